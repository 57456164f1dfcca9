/** One row a rule and a guard: what of a change is told, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { caa } from "../../../src/checks/caa/index.ts";
import type { Change } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";

type Told = [rule: string, name: string, severity: string];
type Row = [what: string, why: string, before: string, after: string, told: Told[]];

const at = (owner: string, ...records: string[]): string => records.map((one) => `${owner} CAA ${one}\n`).join("");
const a = (...records: string[]): string => `a.test TXT x\n${at("a.test", ...records)}`;
const mail = (...records: string[]): string => `${a(...records)} a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n`;

const ca = '0 issue "ca.test"';
const other = '0 issue "other.test"';
const nobody = '0 issue ";"';
const iodef = '0 iodef "mailto:a@a.test"';
const account = (uri: string): string => `0 issue "ca.test; accounturi=https://ca.test/${uri}"`;
const methods = (list: string): string => `0 issue "ca.test; validationmethods=${list}"`;

const removed: Told = ["CAA-REMOVED", "a.test", "medium"];
const widen: Told = ["CAA-WIDEN", "a.test", "medium"];
const param: Told = ["CAA-PARAM", "a.test", "medium"];
const iodefLost: Told = ["CAA-IODEF", "a.test", "low"];
const critical: Told = ["CAA-CRITICAL", "a.test", "low"];

const rows: Row[] = [
  // removal
  ["CAA-REMOVED", "the only record", a(ca), a(), [removed]],
  ["CAA-REMOVED", "nobody was allowed", a(nobody), a(), [["CAA-REMOVED", "a.test", "high"]]],
  ["CAA-REMOVED", "all of a set: told once", a(ca, other, iodef), a(), [removed]],
  ["CAA-REMOVED", "for the domain and its MX host: told once", mail(ca), mail(), [removed]],
  ["CAA-REMOVED", "S/MIME alone was restricted", a('0 issuemail ";"'), a(), [removed]],
  [
    "CAA-REMOVED",
    "of an MX host in another zone",
    `a.test MX 10 mx.b.test.\n b.test TXT x\n${at("mx.b.test", ca)}`,
    "a.test MX 10 mx.b.test.\n b.test TXT x\n mx.b.test A 192.0.2.1",
    [["CAA-REMOVED", "mx.b.test", "medium"]],
  ],
  ["silence", "the name above has the same", mail(ca) + at("mx.a.test", ca), mail(ca), []],
  ["silence", "the whole name is gone", `zone test\n ${a(ca)}`, "zone test\n b.test TXT x", []],
  ["silence", "the zone is not in the files any more", a(ca), "b.test TXT x", []],
  ["silence", "the zone is seen in part afterwards", a(ca), "a.test TXT x\n a.test !gap another source", []],
  ["silence", "the look-up fails afterwards", a(ca), "a.test !timeout", []],
  [
    "silence",
    "it moved behind an alias",
    mail() + at("mx.a.test", ca),
    `a.test TXT x\n a.test MX 10 mx.a.test.\n mx.a.test CNAME m.b.test.\n${at("m.b.test", ca)}`,
    [],
  ],
  ["silence", "the MX host is one no longer", mail() + at("mx.a.test", ca), "a.test MX 10 mx.c.example.", []],

  // who may issue
  ["CAA-WIDEN", "one authority more", a(ca), a(ca, other), [widen]],
  ["CAA-WIDEN", "another authority", a(ca), a(other), [widen]],
  ["CAA-WIDEN", "one where there was none", a(nobody), a(ca), [widen]],
  ["CAA-WIDEN", "one beside nobody: `;` adds nothing", a(nobody), a(nobody, ca), [widen]],
  ["CAA-WIDEN", "a broken value was nobody", a('0 issue "%"'), a(ca), [widen]],
  ["CAA-WIDEN", "only the report address is left", a(ca, iodef), a(iodef), [widen]],
  ["CAA-WIDEN", "wildcards were for nobody", a(ca, '0 issuewild ";"'), a(ca), [widen]],
  ["CAA-WIDEN", "one authority more for wildcards", a(ca, '0 issuewild ";"'), a(ca, '0 issuewild "ca.test"'), [widen]],
  [
    "CAA-WIDEN",
    "one authority more for S/MIME; RFC 9495",
    a(ca, '0 issuemail ";"'),
    a(ca, '0 issuemail "ca.test"'),
    [widen],
  ],
  ["CAA-WIDEN", "anyone for S/MIME", a(ca, '0 issuemail ";"'), a(ca), [widen]],
  ["CAA-WIDEN", "a critical tag that nobody knew is gone", a(ca, '128 tbs "x"'), a(ca), [widen]],
  [
    "CAA-WIDEN",
    "the MX host gets weaker records than those above",
    mail(ca),
    mail(ca) + at("mx.a.test", other),
    [["CAA-WIDEN", "mx.a.test", "medium"]],
  ],
  [
    "CAA-WIDEN",
    "the stricter records of the MX host go",
    mail(ca) + at("mx.a.test", nobody),
    mail(ca),
    [["CAA-WIDEN", "mx.a.test", "medium"]],
  ],
  [
    "CAA-WIDEN",
    "the policy host gets weaker records",
    a(ca),
    a(ca) + at("mta-sts.a.test", other),
    [["CAA-WIDEN", "mta-sts.a.test", "medium"]],
  ],
  ["CAA-WIDEN", "the same for the domain and its MX host: told once", mail(ca), mail(ca, other), [widen]],
  ["silence", "records come where there were none", a(), a(ca), []],
  ["silence", "one authority less", a(ca, other), a(ca), []],
  ["silence", "nobody any more", a(ca), a(nobody), []],
  ["silence", "a restriction comes", a(iodef), a(iodef, ca), []],
  [
    "silence",
    "order, case, white space, twice",
    a(ca, other),
    a('0 issue "  OTHER.test  "', '0 Issue "CA.test;"', ca),
    [],
  ],
  ["silence", "wildcards by a record of their own", a(ca), a(ca, '0 issuewild "ca.test"'), []],
  ["silence", "the MX host gets stricter records", mail(ca, other), mail(ca, other) + at("mx.a.test", ca), []],
  ["silence", "not known before", "zone b.test", a(ca, other), []],
  ["silence", "a record that cannot be read", a(ca), a(other, "x"), []],

  // parameters
  ["CAA-PARAM", "the account is dropped; RFC 8657 §3", a(account("1")), a(ca), [param]],
  ["CAA-PARAM", "another account", a(account("1")), a(account("2")), [param]],
  ["CAA-PARAM", "one account more", a(account("1")), a(account("1"), account("2")), [param]],
  ["CAA-PARAM", "the methods are dropped; RFC 8657 §4", a(methods("dns-01")), a(ca), [param]],
  [
    "CAA-PARAM",
    "a tag in another case is not known",
    a(account("1")),
    a('0 issue "ca.test; AccountURI=https://ca.test/1"'),
    [param],
  ],
  ["CAA-PARAM", "a method more", a(methods("dns-01")), a(methods("dns-01,http-01")), [param]],
  [
    "CAA-PARAM",
    "accounts and methods of two records are mixed",
    a(
      '0 issue "ca.test; accounturi=u:1; validationmethods=dns-01"',
      '0 issue "ca.test; accounturi=u:2; validationmethods=http-01"',
    ),
    a('0 issue "ca.test; accounturi=u:1; validationmethods=http-01"'),
    [param],
  ],
  [
    "CAA-PARAM",
    "of wildcards too: told once",
    a(account("1"), '0 issuewild "ca.test"'),
    a(ca, '0 issuewild "ca.test"'),
    [param],
  ],
  ["silence", "the account is added", a(ca), a(account("1")), []],
  ["silence", "a method less", a(methods("dns-01,http-01")), a(methods("dns-01")), []],
  ["silence", "methods in another order", a(methods("dns-01,http-01")), a(methods("http-01,dns-01")), []],
  ["silence", "another record allows the same", a(account("1"), ca), a(ca), []],
  ["silence", "a parameter of the authority's own", a('0 issue "ca.test; policy=ev"'), a(ca), []],
  ["CAA-WIDEN", "the authority is new: its parameters are no loss", a(account("1")), a(account("1"), other), [widen]],

  // the rest
  ["CAA-IODEF", "the report address is gone; RFC 8659 §4.4", a(ca, iodef), a(ca), [iodefLost]],
  ["CAA-IODEF", "and with it all records, which restricted nobody", a(iodef), a(), [iodefLost]],
  ["silence", "another report address", a(ca, iodef), a(ca, '0 iodef "https://a.test/"'), []],
  ["silence", "one report address of two", a(ca, iodef, '0 iodef "https://a.test/"'), a(ca, iodef), []],
  ["CAA-CRITICAL", "128 to 0; RFC 8659 §4.5", a('128 issue "ca.test"'), a(ca), [critical]],
  ["silence", "0 to 128", a(ca), a('128 issue "ca.test"'), []],
  ["silence", "the same stood there without it", a('128 issue "ca.test"', ca), a(ca), []],
];

const brief = ({ rule, name, severity }: Change): Told => [rule, name, severity];

for (const [what, why, before, after, told] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(caa, "a.test", before, after);
    assert.deepEqual(changes.map(brief), told);
    for (const { rule, args, severity, direction } of changes) {
      const entry = caa.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.match(entry.says(args), /\.$/);
      assert.match(entry.fix(args), /\.$/);
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("every rule is fired by a row, at each of its severities, and explains them", () => {
  const fired = new Set(rows.flatMap(([, , , , told]) => told.map(([rule, , severity]) => `${rule} ${severity}`)));
  const all = Object.entries(caa.rules).flatMap(([id, { severities }]) => severities.map((one) => `${id} ${one}`));
  assert.deepEqual([...fired].toSorted(), all.toSorted());
  for (const [id, rule] of Object.entries(caa.rules))
    for (const severity of rule.severities) assert.ok(rule.explain.includes(severity), `${id} explains ${severity}`);
});

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(caa, "a.test", before, after);
    return [change?.before, change?.after, change?.from?.side, change?.from?.range.line, change?.args];
  };
  assert.deepEqual(await seen(a(ca, iodef), a()), [
    `${ca}, ${iodef}`,
    "no CAA record",
    "before",
    2,
    { owner: "a.test", records: [ca, iodef], isAll: true },
  ]);
  assert.deepEqual(await seen(a(ca), a(ca, other, '0 issuewild "wild.test"')), [
    ca,
    `${ca}, ${other}, 0 issuewild "wild.test"`,
    "after",
    3,
    { owner: "a.test", added: ["other.test", "wild.test"], purposes: ["for names", "for wildcards"] },
  ]);
  assert.deepEqual(await seen(a(ca, '0 issuewild ";"'), a(ca)), [
    `${ca}, 0 issuewild ";"`,
    ca,
    "before",
    3,
    { owner: "a.test", added: ["ca.test"], purposes: ["for wildcards"] },
  ]);
  assert.deepEqual(await seen(a(iodef, ca), a(iodef)), [
    `${iodef}, ${ca}`,
    iodef,
    "before",
    3,
    { owner: "a.test", added: ["every certification authority"], purposes: ["for names", "for wildcards"] },
  ]);
  assert.deepEqual(await seen(a(account("1")), a(iodef, ca)), [
    account("1"),
    `${iodef}, ${ca}`,
    "after",
    3,
    { owner: "a.test", issuers: ["ca.test"], parameters: ["accounturi"] },
  ]);
});

test("CAA-REMOVED: what is above is outside of the files", async () => {
  const lines = (...records: string[]): string => `zone x.a.test\n x.a.test TXT x\n${at("x.a.test", ...records)}`;
  const told = async (before: string, after: string) =>
    (await compareWorlds(caa, "x.a.test", before, after)).map(({ rule, name, severity, direction, args }) => {
      assert.match(caa.rules[rule]?.says(args) ?? "", /outside of the files\.$/);
      return [rule, name, severity, direction];
    });
  assert.deepEqual(await told(lines(ca), lines()), [["CAA-REMOVED", "x.a.test", "medium", "incomparable"]]);
  assert.deepEqual(await told(lines(iodef), lines()), []);
  assert.deepEqual(await told(lines(ca), "zone y.a.test"), []);
  assert.deepEqual(await told(lines(ca), "zone x.a.test\n x.a.test !gap another source"), []);
});

const anyRecord = fc.constantFrom(
  ca,
  other,
  nobody,
  iodef,
  account("1"),
  methods("dns-01"),
  '0 issuewild ";"',
  '0 issuemail "ca.test"',
  '128 tbs "x"',
  '128 issue "ca.test"',
  '0 issue "%"',
);
const records = fc.uniqueArray(anyRecord, { maxLength: 4 });

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(records, async (values) => {
      assert.deepEqual(await compareWorlds(caa, "a.test", mail(...values), mail(...values.toReversed())), []);
    }),
    { numRuns: 50 },
  );
});

test("fewer issue records, as long as one is left, allow nobody more", async () => {
  const issue = fc.constantFrom(ca, other, nobody, account("1"), methods("dns-01"), '0 issue "%"');
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(issue, { minLength: 1, maxLength: 4 }), async (values) => {
      assert.deepEqual(await compareWorlds(caa, "a.test", a(...values), a(...values.slice(0, 1))), []);
    }),
    { numRuns: 50 },
  );
});
