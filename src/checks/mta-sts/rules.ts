/** The rules of MTA-STS (weakenings and breakages of a change), by their identifiers. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId =
  | "STS-REMOVED"
  | "STS-INVALID"
  | "STS-ID-STALE"
  | "STS-MODE-DOWN"
  | "STS-MAXAGE"
  | "STS-MX-WIDEN"
  | "STS-MX-UNCOVERED"
  | "STS-HOST-REMOVED";

const defects: Readonly<Record<string, string>> = {
  version: "it does not begin with `v=STSv1;`",
  several: "there is more than one",
  "no-id": "it has no `id`",
  "two-ids": "it has more than one `id`",
  id: "its `id` is not 1 to 32 letters and digits",
  empty: "it has an empty field",
  field: "it has a field that is not `name=value`",
};

const policyDefects: Readonly<Record<string, string>> = {
  version: "it has no `version: STSv1`",
  mode: "its `mode` is not `enforce`, `testing` or `none`",
  max_age: "its `max_age` is not a number of seconds",
  mx: "its `mx` is missing or not the name of a host",
  line: "a line is not `key: value`",
};

export const rules: Readonly<Record<RuleId, Rule>> = {
  "STS-REMOVED": {
    title: "MTA-STS record removed",
    explain:
      "The `_mta-sts` TXT record is gone: high; medium where the policy beside the zones says `mode: none`, as it has to for " +
      "a while before. Senders that have a policy keep it until its `max_age` has passed, new ones deliver without " +
      "verifying the MX hosts. Silent where the name is gone, or receives no mail any more.",
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, isNone }) =>
      `${text(domain)} no longer says that it has an MTA-STS policy, ${isNone === true ? "whose mode is `none` now" : "and no policy with `mode: none` went before"}.`,
    fix: () =>
      "Keep the record. To leave MTA-STS, publish a policy with `mode: none` and a new `id`, and wait until the old `max_age` has passed.",
    see: "RFC 8461 §8.3",
    who: "owner",
  },
  "STS-INVALID": {
    title: "MTA-STS record or policy invalid",
    explain:
      "The record does not begin with `v=STSv1;`, has no `id` of 1 to 32 letters and digits or a field that is not " +
      "`name=value`, or there is more than one; or the policy beside the zones breaks its grammar: high. Senders take that for no policy. " +
      "Silent where the base had the same mistake.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, what, why }) => {
      const reasons = what === "policy" ? policyDefects : defects;
      return `The MTA-STS ${text(what)} of ${text(domain)} is not valid, so that senders take it for none: ${reasons[text(why)] ?? text(why)}.`;
    },
    fix: ({ what }) =>
      what === "policy"
        ? "Correct the line."
        : "Publish one record such as `v=STSv1; id=20260101T000000` at `_mta-sts`.",
    see: "RFC 8461 §3.1, §3.2",
    who: "owner",
  },
  "STS-ID-STALE": {
    title: "MTA-STS policy changed under the same id",
    explain:
      "The policy beside the zones says something else and the `id` of the record stays: medium. Senders that have the old " +
      "policy keep it until its `max_age` has passed. Silent where only blanks, order or comments of the policy differ.",
    severities: ["medium"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, id }) =>
      `The MTA-STS policy of ${text(domain)} changes and its id stays \`${text(id)}\`, so that senders keep the old policy.`,
    fix: () => "Give the record a new `id` once the new policy is served.",
    see: "RFC 8461 §8.1",
    who: "owner",
  },
  "STS-MODE-DOWN": {
    title: "MTA-STS mode lowered",
    explain:
      "The `mode` of the policy beside the zones went from `enforce` to `none`: critical; from `enforce` to `testing` or from " +
      "`testing` to `none`: high. Senders deliver to hosts that they cannot verify.",
    severities: ["critical", "high"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, before, after }) =>
      `The MTA-STS policy of ${text(domain)} went from \`${text(before)}\` to \`${text(after)}\`: mail is delivered where TLS is stripped or the certificate is another's.`,
    fix: () => "Keep `mode: enforce`.",
    see: "RFC 8461 §3.2, §5",
    who: "owner",
  },
  "STS-MAXAGE": {
    title: "MTA-STS policy kept for a shorter time",
    explain:
      "The `max_age` of the policy beside the zones fell below a week (604800): medium; below a day (86400): high. An attacker who " +
      "can keep the policy from being fetched has to wait no longer. Silent where it was below before, and for `mode: none`.",
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, before, after }) =>
      `Senders keep the MTA-STS policy of ${text(domain)} for ${text(after)} seconds only; before, for ${text(before)}.`,
    fix: () => "Use a `max_age` of weeks, such as 2592000.",
    see: "RFC 8461 §3.2, §10.2",
    who: "owner",
  },
  "STS-MX-WIDEN": {
    title: "MTA-STS policy allows more MX hosts",
    explain:
      "A wildcard came to the `mx` patterns of the policy that stands at or above a pattern from before, or below a " +
      "registry's domain (`*.com`): medium. Who forges the MX records may then name more hosts. Silent for new hosts " +
      "by name, and for a wildcard of another organization.",
    severities: ["medium"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, pattern }) => `The MTA-STS policy of ${text(domain)} allows any host of \`${text(pattern)}\` now.`,
    fix: () => "Name the MX hosts, or the narrowest wildcard that matches them.",
    see: "RFC 8461 §4.1, §10.3",
    who: "owner",
  },
  "STS-MX-UNCOVERED": {
    title: "MX host that the MTA-STS policy does not allow",
    explain:
      "No `mx` pattern of the policy beside the zones matches an MX host: critical in `enforce`, where senders refuse to deliver to it; " +
      "medium in `testing`. A wildcard stands for one label alone. Silent where the base had the same, and in `none`.",
    severities: ["critical", "medium"],
    direction: "breaks-mail",
    criteria: ["mta-sts"],
    says: ({ domain, hosts, mode }) =>
      mode === "enforce"
        ? `The MTA-STS policy of ${text(domain)} does not allow ${text(hosts)}: senders that follow it deliver nothing there.`
        : `The MTA-STS policy of ${text(domain)} does not allow ${text(hosts)}: senders report it, and would deliver nothing in \`enforce\`.`,
    fix: ({ hosts }) =>
      `Add \`mx:\` lines for ${text(hosts)} with a new \`id\`, and wait for the old \`max_age\`, before the MX record names it.`,
    see: "RFC 8461 §4.1, §8.1",
    who: "owner",
  },
  "STS-HOST-REMOVED": {
    title: "Host of the MTA-STS policy removed",
    explain:
      "`mta-sts.<domain>` had an address or alias and has none any more, while the `_mta-sts` record stays: high. Nobody can " +
      "fetch the policy. Silent where the record is removed too; that is STS-REMOVED.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["mta-sts"],
    says: ({ domain, host }) =>
      `${text(host)} is gone, so that nobody can fetch the MTA-STS policy of ${text(domain)}.`,
    fix: ({ host }) => `Keep an address or alias at ${text(host)} that serves the policy.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
};
