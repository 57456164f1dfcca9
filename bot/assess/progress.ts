/** Which hosts are being asked, told as it changes. */
import type { Io } from "../../src/index.ts";
import type { Progress } from "./assessor.ts";

export interface Reports {
  report: (progress: Progress) => void;
}

const maxNamed = 10;

/** A host that several checks ask counts once. */
export function progressOver(io: Io, report: Reports["report"]): Io {
  const waiting = new Map<string, string>(); // what is asked, and its host
  let asked = 0;
  let answered = 0;
  const tell = (): void => report({ asked, answered, waitingFor: [...new Set(waiting.values())].slice(0, maxNamed) });
  const told = async <T>(key: string, host: string, ask: () => Promise<T>): Promise<T> => {
    asked++;
    waiting.set(key, host);
    tell();
    try {
      return await ask();
    } finally {
      answered++;
      waiting.delete(key);
      tell();
    }
  };
  const sessions = new Map<string, ReturnType<Io["smtp"]>>();
  const policies = new Map<string, ReturnType<Io["stsPolicy"]>>();
  return {
    ...io,
    smtp: (host, address) =>
      once(sessions, `${host} ${address}`, (key) => told(key, host, () => io.smtp(host, address))),
    stsPolicy: (domain) => once(policies, domain, (key) => told(key, `mta-sts.${domain}`, () => io.stsPolicy(domain))),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: (key: string) => Promise<T>): Promise<T> {
  const asked = known.get(key) ?? ask(key);
  known.set(key, asked);
  return asked;
}
