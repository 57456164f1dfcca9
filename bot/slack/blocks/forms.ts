/** Forms in modals. What comes back is under `inputs`. */
import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import { type DomainName, categories } from "../../../src/index.ts";
import { type Limits, type Settings, type WatchOptions, retention, watchFilters } from "../../model.ts";
import { categoryNames, checkWords, everyText, settingsWords, watchWords } from "../messages.ts";
import { type Input, callbacks, inputAction, inputs } from "../actions.ts";
import { limits } from "./limits.ts";
import { plainText } from "./parts.ts";
import { modal } from "./view.ts";

type Element = InputBlock["element"];

interface Asked {
  label: string;
  hint?: string;
  isOptional?: boolean;
}

function input(id: Input, { label, hint, isOptional = false }: Asked, element: Element): InputBlock {
  return {
    type: "input",
    block_id: inputs[id],
    label: plainText(label, limits.input.label),
    ...(hint === undefined ? {} : { hint: plainText(hint, limits.input.hint) }),
    optional: isOptional,
    element: { ...element, action_id: inputAction },
  };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, limits.options.text), value };
}

/** A choice of one; the one that holds now is chosen. */
function select(options: readonly PlainTextOption[], value: string): Element {
  const chosen = options.find((one) => one.value === value);
  return { type: "static_select", options: [...options], ...(chosen === undefined ? {} : { initial_option: chosen }) };
}

const maxTyped = 1_024; // a name of 253 octets, each written as `\\000`

function typedInput(value: string): Element {
  return { type: "plain_text_input", max_length: maxTyped, ...(value === "" ? {} : { initial_value: value }) };
}

/** A list may be pasted: lines are kept. */
function listInput(value: string): Element {
  return {
    type: "plain_text_input",
    multiline: true,
    max_length: limits.input.value,
    ...(value === "" ? {} : { initial_value: value }),
  };
}

function number(min: number, max: number, value?: number): Element {
  return {
    type: "number_input",
    is_decimal_allowed: false,
    min_value: String(min),
    max_value: String(max),
    ...(value === undefined ? {} : { initial_value: String(value) }),
  };
}

function conversation(value?: string): Element {
  const chosen = value === undefined ? { default_to_current_conversation: true } : { initial_conversation: value };
  return {
    type: "conversations_select",
    ...chosen,
    filter: { include: ["public", "private", "im"], exclude_bot_users: true },
  };
}

const intervals = [1, 3, 6, 12, 24, 48, 72, 168] as const;

/** `metadata` comes back with the form. */
export function watchForm(
  options: WatchOptions,
  at: { domain?: DomainName; channel?: string; metadata?: string } = {},
): ModalView {
  const { form, formTitle: title } = watchWords;
  const made = { title, callback: callbacks.watchForm, close: form.cancel, submit: form.submit, ...metadataOf(at) };
  return modal(made, [
    input("domain", { label: form.domain, hint: form.domainHint }, listInput(at.domain ?? "")),
    input("interval", { label: form.interval }, intervalSelect(options)),
    input("only", { label: form.only }, onlySelect(options)),
    input("below", { label: form.below, hint: form.belowHint, isOptional: true }, number(1, 100, options.below)),
    input(
      "categories",
      { label: form.categories, hint: form.categoriesHint, isOptional: true },
      categoriesSelect(options),
    ),
    input("channel", { label: form.channel }, conversation(at.channel)),
    input("threads", { label: form.threads, isOptional: true }, threadsBox(options)),
  ]);
}

function intervalSelect({ everyHours }: WatchOptions): Element {
  const hours = [...new Set([...intervals, everyHours])].toSorted((one, other) => one - other);
  const options = hours.map((every) => option(everyText(every), String(every)));
  return select(options, String(everyHours));
}

function onlySelect({ only }: WatchOptions): Element {
  return select(
    watchFilters.map((filter) => option(watchWords.only[filter], filter)),
    only,
  );
}

function categoriesSelect(watched: WatchOptions): Element {
  const options = categories.map((category) => option(categoryNames[category], category));
  const chosen = options.filter(({ value }) => watched.categories.some((category) => category === value));
  return { type: "multi_static_select", options, ...(chosen.length === 0 ? {} : { initial_options: chosen }) };
}

function threadsBox({ threads }: WatchOptions): Element {
  const box = option(watchWords.form.threadsOption, "threads");
  return { type: "checkboxes", options: [box], ...(threads ? { initial_options: [box] } : {}) };
}

function metadataOf({ metadata }: { metadata?: string }): { metadata?: string } {
  return metadata === undefined ? {} : { metadata };
}

export function checkForm(
  domains: string,
  { domainsACommand }: Pick<Limits, "domainsACommand">,
  metadata?: string,
): ModalView {
  const asked = { label: checkWords.domain, hint: checkWords.hint(domainsACommand) };
  return modal(
    {
      title: checkWords.title,
      callback: callbacks.checkForm,
      close: checkWords.cancel,
      submit: checkWords.submit,
      ...(metadata === undefined ? {} : { metadata }),
    },
    [
      input("domain", asked, {
        type: "plain_text_input",
        max_length: limits.input.value,
        ...(domains === "" ? {} : { initial_value: domains.slice(0, limits.input.value) }),
      }),
    ],
  );
}

export function settingsForm(settings: Settings): ModalView {
  const { digest, digestHour, digestDay, digestChannel, retentionDays, watchers, timeZone } = settings;
  const words = settingsWords;
  const hours = Array.from({ length: 24 }, (_, hour) => option(`${String(hour).padStart(2, "0")}:00`, String(hour)));
  const days = words.days.map((day, index) => option(day, String(index + 1)));
  const digests = (["off", "daily", "weekly"] as const).map((one) => option(words.digests[one], one));
  const people = watchers === "everyone" ? [] : watchers.slice(0, limits.options.most);
  return modal({ title: words.title, callback: callbacks.settingsForm, close: words.cancel, submit: words.submit }, [
    input("timeZone", { label: words.timeZone, hint: words.timeZoneHint }, typedInput(timeZone)),
    input("digest", { label: words.digest }, select(digests, digest)),
    input("digestHour", { label: words.digestHour }, select(hours, String(digestHour))),
    input("digestDay", { label: words.digestDay }, select(days, String(digestDay))),
    input("digestChannel", { label: words.digestChannel, isOptional: true }, conversation(digestChannel)),
    input("retention", { label: words.retention }, number(retention.least, retention.most, retentionDays)),
    input(
      "watchers",
      { label: words.watchers, hint: words.watchersHint, isOptional: true },
      {
        type: "multi_users_select",
        ...(people.length === 0 ? {} : { initial_users: [...people] }),
      },
    ),
  ]);
}
