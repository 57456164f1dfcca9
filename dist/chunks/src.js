import { n as assessmentOf } from "./assess.js";
import { c as isWithin, f as parseName, l as labelsOf, t as mxOf } from "./rdata.js";
import { t as memoize } from "./resolver.js";
import { B as reverseName, P as setOfRanges, _ as expandWith, a as lookRules, f as explanationAt, g as parseSpf, h as resultOf, j as network, l as checks, m as selectRecord, ot as changesUnder, p as targetNamed, t as catalogue, v as lettersOf, w as contains } from "./catalogue.js";
import { o as compare, s as withoutRepeats } from "./review.js";
import { g as verdictOf } from "./report-of.js";
import { n as criteria, s as severities } from "./model.js";
import "./markdown.js";
import "./html-page.js";
import "./shown.js";
import "./json.js";
import "./text.js";
import { isIPv4, isIPv6 } from "node:net";

// src/checks/spf/client.ts
function clientOf({ ip, helo, sender }) {
	const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
	if (!isIPv4(address) && !(isIPv6(address) && !address.includes("%"))) return void 0;
	const at = sender.lastIndexOf("@");
	const localPart = at > 0 ? sender.slice(0, at) : "postmaster";
	const senderDomain = sender === "" ? helo : sender.slice(at + 1);
	return {
		ip: address,
		isIpv4: isIPv4(address),
		helo,
		localPart,
		senderDomain
	};
}
function initialDomain({ senderDomain }) {
	const parsed = parseName(senderDomain.replaceAll("\\", "\\\\"));
	if (!parsed.ok || parsed.value === "." || senderDomain.includes("[")) return void 0;
	return labelsOf(parsed.value).length > 1 ? parsed.value : void 0;
}
function dotted({ ip, isIpv4 }) {
	if (isIpv4) return ip.split(".");
	const [address] = network(ip, 128);
	return (address?.first ?? 0n).toString(16).padStart(32, "0").split("");
}
function macroValues(client, domain, now) {
	const { ip, isIpv4, helo, localPart, senderDomain } = client;
	return {
		s: `${localPart}@${senderDomain}`,
		l: localPart,
		o: senderDomain,
		d: domain,
		i: dotted(client).join("."),
		v: isIpv4 ? "in-addr" : "ip6",
		h: helo,
		c: ip,
		r: "unknown",
		t: String(Math.floor(now.getTime() / 1e3))
	};
}

// src/checks/spf/validated-names.ts
const maxPtrNames = 10;
async function validatedNames(client, resolver) {
	const owner = reverseName(client.ip);
	if (owner === void 0) return {
		names: [],
		isVoid: false
	};
	const { outcome } = await resolver.query(owner, "PTR");
	if (outcome.kind !== "rrset") return {
		names: [],
		isVoid: outcome.kind === "nodata" || outcome.kind === "nxdomain"
	};
	const claimed = outcome.rrset.rdata.slice(0, maxPtrNames).flatMap(nameIn);
	const leadsBack = await Promise.all(claimed.map(async (name) => hasAddress(client, name, resolver)));
	return {
		names: claimed.filter((_, index) => leadsBack[index] === true),
		isVoid: false
	};
}
function nameIn(rdata) {
	const parsed = parseName(rdata);
	return parsed.ok ? [parsed.value] : [];
}
async function hasAddress({ ip, isIpv4 }, name, resolver) {
	const { outcome } = await resolver.query(name, isIpv4 ? "A" : "AAAA");
	return outcome.kind === "rrset" && contains(setOfRanges(outcome.rrset.rdata.map(alone)), ip);
}
function alone(address) {
	return `${address}/${address.includes(":") ? 128 : 32}`;
}
function nameForMacro(names, domain) {
	return names.find((name) => name === domain) ?? names.find((name) => isWithin(name, domain)) ?? names[0] ?? "unknown";
}

