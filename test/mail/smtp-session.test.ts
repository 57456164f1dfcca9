import assert from "node:assert/strict";
import { test } from "node:test";
import {
  capabilitiesOf,
  type Egress,
  egress,
  offers,
  type SmtpEnd,
  type SmtpHello,
  type TurnedAway,
  turnedAway,
} from "../../src/mail/smtp-session.ts";

const ehlo = (...lines: string[]): SmtpHello => ({ command: "EHLO", reply: { code: 250, lines } });

test("capabilities are the lines behind the first one; RFC 5321 §4.1.1.1", () => {
  const hello = ehlo("mx.example.test greets you", "size 1000", "STARTTLS", "AUTH  PLAIN LOGIN", "", "X=Y ");
  assert.deepEqual(capabilitiesOf(hello), [
    { keyword: "SIZE", parameters: ["1000"] },
    { keyword: "STARTTLS", parameters: [] },
    { keyword: "AUTH", parameters: ["PLAIN", "LOGIN"] },
    { keyword: "X=Y", parameters: [] },
  ]);
  assert.ok(offers(hello, "STARTTLS"));
  assert.ok(!offers(hello, "REQUIRETLS"));
});

test("HELO, a refusal and nothing at all offer nothing", () => {
  const lines = ["mx", "STARTTLS"];
  assert.deepEqual(capabilitiesOf({ command: "HELO", reply: { code: 250, lines } }), []);
  assert.deepEqual(capabilitiesOf({ command: "EHLO", reply: { code: 550, lines } }), []);
  assert.deepEqual(capabilitiesOf(undefined), []);
});

const refusals: [code: number, text: string, because: TurnedAway][] = [
  [421, "4.3.2 Service not available", "busy"],
  [421, "4.7.0 Too many concurrent SMTP connections", "rate-limited"],
  [421, "4.7.28 rate limited", "rate-limited"],
  [450, "4.2.0 Greylisted for 300 seconds", "greylisted"],
  [451, "Grey-listing in action", "greylisted"],
  [451, "4.7.1 graylist", "greylisted"],
  [452, "4.5.3 limit exceeded", "rate-limited"],
  [451, "4.3.0 try again", "temporary"],
  [521, "mx does not accept mail", "no-mail"],
  [554, "5.7.1 no service", "rejected"],
  [550, "greylisted forever", "rejected"],
];

test("why servers turn us away", () => {
  for (const [code, text, because] of refusals) assert.equal(turnedAway({ code, lines: [text] }), because, text);
});

const connectTimeout: SmtpEnd = { kind: "timed-out", phase: "connect" };
const runs: [what: string, ends: SmtpEnd[], egress: Egress][] = [
  ["nothing was tried", [], "unknown"],
  ["nothing public was there", [{ kind: "not-public" }], "unknown"],
  ["no address answers", [connectTimeout, connectTimeout], "blocked-probably"],
  ["no way to any", [{ kind: "unreachable", code: "ENETUNREACH" }, connectTimeout], "blocked-probably"],
  ["what is not public counts neither way", [{ kind: "not-public" }, connectTimeout], "blocked-probably"],
  ["one that refuses shows the way", [connectTimeout, { kind: "refused", code: "ECONNREFUSED" }], "open"],
  ["one that is silent shows the way", [connectTimeout, { kind: "timed-out", phase: "greeting" }], "open"],
  ["one that answers shows the way", [connectTimeout, { kind: "done" }], "open"],
];

test("whether we reach port 25 is told from all sessions of a run", () => {
  for (const [what, ends, expected] of runs) assert.equal(egress(ends.map((ended) => ({ ended }))), expected, what);
});
