import { f as parseName } from "./rdata.js";
import { a as hasCode } from "./carrier.js";
import { c as readDs, d as isZoneKey, l as dnskeyOf, t as parseServer, u as isRevoked } from "./server.js";
import { getServers } from "node:dns";
import { readFileSync } from "node:fs";

// src/dns/dnssec/trust-anchor-text.ts
const statement = /(?:^|[\s;}])(?:trust-anchors|trusted-keys|managed-keys)\s*\{/;
function anchorTexts(text) {
	return statement.test(text) ? anchorsOfStatements(text) : anchorsOfMasterFile(text);
}
function tokensIn(text, pattern) {
	return Array.from(text.matchAll(pattern), (match) => ({
		text: match[0],
		at: match.index
	}));
}
const masterFileToken = /;[^\n]*|[()\n]|[^\s();]+/g;
const untrustedState = /;;state=[^23]/;
function anchorsOfMasterFile(text) {
	const records = [[]];
	let depth = 0;
	for (const token of tokensIn(text, masterFileToken)) if (token.text === "(") depth++;
	else if (token.text === ")") depth--;
	else if (token.text !== "\n") records.at(-1)?.push(token);
	else if (depth <= 0) records.push([]);
	return records.filter((record) => !record.some(isUntrusted)).flatMap((record) => anchorOfRecord(record.filter(isField)));
}
function isField({ text }) {
	return !text.startsWith(";");
}
function isUntrusted(token) {
	return !isField(token) && untrustedState.test(token.text);
}
function anchorOfRecord([owner, ...fields]) {
	if (owner === void 0) return [];
	const typeAt = fields.findIndex(({ text }) => !/^(?:\d+[smhdw]?|IN)$/i.test(text));
	const [type, ...rdata] = typeAt === -1 ? [] : fields.slice(typeAt);
	return [{
		owner: owner.text,
		type: (type?.text ?? "").toUpperCase(),
		rdata: textsOf(rdata),
		at: owner.at
	}];
}
function textsOf(tokens) {
	return tokens.map(({ text }) => text);
}
const statementToken = /\/\*(?:[^]*?\*\/|[^]*$)|(?:\/\/|#)[^\n]*|"[^"]*"|[{};]|[^\s{};"]+/g;
const comment = /^(?:#|\/[/*])/;
function anchorsOfStatements(text) {
	const tokens = tokensIn(text, statementToken).filter((token) => !comment.test(token.text));
	const anchors = [];
	let within = "";
	let entry = [];
	for (const [i, token] of tokens.entries()) {
		const isStatement = tokens[i + 1]?.text === "{" && statement.test(`${token.text}{`);
		if (within === "") within = isStatement ? token.text : "";
		else if (token.text === "}") within = "";
		else if (token.text === ";") anchors.push(...anchorOfEntry(entry, within));
		else if (token.text !== "{") entry.push(token);
		if (within === "" || token.text === ";") entry = [];
	}
	return anchors;
}
const typeOfMethod = {
	"static-key": "DNSKEY",
	"initial-key": "DNSKEY",
	"static-ds": "DS",
	"initial-ds": "DS"
};
function anchorOfEntry(entry, within) {
	const [owner, ...fields] = entry.map(({ text, at }) => ({
		text: text.replaceAll("\"", ""),
		at
	}));
	if (owner === void 0) return [];
	const method = within === "trusted-keys" ? "static-key" : fields.shift()?.text ?? "";
	return [{
		owner: owner.text,
		type: typeOfMethod[method] ?? method,
		rdata: textsOf(fields),
		at: owner.at
	}];
}

// src/dns/dnssec/trust-anchors.ts
const rootAnchors = [{
	zone: ".",
	ds: [sha256Of(20326, "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d"), sha256Of(38696, "683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16")],
	keys: []
}];
function sha256Of(keyTag, digest) {
	return {
		keyTag,
		algorithm: 8,
		digestType: 2,
		digest: Buffer.from(digest, "hex")
	};
}
const maxCharacters = 1e6;
function readTrustAnchors(text) {
	if (text.length > maxCharacters) return {
		ok: false,
		error: "over a million characters",
		at: maxCharacters
	};
	const anchors = /* @__PURE__ */ new Map();
	for (const record of anchorTexts(text)) {
		const read = readAnchor(record);
		if (typeof read === "string") return {
			ok: false,
			error: `line ${lineOf(text, record.at)}: ${read}`,
			at: record.at
		};
		const anchor = anchors.get(read.zone) ?? {
			zone: read.zone,
			ds: [],
			keys: []
		};
		if ("ds" in read) anchor.ds.push(read.ds);
		else if (!isRevoked(read.key)) anchor.keys.push(read.key);
		if (anchor.ds.length + anchor.keys.length > 0) anchors.set(read.zone, anchor);
	}
	return anchors.size > 0 ? {
		ok: true,
		value: [...anchors.values()]
	} : {
		ok: false,
		error: "no trust anchor",
		at: 0
	};
}
function lineOf(text, at) {
	return text.slice(0, at).split("\n").length;
}
function readAnchor({ owner, type, rdata }) {
	const zone = parseName(owner);
	if (!zone.ok) return `${owner} is not a domain name: ${zone.error}`;
	const ds = type === "DS" ? dsRdata(rdata) : void 0;
	if (ds !== void 0) return {
		zone: zone.value,
		ds: readDs(ds)
	};
	const octets = type === "DNSKEY" ? dnskeyRdata(rdata) : void 0;
	if (octets === void 0) return "not a DS or DNSKEY record";
	const key = dnskeyOf(zone.value, octets);
	if (isZoneKey(key) || isRevoked(key)) return {
		zone: zone.value,
		key
	};
	return "not the key of a zone: flags 256 or 257 and protocol 3 are needed";
}
const digestOctets = {
	1: 20,
	2: 32,
	4: 48
};
function dsRdata([keyTag = "", algorithm = "", digestType = "", ...rest]) {
	const head = headOf(keyTag, algorithm, digestType);
	const digest = rest.join("").replace(/\s/g, "");
	const octets = Buffer.from(digest, "hex");
	const expected = digestOctets[Number(digestType)] ?? octets.length;
	if (head === void 0 || digest === "" || octets.length * 2 !== digest.length || octets.length !== expected) return void 0;
	return Buffer.concat([head, octets]);
}
function dnskeyRdata([flags = "", protocol = "", algorithm = "", ...rest]) {
	const head = headOf(flags, protocol, algorithm);
	const key = rest.join("").replace(/\s/g, "");
	if (head === void 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(key) || key.length % 4 !== 0) return void 0;
	return Buffer.concat([head, Buffer.from(key, "base64")]);
}
function headOf(first, second, third) {
	if (![
		first,
		second,
		third
	].every((field) => /^\d{1,5}$/.test(field))) return void 0;
	const [a, b, c] = [
		Number(first),
		Number(second),
		Number(third)
	];
	return a > 65535 || b > 255 || c > 255 ? void 0 : Uint8Array.of(a >> 8, a & 255, b, c);
}

// src/net/dns/system-servers.ts
const maxServers = 16;
const maxFileLength = 65536;
function systemServers(file = "/etc/resolv.conf") {
	const listed = nameservers(textOf(file));
	return listed.length > 0 ? listed : getServers().flatMap(serverOf).slice(0, maxServers);
}
function nameservers(text) {
	return [...text.matchAll(/^nameserver[ \t]+(\S+)/gm)].flatMap(([, address = ""]) => serverOf(address)).slice(0, maxServers);
}
function serverOf(address) {
	const parsed = parseServer(address);
	return parsed.ok ? [parsed.value] : [];
}
function textOf(file) {
	try {
		return readFileSync(file, "utf8").slice(0, maxFileLength);
	} catch (error) {
		if (hasCode(error, "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR")) return "";
		throw error;
	}
}

export { readTrustAnchors as n, rootAnchors as r, systemServers as t };