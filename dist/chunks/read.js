import { A as rawToken, C as isVerbatimName, D as flagsAt, E as parseRelative, M as scanOf, N as tokenText, O as lineAt, S as unescape, T as originOf, _ as digitsAt, a as rdataText, d as typeKindOf, g as ttlOf, h as secondsOf, j as rewindAfter, k as nextEntry, o as signerTypes, u as shortMnemonicAt, w as nameAt, x as tokensOf, y as noSuffix } from "./rdata2.js";
import { c as isWithin } from "./rdata.js";

// src/dns/master-file/generate.ts
const maxNumber = 2147483647;
const maxWidth = 255;
function rangeOf(text) {
	const match = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text);
	if (match === null) return void 0;
	const [start, stop, step] = [
		Number(match[1]),
		Number(match[2]),
		Number(match[3] ?? "1")
	];
	return start <= stop && stop <= maxNumber && step >= 1 && step <= maxNumber ? {
		start,
		stop,
		step
	} : void 0;
}
function countOf(range) {
	return Math.floor((range.stop - range.start) / range.step) + 1;
}
function expanded(template, value) {
	let text = "";
	let at = 0;
	while (at < template.length) {
		const char = template.charAt(at);
		const next = template.charAt(at + 1);
		if (char === "\\") {
			text += char + next;
			at += 2;
		} else if (char !== "$") {
			text += char;
			at++;
		} else if (next === "$") {
			text += "$";
			at += 2;
		} else {
			const end = next === "{" ? template.indexOf("}", at) : at;
			const modifier = next === "{" ? modifierOf(template.slice(at + 2, end)) : plain;
			const number = end === -1 || modifier === void 0 ? void 0 : numberText(value, modifier);
			if (number === void 0) return void 0;
			text += number;
			at = end + 1;
		}
	}
	return text;
}
const plain = {
	offset: 0,
	width: 0,
	base: "d"
};
function modifierOf(text) {
	const match = /^([+-]?\d{1,10})(?:,(\d{1,10})(?:,([doxXnN]))?)?$/.exec(text);
	if (match === null) return void 0;
	const width = Number(match[2] ?? "0");
	return width > maxWidth ? void 0 : {
		offset: Number(match[1]),
		width,
		base: match[3] ?? "d"
	};
}
function numberText(value, { offset, width, base }) {
	const number = value + offset;
	if (Math.abs(offset) > maxNumber || number > maxNumber || number < -2147483648) return void 0;
	switch (base) {
		case "n": return nibbles(number, width);
		case "N": return nibbles(number, width).toUpperCase();
		case "x": return (number >>> 0).toString(16).padStart(width, "0");
		case "X": return (number >>> 0).toString(16).toUpperCase().padStart(width, "0");
		case "o": return (number >>> 0).toString(8).padStart(width, "0");
		default: return number < 0 ? `-${String(-number).padStart(width - 1, "0")}` : String(number).padStart(width, "0");
	}
}
function nibbles(number, width) {
	let rest = number >>> 0;
	let left = width;
	let text = "";
	do {
		text += (rest & 15).toString(16);
		rest >>>= 4;
		if (left > 0) left--;
		if (left > 0 || rest !== 0) {
			text += ".";
			if (left > 0) left--;
		}
	} while (rest !== 0 || left > 0);
	return text;
}

