/** A certification authority of the laboratory, and every kind of certificate that its mail servers show. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { type Issued, issue } from "../../support/ca.ts";
import { certificateFiles, mailCases, mxHostOf, policyCases } from "./cases.ts";

export type CertificateKind =
  | "good"
  | "self-signed"
  | "expired"
  | "not-yet-valid"
  | "other-name"
  /** Only the certificate itself is sent. */
  | "without-issuer"
  /** The root is sent as well. */
  | "with-root"
  | "other-authority"
  | "rsa2048"
  | "rsa1024"
  | "sha1"
  | "unreadable-key";

export interface Authority {
  root: Issued;
  issuing: Issued;
  other: Issued;
}

export interface Shown {
  leaf: Issued;
  /** As it is sent. */
  chain: readonly Issued[];
}

export function makeAuthority(): Authority {
  const root = issue({ subject: "Laboratory Root", isCa: true });
  const issuing = issue({ subject: "Laboratory Issuing CA", issuer: root, isCa: true });
  return { root, issuing, other: issue({ subject: "Nobody's Root", isCa: true }) };
}

const elsewhere = "mail.elsewhere.test";

export function makeCertificate(kind: CertificateKind, host: string, { root, issuing, other }: Authority): Shown {
  const usual = { subject: host, names: [host], issuer: issuing, purposes: ["serverAuth"] } as const;
  const chained = (leaf: Issued): Shown => ({ leaf, chain: [leaf, issuing] });
  switch (kind) {
    case "good":
    case "unreadable-key":
      return chained(issue(usual));
    case "with-root": {
      const leaf = issue(usual);
      return { leaf, chain: [leaf, issuing, root] };
    }
    case "without-issuer": {
      const leaf = issue(usual);
      return { leaf, chain: [leaf] };
    }
    case "self-signed": {
      const leaf = issue({ subject: host, names: [host] });
      return { leaf, chain: [leaf] };
    }
    case "other-authority": {
      const leaf = issue({ ...usual, issuer: other });
      return { leaf, chain: [leaf, other] };
    }
    case "expired":
      return chained(issue({ ...usual, notBefore: inDays(-40), notAfter: inDays(-10) }));
    case "not-yet-valid":
      return chained(issue({ ...usual, notBefore: inDays(30), notAfter: inDays(120) }));
    case "other-name":
      return chained(issue({ ...usual, subject: elsewhere, names: [elsewhere] }));
    case "rsa2048":
    case "rsa1024":
      return chained(issue({ ...usual, key: kind, keyUsage: ["digitalSignature", "keyEncipherment"] }));
    case "sha1":
      return chained(issue({ ...usual, hash: "sha1" }));
  }
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** What mail servers and policy hosts show, by the label of the case. */
export interface Certificates {
  authority: Authority;
  mail: ReadonlyMap<string, Shown>;
  policy: ReadonlyMap<string, Shown>;
}

export function makeCertificates(): Certificates {
  const authority = makeAuthority();
  const mail = mailCases.flatMap(({ label, server }) => {
    const kind = server.by === "us" ? "good" : server.by === "postfix" ? server.certificate : undefined;
    return kind === undefined ? [] : [[label, makeCertificate(kind, mxHostOf(label), authority)] as const];
  });
  const policy = policyCases.map(
    ({ label, certificate }) => [label, makeCertificate(certificate, `mta-sts.${label}.test`, authority)] as const,
  );
  return { authority, mail: new Map(mail), policy: new Map(policy) };
}

/** For Postfix, and for programs of others. */
export function writeCertificates(folder: string, { authority, mail }: Certificates): void {
  mkdirSync(join(folder, "certificates"));
  writeFileSync(trustFile(folder), authority.root.pem);
  for (const { label, server } of mailCases) {
    const shown = mail.get(label);
    if (shown === undefined) continue;
    const { chain, key } = certificateFiles(folder, label);
    const isReadable = server.by !== "postfix" || server.certificate !== "unreadable-key";
    writeFileSync(chain, pemOf(shown));
    writeFileSync(key, isReadable ? shown.leaf.keyPem : "garbage\n", { mode: 0o600 });
  }
}

/** The root, as `-CAfile` and the like take it. */
export const trustFile = (folder: string): string => join(folder, "certificates", "trust.pem");

export const contextOf = (shown: Shown): SecureContext =>
  createSecureContext({ cert: pemOf(shown), key: shown.leaf.keyPem });

const pemOf = ({ chain }: Shown): string => chain.map(({ pem }) => pem).join("");
