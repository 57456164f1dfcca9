import { $ as askedChainFacts, Q as dane, et as causesOf, i as notMeasuredBecause, it as mxSessions, tt as trustOf } from "./catalogue.js";
import { C as notMeasured, S as notApplicable, a as cleanArgs, b as met, i as clean, o as count, p as rangeText, t as categoryNames, v as who, w as unmet } from "./words.js";
import { n as criteria, s as severities, t as categories } from "./model.js";
import { a as egress, i as capabilitiesOf } from "./revocation.js";
import { a as criteriaOf, i as byRole, n as assessmentOf, o as levelOf, r as evaluateDomain, s as score } from "./assess.js";
import { t as version } from "./version.js";
import { a as tablesOf, n as wrap } from "./text.js";
import { n as profiles } from "./profiles.js";

// src/criterion-verdict.ts
function verdictIn({ judgements, roles }, { category, applicable, notMeasured }, criterion) {
	const switchedOff = byRole(category, criterion, roles);
	if (switchedOff !== void 0) return switchedOff;
	const open = notMeasured.find((one) => one.criterion === criterion);
	if (open !== void 0) return {
		kind: "not-measured",
		because: open.because
	};
	const [judged] = [...judgements.flatMap(({ inCategory }) => inCategory?.[category]?.[criterion] ?? []), ...judgements.flatMap(({ criteria }) => criteria[criterion] ?? [])];
	if (judged !== void 0 && applicable && judged.kind !== "not-measured") return judged;
	return {
		kind: "not-applicable",
		because: "the domain has no such mail"
	};
}
const worstFirst = [
	"unmet",
	"not-measured",
	"met",
	"not-applicable"
];
function verdictOf(assessment, criterion) {
	return worstOf(assessment.scores.filter(({ category }) => criteriaOf(category).includes(criterion)).map((score) => verdictIn(assessment, score, criterion)));
}
function worstOf(verdicts) {
	const kind = worstFirst.find((one) => verdicts.some((verdict) => verdict.kind === one));
	return verdicts.find((verdict) => verdict.kind === kind) ?? { kind: "met" };
}

// src/hosts-seen.ts
async function hostsSeen(domain, io) {
	const [{ mx, hosts }, { hosts: withDane }] = await Promise.all([mxSessions(domain, io), dane.evaluate(domain, io)]);
	const named = mx.kind === "real" || mx.kind === "implicit" ? mx.hosts : [];
	const trust = trustOf(io);
	return Promise.all(hosts.map(async (sessions) => {
		const facts = withDane.find(({ host }) => host === sessions.host);
		const preference = named.find(({ host }) => host === sessions.host)?.preference ?? 0;
		const addresses = await addressesSeen(sessions, facts, io, trust);
		return {
			host: sessions.host,
			preference,
			addresses,
			tlsa: tlsaSeen(facts)
		};
	}));
}
function tlsaSeen(facts) {
	switch (facts?.tlsa.kind) {
		case "present": return {
			kind: "measured",
			value: {
				records: facts.tlsa.records.length + facts.tlsa.unread,
				security: facts.tlsa.security
			}
		};
		case "absent": return {
			kind: "measured",
			value: {
				records: 0,
				security: "indeterminate"
			}
		};
		case "unknown":
		case "failed": return {
			kind: "not-measured",
			because: facts.tlsa.because
		};
		case void 0: return {
			kind: "not-measured",
			because: "nobody asked"
		};
	}
}
async function addressesSeen({ host, addresses, open }, facts, io, trust) {
	if (addresses.length === 0 && open !== void 0) return {
		kind: "not-measured",
		because: open
	};
	const seen = addresses.map(async ({ address, session }) => {
		const scan = await io.tlsScan(host, address);
		const found = facts?.presented.find((one) => one.address === address)?.found.kind;
		return {
			address,
			session,
			...await shownIn(session, host, {
				trust,
				io
			}),
			...found === void 0 ? {} : { dane: found },
			isScanned: scan.kind === "measured"
		};
	});
	return {
		kind: "measured",
		value: await Promise.all(seen)
	};
}
async function shownIn(session, host, asked) {
	if (session.kind === "not-measured") return { capabilities: [] };
	const { hello, helloAfterTls, tls } = session.value;
	const capabilities = capabilitiesOf(helloAfterTls ?? hello).map(({ keyword }) => keyword);
	const facts = tls && await askedChainFacts(tls, host, asked);
	if (facts?.own === void 0) return { capabilities };
	const { names, issuer, notAfter } = facts.own;
	return {
		capabilities,
		certificate: {
			names,
			issuer,
			notAfter,
			problems: causesOf(facts)
		}
	};
}

