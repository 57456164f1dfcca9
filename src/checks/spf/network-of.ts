/** Terms such as `ip4:192.0.2.1/24`, whose address has bits behind its prefix (RFC 7208 §5.6). */
import { network, prefixesOf } from "../../mail/address-set.ts";

/** The term that says the same with the first address of its network; undefined where it is written so. `key` as in `TermNode`. */
export function networkOf(key: string): string | undefined {
  const [, kind = "", address = "", prefix = ""] = /^(ip[46]):(.*)\/(\d+)$/.exec(key) ?? [];
  const [whole] = prefixesOf(network(address, Number(prefix)), 1);
  const [first] = prefixesOf(network(address, kind === "ip4" ? 32 : 128), 1);
  if (whole === undefined || first === undefined || hostOf(whole) === hostOf(first)) return undefined;
  return `${kind}:${whole}`;
}

function hostOf(prefix: string): string {
  return prefix.slice(0, prefix.indexOf("/"));
}
