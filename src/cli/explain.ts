/** `mecsa explain [RULE]`: what the catalogue says of a rule or a finding. */
import { catalogue } from "../catalogue.ts";
import type { Message, Rule } from "../model.ts";
import { who } from "../report/words.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";

/** All about one rule or finding, or a line for each rule. Throws `UsageError` for what does not exist, with the nearest ones. */
export function explain(id: string | undefined, paint: Paint): string {
  if (id === undefined) return list(paint);
  const rule = catalogue.rules.get(id.toUpperCase());
  if (rule !== undefined) return aboutRule(id.toUpperCase(), rule, paint);
  const message = catalogue.messages.get(id.toLowerCase());
  if (message !== undefined) return aboutFinding(id.toLowerCase(), message, paint);
  throw new UsageError(`there is no rule or finding ${JSON.stringify(id)}`, suggestion(id));
}

function aboutRule(id: string, rule: Rule, paint: Paint): string {
  const lines = [
    `${paint("bold", id)}  ${rule.title}`,
    `Severity: ${rule.severities.join(" or ")} (${rule.direction})`,
    ...(rule.criteria.length === 0 ? [] : [`Touches the criteria: ${rule.criteria.join(", ")}`]),
    `Who can change it: ${who[rule.who]}`,
    "",
    rule.explain,
    "",
    `Reference: ${rule.see}`,
  ];
  return `${lines.join("\n")}\n`;
}

function aboutFinding(id: string, message: Message, paint: Paint): string {
  const demerits = Object.entries(message.demerits).map(([category, points]) => `${points} in ${category}`);
  const lines = [
    `${paint("bold", id)}  a finding of a single state`,
    `Severity: ${message.severity}`,
    `Points lost: ${demerits.length === 0 ? "none" : demerits.join(", ")}`,
    `Who can change it: ${who[message.who]}`,
    `Reference: ${message.see}`,
  ];
  return `${lines.join("\n")}\n`;
}

function list(paint: Paint): string {
  const rules = [...catalogue.rules].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${rules.map(([id, rule]) => `${paint("bold", id.padEnd(22))} ${rule.severities.join("/").padEnd(22)} ${rule.title}`).join("\n")}\n`;
}

function suggestion(id: string): string {
  const last = id.split(/[-/]/).at(-1)?.toUpperCase() ?? "";
  const near = [...catalogue.rules.keys(), ...catalogue.messages.keys()].filter((known) => {
    const upper = known.toUpperCase();
    return upper.startsWith(id.toUpperCase()) || (last !== "" && upper.includes(last));
  });
  return near.length === 0 ? "`mecsa explain` lists all rules." : `Did you mean ${near.slice(0, 5).join(", ")}?`;
}
