/** The mail servers of the laboratory, as data: each is the MX host of a domain of its own, `mx.<label>.test`. */
import { join } from "node:path";
import type { CertificateKind } from "./certificates.ts";
import type { Hostility } from "./hostile.ts";

/** Settings of one `smtpd` of Postfix, such as `smtpd_tls_protocols`. */
export type Settings = Readonly<Record<string, string>>;

export type Server =
  | { by: "postfix"; certificate?: CertificateKind; settings: Settings }
  | { by: "us"; how: Hostility }
  | { by: "nobody" };

/** Usage, selector, matching type and what it is of: `3 1 1 leaf`. */
export type TlsaWords = `${number} ${number} ${number} ${"leaf" | "issuing" | "root" | "other"}`;

export interface MailCase {
  label: string;
  server: Server;
  tlsa: readonly TlsaWords[];
  zone: "signed" | "unsigned" | "tlsa-bogus";
  family: 4 | 6;
}

type Particulars = Partial<Pick<MailCase, "tlsa" | "zone" | "family">>;

const postfix = (
  label: string,
  certificate: CertificateKind,
  particulars: Particulars & { settings?: Settings } = {},
): MailCase => {
  const { settings = {}, ...others } = particulars;
  return { ...usual, label, server: { by: "postfix", certificate, settings }, ...others };
};
const hostile = (label: string, how: Hostility): MailCase => ({ ...usual, label, server: { by: "us", how } });
const usual = { tlsa: [], zone: "signed", family: 4 } as const;
const dane = (label: string, certificate: CertificateKind, ...tlsa: readonly TlsaWords[]): MailCase =>
  postfix(label, certificate, { tlsa });
const withoutTls = (label: string, particulars: Particulars = {}): MailCase => ({
  ...usual,
  ...particulars,
  label,
  server: { by: "postfix", settings: { smtpd_tls_security_level: "none" } },
});
const anyCipher = "ALL:@SECLEVEL=0"; // what OpenSSL itself would refuse
const lowCiphers = { smtpd_tls_ciphers: "low", tls_low_cipherlist: anyCipher };

