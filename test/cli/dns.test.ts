/** `mecsa dns`, letter by letter: `npm run golden` writes the files anew, read their difference. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { dnsJson } from "../../src/cli/dns-json.ts";
import { dnsText } from "../../src/cli/dns-text.ts";
import type { OpenLive } from "../../src/cli/live.ts";
import { run } from "../../src/cli/main.ts";
import type { Step, Validated, ValidatedOutcome } from "../../src/dns/dnssec/validated.ts";
import { name, root } from "../../src/dns/name.ts";
import type { Security } from "../../src/dns/resolver.ts";
import type { Capability, Sent } from "../../src/net/dns.ts";

const www = name("www.example.test");
const web = name("web.example.net");
const question = { owner: www, type: "A" };
const address: ValidatedOutcome = {
  kind: "rrset",
  rrset: {
    owner: web,
    type: "A",
    ttl: 300,
    rdata: [Uint8Array.of(192, 0, 2, 80), Uint8Array.of(198, 51, 100, 180)],
    signatures: [],
  },
};

function step(owner: string, type: string, link: Step["link"], security: Security = "secure"): Step {
  return { question: { owner: name(owner), type }, link, security };
}

const signed = (signer: string, keyTag: number) => ({ signer: name(signer), keyTag, algorithm: 13 });
const expired = {
  code: "signature-expired",
  zone: name("example.net"),
  owner: web,
  type: "A",
  args: { keyTag: 4711, algorithm: 13, expiration: 1_795_000_000 },
} as const;

const secure: Validated = {
  question,
  outcome: address,
  aliases: [{ target: web, security: "secure" }],
  security: "secure",
  wildcard: name("*.example.net"),
  ttl: 240,
  notes: [{ code: "short-rsa-key", zone: name("example.net"), args: { keyTag: 4711, bits: 1024 } }],
  steps: [
    { ...step(".", "DNSKEY", "anchor"), signer: root, keyTag: 20_326, algorithm: 8 },
    { ...step("test", "DS", "delegation"), ...signed(".", 5_116) },
    { ...step("test", "DNSKEY", "keys"), ...signed("test", 11) },
    { ...step("example.test", "DS", "no-cut"), signer: name("test") },
    { ...step("web.example.net", "A", "answer"), ...signed("example.net", 4_711) },
  ],
};
const bogus: Validated = {
  ...secure,
  security: "bogus",
  because: expired,
  aliases: [{ target: web, security: "bogus" }],
  notes: [],
  steps: [{ ...step("web.example.net", "A", "answer", "bogus"), because: expired }],
};
const bare = { question, aliases: [], notes: [], steps: [], ttl: 0 };
const insecure: Validated = {
  ...bare,
  outcome: { kind: "nxdomain" },
  security: "insecure",
  because: { code: "unsigned-delegation", zone: name("example.test") },
};
const noAnswer = { code: "no-answer", owner: www, type: "A", args: { why: "timeout", detail: "" } } as const;
const silent: Validated = {
  ...bare,
  outcome: { kind: "failed", why: "timeout", detail: "", servers: ["udp://192.0.2.53:53"] },
  security: "indeterminate",
  because: noAnswer,
};
const refusedBy: Validated = {
  ...bare,
  outcome: {
    kind: "rcode",
    rcode: 2,
    extendedErrors: [{ code: 22, text: "a\u001b[31mb" }],
    server: "udp://192.0.2.53:53",
  },
  security: "indeterminate",
  because: noAnswer,
};
const nodata: Validated = { ...bare, outcome: { kind: "nodata" }, security: "secure" };

const sent: readonly Sent[] = [
  {
    owner: www,
    type: "A",
    server: "udp://192.0.2.53:53",
    transport: "udp",
    ms: 12.4,
    round: 1,
    outcome: "NOERROR",
    isRetry: false,
  },
  {
    owner: root,
    type: "DNSKEY",
    server: "udp://192.0.2.53:53",
    transport: "tcp",
    ms: 3,
    round: 2,
    outcome: "NOERROR",
    isRetry: true,
  },
];

const golden = (file: string): string => fileURLToPath(new URL(`../golden/${file}`, import.meta.url));
const plain = (_style: string, words: string): string => words;
const cases = { secure, bogus, insecure, silent, refusedBy, nodata };

test("answers as text", (t) => {
  const shown = Object.entries(cases).map(
    ([which, validated]) => `# ${which}\n${dnsText({ validated, sent }, { trace: true, paint: plain })}`,
  );
  t.assert.fileSnapshot(shown.join("\n"), golden("dns.txt"), { serializers: [(value) => value as string] });
});

test("answers as JSON", (t) => {
  const shown = dnsJson({ validated: bogus, sent });
  t.assert.fileSnapshot(shown, golden("dns.json"), { serializers: [(value) => value as string] });
});

test("nothing that a server sends acts on a terminal, colours change no letter, and no line is cut", () => {
  const colours = (_style: string, words: string): string => `\u001b[1m${words}\u001b[22m`;
  for (const validated of Object.values(cases)) {
    const text = dnsText({ validated, sent }, { trace: true, paint: plain });
    assert.match(text + dnsJson({ validated, sent }), /^[\n -~§→…]+$/);
    const coloured = dnsText({ validated, sent }, { trace: true, paint: colours });
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ""), text);
    assert.doesNotMatch(text, /undefined|NaN| $/m);
    assert.doesNotMatch(dnsText({ validated, sent }, { trace: false, paint: plain }), /Questions sent|Chain of trust/);
  }
});

interface Fake {
  asked: string[];
  opened: Parameters<OpenLive>[0][];
  open: OpenLive;
}

function fake(validated: Validated, capability: Capability = { kind: "dnssec" }): Fake {
  const asked: string[] = [];
  const opened: Parameters<OpenLive>[0][] = [];
  return {
    asked,
    opened,
    async open(options) {
      opened.push(options);
      return {
        query: () => Promise.reject(new Error("not asked here")),
        async validate(owner, type) {
          asked.push(`${owner} ${type}`);
          return validated;
        },
        capability: async () => capability,
        sent: () => sent,
        close: async () => {
          asked.push("closed");
        },
      };
    },
  };
}

async function ran(args: readonly string[], open: OpenLive): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const streams = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), paint: plain };
  const code = await run(args, streams, open);
  return { code, out: out.join(""), err: err.join("") };
}

test("exit codes", async () => {
  const rows: [validated: Validated, code: number][] = [
    [secure, 0],
    [insecure, 0],
    [nodata, 0],
    [bogus, 1],
    [silent, 3],
    [refusedBy, 3],
    [{ ...secure, security: "indeterminate", because: noAnswer }, 3],
  ];
  for (const [validated, code] of rows)
    assert.equal((await ran(["dns", "www.example.test"], fake(validated).open)).code, code, validated.security);
});

test("names and types as people write them", async () => {
  const rows: [args: readonly string[], asked: string][] = [
    [["www.example.test"], "www.example.test A"],
    [[" WWW.example.test. ", "mx"], "www.example.test MX"],
    [["müller.example", "Tlsa"], "xn--mller-kva.example TLSA"],
    [["_25._tcp.mx.example.test", "TYPE52"], "_25._tcp.mx.example.test TLSA"],
    [[".", "dnskey"], ". DNSKEY"],
    [["example.test", "type65400"], "example.test TYPE65400"],
  ];
  for (const [args, asked] of rows) {
    const live = fake(nodata);
    await ran(["dns", ...args], live.open);
    assert.deepEqual(live.asked, [asked, "closed"]);
  }
});

test("options reach the resolver", async () => {
  const live = fake(nodata);
  const args = [
    "--resolver",
    "udp://192.0.2.53",
    "--resolver",
    "tls://192.0.2.54",
    "www.example.test",
    "A",
    "--timeout",
    "3",
  ];
  await ran(["dns", ...args, "--negative-trust-anchor", "broken.test", "--trust-anchor", "root.key"], live.open);
  assert.deepEqual(live.opened, [
    {
      resolver: ["udp://192.0.2.53", "tls://192.0.2.54"],
      negativeTrustAnchor: ["broken.test"],
      trustAnchor: "root.key",
      timeoutMs: 3_000,
    },
  ]);
});

const folder = mkdtempSync(join(tmpdir(), "mecsa-dns-"));
after(() => rmSync(folder, { recursive: true }));

test("wrong use", async () => {
  const notAnchors = join(folder, "root.key");
  writeFileSync(notAnchors, "nothing of the kind\n");
  const rows: [args: readonly string[], says: RegExp][] = [
    [["a..b"], /"a\.\.b" is not a domain name: empty label/],
    [["example.test", "FOO"], /"FOO" is not a type of records/],
    [["example.test", "AXFR"], /"AXFR" cannot be validated/],
    [["example.test", "TYPE99999"], /is not a type/],
    [["example.test", "--timeout", "0"], /from 1 to 3600/],
    [["example.test", "--format", "xml"], /Allowed choices/],
    [["example.test", "--resolver", "gopher://192.0.2.1"], /no DNS server: the scheme must be/],
    [["example.test", "--trust-anchor", notAnchors], /root\.key cannot be read: /],
    [["example.test", "--trust-anchor", join(folder, "none")], /none cannot be read \(ENOENT\)/],
    [["example.test", "--negative-trust-anchor", "a..b"], /"a\.\.b" is not a domain name/],
  ];
  for (const [args, says] of rows) {
    const { openLive } = await import("../../src/cli/live.ts");
    const { code, err, out } = await ran(["dns", ...args], openLive);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, says);
  }
});

test("what is wrong with the resolvers is said once, beside the answer", async () => {
  const servers = ["udp://192.0.2.53:53"];
  const rows: [validated: Validated, capability: Capability, says: RegExp][] = [
    [
      silent,
      { kind: "strips", servers },
      /^mecsa: The resolver udp:\/\/192\.0\.2\.53:53 passes no DNSSEC records on.*--resolver tls/,
    ],
    [
      silent,
      { kind: "unreachable", servers, why: "timeout" },
      /^mecsa: No answer from udp:.*: timeout\..*--resolver https/,
    ],
    [
      bogus,
      { kind: "strips", servers: [...servers, "udp://192.0.2.54:53"] },
      /^mecsa: The resolvers .*, udp.* pass no/,
    ],
    [secure, { kind: "strips", servers }, /^$/],
  ];
  for (const [validated, capability, says] of rows) {
    const { err } = await ran(["dns", "www.example.test"], fake(validated, capability).open);
    assert.match(err, says);
    assert.ok(err.split("\n").length <= 2);
  }
});
