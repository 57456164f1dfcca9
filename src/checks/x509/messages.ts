/** The words of what is found of certificates. */
import type { ChainProblemCode } from "../../mail/x509/chain-problem.ts";
import type { Arg, Args, Message } from "../../model.ts";
import { text } from "../../words.ts";

const category = "confidential-delivery";

/** Of an ISO 8601 time: `2026-11-22`. */
const day = (time: Arg | undefined): string => text(time).slice(0, 10);

const server = ({ host, addresses }: Args): string => `${text(host)} (${text(addresses)})`;

/** Which certificate: the server's own, or one above it. */
const which = ({ at }: Args): string =>
  at === 0
    ? "its certificate"
    : at === "anchor"
      ? "a root above its certificate"
      : `certificate ${text(at)} above its own`;

type ProblemMessage = Pick<Message, "severity" | "says" | "fix" | "see">;

const renew = "Renew the certificate, and have that done on its own from now on.";
const another = "Get a certificate from an authority that issues them by today's rules.";
const wholeChain =
  "Send the server's own certificate and every intermediate one, as the authority gives them (`fullchain`).";

const problems: Record<ChainProblemCode, ProblemMessage> = {
  "no-certificate": {
    severity: "high",
    says: (args) => `${server(args)} sends no certificate.`,
    fix: () => "Give the server a certificate for its name, and switch anonymous cipher suites off.",
    see: "RFC 5246 §7.4.2",
  },
  malformed: {
    severity: "high",
    says: (args) => `The certificate of ${server(args)} cannot be read: ${text(args["error"])}.`,
    fix: () => another,
    see: "RFC 5280 §4.1",
  },
  "self-signed": {
    severity: "medium",
    says: (args) => `${server(args)} has a self-signed certificate: any attacker can make one like it.`,
    fix: () => "Get a certificate from a public authority, or publish a TLSA record of the key (DANE).",
    see: "RFC 8461 §4.2, RFC 7672 §3.1.1",
  },
  "unknown-root": {
    severity: "medium",
    says: (args) => `The certificate of ${server(args)} ends in a root that nobody trusts: ${text(args["root"])}.`,
    fix: () => "Get a certificate from a public authority, or publish a TLSA record of the key (DANE).",
    see: "RFC 5280 §6.1",
  },
  "issuer-missing": {
    severity: "medium",
    says: (args) =>
      `${server(args)} does not send the certificate of ${text(args["issuer"])}, so that the chain ends too early.`,
    fix: () => wholeChain,
    see: "RFC 8446 §4.4.2",
  },
  "bad-signature": {
    severity: "high",
    says: (args) => `The signature of ${text(args["issuer"])} on ${which(args)}, ${server(args)}, is wrong.`,
    fix: () => wholeChain,
    see: "RFC 5280 §6.1.3",
  },
  "too-many-paths": {
    severity: "medium",
    says: (args) => `${server(args)} sends so many certificates that no path through them was found.`,
    fix: () => wholeChain,
    see: "RFC 4158 §2",
  },
  expired: {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} expired on ${day(args["notAfter"])}.`,
    fix: () => renew,
    see: "RFC 5280 §4.1.2.5",
  },
  "not-yet-valid": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} is not valid before ${day(args["notBefore"])}.`,
    fix: () => "Use it from then on, and the one before it until then; or set the clock of the authority.",
    see: "RFC 5280 §4.1.2.5",
  },
  "not-a-ca": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} has issued another and may not: it is no authority's.`,
    fix: () => another,
    see: "RFC 5280 §6.1.4",
  },
  "no-cert-sign": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} may not sign certificates (keyUsage).`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.3",
  },
  "path-too-long": {
    severity: "high",
    says: (args) =>
      `At ${server(args)}, ${which(args)} allows ${text(args["allowed"])} authorities below it, and there are ${text(args["found"])}.`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.9",
  },
  "wrong-purpose": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} is not for servers (extendedKeyUsage).`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.12",
  },
  "wrong-key-usage": {
    severity: "medium",
    says: (args) => `At ${server(args)}, ${which(args)} allows nothing that TLS servers do (keyUsage).`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.3",
  },
  "name-not-permitted": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${text(args["name"])} is outside of what ${text(args["ca"])} may issue for.`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.10",
  },
  "weak-signature": {
    severity: "high",
    says: (args) => `At ${server(args)}, ${which(args)} is signed over ${text(args["hash"])}, which can be forged.`,
    fix: () => another,
    see: "RFC 9155, RFC 9325 §4.5",
  },
  "weak-key": {
    severity: "high",
    says: (args) =>
      `At ${server(args)}, ${which(args)} has a key of ${text(args["bits"])} bits (${text(args["kind"])}), which is too short.`,
    fix: () => "Make a key of ECDSA P-256, or of RSA with 2048 bits or more, and get a certificate for it.",
    see: "RFC 9325 §4.5",
  },
  "unsupported-key": {
    severity: "medium",
    says: (args) => `At ${server(args)}, ${which(args)} has a key of a kind that senders do not know.`,
    fix: () => "Make a key of ECDSA P-256, or of RSA with 2048 bits or more, and get a certificate for it.",
    see: "RFC 5480 §2.1.1",
  },
  "unknown-critical-extension": {
    severity: "medium",
    says: (args) =>
      `At ${server(args)}, ${which(args)} has a critical extension that senders do not know (${text(args["oid"])}).`,
    fix: () => another,
    see: "RFC 5280 §4.2",
  },
  "authority-key-mismatch": {
    severity: "medium",
    says: (args) => `At ${server(args)}, ${which(args)} names another key of its issuer than the one that signed it.`,
    fix: () => another,
    see: "RFC 5280 §4.2.1.1",
  },
  "name-mismatch": {
    severity: "medium",
    says: (args) => `The certificate of ${server(args)} is for other names: ${text(args["names"])}.`,
    fix: ({ host }) => `Get a certificate with ${text(host)} among its DNS names.`,
    see: "RFC 9525 §6.3, RFC 8461 §4.2",
  },
  "no-dns-name": {
    severity: "medium",
    says: (args) => `The certificate of ${server(args)} is for no DNS name; a common name is none.`,
    fix: ({ host }) => `Get a certificate with ${text(host)} among its DNS names.`,
    see: "RFC 9525 §6.3",
  },
};

const problemMessages = Object.fromEntries(
  Object.entries(problems).map(([code, message]): [string, Message] => [
    `x509/${code}`,
    { ...message, demerits: { [category]: message.severity === "high" ? 2 : 1 }, who: "mail-provider" },
  ]),
);

export const messages: Readonly<Record<string, Message>> = {
  ...problemMessages,
  "x509/pinned": {
    severity: "info",
    demerits: {},
    says: (args) =>
      `Without DANE nobody would trust the certificate of ${server(args)} (${text(args["why"])}); its TLSA record stands for it.`,
    fix: () => "Nothing has to be done for senders with DANE; the others need a certificate of a public authority.",
    see: "RFC 7671 §5.1, RFC 7672 §3.1.1",
    who: "mail-provider",
  },
  "x509/revoked": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) => `The certificate of ${server(args)} was revoked on ${day(args["since"])}.`,
    fix: () => "Make a new key, and get a certificate for it.",
    see: "RFC 5280 §6.3, RFC 6960",
    who: "mail-provider",
  },
  "x509/expires-soon": {
    severity: "low",
    demerits: { [category]: 1 },
    says: (args) =>
      `The certificate of ${server(args)} expires in ${text(args["days"])} days, on ${day(args["notAfter"])}.`,
    fix: () => renew,
    see: "RFC 5280 §4.1.2.5",
    who: "mail-provider",
  },
  "x509/out-of-order": {
    severity: "low",
    demerits: {},
    says: (args) => `${server(args)} sends its certificates in another order than each issuer behind what it issued.`,
    fix: () => wholeChain,
    see: "RFC 5246 §7.4.2, RFC 8446 §4.4.2",
    who: "mail-provider",
  },
  "x509/more-than-needed": {
    severity: "info",
    demerits: {},
    says: (args) => `${server(args)} sends certificates that nobody needs: ${oddities(args["what"])}.`,
    fix: () => wholeChain,
    see: "RFC 8446 §4.4.2",
    who: "mail-provider",
  },
  "x509/differs": {
    severity: "info",
    demerits: {},
    says: ({ host, certificates }) =>
      `The addresses of ${text(host)} present ${text(certificates)} different certificates, so that what senders see changes.`,
    fix: () => "See that all of them are renewed together, and that TLSA records stand for each.",
    see: "RFC 7671 §8",
    who: "mail-provider",
  },
};

const oddity: Readonly<Record<string, string>> = {
  "root-sent": "the root itself",
  duplicate: "one twice",
  superfluous: "one that does not belong to the chain",
  malformed: "one that cannot be read",
  "too-many": "more than ten",
};

function oddities(what: Arg | undefined): string {
  const codes = Array.isArray(what) ? what : [text(what)];
  return codes.map((code: string) => oddity[code] ?? code).join(", ");
}
