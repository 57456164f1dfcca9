/** The MX records that are to be published against what the check finds. */
import type { DomainName } from "../../dns/name.ts";
import type { Finding, Publication, Roles, Side } from "../../model.ts";
import type { MxFacts, MxTarget } from "./evaluate.ts";
import type { ReverseFacts } from "./reverse.ts";

type Publish = (facts: MxFacts, finding: Finding, roles: Roles) => readonly Publication[];

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "mx/null-mixed": ({ domain, mx }) =>
    mx.kind === "real" && mx.nullMx !== undefined ? [mxRecord("remove", domain, `${mx.nullMx.preference} .`)] : [],
  "mx/null-preference": ({ domain }) => [mxRecord("replace", domain, "0 .")],
  "mx/implicit": ({ domain }, _, { sends }) =>
    sends === "unknown" ? [] : [mxRecord("add", domain, sends ? `10 ${domain}.` : "0 .")],
  "mx/duplicate-host": (facts) => withTargets(facts, facts.targets.filter(isFirst)),
  "mx/alias-target": (facts) =>
    withTargets(
      facts,
      facts.targets.map((target) => ({ ...target, host: target.alias ?? target.host })),
    ),
  "mx/dangling-target": (facts, { args }) => withoutTarget(facts, args["host"]),
  "mx/unregistered-domain": (facts, { args }) => withoutTarget(facts, args["host"]),
  "mx/no-reverse-name": (facts, { args }) => pointers(facts, "none", args["host"]),
  "mx/reverse-differs": (facts, { args }) => pointers(facts, "differs", args["host"]),
};

export function publishMx({ facts, surroundings }: Side<MxFacts>, finding: Finding): readonly Publication[] {
  return publishers[finding.id]?.(facts, finding, surroundings.roles) ?? [];
}

function mxRecord(to: "add" | "replace" | "remove", owner: DomainName, rdata: string): Publication {
  return { do: to, owner, type: "MX", rdata };
}

/** All MX records anew; nothing where some of them were not read. */
function withTargets({ domain, mx }: MxFacts, targets: readonly MxTarget[]): readonly Publication[] {
  if (mx.kind !== "real" || mx.unread > 0 || mx.nullMx !== undefined) return [];
  const rdata = new Set(targets.map(({ host, preference }) => `${preference} ${host}.`));
  return [...rdata].map((one) => mxRecord("replace", domain, one));
}

function isFirst({ host }: MxTarget, index: number, targets: readonly MxTarget[]): boolean {
  return targets.findIndex((other) => other.host === host) === index;
}

/** Where mail goes to other hosts anyway; a domain must not lose its last one. */
function withoutTarget({ domain, targets }: MxFacts, gone: unknown): readonly Publication[] {
  const isLeft = targets.some(({ address }) => address === "present");
  const dangling = targets.filter(({ host }) => host === gone);
  return isLeft ? dangling.map(({ host, preference }) => mxRecord("remove", domain, `${preference} ${host}.`)) : [];
}

/** In the zones of whoever gave out the addresses (RFC 1035 §3.5). */
function pointers({ reverse }: MxFacts, kind: ReverseFacts["kind"], host: unknown): readonly Publication[] {
  const wrong = reverse.filter((one) => one.host === host && one.kind === kind);
  return wrong.map((one) => ({ do: "replace", owner: one.owner, type: "PTR", rdata: `${one.host}.` }));
}
