import { i as outboundCriteria, n as messages, r as judgeMessage, t as messageShown } from "./shown.js";
import { n as tlsVersionIn, o as maxMessage, t as verifyMessage } from "./verify.js";
import { t as UsageError } from "./usage-error.js";
import { t as readable } from "./files.js";
import { r as visible } from "./json.js";
import { t as version } from "./version.js";
import { n as wrap } from "./text.js";
import { i as clean } from "./words.js";
import { isIP } from "node:net";
import { readFileSync, statSync } from "node:fs";

// src/cli/message-json.ts
function messageJson(observation, findings) {
	const report = {
		schemaVersion: 1,
		mecsa: version,
		observation,
		criteria: outboundCriteria(observation),
		findings: findings.map(({ id, args }) => {
			const { severity, says, fix, see, who } = messages[id];
			return {
				id,
				severity,
				args,
				message: says(args),
				fix: fix(args),
				reference: see,
				who
			};
		})
	};
	return `${visible(JSON.stringify(report, null, 2))}\n`;
}

// src/cli/message-text.ts
const column = 10;
const indent = " ".repeat(column);
function messageText(observation, findings, paint) {
	const shown = messageShown(observation, findings);
	return `${[
		[headline(observation, paint)],
		shown.rows.flatMap(([head, text]) => wrap(text, head === "" ? indent : head.padEnd(9), indent)),
		shown.findings.flatMap((finding) => findingLines(finding, paint))
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
const verdicts = {
	pass: ["green", "passes DMARC"],
	fail: ["red", "fails DMARC"],
	none: ["yellow", "has no DMARC policy"],
	temperror: ["yellow", "could not be judged by DMARC"]
};
function headline({ author, dmarc }, paint) {
	const result = dmarc?.rfc9989.result;
	if (author.kind === "not-measured" || author.value.kind !== "domain" || result === void 0) return paint("yellow", paint("bold", "mecsa: DMARC cannot be applied to this message"));
	const [colour, words] = verdicts[result];
	return paint(colour, paint("bold", `mecsa: ${clean(author.value.domain)} ${words}`));
}
const colours = {
	critical: "red",
	high: "red",
	medium: "yellow",
	low: "yellow",
	info: "dim"
};
function findingLines({ severity, says, fix, see }, paint) {
	const [first = "", ...others] = wrap(says, indent);
	return [
		`${paint(colours[severity], severity.padEnd(column))}${first.slice(column)}`,
		...others,
		...wrap(`${fix} ${see}.`, indent)
	];
}

// src/cli/message.ts
async function message(file, { ip, helo, mailFrom, tls, timeout, format, ...servers }, paint, open, { stdin, now } = {
	stdin: process.stdin,
	now: /* @__PURE__ */ new Date()
}) {
	const envelope = envelopeFrom({
		ip,
		helo,
		mailFrom,
		...tls === void 0 ? {} : { tls }
	});
	const octets = file === "-" ? await readAll(stdin) : readFile(file);
	const live = await open({
		...servers,
		timeoutMs: timeout * 1e3
	});
	try {
		const observation = await verifyMessage(octets, envelope, live, now);
		const findings = judgeMessage(observation);
		return {
			text: format === "json" ? messageJson(observation, findings) : messageText(observation, findings, paint),
			exitCode: exitCodeOf(observation),
			warnings: []
		};
	} finally {
		await live.close();
	}
}
const maxPath = 512;
function envelopeFrom({ ip, helo, mailFrom, tls }) {
	if (isIP(ip) === 0) throw new UsageError(`${JSON.stringify(ip)} is no address`, "Give --ip the client's IPv4 or IPv6 address.");
	const path = mailFrom.trim().replace(/^<(.*)>$/, "$1");
	if (path !== "" && !path.includes("@")) throw new UsageError(`${JSON.stringify(mailFrom)} is no reverse-path`, "Give --mail-from an address, or an empty one for a bounce.");
	if (path.length > maxPath || helo.length > maxPath) throw new UsageError("an option is over 512 characters", "Give it as SMTP had it.");
	return {
		ip,
		helo: helo.trim(),
		mailFrom: path,
		...tls === void 0 ? {} : { tls: tlsFrom(tls) }
	};
}
function tlsFrom(text) {
	if (text === "none") return null;
	const protocol = tlsVersionIn(text);
	if (protocol !== void 0) return { protocol };
	throw new UsageError(`${JSON.stringify(text)} is no version of TLS`, "Give --tls one such as TLSv1.3, or none.");
}
function readFile(file) {
	return readable(file, () => {
		if (statSync(file).size > maxMessage) throw tooLarge();
		return readFileSync(file);
	});
}
async function readAll(stdin) {
	const chunks = [];
	let octets = 0;
	for await (const chunk of stdin) {
		octets += chunk.length;
		if (octets > maxMessage) throw tooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
function tooLarge() {
	return new UsageError("the message is over 50 MiB", "Give a file with one message.");
}
function exitCodeOf({ author, dmarc }) {
	if (author.kind === "not-measured" || dmarc?.rfc9989.result === "temperror") return 3;
	return dmarc?.rfc9989.result === "pass" ? 0 : 1;
}

export { message };