/** What goes wrong on the way to a server, by the names that the system, TLS and HTTP give it. */
import type { NoMessage } from "../../dns/message.ts";

export interface Trouble {
  kind: "failed";
  why: NoMessage["why"];
  detail: string;
}

export const trouble = (why: Trouble["why"], detail: string): Trouble => ({ kind: "failed", why, detail });

/** Time is over. */
export const silence: Trouble = trouble("timeout", "no answer");

/** The caller has closed everything. */
export const closed: Trouble = trouble("unreachable", "closed");

const codes: readonly [why: Trouble["why"], codes: string][] = [
  ["refused-connection", "ECONNREFUSED ECONNRESET ECONNABORTED EPIPE"],
  ["timeout", "ETIMEDOUT"],
  [
    "unreachable",
    "EHOSTUNREACH ENETUNREACH EHOSTDOWN ENETDOWN EADDRNOTAVAIL EAFNOSUPPORT EINVAL EACCES EPERM EMSGSIZE",
  ],
  ["unreachable", "ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME"],
  ["busy", "EMFILE ENFILE ENOBUFS ENOMEM EAGAIN"],
  // OpenSSL's verdicts on a chain (X509_verify_cert), as Node names them.
  ["tls", "UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE INVALID_CA"],
  ["tls", "UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CERT_REVOKED"],
  ["tls", "ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD CERT_NOT_YET_VALID CERT_HAS_EXPIRED"],
  ["tls", "DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN CERT_CHAIN_TOO_LONG PATH_LENGTH_EXCEEDED"],
  ["tls", "INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH UNSPECIFIED EPROTO"],
  ["http", "ERR_STREAM_PREMATURE_CLOSE"],
];

/** What the codes of whole families begin with; `HPE` is the reader of HTTP/1.1. */
const families: readonly [why: Trouble["why"], prefix: string][] = [
  ["tls", "ERR_TLS_"],
  ["tls", "ERR_SSL_"],
  ["tls", "ERR_OSSL_"],
  ["http", "ERR_HTTP2_"],
  ["http", "HPE_"],
];

/** The trouble that an error of a socket stands for. Throws the error again if nobody knows it: then it is ours. */
export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error);
  if (code === "ABORT_ERR") return silence; // what a signal of ours ends, has taken too long
  const why = whyOf(code);
  if (why === undefined) throw error;
  return trouble(why, code);
}

function whyOf(code: string): Trouble["why"] | undefined {
  const named = codes.find(([, names]) => names.split(" ").includes(code));
  return (named ?? families.find(([, prefix]) => code.startsWith(prefix)))?.[0];
}

/** Has the error one of these codes? */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(error));
}

/** Node gathers the errors of several addresses of one host (RFC 8305) into one; the first one speaks. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !("code" in error)) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
