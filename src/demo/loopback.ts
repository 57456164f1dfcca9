/** Where the servers of the demonstration listen. */
import type { Server } from "node:net";

export const loopback = "127.0.0.1";

export function portOf(server: Pick<Server, "address">): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a server without a port");
  return address.port;
}
