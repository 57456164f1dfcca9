/** Makes the changes of this check. */
import { type DomainName, below } from "../../dns/name.ts";
import { changesUnder } from "../../change.ts";
import type { Both } from "../../model.ts";
import type { MtaStsFacts } from "./evaluate.ts";
import { rules } from "./rules.ts";

export interface Pair {
  domain: DomainName;
  before: MtaStsFacts;
  after: MtaStsFacts;
}

export function pairOf({ domain, before, after }: Both<MtaStsFacts>): Pair {
  return { domain, before: before.facts, after: after.facts };
}

/** The owner name of the record, and the policy host. */
export function recordName(domain: DomainName): DomainName {
  return below("_mta-sts", domain);
}

export function hostName(domain: DomainName): DomainName {
  return below("mta-sts", domain);
}

export const change = changesUnder(rules);
