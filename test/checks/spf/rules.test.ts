import { test } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { txtRdata } from "../../../src/dns/rdata.ts";
import type { Change, Surroundings } from "../../../src/model.ts";
import { spf } from "../../../src/checks/spf/index.ts";
import { compareWorlds } from "../../support/compare.ts";

type Around = { before?: Partial<Surroundings>; after?: Partial<Surroundings> };
type Expected = [rule: string, severity: string, direction: string, args?: Record<string, unknown>][];

const own = (record: string, more = ""): string => `zone example.org\nexample.org TXT ${record}\n${more}`;
const sends: Around = { before: { roles: { sends: true, receives: true, parked: false } } };
const parked: Around = { before: { roles: { sends: false, receives: false, parked: true }, mx: "null" } };
const keyless: Around = { after: { dkimKeys: 0 } };
const planned: Around = { before: { dmarc: "reject", dkimKeys: 0 }, after: { dmarc: "reject", dkimKeys: 1 } };
const terms = (count: number): string => Array.from({ length: count }, (_, i) => `a:h${i}.example.net`).join(" ");
const addresses = (count: number): string => Array.from({ length: count }, (_, i) => `ip4:192.0.2.${i}`).join(" ");
const mxRecords = (count: number): string =>
  Array.from({ length: count }, (_, i) => `example.org MX ${i} m${i}.example.net.`).join("\n");

