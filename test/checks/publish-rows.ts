/** Rows of what a check asks to be published: it makes the finding go away, or there is a reason why nothing can be said. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { assess } from "../../src/assess.ts";
import { catalogue } from "../../src/catalogue.ts";
import { name, root } from "../../src/dns/name.ts";
import { textOf } from "../../src/dns/rdata.ts";
import { rdataOctets } from "../../src/dns/wire/encode.ts";
import type { Io } from "../../src/io.ts";
import type { Assessment, Check, Finding, Publication } from "../../src/model.ts";
import { recordText } from "../../src/report/assessment/publication.ts";
import { readText } from "../dns/master-file-text.ts";
import { published } from "../support/published.ts";
import { liveWorld } from "./live-world.ts";

/**
 * Publications as `+ owner TYPE text`, `= …` in place of what is there, `- …` to be removed, `@ URL text` to be served. An id
 * that is a hash is `*`. Lines are a world as the network shows it.
 */
export type PublishRow = readonly [finding: string, lines: string | Io, publishes: readonly string[], domain?: string];

const signs: Record<Publication["do"], string> = { add: "+", replace: "=", remove: "-", serve: "@" };

function textOfPublication(one: Publication): string {
  if (one.do === "serve") return `@ ${one.url} ${one.text}`;
  const text = one.type === "TXT" ? textOf(one.rdata).replace(/id=[0-9a-f]{16};$/, "id=*") : one.rdata;
  return `${signs[one.do]} ${one.owner} ${one.type} ${text}`;
}

/** By the reader of zones, in the same form, and by the writer of messages. */
export function assertReadable(one: Publication): void {
  if (one.do === "serve") return;
  const { ttl = 3_600, owner, type, rdata } = one;
  const { records, problems } = readText(recordText({ ...one, ttl }), { origin: root, zone: root });
  assert.deepEqual([...records, ...problems], [`${owner} ${ttl} ${type} ${rdata}`]);
  assert.ok(rdataOctets(type, rdata), `${type} ${rdata}`);
}

const isGrave = ({ id }: Finding): boolean => ["critical", "high"].includes(catalogue.messages.get(id)?.severity ?? "");

/** `nothing`: why a finding has nothing to publish. Every finding of the check is in one of the two. */
export function testPublishing(
  check: Pick<Check, "id" | "messages">,
  rows: readonly PublishRow[],
  nothing: Readonly<Record<string, string>>,
): void {
  for (const [id, lines, publishes, domain = "a.test"] of rows)
    test(`${id}: ${publishes.map((line) => line.split("\r\n", 1)[0]).join(", ")}`, async () => {
      const io = typeof lines === "string" ? liveWorld(lines) : lines;
      const before = findingsOf(await assess(name(domain), io));
      const first = before.find((one) => one.id === id);
      assert.deepEqual(first?.publish?.map(textOfPublication), publishes);
      first?.publish?.forEach(assertReadable);
      if (first?.publish?.some((one) => one.do !== "serve" && one.owner.startsWith("*."))) return; // not seen by `published`
      const after = findingsOf(await assess(name(domain), published(io, first?.publish ?? [])));
      const isSame = (other: Finding): boolean => other.id === id && isDeepStrictEqual(other.args, first?.args);
      assert.deepEqual(after.filter(isSame), [], "it is gone");
      const known = new Set(before.map((one) => one.id));
      assert.deepEqual(
        after.filter((one) => isGrave(one) && !known.has(one.id)),
        [],
        "nothing worse comes in its place",
      );
    });

  test(`every finding of ${check.id} has a row, or one of ${Object.keys(nothing).length} reasons`, () => {
    const told = [...new Set(rows.map(([id]) => id)), ...Object.keys(nothing)];
    assert.deepEqual(told.toSorted(), Object.keys(check.messages).toSorted());
  });
}

function findingsOf({ judgements }: Assessment): readonly Finding[] {
  return judgements.flatMap(({ findings }) => findings);
}
