/** Asks for the certificates that the MX hosts present, and whether TLSA records stand for them (RFC 5280, RFC 7671 §5.1). */
import type { DomainName } from "../../dns/name.ts";
import type { Io } from "../../io.ts";
import { type HostSessions, type MxSessions, mxSessions } from "../../mail/mx-sessions.ts";
import { type Presented, dersOf, presentedTo } from "../../mail/presented.ts";
import { findTlsa } from "../../mail/tlsa/find.ts";
import { matchesDer } from "../../mail/tlsa/match.ts";
import { parseTlsa } from "../../mail/tlsa/record.ts";

export interface ShownCertificate extends Presented {
  /** A secure TLSA record of usage 3 is of this certificate or key, so that senders with DANE look at nothing else of it. */
  isPinned: boolean;
}

export interface X509Facts extends MxSessions {
  domain: DomainName;
  shown: readonly ShownCertificate[];
  /** ISO 8601. */
  now: string;
}

export async function evaluateX509(domain: DomainName, io: Io): Promise<X509Facts> {
  const sessions = await mxSessions(domain, io);
  const [presented, pins] = await Promise.all([
    presentedTo(sessions, io),
    Promise.all(sessions.hosts.map((host) => pinnedAt(host, io))),
  ]);
  const pinned = new Set(pins.flat());
  return {
    domain,
    ...sessions,
    shown: presented.map((one) => ({ ...one, isPinned: pinned.has(`${one.host} ${one.address}`) })),
    now: io.now.toISOString(),
  };
}

/** Host and address of each server whose own certificate is in the TLSA records. */
async function pinnedAt({ host, addresses }: HostSessions, io: Io): Promise<readonly string[]> {
  const shown = addresses.flatMap(({ address, session }) =>
    session.kind === "measured" && session.value.tls !== undefined ? [{ address, tls: session.value.tls }] : [],
  );
  if (shown.length === 0) return [];
  const tlsa = await findTlsa(host, io.resolver);
  if (tlsa.kind !== "present" || tlsa.answer.security !== "secure") return [];
  const records = tlsa.rrset.rdata.map(parseTlsa).filter(({ usage }) => usage === 3);
  return shown.flatMap(({ address, tls }) => {
    const [own] = dersOf(tls);
    const isPinned = own !== undefined && records.some((record) => matchesDer(record, own) === true);
    return isPinned ? [`${host} ${address}`] : [];
  });
}
