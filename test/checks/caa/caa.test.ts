import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { caa } from "../../../src/checks/caa/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const judged = async (lines: string, domain = "a.test") => {
  const facts = await caa.evaluate(name(domain), world(lines));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return { facts, judgement: caa.judge(facts) };
};

test("the Relevant RRset: the closest name that has one; RFC 8659 §3", async () => {
  const rows: [why: string, lines: string, domain: string, relevant: string][] = [
    ["its own", 'a.test CAA 0 issue "ca.test"', "a.test", "a.test"],
    ["of the name above", 'a.test CAA 0 issue "ca.test"\n x.y.a.test TXT x', "x.y.a.test", "a.test"],
    ["its own before the one above", 'a.test CAA 0 issue "ca.test"\n x.a.test CAA 0 issue ";"', "x.a.test", "x.a.test"],
    ["of a name that does not exist", 'a.test CAA 0 issue "ca.test"', "x.a.test", "a.test"],
    [
      "through an alias, and at the name that was asked",
      'x.a.test CNAME w.b.test\n w.b.test CAA 0 issue "ca.test"\n a.test CAA 0 issue ";"',
      "x.a.test",
      "x.a.test",
    ],
    [
      "not above the target of an alias",
      'x.a.test CNAME w.b.test\n w.b.test TXT x\n b.test CAA 0 issue "ca.test"\n a.test CAA 0 issue ";"',
      "x.a.test",
      "a.test",
    ],
    ["none, and a registry outside of the files", "a.test TXT x", "a.test", "none"],
    ["an alias that leaves the files", "x.a.test CNAME w.b.example.", "x.a.test", "unknown"],
    ["a name above that is outside of the files", "zone x.a.test\n x.a.test TXT x", "x.a.test", "unknown"],
    ["a name outside of the files", "a.test TXT x", "b.example", "unknown"],
    ["a time-out", "a.test !timeout", "a.test", "unknown"],
    ["a zone seen in part", "a.test TXT x\n a.test !gap another source", "a.test", "unknown"],
    ["a wildcard", 'a.test TXT x\n *.a.test CAA 0 issue "ca.test"', "x.a.test", "x.a.test"],
  ];
  for (const [why, lines, domain, expected] of rows) {
    const { facts } = await judged(lines, domain);
    const relevant = facts.names[0]?.relevant;
    assert.equal(relevant?.kind === "set" ? relevant.owner : relevant?.kind, expected, why);
  }
});

test("the names of mail: the domain, its MX hosts, the host of its policy", async () => {
  const { facts } = await judged("a.test MX 10 mx.a.test.\n a.test MX 20 mx.b.example.\n a.test MX 30 mx.a.test.");
  assert.deepEqual(
    facts.names.map((one) => one.name),
    ["a.test", "mx.a.test", "mx.b.example", "mta-sts.a.test"],
  );
});

type Row = [why: string, lines: string, verdict: string, facet: string, findings: [string, number?][]];
const rows: Row[] = [
  [
    "one authority, and nobody for S/MIME",
    'a.test CAA 0 issue "ca.test"\n a.test CAA 0 issuemail ";"',
    "strong",
    "named CAs",
    [],
  ],
  ["nobody", 'a.test CAA 0 issue ";"\n a.test CAA 0 issuemail ";"', "strong", "no CA", []],
  ["S/MIME is not spoken of; RFC 9495", 'a.test CAA 0 issue "ca.test"', "strong", "named CAs", [["caa/no-issuemail"]]],
  ["an address for reports alone", 'a.test CAA 0 iodef "mailto:a@a.test"', "weak", "any CA", []],
  ["wildcards alone", 'a.test CAA 0 issuewild ";"', "weak", "any CA", []],
  ["nothing", "a.test TXT x", "absent", "any CA", [["caa/absent"]]],
  ["not known", "a.test !timeout", "not-measured", "", [["caa/lookup-failed"]]],
  [
    "a value that breaks the grammar allows nobody; RFC 8659 §4.2",
    'a.test CAA 0 issue "%%%%%"\n a.test CAA 0 issuemail ";"',
    "strong",
    "no CA",
    [["caa/malformed", 1]],
  ],
  [
    "a semicolon at the end breaks it, beside one that is good",
    'a.test CAA 0 issuemail ";"\n a.test CAA 0 issue "ca.test; a=b;"\n a.test CAA 0 issue "ca.test"',
    "strong",
    "named CAs",
    [["caa/malformed", 2]],
  ],
  [
    "two accounts in one record; RFC 8657 §3",
    'a.test CAA 0 issuemail ";"\n a.test CAA 0 issue "ca.test; accounturi=https://ca.test/1; accounturi=https://ca.test/2"',
    "strong",
    "no CA",
    [["caa/repeated", 2]],
  ],
  [
    "a critical tag that nobody knows; RFC 8659 §4.5",
    'a.test CAA 0 issue "ca.test"\n a.test CAA 128 tbs "x"',
    "strong",
    "no CA",
    [["caa/unknown-critical", 2]],
  ],
  [
    "a tag that nobody knows and is not critical",
    'a.test CAA 0 issue "ca.test"\n a.test CAA 0 tbs "x"\n a.test CAA 0 issuemail ";"',
    "strong",
    "named CAs",
    [],
  ],
  ["a record that is none", "a.test CAA x", "not-measured", "", []],
  [
    "of the MX host",
    'a.test MX 10 mx.a.test.\n a.test CAA 0 issue ";"\n a.test CAA 0 issuemail ";"\n mx.a.test CAA 0 issue "%"',
    "strong",
    "no CA",
    [["caa/malformed", 4]],
  ],
];

for (const [why, lines, verdict, facet, findings] of rows)
  test(`CAA: ${why}`, async () => {
    const { judgement } = await judged(lines);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.equal(judgement.facets[0]?.value ?? "", facet);
    for (const { value, scale } of judgement.facets) assert.ok(scale.includes(value));
    assert.deepEqual(
      judgement.findings.map(({ id, from }) => (from === undefined ? [id] : [id, from.line])),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = caa.messages[id];
      assert.ok(message !== undefined, id);
      assert.match(message.says(args), /\.$/);
      assert.match(message.fix(args), /\.$/);
      assert.doesNotMatch(message.says(args) + message.fix(args), /undefined/);
    }
  });

test("every finding is fired by a row", () => {
  const fired = new Set(rows.flatMap(([, , , , findings]) => findings.map(([id]) => id)));
  fired.add("caa/bogus"); // live.test.ts
  assert.deepEqual([...fired].toSorted(), Object.keys(caa.messages).toSorted());
});

test("evaluating and judging are total over any records", async () => {
  const rdata = fc.oneof(
    fc.constantFrom('0 issue "ca.test"', '0 issue ";"', "x", "", '128 tbs "x"', '0 issue "'),
    fc.string(),
    fc.string({ unit: fc.constantFrom("0", " ", '"', ";", "=", "issue") }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(rdata, { maxLength: 4 }), async (values) => {
      const lines = values.map((value) => `a.test CAA ${value.replaceAll(/\s+/g, " ")}`).join("\n");
      caa.judge(await caa.evaluate(name("a.test"), world(lines)));
    }),
    { numRuns: 100 },
  );
});
