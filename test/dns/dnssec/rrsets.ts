/** RRsets of tests, from master file lines: owners absolute, TTL and class optional. */
import { readFileSync } from "node:fs";
import { type Dnskey, dnskeysOf } from "../../../src/dns/dnssec/dnskey.ts";
import { signedRRsets } from "../../../src/dns/dnssec/read-rrsets.ts";
import type { SignedRRset } from "../../../src/dns/dnssec/rrsets.ts";
import { recordOf, withoutComment } from "../../support/rpl/records.ts";

export function rrsetsOf(text: string): readonly SignedRRset[] {
  const lines = text.split("\n").map((line) => withoutComment(line).trim());
  return signedRRsets(lines.filter((line) => line !== "").map(recordOf));
}

export function rrsetOf(text: string): SignedRRset {
  const [rrset] = rrsetsOf(text);
  if (rrset === undefined) throw new RangeError("no RRset");
  return rrset;
}

/** The key of one DNSKEY record. */
export function keyOf(text: string): Dnskey {
  const [key] = dnskeysOf(rrsetOf(text));
  if (key === undefined) throw new RangeError("no key");
  return key;
}

/** The entries of a file of Unbound's unit tests: the name that is asked for says what is expected. */
export function entriesOf(path: string): readonly { asked: string; answer: string; authority: string }[] {
  const text = readFileSync(path, "utf8");
  const entries = text.matchAll(
    /^SECTION QUESTION\n(\S+)[^\n]*\nSECTION ANSWER\n([^]*?)(?:SECTION AUTHORITY\n([^]*?))?ENTRY_END/gm,
  );
  return Array.from(entries, ([, asked = "", answer = "", authority = ""]) => ({ asked, answer, authority }));
}
