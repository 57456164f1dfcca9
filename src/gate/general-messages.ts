/** Words of the rules about how a zone is read and kept. */
import type { Rule } from "../model.ts";
import { text } from "../words.ts";

export const generalRules = {
  "LENIENT-ADDED": {
    title: "Validation switched off",
    explain:
      "octoDNS is told to be lenient (`lenient: true`) about a record of mail, or about a zone that has some, and was not before: low. A mistake in it is then deployed with a warning instead of stopping there. Silent where the whole zone was lenient before, for new zones, and for records that are not of mail.",
    severities: ["low"],
    direction: "weakened",
    criteria: [],
    says: ({ name, records }) =>
      `octoDNS no longer refuses mistakes in ${text(records)} of ${text(name)}: it deploys them with a warning.`,
    fix: () => "Correct what octoDNS complains of, and leave out `lenient`.",
    see: "RFC 1035 §5.2",
    who: "owner",
  },
  "TTL-EXTREME": {
    title: "Extreme TTL of a record of mail",
    explain:
      "A record of mail has a TTL of more than seven days, so that a mistake lasts as long, or of less than 60 seconds, so that every message costs a question and short outages of the name servers are felt: told for information (info). Told once for all records of a zone with the same new TTL. Silent if it was as extreme before; long TTLs of TLSA and DS records are told by `DANE-TTL` and `DNSSEC-TTL`.",
    severities: ["info"],
    direction: "weakened",
    criteria: [],
    says: ({ ttl, extreme, records, more }) =>
      `The TTL of ${text(records)}${Number(more) > 0 ? ` and ${text(more)} more` : ""} is ${text(ttl)} seconds: ${extreme === "long" ? "a mistake in it lasts as long" : "resolvers can hardly remember it, and a short outage is felt at once"}.`,
    fix: () => "Use a TTL between five minutes and a day.",
    see: "RFC 1035 §3.2.1, RFC 2181 §8",
    who: "owner",
  },
} satisfies Record<string, Rule>;
