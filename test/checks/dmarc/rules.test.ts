import assert from "node:assert/strict";
import { test } from "node:test";
import { dmarc } from "../../../src/checks/dmarc/index.ts";
import type { Args, Change, Surroundings } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";

type Expected = [rule: string, name: string, severity: string, direction: string, args: Args];
interface Options {
  domain?: string;
  before?: Partial<Surroundings>;
  after?: Partial<Surroundings>;
}
type Row = [what: string, before: string, after: string, expected: readonly Expected[], options?: Options];

const own = "_dmarc.example.org";
const rua = "rua=mailto:dmarc@example.org";
const domain = "example.org";
const both = ["RFC 9989", "RFC 7489"];
const at = (text: string) => `${own} TXT ${text}`;
/** A zone with one policy record and something beside it. */
const zone = (text: string, ...more: string[]) => ["example.org A 192.0.2.1", at(text), ...more].join("\n");
const none = "example.org A 192.0.2.1";
const change = (rule: string, severity: string, args: Args, name = own, direction = "weakened"): Expected => [
  rule,
  name,
  severity,
  direction,
  args,
];
const sub = { domain: "sub.example.org" };
const ownSub = "_dmarc.sub.example.org";
/** example.org with `text`, and sub.example.org, which exists, with what is given. */
const family = (text: string, ...more: string[]) => zone(text, "sub.example.org A 192.0.2.2", ...more);

const selfDown: Row[] = [
  [
    "p=reject to p=none is critical; sp, which inherits it, is not told again",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=none; ${rua}`),
    [change("DMARC-SELF-DOWN", "critical", { domain, before: "reject", after: "none", readers: both })],
  ],
  [
    "p=reject to p=quarantine is high",
    zone(`v=DMARC1; p=reject; sp=reject; ${rua}`),
    zone(`v=DMARC1; p=quarantine; sp=quarantine; ${rua}`),
    [change("DMARC-SELF-DOWN", "high", { domain, before: "reject", after: "quarantine", readers: both })],
  ],
  [
    "p dropped beside a rua acts as p=none; RFC 9989 §4.10.1",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; ${rua}`),
    [change("DMARC-SELF-DOWN", "critical", { domain, before: "reject", after: "none", readers: both })],
  ],
  [
    "t=y taken off while p goes down by as much: only old receivers see less",
    zone(`v=DMARC1; p=reject; t=y; ${rua}`),
    zone(`v=DMARC1; p=quarantine; ${rua}`),
    [change("DMARC-SELF-DOWN", "high", { domain, before: "reject", after: "quarantine", readers: ["RFC 7489"] })],
  ],
  [
    "P=reject is p for RFC 7489 §6.4 (ABNF) and an unknown tag for RFC 9989 (RFC 6376 §3.2)",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; P=reject; ${rua}`),
    [change("DMARC-SELF-DOWN", "critical", { domain, before: "reject", after: "none", readers: ["RFC 9989"] })],
  ],
  [
    "silent: order, case, white space, a final semicolon, an unknown tag",
    zone(`v=DMARC1;p=reject;adkim=s;${rua}`),
    zone(`v = DMARC1 ; ${rua} ; adkim=S; p = Reject; foo=bar;`),
    [],
  ],
  ["silent: cut into other strings", zone(`"v=DMARC1; p=rej" "ect; ${rua}"`), zone(`"v=DMARC1; p=reject; ${rua}"`), []],
  [
    "silent: sp=reject said beside p=reject",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; sp=reject; np=reject; ${rua}`),
    [],
  ],
  ["silent: improvements, which facets tell", zone(`v=DMARC1; p=none; ${rua}`), zone(`v=DMARC1; p=reject; ${rua}`), []],
  ["silent: absent to p=none", none, zone(`v=DMARC1; p=none; ${rua}`), []],
  ["silent: not known before", "zone example.org\nexample.org !gap templates", zone(`v=DMARC1; p=none; ${rua}`), []],
  ["silent: not known after", zone(`v=DMARC1; p=reject; ${rua}`), "zone example.org\nexample.org !gap templates", []],
];

const subDown: Row[] = [
  [
    "sp=none added under p=reject",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; sp=none; ${rua}`),
    [change("DMARC-SUB-DOWN", "high", { domain, before: "reject", after: "none", readers: both })],
  ],
  [
    "sp=reject removed over p=none",
    zone(`v=DMARC1; p=none; sp=reject; ${rua}`),
    zone(`v=DMARC1; p=none; ${rua}`),
    [change("DMARC-SUB-DOWN", "high", { domain, before: "reject", after: "none", readers: both })],
  ],
  [
    "p raised, sp lowered",
    zone(`v=DMARC1; p=none; sp=quarantine; ${rua}`),
    zone(`v=DMARC1; p=reject; sp=none; ${rua}`),
    [change("DMARC-SUB-DOWN", "high", { domain, before: "quarantine", after: "none", readers: both })],
  ],
  [
    "silent: rsp=none is another tag",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; rsp=none; ${rua}`),
    [],
  ],
];

