/** What the command line needs before it knows which command to load. */
import type { OpenLive } from "./live.ts";

export const formats = ["text", "json", "markdown", "html", "sarif", "junit"] as const;

export const assessFormats = ["text", "json", "markdown", "html"] as const;

/** For all questions of `--live` together, in seconds. */
export const defaultTimeout = 60;

/** What a command prints, and how it ends. */
export interface Printed {
  text: string;
  exitCode: number;
  /** For standard error. */
  warnings: readonly string[];
}

/** Sockets are loaded for those who asked for them. */
export const openNetwork: OpenLive = async (options) => (await import("./live.ts")).openLive(options);
