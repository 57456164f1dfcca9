/** `/mecsa …` */
import type { ReplyTo } from "../../jobs/jobs.ts";
import { defaultSettings } from "../../model.ts";
import { type Line, readCommand } from "../commands/parse.ts";
import type { Verb } from "../commands/table.ts";
import type { SlackMessage } from "../messenger.ts";
import { type Asker, type Dependencies, answer, guarded, replyTo } from "./asker.ts";
import { exportAll } from "./exporting.ts";
import { showDifference, showHistory } from "./looking-back.ts";
import { beginOutbound } from "./outbound.ts";
import { mayManage } from "./permissions.ts";
import { optionsFrom, placeFor, unwatchDomains, watchDomains } from "./watching.ts";

/** Acknowledges before anything else: what can be said at once goes with it. */
export async function onCommand(
  deps: Dependencies,
  asker: Asker,
  text: string,
  ack: (message?: SlackMessage) => Promise<void>,
): Promise<void> {
  const read = readCommand(text, deps.limits.domainsACommand);
  if (!read.ok) return await ack(deps.shown.misread(read.misread));
  const { line } = read;
  await ack(saidAtOnce(deps, line));
  await guarded(deps, asker, async () => {
    if (await isFirst(deps, asker, line.verb)) await handlers[line.verb](deps, asker, line);
  });
}

const retriesMs = 3_600_000;

/** Slack sends a command again where it is not sure; jobs have the key themselves. */
export async function isFirst({ store, now }: Dependencies, { tenant, key }: Asker, verb?: Verb): Promise<boolean> {
  if (verb === "check" || verb === "compare" || verb === "help") return true;
  return await store.once(`asked/${tenant}/${key}`, now(), retriesMs);
}

function saidAtOnce({ shown }: Dependencies, { verb, domains, about }: Line): SlackMessage | undefined {
  if (verb === "check" || verb === "compare") return shown.assessing(domains);
  return verb === "help" ? shown.help(about) : undefined;
}

type Handler = (deps: Dependencies, asker: Asker, line: Line) => Promise<void>;

const handlers: Record<Verb, Handler> = {
  check: async (deps, asker, line) => await assess(deps, asker, line),
  compare: async (deps, asker, line) => await assess(deps, asker, line, { compare: true }),
  watch: async (deps, asker, { domains, flags, channel }) =>
    await watchDomains(deps, asker, placeFor(asker, channel), domains, optionsFrom(flags)),
  unwatch: async (deps, asker, { domains, all, channel }) =>
    await unwatchDomains(deps, asker, placeFor(asker, channel), all === true ? "all" : domains),
  list: async (deps, asker, { channel }) => await listWatches(deps, asker, channel),
  history: async (deps, asker, { domains: [domain], days }) =>
    domain === undefined ? undefined : await showHistory(deps, asker, domain, days),
  diff: async (deps, asker, { domains: [domain], days }) =>
    domain === undefined ? undefined : await showDifference(deps, asker, domain, days),
  outbound: async (deps, asker, { domains: [domain] }) =>
    domain === undefined ? undefined : await beginOutbound(deps, asker, domain),
  settings: async (deps, asker) => await openSettings(deps, asker),
  export: async (deps, asker) => await forManagers(deps, asker, async () => await exportAll(deps, asker)),
  delete: async (deps, asker) =>
    await forManagers(deps, asker, async () => await answer(deps, asker, deps.shown.askToDelete())),
  help: async () => await Promise.resolve(),
};

/** Hands the work on; the worker answers. */
export async function assess(
  { jobs, now }: Dependencies,
  asker: Asker,
  { domains, flags }: Pick<Line, "domains" | "flags">,
  { compare = false, reply = replyTo(asker, now()) }: { compare?: boolean; reply?: ReplyTo } = {},
): Promise<void> {
  const fresh = flags.fresh === true;
  await jobs.send("assess", { key: asker.key, domains, fresh, compare, reply }, { key: asker.key });
}

async function listWatches(deps: Dependencies, asker: Asker, channel?: string): Promise<void> {
  const place = placeFor(asker, channel);
  const [watches, used] = [
    await deps.store.watches.of(asker.tenant, place.channel),
    await deps.store.watches.count(asker.tenant),
  ];
  await answer(deps, asker, deps.shown.watches(watches, { used, limit: deps.limits.watches }, deps.now()));
}

/** A trigger lasts three seconds (slack.dev, `views.open`): the form opens first, with the usual values, and is filled then. */
export async function openSettings(deps: Dependencies, { tenant, triggerId }: Asker): Promise<void> {
  if (triggerId === undefined) return;
  const opened = await deps.slack.openView(tenant, triggerId, deps.shown.loading());
  const settings = await deps.store.settings.get(tenant);
  await deps.slack.updateView(tenant, opened, deps.shown.settingsForm({ ...defaultSettings, ...settings }));
}

export async function forManagers(deps: Dependencies, asker: Asker, work: () => Promise<void>): Promise<void> {
  if (await mayManage(deps, asker)) await work();
  else await answer(deps, asker, deps.shown.notice({ kind: "not-manager" }));
}
