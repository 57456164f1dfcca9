import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { publishersIn, stsPolicies } from "../../src/zones/sts-policies.ts";
import { treeOf } from "../support/tree.ts";
import { zonesOf } from "../support/world.ts";

const policy = "version: STSv1\r\nmode: enforce\r\nmx: mx.example.org\r\nmax_age: 604800\r\n";
const well = ".well-known/mta-sts.txt";

/** The file that is the policy of `example.org`, or why there is none. */
function found(files: Readonly<Record<string, string>>, publishers: readonly string[] = []): string {
  const policies = stsPolicies(treeOf(files), () => publishers.map(name));
  const policy = policies.of(name("example.org"));
  return policy.kind === "measured" ? policy.value.from.file : policy.because;
}

const none = "no policy of example.org is in the files";

const rows: [why: string, paths: readonly string[], found: string, publishers?: readonly string[]][] = [
  ["the policy host's folder", [`mta-sts.example.org/${well}`], `mta-sts.example.org/${well}`],
  ["the domain's folder", [`sites/example.org/${well}`], `sites/example.org/${well}`],
  ["deep below it", [`example.org/public/${well}`], `example.org/public/${well}`],
  ["a folder of policies", ["mta-sts/example.org.txt"], "mta-sts/example.org.txt"],
  ["the policy host's name", ["policies/mta-sts.example.org.txt"], "policies/mta-sts.example.org.txt"],
  ["the name behind", ["policies/example.org.mta-sts.txt"], "policies/example.org.mta-sts.txt"],
  ["another domain's", [`mta-sts.example.com/${well}`], none],
  ["a name that ends alike", [`mta-sts.b.example.org/${well}`], none],
  ["the only file, and the only publisher", [`www/${well}`], `www/${well}`, ["example.org"]],
  ["the only file, at the root", ["mta-sts.txt"], "mta-sts.txt", ["example.org"]],
  ["the only file, and two publishers", ["mta-sts.txt"], none, ["example.org", "example.com"]],
  ["the only file, and another publisher", ["mta-sts.txt"], none, ["example.com"]],
  ["the only file, and no publisher", ["mta-sts.txt"], none],
  ["two files at no domain's place", ["a/mta-sts.txt", "b/mta-sts.txt"], none, ["example.org"]],
  ["the only file is another's", ["example.com/mta-sts.txt"], none, ["example.org"]],
  ["copies", ["example.org/mta-sts.txt", "mta-sts/example.org.txt"], "example.org/mta-sts.txt"],
  ["no text file", ["mta-sts/example.org.md"], none],
];

for (const [why, paths, expected, publishers] of rows)
  test(`a policy by its place: ${why}`, () =>
    assert.equal(found(Object.fromEntries(paths.map((path) => [path, policy])), publishers), expected));

test("what is in it", () => {
  const file = `example.org/${well}`;
  assert.deepEqual(stsPolicies(treeOf({ [file]: policy }), () => []).of(name("example.org")), {
    kind: "measured",
    value: { text: policy, from: { file, line: 1, column: 1, endLine: 5 } },
  });
  assert.equal(
    found({ [file]: policy, "mta-sts/example.org.txt": "mode: none" }),
    `${file} and mta-sts/example.org.txt differ`,
  );
  assert.equal(found({ [file]: "mode: {{ mode }}" }), `${file} is a template`);
  assert.equal(found({ [file]: "<!DOCTYPE html>" }), file, "broken, but meant to be one");
  assert.equal(found({ "mta-sts/example.org.txt": "notes on it" }), none);
  assert.equal(found({ [file]: " ".repeat(70_000) }), none);
});

test("the domains that have one", () => {
  const domains = (files: Readonly<Record<string, string>>) =>
    stsPolicies(treeOf(files), () => [name("a.test")]).domains();
  assert.deepEqual(domains({ "mta-sts/b.test.txt": policy, "mta-sts.c.test/mta-sts.txt": policy }), [
    "c.test",
    "b.test",
  ]);
  assert.deepEqual(domains({ "mta-sts.txt": policy }), ["a.test"]);
  assert.deepEqual(domains({}), []);
});

test("who publishes a record", () => {
  const zones = zonesOf(
    "_mta-sts.a.test TXT v=STSv1; id=1\n _mta-sts.mail.a.test CNAME x.b.example.\n mta-sts.c.test A 192.0.2.1",
  );
  assert.deepEqual(publishersIn(zones), ["a.test", "mail.a.test"]);
});
