import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Reading, hasDmarcVersion, parseDmarc, whyNotDmarc } from "../../../src/checks/dmarc/parse.ts";

const versions: [text: string, good: boolean, why: string][] = [
  ["v=DMARC1", true, "dmarc-version alone"],
  ["v=DMARC1;", true, "dmarc-sep at the end"],
  ["v=DMARC1; p=none", true, ""],
  ["v = DMARC1 ; p=none", true, "equals and dmarc-sep have *WSP"],
  ["v\t=\tDMARC1", true, "a tab is WSP"],
  ["V=DMARC1; p=none", true, "an ABNF string matches in any case"],
  ["v=dmarc1; p=none", false, "%s: DMARC1 is case-sensitive; RFC 7405"],
  ["v=DMARC1 p=none", false, "no dmarc-sep"],
  ["v=DMARC1, p=none", false, "a comma is no dmarc-sep"],
  ["v=DMARC10; p=none", false, "another version"],
  ["v=DMARC2; p=none", false, "another version"],
  [" v=DMARC1; p=none", false, "no white space in front"],
  ['"v=DMARC1; p=none"', false, "a quote in front"],
  ["\u00ef\u00bb\u00bfv=DMARC1; p=none", false, "a byte order mark in front"],
  ["p=none; v=DMARC1", false, "v is not the first tag"],
  ["v=\u00e2\u0080\u009cDMARC1\u00e2\u0080\u009d; p=none", false, "typographic quotes"],
  ["DMARC1; p=none", false, "no tag"],
  ["p=reject; rua=mailto:a@example.org", false, "no version"],
];

test("what begins as a DMARC record: RFC 9989 §4.7, §4.8", () => {
  for (const [text, good, why] of versions) {
    assert.equal(hasDmarcVersion(text), good, `${text}: ${why}`);
    assert.equal(parseDmarc(text).ok, good, text);
    assert.equal(whyNotDmarc(text) === undefined, good, text);
  }
});

test("texts that mean to be something else are not DMARC gone wrong", () => {
  for (const text of [
    "v=spf1 -all",
    "google-site-verification=x",
    "",
    "v=BIMI1; l=",
    "my dmarc notes",
    "v=TLSRPTv1; rua=mailto:dmarc@example.org",
  ])
    assert.equal(whyNotDmarc(text), undefined, text);
});

const rua = "rua=mailto:a@example.org";
const policies: [record: string, asked9989: string, asked7489: string, why: string][] = [
  ["v=DMARC1; p=reject", "reject - -", "reject - -", ""],
  [`v=DMARC1; ${rua}; p=reject`, "reject - -", "reject - -", "any order after v; Internet.nl fails it"],
  [
    "v=DMARC1; foo=bar; p=none; sp=reject",
    "none reject -",
    "none reject -",
    "unknown tags are ignored; Internet.nl and trustymail fail it",
  ],
  [
    "v=DMARC1; p=reject; sp=none; np=reject; psd=n; t=y",
    "reject none reject",
    "reject none -",
    "np, psd and t are RFC 9989's; trustymail fails them",
  ],
  ["v=DMARC1; p=Reject; sp=NONE", "reject none -", "reject none -", "policies match in any case"],
  [`v=DMARC1; ${rua}`, "none - -", "none - -", "p missing, rua valid: §4.10.1; Internet.nl fails it"],
  ["v=DMARC1", "no", "no", "p missing, no rua"],
  ["v=DMARC1; rua=dmarc@example.org", "no", "no", "p missing, rua is no URI"],
  [`v=DMARC1; p=rejct; ${rua}`, "none - -", "none - -", "p invalid, rua valid"],
  ["v=DMARC1; p=rejct", "no", "no", "p invalid, no rua"],
  ["v=DMARC1; p=", "no", "no", "p empty"],
  [`v=DMARC1; p=reject; sp=x; ${rua}`, "none - -", "none - -", "sp invalid, rua valid: p does not help"],
  ["v=DMARC1; p=reject; sp=x", "no", "no", "sp invalid, no rua"],
  ["v=DMARC1; p=reject; np=x", "no", "reject - -", "np invalid; RFC 7489 has no np"],
  ["v=DMARC1; P=reject; SP=none", "no", "reject none -", "names differ by case in RFC 6376 §3.2, not in RFC 7489 §6.4"],
  ["v=DMARC1; pct=5; rsp=none; p=reject", "reject - -", "reject - -", "neither pct nor rsp is p or sp"],
  ["v=DMARC1; p=rej\u00e2\u0080\u0090ect", "no", "no", "a typographic dash"],
  ["v=DMARC1;;p=reject;;", "reject - -", "reject - -", "empty parts"],
];

