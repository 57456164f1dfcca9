/** What a watch has to tell of two looks at one domain. The world is the recorded one, with one thing changed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Evaluation, evaluateDomain } from "../../src/assess.ts";
import { catalogue } from "../../src/catalogue.ts";
import { name } from "../../src/dns/name.ts";
import { replayedIo } from "../../src/evidence/evidence.ts";
import { parseEvidence } from "../../src/evidence/parse.ts";
import type { Io } from "../../src/io.ts";
import { compareLooks } from "../../src/looks/compare-looks.ts";
import type { SmtpSession } from "../../src/mail/smtp-session.ts";
import { evidenceFile } from "../report/assessment/record.ts";

const parsed = parseEvidence(readFileSync(evidenceFile, "utf8"));
assert.ok(parsed.ok);
const recorded = replayedIo(parsed.value);
const domain = name("good.example");

const look = (change: Partial<Io> = {}, of = domain): Promise<Evaluation> =>
  evaluateDomain(of, { ...recorded, ...change });

/** The answer of the recording, with the RDATA of one RRset put through a function. */
function withRecord(owner: string, type: string, turn: (rdata: string) => string): Partial<Io> {
  return {
    resolver: {
      async query(asked, askedType) {
        const answer = await recorded.resolver.query(asked, askedType);
        if (asked !== owner || askedType !== type || answer.outcome.kind !== "rrset") return answer;
        const rrset = { ...answer.outcome.rrset, rdata: answer.outcome.rrset.rdata.map(turn) };
        return { ...answer, outcome: { kind: "rrset", rrset } };
      },
    },
  };
}

function withSession(turn: (session: SmtpSession) => SmtpSession): Partial<Io> {
  return {
    async smtp(host, address) {
      const seen = await recorded.smtp(host, address);
      return seen.kind === "measured" ? { kind: "measured", value: turn(seen.value) } : seen;
    },
  };
}

const noStartTls = ({ tls: _tls, helloAfterTls: _after, hello, ...rest }: SmtpSession): SmtpSession => {
  assert.ok(hello);
  const lines = hello.reply.lines.filter((line) => !/starttls/i.test(line));
  return { ...rest, hello: { ...hello, reply: { ...hello.reply, lines } }, ended: { kind: "no-starttls" } };
};

const lower = (rdata: string): string => rdata.replace("p=reject", "p=none");
const later = new Date(recorded.now.getTime() + 400 * 86_400_000);
const unreachable: Partial<Io> = {
  smtp: async () => ({ kind: "not-measured", because: "port 25 is blocked from here" }),
};

const rows: readonly [why: string, before: Partial<Io>, after: Partial<Io>, told: readonly (readonly string[])[]][] = [
  ["the same world", {}, {}, []],
  ["hosts that could not be asked tell nothing", {}, unreachable, []],
  ["nor do hosts that could not be asked before", unreachable, {}, []],
  [
    "a DMARC policy that was lowered is told by its rule",
    {},
    withRecord("_dmarc.good.example", "TXT", lower),
    [["DMARC-SELF-DOWN", "critical", "weakened"]],
  ],
];

for (const [why, before, after, told] of rows)
  test(why, async () => {
    const changes = compareLooks(await look(before), await look(after));
    const bad = changes.filter(({ direction }) => direction === "weakened" || direction === "breaks-mail");
    assert.deepEqual(
      bad.map(({ rule, severity, direction }) => [rule, severity, direction]),
      told,
    );
  });

test("a criterion that was lost is told with the finding that says why, and found again when it is back", async () => {
  const [good, expired] = [await look(), await look({ now: later })];
  const lost = compareLooks(good, expired).filter(({ rule }) => rule === "CRITERION-LOST");
  const args = lost.find(({ args }) => args["criterion"] === "x509")?.args;
  assert.equal(args?.["finding"], "x509/pinned");
  const met = compareLooks(expired, good).filter(({ rule }) => rule === "CRITERION-MET");
  assert.ok(met.some(({ args }) => args["criterion"] === "x509"));
});

test("a host that no longer offers STARTTLS costs its criterion, once", async () => {
  const changes = compareLooks(await look(), await look(withSession(noStartTls)));
  const bad = changes.filter(({ direction }) => direction === "weakened");
  assert.equal(bad.filter(({ args }) => args["criterion"] === "starttls").length, 1);
  assert.equal(
    bad.filter(({ rule, args }) => rule === "FINDING-NEW" && String(args["finding"]).startsWith("starttls/")).length,
    0,
  );
});

const authInClear = (session: SmtpSession): SmtpSession => {
  const { hello } = session;
  assert.ok(hello);
  const lines = [...hello.reply.lines, "AUTH PLAIN"];
  return { ...session, hello: { ...hello, reply: { ...hello.reply, lines } } };
};

const found: readonly [why: string, before: Partial<Io>, after: Partial<Io>, rule: string][] = [
  ["what no criterion asks is told where it is new", {}, withSession(authInClear), "FINDING-NEW"],
  ["and where it is gone", withSession(authInClear), {}, "FINDING-GONE"],
];

for (const [why, before, after, rule] of found)
  test(why, async () => {
    const changes = compareLooks(await look(before), await look(after));
    const mine = changes.filter((change) => change.rule.startsWith("FINDING-"));
    assert.deepEqual(
      mine.map((change) => [change.rule, change.args["finding"], change.direction]),
      [[rule, "starttls/auth-in-clear", rule === "FINDING-NEW" ? "weakened" : "strengthened"]],
    );
  });

test("every change has its words", async () => {
  for (const change of compareLooks(await look(), await look({ ...withSession(noStartTls), now: later }))) {
    const rule = catalogue.rules.get(change.rule);
    assert.ok(rule, change.rule);
    assert.match(rule.says(change.args), /\.$/, change.rule);
    assert.match(rule.fix(change.args), /\S/, change.rule);
  }
});
