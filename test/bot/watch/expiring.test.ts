/** What ends, out of the certificates that hosts really present. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { expiringIn } from "../../../bot/watch/expiry.ts";
import { lookAt, recordedIo } from "../../../src/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { PolicyFetch } from "../../../src/mail/policy-fetch.ts";
import { issue } from "../../support/ca.ts";
import { handshake, presenting, smtpOf } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";

const now = new Date("2027-03-01T00:00:00Z");
const day = 86_400_000;
const after = (days: number): Date => new Date(now.getTime() + days * day);
const root = issue({ subject: "root", isCa: true, notBefore: after(-900), notAfter: after(900) });
const leaf = (host: string, notBefore: number, notAfter: number): Uint8Array =>
  issue({ subject: host, issuer: root, names: [host], notBefore: after(notBefore), notAfter: after(notAfter) }).der;

const zone = `
  zone example.test
  example.test MX 10 mx1.example.test.
  example.test MX 20 mx2.example.test.
  mx1.example.test A 192.0.2.1
  mx1.example.test A 192.0.2.2
  mx2.example.test A 192.0.2.3
`;

async function expiring(chains: Readonly<Record<string, readonly Uint8Array[]>>, policyHost?: readonly Uint8Array[]) {
  const smtp = smtpOf(
    Object.fromEntries(Object.entries(chains).map(([address, chain]) => [address, presenting(chain)])),
  );
  const chain = (policyHost ?? []).map((der) => Buffer.from(der).toString("base64"));
  const fetched: PolicyFetch = {
    url: "https://mta-sts.example.test/.well-known/mta-sts.txt",
    tries: [{ address: "192.0.2.9", tls: { ...handshake, chain }, ended: { kind: "timed-out", phase: "answer" } }],
  };
  const stsPolicy = async () => ({ kind: "measured", value: fetched }) as const;
  const text = policyHost === undefined ? zone : `${zone}\n_mta-sts.example.test TXT v=STSv1; id=1`;
  const { io, evidence } = recordedIo(world(text, { now, smtp, ...(policyHost === undefined ? {} : { stsPolicy }) }));
  const { evaluation } = await lookAt(name("example.test"), io);
  return expiringIn(evaluation, evidence({ domains: [name("example.test")] }));
}

const iso = (days: number): string => after(days).toISOString();

test("each host once, with the certificate that ends first; the soonest end first", async () => {
  const ends = await expiring({
    "192.0.2.1": [leaf("mx1.example.test", -60, 30), root.der],
    "192.0.2.2": [leaf("mx1.example.test", -80, 10), root.der],
    "192.0.2.3": [leaf("mx2.example.test", -10, 5), root.der],
  });
  assert.deepEqual(
    ends.map(({ what, name: host, at, from }) => [what, host, Date.parse(at), Date.parse(from ?? "")]),
    [
      ["certificate", "mx2.example.test", after(5).getTime(), after(-10).getTime()],
      ["certificate", "mx1.example.test", after(10).getTime(), after(-80).getTime()],
    ],
  );
});

test("the certificate of the policy host, and octets that are none", async () => {
  const policy = [leaf("mta-sts.example.test", -60, 20), root.der];
  assert.deepEqual(await expiring({}, policy), [
    { what: "policy-certificate", name: "mta-sts.example.test", from: iso(-60), at: iso(20) },
  ]);
  for (const octets of [new Uint8Array(), Uint8Array.of(0x30, 0x82, 0xff), root.der.subarray(0, 100)])
    assert.deepEqual(await expiring({ "192.0.2.1": [octets] }, [octets]), []);
});
