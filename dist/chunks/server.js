import { n as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { c as isWithin, d as parentOf, f as parseName, l as labelsOf, o as below, s as fromLabels } from "./rdata.js";
import { F as nameOf, I as readName, L as wireName, P as endOfName, b as numberOctets, c as numberOf, f as readWindows, g as ttlOf, l as typeOf, m as base32hex, n as fieldsOf, p as typesOfWindows } from "./rdata2.js";
import { a as fail, c as number32, i as cursorOf, n as readEdns, o as maxMessageOctets, r as countExpanded, s as number16 } from "./edns.js";
import { n as isImpossible, t as impossibleAnswer } from "./impossible.js";
import { c as troubleOf, i as closed, l as places, n as afterTime, o as silence, r as timeLimit, s as trouble, t as timeLeft } from "./carrier.js";
import { d as keyObjectOf, f as verify$1, l as isReported, m as presentationOf, p as rsaKeyOf, s as whyOf, t as failureOf, u as isSupported } from "./messages.js";
import { connect as connect$1, isIP, isIPv6 } from "node:net";
import { once } from "node:events";
import { hash, randomBytes } from "node:crypto";
import { lookup } from "node:dns";
import { createSocket } from "node:dgram";

// src/dns/dnssec/answer.ts
function answerOf(validated) {
	const { question, aliases, security, because, notes, wildcard } = validated;
	const originalTtl = originalTtlOf(validated);
	return {
		question,
		outcome: outcomeOf$1(validated),
		aliases,
		security,
		...because === void 0 ? {} : { because },
		...notes.length === 0 ? {} : { notes },
		...originalTtl === void 0 ? {} : { originalTtl },
		source: "live",
		...wildcard === void 0 ? {} : { wildcard }
	};
}
function originalTtlOf({ outcome, security }) {
	if (security !== "secure" || outcome.kind !== "rrset") return void 0;
	const told = outcome.rrset.signatures.map(({ originalTtl }) => originalTtl);
	return told.length === 0 ? void 0 : Math.max(...told);
}
function outcomeOf$1({ outcome, security, because, ttl }) {
	switch (outcome.kind) {
		case "rrset":
		case "nodata":
		case "nxdomain":
			if (security === "bogus" && because !== void 0) return {
				kind: "failed",
				why: whyOf(because)
			};
			if (outcome.kind !== "rrset") return { kind: outcome.kind };
			break;
		case "alias-loop":
		case "unsignable":
		case "failed":
		case "rcode": return {
			kind: "failed",
			why: failureOf(outcome)
		};
	}
	const { owner, type, rdata } = outcome.rrset;
	return {
		kind: "rrset",
		rrset: {
			owner,
			type,
			ttl,
			rdata: rdata.map((octets) => presentationOf(type, octets)).toSorted()
		}
	};
}

// src/dns/message.ts
const rcodes = {
	NOERROR: 0,
	FORMERR: 1,
	SERVFAIL: 2,
	NXDOMAIN: 3,
	NOTIMP: 4,
	REFUSED: 5,
	BADVERS: 16
};

// src/dns/dnssec/read-rrsets.ts
const internet$1 = 1;
function signedRRsets(records) {
	const internetRecords = records.filter((record) => record.class === internet$1);
	const signatures = grouped(internetRecords.filter(({ type }) => type === "RRSIG").flatMap(signatureOf));
	return [...grouped(internetRecords.filter(({ type }) => type !== "RRSIG").map((record) => [keyOf$1(record), record])).values()].map((members) => rrsetOf(members, signatures));
}
function keyOf$1({ owner, type }) {
	return `${type} ${owner}`;
}
function grouped(entries) {
	const groups = /* @__PURE__ */ new Map();
	for (const [key, member] of entries) {
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [member]);
		else group.push(member);
	}
	return groups;
}
function signatureOf(record) {
	const rrsig = rrsigOf(record);
	return rrsig === void 0 ? [] : [[keyOf$1({
		owner: record.owner,
		type: rrsig.typeCovered
	}), rrsig]];
}
function rrsetOf(members, signatures) {
	const [{ owner, type, ttl }] = members;
	return {
		owner,
		type,
		ttl: members.reduce((lowest, member) => Math.min(lowest, member.ttl), ttl),
		rdata: members.length === 1 ? [members[0].rdata] : distinct$1(members.map(({ rdata }) => rdata)),
		signatures: signatures.get(keyOf$1({
			owner,
			type
		})) ?? []
	};
}
function distinct$1(rdata) {
	return [...new Map(rdata.map((octets) => [Buffer.from(octets).toString("latin1"), octets])).values()];
}
const signerAt = 18;
function rrsigOf({ rdata, ttl }) {
	const signer = readName(rdata, signerAt);
	if (signer === void 0 || signer.end >= rdata.length) return void 0;
	const view = new DataView(rdata.buffer, rdata.byteOffset, rdata.length);
	return {
		typeCovered: typeOf(view.getUint16(0)),
		algorithm: view.getUint8(2),
		labels: view.getUint8(3),
		originalTtl: view.getUint32(4),
		expiration: view.getUint32(8),
		inception: view.getUint32(12),
		keyTag: view.getUint16(16),
		signer: signer.name,
		signature: rdata.subarray(signer.end),
		signedPart: Buffer.concat([rdata.subarray(0, signerAt), wireName(signer.name)]),
		ttl
	};
}

// src/dns/dnssec/aliases.ts
function onlyTarget({ type, rdata }) {
	const [only, ...others] = rdata;
	if (only === void 0 || others.length > 0) return void 0;
	const parsed = parseName(presentationOf(type, only));
	return parsed.ok ? parsed.value : void 0;
}
function dnameAbove({ answer }, owner) {
	return signedRRsets(answer).filter((rrset) => rrset.type === "DNAME" && rrset.owner !== owner && isWithin(owner, rrset.owner)).toSorted((a, b) => labelsOf(b.owner).length - labelsOf(a.owner).length)[0];
}
function substituted(owner, dname) {
	const target = onlyTarget(dname);
	if (target === void 0) return void 0;
	const kept = labelsOf(owner).slice(0, labelsOf(owner).length - labelsOf(dname.owner).length);
	const parsed = parseName(fromLabels([...kept, ...labelsOf(target)]));
	return parsed.ok ? parsed.value : void 0;
}

// src/dns/dnssec/denial/span.ts
const typeNumber = {
	NS: 2,
	CNAME: 5,
	SOA: 6,
	DNAME: 39,
	DS: 43,
	NXNAME: 128
};
function isCut({ types }) {
	return types.has(typeNumber.NS) && !types.has(typeNumber.SOA);
}
function hasNothingBelow(span) {
	return isCut(span) || span.types.has(typeNumber.DNAME);
}

// src/dns/dnssec/denial/nsec3.ts
function nsec3Spans(zone, rrsets, work) {
	const all = rrsets.flatMap((rrset) => rrset.rdata.flatMap((rdata) => nsec3Of(zone, rrset, rdata)));
	const [spans] = [...Map.groupBy(all, ({ iterations, salt }) => `${iterations} ${Buffer.from(salt).toString("hex")}`).values()].toSorted((a, b) => b.length - a.length);
	const [first] = spans ?? [];
	if (spans === void 0 || first === void 0) return void 0;
	const hashed = (owner) => hashOf(owner, first, work);
	const at = (owner) => find(spans, hashed(owner), ({ from }, key) => from === key);
	const over = (owner) => find(spans, hashed(owner), covers$1);
	return {
		iterations: first.iterations,
		at,
		over,
		encloserOf: (owner) => encloserOf(zone, owner, at, over),
		noneBetween: (encloser, owner) => encloserBy$1(encloser, [], nextCloser(encloser, owner), over)
	};
}
function find(spans, key, is) {
	return key === void 0 ? void 0 : spans.find((span) => is(span, key));
}
function covers$1({ from, to }, key) {
	return from < to ? from < key && key < to : key > from || key < to;
}
function encloserOf(zone, owner, at, over) {
	let longer = owner;
	for (let name = parentOf(owner); name !== void 0 && isWithin(name, zone); name = parentOf(name)) {
		const span = at(name);
		if (span !== void 0) return hasNothingBelow(span) ? void 0 : encloserBy$1(name, [span], longer, over);
		longer = name;
	}
}
function encloserBy$1(name, spans, longer, over) {
	const span = over(longer);
	return span === void 0 ? void 0 : {
		name,
		spans: [...spans, span],
		optOut: span.optOut
	};
}
function nextCloser(encloser, owner) {
	let longer = owner;
	for (let name = parentOf(owner); name !== void 0 && name !== encloser; name = parentOf(name)) longer = name;
	return longer;
}
function hashOf(owner, { salt, iterations }, work) {
	const key = `${iterations} ${Buffer.from(salt).toString("hex")} ${owner}`;
	const known = work.hashed.get(key);
	if (known !== void 0) return known;
	if (!hasHashes(work, iterations)) return void 0;
	work.hashes += iterations + 1;
	const made = base32hex(nsec3Hash(wireName(owner), salt, iterations));
	work.hashed.set(key, made);
	return made;
}
function hasHashes({ hashes, limits }, iterations) {
	return hashes + iterations + 1 <= limits.hashes;
}
function nsec3Hash(name, salt, iterations) {
	let digest = name;
	for (let i = 0; i <= iterations; i++) digest = hash("sha1", Buffer.concat([digest, salt]), "buffer");
	return digest;
}
const sha1$1 = 1;
const hashOctets = 20;
const optOut = 1;
const saltAt = 5;
function nsec3Of(zone, rrset, rdata) {
	const [algorithm = 0, flags = 0, high = 0, low = 0, saltOctets = 0] = rdata;
	const hashAt = saltAt + saltOctets + 1;
	const typesAt = hashAt + hashOctets;
	const from = labelsOf(rrset.owner)[0] ?? "";
	if (algorithm !== sha1$1 || flags > optOut || rdata[hashAt - 1] !== hashOctets || rdata.length < typesAt) return [];
	if (parentOf(rrset.owner) !== zone || !/^[0-9a-v]{32}$/.test(from)) return [];
	const types = typesOfWindows(rdata.subarray(typesAt));
	if (types === void 0) return [];
	const span = {
		rrset,
		types: new Set(types),
		optOut: flags === optOut
	};
	const salt = rdata.subarray(saltAt, saltAt + saltOctets);
	return [{
		...span,
		iterations: high * 256 + low,
		salt,
		from,
		to: base32hex(rdata.subarray(hashAt, typesAt))
	}];
}

// src/dns/dnssec/denial/order.ts
const endOfLabel = "\0";
function orderKey(owner) {
	const octets = wireName(owner);
	let key = "";
	let at = 0;
	for (let size = octets[at] ?? 0; size !== 0; size = octets[at] ?? 0) {
		let label = "";
		for (let i = at + 1; i <= at + size; i++) label += String.fromCharCode((octets[i] ?? 0) + 1);
		key = label + endOfLabel + key;
		at += 1 + size;
	}
	return key;
}
function commonLabels(one, other) {
	let common = 0;
	for (let i = 0; i < one.length && one.charCodeAt(i) === other.charCodeAt(i); i++) if (one.charAt(i) === endOfLabel) common++;
	return common;
}

// src/dns/dnssec/denial/nsec.ts
const noTypes = /* @__PURE__ */ new Set();
function nsecSpans(zone, rrsets) {
	const all = rrsets.flatMap((rrset) => rrset.rdata.flatMap((rdata) => nsecOf(zone, rrset, rdata)));
	const over = (owner) => {
		const key = orderKey(owner);
		return all.find((nsec) => covers(nsec, key) && !nsec.to.startsWith(key));
	};
	const encloserOf = (owner) => {
		const nsec = over(owner);
		return nsec === void 0 ? void 0 : {
			name: encloserBy(nsec, owner),
			spans: [nsec],
			optOut: false
		};
	};
	return {
		at(owner) {
			const key = orderKey(owner);
			const exact = all.find(({ from }) => from === key);
			if (exact !== void 0) return exact;
			const around = all.find((nsec) => covers(nsec, key) && nsec.to.startsWith(key));
			return around === void 0 ? void 0 : {
				...around,
				types: noTypes
			};
		},
		over,
		encloserOf,
		noneBetween(encloser, owner) {
			const found = encloserOf(owner);
			return found?.name === encloser ? found : void 0;
		}
	};
}
function nsecOf(zone, rrset, rdata) {
	const next = readName(rdata);
	const types = next === void 0 ? void 0 : typesOfWindows(rdata.subarray(next.end));
	if (next === void 0 || types === void 0 || !isWithin(next.name, zone)) return [];
	const isLast = next.name === zone;
	return [{
		rrset,
		types: new Set(types),
		optOut: false,
		from: orderKey(rrset.owner),
		to: orderKey(next.name),
		isLast
	}];
}
function covers(nsec, key) {
	if (key <= nsec.from || !(nsec.isLast || key < nsec.to)) return false;
	return !(key.startsWith(nsec.from) && hasNothingBelow(nsec));
}
function encloserBy({ from, to }, owner) {
	const key = orderKey(owner);
	const labels = labelsOf(owner);
	return fromLabels(labels.slice(labels.length - Math.max(commonLabels(key, from), commonLabels(key, to))));
}

// src/dns/dnssec/denial/denial.ts
function proveNxdomain(records, owner, work) {
	return proof$1(records, owner, work, (spans) => {
		const itself = spans.at(owner);
		if (itself?.types.has(typeNumber.NXNAME)) return denial([itself]);
		const encloser = spans.encloserOf(owner);
		const wildcard = encloser && spans.over(below("*", encloser.name));
		return wildcard && denial([...encloser.spans, wildcard], encloser);
	});
}
function proveNodata(records, owner, type, work) {
	return proof$1(records, owner, work, (spans) => {
		const itself = spans.at(owner);
		if (itself !== void 0) return denies(itself, owner, type) ? denial([itself]) : void 0;
		const encloser = spans.encloserOf(owner);
		const wildcard = encloser && spans.at(below("*", encloser.name));
		if (wildcard !== void 0) return denies(wildcard, owner, type) ? denial([...encloser?.spans ?? [], wildcard], encloser) : void 0;
		return encloser?.optOut ? denial(encloser.spans, encloser) : void 0;
	});
}
function proveNoCloser(records, owner, wildcard, work) {
	return proof$1(records, owner, work, (spans) => {
		const encloser = spans.noneBetween(parentOf(wildcard) ?? ".", owner);
		return encloser && denial(encloser.spans, encloser);
	});
}
function proveNoDs(records, owner, work) {
	const found = search(records, owner, work, (spans) => cutIn(spans, owner));
	if (!("ok" in found)) return found;
	return {
		kind: found.ok === "insecure" ? "insecure" : "unproved",
		reason: found.reason
	};
}
function cutIn(spans, owner) {
	const itself = spans.at(owner);
	if (itself !== void 0) return cutAt(itself, owner);
	const encloser = spans.encloserOf(owner);
	if (encloser === void 0) return void 0;
	if (encloser.optOut) return {
		kind: "delegation",
		optOut: true
	};
	const wildcard = below("*", encloser.name);
	if (spans.over(wildcard) !== void 0) return { kind: "no-name" };
	const made = spans.at(wildcard);
	return made && !isCut(made) && denies(made, owner, "DS") ? { kind: "no-cut" } : void 0;
}
function cutAt(span, owner) {
	if (span.types.has(typeNumber.NXNAME)) return { kind: "no-name" };
	if (!isParentSide$1(span, owner) || span.types.has(typeNumber.DS)) return void 0;
	return isCut(span) ? {
		kind: "delegation",
		optOut: false
	} : { kind: "no-cut" };
}
function isParentSide$1({ types }, owner) {
	return !types.has(typeNumber.SOA) || owner === ".";
}
function denies(span, owner, type) {
	const { types } = span;
	if (type === "ANY") return types.size === 0 || types.has(typeNumber.NXNAME);
	if (types.has(numberOf(type)) || types.has(typeNumber.CNAME)) return false;
	return type === "DS" ? isParentSide$1(span, owner) : !isCut(span);
}
function denial(spans, encloser) {
	return {
		ok: true,
		optOut: encloser?.optOut ?? false,
		records: [...new Set(spans.map(({ rrset }) => rrset))]
	};
}
function proof$1(records, owner, work, prove) {
	return search(records, owner, work, prove);
}
function search({ zone, nsec, nsec3 }, owner, work, prove) {
	const missing = {
		code: "denial-missing",
		zone,
		owner
	};
	if (!isWithin(owner, zone)) return {
		ok: false,
		reason: missing
	};
	const byNames = nsec.length > 0 ? prove(nsecSpans(zone, nsec)) : void 0;
	if (byNames !== void 0) return byNames;
	const hashed = nsec3Spans(zone, nsec3, work);
	if (hashed === void 0) return {
		ok: false,
		reason: missing
	};
	const { iterations } = hashed;
	if (iterations > work.limits.nsec3Iterations) return {
		ok: "insecure",
		reason: {
			code: "nsec3-iterations",
			zone,
			owner,
			args: { iterations }
		}
	};
	const byHashes = prove(hashed);
	if (byHashes !== void 0) return byHashes;
	return {
		ok: false,
		reason: hasHashes(work, iterations) ? missing : {
			...missing,
			code: "too-many-hashes"
		}
	};
}

// src/dns/dnssec/dnskey.ts
const zoneKey = 256;
const revoked = 128;
const dnssecProtocol = 3;
const publicKeyAt = 4;
function dnskeysOf({ owner, rdata }) {
	return rdata.filter(({ length }) => length > publicKeyAt).map((octets) => dnskeyOf(owner, octets));
}
function dnskeyOf(owner, rdata) {
	const [high = 0, low = 0, protocol = 0, algorithm = 0] = rdata;
	const publicKey = rdata.subarray(publicKeyAt);
	return {
		owner,
		flags: high * 256 + low,
		protocol,
		algorithm,
		publicKey,
		keyTag: keyTagOf(rdata),
		rdata
	};
}
const rsaMd5 = 1;
function keyTagOf(rdata) {
	if (rdata[3] === rsaMd5) return (rdata.at(-3) ?? 0) * 256 + (rdata.at(-2) ?? 0);
	let sum = 0;
	for (let i = 0; i < rdata.length; i += 2) sum += (rdata[i] ?? 0) * 256 + (rdata[i + 1] ?? 0);
	return sum + (sum >> 16) & 65535;
}
function isZoneKey({ flags, protocol }) {
	return (flags & zoneKey) !== 0 && !isRevoked({ flags }) && protocol === dnssecProtocol;
}
function isRevoked({ flags }) {
	return (flags & revoked) !== 0;
}
const rsaAlgorithms = /* @__PURE__ */ new Set([
	1,
	5,
	7,
	8,
	10
]);
function bitsOf({ algorithm, publicKey }) {
	return rsaAlgorithms.has(algorithm) ? rsaKeyOf(publicKey)?.bits : void 0;
}

// src/dns/dnssec/ds.ts
const sha1 = 1;
const hashes = /* @__PURE__ */ new Map([
	[sha1, "sha1"],
	[2, "sha256"],
	[4, "sha384"]
]);
const digestAt = 4;
function dsOf({ rdata }) {
	return rdata.filter(({ length }) => length >= digestAt).map(readDs);
}
function readDs(rdata) {
	const [high = 0, low = 0, algorithm = 0, digestType = 0] = rdata;
	return {
		keyTag: high * 256 + low,
		algorithm,
		digestType,
		digest: rdata.subarray(digestAt)
	};
}
function usableDs(records) {
	const known = records.filter(({ algorithm }) => isSupported(algorithm));
	if (known.length === 0) return {
		usable: [],
		lacks: "algorithm"
	};
	const computed = known.filter(({ digestType }) => hashes.has(digestType));
	if (computed.length === 0) return {
		usable: [],
		lacks: "digest"
	};
	const strong = new Set(computed.filter(({ digestType }) => digestType !== sha1).map(({ algorithm }) => algorithm));
	return { usable: computed.filter(({ digestType, algorithm }) => digestType !== sha1 || !strong.has(algorithm)) };
}
function matchedBy(records, keys) {
	const kinds = new Set(records.map(kindOf));
	const byDigest = Map.groupBy(records, (ds) => `${kindOf(ds)} ${Buffer.from(ds.digest).toString("hex")}`);
	const matched = {
		ds: /* @__PURE__ */ new Set(),
		keys: /* @__PURE__ */ new Set()
	};
	for (const key of keys) for (const [digestType, algorithm] of hashes) {
		const kind = kindOf({
			...key,
			digestType
		});
		if (!kinds.has(kind)) continue;
		const digest = hash(algorithm, Buffer.concat([wireName(key.owner), key.rdata]), "hex");
		for (const ds of byDigest.get(`${kind} ${digest}`) ?? []) {
			matched.ds.add(ds);
			matched.keys.add(key);
		}
	}
	return matched;
}
function kindOf({ keyTag, algorithm, digestType }) {
	return `${keyTag} ${algorithm} ${digestType}`;
}

