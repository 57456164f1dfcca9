/** Which files of a tree are zones, of which name, and what they depend on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBindZones } from "../../src/zones/bind/index.ts";
import type { FileTree } from "../../src/zones/source.ts";
import { treeOf } from "../support/tree.ts";

const soa = "@ 60 IN SOA ns1 hostmaster 1 2h 1h 2w 5m\n@ 60 NS ns1\n";

/** `origin file` of each zone. */
function zonesIn(files: Readonly<Record<string, string | Uint8Array>>, globbed?: readonly string[]): readonly string[] {
  const tree = treeOf(files);
  return findBindZones(tree, globbed ?? tree.paths, () => globbed !== undefined).sources.map(
    ({ origin, file }) => `${origin} ${file}`,
  );
}

function notReadIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  globbed?: readonly string[],
): readonly string[] {
  const tree = treeOf(files);
  return findBindZones(tree, globbed ?? tree.paths, () => globbed !== undefined).notRead.map(
    ({ file, why }) => `${file}: ${why}`,
  );
}

const named: [file: string, text: string, zones: readonly string[]][] = [
  ["db.example.org", soa, ["example.org"]],
  ["named/master/example.org.hosts", soa, ["example.org"]],
  ["example.org.zone", soa, ["example.org"]],
  ["example.org.zone.j2", soa, ["example.org"]],
  ["example.org.db", soa, ["example.org"]],
  ["example.org", soa, ["example.org"]],
  ["example.org.", soa, ["example.org"]],
  ["zones/example.org", soa, ["example.org"]],
  ["zones/org", soa, ["org"]],
  ["db.local", soa, ["local"]],
  ["zones/db.2.0.192.in-addr.arpa", soa, ["2.0.192.in-addr.arpa"]],
  ["zones/example.org!inside.zone", soa, ["example.org"]],
  ["zones/xn--bcher-kva.example.zone", soa, ["xn--bcher-kva.example"]],
  ["anything", `$ORIGIN example.org.\n${soa}`, ["example.org"]],
  ["anything", soa.replace("@", "example.org."), ["example.org"]],
  ["anything", soa.replace("@", "EXAMPLE").replace(/^/, "$ORIGIN org.\n"), ["example.org"]],
  ["db.example.com", `$ORIGIN example.org.\n${soa}`, ["example.org"]], // content before file name
  ["zones/example.org", "$ORIGIN example.net.\n$TTL 60\n@ NS ns1\n", ["example.net"]],
  ["anything", soa, []], // no name anywhere
];

for (const [file, text, zones] of named)
  test(`${file}: ${zones.join()}`, () =>
    assert.deepEqual(
      zonesIn({ [file]: text }),
      zones.map((zone) => `${zone} ${file}`),
    ));

const notZones: [file: string, text: string | Uint8Array][] = [
  ["README.md", `# How to write a zone\n\n    $TTL 60\n    ${soa}\nThat is all.\n\nSOA means start of authority.\n`],
  [
    "docs/example.org.md",
    `\`\`\`\n$ORIGIN example.org.\n${soa}\`\`\`\n\nText that goes on for a while here.\nAnd here.\nAnd here too.\n`,
  ],
  ["zones/example.org.yaml", "'':\n  - type: SOA\n    value: x\nwww:\n  type: A\n  value: 192.0.2.1\n"],
  ["zones/example.org.json", '{\n "SOA": [\n  "ns1", 1\n ]\n}\n'],
  ["src/zone.py", 'SOA = "SOA"\n$TTL = 1\ndef f(x):\n    return "$ORIGIN example.org."\n'],
  ["zones/Makefile", "$(ORIGIN): SOA\n\tcp a b\n"],
  ["zones/hosts.txt", "www 60 A 192.0.2.1\n"], // records, and nothing that says it is a zone
  ["example.org", Buffer.from(`SOA\0${soa}`)],
];

for (const [file, text] of notZones)
  test(`${file} is no zone`, () => {
    const tree = treeOf({ [file]: text });
    const { sources, notRead, claimed } = findBindZones(tree, tree.paths, () => false);
    assert.deepEqual([sources, notRead, [...claimed]], [[], [], []]);
  });

test("a file named like a zone that is none is told", () => {
  const binary = Buffer.from("a\0b");
  assert.deepEqual(
    notReadIn({
      "db.example.org": binary,
      "x.example.zone": "hello, world\n",
      "db.example.net": "not a zone",
      "db.test.ts": "x",
      "notes.txt": "x",
    }),
    [
      "db.example.net: it has no records in master file format",
      "db.example.org: it is not a text file",
      "x.example.zone: it has no records in master file format",
    ],
  );
});

test("a file that is too large is told, and not read", () => {
  const tree: FileTree = {
    ...treeOf({ "db.example.org": "" }),
    size: () => 300 * 1024 * 1024,
    read: () => assert.fail("it was read"),
  };
  assert.deepEqual(findBindZones(tree, tree.paths, () => false).notRead, [
    { file: "db.example.org", why: "it is larger than 256 MiB" },
  ]);
});

test("with globs, every file is a zone or told", () => {
  const files = {
    "z/example.org": "$TTL 60\nwww A 192.0.2.1\n",
    "z/part": "www 60 A 192.0.2.1\n",
    "z/README.md": "Hello there.\n",
  };
  assert.deepEqual(zonesIn(files, Object.keys(files)), ["example.org z/example.org"]);
  assert.deepEqual(notReadIn(files, Object.keys(files)), [
    "z/part: neither a configuration nor its content nor its file name says which zone it is",
    "z/README.md: it has no records in master file format",
  ]);
});

