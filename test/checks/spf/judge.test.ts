import { test } from "node:test";
import assert from "node:assert/strict";
import { name } from "../../../src/dns/name.ts";
import { spf } from "../../../src/checks/spf/index.ts";
import type { Judgement } from "../../../src/model.ts";
import { world } from "../../support/world.ts";

async function judge(lines: string): Promise<Judgement> {
  return spf.judge(await spf.evaluate(name("example.org"), world(`zone example.org\n${lines}`)));
}

type Kind = "met" | "unmet" | "not-measured";
const verdicts: [lines: string, spf: Kind, policy: Kind, verdict: string][] = [
  ["example.org TXT v=spf1 -all", "met", "met", "strong"],
  ["example.org TXT v=spf1 a ~all\nexample.org A 192.0.2.1", "met", "met", "strong"],
  ["example.org TXT v=spf1 ?all", "met", "unmet", "weak"],
  ["example.org TXT v=spf1 mx", "met", "unmet", "weak"],
  ["example.org TXT v=spf1 +all", "met", "unmet", "weak"],
  ["example.org TXT v=spf1 ip4:0.0.0.0/0 -all", "met", "unmet", "weak"],
  ["example.org TXT v=spf1 redirect=_s.example.org\n_s.example.org TXT v=spf1 -all", "met", "met", "strong"],
  ["example.org TXT hello", "unmet", "unmet", "absent"],
  ["example.org TXT v=spf1 moo -all", "unmet", "unmet", "broken"],
  ["example.org TXT v=spf1 -all\nexample.org TXT v=spf1 mx", "unmet", "unmet", "broken"],
  ["example.org TXT v=spf1 include:gone.example.org -all", "unmet", "unmet", "broken"],
  ["example.org TXT v=spf1 include:gone.example.org include:_s.example.net -all", "unmet", "unmet", "broken"],
  ["example.org TXT v=spf1 include:_s.example.net -all", "not-measured", "met", "not-measured"],
  ["example.org TXT v=spf1 include:_s.example.net ?all", "not-measured", "unmet", "weak"],
  ["example.org TXT v=spf1 redirect=_s.example.net", "not-measured", "not-measured", "not-measured"],
  ["example.org TXT v=spf1 a:h.example.net a:i.example.net -all", "met", "met", "strong"],
  [
    "example.org TXT v=spf1 a:h.example.net a:i.example.net a:j.example.net -all",
    "not-measured",
    "met",
    "not-measured",
  ],
  ["example.org !timeout", "not-measured", "not-measured", "not-measured"],
  ["example.org !gap generated elsewhere", "not-measured", "not-measured", "not-measured"],
];
for (const [lines, own, policy, verdict] of verdicts)
  test(`criteria: ${lines}`, async () => {
    const judgement = await judge(lines);
    const { criteria } = judgement;
    assert.deepEqual([criteria.spf?.kind, criteria["spf-policy"]?.kind], [own, policy]);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
  });

test("why something is not measured", async () => {
  const { criteria } = await judge("example.org TXT v=spf1 include:_s.example.net -all");
  assert.deepEqual(criteria.spf, {
    kind: "not-measured",
    because: "include:_s.example.net: _s.example.net is outside of the files",
  });
});