// src/report/assessment/criteria.ts
const asked = "Have the MX hosts asked, without `--no-smtp`.";
const again = "Try again later, or ask another resolver with `--resolver`.";
const criterionWords = {
	starttls: {
		title: "STARTTLS on every MX host",
		how: asked,
		check: "starttls"
	},
	x509: {
		title: "Certificates of a public authority",
		how: asked,
		check: "x509"
	},
	dane: {
		title: "DANE on every MX host",
		how: again,
		check: "dane"
	},
	"mta-sts": {
		title: "MTA-STS enforced",
		how: again,
		check: "mta-sts"
	},
	dnssec: {
		title: "DNSSEC for all that it relies on",
		how: again,
		check: "dnssec"
	},
	spf: {
		title: "SPF record",
		how: again,
		check: "spf"
	},
	"spf-policy": {
		title: "SPF refuses other senders",
		how: again,
		check: "spf"
	},
	dkim: {
		title: "DKIM key",
		how: "Name a selector with `--selector`, or give a received message with `--observed`.",
		check: "dkim"
	},
	dmarc: {
		title: "DMARC record",
		how: again,
		check: "dmarc"
	},
	"dmarc-policy": {
		title: "DMARC policy with effect, and reports",
		how: again,
		check: "dmarc"
	}
};
const verdictWords = {
	met: "met",
	unmet: "not met",
	"not-measured": "not measured",
	"not-applicable": "does not apply"
};
const categoryAbout = {
	"confidential-delivery": "Can others read mail on its way to the domain?",
	"phishing-identity-theft": "Can others send mail in the name of the domain?",
	"message-integrity": "Would a change of the domain's mail on its way be noticed?"
};

// src/report/assessment/head.ts
function headText({ at, vantage, domains }) {
	const from = vantage === void 0 ? "" : ` from ${clean(vantage)}`;
	return `${count(domains.length, "domain")} assessed${from} at ${timeText(at)}. mecsa ${version}`;
}
function timeText(at) {
	return `${at.slice(0, 19).replace("T", " ")} UTC`;
}
function egressText({ egress }) {
	if (egress !== "blocked-probably") return void 0;
	return "No MX host answered on port 25, so most likely connections to port 25 are blocked from here, as many networks and clouds do. Nothing is held against the hosts for it.";
}
function pointsText(points) {
	return count(points, "point");
}
function costText({ category, points }) {
	return `${pointsText(points)} of ${categoryNames[category]}`;
}

// src/report/assessment/publication.ts
const maxLength = 4096;
function publishable(publications = []) {
	return publications.filter((one) => (one.do === "serve" ? one.text : one.rdata).length <= maxLength);
}
const titles = {
	add: "Add",
	replace: "Publish in place of what is there",
	remove: "Remove"
};
function publicationsShown(publications) {
	const shown = publications.map((one) => ({
		title: titleOf(one),
		lines: linesOf(one)
	}));
	return [...Map.groupBy(shown, ({ title }) => title)].map(([title, some]) => ({
		title,
		lines: some.flatMap(({ lines }) => lines)
	}));
}
function titleOf(publication) {
	if (publication.do === "serve") return `Serve at \`${clean(publication.url)}\``;
	const { type, owner, rdata } = publication;
	const [, first] = /^"([^" ;]{1,40})/.exec(rdata) ?? [];
	if (publication.do !== "replace" || type !== "TXT" || owner.startsWith("_") || first === void 0) return titles[publication.do];
	return `Publish in place of what begins with \`${clean(first)}\`, and leave other TXT records`;
}
function linesOf(publication) {
	if (publication.do !== "serve") return [clean(recordText(publication), 2 * maxLength)];
	return publication.text.trimEnd().split(/\r?\n/).map((line) => clean(line, maxLength));
}
function recordText({ owner, ttl, type, rdata }) {
	return [
		`${owner}.`,
		...ttl === void 0 ? [] : [ttl],
		"IN",
		type,
		rdata
	].join(" ");
}

