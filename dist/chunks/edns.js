// src/dns/wire/cursor.ts
const maxMessageOctets = 65535;
const headerOctets = 12;
const maxExpanded = 4 * maxMessageOctets;
function cursorOf({ buffer, byteOffset, length }) {
	return {
		octets: new Uint8Array(buffer, byteOffset, length),
		at: 12,
		fault: void 0,
		faultAt: 0,
		expanded: 0,
		names: /* @__PURE__ */ new Map(),
		edns: void 0,
		upperRcode: 0
	};
}
function fail(cursor, fault, at) {
	if (cursor.fault !== void 0) return;
	cursor.fault = fault;
	cursor.faultAt = at;
}
function number16(octets, at) {
	return (octets[at] ?? 0) << 8 | (octets[at + 1] ?? 0);
}
function number32(octets, at) {
	return number16(octets, at) * 65536 + number16(octets, at + 2);
}
function countExpanded(cursor, octets) {
	cursor.expanded += octets;
	if (cursor.expanded > maxExpanded) fail(cursor, "too-much", cursor.at);
}

// src/dns/wire/edns.ts
const dnssecOk = 32768;
const extendedErrorOption = 15;
const maxErrors = 16;
const maxText = 256;
function readEdns(udpSize, ttl, options) {
	const extendedErrors = [];
	for (let at = 0; at < options.length;) {
		const start = at + 4;
		const end = start + number16(options, at + 2);
		if (start > options.length || end > options.length) return void 0;
		const isError = number16(options, at) === 15;
		if (isError && end - start < 2) return void 0;
		if (isError && extendedErrors.length < maxErrors) extendedErrors.push(extendedError(options.subarray(start, end)));
		at = end;
	}
	return {
		udpSize,
		version: ttl >>> 16 & 255,
		dnssecOk: (ttl & dnssecOk) !== 0,
		extendedErrors
	};
}
function extendedError(octets) {
	const text = new TextDecoder().decode(octets.subarray(2)).replace(/\0$/, "");
	return {
		code: number16(octets, 0),
		text: text.slice(0, maxText).toWellFormed().replace(/\p{C}/gu, "�")
	};
}

export { fail as a, number32 as c, cursorOf as i, readEdns as n, maxMessageOctets as o, countExpanded as r, number16 as s, dnssecOk as t };