import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DomainName, name } from "../../src/dns/name.ts";
import { findOctodnsZones } from "../../src/zones/octodns/index.ts";
import { matchesGlob, regexOf } from "../../src/zones/octodns/match.ts";
import type { Claim } from "../../src/zones/source.ts";
import { treeOf } from "../support/tree.ts";

const txt = (text: string): string => `'':\n  type: TXT\n  value: ${text}\n`;

const providers = `providers:
  config:
    class: octodns.provider.yaml.YamlProvider
    directory: ./zones
    default_ttl: 600
  internal:
    class: octodns.provider.yaml.YamlProvider
    directory: ./internal
    populate_should_replace: true
  route53: {class: octodns_route53.Route53Provider}
  spf: {class: octodns_spf.SpfSource}
`;

const everything = `${providers}zones:\n  '*': {sources: [config], targets: [route53], lenient: true}\n`;

type Files = Readonly<Record<string, string>>;

function find(files: Files, globs?: (path: string) => boolean): Claim {
  const tree = treeOf(files);
  return findOctodnsZones(tree, globs === undefined ? tree.paths : tree.paths.filter(globs), () => globs !== undefined);
}

function origins(claim: Claim): readonly DomainName[] {
  return claim.sources.map(({ origin }) => origin).toSorted();
}

function text(claim: Claim, origin: string, owner = origin): readonly string[] {
  const source = claim.sources.find((one) => one.origin === origin);
  return source?.read().rrset(name(owner), "TXT")?.rdata ?? [];
}

function gaps(claim: Claim, origin: string): readonly string[] {
  return (
    claim.sources
      .find((one) => one.origin === origin)
      ?.read()
      .gaps.map(({ why }) => why) ?? []
  );
}

test("a configuration is found by what it says, and names the zones", () => {
  const claim = find({
    "dns/production.yml": everything.replace("./zones", "./dns/zones"),
    "dns/zones/a.test.yaml": txt("a"),
    "dns/zones/b.test.yaml": txt("b"),
    "dns/zones/README.md": "a: {type: A}\n",
    "docs/c.test.yaml": txt("c"),
  });
  assert.deepEqual(origins(claim), ["a.test", "b.test"]);
  assert.deepEqual(claim.notRead, []);
  const [source] = claim.sources;
  assert.deepEqual(source?.dependsOn(), ["dns/zones/a.test.yaml", "dns/production.yml"]);
  assert.deepEqual(source?.configuration, ["dns/production.yml"]);
  assert.equal(source?.read().rrset(name("a.test"), "TXT")?.ttl, 600);
});