// src/dns/dnssec/limits.ts
const limits = {
	signaturesPerRRset: 8,
	keysPerTag: 4,
	failures: 8,
	hashes: 1e4,
	nsec3Iterations: 100,
	verifications: 128,
	depth: 40,
	aliases: 11,
	skewSeconds: 86400
};
function workOf(limits) {
	return {
		limits,
		verifications: 0,
		hashes: 0,
		hashed: /* @__PURE__ */ new Map()
	};
}

// src/dns/dnssec/notes.ts
const sha1Algorithms = /* @__PURE__ */ new Set([5, 7]);
const sha1Digest = 1;
const leastRsaBits = 2048;
const soonSeconds = 259200;
const soonShare = .1;
const longSeconds = 15552e3;
function notesOfKeys(zone, keys, ds, { judged, signatures }, now) {
	const notes = [];
	const usable = new Set(usableDs(ds).usable);
	const matched = matchedBy(ds, keys).ds;
	for (const record of ds) {
		const args = {
			keyTag: record.keyTag,
			algorithm: record.algorithm,
			digestType: record.digestType
		};
		if (!usable.has(record) && record.digestType !== sha1Digest) notes.push({
			code: "ds-algorithm-unsupported",
			zone,
			args
		});
		else if (!matched.has(record)) notes.push({
			code: "ds-without-key",
			zone,
			args
		});
	}
	if (usable.size > 0 && [...usable].every(({ digestType }) => digestType === sha1Digest)) notes.push({
		code: "sha1-digest",
		zone
	});
	for (const algorithm of unsignedAlgorithms(keys, ds, signatures)) notes.push({
		code: "algorithm-unsigned",
		zone,
		args: { algorithm }
	});
	const tags = keys.map(({ keyTag, algorithm }) => `${keyTag} ${algorithm}`);
	if (new Set(tags).size < tags.length) notes.push({
		code: "key-tags-collide",
		zone
	});
	return [...notes, ...notesOfSignature(zone, judged, now)];
}
function unsignedAlgorithms(keys, ds, signatures) {
	const signed = new Set(signatures.map(({ algorithm }) => algorithm));
	const hasKey = new Set(keys.map(({ algorithm }) => algorithm));
	return [...new Set(ds.map(({ algorithm }) => algorithm))].filter((algorithm) => hasKey.has(algorithm) && !signed.has(algorithm));
}
function notesOfSignature(zone, { rrsig, key }, now) {
	const notes = [];
	const bits = bitsOf(key);
	const left = rrsig.expiration - Math.floor(now.getTime() / 1e3);
	if (sha1Algorithms.has(rrsig.algorithm)) notes.push({
		code: "sha1-signature",
		zone,
		args: {
			keyTag: key.keyTag,
			algorithm: key.algorithm
		}
	});
	if (bits !== void 0 && bits < leastRsaBits) notes.push({
		code: "short-rsa-key",
		zone,
		args: {
			keyTag: key.keyTag,
			bits
		}
	});
	const lifetime = rrsig.expiration - rrsig.inception;
	if (left < Math.min(soonSeconds, lifetime * soonShare)) notes.push({
		code: "signature-expires-soon",
		zone,
		args: {
			type: rrsig.typeCovered,
			expiration: rrsig.expiration
		}
	});
	const days = Math.floor(lifetime / 86400);
	if (lifetime > longSeconds) notes.push({
		code: "signature-lives-long",
		zone,
		args: {
			type: rrsig.typeCovered,
			days
		}
	});
	return notes;
}

// src/dns/dnssec/received.ts
function rrsetIn(message, owner, type) {
	return signedRRsets(message.answer).find((rrset) => rrset.owner === owner && rrset.type === type);
}
function noAnswerOf(received, question) {
	if (received.kind === "failed") return noAnswer(question, {
		why: received.why,
		detail: received.detail
	});
	const { rcode, edns } = received.message;
	if (rcode === rcodes.NOERROR || rcode === rcodes.NXDOMAIN) return void 0;
	const [error] = edns?.extendedErrors ?? [];
	return noAnswer(question, {
		rcode,
		...error === void 0 ? {} : {
			extendedError: error.code,
			text: error.text
		}
	});
}
function noAnswer({ owner, type }, args = {}) {
	return {
		code: "no-answer",
		owner,
		type,
		args
	};
}
function signerOf({ rrsig, key }) {
	return {
		signer: rrsig.signer,
		keyTag: key.keyTag,
		algorithm: key.algorithm
	};
}
function aged$1(ttl, { age }) {
	return Math.max(0, ttl - age);
}

// src/dns/wire/parts.ts
const obsolete = [["SIG", [
	18,
	"name",
	"rest"
]], ["NXT", ["name", "rest"]]];
const partsOf = new Map([...Array.from(fieldsOf, ([type, fields]) => [type, fields.flatMap(({ parts }) => parts)]), ...obsolete].filter(([, parts]) => parts[0] !== "rest").map(([type, parts]) => [numberOf(type), merged(parts)]));
function merged(parts) {
	const whole = [];
	for (const part of parts) {
		const last = whole.at(-1);
		if (typeof part === "number" && typeof last === "number") whole[whole.length - 1] = last + part;
		else whole.push(part);
	}
	return whole;
}

// src/dns/wire/canonical.ts
const hasLowerCase = new Set("NS MD MF CNAME SOA MB MG MR PTR MINFO MX RP AFSDB RT SIG PX NXT NAPTR KX SRV DNAME A6 RRSIG".split(" "));
function canonicalOctets(type, rdata) {
	if (!hasLowerCase.has(type)) return rdata;
	let octets = rdata;
	for (const { start, end } of namesIn(type, rdata)) octets = lowered(octets, start, end);
	return octets;
}
function namesIn(type, rdata) {
	if (type === "A6") return nameOfA6(rdata);
	const spans = [];
	let at = 0;
	for (const part of partsOf.get(numberOf(type)) ?? []) if (part === "name") {
		const end = endOfName(rdata, at, rdata.length);
		if (end < 0 || end > rdata.length) break;
		spans.push({
			start: at,
			end
		});
		at = end;
	} else if (part === "string") at += 1 + (rdata[at] ?? 0);
	else if (typeof part === "number") at += part;
	return spans;
}
function nameOfA6(rdata) {
	const prefixLength = rdata[0] ?? 0;
	const start = 1 + Math.ceil((128 - prefixLength) / 8);
	return prefixLength === 0 || prefixLength > 128 ? [] : [{
		start,
		end: rdata.length
	}];
}
function lowered(octets, start, end) {
	let copy = octets;
	for (let at = start; at < end; at++) {
		const octet = octets[at] ?? 0;
		if (octet < 65 || octet > 90) continue;
		if (copy === octets) copy = Uint8Array.from(octets);
		copy[at] = octet + 32;
	}
	return copy;
}

// src/dns/dnssec/signature.ts
const problems = [
	"signature-missing",
	"signature-malformed",
	"key-missing",
	"key-unusable",
	"signature-not-yet-valid",
	"signature-expired",
	"signature-invalid",
	"too-many-keys",
	"too-many-signatures",
	"too-much-work"
];
function verifyRRset(rrset, keys, zone, now, work) {
	const seconds = Math.floor(now.getTime() / 1e3);
	const candidates = [];
	const flaws = [];
	for (const rrsig of rrset.signatures) {
		if (rrsig.signer !== zone) continue;
		const named = keys.filter(({ keyTag, algorithm }) => keyTag === rrsig.keyTag && algorithm === rrsig.algorithm);
		const flaw = flawOfForm(rrset, rrsig) ?? flawOfTimes(rrsig, seconds, work.limits.skewSeconds) ?? flawOfKeys(rrsig, named);
		if (flaw === void 0) candidates.push({
			rrsig,
			keys: named.filter(isZoneKey)
		});
		else flaws.push(flaw);
	}
	const found = tryCandidates(rrset, candidates, work);
	if ("key" in found) return {
		ok: true,
		...found,
		...reachOf(rrset, found.rrsig, seconds)
	};
	return {
		ok: false,
		reason: reasonOf(rrset, zone, [...flaws, ...found])
	};
}
function flawOfForm({ owner }, rrsig) {
	const { algorithm, keyTag, labels, signer } = rrsig;
	const args = {
		algorithm,
		keyTag
	};
	if (!isSupported(algorithm)) return {
		code: "signature-missing",
		args
	};
	if (!isWithin(owner, signer)) return {
		code: "signature-malformed",
		args: {
			...args,
			problem: "signer"
		}
	};
	if (labels > countLabels(owner)) return {
		code: "signature-malformed",
		args: {
			...args,
			problem: "labels"
		}
	};
	if (labels < countLabels(signer)) return {
		code: "signature-malformed",
		args: {
			...args,
			problem: "wildcard"
		}
	};
}
function countLabels(owner) {
	const labels = labelsOf(owner);
	return labels[0] === "*" ? labels.length - 1 : labels.length;
}
const minSkewSeconds = 3600;
function flawOfTimes({ inception, expiration, keyTag, algorithm }, now, maxSkew) {
	const args = {
		algorithm,
		keyTag
	};
	const lifetime = secondsFrom(inception, expiration);
	if (lifetime < 0) return {
		code: "signature-malformed",
		args: {
			...args,
			problem: "times"
		}
	};
	const skew = Math.min(maxSkew, Math.max(minSkewSeconds, lifetime / 10));
	if (secondsFrom(now, inception) > skew) return {
		code: "signature-not-yet-valid",
		args: {
			...args,
			inception
		}
	};
	if (secondsFrom(expiration, now) > skew) return {
		code: "signature-expired",
		args: {
			...args,
			expiration
		}
	};
}
function secondsFrom(from, to) {
	return to - from | 0;
}
function flawOfKeys({ algorithm, keyTag }, named) {
	if (named.length === 0) return {
		code: "key-missing",
		args: {
			algorithm,
			keyTag
		}
	};
	return named.some(isZoneKey) ? void 0 : {
		code: "key-unusable",
		args: {
			algorithm,
			keyTag
		}
	};
}
function tryCandidates(rrset, candidates, work) {
	const { signaturesPerRRset, keysPerTag, failures, verifications } = work.limits;
	const inOrder = candidates.toSorted((a, b) => Number(isReported(a.rrsig.algorithm)) - Number(isReported(b.rrsig.algorithm)));
	const octetsOf = signedOctets(rrset);
	const flaws = [];
	let failed = 0;
	for (const { rrsig, keys } of inOrder.slice(0, signaturesPerRRset)) {
		const args = {
			algorithm: rrsig.algorithm,
			keyTag: rrsig.keyTag
		};
		const octets = octetsOf(rrsig);
		for (const key of keys.slice(0, keysPerTag)) {
			if (keyObjectOf(key) === void 0) {
				flaws.push({
					code: "key-unusable",
					args
				});
				continue;
			}
			if (work.verifications >= verifications) return [{ code: "too-much-work" }];
			if (failed >= failures) return [{
				code: "too-many-signatures",
				args
			}];
			work.verifications++;
			if (verify$1(key, octets, rrsig.signature)) return {
				rrsig,
				key
			};
			failed++;
			flaws.push({
				code: "signature-invalid",
				args
			});
		}
		if (keys.length > keysPerTag) flaws.push({
			code: "too-many-keys",
			args
		});
	}
	if (inOrder.length > signaturesPerRRset) flaws.push({ code: "too-many-signatures" });
	return flaws;
}
function reasonOf({ owner, type }, zone, flaws) {
	let furthest = { code: "signature-missing" };
	for (const flaw of flaws) if (problems.indexOf(flaw.code) >= problems.indexOf(furthest.code)) furthest = flaw;
	return {
		zone,
		owner,
		type,
		...furthest
	};
}
function reachOf({ owner, ttl }, rrsig, now) {
	const wildcard = wildcardOf(owner, rrsig);
	const left = Math.max(0, secondsFrom(now, rrsig.expiration));
	return {
		ttl: Math.min(ttl, rrsig.ttl, rrsig.originalTtl, left),
		...wildcard === void 0 ? {} : { wildcard }
	};
}
function wildcardOf(owner, { labels }) {
	if (labels >= countLabels(owner)) return void 0;
	const all = labelsOf(owner);
	return below("*", fromLabels(all.slice(all.length - labels)));
}
const internet = 1;
function signedOctets({ owner, type, rdata }) {
	const canonical = distinct(rdata.map((octets) => canonicalOctets(type, octets)).toSorted((a, b) => Buffer.compare(a, b)));
	return (rrsig) => {
		const name = wireName(wildcardOf(owner, rrsig) ?? owner);
		const head = Buffer.alloc(name.length + 8);
		head.set(name);
		head.writeUInt16BE(numberOf(type), name.length);
		head.writeUInt16BE(internet, name.length + 2);
		head.writeUInt32BE(rrsig.originalTtl, name.length + 4);
		return Buffer.concat([rrsig.signedPart, ...canonical.flatMap((octets) => [
			head,
			lengthOf(octets),
			octets
		])]);
	};
}
function lengthOf({ length }) {
	return Uint8Array.of(length >> 8, length & 255);
}
function distinct(sorted) {
	return sorted.filter((octets, i) => i === 0 || Buffer.compare(octets, sorted[i - 1] ?? octets) !== 0);
}

// src/dns/dnssec/trust.ts
const weakestFirst = [
	"bogus",
	"indeterminate",
	"insecure",
	"secure"
];
function isWeaker(one, other) {
	return weakestFirst.indexOf(one) < weakestFirst.indexOf(other);
}
function joined(...parts) {
	return {
		steps: [...new Set(parts.flatMap(({ steps }) => steps))],
		notes: [...new Set(parts.flatMap(({ notes }) => notes))],
		ttl: Math.min(...parts.map(({ ttl }) => ttl))
	};
}
const nothing = {
	steps: [],
	notes: [],
	ttl: 1e400
};

// src/dns/dnssec/judge.ts
const maxSigners = 2;
function isParentSide(type) {
	return type === "DS";
}
function signersOf({ options }, rrsets, owner, type) {
	const lowest = lowestOf(owner, type);
	const anchored = options.anchors.filter(({ zone }) => isWithin(lowest, zone));
	return [...new Set(rrsets.flatMap(({ signatures }) => signatures.map(({ signer }) => signer)))].filter((signer) => isWithin(lowest, signer) && anchored.every(({ zone }) => isWithin(signer, zone))).toSorted((a, b) => labelsOf(b).length - labelsOf(a).length).slice(0, maxSigners);
}
function zoneOf(chain, owner, type) {
	return chain.enclosing(lowestOf(owner, type));
}
function lowestOf(owner, type) {
	return isParentSide(type) ? parentOf(owner) ?? "." : owner;
}
async function judgeRRset(chain, rrset, received, asked = rrset.type) {
	let failed;
	for (const signer of signersOf(chain, [rrset], rrset.owner, asked)) {
		const trust = await chain.trustOf(signer);
		const judgement = trust.kind === "secure" ? judgedBy(chain, rrset, trust, received) : unsigned(rrset, trust, received);
		if (judgement.security !== "bogus") return judgement;
		failed ??= judgement;
	}
	return failed ?? judgeUnsigned(chain, rrset, received, asked);
}
function unsigned(rrset, trust, received) {
	const security = trust.kind === "no-zone" ? "bogus" : trust.kind;
	const step = {
		question: questionOf(rrset),
		link: "answer",
		security,
		because: trust.because
	};
	return {
		security,
		because: trust.because,
		...ended$1(trust, step, aged$1(rrset.ttl, received))
	};
}
async function judgeUnsigned(chain, rrset, received, asked) {
	const trust = await zoneOf(chain, rrset.owner, asked);
	if (trust.kind !== "secure") return unsigned(rrset, trust, received);
	const because = {
		code: rrset.signatures.length > 0 ? "signature-malformed" : "signature-missing",
		zone: trust.zone,
		owner: rrset.owner,
		type: rrset.type
	};
	return bogus(trust, {
		question: questionOf(rrset),
		link: "answer",
		security: "bogus",
		because
	}, because);
}
function judgedBy(chain, rrset, trust, received) {
	const now = chain.options.now();
	const judged = verifyRRset(rrset, trust.keys, trust.zone, now, workOf(chain.options.limits));
	const link = isParentSide(rrset.type) ? "delegation" : "answer";
	if (!judged.ok) return bogus(trust, {
		question: questionOf(rrset),
		link,
		security: "bogus",
		because: judged.reason
	}, judged.reason);
	const step = {
		question: questionOf(rrset),
		link,
		security: "secure",
		...signerOf(judged)
	};
	const notes = notesOfSignature(trust.zone, judged, now);
	const conclusion = ended$1({
		...trust,
		notes: [...trust.notes, ...notes]
	}, step, aged$1(judged.ttl, received));
	if (judged.wildcard === void 0) return {
		security: "secure",
		...conclusion
	};
	return fromWildcard(chain, rrset, {
		...trust,
		...conclusion
	}, judged.wildcard, received);
}
function fromWildcard(chain, { owner }, trust, wildcard, received) {
	const proved = proof(chain, denialsIn(received), trust, received, (records, work) => {
		const outcome = proveNoCloser(records, owner, wildcard, work);
		if (outcome.ok === "insecure") return {
			ok: true,
			insecure: outcome.reason
		};
		if (!outcome.ok) return {
			ok: false,
			reason: outcome.reason
		};
		const optOut = {
			code: "opt-out",
			zone: records.zone,
			owner
		};
		return {
			ok: true,
			insecure: outcome.optOut ? optOut : void 0
		};
	});
	const conclusion = joined(proved);
	if (!proved.ok) return {
		security: proved.security,
		because: proved.because,
		...conclusion
	};
	if (proved.value.insecure !== void 0) return {
		security: "insecure",
		because: proved.value.insecure,
		...conclusion
	};
	return {
		security: "secure",
		wildcard,
		...conclusion
	};
}
async function judgeAlias(chain, received, owner, type) {
	const cname = rrsetIn(received.message, owner, "CNAME");
	const dname = dnameAbove(received.message, owner);
	if (cname !== void 0 && (cname.signatures.length > 0 || dname === void 0)) {
		const target = onlyTarget(cname);
		return target === void 0 ? void 0 : {
			...await judgeRRset(chain, cname, received, type),
			target
		};
	}
	return dname === void 0 ? void 0 : judgeMade(chain, received, owner, dname);
}
async function judgeMade(chain, received, owner, dname) {
	const cname = rrsetIn(received.message, owner, "CNAME");
	const made = substituted(owner, dname);
	const told = cname === void 0 ? made : onlyTarget(cname);
	if (made === void 0) return void 0;
	const judgement = await judgeRRset(chain, dname, received);
	if (made === told && (judgement.security !== "secure" || judgement.wildcard === void 0) || judgement.security !== "secure") return {
		...judgement,
		target: told ?? made
	};
	const because = {
		code: "alias-wrong",
		owner,
		type: "CNAME"
	};
	return {
		...bogus(judgement, {
			question: {
				owner,
				type: "CNAME"
			},
			link: "answer",
			security: "bogus",
			because
		}, because),
		target: made
	};
}
async function provedBy(chain, received, owner, type, prove) {
	const denials = denialsIn(received);
	let failed;
	for (const signer of signersOf(chain, denials, owner, type)) {
		const trust = await chain.trustOf(signer);
		if (trust.kind === "secure") {
			const proved = proof(chain, denials, trust, received, prove);
			if (proved.ok) return proved;
			failed ??= proved;
		} else if (trust.kind !== "no-zone") return {
			ok: false,
			security: trust.kind,
			because: trust.because,
			...joined(trust)
		};
	}
	const zone = await zoneOf(chain, owner, type);
	if (failed !== void 0 && zone.kind !== "insecure") return failed;
	if (zone.kind !== "secure") return {
		ok: false,
		security: zone.kind === "no-zone" ? "bogus" : zone.kind,
		because: zone.because,
		...joined(zone)
	};
	return {
		ok: false,
		security: "bogus",
		because: {
			code: "denial-missing",
			zone: zone.zone,
			owner,
			type
		},
		...joined(zone)
	};
}
function denialsIn({ message }) {
	return signedRRsets(message.authority).filter(({ type }) => type === "NSEC" || type === "NSEC3");
}
function proof(chain, denials, trust, received, prove) {
	const work = workOf(chain.options.limits);
	const now = chain.options.now();
	let ttl = trust.ttl;
	let refused;
	const good = denials.filter((rrset) => {
		const judged = verifyRRset(rrset, trust.keys, trust.zone, now, work);
		if (!judged.ok) refused ??= judged.reason;
		else ttl = Math.min(ttl, aged$1(judged.ttl, received));
		return judged.ok && judged.wildcard === void 0;
	});
	const proved = prove({
		zone: trust.zone,
		nsec: good.filter(({ type }) => type === "NSEC"),
		nsec3: good.filter(({ type }) => type === "NSEC3")
	}, work);
	const conclusion = {
		...joined(trust),
		ttl
	};
	if (proved.ok) return {
		ok: true,
		value: proved,
		...conclusion
	};
	return {
		ok: false,
		security: "bogus",
		because: refused ?? proved.reason,
		...conclusion
	};
}
function questionOf({ owner, type }) {
	return {
		owner,
		type
	};
}
function ended$1(from, step, ttl) {
	return {
		steps: [...from.steps, step],
		notes: from.notes,
		ttl: Math.min(from.ttl, ttl)
	};
}
function bogus(from, step, because) {
	return {
		security: "bogus",
		because,
		...ended$1(from, step, 0)
	};
}

