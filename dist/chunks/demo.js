import { B as reverseName, H as responseOctets, V as rdataOctets, t as catalogue } from "./catalogue.js";
import { F as nameOf, L as wireName, c as numberOf, m as base32hex } from "./rdata2.js";
import { c as isWithin, d as parentOf, f as parseName, l as labelsOf, o as below, u as name } from "./rdata.js";
import { t as readMasterFile } from "./read.js";
import { a as frames, f as rcodes, i as framed, n as serverAt, o as readMessage, r as liveResolver, s as canonicalOctets } from "./server.js";
import { i as spkiOf, n as issue, r as keyOf$1, t as SMTPServer } from "./smtp-server.js";
import { t as liveIo } from "./io.js";
import { n as reportOf, r as assessmentText } from "./report-of.js";
import { t as UsageError } from "./usage-error.js";
import { t as categories } from "./model.js";
import { p as rangeText } from "./words.js";
import { createServer } from "node:net";
import { once } from "node:events";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer as createServer$1 } from "node:https";

// src/demo/dns/keys.ts
const keyFlags = {
	zone: 256,
	entry: 257,
	revoked: 385,
	none: 0
};
const generators = {
	5: () => rsa("sha1"),
	7: () => rsa("sha1"),
	8: () => rsa("sha256"),
	10: () => rsa("sha512"),
	13: () => ecdsa("P-256", "sha256"),
	14: () => ecdsa("P-384", "sha384"),
	15: () => edwards(generateKeyPairSync("ed25519")),
	16: () => edwards(generateKeyPairSync("ed448"))
};
const generated = /* @__PURE__ */ new Map();
function zoneKey(algorithm, called = "one", flags = keyFlags.entry) {
	const at = `${algorithm} ${called}`;
	const signing = generated.get(at) ?? generators[algorithm]();
	generated.set(at, signing);
	return keyOf(flags, algorithm, signing.publicKey, signing.sign);
}
function keyOf(flags, algorithm, publicKey, sign, protocol = 3) {
	const rdata = Uint8Array.of(flags >> 8, flags & 255, protocol, algorithm, ...publicKey);
	return {
		algorithm,
		flags,
		tag: keyTag(rdata),
		rdata,
		sign
	};
}
function keyTag(rdata) {
	let sum = 0;
	for (const [index, octet] of rdata.entries()) sum += index % 2 === 0 ? octet << 8 : octet;
	return sum + (sum >> 16) & 65535;
}
const digests = {
	1: "sha1",
	2: "sha256",
	4: "sha384"
};
function dsRdata(owner, key, digestType = 2) {
	const digest = createHash(digests[digestType]).update(wireName(owner)).update(key.rdata).digest("hex");
	return `${key.tag} ${key.algorithm} ${digestType} ${digest}`;
}
function rsa(hash) {
	const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const { e, n } = publicKey.export({ format: "jwk" });
	const exponent = octetsOf(e);
	return {
		publicKey: Buffer.concat([
			Uint8Array.of(exponent.length),
			exponent,
			octetsOf(n)
		]),
		sign: (octets) => sign(hash, octets, privateKey)
	};
}
function ecdsa(namedCurve, hash) {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve });
	const { x, y } = publicKey.export({ format: "jwk" });
	return {
		publicKey: Buffer.concat([octetsOf(x), octetsOf(y)]),
		sign: (octets) => sign(hash, octets, {
			key: privateKey,
			dsaEncoding: "ieee-p1363"
		})
	};
}
function edwards({ publicKey, privateKey }) {
	return {
		publicKey: octetsOf(publicKey.export({ format: "jwk" }).x),
		sign: (octets) => sign(null, octets, privateKey)
	};
}
function octetsOf(base64url) {
	return Buffer.from(base64url ?? "", "base64url");
}

// src/demo/dns/denial.ts
const nsec = { kind: "nsec" };
const nsec3 = {
	kind: "nsec3",
	salt: "",
	iterations: 0,
	optOut: false
};
const optOut = {
	...nsec3,
	optOut: true
};
function positionOf(owner, denial) {
	return denial.kind === "nsec" ? canonicalPosition(owner) : base32hex(hashOf(owner, denial));
}
function canonicalPosition(owner) {
	return labelsOf(owner).toReversed().map((label) => Buffer.from(wireName(name(label)).subarray(1, -1)).toString("hex")).join(" ");
}
function hashOf(owner, { salt, iterations }) {
	const salted = Buffer.from(salt, "hex");
	let hash = wireName(owner);
	for (let i = 0; i <= iterations; i++) hash = createHash("sha1").update(hash).update(salted).digest();
	return hash;
}
function nsecRdata(next, types) {
	return Buffer.concat([wireName(next), bitmapOf(types)]);
}
function nsec3Rdata(parameters, next, types) {
	const flags = parameters.optOut ? 1 : 0;
	return Buffer.concat([
		parametersRdata(parameters, flags),
		Uint8Array.of(next.length),
		next,
		bitmapOf(types)
	]);
}
function parametersRdata({ salt, iterations }, flags = 0) {
	const octets = Buffer.from(salt, "hex");
	return Buffer.concat([Uint8Array.of(1, flags, iterations >> 8, iterations & 255, octets.length), octets]);
}
function nsec3Owner(hash, origin) {
	return below(base32hex(hash), origin);
}
function bitmapOf(types) {
	const windows = /* @__PURE__ */ new Map();
	for (const number of [...types].map(numberOf).toSorted((a, b) => a - b)) {
		const bits = windows.get(number >> 8) ?? /* @__PURE__ */ new Uint8Array(32);
		bits[(number & 255) >> 3] = (bits[(number & 255) >> 3] ?? 0) | 128 >> (number & 7);
		windows.set(number >> 8, bits);
	}
	const blocks = [...windows].map(([window, bits]) => {
		const length = bits.findLastIndex((octet) => octet !== 0) + 1;
		return Buffer.concat([Uint8Array.of(window, length), bits.subarray(0, length)]);
	});
	return Buffer.concat(blocks);
}

