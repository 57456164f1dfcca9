/** What is true of every record of SPF, DKIM and DMARC in the laboratory. */
import type { SenderResult } from "../../../src/checks/spf/sender.ts";
import type { Args, CriterionId } from "../../../src/model.ts";
import { chance, type Found, type Kind, type Truth } from "./truth.ts";

export interface SpfTruth extends Truth {
  /** What a receiver gets for mail from 192.0.2.4; pyspf and Mail::SPF say the same, but where it is told. */
  result: SenderResult;
}

type Row = readonly [criteria: readonly [Kind, Kind], ...found: readonly Found[]];

const both: readonly [Kind, Kind] = ["met", "met"];
const none: readonly [Kind, Kind] = ["unmet", "unmet"];
const first: readonly [Kind, Kind] = ["met", "unmet"];
/** The record cannot be judged whole; what it says at its end can. */
const open: readonly [Kind, Kind] = ["not-measured", "met"];

const net24: Found = ["spf/senders", { ipv4: "256", ipv6: "0", isAll: true }];
const include = (label: string, target: string, detail: string): Args => ({
  owner: `${label}.spf.test`,
  term: `include:${target}`,
  detail,
});
const someHosts = (...nets: readonly string[]): Found => ["spf/private", { nets: nets.map((net) => `127.80.${net}`) }];

const spfRows: Readonly<Record<string, readonly [result: SenderResult, ...row: Row]>> = {
  ok: ["pass", both, net24],
  soft: ["pass", both, ["spf/softfail"], net24],
  plusall: [
    "pass",
    first,
    ["spf/anybody"],
    [
      "spf/senders",
      { ipv4: "3,702,390,784", ipv6: "335,962,375,934,637,486,876,437,234,481,562,124,286", isAll: true },
    ],
  ],
  none: ["none", none, ["spf/absent"]],
  two: ["permerror", none, ["spf/duplicate", { count: 2 }]],
  syntax: ["permerror", none, ["spf/syntax", { error: 'no mechanism "foo"', at: 24, term: "foo:bar" }]],
  loop: [
    "permerror",
    none,
    ["spf/loop", { term: "include:loop.spf.test", detail: "loop.spf.test > loop2.spf.test > loop.spf.test" }],
  ],
  redirloop: [
    "permerror",
    none,
    ["spf/loop", { term: "redirect=redirloop.spf.test", detail: "redirloop.spf.test > redirloop.spf.test" }],
  ],
  lim10: [
    "fail",
    both,
    ["spf/lookups-near", { count: 10, isExact: true }],
    ["spf/voids-of-one-family", { count: 10 }],
    someHosts("1.1/32", "1.2/31", "1.4/30", "1.8/31", "1.10/32"),
  ],
  lim11: [
    "permerror",
    none,
    ["spf/lookups-over", { term: "", detail: "11 look-ups" }],
    ["spf/voids-of-one-family", { count: 11 }],
    someHosts("1.1/32", "1.2/31", "1.4/30", "1.8/30"),
  ],
  void2: ["fail", both],
  void3: ["permerror", none, ["spf/voids-over", { term: "", detail: "3 void look-ups" }]],
  // Mail::SPF asks ten of the hosts and goes on.
  mxmany: [
    "permerror",
    none,
    ["spf/mx-hosts", { term: "mx", detail: "mxmany.spf.test has 11 MX records" }],
    someHosts("2.1/32"),
    ["spf/mx-host", { names: [1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `m${number}.spf.test`) }],
  ],
  incnone: [
    "permerror",
    none,
    ["spf/include-none", { term: "include:none.spf.test", detail: "none.spf.test has no SPF record" }],
  ],
  inctemp: [
    "temperror",
    open,
    ["spf/include-temperror", include("inctemp", "txtservfail.test", "udp://127.53.0.53:53 answered with SERVFAIL")],
  ],
  inctimeout: [
    "temperror",
    open,
    [
      "spf/include-temperror",
      include("inctimeout", "txttimeout.test", "the server did not answer in time (udp://127.53.0.53:53)"),
    ],
  ],
  incbogus: [
    "temperror",
    open,
    [
      "spf/include-bogus",
      include(
        "incbogus",
        "bogustxt.test",
        `the signature of bogustxt.test TXT by key ${chance.keyTag} (ECDSAP256SHA256) does not fit the records: EDE 6 (DNSSEC Bogus)`,
      ),
    ],
  ],
  ptr: ["fail", both, ["spf/ptr", { owner: "ptr.spf.test", term: "ptr" }]],
  macro: ["pass", both],
  exp: ["fail", both],
  split: ["pass", both, net24],
  upper: ["pass", both, net24],
  redir: ["pass", both, net24],
  redirnone: [
    "permerror",
    none,
    ["spf/include-none", { term: "redirect=none.spf.test", detail: "none.spf.test has no SPF record" }],
  ],
  ip6: ["fail", both, ["spf/senders", { ipv4: "0", ipv6: "79,228,162,514,264,337,593,543,950,336", isAll: true }]],
  badip: ["permerror", none, ["spf/syntax", { error: "not an IPv4 address", at: 11, term: "ip4:192.0.2.999" }]],
  afterall: ["fail", both, ["spf/after-all", { owner: "afterall.spf.test", term: "ip4:192.0.2.0/24" }]],
  empty: ["neutral", first, ["spf/no-all"]],
  type99: ["none", none, ["spf/absent"], ["spf/type99"]],
  cn: ["pass", both, net24],
};