const nonexistDown: Row[] = [
  [
    "np=none added",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; np=none; ${rua}`),
    [change("DMARC-NP-DOWN", "high", { domain, before: "reject", after: "none", readers: ["RFC 9989"] })],
  ],
  [
    "np=reject removed over sp=none",
    zone(`v=DMARC1; p=quarantine; sp=none; np=reject; ${rua}`),
    zone(`v=DMARC1; p=quarantine; sp=none; ${rua}`),
    [change("DMARC-NP-DOWN", "high", { domain, before: "reject", after: "none", readers: ["RFC 9989"] })],
  ],
  [
    "silent: np=reject removed under p=reject",
    zone(`v=DMARC1; p=reject; np=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; ${rua}`),
    [],
  ],
];

const testMode: Row[] = [
  [
    "t=y on quarantine leaves nothing: high, and not also SELF-DOWN",
    zone(`v=DMARC1; p=quarantine; ${rua}`),
    zone(`v=DMARC1; p=quarantine; t=y; ${rua}`),
    [change("DMARC-TEST", "high", { domain, before: "quarantine", after: "none" })],
  ],
  [
    "t=y on reject: medium",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; t=y; ${rua}`),
    [change("DMARC-TEST", "medium", { domain, before: "reject", after: "quarantine" })],
  ],
  [
    "t=y where only sp asks for something",
    zone(`v=DMARC1; p=none; sp=quarantine; ${rua}`),
    zone(`v=DMARC1; p=none; sp=quarantine; t=y; ${rua}`),
    [change("DMARC-TEST", "high", { domain, before: "quarantine", after: "none" })],
  ],
  [
    "two edits, two changes: p lowered and t=y",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=quarantine; t=y; ${rua}`),
    [
      change("DMARC-SELF-DOWN", "critical", { domain, before: "reject", after: "none", readers: both }),
      change("DMARC-TEST", "high", { domain, before: "quarantine", after: "none" }),
    ],
  ],
  [
    "silent: none to reject in test mode is a step up",
    zone(`v=DMARC1; p=none; ${rua}`),
    zone(`v=DMARC1; p=reject; t=y; ${rua}`),
    [],
  ],
  [
    "silent: quarantine to reject in test mode takes nothing away",
    zone(`v=DMARC1; p=quarantine; ${rua}`),
    zone(`v=DMARC1; p=reject; t=y; ${rua}`),
    [],
  ],
  ["silent: t=y on none", zone(`v=DMARC1; p=none; ${rua}`), zone(`v=DMARC1; p=none; t=y; ${rua}`), []],
  ["silent: t=n is the default", zone(`v=DMARC1; p=reject; ${rua}`), zone(`v=DMARC1; p=reject; t=n; ${rua}`), []],
];

const removed: Row[] = [
  [
    "nothing takes its place",
    zone(`v=DMARC1; p=reject; ${rua}`),
    none,
    [change("DMARC-REMOVED", "critical", { domain, inherited: "absent", isNameGone: false })],
  ],
  [
    "also p=none: absent is weaker",
    zone(`v=DMARC1; p=none; ${rua}`),
    none,
    [change("DMARC-REMOVED", "critical", { domain, inherited: "absent", isNameGone: false })],
  ],
  [
    "replaced by something else",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone("v=spf1 -all"),
    [change("DMARC-REMOVED", "critical", { domain, inherited: "absent", isNameGone: false })],
  ],
  [
    "redundant: the organizational domain says as much",
    family(`v=DMARC1; p=reject; ${rua}`, `${ownSub} TXT v=DMARC1; p=quarantine`),
    family(`v=DMARC1; p=reject; ${rua}`),
    [change("DMARC-REMOVED", "low", { domain: sub.domain, inherited: "reject", isNameGone: false }, ownSub)],
    sub,
  ],
  [
    "inherits sp, which is weaker",
    family(`v=DMARC1; p=reject; sp=none; ${rua}`, `${ownSub} TXT v=DMARC1; p=reject`),
    family(`v=DMARC1; p=reject; sp=none; ${rua}`),
    [change("DMARC-REMOVED", "critical", { domain: sub.domain, inherited: "none", isNameGone: false }, ownSub)],
    sub,
  ],
  [
    "name fully gone",
    family(`v=DMARC1; p=none; ${rua}`, `${ownSub} TXT v=DMARC1; p=reject`),
    zone(`v=DMARC1; p=none; ${rua}`),
    [change("DMARC-REMOVED", "low", { domain: sub.domain, inherited: "none", isNameGone: true }, ownSub)],
    sub,
  ],
  [
    "what is inherited is outside of the files",
    "zone sub.example.org\nsub.example.org A 192.0.2.2\n_dmarc.sub.example.org TXT v=DMARC1; p=reject",
    "zone sub.example.org\nsub.example.org A 192.0.2.2",
    [
      change(
        "DMARC-REMOVED",
        "critical",
        { domain: sub.domain, inherited: "unknown", isNameGone: false },
        ownSub,
        "incomparable",
      ),
    ],
    sub,
  ],
  [
    "a wildcard that stops at a new name: RFC 4592 §2.2",
    zone("v=DMARC1; p=none", "*.example.org TXT v=DMARC1; p=reject"),
    zone("v=DMARC1; p=none", "*.example.org TXT v=DMARC1; p=reject", "sub.example.org A 192.0.2.2"),
    [change("DMARC-REMOVED", "critical", { domain: sub.domain, inherited: "none", isNameGone: false }, ownSub)],
    sub,
  ],
  [
    "a new empty non-terminal stops the wildcard too",
    zone("v=DMARC1; p=none", "*.example.org TXT v=DMARC1; p=reject"),
    zone("v=DMARC1; p=none", "*.example.org TXT v=DMARC1; p=reject", "_x._dmarc.sub.example.org TXT x"),
    [change("DMARC-REMOVED", "critical", { domain: sub.domain, inherited: "none", isNameGone: false }, ownSub)],
    sub,
  ],
  [
    "silent: moved to another file of the zone",
    zone(`v=DMARC1; p=reject; ${rua}`),
    `\n\n${zone(`v=DMARC1; p=reject; ${rua}`)}`,
    [],
  ],
  ["silent: a record that had no effect", zone("v=DMARC1"), none, []],
  [
    "silent for a domain that inherits: told at the record's own name",
    family(`v=DMARC1; p=reject; ${rua}`),
    "sub.example.org A 192.0.2.2",
    [],
    sub,
  ],
  [
    "silent for a domain that inherits: p lowered",
    family(`v=DMARC1; p=reject; ${rua}`),
    family(`v=DMARC1; p=none; ${rua}`),
    [],
    sub,
  ],
];

const override: Row[] = [
  [
    "weaker than what was inherited",
    family(`v=DMARC1; p=reject; ${rua}`),
    family(`v=DMARC1; p=reject; ${rua}`, `${ownSub} TXT v=DMARC1; p=none`),
    [
      change(
        "DMARC-OVERRIDE",
        "high",
        { domain: sub.domain, before: "reject", after: "none", inheritedFrom: domain },
        ownSub,
      ),
    ],
    sub,
  ],
  [
    "as strong, and in test mode",
    family(`v=DMARC1; p=reject; ${rua}`),
    family(`v=DMARC1; p=reject; ${rua}`, `${ownSub} TXT v=DMARC1; p=reject; t=y`),
    [
      change(
        "DMARC-OVERRIDE",
        "high",
        { domain: sub.domain, before: "reject", after: "quarantine", inheritedFrom: domain },
        ownSub,
      ),
    ],
    sub,
  ],
  [
    "silent: as strong",
    family(`v=DMARC1; p=reject; ${rua}`),
    family(`v=DMARC1; p=reject; ${rua}`, `${ownSub} TXT v=DMARC1; p=reject`),
    [],
    sub,
  ],
  [
    "silent: stronger",
    family(`v=DMARC1; p=reject; sp=none; ${rua}`),
    family(`v=DMARC1; p=reject; sp=none; ${rua}`, `${ownSub} TXT v=DMARC1; p=quarantine`),
    [],
    sub,
  ],
  [
    "silent: what was inherited is not known",
    "zone sub.example.org\nsub.example.org A 192.0.2.2",
    "zone sub.example.org\nsub.example.org A 192.0.2.2\n_dmarc.sub.example.org TXT v=DMARC1; p=none",
    [],
    sub,
  ],
];

const discovery: Row[] = [
  [
    "a psd=n record between: the record found moved",
    zone("v=DMARC1; p=reject", "a.b.example.org A 192.0.2.2"),
    zone("v=DMARC1; p=reject", "a.b.example.org A 192.0.2.2", "_dmarc.b.example.org TXT v=DMARC1; p=none; psd=n"),
    [
      change(
        "DMARC-SELF-DOWN",
        "critical",
        { domain: "a.b.example.org", before: "reject", after: "none", readers: ["RFC 9989"] },
        "_dmarc.a.b.example.org",
      ),
    ],
    { domain: "a.b.example.org" },
  ],
  [
    "silent: the record between is no organizational domain, so nothing moves",
    zone("v=DMARC1; p=reject", "a.b.example.org A 192.0.2.2"),
    zone("v=DMARC1; p=reject", "a.b.example.org A 192.0.2.2", "_dmarc.b.example.org TXT v=DMARC1; p=none"),
    [],
    { domain: "a.b.example.org" },
  ],
  [
    "psd=n takes what subdomains inherited: told in place of DMARC-PSD",
    family("v=DMARC1; p=reject", `${ownSub} TXT v=DMARC1; p=reject; sp=none`),
    family("v=DMARC1; p=reject", `${ownSub} TXT v=DMARC1; p=reject; sp=none; psd=n`),
    [
      change(
        "DMARC-SUB-DOWN",
        "high",
        { domain: sub.domain, before: "reject", after: "none", readers: ["RFC 9989"] },
        ownSub,
      ),
    ],
    sub,
  ],
];

const psd: Row[] = [
  [
    "psd=y by somebody who is no registry",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; psd=y; ${rua}`),
    [change("DMARC-PSD", "high", { domain, psd: "y" })],
  ],
  [
    "psd=n to psd=y",
    zone(`v=DMARC1; p=reject; psd=n; ${rua}`),
    zone(`v=DMARC1; p=reject; psd=y; ${rua}`),
    [change("DMARC-PSD", "high", { domain, psd: "y" })],
  ],
  [
    "psd=n makes an organizational domain",
    family("v=DMARC1; p=reject", `${ownSub} TXT v=DMARC1; p=reject`),
    family("v=DMARC1; p=reject", `${ownSub} TXT v=DMARC1; p=reject; psd=n`),
    [change("DMARC-PSD", "medium", { domain: sub.domain, psd: "n" }, ownSub)],
    sub,
  ],
  [
    "silent: psd=n where the domain is one already",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; psd=n; ${rua}`),
    [],
  ],
  ["silent: psd=u is the default", zone(`v=DMARC1; p=reject; ${rua}`), zone(`v=DMARC1; p=reject; psd=u; ${rua}`), []],
  [
    "silent: psd=y by a registry",
    "zone uk\n_dmarc.co.uk TXT v=DMARC1; p=reject",
    "zone uk\n_dmarc.co.uk TXT v=DMARC1; p=reject; psd=y",
    [],
    { domain: "co.uk" },
  ],
];

const duplicate: Row[] = [
  [
    "a second record",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; ${rua}`, at("v=DMARC1; p=none")),
    [change("DMARC-DUP", "critical", { domain, records: 2 })],
  ],
  [
    "two at once",
    none,
    zone("v=DMARC1; p=reject", at("v=DMARC1; p=none")),
    [change("DMARC-DUP", "critical", { domain, records: 2 })],
  ],
  [
    "not known before",
    "zone example.org\nexample.org !gap templates",
    zone("v=DMARC1; p=reject", at("v=DMARC1; p=none")),
    [change("DMARC-DUP", "critical", { domain, records: 2 })],
  ],
  [
    "silent: there were two before",
    zone("v=DMARC1; p=reject", at("v=DMARC1; p=none")),
    zone("v=DMARC1; p=reject", at("v=DMARC1; p=quarantine")),
    [],
  ],
  [
    "silent: the same record twice is one",
    zone("v=DMARC1; p=reject"),
    zone("v=DMARC1; p=reject", at("v=DMARC1; p=reject")),
    [],
  ],
  [
    "silent: another text beside it",
    zone("v=DMARC1; p=reject"),
    zone("v=DMARC1; p=reject", at("v=spf1 -all"), at("v=dmarc1; p=none")),
    [],
  ],
];

