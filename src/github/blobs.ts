/** The contents of files by their object names, read from git in batches and kept. */
import { UsageError } from "../usage-error.ts";
import type { Git } from "./git.ts";

interface BlobEntry {
  id: string;
  /** In octets. */
  size: number;
}

export interface Blobs {
  git: Git;
  /** What was read already. */
  get(blob: BlobEntry): Uint8Array | undefined;
  /** Reads all of these that are not over the bounds. */
  load(blobs: readonly BlobEntry[]): void;
  /** Reads one, and with it as many of `next` as a batch takes. Throws `UsageError` over the bounds or where the object is missing. */
  read(blob: BlobEntry, next: readonly BlobEntry[]): Uint8Array;
}

const maxFile = 2 ** 28;
const maxTotal = 2 ** 30;
const maxBatch = 2 ** 26;
const maxGuessed = 2 ** 20; // a file that nobody asked for yet
const maxGuess = 2 ** 24; // all of these together

export function blobsIn(git: Git): Blobs {
  const contents = new Map<string, Uint8Array>();
  let total = 0;
  const load = (blobs: readonly BlobEntry[]): void => {
    const missing = new Map(
      blobs.filter(({ id, size }) => !contents.has(id) && size <= maxFile).map((one) => [one.id, one]),
    );
    for (const batch of batchesOf([...missing.values()], maxBatch)) {
      total += sizeOf(batch);
      if (total > maxTotal) throw tooLarge("the files to read are", total, maxTotal);
      for (const [id, content] of readBatch(git, batch)) contents.set(id, content);
    }
  };
  return {
    git,
    get: ({ id }) => contents.get(id),
    load,
    read(blob, next) {
      if (blob.size > maxFile) throw tooLarge("a file is", blob.size, maxFile);
      const [guess = []] = batchesOf(
        next.filter(({ size }) => size <= maxGuessed),
        maxGuess,
      );
      load(total + maxGuess > maxTotal ? [blob] : [blob, ...guess]);
      const content = contents.get(blob.id);
      if (content === undefined) throw new Error(`git did not give ${blob.id}`);
      return content;
    },
  };
}

function tooLarge(what: string, octets: number, max: number): UsageError {
  return new UsageError(
    `${what} ${mebibytes(octets)}, over the ${mebibytes(max)} that are read`,
    "Name the zone files with the input or option `zones`.",
  );
}

function mebibytes(octets: number): string {
  return `${Math.ceil(octets / 2 ** 20)} MiB`;
}

function sizeOf(blobs: readonly BlobEntry[]): number {
  return blobs.reduce((sum, { size }) => sum + size, 0);
}

/** Cuts a list into parts of at most `max` octets; a larger file is a part of its own. */
function batchesOf(blobs: readonly BlobEntry[], max: number): readonly (readonly BlobEntry[])[] {
  const batches: BlobEntry[][] = [];
  let room = 0;
  for (const blob of blobs) {
    if (blob.size > room || batches.length === 0) {
      batches.push([]);
      room = max;
    }
    batches.at(-1)?.push(blob);
    room -= blob.size;
  }
  return batches;
}

function readBatch(git: Git, blobs: readonly BlobEntry[]): Iterable<[string, Uint8Array]> {
  const ran = git.read(["cat-file", "--batch", "--buffer"], {
    input: blobs.map(({ id }) => `${id}\n`).join(""),
    maxBytes: sizeOf(blobs) + 200 * blobs.length + 1_000,
  });
  if (!ran.ok) throw notThere(ran.stderr.trim());
  return contentsIn(ran.stdout);
}

/** A sequence of `ID TYPE SIZE<LF>`, that many octets, `<LF>`; or `ID missing<LF>`. */
function* contentsIn(output: Buffer): Generator<[string, Uint8Array]> {
  for (let start = 0; start < output.length;) {
    const line = output.indexOf(10, start);
    const [id = "", type = "", size = ""] = output.toString("latin1", start, line).split(" ");
    if (type !== "blob") throw notThere(`${id} is ${type}`);
    const end = line + 1 + Number(size);
    yield [id, output.subarray(line + 1, end)];
    start = end + 1;
  }
}

function notThere(why: string): UsageError {
  return new UsageError(
    `a file's content is not in this clone (${why})`,
    "The clone is partial: check out without `filter`, or run git fetch --refetch.",
  );
}
