import assert from "node:assert/strict";
import { test } from "node:test";
import { hopIn, tlsVersionIn } from "../../src/message/received.ts";

const client = "192.0.2.1";
const at = "Sat, 21 Nov 2026 10:00:00 +0000";

function tls(line: string, ip = client): string {
  const { tls: found } = hopIn([`Received: ${line}; ${at}`], ip);
  if (found.kind !== "tls") return found.kind === "clear" ? "clear" : found.because;
  return [found.version ?? "?", found.cipher ?? "?"].join(" ");
}

test("the Received fields of known servers", () => {
  const rows: [server: string, line: string, found: string][] = [
    [
      "Postfix",
      "from mail.example.test (mail.example.test [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519) (No client certificate requested) by mx.example.net (Postfix) with ESMTPS id 4",
      "TLSv1.3 TLS_AES_256_GCM_SHA384",
    ],
    [
      "Postfix, in the clear",
      "from mail.example.test (mail.example.test [192.0.2.1]) by mx.example.net (Postfix) with ESMTP id 4",
      "clear",
    ],
    [
      "Google",
      "from mail.example.test (mail.example.test. [192.0.2.1]) by mx.example.net with ESMTPS id a1 (version=TLS1_2 cipher=ECDHE-ECDSA-AES128-GCM-SHA256 bits=128/128)",
      "TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256",
    ],
    [
      "Exim",
      "from [192.0.2.1] (helo=mail.example.test) by mx.example.net with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) id 1",
      "TLSv1.3 TLS_AES_256_GCM_SHA384",
    ],
    [
      "Exchange",
      "from mail.example.test (192.0.2.1) by mx.example.net (198.51.100.1) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15",
      "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    ],
    [
      "Sendmail",
      "from mail.example.test (mail.example.test [192.0.2.1]) by mx.example.net (8.18/8.18) with ESMTPS id 4 (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NOT) for <bob@example.net>",
      "TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384",
    ],
    ["RFC 3848 alone", "from mail.example.test ([192.0.2.1]) by mx.example.net with ESMTPS id 1", "? ?"],
    ["RFC 6531 §4.3", "from mail.example.test ([192.0.2.1]) by mx.example.net with UTF8SMTPS id 1", "? ?"],
    ["authenticated, in the clear", "from mail.example.test ([192.0.2.1]) by mx.example.net with ESMTPA id 1", "clear"],
    ["HTTP tells nothing", "from x ([192.0.2.1]) by mx.example.net with HTTP id 1", "not-told"],
    ["a client that calls itself TLS", "from TLSv1.3 ([192.0.2.1]) by mx.example.net with ESMTP id 1", "clear"],
    ["another client", "from mail.example.test ([198.51.100.7]) by mx.example.net with ESMTPS id 1", "no-received"],
    ["the address is the client's claim", "from [192.0.2.1] by mx.example.net with ESMTPS id 1", "no-received"],
  ];
  for (const [server, line, found] of rows) assert.equal(tls(line), found, server);
});

test("IPv6 however it is written, and mapped addresses", () => {
  const line = "from x ([IPv6:2001:DB8:0:0::1]) by mx.example.net with ESMTPS id 1";
  assert.equal(tls(line, "2001:db8::1"), "? ?");
  assert.equal(tls("from x ([192.0.2.1]) by mx.example.net with ESMTP id 1", "::ffff:192.0.2.1"), "clear");
});

test("the topmost that names the client: below it stands what the sender wrote", () => {
  const inner = `Received: from mx.example.net ([198.51.100.1]) by store.example.net with LMTP; ${at}`;
  const own = "Received: from x ([192.0.2.1]) by mx.example.net with ESMTP; Sat, 21 Nov 2026 09:00:00 +0000 (UTC)";
  const made = `Received: from x ([192.0.2.1]) by mx.example.net with ESMTPS (version=TLS1_3 cipher=MADE-UP); ${at}`;
  assert.deepEqual(hopIn([inner, own, made], client), {
    tls: { kind: "clear", from: "received" },
    at: new Date("2026-11-21T09:00:00Z"),
  });
});

test("versions", () => {
  const rows: [text: string, version: string | undefined][] = [
    ["TLSv1.3", "TLSv1.3"],
    ["TLS1_2", "TLSv1.2"],
    ["tls 1.1", "TLSv1.1"],
    ["TLSv1", "TLSv1.0"],
    ["SSLv3", "SSLv3"],
    ["TLSv9.9", undefined],
    ["TLS", undefined],
    ["TLS_AES_128_GCM_SHA256", undefined],
  ];
  for (const [text, version] of rows) assert.equal(tlsVersionIn(text), version, text);
});
