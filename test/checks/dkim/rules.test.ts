/** One row a rule and a guard: what of a change is told, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dkim } from "../../../src/checks/dkim/index.ts";
import type { Change, Surroundings } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";
import { ed25519, rsa } from "./keys.ts";

const good = `v=DKIM1; k=rsa; p=${rsa(2048)}`;
const other = `v=DKIM1; k=rsa; p=${rsa(2048, "b")}`;
const short = `v=DKIM1; k=rsa; p=${rsa(1024)}`;
const small = `v=DKIM1; k=rsa; p=${rsa(512)}`;
const edwards = `v=DKIM1; k=ed25519; p=${ed25519()}`;
const edwards2 = `v=DKIM1; k=ed25519; p=${ed25519("b")}`;
const nul = "v=DKIM1; p=";
const cut = good.slice(0, 255);
const split = (text: string, ...at: number[]): string =>
  [0, ...at].map((from, index) => `"${text.slice(from, at[index])}"`).join(" ");

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const key = (selector: string, text: string): string => `${selector}._domainkey.a.test TXT ${text}\n`;
const alias = (selector: string, target: string): string => `${selector}._domainkey.a.test CNAME ${target}\n`;
const zone = (...lines: string[]): string => mail + lines.join("");

type Told = [rule: string, name: string, severity: string, direction: string];
type Around = { before?: Partial<Surroundings>; after?: Partial<Surroundings> };
type Row = [what: string, why: string, before: string, after: string, told: Told[], around?: Around];

const base = "_domainkey.a.test";
const s1 = `s1.${base}`;
const last: Told = ["DKIM-LAST-REMOVED", base, "high", "weakened"];
const removed: Told = ["DKIM-REMOVED", s1, "medium", "weakened"];
const rotated: Told = ["DKIM-REMOVED", s1, "low", "weakened"];
const revoked: Told = ["DKIM-REVOKED", s1, "medium", "weakened"];
const tiny: Told = ["DKIM-KEY-SMALL", s1, "critical", "weakened"];
const shorter: Told = ["DKIM-KEY-SMALL", s1, "high", "weakened"];
const shortNew: Told = ["DKIM-KEY-SMALL", s1, "medium", "weakened"];
const broken: Told = ["DKIM-KEY-BROKEN", s1, "critical", "breaks-mail"];
const dup: Told = ["DKIM-DUP", s1, "high", "breaks-mail"];
const testing: Told = ["DKIM-TEST", s1, "medium", "weakened"];
const strict: Told = ["DKIM-T-S", s1, "low", "weakened"];
const hash: Told = ["DKIM-HASH", s1, "medium", "weakened"];
const only: Told = ["DKIM-ED-ONLY", base, "low", "breaks-mail"];
const replaced: Told = ["DKIM-REPLACED", s1, "low", "breaks-mail"];
const vendor: Told = ["DKIM-CNAME", s1, "medium", "weakened"];
const kept: Told = ["DKIM-CNAME", s1, "low", "weakened"];
const moved: Told = ["DKIM-CNAME", s1, "info", "weakened"];
const services: Told = ["DKIM-WEAK-S", s1, "info", "weakened"];
const delegated: Told = ["DKIM-DELEGATED", base, "medium", "weakened"];
const wildcard = (severity: string): Told => ["DKIM-REMOVED", `*.${base}`, severity, "weakened"];

const roles = (sends: boolean | "unknown", parked: boolean | "unknown", mx: Surroundings["mx"]) => ({
  mx,
  roles: { receives: mx === "real", sends, parked },
});
const sending: Around = { before: roles(true, false, "real"), after: roles(true, false, "real") };
const silent: Around = { before: roles(true, false, "none"), after: roles(false, false, "none") };
const parking: Around = { before: roles(true, false, "real"), after: roles(false, true, "null") };
const parked: Around = { before: roles(false, true, "null"), after: roles(false, true, "null") };
const openQuestion: Around = { after: roles("unknown", "unknown", "unknown") };

const rows: Row[] = [
  // removal
  ["DKIM-LAST-REMOVED", "the only key", zone(key("s1", good)), zone(), [last]],
  ["DKIM-LAST-REMOVED", "all of two", zone(key("s1", good), key("s2", other)), zone(), [last]],
  ["DKIM-LAST-REMOVED", "the only one that somebody else keeps", zone(alias("s1", "k.example.com.")), zone(), [last]],
  [
    "DKIM-LAST-REMOVED",
    "what is left is broken, as it was",
    zone(key("s1", good), key("s2", cut)),
    zone(key("s2", cut)),
    [last],
  ],
  [
    "DKIM-LAST-REMOVED",
    "its CNAME now leads to nothing",
    zone(key("s1", good)),
    zone(alias("s1", "k.a.test.")),
    [last],
  ],
  [
    "DKIM-LAST-REMOVED",
    "an empty wildcard takes its place, and the domain still has an MX",
    zone(key("s1", good)),
    zone(key("*", nul)),
    [last],
  ],
  [
    "DKIM-LAST-REMOVED",
    "no MX, but SPF authorises someone",
    zone(key("s1", good)),
    zone(),
    [last],
    { after: roles(true, false, "none") },
  ],
  ["DKIM-LAST-REMOVED", "a wildcard for every selector", zone(key("*", good)), zone(), [last]],
  ["DKIM-REMOVED", "the only key of a name that does not send", zone(key("s1", good)), zone(), [rotated], silent],
  [
    "DKIM-REMOVED",
    "the only key; whether the domain sends is not known",
    zone(key("s1", good)),
    zone(),
    [removed],
    openQuestion,
  ],
  ["silence", "the domain parks", zone(key("s1", good)), zone(), [], parking],
  ["silence", "the domain parks with all selectors revoked", zone(key("s1", good)), zone(key("*", nul)), [], parking],
  ["silence", "the whole name is gone", zone(key("s1", good)), "b.test A 192.0.2.1\n zone test", []],
  ["silence", "the zone is seen in part afterwards", zone(key("s1", good)), `${zone()} a.test !gap a template`, []],
  ["silence", "the look-up fails afterwards", zone(key("s1", good)), zone(key("s1", good), `${s1} !timeout`), []],
  ["silence", "the domain is not in the files any more", zone(key("s1", good)), "b.test A 192.0.2.1", []],
  ["silence", "there was none", zone(), zone(), []],
  ["silence", "it was revoked", zone(key("s1", nul)), zone(), []],
  ["silence", "it was broken", zone(key("s1", cut)), zone(), []],
  ["silence", "nobody could use it", zone(key("s1", small)), zone(), []],
  ["silence", "a wildcard has the same key", zone(key("s1", good)), zone(key("*", good)), []],
  ["silence", "a policy of DomainKeys", zone(`${base} TXT t=y; o=~;\n`), zone(), []],
  ["silence", "a policy of ADSP", zone(`_adsp.${base} TXT dkim=all\n`), zone(), []],
  ["silence", "a request for reports", zone(`_report.${base} TXT ra=postmaster\n`), zone(), []],
  ["DKIM-REMOVED", "one of two", zone(key("s1", good), key("s2", other)), zone(key("s2", other)), [removed]],
  [
    "DKIM-REMOVED",
    "one, while another is kept by somebody else",
    zone(key("s1", good), alias("s2", "k.example.com.")),
    zone(alias("s2", "k.example.com.")),
    [removed],
  ],
  ["DKIM-REMOVED", "the old one of a rotation", zone(key("s1", good)), zone(key("s2", other)), [rotated]],
  [
    "DKIM-REMOVED",
    "the old one of a rotation to somebody else",
    zone(key("s1", good)),
    zone(alias("s2", "k.example.com.")),
    [rotated],
  ],
  [
    "DKIM-REMOVED",
    "one of several vendors, all of them outside of the files",
    zone(alias("s1", "k1.example.com."), alias("s2", "k2.example.com.")),
    zone(alias("s2", "k2.example.com.")),
    [removed],
  ],
  ["silence", "one is added", zone(key("s1", good)), zone(key("s1", good), key("s2", other)), []],
  ["silence", "an unused one is removed", zone(key("s1", nul), key("s2", other)), zone(key("s2", other)), []],

  // the null wildcard
  ["DKIM-REMOVED", "the empty wildcard of a domain with mail", zone(key("*", nul)), zone(), [wildcard("low")], sending],
  [
    "DKIM-REMOVED",
    "the empty wildcard of a domain that is not known",
    zone(key("*", nul)),
    zone(),
    [wildcard("medium")],
    {},
  ],
  ["silence", "the empty wildcard of a parked domain: PARKED-REGRESSION", zone(key("*", nul)), zone(), [], parked],
  ["silence", "an empty wildcard comes", zone(key("s1", good)), zone(key("s1", good), key("*", nul)), []],
  ["silence", "an empty wildcard is written in another way", zone(key("*", nul)), zone(key("*", "v=DKIM1;p=;")), []],

  // revocation
  ["DKIM-REVOKED", "p emptied", zone(key("s1", good)), zone(key("s1", nul)), [revoked]],
  [
    "DKIM-REVOKED",
    "p emptied, others remain",
    zone(key("s1", good), key("s2", other)),
    zone(key("s1", nul), key("s2", other)),
    [revoked],
  ],
  [
    "DKIM-REVOKED",
    "the only key of a domain that sends",
    zone(key("s1", good)),
    zone(key("s1", nul)),
    [["DKIM-REVOKED", s1, "high", "weakened"]],
    { after: { ...sending.after, dkimKeys: 0 } },
  ],
  ["DKIM-REVOKED", "a vendor's key gives way", zone(alias("s1", "k.example.com.")), zone(key("s1", nul)), [revoked]],
  ["silence", "a new selector is revoked from the start", zone(), zone(key("s1", nul)), []],
  ["silence", "revoked before", zone(key("s1", nul)), zone(key("s1", "v=DKIM1; k=rsa; p=;")), []],
  ["silence", "a key that nobody could use", zone(key("s1", small)), zone(key("s1", nul)), []],
  ["silence", "the domain parks", zone(key("s1", good)), zone(key("s1", nul)), [], parking],
  ["silence", "an old revocation ends", zone(key("s1", nul)), zone(key("s1", good)), []],

  // size
  ["DKIM-KEY-SMALL", "2048 to 512", zone(key("s1", good)), zone(key("s1", small)), [tiny]],
  ["DKIM-KEY-SMALL", "a new one of 512", zone(), zone(key("s1", small)), [tiny]],
  ["DKIM-KEY-SMALL", "a new one of 512 in a new zone", "b.test A 192.0.2.1", zone(key("s1", small)), [tiny]],
  ["DKIM-KEY-SMALL", "768 to 512", zone(key("s1", `p=${rsa(768)}`)), zone(key("s1", small)), [tiny]],
  ["DKIM-KEY-SMALL", "2048 to 1024", zone(key("s1", good)), zone(key("s1", short)), [shorter]],
  ["DKIM-KEY-SMALL", "4096 to 2048", zone(key("s1", `p=${rsa(4096)}`)), zone(key("s1", good)), [shorter]],
  ["DKIM-KEY-SMALL", "a new one of 1024", zone(), zone(key("s1", short)), [shortNew]],
  ["DKIM-KEY-SMALL", "a new one of 1024 in a new zone", "b.test A 192.0.2.1", zone(key("s1", short)), [shortNew]],
  [
    "DKIM-KEY-SMALL",
    "1024 where a vendor had it",
    zone(alias("s1", "k.example.com.")),
    zone(key("s1", short)),
    [shortNew],
  ],
  ["silence", "a new one of 2048", zone(), zone(key("s1", good)), []],
  ["silence", "a new Ed25519 key", zone(key("s2", good)), zone(key("s1", edwards), key("s2", good)), []],
  ["silence", "1024 before and after", zone(key("s1", short)), zone(key("s1", `${short}; n=x`)), []],
  ["silence", "512 before and after", zone(key("s1", small)), zone(key("s1", `${small}; n=x`)), []],
  ["silence", "a broken record of 1024 is repaired", zone(key("s1", short.slice(0, 90))), zone(key("s1", short)), []],

  // broken records
  ["DKIM-KEY-BROKEN", "cut at 255", zone(key("s1", good)), zone(key("s1", cut)), [broken]],
  [
    "DKIM-KEY-BROKEN",
    "the second string is lost",
    zone(key("s1", split(good, 255))),
    zone(key("s1", `"${cut}"`)),
    [broken],
  ],
  [
    "DKIM-KEY-BROKEN",
    "cut into two records",
    zone(key("s1", good)),
    zone(key("s1", cut), key("s1", good.slice(255))),
    [broken],
  ],
  ["DKIM-KEY-BROKEN", "the target of a CNAME as text", zone(), zone(key("s1", "k.example.com")), [broken]],
  ["DKIM-KEY-BROKEN", "quotes as text", zone(), zone(key("s1", `"v=DKIM1;\\"\\"p=${rsa(1024)}"`)), [broken]],
  ["DKIM-KEY-BROKEN", "a wrong k", zone(key("s1", good)), zone(key("s1", good.replace("rsa", "ed25519"))), [broken]],
  ["DKIM-KEY-BROKEN", "an unknown k", zone(key("s1", good)), zone(key("s1", good.replace("rsa", "dsa"))), [broken]],
  [
    "DKIM-KEY-BROKEN",
    "no k for Ed25519",
    zone(key("s1", edwards), key("s2", good)),
    zone(key("s1", `p=${ed25519()}`), key("s2", good)),
    [broken],
  ],
  ["DKIM-KEY-BROKEN", "not base64", zone(key("s1", good)), zone(key("s1", good.replace("MII", "M-I"))), [broken]],
  ["DKIM-KEY-BROKEN", "p is missing", zone(key("s1", good)), zone(key("s1", "v=DKIM1; k=rsa")), [broken]],
  ["DKIM-KEY-BROKEN", "in a new zone", "b.test A 192.0.2.1", zone(key("s1", cut)), [broken]],
  ["DKIM-KEY-BROKEN", "a vendor's key gives way", zone(alias("s1", "k.example.com.")), zone(key("s1", cut)), [broken]],
  ["DKIM-KEY-BROKEN", "for e-mail no longer", zone(key("s1", good)), zone(key("s1", `${good}; s=tlsrpt`)), [broken]],
  [
    "DKIM-KEY-BROKEN",
    "behind a CNAME in the files",
    zone(alias("s1", "k.a.test."), `k.a.test TXT ${good}`),
    zone(alias("s1", "k.a.test."), `k.a.test TXT ${cut}`),
    [broken],
  ],
  ["silence", "it was broken before", zone(key("s1", cut)), zone(key("s1", "v=DKIM1")), []],
  ["silence", "it is repaired", zone(key("s1", cut)), zone(key("s1", good)), []],
  ["silence", "a key for TLS reports", zone(), zone(key("s1", `${good}; s=tlsrpt`)), []],

  // the same key in another way
  ["silence", "cut into other strings", zone(key("s1", split(good, 255))), zone(key("s1", split(good, 100, 200))), []],
  ["silence", "blanks, order and case", zone(key("s1", good)), zone(key("s1", `v=DKIM1;p=${rsa(2048)};k=RSA;`)), []],
  ["silence", "as an RSAPublicKey", zone(key("s1", good)), zone(key("s1", `p=${rsa(2048, "a", "pkcs1")}`)), []],
  [
    "silence",
    "behind a CNAME in the files",
    zone(key("s1", good)),
    zone(alias("s1", "k.a.test."), `k.a.test TXT ${good}`),
    [],
  ],
  [
    "silence",
    "behind a CNAME into another zone of the files",
    zone(key("s1", good)),
    zone(alias("s1", "k.b.test."), `k.b.test TXT ${good}`),
    [],
  ],

  // several records
  ["DKIM-DUP", "a second key", zone(key("s1", good)), zone(key("s1", good), key("s1", other)), [dup]],
  ["DKIM-DUP", "in a new zone", "b.test A 192.0.2.1", zone(key("s1", good), key("s1", other)), [dup]],
  ["DKIM-DUP", "another text beside the key", zone(key("s1", good)), zone(key("s1", good), key("s1", "x=y")), [dup]],
  [
    "silence",
    "it had two before",
    zone(key("s1", good), key("s1", other)),
    zone(key("s1", good), key("s1", short)),
    [],
  ],
  [
    "silence",
    "the same twice",
    zone(key("s1", good)),
    zone(key("s1", split(good, 255)), key("s1", split(good, 9))),
    [],
  ],

  // tags
  ["DKIM-TEST", "t=y comes", zone(key("s1", good)), zone(key("s1", `${good}; t=y`)), [testing]],
  ["DKIM-TEST", "t=y comes to t=s", zone(key("s1", `${good}; t=s`)), zone(key("s1", `${good}; t=y:s`)), [testing]],
  ["silence", "a new selector is tested", zone(key("s2", good)), zone(key("s1", `${other}; t=y`), key("s2", good)), []],
  ["silence", "t=y goes", zone(key("s1", `${good}; t=y`)), zone(key("s1", good)), []],
  ["DKIM-T-S", "t=s goes", zone(key("s1", `${good}; t=s`)), zone(key("s1", good)), [strict]],
  [
    "DKIM-T-S",
    "t=s gives way to t=y",
    zone(key("s1", `${good}; t=s`)),
    zone(key("s1", `${good}; t=y`)),
    [testing, strict],
  ],
  ["silence", "t=s comes", zone(key("s1", good)), zone(key("s1", `${good}; t=s`)), []],
  ["DKIM-HASH", "h=sha256 goes", zone(key("s1", `${good}; h=sha256`)), zone(key("s1", good)), [hash]],
  ["DKIM-HASH", "SHA-1 comes", zone(key("s1", `${good}; h=sha256`)), zone(key("s1", `${good}; h=sha1:sha256`)), [hash]],
  ["DKIM-HASH", "SHA-256 goes", zone(key("s1", good)), zone(key("s1", `${good}; h=sha1`)), [hash]],
  ["DKIM-HASH", "a new key for SHA-1", zone(), zone(key("s1", `${good}; h=sha1`)), [hash]],
  ["silence", "h=sha256 comes", zone(key("s1", good)), zone(key("s1", `${good}; h=sha256`)), []],
  ["silence", "SHA-1 was allowed", zone(key("s1", `${good}; h=sha1:sha256`)), zone(key("s1", good)), []],
  ["silence", "an unknown hash goes", zone(key("s1", `${good}; h=x:sha256`)), zone(key("s1", `${good}; h=sha256`)), []],
  ["DKIM-WEAK-S", "s=email goes", zone(key("s1", `${good}; s=email`)), zone(key("s1", good)), [services]],
  ["DKIM-WEAK-S", "s=*", zone(key("s1", `${good}; s=email`)), zone(key("s1", `${good}; s=email:*`)), [services]],
  ["silence", "s=email comes", zone(key("s1", good)), zone(key("s1", `${good}; s=email`)), []],

  // other keys
  ["DKIM-REPLACED", "the same selector", zone(key("s1", good)), zone(key("s1", other)), [replaced]],
  ["DKIM-REPLACED", "by a larger one", zone(key("s1", short)), zone(key("s1", good)), [replaced]],
  ["DKIM-REPLACED", "Ed25519", zone(key("s1", edwards)), zone(key("s1", edwards2)), [replaced]],
  [
    "DKIM-REPLACED",
    "a wildcard gives the selector another key",
    zone(key("s1", good), key("s2", good)),
    zone(key("*", other), key("s2", good)),
    [replaced],
  ],
  ["DKIM-ED-ONLY", "the RSA key becomes Ed25519", zone(key("s1", good)), zone(key("s1", edwards)), [only]],
  ["DKIM-ED-ONLY", "a rotation to Ed25519", zone(key("s1", good)), zone(key("s2", edwards)), [only]],
  [
    "DKIM-REMOVED",
    "the RSA key goes, and Ed25519 is left: the graver one",
    zone(key("s1", good), key("s2", edwards)),
    zone(key("s2", edwards)),
    [removed],
  ],
  ["silence", "only Ed25519 before", zone(key("s1", edwards)), zone(key("s1", edwards), key("s2", edwards2)), []],
  [
    "silence",
    "a vendor may keep an RSA key",
    zone(key("s1", good), alias("s2", "k.example.com.")),
    zone(key("s1", `${good}; n=x`), alias("s2", "k.example.com."), key("s3", edwards)),
    [],
  ],
  [
    "DKIM-REPLACED",
    "by Ed25519, while a vendor may keep an RSA key",
    zone(key("s1", good), alias("s2", "k.example.com.")),
    zone(key("s1", edwards), alias("s2", "k.example.com.")),
    [replaced],
  ],

  // somebody else
  ["DKIM-CNAME", "the key goes to a vendor", zone(key("s1", good)), zone(alias("s1", "k.example.com.")), [kept]],
  [
    "DKIM-CNAME",
    "a CNAME in the files gives way to a vendor",
    zone(alias("s1", "k.a.test."), `k.a.test TXT ${good}`),
    zone(alias("s1", "k.example.com."), `k.a.test TXT ${good}`),
    [kept],
  ],
  ["DKIM-CNAME", "another vendor", zone(alias("s1", "k.example.com.")), zone(alias("s1", "k.example.net.")), [vendor]],
  [
    "DKIM-CNAME",
    "the same vendor",
    zone(alias("s1", "k1.example.com.")),
    zone(alias("s1", "k2.example.com.")),
    [moved],
  ],
  [
    "DKIM-CNAME",
    "the same vendor under its new names",
    zone(alias("s1", "selector1-a-test._domainkey.a.onmicrosoft.com.")),
    zone(alias("s1", "selector1-a-test._domainkey.a.n-v1.dkim.mail.microsoft.")),
    [moved],
  ],
  [
    "silence",
    "a new vendor's selector",
    zone(key("s2", good)),
    zone(alias("s1", "k.example.com."), key("s2", good)),
    [],
  ],
  ["silence", "nothing that could be used before", zone(key("s1", cut)), zone(alias("s1", "k.example.com.")), []],
  ["silence", "a vendor's key comes home", zone(alias("s1", "k.example.com.")), zone(key("s1", good)), []],
  [
    "silence",
    "another way to the same target",
    zone(alias("s1", "k.example.com.")),
    zone(alias("s1", "k.a.test."), "k.a.test CNAME k.example.com.\n"),
    [],
  ],
  [
    "DKIM-DELEGATED",
    "NS at _domainkey",
    zone(key("s1", good)),
    zone(key("s1", good), `${base} NS ns.example.com.\n`),
    [delegated],
  ],
  ["DKIM-DELEGATED", "instead of the keys", zone(key("s1", good)), zone(`${base} NS ns.example.com.\n`), [delegated]],
  ["silence", "delegated before", zone(`${base} NS ns.example.com.\n`), zone(`${base} NS ns.example.net.\n`), []],
  [
    "silence",
    "to a zone in the files",
    zone(key("s1", good)),
    `zone a.test\n${mail}${base} NS ns.a.test.\n zone ${base}\n ${base} NS ns.a.test.\n ${key("s1", good)}`,
    [],
  ],
  ["silence", "the domain is new", "b.test A 192.0.2.1", zone(`${base} NS ns.example.com.\n`), []],
];

const brief = ({ rule, name, severity, direction }: Change): Told => [rule, name, severity, direction];

for (const [what, why, before, after, told, around] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(dkim, "a.test", before, after, around ?? sending);
    assert.deepEqual(changes.map(brief), told);
    for (const change of changes) {
      const rule = dkim.rules[change.rule];
      assert.ok(rule !== undefined && rule.severities.includes(change.severity));
      assert.doesNotMatch(rule.says(change.args) + rule.fix(change.args), /undefined|object Object|\b(?:true|NaN)\b/);
      assert.ok(change.before.length <= 300 && change.after.length <= 300);
      assert.ok(change.from !== undefined, "it says where to look");
    }
  });

test("every rule and every severity of it has its row", () => {
  const told = new Set(rows.flatMap(([, , , , changes]) => changes.map(([rule, , severity]) => `${rule} ${severity}`)));
  for (const [id, { severities, explain }] of Object.entries(dkim.rules))
    for (const severity of severities) {
      assert.ok(told.has(`${id} ${severity}`), `${id} ${severity}`);
      assert.ok(explain.includes(severity), `${id} explains ${severity}`);
    }
});

test("what a change says", async () => {
  const said = async (before: string, after: string) => {
    const changes = await compareWorlds(dkim, "a.test", before, after, sending);
    return changes.map(({ before: was, after: is, args, from }) => [was, is, args, from?.side, from?.range.line]);
  };
  assert.deepEqual(await said(zone(key("s1", good), key("s2", edwards)), zone()), [
    ["selectors s1, s2", "no DKIM key", { domain: "a.test", selectors: ["s1", "s2"] }, "before", 3],
  ]);
  assert.deepEqual(await said(zone(key("s1", good)), zone(key("s1", short))), [
    ["RSA, 2048 bits", "RSA, 1024 bits", { owner: s1, bits: 1024 }, "after", 3],
  ]);
  assert.deepEqual(await said(zone(key("s1", good)), zone("a.test A 192.0.2.1\n", key("s1", cut))), [
    ["RSA, 2048 bits", cut, { owner: s1, defect: "truncated", at: 255 }, "after", 4],
  ]);
  assert.deepEqual(await said(zone(key("s1", `${good}; h=sha256`)), zone(key("s1", good))), [
    ["h=sha256", "no h", { owner: s1, before: "h=sha256", after: "no h" }, "after", 3],
  ]);
  assert.deepEqual(await said(zone(alias("s1", "k.example.com.")), zone(alias("s1", "k.example.net."))), [
    [
      "CNAME k.example.com",
      "CNAME k.example.net",
      { owner: s1, target: "k.example.net", vendor: "example.net" },
      "after",
      3,
    ],
  ]);
  assert.deepEqual(await said(zone(key("s1", good)), zone(`${base} NS ns.example.com.\n`)), [
    ["no NS", "NS ns.example.com", { domain: "a.test", nameServers: ["ns.example.com"] }, "after", 3],
  ]);
});

test("the domain's own organization keeps the key elsewhere", async () => {
  const before = `mail.a.test MX 10 mx.a.test.\n s1._domainkey.mail.a.test TXT ${good}\n`;
  const after = `mail.a.test MX 10 mx.a.test.\n s1._domainkey.mail.a.test CNAME k.dkim.a.test.\n dkim.a.test NS ns.example.com.`;
  const changes = await compareWorlds(dkim, "mail.a.test", before, after, sending);
  assert.deepEqual(changes.map(brief), [["DKIM-CNAME", "s1._domainkey.mail.a.test", "info", "weakened"]]);
});

test("a name that only a gap tells of is not missing", async () => {
  const io = world(`${zone()} a.test !gap a template`);
  const listed = { ...io, namesBelow: () => ({ kind: "measured" as const, value: [] }) };
  assert.deepEqual(await compareWorlds(dkim, "a.test", zone(key("s1", good)), listed, sending), []);
});

const anyKey = fc.constantFrom(good, other, short, small, edwards, nul, cut, "x", `${good}; t=y`, `${good}; h=sha1`);
const anyLine = fc.oneof(
  fc.tuple(fc.constantFrom("s1", "s2", "*", "a.b"), anyKey).map(([selector, text]) => key(selector, text)),
  fc.constantFrom(alias("s3", "k.example.com."), alias("s3", "k.example.net."), alias("s4", "nothing.a.test.")),
);
const anyLines = fc.uniqueArray(anyLine, { maxLength: 5 });

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(anyLines, async (lines) => {
      const reversed = zone(...lines.toReversed());
      assert.deepEqual(await compareWorlds(dkim, "a.test", zone(...lines), reversed, sending), []);
    }),
    { numRuns: 50 },
  );
});

test("of what becomes of a selector's key there is one change", async () => {
  const ofKey = /^DKIM-(?:REMOVED|REVOKED|KEY-SMALL|KEY-BROKEN|DUP|REPLACED|CNAME)$/;
  await fc.assert(
    fc.asyncProperty(anyLines, anyLines, async (before, after) => {
      const changes = await compareWorlds(dkim, "a.test", zone(...before), zone(...after), sending);
      const names = changes.filter(({ rule }) => ofKey.test(rule)).map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      const removals = changes.filter(({ rule, args }) => rule.endsWith("REMOVED") && args["wasNull"] !== true);
      assert.ok(removals.length <= 1 || removals.every(({ rule }) => rule === "DKIM-REMOVED"));
    }),
    { numRuns: 150 },
  );
});
