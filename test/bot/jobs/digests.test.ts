/** When digests are due: at an hour of somebody's day, also on the days that have one more or one less. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sendDigests } from "../../../bot/jobs/digests.ts";
import { type Settings, type TenantId, defaultSettings } from "../../../bot/model.ts";
import { memoryStore } from "../../support/memory-store.ts";
import { installation } from "../store/samples.ts";

const hour = 3_600_000;
const tenant = "T1" as TenantId;

/** The hours, in UTC, at which digests came to be sent. */
async function digests(settings: Partial<Settings>, from: string, hours: number): Promise<readonly string[]> {
  const store = memoryStore();
  await store.installations.put(tenant, installation("xoxb-1"));
  await store.settings.put(tenant, { ...defaultSettings, digest: "daily", digestChannel: "C9", ...settings });
  const sent: string[] = [];
  for (let time = Date.parse(from); time < Date.parse(from) + hours * hour; time += hour) {
    const before = store.kept.outbox.size;
    await sendDigests(store, new Date(time + 40_000));
    if (store.kept.outbox.size > before) sent.push(new Date(time).toISOString().slice(0, 13));
  }
  return sent;
}

const changeovers: readonly [what: string, timeZone: string, hour: number, from: string, sent: readonly string[]][] = [
  ["an hour that the clock jumps over", "Europe/Brussels", 2, "2027-03-27T12:00Z", ["2027-03-28T01", "2027-03-29T00"]],
  ["an hour that comes twice", "Europe/Brussels", 2, "2027-10-30T12:00Z", ["2027-10-31T00", "2027-11-01T01"]],
  ["the last hour, which comes twice", "Africa/Cairo", 23, "2027-10-28T12:00Z", ["2027-10-28T20", "2027-10-29T21"]],
  ["midnight, which is jumped over", "Africa/Cairo", 0, "2027-04-29T12:00Z", ["2027-04-29T22", "2027-04-30T21"]],
  ["an hour that no tick begins", "Asia/Kolkata", 8, "2027-03-27T12:00Z", ["2027-03-28T03", "2027-03-29T03"]],
  ["half an hour set back", "Australia/Lord_Howe", 2, "2027-04-03T02:00Z", ["2027-04-03T16", "2027-04-04T16"]],
  ["half an hour set forward", "Australia/Lord_Howe", 2, "2027-10-02T02:00Z", ["2027-10-02T16", "2027-10-03T15"]],
];
for (const [what, timeZone, digestHour, from, sent] of changeovers)
  test(`${what}: one digest that day, in ${timeZone}`, async () =>
    assert.deepEqual(await digests({ timeZone, digestHour }, from, 44), sent));

test("weekly on the day of the place: where it is Monday already, or still Sunday", async () => {
  const weekly = { digest: "weekly", digestDay: 1, digestHour: 0 } as const;
  for (const [timeZone, sent] of [
    ["Pacific/Kiritimati", ["2027-03-07T10", "2027-03-14T10"]],
    ["Pacific/Pago_Pago", ["2027-03-08T11", "2027-03-15T11"]],
  ] as const)
    assert.deepEqual(await digests({ timeZone, ...weekly }, "2027-03-05T00:00Z", 12 * 24), sent);
});
