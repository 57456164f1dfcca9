/** One side of a change as checks see it, and what of it a domain's evaluation depended on. */
import type { DomainName } from "./dns/name.ts";
import { overlay } from "./dns/overlay.ts";
import { type Answer, memoize, nowhere } from "./dns/resolver.ts";
import type { ZoneSet } from "./dns/zone.ts";
import type { CertificatesOf, Io, Measured } from "./io.ts";

const maxNames = 10_000;

/** The zones of one side; every other name is unknown. Each question is answered once. */
export function ioOf(zones: ZoneSet, now: Date, certificates: CertificatesOf = () => []): Io {
  const listed = new Map<DomainName, Measured<readonly DomainName[]>>();
  return {
    resolver: memoize(overlay(zones, nowhere)),
    namesBelow(owner) {
      const names = listed.get(owner) ?? namesIn(zones, owner);
      listed.set(owner, names);
      return names;
    },
    certificates,
    now,
  };
}

function namesIn(zones: ZoneSet, owner: DomainName): Measured<readonly DomainName[]> {
  const zone = zones.zoneOf(owner);
  if (zone === undefined) return { kind: "not-measured", because: `${owner} is outside of the files` };
  const hiding = zone.gaps.find((gap) => gap.owner === undefined);
  if (hiding !== undefined || zone.completeness === "unparseable")
    return { kind: "not-measured", because: hiding?.why ?? `the zone ${zone.origin} could not be read` };
  return { kind: "measured", value: Iterator.from(zone.namesBelow(owner)).take(maxNames).toArray() };
}

/** An `Io` that keeps what was asked of it. */
export interface Watched {
  io: Io;
  answers(): readonly Answer[];
  listings(): ReadonlyMap<DomainName, Measured<readonly DomainName[]>>;
  /** The hosts whose certificates were asked for. */
  hosts(): ReadonlySet<DomainName>;
}

export function watch(io: Io): Watched {
  const answers = new Map<string, Answer>();
  const listings = new Map<DomainName, Measured<readonly DomainName[]>>();
  const hosts = new Set<DomainName>();
  return {
    io: {
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
      certificates(host) {
        hosts.add(host);
        return io.certificates(host);
      },
      now: io.now,
    },
    answers: () => [...answers.values()],
    listings: () => listings,
    hosts: () => hosts,
  };
}

/** Would any question be answered otherwise by `after`? If not, every conclusion from the answers is the same. */
export async function differs(watched: Watched, after: Io): Promise<boolean> {
  for (const host of watched.hosts())
    if (JSON.stringify(watched.io.certificates(host)) !== JSON.stringify(after.certificates(host))) return true;
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
