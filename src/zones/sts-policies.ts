/** MTA-STS policies that are kept beside the zones, by the domain that their place in the tree tells (RFC 8461 §3.2). */
import { posix } from "node:path";
import { type DomainName, labelsOf, parentOf, parseName } from "../dns/name.ts";
import type { ZoneSet } from "../dns/zone.ts";
import type { Measured, StsPolicyFile } from "../io.ts";
import type { FileTree } from "./source.ts";

const maxPolicyOctets = 65_536; // RFC 8461 §3.3 suggests that senders read no more
const maxPolicies = 10_000;

export interface StsPolicies {
  of(domain: DomainName): Measured<StsPolicyFile>;
  /** The domains that a place tells, and the only publisher where a file stands at no domain's place. */
  domains(): readonly DomainName[];
}

interface Found {
  path: string;
  domain?: DomainName;
}

/**
 * `mta-sts.txt` in any folder, and text files below a folder or under a name with `mta-sts`, such as `mta-sts/example.org.txt`. One file
 * at no domain's place belongs to the only domain that publishes an `_mta-sts` record: `publishers` is asked then alone.
 */
export function stsPolicies(tree: FileTree, publishers: () => readonly DomainName[]): StsPolicies {
  const found = policyFiles(tree);
  const byDomain = Map.groupBy(found, ({ domain }) => domain);
  const [only] = found.length === 1 ? found : [];
  let publisher: DomainName | "several" | undefined;
  const isOnlyPublisher = (domain: DomainName): boolean => {
    if (only === undefined || only.domain !== undefined) return false;
    const [first, second] = publisher === undefined ? publishers() : [];
    publisher ??= first === undefined || second !== undefined ? "several" : first;
    return publisher === domain;
  };
  return {
    of(domain) {
      const files = byDomain.get(domain) ?? (isOnlyPublisher(domain) ? found : []);
      return read(tree, domain, files);
    },
    domains() {
      const placed = [...byDomain.keys()].filter((domain) => domain !== undefined);
      return placed.length > 0 || only === undefined ? placed : publishers().filter(isOnlyPublisher);
    },
  };
}

/** The domains with a TXT record or an alias at `_mta-sts`. */
export function publishersIn(zones: ZoneSet): readonly DomainName[] {
  const found = new Set<DomainName>();
  for (const origin of zones.origins)
    for (const owner of zones.zone(origin)?.owners() ?? [])
      if (labelsOf(owner)[0] === "_mta-sts") found.add(parentOf(owner) ?? owner);
  return [...found];
}

function read(tree: FileTree, domain: DomainName, files: readonly Found[]): Measured<StsPolicyFile> {
  const because = (why: string): Measured<never> => ({ kind: "not-measured", because: why });
  const [first, ...others] = files;
  if (first === undefined) return because(`no policy of ${domain} is in the files`);
  const other = others.find(({ path }) => tree.id(path) !== tree.id(first.path));
  if (other !== undefined) return because(`${first.path} and ${other.path} differ`);
  const text = textOf(tree, first.path);
  if (/\{\{|\{%|<%|\$\{/.test(text)) return because(`${first.path} is a template`);
  const endLine = text.split("\n").length;
  return { kind: "measured", value: { text, from: { file: first.path, line: 1, column: 1, endLine } } };
}

function policyFiles(tree: FileTree): readonly Found[] {
  return tree.paths
    .filter((path) => isPolicy(tree, path))
    .slice(0, maxPolicies)
    .map((path) => {
      const domain = domainIn(path);
      return domain === undefined ? { path } : { path, domain };
    });
}

/** A file of the well-known name is one even where it is broken; others have to look like one. */
function isPolicy(tree: FileTree, path: string): boolean {
  if (!/mta-sts/i.test(path) || !path.endsWith(".txt") || tree.size(path) > maxPolicyOctets) return false;
  return posix.basename(path) === "mta-sts.txt" || /^(?:version|mode|max_age|mx)[ \t]*:/m.test(textOf(tree, path));
}

function textOf(tree: FileTree, path: string): string {
  return Buffer.from(tree.read(path) ?? []).toString("utf8");
}

/** The part of the path nearest to the file that is a domain name: `mta-sts.example.org/…`, `example.org/…`, `example.org.txt`. */
function domainIn(path: string): DomainName | undefined {
  const parts = path
    .replace(/\.txt$/, "")
    .split("/")
    .toReversed();
  for (const part of parts) {
    const bare = part.replace(/^_?mta-sts[._-]/i, "").replace(/[._-]mta-sts$/i, "");
    const parsed =
      /\.(?:[a-z]{2,63}|xn--[a-z\d-]+)$/i.test(bare) && !bare.startsWith(".") ? parseName(bare) : undefined;
    if (parsed?.ok === true) return parsed.value;
  }
  return undefined;
}
