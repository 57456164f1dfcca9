/** CAA records (RFC 8659 §4), and the value of the properties that name certification authorities. */
import type { Parsed } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import { withoutWsp } from "../../mail/tag-list.ts";

/** `tag` is in lower case: tags are compared so (RFC 8659 §4.1). `value` is a binary string. */
export interface CaaRecord {
  isCritical: boolean;
  tag: string;
  value: string;
}

/** As it is written: RFC 8659 says nothing of case here, and authorities compare exactly. `at`: 0-based, in the property's value. */
interface CaaParameter {
  tag: string;
  value: string;
  at: number;
}

/** Whom an `issue`, `issuewild` or `issuemail` property allows; `issuer` is empty where it allows nobody. */
export interface IssueValue {
  issuer: string;
  parameters: readonly CaaParameter[];
}

const critical = 0x80; // RFC 8659 §4.1: bit 0, the most significant one

/** A record in canonical presentation form; undefined for what is none. */
export function parseCaa(rdata: string): CaaRecord | undefined {
  const [, flags, tag] = /^(\d{1,3}) ([a-z0-9]+) "/i.exec(rdata) ?? [];
  if (flags === undefined || tag === undefined || Number(flags) > 255) return undefined;
  return { isCritical: (Number(flags) & critical) !== 0, tag: tag.toLowerCase(), value: textOf(rdata) };
}

/** RFC 8659 §4.2. Issuers come back in lower case. Errors: no domain name, no parameter. */
export function parseIssueValue(value: string): Parsed<IssueValue> {
  const [head = "", ...rest] = value.split(";");
  const issuer = withoutWsp(head).toLowerCase();
  if (issuer !== "" && !issuer.split(".").every(isLabel))
    return { ok: false, error: "no domain name of an issuer", at: head.search(/[^ \t]/) };
  const parameters: CaaParameter[] = [];
  let at = head.length + 1;
  for (const part of rest) {
    const found = parameterIn(part, at);
    const isEmptyList = rest.length === 1 && withoutWsp(part) === "";
    if (found === undefined && !isEmptyList) return { ok: false, error: "no parameter", at };
    if (found !== undefined) parameters.push(found);
    at += part.length + 1;
  }
  return { ok: true, value: { issuer, parameters } };
}

function parameterIn(part: string, at: number): CaaParameter | undefined {
  const equals = part.indexOf("=");
  const tag = withoutWsp(part.slice(0, Math.max(equals, 0)));
  const value = withoutWsp(part.slice(equals + 1));
  if (!isLabel(tag) || !/^[\x21-\x3a\x3c-\x7e]*$/.test(value)) return undefined;
  return { tag, value, at: at + part.indexOf(tag) };
}

/** Letters and digits, with hyphens between them. */
function isLabel(text: string): boolean {
  return /^[a-z0-9-]+$/i.test(text) && !text.startsWith("-") && !text.endsWith("-");
}
