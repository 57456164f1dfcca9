/** What people do to the mail of a zone, by mistake or on purpose, and what the gate says: one row a story. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../src/catalogue.ts";
import { tell } from "../src/report/words.ts";
import { review } from "../src/review.ts";
import { treeOf } from "./support/tree.ts";

type Records = Readonly<Record<string, string>>;

/** A domain with everything; each row changes some of it. */
const good: Records = {
  mx: "@ MX 10 mx1",
  mx1: "mx1 A 192.0.2.25",
  spf: '@ TXT "v=spf1 mx ip4:198.51.100.0/24 -all"',
  dmarc: '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@example.test"',
  dkim: 's1._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="',
  tlsa: `_25._tcp.mx1 TLSA 3 1 1 ${"a".repeat(64)}\n_25._tcp.mx1 TLSA 3 1 1 ${"b".repeat(64)}`,
  sts: '_mta-sts TXT "v=STSv1; id=20260101"',
  caa: '@ CAA 0 issue "ca.example.net"',
};

const parked: Records = {
  mx: "@ MX 0 .",
  spf: '@ TXT "v=spf1 -all"',
  dmarc: '_dmarc TXT "v=DMARC1; p=reject"',
  dkim: '*._domainkey TXT "v=DKIM1; p="',
};

function zone(records: Records): string {
  const lines = Object.values(records).join("\n");
  return `$ORIGIN example.test.\n$TTL 3600\n@ SOA ns1 hostmaster 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n${lines}\n`;
}

const dmarc = (text: string): Records => ({ dmarc: `_dmarc TXT "${text}"` });
const spf = (text: string): Records => ({ spf: `@ TXT "${text}"` });
const tlsa = (...digits: readonly string[]): Records => ({
  tlsa: digits.map((digit) => `_25._tcp.mx1 TLSA 3 1 1 ${digit.repeat(64)}`).join("\n"),
});
const shop = "shop MX 10 mx1";
const handedOn = "NS ns1.vendor.example.";

/** `before` and `after` are what differs from a good zone; improvements are not listed. */
const stories: readonly [why: string, before: Records, after: Records, rules: readonly string[]][] = [
  // DMARC
  ["a semicolon outside of quotes", {}, { dmarc: "_dmarc TXT v=DMARC1; p=reject" }, ["critical DMARC-MALFORMED"]],
  [
    "escaped semicolons without quotes",
    {},
    { dmarc: `_dmarc TXT v=DMARC1\\;p=reject\\;rua=mailto:d@example.test` },
    [],
  ],
  [
    "a typing error in p, with reports",
    {},
    dmarc("v=DMARC1; p=rejct; rua=mailto:d@example.test"),
    ["critical DMARC-MALFORMED"],
  ],
  ["the policy goes up in a roll-out", dmarc("v=DMARC1; p=none"), dmarc("v=DMARC1; p=quarantine; pct=10"), []],
  [
    "the policy goes down a step",
    {},
    dmarc("v=DMARC1; p=quarantine; rua=mailto:d@example.test"),
    ["high DMARC-SELF-DOWN"],
  ],
  [
    "the origin stands twice in the name",
    {},
    { dmarc: (good["dmarc"] ?? "").replace("_dmarc", "_dmarc.example.test") },
    ["critical DMARC-WRONG-NAME"],
  ],
  ["_dmarc is handed to other name servers", {}, { dmarc: `_dmarc ${handedOn}` }, ["high NS-DELEGATE"]],
  ["_dmarc is handed on, the record left as decoration", {}, { x: `_dmarc ${handedOn}` }, ["high NS-DELEGATE"]],
  [
    "_dmarc is handed on, and asked for nothing before",
    dmarc("v=DMARC1; p=none"),
    { dmarc: `_dmarc ${handedOn}` },
    ["medium NS-DELEGATE"],
  ],
  [
    "an alias of _dmarc gives way to a delegation",
    { dmarc: "_dmarc CNAME a.vendor.example." },
    { dmarc: `_dmarc ${handedOn}` },
    ["medium NS-DELEGATE"],
  ],
  ["_dmarc is an alias of a vendor's name", {}, { dmarc: "_dmarc CNAME a.vendor.example." }, ["high DMARC-CNAME"]],
  [
    "_dmarc is an alias within the zone",
    {},
    { dmarc: `_dmarc CNAME policy\npolicy TXT "v=DMARC1; p=reject; rua=mailto:d@example.test"` },
    [],
  ],
  [
    "_dmarc of a subdomain that inherits is handed on",
    { x: shop },
    { x: `${shop}\n_dmarc.shop ${handedOn}` },
    ["high NS-DELEGATE"],
  ],
  [
    "_dmarc of a subdomain that inherits is an alias",
    { x: shop },
    { x: `${shop}\n_dmarc.shop CNAME a.vendor.example.` },
    ["high DMARC-CNAME"],
  ],
  ["a subdomain with mail is handed on", { x: shop }, { x: `shop ${handedOn}` }, ["high NS-DELEGATE"]],
  ["a new subdomain is handed on", {}, { x: `lists ${handedOn}` }, []],
  // SPF
  [
    "a second SPF record for a new service",
    {},
    { x: '@ TXT "v=spf1 include:_spf.vendor.example -all"' },
    ["critical SPF-DUP"],
  ],
  [
    "strings joined without a space",
    {},
    { spf: '@ TXT "v=spf1 mx ip4:198.51.100.0/24" "-all"' },
    ["critical SPF-CONCAT"],
  ],
  ["everybody, in two halves", {}, spf("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"), ["critical SPF-ALL-PASS"]],
  ["a network as its two halves", {}, spf("v=spf1 mx ip4:198.51.100.0/25 ip4:198.51.100.128/25 -all"), []],
  // DKIM
  ["the only key is emptied", {}, { dkim: 's1._domainkey TXT "v=DKIM1; p="' }, ["high DKIM-REVOKED"]],
  // DANE
  ["a roll-over, done right", {}, tlsa("a", "c"), []],
  ["a roll-over at once", {}, tlsa("c", "d"), ["high DANE-DISJOINT"]],
  [
    "TLSA records behind an alias to outside",
    {},
    { tlsa: "_25._tcp.mx1 CNAME _dane.vendor.example." },
    ["medium INCOMPLETE"],
  ],
  // MX, MTA-STS, CAA
  ["the final dot of an MX host is missing: told once", {}, { mx: "@ MX 10 mx1.example.test" }, ["high MX-NODOT"]],
  ["every MX record goes, and there is no address", {}, { mx: "" }, ["medium MX-REMOVED"]],
  [
    "the id of MTA-STS as a date with dashes",
    {},
    { sts: '_mta-sts TXT "v=STSv1; id=2026-01-01"' },
    ["high STS-INVALID"],
  ],
  ["a typing error in the tag of CAA", {}, { caa: '@ CAA 0 isue "ca.example.net"' }, ["medium CAA-WIDEN"]],
  // parked
  [
    "a parked domain loses -all",
    parked,
    { ...parked, spf: '@ TXT "v=spf1 ~all"' },
    ["high PARKED-REGRESSION", "high SPF-ALL-WEAKER"],
  ],
  ["_dmarc of a parked domain is handed on", parked, { ...parked, dmarc: `_dmarc ${handedOn}` }, ["high NS-DELEGATE"]],
];

