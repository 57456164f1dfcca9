/** A domain whose one MX host comes to TLS with a good certificate, for tests that vary the rest. */
import { createHash } from "node:crypto";
import type { Io } from "../../src/io.ts";
import { type Issued, issue, spkiOf } from "./ca.ts";
import { presenting, securely, smtpOf } from "./sessions.ts";
import { world } from "./world.ts";

const now = new Date("2026-11-22T00:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const dates = { notBefore: days(-30), notAfter: days(60) };

export const root = issue({ subject: "Root", isCa: true, notBefore: days(-1000), notAfter: days(1000) });
export const middle = issue({
  subject: "Middle",
  issuer: root,
  isCa: true,
  notBefore: days(-500),
  notAfter: days(500),
});
export const issuedFor = (...names: string[]): Issued => issue({ subject: "x", issuer: middle, names, ...dates });
const own = issuedFor("mx.a.test");
export { own as ofMxHost };

export const digest = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");
export const keyDigest = ({ key }: Issued): string => digest(spkiOf(key));

export const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";

/** Every answer is secure, and the MX host presents this certificate and its issuer. */
export function mailWorld(lines: string, shows: Issued = own): Io {
  const smtp = smtpOf({ "192.0.2.1": presenting([shows.der, middle.der]) });
  return securely(world(lines, { smtp, roots: [root.pem], now }));
}
