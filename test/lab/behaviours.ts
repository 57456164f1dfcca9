/**
 * How servers misbehave: an authoritative one by the zone that it is asked for, and recursive ones, of one behaviour per
 * address. Truth comes from a real server behind them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import {
  bare,
  endOfQuestion,
  flagsOf,
  hasEdns,
  inLowerCase,
  typeAsked,
  withFlags,
  withOtherAddress,
  withOtherId,
  withOtherQuestion,
} from "./octets.ts";
import { askOverTcp } from "./tcp.ts";
import { addresses } from "./zones.ts";

export interface Asked {
  octets: Buffer;
  via: "udp" | "tcp";
  /** The real server's answer. */
  truth: () => Promise<Buffer>;
}

/** The messages that are sent for one question, in order. */
export type Behaviour = (asked: Asked) => AsyncIterable<Buffer> | Iterable<Buffer>;

const TXT = 16;
const SERVFAIL = 2;
const FORMERR = 1;
const NOTIMP = 4;
const AA = 0x0400;
const TC = 0x0200;
const RA = 0x0080;
const AD = 0x0020;
const NXDOMAIN = 3;

export const authoritative: Readonly<Record<string, Behaviour>> = {
  timeout: () => [],
  servfail: ({ octets }) => [bare(octets, SERVFAIL)],
  notimp: ({ octets }) => [bare(octets, NOTIMP)],
  noedns: (asked) => (hasEdns(asked.octets) ? [bare(asked.octets, FORMERR)] : honest(asked)),
  tcnotcp: ({ octets, via }) => (via === "tcp" ? [] : [bare(octets, TC | AA)]),
  txttimeout: (asked) => (typeAsked(asked.octets) === TXT ? [] : honest(asked)),
  txtservfail: (asked) => (typeAsked(asked.octets) === TXT ? [bare(asked.octets, SERVFAIL)] : honest(asked)),
  lamenoaa: (asked) => changed(asked, (answer) => withFlags(answer, flagsOf(answer) & ~AA)),
  wrongid: (asked) => changed(asked, withOtherId),
};

/** What may stand between us and an honest resolver, each at an address of its own. */
export const recursive = {
  honest: { address: "127.53.0.60", behaviour: honest },
  truncates: { address: "127.53.0.61", behaviour: overUdp(({ octets }) => [bare(octets, TC | RA)]) },
  "drops the first": { address: "127.53.0.62", behaviour: dropsFirst() },
  "is late": { address: "127.53.0.63", behaviour: late },
  "first another id": { address: "127.53.0.64", behaviour: first(withOtherId) },
  "first another question": { address: "127.53.0.65", behaviour: first(withOtherQuestion) },
  "first garbage": { address: "127.53.0.66", behaviour: first((answer) => Buffer.alloc(answer.length, 0xc0)) },
  "never the right id": { address: "127.53.0.67", behaviour: (asked) => changed(asked, withOtherId) },
  "forgets the case": { address: "127.53.0.68", behaviour: (asked) => changed(asked, inLowerCase) },
  "another address": { address: "127.53.0.69", behaviour: (asked) => changed(asked, withOtherAddress) },
  "claims AD": {
    address: "127.53.0.70",
    behaviour: (asked) => changed(asked, (answer) => withFlags(answer, flagsOf(answer) | AD)),
  },
  "no such name": { address: "127.53.0.71", behaviour: ({ octets }) => [bare(octets, NXDOMAIN | RA)] },
  "strips signatures": { address: "127.53.0.72", behaviour: stripped },
} satisfies Record<string, { address: string; behaviour: Behaviour }>;

export async function* honest({ truth }: Asked): AsyncGenerator<Buffer> {
  yield await truth();
}

async function* changed({ truth }: Asked, change: (answer: Buffer) => Buffer): AsyncGenerator<Buffer> {
  yield change(await truth());
}

function first(change: (answer: Buffer) => Buffer): Behaviour {
  return overUdp(async function* ({ truth }) {
    const answer = await truth();
    yield change(answer);
    yield answer;
  });
}

/** Honest over TCP. */
function overUdp(behaviour: Behaviour): Behaviour {
  return (asked) => (asked.via === "udp" ? behaviour(asked) : honest(asked));
}

function dropsFirst(): Behaviour {
  const seen = new Set<string>();
  return overUdp((asked) => {
    const question = inLowerCase(asked.octets).toString("latin1", 12, endOfQuestion(asked.octets));
    if (seen.has(question)) return honest(asked);
    seen.add(question);
    return [];
  });
}

async function* late({ truth }: Asked): AsyncGenerator<Buffer> {
  await sleep(300, undefined, { ref: false });
  yield await truth();
}

/** Asks for the truth without the DO bit, as a forwarder of old does. */
async function* stripped({ octets }: Asked): AsyncGenerator<Buffer> {
  const plain = Buffer.from(octets.subarray(0, endOfQuestion(octets)));
  plain.writeUInt16BE(0, 10); // no OPT record
  yield await askOverTcp(addresses.unbound, plain);
}
