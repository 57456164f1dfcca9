import assert from "node:assert/strict";
import { test } from "node:test";
import { mtaSts } from "../../../src/checks/mta-sts/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const base = `${mail} mta-sts.a.test A 192.0.2.2\n _mta-sts.a.test TXT v=STSv1; id=1\n`;
const policy = (mode: string, maxAge = 2_592_000, mx = "mx.a.test"): string =>
  `a.test !sts-policy version: STSv1 | mode: ${mode} | mx: ${mx} | max_age: ${maxAge}`;

async function judged(lines: string) {
  const facts = await mtaSts.evaluate(name("a.test"), world(lines));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return mtaSts.judge(facts);
}

const rows: [why: string, lines: string, verdict: string, criterion: string, findings: string[]][] = [
  ["outside of the files", "b.test TXT x", "not-measured", "not-measured", []],
  ["no record", mail, "absent", "unmet", ["mta-sts/no-record"]],
  ["no record, whatever the policy says", mail + policy("enforce"), "absent", "unmet", ["mta-sts/no-record"]],
  ["a null MX", "a.test MX 0 .", "not-applicable", "not-applicable", []],
  ["neither MX nor address", "a.test TXT x", "not-applicable", "not-applicable", []],
  ["an invalid record", `${mail}_mta-sts.a.test TXT v=STSv1;`, "broken", "unmet", ["mta-sts/invalid-record"]],
  ["two records", `${base}_mta-sts.a.test TXT v=STSv1; id=2`, "broken", "unmet", ["mta-sts/several-records"]],
  ["an unrelated record is none", `${mail}_mta-sts.a.test TXT v=spf1 -all`, "absent", "unmet", ["mta-sts/no-record"]],
  ["no policy host", `${mail}_mta-sts.a.test TXT v=STSv1; id=1`, "broken", "unmet", ["mta-sts/no-host"]],
  [
    "a policy host elsewhere",
    `${mail}_mta-sts.a.test TXT v=STSv1; id=1\n mta-sts.a.test CNAME x.b.example.`,
    "not-measured",
    "not-measured",
    [],
  ],
  ["the policy was not fetched", base, "not-measured", "not-measured", []],
  ["enforce, in the files", base + policy("enforce"), "not-measured", "not-measured", []],
  ["testing", base + policy("testing"), "weak", "unmet", ["mta-sts/mode-testing"]],
  ["none", base + policy("none"), "weak", "unmet", ["mta-sts/mode-none"]],
  ["an invalid policy", base + policy("strict"), "broken", "unmet", ["mta-sts/invalid-policy"]],
  ["a short max_age", base + policy("enforce", 86_400), "weak", "not-measured", ["mta-sts/short-max-age"]],
  ["a long max_age", base + policy("enforce", 31_557_601), "weak", "not-measured", ["mta-sts/long-max-age"]],
  [
    "an MX host that is not allowed",
    base + policy("enforce", 2_592_000, "b.test"),
    "broken",
    "unmet",
    ["mta-sts/mx-uncovered"],
  ],
  [
    "the same in testing",
    base + policy("testing", 2_592_000, "b.test"),
    "weak",
    "unmet",
    ["mta-sts/mode-testing", "mta-sts/mx-uncovered"],
  ],
  [
    "a wildcard below a registry",
    base + policy("enforce", 2_592_000, "mx.a.test | mx: *.com"),
    "weak",
    "not-measured",
    ["mta-sts/wide-pattern"],
  ],
  [
    "an implicit MX host; RFC 5321 §5.1",
    `a.test A 192.0.2.1\n mta-sts.a.test A 192.0.2.2\n _mta-sts.a.test TXT v=STSv1; id=1\n${policy("enforce", 2_592_000, "a.test")}`,
    "not-measured",
    "not-measured",
    [],
  ],
  [
    "a look-up that failed is not an absent record",
    `${mail}mta-sts.a.test A 192.0.2.2\n _mta-sts.a.test !timeout`,
    "not-measured",
    "not-measured",
    [],
  ],
];

for (const [why, lines, verdict, criterion, findings] of rows)
  test(why, async () => {
    const judgement = await judged(lines);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.equal(judgement.criteria["mta-sts"]?.kind, criterion);
    assert.deepEqual(
      judgement.findings.map(({ id }) => id),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = mtaSts.messages[id];
      assert.ok(message !== undefined && message.says(args).endsWith(".") && message.fix(args).endsWith("."), id);
      assert.doesNotMatch(message.says(args) + message.fix(args), /undefined/);
    }
  });

test("every finding that files can show is fired by a row", () => {
  const fired = new Set(rows.flatMap(([, , , , findings]) => findings));
  const live = /^mta-sts\/(?:policy-|content-type|mx-untrusted)/; // see live.test.ts
  assert.deepEqual(
    [...fired].toSorted(),
    Object.keys(mtaSts.messages)
      .filter((id) => !live.test(id))
      .toSorted(),
  );
});

test("facets, where their value is known", async () => {
  const facets = async (lines: string) => (await judged(lines)).facets.map(({ id, value }) => `${id} ${value}`);
  assert.deepEqual(await facets("b.test TXT x"), []);
  assert.deepEqual(await facets(mail), ["mta-sts none"]);
  assert.deepEqual(await facets(base), ["mta-sts record"]);
  assert.deepEqual(await facets(base + policy("testing")), ["mta-sts record", "mta-sts-mode testing"]);
});
