import { t as isPublic } from "./public-address.js";
import { a as fieldsOf, i as fieldsNamed, o as maxMessage, r as require_parse_received, s as withinBounds, t as verifyMessage } from "./verify.js";
import { t as UsageError } from "./usage-error.js";
import { t as readable } from "./files.js";
import { isIP } from "node:net";
import { readFileSync, statSync } from "node:fs";

// src/message/envelope.ts
var import_parse_received = require_parse_received();
const maxFields = 20;
const maxField = 4096;
function envelopeIn(octets) {
	const wire = withinBounds(octets);
	if (wire.kind === "not-measured") return void 0;
	const fields = fieldsOf(wire.value);
	const mailFrom = reversePath(fieldsNamed(fields, "return-path")[0]);
	for (const line of fieldsNamed(fields, "received").slice(0, maxFields)) {
		const received = (0, import_parse_received.parseReceived)(line.slice(0, maxField));
		if (received === false) continue;
		const ip = (0, import_parse_received.getClientAddress)(received.from) || (received.from?.comment ?? "");
		if (isIP(ip) !== 0 && isPublic(ip)) return {
			ip,
			helo: received.from?.value ?? "",
			mailFrom
		};
	}
}
function reversePath(line) {
	return (line?.slice(line.indexOf(":") + 1, maxField).trim() ?? "").replace(/^<(.*)>$/s, "$1");
}

// src/cli/observed.ts
async function observedIn(files, resolver, now) {
	const observations = await Promise.all(files.map((file) => observationOf(file, resolver, now)));
	return (domain) => observations.filter((observation) => authorOf(observation) === domain);
}
function authorOf({ author }) {
	return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : void 0;
}
async function observationOf(file, resolver, now) {
	const octets = readable(file, () => {
		if (statSync(file).size > maxMessage) throw new UsageError(`${file} is over 50 MiB`, "Give a file with one message.");
		return readFileSync(file);
	});
	const envelope = envelopeIn(octets);
	if (envelope !== void 0) return verifyMessage(octets, envelope, resolver, now);
	throw new UsageError(`${file} does not tell where it was received from`, "Give a message as it was received, with its Received fields.");
}

export { observedIn };