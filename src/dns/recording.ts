/** What the network answered, kept so that a run can be repeated without it: the same recording gives the same report. */
import * as z from "zod/mini";
import { type Reason, type ReasonCode, extendedErrorOf } from "./dnssec/reason.ts";
import { impossibleAnswer, isImpossible } from "./impossible.ts";
import { type DomainName, type Parsed, parseName } from "./name.ts";
import type { Answer, Outcome, Resolver } from "./resolver.ts";
import type { RRType } from "./rrset.ts";

/** An `Answer` of the network, its question first. */
type RecordedAnswer = { owner: DomainName; type: RRType } & Pick<
  Answer,
  "outcome" | "aliases" | "security" | "because" | "notes" | "originalTtl" | "wildcard"
>;

export interface Recording {
  format: "mecsa-recording";
  version: 1;
  /** The clock of the run, ISO 8601 in UTC. */
  at: string;
  /** Sorted by owner and type; each question once. */
  answers: readonly RecordedAnswer[];
}

/**
 * Keeps what `inner` answers, and answers what it keeps, so that a replay cannot tell another story. The last answer to a
 * question counts: whoever asks twice should `memoize`.
 */
export function recorded(inner: Resolver): Resolver & { recording(now: Date): Recording } {
  const answers = new Map<string, RecordedAnswer>();
  return {
    async query(owner, type) {
      if (isImpossible(owner)) return impossibleAnswer(owner, type); // nothing to keep: no recording has such a name
      const kept = recordedAnswer(await inner.query(owner, type));
      answers.set(keyOf(owner, type), kept);
      return answerOf(kept);
    },
    recording: (now) => ({
      format: "mecsa-recording",
      version: 1,
      at: now.toISOString(),
      answers: [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer),
    }),
  };
}

/** Answers from a recording; a question that is not in it is unknown. */
export function replayed({ answers }: Recording): Resolver {
  const known = new Map(answers.map((answer) => [keyOf(answer.owner, answer.type), answer]));
  return {
    async query(owner, type) {
      if (isImpossible(owner)) return impossibleAnswer(owner, type);
      const outcome = { kind: "unknown", why: "the recording has no answer to it" } as const;
      return answerOf(
        known.get(keyOf(owner, type)) ?? { owner, type, outcome, aliases: [], security: "indeterminate" },
      );
    },
  };
}

function keyOf(owner: DomainName, type: RRType): string {
  return `${owner} ${type}`;
}

