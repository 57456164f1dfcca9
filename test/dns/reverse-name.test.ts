import assert from "node:assert/strict";
import { test } from "node:test";
import { reverseName } from "../../src/dns/reverse-name.ts";

const names: readonly [address: string, name: string | undefined][] = [
  ["192.0.2.1", "1.2.0.192.in-addr.arpa"],
  ["2001:db8::1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"],
  ["2001:DB8:0:0:0:0:0:1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"],
  ["::ffff:192.0.2.1", "1.0.2.0.0.0.0.c.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.ip6.arpa"],
  ["192.0.2", undefined],
  ["fe80::1%eth0", undefined],
  ["\\# 4 c0000201", "1.2.0.192.in-addr.arpa"], // RFC 3597 §5: an A record in its general form
  ["", undefined],
];

for (const [address, name] of names)
  test(`the names of ${JSON.stringify(address)}; RFC 1035 §3.5, RFC 3596 §2.5`, () => {
    assert.equal(reverseName(address), name);
  });
