/** Who answers for names outside of the files: nobody, the network, or a recording of it. */
import { readFileSync, statSync } from "node:fs";
import { type Budget, withinBudget } from "../dns/outside.ts";
import { maxRecordingLength, parseRecording, recorded, recordingText, replayed } from "../dns/recording.ts";
import type { ReviewOptions } from "../review.ts";
import { UsageError } from "../usage-error.ts";
import { readable, replaceFile } from "./files.ts";
import type { OpenLive } from "./live.ts";
import { capabilityText, notRecorded, withinText } from "./messages.ts";
import { defaultTimeout } from "./options.ts";

export interface OutsideOptions {
  live?: boolean;
  resolver?: readonly string[];
  trustAnchor?: string;
  record?: string;
  replay?: string;
  /** For all questions together, in seconds. */
  timeout?: number;
}

/** The outside world of a review, and the clock that belongs to it. */
export type OutsideWorld = Pick<ReviewOptions, "outside" | "now"> & {
  /** Writes the recording, if one is asked for; gives what a person should know. */
  keep(): readonly string[];
  close(): Promise<void>;
};

const maxQuestions = 5_000;
const maxSecondsOfOne = 5;

/** Throws `UsageError` for options that do not go together, and for a recording that cannot be read. */
export async function outsideWorld(options: OutsideOptions, open: OpenLive): Promise<OutsideWorld> {
  const { live = false, replay, record } = options;
  const needsLive = record ?? options.resolver?.[0] ?? options.trustAnchor ?? options.timeout;
  if (live && replay !== undefined)
    throw new UsageError("--live and --replay cannot go together", "A recording takes the place of the network.");
  if (!live && needsLive !== undefined)
    throw new UsageError(
      "nothing is asked of the network without --live",
      "Add --live, or leave the other options out.",
    );
  if (replay !== undefined) return fromRecording(replay);
  if (live) return fromNetwork(options, open);
  return { now: new Date(), ...nothingToEnd };
}

const nothingToEnd = { keep: () => [], close: async () => {} };

function fromRecording(file: string): OutsideWorld {
  const text = readable(file, () => {
    if (statSync(file).size > maxRecordingLength)
      throw new UsageError(`${file} is over ${maxRecordingLength / 2 ** 20} MiB`, "Give a file that --record wrote.");
    return readFileSync(file, "utf8");
  });
  const parsed = parseRecording(text);
  if (!parsed.ok) throw new UsageError(`${file} cannot be read: ${parsed.error}`, "Give a file that --record wrote.");
  const { value } = parsed;
  return {
    now: new Date(value.at),
    outside: { by: "recording", resolver: replayed(value) },
    ...nothingToEnd,
  };
}

async function fromNetwork(options: OutsideOptions, open: OpenLive): Promise<OutsideWorld> {
  const { record, timeout = defaultTimeout, resolver, trustAnchor } = options;
  const live = await open({
    timeoutMs: Math.min(timeout, maxSecondsOfOne) * 1000,
    ...(resolver === undefined ? {} : { resolver }),
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
  });
  const now = new Date();
  const { budget, stop } = budgetOf(timeout);
  const capability = await live.capability();
  const isSilent = capability.kind === "unreachable";
  const world = recorded(withinBudget(live, budget));
  return {
    now,
    ...(isSilent ? {} : { outside: { by: "network", resolver: world } }),
    keep() {
      const said = capabilityText(capability);
      const warnings = said === undefined ? [] : [said];
      if (record === undefined) return warnings;
      if (isSilent) return [...warnings, notRecorded(record)];
      replaceFile(record, recordingText(world.recording(now)));
      return warnings;
    },
    async close() {
      stop();
      await live.close();
    },
  };
}

function budgetOf(seconds: number): { budget: Budget; stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, seconds * 1000);
  return {
    budget: { questions: maxQuestions, expired: promise, time: withinText(seconds) },
    stop: () => clearTimeout(timer),
  };
}
