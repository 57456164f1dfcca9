/** Whom an assessment asks: the network, or the evidence of a run before. */
import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { type DomainName, labelsOf, parseName } from "../dns/name.ts";
import { withinBudget } from "../dns/outside.ts";
import type { Resolver } from "../dns/resolver.ts";
import { type EvidenceHead, evidenceText, recordedIo, replayedIo } from "../evidence/evidence.ts";
import { maxEvidenceLength, parseEvidence } from "../evidence/parse.ts";
import type { Io } from "../io.ts";
import { certificateFile } from "../mail/certificates.ts";
import type { Capability, Sent } from "../net/dns.ts";
import { type Step, liveIo } from "../net/io.ts";
import { withinTime } from "../net/within-time.ts";
import { UsageError } from "../usage-error.ts";
import { readable, replaceFile } from "./files.ts";
import type { OpenLive } from "./live.ts";
import { capabilityText, roundsText, withinText } from "./messages.ts";
import { type Progress, progressOn } from "./progress.ts";

export interface WorldOptions {
  /** For everything together, in seconds. */
  timeout: number;
  resolver?: readonly string[];
  trustAnchor?: string;
  negativeTrustAnchor?: readonly string[];
  /** A file of PEM: what chains have to end in. */
  ca?: string;
  /** False: MX hosts are not asked. */
  smtp: boolean;
  tlsScan?: boolean;
  selector?: readonly string[];
  /** Files with messages that were received from the domains. */
  observed?: readonly string[];
  ehlo?: string;
  allowPrivate?: boolean;
  record?: string;
  replay?: string;
  verbose?: boolean;
}

