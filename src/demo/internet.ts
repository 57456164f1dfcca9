/** A miniature Internet on loopback: signed zones, MX hosts, policies, and an authority for certificates. */
import type { TrustAnchor } from "../dns/dnssec/trust-anchors.ts";
import { reverseName } from "../dns/reverse-name.ts";
import type { Server } from "../net/dns/server.ts";
import type { Route } from "../net/tcp.ts";
import { zoneKey } from "./dns/keys.ts";
import type { Validity } from "./dns/rrsig.ts";
import type { SignedZone } from "./dns/signer.ts";
import { type ZoneInTree, anchorOf, treeOf } from "./dns/tree.ts";
import { type DemoDomain, domainsOf, newAuthority } from "./domains.ts";
import { type Running, startMxHost, startPolicyHost } from "./hosts.ts";
import { loopback } from "./loopback.ts";
import { nameServer } from "./name-server.ts";

export interface Internet extends AsyncDisposable {
  domains: readonly DemoDomain[];
  /** Recursive; it answers for all zones here, and knows no others. */
  nameServer: Server;
  /** Of its root. */
  anchors: readonly TrustAnchor[];
  /** The certificate (PEM) that chains end in. */
  roots: readonly string[];
  /** From the addresses in its DNS, which are of the ranges for documentation, to the ports where its hosts listen. */
  route: Route;
}

export async function startInternet(now: Date): Promise<Internet> {
  const authority = newAuthority(now);
  const domains = domainsOf({ authority, now });
  const zones = zonesOf(domains, now);
  await using started = new AsyncDisposableStack();
  const names = started.use(await nameServer(zones));
  const ports = await startHosts(domains, started);
  const running = started.move();
  return {
    domains,
    nameServer: names.server,
    anchors: zones.filter(({ origin }) => origin === ".").map(anchorOf),
    roots: [authority.pem],
    route: (address, port) => ({ address: loopback, port: ports.get(`${address} ${port}`) ?? closedPort }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

const closedPort = 1; // nobody listens there
const smtpPort = 25;
const httpsPort = 443;

/** Starts them all at once; gives the port on loopback for each `address port`. */
async function startHosts(
  domains: readonly DemoDomain[],
  started: AsyncDisposableStack,
): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  const run = async (addresses: readonly string[], port: number, starting: Promise<Running>): Promise<void> => {
    const running = started.use(await starting);
    for (const address of addresses) ports.set(`${address} ${port}`, running.port);
  };
  await Promise.all([
    ...domains.flatMap(({ mxHosts }) => mxHosts).map((host) => run(host.addresses, smtpPort, startMxHost(host))),
    ...domains
      .flatMap(({ policyHosts }) => policyHosts)
      .map((host) => run(host.addresses, httpsPort, startPolicyHost(host))),
  ]);
  return ports;
}

/** PTR records of every MX host. */
function namesOfAddresses(domains: readonly DemoDomain[]): string {
  const hosts = domains.flatMap(({ mxHosts }) => mxHosts);
  return hosts.flatMap(({ name, addresses }) => addresses.map((one) => `${reverseName(one)}. PTR ${name}.`)).join("\n");
}

/** The root, `example` and `arpa` below it, and below that each domain; all but the unsigned ones with signatures around `now`. */
function zonesOf(domains: readonly DemoDomain[], now: Date): readonly SignedZone[] {
  const validity = daysAround(now, -1, 13);
  const keys = [zoneKey(13, "demo")];
  const above: readonly ZoneInTree[] = [
    { origin: ".", text: "", keys, validity },
    { origin: "example", text: reports, keys, validity },
    { origin: "arpa", text: namesOfAddresses(domains), keys, validity },
  ];
  const below = domains.map(({ name, zone, signed }) => ({
    origin: name,
    text: zone,
    ...(signed === "no" ? {} : { keys }),
    validity: signed === "expired" ? daysAround(now, -33, -3) : validity,
  }));
  return treeOf([...above, ...below]);
}

/** Where reports of every domain may go (RFC 9990 §4). */
const reports = `reports MX 10 mx.good.example.
  *._report._dmarc.reports TXT "v=DMARC1"`;

const day = 86_400; // seconds

function daysAround(now: Date, from: number, until: number): Validity {
  const seconds = Math.floor(now.getTime() / 1000);
  return { inception: seconds + from * day, expiration: seconds + until * day };
}
