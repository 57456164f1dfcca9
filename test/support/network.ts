/** A network for tests, written as zone lines: what a live resolver would answer. */
import { name } from "../../src/dns/name.ts";
import { overlay } from "../../src/dns/overlay.ts";
import { type Answer, type Resolver, type Security, nowhere } from "../../src/dns/resolver.ts";
import { zonesOf } from "./world.ts";

/**
 * Lines as `world` reads them, and `owner !timeout`, `owner !bogus`: questions for this name fail. Every other name of the
 * world is insecure, or as `security` says, and what is in no line does not exist.
 */
export function network(text: string, security: Security = "insecure"): Resolver {
  const lines = text.split("\n").map((line) => line.trim());
  const failing = new Map(
    lines.flatMap((line) => {
      const [owner = "", how] = line.split(/\s+/);
      return how === "!timeout" || how === "!bogus" ? [[name(owner), how] as const] : [];
    }),
  );
  const zones = zonesOf(["zone .", ...lines.filter((line) => !/\s!/.test(line))].join("\n"));
  const everything = overlay(zones, nowhere);
  return {
    async query(owner, type): Promise<Answer> {
      const how = failing.get(owner);
      const why = how === "!bogus" ? "the signature is wrong" : "the server did not answer in time";
      if (how !== undefined) return failed({ owner, type }, why, how === "!bogus" ? "bogus" : "indeterminate");
      const answer = await everything.query(owner, type);
      const { outcome } = answer;
      const aliases = answer.aliases.map(({ target }) => ({ target, security }));
      const told = { ...answer, aliases, security, source: "live" } as const;
      if (outcome.kind === "unknown") return { ...told, outcome: { kind: "nxdomain" } };
      if (outcome.kind !== "rrset") return told;
      const { owner: at, type: of, ttl, rdata } = outcome.rrset;
      return { ...told, outcome: { kind: "rrset", rrset: { owner: at, type: of, ttl, rdata } } };
    },
  };
}

function failed(question: Answer["question"], why: string, security: Security): Answer {
  return { question, outcome: { kind: "failed", why }, aliases: [], security, source: "live" };
}

/** A network where nobody answers. */
export const silence: Resolver = {
  query: async (owner, type) => failed({ owner, type }, "the server did not answer in time", "indeterminate"),
};
