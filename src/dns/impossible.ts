/** Names that cannot exist, as `_domainkey` below a name that is as long as can be: nobody has to be asked. */
import { type DomainName, parseName } from "./name.ts";
import type { Answer } from "./resolver.ts";
import type { RRType } from "./rrset.ts";

/** RFC 1035 §3.1: a label over 63 octets, or a name over 255. */
export function isImpossible(owner: DomainName): boolean {
  return !parseName(owner).ok;
}

/** No zone can hold it, so that no answer for it can be forged either. */
export function impossibleAnswer(owner: DomainName, type: RRType): Answer {
  return {
    question: { owner, type },
    outcome: { kind: "nxdomain" },
    aliases: [],
    security: "secure",
    source: "live",
  };
}
