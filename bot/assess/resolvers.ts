/** Resolvers of a process that runs for months: one for everybody, and another one to confirm what the first one said. */
import type { Resolver } from "../../src/index.ts";
import type { LiveResolver } from "../../src/live.ts";

export type ResolverRole = "first" | "second";

export interface Resolvers {
  /** Questions go to servers that pass on what validation needs, as far as there are any; nothing is asked twice within its TTL. */
  of(role: ResolverRole): Promise<Resolver>;
  close(): Promise<void>;
}

const probeAgainMs = 60_000;

interface Opened {
  resolver: LiveResolver;
  at: number;
  isAble: Promise<boolean>;
}

/** `open` makes one resolver for each role; the same one serves both where there is no second. */
export function resolvers(
  open: Partial<Record<ResolverRole, () => LiveResolver>> & { first: () => LiveResolver },
  now: () => Date,
): Resolvers {
  const opened = new Map<() => LiveResolver, Opened>();
  const begin = (how: () => LiveResolver): Opened => {
    const resolver = how();
    const isAble = resolver.capability().then(({ kind }) => kind === "dnssec");
    const begun = { resolver, at: now().getTime(), isAble };
    opened.set(how, begun);
    return begun;
  };
  return {
    async of(role) {
      const how = open[role] ?? open.first;
      const known = opened.get(how) ?? begin(how);
      if (await known.isAble) return known.resolver;
      const isOld = now().getTime() - known.at >= probeAgainMs;
      if (isOld && opened.get(how) === known) {
        begin(how);
        await known.resolver.close();
      }
      const latest = opened.get(how) ?? known; // of whoever was first
      return (await latest.isAble) ? latest.resolver : withoutServers(latest.resolver);
    },
    async close() {
      await Promise.all([...opened.values()].map(({ resolver }) => resolver.close()));
      opened.clear();
    },
  };
}

/** Servers that do not know the root know nothing: their NXDOMAIN is no answer either. */
function withoutServers(inner: LiveResolver): Resolver {
  return {
    async query(owner, type) {
      const [answer, able] = await Promise.all([inner.query(owner, type), inner.capability()]);
      if (able.kind !== "unreachable") return answer;
      return { ...answer, outcome: { kind: "failed", why: `no answer from the resolver: ${able.why}` } };
    },
  };
}
