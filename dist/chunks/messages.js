import "./rdata.js";
import { R as extendedErrorOf, r as genericText, s as wireText } from "./rdata2.js";
import { createPublicKey, verify as verify$1 } from "node:crypto";

// src/dns/wire/rdata.ts
function presentationOf(type, rdata) {
	const { text, fault } = wireText(type, rdata);
	return fault === void 0 ? text : genericText(rdata);
}

// src/dns/dnssec/rsa-key.ts
function rsaKeyOf(octets) {
	const [first = 0, second = 0, third = 0] = octets;
	const start = first === 0 ? 3 : 1;
	const end = start + (first === 0 ? second * 256 + third : first);
	if (end >= octets.length) return void 0;
	const exponent = withoutZeros(octets.subarray(start, end));
	const modulus = withoutZeros(octets.subarray(end));
	if (exponent.length === 0 || modulus.length === 0) return void 0;
	return {
		exponent,
		modulus,
		bits: bitsIn(modulus),
		exponentBits: bitsIn(exponent)
	};
}
function withoutZeros(octets) {
	const first = octets.findIndex((octet) => octet !== 0);
	return first === -1 ? octets.subarray(octets.length) : octets.subarray(first);
}
function bitsIn(octets) {
	return octets.length * 8 - Math.clz32(octets[0] ?? 0) + 24;
}

// src/dns/dnssec/algorithms.ts
const supported = /* @__PURE__ */ new Map([
	[5, {
		name: "RSASHA1",
		use: "reported",
		how: {
			shape: "rsa",
			hash: "sha1",
			minBits: 512
		}
	}],
	[7, {
		name: "RSASHA1-NSEC3-SHA1",
		use: "reported",
		how: {
			shape: "rsa",
			hash: "sha1",
			minBits: 512
		}
	}],
	[8, {
		name: "RSASHA256",
		use: "validated",
		how: {
			shape: "rsa",
			hash: "sha256",
			minBits: 512
		}
	}],
	[10, {
		name: "RSASHA512",
		use: "validated",
		how: {
			shape: "rsa",
			hash: "sha512",
			minBits: 1024
		}
	}],
	[13, {
		name: "ECDSAP256SHA256",
		use: "validated",
		how: {
			shape: "ecdsa",
			hash: "sha256",
			crv: "P-256",
			keyOctets: 64,
			signatureOctets: 64
		}
	}],
	[14, {
		name: "ECDSAP384SHA384",
		use: "validated",
		how: {
			shape: "ecdsa",
			hash: "sha384",
			crv: "P-384",
			keyOctets: 96,
			signatureOctets: 96
		}
	}],
	[15, {
		name: "ED25519",
		use: "validated",
		how: {
			shape: "eddsa",
			hash: null,
			crv: "Ed25519",
			keyOctets: 32,
			signatureOctets: 64
		}
	}],
	[16, {
		name: "ED448",
		use: "validated",
		how: {
			shape: "eddsa",
			hash: null,
			crv: "Ed448",
			keyOctets: 57,
			signatureOctets: 114
		}
	}]
]);
const unsupportedNames = /* @__PURE__ */ new Map([
	[1, "RSAMD5"],
	[3, "DSA"],
	[6, "DSA-NSEC3-SHA1"],
	[12, "ECC-GOST"],
	[17, "SM2SM3"],
	[23, "ECC-GOST12"],
	[252, "INDIRECT"],
	[253, "PRIVATEDNS"],
	[254, "PRIVATEOID"]
]);
function isSupported(algorithm) {
	return supported.has(algorithm);
}
function isReported(algorithm) {
	return supported.get(algorithm)?.use === "reported";
}
function algorithmName(algorithm) {
	return supported.get(algorithm)?.name ?? unsupportedNames.get(algorithm) ?? `algorithm ${algorithm}`;
}
const maxModulusBits = 4096;
const maxExponentBits = 64;
const imported = /* @__PURE__ */ new WeakMap();
function keyObjectOf(key) {
	let known = imported.get(key);
	if (known === void 0) imported.set(key, known = { object: importKey(key) });
	return known.object;
}
function importKey({ algorithm, publicKey }) {
	const how = supported.get(algorithm)?.how;
	if (how === void 0) return void 0;
	if (how.shape === "rsa") return importRsa(how, rsaKeyOf(publicKey));
	if (publicKey.length !== how.keyOctets) return void 0;
	if (how.shape === "eddsa") return imports({
		kty: "OKP",
		crv: how.crv,
		x: base64url(publicKey)
	});
	const middle = publicKey.length / 2;
	return imports({
		kty: "EC",
		crv: how.crv,
		x: base64url(publicKey.subarray(0, middle)),
		y: base64url(publicKey.subarray(middle))
	});
}
function importRsa({ minBits }, key) {
	if (key === void 0 || key.bits < minBits || key.bits > maxModulusBits) return void 0;
	if (key.exponentBits > maxExponentBits) return void 0;
	return imports({
		kty: "RSA",
		n: base64url(key.modulus),
		e: base64url(key.exponent)
	});
}
function imports(key) {
	try {
		return createPublicKey({
			key,
			format: "jwk"
		});
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ERR_CRYPTO_INVALID_JWK") return void 0;
		throw error;
	}
}
function base64url(octets) {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("base64url");
}
function verify(key, octets, signature) {
	const how = supported.get(key.algorithm)?.how;
	const object = keyObjectOf(key);
	if (how === void 0 || object === void 0) return false;
	if (how.shape === "rsa") return verify$1(how.hash, octets, object, signature);
	if (signature.length !== how.signatureOctets) return false;
	return verify$1(how.hash, octets, {
		key: object,
		dsaEncoding: "ieee-p1363"
	}, signature);
}