test("the directory is relative to the root, or to a folder above the configuration", () => {
  for (const file of ["config.yaml", "dns/config.yaml", "dns/a/config.yaml"]) {
    const beside = `${file.split("/").slice(0, -1).join("/")}/zones/a.test.yaml`.replace(/^\//, "");
    assert.deepEqual(origins(find({ [file]: everything, [beside]: txt("a") })), ["a.test"], file);
    assert.deepEqual(origins(find({ [file]: everything, "zones/a.test.yaml": txt("a") })), ["a.test"], file);
  }
  assert.deepEqual(
    origins(
      find({
        "a/config.yaml": everything.replace("./zones", "../../../etc"),
        "etc/a.test.yaml": txt("a"),
        "b.txt": "",
      }),
    ),
    ["a.test"],
  );
});

test("a directory of another machine: the folder beside that has the zones, with parts that a script joins", () => {
  const config = `${providers.replace("./zones", "/octodns/config")}zones:\n  a.test.: {sources: [config], targets: [route53]}\n`;
  const claim = find({
    "dns/config.yaml": config,
    "dns/zone-configs/a.test._0_base.yaml": txt("base"),
    "dns/zone-configs/a.test._1_more.yaml": "www: {type: TXT, value: more}\n",
  });
  assert.deepEqual(
    claim.sources.map(({ file }) => file),
    ["dns/zone-configs/a.test._0_base.yaml"],
  );
  assert.deepEqual([text(claim, "a.test"), text(claim, "a.test", "www.a.test")], [['"base"'], ['"more"']]);
  assert.deepEqual(claim.notRead, []);
});

test("zones by name, by glob, by regex; each taken once, the named ones first", () => {
  const zones = `zones:
  named.test.: {sources: [config], targets: [route53]}
  '*com': {glob: '*.example.', sources: [config], targets: [route53], lenient: true}
  '*arpa': {regex: '^.*\\.arpa\\.$', sources: [config], targets: [route53]}
`;
  const files = {
    "c.yaml": providers + zones,
    "zones/named.test.yaml": txt("n"),
    "zones/a.example.yaml": txt("a"),
    "zones/2.0.192.in-addr.arpa.yaml": "1: {type: PTR, value: a.test.}\n",
    "zones/other.test.yaml": txt("o"),
  };
  const claim = find(files);
  assert.deepEqual(origins(claim), ["2.0.192.in-addr.arpa", "a.example", "named.test"]);
  assert.deepEqual(claim.notRead, [{ file: "zones/other.test.yaml", why: "it is not named in the zones of c.yaml" }]);
  const suspicious = find({
    ...files,
    "c.yaml": `${providers}zones:\n  '*': {regex: '(a+)+$', sources: [config], targets: [route53]}\n`,
  });
  assert.equal(suspicious.sources.length, 4);
  assert.match(gaps(suspicious, "a.example")[0] ?? "", /pattern .* is not tried/);
});

test("files that octoDNS passes over are told", () => {
  const claim = find({
    "c.yaml": everything,
    "zones/a.test.yaml": txt("a"),
    "zones/b.test": txt("b"),
    "zones/c.test.yml": txt("c"),
    "zones/d.test.yaml.bak": txt("d"),
    "zones/local.yaml": txt("local"),
    "zones/settings.yaml": "manager: {}\n",
    "zones/notes.txt": "type: A\n",
  });
  const notYaml = "octoDNS reads only files whose names end in .yaml";
  assert.deepEqual(origins(claim), ["a.test"]);
  assert.deepEqual(
    claim.notRead.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    [
      { file: "zones/b.test", why: notYaml },
      { file: "zones/c.test.yml", why: notYaml },
      { file: "zones/d.test.yaml.bak", why: notYaml },
      {
        file: "zones/local.yaml",
        why: 'it is not named in the zones of c.yaml, and "*" takes only file names with two dots',
      },
    ],
  );
});

test("zones that a configuration names and octoDNS does not deploy", () => {
  const zones = `zones:
  a.test.: {sources: [config], targets: [route53]}
  missing.test.: {sources: [config], targets: [route53]}
  nodot.test: {sources: [config], targets: [route53]}
  notarget.test.: {sources: [config], targets: []}
  nosource.test.: {targets: [route53]}
  copy.test.: {alias: b.test.}
`;
  const claim = find({
    "c.yaml": providers + zones,
    "zones/a.test.yaml": txt("a"),
    "zones/notarget.test.yaml": txt("n"),
  });
  assert.deepEqual(origins(claim), ["a.test"]);
  assert.deepEqual(claim.notRead, [
    {
      file: "c.yaml",
      why: "it names zones that octoDNS does not deploy: missing.test (there is no file for it), nodot.test (its name has no final dot), notarget.test (it has no targets), nosource.test (it has no sources), copy.test (it is an alias of b.test., which is no zone of the configuration)",
    },
    { file: "zones/notarget.test.yaml", why: "it has no targets" },
  ]);
});

test("several sources: YAML ones in order, others leave the zone partial", () => {
  const zones =
    "zones:\n  a.test.: {sources: [config, internal], targets: [route53]}\n  b.test.: {sources: [config, spf], targets: [route53]}\n";
  const claim = find({
    "c.yaml": providers + zones,
    "zones/a.test.yaml": txt("outside"),
    "internal/a.test.yaml": txt("inside"),
    "zones/b.test.yaml": txt("b"),
  });
  assert.deepEqual(text(claim, "a.test"), ['"inside"']);
  assert.deepEqual(gaps(claim, "a.test"), []);
  assert.deepEqual(gaps(claim, "b.test"), [
    "the records of the source spf (octodns_spf.SpfSource) are not in the files",
  ]);
});

test("alias: the records of the other zone under this name", () => {
  const claim = find({
    "c.yaml": `${providers}zones:\n  a.test.: {sources: [config], targets: [route53]}\n  b.test.: {alias: a.test.}\n`,
    "zones/a.test.yaml": `${txt("a")}www: {type: CNAME, value: a.test.}\n`,
  });
  const copy = claim.sources.find(({ origin }) => origin === "b.test")?.read();
  assert.deepEqual(copy?.rrset(name("b.test"), "TXT")?.rdata, ['"a"']);
  assert.deepEqual(copy?.rrset(name("www.b.test"), "CNAME")?.rdata, ["a.test."]);
  assert.deepEqual(copy?.files, ["zones/a.test.yaml"]);
});

test("processors: harmless ones, templating, and those that may add or remove records", () => {
  const processors: [className: string, gap: RegExp | undefined][] = [
    ["octodns.processor.ownership.OwnershipProcessor", undefined],
    ["octodns.processor.templating.Templating", undefined],
    ["octodns.processor.filter.TypeRejectlistFilter", /TypeRejectlistFilter\) may add or remove records/],
    ["my.company.Processor", /my\.company\.Processor/],
  ];
  for (const [className, gap] of processors) {
    const config = `${providers}processors:\n  p: {class: ${className}}\nzones:\n  a.test.: {sources: [config], targets: [route53], processors: [p]}\n`;
    const found = gaps(find({ "c.yaml": config, "zones/a.test.yaml": txt("a") }), "a.test");
    if (gap === undefined) assert.deepEqual(found, [], className);
    else assert.match(found[0] ?? "", gap);
  }
  const templating = `${providers}manager: {processors: [t]}\nprocessors:\n  t: {class: octodns.processor.templating.Templating}\nzones:\n  a.test.: {sources: [config], targets: [route53]}\n`;
  assert.deepEqual(gaps(find({ "c.yaml": templating, "zones/a.test.yaml": txt("'{zone_name}'") }), "a.test"), [
    "the value of a.test TXT is filled in from a template",
  ]);
});

