/** How MX hosts are visited by a process that assesses many domains: politely, and not again for every domain that shares them. */
import { isIPv4, isIPv6 } from "node:net";
import { type InTurn, turns } from "./turns.ts";

export interface Politeness {
  /** Milliseconds from the end of one visit of an address to the beginning of the next. */
  pauseMs: number;
  /** Visits at once to the addresses of one network: /24 of IPv4, /48 of IPv6. */
  atOnceInNetwork: number;
  /** Who may wait for one address; those beyond are turned away. */
  waiting: number;
}

export const usualPoliteness: Politeness = { pauseMs: 2_000, atOnceInNetwork: 4, waiting: 30 };

export interface Destinations {
  /** Does the work when it is its turn: `undefined` where too many wait for the address. */
  visit<T>(address: string, work: () => Promise<T>): Promise<T> | undefined;
}

interface Turn {
  waiting: number;
  /** When the last visit that was let in is over, and the pause after it. */
  free: Promise<void>;
}

export function destinations({ pauseMs, atOnceInNetwork, waiting: most }: Politeness): Destinations {
  const turns = new Map<string, Turn>();
  const networks = new Map<string, Network>();
  return {
    visit(address, work) {
      const turn = turns.get(address) ?? { waiting: 0, free: Promise.resolve() };
      if (turn.waiting >= most) return undefined;
      turns.set(address, turn);
      turn.waiting++;
      const done = turn.free.then(() => within(networks, networkOf(address), atOnceInNetwork, work));
      turn.free = done.then(rest, rest);
      return done;

      async function rest(): Promise<void> {
        await new Promise<void>((resolve) => setTimeout(resolve, pauseMs).unref());
        turn.waiting--;
        if (turn.waiting === 0) turns.delete(address);
      }
    },
  };
}

interface Network {
  users: number;
  inTurn: InTurn;
}

async function within<T>(
  networks: Map<string, Network>,
  key: string,
  atOnce: number,
  work: () => Promise<T>,
): Promise<T> {
  const network = networks.get(key) ?? { users: 0, inTurn: turns(atOnce) };
  networks.set(key, network);
  network.users++;
  try {
    return await network.inTurn(work);
  } finally {
    network.users--;
    if (network.users === 0) networks.delete(key);
  }
}

/** The /24 or /48 in which an address is; an address that is none is a network of its own. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address.split(".").slice(0, 3).join(".");
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::", 2);
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  const groups = [...front, ...zeros, ...back];
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
