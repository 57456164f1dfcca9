/** What documents expect of the mail of a domain, as dated data: what can be seen from outside, in terms of criteria and findings. */
import type { CriterionId, Finding } from "../model.ts";

export interface Profile {
  title: string;
  /** The version or day of the document. */
  dated: string;
  source: string;
  expectations: readonly Expectation[];
}

export interface Expectation {
  says: string;
  /** Where it stands. */
  see: string;
  /** Each list is one way to meet it: all of its criteria. */
  ways?: readonly (readonly CriterionId[])[];
  /** Findings that stand against it. */
  without?: readonly Finding["id"][];
  /** What has to be given for it to be seen at all. */
  needs?: "tls-scan" | "observed";
}

export const profileNames = ["mecsa", "rfc", "ncsc-nl", "bsi-tr-03108", "bulk-senders", "bod-18-01"] as const;
export type ProfileName = (typeof profileNames)[number];

const startTls: Expectation["ways"] = [["starttls"]];

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  mecsa: {
    title: "MECSA: five stars in every category",
    dated: "2020-03-20",
    source: "Joint Research Centre, MECSA stand-alone tool, score version of 2020-03-20.",
    expectations: [
      { says: "Every MX host takes mail over TLS.", see: "MECSA, Confidential Delivery", ways: startTls },
      {
        says: "DANE with DNSSEC, or MTA-STS with certificates of public authorities, forbids delivery without it.",
        see: "MECSA, Confidential Delivery",
        ways: [
          ["dane", "dnssec"],
          ["mta-sts", "x509"],
        ],
      },
      {
        says: "An SPF record says who may send, and refuses all others.",
        see: "MECSA, Phishing and Identity Theft",
        ways: [["spf", "spf-policy"]],
      },
      { says: "There is a DKIM key.", see: "MECSA, Integrity of Messages", ways: [["dkim"]] },
      {
        says: "A DMARC policy has forged mail refused or put aside, and asks for reports.",
        see: "MECSA, Phishing and Identity Theft",
        ways: [["dmarc", "dmarc-policy"]],
      },
      { says: "All of this is signed with DNSSEC.", see: "MECSA, Phishing and Identity Theft", ways: [["dnssec"]] },
    ],
  },
  rfc: {
    title: "What the standards ask for",
    dated: "2026-11-22",
    source: "RFC 5321, 7208, 7505, 7672, 8301, 8461, 8996, 9325 and 9989, as far as they say MUST.",
    expectations: [
      {
        says: "MX records name hosts that have addresses.",
        see: "RFC 5321 §5.1, RFC 2181 §10.3",
        without: ["mx/alias-target", "mx/address-literal", "mx/dangling-target"],
      },
      { says: "A null MX stands alone.", see: "RFC 7505 §3", without: ["mx/null-mixed"] },
      {
        says: "TLS below 1.2 is not negotiated.",
        see: "RFC 8996 §4, §5",
        ways: startTls,
        without: ["starttls/old-tls"],
      },
      {
        says: "TLS below 1.2 is not accepted either.",
        see: "RFC 9325 §3.1.1",
        without: ["starttls/old-versions"],
        needs: "tls-scan",
      },
      {
        says: "There is one SPF record, and no sender meets a permanent error in it.",
        see: "RFC 7208 §4.5, §4.6.4",
        ways: [["spf"]],
      },
      {
        says: "DKIM keys of RSA have 1024 bits or more.",
        see: "RFC 8301 §3.2",
        without: ["dkim/small-key", "dkim/broken", "dkim/duplicate"],
      },
      { says: "A DMARC record is valid.", see: "RFC 9989 §4.7", ways: [["dmarc"]] },
      {
        says: "An MTA-STS policy that is announced is served, and covers every MX host.",
        see: "RFC 8461 §3, §4.1",
        without: [
          "mta-sts/invalid-record",
          "mta-sts/several-records",
          "mta-sts/no-host",
          "mta-sts/invalid-policy",
          "mta-sts/mx-uncovered",
        ],
      },
    ],
  },
  "ncsc-nl": {
    title: "NCSC-NL: TLS for mail servers, at least sufficient",
    dated: "2025-05",
    source:
      "NCSC-NL, ICT-beveiligingsrichtlijnen voor Transport Layer Security (TLS), version 2025-05; its sections as the tests of Internet.nl cite them. Whether 0-RTT (§3.4.4) is off is not looked at: nobody uses it with SMTP.",
    expectations: [
      { says: "Every MX host takes mail over TLS.", see: "NCSC-NL 2025-05", ways: startTls },
      {
        says: "SSL, TLS 1.0 and TLS 1.1 are not accepted.",
        see: "NCSC-NL 2025-05 §3.3.1, table 1",
        ways: startTls,
        without: ["starttls/old-tls", "starttls/ssl3", "starttls/old-versions"],
        needs: "tls-scan",
      },
      {
        says: "Certificates have no short key, and no signature over SHA-1 or MD5.",
        see: "NCSC-NL 2025-05 §3.3.2.1, §3.3.5",
        without: ["x509/weak-key", "x509/weak-signature"],
      },
      {
        says: "Keys are exchanged with forward secrecy, in groups that are large enough.",
        see: "NCSC-NL 2025-05 §3.3.3",
        ways: startTls,
        without: ["starttls/no-forward-secrecy", "starttls/static-rsa", "starttls/short-dh"],
        needs: "tls-scan",
      },
      {
        says: "Cipher suites without encryption or authentication, or with broken ciphers, are not accepted.",
        see: "NCSC-NL 2025-05 §3.3.4",
        ways: startTls,
        without: ["starttls/weak-suites"],
        needs: "tls-scan",
      },
      {
        says: "Handshakes are not signed over SHA-1.",
        see: "NCSC-NL 2025-05 §3.3.5",
        ways: startTls,
        without: ["starttls/sha1-signature"],
      },
      {
        says: "TLS does not compress.",
        see: "NCSC-NL 2025-05 §3.4.1",
        ways: startTls,
        without: ["starttls/compression"],
      },
      {
        says: "TLS renegotiates only securely.",
        see: "NCSC-NL 2025-05 §3.4.2",
        ways: startTls,
        without: ["starttls/insecure-renegotiation"],
      },
      {
        says: "TLS 1.2 binds its sessions to their handshake (extended master secret).",
        see: "NCSC-NL 2025-05",
        ways: startTls,
        without: ["starttls/no-extended-master-secret"],
      },
      {
        says: "Certificates are trusted, or held by DANE.",
        see: "NCSC-NL 2025-05 §1.2.2.1, chapter 2",
        ways: [["x509"], ["dane"]],
      },
    ],
  },
  "bsi-tr-03108": {
    title: "BSI TR-03108: Secure Email Transport",
    dated: "2023-06-01",
    source:
      "Federal Office for Information Security (Germany), TR-03108, version 2.0: what it says MUST of and the outside shows. TR-03116-4, which it refers to for TLS, changes each year.",
    expectations: [
      { says: "Every MX host takes mail over TLS.", see: "TR-03108 §4.1.3 (TR-03108-03-M)", ways: startTls },
      {
        says: "TLS below 1.2 is not accepted.",
        see: "TR-03108 §4.1.3 (TR-03108-03-M), TR-03116-4",
        ways: startTls,
        without: ["starttls/old-tls", "starttls/ssl3", "starttls/old-versions"],
        needs: "tls-scan",
      },
      {
        says: "TLS prefers forward secrecy.",
        see: "TR-03108 §4.1.3 (TR-03108-03-M), TR-03116-4",
        ways: startTls,
        without: ["starttls/no-forward-secrecy"],
      },
      {
        says: "The zones of the domain and of its MX hosts are signed with DNSSEC.",
        see: "TR-03108 §4.1.5 (TR-03108-05-M)",
        ways: [["dnssec"]],
      },
      {
        says: "TLSA records hold the keys of every MX host.",
        see: "TR-03108 §4.1.5 (TR-03108-05-M)",
        ways: [["dane"]],
      },
      {
        says: "Reports on TLS are asked for.",
        see: "TR-03108 §4.1.10 (TR-03108-10-M)",
        without: ["tls-rpt/no-record", "tls-rpt/invalid"],
      },
    ],
  },
  "bulk-senders": {
    title: "Google, Yahoo and Microsoft: senders of 5,000 messages a day",
    dated: "2025-05-05",
    source:
      "Google, Email sender guidelines, and Yahoo, Sender Hub, since 2024-02-01; Microsoft, Outlook's requirements for high-volume senders (550 5.7.515), since 2025-05-05. None of them has numbered sections. Names of sending addresses, rates of complaints and unsubscribing do not show from outside.",
    expectations: [
      { says: "An SPF record says who may send.", see: "Google, Yahoo, Microsoft", ways: [["spf"]] },
      { says: "Messages are signed with DKIM.", see: "Google, Yahoo, Microsoft", ways: [["dkim"]] },
      { says: "There is a DMARC policy, `p=none` or stricter.", see: "Google, Yahoo, Microsoft", ways: [["dmarc"]] },
      {
        says: "SPF or DKIM can stand for the domain of the From field.",
        see: "Google, Microsoft",
        ways: [["dmarc"]],
        without: ["dmarc/nothing-aligns"],
      },
      {
        says: "Messages are sent over TLS.",
        see: "Google",
        without: ["starttls/sent-in-clear", "starttls/sent-by-old-tls"],
        needs: "observed",
      },
    ],
  },
  "bod-18-01": {
    title: "BOD 18-01: Enhance Email and Web Security",
    dated: "2017-10-16",
    source:
      "United States, Department of Homeland Security, Binding Operational Directive 18-01, §II.1.a. For 3DES there is a temporary exception of 2018-09-20. That DHS receives the reports (§II.1.a.iii) is asked of agencies alone.",
    expectations: [
      { says: "Every MX host offers STARTTLS.", see: "BOD 18-01 §II.1.a.i", ways: startTls },
      {
        says: "SSL is not accepted.",
        see: "BOD 18-01 §II.1.a.ii",
        ways: startTls,
        without: ["starttls/ssl3"],
        needs: "tls-scan",
      },
      {
        says: "3DES and RC4 are not accepted.",
        see: "BOD 18-01 §II.1.a.ii",
        ways: startTls,
        without: ["starttls/weak-suites"],
        needs: "tls-scan",
      },
      { says: "There is a valid SPF record.", see: "BOD 18-01 §II.1.a.i", ways: [["spf"]] },
      {
        says: "The DMARC policy is `reject`, for all mail.",
        see: "BOD 18-01 §II.1.a.iv",
        ways: [["dmarc"]],
        without: ["dmarc/monitoring", "dmarc/quarantine", "dmarc/pct", "dmarc/test-mode", "dmarc/subdomains-weaker"],
      },
      {
        says: "DMARC reports go somewhere.",
        see: "BOD 18-01 §II.1.a.i",
        ways: [["dmarc"]],
        without: ["dmarc/no-reports"],
      },
    ],
  },
};