// src/dns/dnssec/remembered.ts
const maxRemembered = 5e4;
function rememberedFor(now) {
	const kept = /* @__PURE__ */ new Map();
	return (key, find) => {
		const known = kept.get(key);
		if (known !== void 0 && known.until > now().getTime()) return left(known.value, now().getTime() - known.since);
		kept.delete(key);
		const entry = {
			value: find(),
			since: 1e400,
			until: 1e400
		};
		kept.set(key, entry);
		date(entry, now);
		for (const oldest of kept.keys()) {
			if (kept.size <= maxRemembered) break;
			kept.delete(oldest);
		}
		return entry.value;
	};
}
async function date(entry, now) {
	const { ttl } = await entry.value;
	entry.since = now().getTime();
	entry.until = entry.since + ttl * 1e3;
}
function left(value, age) {
	const seconds = Math.floor(age / 1e3);
	if (!(seconds > 0)) return value;
	return value.then((conclusion) => ({
		...conclusion,
		ttl: Math.max(0, conclusion.ttl - seconds)
	}));
}

// src/dns/dnssec/chain.ts
const ttlOfTrouble = {
	bogus: 30,
	indeterminate: 5,
	insecure: 300
};
function chainOf(options) {
	const trusts = rememberedFor(options.now);
	const delegations = rememberedFor(options.now);
	const chain = {
		options,
		trustOf: (zone) => trusts(zone, () => findTrust(chain, zone, () => delegations(zone, () => delegationOf(chain, zone)))),
		enclosing: (owner) => enclosing(chain, owner, (name) => delegations(name, () => delegationOf(chain, name)))
	};
	return chain;
}
function anchorOf({ anchors, negativeAnchors }, owner) {
	const anchor = anchors.filter(({ zone }) => isWithin(owner, zone)).toSorted((a, b) => depthOf(b.zone) - depthOf(a.zone))[0];
	const negative = negativeAnchors.find((zone) => isWithin(owner, zone) && (anchor === void 0 || isWithin(zone, anchor.zone)));
	if (negative !== void 0) return without("insecure", {
		code: "negative-trust-anchor",
		zone: negative
	});
	return anchor ?? without("indeterminate", {
		code: "no-trust-anchor",
		owner
	});
}
function depthOf(owner) {
	return labelsOf(owner).length;
}
function without(kind, because, from = nothing) {
	const { steps, notes, ttl } = from;
	return {
		kind,
		because,
		steps,
		notes,
		ttl: Math.min(ttl, ttlOfTrouble[kind])
	};
}
async function findTrust(chain, zone, delegation) {
	const anchor = anchorOf(chain.options, zone);
	if ("kind" in anchor) return anchor;
	if (depthOf(zone) - depthOf(anchor.zone) > chain.options.limits.depth) return without("indeterminate", {
		code: "too-deep",
		zone
	});
	const keys = chain.options.ask(zone, "DNSKEY");
	if (anchor.zone === zone) return anchoredTrust(chain, anchor, await keys);
	const found = await delegation();
	switch (found.kind) {
		case "secure": return delegatedTrust(chain, zone, found, await keys);
		case "no-cut":
		case "no-name": return {
			kind: "no-zone",
			because: {
				code: "signature-malformed",
				zone,
				args: { problem: "signer" }
			},
			...joined(found)
		};
		case "bogus":
		case "indeterminate":
		case "insecure": return found;
	}
}
function anchoredTrust(chain, anchor, received) {
	const { usable, lacks } = usableDs(anchor.ds);
	const isKnown = (key) => anchor.keys.some(({ rdata }) => Buffer.compare(rdata, key.rdata) === 0);
	const entriesOf = (keys) => {
		const matched = matchedBy(usable, keys).keys;
		return keys.filter((key) => matched.has(key) || isKnown(key));
	};
	if (usable.length === 0 && anchor.keys.length === 0) return without("insecure", {
		code: lacks === "digest" ? "unsupported-digest" : "unsupported-algorithm",
		zone: anchor.zone
	});
	return keysBy(chain, anchor.zone, "anchor", entriesOf, anchor.ds, received, nothing);
}
function delegatedTrust(chain, zone, delegation, received) {
	const { usable } = usableDs(delegation.ds);
	return keysBy(chain, zone, "keys", (keys) => [...matchedBy(usable, keys).keys], delegation.ds, received, delegation);
}
function keysBy(chain, zone, link, entriesOf, ds, received, from) {
	const question = {
		owner: zone,
		type: "DNSKEY"
	};
	const broken = (kind, because) => {
		const step = {
			question,
			link,
			security: kind,
			because
		};
		return without(kind, because, {
			...from,
			steps: [...from.steps, step]
		});
	};
	const silence = noAnswerOf(received, question);
	if (silence !== void 0 || received.kind === "failed") return broken("indeterminate", silence ?? noAnswer(question));
	const rrset = rrsetIn(received.message, zone, "DNSKEY");
	if (link === "anchor" && (rrset === void 0 || rrset.signatures.length === 0)) return broken("indeterminate", {
		code: "signatures-stripped",
		zone
	});
	if (rrset === void 0) return broken("bogus", {
		code: "dnskey-missing",
		zone
	});
	const keys = dnskeysOf(rrset);
	const matched = entriesOf(keys);
	const entries = matched.filter(isZoneKey);
	if (entries.length === 0) return broken("bogus", mismatch(zone, matched));
	const judged = verifyRRset(rrset, entries, zone, chain.options.now(), workOf(chain.options.limits));
	if (!judged.ok) return broken("bogus", judged.reason);
	const step = {
		question,
		link,
		security: "secure",
		...signerOf(judged)
	};
	return {
		kind: "secure",
		zone,
		keys: keys.filter(isZoneKey),
		steps: [...from.steps, step],
		notes: [...from.notes, ...notesOfKeys(zone, keys, ds, {
			judged,
			signatures: rrset.signatures
		}, chain.options.now())],
		ttl: Math.min(from.ttl, aged$1(judged.ttl, received))
	};
}
function mismatch(zone, [unusable]) {
	if (unusable === void 0) return {
		code: "ds-mismatch",
		zone
	};
	return {
		code: "key-unusable",
		zone,
		args: {
			keyTag: unusable.keyTag,
			algorithm: unusable.algorithm,
			flags: unusable.flags
		}
	};
}
async function delegationOf(chain, owner) {
	const question = {
		owner,
		type: "DS"
	};
	const received = await chain.options.ask(owner, "DS");
	const silence = noAnswerOf(received, question);
	if (silence !== void 0 || received.kind === "failed") return stepped(question, without("indeterminate", silence ?? noAnswer(question)));
	const rrset = rrsetIn(received.message, owner, "DS");
	if (rrset !== void 0) return signedDelegation(chain, question, rrset, received);
	const alias = await judgeAlias(chain, received, owner, "DS");
	if (alias !== void 0) return alias.security === "secure" ? {
		kind: "no-cut",
		...joined(alias)
	} : {
		kind: alias.security,
		because: alias.because,
		...joined(alias)
	};
	return deniedDelegation(chain, question, received);
}
async function signedDelegation(chain, question, rrset, received) {
	const judgement = await judgeRRset(chain, rrset, received);
	if (judgement.security !== "secure") return stepped(question, {
		kind: judgement.security,
		because: judgement.because,
		...joined(judgement)
	}, "delegation");
	const ds = dsOf(rrset);
	const { usable, lacks } = usableDs(ds);
	if (usable.length > 0) return {
		kind: "secure",
		ds,
		...joined(judgement)
	};
	return stepped(question, {
		kind: "insecure",
		because: {
			code: lacks === "digest" ? "unsupported-digest" : "unsupported-algorithm",
			zone: question.owner,
			args: argsOfDs(ds)
		},
		...joined(judgement)
	}, "delegation");
}
function argsOfDs(ds) {
	return {
		algorithms: [...new Set(ds.map(({ algorithm }) => algorithm))].join(", "),
		digestTypes: [...new Set(ds.map(({ digestType }) => digestType))].join(", ")
	};
}
async function deniedDelegation(chain, question, received) {
	const { owner } = question;
	const proved = await provedBy(chain, received, owner, "DS", (records, work) => {
		const cut = proveNoDs(records, owner, work);
		return cut.kind === "unproved" ? {
			ok: false,
			reason: cut.reason
		} : {
			ok: true,
			cut,
			zone: records.zone
		};
	});
	if (!proved.ok) return stepped(question, {
		kind: proved.security,
		because: proved.because,
		...joined(proved)
	});
	const { cut, zone } = proved.value;
	const link = {
		question,
		signer: zone
	};
	switch (cut.kind) {
		case "delegation": {
			const because = {
				code: cut.optOut ? "opt-out" : "unsigned-delegation",
				zone: owner
			};
			return withStep({
				kind: "insecure",
				because,
				...joined(proved)
			}, {
				...link,
				link: "no-delegation",
				security: "insecure",
				because
			});
		}
		case "insecure": return withStep({
			kind: "insecure",
			because: cut.reason,
			...joined(proved)
		}, {
			...link,
			link: "no-delegation",
			security: "insecure",
			because: cut.reason
		});
		case "no-cut":
		case "no-name": return withStep({
			kind: cut.kind,
			...joined(proved)
		}, {
			...link,
			link: "no-cut",
			security: "secure"
		});
	}
}
function withStep(delegation, step) {
	return {
		...delegation,
		steps: [...delegation.steps, step]
	};
}
function stepped(question, delegation, link = "no-delegation") {
	return withStep(delegation, {
		question,
		link,
		security: delegation.kind,
		because: delegation.because
	});
}
async function enclosing(chain, owner, delegation) {
	const anchor = anchorOf(chain.options, owner);
	if ("kind" in anchor) return anchor;
	let trust = await chain.trustOf(anchor.zone);
	const down = namesBetween(anchor.zone, owner);
	if (down.length > chain.options.limits.depth) return without("indeterminate", {
		code: "too-deep",
		owner
	});
	for (const name of down) {
		if (trust.kind !== "secure") return trust;
		const found = await delegation(name);
		if (found.kind === "no-name") return {
			...trust,
			...joined(trust, found)
		};
		if (found.kind === "no-cut") trust = {
			...trust,
			...joined(trust, found)
		};
		else if (found.kind === "secure") trust = await chain.trustOf(name);
		else return found;
	}
	return trust;
}
function namesBetween(above, owner) {
	const names = [];
	for (let at = owner; at !== void 0 && at !== above && at !== "."; at = parentOf(at)) names.unshift(at);
	return names;
}

// src/dns/dnssec/validate.ts
function validatorOf(options) {
	const { ask, anchors, negativeAnchors = [], now, limits: limits$1 = limits } = options;
	const chain = chainOf({
		ask,
		anchors,
		negativeAnchors,
		now,
		limits: limits$1
	});
	const remembered = rememberedFor(now);
	return { validate(owner, type) {
		for (const { zone } of anchors.slice(0, 1)) chain.trustOf(zone);
		return remembered(`${type} ${owner}`, () => validate(chain, {
			owner,
			type
		}));
	} };
}
async function validate(chain, question) {
	if (question.type === "RRSIG") return unsignable(question);
	let path = {
		question,
		at: question.owner,
		aliases: [],
		weakest: {
			security: "secure",
			...nothing
		},
		...nothing
	};
	let received = await chain.options.ask(path.at, question.type);
	for (;;) {
		const silence = noAnswerOf(received, {
			owner: path.at,
			type: question.type
		});
		if (silence !== void 0 || received.kind === "failed") return silent(chain, path, received, silence);
		const alias = isOfAliases(question.type) || hasFinal(received.message, path.at, question.type) ? void 0 : await judgeAlias(chain, received, path.at, question.type);
		if (alias === void 0) return final(chain, path, received);
		const isLoop = alias.target === question.owner || path.aliases.some(({ target }) => target === alias.target);
		path = followed(path, alias);
		if (isLoop || path.aliases.length > chain.options.limits.aliases) return endless(path);
		if (!isAnswered(received.message, path.at)) received = await chain.options.ask(path.at, question.type);
	}
}
function followed(path, alias) {
	const wildcard = path.wildcard ?? (alias.security === "secure" ? alias.wildcard : void 0);
	return {
		...path,
		...joined(path, alias),
		at: alias.target,
		aliases: [...path.aliases, {
			target: alias.target,
			security: alias.security
		}],
		weakest: isWeaker(alias.security, path.weakest.security) ? alias : path.weakest,
		...wildcard === void 0 ? {} : { wildcard }
	};
}
function isOfAliases(type) {
	return type === "CNAME" || type === "ANY";
}
function finalsIn(message, at, type) {
	return signedRRsets(message.answer).filter((rrset) => rrset.owner === at && (type === "ANY" || rrset.type === type));
}
function hasFinal(message, at, type) {
	return finalsIn(message, at, type).length > 0;
}
function isAnswered(message, at) {
	const denies = message.authority.some(({ type }) => type === "SOA" || type === "NSEC" || type === "NSEC3");
	return message.answer.some(({ owner }) => owner === at) || dnameAbove(message, at) !== void 0 || denies || message.rcode === rcodes.NXDOMAIN;
}
async function final(chain, path, received) {
	const { message } = received;
	const finals = finalsIn(message, path.at, path.question.type);
	const [rrset] = finals;
	if (rrset === void 0) return denied(chain, path, received);
	let end = path;
	for (const each of finals) {
		end = ended(end, await judgeFinal(chain, each, received));
		if (end.weakest.security === "bogus") break;
	}
	return validated(end, {
		kind: "rrset",
		rrset
	});
}
async function judgeFinal(chain, rrset, received) {
	return (rrset.type === "CNAME" ? await judgeAlias(chain, received, rrset.owner, "CNAME") : void 0) ?? judgeRRset(chain, rrset, received);
}
function ended(path, judgement) {
	const wildcard = path.wildcard ?? (judgement.security === "secure" ? judgement.wildcard : void 0);
	return {
		...path,
		...joined(path, judgement),
		weakest: isWeaker(judgement.security, path.weakest.security) ? judgement : path.weakest,
		...wildcard === void 0 ? {} : { wildcard }
	};
}
async function denied(chain, path, received) {
	const { at, question } = path;
	const isNxdomain = received.message.rcode === rcodes.NXDOMAIN;
	const proved = await provedBy(chain, received, at, question.type, (records, work) => proofOf(isNxdomain, records, at, question.type, work));
	const told = isNxdomain ? "nxdomain" : "nodata";
	const ttl = Math.min(proved.ttl, negativeTtl(received));
	if (!proved.ok) {
		const step = denialStep(path, proved.security, proved.because);
		return validated(ended(path, {
			...joined(proved),
			ttl,
			security: proved.security,
			because: proved.because,
			steps: [...proved.steps, step]
		}), { kind: told });
	}
	const { kind, outcome, zone } = proved.value;
	const because = insecurityOf(outcome, zone, at);
	const security = because === void 0 ? "secure" : "insecure";
	const steps = [...proved.steps, {
		...denialStep(path, security, because),
		signer: zone
	}];
	const conclusion = {
		...joined(proved),
		ttl,
		steps
	};
	return validated(ended(path, because === void 0 ? {
		security: "secure",
		...conclusion
	} : {
		security: "insecure",
		because,
		...conclusion
	}), { kind });
}
function proofOf(isNxdomain, records, at, type, work) {
	const nodata = () => proveNodata(records, at, type, work);
	const first = isNxdomain ? proveNxdomain(records, at, work) : nodata();
	if (first.ok !== false) return {
		ok: true,
		kind: isNxdomain ? "nxdomain" : "nodata",
		outcome: first,
		zone: records.zone
	};
	const second = isNxdomain ? nodata() : first;
	if (second.ok === true && !second.optOut) return {
		ok: true,
		kind: "nodata",
		outcome: second,
		zone: records.zone
	};
	return {
		ok: false,
		reason: first.reason
	};
}
function insecurityOf(outcome, zone, owner) {
	if (outcome.ok === "insecure") return outcome.reason;
	return outcome.optOut ? {
		code: "opt-out",
		zone,
		owner
	} : void 0;
}
function denialStep({ at, question }, security, because) {
	return {
		question: {
			owner: at,
			type: question.type
		},
		link: "denial",
		security,
		...because === void 0 ? {} : { because }
	};
}
const soaMinimumAt = 4;
function negativeTtl({ message, age }) {
	const soa = message.authority.find(({ type }) => type === "SOA");
	if (soa === void 0 || soa.rdata.length < 22) return 0;
	const { rdata } = soa;
	const minimum = new DataView(rdata.buffer, rdata.byteOffset, rdata.length).getUint32(rdata.length - soaMinimumAt);
	return Math.max(0, Math.min(soa.ttl, minimum) - age);
}
const yxdomain = 6;
async function silent(chain, path, received, because) {
	if (received.kind === "failed") return validated(ended(path, unanswered(because)), received);
	const { rcode, edns } = received.message;
	const outcome = {
		kind: "rcode",
		rcode,
		extendedErrors: edns?.extendedErrors ?? [],
		server: received.server
	};
	const dname = rcode === yxdomain ? dnameAbove(received.message, path.at) : void 0;
	const isTooLong = dname !== void 0 && substituted(path.at, dname) === void 0;
	if (dname === void 0 || !isTooLong) return validated(ended(path, unanswered(because)), outcome);
	return validated(ended(path, await judgeRRset(chain, dname, received)), outcome);
}
function unanswered(because) {
	return {
		security: "indeterminate",
		because: because ?? { code: "no-answer" },
		steps: [],
		notes: [],
		ttl: 0
	};
}
function endless(path) {
	return validated(ended(path, {
		security: "indeterminate",
		because: {
			code: "too-many-aliases",
			owner: path.question.owner,
			args: { aliases: path.aliases.length }
		},
		steps: [],
		notes: [],
		ttl: path.ttl
	}), { kind: "alias-loop" });
}
function unsignable(question) {
	return {
		question,
		outcome: { kind: "unsignable" },
		aliases: [],
		security: "indeterminate",
		because: {
			code: "unsignable",
			...question
		},
		ttl: 0,
		notes: [],
		steps: []
	};
}
function validated({ question, aliases, weakest, wildcard, steps, notes, ttl }, outcome) {
	return {
		question,
		outcome,
		aliases,
		security: weakest.security,
		...weakest.security === "secure" ? {} : { because: weakest.because },
		...wildcard === void 0 ? {} : { wildcard },
		ttl: Number.isFinite(ttl) ? ttl : 0,
		notes: [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()],
		steps
	};
}

// src/net/dns/known-server.ts
async function tryServer({ server, carrier, health }, question, patience) {
	const start = performance.now();
	const brought = await carrier.exchange(question, patience);
	const ms = performance.now() - start;
	const exchange = brought.kind === "message" && brought.message.isTruncated ? trouble("truncated", `truncated over ${server.transport}`) : brought;
	if (exchange.kind === "message") health.answered(ms);
	else health.failed();
	return {
		exchange,
		ms
	};
}
function isAnswer({ message: { rcode } }) {
	return rcode === rcodes.NOERROR || rcode === rcodes.NXDOMAIN;
}
function outcomeOf(exchange) {
	return exchange.kind === "failed" ? exchange.why : rcodeName(exchange.message);
}
const rcodeNames = new Map(Object.entries(rcodes).map(([name, rcode]) => [rcode, name]));
function rcodeName({ rcode }) {
	return rcodeNames.get(rcode) ?? `RCODE${rcode}`;
}

