/** One row a rule and a guard: what of a change is told, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mx } from "../../../src/checks/mx/index.ts";
import { operatorOf } from "../../../src/checks/mx/operators.ts";
import { name } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import type { Change, Surroundings } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";

type Told = [rule: string, name: string, severity: string, direction: string];
type Known = { before?: Partial<Surroundings>; after?: Partial<Surroundings> };
type Row = [what: string, why: string, before: string, after: string, told: Told[], known?: Known];

const own = "mx.a.test A 192.0.2.1\n a.test TXT x\n";
const real = `${own} a.test MX 10 mx.a.test.\n`;
const implicit = "a.test A 192.0.2.9\n";

const replaced: Told = ["MX-REPLACED", "a.test", "medium", "weakened"];
const newOrg: Told = ["MX-NEW-ORG", "a.test", "medium", "weakened"];
const removed: Told = ["MX-REMOVED", "a.test", "medium", "breaks-mail"];
const nullLost: Told = ["MX-NULL-LOST", "a.test", "info", "weakened"];
const mixed: Told = ["MX-NULL-MIXED", "a.test", "high", "breaks-mail"];
const cname: Told = ["MX-CNAME", "a.test", "medium", "breaks-mail"];
const ip: Told = ["MX-IP", "a.test", "high", "breaks-mail"];
const missing: Told = ["MX-MISSING", "a.test", "high", "breaks-mail"];
const nodot: Told = ["MX-NODOT", "a.test", "high", "breaks-mail"];
const wildcard: Told = ["MX-WILDCARD", "*.a.test", "low", "weakened"];
const parked = { roles: { receives: false, sends: false, parked: true } } as const;

const rows: Row[] = [
  // where mail goes
  ["MX-REPLACED", "the only host by another's", real, `${own} a.test MX 10 mx.b.test.`, [replaced]],
  [
    "MX-REPLACED",
    "one provider by another",
    "a.test MX 1 smtp.google.com.",
    "a.test MX 0 a-test.mail.protection.outlook.com.",
    [replaced],
  ],
  ["MX-REPLACED", "all of two", `${real} a.test MX 20 mx.b.test.`, "a.test MX 10 mx.c.test.", [replaced]],
  [
    "MX-REPLACED",
    "with a lower DMARC policy",
    real,
    `${own} a.test MX 10 mx.b.test.`,
    [["MX-REPLACED", "a.test", "high", "weakened"]],
    { before: { dmarc: "reject" }, after: { dmarc: "none" } },
  ],
  [
    "MX-REPLACED",
    "with a higher DMARC policy",
    real,
    `${own} a.test MX 10 mx.b.test.`,
    [replaced],
    { before: { dmarc: "none" }, after: { dmarc: "reject" } },
  ],
  [
    "MX-REPLACED",
    "with a DMARC policy that is not known",
    real,
    `${own} a.test MX 10 mx.b.test.`,
    [replaced],
    { before: { dmarc: "reject" }, after: { dmarc: "unknown" } },
  ],
  ["silence", "another host of the same operator", real, "mx2.a.test A 192.0.2.2\n a.test MX 10 mx2.a.test.", []],
  [
    "silence",
    "another domain of the same provider",
    "a.test MX 0 a-test.mail.protection.outlook.com.",
    "a.test MX 0 a-test.a-v1.mx.microsoft.",
    [],
  ],
  [
    "silence",
    "another region of the same provider",
    "a.test MX 10 inbound-smtp.us-east-1.amazonaws.com.",
    "a.test MX 10 inbound-smtp.eu-west-1.amazonaws.com.",
    [],
  ],
  ["silence", "one operator of two stays", `${real} a.test MX 20 mx.b.test.`, real, []],
  [
    "silence",
    "preferences change",
    `${real} a.test MX 20 mx.b.test.`,
    `${own} a.test MX 30 mx.a.test.\n a.test MX 20 mx.b.test.`,
    [],
  ],
  ["silence", "there was no MX record", "a.test TXT x", "a.test MX 10 mx.b.test.", []],
  ["silence", "there was an implicit MX", implicit, `${implicit} a.test MX 10 mx.b.test.`, []],
  ["silence", "the domain receives no mail any more", real, `${own} a.test MX 0 .`, []],
  ["silence", "the zone is not in the files before", "zone b.test", "a.test MX 10 mx.b.test.", []],
  ["silence", "the zone is not in the files afterwards", real, "zone b.test", []],
  ["silence", "the MX records are hidden afterwards", real, "a.test TXT x\n a.test !gap another source", []],
  ["silence", "the look-up fails afterwards", real, `${own} a.test !timeout`, []],
  ["silence", "the whole name is gone", `zone test\n ${real}`, "zone test\n b.test TXT x", []],
  [
    "silence",
    "only a provider's verification stood there",
    "a.test MX 99 ms1.msv1.invalid.",
    "a.test MX 10 mx.b.test.",
    [],
  ],
  [
    "MX-NEW-ORG",
    "in front of the others",
    `${own} a.test MX 20 mx.a.test.`,
    `${own} a.test MX 20 mx.a.test.\n a.test MX 10 mx.b.test.`,
    [newOrg],
  ],
  ["MX-NEW-ORG", "beside the first", real, `${real} a.test MX 10 mx.b.test.`, [newOrg]],
  [
    "MX-NEW-ORG",
    "those in front of it are gone",
    `${real} a.test MX 20 mx.b.test.`,
    `${own} a.test MX 15 mx.c.test.\n a.test MX 20 mx.b.test.`,
    [newOrg],
  ],
  ["silence", "a new operator after the others", real, `${real} a.test MX 20 mx.b.test.`, []],
  ["silence", "a known operator comes first", `${real} a.test MX 20 mx.b.test.`, `${real} a.test MX 5 mx.b.test.`, []],
  ["silence", "a verification in front is no host", real, `${real} a.test MX 1 ms1.msv1.invalid.`, []],
  ["MX-REMOVED", "an address is left: implicit MX", real + implicit, own + implicit, [removed]],
  ["MX-REMOVED", "no address is left: nobody can deliver", real, own, [removed]],
  ["silence", "a null MX takes its place", real + implicit, `${own + implicit} a.test MX 0 .`, []],
  ["silence", "the zone is seen in part afterwards", real + implicit, `${implicit} a.test !gap another source`, []],

  // null MX
  ["MX-NULL-LOST", "hosts in its place", "a.test MX 0 .", real, [nullLost]],
  ["MX-NULL-LOST", "the domain's own address in its place", `${implicit} a.test MX 0 .`, implicit, [nullLost]],
  ["silence", "it was parked: PARKED-REGRESSION tells it", "a.test MX 0 .", real, [], { before: parked }],
  ["silence", "nothing in its place", "a.test MX 0 .\n a.test TXT x", "a.test TXT x", []],
  ["silence", "a null MX comes", implicit, `${implicit} a.test MX 0 .`, []],
  ["MX-NULL-MIXED", "a host beside it", "a.test MX 0 .", `${real} a.test MX 0 .`, [mixed]],
  ["MX-NULL-MIXED", "beside a host", real, `${real} a.test MX 0 .`, [mixed]],
  ["MX-NULL-MIXED", "in a new zone", "zone b.test", `${real} a.test MX 0 .`, [mixed]],
  ["MX-NULL-MIXED", "another preference", "a.test MX 0 .", "a.test MX 10 .", [mixed]],
  ["silence", "it was mixed before", `${real} a.test MX 0 .`, `a.test MX 0 .\n ${real}`, []],
  ["silence", "it had another preference before", "a.test MX 10 .", "a.test MX 20 .", []],
  ["silence", "it is mixed no longer", `${real} a.test MX 0 .`, real, []],

  // targets
  ["MX-CNAME", "a host that is an alias", real, `${own} s.a.test CNAME mx.a.test.\n a.test MX 10 s.a.test.`, [cname]],
  [
    "MX-CNAME",
    "a host becomes an alias",
    real,
    "mx.a.test CNAME mx.b.example.\n a.test MX 10 mx.a.test.",
    [["MX-CNAME", "mx.a.test", "medium", "breaks-mail"]],
  ],
  [
    "silence",
    "it was an alias before",
    `${own} s.a.test CNAME mx.a.test.\n a.test MX 10 s.a.test.`,
    `${own} s.a.test CNAME mx.b.example.\n a.test MX 20 s.a.test.`,
    [],
  ],
  ["MX-IP", "an address", real, `${real} a.test MX 20 192.0.2.1.`, [ip]],
  ["MX-IP", "an address with the origin behind it", real, `${real} a.test MX 20 192.0.2.1.a.test.`, [ip]],
  ["MX-IP", "an address in place of the host: told once", real, `${own} a.test MX 20 192.0.2.1.`, [ip]],
  ["silence", "it was there before", "a.test MX 10 192.0.2.1.", "a.test MX 20 192.0.2.1.", []],
  ["MX-MISSING", "a host that does not exist", real, `${real} a.test MX 20 mx2.a.test.`, [missing]],
  ["MX-MISSING", "in a new zone", "zone b.test", "a.test MX 10 mx.a.test.", [missing]],
  [
    "MX-MISSING",
    "in place of the host of another: told once",
    "a.test MX 10 mx.b.test.",
    "a.test MX 10 mx.a.test.",
    [missing],
  ],
  [
    "MX-MISSING",
    "its address is removed",
    real,
    "a.test MX 10 mx.a.test.",
    [["MX-MISSING", "mx.a.test", "high", "breaks-mail"]],
  ],
  [
    "MX-MISSING",
    "the address of a host in another zone is removed",
    "a.test MX 10 mx.b.test.\n mx.b.test A 192.0.2.1\n b.test TXT x",
    "a.test MX 10 mx.b.test.\n b.test TXT x",
    [["MX-MISSING", "mx.b.test", "high", "breaks-mail"]],
  ],
  [
    "MX-MISSING",
    "the host is an alias of nothing",
    real,
    "mx.a.test CNAME gone.a.test.\n a.test MX 10 mx.a.test.",
    [["MX-MISSING", "mx.a.test", "high", "breaks-mail"]],
  ],
  ["silence", "it did not exist before", "a.test MX 10 mx.a.test.", "a.test MX 20 mx.a.test.", []],
  ["silence", "it is outside of the files", real, `${real} a.test MX 20 mx2.b.example.`, []],
  ["silence", "its zone is seen in part", real, `${real} a.test MX 20 mx2.a.test.\n a.test !gap another source`, []],
  ["silence", "its address is of another family now", real, "mx.a.test AAAA 2001:db8::1\n a.test MX 10 mx.a.test.", []],
  ["silence", "a wildcard has its address", real, "*.a.test A 192.0.2.1\n a.test MX 10 mx.a.test.", []],
  ["MX-NODOT", "the domain stands twice", real, `${own} a.test MX 10 mx.a.test.a.test.`, [nodot]],
  ["MX-NODOT", "the domain itself stands twice", real, `${real} a.test MX 20 a.test.a.test.`, [nodot]],
  ["MX-NODOT", "an earlier host in front", "a.test MX 10 mx.b.test.", "a.test MX 10 mx.b.test.a.test.", [nodot]],
  [
    "MX-NODOT",
    "a wildcard gives it an address: told once",
    "a.test MX 10 mx.b.test.",
    "*.a.test A 192.0.2.1\n a.test MX 10 mx.b.test.a.test.",
    [nodot],
  ],
  ["MX-NODOT", "a name with a top-level domain in front", real, `${real} a.test MX 20 mx.example.net.a.test.`, [nodot]],
  [
    "MX-MISSING",
    "a name of many labels that is no whole name",
    real,
    `${real} a.test MX 20 mx.eu.hosts.internal-mail.a.test.`,
    [missing],
  ],
  [
    "silence",
    "a host with such a name exists",
    real,
    `${real} a.test MX 20 mx.example.net.a.test.\n mx.example.net.a.test A 192.0.2.2`,
    [],
  ],
  ["silence", "it was so before", "a.test MX 10 mx.b.test.a.test.", "a.test MX 20 mx.b.test.a.test.", []],

  // wildcard
  ["MX-WILDCARD", "hosts for every name", real, `${real} *.a.test MX 10 mx.a.test.`, [wildcard]],
  ["silence", "a null MX for every name", real, `${real} *.a.test MX 0 .`, []],
  ["silence", "it was there before", `${real} *.a.test MX 10 mx.a.test.`, `${real} *.a.test MX 20 mx.a.test.`, []],
  ["silence", "of a name above", `${real} zone test`, `${real} *.test MX 10 mx.a.test.`, []],
  ["silence", "not known before", "zone b.test", `${real} *.a.test MX 10 mx.a.test.`, []],
];

const brief = ({ rule, name, severity, direction }: Change): Told => [rule, name, severity, direction];

for (const [what, why, before, after, told, known] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(mx, "a.test", before, after, known);
    assert.deepEqual(changes.map(brief), told);
    for (const { rule, args, severity, direction } of changes) {
      const entry = mx.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.match(entry.says(args), /\.$/);
      assert.match(entry.fix(args), /\.$/);
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("every rule is fired by a row, at each of its severities", () => {
  const fired = new Set(rows.flatMap(([, , , , told]) => told.map(([rule, , severity]) => `${rule} ${severity}`)));
  const all = Object.entries(mx.rules).flatMap(([id, { severities }]) => severities.map((one) => `${id} ${one}`));
  assert.deepEqual([...fired].toSorted(), all.toSorted());
});

test("every rule explains its severities", () => {
  for (const [id, rule] of Object.entries(mx.rules)) {
    assert.ok(rule.title.length < 60 && !rule.title.includes(id));
    for (const severity of rule.severities) assert.ok(rule.explain.includes(severity), `${id} explains ${severity}`);
  }
});

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(mx, "a.test", before, after);
    return [change?.before, change?.after, change?.from?.side, change?.from?.range.line, change?.args];
  };
  assert.deepEqual(await seen(real, `${own} a.test MX 10 smtp.google.com.\n a.test MX 5 mx.b.test.`), [
    "10 mx.a.test",
    "5 mx.b.test, 10 smtp.google.com",
    "after",
    4,
    { domain: "a.test", before: ["a.test"], after: ["b.test", "Google Workspace"], isLoosened: false },
  ]);
  assert.deepEqual(await seen(real + implicit, implicit), [
    "10 mx.a.test",
    "no MX record, its own address",
    "before",
    3,
    { domain: "a.test", hosts: ["mx.a.test"] },
  ]);
  assert.deepEqual(await seen(real, "a.test MX 10 mx.a.test."), [
    "an address",
    "no address",
    "before",
    1,
    { domain: "a.test", host: "mx.a.test" },
  ]);
  assert.deepEqual(await seen(real, "a.test MX 10 mx.a.test.\n mx.a.test CNAME mx.b.example."), [
    "an address",
    "CNAME mx.b.example",
    "after",
    2,
    { domain: "a.test", host: "mx.a.test", alias: "mx.b.example" },
  ]);
  assert.deepEqual(await seen(real, `${real} a.test MX 20 mx.a.test.a.test.`), [
    "10 mx.a.test",
    "20 mx.a.test.a.test",
    "after",
    4,
    { domain: "a.test", host: "mx.a.test.a.test", meant: "mx.a.test" },
  ]);
});

test("MX-REMOVED: whether an address is left is not known", async () => {
  const io = world(own);
  const hidden: Io = {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        return type === "MX" ? answer : { ...answer, outcome: { kind: "unknown", why: "an ALIAS record" } };
      },
    },
  };
  assert.deepEqual((await compareWorlds(mx, "a.test", real, hidden)).map(brief), [removed]);
});

test("operators", () => {
  const of: [host: string, operator: string][] = [
    ["mx1.mail.b.test", "b.test"],
    ["mx.b.co.uk", "b.co.uk"],
    ["b-test.mail.protection.outlook.com", "Microsoft 365"],
    ["b-test.a-v1.mx.microsoft", "Microsoft 365"],
    ["alt1.aspmx.l.google.com", "Google Workspace"],
    ["aspmx2.googlemail.com", "Google Workspace"],
    ["mx.notgoogle.com", "notgoogle.com"],
  ];
  for (const [host, operator] of of) assert.equal(operatorOf(name(host)), operator);
});

const anyRecord = fc.constantFrom(
  "10 mx.a.test.",
  "20 mx.a.test.",
  "10 mx.b.test.",
  "5 smtp.google.com.",
  "0 .",
  "10 .",
  "10 192.0.2.1.",
  "10 gone.a.test.",
  "10 mx.b.test.a.test.",
  "10 alias.a.test.",
  "99 ms1.msv1.invalid.",
);
const records = fc.uniqueArray(anyRecord, { maxLength: 4 });
const linesOf = (values: readonly string[]): string =>
  `${own} alias.a.test CNAME mx.a.test.\n${values.map((value) => `a.test MX ${value}\n`).join("")}`;

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(records, async (values) => {
      assert.deepEqual(await compareWorlds(mx, "a.test", linesOf(values), linesOf(values.toReversed())), []);
    }),
    { numRuns: 100 },
  );
});

test("where mail goes is told by one rule, and each target by one", async () => {
  await fc.assert(
    fc.asyncProperty(records, records, async (before, after) => {
      const changes = await compareWorlds(mx, "a.test", linesOf(before), linesOf(after));
      const destinations = new Set(["MX-REPLACED", "MX-NEW-ORG", "MX-REMOVED", "MX-NULL-LOST"]);
      assert.ok(changes.filter(({ rule }) => destinations.has(rule)).length <= 1);
      const hosts = changes.flatMap(({ rule, args }) => (destinations.has(rule) ? [] : (args["host"] ?? [])));
      assert.equal(new Set(hosts).size, hosts.length);
    }),
    { numRuns: 200 },
  );
});
