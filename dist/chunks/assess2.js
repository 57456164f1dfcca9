import { t as catalogue } from "./catalogue.js";
import { a as maxEvidenceLength, c as recordedIo, i as domainGiven, l as replayedIo, n as assessmentJson, o as parseEvidence, r as assessmentHtml, s as evidenceText, t as assessmentMarkdown } from "./markdown.js";
import { n as reportOf, r as assessmentText } from "./report-of.js";
import { t as UsageError } from "./usage-error.js";
import { f as parseName, l as labelsOf } from "./rdata.js";
import { C as withinBudget, _ as certificateFile } from "./html-page.js";
import { t as liveIo } from "./io.js";
import { t as withinTime } from "./within-time.js";
import { n as replaceFile, t as readable } from "./files.js";
import { i as withinText, r as roundsText, t as capabilityText } from "./messages2.js";
import { i as clean, o as count } from "./words.js";
import { r as openNetwork } from "./options.js";
import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";

// src/cli/progress.ts
const clearLine = "\r\x1B[K";
function progressOn(err, isTerminal, columns = 80) {
	const open = /* @__PURE__ */ new Set();
	let asked = 0;
	const line = () => {
		const [first = ""] = open;
		return `asking ${first}${open.size > 1 ? ` and ${count(open.size - 1, "other")}` : ""} (${asked - open.size} of ${asked} answered)`.slice(0, columns - 1);
	};
	return {
		step(step) {
			const who = nameOf(step);
			if (step.state === "asked") {
				asked++;
				open.add(who);
				if (!isTerminal) err(`asking ${who}\n`);
			} else open.delete(who);
			if (isTerminal) err(open.size === 0 ? clearLine : `${clearLine}${line()}`);
		},
		end() {
			if (isTerminal && asked > 0) err(clearLine);
		}
	};
}
const purposes = {
	smtp: "",
	"tls-scan": " for old versions of TLS",
	policy: " for its MTA-STS policy"
};
function nameOf({ what, host, address }) {
	return clean(`${host}${address === void 0 ? "" : ` [${address}]`}${purposes[what]}`);
}