// src/net/dns/ask-servers.ts
const maxTurns = 8;
async function askServers(question, known, budget) {
	const until = performance.now() + budget.timeoutMs;
	const asked = [];
	let excuse;
	let last = trouble("no-servers", "no servers");
	let candidates = inOrder(known);
	for (let turn = 0; candidates.length > 0 && excuse === void 0 && turn < maxTurns; turn++) {
		const silent = [];
		for (const one of candidates) {
			if (performance.now() >= until) return excuse ?? {
				...last,
				servers: asked
			};
			const patience = {
				timeoutMs: one.health.timeoutMs() * 2 ** turn,
				until
			};
			const round = budget.round();
			const { exchange, ms } = await tryServer(one, question, patience);
			budget.note({
				...sentTo(one, question, exchange),
				ms,
				round,
				isRetry: asked.length > 0
			});
			asked.push(one.server.url);
			if (exchange.kind === "message" && isAnswer(exchange)) return {
				...exchange,
				server: one.server.url
			};
			if (exchange.kind === "message") excuse ??= {
				...exchange,
				server: one.server.url
			};
			else last = exchange;
			if (exchange.kind === "failed" && (exchange.why === "timeout" || turn === 0)) silent.push(one);
		}
		candidates = silent;
	}
	return excuse ?? {
		...last,
		servers: asked
	};
}
function inOrder(known) {
	const [first] = known;
	if (first !== void 0 && known.length === 1) return known;
	const like = (wanted) => known.filter(({ ability }) => ability === wanted);
	const capable = [...like("dnssec"), ...like("unknown")];
	const usable = capable.length > 0 ? capable : known;
	const ailing = usable.filter((one) => one.health.isAiling());
	return ailing.length === 0 ? usable : [...usable.filter((one) => !ailing.includes(one)), ...ailing];
}
function sentTo({ server }, { owner, type }, exchange) {
	return {
		owner,
		type,
		server: server.url,
		transport: exchange.isOverTcp === true ? "tcp" : server.transport,
		outcome: outcomeOf(exchange)
	};
}

// src/net/dns/cache.ts
function cache(limits, now) {
	let young = /* @__PURE__ */ new Map();
	let old = /* @__PURE__ */ new Map();
	let octets = 0;
	const add = (key, entry) => {
		octets += entry.octets - (young.get(key)?.octets ?? 0);
		young.set(key, entry);
		if (young.size * 2 < limits.entries && octets * 2 < limits.octets) return;
		old = young;
		young = /* @__PURE__ */ new Map();
		octets = 0;
	};
	return {
		get(key) {
			const entry = young.get(key) ?? old.get(key);
			if (entry === void 0) return void 0;
			const at = now().getTime();
			if (at >= entry.until) return void 0;
			if (!young.has(key)) add(key, entry);
			return aged(entry, at);
		},
		put(key, brought, size, seconds) {
			if (seconds <= 0) return;
			const since = now().getTime();
			add(key, {
				brought,
				octets: size,
				since,
				until: since + seconds * 1e3
			});
		}
	};
}
function aged({ brought, since }, at) {
	if (brought.kind === "failed") return brought;
	const seconds = Math.max(0, Math.floor((at - since) / 1e3));
	return seconds === 0 ? brought : {
		...brought,
		age: brought.age + seconds
	};
}

// src/dns/wire/compressed-name.ts
const pointerMark = 192;
const maxPointers = 127;
const expandedName = new Uint8Array(255);
function expandName(cursor) {
	const { octets, at: start } = cursor;
	let at = start;
	let lead = start;
	let after = -1;
	let pointers = 0;
	let length = 0;
	for (;;) {
		const size = at < octets.length ? octets[at] ?? 0 : -1;
		if (size > 63) {
			const target = at + 1 < octets.length ? number16(octets, at) & 16383 : -1;
			if (size < pointerMark) return wrong(cursor, "label-type", start);
			if (target === -1) return wrong(cursor, "cut-off", start);
			if (target >= lead || target < 12 || ++pointers > maxPointers) return wrong(cursor, "pointer", start);
			if (after === -1) after = at + 2;
			at = target;
			lead = target;
			continue;
		}
		const end = at + 1 + size;
		if (size === -1 || end > octets.length) return wrong(cursor, "cut-off", start);
		if (length + end - at > 255) return wrong(cursor, "name-too-long", start);
		while (at < end) expandedName[length++] = octets[at++] ?? 0;
		if (size === 0) break;
	}
	cursor.at = after === -1 ? at : after;
	return length;
}
function wrong(cursor, fault, at) {
	fail(cursor, fault, at);
	return 0;
}
function takeName(cursor) {
	const { octets, at, names } = cursor;
	const isPointer = at + 1 < octets.length && (octets[at] ?? 0) >= pointerMark;
	const start = isPointer ? number16(octets, at) & 16383 : at;
	const known = isPointer ? names.get(start) : void 0;
	if (known !== void 0) {
		cursor.at += 2;
		return known;
	}
	const length = expandName(cursor);
	if (length === 0) return ".";
	countExpanded(cursor, length);
	const name = nameOf(expandedName, 0);
	names.set(start, name);
	return name;
}

// src/dns/wire/compressed-rdata.ts
const maxRdataOctets = 65535;
const made = new Uint8Array(maxRdataOctets);
function takeRdata(cursor, parts, end) {
	const { octets, at: start } = cursor;
	let kept = start;
	let length = 0;
	for (const part of parts ?? restOnly) {
		const partAt = cursor.at;
		if (part === "name" && partAt < end) {
			const size = expandName(cursor);
			if (size !== cursor.at - partAt && cursor.fault === void 0) {
				length = keep$1(cursor, length, octets.subarray(kept, partAt));
				length = keep$1(cursor, length, expandedName.subarray(0, size));
				kept = cursor.at;
			}
		} else cursor.at = endOf(part, octets, partAt, end);
		if (cursor.at > end) fail(cursor, "rdata", start);
		if (cursor.fault !== void 0) return noOctets;
	}
	if (cursor.at !== end) fail(cursor, "rdata", start);
	if (kept === start) return octets.subarray(start, end);
	length = keep$1(cursor, length, octets.subarray(kept, end));
	countExpanded(cursor, length);
	return made.slice(0, length);
}
const restOnly = ["rest"];
const noOctets = /* @__PURE__ */ new Uint8Array(0);
function endOf(part, octets, at, end) {
	if (typeof part === "number") return at + part;
	if (part === "rest") return end;
	if (part === "types") return readWindows(octets, at, end) ? end : end + 1;
	if (part === "name") return end + 1;
	const after = at + 1 + (octets[at] ?? 0);
	return part === "string" ? after : endOfStrings(octets, after, end);
}
function endOfStrings(octets, start, end) {
	let at = start;
	while (at < end) at += 1 + (octets[at] ?? 0);
	return at;
}
function keep$1(cursor, length, octets) {
	if (length + octets.length > maxRdataOctets) {
		fail(cursor, "too-much", cursor.at);
		return length;
	}
	made.set(octets, length);
	return length + octets.length;
}

// src/dns/wire/read.ts
const maxRecords = 4096;
const recordOctets = 10;
const opt = 41;
const classIn = 1;
function readMessage(octets) {
	if (octets.length > 65535) return {
		ok: false,
		error: "too-long",
		at: maxMessageOctets
	};
	if (octets.length < 12) return {
		ok: false,
		error: "cut-off",
		at: octets.length
	};
	const cursor = cursorOf(octets);
	const message = takeMessage(cursor);
	if (cursor.fault === void 0 || cursor.fault === "cut-off" && message.isTruncated) return {
		ok: true,
		value: message
	};
	return {
		ok: false,
		error: cursor.fault,
		at: cursor.faultAt
	};
}
function takeMessage(cursor) {
	const { octets } = cursor;
	const [answers, authorities, additionals] = [
		number16(octets, 6),
		number16(octets, 8),
		number16(octets, 10)
	];
	if (answers + authorities + additionals > maxRecords) fail(cursor, "too-many-records", 6);
	const question = takeQuestion(cursor, number16(octets, 4));
	const answer = takeRecords(cursor, answers, false);
	const authority = takeRecords(cursor, authorities, false);
	const additional = takeRecords(cursor, additionals, true);
	return {
		...headerOf(octets, cursor.upperRcode),
		...question === void 0 ? {} : { question },
		answer,
		authority,
		additional,
		...cursor.edns === void 0 ? {} : { edns: cursor.edns }
	};
}
function headerOf(octets, upperRcode) {
	const flags = number16(octets, 2);
	return {
		id: number16(octets, 0),
		isResponse: (flags & 32768) !== 0,
		opcode: flags >> 11 & 15,
		isAuthoritative: (flags & 1024) !== 0,
		isTruncated: (flags & 512) !== 0,
		recursionDesired: (flags & 256) !== 0,
		recursionAvailable: (flags & 128) !== 0,
		authenticData: (flags & 32) !== 0,
		checkingDisabled: (flags & 16) !== 0,
		rcode: upperRcode | flags & 15
	};
}
function takeQuestion(cursor, count) {
	if (count > 1) fail(cursor, "questions", 4);
	if (count === 0 || cursor.fault !== void 0) return void 0;
	const { octets, at: start } = cursor;
	const owner = takeName(cursor);
	const end = cursor.at;
	cursor.at += 4;
	if (cursor.at > octets.length) fail(cursor, "cut-off", start);
	if (cursor.fault !== void 0) return void 0;
	return {
		owner,
		type: typeOf(number16(octets, end)),
		class: number16(octets, end + 2),
		octets: octets.subarray(start, end)
	};
}
function takeRecords(cursor, count, isAdditional) {
	const records = [];
	for (let i = 0; i < count && cursor.fault === void 0; i++) {
		const record = takeRecord(cursor, isAdditional);
		if (record !== void 0 && cursor.fault === void 0) records.push(record);
	}
	return records;
}
function takeRecord(cursor, isAdditional) {
	const { octets, at: start } = cursor;
	const owner = takeName(cursor);
	const { at } = cursor;
	const end = at + recordOctets + number16(octets, at + 8);
	if (end > octets.length) fail(cursor, "cut-off", start);
	if (cursor.fault !== void 0) return void 0;
	const number = number16(octets, at);
	const recordClass = number16(octets, at + 2);
	cursor.at += recordOctets;
	if (number === opt) return takeOpt(cursor, owner, isAdditional ? end : -1);
	const rdata = takeRdata(cursor, recordClass === classIn ? partsOf.get(number) : void 0, end);
	return {
		owner,
		type: typeOf(number),
		class: recordClass,
		ttl: ttlOf(number32(octets, at + 4)),
		rdata
	};
}
function takeOpt(cursor, owner, end) {
	const { octets, at } = cursor;
	if (end === -1 || owner !== "." || cursor.edns !== void 0) fail(cursor, "opt", at);
	if (cursor.fault !== void 0) return;
	const ttl = number32(octets, at - 6);
	cursor.edns = readEdns(number16(octets, at - 8), ttl, octets.subarray(at, end));
	if (cursor.edns === void 0) fail(cursor, "options", at);
	cursor.upperRcode = ttl >>> 24 << 4;
	cursor.at = end;
}

// src/net/dns/builtin.ts
const tls = () => process.getBuiltinModule("node:tls");
const http2 = () => process.getBuiltinModule("node:http2");
const https$1 = () => process.getBuiltinModule("node:https");

// src/net/dns/http.ts
const contentType = "application/dns-message";
const maxBodyOctets = 65535;
const maxHttp1Sockets = 16;
const idleMs$1 = 1e4;
const maxStreams = 32;
function overHttp2(socket, server) {
	const session = http2().connect(server.url, {
		createConnection: () => socket,
		settings: { enablePush: false }
	});
	session.setTimeout(idleMs$1, () => session.close());
	session.on("error", (error) => void troubleOf(error));
	session.on("goaway", () => session.close());
	session.unref();
	const waiting = [];
	let underway = 0;
	const turn = async () => {
		underway += 1;
		if (underway <= maxStreams) return;
		const { promise, resolve } = Promise.withResolvers();
		waiting.push(resolve);
		await promise;
	};
	const headers = {
		":method": "POST",
		":authority": authorityOf(server),
		":path": server.path ?? "/",
		"content-type": contentType,
		accept: contentType
	};
	return {
		kind: "channel",
		async post(body, signal) {
			const { promise, resolve, reject } = Promise.withResolvers();
			await turn();
			try {
				const stream = session.request({
					...headers,
					"content-length": body.length
				}, { signal });
				let hasHead = false;
				stream.on("response", (given) => {
					hasHead = true;
					const head = {
						code: given[":status"] ?? 0,
						contentType: given["content-type"],
						age: given.age
					};
					answerFrom(stream, head).then(resolve, reject);
				});
				stream.on("error", reject);
				stream.on("close", () => {
					if (!hasHead) resolve(trouble("http", "closed"));
				});
				stream.end(body);
				return await promise;
			} catch (error) {
				return troubleOf(error);
			} finally {
				underway -= 1;
				waiting.shift()?.();
			}
		},
		isOpen: () => !session.closed && !session.destroyed,
		close: () => session.destroy()
	};
}
function overHttp1(settings, server) {
	const agent = new (https$1()).Agent({
		...settings,
		keepAlive: true,
		maxSockets: maxHttp1Sockets,
		timeout: idleMs$1
	});
	const target = {
		agent,
		host: server.address,
		port: server.port,
		path: server.path ?? "/",
		method: "POST"
	};
	const headers = {
		host: authorityOf(server),
		"content-type": contentType,
		accept: contentType
	};
	const post = async (body, signal) => {
		const { promise, resolve, reject } = Promise.withResolvers();
		const sent = https$1().request({
			...target,
			headers: {
				...headers,
				"content-length": body.length
			},
			signal
		});
		sent.on("response", (given) => {
			answerFrom(given, {
				code: given.statusCode ?? 0,
				contentType: given.headers["content-type"],
				age: given.headers.age
			}).then(resolve, reject);
		});
		sent.on("error", reject);
		sent.end(body);
		const answer = await promise.catch(troubleOf);
		return sent.reusedSocket && answer.kind === "failed" && answer.why === "refused-connection" ? post(body, signal) : answer;
	};
	return {
		kind: "channel",
		post,
		isOpen: () => true,
		close: () => agent.destroy()
	};
}
function authorityOf({ address, port, serverName }) {
	const host = serverName ?? (isIPv6(address) ? `[${address}]` : address);
	return port === 443 ? host : `${host}:${port}`;
}
async function answerFrom(source, { code, contentType = "", age }) {
	const head = {
		kind: "http",
		code,
		contentType,
		age: Math.min(Number(/^\d{1,9}$/.exec(age ?? "")?.[0] ?? 0), 86400)
	};
	if (code !== 200) {
		source.destroy();
		return {
			...head,
			body: /* @__PURE__ */ new Uint8Array(0)
		};
	}
	const pieces = [];
	let size = 0;
	for await (const piece of source) {
		pieces.push(piece);
		size += piece.length;
		if (size > maxBodyOctets) return trouble("http", `a body over ${maxBodyOctets} octets`);
	}
	return {
		...head,
		body: Buffer.concat(pieces)
	};
}

// node_modules/dns-packet/types.js
var require_types = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.toString = function(type) {
		switch (type) {
			case 1: return "A";
			case 10: return "NULL";
			case 28: return "AAAA";
			case 18: return "AFSDB";
			case 42: return "APL";
			case 257: return "CAA";
			case 60: return "CDNSKEY";
			case 59: return "CDS";
			case 37: return "CERT";
			case 5: return "CNAME";
			case 49: return "DHCID";
			case 32769: return "DLV";
			case 39: return "DNAME";
			case 48: return "DNSKEY";
			case 43: return "DS";
			case 55: return "HIP";
			case 13: return "HINFO";
			case 45: return "IPSECKEY";
			case 25: return "KEY";
			case 36: return "KX";
			case 29: return "LOC";
			case 15: return "MX";
			case 35: return "NAPTR";
			case 2: return "NS";
			case 47: return "NSEC";
			case 50: return "NSEC3";
			case 51: return "NSEC3PARAM";
			case 12: return "PTR";
			case 46: return "RRSIG";
			case 17: return "RP";
			case 24: return "SIG";
			case 6: return "SOA";
			case 99: return "SPF";
			case 33: return "SRV";
			case 44: return "SSHFP";
			case 32768: return "TA";
			case 249: return "TKEY";
			case 52: return "TLSA";
			case 250: return "TSIG";
			case 16: return "TXT";
			case 252: return "AXFR";
			case 251: return "IXFR";
			case 41: return "OPT";
			case 255: return "ANY";
		}
		return "UNKNOWN_" + type;
	};
	exports.toType = function(name) {
		switch (name.toUpperCase()) {
			case "A": return 1;
			case "NULL": return 10;
			case "AAAA": return 28;
			case "AFSDB": return 18;
			case "APL": return 42;
			case "CAA": return 257;
			case "CDNSKEY": return 60;
			case "CDS": return 59;
			case "CERT": return 37;
			case "CNAME": return 5;
			case "DHCID": return 49;
			case "DLV": return 32769;
			case "DNAME": return 39;
			case "DNSKEY": return 48;
			case "DS": return 43;
			case "HIP": return 55;
			case "HINFO": return 13;
			case "IPSECKEY": return 45;
			case "KEY": return 25;
			case "KX": return 36;
			case "LOC": return 29;
			case "MX": return 15;
			case "NAPTR": return 35;
			case "NS": return 2;
			case "NSEC": return 47;
			case "NSEC3": return 50;
			case "NSEC3PARAM": return 51;
			case "PTR": return 12;
			case "RRSIG": return 46;
			case "RP": return 17;
			case "SIG": return 24;
			case "SOA": return 6;
			case "SPF": return 99;
			case "SRV": return 33;
			case "SSHFP": return 44;
			case "TA": return 32768;
			case "TKEY": return 249;
			case "TLSA": return 52;
			case "TSIG": return 250;
			case "TXT": return 16;
			case "AXFR": return 252;
			case "IXFR": return 251;
			case "OPT": return 41;
			case "ANY": return 255;
			case "*": return 255;
		}
		if (name.toUpperCase().startsWith("UNKNOWN_")) return parseInt(name.slice(8));
		return 0;
	};
}));

// node_modules/dns-packet/rcodes.js
var require_rcodes = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.toString = function(rcode) {
		switch (rcode) {
			case 0: return "NOERROR";
			case 1: return "FORMERR";
			case 2: return "SERVFAIL";
			case 3: return "NXDOMAIN";
			case 4: return "NOTIMP";
			case 5: return "REFUSED";
			case 6: return "YXDOMAIN";
			case 7: return "YXRRSET";
			case 8: return "NXRRSET";
			case 9: return "NOTAUTH";
			case 10: return "NOTZONE";
			case 11: return "RCODE_11";
			case 12: return "RCODE_12";
			case 13: return "RCODE_13";
			case 14: return "RCODE_14";
			case 15: return "RCODE_15";
		}
		return "RCODE_" + rcode;
	};
	exports.toRcode = function(code) {
		switch (code.toUpperCase()) {
			case "NOERROR": return 0;
			case "FORMERR": return 1;
			case "SERVFAIL": return 2;
			case "NXDOMAIN": return 3;
			case "NOTIMP": return 4;
			case "REFUSED": return 5;
			case "YXDOMAIN": return 6;
			case "YXRRSET": return 7;
			case "NXRRSET": return 8;
			case "NOTAUTH": return 9;
			case "NOTZONE": return 10;
			case "RCODE_11": return 11;
			case "RCODE_12": return 12;
			case "RCODE_13": return 13;
			case "RCODE_14": return 14;
			case "RCODE_15": return 15;
		}
		return 0;
	};
}));

// node_modules/dns-packet/opcodes.js
var require_opcodes = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.toString = function(opcode) {
		switch (opcode) {
			case 0: return "QUERY";
			case 1: return "IQUERY";
			case 2: return "STATUS";
			case 3: return "OPCODE_3";
			case 4: return "NOTIFY";
			case 5: return "UPDATE";
			case 6: return "OPCODE_6";
			case 7: return "OPCODE_7";
			case 8: return "OPCODE_8";
			case 9: return "OPCODE_9";
			case 10: return "OPCODE_10";
			case 11: return "OPCODE_11";
			case 12: return "OPCODE_12";
			case 13: return "OPCODE_13";
			case 14: return "OPCODE_14";
			case 15: return "OPCODE_15";
		}
		return "OPCODE_" + opcode;
	};
	exports.toOpcode = function(code) {
		switch (code.toUpperCase()) {
			case "QUERY": return 0;
			case "IQUERY": return 1;
			case "STATUS": return 2;
			case "OPCODE_3": return 3;
			case "NOTIFY": return 4;
			case "UPDATE": return 5;
			case "OPCODE_6": return 6;
			case "OPCODE_7": return 7;
			case "OPCODE_8": return 8;
			case "OPCODE_9": return 9;
			case "OPCODE_10": return 10;
			case "OPCODE_11": return 11;
			case "OPCODE_12": return 12;
			case "OPCODE_13": return 13;
			case "OPCODE_14": return 14;
			case "OPCODE_15": return 15;
		}
		return 0;
	};
}));

