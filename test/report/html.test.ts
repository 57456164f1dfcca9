import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { html } from "../../src/report/html.ts";
import { markup, write } from "../../src/report/html-template.ts";
import type { Element } from "./markup.ts";
import { elementsOf } from "./markup.ts";
import { anyText, asItIs, catalogue, examples, hostile, oneRule, path, reviewOf } from "./samples.ts";

const links = {
  repositoryUrl: "https://github.example/example/dns",
  beforeSha: "1111111111111111111111111111111111111111",
  afterSha: "2222222222222222222222222222222222222222",
  folder: "examples/after",
};

test("the page of examples/", (t) => {
  t.assert.fileSnapshot(html(examples, catalogue, links), path("../golden/examples.html"), asItIs);
});

test("a page is whole, and loads and runs nothing", () => {
  for (const page of [html(examples, catalogue, links), html(reviewOf(hostile), oneRule, links)]) {
    const elements = read(page);
    const policy = elements.find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    assert.match(policy?.attributes["content"] ?? "", /^default-src 'none'; style-src 'unsafe-inline';/);
    assert.doesNotMatch(page, /@import|url\(|expression\(/i);
    inert(elements);
  }
});

test("nothing that comes from outside is more than text", () => {
  const known = shape(html(reviewOf(["harmless"]), oneRule, links));
  fc.assert(
    fc.property(anyText, (value) => {
      const page = html(reviewOf([value]), oneRule, links);
      inert(read(page));
      assert.deepEqual(new Set(shape(page)).difference(new Set(known)), new Set());
    }),
    { numRuns: 60 },
  );
});

test("it can be read without seeing it: one h1, headings in order, tables with heads, sections with names, links that lead on", () => {
  const elements = read(html(examples, catalogue, links));
  const named = (name: string) => elements.filter((element) => element.name === name);
  for (const once of ["h1", "header", "main", "footer", "nav"]) assert.equal(named(once).length, 1, once);
  assert.equal(elements[0]?.attributes["lang"], "en");
  const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `h${level}`);
  const ids = new Set(elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id])));
  for (const { attributes } of named("section")) assert.ok(ids.has(attributes["aria-labelledby"] ?? ""));
  for (const { attributes } of named("a"))
    if (attributes["href"]?.startsWith("#")) assert.ok(ids.has(attributes["href"].slice(1)), attributes["href"]);
  for (const cell of named("th")) assert.match(cell.attributes["scope"] ?? "", /^(?:col|row)$/);
  assert.equal(named("caption").length, named("table").length);
  for (const row of named("tr")) assert.ok(elements.some(({ name, parent }) => name === "th" && parent === row));
});

test("what came and went is told by sign and element, how bad it is by a word", () => {
  const elements = read(html(reviewOf(["v=spf1 +all"]), oneRule));
  const textOf = (name: string) => elements.filter((element) => element.name === name).map(({ text }) => text);
  assert.ok(textOf("del").every((text) => text.startsWith("−")));
  assert.ok(textOf("ins").length > 0 && textOf("ins").every((text) => text.startsWith("+")));
  const badges = elements.filter(({ attributes }) => attributes["class"]?.startsWith("badge"));
  assert.deepEqual(
    badges.map(({ text }) => text),
    ["high"],
  );
});

test("what is waived and what is switched off are told", () => {
  const { changes, ...review } = reviewOf(["x"]);
  const waived = { reason: "<moves>", owner: "postmaster", until: "2026-12-31" };
  const page = html(
    { ...review, changes: changes.map((change) => ({ ...change, waived })), switchedOff: changes },
    oneRule,
  );
  const textOf = (name: string) =>
    read(page)
      .filter((element) => element.name === name)
      .map(({ text }) => text.trim());
  assert.deepEqual(textOf("h2").slice(1, 2), ["Waived"]);
  assert.match(textOf("article").join(""), /Waived by postmaster until 2026-12-31: <moves>\./);
  assert.match(textOf("footer").join(""), /1 finding switched off by the configuration: X \(1\)\./);
});

test("places are links only where there is a repository on the web", () => {
  const hrefs = (page: string) =>
    read(page).flatMap(({ attributes: { href } }) => (href?.includes("blob") ? [href] : []));
  const at = "https://github.example/example/dns/blob/2222222222222222222222222222222222222222/examples/after/zones";
  assert.deepEqual(hrefs(html(reviewOf(["a#b.zone"]), oneRule, links)), [`${at}/a%23b.zone#L3-L4`]);
  assert.deepEqual(hrefs(html(reviewOf(["../../x"]), oneRule, links)), [`${at}/%2E%2E/%2E%2E/x#L3-L4`]);
  assert.deepEqual(hrefs(html(reviewOf(["x"]), oneRule)), []);
  assert.deepEqual(hrefs(html(reviewOf(["x"]), oneRule, { ...links, repositoryUrl: "javascript:x//" })), []);
});

test("a large review makes a page that can be opened", () => {
  const review = reviewOf(Array.from({ length: 2_500 }, (_, index) => `value ${index}`));
  const page = html(review, oneRule);
  assert.ok(page.length < 3_000_000, `${page.length}`);
  for (const left of [
    "1500 more findings",
    "2000 more domains",
    "2400 more domains",
    "500 more records",
    "2000 more notes",
  ])
    assert.ok(page.includes(`… and ${left}.`), left);
});

test("a template escapes text, numbers it never sees, and keeps what was made of templates", () => {
  const rows: [part: Parameters<typeof write>[0], text: string][] = [
    [`<&>"'`, "&lt;&amp;&gt;&quot;&#39;"],
    ["a\u0000\u202Eb\n", "a\\u{0}\\u{202e}b\\u{a}"],
    ["\uD800 \uFFFE", "\\u{d800} \\u{fffe}"],
    ["é → ★", "é → ★"],
    [3.5, "3.5"],
    [["a", ["<", markup`<b>${"<"}</b>`]], "a&lt;<b>&lt;</b>"],
  ];
  for (const [part, text] of rows) assert.equal(write(part), text);
});

/** The page without its doctype and its style, which are not XML. */
function read(page: string): readonly Element[] {
  assert.match(page, /^<!doctype html>\n/);
  return elementsOf(page.replace("<!doctype html>\n", "").replace(/<style>[^<]*<\/style>/, ""), ["meta"]);
}

function inert(elements: readonly Element[]): void {
  for (const { name, attributes } of elements) {
    assert.doesNotMatch(name, /^(?:script|iframe|object|embed|img|link|base|form|input|svg|video|audio)$/);
    for (const [key, value] of Object.entries(attributes)) {
      assert.match(
        key,
        /^(?:class|id|lang|charset|name|content|http-equiv|href|aria-[a-z]+|scope|role|data-label|style)$/,
      );
      if (key === "href") assert.match(value, /^(?:#[a-z-]+|https:\/\/(?:github\.example|www\.rfc-editor\.org)\/.*)$/);
      if (key === "style") assert.match(value, /^--(?:depth:\d+|min:\d+;--max:\d+)$/);
    }
  }
}

function shape(page: string): readonly string[] {
  return read(page).map(
    ({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")} in ${attributes["class"] ?? ""}`,
  );
}
