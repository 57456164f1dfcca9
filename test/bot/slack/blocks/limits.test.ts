/** Reports at the edge of what fits, and the ladder below them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsView } from "../../../../bot/slack/blocks/details.ts";
import { historyMessage } from "../../../../bot/slack/blocks/history.ts";
import { ladder, sparkline } from "../../../../bot/slack/blocks/ladder.ts";
import { messageOf } from "../../../../bot/slack/blocks/message.ts";
import { paragraph } from "../../../../bot/slack/blocks/parts.ts";
import { reportMessage } from "../../../../bot/slack/blocks/report.ts";
import { type Look, catalogue } from "../../../../src/index.ts";
import { name } from "../../../../src/dns/name.ts";
import type { SlackMessage } from "../../../../bot/slack/messenger.ts";
import { faultsOfMessage, faultsOfView } from "../../../support/slack-blocks.ts";
import { looks, messages, reported } from "./samples.ts";

const named = ({ report }: Look, domain: string): Look["report"] => {
  const [one] = report.domains;
  return { ...report, domains: [{ ...one, assessment: { ...one.assessment, domain: name(domain) } }] };
};
const types = ({ blocks }: SlackMessage): readonly string[] => blocks.map(({ type }) => type);
const shownOf = (message: SlackMessage): string => JSON.stringify(message.blocks);

test("a name of 253 octets is cut in the headline and stands in full below", () => {
  const long = `${Array(4).fill("a".repeat(61)).join(".")}.test`;
  const message = reportMessage({ ...reported(looks.good), report: named(looks.good, long) }, catalogue);
  assert.equal(long.length, 252);
  assert.deepEqual(faultsOfMessage(message), []);
  assert.ok(shownOf({ ...message, blocks: message.blocks.slice(1, 2) }).includes(long));
});

test("a name with U-labels is told by its A-labels, and what it reads as stands alone", () => {
  const message = reportMessage(
    { ...reported(looks.good), report: named(looks.good, "xn--bcher-kva.example") },
    catalogue,
  );
  const [head, alone] = message.blocks;
  assert.match(JSON.stringify(head), /xn--bcher-kva\.example/);
  assert.match(JSON.stringify(alone), /In Unicode: bücher\.example/);
});

test("12 MX hosts and 200 findings: Details says how many it leaves out", () => {
  const [one] = looks.spoofable.report.domains;
  const judgements = one.assessment.judgements.map((judgement) => ({
    ...judgement,
    findings: judgement.findings.flatMap((finding) => Array(16).fill(finding)),
  }));
  const hosts = one.hosts.flatMap((host) => Array(12).fill(host));
  const report: Look["report"] = {
    ...looks.spoofable.report,
    domains: [{ ...one, hosts, assessment: { ...one.assessment, judgements } }],
  };
  const findings = judgements.flatMap((judgement) => judgement.findings).length;
  const view = detailsView(report, catalogue);
  assert.ok(findings >= 200);
  assert.deepEqual(faultsOfView(view), []);
  assert.ok(JSON.stringify(view).includes(`${findings - 40} more findings left out here`));
  assert.deepEqual(faultsOfMessage(reportMessage({ ...reported(looks.spoofable), report }, catalogue)), []);
});

test("what does not fit is left out by name, the least important first", () => {
  const parts = [9, 1, 2].map((leaves) => ({
    blocks: [paragraph("x".repeat(2_900)), paragraph("y".repeat(2_000))],
    name: `part ${leaves}`,
    leaves,
  }));
  const message = messageOf({ blocks: [paragraph("kept")] }, ...parts);
  assert.match(shownOf(message), /Left out for length: part 9\./);
  assert.match(message.text, /^kept\n/);
});

test("each rung of the ladder takes less and says as much", () => {
  const [rich, classic, text] = ladder(messages["history"] ?? assert.fail());
  assert.ok(types(rich ?? assert.fail()).includes("data_visualization"));
  assert.ok(!types(classic ?? assert.fail()).includes("data_visualization"));
  assert.match(shownOf(classic ?? assert.fail()), /Delivery {2}▆/);
  assert.deepEqual(text?.blocks, []);
  assert.equal(text?.text, rich?.text);
});

test("a message of old blocks has two rungs", () => {
  assert.deepEqual(
    ladder(messages["limited"] ?? assert.fail()).map(({ blocks }) => blocks.length > 0),
    [true, false],
  );
});

test("a chart shows only what is certain", () => {
  const drawn = JSON.stringify(messages["history"]?.blocks.find(({ type }) => type === "data_visualization"));
  assert.ok(!drawn.includes("11-21")); // port 25 was blocked that day
  assert.ok(!drawn.includes("11-12")); // other rules scored it
});

test("no looks are told as none", () =>
  assert.match(historyMessage(name("a.test"), [], 30).text, /Nothing is known of the last 30 days/));

test("sparklines go from empty to full", () => assert.equal(sparkline([0, 50, 100]), "▁▅█"));

test("a domain of which nothing is known is called neither good nor bad", () => {
  const { text } = messages["report-not-measured"] ?? assert.fail();
  assert.match(text, /neither good nor bad/);
  assert.doesNotMatch(text, /Fix first|not met/);
});
