import { o as policies, r as deliveries, t as categories } from "./model.js";
import { T as amountText, _ as waivedText, c as grouped, d as notMeasured, f as outsideText, h as tell, i as clean, l as headline, m as switchedOffText, n as cellOf, o as count, t as categoryNames, u as isWorthShowing } from "./words.js";

// src/report/fence.ts
function fenced(language, lines) {
	const text = lines.join("\n");
	const fence = fenceFor(text, 3);
	return `${fence}${language}\n${text}\n${fence}`;
}
function fenceFor(text, least) {
	const runs = text.match(/`+/g) ?? [];
	return "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), least));
}

// src/report/spf-shown.ts
function spfMarkdown(shown) {
	return fenced("diff", spfLines(shown).map(lineText));
}
function spfText(shown) {
	return spfLines(shown).map(lineText);
}
function lineText({ sign, depth, text }) {
	return `${sign} ${"  ".repeat(depth)}${clean(text)}`.trimEnd();
}
function spfLines(shown) {
	return [
		...sendersLines(shown),
		{
			sign: " ",
			depth: 0,
			text: ""
		},
		...treeLines(shown)
	];
}
function sendersLines(shown) {
	return sendersTold(shown).flatMap(({ sentence, lines }) => [{
		sign: " ",
		depth: 0,
		text: sentence
	}, ...lines]);
}
function sendersTold({ gained, lost }) {
	if (isNobody(gained) && isNobody(lost)) return [{
		sentence: "The networks and terms that may send are the same.",
		lines: []
	}];
	const linesOf = (sign, senders) => senders === null ? [] : senderTexts(senders).map((text) => ({
		sign,
		depth: 0,
		text
	}));
	return [{
		sentence: `May send and could not before: ${whoText(gained)}.`,
		lines: linesOf("+", gained)
	}, {
		sentence: `Could send before and may not any more: ${whoText(lost)}.`,
		lines: linesOf("-", lost)
	}];
}
function isNobody(senders) {
	return senders !== null && senders.prefixes.length + senders.unlisted.length === 0;
}
function whoText(senders) {
	if (senders === null) return "not known";
	const unlisted = senders.unlisted.length + senders.moreUnlisted;
	const parts = [...senders.prefixes.length > 0 ? [addressesText(senders.addresses)] : [], ...unlisted > 0 ? [`those of ${count(unlisted, "term")} that cannot be listed from here`] : []];
	return parts.length === 0 ? "nobody" : parts.join(" and ");
}
function addressesText({ ipv4, ipv6 }) {
	const parts = [...ipv4 === "0" ? [] : [`${amountText(ipv4)} IPv4 ${ipv4 === "1" ? "address" : "addresses"}`], ...ipv6 === "0" ? [] : [`${amountText(ipv6)} IPv6 ${ipv6 === "1" ? "address" : "addresses"}`]];
	return parts.length === 0 ? "none" : parts.join(" and ");
}
function senderTexts({ prefixes, more, unlisted, moreUnlisted }) {
	const isMore = more.ipv4 !== "0" || more.ipv6 !== "0";
	return [
		...prefixes.map((one) => `${one.prefix}${throughText(one.through)}`),
		...isMore ? [`and ${addressesText(more)} more`] : [],
		...unlisted.map(({ term, in: owner, because }) => `${term} in ${owner}: ${because}`),
		...moreUnlisted > 0 ? [`and ${moreUnlisted} more terms`] : []
	];
}
function throughText(through) {
	const terms = through.map(({ term, in: owner }) => `${term} in ${owner}`);
	return terms.length === 0 ? "" : ` through ${terms.join(" or ")}`;
}
function treeLines({ before, after }) {
	const linesOf = ({ record, evaluated }) => [{
		depth: 0,
		text: record
	}, ...termLines(evaluated)];
	const totalsOf = ({ evaluated }) => totals(evaluated).map((text) => ({
		depth: 0,
		text
	}));
	return [...differenceOf(linesOf(before), linesOf(after)), ...differenceOf(totalsOf(before), totalsOf(after))];
}
function termLines(side) {
	if (side === void 0) return [];
	const lines = side.tree.map((line) => ({
		depth: line.depth + 1,
		text: `${line.term}${noteOf(line)}`
	}));
	return side.moreTerms > 0 ? [...lines, {
		depth: 1,
		text: `and ${side.moreTerms} more terms`
	}] : lines;
}
const uses = {
	evaluated: "",
	unlisted: "not known from here",
	permerror: "permanent error",
	ignored: "ignored"
};
function noteOf({ use, lookups }) {
	const notes = [...lookups > 0 ? [count(lookups, "look-up")] : [], ...uses[use] === "" ? [] : [uses[use]]];
	return notes.length === 0 ? "" : ` (${notes.join(", ")})`;
}
function totals(side) {
	if (side === void 0) return [];
	const amount = ({ count: sure, atMost }) => atMost === null ? `${sure} or more` : atMost > sure ? `${sure} to ${atMost}` : `${sure}`;
	return [`look-ups: ${amount(side.lookups)} of 10; void look-ups: ${amount(side.voids)} of 2`, ...side.problems.map((problem) => `permanent error: ${problem}`)];
}
function differenceOf(before, after) {
	const isSame = (i, j) => before[i]?.text === after[j]?.text && before[i]?.depth === after[j]?.depth;
	const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
	const at = (i, j) => common[i]?.[j] ?? 0;
	for (const [i, row] of [...common.slice(0, -1).entries()].toReversed()) for (let j = after.length - 1; j >= 0; j--) row[j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const lines = [];
	for (let i = 0, j = 0; i < before.length || j < after.length;) {
		const [old, now] = [before[i], after[j]];
		if (old !== void 0 && now !== void 0 && isSame(i, j)) {
			lines.push({
				sign: " ",
				...now
			});
			i++;
			j++;
		} else if (old !== void 0 && (now === void 0 || at(i + 1, j) >= at(i, j + 1))) {
			lines.push({
				sign: "-",
				...old
			});
			i++;
		} else if (now !== void 0) {
			lines.push({
				sign: "+",
				...now
			});
			j++;
		}
	}
	return lines;
}

// src/report/tables.ts
function tablesOf({ before, after }) {
	if ((after?.tables ?? before?.tables) === void 0) return [];
	return [forgeTable(before?.tables?.forge ?? [], after?.tables?.forge ?? []), deliveryTable(before?.tables?.delivery ?? [], after?.tables?.delivery ?? [])];
}
function tablesMarkdown(domain, prose) {
	return tablesOf(domain).map(({ title, columns, rows }) => {
		return `**${title}**\n\n${[`| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}`, ...rows.map(({ head, cells, trend }) => `| ${[`${head}${marks[trend]}`, ...cells.map(prose)].join(" | ")} |`)].join("\n")}`;
	}).join("\n\n");
}
const marks = {
	lower: " ▼ weaker",
	higher: " ▲ stronger",
	mixed: " ◆ both ways",
	same: ""
};
const authors = {
	domain: "the domain itself",
	"existing-subdomain": "a subdomain that exists",
	"nonexistent-subdomain": "a made-up subdomain"
};
const fates = {
	reject: "rejected",
	quarantine: "quarantined",
	none: "delivered",
	absent: "delivered (no policy)",
	unknown: "not known"
};
function forgeTable(before, after) {
	return {
		title: "Who can forge it: what receivers do with mail that fails authentication",
		columns: [
			"Mail that claims to be from",
			"Receivers of RFC 9989",
			"Receivers of RFC 7489"
		],
		rows: paired(before, after, ({ from }) => from).map(([key, old, now]) => ({
			head: authors[key],
			cells: ["rfc9989", "rfc7489"].map((reading) => changed(old && fates[old[reading]], now && fates[now[reading]])),
			trend: forgeTrend(old, now)
		}))
	};
}
function forgeTrend(old, now) {
	if (old === void 0 || now === void 0) return "same";
	return trendOf([stepOf(old.rfc9989, now.rfc9989), stepOf(old.rfc7489, now.rfc7489)]);
}
function stepOf(old, now) {
	return old === "unknown" || now === "unknown" ? 0 : policies.indexOf(now) - policies.indexOf(old);
}
function trendOf(steps) {
	const isLower = steps.some((step) => step < 0);
	const isHigher = steps.some((step) => step > 0);
	if (isLower && isHigher) return "mixed";
	return isLower ? "lower" : isHigher ? "higher" : "same";
}
const senders = {
	"opportunistic-tls": "with opportunistic TLS",
	"mta-sts": "with MTA-STS",
	dane: "with DANE",
	requiretls: "with REQUIRETLS"
};
const outcomes = {
	"encrypted-authenticated": "encrypted and authenticated",
	encrypted: "encrypted",
	clear: "in the clear",
	refused: "refused"
};
function deliveryTable(before, after) {
	return {
		title: "What happens to mail sent to it",
		columns: [
			"Sender",
			"Delivery",
			"Because"
		],
		rows: paired(before, after, ({ sender }) => sender).map(([key, old, now]) => ({
			head: senders[key],
			cells: [changed(old && possibleText(old), now && possibleText(now)), changed(old && clean(old.because), now && clean(now.because))],
			trend: old === void 0 || now === void 0 ? "same" : deliveryTrend(old, now)
		}))
	};
}
function possibleText({ possible }) {
	if (possible.length === deliveries.length) return "not known";
	const words = possible.map((one) => outcomes[one]);
	const last = words.at(-1) ?? "not known";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")}, or ${last}`;
}
function deliveryTrend(old, now) {
	const isRefused = ({ possible }) => possible.every((one) => one === "refused");
	const gradeOf = ({ possible }) => possible.includes("clear") ? 0 : possible.includes("encrypted") ? 1 : 2;
	return isRefused(old) || isRefused(now) ? "same" : trendOf([gradeOf(now) - gradeOf(old)]);
}
function changed(old, now) {
	if (old === void 0) return now ?? "not assessed";
	return now === old ? now : `${old} → ${now ?? "not assessed"}`;
}
function paired(before, after, keyOf) {
	const keys = new Set([...after, ...before].map(keyOf));
	const find = (rows, key) => rows.find((row) => keyOf(row) === key);
	return [...keys].map((key) => [
		key,
		find(before, key),
		find(after, key)
	]);
}

// src/report/text.ts
const width = 80;
const maxListed = 20;
const maxSpfLines = 16;
function text(review, catalogue, paint) {
	const { blocking, others, waived, improvements } = grouped(review);
	const switchedOff = switchedOffText(review);
	return inert(`${[
		[paint(blocking.length > 0 ? "red" : "green", paint("bold", `mecsa: ${headline(review)}`))],
		...review.domains.filter((domain) => isWorthShowing(review, domain)).map((domain) => scores(domain, paint)),
		...blocking.map((change) => finding(change, catalogue, paint)),
		...review.domains.map((domain) => meaning(domain, paint)),
		heading(others, "Below the limit, or not comparable", paint),
		...others.map((change) => finding(change, catalogue, paint)),
		heading(waived, "Waived by the configuration", paint),
		...waived.map((change) => finding(change, catalogue, paint)),
		switchedOff === void 0 ? [] : wrap(switchedOff, ""),
		heading(improvements, "Better than before", paint),
		...improvements.map((change) => finding(change, catalogue, paint)),
		listed("Not assessed", [...review.notAssessed.map(lineOf), ...notMeasuredLines(review)], paint),
		listed("Notes on the files", review.notes.map(lineOf), paint),
		[...review.outside === void 0 ? [] : wrap(outsideText(review), ""), gateLine(review)]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`);
}
function inert(report) {
	return report.replace(/^(\s*)::/gm, "$1\\::").replaceAll("##[", "##\\[");
}
function scores(domain, paint) {
	const rows = categories.map((category) => {
		const cell = cellOf(domain, category);
		return `  ${categoryNames[category].padEnd(28)}${scoreText(cell, paint)}`;
	});
	return [paint("bold", domain.domain), ...rows];
}
function scoreText({ before, after, trend }, paint) {
	const told = (side) => side === void 0 ? "not assessed" : side.points === "" ? side.stars : `${side.stars} (${side.points})`;
	if (before === void 0) return after === void 0 ? told(after) : `${told(after)}, new`;
	if (told(before) === told(after)) return paint("dim", told(after));
	const arrow = `→ ${told(after)}`;
	if (trend === "lower") return `${told(before)} ${paint("red", `${arrow}  lower`)}`;
	return `${told(before)} ${trend === "higher" ? paint("green", `${arrow}  higher`) : arrow}`;
}
function meaning(domain, paint) {
	const lines = [...tablesOf(domain).flatMap(movedRows), ...spfMoved(domain)];
	return lines.length === 0 ? [] : [paint("bold", `What it means for ${domain.domain}`), ...lines];
}
function movedRows({ title, columns, rows }) {
	const moved = rows.filter(({ trend }) => trend !== "same");
	if (moved.length === 0) return [];
	const cellLine = (cell, index) => wrap(`${columns[index + 1] ?? ""}: ${cell.replaceAll("`", "")}`, "      ", "        ");
	const lines = moved.flatMap(({ head, cells }) => [`    ${head}`, ...cells.flatMap(cellLine)]);
	return [...wrap(title, "  "), ...lines];
}
function spfMoved({ spf }) {
	if (spf === void 0 || hasNobody(spf.gained) && hasNobody(spf.lost)) return [];
	const lines = spfText(spf).map((line) => `  ${line}`.trimEnd());
	const more = lines.length > maxSpfLines ? [`  … ${lines.length - maxSpfLines} more lines with --format html`] : [];
	return [...lines.slice(0, maxSpfLines), ...more];
}
function hasNobody(senders) {
	return senders === null || senders.prefixes.length === 0 && senders.unlisted.length === 0;
}
function finding(change, catalogue, paint) {
	const told = tell(change, catalogue);
	const waiver = waivedText(change);
	const isBetter = change.direction === "strengthened";
	const style = isBetter ? "green" : change.severity === "critical" || change.severity === "high" ? "red" : "yellow";
	const values = change.before === change.after || isBetter ? [] : [`- ${clean(change.before)}`, `+ ${clean(change.after)}`];
	const fix = isBetter ? [] : [...wrap(`Fix: ${told.fix}`, "  "), paint("dim", `  ${told.see}`)];
	return [
		`${paint(style, isBetter ? "better" : change.severity)}  ${paint("bold", change.rule)}  ${change.name}`,
		...told.place === void 0 ? [] : [paint("dim", `  ${told.place}`)],
		...wrap(told.says, "  "),
		...waiver === void 0 ? [] : wrap(waiver, "  "),
		...values.flatMap((value) => wrap(value, "  ", "    ")),
		...fix
	];
}
function heading(changes, title, paint) {
	return changes.length === 0 ? [] : [paint("bold", `${title} (${changes.length})`)];
}
function lineOf({ what, why, file, line }) {
	const place = file === void 0 || file === what ? "" : ` (${clean(file)}${line === void 0 ? "" : `:${line}`})`;
	return `${clean(what)}: ${clean(why)}${place}`;
}
function notMeasuredLines(review) {
	return notMeasured(review).map(({ criterion, because, domains }) => `${criterion} on ${count(domains, "domain")}: ${because}`);
}
function listed(title, items, paint) {
	if (items.length === 0) return [];
	const more = items.length > maxListed ? [`  … and ${items.length - maxListed} more`] : [];
	const shown = items.slice(0, maxListed).flatMap((item) => wrap(item, "  ", "    "));
	return [
		paint("bold", `${title} (${items.length})`),
		...shown,
		...more
	];
}
function gateLine({ gate, zonesChanged, zonesSeen }) {
	const zones = `${zonesChanged.length} of ${count(zonesSeen, "zone")} changed.`;
	if (gate.failOn === "none") return `${zones} The gate is off (fail-on none).`;
	return `${zones} The gate ${gate.failed ? "failed" : "passed"} (fail-on ${gate.failOn}).`;
}
function wrap(sentence, first, next = first) {
	const lines = [];
	let line = first;
	for (const word of sentence.split(" ")) {
		if (line.trim() !== "" && line.length + 1 + word.length > width) {
			lines.push(line);
			line = next;
		}
		line += line.trim() === "" ? word : ` ${word}`;
	}
	return [...lines, line];
}

export { tablesOf as a, treeLines as c, tablesMarkdown as i, fenceFor as l, wrap as n, sendersTold as o, marks as r, spfMarkdown as s, text as t, fenced as u };