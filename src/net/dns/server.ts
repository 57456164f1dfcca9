/** Recursive resolvers as they are named: by URLs for DNS over UDP, TCP, TLS (RFC 7858) and HTTPS (RFC 8484). */
import { isIP, isIPv6 } from "node:net";
import { type Parsed, parseName } from "../../dns/name.ts";

export type Transport = "udp" | "tcp" | "tls" | "https";

export interface Server {
  /** `udp` turns to TCP for what is truncated; `tcp` never uses UDP. */
  transport: Transport;
  /** An IP address, or for `tls` and `https` the name of a host. */
  address: string;
  port: number;
  /** With the port, except 443; it names the server wherever one is named. */
  url: string;
  /** The authentication domain name (RFC 8310 §2); without it the certificate must have the IP address. */
  serverName?: string;
  /** Of `https`, with its query. */
  path?: string;
}

const defaultPorts: Record<Transport, number> = { udp: 53, tcp: 53, tls: 853, https: 443 };
const maxUrlLength = 2_048;
const shape =
  /^(?:(?<scheme>[a-z\d+.-]+):\/\/)?(?:\[(?<v6>[^\]]*)\]|(?<host>[^:/?#[\]@]*))(?::(?<port>\d+))?(?<path>\/[^#]*)?(?:#(?<name>.*))?$/di;

/**
 * Reads `udp://192.0.2.53`, `tcp://[2001:db8::53]:5353`, `tls://192.0.2.53#dns.example.net`, `https://dns.example.net/dns-query`
 * or a bare address, which means UDP. What follows `#` is the name that the certificate must have.
 */
export function parseServer(text: string): Parsed<Server> {
  if (isIP(text) !== 0) return { ok: true, value: serverAt("udp", text) };
  if (text.length > maxUrlLength) return refusal(`longer than ${maxUrlLength} characters`, maxUrlLength);
  const match = shape.exec(text);
  if (match === null) return refusal("not the URL of a DNS server", 0);
  const { scheme = "udp", v6, host = "", port, path, name } = match.groups ?? {};
  const at = (group: string): number => match.indices?.groups?.[group]?.[0] ?? 0;
  const transport = transportOf(scheme.toLowerCase());
  if (transport === undefined) return refusal("the scheme must be udp, tcp, tls or https", 0);
  if (v6 !== undefined && !isIPv6(v6)) return refusal("not an IPv6 address", at("v6"));
  if (port !== undefined && !isPort(Number(port))) return refusal("the port must be from 1 to 65535", at("port"));
  if (path !== undefined && path !== "/" && transport !== "https") return refusal("only https has a path", at("path"));
  const isEncrypted = transport === "tls" || transport === "https";
  if (name !== undefined && !isEncrypted) return refusal("only tls and https have a name to check", at("name"));
  const address = v6 ?? host.toLowerCase();
  if (isIP(address) === 0 && !isEncrypted) return refusal("not an IP address", at("host"));
  if (isIP(address) === 0 && !isHostName(address)) return refusal("neither an IP address nor a name", at("host"));
  if (name !== undefined && !isHostName(name)) return refusal("not a domain name", at("name"));
  const checked = name?.toLowerCase() ?? (isIP(address) === 0 ? address : undefined);
  return { ok: true, value: serverAt(transport, address, Number(port ?? defaultPorts[transport]), checked, path) };
}

/** The server at an address that is known to be good. */
export function serverAt(
  transport: Transport,
  address: string,
  port: number = defaultPorts[transport],
  serverName?: string,
  path?: string,
): Server {
  const host = isIPv6(address) ? `[${address}]` : address;
  const shownName = serverName === undefined || serverName === address ? "" : `#${serverName}`;
  if (transport !== "https") {
    const url = `${transport}://${host}:${port}${shownName}`;
    return { transport, address, port, url, ...(serverName === undefined ? {} : { serverName }) };
  }
  // RFC 8484 §4.1: POST expands the template without its variable.
  const postPath = (path ?? "/dns-query").replace(/\{\?dns\}$/, "");
  const url = `https://${host}${port === 443 ? "" : `:${port}`}${postPath}${shownName}`;
  return { transport, address, port, url, path: postPath, ...(serverName === undefined ? {} : { serverName }) };
}

function transportOf(scheme: string): Transport | undefined {
  return scheme === "udp" || scheme === "tcp" || scheme === "tls" || scheme === "https" ? scheme : undefined;
}

const isPort = (port: number): boolean => port >= 1 && port <= 65_535;

const isHostName = (text: string): boolean => isIP(text) === 0 && /^[a-z\d._-]+$/i.test(text) && parseName(text).ok;

const refusal = (error: string, at: number): { ok: false; error: string; at: number } => ({ ok: false, error, at });
