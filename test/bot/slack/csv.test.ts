/** Cells that spreadsheets would compute, and those that would break a row. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type TenantId, type Watch } from "../../../bot/model.ts";
import { watchesCsv } from "../../../bot/slack/listeners/csv.ts";
import { usualOptions } from "../../../bot/slack/listeners/watching.ts";
import type { DomainName } from "../../../src/index.ts";

const at = new Date("2026-11-22T08:00:00Z");
const watch = (domain: string, pausedBecause: string): Watch => ({
  id: "w",
  tenant: "T0001" as TenantId,
  channel: "C0001",
  domain: domain as DomainName,
  createdBy: "U0001",
  createdAt: at,
  options: usualOptions,
  nextAt: at,
  state: {},
  pausedBecause,
});

test("watches as CSV: RFC 4180 §2", () => {
  const [, ...rows] = watchesCsv([watch("=a.example", 'said "no",\r\nand left'), watch("b.example", "@x")]).split(
    /\r\n(?=[^a]|$)/,
  );
  assert.deepEqual(rows, [
    `'=a.example,C0001,24h,changes,,,,on,30 14 7 1,,"said ""no"",\r\nand left"`,
    "b.example,C0001,24h,changes,,,,on,30 14 7 1,,'@x",
    "",
  ]);
});
