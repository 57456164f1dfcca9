/** The assessment for programs; its shape is `schemas/assessment.schema.json`. */
import type { Catalogue } from "../../catalogue.ts";
import type { ProfileVerdict } from "../../expectations/verdict.ts";
import type { AddressSeen, HostSeen } from "../../hosts-seen.ts";
import type { CriterionVerdict, Tables } from "../../model.ts";
import { version } from "../../version.ts";
import { visible } from "../json.ts";
import type { TablesJson } from "../review-json.ts";
import type {
  AddressJson,
  AssessedDomainJson,
  AssessmentReportJson,
  CategoryJson,
  FindingJson,
  HostJson,
  ProfileJson,
} from "./assessment-json.ts";
import type { AssessedDomain, AssessmentReport } from "./report.ts";
import { type FindingShown, type ScoreShown, domainShown } from "./shown.ts";

/** Two spaces of indentation and a final line feed; nothing in it acts on a terminal or in a log. */
export function assessmentJson(report: AssessmentReport, catalogue: Catalogue): string {
  return `${visible(JSON.stringify(assessmentReportJson(report, catalogue), null, 2))}\n`;
}

function assessmentReportJson(report: AssessmentReport, catalogue: Catalogue): AssessmentReportJson {
  return {
    schemaVersion: 1,
    mecsa: version,
    at: report.at,
    vantage: report.vantage ?? null,
    egress: report.egress,
    domains: report.domains.map((domain) => domainJson(domain, catalogue)),
  };
}

function domainJson(assessed: AssessedDomain, catalogue: Catalogue): AssessedDomainJson {
  const { assessment, hosts, profile } = assessed;
  const shown = domainShown(assessed, catalogue);
  return {
    domain: assessment.domain,
    roles: assessment.roles,
    receivedBy: (assessment.receivedBy ?? []).map(({ operator, hosts: each }) => ({ operator, hosts: [...each] })),
    scores: shown.scores.map(scoreJson),
    checks: assessment.judgements.map(({ check, verdict }) => ({
      check,
      verdict: verdict.kind === "graded" ? verdict.grade : verdict.kind,
      because: verdict.kind === "graded" ? null : verdict.because,
    })),
    findings: shown.findings.map(findingJson),
    hosts: hosts.map(hostJson),
    tables: tablesJson(assessment.tables),
    profile: profile === undefined ? null : profileJson(profile),
  };
}

function scoreJson({ category, score, criteria }: ScoreShown): CategoryJson {
  const { applicable, level, stars, points, coverage, notMeasured } = score;
  return {
    category,
    applicable,
    level,
    stars,
    points,
    coverage,
    notMeasured: [...notMeasured],
    criteria: criteria.map(({ criterion, verdict, gain }) => ({
      criterion,
      verdict: verdict.kind,
      because: becauseOf(verdict),
      gain,
    })),
  };
}

function becauseOf(verdict: CriterionVerdict): string | null {
  return "because" in verdict ? verdict.because : null;
}

function findingJson({ id, args, severity, says, fix, publish, see, who, costs }: FindingShown): FindingJson {
  return { id, args, severity, message: says, fix, publish: [...publish], reference: see, who, costs: [...costs] };
}

function hostJson({ host, preference, addresses, tlsa }: HostSeen): HostJson {
  return {
    host,
    preference,
    tlsa: tlsa.kind === "measured" ? tlsa.value : null,
    addresses: addresses.kind === "measured" ? addresses.value.map(addressJson) : null,
  };
}

function addressJson({ address, session, capabilities, certificate, dane }: AddressSeen): AddressJson {
  const tls = session.kind === "measured" ? session.value.tls : undefined;
  return {
    address,
    ended: session.kind === "measured" ? session.value.ended.kind : null,
    because: session.kind === "measured" ? null : session.because,
    tls:
      tls === undefined
        ? null
        : {
            protocol: tls.protocol,
            cipher: tls.cipher,
            keyExchange: tls.keyExchange?.group ?? tls.keyExchange?.kind ?? null,
          },
    capabilities: [...capabilities],
    dane: dane ?? null,
    certificate:
      certificate === undefined
        ? null
        : { ...certificate, names: [...certificate.names], problems: [...certificate.problems] },
  };
}

function tablesJson(tables: Tables | undefined): TablesJson | null {
  if (tables === undefined) return null;
  return {
    forge: tables.forge.map((row) => ({ ...row })),
    delivery: tables.delivery.map(({ sender, possible, because }) => ({ sender, possible: [...possible], because })),
  };
}

function profileJson({ name, title, dated, source, expectations }: ProfileVerdict): ProfileJson {
  return {
    name,
    title,
    dated,
    source,
    expectations: expectations.map(({ says, see, verdict, against }) => ({
      says,
      reference: see,
      verdict: verdict.kind,
      because: becauseOf(verdict),
      against: [...against],
    })),
  };
}