// src/report/assessment/finding-shown.ts
function findingsShown({ judgements, receivedBy = [] }, catalogue) {
	return judgements.flatMap(({ findings }) => findings).map((finding) => findingShown(finding, catalogue, receivedBy)).toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}
function findingShown({ id, args, publish }, { messages }, receivedBy) {
	const message = messages.get(id);
	if (message === void 0) throw new Error(`finding ${id} is not in the catalogue`);
	const quotable = cleanArgs(args);
	const costs = categories.flatMap((category) => {
		const points = message.demerits[category] ?? 0;
		return points === 0 ? [] : [{
			category,
			points
		}];
	});
	return {
		id,
		args,
		severity: message.severity,
		says: message.says(quotable),
		fix: message.fix(quotable),
		see: message.see,
		who: message.who,
		whoText: whoText(message.who, args, receivedBy),
		publish: publishable(publish),
		publishLines: publicationsShown(publishable(publish)),
		costs
	};
}
function whoText(whose, { host, hosts }, receivedBy) {
	const named = new Set([host, hosts].flat().map(String));
	const operators = receivedBy.filter((one) => one.hosts.some((each) => named.has(each)));
	if (whose !== "mail-provider" || operators.length === 0) return who[whose];
	return `${clean(operators.map(({ operator }) => operator).join(" and "))}, which ${operators.length === 1 ? "runs" : "run"} the mail servers`;
}

// src/report/assessment/fixes.ts
function topFixes(assessment, catalogue) {
	const fixes = assessment.judgements.flatMap((judgement) => {
		const [worst, ...others] = findingsShown({
			...assessment,
			judgements: [judgement]
		}, catalogue).filter(({ severity }) => severity !== "info");
		if (worst === void 0) return [];
		const { possible, ...gained } = gainsOf(assessment, judgement, catalogue);
		return [{
			fix: {
				check: judgement.check,
				...gained,
				findings: [worst, ...others]
			},
			possible
		}];
	});
	const rank = ({ findings }) => severities.indexOf(findings[0].severity);
	return fixes.toSorted((one, other) => Number(isUrgent(other.fix)) - Number(isUrgent(one.fix)) || sum(other.fix.gains, "stars") - sum(one.fix.gains, "stars") || sum(other.fix.gains, "points") - sum(one.fix.gains, "points") || other.possible - one.possible || rank(one.fix) - rank(other.fix)).map(({ fix }) => fix);
}
function isUrgent({ findings: [{ severity }] }) {
	return severity === "critical" || severity === "high";
}
function sum(gains, what) {
	return gains.reduce((all, gain) => all + gain[what], 0);
}
function gainsOf({ judgements, scores, roles }, judgement, { messages }) {
	const others = judgements.map((one) => one === judgement ? withoutFaults(one) : one);
	const after = score(others, roles, ({ id }) => messages.get(id)?.demerits ?? {}, notMeasuredBecause);
	const pairs = scores.flatMap((before) => after.filter(({ category }) => category === before.category).map((mended) => ({
		before,
		mended
	})));
	return {
		criteria: unmetOf(judgement),
		gains: pairs.map(gainOf).filter(({ stars, points }) => stars > 0 || points > 0),
		possible: pairs.reduce((all, { before, mended }) => all + mended.points.max - before.points.max, 0)
	};
}
function gainOf({ before, mended }) {
	return {
		category: before.category,
		stars: mended.stars.min - before.stars.min,
		points: mended.points.min - before.points.min
	};
}
function withoutFaults(judgement) {
	const { criteria, inCategory = {} } = judgement;
	return {
		...judgement,
		criteria: metAll(criteria),
		inCategory: Object.fromEntries(Object.entries(inCategory).map(([category, some]) => [category, metAll(some)])),
		findings: []
	};
}
function metAll(criteria) {
	return Object.fromEntries(Object.entries(criteria).map(([id, verdict]) => [id, verdict.kind === "unmet" ? met : verdict]));
}
function unmetOf({ criteria: criteria$1 }) {
	return criteria.filter((id) => criteria$1[id]?.kind === "unmet");
}
const maxFirst = 3;
function firstFixes(fixes) {
	return fixes.slice(0, maxFirst).map((fix) => {
		const { id, fix: words, whoText } = fix.findings[0];
		const others = fix.findings.length - 1;
		return {
			id,
			more: others > 0 ? `and ${others} more of ${fix.check}` : "",
			gain: gainText(fix),
			fix: words,
			whoText
		};
	});
}
function gainText({ gains }) {
	return gains.map(({ category, stars, points }) => `+${amountText(stars, points)} of ${categoryNames[category]}`).join(", ");
}
function amountText(stars, points) {
	if (stars > 0) return `${stars.toFixed(1)} ${stars === 1 ? "star" : "stars"}`;
	return pointsText(points);
}

