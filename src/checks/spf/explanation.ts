/** What a domain says of a `fail` (RFC 7208 §6.2). */
import type { DomainName } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import type { Resolver } from "../../dns/resolver.ts";
import type { ExplanationFault } from "./facts.ts";
import { type MacroValues, expandWith, parseMacroString } from "./macro.ts";
import { targetNamed } from "./terms.ts";

const maxCharacters = 1000; // ours; an SMTP reply has lines of 512 (RFC 5321 §4.5.3.1.5)

/** Undefined where there is not exactly one TXT, or it is no explain-string: the receiver's own words hold then. */
export async function explanationAt(
  owner: string | undefined,
  values: MacroValues,
  resolver: Resolver,
): Promise<string | undefined> {
  const target = owner === undefined ? undefined : targetNamed(owner);
  if (target?.kind !== "name") return undefined;
  const { outcome } = await resolver.query(target.name, "TXT");
  if (outcome.kind !== "rrset" || outcome.rrset.rdata.length !== 1) return undefined;
  return expandExplanation(textOf(outcome.rrset.rdata[0] ?? ""), values);
}

/** Undefined where it is good, or nobody knows. */
export async function explanationFault(target: DomainName, resolver: Resolver): Promise<ExplanationFault | undefined> {
  const { outcome } = await resolver.query(target, "TXT");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return undefined;
  if (outcome.kind !== "rrset") return "none";
  const [first = "", ...others] = outcome.rrset.rdata;
  if (others.length > 0) return "several";
  const isGood = textOf(first)
    .split(" ")
    .every((word) => /^[ -~]*$/.test(word) && parseMacroString(word, { explanationLetters: true }).ok);
  return isGood ? undefined : "syntax";
}

/** §12: an explain-string is macro strings and spaces. */
function expandExplanation(text: string, values: MacroValues): string | undefined {
  const words = text.split(" ").map((word) => {
    const parsed = parseMacroString(word, { explanationLetters: true });
    return parsed.ok ? expandWith(parsed.value.parts, values) : undefined;
  });
  const whole = words.includes(undefined) ? undefined : words.join(" ");
  return whole === undefined || !/^[ -~]*$/.test(whole) ? undefined : whole.slice(0, maxCharacters);
}
