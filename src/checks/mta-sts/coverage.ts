/** The MX hosts of a domain against its policy (RFC 8461 §4.1). */
import type { MxHost } from "../../mail/mx-hosts.ts";
import type { MtaStsFacts } from "./evaluate.ts";
import { type Mode, matchesHost } from "./policy.ts";

/** The MX hosts that no pattern of a valid policy matches; none where policy or MX hosts are not known. */
export function uncoveredHosts({ mx, policy }: MtaStsFacts): readonly MxHost[] {
  if (policy.kind !== "valid" || (mx.kind !== "real" && mx.kind !== "implicit")) return [];
  return mx.hosts.filter(({ host }) => !policy.mx.some(({ value }) => matchesHost(value, host)));
}

/** What senders do by the policy in the files, unless the record is known to keep them from looking at it. */
export function modeInForce({ record, policy }: MtaStsFacts): Mode | undefined {
  const isHidden = record.kind === "absent" || record.kind === "invalid" || record.kind === "several";
  return isHidden || policy.kind !== "valid" ? undefined : policy.mode.value;
}
