/** What the golden reports ask to be published, published over the world that they were made of. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { assess } from "../../../src/assess.ts";
import { replayedIo } from "../../../src/evidence/evidence.ts";
import { parseEvidence } from "../../../src/evidence/parse.ts";
import type { Assessment, Finding } from "../../../src/model.ts";
import { assertReadable } from "../../checks/publish-rows.ts";
import { published } from "../../support/published.ts";
import { evidenceFile } from "./record.ts";

const parsed = parseEvidence(readFileSync(evidenceFile, "utf8"));
assert.ok(parsed.ok);
const evidence = parsed.value;

const findingsOf = ({ judgements }: Assessment): readonly Finding[] => judgements.flatMap(({ findings }) => findings);

for (const domain of evidence.domains)
  test(`${domain}: each finding is gone once what it asks for is published`, async () => {
    const io = replayedIo(evidence);
    for (const { id, args, publish = [] } of findingsOf(await assess(domain, io))) {
      publish.forEach(assertReadable);
      if (publish.length === 0) continue;
      const after = findingsOf(await assess(domain, published(io, publish)));
      assert.ok(!after.some((one) => one.id === id && isDeepStrictEqual(one.args, args)), `${id} is still there`);
    }
  });
