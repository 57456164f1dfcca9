/** Reads the MTA-STS record (RFC 8461 §3.1). Never throws, asks or judges. */
import type { Parsed } from "../../dns/name.ts";
import { parseVersionedTxt } from "../../mail/versioned-txt.ts";

export const version = "v=STSv1";

export interface StsRecord {
  id: string;
}

const idGrammar = /^[a-z\d]{1,32}$/i;
const extensionValue = /^[!-:<>-~]+$/; // printable, without "=", ";" and blanks

/** Errors: `version`; `empty`, `field` (no `name=value`); `no-id`, `two-ids`, `id` (not 1 to 32 letters and digits). */
export function parseStsRecord(text: string): Parsed<StsRecord> {
  const parsed = parseVersionedTxt(text, version);
  if (!parsed.ok) return parsed;
  const ids = parsed.value.filter(({ name }) => name === "id");
  const [id, second] = ids;
  if (id === undefined) return { ok: false, error: "no-id", at: text.length };
  if (second !== undefined) return { ok: false, error: "two-ids", at: second.at };
  if (!idGrammar.test(id.value)) return { ok: false, error: "id", at: id.at };
  const broken = parsed.value.find(({ name, value }) => name !== "id" && !extensionValue.test(value));
  return broken === undefined ? { ok: true, value: { id: id.value } } : { ok: false, error: "field", at: broken.at };
}
