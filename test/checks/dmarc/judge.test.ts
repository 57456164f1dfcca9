import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dmarc, effectivePolicy } from "../../../src/checks/dmarc/index.ts";
import { evaluateDmarc } from "../../../src/checks/dmarc/evaluate.ts";
import { judgeDmarc } from "../../../src/checks/dmarc/judge.ts";
import { name } from "../../../src/dns/name.ts";
import { policies } from "../../../src/model.ts";
import { world } from "../../support/world.ts";

const judged = async (lines: string, domain = "example.org") =>
  judgeDmarc(await evaluateDmarc(name(domain), world(lines)));
const p = (text: string, domain = "example.org") => `_dmarc.${domain} TXT v=DMARC1; ${text}`;
const rua = "rua=mailto:dmarc@example.org";

const criteria: [what: string, lines: string, domain: string, verdict: string, dmarc: string, policy: string][] = [
  ["reject", p(`p=reject; ${rua}`), "example.org", "strong", "met", "met"],
  ["quarantine", p(`p=quarantine; ${rua}`), "example.org", "strong", "met", "met"],
  ["failure reports are reports", p("p=reject; ruf=mailto:a@example.org"), "example.org", "strong", "met", "met"],
  ["none", p(`p=none; ${rua}`), "example.org", "weak", "met", "unmet"],
  ["no reports", p("p=reject"), "example.org", "weak", "met", "unmet"],
  [
    "reports to a host that refuses them",
    `${p("p=reject; rua=mailto:a@vendor.test")}\nvendor.test A 192.0.2.1`,
    "example.org",
    "weak",
    "met",
    "unmet",
  ],
  [
    "reports to a host outside of the files",
    p("p=reject; rua=mailto:a@vendor.test"),
    "example.org",
    "strong",
    "met",
    "met",
  ],
  ["subdomains open; MECSA ignores sp", p(`p=reject; sp=none; ${rua}`), "example.org", "weak", "met", "unmet"],
  ["non-existent subdomains open", p(`p=reject; np=none; ${rua}`), "example.org", "weak", "met", "unmet"],
  ["test mode takes quarantine away", p(`p=quarantine; t=y; ${rua}`), "example.org", "weak", "met", "unmet"],
  ["test mode leaves quarantine of reject", p(`p=reject; t=y; ${rua}`), "example.org", "strong", "met", "met"],
  ["pct=0 leaves nothing of quarantine", p(`p=quarantine; pct=0; ${rua}`), "example.org", "weak", "met", "unmet"],
  ["no record", "example.org A 192.0.2.1", "example.org", "absent", "unmet", "unmet"],
  ["a record without effect", p("p=rejct"), "example.org", "broken", "unmet", "unmet"],
  ["two records", `${p("p=reject")}\n${p("p=none")}`, "example.org", "broken", "unmet", "unmet"],
  ["inherited", `${p(`p=reject; ${rua}`)}\nsub.example.org A 192.0.2.1`, "sub.example.org", "strong", "met", "met"],
  [
    "not known what it inherits",
    "zone sub.example.org\nsub.example.org A 192.0.2.1",
    "sub.example.org",
    "_dmarc.example.org is outside of the files",
    "_dmarc.example.org is outside of the files",
    "_dmarc.example.org is outside of the files",
  ],
  [
    "a weakness of its own stands, whatever else is unknown",
    `zone sub.example.org\n${p(`p=none; ${rua}`, "sub.example.org")}`,
    "sub.example.org",
    "weak",
    "met",
    "unmet",
  ],
  [
    "a strength of its own is not enough for its subdomains",
    `zone sub.example.org\n${p(`p=reject; ${rua}`, "sub.example.org")}`,
    "sub.example.org",
    "weak",
    "met",
    "_dmarc.example.org is outside of the files",
  ],
  [
    "a time-out",
    "_dmarc.example.org !timeout",
    "example.org",
    "_dmarc.example.org: timeout",
    "_dmarc.example.org: timeout",
    "_dmarc.example.org: timeout",
  ],
];

test("verdict and criteria", async () => {
  const word = (verdict: { kind: string; because?: string; grade?: string } | undefined) =>
    verdict?.because ?? verdict?.grade ?? verdict?.kind;
  for (const [what, lines, domain, verdict, applies, policy] of criteria) {
    const judgement = await judged(lines, domain);
    assert.equal(word(judgement.verdict), verdict, what);
    assert.equal(word(judgement.criteria.dmarc), applies, what);
    assert.equal(word(judgement.criteria["dmarc-policy"]), policy, what);
  }
});

