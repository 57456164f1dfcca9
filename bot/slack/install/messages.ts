/** The pages that whoever installs the app sees in a browser. Values are escaped by `pages.ts`. */
import type { Scope } from "../scopes.ts";

export const pageWords = {
  installTitle: "Add mecsa to Slack",
  installText:
    "mecsa assesses how well a domain protects mail between servers, watches domains, and tells when something changed.",
  installButton: "Add to Slack",
  scopesTitle: "What it asks for",
  optional: "(optional)",
  installedTitle: "mecsa is installed",
  installedText:
    "Type /mecsa example.org in any channel of Slack. Invite the app to private channels that it is to tell of changes.",
  openSlack: "Open Slack",
  failedTitle: "mecsa was not installed",
  again: "Start again",
} as const;

export type InstallFailure = "cancelled" | "not-this-browser" | "slack" | "other";

export const failureSays: Readonly<Record<InstallFailure, string>> = {
  cancelled: "The installation was cancelled in Slack. Nothing was stored.",
  "not-this-browser":
    "This link belongs to another browser session, was used before, or is older than ten minutes. Start again from the first page, in one browser.",
  slack: "Slack did not accept the installation. Start again; if it fails again, look into the log of the bot.",
  other: "Something went wrong on our side. The log of the bot has it under the id below.",
};

export function scopeText({ why, isOptional }: Scope): string {
  return isOptional ? `${why} ${pageWords.optional}` : why;
}

export function errorIdText(id: string): string {
  return `Id of this error: ${id}`;
}

export const manifestSays = {
  description: "How well a domain protects mail: report, watch, history.",
  longDescription:
    "mecsa assesses how well a domain protects mail between servers. Type /mecsa example.org and get its scores in three categories (confidential delivery, phishing and identity theft, integrity of messages), the three things to fix with the DNS records to publish, and every finding behind a button. Watch domains, and a channel hears when something changes: after a second look has confirmed it, with the old record, the new one, and the rule that it weakens.",
  command: "How well does a domain protect its mail?",
  usageHint: "example.org | watch example.org | list | help",
  shortcut: "Check a domain",
  shortcutSays: "How well does a domain protect its mail?",
  messageShortcut: "Check its domains",
  messageShortcutSays: "Checks the domains, addresses and URLs of this message.",
} as const;

/** The first line of the files. */
export const manifestWords = {
  http: "Many workspaces, over HTTP: put your own PUBLIC_URL for https://mecsa.example.org. Made by tools/manifest.ts.",
  socket: "One workspace, by Socket Mode: nothing to change. Made by tools/manifest.ts.",
} as const;
