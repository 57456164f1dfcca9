/** How long Slack waited for us: from its request to our whole response, for every server of this process that it talks to. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** `observe` is given seconds; the function that is returned ends it. */
export function watchAcks(path: string, observe: (seconds: number) => void): () => void {
  const begun = new WeakMap<ServerResponse, number>();
  const start = (message: unknown): void => {
    const { request, response } = message as Exchange;
    if (request.url?.startsWith(path) === true) begun.set(response, performance.now());
  };
  const finish = (message: unknown): void => {
    const since = begun.get((message as Exchange).response);
    if (since !== undefined) observe((performance.now() - since) / 1_000);
  };
  subscribe("http.server.request.start", start);
  subscribe("http.server.response.finish", finish);
  return () => {
    unsubscribe("http.server.request.start", start);
    unsubscribe("http.server.response.finish", finish);
  };
}
