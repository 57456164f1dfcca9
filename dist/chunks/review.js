import { n as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { a as txtRdata, c as isWithin, d as parentOf, f as parseName, l as labelsOf, o as below, p as require_tr46, r as textOf$2, t as mxOf, u as name } from "./rdata.js";
import { A as intersection, D as everyIpv6, E as everyIpv4, F as sizeOf, I as union, M as nobody, N as prefixesOf, O as everybody, P as setOfRanges, S as passing, T as difference, Z as hasNullWildcard, b as describe$1, c as problemSentence, ct as placed, d as forEachCheck, j as network, k as firstMatch, o as rules, ot as changesUnder, r as known, s as generalRules, st as cut, x as deniesAll, y as sameKey } from "./catalogue.js";
import { y as isBlocking } from "./words.js";
import { i as failOnLevels, s as severities, t as categories } from "./model.js";
import { n as nowhere, t as memoize } from "./resolver.js";
import { t as canonicalRdata } from "./rdata2.js";
import { n as assessmentOf, r as evaluateDomain } from "./assess.js";
import { i as fingerprintOf } from "./json.js";
import { $ as _minLength, A as boolean, E as date, F as literal$1, G as strictObject, I as meta, J as union$1, K as string, O as _enum, Q as _maxLength, S as outsideOf, T as overlay, U as record$1, V as optional, W as refine, X as _gte, Z as _lte, _ as certificateFile, at as base64, b as namesOf$1, ct as number$1, dt as BIGINT_FORMAT_RANGES, et as _multipleOf, ft as NUMBER_FORMAT_RANGES, it as base64urlCharset, k as array, mt as getEnumValues, nt as globalRegistry, ot as base64url, pt as assignProp, rt as base64Charset, st as integer$1, tt as _regex, v as certificatesFor, w as holds$1, x as isUnanswered, y as maxCertificateOctets, z as number$2 } from "./html-page.js";
import { t as readMasterFile } from "./read.js";
import { matchesGlob as matchesGlob$1, posix } from "node:path";

// src/gate/parked.ts
const change$2 = changesUnder(rules);
function parkedRegression(before, after) {
	if (before.surroundings.roles.parked !== true || after.surroundings.name === "nxdomain") return [];
	const held = locksOf(before);
	const now = locksOf(after);
	const lost = Object.keys(held).filter((lock) => held[lock] === true && now[lock] === false);
	if (lost.length === 0) return [];
	return [change$2("PARKED-REGRESSION", before.domain, [describe(held), describe(now)], { lost }, {})];
}
function locksOf({ facts, surroundings }) {
	return {
		"null MX": surroundings.mx === "unknown" ? "unknown" : surroundings.mx === "null",
		"SPF -all": deniesAll(facts.spf),
		"DMARC reject": surroundings.dmarc === "unknown" ? "unknown" : surroundings.dmarc === "reject",
		"null DKIM wildcard": hasNullWildcard(facts.dkim)
	};
}
function describe(locks) {
	const held = Object.keys(locks).filter((lock) => locks[lock] === true);
	return held.length === 0 ? "no lock" : held.join(", ");
}

// src/compare.ts
function compare$1(before, after, { checks: names, isMailDomain }) {
	const compared = forEachCheck((check, name) => names.has(name) ? [...compareCheck(check, name, before, after), ...improvedBy(name, before, after)] : []);
	const parked = isMailDomain ? parkedRegression(before, after) : [];
	return [...Object.values(compared).flat(), ...parked];
}
function compareCheck(check, name, before, after) {
	const sideOf = ({ facts, judgements, surroundings }) => ({
		facts: facts[name],
		judgement: judgements[name],
		surroundings
	});
	return check.compare({
		domain: before.domain,
		before: sideOf(before),
		after: sideOf(after)
	});
}
function improvedBy(name, before, after) {
	return improved(before.domain, before.judgements[name], after.judgements[name]);
}
function improved(domain, before, after) {
	return after.facets.flatMap((facet) => {
		const old = before.facets.find(({ id }) => id === facet.id);
		if (old === void 0 || facet.scale.indexOf(facet.value) <= facet.scale.indexOf(old.value)) return [];
		return [{
			rule: "IMPROVED",
			name: domain,
			severity: "info",
			direction: "strengthened",
			before: old.value,
			after: facet.value,
			args: {
				facet: facet.id,
				before: old.value,
				after: facet.value
			}
		}];
	});
}
function sortChanges(changes) {
	const rank = (severity) => severities.indexOf(severity);
	return changes.toSorted((a, b) => rank(a.severity) - rank(b.severity) || Number(a.direction === "strengthened") - Number(b.direction === "strengthened") || compareText(a.name, b.name) || compareText(a.rule, b.rule) || compareText(a.after, b.after));
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
const saysMore = [
	["DNSSEC-NS-MOVE", "APEX-NS-CHANGED"],
	["DNSSEC-NS-MOVE", "NS-DELEGATE"],
	["APEX-NS-CHANGED", "NS-DELEGATE"]
];
function isTold(change, others) {
	const better = new Set(saysMore.filter(([, less]) => less === change.rule).map(([more]) => more));
	return better.size > 0 && others.some(({ rule, name }) => name === change.name && better.has(rule));
}
function isMisnamed$1(change, others) {
	const { hosts } = change.args;
	if (change.rule !== "DANE-COVERAGE" || typeof hosts !== "object") return false;
	const misnamed = others.filter(({ rule, name }) => name === change.name && misnaming.has(rule));
	return hosts.every((host) => misnamed.some(({ args }) => args["host"] === host));
}
const misnaming = /* @__PURE__ */ new Set([
	"MX-NODOT",
	"MX-IP",
	"MX-MISSING"
]);
function inherits(change, above) {
	return above.rule === "IMPROVED" && above.args["facet"] === change.args["facet"] && above.after === change.after && change.name !== above.name && isWithin(change.name, above.name);
}
function withoutRepeats$1(changes) {
	const byCause = /* @__PURE__ */ new Map();
	for (const change of sortChanges(changes)) {
		const key = JSON.stringify([
			change.rule,
			change.name,
			change.before,
			change.after
		]);
		const told = byCause.get(key);
		if (told === void 0) byCause.set(key, change);
		else byCause.set(key, {
			...told,
			domains: [.../* @__PURE__ */ new Set([...told.domains ?? [], ...change.domains ?? []])]
		});
	}
	const causes = [...byCause.values()];
	const told = causes.filter((change) => !isTold(change, causes) && !isMisnamed$1(change, causes));
	return told.filter((change) => change.rule !== "IMPROVED" || !told.some((other) => inherits(change, other)));
}

// src/config/config.ts
const noConfig = {
	zones: [],
	certificates: [],
	formats: {},
	origins: {},
	views: {},
	failOn: void 0,
	warnOnly: void 0,
	profiles: {},
	checksOff: [],
	rules: {},
	minimum: {},
	waivers: []
};
function readOptionsOf({ zones, formats, origins, views }) {
	return {
		zones,
		formats: Object.entries(formats).map(([glob, format]) => ({
			glob,
			format
		})),
		origins: Object.entries(origins).map(([glob, origin]) => ({
			glob,
			origin
		})),
		views: Object.entries(views).flatMap(([text, glob]) => {
			const origin = parseName(text);
			return origin.ok ? [{
				origin: origin.value,
				glob
			}] : [];
		})
	};
}
function parsePattern(text) {
	if (text === "*") return text;
	const parsed = parseName(text);
	return parsed.ok ? parsed.value : void 0;
}
function matches(pattern, owner) {
	if (pattern === "*" || pattern === owner) return true;
	const base = parentOfWildcard(pattern);
	return base !== void 0 && owner !== base && isWithin(owner, base);
}
function parentOfWildcard(pattern) {
	const parsed = pattern.startsWith("*.") ? parseName(pattern.slice(2)) : void 0;
	return parsed?.ok === true ? parsed.value : void 0;
}
function closest(patterns, owner) {
	return patterns.filter((pattern) => matches(pattern, owner)).toSorted((a, b) => Number(b === owner) - Number(a === owner) || b.length - a.length);
}
function domainsOf({ domains, name }) {
	if (domains !== void 0 && domains.length > 0) return domains;
	const parsed = parseName(name.replace(/^(?:[_*][^.]*\.)+/, ""));
	return [parsed.ok ? parsed.value : name];
}

// src/config/profiles.ts
const profileNames = [
	"default",
	"strict",
	"parked"
];
const profiles = {
	default: {
		dated: "2026-11-22",
		about: "The severities of the rules as they are; no minimum.",
		rules: {},
		minimum: {}
	},
	strict: {
		dated: "2026-11-22",
		about: "For domains that must not lose anything unnoticed: what is mostly legitimate, such as a new include, needs a waiver too.",
		rules: {
			"SPF-ALL-WEAKER": "high",
			"SPF-NEW-INCLUDE": "high",
			"SPF-QUALIFIER": "high",
			"SPF-PTR": "high",
			"SPF-WILDCARD-REMOVED": "high",
			"SPF-START-SENDING": "high",
			"SPF-INCLUDE-SHARED": "high",
			"DMARC-PCT": "high",
			"DMARC-TEST": "high",
			"DMARC-CNAME": "high",
			"DMARC-RUA-REMOVED": "high",
			"DMARC-RUA-MOVED": "high",
			"DANE-ROLLOVER-LOST": "high",
			"DANE-SELECTOR": "high",
			"GATE-CONFIG": "high"
		},
		minimum: {}
	},
	parked: {
		dated: "2026-11-22",
		about: "For domains without mail: whatever loosens a lock blocks, and forged mail has to be refused.",
		rules: {
			"SPF-ALL-WEAKER": "high",
			"SPF-START-SENDING": "high",
			"SPF-WILDCARD-REMOVED": "high",
			"SPF-NEW-INCLUDE": "high",
			"DMARC-SELF-DOWN": "critical",
			"DMARC-SUB-DOWN": "critical",
			"DMARC-ALIGN": "high",
			"MX-NULL-LOST": "medium",
			"PARKED-REGRESSION": "critical"
		},
		minimum: { "phishing-identity-theft": 3.5 }
	}
};

// src/config/grade.ts
const grades$1 = [...severities, "off"];
function isWeaker(grade, than) {
	return grades$1.indexOf(grade) > grades$1.indexOf(than);
}
function gradeOf(config, known, rule, severity, domain) {
	const check = known.checkOf.get(rule);
	if (check !== void 0 && config.checksOff.includes(check)) return "off";
	return entryOf$1(config.rules, rule) ?? byProfile(config, known, rule, severity, domain) ?? severity;
}
function byProfile(config, known, rule, severity, domain) {
	return severity === "info" && (known.rules.get(rule)?.severities.length ?? 0) > 1 ? void 0 : entryOf$1(profileOf(config, domain)?.rules ?? {}, rule);
}
function worstGrade(config, known, rule, severity, domains) {
	return domains.map((domain) => gradeOf(config, known, rule, severity, domain)).reduce((worst, grade) => isWeaker(worst, grade) ? grade : worst, "off");
}
function minimumOf(config, domain, category) {
	return closest(Object.keys(config.minimum), domain).map((pattern) => minimumAt(config, pattern)[category]).find((stars) => stars !== void 0) ?? profileOf(config, domain)?.minimum[category] ?? 0;
}
function minimumAt(config, pattern) {
	return entryOf$1(config.minimum, pattern) ?? {};
}
function profileOf({ profiles: chosen }, domain) {
	const [pattern] = closest(Object.keys(chosen), domain);
	const id = pattern === void 0 ? void 0 : entryOf$1(chosen, pattern);
	return id === void 0 ? void 0 : profiles[id];
}
function entryOf$1(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}

// src/config/minimum.ts
function minimumChanges(domains, config) {
	return domains.flatMap((reviewed) => categories.flatMap((category) => missed(reviewed, category, config)));
}
function missed({ domain, before, after }, category, config) {
	const minimum = minimumOf(config, domain, category);
	const old = scoreOf(before?.scores, category);
	const now = scoreOf(after?.scores, category);
	if (now === void 0 || !isBelow(old, now, minimum)) return [];
	const isStill = old !== void 0 && old.stars.max < minimum && old.points.max <= now.points.max;
	const args = {
		category,
		stars: starsOf(now),
		minimum: minimum.toFixed(1),
		still: isStill
	};
	return [{
		rule: "MINIMUM",
		name: domain,
		severity: isStill ? "low" : "high",
		direction: "weakened",
		before: old === void 0 ? "not scored" : `${category} ${starsOf(old)}`,
		after: `${category} ${args.stars}, below ${args.minimum}`,
		args,
		domains: [domain]
	}];
}
function isBelow(old, now, minimum) {
	const wasCertain = old !== void 0 && old.stars.min >= minimum && now.coverage >= old.coverage;
	return now.stars.max < minimum || wasCertain && now.stars.min < minimum;
}
function starsOf({ stars: { min, max } }) {
	return min === max ? min.toFixed(1) : `${min.toFixed(1)} to ${max.toFixed(1)}`;
}
function scoreOf(scores, category) {
	return scores?.find((score) => score.category === category && score.applicable);
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
			assignProp(properties, key, merged);
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};

// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
	if (ctx.target === "openapi-3.0") {
		json.type = "string";
		json.nullable = true;
		json.enum = [null];
	} else json.type = "null";
};
const undefinedProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const dateProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const nanProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	const pattern = schema._zod.pattern;
	if (!pattern) throw new Error("Pattern not found in template literal");
	_json.type = "string";
	_json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	_json.type = "string";
	_json.format = "binary";
	_json.contentEncoding = "binary";
	const { minimum, maximum, mime } = aggregateChecks(schema);
	if (minimum !== void 0) _json.minLength = minimum;
	if (maximum !== void 0) _json.maxLength = maximum;
	if (!mime) return;
	if (mime.length === 0) _json.not = {};
	else if (mime.length === 1) _json.contentMediaType = mime[0];
	else _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
};
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer$1).source;
	return rest;
}
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
	const innerType = schema._zod.innerType;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const allProcessors = {
	string: stringProcessor,
	number: numberProcessor,
	boolean: booleanProcessor,
	bigint: bigintProcessor,
	symbol: symbolProcessor,
	null: nullProcessor,
	undefined: undefinedProcessor,
	void: voidProcessor,
	never: neverProcessor,
	any: anyProcessor,
	unknown: unknownProcessor,
	date: dateProcessor,
	enum: enumProcessor,
	literal: literalProcessor,
	nan: nanProcessor,
	template_literal: templateLiteralProcessor,
	file: fileProcessor,
	success: successProcessor,
	custom: customProcessor,
	function: functionProcessor,
	transform: transformProcessor,
	map: mapProcessor,
	set: setProcessor,
	array: arrayProcessor,
	object: objectProcessor,
	union: unionProcessor,
	intersection: intersectionProcessor,
	tuple: tupleProcessor,
	record: recordProcessor,
	nullable: nullableProcessor,
	nonoptional: nonoptionalProcessor,
	default: defaultProcessor,
	prefault: prefaultProcessor,
	catch: catchProcessor,
	pipe: pipeProcessor,
	readonly: readonlyProcessor,
	promise: promiseProcessor,
	optional: optionalProcessor,
	lazy: lazyProcessor
};
function toJSONSchema(input, params) {
	if ("_idmap" in input) {
		const registry = input;
		const ctx = initializeContext({
			...params,
			processors: allProcessors
		});
		const defs = {};
		for (const entry of registry._idmap.entries()) {
			const [_, schema] = entry;
			processSchema(schema, ctx);
		}
		const schemas = {};
		ctx.external = {
			registry,
			uri: params?.uri,
			defs
		};
		for (const entry of registry._idmap.entries()) {
			const [key, schema] = entry;
			extractDefs(ctx, schema);
			assignProp(schemas, key, finalize(ctx, schema));
		}
		if (Object.keys(defs).length > 0) schemas.__shared = { [ctx.target === "draft-2020-12" ? "$defs" : "definitions"]: defs };
		return { schemas };
	}
	const ctx = initializeContext({
		...params,
		processors: allProcessors
	});
	processSchema(input, ctx);
	extractDefs(ctx, input);
	return finalize(ctx, input);
}

// src/config/list.ts
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

// src/config/nearest.ts
const maxWord = 64;
function nearest(word, words) {
	if (word.length > maxWord) return void 0;
	const asked = folded(word);
	let best;
	for (const known of words) {
		const edits = editsBetween(asked, folded(known));
		if (edits <= Math.max(1, Math.round(asked.length * .4)) && (best === void 0 || edits < best.edits)) best = {
			word: known,
			edits
		};
	}
	return best?.word;
}
function folded(word) {
	return word.toLowerCase().replaceAll("_", "-");
}
function editsBetween(from, to) {
	let row = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let index = 0; index < from.length; index++) {
		const next = [index + 1];
		for (let column = 1; column <= to.length; column++) {
			const replaced = (row[column - 1] ?? 0) + Number(to.charAt(column - 1) !== from.charAt(index));
			next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

// src/config/problems.ts
const maxProblems$4 = 50;
const maxWords = 20;
function problemsOf(issues, tree, schema) {
	const words = toJSONSchema(schema, { io: "input" });
	return issues.flatMap((issue) => problemsOfIssue(issue, tree, words)).toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, maxProblems$4);
}
function problemsOfIssue(issue, tree, words) {
	const { path } = issue;
	if (issue.code !== "unrecognized_keys") return [wrongValue(issue, tree)];
	const known = keysAt(words, path);
	return issue.keys.map((key) => ({
		id: "config/unknown-key",
		level: "error",
		args: {
			key,
			under: pathText(path),
			...guess(key, known)
		},
		...tree.place([...path, key]).key
	}));
}
function pathText(path) {
	return path.reduce((text, key) => {
		if (typeof key === "number") return `${text} #${key + 1}`;
		return text === "" ? String(key) : `${text}: ${String(key)}`;
	}, "");
}
function guess(word, known) {
	return {
		meant: nearest(word, known) ?? "",
		known: known.length > maxWords ? "what `mecsa explain` lists" : known.join(", ")
	};
}
function wrongValue(issue, tree) {
	const { path } = issue;
	const key = pathText(path);
	const given = valueAt(tree.value, path);
	const place = tree.place(path);
	const isMissing = given === void 0;
	const where = isMissing || issue.code === "invalid_key" ? place.key : place.value;
	if (isMissing) return {
		id: "config/missing",
		level: "error",
		args: { key },
		...where
	};
	const { id, args } = complaintOf(issue, given);
	return {
		id,
		level: "error",
		args: {
			key,
			...args
		},
		...where
	};
}
function complaintOf(issue, given) {
	switch (issue.code) {
		case "invalid_value": {
			const known = issue.values.map(String);
			return {
				id: "config/value",
				args: {
					given: written$1(given),
					...guess(written$1(given), known)
				}
			};
		}
		case "invalid_type": return {
			id: "config/type",
			args: { expected: issue.expected }
		};
		case "invalid_union": return {
			id: "config/type",
			args: { expected: "list" }
		};
		case "invalid_format": return {
			id: `config/${issue.format === "date" ? "date" : "fingerprint"}`,
			args: { given: written$1(given) }
		};
		case "too_big":
		case "too_small":
		case "not_multiple_of": return {
			id: typeof given === "number" ? "config/stars" : "config/length",
			args: {}
		};
		case "invalid_key": return {
			id: issue.issues[0]?.message ?? "config/name",
			args: { given: written$1(issue.path.at(-1)) }
		};
		case "custom":
		case "invalid_element":
		case "unrecognized_keys": return {
			id: issue.message,
			args: { given: written$1(given) }
		};
	}
}
function written$1(given) {
	return typeof given === "string" ? given : JSON.stringify(given) ?? "";
}
function valueAt(value, path) {
	return path.reduce((at, key) => typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : void 0, value);
}
function keysAt(schema, path) {
	const at = path.reduce((node, key) => childOf(node, key), schema);
	return Object.keys((typeof at === "object" ? at.properties : void 0) ?? {});
}
function childOf(schema, key) {
	if (typeof schema !== "object") return void 0;
	const { items } = schema;
	if (typeof key === "number") return Array.isArray(items) ? void 0 : items;
	return schema.properties?.[String(key)] ?? schema.additionalProperties;
}

// src/config/schema.ts
const maxEntries = 1e3;
const maxText = 1e3;
const formats = {
	"master-file": "RFC 1035 master files (BIND, NSD, Knot)",
	octodns: "octoDNS YAML"
};
const categoryHints = {
	"confidential-delivery": "Confidential Delivery",
	"phishing-identity-theft": "Phishing and Identity Theft",
	"message-integrity": "Integrity of Messages"
};
const text$1 = string().check(_minLength(1), _maxLength(maxText));
const domain = text$1.check(refine((given) => parseName(given).ok, { error: "config/name" }));
const pattern = text$1.check(refine((given) => parsePattern(given) !== void 0, { error: "config/name" }));
const waived = text$1.check(refine((given) => given !== "*" && parsePattern(given) !== void 0, { error: "config/waiver-name" }));
const list = union$1([text$1, array(text$1).check(_maxLength(maxEntries))]);
function key(schema, description, ...examples) {
	const hint = {
		description,
		...examples.length === 0 ? {} : { examples }
	};
	return optional(schema).check(meta(hint));
}
function mapping(keys, value) {
	return strictObject(Object.fromEntries([...keys].map(([id, hint]) => [id, key(value, hint)])));
}
function configSchema(known) {
	return strictObject({
		...files$1,
		...gate,
		...severityKeys(known),
		...stars,
		...waiverKeys(known)
	}).check(meta({
		title: "mecsa configuration",
		description: "`.github/mecsa.yml`. It is read from the base of a pull request, so that a change cannot switch off its own review. Every key can be left out."
	}));
}
const files$1 = {
	zones: key(list, "Globs of the zone files to read, relative to the root of the repository. Without it they are found by themselves.", ["zones/**"]),
	certificates: key(list, "Globs of certificates (PEM) of the MX hosts, which are held against their TLSA records. Without it none are looked at.", ["certificates/*.pem"]),
	formats: key(record$1(text$1, _enum(keysOf(formats))), `What a file is written in, by glob, where it is not recognised: ${listed$1(formats)}. The first glob that matches counts.`, { "zones/*.db": "master-file" }),
	origins: key(record$1(text$1, domain), "The zone's name, by glob of its file, where neither the file nor its name tells. The first glob that matches counts.", { "zones/main.db": "example.org" }),
	views: key(record$1(domain, text$1), "Which file counts, by the zone's name, where several files hold a zone of this name (split-horizon DNS): the one that the Internet sees.", { "example.org": "zones/external/example.org.db" })
};
const gate = {
	"fail-on": key(_enum(failOnLevels), "The lowest severity of a finding that fails the gate; `none` never does. The input of the same name wins over it. Without it: high.", "high"),
	"warn-only": key(boolean(), "true: a failed gate is a warning. Without it: false.", true)
};
function severityKeys(known) {
	const rules = sortedRules(known).map(([id, { title, severities: own }]) => [id, `${title}. By itself: ${own.join(" or ")}.`]);
	const checks = [...new Set(known.checkOf.values())].toSorted().map((id) => [id, `All rules of the check ${id}.`]);
	return {
		profiles: key(record$1(pattern, _enum(profileNames)), `Ready-made severities and minimum stars, by domain: a name, "*.name" for all below it, or "*" for all; the closest counts. ${profileHints()}`, {
			"*": "strict",
			"parked.example": "parked"
		}),
		checks: key(mapping(checks, literal$1([
			"on",
			"off",
			true,
			false
		])), "Checks that are switched off. Their findings are counted as switched off and never fail the gate; the score stays as it is.", { dane: "off" }),
		rules: key(mapping(rules, _enum([...severities, "off"])), "The severity of a rule's findings, or off. It wins over profiles. `mecsa explain RULE` tells what a rule means.", { "SPF-DUP": "medium" })
	};
}
const starsOfCategories = mapping(categories.map((id) => [id, `Stars for ${categoryHints[id]}, 0 to 5 in halves.`]), number$2().check(_gte(0), _lte(5), _multipleOf(.5)));
const stars = { minimum: key(record$1(pattern, starsOfCategories), "The stars that a domain must keep, by domain (a name, \"*.name\", or \"*\"; for each category the closest counts) and category. A change that brings it below is the finding MINIMUM.", { "example.org": { "phishing-identity-theft": 3.5 } }) };
function waiverKeys(known) {
	const losses = sortedRules(known).filter(([, { direction }]) => direction !== "strengthened");
	return { waivers: key(array(waiver(losses.map(([id]) => id))).check(_maxLength(maxEntries)), "Findings that are accepted for a time. They stay in the report, marked, and do not fail the gate. One that has expired, or that nothing needs, is a finding.") };
}
function sortedRules({ rules }) {
	return [...rules].toSorted(([a], [b]) => a < b ? -1 : 1);
}
function waiver(rules) {
	return strictObject({
		rule: _enum(rules).check(meta({
			description: "The rule whose finding is accepted.",
			examples: ["DKIM-REMOVED"]
		})),
		name: waived.check(meta({
			description: "The name that the finding is about, as the report shows it; \"*.name\", in quotes, for all names below it.",
			examples: ["_dmarc.example.org", "*.example.org"]
		})),
		reason: text$1.check(meta({ description: "Why it is accepted. The report shows it." })),
		owner: text$1.check(meta({
			description: "Who answers for it: a person, a team, a ticket.",
			examples: ["@mail-team"]
		})),
		until: date().check(meta({
			description: "The last day on which it holds, in UTC; at most one year ahead.",
			examples: ["2027-03-31"]
		})),
		fingerprint: key(string().check(_regex(/^[0-9a-f]{64}$/)), "Accepts one finding alone: its fingerprint in the JSON report. It changes when the record becomes something else.")
	});
}
function keysOf(record) {
	return Object.keys(record).filter((one) => one in record);
}
function listed$1(hints) {
	return Object.entries(hints).map(([id, hint]) => `${id} is ${hint}`).join(", ");
}
function profileHints() {
	return profileNames.map((id) => `${id} (${profiles[id].dated}): ${profiles[id].about}`).join(" ");
}

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	const BOM = "﻿";
	const DOCUMENT = "";
	const FLOW_END = "";
	const SCALAR = "";
	const isCollection = (token) => !!token && "items" in token;
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.CST = cst;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/config/tree.ts
var import_dist = require_dist();
const maxConfigOctets$2 = 262144;
const maxDepth$3 = 8;
function readTree(file, bytes, areWords) {
	if (bytes.length > 262144) return tooLarge$1(file);
	const start = startOf$2(file);
	const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, "\n");
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		schema: "core",
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error",
		lineCounter: lines
	});
	const reading = {
		file,
		text,
		lines,
		areWords,
		places: /* @__PURE__ */ new Map(),
		problems: []
	};
	const [error] = document.errors;
	if (error !== void 0) tellError(reading, error.pos, error.message);
	else if (document.contents !== null) {
		const value = valueOf$2(reading, document.contents, []);
		if (reading.problems.length === 0) return {
			ok: true,
			value: treeOf(value, reading.places, start)
		};
	} else return {
		ok: true,
		value: treeOf(void 0, reading.places, start)
	};
	return {
		ok: false,
		problems: reading.problems
	};
}
function tooLarge$1(file) {
	return {
		ok: false,
		problems: [{
			id: "config/too-large",
			level: "error",
			args: { limit: maxConfigOctets$2 },
			...startOf$2(file)
		}]
	};
}
function startOf$2(file) {
	return {
		file,
		line: 1,
		column: 1,
		endLine: 1
	};
}
function treeOf(value, places, start) {
	return {
		value,
		place(path) {
			for (let length = path.length; length > 0; length--) {
				const found = places.get(keyOf(path.slice(0, length)));
				if (found !== void 0) return found;
			}
			return {
				key: start,
				value: start
			};
		}
	};
}
function keyOf(path) {
	return JSON.stringify(path);
}
function tell({ problems, ...reading }, id, [start, end], args = {}) {
	problems.push({
		id,
		level: "error",
		args,
		...rangeOf$2(reading, [start, end])
	});
}
function tellError(reading, span, detail) {
	const { text } = reading;
	if (detail.includes("call stack")) return tell(reading, "config/too-deep", span, { limit: maxDepth$3 });
	const lineStart = text.lastIndexOf("\n", span[0] - 1) + 1;
	const star = /(?:^|[\s[{,])\*\S/.exec(text.slice(lineStart, span[0] + 2));
	if (star === null) return tell(reading, "config/yaml", span, { detail });
	const at = lineStart + star.index + star[0].length - 2;
	return tell(reading, "config/alias", [at, at]);
}
function rangeOf$2({ file, text, lines }, [start, end]) {
	let last = end;
	while (last > start && /\s/.test(text.charAt(last - 1))) last--;
	const { line, col } = lines.linePos(start);
	return {
		file,
		line,
		column: col,
		endLine: lines.linePos(Math.max(start, last - 1)).line
	};
}
function spanOf$1(node) {
	return node.range ?? [0, 0];
}
function valueOf$2(reading, node, path) {
	if (!(0, import_dist.isNode)(node)) return null;
	if (path.length > maxDepth$3) return tell(reading, "config/too-deep", spanOf$1(node), { limit: maxDepth$3 });
	if ((0, import_dist.isAlias)(node)) return tell(reading, "config/alias", spanOf$1(node));
	if ((0, import_dist.isScalar)(node)) return node.value;
	if ((0, import_dist.isSeq)(node)) return node.items.map((item, index) => itemOf(reading, item, [...path, index]));
	return (0, import_dist.isMap)(node) ? mappingOf$1(reading, node.items, path) : null;
}
function itemOf(reading, item, path) {
	if ((0, import_dist.isNode)(item)) {
		const range = rangeOf$2(reading, spanOf$1(item));
		reading.places.set(keyOf(path), {
			key: range,
			value: range
		});
	}
	return valueOf$2(reading, item, path);
}
function mappingOf$1(reading, items, path) {
	const entries = /* @__PURE__ */ new Map();
	for (const { key: keyNode, value: valueNode } of items) {
		const written = keyIn(reading, keyNode);
		if (written === void 0 || !(0, import_dist.isNode)(keyNode)) continue;
		const key = reading.areWords(path) ? written.replaceAll("_", "-") : written;
		const keySpan = spanOf$1(keyNode);
		if (entries.has(key)) tell(reading, "config/duplicate-key", keySpan, { key: written });
		const at = [...path, key];
		const value = (0, import_dist.isNode)(valueNode) ? rangeOf$2(reading, spanOf$1(valueNode)) : rangeOf$2(reading, keySpan);
		reading.places.set(keyOf(at), {
			key: rangeOf$2(reading, keySpan),
			value
		});
		entries.set(key, valueOf$2(reading, valueNode, at));
	}
	return Object.fromEntries(entries);
}
function keyIn(reading, node) {
	if ((0, import_dist.isScalar)(node)) return node.source ?? String(node.value);
	tell(reading, "config/key", (0, import_dist.isNode)(node) ? spanOf$1(node) : [0, 0]);
}

// src/config/read.ts
const configFile = ".github/mecsa.yml";
function configIn(tree, file, options) {
	if (tree.has(file) && tree.size(file) > 262144) return tooLarge$1(file);
	const bytes = tree.read(file);
	return bytes === void 0 ? { ok: "absent" } : readConfig$1(file, bytes, options);
}
function readConfig$1(file, bytes, { known, now }) {
	const read = readTree(file, bytes, areWords);
	if (!read.ok) return read;
	const schema = configSchema(known);
	const parsed = schema.safeParse(read.value.value ?? {});
	if (!parsed.success) return {
		ok: false,
		problems: problemsOf(parsed.error.issues, read.value, schema)
	};
	const config = configOf(parsed.data, read.value);
	const problems = [...tooLong(config.waivers, read.value, now), ...contradictions(config, known, read.value)];
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		value: {
			config,
			place: (path) => read.value.place(path).key
		}
	};
}
function areWords(path) {
	const [section] = path;
	return path.length === 0 || section === "waivers" || section === "checks" || section === "rules" || path.length === 2;
}
function configOf(written, tree) {
	return {
		zones: globsOf(written.zones),
		certificates: globsOf(written.certificates),
		formats: written.formats ?? noConfig.formats,
		origins: mapped(written.origins, (glob) => glob, nameOf$2),
		views: mapped(written.views, nameOf$2, (glob) => glob),
		failOn: written["fail-on"],
		warnOnly: written["warn-only"],
		profiles: mapped(written.profiles, patternOf, (profile) => profile),
		checksOff: offIn(written.checks ?? {}),
		rules: given(written.rules),
		minimum: mapped(written.minimum, patternOf, given),
		waivers: (written.waivers ?? []).map((waiver, index) => ({
			...waiver,
			name: patternOf(waiver.name),
			fingerprint: waiver.fingerprint,
			from: tree.place(["waivers", index]).value
		}))
	};
}
function globsOf(written) {
	return typeof written === "string" ? listOf(written) : written ?? [];
}
function mapped(written, keyOf, valueOf) {
	return Object.fromEntries(Object.entries(written ?? {}).map(([key, value]) => [keyOf(key), valueOf(value)]));
}
function nameOf$2(text) {
	const parsed = parseName(text);
	if (!parsed.ok) throw new RangeError(`the schema let ${JSON.stringify(text)} pass as a name`);
	return parsed.value;
}
function patternOf(text) {
	return parsePattern(text) ?? text;
}
function given(written) {
	return Object.fromEntries(Object.entries(written ?? {}).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]));
}
function offIn(checks) {
	return Object.entries(checks).flatMap(([id, state]) => state === "off" || state === false ? [id] : []);
}
function tooLong(waivers, tree, now) {
	const latest = new Date(now);
	latest.setUTCFullYear(latest.getUTCFullYear() + 1);
	const limit = dayOf(latest);
	return waivers.flatMap(({ until }, index) => until > limit ? [problem("config/waiver-too-long", {
		until,
		limit
	}, tree, [
		"waivers",
		index,
		"until"
	])] : []);
}
function dayOf(date) {
	return date.toISOString().slice(0, 10);
}
function contradictions({ waivers, rules, checksOff }, known, tree) {
	const seen = /* @__PURE__ */ new Set();
	return waivers.flatMap(({ rule, name, fingerprint }, index) => {
		const path = [
			"waivers",
			index,
			"rule"
		];
		const identity = JSON.stringify([
			rule,
			name,
			fingerprint
		]);
		const isTwice = seen.has(identity);
		seen.add(identity);
		if (isTwice) return [problem("config/waiver-twice", {
			rule,
			name
		}, tree, path)];
		const check = known.checkOf.get(rule);
		return rules[rule] === "off" || check !== void 0 && checksOff.includes(check) ? [problem("config/waiver-of-off", { rule }, tree, path)] : [];
	});
}
function problem(id, args, tree, path) {
	return {
		id,
		level: "error",
		args,
		...tree.place(path).value
	};
}