export interface AssessWorld {
  io: Io;
  /** Whether there is a resolver that answers at all. */
  isReachable(): Promise<boolean>;
  /** Of the evidence, where that is replayed. */
  recorded?: EvidenceHead;
  /** Writes the evidence where that is asked for; gives what a person should know. */
  keep(head: EvidenceHead): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface ProgressStreams {
  err: (text: string) => void;
  isTerminal: boolean;
  columns?: number;
}

const maxQuestions = 200_000; // some hundred of each of a thousand domains
const maxSecondsOfOne = 5;

/** Throws `UsageError` for options that do not go together, and for files that cannot be read. */
export async function assessWorld(
  options: WorldOptions,
  streams: ProgressStreams,
  open: OpenLive,
): Promise<AssessWorld> {
  if (options.replay === undefined) return fromNetwork(options, streams, open);
  const unused = (["record", "resolver", "trustAnchor", "ca", "selector", "observed", "ehlo", "tlsScan"] as const).find(
    (key) => options[key] !== undefined,
  );
  if (unused !== undefined)
    throw new UsageError("--replay asks nobody, so there is nothing to set for it", "Leave the other options out.");
  return fromEvidence(options.replay);
}

function fromEvidence(file: string): AssessWorld {
  const text = readable(file, () => {
    if (statSync(file).size > maxEvidenceLength)
      throw new UsageError(`${file} is over ${maxEvidenceLength / 2 ** 20} MiB`, "Give a file that --record wrote.");
    return readFileSync(file, "utf8");
  });
  const parsed = parseEvidence(text);
  if (!parsed.ok) throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give a file that --record wrote.");
  return {
    io: replayedIo(parsed.value),
    isReachable: async () => true,
    recorded: parsed.value,
    keep: async () => [],
    close: async () => {},
  };
}

async function fromNetwork(options: WorldOptions, streams: ProgressStreams, open: OpenLive): Promise<AssessWorld> {
  const progress = progressOn(streams.err, streams.isTerminal, streams.columns);
  const settings = liveOptions(options, progress);
  const sent: Sent[] = [];
  const live = await openResolver(options, (one) => sent.push(one), open);
  const { expired, stop } = timer(options.timeout);
  const close = async (): Promise<void> => {
    progress.end();
    stop();
    await live.close();
  };
  const now = new Date();
  const time = withinText(options.timeout);
  const capability = live.capability();
  const resolver = withinBudget(heeding(live, capability), { questions: maxQuestions, expired, time });
  const observed = await observedOf(options.observed, resolver, now).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const { io, evidence } = recordedIo(withinTime(liveIo({ ...settings, resolver, observed, now }), expired, time));
  const keep = async (head: EvidenceHead): Promise<readonly string[]> => {
    if (options.record !== undefined) replaceFile(options.record, evidenceText(evidence(head)));
    const rounds = roundsText({
      questions: sent.length,
      rounds: sent.reduce((most, { round }) => Math.max(most, round), 0),
    });
    return [capabilityText(await capability), options.verbose === true ? rounds : undefined].filter(isTold);
  };
  const isReachable = async (): Promise<boolean> => (await capability).kind !== "unreachable";
  return { io, isReachable, keep, close };
}

const isTold = (warning: string | undefined): warning is string => warning !== undefined;

function openResolver(options: WorldOptions, watch: (sent: Sent) => void, open: OpenLive): ReturnType<OpenLive> {
  const { timeout, resolver, trustAnchor, negativeTrustAnchor } = options;
  return open({
    timeoutMs: Math.min(timeout, maxSecondsOfOne) * 1000,
    ...(resolver === undefined ? {} : { resolver }),
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    ...(negativeTrustAnchor === undefined ? {} : { negativeTrustAnchor }),
    watch,
  });
}

/** Where no server answers, nobody waits until every question has found that out. */
function heeding(live: Resolver, capability: Promise<Capability>): Resolver {
  const silence = new Promise<string>((resolve) => {
    void capability.then((able) => able.kind === "unreachable" && resolve(able.why));
  });
  return {
    async query(owner, type) {
      const asked = Promise.all([live.query(owner, type), capability]);
      const first = await Promise.race([silence, asked]);
      if (typeof first !== "string") return first[0];
      const outcome = { kind: "failed", why: `no answer from the resolver: ${first}` } as const;
      return { question: { owner, type }, aliases: [], outcome, security: "indeterminate", source: "live" };
    },
  };
}

/** Most runs have none, and do not load what reads them. */
async function observedOf(files: readonly string[] = [], resolver: Resolver, now: Date): Promise<Io["observed"]> {
  if (files.length === 0) return () => [];
  const { observedIn } = await import("./observed.ts");
  return observedIn(files, resolver, now);
}

type LiveOptions = Omit<Parameters<typeof liveIo>[0], "resolver" | "observed" | "now">;

function liveOptions(options: WorldOptions, progress: Progress): LiveOptions {
  const { ca, smtp, tlsScan = false, selector = [], ehlo, allowPrivate = false } = options;
  return {
    ehloName: ehlo === undefined ? ownName() : ehloFrom(ehlo),
    smtp,
    tlsScan,
    injection: true,
    allowPrivate,
    selectors: selector,
    watch: (step: Step) => progress.step(step),
    ...(ca === undefined ? {} : { roots: rootsIn(ca) }),
  };
}

/** RFC 5321 §4.1.1.1 asks for a name that leads to us; a machine that has none says so. */
function ownName(): string {
  const parsed = parseName(hostname());
  return parsed.ok && labelsOf(parsed.value).length > 1 ? parsed.value : "mecsa.invalid";
}

function ehloFrom(text: string): DomainName {
  const parsed = parseName(text.trim());
  if (parsed.ok) return parsed.value;
  throw new UsageError(
    `${JSON.stringify(text)} is not a host name: ${parsed.error}`,
    "Give --ehlo the name of this host.",
  );
}

function rootsIn(file: string): readonly string[] {
  const read = certificateFile(
    file,
    readable(file, () => readFileSync(file)),
  );
  if (read !== undefined) return read.pems;
  throw new UsageError(`${file} holds no certificate`, "Give --ca a file of certificates in PEM, of at most 256 KiB.");
}

function timer(seconds: number): { expired: Promise<void>; stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const handle = setTimeout(resolve, seconds * 1000);
  return { expired: promise, stop: () => clearTimeout(handle) };
}
