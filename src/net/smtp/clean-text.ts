/** Text of strangers, made harmless. */

const utf8 = new TextDecoder();

/** Octets as UTF-8. Controls, characters that turn the direction of text, and those that nobody sees become `\u{…}`. */
export function cleanText(octets: Uint8Array): string {
  return utf8
    .decode(octets)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
      (char) => `\\u{${char.charCodeAt(0).toString(16)}}`,
    );
}
