/** `mecsa assess` over the name server of the demo; nobody connects to an MX host. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { OpenLive } from "../../src/cli/live.ts";
import { run } from "../../src/cli/main.ts";
import { startInternet } from "../../src/demo/internet.ts";
import { serverAt } from "../../src/net/dns/server.ts";
import { liveResolver } from "../../src/net/resolver.ts";

const internet = await startInternet(new Date());
const folder = mkdtempSync(join(tmpdir(), "mecsa-assess-"));
after(async () => {
  rmSync(folder, { recursive: true });
  await internet[Symbol.asyncDispose]();
});

const open: OpenLive = async ({ watch }) =>
  liveResolver({
    servers: [internet.nameServer],
    anchors: internet.anchors,
    ...(watch === undefined ? {} : { watch }),
  });

const assess = async (...args: readonly string[]) => assessBy(open, ...args);

async function assessBy(
  open: OpenLive,
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const streams = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    paint: (_style: string, words: string) => words,
  };
  const code = await run(["assess", "--no-smtp", ...args], streams, open);
  return { code, out, err };
}

const codes: readonly [why: string, args: readonly string[], code: number][] = [
  ["an assessment without a wish is good", ["good.example"], 0],
  ["domains as people paste them", ["https://good.example/", "postmaster@no-mail.example"], 0],
  ["certainly below the minimum", ["spoofable.example", "--minimum", "4"], 1],
  ["what was not measured could be below it", ["good.example", "--minimum", "5"], 3],
  ["nothing to deliver to is below no minimum", ["no-mail.example", "--minimum", "5"], 0],
  ["an expectation is not met", ["spoofable.example", "--profile", "bod-18-01"], 1],
  ["an expectation is open", ["good.example", "--profile", "ncsc-nl"], 3],
  ["no domain at all", [], 2],
  ["no domain but a sentence", ["is this secure?"], 2],
  ["an address is no domain", ["192.0.2.1"], 2],
  ["a minimum beyond the stars", ["good.example", "--minimum", "6"], 2],
  ["--replay with what would be asked", ["--replay", "x.json", "--selector", "a"], 2],
  ["a file that is not there", ["--replay", join(folder, "none.json")], 2],
  ["a name that is none", ["good.example", "--ehlo", "a..b"], 2],
];

for (const [why, args, code] of codes)
  test(why, async () => {
    const printed = await assess(...args);
    assert.equal(printed.code, code, printed.err);
    assert.equal(printed.out === "", code === 2);
  });

for (const format of ["text", "json", "markdown", "html"])
  test(`--replay gives byte for byte what was recorded, as ${format}`, async () => {
    const file = join(folder, `${format}.json`);
    const wishes = ["--format", format, "--profile", "rfc"];
    const asked = await assess("good.example", "stale-tlsa.example", ...wishes, "--record", file, "--vantage", "here");
    const replayed = await assess("--replay", file, ...wishes);
    assert.equal(replayed.out, asked.out);
    assert.equal(replayed.code, asked.code);
    assert.match(asked.out, /here/);
  });

test("where no resolver answers, that is all that is said; data are whole all the same", async () => {
  const silent: OpenLive = async () =>
    liveResolver({ servers: [serverAt("tcp", "127.0.0.1", 1)], anchors: internet.anchors }); // nobody listens there
  const text = await assessBy(silent, "good.example");
  assert.deepEqual([text.code, text.out], [3, ""]);
  assert.match(text.err, /^mecsa: No answer from tcp:\/\/127\.0\.0\.1:1: [^\n]*--resolver[^\n]*\n$/);
  const data = await assessBy(silent, "good.example", "--format", "json");
  assert.equal(data.code, 3);
  assert.match(data.out, /"not-measured"/);
});

test("--verbose tells how many questions had to wait for others", async () => {
  const { err } = await assess("good.example", "--verbose");
  assert.match(
    err,
    /^mecsa: \d+ DNS questions were sent, in \d+ rounds?: those of one wait for no answer to another of it\.$/m,
  );
});

test("evidence that was tampered with is refused, and where it broke is told", async () => {
  const file = join(folder, "broken.json");
  await assess("good.example", "--record", file);
  const evidence: object = JSON.parse(readFileSync(file, "utf8"));
  const broken: readonly [change: object | string, why: RegExp][] = [
    ["{", /not JSON/],
    [{ ...evidence, version: 2 }, /version: not version 1/],
    [{ ...evidence, at: "yesterday" }, /at: /],
    [{ ...evidence, domains: ["a..b"] }, /domains\.0: not a domain name/],
    [{ ...evidence, answers: [{ owner: "a.test" }] }, /answers\.0/],
    [{ ...evidence, smtp: [{ mxHost: "a.test", address: "192.0.2.1", seen: { kind: "measured" } }] }, /smtp\.0/],
  ];
  for (const [change, why] of broken) {
    writeFileSync(file, typeof change === "string" ? change : JSON.stringify(change));
    const { code, err } = await assess("--replay", file);
    assert.equal(code, 2);
    assert.match(err, why);
  }
});

test("a message that tells nothing of its delivery is no observation", async () => {
  const file = join(folder, "message.eml");
  writeFileSync(file, "From: a@good.example\r\n\r\nbody\r\n");
  const { code, err } = await assess("good.example", "--observed", file);
  assert.equal(code, 2);
  assert.match(err, /does not tell where it was received from/);
});

test("a message that was received is judged, recorded and replayed", async () => {
  const [file, evidence] = [join(folder, "received.eml"), join(folder, "observed.json")];
  const hop =
    "Received: from out.test (out.test [8.8.8.8]) by mx.here.test with ESMTP; Sun, 22 Nov 2026 08:00:00 +0000";
  writeFileSync(file, `Return-Path: <a@spoofable.example>\r\n${hop}\r\nFrom: a@spoofable.example\r\n\r\nbody\r\n`);
  const wishes = ["--profile", "bulk-senders", "--format", "json"];
  const asked = await assess("spoofable.example", ...wishes, "--observed", file, "--record", evidence);
  assert.match(asked.out, /"starttls\/sent-in-clear"/);
  assert.equal((await assess("--replay", evidence, ...wishes)).out, asked.out);
});
