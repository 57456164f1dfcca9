import { n as readTrustAnchors, r as rootAnchors, t as systemServers } from "./system-servers.js";
import { f as parseName } from "./rdata.js";
import { r as liveResolver, t as parseServer } from "./server.js";
import { t as UsageError } from "./usage-error.js";
import { t as readable } from "./files.js";
import { readFileSync, statSync } from "node:fs";

// src/cli/live.ts
const maxAnchorFile = 2 ** 20;
const openLive = async ({ resolver = [], trustAnchor, negativeTrustAnchor = [], timeoutMs, watch }) => {
	const servers = resolver.length > 0 ? resolver.map(serverFrom) : systemServers();
	if (servers.length === 0) throw new UsageError("the system names no DNS server", "Name one with --resolver, such as udp://192.0.2.53.");
	return liveResolver({
		servers,
		anchors: trustAnchor === void 0 ? rootAnchors : anchorsIn(trustAnchor),
		negativeAnchors: negativeTrustAnchor.map(nameFrom),
		timeoutMs,
		...watch === void 0 ? {} : { watch }
	});
};
function serverFrom(url) {
	const parsed = parseServer(url);
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${JSON.stringify(url)} is no DNS server: ${parsed.error}`, "Write udp://ADDRESS, tcp://ADDRESS, tls://ADDRESS#NAME or https://NAME/dns-query.");
}
function anchorsIn(file) {
	const text = readable(file, () => {
		if (statSync(file).size > maxAnchorFile) throw new UsageError(`${file} is over 1 MiB`, "Give a file of trust anchors.");
		return readFileSync(file, "utf8");
	});
	const parsed = readTrustAnchors(text);
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give DS or DNSKEY records of the zone to trust.");
}
function nameFrom(text) {
	const parsed = parseName(text.trim());
	if (parsed.ok) return parsed.value;
	throw new UsageError(`${JSON.stringify(text)} is not a domain name: ${parsed.error}`, "Write it as in a zone file.");
}

export { openLive };