/** The live resolver: questions go to recursive servers, and every answer is validated here, from the trust anchor down. */
import { answerOf } from "../dns/dnssec/answer.ts";
import type { TrustAnchor } from "../dns/dnssec/trust-anchors.ts";
import { validatorOf } from "../dns/dnssec/validate.ts";
import type { Validated } from "../dns/dnssec/validated.ts";
import { impossibleAnswer, isImpossible } from "../dns/impossible.ts";
import type { DomainName } from "../dns/name.ts";
import type { Answer, Resolver } from "../dns/resolver.ts";
import type { RRType } from "../dns/rrset.ts";
import { type Capability, type Sent, upstream } from "./dns.ts";
import type { Server } from "./dns/server.ts";

export interface LiveOptions {
  servers: readonly Server[];
  anchors: readonly TrustAnchor[];
  negativeAnchors?: readonly DomainName[];
  now?: () => Date;
  /** For one question to the servers, all repetitions included. */
  timeoutMs?: number;
  /** Certificates (PEM) that servers of `tls://` and `https://` are held against, instead of the bundled ones. */
  ca?: readonly string[];
  /** Told of every message that was sent, when it is answered. */
  watch?: (sent: Sent) => void;
}

export interface LiveResolver extends Resolver {
  validate(owner: DomainName, type: RRType): Promise<Validated>;
  /** Whether the servers pass on what validation needs. */
  capability(): Promise<Capability>;
  sent(): readonly Sent[];
  close(): Promise<void>;
}

export function liveResolver(options: LiveOptions): LiveResolver {
  const now = options.now ?? (() => new Date());
  const { servers, anchors, negativeAnchors, timeoutMs, ca, watch } = options;
  const up = upstream({
    servers,
    now,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(ca === undefined ? {} : { ca }),
    ...(watch === undefined ? {} : { watch }),
  });
  const validator = validatorOf({
    ask: up.ask,
    anchors,
    now,
    ...(negativeAnchors === undefined ? {} : { negativeAnchors }),
  });
  let probed: Promise<Capability> | undefined;
  const capability = (): Promise<Capability> => (probed ??= up.probe());
  const validate = async (owner: DomainName, type: RRType): Promise<Validated> => {
    if (servers.length > 1) await capability(); // one that strips would be believed to be all there is; alone it is
    return validator.validate(owner, type);
  };
  /** Servers that do not know the root know nothing: their NXDOMAIN is no answer either. */
  const believed = async (answer: Answer): Promise<Answer> => {
    if (answer.security !== "indeterminate" || answer.outcome.kind === "failed") return answer;
    const able = await capability();
    if (able.kind !== "unreachable") return answer;
    return { ...answer, outcome: { kind: "failed", why: `no answer from the resolver: ${able.why}` } };
  };
  return {
    validate,
    query: async (owner, type) =>
      isImpossible(owner) ? impossibleAnswer(owner, type) : believed(answerOf(await validate(owner, type))),
    capability,
    sent: () => up.sent(),
    close: () => up.close(),
  };
}
