import { t as categories } from "./model.js";
import { t as version } from "./version.js";
import { h as tell, s as domainsOf } from "./words.js";
import { createHash } from "node:crypto";

// src/fingerprint.ts
function fingerprintOf({ rule, name, after }) {
	return createHash("sha256").update(`${rule}|${name}|${after}`).digest("hex");
}

// src/report/json.ts
function reviewJson(review, catalogue) {
	return {
		schemaVersion: 1,
		mecsa: version,
		compared: review.compared,
		changes: review.changes.map((change) => changeJson(change, catalogue)),
		switchedOff: review.switchedOff.map((change) => changeJson(change, catalogue)),
		assessments: review.domains.map(assessmentJson),
		notAssessed: review.notAssessed.map(noteJson),
		notes: review.notes.map(noteJson),
		zones: {
			changed: [...review.zonesChanged],
			seen: review.zonesSeen
		},
		gate: review.gate,
		...review.outside === void 0 ? {} : { outside: review.outside }
	};
}
function json(review, catalogue) {
	return `${visible(JSON.stringify(reviewJson(review, catalogue), null, 2))}\n`;
}
function visible(text) {
	return text.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("##[", "##\\u005b");
}
function changeJson(change, catalogue) {
	const told = tell(change, catalogue);
	return {
		rule: change.rule,
		name: change.name,
		domains: [...domainsOf(change)],
		severity: change.severity,
		direction: change.direction,
		before: change.before,
		after: change.after,
		message: told.says,
		file: change.from?.range.file ?? null,
		line: change.from?.range.line ?? null,
		endLine: change.from?.range.endLine ?? null,
		side: change.from?.side ?? null,
		fix: told.fix,
		reference: told.see,
		fingerprint: fingerprintOf(change),
		waived: change.waived ?? null
	};
}
function noteJson({ what, why, file, line }) {
	return {
		what,
		why,
		file: file ?? null,
		line: line ?? null
	};
}
function tablesJson(side) {
	const tables = side?.tables;
	if (tables === void 0) return null;
	const delivery = tables.delivery.map(({ sender, possible, because }) => ({
		sender,
		possible: [...possible],
		because
	}));
	return {
		forge: tables.forge.map((row) => ({ ...row })),
		delivery
	};
}
function spfJson(spf) {
	if (spf === void 0) return null;
	const sendersJson = (senders) => senders && {
		addresses: senders.addresses,
		prefixes: senders.prefixes.map(({ prefix }) => prefix),
		unlisted: senders.unlisted.map(({ term }) => term)
	};
	return {
		gained: sendersJson(spf.gained),
		lost: sendersJson(spf.lost),
		before: spf.before.record,
		after: spf.after.record
	};
}
function assessmentJson({ domain, before, after, spf }) {
	const scoreOf = (scores, category) => {
		const score = scores?.find((one) => one.category === category);
		if (score === void 0) return null;
		const { applicable, level, stars, points, coverage, notMeasured } = score;
		return {
			applicable,
			level,
			stars,
			points,
			coverage,
			notMeasured: [...notMeasured]
		};
	};
	return {
		domain,
		tables: {
			before: tablesJson(before),
			after: tablesJson(after)
		},
		spf: spfJson(spf),
		scores: categories.map((category) => ({
			category,
			before: scoreOf(before?.scores, category),
			after: scoreOf(after?.scores, category)
		}))
	};
}

export { fingerprintOf as i, reviewJson as n, visible as r, json as t };