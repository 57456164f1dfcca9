import { f as parseName } from "./rdata.js";
import { isIP, isIPv6 } from "node:net";

// src/net/dns/server.ts
const defaultPorts = {
	udp: 53,
	tcp: 53,
	tls: 853,
	https: 443
};
const maxUrlLength = 2048;
const shape = /^(?:(?<scheme>[a-z\d+.-]+):\/\/)?(?:\[(?<v6>[^\]]*)\]|(?<host>[^:/?#[\]@]*))(?::(?<port>\d+))?(?<path>\/[^#]*)?(?:#(?<name>.*))?$/di;
function parseServer(text) {
	if (isIP(text) !== 0) return {
		ok: true,
		value: serverAt("udp", text)
	};
	if (text.length > maxUrlLength) return refusal(`longer than ${maxUrlLength} characters`, maxUrlLength);
	const match = shape.exec(text);
	if (match === null) return refusal("not the URL of a DNS server", 0);
	const { scheme = "udp", v6, host = "", port, path, name } = match.groups ?? {};
	const at = (group) => match.indices?.groups?.[group]?.[0] ?? 0;
	const transport = transportOf(scheme.toLowerCase());
	if (transport === void 0) return refusal("the scheme must be udp, tcp, tls or https", 0);
	if (v6 !== void 0 && !isIPv6(v6)) return refusal("not an IPv6 address", at("v6"));
	if (port !== void 0 && !isPort(Number(port))) return refusal("the port must be from 1 to 65535", at("port"));
	if (path !== void 0 && path !== "/" && transport !== "https") return refusal("only https has a path", at("path"));
	const isEncrypted = transport === "tls" || transport === "https";
	if (name !== void 0 && !isEncrypted) return refusal("only tls and https have a name to check", at("name"));
	const address = v6 ?? host.toLowerCase();
	if (isIP(address) === 0 && !isEncrypted) return refusal("not an IP address", at("host"));
	if (isIP(address) === 0 && !isHostName(address)) return refusal("neither an IP address nor a name", at("host"));
	if (name !== void 0 && !isHostName(name)) return refusal("not a domain name", at("name"));
	const checked = name?.toLowerCase() ?? (isIP(address) === 0 ? address : void 0);
	return {
		ok: true,
		value: serverAt(transport, address, Number(port ?? defaultPorts[transport]), checked, path)
	};
}
function serverAt(transport, address, port = defaultPorts[transport], serverName, path) {
	const host = isIPv6(address) ? `[${address}]` : address;
	const shownName = serverName === void 0 || serverName === address ? "" : `#${serverName}`;
	if (transport !== "https") return {
		transport,
		address,
		port,
		url: `${transport}://${host}:${port}${shownName}`,
		...serverName === void 0 ? {} : { serverName }
	};
	const postPath = (path ?? "/dns-query").replace(/\{\?dns\}$/, "");
	return {
		transport,
		address,
		port,
		url: `https://${host}${port === 443 ? "" : `:${port}`}${postPath}${shownName}`,
		path: postPath,
		...serverName === void 0 ? {} : { serverName }
	};
}
function transportOf(scheme) {
	return scheme === "udp" || scheme === "tcp" || scheme === "tls" || scheme === "https" ? scheme : void 0;
}
const isPort = (port) => port >= 1 && port <= 65535;
const isHostName = (text) => isIP(text) === 0 && /^[a-z\d._-]+$/i.test(text) && parseName(text).ok;
const refusal = (error, at) => ({
	ok: false,
	error,
	at
});

export { serverAt as n, parseServer as t };