// src/report/assessment/host-words.ts
function hostShown({ host, preference, addresses, tlsa }) {
	return {
		host,
		preference,
		tlsa: tlsaText(tlsa),
		without: addresses.kind === "not-measured" ? clean(addresses.because) : addresses.value.length === 0 ? "no address" : "",
		addresses: addresses.kind === "measured" ? addresses.value.map(addressShown) : []
	};
}
function tlsaText(tlsa) {
	if (tlsa.kind === "not-measured") return `TLSA records not known: ${clean(tlsa.because)}`;
	const { records, security } = tlsa.value;
	if (records === 0) return "no TLSA records";
	return `${count(records, "TLSA record")}, ${security}`;
}
function addressShown({ address, session, capabilities, certificate, dane }) {
	return {
		address: clean(address),
		tls: `${sessionText(session)}${capabilities.includes("REQUIRETLS") ? ", REQUIRETLS" : ""}`,
		certificate: certificate === void 0 ? "" : certificateText(certificate),
		dane: dane === void 0 ? "" : daneTexts[dane]
	};
}
function sessionText(session) {
	if (session.kind === "not-measured") return `not measured: ${clean(session.because)}`;
	const { tls, ended } = session.value;
	if (tls === void 0) return endText(ended);
	return ended.kind === "done" ? tlsText(tls) : `${tlsText(tls)}; then ${endText(ended)}`;
}
function tlsText({ protocol, cipher, keyExchange, settings }) {
	const group = keyExchange === void 0 ? "no forward secrecy" : keyExchange.group ?? keyExchange.kind;
	return clean(`${protocol}, ${cipher}, ${group}${settings === "legacy" ? ", only with settings of the past" : ""}`);
}
const phases = {
	connect: "while connecting",
	greeting: "before a greeting",
	hello: "after EHLO",
	starttls: "after STARTTLS",
	tls: "in the TLS handshake",
	"hello-after-tls": "after EHLO inside TLS"
};
const turns = {
	greylisted: "greylisted us",
	"rate-limited": "limits our rate",
	busy: "is busy",
	temporary: "does not want to talk now",
	"no-mail": "takes no mail",
	rejected: "does not want to talk to us"
};
function endText(ended) {
	switch (ended.kind) {
		case "done": return "no TLS";
		case "not-public": return "not asked: the address is not public";
		case "refused": return "the connection was refused";
		case "unreachable": return `no way there (${clean(ended.code)})`;
		case "timed-out": return `no answer ${phases[ended.phase]}`;
		case "turned-away": return `the server ${turns[ended.because]}`;
		case "no-ehlo": return "no TLS: the server knows no EHLO";
		case "no-starttls": return "no TLS: STARTTLS is not offered";
		case "starttls-refused": return "no TLS: STARTTLS is offered, and refused when asked for";
		case "tls-failed": return "no TLS: the handshake failed";
		case "closed": return `the server closed the connection ${phases[ended.phase]}`;
		case "not-smtp": return `what it said ${phases[ended.phase]} is no SMTP`;
		case "flood": return `it said too much ${phases[ended.phase]}`;
	}
}
const daneTexts = {
	matched: "DANE matches",
	untrusted: "DANE: the chain is not good up to the anchor",
	"anchor-not-sent": "DANE: the anchor is not sent",
	"no-match": "DANE does not match",
	"no-tls": "DANE fails for want of TLS"
};
const problems = {
	revoked: "revoked",
	"no-certificate": "no certificate",
	malformed: "cannot be read",
	"self-signed": "self-signed",
	"unknown-root": "root not trusted",
	"issuer-missing": "issuer missing",
	"bad-signature": "bad signature",
	"too-many-paths": "too many paths",
	expired: "expired",
	"not-yet-valid": "not valid yet",
	"not-a-ca": "issuer is no CA",
	"no-cert-sign": "issuer must not sign",
	"path-too-long": "chain too long",
	"wrong-purpose": "not for TLS servers",
	"wrong-key-usage": "not for TLS servers",
	"name-not-permitted": "name outside of its CA's constraints",
	"weak-signature": "weak signature",
	"weak-key": "weak key",
	"unsupported-key": "key not supported",
	"unknown-critical-extension": "unknown critical extension",
	"authority-key-mismatch": "another issuer's key",
	"name-mismatch": "for other names",
	"no-dns-name": "for no DNS name"
};
function certificateText({ issuer, notAfter, problems: codes }) {
	const verdict = codes.length === 0 ? "trusted" : `not trusted: ${codes.map(problemText).join(", ")}`;
	return clean(`${verdict}; until ${notAfter.slice(0, 10)}, by ${commonName(issuer)}`);
}
function problemText(code) {
	return Object.entries(problems).find(([key]) => key === code)?.[1] ?? code;
}
function commonName(name) {
	return /(?:^|,)(?:CN|O)=((?:[^,\\]|\\.)+)/.exec(name)?.[1] ?? name;
}

