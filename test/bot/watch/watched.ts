/** A watch in a scripted world: a few facts that are better or worse, or not measured, and the messages that come of them. */
import { step } from "../../../bot/watch/step.ts";
import type { Difference, Subject } from "../../../bot/watch/difference.ts";
import type { Expiring } from "../../../bot/watch/expiry.ts";
import type { Seen } from "../../../bot/watch/known.ts";
import { type State, entriesOf, stateOf } from "../../../bot/watch/state.ts";
import type { CategoryScore, Look, News, TenantId, Watch, WatchOptions } from "../../../bot/model.ts";
import { type Category, type DomainName, parseName } from "../../../src/index.ts";

/** Better is higher; `?` was not measured. */
export type World = Partial<Record<Subject, number | "?">>;

export interface Message {
  at: string;
  kind: News["kind"];
  says: string;
}

const categoryOf: Partial<Record<Subject, Category>> = {
  starttls: "confidential-delivery",
  dane: "confidential-delivery",
  dmarc: "phishing-identity-theft",
  spf: "phishing-identity-theft",
};

export const usual: WatchOptions = {
  everyHours: 24,
  only: "changes",
  categories: [],
  threads: true,
  reminders: [30, 14, 7, 1],
};

export function domainName(text: string): DomainName {
  const parsed = parseName(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const domain = domainName("example.test");

export interface Watched {
  /** One look, when it is due or now. */
  look(world: World, options?: { expiring?: readonly Expiring[] }): void;
  /** Looks whenever one is due, until then. */
  until(time: Date, world: (at: Date) => World, expiring?: (at: Date) => readonly Expiring[]): void;
  now(): Date;
  /** What was told, in a line each: `changed -dmarc 3>1 +spf 0>1`. */
  told: Message[];
  tells: { news: News; key: string; under?: string }[];
  state(): State | undefined;
  watch: Watch;
  looks(): number;
  /** The evidence of looks is gone. */
  forget(): void;
}

export function watched(options: Partial<WatchOptions> = {}, start = "2027-03-01T00:00:00Z"): Watched {
  const entries = new Map<string, { world: World; look: Look }>();
  const watch: Watch = {
    id: "w1",
    tenant: "T1" as TenantId,
    channel: "C1",
    domain,
    createdBy: "U1",
    createdAt: new Date(start),
    options: { ...usual, ...options },
    nextAt: new Date(start),
    state: undefined,
  };
  const told: Message[] = [];
  const tells: Watched["tells"] = [];
  let [now, count] = [new Date(start), 0];

  const look: Watched["look"] = (world, { expiring = [] } = {}) => {
    if (watch.nextAt > now) now = watch.nextAt;
    const entry = `e${++count}`;
    entries.set(entry, { world, look: { entry, at: now.toISOString(), scores: scoresOf(world) } });
    const stepped = step(watch, seenIn(entries, entry, { watch, expiring }), now);
    watch.state = JSON.parse(JSON.stringify(stepped.state));
    watch.nextAt = stepped.nextAt;
    tells.push(...stepped.tell);
    told.push(
      ...stepped.tell.map(({ news }) => ({ at: now.toISOString().slice(0, 16), kind: news.kind, says: lineOf(news) })),
    );
  };
  return {
    look,
    until(time, world, expiring = () => []) {
      while (watch.nextAt <= time) look(world(watch.nextAt), { expiring: expiring(watch.nextAt) });
      now = time;
    },
    now: () => now,
    told,
    tells,
    state: () => stateOf(watch.state),
    watch,
    looks: () => count,
    forget: () => entries.clear(),
  };
}

type Entries = ReadonlyMap<string, { world: World; look: Look }>;

function seenIn(
  entries: Entries,
  entry: string,
  { watch, expiring }: { watch: Watch; expiring: readonly Expiring[] },
): Seen {
  const state = stateOf(watch.state);
  const current = entries.get(entry);
  if (current === undefined) throw new Error("no such entry");
  const names = state === undefined ? [] : entriesOf(state);
  return {
    look: current.look,
    measured: new Set(subjectsOf(current.world).filter((subject) => current.world[subject] !== "?")),
    past: new Map(
      names.flatMap((name) => (entries.has(name) ? [[name, entries.get(name)?.look ?? current.look] as const] : [])),
    ),
    changes: (before, after) => differences(entries.get(before)?.world ?? {}, entries.get(after)?.world ?? {}),
    expiring,
  };
}

function subjectsOf(world: World): readonly Subject[] {
  return Object.keys(world) as Subject[];
}

/** Worse before better, as the comparison of two looks has it. */
function differences(before: World, after: World): readonly Difference[] {
  const all = subjectsOf(after).flatMap((subject): readonly Difference[] => {
    const [was, is] = [before[subject], after[subject]];
    if (typeof was !== "number" || typeof is !== "number" || was === is) return [];
    const category = categoryOf[subject];
    return [
      {
        change: {
          rule: is < was ? `${subject.toUpperCase()}-WORSE` : "IMPROVED",
          name: domain,
          severity: is < was ? "high" : "info",
          direction: is < was ? "weakened" : "strengthened",
          before: String(was),
          after: String(is),
          args: { facet: subject },
        },
        subjects: [subject],
        categories: category === undefined ? [] : [category],
      },
    ];
  });
  return all.toSorted(
    (one, other) => Number(one.change.severity === "info") - Number(other.change.severity === "info"),
  );
}

/** 25 points for each step up; what was not measured may be anything. */
function scoresOf(world: World): readonly CategoryScore[] {
  return (["confidential-delivery", "phishing-identity-theft"] as const).map((category) => {
    const values = subjectsOf(world)
      .filter((subject) => categoryOf[subject] === category)
      .map((subject) => world[subject]);
    const sum = (unknown: number) =>
      values.reduce<number>((all, one) => all + (typeof one === "number" ? one * 25 : unknown), 0);
    const points = { min: Math.min(sum(0), 100), max: Math.min(sum(100), 100) };
    return { category, applicable: true, stars: { min: 0, max: 5 }, points, coverage: 1 };
  });
}

function lineOf(news: News): string {
  switch (news.kind) {
    case "changed":
    case "recovered":
    case "settled":
      return news.changes
        .map(
          ({ direction, args, before, after }) =>
            `${direction === "weakened" ? "-" : "+"}${String(args["facet"])} ${before}>${after}`,
        )
        .join(" ");
    case "flapping":
      return `${news.times} times since ${news.since.slice(0, 16)}`;
    case "expiring":
      return news.items.map(({ what, name, daysLeft }) => `${what} ${name} ${daysLeft}`).join(" ");
    case "paused":
      return news.because;
  }
}
