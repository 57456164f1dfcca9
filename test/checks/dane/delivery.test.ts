import assert from "node:assert/strict";
import { test } from "node:test";
import { type Share, type StsMode, deliveryTable } from "../../../src/checks/dane/delivery.ts";
import { type DaneFacts, dane } from "../../../src/checks/dane/index.ts";
import { mx } from "../../../src/checks/mx/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Security } from "../../../src/dns/resolver.ts";
import type { DeliveryRow, MailSender } from "../../../src/model.ts";
import { world } from "../../support/world.ts";

const mail = "a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1";
const two = `${mail}\na.test MX 20 mx2.a.test.\nmx2.a.test A 192.0.2.2`;
const tlsa = (rdata: string, host = "mx.a.test"): string => `\n_25._tcp.${host} TLSA ${rdata}`;
const usable = `3 1 1 ${"aa".repeat(32)}`;
const unusable = `1 1 1 ${"aa".repeat(32)}`;

async function factsOf(lines: string): Promise<{ facts: DaneFacts; targets: Parameters<typeof deliveryTable>[1] }> {
  const io = world(lines);
  return { facts: await dane.evaluate(name("a.test"), io), targets: await mx.evaluate(name("a.test"), io) };
}

const short = { "encrypted-authenticated": "auth", encrypted: "tls", clear: "clear", refused: "refused" } as const;

function possibleFor(table: readonly DeliveryRow[], sender: MailSender): string {
  return (
    table
      .find((row) => row.sender === sender)
      ?.possible.map((one) => short[one])
      .join(" ") ?? ""
  );
}

test("where mail goes, as far as files show it", async () => {
  const rows: [why: string, lines: string, opportunistic: string, mtaSts: string, dane: string, requireTls: string][] =
    [
      ["no TLSA record; RFC 3207 §6", mail, "tls clear", "auth tls clear refused", "tls clear", "auth refused"],
      [
        "a usable record, signed or not",
        mail + tlsa(usable),
        "tls clear",
        "auth tls clear refused",
        "auth tls clear refused",
        "auth refused",
      ],
      [
        "a record that SMTP does not use",
        mail + tlsa(unusable),
        "tls clear",
        "auth tls clear refused",
        "tls clear refused",
        "auth refused",
      ],
      ["null MX; RFC 7505 §4.1", "a.test MX 0 .", "refused", "refused", "refused", "refused"],
      ["neither MX nor address", "a.test TXT x", "refused", "refused", "refused", "refused"],
      [
        "no MX host has an address",
        "a.test MX 10 mx.a.test.\nmx.a.test TXT x",
        "refused",
        "refused",
        "refused",
        "refused",
      ],
      [
        "the host's zone is elsewhere",
        "a.test MX 10 mx.b.example.",
        "tls clear",
        "auth tls clear refused",
        "auth tls clear refused",
        "auth refused",
      ],
      [
        "implicit MX; RFC 5321 §5.1",
        "a.test A 192.0.2.1",
        "tls clear",
        "auth tls clear refused",
        "tls clear",
        "auth refused",
      ],
      [
        "MX not known",
        "a.test !timeout",
        "tls clear refused",
        "auth tls clear refused",
        "auth tls clear refused",
        "auth refused",
      ],
      [
        "a host without an address is passed over",
        `${mail + tlsa(unusable)}\na.test MX 20 old.a.test.\nold.a.test TXT x`,
        "tls clear",
        "auth tls clear refused",
        "tls clear refused",
        "auth refused",
      ],
    ];
  for (const [why, lines, ...expected] of rows) {
    const { facts, targets } = await factsOf(lines);
    const table = deliveryTable(facts, targets);
    const senders = ["opportunistic-tls", "mta-sts", "dane", "requiretls"] as const;
    assert.deepEqual(
      senders.map((sender) => possibleFor(table, sender)),
      expected,
      why,
    );
  }
});

test("with DANE, by what is known of the signatures; RFC 7672 §2.2", async () => {
  const rows: [why: string, lines: string, mxSecurity: Security, tlsaSecurity: Security, dane: string][] = [
    ["secure and usable", mail + tlsa(usable), "secure", "secure", "auth refused"],
    ["secure and none of use: TLS with anybody", mail + tlsa(unusable), "secure", "secure", "tls refused"],
    ["not signed", mail + tlsa(usable), "secure", "insecure", "tls clear"],
    ["wrongly signed", mail + tlsa(usable), "secure", "bogus", "refused"],
    ["MX wrongly signed", mail + tlsa(usable), "bogus", "secure", "refused"],
    ["MX not signed: as the sender likes; §2.2.1", mail + tlsa(usable), "insecure", "secure", "auth tls clear refused"],
    ["one host without", two + tlsa(usable), "secure", "secure", "auth tls clear refused"],
    ["both hosts", two + tlsa(usable) + tlsa(usable, "mx2.a.test"), "secure", "secure", "auth refused"],
  ];
  for (const [why, lines, mxSecurity, security, expected] of rows) {
    const { facts, targets } = await factsOf(lines);
    const hosts = facts.hosts.map((host) =>
      host.tlsa.kind === "present" ? { ...host, tlsa: { ...host.tlsa, security } } : host,
    );
    const signed = { ...facts, hosts, mx: { ...facts.mx, ...("security" in facts.mx && { security: mxSecurity }) } };
    assert.equal(possibleFor(deliveryTable(signed, targets), "dane"), expected, why);
  }
});

test("with MTA-STS, by the policy; RFC 8461 §5", async () => {
  const { facts, targets } = await factsOf(mail);
  const rows: [mode: StsMode, expected: string][] = [
    ["enforce", "auth refused"],
    ["testing", "tls clear"],
    ["none", "tls clear"],
    ["unknown", "auth tls clear refused"],
  ];
  for (const [mode, expected] of rows)
    assert.equal(possibleFor(deliveryTable(facts, targets, mode), "mta-sts"), expected, mode);
});

test("reasons say what is known and what is not", async () => {
  const rows: [lines: string, because: RegExp][] = [
    [mail, /^no MX host has a usable TLSA record$/],
    [two + tlsa(usable), /^1 of 2 MX hosts .* if they are signed as published, which is not known$/],
    ["a.test MX 10 mx.b.example.", /outside of the files/],
    ["a.test MX 0 .", /^a null MX refuses all mail$/],
  ];
  for (const [lines, because] of rows) {
    const { facts, targets } = await factsOf(lines);
    assert.match(deliveryTable(facts, targets).find(({ sender }) => sender === "dane")?.because ?? "", because);
  }
});

test("where mail goes, by what the MX hosts showed", async () => {
  const { facts, targets } = await factsOf(mail);
  const shown = (tls: Share, verified: Share, requireTls: Share) =>
    deliveryTable(facts, targets, "enforce", { tls, verified, requireTls });
  const rows: [tls: Share, verified: Share, requireTls: Share, possible: [string, string, string]][] = [
    ["unknown", "unknown", "unknown", ["tls clear", "auth refused", "auth refused"]],
    ["all", "all", "all", ["tls clear", "auth", "auth"]],
    ["all", "some", "all", ["tls clear", "auth refused", "auth refused"]],
    ["some", "some", "some", ["tls clear", "auth refused", "auth refused"]],
    ["none", "none", "none", ["clear", "refused", "refused"]],
  ];
  for (const [tls, verified, requireTls, possible] of rows) {
    const table = shown(tls, verified, requireTls);
    const senders = ["opportunistic-tls", "mta-sts", "requiretls"] as const;
    assert.deepEqual(
      senders.map((sender) => possibleFor(table, sender)),
      possible,
    );
  }
});
