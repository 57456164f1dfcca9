/** Key records with some of their tags changed and everything else kept. */
import { parseDkimKey } from "../../mail/dkim-key.ts";
import { type TagChanges, changedParts } from "../../mail/tag-list.ts";
import { isUsable, stateOf } from "./selectors.ts";

export function withTags(text: string, changes: TagChanges): string {
  const parts = changedParts(text, changes);
  const version = parts.filter(({ name }) => name === "v"); // RFC 6376 §3.6.1: the first
  return [...version, ...parts.filter(({ name }) => name !== "v")].map((part) => part.text).join("; ");
}

/** The value of a tag, without white space. */
export function valueOf(text: string, tag: string): string | undefined {
  const part = changedParts(text, {}).find(({ name }) => name === tag);
  return part?.text.slice(part.text.indexOf("=") + 1).replace(/\s/g, "");
}

/** A record that is broken, put right in the one way that makes a key of it; undefined where there is none. */
export function corrected(texts: readonly string[]): string | undefined {
  const candidates = [texts.join(""), texts.toReversed().join("")].map((text) => text.replaceAll('"', ""));
  const slips: readonly TagChanges[] = [{}, { v: "DKIM1" }, { k: undefined }, { k: "ed25519" }];
  const found = candidates.flatMap((text) => [...slips.map((slip) => withTags(text, slip)), unwrapped(text)]);
  return found.find((text) => isGoodKey(text) && !texts.includes(text));
}

const ed25519Octets = 32; // RFC 8463 §4

/** An Ed25519 key as a SubjectPublicKeyInfo, whose last octets are the key. */
function unwrapped(text: string): string {
  const octets = Buffer.from(valueOf(text, "p") ?? "", "base64");
  return withTags(text, { p: octets.subarray(-ed25519Octets).toString("base64") });
}

export function isGoodKey(text: string): boolean {
  return isUsable(stateOf({ kind: "records", records: [{ text, key: parseDkimKey(text) }] }));
}
