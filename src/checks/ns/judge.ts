/** Name servers are compared, not judged; what they hide is said. */
import type { Finding, Judgement } from "../../model.ts";
import { notApplicable } from "../../verdict.ts";
import type { NsFacts } from "./evaluate.ts";

export function judgeNs(facts: NsFacts): Judgement {
  return {
    check: "ns",
    verdict: notApplicable("name servers are compared and not judged"),
    criteria: {},
    facets: [],
    findings: delegations(facts),
  };
}

/** One for each delegation. */
function delegations({ names }: NsFacts): readonly Finding[] {
  const cuts = new Set(names.flatMap(({ authority }) => (authority.kind === "delegated" ? [authority.cut] : [])));
  return [...cuts].flatMap((cut): readonly Finding[] => {
    const below = names.filter(({ authority }) => authority.kind === "delegated" && authority.cut === cut);
    const authority = below[0]?.authority;
    if (authority?.kind !== "delegated") return [];
    const { names: servers, from } = authority.servers;
    const isLive = authority.isLive === true;
    const args = { cut, names: below.map(({ name }) => name), servers, ...(isLive ? { isLive } : {}) };
    return [{ id: "ns/delegated", args, ...(from === undefined ? {} : { from }) }];
  });
}