// src/report/assessment/how.ts
const bySessions = /* @__PURE__ */ new Set(["starttls", "x509"]);
function howToMeasure({ criterion, because }, all, hosts) {
	const reasons = all.filter((one) => bySessions.has(one.criterion)).map((one) => one.because);
	return bySessions.has(criterion) || reasons.includes(because) ? howToReach(hosts) : criterionWords[criterion].how;
}
function howToReach(hosts) {
	if (hosts.length === 0 || hosts.some(({ addresses }) => addresses.kind === "not-measured")) return again;
	const seen = hosts.flatMap(({ addresses }) => addresses.kind === "measured" ? addresses.value : []);
	const sessions = seen.flatMap(({ session }) => session.kind === "measured" ? [session.value] : []);
	if (seen.length === 0) return "Give the MX hosts addresses.";
	if (sessions.length < seen.length) return "Have the MX hosts asked: without `--no-smtp`, and with more time (`--timeout`).";
	if (sessions.every(({ ended }) => ended.kind === "not-public")) return "Give the MX hosts public addresses; `--allow-private` connects to others too.";
	return egress(sessions) === "blocked-probably" ? "Assess it from a host that may connect to port 25 of others." : "Try again later, or from an address that the MX hosts accept.";
}

// src/report/assessment/shown.ts
function domainShown({ assessment, hosts, profile }, catalogue) {
	return {
		domain: assessment.domain,
		roles: rolesText(assessment),
		scores: categories.flatMap((category) => scoreShown(assessment, category, catalogue)),
		hosts: hosts.map(hostShown),
		tables: tablesOf({
			domain: assessment.domain,
			after: assessment
		}),
		findings: findingsShown(assessment, catalogue),
		fixes: topFixes(assessment, catalogue),
		notMeasured: notMeasuredShown(assessment, hosts),
		...profile === void 0 ? {} : { profile }
	};
}
function rolesText({ roles: { receives, sends, parked }, receivedBy = [] }) {
	if (parked === true) return "Neither receives nor sends mail.";
	return [`${{
		true: "Receives mail",
		false: "Receives no mail",
		unknown: "Whether it receives mail is not known"
	}[`${receives}`]}; ${{
		true: "sends mail",
		false: "sends none",
		unknown: "whether it sends mail is not known"
	}[`${sends}`]}.`, ...receivedBy.map(operatorText)].join(" ");
}
const hostsTold = 2;
function operatorText({ operator, hosts }) {
	const more = hosts.length - hostsTold;
	const told = [...hosts.slice(0, hostsTold), ...more > 0 ? [`${more} more`] : []];
	return clean(`Mail is received by ${operator} (${told.join(", ")}).`);
}
function scoreShown(assessment, category, catalogue) {
	const score = assessment.scores.find((one) => one.category === category);
	if (score === void 0) return [];
	const verdicts = criteriaOf(category).map((criterion) => ({
		criterion,
		verdict: verdictIn(assessment, score, criterion)
	}));
	const good = verdicts.filter(({ verdict }) => verdict.kind === "met" || verdict.kind === "not-applicable");
	const met = new Set(good.map(({ criterion }) => criterion));
	return [{
		category,
		title: categoryNames[category],
		score,
		stars: score.applicable ? rangeText(score.stars, 1) : "not applicable",
		points: score.applicable ? rangeText(score.points, 0) : "",
		criteria: verdicts.map(({ criterion, verdict }) => ({
			criterion,
			title: criterionWords[criterion].title,
			verdict,
			because: verdict.kind === "unmet" ? findingsOn(assessment, criterion, catalogue) : [],
			gain: (levelOf(category, /* @__PURE__ */ new Set([...met, criterion])) - levelOf(category, met)) / 2
		})),
		costs: costsOf(assessment, category, catalogue)
	}];
}
const maxReasons = 3;
function findingsOn({ judgements }, criterion, { messages }) {
	const { check } = criterionWords[criterion];
	const findings = judgements.filter((judgement) => judgement.check === check).flatMap((judgement) => judgement.findings);
	const rank = (id) => severities.indexOf(messages.get(id)?.severity ?? "info");
	return [...new Set(findings.map(({ id }) => id).filter((id) => rank(id) < severities.indexOf("info")))].toSorted((one, other) => rank(one) - rank(other)).slice(0, maxReasons);
}
function costsOf({ judgements }, category, { messages }) {
	const findings = judgements.flatMap((judgement) => judgement.findings);
	return [...Map.groupBy(findings, ({ id }) => id)].flatMap(([id, some]) => {
		const points = (messages.get(id)?.demerits[category] ?? 0) * some.length;
		return points === 0 ? [] : [{
			id,
			points
		}];
	});
}
function notMeasuredShown({ scores }, hosts) {
	const open = scores.filter(({ applicable }) => applicable).flatMap(({ notMeasured }) => notMeasured);
	const told = open.map((one) => ({
		...one,
		how: howToMeasure(one, open, hosts)
	}));
	return [...Map.groupBy(told, ({ because, how }) => JSON.stringify([because, how])).values()].map((some) => {
		const shared = [...new Set(some.map(({ criterion }) => criterion))];
		const [first] = some;
		return {
			title: shared.map((criterion) => criterionWords[criterion].title).join(", "),
			criteria: shared,
			because: clean(first?.because ?? ""),
			how: first?.how ?? ""
		};
	});
}