test("split zones: a folder of the zone's name, one file for each name, a catch-all, beside zone files", () => {
  const split = everything.replace("default_ttl: 600", "split_extension: .\n    shared_filename: shared.yaml");
  const claim = find({
    "c.yaml": split,
    "zones/a.test./$a.test.yaml": txt("catch-all"),
    "zones/a.test./www.yaml": "www: {type: TXT, value: www}\n",
    "zones/a.test./notes.txt": "x",
    "zones/a.test.yaml": "file: {type: TXT, value: file}\n",
    "zones/b.test.yaml": txt("b"),
    "zones/shared.yaml": "shared: {type: TXT, value: shared}\n",
  });
  assert.deepEqual(origins(claim), ["a.test", "b.test"]);
  assert.deepEqual(claim.sources[0]?.read().files.toSorted(), [
    "zones/a.test./$a.test.yaml",
    "zones/a.test./www.yaml",
    "zones/a.test.yaml",
    "zones/shared.yaml",
  ]);
  assert.deepEqual(text(claim, "a.test", "www.a.test"), ['"www"']);
  assert.deepEqual(text(claim, "a.test", "file.a.test"), ['"file"']);
  assert.deepEqual(text(claim, "b.test", "shared.b.test"), ['"shared"']);
  assert.deepEqual(claim.notRead, []);
  const old = `providers:\n  config: {class: octodns.provider.yaml.SplitYamlProvider, directory: zones, extension: .tst}\n  r: {class: x.Y}\nzones:\n  a.test.: {sources: [config], targets: [r]}\n`;
  const older = find({
    "c.yaml": old,
    "zones/a.test.tst/www.yaml": "www: {type: TXT, value: www}\n",
    "zones/a.test.yaml": txt("not read"),
  });
  assert.deepEqual(older.sources[0]?.read().files, ["zones/a.test.tst/www.yaml"]);
});

test("without a configuration: files named after zones that look like records", () => {
  const claim = find({
    "zones/a.test.yaml": txt("a"),
    "zones/b.test./www.yaml": "www:\n  type: A\n  value: 192.0.2.1\n",
    "zones/c.test.yml": txt("c"),
    "deploy/docker-compose.prod.yaml": "services:\n  x:\n    type: web\n    value: 1\n",
    ".github/workflows/ci.test.yaml": "jobs:\n  a:\n    type: A\n",
    "records.yaml": txt("x"),
    "package.json": "{}",
  });
  assert.deepEqual(origins(claim), ["a.test", "b.test"]);
  assert.deepEqual(claim.notRead, [
    { file: "zones/c.test.yml", why: "octoDNS reads only files whose names end in .yaml" },
  ]);
  assert.deepEqual(
    claim.sources.map((source) => source.read().completeness),
    ["complete", "complete"],
  );
});

