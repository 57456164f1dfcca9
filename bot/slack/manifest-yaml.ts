/** The manifests as files: for `tools/manifest.ts` and its test, not for the bot. */
import { stringify } from "yaml";
import { manifestWords } from "./install/messages.ts";
import { type ManifestMode, manifest } from "./manifest.ts";

const files: readonly (readonly [file: string, mode: ManifestMode])[] = [
  ["manifest.yaml", "http"],
  ["manifest.socket.yaml", "socket"],
];

/** By name. */
export function manifestFiles(): readonly (readonly [file: string, text: string])[] {
  return files.map(
    ([file, mode]) => [file, `# ${manifestWords[mode]}\n${stringify(manifest(mode), { lineWidth: 0 })}`] as const,
  );
}
