/** Which fields of a header a signature covers (RFC 6376 §5.4). */

/** What a reader sees and what tells how the body is read (RFC 6376 §5.4.1). */
const important = [
  "from",
  "reply-to",
  "subject",
  "date",
  "to",
  "cc",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
] as const;
/** A second one of these is shown by some readers, though RFC 5322 §3.6 allows one (RFC 6376 §8.15). */
const once = ["from", "subject", "date", "to", "mime-version", "content-type"] as const;

export interface Coverage {
  unsigned: readonly string[];
  addable: readonly string[];
}

/** `signed` is `h=` and `present` the field names of the message, both in lower case and as often as they are there. */
export function coverageOf(signed: readonly string[], present: readonly string[]): Coverage {
  const count = (names: readonly string[], field: string): number => names.filter((name) => name === field).length;
  const isUnsigned = (field: string): boolean => count(signed, field) < count(present, field);
  const isAddable = (field: string): boolean => count(signed, field) <= count(present, field);
  return { unsigned: important.filter(isUnsigned), addable: once.filter(isAddable) };
}
