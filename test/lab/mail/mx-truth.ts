/** What is true of every MX layout of the laboratory. */
import type { Args } from "../../../src/model.ts";
import { mailAddress, mxHostOf } from "./cases.ts";
import { chance, type Criteria, type Found, type Truth, unknown, usual } from "./truth.ts";

const withoutMail = {
  starttls: "not-applicable",
  x509: "not-applicable",
  dane: "not-applicable",
  "mta-sts": "not-applicable",
} as const;

interface Layout {
  is?: Criteria;
  /** With all of their arguments but the domain. */
  found: readonly Found[];
}

const at = (label: string): Args => ({ host: mxHostOf(label), addresses: [mailAddress({ label, family: 4 })] });
/** Of a server that is reached by another name than the one in its certificate. */
const named = (host: string, label: string): Args => ({ ...at(label), host });
const mismatch = (host: string): Found => [
  "x509/name-mismatch",
  { ...named(host, "pkix"), at: 0, hosts: [host], names: ["mx.pkix.test"] },
];
const pinnedAs = (host: string): Found => ["x509/pinned", { ...named(host, "dane311"), why: ["name-mismatch"] }];
const aloneAt = (host: string): Found => ["dane/single-record", { host, record: `3 1 1 ${chance.hex}` }];
const noTlsa = (...hosts: readonly string[]): Found => ["dane/no-tlsa", { hosts }];
const insecure = (name: string): Found => ["dane/not-secure", { name, security: "insecure" }];
const noPolicy: Found = ["mta-sts/no-record"];

const layouts: Readonly<Record<string, Layout>> = {
  nullmx: { is: withoutMail, found: [["mx/null-without-address"]] },
  nomail: { is: withoutMail, found: [] },
  nomx: { is: { x509: "unmet" }, found: [["mx/implicit"], mismatch("nomx.test"), noTlsa("nomx.test"), noPolicy] },
  // RFC 5321 §5.1: the name in the MX record counts, not the one that it is an alias of.
  mxcname: {
    is: { x509: "unmet" },
    found: [
      ["mx/alias-target", { host: "mail.mxcname.test", alias: "mx.pkix.test" }],
      mismatch("mail.mxcname.test"),
      noTlsa("mail.mxcname.test"),
      noPolicy,
    ],
  },
  mxnx: {
    is: unknown,
    found: [["mx/dangling-target", { host: "nosuch.pkix.test" }], noTlsa("nosuch.pkix.test"), noPolicy],
  },
  mxip: { is: unknown, found: [["mx/address-literal", { host: "127.25.0.8" }], noTlsa("127.25.0.8"), noPolicy] },
  mxbackup: {
    found: [
      ["starttls/unreached", { ...at("mxdown"), why: "refused" }],
      noTlsa("mx.mxdown.test", "mx.pkix.test"),
      noPolicy,
    ],
  },
  mxnullplus: {
    found: [
      ["mx/null-mixed", { domain: "mxnullplus.test", hosts: ["mx.pkix.test"] }],
      noTlsa("mx.pkix.test"),
      noPolicy,
    ],
  },
  mxpartial: {
    found: [
      aloneAt("mx.dane311.test"),
      ["dane/partial-coverage", { hosts: ["mx.pkix.test"], covered: 1, total: 2 }],
      noPolicy,
    ],
  },
  // RFC 7672 §2.2.3: the records are looked for where the alias leads.
  mxdanecname: {
    is: { dane: "met", x509: "unmet" },
    found: [
      ["mx/alias-target", { host: "mail.mxdanecname.test", alias: "mx.dane311.test" }],
      pinnedAs("mail.mxdanecname.test"),
      aloneAt("mail.mxdanecname.test"),
      noPolicy,
    ],
  },
  mxunsig: {
    is: { dnssec: "unmet" },
    found: [
      aloneAt("mx.dane311.test"),
      insecure("mxunsig.test"),
      noPolicy,
      [
        "dnssec/insecure",
        {
          names: ["_dmarc.mxunsig.test TXT", "mxunsig.test MX", "mxunsig.test TXT"],
          why: "unsigned-delegation",
          zone: "mxunsig.test",
        },
      ],
    ],
  },
  tlsacname: {
    is: { dane: "met", x509: "unmet" },
    found: [pinnedAs("mx.tlsacname.test"), aloneAt("mx.tlsacname.test"), noPolicy],
  },
};

export const mxTruth: Readonly<Record<string, Truth>> = Object.fromEntries(
  Object.entries(layouts).map(([label, { is, found }]) => [
    label,
    {
      criteria: { ...usual, ...is },
      findings: found.map(([id, args]) => [id, args ?? { domain: `${label}.test` }] as const),
    },
  ]),
);
