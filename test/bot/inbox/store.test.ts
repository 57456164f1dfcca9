/** Outbound tests in the store: once, at once, and of one tenant. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import type { TenantId } from "../../../bot/model.ts";
import type { OpenStore } from "../../../bot/store/index.ts";
import type { OutboundTest, Telling } from "../../../bot/store/store.ts";
import { name } from "../../../src/dns/name.ts";
import { openTestStore } from "../store/embedded.ts";
import { now, observationOf } from "./observation.ts";

const tenant = "T0001" as TenantId;
const other = "T0002" as TenantId;
const hour = 3_600_000;
const day = 24 * hour;
const at = (ms: number): Date => new Date(now.getTime() + ms);
const asked: OutboundTest = {
  id: "one",
  tenant,
  domain: name("example.test"),
  user: "U0001",
  askedAt: now,
  until: at(hour),
};
const telling = (key: string): Telling => ({ key, tenant, channel: "U0001", says: {}, notBefore: now });

suite("outbound tests in the store", () => {
  let store: OpenStore;
  const author = name("example.test");
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  test("a message is taken once, with what is told of it", async () => {
    await store.outbound.begin(asked);
    assert.deepEqual(await store.outbound.waiting("one", at(1)), asked);
    assert.equal(await store.outbound.waiting("two", at(1)), undefined);
    const observation = await observationOf("From: ann@example.test");
    const taken = await Promise.all(
      ["a", "b", "c"].map((key) => store.outbound.receive("one", { at: at(1), author, observation }, telling(key))),
    );
    assert.deepEqual(taken.filter(Boolean), [true]);
    const told = await store.outbox.take(at(2), at(hour), 10);
    assert.equal(told.length, 1);
    assert.equal(await store.outbound.waiting("one", at(2)), undefined);
    assert.deepEqual(await store.outbound.observed(tenant, author), { id: "one", observation });
    assert.equal(await store.outbound.observed(other, author), undefined);
    assert.equal(await store.outbound.observed(tenant, name("other.test")), undefined);
  });

  test("the newest counts", async () => {
    await store.outbound.begin({ ...asked, id: "two" });
    const observation = await observationOf("From: ann@example.test", "192.0.2.2");
    await store.outbound.receive("two", { at: at(5), author, observation }, telling("two"));
    assert.equal((await store.outbound.observed(tenant, author))?.id, "two");
  });

  test("what had no message in time is told once, and nothing is left of it", async () => {
    await store.outbound.begin({ ...asked, id: "silent" });
    const observation = await observationOf("From: ann@example.test");
    assert.equal(await store.outbound.receive("silent", { at: at(hour), observation }, telling("late")), false);
    const keyOf = (one: OutboundTest): Telling => telling(`silent/${one.id}`);
    assert.equal(await store.outbound.expire(at(hour - 1), 10, keyOf), 0);
    const ended = await Promise.all([1, 2, 3].map(() => store.outbound.expire(at(hour), 10, keyOf)));
    assert.deepEqual(
      ended.filter((n) => n !== 0),
      [1],
    );
    assert.equal(await store.outbound.waiting("silent", at(1)), undefined);
  });

  test("it is exported without secrets, kept as long as evidence, and deleted with its tenant", async () => {
    const kinds: unknown[] = [];
    for await (const { kind, row } of store.exportOf(tenant)) if (kind === "outbound") kinds.push(row);
    assert.equal(kinds.length, 2);
    assert.doesNotMatch(JSON.stringify(kinds), /"id"/);
    await store.settings.put(tenant, { ...(await store.settings.get(tenant)), retentionDays: 20 });
    await store.expire(at(19 * day));
    assert.equal((await store.outbound.observed(tenant, author))?.id, "two");
    await store.expire(at(21 * day));
    assert.equal(await store.outbound.observed(tenant, author), undefined);
    await store.outbound.begin({ ...asked, id: "last" });
    await store.deleteTenant(tenant);
    assert.equal(await store.outbound.waiting("last", at(1)), undefined);
  });
});