export const mailCases: readonly MailCase[] = [
  withoutTls("plain"),
  postfix("selfsigned", "self-signed"),
  postfix("expcert", "expired"),
  postfix("notyet", "not-yet-valid"),
  postfix("wrongname", "other-name"),
  postfix("nochain", "without-issuer"),
  postfix("otherca", "other-authority"),
  postfix("pkix", "good"),
  dane("dane311", "good", "3 1 1 leaf"),
  dane("dane311self", "self-signed", "3 1 1 leaf"),
  dane("dane311exp", "expired", "3 1 1 leaf"),
  dane("dane311wn", "other-name", "3 1 1 leaf"),
  dane("dane311bad", "good", "3 1 1 other"),
  dane("daneroll", "good", "3 1 1 other", "3 1 1 leaf"),
  dane("daneroll2", "good", "3 1 1 leaf", "2 1 1 issuing"),
  dane("dane301", "good", "3 0 1 leaf"),
  dane("dane312", "good", "3 1 2 leaf"),
  dane("dane310", "good", "3 1 0 leaf"),
  dane("dane211", "good", "2 1 1 issuing"),
  dane("dane211root", "with-root", "2 1 1 root"),
  dane("dane211noca", "good", "2 1 1 root"), // the anchor is not sent
  dane("dane211wn", "other-name", "2 1 1 issuing"),
  dane("dane211exp", "expired", "2 1 1 issuing"),
  dane("dane211bad", "good", "2 1 1 other"),
  dane("dane111", "good", "1 1 1 leaf"),
  dane("dane011", "good", "0 1 1 issuing"),
  dane("daneunus", "good", "3 9 1 leaf"),
  postfix("danebogus", "good", { tlsa: ["3 1 1 leaf"], zone: "tlsa-bogus" }),
  postfix("daneinsec", "good", { tlsa: ["3 1 1 leaf"], zone: "unsigned" }),
  withoutTls("daneplain", { tlsa: ["3 1 1 other"] }),
  postfix("tls10", "good", {
    settings: { ...lowCiphers, smtpd_tls_protocols: ">=TLSv1,<=TLSv1", tls_medium_cipherlist: anyCipher },
  }),
  postfix("tls11", "good", { settings: { ...lowCiphers, smtpd_tls_protocols: ">=TLSv1.1,<=TLSv1.1" } }),
  postfix("tls13", "good", { settings: { smtpd_tls_protocols: ">=TLSv1.3" } }),
  postfix("weakciph", "rsa2048", {
    settings: {
      smtpd_tls_protocols: "<=TLSv1.2",
      smtpd_tls_ciphers: "low",
      tls_low_cipherlist: "AES128-SHA:NULL-SHA256:ADH-AES128-SHA:@SECLEVEL=0",
      smtpd_tls_exclude_ciphers: "",
    },
  }),
  postfix("rsa1024", "rsa1024", { settings: lowCiphers }),
  postfix("sha1cert", "sha1", { settings: lowCiphers }),
  postfix("grey", "good", {
    settings: { smtpd_recipient_restrictions: "check_recipient_access static:{451 4.7.1 Greylisted}" },
  }),
  postfix("busy", "good", {
    settings: { smtpd_delay_reject: "no", smtpd_client_restrictions: "check_client_access static:{421 4.3.2 Busy}" },
  }),
  postfix("tarpit", "good", { settings: { smtpd_delay_reject: "no", smtpd_client_restrictions: "sleep 2" } }),
  postfix("tlsfail", "unreadable-key"),
  postfix("tlsreq", "good", { settings: { smtpd_tls_security_level: "encrypt" } }),
  postfix("v6only", "good", { tlsa: ["3 1 1 leaf"], family: 6 }),
  hostile("tlsabort", "closes-after-starttls"),
  hostile("tlsgarbage", "no-tls-after-starttls"),
  hostile("nobanner", "says-nothing"),
  hostile("rej554", "rejects-everybody"),
  hostile("heloonly", "knows-no-ehlo"),
  hostile("cmdinject", "executes-injected"),
  { ...hostile("requiretls", "offers-requiretls"), tlsa: ["3 1 1 leaf"] },
  hostile("requireonly", "offers-requiretls"),
  { ...usual, label: "mxdown", server: { by: "nobody" } },
  postfix("mtasts", "good"),
  postfix("mtastsmx", "good"),
  postfix("mtastscert", "good"),
  postfix("mtasts404", "good"),
  postfix("mtastsredir", "good"),
  postfix("mtaststest", "self-signed"),
  postfix("mtastsct", "good"),
  postfix("mtastsnotxt", "good"),
];

/** An MTA-STS policy as it is served (RFC 8461 §3.2), rightly or wrongly. */
export interface PolicyCase {
  label: string;
  certificate: CertificateKind;
  code: number;
  contentType: string;
  location?: string;
  body: string;
  /** Whether `_mta-sts` says that there is a policy. */
  announced: boolean;
}

const policy = (mode: string, mx: string): string =>
  `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 604800\r\n`;
const served = (label: string, particulars: Partial<PolicyCase> = {}): PolicyCase => ({
  label,
  certificate: "good",
  code: 200,
  contentType: "text/plain",
  body: policy("enforce", `mx.${label}.test`),
  announced: true,
  ...particulars,
});

export const policyCases: readonly PolicyCase[] = [
  served("mtasts"),
  served("mtastsmx", { body: policy("enforce", "mail.other.test") }),
  served("mtastscert", { certificate: "other-name" }),
  served("mtasts404", { code: 404, body: "Not found" }),
  served("mtastsredir", { code: 301, location: "https://mta-sts.mtasts.test/.well-known/mta-sts.txt", body: "" }),
  served("mtaststest", { body: policy("testing", "mx.mtaststest.test") }),
  served("mtastsct", { contentType: "text/html" }),
  served("mtastsnotxt", { announced: false }),
];

/** The MX host with an IPv6 address only; run.ts gives it to the loopback interface, where there is IPv6. */
export const ipv6Only = "fd25::42";

export function mailAddress({ label, family }: Pick<MailCase, "label" | "family">): string {
  const row = mailCases.findIndex((one) => one.label === label) + 1;
  return family === 6 ? ipv6Only : `127.25.0.${row}`;
}

export const mxHostOf = (label: string): string => `mx.${label}.test`;

/** Where the chain and the key of a case are. */
export function certificateFiles(folder: string, label: string): { chain: string; key: string } {
  return { chain: join(folder, "certificates", `${label}.pem`), key: join(folder, "certificates", `${label}.key`) };
}
