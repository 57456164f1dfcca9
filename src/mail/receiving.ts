/** Can what is sent to a host be delivered at all? For the hosts that reports go to. */
import type { DomainName } from "../dns/name.ts";
import type { Resolver } from "../dns/resolver.ts";
import type { Measured } from "../io.ts";
import { hasAddress, mxHosts } from "./mx-hosts.ts";

/** Mail: an MX host, or an address (RFC 5321 §5.1). */
export async function receivesMail(host: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const mx = await mxHosts(host, resolver);
  switch (mx.kind) {
    case "real":
    case "implicit":
      return { kind: "measured", value: true };
    case "null":
    case "none":
      return { kind: "measured", value: false };
    case "no-mx":
    case "unknown":
      return { kind: "not-measured", because: mx.because };
  }
}

/** HTTPS: an address. */
export async function isReachable(host: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const address = await hasAddress(host, resolver);
  if (address.kind === "unknown") return { kind: "not-measured", because: address.because };
  return { kind: "measured", value: address.kind === "present" };
}
