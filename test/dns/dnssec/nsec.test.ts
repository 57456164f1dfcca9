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
import { orderKey } from "../../../src/dns/dnssec/denial/order.ts";
import { limits, workOf } from "../../../src/dns/dnssec/limits.ts";
import { name } from "../../../src/dns/name.ts";
import { nsec } from "../../../src/demo/dns/denial.ts";
import { type Truth, chainOf, queries, truthOf, zone, zones } from "./denial.ts";
import { rrsetsOf } from "./rrsets.ts";

function records(...lines: readonly string[]): DenialRecords {
  return { zone, nsec: rrsetsOf(lines.join("\n")), nsec3: [] };
}

function shown(outcome: DenialOutcome | Cut): string {
  if ("kind" in outcome) return outcome.kind;
  return outcome.ok === true ? `proved by ${outcome.records.length}` : outcome.reason.code;
}

const nxdomain = (owner: string, ...lines: readonly string[]): string =>
  shown(proveNxdomain(records(...lines), name(owner), workOf(limits)));
const nodata = (owner: string, type: string, ...lines: readonly string[]): string =>
  shown(proveNodata(records(...lines), name(owner), type, workOf(limits)));
const noCloser = (owner: string, wildcard: string, ...lines: readonly string[]): string =>
  shown(proveNoCloser(records(...lines), name(owner), name(wildcard), workOf(limits)));
const noDs = (owner: string, ...lines: readonly string[]): string =>
  shown(proveNoDs(records(...lines), name(owner), workOf(limits)));

const apex = "example.test. NSEC a.example.test. NS SOA RRSIG NSEC DNSKEY";
const last = "w.example.test. NSEC example.test. A RRSIG NSEC";
const cut = "c.example.test. NSEC m.example.test. NS RRSIG NSEC";
const dname = "d.example.test. NSEC m.example.test. DNAME RRSIG NSEC";
const deep = "g.example.test. NSEC x.y.h.example.test. A RRSIG NSEC";
const wild = "*.example.test. NSEC a.example.test. TXT RRSIG NSEC";

test("RFC 4034 §6.1: the canonical order of names", () => {
  const names = [
    "example",
    "a.example",
    "yljkjljk.a.example",
    "Z.a.example",
    "zABC.a.EXAMPLE",
    "z.example",
    "\\001.z.example",
    "*.z.example",
    "\\200.z.example",
  ];
  const keys = names.map((owner) => orderKey(name(owner)));
  assert.deepEqual(keys.toSorted(), keys);
  assert.equal(orderKey(name(".")), "");
  assert.ok(orderKey(name("b.a")).startsWith(orderKey(name("a"))));
  assert.ok(!orderKey(name("b.aa")).startsWith(orderKey(name("a"))));
  assert.ok(orderKey(name("\\000.a")) > orderKey(name("a")) && orderKey(name("\\000.a")) < orderKey(name("a\\000")));
});

test("NXDOMAIN: the name and the wildcard are covered (RFC 4035 §5.4)", () => {
  const around = "a.example.test. NSEC g.example.test. A RRSIG NSEC";
  const below = "f.example.test. NSEC g.example.test. A RRSIG NSEC";
  const table: readonly [owner: string, lines: readonly string[], expected: string][] = [
    ["b.example.test", [around, apex], "proved by 2"],
    ["b.example.test", [around], "denial-missing"], // a wildcard may be there
    ["b.example.test", [apex], "denial-missing"],
    ["b.example.test", [around, wild], "denial-missing"], // a wildcard is there
    ["x.f.example.test", [below], "proved by 1"], // covers *.f.example.test as well
    ["z.example.test", [last, apex], "proved by 2"],
    ["a.example.test", [around, apex], "denial-missing"],
    ["g.example.test", [around, apex], "denial-missing"],
    ["h.example.test", [deep, apex], "denial-missing"], // an empty non-terminal
    ["y.h.example.test", [deep, apex], "denial-missing"],
    ["z.h.example.test", [deep, apex, last], "denial-missing"],
    ["b.c.example.test", [cut, apex], "denial-missing"], // RFC 6840 §4.1
    ["b.d.example.test", [dname, apex], "denial-missing"],
    ["e.example.test", [cut, apex], "proved by 2"],
    ["e.example.test", [dname, apex], "proved by 2"],
    ["example.test", ["example.test. NSEC example.test. SOA NS RRSIG NSEC"], "denial-missing"],
    ["b.example.test", ["example.test. NSEC example.test. SOA NS RRSIG NSEC"], "proved by 1"],
    ["b.other.test", ["example.test. NSEC example.test. SOA NS RRSIG NSEC"], "denial-missing"],
    ["b.example.test", ["b.example.test. NSEC \\000.b.example.test. RRSIG NSEC TYPE128"], "proved by 1"], // RFC 9824
  ];
  for (const [owner, lines, expected] of table)
    assert.equal(nxdomain(owner, ...lines), expected, `${owner}: ${lines.join(", ")}`);
});