// src/demo/dns/rrsig.ts
function rrsigOver(rrset, signing) {
	const [first, ...others] = labelsOf(rrset.owner);
	const labels = first === void 0 || first === "*" ? others.length : others.length + 1;
	const fields = Buffer.alloc(18);
	fields.writeUInt16BE(numberOf(rrset.type), 0);
	fields.writeUInt8(signing.algorithm ?? signing.key.algorithm, 2);
	fields.writeUInt8(signing.labels ?? labels, 3);
	fields.writeUInt32BE(signing.originalTtl ?? rrset.ttl, 4);
	fields.writeUInt32BE(signing.expiration, 8);
	fields.writeUInt32BE(signing.inception, 12);
	fields.writeUInt16BE(signing.keyTag ?? signing.key.tag, 16);
	const front = Buffer.concat([fields, wireName(signing.signer)]);
	const octets = Buffer.concat([front, ...recordsInOrder(rrset, signing.originalTtl ?? rrset.ttl)]);
	return Buffer.concat([front, signing.key.sign(octets)]);
}
function recordsInOrder({ owner, type, rdata }, ttl) {
	const front = Buffer.alloc(8);
	front.writeUInt16BE(numberOf(type), 0);
	front.writeUInt16BE(1, 2);
	front.writeUInt32BE(ttl, 4);
	return rdata.map((octets) => canonicalOctets(type, octets)).toSorted((a, b) => Buffer.compare(a, b)).map((octets) => {
		const length = Uint8Array.of(octets.length >> 8, octets.length & 255);
		return Buffer.concat([
			wireName(owner),
			front,
			length,
			octets
		]);
	});
}

