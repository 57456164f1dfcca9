/** The two shortcuts: a form anywhere in Slack, and the domains of a message. Both work within threads, where commands do not. */
import { domainsIn } from "../commands/parse.ts";
import { type Asker, type Dependencies, answer, answerFirst, guarded } from "./asker.ts";
import { assess } from "./command.ts";

export async function onCheckShortcut(deps: Dependencies, asker: Asker): Promise<void> {
  await guarded(deps, asker, async () => {
    if (asker.triggerId !== undefined)
      await deps.slack.openView(asker.tenant, asker.triggerId, deps.shown.checkForm(deps.limits));
  });
}

export async function onMessageShortcut(deps: Dependencies, asker: Asker, text: string): Promise<void> {
  await guarded(deps, asker, async () => {
    const domains = domainsIn(text, deps.limits.domainsACommand);
    if (domains.length === 0) return await answer(deps, asker, deps.shown.noDomain());
    const reply = await answerFirst(deps, asker, deps.shown.assessing(domains), false);
    await assess(deps, asker, { domains, flags: {} }, { reply });
  });
}
