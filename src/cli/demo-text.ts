/** What `mecsa demo` prints beside the reports. */
import type { DemoDomain } from "../demo/domains.ts";
import { type Assessment, type Category, categories } from "../model.ts";
import type { Paint } from "../report/text.ts";
import { rangeText } from "../report/words.ts";

export interface Shown {
  domain: DemoDomain;
  assessment: Assessment;
}

const introduction = [
  "A miniature Internet on this machine: signed zones, MX hosts and MTA-STS policies on",
  "ports of 127.0.0.1, assessed over real sockets as any domain is. Nothing else is asked.",
];

/** Stars in each category, and what there is to see. */
export function demoTable(shown: readonly Shown[], paint: Paint): string {
  const width = Math.max(...shown.map(({ domain }) => domain.name.length));
  const head = [" ".repeat(width), ...categories.map((category) => columns[category].padStart(columnWidth))].join("  ");
  const rows = shown.map(({ domain, assessment }) => {
    const stars = categories.map((category) => starsOf(assessment, category).padStart(columnWidth));
    return `${paint("bold", domain.name.padEnd(width))}  ${stars.join("  ")}\n  ${paint("dim", domain.shows)}`;
  });
  return [...introduction, "", head.trimEnd(), ...rows, ""].join("\n");
}

const columnWidth = 9;
const columns: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Delivery",
  "phishing-identity-theft": "Phishing",
  "message-integrity": "Integrity",
};

function starsOf({ scores }: Assessment, category: Category): string {
  const score = scores.find((one) => one.category === category);
  return score?.applicable === true ? `${rangeText(score.stars, 1)} ★` : "–";
}
