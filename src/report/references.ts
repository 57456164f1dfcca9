/** Where a reference such as `RFC 7208 §4.6.4`, or a place in a file, can be read. */
import type { Change } from "../model.ts";

/** The address of the first RFC that is named, and of its section or appendix. */
export function rfcUri(see: string): string | undefined {
  const [, number, section, appendix] =
    /\bRFC (\d{3,5})(?: §(\d+(?:\.\d+)*)| appendix ([A-Z](?:\.\d+)*))?/.exec(see) ?? [];
  if (number === undefined) return undefined;
  const page = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (section !== undefined) return `${page}#section-${section}`;
  return appendix === undefined ? page : `${page}#appendix-${appendix}`;
}

/** Every RFC that is named, such as `RFC 7208`; each once. */
export function rfcsIn(see: string): readonly string[] {
  return [...new Set(see.match(/\bRFC \d{3,5}\b/g) ?? [])];
}

/** A path of a repository as a relative reference (RFC 3986 §4.2): it can neither leave its place nor begin a scheme. */
export function pathUri(path: string): string {
  return path.split("/").map(encodeSegment).join("/");
}

function encodeSegment(segment: string): string {
  if (segment === "." || segment === "..") return segment.replaceAll(".", "%2E");
  return encodeURIComponent(segment.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export interface LinkOptions {
  /** Where files are linked to; without it places are plain text. Such as `https://github.com/example/dns`. */
  repositoryUrl?: string;
  beforeSha?: string;
  afterSha?: string;
  /** The folder that was reviewed, relative to the root of the repository. */
  folder?: string;
}

/** A place as `path:line`, with its page where that is known. */
export function linkOf(
  { side, range }: NonNullable<Change["from"]>,
  options: LinkOptions,
): { label: string; uri?: string } {
  const { file, line, endLine } = range;
  const { repositoryUrl } = options;
  const path = [options.folder, file].filter((part) => part !== undefined && part !== "").join("/");
  const label = `${path}:${line}`;
  const sha = side === "after" ? options.afterSha : options.beforeSha;
  if (repositoryUrl === undefined || !/^https?:\/\//.test(repositoryUrl) || sha === undefined) return { label };
  const lines = `#L${line}${endLine > line ? `-L${endLine}` : ""}`;
  return { label, uri: `${repositoryUrl}/blob/${sha}/${pathUri(path)}${lines}` };
}
