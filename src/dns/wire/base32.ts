/** Base32 with the extended hex alphabet, lower case, without padding (RFC 4648 §7, RFC 5155 §1.3). */

const digits = "0123456789abcdefghijklmnopqrstuv";

export function base32hex(octets: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const octet of octets) {
    held = ((held << 8) | octet) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += digits.charAt((held >> (bits - 5)) & 31);
  }
  return bits === 0 ? text : text + digits.charAt((held << (5 - bits)) & 31);
}

/** Undefined for what is not base32hex; of upper or lower case. Bits after the last octet are not looked at. */
export function octetsOfBase32hex(text: string): Uint8Array | undefined {
  const octets = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (const char of text.toLowerCase()) {
    const digit = digits.indexOf(char);
    if (digit === -1) return undefined;
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    octets[length++] = (held >> bits) & 255;
  }
  return octets;
}
