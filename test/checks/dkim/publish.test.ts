/** DKIM: what is published makes its finding go away. */
import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { dkim } from "../../../src/checks/dkim/index.ts";
import { corrected } from "../../../src/checks/dkim/rewrite.ts";
import { parseDkimKey } from "../../../src/mail/dkim-key.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";
import { ed25519, rsa, rsaOctets } from "./keys.ts";

const p = `p=${rsa(2048)}`;
const s1 = "s1._domainkey.a.test";
const at = (text: string): string => `a.test TXT v=spf1 -all\n${s1} TXT ${text}\n`;
const record = (text: string): readonly string[] => [`= ${s1} TXT ${text}`];
const excess = Buffer.concat([rsaOctets(2048), Buffer.from("xy")]).toString("base64");
const good = `v=DKIM1; ${p}`;
const x = Buffer.from(ed25519(), "base64").toString("base64url");
const wrapped = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
  .export({ type: "spki", format: "der" })
  .toString("base64");

const rows: readonly PublishRow[] = [
  ["dkim/no-key", "a.test TXT v=spf1 -all\na.test MX 0 .", ["+ *._domainkey.a.test TXT v=DKIM1; p="]],
  ["dkim/broken", at(`${p}; v=DKIM1`), [`- ${s1} TXT ${p}; v=DKIM1`, `+ ${s1} TXT ${good}`]],
  ["dkim/broken", at(`v=dkim1; ${p}; t=s`), record(`${good}; t=s`)],
  ["dkim/broken", at(`${good}; ${p}`), record(good)],
  ["dkim/broken", at(`v=DKIM1; k=rsaa; ${p}`), record(good)],
  ["dkim/broken", at(`v=DKIM1; k=rsa; p=${ed25519()}`), record(`v=DKIM1; p=${ed25519()}; k=ed25519`)],
  ["dkim/broken", at(`v=DKIM1; k=ed25519; p=${wrapped}`), record(`v=DKIM1; k=ed25519; p=${ed25519()}`)],
  ["dkim/broken", at(`${good.slice(0, 200)}" "${good.slice(200)}`), record(`${good.slice(0, 200)} ${good.slice(200)}`)],
  [
    "dkim/broken",
    `${at(good.slice(0, 200))}${s1} TXT ${good.slice(200)}`,
    [`- ${s1} TXT ${good.slice(0, 200)}`, `- ${s1} TXT ${good.slice(200)}`, `+ ${s1} TXT ${good}`],
  ],
  [
    "dkim/broken",
    at("s1._domainkey.b.test"),
    [`- ${s1} TXT s1._domainkey.b.test`, `+ ${s1} CNAME s1._domainkey.b.test.`],
  ],
  ["dkim/duplicate", `${at(good)}${s1} TXT x`, [`- ${s1} TXT x`]],
  ["dkim/excess", at(`v=DKIM1; p=${excess}`), record(good)],
  ["dkim/testing", at(`v=DKIM1; t=y:s; ${p}`), record(`${good}; t=s`)],
  ["dkim/testing", at(`v=DKIM1; t=y; ${p}`), record(good)],
  ["dkim/no-sha256", at(`v=DKIM1; h=sha1; ${p}`), record(good)],
  ["dkim/granularity", at(`v=DKIM1; g=*; ${p}`), record(good)],
  ["dkim/adsp", `${at(good)}_adsp._domainkey.a.test TXT dkim=all`, ["- _adsp._domainkey.a.test TXT dkim=all"]],
];

test("any text is put right to a key, or not at all", () => {
  const parts = fc.array(fc.constantFrom("v=DKIM1", ";", p, " ", "k=ed25519", '"', "p=", "t=y", "x"));
  const text = fc.oneof(
    fc.string(),
    parts.map((some) => some.join("")),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
      const whole = corrected(texts);
      assert.ok(whole === undefined || parseDkimKey(whole).ok);
    }),
    { numRuns: 200 },
  );
});

testPublishing(dkim, rows, {
  "dkim/small-key": "a new key is the mail server's to make",
  "dkim/short-key": "a new key is the mail server's to make",
  "dkim/large-key": "a new key is the mail server's to make",
  "dkim/only-ed25519": "a new key is the mail server's to make",
  "dkim/old-key": "a new key is the mail server's to make",
  "dkim/dangling": "the key is somebody else's",
  "dkim/selector-missing": "the mail server has the key",
  "dkim/selector-unusable": "the mail server has the key",
  "dkim/revoked": "it may be wanted",
  "dkim/other-service": "it may be wanted",
  "dkim/parent-denied": "the name servers are at fault",
  "dkim/bogus": "the signatures are at fault",
  "dkim/lookup-failed": "the name servers are to answer",
});
