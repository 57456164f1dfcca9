/** Many SMTP sessions of one run: few at once, one at a time for an address, and each only once. */
import { setTimeout as wait } from "node:timers/promises";
import type { SmtpSession } from "../../mail/smtp-session.ts";
import type { TlsScan } from "../../mail/tls-scan.ts";
import { places } from "../dns/places.ts";
import { type ProbeOptions, sessionOf } from "../smtp.ts";
import { scanOn, scanOptions } from "./tls-scan.ts";
import { type SmtpOptions, type SmtpTarget, usualGapMs, type Visit, visitTo } from "./visit.ts";

const usualAtOnce = 40;

export interface ProberOptions extends ProbeOptions {
  /** How many addresses are talked to at once. */
  atOnce?: number;
}

type Asked<T> = (mxHost: string, address: string) => Promise<T>;

export interface SmtpProber {
  session: Asked<SmtpSession>;
  /** Old versions and weak suites, on some ten connections. */
  scan: Asked<TlsScan>;
}

export function smtpProber({ atOnce = usualAtOnce, ...options }: ProberOptions): SmtpProber {
  const queue = places(atOnce, Number.POSITIVE_INFINITY);
  const inTurn = turns(options.gapMs ?? usualGapMs);
  /** Tells as soon as it knows; the turn ends when no connection is left. */
  const once = <T>(options: SmtpOptions, ask: (visit: Visit, target: SmtpTarget) => Promise<T>): Asked<T> =>
    remembered((target) => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const work = async (): Promise<void> => {
        const visit = visitTo(target, options);
        resolve(await ask(visit, target));
        await visit.gone();
      };
      inTurn(target.address, async () => queue.take(work)).catch(reject);
      return promise;
    });
  return {
    session: once(options, (visit, target) => sessionOf(visit, target, options)),
    scan: once(scanOptions(options), scanOn),
  };
}

function remembered<T>(ask: (target: SmtpTarget) => Promise<T>): Asked<T> {
  const known = new Map<string, Promise<T>>();
  return (mxHost, address) => {
    const key = `${mxHost} ${address}`;
    const asked = known.get(key) ?? ask({ mxHost, address });
    known.set(key, asked);
    return asked;
  };
}

/** Work for one address in the order of the calls, with a gap between two. */
function turns(gapMs: number): (address: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (address, work) => {
    const before = last.get(address);
    const turn = before === undefined ? work() : before.then(() => wait(gapMs)).then(work);
    last.set(address, turn);
    return turn;
  };
}
