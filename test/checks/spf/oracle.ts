/** Another SPF implementation over the same world, one client at a time. */
import type { DNSResolver } from "mailauth";
import { spf } from "mailauth/lib/spf/index.js";
import { setOfRanges, contains } from "../../../src/mail/address-set.ts";
import { type DomainName, parseName } from "../../../src/dns/name.ts";
import { mxOf, stringsOf } from "../../../src/dns/rdata.ts";
import type { Io } from "../../../src/io.ts";
import type { Evaluation, Result } from "../../../src/checks/spf/facts.ts";

/** What mailauth, following the RFC strictly, answers a client at `ip` that sends for `sender` (an address). */
export async function mailauth(
  io: Pick<Io, "resolver">,
  sender: string,
  ip: string,
  helo = "client.example.net",
): Promise<string> {
  const resolver = resolverOf(io) as DNSResolver; // its type forgets MX
  const { status } = await spf({ sender, ip, helo, mta: "mx.example.net", strict: true, resolver });
  return status.result;
}

/** What we say of the same client; undefined where a symbolic term may decide. */
export function ours(evaluation: Evaluation, ip: string): Result | undefined {
  const client = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
  return evaluation.parts.find((part) => part.isCertain && contains(setOfRanges(part.addresses), client))?.result;
}

const codes = { nxdomain: "ENOTFOUND", unknown: "ENOTFOUND", nodata: "ENODATA", failed: "ETIMEOUT" } as const;

type NodeAnswer = string[] | string[][] | { priority: number; exchange: string }[];

function resolverOf({ resolver }: Pick<Io, "resolver">): (owner: string, type: string) => Promise<NodeAnswer> {
  return async (owner, type) => {
    const parsed = parseName(owner.replaceAll("\\", "\\\\"));
    if (!parsed.ok) throw coded("EBADNAME");
    const { outcome } = await resolver.query(parsed.value, type);
    if (outcome.kind === "rrset") return valuesOf(type, outcome.rrset.rdata);
    throw coded(codes[outcome.kind]);
  };
}

function valuesOf(type: string, rdata: readonly string[]): NodeAnswer {
  if (type === "TXT") return rdata.map((text) => [...stringsOf(text)]);
  if (type === "MX") return rdata.flatMap((text) => toNode(mxOf(text)));
  return rdata.map((text) => text.replace(/\.$/, ""));
}

function toNode(
  mx: { preference: number; exchange: DomainName } | undefined,
): { priority: number; exchange: string }[] {
  return mx === undefined ? [] : [{ priority: mx.preference, exchange: mx.exchange === "." ? "" : mx.exchange }];
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
