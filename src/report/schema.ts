/** The JSON report as others read it: published as `schemas/review.schema.json`, made from here. */
import { z } from "zod";
import { categories, criteria, directions, failOnLevels, severities } from "../model.ts";

const range = z.strictObject({ min: z.number(), max: z.number() });

const score = z.strictObject({
  applicable: z.boolean().describe("False where nothing of the category applies, such as delivery to a null MX."),
  level: range.describe("0 to 10, in half stars: from what is certain to what is possible."),
  stars: range.describe("0 to 5."),
  points: range.describe("0 to 100."),
  coverage: z.number().min(0).max(1).describe("Measured criteria over applicable criteria."),
  notMeasured: z.array(z.strictObject({ criterion: z.enum(criteria), because: z.string() })),
});

const note = z.strictObject({
  what: z.string(),
  why: z.string(),
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
});

export const reviewSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    mecsa: z.string().describe("Version of mecsa."),
    compared: z.strictObject({ before: z.string(), after: z.string() }),
    changes: z.array(
      z.strictObject({
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
        fingerprint: z
          .string()
          .describe("SHA-256 of rule, name and after, in hexadecimal: the same for the same finding."),
      }),
    ),
    assessments: z.array(
      z.strictObject({
        domain: z.string(),
        scores: z.array(
          z.strictObject({ category: z.enum(categories), before: score.nullable(), after: score.nullable() }),
        ),
      }),
    ),
    notAssessed: z.array(note).describe("What could not be judged, and why."),
    notes: z.array(note).describe("What the readers of the files wondered about."),
    zones: z.strictObject({ changed: z.array(z.string()), seen: z.int().nonnegative() }),
    gate: z.strictObject({ failed: z.boolean(), failOn: z.enum(failOnLevels) }),
  })
  .describe("What mecsa says of a change of DNS zones.");

export type ReviewJson = z.infer<typeof reviewSchema>;
