/** Verdict, criterion, facets and findings of one state. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dkim } from "../../../src/checks/dkim/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Judgement } from "../../../src/model.ts";
import { world } from "../../support/world.ts";
import { ed25519, rsa, rsaOctets } from "./keys.ts";

const base = "_domainkey.a.test";
const s1 = `s1.${base}`;
const good = `v=DKIM1; p=${rsa(2048)}`;
const key = (text: string): string => `${s1} TXT ${text}`;
const excess = Buffer.concat([rsaOctets(2048), Buffer.from("xy")]).toString("base64");

const judge = async (lines: string): Promise<Judgement> =>
  dkim.judge(await dkim.evaluate(name("a.test"), world(lines)));

type Row = [why: string, lines: string, criterion: string, verdict: string, findings: [string, object][]];

const rows: Row[] = [
  ["a key of 2048 bits", key(good), "met", "strong", []],
  ["beside it, nothing is known", `${key(good)}\n a.test !gap a template`, "met", "strong", []],
  ["beside it, a vendor's", `${key(good)}\n s2.${base} CNAME k.b.test.`, "met", "strong", []],
  ["a key of 1024 bits", key(`p=${rsa(1024)}`), "met", "weak", [["dkim/short-key", { owner: s1, bits: 1024 }]]],
  ["a key of 4096 bits", key(`p=${rsa(4096)}`), "met", "strong", []],
  ["a larger key", key(`p=${rsa(8192)}`), "met", "strong", [["dkim/large-key", { owner: s1, bits: 8192 }]]],
  ["octets after the key", key(`p=${excess}`), "met", "strong", [["dkim/excess", { owner: s1, octets: 2 }]]],
  ["a test", key(`${good}; t=y`), "met", "weak", [["dkim/testing", { owner: s1 }]]],
  ["only Ed25519", key(`k=ed25519; p=${ed25519()}`), "met", "strong", [["dkim/only-ed25519", { domain: "a.test" }]]],
  [
    "Ed25519, and a vendor's key",
    `${key(`k=ed25519; p=${ed25519()}`)}\n s2.${base} CNAME k.b.test.`,
    "met",
    "strong",
    [],
  ],
  ["too small", key(`p=${rsa(512)}`), "unmet", "weak", [["dkim/small-key", { owner: s1, bits: 512 }]]],
  ["no SHA-256", key(`${good}; h=sha1`), "unmet", "absent", [["dkim/no-sha256", { owner: s1, hashes: "sha1" }]]],
  ["no key", "a.test A 192.0.2.1", "unmet", "absent", [["dkim/no-key", { domain: "a.test" }]]],
  [
    "a revoked key",
    key("v=DKIM1; p="),
    "unmet",
    "absent",
    [
      ["dkim/no-key", { domain: "a.test" }],
      ["dkim/revoked", { owner: s1 }],
    ],
  ],
  ["a policy alone", `${base} TXT o=~`, "unmet", "absent", [["dkim/no-key", { domain: "a.test" }]]],
  ["all selectors revoked", `*.${base} TXT v=DKIM1; p=`, "unmet", "absent", []],
  ["not for e-mail", key(`${good}; s=tlsrpt`), "unmet", "absent", [["dkim/other-service", { owner: s1 }]]],
  ["g of RFC 4871", key(`${good}; g=*`), "met", "strong", [["dkim/granularity", { owner: s1, value: "*" }]]],
  ["broken", key("v=DKIM1; p=!"), "unmet", "broken", [["dkim/broken", { owner: s1, defect: "base64", at: 11 }]]],
  [
    "broken beside a good one",
    `${key(good)}\n s2.${base} TXT x`,
    "met",
    "strong",
    [["dkim/broken", { owner: `s2.${base}`, defect: "tag-list", at: 0 }]],
  ],
  [
    "split over records",
    `${key(good.slice(0, 255))}\n ${key(good.slice(255))}`,
    "unmet",
    "broken",
    [["dkim/broken", { owner: s1, defect: "split", at: 0 }]],
  ],
  ["several", `${key(good)}\n ${key("x")}`, "unmet", "broken", [["dkim/duplicate", { owner: s1, count: 2 }]]],
  [
    "a CNAME to nothing",
    `${s1} CNAME k.a.test.`,
    "unmet",
    "absent",
    [["dkim/dangling", { owner: s1, target: "k.a.test" }]],
  ],
  [
    "a vendor's key",
    `${s1} CNAME k.b.test.`,
    `not-measured: the key at ${s1} is kept at k.b.test`,
    `not-measured: the key at ${s1} is kept at k.b.test`,
    [],
  ],
  [
    "a vendor's key, and a small one",
    `${key(`p=${rsa(512)}`)}\n s2.${base} CNAME k.b.test.`,
    `not-measured: the key at s2.${base} is kept at k.b.test`,
    "weak",
    [["dkim/small-key", { owner: s1, bits: 512 }]],
  ],
  [
    "delegated",
    `${base} NS ns.b.test.`,
    `not-measured: *.${base} is outside of the files`,
    `not-measured: *.${base} is outside of the files`,
    [],
  ],
  [
    "outside of the files",
    "b.test A 192.0.2.1",
    `not-measured: ${base} is outside of the files`,
    `not-measured: ${base} is outside of the files`,
    [],
  ],
  [
    "a look-up that fails",
    `${key(good)}\n ${s1} !timeout`,
    `not-measured: ${s1}: timeout`,
    `not-measured: ${s1}: timeout`,
    [["dkim/lookup-failed", { owner: s1, why: `${s1}: timeout` }]],
  ],
];

for (const [why, lines, criterion, verdict, findings] of rows)
  test(why, async () => {
    const judgement = await judge(lines);
    const { dkim: met } = judgement.criteria;
    assert.equal(met !== undefined && "because" in met ? `${met.kind}: ${met.because}` : met?.kind, criterion);
    const told = judgement.verdict;
    assert.equal(told.kind === "graded" ? told.grade : `${told.kind}: ${told.because}`, verdict);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args]),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = dkim.messages[id];
      assert.ok(message !== undefined);
      assert.doesNotMatch(message.says(args) + message.fix(args), /undefined|object Object/);
    }
  });

test("every finding has its row", () => {
  const told = new Set(rows.flatMap(([, , , , findings]) => findings.map(([id]) => id)));
  assert.deepEqual(
    Object.keys(dkim.messages).filter((id) => !told.has(id)),
    // live.test.ts
    [
      "dkim/selector-missing",
      "dkim/selector-unusable",
      "dkim/old-key",
      "dkim/adsp",
      "dkim/parent-denied",
      "dkim/bogus",
    ],
  );
});

const facets: [why: string, lines: string, facets: string[]][] = [
  ["no key", "a.test A 192.0.2.1", ["dkim-keys none", "dkim-null-wildcard absent"]],
  ["all revoked", `*.${base} TXT v=DKIM1; p=`, ["dkim-keys none", "dkim-null-wildcard present"]],
  ["a key", key(good), ["dkim-keys present", "dkim-weakest-key 2048 bits or more", "dkim-testing in force"]],
  [
    "the weakest of several",
    `${key(good)}\n s2.${base} TXT p=${rsa(1024)}; t=y`,
    ["dkim-keys present", "dkim-weakest-key 1024 to 2047 bits", "dkim-testing testing"],
  ],
  [
    "a small key",
    key(`p=${rsa(512)}`),
    ["dkim-keys none", "dkim-weakest-key under 1024 bits", "dkim-null-wildcard absent"],
  ],
  ["a vendor's key", `${s1} CNAME k.b.test.`, ["dkim-keys present"]],
  ["in part", `${key(good)}\n a.test !gap a template`, []],
];

for (const [why, lines, expected] of facets)
  test(`facets: ${why}`, async () => {
    const judgement = await judge(lines);
    assert.deepEqual(
      judgement.facets.map(({ id, value }) => `${id} ${value}`),
      expected,
    );
    for (const { value, scale } of judgement.facets) assert.ok(scale.includes(value));
  });
