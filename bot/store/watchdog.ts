/** The embedded database can fail within so that it answers nobody any more, and does not end either: a disk without space does that. */

export interface Patience {
  everyMs: number;
  /** Milliseconds in which it has to answer. */
  answerMs: number;
  /** Of questions in a row that bring no answer. */
  misses: number;
}

/** `onSilent` is told once; the function that is returned ends it. */
export function watchdog(
  ask: () => Promise<void>,
  { everyMs, misses }: Omit<Patience, "answerMs">,
  onSilent: () => void,
): () => void {
  let missed = 0;
  let isAsking = false;
  const look = async (): Promise<void> => {
    isAsking = true;
    const isThere = await ask().then(
      () => true,
      () => false,
    );
    isAsking = false;
    missed = isThere ? 0 : missed + 1;
    if (missed === misses) onSilent();
  };
  const timer = setInterval(() => void (isAsking ? undefined : look()), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
