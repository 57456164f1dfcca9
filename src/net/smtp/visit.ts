/** One address, and all connections that are made to it: one after the other, with a gap between two, and never without leave. */
import { setTimeout as wait } from "node:timers/promises";
import type { SmtpPhase, TlsSettings } from "../../mail/smtp-session.ts";
import { timeLeft } from "../dns/carrier.ts";
import { isPublic } from "../public-address.ts";
import { direct, type Route } from "../tcp.ts";
import type { Ended } from "./ears.ts";
import type { Talk } from "./talk.ts";
import { openWire } from "./wire.ts";

/** Milliseconds. `all` is for one host and address, with every connection that it takes. */
type SmtpTimeouts = Record<SmtpPhase | "all", number>;

/** RFC 5321 §4.5.3.2 would have us wait for five minutes; a tarpit of some seconds is waited for. */
const usualTimeouts: SmtpTimeouts = {
  connect: 10_000,
  greeting: 20_000,
  hello: 10_000,
  starttls: 10_000,
  tls: 15_000,
  "hello-after-tls": 10_000,
  all: 60_000,
};

export const usualGapMs = 200;

export interface SmtpOptions {
  /** What we call ourselves; it should be a name that leads to who we are (RFC 5321 §4.1.1.1). */
  ehloName: string;
  port?: number;
  timeouts?: Partial<SmtpTimeouts>;
  /** Between two connections to one address. */
  gapMs?: number;
  /** Without it no connection is made to an address that is not public. */
  allowPrivate?: boolean;
  route?: Route;
}

export interface SmtpTarget {
  mxHost: string;
  address: string;
}

export interface Visit {
  /** A connection of its own for `use`, once the one before is gone; `Ended` where there is none. */
  talk<T>(settings: TlsSettings, use: (talk: Talk) => Promise<T>): Promise<T | Ended>;
  /** When no connection is left. */
  gone(): Promise<void>;
}

/** The time for all begins now. */
export function visitTo({ mxHost, address }: SmtpTarget, options: SmtpOptions): Visit {
  const { ehloName, port = 25, allowPrivate = false, gapMs = usualGapMs, route = direct } = options;
  const timeouts = { ...usualTimeouts, ...options.timeouts };
  const until = performance.now() + timeouts.all;
  const patience = (phase: SmtpPhase): number => Math.ceil(timeLeft({ timeoutMs: timeouts[phase], until }));
  let gone: Promise<void> | undefined;
  return {
    async talk(settings, use) {
      if (!allowPrivate && !isPublic(address)) return { ended: { kind: "not-public" } };
      await gone?.then(() => wait(gapMs));
      const start = performance.now();
      const to = route(address, port);
      const wire = await openWire(to.address, to.port, patience("connect"));
      if ("ended" in wire) return wire;
      const connectMs = Math.round(performance.now() - start);
      try {
        return await use({ wire, mxHost, ehloName, settings, patience, connectMs });
      } finally {
        gone = wire.close();
      }
    },
    gone: async () => gone,
  };
}
