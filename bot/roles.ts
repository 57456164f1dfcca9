/** What a process does: answers Slack, does the work, takes the messages of outbound tests, or all of it. */
export const roles = ["web", "worker", "inbox", "all"] as const;
export type Role = (typeof roles)[number];