const ips = (count: number): string => Array.from({ length: count }, (_, i) => `ip4:192.0.2.${i}`).join(" ");
const found: [lines: string, findings: string[]][] = [
  ["example.org TXT v=spf1 -all", []],
  ["example.org TXT v=spf1 ~all", ["softfail"]],
  ["example.org TXT v=spf1 ?all", ["neutral"]],
  ["example.org TXT v=spf1 redirect=_s.example.org\n_s.example.org TXT v=spf1", ["no-all"]],
  ["example.org TXT v=spf1 all", ["anybody"]],
  ["example.org TXT hello", ["absent"]],
  ["example.org TXT v=spf1 -all moo", ["syntax"]],
  ["example.org TXT v=spf1 a\nexample.org TXT v=spf1 mx", ["duplicate"]],
  ["example.org !timeout", ["temperror"]],
  ["example.org TXT v=spf1 include:g.example.org -all", ["include-none"]],
  ["example.org TXT v=spf1 include:a..b.test -all", ["include-target"]],
  ["example.org TXT v=spf1 include:example.org -all", ["loop"]],
  [
    "example.org TXT v=spf1 a:a1.test a:a2.test a:a3.test a:a4.test a:a5.test a:a6.test a:a7.test a:a8.test -all",
    ["lookups-near"],
  ],
  ["example.org TXT v=spf1 a:g1.example.org a:g2.example.org a:g3.example.org -all", ["voids-over"]],
  [
    "example.org TXT v=spf1 a:h.example.org mx:m.example.org a:i.example.org a:j.example.org -all\nm.example.org MX 0 h.example.org.\nh.example.org A 192.0.2.1\ni.example.org A 192.0.2.2\nj.example.org A 192.0.2.3",
    ["voids-of-one-family"],
  ],
  ["example.org TXT v=spf1 ip4:198.18.0.0/15 -all", ["wide"]],
  ["example.org TXT v=spf1 ip6:2001:db8::/31 -all", ["wide"]],
  ["example.org TXT v=spf1 ip4:10.0.0.0/8 -all", ["private"]],
  ["example.org TXT v=spf1 ip4:192.0.2.1/24 -all", ["host-bits"]],
  ["example.org TXT v=spf1 ptr -all", ["ptr"]],
  ["example.org TXT v=spf1 -all ip4:192.0.2.1", ["after-all"]],
  ["example.org TXT v=spf1 -all redirect=_s.example.org", ["redirect-with-all"]],
  ["example.org TXT v=spf1 a A:example.org -all\nexample.org A 192.0.2.1", ["repeated"]],
  ["example.org TXT v=spf1 -all exp=e.example.net", ["disclosure"]],
  [`example.org TXT v=spf1 ${ips(30)} -all`, ["long"]],
  [`example.org TXT v=spf1 -all\nexample.org TXT ${"x".repeat(510)}`, ["rrset"]],
  ["example.org TXT v=spf1 -all\nexample.org TXT v=spf10 mx", ["version"]],
  ['example.org TXT v=spf1 -all\nexample.org SPF "v=spf1 -all"', ["type99"]],
  ["example.org TXT v=spf1 include:all-all.example.org -all\nall-all.example.org TXT v=spf1 -all", []],
];
for (const [lines, findings] of found)
  test(`findings: ${lines.slice(0, 100)}`, async () => {
    const judgement = await judge(lines);
    assert.deepEqual(
      judgement.findings.map(({ id }) => id.slice("spf/".length)),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = Object.entries(spf.messages).find(([known]) => known === id)?.[1];
      assert.ok(message !== undefined, id);
      for (const sentence of [message.says(args), message.fix(args)])
        assert.doesNotMatch(sentence, /undefined|``|\[object/);
    }
  });

const facets: [lines: string, values: Record<string, string>][] = [
  ["example.org TXT v=spf1 -all", { "spf-default": "fail", "spf-lookups": "within the limit" }],
  ["example.org TXT v=spf1 include:_s.example.net ~all", { "spf-default": "softfail" }],
  ["example.org TXT v=spf1 redirect=_s.example.net", {}],
  ["example.org TXT hello", { "spf-default": "none" }],
  ["example.org TXT v=spf1 moo", { "spf-default": "permerror" }],
  ["example.org TXT v=spf1 ip4:0.0.0.0/0 -all", { "spf-default": "pass", "spf-lookups": "within the limit" }],
  ["example.org !timeout", {}],
];
for (const [lines, values] of facets)
  test(`facets: ${lines}`, async () => {
    const judgement = await judge(lines);
    assert.deepEqual(Object.fromEntries(judgement.facets.map(({ id, value }) => [id, value])), values);
    for (const { value, scale } of judgement.facets) assert.ok(scale.includes(value));
  });

test("a problem costs no less for what else is unknown", async () => {
  const known = await judge("example.org TXT v=spf1 include:g.example.org -all");
  const partly = await judge("example.org TXT v=spf1 include:_s.example.net include:g.example.org -all");
  assert.deepEqual(partly.criteria, known.criteria);
});
