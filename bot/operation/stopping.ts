/** The end of a process: what takes work in stops first, what work needs stops last. */

export interface Stopping {
  /** Is done after all that were added later. `name` is for the log. */
  add(name: string, stop: () => Promise<void>): void;
  isStopping: () => boolean;
  /** Once, however often it is called. Goes on where a step fails or does not end; tells which did, and why. */
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
      failed.push(...(await trouble(stop, Math.max(0, until - performance.now()))).map((why) => `${name}: ${why}`));
    return failed;
  };
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    isStopping: () => isStopping,
    stop: () => (stopped ??= run()),
  };
}

/** Why it did not stop; nothing where it did. */
async function trouble(stop: () => Promise<void>, ms: number): Promise<readonly string[]> {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const timer = setTimeout(resolve, ms, ["not in time"]);
  try {
    return await Promise.race([stop().then(() => []), promise]);
  } catch (error) {
    return [String(error)]; // the others are to stop all the same
  } finally {
    clearTimeout(timer);
  }
}
