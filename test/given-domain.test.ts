import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { domainGiven } from "../src/given-domain.ts";
import { UsageError } from "../src/usage-error.ts";
import { anyCharacter } from "./support/any-character.ts";

const good: readonly [given: string, domain: string][] = [
  ["example.org", "example.org"],
  ["Example.ORG.", "example.org"],
  ["  example.org \n", "example.org"],
  ["https://www.example.org/path?q=a@b#x", "www.example.org"],
  ["https://user:secret@example.org:8443/", "example.org"],
  ["example.org/contact", "example.org"],
  ["example.org:25", "example.org"],
  ["postmaster@example.org", "example.org"],
  ["<postmaster@example.org>", "example.org"],
  ["mailto:postmaster@example.org?subject=x", "example.org"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["例え。テスト", "xn--r8jz45g.xn--zckzah"],
];

for (const [given, domain] of good)
  test(`${JSON.stringify(given)} means ${domain}`, () => assert.equal(domainGiven(given), domain));

for (const given of ["", ".", "@", "https://", "192.0.2.1", "http://192.0.2.1/", "a..b", "[2001:db8::1]"])
  test(`${JSON.stringify(given)} is no domain`, () => {
    assert.throws(() => domainGiven(given), UsageError);
  });

test("any text is a domain or the user's mistake", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (given) => {
      try {
        domainGiven(given);
      } catch (error) {
        assert.ok(error instanceof UsageError);
      }
    }),
    { numRuns: 200 },
  );
});