// src/demo/dns/signer.ts
const defaultTtl = 3600;
function signedZone(source) {
	const origin = name(source.origin);
	const zone = {
		origin,
		keys: source.keys ?? [],
		denial: source.denial ?? nsec,
		validity: source.validity
	};
	const rrsets = rrsetsOf(withApex(origin, recordsOf(origin, source.text)));
	if (zone.keys.length === 0) return {
		...zone,
		rrsets,
		chain: []
	};
	for (const rrset of apexRRsets(zone)) rrsets.set(placeOf(rrset), rrset);
	const chain = chainOf$1(zone, rrsets).map((link) => ({
		...link,
		rrset: signed(zone, link.rrset)
	}));
	const authoritative = authority(origin, rrsets);
	const all = [...rrsets.values()].map((rrset) => authoritative(rrset) ? signed(zone, rrset) : rrset);
	return {
		...zone,
		rrsets: new Map(all.map((rrset) => [placeOf(rrset), rrset])),
		chain
	};
}
function delegationTo(zone, digestTypes = [2]) {
	const ds = zone.keys.filter((key) => key.flags === keyFlags.entry).flatMap((key) => digestTypes.map((type) => `${absolute(zone.origin)} DS ${dsRdata(zone.origin, key, type)}`));
	return [
		`${absolute(zone.origin)} NS ${absolute(below("ns", zone.origin))}`,
		...ds,
		""
	].join("\n");
}
function signed(zone, rrset) {
	const isEntry = (key) => (key.flags & 1) === 1;
	const wanted = zone.keys.filter((key) => isEntry(key) === (rrset.type === "DNSKEY"));
	const signatures = (wanted.length === 0 ? zone.keys : wanted).map((key) => rrsigOver(rrset, {
		...zone.validity,
		signer: zone.origin,
		key
	}));
	return {
		...rrset,
		signatures
	};
}
function placeOf({ owner, type }) {
	return `${owner} ${type}`;
}
function absolute(owner) {
	return owner === "." ? owner : `${owner}.`;
}
function recordsOf(origin, text) {
	const records = [];
	const octets = Buffer.from(`$TTL ${defaultTtl}\n${text.replaceAll(/^[ \t]+/gm, "")}`);
	readMasterFile({
		file: "zone",
		octets,
		origin
	}, {
		record: (record) => records.push(record),
		problem: ({ id, level, line }) => {
			if (level === "error") throw new Error(`${origin}, line ${line - 1}: ${id}`);
		}
	});
	return records;
}
function withApex(origin, records) {
	const host = absolute(below("ns", origin));
	const apex = {
		SOA: `${host} hostmaster.${host} 1 3600 600 86400 300`,
		NS: host
	};
	const missing = Object.entries(apex).filter(([type]) => !records.some((record) => record.owner === origin && record.type === type));
	return [...records, ...missing.map(([type, rdata]) => ({
		owner: origin,
		type,
		ttl: defaultTtl,
		rdata
	}))];
}
function rrsetsOf(records) {
	const rrsets = /* @__PURE__ */ new Map();
	for (const record of records) {
		const rdata = rdataOctets(record.type, record.rdata);
		if (rdata === void 0) throw new Error(`${placeOf(record)} ${record.rdata} cannot be put on the wire`);
		const before = rrsets.get(placeOf(record))?.rdata ?? [];
		rrsets.set(placeOf(record), {
			owner: record.owner,
			type: record.type,
			ttl: record.ttl,
			rdata: [...before, rdata],
			signatures: []
		});
	}
	return rrsets;
}
function apexRRsets({ origin, keys, denial }) {
	const at = {
		owner: origin,
		ttl: defaultTtl,
		signatures: []
	};
	const dnskey = {
		...at,
		type: "DNSKEY",
		rdata: keys.map(({ rdata }) => rdata)
	};
	if (denial.kind === "nsec") return [dnskey];
	return [dnskey, {
		...at,
		type: "NSEC3PARAM",
		rdata: [parametersRdata(denial)]
	}];
}
function authority(origin, rrsets) {
	const isCut = (at) => at !== origin && rrsets.has(`${at} NS`);
	return ({ owner, type }) => {
		if (isCut(owner)) return type === "DS" && !namesAbove(owner, origin).some(isCut);
		return !namesAbove(owner, origin).some(isCut);
	};
}
function namesAbove(owner, origin) {
	const names = [];
	for (let at = parentOf(owner); at !== void 0 && at !== origin && isWithin(at, origin); at = parentOf(at)) names.push(at);
	return names;
}
function typesByName(origin, rrsets) {
	const isOwn = authority(origin, rrsets);
	const isDelegation = (rrset) => rrset.type === "NS" && isOwn({
		...rrset,
		type: "DS"
	});
	const types = /* @__PURE__ */ new Map();
	for (const rrset of rrsets.values()) if (isOwn(rrset) || isDelegation(rrset)) types.set(rrset.owner, (types.get(rrset.owner) ?? /* @__PURE__ */ new Set()).add(rrset.type));
	return types;
}
function chainOf$1(zone, rrsets) {
	const types = typesByName(zone.origin, rrsets);
	const ttl = denialTtl(zone.origin, rrsets);
	const { denial } = zone;
	if (denial.kind === "nsec") return nsecChain(types, ttl);
	return nsec3Chain(zone.origin, types, ttl, denial);
}
function nsecChain(types, ttl) {
	const names = inOrder([...types.keys()], nsec);
	return names.map(({ position, owner }, index) => {
		const next = names[(index + 1) % names.length]?.owner ?? owner;
		return {
			position,
			rrset: {
				owner,
				type: "NSEC",
				ttl,
				rdata: [nsecRdata(next, [
					...types.get(owner) ?? [],
					"NSEC",
					"RRSIG"
				])],
				signatures: []
			}
		};
	});
}
function nsec3Chain(origin, types, ttl, denial) {
	const isUnsignedDelegation = (owner) => owner !== origin && types.get(owner)?.has("NS") === true && types.get(owner)?.has("DS") !== true;
	const owners = [...types.keys()].filter((owner) => !(denial.optOut && isUnsignedDelegation(owner)));
	const names = inOrder([...new Set(owners.flatMap((owner) => [owner, ...namesAbove(owner, origin)]))], denial);
	return names.map(({ position, owner }, index) => {
		const next = names[(index + 1) % names.length]?.owner ?? owner;
		const own = [...types.get(owner) ?? []];
		const shown = own.length === 0 || isUnsignedDelegation(owner) ? own : [...own, "RRSIG"];
		const rdata = nsec3Rdata(denial, hashOf(next, denial), shown);
		return {
			position,
			rrset: {
				owner: nsec3Owner(hashOf(owner, denial), origin),
				type: "NSEC3",
				ttl,
				rdata: [rdata],
				signatures: []
			}
		};
	});
}
function inOrder(names, denial) {
	return names.map((owner) => ({
		owner,
		position: positionOf(owner, denial)
	})).toSorted((a, b) => a.position < b.position ? -1 : 1);
}
function denialTtl(origin, rrsets) {
	const soa = rrsets.get(`${origin} SOA`);
	const minimum = Buffer.from(soa?.rdata[0]?.subarray(-4) ?? [
		0,
		0,
		0,
		0
	]).readUInt32BE();
	return Math.min(minimum, soa?.ttl ?? minimum);
}

