/** A bot for the tests that kill it: one watch that has a change to confirm. Writes what it does to `$FOLDER/lines`. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { botJobs } from "../../../bot/jobs/bot-jobs.ts";
import { watchWork } from "../../../bot/jobs/watch-work.ts";
import type { TenantId } from "../../../bot/model.ts";
import { openStore } from "../../../bot/store/index.ts";
import { name } from "../../../src/dns/name.ts";
import { testKeyring } from "../store/embedded.ts";
import { usual } from "../watch/watched.ts";
import { rehearsedAssessor, rehearsedLog, rehearsedMessenger, strong, weak } from "./rehearsed.ts";

const { FOLDER = "", TEMPLATE, STOP, MINUTES, DATABASE } = process.env;
const ahead = Number(MINUTES) * 60_000;
const now = (): Date => new Date(Date.now() + ahead);
const write = (line: string): void => appendFileSync(join(FOLDER, "lines"), `${line}\n`);
const never = (): Promise<never> => new Promise(() => setInterval(() => {}, 1_000));

const store = await openStore(
  DATABASE === undefined
    ? {
        kind: "embedded",
        dataDir: join(FOLDER, "data"),
        keyring: testKeyring,
        ...(TEMPLATE === undefined ? {} : { template: TEMPLATE }),
      }
    : { kind: "postgres", url: DATABASE, keyring: testKeyring },
);
const place = { tenant: "T1" as TenantId, channel: "C1" };
const [known] = await store.watches.of(place.tenant);
const watch =
  known ?? (await store.watches.put(place, name("example.test"), { ...usual, reminders: [] }, "U1", new Date(0)));

/** Two looks ago it was strong, and a first look has seen that it is not any more. */
if (known === undefined)
  for (const [hours, zone] of [strong, weak].entries()) {
    const then = (): Date => new Date(hours * 24 * 3_600_000);
    const assessor = rehearsedAssessor(then, () => zone);
    await watchWork({ store, assessor, jobs: { send: async () => {} }, now: then })(
      { watch: watch.id, tenant: place.tenant },
      AbortSignal.timeout(60_000),
    );
  }

const inner = rehearsedAssessor(now, () => weak);
const messenger = rehearsedMessenger();
const { jobs } = botJobs({
  store,
  assessor: {
    ...inner,
    async assess(...asked) {
      write("look");
      return STOP === "look" ? never() : inner.assess(...asked);
    },
  },
  messenger: {
    ...messenger,
    async post(to, message, options) {
      if (STOP === "post") {
        write("post begins");
        return never();
      }
      write(message.text.startsWith("This may be a repetition") ? "post again" : "post");
      return messenger.post(to, message, options);
    },
  },
  now,
  log: rehearsedLog(),
  works: true,
  pollSeconds: 0.5,
  superviseSeconds: 2,
  rules: { watch: { retryDelay: 1, retryDelayMax: 1, heartbeatSeconds: 10 } },
});
await jobs.start();
await jobs.send("watch", { watch: watch.id, tenant: place.tenant }, { key: watch.id });
await jobs.send("tell", { place: "all" }, { key: "all" });
await never();
