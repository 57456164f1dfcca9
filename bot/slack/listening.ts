/** Requests as Bolt has them, for the listeners as they are. Each is acknowledged before anything slow. */
import type { App, BlockAction } from "@slack/bolt";
import type { TenantId } from "../model.ts";
import { actionOf, callbacks, readSubject } from "./actions.ts";
import { knownTenant } from "./install/tenant.ts";
import type { Asker, Dependencies } from "./listeners/asker.ts";
import { onButton } from "./listeners/buttons.ts";
import { onCommand } from "./listeners/command.ts";
import { type Fields, fieldsOf } from "./listeners/fields.ts";
import { type FormErrors, onCheckForm, onSettingsForm, onWatchForm } from "./listeners/forms.ts";
import { onHomeOpened } from "./listeners/home.ts";
import { onLeft } from "./listeners/leaving.ts";
import { onCheckShortcut, onMessageShortcut } from "./listeners/shortcuts.ts";
import { wire } from "./messenger-live.ts";
import { command } from "./shown.ts";

export function listen(app: App, deps: Dependencies): void {
  app.command(command, async ({ command: given, ack, context }) => {
    const asker = askerOf(context, {
      user: given.user_id,
      channel: given.channel_id,
      key: given.trigger_id,
      triggerId: given.trigger_id,
      responseUrl: given.response_url,
    });
    await onCommand(
      deps,
      asker,
      given.text,
      async (message) =>
        await (message === undefined
          ? ack()
          : ack({ response_type: "ephemeral", text: message.text, blocks: wire(message) })),
    );
  });
  app.action<BlockAction>({ type: "block_actions", action_id: /^/ }, async ({ body, action, ack, context }) => {
    await ack();
    const pressed = actionOf(action.action_id);
    if (pressed === undefined) return;
    const subject = readSubject("value" in action && typeof action.value === "string" ? action.value : undefined) ?? {};
    await onButton(deps, pressedBy(context, body), { action: pressed, subject, isHome: body.view?.type === "home" });
  });
  listenToShortcuts(app, deps);
  listenToForms(app, deps);
  listenToEvents(app, deps);
}

function pressedBy(context: object, body: BlockAction): Asker {
  const { container, message } = body;
  const threadTs = typeof message?.thread_ts === "string" ? message.thread_ts : message?.ts;
  return askerOf(context, {
    user: body.user.id,
    channel: body.channel?.id ?? body.user.id,
    key: body.trigger_id,
    triggerId: body.trigger_id,
    isPublic: container.is_ephemeral !== true,
    ...(body.response_url === undefined || body.response_url === "" ? {} : { responseUrl: body.response_url }),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
}

function listenToShortcuts(app: App, deps: Dependencies): void {
  app.shortcut({ callback_id: callbacks.checkShortcut, type: "shortcut" }, async ({ shortcut, ack, context }) => {
    await ack();
    const {
      user: { id: user },
      trigger_id: triggerId,
    } = shortcut;
    await onCheckShortcut(deps, askerOf(context, { user, channel: user, key: triggerId, triggerId }));
  });
  app.shortcut({ callback_id: callbacks.checkMessage, type: "message_action" }, async ({ shortcut, ack, context }) => {
    await ack();
    const { user, channel, trigger_id: triggerId, response_url: responseUrl, message } = shortcut;
    const asker = askerOf(context, { user: user.id, channel: channel.id, key: triggerId, triggerId, responseUrl });
    await onMessageShortcut(deps, asker, message.text ?? "");
  });
}

type OnForm = (
  deps: Dependencies,
  asker: Asker,
  fields: Fields,
  ack: (errors?: FormErrors) => Promise<void>,
) => Promise<void>;

function listenToForms(app: App, deps: Dependencies): void {
  const form = (callback: string, onForm: OnForm): void =>
    app.view({ callback_id: callback, type: "view_submission" }, async ({ view, body, ack, context }) => {
      const asker = askerOf(context, { user: body.user.id, channel: body.user.id, key: `${view.id}-${view.hash}` });
      await onForm(
        deps,
        asker,
        fieldsOf(view.state.values),
        async (errors) => await (errors === undefined ? ack() : ack({ response_action: "errors", errors })),
      );
    });
  form(callbacks.checkForm, onCheckForm);
  form(callbacks.watchForm, onWatchForm);
  form(callbacks.settingsForm, onSettingsForm);
}

function listenToEvents(app: App, deps: Dependencies): void {
  app.event("app_home_opened", async ({ event, context }) => {
    if (event.tab === "home") await onHomeOpened(deps, { tenant: tenantIn(context), user: event.user });
  });
  app.event("app_uninstalled", async ({ body, context }) => await onLeft(deps, tenantLeaving(context), body.event_id));
  app.event("tokens_revoked", async ({ event, body, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await onLeft(deps, tenantLeaving(context), body.event_id);
  });
}

/** Of requests that were authorized. */
function tenantIn(context: object): TenantId {
  const tenant = "tenant" in context && typeof context.tenant === "string" ? context.tenant : undefined;
  return knownTenant({ teamId: tenant, isEnterpriseInstall: false });
}

/** These events are not authorized: nobody could any more. */
function tenantLeaving({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: {
  teamId?: string;
  enterpriseId?: string;
  isEnterpriseInstall?: boolean;
}): TenantId {
  return knownTenant({ teamId, enterpriseId, isEnterpriseInstall: isEnterpriseInstall === true });
}

function askerOf(context: object, asker: Omit<Asker, "tenant">): Asker {
  return { tenant: tenantIn(context), ...asker, key: asker.key.replaceAll(/[^\w./-]/g, "-").slice(0, 200) };
}