test("policy requests: RFC 9989 §4.10.1, RFC 7489 §6.6.3", () => {
  const asked = (text: string, reading: Reading) => {
    const parsed = parseDmarc(text, reading);
    assert.ok(parsed.ok, text);
    const { requests } = parsed.value;
    return requests === undefined ? "no" : [requests.p, requests.sp ?? "-", requests.np ?? "-"].join(" ");
  };
  for (const [record, asked9989, asked7489, why] of policies) {
    assert.equal(asked(record, "rfc9989"), asked9989, `${record}: ${why}`);
    assert.equal(asked(record, "rfc7489"), asked7489, `${record}: ${why}`);
  }
});

const values: [tag: string, good: boolean, why: string][] = [
  ["t=y", true, ""],
  ["t=yes", false, "dmarc-yorn"],
  ["psd=u", true, ""],
  ["psd=x", false, "dmarc-psd"],
  ["adkim=S", true, "any case"],
  ["aspf=strict", false, "dmarc-rors"],
  ["fo=1:d:s", true, ""],
  ["fo=d:0:s", true, "any order"],
  ["fo=0:1", false, "mutually exclusive"],
  ["fo=d:d", false, "each at most once"],
  ["fo=", false, "empty"],
  ["pct=0", true, ""],
  ["pct=100", true, ""],
  ["pct=101", false, "over 100"],
  ["pct=-1", false, ""],
  ["pct=50%", false, ""],
  ["ri=86400", true, ""],
  ["ri=daily", false, ""],
  ["rf=afrf", true, ""],
  ["rua=mailto:a@example.org", true, ""],
  ["rua=mailto:a@example.org , mailto:b@example.org", true, "white space around the comma"],
  ["rua=mailto:a@example.org!10m", true, "obsolete size"],
  ["rua=mailto:a@example.org!10x", false, "k, m, g, t"],
  ["rua=https://example.org/report", true, "any URI"],
  ["rua=a@example.org", false, "no scheme"],
  ["rua=mailto:a@example.org,", false, "an empty URI"],
  ["rua=mailto:a b@example.org", false, "a space"],
  ["rua=mailto:a%20b@example.org", true, "encoded"],
  ["rua=", false, "empty"],
];

test("value grammars: RFC 9989 §4.8", () => {
  for (const [tag, good, why] of values) {
    const parsed = parseDmarc(`v=DMARC1; p=none; ${tag}`);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.invalid.length === 0, good, `${tag}: ${why}`);
  }
});

test("defaults stand for what is missing or invalid: RFC 9989 §4.8", () => {
  const parsed = parseDmarc("v=DMARC1; p=none; t=x; psd=x; adkim=x; aspf=x; pct=x", "rfc7489");
  assert.ok(parsed.ok);
  const { t, psd, adkim, aspf, pct } = parsed.value;
  assert.deepEqual({ t, psd, adkim, aspf, pct }, { t: false, psd: "u", adkim: "r", aspf: "r", pct: 100 });
});

test("report addresses and their hosts", () => {
  const parsed = parseDmarc(
    "v=DMARC1; rua=mailto:a@Example.ORG!10M,mailto:x,https://u@r.example.net:8443/d?x=@y,mailto:a@b@example.com?subject=@z",
  );
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value.rua, [
    { uri: "mailto:a@Example.ORG", host: "example.org", size: "10M" },
    { uri: "mailto:x" },
    { uri: "https://u@r.example.net:8443/d?x=@y", host: "r.example.net" },
    { uri: "mailto:a@b@example.com?subject=@z", host: "example.com" },
  ]);
});

test("a tag that is there twice, and where: RFC 6376 §3.2", () => {
  assert.deepEqual(parseDmarc("v=DMARC1; p=none; p=reject"), {
    ok: false,
    error: "the tag `p` is there twice",
    at: 18,
  });
  assert.equal(parseDmarc("v=DMARC1; x=1; x=1").ok, false);
});

test("any octets are read without a throw", () => {
  const piece = fc.constantFrom(
    "v=DMARC1",
    ";",
    "p=",
    "reject",
    "sp=none",
    "rua=",
    "mailto:a@b.test",
    "!",
    ",",
    " ",
    "\t",
    "=",
    "\u0000",
    "\u00ff",
    "\\",
    "@",
    ".",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom<Reading>("rfc9989", "rfc7489"),
      (pieces, reading) => {
        const text = pieces.join("");
        const parsed = parseDmarc(text, reading);
        if (parsed.ok) assert.ok(hasDmarcVersion(text));
        else assert.ok(parsed.at <= text.length);
        whyNotDmarc(text);
      },
    ),
  );
});

test("a record of the greatest size is read at once", () => {
  for (const filler of [";", " ", "p=;", "a=b;", "mailto:a@b.test,", "v=", "!1", "%", "\u00ff"]) {
    const text = `v=DMARC1; rua=${filler.repeat(65_000 / filler.length)}`;
    parseDmarc(text);
    whyNotDmarc(text.slice(3));
  }
});
