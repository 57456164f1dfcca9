/** `/healthz`, `/readyz` and `/metrics`, on a port of their own. */
import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { UsageError } from "../../src/index.ts";

export interface Readiness {
  /** What is not ready, by name; rejects or takes over a second where it is not. */
  checks: Readonly<Record<string, () => Promise<void>>>;
  isStopping: (this: void) => boolean;
}

export interface AdminServer {
  port: number;
  close(): Promise<void>;
}

const checkMs = 1_000;

export interface AdminOptions extends Readiness {
  host: string;
  port: number;
  metrics: () => Promise<{ text: string; contentType: string }>;
}

/** Throws `UsageError` where the port cannot be had. */
export async function openAdminServer(options: AdminOptions): Promise<AdminServer> {
  const { host, port } = options;
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 8_192 },
    answering(options),
  );
  server.maxConnections = 100;
  server.listen(port, host);
  await listening(server, `ADMIN_PORT ${host}:${port}`);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Resolves when `server` listens. */
async function listening(server: ReturnType<typeof createServer>, what: string): Promise<void> {
  try {
    await once(server, "listening");
  } catch (error) {
    throw portTrouble(error, what) ?? error;
  }
}

/** What an operator can do about a port that cannot be had; `undefined` for other errors. */
export function portTrouble(error: unknown, what: string): UsageError | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new UsageError(`${what} is in use`, "Stop who listens there, or give another port.");
  if (code === "EACCES") return new UsageError(`${what} may not be used by this user`, "Give a port over 1023.");
  if (code === "EADDRNOTAVAIL")
    return new UsageError(`${what} is not an address of this machine`, "Give one that is, such as 0.0.0.0.");
  return undefined;
}

function answering(options: AdminOptions): RequestListener {
  const pages: Readonly<Record<string, (response: ServerResponse) => void>> = {
    "/healthz": (response) => say(response, 200, "alive\n"),
    "/readyz": (response) => void ready(options, response),
    "/metrics": (response) => void numbers(options, response),
  };
  return ({ url, method }, response) => {
    const page = pages[url?.split("?", 1)[0] ?? ""];
    if (method !== "GET" && method !== "HEAD") say(response, 405, "GET only\n");
    else if (page === undefined) say(response, 404, `${Object.keys(pages).join(", ")}\n`);
    else page(response);
  };
}

function say(response: ServerResponse, code: number, text: string, contentType = "text/plain; charset=utf-8"): void {
  response.writeHead(code, { "content-type": contentType, "cache-control": "no-store" }).end(text);
}

async function ready({ checks, isStopping }: AdminOptions, response: ServerResponse): Promise<void> {
  if (isStopping()) return say(response, 503, "stopping\n");
  const failing = await notReady(checks);
  say(
    response,
    failing.length === 0 ? 200 : 503,
    failing.length === 0 ? "ready\n" : failing.map((name) => `not ready: ${name}\n`).join(""),
  );
}

/** The names of checks that fail, or say nothing within a second. */
export async function notReady(checks: Readiness["checks"]): Promise<readonly string[]> {
  const verdicts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await inTime(check)) ? [] : [name])),
  );
  return verdicts.flat();
}

async function inTime(check: () => Promise<void>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, checkMs, false);
  try {
    return await Promise.race([promise, check().then(() => true)]);
  } catch {
    return false; // whatever it was, it is not ready
  } finally {
    clearTimeout(timer);
  }
}

async function numbers({ metrics }: AdminOptions, response: ServerResponse): Promise<void> {
  try {
    const { text, contentType } = await metrics();
    say(response, 200, text, contentType);
  } catch (error) {
    say(response, 503, `the metrics cannot be read: ${String(error)}\n`); // the depth of queues is asked of the database
  }
}
