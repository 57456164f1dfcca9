/** The JSON report as others read it: published as `schemas/review.schema.json`, made from here. */
import { z } from "zod";
import {
  categories,
  criteria,
  deliveries,
  directions,
  failOnLevels,
  mailSenders,
  policies,
  severities,
} from "../model.ts";
import type { ReviewJson } from "./review-json.ts";

const range = z.strictObject({ min: z.number(), max: z.number() });

export const score = z.strictObject({
  applicable: z.boolean().describe("False where nothing of the category applies, such as delivery to a null MX."),
  level: range.describe("0 to 10, in half stars: from what is certain to what is possible."),
  stars: range.describe("0 to 5."),
  points: range.describe("0 to 100."),
  coverage: z.number().min(0).max(1).describe("Measured criteria over applicable criteria."),
  notMeasured: z.array(z.strictObject({ criterion: z.enum(criteria), because: z.string() })),
});

const policy = z.enum([...policies, "unknown"]);

export const tables = z
  .strictObject({
    forge: z
      .array(
        z.strictObject({
          from: z.enum(["domain", "existing-subdomain", "nonexistent-subdomain"]),
          rfc9989: policy,
          rfc7489: policy,
        }),
      )
      .describe("Who can forge the domain: what each kind of receiver does with mail that fails."),
    delivery: z
      .array(
        z.strictObject({
          sender: z.enum(mailSenders),
          possible: z.array(z.enum(deliveries)).describe("One is known, all of them is unknown."),
          because: z.string(),
        }),
      )
      .describe("What happens to mail sent to the domain, by the kind of sender."),
  })
  .describe("What the score means.");

const addresses = z.strictObject({ ipv4: z.string(), ipv6: z.string() }).describe("Decimal numbers.");

const senders = z.strictObject({ addresses, prefixes: z.array(z.string()), unlisted: z.array(z.string()) });

const spf = z.strictObject({
  gained: senders.nullable().describe("Null where one side is not known."),
  lost: senders.nullable(),
  before: z.string(),
  after: z.string(),
});

const note = z.strictObject({
  what: z.string(),
  why: z.string(),
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
});

const change = z.strictObject({
  rule: z.string().describe("Such as DMARC-SELF-DOWN; `mecsa explain RULE` tells more."),
  name: z.string().describe("The owner name that the rule speaks of, in A-labels, without the final dot."),
  domains: z.array(z.string()).describe("The reviewed domains that it touches."),
  severity: z.enum(severities),
  direction: z.enum(directions),
  before: z.string(),
  after: z.string(),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
  endLine: z.int().positive().nullable(),
  side: z.enum(["before", "after"]).nullable().describe("The side that file and line belong to."),
  fix: z.string(),
  reference: z.string().describe("Such as RFC 9989 §4.7."),
  fingerprint: z.string().describe("SHA-256 of rule, name and after, in hexadecimal: the same for the same finding."),
  waived: z
    .strictObject({ reason: z.string(), owner: z.string(), until: z.string() })
    .nullable()
    .describe("The waiver of the configuration that accepts it."),
});

export const reviewSchema: z.ZodType<ReviewJson> = z
  .strictObject({
    schemaVersion: z.literal(1),
    mecsa: z.string().describe("Version of mecsa."),
    compared: z.strictObject({ before: z.string(), after: z.string() }),
    changes: z.array(change),
    switchedOff: z.array(change).describe("Findings of rules and checks that the configuration switches off."),
    assessments: z.array(
      z.strictObject({
        domain: z.string(),
        tables: z.strictObject({ before: tables.nullable(), after: tables.nullable() }),
        spf: spf.nullable().describe("Who comes and who goes, where SPF differs."),
        scores: z.array(
          z.strictObject({ category: z.enum(categories), before: score.nullable(), after: score.nullable() }),
        ),
      }),
    ),
    notAssessed: z.array(note).describe("What could not be judged, and why."),
    notes: z.array(note).describe("What the readers of the files wondered about."),
    zones: z.strictObject({ changed: z.array(z.string()), seen: z.int().nonnegative() }),
    gate: z.strictObject({ failed: z.boolean(), failOn: z.enum(failOnLevels), warnOnly: z.boolean() }),
    outside: z
      .exactOptional(
        z.strictObject({
          by: z.enum(["network", "recording"]),
          at: z.string().describe("ISO 8601, UTC."),
          questions: z.int().nonnegative(),
          unanswered: z.int().nonnegative().describe("Without an answer, or with one that is bogus."),
        }),
      )
      .describe("Who answered for names outside of the files; without it nobody was asked."),
  })
  .describe("What mecsa says of a change of DNS zones.");