const malformed = (defect: string, detail: string, effective: string): Expected =>
  change("DMARC-MALFORMED", "critical", { domain, defect, detail, effective });
const reject = zone(`v=DMARC1; p=reject; ${rua}`);

const broken: Row[] = [
  [
    "version in the wrong case",
    reject,
    zone(`v=dmarc1; p=reject; ${rua}`),
    [malformed("version", "the version is not written `DMARC1`, in capitals", "absent")],
  ],
  [
    "v not first",
    reject,
    zone(`p=reject; v=DMARC1; ${rua}`),
    [malformed("version", "`v=DMARC1` is not its first tag", "absent")],
  ],
  [
    "white space in front",
    reject,
    zone(`" v=DMARC1; p=reject; ${rua}"`),
    [malformed("version", "something stands in front of `v=DMARC1`", "absent")],
  ],
  [
    "no semicolon",
    reject,
    zone(`v=DMARC1 p=reject; ${rua}`),
    [malformed("version", "no semicolon follows `v=DMARC1`", "absent")],
  ],
  ["typo with a rua acts as none", reject, zone(`v=DMARC1; p=rejct; ${rua}`), [malformed("p", "p=rejct", "none")]],
  ["typo without a rua is no policy", reject, zone("v=DMARC1; p=rejct"), [malformed("p", "p=rejct", "absent")]],
  [
    "invalid sp takes p with it",
    reject,
    zone(`v=DMARC1; p=reject; sp=rejcet; ${rua}`),
    [malformed("sp", "sp=rejcet", "none")],
  ],
  ["invalid np", reject, zone(`v=DMARC1; p=reject; np=yes; ${rua}`), [malformed("np", "np=yes", "none")]],
  ["cut at an unquoted semicolon", reject, zone('"v=DMARC1"'), [malformed("no-policy", "v=DMARC1", "absent")]],
  [
    "a tag twice",
    reject,
    zone(`v=DMARC1; p=reject; p=none; ${rua}`),
    [malformed("tag-list", "the tag `p` is there twice", "absent")],
  ],
  [
    "a new zone with a broken record",
    "zone example.net\nexample.net A 192.0.2.1",
    zone("v=DMARC1; p=rejct"),
    [malformed("p", "p=rejct", "absent")],
  ],
  [
    "a CNAME for a TXT record, as seen in the wild",
    reject,
    String.raw`_dmarc.example.org CNAME v=DMARC1\;p=reject.`,
    [malformed("alias", String.raw`v=dmarc1\;p=reject`, "unknown")],
  ],
  [
    "inherits while its own record is broken",
    family("v=DMARC1; p=reject"),
    family("v=DMARC1; p=reject", `${ownSub} TXT v=dmarc1; p=reject`),
    [
      change(
        "DMARC-MALFORMED",
        "critical",
        {
          domain: sub.domain,
          defect: "version",
          detail: "the version is not written `DMARC1`, in capitals",
          effective: "reject",
        },
        ownSub,
      ),
    ],
    sub,
  ],
  ["silent: the same defect before", zone("v=DMARC1; p=rejct"), zone("v=DMARC1; p=rejetc"), []],
  ["silent: repaired", zone("v=DMARC1; p=rejct"), reject, []],
  [
    "silent: unknown tags and invalid values of others are ignored; RFC 9989 §4.8",
    reject,
    zone(`v=DMARC1; p=reject; fo=9; adkim=x; foo; bar=1; ${rua}`),
    [],
  ],
  [
    "silent: an authorisation needs no p",
    "a.example.net._report._dmarc.example.org TXT v=spf1",
    "a.example.net._report._dmarc.example.org TXT v=DMARC1",
    [],
  ],
];

