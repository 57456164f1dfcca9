/** What changed between two looks at one domain. */
import type { Catalogue, Change, DomainName } from "../../../src/index.ts";
import type { Look } from "../../model.ts";
import { diffWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { changeBlocks } from "./changes.ts";
import { messageOf } from "./message.ts";
import { button, buttons, fields, header, note, paragraph } from "./parts.ts";
import { line, moment, plain, rich } from "./rich.ts";
import { shortName } from "./report.ts";
import { categoryNames } from "../messages.ts";
import { inOrder, movesText, scoreLines } from "./score.ts";

export interface Compared {
  domain: DomainName;
  before: Look;
  after: Look;
  /** Worst first. */
  changes: readonly Change[];
}

export function diffMessage({ domain, before, after, changes }: Compared, catalogue: Catalogue): SlackMessage {
  const between = rich(
    line(
      plain(diffWords.between),
      moment(before.at),
      plain(diffWords.and),
      moment(after.at),
      plain(`. ${diffWords.today}`),
    ),
  );
  const blocks = changes.length === 0 ? [paragraph(diffWords.none)] : changeBlocks(changes, catalogue);
  const value = { domain, entry: after.entry };
  return messageOf(
    { blocks: [header(diffWords.title(shortName(domain))), between, scoresNow(before, after)] },
    ...droppable(blocks),
    { blocks: [buttons(button("details", value, domain), button("recheck", { domain }, domain))] },
  );
}

/** The worst stand longest. */
export function droppable(blocks: ReturnType<typeof changeBlocks>) {
  return blocks.map((block, index) =>
    index < 2 ? { blocks: [block] } : { blocks: [block], name: diffWords.change(index + 1), leaves: index },
  );
}

/** The categories as they are now, each with what moved. */
export function scoresNow(before: Look, after: Look) {
  const shown = inOrder(after.scores).map((score) => {
    const moves = movesText(before.scores, [score]);
    return { title: categoryNames[score.category], lines: [...scoreLines(score), ...moves] };
  });
  return shown.length === 0 ? note(diffWords.today) : fields(shown);
}