// src/config/waivers.ts
function isFor({ rule, name: pattern, fingerprint }, change) {
	return change.direction !== "strengthened" && rule === change.rule && matches(pattern, change.name) && (fingerprint === void 0 || fingerprint === fingerprintOf(change));
}
function isExpired({ until }, now) {
	return until < dayOf(now);
}
function waive(change, waivers, now) {
	const found = waivers.find((waiver) => isFor(waiver, change) && !isExpired(waiver, now));
	if (found === void 0) return change;
	const { reason, owner, until } = found;
	return {
		...change,
		waived: {
			reason,
			owner,
			until
		}
	};
}
function waiverChanges(waivers, reviewed, now) {
	if (reviewed.changes.length === 0 && reviewed.domains.length === 0) return [];
	return waivers.flatMap((waiver) => {
		const isNeeded = reviewed.changes.some((change) => isFor(waiver, change));
		if (isExpired(waiver, now)) return [expired(waiver, isNeeded)];
		return isNeeded || !reviewed.domains.some(({ domain }) => concerns(waiver, domain)) ? [] : [unused(waiver)];
	});
}
function concerns({ name: pattern }, domain) {
	const parent = parentOfWildcard(pattern);
	if (parent !== void 0) return isWithin(domain, parent);
	const owner = parseName(pattern);
	return owner.ok && withoutPrefix(owner.value) === domain;
}
function withoutPrefix(owner) {
	return owner.replace(/^(?:[_*][^.]*\.)+/, "").replace(/^[^.]+\._domainkey\./, "");
}
function expired(waiver, isNeeded) {
	return {
		...changeOn(waiver),
		rule: "WAIVER-EXPIRED",
		severity: isNeeded ? "medium" : "low",
		after: "expired"
	};
}
function unused(waiver) {
	return {
		...changeOn(waiver),
		rule: "WAIVER-UNUSED",
		severity: "info",
		after: "no such finding"
	};
}
function changeOn(waiver) {
	const { rule, name: pattern, owner, until, from } = waiver;
	return {
		name: nameOf$1(waiver),
		direction: "incomparable",
		before: `${rule} waived for ${pattern} until ${until}`,
		args: {
			rule,
			name: pattern,
			owner,
			until
		},
		from: {
			side: "before",
			range: from
		}
	};
}
function nameOf$1({ name: pattern }) {
	return parentOfWildcard(pattern) ?? name(pattern);
}

// src/config/apply.ts
function applyConfig({ changes, domains }, config, known, now) {
	const found = [...changes, ...minimumChanges(domains, config)];
	const all = [...found, ...waiverChanges(config.waivers, {
		changes: found,
		domains
	}, now)];
	const kept = [];
	const switchedOff = [];
	for (const change of all) {
		const grade = worstGrade(config, known, change.rule, change.severity, domainsOf(change));
		if (grade === "off") switchedOff.push(change);
		else kept.push(waive({
			...change,
			severity: grade
		}, config.waivers, now));
	}
	return {
		changes: kept,
		switchedOff
	};
}