const rows: [rule: string, why: string, before: string, after: string, expected: Expected, around?: Around][] = [
  ["SPF-REMOVED", "sends", own("v=spf1 mx -all"), own("hello"), [["SPF-REMOVED", "high", "weakened"]], sends],
  [
    "SPF-REMOVED",
    "still has an MX",
    own("v=spf1 -all"),
    own("hello"),
    [["SPF-REMOVED", "high", "weakened"]],
    { after: { mx: "real" } },
  ],
  [
    "SPF-REMOVED",
    "name kept without MX",
    own("v=spf1 -all"),
    own("hello"),
    [["SPF-REMOVED", "medium", "weakened"]],
    { after: { mx: "none" } },
  ],
  [
    "SPF-REMOVED",
    "name gone, DMARC inherited",
    own("v=spf1 -all"),
    "zone example.org",
    [["SPF-REMOVED", "low", "weakened"]],
    { after: { name: "nxdomain", dmarc: "reject" } },
  ],
  [
    "silence",
    "the whole name is gone",
    own("v=spf1 -all"),
    "zone example.org",
    [],
    { after: { name: "nxdomain", dmarc: "absent" } },
  ],
  ["silence", "the zone is not seen whole", own("v=spf1 -all"), "example.org !gap generated elsewhere", []],
  ["silence", "the zone is not there at all", own("v=spf1 -all"), "", []],
  ["silence", "there was none before", own("hello"), own("world"), []],
  ["silence", "the same record", own("v=spf1 mx -all"), own("v=spf1 mx -all"), []],

  [
    "SPF-DUP",
    "a second record",
    own("v=spf1 mx -all"),
    own("v=spf1 mx -all", "example.org TXT v=spf1 -all"),
    [["SPF-DUP", "critical", "breaks-mail", { count: 2 }]],
  ],
  [
    "SPF-DUP",
    "a new name with two",
    "",
    own("v=spf1 mx -all", "example.org TXT V=SPF1 -all"),
    [["SPF-DUP", "critical", "breaks-mail"]],
  ],
  [
    "silence",
    "two before and after",
    own("v=spf1 mx -all", "example.org TXT v=spf1 -all"),
    own("v=spf1 a -all", "example.org TXT v=spf1 -all"),
    [],
  ],
  ["silence", "another TXT", own("v=spf1 -all"), own("v=spf1 -all", "example.org TXT v=spf10 a"), []],

  [
    "SPF-SYNTAX",
    "unknown mechanism",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ipv4:192.0.2.1 -all"),
    [["SPF-SYNTAX", "critical", "breaks-mail", { term: "ipv4:192.0.2.1" }]],
  ],
  [
    "SPF-SYNTAX",
    "bad prefix",
    own("v=spf1 -all"),
    own("v=spf1 ip4:192.0.2.0/33 -all"),
    [["SPF-SYNTAX", "critical", "breaks-mail", { term: "ip4:192.0.2.0/33" }]],
  ],
  [
    "SPF-SYNTAX",
    "IPv6 in ip4",
    own("v=spf1 -all"),
    own("v=spf1 ip4:2001:db8::1 -all"),
    [["SPF-SYNTAX", "critical", "breaks-mail"]],
  ],
  [
    "SPF-SYNTAX",
    "all with a value",
    own("v=spf1 -all"),
    own("v=spf1 mx -all:"),
    [["SPF-SYNTAX", "critical", "breaks-mail"]],
  ],
  [
    "SPF-SYNTAX",
    "redirect twice",
    own("v=spf1 -all"),
    own("v=spf1 redirect=a.test redirect=b.test"),
    [["SPF-SYNTAX", "critical", "breaks-mail"]],
  ],
  [
    "SPF-SYNTAX",
    "a new zone with a broken record",
    "",
    own("v=spf1 moo -all"),
    [["SPF-SYNTAX", "critical", "breaks-mail"]],
  ],
  [
    "SPF-SYNTAX",
    "in a record that it includes",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 mx"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 mxx"),
    [["SPF-SYNTAX", "critical", "breaks-mail", { term: "include:_spf.example.org" }]],
  ],
  ["silence", "broken before", own("v=spf1 moo -all"), own("v=spf1 moo mx -all"), []],
  ["silence", "unknown modifiers are no errors", own("v=spf1 -all"), own("v=spf1 ra=postmaster rp=100 -all"), []],

  [
    "SPF-CONCAT",
    "a bad term",
    own("v=spf1 mx -all"),
    own('"v=spf1 mx" "ip4:192.0.2.1 -all"'),
    [["SPF-CONCAT", "critical", "breaks-mail", { term: "mxip4:192.0.2.1" }]],
  ],
  [
    "SPF-CONCAT",
    "a term that means something else",
    own("v=spf1 include:a.example.net include:b.example.net -all"),
    own('"v=spf1 include:a.example.net" "include:b.example.net -all"'),
    [["SPF-CONCAT", "critical", "breaks-mail", { term: "include:a.example.netinclude:b.example.net" }]],
  ],
  [
    "SPF-CONCAT",
    "the version itself",
    own("v=spf1 mx -all"),
    own('"v=spf1" "mx -all"'),
    [["SPF-CONCAT", "critical", "breaks-mail"]],
  ],
  ["silence", "split inside of a term", own("v=spf1 ip4:192.0.2.1 -all"), own('"v=spf1 ip4:192.0" ".2.1 -all"'), []],
  ["silence", "split behind a space", own("v=spf1 ip4:192.0.2.1 -all"), own('"v=spf1 " "ip4:192.0.2.1 " "-all"'), []],

  [
    "SPF-TYPE99",
    "TXT became SPF",
    own("v=spf1 mx -all"),
    'zone example.org\nexample.org SPF "v=spf1 mx -all"',
    [["SPF-TYPE99", "critical", "weakened"]],
  ],
  ["silence", "SPF beside TXT", own("v=spf1 mx -all"), own("v=spf1 mx -all", 'example.org SPF "v=spf1 mx -all"'), []],

  [
    "SPF-VERSION",
    "quotes in the value",
    own("v=spf1 mx -all"),
    own('"\\"v=spf1 mx -all\\""'),
    [["SPF-VERSION", "critical", "weakened"]],
  ],
  [
    "SPF-VERSION",
    "leading space",
    own("v=spf1 mx -all"),
    own('" v=spf1 mx -all"'),
    [["SPF-VERSION", "critical", "weakened"]],
  ],
  [
    "SPF-VERSION",
    "byte order mark",
    own("v=spf1 mx -all"),
    own('"\\239\\187\\191v=spf1 mx -all"'),
    [["SPF-VERSION", "critical", "weakened"]],
  ],
  ["SPF-VERSION", "v=spf10", own("v=spf1 mx -all"), own("v=spf10 mx -all"), [["SPF-VERSION", "critical", "weakened"]]],
  ["silence", "the same was there before", own('" v=spf1 mx -all"'), own('" v=spf1 mx -all"'), []],
  ["silence", "case of the version", own("v=spf1 mx -all"), own("V=SPF1 MX -ALL"), []],

  ["SPF-ALL-PASS", "+all", own("v=spf1 mx -all"), own("v=spf1 mx +all"), [["SPF-ALL-PASS", "critical", "weakened"]]],
  ["SPF-ALL-PASS", "bare all", own("v=spf1 mx ?all"), own("v=spf1 mx all"), [["SPF-ALL-PASS", "critical", "weakened"]]],
  [
    "SPF-ALL-PASS",
    "all of IPv4",
    own("v=spf1 mx -all"),
    own("v=spf1 ip4:0.0.0.0/0 -all"),
    [["SPF-ALL-PASS", "critical", "weakened"]],
  ],
  [
    "SPF-ALL-PASS",
    "all of IPv6",
    own("v=spf1 mx -all"),
    own("v=spf1 ip6:::/0 -all"),
    [["SPF-ALL-PASS", "critical", "weakened"]],
  ],
  [
    "SPF-ALL-PASS",
    "two halves",
    own("v=spf1 mx -all"),
    own("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"),
    [["SPF-ALL-PASS", "critical", "weakened"]],
  ],
  [
    "SPF-ALL-PASS",
    "through an include",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 -all"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 +all"),
    [["SPF-ALL-PASS", "critical", "weakened"]],
  ],
  [
    "SPF-ALL-PASS",
    "exists that always matches",
    own("v=spf1 -all", "example.org A 192.0.2.1"),
    own("v=spf1 exists:example.org -all", "example.org A 192.0.2.1"),
    [["SPF-ALL-PASS", "critical", "weakened"]],
  ],
  ["SPF-ALL-PASS", "a new zone", "", own("v=spf1 +all"), [["SPF-ALL-PASS", "critical", "weakened"]]],
  ["SPF-ALL-PASS", "a first record", own("hello"), own("v=spf1 +all"), [["SPF-ALL-PASS", "critical", "weakened"]]],
  ["silence", "+all before and after", own("v=spf1 +all"), own("v=spf1 mx +all"), []],
  [
    "silence",
    "all in a name",
    own("v=spf1 include:all.spf.example.net -all"),
    own("v=spf1 include:ALL.spf.example.net. -all"),
    [],
  ],
  [
    "silence",
    "mapped IPv4 in ip6 authorises nobody",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip6:::ffff:0:0/96 -all"),
    [],
  ],

  [
    "SPF-ALL-WEAKER",
    "fail to softfail",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ~all"),
    [["SPF-ALL-WEAKER", "medium", "weakened"]],
  ],
  [
    "SPF-ALL-WEAKER",
    "parked before",
    own("v=spf1 -all"),
    own("v=spf1 ~all"),
    [["SPF-ALL-WEAKER", "high", "weakened"]],
    parked,
  ],
  [
    "SPF-ALL-WEAKER",
    "through redirect",
    own("v=spf1 redirect=_spf.example.org", "_spf.example.org TXT v=spf1 mx -all"),
    own("v=spf1 redirect=_spf.example.org", "_spf.example.org TXT v=spf1 mx ~all"),
    [["SPF-ALL-WEAKER", "medium", "weakened"]],
  ],
  ["silence", "softfail to fail", own("v=spf1 mx ~all"), own("v=spf1 mx -all"), []],
  [
    "silence",
    "the default is outside of the files",
    own("v=spf1 mx -all"),
    own("v=spf1 mx redirect=_spf.example.net"),
    [["SPF-NEW-INCLUDE", "medium", "weakened"]],
  ],
  ["SPF-ALL-NEUTRAL", "?all", own("v=spf1 mx -all"), own("v=spf1 mx ?all"), [["SPF-ALL-NEUTRAL", "high", "weakened"]]],
  ["SPF-ALL-NEUTRAL", "no all", own("v=spf1 mx ~all"), own("v=spf1 mx"), [["SPF-ALL-NEUTRAL", "high", "weakened"]]],
  ["silence", "~all only in a host name", own("v=spf1 mx ?all"), own("v=spf1 mx"), []],
  [
    "silence",
    "all becomes redirect to the same default",
    own("v=spf1 mx -all"),
    own("v=spf1 mx redirect=_spf.example.org", "_spf.example.org TXT v=spf1 -all"),
    [],
  ],

  [
    "SPF-START-SENDING",
    "-all to mx",
    own("v=spf1 -all", "example.org MX 10 mx.example.net."),
    own("v=spf1 mx -all", "example.org MX 10 mx.example.net."),
    [["SPF-START-SENDING", "medium", "weakened", { terms: ["mx"] }]],
  ],
  [
    "SPF-START-SENDING",
    "with DKIM, DMARC stays",
    own("v=spf1 -all"),
    own("v=spf1 include:_spf.example.net -all"),
    [["SPF-START-SENDING", "info", "weakened"]],
    planned,
  ],
  [
    "SPF-START-SENDING",
    "a great network is told too",
    own("v=spf1 -all"),
    own("v=spf1 ip4:198.18.0.0/15 -all"),
    [
      ["SPF-START-SENDING", "medium", "weakened"],
      ["SPF-WIDEN-NET", "high", "weakened"],
    ],
  ],
  ["silence", "still nobody", own("v=spf1 -all"), own("v=spf1 -ip4:192.0.2.1 -all"), []],

  [
    "SPF-WIDEN-NET",
    "one address",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip4:192.0.2.1 -all"),
    [["SPF-WIDEN-NET", "low", "weakened", { addresses: "1", nets: ["192.0.2.1/32"] }]],
  ],
  [
    "SPF-WIDEN-NET",
    "256 addresses",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip4:192.0.2.0/24 -all"),
    [["SPF-WIDEN-NET", "medium", "weakened"]],
  ],
  [
    "SPF-WIDEN-NET",
    "255 addresses",
    own("v=spf1 mx ip4:192.0.2.9 -all"),
    own("v=spf1 mx ip4:192.0.2.0/24 -all"),
    [["SPF-WIDEN-NET", "low", "weakened"]],
  ],
  [
    "SPF-WIDEN-NET",
    "65,536 addresses",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip4:198.51.0.0/16 -all"),
    [["SPF-WIDEN-NET", "high", "weakened"]],
  ],
  [
    "SPF-WIDEN-NET",
    "IPv6 shorter than /32",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip6:2001:db8::/31 -all"),
    [["SPF-WIDEN-NET", "high", "weakened"]],
  ],
  [
    "SPF-WIDEN-NET",
    "IPv6 /32",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip6:2001:db8::/32 -all"),
    [["SPF-WIDEN-NET", "medium", "weakened"]],
  ],
  [
    "silence",
    "/24 is two /25",
    own("v=spf1 ip4:192.0.2.0/24 -all"),
    own("v=spf1 ip4:192.0.2.128/25 ip4:192.0.2.0/25 -all"),
    [],
  ],
  ["silence", "a part of it", own("v=spf1 ip4:192.0.2.0/24 -all"), own("v=spf1 ip4:192.0.2.0/25 -all"), []],
  [
    "silence",
    "moved to an include",
    own("v=spf1 ip4:192.0.2.0/24 -all"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 ip4:192.0.2.0/24 ~all"),
    [],
  ],
  ["silence", "denied first", own("v=spf1 mx -all"), own("v=spf1 mx -ip4:192.0.2.0/24 ip4:192.0.2.0/24 -all"), []],
  ["silence", "no record before", own("hello"), own("v=spf1 ip4:198.51.0.0/16 -all"), []],

  [
    "SPF-WIDEN-PRIVATE",
    "RFC 1918",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ip4:10.0.0.0/8 -all"),
    [["SPF-WIDEN-PRIVATE", "low", "weakened", { nets: ["10.0.0.0/8"] }]],
  ],
  ["silence", "private before", own("v=spf1 ip4:10.0.0.0/8 mx -all"), own("v=spf1 mx ip4:10.0.0.0/8 -all"), []],

  [
    "SPF-NEW-INCLUDE",
    "a service",
    own("v=spf1 mx -all"),
    own("v=spf1 mx include:_spf.google.com -all"),
    [["SPF-NEW-INCLUDE", "medium", "weakened", { term: "include:_spf.google.com", provider: "Google Workspace" }]],
  ],
  [
    "SPF-NEW-INCLUDE",
    "a, mx and exists outside",
    own("v=spf1 -ip4:192.0.2.1 mx -all"),
    own("v=spf1 mx a:a.example.net mx:b.example.net exists:%{i}.example.net -all"),
    [
      ["SPF-EXP-MACRO", "info", "weakened"],
      ["SPF-NEW-INCLUDE", "medium", "weakened"],
      ["SPF-NEW-INCLUDE", "medium", "weakened"],
      ["SPF-NEW-INCLUDE", "medium", "weakened"],
    ],
  ],
  [
    "silence",
    "moved to an include",
    own("v=spf1 include:_spf.example.net -all"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 include:_spf.example.net"),
    [],
  ],
  [
    "silence",
    "include becomes redirect",
    own("v=spf1 mx include:_spf.example.net ~all"),
    own("v=spf1 mx redirect=_spf.example.net"),
    [],
  ],
  ["silence", "no record before", own("hello"), own("v=spf1 include:_spf.example.net -all"), []],
  [
    "silence",
    "an include that only denies",
    own("v=spf1 mx -all"),
    own("v=spf1 -include:_spf.example.net mx -all"),
    [],
  ],

  [
    "SPF-INCLUDE-SHARED",
    "no DKIM key",
    own("v=spf1 mx -all"),
    own("v=spf1 mx include:sendgrid.net -all"),
    [["SPF-INCLUDE-SHARED", "medium", "weakened", { provider: "Twilio SendGrid" }]],
    keyless,
  ],
  [
    "SPF-INCLUDE-SHARED",
    "below an account's label",
    own("v=spf1 mx -all"),
    own("v=spf1 mx include:u1.wl.sendgrid.net -all"),
    [["SPF-INCLUDE-SHARED", "medium", "weakened"]],
    keyless,
  ],
  [
    "SPF-NEW-INCLUDE",
    "DKIM keys not known",
    own("v=spf1 mx -all"),
    own("v=spf1 mx include:sendgrid.net -all"),
    [["SPF-NEW-INCLUDE", "medium", "weakened"]],
  ],
  [
    "silence",
    "shared before",
    own("v=spf1 mx include:sendgrid.net -all"),
    own("v=spf1 include:sendgrid.net mx -all"),
    [],
    keyless,
  ],

  [
    "SPF-QUALIFIER",
    "- to +",
    own("v=spf1 -ip4:192.0.2.1 mx -all"),
    own("v=spf1 ip4:192.0.2.1 mx -all"),
    [["SPF-QUALIFIER", "medium", "weakened", { nets: ["192.0.2.1/32"] }]],
  ],
  [
    "SPF-QUALIFIER",
    "? to + of an include",
    own("v=spf1 ?include:_spf.example.net mx -all"),
    own("v=spf1 include:_spf.example.net mx -all"),
    [["SPF-QUALIFIER", "medium", "weakened", { terms: ["include:_spf.example.net"] }]],
  ],
  [
    "SPF-QUALIFIER",
    "negative term removed",
    own("v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/24 -all"),
    own("v=spf1 ip4:192.0.2.0/24 -all"),
    [["SPF-QUALIFIER", "medium", "weakened", { nets: ["192.0.2.1/32"] }]],
  ],
  [
    "SPF-QUALIFIER",
    "negative term moved behind",
    own("v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/24 -all"),
    own("v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.1 -all"),
    [["SPF-QUALIFIER", "medium", "weakened"]],
  ],
  [
    "SPF-QUALIFIER",
    "negative exists removed",
    own("v=spf1 -exists:%{ir}.bl.example.org ip4:192.0.2.0/24 -all"),
    own("v=spf1 ip4:192.0.2.0/24 -all"),
    [["SPF-QUALIFIER", "medium", "weakened", { terms: ["-exists:%{ir}.bl.example.org"] }]],
  ],
  [
    "SPF-QUALIFIER",
    "negative include moved behind",
    own("v=spf1 -include:_bad.example.net ip4:192.0.2.0/24 -all"),
    own("v=spf1 ip4:192.0.2.0/24 -include:_bad.example.net -all"),
    [["SPF-QUALIFIER", "medium", "weakened"]],
  ],
  ["silence", "+ to -", own("v=spf1 ip4:192.0.2.1 mx -all"), own("v=spf1 -ip4:192.0.2.1 mx -all"), []],
  [
    "silence",
    "order of disjoint terms",
    own("v=spf1 -ip4:192.0.2.1 ip4:198.51.100.0/24 -all"),
    own("v=spf1 ip4:198.51.100.0/24 -ip4:192.0.2.1 -all"),
    [],
  ],

  [
    "SPF-ORDER",
    "moved behind all",
    own("v=spf1 mx ip4:192.0.2.1 -all"),
    own("v=spf1 mx -all ip4:192.0.2.1"),
    [["SPF-ORDER", "medium", "breaks-mail", { terms: ["ip4:192.0.2.1"] }]],
  ],
  [
    "SPF-ORDER",
    "redirect beside all",
    own("v=spf1 mx -all"),
    own("v=spf1 mx -all redirect=_spf.example.net"),
    [["SPF-ORDER", "medium", "breaks-mail"]],
  ],
  ["silence", "behind all before", own("v=spf1 mx -all ip4:192.0.2.1"), own("v=spf1 -all ip4:192.0.2.1"), []],
  ["silence", "all twice", own("v=spf1 mx -all"), own("v=spf1 mx -all -all"), []],

  [
    "SPF-LOOKUPS",
    "eleven, exact",
    own("v=spf1 -all"),
    own(`v=spf1 ?mx -${terms(10).replaceAll(" ", " -")} -all`),
    [["SPF-LOOKUPS", "critical", "breaks-mail", { lookups: 11, isExact: true }]],
  ],
  [
    "SPF-LOOKUPS",
    "at least eleven",
    own(`v=spf1 ${terms(10)} -all`),
    own(`v=spf1 ${terms(10)} -include:_spf.example.net -all`),
    [["SPF-LOOKUPS", "high", "breaks-mail", { lookups: 11, isExact: false }]],
  ],
  [
    "SPF-LOOKUPS",
    "nine",
    own(`v=spf1 ${terms(8)} -all`),
    own(`v=spf1 ${terms(8)} ?mx -all`),
    [["SPF-LOOKUPS", "medium", "breaks-mail", { lookups: 9 }]],
  ],
  [
    "SPF-LOOKUPS",
    "in the included record",
    own("v=spf1 include:_spf.example.org -all", `_spf.example.org TXT v=spf1 ${terms(7)}`),
    own("v=spf1 include:_spf.example.org -all", `_spf.example.org TXT v=spf1 ${terms(10)}`),
    [["SPF-LOOKUPS", "critical", "breaks-mail"]],
  ],
  [
    "SPF-LOOKUPS",
    "eleven MX records",
    own("v=spf1 mx -all", mxRecords(10)),
    own("v=spf1 mx -all", mxRecords(11)),
    [["SPF-LOOKUPS", "critical", "breaks-mail", { kind: "mx-hosts" }]],
  ],
  ["silence", "eight", own(`v=spf1 ${terms(7)} -all`), own(`v=spf1 ${terms(7)} ?mx -all`), []],
  [
    "silence",
    "eleven before",
    own(`v=spf1 ${terms(10)} ?mx -all`),
    own(`v=spf1 ?mx ${terms(10)} ?mx:a.example.net -all`),
    [],
  ],
  [
    "silence",
    "ip4, ip6, all and exp cost nothing",
    own("v=spf1 -all exp=e.example.org", "e.example.org TXT no"),
    own(`v=spf1 ${addresses(12).replaceAll("ip4", "-ip4")} -all exp=e.example.org`, "e.example.org TXT no"),
    [],
  ],
  [
    "silence",
    "behind all",
    own("v=spf1 -all"),
    own(`v=spf1 -all ${terms(11)}`),
    [["SPF-ORDER", "medium", "breaks-mail"]],
  ],

  [
    "SPF-VOID",
    "three names that are not there",
    own("v=spf1 a:g1.example.org a:g2.example.org -all"),
    own("v=spf1 a:g1.example.org a:g2.example.org mx:g3.example.org -all"),
    [["SPF-VOID", "high", "breaks-mail", { voids: 3 }]],
  ],
  ["silence", "two", own("v=spf1 -all"), own("v=spf1 a:g1.example.org a:g2.example.org -all"), []],
  [
    "silence",
    "IPv4 only is not void",
    own("v=spf1 -all"),
    own(
      "v=spf1 -a:h.example.org -a:i.example.org -a:j.example.org -all",
      "h.example.org A 192.0.2.1\ni.example.org A 192.0.2.2\nj.example.org A 192.0.2.3",
    ),
    [],
  ],

  [
    "SPF-INCLUDE-NONE",
    "the included record is gone",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 mx"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT hello"),
    [["SPF-INCLUDE-NONE", "critical", "breaks-mail", { term: "include:_spf.example.org" }]],
  ],
  [
    "SPF-INCLUDE-NONE",
    "redirect",
    own("v=spf1 -all"),
    own("v=spf1 redirect=_spf.example.org"),
    [["SPF-INCLUDE-NONE", "critical", "breaks-mail"]],
  ],
  [
    "silence",
    "gone before",
    own("v=spf1 include:_spf.example.org -all"),
    own("v=spf1 include:_spf.example.org ~all"),
    [["SPF-ALL-WEAKER", "medium", "weakened"]],
  ],
  [
    "silence",
    "a gap may hide it",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 mx"),
    own("v=spf1 include:_spf.example.org -all", "example.org !gap split over files"),
    [],
  ],

  [
    "SPF-LOOP",
    "itself",
    own("v=spf1 -all"),
    own("v=spf1 -include:example.org -all"),
    [["SPF-LOOP", "critical", "breaks-mail"]],
  ],
  [
    "SPF-LOOP",
    "over another",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 mx"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 include:example.org"),
    [["SPF-LOOP", "critical", "breaks-mail"]],
  ],
  [
    "silence",
    "the same include twice",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 -all"),
    own("v=spf1 include:_spf.example.org include:_spf.example.org -all", "_spf.example.org TXT v=spf1 -all"),
    [],
  ],

  [
    "SPF-PTR",
    "added",
    own("v=spf1 mx -all"),
    own("v=spf1 mx ptr -all"),
    [["SPF-PTR", "medium", "weakened", { terms: ["ptr:example.org"] }]],
  ],
  ["silence", "there before", own("v=spf1 mx ptr -all"), own("v=spf1 ptr:example.org mx -all"), []],

  [
    "SPF-INDIRECT",
    "one more address",
    own("v=spf1 a -all", "example.org A 192.0.2.1"),
    own("v=spf1 a -all", "example.org A 192.0.2.2"),
    [["SPF-INDIRECT", "low", "weakened", { nets: ["192.0.2.2/32"] }]],
  ],
  [
    "SPF-INDIRECT",
    "256 addresses",
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 -all"),
    own("v=spf1 include:_spf.example.org -all", "_spf.example.org TXT v=spf1 ip4:192.0.2.0/24 -all"),
    [["SPF-INDIRECT", "medium", "weakened"]],
  ],
  [
    "silence",
    "fewer addresses",
    own("v=spf1 a -all", "example.org A 192.0.2.1\nexample.org A 192.0.2.2"),
    own("v=spf1 a -all", "example.org A 192.0.2.1"),
    [],
  ],

  [
    "SPF-SIZE",
    "record over 450",
    own("v=spf1 -all"),
    own(`v=spf1 ${addresses(30).replaceAll("ip4", "-ip4")} -all`),
    [["SPF-SIZE", "low", "breaks-mail", { what: "record" }]],
  ],
  [
    "SPF-SIZE",
    "RRset over 512",
    own("v=spf1 -all"),
    own("v=spf1 -all", `example.org TXT ${"x".repeat(510)}`),
    [["SPF-SIZE", "low", "breaks-mail", { what: "TXT RRset" }]],
  ],
  [
    "silence",
    "long before",
    own(`v=spf1 ${addresses(30)} -all`),
    own(`v=spf1 ${addresses(30)} -ip4:198.51.100.1 -all`),
    [],
  ],

  [
    "SPF-WILDCARD-REMOVED",
    "gone",
    own("v=spf1 mx -all", "*.example.org TXT v=spf1 -all"),
    own("v=spf1 mx -all"),
    [["SPF-WILDCARD-REMOVED", "medium", "weakened"]],
  ],
  [
    "silence",
    "there after",
    own("v=spf1 mx -all", "*.example.org TXT v=spf1 -all"),
    own("v=spf1 mx -all", "*.example.org TXT v=spf1 -all"),
    [],
  ],
  ["silence", "the zone is not seen", own("v=spf1 mx -all", "*.example.org TXT v=spf1 -all"), "", []],

  [
    "SPF-EXP-MACRO",
    "exp outside",
    own("v=spf1 mx -all"),
    own("v=spf1 mx -all exp=why.example.net"),
    [["SPF-EXP-MACRO", "info", "weakened", { target: "why.example.net" }]],
  ],
  ["silence", "exp inside", own("v=spf1 mx -all"), own("v=spf1 mx -all exp=why.example.org"), []],
  [
    "silence",
    "macros of the domain tell nothing",
    own("v=spf1 mx -exists:%{d}.example.net -all"),
    own("v=spf1 mx -exists:%{d}.example.net -exists:%{d1}.example.net -all"),
    [],
  ],

  [
    "silence",
    "order, case and spelling",
    own("v=spf1 a:mail.example.org ip4:192.0.2.1/32 -all"),
    own("v=spf1 +IP4:192.0.2.1  A:MAIL.example.org. -ALL"),
    [],
  ],
];