// node_modules/dns-packet/classes.js
var require_classes = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.toString = function(klass) {
		switch (klass) {
			case 1: return "IN";
			case 2: return "CS";
			case 3: return "CH";
			case 4: return "HS";
			case 255: return "ANY";
		}
		return "UNKNOWN_" + klass;
	};
	exports.toClass = function(name) {
		switch (name.toUpperCase()) {
			case "IN": return 1;
			case "CS": return 2;
			case "CH": return 3;
			case "HS": return 4;
			case "ANY": return 255;
		}
		return 0;
	};
}));

// node_modules/dns-packet/optioncodes.js
var require_optioncodes = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.toString = function(type) {
		switch (type) {
			case 1: return "LLQ";
			case 2: return "UL";
			case 3: return "NSID";
			case 5: return "DAU";
			case 6: return "DHU";
			case 7: return "N3U";
			case 8: return "CLIENT_SUBNET";
			case 9: return "EXPIRE";
			case 10: return "COOKIE";
			case 11: return "TCP_KEEPALIVE";
			case 12: return "PADDING";
			case 13: return "CHAIN";
			case 14: return "KEY_TAG";
			case 26946: return "DEVICEID";
		}
		if (type < 0) return null;
		return `OPTION_${type}`;
	};
	exports.toCode = function(name) {
		if (typeof name === "number") return name;
		if (!name) return -1;
		switch (name.toUpperCase()) {
			case "OPTION_0": return 0;
			case "LLQ": return 1;
			case "UL": return 2;
			case "NSID": return 3;
			case "OPTION_4": return 4;
			case "DAU": return 5;
			case "DHU": return 6;
			case "N3U": return 7;
			case "CLIENT_SUBNET": return 8;
			case "EXPIRE": return 9;
			case "COOKIE": return 10;
			case "TCP_KEEPALIVE": return 11;
			case "PADDING": return 12;
			case "CHAIN": return 13;
			case "KEY_TAG": return 14;
			case "DEVICEID": return 26946;
			case "OPTION_65535": return 65535;
		}
		const m = name.match(/_(\d+)$/);
		if (m) return parseInt(m[1], 10);
		return -1;
	};
}));

// node_modules/@leichtgewicht/ip-codec/index.cjs
var require_ip_codec = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var ipCodec = (function(exports) {
		"use strict";
		Object.defineProperty(exports, "__esModule", { value: true });
		exports.decode = decode;
		exports.encode = encode;
		exports.familyOf = familyOf;
		exports.name = void 0;
		exports.sizeOf = sizeOf;
		exports.v6 = exports.v4 = void 0;
		const v4Regex = /^(\d{1,3}\.){3,3}\d{1,3}$/;
		const v4Size = 4;
		const v6Regex = /^(::)?(((\d{1,3}\.){3}(\d{1,3}){1})?([0-9a-f]){0,4}:{0,2}){1,8}(::)?$/i;
		const v6Size = 16;
		const v4 = {
			name: "v4",
			size: v4Size,
			isFormat: (ip) => v4Regex.test(ip),
			encode(ip, buff, offset) {
				offset = ~~offset;
				buff = buff || new Uint8Array(offset + v4Size);
				const max = ip.length;
				let n = 0;
				for (let i = 0; i < max;) {
					const c = ip.charCodeAt(i++);
					if (c === 46) {
						buff[offset++] = n;
						n = 0;
					} else n = n * 10 + (c - 48);
				}
				buff[offset] = n;
				return buff;
			},
			decode(buff, offset) {
				offset = ~~offset;
				return `${buff[offset++]}.${buff[offset++]}.${buff[offset++]}.${buff[offset]}`;
			}
		};
		exports.v4 = v4;
		const v6 = {
			name: "v6",
			size: v6Size,
			isFormat: (ip) => ip.length > 0 && v6Regex.test(ip),
			encode(ip, buff, offset) {
				offset = ~~offset;
				let end = offset + v6Size;
				let fill = -1;
				let hexN = 0;
				let decN = 0;
				let prevColon = true;
				let useDec = false;
				buff = buff || new Uint8Array(offset + v6Size);
				for (let i = 0; i < ip.length; i++) {
					let c = ip.charCodeAt(i);
					if (c === 58) {
						if (prevColon) {
							if (fill !== -1) {
								if (offset < end) buff[offset] = 0;
								if (offset < end - 1) buff[offset + 1] = 0;
								offset += 2;
							} else if (offset < end) fill = offset;
						} else {
							if (useDec === true) {
								if (offset < end) buff[offset] = decN;
								offset++;
							} else {
								if (offset < end) buff[offset] = hexN >> 8;
								if (offset < end - 1) buff[offset + 1] = hexN & 255;
								offset += 2;
							}
							hexN = 0;
							decN = 0;
						}
						prevColon = true;
						useDec = false;
					} else if (c === 46) {
						if (offset < end) buff[offset] = decN;
						offset++;
						decN = 0;
						hexN = 0;
						prevColon = false;
						useDec = true;
					} else {
						prevColon = false;
						if (c >= 97) c -= 87;
						else if (c >= 65) c -= 55;
						else {
							c -= 48;
							decN = decN * 10 + c;
						}
						hexN = (hexN << 4) + c;
					}
				}
				if (prevColon === false) {
					if (useDec === true) {
						if (offset < end) buff[offset] = decN;
						offset++;
					} else {
						if (offset < end) buff[offset] = hexN >> 8;
						if (offset < end - 1) buff[offset + 1] = hexN & 255;
						offset += 2;
					}
				} else if (fill === 0) {
					if (offset < end) buff[offset] = 0;
					if (offset < end - 1) buff[offset + 1] = 0;
					offset += 2;
				} else if (fill !== -1) {
					offset += 2;
					for (let i = Math.min(offset - 1, end - 1); i >= fill + 2; i--) buff[i] = buff[i - 2];
					buff[fill] = 0;
					buff[fill + 1] = 0;
					fill = offset;
				}
				if (fill !== offset && fill !== -1) {
					if (offset > end - 2) offset = end - 2;
					while (end > fill) buff[--end] = offset < end && offset > fill ? buff[--offset] : 0;
				} else while (offset < end) buff[offset++] = 0;
				return buff;
			},
			decode(buff, offset) {
				offset = ~~offset;
				let result = "";
				for (let i = 0; i < v6Size; i += 2) {
					if (i !== 0) result += ":";
					result += (buff[offset + i] << 8 | buff[offset + i + 1]).toString(16);
				}
				return result.replace(/(^|:)0(:0)*:0(:|$)/, "$1::$3").replace(/:{3,4}/, "::");
			}
		};
		exports.v6 = v6;
		exports.name = "ip";
		function sizeOf(ip) {
			if (v4.isFormat(ip)) return v4.size;
			if (v6.isFormat(ip)) return v6.size;
			throw Error(`Invalid ip address: ${ip}`);
		}
		function familyOf(string) {
			return sizeOf(string) === v4.size ? 1 : 2;
		}
		function encode(ip, buff, offset) {
			offset = ~~offset;
			const size = sizeOf(ip);
			if (typeof buff === "function") buff = buff(offset + size);
			if (size === v4.size) return v4.encode(ip, buff, offset);
			return v6.encode(ip, buff, offset);
		}
		function decode(buff, offset, length) {
			offset = ~~offset;
			length = length || buff.length - offset;
			if (length === v4.size) return v4.decode(buff, offset, length);
			if (length === v6.size) return v6.decode(buff, offset, length);
			throw Error(`Invalid buffer size needs to be ${v4.size} for v4 or ${v6.size} for v6.`);
		}
		return "default" in exports ? exports.default : exports;
	})({});
	if (typeof define === "function" && define.amd) define([], function() {
		return ipCodec;
	});
	else if (typeof module === "object" && typeof exports === "object") module.exports = ipCodec;
}));

