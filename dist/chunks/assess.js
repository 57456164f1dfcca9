import { C as sendsOf, G as modeInForce, J as effectivePolicy, K as uncoveredHosts, L as mxKind, R as receivesOf, U as receivedBy, V as rdataOctets, W as isOfAnotherType, X as countKeys, Y as forgeTable, at as isCovered, d as forEachCheck, i as notMeasuredBecause, n as demeritsOf, nt as tlsOutcome, q as keysReliedOn, rt as whyOpen, u as evaluateAll, x as deniesAll } from "./catalogue.js";
import { a as mailSenders, r as deliveries, t as categories } from "./model.js";
import { f as parseName } from "./rdata.js";
import { o as offers } from "./revocation.js";
import { S as notApplicable } from "./words.js";

// src/checks/dane/delivery.ts
const unshown = {
	tls: "unknown",
	requireTls: "unknown",
	verified: "unknown"
};
const anything = deliveries;
const unprotected = ["encrypted", "clear"];
const protectedOrNot = ["encrypted-authenticated", "refused"];
function deliveryTable(facts, { targets }, mtaSts = "unknown", shown = unshown) {
	const because = whyNowhere(facts, targets);
	if (because !== void 0) return mailSenders.map((sender) => ({
		sender,
		possible: ["refused"],
		because
	}));
	const [bySts, byTlsa] = [byMtaSts(mtaSts, shown), byDane(facts, targets, shown.tls)];
	const isVouchedFor = [bySts, byTlsa].some(({ possible }) => possible.every((one) => one === "encrypted-authenticated"));
	return [
		{
			sender: "opportunistic-tls",
			...byOpportunity(facts, shown.tls)
		},
		{
			sender: "mta-sts",
			...bySts
		},
		{
			sender: "dane",
			...byTlsa
		},
		{
			sender: "requiretls",
			...byRequireTls(shown.requireTls, isVouchedFor)
		}
	];
}
function whyNowhere({ mx }, targets) {
	switch (mx.kind) {
		case "null": return "a null MX refuses all mail";
		case "none": return "there is neither an MX record nor an address";
		case "real":
			if (mx.unread > 0) return void 0;
			if (mx.hosts.length === 0) return "no MX record names a host that can exist";
			return mx.hosts.every(({ host }) => isWithoutAddress(host, targets)) ? "no MX host has an address" : void 0;
		case "implicit":
		case "no-mx":
		case "unknown": return;
	}
}
function isWithoutAddress(host, targets) {
	return targets.some((target) => target.host === host && target.address === "absent");
}
function whyUnknown({ mx }) {
	if (mx.kind === "unknown" || mx.kind === "no-mx") return mx.because;
	return mx.kind === "real" && mx.unread > 0 ? "more MX records than were read" : void 0;
}
function byOpportunity(facts, tls) {
	const because = whyUnknown(facts);
	if (because !== void 0) return {
		possible: [
			"encrypted",
			"clear",
			"refused"
		],
		because
	};
	if (tls === "none") return {
		possible: ["clear"],
		because: "no MX host comes to TLS"
	};
	if (tls === "all") return {
		possible: unprotected,
		because: "every MX host comes to TLS, and somebody in between can strip it"
	};
	if (tls === "some") return {
		possible: unprotected,
		because: "some MX hosts come to TLS, and others do not"
	};
	return {
		possible: unprotected,
		because: "encrypted where the MX host offers TLS and nobody in between strips it"
	};
}
function asOffered(tls) {
	return tls === "none" ? ["clear"] : unprotected;
}
function byMtaSts(mode, { verified, tls }) {
	switch (mode) {
		case "enforce": return byEnforcement(verified);
		case "testing": return {
			possible: asOffered(tls),
			because: "the policy is in testing, which refuses nothing"
		};
		case "none": return {
			possible: asOffered(tls),
			because: "there is no policy, so it is as with opportunistic TLS"
		};
		case "disputed": {
			const found = /* @__PURE__ */ new Set([...byEnforcement(verified).possible, ...asOffered(tls)]);
			return {
				possible: deliveries.filter((one) => found.has(one)),
				because: "the policy is enforced, and not served as text/plain, so that some senders take it for none"
			};
		}
		case "unknown": return {
			possible: anything,
			because: "the policy is not known"
		};
	}
}
function byEnforcement(verified) {
	switch (verified) {
		case "all": return {
			possible: ["encrypted-authenticated"],
			because: "the policy is enforced, and every MX host is as it asks"
		};
		case "some": return {
			possible: protectedOrNot,
			because: "the policy is enforced, and some MX hosts are not as it asks"
		};
		case "none": return {
			possible: ["refused"],
			because: "the policy is enforced, and no MX host is as it asks"
		};
		case "unknown": return {
			possible: protectedOrNot,
			because: "the policy is enforced"
		};
	}
}
function byRequireTls(offered, isVouchedFor) {
	if (offered === "none") return {
		possible: ["refused"],
		because: "no MX host offers REQUIRETLS"
	};
	if (offered === "all" && isVouchedFor) return {
		possible: ["encrypted-authenticated"],
		because: "every MX host offers REQUIRETLS and is authenticated"
	};
	return {
		possible: protectedOrNot,
		because: "delivered only to an MX host that offers REQUIRETLS and can be authenticated"
	};
}
function byDane(facts, targets, tls) {
	const hosts = facts.hosts.filter(({ role, host }) => role === "mx" && !isWithoutAddress(host, targets));
	const unknown = whyUnknown(facts);
	if (unknown !== void 0) return {
		possible: anything,
		because: unknown
	};
	const mxSecurity = "security" in facts.mx ? facts.mx.security : "indeterminate";
	const found = new Set(hosts.flatMap((host) => atHost(host, mxSecurity, asOffered(tls))));
	return {
		possible: deliveries.filter((one) => found.has(one)),
		because: whyDane(hosts)
	};
}
function atHost({ tlsa, ...host }, mxSecurity, open) {
	if (tlsa.kind === "absent") return open;
	if (tlsa.kind === "failed" && tlsa.isBogus === true) return ["refused"];
	if (tlsa.kind !== "present") return anything;
	const secured = asPresented(host.presented) ?? whenSecure(isCovered({
		...host,
		tlsa
	}));
	if (tlsa.security === "bogus" || mxSecurity === "bogus") return ["refused"];
	if (tlsa.security === "insecure") return open;
	return tlsa.security === "secure" && mxSecurity === "secure" ? secured : [...secured, ...open];
}
function asPresented(presented) {
	if (presented.length === 0) return void 0;
	const matched = presented.filter(({ found }) => found.kind === "matched").length;
	if (matched === presented.length) return ["encrypted-authenticated"];
	return matched === 0 ? ["refused"] : protectedOrNot;
}
function whenSecure(isUsable) {
	if (isUsable === "unknown") return [
		"encrypted-authenticated",
		"encrypted",
		"refused"
	];
	return isUsable ? protectedOrNot : ["encrypted", "refused"];
}
function whyDane(hosts) {
	for (const { tlsa } of hosts) if (tlsa.kind === "unknown" || tlsa.kind === "failed") return tlsa.because;
	const covered = hosts.filter((host) => isCovered(host) === true);
	if (covered.length === 0) return "no MX host has a usable TLSA record";
	const presented = covered.flatMap((host) => host.presented);
	if (presented.length > 0 && presented.every(({ found }) => found.kind !== "matched")) return "what the MX hosts present matches none of their TLSA records";
	const coverage = `${covered.length} of ${hosts.length} MX hosts have usable TLSA records`;
	if (covered.every(({ tlsa }) => tlsa.kind === "present" && tlsa.security === "secure")) return coverage;
	return `${coverage}: authenticated or refused there if they are signed as published, which is not known`;
}

