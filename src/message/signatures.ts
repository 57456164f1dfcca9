/** The DKIM signatures of a message, verified (RFC 6376, RFC 8301, RFC 8463). */
import type { DKIMResult, DKIMVerifyResult } from "mailauth";
import { type DkimKey, parseDkimKey } from "../mail/dkim-key.ts";
import { parseTagList } from "../mail/tag-list.ts";
import type { Signature, SignatureTrouble } from "./observation.ts";
import { coverageOf } from "./signed-fields.ts";

export type VerifiedSignature = Omit<Signature, "alignment">;

/** `verified` is of strict mode, where every DKIM-Signature field has its result, in their order. */
export function signaturesOf(verified: DKIMVerifyResult, receivedAt: Date): readonly VerifiedSignature[] {
  const fields = verified.headers?.parsed ?? [];
  const names = fields.map(({ key }) => key);
  return fields
    .filter(({ key }) => key === "dkim-signature")
    .flatMap(({ line }, index) => {
      const result = verified.results[index];
      return result === undefined ? [] : [signatureOf(tagsOf(line.toString("latin1")), result, names, receivedAt)];
    });
}

type Tags = (name: string) => string;

/** Tags of a field; empty for one that is missing. */
function tagsOf(line: string): Tags {
  const { tags } = parseTagList(line.slice(line.indexOf(":") + 1).replace(/[\r\n]+/g, " "));
  return (name) => tags.find((tag) => tag.name === name)?.value ?? "";
}

function signatureOf(tags: Tags, result: DKIMResult, names: readonly string[], receivedAt: Date): VerifiedSignature {
  const fields = tags("h").toLowerCase().split(":").map(bare);
  const [signedAt, expiresAt] = [timeOf(tags("t")), timeOf(tags("x"))];
  const key = keyOf(result.rr);
  const { publicKey } = key ?? { publicKey: null };
  return {
    domain: bare(tags("d")).toLowerCase(),
    selector: bare(tags("s")).toLowerCase(),
    algorithm: bare(tags("a")).toLowerCase(),
    canonicalization: canonicalizationOf(bare(tags("c")).toLowerCase()),
    ...bodyLengthOf(result),
    ...(signedAt === undefined ? {} : { signedAt: signedAt.toISOString() }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    isFromFuture: signedAt !== undefined && signedAt.getTime() > receivedAt.getTime() + clockSkew,
    ...(publicKey === null
      ? {}
      : { key: { type: publicKey.type, bits: publicKey.bits, isTesting: key?.isTesting === true } }),
    verdict: verdictOf(result, key),
    fields: fields.filter((field) => field !== ""),
    ...coverageOf(fields, names),
  };
}

const clockSkew = 300_000; // milliseconds; clocks differ, and queues are quick

/** Folding white space may stand anywhere in most values (RFC 6376 §3.5). */
function bare(value: string): string {
  return value.replace(/[ \t]+/g, "");
}

/** RFC 6376 §3.5, `c=`: what is not said is `simple`. */
function canonicalizationOf(value: string): string {
  const [header = "", body = ""] = value.split("/", 2);
  return `${header || "simple"}/${body || "simple"}`;
}

function timeOf(value: string): Date | undefined {
  return /^\d{1,12}$/.test(value) ? new Date(Number(value) * 1000) : undefined;
}

function bodyLengthOf({ canonBodyLengthLimit, canonBodyLengthTotal = 0 }: DKIMResult): Pick<Signature, "bodyLength"> {
  if (canonBodyLengthLimit === undefined) return {};
  return {
    bodyLength: { signed: canonBodyLengthLimit, unsigned: Math.max(0, canonBodyLengthTotal - canonBodyLengthLimit) },
  };
}

function keyOf(record: string | undefined): DkimKey | undefined {
  const parsed = record === undefined ? undefined : parseDkimKey(record);
  return parsed?.ok === true ? parsed.value : undefined;
}

function verdictOf({ status, signature }: DKIMResult, key: DkimKey | undefined): Signature["verdict"] {
  if (status.result === "pass") return { kind: "pass" };
  if (status.result === "temperror") return { kind: "temperror", because: "no-answer" };
  if (status.policy?.["dkim-rules"] === "weak-key") return { kind: "fail", because: "short-key" };
  if (key?.publicKey === null && signature !== undefined) return { kind: "fail", because: "revoked" };
  return { kind: "fail", because: troubles.get(status.comment ?? "") ?? "other" };
}

/** By mailauth's remarks. */
const troubles: ReadonlyMap<string, SignatureTrouble> = new Map<string, SignatureTrouble>([
  ["signature syntax error", "syntax"],
  ["signature missing required tag", "missing-tag"],
  ["incompatible version", "version"],
  ["unsupported query method", "query-method"],
  ["domain mismatch", "identity"],
  ["invalid expiration", "expiration-order"],
  ["From field not signed", "from-unsigned"],
  ["unknown algorithm", "algorithm"],
  ["unknown canonicalization", "canonicalization"],
  ["body hash did not verify", "body"],
  ["weak algorithm", "sha1"],
  ["bad signature", "header"],
  ["expired", "expired"],
  ["no key", "no-key"],
  ["unknown key version", "key-version"],
  ["unknown key type", "key-type"],
  ["inappropriate key algorithm", "key-type"],
  ["invalid public key", "key"],
  ["inappropriate hash algorithm", "key-hash"],
  ["key not for email", "key-service"],
]);
