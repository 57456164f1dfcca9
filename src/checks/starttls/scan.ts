/** What else the server of an address accepts, where that was asked for (RFC 8996, RFC 9325 §4.1). */
import type { TlsScan } from "../../mail/tls-scan.ts";
import type { Finding } from "../../model.ts";

/** RFC 8996; SSL 3.0 is worse (RFC 7568). */
const oldVersions = ["TLSv1", "TLSv1.1"] as const;
/** Without forward secrecy is another matter than without secrecy, and told apart. */
const weakSuites = ["null", "export", "anonymous", "rc4", "des"] as const;

export function scanFindings(scans: readonly TlsScan[]): readonly Finding[] {
  return scans.flatMap(({ mxHost, address, versions, suites }): Finding[] => {
    const about = { host: mxHost, addresses: [address] };
    const old = oldVersions.filter((version) => versions[version].kind === "accepted");
    const weak = weakSuites.filter((group) => suites[group].kind === "accepted");
    return [
      ...(versions.SSLv3.kind === "accepted" ? [{ id: "starttls/ssl3", args: about } as const] : []),
      ...(old.length > 0 ? [{ id: "starttls/old-versions", args: { ...about, versions: old } } as const] : []),
      ...(weak.length > 0 ? [{ id: "starttls/weak-suites", args: { ...about, suites: weak } } as const] : []),
      ...(suites["static-rsa"].kind === "accepted" ? [{ id: "starttls/static-rsa", args: about } as const] : []),
    ];
  });
}
