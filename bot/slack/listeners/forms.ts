/** Forms that were submitted. A form with a mistake stays open, and says it under the field. */
import { type Settings, type WatchOptions, defaultSettings, retention, watchFilters } from "../../model.ts";
import { type Input, inputs } from "../actions.ts";
import { type Flags, withFlag } from "../commands/flags.ts";
import { domainsIn } from "../commands/parse.ts";
import { type Asker, type Dependencies, answer, answerFirst, guarded } from "./asker.ts";
import { assess } from "./command.ts";
import type { Fields } from "./fields.ts";
import { showHome } from "./home.ts";
import { formSays } from "./messages.ts";
import { mayManage, mayWatch } from "./permissions.ts";
import { optionsFrom, placeFor, watchDomains } from "./watching.ts";

/** By `block_id`, what is wrong there. */
export type FormErrors = Record<string, string>;
type Ack = (errors?: FormErrors) => Promise<void>;

export async function onCheckForm(deps: Dependencies, asker: Asker, fields: Fields, ack: Ack): Promise<void> {
  const domains = domainsIn(fields.text("domain") ?? "", deps.limits.domainsACommand);
  if (domains.length === 0) return await ack({ [inputs.domain]: formSays.noDomain });
  await ack();
  await guarded(deps, asker, async () => {
    const reply = await answerFirst(deps, asker, deps.shown.assessing(domains), false);
    await assess(deps, asker, { domains, flags: {} }, { reply });
  });
}

export async function onWatchForm(deps: Dependencies, asker: Asker, fields: Fields, ack: Ack): Promise<void> {
  const domains = domainsIn(fields.text("domain") ?? "", deps.limits.watches);
  const below = fields.text("below");
  const flags = below === undefined ? {} : withFlag({}, "below", below);
  const channel = fields.text("channel") ?? asker.channel;
  const errors = errorsOf([
    ["domain", domains.length === 0 ? formSays.noDomain : undefined],
    ["below", flags === undefined ? formSays.below : undefined],
    ["channel", isConversation(channel) ? undefined : formSays.channel],
  ]);
  if (errors !== undefined) return await ack(errors);
  await ack();
  const options = optionsIn(fields, flags ?? {});
  await guarded(deps, asker, async () => await watchDomains(deps, asker, placeFor(asker, channel), domains, options));
}

function optionsIn(fields: Fields, { below }: Flags): WatchOptions {
  const hours = Number(fields.text("interval") ?? "24");
  const only = watchFilters.find((filter) => filter === fields.text("only"));
  const category = withFlag({}, "category", fields.several("categories").join(","))?.category;
  return optionsFrom({
    interval: Number.isInteger(hours) && hours >= 1 && hours <= 168 ? hours : 24,
    threads: fields.several("threads").length > 0,
    ...(only === undefined ? {} : { only }),
    ...(category === undefined ? {} : { category }),
    ...(below === undefined ? {} : { below }),
  });
}

export async function onSettingsForm(deps: Dependencies, asker: Asker, fields: Fields, ack: Ack): Promise<void> {
  const read = settingsIn(fields);
  if (!read.ok) return await ack(read.errors);
  await ack();
  await guarded(deps, asker, async () => {
    const before = await deps.store.settings.get(asker.tenant);
    const isOfWatchers = JSON.stringify(before.watchers) !== JSON.stringify(read.settings.watchers);
    const may = isOfWatchers ? await mayManage(deps, asker) : await mayWatch(deps, asker);
    if (!may)
      return await answer(deps, asker, deps.shown.notice({ kind: isOfWatchers ? "not-manager" : "not-allowed" }));
    await deps.store.settings.put(asker.tenant, read.settings);
    await answer(deps, asker, deps.shown.settingsSaved(read.settings));
    await showHome(deps, asker);
  });
}

function settingsIn(fields: Fields): { ok: true; settings: Settings } | { ok: false; errors: FormErrors } {
  const timeZone = timeZoneNamed(fields.text("timeZone") ?? defaultSettings.timeZone);
  const retentionDays = numberIn(fields, "retention", defaultSettings.retentionDays, retention.least, retention.most);
  const digest = (["off", "daily", "weekly"] as const).find((one) => one === fields.text("digest")) ?? "off";
  const digestChannel = fields.text("digestChannel");
  const errors = errorsOf([
    ["timeZone", timeZone === undefined ? formSays.timeZone : undefined],
    ["retention", retentionDays === undefined ? formSays.retention : undefined],
    [
      "digestChannel",
      digest !== "off" && (digestChannel === undefined || !isConversation(digestChannel))
        ? formSays.channel
        : undefined,
    ],
  ]);
  if (errors !== undefined || retentionDays === undefined || timeZone === undefined)
    return { ok: false, errors: errors ?? {} };
  const watchers = fields.several("watchers").filter((user) => /^[UW][A-Z\d]{1,31}$/.test(user));
  const settings: Settings = {
    timeZone,
    digest,
    digestHour: numberIn(fields, "digestHour", defaultSettings.digestHour, 0, 23) ?? defaultSettings.digestHour,
    digestDay: numberIn(fields, "digestDay", defaultSettings.digestDay, 1, 7) ?? defaultSettings.digestDay,
    retentionDays,
    watchers: watchers.length === 0 ? "everyone" : watchers,
    ...(digestChannel === undefined ? {} : { digestChannel }),
  };
  return { ok: true, settings };
}

function numberIn(fields: Fields, input: Input, usual: number, least: number, most: number): number | undefined {
  const text = fields.text(input);
  if (text === undefined) return usual;
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function errorsOf(found: readonly (readonly [Input, string | undefined])[]): FormErrors | undefined {
  const errors = found.flatMap(([input, says]) => (says === undefined ? [] : [[inputs[input], says] as const]));
  return errors.length === 0 ? undefined : Object.fromEntries(errors);
}

function isConversation(id: string): boolean {
  return /^[CGDUW][A-Z\d]{1,31}$/.test(id);
}

/** As the IANA writes it: `europe/rome` is `Europe/Rome`. */
function timeZoneNamed(name: string): string | undefined {
  if (name.length > 64) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
