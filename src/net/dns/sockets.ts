/** Connections to a server over TCP and TLS, while they are being made. */
import { lookup as systemLookup } from "node:dns";
import { connect, type LookupFunction, type Socket } from "node:net";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { tls } from "./builtin.ts";
import type { Server } from "./server.ts";

/** How TLS connections to one server are made; made once for a server. */
export type TlsSettings = ConnectionOptions & { lookup: LookupFunction };

export const tcpSocket = ({ address, port }: Server): Socket => connect({ host: address, port });

export const tlsSocket = (settings: TlsSettings, ALPNProtocols?: string[]): TLSSocket =>
  tls().connect({ ...settings, ...(ALPNProtocols === undefined ? {} : { ALPNProtocols }) });

/**
 * The certificate is held against `serverName`, or against the address (RFC 8310 §8.1), and against `ca`. Without `ca`, Node's
 * roots and those of NODE_EXTRA_CA_CERTS stand: no verdict rests on them, as answers are validated whatever brought them.
 */
export function tlsSettings({ address, port, serverName }: Server, ca?: readonly string[]): TlsSettings {
  return {
    host: address,
    port,
    minVersion: "TLSv1.2",
    lookup: lookupOnce(),
    checkServerIdentity: (host, certificate) =>
      tls().checkServerIdentity(host, { ...certificate, subject: { ...certificate.subject, CN: "" } }), // RFC 9525 §2: no common names
    ...(serverName === undefined ? {} : { servername: serverName }),
    ...(ca === undefined ? {} : { ca: [...ca] }),
  };
}

/** Asks the system for the addresses of a host until it has them, and then never again. */
function lookupOnce(): LookupFunction {
  let found: readonly { address: string; family: number }[] = [];
  return (host, options, callback) => {
    const answer = (): void => {
      if (options.all === true) callback(null, [...found]);
      else callback(null, found[0]?.address ?? "", found[0]?.family);
    };
    if (found.length > 0) return answer();
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      found = addresses;
      answer();
    });
  };
}
