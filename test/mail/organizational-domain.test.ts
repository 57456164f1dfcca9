import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { name, parseName } from "../../src/dns/name.ts";
import {
  type Step,
  isRegistry,
  listedOrganizationalDomain,
  organizationalDomain,
  policyDomain,
  treeWalkNames,
} from "../../src/mail/organizational-domain.ts";
import { shared } from "../support/shared.ts";

const walks: [domain: string, names: string[], why: string][] = [
  ["example.org", ["example.org", "org"], "up to the last label"],
  [
    "a.b.c.d.e.f.g.h.i.j.mail.example.com",
    [
      "a.b.c.d.e.f.g.h.i.j.mail.example.com",
      "g.h.i.j.mail.example.com",
      "h.i.j.mail.example.com",
      "i.j.mail.example.com",
      "j.mail.example.com",
      "mail.example.com",
      "example.com",
      "com",
    ],
    "the example of RFC 9989 §4.10: eight queries",
  ],
  [
    "mail.a.b.c.d.e.f.g.example.com",
    [
      "mail.a.b.c.d.e.f.g.example.com",
      "c.d.e.f.g.example.com",
      "d.e.f.g.example.com",
      "e.f.g.example.com",
      "f.g.example.com",
      "g.example.com",
      "example.com",
      "com",
    ],
    "the example of §5.1.8: b.c.d.e.f.g.example.com is never asked",
  ],
  [
    "a.b.c.d.e.f.g.h",
    ["a.b.c.d.e.f.g.h", "b.c.d.e.f.g.h", "c.d.e.f.g.h", "d.e.f.g.h", "e.f.g.h", "f.g.h", "g.h", "h"],
    "eight labels go on with seven",
  ],
  ["org", ["org"], "a top-level domain"],
  [".", ["."], "the root"],
];

test("names of the tree walk: RFC 9989 §4.10", () => {
  for (const [domain, names, why] of walks) {
    assert.deepEqual(treeWalkNames(name(domain)), names, why);
    assert.ok(names.length <= 8);
  }
});

/** `a.test=u` has a record, `a.test=?` is not known, others have none. */
function steps(start: string, found: string): Step[] {
  const kinds = new Map(
    found
      .split(" ")
      .filter(Boolean)
      .map((item) => [item.split("=")[0], item.split("=")[1]]),
  );
  return treeWalkNames(name(start)).map((at): Step => {
    const kind = kinds.get(at);
    if (kind === "?") return { at, kind: "unknown", why: `${at} is outside of the files` };
    return kind === "y" || kind === "n" || kind === "u" ? { at, kind: "record", psd: kind } : { at, kind: "none" };
  });
}

const selections: [start: string, found: string, organizational: string, policy: string, why: string][] = [
  ["a.mail.example.com", "mail.example.com=u example.com=u", "example.com", "example.com", "fewest labels; §4.10.2"],
  ["a.mail.example.com", "mail.example.com=n", "mail.example.com", "mail.example.com", "psd=n; §4.10.2"],
  ["a.mail.example.com", "com=y", "example.com", "com", "one label below psd=y, whose policy applies; §4.10.2"],
  [
    "a.mail.example.com",
    "mail.example.com=n example.com=u",
    "mail.example.com",
    "mail.example.com",
    "psd=n goes before what is above",
  ],
  [
    "a.mail.example.com",
    "example.com=u com=y",
    "example.com",
    "example.com",
    "the organizational domain goes before its suffix",
  ],
  ["a.mail.example.com", "mail.example.com=u com=y", "example.com", "com", "a record between does not apply"],
  ["a.mail.example.com", "", "a.mail.example.com", "-", "nothing found"],
  [
    "mail.example.com",
    "mail.example.com=u example.com=u",
    "example.com",
    "mail.example.com",
    "the author domain's own record applies",
  ],
  ["co.test", "co.test=y", "co.test", "co.test", "psd=y where the walk starts is its own"],
  [
    "example.org",
    "example.org=u org=?",
    "example.org",
    "example.org",
    "a registry says psd=y (§5.2) or nothing: the same",
  ],
  ["a.example.org", "example.org=u org=?", "example.org", "example.org", "the same from below"],
  ["a.example.co.uk", "example.co.uk=u co.uk=?", "example.co.uk", "example.co.uk", "with a suffix of two labels"],
  ["a.b.example.org", "b.example.org=u org=?", "?", "?", "psd=y at org would take it away"],
  [
    "a.example.org",
    "a.example.org=u example.org=?",
    "?",
    "a.example.org",
    "a known record of its own is enough for its policy",
  ],
  ["a.example.org", "example.org=? org=u", "?", "?", "not known on the way"],
  ["a.b.example.org", "b.example.org=n example.org=?", "b.example.org", "b.example.org", "psd=n ends the walk before"],
  ["a.me.github.io", "me.github.io=u github.io=?", "?", "?", "a private suffix may publish a record without psd"],
];

test("organizational domain and policy domain: RFC 9989 §4.10.1, §4.10.2", () => {
  for (const [start, found, organizational, policy, why] of selections) {
    const walked = steps(start, found);
    const selected = organizationalDomain(name(start), walked);
    const applies = policyDomain(name(start), walked);
    assert.equal(selected.kind === "measured" ? selected.value : "?", organizational, why);
    assert.equal(applies.kind === "measured" ? (applies.value ?? "-") : "?", policy, why);
  }
});

const listed: [domain: string, organizational: string, registry: boolean][] = [
  ["a.b.example.org", "example.org", false],
  ["example.co.uk", "example.co.uk", false],
  ["co.uk", "co.uk", true],
  ["org", "org", true],
  ["test", "test", true],
  ["a.b.example.test", "example.test", false],
  ["x.me.github.io", "me.github.io", false],
  ["github.io", "github.io", false],
  ["_spf.example.org", "example.org", false],
  ["*.example.org", "example.org", false],
  ["192.0.2.1", "2.1", false],
  [String.raw`a\.b.example.org`, "example.org", false],
  [".", ".", false],
];

test("organizational domain by the public suffix list: RFC 7489 §3.2", () => {
  for (const [domain, organizational, registry] of listed) {
    assert.equal(listedOrganizationalDomain(name(domain)), organizational, domain);
    assert.equal(isRegistry(name(domain)), registry, domain);
  }
});

const vectors = shared("vectors/publicsuffix/tests/test_psl.txt");

test("the list's own tests", vectors.options, (t) => {
  const lines = readFileSync(vectors.path, "utf8").matchAll(/^checkPublicSuffix\('([^']+)', (?:'([^']+)'|null)\);/gm);
  let count = 0;
  for (const [, text = "", expected] of lines) {
    const parsed = parseName(text);
    if (!parsed.ok) {
      assert.ok(text.startsWith("."), `${text}: an empty label is no name`);
      continue;
    }
    count++;
    const wanted = expected === undefined ? parsed.value : name(expected); // a suffix is its own organizational domain
    assert.equal(listedOrganizationalDomain(parsed.value), wanted, text);
  }
  t.diagnostic(`${count} names of the public suffix list's tests`);
  assert.ok(count > 60);
});
