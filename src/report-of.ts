/** Domains assessed together, as renderers want them. */
import { type Evaluation, assessmentOf, evaluateDomain } from "./assess.ts";
import type { DomainName } from "./dns/name.ts";
import { judgeProfile } from "./expectations/judge.ts";
import type { ProfileName } from "./expectations/profiles.ts";
import { type AddressSeen, type HostSeen, hostsSeen } from "./hosts-seen.ts";
import type { Io } from "./io.ts";
import { type Egress, egress } from "./mail/smtp-session.ts";
import type { AssessedDomain, AssessmentReport } from "./report/assessment/report.ts";

const domainsAtOnce = 50; // of more, none is served before its questions are late

/** Many domains at once: the world remembers what they share. */
export async function reportOf(
  domains: readonly DomainName[],
  io: Io,
  { vantage, profile }: { vantage?: string; profile?: ProfileName } = {},
): Promise<AssessmentReport> {
  const assessed = await inTurn(domains, (domain) => assessedDomain(domain, io, profile));
  return {
    at: io.now.toISOString(),
    ...(vantage === undefined ? {} : { vantage }),
    egress: egressFrom(assessed),
    domains: assessed,
  };
}

/** What the work makes of each, in their order. */
async function inTurn<T, Made>(all: readonly T[], work: (one: T) => Promise<Made>): Promise<readonly Made[]> {
  const made: Made[] = [];
  const left = all.entries();
  const worker = async (): Promise<void> => {
    for (const [at, one] of left) made[at] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(domainsAtOnce, all.length) }, worker));
  return made;
}

/** One domain as it was seen at one time: for people, and to be compared with another time. */
export interface Look {
  report: AssessmentReport & { domains: readonly [AssessedDomain] };
  evaluation: Evaluation;
}

export async function lookAt(domain: DomainName, io: Io, vantage?: string): Promise<Look> {
  const evaluation = await evaluateDomain(domain, io);
  const assessed = { assessment: assessmentOf(evaluation), hosts: await hostsSeen(domain, io) };
  const from = vantage === undefined ? {} : { vantage };
  return {
    evaluation,
    report: { at: io.now.toISOString(), ...from, egress: egressFrom([assessed]), domains: [assessed] },
  };
}

async function assessedDomain(domain: DomainName, io: Io, profile?: ProfileName): Promise<AssessedDomain> {
  const assessment = assessmentOf(await evaluateDomain(domain, io));
  const hosts = await hostsSeen(domain, io);
  if (profile === undefined) return { assessment, hosts };
  const lookedAt = {
    "tls-scan": addressesIn(hosts).some(({ isScanned }) => isScanned),
    observed: io.observed(domain).length > 0,
  };
  return { assessment, hosts, profile: judgeProfile(profile, assessment, lookedAt) };
}

function addressesIn(hosts: readonly HostSeen[]): readonly AddressSeen[] {
  return hosts.flatMap(({ addresses }) => (addresses.kind === "measured" ? addresses.value : []));
}

function egressFrom(assessed: readonly AssessedDomain[]): Egress {
  const addresses = addressesIn(assessed.flatMap(({ hosts }) => hosts));
  return egress(addresses.flatMap(({ session }) => (session.kind === "measured" ? [session.value] : [])));
}
