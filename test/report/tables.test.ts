import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import type { Delivery, Policy, ReviewedDomain, SpfShown, Tables } from "../../src/model.ts";
import { pathUri, rfcUri } from "../../src/report/references.ts";
import { spfMarkdown, spfText } from "../../src/report/spf-shown.ts";
import { tablesMarkdown, tablesOf, tablesText } from "../../src/report/tables.ts";
import { anyText, reviewOf } from "./samples.ts";

type Known = Policy | "unknown";

function tables(policies: readonly [Known, Known], possible: readonly Delivery[], because = "b"): Tables {
  return {
    forge: [{ from: "domain", rfc9989: policies[0], rfc7489: policies[1] }],
    delivery: [{ sender: "dane", possible, because }],
  };
}

function domainOf(before: Tables | undefined, after: Tables | undefined): ReviewedDomain {
  const side = (of: Tables | undefined) => ({
    domain: name("a.test"),
    roles: { receives: true, sends: true, parked: false } as const,
    judgements: [],
    scores: [],
    ...(of === undefined ? {} : { tables: of }),
  });
  return { domain: name("a.test"), before: side(before), after: side(after) };
}

const all: readonly Delivery[] = ["encrypted-authenticated", "encrypted", "clear", "refused"];

test("who can forge it: what receivers do, before and after", () => {
  const rows: [before: [Known, Known], after: [Known, Known], cells: string[], trend: string][] = [
    [["reject", "reject"], ["none", "none"], ["rejected → delivered", "rejected → delivered"], "lower"],
    [["reject", "reject"], ["reject", "reject"], ["rejected", "rejected"], "same"],
    [
      ["absent", "absent"],
      ["none", "quarantine"],
      ["delivered (no policy) → delivered", "delivered (no policy) → quarantined"],
      "higher",
    ],
    [["none", "reject"], ["reject", "none"], ["delivered → rejected", "rejected → delivered"], "mixed"],
    [["reject", "unknown"], ["unknown", "none"], ["rejected → not known", "not known → delivered"], "same"],
  ];
  for (const [before, after, cells, trend] of rows) {
    const [forge] = tablesOf(domainOf(tables(before, all), tables(after, all)));
    assert.deepEqual(forge?.rows, [{ head: "the domain itself", cells, trend }]);
  }
});

test("what happens to mail sent to it", () => {
  const protectedOrNot: readonly Delivery[] = ["encrypted-authenticated", "refused"];
  const rows: [before: readonly Delivery[], after: readonly Delivery[], cell: string, trend: string][] = [
    [all, all, "not known", "same"],
    [
      protectedOrNot,
      ["encrypted", "clear"],
      "encrypted and authenticated, or refused → encrypted, or in the clear",
      "lower",
    ],
    [["encrypted", "clear"], ["encrypted", "refused"], "encrypted, or in the clear → encrypted, or refused", "higher"],
    [["encrypted", "clear", "refused"], ["refused"], "encrypted, in the clear, or refused → refused", "same"],
    [all, ["encrypted", "clear"], "not known → encrypted, or in the clear", "same"],
  ];
  for (const [before, after, cell, trend] of rows) {
    const table = tablesOf(domainOf(tables(["reject", "reject"], before), tables(["reject", "reject"], after)))[1];
    assert.deepEqual(table?.rows, [{ head: "with DANE", cells: [cell, "b"], trend }]);
  }
});

test("one side alone, and none", () => {
  const one = tables(["reject", "none"], ["clear"]);
  const cells = (domain: ReviewedDomain) => tablesOf(domain).map(({ rows }) => rows.map(({ cells }) => cells));
  assert.deepEqual(cells(domainOf(undefined, one)), [[["rejected", "delivered"]], [["in the clear", "b"]]]);
  assert.deepEqual(cells(domainOf(one, undefined)), [
    [["rejected → not assessed", "delivered → not assessed"]],
    [["in the clear → not assessed", "b → not assessed"]],
  ]);
  assert.deepEqual(tablesOf(domainOf(undefined, undefined)), []);
  assert.deepEqual(tablesOf({ domain: name("a.test") }), []);
});

test("as Markdown and as text", () => {
  const domain = domainOf(tables(["reject", "reject"], all), tables(["none", "none"], ["clear"], "a | `b`"));
  assert.equal(
    tablesMarkdown(domain, (sentence) => sentence.replaceAll("|", "\\|")),
    `**Who can forge it: what receivers do with mail that fails authentication**

| Mail that claims to be from | Receivers of RFC 9989 | Receivers of RFC 7489 |
| --- | --- | --- |
| the domain itself ▼ weaker | rejected → delivered | rejected → delivered |

**What happens to mail sent to it**

| Sender | Delivery | Because |
| --- | --- | --- |
| with DANE | not known → in the clear | b → a \\| \`b\` |`,
  );
  assert.deepEqual(tablesText(domain), [
    "Who can forge it: what receivers do with mail that fails authentication",
    "  the domain itself ▼ weaker",
    "    Receivers of RFC 9989: rejected → delivered",
    "    Receivers of RFC 7489: rejected → delivered",
    "What happens to mail sent to it",
    "  with DANE",
    "    Delivery: not known → in the clear",
    "    Because: b → a | `b`",
  ]);
});

