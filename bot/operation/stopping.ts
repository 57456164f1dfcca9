/** The end of a process: what takes work in stops first, what work needs stops last. */

export interface Stopping {
  /** Is done after all that were added later. `name` is for the log. */
  add(name: string, stop: () => Promise<void>): void;
  isStopping: () => boolean;
  /** Once, however often it is called. Goes on where a step fails or does not end; tells which did. */
  stop: () => Promise<readonly string[]>;
}

/** `ms` is for everything together. */
export function stopping(ms: number): Stopping {
  const steps: { name: string; stop: () => Promise<void> }[] = [];
  let stopped: Promise<readonly string[]> | undefined;
  let isStopping = false;
  const run = async (): Promise<readonly string[]> => {
    isStopping = true;
    const until = performance.now() + ms;
    const failed: string[] = [];
    for (const { name, stop } of steps.toReversed())
      if (!(await ended(stop, Math.max(0, until - performance.now())))) failed.push(name);
    return failed;
  };
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    isStopping: () => isStopping,
    stop: () => (stopped ??= run()),
  };
}

async function ended(stop: () => Promise<void>, ms: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([stop().then(() => true), promise]);
  } catch {
    return false; // the others are to stop all the same
  } finally {
    clearTimeout(timer);
  }
}
