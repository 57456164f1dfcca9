/** Algorithms and digests that became weaker. */
import type { Change } from "../../model.ts";
import { algorithmText, isStrongAlgorithm } from "./algorithms.ts";
import { type Pair, change } from "./change.ts";
import { algorithmsOf, hasStrongDigest, isOnlySha1, shown, weakOf, wholeOf } from "./records.ts";

/** A weak algorithm came to a zone with a strong one, or is what is left: validators take any that they find (RFC 6840 §5.11). */
export function algorithmLowered({ zone, before, after }: Pair): readonly Change[] {
  for (const source of ["ds", "dnskey"] as const) {
    const [was, is] = [algorithmsOf(before, source), algorithmsOf(after, source)];
    if (was.length === 0 || is.length === 0) continue;
    const known = new Set(was.map(({ algorithm }) => algorithm));
    const weak = weakOf(is);
    const hadStrong = was.some(({ algorithm }) => isStrongAlgorithm(algorithm));
    const isLeft = !is.some(({ algorithm }) => isStrongAlgorithm(algorithm));
    const first = weak.find(({ algorithm }) => !known.has(algorithm)) ?? (isLeft ? weak[0] : undefined);
    if (!hadStrong || first === undefined) continue;
    const args = { zone, before: namesOf(was), after: namesOf(is), what: "algorithm" };
    return [change("DNSSEC-ALG-DOWN", zone, [args.before, args.after], args, { after: first.from })];
  }
  return [];
}

function namesOf(records: readonly { algorithm: number }[]): string {
  const names = new Set(records.map(({ algorithm }) => algorithmText(algorithm)));
  return `algorithm ${[...names].join(", ")}`;
}

/** SHA-256 and SHA-384 are gone. Where only SHA-1 is left, that has a rule of its own. */
export function digestLowered({ zone, before, after }: Pair): readonly Change[] {
  const [was, is] = [wholeOf(before.ds), wholeOf(after.ds)];
  if (was === undefined || is === undefined || !hasStrongDigest(was.records) || hasStrongDigest(is.records)) return [];
  const where = { after: is.records[0]?.from };
  if (isOnlySha1(is.records))
    return [change("DNSSEC-DS-SINGLE-SHA1", zone, [shown(was.records), shown(is.records)], { zone }, where)];
  const digests = (records: readonly { digestType: number }[]): string =>
    `digest type ${[...new Set(records.map(({ digestType }) => digestType))].join(", ")}`;
  const args = { zone, before: digests(was.records), after: digests(is.records), what: "digest" };
  return [change("DNSSEC-ALG-DOWN", zone, [args.before, args.after], args, where)];
}
