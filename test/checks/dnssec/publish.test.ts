/** Records of DNSSEC: what is published makes its finding go away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../../src/assess.ts";
import { dnssec } from "../../../src/checks/dnssec/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Answer } from "../../../src/dns/resolver.ts";
import type { Io } from "../../../src/io.ts";
import { securely } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

/** In files: a DS stands in the zone above. */
const zoned = (...records: readonly string[]): Io => {
  const lines = (some: readonly string[]): string => some.map((record) => `example.com ${record}\n`).join("");
  const [above, own] = [/^DS|^NS /, /^(?!DS|NS )/].map((which) => lines(records.filter((one) => which.test(one))));
  return world(`zone com\n com SOA x. y. 1 2 3 4 5\n example.com NS ns.b.example.\n ${above}
    zone example.com\n example.com SOA x. y. 1 2 3 4 5\n ${own}`);
};
const key = "DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4="; // RFC 8080 §6.1
const ds = "DS 3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b";
const rsaSha1 =
  "DNSKEY 257 3 5 AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk=";
const other = "aa".repeat(32);

const rows: readonly PublishRow[] = [
  ["dnssec/ds-mismatch", zoned(key, `DS 3613 15 2 ${other}`), [`= example.com ${ds}`], "example.com"],
  ["dnssec/only-sha1", zoned(key, "DS 3613 15 1 00"), [`= example.com ${ds}`], "example.com"],
  ["dnssec/weak-algorithm", zoned(key, rsaSha1, `DS 1 5 2 ${other}`), [`= example.com ${ds}`], "example.com"],
  ["dnssec/deletion-asked", zoned(key, "CDS 0 0 0 00"), ["- example.com CDS 0 0 0 00"], "example.com"],
  ["dnssec/nsec3-iterations", zoned("NSEC3PARAM 1 0 10 -"), ["= example.com NSEC3PARAM 1 0 0 -"], "example.com"],
  ["dnssec/nsec3-salt", zoned("NSEC3PARAM 1 0 0 ab"), ["= example.com NSEC3PARAM 1 0 0 -"], "example.com"],
];

const noValidation = "it is published, and no validator runs in these tests to see it: the tests below";
testPublishing(dnssec, rows, {
  "dnssec/insecure": noValidation,
  "dnssec/ds-without-key": noValidation,
  "dnssec/ds-unsupported": noValidation,
  "dnssec/unsigned": "the zone is to be signed first",
  "dnssec/bogus": "the zone is to be signed anew",
  "dnssec/sha1-signature": "the zone needs a key that it has not",
  "dnssec/short-rsa-key": "the zone needs a key that it has not",
  "dnssec/key-tags-collide": "the zone needs a key that it has not",
  "dnssec/signature-expires-soon": "the zone is to be signed anew",
  "dnssec/signature-lives-long": "the zone is to be signed anew",
  "dnssec/algorithm-unsigned": "the zone is to be signed anew",
});

/** As the network shows it, with this beside every answer. */
function live(io: Io, more: Partial<Answer>): Io {
  const secure = securely(io);
  return {
    ...secure,
    resolver: { query: async (owner, type) => ({ ...(await secure.resolver.query(owner, type)), ...more }) },
  };
}

const zone = name("example.com");
const told: readonly [finding: string, io: Io, publishes: readonly object[]][] = [
  [
    "dnssec/insecure",
    live(zoned(key), { security: "insecure", because: { code: "unsigned-delegation", zone } }),
    [{ do: "add", owner: zone, type: "DS", rdata: ds.slice("DS ".length) }],
  ],
  [
    "dnssec/ds-without-key",
    live(zoned(key, ds, `DS 7 15 2 ${other}`), { notes: [{ code: "ds-without-key", zone, args: { keyTag: 7 } }] }),
    [{ do: "remove", owner: zone, type: "DS", rdata: `7 15 2 ${other}` }],
  ],
  [
    "dnssec/ds-unsupported",
    live(zoned(key, `DS 3613 15 9 ${other}`), {
      notes: [{ code: "ds-algorithm-unsupported", zone, args: { algorithm: 15, digestType: 9 } }],
    }),
    [{ do: "add", owner: zone, type: "DS", rdata: ds.slice("DS ".length) }],
  ],
];
for (const [id, io, publishes] of told)
  test(`${id}: what the registrar is to have`, async () => {
    const { judgements } = await assess(zone, io);
    const found = judgements.flatMap(({ findings }) => findings).find((one) => one.id === id);
    assert.deepEqual(found?.publish, publishes);
  });