// src/demo/dns/tree.ts
function treeOf(sources) {
	const texts = new Map(sources.map((source) => [source, [source.text]]));
	const leavesFirst = sources.toSorted((a, b) => depthOf(b) - depthOf(a));
	return leavesFirst.map((source) => {
		const zone = signedZone({
			...source,
			text: (texts.get(source) ?? []).join("\n")
		});
		const above = leavesFirst.find((other) => depthOf(other) < depthOf(source) && isWithin(zone.origin, name(other.origin)));
		if (above !== void 0) texts.get(above)?.push((source.delegation ?? delegationTo)(zone));
		return zone;
	});
}
function anchorOf(zone) {
	return {
		zone: zone.origin,
		ds: [],
		keys: zone.keys.filter(({ flags }) => (flags & 1) === 1).map((key) => dnskeyOf(zone, key))
	};
}
function dnskeyOf(zone, { algorithm, flags, tag, rdata }) {
	return {
		owner: zone.origin,
		flags,
		protocol: 3,
		algorithm,
		publicKey: rdata.subarray(4),
		keyTag: tag,
		rdata
	};
}
function depthOf({ origin }) {
	return labelsOf(name(origin)).length;
}

// src/demo/domains.ts
const day$1 = 864e5;
const newAuthority = (now) => issue({
	subject: "mecsa demo CA",
	isCa: true,
	notBefore: daysFrom(now, -365),
	notAfter: daysFrom(now, 365)
});
const daysFrom = (now, days) => new Date(now.getTime() + days * day$1);
function domainsOf(trust) {
	return [
		good(trust),
		selfSignedWithDane(trust),
		staleTlsa(trust),
		expiredCertificate(trust),
		noStarttls(),
		spoofable(trust),
		noMail(),
		expiredSignatures(trust)
	];
}
function good(trust) {
	const mx = mxHost("good.example", ["192.0.2.10", "2001:db8::10"], (host) => chainOf(host, trust));
	return {
		name: "good.example",
		shows: "all of it is done: DANE, MTA-STS, SPF, DKIM and DMARC hold",
		zone: [
			nameServers,
			addressesOf(mx),
			tlsa([...mx.keys, keyOf$1("p256")]),
			authentication("reject"),
			"mx TXT \"v=spf1 a -all\"",
			caa,
			strictTransport("192.0.2.11")
		].join("\n"),
		signed: "yes",
		mxHosts: [mx],
		policyHosts: [policyHost("good.example", "192.0.2.11", trust)]
	};
}
function selfSignedWithDane({ now }) {
	const mx = mxHost("self-signed-dane.example", ["192.0.2.20"], (host) => [issue(leaf(host, now))]);
	return {
		name: "self-signed-dane.example",
		shows: "no authority knows the certificate, and DANE makes up for it",
		zone: [
			nameServers,
			addressesOf(mx),
			tlsa(mx.keys),
			authentication("reject")
		].join("\n"),
		signed: "yes",
		mxHosts: [mx],
		policyHosts: []
	};
}
function staleTlsa(trust) {
	const mx = mxHost("stale-tlsa.example", ["192.0.2.30"], (host) => chainOf(host, trust));
	return {
		name: "stale-tlsa.example",
		shows: "the key was changed and the TLSA record was not: senders with DANE keep the mail back",
		zone: [
			nameServers,
			addressesOf(mx),
			tlsa([keyOf$1("p256")]),
			authentication("reject")
		].join("\n"),
		signed: "yes",
		mxHosts: [mx],
		policyHosts: []
	};
}
function expiredCertificate(trust) {
	const { authority, now } = trust;
	const over = {
		notBefore: daysFrom(now, -100),
		notAfter: daysFrom(now, -10)
	};
	const mx = mxHost("expired-certificate.example", ["192.0.2.40"], (host) => [issue({
		...leaf(host, now),
		...over,
		issuer: authority
	})]);
	return {
		name: "expired-certificate.example",
		shows: "the certificate is over and MTA-STS is enforced: senders with MTA-STS keep the mail back",
		zone: [
			nameServers,
			addressesOf(mx),
			authentication("quarantine"),
			strictTransport("192.0.2.41")
		].join("\n"),
		signed: "no",
		mxHosts: [mx],
		policyHosts: [policyHost("expired-certificate.example", "192.0.2.41", trust)]
	};
}
function noStarttls() {
	const mx = mxHost("no-starttls.example", ["192.0.2.50"]);
	return {
		name: "no-starttls.example",
		shows: "everybody on the way reads the mail",
		zone: [
			nameServers,
			addressesOf(mx),
			authentication("quarantine")
		].join("\n"),
		signed: "no",
		mxHosts: [mx],
		policyHosts: []
	};
}
function spoofable(trust) {
	const mx = mxHost("spoofable.example", ["192.0.2.60"], (host) => chainOf(host, trust));
	return {
		name: "spoofable.example",
		shows: "anybody may send in its name",
		zone: [
			nameServers,
			addressesOf(mx),
			"@ TXT \"v=spf1 mx ?all\"",
			"_dmarc TXT \"v=DMARC1; p=none\""
		].join("\n"),
		signed: "no",
		mxHosts: [mx],
		policyHosts: []
	};
}
function noMail() {
	return {
		name: "no-mail.example",
		shows: "it neither sends nor receives, and says so",
		zone: [nameServers, ...[
			"@ A 192.0.2.80",
			"@ MX 0 .",
			"@ TXT \"v=spf1 -all\"",
			"*._domainkey TXT \"v=DKIM1; p=\"",
			"_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@reports.example\""
		]].join("\n"),
		signed: "yes",
		mxHosts: [],
		policyHosts: []
	};
}
function expiredSignatures(trust) {
	const mx = mxHost("expired-signatures.example", ["192.0.2.70"], (host) => chainOf(host, trust));
	return {
		name: "expired-signatures.example",
		shows: "nobody signed the zone anew: for whoever validates, the domain is gone",
		zone: [
			nameServers,
			addressesOf(mx),
			tlsa(mx.keys),
			authentication("reject")
		].join("\n"),
		signed: "expired",
		mxHosts: [mx],
		policyHosts: []
	};
}
const nameServers = `@ NS ns1
  @ NS ns2
  ns1 A 192.0.2.53
  ns2 A 198.51.100.53`;
