import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Cut,
  type DenialOutcome,
  type DenialRecords,
  proveNoCloser,
  proveNoDs,
  proveNodata,
  proveNxdomain,
} from "../../../src/dns/dnssec/denial/denial.ts";
import { nsec3Hash } from "../../../src/dns/dnssec/denial/nsec3.ts";
import { limits, workOf } from "../../../src/dns/dnssec/limits.ts";
import { name } from "../../../src/dns/name.ts";
import { base32hex } from "../../../src/dns/wire/base32.ts";
import { wireName } from "../../../src/dns/wire/name.ts";
import { nsec3, optOut } from "../../../src/demo/dns/denial.ts";
import { shared } from "../../support/shared.ts";
import { type Truth, chainOf, queries, truthOf, zone, zones } from "./denial.ts";
import { entriesOf, rrsetOf, rrsetsOf } from "./rrsets.ts";

/** RFC 5155 appendix A, by the name that each record stands for; `w.example` and `y.w.example` are empty non-terminals. */
const next: Readonly<Record<string, readonly [hash: string, types: string]>> = {
  example: ["0p9mhaveqvm6t7vbl5lop2u3t2rp3tom", "MX DNSKEY NS SOA NSEC3PARAM RRSIG"],
  "ns1.example": ["2t7b4g4vsa5smi47k61mv5bv1a22bojr", "A RRSIG"],
  "x.y.w.example": ["2vptu5timamqttgl4luu9kg21e0aor3s", "MX RRSIG"],
  "a.example": ["35mthgpgcu1qg68fab165klnsnk3dpvl", "NS DS RRSIG"],
  "x.w.example": ["b4um86eghhds6nea196smvmlo4ors995", "MX RRSIG"],
  "ai.example": ["gjeqe526plbf1g8mklp59enfd789njgi", "A HINFO AAAA RRSIG"],
  "y.w.example": ["ji6neoaepv8b5o6k4ev33abha8ht9fgc", ""],
  "w.example": ["k8udemvp1j2f7eg6jebps17vp3n8i58h", ""],
  "2t7b4g4vsa5smi47k61mv5bv1a22bojr.example": ["kohar7mbb8dc2ce8a9qvl8hon4k53uhi", "A RRSIG"],
  "ns2.example": ["q04jkcevqvmu85r014c7dkba38o0ji5r", "A RRSIG"],
  "*.w.example": ["r53bq7cc2uvmubfu5ocmm6pers9tk9en", "MX RRSIG"],
  "xx.example": ["t644ebqk9bibcna874givr6joj62mlhv", "A HINFO AAAA RRSIG"],
};
const inOrder = Object.values(next);

/** The records that stand for these names; `parameters` are hash, flags, iterations and salt. */
function records(owners: readonly string[], parameters = "1 1 12 aabbccdd"): DenialRecords {
  const lines = owners.map((owner) => {
    const at = inOrder.findIndex((entry) => entry === next[owner]);
    const [hash, types] = inOrder[at] ?? [];
    return `${hash}.example. NSEC3 ${parameters} ${inOrder[(at + 1) % inOrder.length]?.[0]} ${types}`;
  });
  return { zone: name("example"), nsec: [], nsec3: rrsetsOf(lines.join("\n")) };
}

function shown(outcome: DenialOutcome | Cut): string {
  if ("kind" in outcome) return outcome.kind === "delegation" && outcome.optOut ? "opt-out" : outcome.kind;
  if (outcome.ok !== true) return outcome.reason.code;
  return outcome.optOut ? `opt-out by ${outcome.records.length}` : `proved by ${outcome.records.length}`;
}

const all = Object.keys(next);
const signed = "1 0 12 aabbccdd"; // without opt-out

test("RFC 5155 appendix A: the hashes", () => {
  for (const [owner, [hash]] of Object.entries(next))
    assert.equal(base32hex(nsec3Hash(wireName(name(owner)), Buffer.from("aabbccdd", "hex"), 12)), hash);
});

const hashes = shared("vectors/dnssec-unbound/test_nsec3_hash.1");
test("Unbound's hashes", hashes.options, () => {
  const entries = entriesOf(hashes.path);
  assert.ok(entries.length > 10);
  for (const { asked, answer, authority } of entries) {
    const [rdata] = rrsetOf(authority).rdata;
    const salt = rdata?.subarray(5, 5 + (rdata[4] ?? 0)) ?? new Uint8Array(0);
    const iterations = (rdata?.[2] ?? 0) * 256 + (rdata?.[3] ?? 0);
    assert.equal(base32hex(nsec3Hash(wireName(name(asked)), salt, iterations)), answer.split(".")[0]);
  }
});