const pct: Row[] = [
  [
    "pct=50 added",
    reject,
    zone(`v=DMARC1; p=reject; pct=50; ${rua}`),
    [change("DMARC-PCT", "medium", { domain, before: 100, after: 50 })],
  ],
  [
    "pct lowered",
    zone(`v=DMARC1; p=quarantine; pct=50; ${rua}`),
    zone(`v=DMARC1; p=quarantine; pct=20; ${rua}`),
    [change("DMARC-PCT", "medium", { domain, before: 50, after: 20 })],
  ],
  [
    "pct=0",
    reject,
    zone(`v=DMARC1; p=reject; pct=0; ${rua}`),
    [change("DMARC-PCT", "high", { domain, before: 100, after: 0 })],
  ],
  ["silent: pct=100 is the default", reject, zone(`v=DMARC1; p=reject; pct=100; ${rua}`), []],
  ["silent: an invalid pct is ignored", reject, zone(`v=DMARC1; p=reject; pct=0%; ${rua}`), []],
  [
    "silent: the first step from none",
    zone(`v=DMARC1; p=none; ${rua}`),
    zone(`v=DMARC1; p=quarantine; pct=10; ${rua}`),
    [],
  ],
  [
    "silent: raised to reject, the rest stays quarantined; RFC 7489 §6.6.4",
    zone(`v=DMARC1; p=quarantine; ${rua}`),
    zone(`v=DMARC1; p=reject; pct=20; ${rua}`),
    [],
  ],
  ["silent: on none it means nothing", zone(`v=DMARC1; p=none; ${rua}`), zone(`v=DMARC1; p=none; pct=5; ${rua}`), []],
];

