/**
 * PGlite behind a Unix socket, for several connections that share its one session.
 *
 * A connection has the session from the first message of a request until the request, and the transaction that it opened, has
 * ended. `@electric-sql/pglite-socket` 0.2.17 changes connections between messages: where a request is longer than what one read
 * brings (64 KiB), another's parameters get into it. Whatever a session keeps (SET, named statements, advisory locks) is
 * everybody's.
 */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { type FrontendMessage, frontendReader } from "./frontend-messages.ts";

/** What is used of PGlite. */
export interface WireDatabase {
  execProtocolRawStream(octets: Uint8Array, options: { onRawData: (octets: Uint8Array) => void }): Promise<void>;
  isInTransaction(): boolean;
}

export interface PgliteServer {
  /** Ends the connections; what they had begun is rolled back. */
  close(): Promise<void>;
}

/** Gives the session to one after the other; whoever has it gives it back by calling what it got. */
type Turns = () => Promise<() => void>;

export async function servePglite(db: WireDatabase, path: string): Promise<PgliteServer> {
  const turns = newTurns();
  const open = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    const served = serve(socket, db, turns).finally(() => open.delete(socket));
    open.set(socket, served); // a rejection is PGlite's end: nobody catches it, and the worker ends with it
  });
  server.listen(path);
  await once(server, "listening");
  return {
    async close() {
      server.close();
      const ended = [...open.values()];
      for (const socket of open.keys()) socket.destroy();
      await Promise.all(ended);
    },
  };
}

function newTurns(): Turns {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}

async function serve(socket: Socket, db: WireDatabase, turns: Turns): Promise<void> {
  const session = sessionOf(socket, db, turns);
  const read = frontendReader();
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy()); // the client has gone
  try {
    for await (const arrived of socket)
      for (const message of read(arrived)) if (!(await handle(message, socket, session))) return;
  } catch (error) {
    if (!socket.destroyed && !(error instanceof RangeError)) throw error;
  } finally {
    socket.destroy();
    await session.abandon();
  }
}

/** False where the connection has ended. */
async function handle(message: FrontendMessage, socket: Socket, session: Session): Promise<boolean> {
  switch (message.kind) {
    case "ssl-request":
      socket.write("N");
      return true;
    case "cancel-request": // PGlite hears nothing while it works
      return false;
    case "startup":
      await session.send(message.octets, true);
      return true;
    case "typed":
      if (message.type === "X") return false;
      await session.send(message.octets, message.type === "Q" || message.type === "S");
      return true;
  }
}

interface Session {
  /** `endsRequest`: the server answers with ReadyForQuery, and others may have the session where no transaction is open. */
  send(octets: Uint8Array, endsRequest: boolean): Promise<void>;
  abandon(): Promise<void>;
}

const sync = Uint8Array.of(0x53, 0, 0, 0, 4);
const rollback = Buffer.from("Q\0\0\0\rROLLBACK\0", "latin1");

function sessionOf(socket: Socket, db: WireDatabase, turns: Turns): Session {
  let giveBack: (() => void) | undefined;
  const onRawData = (octets: Uint8Array) => {
    if (socket.writable) socket.write(Buffer.from(octets)); // a copy: PGlite uses its memory again
  };
  return {
    async send(octets, endsRequest) {
      giveBack ??= await turns();
      await db.execProtocolRawStream(octets, { onRawData });
      if (!endsRequest || db.isInTransaction()) return;
      giveBack();
      giveBack = undefined;
    },
    async abandon() {
      if (giveBack === undefined) return;
      await db.execProtocolRawStream(sync, { onRawData });
      if (db.isInTransaction()) await db.execProtocolRawStream(rollback, { onRawData });
      giveBack();
      giveBack = undefined;
    },
  };
}
