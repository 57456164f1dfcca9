/** What can be written behind the command, from the table that the parser reads. */
import { helpWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, header, note, paragraph } from "./parts.ts";
import { bold, bullets, code, line, plain, rich, sentence } from "./rich.ts";
import { cut } from "./text.ts";

export interface CommandHelp {
  verb: string;
  /** Behind the command, such as `history <domain> [30d]`. */
  usage: string;
  /** Without the command itself. */
  examples: readonly string[];
  says: string;
}

export interface OptionHelp {
  name: string;
  says: string;
}

/** `command` is the slash command as it is installed, such as `/mecsa`. One command alone is told with all its examples and options. */
export function helpMessage(
  command: string,
  commands: readonly CommandHelp[],
  options: readonly OptionHelp[] = [],
): SlackMessage {
  const only = commands.length === 1 ? commands[0] : undefined;
  if (only !== undefined)
    return messageOf(
      { blocks: [header(`${command} ${only.verb}`), oneCommand(command, only)] },
      ...optionParts(options),
    );
  return messageOf(
    { blocks: [header(helpWords.title), paragraph(helpWords.says)] },
    { blocks: [rich(line(bold(helpWords.commands)), bullets(commands.map((one) => commandLine(command, one))))] },
    { blocks: [rich(line(sentence(helpWords.more(command)))), note(helpWords.private), buttons(button("check"))] },
  );
}

/** By an example: what else it takes, its own help tells. */
function commandLine(command: string, { usage, examples, says }: CommandHelp) {
  return line(code(cut(`${command} ${examples[0] ?? usage}`, 200)), plain(` ${cut(says, 300)}`));
}

function oneCommand(command: string, { usage, examples, says }: CommandHelp): SlackBlock {
  return rich(
    line(code(cut(`${command} ${usage}`, 400))),
    line(plain(says)),
    ...(examples.length === 0 ? [] : [bullets(examples.map((example) => line(code(`${command} ${example}`))))]),
  );
}

function optionParts(options: readonly OptionHelp[]) {
  if (options.length === 0) return [];
  const told = options.map(({ name, says }) => line(code(`${name}:`), plain(` ${says}`)));
  return [{ blocks: [rich(line(bold(helpWords.options)), bullets(told))] }];
}
