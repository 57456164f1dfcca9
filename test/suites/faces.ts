/** The tests of what people use, which start processes, servers and databases: beside those of the core, in one process. */
import { runTests } from "./run.ts";

await runTests("faces");
