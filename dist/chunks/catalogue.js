import { a as txtRdata, c as isWithin, d as parentOf, f as parseName, i as textRdata, l as labelsOf, n as stringsOf, o as below, r as textOf$6, s as fromLabels, t as mxOf, u as name } from "./rdata.js";
import { A as changedParts, C as endsTreeWalk, D as organizationalDomain, E as listedOrganizationalDomain, M as withoutWsp, S as parseDkimKey, T as isRegistry, _ as hasDmarcVersion, a as isAnswering, b as readings, c as ofMadeUpName, d as scopes, f as stepOf, g as weaker, h as walkFrom, i as inForce, j as parseTagList, k as treeWalkNames, l as policyOf$1, m as vectorOf9989, n as defectsOf, o as isWeaker, p as vectorOf7489, r as firstText, s as known$1, t as anySubdomain, u as recordOf$3, v as isKnownTag, w as hasRegistry, x as whyNotDmarc, y as parseDmarc } from "./policy.js";
import { C as notMeasured, E as text, S as notApplicable, T as amountText, b as met, w as unmet, x as metIf } from "./words.js";
import { a as egress, c as dnsNamesOf, d as readCertificate, f as subjectIn, h as isWeakSignature, i as capabilitiesOf, l as isSelfIssued, m as isWeakKey, o as offers, p as purposes$1, r as revocationInResponse, u as isSignedBy } from "./revocation.js";
import { t as memoize } from "./resolver.js";
import { o as policies$1, t as categories } from "./model.js";
import { L as wireName$1, R as extendedErrorOf, c as numberOf, i as rdataFields, v as joinedOctets } from "./rdata2.js";
import { o as maxMessageOctets, t as dnssecOk } from "./edns.js";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { rootCertificates } from "node:tls";
import { createHash } from "node:crypto";

// src/change.ts
function changesUnder(rules) {
	return (rule, name, [before, after], args, where) => {
		const { severities, direction } = rules[rule];
		const from = where.after === void 0 ? placed$1("before", where.before) : placed$1("after", where.after);
		return {
			rule,
			name,
			severity: where.severity ?? severities[0],
			direction,
			before: cut(before),
			after: cut(after),
			args,
			...from
		};
	};
}
function placed$1(side, range) {
	return range === null || range === void 0 ? {} : { from: {
		side,
		range
	} };
}
const maxShown = 300;
function cut(text) {
	return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

// src/checks/caa/parse.ts
const critical = 128;
function parseCaa(rdata) {
	const [, flags, tag] = /^(\d{1,3}) ([a-z0-9]+) "/i.exec(rdata) ?? [];
	if (flags === void 0 || tag === void 0 || Number(flags) > 255) return void 0;
	return {
		isCritical: (Number(flags) & critical) !== 0,
		tag: tag.toLowerCase(),
		value: textOf$6(rdata)
	};
}
function parseIssueValue(value) {
	const [head = "", ...rest] = value.split(";");
	const issuer = withoutWsp(head).toLowerCase();
	if (issuer !== "" && !issuer.split(".").every(isLabel)) return {
		ok: false,
		error: "no domain name of an issuer",
		at: head.search(/[^ \t]/)
	};
	const parameters = [];
	let at = head.length + 1;
	for (const part of rest) {
		const found = parameterIn(part, at);
		const isEmptyList = rest.length === 1 && withoutWsp(part) === "";
		if (found === void 0 && !isEmptyList) return {
			ok: false,
			error: "no parameter",
			at
		};
		if (found !== void 0) parameters.push(found);
		at += part.length + 1;
	}
	return {
		ok: true,
		value: {
			issuer,
			parameters
		}
	};
}
function parameterIn(part, at) {
	const equals = part.indexOf("=");
	const tag = withoutWsp(part.slice(0, Math.max(equals, 0)));
	const value = withoutWsp(part.slice(equals + 1));
	if (!isLabel(tag) || !/^[\x21-\x3a\x3c-\x7e]*$/.test(value)) return void 0;
	return {
		tag,
		value,
		at: at + part.indexOf(tag)
	};
}
function isLabel(text) {
	return /^[a-z0-9-]+$/i.test(text) && !text.startsWith("-") && !text.endsWith("-");
}

// src/checks/caa/authorised.ts
const properties = [
	"issue",
	"issuewild",
	"issuemail"
];
const knownTags = /* @__PURE__ */ new Set([
	...properties,
	"iodef",
	"issuevmc",
	"contactemail",
	"contactphone"
]);
function authorised(set, property) {
	if (set.records.some((record) => isUnknownCritical(record))) return [];
	const named = set.records.filter(({ tag }) => tag === property);
	if (named.length === 0) return property === "issuewild" ? authorised(set, "issue") : "anyone";
	return named.flatMap(grantOf);
}
function isUnknownCritical({ isCritical, tag }) {
	return isCritical && !knownTags.has(tag);
}
function unusable(record) {
	if (isUnknownCritical(record)) return "unknown-critical";
	if (!properties.some((property) => property === record.tag)) return void 0;
	const parsed = parseIssueValue(record.value);
	if (!parsed.ok) return "malformed";
	return isRepeated(parsed.value, "accounturi") || isRepeated(parsed.value, "validationmethods") ? "repeated" : void 0;
}
function grantOf(record) {
	const parsed = parseIssueValue(record.value);
	if (!parsed.ok || parsed.value.issuer === "" || unusable(record) !== void 0) return [];
	const account = valuesOf$1(parsed.value, "accounturi")[0];
	const methods = valuesOf$1(parsed.value, "validationmethods")[0];
	return [{
		issuer: parsed.value.issuer,
		record,
		...account === void 0 ? {} : { account },
		...methods === void 0 ? {} : { methods: [...new Set(methods.split(","))].toSorted() }
	}];
}
function valuesOf$1({ parameters }, tag) {
	return parameters.filter((parameter) => parameter.tag === tag).map(({ value }) => value);
}
function isRepeated(value, tag) {
	return valuesOf$1(value, tag).length > 1;
}
function allowsAccount(by, grant) {
	return by.account === void 0 || by.account === grant.account;
}
function allowsMethods(by, { methods }) {
	if (by.methods === void 0) return true;
	const allowed = new Set(by.methods);
	return methods?.every((method) => allowed.has(method)) === true;
}

// src/checks/caa/rules.ts
const rules$11 = {
	"CAA-REMOVED": {
		title: "CAA records removed",
		explain: "No CAA record holds any more, neither of the name nor of one above it, so that every certification authority may issue: medium; high if the records allowed none (`issue \";\"`). Looked at for the domain, its MX hosts and the host of its MTA-STS policy. Where what is above is outside of the files, it is told as incomparable, which fails no gate. Silent where records of a name above hold in their place (they are compared), and where the records restricted nobody.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: [],
		says: ({ owner, isAll }) => isAll === true ? `The CAA records of ${text(owner)} are gone: every certification authority may issue certificates for it and the names below.` : `The CAA records of ${text(owner)} are gone. Whether a name above restricts who may issue is outside of the files.`,
		fix: ({ records }) => `Keep ${text(records)}.`,
		see: "RFC 8659 §3",
		who: "owner"
	},
	"CAA-WIDEN": {
		title: "More CAs may issue certificates",
		explain: "The set of certification authorities that may issue, issue wildcards (`issuewild`, else `issue`) or issue for S/MIME (`issuemail`) grew: medium. Also where `issuewild \";\"` is removed, and where records of a name come that are weaker than those above it, which they replace. Silent where there was no restriction, and for order, case, and white space.",
		severities: ["medium"],
		direction: "weakened",
		criteria: [],
		says: ({ owner, added, purposes }) => `For ${text(owner)}, ${text(added)} may now issue certificates (${text(purposes)}).`,
		fix: ({ added }) => `See that ${text(added)} is meant; otherwise restore the records.`,
		see: "RFC 8659 §4.2, §4.3, RFC 9495 §3",
		who: "owner"
	},
	"CAA-PARAM": {
		title: "CAA binding loosened",
		explain: "A certification authority that was bound to an account (`accounturi`) or to methods of validation (`validationmethods`) is bound less: the parameter is dropped, or it has another account or more methods: medium. Silent where a parameter is added, a method is taken away, and where another record of the authority had the same before.",
		severities: ["medium"],
		direction: "weakened",
		criteria: [],
		says: ({ owner, issuers, parameters }) => `For ${text(owner)}, ${text(issuers)} is bound less than before (${text(parameters)}): whoever can pass a check of control gets a certificate.`,
		fix: ({ parameters }) => `Keep ${text(parameters)} as it was, or see that the new account or method is yours.`,
		see: "RFC 8657 §3, §4",
		who: "owner"
	},
	"CAA-IODEF": {
		title: "CAA report address removed",
		explain: "The records that hold have no `iodef` any more, so that nobody is told of refused requests: low. Silent where another one takes its place, and where all records are removed.",
		severities: ["low"],
		direction: "weakened",
		criteria: [],
		says: ({ owner }) => `For ${text(owner)}, certification authorities have nobody to tell of requests that they refuse.`,
		fix: ({ records }) => `Keep ${text(records)}.`,
		see: "RFC 8659 §4.4",
		who: "owner"
	},
	"CAA-CRITICAL": {
		title: "CAA property no longer critical",
		explain: "The critical flag (128) of a property is 0 now, so that an authority that does not know the property may issue all the same: low. Silent where the property itself is removed or changed.",
		severities: ["low"],
		direction: "weakened",
		criteria: [],
		says: ({ owner, records }) => `For ${text(owner)}, ${text(records)} lost the critical flag.`,
		fix: () => "Keep the flags at 128.",
		see: "RFC 8659 §4.5",
		who: "owner"
	}
};

// src/checks/caa/compare.ts
const changeAt = changesUnder(rules$11);
function compareCaa({ before, after }) {
	if (after.surroundings.name === "nxdomain") return [];
	const told = /* @__PURE__ */ new Set();
	return after.facts.names.flatMap(({ name, relevant: now }) => {
		const old = before.facts.names.find((one) => one.name === name)?.relevant;
		if (old?.kind !== "set" || isUnread(old) || isUnread(now) || isHidden(old, now)) return [];
		const cause = `${old.owner} ${now.kind === "set" ? now.owner : ""}`;
		if (told.has(cause)) return [];
		told.add(cause);
		return now.kind === "set" ? setChanges(old, now) : removed$7(old, now.kind === "none");
	});
}
function isHidden(old, now) {
	return now.kind === "unknown" && (now.at === old.owner || !isWithin(old.owner, now.at));
}
function isUnread(relevant) {
	return relevant.kind === "set" && relevant.unread > 0;
}
function removed$7(old, isAll) {
	const allowed = properties.map((property) => authorised(old, property));
	if (allowed.every((one) => one === "anyone")) return isAll ? iodefLost(old, void 0) : [];
	const severity = allowed[0] !== "anyone" && allowed[0]?.length === 0 ? "high" : "medium";
	const told = change$9("CAA-REMOVED", old, void 0, {
		owner: old.owner,
		records: textsOf$3(old.records),
		isAll
	}, {
		before: old.records[0]?.from,
		severity
	});
	return [isAll ? told : {
		...told,
		direction: "incomparable"
	}];
}
function setChanges(old, now) {
	return [
		...widened(old, now),
		...loosened(old, now),
		...iodefLost(old, now),
		...criticalLost(old, now)
	];
}
const purposes = {
	issue: "for names",
	issuewild: "for wildcards",
	issuemail: "for S/MIME"
};
function widened(old, now) {
	const grown = properties.flatMap((property) => {
		const added = addedTo(authorised(old, property), authorised(now, property));
		return added === "anyone" || added.length > 0 ? [{
			property,
			added
		}] : [];
	});
	if (grown.length === 0) return [];
	const grants = grown.flatMap(({ added }) => added === "anyone" ? [] : added);
	const anyone = grown.some(({ added }) => added === "anyone") ? ["every certification authority"] : [];
	const added = [.../* @__PURE__ */ new Set([...anyone, ...grants.map(({ issuer }) => issuer)])];
	const args = {
		owner: deeper(old, now),
		added,
		purposes: grown.map(({ property }) => purposes[property])
	};
	const lost = without$2(old.records, now.records).find(({ tag }) => properties.some((property) => property === tag));
	const fresh = without$2(grants.map(({ record }) => record), old.records)[0];
	return [change$9("CAA-WIDEN", old, now, args, fresh === void 0 ? { before: lost?.from } : { after: fresh.from })];
}
function addedTo(old, now) {
	if (old === "anyone") return [];
	return now === "anyone" ? "anyone" : now.filter(({ issuer }) => old.every((grant) => grant.issuer !== issuer));
}
function loosened(old, now) {
	const found = properties.flatMap((property) => {
		const [was, is] = [authorised(old, property), authorised(now, property)];
		return was === "anyone" || is === "anyone" ? [] : is.flatMap((grant) => loosenedGrant(was, grant));
	});
	const [first] = found;
	if (first === void 0) return [];
	const issuers = [...new Set(found.map(({ grant }) => grant.issuer))];
	const parameters = [...new Set(found.flatMap((one) => one.parameters))];
	return [change$9("CAA-PARAM", old, now, {
		owner: deeper(old, now),
		issuers,
		parameters
	}, { after: first.grant.record.from })];
}
function loosenedGrant(was, grant) {
	const earlier = was.filter(({ issuer }) => issuer === grant.issuer);
	if (earlier.length === 0 || earlier.some((by) => allowsAccount(by, grant) && allowsMethods(by, grant))) return [];
	const accounts = earlier.some((by) => allowsAccount(by, grant)) ? [] : ["accounturi"];
	const methods = earlier.some((by) => allowsMethods(by, grant)) ? [] : ["validationmethods"];
	const parameters = [...accounts, ...methods];
	return [{
		grant,
		parameters: parameters.length > 0 ? parameters : ["accounturi", "validationmethods"]
	}];
}
function iodefLost(old, now) {
	const lost = old.records.filter(({ tag }) => tag === "iodef");
	const isKept = now?.records.some(({ tag }) => tag === "iodef") === true;
	if (lost.length === 0 || isKept) return [];
	return [change$9("CAA-IODEF", old, now, {
		owner: deeper(old, now ?? old),
		records: textsOf$3(lost)
	}, { before: lost[0]?.from })];
}
function criticalLost(old, now) {
	const isSame = (a, b) => a.tag === b.tag && a.value === b.value;
	const lost = now.records.filter((record) => !record.isCritical && old.records.some((was) => was.isCritical && isSame(was, record)) && !old.records.some((was) => !was.isCritical && isSame(was, record)) && !now.records.some((one) => one.isCritical && isSame(one, record)));
	if (lost.length === 0) return [];
	return [change$9("CAA-CRITICAL", old, now, {
		owner: deeper(old, now),
		records: textsOf$3(lost)
	}, { after: lost[0]?.from })];
}
function without$2(records, others) {
	return records.filter(({ text }) => others.every((other) => other.text !== text));
}
function textsOf$3(records) {
	return records.map(({ text }) => text);
}
function deeper(old, now) {
	return isWithin(old.owner, now.owner) ? old.owner : now.owner;
}
function change$9(rule, old, now, args, where) {
	return changeAt(rule, deeper(old, now ?? old), [shown$4(old), shown$4(now)], args, where);
}
function shown$4(set) {
	return set === void 0 ? "no CAA record" : textsOf$3(set.records).join(", ").slice(0, 300);
}

// src/dns/rrset.ts
function placeOf$2({ from }, index = 0) {
	const range = from?.[index];
	return range === void 0 ? {} : { from: range };
}

// src/mail/mx-hosts.ts
const maxMxRecords = 50;
const invalid$1 = name("invalid");
async function mxHosts$1(domain, resolver) {
	const answer = await resolver.query(domain, "MX");
	const { outcome } = answer;
	switch (outcome.kind) {
		case "rrset": return fromRecords(outcome.rrset, answer.security);
		case "nxdomain": return { kind: "none" };
		case "nodata": return withoutMx(domain, answer, resolver);
		case "unknown":
		case "failed": return {
			kind: "unknown",
			because: outcome.why
		};
	}
}
async function hasAddress(host, resolver) {
	let because;
	for (const type of ["A", "AAAA"]) {
		const { outcome } = await resolver.query(host, type);
		if (outcome.kind === "rrset") return { kind: "present" };
		if (outcome.kind === "unknown" || outcome.kind === "failed") because ??= outcome.why;
	}
	return because === void 0 ? { kind: "absent" } : {
		kind: "unknown",
		because
	};
}
function fromRecords(rrset, security) {
	const records = rrset.rdata.slice(0, maxMxRecords).flatMap((rdata, index) => mxHostOf(rdata, rrset.from?.[index]));
	const unread = rrset.rdata.length - records.length;
	const nullMx = records.filter(({ host }) => host === ".").toSorted((a, b) => b.preference - a.preference)[0];
	const named = records.filter(({ host }) => host !== ".");
	if (nullMx !== void 0 && named.length === 0 && unread === 0) return {
		kind: "null",
		nullMx
	};
	if (records.length === 0) return {
		kind: "unknown",
		because: "no MX record could be read"
	};
	return {
		kind: "real",
		hosts: named.filter(({ host }) => !isWithin(host, invalid$1)).toSorted((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1)),
		unread,
		security,
		...nullMx === void 0 ? {} : { nullMx }
	};
}
function mxHostOf(rdata, from) {
	const record = mxOf(rdata);
	if (record === void 0 || !Number.isInteger(record.preference)) return [];
	return [{
		host: record.exchange,
		preference: record.preference,
		...from === void 0 ? {} : { from }
	}];
}
async function withoutMx(domain, { security }, resolver) {
	const address = await hasAddress(domain, resolver);
	switch (address.kind) {
		case "present": return {
			kind: "implicit",
			hosts: [{
				host: domain,
				preference: 0
			}],
			security
		};
		case "absent": return { kind: "none" };
		case "unknown": return {
			kind: "no-mx",
			because: address.because
		};
	}
}

// src/checks/caa/evaluate.ts
const maxRecords$4 = 50;
async function evaluateCaa(domain, io) {
	const mx = await mxHosts$1(domain, io.resolver);
	const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => host) : [];
	const names = [.../* @__PURE__ */ new Set([
		domain,
		...hosts,
		below("mta-sts", domain)
	])];
	return {
		domain,
		names: await Promise.all(names.map(async (name) => ({
			name,
			relevant: await relevantTo(name, io)
		})))
	};
}
async function relevantTo(name, io) {
	const ats = withAncestors(name);
	const answers = await Promise.all(ats.map(async (at) => io.resolver.query(at, "CAA")));
	for (const { question, outcome, security } of answers) {
		const at = question.owner;
		if (outcome.kind === "rrset") return setOf(at, outcome.rrset);
		if (outcome.kind === "failed") {
			const failure = security === "bogus" ? "bogus" : "failed";
			return {
				kind: "unknown",
				because: outcome.why,
				at,
				failure
			};
		}
		if (outcome.kind === "unknown") return at !== name && isRegistry(at) ? { kind: "none" } : {
			kind: "unknown",
			because: outcome.why,
			at
		};
	}
	return { kind: "none" };
}
function withAncestors(name) {
	const ats = [];
	for (let at = name; at !== void 0 && at !== "."; at = parentOf(at)) ats.push(at);
	return ats;
}
function setOf(owner, rrset) {
	const records = rrset.rdata.slice(0, maxRecords$4).flatMap((text, index) => {
		const record = parseCaa(text);
		return record === void 0 ? [] : [{
			...record,
			text,
			...placeOf$2(rrset, index)
		}];
	});
	return {
		kind: "set",
		owner,
		records,
		unread: rrset.rdata.length - records.length
	};
}

// src/checks/caa/judge.ts
const scale = [
	"any CA",
	"named CAs",
	"no CA"
];
function judgeCaa({ domain, names }) {
	const relevant = names[0]?.relevant ?? {
		kind: "unknown",
		because: "nothing was asked",
		at: domain
	};
	return {
		check: "caa",
		verdict: verdictOf$10(relevant),
		criteria: {},
		facets: facetsOf$9(relevant),
		findings: findingsOf$7(domain, names)
	};
}
function verdictOf$10(relevant) {
	switch (relevant.kind) {
		case "unknown": return notMeasured(relevant.because);
		case "none": return {
			kind: "graded",
			grade: "absent"
		};
		case "set":
			if (relevant.unread > 0) return notMeasured(`${relevant.unread} CAA records were not read`);
			return {
				kind: "graded",
				grade: authorised(relevant, "issue") === "anyone" ? "weak" : "strong"
			};
	}
}
function facetsOf$9(relevant) {
	if (relevant.kind === "unknown" || relevant.kind === "set" && relevant.unread > 0) return [];
	return [{
		id: "caa-issue",
		value: valueOf$1(relevant.kind === "set" ? authorised(relevant, "issue") : "anyone"),
		scale
	}];
}
function valueOf$1(allowed) {
	if (allowed === "anyone") return "any CA";
	return allowed.length === 0 ? "no CA" : "named CAs";
}
function findingsOf$7(domain, names) {
	const own = names[0]?.relevant;
	const sets = new Map(names.flatMap(({ relevant }) => relevant.kind === "set" ? [[relevant.owner, relevant]] : []));
	return [
		...failures(names),
		...own?.kind === "none" ? [{
			id: "caa/absent",
			args: { domain }
		}] : [],
		...own?.kind === "set" ? mailFindings(domain, own) : [],
		...[...sets.values()].flatMap(recordFindings$1)
	];
}
function failures(names) {
	const found = names.flatMap(({ relevant }) => relevant.kind === "unknown" && relevant.failure !== void 0 ? [relevant] : []);
	return [...Map.groupBy(found, ({ at, failure }) => `${failure} ${listedOrganizationalDomain(at)}`).values()].map((some) => ({
		id: some[0]?.failure === "bogus" ? "caa/bogus" : "caa/lookup-failed",
		args: {
			owners: [...new Set(some.map(({ at }) => at))],
			why: some[0]?.because ?? ""
		}
	}));
}
function mailFindings(domain, set) {
	return set.unread === 0 && authorised(set, "issue") !== "anyone" && authorised(set, "issuemail") === "anyone" ? [{
		id: "caa/no-issuemail",
		args: {
			domain,
			owner: set.owner
		}
	}] : [];
}
function recordFindings$1({ owner, records }) {
	return records.flatMap((record) => {
		const why = unusable(record);
		if (why === void 0) return [];
		return [{
			id: `caa/${why}`,
			args: {
				owner,
				record: record.text
			},
			...record.from && { from: record.from }
		}];
	});
}

// src/checks/caa/messages.ts
const messages$12 = {
	"caa/absent": {
		severity: "info",
		demerits: {},
		says: ({ domain }) => `No CAA record holds for ${domain}, so that every certification authority may issue for it.`,
		fix: ({ domain }) => `Name the one that you use, such as \`${domain}. CAA 0 issue "letsencrypt.org"\`.`,
		see: "RFC 8659 §3",
		who: "owner"
	},
	"caa/lookup-failed": {
		severity: "info",
		demerits: {},
		says: ({ owners, why }) => `The CAA records of ${text(owners)} could not be looked up: ${text(why)}. While an authority meets that, it does not issue or renew a certificate.`,
		fix: () => "Have the name servers answer for CAA; a type without records is answered with NODATA.",
		see: "RFC 8659 §3",
		who: "dns-host"
	},
	"caa/bogus": {
		severity: "medium",
		demerits: {},
		says: ({ owners, why }) => `The CAA answer for ${text(owners)} cannot be believed: ${text(why)}. Authorities do not issue or renew certificates.`,
		fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
		see: "RFC 4035 §5.5, RFC 8659 §3",
		who: "dns-host"
	},
	"caa/no-issuemail": {
		severity: "info",
		demerits: {},
		says: ({ domain, owner }) => `The CAA records of ${owner} do not speak of S/MIME: every certification authority may issue certificates for addresses at ${domain}.`,
		fix: ({ owner }) => `Name the authority that issues them, or, where nobody uses S/MIME, add \`${owner}. CAA 0 issuemail ";"\`.`,
		see: "RFC 9495 §3",
		who: "owner"
	},
	"caa/malformed": {
		severity: "low",
		demerits: {},
		says: ({ owner, record }) => `The CAA record \`${record}\` of ${owner} breaks the grammar, so that it allows nobody.`,
		fix: () => "Write it as `0 issue \"ca.example.net; validationmethods=dns-01\"`, without a `;` at its end.",
		see: "RFC 8659 §4.2",
		who: "owner"
	},
	"caa/repeated": {
		severity: "low",
		demerits: {},
		says: ({ owner, record }) => `The CAA record \`${record}\` of ${owner} has \`accounturi\` or \`validationmethods\` twice, so that it allows nobody.`,
		fix: () => "Give each account a record of its own, and put all methods into one `validationmethods`.",
		see: "RFC 8657 §3, §4",
		who: "owner"
	},
	"caa/unknown-critical": {
		severity: "low",
		demerits: {},
		says: ({ owner, record }) => `The CAA record \`${record}\` of ${owner} is critical and has a tag that is not registered: nobody may issue.`,
		fix: () => "Correct the tag, or use `issue \";\"` to say that nobody may issue.",
		see: "RFC 8659 §4.5",
		who: "owner"
	}
};

// src/checks/caa/publish.ts
function publishCaa({ facts, surroundings }, finding) {
	const owner = parseName(String(finding.args["owner"] ?? ""));
	if (!owner.ok) return [];
	switch (finding.id) {
		case "caa/no-issuemail": return surroundings.roles.receives === false ? [caa$1("add", owner.value, "0 issuemail \";\"")] : [];
		case "caa/malformed": return inPlace$1(owner.value, recordOf$2(facts, finding), (value) => [withoutEmptyParts(value)]);
		case "caa/repeated": return inPlace$1(owner.value, recordOf$2(facts, finding), eachAccount);
		default: return [];
	}
}
function caa$1(how, owner, rdata) {
	return {
		do: how,
		owner,
		type: "CAA",
		rdata
	};
}
function recordOf$2({ names }, { args }) {
	return names.flatMap(({ relevant }) => relevant.kind === "set" ? [relevant] : []).filter(({ owner }) => owner === args["owner"]).flatMap((set) => set.records).find(({ text }) => text === args["record"]);
}
function inPlace$1(owner, record, change) {
	if (record === void 0) return [];
	const values = change(record.value);
	if (!(values.length > 0 && values.every((value) => isGrant(value) && value !== record.value))) return [];
	const flags = record.isCritical ? 128 : 0;
	const added = values.map((value) => caa$1("add", owner, `${flags} ${record.tag} ${txtRdata([value])}`));
	return [caa$1("remove", owner, record.text), ...added];
}
function isGrant(value) {
	const parsed = parseIssueValue(value);
	return parsed.ok && parsed.value.issuer !== "";
}
function withoutEmptyParts(value) {
	return value.split(";").map(withoutWsp).filter((part) => part !== "").join("; ");
}
function eachAccount(value) {
	const parsed = parseIssueValue(value);
	if (!parsed.ok) return [];
	const { issuer, parameters } = parsed.value;
	const rest = parameters.filter(({ tag }) => tag !== "accounturi" && tag !== "validationmethods").map((parameter) => `${parameter.tag}=${parameter.value}`);
	const methods = valuesOf(parsed.value, "validationmethods").flatMap((one) => one.split(","));
	const withMethods = methods.length === 0 ? [] : [`validationmethods=${[...new Set(methods)].join(",")}`];
	const accounts = new Set(valuesOf(parsed.value, "accounturi"));
	return (accounts.size === 0 ? [[]] : [...accounts].map((account) => [`accounturi=${account}`])).map((account) => [
		issuer,
		...account,
		...withMethods,
		...rest
	].join("; "));
}
function valuesOf({ parameters }, tag) {
	return parameters.filter((parameter) => parameter.tag === tag).map(({ value }) => value);
}

// src/checks/caa/index.ts
const caa = {
	id: "caa",
	evaluate: evaluateCaa,
	judge: judgeCaa,
	compare: compareCaa,
	publish: publishCaa,
	messages: messages$12,
	rules: rules$11
};

// src/mail/tlsa/match.ts
function matchesCertificate(record, pem) {
	const der = derOf$1(pem);
	return der === void 0 ? void 0 : matchesDer(record, der);
}
function matchesDer(record, der) {
	if (record.use !== "usable") return void 0;
	const selected = selectedBy(record.selector, der);
	return selected === void 0 ? void 0 : digestBy(record.matchingType, selected) === record.data;
}
function relationOf(a, b) {
	if (a.usage !== b.usage) return "unknown";
	const aAsB = expressedAs(a, b);
	if (aAsB !== void 0) return aAsB === b.data ? "same" : "different";
	const bAsA = expressedAs(b, a);
	if (bAsA !== void 0) return bAsA === a.data ? "same" : "different";
	return "unknown";
}
function expressedAs(record, like) {
	if (record.selector === like.selector && record.matchingType === like.matchingType) return record.data;
	if (record.matchingType !== 0) return void 0;
	const whole = Buffer.from(record.data, "hex");
	const element = elementAt(whole, 0);
	if (element?.tag !== sequence || element.end !== whole.length) return void 0;
	if (record.selector === like.selector) return digestBy(like.matchingType, whole);
	const selected = record.selector === 0 ? publicKeyOf(whole) : void 0;
	return selected === void 0 ? void 0 : digestBy(like.matchingType, selected);
}
function selectedBy(selector, certificate) {
	return selector === 0 ? certificate : publicKeyOf(certificate);
}
function digestBy(matchingType, octets) {
	if (matchingType === 0) return Buffer.from(octets).toString("hex");
	return createHash(matchingType === 1 ? "sha256" : "sha512").update(octets).digest("hex");
}
function derOf$1(pem) {
	const start = pem.indexOf("-----BEGIN CERTIFICATE-----");
	const end = start === -1 ? -1 : pem.indexOf("-----END CERTIFICATE-----", start);
	return end === -1 ? void 0 : Buffer.from(pem.slice(start + 27, end), "base64");
}
const sequence = 48;
const explicitVersion = 160;
function publicKeyOf(certificate) {
	const outer = elementAt(certificate, 0);
	const tbs = outer?.tag === sequence ? elementAt(certificate, outer.content) : void 0;
	if (tbs?.tag !== sequence) return void 0;
	let element = elementAt(certificate, tbs.content);
	const fieldsBefore = element?.tag === explicitVersion ? 6 : 5;
	for (let field = 0; field < fieldsBefore && element !== void 0; field++) element = elementAt(certificate, element.end);
	if (element?.tag !== sequence || element.end > tbs.end) return void 0;
	return certificate.subarray(element.start, element.end);
}
function elementAt(octets, start) {
	const tag = octets[start];
	const first = octets[start + 1];
	if (tag === void 0 || first === void 0) return void 0;
	const lengthOctets = first < 128 ? 0 : first - 128;
	if (first === 128 || lengthOctets > 3) return void 0;
	let length = lengthOctets === 0 ? first : 0;
	for (let i = 0; i < lengthOctets; i++) length = length * 256 + (octets[start + 2 + i] ?? 0);
	const content = start + 2 + lengthOctets;
	return content + length > octets.length ? void 0 : {
		tag,
		start,
		content,
		end: content + length
	};
}

// src/checks/dane/records.ts
function usableRecords({ records }) {
	return records.filter(({ use }) => use === "usable");
}
function isCovered({ tlsa }) {
	switch (tlsa.kind) {
		case "present": return usableRecords(tlsa).length > 0 || (tlsa.unread > 0 ? "unknown" : false);
		case "absent": return false;
		case "unknown":
		case "failed": return "unknown";
	}
}
function independentEntries(records) {
	const ofUsage = (usage) => {
		const counts = /* @__PURE__ */ new Map();
		for (const record of records.filter((record) => record.usage === usage)) {
			const kind = `${record.selector} ${record.matchingType}`;
			counts.set(kind, (counts.get(kind) ?? 0) + 1);
		}
		return Math.max(0, ...counts.values());
	};
	return ofUsage(2) + ofUsage(3);
}
function shown$3(records) {
	return cut(records.map(({ text }) => text).join(", "));
}

// src/checks/dane/presented.ts
function presentedFindings(facts) {
	const { host, tlsa, presented } = facts;
	if (tlsa.kind !== "present" || usableRecords(tlsa).length === 0) return [];
	const from = usableRecords(tlsa)[0]?.from;
	const at = from === void 0 ? {} : { from };
	const grouped = /* @__PURE__ */ new Map();
	for (const { address, found } of presented) {
		const one = findingOf(found, shown$3(usableRecords(tlsa)));
		if (one === void 0) continue;
		const key = JSON.stringify(one);
		const group = grouped.get(key) ?? {
			...one,
			addresses: []
		};
		group.addresses.push(address);
		grouped.set(key, group);
	}
	return [...[...grouped.values()].map(({ id, args, addresses }) => ({
		id,
		args: {
			host,
			addresses,
			...args
		},
		...at
	})), ...rollOverFindings(facts)];
}
function findingOf(found, records) {
	switch (found.kind) {
		case "matched": return;
		case "no-match": return {
			id: "dane/no-match",
			args: { records }
		};
		case "anchor-not-sent": return {
			id: "dane/anchor-not-sent",
			args: { record: found.record }
		};
		case "untrusted": return {
			id: "dane/untrusted-chain",
			args: {
				record: found.record,
				why: [...new Set(found.problems.map(({ code }) => code))]
			}
		};
		case "no-tls": return {
			id: "dane/no-tls",
			args: { why: found.why }
		};
	}
}
function rollOverFindings({ host, tlsa, presented }) {
	if (tlsa.kind !== "present" || presented.length === 0) return [];
	const matched = new Set(presented.flatMap(({ found }) => found.kind === "matched" ? found.by : []));
	if (matched.size === 0 || presented.some(({ found }) => found.kind !== "matched")) return [];
	const waiting = usableRecords(tlsa).filter(({ text }) => !matched.has(text));
	const ttl = tlsa.originalTtl ?? tlsa.ttl;
	const isWhole = tlsa.originalTtl !== void 0;
	return waiting.map((record) => ({
		id: "dane/waiting-record",
		args: {
			host,
			record: shown$3([record]),
			ttl,
			seconds: 2 * ttl,
			isWhole
		},
		...record.from === void 0 ? {} : { from: record.from }
	}));
}

// src/mail/x509/anchors.ts
function anchorsOf(roots) {
	return { named: (subject) => roots.filter((root) => root.subject.canonical === subject) };
}
const bundledAnchors = { named: (subject) => namedInBundle(subject) };
let bundle;
const readBefore = /* @__PURE__ */ new Map();
function namedInBundle(subject) {
	bundle ??= Map.groupBy(rootCertificates.map(derOf), (der) => subjectIn(der) ?? "");
	const ders = bundle.get(subject) ?? [];
	const read = readBefore.get(subject) ?? ders.map(readCertificate).flatMap((one) => one.ok ? [one.value] : []);
	if (ders.length > 0) readBefore.set(subject, read);
	return read;
}
function derOf(pem) {
	return Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64");
}

// src/mail/x509/find-paths.ts
const maxSignatures = 64;
const maxLinks = 12;
function findPaths(leaf, sent, anchors) {
	return extend([leaf], {
		sent,
		anchors,
		signatures: 0
	});
}
function* extend(links, search) {
	const top = links.at(-1) ?? links[0];
	if (isAmong(top.certificate, search.anchors.named(top.certificate.subject.canonical))) return yield {
		links,
		end: { kind: "anchored" }
	};
	const candidates = issuersOf$1(top.certificate, search).filter((one) => !links.some((link) => isSame(link, one)));
	const signers = [];
	for (const candidate of candidates) {
		if (search.signatures++ >= maxSignatures || links.length >= maxLinks) return yield {
			links,
			end: { kind: "gave-up" }
		};
		if (isSignedBy(top.certificate, candidate.certificate)) signers.push(candidate);
	}
	if (signers.length === 0) return yield {
		links,
		end: { kind: endOf(top.certificate, candidates.length) }
	};
	for (const signer of signers) yield* extend([...links, signer], search);
}
function endOf(top, candidates) {
	if (isSelfIssued(top) && isSignedBy(top, top)) return "self-signed";
	return candidates > 0 ? "bad-signature" : "issuer-missing";
}
function issuersOf$1({ issuer }, search) {
	const anchors = search.anchors.named(issuer.canonical);
	const sent = search.sent.filter(({ certificate }) => certificate.subject.canonical === issuer.canonical);
	const sentAsWell = (anchor) => sent.find((link) => isSameCertificate(link.certificate, anchor));
	const trusted = anchors.map((anchor) => sentAsWell(anchor) ?? {
		certificate: anchor,
		at: "anchor"
	});
	return [...trusted, ...sent.filter((link) => !trusted.includes(link))];
}
function isAmong(certificate, others) {
	return others.some((other) => isSameCertificate(certificate, other));
}
function isSame(a, b) {
	return isSameCertificate(a.certificate, b.certificate);
}
function isSameCertificate(a, b) {
	return a.digests.sha256 === b.digests.sha256;
}

// src/mail/x509/chain-notes.ts
function notesOn({ sent, unread, path, anchors, beyond }) {
	const notes = unread.map(({ at, error }) => ({
		code: "malformed",
		args: { error },
		at
	}));
	for (const [index, link] of sent.entries()) {
		const code = index === 0 || link.at === "anchor" ? void 0 : oddity$1(link, sent.slice(0, index), path, anchors);
		if (code !== void 0 && link.at !== "anchor") notes.push({
			code,
			args: {},
			at: link.at
		});
	}
	if (beyond > 0) notes.push({
		code: "too-many",
		args: { more: beyond },
		at: sent.length + unread.length
	});
	return notes.toSorted((a, b) => a.at - b.at);
}
function oddity$1(link, before, path, anchors) {
	const { certificate } = link;
	if (before.some((other) => isSameCertificate(other.certificate, certificate))) return "duplicate";
	if (anchors.named(certificate.subject.canonical).some((anchor) => isSameCertificate(anchor, certificate))) return "root-sent";
	const place = path.links.indexOf(link);
	const issued = path.links[place - 1];
	if (place > 0) return issued !== void 0 && !before.includes(issued) ? "out-of-order" : void 0;
	const hasKeyOf = (other) => other.certificate.spkiDigests.sha256 === certificate.spkiDigests.sha256;
	if (path.links.some(hasKeyOf)) return "cross-sign";
	return path.end.kind === "anchored" ? "superfluous" : void 0;
}

// src/mail/x509/matches-name.ts
function matchesName(certificate, host) {
	if (isIP(host) !== 0 || host.includes("\\")) return false;
	return dnsNamesOf(certificate).some((dnsName) => matchesPattern(dnsName, host));
}
function matchesPattern(dnsName, host) {
	if (!dnsName.startsWith("*.")) return dnsName === host;
	const dot = host.indexOf(".");
	const parent = dnsName.slice(2);
	return dot > 0 && parent.includes(".") && !parent.includes("*") && host.slice(dot + 1) === parent;
}

// src/mail/x509/name-constraints.ts
const maxComparisons = 1 << 18;
function nameOutside({ permitted, excluded }, certificate) {
	const names = namesOf$3(certificate);
	if (names.length * (permitted.length + excluded.length) > maxComparisons) return {
		name: "",
		because: "too-many"
	};
	for (const name of names) {
		const because = problemOf$1(name, permitted, excluded);
		if (because !== void 0) return {
			name: name.value,
			because
		};
	}
}
function namesOf$3({ subject, extensions }) {
	return [...subject.text === "" ? [] : [{
		form: "directoryName",
		value: subject.canonical
	}], ...extensions.subjectAltNames ?? []];
}
function problemOf$1(name, permitted, excluded) {
	const ofForm = ({ form }) => form === name.form;
	const [may, mayNot] = [permitted.filter(ofForm), excluded.filter(ofForm)];
	if (may.length === 0 && mayNot.length === 0) return void 0;
	if (!comparable.has(name.form)) return "unsupported";
	if (mayNot.some((subtree) => isWithinSubtree(name, subtree.value))) return "excluded";
	return may.length === 0 || may.some((subtree) => isWithinSubtree(name, subtree.value)) ? void 0 : "not-permitted";
}
const comparable = /* @__PURE__ */ new Set([
	"dNSName",
	"directoryName",
	"iPAddress"
]);
function isWithinSubtree({ form, value }, subtree) {
	if (form === "dNSName") return isWithinName(value, subtree.toLowerCase());
	if (form === "iPAddress") return isWithinPrefix(Buffer.from(value, "hex"), Buffer.from(subtree, "hex"));
	return subtree === "[]" || value === subtree || value.startsWith(`${subtree.slice(0, -1)},`);
}
function isWithinName(name, subtree) {
	if (subtree === "") return true;
	return subtree.startsWith(".") ? name.endsWith(subtree) : name === subtree || name.endsWith(`.${subtree}`);
}
function isWithinPrefix(address, subtree) {
	if (address.length * 2 !== subtree.length || address.length === 0) return false;
	return address.every((octet, i) => {
		const mask = subtree[address.length + i] ?? 0;
		return (octet & mask) === ((subtree[i] ?? 0) & mask);
	});
}

// src/mail/x509/path-problems.ts
function pathProblems(path, now) {
	const top = path.links.at(-1) ?? path.links[0];
	const placed = (link, problems) => problems.map(([code, args = {}]) => ({
		code,
		args,
		at: link.at
	}));
	const ofLinks = path.links.flatMap((link, index) => placed(link, linkProblems(path, index, now)));
	return [...placed(top, endProblems(path, top.certificate)), ...ofLinks];
}
function endProblems({ end, links }, top) {
	const issuer = top.issuer.text;
	switch (end.kind) {
		case "anchored": return [];
		case "self-signed": return [links.length === 1 ? ["self-signed"] : ["unknown-root", { root: top.subject.text }]];
		case "bad-signature": return [["bad-signature", { issuer }]];
		case "issuer-missing": return [["issuer-missing", {
			issuer,
			...aiaOf(top)
		}]];
		case "gave-up": return [["too-many-paths"]];
	}
}
function aiaOf({ extensions }) {
	const [aia] = extensions.caIssuersUrls;
	return aia === void 0 ? {} : { aia };
}
function linkProblems({ links, end }, index, now) {
	const link = links[index];
	if (link === void 0) return [];
	const { certificate } = link;
	const below = links.slice(0, index).map((one) => one.certificate);
	const issuer = links[index + 1]?.certificate;
	const isAnchor = end.kind === "anchored" && issuer === void 0;
	return [
		...dateProblems(certificate, now),
		...keyProblems(certificate.key),
		...isAnchor ? [] : signatureProblems(certificate, issuer),
		...index === 0 ? serverProblems(certificate) : caProblems(certificate, below, isAnchor),
		...purposeProblems(certificate),
		...certificate.extensions.unknownCritical.map((oid) => ["unknown-critical-extension", { oid }])
	];
}
function dateProblems({ notBefore, notAfter }, now) {
	if (now < notBefore) return [["not-yet-valid", { notBefore: notBefore.toISOString() }]];
	return now.getTime() >= notAfter.getTime() + 1e3 ? [["expired", { notAfter: notAfter.toISOString() }]] : [];
}
function keyProblems(key) {
	if (key.kind === "unknown" || key.kind === "ec" && key.curve === void 0) return [["unsupported-key"]];
	return isWeakKey(key) ? [["weak-key", {
		kind: key.kind,
		bits: key.bits ?? 0
	}]] : [];
}
function signatureProblems(certificate, issuer) {
	const named = certificate.extensions.authorityKey ?? "";
	const own = issuer?.extensions.subjectKey ?? "";
	return [...isWeakSignature(certificate.signature) ? [["weak-signature", { hash: certificate.signature.hash }]] : [], ...named !== "" && own !== "" && named !== own ? [["authority-key-mismatch"]] : []].map(([code, args]) => args === void 0 ? [code] : [code, args]);
}
function serverProblems({ extensions: { keyUsage } }) {
	return keyUsage === void 0 || [
		"digitalSignature",
		"keyEncipherment",
		"keyAgreement"
	].some((usage) => keyUsage.includes(usage)) ? [] : [["wrong-key-usage"]];
}
function caProblems(ca, below, isAnchor) {
	const { basicConstraints, keyUsage, nameConstraints } = ca.extensions;
	const isOldRoot = isAnchor && ca.version === 1 && isSelfIssued(ca);
	const found = below.slice(1).filter((one) => !isSelfIssued(one)).length;
	const allowed = basicConstraints?.pathLength;
	const problems = [];
	if (basicConstraints?.isCa !== true && !isOldRoot) problems.push(["not-a-ca"]);
	if (keyUsage?.includes("keyCertSign") === false) problems.push(["no-cert-sign"]);
	if (allowed !== void 0 && found > allowed) problems.push(["path-too-long", {
		allowed,
		found
	}]);
	if (nameConstraints === void 0) return problems;
	const outside = below.filter((one, index) => index === 0 || !isSelfIssued(one)).map((one) => nameOutside(nameConstraints, one)).find((one) => one !== void 0);
	return outside === void 0 ? problems : [...problems, ["name-not-permitted", {
		...outside,
		ca: ca.subject.text
	}]];
}
function purposeProblems({ extensions: { extendedKeyUsage } }) {
	return extendedKeyUsage === void 0 || extendedKeyUsage.includes(purposes$1.serverAuth) ? [] : [["wrong-purpose"]];
}
const maxNames$2 = 20;
function nameProblems(certificate, hosts) {
	if (hosts.some((host) => matchesName(certificate, host))) return [];
	const names = dnsNamesOf(certificate).slice(0, maxNames$2);
	if (names.length > 0) return [{
		code: "name-mismatch",
		args: {
			hosts,
			names
		},
		at: 0
	}];
	return [{
		code: "no-dns-name",
		args: {
			hosts,
			subject: certificate.subject.text
		},
		at: 0
	}];
}

// src/mail/x509/path.ts
const maxChain = 10;
const maxPaths = 16;
function judgeChain({ chain, hosts, now, roots }) {
	const read = chain.slice(0, maxChain).map(readCertificate);
	const sent = read.flatMap((one, at) => one.ok ? [{
		certificate: one.value,
		at
	}] : []);
	const unread = read.flatMap((one, at) => one.ok ? [] : [{
		at,
		error: one.error
	}]);
	const [leaf, ...others] = sent;
	if (leaf === void 0 || leaf.at !== 0) return unreadable(unread[0]?.error);
	const anchors = roots === "bundled" ? bundledAnchors : anchorsOf(roots);
	const { path, problems } = best(findPaths(leaf, others, anchors), now);
	const all = [...problems, ...nameProblems(leaf.certificate, hosts)];
	const notes = notesOn({
		sent,
		unread,
		path,
		anchors,
		beyond: chain.length - read.length
	});
	return {
		trusted: all.length === 0,
		problems: all,
		notes,
		path: path.links.map(({ certificate }) => certificate)
	};
}
function unreadable(error) {
	return {
		trusted: false,
		problems: [error === void 0 ? {
			code: "no-certificate",
			args: {},
			at: 0
		} : {
			code: "malformed",
			args: { error },
			at: 0
		}],
		notes: [],
		path: []
	};
}
function best(paths, now) {
	const judged = [];
	let isCut = false;
	for (const path of paths) {
		const problems = pathProblems(path, now);
		judged.push({
			path,
			problems
		});
		isCut = path.end.kind === "gave-up" || judged.length === maxPaths;
		if (problems.length === 0 || isCut) break;
	}
	const isAnchored = ({ path }) => path.end.kind === "anchored";
	const cost = (one) => one.problems.length + (isAnchored(one) ? 0 : 1e3);
	const chosen = judged.reduce((chosen, other) => cost(other) < cost(chosen) ? other : chosen);
	if (!isCut || isAnchored(chosen)) return chosen;
	const path = {
		links: chosen.path.links,
		end: { kind: "gave-up" }
	};
	return {
		path,
		problems: pathProblems(path, now)
	};
}

// src/mail/tlsa/verify.ts
function verifyTlsa(question) {
	const judged = strongest(question.records.filter(({ use }) => use === "usable")).map((record) => ({
		record,
		found: foundBy(record, question)
	}));
	const by = judged.flatMap(({ record, found }) => found.kind === "matched" ? [record.text] : []);
	if (by.length > 0) return {
		kind: "matched",
		by
	};
	const [untrusted] = judged.flatMap(({ found }) => found.kind === "untrusted" ? [found] : []);
	return untrusted ?? judged.find(({ found }) => found.kind === "anchor-not-sent")?.found ?? { kind: "no-match" };
}
function foundBy(record, question) {
	const matched = {
		kind: "matched",
		by: [record.text]
	};
	const [own, ...issuers] = question.chain;
	const isOf = (der) => matchesDer(record, der) === true;
	if (record.usage === 3) return own !== void 0 && isOf(own) ? matched : { kind: "no-match" };
	const anchors = [...issuers.filter(isOf), ...toldBy(record)].flatMap((der) => read(der));
	if (anchors.length > 0) {
		const { trusted, problems } = judgeChain({
			...question,
			roots: anchors
		});
		return trusted ? matched : {
			kind: "untrusted",
			record: record.text,
			problems
		};
	}
	return question.above?.some(isOf) === true ? {
		kind: "anchor-not-sent",
		record: record.text
	} : { kind: "no-match" };
}
function toldBy({ selector, matchingType, data }) {
	return selector === 0 && matchingType === 0 ? [Buffer.from(data, "hex")] : [];
}
function read(der) {
	const parsed = readCertificate(der);
	return parsed.ok ? [parsed.value] : [];
}
function strongest(records) {
	const weaker = new Set(passedOver(records));
	return records.filter((record) => !weaker.has(record));
}
function passedOver(records) {
	return records.filter((record) => record.matchingType === 1 && records.some((other) => other.matchingType === 2 && other.usage === record.usage && other.selector === record.selector));
}

// src/checks/dane/judge.ts
const longTtl$1 = 86400;
function judgeDane(facts) {
	const applies = applicability$1(facts);
	if (applies !== void 0) return {
		check: "dane",
		verdict: applies,
		criteria: { dane: applies },
		facets: [],
		findings: []
	};
	const coverage = coverageOf(facts);
	return {
		check: "dane",
		verdict: verdictOf$9(facts, coverage),
		criteria: { dane: criterionOf$5(facts, coverage) },
		facets: facetsOf$8(coverage),
		findings: [
			...coverageFindings$1(coverage),
			...securityFindings(facts),
			...mxHostsOf$2(facts).flatMap(hostFindings$3),
			...mxHostsOf$2(facts).flatMap(presentedFindings)
		]
	};
}
function applicability$1({ mx }) {
	switch (mx.kind) {
		case "null": return notApplicable("the domain has a null MX and receives no mail");
		case "none": return notApplicable("the domain has neither an MX record nor an address");
		case "no-mx":
		case "unknown": return notMeasured(mx.because);
		case "real": return mx.hosts.length + mx.unread === 0 ? notApplicable("no MX record names a host that can exist") : void 0;
		case "implicit": return;
	}
}
function mxHostsOf$2({ hosts }) {
	return hosts.filter(({ role }) => role === "mx");
}
function coverageOf(facts) {
	const hosts = mxHostsOf$2(facts);
	const covered = hosts.filter((host) => isCovered(host) === true);
	const uncovered = hosts.filter((host) => isCovered(host) === false);
	const unread = facts.mx.kind === "real" ? facts.mx.unread : 0;
	return {
		covered,
		uncovered,
		unknown: hosts.length - covered.length - uncovered.length + unread
	};
}
function criterionOf$5(facts, { uncovered, unknown }) {
	if (uncovered.length > 0 || insecureOnes(facts).length > 0 || isRefused$1(facts)) return unmet;
	const because = whyOpen$2(facts, unknown);
	return because === void 0 ? met : notMeasured(because);
}
function whyOpen$2(facts, unknown) {
	if (unknown > 0) return whyUnknown$2(facts);
	if (!isSecure(facts)) return "zone files do not show whether the MX and TLSA records are signed as published";
	return facts.open;
}
function isRefused$1(facts) {
	return mxHostsOf$2(facts).some(({ tlsa, presented }) => tlsa.kind === "failed" && tlsa.isBogus === true || presented.some(({ found }) => found.kind !== "matched"));
}
function verdictOf$9(facts, { covered, uncovered, unknown }) {
	if (uncovered.some(({ tlsa }) => tlsa.kind === "present") || isRefused$1(facts)) return {
		kind: "graded",
		grade: "broken"
	};
	if (uncovered.length > 0 && covered.length + unknown === 0) return {
		kind: "graded",
		grade: "absent"
	};
	if (uncovered.length > 0 || insecureOnes(facts).length > 0) return {
		kind: "graded",
		grade: "weak"
	};
	const because = whyOpen$2(facts, unknown);
	const isWeak = covered.flatMap(hostFindings$3).some(isWeakness);
	if (because !== void 0 && !(isWeak && unknown === 0 && isSecure(facts))) return notMeasured(because);
	return {
		kind: "graded",
		grade: isWeak ? "weak" : "strong"
	};
}
function isWeakness({ id }) {
	return id !== "dane/digest-passed-over";
}
function whyUnknown$2(facts) {
	for (const { tlsa } of mxHostsOf$2(facts)) if (tlsa.kind === "unknown" || tlsa.kind === "failed") return tlsa.because;
	return "more MX or TLSA records than were read";
}
function answersOf(facts) {
	const { domain, mx } = facts;
	const ofMx = mx.kind === "real" || mx.kind === "implicit" ? [{
		name: domain,
		security: mx.security
	}] : [];
	const ofTlsa = mxHostsOf$2(facts).flatMap(({ host, tlsa, addressSecurity }) => tlsa.kind === "present" ? [{
		name: host,
		security: addressSecurity
	}, {
		name: tlsa.owner,
		security: tlsa.security
	}] : []);
	return [...ofMx, ...ofTlsa];
}
function isSecure(facts) {
	return answersOf(facts).every(({ security }) => security === "secure");
}
function insecureOnes(facts) {
	return answersOf(facts).filter(({ security }) => security === "insecure" || security === "bogus");
}
function facetsOf$8({ covered, uncovered, unknown }) {
	if (unknown > 0) return [];
	const facets = [{
		id: "dane-coverage",
		value: covered.length === 0 ? "none" : uncovered.length > 0 ? "partial" : "all",
		scale: [
			"none",
			"partial",
			"all"
		]
	}];
	if (covered.length > 0) {
		const isDouble = covered.every(({ tlsa }) => tlsa.kind === "present" && independentEntries(usableRecords(tlsa)) > 1);
		facets.push({
			id: "dane-rollover",
			value: isDouble ? "double" : "single",
			scale: ["single", "double"]
		});
	}
	return facets;
}
function coverageFindings$1({ covered, uncovered, unknown }) {
	const without = uncovered.filter(({ tlsa }) => tlsa.kind === "absent");
	const [first] = without;
	if (first === void 0) return [];
	const hosts = without.map(({ host }) => host);
	const from = first.from === void 0 ? {} : { from: first.from };
	if (covered.length === 0) return [{
		id: "dane/no-tlsa",
		args: { hosts },
		...from
	}];
	const total = covered.length + uncovered.length + unknown;
	return [{
		id: "dane/partial-coverage",
		args: {
			hosts,
			covered: covered.length,
			total
		},
		...from
	}];
}
function securityFindings(facts) {
	if (mxHostsOf$2(facts).every(({ tlsa }) => tlsa.kind !== "present")) return [];
	return insecureOnes(facts).map(({ name, security }) => ({
		id: "dane/not-secure",
		args: {
			name,
			security
		}
	}));
}
function hostFindings$3({ host, tlsa }) {
	switch (tlsa.kind) {
		case "failed": return [{
			id: tlsa.isBogus === true ? "dane/lookup-bogus" : "dane/lookup-failed",
			args: {
				host,
				why: tlsa.because
			}
		}];
		case "present": return [
			...unusableFindings(host, tlsa),
			...usableFindings(host, tlsa),
			...ttlFindings(host, tlsa)
		];
		case "absent":
		case "unknown": return [];
	}
}
function unusableFindings(host, tlsa) {
	const unusable = tlsa.records.filter(({ use }) => use !== "usable");
	const [first] = unusable;
	if (first === void 0) return [];
	if (unusable.length < tlsa.records.length || tlsa.unread > 0) return unusable.map((record) => findingAt$3("dane/unusable", record, {
		host,
		record: shown$3([record]),
		why: record.use
	}));
	const why = [...new Set(unusable.map(({ use }) => use))];
	return [findingAt$3("dane/only-unusable", first, {
		host,
		records: shown$3(unusable),
		why
	})];
}
function usableFindings(host, tlsa) {
	const usable = usableRecords(tlsa);
	const [first] = usable;
	if (first === void 0) return [];
	const about = (id, records) => records.map((record) => findingAt$3(id, record, {
		host,
		record: shown$3([record])
	}));
	return [
		...about("dane/single-record", tlsa.unread === 0 && independentEntries(usable) === 1 ? [first] : []),
		...about("dane/whole-certificate", usable.filter(({ usage, selector }) => usage === 3 && selector === 0)),
		...about("dane/no-digest", usable.filter(({ matchingType }) => matchingType === 0)),
		...about("dane/digest-passed-over", passedOver(usable))
	];
}
function ttlFindings(host, { ttl: seen, originalTtl, records }) {
	const [first] = records;
	const ttl = originalTtl ?? seen;
	return first === void 0 || ttl <= 86400 ? [] : [findingAt$3("dane/long-ttl", first, {
		host,
		ttl
	})];
}
function findingAt$3(id, { from }, args) {
	return {
		id,
		args,
		...from === void 0 ? {} : { from }
	};
}

// src/checks/dane/rules.ts
const rules$10 = {
	"DANE-REMOVED": {
		title: "TLSA records of an MX host removed",
		explain: "An MX host had a usable TLSA record and has none any more: high. Senders fall back to opportunistic TLS, which an attacker in between can strip. Silent where the host is no longer an MX host of the domain, where its name is gone altogether, where its records are outside of the files, and where none of them was usable before.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host }) => `The MX host ${text(host)} has no usable TLSA record any more. Senders fall back to TLS that an attacker can strip.`,
		fix: ({ host }) => `Keep a TLSA record at \`_25._tcp.${text(host)}\` that matches the certificate in use.`,
		see: "RFC 7672 §2.2",
		who: "owner"
	},
	"DANE-COVERAGE": {
		title: "MX host without TLSA records added",
		explain: "Every MX host of the domain had a usable TLSA record, and a host that came has none: high. An attacker chooses the weakest MX host. Silent where the new host's zone is outside of the files, and where not every host had one before.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ domain, hosts, covered, total }) => `Of the MX hosts of ${text(domain)}, ${text(covered)} of ${text(total)} have usable TLSA records now; all had before. Without: ${text(hosts)}.`,
		fix: ({ hosts }) => `Publish TLSA records for ${text(hosts)} before the MX record names it.`,
		see: "RFC 7672 §2.2.1, §2.2.3",
		who: "owner"
	},
	"DANE-DISJOINT": {
		title: "All TLSA records of an MX host replaced at once",
		explain: "No usable TLSA record of the host stands on both sides: high. While caches hold the old records and the server has the new certificate, or the other way round, senders refuse to deliver. Silent where one record stays, so also at the second step of a roll-over, when the old one is removed. A whole certificate or key (matching type 0) is compared with digests of it.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: ["dane"],
		says: ({ host }) => `All TLSA records of ${text(host)} are replaced at once. Until caches have forgotten the old ones, senders that use DANE may refuse to deliver.`,
		fix: () => "Publish the new records beside the old ones, wait for at least two TTLs, change the certificate, and then remove the old ones.",
		see: "RFC 7671 §8.1",
		who: "owner"
	},
	"DANE-ROLLOVER-LOST": {
		title: "Roll-over partner of a TLSA record removed",
		explain: "Two or more independent TLSA records (two of `3 1 1`, or `3 1 1` and `2 1 1`) became one: medium. The next certificate then has no record that caches know. Two digests of one key are not independent. Also fires at the end of a roll-over, when the next key's record is not published yet.",
		severities: ["medium"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host, after }) => `${text(host)} has one independent TLSA record left (${text(after)}), and so nothing to roll over to.`,
		fix: () => "Publish the record of the next key, or of the issuer (`2 1 1`), beside the current one.",
		see: "RFC 7671 §8",
		who: "owner"
	},
	"DANE-USAGE": {
		title: "TLSA usage that SMTP does not use",
		explain: "The usable records (usage 2 or 3) gave way to ones with usage 0 or 1, which SMTP clients cannot use: high. Silent while a usable record is left.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host, after }) => `The TLSA records of ${text(host)} (${text(after)}) have a usage that SMTP senders do not use.`,
		fix: () => "Publish `3 1 1` (the server's key) or `2 1 1` (its issuer's key).",
		see: "RFC 7672 §3.1.3",
		who: "owner"
	},
	"DANE-SELECTOR": {
		title: "TLSA record of the key became one of the certificate",
		explain: "A `3 1 x` record gave way to a `3 0 x` one: medium. The digest of a whole certificate breaks at each renewal, even where the key stays. Silent where a `3 0 x` record is only added.",
		severities: ["medium"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host }) => `The TLSA records of ${text(host)} now pin the whole certificate and break whenever it is renewed.`,
		fix: () => "Publish the digest of the public key (`3 1 1`) and keep the key at renewals.",
		see: "RFC 7671 §5.1",
		who: "owner"
	},
	"DANE-MATCHING": {
		title: "TLSA record without a digest",
		explain: "A digest (matching type 1 or 2) gave way to a whole certificate or key (matching type 0): low. Answers become large, and some resolvers drop them. Silent where it is only added. Where the new data is known to be of another key, DANE-DISJOINT fires instead.",
		severities: ["low"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host }) => `A TLSA record of ${text(host)} now holds the whole certificate or key where its digest would do.`,
		fix: () => "Publish its SHA-256 digest (matching type 1).",
		see: "RFC 7671 §10.1.2",
		who: "owner"
	},
	"DANE-LENGTH": {
		title: "Malformed TLSA record",
		explain: "A new TLSA record is not hexadecimal or not as long as its digest has to be (32 octets for matching type 1, 64 for 2): critical where it leaves the host without a usable record, otherwise low. Silent where the base had the same record.",
		severities: ["critical", "low"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host, records }) => `A TLSA record of ${text(host)} has data that cannot be what it says: ${text(records)}.`,
		fix: () => "Compute the digest anew: 64 hexadecimal digits for matching type 1, 128 for matching type 2.",
		see: "RFC 6698 §2.1",
		who: "owner"
	},
	"DANE-EMPTY-HASH": {
		title: "TLSA record with the digest of nothing",
		explain: "A new TLSA record has the SHA-256 or SHA-512 digest of the empty string (`e3b0c442…`, `cf83e135…`): critical. A tool did not find the certificate and hashed nothing; the record matches no server. Silent where the base had it too.",
		severities: ["critical"],
		direction: "breaks-mail",
		criteria: ["dane"],
		says: ({ host }) => `A TLSA record of ${text(host)} is the digest of the empty string, which no certificate has.`,
		fix: () => "Compute the digest of the certificate's public key anew; the tool that made it did not find the certificate.",
		see: "RFC 6698 §2.1.3",
		who: "owner"
	},
	"DANE-CERT": {
		title: "Certificate without a TLSA record",
		explain: "A certificate of an MX host that is kept beside the zones (option `certificates`) is matched by none of the host's usable TLSA records, and was matched or not there before: high. Senders that use DANE refuse to deliver to a server that presents it. Silent where the records name an issuer that is not in the file.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: ["dane"],
		says: ({ host, file }) => `The certificate in ${text(file)} is for ${text(host)}, and no usable TLSA record of that host matches it.`,
		fix: ({ host }) => `Publish a record for the certificate at \`_25._tcp.${text(host)}\` beside the old one, and wait two TTLs before the server uses it.`,
		see: "RFC 7671 §8.1",
		who: "owner"
	},
	"DANE-INSECURE": {
		title: "Zone of TLSA records no longer signed",
		explain: "The TLSA records of an MX host stay, but the DNSKEY or RRSIG of their zone, or its DS in the parent zone, is gone from the files: high. Senders do not look at TLSA records that are not signed. Also for the zone of the MX records. Silent where the files never showed that the zone is signed.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dane", "dnssec"],
		says: ({ host, lost }) => `The ${text(lost)} is gone, so senders cannot trust the DNS of ${text(host)} and may pass over the TLSA records that it leads to.`,
		fix: () => "Keep the zone signed, and its DS in the parent zone.",
		see: "RFC 7672 §2.2",
		who: "dns-host"
	},
	"DANE-LABEL": {
		title: "TLSA records moved away from port 25",
		explain: "The TLSA records of an MX host stand at another port or transport label than `_25._tcp`: high. Senders look nowhere else. Silent where they stood there before too; then it is DANE-REMOVED.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host, label }) => `The TLSA records of ${text(host)} moved to ${text(label)}, where SMTP senders do not look.`,
		fix: ({ host }) => `Publish them at \`_25._tcp.${text(host)}\`.`,
		see: "RFC 7672 §2.2.3",
		who: "owner"
	},
	"DANE-TTL": {
		title: "Long TTL of TLSA records",
		explain: "The TTL of a TLSA RRset went over 86400 seconds, or a new RRset has such a one: low. A roll-over, or the repair of a mistake, takes at least as long. Silent where it was over a day before.",
		severities: ["low"],
		direction: "weakened",
		criteria: ["dane"],
		says: ({ host, ttl }) => `The TLSA records of ${text(host)} have a TTL of ${text(ttl)} seconds; a mistake in them lasts that long.`,
		fix: () => "Use a TTL of an hour, and of at most a day.",
		see: "RFC 7671 §8",
		who: "owner"
	}
};

// src/checks/dane/compare.ts
const change$8 = changesUnder(rules$10);
function compareDane({ domain, before, after }) {
	if (after.surroundings.name === "nxdomain") return [];
	const ofHosts = after.facts.hosts.flatMap((now) => {
		return hostChanges(before.facts.hosts.find(({ host }) => host === now.host), now);
	});
	const told = (...ids) => ofHosts.filter(({ rule }) => ids.some((id) => id === rule));
	const broken = new Set(told("DANE-LENGTH", "DANE-EMPTY-HASH").map(({ name }) => name));
	return [
		...ofHosts,
		...told("DANE-INSECURE").length > 0 ? [] : mxUnsigned(domain, before.facts, after.facts),
		...coverageLost(domain, before.facts, after.facts, broken)
	];
}
function hostChanges(old, now) {
	const had = old?.tlsa.kind === "present" ? old.tlsa : void 0;
	switch (now.tlsa.kind) {
		case "present": return recordChanges(old, had, now, now.tlsa);
		case "absent": return old === void 0 || had === void 0 ? [] : removed$6(old, had, now);
		case "unknown":
		case "failed": return [];
	}
}
function removed$6(old, had, now) {
	const usable = usableRecords(had);
	const [first] = usable;
	if (first === void 0 || now.name === "nxdomain" || old.role === "mx" && now.role === "itself") return [];
	const label = newLabel(old, usable, now);
	const args = {
		host: now.host,
		records: shown$3(usable)
	};
	const name = tlsaName(now.host);
	if (label === void 0) return [change$8("DANE-REMOVED", name, [shown$3(usable), "no TLSA record"], args, { before: first.from })];
	const moved = [`TLSA at ${had.owner}`, `TLSA at ${label}`];
	return [change$8("DANE-LABEL", name, moved, {
		...args,
		label
	}, { before: first.from })];
}
function newLabel(old, usable, now) {
	const ownersOf = (facts) => facts.elsewhere.filter(({ records }) => records.some((record) => usable.some(({ text }) => text === record))).map(({ owner }) => owner);
	const before = new Set(ownersOf(old));
	return ownersOf(now).find((owner) => !before.has(owner));
}
function recordChanges(old, had, now, has) {
	const defects = newDefects(old, now.host, has);
	const transitions = old === void 0 || had === void 0 ? [] : transition(had, now.host, has, defects.length > 0);
	const unsigned = old === void 0 || had === void 0 ? [] : hostUnsigned(old, had, now, has);
	return [
		...defects,
		...transitions,
		...unsigned,
		...unmatched(old, now, has),
		...ttlRaised(had, now.host, has)
	];
}
function newDefects(old, host, has) {
	const had = old?.tlsa.kind === "present" ? old.tlsa : void 0;
	const added = has.records.filter(({ text }) => had?.records.every((record) => record.text !== text) ?? true);
	const empty = added.filter(({ use }) => use === "empty-hash");
	const broken = added.filter(({ use }) => use === "length" || use === "not-hex" || use === "malformed");
	const severity = usableRecords(has).length === 0 && has.unread === 0 ? "critical" : "low";
	const texts = (records) => [textOf$5(old), shown$3(records)];
	const about = (records) => ({
		host,
		records: shown$3(records)
	});
	return [...empty.slice(0, 1).map((at) => change$8("DANE-EMPTY-HASH", tlsaName(host), texts(empty), about(empty), { after: at.from })), ...broken.slice(0, 1).map((at) => change$8("DANE-LENGTH", tlsaName(host), texts(broken), about(broken), {
		after: at.from,
		severity
	}))];
}
function transition(had, host, has, hasDefects) {
	const before = usableRecords(had);
	const after = usableRecords(has);
	const gone = without$1(before, after);
	const [at] = has.records;
	if (gone.length === 0 || had.unread + has.unread > 0 || at === void 0) return [];
	if (after.length === 0 && hasDefects) return [];
	const rule = after.length === 0 ? allUnusable(had, has) : replaced$2(before, after, gone);
	if (rule === void 0 || rule === "DANE-ROLLOVER-LOST" && hasDefects) return [];
	const shownAfter = after.length === 0 ? has.records : after;
	const texts = [shown$3(before), shown$3(shownAfter)];
	const [added] = without$1(after, before);
	const args = {
		host,
		before: texts[0],
		after: texts[1]
	};
	return [change$8(rule, tlsaName(host), texts, args, { after: (added ?? at).from })];
}
function allUnusable(had, has) {
	return without$1(has.records, had.records).some(({ use }) => use === "usage") ? "DANE-USAGE" : "DANE-REMOVED";
}
function replaced$2(before, after, gone) {
	const added = without$1(after, before);
	const relations = new Set(before.flatMap((a) => after.map((b) => relationOf(a, b))));
	const overlaps = relations.has("same");
	if (!overlaps && relations.has("different")) return "DANE-DISJOINT";
	if (gone.some(isKey$1) && added.some(isWholeCertificate)) return "DANE-SELECTOR";
	if (added.some((record) => !isDigest(record) && gone.some((old) => isDigest(old) && old.usage === record.usage))) return "DANE-MATCHING";
	if (!overlaps) return "DANE-DISJOINT";
	return independentEntries(before) > 1 && independentEntries(after) === 1 ? "DANE-ROLLOVER-LOST" : void 0;
}
const isKey$1 = ({ usage, selector }) => usage === 3 && selector === 1;
const isWholeCertificate = ({ usage, selector }) => usage === 3 && selector === 0;
const isDigest = ({ matchingType }) => matchingType !== 0;
function without$1(records, others) {
	return records.filter(({ text }) => others.every((other) => other.text !== text));
}
function unmatched(old, { host, certificates }, has) {
	const known = new Set(old?.certificates.filter(({ isMatched }) => !isMatched).map(({ file }) => file));
	const isSame = textOf$5(old) === shown$3(has.records);
	return certificates.filter(({ file, isMatched }) => !isMatched && !known.has(file)).map(({ file }) => {
		const range = isSame ? {
			file,
			line: 1,
			column: 1,
			endLine: 1
		} : has.records[0]?.from;
		const before = old?.certificates.some((one) => one.file === file) === true ? "matched" : "no certificate in the files";
		return change$8("DANE-CERT", tlsaName(host), [before, `${file} is not matched`], {
			host,
			file
		}, { after: range });
	});
}
function ttlRaised(had, host, has) {
	const [at] = has.records;
	if (at === void 0 || has.ttl <= 86400 || had !== void 0 && had.ttl > 86400) return [];
	const texts = [had === void 0 ? "no TLSA record" : `TTL ${had.ttl}`, `TTL ${has.ttl}`];
	return [change$8("DANE-TTL", tlsaName(host), texts, {
		host,
		ttl: has.ttl
	}, { after: at.from })];
}
function hostUnsigned(old, had, now, has) {
	const [at] = usableRecords(has);
	if (at === void 0 || usableRecords(had).length === 0) return [];
	const lost = had.rrsig === "present" && has.rrsig === "absent" && had.owner === has.owner ? `RRSIG of ${has.owner}` : signatureLost(old.signing, now.signing);
	if (lost === void 0) return [];
	const args = {
		host: now.host,
		lost
	};
	return [change$8("DANE-INSECURE", tlsaName(now.host), [lost, `no ${lost}`], args, { after: at.from })];
}
function mxUnsigned(domain, old, now) {
	const hosts = now.hosts.filter((host) => isCovered(host) === true && old.hosts.some((was) => was.host === host.host && isCovered(was) === true));
	const [first] = hosts;
	const lost = signatureLost(old.signing, now.signing);
	if (first === void 0 || lost === void 0) return [];
	const args = {
		host: domain,
		lost,
		hosts: hosts.map(({ host }) => host)
	};
	return [change$8("DANE-INSECURE", domain, [lost, `no ${lost}`], args, { after: first.from })];
}
function signatureLost(old, now) {
	for (const was of old) {
		if (was.isApex && was.ds === "absent") return void 0;
		const is = now.find(({ owner }) => owner === was.owner);
		if (was.dnskey === "present" && is?.dnskey === "absent") return `DNSKEY of ${was.owner}`;
		if (was.ds === "present" && is?.ds === "absent") return `DS of ${was.owner}`;
	}
}
function coverageLost(domain, old, now, broken) {
	const had = mxHostsOf$1(old);
	const has = mxHostsOf$1(now);
	const unread = old.mx.kind === "real" ? old.mx.unread : 0;
	if (had.length === 0 || unread > 0 || !had.every((host) => isCovered(host) === true)) return [];
	const uncovered = has.filter(({ host }) => had.every((was) => was.host !== host) && !broken.has(tlsaName(host))).filter((host) => isCovered(host) === false);
	const [first] = uncovered;
	if (first === void 0) return [];
	const covered = has.filter((host) => isCovered(host) === true).length;
	const args = {
		domain,
		hosts: uncovered.map(({ host }) => host),
		covered,
		total: has.length
	};
	const texts = [coverageText$1(had.length, had.length), coverageText$1(covered, has.length)];
	return [change$8("DANE-COVERAGE", domain, texts, args, { after: first.from })];
}
function coverageText$1(covered, total) {
	return `${covered} of ${total} MX hosts with TLSA`;
}
function mxHostsOf$1({ hosts }) {
	return hosts.filter(({ role }) => role === "mx");
}
function tlsaName(host) {
	return below("_25._tcp", host);
}
function textOf$5(old) {
	if (old?.tlsa.kind === "present") return shown$3(old.tlsa.records);
	return old?.tlsa.kind === "absent" ? "no TLSA record" : "not known";
}

// src/mail/mx-sessions.ts
const maxAddresses$1 = 16;
async function mxSessions(domain, io) {
	const mx = await mxHosts$1(domain, io.resolver);
	const named = mx.kind === "real" || mx.kind === "implicit" ? mx.hosts : [];
	const unread = mx.kind === "real" && mx.unread > 0;
	return {
		mx,
		hosts: await Promise.all(uniqueHosts(named).map((mxHost) => hostSessions(mxHost, io))),
		...unread ? { open: "there are more MX records than were read" } : {}
	};
}
function uniqueHosts(hosts) {
	return hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index);
}
async function hostSessions({ host, from }, io) {
	const answers = await Promise.all([io.resolver.query(host, "A"), io.resolver.query(host, "AAAA")]);
	const found = [...new Set(answers.flatMap(({ outcome }) => outcome.kind === "rrset" ? outcome.rrset.rdata : []))];
	const asked = found.slice(0, maxAddresses$1);
	const alias = answers[0].aliases.at(-1)?.target;
	const open = found.length > asked.length ? `${host} has more addresses than were asked` : whyOpen$1(answers);
	return {
		host,
		...from === void 0 ? {} : { from },
		...alias === void 0 ? {} : { alias },
		addresses: await Promise.all(asked.map(async (address) => ({
			address,
			session: await io.smtp(host, address)
		}))),
		...open === void 0 ? {} : { open },
		security: weakest(answers.map(({ security }) => security))
	};
}
function whyOpen$1(answers) {
	return answers.flatMap(({ outcome }) => outcome.kind === "failed" ? [outcome.why] : [])[0] ?? (answers.some(({ outcome }) => outcome.kind === "unknown") ? "the MX hosts were not asked" : void 0);
}
const weakestFirst = [
	"bogus",
	"indeterminate",
	"insecure",
	"secure"
];
function weakest(all) {
	return weakestFirst.find((one) => all.includes(one)) ?? "indeterminate";
}
function withoutMxHosts(mx) {
	switch (mx.kind) {
		case "null": return {
			kind: "not-applicable",
			because: "the domain has a null MX and receives no mail"
		};
		case "none": return {
			kind: "not-applicable",
			because: "the domain has neither an MX record nor an address"
		};
		case "no-mx":
		case "unknown": return {
			kind: "not-measured",
			because: mx.because
		};
		case "real":
			if (mx.hosts.length + mx.unread > 0) return void 0;
			return {
				kind: "not-applicable",
				because: "no MX record names a host that can exist"
			};
		case "implicit": return;
	}
}

// src/mail/tls-outcome.ts
const currentVersions = /* @__PURE__ */ new Set(["TLSv1.2", "TLSv1.3"]);
function isCurrentVersion(protocol) {
	return currentVersions.has(protocol);
}
function tlsOutcome(measured) {
	if (measured.kind === "not-measured") return {
		kind: "not-asked",
		because: measured.because
	};
	const session = measured.value;
	if (session.tls === void 0) return outcomeOfEnd(session, session.ended);
	const { protocol } = session.tls;
	return isCurrentVersion(protocol) ? { kind: "encrypted" } : fault("old-tls", { protocol });
}
function fault(one, args = {}) {
	return {
		kind: "fault",
		fault: one,
		args
	};
}
function outcomeOfEnd(session, ended) {
	switch (ended.kind) {
		case "not-public":
		case "refused":
		case "unreachable": return {
			kind: "unreached",
			why: ended.kind
		};
		case "timed-out": return ended.phase === "connect" ? {
			kind: "unreached",
			why: "timed-out"
		} : open("timed-out", ended.phase);
		case "turned-away": return {
			kind: "open",
			why: ended.because
		};
		case "closed": return open("closed", ended.phase);
		case "no-ehlo": return fault("no-ehlo");
		case "no-starttls": return fault("no-starttls");
		case "starttls-refused": return fault("refused", { code: session.startTls?.code ?? 0 });
		case "tls-failed": return outcomeOfFailures(session.tlsFailures ?? []);
		case "not-smtp":
		case "flood": return fault("not-smtp", { why: ended.kind });
		case "done": return {
			kind: "open",
			why: "done"
		};
	}
}
function open(what, phase) {
	return {
		kind: "open",
		why: `${what} at ${phase}`
	};
}
function outcomeOfFailures(failures) {
	const told = failures.filter(({ because }) => because !== "timed-out");
	if (told.length < failures.length && told.every(({ because }) => because === "closed") || told.length === 0) return open("timed-out", "tls");
	return fault("tls-failed", { why: [...new Set(told.map(failureText))] });
}
function failureText({ because, alert, code }) {
	return alert ?? code ?? because;
}
function tlsOutcomes({ hosts }) {
	return hosts.flatMap(({ addresses }) => addresses.map(({ session }) => tlsOutcome(session)));
}
function whyOpen(sessions) {
	const unknown = sessions.hosts.flatMap(({ host, addresses }) => addresses.flatMap((one) => openReason(host, one)))[0] ?? sessions.open ?? sessions.hosts.find(({ open }) => open !== void 0)?.open;
	if (unknown !== void 0) return unknown;
	return tlsOutcomes(sessions).some(({ kind }) => kind === "encrypted" || kind === "fault") ? void 0 : whyUnreached(sessions);
}
function openReason(host, { address, session }) {
	const outcome = tlsOutcome(session);
	if (outcome.kind === "not-asked") return [outcome.because];
	return outcome.kind === "open" ? [`${host} (${address}) did not come to TLS: ${outcome.why}`] : [];
}
function whyUnreached({ hosts }) {
	const sessions = hosts.flatMap(({ addresses }) => addresses.map(({ session }) => session)).flatMap((session) => session.kind === "measured" ? [session.value] : []);
	if (sessions.length === 0) return "no MX host has an address";
	return egress(sessions) === "blocked-probably" ? "no MX host could be reached: port 25 may be blocked from here" : "no MX host took a connection";
}

// src/mail/presented.ts
const maxNames$1 = 20;
const readRoots = /* @__PURE__ */ new WeakMap();
function trustOf({ roots, now }) {
	if (roots === "bundled") return {
		roots,
		now
	};
	const known = readRoots.get(roots) ?? rootsIn(roots);
	readRoots.set(roots, known);
	return {
		roots: known,
		now
	};
}
function rootsIn(pems) {
	return pems.map((pem) => readCertificate(Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64"))).flatMap((one) => one.ok ? [one.value] : []);
}
async function presentedTo({ hosts }, io) {
	const trust = trustOf(io);
	const presented = hosts.flatMap(({ host, from, addresses }) => {
		const known = /* @__PURE__ */ new Map();
		return addresses.flatMap(({ address, session }) => {
			const tls = session.kind === "measured" ? session.value.tls : void 0;
			if (tls === void 0) return [];
			const key = [...tls.chain, tls.ocspResponse ?? ""].join(" ");
			const facts = known.get(key) ?? askedChainFacts(tls, host, {
				trust,
				io
			});
			known.set(key, facts);
			return [facts.then((all) => ({
				host,
				...from === void 0 ? {} : { from },
				address,
				...all
			}))];
		});
	});
	return Promise.all(presented);
}
function dersOf({ chain }) {
	return chain.map((base64) => Buffer.from(base64, "base64"));
}
async function askedChainFacts(tls, host, { trust, io }) {
	const judged = judgedAs(tls, host, trust);
	const facts = factsOf(tls, judged, trust.now);
	const [certificate, issuer] = judged.path.map(({ der }) => Buffer.from(der).toString("base64"));
	if (!judged.trusted || facts.revocation.kind !== "not-checked" || certificate === void 0 || issuer === void 0) return facts;
	return {
		...facts,
		revocation: await io.revocation({
			certificate,
			issuer
		})
	};
}
const judgedBefore = /* @__PURE__ */ new WeakMap();
function judgedAs(tls, host, { roots, now }) {
	const before = judgedBefore.get(tls) ?? [];
	const known = before.find((one) => one.host === host && one.roots === roots && one.now.getTime() === now.getTime());
	if (known !== void 0) return known.judgement;
	const judgement = judgeChain({
		chain: dersOf(tls),
		hosts: [host],
		roots,
		now
	});
	judgedBefore.set(tls, [...before.slice(-maxJudged), {
		host,
		roots,
		now,
		judgement
	}]);
	return judgement;
}
const maxJudged = 8;
function factsOf(tls, judged, now) {
	const [own] = judged.path;
	return {
		problems: judged.problems,
		notes: tls.chainIs === "as-sent" ? judged.notes : [],
		...own === void 0 ? {} : { own: describe$2(own) },
		revocation: revocationOf(tls, judged, now)
	};
}
function describe$2(certificate) {
	return {
		sha256: certificate.digests.sha256,
		names: dnsNamesOf(certificate).slice(0, maxNames$1),
		subject: certificate.subject.text,
		issuer: certificate.issuer.text,
		notBefore: certificate.notBefore.toISOString(),
		notAfter: certificate.notAfter.toISOString(),
		key: certificate.key,
		hash: certificate.signature.hash
	};
}
function revocationOf({ ocspResponse }, { path }, now) {
	const [certificate, issuer] = path;
	if (ocspResponse === void 0 || certificate === void 0 || issuer === void 0) return {
		kind: "not-checked",
		because: "nowhere-to-ask"
	};
	return revocationInResponse(Buffer.from(ocspResponse, "base64"), {
		certificate,
		issuer
	}, now);
}
async function trustAt(sessions, io) {
	const presented = await presentedTo(sessions, io);
	const certificates = new Map(presented.map((one) => [`${one.host} ${one.address}`, one]));
	return sessions.hosts.flatMap(({ host, from, addresses }) => addresses.flatMap(({ address, session }) => {
		const outcome = tlsOutcome(session);
		const shown = certificates.get(`${host} ${address}`);
		const about = {
			host,
			...from === void 0 ? {} : { from },
			address
		};
		if (outcome.kind === "fault") return [{
			...about,
			why: [outcome.fault]
		}];
		return shown === void 0 ? [] : [{
			...about,
			why: causesOf(shown)
		}];
	}));
}
function causesOf({ problems, revocation }) {
	return [...new Set(problems.map(({ code }) => code)), ...revocation.kind === "revoked" ? ["revoked"] : []];
}

// src/mail/tlsa/find.ts
async function findTlsa(host, resolver) {
	const { aliases } = await resolver.query(host, "A");
	const expanded = aliases.every(({ security }) => security === "secure" || security === "indeterminate") ? aliases.at(-1)?.target : void 0;
	let open = { kind: "absent" };
	for (const base of expanded === void 0 ? [host] : [expanded, host]) {
		const owner = below("_25._tcp", base);
		const answer = await resolver.query(owner, "TLSA");
		const { outcome, security } = answer;
		if (outcome.kind === "rrset") return {
			kind: "present",
			base,
			owner,
			rrset: outcome.rrset,
			answer
		};
		if (outcome.kind === "unknown" || outcome.kind === "failed") open = {
			kind: outcome.kind,
			because: outcome.why,
			isBogus: security === "bogus"
		};
	}
	return open;
}

// src/mail/tlsa/record.ts
const digestOctets = {
	1: 32,
	2: 64
};
const digestsOfNothing = /* @__PURE__ */ new Set(["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"]);
function parseTlsa(rdata) {
	const [usage = "", selector = "", matchingType = "", ...data] = rdata.trim().toLowerCase().split(/\s+/);
	const fields = [
		usage,
		selector,
		matchingType
	].map(octetOf);
	const [usageOctet, selectorOctet, matchingOctet] = fields;
	if (usageOctet === void 0 || selectorOctet === void 0 || matchingOctet === void 0) return {
		text: rdata.trim(),
		usage: -1,
		selector: -1,
		matchingType: -1,
		data: "",
		use: "malformed"
	};
	const record = {
		usage: usageOctet,
		selector: selectorOctet,
		matchingType: matchingOctet,
		data: data.join("")
	};
	return {
		text: `${fields.join(" ")} ${record.data}`.trim(),
		...record,
		use: useOf(record)
	};
}
function octetOf(field) {
	return /^\d{1,3}$/.test(field) && Number(field) < 256 ? Number(field) : void 0;
}
function useOf({ usage, selector, matchingType, data }) {
	if (!/^[0-9a-f]*$/.test(data) || data.length % 2 === 1) return "not-hex";
	const octets = digestOctets[matchingType];
	if (octets === void 0 ? data === "" : data.length !== 2 * octets) return "length";
	if (octets !== void 0 && digestsOfNothing.has(data)) return "empty-hash";
	if (usage !== 2 && usage !== 3) return "usage";
	if (selector > 1) return "selector";
	return matchingType > 2 ? "matching-type" : "usable";
}

// src/checks/dane/evaluate.ts
const maxRecords$3 = 50;
const maxNamesElsewhere = 50;
const maxLevels$2 = 16;
async function evaluateDane(domain, io) {
	const sessions = await mxSessions(domain, io);
	const { mx } = sessions;
	const evaluated = hostsOf$4(domain, mx).map(([mxHost, role]) => evaluateHost(mxHost, role, io));
	const hosts = (await Promise.all(evaluated)).map((host) => withPresented(host, sessions, domain, trustOf(io)));
	const open = whyOpen(sessions);
	return {
		domain,
		mx,
		signing: hosts.some(({ tlsa }) => tlsa.kind === "present") ? await signingOf(domain, "MX", io) : [],
		hosts,
		...open === void 0 ? {} : { open }
	};
}
function hostsOf$4(domain, mx) {
	switch (mx.kind) {
		case "real":
		case "implicit": return [...new Map(mx.hosts.toReversed().map((mxHost) => [mxHost.host, mxHost])).values()].toReversed().map((mxHost) => [mxHost, "mx"]);
		case "null":
		case "no-mx":
		case "unknown": return [[{
			host: domain,
			preference: 0
		}, "itself"]];
		case "none": return [];
	}
}
async function evaluateHost({ host, from }, role, io) {
	const [address, address6] = await Promise.all([io.resolver.query(host, "A"), io.resolver.query(host, "AAAA")]);
	const tlsa = await tlsaOf(host, io);
	return {
		host,
		role,
		...from === void 0 ? {} : { from },
		name: existenceOf(address),
		tlsa,
		elsewhere: isOutside(address) ? [] : await elsewhereBelow(host, io),
		certificates: tlsa.kind === "present" ? matched(io.certificates(host), tlsa) : [],
		signing: tlsa.kind === "present" ? await signingOf(host, "A", io) : [],
		addressSecurity: weakest([address.security, address6.security]),
		presented: [],
		keys: []
	};
}
function withPresented(facts, sessions, domain, trust) {
	const { tlsa } = facts;
	const host = sessions.hosts.find((one) => one.host === facts.host);
	if (host === void 0 || facts.role === "itself") return facts;
	const keys = host.addresses.flatMap((one) => keysAt(one, [facts.host, domain], trust));
	if (!(tlsa.kind === "present" && tlsa.records.some(({ use }) => use === "usable"))) return {
		...facts,
		keys
	};
	const hosts = [
		tlsa.base,
		facts.host,
		domain
	];
	const presented = host.addresses.flatMap(({ address, session }) => {
		const outcome = tlsOutcome(session);
		const tls = session.kind === "measured" ? session.value.tls : void 0;
		if (tls === void 0) return outcome.kind === "fault" ? [{
			address,
			found: {
				kind: "no-tls",
				why: outcome.fault
			}
		}] : [];
		const chain = dersOf(tls);
		const above = judgedAs(tls, facts.host, trust).path.map(({ der }) => der);
		return [{
			address,
			found: verifyTlsa({
				records: tlsa.records,
				chain,
				hosts,
				now: trust.now,
				above
			})
		}];
	});
	return {
		...facts,
		presented,
		keys
	};
}
function keysAt({ address, session }, hosts, { now }) {
	const tls = session.kind === "measured" ? session.value.tls : void 0;
	const chain = tls === void 0 ? [] : dersOf(tls);
	const [own, issuer] = chain.slice(0, 2).flatMap((der) => readCertificates(der));
	if (own === void 0) return [];
	const isGood = issuer !== void 0 && judgeChain({
		chain,
		hosts,
		roots: [issuer],
		now
	}).trusted;
	return [{
		address,
		own: own.spkiDigests.sha256,
		...isGood ? { issuer: issuer.spkiDigests.sha256 } : {}
	}];
}
function readCertificates(der) {
	const read = readCertificate(der);
	return read.ok ? [read.value] : [];
}
function matched(files, { records, unread }) {
	return files.flatMap(({ file, pems }) => {
		const [own = "", ...issuers] = pems;
		const pemsFor = ({ usage }) => usage === 2 ? issuers : [own];
		const answers = new Set(records.flatMap((record) => pemsFor(record).map((pem) => matchesCertificate(record, pem))));
		if (answers.has(true)) return [{
			file,
			isMatched: true
		}];
		const needsIssuer = records.some(({ usage, use }) => usage === 2 && use === "usable") && issuers.length === 0;
		return unread > 0 || needsIssuer || !answers.has(false) ? [] : [{
			file,
			isMatched: false
		}];
	});
}
function isOutside({ source, aliases }) {
	return source === "live" && aliases.length === 0;
}
function existenceOf({ outcome, aliases }) {
	if (outcome.kind === "nxdomain") return aliases.length > 0 ? "exists" : "nxdomain";
	return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}
async function tlsaOf(host, io) {
	const found = await findTlsa(host, io.resolver);
	switch (found.kind) {
		case "present": return tlsaRecords(found, found.answer.aliases.length > 0 ? "unknown" : await rrsigAt(found.owner, io));
		case "absent": return found;
		case "unknown":
		case "failed": {
			const { kind, because, isBogus } = found;
			return {
				kind,
				because,
				...isBogus ? { isBogus } : {}
			};
		}
	}
}
function tlsaRecords({ base, owner, rrset, answer }, rrsig) {
	const records = rrset.rdata.slice(0, maxRecords$3).map((rdata, index) => ({
		...parseTlsa(rdata),
		...placeOf$2(rrset, index)
	}));
	const unread = rrset.rdata.length - records.length;
	const { security, originalTtl } = answer;
	return {
		kind: "present",
		base,
		owner,
		ttl: rrset.ttl,
		...originalTtl === void 0 ? {} : { originalTtl },
		records: uniqueRecords(records),
		unread,
		security,
		rrsig
	};
}
function uniqueRecords(records) {
	return records.filter((record, index) => records.findIndex(({ text }) => text === record.text) === index);
}
async function rrsigAt(owner, io) {
	const { outcome } = await io.resolver.query(owner, "RRSIG");
	if (outcome.kind === "unknown" || outcome.kind === "failed") return "unknown";
	return (outcome.kind === "rrset" ? outcome.rrset.rdata : []).some((rdata) => /^TLSA\b/i.test(rdata)) ? "present" : "absent";
}
function knownOf$1({ outcome, aliases }) {
	switch (outcome.kind) {
		case "rrset": return aliases.length === 0 ? "present" : "absent";
		case "nodata":
		case "nxdomain": return "absent";
		case "unknown":
		case "failed": return "unknown";
	}
}
const otherPrefixes = [
	"_tcp",
	"tcp",
	"_udp",
	"udp",
	"_sctp",
	"_25",
	"25"
];
async function elsewhereBelow(host, io) {
	const found = [];
	for (const prefix of otherPrefixes) for (const owner of await namesAt$1(below(prefix, host), io)) {
		if (owner === below("_25._tcp", host)) continue;
		const { outcome } = await io.resolver.query(owner, "TLSA");
		if (outcome.kind === "rrset") found.push({
			owner,
			records: outcome.rrset.rdata.slice(0, maxRecords$3).map((rdata) => parseTlsa(rdata).text)
		});
	}
	return found;
}
async function namesAt$1(owner, io) {
	const { outcome } = await io.resolver.query(owner, "TLSA");
	if (outcome.kind === "nxdomain" || outcome.kind === "unknown" || outcome.kind === "failed") return [];
	const names = io.namesBelow(owner);
	return names.kind === "measured" ? names.value.slice(0, maxNamesElsewhere) : [];
}
async function signingOf(host, asked, io) {
	const { source, aliases } = await io.resolver.query(host, asked);
	if (source === "live" && aliases.length === 0) return [];
	const levels = [];
	for (let at = host; at !== void 0 && levels.length < maxLevels$2; at = parentOf(at)) {
		const owner = at;
		if ((await io.resolver.query(owner, "SOA")).source === "live") break;
		const [soa, ns, dnskey, ds] = await Promise.all([
			"SOA",
			"NS",
			"DNSKEY",
			"DS"
		].map(async (type) => knownOf$1(await io.resolver.query(owner, type))));
		if (dnskey === void 0 || ds === void 0) break;
		levels.push({
			owner,
			isApex: soa === "present" || ns === "present",
			dnskey,
			ds
		});
	}
	return levels;
}

// src/checks/dane/messages.ts
const category$4 = "confidential-delivery";
const reasons$1 = {
	malformed: "it is not a TLSA record",
	"not-hex": "its data is not hexadecimal",
	length: "its data is not as long as its matching type asks for",
	"empty-hash": "its data is the digest of the empty string",
	usage: "SMTP uses usages 2 and 3 only",
	selector: "its selector is not known",
	"matching-type": "its matching type is not known"
};
const messages$11 = {
	"dane/no-tlsa": {
		severity: "low",
		demerits: {},
		says: ({ hosts }) => `These MX hosts have no TLSA records, so that senders cannot tell when TLS is stripped: ${text(hosts)}.`,
		fix: () => "Sign the zone of each MX host, and publish the digest of its public key, `_25._tcp.<MX host> TLSA 3 1 1 <SHA-256>`. Keep the key at renewals, or publish the next one's record first.",
		see: "RFC 7672 §2.2",
		who: "mail-provider"
	},
	"dane/partial-coverage": {
		severity: "medium",
		demerits: { [category$4]: 3 },
		says: ({ hosts, covered, total }) => `${text(covered)} of ${text(total)} MX hosts have usable TLSA records. An attacker chooses one without: ${text(hosts)}.`,
		fix: ({ hosts }) => `Publish TLSA records for ${text(hosts)} too.`,
		see: "RFC 7672 §2.2.1",
		who: "mail-provider"
	},
	"dane/only-unusable": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, why }) => `No sender can use the TLSA records of ${text(host)}: ${because$1(why)}.`,
		fix: () => "Publish `3 1 1` with the SHA-256 digest of the server's public key.",
		see: "RFC 7672 §3.1",
		who: "mail-provider"
	},
	"dane/unusable": {
		severity: "medium",
		demerits: { [category$4]: 2 },
		says: ({ host, record, why }) => `No sender can use the TLSA record \`${text(record)}\` of ${text(host)}: ${because$1(why)}.`,
		fix: () => "Remove the record, or correct it.",
		see: "RFC 6698 §2.1, RFC 7672 §3.1",
		who: "mail-provider"
	},
	"dane/single-record": {
		severity: "low",
		demerits: { [category$4]: 1 },
		says: ({ host }) => `${text(host)} has one independent TLSA record, and so none for its next certificate.`,
		fix: () => "Publish the record of the next key, or of the issuer (`2 1 1`) that the server sends, beside it.",
		see: "RFC 7671 §8",
		who: "mail-provider"
	},
	"dane/whole-certificate": {
		severity: "low",
		demerits: { [category$4]: 1 },
		says: ({ host }) => `${text(host)} has a TLSA record of its whole certificate (\`3 0 x\`), which breaks at each renewal.`,
		fix: () => "Publish the digest of the public key (`3 1 1`) and keep the key at renewals.",
		see: "RFC 7671 §5.1",
		who: "mail-provider"
	},
	"dane/no-digest": {
		severity: "low",
		demerits: { [category$4]: 1 },
		says: ({ host }) => `${text(host)} has a TLSA record with all of a certificate or key (matching type 0) where a digest would do.`,
		fix: () => "Publish its SHA-256 digest (matching type 1).",
		see: "RFC 7671 §10.1.2",
		who: "mail-provider"
	},
	"dane/digest-passed-over": {
		severity: "info",
		demerits: {},
		says: ({ host, record }) => `Senders that know SHA-512 pass over the TLSA record \`${text(record)}\` of ${text(host)}, since there is a stronger digest.`,
		fix: () => "Publish each certificate or key with every digest that you use, or use SHA-256 alone.",
		see: "RFC 7671 §9",
		who: "mail-provider"
	},
	"dane/long-ttl": {
		severity: "low",
		demerits: { [category$4]: 1 },
		says: ({ host, ttl }) => `The TLSA records of ${text(host)} have a TTL of ${text(ttl)} seconds; a mistake in them lasts that long.`,
		fix: () => "Use a TTL of an hour, and of at most a day.",
		see: "RFC 7671 §8",
		who: "mail-provider"
	},
	"dane/lookup-failed": {
		severity: "high",
		demerits: {},
		says: ({ host, why }) => `The TLSA records of ${text(host)} could not be asked for (${text(why)}). Senders that use DANE hold mail back then.`,
		fix: () => "Have the name servers answer for TLSA: with the records, or with a signed proof that there are none.",
		see: "RFC 7672 §2.1.2",
		who: "dns-host"
	},
	"dane/not-secure": {
		severity: "high",
		demerits: { [category$4]: 1 },
		says: ({ name, security }) => `The answer for ${text(name)} is ${text(security)}, so that senders cannot use TLSA records found by it.`,
		fix: () => "Sign the zone, and have its DS in the parent zone match its keys.",
		see: "RFC 7672 §2.2",
		who: "dns-host"
	},
	"dane/lookup-bogus": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, why }) => `The answer for the TLSA records of ${text(host)} does not validate (${text(why)}). Senders that use DANE hold mail back.`,
		fix: () => "Have the name servers give the records, or the proof that there are none, with signatures that are good.",
		see: "RFC 7672 §2.1.2",
		who: "dns-host"
	},
	"dane/no-match": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, addresses, records }) => `No TLSA record of ${text(host)} is of the certificate at ${text(addresses)} (\`${text(records)}\`). Senders that use DANE do not deliver there.`,
		fix: () => "Publish the record of the certificate in use now, and from now on the next one's before it is used.",
		see: "RFC 7671 §8.1, RFC 7672 §2.2",
		who: "mail-provider"
	},
	"dane/anchor-not-sent": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, addresses, record }) => `The TLSA record \`${text(record)}\` of ${text(host)} is of an issuer whose certificate ${text(addresses)} does not send. Senders that use DANE do not deliver there.`,
		fix: () => "Send the issuer's certificate in the chain, even if it is a root, or publish the record of one that is sent.",
		see: "RFC 7671 §5.2.1, RFC 7672 §3.1.2",
		who: "mail-provider"
	},
	"dane/untrusted-chain": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, addresses, record, why }) => `The chain at ${text(addresses)} has the issuer of the TLSA record \`${text(record)}\` of ${text(host)}, and is not good up to it: ${text(why)}.`,
		fix: () => "With usage 2, renew the certificate in time and have it issued for the MX host; or use `3 1 1`.",
		see: "RFC 7671 §5.2, RFC 7672 §3.2.2",
		who: "mail-provider"
	},
	"dane/no-tls": {
		severity: "high",
		demerits: { [category$4]: 3 },
		says: ({ host, addresses, why }) => `${text(host)} has TLSA records, and ${text(addresses)} does not come to TLS (${text(why)}). Senders that use DANE do not deliver there.`,
		fix: () => "Switch STARTTLS on, or take the TLSA records away.",
		see: "RFC 7672 §2.2",
		who: "mail-provider"
	},
	"dane/waiting-record": {
		severity: "info",
		demerits: {},
		says: ({ host, record, ttl, isWhole }) => `The TLSA record \`${text(record)}\` of ${text(host)} is of no certificate in use: the next one's, or an old one's (TTL ${atLeast(isWhole)}${text(ttl)}).`,
		fix: ({ seconds, isWhole }) => `Use the next certificate ${atLeast(isWhole)}${text(seconds)} seconds after its record was published, and not earlier; remove a record that is not needed any more.`,
		see: "RFC 7671 §8.1",
		who: "mail-provider"
	}
};
function atLeast(isWhole) {
	return isWhole === true ? "" : "at least ";
}
function because$1(why) {
	return (Array.isArray(why) ? why : [text(why)]).map((id) => reasons$1[id] ?? id).join("; ");
}

// src/checks/dane/publish.ts
const shortTtl = 3600;
const ofHosts = {
	"dane/no-tlsa": keysOf,
	"dane/partial-coverage": keysOf
};
const ofHost = {
	"dane/only-unusable": (host) => ownKeys(host).map((rdata) => tlsa("replace", host.tlsa.owner, rdata)),
	"dane/unusable": (host, finding) => named(host, finding).map((record) => removed$5(host, record)),
	"dane/single-record": issuersOf,
	"dane/whole-certificate": byKey,
	"dane/no-digest": (host, finding) => named(host, finding).flatMap((record) => byDigest(host, record)),
	"dane/long-ttl": ({ tlsa: { owner, records, unread } }) => unread > 0 ? [] : records.map(({ text }) => ({
		...tlsa("replace", owner, text),
		ttl: shortTtl
	})),
	"dane/no-match": missingKeys,
	"dane/anchor-not-sent": missingKeys,
	"dane/untrusted-chain": missingKeys
};
function publishTlsa({ facts }, finding) {
	const { host, hosts } = finding.args;
	const several = ofHosts[finding.id];
	if (several !== void 0 && Array.isArray(hosts)) return facts.hosts.filter((one) => hosts.includes(one.host) && isOwn(one, facts)).flatMap(several);
	const held = facts.hosts.find((one) => one.host === host && one.tlsa.kind === "present");
	return held === void 0 ? [] : ofHost[finding.id]?.(held, finding) ?? [];
}
function isOwn({ host }, { domain }) {
	return isWithin(host, listedOrganizationalDomain(domain));
}
function tlsa(to, owner, rdata) {
	return {
		do: to,
		owner,
		type: "TLSA",
		rdata
	};
}
function ownKeys({ keys }) {
	return [...new Set(keys.map(({ own }) => `3 1 1 ${own}`))];
}
function keysOf(host) {
	return ownKeys(host).map((rdata) => tlsa("add", below("_25._tcp", host.host), rdata));
}
function missingKeys(host) {
	const known = new Set(host.tlsa.records.map(({ text }) => text));
	return ownKeys(host).filter((rdata) => !known.has(rdata)).map((rdata) => tlsa("add", host.tlsa.owner, rdata));
}
function issuersOf({ keys, tlsa: { owner } }) {
	const issuers = new Set(keys.map(({ issuer }) => issuer));
	return issuers.has(void 0) ? [] : [...issuers].map((issuer) => tlsa("add", owner, `2 1 1 ${issuer}`));
}
function named({ tlsa: { records } }, { args }) {
	return records.filter((record) => shown$3([record]) === args["record"]);
}
function removed$5({ tlsa: { owner } }, { text }) {
	return tlsa("remove", owner, text);
}
function byKey(host, finding) {
	if (host.keys.length === 0) return [];
	return [...missingKeys(host), ...named(host, finding).map((record) => removed$5(host, record))];
}
function byDigest(host, record) {
	const digest = createHash("sha256").update(record.data, "hex").digest("hex");
	const rdata = `${record.usage} ${record.selector} 1 ${digest}`;
	return [...host.tlsa.records.some(({ text }) => text === rdata) ? [] : [tlsa("add", host.tlsa.owner, rdata)], removed$5(host, record)];
}

// src/checks/dane/index.ts
const dane = {
	id: "dane",
	evaluate: evaluateDane,
	judge: judgeDane,
	compare: compareDane,
	publish: publishTlsa,
	messages: messages$11,
	rules: rules$10
};

// src/checks/dkim/messages.ts
const reasons = {
	alias: "its text is a host name, which should be the target of a CNAME record",
	quotes: "there are quotes in its text, as between two strings of a record",
	"tag-list": "a part of it is no tag of the form name=value",
	"duplicate-tag": "a tag is there twice",
	version: "its version is not DKIM1",
	"version-place": "the tag v is not its first tag",
	"no-p": "it has no tag p, and so no key",
	"key-type": "its key type is neither rsa nor ed25519",
	base64: "its tag p is not base64",
	truncated: "the key ends early, so that a part of it is missing",
	der: "its tag p holds no public key",
	mismatch: "the key is not of the type that the tag k says",
	"ed25519-form": "an Ed25519 key is published as its bare 32 octets, without a wrapping",
	size: "the key is larger than software handles",
	service: "it is not for e-mail",
	split: "the key is cut over several TXT records, where it should be several strings of one record"
};
function defectOf$3({ defect }) {
	return Object.entries(reasons).find(([id]) => id === defect)?.[1] ?? text(defect);
}
function demerits$1(points) {
	return points === 0 ? {} : {
		"phishing-identity-theft": points,
		"message-integrity": points
	};
}
const newKey = "Make a key of 2048 bits with your mail server (`opendkim-genkey -b 2048`, `rspamadm dkim_keygen -b 2048`) or in the settings of your provider, publish it under a new selector, sign with it, and remove this one.";
const entries$2 = {
	"dkim/no-key": {
		severity: "medium",
		points: 0,
		says: ({ domain }) => `${text(domain)} publishes no DKIM key, so nobody can tell whether its mail was altered.`,
		fix: ({ domain }) => `Have the mail server sign, and publish its key at \`<selector>._domainkey.${text(domain)}\`. If the domain sends no mail, publish \`*._domainkey.${text(domain)} TXT "v=DKIM1; p="\`.`,
		see: "RFC 6376 §3.6"
	},
	"dkim/broken": {
		severity: "high",
		points: 1,
		says: (args) => `The DKIM key at ${text(args["owner"])} cannot be used: ${defectOf$3(args)}.`,
		fix: () => "Copy the record anew from the mail server or provider, whole and as one TXT record.",
		see: "RFC 6376 §3.6.1, §6.1.2"
	},
	"dkim/duplicate": {
		severity: "high",
		points: 1,
		says: ({ owner, count }) => `${text(owner)} has ${text(count)} TXT records. Which of them receivers take is not defined.`,
		fix: () => "Keep one TXT record for each selector, and publish another key under another selector.",
		see: "RFC 6376 §3.6.2.2"
	},
	"dkim/small-key": {
		severity: "high",
		points: 3,
		says: ({ owner, bits }) => `The RSA key at ${text(owner)} has ${text(bits)} bits. Receivers must not accept it, and it can be broken.`,
		fix: () => newKey,
		see: "RFC 8301 §3.2"
	},
	"dkim/short-key": {
		severity: "low",
		points: 1,
		says: ({ owner, bits }) => `The RSA key at ${text(owner)} has ${text(bits)} bits; at least 2048 are advised.`,
		fix: () => newKey,
		see: "RFC 8301 §3.2"
	},
	"dkim/large-key": {
		severity: "low",
		points: 0,
		says: ({ owner, bits }) => `The RSA key at ${text(owner)} has ${text(bits)} bits. Receivers need not handle more than 4096.`,
		fix: () => newKey,
		see: "RFC 8301 §3.2"
	},
	"dkim/excess": {
		severity: "low",
		points: 0,
		says: ({ owner, octets }) => `After the key at ${text(owner)} follow ${text(octets)} octets that do not belong to it. Some receivers refuse such a key.`,
		fix: () => "Copy the record anew from the mail server or provider.",
		see: "RFC 6376 §3.6.1"
	},
	"dkim/testing": {
		severity: "medium",
		points: 1,
		says: ({ owner }) => `The key at ${text(owner)} is marked as a test (\`t=y\`): receivers may treat signed mail like unsigned mail.`,
		fix: () => "Remove `t=y` once signatures verify.",
		see: "RFC 6376 §3.6.1"
	},
	"dkim/no-sha256": {
		severity: "high",
		points: 1,
		says: ({ owner, hashes }) => `The key at ${text(owner)} does not allow SHA-256 (\`h=${text(hashes)}\`). Receivers accept no other hash.`,
		fix: () => "Write `h=sha256`, or leave the tag out.",
		see: "RFC 8301 §3.1"
	},
	"dkim/only-ed25519": {
		severity: "low",
		points: 0,
		says: ({ domain }) => `${text(domain)} has Ed25519 keys only. Many receivers know only RSA and see its mail as unsigned.`,
		fix: () => "Sign with an RSA key of 2048 bits too, under a selector of its own: your mail server (`opendkim-genkey -b 2048`) or provider makes it.",
		see: "RFC 8463 §3"
	},
	"dkim/dangling": {
		severity: "medium",
		points: 0,
		says: ({ owner, target }) => `${text(owner)} is an alias of ${text(target)}, which has no TXT record.`,
		fix: () => "Publish the key there, or remove the CNAME record.",
		see: "RFC 6376 §3.6.2"
	},
	"dkim/selector-missing": {
		severity: "medium",
		points: 1,
		says: ({ owner }) => `There is no key at ${text(owner)}, so that signatures by this selector cannot be verified.`,
		fix: ({ owner }) => `Publish the key that the mail server signs with at ${text(owner)}, or correct the selector.`,
		see: "RFC 6376 §3.6.2.1, §6.1.2"
	},
	"dkim/selector-unusable": {
		severity: "medium",
		points: 0,
		says: ({ owner, why }) => `The key at ${text(owner)} ${why === "revoked" ? "is revoked (`p=` is empty)" : "is not for e-mail (`s=`)"}, so that signatures by this selector cannot be verified.`,
		fix: () => "Sign with another selector, whose key is in use.",
		see: "RFC 6376 §3.6.1, §6.1.2"
	},
	"dkim/revoked": {
		severity: "info",
		points: 0,
		says: ({ owner }) => `The key at ${text(owner)} is revoked: \`p=\` is empty.`,
		fix: () => "Nothing, as long as nothing is signed with it. Once no such message is on its way, the record can go.",
		see: "RFC 6376 §3.6.1"
	},
	"dkim/other-service": {
		severity: "info",
		points: 0,
		says: ({ owner }) => `The key at ${text(owner)} is not for e-mail (\`s=\`), so that it verifies no message.`,
		fix: () => "Nothing, if that is wanted. For a key that signs mail, leave `s` out.",
		see: "RFC 6376 §3.6.1"
	},
	"dkim/old-key": {
		severity: "info",
		points: 0,
		says: ({ owner, since }) => `By its name the key at ${text(owner)} is of ${text(since)}. The longer a key is in use, the more it is worth to a thief.`,
		fix: () => newKey,
		see: "RFC 6376 §3.1, §8.1"
	},
	"dkim/granularity": {
		severity: "low",
		points: 0,
		says: ({ owner, value }) => `The key at ${text(owner)} has \`g=${text(value)}\`, which DKIM no longer knows. Old receivers refuse what it leaves out.`,
		fix: () => "Remove `g`.",
		see: "RFC 6376 §3.6.1, RFC 4871 §3.6.1"
	},
	"dkim/adsp": {
		severity: "info",
		points: 0,
		says: ({ owner, text: value }) => `${text(owner)} has \`${text(value)}\`, a policy that nobody reads any more.`,
		fix: () => "Remove it; DMARC is what counts.",
		see: "RFC 5617 §4.2"
	},
	"dkim/parent-denied": {
		severity: "medium",
		points: 0,
		says: ({ owner }) => `By its name servers ${text(owner)} does not exist, though there are keys below it. Resolvers may take them at their word and find no key.`,
		fix: () => "Have the name servers answer NODATA for names that only have others below them.",
		see: "RFC 8020 §2, RFC 4592 §2.2.2",
		who: "dns-host"
	},
	"dkim/bogus": {
		severity: "high",
		points: 0,
		says: ({ owner, why }) => `The answer for ${text(owner)} cannot be believed: ${text(why)}. Receivers that validate find no key.`,
		fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
		see: "RFC 4035 §5.5, RFC 6376 §6.1.2",
		who: "dns-host"
	},
	"dkim/lookup-failed": {
		severity: "info",
		points: 0,
		says: ({ owner, why }) => `${text(owner)} could not be looked up: ${text(why)}. A receiver to whom that happens waits, or finds no key.`,
		fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
		see: "RFC 6376 §6.1.2",
		who: "dns-host"
	}
};
function withKeeper(fix) {
	return (args) => {
		const { keeper } = args;
		return keeper === void 0 ? fix(args) : `${fix(args)} The record is kept by ${text(keeper)}: ask there.`;
	};
}
const messages$10 = Object.fromEntries(Object.entries(entries$2).map(([id, { points, ...entry }]) => [id, {
	who: "owner",
	...entry,
	fix: withKeeper(entry.fix),
	demerits: demerits$1(points)
}]));

// src/checks/dkim/rules.ts
const ofDkim = {
	criteria: ["dkim"],
	who: "owner"
};
const rules$9 = {
	"DKIM-LAST-REMOVED": {
		...ofDkim,
		title: "Last DKIM key removed",
		explain: "A domain that still sends (its SPF record authorises someone, or it has an MX host) had keys that can be used, or that somebody else keeps, and has none any more: high. Silent where a key is left or comes (then see DKIM-REMOVED), where the domain is parked or its name is gone, and where the files do not show all selectors.",
		severities: ["high"],
		direction: "weakened",
		says: ({ domain, selectors }) => `${text(domain)} still sends, and its last DKIM key is gone (${text(selectors)}). Its mail is unsigned, or its signatures fail.`,
		fix: () => "Keep the key for as long as mail is signed with it, or publish the new one in the same change.",
		see: "RFC 6376 §3.6"
	},
	"DKIM-REMOVED": {
		...ofDkim,
		title: "DKIM key removed",
		explain: "A selector had a key that can be used, or that somebody else keeps, and is gone while others remain: medium, or low where another selector came with the same change, as at the end of a roll-over. Also where it was the last one of a domain that is not known to send (medium) or known not to send (low), and where `*._domainkey` with an empty key is removed (medium, or low where the domain is known not to be parked; where it is, PARKED-REGRESSION tells it). Silent where the key was revoked or broken, and where the domain is parked or its name is gone.",
		severities: ["medium", "low"],
		direction: "weakened",
		says: ({ owner, wasNull }) => wasNull === true ? `The empty key at ${text(owner)}, by which the domain says that no selector of it signs, is gone.` : `The DKIM key at ${text(owner)} is gone. Mail that was signed with it no longer verifies.`,
		fix: ({ wasNull }) => wasNull === true ? "Keep it for as long as the domain sends no mail." : "Make sure that nothing signs with the selector any more, and leave its key in place for some days after that.",
		see: "RFC 6376 §3.6.1"
	},
	"DKIM-REVOKED": {
		...ofDkim,
		title: "DKIM key revoked",
		explain: "The key of a selector was emptied (`p=`): medium; high if a domain that still sends has no other key. Signatures made with it fail from then on. Silent where the domain is parked, where the key could not be used before, and for a new `*._domainkey` with an empty key.",
		severities: ["high", "medium"],
		direction: "weakened",
		says: ({ owner, isLast }) => `The DKIM key at ${text(owner)} is revoked${isLast === true ? ", and the domain still sends and has no other" : ""}. Mail that was signed with it no longer verifies.`,
		fix: () => "Make sure that nothing signs with the selector any more.",
		see: "RFC 6376 §3.6.1"
	},
	"DKIM-KEY-SMALL": {
		...ofDkim,
		title: "DKIM key too small",
		explain: "An RSA key of under 1024 bits, which receivers must not accept: critical. A key at the same selector with fewer bits than before: high. A new key of under 2048 bits: medium. Silent where the key has not become smaller.",
		severities: [
			"critical",
			"high",
			"medium"
		],
		direction: "weakened",
		says: ({ owner, bits }) => `The DKIM key at ${text(owner)} is an RSA key of ${text(bits)} bits.`,
		fix: () => "Use an RSA key of 2048 bits.",
		see: "RFC 8301 §3.2"
	},
	"DKIM-KEY-BROKEN": {
		...ofDkim,
		title: "DKIM key cannot be used",
		explain: "A key record that receivers cannot use: not base64, not a public key, cut off (often at 255 characters, where the next string was lost), of another type than `k` says, split over several records, without `p`, or not a tag list; or the key of a selector that signed e-mail is for other services: critical. Silent where the record of the selector was broken before.",
		severities: ["critical"],
		direction: "breaks-mail",
		says: (args) => `The DKIM key at ${text(args["owner"])} cannot be used: ${defectOf$3(args)}. Signatures made with it fail.`,
		fix: () => "Copy the record anew from the mail server or provider, whole: a key of 2048 bits needs two strings in one TXT record.",
		see: "RFC 6376 §3.6.1, §6.1.2"
	},
	"DKIM-DUP": {
		...ofDkim,
		title: "Several records at one DKIM selector",
		explain: "A selector has TXT records with different texts: high. Which of them receivers take is not defined. Silent where it had several before, and where the same text is only cut into strings in another way.",
		severities: ["high"],
		direction: "breaks-mail",
		says: ({ owner, count }) => `${text(owner)} has ${text(count)} TXT records. Which of them receivers take is not defined.`,
		fix: () => "Keep one record, and publish the other key under another selector.",
		see: "RFC 6376 §3.6.2.2"
	},
	"DKIM-TEST": {
		...ofDkim,
		title: "DKIM key marked as a test",
		explain: "`t=y` came to the key of a selector: medium. Receivers may treat signed mail like unsigned mail. Silent for a new selector.",
		severities: ["medium"],
		direction: "weakened",
		says: ({ owner }) => `The DKIM key at ${text(owner)} is now marked as a test (\`t=y\`): receivers may treat signed mail like unsigned mail.`,
		fix: () => "Remove `t=y`.",
		see: "RFC 6376 §3.6.1"
	},
	"DKIM-T-S": {
		...ofDkim,
		title: "DKIM key opened for subdomains",
		explain: "`t=s` left the key of a selector: low. Signatures may then name a subdomain as the identity that signs. Silent where the selector is gone.",
		severities: ["low"],
		direction: "weakened",
		says: ({ owner }) => `The DKIM key at ${text(owner)} lost \`t=s\`, so it also signs for identities in every subdomain.`,
		fix: () => "Keep `t=s`, unless mail is signed for addresses in subdomains.",
		see: "RFC 6376 §3.6.1"
	},
	"DKIM-HASH": {
		...ofDkim,
		title: "DKIM key allows SHA-1, or no SHA-256",
		explain: "The key of a selector was limited to hash algorithms without SHA-1 (`h=sha256`) and is so no longer, or it came to allow no SHA-256: medium. Silent where SHA-1 was allowed before.",
		severities: ["medium"],
		direction: "weakened",
		says: ({ owner, after }) => `The DKIM key at ${text(owner)} now has \`${text(after)}\`; signatures have to use SHA-256, and SHA-1 must not be used.`,
		fix: () => "Write `h=sha256`.",
		see: "RFC 8301 §3.1"
	},
	"DKIM-ED-ONLY": {
		...ofDkim,
		title: "Only Ed25519 keys are left",
		explain: "The domain had an RSA key that can be used, and has Ed25519 keys alone: low. Many receivers know only RSA. Silent where somebody else keeps a key, and where a graver change of the RSA key is told.",
		severities: ["low"],
		direction: "breaks-mail",
		says: ({ domain }) => `${text(domain)} has Ed25519 keys only. Many receivers know only RSA and see its mail as unsigned.`,
		fix: () => "Keep an RSA key of 2048 bits beside the Ed25519 key, and sign with both.",
		see: "RFC 8463 §3"
	},
	"DKIM-REPLACED": {
		...ofDkim,
		title: "DKIM key replaced under its selector",
		explain: "The key of a selector is another one: low. Mail on its way was signed with the old one, and caches hold the old one while new mail is signed with the new. Silent where the same key is written in another way, and where the key became smaller.",
		severities: ["low"],
		direction: "breaks-mail",
		says: ({ owner }) => `The key at ${text(owner)} is another one. Until caches have forgotten the old key, signatures made with the new one may fail, and those on their way fail too.`,
		fix: () => "Publish the new key under a new selector, sign with it after a day, and remove the old one some days later.",
		see: "RFC 6376 §3.1"
	},
	"DKIM-CNAME": {
		...ofDkim,
		title: "DKIM key kept by somebody else",
		explain: "A CNAME leads to another vendor than before: medium. A key in the files gave way to a CNAME to outside of the files: low, or info where the target is in the domain's own organizational domain. The target changed with the same vendor: info. Silent for a new selector.",
		severities: [
			"medium",
			"low",
			"info"
		],
		direction: "weakened",
		says: ({ owner, target, vendor }) => `The key at ${text(owner)} is now kept at ${text(target)} (${text(vendor)}), so that whoever runs it decides who signs for the domain.`,
		fix: () => "Check that the target is the one that your provider names for this domain.",
		see: "RFC 6376 §3.6.2"
	},
	"DKIM-WEAK-S": {
		...ofDkim,
		title: "DKIM key no longer limited to e-mail",
		explain: "`s=email` gave way to all services (`s=*`, or no `s`): info.",
		severities: ["info"],
		direction: "weakened",
		says: ({ owner }) => `The DKIM key at ${text(owner)} is no longer limited to e-mail (\`s=email\`).`,
		fix: () => "Keep `s=email`, unless the key is meant for other services.",
		see: "RFC 6376 §3.6.1"
	},
	"DKIM-DELEGATED": {
		...ofDkim,
		title: "DKIM keys delegated",
		explain: "NS records came at `_domainkey`, and lead to outside of the files: medium. Whoever runs those name servers decides who signs for the domain. Silent where it was delegated before, and where the delegated zone is in the files.",
		severities: ["medium"],
		direction: "weakened",
		says: ({ domain, nameServers }) => `\`_domainkey.${text(domain)}\` is delegated to ${text(nameServers)}, where it is decided who signs for the domain.`,
		fix: () => "Delegate single selectors by CNAME records, unless the whole of the domain's signing is given away.",
		see: "RFC 6376 §3.6.2.1"
	}
};

// src/checks/dkim/change.ts
const change$7 = changesUnder(rules$9);
function placeOf$1(side, { state, alias }) {
	const range = "from" in state ? state.from : alias?.from;
	return side === "before" ? { before: range } : { after: range };
}

// src/checks/dkim/selectors.ts
const leastBits = 1024;
const goodBits = 2048;
const mostBits = 4096;
function stateOf(content) {
	if (content.kind !== "records") return { kind: content.kind };
	const [first, ...others] = content.records;
	if (first === void 0) return { kind: "absent" };
	const published = publishedOf(first);
	if (others.length > 0) {
		if (content.records.some(({ key }) => !key.ok && key.error === "truncated")) return {
			kind: "broken",
			...published,
			defect: "split",
			at: 0
		};
		return {
			kind: "duplicate",
			...published,
			count: content.records.length
		};
	}
	if (!first.key.ok) return {
		kind: "broken",
		...published,
		defect: first.key.error,
		at: first.key.at
	};
	const key = first.key.value;
	if (key.publicKey === null) return {
		kind: "revoked",
		...published
	};
	if (!key.services.some((service) => service === "*" || service === "email")) return {
		kind: "other-service",
		...published
	};
	return {
		kind: "key",
		...published,
		key,
		publicKey: key.publicKey
	};
}
function publishedOf({ text, from }) {
	return {
		text,
		...from === void 0 ? {} : { from }
	};
}
function allowsSha256({ hashes }) {
	return hashes === null || hashes.includes("sha256");
}
function isUsable(state) {
	return state.kind === "key" && state.publicKey.bits >= bitsAskedOf(state.publicKey) && allowsSha256(state.key);
}
function bitsAskedOf({ type }) {
	return type === "rsa" ? leastBits : 0;
}
function isSmall(state) {
	return state.kind === "key" && state.publicKey.bits < bitsAskedOf(state.publicKey);
}
function isLive$1(state) {
	return isUsable(state) || state.kind === "elsewhere";
}
function isUnknown({ kind }) {
	return kind === "unknown" || kind === "failed";
}
function selectorsOf({ selectors }) {
	return selectors.map((selector) => ({
		...selector,
		state: stateOf(selector.content)
	}));
}
function countKeys(facts) {
	const states = selectorsOf(facts).map(({ state }) => state);
	const keys = states.filter(isLive$1).length;
	return keys === 0 && (facts.hiding !== null || states.some(isUnknown)) ? "unknown" : keys;
}
function hasNullWildcard(facts) {
	const wildcard = selectorsOf(facts).find(({ selector }) => selector === "*");
	if (wildcard !== void 0) return isUnknown(wildcard.state) ? "unknown" : wildcard.state.kind === "revoked";
	return facts.hiding === null ? false : "unknown";
}

// src/checks/dkim/vendors.ts
const vendors = {
	"Microsoft 365": [name("onmicrosoft.com"), name("dkim.mail.microsoft")],
	Mailchimp: [name("mcsv.net"), name("mandrillapp.com")]
};
function vendorOf(target) {
	return Object.entries(vendors).find(([, domains]) => domains.some((domain) => isWithin(target, domain)))?.[0] ?? listedOrganizationalDomain(target);
}

// src/checks/dkim/words.ts
function describe$1({ state, alias }) {
	switch (state.kind) {
		case "key": return state.publicKey.type === "rsa" ? `RSA, ${state.publicKey.bits} bits` : "Ed25519";
		case "revoked": return "revoked (empty p=)";
		case "broken":
		case "other-service": return cut(state.text);
		case "duplicate": return `${state.count} TXT records`;
		case "elsewhere":
		case "dangling": return `CNAME ${alias?.target ?? "to another name"}`;
		case "absent": return "no key";
		case "unknown":
		case "failed": return "not known";
	}
}
function tagOf$1(state, tag) {
	if (state.kind !== "key") return describe$1({ state });
	const { hashes, services, isTesting, isStrict } = state.key;
	const flags = [...isTesting ? ["y"] : [], ...isStrict ? ["s"] : []];
	const values = {
		h: hashes ?? [],
		s: services,
		t: flags
	}[tag];
	return values.length === 0 ? `no ${tag}` : cut(`${tag}=${values.join(":")}`);
}

// src/checks/dkim/compare-selector.ts
function selectorChanges(pair, both) {
	const { owner, before, after } = pair;
	const texts = [describe$1(before), describe$1(after)];
	const from = placeOf$1("after", after);
	const was = before.state;
	const { state } = after;
	switch (state.kind) {
		case "broken": {
			const args = {
				owner,
				defect: state.defect,
				at: state.at
			};
			return was.kind === "broken" ? [] : [change$7("DKIM-KEY-BROKEN", owner, texts, args, from)];
		}
		case "other-service": return isLive$1(was) ? [change$7("DKIM-KEY-BROKEN", owner, texts, {
			owner,
			defect: "service"
		}, from)] : [];
		case "duplicate": return was.kind === "duplicate" ? [] : [change$7("DKIM-DUP", owner, texts, {
			owner,
			count: state.count
		}, from)];
		case "revoked": {
			if (both.after.surroundings.roles.parked === true || !isLive$1(was)) return [];
			const isLast = isLastOfSender(both);
			const severity = isLast ? "high" : "medium";
			return [change$7("DKIM-REVOKED", owner, texts, {
				owner,
				isLast
			}, {
				...from,
				severity
			})];
		}
		case "elsewhere": return moved$3(pair, both);
		case "key": return [...after.alias?.isOutside === true ? moved$3(pair, both) : [], ...keyChanges(pair, state)];
		case "absent":
		case "dangling":
		case "unknown":
		case "failed": return [];
	}
}
function isLastOfSender({ after: { surroundings } }) {
	return surroundings.dkimKeys === 0 && (surroundings.roles.sends === true || surroundings.mx === "real");
}
function moved$3({ owner, before, after }, { domain }) {
	const target = after.alias?.target;
	if (target === void 0 || target === before.alias?.target) return [];
	const vendor = vendorOf(target);
	const severity = severityOfMove(before, vendor, domain);
	if (severity === void 0) return [];
	const texts = [describe$1(before), describe$1(after)];
	return [change$7("DKIM-CNAME", owner, texts, {
		owner,
		target,
		vendor
	}, {
		...placeOf$1("after", after),
		severity
	})];
}
function severityOfMove({ state, alias }, vendor, domain) {
	if (state.kind === "elsewhere" || alias?.isOutside === true) return alias !== void 0 && vendorOf(alias.target) === vendor ? "info" : "medium";
	if (!isUsable(state)) return void 0;
	return listedOrganizationalDomain(domain) === vendor ? "info" : "low";
}
function keyChanges(pair, now) {
	const { owner, before, after } = pair;
	const was = before.state.kind === "key" ? before.state : void 0;
	const from = placeOf$1("after", after);
	const severity = smallness(before.state, now);
	const texts = [describe$1(before), describe$1(after)];
	const { bits, digest } = now.publicKey;
	const tag = (rule, name) => {
		const [old, proposed] = [tagOf$1(before.state, name), tagOf$1(now, name)];
		return change$7(rule, owner, [old, proposed], {
			owner,
			before: old,
			after: proposed
		}, from);
	};
	const isReplaced = severity === void 0 && was !== void 0 && was.publicKey.digest !== digest;
	return [
		...severity === void 0 ? [] : [change$7("DKIM-KEY-SMALL", owner, texts, {
			owner,
			bits
		}, {
			...from,
			severity
		})],
		...isReplaced ? [change$7("DKIM-REPLACED", owner, texts, { owner }, from)] : [],
		...was?.key.isTesting === false && now.key.isTesting ? [tag("DKIM-TEST", "t")] : [],
		...was?.key.isStrict === true && !now.key.isStrict ? [tag("DKIM-T-S", "t")] : [],
		...isHashWeaker(was, now) ? [tag("DKIM-HASH", "h")] : [],
		...was !== void 0 && !isForAll(was) && isForAll(now) ? [tag("DKIM-WEAK-S", "s")] : []
	];
}
function smallness(before, { publicKey: { type, bits } }) {
	if (type !== "rsa") return void 0;
	const was = before.kind === "key" && before.publicKey.type === "rsa" ? before.publicKey.bits : void 0;
	if (bits < 1024) return was !== void 0 && was <= bits ? void 0 : "critical";
	if (was !== void 0) return bits < was ? "high" : void 0;
	const isRepaired = before.kind === "broken" || before.kind === "duplicate";
	return bits < 2048 && !isRepaired ? "medium" : void 0;
}
function isHashWeaker(was, now) {
	if (!allowsSha256(now.key)) return was === void 0 || allowsSha256(was.key);
	return was !== void 0 && !allowsSha1(was) && allowsSha1(now);
}
function allowsSha1({ key: { hashes } }) {
	return hashes === null || hashes.includes("sha1");
}
function isForAll({ key }) {
	return key.services.includes("*");
}

// src/checks/dkim/pairs.ts
function pairsOf(before, after) {
	const old = finderIn(before);
	const proposed = finderIn(after);
	return [...new Map([...before.selectors, ...after.selectors].map(({ owner, selector }) => [owner, selector]))].map(([owner, selector]) => ({
		owner,
		before: old(owner, selector),
		after: proposed(owner, selector)
	}));
}
function finderIn(facts) {
	const selectors = new Map(selectorsOf(facts).map((one) => [one.selector, one]));
	const wildcard = selectors.get("*");
	return (owner, selector) => {
		const found = selectors.get(selector);
		if (found !== void 0) return found;
		if (wildcard !== void 0 && isLive$1(wildcard.state)) return wildcard;
		const because = facts.hiding;
		const isHidden = because !== null;
		return {
			owner,
			selector,
			content: isHidden ? {
				kind: "unknown",
				because
			} : {
				kind: "records",
				records: []
			},
			state: { kind: isHidden ? "unknown" : "absent" }
		};
	};
}
function isRemoved({ before, after }) {
	return isLive$1(before.state) && isGone$1(after);
}
function isAdded({ before, after }) {
	return isLive$1(after.state) && isGone$1(before);
}
function isGone$1({ state }) {
	return state.kind === "absent" || state.kind === "dangling";
}

// src/checks/dkim/compare.ts
function compareDkim(both) {
	if (both.after.surroundings.name === "nxdomain") return [];
	const pairs = pairsOf(both.before.facts, both.after.facts);
	const ofSelectors = pairs.flatMap((pair) => selectorChanges(pair, both));
	return [...withOnlyEd25519(both, pairs, [
		...removals(both, pairs),
		...nullWildcardRemoved(both, pairs),
		...ofSelectors
	]), ...delegated$2(both)];
}
function removals(both, pairs) {
	const removed = pairs.filter(isRemoved);
	const [first] = removed;
	if (first === void 0 || both.after.surroundings.roles.parked === true) return [];
	const isLast = pairs.every(({ after }) => !isLive$1(after.state) && !isUnknown(after.state));
	const { roles, mx } = both.after.surroundings;
	if (isLast && (roles.sends === true || mx === "real")) return [lastRemoved(both, removed, first)];
	const wasReplaced = isLast ? roles.sends === false : pairs.some(isAdded);
	return removed.map((pair) => removedChange(pair, wasReplaced ? "low" : "medium"));
}
function lastRemoved({ domain }, removed, first) {
	const selectors = removed.map(({ before }) => before.selector);
	const texts = [cut(`selectors ${selectors.join(", ")}`), "no DKIM key"];
	const from = placeOf$1("before", first.before);
	return change$7("DKIM-LAST-REMOVED", below("_domainkey", domain), texts, {
		domain,
		selectors
	}, from);
}
function removedChange({ owner, before, after }, severity, wasNull = false) {
	const texts = [describe$1(before), describe$1(after)];
	const from = after.alias === void 0 ? placeOf$1("before", before) : placeOf$1("after", after);
	return change$7("DKIM-REMOVED", owner, texts, {
		owner,
		wasNull
	}, {
		...from,
		severity
	});
}
function nullWildcardRemoved({ before }, pairs) {
	const { parked } = before.surroundings.roles;
	return pairs.filter((pair) => pair.before.selector === "*" && pair.before.state.kind === "revoked").filter(({ after }) => after.state.kind === "absent" && parked !== true).map((pair) => removedChange(pair, parked === false ? "low" : "medium", true));
}
function withOnlyEd25519(both, pairs, changes) {
	const lost = pairs.filter(({ before, after }) => isRsa(before.state) && !isRsa(after.state));
	const left = pairs.filter(({ after }) => isUsable(after.state)).map(({ after }) => after);
	const [first] = left;
	const isOnly = pairs.every(({ after: { state } }) => state.kind !== "elsewhere" && !isUnknown(state)) && both.after.facts.hiding === null && left.every(({ state }) => !isRsa(state));
	if (first === void 0 || lost.length === 0 || !isOnly) return changes;
	const owners = new Set(lost.map(({ owner }) => owner));
	const ofLost = changes.filter(({ name }) => owners.has(name));
	if (ofLost.some(({ severity }) => severity !== "low" && severity !== "info")) return changes;
	return [...changes.filter((one) => !(ofLost.includes(one) && saysLess.has(one.rule))), onlyEd25519(both, lost, first)];
}
const saysLess = /* @__PURE__ */ new Set(["DKIM-REMOVED", "DKIM-REPLACED"]);
function isRsa(state) {
	return isUsable(state) && state.publicKey.type === "rsa";
}
function onlyEd25519({ domain }, lost, left) {
	const before = lost.map((pair) => `${pair.before.selector}: ${describe$1(pair.before)}`).join("; ");
	const texts = [cut(before), "only Ed25519"];
	return change$7("DKIM-ED-ONLY", below("_domainkey", domain), texts, { domain }, placeOf$1("after", left));
}
function delegated$2({ domain, before, after }) {
	const { delegation, hiding } = after.facts;
	if (before.facts.delegation.kind !== "absent" || delegation.kind !== "present" || hiding === null) return [];
	const { nameServers, from } = delegation;
	const texts = ["no NS", cut(`NS ${nameServers.join(", ")}`)];
	return [change$7("DKIM-DELEGATED", below("_domainkey", domain), texts, {
		domain,
		nameServers
	}, { after: from })];
}

// src/mail/mail-providers.ts
const providers$1 = {
	"Google Workspace": {
		mx: [name("google.com"), name("googlemail.com")],
		spf: [name("_spf.google.com")],
		selectors: ["google"]
	},
	"Microsoft 365": {
		mx: [name("outlook.com"), name("mx.microsoft")],
		spf: [name("spf.protection.outlook.com")],
		selectors: ["selector1", "selector2"]
	},
	Fastmail: {
		mx: [name("messagingengine.com")],
		spf: [name("spf.messagingengine.com")],
		selectors: [
			"fm1",
			"fm2",
			"fm3"
		]
	},
	"Proton Mail": {
		mx: [name("protonmail.ch")],
		spf: [name("_spf.protonmail.ch")],
		selectors: [
			"protonmail",
			"protonmail2",
			"protonmail3"
		]
	},
	"Zoho Mail": {
		mx: [
			name("zoho.com"),
			name("zoho.eu"),
			name("zoho.in")
		],
		spf: [
			name("zoho.com"),
			name("zoho.eu"),
			name("zohomail.com")
		],
		selectors: [
			"zoho",
			"zmail",
			"default"
		]
	},
	"iCloud Mail": {
		mx: [name("mail.icloud.com")],
		spf: [name("icloud.com")],
		selectors: ["sig1"]
	},
	Gandi: {
		mx: [name("gandi.net")],
		spf: [name("_mailcust.gandi.net")],
		selectors: [
			"gm1",
			"gm2",
			"gm3"
		]
	},
	Migadu: {
		mx: [name("migadu.com")],
		spf: [name("spf.migadu.com")],
		selectors: [
			"key1",
			"key2",
			"key3"
		]
	},
	"mailbox.org": {
		mx: [name("mailbox.org")],
		spf: [name("mailbox.org")],
		selectors: [
			"mbo0001",
			"mbo0002",
			"mbo0003",
			"mbo0004"
		]
	},
	Tuta: {
		mx: [name("tutanota.de")],
		spf: [name("spf.tutanota.de")],
		selectors: ["s1", "s2"]
	},
	IONOS: {
		mx: [
			name("ionos.com"),
			name("ionos.de"),
			name("kundenserver.de")
		],
		spf: [name("_spf.perfora.net"), name("_spf.kundenserver.de")],
		selectors: ["s1-ionos", "s2-ionos"]
	},
	Hostinger: {
		mx: [name("hostinger.com")],
		spf: [name("_spf.mail.hostinger.com")],
		selectors: [
			"hostingermail-a",
			"hostingermail-b",
			"hostingermail-c"
		]
	},
	Yandex: {
		mx: [name("yandex.net")],
		spf: [name("_spf.yandex.net")],
		selectors: ["mail"]
	},
	"Twilio SendGrid": {
		spf: [name("sendgrid.net")],
		selectors: ["s1", "s2"]
	},
	Mailchimp: {
		spf: [name("servers.mcsv.net")],
		selectors: [
			"k1",
			"k2",
			"k3"
		]
	},
	"Mailchimp Transactional": {
		spf: [name("spf.mandrillapp.com")],
		selectors: [
			"mandrill",
			"mte1",
			"mte2"
		]
	},
	Mailgun: {
		spf: [name("mailgun.org")],
		selectors: [
			"k1",
			"smtp",
			"mailo",
			"pdk1",
			"pdk2"
		]
	},
	Mailjet: {
		spf: [name("spf.mailjet.com")],
		selectors: ["mailjet"]
	},
	Brevo: {
		spf: [name("spf.brevo.com"), name("spf.sendinblue.com")],
		selectors: [
			"mail",
			"brevo1",
			"brevo2"
		]
	},
	Zendesk: {
		spf: [name("mail.zendesk.com")],
		selectors: ["zendesk1", "zendesk2"]
	}
};
function mailProviders(mxHosts, spfTargets) {
	return Object.values(providers$1).filter(({ mx = [], spf = [] }) => isBelowAny(mxHosts, mx) || isBelowAny(spfTargets, spf));
}
function isBelowAny(names, ancestors) {
	return names.some((one) => ancestors.some((ancestor) => isWithin(one, ancestor)));
}

// src/checks/dkim/catalogue.ts
const common$1 = [
	"default",
	"dkim",
	"mail",
	"mx",
	"s1",
	"s2",
	"selector1",
	"selector2",
	"google",
	"k1",
	"key1",
	"mxvault"
];
function likelySelectors(mxHosts, spfTargets) {
	const ofProviders = mailProviders(mxHosts, spfTargets).flatMap(({ selectors }) => selectors);
	return [.../* @__PURE__ */ new Set([...ofProviders, ...common$1])];
}

// src/checks/dkim/selector.ts
const maxRecords$2 = 10;
async function evaluateSelector(owner, base, io) {
	const answer = await io.resolver.query(owner, "TXT");
	const content = contentOf(answer);
	if (content === void 0) return void 0;
	const selector = owner.slice(0, -base.length - 1);
	const target = answer.aliases.at(-1)?.target;
	if (target === void 0) return {
		selector,
		owner,
		content
	};
	const { outcome } = await io.resolver.query(owner, "CNAME");
	const place = outcome.kind === "rrset" ? placeOf$2(outcome.rrset) : {};
	return {
		selector,
		owner,
		alias: {
			target,
			isOutside: answer.source === "live",
			...place
		},
		content
	};
}
function contentOf({ outcome, aliases, security }) {
	switch (outcome.kind) {
		case "rrset": return {
			kind: "records",
			records: recordsOf$1(outcome.rrset)
		};
		case "nodata":
		case "nxdomain": return aliases.length > 0 ? { kind: "dangling" } : void 0;
		case "unknown": return {
			kind: aliases.length > 0 ? "elsewhere" : "unknown",
			because: outcome.why
		};
		case "failed": return {
			kind: "failed",
			because: outcome.why,
			...security === "bogus" ? { isBogus: true } : {}
		};
	}
}
function recordsOf$1(rrset) {
	const byText = /* @__PURE__ */ new Map();
	for (const [index, one] of rrset.rdata.slice(0, maxRecords$2).entries()) {
		const text = textOf$6(one);
		if (!byText.has(text)) byText.set(text, {
			text,
			key: parseDkimKey(text),
			...placeOf$2(rrset, index)
		});
	}
	return [...byText.values()];
}

// src/checks/dkim/search.ts
const maxNamed = 50;
const maxSpfTerms = 50;
async function searchSelectors(domain, base, at, io) {
	const [named, guessed, anyOther, wildcard, adsp] = await Promise.all([
		selectorsAt(namedSelectors(domain, io), base, io),
		isProvedEmpty(at) ? [] : guesses(domain, io.resolver).then(async (guessed) => selectorsAt(guessed, base, io)),
		io.resolver.query(below(unusedLabel(domain), base), "TXT"),
		evaluateSelector(below("*", base), base, io),
		adspAt(below("_adsp", base), io.resolver)
	]);
	const isOwn = (one) => !isOfWildcard(one, anyOther);
	const asked = new Set(named.map(({ owner }) => owner));
	const found = [
		...named.map((one) => ({
			...isOwn(one) ? one : absent$1(one.owner, base),
			isNamed: true
		})),
		...guessed.filter((one) => !asked.has(one.owner) && isTelling(one) && isOwn(one)),
		...wildcard !== void 0 && isKey(wildcard) ? [wildcard] : []
	].toSorted((a, b) => a.owner < b.owner ? -1 : 1);
	const deniesParent = at.outcome.kind === "nxdomain" && found.some(isTelling);
	return {
		selectors: found.map((one) => withAge(one, io.now)),
		hiding: hidingOf$1(domain, at, found),
		...deniesParent ? { deniesParent } : {},
		...adsp === void 0 ? {} : { adsp }
	};
}
async function adspAt(owner, resolver) {
	const { outcome } = await resolver.query(owner, "TXT");
	const text = (outcome.kind === "rrset" ? outcome.rrset.rdata.map(textOf$6) : []).find((one) => /^dkim[ \t]{0,9}=/i.test(one));
	return text === void 0 ? void 0 : {
		owner,
		text
	};
}
function withAge(selector, now) {
	const [, since, month = "01"] = madeIn.exec(selector.selector) ?? [];
	if (since === void 0 || selector.alias !== void 0 || selector.content.kind !== "records") return selector;
	return now.getTime() - Date.UTC(Number(since), Number(month) - 1) > 3 * yearMs ? {
		...selector,
		since: Number(since)
	} : selector;
}
const madeIn = /(?<!\d)(20[0-4]\d)(?:[-_]?(0[1-9]|1[0-2])(?:[-_]?(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)/;
const yearMs = 315576e5;
function isProvedEmpty({ outcome, security }) {
	return outcome.kind === "nxdomain" && security === "secure";
}
function namedSelectors(domain, io) {
	const observed = io.observed(domain).flatMap(({ selectors }) => selectors.filter((one) => one.domain === domain));
	return [.../* @__PURE__ */ new Set([...io.selectors, ...observed.map(({ selector }) => selector)])].slice(0, maxNamed);
}
async function selectorsAt(selectors, base, io) {
	const owners = selectors.flatMap((selector) => {
		const parsed = parseName(`${selector}.${base}`);
		return parsed.ok ? [parsed.value] : [];
	});
	return Promise.all(owners.map(async (owner) => await evaluateSelector(owner, base, io) ?? absent$1(owner, base)));
}
function absent$1(owner, base) {
	return {
		selector: owner.slice(0, -base.length - 1),
		owner,
		content: { kind: "absent" }
	};
}
function isTelling({ content }) {
	return content.kind === "records" || content.kind === "dangling" || content.kind === "elsewhere";
}
async function guesses(domain, resolver) {
	const [mx, txt] = await Promise.all([mxHosts$1(domain, resolver), resolver.query(domain, "TXT")]);
	const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => host) : [];
	return likelySelectors(hosts, spfTargets(txt));
}
function spfTargets({ outcome }) {
	if (outcome.kind !== "rrset") return [];
	return outcome.rrset.rdata.map(textOf$6).filter((text) => /^v=spf1 /i.test(text)).flatMap((text) => text.split(" ")).slice(0, maxSpfTerms).flatMap((term) => {
		const target = parseName(/^\+?(?:include:|redirect=)(.+)$/i.exec(term)?.[1] ?? "");
		return target.ok ? [target.value] : [];
	});
}
function unusedLabel(domain) {
	return `x${createHash("sha256").update(domain).digest("hex").slice(0, 20)}`;
}
function isOfWildcard({ content }, { outcome }) {
	if (content.kind !== "records" || outcome.kind !== "rrset") return false;
	const texts = new Set(outcome.rrset.rdata.map(textOf$6));
	return content.records.every(({ text }) => texts.has(text));
}
function isKey({ content }) {
	return content.kind === "records" && content.records.every(({ key }) => key.ok);
}
function hidingOf$1(domain, { outcome }, found) {
	if (outcome.kind === "failed" || outcome.kind === "unknown") return outcome.why;
	const others = found.filter(({ selector, content }) => selector !== "*" && content.kind !== "absent");
	if ((outcome.kind === "nxdomain" || found.some(isNullWildcard)) && others.length === 0) return null;
	return `DNS does not tell the selectors of ${domain}: name one, or give a message that it signed`;
}
function isNullWildcard({ selector, content }) {
	if (selector !== "*" || content.kind !== "records") return false;
	return content.records.every(({ key }) => key.ok && key.value.publicKey === null);
}

// src/checks/dkim/evaluate.ts
const maxSelectors = 500;
const maxNameServers = 20;
async function evaluateDkim(domain, io) {
	const base = below("_domainkey", domain);
	const ns = await io.resolver.query(base, "NS");
	const { trouble, ...found } = io.namesBelow(base).kind !== "measured" && ns.source === "live" ? {
		trouble: troubleOf(base, ns),
		...await searchSelectors(domain, base, ns, io)
	} : {
		trouble: void 0,
		...await listSelectors(base, io)
	};
	return {
		domain,
		...found,
		delegation: delegationOf(ns),
		...trouble === void 0 ? {} : { trouble }
	};
}
function troubleOf(owner, { outcome, security }) {
	return outcome.kind === "failed" ? {
		owner,
		why: outcome.why,
		isBogus: security === "bogus"
	} : void 0;
}
async function listSelectors(base, io) {
	const listing = io.namesBelow(base);
	const owners = listing.kind === "measured" ? listing.value.filter((owner) => isSelector(owner, base)).toSorted() : [];
	const [wildcard, ...found] = await Promise.all([io.resolver.query(below("*", base), "TXT"), ...owners.slice(0, maxSelectors).map(async (owner) => evaluateSelector(owner, base, io))]);
	return {
		selectors: found.filter((selector) => selector !== void 0),
		hiding: hidingOf(listing, owners.length - maxSelectors, wildcard)
	};
}
function isSelector(owner, base) {
	const labels = labelsOf(owner).slice(0, -labelsOf(base).length);
	return labels.length > 0 && labels.every((label) => !label.startsWith("_"));
}
function hidingOf(listing, unread, wildcard) {
	if (listing.kind === "not-measured") return listing.because;
	if (unread > 0) return `there are ${unread} selectors more than were read`;
	const { outcome, aliases } = wildcard;
	return outcome.kind === "unknown" && aliases.length === 0 || outcome.kind === "failed" ? outcome.why : null;
}
function delegationOf({ outcome, aliases }) {
	switch (outcome.kind) {
		case "rrset":
			if (aliases.length > 0) return { kind: "absent" };
			return {
				kind: "present",
				nameServers: outcome.rrset.rdata.slice(0, maxNameServers).map((server) => server.replace(/\.$/, "")),
				...placeOf$2(outcome.rrset)
			};
		case "nodata":
		case "nxdomain": return { kind: "absent" };
		case "unknown":
		case "failed": return { kind: "unknown" };
	}
}

// src/checks/dkim/judge.ts
const maxOfOneKind$1 = 10;
function judgeDkim(facts) {
	const selectors = selectorsOf(facts);
	return {
		check: "dkim",
		verdict: verdictOf$8(facts, selectors),
		criteria: { dkim: criterionOf$4(facts, selectors) },
		facets: facetsOf$7(facts, selectors),
		findings: findingsOf$6(facts, selectors)
	};
}
function criterionOf$4(facts, selectors) {
	if (selectors.some(({ state }) => isUsable(state))) return met;
	const because = whyUnknown$1(facts, selectors);
	return because === void 0 ? unmet : notMeasured(because);
}
function whyUnknown$1({ hiding }, selectors) {
	for (const { owner, alias, state, content } of selectors) {
		if (state.kind === "elsewhere") return `the key at ${owner} is kept at ${alias?.target ?? "another name"}`;
		if (content.kind === "unknown" || content.kind === "failed") return content.because;
	}
	return hiding ?? void 0;
}
function verdictOf$8(facts, selectors) {
	const states = selectors.map(({ state }) => state);
	const usable = states.filter(isUsable);
	if (states.some(isSmall)) return {
		kind: "graded",
		grade: "weak"
	};
	if (usable.length > 0) return {
		kind: "graded",
		grade: usable.some(isSoft) ? "weak" : "strong"
	};
	if (states.some(({ kind }) => kind === "broken" || kind === "duplicate")) return {
		kind: "graded",
		grade: "broken"
	};
	const because = whyUnknown$1(facts, selectors);
	return because === void 0 ? {
		kind: "graded",
		grade: "absent"
	} : notMeasured(because);
}
function isSoft({ key, publicKey }) {
	return key.isTesting || publicKey.type === "rsa" && publicKey.bits < 2048;
}
const sizes = [
	"under 1024 bits",
	"1024 to 2047 bits",
	"2048 bits or more"
];
function sizeOf$1(state) {
	if (isSmall(state)) return "under 1024 bits";
	return state.publicKey.type === "rsa" && state.publicKey.bits < 2048 ? "1024 to 2047 bits" : "2048 bits or more";
}
function facetsOf$7(facts, selectors) {
	const states = selectors.map(({ state }) => state);
	if (facts.hiding !== null || states.some(isUnknown)) return [];
	const isLiveHere = states.some(isLive$1);
	const ofKeys = states.some(({ kind }) => kind === "elsewhere") ? [] : keyFacets(states);
	return [
		{
			id: "dkim-keys",
			value: isLiveHere ? "present" : "none",
			scale: ["none", "present"]
		},
		...ofKeys,
		...isLiveHere ? [] : [{
			id: "dkim-null-wildcard",
			value: nullWildcard(facts),
			scale: ["absent", "present"]
		}]
	];
}
function keyFacets(states) {
	const keys = states.filter((state) => state.kind === "key");
	const weakest = sizes.find((size) => keys.some((state) => sizeOf$1(state) === size));
	const usable = keys.filter(isUsable);
	const testing = {
		id: "dkim-testing",
		value: usable.some(({ key }) => key.isTesting) ? "testing" : "in force",
		scale: ["testing", "in force"]
	};
	return [...weakest === void 0 ? [] : [{
		id: "dkim-weakest-key",
		value: weakest,
		scale: sizes
	}], ...usable.length === 0 ? [] : [testing]];
}
function nullWildcard(facts) {
	return hasNullWildcard(facts) === true ? "present" : "absent";
}
function findingsOf$6(facts, selectors) {
	const all = [...domainFindings(facts, selectors), ...selectors.flatMap((one) => selectorFindings(one, facts.domain))];
	return [...Map.groupBy(all, ({ id }) => id).values()].flatMap((ofKind) => ofKind.slice(0, maxOfOneKind$1));
}
function domainFindings(facts, selectors) {
	const { trouble, deniesParent, adsp } = facts;
	return [
		...trouble === void 0 ? [] : [noAnswer(trouble.owner, trouble.why, trouble.isBogus)],
		...deniesParent === true ? [finding$2("dkim/parent-denied", { owner: below("_domainkey", facts.domain) })] : [],
		...adsp === void 0 ? [] : [finding$2("dkim/adsp", {
			owner: adsp.owner,
			text: adsp.text.slice(0, 100)
		})],
		...keysFindings(facts, selectors)
	];
}
function noAnswer(owner, why, isBogus) {
	return finding$2(isBogus ? "dkim/bogus" : "dkim/lookup-failed", {
		owner,
		why
	});
}
function keysFindings(facts, selectors) {
	const { domain } = facts;
	if (whyUnknown$1(facts, selectors) !== void 0) return [];
	const usable = selectors.map(({ state }) => state).filter(isUsable);
	const [first] = usable;
	if (first === void 0) return selectors.every(({ state }) => state.kind === "revoked" || state.kind === "absent") && hasNullWildcard(facts) === false ? [finding$2("dkim/no-key", { domain })] : [];
	return usable.some(({ publicKey }) => publicKey.type === "rsa") ? [] : [finding$2("dkim/only-ed25519", { domain }, first)];
}
function selectorFindings(selector, domain) {
	const keeper = keeperOf(selector, domain);
	const found = ownFindings(selector);
	return keeper === void 0 ? found : found.map((one) => ({
		...one,
		args: {
			...one.args,
			keeper
		}
	}));
}
function keeperOf({ alias }, domain) {
	if (alias === void 0) return void 0;
	const vendor = vendorOf(alias.target);
	return vendor === listedOrganizationalDomain(domain) ? void 0 : vendor;
}
function ownFindings({ owner, selector, alias, state, content, isNamed, since }) {
	if (content.kind === "failed") return [noAnswer(owner, content.because, content.isBogus === true)];
	switch (state.kind) {
		case "broken": return [finding$2("dkim/broken", {
			owner,
			defect: state.defect,
			at: state.at
		}, state)];
		case "duplicate": return [finding$2("dkim/duplicate", {
			owner,
			count: state.count
		}, state)];
		case "dangling": return [finding$2("dkim/dangling", {
			owner,
			target: alias?.target ?? ""
		}, alias)];
		case "key": return [...keyFindings(owner, state), ...since === void 0 ? [] : [finding$2("dkim/old-key", {
			owner,
			since
		}, state)]];
		case "absent": return isNamed === true ? [finding$2("dkim/selector-missing", { owner })] : [];
		case "revoked":
		case "other-service":
			if (isNamed === true) return [finding$2("dkim/selector-unusable", {
				owner,
				why: state.kind
			}, state)];
			return selector === "*" ? [] : [finding$2(`dkim/${state.kind}`, { owner }, state)];
		case "failed":
		case "elsewhere":
		case "unknown": return [];
	}
}
function keyFindings(owner, state) {
	const { key, publicKey } = state;
	const { type, bits, excess } = publicKey;
	const one = (id, isSo, args = {}) => isSo ? [finding$2(id, {
		owner,
		...args
	}, state)] : [];
	return [
		...one("dkim/small-key", isSmall(state), { bits }),
		...one("dkim/short-key", type === "rsa" && bits < 2048 && !isSmall(state), { bits }),
		...one("dkim/large-key", bits > mostBits, { bits }),
		...one("dkim/excess", excess > 0, { octets: excess }),
		...one("dkim/testing", key.isTesting),
		...one("dkim/granularity", key.granularity !== void 0, { value: (key.granularity ?? "").slice(0, 100) }),
		...one("dkim/no-sha256", !allowsSha256(key), { hashes: (key.hashes ?? []).join(":") })
	];
}
function finding$2(id, args, at) {
	return {
		id,
		args,
		...at?.from === void 0 ? {} : { from: at.from }
	};
}

// src/checks/dkim/rewrite.ts
function withTags$1(text, changes) {
	const parts = changedParts(text, changes);
	return [...parts.filter(({ name }) => name === "v"), ...parts.filter(({ name }) => name !== "v")].map((part) => part.text).join("; ");
}
function valueOf(text, tag) {
	const part = changedParts(text, {}).find(({ name }) => name === tag);
	return part?.text.slice(part.text.indexOf("=") + 1).replace(/\s/g, "");
}
function corrected$2(texts) {
	const candidates = [texts.join(""), texts.toReversed().join("")].map((text) => text.replaceAll("\"", ""));
	const slips = [
		{},
		{ v: "DKIM1" },
		{ k: void 0 },
		{ k: "ed25519" }
	];
	return candidates.flatMap((text) => [...slips.map((slip) => withTags$1(text, slip)), unwrapped(text)]).find((text) => isGoodKey(text) && !texts.includes(text));
}
function unwrapped(text) {
	return withTags$1(text, { p: Buffer.from(valueOf(text, "p") ?? "", "base64").subarray(-32).toString("base64") });
}
function isGoodKey(text) {
	return isUsable(stateOf({
		kind: "records",
		records: [{
			text,
			key: parseDkimKey(text)
		}]
	}));
}

// src/checks/dkim/publish.ts
const publishers$5 = {
	"dkim/no-key": ({ facts: { domain }, surroundings }) => surroundings.roles.parked === true ? [key("add", below("*._domainkey", domain), "v=DKIM1; p=")] : [],
	"dkim/broken": ({ facts }, finding) => {
		const selector = ownSelector(facts, finding);
		return selector === void 0 ? [] : repaired(selector);
	},
	"dkim/duplicate": ({ facts }, finding) => {
		const selector = ownSelector(facts, finding);
		const [good, another] = textsOf$2(selector).filter(isGoodKey);
		return selector === void 0 || good === void 0 || another !== void 0 ? [] : inPlace(selector, good);
	},
	"dkim/excess": edited$2(withoutExcess),
	"dkim/testing": edited$2((text) => withTags$1(text, { t: flagsWithout(text, "y") })),
	"dkim/no-sha256": edited$2((text) => withTags$1(text, { h: void 0 })),
	"dkim/granularity": edited$2((text) => withTags$1(text, { g: void 0 })),
	"dkim/adsp": ({ facts: { adsp } }) => adsp === void 0 ? [] : [key("remove", adsp.owner, adsp.text)]
};
function publishDkim(side, finding) {
	return publishers$5[finding.id]?.(side, finding) ?? [];
}
function key(how, owner, text) {
	return {
		do: how,
		owner,
		type: "TXT",
		rdata: textRdata(text)
	};
}
function ownSelector({ selectors }, { args }) {
	return selectors.find(({ owner, alias }) => owner === args["owner"] && alias === void 0);
}
function textsOf$2(selector) {
	return selector?.content.kind === "records" ? selector.content.records.map(({ text }) => text) : [];
}
function inPlace(selector, text) {
	const texts = textsOf$2(selector);
	if (texts.every((one) => /^v=DKIM1[ ;]/i.test(one))) return [key("replace", selector.owner, text)];
	const gone = texts.filter((one) => one !== text).map((one) => key("remove", selector.owner, one));
	return texts.includes(text) ? gone : [...gone, key("add", selector.owner, text)];
}
function edited$2(edit) {
	return ({ facts }, finding) => {
		const selector = ownSelector(facts, finding);
		const [text] = textsOf$2(selector);
		const changed = text === void 0 ? void 0 : edit(text, finding);
		return selector === void 0 || changed === void 0 ? [] : inPlace(selector, changed);
	};
}
function repaired(selector) {
	const { owner, content } = selector;
	const [first] = content.kind === "records" ? content.records : [];
	if (first !== void 0 && !first.key.ok && first.key.error === "alias") {
		const rdata = `${first.text.trim().toLowerCase().replace(/\.$/, "")}.`;
		return [key("remove", owner, first.text), {
			do: "add",
			owner,
			type: "CNAME",
			rdata
		}];
	}
	const whole = corrected$2(textsOf$2(selector));
	return whole === void 0 ? [] : inPlace(selector, whole);
}
function withoutExcess(text, { args }) {
	const octets = Buffer.from(valueOf(text, "p") ?? "", "base64");
	const excess = Number(args["octets"] ?? 0);
	const p = octets.subarray(0, octets.length - excess).toString("base64");
	return excess > 0 ? withTags$1(text, { p }) : void 0;
}
function flagsWithout(text, flag) {
	const flags = (valueOf(text, "t") ?? "").split(":").filter((one) => one !== "" && one.toLowerCase() !== flag);
	return flags.length === 0 ? void 0 : flags.join(":");
}

// src/checks/dkim/index.ts
const dkim = {
	id: "dkim",
	evaluate: evaluateDkim,
	judge: judgeDkim,
	compare: compareDkim,
	publish: publishDkim,
	messages: messages$10,
	rules: rules$9
};

// src/checks/dmarc/pair.ts
function pairOf$1({ domain, before, after }) {
	return {
		domain,
		before: halfOf("before", before),
		after: halfOf("after", after)
	};
}
function halfOf(side, { facts, surroundings }) {
	const record = recordOf$3(facts.own);
	const record7489 = recordOf$3(facts.own, "rfc7489");
	const from = facts.own.kind === "unknown" ? facts.own.from : firstText(facts.own)?.from;
	return {
		side,
		facts,
		surroundings,
		...record === void 0 ? {} : { record },
		...record7489 === void 0 ? {} : { record7489 },
		text: textOf$4(facts),
		...from === void 0 ? {} : { from }
	};
}
function textOf$4({ own }) {
	const target = own.aliases.at(-1);
	if (own.kind === "unknown") return target === void 0 ? "unknown" : `CNAME ${target}`;
	const texts = (own.records.length > 0 ? own.records : own.failed).map(({ text }) => text);
	return texts.length === 0 ? "no record" : texts.join(" + ");
}
function change$6(pair, rule, told) {
	return {
		rule,
		name: told.name ?? below("_dmarc", pair.domain),
		severity: told.severity,
		direction: told.direction ?? "weakened",
		before: (told.before ?? pair.before.text).slice(0, 300),
		after: (told.after ?? pair.after.text).slice(0, 300),
		args: {
			domain: pair.domain,
			...told.args
		},
		...placeOf(pair.before),
		...placeOf(pair.after),
		...told.from && { from: told.from }
	};
}
function placeOf({ side, from }) {
	return placed$1(side, from);
}
function levelOf$1(reading, effective) {
	return reading === "rfc9989" ? effective.policy : effective.published;
}
function movesOf({ before, after }, scope) {
	return readings.flatMap((reading) => {
		const was = before.facts.effective[reading][scope];
		const is = after.facts.effective[reading][scope];
		if (was.kind === "not-measured" || is.kind === "not-measured") return [];
		return [{
			reading,
			scope,
			before: was.value,
			after: is.value
		}];
	});
}
function isDown({ reading, before, after }) {
	return isWeaker(levelOf$1(reading, after), levelOf$1(reading, before));
}
function worstOf(moves) {
	const [first, ...others] = moves;
	return others.reduce((worst, move) => {
		if (worst === void 0) return move;
		return isWeaker(levelOf$1(move.reading, move.after), levelOf$1(worst.reading, worst.after)) ? move : worst;
	}, first);
}
function readersOf(moves) {
	return readings.filter((reading) => moves.some((move) => move.reading === reading)).map((reading) => reading === "rfc9989" ? "RFC 9989" : "RFC 7489");
}

// src/checks/dmarc/compare-policy.ts
function comparePolicy(pair) {
	const psd = publicSuffix(pair);
	const isPsd = psd.some(({ severity }) => severity === "high");
	const lowered = loweredScopes(pair, isPsd);
	const isMoved = lowered.some(({ rule }) => rule !== "DMARC-SELF-DOWN");
	return [
		...lowered,
		...testMode(pair),
		...percentage(pair),
		...isMoved && !isPsd ? [] : psd
	];
}
function loweredScopes(pair, isPsd) {
	const rules = {
		self: "DMARC-SELF-DOWN",
		sub: "DMARC-SUB-DOWN",
		nonexist: "DMARC-NP-DOWN"
	};
	for (const scope of scopes) {
		const moves = movesOf(pair, scope).filter((move) => isComparable(pair, move, isPsd) && isLowered(move));
		const worst = worstOf(moves);
		if (worst !== void 0) return [lowered(pair, rules[scope], worst, moves)];
	}
	return [];
}
function isComparable({ domain }, { scope, before, after }, isPsd) {
	if (before.at === void 0 || after.at === void 0) return false;
	if (before.at === after.at) return before.at === domain;
	return scope === "self" ? before.at !== domain && after.at !== domain : !isPsd;
}
function isLowered(move) {
	const isMoved = move.before.at !== move.after.at;
	return isDown(move) && (isMoved || isWeaker(move.after.published, move.before.published));
}
function lowered(pair, rule, worst, moves) {
	const after = levelOf$1(worst.reading, worst.after);
	return change$6(pair, rule, {
		severity: rule === "DMARC-SELF-DOWN" && (after === "none" || after === "absent") ? "critical" : "high",
		before: tagOf(pair, pair.before, worst, worst.before),
		after: tagOf(pair, pair.after, worst, worst.after),
		args: {
			before: levelOf$1(worst.reading, worst.before),
			after,
			readers: readersOf(moves)
		},
		...placed$1("after", firstText(lookupOf(pair.after, worst.after))?.from)
	});
}
function lookupOf({ facts }, { at }) {
	return facts.lookups.find((lookup) => lookup.at === at);
}
function tagOf({ domain }, half, { reading, scope }, effective) {
	const record = recordOf$3(lookupOf(half, effective), reading);
	const { sp, np } = record?.requests ?? {};
	if (effective.published === "absent") return "no policy";
	const isOwn = effective.at === domain;
	const name = scope === "nonexist" && np !== void 0 ? "np" : hasSubdomainTag(scope, isOwn, sp) ? "sp" : "p";
	const test = record?.t === true ? "; t=y" : "";
	const place = isOwn || effective.at === void 0 ? "" : ` at ${below("_dmarc", effective.at)}`;
	return `${name}=${effective.published}${test}${place}`;
}
function hasSubdomainTag(scope, isOwn, sp) {
	return sp !== void 0 && !(scope === "self" && isOwn);
}
function testMode(pair) {
	if (pair.before.record?.t !== false || pair.after.record?.t !== true) return [];
	const isTested = ({ reading, before, after }) => reading === "rfc9989" && after.at === pair.domain && isWeaker(after.policy, after.published) && isWeaker(after.policy, before.policy);
	const worst = worstOf(scopes.flatMap((scope) => movesOf(pair, scope)).filter(isTested));
	if (worst === void 0) return [];
	const args = {
		before: worst.after.published,
		after: worst.after.policy
	};
	return [change$6(pair, "DMARC-TEST", {
		severity: worst.after.policy === "none" ? "high" : "medium",
		args
	})];
}
function percentage(pair) {
	const before = pair.before.record7489;
	const after = pair.after.record7489;
	if (before === void 0 || after === void 0 || after.pct >= before.pct) return [];
	if (!movesIn(pair, "rfc7489").some(isNotRaised)) return [];
	const args = {
		before: before.pct,
		after: after.pct
	};
	const severity = after.pct === 0 ? "high" : "medium";
	return [change$6(pair, "DMARC-PCT", {
		severity,
		before: `pct=${before.pct}`,
		after: `pct=${after.pct}`,
		args
	})];
}
function isNotRaised({ before, after }) {
	return isEnforced$1(after.published) && !isWeaker(before.published, after.published);
}
function movesIn(pair, reading) {
	return [...movesOf(pair, "self"), ...movesOf(pair, "sub")].filter((move) => move.reading === reading && move.after.at === pair.domain);
}
function isEnforced$1(policy) {
	return policy === "quarantine" || policy === "reject";
}
function publicSuffix(pair) {
	const { before, after } = pair;
	const psd = after.record?.psd ?? "u";
	const was = before.record?.psd ?? "u";
	if (before.facts.own.kind === "unknown" || psd === "u" || psd === was) return [];
	if (psd === "y" ? after.facts.isRegistry : isOrganizational(before)) return [];
	return [change$6(pair, "DMARC-PSD", {
		severity: psd === "y" ? "high" : "medium",
		before: `psd=${was}`,
		after: `psd=${psd}`,
		args: { psd }
	})];
}
function isOrganizational({ facts }) {
	const { organizationalDomain: walked } = facts;
	return facts.listedOrganizationalDomain === facts.domain || walked.kind === "measured" && walked.value === facts.domain;
}

// src/checks/dmarc/compare-record.ts
function compareRecord(pair) {
	const rules = [
		duplicated,
		malformed,
		delegated$1,
		misplaced,
		removed$4
	];
	for (const rule of rules) {
		const found = rule(pair);
		if (found !== void 0) return found;
	}
}
function duplicated(pair) {
	const count = recordsOf(pair.after);
	if (count < 2) return void 0;
	return recordsOf(pair.before) > 1 ? [] : [change$6(pair, "DMARC-DUP", {
		severity: "critical",
		args: { records: count }
	})];
}
function recordsOf({ facts: { own } }) {
	return own.kind === "known" ? own.records.length : 0;
}
function malformed(pair) {
	const old = new Set(defectsOf(pair.before.facts.own).map(({ id }) => id));
	const worst = defectsOf(pair.after.facts.own).find(({ id }) => !old.has(id));
	if (worst === void 0) return void 0;
	const args = {
		defect: worst.id,
		detail: worst.detail,
		effective: known$1(pair.after.facts.effective, "self")
	};
	return [change$6(pair, "DMARC-MALFORMED", {
		severity: "critical",
		args
	})];
}
function delegated$1(pair) {
	const { before, after } = pair;
	const target = newTarget(pair);
	if (target === void 0 || after.facts.own.kind === "known") return void 0;
	const severity = isEnforced(before) ? "high" : "medium";
	const inherited = recordsOf(before) > 0 ? void 0 : inheritedIn(before);
	return [change$6(pair, "DMARC-CNAME", {
		severity,
		...inherited === void 0 ? {} : { before: inherited },
		args: {
			target,
			isKnown: false
		}
	})];
}
function isEnforced({ facts }) {
	const policy = policyOf$1(facts.effective.rfc9989.self);
	return policy === "quarantine" || policy === "reject";
}
function inheritedIn({ facts: { effective, domain } }) {
	const { self } = effective.rfc9989;
	if (self.kind === "not-measured" || self.value.at === void 0 || self.value.at === domain) return void 0;
	return `${self.value.policy} inherited from ${self.value.at}`;
}
function delegatedAndKnown(pair) {
	const target = newTarget(pair);
	if (target === void 0 || pair.after.facts.own.kind === "unknown" || pair.after.facts.own.inFiles) return [];
	return [change$6(pair, "DMARC-CNAME", {
		severity: "medium",
		args: {
			target,
			isKnown: true
		}
	})];
}
function newTarget({ before, after }) {
	const { own } = after.facts;
	const target = own.aliases.at(-1);
	const hadRecord = before.facts.own.aliases.length > 0 || recordsOf(before) > 0;
	const hadPolicy = own.wildcard === void 0 && isEnforced(before);
	return (hadRecord || hadPolicy) && target !== before.facts.own.aliases.at(-1) ? target : void 0;
}
function misplaced(pair) {
	const { before, after } = pair;
	if (!isGone(after)) return void 0;
	const old = new Set(before.facts.strays.map(({ owner }) => owner));
	const stray = after.facts.strays.find(({ owner }) => !old.has(owner));
	if (stray === void 0) return void 0;
	const args = {
		owner: stray.owner,
		right: below("_dmarc", pair.domain)
	};
	const from = placed$1("after", stray.from);
	return [change$6(pair, "DMARC-WRONG-NAME", {
		severity: "critical",
		name: stray.owner,
		after: stray.text,
		args,
		...from
	})];
}
function removed$4(pair) {
	const { before, after } = pair;
	if (before.record?.requests === void 0 || !isGone(after)) return void 0;
	const moves = scopes.flatMap((scope) => movesOf(pair, scope)).filter((move) => move.before.at === pair.domain);
	const worst = worstOf(moves.filter(isDown));
	const inherited = worst === void 0 ? inheritedBy(after) : levelOf$1(worst.reading, worst.after);
	const isHarmless = after.surroundings.name === "nxdomain" || worst === void 0 && inherited !== "unknown";
	return [change$6(pair, "DMARC-REMOVED", {
		severity: isHarmless ? "low" : "critical",
		direction: worst === void 0 && !isHarmless ? "incomparable" : "weakened",
		after: wordsOf$1(inherited),
		args: {
			inherited,
			isNameGone: after.surroundings.name === "nxdomain"
		},
		...placeOf(before)
	})];
}
function inheritedBy({ facts }) {
	return policyOf$1(facts.effective.rfc9989.self);
}
function wordsOf$1(inherited) {
	if (inherited === "absent") return "no record";
	return inherited === "unknown" ? "no record; what is inherited is unknown" : `no record; ${inherited} is inherited`;
}
function isGone({ facts: { own } }) {
	return own.kind === "known" && own.records.length === 0 && own.failed.length === 0;
}
function overridden(pair) {
	const isOwn = ({ before, after }) => before.at !== pair.domain && after.at === pair.domain;
	const worst = worstOf(movesOf(pair, "self").filter((move) => isOwn(move) && isDown(move)));
	if (worst === void 0) return [];
	const inheritedFrom = worst.before.at ?? pair.domain;
	const was = levelOf$1(worst.reading, worst.before);
	return [change$6(pair, "DMARC-OVERRIDE", {
		severity: "high",
		before: `${was} inherited from ${inheritedFrom}`,
		args: {
			before: was,
			after: levelOf$1(worst.reading, worst.after),
			inheritedFrom
		}
	})];
}

// src/checks/dmarc/findings.ts
function findingsOf$5(facts) {
	return [
		...findingsOfNames(facts),
		...findingsOfPolicy(facts),
		...findingsOfRecord(facts)
	];
}
function finding$1(id, args, from) {
	return {
		id: `dmarc/${id}`,
		args,
		...from === void 0 ? {} : { from }
	};
}
function findingsOfNames(facts) {
	const { domain, own, strays, wildcard } = facts;
	const from = firstText(own)?.from;
	const isMissing = known$1(facts.effective, "self") === "absent" && own.kind === "known" && firstText(own) === void 0;
	return [
		...facts.lookups.flatMap(failureFinding(domain)),
		...isMissing ? [finding$1("no-record", { domain }, void 0)] : [],
		...own.kind === "known" && own.records.length > 1 ? [finding$1("several-records", {
			domain,
			records: own.records.map(({ text }) => text)
		}, from)] : [],
		...defectsOf(own).map(({ id, detail }) => finding$1("malformed", {
			domain,
			defect: id,
			detail
		}, from)),
		...unrelatedFinding(domain, own),
		...strays.map((stray) => finding$1("wrong-name", {
			domain,
			owner: stray.owner
		}, stray.from)),
		...isAnswering(wildcard) ? [finding$1("wildcard", {
			domain,
			wildcard: wildcard.wildcard ?? ""
		}, firstText(wildcard)?.from)] : []
	];
}
const maxQuoted = 100;
function unrelatedFinding(domain, own) {
	if (own.kind !== "known" || own.unrelated.length === 0 || own.wildcard !== void 0) return [];
	return [finding$1("unrelated", {
		domain,
		texts: own.unrelated.map(({ text }) => text.slice(0, maxQuoted))
	}, own.unrelated[0]?.from)];
}
function failureFinding(domain) {
	return (lookup) => {
		if (lookup.kind !== "unknown" || lookup.failure === void 0) return [];
		return [finding$1(lookup.failure === "bogus" ? "bogus" : "temperror", {
			domain,
			owner: `_dmarc.${lookup.at}`,
			why: lookup.why
		}, lookup.from)];
	};
}
function findingsOfPolicy(facts) {
	const lookup = inForce(facts.lookups, facts.effective.rfc9989);
	const record = recordOf$3(lookup);
	const { self, sub, nonexist } = facts.effective.rfc9989;
	if (record?.requests === void 0 || self.kind === "not-measured") return [];
	const from = firstText(lookup)?.from;
	const { policy, published } = self.value;
	const base = { domain: facts.domain };
	return [
		...published === "none" ? [finding$1("monitoring", base, from)] : [],
		...policy === "quarantine" && published === "quarantine" ? [finding$1("quarantine", base, from)] : [],
		...record.t && published !== "none" ? [finding$1("test-mode", {
			...base,
			published,
			policy
		}, from)] : [],
		...weakerScope("subdomains-weaker", facts, sub, published, from),
		...weakerNonexistent(facts, sub, nonexist, from),
		...pctFinding(facts, from),
		...differing$1(facts, from),
		...record.rua.length === 0 ? [finding$1("no-reports", base, from)] : [],
		...policy === "none" || canAlign(facts) ? [] : [finding$1("nothing-aligns", {
			...base,
			policy
		}, from)],
		...lookup === void 0 || lookup.at === facts.domain ? [] : [finding$1("inherited", {
			...base,
			at: lookup.at,
			policy
		}, from)]
	];
}
function canAlign({ aligning: { bySpf, byDkim, hasMx } }) {
	return !(hasMx.kind === "measured" && hasMx.value) || !isKnownFalse(bySpf) || !isKnownFalse(byDkim);
}
function weakerScope(id, { domain }, scope, than, from) {
	if (scope.kind === "not-measured" || !isWeaker(scope.value.published, than)) return [];
	return [finding$1(id, {
		domain,
		policy: scope.value.published,
		than
	}, from)];
}
function weakerNonexistent(facts, sub, nonexist, from) {
	if (sub.kind === "not-measured" || nonexist.kind === "not-measured") return [];
	if (isWeaker(nonexist.value.published, sub.value.published)) return weakerScope("nonexistent-weaker", facts, nonexist, sub.value.published, from);
	const hasTag = recordOf$3(facts.own)?.requests?.np !== void 0;
	if (!(nonexist.value.at === facts.domain) || hasTag || !isWeaker(nonexist.value.published, "reject")) return [];
	return [finding$1("np-missing", {
		domain: facts.domain,
		policy: nonexist.value.published
	}, from)];
}
function pctFinding(facts, from) {
	const record = recordOf$3(inForce(facts.lookups, facts.effective.rfc9989), "rfc7489");
	if (record === void 0 || record.pct === 100 || record.requests?.p === "none") return [];
	return [finding$1("pct", {
		domain: facts.domain,
		pct: record.pct
	}, from)];
}
function differing$1(facts, from) {
	return ["self", "sub"].flatMap((scope) => {
		const [of9989, of7489] = readings.map((reading) => facts.effective[reading][scope]);
		if (of9989?.kind !== "measured" || of7489?.kind !== "measured") return [];
		if (of9989.value.published === of7489.value.published) return [];
		return [finding$1("readers-differ", {
			domain: facts.domain,
			scope,
			rfc9989: of9989.value.published,
			rfc7489: of7489.value.published
		}, from)];
	});
}
const leastUris = 2;
function findingsOfRecord(facts) {
	const { domain, own, destinations } = facts;
	const record = recordOf$3(own);
	if (record === void 0) return [];
	const from = firstText(own)?.from;
	const obsolete = obsoleteTags(record);
	const isSecond = record.tags[1]?.name === "p" || !record.tags.some((tag) => tag.name === "p");
	return [
		...destinations.filter(({ agrees }) => isKnownFalse(agrees)).map(({ tag, host, agreesAt }) => finding$1("unauthorised", {
			domain,
			tag,
			host,
			owner: agreesAt
		}, from)),
		...destinations.filter(({ agrees, receives }) => !isKnownFalse(agrees) && isKnownFalse(receives)).map(({ tag, host }) => finding$1("no-report-host", {
			domain,
			tag,
			host
		}, from)),
		...destinations.filter(({ tag, isExternal }) => tag === "ruf" && isExternal).map(({ host }) => finding$1("external-ruf", {
			domain,
			host
		}, from)),
		...["rua", "ruf"].filter((tag) => record[tag].length > leastUris).map((tag) => finding$1("many-uris", {
			domain,
			tag,
			count: record[tag].length
		}, from)),
		...record.invalid.filter((tag) => ![
			"p",
			"sp",
			"np"
		].includes(tag.name)).map((tag) => finding$1("invalid-tag", {
			domain,
			tag: `${tag.name}=${tag.value}`
		}, from)),
		...record.ignored.length > 0 ? [finding$1("ignored-tag", {
			domain,
			tags: record.ignored.slice(0, 8)
		}, from)] : [],
		...obsolete.length > 0 ? [finding$1("obsolete", {
			domain,
			tags: obsolete
		}, from)] : [],
		...isSecond ? [] : [finding$1("p-not-second", { domain }, from)],
		...record.psd === "y" && !facts.isRegistry ? [finding$1("psd", { domain }, from)] : []
	];
}
function isKnownFalse(measured) {
	return measured.kind === "measured" && !measured.value;
}
function obsoleteTags(record) {
	const tags = record.tags.map((tag) => tag.name).filter((name) => name === "rf" || name === "ri");
	const sizes = [...record.rua, ...record.ruf].flatMap(({ size }) => size === void 0 ? [] : [`!${size}`]);
	return [.../* @__PURE__ */ new Set([...tags, ...sizes])];
}

// src/checks/dmarc/compare-reports.ts
function compareReports(pair) {
	return [
		...reportsRemoved(pair),
		...reportsMoved(pair),
		...unauthorised(pair),
		...failureReports(pair),
		...obsolete(pair)
	];
}
function reportsRemoved(pair) {
	const { before, after } = pair;
	if (before.record === void 0 || after.record === void 0) return [];
	if (before.record.rua.length === 0 || after.record.rua.length > 0) return [];
	return [change$6(pair, "DMARC-RUA-REMOVED", {
		severity: "medium",
		before: urisOf(before),
		after: "no rua"
	})];
}
function reportsMoved(pair) {
	const was = hostsOf$3(pair.before, "rua");
	const is = hostsOf$3(pair.after, "rua");
	if (was.length === 0 || is.length === 0 || is.some(({ host }) => was.some((old) => old.host === host))) return [];
	const isLeaving = was.some(({ isExternal }) => !isExternal) && is.every(({ isExternal }) => isExternal);
	const args = {
		from: namesOf$2(was),
		to: namesOf$2(is),
		isLeaving
	};
	return [change$6(pair, "DMARC-RUA-MOVED", {
		severity: "medium",
		before: urisOf(pair.before),
		after: urisOf(pair.after),
		args
	})];
}
function unauthorised(pair) {
	const old = new Set(refused(pair.before).map(({ host }) => host));
	return [...new Map(refused(pair.after).map((destination) => [destination.host, destination])).values()].filter(({ host }) => !old.has(host)).map(({ host, agreesAt }) => change$6(pair, "DMARC-RUA-UNAUTH", {
		severity: "medium",
		name: agreesAt,
		before: urisOf(pair.before),
		after: urisOf(pair.after),
		args: {
			host,
			owner: agreesAt
		}
	}));
}
function failureReports(pair) {
	const old = new Set(hostsOf$3(pair.before, "ruf").map(({ host }) => host));
	const hosts = hostsOf$3(pair.after, "ruf").filter(({ host, isExternal }) => isExternal && !old.has(host));
	if (hosts.length === 0 || pair.before.facts.own.kind === "unknown") return [];
	return [change$6(pair, "DMARC-RUF", {
		severity: "info",
		args: { hosts: namesOf$2(hosts) }
	})];
}
function obsolete(pair) {
	const old = new Set(tagsOf(pair.before));
	const tags = tagsOf(pair.after).filter((tag) => !old.has(tag));
	return tags.length === 0 ? [] : [change$6(pair, "DMARC-SIZE-UNIT", {
		severity: "info",
		args: { tags }
	})];
}
function tagsOf({ record }) {
	return record === void 0 ? [] : obsoleteTags(record);
}
function refused(half) {
	return hostsOf$3(half, "rua").filter(({ agrees }) => agrees.kind === "measured" && !agrees.value);
}
function hostsOf$3({ facts, record }, tag) {
	return record === void 0 ? [] : facts.destinations.filter((destination) => destination.tag === tag);
}
function namesOf$2(destinations) {
	return [...new Set(destinations.map(({ host }) => host))];
}
function urisOf({ record }) {
	const uris = record?.rua.map(({ uri }) => uri) ?? [];
	return uris.length === 0 ? "no rua" : `rua=${uris.join(",")}`;
}

// src/checks/dmarc/compare.ts
function compareDmarc(both) {
	const pair = pairOf$1(both);
	return [
		...compareRecord(pair) ?? compareTags(pair),
		...wildcard(pair),
		...logo(pair)
	];
}
function compareTags(pair) {
	const override = overridden(pair);
	const policy = override.length > 0 ? override : comparePolicy(pair);
	const delegation = policy.length > 0 ? [] : delegatedAndKnown(pair);
	return [
		...policy,
		...delegation,
		...alignment$1(pair),
		...compareReports(pair)
	];
}
function alignment$1(pair) {
	const { before, after } = pair;
	if (before.record === void 0 || after.record === void 0) return [];
	const { record: was } = before;
	const { record: is } = after;
	const tagsTo = (mode) => ["adkim", "aspf"].filter((tag) => was[tag] !== mode && is[tag] === mode);
	const told = (mode) => ({
		before: tagsTo(mode).map((tag) => `${tag}=${was[tag]}`).join("; "),
		after: tagsTo(mode).map((tag) => `${tag}=${mode}`).join("; "),
		args: {
			tags: tagsTo(mode),
			mode
		}
	});
	const isParked = before.surroundings.roles.parked === true;
	return [...tagsTo("r").length > 0 ? [change$6(pair, "DMARC-ALIGN", {
		severity: isParked ? "medium" : "low",
		...told("r")
	})] : [], ...tagsTo("s").length > 0 ? [change$6(pair, "DMARC-ALIGN", {
		severity: "info",
		direction: "breaks-mail",
		...told("s")
	})] : []];
}
function wildcard(pair) {
	const { before, after } = pair;
	const found = after.facts.wildcard;
	const source = found.wildcard;
	if (source === void 0 || !isAnswering(found) || !readings.some((reading) => isOpened(pair, reading))) return [];
	return [change$6(pair, "DMARC-WILDCARD", {
		severity: "medium",
		name: source,
		before: firstText(before.facts.wildcard)?.text ?? before.text,
		after: firstText(found)?.text ?? "",
		args: {
			wildcard: source,
			example: below("_dmarc", found.at)
		},
		...placed$1("after", firstText(found)?.from)
	})];
}
function isOpened({ before, after }, reading) {
	const was = ofMadeUpName(before.facts.wildcard, before.facts.effective, reading);
	const is = ofMadeUpName(after.facts.wildcard, after.facts.effective, reading);
	if (was.kind === "not-measured" || is.kind === "not-measured") return false;
	return isWeaker(levelOf$1(reading, is.value), levelOf$1(reading, was.value));
}
function logo(pair) {
	const { before, after } = pair;
	const { hasBimi } = after.facts;
	if (hasBimi.kind === "not-measured" || !hasBimi.value) return [];
	if (showsLogo(before) !== true || showsLogo(after) !== false) return [];
	return [change$6(pair, "DMARC-BIMI", { severity: "info" })];
}
function showsLogo({ facts, record7489 }) {
	const { self, sub } = facts.effective.rfc9989;
	if (self.kind === "measured" && isOpen(self.value.policy)) return false;
	if (sub.kind === "measured" && isOpen(sub.value.policy)) return false;
	if (record7489 !== void 0 && record7489.pct < 100 && record7489.requests?.p === "quarantine") return false;
	return policyOf$1(self) === "unknown" || policyOf$1(sub) === "unknown" ? void 0 : true;
}
function isOpen(policy) {
	return policy === "absent" || policy === "none";
}

// src/mail/receiving.ts
async function receivesMail(host, resolver) {
	const mx = await mxHosts$1(host, resolver);
	switch (mx.kind) {
		case "real":
		case "implicit": return {
			kind: "measured",
			value: true
		};
		case "null":
		case "none": return {
			kind: "measured",
			value: false
		};
		case "no-mx":
		case "unknown": return {
			kind: "not-measured",
			because: mx.because
		};
	}
}
async function isReachable(host, resolver) {
	const address = await hasAddress(host, resolver);
	if (address.kind === "unknown") return {
		kind: "not-measured",
		because: address.because
	};
	return {
		kind: "measured",
		value: address.kind === "present"
	};
}

// src/checks/dmarc/aligning.ts
async function aligningWith(domain, resolver) {
	const [bySpf, byDkim, mx] = await Promise.all([
		hasSenders$1(domain, resolver),
		mayHaveKeys(domain, resolver),
		mxHosts$1(domain, resolver)
	]);
	return {
		bySpf,
		byDkim,
		hasMx: mx.kind === "unknown" ? {
			kind: "not-measured",
			because: mx.because
		} : {
			kind: "measured",
			value: mx.kind === "real"
		}
	};
}
async function hasSenders$1(domain, resolver) {
	const { outcome } = await resolver.query(domain, "TXT");
	if (outcome.kind === "unknown" || outcome.kind === "failed") return {
		kind: "not-measured",
		because: outcome.why
	};
	const records = (outcome.kind === "rrset" ? outcome.rrset.rdata.map(textOf$6) : []).filter((text) => /^v=spf1(?: |$)/i.test(text));
	return {
		kind: "measured",
		value: records.length === 1 && records.some(letsSomebodyPass)
	};
}
function letsSomebodyPass(record) {
	return record.split(" ").slice(1).some((term) => /^redirect=/i.test(term) || !/^(?:$|[-~?]|[a-z][\w.-]*=)/i.test(term));
}
async function mayHaveKeys(domain, resolver) {
	const owner = parseName(below("_domainkey", domain));
	if (!owner.ok) return {
		kind: "measured",
		value: false
	};
	const { outcome } = await resolver.query(owner.value, "NS");
	if (outcome.kind === "unknown" || outcome.kind === "failed") return {
		kind: "not-measured",
		because: outcome.why
	};
	return {
		kind: "measured",
		value: outcome.kind !== "nxdomain"
	};
}

// src/checks/dmarc/evaluate.ts
const maxRecords$1 = 8;
const maxDestinations$2 = 20;
async function evaluateDmarc(domain, { resolver: given }) {
	const resolver = memoize(given);
	const [{ own, lookups }, exists, strays, wildcard, bimi, aligning] = await Promise.all([
		lookUpAll(domain, resolver),
		existence(domain, resolver),
		straysOf(domain, resolver),
		lookUp(below("no-such-name", domain), resolver),
		hasBimi(domain, resolver),
		aligningWith(domain, resolver)
	]);
	const effective = {
		rfc9989: vectorOf9989(domain, lookups, exists),
		rfc7489: vectorOf7489(domain, lookups)
	};
	return {
		domain,
		lookups,
		own,
		isRegistry: isRegistry(domain),
		organizationalDomain: organizationalDomain(domain, walkFrom(domain, lookups)),
		listedOrganizationalDomain: listedOrganizationalDomain(domain),
		effective,
		destinations: await destinationsOf(effective.rfc9989, lookups, resolver),
		strays,
		wildcard,
		hasBimi: bimi,
		aligning
	};
}
async function lookUpAll(domain, resolver) {
	const walks = [treeWalkNames(domain), treeWalkNames(anySubdomain(domain)).slice(1)];
	const listed = listedOrganizationalDomain(domain);
	const names = [.../* @__PURE__ */ new Set([
		domain,
		...walks.flat(),
		listed
	])];
	const answers = await Promise.all(names.map(async (at) => [at, await lookUp(at, resolver)]));
	const found = new Map(answers);
	const used = /* @__PURE__ */ new Set([
		domain,
		...walks.flatMap((walk) => upToEnd(walk, found)),
		listed
	]);
	return {
		own: found.get(domain) ?? await lookUp(domain, resolver),
		lookups: answers.flatMap(([at, lookup]) => used.has(at) ? [lookup] : [])
	};
}
function upToEnd(names, found) {
	const end = names.findIndex((at) => {
		const lookup = found.get(at);
		return lookup !== void 0 && endsTreeWalk(stepOf(lookup));
	});
	return end === -1 ? names : names.slice(0, end + 1);
}
async function lookUp(at, resolver) {
	const owner = parseName(below("_dmarc", at));
	if (!owner.ok) return {
		at,
		aliases: [],
		inFiles: true,
		kind: "known",
		records: [],
		failed: [],
		unrelated: []
	};
	const answer = await resolver.query(owner.value, "TXT");
	const found = {
		at,
		aliases: answer.aliases.map((alias) => alias.target),
		inFiles: answer.source === "proposed",
		...answer.wildcard === void 0 ? {} : { wildcard: answer.wildcard }
	};
	const texts = textsOf$1(answer);
	if (texts.kind === "not-measured") {
		const { outcome } = found.aliases.length > 0 ? await resolver.query(owner.value, "CNAME") : answer;
		const place = outcome.kind === "rrset" ? placeOf$2(outcome.rrset) : {};
		return {
			...found,
			kind: "unknown",
			why: texts.because,
			...failureOf$1(answer),
			...place
		};
	}
	return {
		...found,
		kind: "known",
		...sorted(texts.value)
	};
}
function sorted(texts) {
	const records = texts.filter(({ text }) => hasDmarcVersion(text));
	const failed = texts.filter(({ text }) => whyNotDmarc(text) !== void 0);
	const unrelated = texts.filter((text) => !records.includes(text) && !failed.includes(text));
	const few = (some) => some.slice(0, maxRecords$1);
	return {
		records: few(records),
		failed: few(failed),
		unrelated: few(unrelated)
	};
}
function failureOf$1({ outcome, security }) {
	return outcome.kind === "failed" ? { failure: security === "bogus" ? "bogus" : "failed" } : {};
}
function textsOf$1({ outcome }) {
	if (outcome.kind === "unknown" || outcome.kind === "failed") return {
		kind: "not-measured",
		because: outcome.why
	};
	if (outcome.kind !== "rrset") return {
		kind: "measured",
		value: []
	};
	const { rrset } = outcome;
	return {
		kind: "measured",
		value: rrset.rdata.map((data, i) => ({
			text: textOf$6(data),
			...placeOf$2(rrset, i)
		}))
	};
}
async function existence(domain, resolver) {
	const { outcome, aliases } = await resolver.query(domain, "A");
	if (aliases.length > 0) return {
		kind: "measured",
		value: true
	};
	if (outcome.kind === "unknown" || outcome.kind === "failed") return {
		kind: "not-measured",
		because: outcome.why
	};
	return {
		kind: "measured",
		value: outcome.kind !== "nxdomain"
	};
}
async function destinationsOf(vector, lookups, resolver) {
	const at = vector.self.kind === "measured" ? vector.self.value.at : void 0;
	const record = recordOf$3(lookups.find((lookup) => lookup.at === at));
	if (at === void 0 || record === void 0) return [];
	const wanted = ["rua", "ruf"].flatMap((tag) => record[tag].map((uri) => ({
		tag,
		uri
	})));
	return Promise.all(wanted.flatMap(({ tag, uri }, index) => uri.host === void 0 || index >= maxDestinations$2 ? [] : [destination$1(tag, {
		...uri,
		host: uri.host
	}, at, resolver)]));
}
async function destination$1(tag, { uri, host }, at, resolver) {
	const isExternal = listedOrganizationalDomain(host) !== listedOrganizationalDomain(at);
	const agreesAt = below(`${at}._report._dmarc`, host);
	const [agrees, receives] = await Promise.all([isExternal ? agreement$1(agreesAt, resolver) : {
		kind: "measured",
		value: true
	}, receivesMail(host, resolver)]);
	return {
		tag,
		uri,
		host,
		isExternal,
		agreesAt,
		agrees,
		receives
	};
}
async function agreement$1(owner, resolver) {
	if (!parseName(owner).ok) return {
		kind: "measured",
		value: false
	};
	const texts = textsOf$1(await resolver.query(owner, "TXT"));
	if (texts.kind === "not-measured") return texts;
	return {
		kind: "measured",
		value: texts.value.some(({ text }) => hasDmarcVersion(text))
	};
}
async function straysOf(domain, resolver) {
	const owners = [
		domain,
		below("dmarc", domain),
		below(`_dmarc.${domain}`, domain)
	];
	return (await Promise.all(owners.map(async (owner) => {
		if (!parseName(owner).ok) return [];
		const answer = await resolver.query(owner, "TXT");
		if (answer.wildcard !== void 0) return [];
		const texts = textsOf$1(answer);
		return texts.kind === "measured" ? texts.value.map((text) => ({
			...text,
			owner
		})) : [];
	}))).flat().filter(({ text }) => hasDmarcVersion(text)).slice(0, maxRecords$1);
}
async function hasBimi(domain, resolver) {
	const owner = parseName(below("default._bimi", domain));
	if (!owner.ok) return {
		kind: "measured",
		value: false
	};
	const answer = await resolver.query(owner.value, "TXT");
	if (answer.aliases.length > 0) return {
		kind: "measured",
		value: true
	};
	const texts = textsOf$1(answer);
	if (texts.kind === "not-measured") return texts;
	return {
		kind: "measured",
		value: texts.value.some(({ text }) => /^v[ \t]*=[ \t]*BIMI1/i.test(text))
	};
}

// src/checks/dmarc/judge.ts
function forgeTable(facts) {
	const row = (from, scope) => ({
		from,
		rfc9989: policyOf$1(facts.effective.rfc9989[scope]),
		rfc7489: policyOf$1(facts.effective.rfc7489[scope])
	});
	const madeUp = (reading) => policyOf$1(ofMadeUpName(facts.wildcard, facts.effective, reading));
	return [
		row("domain", "self"),
		row("existing-subdomain", "sub"),
		{
			from: "nonexistent-subdomain",
			rfc9989: madeUp("rfc9989"),
			rfc7489: madeUp("rfc7489")
		}
	];
}
function effectivePolicy(facts) {
	return known$1(facts.effective, "self");
}
function judgeDmarc(facts) {
	const criteria = {
		dmarc: dmarcCriterion(facts),
		"dmarc-policy": policyCriterion(facts)
	};
	return {
		check: "dmarc",
		verdict: verdictOf$7(facts, criteria["dmarc-policy"]),
		criteria,
		facets: facetsOf$6(facts),
		findings: findingsOf$5(facts)
	};
}
function verdictOf$7(facts, policy) {
	const effective = effectivePolicy(facts);
	if (isSeveral$1(facts.own) || defectsOf(facts.own).length > 0) return {
		kind: "graded",
		grade: "broken"
	};
	if (effective === "unknown") return notMeasured(whyUnknown(facts, "self"));
	if (effective === "absent") return {
		kind: "graded",
		grade: "absent"
	};
	return {
		kind: "graded",
		grade: policy.kind === "met" ? "strong" : "weak"
	};
}
function dmarcCriterion(facts) {
	const effective = effectivePolicy(facts);
	return effective === "unknown" ? notMeasured(whyUnknown(facts, "self")) : metIf(effective !== "absent");
}
function policyCriterion(facts) {
	if (scopes.map((scope) => known$1(facts.effective, scope)).some((policy) => policy === "absent" || policy === "none")) return unmet;
	if (isForNobody(facts) || inForce(facts.lookups, facts.effective.rfc9989) !== void 0 && !hasReports(facts)) return unmet;
	const unknown = scopes.find((scope) => known$1(facts.effective, scope) === "unknown");
	return unknown === void 0 ? met : notMeasured(whyUnknown(facts, unknown));
}
function isForNobody(facts) {
	return recordOf$3(inForce(facts.lookups, facts.effective.rfc9989), "rfc7489")?.pct === 0 && policyOf$1(facts.effective.rfc7489.self) === "none";
}
function hasReports({ destinations }) {
	return destinations.some(({ agrees }) => agrees.kind === "not-measured" || agrees.value);
}
function whyUnknown(facts, scope) {
	const effective = facts.effective.rfc9989[scope];
	return effective.kind === "not-measured" ? effective.because : "";
}
function facetsOf$6(facts) {
	const { rfc9989, rfc7489 } = facts.effective;
	const ofPolicy = [
		["dmarc-self", weaker(known$1(facts.effective, "self"), policyOf$1(rfc7489.self))],
		["dmarc-sub", weaker(known$1(facts.effective, "sub"), policyOf$1(rfc7489.sub))],
		["dmarc-nonexist", policyOf$1(rfc9989.nonexist)]
	];
	const record = recordOf$3(facts.own);
	return [...ofPolicy.flatMap(([id, value]) => value === "unknown" ? [] : [{
		id,
		value,
		scale: policies$1
	}]), ...record === void 0 ? [] : ["adkim", "aspf"].map((tag) => alignment(tag, record[tag]))];
}
function alignment(tag, value) {
	return {
		id: `dmarc-${tag}`,
		value,
		scale: ["r", "s"]
	};
}
function isSeveral$1(lookup) {
	return lookup.kind === "known" && lookup.records.length > 1;
}

// src/checks/dmarc/messages.ts
function demerits(phishing, integrity = 0) {
	return {
		...phishing > 0 ? { "phishing-identity-theft": phishing } : {},
		...integrity > 0 ? { "message-integrity": integrity } : {}
	};
}
function words$1(texts, ...args) {
	return texts.map((text, index) => text + (index < args.length ? word$1(args[index]) : "")).join("");
}
function word$1(arg) {
	if (typeof arg !== "object") return String(arg ?? "");
	const items = arg.map((item) => `\`${item}\``);
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
function defectOf$2({ defect, detail }) {
	if (defect === "version" || defect === "tag-list") return words$1`${detail}`;
	if (defect === "alias") return "its text is the target of a CNAME; it has to be a TXT record";
	if (defect === "no-policy") return "it has neither a policy (`p`) nor an address for reports (`rua`), perhaps cut off at a `;`";
	return words$1`\`${detail}\` is not a policy`;
}
const entries$1 = {
	"dmarc/no-record": {
		severity: "high",
		says: ({ domain }) => words$1`No DMARC policy applies to ${domain}, so anybody can send mail in its name.`,
		fix: ({ domain }) => words$1`Publish a record at _dmarc.${domain} that asks for reports, read them, then go on to \`p=reject\`; a domain without mail refuses at once.`,
		see: "RFC 9989 §4.7"
	},
	"dmarc/temperror": {
		severity: "info",
		says: ({ owner, why }) => words$1`${owner} could not be looked up: ${why}. A receiver to whom that happens knows no DMARC policy.`,
		fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
		see: "RFC 9989 §4.10",
		who: "dns-host"
	},
	"dmarc/bogus": {
		severity: "high",
		says: ({ owner, why }) => words$1`The answer for ${owner} cannot be believed: ${why}. Receivers that validate know no DMARC policy.`,
		fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
		see: "RFC 4035 §5.5, RFC 9989 §4.10",
		who: "dns-host"
	},
	"dmarc/several-records": {
		severity: "critical",
		says: ({ domain }) => words$1`_dmarc.${domain} has more than one DMARC record, so receivers discard them all.`,
		fix: ({ domain }) => words$1`Keep one TXT record that begins with \`v=DMARC1\` at _dmarc.${domain}.`,
		see: "RFC 9989 §4.10"
	},
	"dmarc/malformed": {
		severity: "critical",
		says: (args) => words$1`The record at _dmarc.${args["domain"]} does not say what it should: ${defectOf$2(args)}.`,
		fix: () => "Write it as `v=DMARC1; p=reject; rua=mailto:...`, in quotes where a `;` would begin a comment.",
		see: "RFC 9989 §4.8, §4.10.1"
	},
	"dmarc/unrelated": {
		severity: "info",
		says: ({ domain, texts }) => words$1`_dmarc.${domain} has ${texts} too, which is no DMARC record. Receivers pass over it; some tools do not.`,
		fix: () => "Remove it, or move it to the name that it is meant for.",
		see: "RFC 9989 §4.10"
	},
	"dmarc/wrong-name": {
		severity: "high",
		says: ({ owner, domain }) => words$1`${owner} has a DMARC record, but receivers look only at _dmarc.${domain}.`,
		fix: ({ domain }) => words$1`Move the record to _dmarc.${domain}.`,
		see: "RFC 9989 §4.7"
	},
	"dmarc/wildcard": {
		severity: "info",
		says: ({ wildcard, domain }) => words$1`The wildcard ${wildcard} gives names below ${domain} that do not exist a DMARC record of their own.`,
		fix: ({ domain }) => words$1`Leave subdomains to the tags \`sp\` and \`np\` of _dmarc.${domain}.`,
		see: "RFC 4592 §2.1, RFC 9989 §4.10"
	},
	"dmarc/monitoring": {
		severity: "medium",
		demerits: demerits(2, 2),
		says: ({ domain }) => words$1`The policy of ${domain} is \`none\`: receivers report forged mail, and deliver it.`,
		fix: () => "When the reports show that your own mail passes, publish `p=quarantine`, then `p=reject`.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/quarantine": {
		severity: "low",
		demerits: demerits(1, 1),
		says: ({ domain }) => words$1`The policy of ${domain} is \`quarantine\`: forged mail reaches the junk folder.`,
		fix: () => "Publish `p=reject` when the reports show that your own mail passes.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/test-mode": {
		severity: "medium",
		demerits: demerits(2, 1),
		says: ({ domain, published, policy }) => words$1`\`t=y\` says that ${domain} is testing: \`${published}\` has the effect of \`${policy}\`.`,
		fix: () => "Remove `t=y` when the test is over.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/subdomains-weaker": {
		severity: "medium",
		demerits: demerits(2),
		says: ({ domain, policy, than }) => words$1`Subdomains of ${domain} have the policy \`${policy}\`, the domain itself \`${than}\`. Forgers take a subdomain.`,
		fix: () => "Remove `sp`, or make it as strong as `p`.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/nonexistent-weaker": {
		severity: "medium",
		demerits: demerits(2),
		says: ({ domain, policy, than }) => words$1`Names below ${domain} that do not exist have the policy \`${policy}\`, those that do \`${than}\`.`,
		fix: () => "Publish `np=reject`: no mail of yours comes from names that do not exist.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/np-missing": {
		severity: "low",
		demerits: demerits(1),
		says: ({ domain, policy }) => words$1`Names below ${domain} that do not exist have the policy \`${policy}\`, for want of \`np\`.`,
		fix: () => "Add `np=reject`: no mail of yours comes from names that do not exist.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/pct": {
		severity: "medium",
		demerits: demerits(2, 1),
		says: ({ domain, pct }) => words$1`\`pct=${pct}\`: receivers of RFC 7489 apply the policy of ${domain} to ${pct} percent of forged mail. Others ignore the tag.`,
		fix: () => "Remove `pct`.",
		see: "RFC 7489 §6.3, RFC 9989 appendix A.6"
	},
	"dmarc/readers-differ": {
		severity: "info",
		says: ({ domain, scope, rfc9989, rfc7489 }) => words$1`For ${scope === "self" ? "" : "subdomains of "}${domain}, receivers of RFC 9989 find the policy \`${rfc9989}\`, those of RFC 7489 \`${rfc7489}\`.`,
		fix: ({ domain }) => words$1`Publish a record at _dmarc.${domain}, which both of them find.`,
		see: "RFC 9989 §4.10, RFC 7489 §6.6.3"
	},
	"dmarc/no-reports": {
		severity: "medium",
		demerits: demerits(2, 1),
		says: ({ domain }) => words$1`The DMARC record for ${domain} asks for no aggregate reports, so abuse and faults stay unseen.`,
		fix: () => "Add `rua=mailto:` with an address that somebody reads.",
		see: "RFC 9989 §4.7, RFC 9990"
	},
	"dmarc/nothing-aligns": {
		severity: "low",
		says: ({ domain, policy }) => words$1`The policy of ${domain} is \`${policy}\`, but no mail from its own name can pass: its SPF lets nobody send, and it has no DKIM key. Only what a subdomain authenticates is left.`,
		fix: ({ domain }) => words$1`Nothing, if ${domain} only receives. If it sends mail, name its senders in SPF, or have them sign with a key below _domainkey.${domain}.`,
		see: "RFC 9989 §4.4"
	},
	"dmarc/inherited": {
		severity: "info",
		says: ({ domain, at, policy }) => words$1`${domain} has no DMARC record of its own: the one of ${at}, which is found on the way up, gives it the policy \`${policy}\`.`,
		fix: () => "Nothing, if that is wanted.",
		see: "RFC 9989 §4.10"
	},
	"dmarc/many-uris": {
		severity: "info",
		says: ({ domain, tag, count }) => words$1`\`${tag}\` of ${domain} names ${count} destinations; whoever sends reports need not heed more than two.`,
		fix: () => "Name the two that matter first, and have one of them forward.",
		see: "RFC 7489 §6.2"
	},
	"dmarc/unauthorised": {
		severity: "low",
		demerits: demerits(1),
		says: ({ tag, host, domain, owner }) => words$1`\`${tag}\` sends reports for ${domain} to ${host}, which does not agree to that: ${owner} has no \`v=DMARC1\`.`,
		fix: ({ owner, host }) => words$1`Have whoever runs ${host} publish \`v=DMARC1;\` at ${owner}.`,
		see: "RFC 9990 §3.2.3"
	},
	"dmarc/no-report-host": {
		severity: "medium",
		demerits: demerits(1),
		says: ({ tag, host, domain }) => words$1`\`${tag}\` sends reports for ${domain} to ${host}, which receives no mail: it has neither an MX host nor an address.`,
		fix: () => "Correct the address, or publish an MX record there.",
		see: "RFC 9990 §3.2, RFC 5321 §5.1"
	},
	"dmarc/external-ruf": {
		severity: "info",
		says: ({ host, domain }) => words$1`Failure reports for ${domain} go to ${host}. They can contain parts of messages.`,
		fix: () => "Make sure that the recipient may see personal data, or remove `ruf`.",
		see: "RFC 9991"
	},
	"dmarc/invalid-tag": {
		severity: "low",
		demerits: demerits(1),
		says: ({ tag, domain }) => words$1`Receivers ignore \`${tag}\` in the record of ${domain}: the value is not valid.`,
		fix: () => "Correct the value. Report addresses are URIs such as `mailto:dmarc@example.org`.",
		see: "RFC 9989 §4.8"
	},
	"dmarc/ignored-tag": {
		severity: "info",
		says: ({ tags, domain }) => words$1`Receivers ignore ${tags} in the record of ${domain}: no standard has it. Is it mistyped?`,
		fix: () => "Correct it, or remove it. Names of tags are in lower case.",
		see: "RFC 9989 §4.7"
	},
	"dmarc/obsolete": {
		severity: "info",
		says: ({ tags, domain }) => words$1`The record of ${domain} uses ${tags}, which RFC 9989 removed.`,
		fix: () => "Remove it.",
		see: "RFC 9989 §4.8, appendix A.6"
	},
	"dmarc/p-not-second": {
		severity: "info",
		says: ({ domain }) => words$1`In the record of ${domain}, \`p\` does not follow \`v\`. That is valid; some receivers of RFC 7489 insist.`,
		fix: () => "Put `p` directly after `v=DMARC1`.",
		see: "RFC 9989 §4.8, RFC 7489 §6.3"
	},
	"dmarc/psd": {
		severity: "medium",
		demerits: demerits(1),
		says: ({ domain }) => words$1`\`psd=y\` says that ${domain} is a registry's domain: its subdomains count as other organizations, and no longer align with it.`,
		fix: () => "Remove `psd=y`.",
		see: "RFC 9989 §4.7, §4.10.2"
	}
};
const messages$9 = Object.fromEntries(Object.entries(entries$1).map(([id, entry]) => [id, {
	demerits: {},
	who: "owner",
	...entry
}]));

// src/checks/dmarc/rewrite.ts
const first = ["v", "p"];
function withTags(text, changes, keeps = () => true) {
	const parts = changedParts(text, changes).filter(keeps);
	const ofName = (name) => parts.filter((part) => part.name === name);
	const rest = parts.filter(({ name }) => name === void 0 || !first.includes(name));
	const policies = rest.filter(({ name }) => name === "sp" || name === "np");
	const others = rest.filter(({ name }) => name !== "sp" && name !== "np");
	return [
		...first.flatMap(ofName),
		...policies,
		...others
	].map((part) => part.text).join("; ");
}
function withVersion$1(text) {
	const bare = text.trim().replace(/^["' \t]{1,9}/, "");
	const corrected = withTags(`v=DMARC1; ${(bare.endsWith("\"") ? bare.slice(0, -1) : bare).replace(/v[ \t]{0,9}[=:][ \t]{0,9}DMARC1?[ \t]{0,9};?|^DMARC1[ \t]{0,9};?/i, "").trim()}`, {});
	return hasDmarcVersion(corrected) && validRecord(corrected) !== void 0 ? corrected : void 0;
}
function validRecord(text) {
	const parsed = parseDmarc(text);
	return parsed.ok && parsed.value.requests !== void 0 ? parsed.value : void 0;
}

// src/checks/dmarc/publish.ts
const publishers$4 = {
	"dmarc/no-record": firstRecord$1,
	"dmarc/several-records": (side) => replaced$1(side.facts, oneOf$1(side)),
	"dmarc/malformed": corrected$1,
	"dmarc/unrelated": ({ facts }) => facts.own.kind === "known" ? facts.own.unrelated.map(({ text }) => own(facts, "remove", text)) : [],
	"dmarc/wrong-name": moved$2,
	"dmarc/wildcard": ({ facts: { wildcard } }) => {
		const owner = wildcard.wildcard;
		if (owner === void 0 || wildcard.kind !== "known") return [];
		return wildcard.records.map(({ text }) => ({
			do: "remove",
			owner,
			type: "TXT",
			rdata: textRdata(text)
		}));
	},
	"dmarc/monitoring": (side) => tightened(side, { p: side.surroundings.roles.parked === true ? "reject" : "quarantine" }),
	"dmarc/quarantine": (side) => tightened(side, { p: "reject" }),
	"dmarc/test-mode": (side) => tightened(side, { t: void 0 }),
	"dmarc/subdomains-weaker": (side) => changed(side, { sp: void 0 }),
	"dmarc/nonexistent-weaker": (side) => changed(side, { np: "reject" }),
	"dmarc/np-missing": (side) => changed(side, { np: "reject" }),
	"dmarc/pct": (side) => tightened(side, { pct: void 0 }),
	"dmarc/readers-differ": (side) => changed(side, {}),
	"dmarc/no-reports": (side) => mailbox(side) === void 0 ? [] : changed(side, { rua: mailbox(side) }),
	"dmarc/unauthorised": (_, { args }) => agreement(args["owner"]),
	"dmarc/no-report-host": withoutHost,
	"dmarc/invalid-tag": withoutInvalid,
	"dmarc/ignored-tag": ({ facts }) => edited$1(facts, withKnownTags),
	"dmarc/obsolete": ({ facts }) => edited$1(facts, withoutObsolete),
	"dmarc/p-not-second": ({ facts }) => edited$1(facts, (text) => withTags(text, {})),
	"dmarc/psd": ({ facts }) => edited$1(facts, (text) => withTags(text, { psd: void 0 }))
};
function publishDmarc(side, finding) {
	return publishers$4[finding.id]?.(side, finding) ?? [];
}
function own({ domain }, how, text) {
	return {
		do: how,
		owner: below("_dmarc", domain),
		type: "TXT",
		rdata: textRdata(text)
	};
}
function replaced$1(facts, text) {
	return text === void 0 ? [] : [own(facts, "replace", text)];
}
function edited$1(facts, edit) {
	const [text, record] = [firstText(facts.own)?.text, recordOf$3(facts.own)];
	return text === void 0 || record === void 0 ? [] : replaced$1(facts, edit(text, record));
}
function changed(side, wanted) {
	const { facts } = side;
	const lookup = inForce(facts.lookups, facts.effective.rfc9989);
	const [text, record] = [firstText(lookup)?.text, recordOf$3(lookup)];
	if (lookup === void 0 || text === void 0 || record === void 0) return [];
	const changes = {
		...harmless(side),
		...wanted
	};
	if (lookup.at === facts.domain) return replaced$1(facts, withTags(text, changes));
	const reports = isRegistry(lookup.at) ? void 0 : uris(record.rua);
	const asked = {
		p: published(facts, "self"),
		sp: subdomains(facts),
		rua: reports ?? mailbox(side)
	};
	return [own(facts, "add", withTags("v=DMARC1", {
		...asked,
		...changes
	}))];
}
function tightened(side, wanted) {
	const { lookups, effective } = side.facts;
	const isReported = (recordOf$3(inForce(lookups, effective.rfc9989))?.rua.length ?? 0) > 0;
	return (side.surroundings.roles.parked === true || isReported) && canPass(side) ? changed(side, wanted) : [];
}
function canPass({ facts: { aligning }, surroundings }) {
	return aligning.byDkim.kind === "measured" && aligning.byDkim.value || surroundings.roles.parked === true;
}
function harmless(side) {
	const has = (...ids) => side.judgement.findings.some(({ id }) => ids.includes(id));
	const address = mailbox(side);
	return {
		...has("dmarc/np-missing", "dmarc/nonexistent-weaker") ? { np: "reject" } : {},
		...has("dmarc/no-reports") && address !== void 0 ? { rua: address } : {}
	};
}
function published({ effective }, scope) {
	const vector = effective.rfc9989[scope];
	return vector.kind === "measured" ? vector.value.published : "none";
}
function subdomains(facts) {
	const policy = published(facts, "sub");
	return policy === published(facts, "self") || policy === "absent" ? void 0 : policy;
}
function mailbox({ facts, surroundings }) {
	return surroundings.roles.receives === true ? `mailto:dmarc-reports@${facts.domain}` : void 0;
}
function firstRecord$1(side) {
	const asked = side.surroundings.roles.parked === true ? { p: "reject" } : {
		p: "none",
		rua: mailbox(side)
	};
	return [own(side.facts, "add", withTags("v=DMARC1", asked))];
}
function oneOf$1(side) {
	const { own: lookup } = side.facts;
	const texts = lookup.kind === "known" ? lookup.records.map(({ text }) => text) : [];
	const asked = (text) => policies$1.indexOf(validRecord(text)?.requests?.p ?? "absent");
	const byStrength = texts.filter((text) => validRecord(text) !== void 0).toSorted((a, b) => asked(b) - asked(a));
	return canPass(side) ? byStrength[0] : byStrength.at(-1);
}
function corrected$1(side) {
	const { facts } = side;
	const text = firstText(facts.own)?.text;
	if (text === void 0) return [];
	const kinds = new Set(defectsOf(facts.own).map(({ id }) => id));
	if (kinds.has("alias")) return [];
	if (kinds.has("version")) return replaced$1(facts, withVersion$1(text));
	if (kinds.has("no-policy")) return replaced$1(facts, withTags(text, {
		p: "none",
		rua: mailbox(side)
	}));
	const meant = parseTagList(text).tags.filter(({ name }) => [
		"p",
		"sp",
		"np"
	].includes(name));
	const changes = Object.fromEntries(meant.toReversed().map(({ name, value }) => [name, meantPolicy(value)]));
	const whole = withTags(text, changes);
	return replaced$1(facts, validRecord(whole) === void 0 ? void 0 : whole);
}
function meantPolicy(value) {
	return /^r/i.test(value) ? "reject" : /^q/i.test(value) ? "quarantine" : "none";
}
function moved$2({ facts }, { args }) {
	const stray = facts.strays.find(({ owner }) => owner === args["owner"]);
	if (stray === void 0) return [];
	const gone = {
		do: "remove",
		owner: stray.owner,
		type: "TXT",
		rdata: textRdata(stray.text)
	};
	return facts.own.kind === "known" && firstText(facts.own) === void 0 ? [gone, own(facts, "add", stray.text)] : [gone];
}
function agreement(owner) {
	const parsed = parseName(String(owner ?? ""));
	return parsed.ok ? [{
		do: "add",
		owner: parsed.value,
		type: "TXT",
		rdata: textRdata("v=DMARC1;")
	}] : [];
}
function uris(some) {
	return some.length === 0 ? void 0 : some.map(({ uri, size }) => size === void 0 ? uri : `${uri}!${size}`).join(",");
}
function withoutHost(side, { args: { tag, host } }) {
	return edited$1(side.facts, (text, record) => {
		const left = uris((tag === "ruf" ? record.ruf : record.rua).filter((one) => one.host !== host));
		return withTags(text, tag === "ruf" ? { ruf: left } : { rua: left ?? mailbox(side) });
	});
}
function withoutInvalid(side, { args }) {
	const [name = ""] = String(args["tag"] ?? "").split("=", 1);
	return edited$1(side.facts, (text, record) => {
		const left = name === "rua" ? uris(record.rua) ?? mailbox(side) : name === "ruf" ? uris(record.ruf) : void 0;
		return withTags(text, { [name]: left });
	});
}
function withKnownTags(text) {
	const { tags } = parseTagList(text);
	const has = (name) => tags.some((tag) => tag.name === name);
	const meant = tags.filter(({ name }) => !isKnownTag(name) && isKnownTag(name.toLowerCase()) && !has(name.toLowerCase()));
	const changes = Object.fromEntries(meant.toReversed().map(({ name, value }) => [name.toLowerCase(), value]));
	return withTags(text, changes, ({ name = "" }) => isKnownTag(name));
}
function withoutObsolete(text, { rua, ruf }) {
	const bare = (some) => uris(some.map(({ uri }) => ({ uri })));
	return withTags(text, {
		rf: void 0,
		ri: void 0,
		rua: bare(rua),
		ruf: bare(ruf)
	});
}

// src/checks/dmarc/rules.ts
const both = ["dmarc", "dmarc-policy"];
const policy$1 = ["dmarc-policy"];
const entries = {
	"DMARC-SELF-DOWN": {
		title: "DMARC policy lowered",
		explain: "The policy for mail from the domain itself went down, for receivers of RFC 9989 (after `t=y`) or of RFC 7489. Critical if nothing is left of it (`none`, or no policy), high from `reject` to `quarantine`. Subdomains that inherit `p` are not told again. Silent when only tag order, case, white space or other tags change, and for a domain that inherits from a record elsewhere: that is told where the record is.",
		severities: ["critical", "high"],
		criteria: policy$1,
		says: ({ domain, before, after, readers }) => after === "none" || after === "absent" ? words$1`The policy of ${domain} goes from ${before} to ${after}: receivers${only(readers)} will deliver mail that forges it.` : words$1`The policy of ${domain} goes from ${before} to ${after}: receivers${only(readers)} will no longer refuse forged mail.`,
		fix: ({ before }) => words$1`Keep \`p=${before}\`. If your own mail fails, correct SPF and DKIM of that sender.`,
		see: "RFC 9989 §4.7"
	},
	"DMARC-SUB-DOWN": {
		title: "DMARC policy for subdomains lowered",
		explain: "The policy for subdomains without a record of their own went down while that of the domain did not: `sp` was lowered, added below `p`, or removed above it; or their policy now comes from another record. High.",
		severities: ["high"],
		criteria: policy$1,
		says: ({ domain, before, after, readers }) => words$1`The policy for subdomains of ${domain} goes from ${before} to ${after}${only(readers, " for receivers")}: a forger only has to put a label in front.`,
		fix: ({ before }) => words$1`Keep \`sp=${before}\`, and give the subdomain that needs less a record of its own.`,
		see: "RFC 9989 §4.7"
	},
	"DMARC-NP-DOWN": {
		title: "DMARC policy for non-existent subdomains lowered",
		explain: "The policy for subdomains that do not exist (`np`) went down while those of the domain and of its other subdomains did not. High: nothing legitimate is sent from such names.",
		severities: ["high"],
		criteria: policy$1,
		says: ({ domain, before, after }) => words$1`The policy for names below ${domain} that do not exist goes from ${before} to ${after}.`,
		fix: ({ before }) => words$1`Keep \`np=${before}\`.`,
		see: "RFC 9989 §4.7"
	},
	"DMARC-TEST": {
		title: "DMARC test mode on",
		explain: "`t=y` was added and takes effect away: receivers apply the policy one level below. High if nothing is left (`none`), medium from `reject` to `quarantine`. Silent if the policy was raised so that the effect is no lower than before, and where the policy is `none` anyway.",
		severities: ["high", "medium"],
		criteria: policy$1,
		says: ({ domain, before, after }) => words$1`\`t=y\` puts ${domain} in test mode: \`${before}\` has the effect of \`${after}\`.`,
		fix: () => "Leave out `t=y`, or remove it as soon as the test is over.",
		see: "RFC 9989 §4.7"
	},
	"DMARC-REMOVED": {
		title: "DMARC record removed",
		explain: "The policy record is gone. Critical if what is inherited now is weaker, or not known (then incomparable, which fails no gate); low if it is as strong, so that the record was redundant, or if the whole name is gone.",
		severities: ["critical", "low"],
		criteria: both,
		says: ({ domain, inherited, isNameGone }) => {
			if (inherited === "absent") return words$1`The DMARC record of ${domain} is removed, and no policy applies in its place.`;
			if (inherited === "unknown") return words$1`The DMARC record of ${domain} is removed. What it inherits is outside of the files.`;
			return words$1`The DMARC record of ${domain} is removed; it inherits \`${inherited}\`.${isNameGone === true ? " The name itself is gone too." : ""}`;
		},
		fix: ({ domain }) => words$1`Keep the record at _dmarc.${domain}, also if the domain sends no mail.`,
		see: "RFC 9989 §4.10"
	},
	"DMARC-OVERRIDE": {
		title: "Weaker DMARC record below a stronger one",
		explain: "A domain that inherited its policy has a record of its own now, and that is weaker. High. Silent if it is as strong or stronger, and if what was inherited is not known.",
		severities: ["high"],
		criteria: policy$1,
		says: ({ domain, before, after, inheritedFrom }) => words$1`${domain} inherited \`${before}\` from ${inheritedFrom}. Its new record takes that away and says \`${after}\`.`,
		fix: ({ domain, before }) => words$1`Publish \`p=${before}\` at _dmarc.${domain}, or leave the record out.`,
		see: "RFC 9989 §4.10.1"
	},
	"DMARC-DUP": {
		title: "More than one DMARC record",
		explain: "A second record that begins with `v=DMARC1` stands at the name. Receivers of RFC 9989 discard them all and go on to the names above; those of RFC 7489 stop. Critical. Silent if there were several before.",
		severities: ["critical"],
		criteria: both,
		says: ({ domain, records }) => words$1`_dmarc.${domain} has ${records} DMARC records, so receivers discard them all.`,
		fix: () => "Keep one of them.",
		see: "RFC 9989 §4.10, RFC 7489 §6.6.3"
	},
	"DMARC-MALFORMED": {
		title: "DMARC record is not valid",
		explain: "What stands at the name is not, or no longer, a valid record: `v=DMARC1` not first or not in capitals, no `;` after it, a policy that does not exist such as `rejct`, an invalid `sp` or `np`, a tag that is there twice, a text cut at an unquoted `;`, or one that is the target of a CNAME. Critical, with what receivers make of it. Silent if it had the same defect before.",
		severities: ["critical"],
		criteria: both,
		says: (args) => words$1`The record at _dmarc.${args["domain"]} is not valid: ${defectOf$2(args)}. ${effectOf$1(args["effective"])}`,
		fix: () => "Write it as `v=DMARC1; p=reject; rua=mailto:...`, in quotes where a `;` would begin a comment.",
		see: "RFC 9989 §4.8, §4.10.1"
	},
	"DMARC-PCT": {
		title: "DMARC policy for fewer messages",
		explain: "`pct` was lowered, or added below 100. RFC 9989 has no such tag; receivers of RFC 7489 apply the policy to that share of the messages only. Medium; high for `pct=0`. Silent if the policy was raised at the same time, and where it is `none`.",
		severities: ["high", "medium"],
		criteria: policy$1,
		says: ({ domain, after }) => words$1`\`pct=${after}\`: receivers of RFC 7489 apply the policy of ${domain} to ${after} percent of forged mail.`,
		fix: () => "Remove `pct`.",
		see: "RFC 7489 §6.3, RFC 9989 appendix A.6"
	},
	"DMARC-ALIGN": {
		title: "DMARC alignment changed",
		explain: "`adkim` or `aspf` went from strict to relaxed: low, medium if the domain was parked. From relaxed to strict it is a notice: mail that a subdomain signs or sends no longer passes.",
		severities: [
			"medium",
			"low",
			"info"
		],
		says: ({ domain, tags, mode }) => mode === "r" ? words$1`Alignment for ${domain} is relaxed now (${tags}): any subdomain can pass for the domain.` : words$1`Alignment for ${domain} is strict now (${tags}): mail that is signed or sent by a subdomain no longer passes.`,
		fix: ({ mode }) => mode === "r" ? "Keep the strict mode if no sender needs the other." : "See in the reports that every sender uses the domain itself.",
		see: "RFC 9989 §4.4, §4.7"
	},
	"DMARC-RUA-REMOVED": {
		title: "DMARC reports no longer asked for",
		explain: "The record has no valid `rua` any more. Medium: abuse and faults stay unseen.",
		severities: ["medium"],
		criteria: policy$1,
		says: ({ domain }) => words$1`Receivers will no longer send aggregate reports for ${domain}.`,
		fix: () => "Keep a `rua=mailto:` address that somebody reads.",
		see: "RFC 9989 §4.7, RFC 9990"
	},
	"DMARC-RUA-MOVED": {
		title: "DMARC reports go elsewhere",
		explain: "Every host that receives aggregate reports was replaced. Medium; often a change of vendor.",
		severities: ["medium"],
		says: ({ domain, to, isLeaving }) => isLeaving === true ? words$1`Reports for ${domain} now leave to ${to}; no address of your own is left.` : words$1`Reports for ${domain} now go to ${to}.`,
		fix: () => "Make sure that the new recipient is meant, or keep an address of your own beside it.",
		see: "RFC 9990 §3.2.3"
	},
	"DMARC-RUA-UNAUTH": {
		title: "DMARC reports refused",
		explain: "Reports go to a host of another organization whose zone is at hand and does not agree: `<domain>._report._dmarc.<host>` has no `v=DMARC1`, or lost it. A wildcard there counts. Medium. Silent if the host is outside of the files, and if it was so before.",
		severities: ["medium"],
		criteria: policy$1,
		says: ({ domain, host, owner }) => words$1`Reports for ${domain} go to ${host}, but ${owner} does not say that it takes them, so receivers send none.`,
		fix: ({ owner }) => words$1`Publish \`${owner}. TXT "v=DMARC1;"\`.`,
		see: "RFC 9990 §3.2.3, RFC 7489 §7.1"
	},
	"DMARC-RUF": {
		title: "DMARC failure reports to another organization",
		explain: "`ruf` names a host of another organization that it did not name before. A notice: such reports can contain parts of messages.",
		severities: ["info"],
		says: ({ domain, hosts }) => words$1`Failure reports for ${domain} go to ${hosts}. They can contain parts of messages.`,
		fix: () => "Make sure that the recipient may see personal data.",
		see: "RFC 9991"
	},
	"DMARC-CNAME": {
		title: "DMARC policy delegated",
		explain: "`_dmarc` is an alias (CNAME) of a name outside of the files now, or of another one than before: whoever holds that name decides about the policy. Medium where it takes the place of a record or of another alias; high if the policy, also an inherited one, was `quarantine` or `reject` and the new one is not known. If the files have the target, its record is compared as any other.",
		severities: ["high", "medium"],
		criteria: both,
		says: ({ domain, target, isKnown }) => words$1`Whoever holds ${target} decides about the DMARC policy of ${domain} now.${isKnown === true ? "" : " What it says is not known here."}`,
		fix: ({ target }) => words$1`See that ${target} has the policy that you want, and that its holder is trusted with it.`,
		see: "RFC 9989 §4.10"
	},
	"DMARC-PSD": {
		title: "DMARC public suffix flag",
		explain: "`psd=y` was added or changed: a registry's flag, which takes inheritance and alignment from every subdomain. High; silent for a registry. `psd=n` makes the domain an organizational domain of its own: medium; silent if it is one already. If subdomains get a weaker policy by `psd=n`, that is told instead.",
		severities: ["high", "medium"],
		criteria: policy$1,
		says: ({ domain, psd }) => psd === "y" ? words$1`\`psd=y\` says that ${domain} is a registry's domain: its subdomains count as other organizations.` : words$1`\`psd=n\` makes ${domain} an organizational domain: names at and below it no longer inherit from above, and do not align with it.`,
		fix: ({ psd }) => psd === "y" ? "Remove `psd=y`." : "Keep `psd=n` only if the names below are run apart from those above.",
		see: "RFC 9989 §4.7, §4.10.2"
	},
	"DMARC-WRONG-NAME": {
		title: "DMARC record at the wrong name",
		explain: "There is no record at `_dmarc` of the domain, and one newly stands where nobody looks for it: at the domain itself, at `dmarc`, or at `_dmarc` with the zone's name twice, for want of a final dot. Critical: it is as if it were removed.",
		severities: ["critical"],
		criteria: both,
		says: ({ owner, right }) => words$1`The DMARC record stands at ${owner}, but receivers look only at ${right}.`,
		fix: ({ right }) => words$1`Publish it at ${right}.`,
		see: "RFC 9989 §4.7"
	},
	"DMARC-WILDCARD": {
		title: "DMARC record by wildcard",
		explain: "A wildcard TXT record that begins with `v=DMARC1` now answers `_dmarc` below names that do not exist, with a weaker policy than they had. Medium. Silent for wildcards with other texts, such as `v=spf1 -all`, and if the policy is as strong.",
		severities: ["medium"],
		criteria: policy$1,
		says: ({ wildcard, example }) => words$1`The wildcard ${wildcard} gives names that do not exist a DMARC record of their own, such as ${example}, weaker than what they inherit.`,
		fix: () => "Use the tags `sp` and `np` of the domain's record instead.",
		see: "RFC 4592 §2.1, RFC 9989 §4.10"
	},
	"DMARC-BIMI": {
		title: "DMARC policy too weak for BIMI",
		explain: "`default._bimi` exists, and the policy for the domain or its subdomains went below what mail clients ask for before they show a logo: `quarantine` or `reject`, for all messages. A notice beside the rule that tells the cause.",
		severities: ["info"],
		says: ({ domain }) => words$1`Mail clients will no longer show the BIMI logo of ${domain}.`,
		fix: () => "Keep `quarantine` or `reject` for the domain and its subdomains, without `pct`.",
		see: "draft-brand-indicators-for-message-identification"
	},
	"DMARC-SIZE-UNIT": {
		title: "Obsolete DMARC tags",
		explain: "A report address has a size such as `!10m`, or the tags `rf` or `ri` came: RFC 9989 removed them. A notice.",
		severities: ["info"],
		says: ({ domain, tags }) => words$1`The record of ${domain} now has ${tags}, which RFC 9989 removed.`,
		fix: () => "Leave it out.",
		see: "RFC 9989 §4.8, appendix A.6"
	}
};
function only(readers, prefix = "") {
	return typeof readers === "object" && readers.length === 1 ? words$1`${prefix} of ${readers[0]}` : "";
}
function effectOf$1(effective) {
	if (effective === "absent") return "No policy applies, so anybody can send mail in the domain's name.";
	if (effective === "unknown") return "What applies in its place is outside of the files.";
	return words$1`The effect is \`p=${effective}\`.`;
}
const rules$8 = Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, {
	direction: "weakened",
	who: "owner",
	criteria: [],
	...entry
}]));

// src/checks/dmarc/index.ts
const dmarc = {
	id: "dmarc",
	evaluate: evaluateDmarc,
	judge: judgeDmarc,
	compare: compareDmarc,
	publish: publishDmarc,
	messages: messages$9,
	rules: rules$8
};

// src/checks/dnssec/rules.ts
const rules$7 = {
	"DNSSEC-DS-REMOVED": {
		title: "DS of a zone removed",
		explain: "The parent zone in the files had a DS for a zone and has none any more: critical. The zone is unsigned for everybody from then on, with DANE and all that rests on it. Silent where the delegation is gone too, where the parent zone is outside of the files, and for a DS at the top of its own zone, which is no delegation's.",
		severities: ["critical"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone }) => `The DS of ${text(zone)} is gone from its parent zone: nobody can validate its records any more.`,
		fix: ({ zone }) => `Keep a DS that matches a key of ${text(zone)}, or say why the zone is to be unsigned.`,
		see: "RFC 4035 §5.2",
		who: "owner"
	},
	"DNSSEC-CDS-DELETE": {
		title: "Parent asked to remove the DS",
		explain: "A CDS or CDNSKEY record with algorithm 0 (`CDS 0 0 0 00`, `CDNSKEY 0 3 0 AA==`) came: critical. A parent that scans for it removes the DS, and the zone is unsigned. Silent where the base had one too.",
		severities: ["critical"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone }) => `${text(zone)} asks its parent zone to remove the DS, which ends DNSSEC for it.`,
		fix: () => "Remove the record, unless the zone is to be unsigned.",
		see: "RFC 8078 §4",
		who: "owner"
	},
	"DNSSEC-OFF-CONFIG": {
		title: "Signing switched off by the configuration",
		explain: "The configuration beside the zone had it signed and has not any more, as `dnssec-policy`, `inline-signing` or `auto-dnssec` of BIND, `AUTODNSSEC_ON` of DNSControl, or a resource of Terraform says: critical. While the parent has a DS, validators refuse every answer; without it, the zone is unsigned. Silent where the zone left the configuration altogether, where keys appear in its file, and where what the configuration says cannot be told.",
		severities: ["critical"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone, was, is }) => `${text(zone)} is no longer signed: \`${text(was)}\` became \`${text(is)}\`.`,
		fix: () => "Keep signing on. To leave DNSSEC, remove the DS first and wait until caches have forgotten it.",
		see: "RFC 4035 §5.2",
		who: "dns-host"
	},
	"DNSSEC-DNSKEY-REMOVED": {
		title: "Last key of a signing algorithm removed",
		explain: "The DS in the parent zone names an algorithm of which the zone lost its last key, its last key-signing key or its last zone-signing key; or all keys are gone from the file of a zone and no configuration is known to sign it: critical. Validators refuse every answer. Silent where the configuration signs the zone, since then the file does not hold every key, where the DS of the algorithm was removed before, and where the DS is outside of the files and a key is left.",
		severities: ["critical"],
		direction: "breaks-mail",
		criteria: ["dnssec"],
		says: ({ zone, role, algorithm }) => `${text(zone)} lost its last ${text(role)} of algorithm ${text(algorithm)}. Validators refuse its answers while the DS stands.`,
		fix: () => "Keep the key until the DS for its algorithm is gone and caches have forgotten it.",
		see: "RFC 4035 §2.2, RFC 6781 §4.1.4",
		who: "dns-host"
	},
	"DNSSEC-DS-MISMATCH": {
		title: "DS that matches no key of the zone",
		explain: "Both the DS in the parent zone and the keys of the zone are in the files, and none of the DS records is the digest of a key: critical. Validators refuse every answer. A DS for a key that is yet to come is no mismatch while another one matches. Silent where the base had the same mistake, where the configuration signs the zone, and where a digest type is not one of SHA-1, SHA-256 and SHA-384.",
		severities: ["critical"],
		direction: "breaks-mail",
		criteria: ["dnssec"],
		says: ({ zone, ds }) => `No key of ${text(zone)} matches its DS (${text(ds)}). Validators refuse its answers.`,
		fix: () => "Publish the DS of a key that signs the zone, computed from its DNSKEY record.",
		see: "RFC 4034 §5.1.4, RFC 4035 §5.2",
		who: "dns-host"
	},
	"DNSSEC-ALG-DOWN": {
		title: "Weaker algorithm of DNSSEC",
		explain: "A zone with a strong algorithm (8, 10, 13 to 16) got one that must not be used for signing (1, 3, 5, 6, 7, 12), or has only such ones left; or the DS lost its SHA-256 and SHA-384 digests: high. Validators take any algorithm that they find, so that the weakest counts. Silent where the zone had no strong one, and where only SHA-1 is left of the digests; that is DNSSEC-DS-SINGLE-SHA1.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone, before, after }) => `${text(zone)} relies on ${text(after)} now; before, on ${text(before)}.`,
		fix: () => "Use ECDSA P-256 (algorithm 13) or Ed25519 (15), with SHA-256 (digest type 2) in the DS.",
		see: "RFC 9904, RFC 9905",
		who: "dns-host"
	},
	"DNSSEC-DS-SINGLE-SHA1": {
		title: "Only SHA-1 left in the DS",
		explain: "The DS had a SHA-256 or SHA-384 digest, and only SHA-1 (digest type 1) is left: high. Some validators take the zone for unsigned then. Silent where SHA-1 was all there was.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone }) => `Only a SHA-1 digest is left in the DS of ${text(zone)}. Validators may take the zone for unsigned.`,
		fix: () => "Keep the DS with SHA-256 (digest type 2).",
		see: "RFC 4509 §3, RFC 9905",
		who: "owner"
	},
	"DNSSEC-NSEC3": {
		title: "More NSEC3 iterations",
		explain: "NSEC3PARAM asks for iterations, more than before: medium; over 100: high. Each costs validators time, and they may take the zone for unsigned when there are too many. Silent where their number stays or falls.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone, iterations }) => `${text(zone)} asks for ${text(iterations)} NSEC3 iterations. Validators may take a zone with many of them for unsigned.`,
		fix: () => "Publish `NSEC3PARAM 1 0 0 -`: no iterations and no salt.",
		see: "RFC 9276 §3.1, §3.2",
		who: "dns-host"
	},
	"DNSSEC-NS-MOVE": {
		title: "Name servers replaced under an old DS",
		explain: "Every name server of a zone was replaced and its DS in the parent zone stayed: high. Unless the new operator has the old keys, validators refuse its answers. Silent where a name server stays, where the DS changes or is outside of the files, and where the keys or the signing configuration in the files show that the zone is signed here.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: ["dnssec"],
		says: ({ zone, before, after }) => `The name servers of ${text(zone)} change from ${text(before)} to ${text(after)} while its DS stays. Without the old keys at the new ones, validators refuse every answer.`,
		fix: () => "Have the new operator publish the old keys too, or remove the DS and wait for its TTL before the name servers change.",
		see: "RFC 6781 §4.3.5",
		who: "owner"
	},
	"DNSSEC-TTL": {
		title: "Keys changed under a long TTL",
		explain: "A DS or DNSKEY RRset changes whose TTL was over 86400 seconds: info. Caches keep the old one that long, so that old keys have to stay and mistakes last. Silent where a worse change of the same zone is told.",
		severities: ["info"],
		direction: "weakened",
		criteria: ["dnssec"],
		says: ({ zone, type, ttl }) => `The ${text(type)} of ${text(zone)} changes, and caches keep the old one for up to ${text(ttl)} seconds.`,
		fix: () => "Lower the TTL before keys change, and keep the old keys until it has passed.",
		see: "RFC 6781 §4.1.1",
		who: "dns-host"
	}
};

// src/checks/dnssec/change.ts
const change$5 = changesUnder(rules$7);

// src/checks/dnssec/algorithms.ts
const weakAlgorithms = /* @__PURE__ */ new Set([
	1,
	3,
	5,
	6,
	7,
	12
]);
const strongAlgorithms = /* @__PURE__ */ new Set([
	8,
	10,
	13,
	14,
	15,
	16
]);
const strongDigests = /* @__PURE__ */ new Set([2, 4]);
function isWeakAlgorithm(algorithm) {
	return weakAlgorithms.has(algorithm);
}
function isStrongAlgorithm(algorithm) {
	return strongAlgorithms.has(algorithm);
}
function isStrongDigest(digestType) {
	return strongDigests.has(digestType);
}
const algorithmNames = /* @__PURE__ */ new Map([
	[1, "RSAMD5"],
	[3, "DSA"],
	[5, "RSASHA1"],
	[6, "DSA-NSEC3-SHA1"],
	[7, "RSASHA1-NSEC3-SHA1"],
	[8, "RSASHA256"],
	[10, "RSASHA512"],
	[12, "ECC-GOST"],
	[13, "ECDSAP256SHA256"],
	[14, "ECDSAP384SHA384"],
	[15, "ED25519"],
	[16, "ED448"]
]);
function algorithmText(algorithm) {
	const known = algorithmNames.get(algorithm);
	return known === void 0 ? String(algorithm) : `${algorithm} (${known})`;
}

// src/checks/dnssec/parse.ts
const zoneKey = 256;
const secureEntryPoint = 1;
const revoked = 128;
const protocol = 3;
function parseDs(rdata) {
	const match = /^(\d{1,5}) (\d{1,3}) (\d{1,3}) ([0-9a-f]+)$/i.exec(rdata);
	if (match === null) return void 0;
	const [, keyTag, algorithm, digestType, digest = ""] = match;
	return {
		keyTag: Number(keyTag),
		algorithm: Number(algorithm),
		digestType: Number(digestType),
		digest: digest.toLowerCase()
	};
}
function parseDnsKey(rdata) {
	const match = /^(\d{1,5}) (\d{1,3}) (\d{1,3}) ([a-z0-9+/]+={0,2})$/i.exec(rdata);
	if (match === null) return void 0;
	const [, flags, protocol, algorithm, publicKey = ""] = match;
	const key = {
		flags: Number(flags),
		protocol: Number(protocol),
		algorithm: Number(algorithm),
		publicKey
	};
	return {
		...key,
		keyTag: keyTagOf(key)
	};
}
function parseNsec3Param(rdata) {
	const match = /^(\d{1,3}) (\d{1,3}) (\d{1,5}) (-|[0-9a-f]+)$/i.exec(rdata);
	if (match === null) return void 0;
	const [, hash, flags, iterations, salt = "-"] = match;
	return {
		hash: Number(hash),
		flags: Number(flags),
		iterations: Number(iterations),
		salt: salt === "-" ? "" : salt.toLowerCase()
	};
}
function isZoneKey(key) {
	return (key.flags & zoneKey) !== 0 && (key.flags & revoked) === 0 && key.protocol === protocol;
}
function isEntryPoint(key) {
	return (key.flags & secureEntryPoint) !== 0;
}
function asksForDeletion(record) {
	return record.algorithm === 0;
}
function wireOf(key) {
	const head = [
		key.flags >> 8,
		key.flags & 255,
		key.protocol,
		key.algorithm
	];
	return Buffer.concat([Uint8Array.from(head), Buffer.from(key.publicKey, "base64")]);
}
const rsaMd5 = 1;
function keyTagOf(key) {
	const wire = wireOf(key);
	if (key.algorithm === rsaMd5) return (wire.at(-3) ?? 0) << 8 | (wire.at(-2) ?? 0);
	let sum = 0;
	wire.forEach((octet, i) => sum += i % 2 === 0 ? octet << 8 : octet);
	return sum + (sum >> 16 & 65535) & 65535;
}

// src/checks/dnssec/digest.ts
const hashes = /* @__PURE__ */ new Map([
	[1, "sha1"],
	[2, "sha256"],
	[4, "sha384"]
]);
function digestOf(zone, key, digestType) {
	const hash = hashes.get(digestType);
	if (hash === void 0) return void 0;
	return createHash(hash).update(wireName(zone)).update(wireOf(key)).digest("hex");
}
function matchOf(zone, ds, keys) {
	const meant = keys.filter((key) => isZoneKey(key) && key.keyTag === ds.keyTag && key.algorithm === ds.algorithm);
	const digests = new Set(meant.map((key) => digestOf(zone, key, ds.digestType)));
	if (digests.has(ds.digest)) return "match";
	return digests.has(void 0) ? "unknown" : "mismatch";
}
function wireName(zone) {
	const labels = labelsOf(zone).map((label) => {
		const octets = Buffer.from(unescaped(label), "latin1");
		return Buffer.concat([Uint8Array.of(octets.length), octets]);
	});
	return Buffer.concat([...labels, Uint8Array.of(0)]);
}
function unescaped(label) {
	return label.replace(/\\(\d{3}|.)/gs, (_, escaped) => escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped);
}

// src/checks/dnssec/records.ts
function isSignedElsewhere({ signing }) {
	return signing.kind === "measured" && signing.value.state === "on";
}
function isUnsigned({ signing, dnskey }) {
	if (signing.kind === "not-measured" || dnskey.kind === "present") return false;
	return signing.value.state === "off" && signing.value.isDefault !== true;
}
function wholeOf(records) {
	return records.kind === "present" && records.unread === 0 && records.records.length > 0 ? records : void 0;
}
function mismatched(zone) {
	const ds = wholeOf(zone.ds);
	const keys = wholeOf(zone.dnskey);
	if (ds === void 0 || keys === void 0 || isSignedElsewhere(zone)) return void 0;
	return ds.records.every((one) => matchOf(zone.zone, one, keys.records) === "mismatch") ? ds.records : void 0;
}
function isAnchored(zone) {
	const { ds, dnskey } = zone;
	if (ds.kind !== "present" || dnskey.kind !== "present") return false;
	return ds.records.some((one) => matchOf(zone.zone, one, dnskey.records) === "match");
}
function algorithmsOf({ ds, dnskey }, source) {
	if (source === "ds") return wholeOf(ds)?.records ?? [];
	return wholeOf(dnskey)?.records.filter(isZoneKey) ?? [];
}
function weakOf(records) {
	return records.filter(({ algorithm }) => isWeakAlgorithm(algorithm));
}
function hasStrongDigest(records) {
	return records.some(({ digestType }) => isStrongDigest(digestType));
}
function isOnlySha1(records) {
	return records.length > 0 && records.every(({ digestType }) => digestType === 1);
}
function iterationsOf({ nsec3param }) {
	if (nsec3param.kind !== "present" || nsec3param.records.length === 0) return void 0;
	return Math.max(...nsec3param.records.map(({ iterations }) => iterations));
}
function deletionIn({ cds, cdnskey }) {
	return [cds, cdnskey].flatMap((set) => set.kind === "present" ? [...set.records] : []).find(asksForDeletion);
}
function shown$2(records) {
	return cut(records.map(({ text }) => text).join(", "));
}

// src/checks/dnssec/compare-algorithms.ts
function algorithmLowered({ zone, before, after }) {
	for (const source of ["ds", "dnskey"]) {
		const [was, is] = [algorithmsOf(before, source), algorithmsOf(after, source)];
		if (was.length === 0 || is.length === 0) continue;
		const known = new Set(was.map(({ algorithm }) => algorithm));
		const weak = weakOf(is);
		const hadStrong = was.some(({ algorithm }) => isStrongAlgorithm(algorithm));
		const isLeft = !is.some(({ algorithm }) => isStrongAlgorithm(algorithm));
		const first = weak.find(({ algorithm }) => !known.has(algorithm)) ?? (isLeft ? weak[0] : void 0);
		if (!hadStrong || first === void 0) continue;
		const args = {
			zone,
			before: namesOf$1(was),
			after: namesOf$1(is),
			what: "algorithm"
		};
		return [change$5("DNSSEC-ALG-DOWN", zone, [args.before, args.after], args, { after: first.from })];
	}
	return [];
}
function namesOf$1(records) {
	return `algorithm ${[...new Set(records.map(({ algorithm }) => algorithmText(algorithm)))].join(", ")}`;
}
function digestLowered({ zone, before, after }) {
	const [was, is] = [wholeOf(before.ds), wholeOf(after.ds)];
	if (was === void 0 || is === void 0 || !hasStrongDigest(was.records) || hasStrongDigest(is.records)) return [];
	const where = { after: is.records[0]?.from };
	if (isOnlySha1(is.records)) return [change$5("DNSSEC-DS-SINGLE-SHA1", zone, [shown$2(was.records), shown$2(is.records)], { zone }, where)];
	const digests = (records) => `digest type ${[...new Set(records.map(({ digestType }) => digestType))].join(", ")}`;
	const args = {
		zone,
		before: digests(was.records),
		after: digests(is.records),
		what: "digest"
	};
	return [change$5("DNSSEC-ALG-DOWN", zone, [args.before, args.after], args, where)];
}

// src/checks/dnssec/compare-keys.ts
const maxTags = 10;
function keysRemoved(pair) {
	const { before, after } = pair;
	const had = wholeOf(before.dnskey)?.records.filter(isZoneKey) ?? [];
	if (had.length === 0 || isSignedElsewhere(after)) return [];
	if (after.dnskey.kind === "absent") return after.ds.kind === "absent" ? [] : [removed$3(pair, "key", had, [])];
	const has = wholeOf(after.dnskey)?.records.filter(isZoneKey);
	const ds = wholeOf(after.ds);
	if (has === void 0 || ds === void 0) return [];
	for (const algorithm of new Set(ds.records.map((record) => record.algorithm))) {
		const [was, is] = [ofAlgorithm(had, algorithm), ofAlgorithm(has, algorithm)];
		const role = missingRole(was, is);
		if (role !== void 0) return [removed$3(pair, role, was, has)];
	}
	return [];
}
function ofAlgorithm(keys, algorithm) {
	return keys.filter((key) => key.algorithm === algorithm);
}
function missingRole(was, is) {
	if (was.length === 0) return void 0;
	if (is.length === 0) return "key";
	if (was.some(isEntryPoint) && !is.some(isEntryPoint)) return "key-signing key";
	const isZoneSigning = (key) => !isEntryPoint(key);
	return was.some(isZoneSigning) && !is.some(isZoneSigning) ? "zone-signing key" : void 0;
}
function removed$3({ zone }, role, was, has) {
	const gone = was.filter(({ text }) => has.every((key) => key.text !== text));
	const [first] = gone;
	const algorithm = algorithmText(first?.algorithm ?? 0);
	const texts = [shown$2(gone), has.length === 0 ? "no DNSKEY" : shown$2(has)];
	return change$5("DNSSEC-DNSKEY-REMOVED", zone, texts, {
		zone,
		role,
		algorithm
	}, { before: first?.from });
}
function mismatch({ zone, before, after }) {
	const ds = mismatched(after);
	if (ds === void 0 || mismatched(before) !== void 0) return [];
	const was = wholeOf(before.ds);
	const keys = wholeOf(after.dnskey)?.records ?? [];
	const tags = keys.slice(0, maxTags).map(({ keyTag, algorithm }) => `${keyTag} ${algorithm}`);
	const place = was !== void 0 && shown$2(was.records) === shown$2(ds) ? keys[0] : ds[0];
	const texts = [was === void 0 ? "no DS known" : `DS ${shown$2(was.records)}`, `DS ${shown$2(ds)}, and keys ${tags.join(", ")}`];
	return [change$5("DNSSEC-DS-MISMATCH", zone, texts, {
		zone,
		ds: shown$2(ds),
		keys: tags
	}, { after: place?.from })];
}

// src/checks/dnssec/compare.ts
const longTtl = 86400;
const manyIterations = 100;
function compareDnssec({ before, after }) {
	if (after.surroundings.name === "nxdomain") return [];
	return after.facts.zones.flatMap((now) => {
		const old = before.facts.zones.find(({ zone }) => zone === now.zone);
		return zoneChanges({
			zone: now.zone,
			before: old ?? unknownZone(now),
			after: now
		});
	});
}
function unknownZone({ zone }) {
	const unknown = {
		kind: "unknown",
		because: `${zone} is not in the base`
	};
	return {
		zone,
		signing: {
			kind: "not-measured",
			because: unknown.because
		},
		ds: unknown,
		dnskey: unknown,
		cds: unknown,
		cdnskey: unknown,
		nsec3param: unknown,
		ns: unknown
	};
}
function zoneChanges(pair) {
	const keys = keysRemoved(pair);
	const told = [
		...delegationUnsigned(pair),
		...deletionAsked(pair),
		...switchedOff(pair),
		...keys.length > 0 ? keys : mismatch(pair),
		...algorithmLowered(pair),
		...digestLowered(pair),
		...iterationsRaised(pair),
		...serversReplaced(pair)
	];
	return told.length > 0 ? told : longTtls(pair);
}
function delegationUnsigned({ zone, before, after }) {
	if (before.ds.kind !== "present" || after.ds.kind !== "absent") return [];
	if (before.ns.kind === "present" && after.ns.kind === "absent") return [];
	const { records } = before.ds;
	return [change$5("DNSSEC-DS-REMOVED", zone, [shown$2(records), "no DS"], {
		zone,
		ds: shown$2(records)
	}, { before: records[0]?.from })];
}
function deletionAsked({ zone, before, after }) {
	const asked = deletionIn(after);
	if (asked === void 0 || deletionIn(before) !== void 0) return [];
	return [change$5("DNSSEC-CDS-DELETE", zone, [textOf$3(before.cds), asked.text], { zone }, { after: asked.from })];
}
function switchedOff({ zone, before, after }) {
	if (before.signing.kind !== "measured" || after.signing.kind !== "measured") return [];
	const [was, is] = [before.signing.value, after.signing.value];
	if (was.state !== "on" || is.state !== "off") return [];
	if (after.dnskey.kind === "present" && before.dnskey.kind === "absent") return [];
	return [change$5("DNSSEC-OFF-CONFIG", zone, [was.how, is.how], {
		zone,
		was: was.how,
		is: is.how
	}, { after: is.from })];
}
function iterationsRaised({ zone, before, after }) {
	const was = iterationsOf(before) ?? 0;
	const is = iterationsOf(after) ?? 0;
	if (is <= was || after.nsec3param.kind !== "present") return [];
	const severity = is > manyIterations ? "high" : "medium";
	const texts = [textOf$3(before.nsec3param), shown$2(after.nsec3param.records)];
	return [change$5("DNSSEC-NSEC3", zone, texts, {
		zone,
		iterations: is
	}, {
		after: after.nsec3param.records[0]?.from,
		severity
	})];
}
function serversReplaced({ zone, before, after }) {
	const [was, is] = [wholeOf(before.ns), wholeOf(after.ns)];
	if (was === void 0 || is === void 0 || !isSameSet(before.ds, after.ds)) return [];
	if (isAnchored(after) || isSignedElsewhere(before) && isSignedElsewhere(after)) return [];
	const hosts = new Set(was.records.map(({ host }) => host));
	if (is.records.some(({ host }) => hosts.has(host))) return [];
	const texts = [shown$2(was.records), shown$2(is.records)];
	return [change$5("DNSSEC-NS-MOVE", zone, texts, {
		zone,
		before: texts[0],
		after: texts[1]
	}, { after: is.records[0]?.from })];
}
function longTtls({ zone, before, after }) {
	return [[
		"DS",
		before.ds,
		after.ds
	], [
		"DNSKEY",
		before.dnskey,
		after.dnskey
	]].flatMap(([type, was, is]) => {
		if (was.kind !== "present" || is.kind !== "present" || isSameSet(was, is) || was.ttl <= longTtl) return [];
		const texts = [`${type} TTL ${was.ttl}`, `${type} changed`];
		return [change$5("DNSSEC-TTL", zone, texts, {
			zone,
			type,
			ttl: was.ttl
		}, { after: is.records[0]?.from })];
	});
}
function isSameSet(a, b) {
	const [was, is] = [wholeOf(a), wholeOf(b)];
	if (was === void 0 || is === void 0) return false;
	const texts = new Set(was.records.map(({ text }) => text));
	return texts.size === new Set(is.records.map(({ text }) => text)).size && is.records.every(({ text }) => texts.has(text));
}
function textOf$3(records) {
	if (records.kind === "present") return shown$2(records.records);
	return records.kind === "absent" ? "none" : "not known";
}

// src/checks/dnssec/reliance.ts
const rolesOf = {
	"confidential-delivery": [
		"mx",
		"address",
		"tlsa"
	],
	"phishing-identity-theft": [
		"spf",
		"dmarc",
		"dkim"
	],
	"message-integrity": ["dkim", "dmarc"]
};
const maxHosts$1 = 50;
const maxLevels$1 = 8;
async function reliedOn(domain, resolver) {
	const mx = await resolver.query(domain, "MX");
	if (mx.source !== "live") return [];
	const ask = async (role, owner, type) => reliedIn(role, await resolver.query(owner, type));
	const sent = await Promise.all([ask("spf", domain, "TXT"), ...(await dmarcNames(domain, resolver)).map((owner) => ask("dmarc", owner, "TXT"))]);
	const found = await mxHosts$1(domain, resolver);
	const hosts = found.kind === "real" || found.kind === "implicit" ? found.hosts.map(({ host }) => host) : [];
	const delivered = [...new Set(hosts)].slice(0, maxHosts$1).flatMap((host) => [
		ask("address", host, "A"),
		ask("address", host, "AAAA"),
		ask("tlsa", below("_25._tcp", host), "TLSA")
	]);
	return [
		reliedIn("mx", mx),
		...await Promise.all(delivered),
		...sent
	];
}
async function keysReliedOn(owners, resolver) {
	return Promise.all(owners.map(async (owner) => reliedIn("dkim", await resolver.query(owner, "TXT"))));
}
async function dmarcNames(domain, resolver) {
	const own = below("_dmarc", domain);
	let at = domain;
	for (let level = 0; at !== void 0 && level < maxLevels$1; level++, at = parentOf(at)) {
		const name = below("_dmarc", at);
		const { outcome } = await resolver.query(name, "TXT");
		if (outcome.kind === "rrset") return name === own ? [own] : [own, name];
		if (outcome.kind !== "nodata" && outcome.kind !== "nxdomain") break;
	}
	return [own];
}
function reliedIn(role, { question, outcome, security, because, notes = [] }) {
	const { owner, type } = question;
	const isFailure = outcome.kind === "failed" || outcome.kind === "unknown";
	const extendedError = because === void 0 ? void 0 : extendedErrorOf[because.code];
	return {
		role,
		owner,
		type,
		security,
		...isFailure ? { failure: outcome.why } : {},
		...because === void 0 ? {} : { reason: {
			code: because.code,
			...because.zone === void 0 ? {} : { zone: because.zone },
			...extendedError === void 0 ? {} : { extendedError }
		} },
		notes
	};
}

// src/checks/dnssec/evaluate.ts
const maxRecords = 50;
const maxLevels = 16;
async function evaluateDnssec(domain, io) {
	const zones = [];
	let at = domain;
	for (let level = 0; at !== void 0 && level < maxLevels; level++, at = parentOf(at)) {
		if (at !== domain && (await io.resolver.query(at, "NS")).source === "live") break;
		const found = await zoneAt(at, at === domain, io);
		if (found === "outside" && zones.length > 0) break;
		if (typeof found === "object") zones.push(found);
	}
	return {
		domain,
		zones,
		relied: await reliedOn(domain, io.resolver)
	};
}
async function zoneAt(owner, isDomain, io) {
	const signing = io.signing(owner);
	const ask = (type, parse) => recordsAt(owner, type, parse, io);
	const ns = await ask("NS", nameServerOf);
	const ds = await ask("DS", parseDs);
	const dnskey = await ask("DNSKEY", parseDnsKey);
	const first = [
		ns,
		ds,
		dnskey
	];
	if (signing.kind === "not-measured" && first.every(({ kind }) => kind === "unknown")) return "outside";
	if (!(signing.kind === "measured" || first.some(({ kind }) => kind === "present")) && !isDomain && !await isApex(owner, io)) return "within";
	const [cds, cdnskey, nsec3param] = await Promise.all([
		ask("CDS", parseDs),
		ask("CDNSKEY", parseDnsKey),
		ask("NSEC3PARAM", parseNsec3Param)
	]);
	return {
		zone: owner,
		signing,
		ds,
		dnskey,
		cds,
		cdnskey,
		nsec3param,
		ns
	};
}
async function isApex(owner, io) {
	for (const type of [
		"SOA",
		"CDS",
		"CDNSKEY"
	]) {
		const { outcome } = await io.resolver.query(owner, type);
		if (outcome.kind === "rrset") return true;
	}
	return false;
}
async function recordsAt(owner, type, parse, io) {
	const { outcome, aliases, wildcard } = await io.resolver.query(owner, type);
	if (aliases.length > 0) return { kind: "absent" };
	switch (outcome.kind) {
		case "rrset":
			if (wildcard !== void 0) return { kind: "absent" };
			return presentIn(outcome.rrset, parse);
		case "nodata":
		case "nxdomain": return { kind: "absent" };
		case "unknown":
		case "failed": return {
			kind: outcome.kind,
			because: outcome.why
		};
	}
}
function presentIn(rrset, parse) {
	const records = rrset.rdata.slice(0, maxRecords).flatMap((rdata, i) => {
		const parsed = parse(rdata);
		return parsed === void 0 ? [] : [{
			...parsed,
			text: rdata,
			...placeOf$2(rrset, i)
		}];
	});
	return {
		kind: "present",
		ttl: rrset.ttl,
		records,
		unread: rrset.rdata.length - records.length
	};
}
function nameServerOf(rdata) {
	return { host: rdata.toLowerCase().replace(/\.$/, "") };
}

// src/checks/dnssec/judge-live.ts
function verdictsOf(relied) {
	const of = (category) => worst(relied.filter(({ role }) => rolesOf[category].includes(role)));
	return {
		"confidential-delivery": of("confidential-delivery"),
		"phishing-identity-theft": of("phishing-identity-theft"),
		"message-integrity": of("message-integrity")
	};
}
function overall(verdicts) {
	const all = categories.map((category) => verdicts[category]);
	return all.find(({ kind }) => kind === "unmet") ?? all.find(({ kind }) => kind === "not-measured") ?? met;
}
function worst(relied) {
	if (relied.some(({ security }) => security === "insecure" || security === "bogus")) return unmet;
	const open = relied.find(({ security }) => security !== "secure");
	return open === void 0 ? met : notMeasured(`${open.owner} ${open.type}: ${open.failure ?? open.security}`);
}
function liveVerdict(relied, findings) {
	if (relied.some(({ security }) => security === "bogus")) return {
		kind: "graded",
		grade: "broken"
	};
	const insecure = relied.filter(({ security }) => security === "insecure").length;
	if (insecure > 0) return {
		kind: "graded",
		grade: insecure === relied.length ? "absent" : "weak"
	};
	const criterion = worst(relied);
	if (criterion.kind === "not-measured") return criterion;
	return {
		kind: "graded",
		grade: findings.some(({ id }) => weaknesses$1.has(id)) ? "weak" : "strong"
	};
}
const weaknesses$1 = /* @__PURE__ */ new Set([
	"dnssec/sha1-signature",
	"dnssec/only-sha1",
	"dnssec/short-rsa-key",
	"dnssec/signature-expires-soon",
	"dnssec/algorithm-unsigned"
]);
function liveFindings(relied) {
	const insecure = Map.groupBy(relied.filter(({ security }) => security === "insecure"), ({ reason }) => `${reason?.code ?? "unsigned-delegation"} ${reason?.zone ?? ""}`);
	return [
		...Map.groupBy(relied.filter(({ security }) => security === "bogus"), ({ failure, reason }) => failure ?? reason?.code ?? "").entries().map(([why, all]) => bogusFinding(why, all)),
		...insecure.values().map(insecureFinding),
		...noteFindings(relied.flatMap(({ notes }) => notes))
	];
}
const namesOf = (relied) => [...new Set(relied.map(({ owner, type }) => `${owner} ${type}`))];
function bogusFinding(why, relied) {
	const extendedError = relied[0]?.reason?.extendedError;
	const code = extendedError === void 0 ? {} : { extendedError };
	return {
		id: "dnssec/bogus",
		args: {
			names: namesOf(relied),
			why,
			...code
		}
	};
}
function insecureFinding(relied) {
	const [first] = relied;
	const zone = first?.reason?.zone ?? first?.owner ?? "";
	return {
		id: "dnssec/insecure",
		args: {
			names: namesOf(relied),
			zone,
			why: first?.reason?.code ?? ""
		}
	};
}
const noteIds = {
	"sha1-signature": "dnssec/sha1-signature",
	"sha1-digest": "dnssec/only-sha1",
	"short-rsa-key": "dnssec/short-rsa-key",
	"key-tags-collide": "dnssec/key-tags-collide",
	"ds-without-key": "dnssec/ds-without-key",
	"ds-algorithm-unsupported": "dnssec/ds-unsupported",
	"algorithm-unsigned": "dnssec/algorithm-unsigned",
	"signature-lives-long": "dnssec/signature-lives-long",
	"signature-expires-soon": "dnssec/signature-expires-soon"
};
function noteFindings(notes) {
	const findings = notes.filter(({ zone }) => zone !== "." && !isRegistry(zone)).map(({ code, zone, args }) => ({
		id: noteIds[code],
		args: {
			zone,
			...dated(args)
		}
	}));
	return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
function dated(args = {}) {
	const { expiration } = args;
	return typeof expiration === "number" ? {
		...args,
		expiration: (/* @__PURE__ */ new Date(expiration * 1e3)).toISOString()
	} : args;
}

// src/checks/dnssec/judge.ts
const unseen$1 = notMeasured("zone files do not show whether the zone is signed as published");
function judgeDnssec(facts) {
	const findings = facts.zones.flatMap(findingsOf$4);
	if (facts.relied.length > 0) return judgeLive(facts, findings);
	return {
		check: "dnssec",
		verdict: verdictOf$6(facts, findings),
		criteria: { dnssec: criterionOf$3(facts) },
		facets: facetsOf$5(facts),
		findings
	};
}
function judgeLive(facts, ofZones) {
	const findings = [...liveFindings(facts.relied), ...ofZones];
	const verdicts = verdictsOf(facts.relied);
	const each = categories.map((category) => [category, { dnssec: verdicts[category] }]);
	return {
		check: "dnssec",
		verdict: liveVerdict(facts.relied, findings),
		criteria: { dnssec: overall(verdicts) },
		inCategory: Object.fromEntries(each),
		facets: facetsOf$5(facts),
		findings: [...new Map(findings.map((finding) => [JSON.stringify([finding.id, finding.args]), finding])).values()]
	};
}
function criterionOf$3({ zones }) {
	return zones.some((zone) => isUnsigned(zone) || mismatched(zone) !== void 0) ? unmet : unseen$1;
}
function verdictOf$6({ zones }, findings) {
	if (zones.some((zone) => mismatched(zone) !== void 0)) return {
		kind: "graded",
		grade: "broken"
	};
	if (zones.some(isUnsigned)) return {
		kind: "graded",
		grade: "absent"
	};
	return findings.some(({ id }) => id !== "dnssec/nsec3-salt") ? {
		kind: "graded",
		grade: "weak"
	} : unseen$1;
}
function facetsOf$5({ zones }) {
	const zone = zones.find((one) => [
		one.ns,
		one.ds,
		one.dnskey
	].some(({ kind }) => kind === "present")) ?? zones[0];
	if (zone === void 0) return [];
	const facets = [];
	const { signing, ds } = zone;
	if (signing.kind === "measured" && signing.value.isDefault !== true) facets.push({
		id: "dnssec-signing",
		value: signing.value.state,
		scale: ["off", "on"]
	});
	if (ds.kind === "present" || ds.kind === "absent" && zone.ns.kind === "present") facets.push({
		id: "dnssec-ds",
		value: ds.kind,
		scale: ["absent", "present"]
	});
	const records = wholeOf(ds)?.records;
	if (records !== void 0 && (isOnlySha1(records) || hasStrongDigest(records))) facets.push({
		id: "dnssec-ds-digest",
		value: isOnlySha1(records) ? "sha-1" : "sha-2",
		scale: ["sha-1", "sha-2"]
	});
	return facets;
}
function findingsOf$4(zone) {
	return [
		...signingFindings(zone),
		...delegationFindings(zone),
		...nsec3Findings(zone)
	];
}
function signingFindings(zone) {
	const { signing } = zone;
	const asked = deletionIn(zone);
	const deletion = asked === void 0 ? [] : [findingAt$2("dnssec/deletion-asked", {
		zone: zone.zone,
		record: asked.text
	}, asked.from)];
	if (!isUnsigned(zone) || signing.kind === "not-measured") return deletion;
	return [findingAt$2("dnssec/unsigned", {
		zone: zone.zone,
		how: signing.value.how
	}, signing.value.from), ...deletion];
}
function delegationFindings(zone) {
	const wrong = mismatched(zone);
	const ds = wholeOf(zone.ds)?.records ?? [];
	const about = ds.length > 0 ? ds : algorithmsOf(zone, "dnskey");
	const [weak] = weakOf(about);
	const findings = [];
	if (wrong !== void 0) findings.push(findingAt$2("dnssec/ds-mismatch", {
		zone: zone.zone,
		ds: shown$2(wrong)
	}, wrong[0]?.from));
	if (weak !== void 0) findings.push(findingAt$2("dnssec/weak-algorithm", {
		zone: zone.zone,
		algorithm: algorithmText(weak.algorithm)
	}, weak.from));
	if (isOnlySha1(ds)) findings.push(findingAt$2("dnssec/only-sha1", { zone: zone.zone }, ds[0]?.from));
	return findings;
}
function nsec3Findings(zone) {
	if (zone.nsec3param.kind !== "present") return [];
	const [first] = zone.nsec3param.records;
	const iterations = iterationsOf(zone) ?? 0;
	const hasSalt = zone.nsec3param.records.some(({ salt }) => salt !== "");
	const args = { zone: zone.zone };
	if (iterations > 0) return [findingAt$2("dnssec/nsec3-iterations", {
		...args,
		iterations
	}, first?.from)];
	return hasSalt ? [findingAt$2("dnssec/nsec3-salt", args, first?.from)] : [];
}
function findingAt$2(id, args, from) {
	return {
		id,
		args,
		...from === void 0 ? {} : { from }
	};
}

// src/checks/dnssec/messages.ts
const messages$8 = {
	"dnssec/unsigned": {
		severity: "medium",
		demerits: {},
		says: ({ zone, how }) => `${text(zone)} is not signed: its configuration says \`${text(how)}\`.`,
		fix: () => "Switch signing on, such as with `dnssec-policy default`, and have the parent zone publish the DS.",
		see: "RFC 4035 §2",
		who: "dns-host"
	},
	"dnssec/ds-mismatch": {
		severity: "critical",
		demerits: {},
		says: ({ zone, ds }) => `No key of ${text(zone)} matches its DS (${text(ds)}), so that validators refuse its answers.`,
		fix: () => "Have the registrar put the DS of a key that signs the zone into the parent zone.",
		see: "RFC 4035 §5.2",
		who: "dns-host"
	},
	"dnssec/deletion-asked": {
		severity: "high",
		demerits: {},
		says: ({ zone, record }) => `${text(zone)} asks its parent zone to remove the DS (\`${text(record)}\`).`,
		fix: () => "Remove the record, unless the zone is to be unsigned.",
		see: "RFC 8078 §4",
		who: "dns-host"
	},
	"dnssec/weak-algorithm": {
		severity: "high",
		demerits: {},
		says: ({ zone, algorithm }) => `${text(zone)} relies on algorithm ${text(algorithm)}, which must not be used for signing.`,
		fix: () => "Roll over to ECDSA P-256 (algorithm 13) or Ed25519 (15).",
		see: "RFC 9904, RFC 9905",
		who: "dns-host"
	},
	"dnssec/only-sha1": {
		severity: "medium",
		demerits: {},
		says: ({ zone }) => `The DS of ${text(zone)} has a SHA-1 digest alone, which validators may pass over.`,
		fix: () => "Have the registrar put the DS with SHA-256 (digest type 2) into the parent zone.",
		see: "RFC 9905",
		who: "owner"
	},
	"dnssec/nsec3-iterations": {
		severity: "medium",
		demerits: {},
		says: ({ zone, iterations }) => `${text(zone)} asks for ${text(iterations)} NSEC3 iterations, which cost time and protect nothing.`,
		fix: () => "Publish `NSEC3PARAM 1 0 0 -`.",
		see: "RFC 9276 §3.1",
		who: "dns-host"
	},
	"dnssec/nsec3-salt": {
		severity: "info",
		demerits: {},
		says: ({ zone }) => `${text(zone)} has an NSEC3 salt, which protects nothing.`,
		fix: () => "Publish `NSEC3PARAM 1 0 0 -`.",
		see: "RFC 9276 §3.1",
		who: "dns-host"
	},
	"dnssec/bogus": {
		severity: "critical",
		demerits: {},
		says: ({ names, why }) => `The answers for ${text(names)} do not validate: ${text(why)}`,
		fix: () => "Find the link that is broken with `mecsa dns --trace`, and sign the zone again or correct the DS.",
		see: "RFC 4035 §5.5, RFC 8914 §4",
		who: "dns-host"
	},
	"dnssec/insecure": {
		severity: "medium",
		demerits: {},
		says: ({ names, zone, why }) => `Answers for ${text(names)} can be forged: ${endings[text(why)] ?? "the chain of trust ends"} at ${text(zone)}.`,
		fix: ({ zone }) => `Sign the zone of ${text(zone)}, and have the registrar put its DS into the zone above.`,
		see: "RFC 4033 §5, RFC 4035 §5.2",
		who: "dns-host"
	},
	"dnssec/sha1-signature": {
		severity: "medium",
		demerits: {
			"confidential-delivery": 1,
			"phishing-identity-theft": 1,
			"message-integrity": 1
		},
		says: ({ zone, algorithm }) => `${text(zone)} is signed with algorithm ${text(algorithm)}, over SHA-1; some validators take that for unsigned.`,
		fix: () => "Roll over to ECDSA P-256 (algorithm 13) or Ed25519 (15).",
		see: "RFC 9905",
		who: "dns-host"
	},
	"dnssec/short-rsa-key": {
		severity: "low",
		demerits: {
			"confidential-delivery": 1,
			"phishing-identity-theft": 1,
			"message-integrity": 1
		},
		says: ({ zone, keyTag, bits }) => `Key ${text(keyTag)} of ${text(zone)} is of RSA with ${text(bits)} bits only.`,
		fix: () => "Roll over to ECDSA P-256 (algorithm 13), or to RSA with 2048 bits.",
		see: "RFC 6781 §3.4.2",
		who: "dns-host"
	},
	"dnssec/key-tags-collide": {
		severity: "info",
		demerits: {},
		says: ({ zone }) => `Two keys of ${text(zone)} have the same key tag, which costs validators time.`,
		fix: () => "Make another key in place of one of them at the next roll-over.",
		see: "RFC 4034 §5.3.1",
		who: "dns-host"
	},
	"dnssec/ds-without-key": {
		severity: "info",
		demerits: {},
		says: ({ zone, keyTag }) => `A DS of ${text(zone)} (key tag ${text(keyTag)}) stands for no key of the zone.`,
		fix: () => "Nothing has to be done during a roll-over; remove the DS after it.",
		see: "RFC 6781 §4.1.2",
		who: "owner"
	},
	"dnssec/ds-unsupported": {
		severity: "info",
		demerits: {},
		says: ({ zone, algorithm, digestType }) => `A DS of ${text(zone)} is of an algorithm (${text(algorithm)}) or digest (${text(digestType)}) that few validators know.`,
		fix: () => "Keep a DS of algorithm 13 or 8 with SHA-256 beside it.",
		see: "RFC 9904",
		who: "owner"
	},
	"dnssec/algorithm-unsigned": {
		severity: "low",
		demerits: {
			"confidential-delivery": 1,
			"phishing-identity-theft": 1,
			"message-integrity": 1
		},
		says: ({ zone, algorithm }) => `A DS of ${text(zone)} is of algorithm ${text(algorithm)}, by which its keys are not signed; validators that know no other refuse the zone.`,
		fix: () => "Sign the zone by each algorithm that its DS records have, or remove the DS.",
		see: "RFC 4035 §2.2, RFC 6840 §5.11",
		who: "dns-host"
	},
	"dnssec/signature-lives-long": {
		severity: "low",
		demerits: {},
		says: ({ zone, type, days }) => `A signature of ${text(zone)} (${text(type)}) is good for ${text(days)} days; for so long what was changed can be replayed as it was.`,
		fix: () => "Sign for weeks, and anew well before they are over.",
		see: "RFC 6781 §4.4.2",
		who: "dns-host"
	},
	"dnssec/signature-expires-soon": {
		severity: "medium",
		demerits: {
			"confidential-delivery": 1,
			"phishing-identity-theft": 1,
			"message-integrity": 1
		},
		says: ({ zone, type, expiration }) => `A signature of ${text(zone)} (${text(type)}) expires at ${minute(text(expiration))}; after that the zone does not validate.`,
		fix: () => "Sign the zone again, and see that signing runs on its own, well before signatures expire.",
		see: "RFC 6781 §4.4.2",
		who: "dns-host"
	}
};
function minute(time) {
	return `${time.slice(0, 16).replace("T", " ")} UTC`;
}
const endings = {
	"unsigned-delegation": "there is no DS",
	"opt-out": "there is no DS (opt-out)",
	"unsupported-algorithm": "no DS is of an algorithm that validators know",
	"unsupported-digest": "no DS has a digest that validators know",
	"nsec3-iterations": "the denial asks for too many NSEC3 iterations",
	"negative-trust-anchor": "validation is switched off (negative trust anchor)"
};

// src/checks/dnssec/publish.ts
const publishers$3 = {
	"dnssec/insecure": (zone) => strongDs(zone, "add"),
	"dnssec/ds-mismatch": (zone) => strongDs(zone, "replace"),
	"dnssec/weak-algorithm": (zone) => strongDs(zone, "replace"),
	"dnssec/only-sha1": (zone) => strongDs(zone, "replace"),
	"dnssec/ds-unsupported": (zone) => strongDs(zone, "add"),
	"dnssec/ds-without-key": (zone, { args }) => (zone.ds.kind === "present" ? zone.ds.records : []).filter(({ keyTag }) => keyTag === args["keyTag"]).map(({ text }) => ({
		do: "remove",
		owner: zone.zone,
		type: "DS",
		rdata: text
	})),
	"dnssec/deletion-asked": ({ zone, cds, cdnskey }) => [...deletions(zone, "CDS", cds), ...deletions(zone, "CDNSKEY", cdnskey)],
	"dnssec/nsec3-iterations": withoutIterations,
	"dnssec/nsec3-salt": withoutIterations
};
function publishDnssec({ facts }, finding) {
	const zone = facts.zones.find((one) => one.zone === finding.args["zone"]);
	return zone === void 0 ? [] : publishers$3[finding.id]?.(zone, finding) ?? [];
}
const sha256 = 2;
function strongDs({ zone, dnskey, cds, cdnskey }, to) {
	if (deletionIn({
		cds,
		cdnskey
	}) !== void 0) return [];
	const asked = cds.kind === "present" ? cds.records.filter(isStrong) : [];
	if (asked.length > 0) return asked.map(({ text }) => ({
		do: to,
		owner: zone,
		type: "DS",
		rdata: text
	}));
	const strong = (dnskey.kind === "present" && dnskey.unread === 0 ? dnskey.records : []).filter((key) => isZoneKey(key) && isStrongAlgorithm(key.algorithm));
	const entryPoints = strong.filter(isEntryPoint);
	return (entryPoints.length > 0 ? entryPoints : strong).map((key) => ({
		do: to,
		owner: zone,
		type: "DS",
		rdata: dsOf(zone, key)
	}));
}
function isStrong({ algorithm, digestType }) {
	return isStrongAlgorithm(algorithm) && isStrongDigest(digestType);
}
function dsOf(zone, key) {
	return `${key.keyTag} ${key.algorithm} ${sha256} ${digestOf(zone, key, sha256) ?? ""}`;
}
function deletions(owner, type, set) {
	return (set.kind === "present" ? set.records : []).filter(asksForDeletion).map(({ text }) => ({
		do: "remove",
		owner,
		type,
		rdata: text
	}));
}
function withoutIterations({ zone }) {
	return [{
		do: "replace",
		owner: zone,
		type: "NSEC3PARAM",
		rdata: "1 0 0 -"
	}];
}

// src/checks/dnssec/index.ts
const dnssec = {
	id: "dnssec",
	evaluate: evaluateDnssec,
	judge: judgeDnssec,
	compare: compareDnssec,
	publish: publishDnssec,
	messages: messages$8,
	rules: rules$7
};

// src/checks/mta-sts/rules.ts
const defects$2 = {
	version: "it does not begin with `v=STSv1;`",
	several: "there is more than one",
	"no-id": "it has no `id`",
	"two-ids": "it has more than one `id`",
	id: "its `id` is not 1 to 32 letters and digits",
	empty: "it has an empty field",
	field: "it has a field that is not `name=value`"
};
const policyDefects = {
	version: "it has no `version: STSv1`",
	mode: "its `mode` is not `enforce`, `testing` or `none`",
	max_age: "its `max_age` is not a number of seconds",
	mx: "its `mx` is missing or not the name of a host",
	line: "a line is not `key: value`"
};
const rules$6 = {
	"STS-REMOVED": {
		title: "MTA-STS record removed",
		explain: "The `_mta-sts` TXT record is gone: high; medium where the policy beside the zones says `mode: none`, as it has to for a while before. Senders that have a policy keep it until its `max_age` has passed, new ones deliver without verifying the MX hosts. Silent where the name is gone, or receives no mail any more.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, isNone }) => `${text(domain)} no longer says that it has an MTA-STS policy, ${isNone === true ? "whose mode is `none` now" : "and no policy with `mode: none` went before"}.`,
		fix: () => "Keep the record. To leave MTA-STS, publish a policy with `mode: none` and a new `id`, and wait until the old `max_age` has passed.",
		see: "RFC 8461 §8.3",
		who: "owner"
	},
	"STS-INVALID": {
		title: "MTA-STS record or policy invalid",
		explain: "The record does not begin with `v=STSv1;`, has no `id` of 1 to 32 letters and digits or a field that is not `name=value`, or there is more than one; or the policy beside the zones breaks its grammar: high. Senders take that for no policy. Silent where the base had the same mistake.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, what, why }) => {
			const reasons = what === "policy" ? policyDefects : defects$2;
			return `The MTA-STS ${text(what)} of ${text(domain)} is not valid, so that senders take it for none: ${reasons[text(why)] ?? text(why)}.`;
		},
		fix: ({ what }) => what === "policy" ? "Correct the line." : "Publish one record such as `v=STSv1; id=20260101T000000` at `_mta-sts`.",
		see: "RFC 8461 §3.1, §3.2",
		who: "owner"
	},
	"STS-ID-STALE": {
		title: "MTA-STS policy changed under the same id",
		explain: "The policy beside the zones says something else and the `id` of the record stays: medium. Senders that have the old policy keep it until its `max_age` has passed. Silent where only blanks, order or comments of the policy differ.",
		severities: ["medium"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, id }) => `The MTA-STS policy of ${text(domain)} changes and its id stays \`${text(id)}\`, so that senders keep the old policy.`,
		fix: () => "Give the record a new `id` once the new policy is served.",
		see: "RFC 8461 §8.1",
		who: "owner"
	},
	"STS-MODE-DOWN": {
		title: "MTA-STS mode lowered",
		explain: "The `mode` of the policy beside the zones went from `enforce` to `none`: critical; from `enforce` to `testing` or from `testing` to `none`: high. Senders deliver to hosts that they cannot verify.",
		severities: ["critical", "high"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, before, after }) => `The MTA-STS policy of ${text(domain)} went from \`${text(before)}\` to \`${text(after)}\`: mail is delivered where TLS is stripped or the certificate is another's.`,
		fix: () => "Keep `mode: enforce`.",
		see: "RFC 8461 §3.2, §5",
		who: "owner"
	},
	"STS-MAXAGE": {
		title: "MTA-STS policy kept for a shorter time",
		explain: "The `max_age` of the policy beside the zones fell below a week (604800): medium; below a day (86400): high. An attacker who can keep the policy from being fetched has to wait no longer. Silent where it was below before, and for `mode: none`.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, before, after }) => `Senders keep the MTA-STS policy of ${text(domain)} for ${text(after)} seconds only; before, for ${text(before)}.`,
		fix: () => "Use a `max_age` of weeks, such as 2592000.",
		see: "RFC 8461 §3.2, §10.2",
		who: "owner"
	},
	"STS-MX-WIDEN": {
		title: "MTA-STS policy allows more MX hosts",
		explain: "A wildcard came to the `mx` patterns of the policy that stands at or above a pattern from before, or below a registry's domain (`*.com`): medium. Who forges the MX records may then name more hosts. Silent for new hosts by name, and for a wildcard of another organization.",
		severities: ["medium"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, pattern }) => `The MTA-STS policy of ${text(domain)} allows any host of \`${text(pattern)}\` now.`,
		fix: () => "Name the MX hosts, or the narrowest wildcard that matches them.",
		see: "RFC 8461 §4.1, §10.3",
		who: "owner"
	},
	"STS-MX-UNCOVERED": {
		title: "MX host that the MTA-STS policy does not allow",
		explain: "No `mx` pattern of the policy beside the zones matches an MX host: critical in `enforce`, where senders refuse to deliver to it; medium in `testing`. A wildcard stands for one label alone. Silent where the base had the same, and in `none`.",
		severities: ["critical", "medium"],
		direction: "breaks-mail",
		criteria: ["mta-sts"],
		says: ({ domain, hosts, mode }) => mode === "enforce" ? `The MTA-STS policy of ${text(domain)} does not allow ${text(hosts)}: senders that follow it deliver nothing there.` : `The MTA-STS policy of ${text(domain)} does not allow ${text(hosts)}: senders report it, and would deliver nothing in \`enforce\`.`,
		fix: ({ hosts }) => `Add \`mx:\` lines for ${text(hosts)} with a new \`id\`, and wait for the old \`max_age\`, before the MX record names it.`,
		see: "RFC 8461 §4.1, §8.1",
		who: "owner"
	},
	"STS-HOST-REMOVED": {
		title: "Host of the MTA-STS policy removed",
		explain: "`mta-sts.<domain>` had an address or alias and has none any more, while the `_mta-sts` record stays: high. Nobody can fetch the policy. Silent where the record is removed too; that is STS-REMOVED.",
		severities: ["high"],
		direction: "weakened",
		criteria: ["mta-sts"],
		says: ({ domain, host }) => `${text(host)} is gone, so that nobody can fetch the MTA-STS policy of ${text(domain)}.`,
		fix: ({ host }) => `Keep an address or alias at ${text(host)} that serves the policy.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	}
};

// src/checks/mta-sts/change.ts
function pairOf({ domain, before, after }) {
	return {
		domain,
		before: before.facts,
		after: after.facts
	};
}
function recordName(domain) {
	return below("_mta-sts", domain);
}
function hostName(domain) {
	return below("mta-sts", domain);
}
const change$4 = changesUnder(rules$6);

// src/checks/mta-sts/policy.ts
const modes = [
	"none",
	"testing",
	"enforce"
];
const longestMaxAge = 31557600;
function parseStsPolicy(text) {
	const lines = linesOf(text);
	if (!lines.ok) return lines;
	const first = (key) => lines.value.find((line) => line.key === key);
	const wrong = (error, at) => ({
		ok: false,
		error,
		at: at?.at ?? text.length
	});
	const [version, mode, maxAge] = [
		first("version"),
		first("mode"),
		first("max_age")
	];
	if (version?.value !== "STSv1") return wrong("version", version);
	const known = modes.find((one) => one === mode?.value);
	if (mode === void 0 || known === void 0) return wrong("mode", mode);
	if (maxAge === void 0 || !/^\d{1,10}$/.test(maxAge.value)) return wrong("max_age", maxAge);
	const mx = [];
	for (const line of lines.value.filter(({ key }) => key === "mx")) {
		const pattern = parseMxPattern(line.value);
		if (pattern === void 0) return wrong("mx", line);
		mx.push({
			value: pattern,
			line: line.line
		});
	}
	if (mx.length === 0 && known !== "none") return wrong("mx");
	return {
		ok: true,
		value: {
			mode: {
				value: known,
				line: mode.line
			},
			maxAge: {
				value: Number(maxAge.value),
				line: maxAge.line
			},
			mx
		}
	};
}
function linesOf(text) {
	const lines = [];
	let at = 0;
	for (const [i, whole] of text.split("\n").entries()) {
		const content = whole.trimEnd();
		const match = /^([a-z\d][a-z\d_.-]{0,31}):[ \t]*(|[^\0-\x20\x7f][^\0-\x1f\x7f]*)$/i.exec(content);
		if (match !== null) lines.push({
			key: match[1] ?? "",
			value: match[2] ?? "",
			line: i + 1,
			at
		});
		else if (content !== "") return {
			ok: false,
			error: "line",
			at
		};
		at += whole.length + 1;
	}
	return {
		ok: true,
		value: lines
	};
}
function parseMxPattern(text) {
	const isWildcard = text.startsWith("*.");
	const rest = isWildcard ? text.slice(2) : text;
	const parsed = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(rest) && rest.length < 254 ? parseName(rest) : void 0;
	return parsed?.ok === true ? {
		text: text.toLowerCase(),
		host: parsed.value,
		isWildcard
	} : void 0;
}
function matchesHost({ host, isWildcard }, mxHost) {
	return isWildcard ? parentOf(mxHost) === host : mxHost === host;
}

// src/checks/mta-sts/coverage.ts
function uncoveredHosts({ mx, policy }) {
	if (policy.kind !== "valid" || mx.kind !== "real" && mx.kind !== "implicit") return [];
	return mx.hosts.filter(({ host }) => !policy.mx.some(({ value }) => matchesHost(value, host)));
}
function modeInForce({ record, policy }) {
	return record.kind === "absent" || record.kind === "invalid" || record.kind === "several" || policy.kind !== "valid" ? void 0 : policy.mode.value;
}

// src/mail/versioned-txt.ts
async function findVersionedTxt(owner, version, resolver) {
	const { outcome } = await resolver.query(owner, "TXT");
	switch (outcome.kind) {
		case "rrset": return selectFrom$1(outcome.rrset, version);
		case "nodata":
		case "nxdomain": return { kind: "absent" };
		case "unknown":
		case "failed": return {
			kind: outcome.kind,
			because: outcome.why
		};
	}
}
function selectFrom$1(rrset, version) {
	const places = rrset.rdata.map((rdata, i) => ({
		text: textOf$6(rdata),
		...placeOf$2(rrset, i)
	}));
	const good = places.filter(({ text }) => versionEnd(text, version) !== void 0);
	const [first] = good;
	if (first !== void 0) return good.length === 1 ? {
		kind: "one",
		...first
	} : {
		kind: "several",
		count: good.length,
		...first
	};
	const near = places.find(({ text }) => isNear(text, version));
	return near === void 0 ? { kind: "absent" } : {
		kind: "near",
		...near
	};
}
function versionEnd(text, version) {
	if (!text.startsWith(version)) return void 0;
	let end = version.length;
	while (isWsp(text.charAt(end))) end++;
	return text.charAt(end) === ";" ? end : void 0;
}
function isNear(text, version) {
	const plain = (value) => value.toLowerCase().replace(/[^a-z=]/g, "");
	return plain(text.slice(0, 64)).startsWith(plain(version).slice(0, -1));
}
const fieldName = /^[a-z\d][a-z\d_.-]{0,31}$/i;
function parseVersionedTxt(text, version) {
	const start = versionEnd(text, version);
	if (start === void 0) return {
		ok: false,
		error: "version",
		at: 0
	};
	const fields = [];
	const parts = text.slice(start + 1).split(";");
	let at = start + 1;
	for (const [i, part] of parts.entries()) {
		const field = fieldIn(part, at);
		if (field !== void 0) fields.push(field);
		else if (!isBlank(part)) return {
			ok: false,
			error: "field",
			at
		};
		else if (i < parts.length - 1 || fields.length === 0) return {
			ok: false,
			error: "empty",
			at
		};
		at += part.length + 1;
	}
	return {
		ok: true,
		value: fields
	};
}
function fieldIn(part, at) {
	let start = 0;
	let end = part.length;
	while (start < end && isWsp(part.charAt(start))) start++;
	while (end > start && isWsp(part.charAt(end - 1))) end--;
	const equals = part.indexOf("=", start);
	if (equals === -1 || equals >= end) return void 0;
	const name = part.slice(start, equals);
	const value = part.slice(equals + 1, end);
	return fieldName.test(name) && value !== "" ? {
		name,
		value,
		at: at + start
	} : void 0;
}
function isBlank(text) {
	return /^[ \t]*$/.test(text);
}
function isWsp(char) {
	return char === " " || char === "	";
}

// src/checks/mta-sts/parse.ts
const version$3 = "v=STSv1";
const idGrammar = /^[a-z\d]{1,32}$/i;
const extensionValue = /^[!-:<>-~]+$/;
function parseStsRecord(text) {
	const parsed = parseVersionedTxt(text, version$3);
	if (!parsed.ok) return parsed;
	const [id, second] = parsed.value.filter(({ name }) => name === "id");
	if (id === void 0) return {
		ok: false,
		error: "no-id",
		at: text.length
	};
	if (second !== void 0) return {
		ok: false,
		error: "two-ids",
		at: second.at
	};
	if (!idGrammar.test(id.value)) return {
		ok: false,
		error: "id",
		at: id.at
	};
	const broken = parsed.value.find(({ name, value }) => name !== "id" && !extensionValue.test(value));
	return broken === void 0 ? {
		ok: true,
		value: { id: id.value }
	} : {
		ok: false,
		error: "field",
		at: broken.at
	};
}

// src/checks/mta-sts/service.ts
function servedBy({ tries }, host, distrusted) {
	const all = tries.map((tried, index) => servedAt(tried, host, distrusted[index] ?? []));
	const answered = all[tries.findIndex(({ ended }) => ended.kind === "answered")];
	if (answered !== void 0) return answered;
	return all.find(({ service }) => service.kind === "faulty" && service.fault !== "address") ?? all.find(({ service }) => service.kind === "unknown") ?? faulty("address");
}
function faulty(fault, args = {}) {
	return { service: {
		kind: "faulty",
		fault,
		args
	} };
}
function unknown(because) {
	return { service: {
		kind: "unknown",
		because
	} };
}
function servedAt({ ended }, host, why) {
	if (why.length > 0) return faulty("certificate", { why });
	return ended.kind === "answered" ? ofAnswer(ended) : ofEnd(ended, host);
}
function ofEnd(ended, host) {
	switch (ended.kind) {
		case "not-public": return faulty("address");
		case "refused":
		case "closed": return faulty("connection", { why: ended.code });
		case "unreachable": return unknown(`there is no way to ${host} from here (${ended.code})`);
		case "timed-out": return unknown(`${host} did not answer in time (${ended.phase})`);
		case "tls-failed": {
			const { because, alert, code } = ended.failure;
			if (because === "timed-out") return unknown(`${host} did not answer in time (tls)`);
			return faulty("tls", { why: alert ?? code ?? because });
		}
		case "bad-http": return faulty("http", { why: ended.code });
		case "too-large": return faulty("size", { octets: ended.octets });
	}
}
function ofAnswer({ code, contentType = "", location = "", body }) {
	if (code >= 300 && code < 400) return faulty("redirect", {
		code,
		location
	});
	if (code !== 200) return faulty("code", { code });
	return {
		service: {
			kind: "served",
			contentType
		},
		text: body
	};
}
function isPlainText(contentType) {
	return contentType.split(";")[0]?.trim().toLowerCase() === "text/plain";
}

// src/checks/mta-sts/evaluate.ts
async function evaluateMtaSts(domain, io) {
	const [sessions, record, host, policy] = await Promise.all([
		mxSessions(domain, io),
		findVersionedTxt(below("_mta-sts", domain), version$3, io.resolver),
		hostOf$1(below("mta-sts", domain), io),
		io.stsPolicy(domain)
	]);
	const open = whyOpen(sessions);
	const [shown, certificates] = await Promise.all([policyOf(policy, domain, io), trustAt(sessions, io)]);
	return {
		domain,
		mx: sessions.mx,
		record: recordOf$1(record),
		host,
		...shown,
		certificates,
		...open === void 0 ? {} : { open }
	};
}
function recordOf$1(found) {
	switch (found.kind) {
		case "one": {
			const { kind: _, ...place } = found;
			const parsed = parseStsRecord(found.text);
			if (parsed.ok) return {
				...place,
				kind: "valid",
				id: parsed.value.id
			};
			return {
				...place,
				kind: "invalid",
				why: parsed.error,
				at: parsed.at
			};
		}
		case "near": return {
			...found,
			kind: "invalid",
			why: "version",
			at: 0
		};
		case "several":
		case "absent":
		case "unknown":
		case "failed": return found;
	}
}
async function hostOf$1(host, io) {
	let isKnown = true;
	for (const type of ["A", "AAAA"]) {
		const { outcome, aliases } = await io.resolver.query(host, type);
		const isUnknown = outcome.kind === "unknown" || outcome.kind === "failed";
		if (outcome.kind === "rrset") return {
			kind: "present",
			...placeOf$2(outcome.rrset)
		};
		if (isUnknown && aliases.length > 0) return aliasAt(host, io);
		if (isUnknown) isKnown = false;
	}
	return { kind: isKnown ? "absent" : "unknown" };
}
async function aliasAt(host, io) {
	const { outcome } = await io.resolver.query(host, "CNAME");
	return {
		kind: "present",
		...outcome.kind === "rrset" ? placeOf$2(outcome.rrset) : {}
	};
}
async function policyOf(policy, domain, io) {
	if (policy.kind === "not-measured") return {
		policy: {
			kind: "unknown",
			because: policy.because
		},
		service: { kind: "unasked" }
	};
	if ("text" in policy.value) return {
		policy: policyIn(policy.value.text, policy.value.from),
		service: { kind: "unasked" }
	};
	const { service, text } = servedBy(policy.value, below("mta-sts", domain), await distrusted(policy.value, domain, io));
	if (text !== void 0) return {
		policy: policyIn(text),
		service
	};
	return {
		policy: {
			kind: "unknown",
			because: service.kind === "unknown" ? service.because : "the policy is not served as senders take it"
		},
		service
	};
}
async function distrusted({ tries }, domain, io) {
	const asked = {
		trust: trustOf(io),
		io
	};
	const causes = tries.map(async ({ tls }) => tls === void 0 ? [] : causesOf(await askedChainFacts(tls, below("mta-sts", domain), asked)));
	return Promise.all(causes);
}
function policyIn(text, from) {
	const parsed = parseStsPolicy(text);
	if (parsed.ok) return {
		kind: "valid",
		...from === void 0 ? {} : { from },
		...parsed.value
	};
	const at = lineIn(from, text.slice(0, parsed.at).split("\n").length);
	return {
		kind: "invalid",
		why: parsed.error,
		...at === void 0 ? {} : { from: at }
	};
}
function lineIn(from, line) {
	return from === void 0 ? void 0 : {
		file: from.file,
		line,
		column: 1,
		endLine: line
	};
}

// src/checks/mta-sts/compare-policy.ts
function policyChanges(pair) {
	const { domain } = pair;
	const [was, is] = [pair.before.policy, pair.after.policy];
	if (is.kind !== "valid") return [];
	if (was.kind !== "valid") return uncovered(pair, is);
	const both = {
		domain,
		was,
		is
	};
	return [
		...modeLowered(both),
		...ageLowered(both),
		...patternsWidened(both),
		...uncovered(pair, is),
		...idKept(pair, both)
	];
}
function modeLowered({ domain, was, is }) {
	const steps = modes.indexOf(was.mode.value) - modes.indexOf(is.mode.value);
	if (steps <= 0) return [];
	const args = {
		domain,
		before: was.mode.value,
		after: is.mode.value
	};
	const texts = [`mode: ${args.before}`, `mode: ${args.after}`];
	const where = {
		after: lineIn(is.from, is.mode.line),
		severity: steps > 1 ? "critical" : "high"
	};
	return [change$4("STS-MODE-DOWN", hostName(domain), texts, args, where)];
}
const week$1 = 604800;
const day$1 = 86400;
function ageLowered({ domain, was, is }) {
	const [before, after] = [was.maxAge.value, is.maxAge.value];
	const limit = [day$1, week$1].find((one) => after < one && before >= one);
	if (limit === void 0 || is.mode.value === "none") return [];
	const severity = limit === day$1 ? "high" : "medium";
	const texts = [`max_age: ${before}`, `max_age: ${after}`];
	return [change$4("STS-MAXAGE", hostName(domain), texts, {
		domain,
		before,
		after
	}, {
		after: lineIn(is.from, is.maxAge.line),
		severity
	})];
}
function patternsWidened({ domain, was, is }) {
	const known = new Set(was.mx.map(({ value }) => value.text));
	const wide = is.mx.find(({ value }) => !known.has(value.text) && isWider(value, was));
	if (wide === void 0) return [];
	const texts = [patternsOf(was), patternsOf(is)];
	const args = {
		domain,
		pattern: wide.value.text
	};
	return [change$4("STS-MX-WIDEN", hostName(domain), texts, args, { after: lineIn(is.from, wide.line) })];
}
function isWider({ host, isWildcard }, was) {
	if (!isWildcard) return false;
	return isRegistry(host) || was.mx.some(({ value }) => isWithin(value.host, host));
}
function uncovered({ domain, before, after }, is) {
	const mode = is.mode.value;
	if (mode === "none" || modeInForce(after) === void 0) return [];
	const isEnforced = mode === "enforce";
	const wasAsBad = isEnforced ? modeInForce(before) === "enforce" : (modeInForce(before) ?? "none") !== "none";
	const known = new Set(wasAsBad ? uncoveredHosts(before).map(({ host }) => host) : []);
	const hosts = uncoveredHosts(after).filter(({ host }) => !known.has(host));
	const [first] = hosts;
	if (first === void 0) return [];
	const isNewHost = !hostsOf$2(before).has(first.host);
	const severity = isEnforced ? "critical" : "medium";
	const args = {
		domain,
		hosts: hosts.map(({ host }) => host),
		mode
	};
	const texts = [coverageText(before), `${args.hosts.join(", ")} not matched by ${patternsOf(is)}`];
	const place = isNewHost && first.from !== void 0 ? first.from : is.from;
	return [change$4("STS-MX-UNCOVERED", domain, texts, args, {
		after: place,
		severity
	})];
}
function hostsOf$2({ mx }) {
	return new Set(mx.kind === "real" || mx.kind === "implicit" ? mx.hosts.map(({ host }) => host) : []);
}
function coverageText(facts) {
	if (modeInForce(facts) === void 0) return "no policy known";
	return uncoveredHosts(facts).length === 0 ? "every MX host matched" : "some MX hosts not matched";
}
function idKept({ domain, before, after }, { was, is }) {
	if (before.record.kind !== "valid" || after.record.kind !== "valid") return [];
	const { id, from } = after.record;
	if (before.record.id !== id || meaningOf(was) === meaningOf(is)) return [];
	const texts = [`id=${id}`, `id=${id}, another policy`];
	return [change$4("STS-ID-STALE", recordName(domain), texts, {
		domain,
		id
	}, { after: from ?? is.from })];
}
function meaningOf({ mode, maxAge, mx }) {
	return JSON.stringify([
		mode.value,
		maxAge.value,
		[...new Set(mx.map(({ value }) => value.text))].toSorted()
	]);
}
function patternsOf({ mx }) {
	return mx.length === 0 ? "no mx" : mx.map(({ value }) => value.text).join(", ");
}

// src/checks/mta-sts/compare.ts
function compareMtaSts(both) {
	const { surroundings } = both.after;
	if (surroundings.name === "nxdomain" || surroundings.roles.receives === false) return [];
	const pair = pairOf(both);
	const { kind } = pair.after.record;
	const ofRecord = [...recordRemoved(pair), ...recordInvalid(pair)];
	if (ofRecord.length > 0 || kind !== "valid" && kind !== "unknown") return ofRecord;
	return [
		...policyInvalid(pair),
		...hostRemoved(pair),
		...policyChanges(pair)
	];
}
function recordRemoved({ domain, before, after }) {
	if (before.record.kind !== "valid" || after.record.kind !== "absent") return [];
	const isNone = [before.policy, after.policy].some((policy) => policy.kind === "valid" && policy.mode.value === "none");
	const texts = [before.record.text, "no record"];
	const where = {
		before: before.record.from,
		severity: isNone ? "medium" : "high"
	};
	return [change$4("STS-REMOVED", recordName(domain), texts, {
		domain,
		isNone
	}, where)];
}
function recordInvalid({ domain, before, after }) {
	const { record } = after;
	if (record.kind !== "invalid" && record.kind !== "several") return [];
	const why = defectOf$1(record);
	if (defectOf$1(before.record) === why) return [];
	const texts = [textOf$2(before.record), record.kind === "several" ? `${record.count} records` : record.text];
	const args = {
		domain,
		why,
		what: "record",
		record: record.text
	};
	return [change$4("STS-INVALID", recordName(domain), texts, args, { after: record.from })];
}
function policyInvalid({ domain, before, after }) {
	const { policy } = after;
	if (policy.kind !== "invalid" || before.policy.kind === "invalid" && before.policy.why === policy.why) return [];
	const args = {
		domain,
		why: policy.why,
		what: "policy"
	};
	const texts = [policyText(before.policy), `no valid policy (${policy.why})`];
	return [change$4("STS-INVALID", hostName(domain), texts, args, { after: policy.from })];
}
function hostRemoved({ domain, before, after }) {
	if (before.host.kind !== "present" || after.host.kind !== "absent") return [];
	const texts = [`${hostName(domain)} exists`, "no address"];
	return [change$4("STS-HOST-REMOVED", hostName(domain), texts, {
		domain,
		host: hostName(domain)
	}, { before: before.host.from })];
}
function defectOf$1(record) {
	return record.kind === "invalid" ? record.why : record.kind;
}
function textOf$2(record) {
	switch (record.kind) {
		case "valid":
		case "invalid": return record.text;
		case "several": return `${record.count} records`;
		case "absent": return "no record";
		case "unknown":
		case "failed": return "not known";
	}
}
function policyText(policy) {
	if (policy.kind === "valid") return `mode: ${policy.mode.value}`;
	return policy.kind === "invalid" ? `no valid policy (${policy.why})` : "not known";
}

// src/checks/mta-sts/judge.ts
const week = 604800;
function judgeMtaSts(facts) {
	const applies = applicability(facts);
	if (applies !== void 0) return {
		check: "mta-sts",
		verdict: applies,
		criteria: { "mta-sts": applies },
		facets: [],
		findings: []
	};
	const findings = [
		...recordFindings(facts),
		...hostFindings$2(facts),
		...serviceFindings(facts),
		...policyFindings(facts),
		...certificateFindings(facts)
	];
	return {
		check: "mta-sts",
		verdict: verdictOf$5(facts, findings),
		criteria: { "mta-sts": criterionOf$2(facts) },
		facets: facetsOf$4(facts),
		findings
	};
}
function applicability({ mx }) {
	if (mx.kind === "null") return notApplicable("the domain has a null MX and receives no mail");
	return mx.kind === "none" ? notApplicable("the domain has neither an MX record nor an address") : void 0;
}
function criterionOf$2(facts) {
	if (isWithout(facts) || isBroken(facts) || isOfAnotherType(facts)) return unmet;
	if (facts.policy.kind === "valid" && facts.policy.mode.value !== "enforce") return unmet;
	return unseen(facts) ?? met;
}
function unseen({ record, policy, service, mx, open }) {
	if (record.kind === "unknown" || record.kind === "failed") return notMeasured(record.because);
	if (service.kind === "unasked") return notMeasured("the policy is served over HTTPS and was not fetched");
	if (policy.kind === "unknown") return notMeasured(policy.because);
	if (mx.kind === "unknown" || mx.kind === "no-mx") return notMeasured(mx.because);
	return open === void 0 ? void 0 : notMeasured(open);
}
function isOfAnotherType({ service }) {
	return service.kind === "served" && !isPlainText(service.contentType);
}
function isWithout({ record }) {
	return record.kind === "absent";
}
function isBroken(facts) {
	const { record, host, policy } = facts;
	if (record.kind === "invalid" || record.kind === "several") return true;
	if (policy.kind === "invalid" || host.kind === "absent" || facts.service.kind === "faulty") return true;
	return modeInForce(facts) === "enforce" && (uncoveredHosts(facts).length > 0 || untrusted(facts).length > 0);
}
function verdictOf$5(facts, findings) {
	if (isWithout(facts)) return {
		kind: "graded",
		grade: "absent"
	};
	if (isBroken(facts)) return {
		kind: "graded",
		grade: "broken"
	};
	if (findings.length > 0) return {
		kind: "graded",
		grade: "weak"
	};
	return unseen(facts) ?? {
		kind: "graded",
		grade: "strong"
	};
}
function untrusted({ certificates }) {
	return certificates.filter(({ why }) => why.length > 0);
}
function facetsOf$4({ record, policy }) {
	if (record.kind === "unknown" || record.kind === "failed") return [];
	const isValid = record.kind === "valid";
	const facets = [{
		id: "mta-sts",
		value: isValid ? "record" : "none",
		scale: ["none", "record"]
	}];
	if (isValid && policy.kind === "valid") facets.push({
		id: "mta-sts-mode",
		value: policy.mode.value,
		scale: modes
	});
	return facets;
}
function recordFindings({ domain, record }) {
	switch (record.kind) {
		case "absent": return [{
			id: "mta-sts/no-record",
			args: { domain }
		}];
		case "invalid": return [findingAt$1("mta-sts/invalid-record", {
			domain,
			why: record.why,
			record: record.text
		}, record.from)];
		case "several": return [findingAt$1("mta-sts/several-records", {
			domain,
			count: record.count
		}, record.from)];
		case "valid":
		case "unknown":
		case "failed": return [];
	}
}
function hostFindings$2({ domain, record, host }) {
	if (host.kind !== "absent" || record.kind !== "valid") return [];
	return [findingAt$1("mta-sts/no-host", { domain }, record.from)];
}
function serviceFindings({ domain, record, host, service }) {
	if (record.kind !== "valid" || host.kind === "absent") return [];
	if (service.kind === "faulty") return [findingAt$1(`mta-sts/policy-${service.fault}`, {
		domain,
		...service.args
	}, record.from)];
	if (service.kind !== "served" || isPlainText(service.contentType)) return [];
	return [findingAt$1("mta-sts/content-type", {
		domain,
		contentType: service.contentType
	}, record.from)];
}
function certificateFindings(facts) {
	const mode = modeInForce(facts);
	if (mode !== "enforce" && mode !== "testing") return [];
	return [...Map.groupBy(untrusted(facts), ({ host }) => host)].map(([host, bad]) => {
		return findingAt$1("mta-sts/mx-untrusted", {
			host,
			addresses: bad.map(({ address }) => address),
			mode,
			why: [...new Set(bad.flatMap(({ why }) => why))]
		}, bad[0]?.from);
	});
}
function policyFindings(facts) {
	const { domain, record, policy } = facts;
	if (policy.kind === "unknown" || record.kind !== "valid" && record.kind !== "unknown") return [];
	if (policy.kind === "invalid") return [findingAt$1("mta-sts/invalid-policy", {
		domain,
		why: policy.why
	}, policy.from)];
	const mode = policy.mode.value;
	const at = lineIn(policy.from, policy.mode.line);
	if (mode === "none") return [findingAt$1("mta-sts/mode-none", { domain }, at)];
	return [
		...mode === "testing" ? [findingAt$1("mta-sts/mode-testing", { domain }, at)] : [],
		...ageFindings(domain, policy),
		...patternFindings(domain, policy),
		...coverageFindings(facts)
	];
}
function ageFindings(domain, policy) {
	const { value, line } = policy.maxAge;
	const at = lineIn(policy.from, line);
	if (value > 31557600) return [findingAt$1("mta-sts/long-max-age", {
		domain,
		seconds: value
	}, at)];
	return value < week ? [findingAt$1("mta-sts/short-max-age", {
		domain,
		seconds: value
	}, at)] : [];
}
function patternFindings(domain, policy) {
	const wide = policy.mx.find(({ value }) => value.isWildcard && isRegistry(value.host));
	if (wide === void 0) return [];
	return [findingAt$1("mta-sts/wide-pattern", {
		domain,
		pattern: wide.value.text
	}, lineIn(policy.from, wide.line))];
}
function coverageFindings(facts) {
	const hosts = uncoveredHosts(facts);
	const [first] = hosts;
	if (first === void 0) return [];
	const mode = modeInForce(facts) ?? "none";
	return [findingAt$1("mta-sts/mx-uncovered", {
		domain: facts.domain,
		hosts: hosts.map(({ host }) => host),
		mode
	}, first.from)];
}
function findingAt$1(id, args, from) {
	return {
		id,
		args,
		...from === void 0 ? {} : { from }
	};
}

// src/checks/mta-sts/messages.ts
const category$3 = "confidential-delivery";
const messages$7 = {
	"mta-sts/no-record": {
		severity: "low",
		demerits: {},
		says: ({ domain }) => `${text(domain)} has no MTA-STS record, so that senders without DANE cannot tell when TLS is stripped.`,
		fix: ({ domain }) => `Give mta-sts.${text(domain)} an address and a certificate, serve the policy there, and then publish the record at _mta-sts.${text(domain)}.`,
		see: "RFC 8461 §3",
		who: "owner"
	},
	"mta-sts/invalid-record": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, record }) => `Senders take the MTA-STS record of ${text(domain)} for none: \`${text(record)}\`.`,
		fix: () => "Publish a record such as `v=STSv1; id=20260101T000000`; the id is 1 to 32 letters and digits.",
		see: "RFC 8461 §3.1",
		who: "owner"
	},
	"mta-sts/several-records": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, count }) => `${text(domain)} has ${text(count)} MTA-STS records, which senders take for none.`,
		fix: () => "Keep one of them, with a new `id`.",
		see: "RFC 8461 §3.1",
		who: "owner"
	},
	"mta-sts/no-host": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain }) => `mta-sts.${text(domain)} has no address, so that nobody can fetch the policy.`,
		fix: ({ domain }) => `Give mta-sts.${text(domain)} an address or alias that serves the policy.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/invalid-policy": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, why }) => `The MTA-STS policy of ${text(domain)} is not valid (${text(why)}), so that senders take it for none.`,
		fix: () => "Correct the line: `version: STSv1`, `mode`, `max_age` and at least one `mx`, one to a line.",
		see: "RFC 8461 §3.2",
		who: "owner"
	},
	"mta-sts/mode-testing": {
		severity: "medium",
		demerits: { [category$3]: 1 },
		says: ({ domain }) => `The MTA-STS policy of ${text(domain)} is in \`testing\`: senders report what is wrong and deliver all the same.`,
		fix: () => "Set `mode: enforce` and a new `id` once the reports (TLS-RPT) show no failures.",
		see: "RFC 8461 §5",
		who: "owner"
	},
	"mta-sts/mode-none": {
		severity: "medium",
		demerits: { [category$3]: 1 },
		says: ({ domain }) => `The MTA-STS policy of ${text(domain)} says \`mode: none\`, which is the same as no policy.`,
		fix: () => "Set `mode: enforce`, or remove the record once the old `max_age` has passed.",
		see: "RFC 8461 §8.3",
		who: "owner"
	},
	"mta-sts/short-max-age": {
		severity: "low",
		demerits: { [category$3]: 1 },
		says: ({ domain, seconds }) => `Senders keep the MTA-STS policy of ${text(domain)} for ${text(seconds)} seconds only.`,
		fix: () => "Use a `max_age` of weeks, such as 2592000.",
		see: "RFC 8461 §3.2",
		who: "owner"
	},
	"mta-sts/long-max-age": {
		severity: "low",
		demerits: {},
		says: ({ domain, seconds }) => `The \`max_age\` of ${text(domain)} is ${text(seconds)} seconds; more than 31557600 is not allowed.`,
		fix: () => "Use a `max_age` of weeks or months, of at most 31557600.",
		see: "RFC 8461 §3.2",
		who: "owner"
	},
	"mta-sts/wide-pattern": {
		severity: "medium",
		demerits: { [category$3]: 1 },
		says: ({ domain, pattern }) => `The MTA-STS policy of ${text(domain)} allows \`${text(pattern)}\`, where anybody can have a host.`,
		fix: () => "Name the MX hosts, or the narrowest wildcard that matches them.",
		see: "RFC 8461 §4.1",
		who: "owner"
	},
	"mta-sts/mx-uncovered": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, hosts, mode }) => `The MTA-STS policy of ${text(domain)} (\`${text(mode)}\`) does not allow its MX hosts ${text(hosts)}.`,
		fix: () => "Add `mx:` lines for them, and give the record a new `id`; a wildcard stands for one label alone.",
		see: "RFC 8461 §4.1",
		who: "owner"
	},
	"mta-sts/policy-address": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain }) => `mta-sts.${text(domain)} has no public address, so that nobody can fetch the policy.`,
		fix: ({ domain }) => `Give mta-sts.${text(domain)} an address or alias that serves the policy.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-connection": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, why }) => `mta-sts.${text(domain)} takes no connection on port 443 (${text(why)}).`,
		fix: () => "Serve the policy over HTTPS there.",
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-tls": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, why }) => `No TLS handshake succeeds with mta-sts.${text(domain)}: ${text(why)}.`,
		fix: () => "Allow TLS 1.2 and 1.3 there, and give it a certificate for its name.",
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-http": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, why }) => `mta-sts.${text(domain)} does not speak HTTP as senders know it (${text(why)}).`,
		fix: () => "Serve the policy with a web server of today.",
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-certificate": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, why }) => `Nobody takes the policy from mta-sts.${text(domain)}, for its certificate is not to be trusted: ${text(why)}.`,
		fix: ({ domain }) => `Get a certificate for mta-sts.${text(domain)} from a public authority, and renew it in time.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-redirect": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, code, location }) => `mta-sts.${text(domain)} redirects to ${text(location)} (${text(code)}), which senders must not follow.`,
		fix: ({ domain }) => `Serve the policy itself at \`https://mta-sts.${text(domain)}/.well-known/mta-sts.txt\`.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-code": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, code }) => `mta-sts.${text(domain)} answers ${text(code)} where the policy should be.`,
		fix: ({ domain }) => `Serve the policy at \`https://mta-sts.${text(domain)}/.well-known/mta-sts.txt\`.`,
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/policy-size": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ domain, octets }) => `The policy of ${text(domain)} has more than ${text(octets)} octets.`,
		fix: () => "Serve the few lines of the policy alone.",
		see: "RFC 8461 §3.3",
		who: "owner"
	},
	"mta-sts/content-type": {
		severity: "medium",
		demerits: { [category$3]: 1 },
		says: ({ domain, contentType }) => `The policy of ${text(domain)} is served as \`${text(contentType)}\`, and senders that look at the type, such as Postfix with postfix-mta-sts-resolver, take it for none.`,
		fix: () => "Serve it with `Content-Type: text/plain`.",
		see: "RFC 8461 §3.2",
		who: "owner"
	},
	"mta-sts/mx-untrusted": {
		severity: "high",
		demerits: { [category$3]: 2 },
		says: ({ host, addresses, why, mode }) => `${text(host)} (${text(addresses)}) has no TLS with a certificate that the policy asks for (${text(why)}): senders ${mode === "enforce" ? "do not deliver there" : "report it"}.`,
		fix: () => "Give the MX host a certificate of a public authority for its name, with the whole chain.",
		see: "RFC 8461 §4.2, §5",
		who: "mail-provider"
	}
};

// src/checks/mta-sts/publish.ts
const usualMaxAge = 2592e3;
const shortestMaxAge = 604800;
const publishers$2 = {
	"mta-sts/no-record": (facts) => withPolicy(facts, usualPolicy(facts)),
	"mta-sts/invalid-record": (facts) => [record(facts, servedPolicy(facts))],
	"mta-sts/several-records": (facts) => [record(facts, servedPolicy(facts))],
	"mta-sts/invalid-policy": (facts) => withPolicy(facts, usualPolicy(facts)),
	"mta-sts/mode-testing": (facts) => isReady(facts) ? withPolicy(facts, {
		...servedPolicy(facts),
		mode: "enforce"
	}) : [],
	"mta-sts/mode-none": (facts) => withPolicy(facts, usualPolicy(facts)),
	"mta-sts/short-max-age": (facts) => withPolicy(facts, servedPolicy(facts)),
	"mta-sts/long-max-age": (facts) => withPolicy(facts, servedPolicy(facts)),
	"mta-sts/wide-pattern": (facts) => withPolicy(facts, {
		...servedPolicy(facts),
		mx: hostsOf$1(facts)
	}),
	"mta-sts/mx-uncovered": (facts) => withPolicy(facts, servedPolicy(facts)),
	"mta-sts/policy-redirect": (facts) => withPolicy(facts, usualPolicy(facts)),
	"mta-sts/policy-code": (facts) => withPolicy(facts, usualPolicy(facts)),
	"mta-sts/policy-size": (facts) => withPolicy(facts, usualPolicy(facts))
};
function publishMtaSts({ facts }, finding) {
	return publishers$2[finding.id]?.(facts) ?? [];
}
function hostsOf$1({ mx }) {
	return mx.kind === "real" || mx.kind === "implicit" ? [...new Set(mx.hosts.map(({ host }) => host))] : [];
}
function isReady({ certificates, open }) {
	return open === void 0 && certificates.length > 0 && certificates.every(({ why }) => why.length === 0);
}
function usualPolicy(facts) {
	return {
		mode: "testing",
		maxAge: usualMaxAge,
		mx: hostsOf$1(facts)
	};
}
function servedPolicy(facts) {
	const { policy } = facts;
	if (policy.kind !== "valid") return usualPolicy(facts);
	const { mode, maxAge, mx } = policy;
	const isGood = maxAge.value >= shortestMaxAge && maxAge.value <= 31557600;
	return {
		mode: mode.value,
		maxAge: isGood ? maxAge.value : usualMaxAge,
		mx: [...mx.map(({ value }) => value.text), ...uncoveredHosts(facts).map(({ host }) => host)]
	};
}
function withPolicy(facts, policy) {
	const isWhole = facts.mx.kind === "implicit" || facts.mx.kind === "real" && facts.mx.unread === 0;
	const isValid = policy.mx.length > 0 && policy.mx.every((pattern) => parseMxPattern(pattern) !== void 0);
	if (!isWhole || !isValid) return [];
	return [{
		do: "serve",
		url: `https://mta-sts.${facts.domain}/.well-known/mta-sts.txt`,
		text: textOf$1(policy)
	}, record(facts, policy)];
}
function record(facts, policy) {
	const id = createHash("sha256").update(textOf$1(policy)).digest("hex").slice(0, 16);
	return {
		do: facts.record.kind === "absent" ? "add" : "replace",
		owner: below("_mta-sts", facts.domain),
		type: "TXT",
		rdata: textRdata(`v=STSv1; id=${id};`)
	};
}
function textOf$1({ mode, maxAge, mx }) {
	return [
		"version: STSv1",
		`mode: ${mode}`,
		...mx.map((pattern) => `mx: ${pattern}`),
		`max_age: ${maxAge}`
	].map((line) => `${line}\r\n`).join("");
}

// src/checks/mta-sts/index.ts
const mtaSts = {
	id: "mta-sts",
	evaluate: evaluateMtaSts,
	judge: judgeMtaSts,
	compare: compareMtaSts,
	publish: publishMtaSts,
	messages: messages$7,
	rules: rules$6
};

// src/checks/mx/literal.ts
function isAddressLiteral(host) {
	const labels = labelsOf(host);
	const isOctet = (label) => /^\d{1,3}$/.test(label) && Number(label) <= 255;
	if (labels.length >= 4 && labels.slice(0, 4).every(isOctet)) return true;
	return host.startsWith("[") || (labels[0] ?? "").includes(":");
}

// src/checks/mx/defect.ts
function defectOf(domain, target, old, oldHosts) {
	if (isAddressLiteral(target.host)) return old === void 0 ? { rule: "MX-IP" } : void 0;
	const meant = old === void 0 ? withoutOrigin(domain, target, oldHosts) : void 0;
	if (meant !== void 0) return {
		rule: "MX-NODOT",
		meant
	};
	if (target.address === "absent") return old?.address === "absent" ? void 0 : { rule: "MX-MISSING" };
	if (target.alias === void 0 || old?.alias !== void 0) return void 0;
	return {
		rule: "MX-CNAME",
		alias: target.alias
	};
}
function withoutOrigin(domain, { host, address, isSynthesized }, oldHosts) {
	if (address === "present" && !isSynthesized) return void 0;
	const organization = listedOrganizationalDomain(domain);
	for (let origin = domain; isWithin(origin, organization); origin = parentOf(origin) ?? ".") {
		const front = isWithin(host, origin) ? parseName(host.slice(0, -origin.length - 1)) : void 0;
		if (front?.ok !== true) continue;
		if (oldHosts.includes(front.value) || isWithin(front.value, organization) || address === "absent" && isWholeName(front.value)) return front.value;
	}
}
function isWholeName(front) {
	return labelsOf(front).length > 1 && hasRegistry(front);
}

// src/checks/mx/operators.ts
const providerByDomain = new Map(Object.entries({
	"Microsoft 365": [
		"outlook.com",
		"mx.microsoft",
		"office365.us",
		"outlook.cn"
	],
	"Google Workspace": ["google.com", "googlemail.com"],
	"Amazon SES": ["amazonaws.com", "amazonaws.com.cn"],
	"Proton Mail": ["protonmail.ch", "proton.me"],
	"Zoho Mail": [
		"zoho.com",
		"zoho.eu",
		"zoho.in",
		"zoho.com.au",
		"zohocloud.ca",
		"zoho.jp",
		"zoho.sa"
	],
	Proofpoint: [
		"pphosted.com",
		"ppe-hosted.com",
		"gpphosted.com"
	],
	Mimecast: [
		"mimecast.com",
		"mimecast.co.za",
		"mimecast-offshore.com"
	],
	IONOS: [
		"ionos.com",
		"ionos.de",
		"ionos.co.uk",
		"ionos.fr",
		"ionos.es",
		"ionos.it",
		"kundenserver.de",
		"perfora.net"
	],
	"Trend Micro": [
		"trendmicro.com",
		"trendmicro.eu",
		"trendmicro.co.jp"
	],
	Fastmail: ["messagingengine.com"],
	"Cloudflare Email Routing": ["mx.cloudflare.net"],
	"iCloud Mail": ["mail.icloud.com"],
	"Cisco Secure Email": ["iphmx.com"],
	Barracuda: ["barracudanetworks.com"],
	Migadu: ["migadu.com"],
	OVHcloud: ["ovh.net"],
	Gandi: ["gandi.net"],
	Infomaniak: ["infomaniak.ch"],
	GoDaddy: ["secureserver.net"],
	"Rackspace Email": ["emailsrvr.com"]
}).flatMap(([provider, domains]) => domains.map((domain) => [domain, provider])));
function operatorOf(host) {
	for (let at = host; at !== void 0; at = parentOf(at)) {
		const provider = providerByDomain.get(at);
		if (provider !== void 0) return provider;
	}
	return listedOrganizationalDomain(host);
}
function receivedBy({ domain, targets }) {
	const own = listedOrganizationalDomain(domain);
	const operators = /* @__PURE__ */ new Map();
	for (const { host, alias, address } of targets) {
		const at = alias ?? host;
		if (isAddressLiteral(host) || address === "absent" || isWithin(at, own)) continue;
		const operator = operatorOf(at);
		operators.set(operator, (operators.get(operator) ?? /* @__PURE__ */ new Set()).add(host));
	}
	return [...operators].map(([operator, hosts]) => ({
		operator,
		hosts: [...hosts]
	}));
}

// src/checks/mx/rules.ts
const rules$5 = {
	"MX-REPLACED": {
		title: "Mail goes to another operator",
		explain: "None of the operators of the MX hosts is the same as before: medium, since who runs the MX hosts reads the mail; high if the DMARC policy of the domain is loosened by the same change. An operator is the organizational domain of the host, or a provider that is known to have several. Hosts that nobody could deliver to do not count. Silent where one operator stays, where the preferences alone change, and where there was no MX record before.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: [],
		says: ({ domain, before, after, isLoosened }) => `Mail for ${text(domain)} now goes to ${text(after)} and no longer to ${text(before)}.${isLoosened === true ? " Its DMARC policy is lowered by the same change." : ""}`,
		fix: ({ after }) => `See that the move to ${text(after)} is meant, and leave the DMARC policy as it is while mail moves.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"MX-NEW-ORG": {
		title: "Mail goes to one more operator first",
		explain: "An MX host of an operator that had none before was added with a preference as low as the lowest of the others, so that senders try it first: medium. Silent for one that is tried after them, and where no operator stays (that is `MX-REPLACED`).",
		severities: ["medium"],
		direction: "weakened",
		criteria: [],
		says: ({ domain, operators, hosts }) => `Senders now try ${text(hosts)} of ${text(operators)} first, which mail for ${text(domain)} did not go to before.`,
		fix: ({ operators }) => `See that ${text(operators)} is meant to receive this mail; otherwise remove the record.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"MX-REMOVED": {
		title: "MX records removed",
		explain: "The domain had MX records and has none, but still an address, or one that the files do not show: medium. Senders then deliver to that address (implicit MX), which is mostly a web server. Also medium where it has no address either, so that nobody can deliver, unless it is parked from then on. Silent where the name is gone.",
		severities: ["medium"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ domain, isUndeliverable }) => `${text(domain)} has no MX record any more, ${isUndeliverable === true ? "and no address: nobody can deliver mail to it" : "so that senders deliver to the domain's own address"}.`,
		fix: ({ domain, hosts }) => `Keep the MX records (${text(hosts)}), or publish \`${text(domain)}. MX 0 .\` if the domain receives no mail from now on.`,
		see: "RFC 5321 §5.1, RFC 7505 §1",
		who: "owner"
	},
	"MX-NULL-LOST": {
		title: "Null MX removed",
		explain: "A null MX gave way to MX hosts, or to the domain's own address: the domain receives mail now. Told for information (info). Silent for a domain that was parked, where `PARKED-REGRESSION` tells it.",
		severities: ["info"],
		direction: "weakened",
		criteria: [],
		says: ({ domain, after }) => `${text(domain)} said that it accepts no mail; its mail now goes to ${text(after)}.`,
		fix: ({ domain }) => `Keep \`${text(domain)}. MX 0 .\` if the domain is to receive no mail.`,
		see: "RFC 7505 §3",
		who: "owner"
	},
	"MX-NULL-MIXED": {
		title: "Null MX that is not one",
		explain: "A null MX (`.`) stands beside other MX records, or has a preference that is not 0: high, since senders disagree whether the domain accepts mail. Silent if it was so before.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ domain, hosts, preference }) => Array.isArray(hosts) && hosts.length > 0 ? `${text(domain)} says that it accepts no mail (null MX) beside MX records for ${text(hosts)}.` : `The null MX of ${text(domain)} has preference ${text(preference)} where it has to have 0.`,
		fix: ({ domain }) => `Publish \`${text(domain)}. MX 0 .\` alone if the domain receives no mail, and otherwise no MX record with \`.\`.`,
		see: "RFC 7505 §3",
		who: "owner"
	},
	"MX-CNAME": {
		title: "MX host is an alias",
		explain: "An MX record names a host that is an alias (CNAME), or a host that was none became one: medium. Some senders refuse to deliver to it. Silent if it was an alias before.",
		severities: ["medium"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ host, alias }) => `The MX host ${text(host)} is an alias (CNAME) of ${text(alias)}. Some senders refuse to deliver to it.`,
		fix: ({ host, alias }) => `Name ${text(alias)} in the MX record, or give ${text(host)} addresses of its own.`,
		see: "RFC 2181 §10.3, RFC 5321 §5.1",
		who: "owner"
	},
	"MX-IP": {
		title: "MX record names an address",
		explain: "An MX record names an IP address where a host has to be: high, nobody can deliver there. Also where the zone's origin stands behind it, because the final dot is missing. Silent if it was there before.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ host }) => `The MX record names ${text(host)}, which is an IP address and not a host: nobody can deliver there.`,
		fix: () => "Give the address a name, with an A or AAAA record, and put that name in the MX record.",
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"MX-MISSING": {
		title: "MX host does not exist",
		explain: "An MX record names a host in the files that has no address, or the address of an MX host is removed: high, nobody can deliver there. Silent if it had none before, for hosts outside of the files, and for hosts below `invalid`.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ host, domain }) => `The MX host ${text(host)} of ${text(domain)} has no address, so that nobody can deliver there.`,
		fix: ({ host }) => `Add an A or AAAA record for ${text(host)}, or correct the MX record.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"MX-NODOT": {
		title: "MX host without its final dot",
		explain: "A new MX record names a host that is a whole name with the zone's origin once more behind it, as a missing final dot makes it: high. It is told from a name of the domain or of an earlier MX host in front of the origin, also where a wildcard gives it an address, or from a name with a known top-level domain in front of it where it has none.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: [],
		says: ({ host, meant }) => `The MX record means ${text(meant)} and names ${text(host)}: its final dot is missing, and mail goes nowhere or elsewhere.`,
		fix: ({ meant }) => `Write \`${text(meant)}.\`, with the dot at its end.`,
		see: "RFC 1035 §5.1",
		who: "owner"
	},
	"MX-WILDCARD": {
		title: "Wildcard MX added",
		explain: "`*` below the domain has an MX record that names hosts, so that every name below it that does not exist receives mail: low. Silent for a null MX there, and if there was one before.",
		severities: ["low"],
		direction: "weakened",
		criteria: [],
		says: ({ name, hosts }) => `Every name that ${text(name)} stands for now receives mail, at ${text(hosts)}.`,
		fix: () => "Give the subdomains that receive mail MX records of their own.",
		see: "RFC 4592 §2.1, RFC 5321 §5.1",
		who: "owner"
	}
};

// src/checks/mx/compare.ts
const change$3 = changesUnder(rules$5);
function compareMx(both) {
	if (both.after.surroundings.name === "nxdomain") return [];
	return [
		...destination(both),
		...nullMixed(both),
		...defectChanges(both),
		...wildcardAdded(both)
	];
}
function destination(both) {
	const [old, now] = [both.before.facts.mx.kind, both.after.facts.mx.kind];
	if (old === "null" && (now === "real" || now === "implicit")) return nullLost(both);
	if (old === "real" && (now === "implicit" || now === "no-mx" || now === "none")) return removed$2(both);
	return old === "real" && now === "real" ? moved$1(both) : [];
}
function nullLost({ domain, before, after }) {
	if (before.surroundings.roles.parked === true || nullMxOf(after.facts) !== void 0) return [];
	const hosts = after.facts.mx.kind === "real" ? hostNames(after.facts.targets) : ["its own address"];
	const at = {
		after: after.facts.targets[0]?.from,
		before: nullMxOf(before.facts)?.from
	};
	return [change$3("MX-NULL-LOST", domain, [shown$1(before.facts), shown$1(after.facts)], {
		domain,
		after: hosts
	}, at)];
}
function removed$2({ domain, before, after }) {
	const isUndeliverable = after.facts.mx.kind === "none";
	if (isUndeliverable && after.surroundings.roles.parked === true) return [];
	const args = {
		domain,
		hosts: hostNames(before.facts.targets),
		...isUndeliverable && { isUndeliverable }
	};
	const at = { before: before.facts.targets[0]?.from };
	return [change$3("MX-REMOVED", domain, [shown$1(before.facts), shown$1(after.facts)], args, at)];
}
function moved$1(both) {
	const { domain, before, after } = both;
	if (hasUnread(before.facts) || hasUnread(after.facts)) return [];
	const old = operatorsOf(before.facts.targets);
	const reachable = reachableTargets(both);
	const now = operatorsOf(reachable);
	if (old.size === 0 || now.size === 0) return [];
	if (!old.isDisjointFrom(now)) return newOperators(both, old, reachable);
	const isLoosened = isDmarcLoosened(both);
	const args = {
		domain,
		before: [...old],
		after: [...now],
		isLoosened
	};
	const at = {
		after: reachable[0]?.from,
		severity: isLoosened ? "high" : "medium"
	};
	return [change$3("MX-REPLACED", domain, [shown$1(before.facts), shown$1(after.facts)], args, at)];
}
function newOperators({ domain, before, after }, old, reachable) {
	const isKept = ({ host }) => old.has(operatorOf(host));
	const lowest = Math.min(...reachable.filter(isKept).map(({ preference }) => preference));
	const first = reachable.filter(({ host }) => !isAddressLiteral(host)).filter((target) => !isKept(target) && target.preference <= lowest);
	if (first.length === 0) return [];
	const args = {
		domain,
		operators: [...operatorsOf(first)],
		hosts: hostNames(first)
	};
	const texts = [shown$1(before.facts), shown$1(after.facts)];
	return [change$3("MX-NEW-ORG", domain, texts, args, { after: first[0]?.from })];
}
function operatorsOf(targets) {
	return new Set(targets.filter(({ host }) => !isAddressLiteral(host)).map(({ host }) => operatorOf(host)));
}
function isDmarcLoosened({ before, after }) {
	const [old, now] = [before.surroundings.dmarc, after.surroundings.dmarc];
	return old !== "unknown" && now !== "unknown" && policies$1.indexOf(now) < policies$1.indexOf(old);
}
function nullMixed({ domain, before, after }) {
	const nullMx = nullMxOf(after.facts);
	const fault = nullFault(after.facts);
	if (nullMx === void 0 || fault === void 0 || nullFault(before.facts) === fault) return [];
	const args = {
		domain,
		hosts: hostNames(after.facts.targets),
		preference: nullMx.preference
	};
	const texts = [shown$1(before.facts), shown$1(after.facts)];
	return [change$3("MX-NULL-MIXED", domain, texts, args, { after: nullMx.from })];
}
function nullFault(facts) {
	const nullMx = nullMxOf(facts);
	if (nullMx === void 0) return void 0;
	if (facts.mx.kind === "real") return "mixed";
	return nullMx.preference === 0 ? void 0 : "preference";
}
function nullMxOf({ mx }) {
	return mx.kind === "null" || mx.kind === "real" ? mx.nullMx : void 0;
}
function reachableTargets(both) {
	const misspelt = defects$1(both).filter(({ defect }) => defect.rule === "MX-NODOT");
	return both.after.facts.targets.filter((target) => target.address !== "absent" && !misspelt.some(({ target: { host } }) => host === target.host));
}
function defects$1({ domain, before, after }) {
	const targets = new Map(after.facts.targets.toReversed().map((target) => [target.host, target]));
	const oldHosts = hostNames(before.facts.targets);
	return [...targets.values()].toReversed().flatMap((target) => {
		const old = before.facts.targets.find(({ host }) => host === target.host);
		const defect = defectOf(domain, target, old, oldHosts);
		return defect === void 0 ? [] : [{
			target,
			old,
			defect
		}];
	});
}
function defectChanges(both) {
	return defects$1(both).map(({ target, old, defect }) => defectChange(both.domain, target, old, both.before.facts, defect));
}
function defectChange(domain, target, old, before, { rule, ...more }) {
	const { host, preference, from } = target;
	const args = {
		domain,
		host,
		...more
	};
	if (old === void 0) return change$3(rule, domain, [shown$1(before), `${preference} ${host}`], args, { after: from });
	const isLost = rule === "MX-MISSING" && old.addressFrom !== void 0;
	const texts = [addressText$1(old), addressText$1(target)];
	return change$3(rule, host, texts, args, isLost ? { before: old.addressFrom } : { after: target.addressFrom ?? from });
}
function addressText$1({ address, alias }) {
	return alias === void 0 ? {
		present: "an address",
		absent: "no address",
		unknown: "not known"
	}[address] : `CNAME ${alias}`;
}
function wildcardAdded({ domain, before, after }) {
	const { wildcard } = after.facts;
	if (before.facts.wildcard.kind !== "none" || wildcard.kind !== "real") return [];
	const name = below("*", domain);
	const texts = ["no wildcard MX", wildcard.hosts.join(", ").slice(0, 300)];
	return [change$3("MX-WILDCARD", name, texts, {
		name,
		hosts: wildcard.hosts
	}, { after: wildcard.from })];
}
function hasUnread({ mx }) {
	return mx.kind === "real" && mx.unread > 0;
}
function hostNames(targets) {
	return [...new Set(targets.map(({ host }) => host))];
}
function shown$1({ mx }) {
	switch (mx.kind) {
		case "real": return [...mx.nullMx === void 0 ? [] : [mx.nullMx], ...mx.hosts].map(({ preference, host }) => `${preference} ${host}`).join(", ").slice(0, 300);
		case "null": return `${mx.nullMx.preference} .`;
		case "implicit": return "no MX record, its own address";
		case "none":
		case "no-mx": return "no MX record";
		case "unknown": return "not known";
	}
}

// src/dns/wire/encode.ts
function rdataOctets(type, presentation) {
	if (presentation.startsWith("\\#")) return genericOctets(presentation);
	const fields = rdataFields(type, presentation);
	if (fields === void 0) return void 0;
	const pieces = [];
	for (const { field, text } of fields) {
		const octets = field.octets(text);
		if (octets === void 0) return void 0;
		pieces.push(octets);
	}
	return joinedOctets(pieces);
}
function genericOctets(text) {
	const [, length, digits = ""] = /^\\# (\d{1,5})((?: [0-9a-f]+)*)$/i.exec(text) ?? [];
	const octets = Buffer.from(digits.replaceAll(" ", ""), "hex");
	return length !== void 0 && octets.length === Number(length) ? new Uint8Array(octets) : void 0;
}
function responseOctets(message, maxOctets = maxMessageOctets) {
	const pieces = [questionOctets(message)];
	const optRecord = optOctets(message);
	let room = maxOctets - 12 - optRecord.length - (pieces[0]?.length ?? 0);
	const counts = [
		message.answer,
		message.authority,
		message.additional
	].map((records) => {
		let count = 0;
		for (const record of records) {
			const octets = recordOctets(record, message.question?.owner);
			room -= octets.length;
			if (room < 0) break;
			pieces.push(octets);
			count++;
		}
		return count;
	});
	return joinedOctets([
		header(message, counts, room < 0),
		...pieces,
		optRecord
	]);
}
function header(message, [answers = 0, authorities = 0, additionals = 0], isCut) {
	const flags = bit(message.isResponse, 15) | message.opcode << 11 | bit(message.isAuthoritative, 10) | bit(message.isTruncated || isCut, 9) | bit(message.recursionDesired, 8) | bit(message.recursionAvailable, 7) | bit(message.authenticData, 5) | bit(message.checkingDisabled, 4) | message.rcode & 15;
	const questions = message.question === void 0 ? 0 : 1;
	const opts = message.edns === void 0 ? 0 : 1;
	return numbers16(message.id, flags, questions, answers, authorities, additionals + opts);
}
function bit(isSet, place) {
	return isSet ? 1 << place : 0;
}
function questionOctets({ question }) {
	if (question === void 0) return /* @__PURE__ */ new Uint8Array(0);
	return joinedOctets([question.octets, numbers16(numberOf(question.type), question.class)]);
}
const questionPointer = Uint8Array.of(192, 12);
function recordOctets(record, questionOwner) {
	const { owner, type, ttl, rdata } = record;
	return joinedOctets([
		owner === questionOwner ? questionPointer : wireName$1(owner),
		numbers16(numberOf(type), record.class, ttl >>> 16, ttl, rdata.length),
		rdata
	]);
}
function optOctets({ edns, rcode }) {
	if (edns === void 0) return /* @__PURE__ */ new Uint8Array(0);
	const options = joinedOctets(edns.extendedErrors.map(extendedErrorOctets));
	const flags = edns.dnssecOk ? dnssecOk : 0;
	const fields = numbers16(numberOf("OPT"), edns.udpSize, rcode >> 4 << 8 | edns.version, flags, options.length);
	return joinedOctets([
		Uint8Array.of(0),
		fields,
		options
	]);
}
function extendedErrorOctets({ code, text }) {
	const octets = new TextEncoder().encode(text);
	return joinedOctets([numbers16(15, octets.length + 2, code), octets]);
}
function numbers16(...numbers) {
	const octets = new Uint8Array(2 * numbers.length);
	for (const [i, number] of numbers.entries()) {
		octets[2 * i] = number >> 8;
		octets[2 * i + 1] = number;
	}
	return octets;
}

// src/dns/reverse-name.ts
function reverseName(address) {
	const four = rdataOctets("A", address);
	if (four !== void 0) return fromLabels([
		...[...four].map(String).toReversed(),
		"in-addr",
		"arpa"
	]);
	const six = rdataOctets("AAAA", address);
	if (six === void 0) return void 0;
	return fromLabels([
		...Array.from(Buffer.from(six).toString("hex")).toReversed(),
		"ip6",
		"arpa"
	]);
}

// src/mail/local-address.ts
const local = new BlockList();
for (const [network, length] of [
	["10.0.0.0", 8],
	["172.16.0.0", 12],
	["192.168.0.0", 16],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["::1", 128],
	["fc00::", 7],
	["fe80::", 10]
]) local.addSubnet(network, length, isIP(network) === 4 ? "ipv4" : "ipv6");
function isLocal(address) {
	const family = isIP(address);
	return family !== 0 && local.check(address, family === 4 ? "ipv4" : "ipv6");
}

// src/checks/mx/reverse.ts
const maxAddresses = 32;
const maxNames = 5;
async function reverseNames(hosts, resolver) {
	const found = await Promise.all([...new Set(hosts)].map(async (host) => addressesOf$1(host, resolver)));
	return Promise.all(found.flat().slice(0, maxAddresses).map(async (one) => reverseOf$1(one, resolver)));
}
async function addressesOf$1(host, resolver) {
	return (await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")])).flatMap(({ outcome }) => outcome.kind === "rrset" ? outcome.rrset.rdata : []).flatMap((address) => {
		const owner = isLocal(address) ? void 0 : reverseName(address);
		return owner === void 0 ? [] : [{
			host,
			address,
			owner
		}];
	});
}
async function reverseOf$1(place, resolver) {
	return {
		...place,
		...await namesAt(place, resolver)
	};
}
async function reverseNamesOf(address, resolver) {
	const owner = reverseName(address);
	return owner === void 0 ? void 0 : namesAt({
		address,
		owner
	}, resolver);
}
async function namesAt({ address, owner }, resolver) {
	const { outcome } = await resolver.query(owner, "PTR");
	if (outcome.kind === "failed" || outcome.kind === "unknown") return {
		kind: "unknown",
		names: []
	};
	const names = (outcome.kind === "rrset" ? outcome.rrset.rdata.map(parseName) : []).flatMap((target) => target.ok ? [target.value] : []).slice(0, maxNames);
	if (names.length === 0) return {
		kind: "none",
		names
	};
	const type = address.includes(":") ? "AAAA" : "A";
	const led = await Promise.all(names.map(async (name) => leadsTo(owner, await resolver.query(name, type))));
	return {
		kind: led.includes(true) ? "confirmed" : led.includes("unknown") ? "unknown" : "differs",
		names
	};
}
function leadsTo(owner, { outcome }) {
	if (outcome.kind === "failed" || outcome.kind === "unknown") return "unknown";
	return outcome.kind === "rrset" && outcome.rrset.rdata.some((address) => reverseName(address) === owner);
}

// src/checks/mx/evaluate.ts
const maxWildcardRecords = 50;
async function evaluateMx(domain, io) {
	const mx = await mxHosts$1(domain, io.resolver);
	const [targets, own, wildcard, reverse] = await Promise.all([
		mx.kind === "real" ? Promise.all(mx.hosts.map((mxHost) => targetOf$1(mxHost, io.resolver))) : [],
		mx.kind === "null" ? hasAddress(domain, io.resolver) : { kind: "unknown" },
		wildcardMx(domain, io.resolver),
		reverseOf(domain, mx, io.resolver)
	]);
	return {
		domain,
		mx,
		targets,
		ownAddress: own.kind,
		wildcard,
		reverse
	};
}
async function reverseOf(domain, mx, resolver) {
	if (mx.kind !== "real" && mx.kind !== "implicit") return [];
	const { source } = await resolver.query(domain, "MX");
	const organization = listedOrganizationalDomain(domain);
	const hosts = mx.hosts.flatMap(({ host }) => isWithin(host, organization) ? [host] : []);
	return source === "live" ? reverseNames(hosts, resolver) : [];
}
async function targetOf$1(mxHost, resolver) {
	const { host } = mxHost;
	const answers = await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
	const address = await hasAddress(host, resolver);
	const alias = answers[0].aliases.at(-1)?.target;
	const unregistered = await unregisteredAt(alias ?? host, answers[0], resolver);
	const addressFrom = await addressPlace(host, alias !== void 0, resolver);
	return {
		...mxHost,
		address: address.kind,
		...alias === void 0 ? {} : { alias },
		...unregistered === void 0 ? {} : { unregistered },
		isSynthesized: answers.some(({ wildcard }) => wildcard !== void 0),
		...addressFrom === void 0 ? {} : { addressFrom }
	};
}
const infrastructure = fromLabels(["arpa"]);
async function unregisteredAt(at, { outcome, source, security }, resolver) {
	if (outcome.kind !== "nxdomain" || source !== "live" || security === "bogus") return void 0;
	const domain = listedOrganizationalDomain(at);
	if (!hasRegistry(at) || isRegistry(domain)) return void 0;
	const registry = parentOf(domain);
	if (registry === void 0 || isWithin(domain, infrastructure)) return void 0;
	const [own, above] = await Promise.all([resolver.query(domain, "NS"), resolver.query(registry, "NS")]);
	const isOpen = above.outcome.kind === "rrset" || above.outcome.kind === "nodata";
	return own.outcome.kind === "nxdomain" && isOpen ? domain : void 0;
}
async function addressPlace(host, isAlias, resolver) {
	for (const type of isAlias ? ["CNAME"] : ["A", "AAAA"]) {
		const { outcome } = await resolver.query(host, type);
		if (outcome.kind === "rrset") return outcome.rrset.from?.[0];
	}
}
async function wildcardMx(domain, resolver) {
	const { outcome, wildcard } = await resolver.query(below("*", domain), "MX");
	if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "unknown" };
	if (outcome.kind !== "rrset" || wildcard !== void 0) return { kind: "none" };
	const named = outcome.rrset.rdata.slice(0, maxWildcardRecords).flatMap((rdata) => mxOf(rdata)?.exchange ?? []).filter((host) => host !== ".");
	return named.length === 0 ? { kind: "none" } : {
		kind: "real",
		hosts: named,
		...placeOf$2(outcome.rrset)
	};
}

// src/checks/mx/findings.ts
function findingsOf$3(facts) {
	const { domain, mx, targets } = facts;
	switch (mx.kind) {
		case "real": return [
			...nullMxFindings(facts),
			...duplicates(targets),
			...targets.flatMap(targetFindings),
			...reverseFindings(facts)
		];
		case "null": return nullMxFindings(facts);
		case "implicit": return [{
			id: "mx/implicit",
			args: { domain }
		}, ...reverseFindings(facts)];
		case "none":
		case "no-mx":
		case "unknown": return [];
	}
}
function nullMxFindings({ domain, mx, ownAddress }) {
	if (mx.kind !== "null" && mx.kind !== "real" || mx.nullMx === void 0) return [];
	const { preference, from } = mx.nullMx;
	const at = from === void 0 ? {} : { from };
	if (mx.kind === "real") return [{
		id: "mx/null-mixed",
		args: {
			domain,
			hosts: mx.hosts.map(({ host }) => host)
		},
		...at
	}];
	if (preference !== 0) return [{
		id: "mx/null-preference",
		args: {
			domain,
			preference
		},
		...at
	}];
	return ownAddress === "absent" ? [{
		id: "mx/null-without-address",
		args: { domain },
		...at
	}] : [];
}
function duplicates(targets) {
	const seen = /* @__PURE__ */ new Set();
	return targets.filter(({ host }) => seen.size === seen.add(host).size).map((target) => findingAt("mx/duplicate-host", target, { host: target.host }));
}
function targetFindings(target) {
	const { host, alias, address, unregistered } = target;
	if (isAddressLiteral(host)) return [findingAt("mx/address-literal", target, { host })];
	if (unregistered !== void 0) return [findingAt("mx/unregistered-domain", target, {
		host,
		unregistered
	})];
	if (address === "absent") return [findingAt("mx/dangling-target", target, { host })];
	return alias === void 0 ? [] : [findingAt("mx/alias-target", target, {
		host,
		alias
	})];
}
function reverseFindings({ reverse }) {
	return [...Map.groupBy(reverse, ({ host }) => host)].flatMap(([host, all]) => {
		const of = (kind) => all.filter((one) => one.kind === kind);
		const addressesOf = (some) => some.map(({ address }) => address);
		const [none, differs] = [of("none"), of("differs")];
		const names = [...new Set(differs.flatMap((one) => one.names))];
		return [...none.length > 0 ? [{
			id: "mx/no-reverse-name",
			args: {
				host,
				addresses: addressesOf(none)
			}
		}] : [], ...differs.length > 0 ? [{
			id: "mx/reverse-differs",
			args: {
				host,
				addresses: addressesOf(differs),
				names
			}
		}] : []];
	});
}
function findingAt(id, { from }, args) {
	return {
		id,
		args,
		...from === void 0 ? {} : { from }
	};
}

// src/checks/mx/judge.ts
function judgeMx(facts) {
	const findings = findingsOf$3(facts);
	return {
		check: "mx",
		verdict: verdictOf$4(facts),
		criteria: {},
		facets: [],
		findings
	};
}
function mxKind({ mx }) {
	switch (mx.kind) {
		case "real":
		case "null":
		case "unknown": return mx.kind;
		case "implicit":
		case "none":
		case "no-mx": return "none";
	}
}
function receivesOf({ mx }) {
	switch (mx.kind) {
		case "real":
		case "implicit": return true;
		case "null":
		case "none": return false;
		case "no-mx":
		case "unknown": return "unknown";
	}
}
function verdictOf$4({ mx, targets }) {
	switch (mx.kind) {
		case "none": return notApplicable("the domain has neither an MX record nor an address");
		case "null": return {
			kind: "graded",
			grade: "strong"
		};
		case "implicit": return {
			kind: "graded",
			grade: "weak"
		};
		case "no-mx":
		case "unknown": return notMeasured(mx.because);
		case "real": return mx.nullMx === void 0 ? verdictOfTargets(targets, mx.unread) : {
			kind: "graded",
			grade: "broken"
		};
	}
}
function verdictOfTargets(targets, unread) {
	const bad = targets.filter((target) => isAddressLiteral(target.host) || target.address === "absent");
	if (unread === 0 && targets.length > 0 && bad.length === targets.length) return {
		kind: "graded",
		grade: "broken"
	};
	if (bad.length > 0 || targets.some(({ alias }) => alias !== void 0)) return {
		kind: "graded",
		grade: "weak"
	};
	const open = targets.find(({ address }) => address === "unknown");
	if (open !== void 0) return notMeasured(`the addresses of ${open.host} are not known`);
	return unread > 0 ? notMeasured(`${unread} MX records were not read`) : {
		kind: "graded",
		grade: "strong"
	};
}

// src/checks/mx/messages.ts
const category$2 = "confidential-delivery";
const messages$6 = {
	"mx/null-mixed": {
		severity: "high",
		demerits: { [category$2]: 2 },
		says: ({ domain }) => `${domain} has a null MX, which says that it accepts no mail, beside other MX records. Senders disagree on which of them holds.`,
		fix: () => "Remove the null MX (`0 .`) if the domain receives mail; otherwise remove every other MX record.",
		see: "RFC 7505 §3",
		who: "owner"
	},
	"mx/null-preference": {
		severity: "low",
		demerits: {},
		says: ({ domain, preference }) => `The null MX of ${domain} has preference ${preference}; it should have 0.`,
		fix: ({ domain }) => `Publish \`${domain}. MX 0 .\``,
		see: "RFC 7505 §3",
		who: "owner"
	},
	"mx/null-without-address": {
		severity: "info",
		demerits: {},
		says: ({ domain }) => `${domain} has a null MX but no address, so nobody would deliver to it anyway.`,
		fix: () => "Nothing has to be done; the null MX is harmless, and right again as soon as there is an address.",
		see: "RFC 7505 §3",
		who: "owner"
	},
	"mx/implicit": {
		severity: "low",
		demerits: {},
		says: ({ domain }) => `${domain} has no MX record, so that senders deliver to its own address (implicit MX).`,
		fix: ({ domain }) => `Publish an MX record if ${domain} receives mail, and a null MX, \`${domain}. MX 0 .\`, if it does not.`,
		see: "RFC 5321 §5.1, RFC 7505 §1",
		who: "owner"
	},
	"mx/duplicate-host": {
		severity: "info",
		demerits: {},
		says: ({ host }) => `${host} is named by more than one MX record, which has no effect.`,
		fix: ({ host }) => `Keep one MX record for ${host}.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"mx/alias-target": {
		severity: "medium",
		demerits: { [category$2]: 1 },
		says: ({ host, alias }) => `The MX host ${host} is an alias (CNAME) of ${alias}. Some senders refuse to deliver to it.`,
		fix: ({ alias }) => `Name ${alias} in the MX record, or give the MX host addresses of its own.`,
		see: "RFC 2181 §10.3, RFC 5321 §5.1",
		who: "owner"
	},
	"mx/address-literal": {
		severity: "high",
		demerits: { [category$2]: 1 },
		says: ({ host }) => `The MX record names ${host}, which is an IP address and not a host, so nobody can deliver there.`,
		fix: () => "Give the address a name, with an A or AAAA record, and put that name in the MX record.",
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"mx/dangling-target": {
		severity: "high",
		demerits: { [category$2]: 1 },
		says: ({ host }) => `The MX host ${host} has no address, so nobody can deliver there.`,
		fix: ({ host }) => `Add an A or AAAA record for ${host}, or correct the MX record; a missing final dot puts the zone's origin behind a name.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"mx/unregistered-domain": {
		severity: "critical",
		demerits: { [category$2]: 5 },
		says: ({ host, unregistered }) => `The MX host ${host} leads to ${unregistered}, which does not exist: if it is free, whoever registers it receives the mail.`,
		fix: ({ unregistered }) => `Remove the MX record, or correct it; register ${unregistered} if it was meant to be yours.`,
		see: "RFC 5321 §5.1",
		who: "owner"
	},
	"mx/no-reverse-name": {
		severity: "info",
		demerits: {},
		says: ({ host, addresses }) => `Addresses of ${host} have no name (PTR): ${text(addresses)}. Many receivers refuse mail that comes from such an address.`,
		fix: ({ host }) => `If it sends mail too, have whoever gave out the addresses publish \`PTR ${host}.\` for them.`,
		see: "RFC 1912 §2.1",
		who: "mail-provider"
	},
	"mx/reverse-differs": {
		severity: "info",
		demerits: {},
		says: ({ host, addresses, names }) => `The names of addresses of ${host} (${text(addresses)}) do not lead back to them: ${text(names)}.`,
		fix: () => "Have the PTR record of each address name a host that has this address.",
		see: "RFC 1912 §2.1",
		who: "mail-provider"
	}
};

// src/checks/mx/publish.ts
const publishers$1 = {
	"mx/null-mixed": ({ domain, mx }) => mx.kind === "real" && mx.nullMx !== void 0 ? [mxRecord("remove", domain, `${mx.nullMx.preference} .`)] : [],
	"mx/null-preference": ({ domain }) => [mxRecord("replace", domain, "0 .")],
	"mx/implicit": ({ domain }, _, { sends }) => sends === "unknown" ? [] : [mxRecord("add", domain, sends ? `10 ${domain}.` : "0 .")],
	"mx/duplicate-host": (facts) => withTargets(facts, facts.targets.filter(isFirst)),
	"mx/alias-target": (facts) => withTargets(facts, facts.targets.map((target) => ({
		...target,
		host: target.alias ?? target.host
	}))),
	"mx/dangling-target": (facts, { args }) => withoutTarget(facts, args["host"]),
	"mx/unregistered-domain": (facts, { args }) => withoutTarget(facts, args["host"]),
	"mx/no-reverse-name": (facts, { args }) => pointers(facts, "none", args["host"]),
	"mx/reverse-differs": (facts, { args }) => pointers(facts, "differs", args["host"])
};
function publishMx({ facts, surroundings }, finding) {
	return publishers$1[finding.id]?.(facts, finding, surroundings.roles) ?? [];
}
function mxRecord(to, owner, rdata) {
	return {
		do: to,
		owner,
		type: "MX",
		rdata
	};
}
function withTargets({ domain, mx }, targets) {
	if (mx.kind !== "real" || mx.unread > 0 || mx.nullMx !== void 0) return [];
	return [...new Set(targets.map(({ host, preference }) => `${preference} ${host}.`))].map((one) => mxRecord("replace", domain, one));
}
function isFirst({ host }, index, targets) {
	return targets.findIndex((other) => other.host === host) === index;
}
function withoutTarget({ domain, targets }, gone) {
	const isLeft = targets.some(({ address }) => address === "present");
	const dangling = targets.filter(({ host }) => host === gone);
	return isLeft ? dangling.map(({ host, preference }) => mxRecord("remove", domain, `${preference} ${host}.`)) : [];
}
function pointers({ reverse }, kind, host) {
	return reverse.filter((one) => one.host === host && one.kind === kind).map((one) => ({
		do: "replace",
		owner: one.owner,
		type: "PTR",
		rdata: `${one.host}.`
	}));
}

// src/checks/mx/index.ts
const mx = {
	id: "mx",
	evaluate: evaluateMx,
	judge: judgeMx,
	compare: compareMx,
	publish: publishMx,
	messages: messages$6,
	rules: rules$5
};

// src/checks/ns/rules.ts
const rules$4 = {
	"NS-DELEGATE": {
		title: "Names of mail handed to other name servers",
		explain: "NS records were added at or above `_dmarc`, `_mta-sts`, `_tls` or `_smtp._tls` of the domain, at or above `_25._tcp` of an MX host or the host itself, or at the domain below the apex of its zone: medium; high if `_dmarc` is among them and the effective DMARC policy of the domain was `quarantine` or `reject`, which is then no longer known. Whoever runs those name servers decides what mail finds there. For `_domainkey` it is `DKIM-DELEGATED`. Silent where the delegation was there before, for new MX hosts below an old one, and where the zone below is in the files too.",
		severities: ["high", "medium"],
		direction: "weakened",
		criteria: [
			"dmarc",
			"dmarc-policy",
			"mta-sts",
			"dane"
		],
		says: ({ cut, servers, names }) => `${text(servers)} now ${isSeveral(servers) ? "answer" : "answers"} for ${text(cut)} and all below it${text(names) === text(cut) ? "" : `, and so for ${text(names)}`}.`,
		fix: ({ cut }) => `Remove the NS records at ${text(cut)}, unless the operator of those name servers is to decide about these records.`,
		see: "RFC 1034 §4.2.1",
		who: "owner"
	},
	"APEX-NS-CHANGED": {
		title: "Name servers of the domain changed",
		explain: "The NS records of the domain are others than before, in its own zone or in the one above: medium, and never fails. What other name servers answer cannot be seen here. Silent for order and case, and where the files had none on one side.",
		severities: ["medium"],
		direction: "incomparable",
		criteria: [],
		says: ({ domain, added, removed }) => `The name servers of ${text(domain)} change.${part("New", added)}${part("Gone", removed)} Every record of its mail is what they answer.`,
		fix: () => "See that the new name servers answer with the same records, signed if they were, before the old ones are taken away.",
		see: "RFC 1034 §4.2.2",
		who: "dns-host"
	}
};
function isSeveral(names) {
	return typeof names === "object" && names.length > 1;
}
function part(verb, names) {
	return text(names) === "" ? "" : ` ${verb}: ${text(names)}.`;
}

// src/checks/ns/compare.ts
const change$2 = changesUnder(rules$4);
function compareNs(both) {
	if (both.after.surroundings.name === "nxdomain") return [];
	return [...delegated(both), ...serversChanged(both)];
}
function delegated({ domain, before, after }) {
	const taken = /* @__PURE__ */ new Map();
	for (const { name, authority } of after.facts.names) if (authority.kind === "delegated" && wasHeld(before.facts, name, authority.cut)) taken.set(authority.cut, [...taken.get(authority.cut) ?? [], name]);
	const isGuarded = before.surroundings.dmarc === "quarantine" || before.surroundings.dmarc === "reject";
	const severityOf = (names) => isGuarded && names.includes(below("_dmarc", domain)) ? "high" : "medium";
	return [...taken].flatMap(([cut, names]) => delegation(after.facts, cut, names, severityOf(names)));
}
function wasHeld({ names }, name, cut) {
	const old = names.find((one) => one.name === name)?.authority;
	return old?.kind === "held" && isWithin(old.at, cut);
}
function delegation(after, cut, names, severity) {
	const authority = after.names.find((one) => one.name === names[0])?.authority;
	if (authority?.kind !== "delegated") return [];
	const { servers } = authority;
	const texts = ["no delegation", shown(servers.names)];
	return [change$2("NS-DELEGATE", cut, texts, {
		cut,
		names,
		servers: servers.names
	}, {
		after: servers.from,
		severity
	})];
}
function serversChanged({ domain, before, after }) {
	const [old, now] = [before.facts.servers, after.facts.servers];
	if (old.kind !== "servers" || now.kind !== "servers") return [];
	const [was, is] = [new Set(old.names), new Set(now.names)];
	const added = [...is.difference(was)];
	const removed = [...was.difference(is)];
	if (added.length + removed.length === 0) return [];
	const texts = [shown(old.names), shown(now.names)];
	return [change$2("APEX-NS-CHANGED", domain, texts, {
		domain,
		added,
		removed
	}, { after: now.from })];
}
function shown(names) {
	return names.join(", ").slice(0, 300);
}

// src/checks/ns/evaluate.ts
async function evaluateNs(domain, io) {
	const [mx, apex] = await Promise.all([mxHosts$1(domain, io.resolver), io.resolver.query(domain, "NS")]);
	const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => below("_25._tcp", host)) : [];
	const own = [
		"_dmarc",
		"_mta-sts",
		"_smtp._tls"
	].map((label) => below(label, domain));
	const names = [.../* @__PURE__ */ new Set([...own, ...hosts])];
	const isLive = apex.source === "live";
	const asked = isLive ? names.filter((name) => isWithin(name, domain)) : names;
	const authority = async (name) => isLive ? liveAuthority(name, domain, io) : authorityOver(name, io);
	return {
		domain,
		servers: serversOf(apex),
		names: await Promise.all(asked.map(async (name) => ({
			name,
			authority: await authority(name)
		})))
	};
}
function serversOf({ outcome, aliases }) {
	switch (outcome.kind) {
		case "rrset": return aliases.length > 0 ? { kind: "none" } : serversIn(outcome.rrset);
		case "nodata":
		case "nxdomain": return { kind: "none" };
		case "unknown":
		case "failed": return {
			kind: "unknown",
			because: outcome.why
		};
	}
}
function serversIn(rrset) {
	return {
		kind: "servers",
		names: rrset.rdata.map((name) => name.replace(/\.$/, "")).toSorted(),
		...placeOf$2(rrset)
	};
}
async function liveAuthority(name, domain, io) {
	const ats = [];
	for (let at = name; at !== void 0 && at !== domain; at = parentOf(at)) ats.unshift(at);
	const answers = await Promise.all(ats.map(async (at) => io.resolver.query(at, "NS")));
	for (const { question, outcome, aliases } of answers) {
		if (outcome.kind === "failed" || outcome.kind === "unknown") return {
			kind: "unknown",
			because: outcome.why
		};
		if (outcome.kind === "rrset" && aliases.length === 0) return {
			kind: "delegated",
			cut: question.owner,
			servers: serversIn(outcome.rrset),
			isLive: true
		};
	}
	return {
		kind: "held",
		at: domain
	};
}
async function authorityOver(name, io) {
	let because = `${name} is outside of the files`;
	for (let at = name; at !== void 0 && at !== "."; at = parentOf(at)) {
		const { outcome, aliases, isReferral, source } = await io.resolver.query(at, "NS");
		if (source === "live") break;
		if (outcome.kind === "failed") return {
			kind: "unknown",
			because: outcome.why
		};
		if (aliases.length > 0) return {
			kind: "held",
			at
		};
		if (outcome.kind === "unknown") {
			if (at === name) because = outcome.why;
			continue;
		}
		if (outcome.kind === "rrset" && isReferral === true) return {
			kind: "delegated",
			cut: at,
			servers: serversIn(outcome.rrset)
		};
		return {
			kind: "held",
			at
		};
	}
	return {
		kind: "unknown",
		because
	};
}

// src/checks/ns/judge.ts
function judgeNs(facts) {
	return {
		check: "ns",
		verdict: notApplicable("name servers are compared and not judged"),
		criteria: {},
		facets: [],
		findings: delegations(facts)
	};
}
function delegations({ names }) {
	return [...new Set(names.flatMap(({ authority }) => authority.kind === "delegated" ? [authority.cut] : []))].flatMap((cut) => {
		const below = names.filter(({ authority }) => authority.kind === "delegated" && authority.cut === cut);
		const authority = below[0]?.authority;
		if (authority?.kind !== "delegated") return [];
		const { names: servers, from } = authority.servers;
		const isLive = authority.isLive === true;
		return [{
			id: "ns/delegated",
			args: {
				cut,
				names: below.map(({ name }) => name),
				servers,
				...isLive ? { isLive } : {}
			},
			...from === void 0 ? {} : { from }
		}];
	});
}

// src/checks/ns/messages.ts
const messages$5 = { "ns/delegated": {
	severity: "info",
	demerits: {},
	says: ({ cut, names, servers, isLive }) => isLive === true ? `${text(cut)} is delegated to ${text(servers)}: whoever runs them decides what mail finds at ${text(names)}.` : `${text(cut)} is delegated to ${text(servers)}, so that these files do not tell what is at ${text(names)}.`,
	fix: () => "Nothing has to be done if the operator of those name servers is trusted with these records.",
	see: "RFC 1034 §4.2.1",
	who: "dns-host"
} };

// src/checks/ns/index.ts
const ns = {
	id: "ns",
	evaluate: evaluateNs,
	judge: judgeNs,
	compare: compareNs,
	messages: messages$5,
	rules: rules$4
};

// src/mail/address-set.ts
const mapped = 65535n << 32n;
const lastAddress = (1n << 128n) - 1n;
const nobody = [];
const everybody = [{
	first: 0n,
	last: lastAddress
}];
const everyIpv4 = [{
	first: mapped,
	last: mapped + 4294967295n
}];
const everyIpv6 = difference(everybody, everyIpv4);
function network(address, prefix) {
	if (isIPv4(address)) return block(mapped + ipv4Number(address), 32 - prefix);
	if (isIPv6(address) && !address.includes("%")) return difference(block(ipv6Number(address), 128 - prefix), everyIpv4);
	return nobody;
}
function block(address, hostBits) {
	const bits = BigInt(hostBits);
	const first = address >> bits << bits;
	return [{
		first,
		last: first + (1n << bits) - 1n
	}];
}
function ipv4Number(address) {
	return BigInt(address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0));
}
function ipv6Number(address) {
	const dotted = /[^:]*\.[^:]*$/.exec(address)?.[0];
	const [head = [], tail] = (dotted === void 0 ? address : address.slice(0, -dotted.length) + (ipv4Number(dotted) >> 16n).toString(16) + ":" + (ipv4Number(dotted) & 65535n).toString(16)).split("::").map((half) => half === "" ? [] : half.split(":"));
	const groups = tail === void 0 ? head : [
		...head,
		...Array(8 - head.length - tail.length).fill("0"),
		...tail
	];
	return BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
}
function union(sets) {
	return normal(sets.flat());
}
function normal(intervals) {
	const merged = [];
	for (const { first, last } of intervals.toSorted(byFirst)) {
		const previous = merged.at(-1);
		if (previous === void 0 || first > previous.last + 1n) merged.push({
			first,
			last
		});
		else if (last > previous.last) previous.last = last;
	}
	return merged;
}
function byFirst(a, b) {
	return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}
function intersection(a, b) {
	const common = [];
	for (let i = 0, j = 0;;) {
		const [x, y] = [a[i], b[j]];
		if (x === void 0 || y === void 0) return common;
		const first = x.first > y.first ? x.first : y.first;
		const last = x.last < y.last ? x.last : y.last;
		if (first <= last) common.push({
			first,
			last
		});
		if (x.last < y.last) i++;
		else j++;
	}
}
function difference(a, b) {
	return intersection(a, complement(b));
}
function complement(set) {
	const gaps = [];
	let first = 0n;
	for (const interval of set) {
		if (interval.first > first) gaps.push({
			first,
			last: interval.first - 1n
		});
		first = interval.last + 1n;
	}
	if (first <= lastAddress) gaps.push({
		first,
		last: lastAddress
	});
	return gaps;
}
function sizeOf(set) {
	return set.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
function contains(set, address) {
	return intersection(set, network(address, isIPv4(address) ? 32 : 128)).length > 0;
}
function firstMatch(layers) {
	const starts = boundariesOf(layers);
	const indexOf = new Map(starts.map((start, index) => [start, index]));
	const claim = claimer(starts.length);
	const parts = /* @__PURE__ */ new Map();
	for (const { covers, value } of layers) {
		const part = parts.get(value) ?? [];
		parts.set(value, part);
		for (const { first, last } of covers) for (const index of claim(indexOf.get(first) ?? 0, indexOf.get(last + 1n) ?? 0)) part.push({
			first: starts[index] ?? first,
			last: (starts[index + 1] ?? last + 1n) - 1n
		});
	}
	return new Map([...parts].map(([value, part]) => [value, normal(part)]));
}
function boundariesOf(layers) {
	const all = layers.flatMap(({ covers }) => covers.flatMap(({ first, last }) => [first, last + 1n]));
	return [...new Set(all)].toSorted((a, b) => a < b ? -1 : 1);
}
function claimer(size) {
	const next = Array.from({ length: size + 1 }, (_, index) => index);
	const free = (index) => {
		let at = index;
		for (let to = next[at] ?? at; to !== at; to = next[at] ?? at) {
			next[at] = next[to] ?? to;
			at = to;
		}
		return at;
	};
	return function* (from, to) {
		for (let at = free(from); at < to; at = free(at)) {
			next[at] = at + 1;
			yield at;
		}
	};
}
function prefixesOf(set, limit = 1e400) {
	const prefixes = [];
	for (const interval of byFamily(set)) for (let first = interval.first; first <= interval.last && prefixes.length < limit;) {
		const bits = hostBits(first, interval.last);
		prefixes.push(prefixText(first, bits));
		first += 1n << BigInt(bits);
	}
	return prefixes;
}
function hostBits(first, last) {
	const aligned = first === 0n ? 128 : (first & -first).toString(2).length - 1;
	const room = (last - first + 1n).toString(2).length - 1;
	return Math.min(aligned, room);
}
function prefixText(first, bits) {
	return `${addressText(first)}/${(isMapped(first) ? 32 : 128) - bits}`;
}
function rangesOf(set) {
	return byFamily(set).map(({ first, last }) => {
		const bits = hostBits(first, last);
		if (first + (1n << BigInt(bits)) - 1n === last) return prefixText(first, bits);
		return `${addressText(first)}-${addressText(last)}`;
	});
}
function setOfRanges(ranges) {
	return normal(ranges.flatMap(intervalsOf));
}
function intervalsOf(range) {
	const [address = "", prefix] = range.split("/");
	if (prefix !== void 0) return network(address, Number(prefix));
	const [low = "", high = ""] = range.split("-");
	const [first] = network(low, isIPv4(low) ? 32 : 128);
	const [last] = network(high, isIPv4(high) ? 32 : 128);
	return first === void 0 || last === void 0 ? nobody : [{
		first: first.first,
		last: last.last
	}];
}
function byFamily(set) {
	return [...intersection(set, everyIpv4), ...intersection(set, everyIpv6)];
}
function isMapped(address) {
	return address >> 32n === 65535n;
}
function addressText(address) {
	if (isMapped(address)) return [
		24n,
		16n,
		8n,
		0n
	].map((shift) => address >> shift & 255n).join(".");
	return ipv6Text(address);
}
function ipv6Text(address) {
	const text = Array.from({ length: 8 }, (_, index) => address >> BigInt(112 - 16 * index) & 65535n).map((group) => group.toString(16)).join(":");
	const [longest] = (text.match(/\b0(?::0)+\b/g) ?? []).toSorted((a, b) => b.length - a.length);
	return longest === void 0 ? text : text.replace(boundedBy(longest), "::");
}
function boundedBy(zeros) {
	return new RegExp(`(?:^|:)${zeros}(?:$|:)`);
}

// src/checks/spf/authorises.ts
function addressesOf({ parts }, isWanted) {
	return setOfRanges(parts.filter(isWanted).flatMap(({ addresses }) => addresses));
}
function passing(evaluation) {
	return addressesOf(evaluation, ({ result }) => result === "pass");
}
const globalUnicast = network("2000::", 3);
function letsAnybodySend(evaluation) {
	if (evaluation.default.result === "pass") return true;
	const set = passing(evaluation);
	return [everyIpv4, globalUnicast].some((family) => sizeOf(intersection(set, family)) * 2n > sizeOf(family));
}
const unroutable = setOfRanges([
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.168.0.0/16",
	"224.0.0.0/3",
	"::/127",
	"fc00::/7",
	"fe80::/10",
	"ff00::/8"
]);
function sendsOf({ record }) {
	switch (record.kind) {
		case "unknown":
		case "failed": return "unknown";
		case "none":
		case "duplicate":
		case "syntax": return false;
		case "valid": return authorises(record.evaluation);
	}
}
function authorises(evaluation) {
	if (evaluation.parts.some(({ result }) => result === "pass")) return true;
	if (evaluation.symbolic.some(({ kind, result }) => kind !== "redirect" && result === "pass")) return true;
	return evaluation.default.result === "unknown" ? "unknown" : false;
}
function deniesAll({ record }) {
	if (record.kind === "unknown" || record.kind === "failed") return "unknown";
	if (record.kind !== "valid" || record.evaluation.problems.length > 0 || isInviting(record.evaluation.tree)) return false;
	const { default: otherwise } = record.evaluation;
	return otherwise.result === "unknown" ? "unknown" : otherwise.result === "fail";
}
function isInviting({ terms }) {
	return terms.some(({ name, use, result, child }) => {
		if (use === "ignored" || name === "all") return false;
		return name === "redirect" ? child !== null && isInviting(child) : result === "pass";
	});
}

// src/checks/spf/words.ts
function words(texts, ...args) {
	return texts.map((text, index) => text + (index < args.length ? word(args[index]) : "")).join("");
}
function word(arg) {
	return typeof arg === "object" ? arg.map((item) => `\`${item}\``).join(", ") : String(arg ?? "");
}
function isGiven(arg) {
	return arg !== void 0 && arg !== "" && arg !== 0 && !(typeof arg === "object" && arg.length === 0);
}

// src/checks/spf/rules.ts
const permerror$2 = "Receivers answer permerror, as if there were no record, and DMARC cannot count on SPF.";
function rule(title, severities, direction, rest) {
	return {
		title,
		severities,
		direction,
		criteria: ["spf"],
		who: "owner",
		...rest
	};
}
function through({ domain, owner, term }) {
	return isGiven(owner) && isGiven(term) ? words`${domain}, through \`${term}\` of ${owner},` : words`${domain}`;
}
function more(addresses) {
	return addresses === "1" ? "One more address" : `${amountText(text(addresses))} more addresses`;
}
const rules$3 = {
	"SPF-REMOVED": rule("SPF record removed", [
		"high",
		"medium",
		"low"
	], "weakened", {
		explain: "There was exactly one SPF record and now there is none. High where the domain sends or receives mail, medium where the name stays without MX, low where the name is gone and an inherited DMARC policy of quarantine or reject still applies. Silent where the name is gone otherwise.",
		criteria: ["spf", "spf-policy"],
		says: ({ domain }) => words`${domain} has no SPF record any more, so receivers cannot tell who may send for it.`,
		fix: ({ domain }) => words`Put the record back, or publish \`v=spf1 -all\` at ${domain} if it sends no mail.`,
		see: "RFC 7208 §4.5"
	}),
	"SPF-DUP": rule("More than one SPF record", ["critical"], "breaks-mail", {
		explain: "More than one TXT record at the name, or at a name that it includes, begins with `v=spf1`. Silent where that was so before.",
		says: (args) => words`${through(args)} now has more than one SPF record. ${permerror$2}`,
		fix: () => "Join the records to one: one `v=spf1`, all terms, one `all` at the end.",
		see: "RFC 7208 §3.2, §4.5"
	}),
	"SPF-SYNTAX": rule("SPF record with a syntax error", ["critical"], "breaks-mail", {
		explain: "An unknown mechanism, a bad address or prefix length, an empty domain, a macro error, or `redirect` or `exp` twice, anywhere in the record or in one that it includes. Silent where the record could not be read before.",
		says: (args) => words`The SPF record of ${through(args)} has a syntax error: ${args["error"]}${isGiven(args["at"]) ? words` (at \`${args["term"]}\`)` : ""}. ${permerror$2}`,
		fix: () => "Correct the term. A single error anywhere makes the whole record void.",
		see: "RFC 7208 §4.6, §12"
	}),
	"SPF-CONCAT": rule("Strings joined without a space", ["critical"], "breaks-mail", {
		explain: "The strings of a TXT record are joined without anything between them, and two terms became one. Silent where a string ends inside of a term.",
		says: ({ domain, term }) => words`The strings of the SPF record of ${domain} are joined to \`${term}\`, which is not what was meant: there is no space between them.`,
		fix: () => "End every string but the last with a space.",
		see: "RFC 7208 §3.3"
	}),
	"SPF-TYPE99": rule("SPF in a record type that nobody reads", ["critical"], "weakened", {
		explain: "The TXT record is gone and an SPF (type 99) record stands in its place. That type is obsolete.",
		criteria: ["spf", "spf-policy"],
		says: ({ domain }) => words`The policy of ${domain} is in an SPF (type 99) record now. Receivers ask for TXT only, so it has none.`,
		fix: () => "Publish the same value as TXT.",
		see: "RFC 7208 §3.1"
	}),
	"SPF-VERSION": rule("Value that is no SPF record", ["critical"], "weakened", {
		explain: "A value looks like an SPF record and is none, as it does not begin with exactly `v=spf1` and a space: a quote, a blank, a byte order mark, another version.",
		criteria: ["spf", "spf-policy"],
		says: ({ domain, text }) => words`The value \`${text}\` at ${domain} does not begin with \`v=spf1\` and a space, so receivers pass it over and find no SPF record.`,
		fix: () => "Begin the value with `v=spf1` and one space; no quotes inside of it, nothing in front.",
		see: "RFC 7208 §4.5"
	}),
	"SPF-ALL-PASS": rule("Anybody may send", ["critical"], "weakened", {
		explain: "Everybody, or more than half of the IPv4 or IPv6 Internet, passes: `+all`, `all`, `ip4:0.0.0.0/0`, `a/0`, an include of such a record, a static `exists` that always matches. What cannot be evaluated here is not counted.",
		criteria: ["spf-policy"],
		says: ({ domain }) => words`Any host may now send mail as ${domain} and pass SPF, and DMARC with it.`,
		fix: () => "List the hosts that send, and end in `-all` or `~all`.",
		see: "RFC 7208 §5.1"
	}),
	"SPF-ALL-WEAKER": rule("SPF default from fail to softfail", ["high", "medium"], "weakened", {
		explain: "What no mechanism matches got fail and now gets softfail, after following `redirect`. High where the domain was parked.",
		says: ({ domain, wasParked }) => words`Hosts that ${domain} does not list get softfail instead of fail.${wasParked === true ? " It sends no mail, so nothing is gained by that." : ""}`,
		fix: () => "End the record in `-all`, unless the softfail is meant for a time of change.",
		see: "RFC 7208 §8.4, §8.5",
		criteria: ["spf-policy"]
	}),
	"SPF-ALL-NEUTRAL": rule("SPF default neutral", ["high"], "weakened", {
		explain: "What no mechanism matches got fail or softfail and now gets neutral: `?all`, or a record that ends without `all` or `redirect`.",
		criteria: ["spf-policy"],
		says: ({ domain }) => words`Hosts that ${domain} does not list get neutral, which receivers treat as if there were no record.`,
		fix: () => "End the record in `-all` or `~all`.",
		see: "RFC 7208 §4.7, §8.2"
	}),
	"SPF-START-SENDING": rule("Domain that sent nothing starts to send", ["medium", "info"], "weakened", {
		explain: "`v=spf1 -all` was replaced by a record that authorises somebody. Info where a DMARC policy stays and a DKIM key is added in the same change.",
		criteria: [],
		says: ({ domain, terms }) => words`${domain} authorised nobody to send and now authorises ${terms}.`,
		fix: ({ domain }) => words`If ${domain} is to send mail, add DKIM and keep DMARC; otherwise put \`v=spf1 -all\` back.`,
		see: "RFC 7208 §10.1.2"
	}),
	"SPF-WIDEN-NET": rule("More addresses may send", [
		"high",
		"medium",
		"low"
	], "weakened", {
		explain: "Addresses pass that did not before, by set arithmetic: `/24` against two `/25` is silent. High from 65,536 IPv4 addresses or an IPv6 prefix shorter than /32, medium from 256 addresses, else low.",
		criteria: [],
		says: ({ domain, addresses, nets }) => words`${more(addresses)} may send as ${domain}: ${nets}.`,
		fix: ({ addresses }) => Number(addresses) < 256 ? "Nothing, if all of these send mail for the domain. Otherwise authorise the hosts that do." : "Authorise the hosts that send, not the network that they are in.",
		see: "RFC 7208 §5.6"
	}),
	"SPF-WIDEN-PRIVATE": rule("Private addresses authorised", ["low"], "weakened", {
		explain: "Private, loopback, link-local, multicast or reserved addresses were added. Receivers on the Internet never see them.",
		criteria: [],
		says: ({ domain, nets }) => words`${domain} authorises addresses that no mail can come from over the Internet: ${nets}. This hints at a mistake in copying.`,
		fix: () => "Authorise the public address that the mail leaves from.",
		see: "RFC 1918 §3, RFC 6890 §2.2"
	}),
	"SPF-NEW-INCLUDE": rule("Somebody else may send", ["medium"], "weakened", {
		explain: "A new `include`, `redirect`, `a`, `mx` or `exists` whose hosts are outside of the files. Common and mostly right, so that it never fails by default. Silent where the term only moved to an included record.",
		criteria: [],
		says: ({ domain, term, provider }) => words`\`${term}\`${isGiven(provider) ? words` (${provider})` : ""} may now send as ${domain}; whom that authorises is outside of these files.`,
		fix: () => "Nothing, if this service sends for the domain. Otherwise remove the term.",
		see: "RFC 7208 §5.2, §11.4"
	}),
	"SPF-INCLUDE-SHARED": rule("Shared sender without DKIM", ["medium"], "weakened", {
		explain: "A new include of a service that sends from the same addresses for many customers, for a domain without DKIM keys: DMARC then rests on SPF alone.",
		criteria: [],
		says: ({ domain, term, provider }) => words`\`${term}\` (${provider}) sends for many customers from the same addresses, and ${domain} has no DKIM key that would tell its mail from theirs.`,
		fix: () => "Set up DKIM with the service before its include.",
		see: "RFC 7208 §11.4"
	}),
	"SPF-QUALIFIER": rule("Denied hosts get a better result", ["medium"], "weakened", {
		explain: "Hosts that a mechanism spoke of get a better result (fail, softfail, neutral, pass): a qualifier changed, or a negative term in front of a positive one was removed or moved.",
		criteria: [],
		says: ({ domain, nets, terms }) => words`Hosts that ${domain} had told apart get a better result now: ${nets}${isGiven(nets) && isGiven(terms) ? ", " : ""}${terms}.`,
		fix: () => "Put the qualifier, or the negative term in front, back.",
		see: "RFC 7208 §4.6.2"
	}),
	"SPF-ORDER": rule("Terms without effect", ["medium"], "breaks-mail", {
		explain: "A term stands behind `all`, or `redirect` beside it, and is never looked at. A second `all` is silent.",
		criteria: [],
		says: ({ domain, terms }) => words`In the SPF record of ${domain}, ${terms} is ignored because of \`all\`: hosts that it should authorise are refused.`,
		fix: () => "Move `all` to the end; use either `all` or `redirect`.",
		see: "RFC 7208 §5.1, §6.1"
	}),
	"SPF-LOOKUPS": rule("Too many look-ups", [
		"critical",
		"high",
		"medium"
	], "breaks-mail", {
		explain: "Terms that cost a look-up (`include`, `a`, `mx`, `ptr`, `exists`, `redirect`), included ones counted, cross 10: critical where the count is exact, high where it is a lower bound; medium from 8 or fewer to 9 or 10. More than 10 MX records behind one `mx` are critical too.",
		says: ({ domain, kind, detail, lookups, isExact }) => kind === "mx-hosts" ? words`An \`mx\` of ${domain} meets more MX records than the 10 that are allowed: ${detail}. ${permerror$2}` : words`The SPF record of ${domain} costs ${isExact === true ? "" : "at least "}${lookups} look-ups of 10 allowed.${Number(lookups) > 10 ? words` ${permerror$2}` : ""}`,
		fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
		see: "RFC 7208 §4.6.4"
	}),
	"SPF-VOID": rule("Too many void look-ups", ["high"], "breaks-mail", {
		explain: "More than two terms ask for names that have no such record. Counted is what is void for IPv4 and IPv6 clients alike.",
		says: ({ domain, voids }) => words`${voids} look-ups of the SPF record of ${domain} find nothing; more than 2 are a permanent error. ${permerror$2}`,
		fix: () => "Remove the terms whose names no longer exist.",
		see: "RFC 7208 §4.6.4"
	}),
	"SPF-INCLUDE-NONE": rule("Include of a name without SPF", ["critical"], "breaks-mail", {
		explain: "An `include` or `redirect` leads to a name that has no SPF record, or to something that is no name.",
		says: ({ domain, term, detail }) => words`\`${term}\` of ${domain} finds no SPF record: ${detail}. ${permerror$2}`,
		fix: ({ term }) => words`Remove \`${term}\`, or publish the record that it asks for.`,
		see: "RFC 7208 §5.2, §6.1"
	}),
	"SPF-LOOP": rule("SPF records include each other", ["critical"], "breaks-mail", {
		explain: "Following `include` and `redirect` leads back to a record that is being evaluated.",
		says: ({ domain, detail }) => words`The SPF record of ${domain} includes itself: ${detail}. ${permerror$2}`,
		fix: () => "Remove one of these includes.",
		see: "RFC 7208 §4.6.4"
	}),
	"SPF-PTR": rule("Mechanism ptr added", ["medium"], "weakened", {
		explain: "`ptr` should not be used: it is slow, and whoever runs the reverse zone has a say.",
		criteria: [],
		says: ({ domain, terms }) => words`The SPF record of ${domain} now uses ${terms}, which the standard advises against.`,
		fix: () => "Use `ip4` and `ip6`, or `a`, instead.",
		see: "RFC 7208 §5.5"
	}),
	"SPF-INDIRECT": rule("More addresses by way of other records", ["medium", "low"], "weakened", {
		explain: "The SPF record is unchanged, and the addresses behind its `a`, `mx` or `include` are more. Medium from 256 addresses.",
		criteria: [],
		says: ({ domain, addresses, nets }) => words`${more(addresses)} may send as ${domain}, because a record that its SPF record points at changed: ${nets}.`,
		fix: () => "Nothing, if the new hosts send mail. Otherwise name the sending hosts in the SPF record itself.",
		see: "RFC 7208 §5.3, §5.4"
	}),
	"SPF-SIZE": rule("SPF record grown too long", ["low"], "breaks-mail", {
		explain: "The record passes 450 octets, or all TXT records at the name pass 512: the answer may not fit in a UDP packet.",
		criteria: [],
		says: ({ domain, what, octets }) => words`The ${what} of ${domain} has ${octets} octets now, and may not fit in one DNS answer over UDP.`,
		fix: () => "Shorten the record, or move other TXT records to names of their own.",
		see: "RFC 7208 §3.4"
	}),
	"SPF-WILDCARD-REMOVED": rule("SPF of all other names removed", ["medium"], "weakened", {
		explain: "The wildcard SPF record, which covers names without records of their own, is gone.",
		criteria: [],
		says: ({ domain }) => words`Names below ${String(domain).replace(/^\*\./, "")} that have no records of their own no longer have an SPF record.`,
		fix: ({ domain }) => words`Put \`*.${String(domain).replace(/^\*\./, "")} TXT "v=spf1 -all"\` back.`,
		see: "RFC 7208 §3.5, §10.1.2"
	}),
	"SPF-EXP-MACRO": rule("Senders are told to somebody else", ["info"], "weakened", {
		explain: "An `exp`, or a macro of sender or client, whose target is outside of the files: whoever runs that name learns who sends.",
		criteria: [],
		says: ({ domain, term, target }) => words`With \`${term}\`, whoever runs ${target} learns of mail that claims to come from ${domain}.`,
		fix: () => "Nothing, if that is wanted.",
		see: "RFC 7208 §6.2, §11.5"
	})
};

// src/checks/spf/change.ts
function change$1(both, rule, { severity, before, after, args, from }) {
	const { domain } = both;
	return {
		rule,
		name: rule === "SPF-WILDCARD-REMOVED" && !domain.startsWith("*.") ? below("*", domain) : domain,
		severity,
		direction: rules$3[rule].direction,
		before: cut(before),
		after: cut(after),
		args: {
			domain,
			...args
		},
		...from === void 0 ? placed$1("after", rangeOf(both.after.facts.record)) : { from }
	};
}
function rangeOf(record) {
	switch (record.kind) {
		case "valid":
		case "syntax": return record.record.from;
		case "duplicate": return record.records.at(-1)?.from ?? null;
		case "none":
		case "unknown":
		case "failed": return null;
	}
}
function describe(record) {
	switch (record.kind) {
		case "valid":
		case "syntax": return record.record.text;
		case "duplicate": return `${record.records.length} SPF records`;
		case "none": return "no SPF record";
		case "unknown":
		case "failed": return "unknown";
	}
}

// src/checks/spf/mail-domain.ts
function isMailDomain(domain) {
	return !labelsOf(domain).some((label) => label.startsWith("_") || label === "*");
}

// src/checks/spf/compare-default.ts
const spelt$1 = {
	fail: "-all",
	softfail: "~all",
	neutral: "?all",
	pass: "+all"
};
function compareDefault(evaluations) {
	const { both, before, after } = evaluations;
	if (letsAnybodySend(after)) return anybody(evaluations);
	if (before === void 0 || !isMailDomain(both.domain)) return [];
	const [old, now] = [before.default.result, after.default.result];
	const told = {
		before: defaultText(before),
		after: defaultText(after)
	};
	if (old === "fail" && now === "softfail") {
		const wasParked = both.before.surroundings.roles.parked === true;
		return [change$1(both, "SPF-ALL-WEAKER", {
			severity: wasParked ? "high" : "medium",
			...told,
			args: { wasParked }
		})];
	}
	if ((old === "fail" || old === "softfail") && now === "neutral" && !letsAnybodySend(before)) return [change$1(both, "SPF-ALL-NEUTRAL", {
		severity: "high",
		...told,
		args: { default: told.after }
	})];
	return [];
}
function anybody({ both, before, after }) {
	if (before !== void 0 && letsAnybodySend(before)) return [];
	const told = after.default.result === "pass" ? {
		before: before === void 0 ? describe(both.before.facts.record) : defaultText(before),
		after: "+all"
	} : {
		before: describe(both.before.facts.record),
		after: after.tree.text
	};
	return [change$1(both, "SPF-ALL-PASS", {
		severity: "critical",
		...told
	})];
}
function defaultText({ default: otherwise }) {
	if (otherwise.result === "unknown") return "unknown";
	return otherwise.by === "all" ? spelt$1[otherwise.result] : "no all";
}

// src/checks/spf/evaluations.ts
function isBeforeKnown({ both }) {
	const { kind } = both.before.facts.record;
	return kind !== "unknown" && kind !== "failed";
}
function termsOf$1(node) {
	return node.terms.filter(({ use }) => use !== "ignored").flatMap((term) => [term, ...term.child === null ? [] : termsOf$1(term.child)]);
}
function sameKey(key) {
	return key.replace(/^redirect:/, "include:");
}
function isOwnTextSame({ before, after }) {
	return before !== void 0 && wordsOf(before.tree) === wordsOf(after.tree);
}
function wordsOf({ terms }) {
	return terms.map(({ result, key, use }) => `${use === "ignored" ? "ignored" : result} ${key}`).join("\n");
}

// src/checks/spf/compare-limits.ts
function compareLimits(evaluations) {
	return [
		...problems$1(evaluations),
		...lookups(evaluations),
		...size(evaluations)
	];
}
const ruleOf = {
	syntax: {
		rule: "SPF-SYNTAX",
		severity: "critical"
	},
	duplicate: {
		rule: "SPF-DUP",
		severity: "critical"
	},
	none: {
		rule: "SPF-INCLUDE-NONE",
		severity: "critical"
	},
	target: {
		rule: "SPF-INCLUDE-NONE",
		severity: "critical"
	},
	loop: {
		rule: "SPF-LOOP",
		severity: "critical"
	},
	"mx-hosts": {
		rule: "SPF-LOOKUPS",
		severity: "critical"
	},
	voids: {
		rule: "SPF-VOID",
		severity: "high"
	}
};
function problems$1({ both, before, after }) {
	const old = new Set(before?.problems.map(sameProblem));
	return [...new Map(after.problems.filter((problem) => !old.has(sameProblem(problem))).map((problem) => [sameProblem(problem), problem])).values()].flatMap(({ kind, name, term, detail, from }) => {
		if (kind === "lookups") return [];
		const { rule, severity } = ruleOf[kind];
		const told = {
			before: before === void 0 ? "not evaluated" : "no such error",
			after: detail
		};
		const args = {
			kind,
			owner: name,
			term,
			detail,
			error: detail,
			at: 0,
			count: 2,
			...counts(after)
		};
		return [change$1(both, rule, {
			severity,
			...told,
			args,
			...placed$1("after", from)
		})];
	});
}
function sameProblem({ kind, name }) {
	return `${kind} ${name}`;
}
function counts({ lookups, voids }) {
	return {
		lookups: lookups.count,
		voids: voids.count
	};
}
function levelOf({ lookups }) {
	return lookups.count > 10 ? 2 : lookups.count > 8 ? 1 : 0;
}
function lookups(evaluations) {
	const { both, before, after } = evaluations;
	const level = levelOf(after);
	if (level === 0 || before !== void 0 && levelOf(before) >= level) return [];
	if (level === 1 && !isBeforeKnown(evaluations)) return [];
	const isExact = after.lookups.atMost !== null;
	const severity = level === 1 ? "medium" : isExact ? "critical" : "high";
	const told = {
		before: before === void 0 ? "not evaluated" : lookupText(before),
		after: lookupText(after)
	};
	const args = {
		kind: "lookups",
		lookups: after.lookups.count,
		isExact
	};
	return [change$1(both, "SPF-LOOKUPS", {
		severity,
		...told,
		args
	})];
}
function lookupText({ lookups }) {
	return `${lookups.atMost === null ? "at least " : ""}${lookups.count} look-ups`;
}
const maxRecord = 450;
const maxRrset = 512;
function size(evaluations) {
	const { both, before, after } = evaluations;
	if (!isBeforeKnown(evaluations)) return [];
	const [old, now] = [before?.tree.text.length ?? 0, after.tree.text.length];
	const [oldRrset, nowRrset] = [both.before.facts.rrsetOctets, both.after.facts.rrsetOctets];
	const isRecord = now > maxRecord && old <= maxRecord;
	if (!isRecord && !(nowRrset > maxRrset && oldRrset <= maxRrset)) return [];
	const [from, to] = isRecord ? [old, now] : [oldRrset, nowRrset];
	const what = isRecord ? "record" : "TXT RRset";
	const told = {
		before: `${what} of ${from} octets`,
		after: `${what} of ${to} octets`
	};
	return [change$1(both, "SPF-SIZE", {
		severity: "low",
		...told,
		args: {
			what,
			octets: to
		}
	})];
}

// src/checks/spf/network-of.ts
function networkOf(key) {
	const [, kind = "", address = "", prefix = ""] = /^(ip[46]):(.*)\/(\d+)$/.exec(key) ?? [];
	const [whole] = prefixesOf(network(address, Number(prefix)), 1);
	const [first] = prefixesOf(network(address, kind === "ip4" ? 32 : 128), 1);
	if (whole === void 0 || first === void 0 || hostOf(whole) === hostOf(first)) return void 0;
	return `${kind}:${whole}`;
}
function hostOf(prefix) {
	return prefix.slice(0, prefix.indexOf("/"));
}

// src/checks/spf/providers.ts
const shared = (name) => ({
	name,
	isShared: true
});
const providers = {
	"spf.protection.outlook.com": shared("Microsoft 365"),
	"spf.protection.office365.us": shared("Microsoft 365 GCC High"),
	"_spf.google.com": shared("Google Workspace"),
	"sendgrid.net": shared("Twilio SendGrid"),
	"amazonses.com": shared("Amazon SES"),
	"mailgun.org": shared("Mailgun"),
	"eu.mailgun.org": shared("Mailgun"),
	"spf.mandrillapp.com": shared("Mailchimp Transactional"),
	"servers.mcsv.net": shared("Mailchimp"),
	"mail.zendesk.com": shared("Zendesk"),
	"_spf.salesforce.com": shared("Salesforce"),
	"spf.messagelabs.com": shared("Symantec Email Security.cloud"),
	"_netblocks.mimecast.com": shared("Mimecast"),
	"spf.sendinblue.com": shared("Brevo"),
	"spf.brevo.com": shared("Brevo"),
	"spf.mailjet.com": shared("Mailjet"),
	"spf.mtasv.net": shared("Postmark"),
	"zoho.com": shared("Zoho Mail"),
	"zoho.eu": shared("Zoho Mail"),
	"zohomail.com": shared("Zoho Mail"),
	"one.zoho.com": shared("Zoho One"),
	"spf.messagingengine.com": shared("Fastmail"),
	"_spf.protonmail.ch": shared("Proton Mail"),
	"mx.ovh.com": shared("OVHcloud"),
	"_spf.perfora.net": shared("IONOS"),
	"_spf.kundenserver.de": shared("IONOS"),
	"secureserver.net": shared("GoDaddy"),
	"sparkpostmail.com": shared("SparkPost"),
	"spf.hubspotemail.net": shared("HubSpot"),
	"email.freshdesk.com": shared("Freshdesk"),
	"_spf.atlassian.net": shared("Atlassian Cloud")
};
function providerOf(target) {
	for (let name = target.slice(-253); name.includes("."); name = name.slice(name.indexOf(".") + 1)) if (Object.hasOwn(providers, name)) return providers[name];
}

// src/checks/spf/findings.ts
const nearLimit$1 = 8;
const octetsOfRecord = 450;
const octetsOfRrset = 512;
const maxOfOneKind = 10;
function findingsOf$2(facts) {
	return [...Map.groupBy([...ofRecord(facts), ...ofName(facts)], ({ id }) => id).values()].flatMap((findings) => findings.slice(0, maxOfOneKind));
}
function finding(id, args, from) {
	return {
		id: `spf/${id}`,
		args,
		...from === null || from === void 0 ? {} : { from }
	};
}
function ofRecord({ domain, record }) {
	switch (record.kind) {
		case "unknown": return [];
		case "failed": return [finding(failed[record.failure], {
			domain,
			detail: record.because
		}, null)];
		case "none": return [finding("absent", { domain }, null)];
		case "duplicate": return [finding("duplicate", {
			domain,
			count: record.records.length
		}, record.records[1]?.from)];
		case "syntax": {
			const { error, at } = record;
			return [finding("syntax", {
				domain,
				error,
				at,
				term: termAt(record.record.text, at)
			}, record.record.from)];
		}
		case "valid": return [
			...ofEvaluation(domain, record.record, record.evaluation),
			...record.explanation === void 0 ? [] : [finding("explanation", {
				domain,
				...record.explanation
			}, record.record.from)],
			...record.isLive === true ? ofSenders$1(domain, record.evaluation) : []
		];
	}
}
const failed = {
	failed: "temperror",
	bogus: "bogus"
};
const includedFailed = {
	failed: "include-temperror",
	bogus: "include-bogus"
};
function ofSenders$1(domain, evaluation) {
	const pass = difference(passing(evaluation), unroutable);
	const ipv4 = sizeOf(intersection(pass, everyIpv4)).toLocaleString("en-US");
	const ipv6 = sizeOf(intersection(pass, everyIpv6)).toLocaleString("en-US");
	const isAll = evaluation.symbolic.every(({ result }) => result !== "pass");
	const services = sharedServices(evaluation.tree);
	return [...pass.length > 0 ? [finding("senders", {
		domain,
		ipv4,
		ipv6,
		isAll
	}, null)] : [], ...services.length > 0 ? [finding("shared-service", {
		domain,
		services
	}, null)] : []];
}
function sharedServices({ terms }) {
	const found = terms.flatMap(({ use, key, child }) => {
		const target = /^(?:include|redirect):(.*)$/s.exec(key)?.[1];
		const provider = use === "ignored" || target === void 0 ? void 0 : providerOf(target);
		return [...provider?.isShared === true ? [provider.name] : [], ...child === null ? [] : sharedServices(child)];
	});
	return [...new Set(found)];
}
function termAt(text, at) {
	const end = text.indexOf(" ", at);
	return text.slice(text.lastIndexOf(" ", Math.max(0, at - 1)) + 1, end === -1 ? void 0 : end).slice(0, 100);
}
function ofEvaluation(domain, record, evaluation) {
	const { from } = record;
	return [
		...evaluation.problems.map(({ kind, term, detail, from }) => finding(problemFinding[kind], {
			domain,
			term,
			detail
		}, from)),
		...evaluation.takeovers.map((one) => finding("takeover", {
			domain,
			term: one.term,
			owner: one.in,
			free: one.domain
		}, one.from)),
		...ofFailures(domain, evaluation),
		...ofDefault(domain, evaluation, from),
		...ofLimits(domain, evaluation, from),
		...ofAddresses(domain, evaluation, from),
		...ofTerms(domain, evaluation.tree),
		...evaluation.disclosures.map(({ term, target }) => finding("disclosure", {
			domain,
			term,
			target
		}, from)),
		...record.text.length > octetsOfRecord ? [finding("long", {
			domain,
			octets: record.text.length
		}, from)] : []
	];
}
function ofFailures(domain, { symbolic }) {
	return symbolic.flatMap(({ failure, text, because, from, in: owner }) => failure === void 0 ? [] : [finding(includedFailed[failure], {
		domain,
		owner,
		term: text,
		detail: because
	}, from)]);
}
const problemFinding = {
	syntax: "included-syntax",
	duplicate: "included-duplicate",
	none: "include-none",
	target: "include-target",
	loop: "loop",
	"mx-hosts": "mx-hosts",
	lookups: "lookups-over",
	voids: "voids-over"
};
function ofDefault(domain, evaluation, from) {
	const { default: otherwise } = evaluation;
	if (letsAnybodySend(evaluation)) return [finding("anybody", { domain }, from)];
	if (otherwise.result === "softfail") return [finding("softfail", { domain }, from)];
	if (otherwise.result !== "neutral") return [];
	return [finding(otherwise.by === "all" ? "neutral" : "no-all", { domain }, from)];
}
function ofLimits(domain, evaluation, from) {
	const { lookups, voids, voidsOfOneFamily } = evaluation;
	const isNear = lookups.count >= nearLimit$1 && lookups.count <= 10;
	const isLopsided = voidsOfOneFamily > 2 && voids.count <= 2;
	return [...isNear ? [finding("lookups-near", {
		domain,
		count: lookups.count,
		isExact: lookups.atMost !== null
	}, from)] : [], ...isLopsided ? [finding("voids-of-one-family", {
		domain,
		count: voidsOfOneFamily
	}, from)] : []];
}
function ofAddresses(domain, evaluation, from) {
	if (letsAnybodySend(evaluation)) return [];
	const pass = passing(evaluation);
	const useless = intersection(pass, unroutable);
	const useful = difference(pass, unroutable);
	return [...isWide(useful) ? [finding("wide", {
		domain,
		nets: widest(useful)
	}, from)] : [], ...useless.length > 0 ? [finding("private", {
		domain,
		nets: prefixesOf(useless, 5)
	}, from)] : []];
}
function isWide(set) {
	return widest(set).length > 0;
}
function widest(set) {
	return prefixesOf(set, 1e3).filter((prefix) => Number(prefix.split("/")[1]) < (prefix.includes(":") ? 32 : 17)).slice(0, 5);
}
function ofTerms(domain, node) {
	const seen = /* @__PURE__ */ new Set();
	return node.terms.flatMap((term) => {
		const isRepeated = term.use !== "modifier" && term.use !== "ignored" && seen.has(term.key);
		seen.add(term.key);
		const below = term.child === null ? [] : ofTerms(domain, term.child);
		return [...ofTerm(domain, node, term, isRepeated), ...below];
	});
}
function ofTerm(domain, { name, from }, term, isRepeated) {
	const args = {
		domain,
		owner: name,
		term: term.text
	};
	if (term.use === "ignored") return [finding(term.name === "redirect" ? "redirect-with-all" : "after-all", args, from)];
	return [
		...term.name === "ptr" ? [finding("ptr", args, from)] : [],
		...isRepeated ? [finding("repeated", args, from)] : [],
		...hasHostBits(term) ? [finding("host-bits", args, from)] : []
	];
}
function hasHostBits({ name, key }) {
	return (name === "ip4" || name === "ip6") && networkOf(key) !== void 0;
}
function ofName(facts) {
	const { domain, record, nearMisses, type99, senderId, rrsetOctets } = facts;
	if (record.kind === "unknown" || record.kind === "failed") return [];
	const from = record.kind === "valid" || record.kind === "syntax" ? record.record.from : null;
	return [
		...nearMisses.map((miss) => finding("version", {
			domain,
			text: miss.text.slice(0, 100)
		}, miss.from)),
		...type99.slice(0, 1).map((old) => finding("type99", { domain }, old.from)),
		...senderId.slice(0, 1).map((old) => finding("sender-id", {
			domain,
			text: old.text.slice(0, 100)
		}, old.from)),
		...rrsetOctets > octetsOfRrset ? [finding("rrset", {
			domain,
			octets: rrsetOctets
		}, from)] : [],
		...facts.wildcard.kind === "present" ? [finding("wildcard", { domain }, facts.wildcard.record.from)] : [],
		...ofNeighbours(facts)
	];
}
function ofNeighbours({ domain, neighbours }) {
	return [...Map.groupBy(neighbours, ({ role }) => role)].map(([role, some]) => finding(role, {
		domain,
		names: some.map(({ name }) => name)
	}, null));
}

// src/checks/spf/macro.ts
const macro = /%(?:([%_-])|\{([slodiphvcrt])(\d{0,9})(r?)([.\-+,/_=]{0,9})\})/iy;
const literal = /[!-$&-~]+/y;
const spelt = {
	"%": "%",
	_: " ",
	"-": "%20"
};
const onlyInExplanations = "crt";
function parseMacroString(text, allows) {
	const parts = [];
	let tail = "";
	for (let at = 0; at < text.length;) {
		literal.lastIndex = macro.lastIndex = at;
		const plain = literal.exec(text)?.[0];
		if (plain !== void 0) {
			parts.push(plain);
			tail = plain;
			at += plain.length;
			continue;
		}
		const match = macro.exec(text);
		if (match === null) return {
			ok: false,
			error: text[at] === "%" ? "% begins no macro" : "character not allowed",
			at
		};
		const part = partOf(match);
		if (typeof part !== "string" && !allows.explanationLetters && onlyInExplanations.includes(part.letter)) return {
			ok: false,
			error: `macro %{${part.letter}} is only for explanations`,
			at
		};
		if (match[3] !== void 0 && /^0+$/.test(match[3])) return {
			ok: false,
			error: "a macro of zero labels",
			at
		};
		parts.push(part);
		tail = "";
		at += match[0].length;
	}
	return {
		ok: true,
		value: {
			parts,
			tail
		}
	};
}
function partOf([, sign, letter = "", digits = "", reverse = "", delimiters = ""]) {
	if (sign !== void 0) return spelt[sign] ?? "";
	return {
		letter: letter.toLowerCase(),
		isEscaped: letter !== letter.toLowerCase(),
		keep: Number(digits),
		isReversed: reverse !== "",
		delimiters: delimiters === "" ? "." : delimiters
	};
}
function expand(parts, domain) {
	return expandWith(parts, { d: domain });
}
function expandWith(parts, values) {
	const texts = parts.map((part) => typeof part === "string" ? part : expandMacro(part, values[part.letter]));
	return texts.includes(void 0) ? void 0 : texts.join("");
}
function expandMacro(part, value) {
	if (value === void 0) return void 0;
	const pieces = splitAt(value, part.delimiters);
	if (part.isReversed) pieces.reverse();
	const text = pieces.slice(-part.keep).join(".");
	return part.isEscaped ? urlEscaped(text) : text;
}
function urlEscaped(text) {
	const escape = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
	return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, escape);
}
function splitAt(text, delimiters) {
	const pieces = [""];
	for (const char of text) if (delimiters.includes(char)) pieces.push("");
	else pieces.push((pieces.pop() ?? "") + char);
	return pieces;
}
function lettersOf(parts) {
	return [...new Set(parts.flatMap((part) => typeof part === "string" ? [] : [part.letter]))];
}
function suffixOf(parts) {
	const last = parts.findLastIndex((part) => typeof part !== "string");
	return parts.slice(last + 1).filter((part) => typeof part === "string").join("").replace(/^\./, "");
}

// src/checks/spf/parse.ts
const version$2 = /^v=spf1(?: |$)/i;
const modifierName = /^[a-z][a-z0-9_.-]*$/i;
const ip4Network = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const prefixLength = /^(?:0|[1-9]\d{0,2})$/;
const dualPrefix = /(?:\/(\d{1,9}))?(?:\/\/(\d{1,9}))?$/;
const topLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const notOnlyDigits = /[a-z-]/i;
function isSpf(text) {
	return version$2.test(text);
}
function parseSpf(text) {
	const mechanisms = [];
	const modifiers = [];
	const once = /* @__PURE__ */ new Set();
	for (const { 0: term, index: at } of text.matchAll(/[^ ]+/g)) {
		if (at === 0) continue;
		const parsed = parseTerm(term, at);
		if (!parsed.ok) return parsed;
		if (parsed.value.kind === "mechanism") mechanisms.push(parsed.value);
		else {
			const { name } = parsed.value;
			if (name !== "unknown" && once.has(name)) return {
				ok: false,
				error: `${name}= twice`,
				at
			};
			once.add(name);
			modifiers.push(parsed.value);
		}
	}
	return {
		ok: true,
		value: {
			mechanisms,
			modifiers
		}
	};
}
function parseTerm(text, at = 0) {
	const [name = ""] = /^[^=:/]*/.exec(text) ?? [];
	return text[name.length] === "=" ? parseModifier(text, name, at) : parseMechanism(text, at);
}
function parseModifier(text, name, at) {
	if (!modifierName.test(name)) return {
		ok: false,
		error: "not a modifier name",
		at
	};
	const known = name.toLowerCase();
	const place = at + name.length + 1;
	if (known === "redirect" || known === "exp") {
		const domain = parseDomainSpec(text.slice(name.length + 1), place);
		return domain.ok ? {
			ok: true,
			value: {
				kind: "modifier",
				name: known,
				domain: domain.value,
				text,
				at
			}
		} : domain;
	}
	const value = shifted(parseMacroString(text.slice(name.length + 1), { explanationLetters: true }), place);
	if (!value.ok) return value;
	return {
		ok: true,
		value: {
			kind: "modifier",
			name: "unknown",
			domain: value.value.parts,
			text,
			at
		}
	};
}
function parseMechanism(text, at) {
	const [, sign = "", name = "", rest = ""] = /^([+~?-]?)([^:/]*)(.*)$/s.exec(text) ?? [];
	const term = {
		kind: "mechanism",
		qualifier: qualifierOf(sign),
		text,
		at
	};
	const restAt = at + sign.length + name.length;
	const known = name.toLowerCase();
	switch (known) {
		case "all": return rest === "" ? {
			ok: true,
			value: {
				...term,
				name: known
			}
		} : broken("all takes no value", restAt);
		case "include":
		case "exists": {
			const domain = parseAfterColon(known, rest, restAt);
			return domain.ok ? {
				ok: true,
				value: {
					...term,
					name: known,
					domain: domain.value
				}
			} : domain;
		}
		case "ptr": {
			const domain = rest === "" ? absent : parseAfterColon(known, rest, restAt);
			return domain.ok ? {
				ok: true,
				value: {
					...term,
					name: known,
					domain: domain.value
				}
			} : domain;
		}
		case "a":
		case "mx": {
			const target = parseHosts(known, rest, restAt);
			return target.ok ? {
				ok: true,
				value: {
					...term,
					name: known,
					...target.value
				}
			} : target;
		}
		case "ip4":
		case "ip6": {
			const target = parseNetwork(known, rest, restAt);
			return target.ok ? {
				ok: true,
				value: {
					...term,
					name: known,
					...target.value
				}
			} : target;
		}
		default: return broken(`no mechanism "${known.slice(0, 40)}"`, at);
	}
}
const absent = {
	ok: true,
	value: null
};
function qualifierOf(sign) {
	return sign === "-" || sign === "~" || sign === "?" ? sign : "+";
}
function broken(error, at) {
	return {
		ok: false,
		error,
		at
	};
}
function shifted(parsed, by) {
	return parsed.ok ? parsed : {
		...parsed,
		at: parsed.at + by
	};
}
function parseAfterColon(name, rest, at) {
	if (rest[0] !== ":") return broken(`${name} without a domain`, at);
	return parseDomainSpec(rest.slice(1), at + 1);
}
function parseHosts(name, rest, at) {
	const match = dualPrefix.exec(rest);
	const [end, four = "32", six = "128"] = [
		match?.index ?? rest.length,
		match?.[1],
		match?.[2]
	];
	if (!isPrefixLength(four, 32)) return broken("not an IPv4 prefix length", at + end);
	if (!isPrefixLength(six, 128)) return broken("not an IPv6 prefix length", at + end);
	const lengths = {
		prefix4: Number(four),
		prefix6: Number(six)
	};
	if (end === 0) return {
		ok: true,
		value: {
			domain: null,
			...lengths
		}
	};
	const domain = parseAfterColon(name, rest.slice(0, end), at);
	return domain.ok ? {
		ok: true,
		value: {
			domain: domain.value,
			...lengths
		}
	} : domain;
}
function isPrefixLength(text, bits) {
	return prefixLength.test(text) && Number(text) <= bits;
}
function parseNetwork(name, rest, at) {
	const bits = name === "ip4" ? 32 : 128;
	const slash = rest.indexOf("/");
	const address = slash === -1 ? rest.slice(1) : rest.slice(1, slash);
	const isAddress = name === "ip4" ? ip4Network.test(address) : isIPv6(address) && !address.includes("%");
	if (rest[0] !== ":" || !isAddress) return broken(`not an IPv${name === "ip4" ? 4 : 6} address`, rest === "" ? at : at + 1);
	const prefix = slash === -1 ? String(bits) : rest.slice(slash + 1);
	if (!isPrefixLength(prefix, bits)) return broken(`not an IPv${name === "ip4" ? 4 : 6} prefix length`, at + slash);
	return {
		ok: true,
		value: {
			address,
			prefix: Number(prefix)
		}
	};
}
function parseDomainSpec(text, at) {
	if (text === "") return broken("empty domain", at);
	const parsed = shifted(parseMacroString(text, { explanationLetters: false }), at);
	if (!parsed.ok) return parsed;
	const { parts, tail } = parsed.value;
	return tail === "" || endsInTopLabel(tail) ? {
		ok: true,
		value: parts
	} : broken("no top label at the end", at);
}
function endsInTopLabel(tail) {
	const name = tail.replace(/\.$/, "");
	const dot = name.lastIndexOf(".");
	const label = name.slice(dot + 1);
	return dot !== -1 && topLabel.test(label) && notOnlyDigits.test(label);
}

// src/checks/spf/compare-records.ts
function compareRecords(both) {
	const { record } = both.after.facts;
	switch (record.kind) {
		case "unknown":
		case "failed": return [];
		case "none": return notThere(both);
		case "duplicate": return duplicate(both, record.records.length);
		case "syntax": return syntax(both, record.record, record.error, record.at);
		case "valid": return otherTerm(both, record.record);
	}
}
function sides({ before, after }) {
	return {
		before: describe(before.facts.record),
		after: describe(after.facts.record)
	};
}
function duplicate(both, count) {
	if (both.before.facts.record.kind === "duplicate") return [];
	return [change$1(both, "SPF-DUP", {
		severity: "critical",
		...sides(both),
		args: { count }
	})];
}
function syntax(both, record, error, at) {
	if (both.before.facts.record.kind === "syntax") return [];
	const joint = jointOf(record);
	const args = {
		error,
		at,
		term: termAt(record.text, at)
	};
	if (joint !== void 0 && Math.abs(joint - at) <= args.term.length) return [change$1(both, "SPF-CONCAT", {
		severity: "critical",
		...sides(both),
		args: { term: termAt(record.text, joint) }
	})];
	return [change$1(both, "SPF-SYNTAX", {
		severity: "critical",
		...sides(both),
		args
	})];
}
function otherTerm(both, record) {
	const joint = jointOf(record);
	if (joint === void 0 || hadRecord(both, record.text)) return [];
	const args = { term: termAt(record.text, joint) };
	return [change$1(both, "SPF-CONCAT", {
		severity: "critical",
		...sides(both),
		args
	})];
}
function hadRecord({ before }, text) {
	const { record } = before.facts;
	return (record.kind === "valid" || record.kind === "syntax") && record.record.text === text;
}
function jointOf({ text, joints }) {
	return joints.find((joint) => {
		const start = text.lastIndexOf(" ", joint - 1) + 1;
		const end = text.indexOf(" ", joint);
		return isTerm(text.slice(start, joint)) && isLongTerm(text.slice(joint, end === -1 ? void 0 : end));
	});
}
function isTerm(text) {
	return isSpf(text) || text !== "" && parseTerm(text).ok;
}
function isLongTerm(text) {
	return /^(?:[+?~-]all$|[+?~-]?(?:include|a|mx|ptr|exists|ip[46]):|(?:redirect|exp)=)/i.test(text) && parseTerm(text).ok;
}
function notThere(both) {
	const { before, after } = both;
	const known = new Set(before.facts.nearMisses.map(({ text }) => text));
	const miss = after.facts.nearMisses.find(({ text }) => !known.has(text));
	const wasThere = before.facts.record.kind === "valid" || before.facts.record.kind === "syntax";
	if (miss !== void 0 && (wasThere || known.size === 0)) return [nearMiss(both, miss)];
	if (!wasThere) return [];
	return after.facts.type99.length > 0 ? [type99(both)] : removed$1(both);
}
function nearMiss(both, miss) {
	const [joint = 0] = miss.joints;
	const isJoined = joint > 0 && isSpf(miss.text.slice(0, joint));
	const told = {
		before: describe(both.before.facts.record),
		after: miss.text,
		...placed$1("after", miss.from)
	};
	const args = {
		text: miss.text.slice(0, 100),
		term: termAt(miss.text, joint)
	};
	return change$1(both, isJoined ? "SPF-CONCAT" : "SPF-VERSION", {
		severity: "critical",
		...told,
		args
	});
}
function type99(both) {
	const [old] = both.after.facts.type99;
	const after = old === void 0 ? "" : `SPF (type 99) ${old.text}`;
	const told = {
		before: describe(both.before.facts.record),
		after,
		...placed$1("after", old?.from)
	};
	return change$1(both, "SPF-TYPE99", {
		severity: "critical",
		...told
	});
}
function removed$1(both) {
	const severity = isMailDomain(both.domain) ? lossOf(both) : void 0;
	if (severity === void 0) return [];
	const from = placed$1("before", rangeOf(both.before.facts.record));
	return [change$1(both, "SPF-REMOVED", {
		severity,
		...sides(both),
		...from
	})];
}
function lossOf({ before, after }) {
	const { name, dmarc, mx } = after.surroundings;
	if (name === "nxdomain") return dmarc === "quarantine" || dmarc === "reject" ? "low" : void 0;
	const { sends, receives } = before.surroundings.roles;
	return sends === true || receives === true || mx === "real" ? "high" : "medium";
}
function compareWildcards(both) {
	const old = wildcardOf(both, "before");
	if (old === void 0 || wildcardOf(both, "after") !== null) return [];
	if (old === null) return [];
	const told = {
		before: old.text,
		after: "no SPF record",
		...placed$1("before", old.from)
	};
	return [change$1(both, "SPF-WILDCARD-REMOVED", {
		severity: "medium",
		...told
	})];
}
function wildcardOf(both, side) {
	const { wildcard, record } = both[side].facts;
	if (!both.domain.startsWith("*.")) return wildcard.kind === "present" ? wildcard.record : wildcard.kind === "absent" ? null : void 0;
	if (record.kind === "valid" || record.kind === "syntax") return record.record;
	return record.kind === "none" ? null : void 0;
}

// src/checks/spf/facts.ts
const results = [
	"fail",
	"softfail",
	"neutral",
	"pass"
];
const resultOf = {
	"-": "fail",
	"~": "softfail",
	"?": "neutral",
	"+": "pass"
};

// src/checks/spf/compare-senders.ts
const maxNets = 10;
const maxGuards = 100;
const maxNewTerms = 50;
function compareSenders({ both, before, after }) {
	if (before === void 0 || letsAnybodySend(after)) return [];
	const pair = {
		both,
		before,
		after
	};
	const gained = difference(passing(after), passing(before));
	if (isOwnTextSame(pair)) return indirect(pair, gained);
	const requalified = raised(pair);
	const added = difference(gained, requalified);
	const starts = startSending(pair);
	const wider = widen(pair, difference(added, unroutable));
	return [
		...starts,
		...wider.filter(({ severity }) => starts.length === 0 || severity === "high"),
		...widenPrivate(pair, intersection(added, unroutable)),
		...qualifier(pair, requalified),
		...newTerms(pair).filter(({ rule }) => starts.length === 0 || rule === "SPF-INCLUDE-SHARED")
	];
}
function texts({ before, after }) {
	return {
		before: before.tree.text,
		after: after.tree.text
	};
}
function netsOf(set) {
	return {
		nets: prefixesOf(set, maxNets),
		addresses: sizeOf(set).toString()
	};
}
function widthOf(set) {
	const ipv4 = sizeOf(intersection(set, everyIpv4));
	const hasShortPrefix = prefixesOf(intersection(set, everyIpv6), 1e3).some((net) => Number(net.split("/")[1]) < 32);
	if (ipv4 >= 2n ** 16n || hasShortPrefix) return "high";
	return sizeOf(set) >= 2n ** 8n ? "medium" : "low";
}
function widen(pair, added) {
	if (added.length === 0) return [];
	return [change$1(pair.both, "SPF-WIDEN-NET", {
		severity: widthOf(added),
		...texts(pair),
		args: netsOf(added)
	})];
}
function widenPrivate(pair, added) {
	if (added.length === 0) return [];
	return [change$1(pair.both, "SPF-WIDEN-PRIVATE", {
		severity: "low",
		...texts(pair),
		args: netsOf(added)
	})];
}
function indirect(pair, gained) {
	if (gained.length === 0) return [];
	const severity = widthOf(difference(gained, unroutable)) === "low" ? "low" : "medium";
	const { nets, addresses } = netsOf(gained);
	const told = {
		before: "not authorised",
		after: nets.join(" ")
	};
	return [change$1(pair.both, "SPF-INDIRECT", {
		severity,
		...told,
		args: {
			nets,
			addresses
		}
	})];
}
function startSending({ both, before, after }) {
	if (!isMailDomain(both.domain)) return [];
	if (deniesAll(both.before.facts) !== true || sendsOf(both.after.facts) !== true) return [];
	const severity = isPlanned(both) ? "info" : "medium";
	const args = { terms: after.tree.terms.filter(({ result, name }) => result === "pass" || name === "redirect").slice(0, maxNets).map(({ text }) => text) };
	return [change$1(both, "SPF-START-SENDING", {
		severity,
		...texts({
			both,
			before,
			after
		}),
		args
	})];
}
function isPlanned({ before, after }) {
	const [old, now] = [before.surroundings, after.surroundings];
	if (old.dmarc === "unknown" || now.dmarc === "unknown" || now.dmarc === "absent") return false;
	if (old.dkimKeys === "unknown" || now.dkimKeys === "unknown") return false;
	return policies$1.indexOf(now.dmarc) >= policies$1.indexOf(old.dmarc) && now.dkimKeys > old.dkimKeys;
}
function raised({ before, after }) {
	const [old, now] = [before.default.result, after.default.result];
	const isDefaultWeaker = old !== "unknown" && now !== "unknown" && results.indexOf(now) > results.indexOf(old);
	const sets = results.map((result, rank) => intersection(addressesOf(before, (part) => part.result === result && part.by === "mechanism"), addressesOf(after, (part) => results.indexOf(part.result) > rank && !(isDefaultWeaker && part.by === "default"))));
	return union(sets);
}
function qualifier(pair, requalified) {
	const terms = [.../* @__PURE__ */ new Set([...requalifiedAtoms(pair), ...unguarded(pair)])].slice(0, maxNets);
	if (requalified.length === 0 && terms.length === 0) return [];
	const args = {
		...netsOf(requalified),
		terms
	};
	return [change$1(pair.both, "SPF-QUALIFIER", {
		severity: "medium",
		...texts(pair),
		args
	})];
}
function requalifiedAtoms({ before, after }) {
	const old = new Map(before.symbolic.map(({ key, result }) => [sameKey(key), result]));
	return after.symbolic.filter(({ key, result }) => rankOf(result) > rankOf(old.get(sameKey(key)) ?? "pass")).map(({ text }) => text);
}
function rankOf(result) {
	return result === "none" ? -1 : results.indexOf(result);
}
function unguarded({ before, after }) {
	const [old, now] = [guards(before), guards(after)];
	const positives = new Set(after.tree.terms.filter(isPositive).map(({ key }) => sameKey(key)));
	return [...old].flatMap(([key, { text, guarded }]) => {
		const still = now.get(key)?.guarded ?? /* @__PURE__ */ new Set();
		return [...guarded].some((positive) => positives.has(positive) && !still.has(positive)) ? [text] : [];
	});
}
function guards({ tree }) {
	const found = /* @__PURE__ */ new Map();
	const behind = /* @__PURE__ */ new Set();
	for (const term of tree.terms.toReversed()) {
		const key = sameKey(term.key);
		if (isPositive(term)) behind.add(key);
		if (term.use === "symbolic" && term.result === "fail" && found.size < maxGuards) found.set(key, {
			text: term.text,
			guarded: new Set(behind)
		});
	}
	return found;
}
function isPositive({ use, result, name }) {
	return use !== "ignored" && name !== "all" && (result === "pass" || name === "redirect");
}
function outsideIn({ name, from, terms }) {
	return terms.filter(isPositive).flatMap(({ key, text, isOutside, child }) => {
		if (isOutside !== true) return child === null ? [] : outsideIn(child);
		const target = key.replace(/^[^:]*:/, "").replace(/\/.*$/, "");
		return [{
			key,
			text: text.replace(/^\+/, ""),
			target,
			in: name,
			from
		}];
	});
}
function newTerms({ both, before, after }) {
	const known = new Set(termsOf$1(before.tree).map(({ key }) => sameKey(key)));
	const unlisted = after.symbolic.filter(({ kind, result }) => kind !== "ptr" && result === "pass");
	const atoms = new Map([...unlisted, ...outsideIn(after.tree)].filter(({ key }) => !known.has(sameKey(key))).map((atom) => [sameKey(atom.key), atom]));
	const isOnlySpf = both.after.surroundings.dkimKeys === 0;
	return [...atoms.values()].slice(0, maxNewTerms).map(({ text, target, from, in: owner }) => {
		const provider = providerOf(target);
		const isShared = isOnlySpf && provider?.isShared === true;
		return change$1(both, isShared ? "SPF-INCLUDE-SHARED" : "SPF-NEW-INCLUDE", {
			severity: "medium",
			before: "not authorised",
			after: text,
			args: {
				term: text,
				target,
				owner,
				provider: provider?.name ?? ""
			},
			...placed$1("after", from)
		});
	});
}

// src/checks/spf/compare-terms.ts
function compareTerms(evaluations) {
	if (isOwnTextSame(evaluations)) return [];
	const isKnown = isBeforeKnown(evaluations);
	return [...order(evaluations), ...isKnown ? [...ptr(evaluations), ...disclosures(evaluations)] : []];
}
function order({ both, before, after }) {
	const old = new Set(before === void 0 ? [] : ignoredIn(before).map(({ key }) => key));
	const terms = ignoredIn(after).filter(({ key }) => !old.has(key)).map(({ text }) => text);
	if (terms.length === 0) return [];
	const told = {
		before: before?.tree.text ?? "no such term",
		after: after.tree.text
	};
	return [change$1(both, "SPF-ORDER", {
		severity: "medium",
		...told,
		args: { terms: terms.slice(0, 10) }
	})];
}
function ignoredIn({ tree }) {
	return tree.terms.filter(({ use, name }) => use === "ignored" && name !== "all");
}
function ptr({ both, before, after }) {
	const old = new Set(before === void 0 ? [] : ptrIn(before));
	const added = ptrIn(after).filter((key) => !old.has(key));
	if (added.length === 0) return [];
	const told = {
		before: "no such term",
		after: added.join(" ")
	};
	return [change$1(both, "SPF-PTR", {
		severity: "medium",
		...told,
		args: { terms: added }
	})];
}
function ptrIn({ tree }) {
	const keys = termsOf$1(tree).filter(({ name }) => name === "ptr").map(({ key }) => key);
	return [...new Set(keys)].slice(0, 10);
}
function disclosures({ both, before, after }) {
	const old = new Set(before?.disclosures.map(({ term }) => term));
	return after.disclosures.filter(({ term }) => !old.has(term)).map(({ term, target, letters }) => change$1(both, "SPF-EXP-MACRO", {
		severity: "info",
		before: "no such term",
		after: term,
		args: {
			term,
			target,
			letters
		}
	}));
}

// src/checks/spf/compare.ts
function compareSpf(both) {
	const { record } = both.after.facts;
	const onRecords = [...compareRecords(both), ...compareWildcards(both)];
	const isOther = onRecords.some(({ rule }) => rule === "SPF-CONCAT");
	if (record.kind !== "valid" || isOther) return onRecords;
	const evaluations = {
		both,
		before: evaluationOf$1(both.before.facts),
		after: record.evaluation
	};
	return [
		...onRecords,
		...compareDefault(evaluations),
		...compareSenders(evaluations),
		...compareTerms(evaluations),
		...compareLimits(evaluations)
	];
}
function evaluationOf$1({ record }) {
	return record.kind === "valid" ? record.evaluation : void 0;
}

// src/checks/spf/select.ts
async function selectRecord(owner, resolver) {
	return selectFrom(await resolver.query(owner, "TXT"));
}
function selectFrom(answer) {
	const { outcome } = answer;
	switch (outcome.kind) {
		case "unknown": return {
			kind: "unknown",
			because: outcome.why
		};
		case "failed": return {
			kind: "failed",
			because: outcome.why,
			failure: failureOf(answer)
		};
		case "nodata":
		case "nxdomain": return {
			kind: "none",
			isGone: outcome.kind === "nxdomain",
			others: []
		};
		case "rrset": {
			const texts = textsOf(outcome.rrset);
			const [record, ...more] = texts.filter(({ text }) => isSpf(text));
			const others = texts.filter(({ text }) => !isSpf(text));
			if (record === void 0) return {
				kind: "none",
				isGone: false,
				others
			};
			if (more.length > 0) return {
				kind: "duplicate",
				records: [record, ...more],
				others
			};
			return {
				kind: "one",
				record,
				others
			};
		}
	}
}
function failureOf({ security }) {
	return security === "bogus" ? "bogus" : "failed";
}
function textsOf(rrset) {
	return rrset.rdata.map((rdata, index) => {
		const strings = stringsOf(rdata);
		const joints = [];
		for (const string of strings.slice(0, -1)) joints.push((joints.at(-1) ?? 0) + string.length);
		return {
			text: strings.join(""),
			joints,
			from: rrset.from?.[index] ?? null
		};
	});
}
function octetsOf(rrset) {
	return rrset.rdata.flatMap(stringsOf).reduce((sum, string) => sum + string.length + 1, 0);
}

// src/checks/spf/terms.ts
function nodeOf(place, term, followed) {
	const { text, at, name } = term;
	const result = "qualifier" in term ? resultOf[term.qualifier] : "none";
	return {
		text,
		at,
		name,
		key: keyOf(place, term),
		result,
		...followed
	};
}
function keyOf(place, term) {
	switch (term.name) {
		case "all": return "all";
		case "ip4":
		case "ip6": return `${term.name}:${term.address.toLowerCase()}/${term.prefix}`;
		case "unknown": return term.text.toLowerCase();
		case "a":
		case "mx": return `${term.name}:${wholeTarget(place, term)}${prefixes(term.prefix4, term.prefix6)}`;
		case "include":
		case "exists":
		case "ptr":
		case "redirect":
		case "exp": return `${term.name}:${wholeTarget(place, term)}`;
	}
}
function prefixes(prefix4, prefix6) {
	return `${prefix4 === 32 ? "" : `/${prefix4}`}${prefix6 === 128 ? "" : `//${prefix6}`}`;
}
function wholeTarget(place, { domain, text }) {
	if (domain === null) return place.name;
	return bare(expand(domain, place.name) ?? text.replace(/^[^:=]*[:=]/, ""));
}
function bare(name) {
	return name.toLowerCase().replace(/\.$/, "");
}
function symbolicOf(place, term, why) {
	const { name, text, at } = term;
	return {
		kind: name,
		key: keyOf(place, term),
		text: text.replace(/^[+?~-]/, ""),
		target: literalEnd(term.domain, place.name),
		result: resultOf["qualifier" in term ? term.qualifier : "+"],
		in: place.name,
		at,
		...why,
		from: place.record.from
	};
}
function literalEnd(domain, name) {
	return domain === null ? name : bare(expand(domain, name) ?? suffixOf(domain));
}
function targetOf(domain, name) {
	if (domain === null) return {
		kind: "name",
		name
	};
	const expanded = expand(domain, name);
	return expanded === void 0 ? { kind: "dynamic" } : targetNamed(expanded);
}
function targetNamed(expanded) {
	const text = expanded.replace(/\.$/, "");
	const cut = text.length <= 253 ? text : text.slice(text.indexOf(".", text.length - 254) + 1);
	const parsed = parseName(cut.replaceAll("\\", "\\\\"));
	return parsed.ok && parsed.value !== "." ? {
		kind: "name",
		name: parsed.value
	} : { kind: "invalid" };
}

// src/checks/spf/ask-ahead.ts
const maxTerms$1 = 200;
const maxMxHosts$1 = 10;
async function askAhead(name, record, resolver) {
	await askTerms({
		resolver,
		left: maxTerms$1,
		seen: /* @__PURE__ */ new Set([name])
	}, name, record);
}
async function askTerms(ahead, name, { mechanisms, modifiers }) {
	const all = mechanisms.findIndex((mechanism) => mechanism.name === "all");
	const tried = all === -1 ? [...mechanisms, ...modifiers] : mechanisms.slice(0, all);
	await Promise.all(tried.map(async (term) => askTerm(ahead, name, term)));
}
async function askTerm(ahead, at, term) {
	if (!("domain" in term) || ahead.left === 0) return;
	const target = targetOf(term.domain, at);
	if (target.kind !== "name") return;
	ahead.left--;
	const { name } = target;
	switch (term.name) {
		case "include":
		case "redirect": return askRecord(ahead, name);
		case "a": return askAddresses(ahead, name);
		case "mx": return askMx(ahead, name);
		case "exists":
			await ahead.resolver.query(name, "A");
			return;
		case "ptr":
		case "exp":
		case "unknown": return;
	}
}
async function askRecord(ahead, name) {
	if (ahead.seen.has(name)) return;
	ahead.seen.add(name);
	const selected = await selectRecord(name, ahead.resolver);
	const parsed = selected.kind === "one" ? parseSpf(selected.record.text) : void 0;
	if (parsed?.ok === true) await askTerms(ahead, name, parsed.value);
}
async function askAddresses({ resolver }, host) {
	await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
}
async function askMx(ahead, name) {
	const { outcome } = await ahead.resolver.query(name, "MX");
	if (outcome.kind !== "rrset") return;
	const hosts = outcome.rrset.rdata.flatMap((record) => mxOf(record)?.exchange ?? []).filter((host) => host !== ".");
	await Promise.all(hosts.slice(0, maxMxHosts$1).map(async (host) => askAddresses(ahead, host)));
}

// src/checks/spf/explanation.ts
const maxCharacters = 1e3;
async function explanationAt(owner, values, resolver) {
	const target = owner === void 0 ? void 0 : targetNamed(owner);
	if (target?.kind !== "name") return void 0;
	const { outcome } = await resolver.query(target.name, "TXT");
	if (outcome.kind !== "rrset" || outcome.rrset.rdata.length !== 1) return void 0;
	return expandExplanation(textOf$6(outcome.rrset.rdata[0] ?? ""), values);
}
async function explanationFault(target, resolver) {
	const { outcome } = await resolver.query(target, "TXT");
	if (outcome.kind === "unknown" || outcome.kind === "failed") return void 0;
	if (outcome.kind !== "rrset") return "none";
	const [first = "", ...others] = outcome.rrset.rdata;
	if (others.length > 0) return "several";
	return textOf$6(first).split(" ").every((word) => /^[ -~]*$/.test(word) && parseMacroString(word, { explanationLetters: true }).ok) ? void 0 : "syntax";
}
function expandExplanation(text, values) {
	const words = text.split(" ").map((word) => {
		const parsed = parseMacroString(word, { explanationLetters: true });
		return parsed.ok ? expandWith(parsed.value.parts, values) : void 0;
	});
	const whole = words.includes(void 0) ? void 0 : words.join(" ");
	return whole === void 0 || !/^[ -~]*$/.test(whole) ? void 0 : whole.slice(0, maxCharacters);
}

// src/checks/spf/neighbours.ts
const maxHosts = 20;
const common = ["www", "mail"];
async function openNeighbours(domain, resolver) {
	const names = common.map((label) => below(label, domain));
	const organization = listedOrganizationalDomain(domain);
	const [[mxHosts, hosts], open, addressed, isForgeable] = await Promise.all([
		mxHostsOf(domain, resolver).then(async (all) => {
			return [all, await withoutSpf(all.filter((host) => isWithin(host, organization)), resolver)];
		}),
		withoutSpf(names, resolver),
		withAddress(names, resolver),
		letsSubdomainsBeForged(domain, organization, resolver)
	]);
	const subdomains = open.filter((name) => isForgeable && addressed.includes(name) && !mxHosts.includes(name));
	return {
		mxHosts,
		neighbours: [...hosts.map((name) => ({
			name,
			role: "mx-host"
		})), ...subdomains.map((name) => ({
			name,
			role: "subdomain"
		}))]
	};
}
async function letsSubdomainsBeForged(domain, organization, resolver) {
	const names = [.../* @__PURE__ */ new Set([domain, organization])].map((name) => below("_dmarc", name));
	return (await Promise.all(names.map(async (name) => resolver.query(name, "TXT")))).every(({ outcome }) => {
		if (outcome.kind === "failed" || outcome.kind === "unknown") return false;
		return outcome.kind !== "rrset" || !outcome.rrset.rdata.some((rdata) => refusesForSubdomains(textOf$6(rdata)));
	});
}
function refusesForSubdomains(text) {
	const { tags } = parseTagList(text);
	const valueOf = (wanted) => tags.find(({ name }) => name === wanted)?.value.toLowerCase();
	const policy = valueOf("sp") ?? valueOf("p");
	return /^v[ \t]{0,9}=[ \t]{0,9}DMARC1/i.test(text) && (policy === "quarantine" || policy === "reject");
}
async function mxHostsOf(domain, resolver) {
	const { outcome } = await resolver.query(domain, "MX");
	const exchanges = outcome.kind === "rrset" ? outcome.rrset.rdata.flatMap((record) => mxOf(record)?.exchange ?? []) : [];
	return [...new Set(exchanges)].filter((host) => host !== domain && host !== ".").toSorted().slice(0, maxHosts);
}
async function withAddress(names, resolver) {
	const answers = await Promise.all(names.map(async (name) => resolver.query(name, "A")));
	return names.filter((_, index) => answers[index]?.outcome.kind === "rrset");
}
async function withoutSpf(names, resolver) {
	const isOpen = await Promise.all(names.map(async (name) => isWithoutSpf(name, resolver)));
	return names.filter((_, index) => isOpen[index] === true);
}
async function isWithoutSpf(name, resolver) {
	const answer = await resolver.query(name, "TXT");
	const selected = selectFrom(answer);
	return answer.aliases.length === 0 && selected.kind === "none" && !selected.isGone;
}

// src/checks/spf/settle.ts
const byMechanism = keysBy("mechanism");
const byDefault = keysBy("default");
function keysBy(by) {
	return {
		fail: {
			result: "fail",
			by
		},
		softfail: {
			result: "softfail",
			by
		},
		neutral: {
			result: "neutral",
			by
		},
		pass: {
			result: "pass",
			by
		}
	};
}
function settle(effects, otherwise) {
	const layers = effects.map(({ known, result }) => ({
		covers: known,
		value: byMechanism[result]
	}));
	if (otherwise.result !== "unknown") layers.push({
		covers: everybody,
		value: byDefault[otherwise.result]
	});
	const unsure = unsureOf(effects);
	return [...firstMatch(layers)].flatMap(([key, set]) => [{
		...key,
		isCertain: true,
		set: difference(set, unsure)
	}, {
		...key,
		isCertain: false,
		set: intersection(set, unsure)
	}].filter((part) => part.set.length > 0));
}
function unsureOf(effects) {
	if (effects.every(({ unsure }) => unsure.length === 0)) return nobody;
	const layers = effects.flatMap(({ known, unsure }) => [{
		covers: unsure,
		value: false
	}, {
		covers: known,
		value: true
	}]);
	return firstMatch(layers).get(false) ?? nobody;
}
function inclusionOf(parts, result) {
	const certain = union(parts.filter(({ isCertain }) => isCertain).map(({ set }) => set));
	return {
		known: union(parts.filter((part) => part.result === "pass").map(({ set }) => set)),
		unsure: difference(everybody, certain),
		result
	};
}
function partsOf(settled) {
	return settled.map(({ result, by, isCertain, set }) => ({
		result,
		by,
		isCertain,
		addresses: rangesOf(set)
	}));
}

// src/checks/spf/takeover.ts
async function takeoversOf(own, missing, resolver) {
	const registered = listedOrganizationalDomain(own);
	const foreign = missing.filter(({ name }) => !isWithin(name, registered));
	return (await Promise.all(foreign.map(async (one) => takeoverOf(one, resolver)))).filter((one) => one !== void 0);
}
async function takeoverOf(missing, resolver) {
	const domain = listedOrganizationalDomain(missing.name);
	const registry = parentOf(domain);
	if (registry === void 0) return void 0;
	const [own, above] = await Promise.all([resolver.query(domain, "NS"), resolver.query(registry, "NS")]);
	const isOpen = above.outcome.kind === "rrset" || above.outcome.kind === "nodata";
	return own.outcome.kind === "nxdomain" && isOpen ? {
		...missing,
		domain
	} : void 0;
}

// src/checks/spf/tally.ts
const maxMissing = 20;
function newWalk(resolver) {
	const walk = {
		resolver: { async query(owner, type) {
			const answer = await resolver.query(owner, type);
			noteMissing(walk, answer);
			return answer;
		} },
		lookups: 0,
		terms: 0,
		voids: {
			both: 0,
			ipv4: 0,
			ipv6: 0,
			possible: 0
		},
		hasUnreadRecord: false,
		problems: [],
		disclosures: [],
		missing: /* @__PURE__ */ new Map()
	};
	return walk;
}
function noteMissing({ asking, missing }, { question, outcome, aliases }) {
	if (outcome.kind !== "nxdomain" || asking === void 0 || missing.size >= maxMissing) return;
	const name = aliases.at(-1)?.target ?? question.owner;
	if (!missing.has(name)) missing.set(name, {
		...asking,
		name
	});
}
function isKnown({ outcome }) {
	return outcome.kind !== "unknown" && outcome.kind !== "failed";
}
function isVoid({ outcome }) {
	return outcome.kind === "nodata" || outcome.kind === "nxdomain";
}
function whyNot(answer) {
	const { outcome } = answer;
	if (outcome.kind === "failed") return {
		because: outcome.why,
		failure: failureOf(answer)
	};
	return outcome.kind === "unknown" ? { because: outcome.why } : void 0;
}
function countVoid(walk, ipv4, ipv6) {
	if (isVoid(ipv4)) walk.voids.ipv4++;
	if (isVoid(ipv6)) walk.voids.ipv6++;
	if (isVoid(ipv4) && isVoid(ipv6)) walk.voids.both++;
	else if (!isKnown(ipv4) || !isKnown(ipv6)) walk.voids.possible++;
}

// src/checks/spf/disclose.ts
const maxDisclosures = 20;
const ofSenders = /* @__PURE__ */ new Set([
	"s",
	"l",
	"i",
	"c",
	"p",
	"h"
]);
async function disclose(walk, place, term) {
	const letters = lettersOf(term.domain ?? []).filter((letter) => ofSenders.has(letter));
	if (term.name !== "exp" && letters.length === 0 || walk.disclosures.length >= maxDisclosures) return;
	const target = parseName(literalEnd(term.domain, place.name).replaceAll("\\", "\\\\"));
	if (!target.ok || isWithin(target.value, place.path[0] ?? place.name)) return;
	const { outcome } = await walk.resolver.query(target.value, "TXT");
	if (outcome.kind !== "unknown") return;
	walk.disclosures.push({
		term: term.text,
		target: target.value,
		letters
	});
}

// src/checks/spf/hosts.ts
const maxMxHosts = 10;
async function addresses(walk, owner, { prefix4, prefix6 }, onVoid) {
	const ipv4 = await walk.resolver.query(owner, "A");
	const ipv6 = await walk.resolver.query(owner, "AAAA");
	onVoid(walk, ipv4, ipv6);
	const known = union([networksOf(ipv4, prefix4), networksOf(ipv6, prefix6)]);
	const unsure = union([isKnown(ipv4) ? nobody : everyIpv4, isKnown(ipv6) ? nobody : everyIpv6]);
	const isOutside = isLive(ipv4) || isLive(ipv6);
	const why = whyNot(ipv4) ?? whyNot(ipv6);
	return why === void 0 ? {
		known,
		unsure,
		isOutside
	} : {
		known,
		unsure,
		isOutside,
		why
	};
}
function isLive({ source }) {
	return source === "live";
}
function networksOf({ outcome }, prefix) {
	return outcome.kind === "rrset" ? union(outcome.rrset.rdata.map((address) => network(address, prefix))) : nobody;
}
async function mxHosts(walk, owner, prefixes, onTooMany) {
	const answer = await walk.resolver.query(owner, "MX");
	countVoid(walk, answer, answer);
	const why = whyNot(answer);
	const isOutside = isLive(answer);
	if (why !== void 0) return {
		known: nobody,
		unsure: everybody,
		isOutside,
		why
	};
	if (answer.outcome.kind !== "rrset") return {
		known: nobody,
		unsure: nobody,
		isOutside
	};
	const { rdata } = answer.outcome.rrset;
	if (rdata.length > maxMxHosts) onTooMany(rdata.length);
	const exchanges = rdata.flatMap((record) => mxOf(record)?.exchange ?? []).filter((exchange) => exchange !== ".");
	const found = [];
	for (const exchange of exchanges.slice(0, maxMxHosts)) found.push(await addresses(walk, exchange, prefixes, () => {}));
	return together(found, isOutside);
}
function together(found, isMxOutside) {
	const why = found.find((hosts) => hosts.why !== void 0)?.why;
	const known = union(found.map((hosts) => hosts.known));
	const unsure = union(found.map((hosts) => hosts.unsure));
	const isOutside = isMxOutside || found.some((hosts) => hosts.isOutside);
	return why === void 0 ? {
		known,
		unsure,
		isOutside
	} : {
		known,
		unsure,
		isOutside,
		why
	};
}
async function existing(walk, owner) {
	const answer = await walk.resolver.query(owner, "A");
	countVoid(walk, answer, answer);
	const why = whyNot(answer);
	const isOutside = isLive(answer);
	if (why !== void 0) return {
		known: nobody,
		unsure: everybody,
		isOutside,
		why
	};
	return {
		known: answer.outcome.kind === "rrset" ? everybody : nobody,
		unsure: nobody,
		isOutside
	};
}

// src/checks/spf/walk.ts
const maxLookups$2 = 200;
const maxDepth = 20;
const maxTerms = 5e4;
async function walkRecord(walk, place, { mechanisms, modifiers }) {
	walk.terms += mechanisms.length;
	const { tried, all, ignored } = atAll(mechanisms);
	const outcomes = [];
	for (const term of tried) {
		const before = {
			lookups: walk.lookups,
			voids: walk.voids.both
		};
		const outcome = await follow(walk, place, term);
		const isVoid = outcome.child === null && walk.voids.both > before.voids;
		outcomes.push({
			term,
			outcome,
			lookups: walk.lookups - before.lookups,
			isVoid
		});
	}
	const rest = await walkRest(walk, place, all, modifiers);
	const nodes = outcomes.map(({ term, outcome: { use, child, isOutside }, lookups, isVoid }) => nodeOf(place, term, {
		use,
		child,
		lookups,
		...outside(isOutside),
		...isVoid ? { isVoid } : {}
	}));
	const unused = ignored.map((term) => nodeOf(place, term, leaf("ignored")));
	return {
		effects: [...outcomes.map(({ term, outcome }) => effectOf(term, outcome)), ...rest.effects],
		symbolic: [...outcomes.flatMap(({ outcome }) => outcome.symbolic), ...rest.symbolic],
		default: rest.default,
		node: {
			name: place.name,
			text: place.record.text,
			from: place.record.from,
			terms: [
				...nodes,
				...unused,
				...rest.terms
			].toSorted((a, b) => a.at - b.at)
		}
	};
}
function atAll(mechanisms) {
	const at = mechanisms.findIndex(({ name }) => name === "all");
	if (at === -1) return {
		tried: mechanisms,
		all: void 0,
		ignored: []
	};
	return {
		tried: mechanisms.slice(0, at),
		all: mechanisms[at],
		ignored: mechanisms.slice(at + 1)
	};
}
function effectOf({ qualifier }, { known, unsure }) {
	return {
		known,
		unsure,
		result: resultOf[qualifier]
	};
}
function leaf(use) {
	return {
		use,
		child: null,
		lookups: 0
	};
}
function outside(isOutside) {
	return isOutside === true ? { isOutside } : {};
}
function matching(known) {
	return {
		known,
		unsure: nobody,
		use: "known",
		symbolic: [],
		child: null
	};
}
function unlisted(symbolic) {
	return {
		known: nobody,
		unsure: everybody,
		use: "symbolic",
		symbolic: [symbolic],
		child: null
	};
}
async function follow(walk, place, mechanism) {
	switch (mechanism.name) {
		case "all": return matching(everybody);
		case "ip4":
		case "ip6": return matching(network(mechanism.address, mechanism.prefix));
		case "include":
		case "a":
		case "mx":
		case "ptr":
		case "exists": return ask(walk, place, mechanism);
	}
}
function askingFor({ name, record }, { text }) {
	return {
		term: text,
		in: name,
		from: record.from
	};
}
const tooMany = { because: `there are more than ${maxLookups$2} look-ups` };
const dynamic = { because: "it depends on the sender or the client" };
async function ask(walk, place, mechanism) {
	walk.lookups++;
	walk.asking = askingFor(place, mechanism);
	await disclose(walk, place, mechanism);
	const target = targetOf(mechanism.domain, place.name);
	if (mechanism.name === "include") return include(walk, place, mechanism, target);
	if (target.kind === "invalid") return matching(nobody);
	if (target.kind === "dynamic" || mechanism.name === "ptr") {
		walk.voids.possible++;
		return unlisted(symbolicOf(place, mechanism, dynamic));
	}
	if (walk.lookups > maxLookups$2) return unlisted(symbolicOf(place, mechanism, tooMany));
	const { known, unsure, why, isOutside } = await hostsOf(walk, place, mechanism, target.name);
	if (why === void 0) return {
		...matching(known),
		...outside(isOutside)
	};
	return {
		known,
		unsure,
		use: "symbolic",
		symbolic: [symbolicOf(place, mechanism, why)],
		child: null
	};
}
async function hostsOf(walk, place, mechanism, owner) {
	switch (mechanism.name) {
		case "a": return addresses(walk, owner, mechanism, countVoid);
		case "mx": return mxHosts(walk, owner, mechanism, (count) => walk.problems.push(problemOf("mx-hosts", place, mechanism.text, `${owner} has ${count} MX records`)));
		case "exists":
		case "include": return existing(walk, owner);
	}
}
async function include(walk, place, mechanism, target) {
	const entered = await enter(walk, place, mechanism.text, target);
	switch (entered.kind) {
		case "permerror": return {
			...matching(nobody),
			use: "permerror"
		};
		case "unread": return unlisted(symbolicOf(place, mechanism, entered.why));
		case "walked": {
			const { effects, default: otherwise, symbolic, node } = entered.walked;
			const result = resultOf[mechanism.qualifier];
			const { known, unsure } = inclusionOf(settle(effects, otherwise), result);
			return {
				known,
				unsure,
				use: "known",
				symbolic: symbolic.map((atom) => ({
					...atom,
					result: atom.result === "pass" ? result : "none"
				})),
				child: node,
				...outside(node.from === null)
			};
		}
	}
}
async function walkRest(walk, place, all, modifiers) {
	delete walk.asking;
	for (const modifier of modifiers) if (modifier.name === "exp") await disclose(walk, place, modifier);
	const redirect = modifiers.find(isRedirect);
	const terms = modifiers.filter((term) => !isRedirect(term)).map((term) => nodeOf(place, term, leaf("modifier")));
	if (all !== void 0) {
		if (redirect !== void 0) terms.push(nodeOf(place, redirect, leaf("ignored")));
		terms.push(nodeOf(place, all, leaf("known")));
		return {
			effects: [],
			symbolic: [],
			default: {
				result: resultOf[all.qualifier],
				by: "all"
			},
			terms
		};
	}
	if (redirect === void 0) return {
		effects: [],
		symbolic: [],
		default: {
			result: "neutral",
			by: "end"
		},
		terms
	};
	const rest = await walkRedirect(walk, place, redirect);
	return {
		...rest,
		terms: [...terms, ...rest.terms]
	};
}
function isRedirect(modifier) {
	return modifier.name === "redirect";
}
async function walkRedirect(walk, place, redirect) {
	const before = walk.lookups;
	walk.lookups++;
	walk.asking = askingFor(place, redirect);
	await disclose(walk, place, redirect);
	const entered = await enter(walk, place, redirect.text, targetOf(redirect.domain, place.name));
	const node = (use, child) => nodeOf(place, redirect, {
		use,
		child,
		lookups: walk.lookups - before
	});
	switch (entered.kind) {
		case "permerror": return {
			effects: [],
			symbolic: [],
			default: {
				result: "unknown",
				because: `${redirect.text} is a permanent error`
			},
			terms: [node("permerror", null)]
		};
		case "unread": {
			const { why } = entered;
			const otherwise = {
				result: "unknown",
				because: why.because
			};
			return {
				effects: [],
				symbolic: [symbolicOf(place, redirect, why)],
				default: otherwise,
				terms: [node("symbolic", null)]
			};
		}
		case "walked": {
			const child = entered.walked.node;
			return {
				...entered.walked,
				terms: [{
					...node("known", child),
					...outside(child.from === null)
				}]
			};
		}
	}
}
async function enter(walk, place, term, target) {
	const bound = boundOf(walk, place.path.length);
	if (bound !== void 0) return unread(walk, bound);
	if (target.kind === "invalid") return permerror$1(walk, problemOf("target", place, term, "no domain name"));
	if (target.kind === "dynamic") return unread(walk, dynamic);
	if (!place.path.includes(target.name)) return enterName(walk, place, term, target.name);
	return permerror$1(walk, problemOf("loop", place, term, [...place.path, target.name].join(" > ")));
}
function boundOf(walk, depth) {
	if (walk.lookups > maxLookups$2) return tooMany;
	if (depth >= maxDepth) return { because: `it is nested more than ${maxDepth} deep` };
	return walk.terms > maxTerms ? { because: `there are more than ${maxTerms} terms` } : void 0;
}
async function enterName(walk, place, term, name) {
	const selected = await selectRecord(name, walk.resolver);
	switch (selected.kind) {
		case "unknown": return unread(walk, { because: selected.because });
		case "failed": return unread(walk, {
			because: selected.because,
			failure: selected.failure
		});
		case "none": return permerror$1(walk, {
			...problemOf("none", place, term, selected.isGone ? `${name} does not exist` : `${name} has no SPF record`),
			name
		});
		case "duplicate": return permerror$1(walk, {
			kind: "duplicate",
			name,
			term,
			detail: `${name} has ${selected.records.length} SPF records`,
			from: selected.records[1]?.from ?? null
		});
		case "one": return walkNext(walk, {
			path: [...place.path, name],
			name,
			record: selected.record
		}, term);
	}
}
async function walkNext(walk, place, term) {
	const parsed = parseSpf(place.record.text);
	if (parsed.ok) return {
		kind: "walked",
		walked: await walkRecord(walk, place, parsed.value)
	};
	return permerror$1(walk, problemOf("syntax", place, term, `${place.name}: ${parsed.error}`));
}
function unread(walk, why) {
	walk.hasUnreadRecord = true;
	return {
		kind: "unread",
		why
	};
}
function permerror$1(walk, problem) {
	walk.problems.push(problem);
	return { kind: "permerror" };
}
function problemOf(kind, { name, record }, term, detail) {
	return {
		kind,
		name,
		term,
		detail,
		from: record.from
	};
}

// src/checks/spf/evaluate.ts
const maxLookups$1 = 10;
const maxVoids$1 = 2;
async function evaluateSpf(domain, { resolver: given }) {
	const resolver = memoize(given);
	const [txt, type99, wildcard] = await Promise.all([
		resolver.query(domain, "TXT"),
		resolver.query(domain, "SPF"),
		resolver.query(below("*", domain), "TXT")
	]);
	const selected = selectFrom(txt);
	const isLive = txt.source === "live";
	const [record, beside] = await Promise.all([recordFacts(domain, selected, resolver), isLive ? openNeighbours(domain, resolver) : {
		mxHosts: [],
		neighbours: []
	}]);
	const others = "others" in selected ? selected.others : [];
	return {
		domain,
		record: isLive && record.kind === "valid" ? {
			...record,
			isLive
		} : record,
		nearMisses: others.filter(({ text }) => isNearMiss(text)),
		senderId: others.filter(({ text }) => /^spf2\.0\//i.test(text)),
		...beside,
		type99: type99.outcome.kind === "rrset" ? textsOf(type99.outcome.rrset) : [],
		rrsetOctets: txt.outcome.kind === "rrset" ? octetsOf(txt.outcome.rrset) : 0,
		wildcard: wildcardFacts(wildcard)
	};
}
function isNearMiss(text) {
	return /^[^a-z]{0,8}v\s{0,3}=\s{0,3}spf(?:1|[^0-9a-z]|$)/i.test(text);
}
async function recordFacts(domain, selected, resolver) {
	switch (selected.kind) {
		case "unknown":
		case "failed": return selected;
		case "none": return { kind: "none" };
		case "duplicate": return {
			kind: "duplicate",
			records: selected.records
		};
		case "one": {
			const { record } = selected;
			const parsed = parseSpf(record.text);
			if (!parsed.ok) return {
				kind: "syntax",
				record,
				error: parsed.error,
				at: parsed.at
			};
			const walk = newWalk(resolver);
			const [walked, explanation] = await Promise.all([
				walkRecord(walk, {
					path: [domain],
					name: domain,
					record
				}, parsed.value),
				faultyExplanation(domain, parsed.value, resolver),
				askAhead(domain, parsed.value, resolver)
			]);
			const takeovers = await takeoversOf(domain, [...walk.missing.values()], resolver);
			return {
				kind: "valid",
				record,
				evaluation: {
					...evaluationOf(walk, walked, record),
					takeovers
				},
				...explanation === void 0 ? {} : { explanation }
			};
		}
	}
}
async function faultyExplanation(domain, { modifiers }, resolver) {
	const modifier = modifiers.find(({ name }) => name === "exp");
	const target = modifier === void 0 ? void 0 : targetOf(modifier.domain, domain);
	if (modifier === void 0 || target?.kind !== "name") return void 0;
	const fault = await explanationFault(target.name, resolver);
	return fault === void 0 ? void 0 : {
		term: modifier.text,
		target: target.name,
		fault
	};
}
function evaluationOf(walk, walked, record) {
	const lookups = {
		count: walk.lookups,
		atMost: walk.hasUnreadRecord ? null : walk.lookups
	};
	const { both, ipv4, ipv6, possible } = walk.voids;
	const voids = {
		count: both,
		atMost: walk.hasUnreadRecord ? null : both + possible
	};
	return {
		parts: partsOf(settle(walked.effects, walked.default)),
		symbolic: walked.symbolic,
		default: walked.default,
		lookups,
		voids,
		voidsOfOneFamily: Math.max(ipv4, ipv6),
		problems: [...walk.problems, ...limitProblems(walked.node.name, lookups, voids, record)],
		disclosures: walk.disclosures,
		tree: walked.node
	};
}
function limitProblems(name, lookups, voids, { from }) {
	const problems = [];
	if (lookups.count > maxLookups$1) problems.push({
		kind: "lookups",
		name,
		term: "",
		detail: `${lookups.count} look-ups`,
		from
	});
	if (voids.count > maxVoids$1) problems.push({
		kind: "voids",
		name,
		term: "",
		detail: `${voids.count} void look-ups`,
		from
	});
	return problems;
}
function wildcardFacts(answer) {
	const selected = selectFrom(answer);
	if (selected.kind === "unknown" || selected.kind === "failed") return {
		kind: "unknown",
		because: selected.because
	};
	if (selected.kind !== "one" || answer.wildcard !== void 0) return { kind: "absent" };
	return {
		kind: "present",
		record: selected.record
	};
}

// src/checks/spf/judge.ts
function judgeSpf(facts) {
	const criteria = {
		spf: ofOne(facts, permerrorFree),
		"spf-policy": ofOne(facts, policy)
	};
	return {
		check: "spf",
		verdict: verdictOf$3(facts, criteria),
		criteria,
		facets: facetsOf$3(facts),
		findings: findingsOf$2(facts)
	};
}
function ofOne({ record }, judge) {
	switch (record.kind) {
		case "unknown":
		case "failed": return notMeasured(record.because);
		case "none":
		case "duplicate":
		case "syntax": return unmet;
		case "valid": return judge(record.evaluation);
	}
}
function permerrorFree(evaluation) {
	if (evaluation.problems.length > 0) return unmet;
	const doubt = doubtOf(evaluation);
	return doubt === void 0 ? metIf(true) : notMeasured(doubt);
}
function doubtOf({ symbolic, voids }) {
	const unread = symbolic.find(({ kind }) => kind === "include" || kind === "redirect" || kind === "mx");
	if (unread !== void 0) return `${unread.text}: ${unread.because}`;
	if (voids.atMost !== null && voids.atMost <= 2) return void 0;
	const [first] = symbolic;
	return `${voids.atMost ?? "an unknown number of"} look-ups may be void${first === void 0 ? "" : `, such as ${first.text}`}`;
}
function policy(evaluation) {
	if (evaluation.problems.length > 0 || letsAnybodySend(evaluation)) return unmet;
	const { default: otherwise } = evaluation;
	if (otherwise.result === "unknown") return notMeasured(otherwise.because);
	return metIf(otherwise.result === "fail" || otherwise.result === "softfail");
}
function verdictOf$3({ record }, criteria) {
	if (record.kind === "none") return {
		kind: "graded",
		grade: "absent"
	};
	if (criteria.spf.kind === "unmet") return {
		kind: "graded",
		grade: "broken"
	};
	if (criteria["spf-policy"].kind === "unmet") return {
		kind: "graded",
		grade: "weak"
	};
	if (criteria.spf.kind === "not-measured" || criteria.spf.kind === "not-applicable") return criteria.spf;
	const rest = criteria["spf-policy"];
	return rest.kind === "not-measured" || rest.kind === "not-applicable" ? rest : {
		kind: "graded",
		grade: "strong"
	};
}
const defaultScale = [
	"pass",
	"permerror",
	"none",
	"neutral",
	"softfail",
	"fail"
];
const lookupScale = [
	"over the limit",
	"near the limit",
	"within the limit"
];
function facetsOf$3({ record }) {
	switch (record.kind) {
		case "unknown":
		case "failed": return [];
		case "none": return [{
			id: "spf-default",
			value: "none",
			scale: defaultScale
		}];
		case "duplicate":
		case "syntax": return [{
			id: "spf-default",
			value: "permerror",
			scale: defaultScale
		}];
		case "valid": return [...defaultFacet(record.evaluation), ...lookupFacet(record.evaluation)];
	}
}
function defaultFacet(evaluation) {
	const value = defaultOf(evaluation);
	return value === "unknown" ? [] : [{
		id: "spf-default",
		value,
		scale: defaultScale
	}];
}
function defaultOf(evaluation) {
	if (letsAnybodySend(evaluation)) return "pass";
	return evaluation.problems.length > 0 ? "permerror" : evaluation.default.result;
}
function lookupFacet({ lookups }) {
	if (lookups.atMost === null && lookups.count <= 10) return [];
	return [{
		id: "spf-lookups",
		value: lookups.count > 10 ? "over the limit" : lookups.count > 8 ? "near the limit" : "within the limit",
		scale: lookupScale
	}];
}

// src/checks/spf/messages.ts
const permerror = "Receivers answer permerror, as if there were no record.";
const faults = {
	none: "has no TXT record",
	several: "has more than one TXT record",
	syntax: "has a TXT record that is no explanation"
};
function message(severity, demerits, rest) {
	return {
		severity,
		demerits: demerits === 0 ? {} : { "phishing-identity-theft": demerits },
		who: "owner",
		...rest
	};
}
const messages$4 = {
	"spf/absent": message("high", 0, {
		says: ({ domain }) => words`${domain} has no SPF record, so receivers cannot tell who may send for it.`,
		fix: () => "Publish a record that lists the hosts that send, or `v=spf1 -all` if none does.",
		see: "RFC 7208 §3, §10.1.2"
	}),
	"spf/temperror": message("info", 0, {
		says: ({ domain, detail }) => words`The SPF record of ${domain} could not be looked up: ${detail}.`,
		fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
		see: "RFC 7208 §2.6.6"
	}),
	"spf/bogus": message("high", 0, {
		says: ({ domain, detail }) => words`The SPF record of ${domain} cannot be believed: ${detail}. Receivers that validate answer temperror.`,
		fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
		see: "RFC 4035 §5.5, RFC 7208 §2.6.6",
		who: "dns-host"
	}),
	"spf/include-temperror": message("medium", 0, {
		says: ({ owner, term, detail }) => words`\`${term}\` in the record of ${owner} could not be looked up: ${detail}. While that is so, receivers answer temperror to whom no earlier term matches.`,
		fix: () => "Look again later; if it stays, tell whoever runs that name, or remove the term.",
		see: "RFC 7208 §2.6.6, §5.2"
	}),
	"spf/include-bogus": message("high", 0, {
		says: ({ owner, term, detail }) => words`What \`${term}\` in the record of ${owner} leads to cannot be believed: ${detail}. Receivers that validate answer temperror to whom no earlier term matches.`,
		fix: () => "Tell whoever runs that name that its signatures are broken, or remove the term.",
		see: "RFC 4035 §5.5, RFC 7208 §2.6.6"
	}),
	"spf/takeover": message("critical", 3, {
		says: ({ domain, owner, term, free }) => words`\`${term}\` in the record of ${owner} leads to ${free}, which does not exist. If it is free, whoever registers it decides who may send as ${domain}.`,
		fix: () => "Remove the term now, or register the domain.",
		see: "RFC 7208 §11.4"
	}),
	"spf/senders": message("info", 0, {
		says: ({ domain, ipv4, ipv6, isAll }) => words`${isAll === true ? "" : "At least "}${ipv4} IPv4 and ${ipv6} IPv6 addresses may send as ${domain}.`,
		fix: () => "Nothing, if all of them are meant.",
		see: "RFC 7208 §11.4"
	}),
	"spf/shared-service": message("info", 0, {
		says: ({ domain, services }) => words`${domain} lets services send that others use too: ${services}. SPF alone does not tell one customer of theirs from another.`,
		fix: () => "Have each of them sign with DKIM under your domain, and remove those that are not used.",
		see: "RFC 7208 §11.4"
	}),
	"spf/duplicate": message("critical", 0, {
		says: ({ domain, count }) => words`${domain} has ${count} SPF records. ${permerror}`,
		fix: () => "Join them to one record with one `all` at its end.",
		see: "RFC 7208 §3.2, §4.5"
	}),
	"spf/syntax": message("critical", 0, {
		says: ({ domain, error, term }) => words`The SPF record of ${domain} has a syntax error at \`${term}\`: ${error}. ${permerror}`,
		fix: () => "Correct the term.",
		see: "RFC 7208 §4.6, §12"
	}),
	"spf/included-syntax": message("critical", 0, {
		says: ({ domain, term, detail }) => words`A record that ${domain} includes with \`${term}\` has a syntax error: ${detail}. ${permerror}`,
		fix: () => "Correct the included record, or remove the include.",
		see: "RFC 7208 §5.2"
	}),
	"spf/included-duplicate": message("critical", 0, {
		says: ({ domain, term, detail }) => words`\`${term}\` of ${domain} meets more than one record: ${detail}. ${permerror}`,
		fix: () => "Join the included records to one, or remove the include.",
		see: "RFC 7208 §5.2"
	}),
	"spf/include-none": message("critical", 0, {
		says: ({ domain, term, detail }) => words`\`${term}\` of ${domain} finds no SPF record: ${detail}. ${permerror}`,
		fix: () => "Remove the term, or publish the record that it asks for. A name that is free to register can be taken over.",
		see: "RFC 7208 §5.2, §6.1"
	}),
	"spf/include-target": message("critical", 0, {
		says: ({ domain, term }) => words`\`${term}\` of ${domain} does not lead to a domain name. ${permerror}`,
		fix: () => "Correct the name.",
		see: "RFC 7208 §4.3, §4.8"
	}),
	"spf/loop": message("critical", 0, {
		says: ({ domain, detail }) => words`The SPF record of ${domain} includes itself: ${detail}. ${permerror}`,
		fix: () => "Remove one of these includes.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/mx-hosts": message("critical", 0, {
		says: ({ term, detail }) => words`\`${term}\` meets more MX records than the 10 that are allowed: ${detail}. ${permerror}`,
		fix: () => "Replace `mx` by the addresses of the hosts that send.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/lookups-over": message("critical", 0, {
		says: ({ domain, detail }) => words`The SPF record of ${domain} costs more than 10 look-ups: ${detail}. ${permerror}`,
		fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/voids-over": message("high", 0, {
		says: ({ domain, detail }) => words`The SPF record of ${domain} asks for more than 2 names that have no such record: ${detail}. ${permerror}`,
		fix: () => "Remove the terms whose names no longer exist.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/anybody": message("critical", 0, {
		says: ({ domain }) => words`Any host may send mail as ${domain} and pass SPF, and DMARC with it.`,
		fix: () => "List the hosts that send, and end in `-all` or `~all`.",
		see: "RFC 7208 §5.1"
	}),
	"spf/softfail": message("low", 1, {
		says: ({ domain }) => words`Hosts that ${domain} does not list get softfail, which few receivers refuse by itself.`,
		fix: () => "End the record in `-all` once every sending host is listed. Where DMARC has what fails refused, `~all` is as good, and kinder to mail that is forwarded.",
		see: "RFC 7208 §8.5, RFC 7489 §10.1"
	}),
	"spf/neutral": message("high", 0, {
		says: ({ domain }) => words`Hosts that ${domain} does not list get neutral (\`?all\`), which receivers treat as if there were no record.`,
		fix: () => "End the record in `-all` or `~all`.",
		see: "RFC 7208 §8.2"
	}),
	"spf/no-all": message("high", 0, {
		says: ({ domain }) => words`The SPF record of ${domain} ends without \`all\` or \`redirect\`, so hosts that it does not list get neutral.`,
		fix: () => "End the record in `-all` or `~all`.",
		see: "RFC 7208 §4.7"
	}),
	"spf/lookups-near": message("low", 1, {
		says: ({ domain, count, isExact }) => words`The SPF record of ${domain} costs ${isExact === true ? "" : "at least "}${count} of 10 look-ups. One more include of a service may break it.`,
		fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/voids-of-one-family": message("low", 1, {
		says: ({ domain, count }) => words`${count} look-ups of the SPF record of ${domain} are void for clients of one address family; strict receivers stop at the third.`,
		fix: () => "Use `ip4` and `ip6` for hosts that have addresses of one family only.",
		see: "RFC 7208 §4.6.4"
	}),
	"spf/wide": message("medium", 2, {
		says: ({ domain, nets }) => words`${domain} lets large networks send: ${nets}. Whoever has a host in them can forge it.`,
		fix: () => "Authorise the hosts that send, not the network that they are in.",
		see: "RFC 7208 §11.4"
	}),
	"spf/private": message("low", 0, {
		says: ({ domain, nets }) => words`${domain} authorises addresses that no mail can come from over the Internet: ${nets}.`,
		fix: () => "Authorise the public address that the mail leaves from.",
		see: "RFC 1918 §3, RFC 6890 §2.2"
	}),
	"spf/ptr": message("medium", 1, {
		says: ({ owner, term }) => words`\`${term}\` in the record of ${owner} should not be used: it is slow, and not every receiver evaluates it.`,
		fix: () => "Use `ip4` and `ip6`, or `a`, instead.",
		see: "RFC 7208 §5.5"
	}),
	"spf/after-all": message("medium", 1, {
		says: ({ owner, term }) => words`\`${term}\` in the record of ${owner} stands behind \`all\` and is never looked at.`,
		fix: () => "Move `all` to the end, or remove what follows it.",
		see: "RFC 7208 §5.1"
	}),
	"spf/redirect-with-all": message("medium", 1, {
		says: ({ owner, term }) => words`\`${term}\` in the record of ${owner} is ignored, because there is \`all\` too.`,
		fix: () => "Use either `all` or `redirect`.",
		see: "RFC 7208 §6.1"
	}),
	"spf/repeated": message("info", 0, {
		says: ({ owner, term }) => words`\`${term}\` stands more than once in the record of ${owner}; the second has no effect and may cost a look-up.`,
		fix: () => "Remove the second one.",
		see: "RFC 7208 §4.6.2"
	}),
	"spf/host-bits": message("low", 0, {
		says: ({ owner, term }) => words`\`${term}\` in the record of ${owner} has bits behind its prefix; it stands for the whole network.`,
		fix: () => "Write the network's first address, or leave the prefix out if one host was meant.",
		see: "RFC 7208 §5.6"
	}),
	"spf/disclosure": message("info", 0, {
		says: ({ domain, term, target }) => words`With \`${term}\`, whoever runs ${target} learns of mail that claims to come from ${domain}.`,
		fix: () => "Nothing, if that is wanted.",
		see: "RFC 7208 §6.2, §11.5"
	}),
	"spf/explanation": message("info", 0, {
		says: ({ domain, term, target, fault }) => words`\`${term}\` in the record of ${domain} explains nothing to whom it refuses: ${target} ${faults[String(fault)]}.`,
		fix: ({ target }) => words`Publish one TXT record with a sentence at ${target}, or remove the term.`,
		see: "RFC 7208 §6.2"
	}),
	"spf/mx-host": message("info", 0, {
		says: ({ domain, names }) => words`The MX hosts ${names} of ${domain} have no SPF record of their own, so that anybody can greet with their names, and bounces from them carry nothing that could pass.`,
		fix: () => "Publish `v=spf1 a -all` at each of them, with the addresses of other hosts that greet by the name.",
		see: "RFC 7208 §2.3, §10.1.3"
	}),
	"spf/subdomain": message("info", 0, {
		says: ({ domain, names }) => words`${names} have addresses and no SPF record: that of ${domain} does not hold for subdomains, and no DMARC policy does. Anybody can send from there.`,
		fix: () => "Publish a DMARC policy that holds for subdomains, and `v=spf1 -all` at those that send no mail.",
		see: "RFC 7208 §4.5, §10.1.2"
	}),
	"spf/wildcard": message("info", 0, {
		says: ({ domain }) => words`The SPF record at *.${domain} holds only for names that have no record of any type: those that exist need one of their own.`,
		fix: () => "Publish a record at each name that has others.",
		see: "RFC 7208 §3.5, RFC 4592 §2.2.1"
	}),
	"spf/sender-id": message("info", 0, {
		says: ({ domain, text }) => words`${domain} has \`${text}\`, a record of Sender ID, which nobody reads any more.`,
		fix: () => "Remove it.",
		see: "RFC 4406 §3"
	}),
	"spf/long": message("low", 1, {
		says: ({ domain, octets }) => words`The SPF record of ${domain} has ${octets} octets; beyond 450 the answer may not fit in a UDP packet.`,
		fix: () => "Shorten the record, for example by networks instead of single addresses.",
		see: "RFC 7208 §3.4"
	}),
	"spf/rrset": message("low", 0, {
		says: ({ domain, octets }) => words`All TXT records of ${domain} together have ${octets} octets and do not fit in a UDP packet of 512.`,
		fix: () => "Remove verification records that are no longer needed, or move them to names of their own.",
		see: "RFC 7208 §3.4"
	}),
	"spf/version": message("medium", 0, {
		says: ({ domain, text }) => words`The value \`${text}\` at ${domain} looks like SPF, but does not begin with \`v=spf1\` and a space, so it is passed over.`,
		fix: () => "Correct its beginning, or remove it.",
		see: "RFC 7208 §4.5"
	}),
	"spf/type99": message("info", 0, {
		says: ({ domain }) => words`${domain} has an SPF (type 99) record, which nobody reads.`,
		fix: () => "Remove it; the TXT record is the one that counts.",
		see: "RFC 7208 §3.1"
	})
};

// src/checks/spf/rewrite.ts
const version$1 = "v=spf1";
function withTerms(text, change) {
	const terms = [...text.matchAll(/[^ ]+/g)].slice(1);
	return [version$1, ...terms.flatMap(({ 0: term, index }) => change(term, index) ?? [])].join(" ");
}
function withAll(text, all) {
	return `${withTerms(text, (term) => /^[-~?+]?all$/i.test(term) ? void 0 : term)} ${all}`;
}
function joined(texts) {
	const terms = [];
	for (const text of texts) {
		const parsed = parseSpf(text);
		if (!parsed.ok || parsed.value.modifiers.some(({ name }) => name === "redirect")) return void 0;
		terms.push(...parsed.value.mechanisms);
	}
	const others = terms.filter(({ name }) => name !== "all").map((term) => term.text);
	const alls = terms.filter(({ name }) => name === "all");
	const isStrict = alls.length > 0 && alls.every((all) => all.text.startsWith("-"));
	return [
		version$1,
		...new Set(others),
		isStrict ? "-all" : "~all"
	].join(" ");
}
function corrected(text) {
	const whole = withTerms(text, (term) => parseTerm(term).ok ? term : intended(term) ?? term);
	return parseSpf(whole).ok ? whole : void 0;
}
function intended(term) {
	const bare = term.replace(/[,;."]{1,3}$/, "").replace(/^"/, "");
	const [, sign = "", kind = "", value = ""] = /^([-~?+]?)(?:([a-z]+4|[a-z]+6|[a-z]+)[:=])?(.*)$/i.exec(bare) ?? [];
	const [address = ""] = value.split("/", 1);
	const family = isIPv4(address) ? "ip4" : isIPv6(address) ? "ip6" : void 0;
	const isOfAddress = /^(?:ip|ipv?[46]|)$/i.test(kind);
	return [
		bare,
		...family !== void 0 && isOfAddress ? [`${sign}${family}:${value}`] : [],
		.../^(?:redirect|exp)$/i.test(kind) ? [`${kind}=${value}`] : []
	].find((one) => one !== "" && parseTerm(one).ok);
}
function withVersion(text) {
	const begin = /^[^a-z]{0,8}v\s{0,3}=\s{0,3}spf1?[\s,;:.]{0,3}/i.exec(text);
	if (begin === null) return void 0;
	const whole = `${version$1} ${text.slice(begin[0].length).replace(/["'\s]{1,3}$/, "")}`.trim();
	return isSpf(whole) && parseSpf(whole).ok ? whole : void 0;
}

// src/checks/spf/publish.ts
const publishers = {
	"spf/absent": firstRecord,
	"spf/duplicate": ({ facts }) => replaced(facts, facts.record.kind === "duplicate" ? joined(facts.record.records.map(({ text }) => text)) : void 0),
	"spf/syntax": ({ facts }) => replaced(facts, facts.record.kind === "syntax" ? corrected(facts.record.record.text) : void 0),
	"spf/include-none": withoutTerm,
	"spf/include-target": withoutTerm,
	"spf/loop": withoutTerm,
	"spf/takeover": withoutTerm,
	"spf/explanation": withoutTerm,
	"spf/lookups-over": ({ facts }) => withoutUseless(facts, ({ lookups }) => lookups <= maxLookups),
	"spf/lookups-near": ({ facts }) => withoutUseless(facts, ({ lookups }) => lookups < nearLimit),
	"spf/voids-over": ({ facts }) => withoutUseless(facts, ({ voids }) => voids <= maxVoids),
	"spf/anybody": ({ facts }) => hasAll(facts, "pass") ? endingIn(facts, "~all") : [],
	"spf/softfail": ({ facts }) => hasSenders(facts) ? [] : endingIn(facts, "-all"),
	"spf/neutral": ({ facts }) => endingIn(facts, "~all"),
	"spf/no-all": ({ facts }) => endingIn(facts, "~all"),
	"spf/private": ({ facts }) => withoutTerms(facts, isUnroutable),
	"spf/after-all": ({ facts }) => withoutTerms(facts, ({ use }) => use === "ignored"),
	"spf/redirect-with-all": ({ facts }) => withoutTerms(facts, ({ use }) => use === "ignored"),
	"spf/repeated": ({ facts }) => without(facts, repeatedTerms(facts)),
	"spf/host-bits": ({ facts }) => edited(facts, ({ key, text }) => networkOf(key) ?? text),
	"spf/version": withGoodVersion,
	"spf/type99": ({ facts: { domain, type99 } }) => type99.map(({ text }) => ({
		do: "remove",
		owner: domain,
		type: "SPF",
		rdata: textRdata(text)
	})),
	"spf/sender-id": ({ facts: { domain, senderId } }) => senderId.map(({ text }) => txt("remove", domain, text)),
	"spf/mx-host": (_, finding) => atEach(finding, () => hello),
	"spf/subdomain": (_, finding) => atEach(finding, (owner) => labelsOf(owner)[0] === "mail" ? hello : "v=spf1 -all")
};
const hello = "v=spf1 a -all";
const maxLookups = 10;
const maxVoids = 2;
const nearLimit = 8;
function publishSpf(side, finding) {
	return publishers[finding.id]?.(side, finding) ?? [];
}
function txt(how, owner, text) {
	return {
		do: how,
		owner,
		type: "TXT",
		rdata: textRdata(text)
	};
}
function replaced({ domain }, text) {
	return text === void 0 ? [] : [txt("replace", domain, text)];
}
function firstRecord({ facts, surroundings }) {
	const { domain, mxHosts } = facts;
	const { roles, dkimKeys } = surroundings;
	if (roles.receives === false && dkimKeys === 0) return [txt("add", domain, "v=spf1 -all")];
	const organization = listedOrganizationalDomain(domain);
	if (mxHosts.length === 0) return [];
	if (mxHosts.every((host) => isWithin(host, organization))) return [txt("add", domain, "v=spf1 mx ~all")];
	const [provider, another] = mailProviders(mxHosts, []);
	const [include, ambiguous] = provider?.spf ?? [];
	return another === void 0 && include !== void 0 && ambiguous === void 0 ? [txt("add", domain, `v=spf1 include:${include} ~all`)] : [];
}
function valid({ record }) {
	return record.kind === "valid" ? record : void 0;
}
function edited(facts, change) {
	const record = valid(facts);
	if (record === void 0) return [];
	const { text, terms } = record.evaluation.tree;
	const byPlace = new Map(terms.map((term) => [term.at, term]));
	const whole = withTerms(text, (term, at) => {
		const node = byPlace.get(at);
		return node === void 0 ? term : change(node);
	});
	return whole === withTerms(text, (term) => term) ? [] : replaced(facts, whole);
}
function withoutTerms(facts, isGone) {
	return edited(facts, (term) => isGone(term) ? void 0 : term.text);
}
function without(facts, gone) {
	return withoutTerms(facts, (term) => gone.has(term));
}
function termsOf(facts) {
	return valid(facts)?.evaluation.tree.terms ?? [];
}
function withoutTerm({ facts }, { args }) {
	return edited(facts, ({ name, text }) => {
		if (text !== args["term"]) return text;
		return name === "redirect" ? "~all" : void 0;
	});
}
function withoutUseless(facts, isEnough) {
	const evaluation = valid(facts)?.evaluation;
	if (evaluation === void 0) return [];
	const useless = /* @__PURE__ */ new Set([...termsOf(facts).filter(({ isVoid }) => isVoid === true), ...repeatedTerms(facts)]);
	const all = [...useless];
	return isEnough({
		lookups: evaluation.lookups.count - all.reduce((sum, { lookups }) => sum + lookups, 0),
		voids: evaluation.voids.count - all.filter(({ isVoid }) => isVoid === true).length
	}) ? without(facts, useless) : [];
}
function repeatedTerms(facts) {
	const seen = /* @__PURE__ */ new Set();
	const repeated = termsOf(facts).filter(({ key, use }) => {
		const isRepeated = use !== "modifier" && use !== "ignored" && seen.has(key);
		seen.add(key);
		return isRepeated;
	});
	return new Set(repeated);
}
function hasAll(facts, result) {
	return termsOf(facts).some((term) => term.name === "all" && term.use !== "ignored" && term.result === result);
}
function hasSenders(facts) {
	return termsOf(facts).some(({ use, result, isVoid }) => use !== "ignored" && result === "pass" && isVoid !== true);
}
function isUnroutable({ name, key }) {
	if (name !== "ip4" && name !== "ip6") return false;
	const [address = "", prefix = ""] = key.slice(4).split("/");
	return difference(network(address, Number(prefix)), unroutable).length === 0;
}
function endingIn(facts, all) {
	const tree = valid(facts)?.evaluation.tree;
	if (tree === void 0 || tree.terms.some(({ name, use }) => name === "redirect" && use !== "ignored")) return [];
	return tree.terms.every((term) => term.name !== "all" || term.text.toLowerCase() !== all) ? replaced(facts, withAll(tree.text, all)) : [];
}
function withGoodVersion({ facts }, { args }) {
	const miss = facts.nearMisses.find(({ text }) => text.slice(0, 100) === args["text"]);
	if (miss === void 0) return [];
	const gone = txt("remove", facts.domain, miss.text);
	if (facts.record.kind !== "none") return [gone];
	const whole = withVersion(miss.text);
	return whole === void 0 ? [] : [gone, txt("add", facts.domain, whole)];
}
function atEach({ args }, textAt) {
	return (typeof args["names"] === "object" ? args["names"] : []).flatMap((owner) => {
		const parsed = parseName(owner);
		return parsed.ok ? [txt("add", parsed.value, textAt(parsed.value))] : [];
	});
}

// src/checks/spf/index.ts
const spf = {
	id: "spf",
	evaluate: evaluateSpf,
	judge: judgeSpf,
	compare: compareSpf,
	publish: publishSpf,
	messages: messages$4,
	rules: rules$3
};

// src/checks/starttls/evaluate.ts
async function evaluateStartTls(domain, io) {
	const sessions = await mxSessions(domain, io);
	const scans = await Promise.all(sessions.hosts.flatMap(({ host, addresses }) => addresses.map(({ address }) => io.tlsScan(host, address))));
	return {
		domain,
		...sessions,
		scans: scans.flatMap((scan) => scan.kind === "measured" ? [scan.value] : []),
		sent: io.observed(domain).flatMap(({ tls }) => {
			if (tls.kind === "not-measured") return [];
			if (tls.kind === "clear") return [{ kind: "clear" }];
			return [{
				kind: "tls",
				...tls.version === void 0 ? {} : { version: tls.version }
			}];
		})
	};
}

// src/checks/starttls/findings.ts
function hostFindings$1(facts) {
	const { host, from, addresses } = facts;
	const grouped = /* @__PURE__ */ new Map();
	for (const { address, session } of addresses) {
		const about = session.kind === "measured" ? sessionFound(session.value) : [];
		for (const found of [...outcomeFound(tlsOutcome(session)), ...about]) {
			const key = JSON.stringify(found);
			const group = grouped.get(key) ?? {
				found,
				addresses: []
			};
			group.addresses.push(address);
			grouped.set(key, group);
		}
	}
	const at = from === void 0 ? {} : { from };
	return [...[...grouped.values()].map(({ found: { id, args }, addresses: where }) => ({
		id,
		args: {
			host,
			addresses: where,
			...args
		},
		...at
	})), ...differing(facts).map((args) => ({
		id: "starttls/addresses-differ",
		args,
		...at
	}))];
}
function outcomeFound(outcome) {
	switch (outcome.kind) {
		case "fault": return [{
			id: `starttls/${outcome.fault}`,
			args: outcome.args
		}];
		case "unreached": return [outcome.why === "not-public" ? { id: "starttls/not-public" } : {
			id: "starttls/unreached",
			args: { why: outcome.why }
		}];
		case "open": return [{
			id: "starttls/not-told",
			args: { why: outcome.why }
		}];
		case "encrypted":
		case "not-asked": return [];
	}
}
function differing({ host, addresses }) {
	const of = (kind) => addresses.filter(({ session }) => tlsOutcome(session).kind === kind).map(({ address }) => address);
	const [good, bad] = [of("encrypted"), of("fault")];
	return good.length > 0 && bad.length > 0 ? [{
		host,
		good,
		bad
	}] : [];
}
function sessionFound(session) {
	return [
		...clearFound(session),
		...tlsFound(session),
		...afterTlsFound(session)
	];
}
const masked = /^X{6,60}A?$/;
function clearFound({ hello, behindStartTls, injection }) {
	const found = [];
	const mask = capabilitiesOf(hello).find(({ keyword }) => masked.test(keyword))?.keyword;
	if (mask !== void 0) found.push({
		id: "starttls/masked",
		args: { keyword: mask }
	});
	if (injection?.kind === "executed") found.push({ id: "starttls/injection" });
	if (behindStartTls !== void 0) found.push({ id: "starttls/plain-behind" });
	if (offers(hello, "AUTH")) found.push({ id: "starttls/auth-in-clear" });
	return found;
}
const leastDhBits = 2048;
const sha1Schemes = /* @__PURE__ */ new Set([
	"rsa_pkcs1_sha1",
	"ecdsa_sha1",
	"dsa_sha1"
]);
function tlsFound({ tls, tlsFailures = [] }) {
	if (tls === void 0 || !isCurrentVersion(tls.protocol)) return [];
	const { protocol, cipher, settings, keyExchange, signatureScheme = "", hello } = tls;
	const found = [];
	const isRefused = tlsFailures.some(({ because }) => because !== "timed-out");
	if (settings === "legacy" && isRefused) found.push({
		id: "starttls/legacy-only",
		args: {
			protocol,
			cipher
		}
	});
	if (keyExchange === void 0) found.push({
		id: "starttls/no-forward-secrecy",
		args: { cipher }
	});
	const { kind, bits = leastDhBits } = keyExchange ?? {};
	if (kind === "DH" && bits < leastDhBits) found.push({
		id: "starttls/short-dh",
		args: { bits }
	});
	if (sha1Schemes.has(signatureScheme)) found.push({
		id: "starttls/sha1-signature",
		args: { scheme: signatureScheme }
	});
	if (protocol !== "TLSv1.3") found.push({
		id: "starttls/no-tls13",
		args: { protocol }
	});
	if (hello?.compression === true) found.push({ id: "starttls/compression" });
	if (hello?.secureRenegotiation === false) found.push({ id: "starttls/insecure-renegotiation" });
	if (hello?.extendedMasterSecret === false) found.push({ id: "starttls/no-extended-master-secret" });
	return found;
}
function afterTlsFound({ hello, helloAfterTls }) {
	if (helloAfterTls === void 0) return [];
	const found = [];
	if (offers(helloAfterTls, "STARTTLS")) found.push({ id: "starttls/offered-again" });
	const now = new Set(capabilitiesOf(helloAfterTls).map(({ keyword }) => keyword));
	const lost = capabilitiesOf(hello).flatMap(({ keyword }) => now.has(keyword) || keyword === "STARTTLS" ? [] : [keyword]);
	if (lost.length > 0 && now.size > 0) found.push({
		id: "starttls/extensions-lost",
		args: { lost }
	});
	if (now.has("REQUIRETLS")) found.push({ id: "starttls/requiretls" });
	return found;
}
function sentFindings({ domain, sent }) {
	const clear = sent.filter(({ kind }) => kind === "clear").length;
	const old = sent.flatMap((one) => one.kind === "tls" && one.version !== void 0 ? [one.version] : []).filter((version) => !isCurrentVersion(version));
	const args = {
		domain,
		messages: sent.length
	};
	return [...clear > 0 ? [{
		id: "starttls/sent-in-clear",
		args: {
			...args,
			clear
		}
	}] : [], ...old.length > 0 ? [{
		id: "starttls/sent-by-old-tls",
		args: {
			...args,
			versions: [...new Set(old)]
		}
	}] : []];
}

// src/checks/starttls/scan.ts
const oldVersions = ["TLSv1", "TLSv1.1"];
const weakSuites = [
	"null",
	"export",
	"anonymous",
	"rc4",
	"des"
];
function scanFindings(scans) {
	return scans.flatMap(({ mxHost, address, versions, suites }) => {
		const about = {
			host: mxHost,
			addresses: [address]
		};
		const old = oldVersions.filter((version) => versions[version].kind === "accepted");
		const weak = weakSuites.filter((group) => suites[group].kind === "accepted");
		return [
			...versions.SSLv3.kind === "accepted" ? [{
				id: "starttls/ssl3",
				args: about
			}] : [],
			...old.length > 0 ? [{
				id: "starttls/old-versions",
				args: {
					...about,
					versions: old
				}
			}] : [],
			...weak.length > 0 ? [{
				id: "starttls/weak-suites",
				args: {
					...about,
					suites: weak
				}
			}] : [],
			...suites["static-rsa"].kind === "accepted" ? [{
				id: "starttls/static-rsa",
				args: about
			}] : []
		];
	});
}

// src/checks/starttls/judge.ts
function judgeStartTls(facts) {
	const applies = withoutMxHosts(facts.mx);
	if (applies !== void 0) return {
		check: "starttls",
		verdict: applies,
		criteria: { starttls: applies },
		facets: [],
		findings: []
	};
	const findings = [
		...facts.hosts.flatMap(hostFindings$1),
		...scanFindings(facts.scans),
		...sentFindings(facts)
	];
	const criterion = criterionOf$1(facts);
	return {
		check: "starttls",
		verdict: verdictOf$2(facts, criterion, findings),
		criteria: { starttls: criterion },
		facets: facetsOf$2(facts),
		findings
	};
}
function criterionOf$1(facts) {
	if (tlsOutcomes(facts).some(({ kind }) => kind === "fault") || isSentBadly(facts)) return unmet;
	const because = whyOpen(facts);
	return because === void 0 ? met : notMeasured(because);
}
function isSentBadly({ sent }) {
	return sent.some((one) => one.kind === "clear" || one.version !== void 0 && !isCurrentVersion(one.version));
}
function verdictOf$2(facts, criterion, findings) {
	if (criterion.kind === "not-measured" || criterion.kind === "not-applicable") return criterion;
	const faults = tlsOutcomes(facts).filter(({ kind }) => kind === "fault");
	if (criterion.kind === "unmet") return {
		kind: "graded",
		grade: gradeOf(facts, faults)
	};
	return {
		kind: "graded",
		grade: findings.some(({ id }) => weaknesses.has(id)) ? "weak" : "strong"
	};
}
function gradeOf(facts, faults) {
	if (tlsOutcomes(facts).some(({ kind }) => kind === "encrypted") || faults.length === 0) return "weak";
	return faults.every((one) => one.kind === "fault" && withoutTls.has(one.fault)) ? "absent" : "broken";
}
const withoutTls = /* @__PURE__ */ new Set(["no-starttls", "no-ehlo"]);
const weaknesses = /* @__PURE__ */ new Set([
	"starttls/injection",
	"starttls/legacy-only",
	"starttls/auth-in-clear",
	"starttls/ssl3",
	"starttls/old-versions",
	"starttls/weak-suites",
	"starttls/no-forward-secrecy",
	"starttls/short-dh",
	"starttls/insecure-renegotiation",
	"starttls/compression"
]);
function facetsOf$2(facts) {
	const outcomes = tlsOutcomes(facts).filter(({ kind }) => kind !== "unreached");
	if (!outcomes.every(({ kind }) => kind === "encrypted" || kind === "fault") || outcomes.length === 0 || facts.open !== void 0) return [];
	const encrypted = outcomes.filter(({ kind }) => kind === "encrypted").length;
	return [{
		id: "starttls",
		value: encrypted === outcomes.length ? "all" : encrypted > 0 ? "some" : "none",
		scale: [
			"none",
			"some",
			"all"
		]
	}];
}

// src/checks/starttls/messages.ts
const category$1 = "confidential-delivery";
const at = ({ host, addresses }) => `${text(host)} (${text(addresses)})`;
const ends = {
	greylisted: "it greylists us",
	"rate-limited": "it limits how often it is asked",
	busy: "it is busy",
	temporary: "it wants us to try again later",
	"no-mail": "it takes no mail",
	rejected: "it rejects us",
	done: "the session ended before TLS",
	refused: "nothing listens on port 25 there",
	unreachable: "there is no way there from here",
	"timed-out": "nothing answered in time",
	"not-smtp": "what it says is no reply of SMTP",
	flood: "it sends more than anyone has to listen to"
};
const because = (why) => ends[text(why)] ?? text(why);
const suites = {
	null: "no encryption",
	export: "export (40 bits)",
	anonymous: "anonymous",
	rc4: "RC4",
	des: "DES and 3DES"
};
const messages$3 = {
	"starttls/no-starttls": {
		severity: "high",
		demerits: { [category$1]: 3 },
		says: (args) => `${at(args)} does not offer STARTTLS, so that all mail to it crosses the network in the clear.`,
		fix: () => "Switch STARTTLS on, with TLS 1.2 and 1.3 and a certificate for the MX host.",
		see: "RFC 3207 §4",
		who: "mail-provider"
	},
	"starttls/no-ehlo": {
		severity: "high",
		demerits: { [category$1]: 3 },
		says: (args) => `${at(args)} knows HELO but not EHLO, and so no STARTTLS: all mail to it crosses in the clear.`,
		fix: () => "Have the server, or the filter in front of it, accept EHLO, and switch STARTTLS on.",
		see: "RFC 5321 §4.1.1.1, RFC 3207 §4",
		who: "mail-provider"
	},
	"starttls/refused": {
		severity: "high",
		demerits: { [category$1]: 3 },
		says: (args) => `${at(args)} offers STARTTLS and refuses it when asked (${text(args["code"])}), so that mail goes in the clear or waits.`,
		fix: () => "Look for the reason in the server's log; often its certificate or private key cannot be read.",
		see: "RFC 3207 §4",
		who: "mail-provider"
	},
	"starttls/tls-failed": {
		severity: "high",
		demerits: { [category$1]: 3 },
		says: (args) => `No TLS handshake succeeds with ${at(args)}: ${text(args["why"])}.`,
		fix: () => "Allow TLS 1.2 and 1.3 with the usual cipher suites, and check that certificate and key belong together.",
		see: "RFC 3207 §4.1, RFC 9325 §3.1.1",
		who: "mail-provider"
	},
	"starttls/old-tls": {
		severity: "high",
		demerits: { [category$1]: 2 },
		says: (args) => `${at(args)} knows no newer TLS than ${text(args["protocol"])}, which must not be used any more.`,
		fix: () => "Update the TLS library, and allow TLS 1.2 and 1.3.",
		see: "RFC 8996 §2",
		who: "mail-provider"
	},
	"starttls/not-smtp": {
		severity: "high",
		demerits: { [category$1]: 2 },
		says: (args) => `${at(args)} does not speak SMTP on port 25: ${because(args["why"])}.`,
		fix: () => "Have a mail server listen there, or take the address or MX record away.",
		see: "RFC 5321 §4.2",
		who: "mail-provider"
	},
	"starttls/injection": {
		severity: "high",
		demerits: { [category$1]: 3 },
		says: (args) => `${at(args)} carries out commands inside TLS that were sent in the clear before it: an attacker can put them there.`,
		fix: () => "Update the mail server; it has to throw away what came in before the handshake.",
		see: "RFC 3207 §6, CVE-2011-0411",
		who: "mail-provider"
	},
	"starttls/plain-behind": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} goes on in plain text behind its reply to STARTTLS, which senders must not listen to.`,
		fix: () => "Update the mail server, or the filter in front of it.",
		see: "RFC 3207 §4.2",
		who: "mail-provider"
	},
	"starttls/auth-in-clear": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} offers AUTH on port 25 before TLS, where passwords can be read on the way.`,
		fix: () => "Offer AUTH on the submission ports (465, 587) alone, and only inside of TLS.",
		see: "RFC 4954 §4, RFC 8314 §3",
		who: "mail-provider"
	},
	"starttls/legacy-only": {
		severity: "medium",
		demerits: { [category$1]: 2 },
		says: (args) => `A sender of today comes to no handshake with ${at(args)}; with old settings it is ${text(args["protocol"])}, ${text(args["cipher"])}.`,
		fix: () => "Allow cipher suites with ECDHE and AES-GCM, and use a certificate with a key of 2048 bits or more.",
		see: "RFC 9325 §4.2",
		who: "mail-provider"
	},
	"starttls/no-forward-secrecy": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `With ${at(args)} the session has no forward secrecy (${text(args["cipher"])}): who gets the key later can read it.`,
		fix: () => "Prefer cipher suites with ECDHE, and switch those with static RSA off.",
		see: "RFC 9325 §4.1",
		who: "mail-provider"
	},
	"starttls/no-tls13": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} comes to ${text(args["protocol"])} with a sender that offers TLS 1.3.`,
		fix: () => "Allow TLS 1.3.",
		see: "RFC 9325 §3.1.1",
		who: "mail-provider"
	},
	"starttls/compression": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} compresses inside TLS, which can give away what is encrypted.`,
		fix: () => "Switch TLS compression off.",
		see: "RFC 9325 §3.3",
		who: "mail-provider"
	},
	"starttls/insecure-renegotiation": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} does not know secure renegotiation.`,
		fix: () => "Update the TLS library.",
		see: "RFC 5746 §3.6, RFC 9325 §3.5",
		who: "mail-provider"
	},
	"starttls/no-extended-master-secret": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} does not bind its TLS 1.2 sessions to their handshake (extended master secret).`,
		fix: () => "Update the TLS library.",
		see: "RFC 7627, RFC 9325 §3.5",
		who: "mail-provider"
	},
	"starttls/offered-again": {
		severity: "low",
		demerits: {},
		says: (args) => `${at(args)} offers STARTTLS inside of TLS again, which it must not.`,
		fix: () => "Update the mail server, or the filter in front of it.",
		see: "RFC 3207 §4.2",
		who: "mail-provider"
	},
	"starttls/extensions-lost": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} offers less inside of TLS than before it: ${text(args["lost"])} is gone.`,
		fix: () => "Nothing has to be done if it is meant so.",
		see: "RFC 3207 §4.2",
		who: "mail-provider"
	},
	"starttls/requiretls": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} offers REQUIRETLS: senders can ask that a message never goes on in the clear.`,
		fix: () => "Nothing has to be done.",
		see: "RFC 8689 §2",
		who: "mail-provider"
	},
	"starttls/addresses-differ": {
		severity: "high",
		demerits: { [category$1]: 1 },
		says: ({ host, good, bad }) => `Mail to ${text(host)} is encrypted at some of its addresses (${text(good)}) and not at others (${text(bad)}).`,
		fix: () => "Set all servers behind the name up alike.",
		see: "RFC 5321 §5.1",
		who: "mail-provider"
	},
	"starttls/not-public": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} is not an address of the public Internet, so that nobody can deliver there.`,
		fix: () => "Take the address out of the public DNS.",
		see: "RFC 6890, RFC 5321 §5.1",
		who: "mail-provider"
	},
	"starttls/unreached": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} was not reached: ${because(args["why"])}.`,
		fix: () => "Try from another network; if it stays so, take the address or the MX record away.",
		see: "RFC 5321 §4.5.4.1",
		who: "mail-provider"
	},
	"starttls/not-told": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} did not tell whether it knows TLS: ${because(args["why"])}.`,
		fix: () => "Try again later, or from an address that the server trusts.",
		see: "RFC 5321 §4.2.1",
		who: "mail-provider"
	},
	"starttls/ssl3": {
		severity: "high",
		demerits: { [category$1]: 2 },
		says: (args) => `${at(args)} still accepts SSL 3.0, which anybody on the way can break.`,
		fix: () => "Allow TLS 1.2 and 1.3 only.",
		see: "RFC 7568 §3",
		who: "mail-provider"
	},
	"starttls/static-rsa": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} accepts cipher suites without forward secrecy (static RSA) where a sender offers no others.`,
		fix: () => "Switch cipher suites with static RSA off.",
		see: "RFC 9325 §4.1",
		who: "mail-provider"
	},
	"starttls/short-dh": {
		severity: "low",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} agrees on keys in a Diffie-Hellman group of ${text(args["bits"])} bits, which is too small.`,
		fix: () => "Prefer ECDHE, or use a group of RFC 7919 with 2048 bits or more.",
		see: "RFC 9325 §4.4, RFC 7919",
		who: "mail-provider"
	},
	"starttls/sha1-signature": {
		severity: "info",
		demerits: {},
		says: (args) => `${at(args)} signs its handshakes over SHA-1 (${text(args["scheme"])}).`,
		fix: () => "Update the TLS library, or allow signatures over SHA-256.",
		see: "RFC 9155 §2",
		who: "mail-provider"
	},
	"starttls/masked": {
		severity: "info",
		demerits: {},
		says: (args) => `Something in front of ${at(args)} overwrites its reply to EHLO (\`${text(args["keyword"])}\`), and mostly STARTTLS with it.`,
		fix: () => "Switch inspection of SMTP (ESMTP) off in the firewall: the one of the server or, if all servers look so from here, the one here.",
		see: "RFC 3207 §6, RFC 8461 §1",
		who: "mail-provider"
	},
	"starttls/old-versions": {
		severity: "low",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} still accepts ${text(args["versions"])}.`,
		fix: () => "Allow TLS 1.2 and 1.3 only.",
		see: "RFC 8996 §2",
		who: "mail-provider"
	},
	"starttls/weak-suites": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: (args) => `${at(args)} accepts weak cipher suites: ${suitesText(args["suites"])}.`,
		fix: () => "Allow cipher suites with ECDHE and AES-GCM or ChaCha20 alone.",
		see: "RFC 9325 §4.1",
		who: "mail-provider"
	},
	"starttls/sent-in-clear": {
		severity: "high",
		demerits: { [category$1]: 2 },
		says: ({ domain, clear, messages: all }) => `${text(clear)} of ${text(all)} messages from ${text(domain)} were handed over without TLS.`,
		fix: () => "Have the outgoing server use TLS wherever it is offered.",
		see: "RFC 3207 §4",
		who: "mail-provider"
	},
	"starttls/sent-by-old-tls": {
		severity: "medium",
		demerits: { [category$1]: 1 },
		says: ({ domain, versions }) => `Messages from ${text(domain)} were handed over by ${text(versions)}.`,
		fix: () => "Update the TLS library of the outgoing server, and allow TLS 1.2 and 1.3 only.",
		see: "RFC 8996 §2",
		who: "mail-provider"
	}
};
function suitesText(groups) {
	return (Array.isArray(groups) ? groups : [text(groups)]).map((id) => suites[id] ?? id).join(", ");
}

// src/checks/starttls/publish.ts
function publishStartTls({ facts }, { id, args }) {
	const { host, addresses } = args;
	const found = facts.hosts.find((one) => one.host === host);
	if (id !== "starttls/not-public" || found === void 0 || !Array.isArray(addresses)) return [];
	if (addresses.length >= found.addresses.length) return [];
	return addresses.map((rdata) => ({
		do: "remove",
		owner: found.alias ?? found.host,
		type: isIPv6(rdata) ? "AAAA" : "A",
		rdata
	}));
}

// src/checks/starttls/index.ts
const startTls = {
	id: "starttls",
	evaluate: evaluateStartTls,
	judge: judgeStartTls,
	compare: () => [],
	publish: publishStartTls,
	messages: messages$3,
	rules: {}
};

// src/checks/tls-rpt/rules.ts
const defects = {
	version: "it does not begin with `v=TLSRPTv1;`",
	several: "there is more than one",
	"no-rua": "it has no `rua`",
	"two-ruas": "it has more than one `rua`",
	uri: "its `rua` is neither a `mailto:` nor an `https:` URI",
	empty: "it has an empty field",
	field: "it has a field that is not `name=value`"
};
const rules$2 = { "TLSRPT-REMOVED": {
	title: "Reports on TLS end or go elsewhere",
	explain: "The `_smtp._tls` TXT record is gone or became invalid: medium; every host that its `rua` sends reports to was replaced: low. Nobody then hears of senders that cannot use TLS, or somebody else does. Silent where the name is gone or receives no mail any more, where the record was invalid in the same way before, and while one host stays.",
	severities: ["medium", "low"],
	direction: "weakened",
	criteria: [],
	says: ({ domain, what, why, to }) => {
		if (what === "removed") return `${text(domain)} gets no reports on TLS any more: its TLS-RPT record is gone.`;
		if (what === "moved") return `Reports on TLS for ${text(domain)} go to ${text(to)} now, and nowhere where they went before.`;
		return `${text(domain)} gets no reports on TLS: its TLS-RPT record is not valid, since ${defects[text(why)] ?? text(why)}.`;
	},
	fix: ({ what }) => what === "moved" ? "Check that the new destination is wanted, and keep one of your own." : "Publish one record such as `v=TLSRPTv1; rua=mailto:tls-reports@example.com` at `_smtp._tls`.",
	see: "RFC 8460 §3",
	who: "owner"
} };

// src/checks/tls-rpt/compare.ts
const change = changesUnder(rules$2);
function compareTlsRpt({ domain, before, after }) {
	if (after.surroundings.name === "nxdomain" || after.surroundings.roles.receives === false) return [];
	const [was, is] = [before.facts.record, after.facts.record];
	const told = removed(was, is) ?? invalid(was, is) ?? moved(was, is);
	if (told === void 0) return [];
	const { args, ...where } = told;
	return [change("TLSRPT-REMOVED", below("_smtp._tls", domain), [textOf(was), textOf(is)], {
		domain,
		...args
	}, where)];
}
function removed(was, is) {
	if (was.kind !== "valid" || is.kind !== "absent") return void 0;
	return {
		severity: "medium",
		args: { what: "removed" },
		before: was.from
	};
}
function invalid(was, is) {
	if (is.kind !== "invalid" || was.kind === "invalid" && was.why === is.why) return void 0;
	return {
		severity: "medium",
		args: {
			what: "invalid",
			why: is.why
		},
		after: is.from
	};
}
function moved(was, is) {
	if (was.kind !== "valid" || is.kind !== "valid") return void 0;
	const hosts = new Set(was.rua.map(({ host }) => host));
	if (is.rua.some(({ host }) => hosts.has(host))) return void 0;
	const now = [...new Set(is.rua.map(({ host }) => host))];
	return {
		severity: "low",
		args: {
			what: "moved",
			from: [...hosts],
			to: now
		},
		after: is.from
	};
}
function textOf(record) {
	switch (record.kind) {
		case "valid":
		case "invalid": return record.text;
		case "absent": return "no record";
		case "unknown":
		case "failed": return "not known";
	}
}

// src/checks/tls-rpt/parse.ts
const version = "v=TLSRPTv1";
const maxDestinations$1 = 50;
function parseTlsRptRecord(text) {
	const parsed = parseVersionedTxt(text, version);
	if (!parsed.ok) return parsed;
	const [rua, second] = parsed.value.filter(({ name }) => name === "rua");
	if (rua === void 0) return {
		ok: false,
		error: "no-rua",
		at: text.length
	};
	if (second !== void 0) return {
		ok: false,
		error: "two-ruas",
		at: second.at
	};
	const destinations = [];
	for (const part of rua.value.split(",").slice(0, maxDestinations$1)) {
		const destination = destinationOf$1(part.trim());
		if (destination === void 0) return {
			ok: false,
			error: "uri",
			at: rua.at
		};
		destinations.push(destination);
	}
	return {
		ok: true,
		value: { rua: destinations }
	};
}
const maxOctets = 4096;
function destinationsIn(text) {
	return [...text.slice(0, maxOctets).matchAll(/(?:mailto:|https:)[^\s,;!"]+/gi)].flatMap(([uri]) => destinationOf$1(uri) ?? []).slice(0, maxDestinations$1);
}
function destinationOf$1(uri) {
	if (!/^[!-~]+$/.test(uri) || uri.includes("!")) return void 0;
	const address = /^mailto:[^@?]+@([^@?\s]+)/i.exec(uri);
	if (address !== null) return {
		uri,
		scheme: "mailto",
		host: hostIn(address[1])
	};
	const location = /^https:\/\/([^/?#@:]+)/i.exec(uri);
	return location === null ? void 0 : {
		uri,
		scheme: "https",
		host: hostIn(location[1])
	};
}
function hostIn(text) {
	return (text ?? "").toLowerCase().replace(/\.$/, "");
}

// src/checks/tls-rpt/evaluate.ts
const policies = ["MTA-STS", "DANE"];
const maxDestinations = 10;
async function evaluateTlsRpt(domain, io) {
	const [{ record, destinations }, hasSts, hasDane] = await Promise.all([
		recordWithDestinations(domain, io),
		hasStsRecord(domain, io),
		hasTlsa(domain, io)
	]);
	return {
		domain,
		record,
		policies: policiesOf(hasSts, hasDane),
		destinations
	};
}
function policiesOf(hasSts, hasDane) {
	const open = [hasSts, hasDane].find(({ kind }) => kind === "not-measured");
	if (open?.kind === "not-measured") return open;
	const has = {
		"MTA-STS": hasSts,
		DANE: hasDane
	};
	return {
		kind: "measured",
		value: policies.filter((policy) => isSo(has[policy]))
	};
}
function isSo(measured) {
	return measured.kind === "measured" && measured.value;
}
async function hasStsRecord(domain, { resolver }) {
	const found = await findVersionedTxt(below("_mta-sts", domain), "v=STSv1", resolver);
	if (found.kind === "unknown" || found.kind === "failed") return {
		kind: "not-measured",
		because: found.because
	};
	return {
		kind: "measured",
		value: found.kind !== "absent"
	};
}
const noMail = {
	kind: "not-measured",
	because: "it receives no mail, so that there is nothing to report"
};
async function hasTlsa(domain, { resolver }) {
	const mx = await mxHosts$1(domain, resolver);
	if ("because" in mx) return {
		kind: "not-measured",
		because: mx.because
	};
	if (!("hosts" in mx)) return noMail;
	const found = await Promise.all(mx.hosts.map(async ({ host }) => findTlsa(host, resolver)));
	if (found.some((tlsa) => tlsa.kind === "present" && tlsa.answer.security !== "insecure")) return {
		kind: "measured",
		value: true
	};
	const open = found.find((tlsa) => tlsa.kind === "unknown" || tlsa.kind === "failed");
	return open === void 0 || !("because" in open) ? {
		kind: "measured",
		value: false
	} : {
		kind: "not-measured",
		because: open.because
	};
}
async function recordWithDestinations(domain, io) {
	const record = await recordOf(domain, io);
	const rua = record.kind === "valid" ? record.rua.slice(0, maxDestinations) : [];
	const hosts = [...new Map(rua.map((one) => [`${one.scheme} ${one.host}`, one])).values()];
	return {
		record,
		destinations: await Promise.all(hosts.map(async (one) => destinationOf(one, io.resolver)))
	};
}
async function destinationOf({ scheme, host }, resolver) {
	const parsed = parseName(host);
	if (!parsed.ok) return {
		scheme,
		host,
		takes: {
			kind: "not-measured",
			because: `${host} is no domain name`
		}
	};
	return {
		scheme,
		host,
		takes: await {
			mailto: receivesMail,
			https: isReachable
		}[scheme](parsed.value, resolver)
	};
}
async function recordOf(domain, { resolver }) {
	const found = await findVersionedTxt(below("_smtp._tls", domain), version, resolver);
	switch (found.kind) {
		case "one":
		case "near":
		case "several": return readIn(found);
		case "absent":
		case "unknown":
		case "failed": return found;
	}
}
function readIn({ kind, text, from }) {
	const place = {
		text,
		...from === void 0 ? {} : { from }
	};
	if (kind === "several") return {
		...place,
		kind: "invalid",
		why: "several",
		at: 0
	};
	const parsed = parseTlsRptRecord(text);
	if (parsed.ok) return {
		...place,
		kind: "valid",
		...parsed.value
	};
	return {
		...place,
		kind: "invalid",
		why: parsed.error,
		at: parsed.at
	};
}

// src/checks/tls-rpt/judge.ts
function judgeTlsRpt(facts) {
	return {
		check: "tls-rpt",
		verdict: verdictOf$1(facts),
		criteria: {},
		facets: facetsOf$1(facts),
		findings: findingsOf$1(facts)
	};
}
function verdictOf$1({ record }) {
	switch (record.kind) {
		case "valid": return {
			kind: "graded",
			grade: "strong"
		};
		case "invalid": return {
			kind: "graded",
			grade: "broken"
		};
		case "absent": return {
			kind: "graded",
			grade: "absent"
		};
		case "unknown":
		case "failed": return notMeasured(record.because);
	}
}
function facetsOf$1({ record }) {
	if (record.kind === "unknown" || record.kind === "failed") return [];
	return [{
		id: "tls-rpt",
		value: record.kind === "valid" ? "record" : "none",
		scale: ["none", "record"]
	}];
}
function findingsOf$1(facts) {
	const { domain, record, policies } = facts;
	const isWatching = policies.kind === "measured" && policies.value.length > 0;
	switch (record.kind) {
		case "unknown":
		case "failed": return [];
		case "absent": return isWatching ? [{
			id: "tls-rpt/unseen",
			args: {
				domain,
				policies: policies.value
			}
		}] : [{
			id: "tls-rpt/no-record",
			args: { domain }
		}];
		case "invalid": return [{
			id: "tls-rpt/invalid",
			args: {
				domain,
				why: record.why,
				record: record.text
			},
			...placed(record)
		}];
		case "valid": return [...destinationFindings(facts, record), ...nothingToReport(facts, record)];
	}
}
function placed({ from }) {
	return from === void 0 ? {} : { from };
}
function destinationFindings({ domain, destinations }, record) {
	return destinations.filter(({ takes }) => takes.kind === "measured" && !takes.value).map(({ scheme, host }) => ({
		id: "tls-rpt/no-report-host",
		args: {
			domain,
			scheme,
			host
		},
		...placed(record)
	}));
}
function nothingToReport({ domain, policies }, record) {
	return policies.kind === "measured" && policies.value.length === 0 ? [{
		id: "tls-rpt/nothing-to-report",
		args: { domain },
		...placed(record)
	}] : [];
}

// src/checks/tls-rpt/messages.ts
function andOf(policies) {
	return typeof policies === "object" ? policies.join(" and ") : text(policies);
}
const messages$2 = {
	"tls-rpt/no-record": {
		severity: "info",
		demerits: {},
		says: ({ domain }) => `${text(domain)} asks for no reports on TLS, so that nobody hears of senders who cannot use it.`,
		fix: ({ domain }) => `Name an address that somebody reads in a TXT record at \`_smtp._tls.${text(domain)}\`.`,
		see: "RFC 8460 §3",
		who: "owner"
	},
	"tls-rpt/invalid": {
		severity: "medium",
		demerits: {},
		says: ({ domain, why }) => `Senders take the TLS-RPT record of ${text(domain)} for none: ${defects[text(why)] ?? text(why)}.`,
		fix: () => "Publish one record such as `v=TLSRPTv1; rua=mailto:tls-reports@example.com`.",
		see: "RFC 8460 §3",
		who: "owner"
	},
	"tls-rpt/unseen": {
		severity: "low",
		demerits: {},
		says: ({ domain, policies }) => `${text(domain)} has ${andOf(policies)} and asks for no reports: senders who refuse to deliver because of it do so unseen.`,
		fix: ({ domain }) => `Name an address that somebody reads in a TXT record at \`_smtp._tls.${text(domain)}\`.`,
		see: "RFC 8460 §1, §3",
		who: "owner"
	},
	"tls-rpt/nothing-to-report": {
		severity: "info",
		demerits: {},
		says: ({ domain }) => `${text(domain)} asks for reports on TLS and has neither MTA-STS nor DANE: senders have little to report, since they need no TLS.`,
		fix: () => "Publish an MTA-STS policy in the mode `testing`; the reports then say whom `enforce` would stop.",
		see: "RFC 8460 §1, RFC 8461 §5",
		who: "owner"
	},
	"tls-rpt/no-report-host": {
		severity: "low",
		demerits: {},
		says: ({ domain, scheme, host }) => `Reports on TLS for ${text(domain)} go to ${text(host)}, which ${scheme === "https" ? "has no address" : "receives no mail"}.`,
		fix: () => "Correct the `rua`, or have the destination take what is sent to it.",
		see: "RFC 8460 §3, §5.3",
		who: "owner"
	}
};

// src/checks/tls-rpt/publish.ts
function publishTlsRpt({ facts, surroundings }, { id }) {
	const { domain, record } = facts;
	const own = surroundings.roles.receives === true ? [`mailto:tls-reports@${domain}`] : [];
	switch (id) {
		case "tls-rpt/no-record":
		case "tls-rpt/unseen": return reportsTo(facts, "add", own);
		case "tls-rpt/invalid": {
			const meant = record.kind === "invalid" ? destinationsIn(record.text).map(({ uri }) => uri) : [];
			return reportsTo(facts, "replace", meant.length > 0 ? meant : own);
		}
		case "tls-rpt/no-report-host": {
			const taken = record.kind === "valid" ? record.rua.filter((one) => !isRefused(facts, one)) : [];
			return reportsTo(facts, "replace", taken.length > 0 ? taken.map(({ uri }) => uri) : own);
		}
		default: return [];
	}
}
function isRefused({ destinations }, { scheme, host }) {
	const asked = destinations.find((one) => one.scheme === scheme && one.host === host);
	return asked?.takes.kind === "measured" && !asked.takes.value;
}
function reportsTo({ domain }, how, uris) {
	if (uris.length === 0) return [];
	const rdata = textRdata(`${version}; rua=${uris.join(",")}`);
	return [{
		do: how,
		owner: below("_smtp._tls", domain),
		type: "TXT",
		rdata
	}];
}

// src/checks/tls-rpt/index.ts
const tlsRpt = {
	id: "tls-rpt",
	evaluate: evaluateTlsRpt,
	judge: judgeTlsRpt,
	compare: compareTlsRpt,
	publish: publishTlsRpt,
	messages: messages$2,
	rules: rules$2
};

// src/checks/x509/evaluate.ts
async function evaluateX509(domain, io) {
	const sessions = await mxSessions(domain, io);
	const [presented, pins] = await Promise.all([presentedTo(sessions, io), Promise.all(sessions.hosts.map((host) => pinnedAt(host, io)))]);
	const pinned = new Set(pins.flat());
	return {
		domain,
		...sessions,
		shown: presented.map((one) => ({
			...one,
			isPinned: pinned.has(`${one.host} ${one.address}`)
		})),
		now: io.now.toISOString()
	};
}
async function pinnedAt({ host, addresses }, io) {
	const shown = addresses.flatMap(({ address, session }) => session.kind === "measured" && session.value.tls !== void 0 ? [{
		address,
		tls: session.value.tls
	}] : []);
	if (shown.length === 0) return [];
	const tlsa = await findTlsa(host, io.resolver);
	if (tlsa.kind !== "present" || tlsa.answer.security !== "secure") return [];
	const records = tlsa.rrset.rdata.map(parseTlsa).filter(({ usage }) => usage === 3);
	return shown.flatMap(({ address, tls }) => {
		const [own] = dersOf(tls);
		return own !== void 0 && records.some((record) => matchesDer(record, own) === true) ? [`${host} ${address}`] : [];
	});
}

// src/checks/x509/findings.ts
function findingsOf({ shown, now }) {
	return [...Map.groupBy(shown, ({ host }) => host)].flatMap(([host, certificates]) => hostFindings(host, certificates, now));
}
function hostFindings(host, shown, now) {
	const [first] = shown;
	const at = first?.from === void 0 ? {} : { from: first.from };
	const grouped = /* @__PURE__ */ new Map();
	for (const certificate of shown) for (const found of certificateFound(certificate, now)) {
		const key = JSON.stringify(found);
		const group = grouped.get(key) ?? {
			found,
			addresses: []
		};
		group.addresses.push(certificate.address);
		grouped.set(key, group);
	}
	const told = [...grouped.values()].map(({ found: { id, args }, addresses }) => ({
		id,
		args: {
			host,
			addresses,
			...args
		},
		...at
	}));
	const digests = new Set(shown.flatMap(({ own }) => own === void 0 ? [] : [own.sha256]));
	if (digests.size < 2) return told;
	return [...told, {
		id: "x509/differs",
		args: {
			host,
			certificates: digests.size
		},
		...at
	}];
}
function certificateFound(certificate, now) {
	return [
		...trustFound(certificate),
		...noteFound(certificate),
		...dateFound(certificate, now)
	];
}
function trustFound({ problems, revocation, isPinned }) {
	const revoked = revocation.kind === "revoked" ? [{
		id: "x509/revoked",
		args: { since: revocation.since }
	}] : [];
	if (!isPinned || problems.length === 0) return [...problems.map(({ code, args, at }) => ({
		id: `x509/${code}`,
		args: {
			...args,
			at
		}
	})), ...revoked];
	return [{
		id: "x509/pinned",
		args: { why: [...new Set(problems.map(({ code }) => code))] }
	}, ...revoked];
}
function noteFound({ notes }) {
	const codes = new Set(notes.map(({ code }) => code));
	const more = [...codes].filter((code) => code !== "out-of-order" && code !== "cross-sign");
	return [...codes.has("out-of-order") ? [{ id: "x509/out-of-order" }] : [], ...more.length > 0 ? [{
		id: "x509/more-than-needed",
		args: { what: more }
	}] : []];
}
const dayMs = 864e5;
const soonDays = 14;
function dateFound({ own, isPinned }, now) {
	if (own === void 0 || isPinned || !isSoonOver(own, now)) return [];
	return [{
		id: "x509/expires-soon",
		args: {
			days: Math.floor((Date.parse(own.notAfter) - Date.parse(now)) / dayMs),
			notAfter: own.notAfter
		}
	}];
}
function isSoonOver({ notBefore, notAfter }, now) {
	const left = Date.parse(notAfter) - Date.parse(now);
	const life = Date.parse(notAfter) - Date.parse(notBefore);
	return left >= 0 && left < Math.min(soonDays * dayMs, life / 6);
}

// src/checks/x509/judge.ts
function judgeX509(facts) {
	const applies = withoutMxHosts(facts.mx);
	if (applies !== void 0) return {
		check: "x509",
		verdict: applies,
		criteria: { x509: applies },
		facets: [],
		findings: []
	};
	const findings = findingsOf(facts);
	const criterion = criterionOf(facts);
	return {
		check: "x509",
		verdict: verdictOf(facts, criterion, findings),
		criteria: { x509: criterion },
		facets: facetsOf(criterion),
		findings
	};
}
function isGood({ problems, revocation }) {
	return problems.length === 0 && revocation.kind !== "revoked";
}
function criterionOf(facts) {
	if (facts.shown.some((one) => !isGood(one)) || tlsOutcomes(facts).some(({ kind }) => kind === "fault")) return unmet;
	const because = whyOpen(facts);
	return because === void 0 ? met : notMeasured(because);
}
function verdictOf(facts, criterion, findings) {
	if (criterion.kind === "not-measured" || criterion.kind === "not-applicable") return criterion;
	if (criterion.kind === "unmet") {
		const bad = facts.shown.filter((one) => !isGood(one));
		if (facts.shown.length === 0) return {
			kind: "graded",
			grade: "absent"
		};
		return {
			kind: "graded",
			grade: bad.every(({ isPinned }) => isPinned) ? "weak" : "broken"
		};
	}
	return {
		kind: "graded",
		grade: findings.some(({ id }) => id === "x509/expires-soon") ? "weak" : "strong"
	};
}
function facetsOf(criterion) {
	if (criterion.kind !== "met" && criterion.kind !== "unmet") return [];
	return [{
		id: "x509",
		value: criterion.kind === "met" ? "trusted" : "untrusted",
		scale: ["untrusted", "trusted"]
	}];
}

// src/checks/x509/messages.ts
const category = "confidential-delivery";
const day = (time) => text(time).slice(0, 10);
const server = ({ host, addresses }) => `${text(host)} (${text(addresses)})`;
const which = ({ at }) => at === 0 ? "its certificate" : at === "anchor" ? "a root above its certificate" : `certificate ${text(at)} above its own`;
const renew = "Renew the certificate, and have that done on its own from now on.";
const another = "Get a certificate from an authority that issues them by today's rules.";
const wholeChain = "Send the server's own certificate and every intermediate one, as the authority gives them (`fullchain`).";
const problemMessages = Object.fromEntries(Object.entries({
	"no-certificate": {
		severity: "high",
		says: (args) => `${server(args)} sends no certificate.`,
		fix: () => "Give the server a certificate for its name, and switch anonymous cipher suites off.",
		see: "RFC 5246 §7.4.2"
	},
	malformed: {
		severity: "high",
		says: (args) => `The certificate of ${server(args)} cannot be read: ${text(args["error"])}.`,
		fix: () => another,
		see: "RFC 5280 §4.1"
	},
	"self-signed": {
		severity: "medium",
		says: (args) => `${server(args)} has a self-signed certificate: any attacker can make one like it.`,
		fix: () => "Get a certificate from a public authority, or publish a TLSA record of the key (DANE).",
		see: "RFC 8461 §4.2, RFC 7672 §3.1.1"
	},
	"unknown-root": {
		severity: "medium",
		says: (args) => `The certificate of ${server(args)} ends in a root that nobody trusts: ${text(args["root"])}.`,
		fix: () => "Get a certificate from a public authority, or publish a TLSA record of the key (DANE).",
		see: "RFC 5280 §6.1"
	},
	"issuer-missing": {
		severity: "medium",
		says: (args) => `${server(args)} does not send the certificate of ${text(args["issuer"])}, so that the chain ends too early.`,
		fix: () => wholeChain,
		see: "RFC 8446 §4.4.2"
	},
	"bad-signature": {
		severity: "high",
		says: (args) => `The signature of ${text(args["issuer"])} on ${which(args)}, ${server(args)}, is wrong.`,
		fix: () => wholeChain,
		see: "RFC 5280 §6.1.3"
	},
	"too-many-paths": {
		severity: "medium",
		says: (args) => `${server(args)} sends so many certificates that no path through them was found.`,
		fix: () => wholeChain,
		see: "RFC 4158 §2"
	},
	expired: {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} expired on ${day(args["notAfter"])}.`,
		fix: () => renew,
		see: "RFC 5280 §4.1.2.5"
	},
	"not-yet-valid": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} is not valid before ${day(args["notBefore"])}.`,
		fix: () => "Use it from then on, and the one before it until then; or set the clock of the authority.",
		see: "RFC 5280 §4.1.2.5"
	},
	"not-a-ca": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} has issued another and may not: it is no authority's.`,
		fix: () => another,
		see: "RFC 5280 §6.1.4"
	},
	"no-cert-sign": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} may not sign certificates (keyUsage).`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.3"
	},
	"path-too-long": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} allows ${text(args["allowed"])} authorities below it, and there are ${text(args["found"])}.`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.9"
	},
	"wrong-purpose": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} is not for servers (extendedKeyUsage).`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.12"
	},
	"wrong-key-usage": {
		severity: "medium",
		says: (args) => `At ${server(args)}, ${which(args)} allows nothing that TLS servers do (keyUsage).`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.3"
	},
	"name-not-permitted": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${text(args["name"])} is outside of what ${text(args["ca"])} may issue for.`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.10"
	},
	"weak-signature": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} is signed over ${text(args["hash"])}, which can be forged.`,
		fix: () => another,
		see: "RFC 9155, RFC 9325 §4.5"
	},
	"weak-key": {
		severity: "high",
		says: (args) => `At ${server(args)}, ${which(args)} has a key of ${text(args["bits"])} bits (${text(args["kind"])}), which is too short.`,
		fix: () => "Make a key of ECDSA P-256, or of RSA with 2048 bits or more, and get a certificate for it.",
		see: "RFC 9325 §4.5"
	},
	"unsupported-key": {
		severity: "medium",
		says: (args) => `At ${server(args)}, ${which(args)} has a key of a kind that senders do not know.`,
		fix: () => "Make a key of ECDSA P-256, or of RSA with 2048 bits or more, and get a certificate for it.",
		see: "RFC 5480 §2.1.1"
	},
	"unknown-critical-extension": {
		severity: "medium",
		says: (args) => `At ${server(args)}, ${which(args)} has a critical extension that senders do not know (${text(args["oid"])}).`,
		fix: () => another,
		see: "RFC 5280 §4.2"
	},
	"authority-key-mismatch": {
		severity: "medium",
		says: (args) => `At ${server(args)}, ${which(args)} names another key of its issuer than the one that signed it.`,
		fix: () => another,
		see: "RFC 5280 §4.2.1.1"
	},
	"name-mismatch": {
		severity: "medium",
		says: (args) => `The certificate of ${server(args)} is for other names: ${text(args["names"])}.`,
		fix: ({ host }) => `Get a certificate with ${text(host)} among its DNS names.`,
		see: "RFC 9525 §6.3, RFC 8461 §4.2"
	},
	"no-dns-name": {
		severity: "medium",
		says: (args) => `The certificate of ${server(args)} is for no DNS name; a common name is none.`,
		fix: ({ host }) => `Get a certificate with ${text(host)} among its DNS names.`,
		see: "RFC 9525 §6.3"
	}
}).map(([code, message]) => [`x509/${code}`, {
	...message,
	demerits: { [category]: message.severity === "high" ? 2 : 1 },
	who: "mail-provider"
}]));
const messages$1 = {
	...problemMessages,
	"x509/pinned": {
		severity: "info",
		demerits: {},
		says: (args) => `Without DANE nobody would trust the certificate of ${server(args)} (${text(args["why"])}); its TLSA record stands for it.`,
		fix: () => "Nothing has to be done for senders with DANE; the others need a certificate of a public authority.",
		see: "RFC 7671 §5.1, RFC 7672 §3.1.1",
		who: "mail-provider"
	},
	"x509/revoked": {
		severity: "high",
		demerits: { [category]: 3 },
		says: (args) => `The certificate of ${server(args)} was revoked on ${day(args["since"])}.`,
		fix: () => "Make a new key, and get a certificate for it.",
		see: "RFC 5280 §6.3, RFC 6960",
		who: "mail-provider"
	},
	"x509/expires-soon": {
		severity: "low",
		demerits: { [category]: 1 },
		says: (args) => `The certificate of ${server(args)} expires in ${text(args["days"])} days, on ${day(args["notAfter"])}.`,
		fix: () => renew,
		see: "RFC 5280 §4.1.2.5",
		who: "mail-provider"
	},
	"x509/out-of-order": {
		severity: "low",
		demerits: {},
		says: (args) => `${server(args)} sends its certificates in another order than each issuer behind what it issued.`,
		fix: () => wholeChain,
		see: "RFC 5246 §7.4.2, RFC 8446 §4.4.2",
		who: "mail-provider"
	},
	"x509/more-than-needed": {
		severity: "info",
		demerits: {},
		says: (args) => `${server(args)} sends certificates that nobody needs: ${oddities(args["what"])}.`,
		fix: () => wholeChain,
		see: "RFC 8446 §4.4.2",
		who: "mail-provider"
	},
	"x509/differs": {
		severity: "info",
		demerits: {},
		says: ({ host, certificates }) => `The addresses of ${text(host)} present ${text(certificates)} different certificates, so that what senders see changes.`,
		fix: () => "See that all of them are renewed together, and that TLSA records stand for each.",
		see: "RFC 7671 §8",
		who: "mail-provider"
	}
};
const oddity = {
	"root-sent": "the root itself",
	duplicate: "one twice",
	superfluous: "one that does not belong to the chain",
	malformed: "one that cannot be read",
	"too-many": "more than ten"
};
function oddities(what) {
	return (Array.isArray(what) ? what : [text(what)]).map((code) => oddity[code] ?? code).join(", ");
}

// src/checks/x509/index.ts
const x509 = {
	id: "x509",
	evaluate: evaluateX509,
	judge: judgeX509,
	compare: () => [],
	messages: messages$1,
	rules: {}
};

// src/checks/index.ts
const checks = {
	mx,
	starttls: startTls,
	x509,
	spf,
	dkim,
	dmarc,
	dane,
	dnssec,
	"mta-sts": mtaSts,
	"tls-rpt": tlsRpt,
	caa,
	ns
};
function forEachCheck(make) {
	const names = Object.keys(checks);
	return Object.fromEntries(names.map((name) => [name, make(checks[name], name)]));
}
async function evaluateAll(domain, io) {
	const pending = forEachCheck((check) => check.evaluate(domain, io));
	const facts = await Promise.all(Object.entries(pending).map(async ([name, one]) => [name, await one]));
	return Object.fromEntries(facts);
}

// src/config/known.ts
function knownOf(rules, checks) {
	const owned = Object.values(checks).flatMap(({ id, rules: own }) => Object.keys(own).map((rule) => [rule, id]));
	return {
		rules,
		checkOf: new Map(owned)
	};
}

// src/config/messages.ts
const quoted = (value) => (Array.isArray(value) ? value : [text(value)]).map((one) => `\`${String(one)}\``).join(", ");
const ruleOfDays = "A waiver holds until the end of its last day, in UTC.";
const looser = {
	new: () => "This change adds a configuration. It is read from the base, so it takes effect with the next change.",
	unreadable: ({ what }) => `The configuration cannot be read any more: ${text(what)}. The defaults would hold instead.`,
	"fail-on": ({ before, after }) => `The gate fails later: \`fail-on\` \`${text(before)}\` becomes \`${text(after)}\`.`,
	"warn-only": () => "The gate no longer fails: `warn-only` is turned on.",
	checks: ({ what }) => `Checks are switched off: ${quoted(what)}.`,
	rules: ({ what }) => `Rules are switched off: ${quoted(what)}.`,
	severities: ({ what }) => `Findings of these rules become less severe: ${quoted(what)}.`,
	minimum: ({ what }) => `The minimum of stars is lowered: ${quoted(what)}.`,
	waiver: ({ what, until }) => `A waiver is added or widened: ${quoted(what)} until ${text(until)}.`,
	zones: ({ what }) => `Files are no longer read: ${quoted(what)}.`,
	reading: ({ what }) => `Other files or names are read than before: ${quoted(what)}.`,
	"step-removed": ({ what }) => `The workflow ${quoted(what)} no longer runs mecsa.`,
	unattended: ({ what }) => `A failed gate no longer fails the job: \`continue-on-error\` is set in ${quoted(what)}.`,
	condition: ({ what }) => `mecsa runs under a new condition: ${quoted(what)}.`,
	trigger: ({ what }) => `The workflow runs mecsa for fewer changes: ${quoted(what)}.`,
	input: ({ what }) => `An input of mecsa changed so that the files do not show what it becomes: ${quoted(what)}.`
};
function isLoosening(kind) {
	return typeof kind === "string" && Object.hasOwn(looser, kind);
}
const rules$1 = {
	"GATE-CONFIG": {
		title: "The gate itself is loosened",
		explain: "mecsa's configuration, or a workflow that runs it, changed so that a rule or check is switched off, severities fall, `fail-on` rises, `warn-only` or `continue-on-error` is turned on, a minimum is lowered, a waiver is added, prolonged or widened, fewer files are read, or the workflow no longer runs mecsa: medium. What the settings do is compared, not their text; a stricter one is silent. The configuration is read from the base, so this change is still reviewed under the old one. A first configuration is told as info. Ask for the review of a code owner for both files.",
		severities: ["medium", "info"],
		direction: "weakened",
		criteria: [],
		says: (args) => isLoosening(args["kind"]) ? looser[args["kind"]](args) : "The gate is loosened.",
		fix: ({ kind }) => kind === "new" ? "Nothing to do." : "Take it back, or have someone approve it who answers for the gate (a code owner of these files).",
		see: "docs/configuration.md",
		who: "owner"
	},
	"WAIVER-EXPIRED": {
		title: "Waiver has expired",
		explain: `A waiver of the configuration is past its date: medium where this change has a finding that it would have waived, which counts again; low otherwise. It never fails the gate by itself. ${ruleOfDays}`,
		severities: ["medium", "low"],
		direction: "incomparable",
		criteria: [],
		says: ({ rule, name, until, owner }) => `The waiver of ${text(rule)} for ${quoted(name)} (${text(owner)}) expired on ${text(until)}.`,
		fix: () => "Remove it, or decide again: a new date needs a new reason.",
		see: "docs/configuration.md",
		who: "owner"
	},
	"WAIVER-UNUSED": {
		title: "Waiver without a finding",
		explain: "A domain that a waiver is for was reviewed, and this change has no finding that the waiver is needed for. The change that it was made for may be merged already. Silent for domains that the change does not touch.",
		severities: ["info"],
		direction: "incomparable",
		criteria: [],
		says: ({ rule, name, owner }) => `Nothing in this change needs the waiver of ${text(rule)} for ${quoted(name)} (${text(owner)}).`,
		fix: () => "Remove it if the change that it was made for is merged.",
		see: "docs/configuration.md",
		who: "owner"
	},
	MINIMUM: {
		title: "Below the minimum of stars",
		explain: "The configuration asks for a minimum of stars, and the domain is below it after the change, even if everything that is not measured were met; or it certainly had them before and no longer does, though no less was measured. High where the change brings it there, the domain is new, or it is lowered further; low where it was below already. Silent for a category that does not apply.",
		severities: ["high", "low"],
		direction: "weakened",
		criteria: [],
		says: ({ category, stars, minimum, still }) => `${text(category)}: ${text(stars)} stars${still === true ? ", as before" : ""}; the configuration asks for ${text(minimum)}.`,
		fix: () => "Restore what the other findings name, or agree on another minimum in a change of its own.",
		see: "docs/configuration.md",
		who: "owner"
	}
};
const meant = (args) => args["meant"] !== void 0 && args["meant"] !== "" ? `; did you mean "${args["meant"]}"?` : oneOf(args);
const oneOf = ({ known }) => known === void 0 || known === "" ? "" : `; it takes ${known}`;
const types = {
	object: "a mapping",
	record: "a mapping",
	array: "a list",
	list: "a text or a list of texts, none of them empty",
	string: "a text",
	number: "a number",
	boolean: "true or false"
};
const problems = {
	"config/too-large": ({ limit }) => `the configuration has more than ${limit} octets`,
	"config/too-deep": ({ limit }) => `this is nested deeper than ${limit} levels`,
	"config/yaml": ({ detail }) => `this is not YAML: ${detail}`,
	"config/alias": () => "aliases (*) are not read here; a name or glob that begins with * has to stand in quotes, \"*.example.org\"",
	"config/key": () => "a key has to be a text",
	"config/duplicate-key": ({ key }) => `"${key}" stands twice in this mapping`,
	"config/unknown-key": (args) => `unknown key "${args["key"]}"${args["under"] === "" ? "" : ` under ${args["under"]}`}${meant(args)}`,
	"config/missing": ({ key }) => `"${key}" is missing`,
	"config/value": (args) => `"${args["given"]}" is no value of ${args["key"]}${meant(args)}`,
	"config/type": ({ key, expected }) => `${key === "" ? "the configuration" : key} has to be ${types[String(expected)] ?? expected}`,
	"config/length": ({ key }) => `${key} is empty or too long`,
	"config/stars": ({ key }) => `${key} has to be a number of stars: 0 to 5, in halves`,
	"config/date": ({ key, given }) => `${key}: "${given}" is not a date such as 2026-12-31`,
	"config/fingerprint": ({ key }) => `${key} has to be 64 hexadecimal digits in lower case`,
	"config/name": ({ given }) => `"${given}" is not a domain name`,
	"config/waiver-name": ({ given }) => `"${given}" is neither a domain name nor one such as "*.example.org"`,
	"config/waiver-too-long": ({ until, limit }) => `a waiver holds for at most one year: ${until} is after ${limit}`,
	"config/waiver-twice": ({ rule, name }) => `there is already a waiver of ${rule} for ${name}`,
	"config/waiver-of-off": ({ rule }) => `${rule} is switched off, so there is nothing to waive`
};
function problemSentence({ id, args, file, line, column }) {
	const sentence = Object.hasOwn(problems, id) ? Reflect.get(problems, id) : void 0;
	return `${file}:${line}:${column}: ${sentence === void 0 ? id : sentence(args)}`;
}

// src/gate/general-messages.ts
const generalRules = {
	"LENIENT-ADDED": {
		title: "Validation switched off",
		explain: "octoDNS is told to be lenient (`lenient: true`) about a record of mail, or about a zone that has some, and was not before: low. A mistake in it is then deployed with a warning instead of stopping there. Silent where the whole zone was lenient before, for new zones, and for records that are not of mail.",
		severities: ["low"],
		direction: "weakened",
		criteria: [],
		says: ({ name, records }) => `octoDNS no longer refuses mistakes in ${text(records)} of ${text(name)}: it deploys them with a warning.`,
		fix: () => "Correct what octoDNS complains of, and leave out `lenient`.",
		see: "RFC 1035 §5.2",
		who: "owner"
	},
	"TTL-EXTREME": {
		title: "Extreme TTL of a record of mail",
		explain: "A record of mail has a TTL of more than seven days, so that a mistake lasts as long, or of less than 60 seconds, so that every message costs a question and short outages of the name servers are felt: told for information (info). Told once for all records of a zone with the same new TTL. Silent if it was as extreme before; long TTLs of TLSA and DS records are told by `DANE-TTL` and `DNSSEC-TTL`.",
		severities: ["info"],
		direction: "weakened",
		criteria: [],
		says: ({ ttl, extreme, records, more }) => `The TTL of ${text(records)}${Number(more) > 0 ? ` and ${text(more)} more` : ""} is ${text(ttl)} seconds: ${extreme === "long" ? "a mistake in it lasts as long" : "resolvers can hardly remember it, and a short outage is felt at once"}.`,
		fix: () => "Use a TTL between five minutes and a day.",
		see: "RFC 1035 §3.2.1, RFC 2181 §8",
		who: "owner"
	}
};

// src/gate/messages.ts
const rules = {
	PARSE: {
		title: "Zone file cannot be read",
		explain: "A proposed file has an error that its base did not have, or cannot be read at all. A name server would refuse the zone or drop the record, so the gate fails closed. A file that could not be read in the base alone is treated as a new zone.",
		severities: ["high"],
		direction: "breaks-mail",
		criteria: [
			"spf",
			"dmarc",
			"dane"
		],
		says: ({ problem, more }) => `${text(problem)}${Number(more) > 0 ? ` (and ${text(more)} more errors in this zone)` : ""}`,
		fix: () => "Correct the line; what it should have said was not judged.",
		see: "RFC 1035 §5.1",
		who: "owner"
	},
	INCOMPLETE: {
		title: "Cannot be judged from the files",
		explain: "A record of mail that was known before is hidden afterwards by a template, a source outside of the files or an error nearby, or stands behind an alias (CNAME) that leads out of the files (for DMARC and DKIM see `DMARC-CNAME` and `DKIM-CNAME`). It may be gone or unchanged: the gate does not guess and does not fail. Review it by hand.",
		severities: ["medium"],
		direction: "incomparable",
		criteria: [
			"spf",
			"dmarc",
			"dane"
		],
		says: ({ type, why }) => `What the ${text(type)} record becomes cannot be told: ${text(why)}.`,
		fix: () => "Review this record by hand, or give its value literally.",
		see: "RFC 1035 §5.1",
		who: "owner"
	},
	"DUP-KEY": {
		title: "Name defined twice in one file",
		explain: "In YAML the last of two equal keys wins without a word, so the records of the first are not published. High where they were records of mail (MX, TXT, TLSA, SPF, CAA, DS), low otherwise.",
		severities: ["high", "low"],
		direction: "weakened",
		criteria: [
			"spf",
			"dmarc",
			"dane"
		],
		says: ({ key }) => `"${text(key)}" stands twice in this mapping: only the last one is published.`,
		fix: ({ key }) => `Merge both definitions of "${text(key)}" into one list.`,
		see: "YAML 1.2 §3.2.1.3",
		who: "owner"
	},
	"PARKED-REGRESSION": {
		title: "Parked domain loses a lock",
		explain: "A domain that neither sends nor receives (no MX or a null MX, and `v=spf1 -all`) had locks against forgery: null MX, `-all`, DMARC `reject`, a null DKIM wildcard. One of them is gone. Parked is never inferred from `p=reject` alone. Silent when the whole name is gone.",
		severities: ["high"],
		direction: "weakened",
		criteria: [
			"spf",
			"spf-policy",
			"dmarc",
			"dmarc-policy"
		],
		says: ({ lost }) => `This domain had no mail and was locked; it loses: ${text(lost)}.`,
		fix: () => "Keep all four if the domain still has no mail: MX \"0 .\", TXT \"v=spf1 -all\", _dmarc \"v=DMARC1; p=reject\", *._domainkey \"v=DKIM1; p=\".",
		see: "RFC 7505 §3",
		who: "owner"
	},
	"DEPLOY-EXCLUDED": {
		title: "Record stays in the file but is no longer published",
		explain: "A record of mail that was published is now marked so that the tool passes over it (octoDNS `ignored`, `excluded`, `included`). For the world this is the same as removing it.",
		severities: ["high"],
		direction: "weakened",
		criteria: [
			"spf",
			"dmarc",
			"dane"
		],
		says: ({ type, how }) => `The ${text(type)} record is no longer published (${text(how)}).`,
		fix: ({ how }) => `Remove \`${text(how)}\`, or delete the record if that is meant.`,
		see: "RFC 1034 §4.3.1",
		who: "owner"
	},
	"ZONE-UNMANAGED": {
		title: "Zone is no longer managed from these files",
		explain: "The zone's file is still in the repository, but its name or the configuration changed so that the tool passes over it. What is published from now on does not come from here. Silent when the file itself is deleted.",
		severities: ["medium"],
		direction: "incomparable",
		criteria: [],
		says: ({ file, why }) => `${text(file)} is no longer deployed: ${text(why)}.`,
		fix: () => "Restore the file's name or its entry in the configuration, or delete the file.",
		see: "RFC 1034 §4.2.1",
		who: "owner"
	},
	IMPROVED: {
		title: "Improvement",
		explain: "Something that is measured on both sides became stronger. Told so that a score that goes up is explained; never fails.",
		severities: ["info"],
		direction: "strengthened",
		criteria: [],
		says: ({ facet, before, after }) => `${text(facet)}: ${text(before)} → ${text(after)}.`,
		fix: () => "Nothing to do.",
		see: "RFC 7208, RFC 9989, RFC 7672",
		who: "owner"
	}
};

// src/looks/messages.ts
function lookRules(messages) {
	const messageOf = ({ finding }) => messages.get(text(finding));
	return {
		"CRITERION-LOST": {
			title: "A criterion of the score is not met any more",
			explain: "Two looks at the world, as a watch takes them: a criterion of the score was met and is not any more (high; medium where the finding that says why is information, such as an expired certificate that DANE pins), and no rule of a check tells it. Silent where either look could not measure it. Never in a review of zone files.",
			severities: ["high", "medium"],
			direction: "weakened",
			criteria: [],
			says: (args) => {
				const why = messageOf(args)?.says(args);
				return `The criterion ${text(args["criterion"])} was met and is not any more${why === void 0 ? "." : `: ${why}`}`;
			},
			fix: (args) => messageOf(args)?.fix(args) ?? "Assess the domain: the findings of this criterion name what to publish.",
			see: "RFC 7672 §2, RFC 8461 §4",
			who: "owner"
		},
		"CRITERION-MET": {
			title: "A criterion of the score is met now",
			explain: "Two looks at the world, as a watch takes them: a criterion of the score was not met and now is. Silent where either look could not measure it. Never in a review of zone files.",
			severities: ["info"],
			direction: "strengthened",
			criteria: [],
			says: ({ criterion }) => `The criterion ${text(criterion)} is met now.`,
			fix: () => "Nothing has to be done.",
			see: "RFC 7672 §2, RFC 8461 §4",
			who: "owner"
		},
		"FINDING-NEW": {
			title: "Something new is wrong",
			explain: "Two looks at the world, as a watch takes them: a check finds what it did not find before, at the severity of the finding, and no rule and no criterion tells it. Silent for findings that are information, and where the earlier look could not measure the check. Never in a review of zone files.",
			severities: [
				"critical",
				"high",
				"medium",
				"low"
			],
			direction: "weakened",
			criteria: [],
			says: (args) => messageOf(args)?.says(args) ?? `New: ${text(args["finding"])}.`,
			fix: (args) => messageOf(args)?.fix(args) ?? "Assess the domain: the finding names what to publish.",
			see: "RFC 7208 §11, RFC 7672 §2",
			who: "owner"
		},
		"FINDING-GONE": {
			title: "Something is not wrong any more",
			explain: "Two looks at the world, as a watch takes them: a check does not find any more what it found before. Silent for findings that were information, and where the later look could not measure the check. Never in a review of zone files.",
			severities: ["info"],
			direction: "strengthened",
			criteria: [],
			says: (args) => `Not any more: ${messageOf(args)?.says(args) ?? text(args["finding"])}`,
			fix: () => "Nothing has to be done.",
			see: "RFC 7208 §11, RFC 7672 §2",
			who: "owner"
		}
	};
}

// src/catalogue.ts
const registered = Object.values(checks);
const messages = new Map(registered.flatMap((check) => Object.entries(check.messages)));
const reviewRules = new Map([
	...registered.flatMap((check) => Object.entries(check.rules)),
	...Object.entries(rules),
	...Object.entries(generalRules),
	...Object.entries(rules$1)
]);
const catalogue = {
	rules: new Map([...reviewRules, ...Object.entries(lookRules(messages))]),
	messages
};
const known = knownOf(reviewRules, checks);
function demeritsOf(finding) {
	return catalogue.messages.get(finding.id)?.demerits ?? {};
}
const notMeasuredBecause = {
	starttls: "the MX hosts were not asked",
	x509: "the MX hosts were not asked",
	"mta-sts": "the policy is served over HTTPS and was not fetched",
	dnssec: "zone files do not show whether the zone is signed as published",
	dkim: "DKIM was not evaluated",
	spf: "SPF was not evaluated",
	"spf-policy": "SPF was not evaluated",
	dmarc: "DMARC was not evaluated",
	"dmarc-policy": "DMARC was not evaluated",
	dane: "DANE was not evaluated"
};

export { askedChainFacts as $, intersection as A, reverseName as B, sendsOf as C, everyIpv6 as D, everyIpv4 as E, sizeOf as F, modeInForce as G, responseOctets as H, union as I, effectivePolicy as J, uncoveredHosts as K, mxKind as L, nobody as M, prefixesOf as N, everybody as O, setOfRanges as P, dane as Q, receivesOf as R, passing as S, difference as T, receivedBy as U, rdataOctets as V, isOfAnotherType as W, countKeys as X, forgeTable as Y, hasNullWildcard as Z, expandWith as _, lookRules as a, isCovered as at, describe as b, problemSentence as c, placed$1 as ct, forEachCheck as d, causesOf as et, explanationAt as f, parseSpf as g, resultOf as h, notMeasuredBecause as i, mxSessions as it, network as j, firstMatch as k, checks as l, selectRecord as m, demeritsOf as n, tlsOutcome as nt, rules as o, changesUnder as ot, targetNamed as p, keysReliedOn as q, known as r, whyOpen as rt, generalRules as s, cut as st, catalogue as t, trustOf as tt, evaluateAll as u, lettersOf as v, contains as w, deniesAll as x, sameKey as y, reverseNamesOf as z };