/** MX records: what is published makes its finding go away. */
import { mx } from "../../../src/checks/mx/index.ts";
import { mail } from "../../support/mail-world.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const rows: readonly PublishRow[] = [
  ["mx/null-mixed", `${mail}a.test MX 0 .`, ["- a.test MX 0 ."]],
  ["mx/null-preference", "a.test MX 10 .\n a.test A 192.0.2.1", ["= a.test MX 0 ."]],
  ["mx/implicit", "a.test A 192.0.2.1\n a.test TXT v=spf1 a -all", ["+ a.test MX 10 a.test."]],
  ["mx/implicit", "a.test A 192.0.2.1\n a.test TXT v=spf1 -all", ["+ a.test MX 0 ."]],
  [
    "mx/duplicate-host",
    `${mail}a.test MX 20 mx.a.test.\n a.test MX 30 mx2.a.test.\n mx2.a.test A 192.0.2.2`,
    ["= a.test MX 10 mx.a.test.", "= a.test MX 30 mx2.a.test."],
  ],
  [
    "mx/alias-target",
    "a.test MX 10 mx.a.test.\n mx.a.test CNAME h.a.test.\n h.a.test A 192.0.2.1",
    ["= a.test MX 10 h.a.test."],
  ],
  ["mx/dangling-target", `${mail}a.test MX 20 gone.a.test.`, ["- a.test MX 20 gone.a.test."]],
  [
    "mx/unregistered-domain",
    `${mail}a.test MX 20 mx.gone.com.\n zone com\n com NS ns.com.`,
    ["- a.test MX 20 mx.gone.com."],
  ],
  ["mx/no-reverse-name", mail, ["= 1.2.0.192.in-addr.arpa PTR mx.a.test."]],
  [
    "mx/reverse-differs",
    `${mail}1.2.0.192.in-addr.arpa PTR b.test.\n b.test A 192.0.2.9`,
    ["= 1.2.0.192.in-addr.arpa PTR mx.a.test."],
  ],
];

testPublishing(mx, rows, {
  "mx/null-without-address": "nothing has to be done",
  "mx/address-literal": "the name that the host is to have is not known",
});