// src/dns/dnssec/messages.ts
const unsigned = "Its answers may be forged on the way; they are used as if there were no DNSSEC.";
const refused = "Validating resolvers give no such answer to anybody: to them the name does not work.";
const unjudged = "Whether the answer is genuine is not known. This says nothing about the zone.";
const resign = "Sign the zone again and see that signing runs on its own, well before signatures expire.";
const reload = "If it stays so, ask another resolver, to tell the zone from the resolver.";
const reasons = {
	"unsigned-delegation": ({ zone }) => ({
		is: `the parent zone proves that ${zone} has no DS record, so that ${zone} is not signed as the world sees it`,
		means: unsigned,
		fix: `Sign ${zone} and have its DS record published in the parent zone.`,
		see: "RFC 4035 §5.2"
	}),
	"opt-out": ({ zone }) => ({
		is: `an opt-out span of NSEC3 covers it in ${zone}, where delegations need not be signed`,
		means: unsigned,
		fix: "Have a DS record published, or the zone signed without opt-out.",
		see: "RFC 5155 §6, §9.2"
	}),
	"unsupported-algorithm": ({ zone, args }) => ({
		is: `no DS record of ${zone} has an algorithm that is validated here${listed(args, "algorithms")}`,
		means: unsigned,
		fix: `Sign ${zone} with algorithm 13 (ECDSAP256SHA256), and replace the DS record.`,
		see: "RFC 4035 §5.2, RFC 9904"
	}),
	"unsupported-digest": ({ zone, args }) => ({
		is: `no DS record of ${zone} has a digest that is validated here${listed(args, "digestTypes")}`,
		means: unsigned,
		fix: `Have a DS record of ${zone} with digest type 2 (SHA-256) published.`,
		see: "RFC 4035 §5.2, RFC 9904"
	}),
	"nsec3-iterations": ({ zone, args }) => ({
		is: `the names of ${zone} are hashed with ${counted(args, "iterations", "more iterations than are computed")}`,
		means: "Validators may take proofs that cost that much for none, so denials of this zone are not secure.",
		fix: "Set the iterations of NSEC3 to 0, without a salt.",
		see: "RFC 9276 §3.1, §3.2"
	}),
	"negative-trust-anchor": ({ zone }) => ({
		is: `a negative trust anchor has ${zone} taken for unsigned`,
		means: unsigned,
		fix: "Remove the negative trust anchor when the zone works again.",
		see: "RFC 7646 §2"
	}),
	"signature-missing": ({ zone, records }) => ({
		is: `there is no signature of ${records}, though ${zone} is signed`,
		means: refused,
		fix: `${resign} If the zone is right, the resolver or a device on the way removes signatures.`,
		see: "RFC 4035 §5.2"
	}),
	"signature-invalid": ({ records, key }) => ({
		is: `the signature of ${records} by ${key} does not fit the records`,
		means: `${refused} The records or the signature were changed after signing.`,
		fix: resign,
		see: "RFC 4035 §5.3.3"
	}),
	"signature-expired": ({ records, key, args }) => ({
		is: `the signature of ${records} by ${key} expired${at(args, "expiration")}`,
		means: refused,
		fix: resign,
		see: "RFC 4035 §5.3.1"
	}),
	"signature-not-yet-valid": ({ records, key, args }) => ({
		is: `the signature of ${records} by ${key} is not valid yet${from(args, "inception")}`,
		means: refused,
		fix: "Set the clock of the signer, or the clock here.",
		see: "RFC 4035 §5.3.1"
	}),
	"signature-malformed": (about) => ({
		is: malformation(about),
		means: refused,
		fix: resign,
		see: "RFC 4035 §5.3.1"
	}),
	"key-missing": ({ zone, records, key }) => ({
		is: `the signature of ${records} is by ${key}, which is not among the keys of ${zone}`,
		means: refused,
		fix: "Publish the key again until no signature of it is left in any cache.",
		see: "RFC 4035 §5.3.1"
	}),
	"ds-mismatch": ({ zone }) => ({
		is: `${vouched(zone)}, and none of its keys is one that they stand for`,
		means: refused,
		fix: `Have the DS records of the current keys of ${zone} published in the parent zone.`,
		see: "RFC 4035 §5.2"
	}),
	"key-unusable": ({ zone, key }) => ({
		is: `${key} of ${zone} cannot be used: it is revoked, no zone key, or not of a length that its algorithm has`,
		means: refused,
		fix: "Replace the key, and the DS record with it.",
		see: "RFC 4034 §2.1, RFC 5011 §2.1"
	}),
	"dnskey-missing": ({ zone }) => ({
		is: `${vouched(zone)}, and the answer for its keys has none`,
		means: refused,
		fix: `Publish the keys and signatures of ${zone}, or have the DS records removed.`,
		see: "RFC 4035 §5.2"
	}),
	"denial-missing": ({ zone, records }) => ({
		is: `nothing from ${zone} proves that ${records} does not exist`,
		means: refused,
		fix: `${resign} NSEC or NSEC3 records have to come with every negative answer.`,
		see: "RFC 4035 §5.4"
	}),
	"alias-wrong": ({ owner }) => ({
		is: `the alias at ${owner} is not the one that the DNAME above it makes`,
		means: `${refused} A signed DNAME leaves no room for another CNAME.`,
		fix: "Look at the servers on the way; the CNAME was changed or invented.",
		see: "RFC 6672 §5.3.1"
	}),
	"too-many-signatures": ({ records }) => ({
		is: `there are more signatures of ${records} than are looked at, and none of the first is good`,
		means: refused,
		fix: "Keep one signature for each algorithm and key.",
		see: "RFC 4035 §2.2"
	}),
	"too-many-keys": ({ zone }) => ({
		is: `more keys of ${zone} have one key tag and algorithm than are tried`,
		means: refused,
		fix: "Replace keys whose tags collide.",
		see: "RFC 4034 §8"
	}),
	"too-many-hashes": ({ zone }) => ({
		is: `the proof of ${zone} takes more hashes of NSEC3 than are computed`,
		means: refused,
		fix: "Set the iterations of NSEC3 to 0, without a salt.",
		see: "RFC 9276 §3.2"
	}),
	"no-answer": ({ records, args }) => ({
		is: `the question for ${records} ${silenceText(args)}`,
		means: unjudged,
		fix: reload,
		see: "RFC 4035 §4.3"
	}),
	"no-trust-anchor": ({ owner }) => ({
		is: `no trust anchor stands at or above ${owner}`,
		means: unjudged,
		fix: "Give a trust anchor of the zone, or of one above it.",
		see: "RFC 4035 §4.3"
	}),
	unsignable: ({ records }) => ({
		is: `nothing signs signatures, so ${records} cannot be validated alone`,
		means: unjudged,
		fix: "Ask for the records that they cover: their signatures are judged with them.",
		see: "RFC 4035 §2.2"
	}),
	"signatures-stripped": ({ zone }) => ({
		is: `the resolver passes no signatures on, not even those of ${zone}`,
		means: unjudged,
		fix: "Ask a resolver that supports DNSSEC.",
		see: "RFC 4035 §3.2.1"
	}),
	"too-many-aliases": ({ owner }) => ({
		is: `more aliases follow each other from ${owner} than are followed`,
		means: unjudged,
		fix: "Have the aliases lead to the end directly; look for a loop.",
		see: "RFC 1034 §5.2.2"
	}),
	"too-deep": ({ owner }) => ({
		is: `the name ${owner} lies more levels below a trust anchor than are walked`,
		means: unjudged,
		fix: "Give a trust anchor closer to the name.",
		see: "RFC 4035 §5.3"
	}),
	"too-much-work": ({ records }) => ({
		is: `the answer for ${records} takes more work to validate than is done for one question`,
		means: `${unjudged} A zone made like that keeps validators busy.`,
		fix: "Reduce keys, signatures and levels of the zone.",
		see: "RFC 4035 §4.3"
	})
};
function tellReason(reason) {
	return reasons[reason.code](aboutOf(reason));
}
function whyOf(reason) {
	const code = extendedErrorOf[reason.code];
	const { is } = tellReason(reason);
	const isToldByServer = reason.args?.["extendedError"] !== void 0;
	return code === void 0 || isToldByServer ? is : `${is}: ${extendedErrorText(code)}`;
}
function sentenceOf(reason) {
	return sentence(whyOf(reason));
}
const notes = {
	"sha1-signature": ({ zone, args }) => ({
		is: `the signatures of ${zone} have ${algorithmText(args)}, which rests on SHA-1`,
		means: "Validators are giving it up; the zone is unsigned to those that have.",
		fix: "Roll over to algorithm 13 (ECDSAP256SHA256).",
		see: "RFC 9905 §2"
	}),
	"sha1-digest": ({ zone }) => ({
		is: `every DS record of ${zone} has a SHA-1 digest`,
		means: "Validators are giving it up; the zone is unsigned to those that have.",
		fix: "Have a DS record with digest type 2 (SHA-256) published.",
		see: "RFC 9905 §2"
	}),
	"short-rsa-key": ({ zone, key, args }) => ({
		is: `${key} of ${zone} is an RSA key of ${counted(args, "bits", "few bits", "bit")}`,
		means: "A key that short can be broken with effort.",
		fix: "Roll over to algorithm 13 (ECDSAP256SHA256), or to RSA with 2048 bits.",
		see: "RFC 6781 §3.4.2"
	}),
	"key-tags-collide": ({ zone }) => ({
		is: `several keys of ${zone} have one key tag and algorithm`,
		means: "Validators have to try each of them, and some give up early.",
		fix: "Replace one of the keys.",
		see: "RFC 4034 §8"
	}),
	"ds-without-key": ({ zone, args }) => ({
		is: `a DS record of ${zone}${tagged(args)} stands for no key that the zone publishes`,
		means: "It is of no use; in the middle of a roll-over that is as it should be.",
		fix: "Have it removed when the roll-over is done.",
		see: "RFC 6781 §4.1.2"
	}),
	"ds-algorithm-unsupported": ({ zone, args }) => ({
		is: `a DS record of ${zone} has ${algorithmText(args)}, which is not validated here`,
		means: "The other DS records count.",
		fix: "Have it removed if no validator is known that needs it.",
		see: "RFC 9904"
	}),
	"algorithm-unsigned": ({ zone, args }) => ({
		is: `the keys of ${zone} are not signed by ${algorithmText(args)}, though there is a DS record of it`,
		means: "Validators that know no other algorithm of the zone refuse it.",
		fix: "Sign the zone by each algorithm that its DS records have.",
		see: "RFC 4035 §2.2, RFC 6840 §5.11"
	}),
	"signature-lives-long": ({ zone, args }) => ({
		is: `the signature of ${args["type"] ?? "records"} in ${zone} is good for ${counted(args, "days", "many days", "day")}`,
		means: "For so long what it signs can be replayed after it was changed.",
		fix: "Sign for weeks, and anew well before they are over.",
		see: "RFC 6781 §4.4.2"
	}),
	"signature-expires-soon": ({ zone, args }) => ({
		is: `the signature of ${args["type"] ?? "records"} in ${zone} expires${at(args, "expiration") || " soon"}`,
		means: "If signing has stopped, the zone will not work after that.",
		fix: "See that the zone is signed again in time.",
		see: "RFC 6781 §4.4.2"
	})
};
function tellNote(note) {
	return notes[note.code](aboutOf(note));
}
function noteSentence(note) {
	return sentence(tellNote(note).is);
}
const links = {
	anchor: "keys of the trust anchor",
	keys: "keys by their DS",
	delegation: "signed delegation",
	"no-delegation": "delegation without DS",
	"no-cut": "no zone cut",
	answer: "answer",
	denial: "proof that there is none"
};
function linkText({ link }) {
	return links[link];
}
const states = {
	secure: "every link from the trust anchor to the answer is signed and valid",
	insecure: "the chain of trust ends before the answer, as the parent zone proves",
	bogus: "the answer should be signed, and its signatures or proofs do not hold",
	indeterminate: "whether the answer should be signed is not known"
};
function securityText(security) {
	return states[security];
}
const silences = {
	timeout: "did not answer in time",
	"refused-connection": "refused the connection",
	unreachable: "cannot be reached",
	tls: "could not be authenticated by TLS",
	http: "answered with an error of HTTP",
	malformed: "sent what is no DNS message",
	mismatch: "answered another question",
	truncated: "sent only a part of the answer",
	"no-servers": "is none",
	busy: "has too many questions waiting"
};
function noMessageText({ why, detail, servers }) {
	if (why === "no-servers") return "there is no server to ask";
	if (why === "busy") return "too many questions are waiting for an answer";
	const asked = new Set(servers).size;
	const who = asked > 1 ? `none of ${asked} servers gave an answer, the last one` : "the server";
	const said = why === "timeout" ? "" : detail;
	const told = [servers.at(-1), said].filter((part) => part !== void 0 && part !== "").join(", ");
	return `${who} ${silences[why]}${told === "" ? "" : ` (${told})`}`;
}
function failureOf(outcome) {
	switch (outcome.kind) {
		case "alias-loop": return "the aliases lead back to one of them, or are too many";
		case "unsignable": return "RRSIG records alone cannot be validated";
		case "failed": return noMessageText(outcome);
		case "rcode": {
			const [error] = outcome.extendedErrors;
			const said = error === void 0 ? "" : `, ${extendedErrorText(error.code)}${quoted(error.text)}`;
			return `${outcome.server} answered with ${rcodeText(outcome.rcode)}${said}`;
		}
	}
}
const rcodeNames = /* @__PURE__ */ new Map([
	[0, "NOERROR"],
	[1, "FORMERR"],
	[2, "SERVFAIL"],
	[3, "NXDOMAIN"],
	[4, "NOTIMP"],
	[5, "REFUSED"],
	[6, "YXDOMAIN"],
	[9, "NOTAUTH"],
	[16, "BADVERS"]
]);
function rcodeText(rcode) {
	return rcodeNames.get(rcode) ?? `RCODE ${rcode}`;
}
const extendedErrors = [
	"Other Error",
	"Unsupported DNSKEY Algorithm",
	"Unsupported DS Digest Type",
	"Stale Answer",
	"Forged Answer",
	"DNSSEC Indeterminate",
	"DNSSEC Bogus",
	"Signature Expired",
	"Signature Not Yet Valid",
	"DNSKEY Missing",
	"RRSIGs Missing",
	"No Zone Key Bit Set",
	"NSEC Missing",
	"Cached Error",
	"Not Ready",
	"Blocked",
	"Censored",
	"Filtered",
	"Prohibited",
	"Stale NXDOMAIN Answer",
	"Not Authoritative",
	"Not Supported",
	"No Reachable Authority",
	"Network Error",
	"Invalid Data",
	"Signature Expired before Valid",
	"Too Early",
	"Unsupported NSEC3 Iterations Value",
	"Unable to conform to policy",
	"Synthesized"
];
function extendedErrorText(code) {
	const name = extendedErrors[code];
	return name === void 0 ? `EDE ${code}` : `EDE ${code} (${name})`;
}
function dateText(unixSeconds) {
	const date = /* @__PURE__ */ new Date(unixSeconds * 1e3);
	return Number.isNaN(date.getTime()) ? String(unixSeconds) : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
function algorithmText({ algorithm }) {
	if (typeof algorithm !== "number") return "an algorithm";
	const name = algorithmName(algorithm);
	return /^algorithm \d+$/.test(name) ? name : `algorithm ${algorithm} (${name})`;
}
function aboutOf(found) {
	const { zone, owner, type, args = {} } = found;
	const named = nameText(owner ?? zone);
	return {
		zone: zone === void 0 ? "the zone" : nameText(zone),
		owner: named,
		records: type === void 0 ? named : `${named} ${type}`,
		key: keyText(args),
		args
	};
}
function nameText(name) {
	if (name === void 0) return "the name";
	return name === "." ? "the root" : name;
}
function keyText({ keyTag, algorithm }) {
	if (keyTag === void 0) return "its key";
	return typeof algorithm === "number" ? `key ${keyTag} (${algorithmName(algorithm)})` : `key ${keyTag}`;
}
function silenceText({ why, detail, rcode, extendedError, text }) {
	if (typeof rcode === "number") {
		const told = typeof extendedError === "number" ? `, ${extendedErrorText(extendedError)}` : "";
		return `was answered with ${rcodeText(rcode)}${told}${quoted(text)}`;
	}
	const silence = Object.entries(silences).find(([code]) => code === why)?.[1];
	const said = detail === void 0 || detail === "" || why === "timeout" ? "" : ` (${detail})`;
	return silence === void 0 ? "got no answer" : `got no answer: the server ${silence}${said}`;
}
function malformation({ zone, records, args }) {
	const { problem } = args;
	if (problem === "labels") return `the signature of ${records} is for a name of more labels`;
	if (problem === "times") return `the signature of ${records} ends before it begins`;
	if (problem !== "signer") return `no signature of ${records} is one that ${zone} could have made`;
	return records === zone ? `a signature names ${zone} as its signer, where no zone begins` : `the signature of ${records} names a signer that has no say in it`;
}
function vouched(zone) {
	return zone === "the root" ? "trust anchors vouch for the root" : `the parent zone has DS records of ${zone}`;
}
function quoted(text) {
	return text === void 0 || text === "" ? "" : `, "${text}"`;
}
function tagged({ keyTag }) {
	return keyTag === void 0 ? "" : ` (key tag ${keyTag})`;
}
function listed(args, key) {
	return args[key] === void 0 ? "" : ` (it has ${args[key]})`;
}
function counted(args, key, unknown, noun = key.replace(/s$/, "")) {
	const amount = args[key];
	return amount === void 0 ? unknown : `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
function at(args, key) {
	const time = args[key];
	return typeof time === "number" ? ` on ${dateText(time)}` : "";
}
function from(args, key) {
	const time = args[key];
	return typeof time === "number" ? `, only from ${dateText(time)} on` : "";
}
function sentence(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export { sentenceOf as a, algorithmName as c, keyObjectOf as d, verify as f, securityText as i, isReported as l, presentationOf as m, linkText as n, tellReason as o, rsaKeyOf as p, noteSentence as r, whyOf as s, failureOf as t, isSupported as u };