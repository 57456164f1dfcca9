/** Asks every address of every MX host for STARTTLS (RFC 3207). */
import type { DomainName } from "../../dns/name.ts";
import type { Io } from "../../io.ts";
import { type MxSessions, mxSessions } from "../../mail/mx-sessions.ts";
import type { TlsScan } from "../../mail/tls-scan.ts";

export interface StartTlsFacts extends MxSessions {
  domain: DomainName;
  /** Where it was asked for. */
  scans: readonly TlsScan[];
  /** How messages from the domain were handed over, as far as that was told. */
  sent: readonly Sent[];
}

/** `version` as in a Received field, such as `TLSv1.2`. */
type Sent = { kind: "clear" } | { kind: "tls"; version?: string };

export async function evaluateStartTls(domain: DomainName, io: Io): Promise<StartTlsFacts> {
  const sessions = await mxSessions(domain, io);
  const scans = await Promise.all(
    sessions.hosts.flatMap(({ host, addresses }) => addresses.map(({ address }) => io.tlsScan(host, address))),
  );
  return {
    domain,
    ...sessions,
    scans: scans.flatMap((scan) => (scan.kind === "measured" ? [scan.value] : [])),
    sent: io.observed(domain).flatMap(({ tls }): Sent[] => {
      if (tls.kind === "not-measured") return [];
      if (tls.kind === "clear") return [{ kind: "clear" }];
      return [{ kind: "tls", ...(tls.version === undefined ? {} : { version: tls.version }) }];
    }),
  };
}
