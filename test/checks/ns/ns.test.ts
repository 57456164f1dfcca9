/** One row a rule and a guard: what of a change is told, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ns } from "../../../src/checks/ns/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Change, Policy } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";

type Told = [rule: string, name: string, severity: string, direction: string, names: string];
type Row = [what: string, why: string, before: string, after: string, told: Told[], domain?: string];

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const servers = (...names: string[]): string => names.map((one) => `a.test NS ${one}.\n`).join("");
const handed = (owner: string, names: string): Told => ["NS-DELEGATE", owner, "medium", "weakened", names];
const changed: Told = ["APEX-NS-CHANGED", "a.test", "medium", "incomparable", ""];

const rows: Row[] = [
  // delegation
  ["NS-DELEGATE", "_dmarc", mail, `${mail} _dmarc.a.test NS ns.b.test.`, [handed("_dmarc.a.test", "_dmarc.a.test")]],
  [
    "NS-DELEGATE",
    "_dmarc, in place of its record",
    `${mail} _dmarc.a.test TXT v=DMARC1; p=reject`,
    `${mail} _dmarc.a.test NS ns.b.test.`,
    [handed("_dmarc.a.test", "_dmarc.a.test")],
  ],
  [
    "NS-DELEGATE",
    "_mta-sts",
    mail,
    `${mail} _mta-sts.a.test NS ns.b.test.`,
    [handed("_mta-sts.a.test", "_mta-sts.a.test")],
  ],
  ["NS-DELEGATE", "_tls", mail, `${mail} _tls.a.test NS ns.b.test.`, [handed("_tls.a.test", "_smtp._tls.a.test")]],
  [
    "NS-DELEGATE",
    "_smtp._tls",
    mail,
    `${mail} _smtp._tls.a.test NS ns.b.test.`,
    [handed("_smtp._tls.a.test", "_smtp._tls.a.test")],
  ],
  [
    "NS-DELEGATE",
    "_tcp of an MX host",
    mail,
    `${mail} _tcp.mx.a.test NS ns.b.test.`,
    [handed("_tcp.mx.a.test", "_25._tcp.mx.a.test")],
  ],
  [
    "NS-DELEGATE",
    "_25._tcp of an MX host",
    mail,
    `${mail} _25._tcp.mx.a.test NS ns.b.test.`,
    [handed("_25._tcp.mx.a.test", "_25._tcp.mx.a.test")],
  ],
  [
    "NS-DELEGATE",
    "an MX host",
    mail,
    `a.test MX 10 mx.a.test.\n mx.a.test NS ns.b.test.`,
    [handed("mx.a.test", "_25._tcp.mx.a.test")],
  ],
  [
    "NS-DELEGATE",
    "above two MX hosts: told once",
    "a.test MX 10 m1.m.a.test.\n a.test MX 20 m2.m.a.test.\n m1.m.a.test A 192.0.2.1\n m2.m.a.test A 192.0.2.2",
    "a.test MX 10 m1.m.a.test.\n a.test MX 20 m2.m.a.test.\n m.a.test NS ns.b.test.",
    [handed("m.a.test", "_25._tcp.m1.m.a.test, _25._tcp.m2.m.a.test")],
  ],
  [
    "NS-DELEGATE",
    "an MX host in another zone",
    "a.test MX 10 mx.b.test.\n mx.b.test A 192.0.2.1\n b.test TXT x",
    "a.test MX 10 mx.b.test.\n mx.b.test NS ns.c.test.\n b.test TXT x",
    [handed("mx.b.test", "_25._tcp.mx.b.test")],
  ],
  [
    "NS-DELEGATE",
    "the domain itself, below the apex of its zone",
    "s.a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1",
    "s.a.test NS ns.b.test.\n mx.a.test A 192.0.2.1",
    [handed("s.a.test", "_dmarc.s.a.test, _mta-sts.s.a.test, _smtp._tls.s.a.test")],
    "s.a.test",
  ],
  [
    "silence",
    "it was delegated before",
    `${mail} _dmarc.a.test NS ns.b.test.`,
    `${mail} _dmarc.a.test NS ns.c.test.`,
    [],
  ],
  ["silence", "it is delegated no longer", `${mail} _dmarc.a.test NS ns.b.test.`, mail, []],
  ["silence", "another name is delegated", mail, `${mail} www.a.test NS ns.b.test.`, []],
  ["silence", "_domainkey: DKIM-DELEGATED tells it", mail, `${mail} _domainkey.a.test NS ns.b.test.`, []],
  [
    "silence",
    "a new MX host below an old delegation",
    `${mail} m.a.test NS ns.b.test.`,
    `${mail} m.a.test NS ns.b.test.\n a.test MX 20 mx.m.a.test.`,
    [],
  ],
  [
    "silence",
    "the zone below is in the files too",
    `zone a.test\n ${mail}`,
    `zone a.test\n ${mail} _dmarc.a.test NS ns.b.test.\n zone _dmarc.a.test\n _dmarc.a.test NS ns.b.test.\n _dmarc.a.test TXT v=DMARC1; p=reject`,
    [],
  ],
  ["silence", "not known before", "b.test TXT x", `${mail} _dmarc.a.test NS ns.b.test.`, []],
  [
    "silence",
    "hidden by a gap before",
    "a.test TXT x\n a.test !gap another source",
    "a.test TXT x\n _dmarc.a.test NS ns.b.test.",
    [],
  ],
  [
    "NS-DELEGATE",
    "_dmarc, in place of an alias to outside of the files",
    `${mail} _dmarc.a.test CNAME a.b.test.`,
    `${mail} _dmarc.a.test NS ns.b.test.`,
    [handed("_dmarc.a.test", "_dmarc.a.test")],
  ],
  ["silence", "the look-up failed before", `${mail} _dmarc.a.test !timeout`, `${mail} _dmarc.a.test NS ns.b.test.`, []],
  [
    "silence",
    "an alias is no delegation",
    mail,
    `${mail} _dmarc.a.test CNAME a.b.test.\n a.b.test NS ns.b.test.\n b.test TXT x`,
    [],
  ],
  ["silence", "the zone is not in the files any more", mail, "b.test TXT x", []],

  // the servers of the domain
  ["APEX-NS-CHANGED", "one of two", servers("n1.b.test", "n2.b.test"), servers("n1.b.test", "n3.b.test"), [changed]],
  ["APEX-NS-CHANGED", "one more", servers("n1.b.test"), servers("n1.b.test", "n2.c.test"), [changed]],
  ["APEX-NS-CHANGED", "one less", servers("n1.b.test", "n2.b.test"), servers("n1.b.test"), [changed]],
  ["APEX-NS-CHANGED", "all of them", servers("n1.b.test"), servers("n1.c.test"), [changed]],
  [
    "APEX-NS-CHANGED",
    "in the zone above",
    `zone test\n ${servers("n1.b.test")}`,
    `zone test\n ${servers("n2.b.test")}`,
    [changed],
  ],
  ["silence", "order", servers("n1.b.test", "n2.b.test"), servers("n2.b.test", "n1.b.test"), []],
  ["silence", "the files had none before", mail, mail + servers("n1.b.test"), []],
  ["silence", "the files have none any more", mail + servers("n1.b.test"), mail, []],
  ["silence", "the domain is gone", `zone test\n ${servers("n1.b.test")}`, "zone test\n b.test TXT x", []],
  ["silence", "of another name", `${mail} s.a.test NS n1.b.test.`, `${mail} s.a.test NS n2.b.test.`, []],
];

const brief = ({ rule, name, severity, direction, args }: Change): Told => {
  const { names } = args;
  return [rule, name, severity, direction, Array.isArray(names) ? names.join(", ") : ""];
};

for (const [what, why, before, after, told, domain = "a.test"] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(ns, domain, before, after);
    assert.deepEqual(changes.map(brief), told);
    for (const { rule, args, severity, direction } of changes) {
      const entry = ns.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.ok(entry.explain.includes(severity), rule);
      assert.match(entry.says(args), /\.$/);
      assert.match(entry.fix(args), /\.$/);
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("NS-DELEGATE: severe where it takes the DMARC policy along", async () => {
  const severityOf = async (dmarc: Policy | "unknown", owner: string) => {
    const after = `${mail} ${owner}.a.test NS ns.b.test.`;
    const [change] = await compareWorlds(ns, "a.test", mail, after, { before: { dmarc } });
    return change?.severity;
  };
  assert.equal(await severityOf("reject", "_dmarc"), "high");
  assert.equal(await severityOf("quarantine", "_dmarc"), "high");
  for (const dmarc of ["none", "absent", "unknown"] as const)
    assert.equal(await severityOf(dmarc, "_dmarc"), "medium", dmarc);
  assert.equal(await severityOf("reject", "_mta-sts"), "medium");
});

test("every rule is fired by a row", () => {
  const fired = new Set(rows.flatMap(([, , , , told]) => told.map(([rule]) => rule)));
  assert.deepEqual([...fired].toSorted(), Object.keys(ns.rules).toSorted());
});

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(ns, "a.test", before, after);
    return [change?.before, change?.after, change?.from?.side, change?.from?.range.line];
  };
  assert.deepEqual(await seen(mail, `${mail} _dmarc.a.test NS ns.b.test.\n _dmarc.a.test NS ns.a.b.test.`), [
    "no delegation",
    "ns.a.b.test, ns.b.test",
    "after",
    3,
  ]);
  const [one] = await compareWorlds(ns, "a.test", servers("n1.b.test"), servers("n1.b.test", "n2.b.test"));
  assert.deepEqual(one?.args, { domain: "a.test", added: ["n2.b.test"], removed: [] });
  assert.match(ns.rules["APEX-NS-CHANGED"]?.says(one?.args ?? {}) ?? "", /change\. New: n2\.b\.test\. Every/);
});

test("what is delegated is said, and nothing is judged", async () => {
  const facts = await ns.evaluate(name("a.test"), world(`${mail} _tls.a.test NS ns.b.test.\n mx.a.test NS ns.b.test.`));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  const { verdict, findings } = ns.judge(facts);
  assert.equal(verdict.kind, "not-applicable");
  assert.deepEqual(
    findings.map(({ id, args, from }) => [id, args["cut"], args["names"], from?.line]),
    [
      ["ns/delegated", "_tls.a.test", ["_smtp._tls.a.test"], 3],
      ["ns/delegated", "mx.a.test", ["_25._tcp.mx.a.test"], 4],
    ],
  );
  for (const { id, args } of findings) {
    assert.match(ns.messages[id]?.says(args) ?? "", /\.$/);
    assert.match(ns.messages[id]?.fix(args) ?? "", /\.$/);
  }
  const unknown = ns.judge(await ns.evaluate(name("b.example"), world(mail)));
  assert.deepEqual(unknown.findings, []);
});