// src/zones/globs.ts
function matching(paths, globs) {
	return paths.filter((path) => globs.some((glob) => isMatched(path, glob)));
}
function isMatched(path, glob) {
	const pattern = glob.replace(/^\.\//, "");
	return path === pattern || isCheap(pattern) && matchesGlob$1(path, pattern);
}
function isCheap(glob) {
	const amount = (what) => glob.match(what)?.length ?? 0;
	if (amount(/\{/g) > 3 || amount(/,/g) > 30 || /\{[^}]*\.\./.test(glob)) return false;
	if (amount(/[+*?@!]\(/g) > 1 || /[+*?@!]\([^)]*[+*?@!(]/.test(glob)) return false;
	const segments = glob.split("/");
	return segments.filter((segment) => segment === "**").length <= 4 && segments.every((segment) => (segment.match(/\*+/g)?.length ?? 0) <= 3);
}
function originHint(path, { origins = [] }) {
	return origins.find(({ glob }) => isMatched(path, glob))?.origin;
}
function formatHint(path, { formats = [] }) {
	return formats.find(({ glob }) => isMatched(path, glob))?.format;
}
function isViewHint(path, origin, { views = [] }) {
	return views.some((view) => view.origin === origin && isMatched(path, view.glob));
}

// src/config/loosening.ts
const maxListed = 20;
function loosened({ kind, before, after, what, args, name, from }) {
	return {
		rule: "GATE-CONFIG",
		name: name ?? ".",
		severity: kind === "new" ? "info" : "medium",
		direction: kind === "new" ? "incomparable" : "weakened",
		before,
		after,
		args: {
			kind,
			before,
			after,
			...what === void 0 ? {} : { what: shortened(what) },
			...args
		},
		...from === void 0 ? {} : { from }
	};
}
function after({ file, line, column, endLine }) {
	return {
		side: "after",
		range: {
			file,
			line,
			column,
			endLine
		}
	};
}
function shortened(what) {
	return what.length <= maxListed ? what : [...what.slice(0, maxListed), `${what.length - maxListed} more`];
}

// src/config/compare-config.ts
function configLoosened(both) {
	return [
		...grades(both),
		...minimums(both),
		...waivers(both),
		...reading(both)
	];
}
function grades(both) {
	const { before, after: proposed } = both;
	const checks = proposed.config.checksOff.filter((check) => !before.checksOff.includes(check));
	const lowered = loweredRules(both, checks);
	return [
		...listing(both, "checks", "on", "off", checks, (check) => ["checks", check]),
		...listing(both, "rules", "on", "off", lowered.off, (rule) => ["rules", rule]),
		...listing(both, "severities", "as they were", "less severe", lowered.weaker, (rule) => ["rules", rule])
	];
}
function listing({ after: proposed }, kind, was, is, what, pathOf) {
	const [first] = what;
	if (first === void 0) return [];
	const text = `${is}: ${shortened(what).join(", ")}`;
	return [loosened({
		kind,
		before: was,
		after: text,
		what,
		from: after(proposed.place(pathOf(first)))
	})];
}
function loweredRules(both, checks) {
	const names = namesOf(both, ({ profiles }) => profiles);
	const off = [];
	const weaker = [];
	for (const [rule, { severities }] of both.known.rules) {
		const lowered = names.flatMap((name) => severities.map((severity) => ({
			old: gradeOf(both.before, both.known, rule, severity, name),
			proposed: gradeOf(both.after.config, both.known, rule, severity, name)
		}))).filter(({ old, proposed }) => isWeaker(proposed, old));
		if (!!checks.includes(both.known.checkOf.get(rule) ?? "") || lowered.length === 0) continue;
		(lowered.some(({ proposed }) => proposed === "off") ? off : weaker).push(rule);
	}
	return {
		off: off.toSorted(),
		weaker: weaker.toSorted()
	};
}
function namesOf({ before, after: proposed }, recordOf) {
	const names = [...new Set([before, proposed.config].flatMap((config) => Object.keys(recordOf(config))))].flatMap((pattern) => {
		const parsed = parseName(pattern);
		return parsed.ok ? [parsed.value] : [];
	});
	return [.../* @__PURE__ */ new Set([...names, name("*")])];
}
function minimums(both) {
	const lowered = namesOf(both, (config) => ({
		...config.minimum,
		...config.profiles
	})).flatMap((name) => categories.flatMap((category) => {
		const old = minimumOf(both.before, name, category);
		const proposed = minimumOf(both.after.config, name, category);
		return proposed < old ? [{
			name,
			text: `${name} ${category} ${old.toFixed(1)} to ${proposed.toFixed(1)}`
		}] : [];
	}));
	return listing(both, "minimum", "as it was", "lower", lowered.map(({ text }) => text), () => ["minimum", lowered[0]?.name ?? ""]);
}
function waivers({ before, after: proposed, now }) {
	return proposed.config.waivers.filter((waiver) => !isExpired(waiver, now) && !before.waivers.some((old) => covers(old, waiver))).map((waiver) => loosened({
		kind: "waiver",
		name: nameOf$1(waiver),
		before: "not waived",
		after: `${waiver.rule} waived for ${waiver.name} until ${waiver.until}`,
		what: [`${waiver.rule} for ${waiver.name}`],
		args: {
			until: waiver.until,
			owner: waiver.owner
		},
		from: after(waiver.from)
	}));
}
function covers(old, waiver) {
	const isSameFinding = old.fingerprint === void 0 || old.fingerprint === waiver.fingerprint;
	return old.rule === waiver.rule && old.until >= waiver.until && isSameFinding && holds(old.name, waiver.name);
}
function holds(pattern, other) {
	if (pattern === other) return true;
	const parsed = parseName(other);
	return parentOfWildcard(pattern) !== void 0 && parsed.ok && matches(pattern, parsed.value);
}
function gateLoosened(both) {
	return [
		...later(both),
		...warning(both),
		...files(both)
	];
}
const defaultFailOn = "high";
const strictness = [
	"none",
	"critical",
	"high",
	"medium",
	"low"
];
function later({ before, after: proposed }) {
	const [was, is] = [before.failOn ?? defaultFailOn, proposed.config.failOn ?? defaultFailOn];
	if (strictness.indexOf(is) >= strictness.indexOf(was)) return [];
	return [loosened({
		kind: "fail-on",
		before: was,
		after: is,
		from: after(proposed.place(["fail-on"]))
	})];
}
function warning({ before, after: proposed }) {
	if (before.warnOnly === true || proposed.config.warnOnly !== true) return [];
	return [loosened({
		kind: "warn-only",
		before: "fails",
		after: "warns",
		from: after(proposed.place(["warn-only"]))
	})];
}
function files(both) {
	const { before, after: proposed, tree } = both;
	const lost = [...noLonger(before.zones, proposed.config.zones, tree), ...noLonger(before.certificates, proposed.config.certificates, tree)];
	return listing(both, "zones", "read", "not read", [...before.zones.length === 0 && proposed.config.zones.length > 0 ? [`all but ${proposed.config.zones.join(", ")}`] : [], ...lost], () => ["zones"]);
}
function noLonger(old, proposed, tree) {
	if (old.length === 0) return [];
	const read = new Set(matching(tree.paths, proposed));
	return matching(tree.paths, old).filter((path) => !read.has(path));
}
function reading(both) {
	const [old, proposed] = [hintsIn(both.before), hintsIn(both.after.config)];
	const gone = old.filter((hint) => !proposed.includes(hint));
	const chosen = proposed.filter((hint) => hint.startsWith("views ") && !old.includes(hint));
	const sectionOf = (hint) => [hint.split(" ")[0] ?? ""];
	return listing(both, "reading", "as it was", "different", [...gone, ...chosen], sectionOf);
}
function hintsIn({ formats, origins, views }) {
	return Object.entries({
		formats,
		origins,
		views
	}).flatMap(([section, hints]) => Object.entries(hints).map(([key, value]) => `${section} ${key}: ${value}`));
}

// src/config/compare-workflows.ts
function stepsLoosened(steps, both) {
	if (steps.before.length === 0) return gateLoosened(both);
	return withoutRepeats(pairsOf(steps).flatMap(([old, proposed]) => proposed === void 0 ? [removed(old)] : stepLoosened(old, proposed, both)));
}
function pairsOf(steps) {
	const left = new Set(steps.after);
	const paired = steps.before.map((old, index) => {
		const isNth = nthOf(steps.before, index);
		const proposed = steps.after.find((step, at) => isSamePlace(old, step) && nthOf(steps.after, at) === isNth);
		if (proposed !== void 0) left.delete(proposed);
		return [old, proposed];
	});
	const others = [...left];
	return paired.map(([old, proposed]) => [old, proposed ?? others.shift()]);
}
function isSamePlace(a, b) {
	return a.workflow === b.workflow && a.job === b.job;
}
function nthOf(steps, index) {
	const step = steps[index];
	return step === void 0 ? 0 : steps.slice(0, index).filter((one) => isSamePlace(one, step)).length;
}
function removed({ workflow, from }) {
	return loosened({
		kind: "step-removed",
		before: "mecsa runs",
		after: "it does not",
		what: [workflow],
		from: {
			side: "before",
			range: from
		}
	});
}
function stepLoosened(old, proposed, both) {
	const base = both.after;
	const isGiven = (key) => typeof key === "string" && Object.hasOwn(proposed.inputs, key);
	const placed = {
		config: withInputs(base.config, proposed),
		place: (path) => isGiven(path[0]) ? proposed.from : base.place(path)
	};
	return [
		...gateLoosened({
			...both,
			before: withInputs(both.before, old),
			after: placed
		}),
		...unattended(old, proposed),
		...condition(old, proposed),
		...triggers(old, proposed),
		...otherInputs(old, proposed)
	];
}
function withInputs(config, { inputs }) {
	const failOn = failOnLevels.find((level) => level === inputs["fail-on"]?.toLowerCase());
	const warnOnly = inputs["warn-only"]?.toLowerCase();
	return {
		...config,
		failOn: failOn ?? config.failOn,
		warnOnly: warnOnly === "true" ? true : warnOnly === "false" ? false : config.warnOnly,
		zones: inputs["zones"] === void 0 ? config.zones : listOf(inputs["zones"]),
		certificates: inputs["certificates"] === void 0 ? config.certificates : listOf(inputs["certificates"])
	};
}
function unattended(old, { continuesOnError, workflow, from }) {
	if (old.continuesOnError || !continuesOnError) return [];
	return [loosened({
		kind: "unattended",
		before: "fails the job",
		after: "goes on",
		what: [workflow],
		from: after(from)
	})];
}
function condition(old, proposed) {
	if (proposed.condition === "" || proposed.condition === old.condition) return [];
	const [before, now] = [old.condition === "" ? "always" : old.condition, proposed.condition];
	return [loosened({
		kind: "condition",
		before,
		after: now,
		what: [now],
		from: after(proposed.from)
	})];
}
const gateEvents = [
	"pull_request",
	"pull_request_target",
	"merge_group"
];
function triggers(old, proposed) {
	const fewer = gateEvents.filter((event) => isNarrower(old.triggers[event], proposed.triggers[event]));
	if (fewer.length === 0) return [];
	const told = (step) => fewer.map((event) => `${event} ${step.triggers[event] ?? "not at all"}`.trim()).join("; ");
	return [loosened({
		kind: "trigger",
		before: told(old),
		after: told(proposed),
		what: fewer,
		from: after(proposed.from)
	})];
}
const defaultTypes = [
	"opened",
	"synchronize",
	"reopened"
];
const filters = {
	types: "only",
	branches: "only",
	paths: "only",
	"branches-ignore": "except",
	"paths-ignore": "except"
};
function isNarrower(old, proposed) {
	if (old === void 0 || proposed === void 0) return old !== void 0;
	return Object.entries(filters).some(([filter, kind]) => {
		const [was, is] = [entriesOf$2(old, filter), entriesOf$2(proposed, filter)];
		if (is === void 0) return false;
		if (kind === "except") return is.some((one) => was?.includes(one) !== true);
		const isExcluded = is.some((one) => one.startsWith("!") && was?.includes(one) !== true);
		const taken = was ?? (filter === "types" ? defaultTypes : void 0);
		return isExcluded || taken === void 0 || taken.some((one) => !one.startsWith("!") && !is.includes(one));
	});
}
function entriesOf$2(event, filter) {
	const written = event === "" ? void 0 : JSON.parse(event);
	if (typeof written !== "object" || written === null || !Object.hasOwn(written, filter)) return void 0;
	const value = Reflect.get(written, filter);
	return (Array.isArray(value) ? value : [value]).map(String);
}
function otherInputs(old, proposed) {
	const names = [
		"base-ref",
		"head-ref",
		"config-file"
	];
	const settings = [
		"fail-on",
		"warn-only",
		"zones",
		"certificates"
	];
	const differing = [...names, ...settings].filter((name) => {
		const [was, is] = [old.inputs[name] ?? "", proposed.inputs[name] ?? ""];
		return was !== is && (names.includes(name) || is.includes("${{"));
	});
	if (differing.length === 0) return [];
	const told = ({ inputs }) => differing.map((name) => `${name}: ${inputs[name] ?? "not given"}`).join(", ");
	return [loosened({
		kind: "input",
		before: told(old),
		after: told(proposed),
		what: differing,
		from: after(proposed.from)
	})];
}
function withoutRepeats(changes) {
	return [...new Map(changes.map((change) => [JSON.stringify([change.args, change.from]), change])).values()];
}

// src/config/workflows.ts
const maxOctets$2 = 1048576;
const maxSteps = 100;
function isWorkflow(path) {
	return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}
function stepsIn(tree) {
	return tree.paths.filter(isWorkflow).flatMap((path) => stepsOf(path, tree));
}
function stepsOf(workflow, tree) {
	const bytes = bounded(tree, workflow);
	if (bytes === void 0) return [];
	const text = new TextDecoder().decode(bytes);
	if (!/mecsa|\.\//i.test(text)) return [];
	const lineCounter = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		schema: "core",
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error",
		lineCounter
	});
	const value = document.errors.length === 0 ? plain(() => document.toJS({ maxAliasCount: 100 })) : void 0;
	const place = (path) => {
		const node = plain(() => document.getIn(path, true));
		const { line, col } = lineCounter.linePos(((0, import_dist.isNode)(node) ? node.range?.[0] : void 0) ?? 0);
		return {
			file: workflow,
			line: Math.max(1, line),
			column: Math.max(1, col),
			endLine: Math.max(1, line)
		};
	};
	return stepsOfJobs({
		workflow,
		value,
		place,
		tree
	}).take(maxSteps).toArray();
}
function bounded(tree, file) {
	return tree.has(file) && tree.size(file) <= maxOctets$2 ? tree.read(file) : void 0;
}
function plain(ask) {
	try {
		return ask();
	} catch {
		return;
	}
}
function* stepsOfJobs({ workflow, value, place, tree }) {
	for (const [job, body] of entriesOf$1(at(value, "jobs"))) {
		const steps = at(body, "steps");
		for (const [index, step] of (Array.isArray(steps) ? steps : []).entries()) {
			if (!runsMecsa(text(at(step, "uses")), tree)) continue;
			yield {
				workflow,
				job,
				inputs: Object.fromEntries(entriesOf$1(at(step, "with")).map(([key, given]) => [key.toLowerCase(), text(given)])),
				condition: [at(body, "if"), at(step, "if")].map(text).filter(Boolean).join(" and "),
				continuesOnError: [at(body, "continue-on-error"), at(step, "continue-on-error")].some(isOn),
				triggers: triggersOf(at(value, "on")),
				from: place([
					"jobs",
					job,
					"steps",
					index
				])
			};
		}
	}
}
function runsMecsa(uses, tree) {
	if (/^[\w.-]+\/mecsa@/i.test(uses)) return true;
	const local = /^\.\/(.*?)\/*$/.exec(uses);
	if (local === null) return false;
	const folder = local[1] === void 0 || local[1] === "" ? "" : `${local[1]}/`;
	const action = bounded(tree, `${folder}action.yml`) ?? bounded(tree, `${folder}action.yaml`);
	return action !== void 0 && /^name:\s*["']?mecsa\b/m.test(new TextDecoder().decode(action));
}
function triggersOf(on) {
	if (typeof on === "string") return { [on]: "" };
	if (Array.isArray(on)) return Object.fromEntries(on.map((event) => [text(event), ""]));
	return Object.fromEntries(entriesOf$1(on).map(([event, filters]) => [event, filters === null ? "" : JSON.stringify(filters)]));
}
function isOn(value) {
	return value === true || typeof value === "string" && value !== "false" && value !== "";
}
function at(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return Reflect.get(value, key);
}
function entriesOf$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
function text(value) {
	if (typeof value === "string") return value.trim();
	return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

// src/config/gate-config.ts
function gateConfig(before, proposed, options) {
	if (isUntouched(before, proposed, options.file)) return [];
	const [old, now] = [configIn(before, options.file, options), configIn(proposed, options.file, options)];
	const base = placedOf(old, options.file);
	const placed = now.ok === false ? base : placedOf(now, options.file);
	const both = {
		before: base.config,
		after: placed,
		tree: proposed,
		...options
	};
	return [
		...old.ok === "absent" && now.ok === true ? [isNew(options.file)] : [],
		...old.ok !== false && now.ok === false ? [unreadable(now.problems, options.file)] : [],
		...configLoosened(both),
		...stepsLoosened({
			before: stepsIn(before),
			after: stepsIn(proposed)
		}, both)
	];
}
function placedOf(read, file) {
	return read.ok === true ? read.value : {
		config: noConfig,
		place: () => startOf$1(file)
	};
}
function isUntouched(before, proposed, file) {
	const ids = (tree) => JSON.stringify([.../* @__PURE__ */ new Set([file, ...tree.paths.filter(isWorkflow)])].map((path) => [path, idIn(tree, path)]));
	return ids(before) === ids(proposed);
}
function idIn(tree, path) {
	return tree.has(path) ? tree.id(path) : "";
}
function startOf$1(file) {
	return {
		file,
		line: 1,
		column: 1,
		endLine: 1
	};
}
function isNew(file) {
	return loosened({
		kind: "new",
		before: "no configuration",
		after: file,
		from: after(startOf$1(file))
	});
}
function unreadable(problems, file) {
	const [first] = problems;
	const what = problems.map(problemSentence);
	return loosened({
		kind: "unreadable",
		before: "readable",
		after: "not readable",
		what,
		from: after(first ?? startOf$1(file))
	});
}

// src/gate/zones.ts
const change$1 = changesUnder(rules);
const mailTypes$1 = /* @__PURE__ */ new Set([
	"MX",
	"TXT",
	"TLSA",
	"SPF",
	"CAA",
	"DS"
]);
const maxProblems$3 = 20;
function zoneChanges(before, after, sentence) {
	return [
		...parseErrors(before, after, sentence),
		...duplicateKeys(before, after),
		...undeployedRecords(before, after)
	];
}
function parseErrors(before, after, sentence) {
	const errors = after.problems.filter(({ level }) => level === "error");
	const fresh = after.completeness === "unparseable" ? errors : newProblems(before, errors);
	const texts = [before === void 0 ? "no such zone" : before.completeness, after.completeness];
	const more = Math.max(0, fresh.length - maxProblems$3);
	return fresh.slice(0, maxProblems$3).map((problem) => {
		const args = {
			problem: sentence(problem),
			more
		};
		return change$1("PARSE", after.origin, texts, args, { after: rangeOf$1(problem) });
	});
}
function duplicateKeys(before, after) {
	return newProblems(before, after.problems.filter(({ id }) => id === duplicateKey)).map((problem) => {
		const texts = ["one definition", `"${problem.args["key"] ?? ""}" defined twice`];
		const severity = problem.args["mail"] === "yes" ? "high" : "low";
		return change$1("DUP-KEY", after.origin, texts, problem.args, {
			after: rangeOf$1(problem),
			severity
		});
	});
}
const duplicateKey = "octodns/duplicate-key";
function undeployedRecords(before, after) {
	if (before === void 0 || before.completeness === "unparseable") return [];
	const wasPublished = ({ owner, type }) => before.rrset(owner, type) !== void 0;
	return after.undeployed.filter((record) => concernsMail(record.owner, record.type) && wasPublished(record)).filter(({ owner, type }) => after.rrset(owner, type) === void 0).map(({ owner, type, how, at }) => change$1("DEPLOY-EXCLUDED", owner, [`${type} published`, how], {
		type,
		how
	}, { after: at }));
}
function unmanagedZone(origin, file, why) {
	return change$1("ZONE-UNMANAGED", origin, ["managed", "not managed"], {
		file,
		why
	}, { after: {
		file,
		line: 1,
		column: 1,
		endLine: 1
	} });
}
function incomplete(owner, type, was, why, at) {
	return {
		rule: "INCOMPLETE",
		name: owner,
		severity: "medium",
		direction: "incomparable",
		before: was,
		after: "not known",
		args: {
			type,
			why
		},
		...placed("after", at)
	};
}
function concernsMail(owner, type) {
	return mailTypes$1.has(type) || type === "CNAME" && (labelsOf(owner)[0] ?? "").startsWith("_") || isMailName(owner);
}
function isMailName(owner) {
	return labelsOf(owner).some((label) => label === "_domainkey" || label === "_dmarc" || label === "_mta-sts" || label === "_smtp");
}
function newProblems(before, problems) {
	const left = /* @__PURE__ */ new Map();
	for (const problem of before?.problems ?? []) left.set(identity$1(problem), (left.get(identity$1(problem)) ?? 0) + 1);
	return problems.filter((problem) => {
		const known = left.get(identity$1(problem)) ?? 0;
		left.set(identity$1(problem), known - 1);
		return known <= 0;
	});
}
function identity$1({ id, args }) {
	const lasting = Object.entries(args).filter(([key]) => !/line/i.test(key));
	return JSON.stringify([id, lasting]);
}
function rangeOf$1({ file, line, column, endLine }) {
	return {
		file,
		line,
		column,
		endLine
	};
}

// src/gate/general.ts
const change = changesUnder(generalRules);
function generalChanges(before, after) {
	if (before === void 0 || before.completeness === "unparseable") return [];
	return [...lenientAdded(before, after), ...extremeTtls(before, after)];
}
function lenientAdded(before, after) {
	if (before.lenient.some(isOfZone)) return [];
	const zone = after.lenient.find(isOfZone);
	if (zone !== void 0) return hasMail(after) ? [lenient(after.origin, "all records", zone.at)] : [];
	const known = new Set(before.lenient.map(({ owner, type }) => `${owner} ${type}`));
	return after.lenient.flatMap(({ owner, type, at }) => {
		if (owner === void 0 || type === void 0 || !isOfMail(after, owner, type)) return [];
		return known.has(`${owner} ${type}`) ? [] : [lenient(owner, type, at)];
	});
}
function isOfZone({ owner }) {
	return owner === void 0;
}
function lenient(name, records, range) {
	return change("LENIENT-ADDED", name, [`${records} validated`, "lenient: true"], {
		name,
		records
	}, { after: range });
}
const longest = 604800;
const shortest = 60;
function extremeTtls(before, after) {
	const byTtl = /* @__PURE__ */ new Map();
	for (const rrset of mailRRsets(after)) {
		const old = before.rrset(rrset.owner, rrset.type);
		const extreme = extremeOf(rrset);
		if (extreme === void 0 || old !== void 0 && extremeOf(old) === extreme) continue;
		byTtl.set(rrset.ttl, [...byTtl.get(rrset.ttl) ?? [], rrset]);
	}
	return [...byTtl].map(([ttl, rrsets]) => extremeTtl(before, after, ttl, rrsets));
}
function extremeOf({ type, ttl }) {
	if (ttl < shortest) return "short";
	return ttl > longest && type !== "TLSA" && type !== "DS" ? "long" : void 0;
}
const maxNames$1 = 5;
function extremeTtl(before, after, ttl, rrsets) {
	const [first] = rrsets;
	const isSingle = rrsets.length === 1 && first !== void 0;
	const old = isSingle ? before.rrset(first.owner, first.type) : void 0;
	const was = isSingle ? old === void 0 ? "no such record" : `TTL ${old.ttl}` : "other TTLs";
	const args = {
		ttl,
		extreme: ttl < shortest ? "short" : "long",
		records: rrsets.slice(0, maxNames$1).map(({ owner, type }) => `${owner} ${type}`),
		more: Math.max(0, rrsets.length - maxNames$1)
	};
	const name = isSingle ? first.owner : after.origin;
	return change("TTL-EXTREME", name, [was, `TTL ${ttl}`], args, { after: first?.from?.[0] });
}
function* mailRRsets(zone) {
	for (const owner of zone.owners()) for (const type of zone.typesAt(owner)) {
		const rrset = isOfMail(zone, owner, type) ? zone.rrset(owner, type) : void 0;
		if (rrset !== void 0) yield rrset;
	}
}
function hasMail(zone) {
	return !mailRRsets(zone)[Symbol.iterator]().next().done;
}
const versions = /^v=(?:spf1|DMARC1|DKIM1|STSv1|TLSRPTv1)\b/i;
function isOfMail(zone, owner, type) {
	if (!concernsMail(owner, type)) return false;
	if (type !== "TXT" || labelsOf(owner).some((label) => mailLabels$1.has(label))) return true;
	return zone.rrset(owner, type)?.rdata.some((rdata) => versions.test(textOf$2(rdata))) === true;
}
const mailLabels$1 = /* @__PURE__ */ new Set([
	"_dmarc",
	"_domainkey",
	"_mta-sts",
	"_smtp"
]);

// src/checks/spf/shown.ts
const maxPrefixes = 100;
const maxLines = 100;
const maxUnlisted = 20;
const maxProblems$2 = 10;
const maxThrough = 3;
function spfShown(before, after) {
	const sides = {
		before: sideOf(before),
		after: sideOf(after)
	};
	const gained = sendersBetween(before, after);
	const lost = sendersBetween(after, before);
	return JSON.stringify(sides.before) === JSON.stringify(sides.after) && isNobody(gained) && isNobody(lost) ? void 0 : {
		gained,
		lost,
		...sides
	};
}
function isNobody(senders) {
	return senders === null || senders.prefixes.length + senders.unlisted.length === 0;
}
function sendersBetween(from, to) {
	const [old, now] = [evaluationOf(from), evaluationOf(to)];
	if (old === "unknown" || now === "unknown") return null;
	if (now === void 0) return sendersOf([], []);
	const set = difference(passing(now), old === void 0 ? nobody : passing(old));
	const unlisted = unlistedIn(now);
	const open = new Set(old === void 0 ? [] : unlistedIn(old).map(({ key }) => sameKey(key)));
	const known = new Set(old === void 0 ? [] : waysIn(old.tree).flatMap(({ keys }) => keys));
	return sendersOf(partsThrough(set, waysIn(now.tree), open), unlisted.filter(({ key }) => !known.has(sameKey(key))));
}
function unlistedIn({ symbolic }) {
	return symbolic.filter(({ result }) => result === "pass");
}
function evaluationOf({ record }) {
	switch (record.kind) {
		case "unknown":
		case "failed": return "unknown";
		case "none":
		case "duplicate":
		case "syntax": return;
		case "valid": return record.evaluation;
	}
}
function sendersOf(parts, unlisted) {
	const set = union(parts.map((part) => part.set));
	const prefixes = prefixesOfParts(parts);
	return {
		addresses: countOf(set),
		prefixes,
		more: countOf(difference(set, setOfRanges(prefixes.map(({ prefix }) => prefix)))),
		unlisted: unlisted.slice(0, maxUnlisted).map((term) => ({
			term: cut(term.text),
			in: term.in,
			because: cut(term.because)
		})),
		moreUnlisted: Math.max(0, unlisted.length - maxUnlisted)
	};
}
function prefixesOfParts(parts) {
	const listed = [];
	for (const { set, through } of parts) {
		const terms = through.slice(0, maxThrough).map((way) => ({
			term: cut(way.term.text),
			in: way.in
		}));
		for (const prefix of prefixesOf(set, maxPrefixes - listed.length)) listed.push({
			prefix,
			through: terms
		});
	}
	return listed;
}
function countOf(set) {
	const sizeIn = (family) => sizeOf(intersection(set, family)).toString();
	return {
		ipv4: sizeIn(everyIpv4),
		ipv6: sizeIn(everyIpv6)
	};
}
function partsThrough(set, ways, open) {
	const isOpen = ({ keys }) => keys.some((key) => open.has(key));
	const [hidden, told] = [ways.filter(isOpen), ways.filter((way) => !isOpen(way))];
	const layers = [{
		covers: difference(everybody, set),
		value: "left out"
	}];
	for (const { net } of hidden) layers.push({
		covers: net ?? nobody,
		value: "left out"
	});
	for (const way of told) layers.push({
		covers: way.net ?? nobody,
		value: way
	});
	const found = firstMatch(layers);
	const parts = [...found].flatMap(([way, part]) => way === "left out" ? [] : [{
		set: part,
		through: [way]
	}]);
	if (hidden.some(({ net }) => net === void 0)) return parts;
	const rest = difference(set, union([...found.values()]));
	return [...parts, {
		set: rest,
		through: told.filter(({ net }) => net === void 0)
	}];
}
function waysIn({ name, terms }, above = []) {
	return terms.flatMap((term) => {
		if (term.use === "ignored" || term.use === "modifier" || term.use === "permerror") return [];
		if (term.name !== "redirect" && term.result !== "pass") return [];
		const keys = [...above, sameKey(term.key)];
		if (term.name !== "redirect" && term.name !== "include") return [{
			term,
			in: name,
			net: netOf(term),
			keys
		}];
		const itself = {
			term,
			in: name,
			net: nobody,
			keys
		};
		return term.child === null ? [itself] : [itself, ...waysIn(term.child, keys)];
	});
}
function netOf({ name, key }) {
	if (name === "all") return everybody;
	if (name !== "ip4" && name !== "ip6") return void 0;
	const [address = "", prefix = ""] = key.slice(name.length + 1).split("/");
	return network(address, Number(prefix));
}
function sideOf({ record }) {
	const text = cut(describe$1(record));
	return record.kind === "valid" ? {
		record: text,
		evaluated: evaluatedOf(record.evaluation)
	} : { record: text };
}
function evaluatedOf({ lookups, voids, problems, tree }) {
	const lines = linesOf(tree, 0);
	return {
		lookups,
		voids,
		problems: problems.slice(0, maxProblems$2).map(({ term, detail }) => cut(term === "" ? detail : `${term}: ${detail}`)),
		tree: lines.slice(0, maxLines),
		moreTerms: Math.max(0, lines.length - maxLines)
	};
}
const useOf = {
	known: "evaluated",
	modifier: "evaluated",
	symbolic: "unlisted",
	permerror: "permerror",
	ignored: "ignored"
};
function linesOf({ terms }, depth) {
	return terms.flatMap(({ text, use, lookups, child }) => [{
		depth,
		term: cut(text),
		use: useOf[use],
		lookups
	}, ...child === null ? [] : linesOf(child, depth + 1)]);
}

// src/side.ts
const maxNames = 1e4;
const notAsked = {
	kind: "not-measured",
	because: "the MX hosts were not asked"
};
const unasked = {
	smtp: async () => notAsked,
	tlsScan: async () => notAsked,
	revocation: async () => ({
		kind: "not-checked",
		because: "not-asked"
	}),
	selectors: [],
	observed: () => [],
	roots: "bundled"
};
const nothingBeside = {
	certificates: () => [],
	signing: (origin) => ({
		kind: "not-measured",
		because: `no configuration of ${origin} is at hand`
	}),
	stsPolicy: (domain) => ({
		kind: "not-measured",
		because: `no MTA-STS policy of ${domain} is at hand`
	})
};
function ioOf(zones, now, beside = nothingBeside, outside = nowhere) {
	const listed = /* @__PURE__ */ new Map();
	return {
		resolver: memoize(overlay(zones, outside)),
		namesBelow(owner) {
			const names = listed.get(owner) ?? namesIn$1(zones, owner);
			listed.set(owner, names);
			return names;
		},
		...beside,
		stsPolicy: async (domain) => beside.stsPolicy(domain),
		...unasked,
		now
	};
}
function namesIn$1(zones, owner) {
	const zone = zones.zoneOf(owner);
	if (zone === void 0) return {
		kind: "not-measured",
		because: `${owner} is outside of the files`
	};
	const hiding = zone.gaps.find((gap) => gap.owner === void 0);
	if (hiding !== void 0 || zone.completeness === "unparseable") return {
		kind: "not-measured",
		because: hiding?.why ?? `the zone ${zone.origin} could not be read`
	};
	const hidden = zone.gaps.flatMap(({ owner: at }) => at !== void 0 && isWithin(at, owner) ? [at] : []);
	return {
		kind: "measured",
		value: [.../* @__PURE__ */ new Set([...Iterator.from(zone.namesBelow(owner)).take(maxNames), ...hidden])]
	};
}
function watch(io) {
	const answers = /* @__PURE__ */ new Map();
	const listings = /* @__PURE__ */ new Map();
	const beside = /* @__PURE__ */ new Map();
	const asked = (key, ask) => {
		beside.set(key, ask);
		return ask(io);
	};
	return {
		io: {
			...io,
			resolver: { async query(owner, type) {
				const answer = await io.resolver.query(owner, type);
				answers.set(`${owner} ${type}`, answer);
				return answer;
			} },
			namesBelow(owner) {
				const names = io.namesBelow(owner);
				listings.set(owner, names);
				return names;
			},
			certificates: (host) => asked(`certificates ${host}`, (of) => of.certificates(host)),
			signing: (origin) => asked(`signing ${origin}`, (of) => of.signing(origin)),
			stsPolicy: (domain) => asked(`stsPolicy ${domain}`, (of) => of.stsPolicy(domain)),
			smtp: (mxHost, address) => asked(`smtp ${mxHost} ${address}`, (of) => of.smtp(mxHost, address)),
			tlsScan: (mxHost, address) => asked(`tlsScan ${mxHost} ${address}`, (of) => of.tlsScan(mxHost, address)),
			revocation: (question) => asked(`revocation ${question.certificate}`, (of) => of.revocation(question)),
			observed: (domain) => asked(`observed ${domain}`, (of) => of.observed(domain))
		},
		answers: () => [...answers.values()],
		listings: () => listings,
		async isBesideOtherwise(other) {
			for (const ask of beside.values()) if (JSON.stringify(await ask(io)) !== JSON.stringify(await ask(other))) return true;
			return false;
		}
	};
}
async function differs(watched, after) {
	if (await watched.isBesideOtherwise(after)) return true;
	for (const [owner, names] of watched.listings()) if (JSON.stringify(names) !== JSON.stringify(after.namesBelow(owner))) return true;
	for (const answer of watched.answers()) {
		const { owner, type } = answer.question;
		if (meaningOf$1(answer) !== meaningOf$1(await after.resolver.query(owner, type))) return true;
	}
	return false;
}
function meaningOf$1({ outcome, aliases, security, wildcard }) {
	const said = outcome.kind === "rrset" ? {
		ttl: outcome.rrset.ttl,
		rdata: outcome.rrset.rdata.toSorted()
	} : outcome;
	return JSON.stringify([
		said,
		aliases,
		security,
		wildcard
	]);
}

// src/targets.ts
const every = new Set(Object.values(forEachCheck((_, name) => name)));
function targetsOf(sides, origins, also) {
	const zonesOf = (side) => origins.flatMap((origin) => side.zone(origin) ?? []);
	const [before, after] = [zonesOf(sides.before), zonesOf(sides.after)];
	const found = Map.groupBy([...[...before, ...after].flatMap((zone) => [...namesIn(zone)]), ...also], ([domain]) => domain);
	const retired = mxHostsIn(before).difference(mxHostsIn(after));
	return [...found].map(([domain, reasons]) => targetOf(domain, new Set(reasons.map(([, what]) => what)), retired.has(domain))).toSorted((a, b) => a.domain < b.domain ? -1 : 1);
}
function targetOf(domain, what, isRetired) {
	const isMailDomain = what.has("mail");
	const names = isMailDomain ? every : new Set([...what].filter((name) => name !== "mail"));
	return {
		domain,
		isMailDomain,
		checks: isRetired ? names.difference(/* @__PURE__ */ new Set(["dane"])) : names
	};
}
function mxHostsIn(zones) {
	const hosts = /* @__PURE__ */ new Set();
	for (const zone of zones) for (const owner of zone.owners()) for (const rdata of zone.typesAt(owner).includes("MX") ? zone.rrset(owner, "MX")?.rdata ?? [] : []) hosts.add(mxOf(rdata)?.exchange ?? owner);
	return hosts;
}
function* namesIn(zone) {
	if (!zone.origin.endsWith(".arpa")) yield [zone.origin, "mail"];
	for (const owner of zone.owners()) yield* foundAt(owner, zone.typesAt(owner), zone);
	for (const { owner, type } of zone.undeployed) yield* foundAt(owner, [type], zone);
}
function* foundAt(owner, types, zone) {
	const [first = ""] = labelsOf(owner);
	const isPlain = first !== "*" && !first.startsWith("_");
	const named = byName(owner);
	if (named !== void 0) yield named;
	if (types.includes("MX")) yield [first === "*" ? parentOf(owner) ?? owner : owner, "mail"];
	if (types.includes("SPF") || hasSpf(zone, owner, types)) yield [owner, isPlain ? "mail" : "spf"];
	if (types.includes("CAA")) yield [owner, "caa"];
	if (types.includes("NS")) yield* delegated(owner, zone.origin);
	if (types.some((type) => type === "DS" || type === "DNSKEY" || type === "CDS" || type === "CDNSKEY")) yield [owner, "dnssec"];
}
function hasSpf(zone, owner, types) {
	return types.includes("TXT") && zone.rrset(owner, "TXT")?.rdata.some((rdata) => /v=spf1/i.test(rdata)) === true;
}
function* delegated(owner, origin) {
	if (owner === origin) return;
	yield [owner, "dnssec"];
	const domain = domainUnder(owner);
	if (domain !== owner) yield [domain, "mail"];
}
function byName(owner) {
	const labels = labelsOf(owner);
	const own = labels.findIndex((label) => !label.startsWith("_") && label !== "*");
	const [first = "", second = ""] = labels;
	if (first === "_25" && second === "_tcp") return [domainUnder(owner), "dane"];
	if (labels.includes("_report")) return void 0;
	const marker = labels.findIndex((label) => mailLabels.has(label));
	if (marker === -1 || own !== -1 && own > marker + 1) return void 0;
	const domain = ancestor(owner, marker + (labels[marker] === "_smtp" ? 2 : 1));
	return domain === void 0 ? void 0 : [domain, "mail"];
}
const mailLabels = /* @__PURE__ */ new Set([
	"_dmarc",
	"_domainkey",
	"_mta-sts",
	"_smtp"
]);
function domainUnder(owner) {
	const count = labelsOf(owner).findIndex((label) => !label.startsWith("_"));
	return count <= 0 ? owner : ancestor(owner, count) ?? owner;
}
function ancestor(owner, labels) {
	let at = owner;
	for (let count = 0; count < labels && at !== void 0; count++) at = parentOf(at);
	return at === void 0 || labelsOf(at).length < 2 ? void 0 : at;
}

// src/zones/bind/named-conf.ts
const token$2 = /\/\*[^]*?(?:\*\/|$)|(?:\/\/|#)[^\n]*|"([^"\n]*)"|([{};])|([^\s{};"]+)/g;
function parseNamedConf(text) {
	const top = [];
	const outer = [];
	let statements = top;
	let words = [];
	let first = 1;
	const end = (block) => {
		if (words.length > 0 || block !== void 0) statements.push({
			words,
			line: first,
			...block === void 0 ? {} : { block }
		});
		words = [];
	};
	for (const { value, mark, line } of tokensOf$1(text)) if (value !== void 0) {
		if (words.length === 0) first = line;
		words.push(value);
	} else if (mark === "{") {
		if (words.length === 0) first = line;
		const block = [];
		end(block);
		outer.push(statements);
		statements = block;
	} else {
		end();
		if (mark === "}") statements = outer.pop() ?? statements;
	}
	end();
	return top;
}
function* tokensOf$1(text) {
	let line = 1;
	let at = 0;
	for (const match of text.matchAll(token$2)) {
		const [, inQuotes, mark, word] = match;
		for (; at < match.index; at++) if (text.charCodeAt(at) === 10) line++;
		const value = inQuotes ?? word;
		if (value !== void 0 || mark !== void 0) yield {
			value,
			mark,
			line
		};
	}
}
function* withScopes(statements) {
	const waiting = statements.map((statement) => ({
		statement,
		around: []
	})).toReversed();
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		yield next;
		const { statement, around } = next;
		const inner = around.length < maxDepth$2 ? statement.block ?? [] : [];
		for (const one of inner.toReversed()) waiting.push({
			statement: one,
			around: [...around, statement]
		});
	}
}
const maxDepth$2 = 32;

// src/zones/bind/config.ts
const maxConfigOctets$1 = 4194304;
const fileName = /^(?:named|nsd|knot|bind|zones?)[\w.-]*$|\.conf(?:\.[\w-]+)*$/i;
const otherFormat = /\.(?:zone|db|hosts|md|json|ya?ml|ts|js|py|sh)$/i;
function configurations(tree) {
	return configurationTexts(tree).flatMap(({ file, text }) => {
		const found = /\bzone\b/.test(text) ? readConfiguration(text) : void 0;
		return found === void 0 || found.zones.length === 0 ? [] : [{
			file,
			...found
		}];
	});
}
function configurationTexts(tree) {
	return tree.paths.flatMap((file) => {
		const base = posix.basename(file);
		if (!fileName.test(base) || otherFormat.test(base) && !/^knot|^nsd/i.test(base)) return [];
		if (tree.size(file) > maxConfigOctets$1) return [];
		const octets = tree.read(file);
		return octets === void 0 ? [] : [{
			file,
			text: Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("utf8")
		}];
	});
}
function readConfiguration(text) {
	return isKeyValues(text) ? readKeyValues(text) : readNamedConf(text);
}
function isKeyValues(text) {
	return /^[ \t]*(?:zone|template|server|pattern)[ \t]*:/m.test(text);
}
function zoneNamed(zone, path, directory) {
	const parsed = parseName(zone);
	if (!parsed.ok || path === "") return [];
	return [{
		origin: parsed.value,
		path: path.startsWith("/") ? path : posix.join(directory, path)
	}];
}
const otherTypes = /* @__PURE__ */ new Set([
	"hint",
	"forward",
	"stub",
	"static-stub",
	"mirror",
	"redirect"
]);
function readNamedConf(text) {
	const zones = [];
	let directory = "";
	for (const { statement } of withScopes(parseNamedConf(text))) {
		const [keyword, value = ""] = statement.words;
		if (keyword === "directory") directory = value;
		if (keyword !== "zone" || statement.block === void 0) continue;
		const said = (key) => statement.block?.findLast(({ words }) => words[0] === key)?.words[1] ?? "";
		if (!otherTypes.has(said("type"))) zones.push({
			name: value,
			path: said("file")
		});
	}
	return {
		zones: zones.flatMap(({ name, path }) => zoneNamed(name, path, directory)),
		directory
	};
}
const keyValue = /^[ \t]*(?:-[ \t]*)?(name|zonefile|zonesdir|domain|file|storage|id|zone|pattern|template)[ \t]*:([^\n]{0,1024})/gm;
function valueOf$1(text) {
	const trimmed = text.trim();
	if (trimmed.startsWith("\"")) return trimmed.slice(1).split("\"", 1)[0] ?? "";
	return (trimmed.split("#", 1)[0] ?? "").trimEnd();
}
function readKeyValues(text) {
	const found = [];
	let directory = "";
	let pattern = "%s.zone";
	let zone;
	let hasFile = true;
	const closeZone = () => {
		if (zone !== void 0 && !hasFile) found.push([zone, pattern]);
		zone = void 0;
	};
	for (const [, key = "", rest = ""] of text.matchAll(keyValue)) {
		const value = valueOf$1(rest);
		if (key === "zonesdir" || key === "storage") directory = value;
		else if (key === "name" || key === "domain") {
			closeZone();
			zone = value;
			hasFile = false;
		} else if (key === "zonefile" || key === "file") {
			if (zone === void 0) pattern = value;
			else found.push([zone, value]);
			hasFile = true;
		} else if (key === "zone" || key === "pattern" || key === "id") closeZone();
	}
	closeZone();
	return {
		zones: found.flatMap(([name, path]) => zoneNamed(name, path.replaceAll("%s", name.replace(/\.$/, "")), directory)),
		directory
	};
}
function serverPaths(tree) {
	const byEnd = /* @__PURE__ */ new Map();
	for (const path of tree.paths) for (const end of endsOf(path.split("/"))) byEnd.set(end, byEnd.has(end) ? several : path);
	return (path, configuration) => {
		const wanted = posix.normalize(path).split("/").filter((part) => part !== "" && part !== "..");
		const beside = posix.join(posix.dirname(configuration), path);
		if (tree.has(beside) && posix.basename(beside) === wanted.at(-1)) return beside;
		const longest = endsOf(wanted).find((end) => byEnd.has(end));
		const found = longest === void 0 ? several : byEnd.get(longest);
		return found === several ? void 0 : found;
	};
}
const several = "";
function endsOf(parts) {
	const last = parts.slice(-16);
	return last.map((_, index) => last.slice(index).join("/"));
}

// src/zones/bind/file-name.ts
const prefix = /^(?:db\.|(?:db|zone|pri|master|named|fwd|rev)[._-](?=[^.]+\.))/i;
const suffix = /(?:\.(?:zone|db|hosts|dns|zonefile|bind|signed|unsigned|tmpl|template|j2|jinja2?|erb|in|txt|conf))+$/i;
const tag = /!.*$/;
const zoneFolder = /(?:^|\/)(?:zones?|masters?|primary|pri|db|domains?|dns|named|templates)(?:\/|$)/i;
const copy = /(?:\.(?:bak|old|orig|save|disabled|rej|swp)|~)$/i;
function isNamedLikeCopy(path) {
	return copy.test(path);
}
const program = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|sql\w*|php|java|go|rb|py|rs|sh|css|html?|txt|xml|lock|toml|ini|[ch](?:pp)?)$/i;
function isNamedLikeZone(path) {
	const base = posix.basename(path);
	return (/\.zone$/i.test(base) || /^db\.[^.]+\.[^.]/i.test(base) && !program.test(base)) && nameInPath(path) !== void 0;
}
function nameInPath(path) {
	const base = posix.basename(path);
	const bare = base.replace(suffix, "").replace(tag, "");
	const shortened = prefix.test(base) ? bare.replace(prefix, "") : bare;
	const isMarked = shortened !== base || zoneFolder.test(posix.dirname(path));
	const parsed = parseName(shortened);
	if (!parsed.ok || !/^[a-z0-9_*-]/.test(parsed.value)) return void 0;
	const { length } = labelsOf(parsed.value);
	return length > 1 || isMarked && length === 1 ? parsed.value : void 0;
}

// src/zones/bind/sniff.ts
const maxZoneOctets = 268435456;
const maxLooked$1 = 65536;
const mayGenerate = {
	records: 256,
	octets: maxLooked$1
};
const unknownOrigin = name("origin-not-known.invalid");
function look(octets) {
	const head = headOf(octets);
	const found = {
		isBinary: head.includes(0),
		records: 0,
		errors: 0,
		templates: 0,
		hasDirective: false,
		origin: void 0,
		hasSoa: false
	};
	if (found.isBinary) return found;
	const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
	found.hasDirective = /^\$(?:origin|ttl|include|generate)\b/im.test(text);
	readMasterFile({
		file: "",
		octets: head,
		origin: unknownOrigin,
		mayGenerate
	}, {
		record({ owner, type }) {
			found.records++;
			if (type !== "SOA" || found.hasSoa) return;
			found.hasSoa = true;
			found.origin = isWithin(owner, unknownOrigin) ? void 0 : owner;
		},
		problem({ id, level }) {
			if (id === "master-file/template") found.templates++;
			else if (level === "error" && !harmless.has(id)) found.errors++;
		}
	});
	if (!found.hasSoa) found.origin = absoluteOrigin(text);
	return found;
}
const harmless = /* @__PURE__ */ new Set([
	"master-file/include",
	"master-file/owner-missing",
	"master-file/ttl-missing",
	"master-file/parenthesis-open",
	"master-file/generate-too-many",
	"master-file/generate-too-large"
]);
function headOf(octets) {
	if (octets.length <= maxLooked$1) return octets;
	const end = octets.lastIndexOf(10, maxLooked$1);
	return octets.subarray(0, end === -1 ? maxLooked$1 : end);
}
function absoluteOrigin(text) {
	const found = /^\$origin[ \t]+([a-z0-9_.\-/]{1,255})\.(?=[\s;]|$)/im.exec(text)?.[1];
	const parsed = found === void 0 ? void 0 : parseName(found);
	return parsed?.ok === true ? parsed.value : void 0;
}
function isMostlyRecords({ records, errors, isBinary }) {
	return !isBinary && records > errors;
}
function isMasterFile(found) {
	return isMostlyRecords(found) && (found.hasSoa || found.hasDirective);
}
function hasAnything({ isBinary, records, errors, hasDirective, hasSoa }) {
	return !isBinary && (hasSoa || hasDirective || records > 0 && records >= errors);
}
function holdsRecords(octets) {
	const { isBinary, records, templates, errors } = look(octets);
	return !isBinary && records + templates >= errors;
}
function mayBeMasterFile(octets) {
	const head = octets.subarray(0, maxLooked$1);
	const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
	return /\bSOA\b/i.test(text) || /^\$(?:ORIGIN|TTL)\b/im.test(text);
}

// src/zones/bind/includes.ts
function confined$1(directory, path) {
	if (path.startsWith("/") || path.startsWith("~") || path.includes("\0") || path.includes("\\")) return void 0;
	const whole = posix.join(directory, path);
	return whole === ".." || whole.startsWith("../") || whole.startsWith("/") ? void 0 : whole;
}
function places(path, from, directories) {
	return [
		posix.dirname(from),
		"",
		...directories
	].flatMap((directory) => confined$1(directory, path) ?? []);
}
function includedPath(tree, path, from, directories) {
	return places(path, from, directories).find((place) => tree.has(place));
}
function include(tree, path, from, directories) {
	const candidates = places(path, from, directories);
	if (candidates.length === 0) return { refused: "outside" };
	const file = candidates.find((place) => tree.has(place));
	if (file === void 0) return { refused: "missing" };
	if (tree.size(file) > 268435456) return { refused: "too-large" };
	const octets = tree.read(file);
	if (octets === void 0) return { refused: "missing" };
	return holdsRecords(octets) ? {
		file,
		octets
	} : { refused: "not-a-zone" };
}
const directive = /^\$include[ \t]+(?:"([^"\n]{1,1024})"|([^\s;"]{1,1024}))/gim;
const maxFound = 1e3;
function withIncludes(tree, file, directories) {
	const found = /* @__PURE__ */ new Set([file]);
	for (const at of found) {
		if (found.size > maxFound) break;
		for (const path of includesOf(tree, at, directories)) found.add(path);
	}
	return [...found];
}
function includesOf(tree, file, directories) {
	if (tree.size(file) > 268435456) return [];
	const octets = tree.read(file);
	if (octets === void 0 || !mayInclude(octets)) return [];
	return [...Buffer.from(octets).toString("utf8").matchAll(directive)].flatMap(([, inQuotes, plain]) => includedPath(tree, inQuotes ?? plain ?? "", file, directories) ?? []);
}
function mayInclude(octets) {
	const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
	return bytes.includes("$INCLUDE") || bytes.includes("$include") || bytes.includes("$Include");
}

