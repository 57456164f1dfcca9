/** The few words in which keys are cut. */
import { cut } from "../../change.ts";
import type { Selector, SelectorState } from "./selectors.ts";

/** `RSA, 2048 bits`, or what there is instead. */
export function describe({ state, alias }: Pick<Selector, "state" | "alias">): string {
  switch (state.kind) {
    case "key":
      return state.publicKey.type === "rsa" ? `RSA, ${state.publicKey.bits} bits` : "Ed25519";
    case "revoked":
      return "revoked (empty p=)";
    case "broken":
    case "other-service":
      return cut(state.text);
    case "duplicate":
      return `${state.count} TXT records`;
    case "elsewhere":
    case "dangling":
      return `CNAME ${alias?.target ?? "to another name"}`;
    case "absent":
      return "no key";
    case "unknown":
    case "failed":
      return "not known";
  }
}

/** `h=sha256`, or `no h` for a record that leaves the tag out. */
export function tagOf(state: SelectorState, tag: "h" | "s" | "t"): string {
  if (state.kind !== "key") return describe({ state });
  const { hashes, services, isTesting, isStrict } = state.key;
  const flags = [...(isTesting ? ["y"] : []), ...(isStrict ? ["s"] : [])];
  const values = { h: hashes ?? [], s: services, t: flags }[tag];
  return values.length === 0 ? `no ${tag}` : cut(`${tag}=${values.join(":")}`);
}
