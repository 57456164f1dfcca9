/** The miniature Internet as the live path sees it: nothing here is other than in `mecsa assess`, but for where it connects. */
import type { Io } from "../io.ts";
import { liveIo } from "../net/io.ts";
import { liveResolver } from "../net/resolver.ts";
import type { Internet } from "./internet.ts";

export interface DemoIo extends AsyncDisposable {
  io: Io;
}

export function ioIn({ nameServer, anchors, roots, route }: Internet, now: Date): DemoIo {
  const resolver = liveResolver({ servers: [nameServer], anchors, now: () => now });
  const io = liveIo({
    resolver,
    now,
    ehloName: "mecsa.example",
    injection: true,
    allowPrivate: true, // its addresses are of the ranges for documentation
    route,
    roots,
  });
  return { io, [Symbol.asyncDispose]: () => resolver.close() };
}
