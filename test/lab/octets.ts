/** Messages as octets, changed by hand: what servers that misbehave do to them. Only header and question are understood. */

/** The question with a header that has `bits` set, and nothing else. */
export function bare(query: Buffer, bits: number): Buffer {
  const answer = Buffer.from(query.subarray(0, endOfQuestion(query)));
  answer.writeUInt16BE(0x8000 | (answer.readUInt16BE(2) & 0x7910) | bits, 2); // opcode, RD and CD are kept
  answer.fill(0, 6, 12);
  return answer;
}

export const flagsOf = (answer: Buffer): number => answer.readUInt16BE(2);
export const hasEdns = (query: Buffer): boolean => query.readUInt16BE(10) > 0;
export const typeAsked = (query: Buffer): number => query.readUInt16BE(endOfQuestion(query) - 4);

export function withFlags(answer: Buffer, flags: number): Buffer {
  const copy = Buffer.from(answer);
  copy.writeUInt16BE(flags, 2);
  return copy;
}

export function withOtherId(answer: Buffer): Buffer {
  const copy = Buffer.from(answer);
  copy.writeUInt16BE(answer.readUInt16BE(0) ^ 0x5555, 0);
  return copy;
}

export function withOtherQuestion(answer: Buffer): Buffer {
  const copy = Buffer.from(answer);
  copy.writeUInt8(copy.readUInt8(13) ^ 0x01, 13); // another letter
  return copy;
}

export function inLowerCase(message: Buffer): Buffer {
  const copy = Buffer.from(message);
  for (let at = 12; at < endOfQuestion(message) - 4; at++) {
    const octet = copy.readUInt8(at);
    if (octet >= 0x41 && octet <= 0x5a) copy.writeUInt8(octet | 0x20, at);
  }
  return copy;
}

/** 127.80.0.1 becomes 127.80.0.66, wherever it stands. */
export function withOtherAddress(answer: Buffer): Buffer {
  const copy = Buffer.from(answer);
  const at = copy.indexOf(Buffer.from([127, 80, 0, 1]));
  if (at >= 0) copy.writeUInt8(66, at + 3);
  return copy;
}

/** The octet after the question; a question has no compressed names. */
export function endOfQuestion(message: Buffer): number {
  let at = 12;
  while (at < message.length && message.readUInt8(at) !== 0) at += 1 + message.readUInt8(at);
  return at + 5;
}

/** The label below `test.` of the name asked for. */
export function zoneAsked(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; at < message.length && message.readUInt8(at) !== 0; at += 1 + message.readUInt8(at))
    labels.push(message.toString("latin1", at + 1, at + 1 + message.readUInt8(at)).toLowerCase());
  return labels.at(-2) ?? "";
}
