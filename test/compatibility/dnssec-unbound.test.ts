/**
 * Unbound's recorded scenarios of its validator, with what it makes of them. The 18 of `val_nsec3_b*` are the examples of
 * RFC 5155 appendix B, whole and with a record taken out; those of RFC 4035 appendix B are not among them.
 * The keys of DSA, which three of four use, are replaced by keys of ECDSA (see `withoutDsa`).
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { unbound } from "../support/conformance.ts";
import { type Played, differences, extendedErrors, readScenario, replay, withoutDsa } from "../support/rpl.ts";
import { shared } from "../support/shared.ts";

/** What is not asked of us: whole scenarios, or one of their answers, by its line. */
const leftOut: Readonly<Record<string, string>> = {
  val_anchor_nx:
    "a zone above denies the zone of a trust anchor: Unbound believes it, to us the anchor says that the zone is signed",
  val_anchor_nx_nosig: "the same, by a zone that has no trust anchor itself",
  val_dnametoolong: "YXDOMAIN, which Unbound does not judge; the signed DNAME proves it to us: secure",
  val_faildnskey_ok: "asks for harden-dnssec-stripped: no, by which missing keys make a zone insecure",
  val_rrsig: "asks for RRSIG records, which nothing signs (RFC 4035 §2.2)",
  val_ta_algo_missing: "asks for harden-algo-downgrade: one good signature is enough (RFC 6840 §5.11)",
  val_referd: "asked with CD, where nothing is judged, and then for a referral from the cache, without recursion",
  val_referglue: "the same",
  "val_refer_unsignadd:339": "a referral from the cache, without recursion",
};

/** Extended DNS errors that are expected, ours, and in how many answers. Where they differ, ours says what is missing. */
const extendedErrorsTold: Readonly<Record<string, number>> = {
  "6 signature-invalid 6": 2,
  "6 alias-wrong 6": 2,
  "7 signature-expired 7": 2,
  "9 signatures-stripped 10": 2,
  "10 signature-missing 10": 4,
  "10 signatures-stripped 10": 2,
  "12 denial-missing 12": 2,
  "0 signature-invalid 6": 1, // an address of five octets, which Unbound drops before it validates
  "6 denial-missing 12": 14, // "DNSSEC Bogus" for any proof that is not whole
  "10 denial-missing 12": 2, // signatures of an NSEC record that is not there
  "9 no-answer 22": 4, // SERVFAIL for the keys
  "23 no-answer 22": 1, // SERVFAIL for the DS records
};

const recordings = shared("vectors/dnssec-unbound");

test("every entry of a scenario is read, and what cannot be is told with its line", recordings.options, () => {
  for (const file of scenarioFiles()) {
    const text = readFileSync(`${recordings.path}/${file}`, "utf8");
    const { ranges, steps } = readScenario(text);
    const inSteps = steps.filter(({ kind }) => kind === "query" || kind === "check").length;
    const inRanges = ranges.reduce((sum, { entries }) => sum + entries.length, 0);
    assert.equal(inRanges + inSteps, text.match(/^ENTRY_BEGIN/gm)?.length, file);
    const broken = text.replace("SECTION QUESTION", "SECTION QUESTIONS");
    const line = broken.split("\n").findIndex((each) => each.startsWith("SECTION QUESTIONS")) + 1;
    assert.throws(() => readScenario(broken), new RegExp(`line ${line}:`), file);
  }
});

interface Judged {
  /** Scenario and line of the answer. */
  at: string;
  played: Played;
}

function scenarioFiles(): readonly string[] {
  return readdirSync(recordings.path).filter((file) => /^val_.*\.rpl$/.test(file));
}

async function playAll(): Promise<{ scenarios: readonly string[]; judged: readonly Judged[] }> {
  const scenarios = scenarioFiles();
  const judged: Judged[] = [];
  for (const file of scenarios) {
    const scenario = file.replace(".rpl", "");
    const text = readFileSync(`${recordings.path}/${file}`, "utf8");
    const played = await replay(withoutDsa(readScenario(text)));
    judged.push(...played.map((each) => ({ at: `${scenario}:${each.line}`, played: each })));
  }
  return { scenarios, judged };
}

function isAsked({ at }: Judged): boolean {
  const [scenario = ""] = at.split(":");
  return leftOut[scenario] === undefined && leftOut[at] === undefined;
}

test("Unbound's verdict in its validator's scenarios", recordings.options, async (t) => {
  const { scenarios, judged } = await playAll();
  const asked = judged.filter(isAsked);

  await t.test("security, RCODE, aliases and number of records", () => {
    assert.deepEqual(
      asked.flatMap(({ at, played }) => differences(played).map((difference) => `${at}: ${difference}`)),
      [],
    );
  });

  await t.test("what is left out is left out for a reason that still holds", () => {
    const differing = new Set(judged.filter(({ played }) => differences(played).length > 0).map(({ at }) => at));
    for (const entry of Object.keys(leftOut))
      assert.ok(
        [...differing].some((at) => at === entry || at.startsWith(`${entry}:`)),
        entry,
      );
  });

  await t.test("extended DNS errors: where they are not the same, it is told here", () => {
    const told: Record<string, number> = {};
    for (const { played } of asked) {
      const errors = extendedErrors(played);
      if (errors !== undefined) told[errors] = (told[errors] ?? 0) + 1;
    }
    assert.deepEqual(told, extendedErrorsTold);
  });

  await t.test("the figure", () => {
    const agree = new Set(asked.map(({ at }) => at.split(":")[0]));
    const measured = {
      scenarios: scenarios.length,
      agree: agree.size,
      leftOut: scenarios.length - agree.size,
      questions: asked.length,
    };
    assert.deepEqual(measured, unbound);
  });
});

test("with its keys of DSA a zone is insecure, whatever it signs (RFC 4035 §5.2)", recordings.options, async () => {
  const scenario = readScenario(readFileSync(`${recordings.path}/val_positive.rpl`, "utf8"));
  const [answer] = await replay(scenario);
  const { security, because } = answer?.validated ?? assert.fail();
  assert.deepEqual([security, because?.code], ["insecure", "unsupported-algorithm"]);
});
