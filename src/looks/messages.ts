/** Words of what differs between two looks at the world, where no rule of a check says it. */
import type { Args, Message, Rule } from "../model.ts";
import { text } from "../words.ts";

type Messages = ReadonlyMap<string, Message>;

/** `messages` are the findings of the checks: what is new is said in their words. */
export function lookRules(messages: Messages) {
  const messageOf = ({ finding }: Args): Message | undefined => messages.get(text(finding));
  return {
    "CRITERION-LOST": {
      title: "A criterion of the score is not met any more",
      explain:
        "Two looks at the world, as a watch takes them: a criterion of the score was met and is not any more (high; medium where the finding that says why is information, such as an expired certificate that DANE pins), and no rule of a check tells it. Silent where either look could not measure it. Never in a review of zone files.",
      severities: ["high", "medium"],
      direction: "weakened",
      criteria: [],
      says: (args) => {
        const why = messageOf(args)?.says(args);
        return `The criterion ${text(args["criterion"])} was met and is not any more${why === undefined ? "." : `: ${why}`}`;
      },
      fix: (args) =>
        messageOf(args)?.fix(args) ?? "Assess the domain: the findings of this criterion name what to publish.",
      see: "RFC 7672 §2, RFC 8461 §4",
      who: "owner",
    },
    "CRITERION-MET": {
      title: "A criterion of the score is met now",
      explain:
        "Two looks at the world, as a watch takes them: a criterion of the score was not met and now is. Silent where either look could not measure it. Never in a review of zone files.",
      severities: ["info"],
      direction: "strengthened",
      criteria: [],
      says: ({ criterion }) => `The criterion ${text(criterion)} is met now.`,
      fix: () => "Nothing has to be done.",
      see: "RFC 7672 §2, RFC 8461 §4",
      who: "owner",
    },
    "FINDING-NEW": {
      title: "Something new is wrong",
      explain:
        "Two looks at the world, as a watch takes them: a check finds what it did not find before, at the severity of the finding, and no rule and no criterion tells it. Silent for findings that are information, and where the earlier look could not measure the check. Never in a review of zone files.",
      severities: ["critical", "high", "medium", "low"],
      direction: "weakened",
      criteria: [],
      says: (args) => messageOf(args)?.says(args) ?? `New: ${text(args["finding"])}.`,
      fix: (args) => messageOf(args)?.fix(args) ?? "Assess the domain: the finding names what to publish.",
      see: "RFC 7208 §11, RFC 7672 §2",
      who: "owner",
    },
    "FINDING-GONE": {
      title: "Something is not wrong any more",
      explain:
        "Two looks at the world, as a watch takes them: a check does not find any more what it found before. Silent for findings that were information, and where the later look could not measure the check. Never in a review of zone files.",
      severities: ["info"],
      direction: "strengthened",
      criteria: [],
      says: (args) => `Not any more: ${messageOf(args)?.says(args) ?? text(args["finding"])}`,
      fix: () => "Nothing has to be done.",
      see: "RFC 7208 §11, RFC 7672 §2",
      who: "owner",
    },
  } satisfies Record<string, Rule>;
}
