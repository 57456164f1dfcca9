/** The report for programs; its shape is `schemas/review.schema.json`. */
import type { Catalogue } from "../catalogue.ts";
import { fingerprintOf } from "../fingerprint.ts";
import {
  type Assessment,
  type Senders,
  type Change,
  type NotAssessed,
  type Review,
  type ReviewedDomain,
  type Score,
  categories,
} from "../model.ts";
import { version } from "../version.ts";
import type { AssessmentJson, ChangeJson, NoteJson, ReviewJson, SpfJson, TablesJson } from "./review-json.ts";
import { domainsOf, tell } from "./words.ts";

export function reviewJson(review: Review, catalogue: Catalogue): ReviewJson {
  return {
    schemaVersion: 1,
    mecsa: version,
    compared: review.compared,
    changes: review.changes.map((change) => changeJson(change, catalogue)),
    switchedOff: review.switchedOff.map((change) => changeJson(change, catalogue)),
    assessments: review.domains.map(assessmentJson),
    notAssessed: review.notAssessed.map(noteJson),
    notes: review.notes.map(noteJson),
    zones: { changed: [...review.zonesChanged], seen: review.zonesSeen },
    gate: review.gate,
    ...(review.outside === undefined ? {} : { outside: review.outside }),
  };
}

/** Two spaces of indentation and a final line feed; nothing in it acts on a terminal or in a log. */
export function json(review: Review, catalogue: Catalogue): string {
  return `${visible(JSON.stringify(reviewJson(review, catalogue), null, 2))}\n`;
}

/** JSON lets controls above ASCII and characters that turn the direction of text stand as they are; a terminal obeys them. */
export function visible(text: string): string {
  return text
    .replace(
      /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replaceAll("##[", "##\\u005b");
}

function changeJson(change: Change, catalogue: Catalogue): ChangeJson {
  const told = tell(change, catalogue);
  return {
    rule: change.rule,
    name: change.name,
    domains: [...domainsOf(change)],
    severity: change.severity,
    direction: change.direction,
    before: change.before,
    after: change.after,
    message: told.says,
    file: change.from?.range.file ?? null,
    line: change.from?.range.line ?? null,
    endLine: change.from?.range.endLine ?? null,
    side: change.from?.side ?? null,
    fix: told.fix,
    reference: told.see,
    fingerprint: fingerprintOf(change),
    waived: change.waived ?? null,
  };
}

function noteJson({ what, why, file, line }: NotAssessed): NoteJson {
  return { what, why, file: file ?? null, line: line ?? null };
}

function tablesJson(side: Assessment | undefined): TablesJson | null {
  const tables = side?.tables;
  if (tables === undefined) return null;
  const delivery = tables.delivery.map(({ sender, possible, because }) => ({
    sender,
    possible: [...possible],
    because,
  }));
  return { forge: tables.forge.map((row) => ({ ...row })), delivery };
}

function spfJson(spf: ReviewedDomain["spf"]): SpfJson | null {
  if (spf === undefined) return null;
  const sendersJson = (senders: Senders | null) =>
    senders && {
      addresses: senders.addresses,
      prefixes: senders.prefixes.map(({ prefix }) => prefix),
      unlisted: senders.unlisted.map(({ term }) => term),
    };
  return {
    gained: sendersJson(spf.gained),
    lost: sendersJson(spf.lost),
    before: spf.before.record,
    after: spf.after.record,
  };
}

function assessmentJson({ domain, before, after, spf }: ReviewedDomain): AssessmentJson {
  const scoreOf = (scores: readonly Score[] | undefined, category: Score["category"]) => {
    const score = scores?.find((one) => one.category === category);
    if (score === undefined) return null;
    const { applicable, level, stars, points, coverage, notMeasured } = score;
    return { applicable, level, stars, points, coverage, notMeasured: [...notMeasured] };
  };
  return {
    domain,
    tables: { before: tablesJson(before), after: tablesJson(after) },
    spf: spfJson(spf),
    scores: categories.map((category) => ({
      category,
      before: scoreOf(before?.scores, category),
      after: scoreOf(after?.scores, category),
    })),
  };
}
