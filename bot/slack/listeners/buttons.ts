/** Buttons of messages and of App Home. */
import type { Action, Subject } from "../actions.ts";
import type { Watch } from "../../model.ts";
import { type Asker, type Dependencies, answer, answerFirst, guarded, replyTo } from "./asker.ts";
import { assess, forManagers, isFirst, openSettings } from "./command.ts";
import { exportReport, exportTable } from "./exporting.ts";
import { showHome } from "./home.ts";
import { answerSays } from "./messages.ts";
import { reportAgain } from "./looking-back.ts";
import { mayWatch } from "./permissions.ts";
import { usualOptions } from "./watching.ts";

export interface Pressed {
  action: Action;
  subject: Subject;
  /** In App Home there is no message to answer to. */
  isHome: boolean;
}

/** Was acknowledged already. */
export async function onButton(deps: Dependencies, asker: Asker, pressed: Pressed): Promise<void> {
  const { action, subject } = pressed;
  if (action === "link") return;
  await guarded(deps, asker, async () => {
    const changes = await handlers[action](deps, asker, subject);
    if (changes === "home" && pressed.isHome) await showHome(deps, asker);
  });
}

type Handler = (deps: Dependencies, asker: Asker, subject: Subject) => Promise<"home" | undefined | void>;

const handlers: Record<Exclude<Action, "link">, Handler> = {
  recheck,
  watch: openWatchForm,
  details: openDetails,
  share: shareReport,
  exportJson: async (deps, asker, { entry }) =>
    (await isFirst(deps, asker)) ? await exportReport(deps, asker, entry) : undefined,
  exportCsv: async (deps, asker, subject) =>
    (await isFirst(deps, asker)) ? await exportTable(deps, asker, subject) : undefined,
  mute: async (deps, asker, subject) => await withWatch(deps, asker, subject, muteWatch),
  unmute: async (deps, asker, subject) => await withWatch(deps, asker, subject, unmuteWatch),
  acknowledge: async (deps, asker, subject) => await withWatch(deps, asker, subject, acknowledgeAlert),
  unwatch: async (deps, asker, subject) => await withWatch(deps, asker, subject, stopWatch),
  settings: async (deps, asker) => await openSettings(deps, asker),
  check: async (deps, { tenant, triggerId }) => {
    if (triggerId !== undefined) await deps.slack.openView(tenant, triggerId, deps.shown.checkForm(deps.limits));
  },
  deleteAll: async (deps, asker) => await forManagers(deps, asker, async () => await deleteAll(deps, asker)),
};

/** The answer takes the place of a report that only the asker sees; what everybody sees stays as it is. */
async function recheck(deps: Dependencies, asker: Asker, { domain }: Subject): Promise<void> {
  if (domain === undefined) return await gone(deps, asker);
  const { responseUrl, ...inPublic } = asker;
  const from = asker.isPublic === true || responseUrl === undefined ? inPublic : asker;
  const reply = await answerFirst(deps, from, deps.shown.assessing([domain]), true);
  await assess(deps, from, { domains: [domain], flags: { fresh: true } }, { reply });
}

async function openWatchForm(deps: Dependencies, asker: Asker, { domain }: Subject): Promise<void> {
  if (asker.triggerId === undefined) return;
  const { channel } = asker;
  const at = { ...(/^[CG]/.test(channel) ? { channel } : {}), ...(domain === undefined ? {} : { domain }) };
  await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.watchForm(usualOptions, at));
}

/** First an empty modal, for a trigger lasts three seconds. */
async function openDetails(deps: Dependencies, asker: Asker, { entry }: Subject): Promise<void> {
  if (asker.triggerId === undefined) return;
  const opened = await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.loading());
  const again = await reportAgain(deps, asker.tenant, entry);
  const view = again === undefined ? deps.shown.failedView(answerSays.noEvidence) : deps.shown.details(again.report);
  await deps.slack.updateView(asker.tenant, opened, view);
}

/** By the response URL, which may speak where the app is no member; else as any message. */
async function shareReport(deps: Dependencies, asker: Asker, { entry }: Subject): Promise<void> {
  if (!(await isFirst(deps, asker))) return;
  const again = await reportAgain(deps, asker.tenant, entry);
  if (again === undefined) return await noEvidence(deps, asker);
  const message = deps.shown.sharedReport({ ...again, by: asker.user });
  const { delivery } =
    asker.responseUrl === undefined
      ? { delivery: await deps.messenger.post(asker, message) }
      : await deps.messenger.reply(replyTo(asker, deps.now()), message, { replace: false, inChannel: true });
  if (delivery.kind === "delivered") return;
  await answer(deps, asker, deps.shown.cannotPost(asker.channel, delivery.because));
}

type WithWatch = (deps: Dependencies, asker: Asker, watch: Watch) => Promise<void>;

/** Ids come back from clients: a watch of another tenant is not there. */
async function withWatch(
  deps: Dependencies,
  asker: Asker,
  { watch: id }: Subject,
  work: WithWatch,
): Promise<"home" | undefined | void> {
  const watch = id === undefined ? undefined : await deps.store.watches.get(id);
  if (watch === undefined || watch.tenant !== asker.tenant) return await gone(deps, asker);
  if (!(await mayWatch(deps, asker))) return await answer(deps, asker, deps.shown.notice({ kind: "not-allowed" }));
  await work(deps, asker, watch);
  return "home";
}

const muteMs = 7 * 86_400_000;

async function muteWatch(deps: Dependencies, asker: Asker, { id, domain }: Watch): Promise<void> {
  const until = new Date(deps.now().getTime() + muteMs);
  await deps.store.watches.mute(id, until);
  await answer(deps, asker, deps.shown.notice({ kind: "muted", domain, until: until.toISOString() }));
}

async function unmuteWatch(deps: Dependencies, asker: Asker, { id, domain }: Watch): Promise<void> {
  await deps.store.watches.mute(id, undefined);
  await answer(deps, asker, deps.shown.notice({ kind: "unmuted", domain }));
}

/** Everybody who got the alert sees who looks after it. */
async function acknowledgeAlert(deps: Dependencies, asker: Asker, watch: Watch): Promise<void> {
  if (!(await isFirst(deps, asker))) return;
  const notice = deps.shown.acknowledged(watch.domain, asker.user);
  const thread = asker.threadTs === undefined ? {} : { threadTs: asker.threadTs };
  await deps.messenger.post({ tenant: asker.tenant, channel: watch.channel }, notice, thread);
}

async function stopWatch(deps: Dependencies, asker: Asker, watch: Watch): Promise<void> {
  const isFound = await deps.store.watches.remove(watch, watch.domain);
  await answer(deps, asker, deps.shown.notice({ kind: isFound ? "unwatched" : "not-watched", domain: watch.domain }));
}

/** The answer goes first: the token goes with everything else. */
/** The response URL of the button needs no token: what is said is done. */
async function deleteAll(deps: Dependencies, asker: Asker): Promise<void> {
  await deps.store.deleteTenant(asker.tenant);
  deps.tokens.forget(asker.tenant);
  await answer(deps, asker, deps.shown.notice({ kind: "deleted" }), true);
}

async function noEvidence(deps: Dependencies, asker: Asker): Promise<void> {
  await answer(deps, asker, deps.shown.notice({ kind: "no-evidence" }));
}

async function gone(deps: Dependencies, asker: Asker): Promise<void> {
  await answer(deps, asker, deps.shown.notice({ kind: "error", cause: "gone", id: asker.key.slice(-8) }));
}
