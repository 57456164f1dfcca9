/** An end to all waiting. */
import type { Io, Measured } from "../io.ts";
import type { Revocation } from "../mail/x509/revocation.ts";

/** What has not answered when `expired` settles is not measured; `time` is for the reason, such as `within 60 seconds`. */
export function withinTime(io: Io, expired: Promise<unknown>, time: string): Io {
  let isOver = false;
  const end = expired.finally(() => {
    isOver = true;
  });
  const inTime = async <T>(who: string, ask: () => Promise<Measured<T>>): Promise<Measured<T>> => {
    const late = (): Measured<T> => ({ kind: "not-measured", because: `${who} did not answer ${time}` });
    return isOver ? late() : Promise.race([ask(), end.then(late)]);
  };
  const unanswered: Revocation = { kind: "not-checked", because: "no-answer" };
  return {
    ...io,
    smtp: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.smtp(mxHost, address)),
    tlsScan: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.tlsScan(mxHost, address)),
    revocation: async (question) =>
      isOver ? unanswered : Promise.race([io.revocation(question), end.then(() => unanswered)]),
    stsPolicy: (domain) => inTime(`the policy host of ${domain}`, () => io.stsPolicy(domain)),
  };
}
