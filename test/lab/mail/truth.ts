/** How the tables of the laboratory say what is true of a domain. */
import type { Arg, Args, CriterionId, CriterionVerdict, Finding } from "../../../src/model.ts";

export type Kind = CriterionVerdict["kind"];

export interface Truth {
  criteria: Readonly<Partial<Record<CriterionId, Kind>>>;
  /** In any order. */
  findings: readonly (readonly [id: Finding["id"], args: Args])[];
}

export type Criteria = Readonly<Partial<Record<"starttls" | "x509" | "dane" | "mta-sts" | "dnssec", Kind>>>;

/** Its arguments, but those that go without saying in a table: whose finding it is. */
export type Found = readonly [id: Finding["id"], args?: Args];

/** Of a server that does it right, in a signed zone, without DANE and MTA-STS. */
export const usual = { starttls: "met", x509: "met", dane: "unmet", "mta-sts": "unmet", dnssec: "met" } as const;
/** Where nobody came to TLS, and the server is not known to be at fault. */
export const unknown = { starttls: "not-measured", x509: "not-measured" } as const;

/** In place of what differs from run to run. */
export const chance = { hex: "<hex>", time: "<time>", number: "<number>", keyTag: "<tag>" } as const;

/** To be compared: in one order, and of what differs from run to run only that it is there. */
export function steady({ criteria, findings }: Truth): unknown {
  const words = findings.map(([id, args]) => `${id} ${JSON.stringify(sorted(args))}`);
  return { criteria, findings: words.map(withoutChance).toSorted(compareText) };
}

function sorted(args: Args): Args {
  const inOrder = (value: Arg): Arg => (typeof value === "object" ? value.toSorted(compareText) : value);
  const entries = Object.entries(args).map(([name, value]) => [name, inOrder(value)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => compareText(one, other)));
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function withoutChance(text: string): string {
  return text
    .replaceAll(/\b[0-9A-Fa-f]{32,}\b/g, chance.hex)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, chance.time)
    .replaceAll(/by key \d+/g, `by key ${chance.keyTag}`)
    .replaceAll(/"(ttl|seconds)":\d+/g, `"$1":"${chance.number}"`);
}
