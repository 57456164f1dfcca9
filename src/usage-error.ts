/** The user's trouble: a wrong domain, flag, input or configuration. Caught once, in an entry point; exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
  /** What to do instead. */
  hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
