/** Other people's master files: BIND's, dnspython's and NSD's, good and bad. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { type DomainName, name } from "../../src/dns/name.ts";
import { canonicalRdata } from "../../src/dns/master-file/rdata.ts";
import type { Zone } from "../../src/dns/zone.ts";
import { readBindZone } from "../../src/zones/bind/zone.ts";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import { shared } from "../support/shared.ts";
import { readText } from "./master-file-text.ts";

const checkzone = shared("vectors/zone-bind9/bin/tests/system/checkzone/zones");
const loader = shared("vectors/zone-bind9/tests/dns");
const dnspython = shared("vectors/zone-dnspython/tests");
const simdzone = shared("vectors/zone-simdzone/tests/zones");

function originOf(file: string): DomainName {
  if (file.includes("dns-sd-reverse")) return name("0.0.0.0.in-addr.arpa");
  if (file.includes("below-dname")) return name("example.com");
  if (file === "crashzone.db") return name("dyn.example.net");
  return name(file === "zone1.db" ? "zone1.com" : "example");
}

function errorsOf(zone: Zone): readonly string[] {
  return zone.problems.flatMap(({ level, id, line }) =>
    level === "error" ? `${line} ${id.replace("master-file/", "")}` : [],
  );
}

/** Where we see no error, and why: a matter of taste, or of a newer rule that does not concern mail. */
const tolerated: Readonly<Record<string, string>> = {
  "bad-_dns-svcb1.db": "RFC 9461 §5: dohpath without an HTTP alpn",
  "bad-_dns-svcb2.db": "RFC 9461 §5: an HTTP alpn without dohpath",
  "bad-_dns-svcb3.db": "RFC 9461 §5: an HTTP alpn without dohpath",
  "bad-_dns-svcb4.db": "RFC 9461 §5: an HTTP alpn without dohpath",
  "bad-_dns-svcb5.db": "RFC 9461 §5: an HTTP alpn without dohpath",
  "bad-_dns-svcb6.db": "RFC 9461 §5: an HTTP alpn without dohpath",
  "bad-cname-and-key.db": "RFC 2535 §2.3.5 allows a KEY beside a CNAME, and so does named-checkzone 9.18",
  "bad-dns-sd-reverse.db": "check-names: a PTR to what is no host name",
  "bad-ds-2.db": "a DS without a delegation; a university's real zone has one",
  "bad-nsec3owner-padded.db": "check-names: the owner of an NSEC3, which is not kept",
  "bad-rpz-prefix.db": "a response policy, not a zone of mail",
  "bad-svcb-servername.db": "check-names: an underscore in the target of a SVCB",
};

/** Lines of the error where it is not the record that `bad-cname-and-*` completes. */
const faultyLines: Readonly<Record<string, readonly number[]>> = {
  "bad-badclass.raw": [1], // not text at all
  "bad-caa-rr.db": [1, 2, 4, 6],
  "bad-cdnskey.db": [4],
  "bad-cds.db": [4],
  "bad-dhcid.db": [1, 2],
  "bad-ds.db": [4],
  "bad-eid.db": [1, 2],
  "bad-eui48-no-leading-zero.db": [5],
  "bad-eui48-three-digits.db": [5],
  "bad-eui48-too-short.db": [5],
  "bad-eui48-trailing-garbage.db": [5],
  "bad-eui64-no-leading-zero.db": [5],
  "bad-eui64-three-digits.db": [5],
  "bad-eui64-too-short.db": [5],
  "bad-eui64-trailing-garbage.db": [5],
  "bad-generate-garbage.db": [6],
  "bad-generate-missing-brace.db": [6],
  "bad-generate-range.db": [7],
  "bad-generate-tkey.db": [6],
  "bad-include-directory.db": [1, 2],
  "bad-nsap-empty.db": [7],
  "bad-nsap-odd-nibble.db": [7],
  "bad-nsec3-length.db": [6],
  "bad-nsec3-padded.db": [9], // the hash stands on the second line of the record
  "bad-svcb-alpn1.db": [6],
  "bad-svcb-alpn2.db": [6],
  "bad-svcb-alpn3.db": [6],
  "bad-svcb-alpn4.db": [6],
  "bad-svcb-alpn5.db": [6],
  "bad-svcb-alpn6.db": [6],
  "bad-svcb-mandatory.db": [6],
  "bad-svcb.db": [6],
  "bad-tkey.db": [6],
  "bad-unspec.db": [5],
  "bad1.db": [6],
  "bad2.db": [8],
  "bad3.db": [8],
  "bad4.db": [8],
  "badttl.db": [1],
};

test("BIND's bad zones have an error at the right line", checkzone.options, () => {
  const tree = directoryTree(checkzone.path);
  const bad = tree.paths.filter((file) => file.startsWith("bad"));
  const seen = Object.fromEntries(bad.map((file) => [file, errorsOf(readBindZone(tree, file, originOf(file), []))]));
  for (const [file, errors] of Object.entries(seen)) {
    const lines = [...new Set(errors.map((error) => Number(error.split(" ")[0])))];
    if (Object.hasOwn(tolerated, file)) assert.deepEqual(errors, [], file);
    else if (!file.startsWith("bad-cname-and-")) assert.deepEqual(lines, faultyLines[file], file);
    else assert.deepEqual(errors, [`${cnameLine(`${checkzone.path}/${file}`)} cname-and-other`], file);
  }
  assert.deepEqual([bad.length, Object.keys(tolerated).length], [120, 12]);
});

