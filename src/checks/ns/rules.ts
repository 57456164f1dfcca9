/** The rules of NS: what a change does to who answers for the records of mail. */
import type { Args, Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId = "NS-DELEGATE" | "APEX-NS-CHANGED";

export const rules: Readonly<Record<RuleId, Rule>> = {
  "NS-DELEGATE": {
    title: "Names of mail handed to other name servers",
    explain:
      "NS records were added at or above `_dmarc`, `_mta-sts`, `_tls` or `_smtp._tls` of the domain, at or above `_25._tcp` of an MX host or the host itself, or at the domain below the apex of its zone: medium; high if `_dmarc` is among them and the effective DMARC policy of the domain was `quarantine` or `reject`, which is then no longer known. Whoever runs those name servers decides what mail finds there. For `_domainkey` it is `DKIM-DELEGATED`. Silent where the delegation was there before, for new MX hosts below an old one, and where the zone below is in the files too.",
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: ["dmarc", "dmarc-policy", "mta-sts", "dane"],
    says: ({ cut, servers, names }) =>
      `${text(servers)} now ${isSeveral(servers) ? "answer" : "answers"} for ${text(cut)} and all below it${text(names) === text(cut) ? "" : `, and so for ${text(names)}`}.`,
    fix: ({ cut }) =>
      `Remove the NS records at ${text(cut)}, unless the operator of those name servers is to decide about these records.`,
    see: "RFC 1034 §4.2.1",
    who: "owner",
  },
  "APEX-NS-CHANGED": {
    title: "Name servers of the domain changed",
    explain:
      "The NS records of the domain are others than before, in its own zone or in the one above: medium, and never fails. What other name servers answer cannot be seen here. Silent for order and case, and where the files had none on one side.",
    severities: ["medium"],
    direction: "incomparable",
    criteria: [],
    says: ({ domain, added, removed }) =>
      `The name servers of ${text(domain)} change.${part("New", added)}${part("Gone", removed)} Every record of its mail is what they answer.`,
    fix: () =>
      "See that the new name servers answer with the same records, signed if they were, before the old ones are taken away.",
    see: "RFC 1034 §4.2.2",
    who: "dns-host",
  },
};

function isSeveral(names: Args[string] | undefined): boolean {
  return typeof names === "object" && names.length > 1;
}

function part(verb: string, names: Args[string] | undefined): string {
  return text(names) === "" ? "" : ` ${verb}: ${text(names)}.`;
}
