/** One Postfix with an `smtpd` for each case that it can play. */
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "../children.ts";
import { run } from "../programs.ts";
import { trustFile } from "./certificates.ts";
import { certificateFiles, mailAddress, type MailCase, mailCases, mxHostOf } from "./cases.ts";

const programs = "/usr/lib/postfix/sbin"; // of Debian and Ubuntu
const patienceMs = 10_000;

/** The folder of the configuration, also for Postfix's own client. */
export const postfixFolder = (base: string): string => join(base, "postfix");

/** `ipv6` is whether the cases with such an address can be served. It needs a real root: Postfix gives its rights up. */
export async function startPostfix(base: string, ipv6: boolean): Promise<Child> {
  const folder = postfixFolder(base);
  for (const name of ["spool", "state"]) mkdirSync(join(folder, name), { recursive: true });
  chmodSync(base, 0o711); // for who has given up his rights
  chownSync(join(folder, "state"), Number(await run("id", ["-u", "postfix"], base)), 0);
  writeFileSync(join(folder, "main.cf"), mainConfig(folder));
  const served = mailCases.filter(({ family }) => family === 4 || ipv6);
  writeFileSync(join(folder, "master.cf"), services + served.map((one) => listener(base, one)).join(""));
  await run("postfix", ["-c", folder, "check"], folder); // makes what is missing in the queue
  const child = startChild("postfix", join(programs, "master"), ["-c", folder, "-s"], folder);
  await untilGreeting(child);
  return child;
}

function mainConfig(folder: string): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/state
command_directory = /usr/sbin
daemon_directory = ${programs}
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/log
inet_interfaces = all
inet_protocols = all
myhostname = laboratory.test
mydestination =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:all
virtual_transport = discard:
smtpd_recipient_restrictions = reject_unauth_destination
smtpd_tls_security_level = may
smtpd_peername_lookup = no
smtp_tls_CAfile = ${trustFile(join(folder, ".."))}
mynetworks = 127.0.0.253/32
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
default_process_limit = 200
`;
}

const services = `tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
error unix - - n - - error
discard unix - - n - - discard
verify unix - - n - 1 verify
postlog unix-dgram n - n - 1 postlogd
`;

function listener(base: string, one: MailCase): string {
  if (one.server.by !== "postfix") return "";
  const address = one.family === 6 ? `[${mailAddress(one)}]` : mailAddress(one);
  const files = certificateFiles(base, one.label);
  const settings = {
    myhostname: mxHostOf(one.label),
    ...(one.server.certificate && { smtpd_tls_cert_file: files.chain, smtpd_tls_key_file: files.key }),
    ...one.server.settings,
  };
  const options = Object.entries(settings).map(([name, value]) => `  -o { ${name} = ${value} }\n`);
  return `${address}:25 inet n - n - - smtpd\n${options.join("")}`;
}

async function untilGreeting(child: Child): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const address = mailAddress({ label: "pkix", family: 4 });
  while (!child.hasEnded() && performance.now() < deadline) {
    if (await greets(address)) return;
    await sleep(50);
  }
  await child.end();
  throw new Error(`Postfix ${child.hasEnded() ? "ended" : "does not answer"}\n${child.lastWords()}`);
}

function greets(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(25, address);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once("data", (octets) => {
      socket.end("QUIT\r\n");
      resolve(octets.toString().startsWith("220"));
    });
    socket.once("error", () => socket.destroy());
    socket.once("close", () => resolve(false));
  });
}
