import { b as readings } from "./policy.js";
import { C as notMeasured, a as cleanArgs, b as met, i as clean, w as unmet, x as metIf } from "./words.js";
import { s as severities } from "./model.js";

// src/message/judge.ts
function judgeMessage(observation) {
	return [
		...authorFindings(observation),
		...dmarcFindings(observation),
		...signedFindings(observation),
		...spfFindings(observation),
		...hopFindings(observation)
	];
}
function outboundCriteria(observation) {
	return {
		starttls: tlsCriterion(observation),
		dkim: dkimCriterion(observation)
	};
}
const modern = /* @__PURE__ */ new Set(["TLSv1.2", "TLSv1.3"]);
function tlsCriterion({ tls }) {
	if (tls.kind === "clear") return unmet;
	if (tls.kind === "not-measured" || tls.version === void 0) return notMeasured("the message does not tell its TLS");
	return metIf(modern.has(tls.version));
}
function dkimCriterion({ signatures }) {
	if (signatures.kind === "not-measured") return notMeasured(signatures.because);
	if (signatures.value.some((one) => one.verdict.kind === "pass" && isAligned(one))) return met;
	return signatures.value.some((one) => one.verdict.kind === "temperror" || one.alignment.rfc9989 === "unknown") ? notMeasured("a signature could not be verified") : unmet;
}
function isAligned({ alignment: { rfc9989 } }) {
	return rfc9989 === "strict" || rfc9989 === "relaxed";
}
function authorFindings({ author }) {
	if (author.kind === "not-measured") return [{
		id: "message/unread",
		args: { because: author.because }
	}];
	if (author.value.kind === "domain") return [];
	return [{
		id: `message/author-${author.value.kind}`,
		args: { domains: author.value.domains }
	}];
}
function dmarcFindings({ dmarc, author }) {
	if (dmarc === void 0 || author.kind === "not-measured" || author.value.kind !== "domain") return [];
	const { rfc9989, rfc7489 } = dmarc;
	const { domain } = author.value;
	const args = {
		domain,
		policy: rfc9989.policy,
		at: rfc9989.at ?? "",
		because: rfc9989.because ?? ""
	};
	const own = {
		id: `message/dmarc-${rfc9989.result}`,
		args
	};
	const isSplit = rfc9989.result !== rfc7489.result && rfc9989.result !== "temperror" && rfc7489.result !== "temperror";
	return [...rfc9989.result === "pass" ? [] : [own], ...isSplit ? [{
		id: "message/dmarc-readers",
		args: {
			domain,
			new: rfc9989.result,
			old: rfc7489.result
		}
	}] : []];
}
function signedFindings({ signatures, author }) {
	if (signatures.kind === "not-measured" || author.kind === "not-measured") return [];
	if (signatures.value.length === 0) return [{
		id: "message/not-signed",
		args: {}
	}];
	const passing = signatures.value.filter(({ verdict }) => verdict.kind === "pass");
	const isForeign = passing.length > 0 && author.value.kind === "domain" && passing.every(({ alignment }) => alignment.rfc9989 === "none");
	const domains = [...new Set(passing.map(({ domain }) => domain))];
	return [...isForeign ? [{
		id: "message/third-party-only",
		args: { domains }
	}] : [], ...signatures.value.flatMap(signatureFindings)];
}
function signatureFindings(signature) {
	const { verdict, domain, selector } = signature;
	const place = {
		domain,
		selector
	};
	if (verdict.kind === "temperror") return [{
		id: "message/signature-temperror",
		args: place
	}];
	return [
		...verdict.kind === "fail" ? [failure(verdict.because, signature)] : [],
		...verdict.kind === "pass" && !isAligned(signature) ? unaligned(signature) : [],
		...weaknesses(signature)
	];
}
function unaligned({ alignment, domain, selector }) {
	return alignment.rfc9989 === "none" ? [{
		id: "message/unaligned",
		args: {
			domain,
			selector
		}
	}] : [];
}
function failure(because, { domain, selector, key, expiresAt = "" }) {
	const place = {
		domain,
		selector
	};
	if (because === "expired") return {
		id: "message/expired",
		args: {
			...place,
			at: expiresAt
		}
	};
	if (because === "sha1") return {
		id: "message/rsa-sha1",
		args: place
	};
	if (because === "short-key") return {
		id: "message/short-key",
		args: {
			...place,
			bits: key?.bits ?? 0
		}
	};
	return {
		id: "message/signature-fails",
		args: {
			...place,
			because
		}
	};
}
function weaknesses(signature) {
	const { domain, selector, key, bodyLength, unsigned, addable, canonicalization, isFromFuture, signedAt = "" } = signature;
	return [
		[
			key?.type === "rsa" && key.bits >= 1024 && key.bits < 2048,
			"message/key-below-2048",
			{ bits: key?.bits ?? 0 }
		],
		[
			key?.isTesting === true,
			"message/testing",
			{}
		],
		[
			bodyLength !== void 0,
			"message/body-length",
			{
				octets: bodyLength?.signed ?? 0,
				unsigned: bodyLength?.unsigned ?? 0
			}
		],
		[
			unsigned.length > 0,
			"message/unsigned-fields",
			{ fields: unsigned }
		],
		[
			addable.length > 0,
			"message/addable-fields",
			{ fields: addable }
		],
		[
			canonicalization === "simple/simple",
			"message/simple",
			{}
		],
		[
			isFromFuture,
			"message/from-future",
			{ at: signedAt }
		]
	].filter(([isFound]) => isFound).map(([, id, args]) => ({
		id,
		args: {
			domain,
			selector,
			...args
		}
	}));
}
const spfIds = {
	pass: void 0,
	fail: "message/spf-fail",
	softfail: "message/spf-softfail",
	neutral: "message/spf-neutral",
	none: "message/spf-none",
	temperror: "message/spf-temperror",
	permerror: "message/spf-permerror"
};
const heloIds = {
	pass: void 0,
	fail: "message/helo-fail",
	softfail: "message/helo-fail",
	neutral: void 0,
	none: "message/helo-none",
	temperror: "message/spf-temperror",
	permerror: "message/helo-permerror"
};
function spfFindings({ spf, envelope, author }) {
	const { ip, helo, mailFrom } = envelope;
	const domain = spf.mailFrom.domain ?? mailFrom;
	const detail = spf.mailFrom.detail ?? "";
	const own = spfIds[spf.mailFrom.result];
	const ofHelo = mailFrom === "" ? void 0 : heloIds[spf.helo.result];
	const isForeign = spf.mailFrom.result === "pass" && spf.alignment.rfc9989 === "none" && author.kind === "measured";
	return [
		...own === void 0 ? [] : [{
			id: own,
			args: {
				ip,
				domain,
				detail
			}
		}],
		...isForeign ? [{
			id: "message/spf-unaligned",
			args: { domain }
		}] : [],
		...ofHelo === void 0 ? [] : [{
			id: ofHelo,
			args: {
				ip,
				domain: helo,
				detail: spf.helo.detail ?? ""
			}
		}]
	];
}
function hopFindings({ tls, envelope: { ip } }) {
	if (tls.kind === "clear") return [{
		id: "message/clear",
		args: { ip }
	}];
	if (tls.kind === "not-measured") return [{
		id: "message/tls-unknown",
		args: { ip }
	}];
	if (tls.version === void 0 || modern.has(tls.version)) return [];
	return [{
		id: "message/old-tls",
		args: {
			ip,
			version: tls.version
		}
	}];
}

