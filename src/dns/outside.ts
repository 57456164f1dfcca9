/** The world outside of the files under review: asked once for both sides, and never for what the files are about. */
import { type DomainName, parentOf } from "./name.ts";
import { zoneNameFor } from "./overlay.ts";
import { type Answer, type Resolver, memoize } from "./resolver.ts";
import type { RRType } from "./rrset.ts";

/** What stands beside the records that it proves, and is of no meaning to a review. */
const neverAsked: ReadonlySet<RRType> = new Set(["RRSIG", "NSEC", "NSEC3", "ANY"]);

export interface Outside extends Resolver {
  /** What `world` was asked, in order. */
  asked(): readonly Answer[];
}

/**
 * Names at or below `managed`, the origins of the zones of either side, are unknown here: what is published now would hide
 * what a change takes away. So is what `world` failed to answer, or answered with what is bogus: nobody is worse for an
 * outage than without the network.
 */
export function outsideOf(world: Resolver, managed: ReadonlySet<DomainName>): Outside {
  const remembered = memoize(world);
  return {
    asked: () => remembered.asked(),
    async query(owner, type) {
      if (neverAsked.has(type)) return unknown(owner, type, `${type} records are not asked for`);
      if (isWithinAny(zoneNameFor(owner, type), managed))
        return unknown(owner, type, `${owner} belongs to a zone of the files, and the files do not show it`);
      const answer = await remembered.query(owner, type);
      return leadingBack(answer, managed) ?? withoutFailure(answer);
    },
  };
}

export function isUnanswered({ outcome, security }: Answer): boolean {
  return outcome.kind === "unknown" || outcome.kind === "failed" || security === "bogus";
}

function isWithinAny(owner: DomainName, origins: ReadonlySet<DomainName>): boolean {
  for (let at: DomainName | undefined = owner; at !== undefined; at = parentOf(at)) if (origins.has(at)) return true;
  return false;
}

/** An alias that leads into a managed zone ends there: how it goes on is for the files to say. */
function leadingBack({ question, aliases }: Answer, managed: ReadonlySet<DomainName>): Answer | undefined {
  const end = aliases.findIndex(({ target }) => isWithinAny(target, managed));
  const last = aliases[end];
  const way = aliases.slice(0, end + 1);
  if (last === undefined || way.some(({ security }) => security === "bogus")) return undefined;
  const { owner, type } = question;
  const why = `${owner} is an alias of ${last.target}, which the files do not show`;
  return { ...unknown(owner, type, why), aliases: way };
}

/** As if nobody had been asked, but for the reason. */
function withoutFailure(answer: Answer): Answer {
  const { question, outcome } = answer;
  if (!isUnanswered(answer)) return answer;
  const why = "why" in outcome ? outcome.why : "its signatures or proofs do not hold";
  return { ...unknown(question.owner, question.type, why), source: "live" };
}

function unknown(owner: DomainName, type: RRType, why: string): Answer {
  return {
    question: { owner, type },
    outcome: { kind: "unknown", why },
    aliases: [],
    security: "indeterminate",
    source: "proposed",
  };
}

export interface Budget {
  /** Questions that may be asked; those beyond are unknown. */
  questions: number;
  /** Settles when the time is over; what is not answered then is unknown. Never rejects. */
  expired: Promise<unknown>;
  /** For the reason, such as `within 60 seconds`. */
  time: string;
}

/** Asks `inner` as long as the budget lasts. */
export function withinBudget(inner: Resolver, { questions, expired, time }: Budget): Resolver {
  const limit = `no more than ${questions} questions are asked of the network`;
  let left = questions;
  let isOver = false;
  const end = expired.finally(() => {
    isOver = true;
  });
  return {
    query(owner, type) {
      const late = (): Answer => unknown(owner, type, `the network did not answer ${time}`);
      if (left === 0) return Promise.resolve(unknown(owner, type, limit));
      left--;
      return isOver ? Promise.resolve(late()) : Promise.race([inner.query(owner, type), end.then(late)]);
    },
  };
}