// src/report/assessment/text.ts
function assessmentText(report, catalogue, paint) {
	const egress = egressText(report);
	return inert(`${[...report.domains.flatMap((domain) => domainBlocks(domainShown(domain, catalogue), paint)), [...egress === void 0 ? [] : wrap(egress, ""), ...wrap(headText(report), "").map((line) => paint("dim", line))]].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`);
}
function inert(report) {
	return report.replace(/^(\s*)::/gm, "$1\\::").replaceAll("##[", "##\\[");
}
function domainBlocks(domain, paint) {
	return [
		[
			paint("bold", domain.domain),
			...wrap(domain.roles, "  "),
			...domain.scores.map((score) => scoreLine(score, paint))
		],
		fixBlock(domain, paint),
		...domain.scores.filter(({ score }) => score.applicable).map((score) => scoreBlock(score, paint)),
		hostBlock(domain, paint),
		...domain.tables.map((table) => tableBlock(table, paint)),
		...findingBlocks(domain, paint),
		notMeasuredBlock(domain, paint),
		profileBlock(domain, paint)
	];
}
function fixBlock({ fixes }, paint) {
	const lines = firstFixes(fixes).flatMap(({ id, more, gain, fix, whoText }, index) => [...wrap(`${index + 1}. ${[id, more].join(" ").trim()}${gain === "" ? "" : `: ${gain}`}`, "  ", "     "), ...wrap(`${fix} (${whoText})`, "     ")]);
	return lines.length === 0 ? [] : [paint("bold", "To fix first"), ...lines];
}
const scoreColumn = 28;
function scoreLine({ title, stars, points, score }, paint) {
	const told = score.applicable ? `${stars} stars, ${points} points` : stars;
	const coverage = score.coverage < 1 ? paint("dim", `  ${percent(score.coverage)} measured`) : "";
	return `  ${title.padEnd(scoreColumn)}${paint(toneOf(score), told)}${coverage}`;
}
const percent = (share) => `${Math.floor(share * 100)} %`;
function toneOf({ applicable, stars: { min } }) {
	if (!applicable) return "dim";
	return min >= 4 ? "green" : min >= 2.5 ? "yellow" : "red";
}
const marks = {
	met: ["+", "green"],
	unmet: ["-", "red"],
	"not-measured": ["?", "yellow"],
	"not-applicable": [" ", "dim"]
};
function scoreBlock({ title, criteria, costs }, paint) {
	const lost = costs.map(({ id, points }) => `  - ${id} costs ${pointsText(points)}`);
	return [
		paint("bold", title),
		...criteria.flatMap((one) => criterionLines(one, paint)),
		...lost
	];
}
function criterionLines({ title, verdict, gain, because }, paint) {
	const [sign, style] = marks[verdict.kind];
	const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ${gain === 1 ? "star" : "stars"}` : "";
	const why = because.length === 0 ? [] : wrap(`see ${because.join(", ")}`, "    ").map((line) => paint("dim", line));
	return [`  ${paint(style, sign)} ${title.padEnd(38)} ${verdictWords[verdict.kind]}${more}`, ...why];
}
function hostBlock({ hosts }, paint) {
	return hosts.length === 0 ? [] : [paint("bold", "MX hosts"), ...hosts.flatMap((host) => hostLines(host, paint))];
}
function hostLines({ host, preference, tlsa, without, addresses }, paint) {
	return [
		`  ${host} ${paint("dim", `(preference ${preference}; ${tlsa})`)}`,
		...without === "" ? [] : wrap(without, "    "),
		...addresses.flatMap(({ address, tls, certificate, dane }) => [
			...wrap(`${address}  ${tls}`, "    ", "      "),
			...certificate === "" ? [] : wrap(`certificate ${certificate}`, "      "),
			...dane === "" ? [] : wrap(dane, "      ")
		])
	];
}
function tableBlock({ title, columns, rows }, paint) {
	const lines = rows.flatMap(({ head, cells }) => [`  ${head}`, ...cells.flatMap((cell, index) => wrap(`${columns[index + 1] ?? ""}: ${cell.replaceAll("`", "")}`, "    ", "      "))]);
	return [...wrap(title, "").map((line) => paint("bold", line)), ...lines];
}
const styles = {
	critical: "red",
	high: "red",
	medium: "yellow",
	low: "yellow",
	info: "dim"
};
function findingBlocks({ findings }, paint) {
	if (findings.length === 0) return [[paint("bold", "Findings"), "  none"]];
	return [[paint("bold", `Findings (${findings.length})`)], ...findings.map((finding) => findingLines(finding, paint))];
}
function findingLines(finding, paint) {
	const { id, severity, says, fix, publishLines, see, whoText, costs } = finding;
	const cost = costs.length === 0 ? "" : `; costs ${costs.map(costText).join(", ")}`;
	return [
		`${paint(styles[severity], severity)}  ${paint("bold", id)}`,
		...wrap(says, "  "),
		...wrap(`Fix (${whoText}): ${fix}`, "  "),
		...publishLines.flatMap(({ title, lines }) => [`  ${title.replaceAll("`", "")}:`, ...lines.map((line) => `    ${line}`)]),
		...wrap(`${see}${cost}`, "  ").map((line) => paint("dim", line))
	];
}
function notMeasuredBlock({ notMeasured }, paint) {
	if (notMeasured.length === 0) return [];
	const lines = notMeasured.flatMap(({ title, because, how }) => [...wrap(`${title}: ${because}.`, "  ", "    "), ...wrap(how, "    ")]);
	return [paint("bold", "Not measured"), ...lines];
}
function profileBlock({ profile }, paint) {
	if (profile === void 0) return [];
	const lines = profile.expectations.flatMap(({ says, see, verdict, against }) => {
		const [sign, style] = marks[verdict.kind];
		const why = verdict.kind === "not-measured" || verdict.kind === "not-applicable" ? `: ${clean(verdict.because)}` : "";
		const ids = against.length === 0 ? "" : ` (${against.join(", ")})`;
		const [first = "", ...others] = wrap(`${says} ${verdictWords[verdict.kind]}${why}${ids}; ${see}`, "    ");
		return [`  ${paint(style, sign)} ${first.trimStart()}`, ...others];
	});
	return [...wrap(`${profile.title} (${profile.dated})`, "").map((line) => paint("bold", line)), ...lines];
}

// src/expectations/judge.ts
function judgeProfile(name, assessment, lookedAt) {
	const { title, dated, source, expectations } = profiles[name];
	return {
		name,
		title,
		dated,
		source,
		expectations: expectations.map((expectation) => judgeExpectation(expectation, assessment, lookedAt))
	};
}
function judgeExpectation(expectation, assessment, lookedAt) {
	const { says, see, ways, without = [] } = expectation;
	const found = new Set(assessment.judgements.flatMap(({ findings }) => findings).map(({ id }) => id));
	const against = without.filter((id) => found.has(id));
	const verdicts = [...ways === void 0 ? [] : [bestOf(ways.map((way) => wayVerdict(way, assessment)))], ...against.length > 0 ? [unmet] : [withoutVerdict(without, expectation, assessment, lookedAt)]];
	return {
		says,
		see,
		verdict: worstOf(verdicts),
		against
	};
}
function wayVerdict(way, assessment) {
	return worstOf(way.map((criterion) => verdictOf(assessment, criterion)));
}
const bestFirst = [
	"met",
	"not-measured",
	"unmet",
	"not-applicable"
];
function bestOf(verdicts) {
	const kind = bestFirst.find((one) => verdicts.some((verdict) => verdict.kind === one));
	return verdicts.find((verdict) => verdict.kind === kind) ?? met;
}
const howToSee = {
	"tls-scan": "it is seen only with --tls-scan",
	observed: "it is seen only in a received message, given with --observed"
};
function withoutVerdict(without, { needs, ways }, { judgements }, lookedAt) {
	const checks = new Set(without.map((id) => id.split("/", 1)[0]));
	const relevant = judgements.filter(({ check }) => checks.has(check)).map(({ verdict }) => verdict);
	const open = relevant.find(({ kind }) => kind === "not-measured");
	const idle = relevant.find(({ kind }) => kind === "not-applicable");
	if (open !== void 0 && "because" in open) return notMeasured(open.because);
	if (idle !== void 0 && "because" in idle && ways === void 0) return notApplicable(idle.because);
	return needs === void 0 || lookedAt[needs] ? met : notMeasured(howToSee[needs]);
}

// src/report-of.ts
const domainsAtOnce = 50;
async function reportOf(domains, io, { vantage, profile } = {}) {
	const assessed = await inTurn(domains, (domain) => assessedDomain(domain, io, profile));
	return {
		at: io.now.toISOString(),
		...vantage === void 0 ? {} : { vantage },
		egress: egressFrom(assessed),
		domains: assessed
	};
}
async function inTurn(all, work) {
	const made = [];
	const left = all.entries();
	const worker = async () => {
		for (const [at, one] of left) made[at] = await work(one);
	};
	await Promise.all(Array.from({ length: Math.min(domainsAtOnce, all.length) }, worker));
	return made;
}
async function lookAt(domain, io, vantage) {
	const evaluation = await evaluateDomain(domain, io);
	const assessed = {
		assessment: assessmentOf(evaluation),
		hosts: await hostsSeen(domain, io)
	};
	const from = vantage === void 0 ? {} : { vantage };
	return {
		evaluation,
		report: {
			at: io.now.toISOString(),
			...from,
			egress: egressFrom([assessed]),
			domains: [assessed]
		}
	};
}
async function assessedDomain(domain, io, profile) {
	const assessment = assessmentOf(await evaluateDomain(domain, io));
	const hosts = await hostsSeen(domain, io);
	if (profile === void 0) return {
		assessment,
		hosts
	};
	const lookedAt = {
		"tls-scan": addressesIn(hosts).some(({ isScanned }) => isScanned),
		observed: io.observed(domain).length > 0
	};
	return {
		assessment,
		hosts,
		profile: judgeProfile(profile, assessment, lookedAt)
	};
}
function addressesIn(hosts) {
	return hosts.flatMap(({ addresses }) => addresses.kind === "measured" ? addresses.value : []);
}
function egressFrom(assessed) {
	const addresses = addressesIn(assessed.flatMap(({ hosts }) => hosts));
	return egress(addresses.flatMap(({ session }) => session.kind === "measured" ? [session.value] : []));
}

export { firstFixes as a, costText as c, pointsText as d, categoryAbout as f, verdictOf as g, hostsSeen as h, domainShown as i, egressText as l, verdictWords as m, reportOf as n, gainText as o, criterionWords as p, assessmentText as r, topFixes as s, lookAt as t, headText as u };