/** Tables and lists of lines, as they stand in a page. */
import type { SpfShown } from "../model.ts";
import { type Markup, type Part, markup } from "./html-template.ts";
import { type DiffLine, sendersTold, treeLines } from "./spf-shown.ts";

/** On narrow screens its cells stand below each other, so the roles say that it is a table still. */
export function table(
  caption: Part,
  columns: readonly string[],
  rows: readonly { head: Part; cells: readonly Part[] }[],
): Markup {
  const heads = columns.map((column) => markup`<th scope="col" role="columnheader">${column}</th>`);
  const lines = rows.map(({ head, cells }) => {
    const others = cells.map(
      (cell, index) => markup`<td role="cell" data-label="${columns[index + 1] ?? ""}">${cell}</td>`,
    );
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

/** A difference; the signs are text, and what came and went is marked as such. */
export function linesList(lines: readonly DiffLine[]): Markup {
  return markup`<ul class="lines">
${lines.map(lineItem)}</ul>
`;
}

function lineItem({ sign, depth, text }: DiffLine): Markup {
  const content = markup`<span class="sign">${sign === "-" ? "−" : sign}</span><code>${text}</code>`;
  const marked: Readonly<Record<DiffLine["sign"], Markup>> = {
    "+": markup`<ins>${content}</ins>`,
    "-": markup`<del>${content}</del>`,
    " ": content,
  };
  return markup`<li style="--depth:${depth}">${marked[sign]}</li>
`;
}

export function spfMarkup(shown: SpfShown): Markup {
  const senders = sendersTold(shown).map(
    ({ sentence, lines }) => markup`<p>${sentence}</p>
${lines.length === 0 ? "" : linesList(lines)}`,
  );
  return markup`<h4>SPF: who may send</h4>
${senders}<h4>SPF: the record and its look-ups</h4>
${linesList(treeLines(shown))}`;
}
