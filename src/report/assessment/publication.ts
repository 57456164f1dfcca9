/** What a finding asks to be published, as lines to copy. */
import type { Publication } from "../../model.ts";
import { clean } from "../words.ts";

/** Lines that belong together, under what to do with them. */
export interface PublicationShown {
  /** Such as `Add`, or `Serve at ...`. What is quoted stands between backticks. */
  title: string;
  /** Whole, in printable ASCII: not to be wrapped. */
  lines: readonly string[];
}

const maxLength = 4_096; // characters of one record or file: a key of RSA with 4096 bits has 800

/** A record that was cut would be a wrong one: what is too long is left out. */
export function publishable(publications: readonly Publication[] = []): readonly Publication[] {
  return publications.filter((one) => (one.do === "serve" ? one.text : one.rdata).length <= maxLength);
}

const titles: Readonly<Record<Exclude<Publication["do"], "serve">, string>> = {
  add: "Add",
  replace: "Publish in place of what is there",
  remove: "Remove",
};

/** Records that are treated alike stand under one title. */
export function publicationsShown(publications: readonly Publication[]): readonly PublicationShown[] {
  const shown = publications.map((one) => ({ title: titleOf(one), lines: linesOf(one) }));
  const byTitle = Map.groupBy(shown, ({ title }) => title);
  return [...byTitle].map(([title, some]) => ({ title, lines: some.flatMap(({ lines }) => lines) }));
}

function titleOf(publication: Publication): string {
  if (publication.do === "serve") return `Serve at \`${clean(publication.url)}\``;
  const { type, owner, rdata } = publication;
  const [, first] = /^"([^" ;]{1,40})/.exec(rdata) ?? [];
  if (publication.do !== "replace" || type !== "TXT" || owner.startsWith("_") || first === undefined)
    return titles[publication.do];
  return `Publish in place of what begins with \`${clean(first)}\`, and leave other TXT records`;
}

function linesOf(publication: Publication): readonly string[] {
  if (publication.do !== "serve") return [clean(recordText(publication), 2 * maxLength)];
  return publication.text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => clean(line, maxLength));
}

/** A line of a master file (RFC 1035 §5.1): `a.test. 3600 IN MX 0 .` */
export function recordText({ owner, ttl, type, rdata }: Exclude<Publication, { do: "serve" }>): string {
  return [`${owner}.`, ...(ttl === undefined ? [] : [ttl]), "IN", type, rdata].join(" ");
}
