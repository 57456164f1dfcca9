/** What is wrong, or worth telling, of the certificates of each MX host: each thing once, with the addresses it is true of. */
import type { DomainName } from "../../dns/name.ts";
import type { OwnCertificate } from "../../mail/presented.ts";
import type { Args, Finding } from "../../model.ts";
import type { ShownCertificate, X509Facts } from "./evaluate.ts";

interface Found {
  id: Finding["id"];
  args?: Args;
}

export function findingsOf({ shown, now }: X509Facts): readonly Finding[] {
  const hosts = Map.groupBy(shown, ({ host }) => host);
  return [...hosts].flatMap(([host, certificates]) => hostFindings(host, certificates, now));
}

function hostFindings(host: DomainName, shown: readonly ShownCertificate[], now: string): readonly Finding[] {
  const [first] = shown;
  const at = first?.from === undefined ? {} : { from: first.from };
  const grouped = new Map<string, { found: Found; addresses: string[] }>();
  for (const certificate of shown)
    for (const found of certificateFound(certificate, now)) {
      const key = JSON.stringify(found);
      const group = grouped.get(key) ?? { found, addresses: [] };
      group.addresses.push(certificate.address);
      grouped.set(key, group);
    }
  const told = [...grouped.values()].map(({ found: { id, args }, addresses }): Finding => ({
    id,
    args: { host, addresses, ...args },
    ...at,
  }));
  const digests = new Set(shown.flatMap(({ own }) => (own === undefined ? [] : [own.sha256])));
  if (digests.size < 2) return told;
  return [...told, { id: "x509/differs", args: { host, certificates: digests.size }, ...at }];
}

function certificateFound(certificate: ShownCertificate, now: string): readonly Found[] {
  return [...trustFound(certificate), ...noteFound(certificate), ...dateFound(certificate, now)];
}

/** RFC 7671 §5.1: with a TLSA record of usage 3, senders look neither at names nor dates nor issuers. */
function trustFound({ problems, revocation, isPinned }: ShownCertificate): readonly Found[] {
  const revoked =
    revocation.kind === "revoked" ? [{ id: "x509/revoked", args: { since: revocation.since } } as const] : [];
  if (!isPinned || problems.length === 0)
    return [
      ...problems.map(({ code, args, at }): Found => ({ id: `x509/${code}`, args: { ...args, at } })),
      ...revoked,
    ];
  return [{ id: "x509/pinned", args: { why: [...new Set(problems.map(({ code }) => code))] } }, ...revoked];
}

function noteFound({ notes }: ShownCertificate): readonly Found[] {
  const codes = new Set(notes.map(({ code }) => code));
  const more = [...codes].filter((code) => code !== "out-of-order" && code !== "cross-sign");
  return [
    ...(codes.has("out-of-order") ? [{ id: "x509/out-of-order" } as const] : []),
    ...(more.length > 0 ? [{ id: "x509/more-than-needed", args: { what: more } } as const] : []),
  ];
}

const dayMs = 86_400_000;
const soonDays = 14;

function dateFound({ own, isPinned }: ShownCertificate, now: string): readonly Found[] {
  if (own === undefined || isPinned || !isSoonOver(own, now)) return [];
  const days = Math.floor((Date.parse(own.notAfter) - Date.parse(now)) / dayMs);
  return [{ id: "x509/expires-soon", args: { days, notAfter: own.notAfter } }];
}

/** Two weeks, or the last sixth of a life that is shorter than three months. */
function isSoonOver({ notBefore, notAfter }: OwnCertificate, now: string): boolean {
  const left = Date.parse(notAfter) - Date.parse(now);
  const life = Date.parse(notAfter) - Date.parse(notBefore);
  return left >= 0 && left < Math.min(soonDays * dayMs, life / 6);
}
