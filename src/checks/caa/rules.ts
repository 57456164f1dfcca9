/** The rules of CAA: what a change does to who may issue certificates. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId = "CAA-REMOVED" | "CAA-WIDEN" | "CAA-PARAM" | "CAA-IODEF" | "CAA-CRITICAL";

export const rules: Readonly<Record<RuleId, Rule>> = {
  "CAA-REMOVED": {
    title: "CAA records removed",
    explain:
      'No CAA record holds any more, neither of the name nor of one above it, so that every certification authority may issue: medium; high if the records allowed none (`issue ";"`). Looked at for the domain, its MX hosts and the host of its MTA-STS policy. Where what is above is outside of the files, it is told as incomparable, which fails no gate. Silent where records of a name above hold in their place (they are compared), and where the records restricted nobody.',
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: [],
    says: ({ owner, isAll }) =>
      isAll === true
        ? `The CAA records of ${text(owner)} are gone: every certification authority may issue certificates for it and the names below.`
        : `The CAA records of ${text(owner)} are gone. Whether a name above restricts who may issue is outside of the files.`,
    fix: ({ records }) => `Keep ${text(records)}.`,
    see: "RFC 8659 §3",
    who: "owner",
  },
  "CAA-WIDEN": {
    title: "More CAs may issue certificates",
    explain:
      'The set of certification authorities that may issue, issue wildcards (`issuewild`, else `issue`) or issue for S/MIME (`issuemail`) grew: medium. Also where `issuewild ";"` is removed, and where records of a name come that are weaker than those above it, which they replace. Silent where there was no restriction, and for order, case, and white space.',
    severities: ["medium"],
    direction: "weakened",
    criteria: [],
    says: ({ owner, added, purposes }) =>
      `For ${text(owner)}, ${text(added)} may now issue certificates (${text(purposes)}).`,
    fix: ({ added }) => `See that ${text(added)} is meant; otherwise restore the records.`,
    see: "RFC 8659 §4.2, §4.3, RFC 9495 §3",
    who: "owner",
  },
  "CAA-PARAM": {
    title: "CAA binding loosened",
    explain:
      "A certification authority that was bound to an account (`accounturi`) or to methods of validation (`validationmethods`) is bound less: the parameter is dropped, or it has another account or more methods: medium. Silent where a parameter is added, a method is taken away, and where another record of the authority had the same before.",
    severities: ["medium"],
    direction: "weakened",
    criteria: [],
    says: ({ owner, issuers, parameters }) =>
      `For ${text(owner)}, ${text(issuers)} is bound less than before (${text(parameters)}): whoever can pass a check of control gets a certificate.`,
    fix: ({ parameters }) => `Keep ${text(parameters)} as it was, or see that the new account or method is yours.`,
    see: "RFC 8657 §3, §4",
    who: "owner",
  },
  "CAA-IODEF": {
    title: "CAA report address removed",
    explain:
      "The records that hold have no `iodef` any more, so that nobody is told of refused requests: low. Silent where another one takes its place, and where all records are removed.",
    severities: ["low"],
    direction: "weakened",
    criteria: [],
    says: ({ owner }) =>
      `For ${text(owner)}, certification authorities have nobody to tell of requests that they refuse.`,
    fix: ({ records }) => `Keep ${text(records)}.`,
    see: "RFC 8659 §4.4",
    who: "owner",
  },
  "CAA-CRITICAL": {
    title: "CAA property no longer critical",
    explain:
      "The critical flag (128) of a property is 0 now, so that an authority that does not know the property may issue all the same: low. Silent where the property itself is removed or changed.",
    severities: ["low"],
    direction: "weakened",
    criteria: [],
    says: ({ owner, records }) => `For ${text(owner)}, ${text(records)} lost the critical flag.`,
    fix: () => "Keep the flags at 128.",
    see: "RFC 8659 §4.5",
    who: "owner",
  },
};
