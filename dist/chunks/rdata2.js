import { f as parseName, l as labelsOf, n as stringsOf, r as textOf, u as name } from "./rdata.js";

// src/dns/dnssec/reason.ts
const extendedErrorOf = {
	"unsigned-delegation": void 0,
	"opt-out": void 0,
	"unsupported-algorithm": 1,
	"unsupported-digest": 2,
	"nsec3-iterations": 27,
	"negative-trust-anchor": void 0,
	"signature-missing": 10,
	"signature-invalid": 6,
	"signature-expired": 7,
	"signature-not-yet-valid": 8,
	"signature-malformed": 6,
	"key-missing": 9,
	"ds-mismatch": 9,
	"key-unusable": 11,
	"dnskey-missing": 9,
	"denial-missing": 12,
	"alias-wrong": 6,
	"too-many-signatures": 6,
	"too-many-keys": 6,
	"too-many-hashes": 6,
	"no-answer": 22,
	"no-trust-anchor": 5,
	unsignable: 5,
	"signatures-stripped": 10,
	"too-many-aliases": 5,
	"too-deep": 5,
	"too-much-work": 5
};

// src/dns/wire/name.ts
const maxNameOctets$1 = 255;
const maxLabelOctets$1 = 63;
const written = Array.from({ length: 256 }, (_, octet) => name(`\\${String(octet).padStart(3, "0")}`));
const plain = Uint8Array.from(written, (text) => text.length === 1 ? text.charCodeAt(0) : 0);
const text = Buffer.allocUnsafeSlow(1020);
const dot$3 = 46;
function nameOf$1(octets, start) {
	let length = 0;
	let at = start;
	for (let size = octets[at] ?? 0; size !== 0; size = octets[at] ?? 0) {
		if (length > 0) text[length++] = dot$3;
		const end = at + 1 + size;
		for (at++; at < end; at++) {
			const octet = octets[at] ?? 0;
			const char = plain[octet] ?? 0;
			if (char !== 0) text[length++] = char;
			else length += text.write(written[octet] ?? "", length, "latin1");
		}
	}
	return length === 0 ? "." : text.toString("latin1", 0, length);
}
function endOfName(octets, start, end) {
	let at = start;
	while (at < end) {
		const size = octets[at] ?? 0;
		if (size > 63) return -1;
		at += 1 + size;
		if (at - start > 255) return -1;
		if (size === 0) return at;
	}
	return end + 1;
}
function readName(octets, start = 0, end = octets.length) {
	const after = endOfName(octets, start, end);
	return after < 0 || after > end ? void 0 : {
		name: nameOf$1(octets, start),
		end: after
	};
}
function wireName(owner) {
	if (owner === ".") return /* @__PURE__ */ new Uint8Array(1);
	if (owner.includes("\\")) return escapedName(owner);
	const octets = new Uint8Array(owner.length + 2);
	let label = 0;
	for (let i = 0; i < owner.length; i++) {
		const char = owner.charCodeAt(i);
		if (char === dot$3) {
			octets[label] = i - label;
			label = i + 1;
		} else octets[i + 1] = char;
	}
	octets[label] = owner.length - label;
	return octets;
}
function escapedName(owner) {
	const octets = [];
	for (const label of labelsOf(owner)) {
		const characters = label.match(/\\\d{3}|\\.|./g) ?? [];
		octets.push(characters.length, ...characters.map(octetOf));
	}
	return Uint8Array.from([...octets, 0]);
}
function octetOf(character) {
	if (character.length === 4) return Number(character.slice(1));
	return character.charCodeAt(character.length - 1);
}

