/** One domain's assessment in words, for every renderer alike. What is quoted stands between backticks. */
import type { Catalogue } from "../../catalogue.ts";
import { verdictIn } from "../../criterion-verdict.ts";
import type { ProfileVerdict } from "../../expectations/verdict.ts";
import {
  type Assessment,
  type Category,
  type CriterionId,
  type CriterionVerdict,
  type Finding,
  type MailOperator,
  type Score,
  categories,
  severities,
} from "../../model.ts";
import { criteriaOf, levelOf } from "../../score.ts";
import { type TableShown, tablesOf } from "../tables.ts";
import { categoryNames, clean, rangeText } from "../words.ts";
import { criterionWords } from "./criteria.ts";
import { type FindingShown, findingsShown } from "./finding-shown.ts";
import { type Fix, topFixes } from "./fixes.ts";
import { type HostShown, hostShown } from "./host-words.ts";
import { howToMeasure } from "./how.ts";
import type { AssessedDomain } from "./report.ts";

export type { FindingShown, HostShown };

export interface DomainShown {
  domain: string;
  /** Such as `Receives mail and sends mail.` */
  roles: string;
  scores: readonly ScoreShown[];
  hosts: readonly HostShown[];
  tables: readonly TableShown[];
  /** Worst first. */
  findings: readonly FindingShown[];
  /** Best first. */
  fixes: readonly Fix[];
  notMeasured: readonly NotMeasuredShown[];
  profile?: ProfileVerdict;
}

export interface ScoreShown {
  category: Category;
  title: string;
  score: Score;
  /** `3.5`, `3.5–5.0`, or `not applicable`. */
  stars: string;
  points: string;
  criteria: readonly CriterionShown[];
  /** Findings that cost points within the level. */
  costs: readonly { id: string; points: number }[];
}

export interface CriterionShown {
  criterion: CriterionId;
  title: string;
  verdict: CriterionVerdict;
  /** Stars more if this alone were met; 0 for a criterion that is. */
  gain: number;
  /** Where it is not met: findings that say why, worst first. */
  because: readonly Finding["id"][];
}

interface NotMeasuredShown {
  title: string;
  criteria: readonly CriterionId[];
  because: string;
  how: string;
}

export function domainShown({ assessment, hosts, profile }: AssessedDomain, catalogue: Catalogue): DomainShown {
  return {
    domain: assessment.domain,
    roles: rolesText(assessment),
    scores: categories.flatMap((category) => scoreShown(assessment, category, catalogue)),
    hosts: hosts.map(hostShown),
    tables: tablesOf({ domain: assessment.domain, after: assessment }),
    findings: findingsShown(assessment, catalogue),
    fixes: topFixes(assessment, catalogue),
    notMeasured: notMeasuredShown(assessment, hosts),
    ...(profile === undefined ? {} : { profile }),
  };
}

function rolesText({ roles: { receives, sends, parked }, receivedBy = [] }: Assessment): string {
  if (parked === true) return "Neither receives nor sends mail.";
  const receiving = {
    true: "Receives mail",
    false: "Receives no mail",
    unknown: "Whether it receives mail is not known",
  };
  const sending = { true: "sends mail", false: "sends none", unknown: "whether it sends mail is not known" };
  return [`${receiving[`${receives}`]}; ${sending[`${sends}`]}.`, ...receivedBy.map(operatorText)].join(" ");
}

const hostsTold = 2;

/** With what it is told by. */
function operatorText({ operator, hosts }: MailOperator): string {
  const more = hosts.length - hostsTold;
  const told = [...hosts.slice(0, hostsTold), ...(more > 0 ? [`${more} more`] : [])];
  return clean(`Mail is received by ${operator} (${told.join(", ")}).`);
}

function scoreShown(assessment: Assessment, category: Category, catalogue: Catalogue): readonly ScoreShown[] {
  const score = assessment.scores.find((one) => one.category === category);
  if (score === undefined) return [];
  const verdicts = criteriaOf(category).map((criterion) => ({
    criterion,
    verdict: verdictIn(assessment, score, criterion),
  }));
  const good = verdicts.filter(({ verdict }) => verdict.kind === "met" || verdict.kind === "not-applicable");
  const met = new Set(good.map(({ criterion }) => criterion));
  return [
    {
      category,
      title: categoryNames[category],
      score,
      stars: score.applicable ? rangeText(score.stars, 1) : "not applicable",
      points: score.applicable ? rangeText(score.points, 0) : "",
      criteria: verdicts.map(({ criterion, verdict }) => ({
        criterion,
        title: criterionWords[criterion].title,
        verdict,
        because: verdict.kind === "unmet" ? findingsOn(assessment, criterion, catalogue) : [],
        gain: (levelOf(category, new Set([...met, criterion])) - levelOf(category, met)) / 2,
      })),
      costs: costsOf(assessment, category, catalogue),
    },
  ];
}

const maxReasons = 3;

function findingsOn(
  { judgements }: Assessment,
  criterion: CriterionId,
  { messages }: Catalogue,
): readonly Finding["id"][] {
  const { check } = criterionWords[criterion];
  const findings = judgements
    .filter((judgement) => judgement.check === check)
    .flatMap((judgement) => judgement.findings);
  const rank = (id: string): number => severities.indexOf(messages.get(id)?.severity ?? "info");
  const ids = new Set(findings.map(({ id }) => id).filter((id) => rank(id) < severities.indexOf("info")));
  return [...ids].toSorted((one, other) => rank(one) - rank(other)).slice(0, maxReasons);
}

function costsOf({ judgements }: Assessment, category: Category, { messages }: Catalogue): ScoreShown["costs"] {
  const findings = judgements.flatMap((judgement) => judgement.findings);
  const costs = Map.groupBy(findings, ({ id }) => id);
  return [...costs].flatMap(([id, some]) => {
    const points = (messages.get(id)?.demerits[category] ?? 0) * some.length;
    return points === 0 ? [] : [{ id, points }];
  });
}

/** Criteria that share a reason are told together. */
function notMeasuredShown({ scores }: Assessment, hosts: AssessedDomain["hosts"]): readonly NotMeasuredShown[] {
  const open = scores.filter(({ applicable }) => applicable).flatMap(({ notMeasured }) => notMeasured);
  const told = open.map((one) => ({ ...one, how: howToMeasure(one, open, hosts) }));
  const byReason = Map.groupBy(told, ({ because, how }) => JSON.stringify([because, how]));
  return [...byReason.values()].map((some) => {
    const shared = [...new Set(some.map(({ criterion }) => criterion))];
    const [first] = some;
    return {
      title: shared.map((criterion) => criterionWords[criterion].title).join(", "),
      criteria: shared,
      because: clean(first?.because ?? ""),
      how: first?.how ?? "",
    };
  });
}
