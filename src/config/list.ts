/** Lists as people write them in one text. */

/** Entries are separated by line breaks, or by commas outside of braces, which belong to a glob. */
export function listOf(text: string): readonly string[] {
  let depth = 0;
  let entry = "";
  const entries: string[] = [];
  for (const char of `${text}\n`) {
    if (char === "{") depth++;
    if (char === "}") depth--;
    if (char === "\n" || (char === "," && depth <= 0)) {
      entries.push(entry.trim());
      entry = "";
      depth = 0;
    } else entry += char;
  }
  return entries.filter((one) => one !== "");
}
