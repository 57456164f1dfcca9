/** Reviews to render: the one of examples/, and ones whose every text comes from outside. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { catalogue } from "../../src/catalogue.ts";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import type { Catalogue } from "../../src/catalogue.ts";
import { type DomainName, name } from "../../src/dns/name.ts";
import type { Assessment, Change, Review, ReviewedDomain, Rule, Senders, Severity, SpfSide } from "../../src/model.ts";
import { review } from "../../src/review.ts";
import { anyCharacter } from "../support/any-character.ts";

export const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
export const asItIs = { serializers: [(value: unknown) => String(value)] };

const treeOf = (side: string) => ({ ...directoryTree(path(`../../examples/${side}`)), label: `examples/${side}` });

export const examples = await review(treeOf("before"), treeOf("after"), {
  zones: [],
  failOn: "high",
  now: new Date("2026-11-22"),
});

export function linesAfter(file: string): number | undefined {
  const bytes = treeOf("after").read(file);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString().trimEnd().split("\n").length;
}

export { catalogue };

const rule: Rule = {
  title: "T",
  explain: "E",
  severities: ["high"],
  direction: "weakened",
  criteria: ["spf"],
  says: ({ value }) => `The record says ${String(value)}.`,
  fix: () => "Repair it.",
  see: "RFC 7208 §4.5",
  who: "owner",
};
export const oneRule: Catalogue = { rules: new Map([["X", rule]]), messages: new Map() };

export const hostile = [
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  `"' onmouseover="alert(1)" x='`,
  "</style></article></main></failure></testcase>",
  "javascript:alert(1)",
  "]]> <!-- &lt; &#x3c; <![CDATA[ <?xml ?>",
  "\u202Egnp.exe \u0000\u0001\u001B[31m \uFFFE \uD800 \u2028",
  "[a](javascript:x) \\[b\\](c) {0} {{1}} ${x}",
  "../../etc/passwd//\\..\\x?y#z%2e",
  "x".repeat(5_000),
];

/** Everything that can come from outside says `value`; names as well, which no reader would let through. */
export function reviewOf(values: readonly string[], severity: Severity = "high"): Review {
  return {
    changes: values.map((value, index) => changeOf(value, name(`a${index}.test`), severity)),
    domains: values.map(domainOf),
    records: values.map((value) => ({ owner: named(value), type: "TXT", before: ["same"], after: [value, "same"] })),
    notAssessed: values.map((value) => ({ what: value, why: value, file: value, line: 1 })),
    notes: values.map((value) => ({ what: value, why: value })),
    zonesChanged: [],
    zonesSeen: 1,
    gate: { failed: true, failOn: "high", warnOnly: false },
    switchedOff: [],
    compared: { before: values[0] ?? "a", after: "b" },
  };
}

export function changeOf(value: string, owner: DomainName, severity: Severity): Change {
  return {
    rule: "X",
    name: owner,
    severity,
    direction: "weakened",
    before: "fine",
    after: value,
    args: { value },
    from: { side: "after", range: { file: `zones/${value}`, line: 3, column: 1, endLine: 4 } },
  };
}

function domainOf(value: string): ReviewedDomain {
  return { domain: named(value), before: assessmentOf("fine"), after: assessmentOf(value), spf: spfOf(value) };
}

function assessmentOf(value: string): Assessment {
  return {
    domain: named(value),
    roles: { receives: true, sends: true, parked: false },
    judgements: [],
    scores: [
      {
        category: "message-integrity",
        applicable: true,
        level: { min: 1, max: 9 },
        stars: { min: 0.5, max: 4.5 },
        points: { min: 9, max: 89 },
        coverage: 0.5,
        notMeasured: [{ criterion: "dkim", because: value }],
      },
    ],
    tables: {
      forge: [{ from: "domain", rfc9989: "reject", rfc7489: "unknown" }],
      delivery: [{ sender: "dane", possible: ["clear"], because: value }],
    },
  };
}

function spfOf(value: string): NonNullable<ReviewedDomain["spf"]> {
  const side = (record: string): SpfSide => ({
    record,
    evaluated: {
      lookups: { count: 3, atMost: null },
      voids: { count: 0, atMost: 1 },
      problems: [record],
      tree: [{ depth: 0, term: record, use: "permerror", lookups: 2 }],
      moreTerms: 3,
    },
  });
  const gained: Senders = {
    addresses: { ipv4: "8", ipv6: "0" },
    prefixes: [{ prefix: "192.0.2.1/32", through: [{ term: value, in: named(value) }] }],
    more: { ipv4: "7", ipv6: "0" },
    unlisted: [{ term: value, in: named(value), because: value }],
    moreUnlisted: 2,
  };
  return { gained, lost: null, before: side("v=spf1 -all"), after: side(value) };
}

function named(value: string): DomainName {
  return value as DomainName;
}

/** Any text, also with characters that nothing can encode. */
export const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)),
);