test("NODATA (RFC 4035 §5.4, RFC 6840 §4)", () => {
  const alias = "a.example.test. NSEC m.example.test. CNAME RRSIG NSEC";
  const table: readonly [question: string, lines: readonly string[], expected: string][] = [
    ["w.example.test AAAA", [last], "proved by 1"],
    ["w.example.test A", [last], "denial-missing"],
    ["w.example.test TYPE65280", [last], "proved by 1"],
    ["w.example.test ANY", [last], "denial-missing"],
    ["a.example.test A", [alias], "denial-missing"], // RFC 6840 §4.3
    ["c.example.test A", [cut], "denial-missing"], // it is the child's to say
    ["c.example.test DS", [cut], "proved by 1"],
    ["example.test DS", [apex], "denial-missing"], // it is the parent's to say
    ["example.test A", [apex], "proved by 1"],
    ["h.example.test A", [deep], "proved by 1"],
    ["h.example.test ANY", [deep], "proved by 1"],
    ["y.h.example.test DS", [deep], "proved by 1"],
    ["x.y.h.example.test A", [deep], "denial-missing"],
    ["e.example.test A", [cut, wild], "proved by 2"], // by a wildcard
    ["e.example.test TXT", [cut, wild], "denial-missing"],
    ["e.example.test A", [cut], "denial-missing"],
    ["e.example.test A", [wild], "denial-missing"],
    ["x.c.example.test A", [cut, wild], "denial-missing"],
    ["e.example.test A", [cut, "example.test. NSEC x.*.example.test. SOA NS RRSIG NSEC"], "proved by 2"],
  ];
  for (const [question, lines, expected] of table) {
    const [owner = "", type = ""] = question.split(" ");
    assert.equal(nodata(owner, type, ...lines), expected, `${question}: ${lines.join(", ")}`);
  }
});

test("no closer name than the wildcard (RFC 4035 §5.3.4)", () => {
  const table: readonly [owner: string, wildcard: string, lines: readonly string[], expected: string][] = [
    ["e.example.test", "*.example.test", [cut], "proved by 1"],
    ["x.e.example.test", "*.example.test", [cut], "proved by 1"],
    ["x.w.example.test", "*.example.test", [last], "denial-missing"], // *.w.example.test would be closer
    ["x.w.example.test", "*.w.example.test", [last], "proved by 1"],
    ["w.example.test", "*.example.test", [last], "denial-missing"],
    ["h.example.test", "*.example.test", [deep], "denial-missing"],
    ["x.c.example.test", "*.example.test", [cut], "denial-missing"],
    ["e.example.test", "*.example.test", [apex], "denial-missing"],
  ];
  for (const [owner, wildcard, lines, expected] of table)
    assert.equal(noCloser(owner, wildcard, ...lines), expected, `${owner} ${wildcard}: ${lines.join(", ")}`);
});

test("a denial of DS (RFC 4035 §5.2, RFC 6840 §4.4)", () => {
  const table: readonly [owner: string, lines: readonly string[], expected: string][] = [
    ["c.example.test", [cut], "delegation"],
    ["c.example.test", ["c.example.test. NSEC m.example.test. NS DS RRSIG NSEC"], "unproved"],
    ["c.example.test", ["c.example.test. NSEC m.example.test. NS SOA RRSIG NSEC"], "unproved"],
    ["w.example.test", [last], "no-cut"],
    ["h.example.test", [deep], "no-cut"],
    ["e.example.test", [cut, apex], "no-name"],
    ["e.example.test", [cut], "unproved"],
    ["e.example.test", [cut, wild], "no-cut"],
    ["x.c.example.test", [cut, apex], "unproved"],
    ["e.example.test", ["e.example.test. NSEC \\000.e.example.test. RRSIG NSEC TYPE128"], "no-name"],
  ];
  for (const [owner, lines, expected] of table)
    assert.equal(noDs(owner, ...lines), expected, `${owner}: ${lines.join(", ")}`);
});

test("malformed records, and those that lead out of the zone, prove nothing", () => {
  const table: readonly string[] = [
    "example.test. NSEC z.other.test. SOA NS RRSIG NSEC",
    "a.example.test. NSEC \\# 0",
    "a.example.test. NSEC \\# 3 016200", // no types: the name is b, outside of the zone
    "a.example.test. NSEC \\# 17 07657861 6d706c65 04746573 7400 0000 40", // an empty window
    "w.example.test. NSEC b.example.test. A RRSIG NSEC", // goes back, and not to the apex
  ];
  for (const line of table) assert.equal(nxdomain("x.example.test", line), "denial-missing", line);
});

test("whatever the whole chain of a zone is asked, it tells the truth", () => {
  fc.assert(
    fc.property(zones, queries, (names, owner) => {
      const all = { zone, nsec: chainOf(names, nsec), nsec3: [] };
      assert.equal(told(all, owner), truthOf(names, owner), owner);
    }),
    { numRuns: 300 },
  );
});

test("some records of the chain of a zone prove nothing that is not true", () => {
  fc.assert(
    fc.property(zones, queries, fc.func(fc.boolean()), (names, owner, isSent) => {
      const some = chainOf(names, nsec).filter((rrset) => isSent(rrset.owner));
      const truth = truthOf(names, owner);
      assert.ok(["unproved", truth].includes(told({ zone, nsec: some, nsec3: [] }, owner)));
    }),
    { numRuns: 300 },
  );
});

/** What records prove of `owner A`. */
function told(all: DenialRecords, text: string): Truth {
  const owner = name(text);
  const isNxdomain = proveNxdomain(all, owner, workOf(limits)).ok === true;
  const isNodata = proveNodata(all, owner, "A", workOf(limits)).ok === true;
  assert.ok(!(isNxdomain && isNodata));
  if (isNxdomain) return "nxdomain";
  return isNodata ? "nodata" : "unproved";
}
