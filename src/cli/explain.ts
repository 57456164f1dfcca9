/** `mecsa explain [RULE]`. */
import { catalogue } from "../catalogue.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";

/** All about one rule, or a line for each. Throws `UsageError` for a rule that does not exist, with the nearest ones. */
export function explain(id: string | undefined, paint: Paint): string {
  if (id === undefined) return list(paint);
  const rule = catalogue.rules.get(id.toUpperCase());
  if (rule === undefined) throw new UsageError(`there is no rule ${JSON.stringify(id)}`, suggestion(id.toUpperCase()));
  return `${[
    `${paint("bold", id.toUpperCase())}  ${rule.title}`,
    `Severity: ${rule.severities.join(" or ")} (${rule.direction})`,
    ...(rule.criteria.length === 0 ? [] : [`Touches the criteria: ${rule.criteria.join(", ")}`]),
    "",
    rule.explain,
    "",
    `Reference: ${rule.see}`,
  ].join("\n")}\n`;
}

function list(paint: Paint): string {
  const rules = [...catalogue.rules].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${rules.map(([id, rule]) => `${paint("bold", id.padEnd(22))} ${rule.severities.join("/").padEnd(22)} ${rule.title}`).join("\n")}\n`;
}

function suggestion(id: string): string {
  const near = [...catalogue.rules.keys()].filter(
    (known) => known.startsWith(id) || known.includes(id.split("-").at(-1) ?? id),
  );
  return near.length === 0 ? "`mecsa explain` lists them all." : `Did you mean ${near.slice(0, 5).join(", ")}?`;
}
