/** The only registration of checks. Adding one is one new folder and one line here. */
import { dane } from "./dane/index.ts";
import { dmarc } from "./dmarc/index.ts";
import { mx } from "./mx/index.ts";
import { spf } from "./spf/index.ts";

export const checks = { mx, spf, dmarc, dane };
