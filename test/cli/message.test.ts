/** `mecsa message`: what it prints, and its exit codes. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { LiveResolver } from "../../src/net/resolver.ts";
import { type MessageOptions, message } from "../../src/cli/message.ts";
import type { OpenLive } from "../../src/cli/live.ts";
import { UsageError } from "../../src/usage-error.ts";
import { world } from "../support/world.ts";

const folder = mkdtempSync(join(tmpdir(), "mecsa-message-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "message.eml");
const text = "From: a@example.test\nSubject: \u001b[31mred\n\nHello.\n";
writeFileSync(file, text);

const options: MessageOptions = {
  ip: "192.0.2.1",
  helo: "mail.example.test",
  mailFrom: "a@example.test",
  timeout: 5,
  format: "text",
};
const plain = (_style: string, words: string): string => words;
const passing =
  "example.test TXT v=spf1 ip4:192.0.2.1 -all\n_dmarc.example.test TXT v=DMARC1; p=reject\nzone test\n_x.test TXT x";

let closed = 0;
function live(zone: string): OpenLive {
  const { resolver } = world(`zone test\n${zone}`);
  const none = async (): Promise<never> => assert.fail("only questions are asked");
  const fake: LiveResolver = {
    query: (owner, type) => resolver.query(owner, type),
    validate: none,
    capability: none,
    sent: () => [],
    close: async () => void closed++,
  };
  return async () => fake;
}

async function* stdinOf(octets: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(octets);
}

function run(given: Partial<MessageOptions> = {}, zone = passing, path = file) {
  return message(path, { ...options, ...given }, plain, live(zone), {
    stdin: stdinOf(text),
    now: new Date("2026-11-22T00:00:00Z"),
  });
}

test("exit codes: 0 DMARC passes, 1 it does not, 3 it could not be measured", async () => {
  const rows: [why: string, given: Partial<MessageOptions>, zone: string, code: number][] = [
    ["pass", {}, passing, 0],
    ["fail", { ip: "192.0.2.2" }, passing, 1],
    ["no policy", {}, "example.test TXT v=spf1 -all", 1],
    ["no answer", {}, "example.test !timeout\n_dmarc.example.test TXT v=DMARC1; p=reject", 3],
  ];
  for (const [why, given, zone, code] of rows) assert.equal((await run(given, zone)).exitCode, code, why);
  assert.equal(closed, rows.length);
});

test("text: the verdict first, then what it rests on, then what to do", async () => {
  const printed = await run({ tls: "TLSv1" });
  const [first, , ...lines] = printed.text.split("\n");
  assert.equal(first, "mecsa: example.test passes DMARC");
  assert.ok(lines.includes("TLS       TLSv1.0 (as given)"));
  assert.match(printed.text, /no DKIM signature/);
  assert.match(printed.text, /^[\n -~§…]+$/);
  assert.ok(printed.text.split("\n").every((line) => line.length <= 80 && !line.endsWith(" ")));
});

test("standard input, and JSON with everything in it", async () => {
  const printed = await run({ format: "json", tls: "none" }, passing, "-");
  const report = JSON.parse(printed.text) as {
    observation: { tls: unknown };
    findings: { id: string }[];
    criteria: unknown;
  };
  assert.deepEqual(report.observation.tls, { kind: "clear", from: "caller" });
  assert.deepEqual(
    report.findings.map(({ id }) => id),
    ["message/not-signed", "message/helo-none", "message/clear"],
  );
  assert.deepEqual(report.criteria, { starttls: { kind: "unmet" }, dkim: { kind: "unmet" } });
});

test("wrong use", async () => {
  const rows: [given: Partial<MessageOptions>, path: string, words: RegExp][] = [
    [{ ip: "mail.example.test" }, file, /is no address/],
    [{ mailFrom: "nobody" }, file, /is no reverse-path/],
    [{ helo: "a".repeat(600) }, file, /over 512/],
    [{ tls: "yes" }, file, /is no version of TLS/],
    [{}, join(folder, "none.eml"), /cannot be read/],
    [{}, folder, /cannot be read/],
  ];
  for (const [given, path, words] of rows)
    await assert.rejects(
      run(given, passing, path),
      (error) => error instanceof UsageError && words.test(error.message),
    );
});