// src/checks/spf/sender.ts
const maxLookups = 10;
const maxVoids = 2;
const maxMxHosts = 10;
async function checkHost(delivery, resolver, now) {
	const client = clientOf(delivery);
	const domain = client && initialDomain(client);
	if (client === void 0 || domain === void 0) return { result: "none" };
	const remembering = memoize(resolver);
	const visit = {
		client,
		resolver: remembering,
		now,
		lookups: 0,
		voids: 0
	};
	const { result, exp } = await evaluate(visit, domain);
	if (result !== "fail" || exp === void 0) return { result };
	const values = await valuesAt(visit, exp.domain, true);
	const explanation = await explanationAt(expandWith(exp.target, values), values, remembering);
	return {
		result,
		...explanation === void 0 ? {} : { explanation }
	};
}
async function evaluate(visit, domain) {
	const selected = await selectRecord(domain, visit.resolver);
	switch (selected.kind) {
		case "unknown":
		case "failed": return { result: "temperror" };
		case "none": return { result: "none" };
		case "duplicate": return { result: "permerror" };
		case "one": {
			const parsed = parseSpf(selected.record.text);
			if (!parsed.ok) return { result: "permerror" };
			return evaluateTerms(visit, domain, parsed.value.mechanisms, parsed.value.modifiers);
		}
	}
}
async function evaluateTerms(visit, domain, mechanisms, modifiers) {
	for (const mechanism of mechanisms) {
		const match = await matches(visit, domain, mechanism);
		if (typeof match === "string") return { result: match };
		if (!match) continue;
		const exp = modifiers.find(({ name }) => name === "exp");
		return {
			result: resultOf[mechanism.qualifier],
			...exp && { exp: {
				domain,
				target: exp.domain
			} }
		};
	}
	const redirect = modifiers.find(({ name }) => name === "redirect");
	return redirect === void 0 ? { result: "neutral" } : evaluateRedirect(visit, domain, redirect.domain);
}
async function evaluateRedirect(visit, domain, target) {
	if (++visit.lookups > maxLookups) return { result: "permerror" };
	const name = await targetAt(visit, domain, target);
	if (name === void 0) return { result: "permerror" };
	const outcome = await evaluate(visit, name);
	return outcome.result === "none" ? { result: "permerror" } : outcome;
}
async function matches(visit, domain, mechanism) {
	switch (mechanism.name) {
		case "all": return true;
		case "ip4":
		case "ip6": return contains(network(mechanism.address, mechanism.prefix), visit.client.ip);
		case "include":
		case "a":
		case "mx":
		case "ptr":
		case "exists": return matchesByAsking(visit, domain, mechanism);
	}
}
async function matchesByAsking(visit, domain, mechanism) {
	if (++visit.lookups > maxLookups) return "permerror";
	const target = await targetAt(visit, domain, mechanism.domain);
	if (mechanism.name === "include") return included(visit, target);
	if (target === void 0) return false;
	switch (mechanism.name) {
		case "a": return hasClient(visit, target, mechanism, countVoid);
		case "mx": return matchesMx(visit, target, mechanism);
		case "ptr": return matchesPtr(visit, target);
		case "exists": {
			const records = countVoid(visit, await recordsOf(visit, target, "A"));
			return typeof records === "string" ? records : records.length > 0;
		}
	}
}
async function included(visit, target) {
	if (target === void 0) return "permerror";
	const { result } = await evaluate(visit, target);
	if (result === "temperror") return "temperror";
	return result === "none" || result === "permerror" ? "permerror" : result === "pass";
}
async function hasClient(visit, host, { prefix4, prefix6 }, count) {
	const { isIpv4, ip } = visit.client;
	const addresses = count(visit, await recordsOf(visit, host, isIpv4 ? "A" : "AAAA"));
	if (typeof addresses === "string") return addresses;
	return addresses.some((address) => contains(network(address, isIpv4 ? prefix4 : prefix6), ip));
}
async function matchesMx(visit, target, prefixes) {
	const records = countVoid(visit, await recordsOf(visit, target, "MX"));
	if (typeof records === "string") return records;
	if (records.length > maxMxHosts) return "permerror";
	for (const host of records.flatMap((record) => mxOf(record)?.exchange ?? [])) {
		if (host === ".") continue;
		const match = await hasClient(visit, host, prefixes, (_, found) => found);
		if (match !== false) return match;
	}
	return false;
}
async function matchesPtr(visit, target) {
	const { names, isVoid } = await validatedNames(visit.client, visit.resolver);
	if (isVoid && ++visit.voids > maxVoids) return "permerror";
	return names.some((name) => isWithin(name, target));
}
async function recordsOf({ resolver }, owner, type) {
	const { outcome } = await resolver.query(owner, type);
	switch (outcome.kind) {
		case "rrset": return outcome.rrset.rdata;
		case "nodata":
		case "nxdomain": return [];
		case "unknown":
		case "failed": return "temperror";
	}
}
function countVoid(visit, records) {
	return typeof records !== "string" && records.length === 0 && ++visit.voids > maxVoids ? "permerror" : records;
}
async function targetAt(visit, domain, target) {
	if (target === null) return domain;
	const expanded = expandWith(target, await valuesAt(visit, domain, lettersOf(target).includes("p")));
	const named = expanded === void 0 ? void 0 : targetNamed(expanded);
	return named?.kind === "name" ? named.name : void 0;
}
async function valuesAt({ client, resolver, now }, domain, withName) {
	const values = macroValues(client, domain, now);
	if (!withName) return values;
	const { names } = await validatedNames(client, resolver);
	return {
		...values,
		p: nameForMacro(names, domain)
	};
}

