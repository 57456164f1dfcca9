/** Frames what PostgreSQL clients send: messages of the frontend/backend protocol 3.0 (PostgreSQL documentation, chapter 55.7). */

export type FrontendMessage =
  | { kind: "ssl-request" | "cancel-request" }
  | { kind: "startup"; octets: Uint8Array }
  /** `type` is the letter that the protocol gives it, such as `Q`. */
  | { kind: "typed"; type: string; octets: Uint8Array };

/** Octets of one message; nothing of ours is near it. */
const maxMessage = 2 ** 26;
const sslRequest = 80_877_103;
const cancelRequest = 80_877_102;

/** Takes what arrived, in pieces of any size, and gives the messages that are whole. Throws RangeError where one cannot be. */
export function frontendReader(): (arrived: Buffer) => readonly FrontendMessage[] {
  let pieces: Buffer[] = [];
  let held = 0;
  let needed = 0;
  let hasStarted = false;
  return (arrived) => {
    pieces.push(arrived);
    held += arrived.length;
    if (held < needed) return []; // joined once a message, not once a piece
    let rest = Buffer.concat(pieces);
    const messages: FrontendMessage[] = [];
    for (;;) {
      needed = lengthOf(rest, hasStarted);
      if (rest.length < needed) break;
      const message = messageOf(rest.subarray(0, needed), hasStarted);
      hasStarted ||= message.kind === "startup";
      messages.push(message);
      rest = rest.subarray(needed);
    }
    pieces = [rest];
    held = rest.length;
    return messages;
  };
}

/** Octets that the next message, or as much of it as says its length, needs. */
function lengthOf(octets: Buffer, hasStarted: boolean): number {
  const type = hasStarted ? 1 : 0;
  if (octets.length < type + 4) return type + 4;
  const length = octets.readUInt32BE(type);
  if (length < (hasStarted ? 4 : 8) || length > maxMessage) throw new RangeError(`a message of ${length} octets`);
  return type + length;
}

function messageOf(octets: Buffer, hasStarted: boolean): FrontendMessage {
  if (hasStarted) return { kind: "typed", type: String.fromCharCode(octets[0] ?? 0), octets };
  const code = octets.readUInt32BE(4);
  if (code === sslRequest) return { kind: "ssl-request" };
  return code === cancelRequest ? { kind: "cancel-request" } : { kind: "startup", octets };
}