const parked = { before: { roles: { receives: false, sends: false, parked: true } } } as const;
const align: Row[] = [
  [
    "strict to relaxed",
    zone(`v=DMARC1; p=reject; adkim=s; aspf=s; ${rua}`),
    zone(`v=DMARC1; p=reject; aspf=r; ${rua}`),
    [change("DMARC-ALIGN", "low", { domain, tags: ["adkim", "aspf"], mode: "r" })],
  ],
  [
    "strict to relaxed, parked",
    zone(`v=DMARC1; p=reject; aspf=s; ${rua}`),
    reject,
    [change("DMARC-ALIGN", "medium", { domain, tags: ["aspf"], mode: "r" })],
    parked,
  ],
  [
    "relaxed to strict",
    reject,
    zone(`v=DMARC1; p=reject; adkim=s; ${rua}`),
    [change("DMARC-ALIGN", "info", { domain, tags: ["adkim"], mode: "s" }, own, "breaks-mail")],
  ],
  ["silent: adkim=r is the default", reject, zone(`v=DMARC1; p=reject; adkim=r; ${rua}`), []],
];

const agrees = "example.org._report._dmarc.vendor.test";
const vendor = "v=DMARC1; p=reject; rua=mailto:a@vendor.test";
const unauthorised = change("DMARC-RUA-UNAUTH", "medium", { domain, host: "vendor.test", owner: agrees }, agrees);
const reports: Row[] = [
  ["rua removed", reject, zone("v=DMARC1; p=reject"), [change("DMARC-RUA-REMOVED", "medium", { domain })]],
  [
    "rua without its scheme is none",
    reject,
    zone("v=DMARC1; p=reject; rua=dmarc@example.org"),
    [change("DMARC-RUA-REMOVED", "medium", { domain })],
  ],
  [
    "silent: removed with the record",
    zone(`v=DMARC1; p=none; ${rua}`),
    none,
    [change("DMARC-REMOVED", "critical", { domain, inherited: "absent", isNameGone: false })],
  ],
  [
    "every address leaves",
    reject,
    zone(vendor),
    [change("DMARC-RUA-MOVED", "medium", { domain, from: ["example.org"], to: ["vendor.test"], isLeaving: true })],
  ],
  [
    "from one vendor to another",
    zone(vendor),
    zone("v=DMARC1; p=reject; rua=mailto:a@other.test"),
    [change("DMARC-RUA-MOVED", "medium", { domain, from: ["vendor.test"], to: ["other.test"], isLeaving: false })],
  ],
  ["silent: a vendor beside one's own", reject, zone(`v=DMARC1; p=reject; ${rua},mailto:a@vendor.test`), []],
  ["silent: another mailbox of the same host", reject, zone("v=DMARC1; p=reject; rua=mailto:b@example.org"), []],
  [
    "silent: the vendor's zone is here and did not agree before",
    zone(vendor, "vendor.test A 192.0.2.3"),
    zone(vendor, "vendor.test A 192.0.2.3"),
    [],
  ],
  [
    "the vendor's agreement is removed",
    zone(vendor, `${agrees} TXT v=DMARC1`),
    zone(vendor, "vendor.test A 192.0.2.3"),
    [unauthorised],
  ],
  [
    "the agreement is another text",
    zone(vendor, `${agrees} TXT v=DMARC1;`),
    zone(vendor, `${agrees} TXT "verify=1"`),
    [unauthorised],
  ],
  [
    "a new vendor who does not agree",
    zone(`v=DMARC1; p=reject; ${rua}`),
    zone(`v=DMARC1; p=reject; ${rua},mailto:a@vendor.test`, "vendor.test A 192.0.2.3"),
    [unauthorised],
  ],
  [
    "silent: a wildcard agrees",
    zone(vendor, `${agrees} TXT v=DMARC1`),
    zone(vendor, "*._report._dmarc.vendor.test TXT v=DMARC1"),
    [],
  ],
  [
    "silent: a host of the same organization needs no agreement",
    reject,
    zone(`v=DMARC1; p=reject; ${rua},mailto:a@mail.example.org`),
    [],
  ],
  [
    "failure reports to a third party",
    reject,
    zone(`v=DMARC1; p=reject; ${rua}; ruf=mailto:a@vendor.test`),
    [change("DMARC-RUF", "info", { domain, hosts: ["vendor.test"] })],
  ],
  ["silent: failure reports to oneself", reject, zone(`v=DMARC1; p=reject; ${rua}; ruf=mailto:b@example.org`), []],
  [
    "silent: they went there before",
    zone(`v=DMARC1; p=reject; ${rua}; ruf=mailto:a@vendor.test`),
    zone(`v=DMARC1; p=reject; ${rua}; ruf=mailto:b@vendor.test`),
    [],
  ],
  [
    "obsolete size and tags",
    reject,
    zone(`v=DMARC1; p=reject; ${rua}!10m; rf=afrf; ri=3600`),
    [change("DMARC-SIZE-UNIT", "info", { domain, tags: ["rf", "ri", "!10m"] })],
  ],
  [
    "silent: they were there before",
    zone(`v=DMARC1; p=reject; ${rua}; ri=3600`),
    zone(`v=DMARC1; p=reject; ${rua}; ri=86400`),
    [],
  ],
];

