/** Keys that are gone, and DS records that stand for none. */
import type { Change } from "../../model.ts";
import { algorithmText } from "./algorithms.ts";
import { type Pair, change } from "./change.ts";
import type { Located } from "./evaluate.ts";
import { type DnsKey, isEntryPoint, isZoneKey } from "./parse.ts";
import { isSignedElsewhere, mismatched, shown, wholeOf } from "./records.ts";

const maxTags = 10;

type Role = "key" | "key-signing key" | "zone-signing key";

/** Silent where the zone is signed on deployment: then the files do not hold every key. */
export function keysRemoved(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  const had = wholeOf(before.dnskey)?.records.filter(isZoneKey) ?? [];
  if (had.length === 0 || isSignedElsewhere(after)) return [];
  if (after.dnskey.kind === "absent") return after.ds.kind === "absent" ? [] : [removed(pair, "key", had, [])];
  const has = wholeOf(after.dnskey)?.records.filter(isZoneKey);
  const ds = wholeOf(after.ds);
  if (has === undefined || ds === undefined) return [];
  for (const algorithm of new Set(ds.records.map((record) => record.algorithm))) {
    const [was, is] = [ofAlgorithm(had, algorithm), ofAlgorithm(has, algorithm)];
    const role = missingRole(was, is);
    if (role !== undefined) return [removed(pair, role, was, has)];
  }
  return [];
}

function ofAlgorithm(keys: readonly Located<DnsKey>[], algorithm: number): readonly Located<DnsKey>[] {
  return keys.filter((key) => key.algorithm === algorithm);
}

/** RFC 4035 §2.2: each algorithm of the DS signs the keys and the zone. */
function missingRole(was: readonly Located<DnsKey>[], is: readonly Located<DnsKey>[]): Role | undefined {
  if (was.length === 0) return undefined;
  if (is.length === 0) return "key";
  if (was.some(isEntryPoint) && !is.some(isEntryPoint)) return "key-signing key";
  const isZoneSigning = (key: DnsKey): boolean => !isEntryPoint(key);
  return was.some(isZoneSigning) && !is.some(isZoneSigning) ? "zone-signing key" : undefined;
}

function removed({ zone }: Pair, role: Role, was: readonly Located<DnsKey>[], has: readonly Located<DnsKey>[]): Change {
  const gone = was.filter(({ text }) => has.every((key) => key.text !== text));
  const [first] = gone;
  const algorithm = algorithmText(first?.algorithm ?? 0);
  const texts = [shown(gone), has.length === 0 ? "no DNSKEY" : shown(has)] as const;
  return change("DNSSEC-DNSKEY-REMOVED", zone, texts, { zone, role, algorithm }, { before: first?.from });
}

/** Points at the DS or, where that is the old one, at the keys. */
export function mismatch({ zone, before, after }: Pair): readonly Change[] {
  const ds = mismatched(after);
  if (ds === undefined || mismatched(before) !== undefined) return [];
  const was = wholeOf(before.ds);
  const keys = wholeOf(after.dnskey)?.records ?? [];
  const tags = keys.slice(0, maxTags).map(({ keyTag, algorithm }) => `${keyTag} ${algorithm}`);
  const place = was !== undefined && shown(was.records) === shown(ds) ? keys[0] : ds[0];
  const texts = [
    was === undefined ? "no DS known" : `DS ${shown(was.records)}`,
    `DS ${shown(ds)}, and keys ${tags.join(", ")}`,
  ] as const;
  return [change("DNSSEC-DS-MISMATCH", zone, texts, { zone, ds: shown(ds), keys: tags }, { after: place?.from })];
}
