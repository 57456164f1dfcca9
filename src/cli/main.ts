/** The command line: `mecsa diff`, `mecsa explain`. Exit codes: 0 passed, 1 gate failed, 2 wrong use, 3 too little could be read. */
import { styleText } from "node:util";
import { Command, CommanderError, Option } from "commander";
import { failOnLevels } from "../model.ts";
import { UsageError } from "../usage-error.ts";
import { version } from "../version.ts";
import { type DiffOptions, diff, formats } from "./diff.ts";
import { explain } from "./explain.ts";

export interface Streams {
  out: (text: string) => void;
  err: (text: string) => void;
  paint: Parameters<typeof diff>[3];
}

/** Runs one command and gives its exit code. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  const program = programOf(streams, (exitCode) => {
    code = exitCode;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    streams.err(`mecsa: ${error.message}\n${error.hint}\n`);
    return 2;
  }
}

function programOf(streams: Streams, done: (exitCode: number) => void): Command {
  const program = new Command("mecsa")
    .description("Reviews changes of DNS zones for what they do to mail security.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showSuggestionAfterError();
  program
    .command("diff")
    .description("Compare two states of zone files by what they mean.")
    .argument("<base>", "a directory, a file, or a git revision")
    .argument("<head>", "the same, with the change")
    .option("--repo <dir>", "take BASE and HEAD as revisions of this git repository")
    .option("--certificates <glob...>", "certificates (PEM) of MX hosts, held against their TLSA records")
    .option("--zones <glob...>", "zone files to read; without it they are found")
    .addOption(new Option("--format <format>", "how to print").choices(formats).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "the lowest severity that fails; else as configured, else high").choices(
        failOnLevels,
      ),
    )
    .option("--config <file>", "where the configuration stands in BASE; else .github/mecsa.yml")
    .addHelpText("after", "\nExit codes: 0 passed, 1 the gate failed, 2 wrong use, 3 too little could be read.")
    .action(async (base: string, head: string, options: DiffOptions) => {
      const { text, exitCode } = await diff(base, head, options, streams.paint);
      streams.out(text);
      done(exitCode);
    });
  program
    .command("explain")
    .description("Tell what a rule means, when it fires and what to do; without a name, list all.")
    .argument("[rule]", "such as DMARC-SELF-DOWN")
    .action((rule: string | undefined) => streams.out(explain(rule, streams.paint)));
  return program;
}

if (import.meta.main) {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0); // the reader has seen enough
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    paint: (style, text) => styleText(style, text, { stream: process.stdout }),
  });
}
