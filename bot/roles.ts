/** What a process does: answers Slack, does the work, or both. */
export const roles = ["web", "worker", "all"] as const;
export type Role = (typeof roles)[number];
