/** Holds what we make of a question against what a scenario has for an answer. */
import { extendedErrorOf } from "../../../src/dns/dnssec/reason.ts";
import type { Validated } from "../../../src/dns/dnssec/validated.ts";
import { rcodes } from "../../../src/dns/message.ts";
import { root } from "../../../src/dns/name.ts";
import type { Security } from "../../../src/dns/resolver.ts";
import { endOfAliases } from "./recursor.ts";
import type { Played } from "./replay.ts";

/**
 * What the answer's flags say of its security: AD is set on secure answers for whoever asks with DO or AD (RFC 6840 §5.7),
 * SERVFAIL stands for bogus ones and for those that could not be had, and CD asks for no judgement.
 */
function securityTold({ asked, checked, validated }: Played): readonly Security[] {
  const { edns, authenticData, checkingDisabled } = asked.message;
  if (checkingDisabled) return ["secure", "insecure", "bogus", "indeterminate"];
  if (checked.message.rcode === rcodes.SERVFAIL)
    return isForWantOfRecordings(validated) ? ["bogus"] : ["bogus", "indeterminate"];
  if (checked.message.authenticData) return ["secure"];
  const without: readonly Security[] =
    validated.because?.code === "no-trust-anchor" ? ["insecure", "indeterminate"] : ["insecure"];
  return edns?.dnssecOk === true || authenticData ? without : ["secure", ...without];
}

/** A question that the recordings have no answer to shows nothing. */
function isForWantOfRecordings({ because }: Validated): boolean {
  return because?.code === "no-answer" && because.args?.["why"] === "timeout";
}

/** What differs, in words; nothing where we agree. */
export function differences(played: Played): readonly string[] {
  const { checked, validated } = played;
  const told = securityTold(played);
  const ours = [validated.security, validated.because?.code].filter((word) => word !== undefined).join(" ");
  const security = told.includes(validated.security) ? [] : [`${told.join(" or ")}, not ${ours}`];
  if (checked.message.rcode === rcodes.SERVFAIL) return security;
  const [theirs, outcome] = [outcomeTold(played), outcomeOf(played)];
  return theirs === outcome ? security : [...security, `${theirs}, not ${outcome}`];
}

function outcomeTold({ asked, checked }: Played): string {
  const { rcode, answer } = checked.message;
  const { owner = root, type = "ANY" } = asked.message.question ?? {};
  const aliases = type === "CNAME" ? 0 : answer.filter((record) => record.type === "CNAME").length;
  const end = endOfAliases(answer, owner, type);
  const final = answer.filter((record) => record.owner === end && record.type === type).length;
  if (type === "ANY" && answer.length > 0) return "records of any type";
  if (rcode === rcodes.NXDOMAIN && final === 0) return described("nxdomain", aliases);
  if (rcode !== rcodes.NOERROR && rcode !== rcodes.NXDOMAIN) return `rcode ${rcode}`;
  return described(final === 0 ? "nodata" : `${final} records`, aliases);
}

function outcomeOf({ validated: { question, outcome, aliases } }: Played): string {
  if (question.type === "ANY" && outcome.kind === "rrset") return "records of any type";
  if (outcome.kind === "rcode") return `rcode ${outcome.rcode}`;
  return described(outcome.kind === "rrset" ? `${outcome.rrset.rdata.length} records` : outcome.kind, aliases.length);
}

function described(end: string, aliases: number): string {
  return aliases === 0 ? end : `${end} after ${aliases} aliases`;
}

/** The scenario's extended DNS error, where it has one, our reason, and the error that this is (RFC 8914). */
export function extendedErrors({ checked, validated: { because } }: Played): string | undefined {
  if (checked.extendedError === undefined || because === undefined) return undefined;
  return `${checked.extendedError} ${because.code} ${extendedErrorOf[because.code] ?? "none"}`;
}
