/** "Did you mean …?" */

const maxWord = 64; // characters: nobody means a longer one

/** The word that needs the fewest edits to become one of `words`; undefined where all of them are too far away. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  if (word.length > maxWord) return undefined;
  const asked = folded(word);
  let best: { word: string; edits: number } | undefined;
  for (const known of words) {
    const edits = editsBetween(asked, folded(known));
    if (edits <= Math.max(1, Math.round(asked.length * 0.4)) && (best === undefined || edits < best.edits))
      best = { word: known, edits };
  }
  return best?.word;
}

function folded(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}

/** How many letters have to be inserted, deleted or replaced (Levenshtein's distance). */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let index = 0; index < from.length; index++) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + Number(to.charAt(column - 1) !== from.charAt(index));
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
