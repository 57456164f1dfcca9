import { R as extendedErrorOf, d as typeKindOf } from "./rdata2.js";
import { f as parseName } from "./rdata.js";
import { t as UsageError } from "./usage-error.js";
import { a as sentenceOf, c as algorithmName, i as securityText, m as presentationOf, n as linkText, o as tellReason, r as noteSentence, t as failureOf } from "./messages.js";
import { r as visible } from "./json.js";
import { t as version } from "./version.js";
import { n as wrap } from "./text.js";
import { i as clean, o as count } from "./words.js";
import { t as capabilityText } from "./messages2.js";

// src/cli/dns-json.ts
function dnsJson({ validated, sent }) {
	const { question, security, because, aliases, wildcard, ttl, notes, steps } = validated;
	const report = {
		schemaVersion: 1,
		mecsa: version,
		question,
		outcome: outcomeJson(validated.outcome),
		security,
		because: reasonJson(because),
		aliases,
		wildcard: wildcard ?? null,
		ttl,
		notes: notes.map((note) => ({
			...note,
			message: noteSentence(note)
		})),
		steps: steps.map(({ question: asked, link, security, signer, keyTag, algorithm, because }) => ({
			question: asked,
			link,
			security,
			signer: signer ?? null,
			keyTag: keyTag ?? null,
			algorithm: algorithm ?? null,
			because: reasonJson(because)
		})),
		sent
	};
	return `${visible(JSON.stringify(report, null, 2))}\n`;
}
function outcomeJson(outcome) {
	switch (outcome.kind) {
		case "rrset": {
			const { owner, type, ttl, rdata } = outcome.rrset;
			return {
				kind: "rrset",
				owner,
				type,
				ttl,
				rdata: rdata.map((octets) => presentationOf(type, octets))
			};
		}
		case "nodata":
		case "nxdomain": return { kind: outcome.kind };
		case "alias-loop":
		case "unsignable":
		case "failed":
		case "rcode": return {
			kind: "no-answer",
			why: failureOf(outcome)
		};
	}
}
function reasonJson(reason) {
	if (reason === void 0) return null;
	const { fix, see } = tellReason(reason);
	return {
		code: reason.code,
		zone: reason.zone ?? null,
		owner: reason.owner ?? null,
		type: reason.type ?? null,
		args: reason.args ?? {},
		extendedError: extendedErrorOf[reason.code] ?? null,
		message: sentenceOf(reason),
		fix,
		reference: see
	};
}

