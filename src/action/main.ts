/** The Action: everything that is the runner's is put together here. */
import { error, getInput, info, notice, setFailed, setOutput, summary, warning } from "@actions/core";
import { review } from "../review.ts";
import { commentsOf } from "./comments.ts";
import { runAction } from "./run.ts";

await runAction({
  env: process.env,
  core: {
    getInput,
    info,
    error,
    warning,
    notice,
    setOutput,
    setFailed,
    async writeSummary(markdown) {
      await summary.addRaw(markdown, true).write();
    },
  },
  review,
  commentsOf,
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
});
