import assert from "node:assert/strict";
import { test } from "node:test";
import { forgeTable } from "../../../src/checks/dmarc/index.ts";
import { evaluateDmarc } from "../../../src/checks/dmarc/evaluate.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const facts = (lines: string, domain = "example.org") => evaluateDmarc(name(domain), world(lines));
const p = (text: string, domain = "example.org") => `_dmarc.${domain} TXT v=DMARC1; ${text}`;

/** Policies for the domain, an existing and a non-existent subdomain: of RFC 9989, then of RFC 7489. */
const tables: [what: string, lines: string, domain: string, of9989: string, of7489: string][] = [
  ["p alone", p("p=reject"), "example.org", "reject reject reject", "reject reject reject"],
  [
    "sp and np",
    p("p=reject; sp=quarantine; np=none"),
    "example.org",
    "reject quarantine none",
    "reject quarantine quarantine",
  ],
  [
    "t=y is one level less",
    p("p=reject; sp=quarantine; np=none; t=y"),
    "example.org",
    "quarantine none none",
    "reject quarantine quarantine",
  ],
  [
    "pct leaves the rest one level less",
    p("p=reject; sp=quarantine; pct=30"),
    "example.org",
    "reject quarantine quarantine",
    "quarantine none none",
  ],
  [
    "no record, registry outside of the files",
    "example.org A 192.0.2.1",
    "example.org",
    "unknown unknown unknown",
    "absent absent absent",
  ],
  [
    "no record at all",
    "zone org\nexample.org A 192.0.2.1",
    "example.org",
    "absent absent absent",
    "absent absent absent",
  ],
  [
    "outside of the files",
    "example.net A 192.0.2.1",
    "example.org",
    "unknown unknown unknown",
    "unknown unknown unknown",
  ],
  [
    "a time-out is not an absent record",
    `_dmarc.example.org !timeout`,
    "example.org",
    "unknown unknown unknown",
    "unknown unknown unknown",
  ],
  [
    "inherits sp where it exists",
    `${p("p=reject; sp=quarantine; np=none")}\nsub.example.org A 192.0.2.1`,
    "sub.example.org",
    "quarantine quarantine none",
    "quarantine quarantine quarantine",
  ],
  [
    "inherits np where it does not; appendix A.4",
    p("p=reject; sp=quarantine; np=none"),
    "sub.example.org",
    "none quarantine none",
    "quarantine quarantine quarantine",
  ],
  [
    "an empty non-terminal exists",
    `${p("p=reject; np=none")}\na.sub.example.org A 192.0.2.1`,
    "sub.example.org",
    "reject reject none",
    "reject reject reject",
  ],
  [
    "a dangling alias exists",
    `${p("p=reject; np=none")}\nsub.example.org CNAME gone.example.org.`,
    "sub.example.org",
    "reject reject none",
    "reject reject reject",
  ],
  [
    "its own record is for itself; its subdomains follow the organizational domain",
    `${p("p=reject; sp=quarantine")}\n${p("p=none; sp=none", "sub.example.org")}`,
    "sub.example.org",
    "none quarantine quarantine",
    "none quarantine quarantine",
  ],
  [
    "psd=n makes it one; RFC 7489 does not know",
    `${p("p=reject; sp=quarantine")}\n${p("p=none; sp=none; psd=n", "sub.example.org")}`,
    "sub.example.org",
    "none none none",
    "none quarantine quarantine",
  ],
  [
    "the tree walk finds what the public suffix list does not",
    `${p("p=reject", "b.example.org")}\na.b.example.org A 192.0.2.1\nzone org`,
    "a.b.example.org",
    "reject reject reject",
    "absent absent absent",
  ],
  [
    "several records: RFC 9989 goes on, RFC 7489 stops",
    `${p("p=reject")}\n${p("p=reject", "sub.example.org")}\n${p("p=none", "sub.example.org")}\nsub.example.org A 192.0.2.1`,
    "sub.example.org",
    "reject reject reject",
    "absent reject reject",
  ],
  [
    "a tag twice: the same",
    `${p("p=reject")}\n${p("p=none; p=none", "sub.example.org")}`,
    "sub.example.org",
    "reject reject reject",
    "absent reject reject",
  ],
  [
    "a record without effect does not send the walk on",
    `${p("p=reject")}\n${p("x=y", "sub.example.org")}`,
    "sub.example.org",
    "absent reject reject",
    "absent reject reject",
  ],
  [
    "a registry's policy, with psd=y",
    `zone uk\n${p("p=none; np=reject; psd=y", "co.uk")}\nexample.co.uk A 192.0.2.1`,
    "example.co.uk",
    "none none reject",
    "absent absent absent",
  ],
  [
    "the registry itself",
    `zone uk\n${p("p=none; np=reject; psd=y", "co.uk")}`,
    "co.uk",
    "none none reject",
    "none absent absent",
  ],
  [
    "an alias leads to the record",
    "_dmarc.example.org CNAME d.example.net.\nd.example.net TXT v=DMARC1; p=reject",
    "example.org",
    "reject reject reject",
    "reject reject reject",
  ],
  [
    "an alias that leads out of the files is not an absent record",
    "_dmarc.example.org CNAME d.example.net.",
    "example.org",
    "unknown unknown unknown",
    "unknown unknown unknown",
  ],
  [
    "a known record of its own is enough; what is above it is not",
    `zone sub.example.org\n${p("p=reject", "sub.example.org")}`,
    "sub.example.org",
    "reject unknown unknown",
    "reject unknown unknown",
  ],
  [
    "a wildcard gives names that nobody made a record",
    `${p("p=reject")}\n*.example.org TXT v=DMARC1; p=none`,
    "example.org",
    "reject reject none",
    "reject reject none",
  ],
  [
    "a wildcard with another text does not",
    `${p("p=reject")}\n*.example.org TXT v=spf1 -all`,
    "example.org",
    "reject reject reject",
    "reject reject reject",
  ],
  [
    "an authorisation is no policy",
    `x.test._report._dmarc.example.org TXT v=DMARC1\nzone org`,
    "example.org",
    "absent absent absent",
    "absent absent absent",
  ],
  [
    "nine labels: the record at eight is not found from below",
    `zone org\n${p("p=reject", "a.b.c.d.e.f.example.org")}\n${p("p=none")}`,
    "a.b.c.d.e.f.example.org",
    "reject none none",
    "reject none none",
  ],
];

