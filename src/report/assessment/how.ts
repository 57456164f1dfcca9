/** How to measure what was not, by what kept it from being measured. */
import type { AddressSeen, HostSeen } from "../../hosts-seen.ts";
import { egress } from "../../mail/smtp-session.ts";
import type { CriterionId, Score } from "../../model.ts";
import { again, criterionWords } from "./criteria.ts";

type NotMeasured = Score["notMeasured"][number];

/** What rests on sessions with the MX hosts: always, or where its reason is theirs. */
const bySessions: ReadonlySet<CriterionId> = new Set(["starttls", "x509"]);

export function howToMeasure(
  { criterion, because }: NotMeasured,
  all: readonly NotMeasured[],
  hosts: readonly HostSeen[],
): string {
  const reasons = all.filter((one) => bySessions.has(one.criterion)).map((one) => one.because);
  return bySessions.has(criterion) || reasons.includes(because) ? howToReach(hosts) : criterionWords[criterion].how;
}

function howToReach(hosts: readonly HostSeen[]): string {
  if (hosts.length === 0 || hosts.some(({ addresses }) => addresses.kind === "not-measured")) return again;
  const seen = hosts.flatMap(({ addresses }): readonly AddressSeen[] =>
    addresses.kind === "measured" ? addresses.value : [],
  );
  const sessions = seen.flatMap(({ session }) => (session.kind === "measured" ? [session.value] : []));
  if (seen.length === 0) return "Give the MX hosts addresses.";
  if (sessions.length < seen.length)
    return "Have the MX hosts asked: without `--no-smtp`, and with more time (`--timeout`).";
  if (sessions.every(({ ended }) => ended.kind === "not-public"))
    return "Give the MX hosts public addresses; `--allow-private` connects to others too.";
  return egress(sessions) === "blocked-probably"
    ? "Assess it from a host that may connect to port 25 of others."
    : "Try again later, or from an address that the MX hosts accept.";
}