// src/rungs.ts
const rungs = [
	{
		category: "confidential-delivery",
		level: 10,
		criteria: [
			"starttls",
			"dane",
			"dnssec"
		]
	},
	{
		category: "confidential-delivery",
		level: 10,
		criteria: [
			"starttls",
			"x509",
			"mta-sts"
		]
	},
	{
		category: "confidential-delivery",
		level: 10,
		criteria: [
			"starttls",
			"x509",
			"dane",
			"dnssec"
		]
	},
	{
		category: "confidential-delivery",
		level: 10,
		criteria: [
			"starttls",
			"x509",
			"dane",
			"mta-sts"
		]
	},
	{
		category: "confidential-delivery",
		level: 10,
		criteria: [
			"starttls",
			"x509",
			"dane",
			"dnssec",
			"mta-sts"
		]
	},
	{
		category: "confidential-delivery",
		level: 8,
		criteria: [
			"starttls",
			"x509",
			"dnssec"
		]
	},
	{
		category: "confidential-delivery",
		level: 7,
		criteria: ["starttls", "x509"]
	},
	{
		category: "confidential-delivery",
		level: 7,
		criteria: [
			"starttls",
			"x509",
			"dane"
		]
	},
	{
		category: "confidential-delivery",
		level: 6,
		criteria: ["starttls", "dane"]
	},
	{
		category: "confidential-delivery",
		level: 6,
		criteria: ["starttls", "dnssec"]
	},
	{
		category: "confidential-delivery",
		level: 6,
		criteria: ["starttls", "mta-sts"]
	},
	{
		category: "confidential-delivery",
		level: 5,
		criteria: ["starttls"]
	},
	{
		category: "phishing-identity-theft",
		level: 10,
		criteria: [
			"spf",
			"spf-policy",
			"dkim",
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 9,
		criteria: [
			"spf",
			"dkim",
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 9,
		criteria: [
			"spf",
			"spf-policy",
			"dkim",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 8,
		criteria: [
			"dkim",
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 8,
		criteria: [
			"spf",
			"dkim",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 8,
		criteria: [
			"spf",
			"spf-policy",
			"dkim",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 8,
		criteria: [
			"spf",
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 8,
		criteria: [
			"spf",
			"spf-policy",
			"dkim",
			"dmarc",
			"dmarc-policy"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 7,
		criteria: [
			"dkim",
			"dmarc",
			"dmarc-policy"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 7,
		criteria: [
			"spf",
			"dmarc",
			"dmarc-policy"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 7,
		criteria: [
			"spf",
			"dkim",
			"dmarc",
			"dmarc-policy"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 7,
		criteria: [
			"spf",
			"spf-policy",
			"dkim",
			"dmarc"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 7,
		criteria: [
			"spf",
			"spf-policy",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: ["spf", "spf-policy"]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"dkim",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"dkim",
			"dmarc"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"dkim",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"spf-policy",
			"dkim"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"spf-policy",
			"dmarc"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 6,
		criteria: [
			"spf",
			"spf-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 5,
		criteria: ["dkim", "dmarc"]
	},
	{
		category: "phishing-identity-theft",
		level: 5,
		criteria: ["spf", "dkim"]
	},
	{
		category: "phishing-identity-theft",
		level: 5,
		criteria: ["spf", "dmarc"]
	},
	{
		category: "phishing-identity-theft",
		level: 4,
		criteria: ["dkim", "dnssec"]
	},
	{
		category: "phishing-identity-theft",
		level: 4,
		criteria: ["dmarc", "dnssec"]
	},
	{
		category: "phishing-identity-theft",
		level: 4,
		criteria: ["spf", "dnssec"]
	},
	{
		category: "phishing-identity-theft",
		level: 4,
		criteria: [
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "phishing-identity-theft",
		level: 3,
		criteria: ["dkim"]
	},
	{
		category: "phishing-identity-theft",
		level: 3,
		criteria: ["dmarc"]
	},
	{
		category: "phishing-identity-theft",
		level: 3,
		criteria: ["spf"]
	},
	{
		category: "message-integrity",
		level: 10,
		criteria: [
			"dkim",
			"dmarc",
			"dmarc-policy",
			"dnssec"
		]
	},
	{
		category: "message-integrity",
		level: 8,
		criteria: ["dkim", "dnssec"]
	},
	{
		category: "message-integrity",
		level: 8,
		criteria: [
			"dkim",
			"dmarc",
			"dnssec"
		]
	},
	{
		category: "message-integrity",
		level: 7,
		criteria: [
			"dkim",
			"dmarc",
			"dmarc-policy"
		]
	},
	{
		category: "message-integrity",
		level: 6,
		criteria: ["dkim", "dmarc"]
	},
	{
		category: "message-integrity",
		level: 4,
		criteria: ["dmarc", "dnssec"]
	},
	{
		category: "message-integrity",
		level: 2,
		criteria: ["dmarc"]
	},
	{
		category: "message-integrity",
		level: 2,
		criteria: ["dnssec"]
	}
];

// src/score.ts
function score(judgements, roles, demeritsOf, notMeasuredBecause) {
	const judged = Object.assign({}, ...judgements.map((judgement) => judgement.criteria));
	const verdictOf = (category, criterion) => byRole(category, criterion, roles) ?? judgements.find(({ inCategory }) => inCategory?.[category]?.[criterion])?.inCategory?.[category]?.[criterion] ?? judged[criterion] ?? {
		kind: "not-measured",
		because: notMeasuredBecause[criterion]
	};
	const findings = judgements.flatMap((judgement) => judgement.findings);
	return categories.map((category) => {
		return scoreCategory(category, (criterion) => verdictOf(category, criterion), findings.reduce((sum, finding) => sum + (demeritsOf(finding)[category] ?? 0), 0));
	});
}
function byRole(category, criterion, roles) {
	if (category === "confidential-delivery" && roles.receives === false) return notApplicable("the domain receives no mail");
	if (criterion === "dkim" && roles.sends === false) return notApplicable("the domain sends no mail");
}
function scoreCategory(category, verdictOf, lost) {
	const verdicts = criteriaOf(category).map((criterion) => ({
		criterion,
		verdict: verdictOf(criterion)
	}));
	const applicable = verdicts.filter(({ verdict }) => verdict.kind !== "not-applicable");
	const notMeasured = applicable.flatMap(({ criterion, verdict }) => verdict.kind === "not-measured" ? [{
		criterion,
		because: verdict.because
	}] : []);
	const levelIf = (isMet) => levelOf(category, new Set(verdicts.filter(({ verdict }) => isMet(verdict)).map(({ criterion }) => criterion)));
	const level = {
		min: levelIf((verdict) => verdict.kind === "met" || verdict.kind === "not-applicable"),
		max: levelIf((verdict) => verdict.kind !== "unmet")
	};
	return {
		category,
		applicable: applicable.length > 0,
		level,
		stars: mapRange(level, (value) => value / 2),
		points: mapRange(level, (value) => pointsOf(value, lost)),
		coverage: applicable.length === 0 ? 1 : (applicable.length - notMeasured.length) / applicable.length,
		notMeasured
	};
}
function levelOf(category, met) {
	const reached = rungs.filter((rung) => rung.category === category && rung.criteria.every((id) => met.has(id)));
	return Math.max(0, ...reached.map((rung) => rung.level));
}
function criteriaOf(category) {
	return [...new Set(rungs.filter((rung) => rung.category === category).flatMap((rung) => rung.criteria))];
}
function pointsOf(level, demerits) {
	return level === 0 ? 0 : Math.max(10 * level - demerits, 10 * (level - 1) + 1);
}
function mapRange(range, change) {
	return {
		min: change(range.min),
		max: change(range.max)
	};
}

// src/assess.ts
async function evaluateDomain(domain, io) {
	const facts = await withKeys(await evaluateAll(domain, io), io);
	const judgements = forEachCheck((check, name) => check.judge(facts[name]));
	const dkimKeys = countKeys(facts.dkim);
	return {
		domain,
		facts,
		judgements,
		surroundings: {
			name: await existenceOf(domain, io),
			mx: mxKind(facts.mx),
			dmarc: effectivePolicy(facts.dmarc),
			dkimKeys,
			roles: rolesOf(facts, dkimKeys)
		}
	};
}
async function withKeys(facts, { resolver }) {
	const { dnssec: signed, dkim } = facts;
	if (signed.relied.length === 0) return facts;
	const keys = await keysReliedOn(dkim.selectors.map(({ owner }) => owner), resolver);
	return {
		...facts,
		dnssec: {
			...signed,
			relied: [...signed.relied, ...keys]
		}
	};
}
async function assess(domain, io) {
	return assessmentOf(await evaluateDomain(domain, io));
}
function assessmentOf(evaluation) {
	const judgements = Object.values(forEachCheck((check, name) => withPublications(check, name, evaluation)));
	const { roles } = evaluation.surroundings;
	return {
		domain: evaluation.domain,
		roles,
		receivedBy: receivedBy(evaluation.facts.mx),
		judgements,
		scores: score(judgements, roles, demeritsOf, notMeasuredBecause),
		tables: tablesOf(evaluation.facts)
	};
}
function withPublications(check, name, { facts, judgements, surroundings }) {
	const judgement = judgements[name];
	const side = {
		facts: facts[name],
		judgement,
		surroundings
	};
	const findings = judgement.findings.map((finding) => {
		const publications = check.publish?.(side, finding) ?? [];
		return publications.length > 0 && publications.every(isPublishable) ? {
			...finding,
			publish: publications
		} : finding;
	});
	return {
		...judgement,
		findings
	};
}
const maxRdata = 65535;
function isPublishable(one) {
	if (one.do === "serve") return URL.canParse(one.url);
	const octets = rdataOctets(one.type, one.rdata);
	return parseName(one.owner).ok && octets !== void 0 && octets.length <= maxRdata;
}
function tablesOf(facts) {
	const mode = stsModeOf(facts["mta-sts"]);
	return {
		forge: forgeTable(facts.dmarc),
		delivery: deliveryTable(facts.dane, facts.mx, mode, shownBy(facts))
	};
}
function stsModeOf(facts) {
	const { record, policy, service } = facts;
	const mode = modeInForce(facts);
	if (mode !== void 0) return mode === "enforce" && isOfAnotherType(facts) ? "disputed" : mode;
	return record.kind === "absent" || record.kind === "invalid" || record.kind === "several" || policy.kind === "invalid" || service.kind === "faulty" ? "none" : "unknown";
}
function shownBy({ starttls, "mta-sts": sts }) {
	const isOpen = whyOpen(starttls) !== void 0;
	const reached = starttls.hosts.flatMap(({ addresses }) => addresses.map(({ session }) => session)).filter((session) => ["encrypted", "fault"].includes(tlsOutcome(session).kind));
	const uncovered = new Set(uncoveredHosts(sts).map(({ host }) => host));
	const share = (each) => {
		if (isOpen || each.length === 0) return "unknown";
		return each.every((one) => one) ? "all" : each.includes(true) ? "some" : "none";
	};
	const inTls = reached.flatMap((one) => one.kind === "measured" ? [one.value.helloAfterTls] : []);
	return {
		tls: share(reached.map((session) => tlsOutcome(session).kind === "encrypted")),
		requireTls: share(inTls.map((hello) => offers(hello, "REQUIRETLS"))),
		verified: share(sts.certificates.map(({ host, why }) => why.length === 0 && !uncovered.has(host)))
	};
}
function rolesOf(facts, dkimKeys) {
	const denies = deniesAll(facts.spf);
	const isSending = sendsOf(facts.spf) === true || dkimKeys !== "unknown" && dkimKeys > 0;
	const isSilent = denies === true && dkimKeys === 0;
	const mx = mxKind(facts.mx);
	const isOpen = mx === "unknown" || denies === "unknown" || dkimKeys === "unknown";
	return {
		receives: receivesOf(facts.mx),
		sends: isSending ? true : isSilent ? false : "unknown",
		parked: mx === "real" || denies === false || isSending ? false : isOpen ? "unknown" : true
	};
}
async function existenceOf(domain, io) {
	const { outcome } = await io.resolver.query(domain, "TXT");
	if (outcome.kind === "nxdomain") return "nxdomain";
	return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}

export { criteriaOf as a, byRole as i, assessmentOf as n, levelOf as o, evaluateDomain as r, score as s, assess as t };