const caa = `@ CAA 0 issue "ca.example"
  @ CAA 0 issuemail ";"`;
function authentication(policy) {
	return `@ TXT "v=spf1 mx -all"
    mail._domainkey TXT "v=DKIM1; k=rsa; p=${dkimKey.slice(0, 200)}" "${dkimKey.slice(200)}"
    _dmarc TXT "v=DMARC1; p=${policy}; rua=mailto:dmarc@reports.example"`;
}
const dkimKey = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArBTsVpymcUBqCvqyZZHRmAeInHGwnjfPDDkfZTRhMS91SAlUO+ddA5mhfxW37Y7I9BZ+krr24hDOV6EIJYH6Z4eGq4Cz04RgBCytSj95b9Ef8nJ3AkiXdJlidQIT8BtKOa8nvvgzXw69hk0aacYU6E/Z+fZtG/EsnPJyfmrDWrTXQm2jH6zniQ0qv6BXK0ZXCYqAuMkHw8lj8GDAIE5b/t39fW80DqyoYMIPoz7vqJkS0JiA1mLDBTZrGQttIiBE0v6sfSvvigOQFIqjVmLVfDJH/bz/bzE240okT2/LqEv+rv+bfB9X4dcV5Ac4bnUeYuw06ds1hSG1VlCSukg13QIDAQAB";
function strictTransport(address) {
	return `_mta-sts TXT "v=STSv1; id=1"
    mta-sts A ${address}
    _smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@reports.example"`;
}
function mxHost(domain, addresses, certify) {
	const name = `mx.${domain}`;
	const chain = certify?.(name);
	if (chain === void 0) return {
		name,
		addresses,
		keys: []
	};
	return {
		name,
		addresses,
		chain,
		keys: chain.slice(0, 1).map(({ key }) => key)
	};
}
function addressesOf({ addresses }) {
	return ["@ MX 10 mx", ...addresses.map((address) => `mx ${address.includes(":") ? "AAAA" : "A"} ${address}`)].join("\n");
}
function tlsa(keys) {
	return keys.map((key) => createHash("sha256").update(spkiOf(key)).digest("hex")).map((digest) => `_25._tcp.mx TLSA 3 1 1 ${digest}`).join("\n");
}
function leaf(host, now) {
	return {
		subject: host,
		names: [host],
		isCa: false,
		purposes: ["serverAuth"],
		notBefore: daysFrom(now, -30),
		notAfter: daysFrom(now, 60)
	};
}
const chainOf = (host, { authority, now }) => [issue({
	...leaf(host, now),
	issuer: authority
})];
function policyHost(domain, address, trust) {
	const name = `mta-sts.${domain}`;
	const policy = [
		"version: STSv1",
		"mode: enforce",
		`mx: mx.${domain}`,
		"max_age: 604800",
		""
	].join("\r\n");
	return {
		name,
		addresses: [address],
		chain: chainOf(name, trust),
		policy
	};
}

// src/demo/loopback.ts
const loopback = "127.0.0.1";
function portOf(server) {
	const address = server.address();
	if (address === null || typeof address === "string") throw new TypeError("a server without a port");
	return address.port;
}

// src/demo/hosts.ts
const closeMs = 100;
async function startMxHost({ name, chain }) {
	const smtp = new SMTPServer({
		name,
		banner: "mecsa demo",
		disabledCommands: chain === void 0 ? ["AUTH", "STARTTLS"] : ["AUTH"],
		disableReverseLookup: true,
		hideREQUIRETLS: false,
		logger: false,
		closeTimeout: closeMs,
		...tlsOf(chain)
	});
	smtp.on("error", () => {});
	const server = smtp.listen(0, loopback);
	await once(server, "listening");
	return {
		port: portOf(server),
		async [Symbol.asyncDispose]() {
			const { promise, resolve } = Promise.withResolvers();
			smtp.close(resolve);
			await promise;
		}
	};
}
async function startPolicyHost({ chain, policy }) {
	const server = createServer$1(tlsOf(chain), ({ url }, response) => {
		const isPolicy = url === "/.well-known/mta-sts.txt";
		response.writeHead(isPolicy ? 200 : 404, { "content-type": "text/plain" }).end(isPolicy ? policy : "");
	});
	server.on("tlsClientError", () => {});
	server.listen(0, loopback);
	await once(server, "listening");
	return {
		port: portOf(server),
		async [Symbol.asyncDispose]() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		}
	};
}
function tlsOf(chain) {
	const [own] = chain ?? [];
	return own === void 0 ? {} : {
		key: own.keyPem,
		cert: (chain ?? []).map(({ pem }) => pem).join("")
	};
}

