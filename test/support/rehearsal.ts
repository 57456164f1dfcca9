/** The bot's assessor over the miniature Internet: everything is real but for where it connects. */
import { type LiveAssessorOptions, liveAssessor } from "../../bot/assess/live-assessor.ts";
import type { Assessor } from "../../bot/assess/assessor.ts";
import { type Resolvers, resolvers } from "../../bot/assess/resolvers.ts";
import { type Internet, startInternet } from "../../src/demo/internet.ts";
import type { DomainName } from "../../src/index.ts";
import type { Resolver } from "../../src/dns/resolver.ts";
import type { RRType } from "../../src/dns/rrset.ts";
import { liveResolver } from "../../src/live.ts";

export interface Rehearsal extends AsyncDisposable {
  assessor: Assessor;
  world: Pick<LiveAssessorOptions, "rehearsal" | "resolvers">;
  /** From now on these are the records there; `undefined` is what the zone says. */
  publish(owner: DomainName, type: RRType, rdata: readonly string[] | undefined): void;
  /** `address port` of every connection that was begun. */
  connections: string[];
}

export type Change = Partial<LiveAssessorOptions>;

export async function rehearsal(now: () => Date, change: Change = {}): Promise<Rehearsal> {
  const internet = await startInternet(now());
  const published = new Map<string, readonly string[]>();
  const connections: string[] = [];
  const world = worldOf(internet, now, { published, connections });
  const options: LiveAssessorOptions = {
    ...world,
    now,
    ehloName: "mecsa.example",
    smtp: true,
    seconds: 20,
    atOnce: 8,
    anHour: 100,
    take: async () => ({ ok: true }),
    politeness: { pauseMs: 0, atOnceInNetwork: 100, waiting: 100 },
    ...change,
  };
  return {
    assessor: liveAssessor(options),
    world,
    publish(owner, type, rdata) {
      if (rdata === undefined) published.delete(`${owner} ${type}`);
      else published.set(`${owner} ${type}`, rdata);
    },
    connections,
    async [Symbol.asyncDispose]() {
      await world.resolvers.close();
      await internet[Symbol.asyncDispose]();
    },
  };
}

interface Kept {
  published: ReadonlyMap<string, readonly string[]>;
  connections: string[];
}

function worldOf(
  { nameServer, anchors, roots, route }: Internet,
  now: () => Date,
  { published, connections }: Kept,
): Rehearsal["world"] {
  const fixed = now(); // signatures hold for days, and tests for months
  const live = resolvers({ first: () => liveResolver({ servers: [nameServer], anchors, now: () => fixed }) }, now);
  return {
    resolvers: {
      of: async (role) => changed(await live.of(role), published),
      close: () => live.close(),
    } satisfies Resolvers,
    rehearsal: {
      allowPrivate: true, // its addresses are of the ranges for documentation
      roots,
      route(address, port) {
        connections.push(`${address} ${port}`);
        return route(address, port);
      },
    },
  };
}

function changed(inner: Resolver, published: Kept["published"]): Resolver {
  return {
    async query(owner, type) {
      const answer = await inner.query(owner, type);
      const rdata = published.get(`${owner} ${type}`);
      if (rdata === undefined) return answer;
      return { ...answer, outcome: { kind: "rrset", rrset: { owner, type, ttl: 3_600, rdata } } };
    },
  };
}
