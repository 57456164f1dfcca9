/** The catalogue of rules about changes of SPF. */
import type { Arg, Args, CriterionId, Rule } from "../../model.ts";
import { amountText, text } from "../../words.ts";
import { isGiven, words } from "./words.ts";

const permerror = "Receivers answer permerror, as if there were no record, and DMARC cannot count on SPF.";

/** What most rules have in common. */
function rule(
  title: string,
  severities: Rule["severities"],
  direction: Rule["direction"],
  rest: Omit<Rule, "title" | "severities" | "direction" | "criteria" | "who"> & { criteria?: readonly CriterionId[] },
): Rule {
  return { title, severities, direction, criteria: ["spf"], who: "owner", ...rest };
}

/** Where a permanent error comes from: the record itself, or one that it leads to. */
function through({ domain, owner, term }: Args): string {
  return isGiven(owner) && isGiven(term) ? words`${domain}, through \`${term}\` of ${owner},` : words`${domain}`;
}

function more(addresses: Arg | undefined): string {
  return addresses === "1" ? "One more address" : `${amountText(text(addresses))} more addresses`;
}

export const rules = {
  "SPF-REMOVED": rule("SPF record removed", ["high", "medium", "low"], "weakened", {
    explain:
      "There was exactly one SPF record and now there is none. High where the domain sends or receives mail, medium where the name stays without MX, low where the name is gone and an inherited DMARC policy of quarantine or reject still applies. Silent where the name is gone otherwise.",
    criteria: ["spf", "spf-policy"],
    says: ({ domain }) => words`${domain} has no SPF record any more, so receivers cannot tell who may send for it.`,
    fix: ({ domain }) => words`Put the record back, or publish \`v=spf1 -all\` at ${domain} if it sends no mail.`,
    see: "RFC 7208 §4.5",
  }),
  "SPF-DUP": rule("More than one SPF record", ["critical"], "breaks-mail", {
    explain:
      "More than one TXT record at the name, or at a name that it includes, begins with `v=spf1`. Silent where that was so before.",
    says: (args) => words`${through(args)} now has more than one SPF record. ${permerror}`,
    fix: () => "Join the records to one: one `v=spf1`, all terms, one `all` at the end.",
    see: "RFC 7208 §3.2, §4.5",
  }),
  "SPF-SYNTAX": rule("SPF record with a syntax error", ["critical"], "breaks-mail", {
    explain:
      "An unknown mechanism, a bad address or prefix length, an empty domain, a macro error, or `redirect` or `exp` twice, anywhere in the record or in one that it includes. Silent where the record could not be read before.",
    says: (args) =>
      words`The SPF record of ${through(args)} has a syntax error: ${args["error"]}${isGiven(args["at"]) ? words` (at \`${args["term"]}\`)` : ""}. ${permerror}`,
    fix: () => "Correct the term. A single error anywhere makes the whole record void.",
    see: "RFC 7208 §4.6, §12",
  }),
  "SPF-CONCAT": rule("Strings joined without a space", ["critical"], "breaks-mail", {
    explain:
      "The strings of a TXT record are joined without anything between them, and two terms became one. Silent where a string ends inside of a term.",
    says: ({ domain, term }) =>
      words`The strings of the SPF record of ${domain} are joined to \`${term}\`, which is not what was meant: there is no space between them.`,
    fix: () => "End every string but the last with a space.",
    see: "RFC 7208 §3.3",
  }),
  "SPF-TYPE99": rule("SPF in a record type that nobody reads", ["critical"], "weakened", {
    explain: "The TXT record is gone and an SPF (type 99) record stands in its place. That type is obsolete.",
    criteria: ["spf", "spf-policy"],
    says: ({ domain }) =>
      words`The policy of ${domain} is in an SPF (type 99) record now. Receivers ask for TXT only, so it has none.`,
    fix: () => "Publish the same value as TXT.",
    see: "RFC 7208 §3.1",
  }),
  "SPF-VERSION": rule("Value that is no SPF record", ["critical"], "weakened", {
    explain:
      "A value looks like an SPF record and is none, as it does not begin with exactly `v=spf1` and a space: a quote, a blank, a byte order mark, another version.",
    criteria: ["spf", "spf-policy"],
    says: ({ domain, text }) =>
      words`The value \`${text}\` at ${domain} does not begin with \`v=spf1\` and a space, so receivers pass it over and find no SPF record.`,
    fix: () => "Begin the value with `v=spf1` and one space; no quotes inside of it, nothing in front.",
    see: "RFC 7208 §4.5",
  }),
  "SPF-ALL-PASS": rule("Anybody may send", ["critical"], "weakened", {
    explain:
      "Everybody, or more than half of the IPv4 or IPv6 Internet, passes: `+all`, `all`, `ip4:0.0.0.0/0`, `a/0`, an include of such a record, a static `exists` that always matches. What cannot be evaluated here is not counted.",
    criteria: ["spf-policy"],
    says: ({ domain }) => words`Any host may now send mail as ${domain} and pass SPF, and DMARC with it.`,
    fix: () => "List the hosts that send, and end in `-all` or `~all`.",
    see: "RFC 7208 §5.1",
  }),
  "SPF-ALL-WEAKER": rule("SPF default from fail to softfail", ["high", "medium"], "weakened", {
    explain:
      "What no mechanism matches got fail and now gets softfail, after following `redirect`. High where the domain was parked.",
    says: ({ domain, wasParked }) =>
      words`Hosts that ${domain} does not list get softfail instead of fail.${wasParked === true ? " It sends no mail, so nothing is gained by that." : ""}`,
    fix: () => "End the record in `-all`, unless the softfail is meant for a time of change.",
    see: "RFC 7208 §8.4, §8.5",
    criteria: ["spf-policy"],
  }),
  "SPF-ALL-NEUTRAL": rule("SPF default neutral", ["high"], "weakened", {
    explain:
      "What no mechanism matches got fail or softfail and now gets neutral: `?all`, or a record that ends without `all` or `redirect`.",
    criteria: ["spf-policy"],
    says: ({ domain }) =>
      words`Hosts that ${domain} does not list get neutral, which receivers treat as if there were no record.`,
    fix: () => "End the record in `-all` or `~all`.",
    see: "RFC 7208 §4.7, §8.2",
  }),
  "SPF-START-SENDING": rule("Domain that sent nothing starts to send", ["medium", "info"], "weakened", {
    explain:
      "`v=spf1 -all` was replaced by a record that authorises somebody. Info where a DMARC policy stays and a DKIM key is added in the same change.",
    criteria: [],
    says: ({ domain, terms }) => words`${domain} authorised nobody to send and now authorises ${terms}.`,
    fix: ({ domain }) =>
      words`If ${domain} is to send mail, add DKIM and keep DMARC; otherwise put \`v=spf1 -all\` back.`,
    see: "RFC 7208 §10.1.2",
  }),
  "SPF-WIDEN-NET": rule("More addresses may send", ["high", "medium", "low"], "weakened", {
    explain:
      "Addresses pass that did not before, by set arithmetic: `/24` against two `/25` is silent. High from 65,536 IPv4 addresses or an IPv6 prefix shorter than /32, medium from 256 addresses, else low.",
    criteria: [],
    says: ({ domain, addresses, nets }) => words`${more(addresses)} may send as ${domain}: ${nets}.`,
    fix: ({ addresses }) =>
      Number(addresses) < 256
        ? "Nothing, if all of these send mail for the domain. Otherwise authorise the hosts that do."
        : "Authorise the hosts that send, not the network that they are in.",
    see: "RFC 7208 §5.6",
  }),
  "SPF-WIDEN-PRIVATE": rule("Private addresses authorised", ["low"], "weakened", {
    explain:
      "Private, loopback, link-local, multicast or reserved addresses were added. Receivers on the Internet never see them.",
    criteria: [],
    says: ({ domain, nets }) =>
      words`${domain} authorises addresses that no mail can come from over the Internet: ${nets}. This hints at a mistake in copying.`,
    fix: () => "Authorise the public address that the mail leaves from.",
    see: "RFC 1918 §3, RFC 6890 §2.2",
  }),
  "SPF-NEW-INCLUDE": rule("Somebody else may send", ["medium"], "weakened", {
    explain:
      "A new `include`, `redirect`, `a`, `mx` or `exists` whose hosts are outside of the files. Common and mostly right, so that it never fails by default. Silent where the term only moved to an included record.",
    criteria: [],
    says: ({ domain, term, provider }) =>
      words`\`${term}\`${isGiven(provider) ? words` (${provider})` : ""} may now send as ${domain}; whom that authorises is outside of these files.`,
    fix: () => "Nothing, if this service sends for the domain. Otherwise remove the term.",
    see: "RFC 7208 §5.2, §11.4",
  }),
  "SPF-INCLUDE-SHARED": rule("Shared sender without DKIM", ["medium"], "weakened", {
    explain:
      "A new include of a service that sends from the same addresses for many customers, for a domain without DKIM keys: DMARC then rests on SPF alone.",
    criteria: [],
    says: ({ domain, term, provider }) =>
      words`\`${term}\` (${provider}) sends for many customers from the same addresses, and ${domain} has no DKIM key that would tell its mail from theirs.`,
    fix: () => "Set up DKIM with the service before its include.",
    see: "RFC 7208 §11.4",
  }),
  "SPF-QUALIFIER": rule("Denied hosts get a better result", ["medium"], "weakened", {
    explain:
      "Hosts that a mechanism spoke of get a better result (fail, softfail, neutral, pass): a qualifier changed, or a negative term in front of a positive one was removed or moved.",
    criteria: [],
    says: ({ domain, nets, terms }) =>
      words`Hosts that ${domain} had told apart get a better result now: ${nets}${isGiven(nets) && isGiven(terms) ? ", " : ""}${terms}.`,
    fix: () => "Put the qualifier, or the negative term in front, back.",
    see: "RFC 7208 §4.6.2",
  }),
  "SPF-ORDER": rule("Terms without effect", ["medium"], "breaks-mail", {
    explain: "A term stands behind `all`, or `redirect` beside it, and is never looked at. A second `all` is silent.",
    criteria: [],
    says: ({ domain, terms }) =>
      words`In the SPF record of ${domain}, ${terms} is ignored because of \`all\`: hosts that it should authorise are refused.`,
    fix: () => "Move `all` to the end; use either `all` or `redirect`.",
    see: "RFC 7208 §5.1, §6.1",
  }),
  "SPF-LOOKUPS": rule("Too many look-ups", ["critical", "high", "medium"], "breaks-mail", {
    explain:
      "Terms that cost a look-up (`include`, `a`, `mx`, `ptr`, `exists`, `redirect`), included ones counted, cross 10: critical where the count is exact, high where it is a lower bound; medium from 8 or fewer to 9 or 10. More than 10 MX records behind one `mx` are critical too.",
    says: ({ domain, kind, detail, lookups, isExact }) =>
      kind === "mx-hosts"
        ? words`An \`mx\` of ${domain} meets more MX records than the 10 that are allowed: ${detail}. ${permerror}`
        : words`The SPF record of ${domain} costs ${isExact === true ? "" : "at least "}${lookups} look-ups of 10 allowed.${Number(lookups) > 10 ? words` ${permerror}` : ""}`,
    fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
    see: "RFC 7208 §4.6.4",
  }),
  "SPF-VOID": rule("Too many void look-ups", ["high"], "breaks-mail", {
    explain:
      "More than two terms ask for names that have no such record. Counted is what is void for IPv4 and IPv6 clients alike.",
    says: ({ domain, voids }) =>
      words`${voids} look-ups of the SPF record of ${domain} find nothing; more than 2 are a permanent error. ${permerror}`,
    fix: () => "Remove the terms whose names no longer exist.",
    see: "RFC 7208 §4.6.4",
  }),
  "SPF-INCLUDE-NONE": rule("Include of a name without SPF", ["critical"], "breaks-mail", {
    explain: "An `include` or `redirect` leads to a name that has no SPF record, or to something that is no name.",
    says: ({ domain, term, detail }) => words`\`${term}\` of ${domain} finds no SPF record: ${detail}. ${permerror}`,
    fix: ({ term }) => words`Remove \`${term}\`, or publish the record that it asks for.`,
    see: "RFC 7208 §5.2, §6.1",
  }),
  "SPF-LOOP": rule("SPF records include each other", ["critical"], "breaks-mail", {
    explain: "Following `include` and `redirect` leads back to a record that is being evaluated.",
    says: ({ domain, detail }) => words`The SPF record of ${domain} includes itself: ${detail}. ${permerror}`,
    fix: () => "Remove one of these includes.",
    see: "RFC 7208 §4.6.4",
  }),
  "SPF-PTR": rule("Mechanism ptr added", ["medium"], "weakened", {
    explain: "`ptr` should not be used: it is slow, and whoever runs the reverse zone has a say.",
    criteria: [],
    says: ({ domain, terms }) =>
      words`The SPF record of ${domain} now uses ${terms}, which the standard advises against.`,
    fix: () => "Use `ip4` and `ip6`, or `a`, instead.",
    see: "RFC 7208 §5.5",
  }),
  "SPF-INDIRECT": rule("More addresses by way of other records", ["medium", "low"], "weakened", {
    explain:
      "The SPF record is unchanged, and the addresses behind its `a`, `mx` or `include` are more. Medium from 256 addresses.",
    criteria: [],
    says: ({ domain, addresses, nets }) =>
      words`${more(addresses)} may send as ${domain}, because a record that its SPF record points at changed: ${nets}.`,
    fix: () => "Nothing, if the new hosts send mail. Otherwise name the sending hosts in the SPF record itself.",
    see: "RFC 7208 §5.3, §5.4",
  }),
  "SPF-SIZE": rule("SPF record grown too long", ["low"], "breaks-mail", {
    explain:
      "The record passes 450 octets, or all TXT records at the name pass 512: the answer may not fit in a UDP packet.",
    criteria: [],
    says: ({ domain, what, octets }) =>
      words`The ${what} of ${domain} has ${octets} octets now, and may not fit in one DNS answer over UDP.`,
    fix: () => "Shorten the record, or move other TXT records to names of their own.",
    see: "RFC 7208 §3.4",
  }),
  "SPF-WILDCARD-REMOVED": rule("SPF of all other names removed", ["medium"], "weakened", {
    explain: "The wildcard SPF record, which covers names without records of their own, is gone.",
    criteria: [],
    says: ({ domain }) =>
      words`Names below ${String(domain).replace(/^\*\./, "")} that have no records of their own no longer have an SPF record.`,
    fix: ({ domain }) => words`Put \`*.${String(domain).replace(/^\*\./, "")} TXT "v=spf1 -all"\` back.`,
    see: "RFC 7208 §3.5, §10.1.2",
  }),
  "SPF-EXP-MACRO": rule("Senders are told to somebody else", ["info"], "weakened", {
    explain:
      "An `exp`, or a macro of sender or client, whose target is outside of the files: whoever runs that name learns who sends.",
    criteria: [],
    says: ({ domain, term, target }) =>
      words`With \`${term}\`, whoever runs ${target} learns of mail that claims to come from ${domain}.`,
    fix: () => "Nothing, if that is wanted.",
    see: "RFC 7208 §6.2, §11.5",
  }),
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
