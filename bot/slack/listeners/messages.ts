/** What is wrong in a form, under its field. */
import { retention } from "../../model.ts";
import { settingsWords } from "../messages.ts";

export const formSays = {
  noDomain: "No domain in it. Write it as it stands behind the @ of an address, such as example.org.",
  below: "A whole number from 1 to 100, or nothing.",
  timeZone: "Not a time zone. Write it as in Europe/Brussels.",
  retention: `A whole number of days, from ${retention.least} to ${retention.most}.`,
  channel: "Choose where to send it.",
} as const;

const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

export const answerSays = {
  loadingTitle: "mecsa",
  loading: "One moment …",
  close: "Close",
  noEvidence: "What was answered then is not kept any more. Check the domain again.",
  watching: (domains: string): string => `Watching ${domains}`,
  every: (every: string, options: string): string => ` ${every}: ${options}. Asked for by `,
  watchingNext: "What changes is told here, after a second look has confirmed it.",
  watchingThere: (domains: string): string => `${domains}: watched from now on. Changes are told in `,
  cannotPost: "Slack does not let the app post in ",
  file: (name: string): string => `As you asked: ${name}`,
  cannotExport: "The file could not be sent: ",
  exportElsewhere:
    "The app needs the scope files:write: install it again and leave the scope on. `mecsa assess --format json` gives the same report on the command line.",
  acknowledged: (domain: string): string => `${domain}: looked after by `,
  sharedBy: "Shared by ",
  digest: {
    daily: (_day: number, hour: number, zone: string): string =>
      `Each day at ${clock(hour)} (${zone}) a digest goes to `,
    weekly: (day: number, hour: number, zone: string): string =>
      `Each ${settingsWords.days[day - 1] ?? "week"} at ${clock(hour)} (${zone}) a digest goes to `,
  },
  noDomain: "No domain, address or URL was found in that message.",
} as const;
