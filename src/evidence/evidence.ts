/** All that was asked of the world for an assessment, kept: judged again, it gives the same report. */
import { createHash } from "node:crypto";
import type { DomainName } from "../dns/name.ts";
import { type Recording, recorded, replayed } from "../dns/recording.ts";
import { memoize } from "../dns/resolver.ts";
import type { Io, Measured, RevocationQuestion } from "../io.ts";
import type { PolicyFetch } from "../mail/policy-fetch.ts";
import type { SmtpSession } from "../mail/smtp-session.ts";
import type { TlsScan } from "../mail/tls-scan.ts";
import type { Revocation } from "../mail/x509/revocation.ts";
import type { OutboundObservation } from "../message/observation.ts";

export interface Evidence {
  format: "mecsa-evidence";
  version: 1;
  /** The clock of the run, ISO 8601 in UTC. */
  at: string;
  /** Where it was measured from, as the person said. */
  vantage?: string;
  /** What was assessed. */
  domains: readonly DomainName[];
  selectors: readonly string[];
  roots: Io["roots"];
  /** These are sorted, and hold each question once. */
  answers: Recording["answers"];
  smtp: readonly AtAddress<SmtpSession>[];
  tlsScans: readonly AtAddress<TlsScan>[];
  /** Of certificates by their SHA-256 in hexadecimal; evidence of before authorities were asked has none. */
  revocations?: readonly { certificate: string; said: Revocation }[];
  policies: readonly { domain: DomainName; policy: Measured<PolicyFetch> }[];
  observed: readonly { domain: DomainName; observations: readonly OutboundObservation[] }[];
}

interface AtAddress<T> {
  mxHost: DomainName;
  address: string;
  seen: Measured<T>;
}

/** What the evidence of a run says beside its answers. */
export type EvidenceHead = Pick<Evidence, "domains" | "vantage">;

/** Keeps what `inner` answers. */
export function recordedIo(inner: Io): { io: Io; evidence: (head: EvidenceHead) => Evidence } {
  const resolver = recorded(inner.resolver);
  const smtp = new Map<string, AtAddress<SmtpSession>>();
  const tlsScans = new Map<string, AtAddress<TlsScan>>();
  const revocations = new Map<string, { certificate: string; said: Revocation }>();
  const policies = new Map<string, Evidence["policies"][number]>();
  const observed = new Map<string, Evidence["observed"][number]>();
  const io: Io = {
    ...inner,
    resolver: memoize(resolver),
    smtp: kept(smtp, (mxHost, address) => inner.smtp(mxHost, address)),
    tlsScan: kept(tlsScans, (mxHost, address) => inner.tlsScan(mxHost, address)),
    async revocation(question) {
      const said = await inner.revocation(question);
      const certificate = digestOf(question);
      revocations.set(certificate, { certificate, said });
      return said;
    },
    async stsPolicy(domain) {
      const policy = await inner.stsPolicy(domain);
      if (isFetched(policy)) policies.set(domain, { domain, policy });
      return policy;
    },
    observed(domain) {
      const observations = inner.observed(domain);
      if (observations.length > 0) observed.set(domain, { domain, observations });
      return observations;
    },
  };
  const evidence = ({ domains, vantage }: EvidenceHead): Evidence => ({
    format: "mecsa-evidence",
    version: 1,
    at: inner.now.toISOString(),
    ...(vantage === undefined ? {} : { vantage }),
    domains,
    selectors: inner.selectors,
    roots: inner.roots,
    answers: resolver.recording(inner.now).answers,
    smtp: sorted(smtp),
    tlsScans: sorted(tlsScans),
    revocations: sorted(revocations),
    policies: sorted(policies),
    observed: sorted(observed),
  });
  return { io, evidence };
}

/** A policy that lies beside zones is no answer of the network. */
function isFetched(policy: Awaited<ReturnType<Io["stsPolicy"]>>): policy is Measured<PolicyFetch> {
  return policy.kind === "not-measured" || "tries" in policy.value;
}

function digestOf({ certificate }: RevocationQuestion): string {
  return createHash("sha256").update(certificate, "base64").digest("hex");
}

const keyOf = (mxHost: DomainName, address: string): string => `${mxHost} ${address}`;

function kept<T>(
  into: Map<string, AtAddress<T>>,
  ask: (mxHost: DomainName, address: string) => Promise<Measured<T>>,
): (mxHost: DomainName, address: string) => Promise<Measured<T>> {
  return async (mxHost, address) => {
    const seen = await ask(mxHost, address);
    into.set(keyOf(mxHost, address), { mxHost, address, seen });
    return seen;
  };
}

function sorted<T>(kept: ReadonlyMap<string, T>): readonly T[] {
  return [...kept].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/** Answers from evidence; what is not in it is not measured. */
export function replayedIo(evidence: Evidence): Io {
  const { at, answers, selectors, roots, revocations = [], policies, observed } = evidence;
  const saidOf = new Map(revocations.map(({ certificate, said }) => [certificate, said]));
  const policyOf = new Map(policies.map(({ domain, policy }) => [domain, policy]));
  const observedOf = new Map(observed.map(({ domain, observations }) => [domain, observations]));
  return {
    resolver: memoize(replayed({ format: "mecsa-recording", version: 1, at, answers })),
    namesBelow: (owner) => missing(`the names below ${owner} cannot be listed over the network`),
    certificates: () => [],
    signing: (origin) => missing(`the configuration of ${origin} is not at hand`),
    smtp: answered(evidence.smtp),
    tlsScan: answered(evidence.tlsScans),
    revocation: async (question) => saidOf.get(digestOf(question)) ?? { kind: "not-checked", because: "not-asked" },
    stsPolicy: async (domain) => policyOf.get(domain) ?? missing(`the evidence has no policy of ${domain}`),
    observed: (domain) => observedOf.get(domain) ?? [],
    selectors,
    roots,
    now: new Date(at),
  };
}

function answered<T>(known: readonly AtAddress<T>[]): (mxHost: DomainName, address: string) => Promise<Measured<T>> {
  const byKey = new Map(known.map(({ mxHost, address, seen }) => [keyOf(mxHost, address), seen]));
  return async (mxHost, address) =>
    byKey.get(keyOf(mxHost, address)) ?? missing(`the evidence has nothing of ${mxHost} at ${address}`);
}

function missing(because: string): { kind: "not-measured"; because: string } {
  return { kind: "not-measured", because };
}

/** JSON of printable ASCII, two spaces of indentation and a final line feed. */
export function evidenceText(evidence: Evidence): string {
  const json = JSON.stringify(evidence, null, 2);
  const plain = json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${plain}\n`;
}
