import { r as __toESM } from "../chunks/rolldown-runtime.js";
import { a as listOf, t as review } from "../chunks/review.js";
import { t as catalogue } from "../chunks/catalogue.js";
import { a as gitIn, c as gitTree, i as linesIn, l as blobsIn, n as junit, o as emptyTree, r as html, s as findCommit, t as sarif } from "../chunks/sarif.js";
import { t as UsageError } from "../chunks/usage-error.js";
import { B as object, H as pipe, K as string, O as _enum, P as int, Q as _maxLength, R as nullish, V as optional$1, d as markdown, k as array, lt as prettifyError, q as transform, tt as _regex } from "../chunks/html-page.js";
import { t as text } from "../chunks/text.js";
import { c as grouped, h as tell, i as clean, o as count } from "../chunks/words.js";
import { i as failOnLevels } from "../chunks/model.js";
import { n as reviewJson, t as json } from "../chunks/json.js";
import * as os from "os";
import os$1, { EOL } from "os";
import * as crypto$1 from "crypto";
import * as fs from "fs";
import { constants, promises } from "fs";
import { join } from "node:path";
import { mkdtempSync, readFileSync as readFileSync$1, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto$1.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/oidc-utils.js
var __awaiter$3 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/core/lib/summary.js
var __awaiter$2 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$2(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$2(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$2(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary = _summary;

// node_modules/@actions/core/lib/platform.js
var __awaiter$1 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const platform = os$1.platform();
const arch = os$1.arch();

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + os.EOL);
}

// src/github/comment.ts
const commentsPerPage = 100;
const commentModes = [
	"always",
	"on-failure",
	"never"
];
function mayCreate(mode, review) {
	return review.gate.failed || mode === "always" && review.zonesChanged.length > 0;
}
const maxPages = 50;
const delays = [
	1,
	4,
	15
];
const maxDelay = 60;
async function keepComment(client, wanted, sleep) {
	for (const delay of delays) {
		const kept = await keepOnce(client, wanted);
		if (kept.kind !== "refused" || !isTemporary(kept.failure)) return kept;
		await sleep(1e3 * Math.min(Math.max(delay, kept.failure.retryAfter ?? 0), maxDelay));
	}
	return keepOnce(client, wanted);
}
function isTemporary({ status, message, retryAfter }) {
	if (status === void 0 || status >= 500 || status === 429) return true;
	return status === 403 && (retryAfter !== void 0 || /secondary rate limit/i.test(message));
}
async function keepOnce(client, wanted) {
	const found = await findComment(client, wanted.key);
	if (!found.ok) return {
		kind: "refused",
		failure: found.failure
	};
	if (found.value !== void 0) return updateComment(client, found.value, wanted);
	if (!wanted.mayCreate) return { kind: "none" };
	const created = await client.create(textOf(wanted));
	return created.ok ? {
		kind: "created",
		id: created.value
	} : {
		kind: "refused",
		failure: created.failure
	};
}
async function updateComment(client, { id, body }, wanted) {
	const marker = markerOf(body);
	if (marker !== void 0 && isNewer(marker.run, wanted.run)) return {
		kind: "newer-run",
		id
	};
	if (withoutMarker(body) === withoutMarker(textOf(wanted))) return {
		kind: "unchanged",
		id
	};
	const updated = await client.update(id, textOf(wanted));
	return updated.ok ? {
		kind: "updated",
		id
	} : {
		kind: "refused",
		failure: updated.failure
	};
}
function isNewer(one, other) {
	return one.id > other.id || one.id === other.id && one.attempt > other.attempt;
}
async function findComment(client, key) {
	let viewer;
	for (let page = 1; page <= maxPages; page++) {
		const listed = await client.list(page);
		if (!listed.ok) return listed;
		const marked = listed.value.filter(({ body }) => markerOf(body)?.key === key);
		if (marked.length > 0 && viewer === void 0) {
			const asked = await client.viewer();
			if (!asked.ok) return asked;
			viewer = asked.value;
		}
		const own = marked.find(({ author }) => author === viewer);
		if (own !== void 0 || listed.value.length < 100) return {
			ok: true,
			value: own
		};
	}
	return {
		ok: false,
		failure: {
			status: 422,
			message: `more than 5000 comments`
		}
	};
}
const marker = /^<!-- mecsa:review key=([\w.-]+) v=\d+ sha=\w* run=(\d{1,15})\.(\d{1,9}) -->\r?(?:\n|$)/;
function textOf({ key, sha, run, body }) {
	return `<!-- mecsa:review key=${key} v=1 sha=${sha} run=${run.id}.${run.attempt} -->\n${body}`;
}
function markerOf(body) {
	const [, key, id, attempt] = marker.exec(body) ?? [];
	return key === void 0 ? void 0 : {
		key,
		run: {
			id: Number(id),
			attempt: Number(attempt)
		}
	};
}
function withoutMarker(body) {
	return body.replace(marker, "").replaceAll("\r\n", "\n").trim();
}

// src/action/comments.ts
const botLogin = "github-actions[bot]";
const timeout = 3e4;
const written = object({ id: int() });
const listed = array(object({
	id: int(),
	user: nullish(object({ login: string() })),
	body: nullish(string())
}));
const viewerAnswer = object({ viewer: object({ login: string() }) });
async function commentsOf({ repository, number }, token) {
	const { getOctokit } = await import("../chunks/github.js");
	const { rest, graphql } = getOctokit(token);
	const [owner = "", repo = ""] = repository.split("/");
	const issue = {
		owner,
		repo,
		issue_number: number
	};
	return {
		async list(page) {
			const ask = () => rest.issues.listComments({
				...issue,
				per_page: 100,
				page,
				...limited()
			});
			const answer = await answered(listed, async () => (await ask()).data);
			if (!answer.ok) return answer;
			return {
				ok: true,
				value: answer.value.map(({ id, user, body }) => ({
					id,
					author: user?.login ?? "",
					body: body ?? ""
				}))
			};
		},
		async create(body) {
			return idOf(await answered(written, async () => (await rest.issues.createComment({
				...issue,
				body,
				...limited()
			})).data));
		},
		async update(id, body) {
			const ask = () => rest.issues.updateComment({
				owner,
				repo,
				comment_id: id,
				body,
				...limited()
			});
			return idOf(await answered(written, async () => (await ask()).data));
		},
		async viewer() {
			const answer = await answered(viewerAnswer, () => graphql("{ viewer { login } }", limited()));
			if (answer.ok) return {
				ok: true,
				value: answer.value.viewer.login
			};
			return (answer.failure.status ?? 0) >= 500 ? answer : {
				ok: true,
				value: botLogin
			};
		}
	};
}
function limited() {
	return { request: { signal: AbortSignal.timeout(timeout) } };
}
function idOf(answer) {
	return answer.ok ? {
		ok: true,
		value: answer.value.id
	} : answer;
}
async function answered(shape, ask) {
	try {
		const parsed = shape.safeParse(await ask());
		if (parsed.success) return {
			ok: true,
			value: parsed.data
		};
		return {
			ok: false,
			failure: {
				status: 200,
				message: "the answer is not what GitHub's API gives"
			}
		};
	} catch (error) {
		if (error instanceof Error && isOfTheApi(error)) return {
			ok: false,
			failure: failureOf(error)
		};
		throw error;
	}
}
function isOfTheApi(error) {
	return error.name === "HttpError" || error.name === "GraphqlResponseError";
}
function failureOf({ message, status, response }) {
	const retryAfter = Number(response?.headers?.["retry-after"] ?? NaN);
	return {
		message,
		...status === void 0 ? {} : { status },
		...Number.isFinite(retryAfter) ? { retryAfter } : {}
	};
}

// src/github/event.ts
const supportedEvents = [
	"pull_request",
	"pull_request_target",
	"push",
	"merge_group"
];
const sha = string().check(_regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const side = object({ sha });
const pullRequest = pipe(object({ pull_request: object({
	number: int(),
	base: side,
	head: side
}) }), transform(({ pull_request: { number, base, head } }) => ({
	kind: "pull-request",
	number,
	base: base.sha,
	head: head.sha
})));
const payloads = {
	pull_request: pullRequest,
	pull_request_target: pullRequest,
	push: pipe(object({
		before: sha,
		after: sha,
		ref: string(),
		repository: object({ default_branch: string() })
	}), transform(({ before, after, ref, repository }) => ({
		kind: "push",
		before,
		after,
		ref,
		defaultBranch: repository.default_branch
	}))),
	merge_group: pipe(object({ merge_group: object({
		base_sha: sha,
		head_sha: sha
	}) }), transform(({ merge_group }) => ({
		kind: "merge-group",
		base: merge_group.base_sha,
		head: merge_group.head_sha
	})))
};
function readEvent(name, payload) {
	const supported = supportedEvents.find((one) => one === name);
	if (supported === void 0) return {
		kind: "other",
		name
	};
	const parsed = payloads[supported].safeParse(parseJson(payload));
	if (parsed.success) return parsed.data;
	throw new UsageError(`the payload of the event ${name} cannot be read: ${prettifyError(parsed.error)}`, "The file that GITHUB_EVENT_PATH names is not what GitHub sends for this event.");
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/github/fetch.ts
const depths = [
	50,
	500,
	5e3
];
function remoteOf(git, token, serverUrl) {
	const url = git.read([
		"remote",
		"get-url",
		"origin"
	]).stdout.toString().trim();
	if (token === "" || !isOnServer(url, serverUrl)) return {
		git,
		settings: []
	};
	const key = `http.${new URL(serverUrl).origin}/.extraheader`;
	const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
	return {
		git,
		settings: [[key, ""], [key, `AUTHORIZATION: basic ${credentials}`]]
	};
}
function isOnServer(url, serverUrl) {
	if (!URL.canParse(url) || !URL.canParse(serverUrl)) return false;
	const [remote, server] = [new URL(url), new URL(serverUrl)];
	return remote.protocol === "https:" && remote.origin === server.origin;
}
function commitsOf(comparison, remote) {
	switch (comparison.kind) {
		case "commits": return {
			before: secure(remote, comparison.before),
			after: secure(remote, comparison.after)
		};
		case "merge": return commitsOfMerge(comparison, remote);
		case "new-branch": return commitsOfNewBranch(comparison, remote);
		case "everything": return {
			before: void 0,
			after: secure(remote, comparison.after)
		};
		case "nothing": return {
			before: void 0,
			after: void 0
		};
	}
}
function commitsOfMerge({ base, head, merge }, remote) {
	const [mergedInto, merged, ...more] = merge === void 0 ? [] : parentsOf(remote, merge);
	if (mergedInto !== void 0 && merged === head && more.length === 0) return {
		before: secure(remote, mergedInto),
		after: merge
	};
	const [baseCommit, headCommit] = [secure(remote, base), secure(remote, head)];
	const before = mergeBase(remote, baseCommit, headCommit);
	if (before === void 0) throw new UsageError(`${base} and ${head} have no commit in common`, "Rebase the branch.");
	return {
		before,
		after: headCommit
	};
}
function commitsOfNewBranch({ base, head }, remote) {
	const after = secure(remote, head);
	return {
		before: mergeBase(remote, secure(remote, base), after),
		after
	};
}
function parentsOf({ git, settings }, commit) {
	const name = findCommit(git, commit) ?? fetched({
		git,
		settings
	}, commit);
	if (name === void 0) return [];
	const [header = ""] = git.read([
		"cat-file",
		"commit",
		name
	]).stdout.toString("latin1").split("\n\n", 1);
	return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}
function secure(remote, revision) {
	const found = findCommit(remote.git, revision) ?? fetched(remote, revision);
	if (found === void 0) throw notHere(`the commit ${JSON.stringify(revision.slice(0, 100))}`);
	return found;
}
const fetchable = /^(?![-+])[^\s\p{C}~^:?*[\\]{1,250}$/u;
function fetched(remote, revision) {
	if (!fetchable.test(revision) || revision.includes("@{")) return void 0;
	if (!fetch(remote, [
		...isShallow(remote.git) ? ["--depth=1"] : [],
		"origin",
		revision
	])) return void 0;
	return findCommit(remote.git, "FETCH_HEAD");
}
function mergeBase(remote, base, head) {
	for (const depth of depths) {
		const found = remote.git.read([
			"merge-base",
			base,
			head
		]);
		if (found.ok) return found.stdout.toString().trim();
		if (!isShallow(remote.git)) return void 0;
		if (!fetch(remote, [
			`--depth=${depth}`,
			"origin",
			base,
			head
		])) break;
	}
	const found = remote.git.read([
		"merge-base",
		base,
		head
	]);
	if (!found.ok) throw notHere("the commit that both sides have in common");
	return found.stdout.toString().trim();
}
function isShallow(git) {
	return git.read(["rev-parse", "--is-shallow-repository"]).stdout.toString().trim() !== "false";
}
function fetch({ git, settings }, args) {
	return git.fetch([
		"fetch",
		"--no-tags",
		"--quiet",
		"--no-recurse-submodules",
		...args
	], settings).ok;
}
function notHere(what) {
	return new UsageError(`${what} is not in this clone and could not be fetched`, "Check out with the whole history: actions/checkout with `fetch-depth: 0`.");
}

// src/github/refs.ts
const isZero = (sha) => /^0+$/.test(sha);
function comparisonOf(event, sha, { baseRef, headRef }) {
	if (baseRef === void 0 && headRef === void 0) return comparisonOfEvent(event, sha);
	const after = headRef ?? sha;
	if (baseRef !== void 0 && after !== void 0) return {
		kind: "commits",
		before: baseRef,
		after
	};
	throw new UsageError(baseRef === void 0 ? "head-ref is given without base-ref" : "base-ref is given, and there is no head-ref", "Give both base-ref and head-ref.");
}
function comparisonOfEvent(event, sha) {
	switch (event.kind) {
		case "pull-request": return {
			kind: "merge",
			base: event.base,
			head: event.head,
			...sha === void 0 ? {} : { merge: sha }
		};
		case "merge-group": return {
			kind: "commits",
			before: event.base,
			after: event.head
		};
		case "push": return comparisonOfPush(event);
		case "other": throw new UsageError(`the event ${event.name === "" ? "(none)" : event.name} does not say what to compare`, `Run on one of ${supportedEvents.join(", ")}, or give the inputs base-ref and head-ref.`);
	}
}
function comparisonOfPush({ before, after, ref, defaultBranch }) {
	if (isZero(after)) return {
		kind: "nothing",
		because: `${ref} was deleted`
	};
	if (!isZero(before)) return {
		kind: "commits",
		before,
		after
	};
	if (ref === `refs/heads/${defaultBranch}`) return {
		kind: "everything",
		after
	};
	return {
		kind: "new-branch",
		base: `refs/heads/${defaultBranch}`,
		head: after
	};
}

// src/action/messages.ts
function andMore(left) {
	return `${count(left, "more finding")} in the job summary`;
}
function gateFailed(review) {
	const { blocking } = grouped(review);
	const rules = [...new Set(blocking.map(({ rule }) => rule))].slice(0, 5).join(", ");
	return `the gate failed: ${count(blocking.length, "finding")} at or above ${review.gate.failOn} (${rules})`;
}
function toolFailed(error) {
	if (error instanceof UsageError) return `mecsa could not review this change: ${error.message}. ${error.hint}`;
	return `mecsa could not review this change, by a mistake of its own that should be reported: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
}
function summaryFailed(error) {
	return `the job summary could not be written: ${error instanceof Error ? error.message : String(error)}`;
}
function commentTrouble(kept) {
	switch (kept.kind) {
		case "created":
		case "updated":
		case "unchanged":
		case "none": return;
		case "newer-run": return "the comment is from a newer run and was left as it is";
		case "refused": return `the comment could not be written (${answer(kept.failure)}). ${commentAdvice(kept.failure)}`;
		default: return kept;
	}
}
function answer({ status, message }) {
	return `${status === void 0 ? "no answer" : `HTTP ${status}`}: ${clean(message)}`;
}
function commentAdvice({ status }) {
	if (status !== 401 && status !== 403 && status !== 404) return "The report is in the job summary.";
	return "The job needs `permissions: pull-requests: write`; pull requests of forks and of Dependabot have no such token. The report is in the job summary.";
}

// src/action/annotations.ts
const most = {
	error: 9,
	warning: 8,
	notice: 9
};
const maxMessage = 4e3;
const maxTitle = 255;
function annotationsOf(review, catalogue, options) {
	const { blocking, others } = grouped(review);
	const worst = review.gate.failed && !options.warnOnly ? "error" : "warning";
	const all = [...blocking, ...others].flatMap((change) => {
		const level = blocking.includes(change) ? worst : isMinor(change) ? "notice" : "warning";
		const place = placeOf(change, options);
		return place === void 0 ? [] : [{
			level,
			...wordsOf(change, catalogue, place)
		}];
	});
	const shown = [...Map.groupBy(all, ({ level }) => level)].flatMap(([level, group]) => group.slice(0, most[level]));
	const left = all.length - shown.length;
	return left === 0 ? shown : [...shown, {
		level: "notice",
		message: andMore(left),
		place: {}
	}];
}
function wordsOf(change, catalogue, place) {
	const { rule, title, says, fix, see } = tell(change, catalogue);
	return {
		message: `${change.name}: ${says}\n${fix} (${see})`.slice(0, maxMessage),
		place: {
			title: `${rule}: ${title}`.slice(0, maxTitle),
			...place
		}
	};
}
function isMinor({ severity }) {
	return severity === "low" || severity === "info";
}
function placeOf({ from }, { fileAfter }) {
	if (from === void 0) return void 0;
	const { file, line, endLine } = from.range;
	const state = fileAfter(file);
	if (state === "gone") return void 0;
	return from.side === "before" && state === "changed" ? { file } : {
		file,
		startLine: line,
		endLine
	};
}
function annotate(core, annotations) {
	for (const { level, message, place } of annotations) core[level](message, place);
}

// src/action/inputs.ts
const inputNames = [
	"zones",
	"certificates",
	"config-file",
	"fail-on",
	"github-token",
	"base-ref",
	"head-ref",
	"comment-summary-in-pr",
	"warn-only"
];
const maxGlobs = 1e3;
const optional = pipe(string(), transform((text) => text === "" ? void 0 : text));
const globs = pipe(string(), transform(listOf)).check(_maxLength(maxGlobs));
const schema = object({
	zones: globs,
	certificates: globs,
	"config-file": optional,
	"fail-on": optionalOf(failOnLevels),
	"github-token": string(),
	"base-ref": optional,
	"head-ref": optional,
	"comment-summary-in-pr": oneOf(commentModes, "always"),
	"warn-only": optionalOf(["true", "false"])
});
function readInputs(getInput) {
	const parsed = schema.safeParse(Object.fromEntries(inputNames.map((name) => [name, getInput(name).trim()])));
	if (!parsed.success) throw wrongInput(parsed.error.issues[0]);
	const { "base-ref": baseRef, "head-ref": headRef, "config-file": configFile } = parsed.data;
	const { "fail-on": failOn, "warn-only": warnOnly } = parsed.data;
	return {
		zones: parsed.data.zones,
		certificates: parsed.data.certificates,
		...failOn === void 0 ? {} : { failOn },
		...configFile === void 0 ? {} : { configFile },
		token: parsed.data["github-token"],
		...baseRef === void 0 ? {} : { baseRef },
		...headRef === void 0 ? {} : { headRef },
		commentMode: parsed.data["comment-summary-in-pr"],
		...warnOnly === void 0 ? {} : { warnOnly: warnOnly === "true" }
	};
}
function optionalOf(values) {
	return pipe(pipe(string(), transform((text) => text === "" ? void 0 : text.toLowerCase())), optional$1(_enum(values)));
}
function oneOf(values, preset) {
	return pipe(pipe(string(), transform((text) => text === "" ? preset : text.toLowerCase())), _enum(values));
}
function wrongInput(issue) {
	const allowed = issue?.code === "invalid_value" ? issue.values.join(", ") : `at most ${maxGlobs} entries`;
	return new UsageError(`the input ${String(issue?.path[0])} has a value that is not known`, `It takes: ${allowed}.`);
}

// src/action/outputs.ts
const maxOutput = 5e5;
function outputsOf(review, catalogue) {
	const { blocking, others } = grouped(review);
	const findings = [...blocking, ...others];
	const countOf = (severity) => findings.filter((finding) => finding.severity === severity).length;
	const told = reviewJson({
		...review,
		changes: findings,
		domains: []
	}, catalogue).changes;
	return {
		conclusion: review.gate.failed ? "failure" : "success",
		"findings-count": findings.length,
		"critical-count": countOf("critical"),
		"high-count": countOf("high"),
		"medium-count": countOf("medium"),
		"low-count": countOf("low"),
		"zones-changed": listThatFits(review.zonesChanged),
		findings: listThatFits(told)
	};
}
function listThatFits(entries, max = maxOutput) {
	const fitting = [];
	let length = 2;
	for (const entry of entries) {
		const text = JSON.stringify(entry);
		length += text.length + 1;
		if (length > max) break;
		fitting.push(text);
	}
	return `[${fitting.join(",")}]`;
}
function writeReports(review, catalogue, { folder = tmpdir(), linesAfter, links }) {
	const place = mkdtempSync(join(folder, "mecsa-"));
	const written = {
		"report-json": ["report.json", json(review, catalogue)],
		"report-sarif": ["report.sarif", sarif(review, catalogue, { linesAfter })],
		"report-junit": ["report.junit.xml", junit(review, catalogue)],
		"report-html": ["report.html", html(review, catalogue, links)]
	};
	return Object.fromEntries(Object.entries(written).map(([output, [file, content]]) => {
		writeFileSync(join(place, file), content);
		return [output, join(place, file)];
	}));
}

// src/action/run.ts
const maxEvent = 2 ** 26;
const commentLimit = 65e3;
const summaryLimit = 2 ** 20 - 1024;
async function runAction(runner) {
	const { core } = runner;
	let failed;
	let summary = "";
	let outputs = { conclusion: "error" };
	try {
		const inputs = readInputs((name) => core.getInput(name));
		const reviewed = await reviewChange(runner, inputs);
		summary = render(reviewed, runner.env, summaryLimit);
		tellReview(runner, reviewed);
		outputs = await publish(runner, inputs, reviewed);
		failed = tellGate(core, reviewed.review);
	} catch (error) {
		failed = toolFailed(error);
		if (summary === "") summary = `### mecsa could not review this change\n\n${indented(failed)}\n`;
	} finally {
		await writeSummary(core, summary);
	}
	for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
	if (failed !== void 0) core.setFailed(failed);
}
async function reviewChange({ env, review, now }, inputs) {
	const event = eventOf(env);
	const comparison = comparisonOf(event, env["GITHUB_SHA"], inputs);
	const git = gitIn(env["GITHUB_WORKSPACE"] ?? ".", env);
	const commits = commitsOf(comparison, remoteOf(git, inputs.token, serverUrl(env)));
	const blobs = blobsIn(git);
	const treeOf = (commit) => commit === void 0 ? emptyTree("nothing") : gitTree(blobs, commit);
	const [before, after] = [treeOf(commits.before), treeOf(commits.after)];
	const { zones, certificates, failOn, warnOnly, configFile } = inputs;
	return {
		event,
		commits,
		before,
		after,
		review: await review(before, after, {
			zones,
			certificates,
			...failOn === void 0 ? {} : { failOn },
			...warnOnly === void 0 ? {} : { warnOnly },
			...configFile === void 0 ? {} : { configFile },
			now: now()
		})
	};
}
function eventOf(env) {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	const path = env["GITHUB_EVENT_PATH"];
	const size = path === void 0 ? void 0 : statSync(path, { throwIfNoEntry: false })?.size;
	if (size !== void 0 && size > maxEvent) throw new UsageError("the payload of the event is too large", "GitHub sends at most 25 MB.");
	return readEvent(name, path === void 0 || size === void 0 ? "" : readFileSync$1(path, "utf8"));
}
function tellReview({ core }, { review, before, after }) {
	print(core, text(review, catalogue, (_style, words) => words));
	const fileAfter = (file) => {
		if (!after.has(file)) return "gone";
		return after.id(file) === before.id(file) ? "same" : "changed";
	};
	annotate(core, annotationsOf(review, catalogue, {
		warnOnly: review.gate.warnOnly,
		fileAfter
	}));
}
function print(core, report) {
	const token = crypto.randomUUID();
	core.info(`::stop-commands::${token}`);
	core.info(report);
	core.info(`::${token}::`);
}
async function publish(runner, inputs, reviewed) {
	const content = render(reviewed, runner.env, commentLimit);
	const kept = await comment(runner, inputs, reviewed, content);
	const trouble = commentTrouble(kept);
	if (trouble !== void 0) runner.core.warning(trouble);
	return {
		...outputsOf(reviewed.review, catalogue),
		...writeReports(reviewed.review, catalogue, {
			folder: runner.env["RUNNER_TEMP"],
			linesAfter: linesIn(reviewed.after),
			links: linksOf(reviewed.commits, runner.env)
		}),
		"comment-content": content,
		..."id" in kept ? { "comment-id": kept.id } : {}
	};
}
async function comment({ env, commentsOf, sleep }, { commentMode, token }, { event, commits, review }, body) {
	const repository = env["GITHUB_REPOSITORY"];
	if (commentMode === "never" || event.kind !== "pull-request" || repository === void 0 || token === "") return { kind: "none" };
	const client = await commentsOf({
		repository,
		number: event.number
	}, token);
	const wanted = {
		key: "default",
		sha: commits.after ?? "",
		run: {
			id: Number(env["GITHUB_RUN_ID"] ?? 0),
			attempt: Number(env["GITHUB_RUN_ATTEMPT"] ?? 1)
		},
		body,
		mayCreate: mayCreate(commentMode, review)
	};
	return keepComment(client, wanted, sleep);
}
function tellGate(core, review) {
	if (!review.gate.failed) return void 0;
	if (!review.gate.warnOnly) return gateFailed(review);
	core.warning(gateFailed(review));
}
function render({ review, commits }, env, limit) {
	return markdown(review, catalogue, {
		...linksOf(commits, env),
		limit
	});
}
function linksOf({ before, after }, env) {
	const repositoryUrl = `${serverUrl(env)}/${env["GITHUB_REPOSITORY"] ?? ""}`;
	const runUrl = `${repositoryUrl}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
	return {
		...env["GITHUB_REPOSITORY"] === void 0 ? {} : {
			repositoryUrl,
			runUrl
		},
		...before === void 0 ? {} : { beforeSha: before },
		...after === void 0 ? {} : { afterSha: after }
	};
}
function serverUrl(env) {
	return env["GITHUB_SERVER_URL"] ?? "https://github.com";
}
async function writeSummary(core, summary) {
	try {
		await core.writeSummary(cut(summary, summaryLimit));
	} catch (error) {
		core.warning(summaryFailed(error));
	}
}
function cut(words, max) {
	const octets = Buffer.from(words);
	if (octets.length <= max) return words;
	return octets.toString("utf8", 0, max).replace(/\u{fffd}+$/u, "");
}
function indented(words) {
	return words.replace(/^/gm, "    ");
}

// src/action/main.ts
await runAction({
	env: process.env,
	core: {
		getInput,
		info,
		error,
		warning,
		notice,
		setOutput,
		setFailed,
		async writeSummary(markdown) {
			await summary.addRaw(markdown, true).write();
		}
	},
	review,
	commentsOf,
	now: () => /* @__PURE__ */ new Date(),
	sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
});

export {  };