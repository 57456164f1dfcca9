/** A received message, verified. Asks the DNS and nothing else: no BIMI, no policy is fetched. */
import { Readable } from "node:stream";
import type { ARCSigningData, DKIMVerifyResult } from "mailauth";
import { arc } from "mailauth/lib/arc/index.js";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { getAuthorDomain } from "mailauth/lib/dmarc/author-domain.js";
import { type DomainName, parseName } from "../dns/name.ts";
import { type Answer, type Resolver, memoize } from "../dns/resolver.ts";
import type { Measured } from "../io.ts";
import { authenticated } from "./authenticated.ts";
import { nodeResolver } from "./node-resolver.ts";
import type { ArcOutcome, Author, AuthorTrouble, Envelope, HopTls, OutboundObservation } from "./observation.ts";
import { fieldsNamed, fieldsOf, withinBounds } from "./octets.ts";
import { type Hop, hopIn, tlsVersionIn } from "./received.ts";
import { type VerifiedSignature, signaturesOf } from "./signatures.ts";
import { verifySpf } from "./spf.ts";

const maxSignatures = 20;

/**
 * Never throws for what is in a message. It is judged as of the time that the receiving server wrote into its Received field
 * (RFC 6376 §3.5, `x=`), and as of `now` where that is not there.
 */
export async function verifyMessage(
  octets: Uint8Array,
  envelope: Envelope,
  outside: Resolver,
  now: Date,
): Promise<OutboundObservation> {
  const resolver = memoize(outside);
  const wire = withinBounds(octets);
  const fields = wire.kind === "measured" ? fieldsOf(wire.value) : [];
  const hop = hopIn(fieldsNamed(fields, "received"), envelope.ip);
  const receivedAt = hop.at !== undefined && hop.at < now ? hop.at : now;
  const [spf, dkim] = await Promise.all([
    verifySpf(envelope, resolver),
    wire.kind === "measured" ? verifiedDkim(wire.value, fields, resolver, receivedAt) : wire,
  ]);
  const author = mapped(dkim, authorOf);
  const signatures = mapped(dkim, (verified) => signaturesOf(verified, receivedAt));
  return {
    receivedAt: receivedAt.toISOString(),
    envelope,
    author,
    ...(await authenticated(author, spf, signatures, resolver)),
    arc: dkim.kind === "measured" ? await arcOutcome(dkim.value.arc, resolver) : dkim,
    tls: hopTls(envelope, hop, wire),
    selectors: selectorsOf(signatures),
    unanswered: unansweredOf(resolver.asked()),
  };
}

function mapped<T, U>(measured: Measured<T>, change: (value: T) => U): Measured<U> {
  return measured.kind === "measured" ? { kind: "measured", value: change(measured.value) } : measured;
}

async function verifiedDkim(
  wire: Buffer,
  fields: readonly string[],
  resolver: Resolver,
  curTime: Date,
): Promise<Measured<DKIMVerifyResult>> {
  if (fieldsNamed(fields, "dkim-signature").length > maxSignatures)
    return { kind: "not-measured", because: `it has more than ${maxSignatures} signatures` };
  // In one piece: in several, mailauth takes a time quadratic to the length of a line.
  const value = await dkimVerify(Readable.from([wire]), { strict: true, resolver: nodeResolver(resolver), curTime });
  return { kind: "measured", value };
}

function authorOf({ headerFrom, fromFields }: DKIMVerifyResult): Author {
  const found = getAuthorDomain(headerFrom, fromFields);
  if (found.reason !== undefined) return { kind: troubles[found.reason], domains: found.domains };
  const parsed = parseName(found.authorDomain);
  return parsed.ok ? { kind: "domain", domain: parsed.value } : { kind: "invalid", domains: [found.authorDomain] };
}

const troubles: Record<
  "no-author-domain" | "multiple-author-domains" | "invalid-author-domain" | "multiple-from-fields",
  AuthorTrouble
> = {
  "no-author-domain": "none",
  "multiple-author-domains": "several",
  "invalid-author-domain": "invalid",
  "multiple-from-fields": "several-fields",
};

async function arcOutcome(data: ARCSigningData | undefined, resolver: Resolver): Promise<Measured<ArcOutcome>> {
  if (data === undefined) return { kind: "measured", value: { result: "none", sealers: [] } };
  const asked = memoize(resolver);
  const chain = data.chain === false ? [] : data.chain;
  const { status } = await arc({ ...data, chain }, { strict: true, resolver: nodeResolver(asked) });
  const open = unansweredOf(asked.asked())[0];
  if (status.result !== "pass" && open !== undefined) return { kind: "not-measured", because: open.because };
  const result = status.result === "pass" || status.result === "none" ? status.result : "fail";
  const sealers = chain.map((set) => String(set["arc-seal"]?.parsed?.d?.value ?? ""));
  const { comment } = status;
  return { kind: "measured", value: { result, sealers, ...(comment === undefined ? {} : { detail: comment }) } };
}

function hopTls({ tls }: Envelope, hop: Hop, wire: Measured<Buffer>): HopTls {
  if (tls === null) return { kind: "clear", from: "caller" };
  if (tls === undefined) return wire.kind === "measured" ? hop.tls : { kind: "not-measured", because: "unread" };
  const version = tlsVersionIn(tls.protocol);
  const { cipher } = tls;
  return {
    kind: "tls",
    from: "caller",
    ...(version === undefined ? {} : { version }),
    ...(cipher === undefined ? {} : { cipher }),
  };
}

function selectorsOf(signatures: Measured<readonly VerifiedSignature[]>): OutboundObservation["selectors"] {
  if (signatures.kind === "not-measured") return [];
  const found = new Map<string, { domain: DomainName; selector: string }>();
  for (const { domain, selector } of signatures.value) {
    const [parsed, label] = [parseName(domain), parseName(selector)];
    if (parsed.ok && label.ok)
      found.set(`${label.value} ${parsed.value}`, { domain: parsed.value, selector: label.value });
  }
  return [...found.values()];
}

function unansweredOf(answers: readonly Answer[]): OutboundObservation["unanswered"] {
  return answers.flatMap(({ question: { owner, type }, outcome, security }) => {
    if (outcome.kind === "unknown" || outcome.kind === "failed") return [{ owner, type, because: outcome.why }];
    return security === "bogus" ? [{ owner, type, because: "the answer is bogus" }] : [];
  });
}
