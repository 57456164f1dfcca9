import { a as networkOf, n as idOfAddress, s as turns, t as outboundTelling } from "./telling.js";
import { C as withinBudget } from "./html-page.js";
import { z as reverseNamesOf } from "./catalogue.js";
import { n as issue, t as SMTPServer } from "./smtp-server.js";
import "./src.js";
import { isIP } from "node:net";
import { once as once$1 } from "node:events";
import { TLSSocket } from "node:tls";

// bot/inbox/admission.ts
const usualAdmission = {
	ofAddress: {
		atOnce: 4,
		anHour: 60
	},
	ofNetwork: {
		atOnce: 16,
		anHour: 240
	}
};
const hourMs = 36e5;
const maxKnown = 2e4;
function admission({ ofAddress, ofNetwork }, now) {
	const known = /* @__PURE__ */ new Map();
	return { enter(address) {
		const at = now().getTime();
		if (known.size >= maxKnown) forgetIdle(known, at);
		if (known.size >= maxKnown) return void 0;
		const network = visitor(known, `network ${networkOf(address)}`, at);
		if (!isAdmitted(network, ofNetwork)) return void 0;
		const own = visitor(known, `address ${address}`, at);
		if (!isAdmitted(own, ofAddress)) return void 0;
		for (const one of [own, network]) [one.now, one.begun] = [one.now + 1, one.begun + 1];
		return once(() => [own, network].forEach((one) => one.now--));
	} };
}
function visitor(known, key, at) {
	const found = known.get(key) ?? {
		now: 0,
		begun: 0,
		since: at
	};
	if (at - found.since >= hourMs) [found.begun, found.since] = [0, at];
	known.set(key, found);
	return found;
}
function isAdmitted({ now, begun }, { atOnce, anHour }) {
	return now < atOnce && begun < anHour;
}
function forgetIdle(known, at) {
	for (const [key, { now, since }] of known) if (now === 0 && at - since >= hourMs) known.delete(key);
}
function once(work) {
	let isDone = false;
	return () => {
		if (!isDone) work();
		isDone = true;
	};
}

// src/receiving.ts
async function verifyMessage(octets, envelope, resolver, now) {
	return (await import("./verify2.js")).verifyMessage(octets, envelope, resolver, now);
}

// bot/inbox/certificate.ts
const years = 10;
const yearMs = 31536e6;
function selfSigned(inboxDomain, now) {
	const { pem, keyPem } = issue({
		subject: inboxDomain,
		names: [inboxDomain],
		notBefore: /* @__PURE__ */ new Date(now.getTime() - 864e5),
		notAfter: new Date(now.getTime() + years * yearMs)
	});
	return {
		cert: pem,
		key: keyPem
	};
}

// bot/inbox/delivery.ts
const maxQuestions = 300;
const verifySeconds = 20;
async function delivered({ id, envelope, octets }, options) {
	const { store, now, inTurn, domain } = options;
	const test = await store.outbound.waiting(id, now());
	if (test === void 0) return false;
	const at = now();
	const { observation, reverse } = await inTurn(() => verified(Buffer.concat([traceField(envelope, domain, at), octets]), envelope, options));
	const author = authorOf(observation);
	const received = {
		at,
		observation,
		...author === void 0 ? {} : { author }
	};
	return await store.outbound.receive(id, received, outboundTelling(test, {
		kind: "received",
		domain: test.domain,
		observation,
		reverse
	}, at));
}
async function verified(octets, envelope, options) {
	const { promise: expired, resolve } = Promise.withResolvers();
	const timer = setTimeout(resolve, verifySeconds * 1e3);
	try {
		const resolver = boundedBy(await options.resolvers.of("first"), expired);
		const [observation, reverse] = await Promise.all([verifyMessage(octets, envelope, resolver, options.now()), reverseNamesOf(envelope.ip, resolver)]);
		return {
			observation: withoutPeople(observation),
			reverse: reverse ?? {
				kind: "unknown",
				names: []
			}
		};
	} finally {
		clearTimeout(timer);
	}
}
function boundedBy(resolver, expired) {
	return withinBudget(resolver, {
		questions: maxQuestions,
		expired,
		time: `within ${verifySeconds} seconds`
	});
}
function traceField({ ip, helo }, domain, at) {
	const said = helo.replace(/[^\w.:[\]-]/g, "?").slice(0, 255);
	const literal = ip.includes(":") ? `IPv6:${ip}` : ip;
	return Buffer.from(`Received: from ${said} ([${literal}]) by ${domain}; ${at.toUTCString().replace("GMT", "+0000")}\r\n`);
}
function withoutPeople(observation) {
	const { envelope } = observation;
	const mailFrom = envelope.mailFrom.replace(/^.*@/s, "*@");
	return {
		...observation,
		envelope: {
			...envelope,
			mailFrom
		},
		unanswered: []
	};
}
function authorOf({ author }) {
	return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : void 0;
}

