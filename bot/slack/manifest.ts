/** The app as Slack is told of it (docs.slack.dev, "App manifest reference"), for both modes, from one source. */
import { callbacks } from "./actions.ts";
import { redirectPath } from "./install/routes.ts";
import { manifestSays } from "./install/messages.ts";
import { eventsPath } from "./receivers.ts";
import { botEvents, scopes } from "./scopes.ts";
import { command } from "./shown.ts";

export type ManifestMode = "http" | "socket";

/** Stands in manifest.yaml for `PUBLIC_URL`. */
const placeholderUrl = "https://mecsa.example.org";

/** Socket Mode has no URLs: Slack refuses a manifest that has both. */
export function manifest(mode: ManifestMode, publicUrl = placeholderUrl): object {
  const requests = mode === "http" ? `${publicUrl}${eventsPath}` : undefined;
  const url = requests === undefined ? {} : { url: requests };
  const requestUrl = requests === undefined ? {} : { request_url: requests };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "mecsa",
      description: manifestSays.description,
      long_description: manifestSays.longDescription,
      background_color: "#1d3557",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "mecsa", always_online: true },
      slash_commands: [
        { command, ...url, description: manifestSays.command, usage_hint: manifestSays.usageHint, should_escape: true },
      ],
      shortcuts: [
        {
          name: manifestSays.shortcut,
          type: "global",
          callback_id: callbacks.checkShortcut,
          description: manifestSays.shortcutSays,
        },
        {
          name: manifestSays.messageShortcut,
          type: "message",
          callback_id: callbacks.checkMessage,
          description: manifestSays.messageShortcutSays,
        },
      ],
    },
    oauth_config: {
      ...(mode === "http" ? { redirect_urls: [`${publicUrl}${redirectPath}`] } : {}),
      scopes: {
        bot: scopes.map(({ name }) => name),
        bot_optional: scopes.filter(({ isOptional }) => isOptional).map(({ name }) => name),
      },
    },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: mode === "http",
      socket_mode_enabled: mode === "socket",
      // Tokens of Socket Mode stand in the environment, where nobody could renew them.
      token_rotation_enabled: mode === "http",
    },
  };
}