// src/cli/dns-text.ts
const colours = {
	secure: "green",
	insecure: "yellow",
	bogus: "red",
	indeterminate: "yellow"
};
const margin = 2;
const maxSentence = 2e3;
function dnsText({ validated, sent }, { trace, paint }) {
	return `${[
		answerLines(validated, paint),
		stateLines(validated, paint),
		aliasLines(validated, paint),
		validated.notes.flatMap((note) => wrap(clean(noteSentence(note), maxSentence), "note  ", " ".repeat(6))),
		trace && validated.steps.length > 0 ? stepLines(validated.steps, paint) : [],
		trace ? sentLines(sent, paint) : []
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function answerLines({ question, outcome, security, aliases }, paint) {
	const last = aliases.at(-1)?.target ?? question.owner;
	switch (outcome.kind) {
		case "rrset": {
			const { owner, type, ttl, rdata } = outcome.rrset;
			const lines = aligned(rdata.map((octets) => [
				absolute(owner),
				String(ttl),
				type,
				presentationOf(type, octets)
			]));
			return security === "bogus" ? lines.map((line) => paint("red", `; ${line}`)) : lines;
		}
		case "nodata": return [`${absolute(last)} has no ${question.type} record.`];
		case "nxdomain": return [`${absolute(last)} does not exist.`];
		case "alias-loop":
		case "unsignable":
		case "failed":
		case "rcode": return wrap(`No answer: ${clean(failureOf(outcome))}.`, "");
	}
}
function stateLines(validated, paint) {
	const { security } = validated;
	const indent = " ".repeat(security.length + margin);
	const [first = "", ...others] = stateSentences(validated).flatMap((sentence) => wrap(clean(sentence, maxSentence), indent));
	return [`${paint(colours[security], paint("bold", security))}${" ".repeat(margin)}${first.trimStart()}`, ...others];
}
function stateSentences({ security, outcome, because, wildcard }) {
	const made = wildcard === void 0 ? [] : [`It is made from the wildcard ${absolute(wildcard)}, as is proved.`];
	if (because === void 0) return [`The chain of trust holds: ${securityText(security)}.`, ...made];
	const { means, fix, see } = tellReason(because);
	return [
		...because.code === "no-answer" && (outcome.kind === "failed" || outcome.kind === "rcode") ? [] : [sentenceOf(because)],
		means,
		fix,
		see,
		...made
	];
}
function aliasLines({ question, aliases }, paint) {
	return aligned(aliases.map(({ target, security }, at) => [
		"alias",
		absolute(aliases[at - 1]?.target ?? question.owner),
		absolute(target),
		paint(colours[security], security)
	]));
}
function stepLines(steps, paint) {
	const rows = steps.map((step) => [
		absolute(step.question.owner),
		step.question.type,
		paint(colours[step.security], step.security),
		step.because === void 0 ? linkText(step) : `${linkText(step)}: ${step.because.code}`,
		signerText(step)
	]);
	return [paint("bold", `Chain of trust (${count(steps.length, "step")})`), ...aligned(rows, "  ")];
}
function signerText({ signer, keyTag, algorithm }) {
	if (signer === void 0) return "";
	const key = keyTag === void 0 ? "" : ` key ${keyTag}`;
	return `by ${absolute(signer)}${key}${algorithm === void 0 ? "" : ` ${algorithmName(algorithm)}`}`;
}
function sentLines(sent, paint) {
	const rows = sent.map(({ owner, type, server, transport, ms, outcome, isRetry }) => [
		absolute(owner),
		type,
		clean(server),
		transport,
		`${Math.round(ms)} ms`,
		`${clean(outcome)}${isRetry ? " (again)" : ""}`
	]);
	return [paint("bold", `Questions sent (${sent.length})`), ...aligned(rows, "  ")];
}
function absolute(owner) {
	return owner === "." ? "." : `${owner}.`;
}
function aligned(rows, indent = "") {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
	const cellText = (cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
	return rows.map((row) => `${indent}${row.map(cellText).join("  ")}`.trimEnd());
}
function widthOf(cell) {
	return cell.replace(/\u001b\[\d+m/g, "").length;
}

// src/cli/dns.ts
async function dns(given, givenType, options, paint, open) {
	const [owner, type] = [ownerFrom(given), typeFrom(givenType)];
	const { timeout, format, trace = false, ...servers } = options;
	const live = await open({
		...servers,
		timeoutMs: timeout * 1e3
	});
	const validated = await live.validate(owner, type);
	const traced = {
		validated,
		sent: live.sent()
	};
	const trouble = capabilityText(await capabilityFor(validated, live));
	await live.close();
	return {
		text: format === "json" ? dnsJson(traced) : dnsText(traced, {
			trace,
			paint
		}),
		exitCode: exitCodeOf(validated),
		warnings: trouble === void 0 ? [] : [trouble]
	};
}
function ownerFrom(given) {
	const parsed = parseName(given.trim());
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${JSON.stringify(given)} is not a domain name: ${parsed.error}`, "Write it as in a zone file; the root is a single dot.");
}
function typeFrom(given) {
	const kind = typeKindOf(given.trim());
	if (kind?.kind === "known" || kind?.kind === "numbered") return kind.type;
	const why = kind?.kind === "meta" ? "cannot be validated" : "is not a type of records";
	throw new UsageError(`${JSON.stringify(given)} ${why}`, "Write a mnemonic such as MX or TLSA, or TYPE and its number.");
}
async function capabilityFor({ security }, live) {
	return security === "secure" || security === "insecure" ? { kind: "dnssec" } : live.capability();
}
function exitCodeOf({ outcome, security }) {
	if (security === "bogus") return 1;
	return (outcome.kind === "rrset" || outcome.kind === "nodata" || outcome.kind === "nxdomain") && security !== "indeterminate" ? 0 : 3;
}

export { dns };