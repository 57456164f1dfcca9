import assert from "node:assert/strict";
import { test } from "node:test";
import { WebAPIPlatformError } from "@slack/web-api";
import { startTrouble } from "../../../bot/operation/start-trouble.ts";
import { UsageError } from "../../../src/usage-error.ts";

const coded = (code: string): Error => Object.assign(new Error("of somebody's library"), { code });
const rows: readonly [error: unknown, says: RegExp | undefined][] = [
  [new UsageError("a port is in use", ""), /^a port is in use$/],
  [new WebAPIPlatformError({ ok: false, error: "invalid_auth" }), /^Slack refuses the credentials: invalid_auth$/],
  [coded("ECONNREFUSED"), /cannot be reached \(ECONNREFUSED\)/],
  [new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]), /cannot be reached \(ECONNREFUSED\)/],
  [new Error("fetch failed", { cause: coded("ENOTFOUND") }), /cannot be reached \(ENOTFOUND\)/],
  [
    Object.assign(coded("slack_webapi_request_error"), { original: coded("ETIMEDOUT") }),
    /cannot be reached \(ETIMEDOUT\)/,
  ],
  [coded("28P01"), /the password is wrong/],
  [coded("3D000"), /there is no such database/],
  [new TypeError("ours"), undefined],
  [coded("42P01"), undefined],
  ["thrown text", undefined],
];

for (const [error, says] of rows)
  test(String(says ?? error), () => {
    const trouble = startTrouble(error);
    if (says === undefined) assert.equal(trouble, undefined);
    else assert.match(trouble?.message ?? "", says);
  });
