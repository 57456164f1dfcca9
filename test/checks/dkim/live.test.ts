/** Selectors where nobody can list them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DkimFacts, countKeys, dkim } from "../../../src/checks/dkim/index.ts";
import { likelySelectors } from "../../../src/checks/dkim/catalogue.ts";
import { name } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import { liveWorld } from "../live-world.ts";
import { rsa } from "./keys.ts";

const good = `v=DKIM1; p=${rsa(2048)}`;
const other = `v=DKIM1; p=${rsa(1024)}`;
const base = "_domainkey.a.test";
const untold = "DNS does not tell the selectors of a.test: name one, or give a message that it signed";

const contents = ({ selectors }: DkimFacts) =>
  selectors.map(
    ({ selector, content, isNamed }) => `${selector}: ${content.kind}${isNamed === true ? " (named)" : ""}`,
  );

interface Expected {
  contents: string[];
  hiding: string | null;
  criterion: "met" | "unmet" | "not-measured";
  keys: number | "unknown";
  findings: string[];
}

const rows: [why: string, lines: string, selectors: string[], expected: Expected][] = [
  [
    "nothing below a name that does not exist (RFC 8020)",
    "a.test A 192.0.2.1",
    [],
    { contents: [], hiding: null, criterion: "unmet", keys: 0, findings: ["no-key"] },
  ],
  [
    "a selector that nobody knows is not missing",
    `zz9._domainkey.a.test TXT ${good}`,
    [],
    { contents: [], hiding: untold, criterion: "not-measured", keys: "unknown", findings: [] },
  ],
  [
    "a selector that was named",
    `zz9.${base} TXT ${good}`,
    ["zz9"],
    { contents: ["zz9: records (named)"], hiding: untold, criterion: "met", keys: 1, findings: [] },
  ],
  [
    "a named selector without a key",
    `zz9.${base} TXT ${good}`,
    ["zz8"],
    {
      contents: ["zz8: absent (named)"],
      hiding: untold,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["selector-missing"],
    },
  ],
  [
    "a named selector that is revoked",
    `zz9.${base} TXT v=DKIM1; p=`,
    ["zz9"],
    {
      contents: ["zz9: records (named)"],
      hiding: untold,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["selector-unusable"],
    },
  ],
  [
    "a named selector that is not for e-mail",
    `zz9.${base} TXT ${good}; s=tlsrpt`,
    ["zz9"],
    {
      contents: ["zz9: records (named)"],
      hiding: untold,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["selector-unusable"],
    },
  ],
  [
    "selectors that tell when their keys were made: the second and third are not old, and the fourth is no date",
    ["201803", "2025", "2024-11", "120191"].map((one) => `${one}.${base} TXT ${good}\n`).join(""),
    ["201803", "2025", "2024-11", "120191"],
    {
      contents: ["120191", "201803", "2024-11", "2025"].map((one) => `${one}: records (named)`),
      hiding: untold,
      criterion: "met",
      keys: 4,
      findings: ["old-key"],
    },
  ],
  [
    "the policy that DKIM had once",
    `_adsp.${base} TXT dkim=discardable\n s1.${base} TXT ${good}`,
    [],
    { contents: ["s1: records"], hiding: untold, criterion: "met", keys: 1, findings: ["adsp"] },
  ],
  [
    "a provider by its MX hosts",
    `a.test MX 10 in1-smtp.messagingengine.com.\n fm2.${base} TXT ${good}`,
    [],
    { contents: ["fm2: records"], hiding: untold, criterion: "met", keys: 1, findings: [] },
  ],
  [
    "a provider by SPF",
    `a.test TXT v=spf1 include:servers.mcsv.net -all\n k3.${base} TXT ${good}`,
    [],
    { contents: ["k3: records"], hiding: untold, criterion: "met", keys: 1, findings: [] },
  ],
  [
    "a common one, by a CNAME to nothing",
    `selector1.${base} CNAME selector1-a-test._domainkey.b.test.`,
    [],
    {
      contents: ["selector1: dangling"],
      hiding: untold,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["dangling"],
    },
  ],
  [
    "an empty key for every selector",
    `*.${base} TXT v=DKIM1; p=`,
    ["zz9"],
    {
      contents: ["*: records", "zz9: absent (named)"],
      hiding: null,
      criterion: "unmet",
      keys: 0,
      findings: ["selector-missing"],
    },
  ],
  [
    "a wildcard for something else",
    "*.a.test TXT v=spf1 -all",
    ["zz9"],
    {
      contents: ["zz9: absent (named)"],
      hiding: untold,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["selector-missing"],
    },
  ],
  [
    "a key beside a wildcard",
    `*.a.test TXT v=spf1 -all\n *.${base} TXT ${other}\n default.${base} TXT ${good}`,
    [],
    {
      contents: ["*: records", "default: records"],
      hiding: untold,
      criterion: "met",
      keys: 2,
      findings: ["short-key"],
    },
  ],
  [
    "no answer",
    `${base} !timeout`,
    [],
    {
      contents: [],
      hiding: `${base}: timeout`,
      criterion: "not-measured",
      keys: "unknown",
      findings: ["lookup-failed"],
    },
  ],
  [
    "what is no label is not asked for",
    "a.test A 192.0.2.1",
    ["", "..", "x".repeat(64)],
    { contents: [], hiding: null, criterion: "unmet", keys: 0, findings: ["no-key"] },
  ],
];

async function found(io: Io): Promise<Expected> {
  const facts = await dkim.evaluate(name("a.test"), io);
  const { criteria, findings } = dkim.judge(facts);
  const criterion = criteria.dkim?.kind;
  assert.ok(criterion !== undefined && criterion !== "not-applicable");
  for (const { id, args } of findings) {
    const message = dkim.messages[id];
    assert.doesNotMatch(`${message?.says(args)}${message?.fix(args)}`, /undefined|object Object/);
  }
  const ids = findings.map(({ id }) => id.slice("dkim/".length));
  return { contents: contents(facts), hiding: facts.hiding, criterion, keys: countKeys(facts), findings: ids };
}

for (const [why, lines, selectors, expected] of rows)
  test(why, async () => {
    assert.deepEqual(await found(liveWorld(`zone a.test\n${lines}`, { selectors })), expected);
  });

test("a key that somebody else keeps is told with who that is", async () => {
  const kept = `s1.${base} CNAME s1.k.b.test.\nzone b.test\ns1.k.b.test TXT ${other}`;
  const facts = await dkim.evaluate(name("a.test"), liveWorld(`zone a.test\n${kept}`));
  const [{ id, args } = assert.fail()] = dkim.judge(facts).findings;
  assert.deepEqual([id, args], ["dkim/short-key", { owner: `s1.${base}`, bits: 1024, keeper: "b.test" }]);
  assert.match(dkim.messages[id]?.fix(args) ?? "", /The record is kept by b\.test: ask there\.$/);
});

test("a selector that a message shows", async () => {
  const io = liveWorld(`zone a.test\nzz9.${base} TXT ${good}`);
  const signed = {
    selectors: [
      { domain: name("a.test"), selector: "zz9" },
      { domain: name("b.test"), selector: "q" },
    ],
  };
  const observed = [signed] as unknown as ReturnType<Io["observed"]>;
  assert.deepEqual((await found({ ...io, observed: () => observed })).contents, ["zz9: records (named)"]);
});

test("name servers that deny the name above the keys", async () => {
  const io = liveWorld(`zone a.test\ns1.${base} TXT ${good}`);
  const resolver: Io["resolver"] = {
    async query(owner, type) {
      const answer = await io.resolver.query(owner, type);
      return owner === base ? { ...answer, outcome: { kind: "nxdomain" } } : answer;
    },
  };
  const { criterion, hiding, findings } = await found({ ...io, resolver });
  assert.deepEqual([criterion, hiding, findings], ["met", untold, ["parent-denied"]]);
});

test("what is bogus is no key, and not missing", async () => {
  const io = liveWorld(`zone a.test\ns1.${base} TXT ${good}`, { bogus: [base, `zz9.${base}`], selectors: ["zz9"] });
  const facts = await dkim.evaluate(name("a.test"), io);
  const args = { owner: base, why: "a signature has expired" };
  assert.deepEqual(dkim.judge(facts).findings, [
    { id: "dkim/bogus", args },
    { id: "dkim/bogus", args: { ...args, owner: `zz9.${base}` } },
  ]);
});

test("every domain is asked for at most 30 selectors by guess, in the same order", () => {
  const all = likelySelectors(
    [name("mx.zoho.eu")],
    [name("sendgrid.net"), name("mailgun.org"), name("_spf.google.com")],
  );
  assert.ok(all.length <= 30);
  assert.deepEqual(
    all,
    likelySelectors([name("mx.zoho.eu")], [name("_spf.google.com"), name("mailgun.org"), name("sendgrid.net")]),
  );
  assert.deepEqual(likelySelectors([], []).slice(0, 3), ["default", "dkim", "mail"]);
});
