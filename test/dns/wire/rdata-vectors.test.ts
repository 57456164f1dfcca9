/** Every record of other people's master files, as octets in a message and back. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../../src/dns/name.ts";
import { rdataOctets, responseOctets } from "../../../src/dns/wire/encode.ts";
import { presentationOf } from "../../../src/dns/wire/rdata.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";
import { shared } from "../../support/shared.ts";
import { readText } from "../master-file-text.ts";
import { message } from "./octets.ts";

/** Types of which we do not read the form. */
const unread = new Set(["APL", "IPSECKEY", "HIP", "AMTRELAY", "WKS", "A6", "ATMA", "SINK", "DOA", "NXT"]);

for (const path of ["vectors/zone-bind9/bin/tests/system/checkzone/zones", "vectors/zone-dnspython/tests"]) {
  const folder = shared(path);
  test(`records of ${path}`, folder.options, () => {
    const records = new Set(filesBelow(folder.path).flatMap(recordsOf));
    for (const record of records) checkRoundTrip(record.slice(0, record.indexOf(" ")), record);
    assert.ok(records.size > 100, `${records.size} records`);
  });
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
}

/** As `type rdata`. */
function recordsOf(file: string): readonly string[] {
  return readText(readFileSync(file)).records.map((record) => record.replace(/^\S+ \d+ /, ""));
}

const empty = readMessage(message({}, []));

function checkRoundTrip(type: string, record: string): void {
  const rdata = rdataOctets(type, record.slice(type.length + 1));
  if (rdata === undefined) return assert.ok(unread.has(type), `${record} has no octets`);
  assert.equal(`${type} ${presentationOf(type, rdata)}`, record);
  assert.ok(empty.ok);
  const value = { ...empty.value, answer: [{ owner: root, type, class: 1, ttl: 0, rdata }] };
  assert.deepEqual(readMessage(responseOctets(value)), { ok: true, value }, record);
}