// node_modules/dns-packet/index.js
var require_dns_packet = /* @__PURE__ */ __commonJSMin(((exports) => {
	const Buffer = __require("buffer").Buffer;
	const types = require_types();
	const rcodes = require_rcodes();
	const opcodes = require_opcodes();
	const classes = require_classes();
	const optioncodes = require_optioncodes();
	const ip = require_ip_codec();
	const QUERY_FLAG = 0;
	const RESPONSE_FLAG = 32768;
	const FLUSH_MASK = 32768;
	const NOT_FLUSH_MASK = -32769;
	const QU_MASK = 32768;
	const NOT_QU_MASK = -32769;
	const name = exports.name = {};
	name.encode = function(str, buf, offset, { mail = false } = {}) {
		if (!buf) buf = Buffer.alloc(name.encodingLength(str));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const n = str.replace(/^\.|\.$/gm, "");
		if (n.length) {
			let list = [];
			if (mail) {
				let localPart = "";
				n.split(".").forEach((label) => {
					if (label.endsWith("\\")) localPart += (localPart.length ? "." : "") + label.slice(0, -1);
					else if (list.length === 0 && localPart.length) list.push(localPart + "." + label);
					else list.push(label);
				});
			} else list = n.split(".");
			for (let i = 0; i < list.length; i++) {
				const len = buf.write(list[i], offset + 1);
				buf[offset] = len;
				offset += len + 1;
			}
		}
		buf[offset++] = 0;
		name.encode.bytes = offset - oldOffset;
		return buf;
	};
	name.encode.bytes = 0;
	name.decode = function(buf, offset, { mail = false } = {}) {
		if (!offset) offset = 0;
		const list = [];
		let oldOffset = offset;
		let totalLength = 0;
		let consumedBytes = 0;
		let jumped = false;
		while (true) {
			if (offset >= buf.length) throw new Error("Cannot decode name (buffer overflow)");
			const len = buf[offset++];
			consumedBytes += jumped ? 0 : 1;
			if (len === 0) break;
			else if ((len & 192) === 0) {
				if (offset + len > buf.length) throw new Error("Cannot decode name (buffer overflow)");
				totalLength += len + 1;
				if (totalLength > 254) throw new Error("Cannot decode name (name too long)");
				let label = buf.toString("utf-8", offset, offset + len);
				if (mail) label = label.replace(/\./g, "\\.");
				list.push(label);
				offset += len;
				consumedBytes += jumped ? 0 : len;
			} else if ((len & 192) === 192) {
				if (offset + 1 > buf.length) throw new Error("Cannot decode name (buffer overflow)");
				const jumpOffset = buf.readUInt16BE(offset - 1) - 49152;
				if (jumpOffset >= oldOffset) throw new Error("Cannot decode name (bad pointer)");
				offset = jumpOffset;
				oldOffset = jumpOffset;
				consumedBytes += jumped ? 0 : 1;
				jumped = true;
			} else throw new Error("Cannot decode name (bad label)");
		}
		name.decode.bytes = consumedBytes;
		return list.length === 0 ? "." : list.join(".");
	};
	name.decode.bytes = 0;
	name.encodingLength = function(n) {
		if (n === "." || n === "..") return 1;
		return Buffer.byteLength(n.replace(/^\.|\.$/gm, "")) + 2;
	};
	const string = {};
	string.encode = function(s, buf, offset) {
		if (!buf) buf = Buffer.alloc(string.encodingLength(s));
		if (!offset) offset = 0;
		const len = buf.write(s, offset + 1);
		buf[offset] = len;
		string.encode.bytes = len + 1;
		return buf;
	};
	string.encode.bytes = 0;
	string.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const len = buf[offset];
		const s = buf.toString("utf-8", offset + 1, offset + 1 + len);
		string.decode.bytes = len + 1;
		return s;
	};
	string.decode.bytes = 0;
	string.encodingLength = function(s) {
		return Buffer.byteLength(s) + 1;
	};
	const header = {};
	header.encode = function(h, buf, offset) {
		if (!buf) buf = header.encodingLength(h);
		if (!offset) offset = 0;
		const flags = (h.flags || 0) & 32767;
		const type = h.type === "response" ? RESPONSE_FLAG : QUERY_FLAG;
		buf.writeUInt16BE(h.id || 0, offset);
		buf.writeUInt16BE(flags | type, offset + 2);
		buf.writeUInt16BE(h.questions.length, offset + 4);
		buf.writeUInt16BE(h.answers.length, offset + 6);
		buf.writeUInt16BE(h.authorities.length, offset + 8);
		buf.writeUInt16BE(h.additionals.length, offset + 10);
		return buf;
	};
	header.encode.bytes = 12;
	header.decode = function(buf, offset) {
		if (!offset) offset = 0;
		if (buf.length < 12) throw new Error("Header must be 12 bytes");
		const flags = buf.readUInt16BE(offset + 2);
		return {
			id: buf.readUInt16BE(offset),
			type: flags & RESPONSE_FLAG ? "response" : "query",
			flags: flags & 32767,
			flag_qr: (flags >> 15 & 1) === 1,
			opcode: opcodes.toString(flags >> 11 & 15),
			flag_aa: (flags >> 10 & 1) === 1,
			flag_tc: (flags >> 9 & 1) === 1,
			flag_rd: (flags >> 8 & 1) === 1,
			flag_ra: (flags >> 7 & 1) === 1,
			flag_z: (flags >> 6 & 1) === 1,
			flag_ad: (flags >> 5 & 1) === 1,
			flag_cd: (flags >> 4 & 1) === 1,
			rcode: rcodes.toString(flags & 15),
			questions: new Array(buf.readUInt16BE(offset + 4)),
			answers: new Array(buf.readUInt16BE(offset + 6)),
			authorities: new Array(buf.readUInt16BE(offset + 8)),
			additionals: new Array(buf.readUInt16BE(offset + 10))
		};
	};
	header.decode.bytes = 12;
	header.encodingLength = function() {
		return 12;
	};
	const runknown = exports.unknown = {};
	runknown.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(runknown.encodingLength(data));
		if (!offset) offset = 0;
		buf.writeUInt16BE(data.length, offset);
		data.copy(buf, offset + 2);
		runknown.encode.bytes = data.length + 2;
		return buf;
	};
	runknown.encode.bytes = 0;
	runknown.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const len = buf.readUInt16BE(offset);
		const data = buf.slice(offset + 2, offset + 2 + len);
		runknown.decode.bytes = len + 2;
		return data;
	};
	runknown.decode.bytes = 0;
	runknown.encodingLength = function(data) {
		return data.length + 2;
	};
	const rns = exports.ns = {};
	rns.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rns.encodingLength(data));
		if (!offset) offset = 0;
		name.encode(data, buf, offset + 2);
		buf.writeUInt16BE(name.encode.bytes, offset);
		rns.encode.bytes = name.encode.bytes + 2;
		return buf;
	};
	rns.encode.bytes = 0;
	rns.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const len = buf.readUInt16BE(offset);
		const dd = name.decode(buf, offset + 2);
		rns.decode.bytes = len + 2;
		return dd;
	};
	rns.decode.bytes = 0;
	rns.encodingLength = function(data) {
		return name.encodingLength(data) + 2;
	};
	const rsoa = exports.soa = {};
	rsoa.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rsoa.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		name.encode(data.mname, buf, offset);
		offset += name.encode.bytes;
		name.encode(data.rname, buf, offset, { mail: true });
		offset += name.encode.bytes;
		buf.writeUInt32BE(data.serial || 0, offset);
		offset += 4;
		buf.writeUInt32BE(data.refresh || 0, offset);
		offset += 4;
		buf.writeUInt32BE(data.retry || 0, offset);
		offset += 4;
		buf.writeUInt32BE(data.expire || 0, offset);
		offset += 4;
		buf.writeUInt32BE(data.minimum || 0, offset);
		offset += 4;
		buf.writeUInt16BE(offset - oldOffset - 2, oldOffset);
		rsoa.encode.bytes = offset - oldOffset;
		return buf;
	};
	rsoa.encode.bytes = 0;
	rsoa.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const data = {};
		offset += 2;
		data.mname = name.decode(buf, offset);
		offset += name.decode.bytes;
		data.rname = name.decode(buf, offset, { mail: true });
		offset += name.decode.bytes;
		data.serial = buf.readUInt32BE(offset);
		offset += 4;
		data.refresh = buf.readUInt32BE(offset);
		offset += 4;
		data.retry = buf.readUInt32BE(offset);
		offset += 4;
		data.expire = buf.readUInt32BE(offset);
		offset += 4;
		data.minimum = buf.readUInt32BE(offset);
		offset += 4;
		rsoa.decode.bytes = offset - oldOffset;
		return data;
	};
	rsoa.decode.bytes = 0;
	rsoa.encodingLength = function(data) {
		return 22 + name.encodingLength(data.mname) + name.encodingLength(data.rname);
	};
	const rtxt = exports.txt = {};
	rtxt.encode = function(data, buf, offset) {
		if (!Array.isArray(data)) data = [data];
		for (let i = 0; i < data.length; i++) {
			if (typeof data[i] === "string") data[i] = Buffer.from(data[i]);
			if (!Buffer.isBuffer(data[i])) throw new Error("Must be a Buffer");
		}
		if (!buf) buf = Buffer.alloc(rtxt.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		data.forEach(function(d) {
			buf[offset++] = d.length;
			d.copy(buf, offset, 0, d.length);
			offset += d.length;
		});
		buf.writeUInt16BE(offset - oldOffset - 2, oldOffset);
		rtxt.encode.bytes = offset - oldOffset;
		return buf;
	};
	rtxt.encode.bytes = 0;
	rtxt.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		let remaining = buf.readUInt16BE(offset);
		offset += 2;
		let data = [];
		while (remaining > 0) {
			const len = buf[offset++];
			--remaining;
			if (remaining < len) throw new Error("Buffer overflow");
			data.push(buf.slice(offset, offset + len));
			offset += len;
			remaining -= len;
		}
		rtxt.decode.bytes = offset - oldOffset;
		return data;
	};
	rtxt.decode.bytes = 0;
	rtxt.encodingLength = function(data) {
		if (!Array.isArray(data)) data = [data];
		let length = 2;
		data.forEach(function(buf) {
			if (typeof buf === "string") length += Buffer.byteLength(buf) + 1;
			else length += buf.length + 1;
		});
		return length;
	};
	const rnull = exports.null = {};
	rnull.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rnull.encodingLength(data));
		if (!offset) offset = 0;
		if (typeof data === "string") data = Buffer.from(data);
		if (!data) data = Buffer.alloc(0);
		const oldOffset = offset;
		offset += 2;
		const len = data.length;
		data.copy(buf, offset, 0, len);
		offset += len;
		buf.writeUInt16BE(offset - oldOffset - 2, oldOffset);
		rnull.encode.bytes = offset - oldOffset;
		return buf;
	};
	rnull.encode.bytes = 0;
	rnull.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const len = buf.readUInt16BE(offset);
		offset += 2;
		const data = buf.slice(offset, offset + len);
		offset += len;
		rnull.decode.bytes = offset - oldOffset;
		return data;
	};
	rnull.decode.bytes = 0;
	rnull.encodingLength = function(data) {
		if (!data) return 2;
		return (Buffer.isBuffer(data) ? data.length : Buffer.byteLength(data)) + 2;
	};
	const rhinfo = exports.hinfo = {};
	rhinfo.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rhinfo.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		string.encode(data.cpu, buf, offset);
		offset += string.encode.bytes;
		string.encode(data.os, buf, offset);
		offset += string.encode.bytes;
		buf.writeUInt16BE(offset - oldOffset - 2, oldOffset);
		rhinfo.encode.bytes = offset - oldOffset;
		return buf;
	};
	rhinfo.encode.bytes = 0;
	rhinfo.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const data = {};
		offset += 2;
		data.cpu = string.decode(buf, offset);
		offset += string.decode.bytes;
		data.os = string.decode(buf, offset);
		offset += string.decode.bytes;
		rhinfo.decode.bytes = offset - oldOffset;
		return data;
	};
	rhinfo.decode.bytes = 0;
	rhinfo.encodingLength = function(data) {
		return string.encodingLength(data.cpu) + string.encodingLength(data.os) + 2;
	};
	const rptr = exports.ptr = {};
	const rcname = exports.cname = rptr;
	const rdname = exports.dname = rptr;
	rptr.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rptr.encodingLength(data));
		if (!offset) offset = 0;
		name.encode(data, buf, offset + 2);
		buf.writeUInt16BE(name.encode.bytes, offset);
		rptr.encode.bytes = name.encode.bytes + 2;
		return buf;
	};
	rptr.encode.bytes = 0;
	rptr.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const data = name.decode(buf, offset + 2);
		rptr.decode.bytes = name.decode.bytes + 2;
		return data;
	};
	rptr.decode.bytes = 0;
	rptr.encodingLength = function(data) {
		return name.encodingLength(data) + 2;
	};
	const rsrv = exports.srv = {};
	rsrv.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rsrv.encodingLength(data));
		if (!offset) offset = 0;
		buf.writeUInt16BE(data.priority || 0, offset + 2);
		buf.writeUInt16BE(data.weight || 0, offset + 4);
		buf.writeUInt16BE(data.port || 0, offset + 6);
		name.encode(data.target, buf, offset + 8);
		const len = name.encode.bytes + 6;
		buf.writeUInt16BE(len, offset);
		rsrv.encode.bytes = len + 2;
		return buf;
	};
	rsrv.encode.bytes = 0;
	rsrv.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const len = buf.readUInt16BE(offset);
		const data = {};
		data.priority = buf.readUInt16BE(offset + 2);
		data.weight = buf.readUInt16BE(offset + 4);
		data.port = buf.readUInt16BE(offset + 6);
		data.target = name.decode(buf, offset + 8);
		rsrv.decode.bytes = len + 2;
		return data;
	};
	rsrv.decode.bytes = 0;
	rsrv.encodingLength = function(data) {
		return 8 + name.encodingLength(data.target);
	};
	const rcaa = exports.caa = {};
	rcaa.ISSUER_CRITICAL = 128;
	rcaa.encode = function(data, buf, offset) {
		const len = rcaa.encodingLength(data);
		if (!buf) buf = Buffer.alloc(rcaa.encodingLength(data));
		if (!offset) offset = 0;
		if (data.issuerCritical) data.flags = rcaa.ISSUER_CRITICAL;
		buf.writeUInt16BE(len - 2, offset);
		offset += 2;
		buf.writeUInt8(data.flags || 0, offset);
		offset += 1;
		string.encode(data.tag, buf, offset);
		offset += string.encode.bytes;
		buf.write(data.value, offset);
		offset += Buffer.byteLength(data.value);
		rcaa.encode.bytes = len;
		return buf;
	};
	rcaa.encode.bytes = 0;
	rcaa.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const len = buf.readUInt16BE(offset);
		offset += 2;
		const oldOffset = offset;
		const data = {};
		data.flags = buf.readUInt8(offset);
		offset += 1;
		data.tag = string.decode(buf, offset);
		offset += string.decode.bytes;
		data.value = buf.toString("utf-8", offset, oldOffset + len);
		data.issuerCritical = !!(data.flags & rcaa.ISSUER_CRITICAL);
		rcaa.decode.bytes = len + 2;
		return data;
	};
	rcaa.decode.bytes = 0;
	rcaa.encodingLength = function(data) {
		return string.encodingLength(data.tag) + string.encodingLength(data.value) + 2;
	};
	const rmx = exports.mx = {};
	rmx.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rmx.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		buf.writeUInt16BE(data.preference || 0, offset);
		offset += 2;
		name.encode(data.exchange, buf, offset);
		offset += name.encode.bytes;
		buf.writeUInt16BE(offset - oldOffset - 2, oldOffset);
		rmx.encode.bytes = offset - oldOffset;
		return buf;
	};
	rmx.encode.bytes = 0;
	rmx.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const data = {};
		offset += 2;
		data.preference = buf.readUInt16BE(offset);
		offset += 2;
		data.exchange = name.decode(buf, offset);
		offset += name.decode.bytes;
		rmx.decode.bytes = offset - oldOffset;
		return data;
	};
	rmx.encodingLength = function(data) {
		return 4 + name.encodingLength(data.exchange);
	};
	const ra = exports.a = {};
	ra.encode = function(host, buf, offset) {
		if (!buf) buf = Buffer.alloc(ra.encodingLength(host));
		if (!offset) offset = 0;
		buf.writeUInt16BE(4, offset);
		offset += 2;
		ip.v4.encode(host, buf, offset);
		ra.encode.bytes = 6;
		return buf;
	};
	ra.encode.bytes = 0;
	ra.decode = function(buf, offset) {
		if (!offset) offset = 0;
		offset += 2;
		const host = ip.v4.decode(buf, offset);
		ra.decode.bytes = 6;
		return host;
	};
	ra.decode.bytes = 0;
	ra.encodingLength = function() {
		return 6;
	};
	const raaaa = exports.aaaa = {};
	raaaa.encode = function(host, buf, offset) {
		if (!buf) buf = Buffer.alloc(raaaa.encodingLength(host));
		if (!offset) offset = 0;
		buf.writeUInt16BE(16, offset);
		offset += 2;
		ip.v6.encode(host, buf, offset);
		raaaa.encode.bytes = 18;
		return buf;
	};
	raaaa.encode.bytes = 0;
	raaaa.decode = function(buf, offset) {
		if (!offset) offset = 0;
		offset += 2;
		const host = ip.v6.decode(buf, offset);
		raaaa.decode.bytes = 18;
		return host;
	};
	raaaa.decode.bytes = 0;
	raaaa.encodingLength = function() {
		return 18;
	};
	const roption = exports.option = {};
	roption.encode = function(option, buf, offset) {
		if (!buf) buf = Buffer.alloc(roption.encodingLength(option));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const code = optioncodes.toCode(option.code);
		buf.writeUInt16BE(code, offset);
		offset += 2;
		if (option.data) {
			buf.writeUInt16BE(option.data.length, offset);
			offset += 2;
			option.data.copy(buf, offset);
			offset += option.data.length;
		} else switch (code) {
			case 8:
				const spl = option.sourcePrefixLength || 0;
				const fam = option.family || ip.familyOf(option.ip);
				const ipBuf = ip.encode(option.ip, Buffer.alloc);
				const ipLen = Math.ceil(spl / 8);
				buf.writeUInt16BE(ipLen + 4, offset);
				offset += 2;
				buf.writeUInt16BE(fam, offset);
				offset += 2;
				buf.writeUInt8(spl, offset++);
				buf.writeUInt8(option.scopePrefixLength || 0, offset++);
				ipBuf.copy(buf, offset, 0, ipLen);
				offset += ipLen;
				break;
			case 11:
				if (option.timeout) {
					buf.writeUInt16BE(2, offset);
					offset += 2;
					buf.writeUInt16BE(option.timeout, offset);
					offset += 2;
				} else {
					buf.writeUInt16BE(0, offset);
					offset += 2;
				}
				break;
			case 12:
				const len = option.length || 0;
				buf.writeUInt16BE(len, offset);
				offset += 2;
				buf.fill(0, offset, offset + len);
				offset += len;
				break;
			case 14:
				const tagsLen = option.tags.length * 2;
				buf.writeUInt16BE(tagsLen, offset);
				offset += 2;
				for (const tag of option.tags) {
					buf.writeUInt16BE(tag, offset);
					offset += 2;
				}
				break;
			default: throw new Error(`Unknown roption code: ${option.code}`);
		}
		roption.encode.bytes = offset - oldOffset;
		return buf;
	};
	roption.encode.bytes = 0;
	roption.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const option = {};
		option.code = buf.readUInt16BE(offset);
		option.type = optioncodes.toString(option.code);
		offset += 2;
		const len = buf.readUInt16BE(offset);
		offset += 2;
		option.data = buf.slice(offset, offset + len);
		switch (option.code) {
			case 8:
				option.family = buf.readUInt16BE(offset);
				offset += 2;
				option.sourcePrefixLength = buf.readUInt8(offset++);
				option.scopePrefixLength = buf.readUInt8(offset++);
				const padded = Buffer.alloc(option.family === 1 ? 4 : 16);
				buf.copy(padded, 0, offset, offset + len - 4);
				option.ip = ip.decode(padded);
				break;
			case 11:
				if (len > 0) {
					option.timeout = buf.readUInt16BE(offset);
					offset += 2;
				}
				break;
			case 14:
				option.tags = [];
				for (let i = 0; i < len; i += 2) {
					option.tags.push(buf.readUInt16BE(offset));
					offset += 2;
				}
		}
		roption.decode.bytes = len + 4;
		return option;
	};
	roption.decode.bytes = 0;
	roption.encodingLength = function(option) {
		if (option.data) return option.data.length + 4;
		switch (optioncodes.toCode(option.code)) {
			case 8:
				const spl = option.sourcePrefixLength || 0;
				return Math.ceil(spl / 8) + 8;
			case 11: return typeof option.timeout === "number" ? 6 : 4;
			case 12: return option.length + 4;
			case 14: return 4 + option.tags.length * 2;
		}
		throw new Error(`Unknown roption code: ${option.code}`);
	};
	const ropt = exports.opt = {};
	ropt.encode = function(options, buf, offset) {
		if (!buf) buf = Buffer.alloc(ropt.encodingLength(options));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const rdlen = encodingLengthList(options, roption);
		buf.writeUInt16BE(rdlen, offset);
		offset = encodeList(options, roption, buf, offset + 2);
		ropt.encode.bytes = offset - oldOffset;
		return buf;
	};
	ropt.encode.bytes = 0;
	ropt.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const options = [];
		let rdlen = buf.readUInt16BE(offset);
		offset += 2;
		let o = 0;
		while (rdlen > 0) {
			options[o++] = roption.decode(buf, offset);
			offset += roption.decode.bytes;
			rdlen -= roption.decode.bytes;
		}
		ropt.decode.bytes = offset - oldOffset;
		return options;
	};
	ropt.decode.bytes = 0;
	ropt.encodingLength = function(options) {
		return 2 + encodingLengthList(options || [], roption);
	};
	const rdnskey = exports.dnskey = {};
	rdnskey.PROTOCOL_DNSSEC = 3;
	rdnskey.ZONE_KEY = 128;
	rdnskey.SECURE_ENTRYPOINT = 32768;
	rdnskey.encode = function(key, buf, offset) {
		if (!buf) buf = Buffer.alloc(rdnskey.encodingLength(key));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const keydata = key.key;
		if (!Buffer.isBuffer(keydata)) throw new Error("Key must be a Buffer");
		offset += 2;
		buf.writeUInt16BE(key.flags, offset);
		offset += 2;
		buf.writeUInt8(rdnskey.PROTOCOL_DNSSEC, offset);
		offset += 1;
		buf.writeUInt8(key.algorithm, offset);
		offset += 1;
		keydata.copy(buf, offset, 0, keydata.length);
		offset += keydata.length;
		rdnskey.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rdnskey.encode.bytes - 2, oldOffset);
		return buf;
	};
	rdnskey.encode.bytes = 0;
	rdnskey.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var key = {};
		var length = buf.readUInt16BE(offset);
		offset += 2;
		key.flags = buf.readUInt16BE(offset);
		offset += 2;
		if (buf.readUInt8(offset) !== rdnskey.PROTOCOL_DNSSEC) throw new Error("Protocol must be 3");
		offset += 1;
		key.algorithm = buf.readUInt8(offset);
		offset += 1;
		key.key = buf.slice(offset, oldOffset + length + 2);
		offset += key.key.length;
		rdnskey.decode.bytes = offset - oldOffset;
		return key;
	};
	rdnskey.decode.bytes = 0;
	rdnskey.encodingLength = function(key) {
		return 6 + Buffer.byteLength(key.key);
	};
	const rrrsig = exports.rrsig = {};
	rrrsig.encode = function(sig, buf, offset) {
		if (!buf) buf = Buffer.alloc(rrrsig.encodingLength(sig));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const signature = sig.signature;
		if (!Buffer.isBuffer(signature)) throw new Error("Signature must be a Buffer");
		offset += 2;
		buf.writeUInt16BE(types.toType(sig.typeCovered), offset);
		offset += 2;
		buf.writeUInt8(sig.algorithm, offset);
		offset += 1;
		buf.writeUInt8(sig.labels, offset);
		offset += 1;
		buf.writeUInt32BE(sig.originalTTL, offset);
		offset += 4;
		buf.writeUInt32BE(sig.expiration, offset);
		offset += 4;
		buf.writeUInt32BE(sig.inception, offset);
		offset += 4;
		buf.writeUInt16BE(sig.keyTag, offset);
		offset += 2;
		name.encode(sig.signersName, buf, offset);
		offset += name.encode.bytes;
		signature.copy(buf, offset, 0, signature.length);
		offset += signature.length;
		rrrsig.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rrrsig.encode.bytes - 2, oldOffset);
		return buf;
	};
	rrrsig.encode.bytes = 0;
	rrrsig.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var sig = {};
		var length = buf.readUInt16BE(offset);
		offset += 2;
		sig.typeCovered = types.toString(buf.readUInt16BE(offset));
		offset += 2;
		sig.algorithm = buf.readUInt8(offset);
		offset += 1;
		sig.labels = buf.readUInt8(offset);
		offset += 1;
		sig.originalTTL = buf.readUInt32BE(offset);
		offset += 4;
		sig.expiration = buf.readUInt32BE(offset);
		offset += 4;
		sig.inception = buf.readUInt32BE(offset);
		offset += 4;
		sig.keyTag = buf.readUInt16BE(offset);
		offset += 2;
		sig.signersName = name.decode(buf, offset);
		offset += name.decode.bytes;
		sig.signature = buf.slice(offset, oldOffset + length + 2);
		offset += sig.signature.length;
		rrrsig.decode.bytes = offset - oldOffset;
		return sig;
	};
	rrrsig.decode.bytes = 0;
	rrrsig.encodingLength = function(sig) {
		return 20 + name.encodingLength(sig.signersName) + Buffer.byteLength(sig.signature);
	};
	const rrp = exports.rp = {};
	rrp.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rrp.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		name.encode(data.mbox || ".", buf, offset, { mail: true });
		offset += name.encode.bytes;
		name.encode(data.txt || ".", buf, offset);
		offset += name.encode.bytes;
		rrp.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rrp.encode.bytes - 2, oldOffset);
		return buf;
	};
	rrp.encode.bytes = 0;
	rrp.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const data = {};
		offset += 2;
		data.mbox = name.decode(buf, offset, { mail: true }) || ".";
		offset += name.decode.bytes;
		data.txt = name.decode(buf, offset) || ".";
		offset += name.decode.bytes;
		rrp.decode.bytes = offset - oldOffset;
		return data;
	};
	rrp.decode.bytes = 0;
	rrp.encodingLength = function(data) {
		return 2 + name.encodingLength(data.mbox || ".") + name.encodingLength(data.txt || ".");
	};
	const typebitmap = {};
	typebitmap.encode = function(typelist, buf, offset) {
		if (!buf) buf = Buffer.alloc(typebitmap.encodingLength(typelist));
		if (!offset) offset = 0;
		const oldOffset = offset;
		var typesByWindow = [];
		for (var i = 0; i < typelist.length; i++) {
			var typeid = types.toType(typelist[i]);
			if (typesByWindow[typeid >> 8] === void 0) typesByWindow[typeid >> 8] = [];
			typesByWindow[typeid >> 8][typeid >> 3 & 31] |= 1 << 7 - (typeid & 7);
		}
		for (i = 0; i < typesByWindow.length; i++) if (typesByWindow[i] !== void 0) {
			var windowBuf = Buffer.from(typesByWindow[i]);
			buf.writeUInt8(i, offset);
			offset += 1;
			buf.writeUInt8(windowBuf.length, offset);
			offset += 1;
			windowBuf.copy(buf, offset);
			offset += windowBuf.length;
		}
		typebitmap.encode.bytes = offset - oldOffset;
		return buf;
	};
	typebitmap.encode.bytes = 0;
	typebitmap.decode = function(buf, offset, length) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var typelist = [];
		while (offset - oldOffset < length) {
			var window = buf.readUInt8(offset);
			offset += 1;
			var windowLength = buf.readUInt8(offset);
			offset += 1;
			for (var i = 0; i < windowLength; i++) {
				var b = buf.readUInt8(offset + i);
				for (var j = 0; j < 8; j++) if (b & 1 << 7 - j) {
					var typeid = types.toString(window << 8 | i << 3 | j);
					typelist.push(typeid);
				}
			}
			offset += windowLength;
		}
		typebitmap.decode.bytes = offset - oldOffset;
		return typelist;
	};
	typebitmap.decode.bytes = 0;
	typebitmap.encodingLength = function(typelist) {
		var extents = [];
		for (var i = 0; i < typelist.length; i++) {
			var typeid = types.toType(typelist[i]);
			extents[typeid >> 8] = Math.max(extents[typeid >> 8] || 0, typeid & 255);
		}
		var len = 0;
		for (i = 0; i < extents.length; i++) if (extents[i] !== void 0) len += 2 + Math.ceil((extents[i] + 1) / 8);
		return len;
	};
	const rnsec = exports.nsec = {};
	rnsec.encode = function(record, buf, offset) {
		if (!buf) buf = Buffer.alloc(rnsec.encodingLength(record));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		name.encode(record.nextDomain, buf, offset);
		offset += name.encode.bytes;
		typebitmap.encode(record.rrtypes, buf, offset);
		offset += typebitmap.encode.bytes;
		rnsec.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rnsec.encode.bytes - 2, oldOffset);
		return buf;
	};
	rnsec.encode.bytes = 0;
	rnsec.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var record = {};
		var length = buf.readUInt16BE(offset);
		offset += 2;
		record.nextDomain = name.decode(buf, offset);
		offset += name.decode.bytes;
		record.rrtypes = typebitmap.decode(buf, offset, length - (offset - oldOffset));
		offset += typebitmap.decode.bytes;
		rnsec.decode.bytes = offset - oldOffset;
		return record;
	};
	rnsec.decode.bytes = 0;
	rnsec.encodingLength = function(record) {
		return 2 + name.encodingLength(record.nextDomain) + typebitmap.encodingLength(record.rrtypes);
	};
	const rnsec3 = exports.nsec3 = {};
	rnsec3.encode = function(record, buf, offset) {
		if (!buf) buf = Buffer.alloc(rnsec3.encodingLength(record));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const salt = record.salt;
		if (!Buffer.isBuffer(salt)) throw new Error("salt must be a Buffer");
		const nextDomain = record.nextDomain;
		if (!Buffer.isBuffer(nextDomain)) throw new Error("nextDomain must be a Buffer");
		offset += 2;
		buf.writeUInt8(record.algorithm, offset);
		offset += 1;
		buf.writeUInt8(record.flags, offset);
		offset += 1;
		buf.writeUInt16BE(record.iterations, offset);
		offset += 2;
		buf.writeUInt8(salt.length, offset);
		offset += 1;
		salt.copy(buf, offset, 0, salt.length);
		offset += salt.length;
		buf.writeUInt8(nextDomain.length, offset);
		offset += 1;
		nextDomain.copy(buf, offset, 0, nextDomain.length);
		offset += nextDomain.length;
		typebitmap.encode(record.rrtypes, buf, offset);
		offset += typebitmap.encode.bytes;
		rnsec3.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rnsec3.encode.bytes - 2, oldOffset);
		return buf;
	};
	rnsec3.encode.bytes = 0;
	rnsec3.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var record = {};
		var length = buf.readUInt16BE(offset);
		offset += 2;
		record.algorithm = buf.readUInt8(offset);
		offset += 1;
		record.flags = buf.readUInt8(offset);
		offset += 1;
		record.iterations = buf.readUInt16BE(offset);
		offset += 2;
		const saltLength = buf.readUInt8(offset);
		offset += 1;
		record.salt = buf.slice(offset, offset + saltLength);
		offset += saltLength;
		const hashLength = buf.readUInt8(offset);
		offset += 1;
		record.nextDomain = buf.slice(offset, offset + hashLength);
		offset += hashLength;
		record.rrtypes = typebitmap.decode(buf, offset, length - (offset - oldOffset));
		offset += typebitmap.decode.bytes;
		rnsec3.decode.bytes = offset - oldOffset;
		return record;
	};
	rnsec3.decode.bytes = 0;
	rnsec3.encodingLength = function(record) {
		return 8 + record.salt.length + record.nextDomain.length + typebitmap.encodingLength(record.rrtypes);
	};
	const rds = exports.ds = {};
	rds.encode = function(digest, buf, offset) {
		if (!buf) buf = Buffer.alloc(rds.encodingLength(digest));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const digestdata = digest.digest;
		if (!Buffer.isBuffer(digestdata)) throw new Error("Digest must be a Buffer");
		offset += 2;
		buf.writeUInt16BE(digest.keyTag, offset);
		offset += 2;
		buf.writeUInt8(digest.algorithm, offset);
		offset += 1;
		buf.writeUInt8(digest.digestType, offset);
		offset += 1;
		digestdata.copy(buf, offset, 0, digestdata.length);
		offset += digestdata.length;
		rds.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rds.encode.bytes - 2, oldOffset);
		return buf;
	};
	rds.encode.bytes = 0;
	rds.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		var digest = {};
		var length = buf.readUInt16BE(offset);
		offset += 2;
		digest.keyTag = buf.readUInt16BE(offset);
		offset += 2;
		digest.algorithm = buf.readUInt8(offset);
		offset += 1;
		digest.digestType = buf.readUInt8(offset);
		offset += 1;
		digest.digest = buf.slice(offset, oldOffset + length + 2);
		offset += digest.digest.length;
		rds.decode.bytes = offset - oldOffset;
		return digest;
	};
	rds.decode.bytes = 0;
	rds.encodingLength = function(digest) {
		return 6 + Buffer.byteLength(digest.digest);
	};
	const rsshfp = exports.sshfp = {};
	rsshfp.getFingerprintLengthForHashType = function getFingerprintLengthForHashType(hashType) {
		switch (hashType) {
			case 1: return 20;
			case 2: return 32;
		}
	};
	rsshfp.encode = function encode(record, buf, offset) {
		if (!buf) buf = Buffer.alloc(rsshfp.encodingLength(record));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		buf[offset] = record.algorithm;
		offset += 1;
		buf[offset] = record.hash;
		offset += 1;
		const fingerprintBuf = Buffer.from(record.fingerprint.toUpperCase(), "hex");
		if (fingerprintBuf.length !== rsshfp.getFingerprintLengthForHashType(record.hash)) throw new Error("Invalid fingerprint length");
		fingerprintBuf.copy(buf, offset);
		offset += fingerprintBuf.byteLength;
		rsshfp.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rsshfp.encode.bytes - 2, oldOffset);
		return buf;
	};
	rsshfp.encode.bytes = 0;
	rsshfp.decode = function decode(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const record = {};
		offset += 2;
		record.algorithm = buf[offset];
		offset += 1;
		record.hash = buf[offset];
		offset += 1;
		const fingerprintLength = rsshfp.getFingerprintLengthForHashType(record.hash);
		record.fingerprint = buf.slice(offset, offset + fingerprintLength).toString("hex").toUpperCase();
		offset += fingerprintLength;
		rsshfp.decode.bytes = offset - oldOffset;
		return record;
	};
	rsshfp.decode.bytes = 0;
	rsshfp.encodingLength = function(record) {
		return 4 + Buffer.from(record.fingerprint, "hex").byteLength;
	};
	const rnaptr = exports.naptr = {};
	rnaptr.encode = function(data, buf, offset) {
		if (!buf) buf = Buffer.alloc(rnaptr.encodingLength(data));
		if (!offset) offset = 0;
		const oldOffset = offset;
		offset += 2;
		buf.writeUInt16BE(data.order || 0, offset);
		offset += 2;
		buf.writeUInt16BE(data.preference || 0, offset);
		offset += 2;
		string.encode(data.flags, buf, offset);
		offset += string.encode.bytes;
		string.encode(data.services, buf, offset);
		offset += string.encode.bytes;
		string.encode(data.regexp, buf, offset);
		offset += string.encode.bytes;
		name.encode(data.replacement, buf, offset);
		offset += name.encode.bytes;
		rnaptr.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rnaptr.encode.bytes - 2, oldOffset);
		return buf;
	};
	rnaptr.encode.bytes = 0;
	rnaptr.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const data = {};
		offset += 2;
		data.order = buf.readUInt16BE(offset);
		offset += 2;
		data.preference = buf.readUInt16BE(offset);
		offset += 2;
		data.flags = string.decode(buf, offset);
		offset += string.decode.bytes;
		data.services = string.decode(buf, offset);
		offset += string.decode.bytes;
		data.regexp = string.decode(buf, offset);
		offset += string.decode.bytes;
		data.replacement = name.decode(buf, offset);
		offset += name.decode.bytes;
		rnaptr.decode.bytes = offset - oldOffset;
		return data;
	};
	rnaptr.decode.bytes = 0;
	rnaptr.encodingLength = function(data) {
		return string.encodingLength(data.flags) + string.encodingLength(data.services) + string.encodingLength(data.regexp) + name.encodingLength(data.replacement) + 6;
	};
	const rtlsa = exports.tlsa = {};
	rtlsa.encode = function(cert, buf, offset) {
		if (!buf) buf = Buffer.alloc(rtlsa.encodingLength(cert));
		if (!offset) offset = 0;
		const oldOffset = offset;
		const certdata = cert.certificate;
		if (!Buffer.isBuffer(certdata)) throw new Error("Certificate must be a Buffer");
		offset += 2;
		buf.writeUInt8(cert.usage, offset);
		offset += 1;
		buf.writeUInt8(cert.selector, offset);
		offset += 1;
		buf.writeUInt8(cert.matchingType, offset);
		offset += 1;
		certdata.copy(buf, offset, 0, certdata.length);
		offset += certdata.length;
		rtlsa.encode.bytes = offset - oldOffset;
		buf.writeUInt16BE(rtlsa.encode.bytes - 2, oldOffset);
		return buf;
	};
	rtlsa.encode.bytes = 0;
	rtlsa.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const cert = {};
		const length = buf.readUInt16BE(offset);
		offset += 2;
		cert.usage = buf.readUInt8(offset);
		offset += 1;
		cert.selector = buf.readUInt8(offset);
		offset += 1;
		cert.matchingType = buf.readUInt8(offset);
		offset += 1;
		cert.certificate = buf.slice(offset, oldOffset + length + 2);
		offset += cert.certificate.length;
		rtlsa.decode.bytes = offset - oldOffset;
		return cert;
	};
	rtlsa.decode.bytes = 0;
	rtlsa.encodingLength = function(cert) {
		return 5 + Buffer.byteLength(cert.certificate);
	};
	const renc = exports.record = function(type) {
		switch (type.toUpperCase()) {
			case "A": return ra;
			case "PTR": return rptr;
			case "CNAME": return rcname;
			case "DNAME": return rdname;
			case "TXT": return rtxt;
			case "NULL": return rnull;
			case "AAAA": return raaaa;
			case "SRV": return rsrv;
			case "HINFO": return rhinfo;
			case "CAA": return rcaa;
			case "NS": return rns;
			case "SOA": return rsoa;
			case "MX": return rmx;
			case "OPT": return ropt;
			case "DNSKEY": return rdnskey;
			case "RRSIG": return rrrsig;
			case "RP": return rrp;
			case "NSEC": return rnsec;
			case "NSEC3": return rnsec3;
			case "SSHFP": return rsshfp;
			case "DS": return rds;
			case "NAPTR": return rnaptr;
			case "TLSA": return rtlsa;
		}
		return runknown;
	};
	const answer = exports.answer = {};
	answer.encode = function(a, buf, offset) {
		if (!buf) buf = Buffer.alloc(answer.encodingLength(a));
		if (!offset) offset = 0;
		const oldOffset = offset;
		name.encode(a.name, buf, offset);
		offset += name.encode.bytes;
		buf.writeUInt16BE(types.toType(a.type), offset);
		if (a.type.toUpperCase() === "OPT") {
			if (a.name !== ".") throw new Error("OPT name must be root.");
			buf.writeUInt16BE(a.udpPayloadSize || 4096, offset + 2);
			buf.writeUInt8(a.extendedRcode || 0, offset + 4);
			buf.writeUInt8(a.ednsVersion || 0, offset + 5);
			buf.writeUInt16BE(a.flags || 0, offset + 6);
			offset += 8;
			ropt.encode(a.options || [], buf, offset);
			offset += ropt.encode.bytes;
		} else {
			let klass = classes.toClass(a.class === void 0 ? "IN" : a.class);
			if (a.flush) klass |= FLUSH_MASK;
			buf.writeUInt16BE(klass, offset + 2);
			buf.writeUInt32BE(a.ttl || 0, offset + 4);
			offset += 8;
			const enc = renc(a.type);
			enc.encode(a.data, buf, offset);
			offset += enc.encode.bytes;
		}
		answer.encode.bytes = offset - oldOffset;
		return buf;
	};
	answer.encode.bytes = 0;
	answer.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const a = {};
		const oldOffset = offset;
		a.name = name.decode(buf, offset);
		offset += name.decode.bytes;
		a.type = types.toString(buf.readUInt16BE(offset));
		if (a.type === "OPT") {
			a.udpPayloadSize = buf.readUInt16BE(offset + 2);
			a.extendedRcode = buf.readUInt8(offset + 4);
			a.ednsVersion = buf.readUInt8(offset + 5);
			a.flags = buf.readUInt16BE(offset + 6);
			a.flag_do = (a.flags >> 15 & 1) === 1;
			a.options = ropt.decode(buf, offset + 8);
			offset += 8 + ropt.decode.bytes;
		} else {
			const klass = buf.readUInt16BE(offset + 2);
			a.ttl = buf.readUInt32BE(offset + 4);
			a.class = classes.toString(klass & NOT_FLUSH_MASK);
			a.flush = !!(klass & FLUSH_MASK);
			const enc = renc(a.type);
			a.data = enc.decode(buf, offset + 8);
			offset += 8 + enc.decode.bytes;
		}
		answer.decode.bytes = offset - oldOffset;
		return a;
	};
	answer.decode.bytes = 0;
	answer.encodingLength = function(a) {
		const data = a.data !== null && a.data !== void 0 ? a.data : a.options;
		return name.encodingLength(a.name) + 8 + renc(a.type).encodingLength(data);
	};
	const question = exports.question = {};
	question.encode = function(q, buf, offset) {
		if (!buf) buf = Buffer.alloc(question.encodingLength(q));
		if (!offset) offset = 0;
		const oldOffset = offset;
		name.encode(q.name, buf, offset);
		offset += name.encode.bytes;
		buf.writeUInt16BE(types.toType(q.type), offset);
		offset += 2;
		buf.writeUInt16BE(classes.toClass(q.class === void 0 ? "IN" : q.class), offset);
		offset += 2;
		question.encode.bytes = offset - oldOffset;
		return q;
	};
	question.encode.bytes = 0;
	question.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const q = {};
		q.name = name.decode(buf, offset);
		offset += name.decode.bytes;
		q.type = types.toString(buf.readUInt16BE(offset));
		offset += 2;
		q.class = classes.toString(buf.readUInt16BE(offset));
		offset += 2;
		if (!!(q.class & QU_MASK)) q.class &= NOT_QU_MASK;
		question.decode.bytes = offset - oldOffset;
		return q;
	};
	question.decode.bytes = 0;
	question.encodingLength = function(q) {
		return name.encodingLength(q.name) + 4;
	};
	exports.AUTHORITATIVE_ANSWER = 1024;
	exports.TRUNCATED_RESPONSE = 512;
	exports.RECURSION_DESIRED = 256;
	exports.RECURSION_AVAILABLE = 128;
	exports.AUTHENTIC_DATA = 32;
	exports.CHECKING_DISABLED = 16;
	exports.DNSSEC_OK = 32768;
	exports.encode = function(result, buf, offset) {
		const allocing = !buf;
		if (allocing) buf = Buffer.alloc(exports.encodingLength(result));
		if (!offset) offset = 0;
		const oldOffset = offset;
		if (!result.questions) result.questions = [];
		if (!result.answers) result.answers = [];
		if (!result.authorities) result.authorities = [];
		if (!result.additionals) result.additionals = [];
		header.encode(result, buf, offset);
		offset += header.encode.bytes;
		offset = encodeList(result.questions, question, buf, offset);
		offset = encodeList(result.answers, answer, buf, offset);
		offset = encodeList(result.authorities, answer, buf, offset);
		offset = encodeList(result.additionals, answer, buf, offset);
		exports.encode.bytes = offset - oldOffset;
		if (allocing && exports.encode.bytes !== buf.length) return buf.slice(0, exports.encode.bytes);
		return buf;
	};
	exports.encode.bytes = 0;
	exports.decode = function(buf, offset) {
		if (!offset) offset = 0;
		const oldOffset = offset;
		const result = header.decode(buf, offset);
		offset += header.decode.bytes;
		offset = decodeList(result.questions, question, buf, offset);
		offset = decodeList(result.answers, answer, buf, offset);
		offset = decodeList(result.authorities, answer, buf, offset);
		offset = decodeList(result.additionals, answer, buf, offset);
		exports.decode.bytes = offset - oldOffset;
		return result;
	};
	exports.decode.bytes = 0;
	exports.encodingLength = function(result) {
		return header.encodingLength(result) + encodingLengthList(result.questions || [], question) + encodingLengthList(result.answers || [], answer) + encodingLengthList(result.authorities || [], answer) + encodingLengthList(result.additionals || [], answer);
	};
	exports.streamEncode = function(result) {
		const buf = exports.encode(result);
		const sbuf = Buffer.alloc(2);
		sbuf.writeUInt16BE(buf.byteLength);
		const combine = Buffer.concat([sbuf, buf]);
		exports.streamEncode.bytes = combine.byteLength;
		return combine;
	};
	exports.streamEncode.bytes = 0;
	exports.streamDecode = function(sbuf) {
		const len = sbuf.readUInt16BE(0);
		if (sbuf.byteLength < len + 2) return null;
		const result = exports.decode(sbuf.slice(2));
		exports.streamDecode.bytes = exports.decode.bytes;
		return result;
	};
	exports.streamDecode.bytes = 0;
	function encodingLengthList(list, enc) {
		let len = 0;
		for (let i = 0; i < list.length; i++) len += enc.encodingLength(list[i]);
		return len;
	}
	function encodeList(list, enc, buf, offset) {
		for (let i = 0; i < list.length; i++) {
			enc.encode(list[i], buf, offset);
			offset += enc.encode.bytes;
		}
		return offset;
	}
	function decodeList(list, enc, buf, offset) {
		for (let i = 0; i < list.length; i++) {
			list[i] = enc.decode(buf, offset);
			offset += enc.decode.bytes;
		}
		return offset;
	}
}));