for (const [rule, why, before, after, expected, around] of rows)
  test(`${rule}: ${why}`, async () => {
    const changes = await compareWorlds(spf, "example.org", before, after, around);
    const told = changes.map(({ rule, severity, direction, args }, index) => {
      const wanted = expected[index]?.[3];
      const chosen =
        wanted === undefined ? undefined : Object.fromEntries(Object.keys(wanted).map((key) => [key, args[key]]));
      return chosen === undefined ? [rule, severity, direction] : [rule, severity, direction, chosen];
    });
    assert.deepEqual(told.toSorted(byRule), expected.toSorted(byRule));
    for (const change of changes) assertTold(change);
  });

function byRule([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

/** Whatever the rule: it is in the catalogue, with a sentence, and points at a place. */
function assertTold({ rule, severity, before, after, args, from, direction }: Change): void {
  const entry = Object.entries(spf.rules).find(([id]) => id === rule)?.[1];
  assert.ok(entry !== undefined);
  assert.ok(entry.severities.includes(severity), `${rule} has no severity ${severity}`);
  assert.equal(direction, entry.direction);
  for (const sentence of [entry.says(args), entry.fix(args)]) {
    assert.match(sentence, /^[^\n]+\.$/);
    assert.doesNotMatch(sentence, /undefined|\[object|``|  |\(\)/);
  }
  assert.ok(before.length <= 300 && after.length <= 300);
  assert.ok(from !== undefined);
}

test("every rule has a row", () => {
  const tested = new Set(rows.map(([rule]) => rule));
  assert.deepEqual(
    Object.keys(spf.rules).filter((rule) => !tested.has(rule)),
    [],
  );
});

const names: [why: string, domain: string, before: string, after: string, expected: [rule: string, name: string][]][] =
  [
    [
      "the wildcard's own name",
      "example.org",
      own("v=spf1 -all", "*.example.org TXT v=spf1 -all"),
      own("v=spf1 -all"),
      [["SPF-WILDCARD-REMOVED", "*.example.org"]],
    ],
    [
      "seen at the wildcard itself",
      "*.example.org",
      "zone example.org\n*.example.org TXT v=spf1 -all",
      "zone example.org\n*.example.org TXT other",
      [["SPF-WILDCARD-REMOVED", "*.example.org"]],
    ],
    [
      "an include target widens",
      "_spf.example.org",
      "zone example.org\n_spf.example.org TXT v=spf1 mx -all",
      "zone example.org\n_spf.example.org TXT v=spf1 mx ip4:192.0.2.1 ~all",
      [["SPF-WIDEN-NET", "_spf.example.org"]],
    ],
    [
      "an include target is no mail domain",
      "_spf.example.org",
      "zone example.org\n_spf.example.org TXT v=spf1 mx -all",
      "zone example.org\n_spf.example.org TXT v=spf1 mx ?all",
      [],
    ],
  ];
for (const [why, domain, before, after, expected] of names)
  test(`name: ${why}`, async () => {
    const changes = await compareWorlds(spf, domain, before, after);
    assert.deepEqual(
      changes.map(({ rule, name }) => [rule, name]),
      expected,
    );
  });

test("a removed record is shown where it was, any other where it is", async () => {
  const [removed] = await compareWorlds(spf, "example.org", own("v=spf1 -all"), own("hello"));
  assert.deepEqual([removed?.from?.side, removed?.from?.range.line], ["before", 2]);
  const [weaker] = await compareWorlds(spf, "example.org", own("v=spf1 -all"), `\n${own("v=spf1 ~all")}`);
  assert.deepEqual(
    [weaker?.from?.side, weaker?.from?.range.line, weaker?.before, weaker?.after],
    ["after", 3, "-all", "~all"],
  );
});

test("nothing is said of two equal worlds", async () => {
  const term = fc.constantFrom(
    "a",
    "mx",
    "ptr",
    "ip4:192.0.2.0/24",
    "-ip4:10.0.0.0/8",
    "include:_spf.example.org",
    "include:x.example.net",
    "?exists:%{i}.x",
    "redirect=_spf.example.org",
    "all",
    "-all",
    "moo",
    "exp=x.example.net",
  );
  const record = fc.array(term, { maxLength: 12 }).map((terms) => ["v=spf1", ...terms].join(" "));
  await fc.assert(
    fc.asyncProperty(record, record, async (one, two) => {
      const lines = own(one, `_spf.example.org TXT ${two}\nexample.org A 192.0.2.1`);
      assert.deepEqual(await compareWorlds(spf, "example.org", lines, lines), []);
    }),
    { numRuns: 100 },
  );
});

test("no change of hostile records throws", async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom("v=spf1 include:\\.example.org -all", "v=spf1 a:a..b.test mx:%{d9r-}.test -all"),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const line = (value: string): string =>
        own(txtRdata([`v=spf1 ${value}`].map((all) => all.replace(/[^\0-\xff]/g, "?"))));
      await compareWorlds(spf, "example.org", line(before), line(after));
    }),
    { numRuns: 200 },
  );
});