// src/message/words.ts
function words(texts, ...args) {
	return texts.map((text, index) => text + (index < args.length ? word(args[index]) : "")).join("");
}
function word(arg) {
	return typeof arg === "object" ? arg.map((item) => `\`${item}\``).join(", ") : String(arg ?? "");
}

// src/message/messages.ts
function message(severity, who, rest) {
	return {
		severity,
		demerits: {},
		who,
		...rest
	};
}
const again = "Look again later; if it stays, ask whoever runs the name servers.";
const troubles = {
	syntax: "its field cannot be read",
	"missing-tag": "a tag that it must have is missing",
	version: "it is of an unknown version",
	"query-method": "its key is to be had in a way that nobody knows",
	identity: "`i=` is not within `d=`, or the key allows no subdomain there",
	"expiration-order": "`x=` is not after `t=`",
	"from-unsigned": "it does not sign the From field",
	algorithm: "its algorithm is unknown",
	canonicalization: "its canonicalization is unknown",
	body: "the body is not as it was signed",
	header: "the header is not as it was signed, or the key is another one",
	expired: "it has expired",
	sha1: "it uses rsa-sha1",
	"no-key": "its selector has no key",
	revoked: "its key is revoked",
	key: "its key record cannot be read",
	"key-version": "its key record is of an unknown version",
	"key-type": "its key is of another type than the signature",
	"key-hash": "its key is not for this hash algorithm",
	"key-service": "its key is not for mail",
	"short-key": "its key is below 1024 bits",
	"no-answer": "its key could not be looked up",
	other: "it cannot be verified"
};
function troubleText({ because }) {
	return Object.entries(troubles).find(([trouble]) => trouble === because)?.[1] ?? troubles.other;
}
const signer = ({ domain, selector }) => words`The signature of ${domain} (selector \`${selector}\`)`;
const messages = {
	"message/unread": message("info", "owner", {
		says: ({ because }) => words`Signatures and author were not looked at: ${because}.`,
		fix: () => "Take a message of ordinary size.",
		see: "RFC 5322 §2.1.1"
	}),
	"message/author-none": message("high", "owner", {
		says: () => "The message has no From field with an address, so DMARC cannot be applied.",
		fix: () => "Send with one From field that holds one address.",
		see: "RFC 9989 §4.11, RFC 5322 §3.6"
	}),
	"message/author-several": message("high", "owner", {
		says: ({ domains }) => words`The From field names authors of several domains (${domains}), so DMARC cannot be applied.`,
		fix: () => "Send with one author, or with authors of one domain.",
		see: "RFC 9989 §4.11"
	}),
	"message/author-invalid": message("high", "owner", {
		says: () => "The From field has an address whose domain cannot be read, so DMARC cannot be applied.",
		fix: () => "Correct the address.",
		see: "RFC 9989 §4.11, RFC 5322 §3.4"
	}),
	"message/author-several-fields": message("high", "owner", {
		says: () => "The message has more than one From field, so DMARC cannot be applied, and readers show one or the other.",
		fix: () => "Send with one From field.",
		see: "RFC 5322 §3.6, RFC 9989 §4.11"
	}),
	"message/dmarc-fail": message("high", "owner", {
		says: ({ domain, policy, at }) => words`DMARC fails for ${domain}: neither SPF nor a signature authenticates it. Its policy is \`${policy}\`, from ${at}.`,
		fix: ({ domain }) => words`Sign with a key of ${domain}, or send with a MAIL FROM of that domain that SPF passes.`,
		see: "RFC 9989 §4.4, §5.4"
	}),
	"message/dmarc-none": message("medium", "owner", {
		says: ({ domain }) => words`No DMARC policy applies to ${domain}, so what authenticates it protects nobody.`,
		fix: ({ domain }) => words`Publish \`v=DMARC1; p=none; rua=mailto:...\` at \`_dmarc.${domain}\`, then raise the policy.`,
		see: "RFC 9989 §4.7, §8"
	}),
	"message/dmarc-temperror": message("info", "dns-host", {
		says: ({ domain, because }) => words`DMARC of ${domain} could not be decided: ${because}.`,
		fix: () => again,
		see: "RFC 9989 §5.4"
	}),
	"message/dmarc-pass": message("info", "owner", {
		says: ({ domain }) => words`DMARC passes for ${domain}.`,
		fix: () => "Nothing to do.",
		see: "RFC 9989 §5.4"
	}),
	"message/dmarc-readers": message("medium", "owner", {
		says: ({ domain, new: now, old }) => words`Receivers do not agree on ${domain}: DMARC is \`${now}\` by RFC 9989 and \`${old}\` by RFC 7489.`,
		fix: () => "Authenticate with the author domain itself, and give it a record of its own.",
		see: "RFC 9989 §4.10, RFC 7489 §3.2"
	}),
	"message/not-signed": message("high", "mail-provider", {
		says: () => "The message has no DKIM signature, so forwarding breaks what authenticates it.",
		fix: () => "Have the sending server sign, and publish its key.",
		see: "RFC 6376 §1, RFC 9989 §5.1.3"
	}),
	"message/third-party-only": message("high", "mail-provider", {
		says: ({ domains }) => words`Only other organizations signed the message (${domains}); DMARC does not count them.`,
		fix: () => "Have the sending service sign with a key of the author domain.",
		see: "RFC 9989 §4.4.1"
	}),
	"message/unaligned": message("info", "mail-provider", {
		says: (args) => `${signer(args)} is of another organization than the author; DMARC does not count it.`,
		fix: () => "Nothing to do where another signature is of the author domain.",
		see: "RFC 9989 §4.4.1"
	}),
	"message/signature-fails": message("medium", "mail-provider", {
		says: (args) => `${signer(args)} does not verify: ${troubleText(args)}.`,
		fix: () => "Compare the key record with the signing server's, and look for what changes messages after they are signed.",
		see: "RFC 6376 §6.1"
	}),
	"message/signature-temperror": message("info", "dns-host", {
		says: (args) => `${signer(args)} could not be verified: ${troubles["no-answer"]}.`,
		fix: () => again,
		see: "RFC 6376 §6.1.2"
	}),
	"message/rsa-sha1": message("high", "mail-provider", {
		says: (args) => `${signer(args)} uses rsa-sha1, which receivers must not accept.`,
		fix: () => "Sign with rsa-sha256.",
		see: "RFC 8301 §3.1"
	}),
	"message/short-key": message("high", "owner", {
		says: (args) => words`${signer(args)} is made with an RSA key of ${args.bits} bits, which receivers must not accept.`,
		fix: () => "Make a key of 2048 bits, publish it under a new selector and sign with it.",
		see: "RFC 8301 §3.2"
	}),
	"message/key-below-2048": message("medium", "owner", {
		says: (args) => words`${signer(args)} is made with an RSA key of ${args.bits} bits.`,
		fix: () => "Make a key of 2048 bits, publish it under a new selector and sign with it.",
		see: "RFC 8301 §3.2"
	}),
	"message/testing": message("low", "owner", {
		says: (args) => `${signer(args)} is made with a key that says \`t=y\`: receivers may treat the message as unsigned.`,
		fix: () => "Take `t=y` out of the key record.",
		see: "RFC 6376 §3.6.1"
	}),
	"message/body-length": message("high", "mail-provider", {
		says: (args) => words`${signer(args)} covers the first ${args.octets} octets of the body (\`l=\`) and not ${args.unsigned} that follow: anyone may append to it.`,
		fix: () => "Sign without `l=`.",
		see: "RFC 6376 §8.2"
	}),
	"message/unsigned-fields": message("medium", "mail-provider", {
		says: (args) => words`${signer(args)} leaves out ${args.fields}: they can be changed without breaking it.`,
		fix: () => "Have these fields signed.",
		see: "RFC 6376 §5.4.1"
	}),
	"message/addable-fields": message("low", "mail-provider", {
		says: (args) => words`${signer(args)} holds if a further field is added of ${args.fields}, which some readers would show.`,
		fix: () => "Name these fields once more in `h=` than they are in the message.",
		see: "RFC 6376 §8.15"
	}),
	"message/simple": message("low", "mail-provider", {
		says: (args) => `${signer(args)} is \`simple/simple\`: any change of white space on the way breaks it.`,
		fix: () => "Sign with `c=relaxed/relaxed`.",
		see: "RFC 6376 §3.4"
	}),
	"message/expired": message("high", "mail-provider", {
		says: (args) => words`${signer(args)} had expired (${args.at}) when the message was received.`,
		fix: () => "Let signatures live longer than messages wait in queues, a week or more.",
		see: "RFC 6376 §3.5"
	}),
	"message/from-future": message("medium", "mail-provider", {
		says: (args) => words`${signer(args)} says that it was made at ${args.at}, after the message was received.`,
		fix: () => "Set the clock of the signing server.",
		see: "RFC 6376 §3.5"
	}),
	"message/spf-fail": message("high", "owner", {
		says: ({ ip, domain }) => words`SPF fails: ${domain} does not let ${ip} send for it.`,
		fix: () => "Add the sender to the record, or send from elsewhere.",
		see: "RFC 7208 §2.6.4"
	}),
	"message/spf-softfail": message("medium", "owner", {
		says: ({ ip, domain }) => words`SPF softfails: ${domain} does not name ${ip} and ends in \`~all\`. DMARC does not count it.`,
		fix: () => "Add the sender to the record.",
		see: "RFC 7208 §2.6.5"
	}),
	"message/spf-neutral": message("medium", "owner", {
		says: ({ ip, domain }) => words`SPF says nothing of ${ip}: the record of ${domain} is neutral on it. DMARC does not count it.`,
		fix: () => "Add the sender to the record, and end it in `~all` or `-all`.",
		see: "RFC 7208 §2.6.2"
	}),
	"message/spf-none": message("medium", "owner", {
		says: ({ domain }) => words`The domain of MAIL FROM, ${domain}, has no SPF record.`,
		fix: () => "Publish one that names the senders.",
		see: "RFC 7208 §2.6.1"
	}),
	"message/spf-permerror": message("high", "owner", {
		says: ({ domain, detail }) => words`The SPF record of ${domain} cannot be evaluated: ${detail}.`,
		fix: () => "Correct the record; the `spf` check says where it breaks.",
		see: "RFC 7208 §2.6.7"
	}),
	"message/spf-temperror": message("info", "dns-host", {
		says: ({ domain, detail }) => words`SPF of ${domain} could not be evaluated: ${detail}.`,
		fix: () => again,
		see: "RFC 7208 §2.6.6"
	}),
	"message/spf-unaligned": message("info", "mail-provider", {
		says: ({ domain }) => words`SPF passes for ${domain}, which is of another organization than the author; DMARC does not count it.`,
		fix: () => "Have the sending service use a MAIL FROM below the author domain, or rely on its signature.",
		see: "RFC 9989 §4.4.2"
	}),
	"message/helo-none": message("low", "mail-provider", {
		says: ({ domain }) => words`The name of the sending server, ${domain}, has no SPF record.`,
		fix: ({ domain }) => words`Publish \`v=spf1 a -all\` at ${domain}.`,
		see: "RFC 7208 §2.3, §10.1.3"
	}),
	"message/helo-fail": message("medium", "mail-provider", {
		says: ({ ip, domain }) => words`SPF of the name that the server gave, ${domain}, does not let ${ip} use it.`,
		fix: ({ domain }) => words`Add the address to the record of ${domain}, or have the server say its own name.`,
		see: "RFC 7208 §2.3"
	}),
	"message/helo-permerror": message("low", "mail-provider", {
		says: ({ domain, detail }) => words`The SPF record of the server's name, ${domain}, cannot be evaluated: ${detail}.`,
		fix: () => "Correct the record.",
		see: "RFC 7208 §2.6.7"
	}),
	"message/clear": message("high", "mail-provider", {
		says: ({ ip }) => words`${ip} delivered the message in the clear: anyone on the way could read and change it.`,
		fix: () => "Have the sending server use STARTTLS where it is offered.",
		see: "RFC 3207 §4, RFC 7435 §3"
	}),
	"message/old-tls": message("medium", "mail-provider", {
		says: ({ ip, version }) => words`${ip} delivered the message with ${version}, which must no longer be used.`,
		fix: () => "Bring the sending server to TLS 1.2 or later.",
		see: "RFC 8996 §4, §5"
	}),
	"message/tls-unknown": message("info", "owner", {
		says: ({ ip }) => words`Whether ${ip} delivered the message over TLS is not known.`,
		fix: () => "Say it with --tls, or take the message as the receiving server stored it, with its Received field.",
		see: "RFC 3848"
	})
};