// src/demo/dns/authority.ts
function worldOf(zones, tampers = {}) {
	const served = zones.map(servedZone);
	const asked = [];
	const world = {
		asked,
		answer: (owner, type) => messageOf(owner, type, resolved(served, owner, type)),
		async ask(owner, type) {
			const question = placeOf({
				owner,
				type
			});
			asked.push(question);
			const told = tampers[question]?.(world.answer(owner, type), world) ?? world.answer(owner, type);
			return "kind" in told ? told : {
				kind: "message",
				message: told,
				server: "udp://192.0.2.53:53",
				age: 0
			};
		}
	};
	return world;
}
function servedZone(zone) {
	const names = /* @__PURE__ */ new Set([zone.origin]);
	for (const { owner } of zone.rrsets.values()) for (let at = owner; at !== void 0 && !names.has(at); at = parentOf(at)) names.add(at);
	return {
		...zone,
		names
	};
}
function resolved(zones, owner, type) {
	const reply = {
		rcode: rcodes.NOERROR,
		answer: [],
		authority: []
	};
	const seen = /* @__PURE__ */ new Set();
	let target = owner;
	while (target !== void 0 && !seen.has(target)) {
		seen.add(target);
		const zone = zoneFor(zones, target, type);
		if (zone === void 0 || isReferred(zone, target, type)) return {
			rcode: rcodes.SERVFAIL,
			answer: [],
			authority: []
		};
		target = lookUp(zone, target, type, reply);
	}
	return reply;
}
function zoneFor(zones, owner, type) {
	return zones.filter(({ origin }) => isWithin(owner, origin) && !(type === "DS" && origin === owner && origin !== ".")).toSorted((a, b) => labelsOf(b.origin).length - labelsOf(a.origin).length)[0];
}
function isReferred(zone, owner, type) {
	return namesUpTo(zone, owner).some((at) => at !== zone.origin && zone.rrsets.has(`${at} NS`) && !(at === owner && type === "DS"));
}
function namesUpTo({ origin }, owner) {
	const names = [];
	for (let at = owner; at !== void 0 && isWithin(at, origin); at = parentOf(at)) names.push(at);
	return names;
}
function lookUp(zone, owner, type, reply) {
	const dname = namesUpTo(zone, owner).slice(1).map((at) => zone.rrsets.get(`${at} DNAME`)).find((rrset) => rrset !== void 0);
	if (dname !== void 0) return redirected(dname, owner, reply);
	if (zone.names.has(owner)) return atName(zone, owner, owner, type, reply);
	const wildcard = below("*", existing(zone, owner));
	if (zone.names.has(wildcard)) return atName(zone, wildcard, owner, type, reply);
	reply.rcode = rcodes.NXDOMAIN;
	denied(zone, reply, noName(zone, owner));
}
function atName(zone, source, owner, type, reply) {
	const found = rrsetAt(zone, source, type) ?? rrsetAt(zone, source, "CNAME");
	if (found === void 0) {
		denied(zone, reply, source === owner ? noType(zone, owner) : [...noCloser(zone, owner), source]);
		return;
	}
	reply.answer.push({
		...found,
		owner
	});
	if (source !== owner) reply.authority.push(...linksFor(zone, noCloser(zone, owner).slice(-1)));
	return found.type === "CNAME" && type !== "CNAME" ? targetOf(found) : void 0;
}
function rrsetAt(zone, owner, type) {
	if (type === "NSEC") return zone.chain.find(({ rrset }) => placeOf(rrset) === `${owner} NSEC`)?.rrset;
	return zone.rrsets.get(`${owner} ${type}`);
}
function targetOf({ rdata: [octets] }) {
	return octets === void 0 ? void 0 : nameOf(octets, 0);
}
const yxdomain = 6;
function redirected(dname, owner, reply) {
	const target = targetOf(dname);
	if (target === void 0) return void 0;
	const kept = labelsOf(owner).slice(0, -labelsOf(dname.owner).length);
	const made = parseName([...kept, ...labelsOf(target)].join("."));
	reply.answer.push(dname);
	if (!made.ok) {
		reply.rcode = yxdomain;
		return;
	}
	reply.answer.push({
		owner,
		type: "CNAME",
		ttl: dname.ttl,
		rdata: [wireName(made.value)],
		signatures: []
	});
	return made.value;
}
function denied(zone, reply, names) {
	const soa = rrsetAt(zone, zone.origin, "SOA");
	reply.authority.push(...soa === void 0 ? [] : [soa], ...linksFor(zone, names));
}
function noName(zone, owner) {
	const shown = noCloser(zone, owner);
	const encloser = zone.denial.kind === "nsec" ? existing(zone, owner) : shown[0] ?? zone.origin;
	return [...shown, below("*", encloser)];
}
function noCloser(zone, owner) {
	if (zone.denial.kind === "nsec") return [owner];
	const names = namesUpTo(zone, owner);
	const encloser = names.findIndex((at) => isMatched(zone, at));
	return encloser <= 0 ? [owner] : names.slice(encloser - 1, encloser + 1).toReversed();
}
function noType(zone, owner) {
	return zone.denial.kind === "nsec" || isMatched(zone, owner) ? [owner] : noCloser(zone, owner);
}
function existing(zone, owner) {
	return namesUpTo(zone, owner).find((at) => zone.names.has(at)) ?? zone.origin;
}
function isMatched(zone, owner) {
	const position = positionOf(owner, zone.denial);
	return zone.chain.some((link) => link.position === position);
}
function linksFor(zone, names) {
	const links = names.map((owner) => {
		const position = positionOf(owner, zone.denial);
		return zone.chain.findLast((link) => link.position <= position) ?? zone.chain.at(-1);
	});
	return [...new Set(links.flatMap((link) => link === void 0 ? [] : [link.rrset]))];
}
function messageOf(owner, type, reply) {
	return {
		id: 0,
		isResponse: true,
		opcode: 0,
		isAuthoritative: false,
		isTruncated: false,
		recursionDesired: true,
		recursionAvailable: true,
		authenticData: false,
		checkingDisabled: true,
		rcode: reply.rcode,
		question: {
			owner,
			type,
			class: 1,
			octets: wireName(owner)
		},
		answer: reply.answer.flatMap(wireRecords),
		authority: [...new Set(reply.authority)].flatMap(wireRecords),
		additional: [],
		edns: {
			udpSize: 1232,
			version: 0,
			dnssecOk: true,
			extendedErrors: []
		}
	};
}
function wireRecords({ owner, type, ttl, rdata, signatures }) {
	const at = {
		owner,
		class: 1,
		ttl
	};
	return [...rdata.map((octets) => ({
		...at,
		type,
		rdata: octets
	})), ...signatures.map((octets) => ({
		...at,
		type: "RRSIG",
		rdata: octets
	}))];
}