// src/dns/wire/query.ts
var import_dns_packet = require_dns_packet();
const udpSize = 1232;
function queryOctets(query) {
	const frame = query.dnssec ? withDnssec : withoutDnssec;
	const octets = new Uint8Array(frame.length - 1 + query.owner.length);
	octets.set(frame.subarray(0, 12));
	octets.set(numberOctets(query.id, 2));
	octets.set(query.owner, 12);
	octets.set(frame.subarray(12 + 1), 12 + query.owner.length);
	octets.set(numberOctets(numberOf(query.type), 2), 12 + query.owner.length);
	return octets;
}
const withDnssec = frameOf(import_dns_packet.CHECKING_DISABLED, import_dns_packet.DNSSEC_OK);
const withoutDnssec = frameOf(0, 0);
function frameOf(headerFlags, ednsFlags) {
	return (0, import_dns_packet.encode)({
		type: "query",
		flags: import_dns_packet.RECURSION_DESIRED | headerFlags,
		questions: [{
			name: ".",
			type: "A",
			class: "IN"
		}],
		additionals: [{
			type: "OPT",
			name: ".",
			udpPayloadSize: udpSize,
			extendedRcode: 0,
			ednsVersion: 0,
			flags: ednsFlags,
			flag_do: ednsFlags !== 0,
			options: []
		}]
	});
}

// src/net/dns/query.ts
function queryFor(question, id, randomness) {
	const owner = wireName(question.owner);
	if (randomness !== void 0) mixCase(owner, randomness);
	const octets = queryOctets({
		id,
		owner,
		type: question.type,
		dnssec: true
	});
	return {
		question,
		owner,
		isCaseRandom: randomness !== void 0,
		octets
	};
}
function mixCase(owner, randomness) {
	for (const [i, octet] of owner.entries()) if (octet >= 97 && octet <= 122 && (randomness.octet() & 1) === 1) owner[i] = octet - 32;
}
function matchOf(message, query) {
	if (!message.isResponse || message.opcode !== 0) return "other";
	const { question } = message;
	if (question === void 0) return saysNothing(message) ? "answer" : "other";
	if (!(question.class === 1 && question.type === query.question.type && question.owner === query.question.owner)) return "other";
	return query.isCaseRandom && !isEqual(question.octets, query.owner) ? "case" : "answer";
}
function saysNothing({ rcode }) {
	return rcode === rcodes.FORMERR || rcode === rcodes.NOTIMP;
}
function isEqual(one, other) {
	return one.length === other.length && one.every((octet, i) => octet === other[i]);
}

// src/net/dns/sockets.ts
const tcpSocket = ({ address, port }) => connect$1({
	host: address,
	port
});
const tlsSocket = (settings, ALPNProtocols) => tls().connect({
	...settings,
	...ALPNProtocols === void 0 ? {} : { ALPNProtocols }
});
function tlsSettings({ address, port, serverName }, ca) {
	return {
		host: address,
		port,
		minVersion: "TLSv1.2",
		lookup: lookupOnce(),
		checkServerIdentity: (host, certificate) => tls().checkServerIdentity(host, {
			...certificate,
			subject: {
				...certificate.subject,
				CN: ""
			}
		}),
		...serverName === void 0 ? {} : { servername: serverName },
		...ca === void 0 ? {} : { ca: [...ca] }
	};
}
function lookupOnce() {
	let found = [];
	return (host, options, callback) => {
		const answer = () => {
			if (options.all === true) callback(null, [...found]);
			else callback(null, found[0]?.address ?? "", found[0]?.family);
		};
		if (found.length > 0) return answer();
		lookup(host, { all: true }, (error, addresses) => {
			if (error !== null) return callback(error, []);
			found = addresses;
			answer();
		});
	};
}

// src/net/dns/https.ts
const connectMs = 1e4;
function https(server, settings) {
	const underway = /* @__PURE__ */ new Set();
	const stop = new AbortController();
	let channel;
	let current;
	const openChannel = () => {
		if (channel !== void 0 && current?.isOpen() !== false) return channel;
		current = void 0;
		channel = open(server, settings, stop.signal).then((opened) => {
			if (opened.kind === "failed") channel = void 0;
			else if (stop.signal.aborted) opened.close();
			else current = opened;
			return opened;
		});
		return channel;
	};
	const post = async (query, signal) => {
		const isReused = current !== void 0;
		const used = await unlessLate(openChannel(), signal);
		if (used.kind === "failed") return used;
		const answer = await used.post(query.octets, signal);
		return isReused && answer.kind === "failed" && !used.isOpen() && !signal.aborted ? post(query, signal) : answer;
	};
	return {
		async exchange(question, patience) {
			if (stop.signal.aborted) return closed;
			const query = queryFor(question, 0);
			const time = new AbortController();
			const limit = afterTime(timeLeft(patience), () => time.abort());
			underway.add(time);
			const answer = await post(query, time.signal);
			limit.stop();
			underway.delete(time);
			return answer.kind === "failed" ? answer : exchangeOf(answer, query);
		},
		close() {
			stop.abort();
			current?.close();
			for (const time of underway) time.abort();
		}
	};
}
async function open(server, settings, stop) {
	const socket = tlsSocket(settings, ["h2", "http/1.1"]).unref();
	try {
		await once(socket, "secureConnect", { signal: AbortSignal.any([stop, timeLimit(connectMs)]) });
	} catch (error) {
		socket.destroy();
		return troubleOf(error);
	}
	if (socket.alpnProtocol === "h2") return overHttp2(socket, server);
	socket.destroy();
	return overHttp1(settings, server);
}
async function unlessLate(channel, signal) {
	const { promise, resolve } = Promise.withResolvers();
	const late = () => resolve(silence);
	signal.addEventListener("abort", late, { once: true });
	const first = await Promise.race([channel, promise]);
	signal.removeEventListener("abort", late);
	return first;
}
function exchangeOf({ code, contentType: given, age, body }, query) {
	if (code !== 200) return trouble("http", String(code));
	if (given.split(";", 1)[0]?.trim().toLowerCase() !== "application/dns-message") return trouble("http", "not a DNS message");
	const read = readMessage(body);
	if (!read.ok) return trouble("malformed", read.error);
	if (read.value.id !== 0 || matchOf(read.value, query) !== "answer") return trouble("mismatch", "question");
	return {
		kind: "message",
		message: read.value,
		octets: body.length,
		age
	};
}

// src/net/dns/frames.ts
function frames(take) {
	let frame = /* @__PURE__ */ new Uint8Array(2);
	let filled = 0;
	let isLength = true;
	return (piece) => {
		for (let at = 0; at < piece.length;) {
			const part = piece.subarray(at, at + frame.length - filled);
			frame.set(part, filled);
			filled += part.length;
			at += part.length;
			if (filled < frame.length) return;
			if (!isLength) take(frame);
			const size = isLength ? (frame[0] ?? 0) * 256 + (frame[1] ?? 0) : 0;
			isLength = size === 0;
			frame = new Uint8Array(isLength ? 2 : size);
			filled = 0;
		}
	};
}
function framed(message) {
	const octets = new Uint8Array(message.length + 2);
	octets.set([message.length >> 8, message.length & 255]);
	octets.set(message, 2);
	return octets;
}

