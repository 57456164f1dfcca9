/** How much work one question may cause. Whoever signs a zone decides how hard it is to validate, so all of it is bounded. */

export interface Limits {
  /** Signatures tried for one RRset. Unbound tries 8 since KeyTrap (CVE-2023-50387). */
  signaturesPerRRset: number;
  /** Keys tried for one signature: several can have its key tag. Unbound tries 4. */
  keysPerTag: number;
  /** Verifications of one RRset that may fail. BIND allows one in a fetch; keys that share a tag need a few. */
  failures: number;
  /** Rounds of SHA-1 for the names of NSEC3 (CVE-2023-50868). 10,000 take about 30 ms; a name of ten labels and 100 iterations needs 1,010. */
  hashes: number;
  /** More iterations than these make a zone insecure (RFC 9276 §3.2). */
  nsec3Iterations: number;
  /** Signatures verified for one link of a chain or one denial, good and bad. A denial needs a few; whoever sends fifty has other aims. */
  verifications: number;
  /** Zone cuts, or labels, between a trust anchor and a name. */
  depth: number;
  /** Aliases followed. Unbound and BIND follow 11 and 16. */
  aliases: number;
  /** The most by which a clock may be wrong where a signature's times are judged. Unbound's `val-sig-skew-max`. */
  skewSeconds: number;
}

export const limits: Limits = {
  signaturesPerRRset: 8,
  keysPerTag: 4,
  failures: 8,
  hashes: 10_000,
  nsec3Iterations: 100,
  verifications: 128,
  depth: 40,
  aliases: 11,
  skewSeconds: 86_400,
};

/** What a question has cost so far; whatever verifies or hashes counts in it. */
export interface Work {
  limits: Limits;
  verifications: number;
  /** Rounds of SHA-1. */
  hashes: number;
  /** Hashes of names for NSEC3, in base32hex, by iterations, salt and name: each is made once. */
  hashed: Map<string, string>;
}

export function workOf(limits: Limits): Work {
  return { limits, verifications: 0, hashes: 0, hashed: new Map() };
}
