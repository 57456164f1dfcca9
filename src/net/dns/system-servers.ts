/** The recursive resolvers that the system uses. */
import { getServers } from "node:dns";
import { readFileSync } from "node:fs";
import { hasCode } from "./trouble.ts";
import { type Server, parseServer } from "./server.ts";

const maxServers = 16;
const maxFileLength = 65_536;

/** The servers of `resolv.conf`, all of them, in order; where there is no such file, what Node found out of the system. */
export function systemServers(file = "/etc/resolv.conf"): readonly Server[] {
  const listed = nameservers(textOf(file));
  return listed.length > 0 ? listed : getServers().flatMap(serverOf).slice(0, maxServers);
}

/** The servers of the `nameserver` lines (resolv.conf(5)); what is no address is passed over, as resolvers do. */
export function nameservers(text: string): readonly Server[] {
  const addresses = text.matchAll(/^nameserver[ \t]+(\S+)/gm);
  return [...addresses].flatMap(([, address = ""]) => serverOf(address)).slice(0, maxServers);
}

function serverOf(address: string): readonly Server[] {
  const parsed = parseServer(address);
  return parsed.ok ? [parsed.value] : [];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8").slice(0, maxFileLength);
  } catch (error) {
    if (hasCode(error, "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR")) return "";
    throw error;
  }
}
