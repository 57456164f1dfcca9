/** HTML by construction: what is put into a template is text and is shown as it is, whatever it holds. */

const written = Symbol("written");

/** HTML that was made here; nothing that was read from a file or from JSON can be any. */
export interface Markup {
  readonly [written]: string;
}

export type Part = string | number | Markup | readonly Part[];

export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [written]: texts.map((text, index) => text + write(parts[index] ?? "")).join("") };
}

/** Text is escaped, for an element as for an attribute in quotes. */
export function write(part: Part): string {
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return written in part ? part[written] : part.map(write).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that cannot be seen, or that turn the direction of text, are told by number. */
function escaped(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
