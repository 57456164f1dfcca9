/** A finding in words, with what it costs and what fixes it. What is quoted stands between backticks. */
import type { Catalogue } from "../../catalogue.ts";
import {
  type Assessment,
  type Category,
  type Finding,
  type MailOperator,
  type Message,
  type Publication,
  type Severity,
  categories,
  severities,
} from "../../model.ts";
import { clean, cleanArgs, who } from "../words.ts";
import { type PublicationShown, publicationsShown, publishable } from "./publication.ts";

export interface FindingShown {
  id: Finding["id"];
  args: Finding["args"];
  severity: Severity;
  says: string;
  fix: string;
  see: string;
  who: Message["who"];
  whoText: string;
  /** What fixes it, as data and as lines to copy. */
  publish: readonly Publication[];
  publishLines: readonly PublicationShown[];
  /** Points, 1 to 5. */
  costs: readonly { category: Category; points: number }[];
}

/** Worst first. */
export function findingsShown(
  { judgements, receivedBy = [] }: Pick<Assessment, "judgements" | "receivedBy">,
  catalogue: Catalogue,
): readonly FindingShown[] {
  return judgements
    .flatMap(({ findings }) => findings)
    .map((finding) => findingShown(finding, catalogue, receivedBy))
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

function findingShown(
  { id, args, publish }: Finding,
  { messages }: Catalogue,
  receivedBy: readonly MailOperator[],
): FindingShown {
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
    whoText: whoText(message.who, args, receivedBy),
    publish: publishable(publish),
    publishLines: publicationsShown(publishable(publish)),
    costs,
  };
}

/** By name, where the hosts that it speaks of are somebody else's. */
function whoText(whose: Message["who"], { host, hosts }: Finding["args"], receivedBy: readonly MailOperator[]): string {
  const named = new Set([host, hosts].flat().map(String));
  const operators = receivedBy.filter((one) => one.hosts.some((each) => named.has(each)));
  if (whose !== "mail-provider" || operators.length === 0) return who[whose];
  const names = clean(operators.map(({ operator }) => operator).join(" and "));
  return `${names}, which ${operators.length === 1 ? "runs" : "run"} the mail servers`;
}
