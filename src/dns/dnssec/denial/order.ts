/** The canonical order of names (RFC 4034 §6.1). */
import type { DomainName } from "../../name.ts";
import { wireName } from "../../wire/name.ts";

const endOfLabel = "\0"; // before every octet of a label: each is one higher here than in the name

/**
 * A text for a name: such texts compare as their names do in canonical order, and each begins with the texts of the names
 * above it. The labels stand right to left, each with its end.
 */
export function orderKey(owner: DomainName): string {
  const octets = wireName(owner);
  let key = "";
  let at = 0;
  for (let size = octets[at] ?? 0; size !== 0; size = octets[at] ?? 0) {
    let label = "";
    for (let i = at + 1; i <= at + size; i++) label += String.fromCharCode((octets[i] ?? 0) + 1);
    key = label + endOfLabel + key;
    at += 1 + size;
  }
  return key;
}

/** How many labels, from the right, two names have in common; of their keys. */
export function commonLabels(one: string, other: string): number {
  let common = 0;
  for (let i = 0; i < one.length && one.charCodeAt(i) === other.charCodeAt(i); i++)
    if (one.charAt(i) === endOfLabel) common++;
  return common;
}
