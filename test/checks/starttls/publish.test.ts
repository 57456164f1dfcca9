/** Nearly all that STARTTLS finds is a setting of a server. */
import { startTls } from "../../../src/checks/starttls/index.ts";
import { modern, smtpOf } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const notPublic = world("a.test MX 10 mx.a.test.\n mx.a.test A 10.0.0.1\n mx.a.test AAAA 2001:db8::1", {
  smtp: smtpOf({ "10.0.0.1": { ended: { kind: "not-public" } }, "2001:db8::1": modern }),
});

const rows: readonly PublishRow[] = [["starttls/not-public", notPublic, ["- mx.a.test A 10.0.0.1"]]];

const others = Object.keys(startTls.messages).filter((id) => id !== "starttls/not-public");
testPublishing(
  startTls,
  rows,
  Object.fromEntries(others.map((id) => [id, "the server is to be set up, or nothing is to be done"])),
);
