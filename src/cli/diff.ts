/** `mecsa diff BASE HEAD`. */
import { existsSync } from "node:fs";
import { catalogue } from "../catalogue.ts";
import { blobsIn } from "../github/blobs.ts";
import { gitTree } from "../github/git-tree.ts";
import { gitIn } from "../github/git.ts";
import type { FailOn, Review } from "../model.ts";
import { html } from "../report/html.ts";
import { json } from "../report/json.ts";
import { junit } from "../report/junit.ts";
import { markdown } from "../report/markdown.ts";
import { sarif } from "../report/sarif.ts";
import { type Paint, text } from "../report/text.ts";
import { review } from "../review.ts";
import { UsageError } from "../usage-error.ts";
import { type FileTree, linesIn } from "../zones/source.ts";
import { directoryTree } from "./directory-tree.ts";
import type { OpenLive } from "./live.ts";
import { type Printed, type formats, openNetwork } from "./options.ts";
import { type OutsideOptions, outsideWorld } from "./outside.ts";

export interface DiffOptions extends OutsideOptions {
  repo?: string;
  zones?: readonly string[];
  certificates?: readonly string[];
  format: (typeof formats)[number];
  failOn?: FailOn;
  config?: string;
}

/** What to print, and how to exit. Throws `UsageError` where a side does not exist. */
export async function diff(
  base: string,
  head: string,
  options: DiffOptions,
  paint: Paint,
  open: OpenLive = openNetwork,
): Promise<Printed> {
  const before = treeOf(base, options.repo);
  const after = treeOf(head, options.repo);
  const world = await outsideWorld(options, open);
  try {
    const found = await review(before, after, {
      zones: options.zones ?? [],
      certificates: options.certificates ?? [],
      ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
      ...(options.config === undefined ? {} : { configFile: options.config }),
      now: world.now,
      ...(world.outside === undefined ? {} : { outside: world.outside }),
    });
    const text = rendered(found, after, options.format, paint);
    return { text, exitCode: exitCodeOf(found), warnings: world.keep() };
  } finally {
    await world.close();
  }
}

/** Without `--repo`, what exists as a path is a path; everything else is a revision of the repository around us. */
function treeOf(side: string, repo: string | undefined): FileTree {
  if (repo !== undefined) {
    if (!existsSync(repo))
      throw new UsageError(`${repo} does not exist`, "Give --repo the folder of a git repository.");
    return gitTree(blobsIn(gitIn(repo, process.env)), side);
  }
  return existsSync(side) ? directoryTree(side) : gitTree(blobsIn(gitIn(".", process.env)), side);
}

function rendered(found: Review, after: FileTree, format: DiffOptions["format"], paint: Paint): string {
  switch (format) {
    case "text":
      return text(found, catalogue, paint);
    case "json":
      return json(found, catalogue);
    case "markdown":
      return markdown(found, catalogue, { limit: Infinity });
    case "html":
      return html(found, catalogue, {});
    case "sarif":
      return sarif(found, catalogue, { linesAfter: linesIn(after) });
    case "junit":
      return junit(found, catalogue);
  }
}

/** 3 where there was no zone to judge, or every changed one could not be read. */
function exitCodeOf({ gate, zonesSeen, domains, zonesChanged }: Review): number {
  if (gate.failed) return 1;
  const isBlind = zonesChanged.length > 0 && domains.length > 0 && domains.every(({ after }) => after === undefined);
  return zonesSeen === 0 || isBlind ? 3 : 0;
}
