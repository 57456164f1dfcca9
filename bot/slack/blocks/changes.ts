/** Changes between two looks, as a message shows them: what it means, what stood there, what stands there now. */
import type { RichTextBlockElement, RichTextSection } from "@slack/types";
import { type Arg, type Args, type Catalogue, type Change, criteria, criterionWords } from "../../../src/index.ts";
import { diffWords, directionNames, newsWords, severityNames, severitySigns } from "../messages.ts";
import { type SlackBlock, note } from "./parts.ts";
import { bold, bullets, code, line, lines, plain, rich, sentence } from "./rich.ts";
import { cut, visible } from "./text.ts";

const maxSide = 450; // characters of one side
const maxSentence = 500;

/** The first `most`, and how many there are beyond them. What got better needs no more than a line each. */
export function changeBlocks(changes: readonly Change[], catalogue: Catalogue, most = 8): readonly SlackBlock[] {
  const shown = changes.slice(0, most);
  const better = shown.filter(({ direction }) => direction === "strengthened");
  const more = changes.length - shown.length;
  return [
    ...shown.filter((change) => !better.includes(change)).map((change) => rich(...changeElements(change, catalogue))),
    ...(better.length === 0 ? [] : [rich(bullets(better.map((change) => betterLine(change, catalogue))))]),
    ...(more > 0 ? [note(diffWords.more(more))] : []),
  ];
}

function betterLine({ rule, name, args }: Change, { rules }: Catalogue): RichTextSection {
  const says = rules.get(rule)?.says(quotable(args)) ?? visible(rule, 80);
  return line(plain(newsWords.better), code(visible(name, 260)), plain(" "), sentence(cut(says, maxSentence)));
}

function changeElements(change: Change, { rules }: Catalogue): readonly RichTextBlockElement[] {
  const { severity, direction, name, args } = change;
  const rule = rules.get(change.rule);
  const title = rule?.title ?? visible(change.rule, 80);
  const told = quotable(args);
  return [
    line(
      bold(`${severitySigns[severity]} ${severityNames[severity]}: ${title}`),
      plain(` (${directionNames[direction]}) `),
      code(visible(name, 260)),
    ),
    ...(rule === undefined ? [] : [line(sentence(cut(rule.says(told), maxSentence)))]),
    lines([`- ${visible(change.before, maxSide)}`, `+ ${visible(change.after, maxSide)}`]),
    ...(rule === undefined ? [] : [line(plain(diffWords.fix), sentence(cut(rule.fix(told), maxSentence)))]),
  ];
}

/** Sentences put what they quote between backticks, so there are none inside of it. */
function quotable(args: Args): Args {
  const text = (value: string): string => visible(value, 300).replaceAll("`", "'");
  const shown = (arg: Arg): Arg =>
    typeof arg === "string" ? text(arg) : typeof arg === "object" ? arg.map(text) : arg;
  return Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, titleOf(key, arg) ?? shown(arg)]));
}

/** Identifiers of criteria are for programs. */
function titleOf(key: string, arg: Arg): string | undefined {
  const id = key === "criterion" ? criteria.find((criterion) => criterion === arg) : undefined;
  return id === undefined ? undefined : `“${criterionWords[id].title}”`;
}