const mail = "example.org MX 10 mail.example.org.\nexample.org TXT v=spf1 mx -all";
const findings: [lines: string, expected: [id: string, args: object][], domain?: string][] = [
  [p(`p=reject; ${rua}`), []],
  ["example.org A 192.0.2.1", [["no-record", { domain: "example.org" }]]],
  [
    "_dmarc.example.org !timeout",
    [["temperror", { domain: "example.org", owner: "_dmarc.example.org", why: "_dmarc.example.org: timeout" }]],
  ],
  [
    p("p=reject; rua=mailto:a@gone.example.org"),
    [["no-report-host", { domain: "example.org", tag: "rua", host: "gone.example.org" }]],
  ],
  [
    p(`p=none; ${rua}`),
    [
      ["monitoring", { domain: "example.org" }],
      ["np-missing", { domain: "example.org", policy: "none" }],
    ],
  ],
  [p(`p=none; np=reject; ${rua}`), [["monitoring", { domain: "example.org" }]]],
  [p(`p=quarantine; np=reject; ${rua}`), [["quarantine", { domain: "example.org" }]]],
  [p(`p=reject; t=y; ${rua}`), [["test-mode", { domain: "example.org", published: "reject", policy: "quarantine" }]]],
  [
    p(`p=reject; sp=none; np=reject; ${rua}`),
    [["subdomains-weaker", { domain: "example.org", policy: "none", than: "reject" }]],
  ],
  [p(`p=reject; np=none; ${rua}`), [["nonexistent-weaker", { domain: "example.org", policy: "none", than: "reject" }]]],
  [p(`p=reject; pct=50; ${rua}`), [["pct", { domain: "example.org", pct: 50 }]]],
  [p("p=reject"), [["no-reports", { domain: "example.org" }]]],
  [
    p(`p=reject; ${rua}!5k; ri=1; fo=x; colour=red`),
    [
      ["invalid-tag", { domain: "example.org", tag: "fo=x" }],
      ["ignored-tag", { domain: "example.org", tags: ["colour"] }],
      ["obsolete", { domain: "example.org", tags: ["ri", "!5k"] }],
    ],
  ],
  [p(`${rua}; p=reject`), [["p-not-second", { domain: "example.org" }]]],
  [p(`p=reject; psd=y; ${rua}`), [["psd", { domain: "example.org" }]]],
  [
    `${p("p=reject; rua=mailto:a@vendor.test; ruf=mailto:a@else.test")}\nvendor.test A 192.0.2.1`,
    [
      [
        "unauthorised",
        { domain: "example.org", tag: "rua", host: "vendor.test", owner: "example.org._report._dmarc.vendor.test" },
      ],
      ["external-ruf", { domain: "example.org", host: "else.test" }],
    ],
  ],
  [
    `${p("p=reject")}\n${p("p=none")}`,
    [["several-records", { domain: "example.org", records: ["v=DMARC1; p=reject", "v=DMARC1; p=none"] }]],
  ],
  [p("p=rejct"), [["malformed", { domain: "example.org", defect: "p", detail: "p=rejct" }]]],
  [
    "example.org TXT v=DMARC1; p=reject",
    [
      ["no-record", { domain: "example.org" }],
      ["wrong-name", { domain: "example.org", owner: "example.org" }],
    ],
  ],
  [
    `${p(`p=reject; ${rua},mailto:b@example.org,mailto:c@example.org`)}\n_dmarc.example.org TXT google-site-verification=1`,
    [
      ["unrelated", { domain: "example.org", texts: ["google-site-verification=1"] }],
      ["many-uris", { domain: "example.org", tag: "rua", count: 3 }],
    ],
  ],
  [
    `${p(`p=reject; ${rua}`, "b.example.org")}\nb.example.org MX 10 mail.example.org.`,
    [["nothing-aligns", { domain: "b.example.org", policy: "reject" }]],
    "b.example.org",
  ],
  [
    `${p(`p=reject; ${rua}`)}\n*.example.org TXT v=DMARC1; p=none`,
    [["wildcard", { domain: "example.org", wildcard: "*.example.org" }]],
  ],
  [
    `${p("p=none; psd=n; rua=mailto:a@example.org", "b.example.org")}\n${p(`p=reject; ${rua}`)}\na.b.example.org A 192.0.2.1`,
    [
      ["monitoring", { domain: "a.b.example.org" }],
      ["readers-differ", { domain: "a.b.example.org", scope: "self", rfc9989: "none", rfc7489: "reject" }],
      ["readers-differ", { domain: "a.b.example.org", scope: "sub", rfc9989: "none", rfc7489: "reject" }],
      ["inherited", { domain: "a.b.example.org", at: "b.example.org", policy: "none" }],
    ],
    "a.b.example.org",
  ],
];

