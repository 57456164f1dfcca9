/** What is wrong, or worth telling, of where mail for a domain goes. */
import type { DomainName } from "../../dns/name.ts";
import type { Finding } from "../../model.ts";
import type { MxFacts, MxTarget } from "./evaluate.ts";
import { isAddressLiteral } from "./literal.ts";
import type { ReverseFacts } from "./reverse.ts";

export function findingsOf(facts: MxFacts): readonly Finding[] {
  const { domain, mx, targets } = facts;
  switch (mx.kind) {
    case "real":
      return [
        ...nullMxFindings(facts),
        ...duplicates(targets),
        ...targets.flatMap(targetFindings),
        ...reverseFindings(facts),
      ];
    case "null":
      return nullMxFindings(facts);
    case "implicit":
      return [{ id: "mx/implicit", args: { domain } }, ...reverseFindings(facts)];
    case "none":
    case "no-mx":
    case "unknown":
      return [];
  }
}

function nullMxFindings({ domain, mx, ownAddress }: MxFacts): readonly Finding[] {
  if ((mx.kind !== "null" && mx.kind !== "real") || mx.nullMx === undefined) return [];
  const { preference, from } = mx.nullMx;
  const at = from === undefined ? {} : { from };
  if (mx.kind === "real")
    return [{ id: "mx/null-mixed", args: { domain, hosts: mx.hosts.map(({ host }) => host) }, ...at }];
  if (preference !== 0) return [{ id: "mx/null-preference", args: { domain, preference }, ...at }];
  return ownAddress === "absent" ? [{ id: "mx/null-without-address", args: { domain }, ...at }] : [];
}

function duplicates(targets: readonly MxTarget[]): readonly Finding[] {
  const seen = new Set<DomainName>();
  const repeated = targets.filter(({ host }) => seen.size === seen.add(host).size);
  return repeated.map((target) => findingAt("mx/duplicate-host", target, { host: target.host }));
}

/** One cause, one finding: an address in the place of a name is not also a name that does not exist. */
function targetFindings(target: MxTarget): readonly Finding[] {
  const { host, alias, address, unregistered } = target;
  if (isAddressLiteral(host)) return [findingAt("mx/address-literal", target, { host })];
  if (unregistered !== undefined) return [findingAt("mx/unregistered-domain", target, { host, unregistered })];
  if (address === "absent") return [findingAt("mx/dangling-target", target, { host })];
  return alias === undefined ? [] : [findingAt("mx/alias-target", target, { host, alias })];
}

/** Each host once with the addresses that it is true of. */
function reverseFindings({ reverse }: MxFacts): readonly Finding[] {
  const hosts = Map.groupBy(reverse, ({ host }) => host);
  return [...hosts].flatMap(([host, all]): Finding[] => {
    const of = (kind: ReverseFacts["kind"]): readonly ReverseFacts[] => all.filter((one) => one.kind === kind);
    const addressesOf = (some: readonly ReverseFacts[]): readonly string[] => some.map(({ address }) => address);
    const [none, differs] = [of("none"), of("differs")];
    const names = [...new Set(differs.flatMap((one) => one.names))];
    return [
      ...(none.length > 0 ? [{ id: "mx/no-reverse-name", args: { host, addresses: addressesOf(none) } } as const] : []),
      ...(differs.length > 0
        ? [{ id: "mx/reverse-differs", args: { host, addresses: addressesOf(differs), names } } as const]
        : []),
    ];
  });
}

function findingAt(id: Finding["id"], { from }: MxTarget, args: Finding["args"]): Finding {
  return { id, args, ...(from === undefined ? {} : { from }) };
}
