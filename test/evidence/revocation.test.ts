/** What authorities said of certificates is kept, and read again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { evidenceText, recordedIo, replayedIo } from "../../src/evidence/evidence.ts";
import { parseEvidence } from "../../src/evidence/parse.ts";
import type { Revocation } from "../../src/mail/x509/revocation.ts";
import { world } from "../support/world.ts";

const question = { certificate: "AAEC", issuer: "AwQF" };
const head = { domains: [name("a.test")] };

const answers: readonly Revocation[] = [
  { kind: "good", by: "ocsp" },
  { kind: "revoked", by: "crl", since: "2026-11-20T00:00:00.000Z" },
  { kind: "not-checked", because: "no-answer" },
  { kind: "not-checked", because: "not-asked" },
];

async function recordedWith(said: Revocation): Promise<string> {
  const { io, evidence } = recordedIo(world("", { revocation: async () => said }));
  assert.deepEqual([await io.revocation(question), await io.revocation(question)], [said, said]);
  return evidenceText(evidence(head));
}

for (const said of answers)
  test(`there and back: ${Object.values(said).join(", ")}`, async () => {
    const written = await recordedWith(said);
    const parsed = parseEvidence(written);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.revocations?.length, 1);
    assert.equal(evidenceText(parsed.value), written);
    const io = replayedIo(parsed.value);
    assert.deepEqual(await io.revocation(question), said);
    const other = await io.revocation({ ...question, certificate: "AAED" });
    assert.deepEqual(other, { kind: "not-checked", because: "not-asked" });
  });

test("evidence of before authorities were asked says nothing of them", () => {
  const { evidence } = recordedIo(world(""));
  const { revocations: _, ...before } = evidence(head);
  const parsed = parseEvidence(JSON.stringify(before));
  assert.deepEqual(parsed, { ok: true, value: before });
});

const certificate = "a".repeat(64);
const wrong: readonly [why: string, entry: object, error: RegExp][] = [
  ["no digest", { certificate: "AAEC", said: answers[0] }, /^revocations\.0\.certificate: /],
  ["another reason", { certificate, said: { kind: "not-checked", because: "x" } }, /^revocations\.0\.said/],
  ["no time", { certificate, said: { kind: "revoked", by: "crl", since: "x" } }, /^revocations\.0\.said/],
  ["more than there is", { certificate, said: { kind: "good", by: "crl", since: "x" } }, /^revocations\.0\.said/],
];
for (const [why, entry, error] of wrong)
  test(`refused: ${why}`, () => {
    const { evidence } = recordedIo(world(""));
    const parsed = parseEvidence(JSON.stringify({ ...evidence(head), revocations: [entry] }));
    assert.match(parsed.ok ? "" : parsed.error, error);
  });
