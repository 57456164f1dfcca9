/** The configurations of the name servers and resolvers. Everything is in the folder of the run. */
import { join } from "node:path";
import { isCarried } from "./programs.ts";
import { zoneFile } from "./sign.ts";
import { addresses, knotPolicies, type Zone } from "./zones.ts";

/** NSD that serves `zones` at `address`; `folder` is its own, `base` that of the run. */
export function nsdConfig(folder: string, base: string, address: string, zones: readonly Zone[]): string {
  const zone = (one: Zone) => `zone:\n name: "${one.origin}."\n zonefile: "${zoneFile(base, one)}"\n`;
  return `server:
 ip-address: ${address}
 username: ""
 chroot: ""
 zonesdir: "${folder}"
 database: ""
 pidfile: "${folder}/nsd.pid"
 logfile: "${folder}/log"
 xfrdfile: "${folder}/xfrd"
 zonelistfile: "${folder}/zonelist"
 xfrdir: "${folder}"
 server-count: 1
 rrl-ratelimit: 0
 refuse-any: no
remote-control:
 control-enable: no
${zones.map(zone).join("")}`;
}

/** Knot signs by itself, with the keys that `keymgr` made; \`tc.test.\` is truncated by a module. */
export function knotConfig(folder: string, base: string, zones: readonly Zone[]): string {
  const policies = Object.entries(knotPolicies).map(
    ([id, { algorithm, nsec3 }]) => `  - id: ${id}
    algorithm: ${algorithm}
    nsec3: ${nsec3 ? "on" : "off"}
    nsec3-iterations: 0
    single-type-signing: on
    manual: on
    rrsig-lifetime: 14d
`,
  );
  return `server:
    rundir: ${folder}
    listen: [${addresses.knot}@53]
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
log:
  - target: ${folder}/log
    any: info
database:
    storage: ${folder}/db
policy:
${policies.join("")}zone:
${zones.map((zone) => knotZone(zone, folder, base)).join("")}`;
}

function knotZone(zone: Zone, folder: string, base: string): string {
  if (zone.signer.by !== "knot") return "";
  return `  - domain: ${zone.origin}
    file: ${zoneFile(base, zone)}
    storage: ${folder}
    zonefile-load: whole
    zonefile-sync: -1
    journal-content: all
    dnssec-signing: on
    dnssec-policy: ${zone.signer.policy}
${zone.origin === "tc.test" ? "    module: mod-noudp\n" : ""}`;
}

/** `test.` is one of Unbound's built-in empty zones (RFC 6761), and name servers on loopback are not asked by default. */
export function unboundConfig(folder: string, base: string): string {
  const hasIpv6 = isCarried(addresses.unbound6);
  const at = [addresses.unbound, ...(hasIpv6 ? [addresses.unbound6] : [])];
  const ports = at.flatMap((one) => ["53", "853", "443"].map((port) => ` interface: ${one}@${port}\n`)).join("");
  return `server:
${ports} port: 53
 tls-port: 853
 https-port: 443
 tls-service-key: "${join(base, "resolver.key")}"
 tls-service-pem: "${join(base, "resolver.pem")}"
 username: ""
 chroot: ""
 directory: "${folder}"
 pidfile: "${folder}/unbound.pid"
 logfile: "${folder}/log"
 use-syslog: no
 verbosity: 1
 val-log-level: 2
 log-servfail: yes
 num-threads: 1
 msg-cache-size: 32m
 rrset-cache-size: 64m
 incoming-num-tcp: 200
 access-control: 127.0.0.0/8 allow
 access-control: ${addresses.unbound6}/128 allow
 do-not-query-localhost: no
 root-hints: "${join(base, "root.hints")}"
 trust-anchor-file: "${join(base, "root.key")}"
 trust-anchor-signaling: no
 module-config: "validator iterator"
 local-zone: "test." nodefault
 local-zone: "127.in-addr.arpa." nodefault
 do-ip6: ${hasIpv6 ? "yes" : "no"}
 ede: yes
 infra-keep-probing: yes
remote-control:
 control-enable: yes
 control-interface: "${folder}/control"
`;
}

export function bindConfig(folder: string, base: string): string {
  const at = `{ ${addresses.bind}; }`;
  return `tls lab { key-file "${join(base, "resolver.key")}"; cert-file "${join(base, "resolver.pem")}"; };
http lab { endpoints { "/dns-query"; }; };
options {
 directory "${folder}";
 listen-on port 53 ${at};
 listen-on port 853 tls lab ${at};
 listen-on port 443 tls lab http lab ${at};
 listen-on-v6 { none; };
 pid-file "${folder}/named.pid";
 session-keyfile "${folder}/session.key";
 managed-keys-directory "${folder}";
 recursion yes;
 allow-query { any; };
 dnssec-validation yes;
 empty-zones-enable no;
 max-cache-size 64m;
 tcp-clients 500;
 tcp-listen-queue 200;
};
zone "." { type hint; file "${join(base, "root.hints")}"; };
include "${join(base, "root.anchors")}";
controls { };
logging { channel file { file "${folder}/log"; severity info; print-category yes; }; category default { file; }; };
`;
}

export function rootFiles(rootKey: string): Readonly<Record<"root.key" | "root.anchors" | "root.hints", string>> {
  const [flags = "", protocol = "", algorithm = "", ...key] = rootKey.split(" ");
  return {
    "root.key": `. IN DNSKEY ${rootKey}\n`,
    "root.anchors": `trust-anchors { . static-key ${flags} ${protocol} ${algorithm} "${key.join("")}"; };\n`,
    "root.hints": `. 300 NS ns1.\nns1. 300 A ${addresses.root}\n`,
  };
}
