/** Trust anchors: the certificates that are believed without anybody's signature. */
import { rootCertificates } from "node:tls";
import { type Certificate, readCertificate, subjectIn } from "./certificate.ts";

export interface Anchors {
  /** Those with this subject, in its canonical form. */
  named(subject: string): readonly Certificate[];
}

export function anchorsOf(roots: readonly Certificate[]): Anchors {
  return { named: (subject) => roots.filter((root) => root.subject.canonical === subject) };
}

/** Mozilla's roots as they came with Node; each is read when it is first asked for. */
export const bundledAnchors: Anchors = { named: (subject) => namedInBundle(subject) };

let bundle: ReadonlyMap<string, readonly Uint8Array[]> | undefined;
const readBefore = new Map<string, readonly Certificate[]>();

function namedInBundle(subject: string): readonly Certificate[] {
  bundle ??= Map.groupBy(rootCertificates.map(derOf), (der) => subjectIn(der) ?? "");
  const ders = bundle.get(subject) ?? [];
  const read = readBefore.get(subject) ?? ders.map(readCertificate).flatMap((one) => (one.ok ? [one.value] : []));
  if (ders.length > 0) readBefore.set(subject, read);
  return read;
}

function derOf(pem: string): Uint8Array {
  return Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64");
}
