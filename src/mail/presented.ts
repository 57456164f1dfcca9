/** The certificates that MX hosts present, and what is to be said of them as facts (RFC 5280 §6). */
import type { DomainName } from "../dns/name.ts";
import type { SourceRange } from "../dns/rrset.ts";
import type { Io } from "../io.ts";
import type { MxSessions } from "./mx-sessions.ts";
import type { TlsHandshake } from "./smtp-session.ts";
import { tlsOutcome } from "./tls-outcome.ts";
import { type PublicKey, type SignatureAlgorithm } from "./x509/algorithms.ts";
import { type Certificate, dnsNamesOf, readCertificate } from "./x509/certificate.ts";
import type { ChainNote } from "./x509/chain-notes.ts";
import type { ChainProblem } from "./x509/chain-problem.ts";
import { type ChainJudgement, judgeChain } from "./x509/path.ts";
import { type Revocation, revocationInResponse } from "./x509/revocation.ts";

const maxNames = 20; // told

/** The server's own certificate. Times are ISO 8601, `sha256` is hexadecimal. */
export interface OwnCertificate {
  sha256: string;
  names: readonly string[];
  subject: string;
  issuer: string;
  notBefore: string;
  notAfter: string;
  key: PublicKey;
  hash: SignatureAlgorithm["hash"];
}

export interface ChainFacts {
  problems: readonly ChainProblem[];
  /** Nothing is told of the order where the chain is not as it was sent. */
  notes: readonly ChainNote[];
  /** Absent where it cannot be read. */
  own?: OwnCertificate;
  /** As the stapled response says; where that does not decide and the chain is good, as its authority does. */
  revocation: Revocation;
}

export interface Presented extends ChainFacts {
  host: DomainName;
  /** The MX record. */
  from?: SourceRange;
  address: string;
}

export interface Trust {
  roots: readonly Certificate[] | "bundled";
  now: Date;
}

/** What is asked of the world for a chain. */
type Asked = Pick<Io, "roots" | "now" | "revocation">;

const readRoots = new WeakMap<readonly string[], readonly Certificate[]>();

export function trustOf({ roots, now }: Pick<Io, "roots" | "now">): Trust {
  if (roots === "bundled") return { roots, now };
  const known = readRoots.get(roots) ?? rootsIn(roots);
  readRoots.set(roots, known);
  return { roots: known, now };
}

function rootsIn(pems: readonly string[]): readonly Certificate[] {
  const read = pems.map((pem) => readCertificate(Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64")));
  return read.flatMap((one) => (one.ok ? [one.value] : []));
}

/** One for each session that came to TLS. */
export async function presentedTo({ hosts }: MxSessions, io: Asked): Promise<readonly Presented[]> {
  const trust = trustOf(io);
  const presented = hosts.flatMap(({ host, from, addresses }) => {
    const known = new Map<string, Promise<ChainFacts>>(); // most addresses of a host present the same
    return addresses.flatMap(({ address, session }): Promise<Presented>[] => {
      const tls = session.kind === "measured" ? session.value.tls : undefined;
      if (tls === undefined) return [];
      const key = [...tls.chain, tls.ocspResponse ?? ""].join(" ");
      const facts = known.get(key) ?? askedChainFacts(tls, host, { trust, io });
      known.set(key, facts);
      return [facts.then((all) => ({ host, ...(from === undefined ? {} : { from }), address, ...all }))];
    });
  });
  return Promise.all(presented);
}

export function dersOf({ chain }: TlsHandshake): readonly Uint8Array[] {
  return chain.map((base64) => Buffer.from(base64, "base64"));
}

/** Of the chain of any server that is asked for by one name; where that is good, its authority is asked. */
export async function askedChainFacts(
  tls: TlsHandshake,
  host: DomainName,
  { trust, io }: { trust: Trust; io: Pick<Io, "revocation"> },
): Promise<ChainFacts> {
  const judged = judgedAs(tls, host, trust);
  const facts = factsOf(tls, judged, trust.now);
  const [certificate, issuer] = judged.path.map(({ der }) => Buffer.from(der).toString("base64"));
  const isDecided = !judged.trusted || facts.revocation.kind !== "not-checked";
  if (isDecided || certificate === undefined || issuer === undefined) return facts;
  return { ...facts, revocation: await io.revocation({ certificate, issuer }) };
}

interface Judged extends Trust {
  host: DomainName;
  judgement: ChainJudgement;
}

const judgedBefore = new WeakMap<TlsHandshake, Judged[]>();

/** Several checks ask of the same handshake; the answer depends on nothing else, so it is worked out once. */
export function judgedAs(tls: TlsHandshake, host: DomainName, { roots, now }: Trust): ChainJudgement {
  const before = judgedBefore.get(tls) ?? [];
  const known = before.find((one) => one.host === host && one.roots === roots && one.now.getTime() === now.getTime());
  if (known !== undefined) return known.judgement;
  const judgement = judgeChain({ chain: dersOf(tls), hosts: [host], roots, now });
  judgedBefore.set(tls, [...before.slice(-maxJudged), { host, roots, now, judgement }]);
  return judgement;
}

const maxJudged = 8; // of one handshake

function factsOf(tls: TlsHandshake, judged: ChainJudgement, now: Date): ChainFacts {
  const [own] = judged.path;
  return {
    problems: judged.problems,
    notes: tls.chainIs === "as-sent" ? judged.notes : [],
    ...(own === undefined ? {} : { own: describe(own) }),
    revocation: revocationOf(tls, judged, now),
  };
}

function describe(certificate: Certificate): OwnCertificate {
  return {
    sha256: certificate.digests.sha256,
    names: dnsNamesOf(certificate).slice(0, maxNames),
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    key: certificate.key,
    hash: certificate.signature.hash,
  };
}

function revocationOf({ ocspResponse }: TlsHandshake, { path }: ChainJudgement, now: Date): Revocation {
  const [certificate, issuer] = path;
  if (ocspResponse === undefined || certificate === undefined || issuer === undefined)
    return { kind: "not-checked", because: "nowhere-to-ask" };
  return revocationInResponse(Buffer.from(ocspResponse, "base64"), { certificate, issuer }, now);
}

/** Whether senders that ask for a verified certificate deliver to one address. */
export interface AddressTrust {
  host: DomainName;
  /** The MX record. */
  from?: SourceRange;
  address: string;
  /** Causes, such as `expired` or `no-starttls`; none where the certificate is good. */
  why: readonly string[];
}

/** Of every address that came to TLS, or is known not to; see `whyOpen` for the rest. */
export async function trustAt(sessions: MxSessions, io: Asked): Promise<readonly AddressTrust[]> {
  const presented = await presentedTo(sessions, io);
  const certificates = new Map(presented.map((one) => [`${one.host} ${one.address}`, one]));
  return sessions.hosts.flatMap(({ host, from, addresses }) =>
    addresses.flatMap(({ address, session }): AddressTrust[] => {
      const outcome = tlsOutcome(session);
      const shown = certificates.get(`${host} ${address}`);
      const about = { host, ...(from === undefined ? {} : { from }), address };
      if (outcome.kind === "fault") return [{ ...about, why: [outcome.fault] }];
      return shown === undefined ? [] : [{ ...about, why: causesOf(shown) }];
    }),
  );
}

/** Why a chain is not to be trusted, each cause once. */
export function causesOf({ problems, revocation }: ChainFacts): readonly string[] {
  return [...new Set(problems.map(({ code }) => code)), ...(revocation.kind === "revoked" ? ["revoked"] : [])];
}
