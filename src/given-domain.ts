/** The domain that a person means: as it stands in an address bar, in front of a mailbox, or in a zone file. */
import { type DomainName, parseName } from "./dns/name.ts";
import { UsageError } from "./usage-error.ts";

const maxGiven = 4_096;

/**
 * From a domain in A-labels or U-labels with or without its final dot, a URL, an address with or without angle brackets
 * or `mailto:`. Throws `UsageError` for what is none of these.
 */
export function domainGiven(given: string): DomainName {
  const text = given.trim();
  const parsed = parseName(partOf(text.slice(0, maxGiven)));
  if (parsed.ok && isHostName.test(parsed.value) && !isAddress.test(parsed.value)) return parsed.value;
  const why = parsed.ok ? "" : `: ${parsed.error}`;
  throw new UsageError(
    `${JSON.stringify(text.slice(0, 80))} is not a domain${why}`,
    "Give the part behind the @ of an address, such as example.org.",
  );
}

function partOf(text: string): string {
  const bare = text.replace(/^<(.*)>$/, "$1").replace(/^mailto:/i, "");
  const [, authority] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(bare) ?? [];
  const place = authority ?? bare.split(/[/?#]/, 1)[0] ?? "";
  const host = place.slice(place.lastIndexOf("@") + 1);
  return host.replace(/:\d+$/, "").replaceAll(/[\u3002\uff0e\uff61]/g, ".");
}

const isHostName = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/;
const isAddress = /^\d+(?:\.\d+){3}$/;
