/** CAA: what is published makes its finding go away. */
import { caa } from "../../../src/checks/caa/index.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const at = (...records: readonly string[]): string =>
  `zone a.test\n${records.map((record) => `a.test CAA ${record}\n`).join("")}a.test CAA 0 issuemail ";"`;
const accounts = "accounturi=https://ca.test/1; accounturi=https://ca.test/2";

const rows: readonly PublishRow[] = [
  ["caa/no-issuemail", 'zone a.test\na.test CAA 0 issue "ca.test"', ['+ a.test CAA 0 issuemail ";"']],
  [
    "caa/malformed",
    at('0 issue "ca.test; validationmethods=dns-01;"'),
    [
      '- a.test CAA 0 issue "ca.test; validationmethods=dns-01;"',
      '+ a.test CAA 0 issue "ca.test; validationmethods=dns-01"',
    ],
  ],
  [
    "caa/repeated",
    at('0 issue "ca.test; validationmethods=dns-01; validationmethods=http-01"'),
    [
      '- a.test CAA 0 issue "ca.test; validationmethods=dns-01; validationmethods=http-01"',
      '+ a.test CAA 0 issue "ca.test; validationmethods=dns-01,http-01"',
    ],
  ],
  [
    "caa/repeated",
    at(`128 issue "ca.test; ${accounts}"`),
    [
      `- a.test CAA 128 issue "ca.test; ${accounts}"`,
      '+ a.test CAA 128 issue "ca.test; accounturi=https://ca.test/1"',
      '+ a.test CAA 128 issue "ca.test; accounturi=https://ca.test/2"',
    ],
  ],
];

testPublishing(caa, rows, {
  "caa/absent": "which authority is used is not known",
  "caa/lookup-failed": "the name servers are to answer",
  "caa/bogus": "the signatures are at fault",
  "caa/unknown-critical": "what it was meant to say is not known",
});