// src/cli/assess-world.ts
const maxQuestions = 2e5;
const maxSecondsOfOne = 5;
async function assessWorld(options, streams, open) {
	if (options.replay === void 0) return fromNetwork(options, streams, open);
	if ([
		"record",
		"resolver",
		"trustAnchor",
		"ca",
		"selector",
		"observed",
		"ehlo",
		"tlsScan"
	].find((key) => options[key] !== void 0) !== void 0) throw new UsageError("--replay asks nobody, so there is nothing to set for it", "Leave the other options out.");
	return fromEvidence(options.replay);
}
function fromEvidence(file) {
	const text = readable(file, () => {
		if (statSync(file).size > maxEvidenceLength) throw new UsageError(`${file} is over ${maxEvidenceLength / 2 ** 20} MiB`, "Give a file that --record wrote.");
		return readFileSync(file, "utf8");
	});
	const parsed = parseEvidence(text);
	if (!parsed.ok) throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give a file that --record wrote.");
	return {
		io: replayedIo(parsed.value),
		isReachable: async () => true,
		recorded: parsed.value,
		keep: async () => [],
		close: async () => {}
	};
}
async function fromNetwork(options, streams, open) {
	const progress = progressOn(streams.err, streams.isTerminal, streams.columns);
	const settings = liveOptions(options, progress);
	const sent = [];
	const live = await openResolver(options, (one) => sent.push(one), open);
	const { expired, stop } = timer(options.timeout);
	const close = async () => {
		progress.end();
		stop();
		await live.close();
	};
	const now = /* @__PURE__ */ new Date();
	const time = withinText(options.timeout);
	const capability = live.capability();
	const resolver = withinBudget(heeding(live, capability), {
		questions: maxQuestions,
		expired,
		time
	});
	const observed = await observedOf(options.observed, resolver, now).catch(async (error) => {
		await close();
		throw error;
	});
	const { io, evidence } = recordedIo(withinTime(liveIo({
		...settings,
		resolver,
		observed,
		now
	}), expired, time));
	const keep = async (head) => {
		if (options.record !== void 0) replaceFile(options.record, evidenceText(evidence(head)));
		const rounds = roundsText({
			questions: sent.length,
			rounds: sent.reduce((most, { round }) => Math.max(most, round), 0)
		});
		return [capabilityText(await capability), options.verbose === true ? rounds : void 0].filter(isTold);
	};
	const isReachable = async () => (await capability).kind !== "unreachable";
	return {
		io,
		isReachable,
		keep,
		close
	};
}
const isTold = (warning) => warning !== void 0;
function openResolver(options, watch, open) {
	const { timeout, resolver, trustAnchor, negativeTrustAnchor } = options;
	return open({
		timeoutMs: Math.min(timeout, maxSecondsOfOne) * 1e3,
		...resolver === void 0 ? {} : { resolver },
		...trustAnchor === void 0 ? {} : { trustAnchor },
		...negativeTrustAnchor === void 0 ? {} : { negativeTrustAnchor },
		watch
	});
}
function heeding(live, capability) {
	const silence = new Promise((resolve) => {
		capability.then((able) => able.kind === "unreachable" && resolve(able.why));
	});
	return { async query(owner, type) {
		const asked = Promise.all([live.query(owner, type), capability]);
		const first = await Promise.race([silence, asked]);
		if (typeof first !== "string") return first[0];
		const outcome = {
			kind: "failed",
			why: `no answer from the resolver: ${first}`
		};
		return {
			question: {
				owner,
				type
			},
			aliases: [],
			outcome,
			security: "indeterminate",
			source: "live"
		};
	} };
}
async function observedOf(files = [], resolver, now) {
	if (files.length === 0) return () => [];
	const { observedIn } = await import("./observed.js");
	return observedIn(files, resolver, now);
}
function liveOptions(options, progress) {
	const { ca, smtp, tlsScan = false, selector = [], ehlo, allowPrivate = false } = options;
	return {
		ehloName: ehlo === void 0 ? ownName() : ehloFrom(ehlo),
		smtp,
		tlsScan,
		injection: true,
		allowPrivate,
		selectors: selector,
		watch: (step) => progress.step(step),
		...ca === void 0 ? {} : { roots: rootsIn(ca) }
	};
}
function ownName() {
	const parsed = parseName(hostname());
	return parsed.ok && labelsOf(parsed.value).length > 1 ? parsed.value : "mecsa.invalid";
}
function ehloFrom(text) {
	const parsed = parseName(text.trim());
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${JSON.stringify(text)} is not a host name: ${parsed.error}`, "Give --ehlo the name of this host.");
}
function rootsIn(file) {
	const read = certificateFile(file, readable(file, () => readFileSync(file)));
	if (read !== void 0) return read.pems;
	throw new UsageError(`${file} holds no certificate`, "Give --ca a file of certificates in PEM, of at most 256 KiB.");
}
function timer(seconds) {
	const { promise, resolve } = Promise.withResolvers();
	const handle = setTimeout(resolve, seconds * 1e3);
	return {
		expired: promise,
		stop: () => clearTimeout(handle)
	};
}

// src/cli/assess.ts
const maxDomains = 1e3;
async function assessDomains(given, options, streams, open = openNetwork) {
	const asked = [...new Set(given.map(domainGiven))];
	const world = await assessWorld(options, streams, open);
	try {
		const head = headOf(asked, options, world);
		const report = await reportOf(head.domains, world.io, {
			...options,
			...head
		});
		const warnings = await world.keep(head);
		return {
			text: options.format === "text" && !await world.isReachable() ? "" : rendered(report, options.format, streams.paint),
			exitCode: exitCodeOf(report, options),
			warnings
		};
	} finally {
		await world.close();
	}
}
function headOf(asked, { vantage }, { recorded }) {
	const domains = asked.length > 0 ? asked : recorded?.domains ?? [];
	if (domains.length === 0) throw new UsageError("no domain is given", "Name one, such as example.org.");
	if (domains.length > maxDomains) throw new UsageError(`more than ${maxDomains} domains at once`, "Give fewer, in several runs.");
	const from = vantage ?? recorded?.vantage;
	return {
		domains,
		...from === void 0 ? {} : { vantage: from }
	};
}
function rendered(report, format, paint) {
	switch (format) {
		case "text": return assessmentText(report, catalogue, paint);
		case "json": return assessmentJson(report, catalogue);
		case "markdown": return assessmentMarkdown(report, catalogue);
		case "html": return assessmentHtml(report, catalogue);
	}
}
function exitCodeOf({ domains }, { minimum = 0 }) {
	const scores = domains.map(({ assessment }) => assessment.scores.filter(({ applicable }) => applicable));
	const all = scores.flat();
	const expectations = domains.flatMap(({ profile }) => profile?.expectations ?? []);
	const expected = new Set(expectations.map(({ verdict }) => verdict.kind));
	if (all.some(({ stars }) => stars.max < minimum) || expected.has("unmet")) return 1;
	return all.some(({ stars }) => stars.min < minimum) || expected.has("not-measured") || scores.some(isUnmeasured) ? 3 : 0;
}
function isUnmeasured(scores) {
	return scores.length > 0 && scores.every(({ coverage }) => coverage === 0);
}

export { assessDomains };