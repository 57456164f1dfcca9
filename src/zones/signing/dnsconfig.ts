/**
 * `AUTODNSSEC_ON` and `AUTODNSSEC_OFF` of DNSControl's `dnsconfig.js`, as far as they stand as they are inside of `D("name", …)`. The
 * program is not run: where the word stands anywhere else, what it does to other zones is not known.
 */
import { posix } from "node:path";
import { parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import { type Said, lineOf, silent, stated, untold } from "./said.ts";
import { type ScriptToken, scriptTokens } from "./script.ts";

const maxScriptOctets = 1024 * 1024;
const maxScripts = 5_000;

export function dnsconfigSignings(tree: FileTree): readonly Said[] {
  const roots = tree.paths.filter((path) => posix.basename(path) === "dnsconfig.js").map((path) => posix.dirname(path));
  if (roots.length === 0) return [];
  const isBelow = (path: string): boolean => roots.some((root) => root === "." || path.startsWith(`${root}/`));
  const scripts = tree.paths
    .filter((path) => path.endsWith(".js") && isBelow(path) && !/(?:^|\/)node_modules\//.test(path))
    .filter((path) => tree.size(path) <= maxScriptOctets)
    .slice(0, maxScripts);
  const read = scripts.map((file) => readScript(file, Buffer.from(tree.read(file) ?? []).toString("utf8")));
  const isElsewhere = read.some((script) => script.isElsewhere);
  return read.flatMap(({ zones }) => zones.map((zone) => zoneSaid(zone, isElsewhere)));
}

interface ScriptZone {
  origin: Said["origin"];
  from: ReturnType<typeof lineOf>;
  /** The words of it that stand inside, each once. */
  words: readonly string[];
}

function zoneSaid({ origin, from, words }: ScriptZone, isElsewhere: boolean): Said {
  const [word, other] = words;
  if (other !== undefined) return untold(origin, `${from.file} has both ${word ?? ""} and ${other}`);
  if (word !== undefined) return stated(origin, word === "AUTODNSSEC_OFF" ? "off" : "on", word, from);
  if (isElsewhere) return untold(origin, "AUTODNSSEC_ON or AUTODNSSEC_OFF stands outside of D()");
  return silent(origin, "no AUTODNSSEC_ON", from);
}

interface Script {
  zones: readonly ScriptZone[];
  /** Stands a word of signing outside of a zone whose name is written out, or can the text not be told apart? */
  isElsewhere: boolean;
}

const signingWord = /^AUTODNSSEC(?:_ON|_OFF)?$/;

function readScript(file: string, text: string): Script {
  const { tokens, isWhole } = scriptTokens(text);
  const zones: ScriptZone[] = [];
  let isElsewhere = !isWhole && text.includes("AUTODNSSEC");
  for (let i = 0; i < tokens.length; i++) {
    const end = isCallOfD(tokens, i) ? endOfCall(tokens, i + 1) : undefined;
    const name = tokens[i + 2];
    const parsed = end !== undefined && name?.kind === "string" ? parseName(name.text.replace(/!.*$/, "")) : undefined;
    if (end !== undefined && parsed?.ok === true) {
      const words = tokens.slice(i, end).filter(({ kind, text: word }) => kind === "word" && signingWord.test(word));
      const from = lineOf(file, words[0]?.line ?? name?.line ?? 1);
      zones.push({ origin: parsed.value, from, words: [...new Set(words.map((word) => word.text))] });
      i = end;
    } else if (tokens[i]?.kind === "word" && signingWord.test(tokens[i]?.text ?? "")) isElsewhere = true;
  }
  return { zones, isElsewhere };
}

/** `D(` with a name that is written out and not put together. */
function isCallOfD(tokens: readonly ScriptToken[], i: number): boolean {
  const [before, call, open, name, comma] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (call?.kind !== "word" || call.text !== "D" || before?.text === "." || before?.text === "function") return false;
  return open?.text === "(" && name?.kind === "string" && comma?.text === ",";
}

/** The token that closes the bracket at `open`; undefined where none does. */
function endOfCall(tokens: readonly ScriptToken[], open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i] ?? { kind: "mark", text: "" };
    if (kind === "mark" && "([{".includes(text)) depth++;
    if (kind === "mark" && ")]}".includes(text) && --depth === 0) return i;
  }
  return undefined;
}
