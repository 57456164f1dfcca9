/** Alignment and DMARC from what SPF and DKIM authenticate. */
import { type DomainName, parseName } from "../dns/name.ts";
import type { Resolver } from "../dns/resolver.ts";
import type { Measured } from "../io.ts";
import { type AuthorPolicies, type Identifier, alignmentOf, dmarcOutcome, policiesOf } from "./dmarc.ts";
import type { Author, OutboundObservation, Signature, SpfOutcome } from "./observation.ts";
import type { VerifiedSignature } from "./signatures.ts";

const unknown = { rfc9989: "unknown", rfc7489: "unknown" } as const;
const none = { rfc9989: "none", rfc7489: "none" } as const;

type Authenticated = Pick<OutboundObservation, "spf" | "signatures" | "dmarc">;

/** Asks for the author's policy, and for those of domains that may belong to the same organization. */
export async function authenticated(
  author: Measured<Author>,
  spf: { mailFrom: SpfOutcome; helo: SpfOutcome },
  signatures: Measured<readonly VerifiedSignature[]>,
  resolver: Resolver,
): Promise<Authenticated> {
  if (author.kind === "not-measured" || author.value.kind !== "domain") {
    const alignment = author.kind === "not-measured" ? unknown : none;
    return { spf: { ...spf, alignment }, signatures: withAlignment(signatures, () => alignment) };
  }
  const policies = await policiesOf(author.value.domain, resolver);
  const verified = signatures.kind === "measured" ? signatures.value : [];
  const [ofSpf, ...ofSignatures] = await Promise.all(
    [spf.mailFrom.domain, ...verified.map(({ domain }) => nameIn(domain))].map((domain) =>
      alignmentOf(domain, policies, resolver),
    ),
  );
  const aligned = {
    spf: { ...spf, alignment: ofSpf ?? none },
    signatures: withAlignment(signatures, (index) => ofSignatures[index] ?? none),
  };
  return { ...aligned, dmarc: outcomes(policies, aligned) };
}

function nameIn(domain: string): DomainName | undefined {
  const parsed = parseName(domain);
  return parsed.ok ? parsed.value : undefined;
}

function withAlignment(
  signatures: Measured<readonly VerifiedSignature[]>,
  alignment: (index: number) => Signature["alignment"],
): Measured<readonly Signature[]> {
  if (signatures.kind === "not-measured") return signatures;
  const value = signatures.value.map((signature, index) => ({ ...signature, alignment: alignment(index) }));
  return { kind: "measured", value };
}

function outcomes(
  policies: AuthorPolicies,
  { spf, signatures }: Pick<Authenticated, "spf" | "signatures">,
): NonNullable<OutboundObservation["dmarc"]> {
  const verified = signatures.kind === "measured" ? signatures.value : [];
  const identifiers: readonly Identifier[] = [
    { by: "spf", passes: passes(spf.mailFrom.result), alignment: spf.alignment },
    ...verified.map(({ verdict, alignment }) => ({ by: "dkim" as const, passes: passes(verdict.kind), alignment })),
  ];
  const isComplete = signatures.kind === "measured";
  return {
    rfc9989: dmarcOutcome("rfc9989", policies, identifiers, isComplete),
    rfc7489: dmarcOutcome("rfc7489", policies, identifiers, isComplete),
  };
}

function passes(result: string): boolean | "unknown" {
  return result === "temperror" ? "unknown" : result === "pass";
}
