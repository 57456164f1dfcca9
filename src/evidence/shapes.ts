/** The shapes of what is kept as evidence, for whoever reads it from a file. */
import * as z from "zod/mini";
import { type DomainName, parseName } from "../dns/name.ts";
import type { PolicyEnd, PolicyFetch } from "../mail/policy-fetch.ts";
import type { SmtpEnd, SmtpSession, TlsFailure, TlsHandshake } from "../mail/smtp-session.ts";
import type { Offered, TlsScan } from "../mail/tls-scan.ts";
import type { Revocation } from "../mail/x509/revocation.ts";
import type { Measured } from "../io.ts";

const maxText = 10_000; // characters; what a server said in one session is 64 KiB at most
const maxMany = 1_000;

export const text = z.string().check(z.maxLength(maxText));
const octets = z.string().check(z.maxLength(2 ** 20)); // base64
const count = z.int().check(z.minimum(0));

export function many<T extends z.core.$ZodType>(element: T, max = maxMany) {
  return z.pipe(z.array(z.unknown()).check(z.maxLength(max)), z.array(element));
}

export const domainName = z.pipe(
  text,
  z.transform((given, context): DomainName => {
    const parsed = parseName(given);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: "custom", input: given, message: `not a domain name: ${parsed.error}` });
    return z.NEVER;
  }),
);

const notMeasured = z.strictObject({ kind: z.literal("not-measured"), because: text });

export function measured<T>(value: z.ZodMiniType<T>): z.ZodMiniType<Measured<T>> {
  return z.union([z.strictObject({ kind: z.literal("measured"), value }), notMeasured]);
}

const phase = z.enum(["connect", "greeting", "hello", "starttls", "tls", "hello-after-tls"]);
const settings = z.enum(["modern", "legacy"]);

const reply = z.strictObject({ code: count, lines: many(text), stray: z.exactOptional(many(text)) });
const hello = z.strictObject({ command: z.enum(["EHLO", "HELO"]), reply });

const smtpEnd: z.ZodMiniType<SmtpEnd> = z.union([
  z.strictObject({ kind: z.enum(["done", "not-public", "no-ehlo", "no-starttls", "starttls-refused", "tls-failed"]) }),
  z.strictObject({ kind: z.enum(["refused", "unreachable"]), code: text }),
  z.strictObject({ kind: z.literal("timed-out"), phase }),
  z.strictObject({
    kind: z.literal("turned-away"),
    phase: z.enum(["greeting", "hello", "hello-after-tls"]),
    because: z.enum(["greylisted", "rate-limited", "busy", "temporary", "no-mail", "rejected"]),
  }),
  z.strictObject({ kind: z.literal("closed"), phase, code: z.exactOptional(text) }),
  z.strictObject({ kind: z.literal("not-smtp"), phase, said: many(text) }),
  z.strictObject({ kind: z.literal("flood"), phase, limit: z.enum(["line", "lines", "octets"]) }),
]);

const handshake: z.ZodMiniType<TlsHandshake> = z.strictObject({
  settings,
  servername: z.exactOptional(text),
  protocol: text,
  cipher: text,
  keyExchange: z.exactOptional(
    z.strictObject({ kind: text, group: z.exactOptional(text), bits: z.exactOptional(z.number()) }),
  ),
  chain: many(octets, 100),
  chainIs: z.enum(["as-sent", "rebuilt"]),
  ocspResponse: z.exactOptional(octets),
  signatureScheme: z.exactOptional(text),
  hello: z.exactOptional(
    z.strictObject({ extendedMasterSecret: z.boolean(), secureRenegotiation: z.boolean(), compression: z.boolean() }),
  ),
});

const tlsFailure: z.ZodMiniType<TlsFailure> = z.strictObject({
  settings,
  because: z.enum(["alert", "unacceptable", "not-tls", "closed", "timed-out"]),
  alert: z.exactOptional(text),
  code: z.exactOptional(text),
});

const injection = z.union([
  z.strictObject({ kind: z.literal("executed"), replies: many(reply) }),
  z.strictObject({ kind: z.literal("discarded") }),
  notMeasured,
]);

const ms = z.exactOptional(z.number());

export const smtpSession: z.ZodMiniType<SmtpSession> = z.strictObject({
  mxHost: text,
  address: text,
  port: count,
  ehloName: text,
  greeting: z.exactOptional(reply),
  hello: z.exactOptional(hello),
  startTls: z.exactOptional(reply),
  behindStartTls: z.exactOptional(many(text)),
  tls: z.exactOptional(handshake),
  tlsFailures: z.exactOptional(many(tlsFailure)),
  fallBack: z.exactOptional(smtpEnd),
  helloAfterTls: z.exactOptional(hello),
  ended: smtpEnd,
  injection: z.exactOptional(injection),
  milliseconds: z.exactOptional(
    z.strictObject({ connect: ms, greeting: ms, hello: ms, starttls: ms, tls: ms, "hello-after-tls": ms }),
  ),
});

const offered: z.ZodMiniType<Offered> = z.union([
  z.strictObject({ kind: z.literal("accepted"), suite: text }),
  z.strictObject({ kind: z.literal("refused"), by: z.enum(["alert", "closing", "another-version"]) }),
  z.strictObject({ kind: z.literal("unknown"), because: text }),
]);

export const tlsScan: z.ZodMiniType<TlsScan> = z.strictObject({
  mxHost: text,
  address: text,
  versions: z.strictObject({
    SSLv3: offered,
    TLSv1: offered,
    "TLSv1.1": offered,
    "TLSv1.2": offered,
    "TLSv1.3": offered,
  }),
  suites: z.strictObject({
    null: offered,
    export: offered,
    anonymous: offered,
    rc4: offered,
    des: offered,
    "static-rsa": offered,
  }),
});

const by = z.enum(["crl", "ocsp"]);

export const revocation: z.ZodMiniType<Revocation> = z.union([
  z.strictObject({ kind: z.literal("good"), by }),
  z.strictObject({ kind: z.literal("revoked"), by, since: z.iso.datetime() }),
  z.strictObject({
    kind: z.literal("not-checked"),
    because: z.enum([
      "not-asked",
      "nowhere-to-ask",
      "no-answer",
      "malformed",
      "out-of-scope",
      "bad-signature",
      "not-current",
      "unknown",
    ]),
  }),
]);

const policyEnd: z.ZodMiniType<PolicyEnd> = z.union([
  z.strictObject({
    kind: z.literal("answered"),
    code: count,
    contentType: z.exactOptional(text),
    location: z.exactOptional(text),
    body: z.string().check(z.maxLength(2 ** 17)),
  }),
  z.strictObject({ kind: z.literal("not-public") }),
  z.strictObject({ kind: z.enum(["refused", "unreachable", "closed", "bad-http"]), code: text }),
  z.strictObject({ kind: z.literal("timed-out"), phase: z.enum(["connect", "tls", "answer"]) }),
  z.strictObject({ kind: z.literal("tls-failed"), failure: tlsFailure }),
  z.strictObject({ kind: z.literal("too-large"), octets: count }),
]);

export const policyFetch: z.ZodMiniType<PolicyFetch> = z.strictObject({
  url: text,
  tries: many(z.strictObject({ address: text, tls: z.exactOptional(handshake), ended: policyEnd }), 100),
});
