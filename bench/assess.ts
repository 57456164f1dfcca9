/**
 * How fast domains are assessed, on the laboratory: one domain, where every DNS answer takes 50 ms, beside the longest chain of
 * questions that wait for one another; and all of its domains at once, beside posttls-finger and delv in the same run.
 *
 *     node bench/assess.ts
 *
 * Needs root, and the programs of `sh test/lab/install.sh bench`.
 */
import { execFile, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { assess } from "../src/assess.ts";
import { readTrustAnchors } from "../src/dns/dnssec/trust-anchors.ts";
import { name } from "../src/dns/name.ts";
import type { Assessment } from "../src/model.ts";
import type { Sent } from "../src/net/dns.ts";
import { parseServer } from "../src/net/dns/server.ts";
import { liveIo } from "../src/net/io.ts";
import { liveResolver } from "../src/net/resolver.ts";
import { resolverUrl } from "../test/lab/lab.ts";
import { mailCases } from "../test/lab/mail/cases.ts";
import { trustFile } from "../test/lab/mail/certificates.ts";
import { type MailLab, mailLabOptions, startMailLab } from "../test/lab/mail/lab.ts";
import { mailTruth } from "../test/lab/mail/mail-truth.ts";
import { mxTruth } from "../test/lab/mail/mx-truth.ts";
import { whyNotAsked } from "../test/lab/mail/peers.ts";
import { postfixFolder } from "../test/lab/mail/postfix.ts";
import { dmarcTruth, spfTruth } from "../test/lab/mail/record-truth.ts";
import { inParallel, pathOf } from "../test/lab/programs.ts";
import { hostedDomains } from "../test/lab/mail/zones.ts";
import { addresses } from "../test/lab/zones.ts";

const inside = "inside"; // how this file is told that it runs where the laboratory can be
const delayMs = 50;
const delayedDomain = "dane311.test";
const runs = 9;
const rounds = 3;
const domainsAtOnce = 200;
const theirProcesses = 8;
const patienceSeconds = 3; // of everybody, for one step: longer than the tarpit's
const phases = ["connect", "greeting", "hello", "starttls", "tls", "hello-after-tls"] as const;
const smtpTimeouts = Object.fromEntries(phases.map((phase) => [phase, patienceSeconds * 1000]));

const cases = Object.keys({ ...mailTruth, ...mxTruth, ...spfTruth, ...dmarcTruth });
const ofHosts: ReadonlySet<string> = new Set(["starttls", "x509", "dane"]);
const hosted = hostedDomains(domainsAtOnce - cases.length);

if (!isMainThread) await answerLate();
else if (process.argv[2] !== inside) enterLaboratory();
else await measure();

/** Runs this file again where the laboratory can be. */
function enterLaboratory(): void {
  const run = fileURLToPath(new URL("../test/lab/run.ts", import.meta.url));
  const args = [run, fileURLToPath(import.meta.url), inside];
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

async function measure(): Promise<void> {
  const why = mailLabOptions().skip ?? whyNotAsked("posttls-finger");
  if (why !== undefined) throw new Error(why);
  const lab = await startMailLab(hosted);
  try {
    await oneDomain(lab);
    await manyDomains(lab);
  } finally {
    await lab.close();
  }
}

interface Question {
  /** Milliseconds. */
  start: number;
  end: number;
  round: number;
  what: string;
}

interface Run {
  ms: number;
  questions: readonly Question[];
  /** In the order in which they ended. */
  assessments: readonly Assessment[];
}

/** The first run of all finds neither Unbound nor Node warm, and is told apart. */
async function oneDomain(lab: MailLab): Promise<void> {
  const late = await lateServer();
  const table: Record<string, Record<string, string | number>> = {};
  for (const [label, smtp] of Object.entries({ whole: true, "--no-smtp": false })) {
    const all: Run[] = [];
    for (let run = 0; run <= runs; run++) all.push(await assessAll(lab, [delayedDomain], { url: late.url, smtp }));
    const [first, ...others] = all;
    const median = others.toSorted((one, other) => one.ms - other.ms)[others.length >> 1];
    if (first === undefined || median === undefined) return;
    table[label] = { ...row(median), "first run": first.ms.toFixed(0) };
    tellQuestions(label, median);
  }
  await late.close();
  process.stdout.write(`${delayedDomain}, every DNS answer ${delayMs} ms late, medians of ${runs}\n`);
  console.table(table);
}

function row({ ms, questions }: Run): Record<string, string | number> {
  const chain = Math.max(...questions.map(({ round }) => round));
  const floor = chain * delayMs;
  return {
    questions: questions.length,
    chain,
    "chain, ms": floor,
    ms: ms.toFixed(0),
    ratio: (ms / floor).toFixed(2),
    aim: 1.3,
  };
}

/** Each with its round: one more than that of the latest answer before it. */
function tellQuestions(label: string, { questions, ms }: Run): void {
  const begin = Math.min(...questions.map(({ start }) => start));
  process.stdout.write(
    `${delayedDomain}, ${label}, ${ms.toFixed(0)} ms; place in the chain, from when to when in ms\n`,
  );
  for (const { start, end, round, what } of questions.toSorted((one, other) => one.start - other.start))
    process.stdout.write(`  ${round}  ${(start - begin).toFixed(0)}-${(end - begin).toFixed(0)}  ${what}\n`);
  process.stdout.write("\n");
}

/** In a thread of its own, so that what we work out here does not make answers later still. */
async function lateServer(): Promise<{ url: string; close(): Promise<unknown> }> {
  const thread = new Worker(new URL(import.meta.url));
  const [port] = await once(thread, "message");
  thread.unref();
  return { url: `udp://127.0.0.1:${port}`, close: () => thread.terminate() };
}

/** Passes every datagram on to Unbound, and its answer back after a while. */
async function answerLate(): Promise<void> {
  const server = createSocket("udp4");
  server.on("message", (query, { address, port }) => {
    const asker = createSocket("udp4");
    asker.on("message", (answer) => {
      asker.close();
      setTimeout(() => server.send(answer, port, address), delayMs);
    });
    asker.send(query, 53, addresses.unbound);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  parentPort?.postMessage(server.address().port, []);
}

interface How {
  /** Of the resolver. */
  url: string;
  smtp: boolean;
}

/** All at once, with nothing remembered. */
async function assessAll(lab: MailLab, domains: readonly string[], { url, smtp }: How): Promise<Run> {
  const questions: Question[] = [];
  const begin = performance.now();
  const resolver = resolverAt(url, lab, ({ ms, round, owner, type, transport }) => {
    const end = performance.now();
    questions.push({ start: end - ms, end, round, what: `${owner || "."} ${type} (${transport})` });
  });
  const roots = [lab.certificates.authority.root.pem];
  const timeouts = { smtp: smtpTimeouts, policy: patienceSeconds * 1000 };
  const io = liveIo({ resolver, now: new Date(), ehloName: "bench.test", allowPrivate: true, smtp, timeouts, roots });
  const assessments: Assessment[] = [];
  await Promise.all(domains.map(async (domain) => assessments.push(await assess(name(domain), io))));
  const ms = performance.now() - begin;
  await resolver.close();
  return { ms, questions, assessments };
}

function resolverAt(url: string, { anchor }: MailLab, watch: (sent: Sent) => void): ReturnType<typeof liveResolver> {
  const server = parseServer(url);
  const anchors = readTrustAnchors(readFileSync(anchor, "utf8"));
  if (!server.ok || !anchors.ok) throw new Error("the laboratory is not as it should be");
  return liveResolver({ servers: [server.value], anchors: anchors.value, timeoutMs: patienceSeconds * 1000, watch });
}

/**
 * Unbound, which everybody asks, has the answers. Servers that are silent or slow cost everybody the same patience. Of
 * domains that share a host we ask the host once; the others ask it for each of them.
 */
async function manyDomains(lab: MailLab): Promise<void> {
  const prompt = mailCases.filter(({ label, server }) => server.by === "postfix" && label !== "tarpit");
  const rows: readonly [what: string, labels: readonly string[]][] = [
    [`${domainsAtOnce}, of them ${hosted.length} at hosts of others`, [...cases, ...hosted.map(({ label }) => label)]],
    ["each at its own host", cases],
    ["with a Postfix that is prompt", prompt.map(({ label }) => label)],
  ];
  const table: Record<string, Record<string, string | number>> = {};
  for (const [what, labels] of rows) table[what] = await beside(lab, labels);
  process.stdout.write(`domains at once in one process; others in ${theirProcesses}; medians of ${rounds}, in turn\n`);
  console.table(table);
}

async function beside(lab: MailLab, labels: readonly string[]): Promise<Record<string, string | number>> {
  const domains = labels.map((label) => `${label}.test`);
  const how = { url: resolverUrl("unbound", "udp"), smtp: true };
  await assessAll(lab, domains, how); // for Unbound
  const ours: Run[] = [];
  const theirs: Others[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await assessAll(lab, domains, how));
    theirs.push(await askOthers(lab, domains));
  }
  const [us, others] = [medianOf(ours.map(({ ms }) => ms)), medianOf(theirs.map(({ ms }) => ms))];
  const last = ours.at(-1);
  return {
    domains: domains.length,
    "ours, s": (us / 1000).toFixed(2),
    "posttls-finger and delv, s": (others / 1000).toFixed(2),
    ratio: (us / others).toFixed(2),
    "our last ones":
      last?.assessments
        .slice(-3)
        .map(({ domain }) => domain)
        .join(" ") ?? "",
    "verdicts that are true": ours.map(({ assessments }) => truthsIn(assessments)).join(", "),
    "TLS, validated by them": theirs.map(({ tls, validated }) => `${tls}, ${validated}`).join("; "),
  };
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/**
 * How many of the criteria of mail servers are as they should be, so that nobody is fast by not measuring; and which are wrong:
 * what came too late is not measured, and never a fault.
 */
function truthsIn(assessments: readonly Assessment[]): string {
  const compared = assessments.flatMap(({ domain, judgements }) => {
    const found = new Map(judgements.flatMap(({ criteria }) => Object.entries(criteria)));
    const truth = truthOf(domain.replace(/\.test$/, ""));
    return truth.map(([criterion, kind]) => ({ of: `${domain} ${criterion}`, kind, is: found.get(criterion)?.kind }));
  });
  const others = compared.filter(({ kind, is }) => is !== kind);
  const wrong = others.filter(({ is }) => is !== "not-measured").map(({ of }) => of);
  return `${compared.length - others.length}/${compared.length}${wrong.length > 0 ? `, wrong: ${wrong.join(" ")}` : ""}`;
}

/** Of a domain at another's host, what is true of the host. */
function truthOf(label: string): readonly [criterion: string, kind: string][] {
  const host = hosted.find((one) => one.label === label)?.host;
  const truth = Object.entries(mailTruth[host ?? label]?.criteria ?? {});
  return host === undefined ? truth : truth.filter(([criterion]) => ofHosts.has(criterion));
}

interface Others {
  ms: number;
  /** How many came to TLS. */
  tls: number;
  /** How many MX answers were validated. */
  validated: number;
}

/** The DANE of each by the one, and its MX records by the other. */
async function askOthers({ folder, anchor }: MailLab, domains: readonly string[]): Promise<Others> {
  const patience = ["-t", `${patienceSeconds}`, "-T", `${patienceSeconds}`];
  const finger = ["posttls-finger", ...patience, "-l", "dane", "-F", trustFile(folder), "-L", "summary"];
  const delv = ["delv", "-a", join(dirname(anchor), "root.anchors"), "+root=.", `@${addresses.unbound}`];
  const commands = domains.flatMap((domain) => [
    [...finger, domain],
    [...delv, domain, "MX"],
  ]);
  const begin = performance.now();
  const words = await inParallel(theirProcesses, commands, (command) => said(command, postfixFolder(folder)));
  const ms = performance.now() - begin;
  const count = (pattern: RegExp): number => words.filter((text) => pattern.test(text)).length;
  return { ms, tls: count(/TLS connection established/), validated: count(/; fully validated/) };
}

/** Both outputs, however it ends: some of these domains are made to fail. */
function said([program = "", ...args]: readonly string[], config: string): Promise<string> {
  const env = { ...process.env, MAIL_CONFIG: config };
  return new Promise((resolve, reject) => {
    const child = execFile(pathOf(program) ?? program, args, { env }, (error, out, err) =>
      error?.code === "ENOENT" ? reject(error) : resolve(out + err),
    );
    child.stdin?.on("error", () => {}); // it has ended already
    child.stdin?.end();
  });
}
