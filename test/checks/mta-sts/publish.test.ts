/** MTA-STS: the record and the policy that are published make their finding go away. */
import { mtaSts } from "../../../src/checks/mta-sts/index.ts";
import type { Io } from "../../../src/io.ts";
import type { PolicyEnd } from "../../../src/mail/policy-fetch.ts";
import { issuedFor, mail, mailWorld, middle } from "../../support/mail-world.ts";
import { handshake } from "../../support/sessions.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const url = "https://mta-sts.a.test/.well-known/mta-sts.txt";
const host = `${mail}mta-sts.a.test A 192.0.2.2\n`;
const chain = [issuedFor("mta-sts.a.test"), middle].map(({ der }) => Buffer.from(der).toString("base64"));

/** A policy as it is served: a text, or what else the host answers. */
function served(end: PolicyEnd | string): Io {
  const ended: PolicyEnd =
    typeof end === "string" ? { kind: "answered", code: 200, contentType: "text/plain", body: end } : end;
  const value = { url, tries: [{ address: "192.0.2.2", tls: { ...handshake, chain }, ended }] };
  const stsPolicy: Io["stsPolicy"] = async () => ({ kind: "measured", value });
  return { ...mailWorld(`${host}_mta-sts.a.test TXT v=STSv1; id=1`), stsPolicy };
}

const policy = (mode: string, maxAge = 2_592_000, ...mx: readonly string[]): string =>
  [
    "version: STSv1",
    `mode: ${mode}`,
    ...(mx.length === 0 ? ["mx.a.test"] : mx).map((pattern) => `mx: ${pattern}`),
    `max_age: ${maxAge}`,
    "",
  ].join("\r\n");

const record = "= _mta-sts.a.test TXT v=STSv1; id=*";
const rows: readonly PublishRow[] = [
  ["mta-sts/no-record", mailWorld(mail), [`@ ${url} ${policy("testing")}`, record.replace("=", "+")]],
  ["mta-sts/no-record", mail, [`@ ${url} ${policy("testing")}`, record.replace("=", "+")]],
  ["mta-sts/invalid-record", mailWorld(`${host}_mta-sts.a.test TXT v=STSv1 id=1`), [record]],
  [
    "mta-sts/several-records",
    mailWorld(`${host}_mta-sts.a.test TXT v=STSv1; id=1\n _mta-sts.a.test TXT v=STSv1; id=2`),
    [record],
  ],
  ["mta-sts/invalid-policy", served("<html>"), [`@ ${url} ${policy("testing")}`, record]],
  ["mta-sts/mode-testing", served(policy("testing")), [`@ ${url} ${policy("enforce")}`, record]],
  ["mta-sts/mode-none", served(policy("none")), [`@ ${url} ${policy("testing")}`, record]],
  ["mta-sts/short-max-age", served(policy("enforce", 60)), [`@ ${url} ${policy("enforce")}`, record]],
  ["mta-sts/long-max-age", served(policy("enforce", 99_999_999)), [`@ ${url} ${policy("enforce")}`, record]],
  [
    "mta-sts/wide-pattern",
    served(policy("enforce", 604_800, "*.test")),
    [`@ ${url} ${policy("enforce", 604_800)}`, record],
  ],
  [
    "mta-sts/mx-uncovered",
    served(policy("enforce", 604_800, "b.test")),
    [`@ ${url} ${policy("enforce", 604_800, "b.test", "mx.a.test")}`, record],
  ],
  [
    "mta-sts/policy-redirect",
    served({ kind: "answered", code: 301, location: "https://b.test/", body: "" }),
    [`@ ${url} ${policy("testing")}`, record],
  ],
  ["mta-sts/policy-code", served({ kind: "answered", code: 404, body: "" }), [`@ ${url} ${policy("testing")}`, record]],
  ["mta-sts/policy-size", served({ kind: "too-large", octets: 65_536 }), [`@ ${url} ${policy("testing")}`, record]],
];

testPublishing(mtaSts, rows, {
  "mta-sts/no-host": "the address of the policy host is not known",
  "mta-sts/policy-address": "the address of the policy host is not known",
  "mta-sts/policy-connection": "the policy host is to be set up",
  "mta-sts/policy-tls": "the policy host is to be set up",
  "mta-sts/policy-http": "the policy host is to be set up",
  "mta-sts/policy-certificate": "the policy host needs a certificate",
  "mta-sts/content-type": "the policy host is to be set up",
  "mta-sts/mx-untrusted": "the MX host needs a certificate",
});
