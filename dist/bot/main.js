import { f as parseName } from "../chunks/rdata.js";
import { t as catalogue } from "../chunks/catalogue.js";
import { n as criteria, t as categories } from "../chunks/model.js";
import { i as nearest } from "../chunks/review.js";
import { C as withinBudget } from "../chunks/html-page.js";
import { t as UsageError } from "../chunks/usage-error.js";
import { t as version } from "../chunks/version.js";
import { t as compareLooks } from "../chunks/src.js";
import { i as domainShown, p as criterionWords, s as topFixes, t as lookAt } from "../chunks/report-of.js";
import { c as recordedIo, i as domainGiven, l as replayedIo, n as assessmentJson, o as parseEvidence, s as evidenceText } from "../chunks/markdown.js";
import { r as judgeMessage, t as messageShown } from "../chunks/shown.js";
import { t as liveIo } from "../chunks/io.js";
import { r as liveResolver, t as parseServer } from "../chunks/server.js";
import { r as rootAnchors, t as systemServers } from "../chunks/system-servers.js";
import { t as withinTime } from "../chunks/within-time.js";
import "../chunks/live.js";
import { i as destinations, o as usualPoliteness, r as newAddress, s as turns, t as outboundTelling } from "../chunks/telling.js";
import { connect, createServer } from "node:net";
import { createServer as createServer$1 } from "node:http";
import { parseArgs, promisify } from "node:util";
import { once as once$2 } from "node:events";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { gunzip, gzip } from "node:zlib";
import { Worker } from "node:worker_threads";
import { X509Certificate, createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { domainToUnicode } from "node:url";
import { basename, dirname, join } from "node:path";
import { closeSync, linkSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import * as z from "zod/mini";
import { App, AuthorizationError, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { pino } from "pino";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from "@slack/web-api";
import { InstallProvider } from "@slack/oauth";
import { z as z$1 } from "zod";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { setFlagsFromString } from "node:v8";
import { Migrator } from "kysely/migration";

// bot/assess/progress.ts
const maxNamed$2 = 10;
function progressOver(io, report) {
	const waiting = /* @__PURE__ */ new Map();
	let asked = 0;
	let answered = 0;
	const tell = () => report({
		asked,
		answered,
		waitingFor: [...new Set(waiting.values())].slice(0, maxNamed$2)
	});
	const told = async (key, host, ask) => {
		asked++;
		waiting.set(key, host);
		tell();
		try {
			return await ask();
		} finally {
			answered++;
			waiting.delete(key);
			tell();
		}
	};
	const sessions = /* @__PURE__ */ new Map();
	const policies = /* @__PURE__ */ new Map();
	return {
		...io,
		smtp: (host, address) => once$1(sessions, `${host} ${address}`, (key) => told(key, host, () => io.smtp(host, address))),
		stsPolicy: (domain) => once$1(policies, domain, (key) => told(key, `mta-sts.${domain}`, () => io.stsPolicy(domain)))
	};
}
function once$1(known, key, ask) {
	const asked = known.get(key) ?? ask(key);
	known.set(key, asked);
	return asked;
}

// bot/assess/remembered.ts
function remembered$1(bounds, now) {
	const kept = /* @__PURE__ */ new Map();
	const underway = /* @__PURE__ */ new Map();
	let total = 0;
	const forget = (key) => {
		total -= kept.get(key)?.size ?? 0;
		kept.delete(key);
	};
	const keep = (key, value) => {
		forget(key);
		const size = bounds.sizeOf(value);
		kept.set(key, {
			value,
			at: now().getTime(),
			size
		});
		total += size;
		for (const oldest of kept.keys()) {
			if (kept.size <= bounds.count && total <= bounds.size) break;
			forget(oldest);
		}
	};
	const peek = (key, maxAgeMs) => {
		const known = kept.get(key);
		if (known === void 0) return void 0;
		const ageMs = now().getTime() - known.at;
		return ageMs >= 0 && ageMs < maxAgeMs ? known.value : void 0;
	};
	const asked = async (key, ask) => {
		try {
			const value = await ask();
			if (bounds.isKept?.(value) !== false) keep(key, value);
			return value;
		} finally {
			underway.delete(key);
		}
	};
	return {
		async get(key, maxAgeMs, ask) {
			const known = peek(key, maxAgeMs);
			if (known !== void 0) return {
				value: known,
				isRemembered: true
			};
			const waiting = underway.get(key) ?? asked(key, ask);
			underway.set(key, waiting);
			return {
				value: await waiting,
				isRemembered: false
			};
		},
		peek,
		isAsked: (key) => underway.has(key)
	};
}

// bot/assess/shared-world.ts
const minutes = 6e4;
const leastAgeMs = 3e4;
const sessionsForMs = 10 * minutes;
const revocationsForMs = 60 * minutes;
const maxSessions = 5e3;
const maxSessionOctets = 33554432;
const maxRevocations = 1e4;
const sizeOf$1 = (session) => JSON.stringify(session).length;
const one = () => 1;
function sharedWorld(politeness, now) {
	const sessions = remembered$1({
		count: maxSessions,
		size: maxSessionOctets,
		sizeOf: sizeOf$1,
		isKept: ({ kind }) => kind === "measured"
	}, now);
	const revocations = remembered$1({
		count: maxRevocations,
		size: maxRevocations,
		sizeOf: one,
		isKept: ({ kind }) => kind !== "not-checked"
	}, now);
	const visits = destinations(politeness);
	return { over: (inner, maxAgeMs) => ({
		...inner,
		smtp: (host, address) => {
			const age = Math.max(leastAgeMs, Math.min(maxAgeMs, sessionsForMs));
			return visited(sessions, visits, {
				key: `${host} ${address}`,
				host,
				address,
				age
			}, () => inner.smtp(host, address));
		},
		async revocation(question) {
			const key = createHash("sha256").update(question.certificate).digest("base64");
			return (await revocations.get(key, Math.min(maxAgeMs, revocationsForMs), () => inner.revocation(question))).value;
		}
	}) };
}
async function visited(sessions, visits, { key, host, address, age }, ask) {
	const turnedAway = {
		kind: "not-measured",
		because: `too many wait to ask ${host} at ${address}`
	};
	const { value } = await sessions.get(key, age, async () => visits.visit(address, ask) ?? turnedAway);
	return value;
}

// bot/assess/live-assessor.ts
const hourMs$3 = 36e5;
const maxQuestions = 5e4;
const maxRemembered$1 = 500;
const maxRememberedOctets = 67108864;
function liveAssessor(options) {
	const { now, take, anHour, watch } = options;
	const world = sharedWorld(options.politeness ?? usualPoliteness, now);
	const turn = turns(options.atOnce);
	const known = remembered$1({
		count: maxRemembered$1,
		size: maxRememberedOctets,
		sizeOf: ({ evidence }) => JSON.stringify(evidence).length
	}, now);
	const listeners = /* @__PURE__ */ new Map();
	const run = (tenant, key, wanted) => turn(() => assessed({
		...wanted,
		report: (progress) => listeners.get(key)?.forEach((tell) => tell(progress))
	}, options, world), tenant);
	async function asked(tenant, domain, wanted) {
		const { source = "command", maxAgeMs, progress } = wanted;
		const role = source === "confirmation" ? "second" : "first";
		const seen = await options.observed?.(tenant, domain);
		const key = seen === void 0 ? `${role} ${domain}` : `${role} ${domain} ${tenant} ${seen.id}`;
		if (!(known.peek(key, maxAgeMs) !== void 0 || known.isAsked(key)) && (source === "command" || source === "re-check")) {
			const taken = await take(`assess ${tenant}`, 1, {
				size: anHour,
				perMs: hourMs$3
			}, now());
			if (!taken.ok) return {
				kind: "limited",
				retryAfterMs: taken.retryAfterMs
			};
		}
		const stop = listen$1(listeners, key, progress);
		try {
			const sessionsMaxAgeMs = source === "command" || source === "watch" ? sessionsForMs : 0;
			const { value, isRemembered } = await known.get(key, maxAgeMs, () => run(tenant, key, {
				domain,
				role,
				sessionsMaxAgeMs,
				...seen === void 0 ? {} : { observed: seen.observation }
			}));
			return {
				kind: "assessed",
				assessed: value,
				isRemembered
			};
		} finally {
			stop();
		}
	}
	return {
		async assess(tenant, domain, wanted) {
			wanted.signal?.throwIfAborted();
			const told = await orAborted(asked(tenant, domain, wanted), wanted.signal);
			watch?.assessed(told.kind === "limited" ? "limited" : told.isRemembered ? "remembered" : "assessed");
			return told;
		},
		replay: (evidence) => {
			const [domain] = evidence.domains;
			if (domain === void 0) throw new RangeError("evidence of no domain");
			return lookAt(domain, replayedIo(evidence), evidence.vantage);
		},
		compare: (before, after) => compareLooks(before, after)
	};
}
async function assessed({ domain, role, sessionsMaxAgeMs, observed, report }, options, world) {
	const { now, vantage, seconds, watch } = options;
	const begin = performance.now();
	const { expired, stop } = timer(seconds);
	const time = `within ${seconds} seconds`;
	try {
		const first = withinBudget(await options.resolvers.of(role), {
			questions: maxQuestions,
			expired,
			time
		});
		const live = world.over(measuredIo(liveIo(ioOptions(options, first)), watch), sessionsMaxAgeMs);
		const { io, evidence } = recordedIo(withinTime(progressOver(live, report), expired, time));
		const look = await lookAt(domain, io, vantage);
		const tookMs = Math.round(performance.now() - begin);
		watch?.took(tookMs / 1e3);
		watch?.reached(look.report.egress);
		const head = {
			domains: [domain],
			...vantage === void 0 ? {} : { vantage }
		};
		return {
			...look,
			evidence: evidence(head),
			ruleset: version,
			tookMs
		};
	} finally {
		stop();
	}
	function ioOptions({ ehloName, smtp, rehearsal }, resolver) {
		const messages = observed === void 0 ? {} : { observed: (of) => of === domain ? [observed] : [] };
		return {
			resolver,
			now: now(),
			ehloName,
			smtp,
			injection: true,
			...messages,
			...rehearsal
		};
	}
}
function measuredIo(io, watch) {
	if (watch === void 0) return io;
	return {
		...io,
		resolver: { async query(owner, type) {
			const answer = await io.resolver.query(owner, type);
			watch.answered(answer.outcome.kind);
			return answer;
		} },
		async smtp(host, address) {
			const begin = performance.now();
			const session = await io.smtp(host, address);
			watch.visited((performance.now() - begin) / 1e3);
			return session;
		}
	};
}
function listen$1(listeners, key, one) {
	if (one === void 0) return () => {};
	const all = listeners.get(key) ?? /* @__PURE__ */ new Set();
	listeners.set(key, all.add(one));
	return () => {
		all.delete(one);
		if (all.size === 0) listeners.delete(key);
	};
}
async function orAborted(work, signal) {
	if (signal === void 0) return work;
	const { promise, reject } = Promise.withResolvers();
	const abort = () => reject(signal.reason);
	signal.addEventListener("abort", abort, { once: true });
	try {
		return await Promise.race([work, promise]);
	} finally {
		signal.removeEventListener("abort", abort);
	}
}
function timer(seconds) {
	const { promise, resolve } = Promise.withResolvers();
	const handle = setTimeout(resolve, seconds * 1e3);
	return {
		expired: promise,
		stop: () => clearTimeout(handle)
	};
}

// bot/assess/resolvers.ts
const probeAgainMs = 6e4;
function resolvers(open, now) {
	const opened = /* @__PURE__ */ new Map();
	const begin = (how) => {
		const resolver = how();
		const isAble = resolver.capability().then(({ kind }) => kind === "dnssec");
		const begun = {
			resolver,
			at: now().getTime(),
			isAble
		};
		opened.set(how, begun);
		return begun;
	};
	return {
		async of(role) {
			const how = open[role] ?? open.first;
			const known = opened.get(how) ?? begin(how);
			if (await known.isAble) return known.resolver;
			if (now().getTime() - known.at >= probeAgainMs && opened.get(how) === known) {
				begin(how);
				await known.resolver.close();
			}
			const latest = opened.get(how) ?? known;
			return await latest.isAble ? latest.resolver : withoutServers(latest.resolver);
		},
		async close() {
			await Promise.all([...opened.values()].map(({ resolver }) => resolver.close()));
			opened.clear();
		}
	};
}
function withoutServers(inner) {
	return { async query(owner, type) {
		const [answer, able] = await Promise.all([inner.query(owner, type), inner.capability()]);
		if (able.kind !== "unreachable") return answer;
		return {
			...answer,
			outcome: {
				kind: "failed",
				why: `no answer from the resolver: ${able.why}`
			}
		};
	} };
}

// bot/model.ts
const watchFilters = ["changes", "regressions"];
const retention = {
	least: 14,
	most: 3650
};
const defaultSettings = {
	timeZone: "UTC",
	digest: "off",
	digestHour: 8,
	digestDay: 1,
	retentionDays: 400,
	watchers: "everyone"
};
function scoresOf({ scores }) {
	return scores.map(({ category, applicable, stars, points, coverage }) => ({
		category,
		applicable,
		stars,
		points,
		coverage
	}));
}

// bot/jobs/assess-work.ts
const maxDomains$1 = 10;
const usualPatienceMs = 15e4;
function assessWork(given) {
	return async (work, signal) => {
		const domains = [...new Set(work.domains)].slice(0, maxDomains$1);
		const reports = reporting(work.reply, domains, {
			...given,
			signal
		});
		const late = AbortSignal.any([signal, AbortSignal.timeout(given.patienceMs ?? usualPatienceMs)]);
		try {
			const assessing = {
				signal,
				late,
				reports,
				given
			};
			const outcomes = await Promise.all(domains.map((domain) => assessOne(domain, work, assessing)));
			if (signal.aborted) throw new Error("stopped before the answer");
			await reports.end(answerOf(outcomes, work.compare, given.words));
		} catch (error) {
			if (signal.aborted) throw error;
			await reports.end(given.words.failed(logged(error, work.reply, given)));
		}
	};
}
function logged(error, { tenant }, { log }) {
	const id = randomBytes(4).toString("hex");
	log.error({
		id,
		tenant,
		err: error
	}, "an assessment failed");
	return id;
}
function answerOf(outcomes, isComparison, words) {
	const [one, other] = outcomes;
	if (one !== void 0 && other === void 0) return words.one(one);
	if (isComparison && one?.kind === "assessed" && other?.kind === "assessed") return words.compared(one, other);
	return words.several(outcomes);
}
const rememberedMs$1 = 9e5;
async function assessOne(domain, work, { signal, late, reports, given }) {
	const { tenant } = work.reply;
	const source = work.fresh ? "re-check" : "command";
	const maxAgeMs = work.fresh ? 0 : rememberedMs$1;
	const progress = (of) => reports.progress(domain, of);
	try {
		const asked = await given.assessor.assess(tenant, domain, {
			source,
			maxAgeMs,
			progress,
			signal: late
		});
		if (asked.kind === "limited") return {
			domain,
			...asked
		};
		return await kept$2(asked, {
			domain,
			work,
			source
		}, given);
	} catch (error) {
		if (signal.aborted) throw error;
		return {
			kind: "failed",
			domain,
			id: logged(error, work.reply, given)
		};
	}
}
async function kept$2({ assessed, isRemembered }, { domain, work, source }, { store, newId = randomUUID }) {
	const { tenant, user } = work.reply;
	const { report, ruleset, tookMs, evidence } = assessed;
	const at = new Date(report.at);
	const recent = await store.history.of(tenant, domain, { limit: 5 });
	const known = isRemembered ? recent.find((one) => one.at.getTime() === at.getTime()) : void 0;
	const scores = scoresOf(report.domains[0].assessment);
	const entry = known ?? {
		id: newId(),
		tenant,
		domain,
		at,
		ruleset,
		source,
		user,
		scores,
		tookMs
	};
	if (known === void 0) await store.history.add(entry, evidence);
	const before = recent.find((one) => one.id !== entry.id && one.at < at);
	return {
		kind: "assessed",
		domain,
		assessed,
		entry,
		isRemembered,
		...before === void 0 ? {} : { before }
	};
}
const maxAttempts$1 = 4;
const longestPauseMs$1 = 3e4;
const maxUpdates = 3;
const updateAt = [
	3e3,
	8e3,
	2e4
];
function reporting(reply, domains, { messenger, words, now, log, signal }) {
	const begun = now().getTime();
	const known = /* @__PURE__ */ new Map();
	let [to, updates, isOver] = [
		reply,
		0,
		false
	];
	let sending = Promise.resolve();
	const say = async (message) => {
		const replied = await messenger.reply(to, message, { replace: true });
		to = replied.to;
		const { delivery } = replied;
		if (delivery.kind !== "delivered") log.warn({
			tenant: to.tenant,
			because: delivery.because
		}, "an answer was not delivered");
		return delivery;
	};
	const update = async () => {
		if (isOver) return;
		try {
			await say(words.progress(domains, sumOf([...known.values()])));
		} catch (error) {
			log.warn({ err: error }, "an update was not delivered");
		}
	};
	return {
		progress(domain, progress) {
			known.set(domain, progress);
			const isDue = now().getTime() - begun >= (updateAt[updates] ?? 1e400);
			if (isOver || !isDue || updates >= maxUpdates || to.responseUrl === void 0 || to.uses >= 3) return;
			updates += 1;
			sending = sending.then(update);
		},
		async end(message) {
			isOver = true;
			await sending;
			for (let attempt = 1;; attempt++) {
				const delivery = await say(message);
				if (delivery.kind !== "later" || attempt >= maxAttempts$1) return;
				await setTimeout$1(Math.min(delivery.retryAfterMs, longestPauseMs$1), void 0, { signal });
			}
		}
	};
}
function sumOf(all) {
	return {
		asked: all.reduce((sum, { asked }) => sum + asked, 0),
		answered: all.reduce((sum, { answered }) => sum + answered, 0),
		waitingFor: [...new Set(all.flatMap(({ waitingFor }) => waitingFor))]
	};
}

// bot/jobs/depth.ts
const question = `
  select name, count(*)::int as ready,
    coalesce(extract(epoch from now() - min(greatest(created_on, start_after))), 0)::float8 as seconds
  from pgboss.job
  where state in ('created', 'retry') and start_after <= now() and name not like '\\_\\_%'
  group by name order by name`;
function depthIn(boss) {
	return async () => {
		const { rows } = await boss.getDb().executeSql(question);
		return rows.map(({ name, ready, seconds }) => ({
			queue: name,
			ready,
			oldestSeconds: Math.max(0, seconds)
		}));
	};
}

// bot/jobs/queues.ts
const ticks = [
	"minute",
	"hour",
	"day"
];
const queues = {
	assess: {
		policy: "exclusive",
		workers: 8,
		ofOneTenant: 4,
		retryLimit: 2,
		retryDelay: 2,
		retryDelayMax: 30,
		expireInSeconds: 300,
		heartbeatSeconds: 30
	},
	watch: {
		policy: "exclusive",
		workers: 4,
		ofOneTenant: 2,
		retryLimit: 3,
		retryDelay: 30,
		retryDelayMax: 600,
		expireInSeconds: 300,
		heartbeatSeconds: 30
	},
	tell: {
		policy: "stately",
		workers: 2,
		retryLimit: 3,
		retryDelay: 5,
		retryDelayMax: 60,
		expireInSeconds: 300,
		heartbeatSeconds: 30
	},
	minute: tick(50),
	hour: tick(600),
	day: tick(1800)
};
function tick(expireInSeconds) {
	return {
		policy: "exclusive",
		workers: 1,
		retryLimit: 2,
		retryDelay: 5,
		retryDelayMax: 60,
		expireInSeconds,
		heartbeatSeconds: 30
	};
}
const deadLetters = "dead";
const schedule = {
	minute: {
		cron: "* * * * *",
		missed: "skip"
	},
	hour: {
		cron: "0 * * * *",
		missed: "once"
	},
	day: {
		cron: "23 3 * * *",
		missed: "once"
	}
};

// bot/jobs/open-jobs.ts
function openJobs(options) {
	const boss = new PgBoss(bossOptions(options));
	boss.on("error", (error) => options.log.error({ err: error }, "the job queue failed"));
	boss.on("warning", ({ message, data }) => options.log.warn({ about: data }, message));
	const workers = /* @__PURE__ */ new Map();
	return {
		async send(queue, work, { key, startAfter } = {}) {
			await boss.send(queue, work, sendOptions(queue, work, key, startAfter));
			for (const id of workers.get(queue) ?? []) boss.notifyWorker(id);
		},
		async start() {
			await boss.start();
			await makeQueues(boss, options);
			if (options.work === void 0) return;
			await takeUpWhatWasLeft(boss, options);
			for (const [queue, ids] of await startWorkers(boss, options, options.work)) workers.set(queue, ids);
			for (const tick of ticks) await boss.schedule(tick, schedule[tick].cron, null, {
				tz: "UTC",
				missed: schedule[tick].missed
			});
		},
		stop: (timeoutMs) => boss.stop({
			graceful: true,
			timeout: timeoutMs,
			close: true
		}),
		depth: depthIn(boss)
	};
}
const connectTimeoutMs = 1e4;
function bossOptions({ connection, clock, work, superviseSeconds = 30 }) {
	return {
		...connection,
		connectionTimeoutMillis: connectTimeoutMs,
		useListenNotify: isServer(connection) && work !== void 0,
		schedule: work !== void 0,
		supervise: work !== void 0,
		monitorIntervalSeconds: superviseSeconds,
		superviseIntervalSeconds: superviseSeconds,
		...clock === void 0 ? {} : { clock }
	};
}
function isServer(connection) {
	return "connectionString" in connection;
}
function rulesOf(queue, { rules = {} }) {
	return {
		...queues[queue],
		...rules[queue]
	};
}
async function makeQueues(boss, options) {
	await boss.createQueue(deadLetters, { retentionSeconds: deadSeconds });
	for (const queue of [...queueNames, ...ticks]) {
		const { policy, workers: _, ofOneTenant: __, ...rules } = rulesOf(queue, options);
		const asked = {
			...rules,
			retryBackoff: true,
			deadLetter: deadLetters,
			notify: isServer(options.connection),
			...kept$1
		};
		await boss.createQueue(queue, {
			...asked,
			policy
		});
		await boss.updateQueue(queue, asked);
	}
}
const queueNames = [
	"assess",
	"watch",
	"tell"
];
const deadSeconds = 604800;
const kept$1 = {
	retentionSeconds: 172800,
	deleteAfterSeconds: 86400
};
async function takeUpWhatWasLeft(boss, { connection }) {
	if (isServer(connection)) return;
	const { rows } = await boss.getDb().executeSql("select name, id from pgboss.job where state = 'active'");
	for (const { name, id } of rows) await boss.fail(name, id, { because: "the process ended" });
}
async function startWorkers(boss, options, { handlers, ticking }) {
	const started = /* @__PURE__ */ new Map();
	const start = async (queue, handle) => {
		const { workers, ofOneTenant } = rulesOf(queue, options);
		const fair = ofOneTenant === void 0 ? {} : { groupConcurrency: ofOneTenant };
		const ids = [];
		for (let n = 0; n < workers; n++) ids.push(await boss.work(queue, {
			...polling(options),
			...fair
		}, ([job]) => job === void 0 ? done : handle(job)));
		started.set(queue, ids);
	};
	await start("assess", handling("assess", handlers));
	await start("watch", handling("watch", handlers));
	await start("tell", handling("tell", handlers));
	for (const tick of ticks) await start(tick, ({ signal }) => ticking[tick](signal));
	await boss.work(deadLetters, {
		...polling(options),
		includeMetadata: true
	}, async ([job]) => {
		if (job === void 0) return;
		const { sourceName, sourceId, sourceOutput } = job;
		options.log.error({
			queue: sourceName,
			job: sourceId,
			because: sourceOutput
		}, "work failed for good");
	});
	return started;
}
const done = Promise.resolve();
function handling(queue, handlers) {
	const handle = handlers[queue];
	return ({ data, signal }) => handle(data, signal);
}
function polling({ pollSeconds = 2 }) {
	return {
		pollingIntervalSeconds: pollSeconds,
		notifyPollingIntervalSeconds: pollSeconds * 2
	};
}
function sendOptions(queue, work, key, startAfter) {
	const tenant = tenantOf$1(work);
	return {
		singletonKey: safeKey(key ?? randomUUID()),
		...key === void 0 || queue !== "assess" ? {} : { id: idOf$2(key) },
		...startAfter === void 0 ? {} : { startAfter },
		...tenant === void 0 ? {} : { group: { id: tenant } }
	};
}
function tenantOf$1(work) {
	if ("reply" in work) return work.reply.tenant;
	return "tenant" in work ? work.tenant : void 0;
}
function safeKey(key) {
	return createHash("sha256").update(key).digest("hex");
}
function idOf$2(key) {
	const hex = createHash("sha256").update(`assess ${key}`).digest("hex");
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join("-");
}

// bot/store/persistently.ts
const pausesMs = [
	100,
	1e3,
	5e3,
	2e4
];
async function persistently(write) {
	for (const pauseMs of pausesMs) try {
		return await write();
	} catch {
		await setTimeout$1(pauseMs, void 0, { ref: false });
	}
	return await write();
}

// bot/jobs/tell-work.ts
const leaseMs$1 = 12e4;
const beginWithinMs = 45e3;
const atOnce$1 = 10;
const maxRounds$1 = 50;
const maxAttempts = 20;
function tellWork(given) {
	return async (_work, signal) => {
		for (let round = 0; round < maxRounds$1 && !signal.aborted; round++) {
			const now = given.now();
			const waiting = await given.store.outbox.take(now, new Date(now.getTime() + leaseMs$1), atOnce$1);
			if (waiting.length === 0) return;
			const isOver = () => signal.aborted || given.now().getTime() - now.getTime() >= beginWithinMs;
			for (const one of waiting) await (isOver() ? giveBack(one, given) : tellOne(one, given));
		}
	};
}
async function giveBack({ key, notBefore, isRepeated }, { store }) {
	await store.outbox.again(key, notBefore, "not begun", isRepeated);
}
async function tellOne(waiting, given) {
	const { store, now } = given;
	if (waiting.watch !== void 0 && await store.watches.get(waiting.watch) === void 0) return await store.outbox.dropped(waiting.key, "unwatched", now());
	await settle$1(waiting, await attempted(waiting, given), given);
}
async function attempted(waiting, given) {
	try {
		return await deliver(waiting, given);
	} catch (error) {
		const id = randomBytes(4).toString("hex");
		given.log.error({
			id,
			key: waiting.key,
			err: error
		}, "a message could not be told");
		return {
			kind: "later",
			retryAfterMs: 6e5,
			because: `fault ${id}`
		};
	}
}
async function deliver(waiting, { messenger, words }) {
	const says = waiting.says;
	const message = words(says, waiting.isRepeated);
	const threadTs = waiting.threadTs === "" ? void 0 : waiting.threadTs;
	if (says.kind !== "recovered") return await messenger.post(waiting, message, threadTs === void 0 ? {} : { threadTs });
	if (threadTs === void 0) return {
		kind: "refused",
		because: "no_alert"
	};
	return await messenger.update(waiting, threadTs, message);
}
async function settle$1(waiting, delivery, given) {
	const { store, now } = given;
	switch (delivery.kind) {
		case "delivered": return await persistently(() => store.outbox.sent(waiting.key, delivery.ts ?? "", now()));
		case "later": return await postpone(waiting, delivery, given);
		case "refused":
			await refused$1(waiting, delivery.because, given);
			return await store.outbox.dropped(waiting.key, delivery.because, now());
	}
}
async function postpone({ key, attempts, isRepeated }, { retryAfterMs, because, isUnsure }, { store, log, now }) {
	if (attempts >= maxAttempts) {
		log.error({
			key,
			attempts,
			because
		}, "a message was given up");
		return await store.outbox.dropped(key, because, now());
	}
	const wait = Math.max(retryAfterMs, 1e3 * 2 ** Math.min(attempts, 11));
	await store.outbox.again(key, new Date(now().getTime() + wait), because, isUnsure === true || isRepeated);
}
const withoutPlace = /* @__PURE__ */ new Set([
	"channel_not_found",
	"not_in_channel",
	"is_archived",
	"user_not_found",
	"cannot_dm_bot",
	"messages_tab_disabled",
	"restricted_action"
]);
const withoutTenant = /* @__PURE__ */ new Set(["account_inactive", "token_revoked"]);
async function refused$1({ key, watch, tenant }, because, { store, log, now }) {
	log.warn({
		key,
		tenant,
		because
	}, "Slack refused a message");
	if (withoutTenant.has(because)) return await store.installations.uninstall(tenant, now());
	if (watch !== void 0 && withoutPlace.has(because)) await rest(watch, because, {
		store,
		now
	});
}
async function rest(id, because, { store, now }) {
	const watch = await store.watches.get(id);
	await store.watches.pause(id, because);
	if (watch === void 0 || watch.pausedBecause !== void 0 || watch.channel === watch.createdBy) return;
	const { tenant, createdBy, channel, domain } = watch;
	const says = {
		kind: "news",
		watch: {
			id,
			domain
		},
		news: {
			kind: "paused",
			channel,
			because
		}
	};
	await store.outbox.add({
		tenant,
		channel: createdBy,
		key: `${id}.paused.${now().toISOString()}`,
		says,
		notBefore: now()
	});
}

// bot/watch/difference.ts
const subjects = [...criteria, "rest"];
function isRegression({ change: { direction, waived } }) {
	return waived === void 0 && (direction === "weakened" || direction === "breaks-mail");
}
function isKnown({ change }) {
	return change.direction !== "incomparable";
}
function counts(difference, options, scores) {
	if (options.only === "regressions" && !isRegression(difference)) return false;
	const { categories } = difference;
	if (options.categories.length > 0 && !categories.some((one) => options.categories.includes(one))) return false;
	if (options.checks !== void 0 && !options.checks.some((check) => isSeenBy(check, difference))) return false;
	return options.below === void 0 || isBelow(options.below, difference, options, scores);
}
function isSeenBy(check, { subjects: about }) {
	return about.some((subject) => subject !== "rest" && criterionWords[subject].check === check);
}
function isBelow(below, { categories }, options, scores) {
	return scores.some(({ category, applicable, points }) => {
		const isTouched = categories.length === 0 || categories.includes(category);
		const isWatched = options.categories.length === 0 || options.categories.includes(category);
		return applicable && isTouched && isWatched && points.max < below;
	});
}
function idOf$1(difference) {
	const { before, after } = difference.change;
	return digest(JSON.stringify([
		aboutOf(difference),
		before,
		after
	]));
}
function fingerprintOf(differences) {
	return digest(differences.map(idOf$1).toSorted().join(" "));
}
function aboutOf({ change: { rule, name, args } }) {
	return [
		rule,
		name,
		...[
			"criterion",
			"facet",
			"finding"
		].flatMap((key) => args[key] ?? [])
	].join(" ");
}
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
function isReminder({ change: { args } }) {
	return typeof args["finding"] === "string" && /^(x509|mta-sts|dnssec)\/[a-z-]*expires-soon$/.test(args["finding"]);
}

// bot/watch/state.ts
const maxAlerts = 8;
const maxPassages = 24;
const maxReminded = 200;
const maxTold = 50;
const maxSightings = 300;
const text$1 = z.string().check(z.maxLength(500));
const count$2 = z.int().check(z.minimum(0));
const subject = z.enum(subjects);
const known = z.object({
	newest: text$1,
	of: z.partialRecord(subject, text$1)
});
const listOf$1 = (one, max) => z.array(one).check(z.maxLength(max));
const shape = z.object({
	version: z.literal(1),
	known,
	knownAt: text$1,
	suspect: z.optional(z.object({
		seen: listOf$1(z.object({
			id: text$1,
			subjects: z.array(subject)
		}), 300),
		tries: count$2
	})),
	alerts: listOf$1(z.object({
		key: text$1,
		at: text$1,
		before: known,
		after: text$1,
		told: listOf$1(text$1, 300),
		subjects: z.array(subject)
	}), 8),
	passages: listOf$1(z.object({
		at: text$1,
		id: text$1,
		before: known,
		subjects: z.array(subject)
	}), 24),
	flapping: z.optional(z.object({
		key: text$1,
		since: text$1,
		subjects: z.array(subject),
		last: text$1,
		lastAt: text$1
	})),
	reminded: listOf$1(z.object({
		what: z.enum([
			"certificate",
			"policy-certificate",
			"signature"
		]),
		name: text$1,
		at: text$1,
		days: z.number(),
		since: text$1
	}), 200),
	told: listOf$1(text$1, 50),
	misses: count$2,
	flickers: count$2
});
function stateOf(json) {
	const read = shape.safeParse(json);
	return read.success ? read.data : void 0;
}
function entriesOf$2(state) {
	const points = [state.known, ...state.alerts.map(({ before }) => before)];
	return [.../* @__PURE__ */ new Set([...points.flatMap(entriesIn), ...state.alerts.map(({ after }) => after)])];
}
function entriesIn({ newest, of }) {
	return [.../* @__PURE__ */ new Set([newest, ...Object.values(of)])];
}

// bot/watch/expiry.ts
const dayMs$4 = 864e5;
const hourMs$2 = 36e5;
const maxEnds = 50;
function expiringIn({ facts, judgements }, { policies }) {
	const shown = facts.x509.shown.flatMap(({ host, own, isPinned }) => own === void 0 || isPinned ? [] : [{
		what: "certificate",
		name: host,
		at: own.notAfter,
		from: own.notBefore
	}]);
	const signatures = judgements.dnssec.findings.flatMap(({ id, args: { zone, expiration } }) => {
		return id === "dnssec/signature-expires-soon" && typeof expiration === "string" && typeof zone === "string" ? [{
			what: "signature",
			name: zone,
			at: expiration
		}] : [];
	});
	return firstOfEach([
		...shown,
		...policies.flatMap(policyCertificates),
		...signatures
	]).slice(0, maxEnds);
}
function policyCertificates({ domain, policy }) {
	if (policy.kind !== "measured" || !("tries" in policy.value)) return [];
	return policy.value.tries.flatMap(({ tls }) => {
		const own = certificateIn(tls?.chain[0]);
		return own === void 0 ? [] : [{
			what: "policy-certificate",
			name: `mta-sts.${domain}`,
			...own
		}];
	});
}
function certificateIn(base64) {
	if (base64 === void 0) return void 0;
	try {
		const { validFromDate, validToDate } = new X509Certificate(Buffer.from(base64, "base64"));
		return {
			from: validFromDate.toISOString(),
			at: validToDate.toISOString()
		};
	} catch {
		return;
	}
}
function firstOfEach(all) {
	const inOrder = all.toSorted((one, other) => one.at < other.at ? 1 : -1);
	return [...new Map(inOrder.map((one) => [`${one.what} ${one.name}`, one])).values()].toReversed();
}
function remindersDue(expiring, reminded, { days, now }) {
	const known = new Map(reminded.map((one) => [idOf(one), one]));
	const due = [];
	for (const one of expiring) {
		const id = idOf(one);
		const { what, name, at } = one;
		const before = known.get(id) ?? {
			what,
			name,
			at,
			days: never,
			since: now.toISOString()
		};
		const passed = thresholdPassed(one, before, {
			days,
			now
		});
		known.set(id, {
			...before,
			days: Math.min(before.days, passed)
		});
		if (passed < before.days) due.push(expiryOf(one, now));
	}
	return {
		due,
		reminded: [...known.values()].filter(({ at }) => Date.parse(at) > now.getTime()).toSorted((one, other) => one.at < other.at ? -1 : 1).slice(0, 200)
	};
}
const never = 1e4;
function idOf({ what, name, at }) {
	return `${what} ${name} ${at}`;
}
function expiryOf({ what, name, at }, now) {
	return {
		what,
		name,
		at,
		daysLeft: Math.floor((Date.parse(at) - now.getTime()) / dayMs$4)
	};
}
function thresholdPassed(one, before, { days, now }) {
	const left = (Date.parse(one.at) - now.getTime()) / dayMs$4;
	if (left <= 0 || isRenewedInTime(one, before, now)) return never;
	const lifetime = one.from === void 0 ? 1e400 : (Date.parse(one.at) - Date.parse(one.from)) / dayMs$4;
	return Math.min(never, ...days.filter((threshold) => left <= threshold && threshold <= lifetime / 4));
}
function isRenewedInTime({ what }, { since }, now) {
	return what === "signature" && now.getTime() - Date.parse(since) < 20 * hourMs$2;
}

// bot/jobs/time-zone.ts
function localTime(at, timeZone) {
	const parts = new Map(formatFor(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
	const part = (type) => parts.get(type) ?? "";
	const date = `${part("year")}-${part("month")}-${part("day")}`;
	return {
		date,
		hour: Number(part("hour")),
		day: (/* @__PURE__ */ new Date(`${date}T00:00:00Z`)).getUTCDay() || 7
	};
}
function formatFor(timeZone) {
	const options = {
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		hourCycle: "h23"
	};
	try {
		return new Intl.DateTimeFormat("en-GB", {
			...options,
			timeZone
		});
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return new Intl.DateTimeFormat("en-GB", {
			...options,
			timeZone: "UTC"
		});
	}
}

// bot/jobs/digests.ts
const dayMs$3 = 864e5;
const graceHours = 2;
const maxWatches$1 = 1e3;
const maxEntries$1 = 200;
const maxExpiring = 100;
async function sendDigests(store, now) {
	const faults = [];
	for (const tenant of await store.installations.tenants()) await sendDigest(store, tenant, now).catch((error) => faults.push(error));
	if (faults.length > 0) throw new AggregateError(faults, `${faults.length} digests could not be made`);
}
async function sendDigest(store, tenant, now) {
	const settings = await store.settings.get(tenant);
	const key = digestKey(tenant, settings, now);
	const { digestChannel: channel, digest: every } = settings;
	if (key === void 0 || channel === void 0 || every === "off") return;
	const says = {
		kind: "digest",
		digest: await digestOf(store, {
			tenant,
			every
		}, now)
	};
	await store.outbox.add({
		key,
		tenant,
		channel,
		says,
		notBefore: now
	});
}
function digestKey(tenant, settings, now) {
	const { digest, digestHour, digestDay, timeZone } = settings;
	if (digest === "off") return void 0;
	const { date, hour, day } = localTime(now, timeZone);
	return hour >= digestHour && hour <= digestHour + graceHours && (digest === "daily" || day === digestDay) ? `digest.${tenant}.${date}` : void 0;
}
async function digestOf(store, { tenant, every }, now) {
	const since = /* @__PURE__ */ new Date(now.getTime() - (every === "daily" ? 1 : 7) * dayMs$3);
	const watches = (await store.watches.of(tenant)).slice(0, maxWatches$1);
	const byDomain = [...Map.groupBy(watches, ({ domain }) => domain)];
	const domains = [];
	for (const [domain, of] of byDomain) {
		const entries = await store.history.of(tenant, domain, {
			since,
			limit: maxEntries$1
		});
		const [last] = entries.length > 0 ? entries : await store.history.of(tenant, domain, { limit: 1 });
		if (last === void 0) continue;
		const first = entries.findLast(({ ruleset }) => ruleset === last.ruleset) ?? last;
		domains.push({
			domain,
			scores: last.scores,
			before: first.scores,
			changes: Math.max(...of.map((one) => toldSince(one, since)))
		});
	}
	return {
		every,
		domains,
		expiring: expiringSoon(watches, now)
	};
}
function toldSince({ state }, since) {
	return (stateOf(state)?.told ?? []).filter((at) => Date.parse(at) >= since.getTime()).length;
}
function expiringSoon(watches, now) {
	const ends = watches.flatMap(({ state, options }) => {
		const most = Math.max(0, ...options.reminders);
		return (stateOf(state)?.reminded ?? []).filter(({ days }) => days <= most).map((one) => expiryOf(one, now));
	});
	return [...new Map(ends.map((one) => [`${one.what} ${one.name} ${one.at}`, one])).values()].filter(({ daysLeft }) => daysLeft >= 0).toSorted((one, other) => one.at < other.at ? -1 : 1).slice(0, maxExpiring);
}

// bot/jobs/ticking.ts
const leaseMs = 12e5;
const atOnce = 100;
const maxRounds = 50;
function tickingWith({ store, jobs, tell, now }) {
	return {
		async minute(signal) {
			await sendDue({
				store,
				jobs,
				now
			}, signal);
			await endSilent(store, now(), signal);
			await tell({ place: "all" }, signal);
		},
		async hour(signal) {
			await sendDigests(store, now());
			await tell({ place: "all" }, signal);
		},
		day: async () => void await store.expire(now())
	};
}
async function endSilent({ outbound }, now, signal) {
	for (let round = 0; round < maxRounds && !signal.aborted; round++) if (await outbound.expire(now, atOnce, (test) => {
		const { domain, askedAt } = test;
		return outboundTelling(test, {
			kind: "silent",
			domain,
			askedAt: askedAt.toISOString()
		}, now);
	}) < atOnce) return;
}
async function sendDue({ store, jobs, now }, signal) {
	for (let round = 0; round < maxRounds && !signal.aborted; round++) {
		const due = await store.watches.takeDue(now(), new Date(now().getTime() + leaseMs), atOnce);
		for (const { id, tenant } of due) await jobs.send("watch", {
			watch: id,
			tenant
		}, { key: id });
		if (due.length < atOnce) return;
	}
}

// bot/watch/seen.ts
function seenOf(now, past, compare) {
	const all = new Map([...past, now].map((judged) => [judged.entry, judged.look]));
	const known = /* @__PURE__ */ new Map();
	const [assessed] = now.look.report.domains;
	const categories = categoriesOf$1(assessed);
	const changes = (before, after) => {
		const [from, to] = [all.get(before), all.get(after)];
		if (from === void 0 || to === void 0) return [];
		const key = `${before} ${after}`;
		const found = known.get(key) ?? compare(from.evaluation, to.evaluation).map((change) => differenceOf(change, to.evaluation, categories));
		known.set(key, found);
		return found;
	};
	return {
		look: lookOf(now),
		measured: measuredIn(now.look.evaluation),
		past: new Map(past.map((judged) => [judged.entry, lookOf(judged)])),
		changes,
		expiring: expiringIn(now.look.evaluation, now.evidence)
	};
}
function lookOf({ entry, look: { report } }) {
	return {
		entry,
		at: report.at,
		scores: scoresOf(report.domains[0].assessment)
	};
}
function measuredIn({ judgements }) {
	const all = Object.values(judgements);
	return new Set(subjects.filter((subject) => {
		if (subject === "rest") return all.every(({ verdict, criteria }) => hasCriteria(criteria) || verdict.kind !== "not-measured");
		const verdicts = all.flatMap(({ criteria }) => criteria[subject] ?? []);
		return verdicts.length > 0 && verdicts.every(({ kind }) => kind !== "not-measured");
	}));
}
function hasCriteria(criteria) {
	return Object.keys(criteria).length > 0;
}
function categoriesOf$1(assessed) {
	const pairs = domainShown(assessed, catalogue).scores.flatMap(({ category, criteria }) => criteria.map(({ criterion }) => ({
		category,
		criterion
	})));
	const grouped = Map.groupBy(pairs, ({ criterion }) => criterion);
	return new Map([...grouped].map(([criterion, of]) => [criterion, of.map(({ category }) => category)]));
}
function differenceOf(change, evaluation, categories) {
	const about = criteriaOf(change, evaluation);
	const touched = [...new Set(about.flatMap((criterion) => categories.get(criterion) ?? []))];
	return {
		change,
		subjects: about.length === 0 ? ["rest"] : about,
		categories: touched
	};
}
function criteriaOf({ rule, args }, { judgements }) {
	const ruled = catalogue.rules.get(rule)?.criteria ?? [];
	if (ruled.length > 0) return ruled;
	const named = criteriaIn({ [String(args["criterion"])]: true });
	if (named.length > 0) return named;
	const { finding, facet } = args;
	return criteriaIn(Object.values(judgements).find(({ check, facets }) => String(finding).startsWith(`${check}/`) || facets.some(({ id }) => id === facet))?.criteria ?? {});
}
function criteriaIn(given) {
	return subjects.filter((subject) => subject !== "rest").filter((subject) => subject in given);
}

// bot/watch/known.ts
function differencesSince(known, seen, until = seen.look.entry) {
	return entriesIn(known).filter((entry) => seen.past.has(entry)).flatMap((entry) => seen.changes(entry, until).filter((one) => isWatched(one) && entryFor(one, known) === entry));
}
function isWatched(difference) {
	return isKnown(difference) && !isReminder(difference);
}
function entryFor({ subjects }, known) {
	return subjects.flatMap((subject) => known.of[subject] ?? []).find((entry) => entry !== known.newest) ?? known.newest;
}
function knownFrom(seen, known, { told = [], but = [] } = {}) {
	const { entry } = seen.look;
	const moved = (/* @__PURE__ */ new Set([...seen.measured, ...told.flatMap(({ subjects }) => subjects)])).difference(new Set(but));
	return {
		newest: entry,
		of: {
			...known?.of,
			...entriesOfSubjects(moved, entry)
		}
	};
}
function entriesOfSubjects(subjects, entry) {
	return Object.fromEntries([...subjects].map((subject) => [subject, entry]));
}
function knownStill(seen, { newest, of }) {
	const { entry } = seen.look;
	const isKept = (one) => one === entry || seen.past.has(one);
	const kept = Object.fromEntries(Object.entries(of).filter(([, one]) => isKept(one)));
	return {
		newest: isKept(newest) ? newest : entry,
		of: {
			...entriesOfSubjects(seen.measured, entry),
			...kept
		}
	};
}
function knownAs(earlier, subjects, { newest, of: now }) {
	const of = { ...now };
	for (const subject of subjects) {
		delete of[subject];
		const entry = earlier.of[subject];
		if (entry !== void 0) of[subject] = entry;
	}
	return {
		newest,
		of
	};
}
function isMissed({ of }, { measured }) {
	const known = Object.keys(of);
	return measured.size === 0 || known.some((subject) => !new Set(measured).has(subject));
}
function lookBefore(known, seen, [first]) {
	const entry = first === void 0 ? known.newest : entryFor(first, known);
	return seen.past.get(entry) ?? seen.look;
}

// bot/watch/alert.ts
function alertsFor(told, { key, before, at }, { look }) {
	const worse = told.filter(isRegression).slice(0, 300);
	if (worse.length === 0) return [];
	const subjects = [...new Set(worse.flatMap((one) => one.subjects))];
	return [{
		key,
		at,
		before,
		after: look.entry,
		told: [...new Set(worse.map(aboutOf))],
		subjects
	}];
}
function isUndone(alert, seen) {
	if (!alert.subjects.every((subject) => seen.measured.has(subject))) return false;
	return !differencesSince(alert.before, seen).some((one) => alert.told.includes(aboutOf(one)));
}
function isComparable({ before }, { past }) {
	return entriesIn(before).every((entry) => past.has(entry));
}
function explains(alert, difference, seen) {
	const { subjects } = difference;
	if (isRegression(difference) || !subjects.some((subject) => alert.subjects.includes(subject))) return false;
	const about = /* @__PURE__ */ new Set([...subjects, ...alert.subjects]);
	return !differencesSince(alert.before, seen).some((one) => one.subjects.some((subject) => about.has(subject)));
}

// bot/watch/pace.ts
const minuteMs = 6e4;
const hourMs$1 = 60 * minuteMs;
function nextLook({ misses }, at) {
	return misses > 0 ? soonAfter(at, misses) : regularlyAfter(at);
}
function regularlyAfter({ watch, now }) {
	return new Date(now.getTime() + watch.options.everyHours * hourMs$1);
}
function confirmationAfter({ watch, now }, tries) {
	const minutes = 10 + createHash("sha256").update(`${watch.id} ${tries}`).digest().readUInt32BE() % 51;
	return new Date(now.getTime() + minutes * minuteMs);
}
function soonAfter(at, misses) {
	const soon = at.now.getTime() + 15 * minuteMs * 2 ** Math.min(Math.max(misses - 1, 0), 12);
	return new Date(Math.min(soon, regularlyAfter(at).getTime()));
}

// bot/watch/flapping.ts
const maxPassagesADay = 4;
const settledMs = 864e5;
function isToAndFro(passages) {
	return repeated(passages).length > maxPassagesADay;
}
function repeated(passages) {
	return passages.filter(({ id }, index) => passages.some((other, where) => other.id === id && where !== index));
}
function isFlapping({ subjects }, { flapping }) {
	return flapping !== void 0 && subjects.some((subject) => flapping.subjects.includes(subject));
}
function startFlapping(state, at) {
	const { watch, seen, now } = at;
	const flips = repeated(state.passages);
	const since = flips[0]?.at ?? now.toISOString();
	const key = state.flapping?.key ?? `${watch.id}.${seen.look.entry}.flapping`;
	const fresh = [...new Set(flips.flatMap(({ subjects }) => subjects))];
	const flapping = {
		key,
		since: state.flapping?.since ?? since,
		subjects: [.../* @__PURE__ */ new Set([...state.flapping?.subjects ?? [], ...fresh])],
		last: "",
		lastAt: now.toISOString()
	};
	const begun = {
		...state,
		known: knownAs(flips[0]?.before ?? state.known, fresh, state.known),
		alerts: state.alerts.filter((alert) => alert.at < since || !alert.subjects.some((one) => fresh.includes(one))),
		passages: [],
		flapping
	};
	const news = {
		kind: "flapping",
		times: flips.length,
		hours: 24,
		since,
		after: seen.look
	};
	const told = {
		key: `${watch.id}.${seen.look.entry}.flapping`,
		news
	};
	return {
		state: begun,
		nextAt: nextLook(begun, at),
		tell: [told]
	};
}
function differences(state, { seen }) {
	return differencesSince(knownStill(seen, state.known), seen).filter((one) => isFlapping(one, state));
}
function flapped(stepped, at) {
	const { flapping } = stepped.state;
	if (flapping === void 0 || flapping.lastAt === at.now.toISOString()) return stepped;
	if (!flapping.subjects.every((subject) => isWitness(subject, stepped.state, at))) return stepped;
	const found = differences(stepped.state, at);
	const last = fingerprintOf(found);
	if (last !== flapping.last) {
		const moved = {
			...flapping,
			last,
			lastAt: at.now.toISOString()
		};
		return {
			...stepped,
			state: {
				...stepped.state,
				flapping: moved
			}
		};
	}
	return at.now.getTime() - Date.parse(flapping.lastAt) >= settledMs ? settled(stepped, {
		flapping,
		found
	}, at) : stepped;
}
function isWitness(subject, { known }, { seen }) {
	return seen.measured.has(subject) || known.of[subject] === void 0;
}
function settled({ state, nextAt, tell }, { flapping, found }, at) {
	const { watch, seen, now } = at;
	const told = found.filter((one) => counts(one, watch.options, seen.look.scores));
	const key = `${watch.id}.${seen.look.entry}.settled`;
	const before = lookBefore(state.known, seen, told);
	const news = {
		kind: "settled",
		after: seen.look,
		before,
		changes: told.map(({ change }) => change)
	};
	const alert = {
		key,
		before: state.known,
		at: now.toISOString()
	};
	const next = {
		...state,
		known: knownAs(knownFrom(seen), flapping.subjects, state.known),
		alerts: [...state.alerts, ...alertsFor(told, alert, seen)].slice(-8),
		flapping: void 0
	};
	const settling = {
		key,
		news,
		...told.length === 0 ? { under: flapping.key } : {}
	};
	return {
		state: next,
		nextAt,
		tell: [...tell, settling]
	};
}

// bot/watch/confirmed.ts
const dayMs$2 = 864e5;
function confirmed(state, { differences, undone }, at) {
	const { watch, seen, now } = at;
	const told = differences.filter((one) => !undone.some((alert) => explains(alert, one, seen))).filter((one) => counts(one, watch.options, seen.look.scores));
	const tell = [...undone.map((alert) => recovery(alert, at)), ...changeTold(told, state, at)];
	const alert = {
		key: keyOf(at),
		before: state.known,
		at: now.toISOString()
	};
	const open = state.alerts.filter((one) => !undone.includes(one));
	const moved = {
		...state,
		known: knownFrom(seen, state.known, {
			told: differences,
			but: state.flapping?.subjects ?? []
		}),
		knownAt: now.toISOString(),
		suspect: void 0,
		alerts: [...open, ...alertsFor(told, alert, seen)].slice(-8),
		passages: recent([...state.passages, ...tell.length === 0 ? [] : [passage(state, differences, now)]], now)
	};
	return isToAndFro(moved.passages) ? startFlapping(moved, at) : {
		state: moved,
		nextAt: nextLook(moved, at),
		tell
	};
}
function recent(passages, now) {
	return passages.filter(({ at }) => now.getTime() - Date.parse(at) < dayMs$2).slice(-24);
}
function passage({ known }, differences, now) {
	const subjects = [...new Set(differences.flatMap((one) => one.subjects))];
	return {
		at: now.toISOString(),
		id: fingerprintOf(differences),
		before: known,
		subjects
	};
}
function recovery(alert, { watch, seen }) {
	const after = seen.look;
	const alerted = seen.past.get(alert.after) ?? after;
	const undone = (seen.past.has(alert.after) ? differencesSince(alert.before, seen, alert.after) : []).filter((one) => alert.told.includes(aboutOf(one)));
	const changes = undone.map(({ change }) => change);
	const before = lookBefore(alert.before, seen, undone);
	return {
		key: `${watch.id}.${after.entry}.recovered.${alert.after}`,
		news: {
			kind: "recovered",
			changes,
			before: alerted,
			after,
			alertedAt: alert.at
		},
		under: alert.key,
		alert: {
			kind: "changed",
			changes,
			before,
			after: alerted,
			isRegression: true
		}
	};
}
function changeTold(told, { known }, at) {
	if (told.length === 0) return [];
	const news = {
		kind: "changed",
		changes: told.map(({ change }) => change),
		before: lookBefore(known, at.seen, told),
		after: at.seen.look,
		isRegression: told.some(isRegression)
	};
	return [{
		key: keyOf(at),
		news
	}];
}
function keyOf({ watch, seen }) {
	return `${watch.id}.${seen.look.entry}.changed`;
}

// bot/watch/step.ts
const maxTries = 3;
const knownForMs = 6048e5;
function step(watch, seen, now) {
	const before = stateOf(watch.state);
	const at = {
		watch,
		seen,
		now
	};
	if (before === void 0) return begun(at);
	const state = {
		...before,
		misses: isMissed(before.known, seen) ? before.misses + 1 : 0
	};
	if (watch.mutedUntil !== void 0 && watch.mutedUntil > now) return muted(state, at, watch.mutedUntil);
	return remembered(reminded(flapped(compared(state, at), at), at), now);
}
const ofChanges = /* @__PURE__ */ new Set([
	"changed",
	"flapping",
	"settled"
]);
function remembered({ state, nextAt, tell }, now) {
	const told = tell.filter(({ news }) => ofChanges.has(news.kind)).map(() => now.toISOString());
	return {
		state: {
			...state,
			told: [...state.told, ...told].slice(-50)
		},
		nextAt,
		tell
	};
}
function begun({ watch, seen, now }) {
	const { reminded } = remindersDue(seen.expiring, [], {
		days: watch.options.reminders,
		now
	});
	const at = now.toISOString();
	const misses = seen.measured.size === 0 ? 1 : 0;
	const state = {
		version: 1,
		known: knownFrom(seen),
		knownAt: at,
		reminded,
		misses,
		alerts: [],
		passages: [],
		told: [],
		flickers: 0
	};
	return {
		state,
		nextAt: nextLook(state, {
			watch,
			seen,
			now
		}),
		tell: []
	};
}
function muted(state, at, until) {
	const next = nextLook(state, at);
	return {
		state: {
			...state,
			suspect: void 0
		},
		nextAt: until < next ? until : next,
		tell: []
	};
}
function compared(before, at) {
	const { seen } = at;
	const alerts = before.alerts.filter((alert) => isComparable(alert, seen));
	const state = {
		...before,
		alerts,
		known: knownStill(seen, before.known)
	};
	const differences = differencesSince(state.known, seen).filter((one) => !isFlapping(one, state));
	const undone = alerts.filter((alert) => isUndone(alert, seen) && !isFlapping(alert, state)).toReversed();
	const sightings = [...differences.map(sighting), ...undone.map(undoing)].slice(0, 300);
	if (isAwaited(state, sightings, seen)) return {
		state,
		nextAt: soonAfter(at, state.misses),
		tell: []
	};
	if (sightings.length === 0) return quiet$1(state, at);
	const tries = (state.suspect?.tries ?? 0) + 1;
	if (isSame$2(state, sightings, seen) || tries > maxTries) return confirmed(state, {
		differences,
		undone
	}, at);
	return {
		state: {
			...state,
			suspect: {
				seen: sightings,
				tries
			}
		},
		nextAt: confirmationAfter(at, tries),
		tell: []
	};
}
function quiet$1(state, at) {
	const isOld = at.now.getTime() - Date.parse(state.knownAt) >= knownForMs;
	const but = state.flapping?.subjects ?? [];
	const fresh = isOld ? {
		known: knownFrom(at.seen, state.known, { but }),
		knownAt: at.now.toISOString()
	} : {};
	const flickers = state.flickers + (state.suspect === void 0 ? 0 : 1);
	return {
		state: {
			...state,
			...fresh,
			suspect: void 0,
			flickers
		},
		nextAt: nextLook(state, at),
		tell: []
	};
}
function sighting(difference) {
	return {
		id: idOf$1(difference),
		subjects: difference.subjects
	};
}
function undoing({ key, subjects }) {
	return {
		id: `undone ${key}`,
		subjects
	};
}
function expected({ suspect }, sightings, { measured }) {
	const now = new Set(sightings.map(({ id }) => id));
	return (suspect?.seen ?? []).filter(({ id, subjects }) => now.has(id) || subjects.every((subject) => measured.has(subject))).map(({ id }) => id);
}
function isAwaited(state, sightings, seen) {
	return state.suspect !== void 0 && sightings.length === 0 && expected(state, sightings, seen).length === 0;
}
function isSame$2(state, sightings, seen) {
	if (state.suspect === void 0) return false;
	const [was, is] = [expected(state, sightings, seen), sightings.map(({ id }) => id)];
	return was.toSorted().join(" ") === is.toSorted().join(" ");
}
function reminded({ state, nextAt, tell }, { watch, seen, now }) {
	const { due, reminded: known } = remindersDue(seen.expiring, state.reminded, {
		days: watch.options.reminders,
		now
	});
	const key = `${watch.id}.${seen.look.entry}.expiring`;
	const told = due.length === 0 ? [] : [{
		key,
		news: {
			kind: "expiring",
			items: due
		}
	}];
	return {
		state: {
			...state,
			reminded: known
		},
		nextAt,
		tell: [...tell, ...told]
	};
}

// bot/jobs/watch-work.ts
function watchWork(given) {
	const { store, assessor, now } = given;
	return async ({ watch: id }, signal) => {
		const watch = await store.watches.get(id);
		if (watch === void 0 || watch.pausedBecause !== void 0 || watch.nextAt > now()) return;
		const before = stateOf(watch.state);
		const source = before?.suspect === void 0 ? "watch" : "confirmation";
		const asked = await assessor.assess(watch.tenant, watch.domain, {
			source,
			maxAgeMs: 0,
			signal
		});
		if (asked.kind === "limited") return await later$1(watch, asked.retryAfterMs, given);
		await looked(watch, {
			before,
			source,
			assessed: asked.assessed
		}, given);
	};
}
async function looked(watch, { before, source, assessed }, given) {
	const { store, assessor, jobs, now, newId = randomUUID } = given;
	const entry = entryOf$1(watch, newId(), {
		source,
		assessed
	});
	const past = before === void 0 ? [] : await judged(watch, entriesOf$2(before), given);
	const current = {
		entry: entry.id,
		look: assessed,
		evidence: assessed.evidence
	};
	const seen = seenOf(current, past, (one, other) => assessor.compare(one, other));
	const stepped = step(watch, seen, now());
	if (await isKept(entry, stepped, given)) await store.history.add(entry, assessed.evidence);
	const tell = stepped.tell.flatMap((told) => tellings(watch, told, now()));
	if (await store.watches.moveOn(watch, {
		state: stepped.state,
		nextAt: stepped.nextAt,
		tell
	}) && tell.length > 0) await jobs.send("tell", { place: placeKey(watch) }, { key: placeKey(watch) });
}
async function later$1(watch, retryAfterMs, { store, now }) {
	const nextAt = new Date(now().getTime() + Math.max(retryAfterMs, 6e4));
	await store.watches.moveOn(watch, {
		state: watch.state,
		nextAt,
		tell: []
	});
}
function entryOf$1({ tenant, domain }, id, { source, assessed }) {
	const { report, ruleset, tookMs } = assessed;
	const [{ assessment }] = report.domains;
	return {
		id,
		tenant,
		domain,
		at: new Date(report.at),
		ruleset,
		source,
		scores: scoresOf(assessment),
		tookMs
	};
}
async function judged({ tenant }, entries, { store, assessor }) {
	const all = [];
	for (const entry of entries) {
		const evidence = await store.history.evidence(tenant, entry);
		if (evidence !== void 0) all.push({
			entry,
			look: await assessor.replay(evidence)
		});
	}
	return all;
}
const uneventfulMs = 72e6;
async function isKept({ id, tenant, domain, at }, stepped, { store }) {
	const { state, tell } = stepped;
	if (tell.length > 0 || state.suspect !== void 0 || entriesOf$2(state).includes(id)) return true;
	const [last] = await store.history.of(tenant, domain, { limit: 1 });
	return last === void 0 || at.getTime() - last.at.getTime() >= uneventfulMs;
}
function tellings(watch, { key, news, under, alert }, now) {
	const { id, tenant, channel, domain, options } = watch;
	const about = {
		id,
		domain
	};
	const place = {
		tenant,
		channel,
		watch: id,
		notBefore: now
	};
	const says = {
		kind: "news",
		watch: about,
		news: bounded$1(news)
	};
	const told = {
		...place,
		key,
		says,
		...under === void 0 || !options.threads ? {} : { under }
	};
	if (under === void 0 || alert === void 0) return [told];
	const edit = {
		kind: "recovered",
		watch: about,
		alert: bounded$1(alert),
		at: now.toISOString()
	};
	return [told, {
		...place,
		key: `${key}.edit`,
		says: edit,
		under
	}];
}
const maxChanges$1 = 2 ** 18;
function bounded$1(news) {
	if (!("changes" in news)) return news;
	let left = maxChanges$1;
	return {
		...news,
		changes: news.changes.filter((change) => (left -= JSON.stringify(change).length) >= 0)
	};
}
function placeKey({ tenant, channel }) {
	return `${tenant}/${channel}`;
}

// bot/slack/messages.ts
const categoryNames = {
	"confidential-delivery": "Confidential Delivery",
	"phishing-identity-theft": "Phishing and Identity Theft",
	"message-integrity": "Integrity of Messages"
};
const shortCategoryNames = {
	"confidential-delivery": "Delivery",
	"phishing-identity-theft": "Phishing",
	"message-integrity": "Integrity"
};
const checkNames = {
	mx: "MX",
	starttls: "STARTTLS",
	x509: "Certificates",
	spf: "SPF",
	dkim: "DKIM",
	dmarc: "DMARC",
	dane: "DANE",
	dnssec: "DNSSEC",
	"mta-sts": "MTA-STS",
	"tls-rpt": "TLS-RPT",
	caa: "CAA",
	ns: "Name servers"
};
const severityNames = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
	info: "For your information"
};
const severitySigns = {
	critical: "■",
	high: "◆",
	medium: "◇",
	low: "○",
	info: "·"
};
const verdictSigns = {
	met: "✓ met",
	unmet: "✗ not met",
	"not-measured": "? not measured",
	"not-applicable": "– does not apply"
};
const directionNames = {
	weakened: "weaker",
	"breaks-mail": "breaks mail",
	strengthened: "stronger",
	incomparable: "not comparable"
};
const howToMeasure = {
	"port-25": "To measure it, the bot has to run where it may connect to port 25 of others; tell whoever runs it.",
	"not-asked": "The bot is set up not to ask MX hosts (`MX_HOSTS=skip`); tell whoever runs it.",
	bogus: "Repair DNSSEC first; then press Re-check.",
	selectors: "Selectors of DKIM cannot be listed: `mecsa assess --selector NAME` on the command line asks for one by its name.",
	later: "Press Re-check in a while."
};
const cutWords = (characters) => `… (${characters} more characters)`;
function dateFallback(at) {
	return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
function starWord({ min, max }) {
	if (max - min > 3) return "not known";
	const [least, most] = [wordOf(min), wordOf(max)];
	return least === most ? least : `${least} to ${most}`;
}
function wordOf(stars) {
	if (stars >= 4.5) return "strong";
	if (stars >= 3.5) return "good";
	if (stars >= 2) return "partial";
	return stars > 0 ? "weak" : "none";
}
function rangeText({ min, max }, digits) {
	return min === max ? min.toFixed(digits) : `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}
const count$1 = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
function durationText(ms) {
	const seconds = Math.max(1, Math.ceil(ms / 1e3));
	if (seconds < 60) return count$1(seconds, "second");
	const minutes = Math.ceil(seconds / 60);
	return minutes < 120 ? count$1(minutes, "minute") : count$1(Math.ceil(minutes / 60), "hour");
}
function everyText(hours) {
	if (hours === 1) return "every hour";
	if (hours === 24) return "every day";
	return hours % 24 === 0 ? `every ${hours / 24} days` : `every ${hours} hours`;
}
const reportWords = {
	noScore: "not applicable",
	stars: (stars) => `${stars} of 5 stars`,
	points: (points) => `${points} of 100 points`,
	measured: (share) => `${Math.floor(share * 100)} % measured`,
	starsOf: (category, stars, moved = "") => stars === void 0 ? `${category} not known` : `${category} ${stars}${stars === "–" ? "" : " ★"}${moved}`,
	up: (stars) => ` ▲ ${stars.toFixed(1)}`,
	down: (stars) => ` ▼ ${stars.toFixed(1)}`,
	headline: (domain, stars) => `${domain}: ${stars.join(" · ")}`,
	noHeadline: (domain) => `${domain}: nothing to score`,
	worst: "Worst: ",
	nothingWrong: "Nothing was found that weakens it.",
	nothingWrongSoFar: "Nothing was found that weakens it, in what could be measured.",
	nothingMeasured: "Nothing could be measured, so nothing is said of it: neither good nor bad.",
	since: "Since ",
	unchanged: "as then",
	otherRules: (ruleset) => `scored by other rules then (${ruleset}), so not compared`,
	rose: (by) => `▲ +${by}`,
	fell: (by) => `▼ −${by}`,
	missing: (domain) => `${domain} does not exist`,
	missingSays: "The DNS knows no such name, so there is nothing to assess. Was it mistyped?",
	missingForged: "If it is a domain of yours, register it anew or have its delegation repaired: nobody can send mail to it now.",
	fixes: "Fix first",
	fix: (place, check) => `${place}. ${check}`,
	gain: (gains) => gains.length === 0 ? "" : `  ${gains.join(", ")}`,
	gainOf: (amount, category) => `+${amount} ${category}`,
	starsGained: (stars) => `${stars.toFixed(1)} ${stars === 1 ? "star" : "stars"}`,
	pointsGained: (points) => count$1(points, "point"),
	recordsTooLong: "The records are too long for this message; Details and Export JSON have them.",
	recordsElsewhere: "The records are too long to show here; Export JSON has them.",
	moreFixes: (n) => `${count$1(n, "more thing")} to fix: see Details.`,
	notMeasured: "Not measured",
	criteria: (n) => `${n} criteria, marked ? below`,
	moreNotMeasured: (n) => `${count$1(n, "more")}: see Details.`,
	checks: "Checks",
	criterion: "Criterion",
	adds: (stars) => `+${stars.toFixed(1)} ★`,
	unmet: (stars) => `✗ +${stars.toFixed(1)} ★`,
	wouldAdd: "✗ +1.0 ★: not met, and it alone would add a star.",
	notAsked: "–: not asked for in that category.",
	egress: "No MX host answered on port 25, so most likely the bot's network blocks it. Nothing is held against the hosts for it.",
	leftOut: (what) => `Left out for length: ${what.join(", ")}. See Details or Export JSON.`,
	unicode: (name) => `In Unicode: ${name}`,
	ruleset: (ruleset) => `mecsa ${ruleset}`,
	resolver: (resolver) => `asked ${resolver}`,
	validated: "mecsa validates DNSSEC itself",
	notValidated: "DNSSEC not validated",
	vantage: (from) => `from ${from}`,
	took: (ms) => `took ${(ms / 1e3).toFixed(1)} s`,
	observed: "counts the message of an outbound test by this workspace, received ",
	remembered: "remembered: Re-check asks anew"
};
const buttonWords = {
	recheck: ["Re-check", (domain) => `Assess ${domain} again now`],
	watch: ["Watch", (domain) => `Watch ${domain} for changes`],
	details: ["Details", (domain) => `All findings and hosts of ${domain}`],
	share: ["Share in channel", (domain) => `Show the report of ${domain} to all in this channel`],
	exportJson: ["Export JSON", (domain) => `The report of ${domain} as JSON`],
	exportCsv: ["Export CSV", (domain) => domain === "" ? "This table as CSV" : `The history of ${domain} as CSV`],
	mute: ["Mute for a week", (domain) => `Tell nothing of ${domain} for a week`],
	unmute: ["Unmute", (domain) => `Tell of ${domain} again`],
	acknowledge: ["Acknowledge", (domain) => `Say that you look after ${domain}`],
	unwatch: ["Stop watching", (domain) => `Stop watching ${domain}`],
	settings: ["Settings", () => "Settings of this workspace"],
	check: ["Check a domain", () => "Check the mail security of a domain"],
	deleteAll: ["Delete everything", () => "Delete all that is kept of this workspace"]
};
const unwatchConfirm = {
	title: "Stop watching?",
	text: (domain) => `Nobody is told any more when ${domain} changes. Its history stays.`,
	confirm: "Stop watching",
	deny: "Keep watching"
};
const deleteWords = {
	title: "Delete everything?",
	says: "This deletes all that is kept of this workspace: installation, watches, history, settings. It cannot be brought back.",
	confirm: "Delete everything",
	deny: "Keep it"
};
const assessingWords = {
	asking: (domains) => `Assessing ${domains.join(", ")} …`,
	more: (n) => `and ${n} more`,
	progress: (answered, asked) => `${answered} of ${count$1(asked, "host")} answered.`,
	waiting: "Waiting for ",
	takes: "DNS takes seconds; mail servers that delay their greeting take up to a minute."
};
const detailsWords = {
	title: "Details",
	close: "Close",
	costs: (id, points) => `${id} costs ${count$1(points, "point")}`,
	findings: (n) => `Findings (${n})`,
	fix: (who) => `Fix (${who}): `,
	see: "See ",
	hosts: "MX hosts and certificates",
	preference: (preference, tlsa) => `preference ${preference}; ${tlsa}`,
	certificate: "certificate ",
	more: (n, what) => `${count$1(n, `more ${what}`)} left out here. Export JSON has all of them.`
};
const severalWords = {
	title: (n) => `${n} domains`,
	columns: [
		"Domain",
		"Delivery",
		"Phishing",
		"Integrity"
	],
	none: "nothing was found that weakens it.",
	failed: "could not be assessed",
	missing: "does not exist; was it mistyped?",
	stars: "Stars of 5. A range stands where something could not be measured.",
	compare: (one, other) => `${one} and ${other}`,
	criterion: "Criterion",
	same: "Both meet the same criteria.",
	differ: (n) => `They differ in ${count$1(n, "criterion", "criteria")}.`
};
const historyWords = {
	title: (domain) => `History of ${domain}`,
	chart: "Points by category",
	axis: {
		x: "Time (UTC)",
		y: "Points"
	},
	entries: (n, days) => `${count$1(n, "look")} in ${count$1(days, "day")}, newest first`,
	cell: (stars, points) => `${stars} ★ (${points})`,
	none: (days) => `Nothing is known of the last ${count$1(days, "day")}. Check the domain, or watch it.`,
	columns: [
		"Time (UTC)",
		"Delivery",
		"Phishing",
		"Integrity"
	],
	rules: (at, before) => `Up to ${at} other rules scored it (mecsa ${before}): not comparable with later looks.`,
	notDrawn: (n) => `${count$1(n, "look")} with something not measured ${n === 1 ? "is" : "are"} in the list and not in the chart.`,
	older: (n) => `${count$1(n, "older look")} not shown.`,
	spark: (name, drawn, first, last) => `${name.padEnd(9)} ${drawn} ${first} → ${last}`
};
const outboundWords = {
	begin: (domain) => `Outbound test of ${domain}`,
	todo: (domain) => `Send one message from an address of ${domain} to:`,
	open: "Write it in the mail program",
	until: "Any text will do. The address takes one message, until ",
	privacy: "Kept is how it was sent, signed and encrypted. The message and who wrote it are not.",
	verdicts: {
		pass: (domain) => `A message from ${domain} passes DMARC`,
		fail: (domain) => `A message from ${domain} fails DMARC`,
		none: (domain) => `A message from ${domain} has no DMARC policy`,
		temperror: (domain) => `A message from ${domain}: DMARC could not be judged`
	},
	noAuthor: "DMARC cannot be applied to the message",
	otherDomain: (asked, author) => `The test was for ${asked}; the From field names ${author}, and it counts for that domain alone.`,
	noAuthorCounts: (asked) => `The test was for ${asked}; without a From domain it counts for none.`,
	server: "Server",
	reverse: {
		confirmed: (ip, names) => `${ip}, named ${names}, and that leads back to it`,
		differs: (ip, names) => `${ip}, named ${names}, which does not lead back to it`,
		none: (ip) => `${ip}, which has no name in the DNS; large receivers refuse such senders`,
		unknown: (ip) => `${ip}; its name could not be looked up`
	},
	tlsTold: {
		caller: "",
		received: ""
	},
	wrong: "What to fix",
	nothingWrong: "Nothing was found that weakens it.",
	more: (n) => `${count$1(n, "more finding")} not shown here.`,
	fix: "Fix: ",
	see: "See ",
	finding: (place) => `finding ${place}`,
	counts: (domain) => `Looks at ${domain} for this workspace count it from now on; those of others do not.`,
	silent: (domain) => `No message came for the outbound test of ${domain}`,
	silentSays: "The address was given out ",
	silentNext: " and takes nothing any more. If a message was sent, it may still be in a queue, or was refused on the way.",
	again: (domain) => `To try again: /mecsa outbound ${domain}`
};
const diffWords = {
	title: (domain) => `What changed at ${domain}`,
	between: "Between ",
	and: " and ",
	none: "Nothing that the rules look at has changed.",
	today: "Both looks are judged by today's rules.",
	more: (n) => `${count$1(n, "more change")} not shown here.`,
	fix: "Fix: ",
	change: (place) => `change ${place}`
};
const newsWords = {
	worse: (domain, n) => `${domain} got weaker: ${count$1(n, "change")}`,
	changed: (domain, n) => `${domain} changed: ${count$1(n, "change")}`,
	confirmed: "Confirmed by a second look, ",
	better: "✓ ",
	over: (title) => `✓ Recovered: ${title}`,
	recovered: (domain) => `${domain} has recovered`,
	recoveredSince: "What was told at ",
	recoveredEnd: " is put right.",
	flapping: (domain) => `${domain} keeps changing`,
	flappingSays: (times, hours) => `It changed ${count$1(times, "time")} in ${count$1(hours, "hour")}. Single changes are not told until it has settled.`,
	settled: (domain) => `${domain} has settled`,
	settledSays: (n) => n === 0 ? "It is as it was before." : `Since before it began, ${count$1(n, "thing")} changed.`,
	expiring: (domain, days) => `${domain}: ${days < 0 ? "something has ended" : days === 0 ? "something ends today" : `something ends in ${count$1(days, "day")}`}`,
	expiry: {
		certificate: "The certificate of ",
		"policy-certificate": "The certificate of the policy host ",
		signature: "The next DNSSEC signature of "
	},
	ends: (daysLeft) => daysLeft < 0 ? ` ended ${count$1(-daysLeft, "day")} ago, at ` : daysLeft === 0 ? " ends today, at " : ` ends in ${count$1(daysLeft, "day")}, at `,
	paused: (domain) => `The watch of ${domain} is paused`,
	pausedIn: "Slack does not let the app tell of it any more in ",
	pausedBecause: ": ",
	resume: "Then watch it again to go on.",
	moreExpiries: (n) => `${count$1(n, "more thing")} of it ${n === 1 ? "ends" : "end"}.`,
	recoveredNow: "Recovered "
};
const digestWords = {
	title: {
		daily: "Mail security today",
		weekly: "Mail security this week"
	},
	quiet: (n) => `${count$1(n, "watched domain")}, and nothing changed.`,
	moved: (changes, moves) => `: ${[count$1(changes, "change"), ...moves].join(", ")}`,
	moreMoved: (n) => `${count$1(n, "more domain")} changed.`,
	changed: (changed, all) => `${changed} of ${count$1(all, "watched domain")} changed.`,
	columns: [
		"Domain",
		"Delivery",
		"Phishing",
		"Integrity",
		"Changes"
	],
	table: "table of domains",
	ends: "Ends soon",
	more: (n) => `${count$1(n, "more domain")} not shown here: \`list\` has them.`
};
const watchWords = {
	title: "Watched here",
	titleOfAll: "Watches",
	none: "Nothing is watched here yet. Watch a domain, and this channel is told when its mail security changes.",
	usage: (used, limit) => `${used} of ${count$1(limit, "watch", "watches")} used in this workspace`,
	in: "in ",
	only: {
		changes: "all changes",
		regressions: "only what gets worse, and its recovery"
	},
	below: (points) => `while below ${count$1(points, "point")}`,
	noThreads: "without threads",
	next: "next look ",
	paused: (because) => `paused: ${because}`,
	muted: "muted until ",
	more: (n) => `${count$1(n, "more watch", "more watches")} not shown here.`,
	formTitle: "Watch a domain",
	form: {
		domain: "Domains",
		domainHint: "One such as example.org, or a list of up to 60: with spaces, commas or lines between them.",
		interval: "How often to look",
		only: "What to tell",
		below: "Only while a category has fewer points than",
		belowHint: "1 to 100; leave it empty to be told in any case.",
		categories: "Only of these categories",
		categoriesHint: "None is all of them.",
		channel: "Where to tell",
		threads: "Follow-ups",
		threadsOption: "Put follow-ups in the thread of the alert",
		submit: "Watch",
		cancel: "Cancel"
	}
};
const checkWords = {
	title: "Check a domain",
	submit: "Check",
	cancel: "Cancel",
	domain: "Domains",
	hint: (most) => `Up to ${most}, separated by spaces or commas. Addresses and URLs will do.`
};
const settingsWords = {
	title: "Settings",
	submit: "Save",
	cancel: "Cancel",
	timeZone: "Time zone",
	timeZoneHint: "Such as Europe/Rome.",
	digest: "Digest of all watches",
	digests: {
		off: "Off",
		daily: "Every day",
		weekly: "Every week"
	},
	digestHour: "Hour of the digest",
	digestDay: "Day of weekly digests",
	days: [
		"Monday",
		"Tuesday",
		"Wednesday",
		"Thursday",
		"Friday",
		"Saturday",
		"Sunday"
	],
	digestChannel: "Where digests go",
	retention: "Days for which history is kept",
	watchers: "Who may watch, beside administrators",
	watchersHint: "None is everyone."
};
const helpWords = {
	title: "mecsa: how well is a domain's mail protected?",
	says: "Assesses encryption on the way to a domain (STARTTLS, certificates, DANE, MTA-STS, DNSSEC) and who can send in its name (SPF, DKIM, DMARC), and says which records to publish.",
	commands: "Commands",
	options: "Options",
	more: (command) => `\`${command} help watch\` tells all that a command takes, and its options.`,
	private: "Answers are seen by you alone until you share them."
};
const homeWords = {
	title: "Mail security of domains",
	first: "Begin here",
	steps: [
		"Check a domain: press the button, or write `/mecsa example.org` in any channel.",
		"Look at Fix first: the records there are ready to be copied to your DNS.",
		"Press Watch in the report: the channel is told when something changes, and only then."
	],
	recent: "Recent checks",
	noRecent: "None yet.",
	watches: "Watches",
	noWatches: "None yet.",
	settings: (settings) => `Digest: ${settingsWords.digests[settings.digest].toLowerCase()} · time zone ${settings.timeZone} · history kept ${count$1(settings.retentionDays, "day")}`,
	more: (n) => `${n} more`
};
const noEvidence$1 = "What was answered then is not kept any more. Check the domain again.";
const noticeWords = {
	noEvidence: noEvidence$1,
	error: "That did not work",
	errorSays: {
		timeout: ["It took too long.", "Press Re-check, or try again in a few minutes."],
		slack: ["Slack did not take the answer.", "Try again; if it goes on, tell whoever runs the bot."],
		store: ["The bot cannot reach its database.", "Try again in a few minutes; nothing was lost."],
		internal: ["The bot has a fault.", "Tell whoever runs the bot, with the id below."],
		gone: ["What this button is about is not kept any more.", "Check the domain again."]
	},
	errorId: "Id ",
	limited: (retryAfterMs) => `That was a lot of questions. Try again in ${durationText(retryAfterMs)}.`,
	limitedWhy: "The limit is per workspace: mail servers and name servers of others are not to be flooded.",
	notInstalled: "mecsa is not installed in this workspace, or was removed.",
	notInstalledNext: "Ask an administrator of the workspace to install it",
	notAllowed: "In this workspace only some people may watch domains.",
	notAllowedNext: "Ask one of the administrators; the list is in Settings on the bot's Home.",
	notManager: "Only administrators of the workspace, and who installed the app, may do that.",
	notManagerNext: "Ask one of them. If you are one, the app may lack the scope users:read, by which it knows: install it again with that scope.",
	tooManyWatches: (used, limit) => `${used} of ${count$1(limit, "watch", "watches")} are in use.`,
	tooManyWatchesNext: "Stop one that is not needed any more; `list` shows them.",
	muted: (domain) => `Nothing is told of ${domain} until `,
	unwatchedAll: (n) => n === 0 ? "Nothing was watched here." : `${count$1(n, "domain is", "domains are")} not watched here any more.`,
	ofDomain: {
		unwatched: (domain) => `${domain} is not watched here any more. Its history stays.`,
		"not-watched": (domain) => `${domain} is not watched here.`,
		unmuted: (domain) => `Changes of ${domain} are told again.`,
		"no-look": (domain) => `There is no earlier look at ${domain} to compare with. Check it now and again later, or watch it.`
	},
	done: {
		saved: "Settings are saved.",
		shared: "Shared in the channel.",
		exported: "Sent to you as a direct message.",
		"no-evidence": noEvidence$1,
		deleted: "All that was kept of this workspace is deleted.",
		"no-inbox": "Outbound tests are not set up here: whoever runs the bot has to give it INBOX_DOMAIN and INBOX_PORT."
	}
};
const spokenWords = { more: (lines) => `… ${count$1(lines, "more line")}: see the message itself, Details or Export JSON.` };
const refusalSays = {
	not_in_channel: "Invite the app to that channel with /invite, and try again.",
	channel_not_found: "Invite the app to that channel with /invite, and try again. Apps cannot see private channels without it.",
	is_archived: "The channel is archived. Choose another one.",
	restricted_action: "The workspace lets only some people post there. Choose another channel.",
	not_installed: "The app is not installed in this workspace any more.",
	ratelimited: "Slack asks to wait. Try again in a minute.",
	other: "Choose another channel, or try again later."
};

// bot/slack/blocks/limits.ts
const limits = {
	message: {
		blocks: 50,
		json: 12e3,
		text: 4e3,
		tables: 1,
		charts: 2
	},
	view: {
		blocks: 100,
		json: 1e5,
		title: 24,
		metadata: 3e3,
		callbackId: 255
	},
	blockId: 255,
	actionId: 255,
	header: 150,
	section: {
		text: 3e3,
		fields: 10,
		field: 2e3
	},
	context: {
		elements: 10,
		text: 2e3
	},
	actions: 25,
	button: {
		text: 75,
		value: 2e3,
		url: 3e3,
		label: 75
	},
	confirm: {
		title: 100,
		text: 300,
		confirm: 30,
		deny: 30
	},
	options: {
		most: 100,
		text: 75,
		value: 150
	},
	input: {
		label: 2e3,
		hint: 2e3,
		value: 3e3
	},
	image: {
		alt: 2e3,
		url: 3e3
	},
	table: {
		rows: 100,
		columns: 20,
		cells: 1e4
	},
	chart: {
		title: 50,
		series: 6,
		categories: 20,
		label: 20
	},
	rich: {
		text: 3e3,
		elements: 200
	}
};
const textBudget = limits.message.text - 100;
const blocksBudget = limits.message.json - 500;

// bot/slack/actions.ts
const actions = {
	recheck: "recheck",
	watch: "watch",
	details: "details",
	share: "share",
	exportJson: "export-json",
	exportCsv: "export-csv",
	mute: "mute",
	unmute: "unmute",
	acknowledge: "acknowledge",
	unwatch: "unwatch",
	settings: "settings",
	check: "check",
	deleteAll: "delete-all",
	link: "link"
};
const actionOfId = new Map(Object.keys(actions).map((action) => [actions[action], action]));
function actionOf(actionId) {
	return actionOfId.get(actionId);
}
const callbacks = {
	checkShortcut: "check-domain",
	checkMessage: "check-message",
	checkForm: "check-form",
	watchForm: "watch-form",
	settingsForm: "settings-form",
	details: "details"
};
const inputs = {
	domain: "domain",
	interval: "interval",
	only: "only",
	below: "below",
	categories: "categories",
	channel: "channel",
	threads: "threads",
	timeZone: "time-zone",
	digest: "digest",
	digestHour: "digest-hour",
	digestDay: "digest-day",
	digestChannel: "digest-channel",
	retention: "retention",
	watchers: "watchers"
};
const inputAction = "value";
function subjectText(subject) {
	return JSON.stringify(subject);
}
function readSubject(text) {
	if (text === void 0 || text.length > 2e3) return void 0;
	const value = parsedJson(text);
	if (typeof value !== "object" || value === null) return void 0;
	const { domain, entry, entries, watch } = value;
	const name = typeof domain === "string" ? parseName(domain) : void 0;
	return {
		...name?.ok === true ? { domain: name.value } : {},
		...isId(entry) ? { entry } : {},
		...Array.isArray(entries) ? { entries: entries.slice(0, 10).filter(isId) } : {},
		...isId(watch) ? { watch } : {}
	};
}
function isId(value) {
	return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}
function parsedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// bot/slack/blocks/text.ts
function visible(text, max = 300) {
	return cut$1(text, max, (kept) => kept.replace(/[^ -~]/gu, spelled));
}
function typed(text, max = 120) {
	return cut$1(text, max, (kept) => kept.normalize("NFC").replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, spelled));
}
function seen(text, max) {
	return cut$1(text, max, (kept) => kept.replace(unseen, spelled));
}
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;
function spelled(char) {
	return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
function cut$1(text, max, show = (kept) => kept) {
	const all = text.length > max ? void 0 : show(text);
	if (all !== void 0 && all.length <= max) return all;
	const room = max - cutWords(text.length).length;
	let kept = whole$1(text, Math.max(0, room));
	while (kept.length > 0 && show(kept).length > room) kept = whole$1(kept, kept.length - excess(show(kept), kept, room));
	return `${show(kept)}${cutWords(text.length - kept.length)}`;
}
function excess(shown, kept, room) {
	return Math.max(1, Math.floor((shown.length - room) * kept.length / (shown.length * 2)));
}
function whole$1(text, length) {
	const code = text.charCodeAt(length - 1);
	const isSplit = code >= 55296 && code <= 56319 && length < text.length;
	return text.slice(0, isSplit ? length - 1 : length);
}
function escaped$1(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// bot/slack/blocks/rich.ts
function plain(text) {
	return {
		type: "text",
		text: seen(text, limits.rich.text)
	};
}
function bold(text) {
	return {
		type: "text",
		text: seen(text, limits.rich.text),
		style: { bold: true }
	};
}
function code(text) {
	return {
		type: "text",
		text: seen(text, limits.rich.text),
		style: { code: true }
	};
}
function sentence(text) {
	return text.split("`").map((part, index) => index % 2 === 0 ? plain(part) : code(part));
}
const dateFormat = "{date_short_pretty} at {time}";
function moment(at) {
	return {
		type: "date",
		timestamp: seconds$1(at),
		format: dateFormat,
		fallback: dateFallback(at)
	};
}
function momentText(at) {
	return `<!date^${seconds$1(at)}^${dateFormat}|${dateFallback(at)}>`;
}
function seconds$1(at) {
	return Math.floor(Date.parse(at) / 1e3);
}
function line(...elements) {
	const shown = elements.flat().filter((element) => element.type !== "text" || element.text !== "");
	return {
		type: "rich_text_section",
		elements: shown.length === 0 ? [plain(" ")] : shown
	};
}
function bullets(items) {
	return {
		type: "rich_text_list",
		style: "bullet",
		elements: [...items]
	};
}
function lines(texts) {
	return columns$1(texts.map((text) => visible(text, limits.rich.text)));
}
function columns$1(texts) {
	const text = texts.join("\n");
	return {
		type: "rich_text_preformatted",
		elements: [{
			type: "text",
			text: text === "" ? " " : text
		}]
	};
}
function rich(...elements) {
	const joined = [];
	for (const element of elements) {
		const last = joined.at(-1);
		if (last?.type !== "rich_text_section" || element.type !== "rich_text_section") joined.push(element);
		else joined[joined.length - 1] = {
			...last,
			elements: [
				...last.elements,
				plain("\n"),
				...element.elements
			]
		};
	}
	return {
		type: "rich_text",
		elements: joined
	};
}

// bot/slack/blocks/parts.ts
function plainText$1(text, max) {
	const shown = seen(text, max);
	return {
		type: "plain_text",
		text: shown === "" ? " " : shown,
		emoji: false
	};
}
function header(text) {
	return {
		type: "header",
		text: plainText$1(text, limits.header)
	};
}
function heading(text) {
	return rich(line(bold(text)));
}
function paragraph(text) {
	return rich(line(plain(text)));
}
const divider = { type: "divider" };
function fields(all) {
	return {
		type: "section",
		fields: all.slice(0, limits.section.fields).map(({ title, lines }) => ({
			type: "mrkdwn",
			text: cut$1([`*${escaped$1(title)}*`, ...lines.map(escaped$1)].join("\n"), limits.section.field),
			verbatim: true
		}))
	};
}
function context(texts) {
	return {
		type: "context",
		elements: [{
			type: "mrkdwn",
			text: cut$1(texts.join(" · "), limits.context.text),
			verbatim: true
		}]
	};
}
function note(text) {
	return {
		type: "context",
		elements: [plainText$1(text, limits.context.text)]
	};
}
function table$1(rows, aligned = []) {
	return {
		type: "table",
		rows: rows.slice(0, limits.table.rows).map((row) => row.slice(0, limits.table.columns).map((text) => ({
			type: "raw_text",
			text: text === "" ? "–" : seen(text, limits.section.text)
		}))),
		...aligned.length === 0 ? {} : { column_settings: aligned }
	};
}
function button$1(action, subject = {}, about = "", style) {
	const [text, label] = buttonWords[action];
	return {
		type: "button",
		action_id: actions[action],
		text: plainText$1(text, limits.button.text),
		accessibility_label: cut$1(label(visible(about, limits.button.label - 40)), limits.button.label),
		value: subjectText(subject),
		...style === void 0 ? {} : { style }
	};
}
function withButton(text, accessory) {
	return {
		type: "section",
		text: plainText$1(text, limits.section.text),
		accessory
	};
}
function unwatchButton(watch, domain) {
	const { title, text, confirm, deny } = unwatchConfirm;
	const asked = confirmation(title, text(visible(domain, 100)), confirm, deny);
	return {
		...button$1("unwatch", { watch }, domain),
		confirm: asked
	};
}
function confirmation(title, text, confirm, deny) {
	return {
		title: plainText$1(title, limits.confirm.title),
		text: plainText$1(text, limits.confirm.text),
		confirm: plainText$1(confirm, limits.confirm.confirm),
		deny: plainText$1(deny, limits.confirm.deny),
		style: "danger"
	};
}
function buttons(...elements) {
	return {
		type: "actions",
		elements: elements.slice(0, limits.actions)
	};
}

// bot/slack/blocks/spoken.ts
function spokenText(blocks) {
	const lines = blocks.flatMap(spoken);
	const room = textBudget - spokenWords.more(lines.length).length - 1;
	let used = 0;
	const kept = lines.findIndex((line) => (used += line.length + 1) > room);
	if (kept === -1) return closed$1(lines).join("\n");
	return [...closed$1(lines.slice(0, kept)), spokenWords.more(lines.length - kept)].join("\n");
}
const fence = "```";
function closed$1(lines) {
	return lines.filter((line) => line === fence).length % 2 === 1 ? [...lines, fence] : lines;
}
function spoken(block) {
	if (block.type === "header" && "text" in block && typeof block.text === "object") return [escaped$1(block.text.text)];
	if (block.type === "section") return [block.text, ...block.fields ?? []].flatMap((text) => text === void 0 ? [] : spokenField(text));
	if (block.type === "context") return block.elements.flatMap((element) => element.type === "image" ? [] : [textOf$1(element)]);
	if (block.type === "rich_text") return richLines(block);
	return block.type === "table" ? tableLines(block) : [];
}
function textOf$1({ type, text }) {
	return type === "plain_text" ? escaped$1(text) : text;
}
function spokenField(text) {
	const [title = "", ...rest] = textOf$1(text).split("\n");
	return [rest.length === 0 ? title : `${title}: ${rest.join(", ")}`];
}
function richLines({ elements }) {
	return elements.flatMap(richElementLines);
}
function richElementLines(element) {
	if (element.type === "rich_text_list") return element.elements.map(({ elements }) => `• ${inlineText(elements)}`);
	const texts = inlineText(element.elements);
	if (element.type !== "rich_text_preformatted") return texts.split("\n");
	return [
		fence,
		...texts.replaceAll(fence, "'''").split("\n"),
		fence
	];
}
function inlineText(elements) {
	return elements.map(inline).join("");
}
function inline(element) {
	if (element.type === "text") {
		const text = escaped$1(element.text);
		return element.style?.code === true ? `\`${text}\`` : text;
	}
	if (element.type === "date") return momentText((/* @__PURE__ */ new Date(element.timestamp * 1e3)).toISOString());
	if (element.type === "user") return `<@${element.user_id}>`;
	if (element.type === "channel") return `<#${element.channel_id}>`;
	return element.type === "link" ? `${escaped$1(element.text ?? "")} ${escaped$1(element.url)}`.trim() : "";
}
function tableLines({ rows }) {
	const [columns = [], ...body] = rows.map((row) => row.map(cellText));
	return body.map(([head = "", ...cells]) => {
		const said = cells.flatMap((cell, index) => cell === "–" ? [] : [`${columns[index + 1] ?? ""} ${cell}`]);
		return cut$1(`${head}: ${said.length === 0 ? "–" : said.join(", ")}`, limits.section.text);
	});
}
function cellText(cell) {
	if (cell.type === "rich_text") return richLines(cell).join(" ");
	return escaped$1(cell.type === "raw_text" ? cell.text : String(cell.value));
}

// bot/slack/blocks/message.ts
function messageOf(...parts) {
	const leaving = parts.filter(({ name }) => name !== void 0).toSorted((one, other) => (other.leaves ?? 0) - (one.leaves ?? 0));
	for (let gone = 0; gone <= leaving.length; gone += 1) {
		const blocks = without(parts, leaving.slice(0, gone));
		if (fits(blocks) || gone === leaving.length) return {
			text: spokenText(blocks),
			blocks
		};
	}
	return {
		text: "",
		blocks: []
	};
}
function without(parts, gone) {
	const names = gone.flatMap(({ name }) => name ?? []);
	const kept = parts.filter((part) => !gone.includes(part)).flatMap(({ blocks }) => blocks);
	return names.length === 0 ? kept : [...kept, note(reportWords.leftOut(names))];
}
function fits(blocks) {
	return blocks.length <= limits.message.blocks && sizeOf(blocks) <= blocksBudget;
}
function sizeOf(blocks) {
	return JSON.stringify(blocks).length;
}

// bot/slack/blocks/assessing.ts
const maxNamed$1 = 10;
const maxWaiting = 4;
function assessingMessage(domains, progress) {
	const asking = line(bold(assessingWords.asking(named$1(domains, maxNamed$1))));
	if (progress === void 0) return messageOf({ blocks: [rich(asking), note(assessingWords.takes)] });
	return messageOf({ blocks: [
		rich(asking),
		progressBlock(progress),
		note(assessingWords.takes)
	] });
}
function progressBlock({ answered, asked, waitingFor }) {
	const waiting = waitingFor.length === 0 ? [] : [plain(` ${assessingWords.waiting}`), ...hosts(waitingFor)];
	return rich(line(plain(assessingWords.progress(answered, asked)), waiting));
}
function hosts(waitingFor) {
	const shown = waitingFor.slice(0, maxWaiting).flatMap((host) => [code(visible(host, 260)), plain(" ")]);
	const more = waitingFor.length - maxWaiting;
	return more > 0 ? [...shown, plain(assessingWords.more(more))] : shown.slice(0, -1);
}
function named$1(domains, max) {
	const shown = domains.slice(0, max).map((domain) => visible(domain, 260));
	return domains.length > max ? [...shown, assessingWords.more(domains.length - max)] : shown;
}

// bot/slack/blocks/score.ts
function starsText({ applicable, stars }) {
	return applicable ? rangeText(stars, 1) : "–";
}
function starsDrawn({ applicable, stars: { min, max } }) {
	if (!applicable) return "–";
	return `${"★".repeat(Math.floor(min)) + (min % 1 === 0 ? "" : "½")}${"?".repeat(Math.max(0, Math.ceil(max) - Math.ceil(min)))}`.padEnd(5, "☆");
}
function scoreLines(score) {
	if (!score.applicable) return [`– ${reportWords.noScore}`];
	const measured = score.coverage < 1 ? ` · ${reportWords.measured(score.coverage)}` : "";
	return [`${starsDrawn(score)} ${reportWords.stars(starsText(score))}: ${starWord(score.stars)}`, `${reportWords.points(rangeText(score.points, 0))}${measured}`];
}
function inOrder(scores) {
	return categories.flatMap((category) => scores.filter((score) => score.category === category));
}
function movesText(before, after) {
	return inOrder(after).flatMap((now) => {
		const then = before.find(({ category }) => category === now.category);
		const by = then === void 0 || !then.applicable || !now.applicable ? 0 : moved(then, now);
		return by === 0 ? [] : [`${amount(by, then?.stars, now.stars)} ${shortCategoryNames[now.category]}`];
	});
}
function starsMoved(before, now) {
	const then = before.find(({ category }) => category === now.category);
	const by = then === void 0 || !then.applicable || !now.applicable ? 0 : apart(then.stars, now.stars);
	if (by === 0) return "";
	return by > 0 ? reportWords.up(by) : reportWords.down(-by);
}
function moved(then, now) {
	return apart(then.stars, now.stars) || apart(then.points, now.points);
}
function apart(then, now) {
	if (now.min > then.max) return now.min - then.max;
	return now.max < then.min ? now.max - then.min : 0;
}
function amount(by, then, now) {
	const size = then !== void 0 && apart(then, now) !== 0 ? reportWords.starsGained(Math.abs(by)) : reportWords.pointsGained(Math.abs(by));
	return by > 0 ? reportWords.rose(size) : reportWords.fell(size);
}

// bot/slack/blocks/digest.ts
const maxRows$2 = 40;
const maxExpiries = 10;
function digestMessage({ every, domains, expiring }) {
	const changed = domains.filter(({ changes }) => changes > 0);
	const says = changed.length === 0 ? digestWords.quiet(domains.length) : digestWords.changed(changed.length, domains.length);
	const rows = domains.toSorted((one, other) => other.changes - one.changes).slice(0, maxRows$2).map(rowOf$1);
	const more = domains.length - rows.length;
	return messageOf({ blocks: [header(digestWords.title[every]), paragraph(says)] }, ...rows.length === 0 ? [] : [{
		blocks: [table$1([digestWords.columns, ...rows], [{}, ...right])],
		name: digestWords.table,
		leaves: 1
	}], ...more > 0 ? [{ blocks: [note(digestWords.more(more))] }] : [], ...changed.length === 0 ? [] : [{ blocks: movedBlocks(changed) }], ...expiring.length === 0 ? [] : [{ blocks: [expiries(expiring)] }]);
}
const right = [...categories, "changes"].map(() => ({ align: "right" }));
function rowOf$1({ domain, scores, changes }) {
	const stars = categories.map((category) => {
		const score = scores.find((one) => one.category === category);
		return score === void 0 ? "–" : starsText(score);
	});
	return [
		visible(domain, 300),
		...stars,
		String(changes)
	];
}
const maxMoved = 15;
function movedBlocks(changed) {
	const items = changed.slice(0, maxMoved).map(({ domain, scores, before, changes }) => line(bold(visible(domain, 300)), plain(digestWords.moved(changes, movesText(before, scores)))));
	const more = changed.length - items.length;
	return [rich(bullets(items)), ...more > 0 ? [note(digestWords.moreMoved(more))] : []];
}
function expiries(expiring) {
	const items = expiring.slice(0, maxExpiries).map(({ what, name, at, daysLeft }) => line(plain(newsWords.expiry[what]), bold(visible(name, 260)), plain(newsWords.ends(daysLeft)), moment(at)));
	return rich(line(bold(digestWords.ends)), bullets(items));
}

// bot/slack/blocks/changes.ts
const maxSide = 450;
const maxSentence$2 = 500;
function changeBlocks(changes, catalogue, most = 8) {
	const shown = changes.slice(0, most);
	const better = shown.filter(({ direction }) => direction === "strengthened");
	const more = changes.length - shown.length;
	return [
		...shown.filter((change) => !better.includes(change)).map((change) => rich(...changeElements(change, catalogue))),
		...better.length === 0 ? [] : [rich(bullets(better.map((change) => betterLine(change, catalogue))))],
		...more > 0 ? [note(diffWords.more(more))] : []
	];
}
function betterLine({ rule, name, args }, { rules }) {
	const says = rules.get(rule)?.says(quotable(args)) ?? visible(rule, 80);
	return line(plain(newsWords.better), code(visible(name, 260)), plain(" "), sentence(cut$1(says, maxSentence$2)));
}
function changeElements(change, { rules }) {
	const { severity, direction, name, args } = change;
	const rule = rules.get(change.rule);
	const title = rule?.title ?? visible(change.rule, 80);
	const told = quotable(args);
	return [
		line(bold(`${severitySigns[severity]} ${severityNames[severity]}: ${title}`), plain(` (${directionNames[direction]}) `), code(visible(name, 260))),
		...rule === void 0 ? [] : [line(sentence(cut$1(rule.says(told), maxSentence$2)))],
		lines([`- ${visible(change.before, maxSide)}`, `+ ${visible(change.after, maxSide)}`]),
		...rule === void 0 ? [] : [line(plain(diffWords.fix), sentence(cut$1(rule.fix(told), maxSentence$2)))]
	];
}
function quotable(args) {
	const text = (value) => visible(value, 300).replaceAll("`", "'");
	const shown = (arg) => typeof arg === "string" ? text(arg) : typeof arg === "object" ? arg.map(text) : arg;
	return Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, titleOf(key, arg) ?? shown(arg)]));
}
function titleOf(key, arg) {
	const id = key === "criterion" ? criteria.find((criterion) => criterion === arg) : void 0;
	return id === void 0 ? void 0 : `“${criterionWords[id].title}”`;
}

// bot/slack/blocks/fixes.ts
const maxFixes = 3;
const maxSentence$1 = 600;
const maxRecords$1 = 1500;
function fixParts(fixes) {
	const distinct = distinctFixes(fixes);
	const shown = distinct.slice(0, maxFixes);
	if (shown.length === 0) return [];
	return [
		{ blocks: [divider, heading(reportWords.fixes)] },
		...shown.map((fix, index) => ({
			blocks: [fixBlock(fix, index + 1)],
			name: namesOf(fix),
			leaves: index + 1
		})),
		...distinct.length > maxFixes ? [{ blocks: [note(reportWords.moreFixes(distinct.length - maxFixes))] }] : []
	];
}
function distinctFixes(fixes) {
	const all = fixes.map((fix) => {
		const told = fix.findings.find(({ publishLines }) => publishLines.length > 0) ?? fix.findings[0];
		return {
			fix,
			told,
			key: told.publishLines.length > 0 ? fix.check : told.fix
		};
	});
	return [...Map.groupBy(all, ({ key }) => key).values()].flatMap(([first, ...others]) => first === void 0 ? [] : [{
		...first,
		also: others.map(({ fix }) => fix)
	}]);
}
function namesOf({ fix, also }) {
	return [fix, ...also].map(({ check }) => checkNames[check]).join(", ");
}
function fixBlock(distinct, place) {
	const { fix, told } = distinct;
	const { gains } = fix;
	const gained = gains.map(({ category, stars, points }) => reportWords.gainOf(stars > 0 ? reportWords.starsGained(stars) : reportWords.pointsGained(points), shortCategoryNames[category]));
	return rich(line(bold(reportWords.fix(place, namesOf(distinct))), plain(reportWords.gain(gained))), line(sentence(cut$1(told.fix, maxSentence$1))), ...recordElements(told.publishLines, maxRecords$1, reportWords.recordsTooLong));
}
function recordElements(shown, max, tooLong) {
	if (shown.flatMap((one) => one.lines).reduce((all, text) => all + text.length + 1, 0) > max) return [line(plain(tooLong))];
	return shown.flatMap(({ title, lines: copied }) => [line(sentence(cut$1(title, 300)), plain(":")), lines(copied)]);
}

// bot/slack/blocks/not-measured.ts
const maxNotMeasured = 4;
function notMeasured(shown, report) {
	const all = unmeasured(shown);
	if (all.length === 0) return [];
	const hosts = hostsObstacle(report);
	const items = all.slice(0, maxNotMeasured).map(({ because, criteria }) => {
		const obstacles = criteria.map((criterion) => obstacleTo(criterion, {
			because,
			shown,
			hosts
		}));
		const says = [...new Set(obstacles.filter((one) => one !== "selectors" || criteria.length === 1))].map((one) => howToMeasure[one]).join(" ");
		return line(bold(criteriaText(criteria)), plain(`: ${cut$1(because, 300)}. `), sentence(says));
	});
	const more = all.length - items.length;
	return [rich(line(bold(reportWords.notMeasured)), bullets(items)), ...more > 0 ? [note(reportWords.moreNotMeasured(more))] : []];
}
function unmeasured({ notMeasured: open }) {
	const byCause = [...Map.groupBy(open, ({ because }) => because)].map(([because, some]) => ({
		because,
		criteria: [...new Set(some.flatMap(({ criteria }) => criteria))]
	}));
	return [...new Map(byCause.toReversed().map((one) => [one.criteria.join(), one])).values()].toReversed();
}
const maxCriteria = 4;
function criteriaText(ids) {
	const titles = ids.map((criterion) => criterionWords[criterion].title);
	return titles.length > maxCriteria ? reportWords.criteria(titles.length) : titles.join(", ");
}
function hostsObstacle({ egress, domains: [{ hosts }] }) {
	const seen = hosts.flatMap(({ addresses }) => addresses.kind === "measured" ? addresses.value : []);
	if (seen.length > 0 && seen.every(({ session }) => session.kind === "not-measured")) return "not-asked";
	return egress === "blocked-probably" ? "port-25" : "later";
}
const ofHosts = /* @__PURE__ */ new Set([
	"starttls",
	"x509",
	"dane",
	"mta-sts"
]);
function obstacleTo(criterion, { because, shown, hosts }) {
	if (shown.findings.some(({ id, says }) => id === "dnssec/bogus" && says.includes(because))) return "bogus";
	if (criterion === "dkim") return "selectors";
	return ofHosts.has(criterion) ? hosts : "later";
}

// bot/slack/blocks/report.ts
function isMissingIn({ evaluation }) {
	return evaluation.surroundings.name === "nxdomain";
}
function reportMessage(reported, catalogue) {
	const [assessed] = reported.report.domains;
	const shown = domainShown(assessed, catalogue);
	if (reported.isMissing === true) return missingMessage(reported, assessed.assessment.domain);
	const fixes = topFixes(assessed.assessment, catalogue);
	return messageOf({ blocks: [
		header(headline$1(shown, reported)),
		...longName(shown.domain),
		verdict(shown, reported),
		scoreFields(shown)
	] }, { blocks: [...egressNote(reported), ...notMeasured(shown, reported.report)] }, ...fixParts(fixes), {
		blocks: checkTable(shown),
		name: reportWords.checks,
		leaves: 9
	}, { blocks: [reportButtons(reported, assessed.assessment.domain), footer(reported)] });
}
function missingMessage(reported, domain) {
	return messageOf({ blocks: [
		header(reportWords.missing(shortName(domain))),
		...longName(domain),
		paragraph(reportWords.missingSays),
		note(reportWords.missingForged),
		buttons(button$1("check"), button$1("recheck", { domain }, domain)),
		footer(reported)
	] });
}
function headline$1({ domain, scores }, { before, ruleset }) {
	const applicable = scores.filter(({ score }) => score.applicable);
	const named = shortName(domain);
	if (applicable.length === 0) return reportWords.noHeadline(named);
	const moveOf = (score) => before?.ruleset === ruleset ? starsMoved(before.scores, score) : "";
	const stars = inOrder(scores).map(({ score, category }) => reportWords.starsOf(shortCategoryNames[category], isOpen$1(score) ? void 0 : starsText(score), moveOf(score)));
	return reportWords.headline(named, stars);
}
function isOpen$1({ applicable, stars: { min, max } }) {
	return applicable && min === 0 && max === 5;
}
const headlineName = 80;
function shortName(domain) {
	const shown = visible(domain, domain.length * 10);
	return shown.length <= headlineName ? shown : `${shown.slice(0, 40)}…${shown.slice(-30)}`;
}
function longName(domain) {
	const full = visible(domain, domain.length * 10);
	return [...full === shortName(domain) ? [] : [paragraph(full)], ...domain.includes("xn--") ? unicodeName(domain) : []];
}
function unicodeName(domain) {
	const name = domainToUnicode(domain);
	return name === "" || name === domain ? [] : [note(reportWords.unicode(typed(name, 300)))];
}
function verdict(shown, { before, ruleset }) {
	const worst = line(worstText(shown));
	if (before === void 0) return rich(worst);
	const moves = before.ruleset === ruleset ? movesText(before.scores, shown.scores.map(({ score }) => score)) : void 0;
	const said = moves === void 0 ? reportWords.otherRules(visible(before.ruleset, 40)) : moves.join(", ");
	const since = [
		plain(reportWords.since),
		moment(before.at),
		plain(`: ${said === "" ? reportWords.unchanged : said}.`)
	];
	return rich(worst, line(since));
}
const maxSentence = 600;
function worstText({ scores, findings, roles }) {
	const [worst] = findings;
	if (worst === void 0 || worst.severity === "info") return [plain(`${roles} ${nothingFound(scores)}`)];
	const { severity, says } = worst;
	return [bold(`${severitySigns[severity]} ${severityNames[severity]}: `), ...sentence(cut$1(says, maxSentence))];
}
function nothingFound(scores) {
	const coverages = scores.filter(({ score }) => score.applicable).map(({ score }) => score.coverage);
	if (coverages.every((coverage) => coverage === 1)) return reportWords.nothingWrong;
	return coverages.every((coverage) => coverage === 0) ? reportWords.nothingMeasured : reportWords.nothingWrongSoFar;
}
function scoreFields({ scores }) {
	return fields(inOrder(scores).map(({ title, score }) => ({
		title,
		lines: scoreLines(score)
	})));
}
function egressNote({ report }) {
	return report.egress === "blocked-probably" ? [paragraph(reportWords.egress)] : [];
}
function checkTable({ scores }) {
	const columns = categories.map((category) => shortCategoryNames[category]);
	const rows = criterionRows(scores);
	if (rows.length === 0) return [];
	const legend = rows.some((row) => row.some((cell) => cell.includes("★"))) ? `${reportWords.wouldAdd} ${reportWords.notAsked}` : reportWords.notAsked;
	return [
		divider,
		table$1([[reportWords.criterion, ...columns], ...rows]),
		note(legend)
	];
}
function criterionRows(scores) {
	const asked = inOrder(scores).filter(({ score }) => score.applicable);
	return [...new Set(asked.flatMap(({ criteria }) => criteria.map(({ title }) => title)))].map((title) => [title, ...categories.map((category) => {
		const one = (asked.find((score) => score.category === category)?.criteria ?? []).find((criterion) => criterion.title === title);
		return one === void 0 ? "" : verdictCell(one);
	})]);
}
function verdictCell({ verdict, gain }) {
	return verdict.kind === "unmet" && gain > 0 ? reportWords.unmet(gain) : verdictSigns[verdict.kind];
}
function reportButtons({ entry, isShared = false }, domain) {
	const value = {
		domain,
		entry
	};
	return buttons(button$1("recheck", { domain }, domain), button$1("watch", { domain }, domain), button$1("details", value, domain), ...isShared ? [] : [button$1("share", value, domain)], button$1("exportJson", value, domain));
}
function footer({ report, ruleset, resolver, tookMs, isRemembered, observedAt }) {
	return context([
		reportWords.ruleset(escaped$1(visible(ruleset, 40))),
		...resolver === void 0 ? [] : [...resolver.name === void 0 ? [] : [reportWords.resolver(escaped$1(visible(resolver.name, 100)))], resolver.validates ? reportWords.validated : reportWords.notValidated],
		...report.vantage === void 0 ? [] : [reportWords.vantage(escaped$1(visible(report.vantage, 100)))],
		reportWords.took(tookMs),
		momentText(report.at),
		...observedAt === void 0 ? [] : [`${reportWords.observed}${momentText(observedAt)}`],
		...isRemembered ? [reportWords.remembered] : []
	]);
}

// bot/slack/blocks/diff.ts
function diffMessage({ domain, before, after, changes }, catalogue) {
	const between = rich(line(plain(diffWords.between), moment(before.at), plain(diffWords.and), moment(after.at), plain(`. ${diffWords.today}`)));
	const blocks = changes.length === 0 ? [paragraph(diffWords.none)] : changeBlocks(changes, catalogue);
	const value = {
		domain,
		entry: after.entry
	};
	return messageOf({ blocks: [
		header(diffWords.title(shortName(domain))),
		between,
		scoresNow(before, after)
	] }, ...droppable(blocks), { blocks: [buttons(button$1("details", value, domain), button$1("recheck", { domain }, domain))] });
}
function droppable(blocks) {
	return blocks.map((block, index) => index < 2 ? { blocks: [block] } : {
		blocks: [block],
		name: diffWords.change(index + 1),
		leaves: index
	});
}
function scoresNow(before, after) {
	const shown = inOrder(after.scores).map((score) => {
		const moves = movesText(before.scores, [score]);
		return {
			title: categoryNames[score.category],
			lines: [...scoreLines(score), ...moves]
		};
	});
	return shown.length === 0 ? note(diffWords.today) : fields(shown);
}

// bot/slack/blocks/watch-list.ts
const maxShown$1 = 18;
function watchListMessage(watches, usage, now, showsPlaces = false) {
	const title = header(showsPlaces ? watchWords.titleOfAll : watchWords.title);
	const used = note(watchWords.usage(usage.used, usage.limit));
	if (watches.length === 0) return messageOf({ blocks: [
		title,
		paragraph(watchWords.none),
		used
	] });
	const rows = watches.slice(0, maxShown$1).map((watch) => watchBlocks(watch, now, showsPlaces));
	const more = watches.length - rows.length;
	return messageOf({ blocks: [title] }, ...rows.map((blocks, index) => ({
		blocks,
		name: visible(watches[index]?.domain ?? "", 60),
		leaves: index
	})), { blocks: [
		...more > 0 ? [note(watchWords.more(more))] : [],
		buttons(button$1("exportCsv")),
		used
	] });
}
function watchBlocks(watch, now, showsPlaces) {
	const { id, domain, mutedUntil, pausedBecause } = watch;
	const isMuted = mutedUntil !== void 0 && mutedUntil > now;
	const toggled = pausedBecause === void 0 ? button$1(isMuted ? "unmute" : "mute", { watch: id }, domain) : button$1("watch", { domain }, domain);
	return [rich(line(bold(visible(domain, 300)), plain(" — "), optionElements(watch, isMuted, showsPlaces))), buttons(toggled, unwatchButton(id, domain))];
}
function optionElements(watch, isMuted, showsPlaces) {
	const { options, channel, pausedBecause, mutedUntil, nextAt } = watch;
	const says = [everyText(options.everyHours), ...whatIsTold(options)];
	return [
		...showsPlaces ? [
			plain(watchWords.in),
			placeElement(channel),
			plain(", ")
		] : [],
		plain(`${says.join(", ")}; `),
		...pausedBecause === void 0 ? [plain(watchWords.next), moment(nextAt.toISOString())] : [plain(watchWords.paused(visible(pausedBecause, 100)))],
		...isMuted && mutedUntil !== void 0 ? [plain(`; ${watchWords.muted}`), moment(mutedUntil.toISOString())] : []
	];
}
function whatIsTold({ only, below, categories, checks, threads }) {
	return [
		watchWords.only[only],
		...below === void 0 ? [] : [watchWords.below(below)],
		...categories.length === 0 ? [] : [categories.map((category) => shortCategoryNames[category]).join(" and ")],
		...checks === void 0 ? [] : [checks.map((check) => checkNames[check]).join(" and ")],
		...threads ? [] : [watchWords.noThreads]
	];
}
function placeElement(id) {
	return /^[UW]/.test(id) ? {
		type: "user",
		user_id: id
	} : {
		type: "channel",
		channel_id: id
	};
}

// bot/slack/blocks/news.ts
function newsMessage(watch, news, catalogue) {
	const domain = shortName(watch.domain);
	switch (news.kind) {
		case "changed": return changedMessage(watch, news, catalogue);
		case "recovered": return recoveredMessage(watch, news, catalogue);
		case "flapping": return messageOf(title(newsWords.flapping(domain)), { blocks: [paragraph(newsWords.flappingSays(news.times, news.hours)), alertButtons(watch, news.after.entry)] });
		case "settled": return messageOf(title(newsWords.settled(domain)), { blocks: [paragraph(newsWords.settledSays(news.changes.length)), scoresNow(news.before, news.after)] }, ...droppable(changeBlocks(news.changes, catalogue, maxChanges)), { blocks: [alertButtons(watch, news.after.entry)] });
		case "expiring": return expiringMessage(watch, news.items);
		case "paused": return messageOf(title(newsWords.paused(domain)), { blocks: [rich(line(plain(newsWords.pausedIn), placeElement(news.channel), plain(newsWords.pausedBecause), code(visible(news.because, 200)), plain(".")), line(plain(`${refusalSays[news.because] ?? refusalSays.other ?? ""} ${newsWords.resume}`.trim()))), buttons(button$1("watch", { domain: watch.domain }, watch.domain))] });
	}
}
const maxChanges = 6;
function title(text) {
	return { blocks: [header(text)] };
}
function changedMessage(watch, { changes, before, after, isRegression }, catalogue) {
	const said = isRegression ? newsWords.worse : newsWords.changed;
	return messageOf(title(said(shortName(watch.domain), changes.length)), ...droppable(changeBlocks(changes, catalogue, maxChanges)), { blocks: [
		scoresNow(before, after),
		rich(line(plain(newsWords.confirmed), moment(after.at))),
		alertButtons(watch, after.entry)
	] });
}
function recoveredMessage(watch, { changes, before, after, alertedAt }, catalogue) {
	const told = rich(line(plain(newsWords.recoveredSince), moment(alertedAt), plain(newsWords.recoveredEnd)));
	return messageOf(title(newsWords.recovered(shortName(watch.domain))), { blocks: [told] }, ...droppable(changeBlocks(changes, catalogue, maxChanges)), { blocks: [scoresNow(before, after)] });
}
const maxItems = 15;
function expiringMessage(watch, items) {
	const soonest = Math.min(...items.map(({ daysLeft }) => daysLeft));
	const told = items.slice(0, maxItems).map(({ what, name, at, daysLeft }) => line(plain(newsWords.expiry[what]), bold(visible(name, 260)), plain(newsWords.ends(daysLeft)), moment(at)));
	const more = items.length - told.length;
	return messageOf(title(newsWords.expiring(shortName(watch.domain), Number.isFinite(soonest) ? soonest : 0)), { blocks: [
		rich(bullets(told)),
		...more > 0 ? [note(newsWords.moreExpiries(more))] : [],
		alertButtons(watch)
	] });
}
function alertButtons({ id, domain }, entry) {
	return buttons(...entry === void 0 ? [] : [button$1("details", {
		domain,
		entry
	}, domain)], button$1("recheck", { domain }, domain), button$1("acknowledge", { watch: id }, domain), button$1("mute", { watch: id }, domain), unwatchButton(id, domain));
}
function alertEdited(alert, recoveredAt) {
	const said = rich(line(bold(newsWords.recoveredNow), moment(recoveredAt)));
	const [first, ...rest] = alert.blocks.filter(({ type }) => type !== "actions" && type !== "section");
	return messageOf({ blocks: first === void 0 ? [said] : [
		over(first),
		said,
		...rest
	] });
}
function over(block) {
	return block.type === "header" && "text" in block && typeof block.text === "object" ? header(newsWords.over(block.text.text)) : block;
}

// bot/slack/blocks/notice.ts
function noticeMessage(notice) {
	return messageOf({ blocks: blocksOf(notice) });
}
function blocksOf(notice) {
	const words = noticeWords;
	switch (notice.kind) {
		case "error": return errorBlocks(notice);
		case "limited": return [paragraph(words.limited(notice.retryAfterMs)), note(words.limitedWhy)];
		case "misread": return [misread(notice)];
		case "not-installed": return [paragraph(words.notInstalled), rich(line(notInstalledNext(notice.installUrl)))];
		case "not-allowed": return [paragraph(words.notAllowed), note(words.notAllowedNext)];
		case "not-manager": return [paragraph(words.notManager), note(words.notManagerNext)];
		case "too-many-watches": return [rich(line(plain(`${words.tooManyWatches(notice.used, notice.limit)} `), sentence(words.tooManyWatchesNext)))];
		case "muted": return [rich(line(plain(words.muted(shortName(notice.domain))), moment(notice.until), plain(".")))];
		case "unwatched-all": return [paragraph(words.unwatchedAll(notice.count))];
		case "unwatched":
		case "not-watched":
		case "unmuted": return [paragraph(words.ofDomain[notice.kind](shortName(notice.domain)))];
		case "no-look": return [paragraph(words.ofDomain[notice.kind](shortName(notice.domain))), lookButtons(notice.domain)];
		case "saved":
		case "shared":
		case "exported":
		case "no-evidence":
		case "deleted":
		case "no-inbox": return [paragraph(words.done[notice.kind])];
	}
}
function errorBlocks({ cause, id, domain }) {
	const [says, next] = noticeWords.errorSays[cause];
	return [
		rich(line(bold(`${noticeWords.error}. `), plain(`${says} ${next}`))),
		...domain === void 0 ? [] : [buttons(button$1("recheck", { domain }, domain))],
		note(`${noticeWords.errorId}${visible(id, 40)}`)
	];
}
function lookButtons(domain) {
	return buttons(button$1("recheck", { domain }, domain), button$1("watch", { domain }, domain));
}
function misread({ says, meant }) {
	return rich(line(plain(typed(says, 600)), meant === void 0 ? [] : [plain(" "), code(typed(meant, 200))]));
}
function notInstalledNext(url) {
	const isLink = url !== void 0 && /^https:\/\/[\w.:/-]{1,300}$/.test(url);
	const words = noticeWords.notInstalledNext;
	return isLink ? [plain(`${words}: `), {
		type: "link",
		url
	}] : [plain(`${words}.`)];
}
function deleteMessage() {
	const { title, says, confirm, deny } = deleteWords;
	const asked = confirmation(title, says, confirm, deny);
	return messageOf({ blocks: [paragraph(says), buttons({
		...button$1("deleteAll", {}, "", "danger"),
		confirm: asked
	})] });
}

// bot/slack/blocks/outbound.ts
function outboundBegun({ domain, address, until }) {
	const mailto = {
		type: "link",
		url: `mailto:${address}?subject=mecsa`,
		text: outboundWords.open
	};
	return messageOf({ blocks: [
		header(outboundWords.begin(shortName(domain))),
		rich(line(plain(outboundWords.todo(shortName(domain)))), lines([address]), line(mailto)),
		rich(line(plain(outboundWords.until), moment(until), plain("."))),
		note(outboundWords.privacy)
	] });
}
function outboundMessage(news) {
	return news.kind === "received" ? receivedMessage(news) : silentMessage(news);
}
function silentMessage({ domain, askedAt }) {
	const { silent, silentSays, silentNext, again } = outboundWords;
	return messageOf({ blocks: [
		rich(line(bold(silent(shortName(domain))))),
		rich(line(plain(silentSays), moment(askedAt), plain(silentNext))),
		note(again(shortName(domain)))
	] });
}
const maxFindings$1 = 12;
function receivedMessage({ domain, observation, reverse }) {
	const author = authorOf(observation);
	const { rows, findings } = messageShown(observation, judgeMessage(observation), outboundWords.tlsTold);
	const more = findings.length - maxFindings$1;
	return messageOf({ blocks: [header(headline(observation, author)), ...otherDomain(domain, author)] }, { blocks: [rowBlock(rows), serverBlock(observation, reverse)] }, ...findingParts(findings.slice(0, maxFindings$1)), { blocks: more > 0 ? [note(outboundWords.more(more))] : [] }, { blocks: author === void 0 ? [] : [note(outboundWords.counts(shortName(author))), recheck$1(author)] });
}
function authorOf({ author }) {
	return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : void 0;
}
function headline({ dmarc }, author) {
	if (author === void 0 || dmarc === void 0) return outboundWords.noAuthor;
	return outboundWords.verdicts[dmarc.rfc9989.result](shortName(author));
}
function otherDomain(asked, author) {
	if (author === asked) return [];
	const { otherDomain: other, noAuthorCounts } = outboundWords;
	return [paragraph(author === void 0 ? noAuthorCounts(shortName(asked)) : other(shortName(asked), shortName(author)))];
}
const maxRow = 400;
const maxRows$1 = 24;
function rowBlock(rows) {
	const headOf = (index) => rows.slice(0, index + 1).findLast(([head]) => head !== "")?.[0] ?? "";
	return rich(...rows.slice(0, maxRows$1).map(([, text], index) => line(bold(`${headOf(index)} `), plain(visible(text, maxRow)))));
}
function serverBlock({ envelope: { ip } }, { kind, names }) {
	const named = visible(names.join(", "), 300);
	const address = visible(ip, 60);
	return rich(line(bold(`${outboundWords.server} `), plain(outboundWords.reverse[kind](address, named))));
}
function findingParts(findings) {
	if (findings.length === 0) return [{ blocks: [paragraph(outboundWords.nothingWrong)] }];
	return [{ blocks: [divider, heading(outboundWords.wrong)] }, ...findings.map((finding, index) => ({
		blocks: [findingBlock$1(finding)],
		name: outboundWords.finding(index + 1),
		leaves: index
	}))];
}
function findingBlock$1({ severity, says, fix, see }) {
	return rich(line(bold(`${severitySigns[severity]} ${severityNames[severity]}: `), sentence(cut$1(says, 600))), line(plain(outboundWords.fix), sentence(cut$1(fix, 600)), plain(` ${outboundWords.see}${see}.`)));
}
function recheck$1(domain) {
	return buttons(button$1("recheck", { domain }, domain), button$1("watch", { domain }, domain));
}

// bot/slack/blocks/observed.ts
function observedIn({ observed }) {
	const observedAt = observed[0]?.observations[0]?.receivedAt;
	return observedAt === void 0 ? {} : { observedAt };
}

// bot/slack/blocks/several.ts
const maxWorst = 240;
function severalMessage(all, catalogue) {
	const shown = all.map((one) => ({
		...one,
		shown: one.report && domainShown(one.report.domains[0], catalogue)
	}));
	const entries = all.flatMap(({ entry }) => entry ?? []);
	const rows = shown.map((one) => [visible(one.domain, 300), ...one.shown === void 0 ? noCells : starCells(one.shown)]);
	return messageOf({ blocks: [header(severalWords.title(all.length)), table$1([severalWords.columns, ...rows], starColumns)] }, { blocks: [note(severalWords.stars)] }, ...shown.map((one, index) => ({
		blocks: [lineOf$1(one)],
		name: visible(one.domain, 60),
		leaves: index + 1
	})), ...entries.length === 0 ? [] : [{ blocks: [buttons(button$1("exportCsv", { entries }))] }]);
}
const noCells = categories.map(() => "–");
const starColumns = [{ is_wrapped: true }, ...categories.map(() => ({ align: "right" }))];
function lineOf$1({ domain, entry, because, shown }) {
	const said = shown === void 0 ? visible(because ?? severalWords.failed, maxWorst) : worstOf(shown);
	const text = `${visible(domain, 300)}: ${said}`;
	return entry === void 0 ? paragraph(text) : withButton(text, button$1("details", {
		domain,
		entry
	}, domain));
}
function starCells({ scores }) {
	return categories.map((category) => {
		const one = scores.find((score) => score.category === category);
		return one === void 0 ? "–" : starsText(one.score);
	});
}
function worstOf({ findings: [worst] }) {
	if (worst === void 0 || worst.severity === "info") return severalWords.none;
	return cut$1(`${severitySigns[worst.severity]} ${severityNames[worst.severity]}: ${firstSentence(worst.says)}`, maxWorst);
}
function firstSentence(text) {
	const [first = ""] = text.replaceAll("`", "").split(/(?<=\.) (?=[A-Z])/, 1);
	return first;
}
function comparisonMessage(one, other, catalogue) {
	const [left, right] = [one, other].map(({ report }) => domainShown(report.domains[0], catalogue));
	if (left === void 0 || right === void 0) return messageOf();
	const rows = criterionRowsOf(left, right);
	const names = [one.domain, other.domain].map((domain) => visible(domain, 300));
	return messageOf({ blocks: [header(severalWords.compare(shortName(one.domain).slice(0, 70), shortName(other.domain).slice(0, 70)))] }, { blocks: [paragraph(rows.length === 0 ? severalWords.same : severalWords.differ(rows.length))] }, { blocks: [table$1([
		[severalWords.criterion, ...names],
		...scoreRows(left, right),
		...rows
	], wrapped)] }, { blocks: [note(severalWords.stars), ...[one, other].map(({ domain, entry, report }) => lineOf$1({
		domain,
		entry,
		shown: domainShown(report.domains[0], catalogue)
	}))] });
}
const wrapped = [
	{ is_wrapped: true },
	{ is_wrapped: true },
	{ is_wrapped: true }
];
function scoreRows(left, right) {
	const [ours, theirs] = [starCells(left), starCells(right)];
	return left.scores.map(({ title }, index) => [
		`★ ${title}`,
		ours[index] ?? "–",
		theirs[index] ?? "–"
	]);
}
function criterionRowsOf(left, right) {
	const pairs = left.scores.flatMap(({ category, criteria }) => criteria.flatMap(({ criterion, title, verdict }) => {
		const that = right.scores.find((score) => score.category === category)?.criteria.find((one) => one.criterion === criterion)?.verdict;
		if (that === void 0 || that.kind === verdict.kind) return [];
		return [{
			title,
			cells: [verdictSigns[verdict.kind], verdictSigns[that.kind]]
		}];
	}));
	return [...Map.groupBy(pairs, ({ title }) => title)].map(([title, [first]]) => [title, ...first?.cells ?? []]);
}

// bot/jobs/messages.ts
const jobWords = {
	repeated: "This may be a repetition: the bot was stopped while it sent it.",
	limited: (retryAfterMs) => `not asked: too many questions, try again in ${durationText(retryAfterMs)}`,
	failed: (id) => `failed, id ${id}`
};

// bot/jobs/words.ts
const tellingWords = (says, isRepeated) => {
	const message = messageFor(says);
	if (!isRepeated) return message;
	return {
		text: `${jobWords.repeated} ${message.text}`,
		blocks: [note(jobWords.repeated), ...message.blocks]
	};
};
function messageFor(says) {
	switch (says.kind) {
		case "news": return newsMessage(says.watch, says.news, catalogue);
		case "recovered": return alertEdited(newsMessage(says.watch, says.alert, catalogue), says.at);
		case "digest": return digestMessage(says.digest);
		case "outbound": return outboundMessage(says.news);
	}
}
const assessWords = (asked) => ({
	progress: assessingMessage,
	one: (outcome) => oneMessage(outcome, {
		validates: true,
		...asked === void 0 ? {} : { name: asked }
	}),
	several: (outcomes) => severalMessage(outcomes.map(lineOf), catalogue),
	compared: (one, other) => [one, other].some(({ assessed }) => isMissingIn(assessed)) ? severalMessage([one, other].map(lineOf), catalogue) : comparisonMessage(sideOf$1(one), sideOf$1(other), catalogue),
	failed: (id) => noticeMessage({
		kind: "error",
		cause: "internal",
		id
	})
});
function oneMessage(outcome, resolver) {
	switch (outcome.kind) {
		case "assessed": {
			const { assessed, entry, before, isRemembered } = outcome;
			const { report, ruleset, tookMs } = assessed;
			const since = before === void 0 ? {} : { before: {
				...before,
				at: before.at.toISOString()
			} };
			const sent = observedIn(assessed.evidence);
			const known = {
				ruleset,
				tookMs,
				isRemembered,
				isMissing: isMissingIn(assessed),
				resolver
			};
			return reportMessage({
				report,
				entry: entry.id,
				...known,
				...since,
				...sent
			}, catalogue);
		}
		case "limited": return noticeMessage(outcome);
		case "failed": return noticeMessage({
			kind: "error",
			cause: "internal",
			id: outcome.id,
			domain: outcome.domain
		});
	}
}
function sideOf$1({ domain, entry, assessed: { report } }) {
	return {
		domain,
		entry: entry.id,
		report
	};
}
function lineOf(outcome) {
	const { domain } = outcome;
	switch (outcome.kind) {
		case "assessed": return isMissingIn(outcome.assessed) ? {
			domain,
			because: severalWords.missing
		} : sideOf$1(outcome);
		case "limited": return {
			domain,
			because: jobWords.limited(outcome.retryAfterMs)
		};
		case "failed": return {
			domain,
			because: jobWords.failed(outcome.id)
		};
	}
}

// bot/jobs/bot-jobs.ts
function botJobs(options) {
	const { store, assessor, messenger, now, log, works, clock, pollSeconds, superviseSeconds, rules } = options;
	const words = options.words ?? {
		telling: tellingWords,
		assess: assessWords(options.resolver)
	};
	const later = { send: (queue, work, how) => jobs.send(queue, work, how) };
	const tell = tellWork({
		store,
		messenger,
		words: words.telling,
		now,
		log
	});
	const handlers = {
		assess: assessWork({
			assessor,
			store,
			messenger,
			words: words.assess,
			now,
			log
		}),
		watch: watchWork({
			store,
			assessor,
			jobs: later,
			now
		}),
		tell
	};
	const ticking = tickingWith({
		store,
		jobs: later,
		tell,
		now
	});
	const jobs = openJobs({
		connection: store.boss,
		log,
		...works ? { work: {
			handlers,
			ticking
		} } : {},
		...clock === void 0 ? {} : { clock },
		...pollSeconds === void 0 ? {} : { pollSeconds },
		...superviseSeconds === void 0 ? {} : { superviseSeconds },
		...rules === void 0 ? {} : { rules }
	});
	return {
		jobs,
		ticking
	};
}

// bot/operation/ack-times.ts
function watchAcks(path, observe) {
	const begun = /* @__PURE__ */ new WeakMap();
	const start = (message) => {
		const { request, response } = message;
		if (request.url?.startsWith(path) === true) begun.set(response, performance.now());
	};
	const finish = (message) => {
		const since = begun.get(message.response);
		if (since !== void 0) observe((performance.now() - since) / 1e3);
	};
	subscribe("http.server.request.start", start);
	subscribe("http.server.response.finish", finish);
	return () => {
		unsubscribe("http.server.request.start", start);
		unsubscribe("http.server.response.finish", finish);
	};
}

// bot/operation/admin-server.ts
const checkMs = 1e3;
async function openAdminServer(options) {
	const { host, port } = options;
	const server = createServer$1({
		requestTimeout: 1e4,
		headersTimeout: 5e3,
		maxHeaderSize: 8192
	}, answering(options));
	server.maxConnections = 100;
	server.listen(port, host);
	await listening(server, `ADMIN_PORT ${host}:${port}`);
	const address = server.address();
	return {
		port: typeof address === "object" && address !== null ? address.port : port,
		async close() {
			server.close();
			server.closeAllConnections();
			await once$2(server, "close");
		}
	};
}
async function listening(server, what) {
	try {
		await once$2(server, "listening");
	} catch (error) {
		throw portTrouble(error, what) ?? error;
	}
}
function portTrouble(error, what) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "EADDRINUSE") return new UsageError(`${what} is in use`, "Stop who listens there, or give another port.");
	if (code === "EACCES") return new UsageError(`${what} may not be used by this user`, "Give a port over 1023.");
	if (code === "EADDRNOTAVAIL") return new UsageError(`${what} is not an address of this machine`, "Give one that is, such as 0.0.0.0.");
}
function answering(options) {
	const pages = {
		"/healthz": (response) => say(response, 200, "alive\n"),
		"/readyz": (response) => void ready(options, response),
		"/metrics": (response) => void numbers(options, response)
	};
	return ({ url, method }, response) => {
		const page = pages[url?.split("?", 1)[0] ?? ""];
		if (method !== "GET" && method !== "HEAD") say(response, 405, "GET only\n");
		else if (page === void 0) say(response, 404, `${Object.keys(pages).join(", ")}\n`);
		else page(response);
	};
}
function say(response, code, text, contentType = "text/plain; charset=utf-8") {
	response.writeHead(code, {
		"content-type": contentType,
		"cache-control": "no-store"
	}).end(text);
}
async function ready({ checks, isStopping }, response) {
	if (isStopping()) return say(response, 503, "stopping\n");
	const failing = await notReady(checks);
	say(response, failing.length === 0 ? 200 : 503, failing.length === 0 ? "ready\n" : failing.map((name) => `not ready: ${name}\n`).join(""));
}
async function notReady(checks) {
	return (await Promise.all(Object.entries(checks).map(async ([name, check]) => await inTime(check) ? [] : [name]))).flat();
}
async function inTime(check) {
	const { promise, resolve } = Promise.withResolvers();
	const timer = setTimeout(resolve, checkMs, false);
	try {
		return await Promise.race([promise, check().then(() => true)]);
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}
async function numbers({ metrics }, response) {
	try {
		const { text, contentType } = await metrics();
		say(response, 200, text, contentType);
	} catch (error) {
		say(response, 503, `the metrics cannot be read: ${String(error)}\n`);
	}
}

// bot/operation/counted.ts
function counted(inner, { slackApi }) {
	const count = (method, delivery) => slackApi(method, delivery.kind === "delivered" ? "ok" : delivery.because);
	return {
		async post(place, message, options) {
			const delivery = await inner.post(place, message, options);
			count("post", delivery);
			return delivery;
		},
		async update(place, ts, message) {
			const delivery = await inner.update(place, ts, message);
			count("update", delivery);
			return delivery;
		},
		async reply(to, message, options) {
			const replied = await inner.reply(to, message, options);
			count("reply", replied.delivery);
			return replied;
		}
	};
}

// bot/operation/scrub.ts
const secrets = [
	[/https:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"']{1,400}/g, "[response_url]"],
	[/\b(client_secret|refresh_token|access_token|code|state)("?\s?[:=]\s?"?)[\w.~%+/-]{1,400}/g, "$1$2[hidden]"],
	[/x(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w-]{1,400}/g, "[token]"],
	[/Bearer [\w.~+/-]{1,400}/gi, "Bearer [token]"],
	[/(postgres(?:ql)?:\/\/)[^\s"'@/]{1,400}@/g, "$1[user]@"],
	[/[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/g, "[address]"]
];
function scrub(text) {
	return secrets.reduce((scrubbed, [what, instead]) => scrubbed.replace(what, instead), text);
}

// bot/operation/log.ts
const hidden = [
	"token",
	"botToken",
	"appToken",
	"authorization",
	"Authorization",
	"cookie",
	"client_secret",
	"refresh_token",
	"access_token",
	"response_url",
	"responseUrl",
	"text",
	"body",
	"blocks",
	"email",
	"user_name"
];
const maxLine = 16384;
function openLog(level, out = process.stdout) {
	const paths = hidden.flatMap((name) => [
		name,
		`*.${name}`,
		`*.*.${name}`
	]);
	return pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: {
			paths,
			censor: "[hidden]"
		}
	}, { write: (line) => out.write(`${scrubbedJson(shortened(line))}\n`) });
}
function shortened(line) {
	if (line.length <= maxLine) return line;
	return JSON.stringify({
		level: 40,
		msg: `a line of ${line.length} characters was cut`,
		begins: line.slice(0, 1e3)
	});
}
function scrubbedJson(line) {
	return JSON.stringify(JSON.parse(line, (_name, value) => typeof value === "string" ? scrub(value) : value));
}
const isTraffic = /^http request |authorize URL|^Running handle/;
function boltLogger(log) {
	let level = LogLevel.INFO;
	let name = "slack";
	const say = (method) => (...said) => {
		const text = said.map(worded).join(" ");
		if (!isTraffic.test(text)) log[method]({ from: name }, text);
	};
	return {
		debug: say("debug"),
		info: say("debug"),
		warn: say("warn"),
		error: say("error"),
		setLevel: (to) => level = to,
		getLevel: () => level,
		setName: (to) => name = to
	};
}
function worded(said) {
	if (typeof said === "string") return said;
	return said instanceof Error ? `${said.name}: ${said.message}` : "[object]";
}

// bot/operation/metrics.ts
const seconds = [
	.01,
	.03,
	.1,
	.3,
	1,
	3,
	10,
	30,
	60
];
function openMetrics(depth) {
	const register = new Registry();
	const registers = [register];
	collectDefaultMetrics({
		register,
		prefix: "mecsa_"
	});
	const assessments = new Counter({
		name: "mecsa_assessments_total",
		help: "Assessments that were asked for.",
		labelNames: ["how"],
		registers
	});
	const took = new Histogram({
		name: "mecsa_assessment_seconds",
		help: "How long assessments took.",
		buckets: seconds,
		registers
	});
	const visits = new Histogram({
		name: "mecsa_smtp_visit_seconds",
		help: "How long visits of MX hosts took.",
		buckets: seconds,
		registers
	});
	const questions = new Counter({
		name: "mecsa_dns_queries_total",
		help: "Questions of assessments, by what came of them.",
		labelNames: ["outcome"],
		registers
	});
	const reached = new Counter({
		name: "mecsa_smtp_egress_total",
		help: "Assessments, by whether MX hosts could be reached from here at all.",
		labelNames: ["egress"],
		registers
	});
	const api = new Counter({
		name: "mecsa_slack_api_total",
		help: "Calls of Slack's Web API.",
		labelNames: ["method", "error"],
		registers
	});
	const acks = new Histogram({
		name: "mecsa_slack_ack_seconds",
		help: "From a request of Slack to our acknowledgement; it gives up after 3 s.",
		buckets: seconds,
		registers
	});
	const inbox = new Counter({
		name: "mecsa_inbox_total",
		help: "Recipients and messages of the inbox of outbound tests, by what came of them.",
		labelNames: ["outcome"],
		registers
	});
	queueGauges(depth, register);
	return {
		assessed: (how) => assessments.inc({ how }),
		took: (value) => took.observe(value),
		visited: (value) => visits.observe(value),
		reached: (egress) => reached.inc({ egress }),
		answered: (outcome) => questions.inc({ outcome }),
		slackApi: (method, error) => api.inc({
			method,
			error
		}),
		slackAck: (value) => acks.observe(value),
		inbox: (outcome) => inbox.inc({ outcome }),
		text: () => register.metrics(),
		contentType: register.contentType
	};
}
function queueGauges(depth, register) {
	const gauge = (name, help, value) => {
		const counted = new Gauge({
			name,
			help,
			labelNames: ["queue"],
			collect: async () => {
				for (const one of await depth()) counted.set({ queue: one.queue }, value(one));
			},
			registers: []
		});
		register.registerMetric(counted);
	};
	gauge("mecsa_queue_ready", "Jobs that wait for a worker.", ({ ready }) => ready);
	gauge("mecsa_queue_oldest_seconds", "For how long the oldest job waits.", ({ oldestSeconds }) => oldestSeconds);
}

// bot/operation/start-trouble.ts
const unreachable = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ECONNRESET"
]);
const refused = {
	"28P01": "the password is wrong",
	"28000": "the user may not connect",
	"3D000": "there is no such database",
	"42501": "the user may not create tables"
};
function startTrouble(error) {
	if (error instanceof UsageError) return error;
	if (error instanceof WebAPIPlatformError) return new UsageError(`Slack refuses the credentials: ${error.data.error}`, "Copy the tokens again from the app's page; docs/bot.md tells from where.");
	const code = codeOf(error);
	if (code === void 0) return void 0;
	const why = refused[code];
	if (why !== void 0) return new UsageError(`the database refuses: ${why} (${code})`, "Correct DATABASE_URL, or what that user may do.");
	if (!unreachable.has(code)) return void 0;
	return new UsageError(`the database or Slack cannot be reached (${code})`, "Check DATABASE_URL, and whether this machine reaches slack.com.");
}
function codeOf(error) {
	if (error instanceof AggregateError) return codeOf(error.errors[0]);
	if (!(error instanceof Error)) return void 0;
	if ("code" in error && typeof error.code === "string" && !error.code.startsWith("slack_")) return error.code;
	if ("original" in error) return codeOf(error.original);
	return error.cause === void 0 ? void 0 : codeOf(error.cause);
}

// bot/operation/stopping.ts
function stopping(ms) {
	const steps = [];
	let stopped;
	let isStopping = false;
	const run = async () => {
		isStopping = true;
		const until = performance.now() + ms;
		const failed = [];
		for (const { name, stop } of steps.toReversed()) failed.push(...(await trouble(stop, Math.max(0, until - performance.now()))).map((why) => `${name}: ${why}`));
		return failed;
	};
	return {
		add: (name, stop) => void steps.push({
			name,
			stop
		}),
		isStopping: () => isStopping,
		stop: () => stopped ??= run()
	};
}
async function trouble(stop, ms) {
	const { promise, resolve } = Promise.withResolvers();
	const timer = setTimeout(resolve, ms, ["not in time"]);
	try {
		return await Promise.race([stop().then(() => []), promise]);
	} catch (error) {
		return [String(error)];
	} finally {
		clearTimeout(timer);
	}
}

// bot/slack/scopes.ts
const scopes = [
	{
		name: "commands",
		why: "The command /mecsa and the two shortcuts.",
		isOptional: false
	},
	{
		name: "chat:write",
		why: "Answers, alerts and digests in channels that the app was invited to, and direct messages.",
		isOptional: false
	},
	{
		name: "chat:write.public",
		why: "Alerts in public channels without an invitation.",
		isOptional: true
	},
	{
		name: "files:write",
		why: "The buttons Export JSON and Export CSV and the command export: they send a file in a direct message.",
		isOptional: true
	},
	{
		name: "users:read",
		why: "Tells administrators from others where only some people may watch; nothing of it is kept.",
		isOptional: true
	}
];
const scopeNames = scopes.map(({ name }) => name);

// bot/slack/install/messages.ts
const pageWords = {
	installTitle: "Add mecsa to Slack",
	installText: "mecsa assesses how well a domain protects mail between servers, watches domains, and tells when something changed.",
	installButton: "Add to Slack",
	scopesTitle: "What it asks for",
	optional: "(optional)",
	installedTitle: "mecsa is installed",
	installedText: "Type /mecsa example.org in any channel of Slack. Invite the app to private channels that it is to tell of changes.",
	openSlack: "Open Slack",
	failedTitle: "mecsa was not installed",
	again: "Start again"
};
const failureSays = {
	cancelled: "The installation was cancelled in Slack. Nothing was stored.",
	"not-this-browser": "This link belongs to another browser session, was used before, or is older than ten minutes. Start again from the first page, in one browser.",
	slack: "Slack did not accept the installation. Start again; if it fails again, look into the log of the bot.",
	other: "Something went wrong on our side. The log of the bot has it under the id below."
};
function scopeText({ why, isOptional }) {
	return isOptional ? `${why} ${pageWords.optional}` : why;
}
function errorIdText(id) {
	return `Id of this error: ${id}`;
}

// bot/slack/install/pages.ts
const style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1d1c1d;background:#fff}a.button{display:inline-block;padding:.6rem 1.2rem;border-radius:.3rem;background:#4a154b;color:#fff;text-decoration:none}dt{font-family:monospace}@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1d21}a{color:#9cf}}";
const pageHeaders = {
	"content-type": "text/html; charset=utf-8",
	"content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
	"cache-control": "no-store"
};
function installPage(authorizeUrl) {
	const rows = scopes.map((scope) => `<dt>${escaped(scope.name)}</dt><dd>${escaped(scopeText(scope))}</dd>`);
	return page(pageWords.installTitle, `<p>${escaped(pageWords.installText)}</p>${button(authorizeUrl, pageWords.installButton)}<h2>${escaped(pageWords.scopesTitle)}</h2><dl>${rows.join("")}</dl>`);
}
function installedPage({ appId, teamId }) {
	const query = appId === void 0 ? void 0 : new URLSearchParams({
		app: appId,
		...teamId === void 0 ? {} : { team: teamId },
		tab: "home"
	});
	const url = query === void 0 ? "https://slack.com/" : `https://slack.com/app_redirect?${query.toString()}`;
	return page(pageWords.installedTitle, `<p>${escaped(pageWords.installedText)}</p>${button(url, pageWords.openSlack)}`);
}
function failedPage(failure, { again, id }) {
	const withId = failure === "other" || failure === "slack" ? `<p>${escaped(errorIdText(id))}</p>` : "";
	return page(pageWords.failedTitle, `<p>${escaped(failureSays[failure])}</p>${withId}${button(again, pageWords.again)}`);
}
function page(title, body) {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
}
function button(url, text) {
	return `<p><a class="button" href="${escaped(url)}">${escaped(text)}</a></p>`;
}
function escaped(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}

// bot/slack/install/state.ts
const stateSeconds = 600;
var BadState = class extends Error {
	name = "BadState";
	code = "mecsa_bad_state";
};
function signedStates({ secret, options, store, now }) {
	const sign = (text) => createHmac("sha256", secret).update(text).digest("base64url");
	return {
		async generateStateParam() {
			const text = `${randomBytes(16).toString("base64url")}.${now().getTime() + 600 * 1e3}`;
			return await Promise.resolve(`${text}.${sign(text)}`);
		},
		async verifyStateParam(_now, state) {
			const text = state.slice(0, state.lastIndexOf("."));
			if (!isSame$1(state, `${text}.${sign(text)}`) || Number(text.split(".")[1]) <= now().getTime()) throw new BadState("not signed by us, or too old");
			if (!await store.once(`state/${text}`, now(), 600 * 1e3)) throw new BadState("used before");
			return options;
		}
	};
}
function isSame$1(given, expected) {
	const [a, b] = [Buffer.from(given.slice(0, 500)), Buffer.from(expected.slice(0, 500))];
	return a.length === b.length && timingSafeEqual(a, b);
}

// bot/slack/install/tenant.ts
function tenantOf({ teamId, enterpriseId, isEnterpriseInstall }) {
	const id = isEnterpriseInstall ? enterpriseId ?? teamId : teamId ?? enterpriseId;
	return id === void 0 ? void 0 : tenantId(id);
}
function tenantOfInstallation({ team, enterprise, isEnterpriseInstall }) {
	return tenantOf({
		teamId: team?.id,
		enterpriseId: enterprise?.id,
		isEnterpriseInstall: isEnterpriseInstall === true
	});
}
function tenantId(text) {
	return isTenantId(text) ? text : void 0;
}
function isTenantId(text) {
	return /^[TE][A-Z\d]{1,31}$/.test(text);
}
var NotInstalled = class extends Error {
	name = "NotInstalled";
};
function knownTenant(where) {
	const tenant = tenantOf(where);
	if (tenant === void 0) throw new NotInstalled("neither a workspace nor an organization");
	return tenant;
}

// bot/slack/install/routes.ts
const installPath = "/slack/install";
const redirectPath = "/slack/oauth_redirect";
function installRoutes(options) {
	const url = {
		scopes: [...scopeNames],
		redirectUri: `${options.publicUrl}${redirectPath}`
	};
	const provider = new InstallProvider({
		clientId: options.clientId,
		clientSecret: options.clientSecret,
		stateStore: signedStates({
			secret: options.stateSecret,
			options: url,
			store: options.store,
			now: options.now
		}),
		stateCookieExpirationSeconds: 600,
		installationStore: writing(options),
		installUrlOptions: url,
		renderHtmlForInstallPath: installPage,
		clientOptions: options.clientOptions,
		logger: options.logger,
		...options.authorizeUrl === void 0 ? {} : { authorizationUrl: options.authorizeUrl }
	});
	const failure = (error, response) => send$1(response, 400, failedPage(failureOf(error), {
		again: installPath,
		id: options.failed(error)
	}));
	return [{
		path: installPath,
		method: "GET",
		handler: (request, response) => {
			setHeaders(response);
			provider.handleInstallPath(request, response).catch((error) => failure(error, response));
		}
	}, {
		path: redirectPath,
		method: "GET",
		handler: (request, response) => {
			setHeaders(response);
			provider.handleCallback(request, response, {
				success: ({ appId, team }) => send$1(response, 200, installedPage({
					appId,
					teamId: team?.id
				})),
				failure: (error) => failure(error, response)
			}).catch((error) => failure(error, response));
		}
	}];
}
function writing({ store, tokens }) {
	return {
		async storeInstallation(installation) {
			const tenant = tenantOfInstallation(installation);
			if (tenant === void 0) throw new Error("Slack named neither a workspace nor an organization");
			await store.installations.put(tenant, installation);
			tokens.forget(tenant);
		},
		async fetchInstallation() {
			return await Promise.reject(/* @__PURE__ */ new Error("installations are read by tokens.ts"));
		}
	};
}
function failureOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "slack_oauth_installer_authorization_error") return "cancelled";
	if (code === "mecsa_bad_state" || code === "slack_oauth_invalid_state" || code === "slack_oauth_missing_state") return "not-this-browser";
	return typeof code === "string" && code.startsWith("slack_webapi_") ? "slack" : "other";
}
function setHeaders(response) {
	for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
}
function send$1(response, code, body) {
	if (response.writableEnded) return;
	if (!response.headersSent) response.writeHead(code);
	response.end(body);
}

// bot/slack/listeners/asker.ts
const responseUrlMs = 18e5;
function replyTo({ tenant, channel, user, responseUrl }, now) {
	return {
		tenant,
		channel,
		user,
		until: new Date(now.getTime() + responseUrlMs).toISOString(),
		uses: 0,
		...responseUrl === void 0 ? {} : { responseUrl }
	};
}
async function answer(deps, asker, message, replace = false) {
	await answerFirst(deps, asker, message, replace);
}
async function answerFirst({ messenger, log, now }, asker, message, replace) {
	const { delivery, to } = await messenger.reply(replyTo(asker, now()), message, { replace });
	if (delivery.kind !== "delivered") log.warn({
		tenant: asker.tenant,
		because: delivery.because
	}, "an answer was not delivered");
	return to;
}
async function guarded$1(deps, asker, work) {
	try {
		await work();
	} catch (error) {
		const id = failed(deps, error, { tenant: asker.tenant });
		await answer(deps, asker, deps.shown.notice({
			kind: "error",
			cause: causeOf(error),
			id
		})).catch((second) => failed(deps, second, { after: id }));
	}
}
function failed({ log }, error, about = {}) {
	const id = randomBytes(4).toString("hex");
	log.error({
		...about,
		id,
		err: error
	}, "a listener failed");
	return id;
}
function causeOf(error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code.startsWith("slack_webapi_")) return "slack";
	if (error instanceof Error && error.name === "TimeoutError") return "timeout";
	return /^(?:[\dA-Z]{5}|ECONN[A-Z]+|ETIMEDOUT|EPIPE)$/.test(code) ? "store" : "internal";
}

// bot/slack/commands/flags.ts
const readers = {
	interval: hoursOf,
	below: (value) => within$1(wholeNumber(value), 1, 100),
	only: (value) => watchFilters.find((filter) => filter === value || filter === `${value}s`),
	category: categoriesOf,
	check: checksOf,
	threads: onOrOff,
	reminders: reminderDays,
	fresh: onOrOff
};
const flagNames = [
	"interval",
	"below",
	"only",
	"category",
	"check",
	"threads",
	"reminders",
	"fresh"
];
function withFlag(flags, name, value) {
	const read = readers[name](value.trim().toLowerCase());
	return read === void 0 ? void 0 : {
		...flags,
		[name]: read
	};
}
function hoursOf(value) {
	const [, number, unit] = /^(\d{1,3})\s?(h|d|w)$/.exec(value) ?? [];
	if (number === void 0) return void 0;
	return within$1(Number(number) * (unit === "h" ? 1 : unit === "d" ? 24 : 168), 1, 168);
}
function daysOf(value) {
	const [, number, unit] = /^(\d{1,4})\s?(d|w|m|y)?$/.exec(value.toLowerCase()) ?? [];
	if (number === void 0) return void 0;
	return within$1(Number(number) * (unit === "w" ? 7 : unit === "m" ? 30 : unit === "y" ? 365 : 1), 1, 3660);
}
const categoryWords = /* @__PURE__ */ new Map([
	["confidential-delivery", "confidential-delivery"],
	["delivery", "confidential-delivery"],
	["confidentiality", "confidential-delivery"],
	["phishing-identity-theft", "phishing-identity-theft"],
	["phishing", "phishing-identity-theft"],
	["spoofing", "phishing-identity-theft"],
	["message-integrity", "message-integrity"],
	["integrity", "message-integrity"]
]);
function categoriesOf(value) {
	const read = value.split(/[\s,]+/).filter((word) => word !== "").map((word) => categoryWords.get(word));
	const all = read.length === 0 ? void 0 : allOf(read);
	return all === void 0 ? void 0 : [...new Set(all)];
}
const watchable = new Map(criteria.map((criterion) => criterionWords[criterion].check).map((check) => [check, check]));
function checksOf(value) {
	const read = value.split(/[\s,]+/, 20).filter((word) => word !== "");
	const all = read.length === 0 ? void 0 : allOf(read.map((word) => watchable.get(word)));
	return all === void 0 ? void 0 : [...new Set(all)];
}
function reminderDays(value) {
	if (value === "off" || value === "none") return [];
	const days = value.split(/[\s,]+/, 11).map((word) => within$1(wholeNumber(word.replace(/d$/, "")), 1, 365));
	const all = days.length > 10 ? void 0 : allOf(days);
	return all === void 0 ? void 0 : [...new Set(all)].toSorted((a, b) => b - a);
}
function onOrOff(value) {
	if (value === "on" || value === "yes" || value === "true") return true;
	return value === "off" || value === "no" || value === "false" ? false : void 0;
}
function allOf(values) {
	const known = values.filter((value) => value !== void 0);
	return known.length === values.length ? known : void 0;
}
function wholeNumber(value) {
	return /^\d{1,5}$/.test(value) ? Number(value) : void 0;
}
function within$1(value, least, most) {
	return value !== void 0 && value >= least && value <= most ? value : void 0;
}

// bot/slack/commands/messages.ts
const commandSays = {
	check: "Assesses one domain, or up to ten in one table. An address or a URL will do.",
	compare: "Assesses two domains and shows them side by side.",
	watch: "Looks again at intervals and tells this channel (or the one named) when something changed.",
	unwatch: "Stops watching a domain here, or all of them.",
	list: "Lists what is watched here, or in the channel named.",
	history: "Shows how the points of a domain went, of 30 days or as many as you say.",
	diff: "Shows what changed since the look before, or since the look of so many days ago.",
	outbound: "Gives an address for one message from that domain, and tells how the message was sent, signed and encrypted.",
	settings: "Opens the settings of this workspace: time zone, digests, retention, who may watch.",
	export: "Sends you all that is kept of this workspace, tokens left out.",
	delete: "Deletes all that is kept of this workspace, after asking.",
	help: "Shows these commands, or one of them."
};
const flagSays = {
	interval: "how often to look: 1h to 7d (1d)",
	below: "tell only while a category has fewer points than this: 1 to 100",
	only: "what to tell: changes (all), or regressions and their recovery",
	category: "of which categories, separated by commas",
	check: "only what these see, separated by commas: starttls, x509, dane, mta-sts, dnssec, spf, dkim, dmarc",
	threads: "follow-ups in the thread of the alert: on, off (on)",
	reminders: "days before a certificate or signature ends: 30,14,7,1, or off",
	fresh: "ask everything again instead of showing a result of the last 15 minutes: on, off (off)"
};
function misreadText(misread) {
	switch (misread.kind) {
		case "unknown-verb": return `“${misread.given}” is neither a command nor a domain.${misread.instead === void 0 ? suggestion(misread.nearest) : " Did you mean:"}`;
		case "not-a-domain": return `“${misread.given}” is not a domain. Give the part behind the @ of an address, such as example.org.`;
		case "unknown-flag": return `“${misread.verb}” knows no option “${misread.given}”.${suggestion(misread.nearest, `help ${misread.verb}`)}`;
		case "bad-value": return `“${misread.given}” does not fit ${misread.flag}: ${flagSays[misread.flag]}.`;
		case "unexpected": return `“${misread.verb}” does not know what to do with “${misread.given}”.`;
		case "too-few": return `“${misread.verb}” needs ${domains(misread.least)}. Such as:`;
		case "too-many": return `“${misread.verb}” takes ${domains(misread.most)} at most; these are ${misread.given}.`;
		case "channel-name": return `The channel “${misread.given}” came without its id. Pick it from the list that Slack shows while you type #.`;
		case "bad-days": return `“${misread.given}” is not a number of days. Such as 30d, 12w or 1y; ten years at most.`;
		case "repeated": return `“${misread.given}” is there twice.`;
	}
}
function suggestion(nearest, help = "help") {
	return nearest === void 0 ? ` Try “${help}”.` : ` Did you mean “${nearest}”?`;
}
function domains(n) {
	return n === 1 ? "one domain" : `${n} domains`;
}

// bot/slack/commands/table.ts
const verbs = [
	"check",
	"compare",
	"watch",
	"unwatch",
	"list",
	"history",
	"diff",
	"outbound",
	"settings",
	"export",
	"delete",
	"help"
];
const maxDomains = 10;
const shapes = {
	check: {
		usage: "<domain> [domain …] [fresh:on]",
		examples: [
			"example.org",
			"example.org example.com",
			"check list.example"
		],
		domains: [1, 10],
		flags: ["fresh"],
		also: [],
		aliases: [
			"assess",
			"test",
			"scan"
		]
	},
	compare: {
		usage: "compare <domain> <domain>",
		examples: ["compare example.org example.com"],
		domains: [2, 2],
		flags: ["fresh"],
		also: [],
		aliases: ["vs"]
	},
	watch: {
		usage: "watch <domain> [domain …] [interval:1d] [only:regressions] [below:80] [category:delivery] [check:dmarc,spf] [threads:off] [reminders:30,7] [#channel]",
		examples: ["watch example.org", "watch example.org interval:6h only:regressions below:80 #mail"],
		domains: [1, 10],
		flags: [
			"interval",
			"only",
			"below",
			"category",
			"check",
			"threads",
			"reminders"
		],
		also: ["channel"],
		aliases: ["subscribe"]
	},
	unwatch: {
		usage: "unwatch <domain … | all> [#channel]",
		examples: ["unwatch example.org", "unwatch all"],
		domains: [1, 10],
		flags: [],
		also: ["channel", "all"],
		aliases: ["unsubscribe"]
	},
	list: {
		usage: "list [#channel]",
		examples: ["list"],
		domains: [0, 0],
		flags: [],
		also: ["channel"],
		aliases: ["watches", "ls"]
	},
	history: {
		usage: "history <domain> [30d]",
		examples: ["history example.org", "history example.org 90d"],
		domains: [1, 1],
		flags: [],
		also: ["days"],
		aliases: []
	},
	diff: {
		usage: "diff <domain> [7d]",
		examples: ["diff example.org", "diff example.org 7d"],
		domains: [1, 1],
		flags: [],
		also: ["days"],
		aliases: ["changes"]
	},
	outbound: {
		usage: "outbound <domain>",
		examples: ["outbound example.org"],
		domains: [1, 1],
		flags: [],
		also: [],
		aliases: ["send", "mail"]
	},
	settings: {
		usage: "settings",
		examples: ["settings"],
		domains: [0, 0],
		flags: [],
		also: [],
		aliases: ["config"]
	},
	export: {
		usage: "export",
		examples: ["export"],
		domains: [0, 0],
		flags: [],
		also: [],
		aliases: []
	},
	delete: {
		usage: "delete",
		examples: ["delete"],
		domains: [0, 0],
		flags: [],
		also: [],
		aliases: ["forget"]
	},
	help: {
		usage: "help [command]",
		examples: ["help", "help watch"],
		domains: [0, 0],
		flags: [],
		also: ["verb"],
		aliases: [
			"?",
			"--help",
			"-h"
		]
	}
};
const commands = verbs.map((verb) => commandOf(verb));
function commandOf(verb) {
	return {
		verb,
		says: commandSays[verb],
		...shapes[verb]
	};
}
const verbOfWord = new Map(verbs.flatMap((verb) => [verb, ...shapes[verb].aliases].map((word) => [word, verb])));
function verbOf(word) {
	return verbOfWord.get(word.toLowerCase());
}

// bot/slack/commands/words.ts
const maxCommand = 4e3;
const maxWords = 64;
const opening = "\"'“”„«";
const closing = {
	"\"": "\"“”",
	"'": "'’",
	"“": "”\"",
	"”": "”\"",
	"„": "“”\"",
	"«": "»"
};
function wordsOf(given) {
	const text = given.slice(0, maxCommand);
	const words = [];
	let at = 0;
	while (at < text.length && words.length < maxWords) if (isSpace(text.charAt(at))) at += 1;
	else {
		const { word, end } = wordAt(text, at);
		if (word.text !== "" || word.isQuoted) words.push(word);
		at = end;
	}
	return words;
}
function wordAt(text, at) {
	if (text.charAt(at) === "<") {
		const end = text.indexOf(">", at);
		if (end > at) return {
			word: {
				...mentioned(text.slice(at + 1, end)),
				at,
				isQuoted: false
			},
			end: end + 1
		};
	}
	return plainWordAt(text, at);
}
function plainWordAt(text, from) {
	let read = "";
	let isQuoted = false;
	let at = from;
	while (at < text.length && !isSpace(text.charAt(at))) if ((at === from || text.charAt(at - 1) === ":") && opening.includes(text.charAt(at))) {
		const end = endOfQuote(text, at);
		read += text.slice(at + 1, end);
		isQuoted = true;
		at = end + 1;
	} else {
		const bracket = text.charAt(at) === "<" ? text.indexOf(">", at) : -1;
		const end = bracket > at ? bracket + 1 : at + 1;
		read += bracket > at ? mentioned(text.slice(at + 1, bracket)).text : text.slice(at, end);
		at = end;
	}
	return {
		word: {
			text: unescaped(isQuoted ? read : read.replace(/[,;]+$/, "")),
			at: from,
			isQuoted
		},
		end: Math.min(at, text.length)
	};
}
function endOfQuote(text, at) {
	const ends = closing[text.charAt(at)] ?? "";
	for (let end = at + 1; end < text.length; end++) if (ends.includes(text.charAt(end))) return end;
	return text.length;
}
function mentioned(inside) {
	const bar = inside.indexOf("|");
	const target = unescaped(bar < 0 ? inside : inside.slice(0, bar));
	const sign = target.charAt(0);
	if (sign === "#") return {
		text: target,
		mention: {
			kind: "channel",
			target: target.slice(1)
		}
	};
	if (sign === "@") return {
		text: target,
		mention: {
			kind: "user",
			target: target.slice(1)
		}
	};
	if (sign === "!") return {
		text: target,
		mention: {
			kind: "special",
			target: target.slice(1)
		}
	};
	return {
		text: target,
		mention: {
			kind: "link",
			target
		}
	};
}
function unescaped(text) {
	return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
function isSpace(character) {
	return /[\s\u200b\u2060\ufeff]/.test(character);
}

// bot/slack/commands/parse.ts
function readCommand(text, mostDomains = 10) {
	const words = wordsOf(text);
	const [first, ...rest] = words;
	if (first === void 0) return {
		ok: true,
		line: emptyLine("help")
	};
	const verb = first.isQuoted || first.mention !== void 0 ? void 0 : verbOf(first.text);
	if (verb !== void 0) return readLine(limitedTo(mostDomains, commandOf(verb)), rest);
	if (domainOf(first) !== void 0) return readLine(limitedTo(mostDomains, commandOf("check")), words);
	const misread = notAVerb(first);
	return {
		ok: false,
		misread: {
			...misread,
			...insteadOf(misread, rest, mostDomains)
		}
	};
}
function insteadOf({ nearest: verb }, rest, most) {
	if (verb !== void 0 && rest.some(({ mention, isQuoted }) => isQuoted || mention !== void 0)) return {};
	if (verb !== void 0) return { instead: [verb, ...rest.map(shown$1)].join(" ") };
	const domains = domainsOf(rest, most);
	return domains.length === 0 ? {} : { instead: domains.join(" ") };
}
function domainsIn(text, most) {
	return domainsOf(wordsOf(text.slice(0, maxCommand).replaceAll(/[,;]/g, " ")), most);
}
function domainsOf(words, most) {
	const found = words.flatMap((word) => {
		const domain = domainOf(word);
		return domain === void 0 ? [] : [domain];
	});
	return [...new Set(found)].slice(0, most);
}
function limitedTo(mostDomains, command) {
	const [least, most] = command.domains;
	return {
		...command,
		domains: [least, Math.max(least, Math.min(most, mostDomains))]
	};
}
function emptyLine(verb) {
	return {
		verb,
		domains: [],
		flags: {}
	};
}
function readLine(command, words) {
	let line = emptyLine(command.verb);
	for (const word of words) {
		const next = withWord(command, line, word);
		if (!next.ok) return next;
		line = next.line;
	}
	return checked(command, line);
}
function withWord(command, line, word) {
	if (word.mention?.kind === "channel" || /^#\S/.test(word.text)) return withChannel(command, line, word);
	const flag = flagIn(word);
	if (flag !== void 0) return withFlagWord(command, line, flag);
	if (line.domains.length === 0 && isOneOf(command, "all") && word.text.toLowerCase() === "all") return good({
		...line,
		all: true
	});
	if (isOneOf(command, "verb") && line.about === void 0) return withAbout(line, word);
	const days = isOneOf(command, "days") && line.days === void 0 ? daysOf(word.text) : void 0;
	if (days !== void 0) return good({
		...line,
		days
	});
	if (isOneOf(command, "days") && /^\d+[a-z]?$/i.test(word.text)) return bad({
		kind: "bad-days",
		given: shown$1(word)
	});
	return withDomain(command, line, word);
}
function withChannel(command, line, word) {
	if (!isOneOf(command, "channel")) return bad({
		kind: "unexpected",
		verb: command.verb,
		given: shown$1(word)
	});
	if (word.mention === void 0) return bad({
		kind: "channel-name",
		given: shown$1(word)
	});
	if (line.channel !== void 0) return bad({
		kind: "repeated",
		given: shown$1(word)
	});
	if (!/^[CGD][A-Z\d]{2,30}$/.test(word.mention.target)) return bad({
		kind: "channel-name",
		given: shown$1(word)
	});
	return good({
		...line,
		channel: word.mention.target
	});
}
function flagIn({ text, mention }) {
	const [, name, value] = /^-{0,2}([a-z][a-z-]{0,30}):(?!\/\/)(.*)$/is.exec(text) ?? [];
	if (mention !== void 0 || name === void 0 || value === void 0) return void 0;
	return name.toLowerCase() === "mailto" ? void 0 : {
		name: name.toLowerCase(),
		value
	};
}
function withFlagWord({ verb, flags }, line, { name, value }) {
	const flag = flags.find((known) => known === name);
	if (flag === void 0) return bad({
		kind: "unknown-flag",
		verb,
		given: cut(name),
		...near(name, flags.length > 0 ? flags : flagNames)
	});
	if (line.flags[flag] !== void 0) return bad({
		kind: "repeated",
		given: flag
	});
	const read = withFlag(line.flags, flag, value);
	return read === void 0 ? bad({
		kind: "bad-value",
		flag,
		given: cut(value)
	}) : good({
		...line,
		flags: read
	});
}
function withAbout(line, word) {
	const about = verbOf(word.text);
	return about === void 0 ? bad(notAVerb(word)) : good({
		...line,
		about
	});
}
function withDomain({ verb, domains: [, most] }, line, word) {
	if (most === 0 || line.all === true) return bad({
		kind: "unexpected",
		verb,
		given: shown$1(word)
	});
	const domain = domainOf(word);
	if (domain === void 0) return bad({
		kind: "not-a-domain",
		given: shown$1(word)
	});
	return good({
		...line,
		domains: line.domains.includes(domain) ? line.domains : [...line.domains, domain]
	});
}
function checked({ verb, domains: [least, most], examples }, line) {
	const given = line.domains.length;
	if (given < least && line.all !== true) return bad({
		kind: "too-few",
		verb,
		least,
		example: `/mecsa ${examples[0] ?? verb}`
	});
	return given > most ? bad({
		kind: "too-many",
		verb,
		most,
		given
	}) : good(line);
}
function domainOf(word) {
	if (word.mention !== void 0 && word.mention.kind !== "link") return void 0;
	try {
		const domain = domainGiven(word.text.replace(/[.,;:!?)\]}]+$/, "").replace(/^[([{]+/, ""));
		return domain.includes(".") ? domain : void 0;
	} catch (error) {
		if (error instanceof UsageError) return void 0;
		throw error;
	}
}
function notAVerb(word) {
	return {
		kind: "unknown-verb",
		given: shown$1(word),
		...near(word.text, verbs)
	};
}
function near(word, known) {
	const found = nearest(word, known);
	const like = known.find((candidate) => candidate === found);
	return like === void 0 ? {} : { nearest: like };
}
function isOneOf({ also }, what) {
	return also.includes(what);
}
function shown$1({ text }) {
	return cut(text);
}
const maxShown = 60;
function cut(text) {
	return text.length > maxShown ? `${text.slice(0, maxShown).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
function good(line) {
	return {
		ok: true,
		line
	};
}
function bad(misread) {
	return {
		ok: false,
		misread
	};
}

// bot/slack/listeners/csv.ts
function scoresCsv(entries) {
	const heads = categories.flatMap((category) => [
		"stars-min",
		"stars-max",
		"points-min",
		"points-max",
		"measured"
	].map((what) => `${category}-${what}`));
	const rows = entries.map(({ domain, at, ruleset, scores }) => [
		domain,
		at.toISOString(),
		ruleset,
		...categories.flatMap((category) => {
			const score = scores.find((one) => one.category === category && one.applicable);
			if (score === void 0) return [
				"",
				"",
				"",
				"",
				""
			];
			const { stars, points, coverage } = score;
			return [
				stars.min,
				stars.max,
				points.min,
				points.max,
				coverage
			].map(String);
		})
	]);
	return csv([[
		"domain",
		"at",
		"ruleset",
		...heads
	], ...rows]);
}
function watchesCsv(watches) {
	return csv([[
		"domain",
		"channel",
		"interval",
		"only",
		"below",
		"category",
		"check",
		"threads",
		"reminders",
		"muted",
		"paused"
	], ...watches.map(({ domain, channel, options, mutedUntil, pausedBecause }) => [
		domain,
		channel,
		`${options.everyHours}h`,
		options.only,
		String(options.below ?? ""),
		options.categories.join(" "),
		options.checks?.join(" ") ?? "",
		options.threads ? "on" : "off",
		options.reminders.join(" "),
		mutedUntil?.toISOString() ?? "",
		pausedBecause ?? ""
	])]);
}
function csv(rows) {
	return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
function cell(text) {
	const shown = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(shown) ? `"${shown.replaceAll("\"", "\"\"")}"` : shown;
}

// bot/slack/listeners/messages.ts
const formSays = {
	noDomain: "No domain in it. Write it as it stands behind the @ of an address, such as example.org.",
	below: "A whole number from 1 to 100, or nothing.",
	timeZone: "Not a time zone. Write it as in Europe/Brussels.",
	retention: `A whole number of days, from ${retention.least} to ${retention.most}.`,
	channel: "Choose where to send it."
};
const clock = (hour) => `${String(hour).padStart(2, "0")}:00`;
const answerSays = {
	loadingTitle: "mecsa",
	loading: "One moment …",
	close: "Close",
	noEvidence: "What was answered then is not kept any more. Check the domain again.",
	watching: (domains) => `Watching ${domains}`,
	every: (every, options) => ` ${every}: ${options}. Asked for by `,
	watchingNext: "What changes is told here, after a second look has confirmed it.",
	watchingThere: (domains) => `${domains}: watched from now on. Changes are told in `,
	cannotPost: "Slack does not let the app post in ",
	file: (name) => `As you asked: ${name}`,
	cannotExport: "The file could not be sent: ",
	exportElsewhere: "The app needs the scope files:write: install it again and leave the scope on. `mecsa assess --format json` gives the same report on the command line.",
	acknowledged: (domain) => `${domain}: looked after by `,
	sharedBy: "Shared by ",
	digest: {
		daily: (_day, hour, zone) => `Each day at ${clock(hour)} (${zone}) a digest goes to `,
		weekly: (day, hour, zone) => `Each ${settingsWords.days[day - 1] ?? "week"} at ${clock(hour)} (${zone}) a digest goes to `
	},
	noDomain: "No domain, address or URL was found in that message."
};

// bot/slack/listeners/looking-back.ts
const dayMs$1 = 864e5;
const maxEntries = 200;
const usualDays = 30;
async function showHistory(deps, asker, domain, days = usualDays) {
	const since = /* @__PURE__ */ new Date(deps.now().getTime() - days * dayMs$1);
	const entries = await deps.store.history.of(asker.tenant, domain, {
		since,
		limit: maxEntries
	});
	await answer(deps, asker, deps.shown.history(domain, entries, days));
}
async function showDifference(deps, asker, domain, days) {
	const { store, shown, assessor } = deps;
	const entries = await store.history.of(asker.tenant, domain, { limit: maxEntries });
	const [newest] = entries;
	const until = days === void 0 ? void 0 : deps.now().getTime() - days * dayMs$1;
	const older = entries.find((entry, index) => index > 0 && entry.hasEvidence && (until === void 0 || entry.at.getTime() <= until));
	if (newest === void 0 || older === void 0) return await answer(deps, asker, shown.notice({
		kind: "no-look",
		domain
	}));
	const [before, after] = [await replayed(deps, asker.tenant, older), await replayed(deps, asker.tenant, newest)];
	if (before === void 0 || after === void 0) return await answer(deps, asker, shown.notice({ kind: "no-evidence" }));
	const changes = assessor.compare(before.evaluation, after.evaluation);
	await answer(deps, asker, shown.diff({
		domain,
		before: sideOf(older),
		after: sideOf(newest),
		changes
	}));
}
async function reportAgain(deps, tenant, id) {
	const entry = id === void 0 ? void 0 : await deps.store.history.get(tenant, id);
	const evidence = entry === void 0 ? void 0 : await deps.store.history.evidence(tenant, entry.id);
	if (entry === void 0 || evidence === void 0) return void 0;
	const { report } = await deps.assessor.replay(evidence);
	return {
		entry,
		report,
		...observedIn(evidence)
	};
}
async function replayed({ store, assessor }, tenant, entry) {
	const evidence = await store.history.evidence(tenant, entry.id);
	return evidence === void 0 ? void 0 : await assessor.replay(evidence);
}
function sideOf({ id, at, scores }) {
	return {
		entry: id,
		at: at.toISOString(),
		scores
	};
}

// bot/slack/listeners/exporting.ts
const maxFile = 16777216;
const maxFiles = 50;
async function exportReport(deps, asker, entry) {
	const again = await reportAgain(deps, asker.tenant, entry);
	if (again === void 0) return await answer(deps, asker, deps.shown.notice({ kind: "no-evidence" }));
	const { domain, at } = again.entry;
	const content = Buffer.from(assessmentJson(again.report, catalogue));
	await send(deps, asker, [{
		name: `${domain}-${at.toISOString().slice(0, 10)}.json`,
		content
	}]);
}
const maxLooks = 1e3;
async function exportTable(deps, asker, { domain, entries }) {
	const { store, now } = deps;
	const { tenant } = asker;
	const day = now().toISOString().slice(0, 10);
	const file = async (name, text) => await send(deps, asker, [{
		name: `${name}-${day}.csv`,
		content: Buffer.from(text)
	}]);
	if (entries !== void 0) {
		const looks = await Promise.all(entries.map((id) => store.history.get(tenant, id)));
		return await file("mecsa", scoresCsv(looks.filter((look) => look !== void 0)));
	}
	if (domain === void 0) return await file("watches", watchesCsv(await store.watches.of(tenant)));
	await file(`history-${domain}`, scoresCsv(await store.history.of(tenant, domain, { limit: maxLooks })));
}
async function exportAll(deps, asker) {
	const files = [];
	let lines = [];
	let octets = 0;
	const close = () => {
		files.push({
			name: `mecsa-${asker.tenant}-${files.length + 1}.ndjson`,
			content: Buffer.concat(lines)
		});
		[lines, octets] = [[], 0];
	};
	for await (const row of deps.store.exportOf(asker.tenant)) {
		const line = Buffer.from(`${JSON.stringify(row)}\n`);
		if (octets > 0 && octets + line.length > maxFile) close();
		if (files.length === maxFiles) break;
		lines.push(line);
		octets += line.length;
	}
	if (octets > 0 || files.length === 0) close();
	await send(deps, asker, files);
}
async function send(deps, asker, files) {
	for (const { name: given, content } of files) {
		const name = given.replaceAll(/[^\w.-]/g, "-");
		const says = answerSays.file(name);
		const sent = await deps.slack.sendFile(asker.tenant, asker.user, {
			name,
			title: name,
			content,
			says
		});
		if (!sent.ok) return await answer(deps, asker, deps.shown.cannotExport(sent.because));
	}
	await answer(deps, asker, deps.shown.notice({ kind: "exported" }));
}

// bot/slack/listeners/outbound.ts
const hourMs = 36e5;
const anHour = 20;
async function beginOutbound(deps, asker, domain) {
	const { newAddress, store, shown, now } = deps;
	if (newAddress === void 0) return await answer(deps, asker, shown.notice({ kind: "no-inbox" }));
	const { tenant, user } = asker;
	const askedAt = now();
	const taken = await store.take(`outbound ${tenant}`, 1, {
		size: anHour,
		perMs: hourMs
	}, askedAt);
	if (!taken.ok) return await answer(deps, asker, shown.notice({
		kind: "limited",
		retryAfterMs: taken.retryAfterMs
	}));
	const { address, id } = newAddress();
	const until = new Date(askedAt.getTime() + hourMs);
	await store.outbound.begin({
		id,
		tenant,
		domain,
		user,
		askedAt,
		until
	});
	await answer(deps, asker, shown.outbound({
		domain,
		address,
		until: until.toISOString()
	}));
}

// bot/slack/listeners/permissions.ts
async function mayWatch(deps, asker) {
	const { watchers } = await deps.store.settings.get(asker.tenant);
	if (watchers === "everyone" || watchers.includes(asker.user)) return true;
	return await mayManage(deps, asker);
}
async function mayManage({ tokens, slack }, { tenant, user }) {
	return (await tokens.of(tenant))?.installer === user || await slack.isAdministrator(tenant, user);
}

// bot/slack/listeners/watching.ts
const usualOptions = {
	everyHours: 24,
	only: "changes",
	categories: [],
	threads: true,
	reminders: [
		30,
		14,
		7,
		1
	]
};
function optionsFrom({ interval, only, below, category, check, threads, reminders }) {
	return {
		everyHours: interval ?? usualOptions.everyHours,
		only: only ?? usualOptions.only,
		categories: category ?? usualOptions.categories,
		threads: threads ?? usualOptions.threads,
		reminders: reminders ?? usualOptions.reminders,
		...below === void 0 ? {} : { below },
		...check === void 0 ? {} : { checks: check }
	};
}
function placeFor({ tenant, user, channel }, chosen = channel) {
	return {
		tenant,
		channel: chosen.startsWith("D") ? user : chosen
	};
}
async function watchDomains(deps, asker, place, domains, options) {
	const { shown, store, messenger, now } = deps;
	if (!await mayWatch(deps, asker)) return await answer(deps, asker, shown.notice({ kind: "not-allowed" }));
	const [used, here] = [await store.watches.count(place.tenant), await store.watches.of(place.tenant, place.channel)];
	const more = domains.filter((domain) => !here.some((watch) => watch.domain === domain)).length;
	const limit = deps.limits.watches;
	if (used + more > limit) return await answer(deps, asker, shown.notice({
		kind: "too-many-watches",
		used,
		limit
	}));
	const first = shown.watching({
		domains,
		options,
		by: asker.user
	});
	const delivery = await messenger.post(place, first);
	if (delivery.kind !== "delivered") return await answer(deps, asker, shown.cannotPost(place.channel, delivery.because));
	for (const domain of domains) await store.watches.put(place, domain, options, asker.user, now());
	if (place.channel !== asker.channel) await answer(deps, asker, shown.watchingThere(domains, place.channel));
}
async function unwatchDomains(deps, asker, place, domains) {
	const { shown, store } = deps;
	if (!await mayWatch(deps, asker)) return await answer(deps, asker, shown.notice({ kind: "not-allowed" }));
	if (domains === "all") {
		const count = await store.watches.removeAll(place);
		return await answer(deps, asker, shown.notice({
			kind: "unwatched-all",
			count
		}));
	}
	for (const domain of domains) {
		const isFound = await store.watches.remove(place, domain);
		await answer(deps, asker, shown.notice({
			kind: isFound ? "unwatched" : "not-watched",
			domain
		}));
	}
}

// bot/slack/listeners/command.ts
async function onCommand(deps, asker, text, ack) {
	const read = readCommand(text, deps.limits.domainsACommand);
	if (!read.ok) return await ack(deps.shown.misread(read.misread));
	const { line } = read;
	await ack(saidAtOnce(deps, line));
	await guarded$1(deps, asker, async () => {
		if (await isFirst(deps, asker, line.verb)) await handlers$1[line.verb](deps, asker, line);
	});
}
const retriesMs$1 = 36e5;
async function isFirst({ store, now }, { tenant, key }, verb) {
	if (verb === "check" || verb === "compare" || verb === "help") return true;
	return await store.once(`asked/${tenant}/${key}`, now(), retriesMs$1);
}
function saidAtOnce({ shown }, { verb, domains, about }) {
	if (verb === "check" || verb === "compare") return shown.assessing(domains);
	return verb === "help" ? shown.help(about) : void 0;
}
const handlers$1 = {
	check: async (deps, asker, line) => await assess(deps, asker, line),
	compare: async (deps, asker, line) => await assess(deps, asker, line, { compare: true }),
	watch: async (deps, asker, { domains, flags, channel }) => await watchDomains(deps, asker, placeFor(asker, channel), domains, optionsFrom(flags)),
	unwatch: async (deps, asker, { domains, all, channel }) => await unwatchDomains(deps, asker, placeFor(asker, channel), all === true ? "all" : domains),
	list: async (deps, asker, { channel }) => await listWatches(deps, asker, channel),
	history: async (deps, asker, { domains: [domain], days }) => domain === void 0 ? void 0 : await showHistory(deps, asker, domain, days),
	diff: async (deps, asker, { domains: [domain], days }) => domain === void 0 ? void 0 : await showDifference(deps, asker, domain, days),
	outbound: async (deps, asker, { domains: [domain] }) => domain === void 0 ? void 0 : await beginOutbound(deps, asker, domain),
	settings: async (deps, asker) => await openSettings(deps, asker),
	export: async (deps, asker) => await forManagers(deps, asker, async () => await exportAll(deps, asker)),
	delete: async (deps, asker) => await forManagers(deps, asker, async () => await answer(deps, asker, deps.shown.askToDelete())),
	help: async () => await Promise.resolve()
};
async function assess({ jobs, now }, asker, { domains, flags }, { compare = false, reply = replyTo(asker, now()) } = {}) {
	const fresh = flags.fresh === true;
	await jobs.send("assess", {
		key: asker.key,
		domains,
		fresh,
		compare,
		reply
	}, { key: asker.key });
}
async function listWatches(deps, asker, channel) {
	const place = placeFor(asker, channel);
	const [watches, used] = [await deps.store.watches.of(asker.tenant, place.channel), await deps.store.watches.count(asker.tenant)];
	await answer(deps, asker, deps.shown.watches(watches, {
		used,
		limit: deps.limits.watches
	}, deps.now()));
}
async function openSettings(deps, { tenant, triggerId }) {
	if (triggerId === void 0) return;
	const opened = await deps.slack.openView(tenant, triggerId, deps.shown.loading());
	const settings = await deps.store.settings.get(tenant);
	await deps.slack.updateView(tenant, opened, deps.shown.settingsForm({
		...defaultSettings,
		...settings
	}));
}
async function forManagers(deps, asker, work) {
	if (await mayManage(deps, asker)) await work();
	else await answer(deps, asker, deps.shown.notice({ kind: "not-manager" }));
}

// bot/slack/listeners/home.ts
const recentEntries = 30;
const shownWatches = 20;
async function showHome(deps, { tenant, user }) {
	const { store, slack, shown, limits, now } = deps;
	const recent = await store.history.recent(tenant, {
		user,
		limit: recentEntries
	});
	const watches = await store.watches.of(tenant);
	const settings = await store.settings.get(tenant);
	const home = {
		recent,
		watches: watches.slice(0, shownWatches),
		usage: {
			used: watches.length,
			limit: limits.watches
		},
		settings,
		mayChangeSettings: true,
		now: now()
	};
	await slack.publishHome(tenant, user, shown.home(home));
}
async function onHomeOpened(deps, who) {
	try {
		await showHome(deps, who);
	} catch (error) {
		failed(deps, error, {
			tenant: who.tenant,
			event: "app_home_opened"
		});
	}
}

// bot/slack/listeners/buttons.ts
async function onButton(deps, asker, pressed) {
	const { action, subject } = pressed;
	if (action === "link") return;
	await guarded$1(deps, asker, async () => {
		if (await handlers[action](deps, asker, subject) === "home" && pressed.isHome) await showHome(deps, asker);
	});
}
const handlers = {
	recheck,
	watch: openWatchForm,
	details: openDetails,
	share: shareReport,
	exportJson: async (deps, asker, { entry }) => await isFirst(deps, asker) ? await exportReport(deps, asker, entry) : void 0,
	exportCsv: async (deps, asker, subject) => await isFirst(deps, asker) ? await exportTable(deps, asker, subject) : void 0,
	mute: async (deps, asker, subject) => await withWatch(deps, asker, subject, muteWatch),
	unmute: async (deps, asker, subject) => await withWatch(deps, asker, subject, unmuteWatch),
	acknowledge: async (deps, asker, subject) => await withWatch(deps, asker, subject, acknowledgeAlert),
	unwatch: async (deps, asker, subject) => await withWatch(deps, asker, subject, stopWatch),
	settings: async (deps, asker) => await openSettings(deps, asker),
	check: async (deps, { tenant, triggerId }) => {
		if (triggerId !== void 0) await deps.slack.openView(tenant, triggerId, deps.shown.checkForm(deps.limits));
	},
	deleteAll: async (deps, asker) => await forManagers(deps, asker, async () => await deleteAll$1(deps, asker))
};
async function recheck(deps, asker, { domain }) {
	if (domain === void 0) return await gone(deps, asker);
	const { responseUrl, ...inPublic } = asker;
	const from = asker.isPublic === true || responseUrl === void 0 ? inPublic : asker;
	const reply = await answerFirst(deps, from, deps.shown.assessing([domain]), true);
	await assess(deps, from, {
		domains: [domain],
		flags: { fresh: true }
	}, { reply });
}
async function openWatchForm(deps, asker, { domain }) {
	if (asker.triggerId === void 0) return;
	const { channel } = asker;
	const at = {
		.../^[CG]/.test(channel) ? { channel } : {},
		...domain === void 0 ? {} : { domain }
	};
	await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.watchForm(usualOptions, at));
}
async function openDetails(deps, asker, { entry }) {
	if (asker.triggerId === void 0) return;
	const opened = await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.loading());
	const again = await reportAgain(deps, asker.tenant, entry);
	const view = again === void 0 ? deps.shown.failedView(answerSays.noEvidence) : deps.shown.details(again.report);
	await deps.slack.updateView(asker.tenant, opened, view);
}
async function shareReport(deps, asker, { entry }) {
	if (!await isFirst(deps, asker)) return;
	const again = await reportAgain(deps, asker.tenant, entry);
	if (again === void 0) return await noEvidence(deps, asker);
	const message = deps.shown.sharedReport({
		...again,
		by: asker.user
	});
	const { delivery } = asker.responseUrl === void 0 ? { delivery: await deps.messenger.post(asker, message) } : await deps.messenger.reply(replyTo(asker, deps.now()), message, {
		replace: false,
		inChannel: true
	});
	if (delivery.kind === "delivered") return;
	await answer(deps, asker, deps.shown.cannotPost(asker.channel, delivery.because));
}
async function withWatch(deps, asker, { watch: id }, work) {
	const watch = id === void 0 ? void 0 : await deps.store.watches.get(id);
	if (watch === void 0 || watch.tenant !== asker.tenant) return await gone(deps, asker);
	if (!await mayWatch(deps, asker)) return await answer(deps, asker, deps.shown.notice({ kind: "not-allowed" }));
	await work(deps, asker, watch);
	return "home";
}
const muteMs = 6048e5;
async function muteWatch(deps, asker, { id, domain }) {
	const until = new Date(deps.now().getTime() + muteMs);
	await deps.store.watches.mute(id, until);
	await answer(deps, asker, deps.shown.notice({
		kind: "muted",
		domain,
		until: until.toISOString()
	}));
}
async function unmuteWatch(deps, asker, { id, domain }) {
	await deps.store.watches.mute(id, void 0);
	await answer(deps, asker, deps.shown.notice({
		kind: "unmuted",
		domain
	}));
}
async function acknowledgeAlert(deps, asker, watch) {
	if (!await isFirst(deps, asker)) return;
	const notice = deps.shown.acknowledged(watch.domain, asker.user);
	const thread = asker.threadTs === void 0 ? {} : { threadTs: asker.threadTs };
	await deps.messenger.post({
		tenant: asker.tenant,
		channel: watch.channel
	}, notice, thread);
}
async function stopWatch(deps, asker, watch) {
	const isFound = await deps.store.watches.remove(watch, watch.domain);
	await answer(deps, asker, deps.shown.notice({
		kind: isFound ? "unwatched" : "not-watched",
		domain: watch.domain
	}));
}
async function deleteAll$1(deps, asker) {
	await deps.store.deleteTenant(asker.tenant);
	deps.tokens.forget(asker.tenant);
	await answer(deps, asker, deps.shown.notice({ kind: "deleted" }), true);
}
async function noEvidence(deps, asker) {
	await answer(deps, asker, deps.shown.notice({ kind: "no-evidence" }));
}
async function gone(deps, asker) {
	await answer(deps, asker, deps.shown.notice({
		kind: "error",
		cause: "gone",
		id: asker.key.slice(-8)
	}));
}

// bot/slack/listeners/fields.ts
const option$1 = z$1.object({ value: z$1.string().max(200) });
const element = z$1.object({
	value: z$1.string().max(4e3).nullish(),
	selected_option: option$1.nullish(),
	selected_options: z$1.array(option$1).max(100).nullish(),
	selected_conversation: z$1.string().max(40).nullish(),
	selected_channel: z$1.string().max(40).nullish(),
	selected_users: z$1.array(z$1.string().max(40)).max(1e3).nullish()
});
const values = z$1.record(z$1.string(), z$1.record(z$1.string(), z$1.unknown()));
function fieldsOf(state) {
	const all = values.safeParse(state);
	const of = (input) => {
		const block = all.success ? all.data[inputs[input]] : void 0;
		const read = element.safeParse(block?.[inputAction]);
		return read.success ? read.data : void 0;
	};
	return {
		text(input) {
			const field = of(input);
			const text = field?.value ?? field?.selected_option?.value ?? field?.selected_conversation ?? field?.selected_channel;
			return text?.trim() === "" ? void 0 : text?.trim() ?? void 0;
		},
		several(input) {
			const field = of(input);
			return field?.selected_users ?? field?.selected_options?.map(({ value }) => value) ?? [];
		}
	};
}

// bot/slack/listeners/forms.ts
async function onCheckForm(deps, asker, fields, ack) {
	const domains = domainsIn(fields.text("domain") ?? "", deps.limits.domainsACommand);
	if (domains.length === 0) return await ack({ [inputs.domain]: formSays.noDomain });
	await ack();
	await guarded$1(deps, asker, async () => {
		const reply = await answerFirst(deps, asker, deps.shown.assessing(domains), false);
		await assess(deps, asker, {
			domains,
			flags: {}
		}, { reply });
	});
}
async function onWatchForm(deps, asker, fields, ack) {
	const domains = domainsIn(fields.text("domain") ?? "", deps.limits.watches);
	const below = fields.text("below");
	const flags = below === void 0 ? {} : withFlag({}, "below", below);
	const channel = fields.text("channel") ?? asker.channel;
	const errors = errorsOf([
		["domain", domains.length === 0 ? formSays.noDomain : void 0],
		["below", flags === void 0 ? formSays.below : void 0],
		["channel", isConversation(channel) ? void 0 : formSays.channel]
	]);
	if (errors !== void 0) return await ack(errors);
	await ack();
	const options = optionsIn(fields, flags ?? {});
	await guarded$1(deps, asker, async () => await watchDomains(deps, asker, placeFor(asker, channel), domains, options));
}
function optionsIn(fields, { below }) {
	const hours = Number(fields.text("interval") ?? "24");
	const only = watchFilters.find((filter) => filter === fields.text("only"));
	const category = withFlag({}, "category", fields.several("categories").join(","))?.category;
	return optionsFrom({
		interval: Number.isInteger(hours) && hours >= 1 && hours <= 168 ? hours : 24,
		threads: fields.several("threads").length > 0,
		...only === void 0 ? {} : { only },
		...category === void 0 ? {} : { category },
		...below === void 0 ? {} : { below }
	});
}
async function onSettingsForm(deps, asker, fields, ack) {
	const read = settingsIn$1(fields);
	if (!read.ok) return await ack(read.errors);
	await ack();
	await guarded$1(deps, asker, async () => {
		const before = await deps.store.settings.get(asker.tenant);
		const isOfWatchers = JSON.stringify(before.watchers) !== JSON.stringify(read.settings.watchers);
		if (!(isOfWatchers ? await mayManage(deps, asker) : await mayWatch(deps, asker))) return await answer(deps, asker, deps.shown.notice({ kind: isOfWatchers ? "not-manager" : "not-allowed" }));
		await deps.store.settings.put(asker.tenant, read.settings);
		await answer(deps, asker, deps.shown.settingsSaved(read.settings));
		await showHome(deps, asker);
	});
}
function settingsIn$1(fields) {
	const timeZone = timeZoneNamed(fields.text("timeZone") ?? defaultSettings.timeZone);
	const retentionDays = numberIn(fields, "retention", defaultSettings.retentionDays, retention.least, retention.most);
	const digest = [
		"off",
		"daily",
		"weekly"
	].find((one) => one === fields.text("digest")) ?? "off";
	const digestChannel = fields.text("digestChannel");
	const errors = errorsOf([
		["timeZone", timeZone === void 0 ? formSays.timeZone : void 0],
		["retention", retentionDays === void 0 ? formSays.retention : void 0],
		["digestChannel", digest !== "off" && (digestChannel === void 0 || !isConversation(digestChannel)) ? formSays.channel : void 0]
	]);
	if (errors !== void 0 || retentionDays === void 0 || timeZone === void 0) return {
		ok: false,
		errors: errors ?? {}
	};
	const watchers = fields.several("watchers").filter((user) => /^[UW][A-Z\d]{1,31}$/.test(user));
	return {
		ok: true,
		settings: {
			timeZone,
			digest,
			digestHour: numberIn(fields, "digestHour", defaultSettings.digestHour, 0, 23) ?? defaultSettings.digestHour,
			digestDay: numberIn(fields, "digestDay", defaultSettings.digestDay, 1, 7) ?? defaultSettings.digestDay,
			retentionDays,
			watchers: watchers.length === 0 ? "everyone" : watchers,
			...digestChannel === void 0 ? {} : { digestChannel }
		}
	};
}
function numberIn(fields, input, usual, least, most) {
	const text = fields.text(input);
	if (text === void 0) return usual;
	const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	return number >= least && number <= most ? number : void 0;
}
function errorsOf(found) {
	const errors = found.flatMap(([input, says]) => says === void 0 ? [] : [[inputs[input], says]]);
	return errors.length === 0 ? void 0 : Object.fromEntries(errors);
}
function isConversation(id) {
	return /^[CGDUW][A-Z\d]{1,31}$/.test(id);
}
function timeZoneNamed(name) {
	if (name.length > 64) return void 0;
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}

// bot/slack/listeners/leaving.ts
const retriesMs = 864e5;
async function onLeft(deps, tenant, eventId) {
	try {
		if (!await deps.store.once(`event/${eventId}`, deps.now(), retriesMs)) return;
		if (await deps.slack.isTokenGood(tenant)) return deps.log.info({ tenant }, "told to be uninstalled, but installed anew since");
		await deps.store.installations.uninstall(tenant, deps.now());
		deps.tokens.forget(tenant);
		deps.log.info({ tenant }, "uninstalled");
	} catch (error) {
		failed(deps, error, {
			tenant,
			eventId
		});
	}
}

// bot/slack/listeners/shortcuts.ts
async function onCheckShortcut(deps, asker) {
	await guarded$1(deps, asker, async () => {
		if (asker.triggerId !== void 0) await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.checkForm(deps.limits));
	});
}
async function onMessageShortcut(deps, asker, text) {
	await guarded$1(deps, asker, async () => {
		const domains = domainsIn(text, deps.limits.domainsACommand);
		if (domains.length === 0) return await answer(deps, asker, deps.shown.noDomain());
		const reply = await answerFirst(deps, asker, deps.shown.assessing(domains), false);
		await assess(deps, asker, {
			domains,
			flags: {}
		}, { reply });
	});
}

// bot/slack/blocks/ladder.ts
function ladder(message) {
	const text = {
		text: message.text,
		blocks: []
	};
	if (message.blocks.length === 0) return [text];
	if (!message.blocks.some(isNew)) return [message, text];
	const blocks = message.blocks.flatMap(classic);
	return fits(blocks) ? [
		message,
		{
			text: message.text,
			blocks
		},
		text
	] : [message, text];
}
function isNew({ type }) {
	return type === "table" || type === "data_table" || type === "data_visualization";
}
function classic(block) {
	if (block.type === "table") return [columnsOf$1(block)];
	if (block.type === "data_visualization") return sparklines(block);
	return [block];
}
function columnsOf$1({ rows }) {
	const texts = rows.map((row) => row.map((cell) => cell.type === "raw_text" ? cell.text : ""));
	const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
	const shown = texts.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
	return rich(columns$1(within(shown, limits.rich.text)));
}
function within(texts, max) {
	let used = 0;
	const over = texts.findIndex((text) => (used += text.length + 1) > max - 40);
	if (over === -1) return texts;
	return [...texts.slice(0, over), cutWords(texts.slice(over).join("\n").length)];
}
const steps = "▁▂▃▄▅▆▇█";
function sparkline(points) {
	return points.map((point) => steps[Math.min(7, Math.max(0, Math.floor(point / 100 * 8)))]).join("");
}
function sparklines(block) {
	if (!isChart(block)) return [];
	const drawn = block.chart.series.map(({ name, data }) => {
		const points = data.map(({ value }) => value);
		return historyWords.spark(name, sparkline(points), points[0] ?? 0, points.at(-1) ?? 0);
	});
	return [rich(columns$1([block.title, ...drawn]))];
}
function isChart(block) {
	return block.type === "data_visualization" && "chart" in block && "title" in block;
}

// bot/slack/clients.ts
const requestMs$1 = 1e4;
const maxClients = 1e3;
function clientOptionsFor(options) {
	return {
		...options,
		timeout: requestMs$1,
		rejectRateLimitedCalls: true,
		retryConfig: { retries: 0 },
		allowAbsoluteUrls: false
	};
}
function clientsWith(clientOptions) {
	const clients = /* @__PURE__ */ new Map();
	return ({ token, isEnterpriseInstall, teamId }) => {
		const known = clients.get(token);
		if (known !== void 0) return known;
		const team = isEnterpriseInstall && teamId !== void 0 ? { teamId } : {};
		const client = new WebClient(token, {
			...clientOptions,
			...team
		});
		clients.set(token, client);
		const [oldest] = clients.keys();
		if (clients.size > maxClients && oldest !== void 0) clients.delete(oldest);
		return client;
	};
}
const quiet = {
	unfurl_links: false,
	unfurl_media: false
};
async function posted(client, message) {
	const { postMessage } = client.chat;
	return await postMessage({
		...message,
		...quiet
	});
}

// bot/slack/messenger-live.ts
const replyUses = 5;
const requestMs = 1e4;
const dayMs = 864e5;
const laterMs = 3e4;
function liveMessenger(options) {
	const direct = directly(options);
	return {
		post: async (place, message, { threadTs } = {}) => await direct(place.tenant, message, async (client, form) => await posted(client, {
			channel: place.channel,
			...form,
			...threadTs === void 0 ? {} : { thread_ts: threadTs }
		})),
		update: async (place, ts, message) => await direct(place.tenant, message, async (client, form) => await client.chat.update({
			channel: place.channel,
			ts,
			...form
		})),
		async reply(to, message, how) {
			const { delivery, uses } = await byUrl(options, to, message, how);
			const counted = {
				...to,
				uses
			};
			if (delivery !== void 0) return {
				delivery,
				to: counted
			};
			return {
				delivery: await toPerson(direct, to, message),
				to: counted
			};
		}
	};
}
function directly(options) {
	const { tokens, clients } = options;
	const sendAs = async (installed, message, call) => await downTheLadder(options, installed.tenant, message, async (form) => await called(clients(installed), call, form));
	return async (tenant, message, call) => {
		const known = await tokens.of(tenant);
		const delivery = known === void 0 ? notInstalled : await sendAs(known, message, call);
		if (known === void 0 || delivery.kind === "delivered" || !isAboutTenant(delivery.because)) return delivery;
		tokens.forget(tenant);
		const latest = await tokens.of(tenant);
		if (latest === void 0) return notInstalled;
		return latest.token === known.token ? delivery : await sendAs(latest, message, call);
	};
}
const notInstalled = {
	kind: "refused",
	because: "not_installed"
};
async function called(client, call, form) {
	try {
		const { ts } = await call(client, form);
		return {
			kind: "delivered",
			...ts === void 0 ? {} : { ts }
		};
	} catch (error) {
		return deliveryOf(error);
	}
}
async function downTheLadder({ store, now }, tenant, message, send) {
	const steps = ladder(message);
	const hasNew = message.blocks.some(({ type }) => newBlocks.has(type));
	const isLimited = hasNew && await store.cannotShow(tenant, now());
	let delivery = {
		kind: "refused",
		because: "nothing to send"
	};
	for (const [index, step] of steps.entries()) {
		if (index === 0 && isLimited) continue;
		delivery = await send({
			text: step.text,
			blocks: wire(step)
		});
		if (delivery.kind !== "refused" || !isAboutForm(delivery.because)) return delivery;
		if (index === 0 && hasNew && delivery.because.startsWith("invalid_blocks")) await store.setCannotShow(tenant, new Date(now().getTime() + dayMs));
	}
	return delivery;
}
const newBlocks = /* @__PURE__ */ new Set([
	"table",
	"data_table",
	"data_visualization"
]);
const formErrors = /* @__PURE__ */ new Set([
	"invalid_blocks",
	"invalid_blocks_format",
	"msg_blocks_too_long",
	"msg_too_long"
]);
function isAboutForm(because) {
	return formErrors.has(because);
}
function wire({ blocks }) {
	return [...blocks];
}
async function toPerson(direct, { tenant, channel, user }, message) {
	if (channel !== user && !channel.startsWith("D")) {
		const delivery = await direct(tenant, message, async (client, form) => {
			const { message_ts: ts } = await client.chat.postEphemeral({
				channel,
				user,
				...form
			});
			return ts === void 0 ? {} : { ts };
		});
		if (delivery.kind !== "refused" || isAboutTenant(delivery.because)) return delivery;
	}
	return await direct(tenant, message, async (client, form) => await posted(client, {
		channel: user,
		...form
	}));
}
const tenantErrors = /* @__PURE__ */ new Set([
	"not_installed",
	"account_inactive",
	"token_revoked",
	"token_expired",
	"invalid_auth",
	"not_authed"
]);
function isAboutTenant(because) {
	return tenantErrors.has(because);
}
async function byUrl(options, to, message, how) {
	let { uses } = to;
	const url = to.responseUrl;
	const isOver = () => url === void 0 || uses >= replyUses || options.now().getTime() >= Date.parse(to.until);
	if (url === void 0 || isOver()) return { uses };
	const delivery = await downTheLadder(options, to.tenant, message, async (form) => {
		if (isOver()) return {
			kind: "refused",
			because: "used_url"
		};
		uses += 1;
		return await postedTo(options.fetch ?? fetch, url, {
			...form,
			...quiet,
			...howIsSaid(how)
		});
	});
	return delivery.kind === "refused" && !isAboutForm(delivery.because) ? { uses: replyUses } : {
		delivery,
		uses
	};
}
function howIsSaid({ replace, inChannel = false }) {
	return {
		response_type: inChannel ? "in_channel" : "ephemeral",
		replace_original: replace
	};
}
async function postedTo(send, url, body) {
	try {
		const response = await send(url, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			redirect: "error",
			signal: AbortSignal.timeout(requestMs)
		});
		const said = (await response.text()).slice(0, 1e3);
		if (response.ok) return { kind: "delivered" };
		const after = Number(response.headers.get("retry-after"));
		if (response.status === 429) return {
			kind: "later",
			retryAfterMs: after > 0 ? after * 1e3 : laterMs,
			because: "ratelimited"
		};
		if (response.status >= 500) return {
			kind: "later",
			retryAfterMs: laterMs,
			because: `http_${response.status}`
		};
		return {
			kind: "refused",
			because: errorIn(said) ?? `http_${response.status}`
		};
	} catch (error) {
		if (error instanceof Error) return {
			kind: "later",
			retryAfterMs: laterMs,
			because: error.name
		};
		throw error;
	}
}
function errorIn(said) {
	return /"error"\s*:\s*"([a-z_\d]{1,60})"/.exec(said)?.[1] ?? /^[a-z_\d]{3,60}$/.exec(said.trim())?.[0];
}
function deliveryOf(error) {
	if (error instanceof WebAPIRateLimitedError) return {
		kind: "later",
		retryAfterMs: error.retryAfter * 1e3,
		because: "ratelimited"
	};
	if (error instanceof WebAPIPlatformError) return ofPlatform(error.data.error);
	if (error instanceof WebAPIHTTPError) return later(`http_${error.statusCode}`, gatewayErrors.has(error.statusCode));
	if (error instanceof WebAPIRequestError) return later(error.original.name, !isUnconnected(error.original));
	throw error;
}
function later(because, isUnsure) {
	return {
		kind: "later",
		retryAfterMs: laterMs,
		because,
		...isUnsure ? { isUnsure } : {}
	};
}
const gatewayErrors = /* @__PURE__ */ new Set([502, 504]);
const unconnected = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT"
]);
function isUnconnected(error) {
	const { cause } = error;
	if ("code" in error && typeof error.code === "string" && unconnected.has(error.code)) return true;
	return cause instanceof Error && isUnconnected(cause);
}
const passing = /* @__PURE__ */ new Set([
	"ratelimited",
	"rate_limited",
	"token_expired",
	"internal_error",
	"fatal_error",
	"service_unavailable",
	"request_timeout",
	"team_added_to_org",
	"org_login_required"
]);
function ofPlatform(error) {
	return passing.has(error) ? {
		kind: "later",
		retryAfterMs: laterMs,
		because: error
	} : {
		kind: "refused",
		because: error
	};
}

// bot/slack/blocks/view.ts
function modal({ title, callback, close, submit, metadata }, blocks) {
	return {
		type: "modal",
		callback_id: callback,
		title: plainText$1(title, limits.view.title),
		close: plainText$1(close, limits.view.title),
		...submit === void 0 ? {} : { submit: plainText$1(submit, limits.view.title) },
		...metadata === void 0 ? {} : { private_metadata: metadata },
		blocks: [...shownOf(blocks)]
	};
}
function home(blocks) {
	return {
		type: "home",
		blocks: [...shownOf(blocks)]
	};
}
function shownOf(blocks) {
	let size = 0;
	const over = blocks.findIndex((block, index) => {
		size += sizeOf([block]);
		return size > limits.view.json - 1e3 || index >= limits.view.blocks;
	});
	if (over === -1) return blocks;
	const kept = blocks.slice(0, Math.min(over, limits.view.blocks - 1));
	return [...kept, note(detailsWords.more(blocks.length - kept.length, "block"))];
}

// bot/slack/blocks/details.ts
function detailsView(report, catalogue) {
	const shown = domainShown(report.domains[0], catalogue);
	return modal({
		title: detailsWords.title,
		callback: callbacks.details,
		close: detailsWords.close
	}, [
		header(shortName(shown.domain)),
		...shown.tables.flatMap(tableBlocks),
		...criteriaBlocks(shown),
		...findingBlocks(shown),
		...hostBlocks(shown)
	]);
}
function tableBlocks({ title, columns: heads, rows }) {
	const items = rows.map(({ head, cells }) => {
		const [first = "", ...others] = cells;
		const said = others.map((cell, index) => `; ${lowered(heads[index + 2])}: ${cell}`).join("");
		return line(bold(`${head}: `), sentence(cut$1(heads.length === 3 && isSame(cells) ? first : `${first}${said}`, 600)));
	});
	return [rich(line(bold(title)), bullets(items))];
}
const isSame = (cells) => new Set(cells).size === 1;
function lowered(text = "") {
	return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
function criteriaBlocks({ scores }) {
	const told = inOrder(scores).flatMap(({ title, score, criteria, costs }) => score.applicable ? [line(bold(title)), columns$1([...criterionTexts(criteria), ...costs.map(costText)])] : []);
	return told.length === 0 ? [] : [divider, rich(...told)];
}
function criterionTexts(criteria) {
	const width = Math.max(...criteria.map(({ verdict }) => verdictSigns[verdict.kind].length));
	return criteria.map(({ title, verdict, gain }) => {
		const more = verdict.kind === "unmet" && gain > 0 ? `  ${reportWords.adds(gain)}` : "";
		return `${verdictSigns[verdict.kind].padEnd(width)}  ${title}${more}`;
	});
}
function costText({ id, points }) {
	return detailsWords.costs(id, points);
}
const maxFindings = 40;
const maxRecords = 2900;
function findingBlocks({ findings }) {
	if (findings.length === 0) return [];
	const more = findings.length - maxFindings;
	return [
		divider,
		heading(detailsWords.findings(findings.length)),
		...findings.slice(0, maxFindings).map(findingBlock),
		...more > 0 ? [note(detailsWords.more(more, "finding"))] : []
	];
}
function findingBlock({ severity, id, says, fix, see, whoText, publishLines }) {
	return rich(line(bold(`${severitySigns[severity]} ${severityNames[severity]} `), code(id)), line(sentence(cut$1(says, 1e3))), line(plain(detailsWords.fix(whoText)), sentence(cut$1(fix, 1e3)), plain(` ${detailsWords.see}${see}.`)), ...recordElements(publishLines, maxRecords, reportWords.recordsElsewhere));
}
const maxHosts = 20;
function hostBlocks({ hosts }) {
	if (hosts.length === 0) return [];
	const more = hosts.length - maxHosts;
	return [
		divider,
		heading(detailsWords.hosts),
		...hosts.slice(0, maxHosts).map(hostBlock),
		...more > 0 ? [note(detailsWords.more(more, "host"))] : []
	];
}
function hostBlock({ host, preference, tlsa, without, addresses }) {
	const told = addresses.flatMap(({ address, tls, certificate, dane }) => [
		`${address}  ${tls}`,
		...certificate === "" ? [] : [`  ${detailsWords.certificate}${certificate}`],
		...dane === "" ? [] : [`  ${dane}`]
	]);
	const rows = [...without === "" ? [] : [without], ...told];
	return rich(line(bold(visible(host, 260)), plain(` ${detailsWords.preference(preference, tlsa)}`)), ...rows.length === 0 ? [] : [lines(fitting(rows))]);
}
const maxHostText = 2500;
function fitting(rows) {
	let used = 0;
	const over = rows.findIndex((row) => (used += row.length + 1) > maxHostText);
	return over === -1 ? rows : [...rows.slice(0, over), detailsWords.more(rows.length - over, "line")];
}

// bot/slack/blocks/forms.ts
function input(id, { label, hint, isOptional = false }, element) {
	return {
		type: "input",
		block_id: inputs[id],
		label: plainText$1(label, limits.input.label),
		...hint === void 0 ? {} : { hint: plainText$1(hint, limits.input.hint) },
		optional: isOptional,
		element: {
			...element,
			action_id: inputAction
		}
	};
}
function option(text, value) {
	return {
		text: plainText$1(text, limits.options.text),
		value
	};
}
function select(options, value) {
	const chosen = options.find((one) => one.value === value);
	return {
		type: "static_select",
		options: [...options],
		...chosen === void 0 ? {} : { initial_option: chosen }
	};
}
const maxTyped = 1024;
function typedInput(value) {
	return {
		type: "plain_text_input",
		max_length: maxTyped,
		...value === "" ? {} : { initial_value: value }
	};
}
function listInput(value) {
	return {
		type: "plain_text_input",
		multiline: true,
		max_length: limits.input.value,
		...value === "" ? {} : { initial_value: value }
	};
}
function number$1(min, max, value) {
	return {
		type: "number_input",
		is_decimal_allowed: false,
		min_value: String(min),
		max_value: String(max),
		...value === void 0 ? {} : { initial_value: String(value) }
	};
}
function conversation(value) {
	return {
		type: "conversations_select",
		...value === void 0 ? { default_to_current_conversation: true } : { initial_conversation: value },
		filter: {
			include: [
				"public",
				"private",
				"im"
			],
			exclude_bot_users: true
		}
	};
}
const intervals = [
	1,
	3,
	6,
	12,
	24,
	48,
	72,
	168
];
function watchForm(options, at = {}) {
	const { form, formTitle: title } = watchWords;
	const made = {
		title,
		callback: callbacks.watchForm,
		close: form.cancel,
		submit: form.submit,
		...metadataOf(at)
	};
	return modal(made, [
		input("domain", {
			label: form.domain,
			hint: form.domainHint
		}, listInput(at.domain ?? "")),
		input("interval", { label: form.interval }, intervalSelect(options)),
		input("only", { label: form.only }, onlySelect(options)),
		input("below", {
			label: form.below,
			hint: form.belowHint,
			isOptional: true
		}, number$1(1, 100, options.below)),
		input("categories", {
			label: form.categories,
			hint: form.categoriesHint,
			isOptional: true
		}, categoriesSelect(options)),
		input("channel", { label: form.channel }, conversation(at.channel)),
		input("threads", {
			label: form.threads,
			isOptional: true
		}, threadsBox(options))
	]);
}
function intervalSelect({ everyHours }) {
	return select([.../* @__PURE__ */ new Set([...intervals, everyHours])].toSorted((one, other) => one - other).map((every) => option(everyText(every), String(every))), String(everyHours));
}
function onlySelect({ only }) {
	return select(watchFilters.map((filter) => option(watchWords.only[filter], filter)), only);
}
function categoriesSelect(watched) {
	const options = categories.map((category) => option(categoryNames[category], category));
	const chosen = options.filter(({ value }) => watched.categories.some((category) => category === value));
	return {
		type: "multi_static_select",
		options,
		...chosen.length === 0 ? {} : { initial_options: chosen }
	};
}
function threadsBox({ threads }) {
	const box = option(watchWords.form.threadsOption, "threads");
	return {
		type: "checkboxes",
		options: [box],
		...threads ? { initial_options: [box] } : {}
	};
}
function metadataOf({ metadata }) {
	return metadata === void 0 ? {} : { metadata };
}
function checkForm(domains, { domainsACommand }, metadata) {
	const asked = {
		label: checkWords.domain,
		hint: checkWords.hint(domainsACommand)
	};
	return modal({
		title: checkWords.title,
		callback: callbacks.checkForm,
		close: checkWords.cancel,
		submit: checkWords.submit,
		...metadata === void 0 ? {} : { metadata }
	}, [input("domain", asked, {
		type: "plain_text_input",
		max_length: limits.input.value,
		...domains === "" ? {} : { initial_value: domains.slice(0, limits.input.value) }
	})]);
}
function settingsForm(settings) {
	const { digest, digestHour, digestDay, digestChannel, retentionDays, watchers, timeZone } = settings;
	const words = settingsWords;
	const hours = Array.from({ length: 24 }, (_, hour) => option(`${String(hour).padStart(2, "0")}:00`, String(hour)));
	const days = words.days.map((day, index) => option(day, String(index + 1)));
	const digests = [
		"off",
		"daily",
		"weekly"
	].map((one) => option(words.digests[one], one));
	const people = watchers === "everyone" ? [] : watchers.slice(0, limits.options.most);
	return modal({
		title: words.title,
		callback: callbacks.settingsForm,
		close: words.cancel,
		submit: words.submit
	}, [
		input("timeZone", {
			label: words.timeZone,
			hint: words.timeZoneHint
		}, typedInput(timeZone)),
		input("digest", { label: words.digest }, select(digests, digest)),
		input("digestHour", { label: words.digestHour }, select(hours, String(digestHour))),
		input("digestDay", { label: words.digestDay }, select(days, String(digestDay))),
		input("digestChannel", {
			label: words.digestChannel,
			isOptional: true
		}, conversation(digestChannel)),
		input("retention", { label: words.retention }, number$1(retention.least, retention.most, retentionDays)),
		input("watchers", {
			label: words.watchers,
			hint: words.watchersHint,
			isOptional: true
		}, {
			type: "multi_users_select",
			...people.length === 0 ? {} : { initial_users: [...people] }
		})
	]);
}

// bot/slack/blocks/help.ts
function helpMessage(command, commands, options = []) {
	const only = commands.length === 1 ? commands[0] : void 0;
	if (only !== void 0) return messageOf({ blocks: [header(`${command} ${only.verb}`), oneCommand(command, only)] }, ...optionParts(options));
	return messageOf({ blocks: [header(helpWords.title), paragraph(helpWords.says)] }, { blocks: [rich(line(bold(helpWords.commands)), bullets(commands.map((one) => commandLine(command, one))))] }, { blocks: [
		rich(line(sentence(helpWords.more(command)))),
		note(helpWords.private),
		buttons(button$1("check"))
	] });
}
function commandLine(command, { usage, examples, says }) {
	return line(code(cut$1(`${command} ${examples[0] ?? usage}`, 200)), plain(` ${cut$1(says, 300)}`));
}
function oneCommand(command, { usage, examples, says }) {
	return rich(line(code(cut$1(`${command} ${usage}`, 400))), line(plain(says)), ...examples.length === 0 ? [] : [bullets(examples.map((example) => line(code(`${command} ${example}`))))]);
}
function optionParts(options) {
	if (options.length === 0) return [];
	const told = options.map(({ name, says }) => line(code(`${name}:`), plain(` ${says}`)));
	return [{ blocks: [rich(line(bold(helpWords.options)), bullets(told))] }];
}

// bot/slack/blocks/history.ts
const maxListed$1 = 20;
function historyMessage(domain, entries, days) {
	const title = header(historyWords.title(shortName(domain)));
	const pressed = [button$1("recheck", { domain }, domain), button$1("watch", { domain }, domain)];
	if (entries.length === 0) return messageOf({ blocks: [
		title,
		paragraph(historyWords.none(days)),
		buttons(...pressed)
	] });
	return messageOf({ blocks: [title] }, {
		blocks: chartOf(entries),
		name: historyWords.chart,
		leaves: 1
	}, { blocks: listOf(entries, days) }, { blocks: [buttons(...pressed, button$1("exportCsv", { domain }, domain))] });
}
function chartOf(entries) {
	const newest = entries[0]?.ruleset;
	const alike = entries.filter(({ ruleset }) => ruleset === newest);
	const drawn = alike.filter(isCertain).slice(0, limits.chart.categories).toReversed();
	const open = alike.slice(0, maxListed$1).filter((entry) => !isCertain(entry)).length;
	if (drawn.length < 2) return [];
	const labels = labelsOf(drawn);
	const series = categories.flatMap((category) => {
		const points = drawn.map(({ scores }) => scores.find((score) => score.category === category && score.applicable)?.points.min);
		if (points.includes(void 0)) return [];
		return [{
			name: shortCategoryNames[category],
			data: points.map((point, index) => ({
				label: labels[index] ?? "",
				value: point ?? 0
			}))
		}];
	});
	return series.length === 0 ? [] : [chart(series, labels), ...open === 0 ? [] : [note(historyWords.notDrawn(open))]];
}
function chart(series, labels) {
	const { x, y } = historyWords.axis;
	const axis = {
		categories: labels,
		x_label: x,
		y_label: y
	};
	return {
		type: "data_visualization",
		title: historyWords.chart,
		chart: {
			type: "line",
			series,
			axis_config: axis
		}
	};
}
const isCertain = ({ scores }) => scores.every(({ applicable, points }) => !applicable || points.min === points.max);
function labelsOf(entries) {
	const times = entries.map(({ at }) => at.toISOString());
	return [times.map((at) => at.slice(5, 10)), times.map((at) => at.slice(5, 16).replace("T", " "))].find((labels) => new Set(labels).size === labels.length) ?? times.map((at, index) => `${index + 1}: ${at.slice(5, 16).replace("T", " ")}`);
}
function listOf(entries, days) {
	const shown = entries.slice(0, maxListed$1);
	const older = entries.length - shown.length;
	const rules = shown.flatMap((entry, index) => rulesNote(entry, shown[index + 1])).slice(0, maxRules);
	return [
		heading(historyWords.entries(entries.length, days)),
		table$1([historyWords.columns, ...shown.map((entry) => [timeText(entry), ...scoreCells(entry)])]),
		...rules.map((text) => note(text)),
		...older > 0 ? [note(historyWords.older(older))] : []
	];
}
const maxRules = 3;
function timeText({ at }) {
	return at.toISOString().slice(0, 16).replace("T", " ");
}
function scoreCells({ scores }) {
	return categories.map((category) => {
		const score = scores.find((one) => one.category === category);
		if (score === void 0 || !score.applicable) return "–";
		return historyWords.cell(starsText(score), rangeText(score.points, 0));
	});
}
function rulesNote({ ruleset }, older) {
	if (older === void 0 || older.ruleset === ruleset) return [];
	return [historyWords.rules(timeText(older), visible(older.ruleset, 40))];
}

// bot/slack/blocks/home.ts
function homeView({ recent, watches, usage, settings, mayChangeSettings, now }) {
	const isNew = recent.length === 0 && watches.length === 0;
	return home([
		header(homeWords.title),
		...isNew ? firstSteps() : [],
		buttons({
			...button$1("check"),
			style: "primary"
		}, ...mayChangeSettings ? [button$1("settings")] : []),
		divider,
		heading(homeWords.recent),
		...recentBlocks(recent),
		divider,
		heading(homeWords.watches),
		...watchesBlocks(watches, now),
		note(watchWords.usage(usage.used, usage.limit)),
		divider,
		note(homeWords.settings({
			...settings,
			timeZone: visible(settings.timeZone, 60)
		}))
	]);
}
function firstSteps() {
	const steps = homeWords.steps.map((step) => line(sentence(step)));
	return [rich(line(bold(homeWords.first)), {
		type: "rich_text_list",
		style: "ordered",
		elements: steps
	})];
}
const maxRecent = 10;
const maxWatches = 30;
function recentBlocks(recent) {
	if (recent.length === 0) return [paragraph(homeWords.noRecent)];
	const items = recent.filter(({ domain }, index) => recent.findIndex((one) => one.domain === domain) === index).slice(0, maxRecent).map(({ domain, at, scores }) => {
		const stars = inOrder(scores).map((score) => `${shortCategoryNames[score.category]} ${starsText(score)}`);
		return line(bold(visible(domain, 300)), plain(`: ${stars.join(" · ")} ★, `), moment(at.toISOString()));
	});
	return [rich(bullets(items))];
}
function watchesBlocks(watches, now) {
	if (watches.length === 0) return [paragraph(homeWords.noWatches)];
	const more = watches.length - maxWatches;
	return [...watches.slice(0, maxWatches).flatMap((watch) => watchBlocks(watch, now, true)), ...more > 0 ? [note(homeWords.more(more))] : []];
}

// bot/slack/shown.ts
const command = "/mecsa";
const shown = {
	assessing: (domains) => assessingMessage(domains),
	sharedReport,
	details: (report) => detailsView(report, catalogue),
	loading: () => modal({
		title: answerSays.loadingTitle,
		callback: "loading",
		close: answerSays.close
	}, [note(answerSays.loading)]),
	failedView: (says) => modal({
		title: answerSays.loadingTitle,
		callback: "loading",
		close: answerSays.close
	}, [paragraph(says)]),
	history: historyMessage,
	diff: (compared) => diffMessage(compared, catalogue),
	watches: watchListMessage,
	notice: (notice) => noticeMessage(notice),
	misread: (misread) => noticeMessage({
		kind: "misread",
		says: misreadText(misread),
		...meant(misread)
	}),
	help,
	checkForm: (limits) => checkForm("", limits),
	watchForm,
	settingsForm,
	home: homeView,
	outbound: outboundBegun,
	askToDelete: deleteMessage,
	settingsSaved: (settings) => settingsSaved(settings),
	watching,
	watchingThere: (domains, channel) => messageOf({ blocks: [rich(line(plain(answerSays.watchingThere(named(domains))), placeElement(channel), plain(".")))] }),
	cannotPost: (channel, because) => messageOf({ blocks: [rich(line(plain(answerSays.cannotPost), placeElement(channel), plain(": "), code(visible(because, 80)), plain("."))), paragraph(refusalSays[because] ?? refusalSays.other ?? "")] }),
	cannotExport: (because) => messageOf({ blocks: [rich(line(plain(answerSays.cannotExport), code(visible(because, 80)), plain("."))), note(answerSays.exportElsewhere)] }),
	acknowledged: (domain, by) => messageOf({ blocks: [rich(line(plain(answerSays.acknowledged(visible(domain))), placeElement(by), plain(".")))] }),
	noDomain: () => messageOf({ blocks: [paragraph(answerSays.noDomain)] })
};
function sharedReport({ entry, report, by, observedAt }) {
	const { id, tookMs } = entry;
	const { text, blocks } = reportMessage({
		report,
		entry: id,
		ruleset: version,
		tookMs,
		isRemembered: false,
		isShared: true,
		...observedAt === void 0 ? {} : { observedAt }
	}, catalogue);
	return {
		text,
		blocks: [...blocks.slice(0, 49), rich(line(plain(answerSays.sharedBy), placeElement(by)))]
	};
}
function watching({ domains, options, by }) {
	return messageOf({ blocks: [rich(line(bold(answerSays.watching(named(domains))), plain(answerSays.every(everyText(options.everyHours), whatIsTold(options).join(", "))), placeElement(by), plain("."))), note(answerSays.watchingNext)] });
}
function settingsSaved({ digest, digestHour, digestDay, digestChannel, timeZone }) {
	if (digest === "off" || digestChannel === void 0) return noticeMessage({ kind: "saved" });
	const when = answerSays.digest[digest](digestDay, digestHour, visible(timeZone, 60));
	return messageOf({ blocks: [rich(line(plain(`${noticeWords.done.saved} ${when}`), placeElement(digestChannel), plain(".")))] });
}
const maxNamed = 10;
function named(domains) {
	const shown = domains.slice(0, maxNamed).map((domain) => visible(domain));
	const more = domains.length - shown.length;
	return [...shown, ...more > 0 ? [assessingWords.more(more)] : []].join(", ");
}
function help(about) {
	const rows = about === void 0 ? commands : [commandOf(about)];
	const flags = about === void 0 ? flagNames : commandOf(about).flags;
	return helpMessage(command, rows, flags.map((name) => ({
		name,
		says: flagSays[name]
	})));
}
function meant(misread) {
	if (misread.kind === "too-few") return { meant: misread.example };
	return misread.kind === "unknown-verb" && misread.instead !== void 0 ? { meant: `${command} ${misread.instead}` } : {};
}

// bot/slack/listening.ts
function listen(app, deps) {
	app.command(command, async ({ command: given, ack, context }) => {
		const asker = askerOf(context, {
			user: given.user_id,
			channel: given.channel_id,
			key: given.trigger_id,
			triggerId: given.trigger_id,
			responseUrl: given.response_url
		});
		await onCommand(deps, asker, given.text, async (message) => await (message === void 0 ? ack() : ack({
			response_type: "ephemeral",
			text: message.text,
			blocks: wire(message)
		})));
	});
	app.action({
		type: "block_actions",
		action_id: /^/
	}, async ({ body, action, ack, context }) => {
		await ack();
		const pressed = actionOf(action.action_id);
		if (pressed === void 0) return;
		const subject = readSubject("value" in action && typeof action.value === "string" ? action.value : void 0) ?? {};
		await onButton(deps, pressedBy(context, body), {
			action: pressed,
			subject,
			isHome: body.view?.type === "home"
		});
	});
	listenToShortcuts(app, deps);
	listenToForms(app, deps);
	listenToEvents(app, deps);
}
function pressedBy(context, body) {
	const { container, message } = body;
	const threadTs = typeof message?.thread_ts === "string" ? message.thread_ts : message?.ts;
	return askerOf(context, {
		user: body.user.id,
		channel: body.channel?.id ?? body.user.id,
		key: body.trigger_id,
		triggerId: body.trigger_id,
		isPublic: container.is_ephemeral !== true,
		...body.response_url === void 0 || body.response_url === "" ? {} : { responseUrl: body.response_url },
		...threadTs === void 0 ? {} : { threadTs }
	});
}
function listenToShortcuts(app, deps) {
	app.shortcut({
		callback_id: callbacks.checkShortcut,
		type: "shortcut"
	}, async ({ shortcut, ack, context }) => {
		await ack();
		const { user: { id: user }, trigger_id: triggerId } = shortcut;
		await onCheckShortcut(deps, askerOf(context, {
			user,
			channel: user,
			key: triggerId,
			triggerId
		}));
	});
	app.shortcut({
		callback_id: callbacks.checkMessage,
		type: "message_action"
	}, async ({ shortcut, ack, context }) => {
		await ack();
		const { user, channel, trigger_id: triggerId, response_url: responseUrl, message } = shortcut;
		const asker = askerOf(context, {
			user: user.id,
			channel: channel.id,
			key: triggerId,
			triggerId,
			responseUrl
		});
		await onMessageShortcut(deps, asker, message.text ?? "");
	});
}
function listenToForms(app, deps) {
	const form = (callback, onForm) => app.view({
		callback_id: callback,
		type: "view_submission"
	}, async ({ view, body, ack, context }) => {
		await onForm(deps, askerOf(context, {
			user: body.user.id,
			channel: body.user.id,
			key: `${view.id}-${view.hash}`
		}), fieldsOf(view.state.values), async (errors) => await (errors === void 0 ? ack() : ack({
			response_action: "errors",
			errors
		})));
	});
	form(callbacks.checkForm, onCheckForm);
	form(callbacks.watchForm, onWatchForm);
	form(callbacks.settingsForm, onSettingsForm);
}
function listenToEvents(app, deps) {
	app.event("app_home_opened", async ({ event, context }) => {
		if (event.tab === "home") await onHomeOpened(deps, {
			tenant: tenantIn(context),
			user: event.user
		});
	});
	app.event("app_uninstalled", async ({ body, context }) => await onLeft(deps, tenantLeaving(context), body.event_id));
	app.event("tokens_revoked", async ({ event, body, context }) => {
		if ((event.tokens.bot ?? []).length > 0) await onLeft(deps, tenantLeaving(context), body.event_id);
	});
}
function tenantIn(context) {
	const tenant = "tenant" in context && typeof context.tenant === "string" ? context.tenant : void 0;
	return knownTenant({
		teamId: tenant,
		isEnterpriseInstall: false
	});
}
function tenantLeaving({ teamId, enterpriseId, isEnterpriseInstall }) {
	return knownTenant({
		teamId,
		enterpriseId,
		isEnterpriseInstall: isEnterpriseInstall === true
	});
}
function askerOf(context, asker) {
	return {
		tenant: tenantIn(context),
		...asker,
		key: asker.key.replaceAll(/[^\w./-]/g, "-").slice(0, 200)
	};
}

// bot/slack/receivers.ts
const bodyLimit = 131072;
const eventsPath = "/slack/events";
const serverOptions = {
	headersTimeout: 5e3,
	requestTimeout: 1e4,
	keepAliveTimeout: 75e3,
	maxHeaderSize: 16384
};
function overHttp({ signingSecret, port, routes, logger, notInstalled, notReady }) {
	const receiver = new HTTPReceiver({
		signingSecret,
		endpoints: [eventsPath],
		customRoutes: routes,
		logger,
		bodyLimit,
		processEventErrorHandler: async ({ error, request, response }) => {
			if (response.headersSent) return false;
			const cause = error instanceof AuthorizationError ? error.original : void 0;
			const isUnknown = cause instanceof NotInstalled;
			const says = isUnknown ? notInstalled() : cause === void 0 ? void 0 : notReady(cause);
			const isSaid = says !== void 0 && isCommand(request);
			response.writeHead(isUnknown || isSaid ? 200 : 500, { "content-type": "application/json" });
			response.end(isSaid ? JSON.stringify({
				response_type: "ephemeral",
				...says
			}) : "");
			return await Promise.resolve(isUnknown || isSaid);
		}
	});
	let server;
	return {
		receiver,
		async start() {
			server = await receiver.start({ port }, serverOptions);
		},
		async stop() {
			if (server === void 0) return;
			const stopped = receiver.stop();
			server.closeIdleConnections();
			server = void 0;
			await stopped;
		},
		port() {
			const address = server?.address();
			return typeof address === "object" && address !== null ? address.port : void 0;
		}
	};
}
function isCommand(request) {
	const raw = "rawBody" in request && Buffer.isBuffer(request.rawBody) ? request.rawBody.toString("latin1") : "";
	return new URLSearchParams(raw).has("command");
}
function overSocket({ appToken, clientOptions, logger, helloMs = usualHelloMs }) {
	const receiver = new SocketModeReceiver({
		appToken,
		logger,
		installerOptions: { clientOptions },
		autoReconnectEnabled: false
	});
	const stopping = new AbortController();
	let kept;
	return {
		receiver,
		async start() {
			await connected$1(receiver, helloMs);
			kept = keptConnected(receiver, {
				stopping: stopping.signal,
				helloMs,
				warn: (error) => logger.warn(error)
			});
		},
		async stop() {
			stopping.abort();
			await Promise.race([receiver.client.disconnect(), pause(closeMs)]);
			await kept;
		},
		port: () => void 0
	};
}
const usualHelloMs = 3e4;
const closeMs = 2e3;
const firstPauseMs = 100;
const longestPauseMs = 3e4;
async function connected$1({ client }, helloMs) {
	const late = new AbortController();
	const silence = pause(helloMs, late.signal).then(() => "silence");
	const started = client.start().catch((error) => {
		throw error ?? /* @__PURE__ */ new Error("Slack closed the socket before it said hello");
	});
	if (await Promise.race([started, silence]).finally(() => late.abort()) !== "silence") return;
	started.catch(() => {});
	await Promise.race([client.disconnect(), pause(closeMs)]);
	throw new Error("Slack opened a socket and said nothing");
}
async function keptConnected(receiver, { stopping, helloMs, warn }) {
	let failures = 0;
	while (!stopping.aborted) {
		if (failures === 0) await disconnected(receiver, stopping);
		if (!stopping.aborted) await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** failures), stopping);
		if (stopping.aborted) return;
		try {
			await connected$1(receiver, helloMs);
			failures = 0;
		} catch (error) {
			failures += 1;
			warn(error);
		}
	}
}
async function disconnected({ client }, stopping) {
	const { promise, resolve } = Promise.withResolvers();
	client.once("disconnected", () => resolve());
	stopping.addEventListener("abort", () => resolve(), { once: true });
	if (!stopping.aborted) await promise;
}
async function pause(ms, signal) {
	const options = {
		ref: false,
		...signal === void 0 ? {} : { signal }
	};
	await setTimeout$1(ms, void 0, options).catch((error) => {
		if (signal?.aborted !== true) throw error;
	});
}

// bot/slack/app.ts
function slackApp(options) {
	const { deps } = options;
	const receiving = received(options);
	const app = new App({
		receiver: receiving.receiver,
		authorize: async ({ teamId, enterpriseId, isEnterpriseInstall }) => authorized(await soon(deps.tokens.of(knownTenant({
			teamId,
			enterpriseId,
			isEnterpriseInstall
		})))),
		clientOptions: options.clientOptions,
		logger: boltLogger(deps.log),
		convoStore: false,
		extendedErrorHandler: true
	});
	const onError = async ({ error, context }) => {
		if (error instanceof AuthorizationError) throw error;
		failed(deps, error, { team: context.teamId });
		await Promise.resolve();
	};
	app.error(onError);
	listen(app, deps);
	return receiving;
}
function received(options) {
	const { slack, port, deps, clientOptions, routes = [] } = options;
	const logger = boltLogger(deps.log);
	if (slack.mode === "socket") return overSocket({
		appToken: slack.appToken,
		clientOptions,
		logger
	});
	const { signingSecret, publicUrl } = slack;
	const install = installRoutes({
		...slack,
		...options.authorizeUrl === void 0 ? {} : { authorizeUrl: options.authorizeUrl },
		store: deps.store,
		tokens: deps.tokens,
		clientOptions,
		logger,
		now: deps.now,
		failed: (error) => failed(deps, error)
	});
	const notInstalled = () => deps.shown.notice({
		kind: "not-installed",
		installUrl: `${publicUrl}${installPath}`
	});
	const notReady = (error) => deps.shown.notice({
		kind: "error",
		cause: "store",
		id: failed(deps, error)
	});
	return overHttp({
		signingSecret,
		port,
		routes: [...install, ...routes],
		logger,
		notInstalled,
		notReady
	});
}
const authorizeMs = 2e3;
async function soon(asked) {
	const { promise, reject } = Promise.withResolvers();
	const timer = setTimeout(() => reject(/* @__PURE__ */ new Error("the store did not say in time who has installed it")), authorizeMs);
	try {
		return await Promise.race([asked, promise]);
	} finally {
		clearTimeout(timer);
	}
}
function authorized(installed) {
	if (installed === void 0) throw new NotInstalled("not installed");
	const { token, botId, botUserId, tenant } = installed;
	return {
		botToken: token,
		botId,
		botUserId,
		tenant
	};
}

// bot/slack/calls.ts
function slackCalls({ tokens, clients }) {
	const clientOf = async (tenant) => {
		const installed = await tokens.of(tenant);
		if (installed === void 0) throw new Error(`the app is not installed in ${tenant}`);
		return clients(installed);
	};
	return {
		async openView(tenant, triggerId, view) {
			const { view: opened } = await (await clientOf(tenant)).views.open({
				trigger_id: triggerId,
				view
			});
			return {
				id: opened?.id ?? "",
				hash: opened?.hash ?? ""
			};
		},
		async updateView(tenant, { id, hash }, view) {
			await (await clientOf(tenant)).views.update({
				view_id: id,
				hash,
				view
			});
		},
		async publishHome(tenant, user, view) {
			await (await clientOf(tenant)).views.publish({
				user_id: user,
				view
			});
		},
		async isAdministrator(tenant, user) {
			if (!await has(tokens, tenant, "users:read")) return false;
			const { user: known } = await (await clientOf(tenant)).users.info({ user });
			return known?.is_admin === true || known?.is_owner === true;
		},
		async sendFile(tenant, user, file) {
			if (!await has(tokens, tenant, "files:write")) return {
				ok: false,
				because: "missing_scope"
			};
			return await sentFile(await clientOf(tenant), user, file);
		},
		async isTokenGood(tenant) {
			const installed = await tokens.of(tenant);
			return installed !== void 0 && await isGood(clients(installed));
		}
	};
}
async function has(tokens, tenant, scope) {
	return (await tokens.of(tenant))?.scopes.includes(scope) === true;
}
async function sentFile(client, user, { name, title, content, says }) {
	try {
		const { channel, ts } = await posted(client, {
			channel: user,
			text: says
		});
		if (channel === void 0 || ts === void 0) return {
			ok: false,
			because: "no_channel"
		};
		await client.files.uploadV2({
			channel_id: channel,
			thread_ts: ts,
			filename: name,
			title,
			file: content
		});
		return { ok: true };
	} catch (error) {
		if (error instanceof WebAPIPlatformError) return {
			ok: false,
			because: error.data.error
		};
		throw error;
	}
}
const revoked = /* @__PURE__ */ new Set([
	"account_inactive",
	"token_revoked",
	"invalid_auth",
	"not_authed",
	"token_expired"
]);
async function isGood(client) {
	try {
		await client.auth.test();
		return true;
	} catch (error) {
		if (error instanceof WebAPIPlatformError && revoked.has(error.data.error)) return false;
		throw error;
	}
}

// bot/slack/install/tokens.ts
const rememberedMs = 6e4;
const usableMs = 36e5;
const maxRemembered = 5e3;
const renewBeforeMs = 72e5;
const mustRenewBeforeMs = 6e4;
const renewingMs = 3e4;
function memoryOf({ store, now, warn }) {
	const remembered = /* @__PURE__ */ new Map();
	const loading = /* @__PURE__ */ new Map();
	const memory = {
		remember(tenant, installation) {
			remembered.delete(tenant);
			remembered.set(tenant, {
				installation,
				until: now().getTime() + rememberedMs
			});
			const [oldest] = remembered.keys();
			if (remembered.size > maxRemembered && oldest !== void 0) remembered.delete(oldest);
		},
		async load(tenant) {
			const installation = await store.installations.get(tenant);
			memory.remember(tenant, installation);
			return installation;
		},
		async known(tenant) {
			const kept = remembered.get(tenant);
			const lateMs = kept === void 0 ? 1e400 : now().getTime() - kept.until;
			if (lateMs < 0 && kept?.installation !== void 0) return kept.installation;
			const loaded = shared(loading, tenant, async () => await memory.load(tenant));
			if (kept?.installation === void 0 || lateMs >= usableMs) return await loaded;
			loaded.catch((error) => warn(`the token of ${tenant} could not be read: ${String(error)}`));
			return kept.installation;
		},
		forget(tenant) {
			remembered.delete(tenant);
		}
	};
	return memory;
}
function storedTokens(options) {
	const { store, now, warn } = options;
	const memory = memoryOf(options);
	const renewing = /* @__PURE__ */ new Map();
	const renew = async (tenant, installation) => await shared(renewing, tenant, async () => {
		const renewed = await store.once(renewalKey(tenant, installation), now(), renewingMs) ? await renewedBot(options, installation) : void 0;
		if (renewed === void 0) return await memory.load(tenant);
		if (!await store.installations.renew(tenant, installation, renewed)) return await memory.load(tenant);
		memory.remember(tenant, renewed);
		return renewed;
	});
	return {
		async of(tenant) {
			const installation = await memory.known(tenant);
			if (installation === void 0) return void 0;
			const left = msLeft(installation, now());
			if (left > renewBeforeMs) return installedFrom(tenant, installation);
			const renewal = renew(tenant, installation);
			if (left <= mustRenewBeforeMs) return installedFrom(tenant, await renewal ?? installation);
			renewal.catch((error) => warn(`the token of ${tenant} could not be renewed: ${String(error)}`));
			return installedFrom(tenant, installation);
		},
		forget: (tenant) => memory.forget(tenant)
	};
}
function givenToken(installed) {
	return {
		tenant: installed.tenant,
		of: async (tenant) => await Promise.resolve(tenant === installed.tenant ? installed : void 0),
		forget() {}
	};
}
async function shared(running, tenant, begin) {
	const already = running.get(tenant);
	if (already !== void 0) return await already;
	const begun = begin().finally(() => running.delete(tenant));
	running.set(tenant, begun);
	return await begun;
}
async function renewedBot({ client, clientId, clientSecret, now, warn }, installation) {
	const { bot } = installation;
	if (bot?.refreshToken === void 0) return void 0;
	try {
		const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = await client.oauth.v2.access({
			client_id: clientId,
			client_secret: clientSecret,
			grant_type: "refresh_token",
			refresh_token: bot.refreshToken
		});
		if (token === void 0 || refreshToken === void 0 || seconds === void 0) return void 0;
		return {
			...installation,
			bot: {
				...bot,
				token,
				refreshToken,
				expiresAt: Math.floor(now().getTime() / 1e3) + seconds
			}
		};
	} catch (error) {
		warn(`Slack did not renew a token: ${error instanceof Error ? error.message : String(error)}`);
		return;
	}
}
function msLeft({ bot }, now) {
	if (bot?.refreshToken === void 0 || bot.expiresAt === void 0) return Number.POSITIVE_INFINITY;
	return bot.expiresAt * 1e3 - now.getTime();
}
function installedFrom(tenant, { bot, team, enterprise, user, isEnterpriseInstall }) {
	if (bot === void 0) return void 0;
	return {
		tenant,
		token: bot.token,
		botId: bot.id,
		botUserId: bot.userId,
		scopes: bot.scopes,
		installer: user.id,
		isEnterpriseInstall: isEnterpriseInstall === true,
		...team === void 0 ? {} : { teamId: team.id },
		...enterprise === void 0 ? {} : { enterpriseId: enterprise.id }
	};
}
function renewalKey(tenant, { bot }) {
	return `renew/${tenant}/${createHash("sha256").update(bot?.refreshToken ?? "").digest("hex").slice(0, 32)}`;
}

// bot/slack/install/slack-tokens.ts
async function slackTokens({ slack, store, now, log, clientOptions }) {
	if (slack.mode === "socket") return givenToken(await installedBy(new WebClient(slack.botToken, clientOptions), slack.botToken));
	const { clientId, clientSecret } = slack;
	const client = new WebClient(void 0, clientOptions);
	return storedTokens({
		store,
		client,
		clientId,
		clientSecret,
		now,
		warn: (text) => log.warn(text)
	});
}
async function installedBy(client, token) {
	const { team_id: teamId, enterprise_id: enterpriseId, is_enterprise_install: isOrg, bot_id: botId, user_id: botUserId, response_metadata } = await client.auth.test();
	const isEnterpriseInstall = isOrg === true;
	const tenant = tenantOf({
		teamId,
		enterpriseId: enterpriseId ?? void 0,
		isEnterpriseInstall
	});
	if (tenant === void 0) throw new Error("Slack does not say which workspace the token is of");
	return {
		tenant,
		token,
		botId: botId ?? "",
		botUserId: botUserId ?? "",
		scopes: response_metadata?.scopes ?? [],
		installer: "",
		isEnterpriseInstall
	};
}

// bot/store/lock.ts
const maxSocketPath = 100;
const attempts = 5;
async function lockOf(dataDir) {
	const file = `${dataDir}.lock`;
	const door = await openDoor(`${file}.${randomBytes(4).toString("hex")}`);
	const text = JSON.stringify({
		pid: process.pid,
		since: (/* @__PURE__ */ new Date()).toISOString(),
		door: basename(door.path)
	});
	try {
		await take$2(file, text, `${door.path}.old`);
	} catch (error) {
		await door.close();
		throw error;
	}
	return { async release() {
		if (textOf(file) === text) rmSync(file);
		await door.close();
	} };
}
async function take$2(file, text, aside) {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (hasMade(file, text)) return;
		const found = textOf(file);
		if (found === void 0) continue;
		const holder = holderOf(found, dirname(file));
		if (holder === void 0) await setTimeout$1(50);
		else if (await isOpen(holder.door)) throw heldBy(file, holder.pid);
		else rmSync(holder.door, { force: true });
		if (holder !== void 0 || attempt === 3) putAside(file, found, aside);
	}
	throw heldBy(file, "another process");
}
function heldBy(file, pid) {
	const who = typeof pid === "number" ? `process ${pid}` : pid;
	return new UsageError(`the data directory is in use by ${who} (${file})`, "Stop it, or use PostgreSQL (DATABASE_URL) to run several processes.");
}
function hasMade(file, text) {
	try {
		const made = openSync(file, "wx", 384);
		writeSync(made, text);
		closeSync(made);
		return true;
	} catch (error) {
		if (hasCode(error, "EEXIST")) return false;
		throw error;
	}
}
function putAside(file, stale, aside) {
	try {
		renameSync(file, aside);
		if (textOf(aside) !== stale) linkSync(aside, file);
		rmSync(aside);
	} catch (error) {
		if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
	}
}
function textOf(file) {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (hasCode(error, "ENOENT")) return void 0;
		throw error;
	}
}
function holderOf(text, folder) {
	const [, pid, door] = /^\{"pid":(\d+),"since":"[^"]*","door":"([^"/]+)"\}$/.exec(text) ?? [];
	return pid === void 0 || door === void 0 ? void 0 : {
		pid: Number(pid),
		door: join(folder, door)
	};
}
async function openDoor(path) {
	if (Buffer.byteLength(path) > maxSocketPath) throw new UsageError(`the path of the data directory is too long: ${path}`, `Use one of 85 octets at most.`);
	const server = createServer((visitor) => visitor.destroy());
	server.listen(path);
	await once$2(server, "listening");
	server.unref();
	return {
		path,
		close: () => closed(server)
	};
}
async function closed(server) {
	const over = once$2(server, "close");
	server.close();
	await over;
}
async function isOpen(path) {
	const visitor = connect(path);
	try {
		await once$2(visitor, "connect");
		return true;
	} catch (error) {
		return !hasCode(error, "ECONNREFUSED", "ENOENT");
	} finally {
		visitor.destroy();
	}
}
function hasCode(error, ...codes) {
	return error instanceof Error && "code" in error && codes.some((code) => error.code === code);
}

// bot/store/embedded.ts
async function startEmbedded({ dataDir, template, onTrouble }) {
	const real = dataDir === void 0 ? void 0 : madeFolder(dataDir);
	const lock = real === void 0 ? void 0 : await lockOf(real);
	const host = mkdtempSync(join(tmpdir(), "mecsa-"));
	const end = async () => {
		rmSync(host, {
			recursive: true,
			force: true
		});
		await lock?.release();
	};
	try {
		const database = await startWorker({
			socket: join(host, ".s.PGSQL.5432"),
			...real === void 0 ? {} : { dataDir: real },
			...template === void 0 ? {} : { template }
		}, onTrouble);
		return {
			host,
			...real === void 0 ? {} : { dataDir: real },
			backUp: (file) => database.ask({
				kind: "back-up",
				file
			}, "backed-up"),
			close: () => database.close().finally(end),
			abandon: () => database.abandon().finally(end)
		};
	} catch (error) {
		await end();
		throw error;
	}
}
function madeFolder(path) {
	mkdirSync(path, {
		recursive: true,
		mode: 448
	});
	return realpathSync(path);
}
const workerFile = new URL(`./pglite-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);
function compileOnce() {
	for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
}
async function startWorker(workerData, onTrouble) {
	compileOnce();
	const worker = new Worker(workerFile, {
		workerData,
		execArgv: []
	});
	let isServing = false;
	let cause;
	worker.on("error", (error) => cause = error);
	const exit = once$2(worker, "exit").catch(() => {});
	const ended = exit.then(() => {
		throw new Error("the thread of the embedded database has ended", { cause });
	});
	ended.catch((error) => isServing && onTrouble(error));
	const ask = (request, reply) => {
		const replied = wanted(worker, reply);
		worker.postMessage(request, []);
		return Promise.race([replied, ended]);
	};
	await Promise.race([wanted(worker, "serving"), ended]);
	isServing = true;
	return {
		ask,
		async close() {
			isServing = false;
			await Promise.race([ask({ kind: "close" }, "closed"), exit]);
			await worker.terminate();
		},
		async abandon() {
			isServing = false;
			await worker.terminate();
		}
	};
}
function wanted(worker, kind) {
	return new Promise((resolve) => {
		worker.on("message", function listen(reply) {
			if (reply.kind !== kind) return;
			worker.off("message", listen);
			resolve();
		});
	});
}

// bot/store/bounds.ts
const maxEvidence = 2 ** 21;
const maxJson = 2 ** 20;
const maxRows = 1e3;
function bounded(limit) {
	return Math.max(0, Math.min(Math.trunc(limit), maxRows));
}
function jsonText(value) {
	const text = JSON.stringify(value) ?? "null";
	if (text.length > maxJson) throw new RangeError(`${text.length} characters of JSON; the store keeps ${maxJson} at most`);
	return text;
}
function plainText(text, max = 1e3) {
	return text.slice(0, max).replaceAll("\0", "�");
}
function boundedKey(key) {
	return /^[\x20-\x7e]{1,200}$/.test(key) ? key : createHash("sha256").update(key).digest("hex");
}

// bot/store/history.ts
const compressed = promisify(gzip);
const expanded = promisify(gunzip);
const maxExpanded = 2 ** 26;
function historyIn(db) {
	return {
		add: (entry, evidence) => add(db, entry, evidence),
		async get(tenant, id) {
			const [row] = await entries(db, tenant).where("id", "=", plainText(id)).execute();
			return row === void 0 ? void 0 : entryOf(row);
		},
		evidence: (tenant, id) => evidenceOf(db, tenant, id),
		of: (tenant, domain, options) => entriesOf$1(db, tenant, domain, options),
		async recent(tenant, { user, limit }) {
			const all = entries(db, tenant);
			return newest(user === void 0 ? all : all.where("asked_by", "=", user), limit);
		}
	};
}
async function add(db, entry, evidence) {
	const text = evidenceText(evidence);
	const octets = text.length > maxExpanded / 3 ? void 0 : await compressed(text);
	const row = {
		tenant: entry.tenant,
		id: entry.id,
		domain: entry.domain,
		at: entry.at,
		ruleset: plainText(entry.ruleset),
		source: entry.source,
		asked_by: entry.user === void 0 ? null : plainText(entry.user),
		scores: jsonText(entry.scores),
		took_ms: Math.round(entry.tookMs),
		evidence: octets === void 0 || octets.length > maxEvidence ? null : octets
	};
	await db.insertInto("entry").values(row).onConflict((conflict) => conflict.columns(["tenant", "id"]).doNothing()).execute();
}
async function evidenceOf(db, tenant, id) {
	const row = await db.selectFrom("entry").select("evidence").where("tenant", "=", tenant).where("id", "=", plainText(id)).executeTakeFirst();
	return row === void 0 || row.evidence === null ? void 0 : readEvidence(row.evidence);
}
async function readEvidence(octets) {
	const text = await expanded(octets, { maxOutputLength: maxExpanded }).catch((error) => {
		if (isBroken(error)) return void 0;
		throw error;
	});
	const parsed = text === void 0 ? void 0 : parseEvidence(text.toString("utf8"));
	return parsed?.ok === true ? parsed.value : void 0;
}
function isBroken(error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(code);
}
async function entriesOf$1(db, tenant, domain, { since, limit }) {
	const all = entries(db, tenant).where("domain", "=", domain);
	return newest(since === void 0 ? all : all.where("at", ">=", since), limit);
}
const columns = [
	"tenant",
	"id",
	"domain",
	"at",
	"ruleset",
	"source",
	"asked_by",
	"scores",
	"took_ms"
];
function entries(db, tenant) {
	return db.selectFrom("entry").select(columns).select(({ eb }) => eb("evidence", "is not", null).$castTo().as("has_evidence")).where("tenant", "=", tenant);
}
async function newest(query, limit) {
	return (await query.orderBy("at", "desc").orderBy("id", "desc").limit(bounded(limit)).execute()).map(entryOf);
}
function entryOf(row) {
	const { id, tenant, domain, at, ruleset, source, scores } = row;
	return {
		id,
		tenant,
		domain,
		at,
		ruleset,
		source,
		...row.asked_by === null ? {} : { user: row.asked_by },
		scores,
		tookMs: row.took_ms,
		hasEvidence: row.has_evidence
	};
}

// bot/store/installations.ts
const uninstalled = "uninstalled";
const rotatedAtOnce = 20;
function installationsIn(db, keyring) {
	return {
		put: (tenant, installation) => put$1(db, tenant, keyring.seal(tenant, JSON.stringify(installation))),
		get: async (tenant) => (await kept(db, keyring, tenant))?.installation,
		renew: (tenant, before, after) => persistently(() => renew(db, keyring, tenant, {
			before,
			after
		})),
		returned: (tenant) => returned(db, tenant),
		uninstall: (tenant, at) => uninstall(db, tenant, at),
		tenants: () => tenants(db),
		rotate: () => rotate(db, keyring)
	};
}
async function put$1(db, tenant, sealed) {
	const values = {
		...columnsOf(sealed),
		uninstalled_at: null
	};
	await db.transaction().execute(async (trx) => {
		await trx.insertInto("installation").values({
			tenant,
			...values
		}).onConflict((conflict) => conflict.column("tenant").doUpdateSet(values)).execute();
		await watchAgain(trx, tenant);
	});
}
async function watchAgain(trx, tenant) {
	await trx.updateTable("watch").set({ paused_because: null }).where("tenant", "=", tenant).where("paused_because", "=", uninstalled).execute();
}
async function returned(db, tenant) {
	await db.transaction().execute(async (trx) => {
		await trx.deleteFrom("installation").where("tenant", "=", tenant).where("sealed", "is", null).execute();
		await watchAgain(trx, tenant);
	});
}
async function kept(db, keyring, tenant) {
	const row = await db.selectFrom("installation").selectAll().where("tenant", "=", tenant).executeTakeFirst();
	const sealed = row === void 0 ? void 0 : sealedOf(row);
	if (row === void 0 || sealed === void 0) return void 0;
	return {
		installation: JSON.parse(keyring.open(tenant, sealed)),
		nonce: row.nonce
	};
}
async function renew(db, keyring, tenant, { before, after }) {
	for (;;) {
		const found = await kept(db, keyring, tenant);
		if (found === void 0 || found.installation.bot?.refreshToken !== before.bot?.refreshToken) return false;
		if (await replaced(db, tenant, found.nonce, keyring.seal(tenant, JSON.stringify(after)))) return true;
	}
}
async function replaced(db, tenant, nonce, sealed) {
	const { numUpdatedRows } = await db.updateTable("installation").set(columnsOf(sealed)).where("tenant", "=", tenant).where("nonce", "=", nonce).executeTakeFirst();
	return numUpdatedRows > 0n;
}
async function uninstall(db, tenant, at) {
	const gone = {
		key_id: null,
		nonce: null,
		sealed: null,
		uninstalled_at: at
	};
	await db.transaction().execute(async (trx) => {
		await trx.insertInto("installation").values({
			tenant,
			...gone
		}).onConflict((conflict) => conflict.column("tenant").doUpdateSet(gone).where("installation.uninstalled_at", "is", null)).execute();
		await trx.updateTable("watch").set({
			paused_because: uninstalled,
			leased_until: null
		}).where("tenant", "=", tenant).where("paused_because", "is", null).execute();
		await trx.updateTable("outbox").set({
			done_at: at,
			because: uninstalled,
			leased_until: null
		}).where("tenant", "=", tenant).where("done_at", "is", null).execute();
	});
}
async function tenants(db) {
	return (await db.selectFrom("installation").where("sealed", "is not", null).select("tenant").orderBy("tenant").execute()).map(({ tenant }) => tenant);
}
async function rotate(db, keyring) {
	const old = db.selectFrom("installation").selectAll().where("key_id", "!=", keyring.newestId).limit(rotatedAtOnce);
	for (let rotated = 0;;) {
		const rows = await old.execute();
		for (const row of rows) rotated += await resealed(db, keyring, row);
		if (rows.length === 0) return rotated;
	}
}
async function resealed(db, keyring, row) {
	const sealed = sealedOf(row);
	if (sealed === void 0) return 0;
	const { tenant } = row;
	return Number(await replaced(db, tenant, row.nonce, keyring.seal(tenant, keyring.open(tenant, sealed))));
}
function columnsOf({ keyId, nonce, octets }) {
	return {
		key_id: keyId,
		nonce: Buffer.from(nonce),
		sealed: Buffer.from(octets)
	};
}
function sealedOf({ key_id: keyId, nonce, sealed }) {
	if (keyId === null || nonce === null || sealed === null) return void 0;
	return {
		keyId,
		nonce,
		octets: sealed
	};
}

// bot/store/marks.ts
function marksIn(db) {
	return {
		once: (key, now, keepMs) => once(db, boundedKey(key), now, keepMs),
		take: (bucket, n, limit, now) => take$1(db, boundedKey(bucket), n, limit, now),
		async cannotShow(tenant, now) {
			return await db.selectFrom("cannot_show").select("until").where("tenant", "=", tenant).where("until", ">", now).executeTakeFirst() !== void 0;
		},
		async setCannotShow(tenant, until) {
			await db.insertInto("cannot_show").values({
				tenant,
				until
			}).onConflict((conflict) => conflict.column("tenant").doUpdateSet({ until })).execute();
		}
	};
}
async function once(db, key, now, keepMs) {
	const until = new Date(now.getTime() + keepMs);
	return await db.insertInto("once").values({
		key,
		until
	}).onConflict((conflict) => conflict.column("key").doUpdateSet({ until }).where("once.until", "<=", now)).returning("key").executeTakeFirst() !== void 0;
}
const hair = 1e-6;
async function take$1(db, bucket, n, { size, perMs }, now) {
	if (n > size) return {
		ok: false,
		retryAfterMs: perMs
	};
	const isAhead = sql`bucket.at > ${now}::timestamptz + interval '5 minutes'`;
	const at = sql`case when ${isAhead} then ${now}::timestamptz else greatest(bucket.at, ${now}::timestamptz) end`;
	const there = sql`case when ${isAhead} then ${size}::float8 else least(${size}::float8, bucket.tokens + greatest(0, extract(epoch from (${now}::timestamptz - bucket.at))::float8 * 1000) * ${size / perMs}::float8) end`;
	if ((await sql`
    insert into mecsa.bucket as bucket (bucket, tokens, at, full_at)
    values (${bucket}, ${size - n}, ${now}, ${fullAt(sql`${size - n}::float8`, size, perMs, now)})
    on conflict (bucket) do update
      set tokens = ${there} - ${n}::float8, at = ${at},
        full_at = ${fullAt(sql`${there} - ${n}::float8`, size, perMs, now)}
      where ${there} >= ${n - hair}::float8
    returning tokens
  `.execute(db)).rows.length > 0) return { ok: true };
	const { rows: [left] } = await sql`select ${there} as tokens from mecsa.bucket as bucket where bucket = ${bucket}`.execute(db);
	return {
		ok: false,
		retryAfterMs: Math.max(1, Math.ceil((n - (left?.tokens ?? 0)) * perMs / size))
	};
}
function fullAt(tokens, size, perMs, now) {
	return sql`${now}::timestamptz + make_interval(secs => (${size}::float8 - (${tokens})) * ${perMs / size / 1e3}::float8)`;
}

// bot/store/migrations/0001-start.ts
const tables$1 = sql`
  create table mecsa.installation (
    tenant text primary key check (length(tenant) between 1 and 64),
    key_id text,
    nonce bytea,
    sealed bytea,
    uninstalled_at timestamptz,
    check ((sealed is null) = (uninstalled_at is not null))
  );
  create index installation_uninstalled on mecsa.installation (uninstalled_at) where uninstalled_at is not null;

  create table mecsa.settings (
    tenant text primary key check (length(tenant) between 1 and 64),
    retention_days integer not null check (retention_days > 0),
    body json not null
  );

  create table mecsa.entry (
    tenant text not null check (length(tenant) between 1 and 64),
    id text not null check (length(id) between 1 and 100),
    domain text not null check (length(domain) <= 255),
    at timestamptz not null,
    ruleset text not null,
    source text not null,
    asked_by text,
    scores json not null,
    took_ms integer not null,
    evidence bytea check (length(evidence) <= 2097152),
    primary key (tenant, id)
  );
  create index entry_of_domain on mecsa.entry (tenant, domain, at desc, id desc);
  create index entry_recent on mecsa.entry (tenant, at desc, id desc);
  create index entry_of_user on mecsa.entry (tenant, asked_by, at desc, id desc) where asked_by is not null;

  create table mecsa.watch (
    id text primary key,
    tenant text not null check (length(tenant) between 1 and 64),
    channel text not null check (length(channel) between 1 and 64),
    domain text not null check (length(domain) <= 255),
    created_by text not null,
    created_at timestamptz not null,
    options json not null,
    next_at timestamptz not null,
    leased_until timestamptz,
    muted_until timestamptz,
    paused_because text,
    state json not null,
    unique (tenant, channel, domain)
  );
  create index watch_due on mecsa.watch (next_at) where paused_because is null;

  create table mecsa.outbox (
    seq bigint generated always as identity primary key,
    key text not null unique check (length(key) between 1 and 500),
    tenant text not null check (length(tenant) between 1 and 64),
    channel text not null check (length(channel) between 1 and 64),
    watch text,
    says json not null,
    under text,
    due timestamptz not null,
    not_before timestamptz not null,
    attempts integer not null default 0,
    leased_until timestamptz,
    done_at timestamptz,
    ts text,
    because text
  );
  create index outbox_waiting on mecsa.outbox (tenant, channel, due, seq) where done_at is null;
  create index outbox_of_tenant on mecsa.outbox (tenant, seq);
  create index outbox_done on mecsa.outbox (done_at) where done_at is not null;

  create table mecsa.once (key text primary key, until timestamptz not null);
  create index once_until on mecsa.once (until);

  create table mecsa.bucket (
    bucket text primary key,
    tokens double precision not null,
    at timestamptz not null,
    full_at timestamptz not null
  );
  create index bucket_full on mecsa.bucket (full_at);

  create table mecsa.cannot_show (tenant text primary key, until timestamptz not null);
`;
const start = { async up(db) {
	await tables$1.execute(db);
} };

// bot/store/migrations/0002-outbound.ts
const tables = sql`
  create table mecsa.outbound (
    id text primary key check (length(id) between 1 and 100),
    tenant text not null check (length(tenant) between 1 and 64),
    domain text not null check (length(domain) <= 255),
    asked_by text not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    received_at timestamptz,
    author text check (length(author) <= 255),
    observation json
  );
  create index outbound_waiting on mecsa.outbound (until) where received_at is null;
  create index outbound_of_author on mecsa.outbound (tenant, author, received_at desc) where author is not null;
  create index outbound_received on mecsa.outbound (received_at) where received_at is not null;
`;
const outbound = { async up(db) {
	await tables.execute(db);
} };

// bot/store/migrations/index.ts
const migrations = {
	"0001-start": start,
	"0002-outbound": outbound
};

// bot/store/migrate.ts
const schema$1 = "mecsa";
const table = "migration";
async function migrate(db, before, known = migrations) {
	const done = await migrationsOf(db);
	refuseNewer(done, known);
	if (Object.keys(known).every((name) => done.includes(name))) return;
	const last = done.at(-1);
	if (last !== void 0) await before(last);
	const { error } = await new Migrator({
		db,
		provider: { getMigrations: () => Promise.resolve(known) },
		migrationTableSchema: schema$1,
		migrationTableName: table,
		migrationLockTableName: "migration_lock"
	}).migrateToLatest();
	if (error === void 0) return;
	refuseNewer(await migrationsOf(db), known);
	throw error;
}
async function migrationsOf(db) {
	const { rows: [found] } = await sql`select to_regclass('mecsa.migration') is not null as is`.execute(db);
	if (found?.is !== true) return [];
	const { rows } = await sql`select name from mecsa.migration order by name`.execute(db);
	return rows.map(({ name }) => name);
}
function refuseNewer(done, known) {
	const unknown = done.filter((name) => !Object.hasOwn(known, name));
	if (unknown.length > 0) throw new UsageError(`the database was written by a newer version of the bot (${unknown.join(", ")})`, "Start the newer version, or restore a backup from before it.");
}

// bot/store/outbox.ts
function outboxIn(db) {
	return {
		async add(telling) {
			await db.insertInto("outbox").values(outboxRow(telling)).onConflict((conflict) => conflict.column("key").doNothing()).execute();
		},
		take: (now, leaseUntil, limit) => take(db, now, leaseUntil, limit),
		sent: (key, ts, at) => settle(db, key, {
			ts: ts === "" ? null : ts,
			done_at: at,
			leased_until: null
		}),
		again: (key, notBefore, because, isUnsure = false) => settle(db, key, {
			not_before: notBefore,
			because: plainText(because),
			leased_until: isUnsure ? notBefore : null
		}),
		dropped: (key, because, at) => settle(db, key, {
			because: plainText(because),
			done_at: at,
			leased_until: null
		}),
		async tsOf(key) {
			return (await db.selectFrom("outbox").select("ts").where("key", "=", key).executeTakeFirst())?.ts ?? void 0;
		}
	};
}
function outboxRow(telling) {
	const { key, tenant, channel, watch, says, under, notBefore } = telling;
	return {
		key,
		tenant,
		channel,
		watch: watch ?? null,
		says: jsonText(says),
		under: under ?? null,
		due: notBefore,
		not_before: notBefore
	};
}
async function settle(db, key, to) {
	await db.updateTable("outbox").where("key", "=", key).where("done_at", "is", null).set(to).execute();
}
async function take(db, now, leaseUntil, limit) {
	const { rows } = await sql`
    with head as materialized (
      select distinct on (tenant, channel) seq from mecsa.outbox
      where done_at is null and due <= ${now}
      order by tenant, channel, due, seq
    ), taken as materialized (
      select seq, leased_until is not null as is_repeated from mecsa.outbox
      where seq in (select seq from head) and done_at is null and not_before <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by not_before, seq
      limit ${bounded(limit)}
      for update skip locked
    )
    update mecsa.outbox as told
    set leased_until = ${leaseUntil}, attempts = told.attempts + 1
    from taken
    where told.seq = taken.seq
    returning told.*, taken.is_repeated, (select ts from mecsa.outbox as parent where parent.key = told.under) as thread_ts
  `.execute(db);
	return rows.toSorted((a, b) => a.not_before.getTime() - b.not_before.getTime() || Number(a.seq) - Number(b.seq)).map(waitingOf);
}
function waitingOf(row) {
	return {
		...tellingOf(row),
		attempts: row.attempts,
		isRepeated: row.is_repeated,
		...row.thread_ts === null ? {} : { threadTs: row.thread_ts }
	};
}
function tellingOf(row) {
	const { key, tenant, channel, watch, says, under } = row;
	return {
		key,
		tenant,
		channel,
		...watch === null ? {} : { watch },
		says,
		...under === null ? {} : { under },
		notBefore: row.not_before
	};
}

// bot/store/outbound.ts
function outboundIn(db) {
	return {
		async begin(test) {
			await db.insertInto("outbound").values(rowOf(test)).execute();
		},
		async waiting(id, now) {
			const row = await open(db, id, now).selectAll().executeTakeFirst();
			return row === void 0 ? void 0 : testOf(row);
		},
		receive: (id, received, telling) => receive(db, id, received, telling),
		expire: (now, limit, tellingOf) => expire$1(db, now, limit, tellingOf),
		observed: (tenant, domain) => observed(db, tenant, domain)
	};
}
function rowOf({ id, tenant, domain, user, askedAt, until }) {
	return {
		id: plainText(id, 100),
		tenant,
		domain,
		asked_by: plainText(user),
		asked_at: askedAt,
		until
	};
}
const open = (db, id, now) => db.selectFrom("outbound").where("id", "=", plainText(id, 100)).where("received_at", "is", null).where("until", ">", now);
function receive(db, id, { at, author, observation }, telling) {
	return db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx.updateTable("outbound").set({
			received_at: at,
			author: author ?? null,
			observation: jsonText(observation)
		}).where("id", "=", plainText(id, 100)).where("received_at", "is", null).where("until", ">", at).executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		await tell(trx, [telling]);
		return true;
	});
}
function expire$1(db, now, limit, tellingOf) {
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql`
      delete from mecsa.outbound where id = any(array(
        select id from mecsa.outbound where received_at is null and until <= ${now}
        order by until limit ${bounded(limit)} for update skip locked
      ))
      returning *
    `.execute(trx);
		if (rows.length > 0) await tell(trx, rows.map(testOf).map(tellingOf));
		return rows.length;
	});
}
async function tell(db, tellings) {
	await db.insertInto("outbox").values(tellings.map(outboxRow)).onConflict((conflict) => conflict.column("key").doNothing()).execute();
}
async function observed(db, tenant, domain) {
	const row = await db.selectFrom("outbound").select(["id", "observation"]).where("tenant", "=", tenant).where("author", "=", domain).orderBy("received_at", "desc").orderBy("id").limit(1).executeTakeFirst();
	return row === void 0 || row.observation === null ? void 0 : {
		id: row.id,
		observation: row.observation
	};
}
function testOf({ id, tenant, domain, asked_by: user, asked_at: askedAt, until }) {
	return {
		id,
		tenant,
		domain,
		user,
		askedAt,
		until
	};
}

// bot/store/delete-all.ts
const rowsAtOnce = 2e3;
async function deleteAll(db, table, rows) {
	for (let deleted = 0;;) {
		const { numAffectedRows = 0n } = await sql`delete from ${sql.table(`mecsa.${table}`)} where ctid = any(array(${rows} limit ${rowsAtOnce}))`.execute(db);
		deleted += Number(numAffectedRows);
		if (numAffectedRows === 0n) return deleted;
	}
}

// bot/store/watches.ts
const hour = 36e5;
const maxListed = 5e3;
function watchesIn(db) {
	return {
		put: (place, domain, options, by, now) => put(db, place, domain, options, by, now),
		async remove(place, domain) {
			const { numDeletedRows } = await at(db, place).where("domain", "=", domain).executeTakeFirst();
			return numDeletedRows > 0n;
		},
		async removeAll(place) {
			const { numDeletedRows } = await at(db, place).executeTakeFirst();
			return Number(numDeletedRows);
		},
		async get(id) {
			const row = await db.selectFrom("watch").selectAll().where("id", "=", id).executeTakeFirst();
			return row === void 0 ? void 0 : watchOf(row);
		},
		of: (tenant, channel) => listed(db, tenant, channel),
		count: (tenant) => count(db, tenant),
		takeDue: (now, leaseUntil, limit) => takeDue(db, now, leaseUntil, limit),
		moveOn: (watch, next) => moveOn(db, watch, next),
		mute: async (id, until) => void await change(db, id, { muted_until: until ?? null }),
		pause: async (id, because) => void await change(db, id, {
			paused_because: plainText(because),
			leased_until: null
		})
	};
}
function at(db, { tenant, channel }) {
	return db.deleteFrom("watch").where("tenant", "=", tenant).where("channel", "=", channel);
}
function change(db, id, to) {
	return db.updateTable("watch").set(to).where("id", "=", id).execute();
}
async function put(db, { tenant, channel }, domain, options, by, now) {
	const latest = new Date(now.getTime() + options.everyHours * hour);
	return watchOf(await db.insertInto("watch").values({
		id: randomUUID(),
		tenant,
		channel,
		domain,
		created_by: plainText(by),
		created_at: now,
		options: jsonText(options),
		next_at: now,
		state: "null"
	}).onConflict((conflict) => conflict.columns([
		"tenant",
		"channel",
		"domain"
	]).doUpdateSet({
		options: jsonText(options),
		paused_because: null,
		next_at: sql`least(watch.next_at, ${latest})`
	})).returningAll().executeTakeFirstOrThrow());
}
async function listed(db, tenant, channel) {
	const all = db.selectFrom("watch").selectAll().where("tenant", "=", tenant);
	return (await (channel === void 0 ? all : all.where("channel", "=", channel)).orderBy("channel").orderBy("domain").limit(maxListed).execute()).map(watchOf);
}
async function count(db, tenant) {
	const { rows } = await db.selectFrom("watch").select(({ fn }) => fn.countAll().as("rows")).where("tenant", "=", tenant).executeTakeFirstOrThrow();
	return Number(rows);
}
async function takeDue(db, now, leaseUntil, limit) {
	return (await db.with((cte) => cte("due").materialized(), (inner) => inner.selectFrom("watch").select("id").where("paused_because", "is", null).where("next_at", "<=", now).where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)])).orderBy("next_at").limit(bounded(limit)).forUpdate().skipLocked()).updateTable("watch").from("due").set({ leased_until: leaseUntil }).whereRef("watch.id", "=", "due.id").returningAll("watch").execute()).map(watchOf).toSorted((a, b) => a.nextAt.getTime() - b.nextAt.getTime());
}
function moveOn(db, watch, next) {
	return db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx.updateTable("watch").set({
			state: jsonText(next.state),
			next_at: next.nextAt,
			leased_until: null
		}).where("id", "=", watch.id).where("paused_because", "is", null).where("next_at", "=", watch.nextAt).where(sql`state::text`, "=", jsonText(watch.state)).executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		if (next.tell.length === 0) return true;
		await trx.insertInto("outbox").values(next.tell.map(outboxRow)).onConflict((conflict) => conflict.column("key").doNothing()).execute();
		return true;
	});
}
function watchOf(row) {
	const { id, tenant, channel, domain, options, state } = row;
	return {
		id,
		tenant,
		channel,
		domain,
		createdBy: row.created_by,
		createdAt: row.created_at,
		options,
		nextAt: row.next_at,
		...row.muted_until === null ? {} : { mutedUntil: row.muted_until },
		...row.paused_because === null ? {} : { pausedBecause: row.paused_because },
		state
	};
}

// bot/store/tenants.ts
const pageRows = {
	entry: 10,
	watch: 200,
	outbound: 50,
	message: 200
};
const tablesOfTenant = [
	"entry",
	"watch",
	"outbox",
	"outbound",
	"settings",
	"cannot_show",
	"installation"
];
async function deleteTenant(db, tenant) {
	const entries = await deleteAll(db, "entry", sql`select ctid from mecsa.entry where tenant = ${tenant}`);
	return await db.transaction().execute(async (trx) => {
		let deleted = 0n;
		for (const table of tablesOfTenant) deleted += (await trx.deleteFrom(table).where("tenant", "=", tenant).executeTakeFirst()).numDeletedRows;
		return entries + Number(deleted);
	});
}
async function* exportOf(db, tenant, of) {
	const installation = await of.installations.get(tenant);
	if (installation !== void 0) yield {
		kind: "installation",
		row: withoutSecrets(installation)
	};
	yield {
		kind: "settings",
		row: await of.settings.get(tenant)
	};
	yield* watchesOf(db, tenant);
	yield* entriesOf(db, tenant);
	yield* outboundOf(db, tenant);
	yield* messagesOf(db, tenant);
}
function withoutSecrets({ team, enterprise, user, bot, appId, isEnterpriseInstall }) {
	return {
		team,
		enterprise,
		user: {
			id: user.id,
			scopes: user.scopes
		},
		bot: bot === void 0 ? void 0 : {
			id: bot.id,
			userId: bot.userId,
			scopes: bot.scopes
		},
		appId,
		isEnterpriseInstall
	};
}
async function* watchesOf(db, tenant) {
	const page = (after) => db.selectFrom("watch").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
	for (let after = "";;) {
		const rows = await page(after).limit(pageRows.watch).execute();
		for (const row of rows) yield {
			kind: "watch",
			row: watchOf(row)
		};
		after = rows.at(-1)?.id ?? "";
		if (rows.length < pageRows.watch) return;
	}
}
async function* entriesOf(db, tenant) {
	const page = (after) => db.selectFrom("entry").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
	for (let after = "";;) {
		const rows = await page(after).limit(pageRows.entry).execute();
		for (const row of rows) {
			const evidence = row.evidence === null ? void 0 : await readEvidence(row.evidence);
			yield {
				kind: "entry",
				row: {
					...entryOf({
						...row,
						has_evidence: row.evidence !== null
					}),
					evidence
				}
			};
		}
		after = rows.at(-1)?.id ?? "";
		if (rows.length < pageRows.entry) return;
	}
}
async function* outboundOf(db, tenant) {
	const page = (after) => db.selectFrom("outbound").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
	for (let after = "";;) {
		const rows = await page(after).limit(pageRows.outbound).execute();
		for (const row of rows) {
			const { id: _, ...test } = testOf(row);
			const { received_at: receivedAt, author, observation } = row;
			yield {
				kind: "outbound",
				row: {
					...test,
					receivedAt,
					author,
					observation
				}
			};
		}
		after = rows.at(-1)?.id ?? "";
		if (rows.length < pageRows.outbound) return;
	}
}
async function* messagesOf(db, tenant) {
	const page = (after) => db.selectFrom("outbox").selectAll().where("tenant", "=", tenant).where("seq", ">", after).orderBy("seq");
	for (let after = "0";;) {
		const rows = await page(after).limit(pageRows.message).execute();
		for (const row of rows) yield {
			kind: "message",
			row: {
				...tellingOf(row),
				sentAt: row.done_at,
				because: row.because
			}
		};
		after = rows.at(-1)?.seq ?? "0";
		if (rows.length < pageRows.message) return;
	}
}

// bot/store/retention.ts
const day = 864e5;
const outboxDays = 90;
async function expire(db, now, { retentionDays, purgeAfterDays }) {
	let expired = await expireEntries(db, now, retentionDays);
	expired += await deleteAll(db, "outbound", receivedBefore(now, retentionDays));
	const told = /* @__PURE__ */ new Date(now.getTime() - outboxDays * day);
	expired += await deleteAll(db, "outbox", sql`select ctid from mecsa.outbox where done_at < ${told}`);
	expired += await deleteAll(db, "once", sql`select ctid from mecsa.once where until <= ${now}`);
	expired += await deleteAll(db, "bucket", sql`select ctid from mecsa.bucket where full_at <= ${now}`);
	expired += await deleteAll(db, "cannot_show", sql`select ctid from mecsa.cannot_show where until <= ${now}`);
	return expired + await purge(db, /* @__PURE__ */ new Date(now.getTime() - purgeAfterDays * day));
}
async function expireEntries(db, now, retentionDays) {
	const tenants = sql`
    with recursive kept (tenant) as (
      select min(tenant) from mecsa.entry
      union all
      select (select min(tenant) from mecsa.entry where entry.tenant > kept.tenant) from kept where tenant is not null
    )
    select tenant, coalesce(retention_days, ${retentionDays}::integer) as days
    from kept left join mecsa.settings using (tenant) where tenant is not null`;
	let expired = 0;
	for (const { tenant, days } of (await tenants.execute(db)).rows) {
		const before = /* @__PURE__ */ new Date(now.getTime() - days * day);
		expired += await deleteAll(db, "entry", sql`select ctid from mecsa.entry where tenant = ${tenant} and at < ${before}`);
	}
	return expired;
}
function receivedBefore(now, retentionDays) {
	return sql`
    select outbound.ctid from mecsa.outbound as outbound left join mecsa.settings using (tenant)
    where received_at < ${now}::timestamptz - make_interval(days => coalesce(retention_days, ${retentionDays}::integer))`;
}
async function purge(db, before) {
	const gone = db.selectFrom("installation").select("tenant").where("uninstalled_at", "<=", before).limit(rowsAtOnce);
	let deleted = 0;
	for (const { tenant } of await gone.execute()) deleted += await deleteTenant(db, tenant);
	return deleted;
}

// bot/store/settings.ts
function settingsIn(db, retentionDays) {
	return {
		async get(tenant) {
			const row = await db.selectFrom("settings").select("body").where("tenant", "=", tenant).executeTakeFirst();
			return {
				...defaultSettings,
				retentionDays,
				...row?.body
			};
		},
		async put(tenant, settings) {
			const values = {
				retention_days: settings.retentionDays,
				body: jsonText(settings)
			};
			await db.insertInto("settings").values({
				tenant,
				...values
			}).onConflict((conflict) => conflict.column("tenant").doUpdateSet(values)).execute();
		}
	};
}

// bot/store/watchdog.ts
function watchdog(ask, { everyMs, misses }, onSilent) {
	let missed = 0;
	let isAsking = false;
	const look = async () => {
		isAsking = true;
		const isThere = await ask().then(() => true, () => false);
		isAsking = false;
		missed = isThere ? 0 : missed + 1;
		if (missed === misses) onSilent();
	};
	const timer = setInterval(() => void (isAsking ? void 0 : look()), everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

// bot/store/index.ts
const connections = {
	embedded: 4,
	postgres: 10,
	boss: 3
};
const waits = {
	connection: 1e4,
	statement: 3e4,
	ping: 1e3
};
const usualPatience = {
	everyMs: 3e4,
	answerMs: 2e4,
	misses: 4
};
async function openStore(options) {
	const onTrouble = options.onTrouble ?? (() => {});
	const { config, boss, embedded } = await connectionOf(options, onTrouble);
	try {
		await bringUpToDate(config, embedded, onTrouble);
	} catch (error) {
		await embedded?.close();
		throw error;
	}
	const db = kyselyOf(config, onTrouble);
	const backUp = embedded === void 0 ? {} : { backUp: (file) => embedded.backUp(file) };
	const close = async () => {
		await db.destroy();
		await embedded?.close();
	};
	const store = {
		...storeIn(db.withSchema("mecsa"), options),
		kind: options.kind,
		boss,
		db,
		...backUp,
		close
	};
	return embedded === void 0 ? store : guarded(store, embedded, options);
}
function guarded(store, embedded, { patience = usualPatience, onEnd }) {
	let isSilent = false;
	const end = watchdog(() => ping(store.db, patience.answerMs), patience, () => {
		isSilent = true;
		onEnd?.(/* @__PURE__ */ new Error("the embedded database does not answer any more"));
	});
	return {
		...store,
		async close() {
			end();
			await (isSilent ? embedded.abandon() : store.close());
		}
	};
}
function kyselyOf(config, onTrouble) {
	const pool = new pg.Pool({
		...config,
		connectionTimeoutMillis: waits.connection,
		application_name: "mecsa-bot"
	});
	pool.on("error", () => {});
	pool.on("connect", (client) => client.on("error", onTrouble));
	return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
async function bringUpToDate(config, embedded, onTrouble) {
	const db = kyselyOf({
		...config,
		max: 1,
		statement_timeout: false
	}, onTrouble);
	try {
		await migrate(db, (last) => backUpBefore(last, embedded));
	} finally {
		await db.destroy();
	}
}
async function connectionOf(options, onTrouble) {
	if (options.kind === "postgres") {
		const { url, connections: max = connections.postgres } = options;
		return {
			config: {
				connectionString: url,
				max,
				statement_timeout: waits.statement
			},
			boss: {
				connectionString: url,
				max: connections.boss
			}
		};
	}
	const embedded = await startEmbedded({
		...options,
		onTrouble: options.onEnd ?? onTrouble
	});
	const server = {
		host: embedded.host,
		user: "postgres",
		database: "postgres"
	};
	return {
		config: {
			...server,
			max: connections.embedded
		},
		boss: {
			...server,
			max: connections.boss,
			backend: "pglite"
		},
		embedded
	};
}
async function backUpBefore(lastMigration, embedded) {
	if (embedded?.dataDir === void 0) return;
	await embedded.backUp(`${embedded.dataDir}.before-${lastMigration}.tar.gz`);
}
function storeIn(db, options) {
	const { keyring, retentionDays = defaultSettings.retentionDays, purgeAfterDays = 30 } = options;
	const installations = installationsIn(db, keyring);
	const settings = settingsIn(db, retentionDays);
	return {
		installations,
		history: historyIn(db),
		watches: watchesIn(db),
		outbox: outboxIn(db),
		outbound: outboundIn(db),
		settings,
		...marksIn(db),
		expire: (now) => expire(db, now, {
			retentionDays,
			purgeAfterDays
		}),
		exportOf: (tenant) => exportOf(db, tenant, {
			installations,
			settings
		}),
		deleteTenant: async (tenant) => void await deleteTenant(db, tenant),
		ping: () => ping(db, waits.ping)
	};
}
async function ping(db, ms) {
	const patience = new AbortController();
	const late = setTimeout$1(ms, void 0, {
		signal: patience.signal,
		ref: false
	}).then(() => {
		throw new Error(`the database did not answer within ${ms} ms`);
	});
	late.catch(() => {});
	await Promise.race([sql`select 1`.execute(db), late]).finally(() => patience.abort());
}

// bot/store/keyring.ts
var KeyringError = class extends Error {
	name = "KeyringError";
};
const cipher = "aes-256-gcm";
const keyOctets = 32;
const tagOctets = 16;
const hint = "KEYRING is id:key,id:key with the newest first; `openssl rand -base64 32` makes a key.";
function parseKeyring(text) {
	const keys = /* @__PURE__ */ new Map();
	for (const [place, item] of text.split(",").entries()) {
		const { id, key } = parseKey(item.trim(), place + 1);
		if (keys.has(id)) throw new UsageError(`two keys of the keyring have the id ${id}`, hint);
		keys.set(id, key);
	}
	return keyringOf(keys);
}
function parseKey(item, place) {
	const [, id = "", base64 = ""] = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/_-]{42,44}={0,2})$/.exec(item) ?? [];
	const key = Buffer.from(base64, "base64");
	if (key.length !== keyOctets) throw new UsageError(`key ${place} of the keyring is not id:base64 of 32 octets`, hint);
	return {
		id,
		key
	};
}
function keyringOf(keys) {
	const [newest] = keys;
	if (newest === void 0) throw new UsageError("the keyring is empty", hint);
	const [newestId, newestKey] = newest;
	return {
		newestId,
		seal: (tenant, text) => ({
			keyId: newestId,
			...encrypt(newestKey, tenant, text)
		}),
		open(tenant, sealed) {
			const key = keys.get(sealed.keyId);
			if (key === void 0) throw new KeyringError(`what ${tenant} installed needs key "${sealed.keyId}", which KEYRING has not`);
			return decrypt(key, tenant, sealed);
		}
	};
}
function encrypt(key, tenant, text) {
	const nonce = randomBytes(12);
	const encrypting = createCipheriv(cipher, key, nonce, { authTagLength: tagOctets }).setAAD(Buffer.from(tenant));
	return {
		nonce,
		octets: Buffer.concat([
			encrypting.update(text, "utf8"),
			encrypting.final(),
			encrypting.getAuthTag()
		])
	};
}
function decrypt(key, tenant, { keyId, nonce, octets }) {
	const end = Math.max(0, octets.length - tagOctets);
	try {
		const decrypting = createDecipheriv(cipher, key, nonce, { authTagLength: tagOctets }).setAAD(Buffer.from(tenant));
		decrypting.setAuthTag(octets.subarray(end));
		return Buffer.concat([decrypting.update(octets.subarray(0, end)), decrypting.final()]).toString("utf8");
	} catch (cause) {
		const why = `what is stored for ${tenant} was not sealed for it by key "${keyId}", or was changed since`;
		throw new KeyringError(why, { cause });
	}
}

// bot/bot.ts
const stopMs = 3e4;
const jobsStopMs = 25e3;
async function startBot(options) {
	const end = stopping(stopMs);
	try {
		return await started(options, end);
	} catch (error) {
		await end.stop();
		throw startTrouble(error) ?? error;
	}
}
async function started(options, end) {
	const { config, log, role } = options;
	const ready = {};
	const metrics = openMetrics(async () => await ready.jobs?.depth() ?? []);
	const admin = await openAdminServer(adminOptions(options, {
		ready,
		metrics,
		end
	}));
	end.add("admin", () => admin.close());
	const { promise: ended, resolve: onEnd } = Promise.withResolvers();
	const store = await openStore({
		...storeOptions(options),
		onEnd
	});
	end.add("store", () => store.close());
	ready.store = store;
	const ports = await portsOf(options, {
		store,
		metrics,
		end,
		ready
	});
	log.info({
		role,
		store: store.kind,
		slack: config.slack.mode,
		admin: admin.port,
		...ports
	}, "started");
	return {
		ports: {
			admin: admin.port,
			...ports
		},
		ended,
		stop: end.stop
	};
}
async function portsOf(options, parts) {
	const { config, role, now, rehearsal } = options;
	if (role !== "inbox" && config.slack.mode === "none") return {};
	const world = rehearsal?.world ?? { resolvers: liveResolvers(config, now) };
	parts.end.add("resolvers", () => world.resolvers.close());
	const all = {
		...parts,
		world
	};
	if (role === "inbox") return await inboxPort(options, all, async () => {});
	return config.slack.mode === "none" ? {} : await connected(options, config.slack, all);
}
async function inboxPort({ config: { inbox }, now, log }, { store, metrics, end, world }, tell) {
	if (inbox === void 0) return {};
	const { startInbox } = await import("../chunks/inbox.js");
	const { resolvers: asked } = world;
	const running = await startInbox({
		...inbox,
		store,
		resolvers: asked,
		now,
		tell,
		counted: metrics.inbox,
		log
	}).catch((error) => {
		throw portTrouble(error, `INBOX_PORT ${inbox.port}`) ?? error;
	});
	end.add("inbox", () => running.close());
	return { inbox: running.port };
}
function adminOptions({ config: { adminHost: host, adminPort: port, slack }, role }, { ready, metrics, end }) {
	const checks = {
		database: async () => required(ready.store).ping(),
		...slack.mode === "none" || role === "inbox" ? {} : { jobs: async () => void await required(ready.jobs).depth() }
	};
	const { contentType, text } = metrics;
	return {
		host,
		port,
		checks,
		isStopping: end.isStopping,
		metrics: async () => ({
			text: await text(),
			contentType
		})
	};
}
function required(part) {
	if (part === void 0) throw new Error("it has not started yet");
	return part;
}
async function connected(options, slack, parts) {
	const { config, role, log, now } = options;
	const { metrics, end, ready } = parts;
	const clientOptions = clientOptionsFor({
		logger: boltLogger(log),
		...apiUrl(config)
	});
	const tokens = await slackTokens({
		slack,
		store: parts.store,
		now,
		log,
		clientOptions
	});
	const store = storeOf(parts.store, tokens.tenant);
	if (tokens.tenant !== void 0) await store.installations.returned(tokens.tenant);
	if (slack.mode === "http") await newestKey(store, log);
	const clients = clientsWith(clientOptions);
	const messenger = counted(liveMessenger({
		tokens,
		store,
		clients,
		now
	}), metrics);
	const assessor = assessorFor(options, parts);
	const [resolver] = config.resolvers;
	const { jobs, ticking } = botJobs({
		store,
		assessor,
		messenger,
		now,
		log,
		works: role !== "web",
		...resolver === void 0 ? {} : { resolver: resolver.address }
	});
	options.rehearsal?.given?.({
		store,
		ticking
	});
	await jobs.start();
	end.add("jobs", () => jobs.stop(jobsStopMs));
	ready.jobs = jobs;
	if (role === "worker") return {};
	const inbox = role === "all" ? await inboxPort(options, parts, () => jobs.send("tell", { place: "all" })) : {};
	const calls = slackCalls({
		tokens,
		clients
	});
	const { limits } = config;
	const deps = {
		store,
		jobs,
		messenger,
		assessor,
		tokens,
		shown,
		slack: calls,
		limits,
		now,
		log,
		...addressesOf(config)
	};
	const app = slackApp({
		slack,
		clientOptions,
		port: config.port,
		deps,
		routes: [aliveRoute]
	});
	await warmed(tokens, store);
	await app.start().catch((error) => {
		throw portTrouble(error, `PORT ${config.port}`) ?? error;
	});
	end.add("Slack", () => app.stop());
	const endAcks = watchAcks(eventsPath, metrics.slackAck);
	end.add("ack times", async () => endAcks());
	const port = app.port();
	return {
		...port === void 0 ? {} : { web: port },
		...inbox
	};
}
function addressesOf({ inbox }) {
	return inbox === void 0 ? {} : { newAddress: () => newAddress(inbox.domain) };
}
function storeOf(store, tenant) {
	if (tenant === void 0) return store;
	return {
		...store,
		installations: {
			...store.installations,
			tenants: async () => [tenant]
		}
	};
}
async function newestKey({ installations }, log) {
	try {
		const rotated = await installations.rotate();
		if (rotated > 0) log.info({ rotated }, "tokens were encrypted with the newest key");
	} catch (error) {
		if (!(error instanceof KeyringError)) throw error;
		throw new UsageError(error.message, "Put that key behind the newest one: KEYRING=new:...,old:...");
	}
}
const mostWarmed = 2e3;
async function warmed(tokens, { installations }) {
	for (const tenant of (await installations.tenants()).slice(0, mostWarmed)) await tokens.of(tenant);
}
const apiUrl = ({ slackApiUrl }) => slackApiUrl === void 0 ? {} : { slackApiUrl };
const aliveRoute = {
	path: "/healthz",
	method: ["GET", "HEAD"],
	handler: (_request, response) => void response.writeHead(200, { "content-type": "text/plain" }).end("alive\n")
};
function storeOptions({ config, log, rehearsal }) {
	const { retentionDays, purgeAfterDays, store } = config;
	const shared = {
		keyring: parseKeyring(config.keyring ?? momentaryKey()),
		retentionDays,
		purgeAfterDays,
		onTrouble: (error) => log.error({ err: error }, "the database connection failed")
	};
	if (store.kind === "postgres") return {
		...shared,
		kind: "postgres",
		url: store.url
	};
	const template = rehearsal?.template === void 0 ? {} : { template: rehearsal.template };
	return {
		...shared,
		kind: "embedded",
		dataDir: store.dir,
		...template
	};
}
const momentaryKey = () => `momentary:${randomBytes(32).toString("base64")}`;
function assessorFor({ config, now }, { store, metrics, world }) {
	return liveAssessor({
		now,
		ehloName: config.ehloName,
		...config.vantage === void 0 ? {} : { vantage: config.vantage },
		smtp: config.asksMxHosts,
		seconds: config.assessSeconds,
		atOnce: config.assessmentsAtOnce,
		anHour: config.limits.assessmentsAnHour,
		take: (bucket, n, limit, at) => store.take(bucket, n, limit, at),
		observed: (tenant, domain) => store.outbound.observed(tenant, domain),
		watch: metrics,
		...world
	});
}
const questionMs = 5e3;
function liveResolvers({ resolvers: named }, now) {
	const servers = named.length > 0 ? named : systemServers();
	if (servers.length === 0) throw new UsageError("the system names no DNS server", "Name one with RESOLVERS, such as udp://192.0.2.53.");
	const open = (of) => () => liveResolver({
		servers: of,
		anchors: rootAnchors,
		now,
		timeoutMs: questionMs
	});
	const second = named.length > 1 ? { second: open(named.toReversed()) } : {};
	return resolvers({
		first: open(servers),
		...second
	}, now);
}

// bot/config.ts
const logLevels = [
	"debug",
	"info",
	"warn",
	"error"
];
const about = /* @__PURE__ */ new WeakMap();
function variable(read, what) {
	const schema = z$1.string().optional().transform((text) => text ?? what.default).pipe(read.optional());
	about.set(schema, what);
	return schema;
}
function given(read, what) {
	const schema = z$1.string().default(what.default).pipe(read);
	about.set(schema, what);
	return schema;
}
const text = z$1.string();
const secret = (says) => variable(text, {
	says,
	isSecret: true
});
const whole = (min, max) => z$1.string().regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`).transform(Number).refine((n) => n >= min && n <= max, `must be from ${min} to ${max}`);
const number = (says, usual, min, max) => given(whole(min, max), {
	says,
	default: String(usual)
});
const slackToken = (prefix) => z$1.string().startsWith(prefix, `must begin with ${prefix}`);
const webUrl = z$1.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), "must be a URL, such as https://mecsa.example.org");
const hostName = z$1.string().regex(/^(?=.{1,253}$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i, "must be the name of this host, such as mecsa.example.org");
const pem = (what) => z$1.string().regex(new RegExp(`-----BEGIN [A-Z ]*${what}-----`), `must be a ${what} in PEM`);
const minStateSecret = 32;
const schema = z$1.object({
	SLACK_APP_TOKEN: variable(slackToken("xapp-"), {
		says: "Socket Mode: the token of the app, of scope `connections:write`",
		isSecret: true
	}),
	SLACK_BOT_TOKEN: variable(slackToken("xoxb-"), {
		says: "Socket Mode: the token of the bot in its workspace",
		isSecret: true
	}),
	SLACK_SIGNING_SECRET: secret("HTTP: what Slack signs its requests with"),
	SLACK_CLIENT_ID: variable(text, { says: "HTTP: of the app, for installing it" }),
	SLACK_CLIENT_SECRET: secret("HTTP: of the app, for installing it"),
	SLACK_STATE_SECRET: variable(z$1.string().refine((value) => Buffer.byteLength(value) >= minStateSecret, `must have at least ${minStateSecret} octets`), {
		says: "HTTP: at least 32 octets of your own that nobody can guess; they bind an installation to who began it",
		isSecret: true
	}),
	PUBLIC_URL: variable(webUrl, { says: "HTTP: where Slack reaches the bot" }),
	SLACK_API_URL: variable(webUrl, { says: "another Web API than `https://slack.com/api/`, such as that of GovSlack" }),
	DATABASE_URL: variable(z$1.string().regex(/^postgres(?:ql)?:\/\//, "must begin with postgres://"), {
		says: "a PostgreSQL server; without it the embedded store is used",
		isSecret: true
	}),
	DATA_DIR: given(text.min(1, "must be a folder"), {
		says: "the folder of the embedded store",
		default: "mecsa-data"
	}),
	KEYRING: variable(z$1.string().transform((keys, context) => readable(keys, (message) => context.issues.push({
		code: "custom",
		message,
		input: ""
	}))), {
		says: "keys for the tokens of workspaces, `id:base64`, the newest first; needed for HTTP",
		isSecret: true
	}),
	RESOLVERS: variable(z$1.string().transform((list, context) => serversFrom(list, (message) => context.issues.push({
		code: "custom",
		message,
		input: list
	}))), {
		says: "up to two DNS servers, such as `udp://192.0.2.53,tls://198.51.100.53#dns.example`; the second one confirms changes",
		default: ""
	}),
	EHLO_NAME: given(hostName, {
		says: "the name of this host, for EHLO; it should lead here",
		default: "mecsa.invalid"
	}),
	VANTAGE: variable(text.max(80, "must have at most 80 characters"), { says: "where this is measured from, for reports" }),
	MX_HOSTS: given(z$1.enum(["ask", "skip"], "must be ask or skip"), {
		says: "`skip` where port 25 is closed to the outside: then what only MX hosts can tell is not measured",
		default: "ask"
	}),
	ASSESS_SECONDS: number("for one assessment; what has not answered then is not measured", 60, 5, 600),
	ASSESSMENTS_AT_ONCE: number("in one process", 8, 1, 100),
	WATCHES: number("of one workspace", 100, 0, 1e4),
	ASSESSMENTS_AN_HOUR: number("of one workspace, watches not counted", 120, 1, 1e5),
	DOMAINS_A_COMMAND: number("in one command", 10, 1, 10),
	RETENTION_DAYS: number("for which history is kept, where a workspace has not chosen", 400, retention.least, retention.most),
	PURGE_AFTER_DAYS: number("after which everything of a workspace that removed the bot is deleted", 30, 0, 365),
	PORT: number("HTTP: where Slack's requests come in", 3e3, 0, 65535),
	ADMIN_PORT: number("of `/healthz`, `/readyz` and `/metrics`", 3001, 0, 65535),
	ADMIN_HOST: given(text.min(1), {
		says: "the address on which the admin port listens",
		default: "127.0.0.1"
	}),
	INBOX_DOMAIN: variable(hostName, { says: "outbound tests: the domain of their addresses; its MX leads to this host" }),
	INBOX_PORT: variable(whole(0, 65535), { says: "outbound tests: where their messages come in; lead port 25 here" }),
	INBOX_HOST: variable(text, { says: "outbound tests: the address on which that port listens; all without it" }),
	INBOX_TLS_CERT: variable(pem("CERTIFICATE"), {
		says: "outbound tests: the certificate with its issuers, in PEM; without it one is made at each start",
		isSecret: true
	}),
	INBOX_TLS_KEY: variable(pem("PRIVATE KEY"), {
		says: "outbound tests: its key, in PEM",
		isSecret: true
	}),
	LOG_LEVEL: given(z$1.enum(logLevels, `must be one of ${logLevels.join(", ")}`), {
		says: logLevels.join(", "),
		default: "info"
	})
});
const variables = z$1.keyof(schema).options.map((name) => ({
	name,
	...about.get(schema.shape[name]) ?? { says: "" }
}));
function configFrom(env) {
	const { values, problems } = givenIn(env);
	const read = schema.safeParse(values);
	const wrong = read.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];
	const all = [
		...problems,
		...wrong,
		...togetherness(values),
		...strayPostgres(env)
	];
	if (all.length > 0 || !read.success) throw new UsageError(all.map((one) => `  ${one}`).join("\n"), "The variables are in docs/bot.md.");
	return configOf(read.data);
}
const maxSecretFile = 65536;
function givenIn(env) {
	const problems = [];
	const values = {};
	for (const { name, isSecret } of variables) {
		const direct = env[name];
		const file = isSecret === true ? env[`${name}_FILE`] : void 0;
		if (direct && file) problems.push(`${name} and ${name}_FILE are both set: leave one out`);
		const value = direct || file && contentOf(file, `${name}_FILE`, problems);
		if (value) values[name] = value;
	}
	return {
		values,
		problems
	};
}
function contentOf(file, name, problems) {
	try {
		if (statSync(file).size > maxSecretFile) problems.push(`${name} names a file of over 64 KiB: give one that holds the secret alone`);
		else return readFileSync(file, "utf8").trim();
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
		problems.push(`${name} names ${JSON.stringify(file)}, which cannot be read (${code}): mount it, or correct the path`);
	}
}
const forHttp = [
	"SLACK_SIGNING_SECRET",
	"SLACK_CLIENT_ID",
	"SLACK_CLIENT_SECRET",
	"SLACK_STATE_SECRET",
	"PUBLIC_URL"
];
const forSocket = ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"];
function togetherness(values) {
	return [...slackTogetherness(values), ...inboxTogetherness(values)];
}
const forInbox = ["INBOX_DOMAIN", "INBOX_PORT"];
const forInboxTls = ["INBOX_TLS_CERT", "INBOX_TLS_KEY"];
function inboxTogetherness(values) {
	const isGiven = (name) => values[name] !== void 0;
	return [...[
		...forInbox,
		...forInboxTls,
		"INBOX_HOST"
	].some(isGiven) ? missing(values, forInbox, "the outbound test", "set it, or unset the others of INBOX") : [], ...forInboxTls.some(isGiven) ? missing(values, forInboxTls, "TLS of the inbox", "give both or none") : []];
}
function slackTogetherness(values) {
	const http = forHttp.filter((name) => name.startsWith("SLACK_") && values[name] !== void 0);
	const socket = forSocket.filter((name) => values[name] !== void 0);
	if (http.length > 0 && socket.length > 0) return [`${http[0]} is for HTTP and ${socket[0]} for Socket Mode: leave the variables of one of them out`];
	if (socket.length > 0) return missing(values, forSocket, "Socket Mode", "copy it from the app's page at api.slack.com/apps");
	if (http.length === 0) return [];
	return [...missing(values, forHttp, "HTTP", "docs/bot.md tells where it is found"), ...missing(values, ["KEYRING"], "HTTP", `make one: echo "k1:$(head -c 32 /dev/urandom | base64)"`)];
}
function missing(values, names, mode, next) {
	return names.filter((name) => values[name] === void 0).map((name) => `${name} is missing, and ${mode} needs it: ${next}`);
}
const postgresVariables = [
	"PGHOST",
	"PGPORT",
	"PGDATABASE",
	"PGUSER",
	"PGPASSWORD",
	"PGSERVICE"
];
function strayPostgres(env) {
	if (env["DATABASE_URL"] || env["DATABASE_URL_FILE"]) return [];
	return postgresVariables.filter((name) => env[name]).map((name) => `${name} is set and DATABASE_URL is not: give DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE, or unset ${name}`);
}
function readable(keys, refuse) {
	try {
		parseKeyring(keys);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		refuse(`cannot be used: ${error.message}. ${error.hint}`);
	}
	return keys;
}
function serversFrom(list, refuse) {
	const urls = list.split(",").flatMap((url) => url.trim() || []);
	if (urls.length > 2) refuse("names more than two servers: the first one is asked, the second one confirms");
	return urls.flatMap((url) => {
		const parsed = parseServer(url);
		if (parsed.ok) return [parsed.value];
		refuse(`names ${JSON.stringify(url)}, which is no DNS server (${parsed.error}): write udp://, tcp://, tls://ADDRESS#NAME or https://NAME/dns-query`);
		return [];
	});
}
function configOf(read) {
	const { SLACK_API_URL: slackApiUrl, KEYRING: keyring, VANTAGE: vantage, DATABASE_URL: url } = read;
	return {
		slack: slackOf(read),
		...slackApiUrl === void 0 ? {} : { slackApiUrl },
		store: url === void 0 ? {
			kind: "embedded",
			dir: read.DATA_DIR
		} : {
			kind: "postgres",
			url
		},
		...keyring === void 0 ? {} : { keyring },
		resolvers: read.RESOLVERS ?? [],
		ehloName: read.EHLO_NAME,
		...vantage === void 0 ? {} : { vantage },
		asksMxHosts: read.MX_HOSTS === "ask",
		assessSeconds: read.ASSESS_SECONDS,
		assessmentsAtOnce: read.ASSESSMENTS_AT_ONCE,
		limits: {
			watches: read.WATCHES,
			assessmentsAnHour: read.ASSESSMENTS_AN_HOUR,
			domainsACommand: read.DOMAINS_A_COMMAND
		},
		retentionDays: read.RETENTION_DAYS,
		purgeAfterDays: read.PURGE_AFTER_DAYS,
		port: read.PORT,
		adminPort: read.ADMIN_PORT,
		adminHost: read.ADMIN_HOST,
		...inboxOf(read),
		logLevel: read.LOG_LEVEL
	};
}
function inboxOf(read) {
	const { INBOX_DOMAIN: domain, INBOX_PORT: port, INBOX_HOST: host, INBOX_TLS_CERT: cert, INBOX_TLS_KEY: key } = read;
	if (domain === void 0 || port === void 0) return {};
	const tls = cert === void 0 || key === void 0 ? {} : { tls: {
		cert,
		key
	} };
	return { inbox: {
		domain: domain.toLowerCase(),
		port,
		...host === void 0 ? {} : { host },
		...tls
	} };
}
function slackOf(read) {
	const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken } = read;
	if (appToken !== void 0 && botToken !== void 0) return {
		mode: "socket",
		appToken,
		botToken
	};
	const { SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL } = read;
	if (!SLACK_SIGNING_SECRET || !SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !SLACK_STATE_SECRET || !PUBLIC_URL) return { mode: "none" };
	return {
		mode: "http",
		signingSecret: SLACK_SIGNING_SECRET,
		clientId: SLACK_CLIENT_ID,
		clientSecret: SLACK_CLIENT_SECRET,
		stateSecret: SLACK_STATE_SECRET,
		publicUrl: PUBLIC_URL.replace(/\/+$/, "")
	};
}
function printedConfig(env) {
	const { values } = givenIn(env);
	return variables.map(({ name, isSecret, default: usual }) => {
		const value = values[name];
		if (value !== void 0) return `${name}=${isSecret === true ? "***" : JSON.stringify(value)}\n`;
		return `# ${name}=${usual === void 0 ? "" : JSON.stringify(usual)}\n`;
	}).join("");
}

// bot/operation/messages.ts
const usage = `mecsa's Slack bot.

  --role web|worker|inbox|all
                          what this process does; without it, all. Several processes need DATABASE_URL.
  --print-config          print what is configured, without secrets, and end
  --help                  print this and end

It is configured by environment variables: docs/bot.md. Exit codes: 0 stopped, 1 could not start or stop, 2 wrong use.
`;
function withoutSlack({ dir, admin }) {
	return `The bot runs, without Slack: no credentials are set. To connect it to one workspace takes five minutes:

  1. Open https://api.slack.com/apps, choose "Create New App", "From a manifest", and paste manifest.socket.yaml.
  2. "Basic Information", "App-Level Tokens": make one with the scope connections:write. It is SLACK_APP_TOKEN.
  3. "Install App": the "Bot User OAuth Token" is SLACK_BOT_TOKEN.
  4. Start it again: SLACK_APP_TOKEN=xapp-... SLACK_BOT_TOKEN=xoxb-... npm run bot

For many workspaces, over HTTP with OAuth: docs/bot.md.
It keeps its data in ${dir}. It is alive: ${admin}/healthz and ${admin}/readyz. Stop it with Ctrl-C.
`;
}
const needsServer = (role) => `--role ${role} needs a database that other processes reach too, and DATABASE_URL is not set`;
const needsServerHint = "Set DATABASE_URL, or leave --role out: then one process does everything.";
const needsInbox = "--role inbox takes the messages of outbound tests, and INBOX_DOMAIN and INBOX_PORT are not set";
const needsInboxHint = "Set both; docs/bot.md says what has to lead there.";

// bot/roles.ts
const roles = [
	"web",
	"worker",
	"inbox",
	"all"
];

// bot/main.ts
function asked(args, env, { out, err }) {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: flags,
			strict: true
		});
		if (values.help === true) return out(usage), {
			kind: "said",
			code: 0
		};
		if (values["print-config"] === true) out(printedConfig(env));
		const config = configFrom(env);
		if (values["print-config"] === true) return {
			kind: "said",
			code: 0
		};
		return {
			kind: "start",
			config,
			role: roleFor(values.role, config)
		};
	} catch (error) {
		err(wrongUse(error));
		return {
			kind: "said",
			code: 2
		};
	}
}
const flags = {
	role: {
		type: "string",
		default: "all"
	},
	"print-config": { type: "boolean" },
	help: { type: "boolean" }
};
function roleFor(text, { store, inbox }) {
	const role = roles.find((one) => one === text);
	if (role === void 0) throw new UsageError(`--role ${JSON.stringify(text)} is none`, `Give one of ${roles.join(", ")}.`);
	if (role !== "all" && store.kind === "embedded") throw new UsageError(needsServer(role), needsServerHint);
	if (role === "inbox" && inbox === void 0) throw new UsageError(needsInbox, needsInboxHint);
	return role;
}
function wrongUse(error) {
	if (error instanceof UsageError) return told(error);
	if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) return `mecsa-bot: ${error.message}\n\n${usage}`;
	throw error;
}
function told({ message, hint }) {
	return `mecsa-bot: ${message.startsWith(" ") ? `the configuration cannot be used:\n${message}` : message}\n${hint}\n`;
}
async function run(args, env, streams) {
	const what = asked(args, env, streams);
	if (what.kind === "said") return what.code;
	const { config, role } = what;
	const log = openLog(config.logLevel);
	const signalled = stopSignal();
	let bot;
	try {
		bot = await startBot({
			config,
			role,
			log,
			now: () => /* @__PURE__ */ new Date()
		});
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		streams.err(told(error));
		return 1;
	}
	if (config.slack.mode === "none" && config.store.kind === "embedded") streams.err(withoutSlack({
		dir: config.store.dir,
		admin: `http://${config.adminHost}:${bot.ports.admin}`
	}));
	const why = await Promise.race([signalled, bot.ended]);
	if (typeof why === "string") log.info({ signal: why }, "stopping");
	else log.error({ err: why }, "cannot go on");
	const failed = await bot.stop();
	if (failed.length > 0) log.error({ failed }, "did not stop as it should");
	return failed.length === 0 && typeof why === "string" ? 0 : 1;
}
async function stopSignal() {
	const { promise, resolve } = Promise.withResolvers();
	let isSecond = false;
	const heard = (signal) => {
		if (isSecond) process.exit(1);
		isSecond = true;
		resolve(signal);
	};
	process.on("SIGTERM", heard);
	process.on("SIGINT", heard);
	return promise;
}
if (import.meta.main) {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
	process.exitCode = await run(process.argv.slice(2), process.env, {
		out: (text) => process.stdout.write(text),
		err: (text) => process.stderr.write(text)
	});
	process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

export { asked, run };