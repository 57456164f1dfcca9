import { t as catalogue } from "./catalogue.js";
import { a as gitIn, c as gitTree, i as linesIn, l as blobsIn, n as junit, r as html, t as sarif } from "./sarif.js";
import { i as text$1, t as json } from "./json.js";
import { A as _gte, C as pipe, D as transform, E as string, I as NEVER, M as _maxLength, N as _minLength, O as union, P as _regex, T as strictObject, _ as int, b as number, d as datetime, f as _enum, g as exactOptional, h as discriminatedUnion, j as _lte, k as unknown, l as withinBudget, m as custom, o as review, p as array, t as markdown, v as literal, w as record } from "./markdown.js";
import { t as UsageError } from "./usage-error.js";
import { n as replaceFile, t as readable } from "./files.js";
import { n as openNetwork } from "./options.js";
import { t as extendedErrorOf } from "./reason.js";
import { d as parseName } from "./rdata.js";
import { n as notRecorded, r as withinText, t as capabilityText } from "./messages.js";
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";

// src/cli/directory-tree.ts
const maxFiles = 2e5;
const maxDepth = 64;
const maxFile = 2 ** 28;
const leftOut = /* @__PURE__ */ new Set([".git", "node_modules"]);
function directoryTree(path) {
	const isDirectory = readable(path, () => statSync(path)).isDirectory();
	const base = isDirectory ? path : dirname(path);
	const paths = isDirectory ? listed(path) : [basename(path)];
	const known = new Set(paths);
	const ids = /* @__PURE__ */ new Map();
	const read = (file) => known.has(file) ? contentOf(join(base, file), isDirectory) : void 0;
	return {
		label: path,
		paths,
		has: (file) => known.has(file),
		id(file) {
			const id = ids.get(file) ?? idOf(read(file));
			ids.set(file, id);
			return id;
		},
		size: (file) => known.has(file) ? readable(file, () => statSync(join(base, file))).size : 0,
		read
	};
}
function listed(directory) {
	const paths = filesBelow(directory, "", 0).take(200001).toArray();
	if (paths.length > maxFiles) throw tooMany(directory);
	return paths.toSorted();
}
function* filesBelow(directory, prefix, depth) {
	if (depth > maxDepth) throw tooMany(directory);
	for (const entry of entriesOf(join(directory, prefix))) if (entry.isFile()) yield `${prefix}${entry.name}`;
	else if (entry.isDirectory() && !leftOut.has(entry.name)) yield* filesBelow(directory, `${prefix}${entry.name}/`, depth + 1);
}
function entriesOf(directory) {
	return readable(directory, () => readdirSync(directory, { withFileTypes: true }));
}
function contentOf(path, isListed) {
	return readable(path, () => {
		const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | (isListed ? constants.O_NOFOLLOW : 0));
		try {
			const { size } = fstatSync(descriptor);
			if (size > maxFile) throw new UsageError(`${path} is over ${maxFile / 2 ** 20} MiB`, "Leave it out with the option --zones.");
			return readFileSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	});
}
function idOf(content) {
	if (content === void 0) return "";
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function tooMany(directory) {
	return new UsageError(`${directory} has more than ${maxFiles} files, or is over ${maxDepth} folders deep`, "Name a folder further down.");
}

// src/dns/recording.ts
function recorded(inner) {
	const answers = /* @__PURE__ */ new Map();
	return {
		async query(owner, type) {
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
function recordedAnswer({ question, outcome, aliases, security, because, wildcard }) {
	return {
		owner: question.owner,
		type: question.type,
		outcome: recordedOutcome(outcome),
		aliases,
		security,
		...because === void 0 ? {} : { because: recordedReason(because) },
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
			ttl: Math.max(0, Math.min(maxTtl, Math.trunc(ttl))),
			rdata
		}
	};
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

// src/cli/outside.ts
const maxQuestions = 5e3;
const maxSecondsOfOne = 5;
async function outsideWorld(options, open) {
	const { live = false, replay, record } = options;
	const needsLive = record ?? options.resolver?.[0] ?? options.trustAnchor ?? options.timeout;
	if (live && replay !== void 0) throw new UsageError("--live and --replay cannot go together", "A recording takes the place of the network.");
	if (!live && needsLive !== void 0) throw new UsageError("nothing is asked of the network without --live", "Add --live, or leave the other options out.");
	if (replay !== void 0) return fromRecording(replay);
	if (live) return fromNetwork(options, open);
	return {
		now: /* @__PURE__ */ new Date(),
		...nothingToEnd
	};
}
const nothingToEnd = {
	keep: () => [],
	close: async () => {}
};
function fromRecording(file) {
	const text = readable(file, () => {
		if (statSync(file).size > maxRecordingLength) throw new UsageError(`${file} is over ${maxRecordingLength / 2 ** 20} MiB`, "Give a file that --record wrote.");
		return readFileSync(file, "utf8");
	});
	const parsed = parseRecording(text);
	if (!parsed.ok) throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give a file that --record wrote.");
	const { value } = parsed;
	return {
		now: new Date(value.at),
		outside: {
			by: "recording",
			resolver: replayed(value)
		},
		...nothingToEnd
	};
}
async function fromNetwork(options, open) {
	const { record, timeout = 60, resolver, trustAnchor } = options;
	const live = await open({
		timeoutMs: Math.min(timeout, maxSecondsOfOne) * 1e3,
		...resolver === void 0 ? {} : { resolver },
		...trustAnchor === void 0 ? {} : { trustAnchor }
	});
	const now = /* @__PURE__ */ new Date();
	const { budget, stop } = budgetOf(timeout);
	const capability = await live.capability();
	const isSilent = capability.kind === "unreachable";
	const world = recorded(withinBudget(live, budget));
	return {
		now,
		...isSilent ? {} : { outside: {
			by: "network",
			resolver: world
		} },
		keep() {
			const said = capabilityText(capability);
			const warnings = said === void 0 ? [] : [said];
			if (record === void 0) return warnings;
			if (isSilent) return [...warnings, notRecorded(record)];
			replaceFile(record, recordingText(world.recording(now)));
			return warnings;
		},
		async close() {
			stop();
			await live.close();
		}
	};
}
function budgetOf(seconds) {
	const { promise, resolve } = Promise.withResolvers();
	const timer = setTimeout(resolve, seconds * 1e3);
	return {
		budget: {
			questions: maxQuestions,
			expired: promise,
			time: withinText(seconds)
		},
		stop: () => clearTimeout(timer)
	};
}

// src/cli/diff.ts
async function diff(base, head, options, paint, open = openNetwork) {
	const before = treeOf(base, options.repo);
	const after = treeOf(head, options.repo);
	const world = await outsideWorld(options, open);
	try {
		const found = await review(before, after, {
			zones: options.zones ?? [],
			certificates: options.certificates ?? [],
			...options.failOn === void 0 ? {} : { failOn: options.failOn },
			...options.config === void 0 ? {} : { configFile: options.config },
			now: world.now,
			...world.outside === void 0 ? {} : { outside: world.outside }
		});
		return {
			text: rendered(found, after, options.format, paint),
			exitCode: exitCodeOf(found),
			warnings: world.keep()
		};
	} finally {
		await world.close();
	}
}
function treeOf(side, repo) {
	if (repo !== void 0) {
		if (!existsSync(repo)) throw new UsageError(`${repo} does not exist`, "Give --repo the folder of a git repository.");
		return gitTree(blobsIn(gitIn(repo, process.env)), side);
	}
	return existsSync(side) ? directoryTree(side) : gitTree(blobsIn(gitIn(".", process.env)), side);
}
function rendered(found, after, format, paint) {
	switch (format) {
		case "text": return text$1(found, catalogue, paint);
		case "json": return json(found, catalogue);
		case "markdown": return markdown(found, catalogue, { limit: 1e400 });
		case "html": return html(found, catalogue, {});
		case "sarif": return sarif(found, catalogue, { linesAfter: linesIn(after) });
		case "junit": return junit(found, catalogue);
	}
}
function exitCodeOf({ gate, zonesSeen, domains, zonesChanged }) {
	if (gate.failed) return 1;
	const isBlind = zonesChanged.length > 0 && domains.length > 0 && domains.every(({ after }) => after === void 0);
	return zonesSeen === 0 || isBlind ? 3 : 0;
}

export { diff };