/** What is asked of a domain's selectors, and what counts as one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DkimFacts, countKeys, dkim, hasNullWildcard } from "../../../src/checks/dkim/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";
import { ed25519, rsa } from "./keys.ts";

const good = `v=DKIM1; p=${rsa(2048)}`;
const base = "_domainkey.a.test";

const evaluate = (lines: string): Promise<DkimFacts> => dkim.evaluate(name("a.test"), world(lines));
const contents = ({ selectors }: DkimFacts): readonly string[] =>
  selectors.map(({ selector, alias, content }) => {
    const what = content.kind === "records" ? `${content.records.length} of records` : content.kind;
    return `${selector}: ${what}${alias === undefined ? "" : ` by ${alias.target}`}`;
  });

const rows: [why: string, lines: string, contents: string[]][] = [
  ["none", "a.test A 192.0.2.1", []],
  ["one", `s1.${base} TXT ${good}`, ["s1: 1 of records"]],
  ["sorted", `s2.${base} TXT ${good}\n s1.${base} TXT ${good}`, ["s1: 1 of records", "s2: 1 of records"]],
  ["a selector of two labels", `a.b.${base} TXT ${good}`, ["a.b: 1 of records"]],
  ["a wildcard", `*.${base} TXT v=DKIM1; p=`, ["*: 1 of records"]],
  ["several", `s1.${base} TXT ${good}\n s1.${base} TXT x`, ["s1: 2 of records"]],
  [
    "the same text in other strings is one",
    `s1.${base} TXT "v=DKIM1; " "p="\n s1.${base} TXT "v=DKIM1; p" "="`,
    ["s1: 1 of records"],
  ],
  ["a CNAME to outside of the files", `s1.${base} CNAME k.b.test.`, ["s1: elsewhere by k.b.test"]],
  [
    "CNAMEs in the files, then to outside",
    `s1.${base} CNAME k.a.test.\n k.a.test CNAME k.b.test.`,
    ["s1: elsewhere by k.b.test"],
  ],
  [
    "a CNAME inside of the files",
    `s1.${base} CNAME k.a.test.\n k.a.test TXT ${good}`,
    ["s1: 1 of records by k.a.test"],
  ],
  ["a CNAME to nothing", `s1.${base} CNAME k.a.test.`, ["s1: dangling by k.a.test"]],
  ["a CNAME to a name without TXT", `s1.${base} CNAME a.test.\n a.test A 192.0.2.1`, ["s1: dangling by a.test"]],
  ["policies are no keys", `${base} TXT o=~\n _adsp.${base} TXT dkim=all\n _report.${base} TXT ra=x`, []],
  ["other records are no keys", `s1.${base} A 192.0.2.1`, []],
  ["a key of a subdomain is not the domain's", `s1._domainkey.sub.a.test TXT ${good}`, []],
  ["a look-up that fails", `s1.${base} TXT ${good}\n s1.${base} !timeout`, ["s1: failed"]],
  ["a domain outside of the files", "b.test A 192.0.2.1", []],
];

for (const [why, lines, expected] of rows)
  test(why, async () => {
    assert.deepEqual(contents(await evaluate(lines)), expected);
  });

const hidden: [why: string, lines: string, hiding: string | null, delegation: string][] = [
  ["all is known", `s1.${base} TXT ${good}`, null, "absent"],
  ["nothing is below the domain", "a.test A 192.0.2.1", null, "absent"],
  ["outside of the files", "b.test A 192.0.2.1", `${base} is outside of the files`, "unknown"],
  ["in part", `s1.${base} TXT ${good}\n a.test !gap a template`, "a template", "unknown"],
  ["delegated", `${base} NS ns.example.com.`, `*.${base} is outside of the files`, "present"],
  [
    "all of the domain is delegated",
    `zone test\n a.test NS ns.example.com.`,
    `*.${base} is outside of the files`,
    "unknown",
  ],
  ["delegated within the files", `zone ${base}\n ${base} NS ns.a.test.\n s1.${base} TXT ${good}`, null, "present"],
  ["a wildcard that leads away", `*.${base} CNAME k.b.test.`, null, "absent"],
];

for (const [why, lines, hiding, delegation] of hidden)
  test(`what may hide selectors: ${why}`, async () => {
    const facts = await evaluate(lines);
    assert.deepEqual([facts.hiding, facts.delegation.kind], [hiding, delegation]);
  });

test("each selector is asked for once, and CNAMEs where there are any", async () => {
  const io = world(`s1.${base} TXT ${good}\n s2.${base} CNAME k.b.test.`);
  await dkim.evaluate(name("a.test"), io);
  assert.deepEqual(io.asked.toSorted(), [
    `*.${base} TXT`,
    `${base} NS`,
    `s1.${base} TXT`,
    `s2.${base} CNAME`,
    `s2.${base} TXT`,
  ]);
});

test("there are bounds", async () => {
  const many = Array.from({ length: 501 }, (_, at) => `s${at}.${base} TXT v=DKIM1; p=\n`).join("");
  const facts = await evaluate(many);
  assert.deepEqual([facts.selectors.length, facts.hiding], [500, "there are 1 selectors more than were read"]);
  const copies = Array.from({ length: 30 }, (_, at) => `s1.${base} TXT ${at}\n`).join("");
  assert.deepEqual(contents(await evaluate(copies)), ["s1: 10 of records"]);
});

test("facts are plain JSON", async () => {
  const facts = await evaluate(`s1.${base} TXT ${good}\n s2.${base} CNAME k.b.test.\n s3.${base} TXT x`);
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
});

const forRoles: [why: string, lines: string, keys: number | "unknown", nullWildcard: boolean | "unknown"][] = [
  ["none", "a.test A 192.0.2.1", 0, false],
  ["two kinds", `s1.${base} TXT ${good}\n s2.${base} TXT v=DKIM1; k=ed25519; p=${ed25519()}`, 2, false],
  ["one that somebody else keeps", `s1.${base} CNAME k.b.test.`, 1, false],
  ["revoked ones", `s1.${base} TXT v=DKIM1; p=\n *.${base} TXT v=DKIM1; p=`, 0, true],
  ["a policy", `${base} TXT o=~; p=x`, 0, false],
  ["broken, too small", `s1.${base} TXT p=x\n s2.${base} TXT p=${rsa(512)}`, 0, false],
  ["a look-up that fails", `s1.${base} TXT ${good}\n s1.${base} !timeout`, "unknown", false],
  ["outside of the files", "b.test A 192.0.2.1", "unknown", "unknown"],
  ["delegated", `${base} NS ns.example.com.`, "unknown", "unknown"],
  ["one in a zone seen in part", `s1.${base} TXT ${good}\n a.test !gap a template`, 1, "unknown"],
];

for (const [why, lines, keys, nullWildcard] of forRoles)
  test(`for the roles: ${why}`, async () => {
    const facts = await evaluate(lines);
    assert.deepEqual([countKeys(facts), hasNullWildcard(facts)], [keys, nullWildcard]);
  });
