/** Characters for properties. */
import fc from "fast-check";

const ascii = fc.integer({ min: 0, max: 0x7f });
const belowSurrogates = fc.integer({ min: 0x80, max: 0xd7ff });
const aboveSurrogates = fc.integer({ min: 0xe000, max: 0x10ffff });

/** Any code point, as fast-check's unit `binary`, which makes a table of all of them first: more than a second. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(ascii, belowSurrogates, aboveSurrogates)
  .map((code) => String.fromCodePoint(code));