// src/demo/name-server.ts
async function nameServer(zones) {
	const answer = answerFrom(zones);
	const sockets = /* @__PURE__ */ new Set();
	const { listener, datagrams } = await onePort(serveStreams(answer, sockets));
	serveDatagrams(datagrams, answer);
	return {
		server: serverAt("udp", loopback, portOf(listener)),
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) socket.destroy();
			datagrams.close();
			listener.close();
			await Promise.all([datagrams, listener].map((one) => once(one, "close")));
		}
	};
}
const maxTries = 16;
async function onePort(listener) {
	for (let tries = 1;; tries++) {
		listener.listen(0, loopback);
		await once(listener, "listening");
		const datagrams = createSocket("udp4");
		try {
			datagrams.bind(portOf(listener), loopback);
			await once(datagrams, "listening");
			return {
				listener,
				datagrams
			};
		} catch (error) {
			if (tries === maxTries) throw error;
			datagrams.close();
			listener.close();
			await once(listener, "close");
		}
	}
}
function serveDatagrams(datagrams, answer) {
	datagrams.on("message", (query, from) => {
		const octets = answer(query, plainUdpOctets);
		if (octets !== void 0) datagrams.send(octets, from.port, from.address);
	});
}
function serveStreams(answer, sockets) {
	return createServer((socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
		const take = (query) => {
			const octets = answer(query);
			if (octets !== void 0 && socket.writable) socket.write(framed(octets));
		};
		socket.on("data", frames(take));
	});
}
const plainUdpOctets = 512;
const mostUdpOctets = 1232;
function answerFrom(zones) {
	const world = worldOf(zones);
	return (octets, leastOctets) => {
		const read = readMessage(octets);
		if (!read.ok || read.value.isResponse) return void 0;
		const reply = replyTo(read.value, world.answer);
		if (leastOctets === void 0) return responseOctets(reply);
		const wanted = Math.max(leastOctets, read.value.edns?.udpSize ?? 0);
		return responseOctets(reply, Math.min(wanted, mostUdpOctets));
	};
}
function replyTo(query, answer) {
	const { id, opcode, question, recursionDesired, checkingDisabled, edns } = query;
	const as = {
		...query,
		id,
		isResponse: true,
		recursionDesired,
		recursionAvailable: true,
		checkingDisabled
	};
	const nothing = {
		...as,
		answer: [],
		authority: [],
		additional: []
	};
	if (question === void 0 || question.class !== 1) return {
		...nothing,
		rcode: rcodes.FORMERR
	};
	if (opcode !== 0) return {
		...nothing,
		rcode: rcodes.NOTIMP
	};
	const told = answer(question.owner, question.type);
	const { edns: ours, ...message } = edns?.dnssecOk === true ? told : withoutDnssec(told, question.type);
	return {
		...as,
		...message,
		id,
		question,
		recursionDesired,
		checkingDisabled,
		...edns === void 0 || ours === void 0 ? {} : { edns: ours }
	};
}
function withoutDnssec(message, asked) {
	const isShown = ({ type }) => type === asked || ![
		"RRSIG",
		"NSEC",
		"NSEC3"
	].includes(type);
	return {
		...message,
		answer: message.answer.filter(isShown),
		authority: message.authority.filter(isShown)
	};
}