test("a configuration names zones, before content and file name", () => {
  const conf = `options { directory "/var/cache/bind"; };
    // zone "no.example" { file "/srv/dns/etc/zones/db.b"; };
    view "x" {
      zone "example.org" IN { type master; notify no; update-policy { grant x zonesub TXT; }; file "/srv/dns/etc/zones/db.a"; };
      zone "example.net." { type primary; file "db.b"; }; # y
      zone "example.com" { file "/srv/dns/etc/zones/db.missing"; };
      zone "." { type hint; file "/usr/share/dns/db.a"; };
    };`;
  const files = {
    "etc/named.conf.local": conf,
    "etc/zones/db.a": `$ORIGIN example.com.\n${soa}`,
    "etc/zones/db.b": soa,
  };
  assert.deepEqual(zonesIn(files), ["example.org etc/zones/db.a", "example.net etc/zones/db.b"]);
  const tree = treeOf(files);
  const { sources, claimed } = findBindZones(tree, tree.paths, () => false);
  assert.deepEqual(sources[0]?.dependsOn(), ["etc/zones/db.a", "etc/named.conf.local"]);
  assert.deepEqual([...claimed].toSorted(), Object.keys(files));
});

test("nsd.conf and knot.conf name zones", () => {
  const nsd =
    'server:\n  zonesdir: "/etc/nsd/zones"\nzone:\n  name: "example.org"\n  zonefile: "a.txt" # x\nzone:\n  name: example.net\n  zonefile: b.txt\n';
  const knot =
    "template:\n  - id: default\n    storage: /var/lib/knot\n    file: zones/%s.txt\nzone:\n  - domain: example.com\n  - domain: example.edu.\n    file: d.txt\n";
  assert.deepEqual(zonesIn({ "nsd.conf": nsd, "zones/a.txt": soa, "zones/b.txt": soa }), [
    "example.org zones/a.txt",
    "example.net zones/b.txt",
  ]);
  assert.deepEqual(zonesIn({ "etc/knot.conf": knot, "zones/example.com.txt": soa, "d.txt": soa }), [
    "example.edu d.txt",
    "example.com zones/example.com.txt",
  ]);
});

test("a path of the server means the file with the longest common end", () => {
  const conf = 'zone "example.org" { file "/srv/zones/db.x"; };';
  const one = { "named.conf": conf, "other/db.x": "", "dns/zones/db.x": soa };
  assert.deepEqual(zonesIn(one), ["example.org dns/zones/db.x"]);
  const two = { "named.conf": conf, "a/zones/db.x": soa, "b/zones/db.x": soa };
  assert.deepEqual(zonesIn(two), ["x a/zones/db.x"]); // it could be either, so only the file name is left
});

test("files of another zone are no zones: what is included, once or deeper", () => {
  const files = {
    "zones/db.example.org":
      '$ORIGIN example.org.\n$TTL 60\n@ NS ns1\n$INCLUDE ../db.common\n$include "more/a.zone" x\n$INCLUDE common/root\n',
    "db.common": `${soa}$INCLUDE deep.db\n`,
    "deep.db": soa,
    "zones/more/a.zone": soa,
    "common/root": `$TTL 60\n${soa}`,
  };
  assert.deepEqual(zonesIn(files), ["example.org zones/db.example.org"]);
  const tree = treeOf(files);
  const { sources, notRead, claimed } = findBindZones(tree, tree.paths, () => false);
  assert.deepEqual(sources[0]?.dependsOn(), [
    "zones/db.example.org",
    "db.common",
    "zones/more/a.zone",
    "common/root",
    "deep.db",
  ]);
  assert.deepEqual([notRead, claimed.size], [[], 5]);
});

test("of two files for one origin the first in path order is the zone", () => {
  const files = { "inside/example.org.zone": soa, "outside/example.org.zone": soa };
  assert.deepEqual(zonesIn(files), ["example.org inside/example.org.zone"]);
  assert.deepEqual(notReadIn(files), [
    "outside/example.org.zone: it is another version of the zone example.org, which is read from inside/example.org.zone",
  ]);
  const conf = { "named.conf": 'zone "example.org" { file "outside/example.org.zone"; };', ...files };
  assert.deepEqual(zonesIn(conf), ["example.org outside/example.org.zone"]);
});

test("one file for two zones", () => {
  const files = { "named.conf": 'zone "a.example" { file "park"; }; zone "b.example" { file "park"; };', park: soa };
  assert.deepEqual(zonesIn(files), ["a.example park", "b.example park"]);
  assert.deepEqual(notReadIn(files), []);
});

test("hostile configurations and names take no time", () => {
  const conf = `zone:\n  name:${" ".repeat(500_000)}x\n${"\n".repeat(200_000)}${"\t".repeat(200_000)}`;
  assert.deepEqual(
    zonesIn({ "nsd.conf": conf, "named.conf": `zone "a" ${"{".repeat(100_000)}${'"'.repeat(100_000)}/*` }),
    [],
  );
  assert.deepEqual(zonesIn({ [`db.${".zone".repeat(500)}`]: soa }), []);
});
