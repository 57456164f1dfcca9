import { i as clean } from "./words.js";
import { s as rfcUri } from "./markdown.js";
import { d as treeLines, l as sendersTold } from "./json.js";

// src/report/html-template.ts
const written = Symbol("written");
function markup(texts, ...parts) {
	return { [written]: texts.map((text, index) => text + write(parts[index] ?? "")).join("") };
}
function write(part) {
	if (typeof part === "string") return escaped(part);
	if (typeof part === "number") return String(part);
	return written in part ? part[written] : part.map(write).join("");
}
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escaped(text) {
	return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

// src/report/html-parts.ts
function table(caption, columns, rows) {
	const heads = columns.map((column) => markup`<th scope="col" role="columnheader">${column}</th>`);
	const lines = rows.map(({ head, cells }) => {
		const others = cells.map((cell, index) => markup`<td role="cell" data-label="${columns[index + 1] ?? ""}">${cell}</td>`);
		return markup`<tr role="row"><th scope="row" role="rowheader">${head}</th>${others}</tr>
`;
	});
	return markup`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${lines}</tbody>
</table>
`;
}
function linesList(lines) {
	return markup`<ul class="lines">
${lines.map(lineItem)}</ul>
`;
}
function lineItem({ sign, depth, text }) {
	const content = markup`<span class="sign">${sign === "-" ? "−" : sign}</span><code>${text}</code>`;
	const marked = {
		"+": markup`<ins>${content}</ins>`,
		"-": markup`<del>${content}</del>`,
		" ": content
	};
	return markup`<li style="--depth:${depth}">${marked[sign]}</li>
`;
}
function spfMarkup(shown) {
	const senders = sendersTold(shown).map(({ sentence, lines }) => markup`<p>${sentence}</p>
${lines.length === 0 ? "" : linesList(lines)}`);
	return markup`<h4>SPF: who may send</h4>
${senders}<h4>SPF: the record and its look-ups</h4>
${linesList(treeLines(shown))}`;
}

// src/report/html-style.ts
const style = markup`
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --link: #0550ae; --bad: #b3261e; --warn: #8a5300; --good: #116329; --note: #57606a; --sure: #2f6f9f; --maybe: #a9c7dc; --rest: #e4e8ec }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1318; --ink: #e6edf3; --soft: #a5b0bb; --line: #38414b; --panel: #171d24;
  --link: #7cb7ff; --bad: #ff8f85; --warn: #e3b341; --good: #6fd08c; --note: #a5b0bb; --sure: #6cb0e0; --maybe: #34536b; --rest: #232a32 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 66rem; padding: 1rem clamp(.75rem, 3vw, 2rem) 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.02rem; margin: 0 0 .4rem }
h4 { font-size: .95rem; margin: 1.25rem 0 .4rem }
section > h3 { margin-top: 1.75rem; font-size: 1.1rem }
p { margin: .4rem 0 }
a { color: var(--link) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
h3 code { font-weight: 600 }
code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .9em }
.skip { position: absolute; left: -999rem }
.skip:focus { position: static }
.trend { display: block; font-weight: 700 }
.small, footer { font-size: .875rem; color: var(--soft) }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; list-style: none; padding: 0; margin: .75rem 0 0 }
.gate { display: inline-block; padding: .1rem .6rem; border: 2px solid; border-radius: .4rem; font-weight: 600 }
.bad { color: var(--bad) } .warn { color: var(--warn) } .good { color: var(--good) } .note { color: var(--note) }
article { border: 1px solid var(--line); border-left: .35rem solid var(--edge); border-radius: .4rem; background: var(--panel);
  padding: .75rem 1rem; margin: 0 0 .9rem; --edge: var(--note) }
article.is-bad { --edge: var(--bad) } article.is-warn { --edge: var(--warn) } article.is-good { --edge: var(--good) }
.badge { display: inline-block; border: 1px solid; border-radius: .3rem; padding: 0 .4rem; font-size: .8rem; font-weight: 700;
  text-transform: uppercase; letter-spacing: .03em }
dl { margin: .5rem 0; display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem }
dt { color: var(--soft) }
dd { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .95rem }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); font-weight: inherit }
thead th { background: var(--panel); font-weight: 600; overflow-wrap: normal }
tbody th { min-width: 9rem }
.bar { display: block; height: .35rem; min-width: 5rem; max-width: 12rem; margin: .25rem 0; border-radius: .2rem;
  background: linear-gradient(to right, var(--sure) calc(var(--min) * 1%), var(--maybe) 0 calc(var(--max) * 1%), var(--rest) 0) }
.lines { list-style: none; padding: .5rem .75rem; margin: .4rem 0; background: var(--panel); border: 1px solid var(--line); border-radius: .4rem }
.lines li { padding-left: calc(1.6em + var(--depth, 0) * 1.4em); text-indent: -1.6em }
.lines .sign { display: inline-block; width: 1.6em; text-indent: 0; font-weight: 700 }
.lines del, .lines ins { text-decoration: none }
.lines del { color: var(--bad) } .lines ins { color: var(--good) }
@media (max-width: 44rem) {
  table, caption, thead, tbody, tr, th, td { display: block }
  thead { position: absolute; left: -999rem }
  tbody th { min-width: 0; background: var(--panel); font-weight: 600 }
  tr { margin-bottom: .6rem }
  td { border-top: 0 }
  td::before { content: attr(data-label) ": "; color: var(--soft) }
  dl { grid-template-columns: 1fr } dd { margin-bottom: .3rem }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #999; --panel: #fff; --link: #000; --bad: #8c1d18; --warn: #6b4000; --good: #0b4f20 }
  body { max-width: none; padding: 0; font-size: 10pt }
  nav, .skip { display: none }
  article, tr, .lines li { break-inside: avoid }
  h2, h3, h4, caption { break-after: avoid }
  .bar { print-color-adjust: exact }
}
`;

// src/report/html-page.ts
function page({ title, intro, sections, style: own = markup``, footer }) {
	const links = sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
	return write(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}${own}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<h1>${title}</h1>
<p>${intro}</p>
<nav aria-label="Sections"><ul>${links}</ul></nav>
</header>
<main id="report">
${sections.map(section)}</main>
<footer>${footer}</footer>
</body>
</html>
`);
}
function section({ id, title, body }) {
	return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}
function reference(see) {
	const uri = rfcUri(see);
	return uri === void 0 ? see : markup`<a href="${uri}">${see}</a>`;
}
function code(text) {
	return markup`<code>${clean(text)}</code>`;
}
function prose(text) {
	return text.split(/(`[^`]+`)/).map((part) => part.startsWith("`") && part.length > 2 ? markup`<code>${part.slice(1, -1)}</code>` : part);
}

export { linesList as a, markup as c, reference as i, page as n, spfMarkup as o, prose as r, table as s, code as t };