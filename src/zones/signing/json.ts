/** JSON files of which a mark tells that they are worth reading. Values are plain and have to be looked at one by one. */
import type { FileTree } from "../source.ts";

const maxJsonOctets = 64 * 1024 * 1024;

export interface JsonFile {
  file: string;
  text: string;
  content: unknown;
}

/** The JSON files that hold every one of `marks`, such as `"auto_dnssec"`. What is no JSON is passed over. */
export function jsonFilesWith(tree: FileTree, marks: readonly string[]): readonly JsonFile[] {
  return tree.paths.flatMap((file) => {
    if (!file.endsWith(".json") || /(?:^|\/)node_modules\//.test(file) || tree.size(file) > maxJsonOctets) return [];
    const octets = tree.read(file);
    if (octets === undefined) return [];
    const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    if (!marks.every((mark) => bytes.includes(mark))) return [];
    const text = bytes.toString("utf8");
    const content = parseJson(text);
    return content === undefined ? [] : [{ file, text, content }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member as an object; an empty one where it is none. */
export function objectAt(value: unknown, key: string): JsonObject {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

export function objectsAt(value: unknown, key: string): readonly JsonObject[] {
  const member = isObject(value) ? value[key] : undefined;
  return Array.isArray(member) ? member.filter(isObject) : [];
}

export function stringAt(value: unknown, key: string): string | undefined {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === "string" ? member : undefined;
}

/** The line, counted from 1, of the first `"key": "value"` in the text; 1 where there is none. */
export function lineWith(text: string, key: string, value: string): number {
  const [name, quoted] = [JSON.stringify(key), JSON.stringify(value)];
  const found = [`${name}: ${quoted}`, `${name}:${quoted}`].map((pair) => text.indexOf(pair)).find((at) => at !== -1);
  return found === undefined ? 1 : text.slice(0, found).split("\n").length;
}
