import { t as catalogue } from "./catalogue.js";
import { v as who } from "./words.js";
import { t as UsageError } from "./usage-error.js";

// src/cli/explain.ts
function explain(id, paint) {
	if (id === void 0) return list(paint);
	const rule = catalogue.rules.get(id.toUpperCase());
	if (rule !== void 0) return aboutRule(id.toUpperCase(), rule, paint);
	const message = catalogue.messages.get(id.toLowerCase());
	if (message !== void 0) return aboutFinding(id.toLowerCase(), message, paint);
	throw new UsageError(`there is no rule or finding ${JSON.stringify(id)}`, suggestion(id));
}
function aboutRule(id, rule, paint) {
	return `${[
		`${paint("bold", id)}  ${rule.title}`,
		`Severity: ${rule.severities.join(" or ")} (${rule.direction})`,
		...rule.criteria.length === 0 ? [] : [`Touches the criteria: ${rule.criteria.join(", ")}`],
		`Who can change it: ${who[rule.who]}`,
		"",
		rule.explain,
		"",
		`Reference: ${rule.see}`
	].join("\n")}\n`;
}
function aboutFinding(id, message, paint) {
	const demerits = Object.entries(message.demerits).map(([category, points]) => `${points} in ${category}`);
	return `${[
		`${paint("bold", id)}  a finding of a single state`,
		`Severity: ${message.severity}`,
		`Points lost: ${demerits.length === 0 ? "none" : demerits.join(", ")}`,
		`Who can change it: ${who[message.who]}`,
		`Reference: ${message.see}`
	].join("\n")}\n`;
}
function list(paint) {
	return `${[...catalogue.rules].toSorted(([a], [b]) => a < b ? -1 : 1).map(([id, rule]) => `${paint("bold", id.padEnd(22))} ${rule.severities.join("/").padEnd(22)} ${rule.title}`).join("\n")}\n`;
}
function suggestion(id) {
	const last = id.split(/[-/]/).at(-1)?.toUpperCase() ?? "";
	const near = [...catalogue.rules.keys(), ...catalogue.messages.keys()].filter((known) => {
		const upper = known.toUpperCase();
		return upper.startsWith(id.toUpperCase()) || last !== "" && upper.includes(last);
	});
	return near.length === 0 ? "`mecsa explain` lists all rules." : `Did you mean ${near.slice(0, 5).join(", ")}?`;
}

export { explain };