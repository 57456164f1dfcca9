/** Code in Markdown: nothing in it acts, since its fence is longer than any run of backticks inside. */

/** A block of lines. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.join("\n");
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Backticks, at least so many. */
export function fenceFor(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), least));
}
