/** The MTA-STS record and policy that are to be published against what the check finds (RFC 8461 §3). */
import { createHash } from "node:crypto";
import { below } from "../../dns/name.ts";
import { textRdata } from "../../dns/rdata.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import { uncoveredHosts } from "./coverage.ts";
import type { MtaStsFacts } from "./evaluate.ts";
import { type Mode, longestMaxAge, parseMxPattern } from "./policy.ts";

const usualMaxAge = 2_592_000; // seconds, 30 days; RFC 8461 §3.2: weeks or greater
const shortestMaxAge = 604_800;

interface Policy {
  mode: Mode;
  /** In seconds. */
  maxAge: number;
  /** Patterns. */
  mx: readonly string[];
}

type Publish = (facts: MtaStsFacts) => readonly Publication[];

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "mta-sts/no-record": (facts) => withPolicy(facts, usualPolicy(facts)),
  "mta-sts/invalid-record": (facts) => [record(facts, servedPolicy(facts))],
  "mta-sts/several-records": (facts) => [record(facts, servedPolicy(facts))],
  "mta-sts/invalid-policy": (facts) => withPolicy(facts, usualPolicy(facts)),
  "mta-sts/mode-testing": (facts) =>
    isReady(facts) ? withPolicy(facts, { ...servedPolicy(facts), mode: "enforce" }) : [],
  "mta-sts/mode-none": (facts) => withPolicy(facts, usualPolicy(facts)),
  "mta-sts/short-max-age": (facts) => withPolicy(facts, servedPolicy(facts)),
  "mta-sts/long-max-age": (facts) => withPolicy(facts, servedPolicy(facts)),
  "mta-sts/wide-pattern": (facts) => withPolicy(facts, { ...servedPolicy(facts), mx: hostsOf(facts) }),
  "mta-sts/mx-uncovered": (facts) => withPolicy(facts, servedPolicy(facts)),
  "mta-sts/policy-redirect": (facts) => withPolicy(facts, usualPolicy(facts)),
  "mta-sts/policy-code": (facts) => withPolicy(facts, usualPolicy(facts)),
  "mta-sts/policy-size": (facts) => withPolicy(facts, usualPolicy(facts)),
};

export function publishMtaSts({ facts }: Side<MtaStsFacts>, finding: Finding): readonly Publication[] {
  return publishers[finding.id]?.(facts) ?? [];
}

function hostsOf({ mx }: MtaStsFacts): readonly string[] {
  return mx.kind === "real" || mx.kind === "implicit" ? [...new Set(mx.hosts.map(({ host }) => host))] : [];
}

/** Would senders deliver to all of its MX hosts if the policy were enforced now? */
function isReady({ certificates, open }: MtaStsFacts): boolean {
  return open === undefined && certificates.length > 0 && certificates.every(({ why }) => why.length === 0);
}

/** RFC 8461 §5: testing first, for senders hold on to what is enforced as long as `max_age` says. */
function usualPolicy(facts: MtaStsFacts): Policy {
  return { mode: "testing", maxAge: usualMaxAge, mx: hostsOf(facts) };
}

/** The one that there is, with every MX host and a good `max_age`; without one, the usual. */
function servedPolicy(facts: MtaStsFacts): Policy {
  const { policy } = facts;
  if (policy.kind !== "valid") return usualPolicy(facts);
  const { mode, maxAge, mx } = policy;
  const isGood = maxAge.value >= shortestMaxAge && maxAge.value <= longestMaxAge;
  return {
    mode: mode.value,
    maxAge: isGood ? maxAge.value : usualMaxAge,
    mx: [...mx.map(({ value }) => value.text), ...uncoveredHosts(facts).map(({ host }) => host)],
  };
}

/** The policy at its place, and a record with a new `id`, so that senders fetch it; nothing where an MX host may be missing in it, or has a name that no policy can have. */
function withPolicy(facts: MtaStsFacts, policy: Policy): readonly Publication[] {
  const isWhole = facts.mx.kind === "implicit" || (facts.mx.kind === "real" && facts.mx.unread === 0);
  const isValid = policy.mx.length > 0 && policy.mx.every((pattern) => parseMxPattern(pattern) !== undefined);
  if (!isWhole || !isValid) return [];
  const url = `https://mta-sts.${facts.domain}/.well-known/mta-sts.txt`;
  return [{ do: "serve", url, text: textOf(policy) }, record(facts, policy)];
}

/** The `id` is of the policy's text: another policy has another one. */
function record(facts: MtaStsFacts, policy: Policy): Publication {
  const id = createHash("sha256").update(textOf(policy)).digest("hex").slice(0, 16);
  const to = facts.record.kind === "absent" ? "add" : "replace";
  return { do: to, owner: below("_mta-sts", facts.domain), type: "TXT", rdata: textRdata(`v=STSv1; id=${id};`) };
}

function textOf({ mode, maxAge, mx }: Policy): string {
  const lines = ["version: STSv1", `mode: ${mode}`, ...mx.map((pattern) => `mx: ${pattern}`), `max_age: ${maxAge}`];
  return lines.map((line) => `${line}\r\n`).join("");
}
