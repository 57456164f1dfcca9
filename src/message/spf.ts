/** SPF of a delivery, for both its identities (RFC 7208 §2.3, §2.4). */
import type { SPFResult } from "mailauth";
import { spf } from "mailauth/lib/spf/index.js";
import { parseName } from "../dns/name.ts";
import type { Resolver } from "../dns/resolver.ts";
import { nodeResolver } from "./node-resolver.ts";
import type { Envelope, SpfOutcome, SpfResult } from "./observation.ts";

export async function verifySpf(
  { ip, helo, mailFrom }: Envelope,
  resolver: Resolver,
): Promise<{ mailFrom: SpfOutcome; helo: SpfOutcome }> {
  // RFC 7208 §2.4: where the reverse-path is null, `postmaster@` the HELO identity stands for it.
  const check = (sender: string): Promise<SPFResult> =>
    spf({ ip, helo, sender, mta: "unknown", strict: true, resolver: nodeResolver(resolver) });
  const [ofMailFrom, ofHelo] = await Promise.all([check(mailFrom), check("")]);
  return { mailFrom: outcomeOf(ofMailFrom), helo: outcomeOf(ofHelo) };
}

const results: readonly SpfResult[] = ["none", "neutral", "pass", "fail", "softfail", "temperror", "permerror"];

function outcomeOf(found: SPFResult): SpfOutcome {
  const { domain, status, rr } = found;
  const parsed = parseName(domain);
  const result = results.find((one) => one === status.result) ?? "permerror";
  const detail = result === "permerror" || result === "temperror" ? { detail: remarkIn(found) } : {};
  return {
    ...(parsed.ok ? { domain: parsed.value } : {}),
    result,
    ...detail,
    ...(rr === undefined ? {} : { record: rr }),
  };
}

/** What mailauth says behind the sender's name. */
function remarkIn({ status: { comment = "" }, "envelope-from": sender = "" }: SPFResult): string {
  const lead = `lookup of ${sender}: `;
  const at = comment.indexOf(lead);
  return at === -1 ? "it cannot be evaluated" : comment.slice(at + lead.length);
}
