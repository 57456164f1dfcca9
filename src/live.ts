/** The second door of the library: the network. Whoever only reads files does not load it. */
export { type LiveIoOptions, type Step, liveIo } from "./net/io.ts";
export { type LiveResolver, liveResolver } from "./net/resolver.ts";
