/** TLS-RPT: what is published makes its finding go away. */
import { tlsRpt } from "../../../src/checks/tls-rpt/index.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const mail = "a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1\n_mta-sts.a.test TXT v=STSv1; id=1\n";
const at = (text: string): string => `${mail}_smtp._tls.a.test TXT ${text}\n`;
const own = "v=TLSRPTv1; rua=mailto:tls-reports@a.test";
const added = `+ _smtp._tls.a.test TXT ${own}`;

const rows: readonly PublishRow[] = [
  ["tls-rpt/no-record", mail.replace(/_mta.*\n/, ""), [added]],
  ["tls-rpt/unseen", mail, [added]],
  ["tls-rpt/invalid", at("v=TLSRPTv1"), [`= _smtp._tls.a.test TXT ${own}`]],
  [
    "tls-rpt/invalid",
    at("v=tlsrptv1; rua=mailto:x@a.test, https://a.test/x; rua=mailto:y@a.test"),
    ["= _smtp._tls.a.test TXT v=TLSRPTv1; rua=mailto:x@a.test,https://a.test/x,mailto:y@a.test"],
  ],
  [
    "tls-rpt/no-report-host",
    at("v=TLSRPTv1; rua=mailto:x@no.a.test,mailto:x@a.test"),
    ["= _smtp._tls.a.test TXT v=TLSRPTv1; rua=mailto:x@a.test"],
  ],
  ["tls-rpt/no-report-host", at("v=TLSRPTv1; rua=mailto:x@no.a.test"), [`= _smtp._tls.a.test TXT ${own}`]],
];

testPublishing(tlsRpt, rows, { "tls-rpt/nothing-to-report": "MTA-STS and DANE have their own findings" });
