/** DMARC records with some of their tags changed and everything else kept. */
import { type TagChanges, type TagPart, changedParts } from "../../mail/tag-list.ts";
import { type DmarcRecord, hasDmarcVersion, parseDmarc } from "./parse.ts";

const first = ["v", "p"]; // RFC 7489 §6.3 wants `p` right behind `v`

/** What is no tag stays where `keeps` says so. */
export function withTags(text: string, changes: TagChanges, keeps: (part: TagPart) => boolean = () => true): string {
  const parts = changedParts(text, changes).filter(keeps);
  const ofName = (name: string): readonly TagPart[] => parts.filter((part) => part.name === name);
  const rest = parts.filter(({ name }) => name === undefined || !first.includes(name));
  const policies = rest.filter(({ name }) => name === "sp" || name === "np");
  const others = rest.filter(({ name }) => name !== "sp" && name !== "np");
  return [...first.flatMap(ofName), ...policies, ...others].map((part) => part.text).join("; ");
}

/** A text that means to be a record, with `v=DMARC1` where it belongs; undefined where that does not make one of it. */
export function withVersion(text: string): string | undefined {
  const bare = text.trim().replace(/^["' \t]{1,9}/, "");
  const whole = bare.endsWith('"') ? bare.slice(0, -1) : bare;
  const rest = whole.replace(/v[ \t]{0,9}[=:][ \t]{0,9}DMARC1?[ \t]{0,9};?|^DMARC1[ \t]{0,9};?/i, "");
  const corrected = withTags(`v=DMARC1; ${rest.trim()}`, {});
  return hasDmarcVersion(corrected) && validRecord(corrected) !== undefined ? corrected : undefined;
}

/** One that asks for something. */
export function validRecord(text: string): DmarcRecord | undefined {
  const parsed = parseDmarc(text);
  return parsed.ok && parsed.value.requests !== undefined ? parsed.value : undefined;
}
