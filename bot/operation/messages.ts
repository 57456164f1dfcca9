/** What the process says to the operator. */
import type { Role } from "../roles.ts";

export const usage = `mecsa's Slack bot.

  --role web|worker|inbox|all
                          what this process does; without it, all. Several processes need DATABASE_URL.
  --print-config          print what is configured, without secrets, and end
  --help                  print this and end

It is configured by environment variables: docs/bot.md. Exit codes: 0 stopped, 1 could not start or stop, 2 wrong use.
`;

/** For who starts it to see it work. */
export function withoutSlack({ dir, admin }: { dir: string; admin: string }): string {
  return `The bot runs, without Slack: no credentials are set. To connect it to one workspace takes five minutes:

  1. Open https://api.slack.com/apps, choose "Create New App", "From a manifest", and paste manifest.socket.yaml.
  2. "Basic Information", "App-Level Tokens": make one with the scope connections:write. It is SLACK_APP_TOKEN.
  3. "Install App": the "Bot User OAuth Token" is SLACK_BOT_TOKEN.
  4. Start it again: SLACK_APP_TOKEN=xapp-... SLACK_BOT_TOKEN=xoxb-... npm run bot

For many workspaces, over HTTP with OAuth: docs/bot.md.
It keeps its data in ${dir}. It is alive: ${admin}/healthz and ${admin}/readyz. Stop it with Ctrl-C.
`;
}

export const needsServer = (role: Role): string =>
  `--role ${role} needs a database that other processes reach too, and DATABASE_URL is not set`;

export const needsServerHint = "Set DATABASE_URL, or leave --role out: then one process does everything.";

export const needsInbox =
  "--role inbox takes the messages of outbound tests, and INBOX_DOMAIN and INBOX_PORT are not set";

export const needsInboxHint = "Set both; docs/bot.md says what has to lead there.";