test("explicit globs: what the configuration makes of the files, and records whose zone is not known", () => {
  const files = {
    "c.yaml": everything,
    "zones/a.test.yaml": txt("a"),
    "zones/b.test.yaml": txt("b"),
    "more/c.test.yaml": txt("c"),
    "more/apex.yaml": txt("x"),
  };
  const claim = find(files, (path) => path === "zones/a.test.yaml" || path.startsWith("more/"));
  assert.deepEqual(origins(claim), ["a.test", "c.test"]);
  assert.deepEqual(claim.notRead, [{ file: "more/apex.yaml", why: "its name does not tell which zone it is" }]);
  assert.equal(claim.sources[0]?.read().rrset(name("a.test"), "TXT")?.ttl, 600);
});

test("two spellings of one international name, and two configurations of one zone", () => {
  const both = find({
    "c.yaml": everything,
    "zones/büro.test.yaml": txt("u"),
    "zones/xn--bro-hoa.test.yaml": txt("a"),
  });
  assert.deepEqual(origins(both), ["xn--bro-hoa.test"]);
  assert.deepEqual(gaps(both, "xn--bro-hoa.test"), ["two files spell its name, and octoDNS refuses both"]);
  const inside = everything.replace("sources: [config]", "sources: [internal]");
  const two = find({
    "a.yaml": everything,
    "b.yaml": inside,
    "zones/a.test.yaml": txt("out"),
    "internal/a.test.yaml": txt("in"),
  });
  assert.deepEqual(
    [text(two, "a.test"), two.notRead],
    [['"out"'], [{ file: "internal/a.test.yaml", why: "a.test is already read from zones/a.test.yaml" }]],
  );
});

test("a broken configuration is told, and zones are found by name", () => {
  const claim = find({ "c.yaml": `${everything}\n  - [\n`, "zones/a.test.yaml": txt("a") });
  assert.deepEqual(claim.notRead, [{ file: "c.yaml", why: "the octoDNS configuration breaks YAML" }]);
  assert.deepEqual(origins(claim), ["a.test"]);
});

test("fnmatch", () => {
  const globs: [text: string, glob: string, matches: boolean][] = [
    ["a.test.", "*", true],
    ["a.test.", "*.test.", true],
    ["a.b.test.", "*.test.", true],
    ["a.test.", "*.example.", false],
    ["a.test.", "?.test.", true],
    ["ab.test.", "?.test.", false],
    ["a1.test.", "a[0-9].test.", true],
    ["a1.test.", "a[!0-9].test.", false],
    ["a[.test.", "a[.test.", true],
    ["a.test.", "{a,b}.test.", false],
    ["aab", "*ab", true],
  ];
  for (const [zone, glob, matches] of globs) assert.equal(matchesGlob(zone, glob), matches, `${zone} ${glob}`);
  assert.equal(matchesGlob("a".repeat(5_000), `${"*a".repeat(500)}b`), false);
});

test("regular expressions: taken where they are the same in Python and cheap", () => {
  const taken = [String.raw`^.*\.arpa\.$`, "^(?:a|b)\\.test\\.$", "[a-z]+\\.test", "a?b"];
  const left = [
    "(a+)+$",
    "(a|b)*",
    "(?P<x>a)",
    "a{9}",
    "x(",
    "\\w+\\.\\w+\\.\\w+",
    "(?<=a)b",
    "a\\1",
    "a?".repeat(30),
    "x".repeat(300),
  ];
  for (const pattern of taken) assert.ok(regexOf(pattern) instanceof RegExp, pattern);
  for (const pattern of left) assert.equal(regexOf(pattern), undefined, pattern);
});

test("any configuration gives a claim", () => {
  const piece = fc.constantFrom(
    "providers:\n",
    "  config:\n",
    "    class: octodns.provider.yaml.YamlProvider\n",
    "    directory: ./zones\n",
    "    directory: /x\n",
    "    split_extension: .\n",
    "zones:\n",
    "  '*':\n",
    "  a.test.:\n",
    "    sources: [config]\n",
    "    targets: [r]\n",
    "    alias: a.test.\n",
    "    regex: '('\n",
    "    glob: '['\n",
    "manager: x\n",
    "<<: *a\n",
    "processors: [p]\n",
    "- x\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const claim = find({
        "c.yaml": `# octodns.provider.yaml.\n${parts.join("")}`,
        "zones/a.test.yaml": txt("a"),
        "zones/b.test./x.yaml": txt("b"),
      });
      for (const source of claim.sources) assert.ok(source.read().files.includes(source.file));
    }),
    { numRuns: 150 },
  );
});