test("who can forge a domain: the policy in force", async () => {
  for (const [what, lines, domain, of9989, of7489] of tables) {
    const table = forgeTable(await facts(lines, domain));
    assert.equal(table.map((row) => row.rfc9989).join(" "), of9989, `${what} (RFC 9989)`);
    assert.equal(table.map((row) => row.rfc7489).join(" "), of7489, `${what} (RFC 7489)`);
  }
});

test("what is not known says which name", async () => {
  const { effective } = await facts("example.org A 192.0.2.1");
  assert.deepEqual(effective.rfc9989.self, { kind: "not-measured", because: "_dmarc.org is outside of the files" });
});

test("what is asked, at once; the walk ends at psd=n", async () => {
  const io = world(`${p("p=reject; psd=n", "sub.example.org")}\n${p("p=none")}`);
  const { lookups } = await evaluateDmarc(name("a.sub.example.org"), io);
  assert.deepEqual(
    lookups.map(({ at }) => at),
    ["a.sub.example.org", "sub.example.org", "example.org"],
  );
  assert.deepEqual(
    io.asked.filter((question) => question.startsWith("_dmarc.") && !question.includes("no-such-name")),
    [
      "_dmarc.a.sub.example.org TXT",
      "_dmarc.sub.example.org TXT",
      "_dmarc.example.org TXT", // for RFC 7489
      "_dmarc.org TXT", // unless the walk ends
      "_dmarc.a.sub.example.org.a.sub.example.org TXT", // the wrong place
    ],
  );
});

test("destinations: whose host it is, and whether it agrees", async () => {
  const { destinations } = await facts(`
    _dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:a@example.org,mailto:a@mail.example.org,mailto:a@vendor.test,mailto:a@else.example.net; ruf=mailto:a@other.test
    example.org._report._dmarc.vendor.test TXT v=DMARC1;
    other.test A 192.0.2.1`);
  assert.deepEqual(
    destinations.map(({ tag, host, isExternal, agrees }) => [tag, host, isExternal, agrees]),
    [
      ["rua", "example.org", false, { kind: "measured", value: true }],
      ["rua", "mail.example.org", false, { kind: "measured", value: true }],
      ["rua", "vendor.test", true, { kind: "measured", value: true }],
      [
        "rua",
        "else.example.net",
        true,
        { kind: "not-measured", because: "example.org._report._dmarc.else.example.net is outside of the files" },
      ],
      ["ruf", "other.test", true, { kind: "measured", value: false }],
    ],
  );
});

test("destinations of an inherited record are asked for the name that has it", async () => {
  const { destinations } = await facts(
    `${p("p=none; rua=mailto:a@vendor.test")}\nsub.example.org A 192.0.2.1\nvendor.test A 192.0.2.1`,
    "sub.example.org",
  );
  assert.deepEqual(
    destinations.map(({ agreesAt }) => agreesAt),
    ["example.org._report._dmarc.vendor.test"],
  );
});

test("a record full of addresses asks for twenty of them", async () => {
  const uris = Array.from({ length: 500 }, (_, index) => `mailto:a@v${index}.test`).join(",");
  const { destinations } = await facts(p(`p=none; rua=${uris}`));
  assert.equal(destinations.length, 20);
});

test("names too long to exist are not asked for", async () => {
  const long = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(44)}.example.org`;
  const io = world("zone org");
  const { own } = await evaluateDmarc(name(long), io);
  assert.equal(own.kind === "known" ? own.records.length : -1, 0);
  assert.ok(io.asked.every((question) => question.length < 260));
});

test("facts are plain JSON", async () => {
  for (const [, lines, domain] of tables) {
    const found = await facts(lines, domain);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  }
});
