/** A world for tests, written as zone lines: what a resolver answers, and what was asked of it. */
import { type DomainName, isWithin, name } from "../../src/dns/name.ts";
import { overlay } from "../../src/dns/overlay.ts";
import { type Answer, type Resolver, memoize, nowhere } from "../../src/dns/resolver.ts";
import { type Gap, type Zone, type ZoneRecord, type ZoneSet, zoneFrom } from "../../src/dns/zone.ts";
import { txtRdata } from "../../src/dns/rdata.ts";
import type { Io, Measured, Signing, StsPolicyFile } from "../../src/io.ts";
import { unasked } from "../../src/side.ts";

/** What only the network can tell, as a test has it. */
export type Told = Omit<Io, "resolver" | "namesBelow" | "certificates" | "signing">;

/**
 * An `Io` over the lines of `text`, one record each: `owner TYPE rdata`. Lines of more shapes: `owner !timeout` (any
 * question for that name fails), `zone NAME` (the zone that what follows belongs to, complete; without it, the last two
 * labels of each owner), `owner !signing on how` (or `off`, or `unset` for off by default), `owner !sts-policy line | line`.
 * TXT may be given without quotes and is then one value, cut into strings of 255 octets.
 */
export function world(text: string, told: Partial<Told> = {}): Io & { asked: readonly string[] } {
  const { zones, failing, signings, policies } = readLines(text);
  const set = zoneSetOf(zones);
  const failingResolver: Resolver = {
    async query(owner, type): Promise<Answer> {
      if (!failing.has(owner)) return overlay(set, nowhere).query(owner, type);
      const outcome = { kind: "failed", why: `${owner}: timeout` } as const;
      return { question: { owner, type }, outcome, aliases: [], security: "indeterminate", source: "live" };
    },
  };
  const resolver = memoize(failingResolver);
  return {
    resolver,
    namesBelow(owner) {
      const zone = set.zoneOf(owner);
      if (zone === undefined) return { kind: "not-measured", because: `${owner} is outside of the files` };
      return { kind: "measured", value: [...zone.owners()].filter((at) => isWithin(at, owner)) };
    },
    certificates: () => [],
    signing: (origin) => measured(signings.get(origin), `no configuration names ${origin}`),
    stsPolicy: async (domain) => measured(policies.get(domain), `no policy of ${domain} is in the files`),
    ...unasked,
    now: new Date("2026-11-22T00:00:00Z"),
    ...told,
    get asked() {
      return resolver.asked().map((answer) => `${answer.question.owner} ${answer.question.type}`);
    },
  };
}

/** The zones of the lines, as `world` reads them. */
export function zonesOf(text: string): ZoneSet {
  return zoneSetOf(readLines(text).zones);
}

function measured<T>(value: T | undefined, because: string): Measured<T> {
  return value === undefined ? { kind: "not-measured", because } : { kind: "measured", value };
}

interface Lines {
  zones: readonly Zone[];
  failing: ReadonlySet<DomainName>;
  signings: ReadonlyMap<DomainName, Signing>;
  policies: ReadonlyMap<DomainName, StsPolicyFile>;
}

function readLines(text: string): Lines {
  const records = new Map<DomainName, ZoneRecord[]>();
  const gaps = new Map<DomainName, Gap[]>();
  const failing = new Set<DomainName>();
  const signings = new Map<DomainName, Signing>();
  const policies = new Map<DomainName, StsPolicyFile>();
  let origin: DomainName | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const [first, second = "", ...rest] = line.trim().split(/\s+/);
    if (first === undefined || first === "") continue;
    if (first === "zone") {
      origin = name(second);
      records.set(origin, records.get(origin) ?? []);
      continue;
    }
    const owner = name(first);
    const zone = origin ?? name(owner.split(".").slice(-2).join("."));
    if (second === "!timeout") failing.add(owner);
    else if (second === "!gap") gaps.set(zone, [...(gaps.get(zone) ?? []), { why: rest.join(" ") }]);
    else if (second === "!signing") signings.set(owner, signingOf(rest, index + 1));
    else if (second === "!sts-policy") policies.set(owner, policyOf(owner, rest.join(" ")));
    else {
      const list = records.get(zone) ?? [];
      list.push({
        owner,
        type: second,
        ttl: 3600,
        rdata: second === "TXT" ? txt(line.trim().replace(/^\S+\s+TXT\s?/, "")) : rest.join(" "),
        file: `${zone}.zone`,
        line: index + 1,
        column: 1,
        endLine: index + 1,
      });
      records.set(zone, list);
    }
  }
  const zones = [...records].map(([zone, list]) =>
    zoneFrom(list, { origin: zone, format: "master-file", files: [`${zone}.zone`], gaps: gaps.get(zone) ?? [] }),
  );
  return { zones, failing, signings, policies };
}

function signingOf([state = "", ...how]: readonly string[], line: number): Signing {
  const from = { file: "named.conf", line, column: 1, endLine: line };
  const stated = { state: state === "on" ? "on" : "off", how: how.join(" "), from } as const;
  return state === "unset" ? { ...stated, isDefault: true } : stated;
}

function policyOf(owner: DomainName, lines: string): StsPolicyFile {
  const text = lines.split(" | ").join("\r\n");
  const endLine = text.split("\n").length;
  return { text, from: { file: `${owner}/.well-known/mta-sts.txt`, line: 1, column: 1, endLine } };
}

function txt(value: string): string {
  if (value.startsWith('"')) return value;
  return txtRdata(value.match(/.{1,255}/gs) ?? [""]);
}

function zoneSetOf(zones: readonly Zone[]): ZoneSet {
  const byLength = zones.toSorted((a, b) => b.origin.length - a.origin.length);
  return {
    origins: zones.map((zone) => zone.origin),
    zone: (origin) => zones.find((zone) => zone.origin === origin),
    zoneOf: (owner) => byLength.find((zone) => isWithin(owner, zone.origin)),
  };
}
