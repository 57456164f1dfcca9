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
  type Message,
  type Score,
  type Severity,
  categories,
  severities,
} from "../../model.ts";
import { criteriaOf, levelOf } from "../../score.ts";
import { type TableShown, tablesOf } from "../tables.ts";
import { categoryNames, clean, cleanArgs, rangeText, who } from "../words.ts";
import { criterionWords } from "./criteria.ts";
import { type HostShown, hostShown } from "./host-words.ts";
import type { AssessedDomain } from "./report.ts";

export type { HostShown };

export interface DomainShown {
  domain: string;
  /** Such as `Receives mail and sends mail.` */
  roles: string;
  scores: readonly ScoreShown[];
  hosts: readonly HostShown[];
  tables: readonly TableShown[];
  /** Worst first. */
  findings: readonly FindingShown[];
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

export interface FindingShown {
  id: Finding["id"];
  args: Finding["args"];
  severity: Severity;
  says: string;
  fix: string;
  see: string;
  who: Message["who"];
  whoText: string;
  /** Points, 1 to 5. */
  costs: readonly { category: Category; points: number }[];
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
    notMeasured: notMeasuredShown(assessment),
    ...(profile === undefined ? {} : { profile }),
  };
}

function rolesText({ roles: { receives, sends, parked } }: Assessment): string {
  if (parked === true) return "Neither receives nor sends mail.";
  const receiving = {
    true: "Receives mail",
    false: "Receives no mail",
    unknown: "Whether it receives mail is not known",
  };
  const sending = { true: "sends mail", false: "sends none", unknown: "whether it sends mail is not known" };
  return `${receiving[`${receives}`]}; ${sending[`${sends}`]}.`;
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

function findingsShown({ judgements }: Assessment, catalogue: Catalogue): readonly FindingShown[] {
  return judgements
    .flatMap(({ findings }) => findings)
    .map((finding) => findingShown(finding, catalogue))
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

function findingShown({ id, args }: Finding, { messages }: Catalogue): FindingShown {
  const message = messages.get(id);
  if (message === undefined) throw new Error(`finding ${id} is not in the catalogue`);
  const quotable = cleanArgs(args);
  const costs = categories.flatMap((category) => {
    const points = message.demerits[category] ?? 0;
    return points === 0 ? [] : [{ category, points }];
  });
  return {
    id,
    args,
    severity: message.severity,
    says: message.says(quotable),
    fix: message.fix(quotable),
    see: message.see,
    who: message.who,
    whoText: who[message.who],
    costs,
  };
}

/** Criteria that share a reason are told together. */
function notMeasuredShown({ scores }: Assessment): readonly NotMeasuredShown[] {
  const open = scores.filter(({ applicable }) => applicable).flatMap(({ notMeasured }) => notMeasured);
  const byReason = Map.groupBy(open, ({ criterion, because }) =>
    JSON.stringify([because, criterionWords[criterion].how]),
  );
  return [...byReason.values()].map((some) => {
    const shared = [...new Set(some.map(({ criterion }) => criterion))];
    const [first] = some;
    return {
      title: shared.map((criterion) => criterionWords[criterion].title).join(", "),
      criteria: shared,
      because: clean(first?.because ?? ""),
      how: shared.map((criterion) => criterionWords[criterion].how)[0] ?? "",
    };
  });
}