const alias = (target: string, ...more: string[]) => [none, `${own} CNAME ${target}.`, ...more].join("\n");
const cname: Row[] = [
  [
    "in place of a policy that was inherited",
    family("v=DMARC1; p=reject"),
    family("v=DMARC1; p=reject", `${ownSub} CNAME d.vendor.test.`),
    [change("DMARC-CNAME", "high", { ...sub, target: "d.vendor.test", isKnown: false }, ownSub)],
    sub,
  ],
  ["in place of nothing", none, alias("d.vendor.test"), []],
  [
    "to a name outside of the files, from reject",
    reject,
    alias("d.vendor.test"),
    [change("DMARC-CNAME", "high", { domain, target: "d.vendor.test", isKnown: false })],
  ],
  [
    "to a name outside of the files, from none",
    zone(`v=DMARC1; p=none; ${rua}`),
    alias("d.vendor.test"),
    [change("DMARC-CNAME", "medium", { domain, target: "d.vendor.test", isKnown: false })],
  ],
  [
    "to another name than before",
    alias("d.vendor.test"),
    alias("d.other.test"),
    [change("DMARC-CNAME", "medium", { domain, target: "d.other.test", isKnown: false })],
  ],
  [
    "silent: the target is here and as strong",
    reject,
    alias("d.vendor.test", "d.vendor.test TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.org"),
    [],
  ],
  [
    "the target is here and weaker",
    reject,
    alias("d.vendor.test", `d.vendor.test TXT v=DMARC1; p=none; ${rua}`),
    [change("DMARC-SELF-DOWN", "critical", { domain, before: "reject", after: "none", readers: both })],
  ],
  [
    "the target is here and empty",
    reject,
    alias("d.vendor.test", "vendor.test A 192.0.2.3"),
    [change("DMARC-REMOVED", "critical", { domain, inherited: "absent", isNameGone: false })],
  ],
  ["silent: the same alias", alias("d.vendor.test"), alias("d.vendor.test"), []],
  ["silent: there was no record", none, alias("d.vendor.test"), []],
];

