/** SMTP with MX hosts on port 25, as polite as a sender that has second thoughts: no mail is begun (RFC 5321, RFC 3207). */
import type { SmtpSession, TlsSettings } from "../mail/smtp-session.ts";
import { tryInjection } from "./smtp/injection.ts";
import { type Known, wholeTalk } from "./smtp/talk.ts";
import { type SmtpOptions, type SmtpTarget, type Visit, visitTo } from "./smtp/visit.ts";

export interface ProbeOptions extends SmtpOptions {
  /** Whether to try, on a connection of its own, if commands can be injected. */
  injection?: boolean;
}

/** Resolves, whatever the server does, and within the time for all. */
export const probeSmtp = (target: SmtpTarget, options: ProbeOptions): Promise<SmtpSession> =>
  sessionOf(visitTo(target, options), target, options);

/** As `probeSmtp`, on a visit that may have seen other connections. */
export async function sessionOf(visit: Visit, target: SmtpTarget, options: ProbeOptions): Promise<SmtpSession> {
  const { mxHost, address } = target;
  const { ehloName, port = 25, injection = false } = options;
  const known = await everySetting(visit);
  const about = { mxHost, address, port, ehloName, ...known };
  if (!injection || known.tls === undefined) return about;
  const tried = await visit.talk(known.tls.settings, tryInjection);
  return { ...about, injection: "ended" in tried ? { kind: "not-measured", because: tried.ended.kind } : tried };
}

type Visited = Known & Pick<SmtpSession, "ended">;

async function everySetting(visit: Visit): Promise<Visited> {
  const modern = await talkOnce(visit, "modern");
  return mayNeedLegacy(modern) ? withLegacy(modern, await talkOnce(visit, "legacy")) : modern;
}

async function talkOnce(visit: Visit, settings: TlsSettings): Promise<Visited> {
  return { ended: { kind: "done" }, ...(await visit.talk(settings, wholeTalk)) };
}

/** What is no TLS will not be TLS with other settings. A server that only closes may mean any of the rest by it. */
function mayNeedLegacy({ tlsFailures }: Known): boolean {
  return tlsFailures !== undefined && tlsFailures.every(({ because }) => because !== "not-tls");
}

/** The session with legacy settings counts if it came to TLS; otherwise it adds why it did not. */
function withLegacy(modern: Visited, legacy: Visited): Visited {
  const tlsFailures = [...(modern.tlsFailures ?? []), ...(legacy.tlsFailures ?? [])];
  if (legacy.tls !== undefined) return { ...legacy, tlsFailures };
  return { ...modern, tlsFailures, ...(legacy.tlsFailures === undefined ? { fallBack: legacy.ended } : {}) };
}