/** In every one of these files the CNAME is the last record. */
function cnameLine(file: string): number {
  return (
    readFileSync(file, "latin1")
      .split("\n")
      .findLastIndex((line) => /\sCNAME\s/.test(line)) + 1
  );
}

test("BIND's other zones have none", checkzone.options, () => {
  const tree = directoryTree(checkzone.path);
  const expected: Record<string, readonly string[]> = {
    "inherit.db": ["1 owner-missing"], // only good where another file includes it
    "nowarn.inherited.owner.db": ["2 include"], // they are read from the folder above
    "warn.inherit.origin.db": ["3 include"],
    "warn.inherited.owner.db": ["2 include"],
  };
  const good = tree.paths.filter((file) => !file.startsWith("bad") && file.endsWith(".db"));
  for (const file of good)
    assert.deepEqual(errorsOf(readBindZone(tree, file, originOf(file), [])), expected[file] ?? [], file);
  assert.equal(good.length, 38);
});

/** What `master_test.c` of BIND expects of each file, where it is about the format. */
const loaded: [file: string, records: number, errors: readonly string[]][] = [
  ["master1.data", 5, []],
  ["master2.data", 4, ["8 rdata"]], // ISC_R_UNEXPECTEDEND
  ["master3.data", 2, ["2 owner-missing", "8 owner-missing", "9 owner-missing"]], // DNS_R_NOOWNER
  ["master4.data", 5, []], // DNS_R_NOTTL there; the SOA's minimum here, as in a zone
  ["master5.data", 4, ["8 meta-type"]], // DNS_R_BADCLASS
  ["master6.data", 3, []],
  ["master7.data", 3, []],
  ["master8.data", 3, []],
  ["master9.data", 4, ["8 meta-type"]],
  ["master10.data", 1, []],
  ["master11.data", 1, []],
  ["master15.data", 6, []], // ISC_R_NOSPACE there: the whole record is over 65,535 octets, its RDATA is not
  ["master16.data", 6, []],
  ["master17.data", 6, []],
];

for (const [file, records, errors] of loaded)
  test(`BIND's ${file}`, loader.options, () => {
    const zone = readBindZone(directoryTree(loader.path), `testdata/master/${file}`, name("test"), []);
    assert.deepEqual([zone.size, errorsOf(zone)], [records, errors]);
  });

test("dnspython's zone of every type", dnspython.options, () => {
  const zone = readBindZone(directoryTree(dnspython.path), "example", name("example"), []);
  // An NSEC3 with SHA-1 has a hash of 20 octets (RFC 5155 §3.1.7); named-checkzone 9.18 says the same.
  assert.deepEqual(errorsOf(zone), ["183 rdata"]);
  assert.equal(zone.size, 170);
});

test("dnspython's zones read the same from what dnspython prints", dnspython.options, () => {
  const tree = directoryTree(dnspython.path);
  const origin = name("example");
  const records = (file: string): readonly string[] => recordsOf(readBindZone(tree, file, origin, []));
  assert.deepEqual(records("example1.good"), records("example"));
  assert.deepEqual(records("example2.good"), records("example"));
});

test("RFC 9460's vectors mean the same in both forms", dnspython.options, () => {
  const lines = (file: string): readonly string[] =>
    readFileSync(`${dnspython.path}/${file}`, "utf8")
      .replace(/;.*/g, "")
      .replace(/\(([^)]*)\)/g, (_, inside: string) => inside.replaceAll("\n", " "))
      .split("\n")
      .filter((line) => line.trim() !== "");
  const read = (line: string): unknown => canonicalRdata("SVCB", line);
  const text = lines("svcb_test_vectors.text").map(read);
  assert.deepEqual(text, lines("svcb_test_vectors.generic").map(read));
  assert.ok(text.length >= 10);
});

test("NSD's zone of long lines", simdzone.options, () => {
  const zone = readBindZone(directoryTree(simdzone.path), "xbounds.zone", name("xxxxxxxxxxx.xxx"), []);
  // Its names were made unreadable, so that two of them fell together; named-checkzone says the same.
  assert.deepEqual(
    [...new Set(zone.problems.map(({ id }) => id))],
    ["master-file/signer", "master-file/cname-and-other"],
  );
});

/** Types that are kept as they stand in the file. */
const keptTypes: ReadonlySet<string> = new Set(["APL", "HIP", "IPSECKEY", "WKS", "AMTRELAY"]);

function recordsOf(zone: Zone): readonly string[] {
  return [...zone.owners()]
    .flatMap((owner) =>
      zone
        .typesAt(owner)
        .filter((type) => !keptTypes.has(type))
        .flatMap((type) => (zone.rrset(owner, type)?.rdata ?? []).map((rdata) => `${owner} ${type} ${rdata}`)),
    )
    .toSorted();
}

test("hexadecimal and base64 of the testdata folder never throw", loader.options, () => {
  const files = readdirSync(loader.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name: file } of files) readText(readFileSync(`${parentPath}/${file}`));
  assert.ok(files.length > 50);
});
