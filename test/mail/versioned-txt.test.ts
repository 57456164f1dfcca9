import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { findVersionedTxt, parseVersionedTxt } from "../../src/mail/versioned-txt.ts";
import { world } from "../support/world.ts";

const found: [why: string, lines: string, kind: string, text?: string][] = [
  ["one", "x.a.test TXT v=STSv1; id=1", "one", "v=STSv1; id=1"],
  ["in two strings", 'x.a.test TXT "v=ST" "Sv1; id=1"', "one", "v=STSv1; id=1"],
  ["beside others, which are discarded", "x.a.test TXT foo\n x.a.test TXT v=STSv1; id=1", "one", "v=STSv1; id=1"],
  ["beside a broken one", "x.a.test TXT v=STSv2; id=2\n x.a.test TXT v=STSv1; id=1", "one", "v=STSv1; id=1"],
  ["two", "x.a.test TXT v=STSv1; id=1\n x.a.test TXT v=STSv1; id=2", "several", "v=STSv1; id=1"],
  [
    "at an alias's target; RFC 8461 §8.2",
    "x.a.test CNAME y.a.test.\n y.a.test TXT v=STSv1; id=1",
    "one",
    "v=STSv1; id=1",
  ],
  ["in another case", "x.a.test TXT V=stsV1; id=1", "near", "V=stsV1; id=1"],
  ["without its delimiter", "x.a.test TXT v=STSv1", "near", "v=STSv1"],
  ["behind a quote", String.raw`x.a.test TXT "\"v=STSv1; id=1"`, "near", '"v=STSv1; id=1'],
  ["something else", "x.a.test TXT v=spf1 -all", "absent"],
  ["nothing", "a.test TXT v=STSv1; id=1", "absent"],
  ["outside of the files", "b.test TXT x", "unknown"],
  ["a look-up that failed", "x.a.test !timeout", "failed"],
];

for (const [why, lines, kind, text] of found)
  test(`the record that counts: ${why}`, async () => {
    const record = await findVersionedTxt(name("x.a.test"), "v=STSv1", world(lines).resolver);
    assert.deepEqual([record.kind, "text" in record ? record.text : undefined], [kind, text]);
  });

test("fields, with where they stand", () => {
  assert.deepEqual(parseVersionedTxt("v=X1 ; a=b;\tc=d=e ;", "v=X1"), {
    ok: true,
    value: [
      { name: "a", value: "b", at: 7 },
      { name: "c", value: "d=e", at: 12 },
    ],
  });
  assert.deepEqual(parseVersionedTxt("v=X1; a b", "v=X1"), { ok: false, error: "field", at: 5 });
  assert.deepEqual(parseVersionedTxt("v=X1;a=b;;", "v=X1"), { ok: false, error: "empty", at: 9 });
});
