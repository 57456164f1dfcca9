/** Aliases that a DNAME makes (RFC 6672), beyond what a good resolver sends. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nsec } from "../../../src/demo/dns/denial.ts";
import { examine, verdictOf } from "../../support/dnssec/examine.ts";
import { zoneKey } from "../../../src/demo/dns/keys.ts";
import { above, treeOf } from "../../support/dnssec/tree.ts";

const long = `${"label-of-21-octets123.".repeat(11)}test.`;
const zones = treeOf([
  ...above({ denial: nsec }),
  { origin: "a.test", keys: [zoneKey(13)], denial: nsec, text: `moved DNAME other.test.\nfar DNAME ${long}` },
]);
const yxdomain = 6;

test("a CNAME that a DNAME makes is secure when it is itself what is asked for", async () => {
  const answer = await examine(zones, "www.moved.a.test CNAME");
  assert.equal(verdictOf(answer), "secure rrset");
});

test("YXDOMAIN is proved by a DNAME that makes too long a name, and by no other (RFC 6672 §2.2)", async () => {
  const honest = await examine(zones, "www.a-name.far.a.test A");
  assert.equal(verdictOf(honest), "secure rcode");
  const forged = await examine(zones, "www.moved.a.test A", {
    tampers: {
      "www.moved.a.test A": (message) => ({
        ...message,
        rcode: yxdomain,
        answer: message.answer.filter(({ owner }) => owner === "moved.a.test"),
      }),
    },
  });
  assert.equal(verdictOf(forged), "indeterminate rcode no-answer");
});
