/** Reading what TLS sends, bound by bound; octets that are missing end it without an error. */

export const contentTypes = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 };

export const handshakeTypes = {
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateVerify: 15,
  finished: 20,
  certificateStatus: 22,
};

export interface TlsRecord {
  type: number;
  /** The five octets in front of it. */
  header: Uint8Array;
  body: Uint8Array;
}

/** RFC 8446 §5.1: the complete records, up to the first one that is none. */
export function recordsOf(octets: Uint8Array): readonly TlsRecord[] {
  const records: TlsRecord[] = [];
  for (let at = 0; at + 5 <= octets.length;) {
    const end = at + 5 + uint(octets, at + 3, 2);
    if (!isRecord(octets.subarray(at)) || end > octets.length) break;
    records.push({ type: uint(octets, at, 1), header: octets.slice(at, at + 5), body: octets.slice(at + 5, end) });
    at = end;
  }
  return records;
}

/** Do these octets begin as a record of SSL 3.0 or TLS does, as far as they go? */
export function isRecord(octets: Uint8Array): boolean {
  const [type = contentTypes.handshake, major = 3] = octets;
  return type >= contentTypes.changeCipherSpec && type <= contentTypes.applicationData && major === 3;
}

/** The last alert in the clear, by its number; RFC 8446 §6. */
export function alertOf(octets: Uint8Array): number | undefined {
  return recordsOf(octets).findLast(({ type, body }) => type === contentTypes.alert && body.length === 2)?.body[1];
}

export const handshakeBodies = (records: readonly TlsRecord[]): readonly Uint8Array[] =>
  records.filter(({ type }) => type === contentTypes.handshake).map(({ body }) => body);

export interface HandshakeMessage {
  type: number;
  body: Uint8Array;
}

/** RFC 8446 §4: the complete messages; one may be spread over many records, and one record may hold many. */
export function messagesOf(bodies: readonly Uint8Array[]): readonly HandshakeMessage[] {
  const octets = Buffer.concat(bodies);
  const messages: HandshakeMessage[] = [];
  for (let at = 0; at + 4 <= octets.length;) {
    const end = at + 4 + uint(octets, at + 1, 3);
    if (end > octets.length) break;
    messages.push({ type: uint(octets, at, 1), body: octets.subarray(at + 4, end) });
    at = end;
  }
  return messages;
}

/** Big-endian; octets beyond the end count as zero. */
export function uint(octets: Uint8Array, at: number, length: number): number {
  return octets.subarray(at, at + length).reduce((value, octet) => value * 256 + octet, 0);
}

/** The octets behind a length of `lengthOctets`, and where they end; `undefined` where they are not all there. */
export function vector(
  octets: Uint8Array,
  at: number,
  lengthOctets: number,
): { value: Uint8Array; end: number } | undefined {
  const start = at + lengthOctets;
  const end = start + uint(octets, at, lengthOctets);
  return end > octets.length ? undefined : { value: octets.subarray(start, end), end };
}

/** RFC 8446 §4.2: from the vector of extensions at `at`, each type with its content; the first of a type counts. */
export function extensionsOf(octets: Uint8Array, at: number): ReadonlyMap<number, Uint8Array> {
  const extensions = new Map<number, Uint8Array>();
  const list = vector(octets, at, 2)?.value ?? new Uint8Array();
  for (let from = 0; from + 4 <= list.length;) {
    const content = vector(list, from + 2, 2);
    if (content === undefined) break;
    const type = uint(list, from, 2);
    if (!extensions.has(type)) extensions.set(type, content.value);
    from = content.end;
  }
  return extensions;
}
