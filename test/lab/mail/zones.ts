/** The zones of the mail half: one for each mail case and MX layout, and one each for SPF, DKIM and DMARC. */
import { leafZones, type Signer, type Zone, zone } from "../zones.ts";
import { mailAddress, type MailCase, mailCases, mxHostOf, policyCases } from "./cases.ts";
import type { Certificates } from "./certificates.ts";
import { policyAddress } from "./policy-host.ts";
import { dkimRecords, dmarcRecords, spfRecords } from "./records.ts";
import { tlsaRdata } from "./tlsa.ts";

const ldns = { by: "ldns-signzone" } satisfies Signer;

/** Where mail goes, in ways that are rare or wrong (RFC 5321 §5.1, RFC 7505). */
export const mxLayouts: Readonly<Record<string, readonly string[]>> = {
  nullmx: ["@ MX 0 ."],
  nomx: [`@ A ${mailAddress({ label: "pkix", family: 4 })}`],
  nomail: ["www A 127.80.0.1"],
  mxcname: ["@ MX 10 mail", "mail CNAME mx.pkix.test."],
  mxnx: ["@ MX 10 nosuch.pkix.test."],
  mxip: [`@ MX 10 ${mailAddress({ label: "pkix", family: 4 })}.`],
  mxbackup: ["@ MX 10 mx.mxdown.test.", "@ MX 20 mx.pkix.test."],
  mxnullplus: ["@ MX 0 .", "@ MX 10 mx.pkix.test."],
  mxpartial: ["@ MX 10 mx.dane311.test.", "@ MX 10 mx.pkix.test."],
  mxdanecname: ["@ MX 10 mail", "mail CNAME mx.dane311.test."],
  mxunsig: ["@ MX 10 mx.dane311.test."],
  tlsacname: [
    "@ MX 10 mx",
    `mx A ${mailAddress({ label: "dane311", family: 4 })}`,
    "_25._tcp.mx CNAME _25._tcp.mx.dane311.test.",
  ],
};

/** Of the other half: what SPF records lead to, and what is asked to see whether the servers are up. */
const borrowed = new Set(["ecdsa.test", "bogustxt.test", "txtservfail.test", "txttimeout.test"]);

/** A domain whose mail goes to the host of a case, as most domains' mail goes to somebody else's host. */
export interface HostedDomain {
  label: string;
  /** The label of the case. */
  host: string;
}

/** As many, over all hosts of signed zones that a Postfix serves without making others wait. */
export function hostedDomains(count: number): readonly HostedDomain[] {
  const hosts = mailCases.filter(
    ({ label, server, zone: how }) => server.by === "postfix" && how === "signed" && label !== "tarpit",
  );
  return Array.from({ length: count }, (_, place) => ({
    label: `hosted${place + 1}`,
    host: hosts[place % hosts.length]?.label ?? "pkix",
  }));
}

function hostedZone({ label, host }: HostedDomain): Zone {
  const dmarc = `_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@${label}.test"`;
  return zone(label, ldns, { records: [`@ MX 10 ${mxHostOf(host)}.`, '@ TXT "v=spf1 mx -all"', dmarc] });
}

export function mailZones(certificates: Certificates, hosted: readonly HostedDomain[] = []): readonly Zone[] {
  const layouts = Object.entries(mxLayouts).map(([label, records]) =>
    zone(label, label === "mxunsig" ? { by: "nobody" } : ldns, { records: ['@ TXT "v=spf1 -all"', ...records] }),
  );
  return [
    ...leafZones.filter(({ origin }) => borrowed.has(origin)),
    ...mailCases.map((one) => zoneOf(one, certificates)),
    ...layouts,
    zone("spf", ldns, { records: spfRecords }),
    zone("dkim", ldns, { records: dkimRecords() }),
    zone("dm", ldns, { records: dmarcRecords }),
    ...hosted.map(hostedZone),
  ];
}

function zoneOf(one: MailCase, certificates: Certificates): Zone {
  const { label, tlsa, family } = one;
  const shown = certificates.mail.get(label);
  const records = [
    "@ MX 10 mx",
    `mx ${family === 6 ? "AAAA" : "A"} ${mailAddress(one)}`,
    '@ TXT "v=spf1 mx -all"',
    `_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@${label}.test"`,
    ...tlsa.map((words) => `_25._tcp.mx TLSA ${tlsaRdata(words, shown, certificates.authority)}`),
    ...policyRecords(label),
  ];
  switch (one.zone) {
    case "signed":
      return zone(label, ldns, { records });
    case "unsigned":
      return zone(label, { by: "nobody" }, { records });
    case "tlsa-bogus":
      return zone(label, ldns, { records, tampering: { kind: "signatures-changed", over: ["TLSA"] } });
  }
}

function policyRecords(label: string): readonly string[] {
  const policy = policyCases.find((one) => one.label === label);
  if (policy === undefined) return [];
  const announced = policy.announced ? ['_mta-sts TXT "v=STSv1; id=20261122T000000;"'] : [];
  return [`mta-sts A ${policyAddress}`, `_smtp._tls TXT "v=TLSRPTv1; rua=mailto:t@${label}.test"`, ...announced];
}
