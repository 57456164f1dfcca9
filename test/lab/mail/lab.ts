/** The mail half of the laboratory: the DNS of its domains, their mail servers and their policy hosts. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLab } from "../lab.ts";
import { isCarried, labOptions } from "../programs.ts";
import { ipv6Only, mailAddress, mailCases, mxHostOf } from "./cases.ts";
import { type Certificates, makeCertificates, writeCertificates } from "./certificates.ts";
import { startHostile } from "./hostile.ts";
import { startPolicyHost } from "./policy-host.ts";
import { startPostfix } from "./postfix.ts";
import { type HostedDomain, mailZones } from "./zones.ts";

export interface MailLab {
  /** Certificates, and Postfix with its configuration. */
  folder: string;
  /** A file with the key of the DNS root. */
  anchor: string;
  certificates: Certificates;
  close(): Promise<void>;
}

/** Everything at once, with these domains beside those of the cases. Whatever was started is ended when a part does not come up. */
export async function startMailLab(hosted: readonly HostedDomain[] = []): Promise<MailLab> {
  const folder = mkdtempSync(join(process.env["LAB_FOLDER"] ?? tmpdir(), "mail-"));
  const certificates = makeCertificates();
  writeCertificates(folder, certificates);
  const [dns, ...others] = await Promise.allSettled([
    startLab({ resolvers: ["unbound"], zones: mailZones(certificates, hosted) }),
    startPostfix(folder, hasIpv6()),
    startPolicyHost(certificates.policy),
    ...startFakes(certificates),
  ]);
  const close = async (): Promise<void> => {
    if (dns.status === "fulfilled") await dns.value.close();
    await Promise.all(others.flatMap((one) => (one.status === "fulfilled" ? [one.value.end()] : [])));
    if (process.env["LAB_KEEP"] !== "1") rmSync(folder, { recursive: true, force: true });
  };
  const failed = [dns, ...others].find((one) => one.status === "rejected");
  if (failed !== undefined || dns.status === "rejected") {
    await close();
    throw failed?.reason;
  }
  return { folder, anchor: dns.value.anchors.masterFile, certificates, close };
}

function startFakes({ mail }: Certificates): readonly Promise<{ end(): Promise<void> }>[] {
  return mailCases.flatMap((one) => {
    const shown = mail.get(one.label);
    if (one.server.by !== "us" || shown === undefined) return [];
    return [startHostile({ address: mailAddress(one), mxHost: mxHostOf(one.label), how: one.server.how, shown })];
  });
}

export function hasIpv6(): boolean {
  return isCarried(ipv6Only);
}

/** Why it cannot be had, as the options of a test; with LAB_REQUIRED=1 a missing program is an error instead. */
export function mailLabOptions(): { skip?: string } {
  const options = labOptions(["postfix"]);
  const skip = options.skip ?? whyNot();
  return skip === undefined ? {} : { skip };
}

function whyNot(): string | undefined {
  const [inside, outside, count] = readFileSync("/proc/self/uid_map", "utf8").trim().split(/\s+/);
  const isRoot = process.getuid?.() === 0 && inside === "0" && outside === "0" && count !== "1";
  return isRoot ? undefined : "Postfix needs root, and not that of a user namespace";
}
