/** Writes manifest.yaml and manifest.socket.yaml from bot/slack/manifest.ts. */
import { writeFileSync } from "node:fs";
import { manifestFiles } from "../bot/slack/manifest-yaml.ts";

for (const [file, text] of manifestFiles()) writeFileSync(new URL(`../${file}`, import.meta.url), text);
