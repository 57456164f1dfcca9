import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { forEachCheck } from "../../src/checks/index.ts";

/** Checks of which no finding can be mended by a record. */
const nothing = {
  x509: "the server needs a certificate, or has to send all of its chain",
  ns: "the name servers are to be set up, or nothing has to be done",
};

test("a check publishes and has rows for it, or there is a reason", () => {
  const checks = Object.entries(forEachCheck((check) => check.publish !== undefined));
  assert.deepEqual(
    checks.filter(([, publishes]) => !publishes).map(([name]) => name),
    Object.keys(nothing),
  );
  for (const [name] of checks.filter(([, publishes]) => publishes))
    assert.ok(existsSync(new URL(`${name}/publish.test.ts`, import.meta.url)), name);
});
