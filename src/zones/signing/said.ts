/** What one configuration says of the signing of one zone. */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Measured, Signing } from "../../io.ts";

export interface Said {
  origin: DomainName;
  signing: Measured<Signing>;
}

export function stated(origin: DomainName, state: Signing["state"], how: string, from: SourceRange): Said {
  return { origin, signing: { kind: "measured", value: { state, how, from } } };
}

/** Nothing is said: off, unless something outside of the files says otherwise. */
export function silent(origin: DomainName, how: string, from: SourceRange): Said {
  return { origin, signing: { kind: "measured", value: { state: "off", how, from, isDefault: true } } };
}

export function untold(origin: DomainName, because: string): Said {
  return { origin, signing: { kind: "not-measured", because } };
}

export function lineOf(file: string, line: number): SourceRange {
  return { file, line, column: 1, endLine: line };
}