// src/looks/compare-looks.ts
const change = changesUnder(lookRules(catalogue.messages));
const names = Object.keys(checks);
const everything = {
	checks: new Set(names),
	isMailDomain: true
};
function compareLooks(before, after) {
	const ruled = compare(before, after, everything);
	const moved = criteriaMoved(before, after, ruled);
	const told = new Set([...ruled, ...moved].flatMap(criteriaIn));
	return withoutRepeats([
		...ruled,
		...moved,
		...names.flatMap((name) => findingsMoved(name, before, after, told))
	]);
}
function criteriaIn({ rule, direction, args }) {
	if (direction !== "weakened" && direction !== "breaks-mail") return [];
	const named = criteria.filter((criterion) => criterion === args["criterion"]);
	return [...catalogue.rules.get(rule)?.criteria ?? [], ...named];
}
function criteriaMoved(before, after, ruled) {
	const [old, now] = [assessmentOf(before), assessmentOf(after)];
	const told = new Set(ruled.flatMap(criteriaIn));
	return criteria.flatMap((criterion) => {
		const [was, is] = [verdictOf(old, criterion).kind, verdictOf(now, criterion).kind];
		if (was === "unmet" && is === "met") return [change("CRITERION-MET", after.domain, [`${criterion} not met`, `${criterion} met`], { criterion }, {})];
		if (was !== "met" || is !== "unmet" || told.has(criterion)) return [];
		const why = reason(criterion, before, after);
		const args = {
			criterion,
			...why?.args,
			...why === void 0 ? {} : { finding: why.id }
		};
		const severity = why !== void 0 && severityOf(why) === "info" ? "medium" : "high";
		return [change("CRITERION-LOST", after.domain, [`${criterion} met`, `${criterion} not met`], args, { severity })];
	});
}
function reason(criterion, before, after) {
	const name = names.find((one) => after.judgements[one].criteria[criterion] !== void 0);
	return name === void 0 ? void 0 : added(before.judgements[name].findings, after.judgements[name].findings)[0];
}
function findingsMoved(name, before, after, told) {
	const [old, now] = [before.judgements[name], after.judgements[name]];
	if (old.verdict.kind !== "graded" || now.verdict.kind !== "graded") return [];
	const isTold = Object.keys(now.criteria).some((criterion) => told.has(criterion));
	const isGrave = (finding) => severityOf(finding) !== "info";
	const found = isTold ? [] : added(old.findings, now.findings).filter(isGrave);
	const gone = added(now.findings, old.findings).filter(isGrave);
	return [...found.map((finding) => changeOf("FINDING-NEW", finding, after)), ...gone.map((finding) => changeOf("FINDING-GONE", finding, after))];
}
function changeOf(rule, finding, { domain }) {
	const isNew = rule === "FINDING-NEW";
	const found = [finding.id, ...subjectKeys.flatMap((key) => finding.args[key] ?? [])].join(" ");
	const sides = isNew ? ["not found", found] : [found, "not found"];
	const severity = isNew ? severityOf(finding) : "info";
	return change(rule, domain, sides, {
		...finding.args,
		finding: finding.id
	}, { severity });
}
function added(before, after) {
	const known = new Set(before.map(subjectOf));
	const fresh = after.filter((finding) => !known.has(subjectOf(finding)));
	return [...new Map(fresh.map((finding) => [subjectOf(finding), finding])).values()].toSorted((one, other) => severities.indexOf(severityOf(one)) - severities.indexOf(severityOf(other)));
}
const subjectKeys = [
	"host",
	"owner",
	"name",
	"selector"
];
function subjectOf({ id, args }) {
	return JSON.stringify([id, ...subjectKeys.map((key) => args[key] ?? null)]);
}
function severityOf({ id }) {
	return catalogue.messages.get(id)?.severity ?? "info";
}

export { checkHost as n, compareLooks as t };