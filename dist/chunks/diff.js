import { t as catalogue } from "./catalogue.js";
import { a as gitIn, c as gitTree, i as linesIn, l as blobsIn, n as junit, r as html, t as sarif } from "./sarif.js";
import { t as json } from "./json.js";
import { C as withinBudget, d as markdown } from "./html-page.js";
import { t as text } from "./text.js";
import { t as review } from "./review.js";
import { t as UsageError } from "./usage-error.js";
import { n as replaceFile, t as readable } from "./files.js";
import { r as openNetwork } from "./options.js";
import { a as replayed, i as recordingText, n as parseRecording, r as recorded, t as maxRecordingLength } from "./recording.js";
import { i as withinText, n as notRecorded, t as capabilityText } from "./messages2.js";
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { closeSync, constants as constants$1, existsSync, fstatSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";

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
		const descriptor = openSync(path, constants$1.O_RDONLY | constants$1.O_NONBLOCK | (isListed ? constants$1.O_NOFOLLOW : 0));
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
		case "text": return text(found, catalogue, paint);
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