/** One check on two worlds: what its rules say of the way from one to the other. */
import { type DomainName, name } from "../../src/dns/name.ts";
import type { Io } from "../../src/io.ts";
import type { Change, Check, Side, Surroundings } from "../../src/model.ts";
import { world } from "./world.ts";

/** What the other checks would have learnt, where a test does not say it; `name` is asked of the world. */
const nothingKnown: Omit<Surroundings, "name"> = {
  mx: "unknown",
  dmarc: "unknown",
  dkimKeys: "unknown",
  roles: { receives: "unknown", sends: "unknown", parked: "unknown" },
};

/** Evaluates, judges and compares `domain` in two worlds, each given as its lines or as an `Io`. */
export async function compareWorlds<Facts>(
  check: Check<Facts>,
  domain: string,
  before: string | Io,
  after: string | Io,
  surroundings: { before?: Partial<Surroundings>; after?: Partial<Surroundings> } = {},
): Promise<readonly Change[]> {
  const owner = name(domain);
  return check.compare({
    domain: owner,
    before: await sideOf(check, owner, before, surroundings.before),
    after: await sideOf(check, owner, after, surroundings.after),
  });
}

async function sideOf<Facts>(
  check: Check<Facts>,
  domain: DomainName,
  lines: string | Io,
  surroundings: Partial<Surroundings> = {},
): Promise<Side<Facts>> {
  const io = typeof lines === "string" ? world(lines) : lines;
  const facts = await check.evaluate(domain, io);
  const known = { ...nothingKnown, name: await existenceOf(domain, io), ...surroundings };
  return { facts, judgement: check.judge(facts), surroundings: known };
}

async function existenceOf(domain: DomainName, io: Io): Promise<Surroundings["name"]> {
  const { outcome } = await io.resolver.query(domain, "SOA");
  if (outcome.kind === "nxdomain") return "nxdomain";
  return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}
