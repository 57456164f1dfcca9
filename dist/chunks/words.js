import "./rdata.js";
import { s as severities, t as categories } from "./model.js";

// src/words.ts
function text(arg) {
	return typeof arg === "object" ? arg.join(", ") : String(arg ?? "");
}
function amountText(decimal) {
	if (decimal.length <= 10) return decimal.replace(/\B(?=(?:\d{3})+$)/g, ",");
	const bits = BigInt(decimal).toString(2).length - 1;
	return `${BigInt(decimal) === 1n << BigInt(bits) ? "" : "more than "}2^${bits}`;
}

// src/verdict.ts
const met = { kind: "met" };
const unmet = { kind: "unmet" };
function notMeasured$1(because) {
	return {
		kind: "not-measured",
		because
	};
}
function notApplicable(because) {
	return {
		kind: "not-applicable",
		because
	};
}
function metIf(isMet) {
	return isMet ? met : unmet;
}
function isBlocking({ severity, direction, waived }, failOn) {
	if (failOn === "none" || waived !== void 0) return false;
	return (direction === "weakened" || direction === "breaks-mail") && severities.indexOf(severity) <= severities.indexOf(failOn);
}

// src/report/words.ts
const maxShown = 300;
function clean(text, max = maxShown) {
	const visible = text.slice(0, max + 1).replace(/[^ -~§…]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
	return visible.length > max || text.length > max ? `${visible.slice(0, max)}…` : visible;
}
const categoryNames = {
	"confidential-delivery": "Confidential Delivery",
	"phishing-identity-theft": "Phishing and Identity Theft",
	"message-integrity": "Integrity of Messages"
};
function tell(change, catalogue) {
	const rule = ruleOf(change, catalogue);
	const args = cleanArgs(change.args);
	const range = change.from?.range;
	return {
		rule: change.rule,
		title: rule.title,
		says: rule.says(args),
		fix: rule.fix(args),
		see: rule.see,
		...range === void 0 ? {} : { place: `${clean(range.file)}:${range.line}` }
	};
}
function waivedText({ waived }) {
	return waived && `Waived by ${clean(waived.owner)} until ${clean(waived.until)}: ${clean(waived.reason)}`;
}
function ruleOf({ rule }, catalogue) {
	const known = catalogue.rules.get(rule);
	if (known === void 0) throw new Error(`rule ${rule} is not in the catalogue`);
	return known;
}
function cleanArgs(args) {
	const quotable = (value) => clean(value).replaceAll("`", "'");
	const cleanArg = (arg) => {
		if (typeof arg === "string") return quotable(arg);
		return typeof arg === "object" ? arg.map(quotable) : arg;
	};
	return Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, cleanArg(arg)]));
}
function grouped({ changes, gate }) {
	const failOn = gate.failOn === "none" ? "high" : gate.failOn;
	const groupOf = (change) => {
		if (change.waived !== void 0) return "waived";
		if (change.direction === "strengthened") return "improvements";
		return isBlocking(change, failOn) ? "blocking" : "others";
	};
	const groups = Map.groupBy(changes, groupOf);
	const group = (name) => groups.get(name) ?? [];
	return {
		blocking: group("blocking"),
		others: group("others"),
		waived: group("waived"),
		improvements: group("improvements")
	};
}
function switchedOffText({ switchedOff }) {
	if (switchedOff.length === 0) return void 0;
	const byRule = [...Map.groupBy(switchedOff, ({ rule }) => rule)].map(([rule, some]) => `${rule} (${some.length})`);
	return `${count(switchedOff.length, "finding")} switched off by the configuration: ${byRule.join(", ")}`;
}
function outsideText({ outside }) {
	if (outside === void 0) return "Read from files alone: names outside of them are unknown, never absent.";
	const { by, at, questions, unanswered } = outside;
	const who = by === "network" ? "by the network on" : "from a recording of";
	const open = unanswered === 0 ? "" : `, ${unanswered} of them without an answer that counts`;
	return `Names outside of the files were answered ${who} ${clean(at.slice(0, 19).replace("T", " "))} UTC: ${count(questions, "question")}${open}.`;
}
function headline(review) {
	const { blocking, others, waived, improvements } = grouped(review);
	const names = new Set(blocking.flatMap(domainsOf));
	if (blocking.length > 0) {
		const would = review.gate.failOn === "none" ? " (the gate is off)" : "";
		return `${count(blocking.length, "blocking finding")} on ${count(names.size, "domain")}${would}`;
	}
	if (others.length > 0) return `no blocking finding, ${count(others.length, "change")} to look at`;
	if (waived.length > 0) return `no blocking finding, ${count(waived.length, "finding")} waived`;
	if (improvements.length > 0) return `no weakening found, ${count(improvements.length, "improvement")}`;
	return "no weakening found in what was assessed";
}
function domainsOf({ domains, name }) {
	if (domains !== void 0 && domains.length > 0) return domains;
	return [name === "." ? "the gate" : name.replace(/^(?:[_*][^.]*\.)+/, "")];
}
function changesOf(review, domain) {
	return review.changes.filter((change) => domainsOf(change).includes(domain));
}
function isWorthShowing(review, domain) {
	return categories.some((category) => cellOf(domain, category).trend !== "same") || changesOf(review, domain.domain).length > 0;
}
function count(amount, noun) {
	return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
const trends = {
	lower: " ▼ lower",
	higher: " ▲ higher",
	mixed: " ◆ both ways",
	same: ""
};
function cellOf(domain, category) {
	const old = scoreOf(domain.before?.scores, category);
	const proposed = scoreOf(domain.after?.scores, category);
	return {
		...old === void 0 ? {} : { before: scoreText(old) },
		...proposed === void 0 ? {} : { after: scoreText(proposed) },
		trend: old === void 0 || proposed === void 0 ? "same" : trendOf(old, proposed)
	};
}
function scoreOf(scores, category) {
	return scores?.find((score) => score.category === category);
}
function scoreText({ applicable, stars, points }) {
	if (!applicable) return {
		stars: "not applicable",
		points: ""
	};
	return {
		stars: `${rangeText(stars, 1)} ★`,
		points: rangeText(points, 0)
	};
}
function rangeText({ min, max }, digits) {
	return min === max ? min.toFixed(digits) : `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}
function trendOf(before, after) {
	const isLower = after.points.max < before.points.max || after.points.min < before.points.min && after.coverage >= before.coverage;
	const isHigher = after.points.min > before.points.min || after.points.max > before.points.max && after.coverage >= before.coverage;
	if (isLower && isHigher) return "mixed";
	return isLower ? "lower" : isHigher ? "higher" : "same";
}
function notMeasured({ domains }) {
	const seen = /* @__PURE__ */ new Map();
	for (const { after } of domains) {
		const reasons = (after?.scores ?? []).flatMap((score) => score.notMeasured);
		for (const key of new Set(reasons.map(({ criterion, because }) => JSON.stringify([criterion, because])))) {
			const [criterion, because] = JSON.parse(key);
			const known = seen.get(key) ?? {
				criterion,
				because: clean(because),
				domains: 0
			};
			seen.set(key, {
				...known,
				domains: known.domains + 1
			});
		}
	}
	return [...seen.values()].toSorted((a, b) => b.domains - a.domains || (a.criterion < b.criterion ? -1 : 1));
}
const who = {
	owner: "the owner of the domain",
	"dns-host": "whoever runs the name servers",
	"mail-provider": "whoever runs the mail servers"
};

export { notMeasured$1 as C, text as E, notApplicable as S, amountText as T, waivedText as _, cleanArgs as a, met as b, grouped as c, notMeasured as d, outsideText as f, trends as g, tell as h, clean as i, headline as l, switchedOffText as m, cellOf as n, count as o, rangeText as p, changesOf as r, domainsOf as s, categoryNames as t, isWorthShowing as u, who as v, unmet as w, metIf as x, isBlocking as y };