/** Terms as facts: their target, their key, their place in the tree. */
import { type DomainName, parseName, root } from "../../dns/name.ts";
import { type SpfText, type Symbolic, type TermNode, resultOf } from "./facts.ts";
import { type MacroString, expand, suffixOf } from "./macro.ts";
import type { Mechanism, Modifier } from "./parse.ts";
import type { Why } from "./tally.ts";

/** Where a term stands: its record, and the names of the records that led there, outermost first. */
export interface Place {
  path: readonly DomainName[];
  name: DomainName;
  record: SpfText;
}

/** A term that costs a look-up (RFC 7208 §4.6.4). */
export type AskingMechanism = Extract<Mechanism, { domain: MacroString | null }>;
export type Redirect = Modifier & { name: "redirect" };

export type Target = { kind: "name"; name: DomainName } | { kind: "dynamic" } | { kind: "invalid" };

export type Followed = Pick<TermNode, "use" | "lookups" | "child" | "isOutside" | "isVoid">;

export function nodeOf(place: Place, term: Mechanism | Modifier, followed: Followed): TermNode {
  const { text, at, name } = term;
  const result = "qualifier" in term ? resultOf[term.qualifier] : "none";
  return { text, at, name, key: keyOf(place, term), result, ...followed };
}

/** Mechanism and target: what makes two terms the same, whatever their qualifier and spelling. */
function keyOf(place: Place, term: Mechanism | Modifier): string {
  switch (term.name) {
    case "all":
      return "all";
    case "ip4":
    case "ip6":
      return `${term.name}:${term.address.toLowerCase()}/${term.prefix}`;
    case "unknown":
      return term.text.toLowerCase();
    case "a":
    case "mx":
      return `${term.name}:${wholeTarget(place, term)}${prefixes(term.prefix4, term.prefix6)}`;
    case "include":
    case "exists":
    case "ptr":
    case "redirect":
    case "exp":
      return `${term.name}:${wholeTarget(place, term)}`;
  }
}

function prefixes(prefix4: number, prefix6: number): string {
  return `${prefix4 === 32 ? "" : `/${prefix4}`}${prefix6 === 128 ? "" : `//${prefix6}`}`;
}

function wholeTarget(place: Place, { domain, text }: { domain: MacroString | null; text: string }): string {
  if (domain === null) return place.name;
  return bare(expand(domain, place.name) ?? text.replace(/^[^:=]*[:=]/, ""));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** A term of whose matches nobody knows all. */
export function symbolicOf(place: Place, term: AskingMechanism | Redirect, why: Why): Symbolic {
  const { name, text, at } = term;
  return {
    kind: name,
    key: keyOf(place, term),
    text: text.replace(/^[+?~-]/, ""),
    target: literalEnd(term.domain, place.name),
    result: resultOf["qualifier" in term ? term.qualifier : "+"],
    in: place.name,
    at,
    ...why,
    from: place.record.from,
  };
}

/** The literal end of a target: the whole of it, or what follows its last macro. */
export function literalEnd(domain: MacroString | null, name: DomainName): string {
  return domain === null ? name : bare(expand(domain, name) ?? suffixOf(domain));
}

/** The name that a term asks for (RFC 7208 §4.8, §7.3: cut from the left to 253 characters). */
export function targetOf(domain: MacroString | null, name: DomainName): Target {
  if (domain === null) return { kind: "name", name };
  const expanded = expand(domain, name);
  return expanded === undefined ? { kind: "dynamic" } : targetNamed(expanded);
}

/** The name that a macro string came to. */
export function targetNamed(expanded: string): Exclude<Target, { kind: "dynamic" }> {
  const text = expanded.replace(/\.$/, "");
  const cut = text.length <= 253 ? text : text.slice(text.indexOf(".", text.length - 254) + 1);
  const parsed = parseName(cut.replaceAll("\\", "\\\\"));
  return parsed.ok && parsed.value !== root ? { kind: "name", name: parsed.value } : { kind: "invalid" };
}
