/** Requests as Slack makes them, signed (docs.slack.dev, "Verifying requests from Slack"). */
import { createHmac } from "node:crypto";

export const signingSecret = "signing-secret-of-the-tests";

export interface Sending {
  port: number;
  path?: string;
  secret?: string;
  at?: Date;
  contentType?: string;
  retry?: { num: number; reason: string };
}

export async function signedRequest(
  body: string,
  { port, path = "/slack/events", secret = signingSecret, at = new Date(), contentType, retry }: Sending,
): Promise<Response> {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
  return await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: {
      "content-type": contentType ?? (body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded"),
      "x-slack-request-timestamp": seconds,
      "x-slack-signature": signature,
      ...(retry === undefined ? {} : { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }),
    },
    body,
  });
}

let serial = 0;
export const newTrigger = (): string => `${++serial}.738474920.8088930838d88f008e0`;

export interface CommandPayload {
  text: string;
  responseUrl: string;
  team?: string;
  enterprise?: string;
  isOrg?: boolean;
  channel?: string;
  user?: string;
  trigger?: string;
}

export function commandPayload({
  text,
  responseUrl,
  team = "T0001",
  enterprise,
  isOrg = false,
  channel = "C0001",
  user = "U0001",
  trigger = newTrigger(),
}: CommandPayload): Record<string, string> {
  return {
    token: "legacy",
    command: "/mecsa",
    text,
    response_url: responseUrl,
    trigger_id: trigger,
    user_id: user,
    user_name: "ann",
    team_id: team,
    team_domain: "acme",
    channel_id: channel,
    channel_name: "mail",
    api_app_id: "A0001",
    is_enterprise_install: String(isOrg),
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise }),
  };
}

export function commandBody(payload: CommandPayload): string {
  return new URLSearchParams(commandPayload(payload)).toString();
}

export function interaction(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

export interface Press {
  action: string;
  value?: string;
  responseUrl?: string;
  user?: string;
  channel?: string;
  isEphemeral?: boolean;
  team?: string;
  isHome?: boolean;
}

export function pressPayload({
  action,
  value,
  responseUrl,
  user = "U0001",
  channel = "C0001",
  isEphemeral = true,
  team = "T0001",
  isHome = false,
}: Press): object {
  const where = isHome
    ? {
        view: { id: "VHOME", type: "home", team_id: team, blocks: [], hash: "1.h" },
        container: { type: "view", view_id: "VHOME" },
      }
    : {
        channel: { id: channel, name: "mail" },
        container: { type: "message", message_ts: "1700000000.000001", channel_id: channel, is_ephemeral: isEphemeral },
        ...(isEphemeral ? {} : { message: { ts: "1700000000.000001", text: "…" } }),
      };
  return {
    type: "block_actions",
    user: { id: user, username: "ann", team_id: team },
    api_app_id: "A0001",
    team: { id: team, domain: "acme" },
    trigger_id: newTrigger(),
    is_enterprise_install: false,
    ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
    ...where,
    actions: [
      {
        type: "button",
        action_id: action,
        block_id: "b1",
        action_ts: "1700000001.1",
        ...(value === undefined ? {} : { value }),
      },
    ],
  };
}

export function formPayload(callback: string, values: Record<string, object>, user = "U0001"): object {
  return {
    type: "view_submission",
    team: { id: "T0001", domain: "acme" },
    user: { id: user, name: "ann", team_id: "T0001" },
    api_app_id: "A0001",
    trigger_id: newTrigger(),
    is_enterprise_install: false,
    view: {
      id: `V${newTrigger()}`,
      hash: "1.hash",
      team_id: "T0001",
      type: "modal",
      callback_id: callback,
      private_metadata: "",
      blocks: [],
      state: { values: Object.fromEntries(Object.entries(values).map(([block, value]) => [block, { value }])) },
    },
  };
}

export function eventBody(
  event: object,
  { id = `Ev${newTrigger()}`, team = "T0001" }: { id?: string; team?: string } = {},
): string {
  return JSON.stringify({
    type: "event_callback",
    token: "legacy",
    team_id: team,
    api_app_id: "A0001",
    event,
    event_id: id,
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: "UBOT", is_bot: true, is_enterprise_install: false },
    ],
  });
}
