/** Do the servers pass on what validation needs? (RFC 4035 §3.2) */
import { rcodes } from "../../dns/message.ts";
import { root } from "../../dns/name.ts";
import type { Question } from "../../dns/resolver.ts";
import type { Capability } from "../dns.ts";
import { askServers, type Budget, type Fetched } from "./ask-servers.ts";
import { type Ability, type KnownServer, rcodeName } from "./known-server.ts";

/** What every validation begins with; a capable server's answer is handed to `keep`, so that it need not be asked for again. */
export const probeQuestion: Question = { owner: root, type: "DNSKEY" };

/** Asks all servers at once and marks those that strip; resolves as soon as one is capable, or when none is. */
export function probeServers(
  known: readonly KnownServer[],
  budget: Budget,
  keep: (fetched: Fetched) => void,
): Promise<Capability> {
  const { promise, resolve, reject } = Promise.withResolvers<Capability>();
  const probes = known.map(async (one) => {
    const fetched = await askServers(probeQuestion, [one], budget);
    const ability = abilityOf(fetched);
    one.ability = ability;
    if (ability === "dnssec") {
      keep(fetched);
      resolve({ kind: "dnssec" });
    }
    return { url: one.server.url, ability, fetched };
  });
  Promise.all(probes).then((probed) => resolve(incapable(probed)), reject);
  return promise;
}

function abilityOf(fetched: Fetched): Ability {
  if (fetched.kind === "failed") return "unknown";
  const { rcode, answer } = fetched.message;
  if (rcode === rcodes.FORMERR || rcode === rcodes.NOTIMP || rcode === rcodes.BADVERS) return "strips"; // RFC 6891 §7
  if (rcode !== rcodes.NOERROR) return "unknown";
  return answer.some(({ type }) => type === "RRSIG") ? "dnssec" : "strips";
}

function incapable(probed: readonly { url: string; ability: Ability; fetched: Fetched }[]): Capability {
  const stripping = probed.filter(({ ability }) => ability === "strips");
  if (stripping.length > 0) return { kind: "strips", servers: stripping.map(({ url }) => url) };
  const last = probed.at(-1)?.fetched;
  const why = last === undefined ? "no-servers" : last.kind === "failed" ? last.why : rcodeName(last.message);
  return { kind: "unreachable", servers: probed.map(({ url }) => url), why };
}
