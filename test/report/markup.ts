/** A strict reader of the XML and HTML that we write: elements, attributes in double quotes, text, five entities; nothing else. */
import assert from "node:assert/strict";

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of this element and below it. */
  text: string;
  parent: Element | undefined;
}

const token = /<(\/?)([a-z][a-z0-9-]*)((?: [a-z-]+="[^"<>]*")*)(\/?)>|[^<>&]+|&(?:amp|lt|gt|quot|apos|#39);/y;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };

/** In document order. Fails where the text is not well-formed; elements named in `empty` have no end tag. */
export function elementsOf(text: string, empty: readonly string[] = []): readonly Element[] {
  // XML 1.0 §2.2, which HTML is held to as well
  assert.doesNotMatch(
    text,
    /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u,
    "characters that XML does not allow",
  );
  const found: Element[] = [];
  const open: Element[] = [];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const match = token.exec(text);
    assert.ok(match, `not well-formed at ${at}: ${JSON.stringify(text.slice(at, at + 80))}`);
    at = token.lastIndex;
    const [whole, isEnd, name, attributes = "", isEmpty] = match;
    if (name === undefined) for (const element of open) element.text += decoded(whole);
    else if (isEnd === "/") assert.equal(open.pop()?.name, name, `end tag at ${at}`);
    else {
      const element = { name, attributes: attributesOf(attributes), text: "", parent: open.at(-1) };
      found.push(element);
      if (isEmpty === "" && !empty.includes(name)) open.push(element);
    }
  }
  assert.deepEqual(open, [], "every element is closed");
  return found;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => {
    for (const [whole] of value.matchAll(/&[^;]*;?/g)) assert.match(whole, /^&(?:amp|lt|gt|quot|apos|#39);$/);
    return [name, decoded(value)] as const;
  });
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, "no attribute twice");
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  return text.replace(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole);
}
