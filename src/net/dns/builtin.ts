/** Parts of the platform that cost a process some 20 ms each, loaded for those who ask over TLS or HTTPS. */

export const tls = (): typeof import("node:tls") => process.getBuiltinModule("node:tls");
export const http2 = (): typeof import("node:http2") => process.getBuiltinModule("node:http2");
export const https = (): typeof import("node:https") => process.getBuiltinModule("node:https");
