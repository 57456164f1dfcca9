/** Ends to waiting that do not hold our own business against who answered meanwhile. */

/**
 * Calls `over` in so many milliseconds, once what has come by then was read: a process that was busy finds its timers late, and
 * before the answers that lay waiting.
 */
export function afterTime(ms: number, over: () => void): { stop(): void } {
  let reading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    reading = setImmediate(over);
  }, ms);
  return {
    stop() {
      clearTimeout(timer);
      clearImmediate(reading);
    },
  };
}

/** Aborts in so many milliseconds, as `afterTime`. Keeps no process alive. */
export function timeLimit(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => setImmediate(() => controller.abort()), ms).unref();
  return controller.signal;
}
