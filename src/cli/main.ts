/** The command line: `mecsa assess`, `mecsa demo`, `mecsa diff`, `mecsa dns`, `mecsa message`, `mecsa explain`. Exit codes: 0 good, 1 not good, 2 wrong use, 3 too little to say. */
import { styleText } from "node:util";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { profileNames } from "../expectations/profiles.ts";
import { failOnLevels } from "../model.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import { version } from "../version.ts";
import type { AssessOptions } from "./assess.ts";
import type { DiffOptions } from "./diff.ts";
import type { DnsOptions } from "./dns.ts";
import type { OpenLive } from "./live.ts";
import type { MessageOptions } from "./message.ts";
import { type Printed, assessFormats, defaultTimeout, formats, openNetwork } from "./options.ts";

export interface Streams {
  out: (text: string) => void;
  err: (text: string) => void;
  paint: Paint;
  /** Whether a line of `err` can be written over. */
  isTerminal?: boolean;
  columns?: number;
}

/** Runs one command and gives its exit code. */
export async function run(args: readonly string[], streams: Streams, open: OpenLive = openNetwork): Promise<number> {
  let code = 0;
  const print = ({ text, exitCode, warnings }: Printed): void => {
    streams.out(text);
    for (const warning of warnings) streams.err(`mecsa: ${warning}\n`);
    code = exitCode;
  };
  const program = programOf(streams);
  // Each command is loaded for those who give it: starting is most of what a small one costs.
  addAssess(program, async (domains, options) => {
    const { assessDomains } = await import("./assess.ts");
    print(await assessDomains(domains, options, { isTerminal: false, ...streams }, open));
  });
  addDemo(program, async (domains) => {
    const { demo } = await import("./demo.ts");
    print(await demo(domains, streams.paint));
  });
  addDiff(program, async (base, head, options) => {
    const { diff } = await import("./diff.ts");
    print(await diff(base, head, options, streams.paint, open));
  });
  addDns(program, async (name, type, options) => {
    const { dns } = await import("./dns.ts");
    print(await dns(name, type, options, streams.paint, open));
  });
  addMessage(program, async (file, options) => {
    const { message } = await import("./message.ts");
    print(await message(file, options, streams.paint, open));
  });
  addExplain(program, async (rule) => {
    const { explain } = await import("./explain.ts");
    streams.out(explain(rule, streams.paint));
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

function programOf(streams: Streams): Command {
  return new Command("mecsa")
    .description("Assesses the mail security of domains, and reviews changes of DNS zones for what they do to it.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showSuggestionAfterError();
}

function addAssess(program: Command, act: (domains: string[], options: AssessOptions) => Promise<void>): void {
  program
    .command("assess")
    .description("Assess the mail security of domains, as the network shows it now.")
    .argument("[domain...]", "domains, as they stand in an address or a URL")
    .addOption(new Option("--format <format>", "how to print").choices(assessFormats).default("text"))
    .addOption(new Option("--minimum <stars>", "stars that every category must have, 0 to 5").argParser(starsFrom))
    .addOption(new Option("--profile <name>", "hold the domains against a set of expectations").choices(profileNames))
    .addOption(new Option("--timeout <seconds>", "for everything together").argParser(seconds).default(120))
    .addOption(resolverOption())
    .option("--trust-anchor <file>", "DS or DNSKEY records to trust; else the keys of the root")
    .addOption(
      new Option("--negative-trust-anchor <name>", "take this zone for unsigned; can be repeated").argParser(collected),
    )
    .option("--ca <file>", "certificates (PEM) that chains have to end in; else Mozilla's")
    .option("--no-smtp", "do not connect to MX hosts; what only they can tell is not measured")
    .option("--tls-scan", "look for old versions of TLS and weak suites, on some ten more connections to each address")
    .addOption(new Option("--selector <name>", "a DKIM selector of the domains; can be repeated").argParser(collected))
    .addOption(
      new Option(
        "--observed <file>",
        "a message received from a domain, with its Received fields; can be repeated",
      ).argParser(collected),
    )
    .option("--ehlo <name>", "the name of this host, for EHLO")
    .option("--vantage <text>", "where this is measured from, for the report")
    .option("--allow-private", "connect to addresses that are not public as well")
    .option("--record <file>", "keep everything that was answered")
    .option("--replay <file>", "judge such a file again, with its clock, and ask nobody")
    .option("--verbose", "tell how many questions were sent, and in how many rounds")
    .addHelpText(
      "after",
      "\nExit codes: 0 good, 1 below --minimum or not as --profile expects, 2 wrong use, 3 too little could be measured to say.",
    )
    .action(act);
}

function addDemo(program: Command, act: (domains: readonly string[]) => Promise<void>): void {
  program
    .command("demo")
    .description("Assess the domains of a miniature Internet on this machine, without a network.")
    .argument("[domain...]", "of its domains; without any, all")
    .action(act);
}

function starsFrom(text: string): number {
  const stars = /^\d(?:\.\d)?$/.test(text) ? Number(text) : -1;
  if (stars < 0 || stars > 5) throw new InvalidArgumentError("It must be from 0 to 5, such as 3.5.");
  return stars;
}

function addDiff(program: Command, act: (base: string, head: string, options: DiffOptions) => Promise<void>): void {
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
    .option("--live", "ask the network for names outside of the files")
    .addOption(resolverOption())
    .option("--trust-anchor <file>", "DS or DNSKEY records to trust in --live; else the keys of the root")
    .addOption(
      new Option("--timeout <seconds>", `for all questions of --live together; else ${defaultTimeout}`).argParser(
        seconds,
      ),
    )
    .option("--record <file>", "keep what --live was answered")
    .option("--replay <file>", "take the answers from such a file, and its clock, instead of the network")
    .addHelpText("after", "\nExit codes: 0 passed, 1 the gate failed, 2 wrong use, 3 too little could be read.")
    .action(act);
}

function addDns(program: Command, act: (name: string, type: string, options: DnsOptions) => Promise<void>): void {
  program
    .command("dns")
    .description("Look a name up, and validate the answer from the trust anchor down.")
    .argument("<name>", "a domain name")
    .argument("[type]", "a type of records, such as MX, TLSA or TYPE52", "A")
    .addOption(resolverOption())
    .option("--trust-anchor <file>", "DS or DNSKEY records to trust; else the keys of the root")
    .addOption(
      new Option("--negative-trust-anchor <name>", "take this zone for unsigned; can be repeated").argParser(collected),
    )
    .addOption(new Option("--timeout <seconds>", "for each question").argParser(seconds).default(10))
    .option("--trace", "show every step of the chain of trust, and every question sent")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", "\nExit codes: 0 secure or insecure, 1 bogus, 2 wrong use, 3 indeterminate or no answer.")
    .action(act);
}

function addMessage(program: Command, act: (file: string, options: MessageOptions) => Promise<void>): void {
  program
    .command("message")
    .description("Verify a received message: SPF, DKIM, DMARC, ARC, and the TLS of its last hop.")
    .argument("<file>", "the message as it was received; - for standard input")
    .requiredOption("--ip <address>", "the client's address")
    .requiredOption("--helo <name>", "what it said with HELO or EHLO")
    .requiredOption("--mail-from <address>", "the reverse-path; empty for a bounce")
    .option("--tls <version>", "such as TLSv1.3, or none; else the Received field is read")
    .addOption(resolverOption())
    .option("--trust-anchor <file>", "DS or DNSKEY records to trust; else the keys of the root")
    .addOption(new Option("--timeout <seconds>", "for each question").argParser(seconds).default(10))
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", "\nExit codes: 0 DMARC passes, 1 it does not, 2 wrong use, 3 it could not be measured.")
    .action(act);
}

function resolverOption(): Option {
  const servers = "udp://, tcp://, tls://ADDRESS#NAME or https://NAME/dns-query; can be repeated";
  return new Option("--resolver <url>", `a resolver to ask instead of the system's: ${servers}`).argParser(collected);
}

function collected(one: string, others: readonly string[] = []): readonly string[] {
  return [...others, one];
}

const maxTimeout = 3_600;

function seconds(text: string): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > maxTimeout) throw new InvalidArgumentError(`It must be from 1 to ${maxTimeout}.`);
  return value;
}

function addExplain(program: Command, act: (rule: string | undefined) => Promise<void>): void {
  program
    .command("explain")
    .description("Tell what a rule means, when it fires and what to do; without a name, list all.")
    .argument("[rule]", "such as DMARC-SELF-DOWN")
    .action(act);
}

if (import.meta.main) {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0); // the reader has seen enough
      throw error;
    });
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    paint: (style, text) => styleText(style, text, { stream: process.stdout }),
    isTerminal: process.stderr.isTTY,
    ...(process.stderr.isTTY ? { columns: process.stderr.columns } : {}),
  });
  // A session that nobody waits for any more would keep the process; what was printed goes out first.
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}
