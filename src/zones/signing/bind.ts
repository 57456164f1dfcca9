/** `dnssec-policy`, `auto-dnssec` and `inline-signing` of BIND's configuration: in the zone, its view, or the options. */
import { posix } from "node:path";
import { parseName } from "../../dns/name.ts";
import { configurationTexts, isKeyValues } from "../bind/config.ts";
import { type Statement, parseNamedConf, withScopes } from "../bind/named-conf.ts";
import type { FileTree } from "../source.ts";
import { type Said, lineOf, silent, stated, untold } from "./said.ts";

interface ConfFile {
  file: string;
  statements: readonly Statement[];
}

/** Files with the marks of a template are passed over, and so are those of NSD and Knot. */
export function namedConfSignings(tree: FileTree): readonly Said[] {
  const files = configurationTexts(tree)
    .filter(({ text }) => /\b(?:zone|options)\b/.test(text) && !isKeyValues(text) && !/\{\{|\{%|<%/.test(text))
    .map(({ file, text }): ConfFile => ({ file, statements: parseNamedConf(text) }));
  return files.flatMap((conf) => saidIn(conf, optionsFor(conf, files)));
}

/** The options beside the zones: in the file itself or, where it has none, in the files of its folder. */
function optionsFor(conf: ConfFile, files: readonly ConfFile[]): readonly ConfFile[] {
  const optionsIn = ({ file, statements }: ConfFile): readonly ConfFile[] =>
    statements.flatMap(({ words, block }) =>
      words[0] === "options" && block !== undefined ? [{ file, statements: block }] : [],
    );
  const own = optionsIn(conf);
  const folder = posix.dirname(conf.file);
  return own.length > 0 ? own : files.filter(({ file }) => posix.dirname(file) === folder).flatMap(optionsIn);
}

function saidIn({ file, statements }: ConfFile, options: readonly ConfFile[]): readonly Said[] {
  const said: Said[] = [];
  for (const { statement, around } of withScopes(statements)) {
    const { words, block } = statement;
    if (words[0] !== "zone" || block === undefined) continue;
    const view = around.findLast((outer) => outer.words[0] === "view")?.block ?? [];
    const scopes = [{ file, statements: block }, { file, statements: view }, ...options];
    said.push(...zoneSaid(statement, scopes));
  }
  return said;
}

/** A zone of which this server is no primary is signed, or not, elsewhere. */
function zoneSaid(zone: Statement, scopes: readonly ConfFile[]): readonly Said[] {
  const parsed = parseName(zone.words[1] ?? "");
  const type = wordOf(zone.block, "type");
  const [own] = scopes;
  if (!parsed.ok || own === undefined || (type !== "master" && type !== "primary")) return [];
  const found = signingIn(scopes);
  if (found !== undefined) return [stated(parsed.value, found.state, found.how, found.from)];
  const hiding = scopes
    .slice(0, 2)
    .some(({ statements }) => ["include", "template"].some((key) => wordOf(statements, key) !== ""));
  if (hiding) return [untold(parsed.value, `${own.file} includes what the zone's options are`)];
  return [silent(parsed.value, "no dnssec-policy", lineOf(own.file, zone.line))];
}

function wordOf(statements: readonly Statement[] | undefined, key: string): string {
  return statements?.findLast(({ words, block }) => words[0] === key && block === undefined)?.words[1] ?? "";
}

interface Found {
  state: "on" | "off";
  how: string;
  from: ReturnType<typeof lineOf>;
}

/** The policy decides where there is one; before BIND 9.16 there were the other two. */
function signingIn(scopes: readonly ConfFile[]): Found | undefined {
  const policy = firstOf(scopes, "dnssec-policy");
  if (policy !== undefined) return found(policy, !["none", "insecure"].includes(policy.value));
  const auto = firstOf(scopes, "auto-dnssec");
  if (auto !== undefined && auto.value !== "off") return found(auto, true);
  const inline = firstOf(scopes, "inline-signing");
  if (inline !== undefined) return found(inline, ["yes", "true", "1"].includes(inline.value));
  return auto === undefined ? undefined : found(auto, false);
}

interface Setting {
  key: string;
  value: string;
  file: string;
  line: number;
}

function found({ key, value, file, line }: Setting, isOn: boolean): Found {
  return { state: isOn ? "on" : "off", how: `${key} ${value}`, from: lineOf(file, line) };
}

function firstOf(scopes: readonly ConfFile[], key: string): Setting | undefined {
  for (const { file, statements } of scopes) {
    const statement = statements.findLast(({ words, block }) => words[0] === key && block === undefined);
    const value = statement?.words[1];
    if (statement !== undefined && value !== undefined) return { key, value, file, line: statement.line };
  }
  return undefined;
}
