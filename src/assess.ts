/** One domain: every check asks, then judges; then the roles and the score. */
import { type CheckName, type FactsOf, evaluateAll, forEachCheck } from "./checks/index.ts";
import { countKeys } from "./checks/dkim/index.ts";
import { deniesAll, sendsOf } from "./checks/spf/index.ts";
import { keysReliedOn } from "./checks/dnssec/index.ts";
import { effectivePolicy, forgeTable } from "./checks/dmarc/index.ts";
import { type Share, type Shown, type StsMode, deliveryTable } from "./checks/dane/delivery.ts";
import { type MtaStsFacts, isOfAnotherType, modeInForce, uncoveredHosts } from "./checks/mta-sts/index.ts";
import { mxKind, receivedBy, receivesOf } from "./checks/mx/index.ts";
import { demeritsOf, notMeasuredBecause } from "./catalogue.ts";
import { type DomainName, parseName } from "./dns/name.ts";
import { rdataOctets } from "./dns/wire/encode.ts";
import type { Io } from "./io.ts";
import { offers } from "./mail/smtp-session.ts";
import { tlsOutcome, whyOpen } from "./mail/tls-outcome.ts";
import type { Assessment, Check, Judgement, Publication, Roles, Surroundings, Tables } from "./model.ts";
import { score } from "./score.ts";

/** What the checks learnt of a domain, kept for a comparison with its other side. */
export interface Evaluation {
  domain: DomainName;
  facts: FactsOf;
  judgements: Readonly<Record<CheckName, Judgement>>;
  surroundings: Surroundings;
}

/** Asks the world about a domain and judges the answers. Nothing is thrown for what could not be learnt. */
export async function evaluateDomain(domain: DomainName, io: Io): Promise<Evaluation> {
  const facts = await withKeys(await evaluateAll(domain, io), io);
  const judgements = forEachCheck((check, name) => check.judge(facts[name]));
  const dkimKeys = countKeys(facts.dkim);
  const surroundings = {
    name: await existenceOf(domain, io),
    mx: mxKind(facts.mx),
    dmarc: effectivePolicy(facts.dmarc),
    dkimKeys,
    roles: rolesOf(facts, dkimKeys),
  };
  return { domain, facts, judgements, surroundings };
}

/** DNSSEC is asked of the keys that the DKIM check has found, so that neither check imports the other. */
async function withKeys(facts: FactsOf, { resolver }: Io): Promise<FactsOf> {
  const { dnssec: signed, dkim } = facts;
  if (signed.relied.length === 0) return facts;
  const keys = await keysReliedOn(
    dkim.selectors.map(({ owner }) => owner),
    resolver,
  );
  return { ...facts, dnssec: { ...signed, relied: [...signed.relied, ...keys] } };
}

/** The mail security of a domain as `io` shows it, with the three scores. */
export async function assess(domain: DomainName, io: Io): Promise<Assessment> {
  return assessmentOf(await evaluateDomain(domain, io));
}

export function assessmentOf(evaluation: Evaluation): Assessment {
  const judgements = Object.values(forEachCheck((check, name) => withPublications(check, name, evaluation)));
  const { roles } = evaluation.surroundings;
  return {
    domain: evaluation.domain,
    roles,
    receivedBy: receivedBy(evaluation.facts.mx),
    judgements,
    scores: score(judgements, roles, demeritsOf, notMeasuredBecause),
    tables: tablesOf(evaluation.facts),
  };
}

/** Each finding with what fixes it. */
function withPublications(check: Check, name: CheckName, { facts, judgements, surroundings }: Evaluation): Judgement {
  const judgement = judgements[name];
  const side = { facts: facts[name], judgement, surroundings };
  const findings = judgement.findings.map((finding) => {
    const publications = check.publish?.(side, finding) ?? [];
    const isWhole = publications.length > 0 && publications.every(isPublishable);
    return isWhole ? { ...finding, publish: publications } : finding;
  });
  return { ...judgement, findings };
}

const maxRdata = 65_535; // octets, RFC 1035 §3.2.1

/** What the DNS cannot hold helps nobody, nor does a part of what belongs together. */
function isPublishable(one: Publication): boolean {
  if (one.do === "serve") return URL.canParse(one.url);
  const octets = rdataOctets(one.type, one.rdata);
  return parseName(one.owner).ok && octets !== undefined && octets.length <= maxRdata;
}

/** Who can forge the domain, and what happens to mail sent to it. */
function tablesOf(facts: FactsOf): Tables {
  const mode = stsModeOf(facts["mta-sts"]);
  return { forge: forgeTable(facts.dmarc), delivery: deliveryTable(facts.dane, facts.mx, mode, shownBy(facts)) };
}

function stsModeOf(facts: MtaStsFacts): StsMode {
  const { record, policy, service } = facts;
  const mode = modeInForce(facts);
  if (mode !== undefined) return mode === "enforce" && isOfAnotherType(facts) ? "disputed" : mode;
  const hasNoRecord = record.kind === "absent" || record.kind === "invalid" || record.kind === "several";
  return hasNoRecord || policy.kind === "invalid" || service.kind === "faulty" ? "none" : "unknown";
}

/** What the MX hosts showed, as far as every one of them that could be reached did. */
function shownBy({ starttls, "mta-sts": sts }: FactsOf): Shown {
  const isOpen = whyOpen(starttls) !== undefined;
  const sessions = starttls.hosts.flatMap(({ addresses }) => addresses.map(({ session }) => session));
  const reached = sessions.filter((session) => ["encrypted", "fault"].includes(tlsOutcome(session).kind));
  const uncovered = new Set(uncoveredHosts(sts).map(({ host }) => host));
  const share = (each: readonly boolean[]): Share => {
    if (isOpen || each.length === 0) return "unknown";
    return each.every((one) => one) ? "all" : each.includes(true) ? "some" : "none";
  };
  const inTls = reached.flatMap((one) => (one.kind === "measured" ? [one.value.helloAfterTls] : []));
  return {
    tls: share(reached.map((session) => tlsOutcome(session).kind === "encrypted")),
    requireTls: share(inTls.map((hello) => offers(hello, "REQUIRETLS"))),
    verified: share(sts.certificates.map(({ host, why }) => why.length === 0 && !uncovered.has(host))),
  };
}

/**
 * Receiving: an MX that is not null, or an implicit one. Sending: SPF authorises someone, or a DKIM key exists; not sending:
 * SPF denies all and there is no key (no SPF record at all tells nothing). Parked: no MX or a null MX, and `-all`.
 */
function rolesOf(facts: FactsOf, dkimKeys: number | "unknown"): Roles {
  const denies = deniesAll(facts.spf);
  const isSending = sendsOf(facts.spf) === true || (dkimKeys !== "unknown" && dkimKeys > 0);
  const isSilent = denies === true && dkimKeys === 0;
  const mx = mxKind(facts.mx);
  const isOpen = mx === "unknown" || denies === "unknown" || dkimKeys === "unknown";
  return {
    receives: receivesOf(facts.mx),
    sends: isSending ? true : isSilent ? false : "unknown",
    parked: mx === "real" || denies === false || isSending ? false : isOpen ? "unknown" : true,
  };
}

async function existenceOf(domain: DomainName, io: Io): Promise<Surroundings["name"]> {
  const { outcome } = await io.resolver.query(domain, "TXT");
  if (outcome.kind === "nxdomain") return "nxdomain";
  return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}