const wrongName = (owner: string): Expected =>
  change("DMARC-WRONG-NAME", "critical", { domain, owner, right: own }, owner);
const misplaced: Row[] = [
  ["moved to the apex, and not also removed", reject, `example.org TXT v=DMARC1; p=reject`, [wrongName("example.org")]],
  ["without its underscore", reject, `dmarc.example.org TXT v=DMARC1; p=reject`, [wrongName("dmarc.example.org")]],
  [
    "relative, for want of a dot",
    reject,
    `_dmarc.example.org.example.org TXT v=DMARC1; p=reject`,
    [wrongName("_dmarc.example.org.example.org")],
  ],
  [
    "new at the wrong name",
    none,
    `${none}\ndmarc.example.org TXT v=DMARC1; p=reject`,
    [wrongName("dmarc.example.org")],
  ],
  ["silent: beside the right one", reject, `${reject}\nexample.org TXT v=DMARC1; p=reject`, []],
  ["silent: it stood there before", `example.org TXT v=DMARC1; p=reject`, `example.org TXT v=DMARC1; p=none`, []],
];

const wild = (text: string) => `*.example.org TXT ${text}`;
const wildcard: Row[] = [
  [
    "a wildcard answers _dmarc of names that do not exist",
    reject,
    zone(`v=DMARC1; p=reject; ${rua}`, wild("v=DMARC1; p=none")),
    [
      change(
        "DMARC-WILDCARD",
        "medium",
        { domain, wildcard: "*.example.org", example: "_dmarc.no-such-name.example.org" },
        "*.example.org",
      ),
    ],
  ],
  ["silent: other texts are discarded", reject, zone(`v=DMARC1; p=reject; ${rua}`, wild("v=spf1 -all")), []],
  [
    "silent: as strong as what they inherited",
    reject,
    zone(`v=DMARC1; p=reject; ${rua}`, wild("v=DMARC1; p=reject")),
    [],
  ],
  [
    "silent: it was there before",
    zone("v=DMARC1; p=reject", wild("v=DMARC1; p=none")),
    zone("v=DMARC1; p=reject; ", wild("v=DMARC1; p=none")),
    [],
  ],
];

