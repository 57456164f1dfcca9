/** The identifiers that stand in messages and views and come back from Slack: written by `blocks/`, read by `listeners/`. */
import { type DomainName, parseName } from "../../src/index.ts";

/** `action_id` of buttons. */
export const actions = {
  /** On a report; value: subject with `domain`. */
  recheck: "recheck",
  /** On a report; value: subject with `domain`. Opens the watch form. */
  watch: "watch",
  /** On a report; value: subject with `entry` and `domain`. Opens a modal. */
  details: "details",
  /** On a report that only its reader sees; value: subject with `entry` and `domain`. */
  share: "share",
  /** On a report; value: subject with `entry` and `domain`. */
  exportJson: "export-json",
  /** On a table; value: subject with `entries`, or with the `domain` of a history, or empty: all watches of the workspace. */
  exportCsv: "export-csv",
  /** On an alert, list or Home; value: subject with `watch`. Silent for a week, or told again. */
  mute: "mute",
  unmute: "unmute",
  /** On an alert; value: subject with `watch`. */
  acknowledge: "acknowledge",
  /** On an alert, list or Home, with a `confirm` dialog; value: subject with `watch`. */
  unwatch: "unwatch",
  /** On Home; no value. Opens the settings. */
  settings: "settings",
  /** On Home; no value. Opens the form for a domain. */
  check: "check",
  /** On the answer to `delete`, with a `confirm` dialog; no value. Deletes all that is kept of the workspace. */
  deleteAll: "delete-all",
  /** Buttons that only open a URL; acknowledged, nothing else. */
  link: "link",
} as const;
export type Action = keyof typeof actions;

const actionOfId: ReadonlyMap<string, Action> = new Map(
  (Object.keys(actions) as Action[]).map((action) => [actions[action], action]),
);

/** What a button of ours does; undefined for what is none. */
export function actionOf(actionId: string): Action | undefined {
  return actionOfId.get(actionId);
}

/** `callback_id` of shortcuts and of views. */
export const callbacks = {
  /** Global shortcut: opens the form for a domain. */
  checkShortcut: "check-domain",
  /** Message shortcut: checks the domains that a message names. */
  checkMessage: "check-message",
  /** Views that are submitted. */
  checkForm: "check-form",
  watchForm: "watch-form",
  settingsForm: "settings-form",
  /** A view that is only read. */
  details: "details",
} as const;

/** `block_id` of the inputs of forms; the `action_id` of each is `value`. */
export const inputs = {
  /** plain_text_input: domains. */
  domain: "domain",
  /** static_select: hours, as decimal text. */
  interval: "interval",
  /** static_select: a `WatchFilter`. */
  only: "only",
  /** number_input or plain_text_input: 1 to 100. */
  below: "below",
  /** multi_static_select: categories. */
  categories: "categories",
  /** conversations_select. */
  channel: "channel",
  /** checkboxes: `threads`. */
  threads: "threads",
  /** plain_text_input: IANA name. */
  timeZone: "time-zone",
  /** static_select: `off`, `daily`, `weekly`. */
  digest: "digest",
  /** static_select: 0 to 23. */
  digestHour: "digest-hour",
  /** static_select: 1 to 7. */
  digestDay: "digest-day",
  /** conversations_select. */
  digestChannel: "digest-channel",
  /** number_input: days. */
  retention: "retention",
  /** multi_users_select: none is everyone. */
  watchers: "watchers",
} as const;
export type Input = keyof typeof inputs;
/** `action_id` of every input of a form. */
export const inputAction = "value";

/** What a button is about. Its JSON is the `value` of the button (2,000 characters at most). */
export interface Subject {
  domain?: DomainName;
  /** The id of an entry of the history. */
  entry?: string;
  /** Some of them, ten at most. */
  entries?: readonly string[];
  /** The id of a watch. */
  watch?: string;
}

export function subjectText(subject: Subject): string {
  return JSON.stringify(subject);
}

/** Only Slack writes values back, and signs them; they are read as if anybody did. Undefined where it is no subject. */
export function readSubject(text: string | undefined): Subject | undefined {
  if (text === undefined || text.length > 2_000) return undefined;
  const value = parsedJson(text);
  if (typeof value !== "object" || value === null) return undefined;
  const { domain, entry, entries, watch } = value as Record<string, unknown>;
  const name = typeof domain === "string" ? parseName(domain) : undefined;
  return {
    ...(name?.ok === true ? { domain: name.value } : {}),
    ...(isId(entry) ? { entry } : {}),
    ...(Array.isArray(entries) ? { entries: entries.slice(0, 10).filter(isId) } : {}),
    ...(isId(watch) ? { watch } : {}),
  };
}

function isId(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
