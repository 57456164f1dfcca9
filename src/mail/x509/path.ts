/** Is the chain of a server good for its name, and if not, why? (RFC 5280 §6, RFC 9525 §6) */
import type { DomainName } from "../../dns/name.ts";
import { anchorsOf, bundledAnchors } from "./anchors.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import { type ChainNote, notesOn } from "./chain-notes.ts";
import type { ChainProblem } from "./chain-problem.ts";
import { findPaths, type Link, type Path } from "./find-paths.ts";
import { nameProblems, pathProblems } from "./path-problems.ts";

export interface ChainJudgement {
  /** No problem at all. */
  trusted: boolean;
  /** Of the best path that there is; from the server's own certificate upwards, the name last. */
  problems: readonly ChainProblem[];
  /** What is odd in the chain as sent and harmless for those that build paths. */
  notes: readonly ChainNote[];
  /** From the server's own certificate upwards, as far as it goes; empty where that cannot be read. */
  path: readonly Certificate[];
}

export interface ChainQuestion {
  /** In DER, as sent and in that order. */
  chain: readonly Uint8Array[];
  /** One of them is enough: RFC 7672 §3.2.2 has several, RFC 8461 §4.1 one. */
  hosts: readonly DomainName[];
  now: Date;
  /** Trust anchors, self-signed or not, such as those of DANE-TA; `bundled`: Mozilla's as they came with Node. */
  roots: readonly Certificate[] | "bundled";
}

const maxChain = 10;
const maxPaths = 16;

export function judgeChain({ chain, hosts, now, roots }: ChainQuestion): ChainJudgement {
  const read = chain.slice(0, maxChain).map(readCertificate);
  const sent = read.flatMap((one, at): Link[] => (one.ok ? [{ certificate: one.value, at }] : []));
  const unread = read.flatMap((one, at) => (one.ok ? [] : [{ at, error: one.error }]));
  const [leaf, ...others] = sent;
  if (leaf === undefined || leaf.at !== 0) return unreadable(unread[0]?.error);
  const anchors = roots === "bundled" ? bundledAnchors : anchorsOf(roots);
  const { path, problems } = best(findPaths(leaf, others, anchors), now);
  const all = [...problems, ...nameProblems(leaf.certificate, hosts)];
  const notes = notesOn({ sent, unread, path, anchors, beyond: chain.length - read.length });
  return { trusted: all.length === 0, problems: all, notes, path: path.links.map(({ certificate }) => certificate) };
}

function unreadable(error: string | undefined): ChainJudgement {
  const problem: ChainProblem =
    error === undefined ? { code: "no-certificate", args: {}, at: 0 } : { code: "malformed", args: { error }, at: 0 };
  return { trusted: false, problems: [problem], notes: [], path: [] };
}

interface Judged {
  path: Path;
  problems: readonly ChainProblem[];
}

/** The first path without a problem; else an anchored one before others, and then the one with the fewest problems. */
function best(paths: Iterable<Path>, now: Date): Judged {
  const judged: Judged[] = [];
  let isCut = false;
  for (const path of paths) {
    const problems = pathProblems(path, now);
    judged.push({ path, problems });
    isCut = path.end.kind === "gave-up" || judged.length === maxPaths;
    if (problems.length === 0 || isCut) break;
  }
  const isAnchored = ({ path }: Judged): boolean => path.end.kind === "anchored";
  const cost = (one: Judged): number => one.problems.length + (isAnchored(one) ? 0 : 1000);
  const chosen = judged.reduce((chosen, other) => (cost(other) < cost(chosen) ? other : chosen));
  if (!isCut || isAnchored(chosen)) return chosen;
  const path: Path = { links: chosen.path.links, end: { kind: "gave-up" } }; // a better one may be among those not tried
  return { path, problems: pathProblems(path, now) };
}
