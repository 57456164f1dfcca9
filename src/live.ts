/** The second door of the library: the network. Whoever only reads files does not load it. */
export { type LiveIoOptions, type Step, liveIo } from "./net/io.ts";
export { type LiveResolver, liveResolver } from "./net/resolver.ts";
export { type TrustAnchor, readTrustAnchors, rootAnchors } from "./dns/dnssec/trust-anchors.ts";
export { type Server, parseServer } from "./net/dns/server.ts";
export { systemServers } from "./net/dns/system-servers.ts";
export { withinTime } from "./net/within-time.ts";
