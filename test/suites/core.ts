/** The tests of the core, in one process. */
import { runTests } from "./run.ts";

await runTests("core");
