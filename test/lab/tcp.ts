/** DNS messages over TCP, each with its length before it (RFC 1035 §4.2.2). */
import { connect, type Socket } from "node:net";

const patienceMs = 15_000;

export function framed(message: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** The messages that come, until the other side closes. */
export async function* messages(socket: Socket): AsyncGenerator<Buffer> {
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, Buffer.from(chunk)]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
      const end = 2 + received.readUInt16BE();
      yield received.subarray(2, end);
      received = received.subarray(end);
    }
  }
}

/** One answer; rejects where none comes within `timeoutMs`. */
export async function askOverTcp(address: string, query: Uint8Array, timeoutMs = patienceMs): Promise<Buffer> {
  const socket = connect(53, address);
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error("timeout")));
  try {
    socket.write(framed(query));
    for await (const answer of messages(socket)) return answer;
    throw new Error("closed without an answer");
  } finally {
    socket.destroy();
  }
}
