/** What was seen at every address of every MX host, for the table of a report. Nothing here decides a verdict. */
import { type DaneFacts, dane } from "./checks/dane/index.ts";
import type { DomainName } from "./dns/name.ts";
import type { Security } from "./dns/resolver.ts";
import type { Io, Measured } from "./io.ts";
import { type HostSessions, mxSessions } from "./mail/mx-sessions.ts";
import { type Trust, causesOf, askedChainFacts, trustOf } from "./mail/presented.ts";
import { capabilitiesOf, type SmtpSession } from "./mail/smtp-session.ts";

export interface HostSeen {
  host: DomainName;
  preference: number;
  /** The first 16; empty where there is none. */
  addresses: Measured<readonly AddressSeen[]>;
  /** TLSA records for port 25. */
  tlsa: Measured<{ records: number; security: Security }>;
}

export interface AddressSeen {
  address: string;
  session: Measured<SmtpSession>;
  /** Keywords of the last reply to EHLO. */
  capabilities: readonly string[];
  certificate?: CertificateSeen;
  /** What senders with DANE find; absent where there is no usable record, or nobody was asked. */
  dane?: DaneSeen;
  /** Whether old versions and weak suites were looked for. */
  isScanned: boolean;
}

export type DaneSeen = DaneFacts["hosts"][number]["presented"][number]["found"]["kind"];

export interface CertificateSeen {
  /** Subject alternative names. */
  names: readonly string[];
  /** The distinguished name of the issuer, as RFC 4514 has it. */
  issuer: string;
  /** ISO 8601. */
  notAfter: string;
  /** Why senders that ask for a public authority do not trust it; empty where they do. */
  problems: readonly string[];
}

/** Asks nothing that the checks did not ask. */
export async function hostsSeen(domain: DomainName, io: Io): Promise<readonly HostSeen[]> {
  const [{ mx, hosts }, { hosts: withDane }] = await Promise.all([mxSessions(domain, io), dane.evaluate(domain, io)]);
  const named = mx.kind === "real" || mx.kind === "implicit" ? mx.hosts : [];
  const trust = trustOf(io);
  return Promise.all(
    hosts.map(async (sessions) => {
      const facts = withDane.find(({ host }) => host === sessions.host);
      const preference = named.find(({ host }) => host === sessions.host)?.preference ?? 0;
      const addresses = await addressesSeen(sessions, facts, io, trust);
      return { host: sessions.host, preference, addresses, tlsa: tlsaSeen(facts) };
    }),
  );
}

type DaneHost = DaneFacts["hosts"][number] | undefined;

function tlsaSeen(facts: DaneHost): HostSeen["tlsa"] {
  switch (facts?.tlsa.kind) {
    case "present":
      return {
        kind: "measured",
        value: { records: facts.tlsa.records.length + facts.tlsa.unread, security: facts.tlsa.security },
      };
    case "absent":
      return { kind: "measured", value: { records: 0, security: "indeterminate" } };
    case "unknown":
    case "failed":
      return { kind: "not-measured", because: facts.tlsa.because };
    case undefined:
      return { kind: "not-measured", because: "nobody asked" };
  }
}

async function addressesSeen(
  { host, addresses, open }: HostSessions,
  facts: DaneHost,
  io: Io,
  trust: Trust,
): Promise<HostSeen["addresses"]> {
  if (addresses.length === 0 && open !== undefined) return { kind: "not-measured", because: open };
  const seen = addresses.map(async ({ address, session }): Promise<AddressSeen> => {
    const scan = await io.tlsScan(host, address);
    const found = facts?.presented.find((one) => one.address === address)?.found.kind;
    return {
      address,
      session,
      ...(await shownIn(session, host, { trust, io })),
      ...(found === undefined ? {} : { dane: found }),
      isScanned: scan.kind === "measured",
    };
  });
  return { kind: "measured", value: await Promise.all(seen) };
}

async function shownIn(
  session: Measured<SmtpSession>,
  host: DomainName,
  asked: { trust: Trust; io: Io },
): Promise<Pick<AddressSeen, "capabilities" | "certificate">> {
  if (session.kind === "not-measured") return { capabilities: [] };
  const { hello, helloAfterTls, tls } = session.value;
  const capabilities = capabilitiesOf(helloAfterTls ?? hello).map(({ keyword }) => keyword);
  const facts = tls && (await askedChainFacts(tls, host, asked));
  if (facts?.own === undefined) return { capabilities };
  const { names, issuer, notAfter } = facts.own;
  return { capabilities, certificate: { names, issuer, notAfter, problems: causesOf(facts) } };
}
