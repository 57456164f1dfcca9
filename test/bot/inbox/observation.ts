/** What a message shows, for what tells it. */
import { verifyMessage } from "../../../src/receiving.ts";
import type { OutboundNews } from "../../../bot/model.ts";
import { name } from "../../../src/dns/name.ts";
import type { OutboundObservation } from "../../../src/index.ts";
import { world } from "../../support/world.ts";

export const now = new Date("2026-11-22T08:00:00Z");

const zone = `zone test
  example.test TXT v=spf1 ip4:192.0.2.1 -all
  _dmarc.example.test TXT v=DMARC1; p=reject`;

export async function observationOf(header: string, ip = "192.0.2.1"): Promise<OutboundObservation> {
  const envelope = { ip, helo: "mail.example.test", mailFrom: "*@example.test", tls: { protocol: "TLSv1.3" } };
  return await verifyMessage(Buffer.from(`${header}\r\n\r\n`), envelope, world(zone).resolver, now);
}

export async function news(from = "ann@example.test"): Promise<Extract<OutboundNews, { kind: "received" }>> {
  const observation = await observationOf(
    `From: ${from}\r\nDKIM-Signature: v=1; a=rsa-sha256; d=example.test; s=s1; h=from; bh=YQ==; b=YQ==`,
  );
  const reverse = { kind: "confirmed", names: [name("mail.example.test")] } as const;
  return { kind: "received", domain: name("example.test"), observation, reverse };
}
