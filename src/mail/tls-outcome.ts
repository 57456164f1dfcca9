/** What one session says of TLS at one address (RFC 3207, RFC 8996). */
import type { Measured } from "../io.ts";
import { egress, type SmtpEnd, type SmtpSession, type TlsFailure } from "./smtp-session.ts";
import type { Args } from "../model.ts";
import type { AddressSession, MxSessions } from "./mx-sessions.ts";

/**
 * - `encrypted`: a handshake at TLS 1.2 or later.
 * - `fault`: the server's own.
 * - `unreached`: no connection was made, so that nobody knows of a server there.
 * - `open`: there is a server, and it did not come to TLS for a reason that says nothing of TLS.
 */
export type TlsOutcome =
  | { kind: "encrypted" }
  | { kind: "fault"; fault: TlsFault; args: Args }
  | { kind: "unreached"; why: Unreached }
  | { kind: "open"; why: string }
  | { kind: "not-asked"; because: string };

/** `refused` has `code`, `tls-failed` and `not-smtp` have `why`, `old-tls` has `protocol`. */
export type TlsFault = "no-starttls" | "no-ehlo" | "refused" | "tls-failed" | "old-tls" | "not-smtp";

type Unreached = "refused" | "unreachable" | "timed-out" | "not-public";

const currentVersions: ReadonlySet<string> = new Set(["TLSv1.2", "TLSv1.3"]); // RFC 8996

export function isCurrentVersion(protocol: string): boolean {
  return currentVersions.has(protocol);
}

export function tlsOutcome(measured: Measured<SmtpSession>): TlsOutcome {
  if (measured.kind === "not-measured") return { kind: "not-asked", because: measured.because };
  const session = measured.value;
  if (session.tls === undefined) return outcomeOfEnd(session, session.ended);
  const { protocol } = session.tls;
  return isCurrentVersion(protocol) ? { kind: "encrypted" } : fault("old-tls", { protocol });
}

function fault(one: TlsFault, args: Args = {}): TlsOutcome {
  return { kind: "fault", fault: one, args };
}

/** Only what the server itself answers for is held against it. */
function outcomeOfEnd(session: SmtpSession, ended: SmtpEnd): TlsOutcome {
  switch (ended.kind) {
    case "not-public":
    case "refused":
    case "unreachable":
      return { kind: "unreached", why: ended.kind };
    case "timed-out":
      return ended.phase === "connect" ? { kind: "unreached", why: "timed-out" } : open("timed-out", ended.phase);
    case "turned-away":
      return { kind: "open", why: ended.because };
    case "closed":
      return open("closed", ended.phase);
    case "no-ehlo":
      return fault("no-ehlo");
    case "no-starttls":
      return fault("no-starttls");
    case "starttls-refused":
      return fault("refused", { code: session.startTls?.code ?? 0 });
    case "tls-failed":
      return outcomeOfFailures(session.tlsFailures ?? []);
    case "not-smtp":
    case "flood":
      return fault("not-smtp", { why: ended.kind });
    case "done":
      return { kind: "open", why: "done" };
  }
}

function open(what: string, phase: string): TlsOutcome {
  return { kind: "open", why: `${what} at ${phase}` };
}

/**
 * Silence may be the way there, such as a middlebox that drops a large ClientHello; a connection that is closed beside it says
 * no more than silence does.
 */
function outcomeOfFailures(failures: readonly TlsFailure[]): TlsOutcome {
  const told = failures.filter(({ because }) => because !== "timed-out");
  const isSilent = told.length < failures.length && told.every(({ because }) => because === "closed");
  if (isSilent || told.length === 0) return open("timed-out", "tls");
  return fault("tls-failed", { why: [...new Set(told.map(failureText))] });
}

function failureText({ because, alert, code }: TlsFailure): string {
  return alert ?? code ?? because;
}

/** Of each address of every MX host. */
export function tlsOutcomes({ hosts }: MxSessions): readonly TlsOutcome[] {
  return hosts.flatMap(({ addresses }) => addresses.map(({ session }) => tlsOutcome(session)));
}

/** Why it is not known of every address that could be reached whether it comes to TLS, if so. */
export function whyOpen(sessions: MxSessions): string | undefined {
  const reasons = sessions.hosts.flatMap(({ host, addresses }) => addresses.flatMap((one) => openReason(host, one)));
  const unknown = reasons[0] ?? sessions.open ?? sessions.hosts.find(({ open }) => open !== undefined)?.open;
  if (unknown !== undefined) return unknown;
  const isReached = tlsOutcomes(sessions).some(({ kind }) => kind === "encrypted" || kind === "fault");
  return isReached ? undefined : whyUnreached(sessions);
}

function openReason(host: string, { address, session }: AddressSession): readonly string[] {
  const outcome = tlsOutcome(session);
  if (outcome.kind === "not-asked") return [outcome.because];
  return outcome.kind === "open" ? [`${host} (${address}) did not come to TLS: ${outcome.why}`] : [];
}

function whyUnreached({ hosts }: MxSessions): string {
  const asked = hosts.flatMap(({ addresses }) => addresses.map(({ session }) => session));
  const sessions = asked.flatMap((session) => (session.kind === "measured" ? [session.value] : []));
  if (sessions.length === 0) return "no MX host has an address";
  return egress(sessions) === "blocked-probably"
    ? "no MX host could be reached: port 25 may be blocked from here"
    : "no MX host took a connection";
}