function recordedAnswer(answer: Answer): RecordedAnswer {
  const { question, outcome, aliases, security, because, notes, originalTtl, wildcard } = answer;
  return {
    owner: question.owner,
    type: question.type,
    outcome: recordedOutcome(outcome),
    aliases,
    security,
    ...(because === undefined ? {} : { because: recordedReason(because) }),
    ...(notes === undefined ? {} : { notes: notes.slice(0, maxNotes) }),
    ...(originalTtl === undefined ? {} : { originalTtl: shortened(originalTtl) }),
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

function answerOf({ owner, type, ...answer }: RecordedAnswer): Answer {
  return { question: { owner, type }, ...answer, source: "live" };
}

/** Without places in files: there are none. */
function recordedOutcome(outcome: Outcome): Outcome {
  if (outcome.kind === "unknown" || outcome.kind === "failed")
    return { kind: outcome.kind, why: outcome.why.slice(0, maxText) };
  if (outcome.kind !== "rrset") return outcome;
  const { owner, type, ttl, rdata } = outcome.rrset;
  return { kind: "rrset", rrset: { owner, type, ttl: shortened(ttl), rdata } };
}

function shortened(ttl: number): number {
  return Math.max(0, Math.min(maxTtl, Math.trunc(ttl)));
}

/** A server may have sent long texts. */
function recordedReason({ args, ...reason }: Reason): Reason {
  if (args === undefined) return reason;
  const cut = Object.entries(args).map(([key, arg]) => [key, typeof arg === "string" ? arg.slice(0, maxText) : arg]);
  return { ...reason, args: Object.fromEntries(cut) };
}

/** JSON of printable ASCII, two spaces of indentation and a final line feed. */
export function recordingText(recording: Recording): string {
  const json = JSON.stringify(recording, null, 2);
  const plain = json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${plain}\n`;
}

/** Characters that a recording may have; nobody need read a longer file. */
export const maxRecordingLength = 2 ** 26; // characters
const maxTtl = 2 ** 31 - 1; // RFC 2181 §8
const maxAnswers = 50_000;
const maxRecords = 6_000; // of one set: a message has 65,535 octets, a record at least 11
const maxRdata = 300_000; // characters: 65,535 octets, each written as \DDD
const maxAliases = 32;
const maxArgs = 16; // of a reason
const maxNotes = 100;
const maxText = 2_000; // of a name, or a sentence
const maxError = 300;

/** Looks at the length first: of an array that is too long, nothing else is told. */
function few<T extends z.core.$ZodType>(element: T, max: number) {
  return z.pipe(z.array(z.unknown()).check(z.maxLength(max)), z.array(element));
}

const text = z.string().check(z.maxLength(maxText));
const domainName = z.pipe(
  text,
  z.transform((given, context): DomainName => {
    const parsed = parseName(given);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: "custom", input: given, message: `not a domain name: ${parsed.error}` });
    return z.NEVER;
  }),
);
const rrType = z.string().check(z.regex(/^[A-Z\d-]{1,20}$/, { error: "not a type of records" }));
const security = z.enum(["secure", "insecure", "bogus", "indeterminate"]);
const ttl = z.int().check(z.minimum(0), z.maximum(maxTtl));
const rdata = few(z.string().check(z.maxLength(maxRdata)), maxRecords).check(z.minLength(1));

const outcome = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("rrset"),
    rrset: z.strictObject({ owner: domainName, type: rrType, ttl, rdata }),
  }),
  z.strictObject({ kind: z.enum(["nodata", "nxdomain"]) }),
  z.strictObject({ kind: z.enum(["unknown", "failed"]), why: text }),
]);

const args = z.pipe(
  z.custom<object>((given) => typeof given === "object" && given !== null && Object.keys(given).length <= maxArgs),
  z.record(z.string().check(z.maxLength(64)), z.union([text, z.number()])),
);

const reason = z.strictObject({
  code: z.enum(Object.keys(extendedErrorOf).filter(isReasonCode)),
  zone: z.exactOptional(domainName),
  owner: z.exactOptional(domainName),
  type: z.exactOptional(rrType),
  args: z.exactOptional(args),
});

const note = z.strictObject({
  code: z.enum([
    "sha1-signature",
    "sha1-digest",
    "short-rsa-key",
    "key-tags-collide",
    "ds-without-key",
    "ds-algorithm-unsupported",
    "algorithm-unsigned",
    "signature-expires-soon",
    "signature-lives-long",
  ]),
  zone: domainName,
  args: z.exactOptional(args),
});

const answer = z.strictObject({
  owner: domainName,
  type: rrType,
  outcome,
  aliases: few(z.strictObject({ target: domainName, security }), maxAliases),
  security,
  because: z.exactOptional(reason),
  notes: z.exactOptional(few(note, maxNotes)),
  originalTtl: z.exactOptional(ttl),
  wildcard: z.exactOptional(domainName),
});

const recordingShape = z.strictObject({
  format: z.literal("mecsa-recording", { error: "not a recording of mecsa" }),
  version: z.literal(1, { error: "not version 1, the only one that is known here" }),
  at: z.iso.datetime(),
  answers: z.array(z.unknown()).check(z.maxLength(maxAnswers)),
});

function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(extendedErrorOf, code);
}

/** Reads what `recordingText` wrote. The error names the first thing that is wrong and where, such as `answers.3.outcome.kind`. */
export function parseRecording(written: string): Parsed<Recording> {
  if (written.length > maxRecordingLength) return refusal(`longer than ${maxRecordingLength} characters`);
  const json = parseJson(written);
  if (json === undefined) return refusal("not JSON");
  const parsed = recordingShape.safeParse(json);
  if (!parsed.success) return refusal(issueText(parsed.error, []));
  const answers = new Map<string, RecordedAnswer>();
  for (const [index, one] of parsed.data.answers.entries()) {
    const read = answer.safeParse(one);
    if (!read.success) return refusal(issueText(read.error, ["answers", index]));
    const key = keyOf(read.data.owner, read.data.type);
    if (answers.has(key)) return refusal(`${key} is in it twice`);
    answers.set(key, read.data);
  }
  return { ok: true, value: { ...parsed.data, answers: [...answers.values()] } };
}

function issueText({ issues }: z.core.$ZodError, path: readonly PropertyKey[]): string {
  const [first] = issues;
  const place = [...path, ...(first?.path ?? [])].map(String).join(".");
  const isTold = first !== undefined && first.message !== "Invalid input"; // what zod says where nobody wrote a message
  const why =
    first?.code === "unrecognized_keys" ? `unknown key ${first.keys[0]}` : isTold ? first.message : unexpected;
  return `${place === "" ? "" : `${place}: `}${why}`.slice(0, maxError);
}

const unexpected = "missing, or not what a recording has there";

function refusal(error: string): { ok: false; error: string; at: number } {
  return { ok: false, error, at: 0 };
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
