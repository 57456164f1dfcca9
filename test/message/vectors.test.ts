/** Signed messages of other implementations, with the records of their signers. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parseAllDocuments } from "yaml";
import type { OutboundObservation } from "../../src/message/observation.ts";
import { verifyMessage } from "../../src/message/verify.ts";
import { shared } from "../support/shared.ts";
import { txtRecords } from "./records.ts";

type Records = ReadonlyMap<string, string | null>;

const envelope = { ip: "192.0.2.1", helo: "mail.example.test", mailFrom: "" };

function verified(octets: Uint8Array, records: Records, at: string): Promise<OutboundObservation> {
  return verifyMessage(octets, envelope, txtRecords(records), new Date(at));
}

/** Each signature as `pass`, or the reason why not. */
function verdictsOf({ signatures }: OutboundObservation): readonly string[] {
  assert.equal(signatures.kind, "measured");
  return signatures.kind === "measured"
    ? signatures.value.map(({ verdict }) => (verdict.kind === "pass" ? "pass" : verdict.because))
    : [];
}

/** `owner text` lines in front of the first empty line, the message behind it. */
function withRecords(file: string): { records: Records; message: Buffer } {
  const text = readFileSync(file, "latin1");
  const [head = ""] = text.split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/).map((line): [string, string] => {
    const [owner = ""] = line.split(" ", 1);
    return [owner.toLowerCase(), line.slice(owner.length + 1)];
  });
  return { records: new Map(lines), message: Buffer.from(text.slice(head.length).replace(/^[\r\n]+/, ""), "latin1") };
}

const stalwart = shared("vectors/stalwart/resources");
test("stalwart: every signature passes", stalwart.options, async () => {
  const files: [file: string, signatures: number, at: string][] = [
    ["001", 2, "2018-06-11"],
    ["002", 1, "2023-01-01"],
    ["003", 2, "2023-01-01"],
    ["004", 1, "2023-01-01"],
    ["005", 1, "2018-09-20"], // its x= has passed since
    ["006", 1, "2023-01-01"],
  ];
  for (const [file, signatures, at] of files) {
    const { records, message } = withRecords(`${stalwart.path}/dkim/${file}.txt`);
    const verdicts = verdictsOf(await verified(message, records, at));
    assert.deepEqual(verdicts, Array(signatures).fill("pass"), file);
  }
});

test("stalwart: both ARC chains pass", stalwart.options, async () => {
  for (const file of ["001", "002"]) {
    const { records, message } = withRecords(`${stalwart.path}/arc/${file}.txt`);
    const { arc } = await verified(message, records, "2023-02-01");
    assert.equal(arc.kind === "measured" && arc.value.result, "pass", file);
  }
});

const mailauth = shared("vectors/mailauth/test/dkim/ec/fixtures");
test("mailauth: the message of RFC 8463 appendix A", mailauth.options, async () => {
  const dns: Record<string, { TXT: string[][] }> = JSON.parse(readFileSync(`${mailauth.path}/dns.json`, "utf8"));
  const records = new Map(Object.entries(dns).map(([owner, { TXT }]) => [owner, (TXT[0] ?? []).join("")]));
  const observation = await verified(readFileSync(`${mailauth.path}/signed.eml`), records, "2018-06-11");
  assert.deepEqual(verdictsOf(observation), ["pass", "pass"]);
});