// src/dns/master-file/address.ts
const groups = /* @__PURE__ */ new Uint16Array(8);
function isIpv4(octets, start, end) {
	if (end - start < 7 || end - start > 15) return false;
	let parts = 0;
	let value = -1;
	for (let at = start; at < end; at++) {
		const digit = (octets[at] ?? 0) - 48;
		if (digit >= 0 && digit <= 9) {
			if (value === 0) return false;
			value = value === -1 ? digit : value * 10 + digit;
			if (value > 255) return false;
		} else {
			if (digit !== -2 || value === -1) return false;
			parts++;
			value = -1;
		}
	}
	return parts === 3 && value !== -1;
}
function ipv6Of(octets, text, start, end) {
	const form = readIpv6(octets, start, end);
	if (form === void 0) return void 0;
	const run = longestZeros();
	if (form.isPlain && run.start === form.gapStart && run.length === form.gapLength && !isMapped(run)) return text.slice(start, end);
	return ipv6Text(run);
}
function ipv6OfOctets(octets) {
	for (let i = 0; i < 8; i++) groups[i] = (octets[2 * i] ?? 0) << 8 | (octets[2 * i + 1] ?? 0);
	return ipv6Text(longestZeros());
}
function octetsOfIpv6(canonical) {
	readIpv6(Buffer.from(canonical, "latin1"), 0, canonical.length);
	return Uint8Array.from({ length: 16 }, (_, i) => (groups[i >> 1] ?? 0) >> (i % 2 === 0 ? 8 : 0) & 255);
}
function readIpv6(octets, start, end) {
	if (end - start < 2 || end - start > 45) return void 0;
	let isPlain = true;
	let gapStart = -1;
	let count = 0;
	let at = start;
	if (octets[at] === colon) {
		if (octets[at + 1] !== colon) return void 0;
		gapStart = 0;
		at += 2;
	}
	while (at < end) {
		if (count === 8) return void 0;
		const groupStart = at;
		let value = 0;
		for (; at < end; at++) {
			const digit = hexDigit(octets[at] ?? 0);
			if (digit < 0) break;
			if (digit > 15) isPlain = false;
			value = value << 4 | digit & 15;
		}
		if (octets[at] === dot$2) {
			if (count > 6 || !isIpv4(octets, groupStart, end)) return void 0;
			readQuad(octets, groupStart, end, count);
			return closed(count + 2, gapStart, false);
		}
		const length = at - groupStart;
		if (length === 0 || length > 4) return void 0;
		if (length > 1 && octets[groupStart] === 48) isPlain = false;
		groups[count++] = value;
		if (at === end) break;
		if (octets[at] !== colon || ++at === end) return void 0;
		if (octets[at] !== colon) continue;
		if (gapStart !== -1) return void 0;
		gapStart = count;
		at++;
	}
	return closed(count, gapStart, isPlain);
}
const colon = 58;
const dot$2 = 46;
function closed(count, gapStart, isPlain) {
	if (gapStart === -1) return count === 8 ? {
		isPlain,
		gapStart,
		gapLength: 0
	} : void 0;
	if (count > 7) return void 0;
	const gapLength = 8 - count;
	groups.copyWithin(gapStart + gapLength, gapStart, count);
	groups.fill(0, gapStart, gapStart + gapLength);
	return {
		isPlain,
		gapStart,
		gapLength
	};
}
function readQuad(octets, start, end, group) {
	let quad = 0;
	let value = 0;
	for (let at = start; at < end; at++) if (octets[at] !== dot$2) value = value * 10 + (octets[at] ?? 0) - 48;
	else {
		quad = quad * 256 + value;
		value = 0;
	}
	quad = quad * 256 + value;
	groups[group] = quad >>> 16;
	groups[group + 1] = quad & 65535;
}
function hexDigit(octet) {
	if (octet >= 48 && octet <= 57) return octet - 48;
	if (octet >= 97 && octet <= 102) return octet - 87;
	return octet >= 65 && octet <= 70 ? octet - 55 + 16 : -1;
}
function longestZeros() {
	let start = -1;
	let length = 0;
	for (let i = 0; i < 8; i++) {
		let after = i;
		while (after < 8 && groups[after] === 0) after++;
		if (after - i > length && after - i > 1) {
			start = i;
			length = after - i;
		}
		if (after > i) i = after;
	}
	return {
		start,
		length
	};
}
function isMapped(run) {
	return run.start === 0 && run.length === 5 && groups[5] === 65535;
}
function ipv6Text(run) {
	const hex = Array.from(groups, (group) => group.toString(16));
	if (isMapped(run)) return `::ffff:${quadOf(groups[6] ?? 0, groups[7] ?? 0)}`;
	if (run.length === 0) return hex.join(":");
	return `${hex.slice(0, run.start).join(":")}::${hex.slice(run.start + run.length).join(":")}`;
}
function quadOf(high, low) {
	return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

// src/dns/master-file/scan.ts
const upperCase = 1;
const odd = 4;
const quoted = 8;
const delimiter = 16;
const quoteStop = 32;
const newline = 10;
const carriageReturn = 13;
const quote$1 = 34;
const semicolon = 59;
const opening = 40;
const closing = 41;
const backslash$1 = 92;
const space = 32;
const tab = 9;
const maxTokens = 65536;
const classes = classesOfOctets();
function scanOf(octets, line = 1) {
	const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("latin1");
	return {
		octets,
		text,
		at: text.startsWith("ï»¿") ? 3 : 0,
		line,
		entryLine: line,
		entryLineStart: 0,
		endLine: line,
		isIndented: false,
		count: 0,
		starts: /* @__PURE__ */ new Int32Array(16),
		ends: /* @__PURE__ */ new Int32Array(16),
		flags: /* @__PURE__ */ new Int32Array(16),
		fault: void 0,
		faultAt: 0
	};
}
function nextEntry(scan) {
	const { octets } = scan;
	const end = octets.length;
	while (scan.at < end) {
		const first = octets[scan.at];
		scan.isIndented = first === space || first === tab;
		scan.entryLine = scan.line;
		scan.entryLineStart = scan.at;
		scan.count = 0;
		scan.fault = void 0;
		readEntry(scan, end);
		if (scan.count > 0 || scan.fault !== void 0) return true;
	}
	return false;
}
function readEntry(scan, end) {
	const { octets } = scan;
	let { at, line } = scan;
	let depth = 0;
	let openAt = at;
	while (at < end) {
		const octet = octets[at] ?? 0;
		if (octet === space || octet === tab || octet === carriageReturn) at++;
		else if (octet === newline) {
			at++;
			line++;
			if (depth === 0) break;
			if (scan.count === 0) startHere(scan, at, line);
		} else if (octet === semicolon) at = lineEnd(octets, at, end);
		else if (octet === opening) {
			if (depth++ === 0) openAt = at;
			at++;
		} else if (octet === closing) {
			if (depth > 0) depth--;
			else fault(scan, "parenthesis-close", at);
			at++;
		} else at = octet === quote$1 ? readQuoted(scan, at + 1, end) : readToken(scan, at, end);
	}
	scan.endLine = octets[at - 1] === newline ? line - 1 : line;
	scan.at = at;
	scan.line = line;
	if (depth > 0) recoverAfterOpen(scan, openAt);
}
function startHere(scan, at, line) {
	scan.entryLine = line;
	scan.entryLineStart = at;
}
function readToken(scan, start, end) {
	const { octets } = scan;
	let at = start;
	let flags = 0;
	while (at < end) {
		const kind = classes[octets[at] ?? 0] ?? 0;
		if ((kind & 18) !== 0) {
			if ((kind & delimiter) !== 0) break;
			at += at + 1 < end && octets[at + 1] !== newline ? 2 : 1;
		} else at++;
		flags |= kind;
	}
	addToken(scan, start, at, flags & 7);
	return at;
}
function readQuoted(scan, start, end) {
	const { octets } = scan;
	let at = start;
	let flags = 8;
	while (at < end) {
		const octet = octets[at] ?? 0;
		const kind = classes[octet] ?? 0;
		if ((kind & quoteStop) !== 0) {
			if (octet === quote$1) {
				addToken(scan, start, at, flags & 15);
				return at + 1;
			}
			if (octet === newline) break;
			at += octets[at + 1] === newline ? 1 : 2;
		} else at++;
		flags |= kind;
	}
	fault(scan, "quote", start - 1);
	return Math.min(at, end);
}
function addToken(scan, start, end, flags) {
	const index = scan.count;
	if (index === scan.starts.length) {
		if (index >= maxTokens) {
			fault(scan, "too-long", start);
			return;
		}
		scan.starts = grown(scan.starts);
		scan.ends = grown(scan.ends);
		scan.flags = grown(scan.flags);
	}
	scan.starts[index] = start;
	scan.ends[index] = end;
	scan.flags[index] = flags;
	scan.count = index + 1;
}
function grown(array) {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}
function fault(scan, kind, at) {
	if (scan.fault !== void 0) return;
	scan.fault = kind;
	scan.faultAt = at;
}
function recoverAfterOpen(scan, openAt) {
	scan.fault = "parenthesis-open";
	scan.faultAt = openAt;
}
function rewindAfter(scan, from) {
	const { octets } = scan;
	const end = octets.length;
	scan.line = lineAt(scan, from).line;
	let at = lineEnd(octets, from, end);
	while (at < end) {
		at++;
		scan.line++;
		const first = octets[at];
		if (first !== space && first !== tab && first !== closing) break;
		at = lineEnd(octets, at, end);
	}
	scan.at = Math.min(at, end);
	scan.endLine = Math.max(scan.entryLine, scan.line - 1);
}
function lineAt(scan, offset) {
	let line = scan.entryLine;
	let start = scan.entryLineStart;
	for (let at = scan.octets.indexOf(newline, start); at !== -1 && at < offset; at = scan.octets.indexOf(newline, start)) {
		line++;
		start = at + 1;
	}
	const before = scan.octets.subarray(start, offset);
	return {
		line,
		column: Buffer.from(before).toString("utf8").length + 1
	};
}
function tokenText(scan, index) {
	return scan.text.slice(scan.starts[index] ?? 0, scan.ends[index] ?? 0);
}
function rawToken(scan, index) {
	return (flagsAt(scan, index) & 8) === 0 ? tokenText(scan, index) : `"${tokenText(scan, index)}"`;
}
function flagsAt(scan, index) {
	return scan.flags[index] ?? 0;
}
function lineEnd(octets, at, end) {
	const found = octets.indexOf(newline, at);
	return found === -1 ? end : found;
}
function classesOfOctets() {
	const table = /* @__PURE__ */ new Uint8Array(256);
	for (let octet = 0; octet < 256; octet++) if (octet < 32 || octet > 126) table[octet] = 4;
	for (let octet = 65; octet <= 90; octet++) table[octet] = 1;
	for (const octet of [
		space,
		tab,
		carriageReturn,
		semicolon,
		opening,
		closing
	]) table[octet] = delimiter | (table[octet] ?? 0);
	table[newline] = 52;
	table[quote$1] = 48;
	table[backslash$1] = 34;
	return table;
}

// src/dns/master-file/names.ts
const maxNameOctets = 255;
const maxLabelOctets = 63;
const maxNameText = 1020;
const dot$1 = 46;
const at = 64;
function originOf(name) {
	const octets = labelsOf(name).reduce((sum, label) => sum + label.replace(/\\(?:\d{3}|.)/g, "x").length + 1, 1);
	const suffix = name === "." ? "" : `.${name}`;
	return {
		name,
		suffix,
		suffixOctets: Buffer.from(suffix),
		suffixWithDot: `${suffix}.`,
		suffixWithDotOctets: Buffer.from(`${suffix}.`),
		octets
	};
}
function nameAt(scan, index, origin) {
	const form = formOf(scan, index, origin);
	if (form === "unusual") return unusualName(scan, index, origin);
	if (form === "wrong") return void 0;
	const start = scan.starts[index] ?? 0;
	const end = scan.ends[index] ?? 0;
	const text = scan.text.slice(start, form === "absolute" ? end - 1 : end);
	const lower = (flagsAt(scan, index) & 1) === 0 ? text : text.toLowerCase();
	return form === "absolute" ? lower : lower + origin.suffix;
}
function isVerbatimName(scan, index) {
	const isOneOctet = (scan.ends[index] ?? 0) - (scan.starts[index] ?? 0) === 1;
	return flagsAt(scan, index) === 0 && !(isOneOctet && isShorthand(scan.octets[scan.starts[index] ?? 0]));
}
function isShorthand(octet) {
	return octet === at || octet === dot$1;
}
function targetAt(scan, index, origin) {
	const form = formOf(scan, index, origin);
	if (form === "unusual") {
		const name = unusualName(scan, index, origin);
		return name === void 0 ? void 0 : withDot(name);
	}
	if (form === "wrong") return void 0;
	const text = tokenText(scan, index);
	const lower = (flagsAt(scan, index) & 1) === 0 ? text : text.toLowerCase();
	return form === "absolute" ? lower : lower + origin.suffixWithDot;
}
function formOf(scan, index, origin) {
	const flags = flagsAt(scan, index);
	const start = scan.starts[index] ?? 0;
	const end = scan.ends[index] ?? 0;
	const last = scan.octets[end - 1];
	if ((flags & (2 | 4 | 8)) !== 0) return "unusual";
	if (end - start === 1 && isShorthand(last)) return "unusual";
	const isAbsolute = last === dot$1;
	const length = plainLength(scan.octets, start, isAbsolute ? end - 1 : end);
	if (length < 0 || length + (isAbsolute ? 1 : origin.octets) > maxNameOctets) return "wrong";
	return isAbsolute ? "absolute" : "relative";
}
function plainLength(octets, start, end) {
	let label = start;
	for (let at = start; at < end; at++) {
		if (octets[at] !== dot$1) continue;
		if (at === label || at - label > maxLabelOctets) return -1;
		label = at + 1;
	}
	return end === label || end - label > maxLabelOctets ? -1 : end - start + 1;
}
function unusualName(scan, index, origin) {
	if ((flagsAt(scan, index) & 8) !== 0) return void 0;
	const parsed = parseRelative(tokenText(scan, index), origin);
	return parsed.ok ? parsed.value : void 0;
}
function parseRelative(text, origin) {
	if (text === "@") return {
		ok: true,
		value: origin.name
	};
	if (text.length > maxNameText) return {
		ok: false,
		error: "name over 255 octets",
		at: maxNameText
	};
	const ascii = text.replace(/[\x7f-\xff]/g, (char) => `\\${char.charCodeAt(0)}`);
	if (text === "." || isAbsolute(ascii)) return parseName(ascii);
	return parseName(ascii + (origin.name === "." ? "." : `${origin.suffix}.`));
}
function isAbsolute(text) {
	const backslashes = /(\\*)\.$/.exec(text)?.[1]?.length;
	return backslashes !== void 0 && backslashes % 2 === 0;
}
function withDot(name) {
	return name === "." ? "." : `${name}.`;
}

// src/dns/master-file/tokens.ts
const noSuffix = /* @__PURE__ */ new Uint8Array(0);
function tokensOf(scan, origin) {
	return {
		scan,
		origin,
		next: 0,
		fault: void 0,
		faultToken: 0,
		verbatim: 0,
		suffix: noSuffix
	};
}
function fail(at, fault) {
	if (at.fault === void 0) {
		at.fault = fault;
		if ("scan" in at) at.faultToken = Math.max(at.next - 1, 0);
	}
	return "";
}
function take(tokens) {
	if (tokens.next < tokens.scan.count) return tokens.next++;
	fail(tokens, "missing");
	return -1;
}
function takeText(tokens) {
	const index = take(tokens);
	if (index === -1) return void 0;
	if ((flagsAt(tokens.scan, index) & 8) === 0) return tokenText(tokens.scan, index);
	fail(tokens, "quoted");
}
function hasMore(tokens) {
	return tokens.next < tokens.scan.count;
}
function digitsAt(scan, index) {
	const start = scan.starts[index] ?? 0;
	const end = scan.ends[index] ?? 0;
	if (end - start > 10 || end === start || (flagsAt(scan, index) & 8) !== 0) return -1;
	let value = 0;
	for (let at = start; at < end; at++) {
		const digit = (scan.octets[at] ?? 0) - 48;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}
function takeNumber(octets, size) {
	let value = 0;
	for (const octet of takeOctets(octets, size)) value = value * 256 + octet;
	return value;
}
function takeOctets(octets, size) {
	if (octets.at + size > octets.octets.length) {
		fail(octets, "missing");
		octets.at = octets.octets.length;
		return /* @__PURE__ */ new Uint8Array(0);
	}
	octets.at += size;
	return octets.octets.subarray(octets.at - size, octets.at);
}
function takeRest(octets) {
	const rest = takeOctets(octets, octets.octets.length - octets.at);
	return Buffer.from(rest.buffer, rest.byteOffset, rest.length);
}
function unescape(text) {
	if (!text.includes("\\")) return text;
	let isGood = true;
	const value = text.replace(/\\(\d{3}|[^\d]|)/gs, (_, what) => {
		if (what === "" || what.length === 3 && Number(what) > 255) isGood = false;
		return what.length === 3 ? String.fromCharCode(Number(what)) : what;
	});
	return isGood ? value : void 0;
}
function quote(value) {
	return `"${value.replace(/["\\]|[^ -~]/g, (char) => char === "\"" || char === "\\" ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, "0")}`)}"`;
}
function numberOctets(value, size) {
	const octets = new Uint8Array(size);
	let rest = value;
	for (let at = size - 1; at >= 0; at--) {
		octets[at] = rest % 256;
		rest = Math.floor(rest / 256);
	}
	return octets;
}
function joinedOctets(pieces) {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
function latin1(octets) {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}

// src/dns/master-file/ttl.ts
const units = {
	w: 604800,
	d: 86400,
	h: 3600,
	m: 60,
	s: 1
};
const maxSeconds = 4294967295;
function secondsOf(text) {
	if (text.length > 64) return void 0;
	if (/^\d{1,10}$/.test(text)) return bounded(Number(text));
	const lower = text.toLowerCase();
	if (!/^(?:\d{1,10}[wdhms])+$/.test(lower)) return void 0;
	let seconds = 0;
	for (const [, amount, unit] of lower.matchAll(/(\d+)([wdhms])/g)) seconds += Number(amount) * (units[unit ?? "s"] ?? 1);
	return bounded(seconds);
}
function ttlOf(seconds) {
	return seconds > 2147483647 ? 0 : seconds;
}
function bounded(seconds) {
	return seconds <= maxSeconds ? seconds : void 0;
}

// src/dns/master-file/fields.ts
function integer(size, mnemonics) {
	const max = 2 ** (8 * size) - 1;
	return {
		text(tokens) {
			const index = take(tokens);
			if (index === -1) return "";
			const value = digitsAt(tokens.scan, index);
			if (value >= 0 && value <= max) {
				const text = String(value);
				if (text.length === (tokens.scan.ends[index] ?? 0) - (tokens.scan.starts[index] ?? 0)) tokens.verbatim++;
				return text;
			}
			const named = mnemonics?.[tokenText(tokens.scan, index).toUpperCase()];
			return named === void 0 ? fail(tokens, "number") : String(named);
		},
		wire: (octets) => String(takeNumber(octets, size)),
		octets: (text) => numberOctets(Number(text), size),
		parts: [size]
	};
}
const u8 = integer(1);
const u16 = integer(2);
const u32 = integer(4);
const period = {
	text(tokens) {
		const seconds = secondsOf(takeText(tokens) ?? "");
		return seconds === void 0 ? fail(tokens, "time") : String(seconds);
	},
	wire: u32.wire,
	octets: u32.octets,
	parts: [4]
};
const domainName = {
	text(tokens) {
		const index = take(tokens);
		if (index === -1) return "";
		const { scan, origin } = tokens;
		const target = targetAt(scan, index, origin);
		if (target === void 0) return fail(tokens, "name");
		if (isVerbatimName(scan, index)) {
			const isAbsolute = scan.octets[(scan.ends[index] ?? 0) - 1] === dot;
			if (!isAbsolute) tokens.suffix = origin.suffixWithDotOctets;
			if (isAbsolute || index === scan.count - 1) tokens.verbatim++;
		}
		return target;
	},
	wire(octets) {
		const start = octets.at;
		const end = endOfName(octets.octets, start, octets.octets.length);
		if (end < 0) return fail(octets, "name");
		if (end > octets.octets.length) return fail(octets, "missing");
		octets.at = end;
		return withDot(nameOf$1(octets.octets, start));
	},
	octets: (text) => wireName(name(text)),
	parts: ["name"]
};
const ipv4 = {
	text(tokens) {
		const index = take(tokens);
		if (index === -1) return "";
		const { scan } = tokens;
		const start = scan.starts[index] ?? 0;
		const end = scan.ends[index] ?? 0;
		if (flagsAt(scan, index) !== 0 || !isIpv4(scan.octets, start, end)) return fail(tokens, "ipv4");
		tokens.verbatim++;
		return scan.text.slice(start, end);
	},
	wire: (octets) => takeOctets(octets, 4).join("."),
	octets: (text) => Uint8Array.from(text.split("."), Number),
	parts: [4]
};
const ipv6 = {
	text(tokens) {
		const index = take(tokens);
		if (index === -1) return "";
		const { scan } = tokens;
		const start = scan.starts[index] ?? 0;
		const end = scan.ends[index] ?? 0;
		const address = (flagsAt(scan, index) & 8) === 0 ? ipv6Of(scan.octets, scan.text, start, end) : void 0;
		if (address === void 0) return fail(tokens, "ipv6");
		if (address.length === end - start && scan.text.startsWith(address, start)) tokens.verbatim++;
		return address;
	},
	wire: (octets) => ipv6OfOctets(takeOctets(octets, 16)),
	octets: octetsOfIpv6,
	parts: [16]
};
const dot = 46;
const maxStringOctets = 255;
const characterString = {
	text(tokens) {
		const index = take(tokens);
		return index === -1 ? "" : stringAt(tokens, index, maxStringOctets);
	},
	wire(octets) {
		return quote(latin1(takeOctets(octets, takeNumber(octets, 1))));
	},
	octets: stringOctets,
	parts: ["string"]
};
function stringOctets(text) {
	return joinedOctets(stringsOf(text).map((string) => Buffer.from(String.fromCharCode(string.length) + string, "latin1")));
}
const longString = {
	text(tokens) {
		const index = take(tokens);
		return index === -1 ? "" : stringAt(tokens, index, 65535);
	},
	wire: (octets) => quote(latin1(takeRest(octets))),
	octets: (text) => Buffer.from(textOf(text), "latin1"),
	parts: ["rest"]
};
function stringAt(tokens, index, maxOctets) {
	const { scan } = tokens;
	const start = scan.starts[index] ?? 0;
	const end = scan.ends[index] ?? 0;
	const flags = flagsAt(scan, index);
	if ((flags & (2 | 4)) === 0) {
		if (end - start > maxOctets) return fail(tokens, "string");
		if ((flags & 8) === 0) return `"${scan.text.slice(start, end)}"`;
		tokens.verbatim++;
		return scan.text.slice(start - 1, end + 1);
	}
	const value = end - start > 4 * maxOctets ? void 0 : unescape(scan.text.slice(start, end));
	return value === void 0 || value.length > maxOctets ? fail(tokens, "string") : quote(value);
}
const characterStrings = {
	text(tokens) {
		const first = take(tokens);
		if (first === -1) return "";
		let text = stringAt(tokens, first, maxStringOctets);
		while (hasMore(tokens) && tokens.fault === void 0) text += ` ${stringAt(tokens, tokens.next++, maxStringOctets)}`;
		return text.length > 262140 || octetsOf(tokens, first) > 65535 ? fail(tokens, "too-long") : text;
	},
	wire(octets) {
		const strings = [];
		do
			strings.push(characterString.wire(octets));
		while (octets.at < octets.octets.length && octets.fault === void 0);
		return strings.join(" ");
	},
	octets: stringOctets,
	parts: ["strings"]
};
function octetsOf(tokens, first) {
	const { scan, next } = tokens;
	if ((scan.ends[next - 1] ?? 0) - (scan.starts[first] ?? 0) < 32768) return 0;
	let octets = 0;
	for (let index = first; index < next; index++) octets += (unescape(tokenText(scan, index)) ?? "").length + 1;
	return octets;
}
const hexDigits = /^(?:[0-9a-f]{2})+$/i;
const hex = {
	text(tokens) {
		if (tokens.next === tokens.scan.count - 1 && flagsAt(tokens.scan, tokens.next) === 0) tokens.verbatim++;
		const text = joined(tokens);
		return hexDigits.test(text) ? lowered(text) : fail(tokens, text === "" ? "missing" : "hex");
	},
	wire(octets) {
		const rest = takeRest(octets);
		return rest.length === 0 ? fail(octets, "missing") : rest.toString("hex");
	},
	octets: (text) => Buffer.from(text, "hex"),
	parts: ["rest"]
};
const base64 = {
	text(tokens) {
		return base64Of(joined(tokens)) ?? fail(tokens, "base64");
	},
	wire(octets) {
		const rest = takeRest(octets);
		return rest.length === 0 ? fail(octets, "missing") : rest.toString("base64");
	},
	octets: (text) => Buffer.from(text, "base64"),
	parts: ["rest"]
};
function base64Of(text) {
	if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return void 0;
	return Buffer.from(text, "base64").toString("base64");
}
const maxJoined = 131070;
function joined(tokens) {
	const { scan } = tokens;
	const first = take(tokens);
	if (first === -1) return "";
	let text = tokenText(scan, first);
	let flags = flagsAt(scan, first);
	while (hasMore(tokens) && text.length <= maxJoined) {
		flags |= flagsAt(scan, tokens.next);
		text += tokenText(scan, tokens.next++);
	}
	if (text.length > maxJoined) return fail(tokens, "too-long");
	return (flags & 8) === 0 ? text : fail(tokens, "quoted");
}
function lowered(text) {
	return /[A-F]/.test(text) ? text.toLowerCase() : text;
}
const tag = {
	text(tokens) {
		const text = (takeText(tokens) ?? "").toLowerCase();
		return /^[a-z0-9]{1,255}$/.test(text) ? text : fail(tokens, "tag");
	},
	wire(octets) {
		const text = latin1(takeOctets(octets, takeNumber(octets, 1))).toLowerCase();
		return /^[a-z0-9]{1,255}$/.test(text) ? text : fail(octets, "tag");
	},
	octets: (text) => stringOctets(`"${text}"`),
	parts: ["string"]
};
function eui(size) {
	const shape = new RegExp(`^(?:[0-9a-f]{2}-){${size - 1}}[0-9a-f]{2}$`);
	return {
		text(tokens) {
			const text = (takeText(tokens) ?? "").toLowerCase();
			return shape.test(text) ? text : fail(tokens, "eui");
		},
		wire: (octets) => (latin1Hex(takeOctets(octets, size)).match(/../g) ?? []).join("-"),
		octets: (text) => Buffer.from(text.replaceAll("-", ""), "hex"),
		parts: [size]
	};
}
function latin1Hex(octets) {
	return Buffer.from(octets).toString("hex");
}
const nodeId = {
	text(tokens) {
		const text = (takeText(tokens) ?? "").toLowerCase();
		return /^(?:[0-9a-f]{1,4}:){3}[0-9a-f]{1,4}$/.test(text) ? text.replace(/[0-9a-f]+/g, (group) => group.padStart(4, "0")) : fail(tokens, "hex");
	},
	wire: (octets) => (latin1Hex(takeOctets(octets, 8)).match(/.{4}/g) ?? []).join(":"),
	octets: (text) => Buffer.from(text.replaceAll(":", ""), "hex"),
	parts: [8]
};
const nsap = {
	text(tokens) {
		const text = takeText(tokens) ?? "";
		const digits = text.slice(2).replaceAll(".", "");
		return text.length < 512 && /^0x/i.test(text) && hexDigits.test(digits) ? `0x${digits.toLowerCase()}` : fail(tokens, "hex");
	},
	wire: (octets) => `0x${hex.wire(octets)}`,
	octets: (text) => Buffer.from(text.slice(2), "hex"),
	parts: ["rest"]
};
function optional(field) {
	return {
		text: (tokens) => hasMore(tokens) ? field.text(tokens) : "",
		wire: (octets) => octets.at < octets.octets.length ? field.wire(octets) : "",
		octets: (text) => text === "" ? /* @__PURE__ */ new Uint8Array(0) : field.octets(text),
		parts: ["rest"]
	};
}
const asItStands = {
	text(tokens) {
		if (!hasMore(tokens)) return fail(tokens, "missing");
		const parts = [];
		while (hasMore(tokens)) parts.push(rawToken(tokens.scan, tokens.next++));
		return parts.join(" ");
	},
	wire: (octets) => fail(octets, "not-generic"),
	octets: () => void 0,
	parts: ["rest"]
};
const addressPrefixes = optional(asItStands);

// src/dns/wire/base32.ts
const digits = "0123456789abcdefghijklmnopqrstuv";
function base32hex(octets) {
	let text = "";
	let held = 0;
	let bits = 0;
	for (const octet of octets) {
		held = (held << 8 | octet) & 4095;
		for (bits += 8; bits >= 5; bits -= 5) text += digits.charAt(held >> bits - 5 & 31);
	}
	return bits === 0 ? text : text + digits.charAt(held << 5 - bits & 31);
}
function octetsOfBase32hex(text) {
	const octets = new Uint8Array(Math.floor(text.length * 5 / 8));
	let held = 0;
	let bits = 0;
	let length = 0;
	for (const char of text.toLowerCase()) {
		const digit = digits.indexOf(char);
		if (digit === -1) return void 0;
		held = (held << 5 | digit) & 4095;
		bits += 5;
		if (bits < 8) continue;
		bits -= 8;
		octets[length++] = held >> bits & 255;
	}
	return octets;
}

// src/dns/wire/type-bit-map.ts
function typesOfWindows(octets) {
	const types = [];
	return readWindows(octets, 0, octets.length, types) ? types : void 0;
}
function readWindows(octets, start, end, types) {
	let last = -1;
	let at = start;
	while (at < end) {
		const window = octets[at] ?? 0;
		const length = octets[at + 1] ?? 0;
		const after = at + 2 + length;
		if (window <= last || length === 0 || length > 32 || at + 2 > end || after > end) return false;
		if (types !== void 0) addTypes(types, octets.subarray(at + 2, after), window * 256);
		last = window;
		at = after;
	}
	return true;
}
function addTypes(types, bitmap, first) {
	for (const [i, octet] of bitmap.entries()) for (let bit = 0; bit < 8; bit++) if ((octet & 128 >> bit) !== 0) types.push(first + 8 * i + bit);
}
function windowsOf(types) {
	const octets = [];
	const ascending = types.toSorted((a, b) => a - b);
	for (const [window, members] of Map.groupBy(ascending, (type) => type >> 8)) {
		const bitmap = new Uint8Array(((members.at(-1) ?? 0) & 255) / 8 + 1);
		for (const type of members) bitmap[(type & 255) >> 3] = (bitmap[(type & 255) >> 3] ?? 0) | 128 >> (type & 7);
		octets.push(window, bitmap.length, ...bitmap);
	}
	return Uint8Array.from(octets);
}

// src/dns/master-file/types.ts
const typeNumbers = {
	A: 1,
	NS: 2,
	MD: 3,
	MF: 4,
	CNAME: 5,
	SOA: 6,
	MB: 7,
	MG: 8,
	MR: 9,
	NULL: 10,
	WKS: 11,
	PTR: 12,
	HINFO: 13,
	MINFO: 14,
	MX: 15,
	TXT: 16,
	RP: 17,
	AFSDB: 18,
	X25: 19,
	ISDN: 20,
	RT: 21,
	NSAP: 22,
	"NSAP-PTR": 23,
	SIG: 24,
	KEY: 25,
	PX: 26,
	GPOS: 27,
	AAAA: 28,
	LOC: 29,
	NXT: 30,
	EID: 31,
	NIMLOC: 32,
	SRV: 33,
	ATMA: 34,
	NAPTR: 35,
	KX: 36,
	CERT: 37,
	A6: 38,
	DNAME: 39,
	SINK: 40,
	APL: 42,
	DS: 43,
	SSHFP: 44,
	IPSECKEY: 45,
	RRSIG: 46,
	NSEC: 47,
	DNSKEY: 48,
	DHCID: 49,
	NSEC3: 50,
	NSEC3PARAM: 51,
	TLSA: 52,
	SMIMEA: 53,
	HIP: 55,
	NINFO: 56,
	RKEY: 57,
	TALINK: 58,
	CDS: 59,
	CDNSKEY: 60,
	OPENPGPKEY: 61,
	CSYNC: 62,
	ZONEMD: 63,
	SVCB: 64,
	HTTPS: 65,
	DSYNC: 66,
	HHIT: 67,
	BRID: 68,
	SPF: 99,
	UINFO: 100,
	UID: 101,
	GID: 102,
	UNSPEC: 103,
	NID: 104,
	L32: 105,
	L64: 106,
	LP: 107,
	EUI48: 108,
	EUI64: 109,
	URI: 256,
	CAA: 257,
	AVC: 258,
	DOA: 259,
	AMTRELAY: 260,
	RESINFO: 261,
	WALLET: 262,
	CLA: 263,
	IPN: 264,
	TA: 32768,
	DLV: 32769
};
const mnemonics = new Map(Object.entries(typeNumbers).map(([type, number]) => [number, type]));
const metaTypeNumbers = {
	OPT: 41,
	TKEY: 249,
	TSIG: 250,
	IXFR: 251,
	AXFR: 252,
	MAILB: 253,
	MAILA: 254,
	ANY: 255
};
const inventedTypes = /* @__PURE__ */ new Map([
	["DYNA", ["A", "AAAA"]],
	["DYNC", ["CNAME"]],
	["ALIAS", ["A", "AAAA"]],
	["ANAME", ["A", "AAAA"]],
	["CLOUDNS_WR", ["A", "AAAA"]],
	["AZURE_ALIAS", [
		"A",
		"AAAA",
		"CNAME"
	]],
	["R53_ALIAS", [
		"A",
		"AAAA",
		"CNAME"
	]],
	["AKAMAICDN", ["A", "AAAA"]],
	["AKAMAITLC", ["A", "AAAA"]],
	["URL", ["A", "AAAA"]],
	["URL301", ["A", "AAAA"]],
	["FRAME", ["A", "AAAA"]],
	["PORKBUN_URLFWD", ["A", "AAAA"]],
	["LUA", ["CNAME"]],
	["CF_REDIRECT", []],
	["CF_TEMP_REDIRECT", []],
	["CF_SINGLE_REDIRECT", []],
	["CF_WORKER_ROUTE", []],
	["CLOUDFLAREAPI_SINGLE_REDIRECT", []],
	["NAMESERVER", []]
]);
const maxTypeText = 32;
const maxPacked = 5;
function typeKindOf(text) {
	const type = text.toUpperCase();
	if (Object.hasOwn(typeNumbers, type)) return {
		kind: "known",
		type
	};
	if (text.length > maxTypeText || !/^[A-Z][A-Z0-9_-]*$/.test(type)) return void 0;
	if (Object.hasOwn(metaTypeNumbers, type)) return {
		kind: "meta",
		type
	};
	const answers = inventedTypes.get(type);
	if (answers !== void 0) return {
		kind: "invented",
		type,
		answers
	};
	const digits = /^TYPE(\d{1,5})$/.exec(type)?.[1];
	if (digits === void 0) return {
		kind: "unknown",
		type
	};
	return numberedType(Number(digits));
}
function numberedType(number) {
	if (number > 65535) return void 0;
	const mnemonic = mnemonics.get(number);
	if (mnemonic !== void 0) return {
		kind: "numbered",
		type: mnemonic
	};
	return {
		kind: number === 0 || number === 41 || number >= 128 && number <= 255 ? "meta" : "numbered",
		type: `TYPE${number}`
	};
}
function isType(text) {
	const kind = typeKindOf(text)?.kind;
	return kind === "known" || kind === "numbered" || kind === "meta";
}
const packedTypes = new Map([...Object.keys(typeNumbers), "IN"].filter((type) => type.length <= maxPacked).map((type) => [packed$1(type), type]));
function packed$1(text) {
	return Buffer.from(text).reduce((sum, octet) => sum << 6 | octet - 32, 0);
}
function shortMnemonicAt(scan, index) {
	const start = scan.starts[index] ?? 0;
	const end = scan.ends[index] ?? 0;
	if (end - start > maxPacked || ((scan.flags[index] ?? 0) & ~1) !== 0) return void 0;
	let sum = 0;
	for (let at = start; at < end; at++) {
		const octet = scan.octets[at] ?? 0;
		sum = sum << 6 | (octet >= 96 ? octet - 32 : octet) - 32;
	}
	return packedTypes.get(sum);
}

// src/dns/wire/types.ts
const numbers = new Map([...Object.entries(typeNumbers), ...Object.entries(metaTypeNumbers)]);
const types$1 = new Map([...numbers].map(([type, number]) => [number, type]));
function numberOf(type) {
	const number = numbers.get(type) ?? Number(/^TYPE(\d{1,5})$/.exec(type)?.[1] ?? NaN);
	if (number <= 65535) return number;
	throw new RangeError(`${JSON.stringify(type)} is not a type of records`);
}
function typeOf(number) {
	return types$1.get(number) ?? `TYPE${number}`;
}

// src/dns/master-file/key-fields.ts
const algorithm = integer(1, {
	RSAMD5: 1,
	DH: 2,
	DSA: 3,
	ECC: 4,
	RSASHA1: 5,
	NSEC3DSA: 6,
	DSANSEC3SHA1: 6,
	NSEC3RSASHA1: 7,
	RSASHA1NSEC3SHA1: 7,
	RSASHA256: 8,
	RSASHA512: 10,
	ECCGOST: 12,
	"ECC-GOST": 12,
	ECDSAP256SHA256: 13,
	ECDSA256: 13,
	ECDSAP384SHA384: 14,
	ECDSA384: 14,
	ED25519: 15,
	ED448: 16,
	INDIRECT: 252,
	PRIVATEDNS: 253,
	PRIVATEOID: 254
});
const digestType = integer(1, {
	"SHA-1": 1,
	SHA1: 1,
	"SHA-256": 2,
	SHA256: 2,
	GOST: 3,
	"SHA-384": 4,
	SHA384: 4
});
const protocol = integer(1, {
	NONE: 0,
	TLS: 1,
	EMAIL: 2,
	DNSSEC: 3,
	IPSEC: 4,
	ALL: 255
});
const notifyScheme = integer(1, { NOTIFY: 1 });
const certificateType = integer(2, {
	PKIX: 1,
	SPKI: 2,
	PGP: 3,
	IPKIX: 4,
	ISPKI: 5,
	IPGP: 6,
	ACPKIX: 7,
	IACPKIX: 8,
	URI: 253,
	OID: 254
});
const keyFlags = {
	NOCONF: 16384,
	NOAUTH: 32768,
	NOKEY: 49152,
	FLAG2: 8192,
	EXTEND: 4096,
	FLAG4: 2048,
	FLAG5: 1024,
	USER: 0,
	ZONE: 256,
	HOST: 512,
	NTYP3: 768,
	FLAG8: 128,
	FLAG9: 64,
	FLAG10: 32,
	FLAG11: 16,
	KSK: 1,
	REVOKE: 128,
	...Object.fromEntries(Array.from({ length: 16 }, (_, value) => [`SIG${value}`, value]))
};
const noKey = 49152;
const key = {
	text(tokens) {
		const flags = flagsOf(takeText(tokens) ?? "");
		if (flags === void 0) return fail(tokens, "number");
		const head = `${flags} ${protocol.text(tokens)} ${algorithm.text(tokens)}`;
		return (flags & noKey) === noKey ? head : `${head} ${base64.text(tokens)}`;
	},
	wire(octets) {
		const flags = takeNumber(octets, 2);
		const head = `${flags} ${u8.wire(octets)} ${u8.wire(octets)}`;
		return (flags & noKey) === noKey ? head : `${head} ${base64.wire(octets)}`;
	},
	octets(text) {
		const [flags, protocol, algorithm, data = ""] = text.split(" ");
		const head = [numberOctets(Number(flags), 2), Uint8Array.of(Number(protocol), Number(algorithm))];
		return joinedOctets([...head, Buffer.from(data, "base64")]);
	},
	parts: [4, "rest"]
};
function flagsOf(text) {
	if (/^\d{1,5}$/.test(text)) return Number(text) <= 65535 ? Number(text) : void 0;
	if (text.length > 128) return void 0;
	let flags = 0;
	for (const part of text.toUpperCase().split("|")) {
		const flag = Object.hasOwn(keyFlags, part) ? keyFlags[part] : void 0;
		if (flag === void 0) return void 0;
		flags |= flag;
	}
	return flags;
}
const digestOctets = {
	1: 20,
	2: 32,
	3: 32,
	4: 48
};
const digest = {
	text(tokens) {
		const type = digestType.text(tokens);
		const value = hex.text(tokens);
		return hasLength(type, value) ? `${type} ${value}` : fail(tokens, "digest");
	},
	wire(octets) {
		const type = digestType.wire(octets);
		const value = hex.wire(octets);
		return hasLength(type, value) ? `${type} ${value}` : fail(octets, "digest");
	},
	octets(text) {
		const [type, value = ""] = text.split(" ");
		return joinedOctets([Uint8Array.of(Number(type)), Buffer.from(value, "hex")]);
	},
	parts: [1, "rest"]
};
function hasLength(type, value) {
	const expected = digestOctets[type];
	return expected === void 0 || expected * 2 === value.length;
}
const salt = {
	text: matching(/^(?:-|(?:[0-9a-f]{2}){1,255})$/i, "hex"),
	wire(octets) {
		const value = takeOctets(octets, takeNumber(octets, 1));
		return value.length === 0 ? "-" : Buffer.from(value).toString("hex");
	},
	octets: (text) => behindLength(Buffer.from(text === "-" ? "" : text, "hex")),
	parts: ["string"]
};
const hash = {
	text: matching(/^(?:[0-9a-v]{8})*(?:[0-9a-v]{2}|[0-9a-v]{4}|[0-9a-v]{5}|[0-9a-v]{7}|[0-9a-v]{8})$/i, "base32"),
	wire(octets) {
		const value = takeOctets(octets, takeNumber(octets, 1));
		return value.length === 0 ? fail(octets, "missing") : base32hex(value);
	},
	octets: (text) => behindLength(octetsOfBase32hex(text) ?? /* @__PURE__ */ new Uint8Array(0)),
	parts: ["string"]
};
const sha1 = "1";
const sha1Base32 = 32;
const nsec3Head = [
	u8,
	u8,
	u16,
	salt,
	hash
];
const nsec3 = {
	text(tokens) {
		const words = nsec3Head.map((field) => field.text(tokens));
		return isHashed(words) ? words.join(" ") : fail(tokens, "digest");
	},
	wire(octets) {
		const words = nsec3Head.map((field) => field.wire(octets));
		return isHashed(words) ? words.join(" ") : fail(octets, "digest");
	},
	octets(text) {
		const words = text.split(" ");
		return joinedOctets(nsec3Head.map((field, i) => field.octets(words[i] ?? "") ?? /* @__PURE__ */ new Uint8Array(0)));
	},
	parts: nsec3Head.flatMap(({ parts }) => parts)
};
function isHashed(words) {
	return words[0] !== sha1 || words.at(-1)?.length === sha1Base32;
}
function matching(shape, fault) {
	return (tokens) => {
		const text = takeText(tokens) ?? "";
		return text.length <= 512 && shape.test(text) ? text.toLowerCase() : fail(tokens, fault);
	};
}
function behindLength(octets) {
	return joinedOctets([Uint8Array.of(octets.length), octets]);
}
const types = {
	text(tokens) {
		const found = [];
		while (hasMore(tokens)) {
			const text = takeText(tokens) ?? "";
			if (!isType(text)) return fail(tokens, "type");
			found.push(text.toUpperCase());
		}
		return found.join(" ");
	},
	wire: (octets) => typesOfWindows(takeRest(octets))?.map(typeOf).join(" ") ?? fail(octets, "type"),
	octets: (text) => windowsOf(text === "" ? [] : text.split(" ").map(numberOf)),
	parts: ["types"]
};
const typeCovered = {
	text(tokens) {
		const text = takeText(tokens) ?? "";
		return isType(text) ? text.toUpperCase() : fail(tokens, "type");
	},
	wire: (octets) => typeOf(takeNumber(octets, 2)),
	octets: (text) => numberOctets(numberOf(text), 2),
	parts: [2]
};
const time = {
	text: matching(/^(?:\d{1,10}|\d{14})$/, "time"),
	wire(octets) {
		return (/* @__PURE__ */ new Date(takeNumber(octets, 4) * 1e3)).toISOString().slice(0, 19).replace(/\D/g, "");
	},
	octets(text) {
		const seconds = text.length === 14 ? secondsOfDate(text) : Number(text);
		return seconds >= 0 && seconds < 2 ** 32 ? u32.octets(String(seconds)) : void 0;
	},
	parts: [4]
};
function secondsOfDate(text) {
	return Date.parse(text.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z")) / 1e3;
}

// src/dns/master-file/location.ts
const equator = 2 ** 31;
const groundLevel = 1e7;
const maxAltitude = 2 ** 32 - 1 - groundLevel;
const maxSize = 9e9;
const shape = {
	degrees: /^\d{1,3}$/,
	minutes: /^\d{1,2}$/,
	seconds: /^\d{1,2}(?:\.\d{1,3})?$/,
	altitude: /^-?\d{1,8}(?:\.\d{1,2})?m?$/i,
	size: /^\d{1,8}(?:\.\d{1,2})?m?$/i
};
const location = {
	text: locationText,
	wire: locationWire,
	octets: locationOctets,
	parts: ["rest"]
};
function locationText(tokens) {
	const latitude = angle(tokens, "N", "S", 90);
	const longitude = angle(tokens, "E", "W", 180);
	const altitude = metres(tokens, shape.altitude, maxAltitude);
	const sizes = [
		metres(tokens, shape.size, maxSize, 100),
		metres(tokens, shape.size, maxSize, 1e6),
		metres(tokens, shape.size, maxSize, 1e3)
	];
	if (tokens.fault !== void 0) return "";
	return printed(latitude, longitude, altitude, sizes.map(packed));
}
function angle(tokens, positive, negative, maxDegrees) {
	const parts = [];
	let sign = 0;
	while (sign === 0) {
		const text = (takeText(tokens) ?? "").toUpperCase();
		if (text === positive) sign = 1;
		else if (text === negative) sign = -1;
		else if (parts.length === 3 || text === "") return Number(fail(tokens, "location"));
		else parts.push(text);
	}
	const [degrees = "", minutes = "0", seconds = "0"] = parts;
	const isGood = shape.degrees.test(degrees) && shape.minutes.test(minutes) && shape.seconds.test(seconds);
	const total = Math.round((Number(degrees) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1e3);
	const isInRange = Number(minutes) < 60 && Number(seconds) < 60 && total <= maxDegrees * 36e5;
	return isGood && isInRange ? sign * total : Number(fail(tokens, "location"));
}
function metres(tokens, form, max, absent) {
	if (!hasMore(tokens) && absent !== void 0) return absent;
	const text = takeText(tokens) ?? "";
	if (!form.test(text)) return Number(fail(tokens, "location"));
	const centimetres = Math.round(Number(text.replace(/m$/i, "")) * 100);
	return centimetres >= -1e7 && centimetres <= max ? centimetres : Number(fail(tokens, "location"));
}
function packed(centimetres) {
	const exponent = centimetres < 10 ? 0 : Math.min(9, String(centimetres).length - 1);
	return Math.min(9, Math.floor(centimetres / 10 ** exponent)) * 10 ** exponent;
}
function locationWire(octets) {
	const version = takeNumber(octets, 1);
	const sizes = [
		takeSize(octets),
		takeSize(octets),
		takeSize(octets)
	];
	const latitude = takeNumber(octets, 4) - equator;
	const longitude = takeNumber(octets, 4) - equator;
	const altitude = takeNumber(octets, 4) - groundLevel;
	if (version !== 0 || !(Math.abs(latitude) <= 324e6 && Math.abs(longitude) <= 648e6)) return fail(octets, "location");
	return printed(latitude, longitude, altitude, sizes);
}
function locationOctets(text) {
	const words = text.split(" ");
	const [altitude = 0, ...sizes] = words.slice(8).map((metres) => Math.round(Number(metres.slice(0, -1)) * 100));
	return joinedOctets([
		Uint8Array.of(0, ...sizes.map(sizeOctet)),
		numberOctets(equator + thousandthsOf(words.slice(0, 4)), 4),
		numberOctets(equator + thousandthsOf(words.slice(4, 8)), 4),
		numberOctets(altitude + groundLevel, 4)
	]);
}
function thousandthsOf([degrees, minutes, seconds, hemisphere]) {
	const total = (Number(degrees) * 60 + Number(minutes)) * 6e4 + Math.round(Number(seconds) * 1e3);
	return hemisphere === "S" || hemisphere === "W" ? -total : total;
}
function sizeOctet(centimetres) {
	const exponent = centimetres === 0 ? 0 : String(centimetres).length - 1;
	return centimetres / 10 ** exponent << 4 | exponent;
}
function takeSize(octets) {
	const size = takeNumber(octets, 1);
	if (size >> 4 > 9 || (size & 15) > 9) fail(octets, "location");
	return (size >> 4) * 10 ** (size & 15);
}
function printed(latitude, longitude, altitude, sizes) {
	const lengths = [altitude, ...sizes].map((length) => `${(length / 100).toFixed(2)}m`);
	return [
		angleText(latitude, "N", "S"),
		angleText(longitude, "E", "W"),
		...lengths
	].join(" ");
}
function angleText(thousandths, positive, negative) {
	const size = Math.abs(thousandths);
	const minutes = Math.floor(size / 6e4);
	const seconds = (size % 6e4 / 1e3).toFixed(3);
	return `${Math.floor(minutes / 60)} ${minutes % 60} ${seconds} ${thousandths < 0 ? negative : positive}`;
}

// src/dns/master-file/service-binding.ts
const mandatoryKey = 0;
const alpnKey = 1;
const noDefaultAlpnKey = 2;
const names = [
	"mandatory",
	"alpn",
	"no-default-alpn",
	"port",
	"ipv4hint",
	"ech",
	"ipv6hint",
	"dohpath",
	"ohttp"
];
const maxParameters = 1024;
const serviceBinding = {
	text(tokens) {
		const head = `${u16.text(tokens)} ${domainName.text(tokens)}`;
		const parameters = /* @__PURE__ */ new Map();
		while (hasMore(tokens) && tokens.fault === void 0) readParameter(tokens, parameters);
		return tokens.fault === void 0 ? whole(head, parameters, tokens) : "";
	},
	wire(octets) {
		const head = `${u16.wire(octets)} ${domainName.wire(octets)}`;
		const parameters = /* @__PURE__ */ new Map();
		while (octets.at < octets.octets.length && octets.fault === void 0) {
			const key = takeNumber(octets, 2);
			if (parameters.has(key)) return fail(octets, "parameter-twice");
			parameters.set(key, latin1(takeOctets(octets, takeNumber(octets, 2))));
		}
		return octets.fault === void 0 ? whole(head, parameters, octets) : "";
	},
	octets(text) {
		const [priority = "", target = ""] = text.split(" ", 2);
		const parameters = text.slice(priority.length + target.length + 2).matchAll(/([a-z0-9-]+)(?:="((?:[^"\\]|\\.)*)")?/gs);
		const octets = Array.from(parameters, ([, name = "", value = ""]) => parameterOctets(name, value));
		return joinedOctets([
			numberOctets(Number(priority), 2),
			domainName.octets(target) ?? noOctets,
			...octets
		]);
	},
	parts: [
		2,
		"name",
		"rest"
	]
};
const noOctets = /* @__PURE__ */ new Uint8Array(0);
function parameterOctets(name, value) {
	const key = keyOf(name) ?? 0;
	const octets = kindOf(key).octets(unescape(value) ?? "") ?? "";
	return Buffer.from(pair(key) + pair(octets.length) + octets, "latin1");
}
function whole(head, parameters, at) {
	const wrong = faultOf(parameters);
	if (wrong !== void 0) return fail(at, wrong);
	const parts = [head];
	for (const [key, octets] of [...parameters].toSorted(([a], [b]) => a - b)) {
		const text = kindOf(key).text(octets);
		if (text === void 0) return fail(at, "parameter");
		parts.push(text === "" ? nameOf(key) : `${nameOf(key)}=${quote(text)}`);
	}
	return parts.join(" ");
}
function faultOf(parameters) {
	if (parameters.has(noDefaultAlpnKey) && !parameters.has(alpnKey)) return "parameter-missing";
	return pairs(parameters.get(mandatoryKey) ?? "").every((key) => parameters.has(key)) ? void 0 : "parameter-missing";
}
function readParameter(tokens, parameters) {
	const { scan } = tokens;
	const index = tokens.next++;
	const text = tokenText(scan, index);
	const equals = text.indexOf("=");
	const key = keyOf(equals === -1 ? text : text.slice(0, equals));
	let value = equals === -1 ? "" : text.slice(equals + 1);
	if (equals === text.length - 1 && isAdjacentString(tokens, index)) value = tokenText(scan, tokens.next++);
	if (key === void 0 || (flagsAt(scan, index) & 8) !== 0 || value.length > 262140) return wrong(tokens, "parameter");
	if (parameters.has(key)) return wrong(tokens, "parameter-twice");
	const plain = unescape(value);
	const kind = /^key\d/i.test(text) ? opaque : kindOf(key);
	const octets = plain === void 0 ? void 0 : kind.octets(plain);
	if (octets === void 0 || equals !== -1 && value === "" && key < names.length) return wrong(tokens, "parameter");
	parameters.set(key, octets);
}
function wrong(tokens, fault) {
	fail(tokens, fault);
}
function isAdjacentString({ scan }, index) {
	if (index + 1 >= scan.count || (flagsAt(scan, index + 1) & 8) === 0) return false;
	return scan.starts[index + 1] === (scan.ends[index] ?? 0) + 1;
}
function keyOf(text) {
	const name = text.toLowerCase();
	const known = names.indexOf(name);
	if (known !== -1) return known;
	const digits = /^key(0|[1-9]\d{0,4})$/.exec(name)?.[1];
	return digits === void 0 || Number(digits) > 65534 ? void 0 : Number(digits);
}
function nameOf(key) {
	return names[key] ?? `key${key}`;
}
function kindOf(key) {
	return kinds[key] ?? opaque;
}
const opaque = {
	octets: (value) => value,
	text: (octets) => octets
};
const nothing = {
	octets: (value) => value === "" ? "" : void 0,
	text: (octets) => octets === "" ? "" : void 0
};
const mandatory = {
	octets(value) {
		const keys = value.split(",", maxParameters).map(keyOf);
		const sorted = keys.filter((key) => key !== void 0).toSorted((a, b) => a - b);
		return sorted.length === keys.length ? sorted.map(pair).join("") : void 0;
	},
	text(octets) {
		const keys = pairs(octets);
		const isStrict = keys.every((key, i) => key !== mandatoryKey && (i === 0 || key > (keys[i - 1] ?? 0)));
		return octets.length > 0 && octets.length % 2 === 0 && isStrict ? keys.map(nameOf).join(",") : void 0;
	}
};
const alpn = {
	octets(value) {
		const ids = commaSeparated(value);
		return ids.every((id) => id.length > 0 && id.length < 256) ? ids.map((id) => String.fromCharCode(id.length) + id).join("") : void 0;
	},
	text(octets) {
		const ids = [];
		for (let at = 0; at < octets.length;) {
			const length = octets.charCodeAt(at);
			if (length === 0 || at + 1 + length > octets.length) return void 0;
			ids.push(octets.slice(at + 1, at + 1 + length));
			at += 1 + length;
		}
		return ids.length === 0 ? void 0 : ids.map((id) => id.replace(/[\\,]/g, "\\$&")).join(",");
	}
};
function commaSeparated(value) {
	const ids = [];
	let id = "";
	for (let at = 0; at < value.length; at++) {
		const char = value.charAt(at);
		if (char === ",") {
			ids.push(id);
			id = "";
		} else id += char === "\\" ? value.charAt(++at) : char;
	}
	return [...ids, id];
}
const port = {
	octets: (value) => /^\d{1,5}$/.test(value) && Number(value) < 65536 ? pair(Number(value)) : void 0,
	text: (octets) => octets.length === 2 ? String(pairs(octets)[0]) : void 0
};
const ipv4hint = {
	octets: (value) => joinAll(value.split(",", maxParameters), (text) => isIpv4(Buffer.from(text, "latin1"), 0, text.length) ? String.fromCharCode(...text.split(".").map(Number)) : void 0),
	text: (octets) => pieces(octets, 4, (piece) => piece.join("."))
};
const ipv6hint = {
	octets: (value) => joinAll(value.split(",", maxParameters), ipv6Octets),
	text: (octets) => pieces(octets, 16, ipv6OfOctets)
};
function ipv6Octets(text) {
	const canonical = ipv6Of(Buffer.from(text, "latin1"), text, 0, text.length);
	return canonical === void 0 ? void 0 : latin1(octetsOfIpv6(canonical));
}
const ech = {
	octets: (value) => base64Of(value) === void 0 ? void 0 : Buffer.from(value, "base64").toString("latin1"),
	text: (octets) => octets === "" ? void 0 : Buffer.from(octets, "latin1").toString("base64")
};
const dohpath = {
	octets: (value) => isTemplate(value) ? value : void 0,
	text: (octets) => isTemplate(octets) ? octets : void 0
};
function isTemplate(value) {
	return value.startsWith("/") && value.includes("{?dns}");
}
const kinds = [
	mandatory,
	alpn,
	nothing,
	port,
	ipv4hint,
	ech,
	ipv6hint,
	dohpath,
	nothing
];
function joinAll(texts, octetsOf) {
	const parts = texts.map(octetsOf);
	return parts.includes(void 0) ? void 0 : parts.join("");
}
function pieces(octets, size, textOf) {
	if (octets.length === 0 || octets.length % size !== 0) return void 0;
	const all = Buffer.from(octets, "latin1");
	const parts = [];
	for (let at = 0; at < all.length; at += size) parts.push(textOf(all.subarray(at, at + size)));
	return parts.join(",");
}
function pair(value) {
	return String.fromCharCode(value >> 8, value & 255);
}
function pairs(octets) {
	return Array.from({ length: Math.floor(octets.length / 2) }, (_, i) => octets.charCodeAt(2 * i) * 256 + octets.charCodeAt(2 * i + 1));
}

// src/dns/master-file/rdata.ts
const digests = [
	u16,
	algorithm,
	digest
];
const certificateAssociation = [
	u8,
	u8,
	u8,
	hex
];
const fieldsOf = new Map(Object.entries({
	A: [ipv4],
	AAAA: [ipv6],
	NS: [domainName],
	CNAME: [domainName],
	DNAME: [domainName],
	PTR: [domainName],
	MX: [u16, domainName],
	TXT: [characterStrings],
	SPF: [characterStrings],
	SRV: [
		u16,
		u16,
		u16,
		domainName
	],
	SOA: [
		domainName,
		domainName,
		u32,
		period,
		period,
		period,
		period
	],
	CAA: [
		u8,
		tag,
		longString
	],
	TLSA: certificateAssociation,
	SMIMEA: certificateAssociation,
	SSHFP: [
		algorithm,
		u8,
		hex
	],
	DS: digests,
	CDS: digests,
	DLV: digests,
	TA: digests,
	DNSKEY: [key],
	CDNSKEY: [key],
	KEY: [key],
	RKEY: [key],
	CERT: [
		certificateType,
		u16,
		algorithm,
		base64
	],
	OPENPGPKEY: [base64],
	DHCID: [base64],
	HHIT: [base64],
	BRID: [base64],
	HINFO: [characterString, characterString],
	NAPTR: [
		u16,
		u16,
		characterString,
		characterString,
		characterString,
		domainName
	],
	RP: [domainName, domainName],
	LOC: [location],
	SVCB: [serviceBinding],
	HTTPS: [serviceBinding],
	URI: [
		u16,
		u16,
		longString
	],
	AFSDB: [u16, domainName],
	RT: [u16, domainName],
	KX: [u16, domainName],
	LP: [u16, domainName],
	PX: [
		u16,
		domainName,
		domainName
	],
	MD: [domainName],
	MF: [domainName],
	MB: [domainName],
	MG: [domainName],
	MR: [domainName],
	MINFO: [domainName, domainName],
	TALINK: [domainName, domainName],
	"NSAP-PTR": [domainName],
	NSAP: [nsap],
	X25: [characterString],
	ISDN: [characterString, optional(characterString)],
	GPOS: [
		characterString,
		characterString,
		characterString
	],
	AVC: [characterStrings],
	NINFO: [characterStrings],
	RESINFO: [characterStrings],
	WALLET: [characterStrings],
	NID: [u16, nodeId],
	L64: [u16, nodeId],
	L32: [u16, ipv4],
	EUI48: [eui(6)],
	EUI64: [eui(8)],
	EID: [hex],
	NIMLOC: [hex],
	ZONEMD: [
		u32,
		u8,
		u8,
		hex
	],
	DSYNC: [
		typeCovered,
		notifyScheme,
		u16,
		domainName
	],
	CSYNC: [
		u32,
		u16,
		types
	],
	NSEC3PARAM: [
		u8,
		u8,
		u16,
		salt
	],
	NSEC3: [nsec3, types],
	NSEC: [domainName, types],
	RRSIG: [
		typeCovered,
		algorithm,
		u8,
		period,
		time,
		time,
		u16,
		domainName,
		base64
	],
	IPSECKEY: [asItStands],
	HIP: [asItStands],
	AMTRELAY: [asItStands],
	APL: [addressPrefixes],
	WKS: [asItStands],
	A6: [asItStands],
	ATMA: [asItStands],
	SINK: [asItStands],
	DOA: [asItStands],
	SIG: [asItStands],
	NXT: [asItStands],
	CLA: [asItStands],
	IPN: [asItStands]
}));
const signerTypes = /* @__PURE__ */ new Set([
	"RRSIG",
	"NSEC",
	"NSEC3"
]);
function rdataText(tokens, type) {
	const { scan, next } = tokens;
	if (scan.octets[scan.starts[next] ?? 0] === backslash && isGenericMark(tokens)) return generic(tokens, type);
	const fields = fieldsOf.get(type);
	if (fields === void 0) return fail(tokens, hasMore(tokens) ? "not-generic" : "missing");
	const [first, second] = fields;
	let text = first === void 0 ? "" : first.text(tokens);
	if (second !== void 0) for (let i = 1; i < fields.length; i++) {
		const field = fields[i]?.text(tokens) ?? "";
		if (tokens.fault !== void 0) return "";
		if (field !== "") text += ` ${field}`;
	}
	if (tokens.next < scan.count) {
		tokens.next++;
		return fail(tokens, "extra");
	}
	return text;
}
const backslash = 92;
function isGenericMark({ scan, next }) {
	return next < scan.count && tokenText(scan, next) === "\\#" && (flagsAt(scan, next) & 8) === 0;
}
function generic(tokens, type) {
	tokens.next++;
	const length = Number(u16.text(tokens));
	const digits = hasMore(tokens) ? hex.text(tokens) : "";
	if (tokens.fault !== void 0 || digits.length !== length * 2) return fail(tokens, "generic");
	const octets = Buffer.from(digits, "hex");
	if (signerTypes.has(type)) return genericText(octets);
	const { text, fault } = wireText(type, octets);
	return fault === void 0 ? text : fail(tokens, fault);
}
function genericText(octets) {
	return `\\# ${octets.length}${octets.length === 0 ? "" : ` ${Buffer.from(octets).toString("hex")}`}`;
}
function wireText(type, rdata) {
	const octets = {
		octets: rdata,
		at: 0,
		fault: void 0
	};
	const text = (fieldsOf.get(type) ?? [asItStands]).map((field) => field.wire(octets)).filter((part) => part !== "").join(" ");
	if (octets.fault === "not-generic") return {
		text: genericText(rdata),
		fault: void 0
	};
	if (octets.fault === void 0 && octets.at < rdata.length) fail(octets, "extra");
	return {
		text,
		fault: octets.fault
	};
}
const rdataFaultOf = {
	quote: "string",
	"parenthesis-open": "parenthesis",
	"parenthesis-close": "parenthesis",
	"too-long": "too-long"
};
function canonicalRdata(type, text, origin = ".") {
	const tokens = tokensIn(text, origin);
	const { scan } = tokens;
	if (scan.fault !== void 0) return {
		ok: false,
		error: rdataFaultOf[scan.fault],
		at: scan.faultAt
	};
	const value = rdataText(tokens, type);
	if (tokens.fault === void 0) return {
		ok: true,
		value
	};
	return {
		ok: false,
		error: tokens.fault,
		at: scan.starts[tokens.faultToken] ?? 0
	};
}
function rdataFields(type, text) {
	const tokens = tokensIn(text, ".");
	const fields = (fieldsOf.get(type) ?? [asItStands]).map((field) => ({
		field,
		text: field.text(tokens)
	}));
	return tokens.scan.fault === void 0 && tokens.fault === void 0 && !hasMore(tokens) ? fields : void 0;
}
function tokensIn(text, origin) {
	const scan = scanOf(Buffer.from(text.replaceAll("\n", " ")));
	nextEntry(scan);
	return tokensOf(scan, originOf(origin));
}

export { rawToken as A, isVerbatimName as C, flagsAt as D, parseRelative as E, nameOf$1 as F, readName as I, wireName as L, scanOf as M, tokenText as N, lineAt as O, endOfName as P, extendedErrorOf as R, unescape as S, originOf as T, digitsAt as _, rdataText as a, numberOctets as b, numberOf as c, typeKindOf as d, readWindows as f, ttlOf as g, secondsOf as h, rdataFields as i, rewindAfter as j, nextEntry as k, typeOf as l, base32hex as m, fieldsOf as n, signerTypes as o, typesOfWindows as p, genericText as r, wireText as s, canonicalRdata as t, shortMnemonicAt as u, joinedOctets as v, nameAt as w, tokensOf as x, noSuffix as y };