// src/zones/bind/messages.ts
const rdataFaults = {
	missing: "it ends too early",
	extra: "there is more than its type takes",
	number: "a number is out of range or none",
	ipv4: "this is not an IPv4 address",
	ipv6: "this is not an IPv6 address",
	name: "this is not a domain name",
	string: "a string is over 255 octets or has a bad escape",
	hex: "this is not hexadecimal",
	base64: "this is not base64",
	base32: "this is not base32 (extended hex, without padding)",
	digest: "the digest has not the length of its type",
	time: "this is not a time",
	tag: "a tag has letters and digits only",
	type: "this is not a record type",
	eui: "this is not a hardware address like 00-00-5e-00-53-2a",
	location: "this is not a location",
	parameter: "this service parameter or its value is wrong",
	"parameter-missing": "a service parameter that another one needs is missing",
	"parameter-twice": "a service parameter stands twice",
	generic: "it is not \\# followed by a length and that many octets in hexadecimal (RFC 3597 §5)",
	"not-generic": "this type has to be written as \\# with hexadecimal data (RFC 3597 §5)",
	quoted: "a string in quotes stands where none may stand",
	parenthesis: "a parenthesis does not match",
	"too-long": "it is longer than 65,535 octets"
};
const refusals = {
	missing: "there is no such file in the repository",
	outside: "the path leads out of the repository",
	"not-a-zone": "the file has no records",
	"too-large": "the file is too large",
	cycle: "the file includes itself",
	"too-deep": "files are nested too deeply",
	"too-many": "there are too many of them"
};
function isFault(text) {
	return typeof text === "string" && Object.hasOwn(rdataFaults, text);
}
function isRefusal(text) {
	return typeof text === "string" && Object.hasOwn(refusals, text);
}
const messages$2 = {
	"master-file/quote": () => "a quote is opened and not closed on this line",
	"master-file/parenthesis-open": () => "a parenthesis is opened and never closed",
	"master-file/parenthesis-close": () => "a parenthesis is closed and was not opened",
	"master-file/too-long": () => "this record has too many words",
	"master-file/directive": ({ directive }) => `${directive} is not a directive`,
	"master-file/directive-extra": () => "there is more on the line than the directive takes",
	"master-file/origin": () => "$ORIGIN needs a domain name",
	"master-file/ttl": () => "this is not a time to live",
	"master-file/ttl-missing": () => "no time to live is given here, by $TTL or by a record before it",
	"master-file/include-syntax": () => "$INCLUDE takes a file name and may take a domain name",
	"master-file/include": ({ why }) => `this $INCLUDE is not read: ${isRefusal(why) ? refusals[why] : "refused"}`,
	"master-file/generate": () => "this $GENERATE is wrong: start-stop/step, owner, type and data are wanted",
	"master-file/generate-too-many": ({ limit }) => `the $GENERATE of this zone make more than ${limit} records, so this one is not read`,
	"master-file/generate-too-large": ({ limit }) => `the $GENERATE of this zone make more than ${limit} octets, so this one is not read further`,
	"master-file/owner-missing": () => "the line begins with white space, and no record before it has an owner name",
	"master-file/name": () => "the owner is not a domain name",
	"master-file/type-missing": () => "the record has no type",
	"master-file/type": ({ type }) => type === "" ? "a record type is wanted here" : `${type} is not a record type`,
	"master-file/meta-type": ({ type }) => `${type} is a type of questions and cannot stand in a zone`,
	"master-file/rdata": ({ type, fault }) => `the data of this ${type} record is wrong: ${isFault(fault) ? rdataFaults[fault] : "it cannot be read"}`,
	"master-file/template": () => "a template fills in this part, so what it says is not known",
	"master-file/invented-type": ({ type }) => `${type} is a type of one provider; what it answers with is not known`,
	"master-file/flattened": ({ type }) => `Cloudflare answers for this CNAME with the ${type} records of its target, which are not known`,
	"master-file/class": () => "only records of the class IN are read",
	"master-file/signer": ({ count }) => `${count} records that a signer makes (RRSIG, NSEC, NSEC3) are passed over`,
	"master-file/outside": ({ owner }) => `${owner} is outside of the zone, so name servers ignore the record`,
	"master-file/inherited-owner": ({ owner }) => `the record belongs to ${owner}, the owner before the new origin`,
	"master-file/semicolon": ({ published }) => `a semicolon outside of quotes begins a comment, so only "${published}" and what stands before the semicolon is published; put the whole text in double quotes`,
	"master-file/unquoted": ({ strings }) => `the text is not in quotes, so it is ${strings} strings that are joined without a blank; put the whole text in double quotes`,
	"master-file/dot": ({ target }) => `the target has no final dot, so it means ${target}, which is not in the zone`,
	"master-file/cname-and-other": ({ owner }) => `${owner} has a CNAME and other data; name servers refuse the zone (RFC 1034 §3.6.2)`,
	"master-file/singleton": ({ owner, type }) => `${owner} has several different ${type} records; name servers refuse the zone`,
	"master-file/no-soa": ({ owner }) => `the zone ${owner} has no SOA record; name servers refuse it (RFC 1035 §5.2)`,
	"master-file/ds-at-apex": () => "a DS record belongs into the parent zone, not at the top of its own (RFC 4035 §2.4)",
	"master-file/child-key": ({ type, algorithm }) => `this ${type} has algorithm ${algorithm}, and no DNSKEY of the zone has (RFC 7344 §4.1)`,
	"master-file/more": ({ count }) => `${count} more problems are not shown`,
	"master-file/records-too-many": ({ limit }) => `the zone has more than ${limit} records and is not read further`
};
const whyNotRead = {
	binary: () => "it is not a text file",
	"too-large": ({ limit }) => `it is larger than ${limit} MiB`,
	"no-name": () => "neither a configuration nor its content nor its file name says which zone it is",
	"no-records": () => "it has no records in master file format",
	second: ({ origin, first }) => `it is another version of the zone ${origin}, which is read from ${first}`
};
function sentenceOf$1(problem) {
	return messages$2[problem.id]?.(problem.args) ?? problem.id;
}

// src/dns/octets.ts
function octetsWith(octets, needed) {
	const larger = Buffer.allocUnsafeSlow(Math.max(needed, octets.length * 2));
	larger.set(octets);
	return larger;
}
const shortText = 12;
function written(octets, start, text) {
	const { length } = text;
	if (length > shortText) return start + octets.write(text, start, "latin1");
	for (let i = 0; i < length; i++) octets[start + i] = text.charCodeAt(i);
	return start + length;
}
const manyOctets = 64;
function copied(octets, at, from, start, end) {
	const length = end - start;
	if (length > manyOctets) octets.set(from.subarray(start, end), at);
	else for (let i = 0; i < length; i++) octets[at + i] = from[start + i] ?? 0;
	return at + length;
}

// src/dns/name-table.ts
const octetsPerName$1 = 32;
function nameTable(expected) {
	const capacity = 2 ** Math.ceil(Math.log2(16 + expected));
	const table = {
		octets: Buffer.allocUnsafeSlow(256 + capacity * octetsPerName$1),
		used: 0,
		ends: new Uint32Array(capacity),
		hashes: new Int32Array(capacity),
		size: 0,
		slots: new Uint32Array(capacity * 2),
		key: Int32Array.from({ length: 256 }, () => Math.floor(Math.random() * 2 ** 32))
	};
	return {
		get size() {
			return table.size;
		},
		add: (name) => keep(table, write(table, name)),
		addVerbatim: (owner) => keep(table, writeVerbatim(table, owner)),
		find(name) {
			const end = write(table, name);
			return (table.slots[slotOf(table, hashTo(table, end), end)] ?? 0) - 1;
		},
		name: (number) => table.octets.toString("latin1", startOf(table, number), table.ends[number])
	};
}
function startOf({ ends }, number) {
	return number === 0 ? 0 : ends[number - 1] ?? 0;
}
function write(table, name) {
	makeRoom(table, name.length);
	return written(table.octets, table.used, name);
}
function writeVerbatim(table, { octets, ownerStart, ownerEnd, ownerSuffix }) {
	makeRoom(table, ownerEnd - ownerStart + ownerSuffix.length);
	const middle = copied(table.octets, table.used, octets, ownerStart, ownerEnd);
	return copied(table.octets, middle, ownerSuffix, 0, ownerSuffix.length);
}
function makeRoom(table, length) {
	if (table.used + length > table.octets.length) table.octets = octetsWith(table.octets, table.used + length);
}
function keep(table, end) {
	if (table.size === table.ends.length) grow(table);
	const hash = hashTo(table, end);
	const slot = slotOf(table, hash, end);
	const entry = table.slots[slot] ?? 0;
	if (entry !== 0) return entry - 1;
	const number = table.size++;
	table.used = end;
	table.ends[number] = end;
	table.hashes[number] = hash;
	table.slots[slot] = number + 1;
	return number;
}
function hashTo({ octets, used, key }, end) {
	let hash = 0;
	for (let at = used; at < end; at++) {
		hash = Math.imul(hash ^ (key[octets[at] ?? 0] ?? 0), 16777619);
		hash ^= hash >>> 15;
	}
	return hash;
}
function slotOf(table, hash, end) {
	const { slots, hashes } = table;
	const mask = slots.length - 1;
	let slot = hash & mask;
	for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
		if (hashes[entry - 1] === hash && isWritten$1(table, entry - 1, end)) break;
		slot = slot + 1 & mask;
	}
	return slot;
}
function isWritten$1(table, number, end) {
	const { octets, used, ends } = table;
	const start = startOf(table, number);
	const length = end - used;
	if ((ends[number] ?? 0) - start !== length) return false;
	for (let i = 0; i < length; i++) if (octets[start + i] !== octets[used + i]) return false;
	return true;
}
function grow(table) {
	const { ends, hashes, size } = table;
	table.ends = new Uint32Array(size * 2);
	table.hashes = new Int32Array(size * 2);
	table.ends.set(ends);
	table.hashes.set(hashes);
	const slots = new Uint32Array(size * 4);
	const mask = slots.length - 1;
	for (let number = 0; number < size; number++) {
		let slot = (hashes[number] ?? 0) & mask;
		while (slots[slot] !== 0) slot = slot + 1 & mask;
		slots[slot] = number + 1;
	}
	table.slots = slots;
}

// src/dns/record-store.ts
const [nextAt, typeAt, ttlAt, fileAt, lineAt, columnAt, endLineAt, rdataEndAt, rowLength] = [
	0,
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8
];
const octetsPerRecord = 24;
const octetsPerName = 64;
function recordStore(sourceOctets) {
	const names = Math.ceil(sourceOctets / octetsPerName);
	const store = {
		owners: nameTable(names),
		types: interning(),
		files: interning(),
		rows: new Uint32Array((16 + Math.ceil(sourceOctets / octetsPerRecord)) * rowLength),
		size: 0,
		chains: new Uint32Array((16 + names) * 2),
		rdata: Buffer.allocUnsafeSlow(256 + sourceOctets),
		lastOwner: "",
		lastNumber: -1,
		crowded: /* @__PURE__ */ new Map()
	};
	return {
		get size() {
			return store.size;
		},
		add: (record, verbatim) => add(store, record, verbatim),
		*owners() {
			for (let number = 0; number < store.owners.size; number++) yield store.owners.name(number);
		},
		typesAt: (owner) => typesAt(store, owner),
		recordsOf: (owner, type) => recordsOf$1(store, owner, type)
	};
}
const manyRecords = 64;
function add(store, record, verbatim) {
	const row = store.size++;
	store.crowded.clear();
	const at = row * rowLength;
	if (at >= store.rows.length) store.rows = grown(store.rows);
	link(store, record.owner, row, verbatim);
	const { rows } = store;
	rows[at + typeAt] = store.types.number(record.type);
	rows[at + ttlAt] = record.ttl;
	rows[at + fileAt] = store.files.number(record.file);
	rows[at + lineAt] = record.line;
	rows[at + columnAt] = record.column;
	rows[at + endLineAt] = record.endLine;
	rows[at + rdataEndAt] = putRdata(store, rdataStart(rows, row), record.rdata, verbatim);
}
function link(store, owner, row, verbatim) {
	const { owners, rows } = store;
	const known = owners.size;
	if (owner !== store.lastOwner) store.lastNumber = verbatim === void 0 ? owners.add(owner) : owners.addVerbatim(verbatim);
	store.lastOwner = owner;
	const chain = store.lastNumber * 2;
	if (chain >= store.chains.length) store.chains = grown(store.chains);
	const { chains } = store;
	if (store.lastNumber === known) chains[chain] = row;
	else rows[(chains[chain + 1] ?? 0) * rowLength + nextAt] = row;
	chains[chain + 1] = row;
}
function putRdata(store, start, text, verbatim) {
	if (start + text.length > store.rdata.length) store.rdata = octetsWith(store.rdata, start + text.length);
	const { rdata } = store;
	if (verbatim === void 0) return written(rdata, start, text);
	const middle = copied(rdata, start, verbatim.octets, verbatim.rdataStart, verbatim.rdataEnd);
	return copied(rdata, middle, verbatim.rdataSuffix, 0, verbatim.rdataSuffix.length);
}
function rdataStart(rows, row) {
	return row === 0 ? 0 : rows[(row - 1) * rowLength + rdataEndAt] ?? 0;
}
function rowsOf({ owners, chains, rows }, owner) {
	const found = [];
	const number = owners.find(owner);
	if (number === -1) return found;
	let row = chains[number * 2] ?? 0;
	do {
		found.push(row);
		row = rows[row * rowLength + nextAt] ?? 0;
	} while (row !== 0);
	return found;
}
function typesAt(store, owner) {
	const { types, rows } = store;
	const [first, ...others] = rowsOf(store, owner).map((row) => rows[row * rowLength + typeAt] ?? 0);
	if (first === void 0) return [];
	return others.length === 0 ? [types.text(first)] : [.../* @__PURE__ */ new Set([first, ...others])].map(types.text);
}
function recordsOf$1(store, owner, type) {
	const known = store.crowded.get(owner)?.get(type);
	if (known !== void 0) return known;
	const wanted = store.types.known(type);
	const rows = rowsOf(store, owner);
	const found = rows.filter((row) => store.rows[row * rowLength + typeAt] === wanted).map((row) => recordAt(store, owner, type, row));
	if (rows.length > manyRecords) store.crowded.set(owner, (store.crowded.get(owner) ?? /* @__PURE__ */ new Map()).set(type, found));
	return found;
}
function recordAt({ rows, rdata, files }, owner, type, row) {
	const cell = (at) => rows[row * rowLength + at] ?? 0;
	return {
		owner,
		type,
		ttl: cell(ttlAt),
		rdata: rdata.toString("latin1", rdataStart(rows, row), cell(rdataEndAt)),
		file: files.text(cell(fileAt)),
		line: cell(lineAt),
		column: cell(columnAt),
		endLine: cell(endLineAt)
	};
}
function grown(numbers) {
	const larger = new Uint32Array(numbers.length * 2);
	larger.set(numbers);
	return larger;
}
function interning() {
	const numbers = /* @__PURE__ */ new Map();
	const texts = [];
	let last = {
		text: "",
		number: -1
	};
	return {
		number(text) {
			if (text !== last.text || last.number === -1) {
				last = {
					text,
					number: numbers.get(text) ?? texts.push(text) - 1
				};
				numbers.set(text, last.number);
			}
			return last.number;
		},
		known: (text) => numbers.get(text),
		text: (number) => texts[number] ?? ""
	};
}

// src/dns/zone.ts
function zoneBuilder(sourceOctets = 0) {
	const records = recordStore(sourceOctets);
	return {
		add: records.add,
		build: (parts) => zoneOfRecords(records, parts)
	};
}
function zoneFrom(records, parts) {
	const builder = zoneBuilder();
	for (const record of records) builder.add(record);
	return builder.build(parts);
}
function zoneOfRecords(records, parts) {
	const gaps = parts.gaps ?? [];
	let tree;
	let cuts;
	const names = () => tree ??= nameTree(records.owners(), parts.origin);
	return {
		origin: parts.origin,
		format: parts.format,
		files: parts.files,
		completeness: parts.unparseable === true ? "unparseable" : gaps.length > 0 ? "partial" : "complete",
		gaps,
		problems: parts.problems ?? [],
		undeployed: parts.undeployed ?? [],
		lenient: parts.lenient ?? [],
		size: records.size,
		owners: records.owners,
		typesAt: records.typesAt,
		rrset: (owner, type) => rrsetOf(records.recordsOf(owner, type)),
		exists: (owner) => names().has(owner),
		cuts: () => cuts ??= cutsIn(records, parts.origin),
		namesBelow: (owner) => namesBelow(names(), owner)
	};
}
function cutsIn(records, origin) {
	const cuts = /* @__PURE__ */ new Map();
	for (const owner of records.owners()) {
		const types = records.typesAt(owner).filter((type) => type === "DNAME" || type === "NS" && owner !== origin);
		if (types.length > 0) cuts.set(owner, new Set(types));
	}
	return cuts;
}
function rrsetOf(records) {
	const [first] = records;
	if (first === void 0) return void 0;
	const unique = new Map(records.toReversed().map((record) => [record.rdata, record]));
	const kept = records.filter((record) => unique.get(record.rdata) === record);
	return {
		owner: first.owner,
		type: first.type,
		ttl: kept.reduce((lowest, record) => Math.min(lowest, record.ttl), first.ttl),
		rdata: kept.map((record) => record.rdata),
		from: kept.map(({ file, line, column, endLine }) => ({
			file,
			line,
			column,
			endLine
		}))
	};
}
function nameTree(owners, origin) {
	const tree = /* @__PURE__ */ new Map([[origin, null]]);
	for (const owner of owners) {
		let child;
		for (let at = owner; at !== void 0; at = parentOf(at)) {
			const children = tree.get(at);
			if (children === void 0) tree.set(at, child === void 0 ? null : [child]);
			else if (child !== void 0 && children === null) tree.set(at, [child]);
			else if (child !== void 0) children?.push(child);
			if (children !== void 0) break;
			child = at;
		}
	}
	return tree;
}
function* namesBelow(tree, owner) {
	const waiting = tree.has(owner) ? [owner] : [];
	for (let at = waiting.pop(); at !== void 0; at = waiting.pop()) {
		yield at;
		for (const child of tree.get(at) ?? []) waiting.push(child);
	}
}

// src/zones/bind/whole-zone.ts
function troublesOf(zone, aliases, isAllHidden) {
	return [
		...soaTroubles(zone, isAllHidden),
		...[...suspects(zone, aliases)].flatMap((owner) => aliasTroubles(zone, owner)),
		...keyTroubles(zone)
	];
}
function suspects(zone, { owners, repeated }) {
	const found = new Set(repeated);
	for (let number = 0; number < owners.size; number++) {
		const owner = owners.name(number);
		if (zone.typesAt(owner).length > 1) found.add(owner);
	}
	return found;
}
function error(id, at, args, hides) {
	const { file, line, column, endLine } = at;
	const problem = {
		id: `master-file/${id}`,
		level: "error",
		args,
		file,
		line,
		column,
		endLine
	};
	return hides === void 0 ? { problem } : {
		problem,
		hides
	};
}
function soaTroubles(zone, isAllHidden) {
	const { origin, files } = zone;
	const soa = zone.rrset(origin, "SOA");
	if (soa !== void 0) return singleton(soa);
	if (isAllHidden || zone.gaps.some((gap) => gap.owner === origin)) return [];
	const start = {
		file: files[0] ?? "",
		line: 1,
		column: 1,
		endLine: 1
	};
	return [{ problem: {
		id: "master-file/no-soa",
		level: "warning",
		args: { owner: origin },
		...start
	} }];
}
function singleton(rrset) {
	const { owner, type } = rrset;
	const second = rrset.from?.[1];
	return second === void 0 ? [] : [error("singleton", second, {
		owner,
		type
	}, {
		owner,
		type
	})];
}
const besideCname = /* @__PURE__ */ new Set([
	"CNAME",
	"KEY",
	"SIG",
	"NXT"
]);
function aliasTroubles(zone, owner) {
	const sets = zone.typesAt(owner).flatMap((type) => zone.rrset(owner, type) ?? []);
	const found = sets.filter(({ type }) => type === "CNAME" || type === "DNAME").flatMap(singleton);
	const cname = sets.find(({ type }) => type === "CNAME");
	const other = sets.find(({ type }) => !besideCname.has(type));
	if (cname === void 0 || other === void 0) return found;
	const at = laterOf(cname.from?.[0], other.from?.[0]);
	return at === void 0 ? found : [...found, error("cname-and-other", at, { owner }, {
		owner,
		type: "CNAME"
	})];
}
function laterOf(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return a.file === b.file && b.line > a.line ? b : a;
}
function keyTroubles(zone) {
	const { origin } = zone;
	const ds = zone.rrset(origin, "DS")?.from?.[0];
	return [
		...ds === void 0 ? [] : [error("ds-at-apex", ds, {})],
		...childKeyTroubles(zone, "CDS", 1),
		...childKeyTroubles(zone, "CDNSKEY", 2)
	];
}
function childKeyTroubles(zone, type, algorithmField) {
	const { origin } = zone;
	const algorithms = new Set(zone.rrset(origin, "DNSKEY")?.rdata.map((rdata) => rdata.split(" ")[2]));
	const set = zone.rrset(origin, type);
	if (set === void 0 || algorithms.size === 0) return [];
	return set.rdata.flatMap((rdata, i) => {
		const algorithm = rdata.split(" ")[algorithmField] ?? "";
		const at = set.from?.[i];
		if (at === void 0 || algorithm === "0" || algorithms.has(algorithm)) return [];
		return [error("child-key", at, {
			type,
			algorithm
		}, {
			owner: origin,
			type
		})];
	});
}

// src/zones/bind/zone.ts
const maxProblems$1 = 1e3;
const maxDoubts = 1e4;
const maxRecords = 8e6;
function readBindZone(tree, file, origin, directories) {
	const problems = collector(file);
	const files = /* @__PURE__ */ new Set([file]);
	const aliases = {
		owners: nameTable(0),
		repeated: Array()
	};
	let records = 0;
	const octets = tree.read(file) ?? /* @__PURE__ */ new Uint8Array(0);
	const builder = zoneBuilder(octets.length);
	const isExport = isCloudflareExport(octets);
	const record = (read, verbatim) => {
		if (isExport && read.type === "CNAME" && read.owner === origin) return flattened(read, problems);
		if (read.type === "CNAME" || read.type === "DNAME") noteAlias(aliases, read.owner);
		if (++records <= maxRecords) builder.add(read, verbatim);
		else if (records === 8000001) problems.tell(tooMany(read), "zone");
	};
	readMasterFile({
		file,
		octets,
		origin,
		zone: origin,
		include(path, from) {
			const included = include(tree, path, from, directories);
			if ("file" in included) files.add(included.file);
			return included;
		}
	}, {
		record,
		problem: problems.tell
	});
	const parts = {
		origin,
		format: "master-file",
		files: [...files]
	};
	return builder.build({
		...parts,
		...problems.settled(builder.build(parts), aliases)
	});
}
function noteAlias({ owners, repeated }, owner) {
	const known = owners.size;
	if (owners.add(owner) < known) repeated.push(owner);
}
function isCloudflareExport(octets) {
	const head = Buffer.from(octets.buffer, octets.byteOffset, Math.min(octets.length, 65536)).toString("latin1");
	return /^;; Exported: /m.test(head) || head.includes("cf_tags=");
}
function flattened(record, problems) {
	const { owner, file, line, column, endLine } = record;
	for (const type of ["A", "AAAA"]) problems.tell({
		id: "master-file/flattened",
		level: "note",
		args: { type },
		file,
		line,
		column,
		endLine
	}, {
		owner,
		type
	});
}
function tooMany(record) {
	const { file, line, column, endLine } = record;
	return {
		id: "master-file/records-too-many",
		level: "error",
		args: { limit: maxRecords },
		file,
		line,
		column,
		endLine
	};
}
function collector(file) {
	const problems = [];
	const gaps = [];
	const doubts = [];
	let more = 0;
	let isAllHidden = false;
	const hide = (problem, hides) => {
		if (isAllHidden) return;
		const gap = gapOf(problem, gaps.length < maxProblems$1 ? hides : "zone");
		isAllHidden = gap.owner === void 0;
		gaps.push(gap);
	};
	const tell = (problem, hides, unless) => {
		if (unless !== void 0 && doubts.length < maxDoubts) doubts.push({
			problem,
			name: unless
		});
		if (unless !== void 0) return;
		if (problems.length < maxProblems$1) problems.push(problem);
		else more++;
		if (hides !== void 0) hide(problem, hides);
	};
	return {
		tell,
		settled(zone, aliases) {
			for (const { problem, name } of doubts) if (!isServed(zone, name)) tell(problem);
			for (const { problem, hides } of troublesOf(zone, aliases, isAllHidden)) tell(problem, hides);
			if (more > 0) problems.push({
				...placeless(file),
				id: "master-file/more",
				level: "note",
				args: { count: more }
			});
			const isNothing = zone.size === 0 && problems.some(({ level }) => level === "error");
			return {
				problems: inOrder(problems, zone.files),
				gaps,
				unparseable: isNothing
			};
		}
	};
}
function gapOf(problem, hides) {
	const { file, line, column, endLine } = problem;
	const gap = {
		why: `${file}:${line}: ${sentenceOf$1(problem)}`,
		at: {
			file,
			line,
			column,
			endLine
		}
	};
	return hides === "zone" ? gap : {
		...gap,
		...hides
	};
}
function placeless(file) {
	return {
		file,
		line: 1,
		column: 1,
		endLine: 1
	};
}
function inOrder(problems, files) {
	const rank = new Map(files.map((file, index) => [file, index]));
	const rankOf = ({ file }) => rank.get(file) ?? 0;
	return problems.toSorted((a, b) => rankOf(a) - rankOf(b) || a.line - b.line || a.column - b.column);
}
function isServed(zone, name) {
	if (!isWithin(name, zone.origin) || zone.exists(name)) return true;
	for (let at = parentOf(name); at !== void 0 && at !== zone.origin; at = parentOf(at)) {
		if (zone.exists(below("*", at))) return true;
		if (zone.rrset(at, "NS") !== void 0 || zone.rrset(at, "DNAME") !== void 0) return true;
	}
	return zone.exists(below("*", zone.origin));
}

