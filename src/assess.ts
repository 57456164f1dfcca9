/** One domain: every check asks, then judges; then the roles and the score. */
import { checks } from "./checks/index.ts";
import { deniesAll, sendsOf } from "./checks/spf/index.ts";
import { effectivePolicy } from "./checks/dmarc/index.ts";
import { mxKind, receivesOf } from "./checks/mx/index.ts";
import { demeritsOf, notMeasuredBecause } from "./catalogue.ts";
import type { DomainName } from "./dns/name.ts";
import type { Io } from "./io.ts";
import { countDkimKeys, hasNullDkimWildcard } from "./mail/dkim-keys.ts";
import type { Assessment, Judgement, Roles, Surroundings } from "./model.ts";
import { score } from "./score.ts";

/** What the checks learnt of a domain, kept for a comparison with its other side. */
export interface Evaluation {
  domain: DomainName;
  facts: Awaited<ReturnType<typeof evaluate>>;
  judgements: Readonly<Record<keyof typeof checks, Judgement>>;
  surroundings: Surroundings;
  /** `*._domainkey` revokes every selector: one of the locks of a parked domain. */
  nullDkim: boolean | "unknown";
}

/** Asks the world about a domain and judges the answers. Nothing is thrown for what could not be learnt. */
export async function evaluateDomain(domain: DomainName, io: Io): Promise<Evaluation> {
  const facts = await evaluate(domain, io);
  const judgements = {
    mx: checks.mx.judge(facts.mx),
    spf: checks.spf.judge(facts.spf),
    dmarc: checks.dmarc.judge(facts.dmarc),
    dane: checks.dane.judge(facts.dane),
  };
  const dkimKeys = await countDkimKeys(domain, io);
  const surroundings = {
    name: await existenceOf(domain, io),
    mx: mxKind(facts.mx),
    dmarc: effectivePolicy(facts.dmarc),
    dkimKeys,
    roles: rolesOf(facts, dkimKeys),
  };
  return { domain, facts, judgements, surroundings, nullDkim: await hasNullDkimWildcard(domain, io) };
}

/** The mail security of a domain as `io` shows it, with the three scores. */
export async function assess(domain: DomainName, io: Io): Promise<Assessment> {
  return assessmentOf(await evaluateDomain(domain, io));
}

export function assessmentOf(evaluation: Evaluation): Assessment {
  const judgements = Object.values(evaluation.judgements);
  const { roles } = evaluation.surroundings;
  return {
    domain: evaluation.domain,
    roles,
    judgements,
    scores: score(judgements, roles, demeritsOf, notMeasuredBecause),
  };
}

async function evaluate(domain: DomainName, io: Io) {
  const [mx, spf, dmarc, dane] = await Promise.all([
    checks.mx.evaluate(domain, io),
    checks.spf.evaluate(domain, io),
    checks.dmarc.evaluate(domain, io),
    checks.dane.evaluate(domain, io),
  ]);
  return { mx, spf, dmarc, dane };
}

/** Receiving: an MX that is not null, or an implicit one. Sending: SPF authorises someone, or a DKIM key exists. Parked: no MX and `-all`. */
function rolesOf(facts: Evaluation["facts"], dkimKeys: number | "unknown"): Roles {
  const bySpf = sendsOf(facts.spf);
  const hasKeys = dkimKeys === "unknown" ? "unknown" : dkimKeys > 0;
  const mx = mxKind(facts.mx);
  const denies = deniesAll(facts.spf);
  return {
    receives: receivesOf(facts.mx),
    sends: bySpf === true || hasKeys === true ? true : bySpf === "unknown" ? "unknown" : hasKeys,
    parked:
      mx === "real" || denies === false
        ? false
        : mx === "unknown" || denies === "unknown"
          ? "unknown"
          : hasKeys !== true,
  };
}

async function existenceOf(domain: DomainName, io: Io): Promise<Surroundings["name"]> {
  const { outcome } = await io.resolver.query(domain, "TXT");
  if (outcome.kind === "nxdomain") return "nxdomain";
  return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}
