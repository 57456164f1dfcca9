/** The records that are to go against what the check finds; all else is a setting of the server. */
import { isIPv6 } from "node:net";
import type { Finding, Publication, Side } from "../../model.ts";
import type { StartTlsFacts } from "./evaluate.ts";

/** An address that is not public has no place in the public DNS; a host must not lose its last one, though. */
export function publishStartTls({ facts }: Side<StartTlsFacts>, { id, args }: Finding): readonly Publication[] {
  const { host, addresses } = args;
  const found = facts.hosts.find((one) => one.host === host);
  if (id !== "starttls/not-public" || found === undefined || !Array.isArray(addresses)) return [];
  if (addresses.length >= found.addresses.length) return [];
  return addresses.map((rdata: string): Publication => ({
    do: "remove",
    owner: found.alias ?? found.host,
    type: isIPv6(rdata) ? "AAAA" : "A",
    rdata,
  }));
}
