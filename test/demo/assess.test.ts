/** What `mecsa assess` says of each domain of the demonstration, beside what is true of it by construction. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../src/assess.ts";
import { startInternet } from "../../src/demo/internet.ts";
import { ioIn } from "../../src/demo/io.ts";
import { name } from "../../src/dns/name.ts";
import { type Assessment, type CriterionId, type CriterionVerdict, criteria } from "../../src/model.ts";

const now = new Date("2026-11-22T12:00:00Z");

async function assessments(): Promise<ReadonlyMap<string, Assessment>> {
  await using internet = await startInternet(now);
  await using live = ioIn(internet, now);
  const assessed = internet.domains.map(
    async ({ name: domain }) => [domain, await assess(name(domain), live.io)] as const,
  );
  return new Map(await Promise.all(assessed));
}

let known: ReturnType<typeof assessments> | undefined; // begun by the first test: other files are not to be disturbed

const all = (): ReturnType<typeof assessments> => (known ??= assessments());

async function assessmentOf(domain: string): Promise<Assessment> {
  const assessment = (await all()).get(domain);
  assert.ok(assessment !== undefined);
  return assessment;
}

interface Expectation {
  /** Confidential Delivery, Phishing and Identity Theft, Integrity of Messages. */
  stars: readonly (number | "–")[];
  unmet: string;
  findings: string;
}

const unreported = "caa/absent tls-rpt/no-record";
const unseen = "caa/absent tls-rpt/unseen"; // there is DANE or MTA-STS
const withoutDane = "dane/no-tlsa dnssec/insecure";

/** What is neither unmet nor said to be otherwise is met. */
const expectations: Readonly<Record<string, Expectation>> = {
  "good.example": { stars: [5, 5, 5], unmet: "", findings: "dane/waiting-record spf/senders starttls/requiretls" },
  "self-signed-dane.example": {
    stars: [5, 5, 5],
    unmet: "x509 mta-sts", // DANE-EE needs no authority: RFC 7672 §3.1.1
    findings: `dane/single-record mta-sts/no-record spf/mx-host spf/senders starttls/requiretls x509/pinned ${unseen}`,
  },
  "stale-tlsa.example": {
    stars: [4, 5, 5],
    unmet: "dane mta-sts",
    findings: `dane/no-match dane/single-record mta-sts/no-record spf/mx-host spf/senders starttls/requiretls ${unseen}`,
  },
  "expired-certificate.example": {
    stars: [2.5, 4, 3.5],
    unmet: "x509 dane mta-sts dnssec",
    findings: `caa/absent dmarc/np-missing dmarc/quarantine mta-sts/mx-untrusted spf/mx-host spf/senders starttls/requiretls x509/expired ${withoutDane}`,
  },
  "no-starttls.example": {
    stars: [0, 4, 3.5],
    unmet: "starttls x509 dane mta-sts dnssec",
    findings: `dmarc/np-missing dmarc/quarantine mta-sts/no-record spf/mx-host spf/senders starttls/no-starttls ${unreported} ${withoutDane}`,
  },
  "spoofable.example": {
    stars: [3.5, 2.5, 1],
    unmet: "dane mta-sts dnssec spf-policy dkim dmarc-policy",
    findings: `dkim/no-key dmarc/monitoring dmarc/no-reports dmarc/np-missing mta-sts/no-record spf/mx-host spf/neutral spf/senders starttls/requiretls ${unreported} ${withoutDane}`,
  },
  "no-mail.example": { stars: ["–", 5, 5], unmet: "dkim", findings: unreported },
};

for (const [domain, expected] of Object.entries(expectations))
  test(`${domain}, by its stars, the criteria that are not met, and the findings`, async () => {
    const assessment = await assessmentOf(domain);
    assert.deepEqual(
      { stars: starsOf(assessment), unmet: criteriaThatAre("unmet", assessment), findings: findingsOf(assessment) },
      { ...expected, findings: expected.findings.split(" ").toSorted() },
    );
    assert.equal(criteriaThatAre("not-measured", assessment), "");
  });

test("expired-signatures.example: what nobody can believe is not measured, and why is said", async () => {
  const assessment = await assessmentOf("expired-signatures.example");
  assert.deepEqual(
    assessment.scores.map(({ stars }) => [stars.min, stars.max]),
    [
      [0, 5],
      [0, 4],
      [0, 3.5],
    ],
  );
  assert.equal(criteriaThatAre("unmet", assessment), "dnssec");
});

test("what becomes of mail is as the names say", async () => {
  const rows: [domain: string, sender: string, possible: string][] = [
    ["good.example", "dane", "encrypted-authenticated"],
    ["good.example", "mta-sts", "encrypted-authenticated"],
    ["self-signed-dane.example", "dane", "encrypted-authenticated"],
    ["stale-tlsa.example", "dane", "refused"],
    ["expired-certificate.example", "mta-sts", "refused"],
    ["no-starttls.example", "opportunistic-tls", "clear"],
    ["no-mail.example", "opportunistic-tls", "refused"],
  ];
  for (const [domain, sender, possible] of rows) {
    const { tables } = await assessmentOf(domain);
    const row = tables?.delivery.find((one) => one.sender === sender);
    assert.deepEqual(row?.possible, [possible], `${domain} ${sender}`);
  }
});

test("every domain of the demonstration is looked at", async () => {
  assert.deepEqual([...(await all()).keys()], [...Object.keys(expectations), "expired-signatures.example"]);
});

const starsOf = ({ scores }: Assessment): readonly unknown[] =>
  scores.map(({ applicable, stars: { min, max } }) => (applicable ? (min === max ? min : `${min}–${max}`) : "–"));

const findingsOf = ({ judgements }: Assessment): readonly string[] =>
  judgements.flatMap(({ findings }) => findings.map(({ id }) => id)).toSorted();

function criteriaThatAre(kind: CriterionVerdict["kind"], { judgements }: Assessment): string {
  const isOf = (criterion: CriterionId): boolean => judgements.some((one) => one.criteria[criterion]?.kind === kind);
  return criteria.filter(isOf).join(" ");
}
