/** A page of sections, and the small parts of one that every report has. */
import { type Markup, type Part, markup, write } from "./html-template.ts";
import { style } from "./html-style.ts";
import { rfcUri } from "./references.ts";
import { clean } from "./words.ts";

export interface Section {
  id: string;
  title: string;
  body: Part;
}

export interface Page {
  title: string;
  /** Below the title. */
  intro: Part;
  sections: readonly Section[];
  /** What the sections need beside the look of every page. */
  style?: Markup;
  footer: Part;
}

export function page({ title, intro, sections, style: own = markup``, footer }: Page): string {
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

function section({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

export function reference(see: string): Part {
  const uri = rfcUri(see);
  return uri === undefined ? see : markup`<a href="${uri}">${see}</a>`;
}

export function code(text: string): Markup {
  return markup`<code>${clean(text)}</code>`;
}

/** A sentence: what stands between backticks is code. */
export function prose(text: string): Part {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith("`") && part.length > 2 ? markup`<code>${part.slice(1, -1)}</code>` : part));
}
