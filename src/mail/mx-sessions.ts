/** Every MX host of a domain with its addresses, and one SMTP session with each of them (RFC 5321 §5.1). */
import type { DomainName } from "../dns/name.ts";
import type { Answer, Security } from "../dns/resolver.ts";
import type { SourceRange } from "../dns/rrset.ts";
import type { Io, Measured } from "../io.ts";
import { type MxHost, type MxHosts, mxHosts } from "./mx-hosts.ts";
import type { SmtpSession } from "./smtp-session.ts";

const maxAddresses = 16; // of one MX host

export interface AddressSession {
  address: string;
  session: Measured<SmtpSession>;
}

export interface HostSessions {
  host: DomainName;
  /** The MX record. */
  from?: SourceRange;
  /** The last of the CNAMEs that the host leads to, if it is an alias. */
  alias?: DomainName;
  /** A before AAAA. */
  addresses: readonly AddressSession[];
  /** Why there may be more addresses than these. */
  open?: string;
  /** Of the address RRsets, aliases included: the weakest. */
  security: Security;
}

/** `open`: why there may be more MX hosts than these. */
export interface MxSessions {
  mx: MxHosts;
  hosts: readonly HostSessions[];
  open?: string;
}

/** Each host once, by preference. An `Io` remembers its sessions, so that every check may ask for them. */
export async function mxSessions(domain: DomainName, io: Io): Promise<MxSessions> {
  const mx = await mxHosts(domain, io.resolver);
  const named = mx.kind === "real" || mx.kind === "implicit" ? mx.hosts : [];
  const unread = mx.kind === "real" && mx.unread > 0;
  return {
    mx,
    hosts: await Promise.all(uniqueHosts(named).map((mxHost) => hostSessions(mxHost, io))),
    ...(unread ? { open: "there are more MX records than were read" } : {}),
  };
}

function uniqueHosts(hosts: readonly MxHost[]): readonly MxHost[] {
  return hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index);
}

async function hostSessions({ host, from }: MxHost, io: Io): Promise<HostSessions> {
  const answers = await Promise.all([io.resolver.query(host, "A"), io.resolver.query(host, "AAAA")]);
  const found = [...new Set(answers.flatMap(({ outcome }) => (outcome.kind === "rrset" ? outcome.rrset.rdata : [])))];
  const asked = found.slice(0, maxAddresses);
  const alias = answers[0].aliases.at(-1)?.target;
  const open = found.length > asked.length ? `${host} has more addresses than were asked` : whyOpen(answers);
  return {
    host,
    ...(from === undefined ? {} : { from }),
    ...(alias === undefined ? {} : { alias }),
    addresses: await Promise.all(asked.map(async (address) => ({ address, session: await io.smtp(host, address) }))),
    ...(open === undefined ? {} : { open }),
    security: weakest(answers.map(({ security }) => security)),
  };
}

/** Who does not know the addresses does not ask the host either. */
function whyOpen(answers: readonly Answer[]): string | undefined {
  const failed = answers.flatMap(({ outcome }) => (outcome.kind === "failed" ? [outcome.why] : []))[0];
  return (
    failed ?? (answers.some(({ outcome }) => outcome.kind === "unknown") ? "the MX hosts were not asked" : undefined)
  );
}

const weakestFirst: readonly Security[] = ["bogus", "indeterminate", "insecure", "secure"];

/** An answer is as good as the weakest of what it rests on; nothing at all is `indeterminate`. */
export function weakest(all: readonly Security[]): Security {
  return weakestFirst.find((one) => all.includes(one)) ?? "indeterminate";
}

/** The reason why nothing can be said of delivery to a domain, if there is one: no MX host to deliver to, or none known. */
export function withoutMxHosts(mx: MxHosts): { kind: "not-applicable" | "not-measured"; because: string } | undefined {
  switch (mx.kind) {
    case "null":
      return { kind: "not-applicable", because: "the domain has a null MX and receives no mail" };
    case "none":
      return { kind: "not-applicable", because: "the domain has neither an MX record nor an address" };
    case "no-mx":
    case "unknown":
      return { kind: "not-measured", because: mx.because };
    case "real":
      if (mx.hosts.length + mx.unread > 0) return undefined;
      return { kind: "not-applicable", because: "no MX record names a host that can exist" };
    case "implicit":
      return undefined;
  }
}
