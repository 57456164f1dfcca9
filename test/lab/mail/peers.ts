/** What programs of others say of a mail server, in a few words each. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathOf } from "../programs.ts";
import { addresses } from "../zones.ts";
import { mailAddress, type MailCase, mxHostOf } from "./cases.ts";
import { type Certificates, trustFile } from "./certificates.ts";
import { postfixFolder } from "./postfix.ts";
import { tlsaRdata } from "./tlsa.ts";

export const peers = ["posttls-finger", "openssl"] as const;
export type Peer = (typeof peers)[number];

interface MailFolder {
  folder: string;
  certificates: Certificates;
}

export const ask: Record<Peer, (one: MailCase, lab: MailFolder) => Promise<string>> = {
  "posttls-finger": postfixSays,
  openssl: opensslSays,
};

/** Why a peer cannot be asked. */
export function whyNotAsked(peer: Peer): string | undefined {
  if (pathOf(peer) === undefined) return `${peer} is not installed`;
  const isOurs = readFileSync("/etc/resolv.conf", "utf8").includes(addresses.unbound);
  return peer === "openssl" || isOurs ? undefined : "it would ask the resolver of the system, which is not ours here";
}

const patienceMs = 5_000;

/** Both outputs; programs that tell by their exit code are asked for their words all the same. */
function said(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const options = { env: { ...process.env, ...environment }, timeout: patienceMs };
  return new Promise((resolve) => {
    const child = execFile(pathOf(program) ?? program, args, options, (_, out, err) => resolve(out + err));
    child.stdin?.on("error", () => {}); // it has ended already
    child.stdin?.end("QUIT\n");
  });
}

const postfixWords: readonly [pattern: RegExp, words: string][] = [
  [/TLSA lookup error/i, "no TLSA"],
  [/STARTTLS rejected/, "STARTTLS refused"],
  [/EHLO rejected/, "no EHLO"],
  [/Connection refused/, "no connection"],
  [/service not available/, "turned away"],
  [/timeout|timed out/i, "time-out"],
  [/SSL_connect error|TLS library problem|lost connection/, "no TLS"],
  [/Connected to/, "no STARTTLS"],
];

const opensslWords: readonly [pattern: RegExp, words: string][] = [
  [/Connection refused/, "no connection"],
  [/Didn't find STARTTLS/, "no STARTTLS"],
  [/unusable TLSA/, "TLSA unusable"],
  [/legacy sigalg|unexpected eof|wrong version number/, "no TLS"],
  [/^$/, "time-out"],
];

/** What it is that was not foreseen is told as it is. */
function inWords(text: string, words: readonly [pattern: RegExp, words: string][]): string {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

/** As a sender that looks for DANE, else for a chain to the root. */
async function postfixSays({ label }: MailCase, { folder }: MailFolder): Promise<string> {
  const patience = ["-t", "3", "-T", "3"];
  const how = ["-l", "dane", "-F", trustFile(folder), "-L", "summary,certmatch,verbose"];
  const text = await said("posttls-finger", [...patience, ...how, `${label}.test`], {
    MAIL_CONFIG: postfixFolder(folder),
  });
  const trust = /(\w+) TLS connection established/.exec(text)?.[1];
  if (trust === undefined) return inWords(text, postfixWords);
  const usage = /Matched DANE (EE|TA)/.exec(text)?.[1];
  return usage === undefined ? trust : `${trust} by DANE-${usage}`;
}

/** With the TLSA records handed to it, secure or not; it takes all usages. */
async function opensslSays(one: MailCase, { folder, certificates }: MailFolder): Promise<string> {
  const host = mxHostOf(one.label);
  const shown = certificates.mail.get(one.label);
  const records = one.tlsa.flatMap((words) => ["-dane_tlsa_rrdata", tlsaRdata(words, shown, certificates.authority)]);
  const names = records.length === 0 ? ["-verify_hostname", host] : ["-dane_tlsa_domain", host, ...records];
  const address = one.family === 6 ? `[${mailAddress(one)}]` : mailAddress(one);
  const where = ["-starttls", "smtp", "-connect", `${address}:25`, "-servername", host, "-CAfile", trustFile(folder)];
  const text = await said("openssl", ["s_client", "-brief", "-dane_ee_no_namechecks", ...where, ...names]);
  const usage = /matched (?:the )?(EE|TA) certificate/.exec(text)?.[1];
  if (/Verification: OK/.test(text)) return usage === undefined ? "OK" : `OK by DANE-${usage}`;
  return /Verification error: (.*)/.exec(text)?.[1] ?? inWords(text, opensslWords);
}