const sides = { before: { record: "v=spf1 -all" }, after: { record: "v=spf1 -all" } };
const nobody = {
  addresses: { ipv4: "0", ipv6: "0" },
  prefixes: [],
  more: { ipv4: "0", ipv6: "0" },
  unlisted: [],
  moreUnlisted: 0,
};

test("SPF as a set, in lines", () => {
  const tree = (terms: readonly string[], count: number) => ({
    lookups: { count, atMost: count },
    voids: { count: 0, atMost: 1 },
    problems: [],
    tree: terms.map((term) => ({
      depth: 0,
      term,
      use: "evaluated" as const,
      lookups: term.startsWith("include") ? 1 : 0,
    })),
    moreTerms: 0,
  });
  const shown: SpfShown = {
    gained: {
      addresses: { ipv4: "65536", ipv6: (2n ** 96n).toString() },
      prefixes: [{ prefix: "198.51.0.0/16", through: [{ term: "ip4:198.51.0.0/16", in: name("a.test") }] }],
      more: { ipv4: "0", ipv6: (2n ** 96n - 1n).toString() },
      unlisted: [{ term: "include:b.example", in: name("a.test"), because: "it is outside" }],
      moreUnlisted: 0,
    },
    lost: nobody,
    before: { record: "v=spf1 mx -all", evaluated: tree(["mx", "-all"], 1) },
    after: { record: "v=spf1 mx include:b.example ~all", evaluated: tree(["mx", "include:b.example", "~all"], 2) },
  };
  assert.deepEqual(spfText(shown), [
    "  May send and could not before: 65,536 IPv4 addresses and 2^96 IPv6 addresses and those of 1 term that cannot be listed from here.",
    "+ 198.51.0.0/16 through ip4:198.51.0.0/16 in a.test",
    "+ and more than 2^95 IPv6 addresses more",
    "+ include:b.example in a.test: it is outside",
    "  Could send before and may not any more: nobody.",
    "",
    "- v=spf1 mx -all",
    "+ v=spf1 mx include:b.example ~all",
    "    mx",
    "-   -all",
    "+   include:b.example (1 look-up)",
    "+   ~all",
    "- look-ups: 1 of 10; void look-ups: 0 to 1 of 2",
    "+ look-ups: 2 of 10; void look-ups: 0 to 1 of 2",
  ]);
  assert.deepEqual(spfText({ gained: nobody, lost: nobody, ...sides }), [
    "  The networks and terms that may send are the same.",
    "",
    "  v=spf1 -all",
  ]);
  assert.match(spfText({ gained: null, lost: null, ...sides })[0] ?? "", /could not before: not known\.$/);
});

test("no text leaves its block of Markdown", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom("```", "````\n# x", " `````")), (value) => {
      for (const { spf } of reviewOf([value]).domains) {
        assert.ok(spf);
        const [open = "", ...lines] = spfMarkdown(spf).split("\n");
        const fence = open.replace("diff", "");
        assert.match(open, /^`{3,}diff$/);
        assert.equal(lines.pop(), fence);
        for (const line of lines) assert.match(line, /^(?:[ +-](?: [ -~…]*)?)?$/);
        assert.ok(lines.every((line) => !line.includes(fence)));
      }
    }),
  );
});

test("where a reference can be read", () => {
  const rows: [see: string, uri: string | undefined][] = [
    ["RFC 7208 §4.6.4", "https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4"],
    ["RFC 7208 §8.4, §8.5", "https://www.rfc-editor.org/rfc/rfc7208#section-8.4"],
    ["RFC 9989 appendix A.4", "https://www.rfc-editor.org/rfc/rfc9989#appendix-A.4"],
    ["see RFC 7671", "https://www.rfc-editor.org/rfc/rfc7671"],
    ["Public Suffix List", undefined],
  ];
  for (const [see, uri] of rows) assert.equal(rfcUri(see), uri);
});

test("a path's reference reads back as the path, below its root", () => {
  fc.assert(
    fc.property(anyText, (path) => {
      const uri = pathUri(`zones/${path}`);
      assert.match(uri, /^(?:[\w~./-]|%[0-9A-F]{2})*$/);
      assert.equal(decodeURIComponent(uri), `zones/${path.toWellFormed()}`);
    }),
  );
});
