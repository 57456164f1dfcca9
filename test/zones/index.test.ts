import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { changedZones, mentions, readZones } from "../../src/zones/index.ts";
import { sentenceOf } from "../../src/zones/messages.ts";
import { messages as octodns } from "../../src/zones/octodns/messages.ts";
import type { FileTree } from "../../src/zones/source.ts";
import { treeOf } from "../support/tree.ts";

const config = `providers:
  config: {class: octodns.provider.yaml.YamlProvider, directory: zones}
  route53: {class: octodns_route53.Route53Provider}
zones:
  '*': {sources: [config], targets: [route53]}
`;
const yaml = (text: string): string => `'':\n  type: TXT\n  value: ${text}\n`;
const master = (origin: string, more = ""): string =>
  `$ORIGIN ${origin}.\n$TTL 300\n@ SOA ns.${origin}. root.${origin}. 1 2 3 4 5\n@ NS ns.${origin}.\n${more}`;

const files = {
  "octodns.yaml": config,
  "zones/a.test.yaml": yaml("a"),
  "zones/sub.a.test.yaml": yaml("sub"),
  "zones/b.test.yaml": yaml("v=spf1 include:spf.a.test -all"),
  "bind/c.test.zone": master("c.test", "@ MX 10 mx.sub.a.test.\n"),
  "README.md": "# zones\n",
};

/** A tree that counts what is read of it. */
function counting(tree: FileTree): FileTree & { reads: string[] } {
  const reads: string[] = [];
  return { ...tree, reads, read: (path) => (reads.push(path), tree.read(path)) };
}

test("octoDNS first, then master files over the rest", () => {
  const zones = readZones(treeOf(files), { zones: [] });
  assert.deepEqual(zones.sources.map(({ origin, format }) => `${origin} ${format}`).toSorted(), [
    "a.test octodns",
    "b.test octodns",
    "c.test master-file",
    "sub.a.test octodns",
  ]);
  assert.deepEqual(zones.origins.toSorted(), ["a.test", "b.test", "c.test", "sub.a.test"]);
  assert.deepEqual(zones.notRead, []);
});

test("zoneOf: the longest origin at or above the name; a zone is read once", () => {
  const zones = readZones(treeOf(files), { zones: [] });
  const owners: [owner: string, origin: string | undefined][] = [
    ["a.test", "a.test"],
    ["x.y.a.test", "a.test"],
    ["sub.a.test", "sub.a.test"],
    ["x.sub.a.test", "sub.a.test"],
    ["nota.test", undefined],
    ["test", undefined],
  ];
  for (const [owner, origin] of owners) assert.equal(zones.zoneOf(name(owner))?.origin, origin, owner);
  assert.equal(zones.zone(name("a.test")), zones.zoneOf(name("a.test")));
  assert.equal(zones.zone(name("x.a.test")), undefined);
});

test("finding parses no zone", () => {
  const broken = { ...files, "zones/a.test.yaml": "a: [\n" };
  const zones = readZones(treeOf(broken), { zones: [] });
  assert.equal(zones.sources.length, 4);
  assert.equal(zones.zone(name("a.test"))?.completeness, "unparseable");
});

test("explicit globs: only these files, and what no reader takes is told", () => {
  const zones = readZones(treeOf(files), { zones: ["./zones/b.test.yaml", "bind/**", "*.md"] });
  assert.deepEqual(zones.origins.toSorted(), ["b.test", "c.test"]);
  assert.deepEqual(
    zones.notRead.map(({ file }) => file),
    ["README.md"],
  );
  assert.deepEqual(readZones(treeOf(files), { zones: ["nothing/*"] }).sources, []);
});

test("one origin in two formats: the first reader's zone, the other is told", () => {
  const zones = readZones(treeOf({ ...files, "bind/a.test.zone": master("a.test") }), { zones: [] });
  assert.equal(zones.sources.find(({ origin }) => origin === "a.test")?.format, "octodns");
  assert.deepEqual(zones.notRead, [{ file: "bind/a.test.zone", why: "a.test is already read from zones/a.test.yaml" }]);
});