// src/net/dns/outstanding.ts
const headerOctets = 12;
function outstanding(kind, randomness) {
	const waiting = /* @__PURE__ */ new Map();
	const blame = (one, seen) => {
		if (kind === "stream") one.end(seen);
		else one.seen = seen;
		return false;
	};
	return {
		get size() {
			return waiting.size;
		},
		ask(question, timeoutMs, send) {
			const id = freeId(waiting, randomness);
			const query = queryFor(question, id, kind === "datagrams" ? randomness : void 0);
			const { promise, resolve } = Promise.withResolvers();
			const end = (exchange) => {
				limit.stop();
				waiting.delete(id);
				resolve(exchange);
			};
			const one = {
				query,
				end,
				seen: silence
			};
			const limit = afterTime(timeoutMs, () => end(one.seen));
			waiting.set(id, one);
			send(query.octets);
			return promise;
		},
		take(octets) {
			const one = octets.length < headerOctets ? void 0 : waiting.get((octets[0] ?? 0) * 256 + (octets[1] ?? 0));
			if (one === void 0) return false;
			const read = readMessage(octets);
			if (!read.ok) return blame(one, trouble("malformed", read.error));
			const match = matchOf(read.value, one.query);
			if (match === "other") return blame(one, trouble("mismatch", "question"));
			if (match === "case") one.end(trouble("mismatch", "case"));
			else one.end({
				kind: "message",
				message: read.value,
				octets: octets.length,
				age: 0
			});
			return true;
		},
		failAll(why) {
			for (const one of waiting.values()) one.end(why);
		}
	};
}
function freeId(waiting, randomness) {
	let id = randomness.id();
	while (waiting.has(id)) id = (id + 1) % 65536;
	return id;
}

// src/net/dns/stream.ts
const maxConnections = 4;
const fewQuestions = 64;
const maxQuestions = 1024;
const maxRepeats = 2;
const idleMs = 1e4;
const maxStrays$1 = 100;
function stream(open, randomness) {
	let connections = [];
	let isClosed = false;
	const connection = () => {
		connections = connections.filter((one) => one.isUsable);
		const [least] = connections.toSorted((a, b) => a.questions - b.questions);
		if (least !== void 0 && (least.questions < fewQuestions || connections.length >= maxConnections)) return least;
		const fresh = connect(open(), randomness);
		connections = [...connections, fresh];
		return fresh;
	};
	const exchange = async (question, patience, repeats = maxRepeats) => {
		if (isClosed) return closed;
		const one = connection();
		if (one.questions >= maxQuestions) return trouble("busy", `${maxQuestions} questions on one connection`);
		const brought = await one.ask(question, timeLeft(patience));
		return brought.kind === "failed" && brought.why === "refused-connection" && one.hasAnswered && repeats > 0 ? exchange(question, patience, repeats - 1) : brought;
	};
	return {
		exchange: (question, patience) => exchange(question, patience),
		close() {
			isClosed = true;
			for (const one of connections) one.end(closed);
		}
	};
}
function connect(socket, randomness) {
	const underway = outstanding("stream", randomness);
	let isUsable = true;
	let answers = 0;
	let strays = 0;
	const end = (why) => {
		isUsable = false;
		socket.destroy();
		underway.failAll(why);
	};
	const take = (message) => {
		if (underway.take(message)) answers++;
		else if (++strays > maxStrays$1) end(trouble("mismatch", `more than ${maxStrays$1} messages that answer nothing`));
	};
	socket.setNoDelay(true).setTimeout(idleMs).unref();
	socket.on("data", frames(take));
	socket.on("error", (error) => end(troubleOf(error)));
	socket.on("close", () => end(trouble("refused-connection", "closed")));
	socket.on("timeout", () => {
		if (underway.size === 0) end(closed);
	});
	return {
		async ask(question, timeoutMs) {
			const before = answers;
			const exchange = await underway.ask(question, timeoutMs, (octets) => socket.write(framed(octets)));
			if (exchange.kind === "failed" && exchange.why === "timeout" && answers === before) isUsable = false;
			if (!isUsable && underway.size === 0) end(closed);
			return exchange;
		},
		get questions() {
			return underway.size;
		},
		get hasAnswered() {
			return answers > 0;
		},
		get isUsable() {
			return isUsable;
		},
		end
	};
}

// src/net/dns/udp.ts
const portsPerServer = 16;
const questionsPerPort = 128;
const maxStrays = 100;
function udp(server, randomness) {
	const ports = Array.from({ length: portsPerServer });
	let isClosed = false;
	const freshPort = (place) => {
		ports[place]?.retire();
		const port = openPort(server, randomness);
		ports[place] = port;
		return port;
	};
	return {
		async exchange(question, patience) {
			if (isClosed) return closed;
			const place = randomness.octet() % portsPerServer;
			const port = ports[place];
			return (port === void 0 || port.isSpent() ? freshPort(place) : port).ask(question, timeLeft(patience));
		},
		close() {
			isClosed = true;
			for (const port of ports) port?.end(closed);
		}
	};
}
function openPort(server, randomness) {
	const socket = createSocket(isIPv6(server.address) ? "udp6" : "udp4").unref();
	const underway = outstanding("datagrams", randomness);
	const early = [];
	let peer = {
		address: "",
		port: 0
	};
	let state = "connecting";
	let questionsLeft = questionsPerPort;
	let strays = 0;
	const end = (why) => {
		if (state === "closed") return;
		state = "closed";
		questionsLeft = 0;
		socket.close();
		underway.failAll(why);
	};
	socket.on("error", (error) => end(troubleOf(error)));
	socket.on("message", (octets, from) => {
		if (isFrom(peer, from) && underway.take(octets)) return;
		if (++strays > maxStrays) end(trouble("mismatch", `more than ${maxStrays} datagrams that answer nothing`));
	});
	socket.once("connect", () => {
		if (state === "closed") return;
		state = "connected";
		peer = socket.remoteAddress();
		for (const octets of early.splice(0)) socket.send(octets);
	});
	socket.connect(server.port, server.address);
	return {
		async ask(question, timeoutMs) {
			questionsLeft--;
			const exchange = await underway.ask(question, timeoutMs, (octets) => {
				if (state === "connected") socket.send(octets);
				else early.push(octets);
			});
			if (questionsLeft <= 0 && underway.size === 0) end(closed);
			return exchange;
		},
		isSpent: () => questionsLeft <= 0,
		retire() {
			questionsLeft = 0;
			if (underway.size === 0) end(closed);
		},
		end
	};
}
function isFrom(peer, from) {
	if (from.port !== peer.port) return false;
	return from.address === peer.address || withoutScope(from.address) === withoutScope(peer.address);
}
const withoutScope = (address) => address.split("%", 1)[0] ?? "";

// src/net/dns/carriers.ts
const carriers = {
	udp: (server, settings) => udpThenTcp(udp(server, settings.randomness), carriers.tcp(server, settings)),
	tcp: (server, { randomness }) => stream(() => tcpSocket(server), randomness),
	tls: (server, { randomness, ca }) => {
		const settings = tlsSettings(server, ca);
		return stream(() => tlsSocket(settings), randomness);
	},
	https: (server, { ca }) => https(server, tlsSettings(server, ca))
};
const carrierTo = (server, settings) => carriers[server.transport](server, settings);
const tcpPatienceMs = 3e3;
function udpThenTcp(datagrams, connections) {
	let keepsCase = true;
	const overTcp = ({ timeoutMs, until }) => ({
		timeoutMs: Math.max(timeoutMs, tcpPatienceMs),
		until
	});
	return {
		async exchange(question, patience) {
			if (!keepsCase) return {
				...await connections.exchange(question, overTcp(patience)),
				isOverTcp: true
			};
			const first = await datagrams.exchange(question, patience);
			if (!isForTcp(first)) return first;
			const second = await connections.exchange(question, overTcp(patience));
			if (first.kind === "message" && second.kind === "failed") return {
				...trouble("truncated", `${second.why}: ${second.detail}`),
				isOverTcp: true
			};
			if (first.kind === "failed" && first.detail === "case" && second.kind === "message") keepsCase = false;
			return {
				...second,
				isOverTcp: true
			};
		},
		close() {
			datagrams.close();
			connections.close();
		}
	};
}
function isForTcp(exchange) {
	if (exchange.kind === "message") return exchange.message.isTruncated;
	return exchange.why === "mismatch" || exchange.why === "malformed";
}

// src/net/dns/health.ts
const waits = {
	udp: {
		first: 1500,
		least: 400
	},
	tcp: {
		first: 3e3,
		least: 2e3
	},
	tls: {
		first: 3e3,
		least: 2e3
	},
	https: {
		first: 3e3,
		least: 2e3
	}
};
const mostMs = 6e3;
const mostAilingSeconds = 64;
function health(transport, now, firstMs) {
	const first = firstMs ?? waits[transport].first;
	const least = Math.min(first, waits[transport].least);
	let smoothed;
	let variation = 0;
	let failures = 0;
	let ailingUntil = 0;
	const isAiling = () => now().getTime() < ailingUntil;
	return {
		isAiling,
		timeoutMs() {
			if (smoothed === void 0) return first;
			return Math.min(Math.max(least, granular(smoothed + 4 * variation)), mostMs);
		},
		answered(ms) {
			failures = 0;
			ailingUntil = 0;
			variation = smoothed === void 0 ? ms / 2 : .75 * variation + .25 * Math.abs(smoothed - ms);
			smoothed = smoothed === void 0 ? ms : .875 * smoothed + .125 * ms;
		},
		failed() {
			if (isAiling()) return;
			failures++;
			ailingUntil = now().getTime() + 1e3 * Math.min(2 ** failures, mostAilingSeconds);
		}
	};
}
const granular = (ms) => Math.ceil(ms / 100) * 100;

// src/net/dns/lifetime.ts
const maxSeconds = 86400;
const failureSeconds = 5;
function lifetimeOf({ rcode, answer, authority }, type) {
	if (rcode !== rcodes.NOERROR && rcode !== rcodes.NXDOMAIN) return failureSeconds;
	if ((rcode === rcodes.NXDOMAIN || !answer.some((record) => record.type === type)) && !authority.some((record) => record.type === "SOA")) return 0;
	return Math.min(maxSeconds, ...answer.map(({ ttl }) => ttl), ...authority.map(secondsOf));
}
function secondsOf({ type, ttl, rdata }) {
	return type === "SOA" ? Math.min(ttl, minimumOf(rdata)) : ttl;
}
function minimumOf(rdata) {
	return rdata.length < 4 ? 0 : new DataView(rdata.buffer, rdata.byteOffset + rdata.length - 4, 4).getUint32(0);
}

// src/net/dns/probe.ts
const probeQuestion = {
	owner: ".",
	type: "DNSKEY"
};
function probeServers(known, budget, keep) {
	const { promise, resolve, reject } = Promise.withResolvers();
	const probes = known.map(async (one) => {
		const fetched = await askServers(probeQuestion, [one], budget);
		const ability = abilityOf(fetched);
		one.ability = ability;
		if (ability === "dnssec") {
			keep(fetched);
			resolve({ kind: "dnssec" });
		}
		return {
			url: one.server.url,
			ability,
			fetched
		};
	});
	Promise.all(probes).then((probed) => resolve(incapable(probed)), reject);
	return promise;
}
function abilityOf(fetched) {
	if (fetched.kind === "failed") return "unknown";
	const { rcode, answer } = fetched.message;
	if (rcode === rcodes.FORMERR || rcode === rcodes.NOTIMP || rcode === rcodes.BADVERS) return "strips";
	if (rcode !== rcodes.NOERROR) return "unknown";
	return answer.some(({ type }) => type === "RRSIG") ? "dnssec" : "strips";
}
function incapable(probed) {
	const stripping = probed.filter(({ ability }) => ability === "strips");
	if (stripping.length > 0) return {
		kind: "strips",
		servers: stripping.map(({ url }) => url)
	};
	const last = probed.at(-1)?.fetched;
	const why = last === void 0 ? "no-servers" : last.kind === "failed" ? last.why : rcodeName(last.message);
	return {
		kind: "unreachable",
		servers: probed.map(({ url }) => url),
		why
	};
}

// src/net/dns/randomness.ts
const pieceOctets = 4096;
function randomness(source) {
	let piece = /* @__PURE__ */ new Uint8Array(0);
	let used = 0;
	const octet = () => {
		if (used >= piece.length) {
			piece = Uint8Array.from(source(pieceOctets));
			used = 0;
		}
		return piece[used++] ?? 0;
	};
	return {
		octet,
		id: () => octet() * 256 + octet()
	};
}

// src/net/dns.ts
const defaultTimeoutMs = 1e4;
const defaultConcurrency = 256;
const defaultEntries = 65536;
const maxCacheOctets = 67108864;
const maxWaiting = 1e6;
const maxSent = 1e4;
const messageOverhead = 512;
function upstream(options) {
	const { servers, now, timeoutMs = defaultTimeoutMs, signal } = options;
	const known = knownServers(options);
	const kept = cache({
		entries: options.cacheEntries ?? defaultEntries,
		octets: maxCacheOctets
	}, now);
	const turns = places(options.concurrency ?? defaultConcurrency, maxWaiting);
	const underway = /* @__PURE__ */ new Map();
	const sent = journal(options.watch);
	const budget = {
		timeoutMs,
		note: sent.note,
		round: sent.round
	};
	let isClosed = false;
	const bring = async (question, key) => {
		const fetched = turns.take(() => askServers(question, known, budget));
		return fetched === void 0 ? busy(servers) : keep(kept, key, question.type, await fetched);
	};
	const close = async () => {
		isClosed = true;
		signal?.removeEventListener("abort", close);
		for (const { carrier } of known) carrier.close();
	};
	if (signal?.aborted === true) close();
	signal?.addEventListener("abort", close, { once: true });
	return {
		async ask(owner, type) {
			if (isClosed) return {
				...closed,
				servers: []
			};
			const key = keyOf({
				owner,
				type
			});
			const ready = underway.get(key) ?? kept.get(key);
			if (ready !== void 0) return ready;
			const brought = bring({
				owner,
				type
			}, key).finally(() => underway.delete(key));
			underway.set(key, brought);
			return brought;
		},
		sent: sent.latest,
		probe: () => probeServers(known, budget, (fetched) => keep(kept, keyOf(probeQuestion), probeQuestion.type, fetched)),
		close
	};
}
function knownServers({ servers, now, ca, firstTimeoutMs, random = randomBytes }) {
	const settings = {
		randomness: randomness(random),
		...ca === void 0 ? {} : { ca }
	};
	return servers.map((server) => ({
		server,
		carrier: carrierTo(server, settings),
		health: health(server.transport, now, firstTimeoutMs),
		ability: "unknown"
	}));
}
const keyOf = ({ owner, type }) => `${type} ${owner}`;
function keep(kept, key, type, fetched) {
	if (fetched.kind === "failed") {
		if (fetched.why !== "busy" && fetched.detail !== closed.detail) kept.put(key, fetched, messageOverhead, 5);
		return fetched;
	}
	const { message, server, age, octets } = fetched;
	const received = {
		kind: "message",
		message,
		server,
		age
	};
	kept.put(key, received, octets + messageOverhead, lifetimeOf(message, type) - age);
	return received;
}
function busy(servers) {
	return {
		kind: "failed",
		why: "busy",
		detail: `${maxWaiting} questions wait`,
		servers: servers.map(({ url }) => url)
	};
}
function journal(watch) {
	const all = [];
	let answered = 0;
	const note = (sent) => {
		answered = Math.max(answered, sent.round);
		if (all.push(sent) >= 2 * maxSent) all.splice(0, maxSent);
		watch?.(sent);
	};
	return {
		note,
		round: () => answered + 1,
		latest: () => all.slice(-1e4)
	};
}

// src/net/resolver.ts
function liveResolver(options) {
	const now = options.now ?? (() => /* @__PURE__ */ new Date());
	const { servers, anchors, negativeAnchors, timeoutMs, ca, watch } = options;
	const up = upstream({
		servers,
		now,
		...timeoutMs === void 0 ? {} : { timeoutMs },
		...ca === void 0 ? {} : { ca },
		...watch === void 0 ? {} : { watch }
	});
	const validator = validatorOf({
		ask: up.ask,
		anchors,
		now,
		...negativeAnchors === void 0 ? {} : { negativeAnchors }
	});
	let probed;
	const capability = () => probed ??= up.probe();
	const validate = async (owner, type) => {
		if (servers.length > 1) await capability();
		return validator.validate(owner, type);
	};
	const believed = async (answer) => {
		if (answer.security !== "indeterminate" || answer.outcome.kind === "failed") return answer;
		const able = await capability();
		if (able.kind !== "unreachable") return answer;
		return {
			...answer,
			outcome: {
				kind: "failed",
				why: `no answer from the resolver: ${able.why}`
			}
		};
	};
	return {
		validate,
		query: async (owner, type) => isImpossible(owner) ? impossibleAnswer(owner, type) : believed(answerOf(await validate(owner, type))),
		capability,
		sent: () => up.sent(),
		close: () => up.close()
	};
}

// src/net/dns/server.ts
const defaultPorts = {
	udp: 53,
	tcp: 53,
	tls: 853,
	https: 443
};
const maxUrlLength = 2048;
const shape = /^(?:(?<scheme>[a-z\d+.-]+):\/\/)?(?:\[(?<v6>[^\]]*)\]|(?<host>[^:/?#[\]@]*))(?::(?<port>\d+))?(?<path>\/[^#]*)?(?:#(?<name>.*))?$/di;
function parseServer(text) {
	if (isIP(text) !== 0) return {
		ok: true,
		value: serverAt("udp", text)
	};
	if (text.length > maxUrlLength) return refusal(`longer than ${maxUrlLength} characters`, maxUrlLength);
	const match = shape.exec(text);
	if (match === null) return refusal("not the URL of a DNS server", 0);
	const { scheme = "udp", v6, host = "", port, path, name } = match.groups ?? {};
	const at = (group) => match.indices?.groups?.[group]?.[0] ?? 0;
	const transport = transportOf(scheme.toLowerCase());
	if (transport === void 0) return refusal("the scheme must be udp, tcp, tls or https", 0);
	if (v6 !== void 0 && !isIPv6(v6)) return refusal("not an IPv6 address", at("v6"));
	if (port !== void 0 && !isPort(Number(port))) return refusal("the port must be from 1 to 65535", at("port"));
	if (path !== void 0 && path !== "/" && transport !== "https") return refusal("only https has a path", at("path"));
	const isEncrypted = transport === "tls" || transport === "https";
	if (name !== void 0 && !isEncrypted) return refusal("only tls and https have a name to check", at("name"));
	const address = v6 ?? host.toLowerCase();
	if (isIP(address) === 0 && !isEncrypted) return refusal("not an IP address", at("host"));
	if (isIP(address) === 0 && !isHostName(address)) return refusal("neither an IP address nor a name", at("host"));
	if (name !== void 0 && !isHostName(name)) return refusal("not a domain name", at("name"));
	const checked = name?.toLowerCase() ?? (isIP(address) === 0 ? address : void 0);
	return {
		ok: true,
		value: serverAt(transport, address, Number(port ?? defaultPorts[transport]), checked, path)
	};
}
function serverAt(transport, address, port = defaultPorts[transport], serverName, path) {
	const host = isIPv6(address) ? `[${address}]` : address;
	const shownName = serverName === void 0 || serverName === address ? "" : `#${serverName}`;
	if (transport !== "https") return {
		transport,
		address,
		port,
		url: `${transport}://${host}:${port}${shownName}`,
		...serverName === void 0 ? {} : { serverName }
	};
	const postPath = (path ?? "/dns-query").replace(/\{\?dns\}$/, "");
	return {
		transport,
		address,
		port,
		url: `https://${host}${port === 443 ? "" : `:${port}`}${postPath}${shownName}`,
		path: postPath,
		...serverName === void 0 ? {} : { serverName }
	};
}
function transportOf(scheme) {
	return scheme === "udp" || scheme === "tcp" || scheme === "tls" || scheme === "https" ? scheme : void 0;
}
const isPort = (port) => port >= 1 && port <= 65535;
const isHostName = (text) => isIP(text) === 0 && /^[a-z\d._-]+$/i.test(text) && parseName(text).ok;
const refusal = (error, at) => ({
	ok: false,
	error,
	at
});

export { frames as a, readDs as c, isZoneKey as d, rcodes as f, framed as i, dnskeyOf as l, serverAt as n, readMessage as o, liveResolver as r, canonicalOctets as s, parseServer as t, isRevoked as u };