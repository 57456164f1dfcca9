/** Zone names in file names: `db.example.org`, `example.org.zone`, `example.org.hosts`, `zones/example.org`. */
import { posix } from "node:path";
import { type DomainName, labelsOf, parseName } from "../../dns/name.ts";

const prefix = /^(?:db\.|(?:db|zone|pri|master|named|fwd|rev)[._-](?=[^.]+\.))/i;
const suffix = /(?:\.(?:zone|db|hosts|dns|zonefile|bind|signed|unsigned|tmpl|template|j2|jinja2?|erb|in|txt|conf))+$/i;
/** DNSControl: one of several views of a zone. */
const tag = /!.*$/;
/** Names of folders in which every file is a zone. */
const zoneFolder = /(?:^|\/)(?:zones?|masters?|primary|pri|db|domains?|dns|named|templates)(?:\/|$)/i;

/** Copies that editors and people leave behind; no name server reads them. */
const copy = /(?:\.(?:bak|old|orig|save|disabled|rej|swp)|~)$/i;

export function isNamedLikeCopy(path: string): boolean {
  return copy.test(path);
}

/** Files of programs may be called `db.test.ts`. */
const program =
  /\.(?:[cm]?[jt]sx?|json|ya?ml|md|sql\w*|php|java|go|rb|py|rs|sh|css|html?|txt|xml|lock|toml|ini|[ch](?:pp)?)$/i;

/** Is the file named like a zone, so that something is wrong where it cannot be read as one? */
export function isNamedLikeZone(path: string): boolean {
  const base = posix.basename(path);
  const isLike = /\.zone$/i.test(base) || (/^db\.[^.]+\.[^.]/i.test(base) && !program.test(base));
  return isLike && nameInPath(path) !== undefined;
}

/** The zone that the name of a file says; undefined where it is no domain name. */
export function nameInPath(path: string): DomainName | undefined {
  const base = posix.basename(path);
  const bare = base.replace(suffix, "").replace(tag, "");
  const shortened = prefix.test(base) ? bare.replace(prefix, "") : bare;
  const isMarked = shortened !== base || zoneFolder.test(posix.dirname(path));
  const parsed = parseName(shortened);
  if (!parsed.ok || !/^[a-z0-9_*-]/.test(parsed.value)) return undefined;
  const { length } = labelsOf(parsed.value);
  return length > 1 || (isMarked && length === 1) ? parsed.value : undefined;
}
