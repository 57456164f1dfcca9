/** CNAME and DNAME records of an answer (RFC 1034 §3.6.2, RFC 6672). */
import type { Message } from "../message.ts";
import { type DomainName, fromLabels, isWithin, labelsOf, parseName } from "../name.ts";
import { presentationOf } from "../wire/rdata.ts";
import { signedRRsets } from "./read-rrsets.ts";
import type { SignedRRset } from "./rrsets.ts";

/** The target of an RRset of one CNAME or DNAME record; undefined for several, and for a malformed one. */
export function onlyTarget({ type, rdata }: SignedRRset): DomainName | undefined {
  const [only, ...others] = rdata;
  if (only === undefined || others.length > 0) return undefined;
  const parsed = parseName(presentationOf(type, only));
  return parsed.ok ? parsed.value : undefined;
}

/** The closest DNAME of the answer section above `owner`. */
export function dnameAbove({ answer }: Message, owner: DomainName): SignedRRset | undefined {
  return signedRRsets(answer)
    .filter((rrset) => rrset.type === "DNAME" && rrset.owner !== owner && isWithin(owner, rrset.owner))
    .toSorted((a, b) => labelsOf(b.owner).length - labelsOf(a.owner).length)[0];
}

/** What a DNAME makes of a name below it; undefined where that would be too long (RFC 6672 §2.2). */
export function substituted(owner: DomainName, dname: SignedRRset): DomainName | undefined {
  const target = onlyTarget(dname);
  if (target === undefined) return undefined;
  const kept = labelsOf(owner).slice(0, labelsOf(owner).length - labelsOf(dname.owner).length);
  const parsed = parseName(fromLabels([...kept, ...labelsOf(target)]));
  return parsed.ok ? parsed.value : undefined;
}
