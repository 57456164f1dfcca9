/** Rules for reports: where they go, and whether they may. */
import type { DomainName } from "../../dns/name.ts";
import type { Change } from "../../model.ts";
import { obsoleteTags } from "./findings.ts";
import { type Half, type Pair, change } from "./pair.ts";
import type { Destination } from "./evaluate.ts";

export function compareReports(pair: Pair): readonly Change[] {
  return [
    ...reportsRemoved(pair),
    ...reportsMoved(pair),
    ...unauthorised(pair),
    ...failureReports(pair),
    ...obsolete(pair),
  ];
}

function reportsRemoved(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  if (before.record === undefined || after.record === undefined) return [];
  if (before.record.rua.length === 0 || after.record.rua.length > 0) return [];
  return [change(pair, "DMARC-RUA-REMOVED", { severity: "medium", before: urisOf(before), after: "no rua" })];
}

/** Every host is another one. Whether an address of the own organization is left decides what is said. */
function reportsMoved(pair: Pair): readonly Change[] {
  const was = hostsOf(pair.before, "rua");
  const is = hostsOf(pair.after, "rua");
  if (was.length === 0 || is.length === 0 || is.some(({ host }) => was.some((old) => old.host === host))) return [];
  const isLeaving = was.some(({ isExternal }) => !isExternal) && is.every(({ isExternal }) => isExternal);
  const args = { from: namesOf(was), to: namesOf(is), isLeaving };
  return [
    change(pair, "DMARC-RUA-MOVED", {
      severity: "medium",
      before: urisOf(pair.before),
      after: urisOf(pair.after),
      args,
    }),
  ];
}

function unauthorised(pair: Pair): readonly Change[] {
  const old = new Set(refused(pair.before).map(({ host }) => host));
  const found = new Map(refused(pair.after).map((destination) => [destination.host, destination]));
  return [...found.values()]
    .filter(({ host }) => !old.has(host))
    .map(({ host, agreesAt }) =>
      change(pair, "DMARC-RUA-UNAUTH", {
        severity: "medium",
        name: agreesAt,
        before: urisOf(pair.before),
        after: urisOf(pair.after),
        args: { host, owner: agreesAt },
      }),
    );
}

function failureReports(pair: Pair): readonly Change[] {
  const old = new Set(hostsOf(pair.before, "ruf").map(({ host }) => host));
  const hosts = hostsOf(pair.after, "ruf").filter(({ host, isExternal }) => isExternal && !old.has(host));
  if (hosts.length === 0 || pair.before.facts.own.kind === "unknown") return [];
  return [change(pair, "DMARC-RUF", { severity: "info", args: { hosts: namesOf(hosts) } })];
}

function obsolete(pair: Pair): readonly Change[] {
  const old = new Set(tagsOf(pair.before));
  const tags = tagsOf(pair.after).filter((tag) => !old.has(tag));
  return tags.length === 0 ? [] : [change(pair, "DMARC-SIZE-UNIT", { severity: "info", args: { tags } })];
}

function tagsOf({ record }: Half): readonly string[] {
  return record === undefined ? [] : obsoleteTags(record);
}

function refused(half: Half): readonly Destination[] {
  return hostsOf(half, "rua").filter(({ agrees }) => agrees.kind === "measured" && !agrees.value);
}

/** Destinations of the domain's own record. */
function hostsOf({ facts, record }: Half, tag: Destination["tag"]): readonly Destination[] {
  return record === undefined ? [] : facts.destinations.filter((destination) => destination.tag === tag);
}

function namesOf(destinations: readonly Destination[]): readonly DomainName[] {
  return [...new Set(destinations.map(({ host }) => host))];
}

function urisOf({ record }: Half): string {
  const uris = record?.rua.map(({ uri }) => uri) ?? [];
  return uris.length === 0 ? "no rua" : `rua=${uris.join(",")}`;
}
