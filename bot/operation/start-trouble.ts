/** What goes wrong at the start and an operator can mend, in a sentence; everything else is ours, and crashes with its stack. */
import { WebAPIPlatformError } from "@slack/web-api";
import { UsageError } from "../../src/index.ts";

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ECONNRESET",
]);
const refused: Readonly<Record<string, string>> = {
  "28P01": "the password is wrong",
  "28000": "the user may not connect",
  "3D000": "there is no such database",
  "42501": "the user may not create tables",
};

/** `undefined` for what is none of these. */
export function startTrouble(error: unknown): UsageError | undefined {
  if (error instanceof UsageError) return error;
  if (error instanceof WebAPIPlatformError)
    return new UsageError(
      `Slack refuses the credentials: ${error.data.error}`,
      "Copy the tokens again from the app's page; docs/bot.md tells from where.",
    );
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const why = refused[code];
  if (why !== undefined)
    return new UsageError(`the database refuses: ${why} (${code})`, "Correct DATABASE_URL, or what that user may do.");
  if (!unreachable.has(code)) return undefined;
  return new UsageError(
    `the database or Slack cannot be reached (${code})`,
    "Check DATABASE_URL, and whether this machine reaches slack.com.",
  );
}

/** Of the error, of its cause, or of the first of several. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && !error.code.startsWith("slack_")) return error.code;
  if ("original" in error) return codeOf(error.original);
  return error.cause === undefined ? undefined : codeOf(error.cause);
}