test("NXDOMAIN (RFC 5155 §8.4, appendix B.1)", () => {
  const table: readonly [owner: string, records: DenialRecords, expected: string][] = [
    ["a.c.x.w.example", records(["example", "x.w.example", "a.example"]), "opt-out by 3"],
    ["a.c.x.w.example", records(["example", "x.w.example", "a.example"], signed), "proved by 3"],
    ["a.c.x.w.example", records(["example", "x.w.example"], signed), "denial-missing"], // a wildcard may be there
    ["a.c.x.w.example", records(["example", "a.example"], signed), "denial-missing"], // no closest encloser
    ["a.c.x.w.example", records(["x.w.example", "a.example"], signed), "denial-missing"], // the name may be there
    ["a.z.w.example", records(all, signed), "denial-missing"], // *.w.example is there
    ["y.w.example", records(all, signed), "denial-missing"],
    ["x.a.example", records(all, signed), "denial-missing"], // below a zone cut (§8.3)
    ["example", records(all, signed), "denial-missing"],
    ["other.test", records(all, signed), "denial-missing"],
  ];
  for (const [owner, sent, expected] of table)
    assert.equal(shown(proveNxdomain(sent, name(owner), workOf(limits))), expected, owner);
});

test("NODATA (RFC 5155 §8.5 to §8.7, appendix B.2, B.5, B.6)", () => {
  const table: readonly [question: string, records: DenialRecords, expected: string][] = [
    ["ns1.example MX", records(["ns1.example"]), "proved by 1"],
    ["ns1.example A", records(["ns1.example"]), "denial-missing"],
    ["y.w.example A", records(["y.w.example"]), "proved by 1"],
    ["y.w.example ANY", records(["y.w.example"]), "proved by 1"],
    ["ns1.example ANY", records(["ns1.example"]), "denial-missing"],
    ["a.z.w.example AAAA", records(["w.example", "ns2.example", "*.w.example"]), "opt-out by 3"],
    ["a.z.w.example AAAA", records(["w.example", "ns2.example", "*.w.example"], signed), "proved by 3"],
    ["a.z.w.example MX", records(["w.example", "ns2.example", "*.w.example"]), "denial-missing"],
    ["a.z.w.example AAAA", records(["w.example", "*.w.example"], signed), "denial-missing"],
    ["example DS", records(["example"]), "denial-missing"], // the child's side of its own cut
    ["a.example A", records(["a.example"]), "denial-missing"], // the parent's side
    ["c.example DS", records(["example", "a.example"]), "opt-out by 2"],
    ["c.example DS", records(["example", "a.example"], signed), "denial-missing"],
    ["c.example MX", records(["example", "a.example"]), "opt-out by 2"], // erratum 3441
  ];
  for (const [question, sent, expected] of table) {
    const [owner = "", type = ""] = question.split(" ");
    assert.equal(shown(proveNodata(sent, name(owner), type, workOf(limits))), expected, question);
  }
});

test("no closer name than the wildcard (RFC 5155 §8.8, appendix B.4)", () => {
  const wildcard = name("*.w.example");
  const judge = (sent: DenialRecords, owner = "a.z.w.example"): string =>
    shown(proveNoCloser(sent, name(owner), wildcard, workOf(limits)));
  assert.equal(judge(records(["ns2.example"], signed)), "proved by 1");
  assert.equal(judge(records(["ns2.example"])), "opt-out by 1");
  assert.equal(judge(records(["w.example"], signed)), "denial-missing");
  assert.equal(judge(records(all, signed), "a.x.w.example"), "denial-missing"); // x.w.example is closer
});

test("a denial of DS (RFC 5155 §8.6, §8.9, appendix B.3)", () => {
  const table: readonly [owner: string, records: DenialRecords, expected: string][] = [
    ["c.example", records(["example", "a.example"]), "opt-out"],
    ["mc.c.example", records(["example", "a.example"]), "opt-out"],
    ["c.example", records(["example", "a.example"], signed), "unproved"],
    ["c.example", records(all, signed), "no-name"],
    ["a.example", records(["a.example"]), "unproved"], // it has one
    ["example", records(["example"]), "unproved"],
    ["ns1.example", records(["ns1.example"]), "no-cut"],
    ["w.example", records(["w.example"]), "no-cut"],
    ["z.w.example", records(all, signed), "no-cut"], // by the wildcard
  ];
  for (const [owner, sent, expected] of table)
    assert.equal(shown(proveNoDs(sent, name(owner), workOf(limits))), expected, owner);
});

test("hashes and flags that nobody knows, and malformed records, are left out (RFC 5155 §8.1, §8.2)", () => {
  const hash = inOrder[1]?.[0];
  const table: readonly string[] = [
    `${hash}.example. NSEC3 \\# 4 01000000`,
    `${hash}.example. NSEC3 \\# 27 0201000000 14 ${"ab".repeat(20)} 00`,
    `${hash}.example. NSEC3 2 0 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG`,
    `${hash}.example. NSEC3 1 2 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG`,
    `${hash}.a.example. NSEC3 1 0 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG`,
    `${hash}00.example. NSEC3 1 0 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG`,
    `z${hash?.slice(1)}.example. NSEC3 1 0 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG`,
  ];
  for (const line of table) {
    const sent = { zone: name("example"), nsec: [], nsec3: rrsetsOf(line) };
    const work = workOf(limits);
    assert.equal(shown(proveNodata(sent, name("ns1.example"), "MX", work)), "denial-missing", line);
    assert.equal(work.hashes, 0);
  }
});

