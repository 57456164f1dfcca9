/** What is odd about a chain as sent, although a path can be built (RFC 8446 §4.4.2). */
import type { Args } from "../../model.ts";
import type { Anchors } from "./anchors.ts";
import { type Link, isSameCertificate, type Path } from "./find-paths.ts";

type ChainNoteCode =
  /** Before the one that it certifies: TLS 1.2 wants each to certify the one before it (RFC 5246 §7.4.2). */
  | "out-of-order"
  /** A trust anchor, which the other side has anyway. */
  | "root-sent"
  | "duplicate"
  /** Another certificate for a key of the path, such as a cross-signed one; older senders may need it. */
  | "cross-sign"
  /** Nothing to do with the path; told where that reaches a trust anchor. */
  | "superfluous"
  /** Cannot be read. `error` */
  | "malformed"
  /** Certificates beyond the tenth were not looked at. `more` */
  | "too-many";

export interface ChainNote {
  code: ChainNoteCode;
  args: Args;
  /** Where it stands in the chain as sent. */
  at: number;
}

interface Chain {
  sent: readonly Link[];
  unread: readonly { at: number; error: string }[];
  path: Path;
  anchors: Anchors;
  /** Certificates that were not looked at. */
  beyond: number;
}

/** In the order of the chain. */
export function notesOn({ sent, unread, path, anchors, beyond }: Chain): readonly ChainNote[] {
  const notes: ChainNote[] = unread.map(({ at, error }) => ({ code: "malformed", args: { error }, at }));
  for (const [index, link] of sent.entries()) {
    const code = index === 0 || link.at === "anchor" ? undefined : oddity(link, sent.slice(0, index), path, anchors);
    if (code !== undefined && link.at !== "anchor") notes.push({ code, args: {}, at: link.at });
  }
  if (beyond > 0) notes.push({ code: "too-many", args: { more: beyond }, at: sent.length + unread.length });
  return notes.toSorted((a, b) => a.at - b.at);
}

function oddity(link: Link, before: readonly Link[], path: Path, anchors: Anchors): ChainNoteCode | undefined {
  const { certificate } = link;
  if (before.some((other) => isSameCertificate(other.certificate, certificate))) return "duplicate";
  if (anchors.named(certificate.subject.canonical).some((anchor) => isSameCertificate(anchor, certificate)))
    return "root-sent";
  const place = path.links.indexOf(link);
  const issued = path.links[place - 1];
  if (place > 0) return issued !== undefined && !before.includes(issued) ? "out-of-order" : undefined;
  const hasKeyOf = (other: Link): boolean => other.certificate.spkiDigests.sha256 === certificate.spkiDigests.sha256;
  if (path.links.some(hasKeyOf)) return "cross-sign";
  return path.end.kind === "anchored" ? "superfluous" : undefined;
}
