/** Certificates of MX hosts that are kept as PEM files beside the zones. */
import { X509Certificate } from "node:crypto";
import type { CertificateFile, CertificatesOf } from "../io.ts";

export const maxCertificateOctets = 256 * 1024; // of one file
const maxCertificates = 20; // of one file

/** The file, or undefined where it holds no certificate that can be read. */
export function certificateFile(file: string, bytes: Uint8Array): CertificateFile | undefined {
  if (bytes.length > maxCertificateOctets) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g) ?? [];
  const [own] = blocks;
  return own === undefined || parsed(own) === undefined ? undefined : { file, pems: blocks.slice(0, maxCertificates) };
}

/** Which of `files` are for a host, by the subject alternative names of the server's own certificate (RFC 9525 §6). */
export function certificatesFor(files: readonly CertificateFile[]): CertificatesOf {
  const known = files.flatMap((file) => {
    const own = parsed(file.pems[0] ?? "");
    return own === undefined ? [] : [{ file, own }];
  });
  return (host) =>
    known.filter(({ own }) => own.checkHost(host, { subject: "never" }) !== undefined).map(({ file }) => file);
}

/** The DNS names that a file's own certificate is for; of a wildcard, the name below which it is. */
export function namesOf({ pems }: CertificateFile): readonly string[] {
  const names = parsed(pems[0] ?? "")?.subjectAltName ?? "";
  return [...names.matchAll(/DNS:(?:\*\.)?([^,\s"]+)/g)].map(([, dnsName]) => (dnsName ?? "").toLowerCase());
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined; // OpenSSL names what is wrong with the bytes
    throw error;
  }
}
