/** MX hosts and hosts of MTA-STS policies on loopback, each with a port of its own. */
import { once } from "node:events";
import { createServer } from "node:https";
import { SMTPServer } from "smtp-server";
import type { Issued } from "./ca.ts";
import { loopback, portOf } from "./loopback.ts";

export interface MxHost {
  name: string;
  addresses: readonly string[];
  /** Its own certificate and then its issuers; without one there is no STARTTLS. */
  chain?: readonly Issued[];
}

export interface PolicyHost {
  name: string;
  addresses: readonly string[];
  chain: readonly Issued[];
  policy: string;
}

export interface Running extends AsyncDisposable {
  port: number;
}

const closeMs = 100;

export async function startMxHost({ name, chain }: MxHost): Promise<Running> {
  const smtp = new SMTPServer({
    name,
    banner: "mecsa demo",
    disabledCommands: chain === undefined ? ["AUTH", "STARTTLS"] : ["AUTH"],
    disableReverseLookup: true,
    hideREQUIRETLS: false,
    logger: false,
    closeTimeout: closeMs,
    ...tlsOf(chain),
  });
  smtp.on("error", () => {}); // of one connection: the client sees it too
  const server = smtp.listen(0, loopback);
  await once(server, "listening");
  return {
    port: portOf(server),
    async [Symbol.asyncDispose]() {
      const { promise, resolve } = Promise.withResolvers<void>();
      smtp.close(resolve);
      await promise;
    },
  };
}

export async function startPolicyHost({ chain, policy }: PolicyHost): Promise<Running> {
  const server = createServer(tlsOf(chain), ({ url }, response) => {
    const isPolicy = url === "/.well-known/mta-sts.txt";
    response.writeHead(isPolicy ? 200 : 404, { "content-type": "text/plain" }).end(isPolicy ? policy : "");
  });
  server.on("tlsClientError", () => {}); // the client sees it too
  server.listen(0, loopback);
  await once(server, "listening");
  return {
    port: portOf(server),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function tlsOf(chain: readonly Issued[] | undefined): { key?: string; cert?: string } {
  const [own] = chain ?? [];
  return own === undefined ? {} : { key: own.keyPem, cert: (chain ?? []).map(({ pem }) => pem).join("") };
}
