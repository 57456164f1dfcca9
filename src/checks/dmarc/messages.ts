/** The words of the DMARC check. */
import type { Arg, Args, Demerits, Message, Severity } from "../../model.ts";

function demerits(phishing: number, integrity = 0): Demerits {
  return {
    ...(phishing > 0 ? { "phishing-identity-theft": phishing } : {}),
    ...(integrity > 0 ? { "message-integrity": integrity } : {}),
  };
}

/** A template of arguments; a list reads as `a`, `b` and `c`, each in a code span. */
export function words(texts: TemplateStringsArray, ...args: readonly (Arg | undefined)[]): string {
  return texts.map((text, index) => text + (index < args.length ? word(args[index]) : "")).join("");
}

function word(arg: Arg | undefined): string {
  if (typeof arg !== "object") return String(arg ?? "");
  const items = arg.map((item) => `\`${item}\``);
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** What is wrong with a record, as `defectsOf` has it. */
export function defectOf({ defect, detail }: Args): string {
  if (defect === "version" || defect === "tag-list") return words`${detail}`;
  if (defect === "alias") return "its text is the target of a CNAME; it has to be a TXT record";
  if (defect === "no-policy")
    return "it has neither a policy (`p`) nor an address for reports (`rua`), perhaps cut off at a `;`";
  return words`\`${detail}\` is not a policy`;
}

interface Entry {
  severity: Severity;
  who?: Message["who"];
  demerits?: Demerits;
  says: (args: Args) => string;
  fix: (args: Args) => string;
  see: string;
}

const entries: Readonly<Record<string, Entry>> = {
  "dmarc/no-record": {
    severity: "high",
    says: ({ domain }) => words`No DMARC policy applies to ${domain}, so anybody can send mail in its name.`,
    fix: ({ domain }) =>
      words`Publish a record at _dmarc.${domain} that asks for reports, read them, then go on to \`p=reject\`; a domain without mail refuses at once.`,
    see: "RFC 9989 §4.7",
  },
  "dmarc/temperror": {
    severity: "info",
    says: ({ owner, why }) =>
      words`${owner} could not be looked up: ${why}. A receiver to whom that happens knows no DMARC policy.`,
    fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
    see: "RFC 9989 §4.10",
    who: "dns-host",
  },
  "dmarc/bogus": {
    severity: "high",
    says: ({ owner, why }) =>
      words`The answer for ${owner} cannot be believed: ${why}. Receivers that validate know no DMARC policy.`,
    fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
    see: "RFC 4035 §5.5, RFC 9989 §4.10",
    who: "dns-host",
  },
  "dmarc/several-records": {
    severity: "critical",
    says: ({ domain }) => words`_dmarc.${domain} has more than one DMARC record, so receivers discard them all.`,
    fix: ({ domain }) => words`Keep one TXT record that begins with \`v=DMARC1\` at _dmarc.${domain}.`,
    see: "RFC 9989 §4.10",
  },
  "dmarc/malformed": {
    severity: "critical",
    says: (args) => words`The record at _dmarc.${args["domain"]} does not say what it should: ${defectOf(args)}.`,
    fix: () => "Write it as `v=DMARC1; p=reject; rua=mailto:...`, in quotes where a `;` would begin a comment.",
    see: "RFC 9989 §4.8, §4.10.1",
  },
  "dmarc/unrelated": {
    severity: "info",
    says: ({ domain, texts }) =>
      words`_dmarc.${domain} has ${texts} too, which is no DMARC record. Receivers pass over it; some tools do not.`,
    fix: () => "Remove it, or move it to the name that it is meant for.",
    see: "RFC 9989 §4.10",
  },
  "dmarc/wrong-name": {
    severity: "high",
    says: ({ owner, domain }) => words`${owner} has a DMARC record, but receivers look only at _dmarc.${domain}.`,
    fix: ({ domain }) => words`Move the record to _dmarc.${domain}.`,
    see: "RFC 9989 §4.7",
  },
  "dmarc/wildcard": {
    severity: "info",
    says: ({ wildcard, domain }) =>
      words`The wildcard ${wildcard} gives names below ${domain} that do not exist a DMARC record of their own.`,
    fix: ({ domain }) => words`Leave subdomains to the tags \`sp\` and \`np\` of _dmarc.${domain}.`,
    see: "RFC 4592 §2.1, RFC 9989 §4.10",
  },
  "dmarc/monitoring": {
    severity: "medium",
    demerits: demerits(2, 2),
    says: ({ domain }) => words`The policy of ${domain} is \`none\`: receivers report forged mail, and deliver it.`,
    fix: () => "When the reports show that your own mail passes, publish `p=quarantine`, then `p=reject`.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/quarantine": {
    severity: "low",
    demerits: demerits(1, 1),
    says: ({ domain }) => words`The policy of ${domain} is \`quarantine\`: forged mail reaches the junk folder.`,
    fix: () => "Publish `p=reject` when the reports show that your own mail passes.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/test-mode": {
    severity: "medium",
    demerits: demerits(2, 1),
    says: ({ domain, published, policy }) =>
      words`\`t=y\` says that ${domain} is testing: \`${published}\` has the effect of \`${policy}\`.`,
    fix: () => "Remove `t=y` when the test is over.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/subdomains-weaker": {
    severity: "medium",
    demerits: demerits(2),
    says: ({ domain, policy, than }) =>
      words`Subdomains of ${domain} have the policy \`${policy}\`, the domain itself \`${than}\`. Forgers take a subdomain.`,
    fix: () => "Remove `sp`, or make it as strong as `p`.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/nonexistent-weaker": {
    severity: "medium",
    demerits: demerits(2),
    says: ({ domain, policy, than }) =>
      words`Names below ${domain} that do not exist have the policy \`${policy}\`, those that do \`${than}\`.`,
    fix: () => "Publish `np=reject`: no mail of yours comes from names that do not exist.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/np-missing": {
    severity: "low",
    demerits: demerits(1),
    says: ({ domain, policy }) =>
      words`Names below ${domain} that do not exist have the policy \`${policy}\`, for want of \`np\`.`,
    fix: () => "Add `np=reject`: no mail of yours comes from names that do not exist.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/pct": {
    severity: "medium",
    demerits: demerits(2, 1),
    says: ({ domain, pct }) =>
      words`\`pct=${pct}\`: receivers of RFC 7489 apply the policy of ${domain} to ${pct} percent of forged mail. Others ignore the tag.`,
    fix: () => "Remove `pct`.",
    see: "RFC 7489 §6.3, RFC 9989 appendix A.6",
  },
  "dmarc/readers-differ": {
    severity: "info",
    says: ({ domain, scope, rfc9989, rfc7489 }) =>
      words`For ${scope === "self" ? "" : "subdomains of "}${domain}, receivers of RFC 9989 find the policy \`${rfc9989}\`, those of RFC 7489 \`${rfc7489}\`.`,
    fix: ({ domain }) => words`Publish a record at _dmarc.${domain}, which both of them find.`,
    see: "RFC 9989 §4.10, RFC 7489 §6.6.3",
  },
  "dmarc/no-reports": {
    severity: "medium",
    demerits: demerits(2, 1),
    says: ({ domain }) =>
      words`The DMARC record for ${domain} asks for no aggregate reports, so abuse and faults stay unseen.`,
    fix: () => "Add `rua=mailto:` with an address that somebody reads.",
    see: "RFC 9989 §4.7, RFC 9990",
  },
  "dmarc/nothing-aligns": {
    severity: "low",
    says: ({ domain, policy }) =>
      words`The policy of ${domain} is \`${policy}\`, but no mail from its own name can pass: its SPF lets nobody send, and it has no DKIM key. Only what a subdomain authenticates is left.`,
    fix: ({ domain }) =>
      words`Nothing, if ${domain} only receives. If it sends mail, name its senders in SPF, or have them sign with a key below _domainkey.${domain}.`,
    see: "RFC 9989 §4.4",
  },
  "dmarc/inherited": {
    severity: "info",
    says: ({ domain, at, policy }) =>
      words`${domain} has no DMARC record of its own: the one of ${at}, which is found on the way up, gives it the policy \`${policy}\`.`,
    fix: () => "Nothing, if that is wanted.",
    see: "RFC 9989 §4.10",
  },
  "dmarc/many-uris": {
    severity: "info",
    says: ({ domain, tag, count }) =>
      words`\`${tag}\` of ${domain} names ${count} destinations; whoever sends reports need not heed more than two.`,
    fix: () => "Name the two that matter first, and have one of them forward.",
    see: "RFC 7489 §6.2",
  },
  "dmarc/unauthorised": {
    severity: "low",
    demerits: demerits(1),
    says: ({ tag, host, domain, owner }) =>
      words`\`${tag}\` sends reports for ${domain} to ${host}, which does not agree to that: ${owner} has no \`v=DMARC1\`.`,
    fix: ({ owner, host }) => words`Have whoever runs ${host} publish \`v=DMARC1;\` at ${owner}.`,
    see: "RFC 9990 §3.2.3",
  },
  "dmarc/no-report-host": {
    severity: "medium",
    demerits: demerits(1),
    says: ({ tag, host, domain }) =>
      words`\`${tag}\` sends reports for ${domain} to ${host}, which receives no mail: it has neither an MX host nor an address.`,
    fix: () => "Correct the address, or publish an MX record there.",
    see: "RFC 9990 §3.2, RFC 5321 §5.1",
  },
  "dmarc/external-ruf": {
    severity: "info",
    says: ({ host, domain }) => words`Failure reports for ${domain} go to ${host}. They can contain parts of messages.`,
    fix: () => "Make sure that the recipient may see personal data, or remove `ruf`.",
    see: "RFC 9991",
  },
  "dmarc/invalid-tag": {
    severity: "low",
    demerits: demerits(1),
    says: ({ tag, domain }) => words`Receivers ignore \`${tag}\` in the record of ${domain}: the value is not valid.`,
    fix: () => "Correct the value. Report addresses are URIs such as `mailto:dmarc@example.org`.",
    see: "RFC 9989 §4.8",
  },
  "dmarc/ignored-tag": {
    severity: "info",
    says: ({ tags, domain }) =>
      words`Receivers ignore ${tags} in the record of ${domain}: no standard has it. Is it mistyped?`,
    fix: () => "Correct it, or remove it. Names of tags are in lower case.",
    see: "RFC 9989 §4.7",
  },
  "dmarc/obsolete": {
    severity: "info",
    says: ({ tags, domain }) => words`The record of ${domain} uses ${tags}, which RFC 9989 removed.`,
    fix: () => "Remove it.",
    see: "RFC 9989 §4.8, appendix A.6",
  },
  "dmarc/p-not-second": {
    severity: "info",
    says: ({ domain }) =>
      words`In the record of ${domain}, \`p\` does not follow \`v\`. That is valid; some receivers of RFC 7489 insist.`,
    fix: () => "Put `p` directly after `v=DMARC1`.",
    see: "RFC 9989 §4.8, RFC 7489 §6.3",
  },
  "dmarc/psd": {
    severity: "medium",
    demerits: demerits(1),
    says: ({ domain }) =>
      words`\`psd=y\` says that ${domain} is a registry's domain: its subdomains count as other organizations, and no longer align with it.`,
    fix: () => "Remove `psd=y`.",
    see: "RFC 9989 §4.7, §4.10.2",
  },
};

export const messages: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(entries).map(([id, entry]) => [id, { demerits: {}, who: "owner", ...entry } satisfies Message]),
);
