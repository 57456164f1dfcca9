/** What could not be measured, why, and how it can be. */
import { type CriterionId, type DomainShown, type Look, criterionWords } from "../../../src/index.ts";
import { type Obstacle, howToMeasure, reportWords } from "../messages.ts";
import { type SlackBlock, note } from "./parts.ts";
import { bold, bullets, line, plain, rich, sentence } from "./rich.ts";
import { cut } from "./text.ts";

const maxNotMeasured = 4;

/** What one cause kept from being measured stands together; the table below names each. */
export function notMeasured(shown: DomainShown, report: Look["report"]): readonly SlackBlock[] {
  const all = unmeasured(shown);
  if (all.length === 0) return [];
  const hosts = hostsObstacle(report);
  const items = all.slice(0, maxNotMeasured).map(({ because, criteria }) => {
    const obstacles = criteria.map((criterion) => obstacleTo(criterion, { because, shown, hosts }));
    const how = new Set(obstacles.filter((one) => one !== "selectors" || criteria.length === 1));
    const says = [...how].map((one) => howToMeasure[one]).join(" ");
    return line(bold(criteriaText(criteria)), plain(`: ${cut(because, 300)}. `), sentence(says));
  });
  const more = all.length - items.length;
  return [
    rich(line(bold(reportWords.notMeasured)), bullets(items)),
    ...(more > 0 ? [note(reportWords.moreNotMeasured(more))] : []),
  ];
}

interface Unmeasured {
  because: string;
  criteria: readonly CriterionId[];
}

/** By cause; of several causes that leave the same open, the first is told. */
function unmeasured({ notMeasured: open }: DomainShown): readonly Unmeasured[] {
  const byCause = [...Map.groupBy(open, ({ because }) => because)].map(([because, some]) => ({
    because,
    criteria: [...new Set(some.flatMap(({ criteria }) => criteria))],
  }));
  return [...new Map(byCause.toReversed().map((one) => [one.criteria.join(), one])).values()].toReversed();
}

const maxCriteria = 4;

function criteriaText(ids: readonly CriterionId[]): string {
  const titles = ids.map((criterion) => criterionWords[criterion].title);
  return titles.length > maxCriteria ? reportWords.criteria(titles.length) : titles.join(", ");
}

interface Cause {
  because: string;
  shown: DomainShown;
  /** What stands between the bot and the MX hosts. */
  hosts: Obstacle;
}

function hostsObstacle({ egress, domains: [{ hosts }] }: Look["report"]): Obstacle {
  const seen = hosts.flatMap(({ addresses }) => (addresses.kind === "measured" ? addresses.value : []));
  if (seen.length > 0 && seen.every(({ session }) => session.kind === "not-measured")) return "not-asked";
  return egress === "blocked-probably" ? "port-25" : "later";
}

/** What MX hosts alone can tell. */
const ofHosts: ReadonlySet<CriterionId> = new Set(["starttls", "x509", "dane", "mta-sts"]);

function obstacleTo(criterion: CriterionId, { because, shown, hosts }: Cause): Obstacle {
  if (shown.findings.some(({ id, says }) => id === "dnssec/bogus" && says.includes(because))) return "bogus";
  if (criterion === "dkim") return "selectors";
  return ofHosts.has(criterion) ? hosts : "later";
}
