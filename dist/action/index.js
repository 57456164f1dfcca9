import { r as __toESM } from "../chunks/rolldown-runtime.js";
import { a as clean, b as catalogue, c as tell, d as emptyTree, f as findCommit, g as review, h as UsageError, i as markdown, m as blobsIn, n as reviewJson, o as count, p as gitTree, r as text, s as grouped, t as json, u as gitIn, x as failOnLevels } from "../chunks/shared.js";
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

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish$1(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}

// node_modules/zod/v4/core/core.js
var _a;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = /* @__PURE__ */ $constructor("$ZodError", initializer, void 0, { Parent: Error });
function toDotPath(_path) {
	const segs = [];
	const path = _path.map((seg) => typeof seg === "object" ? seg.key : seg);
	for (const seg of path) if (typeof seg === "number") segs.push(`[${seg}]`);
	else if (typeof seg === "symbol") segs.push(`[${JSON.stringify(String(seg))}]`);
	else if (/[^\w$]/.test(seg)) segs.push(`[${JSON.stringify(seg)}]`);
	else {
		if (segs.length) segs.push(".");
		segs.push(seg);
	}
	return segs.join("");
}
function prettifyError(error) {
	const lines = [];
	const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
	for (const issue of issues) {
		lines.push(`✖ ${issue.message}`);
		if (issue.path?.length) lines.push(`  → at ${toDotPath(issue.path)}`);
	}
	return lines.join("\n");
}

// node_modules/zod/v4/core/parse.js
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
const anyString = /^[\s\S]{0,}$/;
const number = /^-?\d+(?:\.\d+)?$/;

// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish$1(val) && val.length !== void 0;
};
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});

// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};

// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}

// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = /*@__PURE__*/ $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = /*@__PURE__*/ $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string(params) {
	return _string(ZodMiniString, params);
}
const ZodMiniNumber = /*@__PURE__*/ $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
const ZodMiniNumberFormat = /*@__PURE__*/ $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function int(params) {
	return _int(ZodMiniNumberFormat, params);
}
const ZodMiniArray = /*@__PURE__*/ $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = /*@__PURE__*/ $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodMiniObject(def);
}
const ZodMiniEnum = /*@__PURE__*/ $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniTransform = /*@__PURE__*/ $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = /*@__PURE__*/ $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional$1(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniNullable = /*@__PURE__*/ $constructor("ZodMiniNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
	return new ZodMiniNullable({
		type: "nullable",
		innerType
	});
}
// @__NO_SIDE_EFFECTS__
function nullish(innerType) {
	return /* @__PURE__ */ optional$1(/* @__PURE__ */ nullable(innerType));
}
const ZodMiniPipe = /*@__PURE__*/ $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
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
	"fail-on": oneOf(failOnLevels, "high"),
	"github-token": string(),
	"base-ref": optional,
	"head-ref": optional,
	"comment-summary-in-pr": oneOf(commentModes, "always"),
	"warn-only": oneOf(["true", "false"], "false")
});
function readInputs(getInput) {
	const parsed = schema.safeParse(Object.fromEntries(inputNames.map((name) => [name, getInput(name).trim()])));
	if (!parsed.success) throw wrongInput(parsed.error.issues[0]);
	const { "base-ref": baseRef, "head-ref": headRef } = parsed.data;
	return {
		zones: parsed.data.zones,
		certificates: parsed.data.certificates,
		failOn: parsed.data["fail-on"],
		token: parsed.data["github-token"],
		...baseRef === void 0 ? {} : { baseRef },
		...headRef === void 0 ? {} : { headRef },
		commentMode: parsed.data["comment-summary-in-pr"],
		warnOnly: parsed.data["warn-only"] === "true"
	};
}
function oneOf(values, preset) {
	return pipe(pipe(string(), transform((text) => text === "" ? preset : text.toLowerCase())), _enum(values));
}
function wrongInput(issue) {
	const allowed = issue?.code === "invalid_value" ? issue.values.join(", ") : `at most ${maxGlobs} entries`;
	return new UsageError(`the input ${String(issue?.path[0])} has a value that is not known`, `It takes: ${allowed}.`);
}
function listOf(text) {
	let depth = 0;
	let entry = "";
	const entries = [];
	for (const char of `${text}\n`) {
		if (char === "{") depth++;
		if (char === "}") depth--;
		if (char === "\n" || char === "," && depth <= 0) {
			entries.push(entry.trim());
			entry = "";
			depth = 0;
		} else entry += char;
	}
	return entries.filter((one) => one !== "");
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
function writeReport(review, catalogue, folder = tmpdir()) {
	const path = join(mkdtempSync(join(folder, "mecsa-")), "report.json");
	writeFileSync(path, json(review, catalogue));
	return path;
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
		tellReview(runner, inputs, reviewed);
		outputs = await publish(runner, inputs, reviewed);
		failed = tellGate(core, inputs, reviewed.review);
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
	return {
		event,
		commits,
		before,
		after,
		review: await review(before, after, {
			zones: inputs.zones,
			certificates: inputs.certificates,
			failOn: inputs.failOn,
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
function tellReview({ core }, { warnOnly }, { review, before, after }) {
	print(core, text(review, catalogue, (_style, words) => words));
	const fileAfter = (file) => {
		if (!after.has(file)) return "gone";
		return after.id(file) === before.id(file) ? "same" : "changed";
	};
	annotate(core, annotationsOf(review, catalogue, {
		warnOnly,
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
		"report-json": writeReport(reviewed.review, catalogue, runner.env["RUNNER_TEMP"]),
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
function tellGate(core, { warnOnly }, review) {
	if (!review.gate.failed) return void 0;
	if (!warnOnly) return gateFailed(review);
	core.warning(gateFailed(review));
}
function render({ review, commits }, env, limit) {
	const repositoryUrl = `${serverUrl(env)}/${env["GITHUB_REPOSITORY"] ?? ""}`;
	const runUrl = `${repositoryUrl}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
	const options = {
		...env["GITHUB_REPOSITORY"] === void 0 ? {} : {
			repositoryUrl,
			runUrl
		},
		...commits.before === void 0 ? {} : { beforeSha: commits.before },
		...commits.after === void 0 ? {} : { afterSha: commits.after },
		limit
	};
	return markdown(review, catalogue, options);
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