// src/demo/internet.ts
async function startInternet(now) {
	const authority = newAuthority(now);
	const domains = domainsOf({
		authority,
		now
	});
	const zones = zonesOf(domains, now);
	await using started = new AsyncDisposableStack();
	const names = started.use(await nameServer(zones));
	const ports = await startHosts(domains, started);
	const running = started.move();
	return {
		domains,
		nameServer: names.server,
		anchors: zones.filter(({ origin }) => origin === ".").map(anchorOf),
		roots: [authority.pem],
		route: (address, port) => ({
			address: loopback,
			port: ports.get(`${address} ${port}`) ?? closedPort
		}),
		[Symbol.asyncDispose]: () => running.disposeAsync()
	};
}
const closedPort = 1;
const smtpPort = 25;
const httpsPort = 443;
async function startHosts(domains, started) {
	const ports = /* @__PURE__ */ new Map();
	const run = async (addresses, port, starting) => {
		const running = started.use(await starting);
		for (const address of addresses) ports.set(`${address} ${port}`, running.port);
	};
	await Promise.all([...domains.flatMap(({ mxHosts }) => mxHosts).map((host) => run(host.addresses, smtpPort, startMxHost(host))), ...domains.flatMap(({ policyHosts }) => policyHosts).map((host) => run(host.addresses, httpsPort, startPolicyHost(host)))]);
	return ports;
}
function namesOfAddresses(domains) {
	return domains.flatMap(({ mxHosts }) => mxHosts).flatMap(({ name, addresses }) => addresses.map((one) => `${reverseName(one)}. PTR ${name}.`)).join("\n");
}
function zonesOf(domains, now) {
	const validity = daysAround(now, -1, 13);
	const keys = [zoneKey(13, "demo")];
	const above = [
		{
			origin: ".",
			text: "",
			keys,
			validity
		},
		{
			origin: "example",
			text: reports,
			keys,
			validity
		},
		{
			origin: "arpa",
			text: namesOfAddresses(domains),
			keys,
			validity
		}
	];
	const below = domains.map(({ name, zone, signed }) => ({
		origin: name,
		text: zone,
		...signed === "no" ? {} : { keys },
		validity: signed === "expired" ? daysAround(now, -33, -3) : validity
	}));
	return treeOf([...above, ...below]);
}
const reports = `reports MX 10 mx.good.example.
  *._report._dmarc.reports TXT "v=DMARC1"`;
const day = 86400;
function daysAround(now, from, until) {
	const seconds = Math.floor(now.getTime() / 1e3);
	return {
		inception: seconds + from * day,
		expiration: seconds + until * day
	};
}

// src/demo/io.ts
function ioIn({ nameServer, anchors, roots, route }, now) {
	const resolver = liveResolver({
		servers: [nameServer],
		anchors,
		now: () => now
	});
	return {
		io: liveIo({
			resolver,
			now,
			ehloName: "mecsa.example",
			injection: true,
			allowPrivate: true,
			route,
			roots
		}),
		[Symbol.asyncDispose]: () => resolver.close()
	};
}

// src/cli/demo-text.ts
const introduction = ["A miniature Internet on this machine: signed zones, MX hosts and MTA-STS policies on", "ports of 127.0.0.1, assessed over real sockets as any domain is. Nothing else is asked."];
function demoTable(shown, paint) {
	const width = Math.max(...shown.map(({ domain }) => domain.name.length));
	const head = [" ".repeat(width), ...categories.map((category) => columns[category].padStart(columnWidth))].join("  ");
	const rows = shown.map(({ domain, assessment }) => {
		const stars = categories.map((category) => starsOf(assessment, category).padStart(columnWidth));
		return `${paint("bold", domain.name.padEnd(width))}  ${stars.join("  ")}\n  ${paint("dim", domain.shows)}`;
	});
	return [
		...introduction,
		"",
		head.trimEnd(),
		...rows,
		""
	].join("\n");
}
const columnWidth = 9;
const columns = {
	"confidential-delivery": "Delivery",
	"phishing-identity-theft": "Phishing",
	"message-integrity": "Integrity"
};
function starsOf({ scores }, category) {
	const score = scores.find((one) => one.category === category);
	return score?.applicable === true ? `${rangeText(score.stars, 1)} ★` : "–";
}

// src/cli/demo.ts
async function demo(asked, paint, now = /* @__PURE__ */ new Date()) {
	await using internet = await startInternet(now);
	const domains = chosen(asked, internet.domains);
	await using live = ioIn(internet, now);
	const names = domains.map((domain) => name(domain.name));
	const report = await reportOf(names, live.io);
	const shown = domains.flatMap((domain, i) => {
		const assessed = report.domains[i];
		return assessed === void 0 ? [] : [{
			domain,
			...assessed
		}];
	});
	return {
		text: [assessmentText(report, catalogue, paint), demoTable(shown, paint)].join("\n"),
		exitCode: 0,
		warnings: []
	};
}
function chosen(asked, domains) {
	if (asked.length === 0) return domains;
	return asked.map((text) => {
		const parsed = parseName(text);
		const domain = domains.find((one) => parsed.ok && one.name === parsed.value);
		if (domain !== void 0) return domain;
		const names = domains.map((one) => one.name);
		throw new UsageError(`the demo has no domain ${JSON.stringify(text)}`, `Give one of ${names.join(", ")}.`);
	});
}

export { demo };