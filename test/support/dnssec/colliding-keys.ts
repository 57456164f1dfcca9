/** Keys that cannot be told apart by their tags (RFC 4034 §8). */
import { type ZoneKey, keyOf } from "../../../src/demo/dns/keys.ts";

/** `count` other keys of the same tag and algorithm, that sign as the given one does: nothing of theirs verifies. */
export function collidingKeys(key: ZoneKey, count: number): readonly ZoneKey[] {
  const [first, second] = [word(key.rdata, 4), word(key.rdata, 6)];
  const step = Math.min(0xffff - first, second) > Math.min(first, 0xffff - second) ? 1 : -1;
  return Array.from({ length: count }, (_, index) => {
    const publicKey = Buffer.from(key.rdata.subarray(4));
    publicKey.writeUInt16BE(first + step * (index + 1), 0); // the sum of the words stays
    publicKey.writeUInt16BE(second - step * (index + 1), 2);
    return keyOf(key.flags, key.algorithm, publicKey, key.sign);
  });
}

function word(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
}
