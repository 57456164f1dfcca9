/**
 * The validator (RFC 4033 to 4035): asks for messages with everything that proves them, believes none of their flags, and
 * tells secure from insecure, bogus and indeterminate (RFC 4035 §4.3), with the reason.
 */
import { type AskMessage, type Message, type NoMessage, type Received, rcodes } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { Answer, Question } from "../resolver.ts";
import type { RRType } from "../rrset.ts";
import { dnameAbove, substituted } from "./aliases.ts";
import { chainOf } from "./chain.ts";
import { type DenialOutcome, type DenialRecords, proveNodata, proveNxdomain } from "./denial/denial.ts";
import { type JudgedAlias, judgeAlias, judgeRRset, provedBy } from "./judge.ts";
import { type Limits, type Work, limits as defaultLimits } from "./limits.ts";
import { signedRRsets } from "./read-rrsets.ts";
import type { Reason } from "./reason.ts";
import { rememberedFor } from "./remembered.ts";
import { noAnswerOf } from "./received.ts";
import type { SignedRRset } from "./rrsets.ts";
import type { TrustAnchor } from "./trust-anchors.ts";
import { type Chain, type Conclusion, type Judgement, isWeaker, joined, nothing } from "./trust.ts";
import type { Step, Validated, ValidatedOutcome } from "./validated.ts";

export interface ValidatorOptions {
  ask: AskMessage;
  anchors: readonly TrustAnchor[];
  /** Zones that are taken as unsigned, whatever they publish (RFC 7646). */
  negativeAnchors?: readonly DomainName[];
  now: () => Date;
  limits?: Limits;
}

export interface Validator {
  validate(owner: DomainName, type: RRType): Promise<Validated>;
}

export function validatorOf(options: ValidatorOptions): Validator {
  const { ask, anchors, negativeAnchors = [], now, limits = defaultLimits } = options;
  const chain = chainOf({ ask, anchors, negativeAnchors, now, limits });
  const remembered = rememberedFor<Validated>(now);
  return {
    validate(owner, type) {
      for (const { zone } of anchors.slice(0, 1)) void chain.trustOf(zone); // every chain needs its keys: not a round trip later
      return remembered(`${type} ${owner}`, () => validate(chain, { owner, type }));
    },
  };
}

/** How far the chain of aliases has been followed. */
interface Path extends Conclusion {
  question: Question;
  at: DomainName;
  aliases: Answer["aliases"];
  weakest: Judgement;
  wildcard?: DomainName;
}

async function validate(chain: Chain, question: Question): Promise<Validated> {
  if (question.type === "RRSIG") return unsignable(question);
  let path: Path = {
    question,
    at: question.owner,
    aliases: [],
    weakest: { security: "secure", ...nothing },
    ...nothing,
  };
  let received = await chain.options.ask(path.at, question.type);
  for (;;) {
    const silence = noAnswerOf(received, { owner: path.at, type: question.type });
    if (silence !== undefined || received.kind === "failed") return silent(chain, path, received, silence);
    const isFinal = isOfAliases(question.type) || hasFinal(received.message, path.at, question.type);
    const alias = isFinal ? undefined : await judgeAlias(chain, received, path.at, question.type);
    if (alias === undefined) return final(chain, path, received);
    const isLoop = alias.target === question.owner || path.aliases.some(({ target }) => target === alias.target);
    path = followed(path, alias);
    if (isLoop || path.aliases.length > chain.options.limits.aliases) return endless(path);
    if (!isAnswered(received.message, path.at)) received = await chain.options.ask(path.at, question.type);
  }
}

