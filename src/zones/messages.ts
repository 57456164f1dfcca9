/** What the readers of zone formats have to tell, in words. */
import type { ReadProblem } from "../dns/zone.ts";
import { messages as bind } from "./bind/messages.ts";
import { messages as octodns } from "./octodns/messages.ts";

const messages: Readonly<Record<string, (args: ReadProblem["args"]) => string>> = { ...bind, ...octodns };

/** The sentence of a problem: lower case, without a final full stop, to follow `file:line: `. */
export function sentenceOf({ id, args }: ReadProblem): string {
  return messages[id]?.(args) ?? id;
}
