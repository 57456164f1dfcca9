/** The nouns of the bot: who asks, what is kept, what is watched, what is told. Plain JSON but for octets and dates. */
import type {
  Assessment,
  Category,
  Change,
  CheckId,
  DomainName,
  OutboundObservation,
  Range,
  ReverseNames,
} from "../src/index.ts";

/** Whose data it is: the id of a workspace (`T0123`) or, where the whole organization installed it, of that (`E0123`). */
export type TenantId = string & { readonly __brand: "TenantId" };

/** Where messages of a tenant go. */
export interface Place {
  tenant: TenantId;
  /** The id of a channel or of a person (then it is a direct message). */
  channel: string;
}

/** One category in a line of history. */
export interface CategoryScore {
  category: Category;
  applicable: boolean;
  stars: Range;
  points: Range;
  /** Measured criteria over applicable criteria, 0 to 1. */
  coverage: number;
}

export type AssessmentSource = "command" | "re-check" | "watch" | "confirmation";

/** One assessment as history shows it. What was answered is in its evidence, as long as retention keeps that. */
export interface Entry {
  id: string;
  tenant: TenantId;
  domain: DomainName;
  at: Date;
  /** The version of mecsa that made the scores: scores of different versions are not compared as if the domain had changed. */
  ruleset: string;
  source: AssessmentSource;
  /** Who asked, for commands. */
  user?: string;
  scores: readonly CategoryScore[];
  tookMs: number;
  hasEvidence: boolean;
}

/** What a watch tells: everything that changed, or only what got worse (and its recovery). */
export const watchFilters = ["changes", "regressions"] as const;
export type WatchFilter = (typeof watchFilters)[number];

export interface WatchOptions {
  /** Hours between looks, 1 to 168. */
  everyHours: number;
  only: WatchFilter;
  /** Tell only where a category has fewer points than this, 1 to 100. */
  below?: number;
  /** Tell only of these categories; none is all of them. */
  categories: readonly Category[];
  /** Tell only of what these checks see; absent is all of them. */
  checks?: readonly CheckId[];
  /** Follow-ups stand in the thread of the alert (never sent to the channel as well); false: each on its own. */
  threads: boolean;
  /** Days before a certificate or signature ends on which to remind, or none. */
  reminders: readonly number[];
}

export interface Watch extends Place {
  id: string;
  domain: DomainName;
  createdBy: string;
  createdAt: Date;
  options: WatchOptions;
  nextAt: Date;
  /** Nothing is told until then. */
  mutedUntil?: Date;
  /** Why it does not run any more, such as `channel_not_found`. */
  pausedBecause?: string;
  /** Kept as JSON; `bot/watch/state.ts` gives it its meaning. */
  state: unknown;
}

/** What one look at a watched domain has to say to people, without words. */
export type News =
  | {
      kind: "changed";
      /** Confirmed by a second look. Worst first. */
      changes: readonly Change[];
      before: Look;
      after: Look;
      isRegression: boolean;
    }
  | { kind: "recovered"; changes: readonly Change[]; before: Look; after: Look; alertedAt: string }
  | { kind: "flapping"; times: number; hours: number; since: string; after: Look }
  | { kind: "settled"; after: Look; before: Look; changes: readonly Change[] }
  | { kind: "expiring"; items: readonly Expiry[] }
  | { kind: "paused"; channel: string; because: string };

/** One side of a comparison: an entry of the history. `at` is ISO 8601 in UTC. */
export interface Look {
  entry: string;
  at: string;
  scores: readonly CategoryScore[];
}

export interface Expiry {
  what: "certificate" | "policy-certificate" | "signature";
  /** The host whose certificate it is, or the name whose signatures end. */
  name: string;
  /** ISO 8601 in UTC. */
  at: string;
  daysLeft: number;
}

/** What an outbound test has to say: a message came, or none did in time. `domain` is the one that was asked for. */
export type OutboundNews =
  | { kind: "received"; domain: DomainName; observation: OutboundObservation; reverse: ReverseNames }
  | { kind: "silent"; domain: DomainName; askedAt: string };

export interface Settings {
  /** IANA name; of digests and of days. */
  timeZone: string;
  digest: "off" | "daily" | "weekly";
  /** Hour of the day at which digests are sent, 0 to 23, and the ISO day of the week of weekly ones, 1 (Monday) to 7. */
  digestHour: number;
  digestDay: number;
  /** Where digests go. */
  digestChannel?: string;
  /** How long evidence and history are kept. */
  retentionDays: number;
  /** Who may watch: everyone, or these users and the administrators of the workspace. */
  watchers: "everyone" | readonly string[];
}

/** Days. Watches compare with evidence of up to two weeks ago. */
export const retention = { least: 14, most: 3_650 } as const;

export const defaultSettings: Settings = {
  timeZone: "UTC",
  digest: "off",
  digestHour: 8,
  digestDay: 1,
  retentionDays: 400,
  watchers: "everyone",
};

/** Bounds of one tenant; operators set them. */
export interface Limits {
  watches: number;
  assessmentsAnHour: number;
  domainsACommand: number;
}

/** The scores of an assessment, as history keeps them. */
export function scoresOf({ scores }: Assessment): readonly CategoryScore[] {
  return scores.map(({ category, applicable, stars, points, coverage }) => ({
    category,
    applicable,
    stars,
    points,
    coverage,
  }));
}