// src/zones/bind/index.ts
const findBindZones = (tree, candidates, isExplicit, hints = { zones: [] }) => {
	const configured = configuredZones(tree, candidates, hints);
	const named = new Set(configured.flatMap(({ file, configuration }) => [file, configuration?.file ?? file]));
	const looked = candidates.filter((file) => !named.has(file)).map((file) => lookAt(tree, file, isExplicit(file), hints));
	const directories = [...new Set(configured.flatMap(({ configuration }) => configuration?.directory ?? []))];
	const unnamed = looked.flatMap(({ found }) => found ?? []);
	const included = includedFiles(tree, [...configured, ...unnamed], directories);
	const all = [...configured, ...unnamed.filter(({ file }) => !included.has(file))];
	const { first, second } = onePerOrigin(all, hints);
	return {
		sources: first.map((found) => sourceOf$1(tree, found, directories)),
		notRead: [...looked.flatMap(({ notRead }) => notRead ?? []), ...second].filter(({ file }) => !included.has(file)),
		claimed: /* @__PURE__ */ new Set([
			...all.map(({ file }) => file),
			...included,
			...configured.flatMap(({ configuration }) => configuration?.file ?? [])
		])
	};
};
function configuredZones(tree, candidates, hints) {
	const wanted = new Set(candidates);
	const found = configurations(tree);
	if (found.length === 0) return [];
	const pathOf = serverPaths(tree);
	return found.flatMap((configuration) => configuration.zones.flatMap(({ origin, path }) => {
		const file = pathOf(path, configuration.file);
		return file === void 0 || !wanted.has(file) || !isReadable(tree, file) ? [] : [{
			file,
			origin: originHint(file, hints) ?? origin,
			configuration
		}];
	}));
}
function isReadable(tree, file) {
	const octets = tree.size(file) > 268435456 ? void 0 : tree.read(file);
	return octets !== void 0 && hasAnything(look(octets));
}
function lookAt(tree, file, isExplicit, hints) {
	if (!isExplicit && isNamedLikeCopy(file)) return {};
	const isWanted = isExplicit || isNamedLikeZone(file);
	const not = (why, args = {}) => isWanted ? { notRead: {
		file,
		why: whyNotRead[why](args)
	} } : {};
	if (tree.size(file) > 268435456) return not("too-large", { limit: maxZoneOctets / 1024 / 1024 });
	const octets = tree.read(file);
	if (octets === void 0 || !isWanted && !mayBeMasterFile(octets)) return {};
	const seen = look(octets);
	if (seen.isBinary) return not("binary");
	if (isWanted ? !hasAnything(seen) : !isMasterFile(seen)) return not("no-records");
	const origin = originHint(file, hints) ?? seen.origin ?? nameInPath(file);
	return origin === void 0 ? not("no-name") : { found: {
		file,
		origin
	} };
}
function includedFiles(tree, found, directories) {
	const included = found.flatMap(({ file }) => withIncludes(tree, file, directories).slice(1));
	const configured = new Set(found.flatMap(({ file, configuration }) => configuration === void 0 ? [] : file));
	return new Set(included.filter((file) => !configured.has(file)));
}
function onePerOrigin(all, hints) {
	const isConfigured = ({ configuration }) => configuration === void 0 ? 1 : 0;
	const isView = ({ file, origin }) => isViewHint(file, origin, hints) ? 0 : 1;
	const sorted = all.toSorted((a, b) => isView(a) - isView(b) || isConfigured(a) - isConfigured(b) || compare(a.file, b.file));
	const first = /* @__PURE__ */ new Map();
	const second = /* @__PURE__ */ new Map();
	for (const found of sorted) {
		const chosen = first.get(found.origin);
		if (chosen === void 0) first.set(found.origin, found);
		else if (chosen.file !== found.file) second.set(found.file, secondOf(found, chosen));
	}
	const read = new Set([...first.values()].map(({ file }) => file));
	return {
		first: [...first.values()],
		second: [...second.values()].filter(({ file }) => !read.has(file))
	};
}
function compare(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
function secondOf({ file, origin }, chosen) {
	return {
		file,
		why: whyNotRead.second({
			origin,
			first: chosen.file
		})
	};
}
function sourceOf$1(tree, { file, origin, configuration }, directories) {
	return {
		origin,
		format: "master-file",
		file,
		dependsOn: () => [...withIncludes(tree, file, directories), ...configuration === void 0 ? [] : [configuration.file]],
		read: () => readBindZone(tree, file, origin, directories)
	};
}

// src/zones/octodns/scalar.ts
const longestLiteral = 256;
const bool = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON|(no|No|NO|false|False|FALSE|off|Off|OFF))$/;
const nothing = /^(?:~|null|Null|NULL|)$/;
const integer = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const floating = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestamp = /^\d{4}-(?:\d\d-\d\d|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;
function python(scalar) {
	const { text } = scalar;
	if (!scalar.isPlain || text.length > longestLiteral) return {
		kind: "str",
		text
	};
	const truth = bool.exec(text);
	if (truth !== null) return {
		kind: "bool",
		value: truth[1] === void 0
	};
	if (nothing.test(text)) return { kind: "null" };
	if (!/^[-+.\d]/.test(text)) return {
		kind: "str",
		text
	};
	if (floating.test(text)) return {
		kind: "float",
		value: floatOf(text)
	};
	if (integer.test(text)) return integerOf(text);
	return {
		kind: timestamp.test(text) ? "timestamp" : "str",
		text
	};
}
function str(value) {
	switch (value.kind) {
		case "str":
		case "timestamp": return value.text;
		case "null": return "None";
		case "bool": return value.value ? "True" : "False";
		case "int": return String(value.value);
		case "float": return floatText(value.value);
	}
}
function textOf$1(scalar) {
	return str(python(scalar));
}
function int(value) {
	switch (value.kind) {
		case "str": return /^\s*[-+]?\d{1,15}\s*$/.test(value.text) ? Number(value.text) : void 0;
		case "bool": return Number(value.value);
		case "int": return Number(value.value);
		case "float": return Number.isFinite(value.value) ? Math.trunc(value.value) : void 0;
		case "null":
		case "timestamp": return;
	}
}
function isNull(node) {
	return node === void 0 || node.kind === "scalar" && python(node).kind === "null";
}
function isTrue(node) {
	if (node === void 0) return false;
	if (node.kind === "mapping") return node.entries.length > 0;
	if (node.kind === "sequence") return node.items.length > 0;
	const value = python(node);
	switch (value.kind) {
		case "null": return false;
		case "bool": return value.value;
		case "int": return value.value !== 0n;
		case "float": return value.value !== 0;
		case "str":
		case "timestamp": return value.text !== "";
	}
}
function identity(scalar) {
	const value = python(scalar);
	if (value.kind === "bool") return `number ${Number(value.value)}`;
	if (value.kind === "int" || value.kind === "float") return `number ${value.value}`;
	return `${value.kind} ${str(value)}`;
}
function integerOf(text) {
	const digits = text.replaceAll("_", "").replace(/^[-+]/, "");
	const sign = text.startsWith("-") ? -1n : 1n;
	if (digits.includes(":")) return {
		kind: "int",
		value: sign * digits.split(":").reduce((sum, part) => sum * 60n + BigInt(part), 0n)
	};
	const literal = /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;
	if (/^0[bx]?$/.test(literal) && literal !== "0") return {
		kind: "str",
		text
	};
	return {
		kind: "int",
		value: sign * BigInt(literal)
	};
}
function floatOf(text) {
	const digits = text.replaceAll("_", "").toLowerCase().replace(/^[-+]/, "");
	const sign = text.startsWith("-") ? -1 : 1;
	if (digits === ".inf") return sign * 1e400;
	if (digits === ".nan") return NaN;
	return sign * digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
function floatText(value) {
	if (Number.isNaN(value)) return "nan";
	if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
	const size = Math.abs(value);
	if (Object.is(value, -0)) return "-0.0";
	if (size !== 0 && (size >= 0x2386f26fc10000 || size < 1e-4)) return value.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
	return Number.isInteger(value) ? `${value}.0` : String(value);
}

// src/zones/octodns/parse.ts
const maxFileOctets = 2097152;
const maxDepth$1 = 64;
const maxMerged = 1e5;
function parseYaml(file, bytes, include) {
	if (bytes.length > 2097152) return {
		root: void 0,
		problem: tooLarge(file, bytes.length)
	};
	const decoded = decode(bytes);
	if (decoded === void 0) return {
		root: void 0,
		problem: ofFile("octodns/not-utf8", file, {})
	};
	const text = decoded.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
	const lines = new import_dist.LineCounter();
	const reading = {
		file,
		text,
		lines,
		include,
		anchors: /* @__PURE__ */ new Map(),
		merged: 0,
		flowDepth: 0,
		problem: void 0
	};
	const root = rootOf(reading, documentsOf(text, lines));
	if (reading.problem === void 0) return { root };
	return {
		root: void 0,
		problem: reading.problem,
		isTemplate: hasMarkerNear(text, reading.problem.line)
	};
}
function tooLarge(file, octets) {
	return ofFile("octodns/too-large", file, {
		octets,
		limit: maxFileOctets
	});
}
function ofFile(id, file, args) {
	return {
		id,
		level: "error",
		args,
		file,
		line: 1,
		column: 1,
		endLine: 1
	};
}
function decode(bytes) {
	const octets = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const text = octets.toString("utf8");
	return !text.includes("�") || Buffer.from(text).equals(octets) ? text : void 0;
}
function documentsOf(text, lineCounter) {
	return [...(0, import_dist.parseAllDocuments)(text, {
		schema: "failsafe",
		uniqueKeys: false,
		strict: false,
		prettyErrors: false,
		logLevel: "silent",
		lineCounter
	})];
}
const refusedCharacter = /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
function rootOf(reading, documents) {
	const { text } = reading;
	const refused = text.search(refusedCharacter);
	if (refused !== -1) fail(reading, "octodns/character", refused, { code: hexOf(text.codePointAt(refused) ?? 0) });
	const [document, second] = documents;
	const directive = document?.warnings.find(({ code }) => code === "BAD_DIRECTIVE");
	const error = document?.errors[0] ?? directive;
	if (error !== void 0 && isTooDeep(error)) fail(reading, "octodns/too-deep", error.pos[0], { limit: maxDepth$1 });
	else if (error !== void 0) fail(reading, "octodns/yaml", error.pos[0], { detail: error.message });
	if (second !== void 0) fail(reading, "octodns/several-documents", second.range[0], {});
	const tab = text.includes("	") ? refusedTab(text) : -1;
	if (tab !== -1) fail(reading, "octodns/tab", tab, {});
	if (reading.problem !== void 0 || document === void 0 || document.contents === null) return void 0;
	const root = nodeOf(reading, document.contents, 0);
	return isNull(root) ? void 0 : root;
}
function isTooDeep({ message }) {
	return message.includes("call stack");
}
function refusedTab(text) {
	let at = 0;
	let isBlock = false;
	for (const lexeme of new import_dist.Lexer().lex(text)) {
		const kind = import_dist.CST.tokenType(lexeme);
		if (kind === "scalar" || kind === "doc-mode" || kind === "flow-error-end") continue;
		if (!(isBlock || kind === "comment" || kind?.endsWith("quoted-scalar") === true) && lexeme.includes("	")) return at + lexeme.indexOf("	");
		if (kind !== "space" && kind !== "newline" && kind !== "comment") isBlock = kind === "block-scalar-header";
		at += lexeme.length;
	}
	return -1;
}
function fail(reading, id, offset, args) {
	const problem = {
		id,
		level: "error",
		args,
		...rangeOf(reading, offset, offset)
	};
	if (reading.problem === void 0 || problem.line < reading.problem.line) reading.problem = problem;
}
function rangeOf({ file, text, lines }, start, end) {
	let last = end;
	while (last > start && /\s/.test(text.charAt(last - 1))) last--;
	const { line, col } = lines.linePos(start);
	return {
		file,
		line,
		column: col,
		endLine: lines.linePos(Math.max(start, last - 1)).line
	};
}
function nodeOf(reading, node, depth) {
	const offset = node.range[0];
	if (depth > maxDepth$1) return fail(reading, "octodns/too-deep", offset, { limit: maxDepth$1 });
	if ((0, import_dist.isAlias)(node)) return aliased(reading, node.source, offset);
	const { anchor } = node;
	if (anchor !== void 0 && !/^[\w-]+$/.test(anchor)) return fail(reading, "octodns/anchor", offset, {});
	if (anchor !== void 0) reading.anchors.set(anchor, "open");
	const made = node.tag === "!include" ? included(reading, node) : contentOf(reading, node, depth);
	if (anchor !== void 0 && made !== void 0) reading.anchors.set(anchor, made);
	return made;
}
function aliased(reading, anchor, offset) {
	const target = reading.anchors.get(anchor);
	if (target === void 0) return fail(reading, "octodns/undefined-alias", offset, { anchor });
	if (target === "open") return fail(reading, "octodns/recursive-alias", offset, { anchor });
	return target;
}
function included(reading, node) {
	const at = rangeOf(reading, node.range[0], node.range[1]);
	if (!(0, import_dist.isScalar)(node)) return fail(reading, "octodns/include-not-scalar", node.range[0], {});
	return reading.include({
		kind: "scalar",
		text: textIn(node),
		isPlain: false,
		at
	}) ?? empty(at);
}
function contentOf(reading, node, depth) {
	if (!isKnownTag(node.tag)) return fail(reading, "octodns/unknown-tag", node.range[0], { tag: node.tag ?? "" });
	if ((0, import_dist.isScalar)(node)) return scalarOf(reading, node);
	const isFlow = node.flow === true;
	reading.flowDepth += Number(isFlow);
	const content = (0, import_dist.isMap)(node) ? mappingOf(reading, node, depth) : sequenceOf(reading, node, depth);
	reading.flowDepth -= Number(isFlow);
	return content;
}
function textIn(node) {
	return typeof node.value === "string" ? node.value : "";
}
function scalarOf(reading, node) {
	const [start, end] = node.range;
	const text = textIn(node);
	const isQuoted = node.type !== "PLAIN" || node.tag === `${core}str` || node.tag === "!" && text !== "";
	if (!isQuoted && reading.flowDepth > 0 && /^[?:]/.test(text)) return fail(reading, "octodns/flow-scalar", start, {});
	return {
		kind: "scalar",
		text,
		isPlain: !isQuoted,
		at: rangeOf(reading, start, end)
	};
}
function sequenceOf(reading, node, depth) {
	const items = node.items.flatMap((item) => nodeOf(reading, item, depth + 1) ?? []);
	return {
		kind: "sequence",
		items,
		at: spanOf(reading, node, items)
	};
}
function mappingOf(reading, node, depth) {
	const kept = lastOfEach(node.items.flatMap(({ key, value }) => writtenOf(reading, node, key, value, depth) ?? []));
	return {
		kind: "mapping",
		...kept,
		at: spanOf(reading, node, kept.entries)
	};
}
function writtenOf(reading, parent, key, value, depth) {
	const start = key?.range[0] ?? parent.range[0];
	const name = key === null ? empty(rangeOf(reading, start, start)) : nodeOf(reading, key, depth + 1);
	if (name === void 0) return void 0;
	if (isMissing(reading, name, start)) return fail(reading, "octodns/key-missing", start, {});
	if (name.kind !== "scalar") return fail(reading, "octodns/key-not-scalar", start, {});
	const content = (value === null ? void 0 : nodeOf(reading, value, depth + 1)) ?? empty(name.at);
	if (name.isPlain && name.text === "<<") return {
		entries: mergeOf(reading, content, start),
		isMerge: true
	};
	const endLine = value !== null && !(0, import_dist.isAlias)(value) && content.at.file === reading.file ? Math.max(name.at.endLine, content.at.endLine) : name.at.endLine;
	return {
		entries: [{
			key: name,
			value: content,
			at: {
				...name.at,
				endLine
			}
		}],
		isMerge: false
	};
}
function isMissing({ text }, key, start) {
	if (key.kind !== "scalar" || !key.isPlain || key.text !== "") return false;
	let at = start;
	while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
	return text.charAt(at - 1) !== "?";
}
function mergeOf(reading, content, offset) {
	const sources = content.kind === "sequence" ? content.items.toReversed() : [content];
	for (const source of sources) {
		if (source.kind === "mapping") reading.merged += source.entries.length;
		else if (!isNull(source)) fail(reading, "octodns/merge-not-mapping", offset, {});
		if (reading.merged > maxMerged) fail(reading, "octodns/too-many-merged", offset, { limit: maxMerged });
		if (reading.problem !== void 0) return [];
	}
	return sources.flatMap((source) => source.kind === "mapping" ? source.entries : []);
}
function spanOf(reading, node, content) {
	if (node.flow === true) return rangeOf(reading, node.range[0], node.range[1]);
	const start = rangeOf(reading, node.range[0], node.range[0]);
	const ends = content.filter(({ at }) => at.file === reading.file).map(({ at }) => at.endLine);
	return {
		...start,
		endLine: ends.reduce((last, end) => Math.max(last, end), start.line)
	};
}
function lastOfEach(written) {
	const kept = /* @__PURE__ */ new Map();
	const repeated = [];
	for (const { entries, isMerge } of written) for (const entry of entries) {
		const key = identity(entry.key);
		const earlier = kept.get(key);
		if (earlier !== void 0 && !isMerge && !earlier.isMerge) repeated.push({
			lost: earlier.entry,
			kept: entry
		});
		kept.set(key, {
			entry: withKey(earlier?.entry.key, entry),
			isMerge
		});
	}
	return {
		entries: [...kept.values()].map(({ entry }) => entry),
		repeated
	};
}
function withKey(first, entry) {
	return first === void 0 || first.text === entry.key.text ? entry : {
		...entry,
		key: {
			...first,
			at: entry.key.at
		}
	};
}
function empty(at) {
	return {
		kind: "scalar",
		text: "",
		isPlain: true,
		at
	};
}
const core = "tag:yaml.org,2002:";
const coreTags = /* @__PURE__ */ new Set([
	"str",
	"map",
	"seq",
	"null",
	"bool",
	"int",
	"float",
	"timestamp",
	"merge"
]);
function isKnownTag(tag) {
	if (tag === void 0 || tag === "!") return true;
	return tag.startsWith(core) && coreTags.has(tag.slice(18));
}
function hexOf(code) {
	return code.toString(16).toUpperCase().padStart(4, "0");
}
function hasMarkerNear(text, line) {
	return text.split("\n").slice(Math.max(0, line - 2), line + 1).some((each) => /\{\{|\{%|<%/.test(each.replace(/(?:^|\s)#.*$/, "")));
}

// src/zones/octodns/files.ts
const maxIncludeDepth = 16;
const maxFiles = 1e3;
const maxOctets$1 = 67108864;
function yamlFiles(tree) {
	const session = {
		tree,
		roots: /* @__PURE__ */ new Map(),
		open: [],
		octets: 0,
		problems: [],
		gaps: [],
		isBroken: false
	};
	return {
		read: (path) => readFile(session, path),
		get files() {
			return [...session.roots.keys()];
		},
		problems: session.problems,
		gaps: session.gaps,
		isBroken: () => session.isBroken
	};
}
function readFile(session, path) {
	if (session.roots.has(path)) return session.roots.get(path);
	if (session.tree.size(path) > 2097152) return broken(session, tooLarge(path, session.tree.size(path)), false);
	const bytes = session.tree.read(path);
	if (bytes === void 0) return void 0;
	session.octets += bytes.length;
	session.roots.set(path, void 0);
	session.open.push(path);
	const parsed = parseYaml(path, bytes, (target) => includeFile(session, path, target));
	session.open.pop();
	session.roots.set(path, parsed.root);
	if (parsed.problem !== void 0) broken(session, parsed.problem, parsed.isTemplate === true);
	return parsed.root;
}
function broken(session, problem, isTemplate) {
	const { file, line, column, endLine } = problem;
	const at = {
		file,
		line,
		column,
		endLine
	};
	if (isTemplate) {
		session.problems.push({
			id: "octodns/template",
			level: "note",
			args: {},
			...at
		});
		session.gaps.push({
			why: `${file} is a template, and what it becomes is not in the files`,
			at
		});
		return;
	}
	session.problems.push(problem);
	session.isBroken = true;
}
function includeFile(session, from, target) {
	const path = confined(from, target.text);
	if (path === void 0) return refuse(session, "octodns/include-refused", target);
	if (session.open.includes(path)) return refuse(session, "octodns/include-cycle", target);
	if (!session.tree.has(path)) return refuse(session, "octodns/include-not-found", target);
	const isNew = !session.roots.has(path);
	const isTooMuch = session.open.length > maxIncludeDepth || session.roots.size > maxFiles || session.octets > maxOctets$1;
	if (isNew && isTooMuch) return refuse(session, "octodns/include-limit", target);
	return readFile(session, path);
}
function refuse(session, id, { text, at }) {
	const path = text.slice(0, 200);
	session.problems.push({
		id,
		level: "error",
		args: { path },
		...at
	});
	session.gaps.push({
		why: `the included file ${path} is not read`,
		at: placeOf$1(at)
	});
}
function placeOf$1({ file, line, column, endLine }) {
	return {
		file,
		line,
		column,
		endLine
	};
}
function confined(from, target) {
	if (target === "" || /^[/~]|^[A-Za-z]:|[\\\0]/.test(target)) return void 0;
	const path = posix.normalize(posix.join(posix.dirname(from), target));
	return path === ".." || path.startsWith("../") || path.startsWith("/") ? void 0 : path;
}
function includedFrom(tree, path) {
	const seen = /* @__PURE__ */ new Set([path]);
	for (const file of seen) {
		if (seen.size > maxFiles) break;
		const bytes = tree.size(file) > 2097152 ? void 0 : tree.read(file);
		for (const target of includeTargets(bytes)) {
			const found = confined(file, target);
			if (found !== void 0 && tree.has(found)) seen.add(found);
		}
	}
	seen.delete(path);
	return [...seen];
}
function includeTargets(bytes) {
	if (bytes === void 0) return [];
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (!text.includes("!include")) return [];
	return [...text.toString("utf8").matchAll(/!include[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,\]}]+))/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
}

// src/zones/octodns/tree.ts
function valueOf(node, name) {
	return entryOf(node, name)?.value;
}
function entryOf(node, name) {
	return node?.kind === "mapping" ? node.entries.find(({ key }) => key.text === name) : void 0;
}
function itemsOf(node) {
	return node.kind === "sequence" ? node.items : [node];
}

// src/zones/octodns/config.ts
const yamlProvider = /^octodns\.provider\.yaml\.(Split)?YamlProvider$/;
const defaultTtl = 3600;
function readConfig(tree, file) {
	const yaml = yamlFiles(tree);
	const root = yaml.read(file);
	if (yaml.isBroken()) return { broken: "the octoDNS configuration breaks YAML" };
	const providers = new Map(entriesOf(valueOf(root, "providers")).map(([id, node]) => [id, providerOf(id, node)]));
	const zones = valueOf(root, "zones");
	if (zones?.kind !== "mapping" || !providers.values().some(({ kind }) => kind === "yaml")) return void 0;
	const manager = valueOf(root, "manager");
	const global = textsOf(valueOf(manager, "processors"));
	const last = textsOf(valueOf(manager, "post_processors"));
	return {
		file,
		files: yaml.files,
		providers,
		processors: new Map(entriesOf(valueOf(root, "processors")).map(([id, node]) => [id, textAt(node, "class") ?? "a class that is not named"])),
		zones: zonesOf$1(zones, global, last)
	};
}
function zonesOf$1(zones, global, last) {
	return zones.entries.map(({ key, value, at }) => ({
		name: textOf$1(key),
		at,
		sources: textsOf(valueOf(value, "sources")),
		targets: textsOf(valueOf(value, "targets")),
		processors: [
			...global,
			...textsOf(valueOf(value, "processors")),
			...last
		],
		isLenient: isTrue(valueOf(value, "lenient")),
		alias: textAt(value, "alias"),
		glob: textAt(value, "glob"),
		regex: textAt(value, "regex")
	}));
}
function providerOf(id, node) {
	const className = textAt(node, "class") ?? "";
	const match = yamlProvider.exec(className);
	if (match === null) return {
		kind: "other",
		id,
		className
	};
	const isSplit = match[1] !== void 0;
	const directory = textAt(node, "directory");
	const ttl = valueOf(node, "default_ttl");
	const extension = isSplit ? textAt(node, "extension") ?? "." : textAt(node, "split_extension");
	return {
		kind: "yaml",
		id,
		directory: directory?.startsWith("env/") === true ? void 0 : directory,
		defaultTtl: (ttl?.kind === "scalar" ? int(python(ttl)) : void 0) ?? defaultTtl,
		replaces: isTrue(valueOf(node, "populate_should_replace")),
		splitExtension: extension === "" ? void 0 : extension,
		readsZoneFiles: !isSplit && !isTrue(valueOf(node, "disable_zonefile")),
		sharedFilename: textAt(node, "shared_filename")
	};
}
function entriesOf(node) {
	return node?.kind === "mapping" ? node.entries.map(({ key, value }) => [textOf$1(key), value]) : [];
}
function textAt(node, name) {
	const value = valueOf(node, name);
	return value?.kind === "scalar" && isTrue(value) ? textOf$1(value) : void 0;
}
function textsOf(node) {
	if (node === void 0 || isNull(node)) return [];
	return itemsOf(node).flatMap((item) => item.kind === "scalar" ? [textOf$1(item)] : []);
}

// src/zones/octodns/layout.ts
function directoriesOf(tree) {
	const directories = /* @__PURE__ */ new Map([["", []]]);
	for (const path of tree.paths) {
		const directory = directoryOf(path);
		const files = directories.get(directory);
		if (files !== void 0) files.push(path);
		else directories.set(directory, [path]);
		for (let above = directoryOf(directory); above !== "" && !directories.has(above); above = directoryOf(above)) directories.set(above, []);
	}
	return directories;
}
function directoryOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function originOf(text) {
	if (!text.endsWith(".") || text.length < 2 || text.length > 1e3) return void 0;
	const parsed = parseName(text);
	return parsed.ok ? parsed.value : void 0;
}
function zoneFilesIn(directories, directory, provider) {
	const found = /* @__PURE__ */ new Map();
	const at = (origin) => found.get(origin) ?? {
		parts: [],
		split: []
	};
	if (provider.readsZoneFiles) for (const path of (directories.get(directory) ?? []).toSorted()) {
		const stem = /^(.+\.)yaml$/.exec(nameOf(path))?.[1];
		const part = /^(.+\.)_\d[^.]*\.yaml$/.exec(nameOf(path))?.[1];
		const origin = originOf(part ?? stem ?? "");
		if (origin === void 0) continue;
		const zone = at(origin);
		if (part !== void 0) found.set(origin, {
			...zone,
			parts: [...zone.parts, path]
		});
		else found.set(origin, zone.file === void 0 ? {
			...zone,
			file: path
		} : {
			...zone,
			second: path
		});
	}
	if (provider.splitExtension !== void 0) for (const [origin, split] of splitZones(directories, directory, provider.splitExtension)) found.set(origin, {
		...at(origin),
		split
	});
	return found;
}
function* splitZones(directories, directory, extension) {
	const prefix = directory === "" ? "" : `${directory}/`;
	for (const [path, files] of directories) {
		const folder = path.startsWith(prefix) ? path.slice(prefix.length) : "";
		if (folder === "" || folder.includes("/") || !folder.endsWith(extension)) continue;
		const origin = originOf(`${folder.slice(0, folder.length - extension.length)}.`);
		const yaml = files.filter((file) => file.endsWith(".yaml"));
		if (origin !== void 0 && yaml.length > 0) yield [origin, yaml.toSorted()];
	}
}
function isListed({ file, split }) {
	return split.length > 0 || file !== void 0 && nameOf(file).split(".").length > 2;
}
const typeLine = new RegExp(`^(?: +| *- +)['"]?type['"]?: +['"]?(?:A|AAAA|ALIAS|CAA|CNAME|DNAME|DS|HTTPS|LOC|MX|NAPTR|NS|OPENPGPKEY|PTR|SPF|SRV|SSHFP|SVCB|TLSA|TXT|URI)['"]? *(?:#|$)`, "m");
const valueLine = /^(?: +| *- +)['"]?values?['"]?:(?: |$)/m;
const firstOctets = 16384;
function looksLikeRecords(bytes) {
	if (bytes === void 0) return false;
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, firstOctets)).toString("latin1");
	return typeLine.test(text.replaceAll("\r", "")) && valueLine.test(text);
}

// src/zones/octodns/places.ts
function placesOf(directories, config) {
	const sources = new Set(config.zones.flatMap((entry) => entry.sources));
	const places = /* @__PURE__ */ new Map();
	for (const provider of config.providers.values()) if (provider.kind === "yaml" && sources.has(provider.id)) places.set(provider.id, placeOf(directories, config, provider));
	return places;
}
function placeOf(directories, config, provider) {
	const names = config.zones.flatMap(({ name }) => originOf(name) ?? []);
	const isRelative = provider.directory !== void 0 && !/^[/~]/.test(provider.directory);
	const possible = isRelative ? basesOf(config.file).map((base) => inTree(base, provider.directory ?? "")) : foldersBeside(directories, config.file);
	for (const directory of possible) {
		if (directory === void 0 || !directories.has(directory)) continue;
		const zones = zoneFilesIn(directories, directory, provider);
		if (isRelative ? zones.size > 0 : names.some((name) => zones.has(name))) return {
			provider,
			directory,
			zones
		};
	}
	return {
		provider,
		directory: void 0,
		zones: /* @__PURE__ */ new Map()
	};
}
function basesOf(file) {
	const folders = directoryOf(file).split("/").filter((folder) => folder !== "");
	return ["", ...folders.map((_, index) => folders.slice(0, index + 1).join("/"))];
}
function foldersBeside(directories, file) {
	const base = directoryOf(file);
	const isBeside = (folder) => base === "" || folder === base || folder.startsWith(`${base}/`);
	return [...directories.keys()].filter(isBeside).toSorted();
}
function inTree(base, path) {
	const whole = posix.normalize(posix.join(base, path)).replace(/\/$/, "");
	if (whole === ".." || whole.startsWith("../") || whole.startsWith("/")) return void 0;
	return whole === "." ? "" : whole;
}

// src/zones/octodns/match.ts
function matchesGlob(text, glob) {
	const parts = partsOf(glob);
	let at = 0;
	let part = 0;
	let star = -1;
	let starAt = 0;
	while (at < text.length) {
		const current = parts[part];
		if (current === "*") {
			star = part++;
			starAt = at;
		} else if (current?.(text.charAt(at)) === true) {
			at++;
			part++;
		} else if (star === -1) return false;
		else {
			part = star + 1;
			at = ++starAt;
		}
	}
	return parts.slice(part).every((rest) => rest === "*");
}
function partsOf(glob) {
	const parts = [];
	for (let at = 0; at < glob.length; at++) {
		const char = glob.charAt(at);
		const end = char === "[" ? glob.indexOf("]", at + (glob.charAt(at + 1) === "!" ? 3 : 2)) : -1;
		if (char === "*") parts.push("*");
		else if (char === "?") parts.push(() => true);
		else if (end === -1) parts.push((other) => other === char);
		else {
			parts.push(setOf(glob.slice(at + 1, end)));
			at = end;
		}
	}
	return parts;
}
function setOf(inside) {
	const isNegated = inside.startsWith("!");
	const members = isNegated ? inside.slice(1) : inside;
	return (char) => {
		for (let at = 0; at < members.length; at++) {
			const isRange = members.charAt(at + 1) === "-" && at + 2 < members.length;
			if (isRange ? char >= members.charAt(at) && char <= members.charAt(at + 2) : char === members.charAt(at)) return !isNegated;
			if (isRange) at += 2;
		}
		return isNegated;
	};
}
const longestPattern = 200;
function regexOf(pattern) {
	if (pattern.length > longestPattern) return void 0;
	const isPlain = /^(?:\\[.\\wdWD*+?()[\]{}|^$/-]|\[\^?[\w.\\-]+\]|\(\?:|[\w.\-^$|()*+?])*$/.test(pattern);
	const repetitions = pattern.match(/(?<!\\)[*+]/g)?.length ?? 0;
	const options = pattern.match(/(?<![\\(])\?/g)?.length ?? 0;
	const repeatsGroup = /\)[*+?]/.test(pattern);
	const isCheap = repetitions <= (pattern.startsWith("^") ? 2 : 1) && options <= 4;
	return isPlain && isCheap && !repeatsGroup ? compiled(pattern) : void 0;
}
function compiled(pattern) {
	try {
		return new RegExp(pattern, "u");
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}

// src/zones/octodns/plan.ts
function plansOf(config, places) {
	const zones = /* @__PURE__ */ new Map();
	const skipped = /* @__PURE__ */ new Map();
	const named = new Set(config.zones.flatMap((entry) => isDynamic(entry) ? [] : originOf(entry.name) ?? []));
	for (const entry of config.zones) {
		if (entry.alias !== void 0) continue;
		for (const origin of isDynamic(entry) ? listed(entry, places, named) : [originOf(entry.name)]) {
			const plan = origin === void 0 ? "its name has no final dot" : planOf(config, entry, origin, places);
			if (typeof plan === "string") skipped.set(origin ?? entry.name, plan);
			else zones.set(plan.origin, plan);
			if (origin !== void 0) named.add(origin);
		}
	}
	addCopies(config, zones, skipped);
	return {
		zones,
		skipped
	};
}
function isDynamic({ name }) {
	return name.startsWith("*");
}
function listed(entry, places, named) {
	const regex = entry.regex === void 0 ? void 0 : regexOf(entry.regex);
	const matches = (origin) => entry.glob === void 0 ? regex?.test(`${origin}.`) !== false : matchesGlob(`${origin}.`, entry.glob);
	const origins = entry.sources.flatMap((id) => [...places.get(id)?.zones ?? []]).filter(([origin, files]) => isListed(files) && !named.has(origin) && matches(origin));
	return [...new Set(origins.map(([origin]) => origin))];
}
function planOf(config, entry, origin, places) {
	if (entry.sources.length === 0) return "it has no sources";
	if (entry.targets.length === 0) return "it has no targets";
	const processors = entry.processors.map((id) => ({
		id,
		className: config.processors.get(id) ?? "a class not named"
	}));
	const isTemplated = processors.some(({ className }) => className.endsWith(".Templating"));
	const shared = {
		origin,
		isLenient: entry.isLenient,
		targets: entry.targets,
		isTemplated
	};
	const sources = entry.sources.flatMap((id) => {
		const place = places.get(id);
		if (place === void 0) return [];
		const { defaultTtl, replaces } = place.provider;
		return [{
			files: filesFor(place, origin, entry),
			terms: {
				...shared,
				defaultTtl,
				replaces
			}
		}];
	});
	if (sources.every(({ files }) => files.length === 0)) return "there is no file for it";
	return {
		origin,
		sources,
		gaps: [
			...sourceGaps(config, entry, origin, places),
			...processorGaps(processors),
			...patternGaps(entry)
		].map((why) => ({
			why,
			at: entry.at
		})),
		...entry.isLenient ? { lenientAt: entry.at } : {}
	};
}
function filesFor({ provider, directory, zones }, origin, entry) {
	const zone = zones.get(origin);
	const parts = isDynamic(entry) ? [] : zone?.parts ?? [];
	const own = [
		...zone?.split ?? [],
		...zone?.file === void 0 ? [] : [zone.file],
		...parts
	];
	if (own.length === 0 || provider.sharedFilename === void 0 || directory === void 0) return own.toSorted();
	const shared = inTree(directory, provider.sharedFilename);
	return (shared === void 0 ? own : [...own, shared]).toSorted();
}
function sourceGaps(config, entry, origin, places) {
	return entry.sources.flatMap((id) => {
		const place = places.get(id);
		const provider = config.providers.get(id);
		const className = provider?.kind === "other" ? ` (${provider.className})` : "";
		if (place === void 0) return [`the records of the source ${id}${className} are not in the files`];
		if (place.directory === void 0) return [`the directory of the source ${id} is not in the files`];
		return place.zones.get(origin)?.second === void 0 ? [] : ["two files spell its name, and octoDNS refuses both"];
	});
}
const keepsRecords = new RegExp(`^octodns\\.processor\\.(?:${[
	"acme.AcmeManagingProcessor",
	"awsacm.AwsAcmMangingProcessor",
	"base.BaseProcessor",
	"clamp.TtlClampProcessor",
	"filter.ExcludeRootNsChanges",
	"filter.IgnoreRootNsFilter",
	"filter.ZoneNameFilter",
	"meta.MetaProcessor",
	"ownership.OwnershipProcessor",
	"restrict.TtlRestrictionFilter",
	"spf.SpfDnsLookupProcessor",
	"templating.Templating",
	"trailing_dots.EnsureTrailingDots"
].join("|").replaceAll(".", "\\.")})$`);
function processorGaps(processors) {
	return processors.filter(({ className }) => !keepsRecords.test(className)).map(({ id, className }) => `the processor ${id} (${className}) may add or remove records`);
}
function patternGaps({ glob, regex }) {
	if (glob !== void 0 || regex === void 0 || regexOf(regex) !== void 0) return [];
	return [`the pattern ${regex.slice(0, 100)} is not tried here, so the zone may not be among those that it takes`];
}
function addCopies(config, zones, skipped) {
	const originals = new Map(zones);
	for (const { name, alias } of config.zones) {
		if (alias === void 0) continue;
		const origin = originOf(name);
		const source = originOf(alias);
		const original = source === void 0 ? void 0 : originals.get(source);
		if (origin === void 0 || original === void 0) {
			skipped.set(origin ?? name, `it is an alias of ${alias}, which is no zone of the configuration`);
			continue;
		}
		const sources = original.sources.map(({ files, terms }) => ({
			files,
			terms: {
				...terms,
				origin
			}
		}));
		zones.set(origin, {
			origin,
			sources,
			gaps: original.gaps
		});
	}
}

// src/zones/octodns/values.ts
const longestString = 255;
const shapes = new Map(Object.entries({
	A: values("A", word),
	AAAA: values("AAAA", word),
	ALIAS: single("CNAME", target),
	CAA: values("CAA", fields({
		names: ["flags"],
		read: number,
		orElse: "0",
		isOptional: true
	}, of("tag", word), of("value", quoted))),
	CNAME: single("CNAME", target),
	DNAME: single("DNAME", target),
	DS: values("DS", delegationSigner),
	HTTPS: values("HTTPS", serviceBinding),
	LOC: values("LOC", location),
	MX: values("MX", fields({
		names: ["preference", "priority"],
		read: number
	}, {
		names: ["exchange", "value"],
		read: targetOrRoot
	})),
	NAPTR: values("NAPTR", fields(of("order", number), of("preference", number), of("flags", quoted), of("service", quoted), of("regexp", quoted), of("replacement", targetOrRoot))),
	NS: values("NS", target),
	OPENPGPKEY: values("OPENPGPKEY", word),
	PTR: values("PTR", target),
	SOA: single("SOA", fields(of("mname", target), of("rname", target), ...[
		"serial",
		"refresh",
		"retry",
		"expire",
		"minimum"
	].map((name) => of(name, number)))),
	SPF: values("SPF", chunked),
	SRV: values("SRV", fields(of("priority", number), of("weight", number), of("port", number), of("target", targetOrRoot))),
	SSHFP: values("SSHFP", fields(of("algorithm", number), of("fingerprint_type", number), of("fingerprint", word))),
	SVCB: values("SVCB", serviceBinding),
	TLSA: values("TLSA", fields({
		names: ["certificate_usage"],
		read: number,
		orElse: "0"
	}, {
		names: ["selector"],
		read: number,
		orElse: "0"
	}, {
		names: ["matching_type"],
		read: number,
		orElse: "0"
	}, of("certificate_association_data", word))),
	TXT: values("TXT", chunked),
	URI: values("URI", fields(of("priority", number), of("weight", number), of("target", quoted)))
}));
function values(type, read) {
	return {
		isSingle: false,
		read: (node) => readValue$1(type, read, node)
	};
}
function single(type, read) {
	return {
		...values(type, read),
		isSingle: true
	};
}
function of(name, read) {
	return {
		names: [name],
		read
	};
}
function readValue$1(type, read, node) {
	const faults = [];
	const text = read(node, (id, at, args, isHard) => {
		faults.push({
			id,
			at,
			args,
			isHard
		});
	});
	if (text === void 0 || type === "TXT" || type === "SPF") return {
		rdata: text,
		faults
	};
	const rdata = canonicalRdata(type, text);
	if (rdata.ok) return {
		rdata: rdata.value,
		faults
	};
	faults.push({
		id: "octodns/bad-value",
		args: {
			type,
			text: text.slice(0, 100)
		},
		at: node.at,
		isHard: true
	});
	return {
		rdata: void 0,
		faults
	};
}
function fields(...expected) {
	return (node, note) => {
		if (node.kind !== "mapping") return note("octodns/value-not-mapping", node.at, {}, true);
		const tokens = expected.map((field) => fieldOf(node.entries, field, node.at, note));
		return tokens.includes(void 0) ? void 0 : tokens.join(" ");
	};
}
function fieldOf(entries, field, at, note) {
	const entry = field.names.map((name) => entries.find(({ key }) => key.text === name)).find((one) => one !== void 0);
	if (entry !== void 0) return field.read(entry.value, note);
	if (field.isOptional !== true) note("octodns/missing-field", at, { field: field.names[0] ?? "" }, field.orElse === void 0);
	return field.orElse;
}
function number(node, note) {
	const value = node.kind === "scalar" ? int(python(node)) : void 0;
	if (value === void 0) return note("octodns/not-a-number", node.at, { text: excerpt(node) }, true);
	return String(value);
}
function word(node, note) {
	const text = scalarText(node, note);
	if (text === void 0) return void 0;
	if (text === "" || /[\s;()"\\]/.test(text)) return note("octodns/bad-text", node.at, { text: text.slice(0, 100) }, true);
	return text;
}
function quoted(node, note) {
	const text = scalarText(node, note);
	return text === void 0 ? void 0 : txtRdata([octetsOf(unescaped(text))]);
}
function scalarText(node, note) {
	if (node.kind !== "scalar") return note("octodns/not-text", node.at, {}, true);
	if (isNull(node)) return note("octodns/missing-value", node.at, {}, true);
	const text = str(python(node));
	if (text !== node.text) note("octodns/coerced-value", node.at, {
		written: node.text,
		read: text
	}, false);
	return text;
}
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+$/;
function target(node, note) {
	const text = stringOf(node, note);
	if (text === void 0) return void 0;
	const name = text.length > 1e3 || /[\s"]/.test(text) ? void 0 : parseName(text);
	if (name?.ok !== true) return note("octodns/bad-target", node.at, { text: text.slice(0, 100) }, true);
	if (text === ".") note("octodns/root-target", node.at, {}, false);
	else if (!hostName.test(`${name.value}.`)) note("octodns/not-a-host-name", node.at, { text: text.slice(0, 100) }, false);
	else if (!text.endsWith(".")) note("octodns/no-final-dot", node.at, { name: text }, false);
	return text === "." ? "." : `${name.value}.`;
}
function targetOrRoot(node, note) {
	return node.kind === "scalar" && node.text === "." ? "." : target(node, note);
}
function stringOf(node, note) {
	if (node.kind !== "scalar") return note("octodns/not-text", node.at, {}, true);
	const value = python(node);
	if (value.kind === "null" || value.kind === "str" && value.text === "") return note("octodns/missing-value", node.at, {}, true);
	if (value.kind !== "str") return note("octodns/not-a-string", node.at, {
		text: node.text,
		kind: value.kind
	}, true);
	return value.text;
}
function chunked(node, note) {
	const written = stringOf(node, note);
	if (written === void 0) return void 0;
	if (/\\\\;/.test(written)) note("octodns/double-escaped-semicolon", node.at, {}, false);
	const whole = (written.startsWith("\"") ? written.slice(1, -1) : written).replaceAll("\" \"", "");
	const octets = octetsOf(unescaped(whole));
	if (octets.length !== unescaped(whole).length) note("octodns/not-ascii", node.at, {}, false);
	const chunks = [];
	for (let at = 0; at < octets.length; at += longestString) chunks.push(octets.slice(at, at + longestString));
	return txtRdata(chunks.length === 0 ? [""] : chunks);
}
function unescaped(text) {
	return text.replaceAll("\\;", ";");
}
function octetsOf(text) {
	return Buffer.from(text).toString("latin1");
}
const oldDelegationSigner = fields(of("flags", number), of("protocol", number), of("algorithm", number), of("public_key", word));
const newDelegationSigner = fields(of("key_tag", number), of("algorithm", number), of("digest_type", number), of("digest", word));
function delegationSigner(node, note) {
	return node.kind === "mapping" && node.entries.some(({ key }) => key.text === "public_key" || key.text === "flags") ? oldDelegationSigner(node, note) : newDelegationSigner(node, note);
}
const position = [
	"degrees",
	"minutes",
	"seconds",
	"direction"
];
const locationFields = fields(...["lat", "long"].flatMap((axis) => position.map((part) => of(`${axis}_${part}`, word))), ...[
	"altitude",
	"size",
	"precision_horz",
	"precision_vert"
].map((name) => of(name, metres)));
function location(node, note) {
	return locationFields(node, note);
}
function metres(node, note) {
	const text = word(node, note);
	return text === void 0 ? void 0 : `${text}m`;
}
const bindingFields = fields(of("svcpriority", number), of("targetname", targetOrRoot));
function serviceBinding(node, note) {
	const head = bindingFields(node, note);
	const parameters = node.kind === "mapping" ? node.entries.find(({ key }) => key.text === "svcparams")?.value : void 0;
	if (head === void 0 || parameters === void 0 || isNull(parameters)) return head;
	if (parameters.kind !== "mapping") return note("octodns/value-not-mapping", parameters.at, {}, true);
	const tokens = parameters.entries.map(({ key, value }) => parameter(key, value, note));
	return tokens.includes(void 0) ? void 0 : [head, ...tokens].join(" ");
}
function parameter(key, value, note) {
	const name = word(key, note);
	if (name === void 0 || isNull(value)) return name;
	const items = itemsOf(value).map((item) => word(item, note));
	return items.includes(void 0) ? void 0 : `${name}=${items.join(",")}`;
}
function excerpt(node) {
	return node.kind === "scalar" ? node.text.slice(0, 100) : `a ${node.kind}`;
}

// src/zones/octodns/records.ts
const maxValues = 1e5;
const maxProblems = 5e3;
const mailTypes = /* @__PURE__ */ new Set([
	"MX",
	"TXT",
	"TLSA",
	"SPF",
	"CAA",
	"DS"
]);
function readRecords(root, terms, into) {
	reportRepeated(root.repeated, into);
	for (const entry of root.entries) readName(entry, terms, into);
}
function readName({ key, value, at }, terms, into) {
	const text = str(python(key));
	if (text !== key.text && text.toLowerCase() !== key.text.toLowerCase()) report(into, "octodns/coerced-name", "warning", key.at, {
		written: key.text,
		read: text.toLowerCase()
	});
	const owner = ownerOf(text, terms, key.at, into);
	if (owner === void 0) return;
	const nodes = itemsOf(value);
	for (const node of nodes) {
		if (!hasRoom(at, into)) return;
		readRecord(owner, node, nodes.length === 1 && node.kind === "mapping" && value.kind !== "sequence" ? at : node.at, terms, into);
	}
}
function hasRoom(at, into) {
	into.values++;
	if (into.values === 100001) {
		report(into, "octodns/too-many-values", "error", at, { limit: maxValues });
		into.gaps.push({
			why: `the zone has more than ${maxValues} values`,
			at
		});
	}
	return into.values <= maxValues;
}
function ownerOf(text, terms, at, into) {
	if (text === "") return terms.origin;
	const level = terms.isLenient ? "warning" : "error";
	if (text === "@") report(into, "octodns/at-sign", level, at, { origin: terms.origin });
	const parsed = text.endsWith(".") || text.length > 1e3 || /[\s"]/.test(text) ? void 0 : parseName(text);
	const whole = parsed?.ok === true ? parseName(below(parsed.value, terms.origin)) : void 0;
	if (whole?.ok !== true) {
		report(into, "octodns/bad-name", "error", at, { name: text.slice(0, 300) });
		return;
	}
	if (parsed?.ok === true && `.${parsed.value}`.endsWith(`.${terms.origin}`)) report(into, "octodns/name-repeats-zone", "warning", at, {
		name: text,
		owner: whole.value
	});
	return whole.value;
}
function readRecord(owner, node, at, terms, into) {
	if (node.kind !== "mapping") return refuseName(owner, "octodns/not-a-record", at, into);
	const typeNode = valueOf(node, "type");
	if (typeNode?.kind !== "scalar") return refuseName(owner, "octodns/missing-type", at, into);
	const type = textOf$1(typeNode);
	reportRepeatedFields(node, type, into);
	if (!shapes.has(type)) return passOver(owner, type, at, into);
	const undeployed = undeployedBy(owner, type, valueOf(node, "octodns"), at, terms, into);
	if (undeployed === void 0) addSlot(recordSlot(owner, type, node, at, terms, into), terms, into);
	else addSlot({
		owner,
		type,
		at,
		records: [],
		undeployed
	}, terms, into);
}
function refuseName(owner, id, at, into) {
	report(into, id, "error", at, { owner });
	into.gaps.push({
		why: `a record of ${owner} cannot be read`,
		owner,
		at
	});
}
function passOver(owner, type, at, into) {
	report(into, "octodns/unknown-type", "note", at, {
		owner,
		type: type.slice(0, 100)
	});
	if (/ALIAS|URLFWD|REDIRECT/i.test(type)) hideAddresses(owner, type.slice(0, 100), at, into);
}
function hideAddresses(owner, type, at, into) {
	for (const hidden of ["A", "AAAA"]) into.gaps.push({
		why: `the addresses of ${owner} come from a ${type} record`,
		owner,
		type: hidden,
		at
	});
}
function addSlot(slot, terms, into) {
	const key = `${slot.owner} ${slot.type}`;
	const earlier = into.slots.get(key);
	if (earlier === void 0 || terms.replaces) {
		into.slots.set(key, slot);
		return;
	}
	report(into, "octodns/duplicate-record", "error", slot.at, {
		owner: slot.owner,
		type: slot.type,
		lines: `${earlier.at.line}, ${slot.at.line}`
	});
	into.slots.set(key, {
		...earlier,
		records: [],
		unknown: `${slot.owner} ${slot.type} is defined twice`
	});
}
function undeployedBy(owner, type, flags, at, terms, into) {
	if (isTrue(valueOf(flags, "ignored"))) return "octodns.ignored";
	const included = idsOf(valueOf(flags, "included"));
	const excluded = idsOf(valueOf(flags, "excluded"));
	const { targets } = terms;
	if (targets === void 0) return excluded.length > 0 ? `octodns.excluded: ${excluded.join(", ")}` : void 0;
	const notIncluded = included.length === 0 ? [] : targets.filter((id) => !included.includes(id));
	const left = targets.filter((id) => !notIncluded.includes(id) && !excluded.includes(id));
	if (left.length === targets.length) return void 0;
	const how = excluded.length > 0 ? `octodns.excluded: ${excluded.join(", ")}` : `octodns.included: ${included.join(", ")}`;
	if (left.length === 0) return how;
	report(into, "octodns/published-at-some", "warning", at, {
		owner,
		type,
		targets: left.join(", ")
	});
}
function idsOf(node) {
	if (node === void 0 || isNull(node)) return [];
	return itemsOf(node).flatMap((item) => item.kind === "scalar" ? [textOf$1(item)] : []);
}
function recordSlot(owner, type, node, at, terms, into) {
	const flag = entryOf(valueOf(node, "octodns"), "lenient");
	const lenient = flag !== void 0 && isTrue(flag.value) ? { lenientAt: flag.at } : {};
	const reading = {
		owner,
		type,
		at,
		isLenient: terms.isLenient || lenient.lenientAt !== void 0,
		into,
		unknown: void 0
	};
	const ttl = ttlOf(node, terms, reading);
	const written = writtenValues(node, reading);
	if (type === "ALIAS") hideAddresses(owner, type, at, into);
	const records = written.flatMap(({ node: value, at: place }) => {
		if (!hasRoom(place, into)) return [];
		const rdata = readOne(value, terms, reading);
		return rdata === void 0 ? [] : [{
			owner,
			type,
			ttl,
			rdata,
			...place
		}];
	});
	const { unknown } = reading;
	const slot = {
		owner,
		type,
		at,
		...lenient
	};
	return unknown === void 0 ? {
		...slot,
		records
	} : {
		...slot,
		records: [],
		unknown
	};
}
function ttlOf(node, terms, reading) {
	const ttl = valueOf(node, "ttl");
	if (ttl === void 0) return terms.defaultTtl;
	const seconds = ttl.kind === "scalar" ? int(python(ttl)) : void 0;
	if (seconds !== void 0 && seconds >= 0 && seconds < 2 ** 31) return seconds;
	complain(reading, {
		id: "octodns/bad-ttl",
		args: { text: ttl.kind === "scalar" ? ttl.text.slice(0, 100) : ttl.kind },
		at: ttl.at,
		isHard: seconds === void 0
	});
	return terms.defaultTtl;
}
function writtenValues(node, reading) {
	const isSingle = shapes.get(reading.type)?.isSingle === true;
	const entry = isSingle ? entryOf(node, "value") : entryOf(node, "values") ?? entryOf(node, "value");
	if (entry === void 0 || isNull(entry.value) || entry.value.kind === "sequence" && entry.value.items.length === 0) {
		if (entryOf(node, "dynamic") !== void 0) reading.unknown = `${reading.owner} ${reading.type} is answered by its pools`;
		else complain(reading, {
			id: "octodns/missing-value",
			args: {},
			at: entry?.at ?? reading.at,
			isHard: isSingle
		});
		return [];
	}
	if (entry.value.kind !== "sequence" || isSingle) return [{
		node: entry.value,
		at: entry.at
	}];
	return entry.value.items.map((item) => ({
		node: item,
		at: item.at
	}));
}
function readOne(node, terms, reading) {
	if (hasPlaceholder(node, terms.isTemplated ? /\{/ : /\{\{|\{%|<%/)) {
		reading.unknown = `the value of ${reading.owner} ${reading.type} is filled in from a template`;
		return;
	}
	const value = shapes.get(reading.type)?.read(node);
	for (const fault of value?.faults ?? []) complain(reading, fault);
	return value?.rdata;
}
function hasPlaceholder(node, mark) {
	if (node.kind === "scalar") return mark.test(node.text);
	return node.kind === "mapping" && node.entries.some(({ value }) => value.kind === "scalar" && mark.test(value.text));
}
function complain(reading, { id, args, at, isHard }) {
	const { owner, type, into } = reading;
	const isError = isHard || !reading.isLenient;
	report(into, id, isError ? "error" : "warning", at, {
		owner,
		type,
		...args
	});
	if (isError) reading.unknown = `${owner} ${type} cannot be read`;
}
function reportRepeated(repeated, into) {
	for (const { lost, kept } of repeated) reportKey(lost, kept, itemsOf(lost.value).map((node) => valueOf(node, "type")).some((type) => type?.kind === "scalar" && mailTypes.has(type.text)), into);
}
function reportRepeatedFields(record, type, into) {
	const mappings = [
		record,
		valueOf(record, "value"),
		valueOf(record, "values")
	].flatMap((node) => node === void 0 ? [] : itemsOf(node));
	for (const mapping of mappings) if (mapping.kind === "mapping") for (const { lost, kept } of mapping.repeated) reportKey(lost, kept, mailTypes.has(type), into);
}
function reportKey(lost, kept, holdsMail, into) {
	report(into, "octodns/duplicate-key", "warning", kept.at, {
		key: kept.key.text,
		lines: `${lost.key.at.line}, ${kept.key.at.line}`,
		mail: holdsMail ? "yes" : "no"
	});
}
function report(into, id, level, at, args) {
	if (into.problems.length < maxProblems || id === "octodns/too-many-values") into.problems.push({
		id,
		level,
		args,
		...at
	});
}
function reportAliases(slots, isLenient, into) {
	const types = /* @__PURE__ */ new Map();
	for (const slot of slots) types.set(slot.owner, [...types.get(slot.owner) ?? [], slot]);
	for (const [owner, at] of types) {
		const alias = at.find(({ type }) => type === "CNAME");
		if (alias === void 0 || at.length === 1) continue;
		const others = at.filter((slot) => slot !== alias).map(({ type }) => type);
		report(into, "octodns/cname-and-other", isLenient ? "warning" : "error", alias.at, {
			owner,
			others: others.join(", ")
		});
	}
}
function undeployedOf(slots) {
	return slots.flatMap(({ owner, type, at, undeployed }) => undeployed === void 0 ? [] : [{
		owner,
		type,
		how: undeployed,
		at
	}]);
}
function leniencyOf(slots) {
	return slots.flatMap(({ owner, type, lenientAt }) => lenientAt === void 0 ? [] : [{
		owner,
		type,
		at: lenientAt
	}]);
}
function gapsOf(slots) {
	return slots.flatMap(({ owner, type, at, unknown }) => unknown === void 0 ? [] : [{
		why: unknown,
		owner,
		type,
		at
	}]);
}

// src/zones/octodns/zone.ts
function readZone(tree, plan) {
	const yaml = yamlFiles(tree);
	const collected = {
		slots: /* @__PURE__ */ new Map(),
		problems: [],
		gaps: [],
		values: 0
	};
	const own = plan.sources.flatMap(({ files }) => files);
	for (const { files, terms } of plan.sources) for (const file of files) readFile(file, terms);
	const slots = [...collected.slots.values()];
	const isLenient = plan.sources.every(({ terms }) => terms.isLenient);
	reportAliases(slots, isLenient, collected);
	const problems = [...yaml.problems, ...collected.problems].toSorted(byPlace);
	return zoneFrom(yaml.isBroken() ? [] : recordsOf(slots), {
		origin: plan.origin,
		format: "octodns",
		files: [.../* @__PURE__ */ new Set([...own, ...yaml.files])],
		gaps: [
			...plan.gaps,
			...yaml.gaps,
			...collected.gaps,
			...gapsOf(slots)
		],
		problems,
		undeployed: undeployedOf(slots),
		lenient: [...plan.lenientAt === void 0 ? [] : [{ at: plan.lenientAt }], ...leniencyOf(slots)],
		unparseable: yaml.isBroken()
	});
	function readFile(file, terms) {
		const root = yaml.read(file);
		if (root === void 0) return;
		if (root.kind === "mapping") return readRecords(root, terms, collected);
		report(collected, "octodns/not-a-mapping", "error", root.at, {});
		collected.gaps.push({
			why: `${file} is not a mapping of names`,
			at: root.at
		});
	}
}
function recordsOf(slots) {
	return slots.flatMap(({ records }) => records);
}
function byPlace(a, b) {
	return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

// src/zones/octodns/index.ts
const findOctodnsZones = (tree, candidates, isExplicit) => {
	const search = {
		tree,
		directories: directoriesOf(tree),
		found: /* @__PURE__ */ new Map(),
		used: /* @__PURE__ */ new Set(),
		notRead: /* @__PURE__ */ new Map(),
		claimed: /* @__PURE__ */ new Set()
	};
	for (const path of configsIn(tree)) followConfig(search, path);
	if (search.found.size === 0 || candidates.some(isExplicit)) findByName(search, candidates, isExplicit);
	const isCandidate = new Set(candidates);
	const kept = [...search.found.values()].filter((zone) => filesOf(zone).some((file) => isCandidate.has(file)));
	const notRead = [...search.notRead].filter(([file]) => isCandidate.has(file));
	return {
		sources: kept.map((zone) => sourceOf(tree, zone)),
		notRead: notRead.map(([file, why]) => ({
			file,
			why
		})),
		claimed: /* @__PURE__ */ new Set([
			...search.claimed,
			...search.used,
			...search.notRead.keys()
		])
	};
};
const maxConfigOctets = 1048576;
function configsIn(tree) {
	const depth = (path) => path.split("/").length;
	return tree.paths.filter((path) => /\.ya?ml$/.test(path) && tree.size(path) <= maxConfigOctets && namesProvider(tree.read(path))).toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}
function namesProvider(bytes) {
	if (bytes === void 0) return false;
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("octodns.provider.yaml.");
}
function followConfig(search, path) {
	const config = readConfig(search.tree, path);
	if (config === void 0) return;
	if ("broken" in config) {
		search.notRead.set(path, config.broken);
		return;
	}
	const places = placesOf(search.directories, config);
	const { zones, skipped } = plansOf(config, places);
	if (zones.size === 0 && skipped.size === 0) return;
	for (const file of config.files) search.claimed.add(file);
	for (const zone of zones.values()) addZone(search, {
		...zone,
		config
	});
	if (skipped.size > 0) search.notRead.set(path, skippedText(skipped));
	for (const place of places.values()) leaveAside(search, config, place, skipped);
}
const maxSkippedTold = 10;
function skippedText(skipped) {
	const told = [...skipped].slice(0, maxSkippedTold).map(([origin, why]) => `${origin} (${why})`);
	const more = skipped.size > maxSkippedTold ? ` and ${skipped.size - maxSkippedTold} more` : "";
	return `it names zones that octoDNS does not deploy: ${told.join(", ")}${more}`;
}
function addZone(search, zone) {
	const earlier = search.found.get(zone.origin);
	const files = filesOf(zone);
	if (earlier === void 0) {
		search.found.set(zone.origin, zone);
		for (const file of files) {
			search.used.add(file);
			search.notRead.delete(file);
		}
		return;
	}
	const known = new Set(filesOf(earlier));
	setAside(search, files.filter((file) => !known.has(file)), `${zone.origin} is already read from ${fileOf(earlier)}`);
}
const notYaml = "octoDNS reads only files whose names end in .yaml";
function leaveAside(search, config, { directory, zones, provider }, skipped) {
	for (const [origin, zone] of zones) {
		const files = filesOfZone(zone).filter((file) => nameOf(file) !== provider.sharedFilename);
		if (files.some((file) => isRecords(search, file))) setAside(search, files, skipped.get(origin) ?? notNamed(config, zone));
	}
	for (const file of directory === void 0 ? [] : search.directories.get(directory) ?? []) if (isMisnamed(file) && isRecords(search, file)) setAside(search, [file], notYaml);
}
function notNamed({ file, zones }, zone) {
	const why = `it is not named in the zones of ${file}`;
	return isListed(zone) || !zones.some(({ name }) => name === "*") ? why : `${why}, and "*" takes only file names with two dots`;
}
function setAside({ notRead, used, claimed }, files, why) {
	const [first, ...others] = files.filter((file) => !used.has(file));
	if (first !== void 0 && !notRead.has(first)) notRead.set(first, why);
	for (const file of others) claimed.add(file);
}
function isMisnamed(path) {
	const name = nameOf(path);
	if (name.endsWith(".yaml") || /\.(?:md|rst|txt|adoc|html|py|sh|json|toml|tf|js|ts)$/.test(name)) return false;
	const origin = originOf(`${name.replace(/\.ya?ml(?:\..*)?$/, "")}.`);
	return origin !== void 0 && isZoneName(origin);
}
function isZoneName(origin) {
	return /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(origin);
}
function isRecords({ tree }, path) {
	return tree.size(path) <= 2097152 && looksLikeRecords(tree.read(path));
}
function findByName(search, candidates, isExplicit) {
	const wanted = new Set(candidates.filter((path) => /\.ya?ml$/.test(path)));
	const isFree = (file) => wanted.has(file) && !search.used.has(file) && !search.notRead.has(file) && !search.claimed.has(file);
	const free = new Map([...search.directories].map(([directory, files]) => [directory, files.filter(isFree)]));
	for (const directory of free.keys()) for (const [origin, zone] of zoneFilesIn(free, directory, {
		splitExtension: ".",
		readsZoneFiles: true
	})) {
		const files = filesOfZone(zone).toSorted();
		if (isZoneName(origin) && files.some((file) => isRecords(search, file))) addZone(search, withoutConfig(origin, files));
	}
	for (const path of wanted) if (isFree(path) && (isExplicit(path) || isMisnamed(path)) && isRecords(search, path)) setAside(search, [path], isMisnamed(path) ? notYaml : "its name does not tell which zone it is");
}
function withoutConfig(origin, files) {
	return {
		origin,
		sources: [{
			files,
			terms: {
				origin,
				defaultTtl: 3600,
				isLenient: true,
				replaces: false,
				targets: void 0,
				isTemplated: false
			}
		}],
		gaps: []
	};
}
function filesOfZone({ file, second, parts, split }) {
	return [
		...split,
		...[file, second].filter((one) => one !== void 0),
		...parts
	];
}
function filesOf({ sources }) {
	return sources.flatMap(({ files }) => files);
}
function fileOf(zone) {
	return filesOf(zone)[0] ?? "";
}
function sourceOf(tree, zone) {
	return {
		origin: zone.origin,
		format: "octodns",
		file: fileOf(zone),
		dependsOn() {
			const files = filesOf(zone);
			const included = files.flatMap((file) => includedFrom(tree, file));
			return [.../* @__PURE__ */ new Set([
				...files,
				...included,
				...zone.config?.files ?? []
			])];
		},
		configuration: zone.config?.files ?? [],
		read: () => readZone(tree, zone)
	};
}

// src/zones/mentions.ts
var import_tr46 = require_tr46();
const maxSearchedOctets = 67108864;
const maxNameOctets = 255;
const maxLooked = 1e5;
function mentions(zones, tree, names) {
	if (names.length === 0) return [];
	const search = {
		origins: new Set(zones.sources.map(({ origin }) => origin)),
		wanted: new Set(names)
	};
	const known = /* @__PURE__ */ new Map();
	const mentioned = (file) => {
		const found = known.get(file) ?? hasName(tree, file, search);
		known.set(file, found);
		return found;
	};
	return zones.sources.filter((source) => !search.wanted.has(source.origin) && recordFiles(source).some(mentioned)).map(({ origin }) => origin).toSorted();
}
function recordFiles(source) {
	const configuration = source.configuration ?? [];
	return source.dependsOn().filter((file) => !configuration.includes(file));
}
function hasName(tree, file, search) {
	if (tree.size(file) > maxSearchedOctets) return true;
	const bytes = tree.read(file);
	if (bytes === void 0) return false;
	const text = lowered(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
	return search.wanted.values().some((origin) => hasNameOf(text, origin, search) || hasUnicodeForm(text, origin));
}
function hasNameOf(text, origin, { origins }) {
	let looked = 0;
	for (let at = text.indexOf(origin); at !== -1; at = text.indexOf(origin, at + origin.length)) if (++looked > maxLooked || zoneOf$2(wordAt(text, at, origin.length), origins, origin) === origin) return true;
	return false;
}
function wordAt(text, at, length) {
	let start = at;
	let end = at + length;
	while (start > 0 && at - start < maxNameOctets && isOfName(text.charCodeAt(start - 1))) start--;
	while (end < text.length && end - at < maxNameOctets && isOfName(text.charCodeAt(end))) end++;
	return text.slice(start, end);
}
function isOfName(code) {
	return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code === 45 || code === 46 || code === 95;
}
function zoneOf$2(word, origins, wanted) {
	const parsed = parseName(word.replace(/^\.+/, ""));
	if (!parsed.ok) return wanted;
	for (let at = parsed.value; at !== void 0; at = parentOf(at)) if (at === wanted || origins.has(at)) return at;
}
function hasUnicodeForm(text, origin) {
	if (!origin.includes("xn--")) return false;
	const { domain } = (0, import_tr46.toUnicode)(origin);
	return domain !== origin && text.includes(lowered(Buffer.from(domain)));
}
function lowered(bytes) {
	return bytes.toString("latin1").toLowerCase();
}

// src/zones/index.ts
const readers = [["octodns", findOctodnsZones], ["master-file", findBindZones]];
function readZones(tree, options) {
	return zonesOf(claimsOf(tree, options.zones.length > 0 ? matching(tree.paths, options.zones) : tree.paths, options));
}
function claimsOf(tree, candidates, options) {
	const sources = /* @__PURE__ */ new Map();
	const notRead = /* @__PURE__ */ new Map();
	const isExplicit = (path) => options.zones.length > 0 || formatHint(path, options) !== void 0;
	let left = candidates;
	for (const [format, find] of readers) {
		const claim = find(tree, left.filter((path) => (formatHint(path, options) ?? format) === format), isExplicit, options);
		for (const source of claim.sources) {
			const earlier = sources.get(source.origin);
			const isBetter = earlier === void 0 || isViewHint(source.file, source.origin, options);
			const passedOver = isBetter ? earlier : source;
			if (isBetter) sources.set(source.origin, source);
			if (passedOver !== void 0) notRead.set(passedOver.file, `${source.origin} is already read from ${sources.get(source.origin)?.file ?? ""}`);
		}
		for (const { file, why } of claim.notRead) notRead.set(file, why);
		const taken = /* @__PURE__ */ new Set([
			...claim.claimed,
			...claim.sources.map(({ file }) => file),
			...notRead.keys()
		]);
		left = left.filter((path) => !taken.has(path));
	}
	for (const file of left.filter(isExplicit)) notRead.set(file, "no reader of zone files takes it");
	return {
		sources: [...sources.values()],
		notRead: [...notRead].map(([file, why]) => ({
			file,
			why
		}))
	};
}
function zonesOf({ sources, notRead }) {
	const byOrigin = new Map(sources.map((source) => [source.origin, source]));
	const read = /* @__PURE__ */ new Map();
	const zone = (origin) => {
		const known = read.get(origin) ?? byOrigin.get(origin)?.read();
		if (known !== void 0) read.set(origin, known);
		return known;
	};
	return {
		origins: sources.map(({ origin }) => origin),
		sources,
		notRead,
		zone,
		zoneOf(owner) {
			for (let at = owner; at !== void 0; at = parentOf(at)) if (byOrigin.has(at)) return zone(at);
		}
	};
}
function sharing(before, after, touched) {
	const own = new Set(touched);
	const origins = new Set(after.origins);
	const zone = (origin) => {
		if (!origins.has(origin)) return void 0;
		return (own.has(origin) ? after : before).zone(origin);
	};
	return {
		...after,
		zone,
		zoneOf(owner) {
			for (let at = owner; at !== void 0; at = parentOf(at)) if (origins.has(at)) return zone(at);
		}
	};
}
function changedZones(before, after, trees) {
	const old = identities(before, trees.before);
	const proposed = identities(after, trees.after);
	return [.../* @__PURE__ */ new Set([...old.keys(), ...proposed.keys()])].filter((origin) => old.get(origin) !== proposed.get(origin)).toSorted();
}
function identities({ sources }, tree) {
	return new Map(sources.map((source) => {
		const files = source.dependsOn().toSorted();
		return [source.origin, JSON.stringify([
			source.format,
			source.file,
			files.map((file) => [file, tree.id(file)])
		])];
	}));
}

// src/zones/octodns/messages.ts
const record = ({ owner, type }) => `${type ?? ""} at ${owner ?? ""}`;
const messages$1 = {
	"octodns/yaml": ({ detail }) => `this is not YAML: ${detail ?? ""}`,
	"octodns/template": () => "template markers stand here, so this is not YAML before a template engine has read it",
	"octodns/several-documents": () => "a second YAML document begins here; octoDNS takes one for each file",
	"octodns/not-utf8": () => "the file is not UTF-8",
	"octodns/character": ({ code }) => `the character U+${code ?? ""} stands here, which octoDNS refuses or takes for the end of a line`,
	"octodns/too-large": ({ octets, limit }) => `the file has ${octets ?? ""} octets; at most ${limit ?? ""} are read`,
	"octodns/too-deep": ({ limit }) => `this is nested deeper than ${limit ?? ""} levels`,
	"octodns/too-many-merged": ({ limit }) => `merge keys bring in more than ${limit ?? ""} entries`,
	"octodns/too-many-values": ({ limit }) => `the zone has more than ${limit ?? ""} values; the rest is not read`,
	"octodns/not-a-mapping": () => "the file is not a mapping of names to records",
	"octodns/key-not-scalar": () => "a key has to be a name, not a list or a mapping",
	"octodns/key-missing": () => "a value stands here without a key",
	"octodns/tab": () => "octoDNS refuses a tab between tokens; use blanks",
	"octodns/anchor": () => "an anchor has letters, digits, _ and - only",
	"octodns/flow-scalar": () => "in [] and {} a value that begins with ? or : has to stand in quotes",
	"octodns/unknown-tag": ({ tag }) => `octoDNS does not know the tag ${tag ?? ""}`,
	"octodns/undefined-alias": ({ anchor }) => `no anchor named ${anchor ?? ""} stands above`,
	"octodns/recursive-alias": ({ anchor }) => `the alias ${anchor ?? ""} stands inside of what it stands for`,
	"octodns/merge-not-mapping": () => "only mappings can be merged with <<",
	"octodns/include-not-scalar": () => "!include takes the path of one file",
	"octodns/include-not-found": ({ path }) => `the included file ${path ?? ""} is not there`,
	"octodns/include-refused": ({ path }) => `the included file ${path ?? ""} is not followed: only relative paths inside of the repository are`,
	"octodns/include-cycle": ({ path }) => `${path ?? ""} includes itself`,
	"octodns/include-limit": ({ path }) => `${path ?? ""} is not read: too many files, or too large, are included`,
	"octodns/duplicate-key": ({ key, lines, mail }) => `the key "${key ?? ""}" stands twice in this mapping (lines ${lines ?? ""}): octoDNS takes the last one and drops the first${mail === "yes" ? ", and with it records of mail" : ""}`,
	"octodns/coerced-name": ({ written, read }) => `YAML 1.1 reads the name ${written ?? ""} as ${read ?? ""}, and that is what octoDNS publishes; put it in quotes`,
	"octodns/at-sign": ({ origin }) => `octoDNS does not know the name "@"; the records of ${origin ?? "the zone"} itself stand under ''`,
	"octodns/bad-name": ({ name }) => `"${name ?? ""}" cannot be the name of a record below the zone`,
	"octodns/name-repeats-zone": ({ name, owner }) => `names are relative to the zone, so "${name ?? ""}" becomes ${owner ?? ""}`,
	"octodns/not-a-record": ({ owner }) => `under ${owner ?? ""} a mapping with type and values has to stand`,
	"octodns/missing-type": ({ owner }) => `a record of ${owner ?? ""} has no type`,
	"octodns/unknown-type": ({ owner, type }) => `${type ?? ""} at ${owner ?? ""} is a provider's own type and is passed over`,
	"octodns/duplicate-record": ({ owner, type, lines }) => `${type ?? ""} at ${owner ?? ""} is defined twice (lines ${lines ?? ""}), which octoDNS refuses`,
	"octodns/cname-and-other": ({ owner, others }) => `${owner ?? ""} has a CNAME and beside it ${others ?? ""}; a CNAME has to stand alone (RFC 1034 §3.6.2)`,
	"octodns/published-at-some": ({ targets, ...args }) => `${record(args)} is published at ${targets ?? ""} alone, so the answer depends on who is asked`,
	"octodns/bad-ttl": ({ text, ...args }) => `the TTL "${text ?? ""}" of ${record(args)} is none`,
	"octodns/missing-value": (args) => `a value of ${record(args)} is missing`,
	"octodns/missing-field": ({ field, ...args }) => `a value of ${record(args)} has no ${field ?? ""}`,
	"octodns/value-not-mapping": (args) => `a value of ${record(args)} has to be a mapping of its fields`,
	"octodns/not-text": (args) => `a value of ${record(args)} has to be text, not a list or a mapping`,
	"octodns/not-a-string": ({ text, kind, ...args }) => `YAML 1.1 reads "${text ?? ""}" as ${kind ?? ""}, and octoDNS cannot take it for ${record(args)}; put it in quotes`,
	"octodns/not-a-number": ({ text, ...args }) => `"${text ?? ""}" in a value of ${record(args)} is not a number`,
	"octodns/coerced-value": ({ written, read, ...args }) => `YAML 1.1 reads ${written ?? ""} as ${read ?? ""}, and that is what octoDNS publishes for ${record(args)}; put it in quotes`,
	"octodns/bad-text": ({ text, ...args }) => `"${text ?? ""}" cannot stand in a value of ${record(args)}`,
	"octodns/bad-target": ({ text, ...args }) => `"${text ?? ""}" in a value of ${record(args)} is not a domain name`,
	"octodns/bad-value": ({ text, ...args }) => `"${text ?? ""}" is not a value of ${record(args)}`,
	"octodns/no-final-dot": ({ name, ...args }) => `${name ?? ""} in ${record(args)} has no final dot; octoDNS refuses it unless it is lenient, and takes it for the whole name then`,
	"octodns/not-a-host-name": ({ text, ...args }) => `"${text ?? ""}" in ${record(args)} is not the name of a host; was another type meant?`,
	"octodns/root-target": (args) => `${record(args)} points to the root`,
	"octodns/not-ascii": (args) => `a value of ${record(args)} has characters outside of ASCII`,
	"octodns/double-escaped-semicolon": (args) => `a semicolon of ${record(args)} is escaped twice, so a backslash is published before it`
};

// src/zones/messages.ts
const messages = {
	...messages$2,
	...messages$1
};
function sentenceOf({ id, args }) {
	return messages[id]?.(args) ?? id;
}

// src/zones/signing/said.ts
function stated(origin, state, how, from) {
	return {
		origin,
		signing: {
			kind: "measured",
			value: {
				state,
				how,
				from
			}
		}
	};
}
function silent(origin, how, from) {
	return {
		origin,
		signing: {
			kind: "measured",
			value: {
				state: "off",
				how,
				from,
				isDefault: true
			}
		}
	};
}
function untold(origin, because) {
	return {
		origin,
		signing: {
			kind: "not-measured",
			because
		}
	};
}
function lineOf(file, line) {
	return {
		file,
		line,
		column: 1,
		endLine: line
	};
}

// src/zones/signing/bind.ts
function namedConfSignings(tree) {
	const files = configurationTexts(tree).filter(({ text }) => /\b(?:zone|options)\b/.test(text) && !isKeyValues(text) && !/\{\{|\{%|<%/.test(text)).map(({ file, text }) => ({
		file,
		statements: parseNamedConf(text)
	}));
	return files.flatMap((conf) => saidIn(conf, optionsFor(conf, files)));
}
function optionsFor(conf, files) {
	const optionsIn = ({ file, statements }) => statements.flatMap(({ words, block }) => words[0] === "options" && block !== void 0 ? [{
		file,
		statements: block
	}] : []);
	const own = optionsIn(conf);
	const folder = posix.dirname(conf.file);
	return own.length > 0 ? own : files.filter(({ file }) => posix.dirname(file) === folder).flatMap(optionsIn);
}
function saidIn({ file, statements }, options) {
	const said = [];
	for (const { statement, around } of withScopes(statements)) {
		const { words, block } = statement;
		if (words[0] !== "zone" || block === void 0) continue;
		const view = around.findLast((outer) => outer.words[0] === "view")?.block ?? [];
		const scopes = [
			{
				file,
				statements: block
			},
			{
				file,
				statements: view
			},
			...options
		];
		said.push(...zoneSaid$2(statement, scopes));
	}
	return said;
}
function zoneSaid$2(zone, scopes) {
	const parsed = parseName(zone.words[1] ?? "");
	const type = wordOf(zone.block, "type");
	const [own] = scopes;
	if (!parsed.ok || own === void 0 || type !== "master" && type !== "primary") return [];
	const found = signingIn(scopes);
	if (found !== void 0) return [stated(parsed.value, found.state, found.how, found.from)];
	if (scopes.slice(0, 2).some(({ statements }) => ["include", "template"].some((key) => wordOf(statements, key) !== ""))) return [untold(parsed.value, `${own.file} includes what the zone's options are`)];
	return [silent(parsed.value, "no dnssec-policy", lineOf(own.file, zone.line))];
}
function wordOf(statements, key) {
	return statements?.findLast(({ words, block }) => words[0] === key && block === void 0)?.words[1] ?? "";
}
function signingIn(scopes) {
	const policy = firstOf(scopes, "dnssec-policy");
	if (policy !== void 0) return found(policy, !["none", "insecure"].includes(policy.value));
	const auto = firstOf(scopes, "auto-dnssec");
	if (auto !== void 0 && auto.value !== "off") return found(auto, true);
	const inline = firstOf(scopes, "inline-signing");
	if (inline !== void 0) return found(inline, [
		"yes",
		"true",
		"1"
	].includes(inline.value));
	return auto === void 0 ? void 0 : found(auto, false);
}
function found({ key, value, file, line }, isOn) {
	return {
		state: isOn ? "on" : "off",
		how: `${key} ${value}`,
		from: lineOf(file, line)
	};
}
function firstOf(scopes, key) {
	for (const { file, statements } of scopes) {
		const statement = statements.findLast(({ words, block }) => words[0] === key && block === void 0);
		const value = statement?.words[1];
		if (statement !== void 0 && value !== void 0) return {
			key,
			value,
			file,
			line: statement.line
		};
	}
}

// src/zones/signing/script.ts
const token$1 = /\/\*[^]*?(\*\/|$)|\/\/[^\n]*|"([^"\\\n]*(?:\\[^][^"\\\n]*)*)("?)|'([^'\\\n]*(?:\\[^][^'\\\n]*)*)('?)|`([^`\\]*(?:\\[^][^`\\]*)*)(`?)|([\w$]+)|([^\s\w$])/g;
function scriptTokens(text) {
	const tokens = [];
	let isWhole = true;
	let line = 1;
	let at = 0;
	for (const match of text.matchAll(token$1)) {
		const [whole, comment, double, doubleEnd, single, singleEnd, template, templateEnd, word, mark] = match;
		for (; at < match.index; at++) if (text.charCodeAt(at) === 10) line++;
		const string = double ?? single ?? template;
		if (word !== void 0) tokens.push({
			kind: "word",
			text: word,
			line
		});
		else if (mark !== void 0) tokens.push({
			kind: "mark",
			text: mark,
			line
		});
		else if (string !== void 0) tokens.push(isWritten(string, template) ? {
			kind: "string",
			text: string,
			line
		} : {
			kind: "mark",
			text: whole,
			line
		});
		if ([
			comment,
			doubleEnd,
			singleEnd,
			templateEnd
		].includes("")) isWhole = false;
	}
	return {
		tokens,
		isWhole
	};
}
function isWritten(string, template) {
	return !string.includes("\\") && !(template?.includes("${") ?? false);
}

// src/zones/signing/dnsconfig.ts
const maxScriptOctets = 1048576;
const maxScripts = 5e3;
function dnsconfigSignings(tree) {
	const roots = tree.paths.filter((path) => posix.basename(path) === "dnsconfig.js").map((path) => posix.dirname(path));
	if (roots.length === 0) return [];
	const isBelow = (path) => roots.some((root) => root === "." || path.startsWith(`${root}/`));
	const read = tree.paths.filter((path) => path.endsWith(".js") && isBelow(path) && !/(?:^|\/)node_modules\//.test(path)).filter((path) => tree.size(path) <= maxScriptOctets).slice(0, maxScripts).map((file) => readScript(file, Buffer.from(tree.read(file) ?? []).toString("utf8")));
	const isElsewhere = read.some((script) => script.isElsewhere);
	return read.flatMap(({ zones }) => zones.map((zone) => zoneSaid$1(zone, isElsewhere)));
}
function zoneSaid$1({ origin, from, words }, isElsewhere) {
	const [word, other] = words;
	if (other !== void 0) return untold(origin, `${from.file} has both ${word ?? ""} and ${other}`);
	if (word !== void 0) return stated(origin, word === "AUTODNSSEC_OFF" ? "off" : "on", word, from);
	if (isElsewhere) return untold(origin, "AUTODNSSEC_ON or AUTODNSSEC_OFF stands outside of D()");
	return silent(origin, "no AUTODNSSEC_ON", from);
}
const signingWord = /^AUTODNSSEC(?:_ON|_OFF)?$/;
function readScript(file, text) {
	const { tokens, isWhole } = scriptTokens(text);
	const zones = [];
	let isElsewhere = !isWhole && text.includes("AUTODNSSEC");
	for (let i = 0; i < tokens.length; i++) {
		const end = isCallOfD(tokens, i) ? endOfCall(tokens, i + 1) : void 0;
		const name = tokens[i + 2];
		const parsed = end !== void 0 && name?.kind === "string" ? parseName(name.text.replace(/!.*$/, "")) : void 0;
		if (end !== void 0 && parsed?.ok === true) {
			const words = tokens.slice(i, end).filter(({ kind, text: word }) => kind === "word" && signingWord.test(word));
			const from = lineOf(file, words[0]?.line ?? name?.line ?? 1);
			zones.push({
				origin: parsed.value,
				from,
				words: [...new Set(words.map((word) => word.text))]
			});
			i = end;
		} else if (tokens[i]?.kind === "word" && signingWord.test(tokens[i]?.text ?? "")) isElsewhere = true;
	}
	return {
		zones,
		isElsewhere
	};
}
function isCallOfD(tokens, i) {
	const [before, call, open, name, comma] = [
		tokens[i - 1],
		tokens[i],
		tokens[i + 1],
		tokens[i + 2],
		tokens[i + 3]
	];
	if (call?.kind !== "word" || call.text !== "D" || before?.text === "." || before?.text === "function") return false;
	return open?.text === "(" && name?.kind === "string" && comma?.text === ",";
}
function endOfCall(tokens, open) {
	let depth = 0;
	for (let i = open; i < tokens.length; i++) {
		const { kind, text } = tokens[i] ?? {
			kind: "mark",
			text: ""
		};
		if (kind === "mark" && "([{".includes(text)) depth++;
		if (kind === "mark" && ")]}".includes(text) && --depth === 0) return i;
	}
}

// src/zones/signing/json.ts
const maxJsonOctets = 67108864;
function jsonFilesWith(tree, marks) {
	return tree.paths.flatMap((file) => {
		if (!file.endsWith(".json") || /(?:^|\/)node_modules\//.test(file) || tree.size(file) > maxJsonOctets) return [];
		const octets = tree.read(file);
		if (octets === void 0) return [];
		const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
		if (!marks.every((mark) => bytes.includes(mark))) return [];
		const text = bytes.toString("utf8");
		const content = parseJson(text);
		return content === void 0 ? [] : [{
			file,
			text,
			content
		}];
	});
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function objectAt(value, key) {
	const member = isObject(value) ? value[key] : void 0;
	return isObject(member) ? member : {};
}
function objectsAt(value, key) {
	const member = isObject(value) ? value[key] : void 0;
	return Array.isArray(member) ? member.filter(isObject) : [];
}
function stringAt(value, key) {
	const member = isObject(value) ? value[key] : void 0;
	return typeof member === "string" ? member : void 0;
}
function lineWith(text, key, value) {
	const [name, quoted] = [JSON.stringify(key), JSON.stringify(value)];
	const found = [`${name}: ${quoted}`, `${name}:${quoted}`].map((pair) => text.indexOf(pair)).find((at) => at !== -1);
	return found === void 0 ? 1 : text.slice(0, found).split("\n").length;
}

// src/zones/signing/ir.ts
function irSignings(tree) {
	return jsonFilesWith(tree, [
		"\"registrars\"",
		"\"dns_providers\"",
		"\"domains\""
	]).flatMap((file) => objectsAt(file.content, "domains").flatMap((domain) => domainSaid(domain, file)));
}
function domainSaid(domain, { file, text }) {
	const name = stringAt(domain, "name") ?? "";
	const parsed = parseName(name);
	if (!parsed.ok) return [];
	const from = lineOf(file, lineWith(text, "name", name));
	const state = stringAt(domain, "auto_dnssec");
	if (state === "on" || state === "off") return [stated(parsed.value, state, `auto_dnssec: ${state}`, from)];
	return [silent(parsed.value, "no auto_dnssec", from)];
}

// src/zones/signing/resources.ts
const zoneTypes = {
	aws_route53_zone: {
		provider: "aws",
		signedBy: "aws_route53_hosted_zone_dnssec"
	},
	cloudflare_zone: {
		provider: "cloudflare",
		signedBy: "cloudflare_zone_dnssec"
	},
	google_dns_managed_zone: {
		provider: "google",
		signedBy: "dnssec_config"
	}
};
const signerTypes = {
	aws_route53_hosted_zone_dnssec: {
		provider: "aws",
		member: "signing_status",
		byDefault: "SIGNING",
		off: "NOT_SIGNING"
	},
	cloudflare_zone_dnssec: {
		provider: "cloudflare",
		member: "status",
		byDefault: "active",
		off: "disabled"
	},
	azapi_resource: {
		provider: "azure",
		member: "",
		byDefault: "",
		off: ""
	}
};
const keyType = "aws_route53_key_signing_key";
function isSigningType(type) {
	return type === keyType || Object.hasOwn(zoneTypes, type) || Object.hasOwn(signerTypes, type);
}
function signingsOfResources(resources) {
	const signers = resources.filter(({ type }) => Object.hasOwn(signerTypes, type));
	const ofSigners = signers.flatMap((signer) => signerSaid(signer, resources));
	const known = new Set(ofSigners.map(({ origin }) => origin));
	const adrift = new Set(signers.flatMap((signer) => isAdrift(signer) ? [signerTypes[signer.type]?.provider] : []));
	const zones = resources.filter(({ type, isDestroyed }) => Object.hasOwn(zoneTypes, type) && !isDestroyed);
	return [...ofSigners, ...zones.flatMap((zone) => zone.zone === void 0 || known.has(zone.zone) ? [] : zoneSaid(zone, zone.zone, adrift))];
}
function isAdrift({ zone, isDestroyed }) {
	return zone === void 0 && !isDestroyed;
}
function signerSaid(signer, resources) {
	const { zone, type, address, from } = signer;
	const signing = signerTypes[type];
	if (zone === void 0 || signing === void 0) return [];
	if (isZoneDestroyed(zone, resources)) return [];
	if (signer.isRepeated) return [untold(zone, `${address} may be there or not`)];
	if (signer.isDestroyed) return [stated(zone, "off", `${address} destroyed`, from)];
	const member = signing.member === "" ? { kind: "absent" } : signer.attribute(signing.member);
	if (member.kind === "unknown") return [untold(zone, `the ${signing.member} of ${address} is not written out`)];
	const value = member.kind === "string" ? member.value : signing.byDefault;
	const how = signing.member === "" ? address : `${signing.member} = ${value}`;
	if (value === signing.off && signing.off !== "") return [stated(zone, "off", how, from)];
	return type === "aws_route53_hosted_zone_dnssec" ? [keysSaid(zone, how, from, resources)] : [stated(zone, "on", how, from)];
}
function isZoneDestroyed(zone, resources) {
	const made = resources.filter((one) => one.zone === zone && Object.hasOwn(zoneTypes, one.type));
	return made.length > 0 && made.every(({ isDestroyed }) => isDestroyed);
}
function keysSaid(zone, how, from, resources) {
	const keys = resources.filter((one) => one.type === keyType && one.zone === zone);
	const isInactive = (key) => {
		const status = key.attribute("status");
		return key.isDestroyed || status.kind === "string" && status.value === "INACTIVE";
	};
	const [first] = keys;
	if (first === void 0 || !keys.every(isInactive)) return stated(zone, "on", how, from);
	const why = first.isDestroyed ? `${first.address} destroyed` : "status = INACTIVE";
	return stated(zone, "off", `${why} (${keyType})`, first.from);
}
function zoneSaid(zone, origin, adrift) {
	const made = zoneTypes[zone.type];
	if (made === void 0) return [];
	if (made.provider === "google") return googleSaid(zone, origin);
	if (adrift.has(made.provider)) return [untold(origin, `${made.signedBy} signs a zone that is not written out`)];
	return [silent(origin, `no ${made.signedBy}`, zone.from)];
}
function googleSaid(zone, origin) {
	const visibility = zone.attribute("visibility");
	if (visibility.kind === "string" && visibility.value === "private") return [];
	const state = zone.nested("dnssec_config", "state");
	switch (state.kind) {
		case "absent": return [silent(origin, "no dnssec_config.state", zone.from)];
		case "unknown": return [untold(origin, `the dnssec_config.state of ${zone.address} is not written out`)];
		case "string": return [stated(origin, state.value === "off" ? "off" : "on", `dnssec_config.state = ${state.value}`, zone.from)];
	}
}

// src/zones/signing/plan.ts
const maxModules = 1e4;
function planSignings(tree, side) {
	return jsonFilesWith(tree, ["\"resource_changes\"", "\"format_version\""]).flatMap((file) => {
		if (stringAt(file.content, "format_version")?.startsWith("1.") !== true) return [];
		const zones = zonesById(file.content);
		const changes = objectsAt(file.content, "resource_changes").filter(({ mode }) => mode !== "data");
		return signingsOfResources(changes.flatMap((change) => resourceOf$1(change, side, zones, file)));
	});
}
function resourceOf$1(planned, side, zones, { file, text }) {
	const type = stringAt(planned, "type") ?? "";
	if (!isSigningType(type)) return [];
	const change = objectAt(planned, "change");
	const [before, after] = [change["before"], change["after"]];
	const isGone = !isObject(after) && !isForgotten(change);
	const values = objectOf(side === "before" || !isObject(after) ? before : after);
	if (side === "before" && !isObject(before)) return [];
	if (type === "azapi_resource" && !/\/dnssecConfigs@/i.test(stringAt(values, "type") ?? "")) return [];
	const address = stringAt(planned, "address") ?? type;
	const unknown = side === "after" ? objectAt(change, "after_unknown") : {};
	return [{
		type,
		address,
		from: lineOf(file, lineWith(text, "address", address)),
		isDestroyed: side === "after" && isGone,
		isRepeated: false,
		attribute: (name) => attributeIn(values, unknown, name),
		nested: (block, name) => nestedIn$1(values, unknown, block, name),
		zone: zoneOf$1(type, values, zones)
	}];
}
function isForgotten(change) {
	return Array.isArray(change["actions"]) && change["actions"].includes("forget");
}
function objectOf(value) {
	return isObject(value) ? value : {};
}
function attributeIn(values, unknown, name) {
	if (unknown[name] === true) return { kind: "unknown" };
	const value = values[name];
	if (value === void 0 || value === null) return { kind: "absent" };
	return typeof value === "string" ? {
		kind: "string",
		value
	} : { kind: "unknown" };
}
function nestedIn$1(values, unknown, block, name) {
	if (unknown[block] === true || objectsAt(unknown, block)[0]?.[name] === true) return { kind: "unknown" };
	const [first] = objectsAt(values, block);
	return first === void 0 ? { kind: "absent" } : attributeIn(first, {}, name);
}
function zoneOf$1(type, values, zones) {
	const own = zoneNameOf(type, values);
	if (own !== void 0) return own;
	if (type === "azapi_resource") return nameFrom(/\/dnsZones\/([^/]+)$/i.exec(stringAt(values, "parent_id") ?? "")?.[1]);
	return zones.get(stringAt(values, "hosted_zone_id") ?? stringAt(values, "zone_id") ?? "");
}
function zoneNameOf(type, values) {
	switch (type) {
		case "aws_route53_zone": return nameFrom(stringAt(values, "name"));
		case "cloudflare_zone": return nameFrom(stringAt(values, "zone") ?? stringAt(values, "name"));
		case "google_dns_managed_zone": return nameFrom(stringAt(values, "dns_name"));
		default: return;
	}
}
function nameFrom(text) {
	const parsed = parseName(text ?? "");
	return parsed.ok ? parsed.value : void 0;
}
function zonesById(plan) {
	const found = /* @__PURE__ */ new Map();
	const note = (type, values) => {
		const name = zoneNameOf(type, values);
		for (const key of ["zone_id", "id"]) {
			const id = stringAt(values, key);
			if (id !== void 0 && name !== void 0) found.set(id, name);
		}
	};
	for (const root of [objectAt(objectAt(plan, "prior_state"), "values"), objectAt(plan, "planned_values")]) for (const resource of resourcesIn(objectAt(root, "root_module"))) note(stringAt(resource, "type") ?? "", objectAt(resource, "values"));
	for (const resource of objectsAt(plan, "resource_changes")) for (const side of ["before", "after"]) note(stringAt(resource, "type") ?? "", objectAt(objectAt(resource, "change"), side));
	return found;
}
function resourcesIn(module) {
	const found = [];
	const waiting = [module];
	for (let seen = 0; seen < maxModules; seen++) {
		const next = waiting.pop();
		if (next === void 0) break;
		found.push(...objectsAt(next, "resources"));
		waiting.push(...objectsAt(next, "child_modules"));
	}
	return found;
}

// src/zones/signing/hcl.ts
const token = /\/\*[^]*?(?:\*\/|$)|(?:#|\/\/)[^\n]*|<<-?([A-Za-z_][\w-]*)\n|"([^"\\\n]*(?:\\[^\n][^"\\\n]*)*)"?|([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)|([{}[\]()=\n])|([^\s])/g;
const maxDepth = 32;
function hclBlocks(text) {
	return readBody({
		tokens: tokensOf(text),
		next: 0
	}, 0).blocks;
}
function tokensOf(text) {
	const tokens = [];
	let line = 1;
	let at = 0;
	token.lastIndex = 0;
	for (let match = token.exec(text); match !== null; match = token.exec(text)) {
		const [, heredoc, string, word, mark] = match;
		for (; at < match.index; at++) if (text.charCodeAt(at) === 10) line++;
		if (heredoc !== void 0) {
			tokens.push({
				kind: "other",
				text: "<<",
				line
			});
			token.lastIndex = endOfHeredoc(text, token.lastIndex, heredoc);
		} else if (string !== void 0) tokens.push({
			kind: /[\\]|\$\{|%\{/.test(string) ? "other" : "string",
			text: string,
			line
		});
		else if (word !== void 0) tokens.push({
			kind: "word",
			text: word,
			line
		});
		else if (mark !== void 0) tokens.push({
			kind: "mark",
			text: mark,
			line
		});
		else if (match[5] !== void 0) tokens.push({
			kind: "other",
			text: match[5],
			line
		});
	}
	return tokens;
}
function endOfHeredoc(text, start, mark) {
	for (let at = start; at < text.length;) {
		const end = text.indexOf("\n", at);
		const stop = end === -1 ? text.length : end;
		if (text.slice(at, stop).trim() === mark) return stop;
		at = stop + 1;
	}
	return text.length;
}
function readBody(reader, depth) {
	const attributes = /* @__PURE__ */ new Map();
	const blocks = [];
	while (reader.next < reader.tokens.length) {
		const first = reader.tokens[reader.next++];
		if (first === void 0 || first.kind === "mark" && first.text === "}") break;
		if (first.kind !== "word") continue;
		if (reader.tokens[reader.next]?.text === "=") attributes.set(first.text, readValue(reader));
		else {
			const block = readBlock(reader, first, depth);
			if (block !== void 0) blocks.push(block);
		}
	}
	return {
		attributes,
		blocks
	};
}
function readBlock(reader, first, depth) {
	const words = [first.text];
	for (let at = reader.tokens[reader.next]; at?.kind === "word" || at?.kind === "string"; at = reader.tokens[reader.next]) {
		words.push(at.text);
		reader.next++;
	}
	const open = reader.tokens[reader.next];
	if (open?.kind !== "mark" || open.text !== "{") return void 0;
	reader.next++;
	if (depth >= maxDepth) {
		skipTo(reader, 1);
		return;
	}
	return {
		words,
		line: first.line,
		...readBody(reader, depth + 1)
	};
}
function readValue(reader) {
	reader.next++;
	const start = reader.next;
	skipTo(reader, 0);
	const [only, second] = reader.tokens.slice(start, Math.min(reader.next, start + 2)).filter(({ text }) => text !== "\n");
	if (only === void 0 || second !== void 0) return { kind: "unknown" };
	if (only.kind === "string") return {
		kind: "string",
		value: only.text
	};
	if (only.kind === "word" && only.text.includes(".")) return {
		kind: "reference",
		to: only.text
	};
	return only.kind === "word" && only.text === "null" ? { kind: "absent" } : { kind: "unknown" };
}
function skipTo(reader, depth) {
	let open = depth;
	for (; reader.next < reader.tokens.length; reader.next++) {
		const { kind, text } = reader.tokens[reader.next] ?? {
			kind: "other",
			text: ""
		};
		if (kind !== "mark") continue;
		if (text === "\n" && open === 0) return;
		if ("{[(".includes(text)) open++;
		else if ("}])".includes(text) && --open < 0) return;
	}
}

// src/zones/signing/terraform.ts
const maxOctets = 1048576;
const mark = /dnssec|key_signing_key/;
const maxHops = 3;
function terraformSignings(tree) {
	const texts = tree.paths.filter((path) => path.endsWith(".tf") && !/(?:^|\/)\.terraform\//.test(path) && tree.size(path) <= maxOctets).map((file) => ({
		file,
		text: Buffer.from(tree.read(file) ?? []).toString("utf8")
	}));
	const isUsed = texts.some(({ text }) => mark.test(text));
	const written = texts.filter(({ text }) => mark.test(text) || /route53_zone|cloudflare_zone|dns_managed_zone/.test(text)).flatMap(({ file, text }) => hclBlocks(text).map((block) => ({
		file,
		block
	})));
	if (!isUsed && written.length === 0) return [];
	return signingsOfResources(written.flatMap((one) => resourceOf(one, written)));
}
function resourceOf(one, written) {
	const { file, block } = one;
	const [kind, type = "", label = ""] = block.words;
	if (kind !== "resource" && !(kind === "data" && type === "aws_route53_zone") || !isSigningType(type) || type === "azapi_resource") return [];
	return [{
		type,
		address: `${type}.${label}`,
		from: lineOf(file, block.line),
		isDestroyed: false,
		isRepeated: block.attributes.has("count") || block.attributes.has("for_each"),
		attribute: (name) => literal(block.attributes.get(name)),
		nested: (nested, name) => nestedIn(block, nested, name),
		zone: zoneOf(one, written, 0)
	}];
}
function literal(value) {
	if (value === void 0) return { kind: "absent" };
	return value.kind === "reference" ? { kind: "unknown" } : value;
}
function nestedIn({ blocks }, nested, name) {
	const found = blocks.find(({ words }) => words[0] === nested);
	if (found !== void 0) return literal(found.attributes.get(name));
	return blocks.some(({ words }) => words[0] === "dynamic" && words[1] === nested) ? { kind: "unknown" } : { kind: "absent" };
}
const nameMembers = {
	aws_route53_zone: ["name"],
	cloudflare_zone: ["zone", "name"],
	google_dns_managed_zone: ["dns_name"]
};
function zoneOf(one, written, hops) {
	const { attributes, words } = one.block;
	const members = nameMembers[words[1] ?? ""];
	const isCounted = attributes.has("count") || attributes.has("for_each");
	if (members !== void 0) {
		const name = members.map((member) => attributes.get(member)).find((value) => value?.kind === "string");
		const parsed = name?.kind === "string" && !isCounted ? parseName(name.value) : void 0;
		return parsed?.ok === true ? parsed.value : void 0;
	}
	const reference = attributes.get("hosted_zone_id") ?? attributes.get("zone_id");
	if (reference?.kind !== "reference" || hops >= maxHops) return void 0;
	const target = referred(reference.to, one.file, written);
	return target === void 0 ? void 0 : zoneOf(target, written, hops + 1);
}
function referred(reference, file, written) {
	const parts = reference.split(".");
	const kind = parts[0] === "data" ? "data" : "resource";
	const [type, label] = kind === "data" ? parts.slice(1) : parts;
	const folder = posix.dirname(file);
	return written.find(({ file: other, block: { words } }) => posix.dirname(other) === folder && words[0] === kind && words[1] === type && words[2] === label);
}

// src/zones/signing.ts
function signingsOf(tree, options = {}) {
	const said = [
		...namedConfSignings(tree),
		...irSignings(tree),
		...dnsconfigSignings(tree),
		...planSignings(tree, options.plan ?? "after"),
		...terraformSignings(tree)
	];
	const byOrigin = Map.groupBy(said, ({ origin }) => origin);
	return {
		origins: [...byOrigin.keys()].toSorted(),
		of: (origin) => joined(origin, byOrigin.get(origin) ?? [])
	};
}
function joined(origin, said) {
	const [first] = said;
	if (first === void 0) return {
		kind: "not-measured",
		because: `no configuration in the files names ${origin}`
	};
	const [stated, ...others] = said.flatMap(({ signing }) => signing.kind === "measured" ? [signing.value] : []).filter(({ isDefault }) => isDefault !== true);
	const other = others.find(({ state }) => state !== stated?.state);
	if (stated !== void 0 && other !== void 0) return {
		kind: "not-measured",
		because: `${stated.from.file} says "${stated.how}" and ${other.from.file} "${other.how}"`
	};
	if (stated !== void 0) return {
		kind: "measured",
		value: stated
	};
	return (said.find(({ signing }) => signing.kind === "not-measured") ?? first).signing;
}

// src/zones/sts-policies.ts
const maxPolicyOctets = 65536;
const maxPolicies = 1e4;
function stsPolicies(tree, publishers) {
	const found = policyFiles(tree);
	const byDomain = Map.groupBy(found, ({ domain }) => domain);
	const [only] = found.length === 1 ? found : [];
	let publisher;
	const isOnlyPublisher = (domain) => {
		if (only === void 0 || only.domain !== void 0) return false;
		const [first, second] = publisher === void 0 ? publishers() : [];
		publisher ??= first === void 0 || second !== void 0 ? "several" : first;
		return publisher === domain;
	};
	return {
		of(domain) {
			return read(tree, domain, byDomain.get(domain) ?? (isOnlyPublisher(domain) ? found : []));
		},
		domains() {
			const placed = [...byDomain.keys()].filter((domain) => domain !== void 0);
			return placed.length > 0 || only === void 0 ? placed : publishers().filter(isOnlyPublisher);
		}
	};
}
function publishersIn(zones) {
	const found = /* @__PURE__ */ new Set();
	for (const origin of zones.origins) for (const owner of zones.zone(origin)?.owners() ?? []) if (labelsOf(owner)[0] === "_mta-sts") found.add(parentOf(owner) ?? owner);
	return [...found];
}
function read(tree, domain, files) {
	const because = (why) => ({
		kind: "not-measured",
		because: why
	});
	const [first, ...others] = files;
	if (first === void 0) return because(`no policy of ${domain} is in the files`);
	const other = others.find(({ path }) => tree.id(path) !== tree.id(first.path));
	if (other !== void 0) return because(`${first.path} and ${other.path} differ`);
	const text = textOf(tree, first.path);
	if (/\{\{|\{%|<%|\$\{/.test(text)) return because(`${first.path} is a template`);
	const endLine = text.split("\n").length;
	return {
		kind: "measured",
		value: {
			text,
			from: {
				file: first.path,
				line: 1,
				column: 1,
				endLine
			}
		}
	};
}
function policyFiles(tree) {
	return tree.paths.filter((path) => isPolicy(tree, path)).slice(0, maxPolicies).map((path) => {
		const domain = domainIn(path);
		return domain === void 0 ? { path } : {
			path,
			domain
		};
	});
}
function isPolicy(tree, path) {
	if (!/mta-sts/i.test(path) || !path.endsWith(".txt") || tree.size(path) > maxPolicyOctets) return false;
	return posix.basename(path) === "mta-sts.txt" || /^(?:version|mode|max_age|mx)[ \t]*:/m.test(textOf(tree, path));
}
function textOf(tree, path) {
	return Buffer.from(tree.read(path) ?? []).toString("utf8");
}
function domainIn(path) {
	const parts = path.replace(/\.txt$/, "").split("/").toReversed();
	for (const part of parts) {
		const bare = part.replace(/^_?mta-sts[._-]/i, "").replace(/[._-]mta-sts$/i, "");
		const parsed = /\.(?:[a-z]{2,63}|xn--[a-z\d-]+)$/i.test(bare) && !bare.startsWith(".") ? parseName(bare) : void 0;
		if (parsed?.ok === true) return parsed.value;
	}
}

// src/review.ts
async function review(before, after, options) {
	const file = options.configFile ?? ".github/mecsa.yml";
	const configured = configIn(before, file, {
		known,
		now: options.now
	});
	const config = configured.ok === true ? configured.value.config : noConfig;
	const sides = sidesOf(before, after, config, options);
	const diffs = new Map(sides.touched.map((origin) => [origin, recordDiffs(sides.before.zone(origin), sides.after.zone(origin))]));
	const changed = sides.touched.filter((origin) => diffs.get(origin)?.length !== 0 || saysOtherwise(sides.before.zone(origin), sides.after.zone(origin)));
	const related = unique([
		...changed,
		...zonesOfChangedCertificates(sides),
		...mentions(sides.before, before, changed),
		...mentions(sides.after, after, changed)
	]);
	const outside = options.outside && outsideOf(options.outside.resolver, originsOf(sides));
	const { changes, domains } = await compareAll(sides, related, options.now, outside);
	const found = [
		...changed.flatMap((origin) => changesOfZone(sides, origin, {
			before,
			after
		})),
		...withoutRepeats$1(changes),
		...gateConfig(before, after, {
			file,
			known,
			now: options.now
		})
	];
	const applied = applyConfig({
		changes: found,
		domains
	}, config, known, options.now);
	const told = sortChanges(applied.changes);
	const failOn = options.failOn ?? config.failOn ?? "high";
	const unread = configured.ok === false ? configured.problems : [];
	return {
		changes: told,
		switchedOff: applied.switchedOff,
		domains,
		records: changed.flatMap((origin) => diffs.get(origin) ?? []),
		notAssessed: [
			...unread.map((problem) => ({
				what: file,
				why: problemSentence(problem),
				file,
				line: problem.line
			})),
			...notRead(sides),
			...sides.certificates.after.notRead,
			...notComparable(sides, changed),
			...outside === void 0 ? [] : unanswered(outside)
		],
		notes: notesOn(sides, changed),
		zonesChanged: changed,
		zonesSeen: sides.after.sources.length,
		gate: {
			failed: told.some((change) => isBlocking(change, failOn)),
			failOn,
			warnOnly: options.warnOnly ?? config.warnOnly ?? false
		},
		compared: {
			before: before.label,
			after: after.label
		},
		...options.outside && outside && { outside: asked(options.outside.by, outside, options.now) }
	};
}
function originsOf({ before, after }) {
	return /* @__PURE__ */ new Set([...before.origins, ...after.origins]);
}
function asked(by, outside, now) {
	const answers = outside.asked();
	return {
		by,
		at: now.toISOString(),
		questions: answers.length,
		unanswered: answers.filter(isUnanswered).length
	};
}
function unanswered(outside) {
	const answers = outside.asked().filter(isUnanswered);
	return [...Map.groupBy(answers, ({ outcome }) => "why" in outcome ? outcome.why : "the answer is bogus")].map(([why, some]) => {
		const [first = "", ...others] = some.map(({ question: { owner, type } }) => `${owner} ${type}`).toSorted();
		return {
			what: others.length === 0 ? first : `${first} and ${others.length} more`,
			why
		};
	}).toSorted((a, b) => a.what < b.what ? -1 : 1);
}
function sidesOf(before, after, config, options) {
	const given = options.zones ?? [];
	const read = {
		...readOptionsOf(config),
		...given.length > 0 ? { zones: given } : {}
	};
	const globs = options.certificates !== void 0 && options.certificates.length > 0 ? options.certificates : config.certificates;
	const found = bothZones(before, after, read);
	const touched = changedZones(found.before, found.after, {
		before,
		after
	});
	const zones = {
		before: found.before,
		after: sharing(found.before, found.after, touched)
	};
	const certificates = {
		before: readCertificates(before, globs),
		after: readCertificates(after, globs)
	};
	const beside = {
		before: besideOf(before, zones.before, certificates.before, "before"),
		after: besideOf(after, zones.after, certificates.after, "after")
	};
	return {
		...zones,
		touched,
		certificates,
		beside
	};
}
function bothZones(before, after, options) {
	const [base, head] = [readZones(before, options), readZones(after, options)];
	const passedOver = new Set(head.notRead.map(({ file }) => file));
	const kept = new Set(head.origins);
	const { views = [] } = options;
	const isWanted = (origin) => views.some((view) => view.origin === origin);
	const hidden = base.sources.filter(({ origin, file }) => passedOver.has(file) && kept.has(origin) && !isWanted(origin));
	if (hidden.length === 0) return {
		before: base,
		after: head
	};
	const again = [...views, ...hidden.map(({ origin, file }) => ({
		origin,
		glob: file
	}))];
	return {
		before: base,
		after: readZones(after, {
			...options,
			views: again
		})
	};
}
function besideOf(tree, zones, { files }, plan) {
	const policies = stsPolicies(tree, () => publishersIn(zones));
	const signings = signingsOf(tree, { plan });
	return {
		certificates: certificatesFor(files),
		signing: (origin) => signings.of(origin),
		stsPolicy: (domain) => policies.of(domain),
		signings,
		policies
	};
}
function foundBeside({ before, after }) {
	const said = (side, origin) => {
		const signing = side.signings.of(origin);
		return JSON.stringify(signing.kind === "measured" ? [signing.value.state, signing.value.how] : []);
	};
	const policy = (side, domain) => {
		const found = side.policies.of(domain);
		return found.kind === "measured" ? found.value.text : "";
	};
	const origins = unique([...before.signings.origins, ...after.signings.origins]);
	const domains = unique([...before.policies.domains(), ...after.policies.domains()]);
	return [...origins.filter((origin) => said(before, origin) !== said(after, origin)).map((origin) => [origin, "dnssec"]), ...domains.filter((domain) => policy(before, domain) !== policy(after, domain)).map((domain) => [domain, "mta-sts"])];
}
const targetsAtOnce = 16;
async function compareAll(sides, origins, now, outside) {
	const io = {
		before: ioOf(sides.before, now, sides.beside.before, outside),
		after: ioOf(sides.after, now, sides.beside.after, outside)
	};
	const targets = targetsOf(sides, origins, foundBeside(sides.beside));
	const compared = [];
	const step = outside === void 0 ? 1 : targetsAtOnce;
	for (let at = 0; at < targets.length; at += step) {
		const some = targets.slice(at, at + step);
		compared.push(...await Promise.all(some.map((target) => compareTarget(sides, target, io))));
	}
	return {
		changes: compared.flatMap(({ changes }) => changes),
		domains: compared.flatMap(({ domain }) => domain ?? [])
	};
}
async function compareTarget(sides, target, io) {
	const { domain, isMailDomain } = target;
	const watched = watch(io.before);
	const old = await evaluateDomain(domain, watched.io);
	if (!await differs(watched, io.after)) return { changes: [] };
	const proposed = await evaluateDomain(domain, io.after);
	const changes = [...compare$1(old, proposed, target), ...await hidden(watched, io.after, sides)].map((change) => ({
		...change,
		domains: isMailDomain ? [domain] : []
	}));
	return isMailDomain ? {
		changes,
		domain: reviewed(sides, old, proposed)
	} : { changes };
}
function reviewed(sides, before, after) {
	const { domain } = before;
	const spf = spfShown(before.facts.spf, after.facts.spf);
	return {
		domain,
		...spf === void 0 ? {} : { spf },
		...holds$1(sides.before, domain) ? { before: assessmentOf(before) } : {},
		...holds$1(sides.after, domain) ? { after: assessmentOf(after) } : {}
	};
}
async function hidden(watched, after, sides) {
	const changes = [];
	for (const old of watched.answers()) {
		const { owner, type } = old.question;
		if (old.outcome.kind !== "rrset" || !concernsMail(owner, type)) continue;
		const { outcome, aliases } = await after.resolver.query(owner, type);
		const zone = sides.after.zoneOf(owner);
		if (outcome.kind !== "unknown" || zone === void 0) continue;
		const target = aliases.at(-1)?.target;
		if (target !== void 0) {
			if (!(hasRuleOnAliases(owner) || changes.some(({ name }) => name === owner))) changes.push(await ledAway(old.outcome.rrset, target, after));
			continue;
		}
		if (zone.completeness !== "partial") continue;
		const gap = zone.gaps.find((one) => one.owner === owner) ?? zone.gaps.find((one) => one.owner === void 0);
		changes.push(incomplete(owner, type, old.outcome.rrset.rdata.join(" | "), outcome.why, gap?.at));
	}
	return changes;
}
async function ledAway({ owner, type, rdata }, target, after) {
	const { outcome } = await after.resolver.query(owner, "CNAME");
	const place = outcome.kind === "rrset" ? outcome.rrset.from?.[0] : void 0;
	return incomplete(owner, type, rdata.join(" | "), `its name is an alias of ${target}, outside of the files`, place);
}
function hasRuleOnAliases(owner) {
	return labelsOf(owner).some((label) => label === "_dmarc" || label === "_domainkey");
}
function changesOfZone(sides, origin, trees) {
	const old = sides.before.zone(origin);
	const proposed = sides.after.zone(origin);
	if (proposed !== void 0) return [...zoneChanges(old, proposed, sentenceOf), ...generalChanges(old, proposed)];
	const source = sides.before.sources.find((one) => one.origin === origin);
	if (source === void 0) return [];
	const id = trees.before.id(source.file);
	const kept = trees.after.has(source.file) ? source.file : trees.after.paths.find((path) => trees.after.size(path) > 0 && trees.after.id(path) === id);
	if (kept === void 0) return [];
	const why = sides.after.notRead.find(({ file }) => file === kept)?.why ?? "no configuration or file name makes it a zone";
	return [unmanagedZone(origin, kept, why)];
}
function ttlsOf(zone) {
	const ttls = [...zone.owners()].flatMap((owner) => zone.typesAt(owner).flatMap((type) => concernsMail(owner, type) ? [[
		owner,
		type,
		zone.rrset(owner, type)?.ttl
	]] : []));
	return JSON.stringify(ttls.map(String).toSorted());
}
function meaningOf(type, rdata) {
	return rdata.map((one) => type === "TXT" || type === "SPF" ? textOf$2(one) : one).toSorted().join("\n");
}
function saysOtherwise(before, after) {
	if (before === void 0 || after === void 0) return true;
	const told = ({ completeness, gaps, problems, undeployed, lenient }) => JSON.stringify([
		lenient.map(({ owner, type }) => [owner, type]),
		completeness,
		gaps.length,
		problems.map(({ id, args }) => [id, args]),
		undeployed.map(({ how }) => how)
	]);
	return told(before) !== told(after) || ttlsOf(before) !== ttlsOf(after);
}
function recordDiffs(before, after) {
	return unique([...before?.owners() ?? [], ...after?.owners() ?? []]).flatMap((owner) => {
		return unique([...before?.typesAt(owner) ?? [], ...after?.typesAt(owner) ?? []]).flatMap((type) => {
			const old = before?.rrset(owner, type)?.rdata ?? [];
			const proposed = after?.rrset(owner, type)?.rdata ?? [];
			return meaningOf(type, old) === meaningOf(type, proposed) ? [] : [{
				owner,
				type,
				before: old,
				after: proposed
			}];
		});
	});
}
function notRead(sides) {
	return sides.after.notRead.map(({ file, why }) => ({
		what: file,
		why,
		file
	}));
}
function notesOn(sides, changed) {
	return changed.flatMap((origin) => {
		const warnings = sides.after.zone(origin)?.problems.filter(({ level }) => level === "warning") ?? [];
		return newProblems(sides.before.zone(origin), warnings).map((problem) => ({
			what: origin,
			why: sentenceOf(problem),
			file: problem.file,
			line: problem.line
		}));
	});
}
function notComparable(sides, changed) {
	return changed.flatMap((origin) => {
		const old = sides.before.zone(origin);
		const proposed = sides.after.zone(origin);
		const notes = [];
		if (proposed === void 0) notes.push({
			what: origin,
			why: "the zone is no longer in the files"
		});
		if (old === void 0 && proposed !== void 0) notes.push({
			what: origin,
			why: "the zone is new, so there is nothing to compare it with"
		});
		if (old?.completeness === "unparseable") notes.push({
			what: origin,
			why: "the base version cannot be read, so the zone is treated as new"
		});
		for (const gap of (proposed?.gaps ?? []).filter(hidesMail)) notes.push({
			what: gap.owner ?? origin,
			why: gap.why,
			...gap.at && {
				file: gap.at.file,
				line: gap.at.line
			}
		});
		return notes;
	});
}
function readCertificates(tree, globs) {
	const read = (globs.length === 0 ? [] : matching(tree.paths, globs)).map((path) => {
		const isLarge = tree.size(path) > maxCertificateOctets;
		return {
			path,
			found: isLarge ? void 0 : certificateFile(path, tree.read(path) ?? /* @__PURE__ */ new Uint8Array()),
			why: isLarge ? "it is larger than any certificate" : "it holds no certificate in PEM that can be read"
		};
	});
	return {
		files: read.flatMap(({ found }) => found === void 0 ? [] : [found]),
		notRead: read.filter(({ found }) => found === void 0).map(({ path, why }) => ({
			what: path,
			why,
			file: path
		}))
	};
}
function zonesOfChangedCertificates({ before, after, certificates }) {
	const known = new Set(certificates.before.files.map((file) => JSON.stringify(file)));
	return certificates.after.files.filter((file) => !known.has(JSON.stringify(file))).flatMap(namesOf$1).flatMap((text) => {
		const parsed = parseName(text);
		const zone = parsed.ok ? after.zoneOf(parsed.value) ?? before.zoneOf(parsed.value) : void 0;
		return zone === void 0 ? [] : [zone.origin];
	});
}
function hidesMail({ owner, type }) {
	return owner === void 0 || type === void 0 || concernsMail(owner, type);
}
function unique(values) {
	return [...new Set(values)];
}

export { listOf as a, nearest as i, readZones as n, compare$1 as o, ioOf as r, withoutRepeats$1 as s, review as t };