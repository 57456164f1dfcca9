/** What is being asked, told on standard error while it lasts. */
import type { Step } from "../net/io.ts";
import { clean, count } from "../report/words.ts";

export interface Progress {
  step(step: Step): void;
  /** Leaves a terminal as it was. */
  end(): void;
}

const clearLine = "\r\u001b[K";

/** One line that is written over on a terminal of so many columns; elsewhere a line for every host. */
export function progressOn(err: (text: string) => void, isTerminal: boolean, columns = 80): Progress {
  const open = new Set<string>();
  let asked = 0;
  const line = (): string => {
    const [first = ""] = open;
    const more = open.size > 1 ? ` and ${count(open.size - 1, "other")}` : "";
    return `asking ${first}${more} (${asked - open.size} of ${asked} answered)`.slice(0, columns - 1);
  };
  return {
    step(step) {
      const who = nameOf(step);
      if (step.state === "asked") {
        asked++;
        open.add(who);
        if (!isTerminal) err(`asking ${who}\n`);
      } else open.delete(who);
      if (isTerminal) err(open.size === 0 ? clearLine : `${clearLine}${line()}`);
    },
    end() {
      if (isTerminal && asked > 0) err(clearLine);
    },
  };
}

const purposes: Readonly<Record<Step["what"], string>> = {
  smtp: "",
  "tls-scan": " for old versions of TLS",
  policy: " for its MTA-STS policy",
};

function nameOf({ what, host, address }: Step): string {
  return clean(`${host}${address === undefined ? "" : ` [${address}]`}${purposes[what]}`);
}
