import { r as __toESM } from "./rolldown-runtime.js";
import { f as parseName, o as below } from "./rdata.js";
import { t as memoize } from "./resolver.js";
import { _ as tags, d as readCertificate, g as octetsOf, n as revocationInList, o as offers$1, r as revocationInResponse, s as turnedAway, t as issuerDigests, v as require_asn1 } from "./revocation.js";
import { a as hasCode, c as troubleOf, l as places, n as afterTime, r as timeLimit, t as timeLeft } from "./carrier.js";
import { t as isPublic } from "./public-address.js";
import { connect, isIP } from "node:net";
import { request } from "node:http";
import { Duplex } from "node:stream";
import { once } from "node:events";
import { connect as connect$1 } from "node:tls";
import { constants, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/net/http-exchange.ts
const maxHeaderSize = 16384;
async function httpExchange(stream, asked) {
	try {
		const answer = await send(stream, asked);
		const coding = answer.headers["content-encoding"] ?? "identity";
		if (coding.toLowerCase() !== "identity") return {
			kind: "bad-http",
			code: `content-encoding: ${coding.slice(0, 64)}`
		};
		const body = await bodyOf$1(answer, asked.maxOctets);
		if (body === void 0) return {
			kind: "too-large",
			octets: asked.maxOctets
		};
		return {
			kind: "answered",
			code: answer.statusCode ?? 0,
			headers: answer.headers,
			body
		};
	} catch (error) {
		return failure(error);
	} finally {
		stream.destroy();
	}
}
function send(stream, { host, path, accept, post, signal }) {
	const headers = {
		accept,
		"accept-encoding": "identity",
		"user-agent": "mecsa",
		connection: "close"
	};
	const content = post === void 0 ? {} : {
		"content-type": post.contentType,
		"content-length": post.octets.length
	};
	const method = post === void 0 ? "GET" : "POST";
	const { promise, resolve, reject } = Promise.withResolvers();
	const sent = request({
		createConnection: () => stream,
		host,
		path,
		method,
		headers: {
			host,
			...headers,
			...content
		},
		maxHeaderSize,
		signal
	});
	sent.on("response", resolve).on("error", reject);
	sent.end(post?.octets);
	return promise;
}
async function bodyOf$1(answer, maxOctets) {
	const parts = [];
	let octets = 0;
	for await (const part of answer) {
		if (!(part instanceof Uint8Array)) continue;
		octets += part.length;
		if (octets > maxOctets) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}
function failure(error) {
	const { why, detail: code } = troubleOf(error);
	if (why === "timeout") return { kind: "timed-out" };
	return {
		kind: why === "http" ? "bad-http" : "closed",
		code
	};
}

// src/net/smtp/tls-names.ts
const alerts = {
	0: "close_notify",
	10: "unexpected_message",
	20: "bad_record_mac",
	22: "record_overflow",
	40: "handshake_failure",
	42: "bad_certificate",
	43: "unsupported_certificate",
	44: "certificate_revoked",
	45: "certificate_expired",
	46: "certificate_unknown",
	47: "illegal_parameter",
	48: "unknown_ca",
	49: "access_denied",
	50: "decode_error",
	51: "decrypt_error",
	70: "protocol_version",
	71: "insufficient_security",
	80: "internal_error",
	86: "inappropriate_fallback",
	90: "user_canceled",
	109: "missing_extension",
	110: "unsupported_extension",
	112: "unrecognized_name",
	113: "bad_certificate_status_response",
	115: "unknown_psk_identity",
	116: "certificate_required",
	120: "no_application_protocol"
};
const schemes$1 = {
	513: "rsa_pkcs1_sha1",
	514: "dsa_sha1",
	515: "ecdsa_sha1",
	769: "rsa_pkcs1_sha224",
	771: "ecdsa_sha224",
	1025: "rsa_pkcs1_sha256",
	1026: "dsa_sha256",
	1027: "ecdsa_secp256r1_sha256",
	1281: "rsa_pkcs1_sha384",
	1283: "ecdsa_secp384r1_sha384",
	1537: "rsa_pkcs1_sha512",
	1539: "ecdsa_secp521r1_sha512",
	2052: "rsa_pss_rsae_sha256",
	2053: "rsa_pss_rsae_sha384",
	2054: "rsa_pss_rsae_sha512",
	2055: "ed25519",
	2056: "ed448",
	2057: "rsa_pss_pss_sha256",
	2058: "rsa_pss_pss_sha384",
	2059: "rsa_pss_pss_sha512",
	2308: "mldsa44",
	2309: "mldsa65",
	2310: "mldsa87"
};
const alertName = (alert) => alerts[alert] ?? hex(alert, 2);
const signatureScheme = (scheme) => schemes$1[scheme] ?? hex(scheme, 4);
const hex = (value, digits) => `0x${value.toString(16).padStart(digits, "0")}`;

// src/net/smtp/tls-octets.ts
const contentTypes = {
	changeCipherSpec: 20,
	alert: 21,
	handshake: 22,
	applicationData: 23
};
const handshakeTypes = {
	serverHello: 2,
	certificate: 11,
	serverKeyExchange: 12,
	certificateVerify: 15,
	finished: 20,
	certificateStatus: 22
};
function recordsOf(octets) {
	const records = [];
	for (let at = 0; at + 5 <= octets.length;) {
		const end = at + 5 + uint(octets, at + 3, 2);
		if (!isRecord(octets.subarray(at)) || end > octets.length) break;
		records.push({
			type: uint(octets, at, 1),
			header: octets.slice(at, at + 5),
			body: octets.slice(at + 5, end)
		});
		at = end;
	}
	return records;
}
function isRecord(octets) {
	const [type = contentTypes.handshake, major = 3] = octets;
	return type >= contentTypes.changeCipherSpec && type <= contentTypes.applicationData && major === 3;
}
function alertOf(octets) {
	return recordsOf(octets).findLast(({ type, body }) => type === contentTypes.alert && body.length === 2)?.body[1];
}
const handshakeBodies = (records) => records.filter(({ type }) => type === contentTypes.handshake).map(({ body }) => body);
function messagesOf(bodies) {
	const octets = Buffer.concat(bodies);
	const messages = [];
	for (let at = 0; at + 4 <= octets.length;) {
		const end = at + 4 + uint(octets, at + 1, 3);
		if (end > octets.length) break;
		messages.push({
			type: uint(octets, at, 1),
			body: octets.subarray(at + 4, end)
		});
		at = end;
	}
	return messages;
}
function uint(octets, at, length) {
	return octets.subarray(at, at + length).reduce((value, octet) => value * 256 + octet, 0);
}
function vector(octets, at, lengthOctets) {
	const start = at + lengthOctets;
	const end = start + uint(octets, at, lengthOctets);
	return end > octets.length ? void 0 : {
		value: octets.subarray(start, end),
		end
	};
}
function extensionsOf(octets, at) {
	const extensions = /* @__PURE__ */ new Map();
	const list = vector(octets, at, 2)?.value ?? /* @__PURE__ */ new Uint8Array();
	for (let from = 0; from + 4 <= list.length;) {
		const content = vector(list, from + 2, 2);
		if (content === void 0) break;
		const type = uint(list, from, 2);
		if (!extensions.has(type)) extensions.set(type, content.value);
		from = content.end;
	}
	return extensions;
}

// src/net/smtp/decrypt.ts
const aeads = {
	TLS_AES_128_GCM_SHA256: {
		algorithm: "aes-128-gcm",
		keyOctets: 16,
		hash: "sha256"
	},
	TLS_AES_256_GCM_SHA384: {
		algorithm: "aes-256-gcm",
		keyOctets: 32,
		hash: "sha384"
	},
	TLS_CHACHA20_POLY1305_SHA256: {
		algorithm: "chacha20-poly1305",
		keyOctets: 32,
		hash: "sha256"
	}
};
const ivOctets = 12;
const tagOctets = 16;
function decryptHandshake(records, secret, cipher) {
	const aead = aeads[cipher];
	if (aead === void 0) return [];
	const key = expandLabel(aead, secret, "key", aead.keyOctets);
	const iv = expandLabel(aead, secret, "iv", ivOctets);
	const encrypted = records.filter(({ type }) => type === contentTypes.applicationData);
	const contents = [];
	for (const [sequence, record] of encrypted.entries()) {
		const inner = decrypt(aead, key, nonce(iv, sequence), record);
		if (inner === void 0) break;
		if (inner.type === contentTypes.handshake) contents.push(inner.content);
	}
	return contents;
}
function expandLabel({ hash }, secret, label, octets) {
	const full = Buffer.from(`tls13 ${label}`);
	const made = Buffer.concat([
		Buffer.from([
			0,
			octets,
			full.length
		]),
		full,
		Buffer.from([0, 1])
	]);
	return createHmac(hash, secret).update(made).digest().subarray(0, octets);
}
function nonce(iv, sequence) {
	const made = Buffer.from(iv);
	made.writeUInt32BE((made.readUInt32BE(8) ^ sequence) >>> 0, 8);
	return made;
}
function decrypt({ algorithm }, key, iv, { header, body }) {
	if (body.length <= tagOctets) return void 0;
	const options = {
		authTagLength: tagOctets,
		plaintextLength: body.length - tagOctets
	};
	const decipher = algorithm === "chacha20-poly1305" ? createDecipheriv(algorithm, key, iv, options) : createDecipheriv(algorithm, key, iv, options);
	decipher.setAAD(header, options).setAuthTag(body.subarray(-16));
	const inner = decipher.update(body.subarray(0, -16));
	if (!isAuthentic(() => decipher.final())) return void 0;
	const end = inner.findLastIndex((octet) => octet !== 0);
	return end === -1 ? void 0 : {
		type: inner[end] ?? 0,
		content: inner.subarray(0, end)
	};
}
function isAuthentic(final) {
	try {
		final();
		return true;
	} catch {
		return false;
	}
}

// src/net/smtp/server-flight.ts
const tls12 = 771;
const tls13 = 772;
const maxCertificates = 20;
const extensionTypes = {
	statusRequest: 5,
	extendedMasterSecret: 23,
	supportedVersions: 43,
	renegotiationInfo: 65281
};
function readFlight(octets, cipher, secret) {
	const records = recordsOf(octets);
	const clear = messagesOf(handshakeBodies(beforeChange(records)));
	const hello = helloOf(clear);
	if (hello?.version !== tls13) return {
		...hello === void 0 ? {} : { hello },
		...readTls12(clear, hello?.version)
	};
	return {
		hello,
		...readTls13(secret === void 0 ? [] : messagesOf(decryptHandshake(records, secret, cipher)))
	};
}
function beforeChange(records) {
	const change = records.findIndex(({ type }) => type === contentTypes.changeCipherSpec);
	return change === -1 ? records : records.slice(0, change);
}
const helloOf = (messages) => messages.map(readHello).find((hello) => hello !== void 0);
function readHello({ type, body }) {
	if (type !== handshakeTypes.serverHello) return void 0;
	const session = vector(body, 34, 1);
	if (session === void 0 || session.end + 3 > body.length) return void 0;
	const extensions = extensionsOf(body, session.end + 3);
	const version = extensions.get(extensionTypes.supportedVersions);
	return {
		version: version === void 0 ? uint(body, 0, 2) : uint(version, 0, 2),
		suite: uint(body, session.end, 2),
		compression: uint(body, session.end + 2, 1),
		extensions
	};
}
function readTls12(messages, version = 0) {
	const body = bodyOf(messages, handshakeTypes.certificate);
	const chain = body === void 0 ? void 0 : certificates(body, 0, 0)?.map(({ der }) => der);
	const status = bodyOf(messages, handshakeTypes.certificateStatus);
	const exchange = version < tls12 ? void 0 : bodyOf(messages, handshakeTypes.serverKeyExchange);
	return flight(chain, status, exchange === void 0 ? void 0 : schemeBehindKey(exchange));
}
function readTls13(messages) {
	const body = bodyOf(messages, handshakeTypes.certificate);
	const context = body === void 0 ? void 0 : vector(body, 0, 1);
	const entries = body === void 0 || context === void 0 ? void 0 : certificates(body, context.end, 2);
	const status = entries?.[0]?.extensions.get(extensionTypes.statusRequest);
	const verify = bodyOf(messages, handshakeTypes.certificateVerify);
	const chain = entries?.map(({ der }) => der);
	return flight(chain, status, verify === void 0 ? void 0 : uint(verify, 0, 2));
}
function flight(chain, status, signatureScheme) {
	const ocsp = status?.[0] === 1 ? vector(status, 1, 3)?.value : void 0;
	return {
		...chain === void 0 ? {} : { chain },
		...ocsp === void 0 || ocsp.length === 0 ? {} : { ocspResponse: ocsp },
		...signatureScheme === void 0 ? {} : { signatureScheme }
	};
}
function certificates(body, at, extensionsLength) {
	const list = vector(body, at, 3)?.value;
	if (list === void 0) return void 0;
	const entries = [];
	for (let from = 0; from < list.length && entries.length < maxCertificates;) {
		const der = vector(list, from, 3);
		if (der === void 0) return void 0;
		const extensions = vector(list, der.end, extensionsLength);
		if (extensions === void 0) return void 0;
		entries.push({
			der: der.value,
			extensions: extensionsLength === 0 ? /* @__PURE__ */ new Map() : extensionsOf(list, der.end)
		});
		from = extensions.end;
	}
	return entries;
}
const namedCurve = 3;
function schemeBehindKey(exchange) {
	const ecdhe = exchange[0] === namedCurve ? vector(exchange, 3, 1)?.end : void 0;
	if (ecdhe !== void 0 && signatureEnds(exchange, ecdhe)) return uint(exchange, ecdhe, 2);
	const dhe = behindVectors(exchange, 3);
	return dhe !== void 0 && signatureEnds(exchange, dhe) ? uint(exchange, dhe, 2) : void 0;
}
const signatureEnds = (exchange, at) => vector(exchange, at + 2, 2)?.end === exchange.length;
function behindVectors(octets, count) {
	let at = 0;
	for (let index = 0; index < count && at !== void 0; index++) at = vector(octets, at, 2)?.end;
	return at;
}
const bodyOf = (messages, type) => messages.find((message) => message.type === type)?.body;

// src/net/smtp/tap.ts
const maxKept = 131072;
function tapOf(socket) {
	const chunks = [];
	let room = maxKept;
	const stream = new Duplex({
		read: () => {
			socket.resume();
		},
		write: (chunk, _encoding, done) => {
			socket.write(chunk, (error) => done(error));
		},
		final: (done) => {
			socket.end(done);
		},
		destroy: (error, done) => {
			socket.destroy();
			done(error);
		}
	});
	const take = (chunk) => {
		const some = chunk.subarray(0, room);
		room -= some.length;
		if (some.length > 0) chunks.push(some);
		if (!stream.push(chunk)) socket.pause();
	};
	socket.on("data", take);
	socket.on("end", () => stream.push(null));
	socket.on("error", (error) => stream.destroy(error));
	socket.on("close", () => stream.destroy());
	return {
		stream,
		kept: () => Buffer.concat(chunks),
		enough() {
			room = 0;
		}
	};
}

// src/net/smtp/handshake.ts
const offers = {
	modern: { minVersion: "TLSv1.2" },
	legacy: {
		minVersion: "TLSv1",
		ciphers: "ALL:+aNULL:@SECLEVEL=0",
		ecdhCurve: "X25519:P-256:P-384:P-521",
		secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT
	}
};
async function shakeHands$1(socket, { mxHost, settings, timeoutMs }) {
	const tap = tapOf(socket);
	const servername = isIP(mxHost) === 0 ? mxHost : void 0;
	const stream = connect$1({
		...offers[settings],
		...servername === void 0 ? {} : { servername },
		socket: tap.stream,
		rejectUnauthorized: false,
		checkServerIdentity: () => void 0,
		ca: [],
		requestOCSP: true
	});
	stream.on("error", () => {});
	const secret = handshakeSecret(stream);
	const outcome = await ending(stream, timeoutMs);
	tap.enough();
	if (outcome !== "secure") {
		stream.destroy();
		socket.destroy();
		return { failure: {
			settings,
			...failureOf(outcome.error, tap.kept())
		} };
	}
	return {
		stream,
		tls: {
			settings,
			...servername === void 0 ? {} : { servername },
			...negotiated(stream, tap, secret())
		}
	};
}
async function ending(stream, timeoutMs) {
	try {
		await once(stream, "secureConnect", { signal: timeLimit(timeoutMs) });
		return "secure";
	} catch (error) {
		return { error };
	}
}
function handshakeSecret(stream) {
	let secret;
	stream.on("keylog", (line) => {
		const [label, , value = ""] = line.toString("latin1").trim().split(" ");
		if (label === "SERVER_HANDSHAKE_TRAFFIC_SECRET") secret = Buffer.from(value, "hex");
	});
	return () => secret;
}
function negotiated(stream, tap, secret) {
	const cipher = stream.getCipher().standardName;
	const flight = readFlight(tap.kept(), cipher, secret);
	return {
		protocol: stream.getProtocol() ?? "unknown",
		cipher,
		...keyExchange(stream),
		...certificatesOf(stream, flight),
		...flight.ocspResponse === void 0 ? {} : { ocspResponse: base64(flight.ocspResponse) },
		...flight.signatureScheme === void 0 ? {} : { signatureScheme: signatureScheme(flight.signatureScheme) },
		...flight.hello === void 0 || stream.getProtocol() === "TLSv1.3" ? {} : { hello: told$1(flight.hello) }
	};
}
function keyExchange(stream) {
	const key = stream.getEphemeralKeyInfo();
	if (key === null || !("type" in key) || typeof key.type !== "string") return {};
	const group = "name" in key && typeof key.name === "string" ? { group: key.name } : {};
	const bits = "size" in key && typeof key.size === "number" && key.size > 0 ? { bits: key.size } : {};
	return { keyExchange: {
		kind: key.type,
		...group,
		...bits
	} };
}
const mostIssuers = 10;
function certificatesOf(stream, { chain }) {
	if (chain !== void 0) return {
		chain: chain.map(base64),
		chainIs: "as-sent"
	};
	const rebuilt = [];
	for (let certificate = stream.getPeerX509Certificate(); certificate !== void 0 && rebuilt.length < mostIssuers; certificate = certificate.issuerCertificate) rebuilt.push(base64(certificate.raw));
	return {
		chain: rebuilt,
		chainIs: "rebuilt"
	};
}
function told$1({ compression, extensions }) {
	return {
		extendedMasterSecret: extensions.has(extensionTypes.extendedMasterSecret),
		secureRenegotiation: extensions.has(extensionTypes.renegotiationInfo),
		compression: compression !== 0
	};
}
function failureOf(error, octets) {
	const { why, detail: code } = troubleOf(error);
	if (!isRecord(octets)) return {
		because: "not-tls",
		code
	};
	if (hasCode(error, "ABORT_ERR")) return { because: "timed-out" };
	const inClear = alertOf(octets);
	const alert = inClear === void 0 ? /ALERT_(\w+)$/.exec(code)?.[1]?.toLowerCase() : alertName(inClear);
	if (alert !== void 0) return {
		because: "alert",
		alert,
		code
	};
	return {
		because: why === "tls" ? "unacceptable" : "closed",
		code
	};
}
const base64 = (octets) => Buffer.from(octets).toString("base64");

// src/net/tcp.ts
const direct = (address, port) => ({
	address,
	port
});
async function openTcp(place, signal) {
	const { address, port, route = direct } = place;
	if (!place.allowPrivate && !isPublic(address)) return { kind: "not-public" };
	const to = route(address, port);
	const socket = connect({
		host: to.address,
		port: to.port
	});
	socket.on("error", () => {});
	try {
		await once(socket, "connect", { signal });
		return {
			kind: "open",
			socket
		};
	} catch (error) {
		socket.destroy();
		const { why, detail: code } = troubleOf(error);
		if (why === "timeout") return { kind: "timed-out" };
		return {
			kind: why === "refused-connection" ? "refused" : "unreachable",
			code
		};
	}
}

// src/net/https.ts
const maxAddresses$1 = 4;
const path = "/.well-known/mta-sts.txt";
async function fetchPolicy(question) {
	const host = below("mta-sts", question.domain);
	const deadline = timeLimit(question.timeoutMs ?? 3e4);
	const tries = [];
	for (const address of question.addresses.slice(0, maxAddresses$1)) {
		const tried = await tryAddress(host, address, question, deadline);
		tries.push(tried);
		if (tried.ended.kind === "answered" || deadline.aborted) break;
	}
	return {
		url: `https://${host}${path}`,
		tries
	};
}
const tlsMs = 1e4;
async function tryAddress(host, address, { port = 443, maxOctets = 65536, allowPrivate = false, route = direct }, deadline) {
	const patience = AbortSignal.any([deadline, timeLimit(tlsMs)]);
	const connected = await openTcp({
		address,
		port,
		allowPrivate,
		route
	}, patience);
	if (connected.kind === "timed-out") return {
		address,
		ended: {
			kind: "timed-out",
			phase: "connect"
		}
	};
	if (connected.kind !== "open") return {
		address,
		ended: connected
	};
	const shaken = await shakeHands$1(connected.socket, {
		mxHost: host,
		settings: "modern",
		timeoutMs: tlsMs
	});
	if ("failure" in shaken) return {
		address,
		ended: {
			kind: "tls-failed",
			failure: shaken.failure
		}
	};
	const asked = {
		host,
		path,
		accept: "text/plain",
		maxOctets,
		signal: deadline
	};
	return {
		address,
		tls: shaken.tls,
		ended: endOf(await httpExchange(shaken.stream, asked))
	};
}
function endOf(exchange) {
	if (exchange.kind === "timed-out") return {
		kind: "timed-out",
		phase: "answer"
	};
	if (exchange.kind !== "answered") return exchange;
	const { code, headers, body } = exchange;
	const { "content-type": contentType, location } = headers;
	return {
		kind: "answered",
		code,
		...contentType === void 0 ? {} : { contentType: contentType.slice(0, maxHeader) },
		...location === void 0 ? {} : { location: location.slice(0, maxHeader) },
		body: new TextDecoder().decode(body)
	};
}
const maxHeader = 256;

// src/mail/x509/ocsp-request.ts
var import_asn1 = /* @__PURE__ */ __toESM(require_asn1(), 1);
function ocspRequest({ certificate, issuer }) {
	const { name, key } = issuerDigests(issuer, "sha1");
	const sha1 = sequence(primitive("oid", import_asn1.default.oidToDer("1.3.14.3.2.26").getBytes()), import_asn1.default.create(0, 5, false, ""));
	const serial = Buffer.from(certificate.serialNumber, "hex").toString("latin1");
	const id = sequence(sha1, primitive("octetString", name), primitive("octetString", key), primitive("integer", serial));
	return octetsOf(sequence(sequence(sequence(sequence(id)))));
}
const primitive = (tag, content) => import_asn1.default.create(0, tags[tag], false, content);
const sequence = (...elements) => import_asn1.default.create(0, tags.sequence, true, [...elements]);

// src/net/revocation.ts
const maxOctets = 4194304;
const maxPlaces = 2;
const maxAddresses = 2;
async function revocation(pair, io) {
	const { crlUrls, ocspUrls } = pair.certificate.extensions;
	const lists = placesIn(crlUrls, io);
	const timed = {
		...io,
		signal: timeLimit(io.timeoutMs ?? 1e4)
	};
	return lists.length > 0 ? askAll(lists, pair, timed, askForList) : askAll(placesIn(ocspUrls, io), pair, timed, askResponder);
}
async function askAll(places, pair, io, ask) {
	let last = {
		kind: "not-checked",
		because: "nowhere-to-ask"
	};
	for (const place of places) {
		last = await ask(place, pair, io);
		if (last.kind !== "not-checked") break;
	}
	return last;
}
function placesIn(urls, { allowPrivate = false }) {
	return urls.flatMap((written) => {
		const url = URL.parse(written);
		if (url?.protocol !== "http:" || url.username !== "" || url.port !== "" && !allowPrivate) return [];
		return [{
			written,
			host: url.hostname.replaceAll(/[[\]]/g, ""),
			port: Number(url.port || 80),
			path: url.pathname + url.search
		}];
	}).slice(0, maxPlaces);
}
const unanswered = {
	kind: "not-checked",
	because: "no-answer"
};
async function askForList(place, pair, io) {
	const list = await Promise.race([listAt(place, io), once(io.signal, "abort").then(() => void 0)]);
	return list === void 0 ? unanswered : revocationInList(list, place.written, pair, io.now());
}
const maxLists = 16;
function listAt(place, io) {
	const { lists } = io;
	const known = lists.get(place.written);
	if (known !== void 0) return known;
	const fetched = fetchFrom(place, { accept: "application/pkix-crl" }, io);
	lists.set(place.written, fetched);
	const [oldest] = lists.keys();
	if (lists.size > maxLists && oldest !== void 0) lists.delete(oldest);
	return fetched;
}
async function askResponder(place, pair, io) {
	const response = await fetchFrom(place, {
		accept: "application/ocsp-response",
		post: {
			contentType: "application/ocsp-request",
			octets: ocspRequest(pair)
		}
	}, io);
	return response === void 0 ? unanswered : revocationInResponse(response, pair, io.now());
}
async function fetchFrom(place, what, io) {
	for (const address of (await addressesOf$1(place.host, io)).slice(0, maxAddresses)) {
		const body = await fetchAt(address, place, what, io);
		if (body !== void 0) return body;
	}
}
async function addressesOf$1(host, { signal, ...io }) {
	if (signal.aborted) return [];
	if (isIP(host) !== 0) return [host];
	const parsed = parseName(host);
	if (!parsed.ok) return [];
	return Promise.race([io.addressesOf(parsed.value), once(signal, "abort").then(() => [])]);
}
async function fetchAt(address, { host, port, path }, what, { signal, allowPrivate = false, route = direct }) {
	const connected = await openTcp({
		address,
		port,
		allowPrivate,
		route
	}, signal);
	if (connected.kind !== "open") return void 0;
	const exchange = await httpExchange(connected.socket, {
		...what,
		host,
		path,
		maxOctets,
		signal
	});
	return exchange.kind === "answered" && exchange.code === 200 ? exchange.body : void 0;
}

// src/net/smtp/talk.ts
const upToStartTls = [
	["greeting", greet],
	["hello", sayHello],
	["starttls", askForTls]
];
const toStartTls = (talk) => take(upToStartTls, talk);
const toTls = (talk) => take([...upToStartTls, ["tls", shakeHands]], talk);
async function wholeTalk(talk) {
	const known = await take([
		...upToStartTls,
		["tls", shakeHands],
		["hello-after-tls", sayHelloAgain]
	], talk);
	talk.wire.say("QUIT\r\n");
	return known;
}
async function take(steps, talk) {
	const milliseconds = { connect: talk.connectMs };
	let known = { milliseconds };
	for (const [phase, step] of steps) {
		const start = performance.now();
		known = {
			...known,
			...await step(talk, known)
		};
		milliseconds[phase] = Math.round(performance.now() - start);
		if (known.ended !== void 0) break;
	}
	return known;
}
async function greet({ wire, patience }) {
	const heard = await wire.hear("greeting", patience("greeting"));
	if ("ended" in heard) return heard;
	const { reply } = heard;
	return {
		greeting: reply,
		...isPositive(reply) ? {} : refused("greeting", reply)
	};
}
async function sayHello(talk) {
	const heard = await ask(talk, "hello", `EHLO ${talk.ehloName}`);
	if ("ended" in heard) return heard;
	const { reply } = heard;
	if (isPositive(reply)) return { hello: {
		command: "EHLO",
		reply
	} };
	const again = reply.code < 500 ? heard : await ask(talk, "hello", `HELO ${talk.ehloName}`);
	if ("reply" in again && isPositive(again.reply)) return {
		hello: {
			command: "HELO",
			reply: again.reply
		},
		ended: { kind: "no-ehlo" }
	};
	return {
		hello: {
			command: "EHLO",
			reply
		},
		...refused("hello", reply)
	};
}
async function askForTls(talk, { hello }) {
	if (!offers$1(hello, "STARTTLS")) return { ended: { kind: "no-starttls" } };
	const heard = await ask(talk, "starttls", "STARTTLS", talk.injected);
	if ("ended" in heard) return heard;
	const { reply } = heard;
	if (reply.code !== 220) return {
		startTls: reply,
		ended: { kind: "starttls-refused" }
	};
	const behindStartTls = talk.wire.forget();
	return {
		startTls: reply,
		...behindStartTls.length === 0 ? {} : { behindStartTls }
	};
}
async function shakeHands({ wire, mxHost, settings, patience }, { behindStartTls }) {
	const shaken = await wire.secure({
		mxHost,
		settings,
		timeoutMs: patience("tls")
	});
	if ("tls" in shaken) return { tls: shaken.tls };
	const { failure } = shaken;
	return {
		tlsFailures: [behindStartTls !== void 0 && (failure.because === "closed" || failure.because === "timed-out") ? {
			...failure,
			because: "not-tls"
		} : failure],
		ended: { kind: "tls-failed" }
	};
}
async function sayHelloAgain(talk) {
	const heard = await ask(talk, "hello-after-tls", `EHLO ${talk.ehloName}`);
	if ("ended" in heard) return heard;
	const { reply } = heard;
	const ended = isPositive(reply) ? { ended: { kind: "done" } } : refused("hello-after-tls", reply);
	return {
		helloAfterTls: {
			command: "EHLO",
			reply
		},
		...ended
	};
}
function ask({ wire, patience }, phase, command, behind = "") {
	wire.say(`${command.replaceAll(/[\r\n]/g, "")}\r\n${behind}`);
	return wire.hear(phase, patience(phase));
}
const isPositive = ({ code }) => code >= 200 && code < 300;
function refused(phase, reply) {
	return { ended: reply.code < 400 ? {
		kind: "not-smtp",
		phase,
		said: reply.lines.map((line) => `${reply.code} ${line}`)
	} : {
		kind: "turned-away",
		phase,
		because: turnedAway(reply)
	} };
}

// src/net/smtp/injection.ts
const injected = "NOOP injected\r\n";
const mostReplies = 4;
async function tryInjection(talk) {
	const { ended } = await toTls({
		...talk,
		injected
	});
	if (ended !== void 0) return notMeasured$1(ended);
	talk.wire.say("QUIT\r\n");
	const replies = [];
	while (replies.length < mostReplies) {
		const heard = await talk.wire.hear("hello-after-tls", talk.patience("hello-after-tls"));
		if ("ended" in heard) return notMeasured$1(heard.ended);
		if (heard.reply.code === 221) return replies.length === 0 ? { kind: "discarded" } : {
			kind: "executed",
			replies
		};
		replies.push(heard.reply);
	}
	return {
		kind: "not-measured",
		because: "no reply to QUIT"
	};
}
const notMeasured$1 = (ended) => ({
	kind: "not-measured",
	because: ended.kind
});

// src/net/smtp/clean-text.ts
const utf8 = new TextDecoder();
function cleanText(octets) {
	return utf8.decode(octets).replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
}

// src/net/smtp/reply.ts
const replyLimits = {
	lineOctets: 4096,
	replyLines: 100,
	sessionOctets: 65536
};
const lineFeed = 10;
function replyReader() {
	let rest = /* @__PURE__ */ new Uint8Array();
	let octetsSeen = 0;
	let lines = [];
	let stray = [];
	let flood;
	const takeLine = (text) => {
		const line = readLine(text);
		if (line === void 0) stray.push(text);
		else lines.push(line.text);
		if (lines.length + stray.length > replyLimits.replyLines) flood = "lines";
		if (line?.isLast !== true) return [];
		const reply = {
			code: line.code,
			lines,
			...stray.length === 0 ? {} : { stray }
		};
		lines = [];
		stray = [];
		return [reply];
	};
	return {
		take(octets) {
			octetsSeen += octets.length;
			const replies = [];
			const split = splitLines(rest, octets);
			rest = split.rest;
			for (const line of split.lines) {
				if (flood === void 0 && line.length > replyLimits.lineOctets) flood = "line";
				if (flood === void 0) replies.push(...takeLine(cleanText(line)));
			}
			if (rest.length > replyLimits.lineOctets) flood ??= "line";
			if (octetsSeen > replyLimits.sessionOctets) flood ??= "octets";
			if (flood !== void 0) rest = /* @__PURE__ */ new Uint8Array();
			return replies;
		},
		drop() {
			const dropped = [
				...stray,
				...lines,
				...rest.length === 0 ? [] : [cleanText(rest)]
			];
			rest = /* @__PURE__ */ new Uint8Array();
			lines = [];
			stray = [];
			return dropped;
		},
		get stray() {
			return stray;
		},
		get flood() {
			return flood;
		}
	};
}
function readLine(text) {
	const [, code, mark, said = ""] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(text) ?? [];
	return code === void 0 ? void 0 : {
		code: Number(code),
		text: said,
		isLast: mark !== "-"
	};
}
function splitLines(rest, octets) {
	const all = rest.length === 0 ? octets : Buffer.concat([rest, octets]);
	const lines = [];
	let start = 0;
	for (let end = all.indexOf(lineFeed); end !== -1; end = all.indexOf(lineFeed, start)) {
		lines.push(all.subarray(start, all[end - 1] === 13 && end > start ? end - 1 : end));
		start = end + 1;
	}
	return {
		lines,
		rest: all.slice(start)
	};
}

// src/net/smtp/ears.ts
function ears() {
	const reader = replyReader();
	let heard = [];
	let over;
	let wake = () => {};
	const finish = (how) => {
		over ??= how;
		wake();
	};
	const take = (octets, from) => {
		heard.push(...reader.take(octets));
		if (heard.length > 0) wake();
		if (reader.flood === void 0) return;
		from.destroy();
		finish({
			kind: "flood",
			limit: reader.flood
		});
	};
	const woken = async (timeoutMs) => {
		const { promise, resolve } = Promise.withResolvers();
		wake = resolve;
		const limit = afterTime(timeoutMs, resolve);
		await promise;
		limit.stop();
	};
	return {
		attend(stream) {
			stream.on("data", (octets) => take(octets, stream));
			stream.on("error", (error) => finish({
				kind: "closed",
				error
			}));
			stream.on("end", () => finish({ kind: "closed" })).on("close", () => finish({ kind: "closed" }));
			if (stream.closed) finish({ kind: "closed" });
		},
		async hear(phase, timeoutMs) {
			if (heard.length === 0 && over === void 0) await woken(timeoutMs);
			const reply = heard.shift();
			return reply === void 0 ? { ended: silence(phase, over, reader.stray) } : { reply };
		},
		forget() {
			const lines = heard.flatMap(({ code, lines }) => lines.map((line) => `${code} ${line}`));
			heard = [];
			return [...lines, ...reader.drop()];
		},
		get isOver() {
			return over !== void 0;
		}
	};
}
function silence(phase, over, said) {
	if (over?.kind === "flood") return {
		kind: "flood",
		phase,
		limit: over.limit
	};
	if (said.length > 0) return {
		kind: "not-smtp",
		phase,
		said
	};
	if (over === void 0) return {
		kind: "timed-out",
		phase
	};
	return {
		kind: "closed",
		phase,
		...over.error === void 0 ? {} : { code: codeOf(over.error) }
	};
}
const codeOf = (error) => hasCode(error, "ERR_STREAM_DESTROYED") ? "ERR_STREAM_DESTROYED" : troubleOf(error).detail;

// src/net/smtp/wire.ts
const lingerMs = 1e3;
const maxAnswerOctets = 2e4;
async function openWire(address, port, timeoutMs) {
	if (timeoutMs <= 0) return { ended: {
		kind: "timed-out",
		phase: "connect"
	} };
	const opened = await openTcp({
		address,
		port,
		allowPrivate: true
	}, timeLimit(timeoutMs));
	switch (opened.kind) {
		case "open": return wireOver(opened.socket.setNoDelay(true));
		case "timed-out": return { ended: {
			kind: "timed-out",
			phase: "connect"
		} };
		case "not-public":
		case "refused":
		case "unreachable": return { ended: opened };
	}
}
function wireOver(socket) {
	const heard = ears();
	let stream = socket;
	heard.attend(socket);
	const takeSocket = () => {
		for (const event of [
			"data",
			"end",
			"close"
		]) socket.removeAllListeners(event);
	};
	return {
		hear: (phase, timeoutMs) => heard.hear(phase, timeoutMs),
		forget: () => heard.forget(),
		say(text) {
			if (stream.writable) stream.write(text);
		},
		async secure(options) {
			if (heard.isOver) return { failure: {
				settings: options.settings,
				because: "closed"
			} };
			takeSocket();
			const shaken = await shakeHands$1(socket, options);
			if ("failure" in shaken) return shaken;
			stream = shaken.stream;
			heard.attend(stream);
			return shaken;
		},
		exchange(octets, isEnough, timeoutMs) {
			takeSocket();
			return exchangeOver(socket, octets, isEnough, timeoutMs);
		},
		async close() {
			stream.end();
			if (socket.closed) return;
			const { promise, resolve } = Promise.withResolvers();
			socket.once("close", resolve);
			setTimeout(() => socket.destroy(), lingerMs).unref();
			await promise;
		}
	};
}
async function exchangeOver(socket, octets, isEnough, timeoutMs) {
	const { promise, resolve } = Promise.withResolvers();
	let answer = /* @__PURE__ */ new Uint8Array();
	const close = () => resolve(true);
	socket.on("data", (chunk) => {
		answer = Buffer.concat([answer, chunk]);
		if (answer.length > maxAnswerOctets || isEnough(answer)) resolve(false);
	});
	socket.on("end", close).on("close", close).on("error", close);
	if (!socket.readable) close();
	if (socket.writable) socket.write(octets);
	const limit = afterTime(timeoutMs, () => resolve(false));
	const isClosed = await promise;
	limit.stop();
	socket.destroy();
	return {
		octets: answer,
		isClosed
	};
}

// src/net/smtp/visit.ts
const usualTimeouts = {
	connect: 1e4,
	greeting: 2e4,
	hello: 1e4,
	starttls: 1e4,
	tls: 15e3,
	"hello-after-tls": 1e4,
	all: 6e4
};
const usualGapMs = 200;
function visitTo({ mxHost, address }, options) {
	const { ehloName, port = 25, allowPrivate = false, gapMs = 200, route = direct } = options;
	const timeouts = {
		...usualTimeouts,
		...options.timeouts
	};
	const until = performance.now() + timeouts.all;
	const patience = (phase) => Math.ceil(timeLeft({
		timeoutMs: timeouts[phase],
		until
	}));
	let gone;
	return {
		async talk(settings, use) {
			if (!allowPrivate && !isPublic(address)) return { ended: { kind: "not-public" } };
			await gone?.then(() => setTimeout$1(gapMs));
			const start = performance.now();
			const to = route(address, port);
			const wire = await openWire(to.address, to.port, patience("connect"));
			if ("ended" in wire) return wire;
			const connectMs = Math.round(performance.now() - start);
			try {
				return await use({
					wire,
					mxHost,
					ehloName,
					settings,
					patience,
					connectMs
				});
			} finally {
				gone = wire.close();
			}
		},
		gone: async () => gone
	};
}

// src/net/smtp.ts
async function sessionOf(visit, target, options) {
	const { mxHost, address } = target;
	const { ehloName, port = 25, injection = false } = options;
	const known = await everySetting(visit);
	const about = {
		mxHost,
		address,
		port,
		ehloName,
		...known
	};
	if (!injection || known.tls === void 0) return about;
	const tried = await visit.talk(known.tls.settings, tryInjection);
	return {
		...about,
		injection: "ended" in tried ? {
			kind: "not-measured",
			because: tried.ended.kind
		} : tried
	};
}
async function everySetting(visit) {
	const modern = await talkOnce(visit, "modern");
	return mayNeedLegacy(modern) ? withLegacy(modern, await talkOnce(visit, "legacy")) : modern;
}
async function talkOnce(visit, settings) {
	return {
		ended: { kind: "done" },
		...await visit.talk(settings, wholeTalk)
	};
}
function mayNeedLegacy({ tlsFailures }) {
	return tlsFailures !== void 0 && tlsFailures.every(({ because }) => because !== "not-tls");
}
function withLegacy(modern, legacy) {
	const tlsFailures = [...modern.tlsFailures ?? [], ...legacy.tlsFailures ?? []];
	if (legacy.tls !== void 0) return {
		...legacy,
		tlsFailures
	};
	return {
		...modern,
		tlsFailures,
		...legacy.tlsFailures === void 0 ? { fallBack: legacy.ended } : {}
	};
}

// src/net/smtp/cipher-suites.ts
const weakSuites = {
	null: {
		1: "TLS_RSA_WITH_NULL_MD5",
		2: "TLS_RSA_WITH_NULL_SHA",
		59: "TLS_RSA_WITH_NULL_SHA256",
		49153: "TLS_ECDH_ECDSA_WITH_NULL_SHA",
		49158: "TLS_ECDHE_ECDSA_WITH_NULL_SHA",
		49163: "TLS_ECDH_RSA_WITH_NULL_SHA",
		49168: "TLS_ECDHE_RSA_WITH_NULL_SHA",
		49173: "TLS_ECDH_anon_WITH_NULL_SHA"
	},
	export: {
		3: "TLS_RSA_EXPORT_WITH_RC4_40_MD5",
		6: "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5",
		8: "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA",
		11: "TLS_DH_DSS_EXPORT_WITH_DES40_CBC_SHA",
		14: "TLS_DH_RSA_EXPORT_WITH_DES40_CBC_SHA",
		17: "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA",
		20: "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA",
		23: "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5",
		25: "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA"
	},
	anonymous: {
		24: "TLS_DH_anon_WITH_RC4_128_MD5",
		26: "TLS_DH_anon_WITH_DES_CBC_SHA",
		27: "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA",
		52: "TLS_DH_anon_WITH_AES_128_CBC_SHA",
		58: "TLS_DH_anon_WITH_AES_256_CBC_SHA",
		108: "TLS_DH_anon_WITH_AES_128_CBC_SHA256",
		109: "TLS_DH_anon_WITH_AES_256_CBC_SHA256",
		166: "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
		167: "TLS_DH_anon_WITH_AES_256_GCM_SHA384",
		49174: "TLS_ECDH_anon_WITH_RC4_128_SHA",
		49175: "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA",
		49176: "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
		49177: "TLS_ECDH_anon_WITH_AES_256_CBC_SHA"
	},
	rc4: {
		4: "TLS_RSA_WITH_RC4_128_MD5",
		5: "TLS_RSA_WITH_RC4_128_SHA",
		49154: "TLS_ECDH_ECDSA_WITH_RC4_128_SHA",
		49159: "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
		49164: "TLS_ECDH_RSA_WITH_RC4_128_SHA",
		49169: "TLS_ECDHE_RSA_WITH_RC4_128_SHA"
	},
	des: {
		7: "TLS_RSA_WITH_IDEA_CBC_SHA",
		9: "TLS_RSA_WITH_DES_CBC_SHA",
		10: "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
		18: "TLS_DHE_DSS_WITH_DES_CBC_SHA",
		19: "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA",
		21: "TLS_DHE_RSA_WITH_DES_CBC_SHA",
		22: "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA",
		49155: "TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA",
		49160: "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
		49165: "TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA",
		49170: "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"
	},
	"static-rsa": {
		47: "TLS_RSA_WITH_AES_128_CBC_SHA",
		53: "TLS_RSA_WITH_AES_256_CBC_SHA",
		60: "TLS_RSA_WITH_AES_128_CBC_SHA256",
		61: "TLS_RSA_WITH_AES_256_CBC_SHA256",
		65: "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA",
		132: "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA",
		150: "TLS_RSA_WITH_SEED_CBC_SHA",
		156: "TLS_RSA_WITH_AES_128_GCM_SHA256",
		157: "TLS_RSA_WITH_AES_256_GCM_SHA384",
		49308: "TLS_RSA_WITH_AES_128_CCM",
		49309: "TLS_RSA_WITH_AES_256_CCM"
	}
};
const otherSuites = {
	50: "TLS_DHE_DSS_WITH_AES_128_CBC_SHA",
	51: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
	56: "TLS_DHE_DSS_WITH_AES_256_CBC_SHA",
	57: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
	69: "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA",
	103: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
	107: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
	136: "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA",
	158: "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
	159: "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
	49161: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
	49162: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
	49171: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
	49172: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
	49187: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
	49188: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
	49191: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
	49192: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
	49195: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
	49196: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
	49199: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
	49200: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
	52392: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
	52393: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
	52394: "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
};
const tls13Suites = {
	4865: "TLS_AES_128_GCM_SHA256",
	4866: "TLS_AES_256_GCM_SHA384",
	4867: "TLS_CHACHA20_POLY1305_SHA256"
};
const suiteNames = new Map([
	tls13Suites,
	otherSuites,
	...Object.values(weakSuites)
].flatMap((group) => Object.entries(group).map(([suite, name]) => [Number(suite), name])));
const numbersOf = (suites) => Object.keys(suites).map(Number);
const numbersOfTls13 = numbersOf(tls13Suites);
const numbersBeforeTls13 = [...numbersOf(otherSuites).toReversed(), ...Object.values(weakSuites).toReversed().flatMap(numbersOf)];
const suiteName = (suite) => suiteNames.get(suite);

// src/net/smtp/client-hello.ts
const versionNumbers = {
	SSLv3: 768,
	TLSv1: 769,
	"TLSv1.1": 770,
	"TLSv1.2": 771,
	"TLSv1.3": 772
};
const x25519 = 29;
const groups = [
	x25519,
	23,
	24,
	25,
	256,
	257
];
const schemes = [
	1027,
	1283,
	1539,
	2055,
	2052,
	2053,
	2054,
	1025,
	1281,
	1537,
	515,
	513,
	514
];
const fallsUnder5746 = 255;
function clientHello(version, suites, mxHost) {
	const legacy = Math.min(versionNumbers[version], versionNumbers["TLSv1.2"]);
	const hello = Buffer.concat([
		uint16(legacy),
		randomBytes(32),
		counted(1, version === "TLSv1.3" ? randomBytes(32) : Buffer.alloc(0)),
		counted(2, ...[...suites, ...version === "TLSv1.3" ? [] : [fallsUnder5746]].map(uint16)),
		counted(1, Buffer.from([0])),
		...version === "SSLv3" ? [] : [counted(2, ...extensions(version, mxHost))]
	]);
	const message = Buffer.concat([Buffer.from([1]), counted(3, hello)]);
	const recordVersion = Math.min(legacy, versionNumbers.TLSv1);
	return Buffer.concat([
		Buffer.from([contentTypes.handshake]),
		uint16(recordVersion),
		counted(2, message)
	]);
}
function extensions(version, mxHost) {
	const serverName = counted(2, Buffer.from([0]), counted(2, Buffer.from(mxHost)));
	return [
		...isIP(mxHost) === 0 ? [extension(0, serverName)] : [],
		extension(10, counted(2, ...groups.map(uint16))),
		extension(11, counted(1, Buffer.from([0]))),
		...version === "TLSv1" || version === "TLSv1.1" ? [] : [extension(13, counted(2, ...schemes.map(uint16)))],
		...version === "TLSv1.3" ? extensionsOfTls13() : []
	];
}
function extensionsOfTls13() {
	return [extension(43, counted(1, uint16(versionNumbers["TLSv1.3"]))), extension(51, counted(2, uint16(x25519), counted(2, randomBytes(32))))];
}
const extension = (type, content) => Buffer.concat([uint16(type), counted(2, content)]);
function counted(lengthOctets, ...parts) {
	const content = Buffer.concat(parts);
	const length = Buffer.alloc(lengthOctets);
	length.writeUIntBE(content.length, 0, lengthOctets);
	return Buffer.concat([length, content]);
}
function uint16(value) {
	return Buffer.from([value >> 8, value & 255]);
}

// src/net/smtp/tls-scan.ts
const allMs = 18e4;
const scanOptions = (options) => ({
	...options,
	timeouts: {
		...options.timeouts,
		all: options.timeouts?.all ?? allMs
	}
});
async function scanOn(visit, { mxHost, address }) {
	const offer = offering(visit);
	const version = (one) => offer({
		version: one,
		suites: one === "TLSv1.3" ? numbersOfTls13 : numbersBeforeTls13,
		orLower: false
	});
	const suites = (group) => offer({
		version: "TLSv1.2",
		suites: numbersOf(weakSuites[group]),
		orLower: true
	});
	return {
		mxHost,
		address,
		versions: {
			SSLv3: await version("SSLv3"),
			TLSv1: await version("TLSv1"),
			"TLSv1.1": await version("TLSv1.1"),
			"TLSv1.2": await version("TLSv1.2"),
			"TLSv1.3": await version("TLSv1.3")
		},
		suites: {
			null: await suites("null"),
			export: await suites("export"),
			anonymous: await suites("anonymous"),
			rc4: await suites("rc4"),
			des: await suites("des"),
			"static-rsa": await suites("static-rsa")
		}
	};
}
function offering(visit) {
	let stopped;
	return async (offer) => {
		if (stopped !== void 0) return stopped;
		const answer = await visit.talk("legacy", (talk) => answerTo(talk, offer));
		if ("octets" in answer) return offered(answer, offer);
		stopped = {
			kind: "unknown",
			because: answer.ended.kind
		};
		return stopped;
	};
}
async function answerTo(talk, { version, suites }) {
	const { ended } = await toStartTls(talk);
	if (ended !== void 0) return { ended };
	return talk.wire.exchange(clientHello(version, suites, talk.mxHost), isAnswer, talk.patience("tls"));
}
const isAnswer = (octets) => !isRecord(octets) || alertOf(octets) !== void 0 || helloIn(octets) !== void 0;
const helloIn = (octets) => helloOf(messagesOf(handshakeBodies(recordsOf(octets))));
function offered({ octets, isClosed }, { version, suites, orLower }) {
	const hello = helloIn(octets);
	if (hello !== void 0) {
		if (!orLower && hello.version !== versionNumbers[version]) return {
			kind: "refused",
			by: "another-version"
		};
		const suite = suites.includes(hello.suite) ? suiteName(hello.suite) : void 0;
		return suite === void 0 ? {
			kind: "unknown",
			because: "not offered"
		} : {
			kind: "accepted",
			suite
		};
	}
	if (alertOf(octets) !== void 0) return {
		kind: "refused",
		by: "alert"
	};
	if (!isRecord(octets)) return {
		kind: "unknown",
		because: "not-tls"
	};
	return isClosed ? {
		kind: "refused",
		by: "closing"
	} : {
		kind: "unknown",
		because: "timed-out"
	};
}

// src/net/smtp/prober.ts
const usualAtOnce = 40;
function smtpProber({ atOnce = usualAtOnce, ...options }) {
	const queue = places(atOnce, Number.POSITIVE_INFINITY);
	const inTurn = turns(options.gapMs ?? 200);
	const once = (options, ask) => remembered$1((target) => {
		const { promise, resolve, reject } = Promise.withResolvers();
		const work = async () => {
			const visit = visitTo(target, options);
			resolve(await ask(visit, target));
			await visit.gone();
		};
		inTurn(target.address, async () => queue.take(work)).catch(reject);
		return promise;
	});
	return {
		session: once(options, (visit, target) => sessionOf(visit, target, options)),
		scan: once(scanOptions(options), scanOn)
	};
}
function remembered$1(ask) {
	const known = /* @__PURE__ */ new Map();
	return (mxHost, address) => {
		const key = `${mxHost} ${address}`;
		const asked = known.get(key) ?? ask({
			mxHost,
			address
		});
		known.set(key, asked);
		return asked;
	};
}
function turns(gapMs) {
	const last = /* @__PURE__ */ new Map();
	return (address, work) => {
		const before = last.get(address);
		const turn = before === void 0 ? work() : before.then(() => setTimeout$1(gapMs)).then(work);
		last.set(address, turn);
		return turn;
	};
}

// src/net/io.ts
function liveIo(options) {
	const { now, roots = "bundled", selectors = [], observed = () => [] } = options;
	const resolver = memoize(options.resolver);
	return {
		resolver,
		namesBelow: (owner) => notMeasured(`the names below ${owner} cannot be listed over the network`),
		certificates: () => [],
		signing: (origin) => notMeasured(`the configuration of ${origin} is not at hand`),
		...mailHosts(options),
		revocation: authorities(resolver, options),
		stsPolicy: policyHosts(resolver, options),
		selectors,
		observed,
		roots,
		now
	};
}
const notMeasured = (because) => ({
	kind: "not-measured",
	because
});
function mailHosts(options) {
	const { smtp = true, tlsScan = false, watch } = options;
	const prober = smtpProber(proberOptions(options));
	const session = rememberedAt(async (host, address) => measured(await told({
		what: "smtp",
		host,
		address
	}, () => prober.session(host, address), watch)));
	const scan = rememberedAt(async (host, address) => measured(await told({
		what: "tls-scan",
		host,
		address
	}, () => prober.scan(host, address), watch)));
	return {
		smtp: async (host, address) => smtp ? session(host, address) : notMeasured(`${host} was not asked`),
		tlsScan: async (host, address) => smtp && tlsScan ? scan(host, address) : notMeasured(tlsScan ? `${host} was not asked` : "--tls-scan was not given")
	};
}
function measured(value) {
	return {
		kind: "measured",
		value
	};
}
function rememberedAt(ask) {
	const known = /* @__PURE__ */ new Map();
	return (host, address) => {
		const key = `${host} ${address}`;
		const asked = known.get(key) ?? ask(host, address);
		known.set(key, asked);
		return asked;
	};
}
function proberOptions(options) {
	const { ehloName, injection = false, allowPrivate = false, timeouts, atOnce, smtpPort, route } = options;
	return {
		ehloName,
		injection,
		allowPrivate,
		...timeouts?.smtp === void 0 ? {} : { timeouts: timeouts.smtp },
		...atOnce === void 0 ? {} : { atOnce },
		...smtpPort === void 0 ? {} : { port: smtpPort },
		...route === void 0 ? {} : { route }
	};
}
const policiesAtOnce = 40;
function policyHosts(resolver, options) {
	const queue = places(policiesAtOnce, Number.POSITIVE_INFINITY);
	return remembered((domain) => policyOf(domain, resolver, {
		...options,
		queue
	}));
}
async function policyOf(domain, resolver, { queue, allowPrivate = false, timeouts, httpsPort, route, watch }) {
	const host = below("mta-sts", domain);
	const addresses = await addressesOf(host, resolver);
	if (addresses.kind === "not-measured") return addresses;
	const question = {
		domain,
		addresses: addresses.value,
		allowPrivate,
		...timeouts?.policy === void 0 ? {} : { timeoutMs: timeouts.policy },
		...httpsPort === void 0 ? {} : { port: httpsPort },
		...route === void 0 ? {} : { route }
	};
	if (addresses.value.length === 0) return {
		kind: "measured",
		value: await fetchPolicy(question)
	};
	const fetched = await queue.take(() => told({
		what: "policy",
		host
	}, () => fetchPolicy(question), watch));
	return fetched === void 0 ? notMeasured(`${host} was not asked`) : measured(fetched);
}
const revocationsAtOnce = 8;
function authorities(resolver, options) {
	if (options.smtp === false) return async () => ({
		kind: "not-checked",
		because: "not-asked"
	});
	const queue = places(revocationsAtOnce, Number.POSITIVE_INFINITY);
	const known = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new Map();
	const clock = runningFrom(options.now);
	const ask = async (question) => await queue.take(() => revocationOf(question, resolver, {
		...options,
		lists,
		clock
	})) ?? {
		kind: "not-checked",
		because: "no-answer"
	};
	return (question) => {
		const asked = known.get(question.certificate) ?? ask(question);
		known.set(question.certificate, asked);
		return asked;
	};
}
function runningFrom(now) {
	const begin = performance.now();
	return () => new Date(now.getTime() + performance.now() - begin);
}
async function revocationOf(question, resolver, { lists, clock, allowPrivate = false, timeouts, route }) {
	const [certificate, issuer] = [question.certificate, question.issuer].map((base64) => readCertificate(Buffer.from(base64, "base64")));
	if (certificate?.ok !== true || issuer?.ok !== true) return {
		kind: "not-checked",
		because: "malformed"
	};
	return revocation({
		certificate: certificate.value,
		issuer: issuer.value
	}, {
		addressesOf: async (host) => {
			const addresses = await addressesOf(host, resolver);
			return addresses.kind === "measured" ? addresses.value : [];
		},
		now: clock,
		lists,
		allowPrivate,
		...timeouts?.revocation === void 0 ? {} : { timeoutMs: timeouts.revocation },
		...route === void 0 ? {} : { route }
	});
}
async function addressesOf(host, resolver) {
	const answers = await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
	const found = answers.flatMap(({ outcome }) => outcome.kind === "rrset" ? outcome.rrset.rdata : []);
	const [missed] = answers.flatMap(({ outcome }) => "why" in outcome ? [outcome.why] : []);
	if (found.length === 0 && missed !== void 0) return {
		kind: "not-measured",
		because: `${host} was not found: ${missed}`
	};
	return {
		kind: "measured",
		value: found
	};
}
async function told(step, ask, watch = () => {}) {
	watch({
		...step,
		state: "asked"
	});
	try {
		return await ask();
	} finally {
		watch({
			...step,
			state: "answered"
		});
	}
}
function remembered(ask) {
	const known = /* @__PURE__ */ new Map();
	return (key) => {
		const asked = known.get(key) ?? ask(key);
		known.set(key, asked);
		return asked;
	};
}

export { liveIo as t };