// src/report/message/shown.ts
const maxSentence = 2e3;
function messageShown(observation, findings, told = sources) {
	return {
		rows: rowsOf(observation, told).map(([head, text]) => [head, clean(text, maxSentence)]),
		findings: findings.toSorted((one, other) => rank(one) - rank(other)).map(findingShown)
	};
}
function rank({ id }) {
	return severities.indexOf(messages[id].severity);
}
function findingShown({ id, args }) {
	const { severity, says, fix, see } = messages[id];
	const quotable = cleanArgs(args);
	return {
		severity,
		says: clean(says(quotable), maxSentence),
		fix: clean(fix(quotable), maxSentence),
		see
	};
}
function rowsOf(observation, told) {
	const { spf, dmarc, signatures, arc, tls, receivedAt, envelope } = observation;
	return [
		["Received", `${receivedAt.slice(0, 19).replace("T", " ")} UTC from ${envelope.ip} (${envelope.helo})`],
		...dmarc === void 0 ? [] : readings.map((reading) => ["DMARC", dmarcText(reading, dmarc[reading])]),
		["SPF", `${spfText("MAIL FROM", spf.mailFrom)}, ${alignmentText(spf.alignment)}`],
		["", spfText("HELO", spf.helo)],
		...signatureRows(signatures),
		["ARC", arc.kind === "measured" ? arcText(arc.value) : `not measured: ${arc.because}`],
		["TLS", tlsText(tls, told)]
	];
}
const standard = {
	rfc9989: "RFC 9989",
	rfc7489: "RFC 7489"
};
function dmarcText(reading, { result, at, policy, by, because }) {
	const through = by.length === 0 ? "" : ` by ${by.map((way) => way.toUpperCase()).join(" and ")}`;
	const record = at === void 0 ? "" : `, policy ${policy} from ${at}`;
	return `${result}${through} (${standard[reading]})${record}${because === void 0 ? "" : `: ${because}`}`;
}
function spfText(identity, { result, domain, detail }) {
	return `${result} for ${identity} ${domain ?? "without a domain"}${detail === void 0 ? "" : `: ${detail}`}`;
}
const alignments = {
	strict: "the author's domain",
	relaxed: "the author's organization",
	none: "of another organization",
	unknown: "alignment not known"
};
function alignmentText({ rfc9989 }) {
	return alignments[rfc9989];
}
function signatureRows(signatures) {
	if (signatures.kind === "not-measured") return [["DKIM", `not measured: ${signatures.because}`]];
	if (signatures.value.length === 0) return [["DKIM", "no signature"]];
	return signatures.value.map((signature, index) => [index === 0 ? "DKIM" : "", signatureText(signature)]);
}
function signatureText({ verdict, domain, selector, algorithm, canonicalization, key, alignment }) {
	const result = verdict.kind === "pass" ? "pass" : `${verdict.kind} (${verdict.because})`;
	const bits = key === void 0 ? "" : `, ${key.bits} bits`;
	return `${result} for ${domain} selector ${selector}, ${alignmentText(alignment)}: ${algorithm}${bits}, ${canonicalization}`;
}
function arcText({ result, sealers, detail }) {
	return `${result}${sealers.length === 0 ? "" : `, sealed by ${sealers.join(", ")}`}${detail === void 0 ? "" : `: ${detail}`}`;
}
const sources = {
	caller: " (as given)",
	received: " (by the Received field)"
};
const untold = {
	"no-received": "no Received field names the client's address",
	"not-told": "the Received field does not tell",
	unread: "the message was not read"
};
function tlsText(tls, told) {
	if (tls.kind === "not-measured") return `not known: ${untold[tls.because]}`;
	if (tls.kind === "clear") return `none${told[tls.from]}`;
	return `${[tls.version ?? "of an unknown version", tls.cipher].filter(Boolean).join(", ")}${told[tls.from]}`;
}

export { outboundCriteria as i, messages as n, judgeMessage as r, messageShown as t };