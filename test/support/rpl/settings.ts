/** What a scenario configures of the resolver, as far as it concerns validation and where to ask. */
import { name } from "../../../src/dns/name.ts";
import { recordOf, withoutComment } from "./records.ts";
import type { Scenario, Stub } from "./scenario.ts";

/** `now` is missing where times do not count. */
type Settings = { now?: Date } & Pick<Scenario, "anchors" | "negativeAnchors" | "nsec3Iterations" | "stubs">;

const defaultIterations = "1024 150 2048 150 4096 150"; // bits of the key, iterations

const timesDoNotCount = "-1";

interface Clause {
  heading: string;
  values: { key: string; value: string }[];
}

/** The settings in `config`, the lines before CONFIG_END; those that are no concern of ours are passed over. */
export function settingsOf(config: string): Settings {
  const clauses = clausesOf(config);
  const all = (key: string) => clauses.flatMap((clause) => valuesOf(clause, key));
  const [now] = all("val-override-date");
  const [iterations = defaultIterations] = all("val-nsec3-keysize-iterations");
  if (now === undefined) throw new RangeError("no val-override-date");
  return {
    ...(now === timesDoNotCount ? {} : { now: timeOf(now) }),
    anchors: all("trust-anchor").map((text) => recordOf(withoutComment(text))),
    negativeAnchors: all("domain-insecure").map(name),
    nsec3Iterations: Number(iterations.split(" ")[1]),
    stubs: clauses.filter(({ heading }) => /^(?:stub|forward)-zone$/.test(heading)).map(stubOf),
  };
}

function clausesOf(config: string): readonly Clause[] {
  const clauses: Clause[] = [{ heading: "server", values: [] }];
  for (const line of config.split("\n")) {
    const [, key, value = ""] = /^\s*([a-z0-9-]+):\s*("[^"]*"|[^#]*)/.exec(line) ?? [];
    if (key === undefined) continue;
    const text = value.trim().replace(/^"(.*)"$/, "$1");
    if (text === "") clauses.push({ heading: key, values: [] });
    else clauses.at(-1)?.values.push({ key, value: text });
  }
  return clauses;
}

function valuesOf({ values }: Clause, key: string): readonly string[] {
  return values.filter((one) => one.key === key).map(({ value }) => value);
}

function stubOf(clause: Clause): Stub {
  const addresses = [...valuesOf(clause, "stub-addr"), ...valuesOf(clause, "forward-addr")];
  return { zone: name(valuesOf(clause, "name")[0] ?? ""), addresses, isForward: clause.heading === "forward-zone" };
}

/** `YYYYMMDDHHMMSS` in UTC, or Unix seconds. */
function timeOf(text: string): Date {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return new Date(Number(text) * 1000);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
