/** Which terms tell somebody else about senders (RFC 7208 §6.2, §11.5). */
import { isWithin, parseName } from "../../dns/name.ts";
import { lettersOf } from "./macro.ts";
import type { Mechanism, Modifier } from "./parse.ts";
import type { Walk } from "./tally.ts";
import { type Place, literalEnd } from "./terms.ts";

const maxDisclosures = 20; // ours; one sentence for each
const ofSenders = new Set(["s", "l", "i", "c", "p", "h"]); // §7.2: sender, local part, client, its name, HELO

/** Notes a term whose target is outside of the files: an explanation, or a macro that tells of sender or client. */
export async function disclose(
  walk: Walk,
  place: Place,
  term: Extract<Mechanism | Modifier, { domain: unknown }>,
): Promise<void> {
  const letters = lettersOf(term.domain ?? []).filter((letter) => ofSenders.has(letter));
  if ((term.name !== "exp" && letters.length === 0) || walk.disclosures.length >= maxDisclosures) return;
  const target = parseName(literalEnd(term.domain, place.name).replaceAll("\\", "\\\\"));
  if (!target.ok || isWithin(target.value, place.path[0] ?? place.name)) return;
  const { outcome } = await walk.resolver.query(target.value, "TXT");
  if (outcome.kind !== "unknown") return;
  walk.disclosures.push({ term: term.text, target: target.value, letters });
}
