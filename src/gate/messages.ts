/** Words of the rules that belong to no single check. */
import type { Rule } from "../model.ts";
import { text } from "../words.ts";

export const rules = {
  PARSE: {
    title: "Zone file cannot be read",
    explain:
      "A proposed file has an error that its base did not have, or cannot be read at all. A name server would refuse the zone or drop the record, so the gate fails closed. A file that could not be read in the base alone is treated as a new zone.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: ["spf", "dmarc", "dane"],
    says: ({ problem, more }) =>
      `${text(problem)}${Number(more) > 0 ? ` (and ${text(more)} more errors in this zone)` : ""}`,
    fix: () => "Correct the line; what it should have said was not judged.",
    see: "RFC 1035 §5.1",
    who: "owner",
  },
  INCOMPLETE: {
    title: "Cannot be judged from the files",
    explain:
      "A record of mail that was known before is hidden afterwards by a template, a source outside of the files or an error nearby, or stands behind an alias (CNAME) that leads out of the files (for DMARC and DKIM see `DMARC-CNAME` and `DKIM-CNAME`). It may be gone or unchanged: the gate does not guess and does not fail. Review it by hand.",
    severities: ["medium"],
    direction: "incomparable",
    criteria: ["spf", "dmarc", "dane"],
    says: ({ type, why }) => `What the ${text(type)} record becomes cannot be told: ${text(why)}.`,
    fix: () => "Review this record by hand, or give its value literally.",
    see: "RFC 1035 §5.1",
    who: "owner",
  },
  "DUP-KEY": {
    title: "Name defined twice in one file",
    explain:
      "In YAML the last of two equal keys wins without a word, so the records of the first are not published. High where they were records of mail (MX, TXT, TLSA, SPF, CAA, DS), low otherwise.",
    severities: ["high", "low"],
    direction: "weakened",
    criteria: ["spf", "dmarc", "dane"],
    says: ({ key }) => `"${text(key)}" stands twice in this mapping: only the last one is published.`,
    fix: ({ key }) => `Merge both definitions of "${text(key)}" into one list.`,
    see: "YAML 1.2 §3.2.1.3",
    who: "owner",
  },
  "PARKED-REGRESSION": {
    title: "Parked domain loses a lock",
    explain:
      "A domain that neither sends nor receives (no MX or a null MX, and `v=spf1 -all`) had locks against forgery: null MX, `-all`, DMARC `reject`, a null DKIM wildcard. One of them is gone. Parked is never inferred from `p=reject` alone. Silent when the whole name is gone.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["spf", "spf-policy", "dmarc", "dmarc-policy"],
    says: ({ lost }) => `This domain had no mail and was locked; it loses: ${text(lost)}.`,
    fix: () =>
      'Keep all four if the domain still has no mail: MX "0 .", TXT "v=spf1 -all", _dmarc "v=DMARC1; p=reject", *._domainkey "v=DKIM1; p=".',
    see: "RFC 7505 §3",
    who: "owner",
  },
  "DEPLOY-EXCLUDED": {
    title: "Record stays in the file but is no longer published",
    explain:
      "A record of mail that was published is now marked so that the tool passes over it (octoDNS `ignored`, `excluded`, `included`). For the world this is the same as removing it.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["spf", "dmarc", "dane"],
    says: ({ type, how }) => `The ${text(type)} record is no longer published (${text(how)}).`,
    fix: ({ how }) => `Remove \`${text(how)}\`, or delete the record if that is meant.`,
    see: "RFC 1034 §4.3.1",
    who: "owner",
  },
  "ZONE-UNMANAGED": {
    title: "Zone is no longer managed from these files",
    explain:
      "The zone's file is still in the repository, but its name or the configuration changed so that the tool passes over it. What is published from now on does not come from here. Silent when the file itself is deleted.",
    severities: ["medium"],
    direction: "incomparable",
    criteria: [],
    says: ({ file, why }) => `${text(file)} is no longer deployed: ${text(why)}.`,
    fix: () => "Restore the file's name or its entry in the configuration, or delete the file.",
    see: "RFC 1034 §4.2.1",
    who: "owner",
  },
  IMPROVED: {
    title: "Improvement",
    explain:
      "Something that is measured on both sides became stronger. Told so that a score that goes up is explained; never fails.",
    severities: ["info"],
    direction: "strengthened",
    criteria: [],
    says: ({ facet, before, after }) => `${text(facet)}: ${text(before)} → ${text(after)}.`,
    fix: () => "Nothing to do.",
    see: "RFC 7208, RFC 9989, RFC 7672",
    who: "owner",
  },
} satisfies Record<string, Rule>;
