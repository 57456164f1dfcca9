/** What the command line says of resolvers. */
import { clean, count } from "../report/words.ts";
import type { Capability } from "../net/dns.ts";

const another = "Name one that does, such as --resolver tls://ADDRESS#NAME or --resolver https://NAME/dns-query.";

/** What is wrong with the resolvers, and what to do; undefined where nothing is. */
export function capabilityText(capability: Capability): string | undefined {
  switch (capability.kind) {
    case "dnssec":
      return undefined;
    case "strips":
      return `${resolvers(capability.servers)} no DNSSEC records on, so nothing can be validated. ${another}`;
    case "unreachable": {
      const servers = capability.servers.map((server) => clean(server)).join(", ");
      return `No answer from ${servers}: ${clean(capability.why)}. If a firewall is in the way, name a resolver that can be reached, such as --resolver https://NAME/dns-query.`;
    }
  }
}

function resolvers(servers: readonly string[]): string {
  const listed = servers.map((server) => clean(server)).join(", ");
  return servers.length === 1 ? `The resolver ${listed} passes` : `The resolvers ${listed} pass`;
}

export function notRecorded(file: string): string {
  return `Nobody answered, so ${file} is not written.`;
}

/** Such as `within 60 seconds`. */
export function withinText(seconds: number): string {
  return `within ${count(seconds, "second")}`;
}

/** What an assessment cost. */
export function roundsText({ questions, rounds }: { questions: number; rounds: number }): string {
  return `${count(questions, "DNS question")} were sent, in ${count(rounds, "round")}: those of one wait for no answer to another of it.`;
}
