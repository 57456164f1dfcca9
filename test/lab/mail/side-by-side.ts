/** What we say of every mail server beside what others say, as a table in Markdown. */
import type { Assessment, CriterionId } from "../../../src/model.ts";

export interface Side {
  label: string;
  assessment: Assessment | undefined;
  /** In the order of the columns; undefined where the program was not asked. */
  others: readonly (string | undefined)[];
}

const criteria: readonly CriterionId[] = ["starttls", "x509", "dane", "mta-sts", "dnssec"];

export function sideBySide(others: readonly string[], sides: readonly Side[]): string {
  const head = ["case", ...criteria, "findings", ...others];
  const lines = sides.map((side) => [
    side.label,
    ...ours(side.assessment),
    ...side.others.map((words) => words ?? "-"),
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function ours(assessment: Assessment | undefined): readonly string[] {
  const judgements = assessment?.judgements ?? [];
  const kinds = criteria.map(
    (criterion) => judgements.find((one) => one.criteria[criterion])?.criteria[criterion]?.kind ?? "-",
  );
  const about = judgements.filter(({ check }) => criteria.some((criterion) => criterion === check));
  const ids = about.flatMap(({ findings }) => findings.map(({ id }) => `\`${id}\``));
  return [...kinds, ids.join(" ")];
}
