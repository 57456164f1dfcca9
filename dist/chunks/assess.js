import { r as __toESM } from "./rolldown-runtime.js";
import { B as union, D as literal, E as int, H as _gte, L as strictObject, P as pipe, R as string, S as boolean, T as exactOptional, V as unknown, W as _maxLength, b as _enum, dt as levelOf, h as withinBudget, i as prose, j as number, k as nullable, l as certificateFile, n as folded, nt as NEVER, q as _regex, st as assess, t as code, ut as criteriaOf, x as array, y as datetime, z as transform } from "./markdown.js";
import { $ as capabilitiesOf, G as askedChainFacts, J as issuerDigests, K as causesOf, W as dane, X as revocationInResponse, Y as revocationInList, at as octetsOf, et as egress, it as readCertificate, nt as turnedAway, ot as tags, q as trustOf, rt as mxSessions, st as require_asn1, t as catalogue, tt as offers$1 } from "./catalogue.js";
import { C as notMeasured$5, S as notApplicable, a as cleanArgs, b as met, i as clean, o as count$2, p as rangeText, t as categoryNames, v as who, w as unmet } from "./words.js";
import { n as profiles } from "./profiles.js";
import { c as markup, i as reference, n as page, r as prose$1, s as table$1, t as code$1 } from "./html-page.js";
import { t as version } from "./version.js";
import { a as policies, o as severities, t as categories } from "./model.js";
import { a as wrap, c as tablesOf, r as visible } from "./json.js";
import { t as UsageError } from "./usage-error.js";
import { a as below, c as labelsOf, d as parseName } from "./rdata.js";
import { a as replayed, n as parseRecording, r as recorded } from "./recording.js";
import { t as memoize } from "./resolver.js";
import { t as tlsVersions } from "./observation.js";
import { o as troubleOf, r as hasCode, s as places, t as timeLeft } from "./carrier.js";
import { t as isPublic } from "./public-address.js";
import { n as replaceFile, t as readable } from "./files.js";
import { i as withinText, r as roundsText, t as capabilityText } from "./messages.js";
import { r as openNetwork } from "./options.js";
import { connect, isIP } from "node:net";
import { request } from "node:http";
import { Duplex } from "node:stream";
import { once } from "node:events";
import { connect as connect$1 } from "node:tls";
import { constants, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/criterion-verdict.ts
function verdictIn({ judgements }, { category, applicable, notMeasured }, criterion) {
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
	if (open !== void 0 && "because" in open) return notMeasured$5(open.because);
	if (idle !== void 0 && "because" in idle && ways === void 0) return notApplicable(idle.because);
	return needs === void 0 || lookedAt[needs] ? met : notMeasured$5(howToSee[needs]);
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
const port25 = "Assess it from a host that may connect to port 25 of others.";
const again = "Try again later, or ask another resolver with `--resolver`.";
const criterionWords = {
	starttls: {
		title: "STARTTLS on every MX host",
		how: port25,
		check: "starttls"
	},
	x509: {
		title: "Certificates of a public authority",
		how: port25,
		check: "x509"
	},
	dane: {
		title: "DANE on every MX host",
		how: port25,
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
	return `${count$2(domains.length, "domain")} assessed${from} at ${timeText(at)}. mecsa ${version}`;
}
function timeText(at) {
	return `${at.slice(0, 19).replace("T", " ")} UTC`;
}
function egressText({ egress }) {
	if (egress !== "blocked-probably") return void 0;
	return "No MX host answered on port 25, so most likely connections to port 25 are blocked from here, as many networks and clouds do. Nothing is held against the hosts for it.";
}
function pointsText(points) {
	return count$2(points, "point");
}
function costText({ category, points }) {
	return `${pointsText(points)} of ${categoryNames[category]}`;
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
	return `${count$2(records, "TLSA record")}, ${security}`;
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
const turns$1 = {
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
		case "turned-away": return `the server ${turns$1[ended.because]}`;
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
		notMeasured: notMeasuredShown(assessment),
		...profile === void 0 ? {} : { profile }
	};
}
function rolesText({ roles: { receives, sends, parked } }) {
	if (parked === true) return "Neither receives nor sends mail.";
	return `${{
		true: "Receives mail",
		false: "Receives no mail",
		unknown: "Whether it receives mail is not known"
	}[`${receives}`]}; ${{
		true: "sends mail",
		false: "sends none",
		unknown: "whether it sends mail is not known"
	}[`${sends}`]}.`;
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
function findingsShown({ judgements }, catalogue) {
	return judgements.flatMap(({ findings }) => findings).map((finding) => findingShown(finding, catalogue)).toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}
function findingShown({ id, args }, { messages }) {
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
		whoText: who[message.who],
		costs
	};
}
function notMeasuredShown({ scores }) {
	const open = scores.filter(({ applicable }) => applicable).flatMap(({ notMeasured }) => notMeasured);
	return [...Map.groupBy(open, ({ criterion, because }) => JSON.stringify([because, criterionWords[criterion].how])).values()].map((some) => {
		const shared = [...new Set(some.map(({ criterion }) => criterion))];
		const [first] = some;
		return {
			title: shared.map((criterion) => criterionWords[criterion].title).join(", "),
			criteria: shared,
			because: clean(first?.because ?? ""),
			how: shared.map((criterion) => criterionWords[criterion].how)[0] ?? ""
		};
	});
}

// src/report/assessment/style.ts
const assessmentStyle = markup`
.block { display: block; font-weight: 400 }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .9rem }
.card { border: 1px solid var(--line); border-radius: .4rem; background: var(--panel); padding: .75rem 1rem }
.card h3, article h4 { margin-top: 0 }
.stars strong { font-size: 1.3rem }
.criteria { list-style: none; padding: 0; margin: .6rem 0 0; font-size: .925rem }
.criteria li { padding-left: 1.4em; text-indent: -1.4em }
.criteria .sign { display: inline-block; width: 1.4em; text-indent: 0; font-weight: 700 }
article h4 { font-size: inherit; font-weight: 400; margin: 0 0 .4rem }
.address { white-space: nowrap }
.notice { border: 2px solid var(--warn); border-radius: .4rem; padding: .5rem .9rem }
@media (max-width: 44rem) { .address { white-space: normal } td:empty { display: none } }
@media print { .card { break-inside: avoid } .cards { grid-template-columns: repeat(3, 1fr) } }
`;

// src/report/assessment/html.ts
function assessmentHtml(report, catalogue) {
	const domains = report.domains.map((domain) => domainShown(domain, catalogue));
	const [first] = domains;
	const isOne = first !== void 0 && domains.length === 1;
	const egress = egressText(report);
	return page({
		title: isOne ? `Mail security of ${first.domain}` : `Mail security of ${count$2(domains.length, "domain")}`,
		intro: [
			isOne ? `${first.roles} ` : "",
			headText(report),
			egress === void 0 ? "" : notice(egress)
		],
		sections: isOne ? sectionsOf(first, "") : [overview(domains), ...domains.map(domainSection)],
		style: assessmentStyle,
		footer: headText(report)
	});
}
function notice(text) {
	return markup`</p>
<p class="notice">${text}`;
}
function overview(domains) {
	const titles = domains[0]?.scores.map(({ title }) => title) ?? [];
	const rows = domains.map(({ domain, scores, findings }, index) => ({
		head: markup`<a href="#d${index}">${code$1(domain)}</a>`,
		cells: [...scores.map(scoreCell$1), severityCounts(findings)]
	}));
	return {
		id: "overview",
		title: "Overview",
		body: table$1("Stars of 0 to 5", [
			"Domain",
			...titles,
			"Findings"
		], rows)
	};
}
function severityCounts(findings) {
	return [...Map.groupBy(findings, ({ severity }) => severity)].map(([severity, some]) => `${some.length} ${severity}`).join(", ") || "none";
}
function scoreCell$1({ stars, points, score }) {
	if (!score.applicable) return stars;
	return [
		markup`<strong>${stars} ★</strong>`,
		bar(score),
		markup`<span class="small">${pointsLine(points, score)}</span>`
	];
}
function pointsLine(points, { coverage }) {
	return `${points} points${coverage < 1 ? `, ${Math.floor(coverage * 100)} % measured` : ""}`;
}
function bar({ points: { min, max } }) {
	return markup`<span class="bar" style="--min:${Math.round(min)};--max:${Math.round(max)}" aria-hidden="true"></span>`;
}
function domainSection(domain, index) {
	const parts = sectionsOf(domain, `d${index}-`).map(({ id, title, body }) => markup`<h3 id="${id}">${title}</h3>
${body}`);
	return {
		id: `d${index}`,
		title: domain.domain,
		body: [markup`<p>${domain.roles}</p>`, ...parts]
	};
}
function sectionsOf(domain, prefix) {
	return [
		{
			id: "scores",
			title: "Scores",
			amount: 1,
			body: markup`<div class="cards">${domain.scores.map(scoreCard)}</div>`
		},
		{
			id: "findings",
			title: "Findings",
			amount: domain.findings.length,
			body: domain.findings.map(finding)
		},
		{
			id: "open",
			title: "Not measured",
			amount: domain.notMeasured.length,
			body: notMeasured$4(domain)
		},
		{
			id: "profile",
			title: "Expectations",
			amount: domain.profile === void 0 ? 0 : 1,
			body: profile$1(domain)
		},
		{
			id: "hosts",
			title: "MX hosts",
			amount: domain.hosts.length,
			body: hosts$1(domain.hosts)
		},
		{
			id: "meaning",
			title: "What it means",
			amount: domain.tables.length,
			body: domain.tables.map(meaning)
		}
	].filter(({ amount }) => amount > 0).map(({ id, title, body }) => ({
		id: `${prefix}${id}`,
		title,
		body
	}));
}
function scoreCard(shown) {
	const { title, category, score, criteria, costs } = shown;
	const lost = costs.map(({ id, points }) => markup`<li class="note">${sign("−")}${code$1(id)} costs ${pointsText(points)}</li>
`);
	const rows = score.applicable ? [...criteria.map(criterion), ...lost] : [];
	return markup`<section class="card" aria-label="${title}">
<h3>${title}</h3>
<p class="small">${categoryAbout[category]}</p>
<p class="stars">${scoreCell$1(shown)}</p>
<ul class="criteria">
${rows}</ul>
</section>
`;
}
const signs = {
	met: ["✓", "good"],
	unmet: ["✗", "bad"],
	"not-measured": ["?", "warn"],
	"not-applicable": ["·", "note"]
};
function sign(text) {
	return markup`<span class="sign" aria-hidden="true">${text}</span>`;
}
function criterion({ title, verdict, gain, because }) {
	const [mark, tone] = signs[verdict.kind];
	const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ★` : "";
	return markup`<li><span class="${tone}">${sign(mark)}</span>${title}: <span class="${tone}">${verdictWords[verdict.kind]}${more}</span>${because.map((id) => [" ", code$1(id)])}</li>
`;
}
const tones = {
	critical: "bad",
	high: "bad",
	medium: "warn",
	low: "note",
	info: "note"
};
function finding({ id, severity, says, fix, see, whoText, costs }) {
	const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
	return markup`<article class="is-${tones[severity]}">
<h4><span class="badge ${tones[severity]}">${severity}</span> ${prose$1(says)}</h4>
<p><strong>Fix</strong> (${whoText}): ${prose$1(fix)}</p>
<p class="small">${code$1(id)} · ${reference(see)}${cost}</p>
</article>
`;
}
function notMeasured$4({ notMeasured }) {
	const items = notMeasured.map(({ title, because, how }) => markup`<li><strong>${title}</strong>: ${prose$1(because)}. ${prose$1(how)}</li>
`);
	return markup`<ul>
${items}</ul>`;
}
function profile$1({ profile }) {
	if (profile === void 0) return "";
	const rows = profile.expectations.map(({ says, see, verdict, against }) => {
		const [mark, tone] = signs[verdict.kind];
		const why = "because" in verdict ? `: ${clean(verdict.because)}` : "";
		const ids = against.map((id) => [" ", code$1(id)]);
		return {
			head: prose$1(says),
			cells: [[
				markup`<span class="${tone}">${sign(mark)} ${verdictWords[verdict.kind]}</span>`,
				why,
				ids
			], reference(see)]
		};
	});
	const caption = markup`${profile.title} (${profile.dated}) <span class="small block">${profile.source}</span>`;
	return table$1(caption, [
		"Expectation",
		"Here",
		"Source"
	], rows);
}
function hosts$1(hosts) {
	const rows = hosts.flatMap(({ host, preference, tlsa, without, addresses }) => {
		const head = [code$1(host), markup`<span class="small block">preference ${preference}; ${tlsa}</span>`];
		if (addresses.length === 0) return [{
			head,
			cells: [
				without,
				"",
				""
			]
		}];
		return addresses.map(({ address, tls, certificate, dane }) => ({
			head,
			cells: [
				markup`<span class="address">${code$1(address)}</span>`,
				tls,
				[certificate, markup`<span class="block">${dane}</span>`]
			]
		}));
	});
	return table$1("What each address showed", [
		"MX host",
		"Address",
		"TLS",
		"Certificate"
	], rows);
}
function meaning({ title, columns, rows }) {
	const lines = rows.map(({ head, cells }) => ({
		head,
		cells: cells.map(prose$1)
	}));
	return table$1(title, columns, lines);
}

// src/report/assessment/json.ts
function assessmentJson(report, catalogue) {
	return `${visible(JSON.stringify(assessmentReportJson(report, catalogue), null, 2))}\n`;
}
function assessmentReportJson(report, catalogue) {
	return {
		schemaVersion: 1,
		mecsa: version,
		at: report.at,
		vantage: report.vantage ?? null,
		egress: report.egress,
		domains: report.domains.map((domain) => domainJson(domain, catalogue))
	};
}
function domainJson(assessed, catalogue) {
	const { assessment, hosts, profile } = assessed;
	const shown = domainShown(assessed, catalogue);
	return {
		domain: assessment.domain,
		roles: assessment.roles,
		scores: shown.scores.map(scoreJson),
		checks: assessment.judgements.map(({ check, verdict }) => ({
			check,
			verdict: verdict.kind === "graded" ? verdict.grade : verdict.kind,
			because: verdict.kind === "graded" ? null : verdict.because
		})),
		findings: shown.findings.map(findingJson),
		hosts: hosts.map(hostJson),
		tables: tablesJson(assessment.tables),
		profile: profile === void 0 ? null : profileJson(profile)
	};
}
function scoreJson({ category, score, criteria }) {
	const { applicable, level, stars, points, coverage, notMeasured } = score;
	return {
		category,
		applicable,
		level,
		stars,
		points,
		coverage,
		notMeasured: [...notMeasured],
		criteria: criteria.map(({ criterion, verdict, gain }) => ({
			criterion,
			verdict: verdict.kind,
			because: becauseOf(verdict),
			gain
		}))
	};
}
function becauseOf(verdict) {
	return "because" in verdict ? verdict.because : null;
}
function findingJson({ id, args, severity, says, fix, see, who, costs }) {
	return {
		id,
		args,
		severity,
		message: says,
		fix,
		reference: see,
		who,
		costs: [...costs]
	};
}
function hostJson({ host, preference, addresses, tlsa }) {
	return {
		host,
		preference,
		tlsa: tlsa.kind === "measured" ? tlsa.value : null,
		addresses: addresses.kind === "measured" ? addresses.value.map(addressJson) : null
	};
}
function addressJson({ address, session, capabilities, certificate, dane }) {
	const tls = session.kind === "measured" ? session.value.tls : void 0;
	return {
		address,
		ended: session.kind === "measured" ? session.value.ended.kind : null,
		because: session.kind === "measured" ? null : session.because,
		tls: tls === void 0 ? null : {
			protocol: tls.protocol,
			cipher: tls.cipher,
			keyExchange: tls.keyExchange?.group ?? tls.keyExchange?.kind ?? null
		},
		capabilities: [...capabilities],
		dane: dane ?? null,
		certificate: certificate === void 0 ? null : {
			...certificate,
			names: [...certificate.names],
			problems: [...certificate.problems]
		}
	};
}
function tablesJson(tables) {
	if (tables === void 0) return null;
	return {
		forge: tables.forge.map((row) => ({ ...row })),
		delivery: tables.delivery.map(({ sender, possible, because }) => ({
			sender,
			possible: [...possible],
			because
		}))
	};
}
function profileJson({ name, title, dated, source, expectations }) {
	return {
		name,
		title,
		dated,
		source,
		expectations: expectations.map(({ says, see, verdict, against }) => ({
			says,
			reference: see,
			verdict: verdict.kind,
			because: becauseOf(verdict),
			against: [...against]
		}))
	};
}

// src/report/assessment/markdown.ts
function assessmentMarkdown(report, catalogue) {
	const domains = report.domains.map((domain) => domainShown(domain, catalogue));
	const egress = egressText(report);
	return `${[
		"## Mail security",
		scoreTable(domains),
		egress === void 0 ? "" : `> ${prose(egress)}`,
		...domains.flatMap(domainParts),
		`<sub>${prose(headText(report))}</sub>`
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function scoreTable(domains) {
	const titles = domains[0]?.scores.map(({ title }) => title) ?? [];
	const rows = domains.map(({ domain, scores }) => [code(domain), ...scores.map(scoreCell)]);
	return table(["Domain", ...titles], rows);
}
function scoreCell({ stars, points, score }) {
	if (!score.applicable) return stars;
	return `**${stars} ★**<br><sub>${points} points${score.coverage < 1 ? `, ${Math.floor(score.coverage * 100)} % measured` : ""}</sub>`;
}
function table(columns, rows) {
	const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
	return [
		`| ${columns.join(" | ")} |`,
		`|${" --- |".repeat(columns.length)}`,
		...lines
	].join("\n");
}
function domainParts(domain) {
	return [
		`### ${code(domain.domain)}`,
		prose(domain.roles),
		findingList(domain.findings),
		notMeasured$3(domain),
		profile(domain),
		folded("Where the stars come from", criteria(domain), domain.scores.length),
		folded("MX hosts", hosts(domain), domain.hosts.length),
		...domain.tables.map(({ title, columns, rows }) => {
			const lines = rows.map(({ head, cells }) => [prose(head), ...cells.map(prose)]);
			return folded(title, table(columns, lines), rows.length);
		})
	];
}
function findingList(findings) {
	return findings.length === 0 ? "No findings." : findings.map(findingItem).join("\n");
}
function findingItem({ id, severity, says, fix, see, whoText, costs }) {
	const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
	return [
		`- **${severity}** ${code(id)} · ${prose(see)}${cost}  `,
		`  ${prose(says)}  `,
		`  *Fix (${whoText}):* ${prose(fix)}`
	].join("\n");
}
function notMeasured$3({ notMeasured }) {
	if (notMeasured.length === 0) return "";
	return [
		"**Not measured**",
		"",
		...notMeasured.map(({ title, because, how }) => `- ${prose(title)}: ${prose(because)}. ${prose(how)}`)
	].join("\n");
}
function profile({ profile }) {
	if (profile === void 0) return "";
	const rows = profile.expectations.map(({ says, see, verdict, against }) => {
		const why = "because" in verdict ? `: ${prose(clean(verdict.because))}` : "";
		const ids = against.map(code).join(" ");
		return [
			prose(says),
			`${verdictWords[verdict.kind]}${why}${ids === "" ? "" : `<br>${ids}`}`,
			prose(see)
		];
	});
	return `**${prose(profile.title)}** (${profile.dated})\n\n${table([
		"Expectation",
		"",
		"Source"
	], rows)}`;
}
function criteria({ scores }) {
	return scores.filter(({ score }) => score.applicable).map(({ title, criteria, costs }) => `**${title}**\n\n${criterionList(criteria, costs)}`).join("\n\n");
}
function criterionList(criteria, costs) {
	return [...criteria.map(({ title, verdict, gain, because }) => {
		const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ★` : "";
		return `- ${prose(title)}: **${verdictWords[verdict.kind]}**${more}${because.map((id) => ` ${code(id)}`).join("")}`;
	}), ...costs.map(({ id, points }) => `- ${code(id)} costs ${pointsText(points)}`)].join("\n");
}
function hosts({ hosts }) {
	return table([
		"MX host",
		"Address",
		"TLS",
		"Certificate"
	], hosts.flatMap(({ host, preference, tlsa, without, addresses }) => {
		const head = `${code(host)}<br><sub>preference ${preference}; ${prose(tlsa)}</sub>`;
		if (addresses.length === 0) return [[
			head,
			prose(without),
			"",
			""
		]];
		return addresses.map(({ address, tls, certificate, dane }) => {
			const proof = [certificate, dane].filter((one) => one !== "").map(prose).join("<br>");
			return [
				head,
				code(address),
				prose(tls),
				proof
			];
		});
	}));
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
		...domain.scores.filter(({ score }) => score.applicable).map((score) => scoreBlock(score, paint)),
		hostBlock(domain, paint),
		...domain.tables.map((table) => tableBlock(table, paint)),
		...findingBlocks(domain, paint),
		notMeasuredBlock(domain, paint),
		profileBlock(domain, paint)
	];
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
function findingLines({ id, severity, says, fix, see, whoText, costs }, paint) {
	const cost = costs.length === 0 ? "" : `; costs ${costs.map(costText).join(", ")}`;
	return [
		`${paint(styles[severity], severity)}  ${paint("bold", id)}`,
		...wrap(says, "  "),
		...wrap(`Fix (${whoText}): ${fix}`, "  "),
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

// src/evidence/evidence.ts
function recordedIo(inner) {
	const resolver = recorded(inner.resolver);
	const smtp = /* @__PURE__ */ new Map();
	const tlsScans = /* @__PURE__ */ new Map();
	const revocations = /* @__PURE__ */ new Map();
	const policies = /* @__PURE__ */ new Map();
	const observed = /* @__PURE__ */ new Map();
	const io = {
		...inner,
		resolver: memoize(resolver),
		smtp: kept(smtp, (mxHost, address) => inner.smtp(mxHost, address)),
		tlsScan: kept(tlsScans, (mxHost, address) => inner.tlsScan(mxHost, address)),
		async revocation(question) {
			const said = await inner.revocation(question);
			const certificate = digestOf(question);
			revocations.set(certificate, {
				certificate,
				said
			});
			return said;
		},
		async stsPolicy(domain) {
			const policy = await inner.stsPolicy(domain);
			if (isFetched(policy)) policies.set(domain, {
				domain,
				policy
			});
			return policy;
		},
		observed(domain) {
			const observations = inner.observed(domain);
			if (observations.length > 0) observed.set(domain, {
				domain,
				observations
			});
			return observations;
		}
	};
	const evidence = ({ domains, vantage }) => ({
		format: "mecsa-evidence",
		version: 1,
		at: inner.now.toISOString(),
		...vantage === void 0 ? {} : { vantage },
		domains,
		selectors: inner.selectors,
		roots: inner.roots,
		answers: resolver.recording(inner.now).answers,
		smtp: sorted(smtp),
		tlsScans: sorted(tlsScans),
		revocations: sorted(revocations),
		policies: sorted(policies),
		observed: sorted(observed)
	});
	return {
		io,
		evidence
	};
}
function isFetched(policy) {
	return policy.kind === "not-measured" || "tries" in policy.value;
}
function digestOf({ certificate }) {
	return createHash("sha256").update(certificate, "base64").digest("hex");
}
const keyOf = (mxHost, address) => `${mxHost} ${address}`;
function kept(into, ask) {
	return async (mxHost, address) => {
		const seen = await ask(mxHost, address);
		into.set(keyOf(mxHost, address), {
			mxHost,
			address,
			seen
		});
		return seen;
	};
}
function sorted(kept) {
	return [...kept].toSorted(([one], [other]) => one < other ? -1 : 1).map(([, value]) => value);
}
function replayedIo(evidence) {
	const { at, answers, selectors, roots, revocations = [], policies, observed } = evidence;
	const saidOf = new Map(revocations.map(({ certificate, said }) => [certificate, said]));
	const policyOf = new Map(policies.map(({ domain, policy }) => [domain, policy]));
	const observedOf = new Map(observed.map(({ domain, observations }) => [domain, observations]));
	return {
		resolver: memoize(replayed({
			format: "mecsa-recording",
			version: 1,
			at,
			answers
		})),
		namesBelow: (owner) => missing(`the names below ${owner} cannot be listed over the network`),
		certificates: () => [],
		signing: (origin) => missing(`the configuration of ${origin} is not at hand`),
		smtp: answered(evidence.smtp),
		tlsScan: answered(evidence.tlsScans),
		revocation: async (question) => saidOf.get(digestOf(question)) ?? {
			kind: "not-checked",
			because: "not-asked"
		},
		stsPolicy: async (domain) => policyOf.get(domain) ?? missing(`the evidence has no policy of ${domain}`),
		observed: (domain) => observedOf.get(domain) ?? [],
		selectors,
		roots,
		now: new Date(at)
	};
}
function answered(known) {
	const byKey = new Map(known.map(({ mxHost, address, seen }) => [keyOf(mxHost, address), seen]));
	return async (mxHost, address) => byKey.get(keyOf(mxHost, address)) ?? missing(`the evidence has nothing of ${mxHost} at ${address}`);
}
function missing(because) {
	return {
		kind: "not-measured",
		because
	};
}
function evidenceText(evidence) {
	return `${JSON.stringify(evidence, null, 2).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

// src/evidence/shapes.ts
const maxText = 1e4;
const maxMany = 1e3;
const text = string().check(_maxLength(maxText));
const octets = string().check(_maxLength(2 ** 20));
const count$1 = int().check(_gte(0));
function many(element, max = maxMany) {
	return pipe(array(unknown()).check(_maxLength(max)), array(element));
}
const domainName = pipe(text, transform((given, context) => {
	const parsed = parseName(given);
	if (parsed.ok) return parsed.value;
	context.issues.push({
		code: "custom",
		input: given,
		message: `not a domain name: ${parsed.error}`
	});
	return NEVER;
}));
const notMeasured$2 = strictObject({
	kind: literal("not-measured"),
	because: text
});
function measured$1(value) {
	return union([strictObject({
		kind: literal("measured"),
		value
	}), notMeasured$2]);
}
const phase = _enum([
	"connect",
	"greeting",
	"hello",
	"starttls",
	"tls",
	"hello-after-tls"
]);
const settings = _enum(["modern", "legacy"]);
const reply = strictObject({
	code: count$1,
	lines: many(text),
	stray: exactOptional(many(text))
});
const hello = strictObject({
	command: _enum(["EHLO", "HELO"]),
	reply
});
const smtpEnd = union([
	strictObject({ kind: _enum([
		"done",
		"not-public",
		"no-ehlo",
		"no-starttls",
		"starttls-refused",
		"tls-failed"
	]) }),
	strictObject({
		kind: _enum(["refused", "unreachable"]),
		code: text
	}),
	strictObject({
		kind: literal("timed-out"),
		phase
	}),
	strictObject({
		kind: literal("turned-away"),
		phase: _enum([
			"greeting",
			"hello",
			"hello-after-tls"
		]),
		because: _enum([
			"greylisted",
			"rate-limited",
			"busy",
			"temporary",
			"no-mail",
			"rejected"
		])
	}),
	strictObject({
		kind: literal("closed"),
		phase,
		code: exactOptional(text)
	}),
	strictObject({
		kind: literal("not-smtp"),
		phase,
		said: many(text)
	}),
	strictObject({
		kind: literal("flood"),
		phase,
		limit: _enum([
			"line",
			"lines",
			"octets"
		])
	})
]);
const handshake = strictObject({
	settings,
	servername: exactOptional(text),
	protocol: text,
	cipher: text,
	keyExchange: exactOptional(strictObject({
		kind: text,
		group: exactOptional(text),
		bits: exactOptional(number())
	})),
	chain: many(octets, 100),
	chainIs: _enum(["as-sent", "rebuilt"]),
	ocspResponse: exactOptional(octets),
	signatureScheme: exactOptional(text),
	hello: exactOptional(strictObject({
		extendedMasterSecret: boolean(),
		secureRenegotiation: boolean(),
		compression: boolean()
	}))
});
const tlsFailure = strictObject({
	settings,
	because: _enum([
		"alert",
		"unacceptable",
		"not-tls",
		"closed",
		"timed-out"
	]),
	alert: exactOptional(text),
	code: exactOptional(text)
});
const injection = union([
	strictObject({
		kind: literal("executed"),
		replies: many(reply)
	}),
	strictObject({ kind: literal("discarded") }),
	notMeasured$2
]);
const ms = exactOptional(number());
const smtpSession = strictObject({
	mxHost: text,
	address: text,
	port: count$1,
	ehloName: text,
	greeting: exactOptional(reply),
	hello: exactOptional(hello),
	startTls: exactOptional(reply),
	behindStartTls: exactOptional(many(text)),
	tls: exactOptional(handshake),
	tlsFailures: exactOptional(many(tlsFailure)),
	fallBack: exactOptional(smtpEnd),
	helloAfterTls: exactOptional(hello),
	ended: smtpEnd,
	injection: exactOptional(injection),
	milliseconds: exactOptional(strictObject({
		connect: ms,
		greeting: ms,
		hello: ms,
		starttls: ms,
		tls: ms,
		"hello-after-tls": ms
	}))
});
const offered$1 = union([
	strictObject({
		kind: literal("accepted"),
		suite: text
	}),
	strictObject({
		kind: literal("refused"),
		by: _enum([
			"alert",
			"closing",
			"another-version"
		])
	}),
	strictObject({
		kind: literal("unknown"),
		because: text
	})
]);
const tlsScan = strictObject({
	mxHost: text,
	address: text,
	versions: strictObject({
		SSLv3: offered$1,
		TLSv1: offered$1,
		"TLSv1.1": offered$1,
		"TLSv1.2": offered$1,
		"TLSv1.3": offered$1
	}),
	suites: strictObject({
		null: offered$1,
		export: offered$1,
		anonymous: offered$1,
		rc4: offered$1,
		des: offered$1,
		"static-rsa": offered$1
	})
});
const by = _enum(["crl", "ocsp"]);
const revocation$1 = union([
	strictObject({
		kind: literal("good"),
		by
	}),
	strictObject({
		kind: literal("revoked"),
		by,
		since: datetime()
	}),
	strictObject({
		kind: literal("not-checked"),
		because: _enum([
			"not-asked",
			"nowhere-to-ask",
			"no-answer",
			"malformed",
			"out-of-scope",
			"bad-signature",
			"not-current",
			"unknown"
		])
	})
]);
const policyEnd = union([
	strictObject({
		kind: literal("answered"),
		code: count$1,
		contentType: exactOptional(text),
		location: exactOptional(text),
		body: string().check(_maxLength(2 ** 17))
	}),
	strictObject({ kind: literal("not-public") }),
	strictObject({
		kind: _enum([
			"refused",
			"unreachable",
			"closed",
			"bad-http"
		]),
		code: text
	}),
	strictObject({
		kind: literal("timed-out"),
		phase: _enum([
			"connect",
			"tls",
			"answer"
		])
	}),
	strictObject({
		kind: literal("tls-failed"),
		failure: tlsFailure
	}),
	strictObject({
		kind: literal("too-large"),
		octets: count$1
	})
]);
const policyFetch = strictObject({
	url: text,
	tries: many(strictObject({
		address: text,
		tls: exactOptional(handshake),
		ended: policyEnd
	}), 100)
});

// src/evidence/observation.ts
const count = int().check(_gte(0));
const alignment = _enum([
	"strict",
	"relaxed",
	"none",
	"unknown"
]);
const alignments = strictObject({
	rfc9989: alignment,
	rfc7489: alignment
});
const spfOutcome = strictObject({
	domain: exactOptional(domainName),
	result: _enum([
		"none",
		"neutral",
		"pass",
		"fail",
		"softfail",
		"temperror",
		"permerror"
	]),
	detail: exactOptional(text),
	record: exactOptional(text)
});
const trouble = _enum([
	"syntax",
	"missing-tag",
	"version",
	"query-method",
	"identity",
	"expiration-order",
	"from-unsigned",
	"algorithm",
	"canonicalization",
	"body",
	"header",
	"expired",
	"sha1",
	"no-key",
	"revoked",
	"key",
	"key-version",
	"key-type",
	"key-hash",
	"key-service",
	"short-key",
	"no-answer",
	"other"
]);
const signature = strictObject({
	domain: text,
	selector: text,
	algorithm: text,
	canonicalization: text,
	bodyLength: exactOptional(strictObject({
		signed: count,
		unsigned: count
	})),
	signedAt: exactOptional(text),
	expiresAt: exactOptional(text),
	isFromFuture: boolean(),
	key: exactOptional(strictObject({
		type: _enum(["rsa", "ed25519"]),
		bits: count,
		isTesting: boolean()
	})),
	verdict: union([strictObject({ kind: literal("pass") }), strictObject({
		kind: _enum(["fail", "temperror"]),
		because: trouble
	})]),
	fields: many(text),
	unsigned: many(text),
	addable: many(text),
	alignment: alignments
});
const author = union([strictObject({
	kind: literal("domain"),
	domain: domainName
}), strictObject({
	kind: _enum([
		"none",
		"several",
		"invalid",
		"several-fields"
	]),
	domains: many(text)
})]);
const dmarc = strictObject({
	result: _enum([
		"pass",
		"fail",
		"none",
		"temperror"
	]),
	because: exactOptional(text),
	at: exactOptional(domainName),
	policy: _enum([...policies, "unknown"]),
	by: many(_enum(["spf", "dkim"]))
});
const arc = strictObject({
	result: _enum([
		"none",
		"pass",
		"fail"
	]),
	sealers: many(text),
	detail: exactOptional(text)
});
const from = _enum(["caller", "received"]);
const hopTls = union([
	strictObject({
		kind: literal("tls"),
		from,
		version: exactOptional(_enum(tlsVersions)),
		cipher: exactOptional(text)
	}),
	strictObject({
		kind: literal("clear"),
		from
	}),
	strictObject({
		kind: literal("not-measured"),
		because: _enum([
			"no-received",
			"not-told",
			"unread"
		])
	})
]);
const observation = strictObject({
	receivedAt: text,
	envelope: strictObject({
		ip: text,
		helo: text,
		mailFrom: text,
		tls: exactOptional(nullable(strictObject({
			protocol: text,
			cipher: exactOptional(text)
		})))
	}),
	author: measured$1(author),
	spf: strictObject({
		mailFrom: spfOutcome,
		helo: spfOutcome,
		alignment: alignments
	}),
	signatures: measured$1(many(signature)),
	dmarc: exactOptional(strictObject({
		rfc9989: dmarc,
		rfc7489: dmarc
	})),
	arc: measured$1(arc),
	tls: hopTls,
	selectors: many(strictObject({
		domain: domainName,
		selector: text
	})),
	unanswered: many(strictObject({
		owner: domainName,
		type: text,
		because: text
	}))
});

// src/evidence/parse.ts
const maxEvidenceLength = 2 ** 26;
const maxHosts = 2e4;
const maxError = 300;
const shape = strictObject({
	format: literal("mecsa-evidence", { error: "not evidence of mecsa" }),
	version: literal(1, { error: "not version 1, the only one that is known here" }),
	at: datetime(),
	vantage: exactOptional(text),
	domains: many(domainName),
	selectors: many(text),
	roots: union([literal("bundled"), many(string().check(_maxLength(2 ** 17)))]),
	answers: unknown(),
	smtp: many(strictObject({
		mxHost: domainName,
		address: text,
		seen: measured$1(smtpSession)
	}), maxHosts),
	tlsScans: many(strictObject({
		mxHost: domainName,
		address: text,
		seen: measured$1(tlsScan)
	}), maxHosts),
	revocations: exactOptional(many(strictObject({
		certificate: string().check(_regex(/^[0-9a-f]{64}$/)),
		said: revocation$1
	}), maxHosts)),
	policies: many(strictObject({
		domain: domainName,
		policy: measured$1(policyFetch)
	}), maxHosts),
	observed: many(strictObject({
		domain: domainName,
		observations: many(observation)
	}))
});
function parseEvidence(written) {
	if (written.length > maxEvidenceLength) return refusal(`longer than ${maxEvidenceLength} characters`);
	const json = parseJson(written);
	if (json === void 0) return refusal("not JSON");
	const parsed = shape.safeParse(json);
	if (!parsed.success) return refusal(issueText(parsed.error));
	const { at, answers } = parsed.data;
	const recording = parseRecording(JSON.stringify({
		format: "mecsa-recording",
		version: 1,
		at,
		answers
	}));
	if (!recording.ok) return recording;
	return {
		ok: true,
		value: {
			...parsed.data,
			answers: recording.value.answers
		}
	};
}
function issueText({ issues }) {
	const [first] = issues;
	const place = (first?.path ?? []).map(String).join(".");
	const why = first !== void 0 && first.message !== "Invalid input" ? first.message : "missing, or not what evidence has there";
	return `${place === "" ? "" : `${place}: `}${why}`.slice(0, maxError);
}
function refusal(error) {
	return {
		ok: false,
		error,
		at: 0
	};
}
function parseJson(written) {
	try {
		return JSON.parse(written);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}

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
		ciphers: "ALL:@SECLEVEL=0",
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
		await once(stream, "secureConnect", { signal: AbortSignal.timeout(timeoutMs) });
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
	const deadline = AbortSignal.timeout(question.timeoutMs ?? 3e4);
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
	const patience = AbortSignal.any([deadline, AbortSignal.timeout(tlsMs)]);
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
		signal: AbortSignal.timeout(io.timeoutMs ?? 1e4)
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
	const list = await fetchFrom(place, { accept: "application/pkix-crl" }, io);
	return list === void 0 ? unanswered : revocationInList(list, place.written, pair, io.now);
}
async function askResponder(place, pair, io) {
	const response = await fetchFrom(place, {
		accept: "application/ocsp-response",
		post: {
			contentType: "application/ocsp-request",
			octets: ocspRequest(pair)
		}
	}, io);
	return response === void 0 ? unanswered : revocationInResponse(response, pair, io.now);
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
		const timer = setTimeout(resolve, timeoutMs);
		await promise;
		clearTimeout(timer);
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
	}, AbortSignal.timeout(timeoutMs));
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
	const timer = setTimeout(() => resolve(false), timeoutMs);
	const isClosed = await promise;
	clearTimeout(timer);
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
		stsPolicy: remembered((domain) => policyOf(domain, resolver, options)),
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
async function policyOf(domain, resolver, { allowPrivate = false, timeouts, httpsPort, route, watch }) {
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
	return {
		kind: "measured",
		value: await told({
			what: "policy",
			host
		}, () => fetchPolicy(question), watch)
	};
}
const revocationsAtOnce = 8;
function authorities(resolver, options) {
	if (options.smtp === false) return async () => ({
		kind: "not-checked",
		because: "not-asked"
	});
	const queue = places(revocationsAtOnce, Number.POSITIVE_INFINITY);
	const known = /* @__PURE__ */ new Map();
	const ask = async (question) => await queue.take(() => revocationOf(question, resolver, options)) ?? {
		kind: "not-checked",
		because: "no-answer"
	};
	return (question) => {
		const asked = known.get(question.certificate) ?? ask(question);
		known.set(question.certificate, asked);
		return asked;
	};
}
async function revocationOf(question, resolver, { now, allowPrivate = false, timeouts, route }) {
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
		now,
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

// src/net/within-time.ts
function withinTime(io, expired, time) {
	let isOver = false;
	const end = expired.finally(() => {
		isOver = true;
	});
	const inTime = async (who, ask) => {
		const late = () => ({
			kind: "not-measured",
			because: `${who} did not answer ${time}`
		});
		return isOver ? late() : Promise.race([ask(), end.then(late)]);
	};
	const unanswered = {
		kind: "not-checked",
		because: "no-answer"
	};
	return {
		...io,
		smtp: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.smtp(mxHost, address)),
		tlsScan: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.tlsScan(mxHost, address)),
		revocation: async (question) => isOver ? unanswered : Promise.race([io.revocation(question), end.then(() => unanswered)]),
		stsPolicy: (domain) => inTime(`the policy host of ${domain}`, () => io.stsPolicy(domain))
	};
}

// src/cli/progress.ts
const clearLine = "\r\x1B[K";
const width = 79;
function progressOn(err, isTerminal) {
	const open = /* @__PURE__ */ new Set();
	let asked = 0;
	const line = () => {
		const [first = ""] = open;
		return `asking ${first}${open.size > 1 ? ` and ${count$2(open.size - 1, "other")}` : ""} (${asked - open.size} of ${asked} answered)`.slice(0, width);
	};
	return {
		step(step) {
			const who = nameOf(step);
			if (step.state === "asked") {
				asked++;
				open.add(who);
				if (!isTerminal) err(`asking ${who}\n`);
			} else open.delete(who);
			if (isTerminal) err(open.size === 0 ? clearLine : `${clearLine}${line()}`);
		},
		end() {
			if (isTerminal && asked > 0) err(clearLine);
		}
	};
}
const purposes = {
	smtp: "",
	"tls-scan": " for old versions of TLS",
	policy: " for its MTA-STS policy"
};
function nameOf({ what, host, address }) {
	return clean(`${host}${address === void 0 ? "" : ` [${address}]`}${purposes[what]}`);
}

// src/cli/rounds.ts
function longestChain(spans) {
	let chain = 0;
	let until = -1e400;
	for (const { start, end } of spans.toSorted((one, other) => one.end - other.end)) {
		if (start < until) continue;
		chain++;
		until = end;
	}
	return chain;
}

// src/cli/assess-world.ts
const maxQuestions = 5e4;
const maxSecondsOfOne = 5;
async function assessWorld(options, streams, open) {
	if (options.replay === void 0) return fromNetwork(options, streams, open);
	if ([
		"record",
		"resolver",
		"trustAnchor",
		"ca",
		"selector",
		"observed",
		"ehlo",
		"tlsScan"
	].find((key) => options[key] !== void 0) !== void 0) throw new UsageError("--replay asks nobody, so there is nothing to set for it", "Leave the other options out.");
	return fromEvidence(options.replay);
}
function fromEvidence(file) {
	const text = readable(file, () => {
		if (statSync(file).size > maxEvidenceLength) throw new UsageError(`${file} is over ${maxEvidenceLength / 2 ** 20} MiB`, "Give a file that --record wrote.");
		return readFileSync(file, "utf8");
	});
	const parsed = parseEvidence(text);
	if (!parsed.ok) throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give a file that --record wrote.");
	return {
		io: replayedIo(parsed.value),
		recorded: parsed.value,
		keep: async () => [],
		close: async () => {}
	};
}
async function fromNetwork(options, streams, open) {
	const progress = progressOn(streams.err, streams.isTerminal);
	const settings = liveOptions(options, progress);
	const spans = [];
	const live = await openResolver(options, spans, open);
	const { expired, stop } = timer(options.timeout);
	const close = async () => {
		progress.end();
		stop();
		await live.close();
	};
	const now = /* @__PURE__ */ new Date();
	const time = withinText(options.timeout);
	const capability = live.capability();
	const resolver = withinBudget(heeding(live, capability), {
		questions: maxQuestions,
		expired,
		time
	});
	const observed = await observedOf(options.observed, resolver, now).catch(async (error) => {
		await close();
		throw error;
	});
	const { io, evidence } = recordedIo(withinTime(liveIo({
		...settings,
		resolver,
		observed,
		now
	}), expired, time));
	const keep = async (head) => {
		if (options.record !== void 0) replaceFile(options.record, evidenceText(evidence(head)));
		const rounds = roundsText({
			questions: spans.length,
			rounds: longestChain(spans)
		});
		return [capabilityText(await capability), options.verbose === true ? rounds : void 0].filter(isTold);
	};
	return {
		io,
		keep,
		close
	};
}
const isTold = (warning) => warning !== void 0;
function openResolver(options, spans, open) {
	const { timeout, resolver, trustAnchor, negativeTrustAnchor } = options;
	return open({
		timeoutMs: Math.min(timeout, maxSecondsOfOne) * 1e3,
		...resolver === void 0 ? {} : { resolver },
		...trustAnchor === void 0 ? {} : { trustAnchor },
		...negativeTrustAnchor === void 0 ? {} : { negativeTrustAnchor },
		watch: ({ ms }) => spans.push({
			start: performance.now() - ms,
			end: performance.now()
		})
	});
}
function heeding(live, capability) {
	return { async query(owner, type) {
		const [answer, able] = await Promise.all([live.query(owner, type), capability]);
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
async function observedOf(files = [], resolver, now) {
	if (files.length === 0) return () => [];
	const { observedIn } = await import("./observed.js");
	return observedIn(files, resolver, now);
}
function liveOptions(options, progress) {
	const { ca, smtp, tlsScan = false, selector = [], ehlo, allowPrivate = false } = options;
	return {
		ehloName: ehlo === void 0 ? ownName() : ehloFrom(ehlo),
		smtp,
		tlsScan,
		injection: true,
		allowPrivate,
		selectors: selector,
		watch: (step) => progress.step(step),
		...ca === void 0 ? {} : { roots: rootsIn(ca) }
	};
}
function ownName() {
	const parsed = parseName(hostname());
	return parsed.ok && labelsOf(parsed.value).length > 1 ? parsed.value : "mecsa.invalid";
}
function ehloFrom(text) {
	const parsed = parseName(text.trim());
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${JSON.stringify(text)} is not a host name: ${parsed.error}`, "Give --ehlo the name of this host.");
}
function rootsIn(file) {
	const read = certificateFile(file, readable(file, () => readFileSync(file)));
	if (read !== void 0) return read.pems;
	throw new UsageError(`${file} holds no certificate`, "Give --ca a file of certificates in PEM, of at most 256 KiB.");
}
function timer(seconds) {
	const { promise, resolve } = Promise.withResolvers();
	const handle = setTimeout(resolve, seconds * 1e3);
	return {
		expired: promise,
		stop: () => clearTimeout(handle)
	};
}

// src/cli/given-domain.ts
const maxGiven = 4096;
function domainGiven(given) {
	const text = given.trim();
	const parsed = parseName(partOf(text.slice(0, maxGiven)));
	if (parsed.ok && isHostName.test(parsed.value) && !isAddress.test(parsed.value)) return parsed.value;
	const why = parsed.ok ? "" : `: ${parsed.error}`;
	throw new UsageError(`${JSON.stringify(text.slice(0, 80))} is not a domain${why}`, "Give the part behind the @ of an address, such as example.org.");
}
function partOf(text) {
	const bare = text.replace(/^<(.*)>$/, "$1").replace(/^mailto:/i, "");
	const [, authority] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(bare) ?? [];
	const place = authority ?? bare.split(/[/?#]/, 1)[0] ?? "";
	return place.slice(place.lastIndexOf("@") + 1).replace(/:\d+$/, "").replaceAll(/[\u3002\uff0e\uff61]/g, ".");
}
const isHostName = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/;
const isAddress = /^\d+(?:\.\d+){3}$/;

// src/cli/assess.ts
const maxDomains = 1e3;
async function assessDomains(given, options, streams, open = openNetwork) {
	const asked = [...new Set(given.map(domainGiven))];
	const world = await assessWorld(options, streams, open);
	try {
		const head = headOf(asked, options, world);
		const report = await reportOf(head.domains, world.io, {
			...options,
			...head
		});
		const warnings = await world.keep(head);
		return {
			text: rendered(report, options.format, streams.paint),
			exitCode: exitCodeOf(report, options),
			warnings
		};
	} finally {
		await world.close();
	}
}
function headOf(asked, { vantage }, { recorded }) {
	const domains = asked.length > 0 ? asked : recorded?.domains ?? [];
	if (domains.length === 0) throw new UsageError("no domain is given", "Name one, such as example.org.");
	if (domains.length > maxDomains) throw new UsageError(`more than ${maxDomains} domains at once`, "Give fewer, in several runs.");
	const from = vantage ?? recorded?.vantage;
	return {
		domains,
		...from === void 0 ? {} : { vantage: from }
	};
}
async function reportOf(domains, io, { vantage, profile } = {}) {
	const assessed = await Promise.all(domains.map((domain) => assessedDomain(domain, io, profile)));
	return {
		at: io.now.toISOString(),
		...vantage === void 0 ? {} : { vantage },
		egress: egressFrom(assessed),
		domains: assessed
	};
}
async function assessedDomain(domain, io, profile) {
	const assessment = await assess(domain, io);
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
function rendered(report, format, paint) {
	switch (format) {
		case "text": return assessmentText(report, catalogue, paint);
		case "json": return assessmentJson(report, catalogue);
		case "markdown": return assessmentMarkdown(report, catalogue);
		case "html": return assessmentHtml(report, catalogue);
	}
}
function exitCodeOf({ domains }, { minimum = 0 }) {
	const scores = domains.map(({ assessment }) => assessment.scores.filter(({ applicable }) => applicable));
	const all = scores.flat();
	const expectations = domains.flatMap(({ profile }) => profile?.expectations ?? []);
	const expected = new Set(expectations.map(({ verdict }) => verdict.kind));
	if (all.some(({ stars }) => stars.max < minimum) || expected.has("unmet")) return 1;
	return all.some(({ stars }) => stars.min < minimum) || expected.has("not-measured") || scores.some(isUnmeasured) ? 3 : 0;
}
function isUnmeasured(scores) {
	return scores.length > 0 && scores.every(({ coverage }) => coverage === 0);
}

export { assessmentText as i, reportOf as n, liveIo as r, assessDomains as t };