test("findings, and sentences without holes", async () => {
  const seen = new Set<string>();
  for (const [lines, expected, domain] of findings) {
    const found = (await judged(`${lines}\n${mail}`, domain)).findings;
    assert.deepEqual(
      found.map(({ id, args }) => [id.replace("dmarc/", ""), args]),
      expected,
      lines,
    );
    for (const { id, args } of found) {
      const message = dmarc.messages[id];
      assert.ok(message, id);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object|``/, id);
      seen.add(id);
    }
  }
  seen.add("dmarc/bogus"); // live.test.ts
  assert.deepEqual([...seen].toSorted(), Object.keys(dmarc.messages).toSorted(), "every finding has a row");
});

test("facets: what is known, weakest first", async () => {
  const facets = async (lines: string) =>
    (await judged(lines)).facets.map(({ id, value }) => `${id.replace("dmarc-", "")}=${value}`).join(" ");
  assert.equal(
    await facets(p("p=reject; sp=none; np=quarantine; adkim=s")),
    "self=reject sub=none nonexist=quarantine adkim=s aspf=r",
  );
  assert.equal(await facets(p("p=reject; pct=10")), "self=quarantine sub=quarantine nonexist=reject adkim=r aspf=r");
  assert.equal(await facets("example.org A 192.0.2.1"), "self=absent sub=absent");
  assert.equal(await facets("_dmarc.example.org !timeout"), "");
  assert.deepEqual((await judged(p("p=none"))).facets[0]?.scale, policies);
});

test("effective policy of the domain itself", async () => {
  const policy = async (lines: string) => effectivePolicy(await evaluateDmarc(name("example.org"), world(lines)));
  assert.equal(await policy(p("p=reject; t=y")), "quarantine");
  assert.equal(await policy("example.org A 192.0.2.1"), "absent");
  assert.equal(await policy("_dmarc.example.org !timeout"), "unknown");
});

test("any record is judged, and compared with any other, without a throw", async () => {
  const tag = fc.constantFrom(
    "p=reject",
    "p=none",
    "p=x",
    "sp=none",
    "np=reject",
    "t=y",
    "psd=y",
    "psd=n",
    "pct=0",
    "pct=x",
    rua,
    "ruf=mailto:a@v.test",
    "P=none",
    "=",
    "x",
    "\u00ff",
    "adkim=s",
    "ri=1",
  );
  const record = fc.array(tag, { maxLength: 6 }).map((tags) => ["v=DMARC1", ...tags].join("; "));
  const lines = fc
    .array(fc.tuple(fc.constantFrom("_dmarc", "_dmarc.a", "*", "dmarc"), record), { maxLength: 4 })
    .map((records) =>
      ["zone example.org", ...records.map(([label, text]) => `${label}.example.org TXT ${text}`)].join("\n"),
    );
  const surroundings = {
    name: "exists",
    mx: "unknown",
    dmarc: "unknown",
    dkimKeys: 0,
    roles: { receives: true, sends: true, parked: false },
  } as const;
  const sideOf = async (text: string, domain: string) => {
    const facts = await evaluateDmarc(name(domain), world(text));
    return { facts, judgement: judgeDmarc(facts), surroundings };
  };
  await fc.assert(
    fc.asyncProperty(lines, lines, fc.constantFrom("example.org", "a.example.org"), async (before, after, domain) => {
      const was = await sideOf(before, domain);
      const is = await sideOf(after, domain);
      const changes = dmarc.compare({ domain: name(domain), before: was, after: is });
      for (const { rule, severity } of changes) assert.ok(dmarc.rules[rule]?.severities.includes(severity));
      assert.equal(
        new Set(changes.map(({ rule, name, args }) => `${rule} ${name} ${JSON.stringify(args)}`)).size,
        changes.length,
      );
      assert.deepEqual(
        dmarc.compare({ domain: name(domain), before: is, after: is }),
        [],
        "the same on both sides is silent",
      );
    }),
    { numRuns: 150 },
  );
});
