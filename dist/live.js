import { t as liveIo } from "./chunks/io.js";
import { t as liveResolver } from "./chunks/resolver2.js";

export { liveIo, liveResolver };