/** A connection to one address. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { troubleOf } from "./dns/trouble.ts";
import { isPublic } from "./public-address.ts";

/** Where a connection to an address and port really goes, such as to a rehearsal of it. */
export type Route = (address: string, port: number) => { address: string; port: number };

export const direct: Route = (address, port) => ({ address, port });

export interface Place {
  address: string;
  port: number;
  /** Connect to addresses that are not public as well. */
  allowPrivate: boolean;
  route?: Route;
}

export type NotConnected =
  | { kind: "not-public" }
  | { kind: "refused" | "unreachable"; code: string }
  | { kind: "timed-out" };

/** Connects to that very address and no other, unless there is a route. */
export async function openTcp(
  place: Place,
  signal: AbortSignal,
): Promise<{ kind: "open"; socket: Socket } | NotConnected> {
  const { address, port, route = direct } = place;
  if (!place.allowPrivate && !isPublic(address)) return { kind: "not-public" };
  const to = route(address, port);
  const socket = connect({ host: to.address, port: to.port });
  socket.on("error", () => {}); // a later one says nothing new
  try {
    await once(socket, "connect", { signal });
    return { kind: "open", socket };
  } catch (error) {
    socket.destroy();
    const { why, detail: code } = troubleOf(error);
    if (why === "timeout") return { kind: "timed-out" };
    return { kind: why === "refused-connection" ? "refused" : "unreachable", code };
  }
}