function followed(path: Path, alias: JudgedAlias): Path {
  const wildcard = path.wildcard ?? (alias.security === "secure" ? alias.wildcard : undefined);
  return {
    ...path,
    ...joined(path, alias),
    at: alias.target,
    aliases: [...path.aliases, { target: alias.target, security: alias.security }],
    weakest: isWeaker(alias.security, path.weakest.security) ? alias : path.weakest,
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

/** Is an alias itself what is asked for (RFC 1034 §3.6.2)? */
function isOfAliases(type: RRType): boolean {
  return type === "CNAME" || type === "ANY";
}

/** RRsets that answer the question itself. */
function finalsIn(message: Message, at: DomainName, type: RRType): readonly SignedRRset[] {
  return signedRRsets(message.answer).filter((rrset) => rrset.owner === at && (type === "ANY" || rrset.type === type));
}

function hasFinal(message: Message, at: DomainName, type: RRType): boolean {
  return finalsIn(message, at, type).length > 0;
}

/** Does the message go on at the end of an alias, or deny it? A resolver may stop after some aliases. */
function isAnswered(message: Message, at: DomainName): boolean {
  const denies = message.authority.some(({ type }) => type === "SOA" || type === "NSEC" || type === "NSEC3");
  const goesOn = message.answer.some(({ owner }) => owner === at) || dnameAbove(message, at) !== undefined;
  return goesOn || denies || message.rcode === rcodes.NXDOMAIN;
}

async function final(chain: Chain, path: Path, received: Received): Promise<Validated> {
  const { message } = received;
  const finals = finalsIn(message, path.at, path.question.type);
  const [rrset] = finals;
  if (rrset === undefined) return denied(chain, path, received);
  let end = path;
  for (const each of finals) {
    end = ended(end, await judgeFinal(chain, each, received));
    if (end.weakest.security === "bogus") break; // it cannot become weaker, and every RRset costs work
  }
  return validated(end, { kind: "rrset", rrset });
}

/** A CNAME may be one that a DNAME made, which has no signature of its own (RFC 6672 §5.3.1). */
async function judgeFinal(chain: Chain, rrset: SignedRRset, received: Received): Promise<Judgement> {
  const alias = rrset.type === "CNAME" ? await judgeAlias(chain, received, rrset.owner, "CNAME") : undefined;
  return alias ?? judgeRRset(chain, rrset, received);
}

function ended(path: Path, judgement: Judgement): Path {
  const wildcard = path.wildcard ?? (judgement.security === "secure" ? judgement.wildcard : undefined);
  return {
    ...path,
    ...joined(path, judgement),
    weakest: isWeaker(judgement.security, path.weakest.security) ? judgement : path.weakest,
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

type Denied = { kind: "nodata" | "nxdomain"; outcome: DenialOutcome & { ok: true | "insecure" }; zone: DomainName };

/** NODATA and NXDOMAIN (RFC 4035 §5.4, RFC 5155 §8). */
async function denied(chain: Chain, path: Path, received: Received): Promise<Validated> {
  const { at, question } = path;
  const isNxdomain = received.message.rcode === rcodes.NXDOMAIN;
  const proved = await provedBy<Denied>(chain, received, at, question.type, (records, work) =>
    proofOf(isNxdomain, records, at, question.type, work),
  );
  const told = isNxdomain ? "nxdomain" : "nodata";
  const ttl = Math.min(proved.ttl, negativeTtl(received));
  if (!proved.ok) {
    const step = denialStep(path, proved.security, proved.because);
    const judgement: Judgement = {
      ...joined(proved),
      ttl,
      security: proved.security,
      because: proved.because,
      steps: [...proved.steps, step],
    };
    return validated(ended(path, judgement), { kind: told });
  }
  const { kind, outcome, zone } = proved.value;
  const because = insecurityOf(outcome, zone, at);
  const security = because === undefined ? "secure" : "insecure";
  const steps = [...proved.steps, { ...denialStep(path, security, because), signer: zone }];
  const conclusion = { ...joined(proved), ttl, steps };
  const judgement: Judgement =
    because === undefined ? { security: "secure", ...conclusion } : { security: "insecure", because, ...conclusion };
  return validated(ended(path, judgement), { kind });
}

/**
 * A name that was said not to exist may exist without records all the same: then what is proved counts. That an unsigned
 * delegation may be there proves neither.
 */
function proofOf(
  isNxdomain: boolean,
  records: DenialRecords,
  at: DomainName,
  type: RRType,
  work: Work,
): ({ ok: true } & Denied) | { ok: false; reason: Reason } {
  const nodata = (): DenialOutcome => proveNodata(records, at, type, work);
  const first = isNxdomain ? proveNxdomain(records, at, work) : nodata();
  if (first.ok !== false)
    return { ok: true, kind: isNxdomain ? "nxdomain" : "nodata", outcome: first, zone: records.zone };
  const second = isNxdomain ? nodata() : first;
  if (second.ok === true && !second.optOut) return { ok: true, kind: "nodata", outcome: second, zone: records.zone };
  return { ok: false, reason: first.reason };
}

function insecurityOf(outcome: Denied["outcome"], zone: DomainName, owner: DomainName): Reason | undefined {
  if (outcome.ok === "insecure") return outcome.reason;
  return outcome.optOut ? { code: "opt-out", zone, owner } : undefined; // RFC 5155 §9.2: no AD
}

function denialStep({ at, question }: Path, security: Step["security"], because: Reason | undefined): Step {
  return {
    question: { owner: at, type: question.type },
    link: "denial",
    security,
    ...(because === undefined ? {} : { because }),
  };
}

const soaMinimumAt = 4; // octets from the end of the RDATA

/** RFC 2308 §5: the smaller of the SOA's TTL and its MINIMUM; nothing is kept without a SOA. */
function negativeTtl({ message, age }: Received): number {
  const soa = message.authority.find(({ type }) => type === "SOA");
  if (soa === undefined || soa.rdata.length < 22) return 0;
  const { rdata } = soa;
  const minimum = new DataView(rdata.buffer, rdata.byteOffset, rdata.length).getUint32(rdata.length - soaMinimumAt);
  return Math.max(0, Math.min(soa.ttl, minimum) - age);
}

const yxdomain = 6;

/** No answer; an RCODE of YXDOMAIN is one, where a DNAME shows why (RFC 6672 §2.2). */
async function silent(
  chain: Chain,
  path: Path,
  received: Received | NoMessage,
  because: Reason | undefined,
): Promise<Validated> {
  if (received.kind === "failed") return validated(ended(path, unanswered(because)), received);
  const { rcode, edns } = received.message;
  const outcome: ValidatedOutcome = {
    kind: "rcode",
    rcode,
    extendedErrors: edns?.extendedErrors ?? [],
    server: received.server,
  };
  const dname = rcode === yxdomain ? dnameAbove(received.message, path.at) : undefined;
  const isTooLong = dname !== undefined && substituted(path.at, dname) === undefined;
  if (dname === undefined || !isTooLong) return validated(ended(path, unanswered(because)), outcome);
  return validated(ended(path, await judgeRRset(chain, dname, received)), outcome);
}

function unanswered(because: Reason | undefined): Judgement {
  return { security: "indeterminate", because: because ?? { code: "no-answer" }, steps: [], notes: [], ttl: 0 };
}

function endless(path: Path): Validated {
  const because: Reason = {
    code: "too-many-aliases",
    owner: path.question.owner,
    args: { aliases: path.aliases.length },
  };
  return validated(ended(path, { security: "indeterminate", because, steps: [], notes: [], ttl: path.ttl }), {
    kind: "alias-loop",
  });
}

function unsignable(question: Question): Validated {
  const because: Reason = { code: "unsignable", ...question };
  const outcome: ValidatedOutcome = { kind: "unsignable" };
  return { question, outcome, aliases: [], security: "indeterminate", because, ttl: 0, notes: [], steps: [] };
}

function validated(
  { question, aliases, weakest, wildcard, steps, notes, ttl }: Path,
  outcome: ValidatedOutcome,
): Validated {
  return {
    question,
    outcome,
    aliases,
    security: weakest.security,
    ...(weakest.security === "secure" ? {} : { because: weakest.because }),
    ...(wildcard === undefined ? {} : { wildcard }),
    ttl: Number.isFinite(ttl) ? ttl : 0,
    notes: [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()],
    steps,
  };
}