type Files = Readonly<Record<string, string>>;
const weak = zone({ ...good, dmarc: "" });

const ofFiles: readonly [why: string, before: Files, after: Files, rules: readonly string[]][] = [
  [
    "renamed, and weakened on the way",
    { "example.test.zone": zone(good) },
    { "zones/example.test.zone": weak },
    ["critical DMARC-REMOVED"],
  ],
  [
    "a copy of the old zone in front of the new one",
    { "z/db.example.test": zone(good) },
    { "a/db.example.test": zone(good), "z/db.example.test": weak },
    ["critical DMARC-REMOVED"],
  ],
  [
    "put away as a copy that nothing reads",
    { "example.test.zone": zone(good) },
    { "example.test.zone.bak": zone(good) },
    ["medium ZONE-UNMANAGED"],
  ],
];

for (const [why, before, after, rules] of [
  ...stories.map(([why, before, after, rules]) => {
    const rest = before === parked ? {} : good;
    return [why, { z: zone({ ...rest, ...before }) }, { z: zone({ ...rest, ...after }) }, rules] as const;
  }),
  ...ofFiles,
])
  test(why, async () => {
    const named = (files: Files): Files =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path === "z" ? "example.test.zone" : path, text]),
      );
    const now = new Date("2026-11-22");
    const { changes, gate } = await review(treeOf(named(before)), treeOf(named(after)), { failOn: "high", now });
    const told = changes.filter(({ direction }) => direction !== "strengthened");
    assert.deepEqual(
      told.map(({ rule, severity }) => `${severity} ${rule}`),
      rules,
    );
    assert.equal(
      gate.failed,
      rules.some((rule) => /^(?:critical|high)/.test(rule)),
    );
    for (const change of told) {
      const { says, fix } = tell(change, catalogue);
      assert.doesNotMatch(says + fix, /undefined|object Object|\bNaN\b|\?\.|(?<!\.)\.\.(?!\.)/, change.rule);
      assert.match(says, /\.$/);
    }
  });
