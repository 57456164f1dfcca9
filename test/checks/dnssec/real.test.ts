/** A university removes the DS that stands at the top of its own zone, where it is no delegation's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dnssec } from "../../../src/checks/dnssec/index.ts";
import { directoryTree } from "../../../src/cli/directory-tree.ts";
import { name } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import { ioOf } from "../../../src/side.ts";
import { readZones } from "../../../src/zones/index.ts";
import { signingsOf } from "../../../src/zones/signing.ts";
import type { FileTree } from "../../../src/zones/source.ts";
import { compareWorlds } from "../../support/compare.ts";
import { shared } from "../../support/shared.ts";

const university = shared("vectors/real/bind-university");

function ioIn(tree: FileTree): Io {
  return { ...ioOf(readZones(tree, { zones: [] }), new Date(0)), signing: signingsOf(tree).of };
}

/** Without the lines of one file that `drop` matches. */
function without(tree: FileTree, file: string, drop: RegExp): FileTree {
  const text = Buffer.from(tree.read(file) ?? []).toString("latin1");
  const kept = Buffer.from(text.replace(drop, ""), "latin1");
  return {
    ...tree,
    read: (path) => (path === file ? kept : tree.read(path)),
    size: (path) => (path === file ? kept.length : tree.size(path)),
  };
}

test("a DS at the top of its own zone is removed: silence", university.options, async () => {
  const [base, head] = ["base", "head"].map((side) => ioIn(directoryTree(`${university.path}/${side}`)));
  assert.ok(base !== undefined && head !== undefined);
  for (const zone of ["ocf.berkeley.edu", "ocf.io", "letsencrypt.ocf.io", "asuc.org"])
    assert.deepEqual(await compareWorlds(dnssec, zone, base, head), [], zone);
  const { zones } = await dnssec.evaluate(name("ocf.berkeley.edu"), base);
  assert.deepEqual(
    zones.map(({ zone, ds, signing }) => [zone, ds.kind, signing.kind === "measured" && signing.value.how]),
    [["ocf.berkeley.edu", "unknown", "auto-dnssec maintain"]],
  );
});

test("the DS of its delegation, and its signing, are told when they go", university.options, async () => {
  const tree = directoryTree(`${university.path}/head`);
  const told = async (zone: string, file: string, drop: RegExp) => {
    const changes = await compareWorlds(dnssec, zone, ioIn(tree), ioIn(without(tree, file, drop)));
    return changes.map(({ rule, name: at, before, after, from }) => [
      rule,
      at,
      before.slice(0, 9),
      after,
      from?.side,
      from?.range.line,
    ]);
  };
  assert.deepEqual(await told("letsencrypt.ocf.io", "etc/zones/db.ocf.io", /^letsencrypt\s+IN DS.*\n/gm), [
    ["DNSSEC-DS-REMOVED", "letsencrypt.ocf.io", "57934 8 1", "no DS", "before", 15],
  ]);
  assert.deepEqual(await told("letsencrypt.ocf.io", "etc/zones/db.ocf.io", /^letsencrypt\s+IN DS 57934 8 2.*\n/gm), [
    [
      "DNSSEC-DS-SINGLE-SHA1",
      "letsencrypt.ocf.io",
      "57934 8 1",
      "57934 8 1 2201285f81bbd84aa166313b2835867708739376",
      "after",
      15,
    ],
  ]);
  assert.deepEqual(await told("cal.fyi", "etc/named.conf.local", / {2}(?:auto-dnssec|inline-signing)[^\n]*\n/g), [
    ["DNSSEC-OFF-CONFIG", "cal.fyi", "auto-dnss", "no dnssec-policy", "after", 32],
  ]);
});
