/** Reads evidence that `evidenceText` wrote. */
import * as z from "zod/mini";
import type { Parsed } from "../dns/name.ts";
import { parseRecording } from "../dns/recording.ts";
import type { Evidence } from "./evidence.ts";
import { observation } from "./observation.ts";
import { domainName, many, measured, policyFetch, revocation, smtpSession, text, tlsScan } from "./shapes.ts";

export const maxEvidenceLength = 2 ** 26; // characters
const maxHosts = 20_000;
const maxError = 300;

const shape = z.strictObject({
  format: z.literal("mecsa-evidence", { error: "not evidence of mecsa" }),
  version: z.literal(1, { error: "not version 1, the only one that is known here" }),
  at: z.iso.datetime(),
  vantage: z.exactOptional(text),
  domains: many(domainName),
  selectors: many(text),
  roots: z.union([z.literal("bundled"), many(z.string().check(z.maxLength(2 ** 17)))]),
  answers: z.unknown(),
  smtp: many(z.strictObject({ mxHost: domainName, address: text, seen: measured(smtpSession) }), maxHosts),
  tlsScans: many(z.strictObject({ mxHost: domainName, address: text, seen: measured(tlsScan) }), maxHosts),
  revocations: z.exactOptional(
    many(z.strictObject({ certificate: z.string().check(z.regex(/^[0-9a-f]{64}$/)), said: revocation }), maxHosts),
  ),
  policies: many(z.strictObject({ domain: domainName, policy: measured(policyFetch) }), maxHosts),
  observed: many(z.strictObject({ domain: domainName, observations: many(observation) })),
});

/** The error names the first thing that is wrong and where, such as `smtp.3.seen.kind`. */
export function parseEvidence(written: string): Parsed<Evidence> {
  if (written.length > maxEvidenceLength) return refusal(`longer than ${maxEvidenceLength} characters`);
  const json = parseJson(written);
  if (json === undefined) return refusal("not JSON");
  const parsed = shape.safeParse(json);
  if (!parsed.success) return refusal(issueText(parsed.error));
  const { at, answers } = parsed.data;
  const recording = parseRecording(JSON.stringify({ format: "mecsa-recording", version: 1, at, answers }));
  if (!recording.ok) return recording;
  return { ok: true, value: { ...parsed.data, answers: recording.value.answers } };
}

function issueText({ issues }: z.core.$ZodError): string {
  const [first] = issues;
  const place = (first?.path ?? []).map(String).join(".");
  const isTold = first !== undefined && first.message !== "Invalid input"; // what zod says where nobody wrote a message
  const why = isTold ? first.message : "missing, or not what evidence has there";
  return `${place === "" ? "" : `${place}: `}${why}`.slice(0, maxError);
}

function refusal(error: string): { ok: false; error: string; at: number } {
  return { ok: false, error, at: 0 };
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
