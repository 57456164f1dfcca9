/** Received messages that were given with `--observed`, verified. Loaded only for those who gave some. */
import { readFileSync, statSync } from "node:fs";
import type { Resolver } from "../dns/resolver.ts";
import type { Io } from "../io.ts";
import { envelopeIn } from "../message/envelope.ts";
import type { OutboundObservation } from "../message/observation.ts";
import { maxMessage } from "../message/octets.ts";
import { verifyMessage } from "../message/verify.ts";
import { UsageError } from "../usage-error.ts";
import { readable } from "./files.ts";

/** By the domain of their author. Throws `UsageError` for a file that is no message that was received. */
export async function observedIn(files: readonly string[], resolver: Resolver, now: Date): Promise<Io["observed"]> {
  const observations = await Promise.all(files.map((file) => observationOf(file, resolver, now)));
  return (domain) => observations.filter((observation) => authorOf(observation) === domain);
}

function authorOf({ author }: OutboundObservation): string | undefined {
  return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : undefined;
}

async function observationOf(file: string, resolver: Resolver, now: Date): Promise<OutboundObservation> {
  const octets = readable(file, () => {
    if (statSync(file).size > maxMessage)
      throw new UsageError(`${file} is over 50 MiB`, "Give a file with one message.");
    return readFileSync(file);
  });
  const envelope = envelopeIn(octets);
  if (envelope !== undefined) return verifyMessage(octets, envelope, resolver, now);
  throw new UsageError(
    `${file} does not tell where it was received from`,
    "Give a message as it was received, with its Received fields.",
  );
}
