/** What holds for every master file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import { canonicalRdata } from "../../src/dns/master-file/rdata.ts";
import { readMasterFile } from "../../src/dns/master-file/read.ts";
import { type Zone, type ZoneRecord, zoneBuilder, zoneFrom } from "../../src/dns/zone.ts";
import { readText } from "./master-file-text.ts";

const origin = name("example.org");

const label = fc.oneof(fc.stringMatching(/^[a-z0-9_-]{1,12}$/), fc.constantFrom("www", "Mail", "_dmarc"));
const anyName = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "."))
  .map(([labels, end]) => labels.join(".") + end);
const shortName = fc.oneof(anyName, fc.constantFrom("@", ".", "\\046x", "a\\.b", "\\000"));
const number = fc.nat({ max: 70_000 }).map(String);
const byteText = fc.string({ unit: fc.nat({ max: 255 }).map((octet) => String.fromCharCode(octet)), maxLength: 300 });
const quotedText = byteText.map((text) => `"${text.replace(/["\\\n]/g, "\\$&").replace(/\\\n/g, "\\010")}"`);
const word = fc.stringMatching(/^[!-~]{1,20}$/).map((text) => text.replace(/["\\;()]/g, "\\$&"));
const hex = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((octets) => Buffer.from(octets).toString("hex"));
const base64 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((octets) => Buffer.from(octets).toString("base64"));
const rdata = fc.oneof(
  fc.tuple(fc.constant("A"), fc.ipV4()),
  fc.tuple(fc.constant("AAAA"), fc.ipV6()),
  fc.tuple(fc.constantFrom("NS", "CNAME", "PTR", "DNAME"), shortName),
  fc.tuple(
    fc.constant("MX"),
    fc.tuple(number, shortName).map((parts) => parts.join(" ")),
  ),
  fc.tuple(
    fc.constant("SRV"),
    fc.tuple(number, number, number, shortName).map((parts) => parts.join("  ")),
  ),
  fc.tuple(
    fc.constantFrom("TXT", "SPF", "HINFO"),
    fc.array(fc.oneof(quotedText, word), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" ")),
  ),
  fc.tuple(
    fc.constant("CAA"),
    quotedText.map((text) => `0 Issue ${text}`),
  ),
  fc.tuple(
    fc.constant("TLSA"),
    hex.map((text) => `3 1 1 ${text}`),
  ),
  fc.tuple(
    fc.constant("DNSKEY"),
    base64.map((text) => `257 3 13 ${text}`),
  ),
  fc.tuple(
    fc.constant("SVCB"),
    fc.tuple(shortName, word).map(([target, value]) => `1 ${target} key700=${value}`),
  ),
  fc.tuple(
    fc.constantFrom("TYPE700", "MX", "LOC", "SVCB", "CAA", "NAPTR"),
    hex.map((text) => `\\# ${text.length / 2} ${text}`),
  ),
);

test("canonical RDATA is its own canonical form", () => {
  let good = 0;
  fc.assert(
    fc.property(rdata, ([type, text]) => {
      const read = canonicalRdata(type, Buffer.from(text, "latin1").toString("utf8"), origin);
      if (!read.ok) return;
      good++;
      assert.deepEqual(canonicalRdata(type, read.value), read);
    }),
    { numRuns: 1_000 },
  );
  assert.ok(good > 400, `only ${good} were good`);
});

/** RDATA as servers print it. */
const plainRdata: fc.Arbitrary<[string, string]> = fc.constantFrom(
  ["A", "192.0.2.1"],
  ["AAAA", "2001:db8::1"],
  ["CNAME", "www"],
  ["NS", "ns1.example.net."],
  ["MX", "10 mail"],
  ["TXT", '"v=spf1 -all" "x"'],
  ["TLSA", "3 1 1 abcd"],
);
const recordLine = fc
  .tuple(fc.oneof(shortName, fc.constant("")), fc.constantFrom("\t60 ", " IN 60 "), fc.oneof(rdata, plainRdata))
  .map(([owner, middle, [type, data]]) => `${owner}${middle}${type} ${data}`);
const line = fc.oneof(
  { arbitrary: recordLine, weight: 8 },
  { arbitrary: shortName.map((text) => `$ORIGIN ${text}`), weight: 1 },
  { arbitrary: fc.constantFrom("$TTL 60", "; x", "", "$GENERATE 1-3 g$ TXT $"), weight: 1 },
);

/** Everything that can be asked of the zone. */
function contentOf(zone: Zone): unknown {
  return [...zone.owners()].map((owner) => zone.typesAt(owner).map((type) => zone.rrset(owner, type)));
}

test("a zone that copies records from the file is the one that is made of the records", () => {
  let copied = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30, size: "large" }), (lines) => {
      const octets = Buffer.from(lines.join("\n"), "latin1");
      const builder = zoneBuilder();
      const records: ZoneRecord[] = [];
      readMasterFile(
        { file: "x", octets, origin },
        {
          record(record, verbatim) {
            records.push(record);
            builder.add(record, verbatim);
            if (verbatim !== undefined) copied++;
          },
          problem() {},
        },
      );
      const parts = { origin, format: "master-file", files: ["x"] } as const;
      assert.deepEqual(contentOf(builder.build(parts)), contentOf(zoneFrom(records, parts)));
    }),
    { numRuns: 300 },
  );
  assert.ok(copied > 500, `only ${copied} were copied`);
});

test("what is read is read the same when it is printed", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20, size: "large" }), (lines) => {
      const { records } = readText(Buffer.from(`$TTL 60\n${lines.join("\n")}`, "latin1"), { zone: name(".") });
      const printed = records.map((record) =>
        record.replace(/^(\S+) /, (_, owner: string) => (owner === "." ? ". " : `${owner}. `)),
      );
      const safe = printed.filter((record) => !record.startsWith("$"));
      assert.deepEqual(
        readText(safe.join("\n"), { zone: name(".") }).records,
        records.filter((record) => !record.startsWith("$")),
      );
    }),
    { numRuns: 200 },
  );
});