export const spfTruth: Readonly<Record<string, SpfTruth>> = Object.fromEntries(
  Object.entries(spfRows).map(([label, [result, ...row]]) => [
    `${label}.spf`,
    { result, ...truthOf(`${label}.spf.test`, ["spf", "spf-policy"], row) },
  ]),
);

const differing = (policy: string): Found => [
  "dmarc/readers-differ",
  { scope: "sub", rfc9989: policy, rfc7489: "absent" }, // `test` is no public suffix of the list, so all of dm.test is one
];
const alone = (policy: string): Found => ["dmarc/nothing-aligns", { policy }]; // SPF denies all, and there is no key
const weakerBelow: readonly Found[] = [
  ["dmarc/subdomains-weaker", { policy: "none", than: "reject" }],
  ["dmarc/np-missing", { policy: "none" }],
  differing("none"),
  alone("reject"),
  ["dmarc/obsolete", { tags: ["ri", "!10m"] }],
];
const monitoring: readonly Found[] = [
  ["dmarc/monitoring"],
  ["dmarc/np-missing", { policy: "none" }],
  differing("none"),
];
const malformed = (defect: string, detail: string): Found => ["dmarc/malformed", { defect, detail }];

const dmarcRows: Readonly<Record<string, Row>> = {
  none: [first, ...monitoring],
  quar: [
    both,
    ["dmarc/quarantine"],
    ["dmarc/np-missing", { policy: "quarantine" }],
    ["dmarc/pct", { pct: 50 }],
    differing("quarantine"),
    alone("quarantine"),
  ],
  rej: [first, ...weakerBelow],
  nop: [first, ...monitoring], // RFC 9989 §4.7; opendmarc-check takes it for no policy
  badp: [none, malformed("p", "p=foo")],
  order: [none, malformed("version", "`v=DMARC1` is not its first tag")], // opendmarc-check takes it for reject
  vlower: [none, malformed("version", "the version is not written `DMARC1`, in capitals")],
  ext: [both, differing("reject"), alone("reject")],
  extno: [
    first, // nobody gets its reports
    differing("reject"),
    alone("reject"),
    ["dmarc/unauthorised", { tag: "rua", host: "ecdsa.test", owner: "extno.dm.test._report._dmarc.ecdsa.test" }],
  ],
  // opendmarc-check takes the stricter one
  two: [none, ["dmarc/several-records", { records: ["v=DMARC1; p=none", "v=DMARC1; p=reject"] }]],
  bis: [
    first,
    ["dmarc/test-mode", { published: "reject", policy: "quarantine" }],
    differing("reject"),
    ["dmarc/no-reports"],
    alone("quarantine"),
  ],
  cn: [first, ...weakerBelow],
  semi: [both, differing("reject"), alone("reject")],
};

export const dmarcTruth: Readonly<Record<string, Truth>> = Object.fromEntries(
  Object.entries(dmarcRows).map(([label, row]) => [
    `${label}.dm`,
    truthOf(`${label}.dm.test`, ["dmarc", "dmarc-policy"], row),
  ]),
);

const dkimRows: Readonly<Record<string, readonly [Kind, ...found: readonly Found[]]>> = {
  rsa512: ["not-measured", ["dkim/small-key", { bits: 512 }]], // Mail::DKIM verifies by it
  rsa1024: ["met", ["dkim/short-key", { bits: 1024 }]],
  rsa2048: ["met"],
  rsa4096: ["met"],
  ed: ["met"],
  revoked: ["not-measured", ["dkim/selector-unusable", { why: "revoked" }]],
  badb64: ["not-measured", ["dkim/broken", { defect: "base64", at: 18 }]],
  testing: ["met", ["dkim/testing"]],
  two: ["not-measured", ["dkim/duplicate", { count: 2 }]],
  sha1only: ["not-measured", ["dkim/no-sha256", { hashes: "sha1" }]],
  svc: ["not-measured", ["dkim/selector-unusable", { why: "other-service" }]],
  nosuch: ["not-measured", ["dkim/selector-missing"]],
};

/** By the selector that somebody named; another one may be in use, so that none of them can prove the want of a key. */
export const dkimTruth: Readonly<Record<string, Truth>> = Object.fromEntries(
  Object.entries(dkimRows).map(([selector, [kind, ...found]]) => [
    selector,
    {
      criteria: { dkim: kind },
      findings: found.map(([id, args]) => [id, { owner: `${selector}._domainkey.dkim.test`, ...args }] as const),
    },
  ]),
);

function truthOf(domain: string, criteria: readonly [CriterionId, CriterionId], [kinds, ...found]: Row): Truth {
  return {
    criteria: { [criteria[0]]: kinds[0], [criteria[1]]: kinds[1] },
    findings: found.map(([id, args]) => [id, { domain, ...args }] as const),
  };
}
