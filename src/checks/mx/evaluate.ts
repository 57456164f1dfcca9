/** Asks where mail for a domain goes, and what is there. */
import type { DomainName } from "../../dns/name.ts";
import type { Io } from "../../io.ts";
import { type MxHost, type MxHosts, hasAddress, mxHosts } from "../../mail/mx-hosts.ts";

/** What stands at the target of an MX record. */
export interface MxTarget extends MxHost {
  address: "present" | "absent" | "unknown";
  /** The last of the CNAMEs that the target leads to, if it is an alias. */
  alias?: DomainName;
}

export interface MxFacts {
  domain: DomainName;
  mx: MxHosts;
  /** One for each MX record of a `real` MX; otherwise none. */
  targets: readonly MxTarget[];
  /** For a null MX: has the domain an address, without which nobody would try to deliver anyway? */
  ownAddress: "present" | "absent" | "unknown";
}

export async function evaluateMx(domain: DomainName, io: Io): Promise<MxFacts> {
  const mx = await mxHosts(domain, io.resolver);
  const targets = mx.kind === "real" ? await Promise.all(mx.hosts.map((mxHost) => targetOf(mxHost, io))) : [];
  const own = mx.kind === "null" ? await hasAddress(domain, io.resolver) : { kind: "unknown" as const };
  return { domain, mx, targets, ownAddress: own.kind };
}

async function targetOf(mxHost: MxHost, io: Io): Promise<MxTarget> {
  const { aliases } = await io.resolver.query(mxHost.host, "A");
  const address = await hasAddress(mxHost.host, io.resolver);
  const alias = aliases.at(-1)?.target;
  return { ...mxHost, address: address.kind, ...(alias === undefined ? {} : { alias }) };
}
