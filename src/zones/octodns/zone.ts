/** A zone from its YAML files. */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import { type Gap, type Zone, type ZoneRecord, zoneFrom } from "../../dns/zone.ts";
import type { FileTree } from "../source.ts";
import { yamlFiles } from "./files.ts";
import {
  type Collected,
  type Slot,
  type Terms,
  gapsOf,
  leniencyOf,
  readRecords,
  report,
  reportAliases,
  undeployedOf,
} from "./records.ts";

/** Files of one source, and how it is configured; sources are read in order. */
export interface Source {
  files: readonly string[];
  terms: Terms;
}

export interface ZonePlan {
  origin: DomainName;
  sources: readonly Source[];
  /** Why the files are not all of the zone: a source that is no YAML, a processor that adds or removes records. */
  gaps: readonly Gap[];
  /** Where the configuration says that octoDNS is to be lenient about the zone. */
  lenientAt?: SourceRange;
}

export function readZone(tree: FileTree, plan: ZonePlan): Zone {
  const yaml = yamlFiles(tree);
  const collected: Collected = { slots: new Map(), problems: [], gaps: [], values: 0 };
  const own = plan.sources.flatMap(({ files }) => files);
  for (const { files, terms } of plan.sources) for (const file of files) readFile(file, terms);
  const slots = [...collected.slots.values()];
  const isLenient = plan.sources.every(({ terms }) => terms.isLenient);
  reportAliases(slots, isLenient, collected);
  const problems = [...yaml.problems, ...collected.problems].toSorted(byPlace);
  return zoneFrom(yaml.isBroken() ? [] : recordsOf(slots), {
    origin: plan.origin,
    format: "octodns",
    files: [...new Set([...own, ...yaml.files])],
    gaps: [...plan.gaps, ...yaml.gaps, ...collected.gaps, ...gapsOf(slots)],
    problems,
    undeployed: undeployedOf(slots),
    lenient: [...(plan.lenientAt === undefined ? [] : [{ at: plan.lenientAt }]), ...leniencyOf(slots)],
    unparseable: yaml.isBroken(),
  });

  function readFile(file: string, terms: Terms): void {
    const root = yaml.read(file);
    if (root === undefined) return;
    if (root.kind === "mapping") return readRecords(root, terms, collected);
    report(collected, "octodns/not-a-mapping", "error", root.at, {});
    collected.gaps.push({ why: `${file} is not a mapping of names`, at: root.at });
  }
}

function recordsOf(slots: readonly Slot[]): readonly ZoneRecord[] {
  return slots.flatMap(({ records }) => records);
}

function byPlace(a: { file: string; line: number }, b: { file: string; line: number }): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