// bot/inbox/messages.ts
const replies = {
	banner: "takes messages of outbound tests and no others",
	busy: {
		code: 421,
		text: "4.7.0 Too many connections from your network, try again later"
	},
	unknown: {
		code: 550,
		text: "5.1.1 No such address"
	},
	tooManyGuesses: {
		code: 421,
		text: "4.7.0 Too many unknown addresses"
	},
	tooLarge: {
		code: 552,
		text: "5.3.4 The message is larger than 256 KiB, or its header than 64"
	},
	notNow: {
		code: 451,
		text: "4.3.0 It cannot be taken now, try again later"
	},
	taken: "2.0.0 Received; it is verified and not kept"
};

// bot/inbox/smtp.ts
const usualTimes = {
	silence: 3e4,
	connection: 12e4,
	tarpit: 2e3,
	close: 2e3
};
const maxMessage = 262144;
const maxHeader = 65536;
const maxClients = 50;
const maxUnknown = 3;
async function startSmtp(options) {
	const times = {
		...usualTimes,
		...options.times
	};
	const hangUp = (session) => [...server.connections].find(({ id }) => id === session.id)?.close();
	const server = new SMTPServer({
		...fixed(options, times),
		...handlers(options, times, hangUp)
	});
	server.on("error", () => {});
	const listening = server.listen(options.port, options.host);
	if (!listening.listening) await once$1(listening, "listening");
	const address = listening.address();
	return {
		port: typeof address === "object" && address !== null ? address.port : options.port,
		async close() {
			const { promise, resolve } = Promise.withResolvers();
			server.close(resolve);
			await promise;
		}
	};
}
function fixed({ domain, tls }, times) {
	return {
		name: domain,
		banner: replies.banner,
		...tls,
		minVersion: "TLSv1",
		ciphers: "DEFAULT@SECLEVEL=0",
		authOptional: true,
		disabledCommands: [
			"AUTH",
			"VRFY",
			"HELP",
			"XCLIENT",
			"XFORWARD"
		],
		disableReverseLookup: true,
		size: maxMessage,
		rejectOversized: true,
		maxRecipients: 1,
		maxClients,
		socketTimeout: times.silence,
		closeTimeout: times.close,
		logger: false
	};
}
function handlers(options, times, hangUp) {
	const visits = /* @__PURE__ */ new Map();
	const visitOf = ({ id }) => visits.get(id) ?? { unknown: 0 };
	return {
		onConnect(session, callback) {
			const leave = options.admission.enter(session.remoteAddress);
			if (leave === void 0) {
				options.counted("refused");
				return callback(refusal(replies.busy));
			}
			const timer = setTimeout(() => hangUp(session), times.connection);
			const end = () => {
				clearTimeout(timer);
				leave();
			};
			visits.set(session.id, {
				end,
				unknown: 0
			});
			callback();
		},
		onClose(session) {
			visitOf(session).end?.();
			visits.delete(session.id);
		},
		onSecure(socket, session, callback) {
			if (socket instanceof TLSSocket) visitOf(session).tls = tlsOf(socket);
			callback();
		},
		onRcptTo({ address }, session, callback) {
			const visit = visitOf(session);
			const told = (error) => {
				callback(error);
				if (visit.unknown >= maxUnknown) hangUp(session);
			};
			settled(recipient(address, visit, {
				options,
				times
			}), told, options);
		},
		onData(stream, session, callback) {
			settled(taken(stream, session, visitOf(session), options), (error) => callback(error, replies.taken), options);
		}
	};
}
async function settled(work, callback, { counted, failed }) {
	let refused;
	try {
		refused = await work;
	} catch (error) {
		counted("failed");
		failed(error);
		refused = refusal(replies.notNow);
	}
	callback(refused);
}
async function recipient(address, visit, { options, times }) {
	const id = idOfAddress(address, options.domain);
	if (id !== void 0 && await options.isWaiting(id)) {
		visit.id = id;
		return;
	}
	visit.unknown++;
	options.counted("unknown");
	await new Promise((resolve) => setTimeout(resolve, times.tarpit * visit.unknown).unref());
	return refusal(visit.unknown >= maxUnknown ? replies.tooManyGuesses : replies.unknown);
}
async function taken(stream, session, { id, tls }, { deliver, counted }) {
	const octets = await within(stream);
	if (octets === void 0 || stream.sizeExceeded || headerOf(octets) > maxHeader) {
		counted("too-large");
		return refusal(replies.tooLarge);
	}
	const isTaken = id !== void 0 && await deliver({
		id,
		octets,
		envelope: envelopeOf(session, tls)
	});
	counted(isTaken ? "taken" : "unknown");
	return isTaken ? void 0 : refusal(replies.unknown);
}
async function within(stream) {
	const chunks = [];
	let octets = 0;
	for await (const chunk of stream) {
		octets += chunk.length;
		if (octets <= maxMessage) chunks.push(chunk);
	}
	return octets <= maxMessage ? Buffer.concat(chunks) : void 0;
}
function headerOf(octets) {
	const end = octets.indexOf("\r\n\r\n");
	return end === -1 ? octets.length : end;
}
const maxName = 255;
function envelopeOf(session, tls) {
	const { mailFrom } = session.envelope;
	const helo = typeof session.hostNameAppearsAs === "string" ? session.hostNameAppearsAs : "";
	return {
		ip: addressOf(session.remoteAddress),
		helo: helo.slice(0, maxName),
		mailFrom: mailFrom === false ? "" : mailFrom.address,
		tls: tls ?? null
	};
}
function addressOf(text) {
	const four = text.replace(/^::ffff:/i, "");
	return isIP(four) === 4 ? four : text;
}
function tlsOf(socket) {
	return {
		protocol: socket.getProtocol() ?? "",
		cipher: socket.getCipher().standardName
	};
}
function refusal({ code, text }) {
	return Object.assign(new Error(text), { responseCode: code });
}

// bot/inbox/inbox.ts
const verifiedAtOnce = 4;
async function startInbox(options) {
	const { domain, port, host, tls, store, resolvers, now, tell, counted, log, times } = options;
	const delivery = {
		domain,
		store,
		resolvers,
		now,
		inTurn: turns(verifiedAtOnce)
	};
	return await startSmtp({
		domain,
		port,
		...host === void 0 ? {} : { host },
		...times === void 0 ? {} : { times },
		tls: tls ?? selfSigned(domain, now()),
		admission: admission(usualAdmission, now),
		isWaiting: async (id) => await store.outbound.waiting(id, now()) !== void 0,
		async deliver(arrived) {
			const isTaken = await delivered(arrived, delivery);
			if (isTaken) await tell().catch((error) => log.error({ err: error }, "the inbox could not hand on"));
			return isTaken;
		},
		counted,
		failed: (error) => log.error({ err: error }, "the inbox failed")
	});
}

export { startInbox };