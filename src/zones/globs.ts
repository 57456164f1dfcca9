/** Which files a user means. */
import { matchesGlob } from "node:path";
import type { DomainName } from "../dns/name.ts";
import type { Format } from "../dns/zone.ts";
import type { ReadOptions } from "./source.ts";

/** The paths that match any of the globs, or are named by them as they stand. */
export function matching(paths: readonly string[], globs: readonly string[]): readonly string[] {
  return paths.filter((path) => globs.some((glob) => isMatched(path, glob)));
}

function isMatched(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.\//, "");
  return path === pattern || (isCheap(pattern) && matchesGlob(path, pattern));
}

/** Braces multiply, and stars and groups make the matcher try every split: with more of them than anybody needs, a glob is only a path. */
function isCheap(glob: string): boolean {
  const amount = (what: RegExp): number => glob.match(what)?.length ?? 0;
  if (amount(/\{/g) > 3 || amount(/,/g) > 30 || /\{[^}]*\.\./.test(glob)) return false;
  if (amount(/[+*?@!]\(/g) > 1 || /[+*?@!]\([^)]*[+*?@!(]/.test(glob)) return false;
  const segments = glob.split("/");
  const deep = segments.filter((segment) => segment === "**").length;
  return deep <= 4 && segments.every((segment) => (segment.match(/\*+/g)?.length ?? 0) <= 3);
}

/** The zone name that the user gives a file. */
export function originHint(path: string, { origins = [] }: ReadOptions): DomainName | undefined {
  return origins.find(({ glob }) => isMatched(path, glob))?.origin;
}

/** The format that the user gives a file. */
export function formatHint(path: string, { formats = [] }: ReadOptions): Format | undefined {
  return formats.find(({ glob }) => isMatched(path, glob))?.format;
}

/** Is this the file that the user wants for a zone of which there are several? */
export function isViewHint(path: string, origin: DomainName, { views = [] }: ReadOptions): boolean {
  return views.some((view) => view.origin === origin && isMatched(path, view.glob));
}
