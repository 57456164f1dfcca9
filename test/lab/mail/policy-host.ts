/** The policy hosts of the MTA-STS cases (RFC 8461 §3.3): one server over HTTPS, by the name that clients ask for. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { policyCases } from "./cases.ts";
import { contextOf, type Shown } from "./certificates.ts";

export const policyAddress = "127.44.0.1";

/** `shown` is by the label of the case. */
export async function startPolicyHost(shown: ReadonlyMap<string, Shown>): Promise<{ end(): Promise<void> }> {
  const contexts = new Map([...shown].map(([label, one]) => [`mta-sts.${label}.test`, contextOf(one)]));
  const server = createServer(
    { SNICallback: (servername, tell) => tell(null, contexts.get(servername)) },
    (request, response) => answer(request, response),
  );
  server.listen(443, policyAddress);
  await once(server, "listening");
  return {
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer({ headers, url }: IncomingMessage, response: ServerResponse): void {
  const found = policyCases.find(({ label }) => headers.host === `mta-sts.${label}.test`);
  if (found === undefined || url !== "/.well-known/mta-sts.txt") {
    response.writeHead(404).end();
    return;
  }
  const { code, contentType, location, body } = found;
  response.writeHead(code, { "content-type": contentType, ...(location === undefined ? {} : { location }) }).end(body);
}
