/** One side of a change as checks see it, and what of it a domain's evaluation depended on. */
import { type DomainName, isWithin } from "./dns/name.ts";
import { overlay } from "./dns/overlay.ts";
import { type Answer, type Resolver, memoize, nowhere } from "./dns/resolver.ts";
import type { ZoneSet } from "./dns/zone.ts";
import type { Io, Measured, StsPolicyFile } from "./io.ts";

const maxNames = 10_000;

/** What stands beside the zones. */
export interface Beside extends Pick<Io, "certificates" | "signing"> {
  stsPolicy(domain: DomainName): Measured<StsPolicyFile>;
}

const notAsked = { kind: "not-measured", because: "the MX hosts were not asked" } as const;

/** What only the network can tell; a review asks it of nobody. */
export const unasked: Pick<Io, "smtp" | "tlsScan" | "revocation" | "selectors" | "observed" | "roots"> = {
  smtp: async () => notAsked,
  tlsScan: async () => notAsked,
  revocation: async () => ({ kind: "not-checked", because: "not-asked" }),
  selectors: [],
  observed: () => [],
  roots: "bundled",
};

const nothingBeside: Beside = {
  certificates: () => [],
  signing: (origin) => ({ kind: "not-measured", because: `no configuration of ${origin} is at hand` }),
  stsPolicy: (domain) => ({ kind: "not-measured", because: `no MTA-STS policy of ${domain} is at hand` }),
};

/** The zones of one side, and `outside` for every other name. Each question is answered once. */
export function ioOf(zones: ZoneSet, now: Date, beside: Beside = nothingBeside, outside: Resolver = nowhere): Io {
  const listed = new Map<DomainName, Measured<readonly DomainName[]>>();
  return {
    resolver: memoize(overlay(zones, outside)),
    namesBelow(owner) {
      const names = listed.get(owner) ?? namesIn(zones, owner);
      listed.set(owner, names);
      return names;
    },
    ...beside,
    stsPolicy: async (domain) => beside.stsPolicy(domain),
    ...unasked,
    now,
  };
}

function namesIn(zones: ZoneSet, owner: DomainName): Measured<readonly DomainName[]> {
  const zone = zones.zoneOf(owner);
  if (zone === undefined) return { kind: "not-measured", because: `${owner} is outside of the files` };
  const hiding = zone.gaps.find((gap) => gap.owner === undefined);
  if (hiding !== undefined || zone.completeness === "unparseable")
    return { kind: "not-measured", because: hiding?.why ?? `the zone ${zone.origin} could not be read` };
  const hidden = zone.gaps.flatMap(({ owner: at }) => (at !== undefined && isWithin(at, owner) ? [at] : []));
  const names = new Set([...Iterator.from(zone.namesBelow(owner)).take(maxNames), ...hidden]);
  return { kind: "measured", value: [...names] };
}

/** An `Io` that keeps what was asked of it. */
export interface Watched {
  io: Io;
  answers(): readonly Answer[];
  listings(): ReadonlyMap<DomainName, Measured<readonly DomainName[]>>;
  /** Would anything that was asked of what stands beside the zones be answered otherwise by `other`? */
  isBesideOtherwise(other: Io): Promise<boolean>;
}

export function watch(io: Io): Watched {
  const answers = new Map<string, Answer>();
  const listings = new Map<DomainName, Measured<readonly DomainName[]>>();
  const beside = new Map<string, (of: Io) => unknown>();
  const asked = <T>(key: string, ask: (of: Io) => T): T => {
    beside.set(key, ask);
    return ask(io);
  };
  return {
    io: {
      ...io,
      resolver: {
        async query(owner, type) {
          const answer = await io.resolver.query(owner, type);
          answers.set(`${owner} ${type}`, answer);
          return answer;
        },
      },
      namesBelow(owner) {
        const names = io.namesBelow(owner);
        listings.set(owner, names);
        return names;
      },
      certificates: (host) => asked(`certificates ${host}`, (of) => of.certificates(host)),
      signing: (origin) => asked(`signing ${origin}`, (of) => of.signing(origin)),
      stsPolicy: (domain) => asked(`stsPolicy ${domain}`, (of) => of.stsPolicy(domain)),
      smtp: (mxHost, address) => asked(`smtp ${mxHost} ${address}`, (of) => of.smtp(mxHost, address)),
      tlsScan: (mxHost, address) => asked(`tlsScan ${mxHost} ${address}`, (of) => of.tlsScan(mxHost, address)),
      revocation: (question) => asked(`revocation ${question.certificate}`, (of) => of.revocation(question)),
      observed: (domain) => asked(`observed ${domain}`, (of) => of.observed(domain)),
    },
    answers: () => [...answers.values()],
    listings: () => listings,
    async isBesideOtherwise(other) {
      for (const ask of beside.values())
        if (JSON.stringify(await ask(io)) !== JSON.stringify(await ask(other))) return true;
      return false;
    },
  };
}

/** Would any question be answered otherwise by `after`? If not, every conclusion from the answers is the same. */
export async function differs(watched: Watched, after: Io): Promise<boolean> {
  if (await watched.isBesideOtherwise(after)) return true;
  for (const [owner, names] of watched.listings())
    if (JSON.stringify(names) !== JSON.stringify(after.namesBelow(owner))) return true;
  for (const answer of watched.answers()) {
    const { owner, type } = answer.question;
    if (meaningOf(answer) !== meaningOf(await after.resolver.query(owner, type))) return true;
  }
  return false;
}

/** What an answer says, without the order of its records and the places where they stand. */
function meaningOf({ outcome, aliases, security, wildcard }: Answer): string {
  const said = outcome.kind === "rrset" ? { ttl: outcome.rrset.ttl, rdata: outcome.rrset.rdata.toSorted() } : outcome;
  return JSON.stringify([said, aliases, security, wildcard]);
}
