/** Real zones and other people's: read without an error that is not one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import { textOf } from "../../src/dns/rdata.ts";
import { name } from "../../src/dns/name.ts";
import { findBindZones } from "../../src/zones/bind/index.ts";
import { shared } from "../support/shared.ts";

const university = shared("vectors/real/bind-university");
const octodnsBind = shared("vectors/octodns-bind");
const dnscontrol = shared("vectors/dnscontrol");

/** `origin records problem...` */
function summary(path: string): readonly string[] {
  const tree = directoryTree(path);
  const zones = findBindZones(tree, tree.paths, () => false).sources.map((source) => source.read());
  return zones.map(({ origin, size, problems }) =>
    [origin, size, ...problems.map(({ level, line, id }) => `${level}:${line}:${id.replace("master-file/", "")}`)].join(
      " ",
    ),
  );
}

test("a university's zones", university.options, () => {
  // A DS that belongs into the parent zone; named-checkzone refuses both zones for it, at the same lines.
  assert.deepEqual(
    summary(`${university.path}/base`),
    [
      "ocf.berkeley.edu 918 error:35:ds-at-apex",
      "ocf.io 903 error:35:ds-at-apex",
      "letsencrypt.ocf.io 2",
      "asuc.org 52",
      "226.229.169.in-addr.arpa 229",
      "0.0.0.0.1.0.8.8.0.4.1.f.7.0.6.2.ip6.arpa 215",
    ].toSorted(byPath),
  );
  assert.deepEqual(
    summary(`${university.path}/head`),
    [
      "ocf.berkeley.edu 910",
      "ocf.io 896",
      "letsencrypt.ocf.io 2",
      "asuc.org 52",
      "cal.fyi 7",
      "226.229.169.in-addr.arpa 227",
      "0.0.0.0.1.0.8.8.0.4.1.f.7.0.6.2.ip6.arpa 215",
    ].toSorted(byPath),
  );
});

function byPath(a: string, b: string): number {
  return a < b ? -1 : 1;
}

test("a university's key record and its place", university.options, () => {
  const tree = directoryTree(`${university.path}/head`);
  const { sources, notRead } = findBindZones(tree, tree.paths, () => false);
  const source = sources.find(({ origin }) => origin === "ocf.berkeley.edu");
  assert.deepEqual(notRead, []);
  assert.deepEqual(source?.dependsOn(), ["etc/zones/db.ocf.berkeley.edu", "etc/db.ocf", "etc/named.conf.local"]);
  const key = source.read().rrset(name("google._domainkey.ocf.berkeley.edu"), "TXT");
  assert.match(textOf(key?.rdata[0] ?? ""), /^v=DKIM1; k=rsa; p=MIGf.*QIDAQAB$/);
  assert.deepEqual(key?.from, [{ file: "etc/zones/db.ocf.berkeley.edu", line: 19, column: 1, endLine: 19 }]);
});

test("zones of octoDNS's BIND provider", octodnsBind.options, () => {
  // unit.tests has a DS at its top; named-checkzone refuses it too.
  assert.deepEqual(summary(octodnsBind.path), [
    "2.0.192.in-addr.arpa 7",
    "ext.unit.tests 3",
    "invalid.records 22",
    "invalid.zone 1",
    "unit.tests 36 error:66:ds-at-apex",
  ]);
});

test("zones of DNSControl", dnscontrol.options, () => {
  const tree = directoryTree(dnscontrol.path);
  // One at a time, because many of them are versions of one zone.
  const files = tree.paths.filter((file) => file.endsWith(".zone"));
  const zones = files.flatMap((file) => findBindZones(tree, [file], () => true).sources.map((source) => source.read()));
  const errors = zones.flatMap(({ problems }) =>
    problems.filter(({ level }) => level === "error").map(({ id, file }) => `${file} ${id}`),
  );
  // A CNAME at the top, which named-checkzone refuses and some providers allow; an odd digit; digests of two octets.
  assert.deepEqual(errors, [
    "commands/test_data/apex.com.zone master-file/cname-and-other",
    "commands/test_data/apex.com.zone.zone master-file/cname-and-other",
    "pkg/js/parse_tests/015-tlsa/foo.com.zone master-file/rdata",
    "pkg/js/parse_tests/027-ds/foo.com.zone master-file/rdata",
    "pkg/js/parse_tests/027-ds/foo.com.zone master-file/rdata",
  ]);
  assert.equal(zones.length, files.length);
});
