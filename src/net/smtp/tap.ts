/** TLS over a socket that already speaks, with a copy of what the server sends first: its handshake. */
import type { Socket } from "node:net";
import { Duplex } from "node:stream";

const maxKept = 131_072; // octets; OpenSSL takes chains of up to 100 KB

export interface Tap {
  stream: Duplex;
  /** The first octets that the server sent. */
  kept(): Uint8Array;
  /** Keeps nothing more. */
  enough(): void;
}

/** Takes the socket over: nothing else may listen to its data from now on. */
export function tapOf(socket: Socket): Tap {
  const chunks: Uint8Array[] = [];
  let room = maxKept;
  const stream = new Duplex({
    read: () => {
      socket.resume();
    },
    write: (chunk: Uint8Array, _encoding, done) => {
      socket.write(chunk, (error) => done(error));
    },
    final: (done) => {
      socket.end(done);
    },
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  const take = (chunk: Buffer): void => {
    const some = chunk.subarray(0, room);
    room -= some.length;
    if (some.length > 0) chunks.push(some);
    if (!stream.push(chunk)) socket.pause();
  };
  socket.on("data", take);
  socket.on("end", () => stream.push(null));
  socket.on("error", (error) => stream.destroy(error));
  socket.on("close", () => stream.destroy());
  return {
    stream,
    kept: () => Buffer.concat(chunks),
    enough() {
      room = 0;
    },
  };
}
