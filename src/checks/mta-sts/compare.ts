/** The rules of MTA-STS that need both sides of a change: the record, the policy host, the policy. */
import type { Both, Change } from "../../model.ts";
import { type Pair, change, hostName, pairOf, recordName } from "./change.ts";
import { policyChanges } from "./compare-policy.ts";
import type { MtaStsFacts, PolicyFacts, RecordFacts } from "./evaluate.ts";

/** A domain that receives no mail has nothing to protect on its way; one cause is told once. */
export function compareMtaSts(both: Both<MtaStsFacts>): readonly Change[] {
  const { surroundings } = both.after;
  if (surroundings.name === "nxdomain" || surroundings.roles.receives === false) return [];
  const pair = pairOf(both);
  const { kind } = pair.after.record;
  const ofRecord = [...recordRemoved(pair), ...recordInvalid(pair)];
  if (ofRecord.length > 0 || (kind !== "valid" && kind !== "unknown")) return ofRecord;
  return [...policyInvalid(pair), ...hostRemoved(pair), ...policyChanges(pair)];
}

/** RFC 8461 §8.3: a policy with `mode: none` comes first. How long it has been published cannot be told. */
function recordRemoved({ domain, before, after }: Pair): readonly Change[] {
  if (before.record.kind !== "valid" || after.record.kind !== "absent") return [];
  const isNone = [before.policy, after.policy].some(
    (policy) => policy.kind === "valid" && policy.mode.value === "none",
  );
  const texts = [before.record.text, "no record"] as const;
  const where = { before: before.record.from, severity: isNone ? ("medium" as const) : ("high" as const) };
  return [change("STS-REMOVED", recordName(domain), texts, { domain, isNone }, where)];
}

function recordInvalid({ domain, before, after }: Pair): readonly Change[] {
  const { record } = after;
  if (record.kind !== "invalid" && record.kind !== "several") return [];
  const why = defectOf(record);
  if (defectOf(before.record) === why) return [];
  const texts = [textOf(before.record), record.kind === "several" ? `${record.count} records` : record.text] as const;
  const args = { domain, why, what: "record", record: record.text };
  return [change("STS-INVALID", recordName(domain), texts, args, { after: record.from })];
}

function policyInvalid({ domain, before, after }: Pair): readonly Change[] {
  const { policy } = after;
  if (policy.kind !== "invalid" || (before.policy.kind === "invalid" && before.policy.why === policy.why)) return [];
  const args = { domain, why: policy.why, what: "policy" };
  const texts = [policyText(before.policy), `no valid policy (${policy.why})`] as const;
  return [change("STS-INVALID", hostName(domain), texts, args, { after: policy.from })];
}

function hostRemoved({ domain, before, after }: Pair): readonly Change[] {
  if (before.host.kind !== "present" || after.host.kind !== "absent") return [];
  const texts = [`${hostName(domain)} exists`, "no address"] as const;
  return [
    change(
      "STS-HOST-REMOVED",
      hostName(domain),
      texts,
      { domain, host: hostName(domain) },
      { before: before.host.from },
    ),
  ];
}

function defectOf(record: RecordFacts): string {
  return record.kind === "invalid" ? record.why : record.kind;
}

function textOf(record: RecordFacts): string {
  switch (record.kind) {
    case "valid":
    case "invalid":
      return record.text;
    case "several":
      return `${record.count} records`;
    case "absent":
      return "no record";
    case "unknown":
    case "failed":
      return "not known";
  }
}

function policyText(policy: PolicyFacts): string {
  if (policy.kind === "valid") return `mode: ${policy.mode.value}`;
  return policy.kind === "invalid" ? `no valid policy (${policy.why})` : "not known";
}