test("one kind of hash for one proof (RFC 5155 §8.2)", () => {
  const some = records(["example", "x.w.example"], signed);
  const other = records(["a.example"], "1 0 12 aabbccee");
  const mixed = { ...some, nsec3: [...other.nsec3, ...some.nsec3] };
  assert.equal(shown(proveNxdomain(mixed, name("a.c.x.w.example"), workOf(limits))), "denial-missing");
  const enough = {
    ...some,
    nsec3: [...other.nsec3, ...records(["example", "x.w.example", "a.example"], signed).nsec3],
  };
  assert.equal(shown(proveNxdomain(enough, name("a.c.x.w.example"), workOf(limits))), "proved by 3");
});

test("RFC 9276 §3.2: too many iterations make it insecure, and are not done", () => {
  const work = workOf(limits);
  const owner = name("ns1.example");
  for (const [iterations, expected] of [
    [100, "denial-missing"],
    [101, "nsec3-iterations"],
    [65_535, "nsec3-iterations"],
  ] as const) {
    const sent = records(["ns1.example"], `1 0 ${iterations} aabbccdd`);
    assert.equal(shown(proveNodata(sent, owner, "MX", work)), expected);
    assert.equal(proveNoDs(sent, owner, work).kind, iterations > 100 ? "insecure" : "unproved");
  }
  assert.equal(work.hashes, 2 * 101); // `ns1.example` and `example`, each once
  const outcome = proveNodata(records(["example"], "1 0 500 -"), owner, "MX", work);
  assert.deepEqual(outcome, {
    ok: "insecure",
    reason: { code: "nsec3-iterations", zone: "example", owner, args: { iterations: 500 } },
  });
});

test("CVE-2023-50868: a name of many labels costs no more than the limit", () => {
  const owner = name(`${"a.".repeat(120)}example`);
  const sent = records(["xx.example"], "1 0 100 -");
  const work = workOf(limits);
  const outcomes = [proveNxdomain(sent, owner, work), proveNodata(sent, owner, "A", work)];
  assert.deepEqual(outcomes.map(shown), ["too-many-hashes", "too-many-hashes"]);
  assert.ok(work.hashes <= limits.hashes);
  assert.equal(proveNoDs(sent, owner, work).kind, "unproved");
});

/** What records prove of `owner A`; opt-out apart. */
function told(sent: DenialRecords, text: string): Truth | "opt-out" {
  const owner = name(text);
  const outcomes = [proveNxdomain(sent, owner, workOf(limits)), proveNodata(sent, owner, "A", workOf(limits))] as const;
  if (outcomes.some((outcome) => outcome.ok === true && outcome.optOut)) return "opt-out";
  assert.ok(!outcomes.every(({ ok }) => ok === true));
  if (outcomes[0].ok === true) return "nxdomain";
  return outcomes[1].ok === true ? "nodata" : "unproved";
}

test("whatever the whole chain of a zone is asked, it tells the truth", () => {
  fc.assert(
    fc.property(zones, queries, (names, owner) => {
      assert.equal(told({ zone, nsec: [], nsec3: chainOf(names, nsec3) }, owner), truthOf(names, owner), owner);
    }),
    { numRuns: 200 },
  );
});

test("some records of the chain of a zone prove nothing that is not true", () => {
  fc.assert(
    fc.property(zones, queries, fc.func(fc.boolean()), (names, owner, isSent) => {
      const some = chainOf(names, nsec3).filter((rrset) => isSent(rrset.owner));
      assert.ok(["unproved", truthOf(names, owner)].includes(told({ zone, nsec: [], nsec3: some }, owner)));
    }),
    { numRuns: 200 },
  );
});

test("with opt-out, nothing is proved that is not true of what is signed", () => {
  fc.assert(
    fc.property(zones, queries, (names, owner) => {
      const outcome = told({ zone, nsec: [], nsec3: chainOf(names, optOut) }, owner);
      assert.ok(["opt-out", "unproved", truthOf(names, owner)].includes(outcome));
    }),
    { numRuns: 200 },
  );
});

test("no RDATA throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom("NSEC", "NSEC3"), (rdata, type) => {
      const rrset = { owner: name(`${inOrder[0]?.[0]}.example`), type, ttl: 0, rdata: [rdata], signatures: [] };
      const sent = {
        zone: name("example"),
        nsec: type === "NSEC" ? [rrset] : [],
        nsec3: type === "NSEC3" ? [rrset] : [],
      };
      proveNxdomain(sent, name("a.example"), workOf(limits));
      proveNoDs(sent, name("a.example"), workOf(limits));
    }),
    { numRuns: 300 },
  );
});
