/** Who may connect: so many at once, and so many an hour, from one address and from one network. In memory, and bounded. */
import { networkOf } from "../assess/destinations.ts";

export interface AdmissionLimits {
  ofAddress: Allowance;
  /** /24 of IPv4, /48 of IPv6. */
  ofNetwork: Allowance;
}

interface Allowance {
  atOnce: number;
  anHour: number;
}

export const usualAdmission: AdmissionLimits = {
  ofAddress: { atOnce: 4, anHour: 60 },
  ofNetwork: { atOnce: 16, anHour: 240 },
};

export interface Admission {
  /** To be called when the connection is over; undefined where there are too many. */
  enter(address: string): (() => void) | undefined;
}

interface Visitor {
  now: number;
  /** Connections that were begun since `since`, milliseconds. */
  begun: number;
  since: number;
}

const hourMs = 3_600_000;
const maxKnown = 20_000;

export function admission({ ofAddress, ofNetwork }: AdmissionLimits, now: () => Date): Admission {
  const known = new Map<string, Visitor>();
  return {
    enter(address) {
      const at = now().getTime();
      if (known.size >= maxKnown) forgetIdle(known, at);
      if (known.size >= maxKnown) return undefined;
      const network = visitor(known, `network ${networkOf(address)}`, at);
      if (!isAdmitted(network, ofNetwork)) return undefined; // before there is a line for each of its addresses
      const own = visitor(known, `address ${address}`, at);
      if (!isAdmitted(own, ofAddress)) return undefined;
      for (const one of [own, network]) [one.now, one.begun] = [one.now + 1, one.begun + 1];
      return once(() => [own, network].forEach((one) => one.now--));
    },
  };
}

function visitor(known: Map<string, Visitor>, key: string, at: number): Visitor {
  const found = known.get(key) ?? { now: 0, begun: 0, since: at };
  if (at - found.since >= hourMs) [found.begun, found.since] = [0, at];
  known.set(key, found);
  return found;
}

function isAdmitted({ now, begun }: Visitor, { atOnce, anHour }: Allowance): boolean {
  return now < atOnce && begun < anHour;
}

function forgetIdle(known: Map<string, Visitor>, at: number): void {
  for (const [key, { now, since }] of known) if (now === 0 && at - since >= hourMs) known.delete(key);
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
