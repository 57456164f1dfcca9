/** What Slack's schema of manifests (slackapi/manifest-schema, version 2) says of the fields that we use, in our own words. */
const httpsUrl = { type: "string", pattern: "^https://", maxLength: 500 };
const text = (maxLength: number, minLength = 1) => ({ type: "string", minLength, maxLength });
const flag = { type: "boolean" };
const closed = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const listOf = (items: object, maxItems: number) => ({ type: "array", items, maxItems, uniqueItems: true });

export const manifestSchema = closed(
  {
    _metadata: closed({ major_version: { const: 2 }, minor_version: { type: "integer" } }),
    display_information: closed(
      {
        name: text(35),
        description: text(140),
        long_description: text(4_000, 175),
        background_color: { type: "string", pattern: "^#(?:[0-9a-f]{3}){1,2}$" },
      },
      ["name"],
    ),
    features: closed({
      app_home: closed({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
      bot_user: closed({ display_name: { ...text(80), pattern: "^[A-Za-z0-9_.-]+$" }, always_online: flag }, [
        "display_name",
      ]),
      slash_commands: listOf(
        closed(
          {
            command: { ...text(32, 2), pattern: "^/[a-z0-9_-]+$" },
            url: httpsUrl,
            description: text(2_000),
            usage_hint: text(1_000),
            should_escape: flag,
          },
          ["command", "description"],
        ),
        50,
      ),
      shortcuts: listOf(
        closed(
          { name: text(24), type: { enum: ["message", "global"] }, callback_id: text(255), description: text(150) },
          ["name", "type", "callback_id", "description"],
        ),
        10,
      ),
    }),
    oauth_config: closed({
      redirect_urls: listOf(httpsUrl, 1_000),
      scopes: closed({ bot: listOf(text(50), 255), bot_optional: listOf(text(50), 255) }),
    }),
    settings: closed({
      event_subscriptions: closed({ request_url: httpsUrl, bot_events: listOf(text(50), 100) }),
      interactivity: closed({ is_enabled: flag, request_url: httpsUrl }, ["is_enabled"]),
      org_deploy_enabled: flag,
      socket_mode_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  ["display_information"],
);
