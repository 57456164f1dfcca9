/** An assessor of a small world that a test writes, and a messenger that keeps what it is given. */
import type { Assessor } from "../../../bot/assess/assessor.ts";
import type { Delivery, Messenger, SlackMessage } from "../../../bot/slack/messenger.ts";
import { compareLooks, lookAt, recordedIo, replayedIo, version } from "../../../src/index.ts";
import { world } from "../../support/world.ts";

export interface RehearsedAssessor extends Assessor {
  asked: string[];
}

/** `zone` is the world of that moment, as `test/support/world.ts` reads it. */
export function rehearsedAssessor(now: () => Date, zone: (domain: string) => string): RehearsedAssessor {
  const asked: string[] = [];
  return {
    asked,
    async assess(_tenant, domain, { source = "command" }) {
      asked.push(`${domain} ${source}`);
      const { io, evidence } = recordedIo(world(zone(domain), { now: now() }));
      const look = await lookAt(domain, io);
      const assessed = { ...look, evidence: evidence({ domains: [domain] }), ruleset: version, tookMs: 5 };
      return { kind: "assessed", assessed, isRemembered: false };
    },
    async replay(evidence) {
      const [domain] = evidence.domains;
      if (domain === undefined) throw new Error("evidence of nothing");
      return lookAt(domain, replayedIo(evidence));
    },
    compare: compareLooks,
  };
}

export interface Posted {
  how: "post" | "update" | "reply";
  channel: string;
  text: string;
  blocks: SlackMessage["blocks"];
  threadTs?: string;
}

export interface RehearsedMessenger extends Messenger {
  posted: Posted[];
  /** Answers of the next deliveries, in order; then all is delivered. */
  next: Delivery[];
}

export function rehearsedMessenger(): RehearsedMessenger {
  const posted: Posted[] = [];
  const next: Delivery[] = [];
  const deliver = (one: Posted): Delivery => {
    const delivery = next.shift() ?? { kind: "delivered", ts: `17000.${posted.length + 1}` };
    if (delivery.kind === "delivered") posted.push(one);
    return delivery;
  };
  return {
    posted,
    next,
    post: async ({ channel }, message, { threadTs } = {}) =>
      deliver({ how: "post", channel, ...message, ...(threadTs === undefined ? {} : { threadTs }) }),
    update: async ({ channel }, ts, message) => deliver({ how: "update", channel, ...message, threadTs: ts }),
    reply: async (to, message) => ({
      delivery: deliver({ how: "reply", channel: to.channel, ...message }),
      to: { ...to, uses: to.uses + 1 },
    }),
  };
}

export const strong = `
  zone example.test
  example.test MX 10 mx.example.test.
  mx.example.test A 192.0.2.25
  example.test TXT v=spf1 mx -all
  _dmarc.example.test TXT v=DMARC1; p=reject; rua=mailto:rua@example.test
`;
export const weak = strong.replace("p=reject", "p=none");
/** The name servers of the zone do not answer. */
export const dark = ["example.test", "mx.example.test", "_dmarc.example.test"]
  .map((owner) => `${owner} !timeout`)
  .join("\n");

/** Kept, so that a test sees that nothing went wrong. */
export function rehearsedLog() {
  const lines: string[] = [];
  const keep = (about: object, message: string): void => {
    lines.push(
      `${message} ${JSON.stringify(about, (_key, value: unknown) => (value instanceof Error ? value.message : value))}`,
    );
  };
  return { lines, error: keep, warn: keep };
}
