/** What a received message shows, for programs. */
import { outboundCriteria, type MessageFinding } from "../message/judge.ts";
import { messages } from "../message/messages.ts";
import type { OutboundObservation } from "../message/observation.ts";
import { visible } from "../report/json.ts";
import { version } from "../version.ts";

/** Two spaces of indentation and a final line feed; nothing in it acts on a terminal or in a log. */
export function messageJson(observation: OutboundObservation, findings: readonly MessageFinding[]): string {
  const report = {
    schemaVersion: 1,
    mecsa: version,
    observation,
    criteria: outboundCriteria(observation),
    findings: findings.map(({ id, args }) => {
      const { severity, says, fix, see, who } = messages[id];
      return { id, severity, args, message: says(args), fix: fix(args), reference: see, who };
    }),
  };
  return `${visible(JSON.stringify(report, null, 2))}\n`;
}