test("changed zones: other bytes, other includes, other configuration, on one side alone", () => {
  const changes: [label: string, after: Readonly<Record<string, string>>, changed: readonly string[]][] = [
    ["nothing", {}, []],
    ["a file that is no zone", { "README.md": "# other\n" }, []],
    ["one zone", { "zones/a.test.yaml": yaml("changed") }, ["a.test"]],
    ["a new zone", { "zones/d.test.yaml": yaml("d") }, ["d.test"]],
    ["the configuration", { "octodns.yaml": `${config}# changed\n` }, ["a.test", "b.test", "sub.a.test"]],
    ["a zone file of BIND", { "bind/c.test.zone": master("c.test") }, ["c.test"]],
  ];
  for (const [label, after, changed] of changes) {
    const trees = { before: treeOf(files), after: treeOf({ ...files, ...after }) };
    const found = changedZones(readZones(trees.before, { zones: [] }), readZones(trees.after, { zones: [] }), trees);
    assert.deepEqual(found, changed, label);
  }
});

test("changed zones: an included file changes every zone that includes it", () => {
  const including = {
    ...files,
    "zones/a.test.yaml": "'': !include ../common/apex.yaml\n",
    "common/apex.yaml": "!include deeper.yaml\n",
    "common/deeper.yaml": "{type: TXT, value: x}\n",
  };
  const trees = {
    before: treeOf(including),
    after: treeOf({ ...including, "common/deeper.yaml": "{type: TXT, value: y}\n" }),
  };
  const found = changedZones(readZones(trees.before, { zones: [] }), readZones(trees.after, { zones: [] }), trees);
  assert.deepEqual(found, ["a.test"]);
});

test("mentions: names that belong to the zone, in the records of other zones", () => {
  const tree = treeOf({
    ...files,
    "zones/d.test.yaml": yaml("nota.test and a.testing and x-a.test"),
    "zones/e.test.yaml": yaml("V=SPF1 INCLUDE:SPF.A.TEST"),
    "zones/f.test.yaml": yaml("v=spf1 include:%{d}.a.test"),
    "zones/g.test.yaml": "# rua: mailto:x@sub.a.test\n",
  });
  const zones = readZones(tree, { zones: [] });
  assert.deepEqual(mentions(zones, tree, [name("a.test")]), ["b.test", "e.test", "f.test"]);
  assert.deepEqual(mentions(zones, tree, [name("sub.a.test")]), ["c.test", "g.test"]);
  assert.deepEqual(mentions(zones, tree, [name("b.test")]), []);
  assert.deepEqual(mentions(zones, tree, []), []);
});

test("mentions: international names in either spelling", () => {
  const tree = treeOf({
    ...files,
    "zones/xn--bro-hoa.test.yaml": yaml("x"),
    "zones/d.test.yaml": "'': {type: CNAME, value: www.büro.test.}\n",
    "zones/e.test.yaml": "'': {type: CNAME, value: www.xn--bro-hoa.test.}\n",
  });
  assert.deepEqual(mentions(readZones(tree, { zones: [] }), tree, [name("büro.test")]), ["d.test", "e.test"]);
});

test("each file is read a few times at most to be found", () => {
  const tree = counting(treeOf(files));
  readZones(tree, { zones: [] });
  const most = Math.max(
    ...Object.values(Object.groupBy(tree.reads, (path) => path)).map((reads) => reads?.length ?? 0),
  );
  assert.ok(most <= 3, String(most));
});

test("a sentence follows `file:line: `; a problem without one keeps its id", () => {
  const place = { file: "f", line: 1, column: 1, endLine: 1 };
  const said = sentenceOf({ id: "octodns/not-utf8", level: "error", args: {}, ...place });
  assert.equal(said, "the file is not UTF-8");
  assert.equal(sentenceOf({ id: "nobody/knows", level: "error", args: {}, ...place }), "nobody/knows");
  for (const [id, sentence] of Object.entries(octodns)) assert.doesNotMatch(sentence({}), /^[A-Z][a-z]|[.!]$/, id);
});
