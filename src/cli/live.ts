/** The live resolver as the options of the command line ask for it. Loaded only where the network is asked. */
import { readFileSync, statSync } from "node:fs";
import { type TrustAnchor, readTrustAnchors, rootAnchors } from "../dns/dnssec/trust-anchors.ts";
import { type DomainName, parseName } from "../dns/name.ts";
import type { Sent } from "../net/dns.ts";
import { type Server, parseServer } from "../net/dns/server.ts";
import { systemServers } from "../net/dns/system-servers.ts";
import { type LiveResolver, liveResolver } from "../net/resolver.ts";
import { UsageError } from "../usage-error.ts";
import { readable } from "./files.ts";

export interface LiveOptions {
  /** URLs; without any, the servers of the system. */
  resolver?: readonly string[];
  /** A file of DS or DNSKEY records; without it, the keys of the root. */
  trustAnchor?: string;
  negativeTrustAnchor?: readonly string[];
  /** For one question, all repetitions included. */
  timeoutMs: number;
  /** Told of every message that was sent, when it is answered. */
  watch?: (sent: Sent) => void;
}

export type OpenLive = (options: LiveOptions) => Promise<LiveResolver>;

const maxAnchorFile = 2 ** 20; // octets

/** Throws `UsageError` for what cannot be read, and where there is nobody to ask. Asks nothing yet. */
export const openLive: OpenLive = async ({
  resolver = [],
  trustAnchor,
  negativeTrustAnchor = [],
  timeoutMs,
  watch,
}) => {
  const servers = resolver.length > 0 ? resolver.map(serverFrom) : systemServers();
  if (servers.length === 0)
    throw new UsageError("the system names no DNS server", "Name one with --resolver, such as udp://192.0.2.53.");
  return liveResolver({
    servers,
    anchors: trustAnchor === undefined ? rootAnchors : anchorsIn(trustAnchor),
    negativeAnchors: negativeTrustAnchor.map(nameFrom),
    timeoutMs,
    ...(watch === undefined ? {} : { watch }),
  });
};

function serverFrom(url: string): Server {
  const parsed = parseServer(url);
  if (parsed.ok) return parsed.value;
  throw new UsageError(
    `${JSON.stringify(url)} is no DNS server: ${parsed.error}`,
    "Write udp://ADDRESS, tcp://ADDRESS, tls://ADDRESS#NAME or https://NAME/dns-query.",
  );
}

function anchorsIn(file: string): readonly TrustAnchor[] {
  const text = readable(file, () => {
    if (statSync(file).size > maxAnchorFile)
      throw new UsageError(`${file} is over 1 MiB`, "Give a file of trust anchors.");
    return readFileSync(file, "utf8");
  });
  const parsed = readTrustAnchors(text);
  if (parsed.ok) return parsed.value;
  throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give DS or DNSKEY records of the zone to trust.");
}

function nameFrom(text: string): DomainName {
  const parsed = parseName(text.trim());
  if (parsed.ok) return parsed.value;
  throw new UsageError(`${JSON.stringify(text)} is not a domain name: ${parsed.error}`, "Write it as in a zone file.");
}
