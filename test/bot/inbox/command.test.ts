/** `/mecsa outbound`, as far as the listener. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { newAddress } from "../../../bot/inbox/address.ts";
import type { TenantId } from "../../../bot/model.ts";
import type { Asker, Dependencies } from "../../../bot/slack/listeners/asker.ts";
import { beginOutbound } from "../../../bot/slack/listeners/outbound.ts";
import { shown } from "../../../bot/slack/shown.ts";
import { name } from "../../../src/dns/name.ts";
import { memoryStore } from "../../support/memory-store.ts";
import { now } from "./observation.ts";

const asker: Asker = { tenant: "T0001" as TenantId, user: "U0001", channel: "C0001", key: "1" };
const domain = name("example.test");

/** What was said, to the asker alone, and what is kept. */
async function said(change: Partial<Pick<Dependencies, "newAddress" | "store">>) {
  const texts: string[] = [];
  const store = { ...memoryStore(), ...change.store };
  const deps = {
    store,
    shown,
    now: () => now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    messenger: {
      reply: async (to: object, { text }: { text: string }) => {
        texts.push(text);
        return { delivery: { kind: "delivered" }, to };
      },
    },
    ...change,
  } as unknown as Dependencies;
  await beginOutbound(deps, asker, domain);
  return { texts, kept: [...memoryOf(store)] };
}

function memoryOf(store: object): readonly object[] {
  const { kept } = store as { kept: { outbound: Map<string, object> } };
  return [...kept.outbound.values()];
}

test("an address for an hour, of which only the digest is kept", async () => {
  const made = newAddress("in.mecsa.test");
  const { texts, kept } = await said({ newAddress: () => made });
  assert.ok(texts[0]?.includes(made.address));
  const until = new Date(now.getTime() + 3_600_000);
  assert.deepEqual(kept, [{ id: made.id, tenant: "T0001", domain, user: "U0001", askedAt: now, until }]);
  assert.ok(!made.id.includes(made.address.slice(0, 32)));
});

test("where it is not set up, that is said, and how it is", async () => {
  const { texts, kept } = await said({});
  assert.match(texts[0] ?? "", /INBOX_DOMAIN and INBOX_PORT/);
  assert.deepEqual(kept, []);
});

test("too many in an hour", async () => {
  const store = { ...memoryStore(), take: async () => ({ ok: false as const, retryAfterMs: 60_000 }) };
  const { texts, kept } = await said({ newAddress: () => newAddress("in.mecsa.test"), store });
  assert.match(texts[0] ?? "", /^That was a lot of questions/);
  assert.deepEqual(kept, []);
});

test("addresses: 160 bits, each another one", () => {
  const made = Array.from({ length: 100 }, () => newAddress("in.mecsa.test").address);
  assert.equal(new Set(made).size, 100);
  for (const address of made) assert.match(address, /^[a-z2-7]{32}@in\.mecsa\.test$/);
});
