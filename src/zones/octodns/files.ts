/** The YAML files of one zone or configuration: each read once, includes followed inside of the tree and nowhere else. */
import { posix } from "node:path";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Gap, ReadProblem } from "../../dns/zone.ts";
import type { FileTree } from "../source.ts";
import { maxFileOctets, parseYaml, tooLarge } from "./parse.ts";
import type { Node, Scalar } from "./tree.ts";

const maxIncludeDepth = 16;
const maxFiles = 1_000;
const maxOctets = 64 * 1024 * 1024;

export interface YamlFiles {
  /** The root of a file; undefined where it is empty or cannot be read. */
  read(path: string): Node | undefined;
  /** Every file that was looked for and found, in the order of reading. */
  files: readonly string[];
  problems: readonly ReadProblem[];
  gaps: readonly Gap[];
  /** octoDNS would have stopped: a file breaks YAML. */
  isBroken(): boolean;
}

/** What the functions below share. */
interface Session {
  tree: FileTree;
  roots: Map<string, Node | undefined>;
  open: string[];
  octets: number;
  problems: ReadProblem[];
  gaps: Gap[];
  isBroken: boolean;
}

export function yamlFiles(tree: FileTree): YamlFiles {
  const session: Session = { tree, roots: new Map(), open: [], octets: 0, problems: [], gaps: [], isBroken: false };
  return {
    read: (path) => readFile(session, path),
    get files() {
      return [...session.roots.keys()];
    },
    problems: session.problems,
    gaps: session.gaps,
    isBroken: () => session.isBroken,
  };
}

function readFile(session: Session, path: string): Node | undefined {
  if (session.roots.has(path)) return session.roots.get(path);
  if (session.tree.size(path) > maxFileOctets) return broken(session, tooLarge(path, session.tree.size(path)), false);
  const bytes = session.tree.read(path);
  if (bytes === undefined) return undefined;
  session.octets += bytes.length;
  session.roots.set(path, undefined);
  session.open.push(path);
  const parsed = parseYaml(path, bytes, (target) => includeFile(session, path, target));
  session.open.pop();
  session.roots.set(path, parsed.root);
  if (parsed.problem !== undefined) broken(session, parsed.problem, parsed.isTemplate === true);
  return parsed.root;
}

/** Where template markers break the file, it is not wrong: it is not YAML yet. */
function broken(session: Session, problem: ReadProblem, isTemplate: boolean): undefined {
  const { file, line, column, endLine } = problem;
  const at = { file, line, column, endLine };
  if (isTemplate) {
    session.problems.push({ id: "octodns/template", level: "note", args: {}, ...at });
    session.gaps.push({ why: `${file} is a template, and what it becomes is not in the files`, at });
    return undefined;
  }
  session.problems.push(problem);
  session.isBroken = true;
  return undefined;
}

function includeFile(session: Session, from: string, target: Scalar): Node | undefined {
  const path = confined(from, target.text);
  if (path === undefined) return refuse(session, "octodns/include-refused", target);
  if (session.open.includes(path)) return refuse(session, "octodns/include-cycle", target);
  if (!session.tree.has(path)) return refuse(session, "octodns/include-not-found", target);
  const isNew = !session.roots.has(path);
  const isTooMuch =
    session.open.length > maxIncludeDepth || session.roots.size > maxFiles || session.octets > maxOctets;
  if (isNew && isTooMuch) return refuse(session, "octodns/include-limit", target);
  return readFile(session, path);
}

function refuse(session: Session, id: string, { text, at }: Scalar): undefined {
  const path = text.slice(0, 200);
  session.problems.push({ id, level: "error", args: { path }, ...at });
  session.gaps.push({ why: `the included file ${path} is not read`, at: placeOf(at) });
  return undefined;
}

function placeOf({ file, line, column, endLine }: SourceRange): SourceRange {
  return { file, line, column, endLine };
}

/** Relative to the including file; undefined for what is absolute, of a home directory, or leads out of the tree. */
function confined(from: string, target: string): string | undefined {
  if (target === "" || /^[/~]|^[A-Za-z]:|[\\\0]/.test(target)) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(from), target));
  return path === ".." || path.startsWith("../") || path.startsWith("/") ? undefined : path;
}

/** Files that `path` includes, also through others, as far as a search of the text shows. */
export function includedFrom(tree: FileTree, path: string): readonly string[] {
  const seen = new Set([path]);
  for (const file of seen) {
    if (seen.size > maxFiles) break;
    const bytes = tree.size(file) > maxFileOctets ? undefined : tree.read(file);
    for (const target of includeTargets(bytes)) {
      const found = confined(file, target);
      if (found !== undefined && tree.has(found)) seen.add(found);
    }
  }
  seen.delete(path);
  return [...seen];
}

function includeTargets(bytes: Uint8Array | undefined): readonly string[] {
  if (bytes === undefined) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!text.includes("!include")) return [];
  const targets = text.toString("utf8").matchAll(/!include[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,\]}]+))/g);
  return [...targets].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
}