const dkimpy = shared("vectors/dkim-dkimpy/dkim/tests/data");
test("dkimpy: signed messages", dkimpy.options, async () => {
  const football = new Map([
    ["brisbane._domainkey.football.example.com", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="],
    [
      "test._domainkey.football.example.com",
      "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
    ],
  ]);
  const files: [file: string, verdicts: readonly string[]][] = [
    ["rfc6376.signed.msg", ["pass", "pass"]],
    ["rfc6376.msg", []],
    ["test.message", []],
    ["test_nofrom.message", []],
  ];
  for (const [file, verdicts] of files)
    assert.deepEqual(
      verdictsOf(await verified(readFileSync(`${dkimpy.path}/${file}`), football, "2018-06-11")),
      verdicts,
      file,
    );
});

const corpus = shared("vectors/dkim-mail-dkim/t");

/** Files that Mail::DKIM calls good and that do not pass: it verifies what has been obsolete since. */
const obsolete: readonly [files: RegExp, why: string, verdict: string][] = [
  [/^good_ietf0[01]_\d/, "DKIM before RFC 4871, without v= or bh=", "missing-tag"],
  [/^good_(?:1878523|83176|qp_\d|rfc4871_\d)/, "rsa-sha1: RFC 8301 §3.1", "sha1"],
  [/^goodkey_\d/, "rsa-sha1: RFC 8301 §3.1", "sha1"],
];

test(
  "Mail::DKIM: what is called good passes unless it is obsolete, and nothing else does",
  corpus.options,
  async () => {
    const records = fakeDns(`${corpus.path}/FAKE_DNS.dat`);
    const counts = { agree: 0, obsolete: 0, unsigned: 0 };
    for (const file of readdirSync(`${corpus.path}/corpus`)) {
      const verdicts = verdictsOf(await verified(readFileSync(`${corpus.path}/corpus/${file}`), records, "2007-06-01"));
      const isGood = file.startsWith("good");
      const exception = obsolete.find(([files]) => files.test(file));
      if (verdicts.length === 0) counts.unsigned++; // DomainKeys (RFC 4870), which DKIM replaced
      else if (isGood && exception !== undefined) {
        assert.deepEqual([...new Set(verdicts)], [exception[2]], `${file}: ${exception[1]}`);
        counts.obsolete++;
      } else {
        assert.equal(verdicts.includes("pass"), isGood, `${file}: ${verdicts.join()}`);
        counts.agree++;
      }
    }
    assert.deepEqual(counts, { agree: 44, obsolete: 18, unsigned: 17 });
  },
);

/** Owner, blanks, record; `NXDOMAIN`, and `~~why~~` where there is no answer. */
function fakeDns(file: string): Records {
  const records = new Map<string, string | null>();
  for (const line of readFileSync(file, "latin1").split("\n")) {
    const [, owner = "", text = ""] = /^([^\s#]\S*)\s*(.*)$/.exec(line) ?? [];
    if (owner !== "" && text !== "NXDOMAIN") records.set(owner.toLowerCase(), text.startsWith("~~") ? null : text);
  }
  return records;
}

interface ArcScenario {
  "txt-records"?: Record<string, string>;
  tests?: Record<string, { message: string | null; cv: string | null }>;
}

const arcSuite = shared("vectors/arc/tests/arc-draft-validation-tests.yml");

/** Where this verdict is not the suite's. */
const arcExceptions: ReadonlyMap<string, string> = new Map<string, string>([
  ["ams_fields_c_na", "without c= it is simple/simple (RFC 6376 §3.5); the suite signed with relaxed/relaxed"],
  ["ams_fields_h_empty", "h= must not be empty and must name From (RFC 6376 §3.5, §5.4)"],
]);

test("the ARC suite of ValiMail", arcSuite.options, async () => {
  const documents = parseAllDocuments(readFileSync(arcSuite.path, "utf8"));
  const counts = { agree: 0, disagree: 0, "without an expectation": 0 };
  for (const document of documents) {
    const scenario: ArcScenario = document.toJS() ?? {};
    const keys = Object.entries(scenario["txt-records"] ?? {});
    const records = new Map(keys.map(([owner, text]) => [owner.toLowerCase(), text.replaceAll("\n", "")]));
    for (const [id, { message, cv }] of Object.entries(scenario.tests ?? {})) {
      const { arc } = await verified(Buffer.from(message ?? ""), records, "2017-02-01");
      const found = arc.kind === "measured" ? arc.value.result : "not-measured";
      const expected = (cv ?? "").trim().toLowerCase();
      if (expected === "") counts["without an expectation"]++;
      else if (found === expected) counts.agree++;
      else {
        assert.ok(arcExceptions.has(id), `${id}: ${expected} is expected, ${found} found (${JSON.stringify(arc)})`);
        counts.disagree++;
      }
    }
  }
  assert.deepEqual(counts, { agree: 166, disagree: arcExceptions.size, "without an expectation": 3 });
});
