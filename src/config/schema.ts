/** The configuration as a user writes it: held against this schema, and published from it as `schemas/mecsa.schema.json`. */
import * as z from "zod/mini";
import { parseName } from "../dns/name.ts";
import type { Format } from "../dns/zone.ts";
import { type Category, categories, failOnLevels, severities } from "../model.ts";
import { type Known, parsePattern } from "./config.ts";
import { profileNames, profiles } from "./profiles.ts";

const maxEntries = 1_000;
const maxText = 1_000; // characters

const formats: Readonly<Record<Format, string>> = {
  "master-file": "RFC 1035 master files (BIND, NSD, Knot)",
  octodns: "octoDNS YAML",
};

const categoryHints: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Confidential Delivery",
  "phishing-identity-theft": "Phishing and Identity Theft",
  "message-integrity": "Integrity of Messages",
};

const text = z.string().check(z.minLength(1), z.maxLength(maxText));
const domain = text.check(z.refine((given) => parseName(given).ok, { error: "config/name" }));
const pattern = text.check(z.refine((given) => parsePattern(given) !== undefined, { error: "config/name" }));
const waived = text.check(
  z.refine((given) => given !== "*" && parsePattern(given) !== undefined, { error: "config/waiver-name" }),
);
const list = z.union([text, z.array(text).check(z.maxLength(maxEntries))]);

/** A key that can be left out, with what an editor says of it. */
function key<T extends z.core.$ZodType>(schema: T, description: string, ...examples: unknown[]) {
  const hint = { description, ...(examples.length === 0 ? {} : { examples }) };
  return z.optional(schema).check(z.meta(hint));
}

/** One key for each member of a set, so that editors offer them; an unknown one is refused. */
function mapping<Key extends string, T extends z.core.$ZodType>(keys: Iterable<readonly [Key, string]>, value: T) {
  return z.strictObject(Object.fromEntries([...keys].map(([id, hint]) => [id, key(value, hint)])));
}

export type ConfigSchema = ReturnType<typeof configSchema>;
export type Written = z.output<ConfigSchema>;

/** The schema over the rules and checks that there are. */
export function configSchema(known: Known) {
  return z.strictObject({ ...files, ...gate, ...severityKeys(known), ...stars, ...waiverKeys(known) }).check(
    z.meta({
      title: "mecsa configuration",
      description:
        "`.github/mecsa.yml`. It is read from the base of a pull request, so that a change cannot switch off its own review. Every key can be left out.",
    }),
  );
}

const files = {
  zones: key(
    list,
    "Globs of the zone files to read, relative to the root of the repository. Without it they are found by themselves.",
    ["zones/**"],
  ),
  certificates: key(
    list,
    "Globs of certificates (PEM) of the MX hosts, which are held against their TLSA records. Without it none are looked at.",
    ["certificates/*.pem"],
  ),
  formats: key(
    z.record(text, z.enum(keysOf(formats))),
    `What a file is written in, by glob, where it is not recognised: ${listed(formats)}. The first glob that matches counts.`,
    { "zones/*.db": "master-file" },
  ),
  origins: key(
    z.record(text, domain),
    "The zone's name, by glob of its file, where neither the file nor its name tells. The first glob that matches counts.",
    { "zones/main.db": "example.org" },
  ),
  views: key(
    z.record(domain, text),
    "Which file counts, by the zone's name, where several files hold a zone of this name (split-horizon DNS): the one that the Internet sees.",
    { "example.org": "zones/external/example.org.db" },
  ),
};

const gate = {
  "fail-on": key(
    z.enum(failOnLevels),
    "The lowest severity of a finding that fails the gate; `none` never does. The input of the same name wins over it. Without it: high.",
    "high",
  ),
  "warn-only": key(z.boolean(), "true: a failed gate is a warning. Without it: false.", true),
};

function severityKeys(known: Known) {
  const rules = sortedRules(known).map(
    ([id, { title, severities: own }]) => [id, `${title}. By itself: ${own.join(" or ")}.`] as const,
  );
  const checks = [...new Set(known.checkOf.values())]
    .toSorted()
    .map((id) => [id, `All rules of the check ${id}.`] as const);
  return {
    profiles: key(
      z.record(pattern, z.enum(profileNames)),
      `Ready-made severities and minimum stars, by domain: a name, "*.name" for all below it, or "*" for all; the closest counts. ${profileHints()}`,
      { "*": "strict", "parked.example": "parked" },
    ),
    checks: key(
      mapping(checks, z.literal(["on", "off", true, false])),
      "Checks that are switched off. Their findings are counted as switched off and never fail the gate; the score stays as it is.",
      { dane: "off" },
    ),
    rules: key(
      mapping(rules, z.enum([...severities, "off"])),
      "The severity of a rule's findings, or off. It wins over profiles. `mecsa explain RULE` tells what a rule means.",
      { "SPF-DUP": "medium" },
    ),
  };
}

const starsOfCategories = mapping(
  categories.map((id) => [id, `Stars for ${categoryHints[id]}, 0 to 5 in halves.`] as const),
  z.number().check(z.minimum(0), z.maximum(5), z.multipleOf(0.5)),
);

const stars = {
  minimum: key(
    z.record(pattern, starsOfCategories),
    'The stars that a domain must keep, by domain (a name, "*.name", or "*"; for each category the closest counts) and category. A change that brings it below is the finding MINIMUM.',
    { "example.org": { "phishing-identity-theft": 3.5 } },
  ),
};

function waiverKeys(known: Known) {
  const losses = sortedRules(known).filter(([, { direction }]) => direction !== "strengthened");
  return {
    waivers: key(
      z.array(waiver(losses.map(([id]) => id))).check(z.maxLength(maxEntries)),
      "Findings that are accepted for a time. They stay in the report, marked, and do not fail the gate. One that has expired, or that nothing needs, is a finding.",
    ),
  };
}

function sortedRules({ rules }: Known) {
  return [...rules].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function waiver(rules: readonly string[]) {
  return z.strictObject({
    rule: z
      .enum(rules)
      .check(z.meta({ description: "The rule whose finding is accepted.", examples: ["DKIM-REMOVED"] })),
    name: waived.check(
      z.meta({
        description:
          'The name that the finding is about, as the report shows it; "*.name", in quotes, for all names below it.',
        examples: ["_dmarc.example.org", "*.example.org"],
      }),
    ),
    reason: text.check(z.meta({ description: "Why it is accepted. The report shows it." })),
    owner: text.check(
      z.meta({ description: "Who answers for it: a person, a team, a ticket.", examples: ["@mail-team"] }),
    ),
    until: z.iso.date().check(
      z.meta({
        description: "The last day on which it holds, in UTC; at most one year ahead.",
        examples: ["2027-03-31"],
      }),
    ),
    fingerprint: key(
      z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      "Accepts one finding alone: its fingerprint in the JSON report. It changes when the record becomes something else.",
    ),
  });
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record).filter((one): one is Key => one in record);
}

function listed(hints: Readonly<Record<string, string>>): string {
  return Object.entries(hints)
    .map(([id, hint]) => `${id} is ${hint}`)
    .join(", ");
}

function profileHints(): string {
  return profileNames.map((id) => `${id} (${profiles[id].dated}): ${profiles[id].about}`).join(" ");
}
