import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { world } from "../support/world.ts";

const zones = `
  zone example.org
  example.org SOA ns1.example.org. hostmaster.example.org. 1 2 3 4 5
  example.org MX 10 mx.example.org.
  mx.example.org A 192.0.2.25
  alias.example.org CNAME mx.example.org.
  chain.example.org CNAME alias.example.org.
  out.example.org CNAME mx.example.net.
  loop.example.org CNAME loop2.example.org.
  loop2.example.org CNAME loop.example.org.
  _25._tcp.deep.example.org TLSA 3 1 1 00
  *.wild.example.org A 192.0.2.1
  there.wild.example.org TXT x
  sub.example.org NS ns.example.com.
  below.sub.example.org A 192.0.2.9
  old.example.org DNAME new.example.org.
  www.new.example.org A 192.0.2.3
  zone example.com
  example.com A 192.0.2.2
  example.com !gap a template
`;

test("answers as an authoritative server gives them; RFC 1034 §4.3.2, RFC 4592", async () => {
  const rows: [owner: string, type: string, answer: string, why: string][] = [
    ["mx.example.org", "A", "192.0.2.25", "there"],
    ["mx.example.org", "AAAA", "nodata", "another type is there"],
    ["deep.example.org", "A", "nodata", "empty non-terminal; RFC 8020"],
    ["nothing.example.org", "A", "nxdomain", "not there"],
    ["chain.example.org", "A", "192.0.2.25", "two aliases"],
    ["alias.example.org", "CNAME", "mx.example.org.", "the alias itself"],
    ["out.example.org", "A", "mx.example.net is outside of the files", "an alias that leaves"],
    ["loop.example.org", "A", "more than 8 aliases from loop.example.org", "a loop"],
    ["any.wild.example.org", "A", "192.0.2.1 from *.wild.example.org", "wildcard"],
    ["a.b.wild.example.org", "A", "192.0.2.1 from *.wild.example.org", "wildcard, two labels"],
    ["there.wild.example.org", "A", "nodata", "an existing name stops the wildcard"],
    ["x.there.wild.example.org", "A", "nxdomain", "so does an existing encloser"],
    [
      "below.sub.example.org",
      "A",
      "below.sub.example.org is outside of the files",
      "below a delegation: glue is no answer",
    ],
    ["sub.example.org", "DS", "nodata", "DS stands above the cut"],
    ["sub.example.org", "NS", "ns.example.com.", "a referral"],
    ["sub.example.org", "TXT", "sub.example.org is outside of the files", "what is below the cut is not here"],
    ["www.old.example.org", "A", "192.0.2.3", "through a DNAME"],
    ["www.example.com", "A", "a template", "not in a partial zone: unknown"],
    ["example.com", "A", "192.0.2.2", "what is in a partial zone is known"],
    ["example.net", "A", "example.net is outside of the files", "another zone"],
  ];
  const { resolver } = world(zones);
  for (const [owner, type, expected, why] of rows) {
    const { outcome, wildcard } = await resolver.query(name(owner), type);
    const said =
      outcome.kind === "rrset" ? outcome.rrset.rdata.join(" | ") : "why" in outcome ? outcome.why : outcome.kind;
    assert.equal(wildcard === undefined ? said : `${said} from ${wildcard}`, expected, `${owner} ${type}: ${why}`);
  }
});

test("a referral is told from the name servers of an apex; RFC 1034 §4.2.1", async () => {
  const { resolver } = world("example.org NS ns.example.com.\n sub.example.org NS ns.example.com.");
  assert.equal((await resolver.query(name("example.org"), "NS")).isReferral, undefined);
  assert.equal((await resolver.query(name("sub.example.org"), "NS")).isReferral, true);
});

test("each question is asked once", async () => {
  const io = world("a.test TXT x");
  await Promise.all([io.resolver.query(name("a.test"), "TXT"), io.resolver.query(name("a.test"), "TXT")]);
  assert.deepEqual(io.asked, ["a.test TXT"]);
});
