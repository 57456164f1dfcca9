/** Messages out of a stream: each has its length before it, in two octets (RFC 1035 §4.2.2). */

/** Takes pieces of a stream as they come and hands on each message that is whole, in octets of its own. */
export function frames(take: (message: Uint8Array) => void): (piece: Uint8Array) => void {
  let frame = new Uint8Array(2);
  let filled = 0;
  let isLength = true;
  return (piece) => {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + frame.length - filled);
      frame.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < frame.length) return;
      if (!isLength) take(frame);
      const size = isLength ? (frame[0] ?? 0) * 256 + (frame[1] ?? 0) : 0;
      isLength = size === 0; // an empty message is none
      frame = new Uint8Array(isLength ? 2 : size);
      filled = 0;
    }
  };
}

export function framed(message: Uint8Array): Uint8Array {
  const octets = new Uint8Array(message.length + 2);
  octets.set([message.length >> 8, message.length & 0xff]);
  octets.set(message, 2);
  return octets;
}
