/** TLSA records: what is published makes its finding go away. */
import { dane } from "../../../src/checks/dane/index.ts";
import type { Io } from "../../../src/io.ts";
import { spkiOf } from "../../support/ca.ts";
import { digest, issuedFor, keyDigest, mail, mailWorld, middle, ofMxHost, root } from "../../support/mail-world.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const other = "aa".repeat(32);
const ofOther = issuedFor("b.test");
const spki = Buffer.from(spkiOf(ofMxHost.key)).toString("hex");

const owner = "_25._tcp.mx.a.test TLSA";
const own = `${owner} 3 1 1 ${keyDigest(ofMxHost)}`;
const tlsa = (...records: readonly string[]): string => mail + records.map((record) => `${record}\n`).join("");

/** With a TTL of two days. */
function slowly(io: Io): Io {
  const query: Io["resolver"]["query"] = async (name, type) => {
    const answer = await io.resolver.query(name, type);
    const { outcome } = answer;
    if (outcome.kind !== "rrset" || type !== "TLSA") return answer;
    return { ...answer, outcome: { kind: "rrset", rrset: { ...outcome.rrset, ttl: 172_800 } } };
  };
  return { ...io, resolver: { query } };
}

const rows: readonly PublishRow[] = [
  ["dane/no-tlsa", mailWorld(mail), [`+ ${own}`]],
  [
    "dane/partial-coverage",
    mailWorld(`${mail}a.test MX 5 mx2.a.test.\n mx2.a.test A 192.0.2.9\n _25._tcp.mx2.a.test TLSA 3 1 1 ${other}`),
    [`+ ${own}`],
  ],
  ["dane/only-unusable", mailWorld(tlsa(`${owner} 1 1 1 ${other}`)), [`= ${own}`]],
  ["dane/unusable", mailWorld(tlsa(own, `${owner} 1 1 1 ${other}`)), [`- ${owner} 1 1 1 ${other}`]],
  ["dane/single-record", mailWorld(tlsa(own)), [`+ ${owner} 2 1 1 ${keyDigest(middle)}`]],
  [
    "dane/whole-certificate",
    mailWorld(tlsa(`${owner} 3 0 1 ${digest(ofMxHost.der)}`)),
    [`+ ${own}`, `- ${owner} 3 0 1 ${digest(ofMxHost.der)}`],
  ],
  ["dane/no-digest", mailWorld(tlsa(`${owner} 3 1 0 ${spki}`)), [`+ ${own}`, `- ${owner} 3 1 0 ${spki}`]],
  ["dane/long-ttl", slowly(mailWorld(tlsa(own))), [`= ${own}`]],
  ["dane/no-match", mailWorld(tlsa(`${owner} 3 1 1 ${other}`)), [`+ ${own}`]],
  ["dane/anchor-not-sent", mailWorld(tlsa(`${owner} 2 1 1 ${keyDigest(root)}`)), [`+ ${own}`]],
  [
    "dane/untrusted-chain",
    mailWorld(tlsa(`${owner} 2 1 1 ${keyDigest(middle)}`), ofOther),
    [`+ ${owner} 3 1 1 ${keyDigest(ofOther)}`],
  ],
];

testPublishing(dane, rows, {
  "dane/digest-passed-over": "which of the keys have the other digest is not known",
  "dane/lookup-failed": "the name servers are to answer",
  "dane/lookup-bogus": "the signatures are at fault",
  "dane/not-secure": "the zone is to be signed; its DS is DNSSEC's to tell",
  "dane/no-tls": "the server is to offer STARTTLS",
  "dane/waiting-record": "it may be the next certificate's",
});
