/** The `state` of an installation: signed, ten minutes, used once; the cookie binds it to the browser. */
import type { InstallURLOptions, StateStore } from "@slack/oauth";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Store } from "../../store/store.ts";

export const stateSeconds = 600;

/** Its own kind, so that a page can say what to do. */
class BadState extends Error {
  override name = "BadState";
  readonly code = "mecsa_bad_state";
}

/** `options` are those of every installation: nothing of them travels through the browser. */
export function signedStates({
  secret,
  options,
  store,
  now,
}: {
  secret: string;
  options: InstallURLOptions;
  store: Pick<Store, "once">;
  now: () => Date;
}): StateStore {
  const sign = (text: string): string => createHmac("sha256", secret).update(text).digest("base64url");
  return {
    async generateStateParam() {
      const text = `${randomBytes(16).toString("base64url")}.${now().getTime() + stateSeconds * 1_000}`;
      return await Promise.resolve(`${text}.${sign(text)}`);
    },
    async verifyStateParam(_now, state) {
      const text = state.slice(0, state.lastIndexOf("."));
      const isOurs = isSame(state, `${text}.${sign(text)}`);
      if (!isOurs || Number(text.split(".")[1]) <= now().getTime()) throw new BadState("not signed by us, or too old");
      if (!(await store.once(`state/${text}`, now(), stateSeconds * 1_000))) throw new BadState("used before");
      return options;
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given.slice(0, 500)), Buffer.from(expected.slice(0, 500))];
  return a.length === b.length && timingSafeEqual(a, b);
}
