/** `mecsa dns NAME [TYPE]`: an answer, what validation makes of it, and why. */
import type { Validated } from "../dns/dnssec/validated.ts";
import { typeKindOf } from "../dns/master-file/types.ts";
import { type DomainName, parseName } from "../dns/name.ts";
import type { RRType } from "../dns/rrset.ts";
import type { Capability, Sent } from "../net/dns.ts";
import type { LiveResolver } from "../net/resolver.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import { dnsJson } from "./dns-json.ts";
import { dnsText } from "./dns-text.ts";
import type { OpenLive } from "./live.ts";
import { capabilityText } from "./messages.ts";
import type { Printed } from "./options.ts";

export interface DnsOptions {
  resolver?: readonly string[];
  trustAnchor?: string;
  negativeTrustAnchor?: readonly string[];
  /** For one question, in seconds. */
  timeout: number;
  format: "text" | "json";
  trace?: boolean;
}

/** One question, judged, and what it took. */
export interface Traced {
  validated: Validated;
  sent: readonly Sent[];
}

/** What to print, and how to exit. Throws `UsageError` for what is no name, type or server. */
export async function dns(
  given: string,
  givenType: string,
  options: DnsOptions,
  paint: Paint,
  open: OpenLive,
): Promise<Printed> {
  const [owner, type] = [ownerFrom(given), typeFrom(givenType)];
  const { timeout, format, trace = false, ...servers } = options;
  const live = await open({ ...servers, timeoutMs: timeout * 1000 });
  const validated = await live.validate(owner, type);
  const traced = { validated, sent: live.sent() };
  const trouble = capabilityText(await capabilityFor(validated, live));
  await live.close();
  return {
    text: format === "json" ? dnsJson(traced) : dnsText(traced, { trace, paint }),
    exitCode: exitCodeOf(validated),
    warnings: trouble === undefined ? [] : [trouble],
  };
}

/** As people paste it: U-labels, blanks around it, with or without its final dot. */
function ownerFrom(given: string): DomainName {
  const parsed = parseName(given.trim());
  if (parsed.ok) return parsed.value;
  throw new UsageError(
    `${JSON.stringify(given)} is not a domain name: ${parsed.error}`,
    "Write it as in a zone file; the root is a single dot.",
  );
}

function typeFrom(given: string): RRType {
  const kind = typeKindOf(given.trim());
  if (kind?.kind === "known" || kind?.kind === "numbered") return kind.type;
  const why = kind?.kind === "meta" ? "cannot be validated" : "is not a type of records";
  throw new UsageError(
    `${JSON.stringify(given)} ${why}`,
    "Write a mnemonic such as MX or TLSA, or TYPE and its number.",
  );
}

/** Where the answer is good, nobody need look at the servers. */
async function capabilityFor({ security }: Validated, live: LiveResolver): Promise<Capability> {
  return security === "secure" || security === "insecure" ? { kind: "dnssec" } : live.capability();
}

/** 0 an answer that is secure or insecure, 1 bogus, 3 indeterminate or no answer. */
function exitCodeOf({ outcome, security }: Validated): number {
  if (security === "bogus") return 1;
  const isAnswer = outcome.kind === "rrset" || outcome.kind === "nodata" || outcome.kind === "nxdomain";
  return isAnswer && security !== "indeterminate" ? 0 : 3;
}
