/** SPF records with some of their terms changed and all others kept, in their order. */
import { isIPv4, isIPv6 } from "node:net";
import { type Mechanism, type Modifier, isSpf, parseSpf, parseTerm } from "./parse.ts";

const version = "v=spf1";

/** `change` has what stands in place of a term, given with its place in the text; undefined takes it out. */
export function withTerms(text: string, change: (term: string, at: number) => string | undefined): string {
  const terms = [...text.matchAll(/[^ ]+/g)].slice(1);
  return [version, ...terms.flatMap(({ 0: term, index }) => change(term, index) ?? [])].join(" ");
}

/** What decides about everybody else comes last. */
export function withAll(text: string, all: "-all" | "~all"): string {
  return `${withTerms(text, (term) => (/^[-~?+]?all$/i.test(term) ? undefined : term))} ${all}`;
}

/** One record that lets send whom any of these does; undefined where that cannot be said in one, or one is not valid. */
export function joined(texts: readonly string[]): string | undefined {
  const terms: (Mechanism | Modifier)[] = [];
  for (const text of texts) {
    const parsed = parseSpf(text);
    if (!parsed.ok || parsed.value.modifiers.some(({ name }) => name === "redirect")) return undefined;
    terms.push(...parsed.value.mechanisms);
  }
  const others = terms.filter(({ name }) => name !== "all").map((term) => term.text);
  const alls = terms.filter(({ name }) => name === "all");
  const isStrict = alls.length > 0 && alls.every((all) => all.text.startsWith("-"));
  return [version, ...new Set(others), isStrict ? "-all" : "~all"].join(" ");
}

/** A record whose slips of the pen are put right; undefined where that is not known of one. */
export function corrected(text: string): string | undefined {
  const whole = withTerms(text, (term) => (parseTerm(term).ok ? term : (intended(term) ?? term)));
  return parseSpf(whole).ok ? whole : undefined;
}

/** What a term that is none was meant to be. */
function intended(term: string): string | undefined {
  const bare = term.replace(/[,;."]{1,3}$/, "").replace(/^"/, "");
  const [, sign = "", kind = "", value = ""] = /^([-~?+]?)(?:([a-z]+4|[a-z]+6|[a-z]+)[:=])?(.*)$/i.exec(bare) ?? [];
  const [address = ""] = value.split("/", 1);
  const family = isIPv4(address) ? "ip4" : isIPv6(address) ? "ip6" : undefined;
  const isOfAddress = /^(?:ip|ipv?[46]|)$/i.test(kind);
  const candidates = [
    bare,
    ...(family !== undefined && isOfAddress ? [`${sign}${family}:${value}`] : []),
    ...(/^(?:redirect|exp)$/i.test(kind) ? [`${kind}=${value}`] : []),
  ];
  return candidates.find((one) => one !== "" && parseTerm(one).ok);
}

/** A value that means to be a record and is none for how it begins; undefined where that is not all. */
export function withVersion(text: string): string | undefined {
  const begin = /^[^a-z]{0,8}v\s{0,3}=\s{0,3}spf1?[\s,;:.]{0,3}/i.exec(text);
  if (begin === null) return undefined;
  const whole = `${version} ${text.slice(begin[0].length).replace(/["'\s]{1,3}$/, "")}`.trim();
  return isSpf(whole) && parseSpf(whole).ok ? whole : undefined;
}
