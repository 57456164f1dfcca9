/** Validates questions in a world of zones, on the day that all of our tests are on. */
import type { Limits } from "../../../src/dns/dnssec/limits.ts";
import type { TrustAnchor } from "../../../src/dns/dnssec/trust-anchors.ts";
import { validatorOf } from "../../../src/dns/dnssec/validate.ts";
import type { Validated } from "../../../src/dns/dnssec/validated.ts";
import { type DomainName, name } from "../../../src/dns/name.ts";
import { type Tamper, worldOf } from "../../../src/demo/dns/authority.ts";
import type { SignedZone } from "../../../src/demo/dns/signer.ts";
import { anchorOf } from "../../../src/demo/dns/tree.ts";

export const today = new Date("2026-11-22T00:00:00Z");

export interface Circumstances {
  tampers?: Readonly<Record<string, Tamper>>;
  /** That of the root, where none are given. */
  anchors?: readonly TrustAnchor[];
  negativeAnchors?: readonly DomainName[];
  now?: Date;
  limits?: Limits;
}

/** `question` as `owner TYPE`. */
export async function examine(
  zones: readonly SignedZone[],
  question: string,
  { tampers = {}, anchors, now = today, ...rest }: Circumstances = {},
): Promise<Validated & { asked: readonly string[] }> {
  const world = worldOf(zones, tampers);
  const roots = zones.filter(({ origin }) => origin === ".").map(anchorOf);
  const validator = validatorOf({ ask: world.ask, anchors: anchors ?? roots, now: () => now, ...rest });
  const [owner = "", type = ""] = question.split(" ");
  return { ...(await validator.validate(name(owner), type)), asked: world.asked };
}

/** The state in one line, such as `secure rrset`, `bogus rrset signature-expired` or `insecure nxdomain opt-out`. */
export function verdictOf({ security, outcome, because }: Validated): string {
  return [security, outcome.kind, because?.code].filter((word) => word !== undefined).join(" ");
}
