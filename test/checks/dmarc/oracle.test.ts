/** RFC 9989 as mailauth reads it (strict mode), on random trees of records: the same record found, the same policy. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dmarc as mailauthDmarc } from "mailauth/lib/dmarc/index.js";
import { evaluateDmarc } from "../../../src/checks/dmarc/evaluate.ts";
import { name } from "../../../src/dns/name.ts";
import { stringsOf, txtRdata } from "../../../src/dns/rdata.ts";
import type { Resolver } from "../../../src/dns/resolver.ts";
import { world } from "../../support/world.ts";

const texts = [
  "v=DMARC1; p=reject; rua=mailto:a@b.test",
  "v=DMARC1; p=none",
  "v=DMARC1; p=quarantine; sp=none; np=reject",
  "v = DMARC1 ; P=none; p=reject; sp=quarantine; t=y",
  "v=DMARC1; p=reject; np=none; psd=n",
  "v=DMARC1; p=none; np=quarantine; psd=y",
  "v=DMARC1; p=reject; psd=u; t=n",
  "v=DMARC1",
  "v=DMARC1; rua=mailto:a@b.test",
  "v=DMARC1; rua=a@b.test",
  "v=DMARC1; p=rejct; rua=https://b.test/!10m",
  "v=DMARC1; p=reject; sp=x",
  "v=DMARC1; p=reject; np=x; rua=mailto:a@b.test",
  "v=DMARC1; p=reject; p=reject",
  "v=DMARC1;p=Quarantine;foo=bar;;",
  "v=dmarc1; p=reject",
  "v=DMARC1 p=reject",
  "p=reject; v=DMARC1",
  "v=spf1 -all",
];

/** Any author domain of up to nine labels under `test`, records at some of the names on its way, and whether it exists. */
const trees = fc.integer({ min: 1, max: 9 }).chain((depth) => {
  const labels = ["h", "g", "f", "e", "d", "c", "b", "a", "test"].slice(-depth);
  const onTheWay = labels.map((_, index) => labels.slice(index).join("."));
  const record = fc.tuple(fc.constantFrom(...onTheWay), fc.constantFrom(...texts));
  return fc.record({
    domain: fc.constant(onTheWay[0] ?? "test"),
    records: fc.array(record, { maxLength: 6 }),
    exists: fc.boolean(),
  });
});

function mailauthResolver(resolver: Resolver) {
  return async (owner: string, type: string): Promise<string[][]> => {
    const { outcome } = await resolver.query(name(owner), type);
    if (outcome.kind === "rrset") return outcome.rrset.rdata.map((rdata) => [...stringsOf(rdata)]);
    throw Object.assign(new Error(outcome.kind), { code: outcome.kind === "nxdomain" ? "ENOTFOUND" : "ENODATA" });
  };
}

test("the tree walk and the policy as mailauth finds them", async () => {
  await fc.assert(
    fc.asyncProperty(trees, async ({ domain, records, exists }) => {
      const lines = records.map(([at, text]) => `_dmarc.${at} TXT ${text}`);
      const io = world(["zone test", ...lines, ...(exists ? [`${domain} A 192.0.2.1`] : [])].join("\n"));
      const { self } = (await evaluateDmarc(name(domain), io)).effective.rfc9989;
      const theirs = await mailauthDmarc({
        headerFrom: `a@${domain}`,
        resolver: mailauthResolver(io.resolver),
        strict: true,
      });
      assert.ok(self.kind === "measured" && theirs !== false);
      assert.equal(self.value.policy, theirs.policy ?? "absent");
      if (theirs.policy !== undefined) assert.equal(self.value.at, theirs.policyDomain);
    }),
    { numRuns: 300 },
  );
});

test("the organizational domain as mailauth finds it", async () => {
  await fc.assert(
    fc.asyncProperty(trees, async ({ domain, records }) => {
      const io = world(["zone test", ...records.map(([at, text]) => `_dmarc.${at} TXT ${text}`)].join("\n"));
      const ours = (await evaluateDmarc(name(domain), io)).organizationalDomain;
      const resolver = mailauthResolver(io.resolver);
      const theirs = await mailauthDmarc({ headerFrom: `a@${domain}`, resolver, strict: true });
      assert.ok(theirs !== false);
      assert.deepEqual(ours, { kind: "measured", value: theirs.domain });
    }),
    { numRuns: 300 },
  );
});

const differences: [text: string, ours: string, theirs: string, why: string][] = [
  [
    " v=DMARC1; p=reject",
    "absent",
    "reject",
    "RFC 9989 §4.8 has no white space in front of dmarc-version; mailauth trims",
  ],
  [
    "v=DMARC1; p=reject; p",
    "reject",
    "absent",
    "a part without `=` is no tag and is ignored (§4.8), so `p` is there once",
  ],
  [
    "v=DMARC1; p=reject; 1=2; 1=3",
    "reject",
    "absent",
    "names begin with a letter (RFC 6376 §3.2); these are no tags either",
  ],
  [
    "v=DMARC1; p=reject\u00a0",
    "absent",
    "reject",
    "white space is space and tab (RFC 5234), so the value is no policy; mailauth trims more",
  ],
];

test("where mailauth differs, settled by the RFC", async () => {
  for (const [text, ours, theirs, why] of differences) {
    const io = world(`zone test\n_dmarc.a.test TXT ${txtRdata([text])}`);
    const { self } = (await evaluateDmarc(name("a.test"), io)).effective.rfc9989;
    const resolver = mailauthResolver(io.resolver);
    const answer = await mailauthDmarc({ headerFrom: "a@a.test", resolver, strict: true });
    assert.equal(self.kind === "measured" && self.value.policy, ours, why);
    assert.equal(answer !== false && (answer.policy ?? "absent"), theirs, why);
  }
});
