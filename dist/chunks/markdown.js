import { f as parseName } from "./rdata.js";
import { i as clean, o as count$2 } from "./words.js";
import { o as policies } from "./model.js";
import { t as memoize } from "./resolver.js";
import { r as visible } from "./json.js";
import { A as boolean, D as datetime, F as literal, G as strictObject, H as pipe, J as union, K as string, L as nullable, N as exactOptional, O as _enum, P as int, Q as _maxLength, X as _gte, Y as unknown, c as markup, f as prose$1, i as reference, k as array, l as code$1, n as page, q as transform, r as prose, s as table$1, t as code, tt as _regex, u as folded, ut as NEVER, z as number } from "./html-page.js";
import { t as UsageError } from "./usage-error.js";
import { t as version } from "./version.js";
import { l as fenceFor } from "./text.js";
import { a as firstFixes, c as costText, d as pointsText, f as categoryAbout, i as domainShown, l as egressText, m as verdictWords, u as headText } from "./report-of.js";
import { a as replayed, n as parseRecording, r as recorded } from "./recording.js";
import { t as tlsVersions } from "./observation.js";
import { createHash } from "node:crypto";

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
function measured(value) {
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
const offered = union([
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
		SSLv3: offered,
		TLSv1: offered,
		"TLSv1.1": offered,
		"TLSv1.2": offered,
		"TLSv1.3": offered
	}),
	suites: strictObject({
		null: offered,
		export: offered,
		anonymous: offered,
		rc4: offered,
		des: offered,
		"static-rsa": offered
	})
});
const by = _enum(["crl", "ocsp"]);
const revocation = union([
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
	author: measured(author),
	spf: strictObject({
		mailFrom: spfOutcome,
		helo: spfOutcome,
		alignment: alignments
	}),
	signatures: measured(many(signature)),
	dmarc: exactOptional(strictObject({
		rfc9989: dmarc,
		rfc7489: dmarc
	})),
	arc: measured(arc),
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
		seen: measured(smtpSession)
	}), maxHosts),
	tlsScans: many(strictObject({
		mxHost: domainName,
		address: text,
		seen: measured(tlsScan)
	}), maxHosts),
	revocations: exactOptional(many(strictObject({
		certificate: string().check(_regex(/^[0-9a-f]{64}$/)),
		said: revocation
	}), maxHosts)),
	policies: many(strictObject({
		domain: domainName,
		policy: measured(policyFetch)
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

// src/given-domain.ts
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
pre { border: 1px solid var(--line); border-radius: .25rem; padding: .4rem .6rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
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
		head: markup`<a href="#d${index}">${code(domain)}</a>`,
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
			id: "first",
			title: "To fix first",
			amount: domain.fixes.length,
			body: fixes(domain)
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
			body: notMeasured$1(domain)
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
	const lost = costs.map(({ id, points }) => markup`<li class="note">${sign("−")}${code(id)} costs ${pointsText(points)}</li>
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
	return markup`<li><span class="${tone}">${sign(mark)}</span>${title}: <span class="${tone}">${verdictWords[verdict.kind]}${more}</span>${because.map((id) => [" ", code(id)])}</li>
`;
}
const tones = {
	critical: "bad",
	high: "bad",
	medium: "warn",
	low: "note",
	info: "note"
};
function finding({ id, severity, says, fix, publishLines, see, whoText, costs }) {
	const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
	return markup`<article class="is-${tones[severity]}">
<h4><span class="badge ${tones[severity]}">${severity}</span> ${prose(says)}</h4>
<p><strong>Fix</strong> (${whoText}): ${prose(fix)}</p>
${publishLines.map(toCopy$1)}<p class="small">${code(id)} · ${reference(see)}${cost}</p>
</article>
`;
}
function toCopy$1({ title, lines }) {
	return markup`<p class="small">${prose(title)}:</p>
<pre>${lines.join("\n")}</pre>
`;
}
function fixes({ fixes: all }) {
	const items = firstFixes(all).map(({ id, more, gain, fix, whoText }) => markup`<li>${code(id)} ${more} <strong>${gain}</strong> <span class="block">${prose(fix)} (${whoText})</span></li>
`);
	return markup`<ol>
${items}</ol>`;
}
function notMeasured$1({ notMeasured }) {
	const items = notMeasured.map(({ title, because, how }) => markup`<li><strong>${title}</strong>: ${prose(because)}. ${prose(how)}</li>
`);
	return markup`<ul>
${items}</ul>`;
}
function profile$1({ profile }) {
	if (profile === void 0) return "";
	const rows = profile.expectations.map(({ says, see, verdict, against }) => {
		const [mark, tone] = signs[verdict.kind];
		const why = "because" in verdict ? `: ${clean(verdict.because)}` : "";
		const ids = against.map((id) => [" ", code(id)]);
		return {
			head: prose(says),
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
		const head = [code(host), markup`<span class="small block">preference ${preference}; ${tlsa}</span>`];
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
				markup`<span class="address">${code(address)}</span>`,
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
		cells: cells.map(prose)
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
		receivedBy: (assessment.receivedBy ?? []).map(({ operator, hosts: each }) => ({
			operator,
			hosts: [...each]
		})),
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
function findingJson({ id, args, severity, says, fix, publish, see, who, costs }) {
	return {
		id,
		args,
		severity,
		message: says,
		fix,
		publish: [...publish],
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
		egress === void 0 ? "" : `> ${prose$1(egress)}`,
		...domains.flatMap(domainParts),
		`<sub>${prose$1(headText(report))}</sub>`
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function scoreTable(domains) {
	const titles = domains[0]?.scores.map(({ title }) => title) ?? [];
	const rows = domains.map(({ domain, scores }) => [code$1(domain), ...scores.map(scoreCell)]);
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
		`### ${code$1(domain.domain)}`,
		prose$1(domain.roles),
		fixList(domain),
		findingList(domain.findings),
		notMeasured(domain),
		profile(domain),
		folded("Where the stars come from", criteria(domain), domain.scores.length),
		folded("MX hosts", hosts(domain), domain.hosts.length),
		...domain.tables.map(({ title, columns, rows }) => {
			const lines = rows.map(({ head, cells }) => [prose$1(head), ...cells.map(prose$1)]);
			return folded(title, table(columns, lines), rows.length);
		})
	];
}
function fixList({ fixes }) {
	const items = firstFixes(fixes).map(({ id, more, gain, fix, whoText }, index) => {
		return `${[
			`${index + 1}. ${code$1(id)}`,
			more,
			gain === "" ? "" : `**${gain}**`
		].filter((part) => part !== "").join(" ")}<br>${prose$1(fix)} (${prose$1(whoText)})`;
	});
	return items.length === 0 ? "" : [
		"**To fix first**",
		"",
		...items
	].join("\n");
}
function findingList(findings) {
	return findings.length === 0 ? "No findings." : findings.map(findingItem).join("\n");
}
function findingItem({ id, severity, says, fix, publishLines, see, whoText, costs }) {
	const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
	return [
		`- **${severity}** ${code$1(id)} · ${prose$1(see)}${cost}  `,
		`  ${prose$1(says)}  `,
		`  *Fix (${whoText}):* ${prose$1(fix)}`,
		...publishLines.flatMap(toCopy)
	].join("\n");
}
function toCopy({ title, lines }) {
	const fence = fenceFor(lines.join("\n"), 3);
	return [
		"",
		`  ${prose$1(title)}:`,
		"",
		`  ${fence}`,
		...lines.map((line) => `  ${line}`),
		`  ${fence}`
	];
}
function notMeasured({ notMeasured }) {
	if (notMeasured.length === 0) return "";
	return [
		"**Not measured**",
		"",
		...notMeasured.map(({ title, because, how }) => `- ${prose$1(title)}: ${prose$1(because)}. ${prose$1(how)}`)
	].join("\n");
}
function profile({ profile }) {
	if (profile === void 0) return "";
	const rows = profile.expectations.map(({ says, see, verdict, against }) => {
		const why = "because" in verdict ? `: ${prose$1(clean(verdict.because))}` : "";
		const ids = against.map(code$1).join(" ");
		return [
			prose$1(says),
			`${verdictWords[verdict.kind]}${why}${ids === "" ? "" : `<br>${ids}`}`,
			prose$1(see)
		];
	});
	return `**${prose$1(profile.title)}** (${profile.dated})\n\n${table([
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
		return `- ${prose$1(title)}: **${verdictWords[verdict.kind]}**${more}${because.map((id) => ` ${code$1(id)}`).join("")}`;
	}), ...costs.map(({ id, points }) => `- ${code$1(id)} costs ${pointsText(points)}`)].join("\n");
}
function hosts({ hosts }) {
	return table([
		"MX host",
		"Address",
		"TLS",
		"Certificate"
	], hosts.flatMap(({ host, preference, tlsa, without, addresses }) => {
		const head = `${code$1(host)}<br><sub>preference ${preference}; ${prose$1(tlsa)}</sub>`;
		if (addresses.length === 0) return [[
			head,
			prose$1(without),
			"",
			""
		]];
		return addresses.map(({ address, tls, certificate, dane }) => {
			const proof = [certificate, dane].filter((one) => one !== "").map(prose$1).join("<br>");
			return [
				head,
				code$1(address),
				prose$1(tls),
				proof
			];
		});
	}));
}

export { maxEvidenceLength as a, recordedIo as c, domainGiven as i, replayedIo as l, assessmentJson as n, parseEvidence as o, assessmentHtml as r, evidenceText as s, assessmentMarkdown as t };