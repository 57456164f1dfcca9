/** Messages as they go to Slack, counted by what became of them. */
import type { Delivery, Messenger } from "../slack/messenger.ts";
import type { Metrics } from "./metrics.ts";

export function counted(inner: Messenger, { slackApi }: Pick<Metrics, "slackApi">): Messenger {
  const count = (method: string, delivery: Delivery): void =>
    slackApi(method, delivery.kind === "delivered" ? "ok" : delivery.because);
  return {
    async post(place, message, options) {
      const delivery = await inner.post(place, message, options);
      count("post", delivery);
      return delivery;
    },
    async update(place, ts, message) {
      const delivery = await inner.update(place, ts, message);
      count("update", delivery);
      return delivery;
    },
    async reply(to, message, options) {
      const replied = await inner.reply(to, message, options);
      count("reply", replied.delivery);
      return replied;
    },
  };
}
