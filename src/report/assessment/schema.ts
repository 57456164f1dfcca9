/** The JSON report of an assessment as others read it: published as `schemas/assessment.schema.json`, made from here. */
import { z } from "zod";
import { categories, criteria, grades, severities } from "../../model.ts";
import { score, tables } from "../schema.ts";
import type { AssessmentReportJson } from "./assessment-json.ts";

const verdict = z.enum(["met", "unmet", "not-measured", "not-applicable"]);
const because = z.string().nullable().describe("Why it is not measured or does not apply.");
const role = z.union([z.boolean(), z.literal("unknown")]);

const category = score.extend({
  category: z.enum(categories),
  criteria: z.array(
    z.strictObject({
      criterion: z.enum(criteria),
      verdict,
      because,
      gain: z.number().describe("Stars more if this alone were met."),
    }),
  ),
});

const record = z.strictObject({
  do: z
    .enum(["add", "replace", "remove"])
    .describe(
      "replace: in place of all records of the type at the owner; of TXT at a name that does not begin with _, of those with the same first word.",
    ),
  owner: z.string().describe("Without the final dot."),
  ttl: z.int().nonnegative().exactOptional().describe("Seconds; only where it matters."),
  type: z.string(),
  rdata: z.string().describe("In presentation form; names end in a dot."),
});

const file = z.strictObject({ do: z.literal("serve"), url: z.string(), text: z.string() });

const finding = z.strictObject({
  id: z.string().describe("Such as spf/softfail."),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])),
  severity: z.enum(severities),
  message: z.string(),
  fix: z.string(),
  publish: z.array(z.union([record, file])).describe("What fixes it, whole; empty where nothing can be given."),
  reference: z.string().describe("Such as RFC 7208 §8.5."),
  who: z.enum(["owner", "dns-host", "mail-provider"]).describe("Who can fix it."),
  costs: z.array(z.strictObject({ category: z.enum(categories), points: z.number() })),
});

const address = z.strictObject({
  address: z.string(),
  ended: z.string().nullable().describe("How the session ended, such as done or no-starttls; null where nobody asked."),
  because: z.string().nullable().describe("Why nobody asked."),
  tls: z
    .strictObject({ protocol: z.string(), cipher: z.string(), keyExchange: z.string().nullable() })
    .nullable()
    .describe("As negotiated."),
  capabilities: z.array(z.string()).describe("Keywords of the last reply to EHLO."),
  dane: z
    .enum(["matched", "untrusted", "anchor-not-sent", "no-match", "no-tls"])
    .nullable()
    .describe("What senders with DANE find; null where there is nothing for them."),
  certificate: z
    .strictObject({
      names: z.array(z.string()),
      issuer: z.string(),
      notAfter: z.string().describe("ISO 8601, UTC."),
      problems: z.array(z.string()).describe("Empty where the chain is trusted and for the name of the host."),
    })
    .nullable(),
});

const host = z.strictObject({
  host: z.string(),
  preference: z.int().nonnegative(),
  tlsa: z.strictObject({ records: z.int().nonnegative(), security: z.string() }).nullable(),
  addresses: z.array(address).nullable().describe("Null where they are not known."),
});

const profile = z.strictObject({
  name: z.string(),
  title: z.string(),
  dated: z.string(),
  source: z.string(),
  expectations: z.array(
    z.strictObject({
      says: z.string(),
      reference: z.string(),
      verdict,
      because,
      against: z.array(z.string()).describe("Findings that stand against it."),
    }),
  ),
});

export const assessmentSchema: z.ZodType<AssessmentReportJson> = z
  .strictObject({
    schemaVersion: z.literal(1),
    mecsa: z.string().describe("Version of mecsa."),
    at: z.string().describe("ISO 8601, UTC."),
    vantage: z.string().nullable().describe("Where it was measured from, as the person says."),
    egress: z.enum(["open", "blocked-probably", "unknown"]).describe("Whether port 25 could be reached from there."),
    domains: z.array(
      z.strictObject({
        domain: z.string().describe("In A-labels, without the final dot."),
        roles: z.strictObject({ receives: role, sends: role, parked: role }),
        receivedBy: z
          .array(z.strictObject({ operator: z.string(), hosts: z.array(z.string()) }))
          .describe("Who runs its MX hosts, where that is somebody else: a provider by its name, or its domain."),
        scores: z.array(category),
        checks: z.array(
          z.strictObject({
            check: z.string(),
            verdict: z.enum([...grades, "not-applicable", "not-measured"]),
            because,
          }),
        ),
        findings: z.array(finding).describe("Worst first."),
        hosts: z.array(host),
        tables: tables.nullable(),
        profile: profile.nullable().describe("Of --profile."),
      }),
    ),
  })
  .describe("What mecsa says of the mail security of domains.");
