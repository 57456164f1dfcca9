/** Is a policy served as senders take it? (RFC 8461 §3.2, §3.3) */
import type { DomainName } from "../../dns/name.ts";
import type { PolicyAnswer, PolicyEnd, PolicyFetch, PolicyTry } from "../../mail/policy-fetch.ts";
import type { Args } from "../../model.ts";

/**
 * - `address`: the policy host has none, or none that is public.
 * - `connection`, `tls`, `http`: it refuses or breaks off; `why` has the code.
 * - `certificate`: not to be trusted for the policy host; `why` has the causes.
 * - `redirect`: which must not be followed; `code`, `location`.
 * - `code`: another than 200. `size`: `octets` is the limit.
 */
type ServiceFault = "address" | "connection" | "tls" | "http" | "certificate" | "redirect" | "code" | "size";

/** `unasked`: the policy is in a file, or nobody fetched it. `unknown`: it may be the way there. */
export type Service =
  | { kind: "unasked" }
  | { kind: "unknown"; because: string }
  | { kind: "faulty"; fault: ServiceFault; args: Args }
  | { kind: "served"; contentType: string };

/** What the fetch comes to, and the text of the policy where senders take it. */
export interface Served {
  service: Service;
  text?: string;
}

/**
 * An answer decides; without one, what is known to be wrong comes before what may be the way there. `distrusted`: for each
 * try, why its certificate is not to be trusted for the policy host.
 */
export function servedBy({ tries }: PolicyFetch, host: DomainName, distrusted: readonly (readonly string[])[]): Served {
  const all = tries.map((tried, index) => servedAt(tried, host, distrusted[index] ?? []));
  const answered = all[tries.findIndex(({ ended }) => ended.kind === "answered")];
  if (answered !== undefined) return answered;
  const known = all.find(({ service }) => service.kind === "faulty" && service.fault !== "address");
  return known ?? all.find(({ service }) => service.kind === "unknown") ?? faulty("address");
}

function faulty(fault: ServiceFault, args: Args = {}): Served {
  return { service: { kind: "faulty", fault, args } };
}

function unknown(because: string): Served {
  return { service: { kind: "unknown", because } };
}

function servedAt({ ended }: PolicyTry, host: DomainName, why: readonly string[]): Served {
  if (why.length > 0) return faulty("certificate", { why });
  return ended.kind === "answered" ? ofAnswer(ended) : ofEnd(ended, host);
}

function ofEnd(ended: Exclude<PolicyEnd, PolicyAnswer>, host: DomainName): Served {
  switch (ended.kind) {
    case "not-public":
      return faulty("address");
    case "refused":
    case "closed":
      return faulty("connection", { why: ended.code });
    case "unreachable":
      return unknown(`there is no way to ${host} from here (${ended.code})`);
    case "timed-out":
      return unknown(`${host} did not answer in time (${ended.phase})`);
    case "tls-failed": {
      const { because, alert, code } = ended.failure;
      if (because === "timed-out") return unknown(`${host} did not answer in time (tls)`);
      return faulty("tls", { why: alert ?? code ?? because });
    }
    case "bad-http":
      return faulty("http", { why: ended.code });
    case "too-large":
      return faulty("size", { octets: ended.octets });
  }
}

/** RFC 8461 §3.3: nothing but 200, and no redirect is followed. */
function ofAnswer({ code, contentType = "", location = "", body }: PolicyAnswer): Served {
  if (code >= 300 && code < 400) return faulty("redirect", { code, location });
  if (code !== 200) return faulty("code", { code });
  return { service: { kind: "served", contentType }, text: body };
}

/** RFC 8461 §3.2: `text/plain`, whatever parameters follow. Some senders refuse another. */
export function isPlainText(contentType: string): boolean {
  return contentType.split(";")[0]?.trim().toLowerCase() === "text/plain";
}
