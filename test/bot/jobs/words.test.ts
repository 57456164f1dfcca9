/** What the worker makes of outcomes, where it is not simply the report. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Done } from "../../../bot/jobs/assess-work.ts";
import { assessWords } from "../../../bot/jobs/words.ts";
import { scoresOf, type TenantId } from "../../../bot/model.ts";
import type { Evidence, Look } from "../../../src/index.ts";
import { looks } from "../slack/blocks/samples.ts";

const words = assessWords("192.0.2.53");
const nothing: Evidence = {
  format: "mecsa-evidence",
  version: 1,
  at: "2026-11-22T08:00:00Z",
  domains: [],
  selectors: [],
  roots: [],
  answers: [],
  smtp: [],
  tlsScans: [],
  revocations: [],
  policies: [],
  observed: [],
};

function done(of: Look): Done {
  const { domain } = of.evaluation;
  const at = new Date(of.report.at);
  const scores = scoresOf(of.report.domains[0].assessment);
  const entry = {
    id: "01HZ",
    tenant: "T0001" as TenantId,
    domain,
    at,
    ruleset: "0.1.0",
    source: "command",
    scores,
    tookMs: 1,
  } as const;
  const assessed = { ...of, evidence: nothing, ruleset: "0.1.0", tookMs: 1 };
  return { kind: "assessed", domain, assessed, entry, isRemembered: false };
}

test("a domain that does not exist has no scores, in no message", () => {
  const [missing, good] = [done(looks.missing), done(looks.good)];
  for (const { text } of [
    words.one(missing),
    words.several([missing, { ...missing }]),
    words.compared(missing, missing),
  ]) {
    assert.match(text, /does not exist/);
    assert.doesNotMatch(text, /\d\.\d ★|SPF|Fix/);
  }
  assert.match(words.compared(good, missing).text, /Delivery 5\.0[^]*does not exist/);
});

test("the footer says whom it asked, and that the core validates", () => {
  assert.match(words.one(done(looks.good)).text, /asked 192\.0\.2\.53 · mecsa validates DNSSEC itself/);
  assert.doesNotMatch(assessWords().one(done(looks.good)).text, /asked 192/);
});
