/** Times in master files: seconds, or BIND's `1w2d3h4m5s`. */

const units: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };
const maxSeconds = 0xffff_ffff;

/** Seconds, 0 to 2^32 - 1; undefined for what is not a time. */
export function secondsOf(text: string): number | undefined {
  if (text.length > 64) return undefined;
  if (/^\d{1,10}$/.test(text)) return bounded(Number(text));
  const lower = text.toLowerCase();
  if (!/^(?:\d{1,10}[wdhms])+$/.test(lower)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of lower.matchAll(/(\d+)([wdhms])/g))
    seconds += Number(amount) * (units[unit ?? "s"] ?? 1);
  return bounded(seconds);
}

/** RFC 2181 §8: a TTL with the highest bit set is 0. */
export function ttlOf(seconds: number): number {
  return seconds > 0x7fff_ffff ? 0 : seconds;
}

function bounded(seconds: number): number | undefined {
  return seconds <= maxSeconds ? seconds : undefined;
}