// src/dns/master-file/template.ts
const m4Macro = /^(?:define|undefine|include|sinclude|divert|undivert|changequote|changecom|ifdef|ifelse|forloop|syscmd|esyscmd|pushdef|popdef|m4_\w{1,32})\(/m;
function markersIn(text) {
	const braces = text.includes("{{") || text.includes("{%") || text.includes("{#");
	const angles = text.includes("<%");
	const gdnsd = text.includes("@Z") || text.includes("@F");
	const m4 = (text.includes("(`") || text.includes("dnl")) && m4Macro.test(text);
	return braces || angles || gdnsd || m4 ? {
		braces,
		angles,
		gdnsd,
		m4
	} : void 0;
}
function markedToken(scan, markers) {
	if (markers.m4 && isMacro(scan)) return 0;
	for (let index = 0; index < scan.count; index++) {
		const text = tokenText(scan, index);
		if (markers.braces && (text.includes("{{") || text.includes("{%"))) return index;
		if (markers.angles && text.includes("<%")) return index;
		if ((flagsAt(scan, index) & 8) !== 0) continue;
		if (markers.braces && text.startsWith("{#")) return index;
		if (markers.gdnsd && (/^@[ZF]$/.test(text) || text.endsWith(".@Z") || text.endsWith(".@F"))) return index;
	}
	return -1;
}
function isMacro(scan) {
	if (scan.isIndented || scan.count === 0) return false;
	const text = tokenText(scan, 0);
	return text === "dnl" || scan.octets[scan.ends[0] ?? 0] === 40 && m4Macro.test(`${text}(`);
}

// src/dns/master-file/reader.ts
function readerOf(shared, file, octets, origin, above) {
	const scan = scanOf(octets);
	return {
		shared,
		file,
		stack: [...above, file],
		scan,
		tokens: tokensOf(scan, origin),
		markers: markersIn(scan.text),
		origin,
		isOriginInside: isInZone(shared, origin.name),
		owner: void 0,
		isInside: true,
		isOriginNew: false,
		type: "",
		ttl: -1,
		rewinds: 0,
		place: void 0,
		isOwnerVerbatim: false,
		verbatim: {
			octets,
			ownerStart: 0,
			ownerEnd: 0,
			ownerSuffix: noSuffix,
			rdataStart: 0,
			rdataEnd: 0,
			rdataSuffix: noSuffix
		}
	};
}
function tell(reader, level, id, offset, args, hides, unless) {
	const { shared, scan, file } = reader;
	if (level === "error") shared.errors++;
	const place = reader.place ?? {
		...lineAt(scan, offset),
		endLine: scan.endLine
	};
	const hidden = level === "error" && reader.place !== void 0 ? "zone" : hides;
	const isElsewhere = typeof hidden === "object" && !isInZone(shared, hidden.owner);
	const problem = {
		id: `master-file/${id}`,
		level,
		args,
		file,
		...place,
		endLine: Math.max(place.line, place.endLine)
	};
	shared.sink.problem(problem, isElsewhere ? void 0 : hidden, unless);
}
function tellAt(reader, level, id, token, args, hides) {
	tell(reader, level, id, reader.scan.starts[token] ?? reader.scan.entryLineStart, args, hides);
}
function isInZone(shared, owner) {
	return shared.zone === void 0 || isWithin(owner, shared.zone);
}

// src/dns/master-file/header.ts
function header(reader) {
	const { scan, tokens } = reader;
	tokens.next = 0;
	tokens.fault = void 0;
	reader.ttl = -1;
	if (scan.isIndented) {
		if (reader.owner === void 0) return "owner-missing";
	} else if (!readOwner(reader)) return "name";
	let hasClass = false;
	for (let index = tokens.next; index < scan.count; index++) {
		tokens.next = index;
		const type = shortMnemonicAt(scan, index);
		if (type === "IN" || type === void 0 && isInternet(scan, index)) {
			if (hasClass) return "type";
			hasClass = true;
		} else if (type !== void 0) {
			reader.type = type;
			tokens.next = index + 1;
			return;
		} else if (reader.ttl === -1 && readTtl(reader, index)) continue;
		else return unusualType(reader, index, hasClass);
	}
	return "type-missing";
}
const dot$1 = 46;
function isInternet(scan, index) {
	return (scan.ends[index] ?? 0) - (scan.starts[index] ?? 0) === 6 && /^class1$/i.test(tokenText(scan, index));
}
function readOwner(reader) {
	const { scan, origin, shared } = reader;
	const owner = nameAt(scan, 0, origin);
	reader.tokens.next = 0;
	if (owner === void 0) {
		reader.owner = void 0;
		return false;
	}
	reader.owner = owner;
	const end = scan.ends[0] ?? 0;
	const isRelative = scan.octets[end - 1] !== dot$1;
	reader.isInside = isRelative && reader.isOriginInside ? true : isInZone(shared, owner);
	reader.isOwnerVerbatim = isVerbatimName(scan, 0);
	reader.verbatim.ownerStart = scan.starts[0] ?? 0;
	reader.verbatim.ownerEnd = isRelative ? end : end - 1;
	reader.verbatim.ownerSuffix = isRelative ? origin.suffixOctets : noSuffix;
	reader.tokens.next = 1;
	return true;
}
function readTtl(reader, index) {
	const { scan } = reader;
	const digits = digitsAt(scan, index);
	const seconds = digits >= 0 && digits <= 4294967295 ? digits : secondsOf(tokenText(scan, index));
	if (seconds === void 0) return false;
	reader.ttl = ttlOf(seconds);
	return true;
}
function unusualType(reader, index, hasClass) {
	const { scan, tokens } = reader;
	const text = tokenText(scan, index);
	if ((flagsAt(scan, index) & 8) !== 0) return "type";
	if (!hasClass && /^(?:CH|CHAOS|HS|HESIOD|CS|CLASS\d{1,5})$/i.test(text)) return "class";
	const kind = typeKindOf(text);
	if (kind === void 0) return /^\d/.test(text) && reader.ttl === -1 ? "ttl" : "type";
	reader.type = kind.type;
	if (kind.kind === "meta") return "meta-type";
	if (kind.kind === "invented") return "invented";
	if (kind.kind === "unknown") return "type";
	tokens.next = index + 1;
}

// src/dns/master-file/traps.ts
const semicolon = 59;
const dot = 46;
const letterV = 118;
const mailRecord = /^v=(?:spf1|dmarc1|dkim1|stsv1|tlsrptv1)$/i;
const commentOfTags = /^[ \t]*;[ \t]*[a-z]{1,16}[ \t]*=/i;
function txtProblem(scan, first, owner) {
	if ((flagsAt(scan, first) & 8) !== 0) return void 0;
	if (!(((scan.octets[scan.starts[first] ?? 0] ?? 0) | 32) === letterV) && !owner.includes("._domainkey.")) return void 0;
	const text = tokenText(scan, first);
	if (!mailRecord.test(text) && !(owner.includes("._domainkey.") && /^[a-z]=/.test(text))) return void 0;
	const last = scan.count - 1;
	if ((flagsAt(scan, last) & 8) === 0 && isCutOff(scan, last)) return {
		id: "semicolon",
		token: last,
		args: { published: text.slice(0, 40) }
	};
	return last > first ? {
		id: "unquoted",
		token: first,
		args: { strings: last - first + 1 }
	} : void 0;
}
function isCutOff(scan, token) {
	const end = scan.ends[token] ?? 0;
	return scan.octets[end] === semicolon || commentOfTags.test(scan.text.slice(end, end + 64));
}
const targetTypes = /* @__PURE__ */ new Set([
	"MX",
	"CNAME",
	"NS",
	"SRV",
	"DNAME",
	"PTR"
]);
const commonTopLevels = /\.(?:com|net|org|edu|gov|mil|int|info|biz|arpa|cloud|online|email|[a-z]{2})$/i;
function dotlessTarget(scan, type, origin, zone) {
	const token = scan.count - 1;
	const end = scan.ends[token] ?? 0;
	if (scan.octets[end - 1] === dot || !hasDot(scan, token) || !targetTypes.has(type)) return void 0;
	if (origin.name === ".") return void 0;
	const text = tokenText(scan, token);
	if (!commonTopLevels.test(text) && !endsInZone(text.toLowerCase(), zone)) return void 0;
	const parsed = parseRelative(text, origin);
	return parsed.ok ? {
		token,
		target: parsed.value
	} : void 0;
}
function hasDot(scan, token) {
	const end = scan.ends[token] ?? 0;
	for (let at = scan.starts[token] ?? 0; at < end; at++) if (scan.octets[at] === dot) return true;
	return false;
}
function endsInZone(text, zone) {
	return zone !== void 0 && zone.includes(".") && (text === zone || text.endsWith(`.${zone}`));
}

// src/dns/master-file/record.ts
function record(reader) {
	const fault = header(reader);
	if (reader.isOriginNew) originIsUsed(reader);
	if (fault !== void 0) {
		badHeader(reader, fault);
		return;
	}
	const { tokens, type, owner } = reader;
	if (owner === void 0) return;
	const first = tokens.next;
	tokens.origin = reader.origin;
	tokens.verbatim = 0;
	tokens.suffix = noSuffix;
	const rdata = rdataText(tokens, type);
	if (tokens.fault !== void 0) tellAt(reader, "error", "rdata", tokens.faultToken, {
		type,
		fault: tokens.fault
	}, {
		owner,
		type
	});
	else if (!reader.isInside) tell(reader, "warning", "outside", reader.scan.starts[0] ?? 0, {
		owner,
		type
	});
	else if (signerTypes.has(type)) signerRecord(reader);
	else keep(reader, owner, type, rdata, first);
}
function originIsUsed(reader) {
	reader.isOriginNew = false;
	const { scan, owner } = reader;
	if (scan.isIndented && owner !== void 0) tellAt(reader, "warning", "inherited-owner", 0, { owner });
}
function badHeader(reader, fault) {
	const { scan, tokens, owner, type } = reader;
	const at = Math.min(tokens.next, scan.count - 1);
	const hides = owner === void 0 ? "zone" : { owner };
	switch (fault) {
		case "class": return tellAt(reader, "note", "class", at, {});
		case "invented": return invented(reader, at);
		case "meta-type": return tellAt(reader, "error", "meta-type", at, { type }, hides);
		case "type": return tellAt(reader, "error", "type", at, { type: typeKindOf(tokenText(scan, at))?.type ?? "" }, hides);
		case "owner-missing":
		case "name":
		case "ttl":
		case "type-missing": return tellAt(reader, "error", fault, at, {}, hides);
	}
}
function invented(reader, at) {
	const { owner } = reader;
	const kind = typeKindOf(tokenText(reader.scan, at));
	if (owner === void 0 || kind?.kind !== "invented") return;
	const [first, ...others] = kind.answers;
	const args = { type: kind.type };
	tellAt(reader, "note", "invented-type", at, args, first === void 0 ? void 0 : {
		owner,
		type: first
	});
	for (const type of others) tellAt(reader, "note", "invented-type", at, args, {
		owner,
		type
	});
}
function signerRecord(reader) {
	const { signer } = reader.shared;
	signer.count++;
	signer.first ??= {
		id: "master-file/signer",
		level: "note",
		args: {},
		file: reader.file,
		...placeOf(reader)
	};
}
function placeOf({ scan, place }) {
	if (place !== void 0) return place;
	const column = (scan.starts[0] ?? 0) - scan.entryLineStart + 1;
	return {
		line: scan.entryLine,
		column,
		endLine: scan.endLine
	};
}
function keep(reader, owner, type, rdata, first) {
	const { scan, place, file } = reader;
	if (type === "SOA") noteMinimum(reader, owner, rdata);
	const ttl = reader.ttl === -1 ? inheritedTtl(reader) : reader.shared.lastTtl = reader.ttl;
	if (type === "TXT" || type === "SPF") warnOfTxt(reader, owner, first);
	else warnOfTarget(reader, owner, type);
	const line = place === void 0 ? scan.entryLine : place.line;
	const column = place === void 0 ? (scan.starts[0] ?? 0) - scan.entryLineStart + 1 : place.column;
	const endLine = place === void 0 ? scan.endLine : place.endLine;
	reader.shared.sink.record({
		owner,
		type,
		ttl,
		rdata,
		file,
		line,
		column,
		endLine
	}, verbatimOf(reader, first));
}
function verbatimOf(reader, first) {
	const { scan, tokens, verbatim, isOwnerVerbatim, place } = reader;
	if (!(tokens.verbatim === scan.count - first && tokens.verbatim > 0) || !isOwnerVerbatim || place !== void 0 || !hasSingleBlanks(scan, first)) return void 0;
	verbatim.rdataStart = outerStart(scan, first);
	verbatim.rdataEnd = outerEnd(scan, scan.count - 1);
	verbatim.rdataSuffix = tokens.suffix;
	return verbatim;
}
function hasSingleBlanks(scan, first) {
	for (let index = first + 1; index < scan.count; index++) {
		const blank = outerEnd(scan, index - 1);
		if (scan.octets[blank] !== space || outerStart(scan, index) !== blank + 1) return false;
	}
	return true;
}
const space = 32;
function outerStart(scan, index) {
	return (scan.starts[index] ?? 0) - ((flagsAt(scan, index) & 8) === 0 ? 0 : 1);
}
function outerEnd(scan, index) {
	return (scan.ends[index] ?? 0) + ((flagsAt(scan, index) & 8) === 0 ? 0 : 1);
}
function inheritedTtl(reader) {
	const { shared } = reader;
	const ttl = shared.defaultTtl ?? shared.lastTtl ?? shared.soaMinimum;
	if (ttl !== void 0) return ttl;
	tellAt(reader, "error", "ttl-missing", 0, {});
	shared.lastTtl = 0;
	return 0;
}
function noteMinimum(reader, owner, rdata) {
	const { shared } = reader;
	if (shared.zone === void 0 || owner === shared.zone) shared.soaMinimum ??= ttlOf(Number(rdata.slice(rdata.lastIndexOf(" ") + 1)));
}
function warnOfTxt(reader, owner, first) {
	const problem = txtProblem(reader.scan, first, owner);
	if (problem !== void 0) tellAt(reader, "warning", problem.id, problem.token, problem.args);
}
function warnOfTarget(reader, owner, type) {
	const dotless = dotlessTarget(reader.scan, type, reader.origin, reader.shared.zone);
	if (dotless === void 0) return;
	const { token, target } = dotless;
	tell(reader, "warning", "dot", reader.scan.starts[token] ?? 0, {
		owner,
		type,
		target: `${target}.`
	}, void 0, target);
}

// src/dns/master-file/directives.ts
const maxIncludeDepth = 16;
const maxIncludes = 1e3;
const maxIncludedOctets = 2 ** 28;
const maxGenerated = {
	records: 65536,
	octets: 2 ** 26
};
const maxTemplate = 262144;
function directive(reader, readEntries) {
	const { scan } = reader;
	const text = tokenText(scan, 0).toUpperCase();
	switch (text) {
		case "$ORIGIN": return readOrigin(reader);
		case "$TTL": return readDefaultTtl(reader);
		case "$INCLUDE": return readInclude(reader, readEntries);
		case "$GENERATE": return readGenerate(reader);
		case "$DATE": return;
		default: return tellAt(reader, "error", "directive", 0, { directive: /^\$[A-Z]{1,20}$/.test(text) ? text : "$" }, "zone");
	}
}
function readOrigin(reader) {
	const { scan } = reader;
	const name = scan.count > 1 ? nameAt(scan, 1, reader.origin) : void 0;
	if (name === void 0) {
		tellAt(reader, "error", "origin", Math.min(1, scan.count - 1), {}, "zone");
		return;
	}
	reader.origin = originOf(name);
	reader.isOriginInside = isInZone(reader.shared, name);
	reader.isOriginNew = true;
	noMore(reader, 2);
}
function readDefaultTtl(reader) {
	const { scan, shared } = reader;
	const seconds = scan.count > 1 ? secondsOf(tokenText(scan, 1)) : void 0;
	if (seconds === void 0) {
		tellAt(reader, "error", "ttl", Math.min(1, scan.count - 1), {});
		return;
	}
	shared.defaultTtl = ttlOf(seconds);
	noMore(reader, 2);
}
function noMore(reader, count) {
	if (reader.scan.count > count) tellAt(reader, "error", "directive-extra", count, {});
}
function readInclude(reader, readEntries) {
	const { scan, shared } = reader;
	const path = scan.count > 1 ? unescape(tokenText(scan, 1)) : void 0;
	const origin = scan.count > 2 ? nameAt(scan, 2, reader.origin) : reader.origin.name;
	if (path === void 0 || path === "" || path.length > 4096 || origin === void 0 || scan.count > 3) {
		tellAt(reader, "error", "include-syntax", Math.min(1, scan.count - 1), {}, "zone");
		return;
	}
	const included = allowed(reader, Buffer.from(path, "latin1").toString("utf8"));
	if ("refused" in included) {
		tellAt(reader, "error", "include", 1, { why: included.refused }, "zone");
		return;
	}
	shared.includes++;
	shared.includedOctets += included.octets.length;
	readEntries({
		...readerOf(shared, included.file, included.octets, originOf(origin), reader.stack),
		owner: reader.owner,
		isInside: reader.isInside,
		isOriginNew: scan.count > 2
	});
}
function allowed(reader, path) {
	const { shared, stack, file } = reader;
	if (stack.length > maxIncludeDepth) return { refused: "too-deep" };
	if (shared.includes >= maxIncludes || shared.includedOctets > maxIncludedOctets) return { refused: "too-many" };
	const included = shared.include(path, file);
	return "file" in included && stack.includes(included.file) ? { refused: "cycle" } : included;
}
function readGenerate(reader) {
	const { scan } = reader;
	const range = scan.count > 1 ? rangeOf(tokenText(scan, 1)) : void 0;
	if (range === void 0 || scan.count < 5) {
		tellAt(reader, "error", "generate", Math.min(1, scan.count - 1), {}, "zone");
		return;
	}
	const left = reader.shared.mayGenerate;
	left.records -= countOf(range);
	if (left.records < 0) {
		tellAt(reader, "error", "generate-too-many", 1, { limit: maxGenerated.records }, "zone");
		return;
	}
	const place = {
		...lineAt(scan, scan.starts[0] ?? 0),
		endLine: scan.endLine
	};
	const [owner = "", ...rest] = Array.from({ length: scan.count - 2 }, (_, i) => generateToken(scan, i + 2));
	const right = rest.join(" ");
	const isLong = owner.length + right.length > maxTemplate;
	for (let value = range.start; value <= range.stop; value += range.step) {
		const line = isLong ? void 0 : expandedLine(owner, right, value);
		left.octets -= line?.length ?? 0;
		if (left.octets < 0) {
			tellAt(reader, "error", "generate-too-large", 1, { limit: maxGenerated.octets }, "zone");
			return;
		}
		if (line === void 0) tellAt(reader, "error", "generate", 2, {}, "zone");
		if (line === void 0 || !generated(reader, line, place)) return;
	}
}
function generateToken(scan, index) {
	if (!(index === scan.count - 1 && index >= 4 && tokenText(scan, index).includes(" ")) || !isAfterType(scan, index)) return rawToken(scan, index);
	return tokenText(scan, index).replaceAll("\\\"", "\"");
}
function isAfterType(scan, index) {
	const kind = typeKindOf(tokenText(scan, index - 1));
	return kind !== void 0 && kind.kind !== "unknown" && kind.type !== "TXT" && kind.type !== "SPF";
}
function expandedLine(owner, rest, value) {
	const left = expanded(owner, value);
	const right = expanded(rest, value);
	return left === void 0 || right === void 0 ? void 0 : `${left} ${right}`;
}
function generated(reader, line, place) {
	const { shared } = reader;
	const { errors } = shared;
	const scan = scanOf(Buffer.from(line, "latin1"));
	const maker = {
		...reader,
		scan,
		tokens: {
			...reader.tokens,
			scan
		},
		verbatim: { ...reader.verbatim },
		place
	};
	if (!nextEntry(scan) || scan.fault !== void 0) tell(maker, "error", "generate", 0, {}, "zone");
	else record(maker);
	return shared.errors === errors;
}

// src/dns/master-file/read.ts
const maxRewinds = 16;
function readMasterFile(source, sink) {
	const shared = {
		sink,
		zone: source.zone,
		include: source.include ?? (() => ({ refused: "missing" })),
		defaultTtl: void 0,
		lastTtl: void 0,
		soaMinimum: void 0,
		includes: 0,
		includedOctets: 0,
		mayGenerate: { ...source.mayGenerate ?? maxGenerated },
		errors: 0,
		signer: {
			count: 0,
			first: void 0
		}
	};
	readEntries(readerOf(shared, source.file, source.octets, originOf(source.origin), []));
	const { first, count } = shared.signer;
	if (first !== void 0) sink.problem({
		...first,
		args: { count }
	});
}
const dollar = 36;
function readEntries(reader) {
	const { scan } = reader;
	while (nextEntry(scan)) {
		if (reader.markers !== void 0 && isTemplate(reader, reader.markers)) continue;
		if (scan.fault !== void 0) malformed(reader, scan.fault);
		else if (scan.octets[scan.starts[0] ?? 0] === dollar && !scan.isIndented) directive(reader, readEntries);
		else record(reader);
	}
}
function malformed(reader, fault) {
	const { scan } = reader;
	const at = scan.faultAt;
	if (fault !== "parenthesis-open") {
		tell(reader, "error", fault, at, {}, hiddenByEntry(reader, scan.count));
		return;
	}
	if (++reader.rewinds <= maxRewinds) rewindAfter(scan, at);
	tell(reader, "error", fault, at, {}, "zone");
}
function hiddenByEntry(reader, end) {
	const { scan } = reader;
	if (scan.octets[scan.starts[0] ?? 0] === dollar && !scan.isIndented && scan.count > 0) return "zone";
	const { count } = scan;
	scan.count = end;
	const fault = scan.isIndented || end > 0 ? header(reader) : "owner-missing";
	scan.count = count;
	const { owner } = reader;
	if (owner === void 0 || fault === "owner-missing" || fault === "name") return "zone";
	return fault === void 0 ? {
		owner,
		type: reader.type
	} : { owner };
}
function isTemplate(reader, markers) {
	const { scan } = reader;
	const marked = markedToken(scan, markers);
	if (marked === -1) return false;
	if (marked === 0 && isApexMark(scan) && reader.shared.zone !== void 0) {
		reader.owner = reader.shared.zone;
		reader.isInside = true;
		tellAt(reader, "note", "template", 0, {}, { owner: reader.owner });
	} else if (/^\$ttl$/i.test(tokenText(scan, 0))) tellAt(reader, "note", "template", marked, {});
	else tellAt(reader, "note", "template", marked, {}, marked === 0 ? "zone" : hiddenByEntry(reader, marked));
	return true;
}
function isApexMark(scan) {
	return tokenText(scan, 0) === "@Z" && !scan.isIndented;
}

export { readMasterFile as t };