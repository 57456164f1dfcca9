/** The certificate of the inbox. Senders that only want encryption take any (RFC 7435 §3), so that one of our own serves. */
import { issue } from "../../src/receiving.ts";

export interface InboxTls {
  /** PEM; the certificate with its issuers. */
  cert: string;
  key: string;
}

const years = 10;
const yearMs = 365 * 86_400_000;

export function selfSigned(inboxDomain: string, now: Date): InboxTls {
  const { pem, keyPem } = issue({
    subject: inboxDomain,
    names: [inboxDomain],
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter: new Date(now.getTime() + years * yearMs),
  });
  return { cert: pem, key: keyPem };
}
