/** Makes the changes of this check. */
import type { DomainName } from "../../dns/name.ts";
import { changesUnder } from "../../change.ts";
import type { ZoneFacts } from "./evaluate.ts";
import { rules } from "./rules.ts";

/** A zone on both sides. */
export interface Pair {
  zone: DomainName;
  before: ZoneFacts;
  after: ZoneFacts;
}

export const change = changesUnder(rules);
