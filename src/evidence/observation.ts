/** The shape of what a received message showed. */
import * as z from "zod/mini";
import { type OutboundObservation, tlsVersions } from "../message/observation.ts";
import { policies } from "../model.ts";
import { domainName, many, measured, text } from "./shapes.ts";

const count = z.int().check(z.minimum(0));
const alignment = z.enum(["strict", "relaxed", "none", "unknown"]);
const alignments = z.strictObject({ rfc9989: alignment, rfc7489: alignment });

const spfOutcome = z.strictObject({
  domain: z.exactOptional(domainName),
  result: z.enum(["none", "neutral", "pass", "fail", "softfail", "temperror", "permerror"]),
  detail: z.exactOptional(text),
  record: z.exactOptional(text),
});

const trouble = z.enum([
  "syntax",
  "missing-tag",
  "version",
  "query-method",
  "identity",
  "expiration-order",
  "from-unsigned",
  "algorithm",
  "canonicalization",
  "body",
  "header",
  "expired",
  "sha1",
  "no-key",
  "revoked",
  "key",
  "key-version",
  "key-type",
  "key-hash",
  "key-service",
  "short-key",
  "no-answer",
  "other",
]);

const signature = z.strictObject({
  domain: text,
  selector: text,
  algorithm: text,
  canonicalization: text,
  bodyLength: z.exactOptional(z.strictObject({ signed: count, unsigned: count })),
  signedAt: z.exactOptional(text),
  expiresAt: z.exactOptional(text),
  isFromFuture: z.boolean(),
  key: z.exactOptional(z.strictObject({ type: z.enum(["rsa", "ed25519"]), bits: count, isTesting: z.boolean() })),
  verdict: z.union([
    z.strictObject({ kind: z.literal("pass") }),
    z.strictObject({ kind: z.enum(["fail", "temperror"]), because: trouble }),
  ]),
  fields: many(text),
  unsigned: many(text),
  addable: many(text),
  alignment: alignments,
});

const author = z.union([
  z.strictObject({ kind: z.literal("domain"), domain: domainName }),
  z.strictObject({ kind: z.enum(["none", "several", "invalid", "several-fields"]), domains: many(text) }),
]);

const dmarc = z.strictObject({
  result: z.enum(["pass", "fail", "none", "temperror"]),
  because: z.exactOptional(text),
  at: z.exactOptional(domainName),
  policy: z.enum([...policies, "unknown"]),
  by: many(z.enum(["spf", "dkim"])),
});

const arc = z.strictObject({
  result: z.enum(["none", "pass", "fail"]),
  sealers: many(text),
  detail: z.exactOptional(text),
});

const from = z.enum(["caller", "received"]);
const hopTls = z.union([
  z.strictObject({
    kind: z.literal("tls"),
    from,
    version: z.exactOptional(z.enum(tlsVersions)),
    cipher: z.exactOptional(text),
  }),
  z.strictObject({ kind: z.literal("clear"), from }),
  z.strictObject({ kind: z.literal("not-measured"), because: z.enum(["no-received", "not-told", "unread"]) }),
]);

export const observation: z.ZodMiniType<OutboundObservation> = z.strictObject({
  receivedAt: text,
  envelope: z.strictObject({
    ip: text,
    helo: text,
    mailFrom: text,
    tls: z.exactOptional(z.nullable(z.strictObject({ protocol: text, cipher: z.exactOptional(text) }))),
  }),
  author: measured(author),
  spf: z.strictObject({ mailFrom: spfOutcome, helo: spfOutcome, alignment: alignments }),
  signatures: measured(many(signature)),
  dmarc: z.exactOptional(z.strictObject({ rfc9989: dmarc, rfc7489: dmarc })),
  arc: measured(arc),
  tls: hopTls,
  selectors: many(z.strictObject({ domain: domainName, selector: text })),
  unanswered: many(z.strictObject({ owner: domainName, type: text, because: text })),
});
