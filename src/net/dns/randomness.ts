/** Numbers that nobody can guess (RFC 5452 §9), drawn from their source in large pieces. */

export interface Randomness {
  octet(): number;
  /** 0 to 65,535. */
  id(): number;
}

const pieceOctets = 4_096;

export function randomness(source: (octets: number) => Uint8Array): Randomness {
  let piece = new Uint8Array(0);
  let used = 0;
  const octet = (): number => {
    if (used >= piece.length) {
      piece = Uint8Array.from(source(pieceOctets));
      used = 0;
    }
    return piece[used++] ?? 0;
  };
  return { octet, id: () => octet() * 256 + octet() };
}