const bimi = `default._bimi.example.org TXT v=BIMI1; l=https://example.org/logo.svg`;
const logo: Row[] = [
  [
    "sp=none",
    zone(`v=DMARC1; p=reject; ${rua}`, bimi),
    zone(`v=DMARC1; p=reject; sp=none; ${rua}`, bimi),
    [
      change("DMARC-SUB-DOWN", "high", { domain, before: "reject", after: "none", readers: both }),
      change("DMARC-BIMI", "info", { domain }),
    ],
  ],
  [
    "pct on quarantine",
    zone(`v=DMARC1; p=quarantine; ${rua}`, bimi),
    zone(`v=DMARC1; p=quarantine; pct=50; ${rua}`, bimi),
    [change("DMARC-PCT", "medium", { domain, before: 100, after: 50 }), change("DMARC-BIMI", "info", { domain })],
  ],
  [
    "silent: reject to quarantine is enough for a logo",
    zone(`v=DMARC1; p=reject; ${rua}`, bimi),
    zone(`v=DMARC1; p=quarantine; ${rua}`, bimi),
    [change("DMARC-SELF-DOWN", "high", { domain, before: "reject", after: "quarantine", readers: both })],
  ],
];

const tables: Record<string, readonly Row[]> = {
  "DMARC-SELF-DOWN": selfDown,
  "DMARC-SUB-DOWN": subDown,
  "DMARC-NP-DOWN": nonexistDown,
  "DMARC-TEST": testMode,
  "DMARC-REMOVED": removed,
  "DMARC-OVERRIDE": override,
  "records found elsewhere": discovery,
  "DMARC-PSD": psd,
  "DMARC-DUP": duplicate,
  "DMARC-MALFORMED": broken,
  "DMARC-PCT": pct,
  "DMARC-ALIGN": align,
  "DMARC-RUA-REMOVED, DMARC-RUA-MOVED, DMARC-RUA-UNAUTH, DMARC-RUF, DMARC-SIZE-UNIT": reports,
  "DMARC-CNAME": cname,
  "DMARC-WRONG-NAME": misplaced,
  "DMARC-WILDCARD": wildcard,
  "DMARC-BIMI": logo,
};

const seen = new Set<string>();

for (const [rule, rows] of Object.entries(tables))
  test(rule, async () => {
    for (const [what, before, after, expected, options = {}] of rows) {
      const changes = await compareWorlds(dmarc, options.domain ?? domain, before, after, options);
      const told = changes.map(({ rule, name, severity, direction, args }) => [rule, name, severity, direction, args]);
      assert.deepEqual(told, expected, `${rule}: ${what}`);
      changes.forEach(checkCatalogue);
    }
  });

/** Every change has its entry, with its severity, and sentences without holes. */
function checkCatalogue({ rule, severity, args, before, after }: Change): void {
  const entry = dmarc.rules[rule];
  assert.ok(entry !== undefined && entry.severities.includes(severity), `${rule} ${severity}`);
  assert.doesNotMatch(`${entry.says(args)} ${entry.fix(args)}`, /undefined|\[object|``/, rule);
  assert.ok(before.length <= 300 && after.length <= 300);
  seen.add(rule);
}

test("every rule of the catalogue has a row that fires it", () => {
  assert.deepEqual([...seen].toSorted(), Object.keys(dmarc.rules).toSorted());
});

test("what a change shows and where it points", async () => {
  const shown = async (before: string, after: string) => {
    const [first] = await compareWorlds(dmarc, domain, before, after);
    return [first?.before, first?.after, first?.from?.side, first?.from?.range.line];
  };
  const p = (text: string) => zone(`v=DMARC1; ${text}`);
  assert.deepEqual(await shown(p("p=reject"), p("p=none")), ["p=reject", "p=none", "after", 2]);
  assert.deepEqual(await shown(p("p=reject"), p("p=reject; sp=none")), ["p=reject", "sp=none", "after", 2]);
  assert.deepEqual(await shown(p("p=reject"), p("p=quarantine; t=y")), ["p=reject", "p=quarantine; t=y", "after", 2]);
  assert.deepEqual(await shown(p("p=reject"), none), ["v=DMARC1; p=reject", "no record", "before", 2]);
  assert.deepEqual(await shown(p("p=reject"), p("p=reject; pct=20")), ["pct=100", "pct=20", "after", 2]);
  assert.deepEqual(await shown(p("p=reject"), alias("d.vendor.test")), [
    "v=DMARC1; p=reject",
    "CNAME d.vendor.test",
    "after",
    2,
  ]);
});
