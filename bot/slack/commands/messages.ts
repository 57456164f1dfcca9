/** What `help`, the table of the handbook and the answers to what could not be read say. */
import type { FlagName } from "./flags.ts";
import type { Misread } from "./parse.ts";
import type { Verb } from "./table.ts";

export const commandSays: Readonly<Record<Verb, string>> = {
  check: "Assesses one domain, or up to ten in one table. An address or a URL will do.",
  compare: "Assesses two domains and shows them side by side.",
  watch: "Looks again at intervals and tells this channel (or the one named) when something changed.",
  unwatch: "Stops watching a domain here, or all of them.",
  list: "Lists what is watched here, or in the channel named.",
  history: "Shows how the points of a domain went, of 30 days or as many as you say.",
  diff: "Shows what changed since the look before, or since the look of so many days ago.",
  outbound:
    "Gives an address for one message from that domain, and tells how the message was sent, signed and encrypted.",
  settings: "Opens the settings of this workspace: time zone, digests, retention, who may watch.",
  export: "Sends you all that is kept of this workspace, tokens left out.",
  delete: "Deletes all that is kept of this workspace, after asking.",
  help: "Shows these commands, or one of them.",
};

export const flagSays: Readonly<Record<FlagName, string>> = {
  interval: "how often to look: 1h to 7d (1d)",
  below: "tell only while a category has fewer points than this: 1 to 100",
  only: "what to tell: changes (all), or regressions and their recovery",
  category: "of which categories, separated by commas",
  check: "only what these see, separated by commas: starttls, x509, dane, mta-sts, dnssec, spf, dkim, dmarc",
  threads: "follow-ups in the thread of the alert: on, off (on)",
  reminders: "days before a certificate or signature ends: 30,14,7,1, or off",
  fresh: "ask everything again instead of showing a result of the last 15 minutes: on, off (off)",
};

/** Bare text: whoever shows it escapes it. */
export function misreadText(misread: Misread): string {
  switch (misread.kind) {
    case "unknown-verb":
      return `“${misread.given}” is neither a command nor a domain.${misread.instead === undefined ? suggestion(misread.nearest) : " Did you mean:"}`;
    case "not-a-domain":
      return `“${misread.given}” is not a domain. Give the part behind the @ of an address, such as example.org.`;
    case "unknown-flag":
      return `“${misread.verb}” knows no option “${misread.given}”.${suggestion(misread.nearest, `help ${misread.verb}`)}`;
    case "bad-value":
      return `“${misread.given}” does not fit ${misread.flag}: ${flagSays[misread.flag]}.`;
    case "unexpected":
      return `“${misread.verb}” does not know what to do with “${misread.given}”.`;
    case "too-few":
      return `“${misread.verb}” needs ${domains(misread.least)}. Such as:`;
    case "too-many":
      return `“${misread.verb}” takes ${domains(misread.most)} at most; these are ${misread.given}.`;
    case "channel-name":
      return `The channel “${misread.given}” came without its id. Pick it from the list that Slack shows while you type #.`;
    case "bad-days":
      return `“${misread.given}” is not a number of days. Such as 30d, 12w or 1y; ten years at most.`;
    case "repeated":
      return `“${misread.given}” is there twice.`;
  }
}

function suggestion(nearest: string | undefined, help = "help"): string {
  return nearest === undefined ? ` Try “${help}”.` : ` Did you mean “${nearest}”?`;
}

function domains(n: number): string {
  return n === 1 ? "one domain" : `${n} domains`;
}
