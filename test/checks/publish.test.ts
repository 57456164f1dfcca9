import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { assess } from "../../src/assess.ts";
import { forEachCheck } from "../../src/checks/index.ts";
import { type DomainName, below, name } from "../../src/dns/name.ts";
import { txtRdata } from "../../src/dns/rdata.ts";
import type { Answer } from "../../src/dns/resolver.ts";
import type { Io } from "../../src/io.ts";
import { mailWorld } from "../support/mail-world.ts";
import { liveWorld } from "./live-world.ts";
import { assertReadable } from "./publish-rows.ts";

/** Checks of which no finding can be mended by a record. */
const nothing = {
  x509: "the server needs a certificate, or has to send all of its chain",
  ns: "the name servers are to be set up, or nothing has to be done",
};

test("a check publishes and has rows for it, or there is a reason", () => {
  const checks = Object.entries(forEachCheck((check) => check.publish !== undefined));
  assert.deepEqual(
    checks.filter(([, publishes]) => !publishes).map(([name]) => name),
    Object.keys(nothing),
  );
  for (const [name] of checks.filter(([, publishes]) => publishes))
    assert.ok(existsSync(new URL(`${name}/publish.test.ts`, import.meta.url)), name);
});

const mail = "a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1\n";
const key = "k._domainkey.a.test TXT v=DKIM1; p=\n";
const provider = "a.test MX 10 mx.b.test.\nzone b.test\nmx.b.test A 192.0.2.1\n";

/** Findings that stand without a record, for it could keep mail back, or is not the owner's to publish. */
const heldBack: readonly [finding: string, why: string, lines: string][] = [
  ["spf/softfail", "not all who send may be listed", `${mail}a.test TXT v=spf1 mx ~all`],
  ["spf/absent", "keys may be hidden, so that it may send", `a.test MX 0 .\n${key}`],
  ["dmarc/monitoring", "nothing of it is signed", `${mail}_dmarc.a.test TXT v=DMARC1; p=none; rua=mailto:d@a.test`],
  ["dmarc/monitoring", "nobody has read reports", `${mail}${key}_dmarc.a.test TXT v=DMARC1; p=none`],
  [
    "dmarc/quarantine",
    "nothing of it is signed",
    `${mail}_dmarc.a.test TXT v=DMARC1; p=quarantine; rua=mailto:d@a.test`,
  ],
  ["mx/implicit", "it may be a web site alone", "a.test A 192.0.2.1"],
  ["dane/no-tlsa", "the host and its key are its provider's", provider],
  ["caa/no-issuemail", "somebody may use S/MIME", `${mail}a.test CAA 0 issue "ca.example"`],
];

for (const [id, why, lines] of heldBack)
  test(`${id} has nothing to publish: ${why}`, async () => {
    const io = id.startsWith("dane/") ? mailWorld(lines) : liveWorld(lines);
    const { judgements } = await assess(name("a.test"), io);
    const told = judgements.flatMap(({ findings }) => findings.filter((one) => one.id === id));
    assert.deepEqual(
      told.map(({ publish }) => publish),
      [undefined],
    );
  });

type Records = ReadonlyMap<string, readonly string[]>;

/** The network has these records, by `owner TYPE`, and no others; nothing is signed. */
function networkOf(records: Records): Io {
  const query = async (owner: DomainName, type: string): Promise<Answer> => {
    const rdata = records.get(`${owner} ${type}`) ?? [];
    const rrset = { owner, type, ttl: 3_600, rdata };
    const outcome = rdata.length === 0 ? ({ kind: "nodata" } as const) : ({ kind: "rrset", rrset } as const);
    return { question: { owner, type }, aliases: [], outcome, security: "insecure", source: "live" };
  };
  return { ...liveWorld(""), resolver: { query } };
}

const label = "a".repeat(63);
const domains = ["a.test", "xn--bcher-kva.test", `${label}.test`, `${label}.${label}.${label}.${"a".repeat(55)}.test`];
const hosts = (domain: string): readonly string[] => Array.from({ length: 40 }, (_, at) => `${at} h${at}.${domain}.`);

/** What begins as a record of mail and goes on as it likes. */
const texts = fc
  .tuple(
    fc.constantFrom(
      "v=spf1 ",
      "v=spf1 ?all ",
      "v=DMARC1; ",
      "v=DMARC1; p=none; ",
      "v=STSv1; ",
      "v=TLSRPTv1; ",
      "v=DKIM1; ",
      "",
    ),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          "p=rejct; ",
          "sp=none; ",
          "pct=5; ",
          "rua=mailto:a@b.test; ",
          "id=1; ",
          "a ",
          "a:%{i}.b.test ",
          "~all ",
        ),
        fc.constantFrom(
          "ip4:192.0.2.1/24 ",
          "include:no.test ",
          "redirect=no.test ",
          "t=y; ",
          "g=x; ",
          "p=AAAA; ",
          "v=DMARC1",
        ),
        fc.string({ maxLength: 20, unit: "binary-ascii" }),
        fc.constant("a ".repeat(200)),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([begin, parts]) => txtRdata((begin + parts.join("")).match(/[^]{1,255}/g) ?? [""]));

test("nothing that is to be published is more than the DNS can hold, whatever is there", async () => {
  const some = fc.array(texts, { maxLength: 3 });
  const world = fc.record({
    domain: fc.constantFrom(...domains),
    mx: fc.constantFrom<readonly string[]>([], ["0 ."], ["10 mx.b.test."], ["10 192.0.2.1."]),
    isLarge: fc.boolean(),
    texts: fc.tuple(some, some, some, some, some),
  });
  const property = fc.asyncProperty(world, async ({ domain, mx, isLarge, texts: at }) => {
    const own = name(domain);
    const names = ["", "_dmarc", "_mta-sts", "_smtp._tls", "default._domainkey"];
    const owners = names.map((prefix) => (prefix === "" ? own : below(prefix, own)));
    const records = new Map<string, readonly string[]>([[`${own} MX`, isLarge ? hosts(domain) : mx]]);
    owners.forEach((owner, index) => records.set(`${owner} TXT`, at[index] ?? []));
    for (const host of ["mx.b.test", `h1.${domain}`, `www.${domain}`]) records.set(`${host} A`, ["192.0.2.1"]);
    const { judgements } = await assess(own, networkOf(records));
    for (const one of judgements.flatMap(({ findings }) => findings.flatMap(({ publish = [] }) => publish))) {
      assertReadable(one);
      if (one.do !== "serve") assert.equal(name(one.owner), one.owner);
    }
  });
  await fc.assert(property, { numRuns: 60 });
});
