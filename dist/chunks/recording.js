import { R as extendedErrorOf } from "./rdata2.js";
import { n as isImpossible, t as impossibleAnswer } from "./impossible.js";
import { $ as _minLength, D as datetime, F as literal, G as strictObject, H as pipe, J as union, K as string, M as discriminatedUnion, N as exactOptional, O as _enum, P as int, Q as _maxLength, U as record, X as _gte, Y as unknown, Z as _lte, j as custom, k as array, q as transform, tt as _regex, ut as NEVER, z as number } from "./html-page.js";
import { f as parseName } from "./rdata.js";

// src/dns/recording.ts
function recorded(inner) {
	const answers = /* @__PURE__ */ new Map();
	return {
		async query(owner, type) {
			if (isImpossible(owner)) return impossibleAnswer(owner, type);
			const kept = recordedAnswer(await inner.query(owner, type));
			answers.set(keyOf(owner, type), kept);
			return answerOf(kept);
		},
		recording: (now) => ({
			format: "mecsa-recording",
			version: 1,
			at: now.toISOString(),
			answers: [...answers].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, answer]) => answer)
		})
	};
}
function replayed({ answers }) {
	const known = new Map(answers.map((answer) => [keyOf(answer.owner, answer.type), answer]));
	return { async query(owner, type) {
		if (isImpossible(owner)) return impossibleAnswer(owner, type);
		return answerOf(known.get(keyOf(owner, type)) ?? {
			owner,
			type,
			outcome: {
				kind: "unknown",
				why: "the recording has no answer to it"
			},
			aliases: [],
			security: "indeterminate"
		});
	} };
}
function keyOf(owner, type) {
	return `${owner} ${type}`;
}
function recordedAnswer(answer) {
	const { question, outcome, aliases, security, because, notes, originalTtl, wildcard } = answer;
	return {
		owner: question.owner,
		type: question.type,
		outcome: recordedOutcome(outcome),
		aliases,
		security,
		...because === void 0 ? {} : { because: recordedReason(because) },
		...notes === void 0 ? {} : { notes: notes.slice(0, maxNotes) },
		...originalTtl === void 0 ? {} : { originalTtl: shortened(originalTtl) },
		...wildcard === void 0 ? {} : { wildcard }
	};
}
function answerOf({ owner, type, ...answer }) {
	return {
		question: {
			owner,
			type
		},
		...answer,
		source: "live"
	};
}
function recordedOutcome(outcome) {
	if (outcome.kind === "unknown" || outcome.kind === "failed") return {
		kind: outcome.kind,
		why: outcome.why.slice(0, maxText)
	};
	if (outcome.kind !== "rrset") return outcome;
	const { owner, type, ttl, rdata } = outcome.rrset;
	return {
		kind: "rrset",
		rrset: {
			owner,
			type,
			ttl: shortened(ttl),
			rdata
		}
	};
}
function shortened(ttl) {
	return Math.max(0, Math.min(maxTtl, Math.trunc(ttl)));
}
function recordedReason({ args, ...reason }) {
	if (args === void 0) return reason;
	const cut = Object.entries(args).map(([key, arg]) => [key, typeof arg === "string" ? arg.slice(0, maxText) : arg]);
	return {
		...reason,
		args: Object.fromEntries(cut)
	};
}
function recordingText(recording) {
	return `${JSON.stringify(recording, null, 2).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
const maxRecordingLength = 2 ** 26;
const maxTtl = 2 ** 31 - 1;
const maxAnswers = 5e4;
const maxRecords = 6e3;
const maxRdata = 3e5;
const maxAliases = 32;
const maxArgs = 16;
const maxNotes = 100;
const maxText = 2e3;
const maxError = 300;
function few(element, max) {
	return pipe(array(unknown()).check(_maxLength(max)), array(element));
}
const text = string().check(_maxLength(maxText));
const domainName = pipe(text, transform((given, context) => {
	const parsed = parseName(given);
	if (parsed.ok) return parsed.value;
	context.issues.push({
		code: "custom",
		input: given,
		message: `not a domain name: ${parsed.error}`
	});
	return NEVER;
}));
const rrType = string().check(_regex(/^[A-Z\d-]{1,20}$/, { error: "not a type of records" }));
const security = _enum([
	"secure",
	"insecure",
	"bogus",
	"indeterminate"
]);
const ttl = int().check(_gte(0), _lte(maxTtl));
const rdata = few(string().check(_maxLength(maxRdata)), maxRecords).check(_minLength(1));
const outcome = discriminatedUnion("kind", [
	strictObject({
		kind: literal("rrset"),
		rrset: strictObject({
			owner: domainName,
			type: rrType,
			ttl,
			rdata
		})
	}),
	strictObject({ kind: _enum(["nodata", "nxdomain"]) }),
	strictObject({
		kind: _enum(["unknown", "failed"]),
		why: text
	})
]);
const args = pipe(custom((given) => typeof given === "object" && given !== null && Object.keys(given).length <= maxArgs), record(string().check(_maxLength(64)), union([text, number()])));
const reason = strictObject({
	code: _enum(Object.keys(extendedErrorOf).filter(isReasonCode)),
	zone: exactOptional(domainName),
	owner: exactOptional(domainName),
	type: exactOptional(rrType),
	args: exactOptional(args)
});
const note = strictObject({
	code: _enum([
		"sha1-signature",
		"sha1-digest",
		"short-rsa-key",
		"key-tags-collide",
		"ds-without-key",
		"ds-algorithm-unsupported",
		"algorithm-unsigned",
		"signature-expires-soon",
		"signature-lives-long"
	]),
	zone: domainName,
	args: exactOptional(args)
});
const answer = strictObject({
	owner: domainName,
	type: rrType,
	outcome,
	aliases: few(strictObject({
		target: domainName,
		security
	}), maxAliases),
	security,
	because: exactOptional(reason),
	notes: exactOptional(few(note, maxNotes)),
	originalTtl: exactOptional(ttl),
	wildcard: exactOptional(domainName)
});
const recordingShape = strictObject({
	format: literal("mecsa-recording", { error: "not a recording of mecsa" }),
	version: literal(1, { error: "not version 1, the only one that is known here" }),
	at: datetime(),
	answers: array(unknown()).check(_maxLength(maxAnswers))
});
function isReasonCode(code) {
	return Object.hasOwn(extendedErrorOf, code);
}
function parseRecording(written) {
	if (written.length > maxRecordingLength) return refusal(`longer than ${maxRecordingLength} characters`);
	const json = parseJson(written);
	if (json === void 0) return refusal("not JSON");
	const parsed = recordingShape.safeParse(json);
	if (!parsed.success) return refusal(issueText(parsed.error, []));
	const answers = /* @__PURE__ */ new Map();
	for (const [index, one] of parsed.data.answers.entries()) {
		const read = answer.safeParse(one);
		if (!read.success) return refusal(issueText(read.error, ["answers", index]));
		const key = keyOf(read.data.owner, read.data.type);
		if (answers.has(key)) return refusal(`${key} is in it twice`);
		answers.set(key, read.data);
	}
	return {
		ok: true,
		value: {
			...parsed.data,
			answers: [...answers.values()]
		}
	};
}
function issueText({ issues }, path) {
	const [first] = issues;
	const place = [...path, ...first?.path ?? []].map(String).join(".");
	const isTold = first !== void 0 && first.message !== "Invalid input";
	const why = first?.code === "unrecognized_keys" ? `unknown key ${first.keys[0]}` : isTold ? first.message : unexpected;
	return `${place === "" ? "" : `${place}: `}${why}`.slice(0, maxError);
}
const unexpected = "missing, or not what a recording has there";
function refusal(error) {
	return {
		ok: false,
		error,
		at: 0
	};
}
function parseJson(written) {
	try {
		return JSON.parse(written);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}

export { replayed as a, recordingText as i, parseRecording as n, recorded as r, maxRecordingLength as t };