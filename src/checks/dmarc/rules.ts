/** The catalogue of DMARC's rules: what each says of a change. */
import type { Arg, CriterionId, Rule } from "../../model.ts";
import { defectOf, words } from "./messages.ts";

const both: readonly CriterionId[] = ["dmarc", "dmarc-policy"];
const policy: readonly CriterionId[] = ["dmarc-policy"];

type Entry = Omit<Rule, "direction" | "who" | "criteria"> & Partial<Pick<Rule, "direction" | "who" | "criteria">>;

const entries: Readonly<Record<string, Entry>> = {
  "DMARC-SELF-DOWN": {
    title: "DMARC policy lowered",
    explain:
      "The policy for mail from the domain itself went down, for receivers of RFC 9989 (after `t=y`) or of RFC 7489. Critical if nothing is left of it (`none`, or no policy), high from `reject` to `quarantine`. Subdomains that inherit `p` are not told again. Silent when only tag order, case, white space or other tags change, and for a domain that inherits from a record elsewhere: that is told where the record is.",
    severities: ["critical", "high"],
    criteria: policy,
    says: ({ domain, before, after, readers }) =>
      after === "none" || after === "absent"
        ? words`The policy of ${domain} goes from ${before} to ${after}: receivers${only(readers)} will deliver mail that forges it.`
        : words`The policy of ${domain} goes from ${before} to ${after}: receivers${only(readers)} will no longer refuse forged mail.`,
    fix: ({ before }) => words`Keep \`p=${before}\`. If your own mail fails, correct SPF and DKIM of that sender.`,
    see: "RFC 9989 §4.7",
  },
  "DMARC-SUB-DOWN": {
    title: "DMARC policy for subdomains lowered",
    explain:
      "The policy for subdomains without a record of their own went down while that of the domain did not: `sp` was lowered, added below `p`, or removed above it; or their policy now comes from another record. High.",
    severities: ["high"],
    criteria: policy,
    says: ({ domain, before, after, readers }) =>
      words`The policy for subdomains of ${domain} goes from ${before} to ${after}${only(readers, " for receivers")}: a forger only has to put a label in front.`,
    fix: ({ before }) => words`Keep \`sp=${before}\`, and give the subdomain that needs less a record of its own.`,
    see: "RFC 9989 §4.7",
  },
  "DMARC-NP-DOWN": {
    title: "DMARC policy for non-existent subdomains lowered",
    explain:
      "The policy for subdomains that do not exist (`np`) went down while those of the domain and of its other subdomains did not. High: nothing legitimate is sent from such names.",
    severities: ["high"],
    criteria: policy,
    says: ({ domain, before, after }) =>
      words`The policy for names below ${domain} that do not exist goes from ${before} to ${after}.`,
    fix: ({ before }) => words`Keep \`np=${before}\`.`,
    see: "RFC 9989 §4.7",
  },
  "DMARC-TEST": {
    title: "DMARC test mode on",
    explain:
      "`t=y` was added and takes effect away: receivers apply the policy one level below. High if nothing is left (`none`), medium from `reject` to `quarantine`. Silent if the policy was raised so that the effect is no lower than before, and where the policy is `none` anyway.",
    severities: ["high", "medium"],
    criteria: policy,
    says: ({ domain, before, after }) =>
      words`\`t=y\` puts ${domain} in test mode: \`${before}\` has the effect of \`${after}\`.`,
    fix: () => "Leave out `t=y`, or remove it as soon as the test is over.",
    see: "RFC 9989 §4.7",
  },
  "DMARC-REMOVED": {
    title: "DMARC record removed",
    explain:
      "The policy record is gone. Critical if what is inherited now is weaker, or not known (then incomparable, which fails no gate); low if it is as strong, so that the record was redundant, or if the whole name is gone.",
    severities: ["critical", "low"],
    criteria: both,
    says: ({ domain, inherited, isNameGone }) => {
      if (inherited === "absent")
        return words`The DMARC record of ${domain} is removed, and no policy applies in its place.`;
      if (inherited === "unknown")
        return words`The DMARC record of ${domain} is removed. What it inherits is outside of the files.`;
      return words`The DMARC record of ${domain} is removed; it inherits \`${inherited}\`.${isNameGone === true ? " The name itself is gone too." : ""}`;
    },
    fix: ({ domain }) => words`Keep the record at _dmarc.${domain}, also if the domain sends no mail.`,
    see: "RFC 9989 §4.10",
  },
  "DMARC-OVERRIDE": {
    title: "Weaker DMARC record below a stronger one",
    explain:
      "A domain that inherited its policy has a record of its own now, and that is weaker. High. Silent if it is as strong or stronger, and if what was inherited is not known.",
    severities: ["high"],
    criteria: policy,
    says: ({ domain, before, after, inheritedFrom }) =>
      words`${domain} inherited \`${before}\` from ${inheritedFrom}. Its new record takes that away and says \`${after}\`.`,
    fix: ({ domain, before }) => words`Publish \`p=${before}\` at _dmarc.${domain}, or leave the record out.`,
    see: "RFC 9989 §4.10.1",
  },
  "DMARC-DUP": {
    title: "More than one DMARC record",
    explain:
      "A second record that begins with `v=DMARC1` stands at the name. Receivers of RFC 9989 discard them all and go on to the names above; those of RFC 7489 stop. Critical. Silent if there were several before.",
    severities: ["critical"],
    criteria: both,
    says: ({ domain, records }) => words`_dmarc.${domain} has ${records} DMARC records, so receivers discard them all.`,
    fix: () => "Keep one of them.",
    see: "RFC 9989 §4.10, RFC 7489 §6.6.3",
  },
  "DMARC-MALFORMED": {
    title: "DMARC record is not valid",
    explain:
      "What stands at the name is not, or no longer, a valid record: `v=DMARC1` not first or not in capitals, no `;` after it, a policy that does not exist such as `rejct`, an invalid `sp` or `np`, a tag that is there twice, a text cut at an unquoted `;`, or one that is the target of a CNAME. Critical, with what receivers make of it. Silent if it had the same defect before.",
    severities: ["critical"],
    criteria: both,
    says: (args) =>
      words`The record at _dmarc.${args["domain"]} is not valid: ${defectOf(args)}. ${effectOf(args["effective"])}`,
    fix: () => "Write it as `v=DMARC1; p=reject; rua=mailto:...`, in quotes where a `;` would begin a comment.",
    see: "RFC 9989 §4.8, §4.10.1",
  },
  "DMARC-PCT": {
    title: "DMARC policy for fewer messages",
    explain:
      "`pct` was lowered, or added below 100. RFC 9989 has no such tag; receivers of RFC 7489 apply the policy to that share of the messages only. Medium; high for `pct=0`. Silent if the policy was raised at the same time, and where it is `none`.",
    severities: ["high", "medium"],
    criteria: policy,
    says: ({ domain, after }) =>
      words`\`pct=${after}\`: receivers of RFC 7489 apply the policy of ${domain} to ${after} percent of forged mail.`,
    fix: () => "Remove `pct`.",
    see: "RFC 7489 §6.3, RFC 9989 appendix A.6",
  },
  "DMARC-ALIGN": {
    title: "DMARC alignment changed",
    explain:
      "`adkim` or `aspf` went from strict to relaxed: low, medium if the domain was parked. From relaxed to strict it is a notice: mail that a subdomain signs or sends no longer passes.",
    severities: ["medium", "low", "info"],
    says: ({ domain, tags, mode }) =>
      mode === "r"
        ? words`Alignment for ${domain} is relaxed now (${tags}): any subdomain can pass for the domain.`
        : words`Alignment for ${domain} is strict now (${tags}): mail that is signed or sent by a subdomain no longer passes.`,
    fix: ({ mode }) =>
      mode === "r"
        ? "Keep the strict mode if no sender needs the other."
        : "See in the reports that every sender uses the domain itself.",
    see: "RFC 9989 §4.4, §4.7",
  },
  "DMARC-RUA-REMOVED": {
    title: "DMARC reports no longer asked for",
    explain: "The record has no valid `rua` any more. Medium: abuse and faults stay unseen.",
    severities: ["medium"],
    criteria: policy,
    says: ({ domain }) => words`Receivers will no longer send aggregate reports for ${domain}.`,
    fix: () => "Keep a `rua=mailto:` address that somebody reads.",
    see: "RFC 9989 §4.7, RFC 9990",
  },
  "DMARC-RUA-MOVED": {
    title: "DMARC reports go elsewhere",
    explain: "Every host that receives aggregate reports was replaced. Medium; often a change of vendor.",
    severities: ["medium"],
    says: ({ domain, to, isLeaving }) =>
      isLeaving === true
        ? words`Reports for ${domain} now leave to ${to}; no address of your own is left.`
        : words`Reports for ${domain} now go to ${to}.`,
    fix: () => "Make sure that the new recipient is meant, or keep an address of your own beside it.",
    see: "RFC 9990 §3.2.3",
  },
  "DMARC-RUA-UNAUTH": {
    title: "DMARC reports refused",
    explain:
      "Reports go to a host of another organization whose zone is at hand and does not agree: `<domain>._report._dmarc.<host>` has no `v=DMARC1`, or lost it. A wildcard there counts. Medium. Silent if the host is outside of the files, and if it was so before.",
    severities: ["medium"],
    criteria: policy,
    says: ({ domain, host, owner }) =>
      words`Reports for ${domain} go to ${host}, but ${owner} does not say that it takes them, so receivers send none.`,
    fix: ({ owner }) => words`Publish \`${owner}. TXT "v=DMARC1;"\`.`,
    see: "RFC 9990 §3.2.3, RFC 7489 §7.1",
  },
  "DMARC-RUF": {
    title: "DMARC failure reports to another organization",
    explain:
      "`ruf` names a host of another organization that it did not name before. A notice: such reports can contain parts of messages.",
    severities: ["info"],
    says: ({ domain, hosts }) =>
      words`Failure reports for ${domain} go to ${hosts}. They can contain parts of messages.`,
    fix: () => "Make sure that the recipient may see personal data.",
    see: "RFC 9991",
  },
  "DMARC-CNAME": {
    title: "DMARC policy delegated",
    explain:
      "`_dmarc` is an alias (CNAME) of a name outside of the files now, or of another one than before: whoever holds that name decides about the policy. Medium where it takes the place of a record or of another alias; high if the policy, also an inherited one, was `quarantine` or `reject` and the new one is not known. If the files have the target, its record is compared as any other.",
    severities: ["high", "medium"],
    criteria: both,
    says: ({ domain, target, isKnown }) =>
      words`Whoever holds ${target} decides about the DMARC policy of ${domain} now.${isKnown === true ? "" : " What it says is not known here."}`,
    fix: ({ target }) =>
      words`See that ${target} has the policy that you want, and that its holder is trusted with it.`,
    see: "RFC 9989 §4.10",
  },
  "DMARC-PSD": {
    title: "DMARC public suffix flag",
    explain:
      "`psd=y` was added or changed: a registry's flag, which takes inheritance and alignment from every subdomain. High; silent for a registry. `psd=n` makes the domain an organizational domain of its own: medium; silent if it is one already. If subdomains get a weaker policy by `psd=n`, that is told instead.",
    severities: ["high", "medium"],
    criteria: policy,
    says: ({ domain, psd }) =>
      psd === "y"
        ? words`\`psd=y\` says that ${domain} is a registry's domain: its subdomains count as other organizations.`
        : words`\`psd=n\` makes ${domain} an organizational domain: names at and below it no longer inherit from above, and do not align with it.`,
    fix: ({ psd }) =>
      psd === "y" ? "Remove `psd=y`." : "Keep `psd=n` only if the names below are run apart from those above.",
    see: "RFC 9989 §4.7, §4.10.2",
  },
  "DMARC-WRONG-NAME": {
    title: "DMARC record at the wrong name",
    explain:
      "There is no record at `_dmarc` of the domain, and one newly stands where nobody looks for it: at the domain itself, at `dmarc`, or at `_dmarc` with the zone's name twice, for want of a final dot. Critical: it is as if it were removed.",
    severities: ["critical"],
    criteria: both,
    says: ({ owner, right }) => words`The DMARC record stands at ${owner}, but receivers look only at ${right}.`,
    fix: ({ right }) => words`Publish it at ${right}.`,
    see: "RFC 9989 §4.7",
  },
  "DMARC-WILDCARD": {
    title: "DMARC record by wildcard",
    explain:
      "A wildcard TXT record that begins with `v=DMARC1` now answers `_dmarc` below names that do not exist, with a weaker policy than they had. Medium. Silent for wildcards with other texts, such as `v=spf1 -all`, and if the policy is as strong.",
    severities: ["medium"],
    criteria: policy,
    says: ({ wildcard, example }) =>
      words`The wildcard ${wildcard} gives names that do not exist a DMARC record of their own, such as ${example}, weaker than what they inherit.`,
    fix: () => "Use the tags `sp` and `np` of the domain's record instead.",
    see: "RFC 4592 §2.1, RFC 9989 §4.10",
  },
  "DMARC-BIMI": {
    title: "DMARC policy too weak for BIMI",
    explain:
      "`default._bimi` exists, and the policy for the domain or its subdomains went below what mail clients ask for before they show a logo: `quarantine` or `reject`, for all messages. A notice beside the rule that tells the cause.",
    severities: ["info"],
    says: ({ domain }) => words`Mail clients will no longer show the BIMI logo of ${domain}.`,
    fix: () => "Keep `quarantine` or `reject` for the domain and its subdomains, without `pct`.",
    see: "draft-brand-indicators-for-message-identification",
  },
  "DMARC-SIZE-UNIT": {
    title: "Obsolete DMARC tags",
    explain:
      "A report address has a size such as `!10m`, or the tags `rf` or `ri` came: RFC 9989 removed them. A notice.",
    severities: ["info"],
    says: ({ domain, tags }) => words`The record of ${domain} now has ${tags}, which RFC 9989 removed.`,
    fix: () => "Leave it out.",
    see: "RFC 9989 §4.8, appendix A.6",
  },
};

/** Only one kind of reader sees it: ` of RFC 7489`. */
function only(readers: Arg | undefined, prefix = ""): string {
  return typeof readers === "object" && readers.length === 1 ? words`${prefix} of ${readers[0]}` : "";
}

function effectOf(effective: Arg | undefined): string {
  if (effective === "absent") return "No policy applies, so anybody can send mail in the domain's name.";
  if (effective === "unknown") return "What applies in its place is outside of the files.";
  return words`The effect is \`p=${effective}\`.`;
}

export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  Object.entries(entries).map(([id, entry]) => [
    id,
    { direction: "weakened", who: "owner", criteria: [], ...entry } satisfies Rule,
  ]),
);
