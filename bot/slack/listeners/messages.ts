/** What is wrong in a form, under its field. */
import { retention } from "../../model.ts";

export const formSays = {
  noDomain: "No domain in it. Write it as it stands behind the @ of an address, such as example.org.",
  below: "A whole number from 1 to 100, or nothing.",
  timeZone: "Not a time zone. Write it as in Europe/Brussels.",
  retention: `A whole number of days, from ${retention.least} to ${retention.most}.`,
  channel: "Choose where to send it.",
} as const;

export const answerSays = {
  loadingTitle: "mecsa",
  loading: "One moment …",
  close: "Close",
  noEvidence: "What was answered then is not kept any more. Check the domain again.",
  watching: (domains: string): string => `Watching ${domains}`,
  every: (hours: number): string => ` every ${hours === 1 ? "hour" : `${hours} hours`}, as asked by `,
  watchingNext: "What changes is told here, after a second look has confirmed it.",
  watchingThere: (domains: string): string => `${domains}: watched from now on. Changes are told in `,
  cannotPost: "Slack does not let the app post in ",
  cannotExport: "The file could not be sent: ",
  exportElsewhere:
    "The app needs the scope files:write: install it again and leave the scope on. `mecsa assess --format json` gives the same report on the command line.",
  acknowledged: (domain: string): string => `${domain}: looked after by `,
  sharedBy: "Shared by ",
  noDomain: "No domain, address or URL was found in that message.",
} as const;

/** By the word that Slack refuses with: what to do. */
export const refusalSays: Readonly<Record<string, string>> = {
  not_in_channel: "Invite the app to that channel with /invite, and try again.",
  channel_not_found:
    "Invite the app to that channel with /invite, and try again. Apps cannot see private channels without it.",
  is_archived: "The channel is archived. Choose another one.",
  restricted_action: "The workspace lets only some people post there. Choose another channel.",
  not_installed: "The app is not installed in this workspace any more.",
  ratelimited: "Slack asks to wait. Try again in a minute.",
  other: "Choose another channel, or try again later.",
};
