/** What is wrong, or worth telling, at the addresses of one MX host: each thing once, with the addresses that it is true of. */
import type { HostSessions } from "../../mail/mx-sessions.ts";
import { type SmtpSession, capabilitiesOf, offers } from "../../mail/smtp-session.ts";
import { type TlsOutcome, isCurrentVersion, tlsOutcome } from "../../mail/tls-outcome.ts";
import type { Args, Finding } from "../../model.ts";
import type { StartTlsFacts } from "./evaluate.ts";

interface Found {
  id: Finding["id"];
  args?: Args;
}

export function hostFindings(facts: HostSessions): readonly Finding[] {
  const { host, from, addresses } = facts;
  const grouped = new Map<string, { found: Found; addresses: string[] }>();
  for (const { address, session } of addresses) {
    const about = session.kind === "measured" ? sessionFound(session.value) : [];
    for (const found of [...outcomeFound(tlsOutcome(session)), ...about]) {
      const key = JSON.stringify(found);
      const group = grouped.get(key) ?? { found, addresses: [] };
      group.addresses.push(address);
      grouped.set(key, group);
    }
  }
  const at = from === undefined ? {} : { from };
  const told = [...grouped.values()].map(({ found: { id, args }, addresses: where }): Finding => ({
    id,
    args: { host, addresses: where, ...args },
    ...at,
  }));
  return [...told, ...differing(facts).map((args): Finding => ({ id: "starttls/addresses-differ", args, ...at }))];
}

function outcomeFound(outcome: TlsOutcome): readonly Found[] {
  switch (outcome.kind) {
    case "fault":
      return [{ id: `starttls/${outcome.fault}`, args: outcome.args }];
    case "unreached":
      return [
        outcome.why === "not-public"
          ? { id: "starttls/not-public" }
          : { id: "starttls/unreached", args: { why: outcome.why } },
      ];
    case "open":
      return [{ id: "starttls/not-told", args: { why: outcome.why } }];
    case "encrypted":
    case "not-asked":
      return [];
  }
}

/** RFC 7672 §8.1, RFC 5321 §5.1: senders take any address, so mail to one host may be encrypted or not. */
function differing({ host, addresses }: HostSessions): readonly Args[] {
  const of = (kind: TlsOutcome["kind"]): readonly string[] =>
    addresses.filter(({ session }) => tlsOutcome(session).kind === kind).map(({ address }) => address);
  const [good, bad] = [of("encrypted"), of("fault")];
  return good.length > 0 && bad.length > 0 ? [{ host, good, bad }] : [];
}

function sessionFound(session: SmtpSession): readonly Found[] {
  return [...clearFound(session), ...tlsFound(session), ...afterTlsFound(session)];
}

/** Inspection of SMTP in firewalls leaves as many letters X in place of a keyword, and an A behind them. */
const masked = /^X{6,60}A?$/;

/** What happens before TLS. */
function clearFound({ hello, behindStartTls, injection }: SmtpSession): readonly Found[] {
  const found: Found[] = [];
  const mask = capabilitiesOf(hello).find(({ keyword }) => masked.test(keyword))?.keyword;
  if (mask !== undefined) found.push({ id: "starttls/masked", args: { keyword: mask } });
  if (injection?.kind === "executed") found.push({ id: "starttls/injection" });
  if (behindStartTls !== undefined) found.push({ id: "starttls/plain-behind" });
  if (offers(hello, "AUTH")) found.push({ id: "starttls/auth-in-clear" });
  return found;
}

const leastDhBits = 2048; // RFC 9325 §4.4
const sha1Schemes: ReadonlySet<string> = new Set(["rsa_pkcs1_sha1", "ecdsa_sha1", "dsa_sha1"]); // RFC 9155 §2

/** RFC 9325 §3.3 to §3.5, §4.1, §4.4. */
function tlsFound({ tls, tlsFailures = [] }: SmtpSession): readonly Found[] {
  if (tls === undefined || !isCurrentVersion(tls.protocol)) return [];
  const { protocol, cipher, settings, keyExchange, signatureScheme = "", hello } = tls;
  const found: Found[] = [];
  const isRefused = tlsFailures.some(({ because }) => because !== "timed-out");
  if (settings === "legacy" && isRefused) found.push({ id: "starttls/legacy-only", args: { protocol, cipher } });
  if (keyExchange === undefined) found.push({ id: "starttls/no-forward-secrecy", args: { cipher } });
  const { kind, bits = leastDhBits } = keyExchange ?? {};
  if (kind === "DH" && bits < leastDhBits) found.push({ id: "starttls/short-dh", args: { bits } });
  if (sha1Schemes.has(signatureScheme))
    found.push({ id: "starttls/sha1-signature", args: { scheme: signatureScheme } });
  if (protocol !== "TLSv1.3") found.push({ id: "starttls/no-tls13", args: { protocol } });
  if (hello?.compression === true) found.push({ id: "starttls/compression" });
  if (hello?.secureRenegotiation === false) found.push({ id: "starttls/insecure-renegotiation" });
  if (hello?.extendedMasterSecret === false) found.push({ id: "starttls/no-extended-master-secret" });
  return found;
}

/** RFC 3207 §4.2: what was learnt before TLS is forgotten, and STARTTLS is not offered again. */
function afterTlsFound({ hello, helloAfterTls }: SmtpSession): readonly Found[] {
  if (helloAfterTls === undefined) return [];
  const found: Found[] = [];
  if (offers(helloAfterTls, "STARTTLS")) found.push({ id: "starttls/offered-again" });
  const now = new Set(capabilitiesOf(helloAfterTls).map(({ keyword }) => keyword));
  const lost = capabilitiesOf(hello).flatMap(({ keyword }) =>
    now.has(keyword) || keyword === "STARTTLS" ? [] : [keyword],
  );
  if (lost.length > 0 && now.size > 0) found.push({ id: "starttls/extensions-lost", args: { lost } });
  if (now.has("REQUIRETLS")) found.push({ id: "starttls/requiretls" });
  return found;
}

/** Mail from the domain, as it was handed over. */
export function sentFindings({ domain, sent }: StartTlsFacts): readonly Finding[] {
  const clear = sent.filter(({ kind }) => kind === "clear").length;
  const versions = sent.flatMap((one) => (one.kind === "tls" && one.version !== undefined ? [one.version] : []));
  const old = versions.filter((version) => !isCurrentVersion(version));
  const args = { domain, messages: sent.length };
  return [
    ...(clear > 0 ? [{ id: "starttls/sent-in-clear", args: { ...args, clear } } as const] : []),
    ...(old.length > 0
      ? [{ id: "starttls/sent-by-old-tls", args: { ...args, versions: [...new Set(old)] } } as const]
      : []),
  ];
}
