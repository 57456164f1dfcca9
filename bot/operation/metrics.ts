/** What is counted, for Prometheus. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AssessorWatch } from "../assess/live-assessor.ts";
import type { Jobs } from "../jobs/jobs.ts";

export interface Metrics extends AssessorWatch {
  /** `error` is Slack's word for it, or `ok`. */
  slackApi: (method: string, error: string) => void;
  slackAck: (seconds: number) => void;
  /** What came of a connection to the inbox, or of a message. */
  inbox: (outcome: string) => void;
  /** In the text format of Prometheus. */
  text: () => Promise<string>;
  contentType: string;
}

const seconds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60];

/** `depth` is asked whenever the numbers are. */
export function openMetrics(depth: Jobs["depth"]): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix: "mecsa_" }); // with the lag of the event loop
  const assessments = new Counter({
    name: "mecsa_assessments_total",
    help: "Assessments that were asked for.",
    labelNames: ["how"],
    registers,
  });
  const took = new Histogram({
    name: "mecsa_assessment_seconds",
    help: "How long assessments took.",
    buckets: seconds,
    registers,
  });
  const visits = new Histogram({
    name: "mecsa_smtp_visit_seconds",
    help: "How long visits of MX hosts took.",
    buckets: seconds,
    registers,
  });
  const questions = new Counter({
    name: "mecsa_dns_queries_total",
    help: "Questions of assessments, by what came of them.",
    labelNames: ["outcome"],
    registers,
  });
  const reached = new Counter({
    name: "mecsa_smtp_egress_total",
    help: "Assessments, by whether MX hosts could be reached from here at all.",
    labelNames: ["egress"],
    registers,
  });
  const api = new Counter({
    name: "mecsa_slack_api_total",
    help: "Calls of Slack's Web API.",
    labelNames: ["method", "error"],
    registers,
  });
  const acks = new Histogram({
    name: "mecsa_slack_ack_seconds",
    help: "From a request of Slack to our acknowledgement; it gives up after 3 s.",
    buckets: seconds,
    registers,
  });
  const inbox = new Counter({
    name: "mecsa_inbox_total",
    help: "Recipients and messages of the inbox of outbound tests, by what came of them.",
    labelNames: ["outcome"],
    registers,
  });
  queueGauges(depth, register);
  return {
    assessed: (how) => assessments.inc({ how }),
    took: (value) => took.observe(value),
    visited: (value) => visits.observe(value),
    reached: (egress) => reached.inc({ egress }),
    answered: (outcome) => questions.inc({ outcome }),
    slackApi: (method, error) => api.inc({ method, error }),
    slackAck: (value) => acks.observe(value),
    inbox: (outcome) => inbox.inc({ outcome }),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function queueGauges(depth: Jobs["depth"], register: Registry): void {
  const gauge = (name: string, help: string, value: (queue: Depth) => number): void => {
    const counted = new Gauge({
      name,
      help,
      labelNames: ["queue"],
      collect: async () => {
        for (const one of await depth()) counted.set({ queue: one.queue }, value(one));
      },
      registers: [],
    });
    register.registerMetric(counted);
  };
  gauge("mecsa_queue_ready", "Jobs that wait for a worker.", ({ ready }) => ready);
  gauge("mecsa_queue_oldest_seconds", "For how long the oldest job waits.", ({ oldestSeconds }) => oldestSeconds);
}

type Depth = Awaited<ReturnType<Jobs["depth"]>>[number];
