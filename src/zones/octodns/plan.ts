/** From a configuration to its zones: which files, in which order, and what of them the files do not tell. */
import type { DomainName } from "../../dns/name.ts";
import type { Gap } from "../../dns/zone.ts";
import type { Config, ZoneEntry } from "./config.ts";
import { isListed, originOf } from "./layout.ts";
import { matchesGlob, regexOf } from "./match.ts";
import { type Place, inTree } from "./places.ts";
import type { Source, ZonePlan } from "./zone.ts";

type Places = ReadonlyMap<string, Place>;

export interface Plans {
  zones: ReadonlyMap<DomainName, ZonePlan>;
  /** Zones that the configuration names and that are not deployed, with the reason. */
  skipped: ReadonlyMap<string, string>;
}

export function plansOf(config: Config, places: Places): Plans {
  const zones = new Map<DomainName, ZonePlan>();
  const skipped = new Map<string, string>();
  const named = new Set(config.zones.flatMap((entry) => (isDynamic(entry) ? [] : (originOf(entry.name) ?? []))));
  for (const entry of config.zones) {
    if (entry.alias !== undefined) continue;
    for (const origin of isDynamic(entry) ? listed(entry, places, named) : [originOf(entry.name)]) {
      const plan = origin === undefined ? "its name has no final dot" : planOf(config, entry, origin, places);
      if (typeof plan === "string") skipped.set(origin ?? entry.name, plan);
      else zones.set(plan.origin, plan);
      if (origin !== undefined) named.add(origin);
    }
  }
  addCopies(config, zones, skipped);
  return { zones, skipped };
}

function isDynamic({ name }: ZoneEntry): boolean {
  return name.startsWith("*");
}

/** The zones of an entry such as `*`: all that its sources have, without those that another entry names. */
function listed(entry: ZoneEntry, places: Places, named: ReadonlySet<DomainName>): readonly DomainName[] {
  const regex = entry.regex === undefined ? undefined : regexOf(entry.regex);
  const matches = (origin: DomainName): boolean =>
    entry.glob === undefined ? regex?.test(`${origin}.`) !== false : matchesGlob(`${origin}.`, entry.glob);
  const found = entry.sources.flatMap((id) => [...(places.get(id)?.zones ?? [])]);
  const origins = found.filter(([origin, files]) => isListed(files) && !named.has(origin) && matches(origin));
  return [...new Set(origins.map(([origin]) => origin))];
}

/** The plan of one zone, or why octoDNS would deploy nothing. */
function planOf(config: Config, entry: ZoneEntry, origin: DomainName, places: Places): ZonePlan | string {
  if (entry.sources.length === 0) return "it has no sources";
  if (entry.targets.length === 0) return "it has no targets";
  const processors = entry.processors.map((id) => ({
    id,
    className: config.processors.get(id) ?? "a class not named",
  }));
  const isTemplated = processors.some(({ className }) => className.endsWith(".Templating"));
  const shared = { origin, isLenient: entry.isLenient, targets: entry.targets, isTemplated };
  const sources = entry.sources.flatMap((id): Source[] => {
    const place = places.get(id);
    if (place === undefined) return [];
    const { defaultTtl, replaces } = place.provider;
    return [{ files: filesFor(place, origin, entry), terms: { ...shared, defaultTtl, replaces } }];
  });
  if (sources.every(({ files }) => files.length === 0)) return "there is no file for it";
  const whys = [...sourceGaps(config, entry, origin, places), ...processorGaps(processors), ...patternGaps(entry)];
  const gaps = whys.map((why): Gap => ({ why, at: entry.at }));
  return { origin, sources, gaps, ...(entry.isLenient ? { lenientAt: entry.at } : {}) };
}

/** In the order in which octoDNS reads them. */
function filesFor({ provider, directory, zones }: Place, origin: DomainName, entry: ZoneEntry): readonly string[] {
  const zone = zones.get(origin);
  const parts = isDynamic(entry) ? [] : (zone?.parts ?? []);
  const own = [...(zone?.split ?? []), ...(zone?.file === undefined ? [] : [zone.file]), ...parts];
  if (own.length === 0 || provider.sharedFilename === undefined || directory === undefined) return own.toSorted();
  const shared = inTree(directory, provider.sharedFilename);
  return (shared === undefined ? own : [...own, shared]).toSorted();
}

function sourceGaps(config: Config, entry: ZoneEntry, origin: DomainName, places: Places): readonly string[] {
  return entry.sources.flatMap((id) => {
    const place = places.get(id);
    const provider = config.providers.get(id);
    const className = provider?.kind === "other" ? ` (${provider.className})` : "";
    if (place === undefined) return [`the records of the source ${id}${className} are not in the files`];
    if (place.directory === undefined) return [`the directory of the source ${id} is not in the files`];
    return place.zones.get(origin)?.second === undefined ? [] : ["two files spell its name, and octoDNS refuses both"];
  });
}

/** Processors that leave the records of mail alone, or only complain. `Templating` is seen to value by value. */
const keepsRecords = new RegExp(
  `^octodns\\.processor\\.(?:${[
    "acme.AcmeManagingProcessor",
    "awsacm.AwsAcmMangingProcessor",
    "base.BaseProcessor",
    "clamp.TtlClampProcessor",
    "filter.ExcludeRootNsChanges",
    "filter.IgnoreRootNsFilter",
    "filter.ZoneNameFilter",
    "meta.MetaProcessor",
    "ownership.OwnershipProcessor",
    "restrict.TtlRestrictionFilter",
    "spf.SpfDnsLookupProcessor",
    "templating.Templating",
    "trailing_dots.EnsureTrailingDots",
  ]
    .join("|")
    .replaceAll(".", "\\.")})$`,
);

function processorGaps(processors: readonly { id: string; className: string }[]): readonly string[] {
  return processors
    .filter(({ className }) => !keepsRecords.test(className))
    .map(({ id, className }) => `the processor ${id} (${className}) may add or remove records`);
}

function patternGaps({ glob, regex }: ZoneEntry): readonly string[] {
  if (glob !== undefined || regex === undefined || regexOf(regex) !== undefined) return [];
  return [`the pattern ${regex.slice(0, 100)} is not tried here, so the zone may not be among those that it takes`];
}

/** `alias: other.`: the records of the other zone under this name. octoDNS refuses an alias of an alias. */
function addCopies(config: Config, zones: Map<DomainName, ZonePlan>, skipped: Map<string, string>): void {
  const originals = new Map(zones);
  for (const { name, alias } of config.zones) {
    if (alias === undefined) continue;
    const origin = originOf(name);
    const source = originOf(alias);
    const original = source === undefined ? undefined : originals.get(source);
    if (origin === undefined || original === undefined) {
      skipped.set(origin ?? name, `it is an alias of ${alias}, which is no zone of the configuration`);
      continue;
    }
    const sources = original.sources.map(({ files, terms }) => ({ files, terms: { ...terms, origin } }));
    zones.set(origin, { origin, sources, gaps: original.gaps });
  }
}
