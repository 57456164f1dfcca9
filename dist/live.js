import { t as liveIo } from "./chunks/io.js";
import { r as liveResolver, t as parseServer } from "./chunks/server.js";
import { n as readTrustAnchors, r as rootAnchors, t as systemServers } from "./chunks/system-servers.js";
import { t as withinTime } from "./chunks/within-time.js";
import "./chunks/live.js";

export { liveIo, liveResolver, parseServer, readTrustAnchors, rootAnchors, systemServers, withinTime };