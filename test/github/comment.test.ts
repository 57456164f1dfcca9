import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import * as fc from "fast-check";
import {
  type Answered,
  type ApiFailure,
  type Comment,
  type CommentClient,
  type Kept,
  type Wanted,
  keepComment,
  mayCreate,
} from "../../src/github/comment.ts";

const bot = "github-actions[bot]";
const wanted: Wanted = { key: "default", sha: "abc", run: { id: 20, attempt: 1 }, body: "new", mayCreate: true };
const marked = (run: string, body: string, key = "default") =>
  `<!-- mecsa:review key=${key} v=1 sha=abc run=${run} -->\n${body}`;

interface FakeClient extends CommentClient {
  comments: Comment[];
  calls: string[];
  slept: number[];
}

/** Comments in memory. Each call first gives one of `failures`, which are by the name of the call. */
function fake(
  comments: readonly Comment[],
  failures: Partial<Record<keyof CommentClient, ApiFailure[]>> = {},
): FakeClient {
  const client = { comments: [...comments], calls: [] as string[], slept: [] as number[] };
  const answer = async <T>(call: keyof CommentClient, value: () => T): Promise<Answered<T>> => {
    client.calls.push(call);
    const failure = failures[call]?.shift();
    return failure === undefined ? { ok: true, value: value() } : { ok: false, failure };
  };
  return {
    ...client,
    list: (page) => answer("list", () => client.comments.slice((page - 1) * 100, page * 100)),
    viewer: () => answer("viewer", () => bot),
    create: (body) => answer("create", () => client.comments.push({ id: 99, author: bot, body }) && 99),
    update: (id, body) =>
      answer("update", () => {
        client.comments.splice(
          client.comments.findIndex((one) => one.id === id),
          1,
          { id, author: bot, body },
        );
        return id;
      }),
  };
}

async function keep(client: FakeClient, changed: Partial<Wanted> = {}): Promise<Kept> {
  return keepComment(client, { ...wanted, ...changed }, async (milliseconds) => {
    client.slept.push(milliseconds);
  });
}

const own = (id: number, body: string): Comment => ({ id, author: bot, body });
const others = (count: number): Comment[] =>
  Array.from({ length: count }, (_, index) => ({ id: 1_000 + index, author: "a", body: "hello" }));

const cases: [why: string, there: Comment[], kept: Kept, calls: string][] = [
  ["no comment is there", [], { kind: "created", id: 99 }, "list create"],
  ["one of an older run is there", [own(1, marked("10.1", "old"))], { kind: "updated", id: 1 }, "list viewer update"],
  [
    "one of an earlier attempt is there",
    [own(1, marked("20.0", "old"))],
    { kind: "updated", id: 1 },
    "list viewer update",
  ],
  ["one of a newer run is there", [own(1, marked("21.1", "newer"))], { kind: "newer-run", id: 1 }, "list viewer"],
  ["one of a newer attempt is there", [own(1, marked("20.2", "newer"))], { kind: "newer-run", id: 1 }, "list viewer"],
  [
    "run numbers are numbers, not text",
    [own(1, marked("9.1", "old"))],
    { kind: "updated", id: 1 },
    "list viewer update",
  ],
  ["it says the same", [own(1, marked("10.1", "new"))], { kind: "unchanged", id: 1 }, "list viewer"],
  [
    "it says the same with other line ends",
    [own(1, marked("10.1", "new").replace("\n", "\r\n"))],
    { kind: "unchanged", id: 1 },
    "list viewer",
  ],
  [
    "somebody else wrote our marker",
    [{ id: 1, author: "mallory", body: marked("10.1", "x") }],
    { kind: "created", id: 99 },
    "list viewer create",
  ],
  [
    "somebody else wrote our marker before us",
    [{ id: 1, author: "mallory", body: marked("99.1", "x") }, own(2, marked("10.1", "old"))],
    { kind: "updated", id: 2 },
    "list viewer update",
  ],
  [
    "a user is called like the bot",
    [{ id: 1, author: "github-actions", body: marked("10.1", "x") }],
    { kind: "created", id: 99 },
    "list viewer create",
  ],
  [
    "two are ours: the oldest",
    [own(3, marked("10.1", "a")), own(4, marked("11.1", "b"))],
    { kind: "updated", id: 3 },
    "list viewer update",
  ],
  ["another key", [own(1, marked("10.1", "x", "other"))], { kind: "created", id: 99 }, "list create"],
  [
    "the marker is quoted, not on the first line",
    [own(1, `> ${marked("10.1", "x")}`)],
    { kind: "created", id: 99 },
    "list create",
  ],
  [
    "it is on the third page",
    [...others(250), own(7, marked("10.1", "x"))],
    { kind: "updated", id: 7 },
    "list list list viewer update",
  ],
  ["two full pages without it", others(200), { kind: "created", id: 99 }, "list list list create"],
];
for (const [why, there, kept, calls] of cases)
  test(why, async () => {
    const client = fake(there);
    assert.deepEqual([await keep(client), client.calls.join(" ")], [kept, calls]);
    if (kept.kind !== "created" && kept.kind !== "updated") return;
    const id = kept.id;
    assert.equal(client.comments.find((one) => one.id === id)?.body, marked("20.1", "new"));
    assert.deepEqual(client.comments.length, there.length + (kept.kind === "created" ? 1 : 0));
  });

test("on-failure makes no comment while all is well, and tells an older one that it is", async () => {
  const review = (failed: boolean, ...zonesChanged: string[]) =>
    ({ gate: { failed, failOn: "high", warnOnly: false }, zonesChanged: zonesChanged.map(name) }) as const;
  assert.equal(mayCreate("on-failure", review(false, "a.test")), false);
  assert.equal(mayCreate("on-failure", review(true, "a.test")), true);
  assert.equal(mayCreate("always", review(false, "a.test")), true);
  assert.equal(mayCreate("always", review(false)), false);
  assert.deepEqual(await keep(fake([]), { mayCreate: false }), { kind: "none" });
  assert.deepEqual(await keep(fake([own(1, marked("10.1", "bad"))]), { mayCreate: false }), { kind: "updated", id: 1 });
});

const unavailable = { status: 502, message: "Bad gateway" };

test("what passes is tried again, with longer and longer waits", async () => {
  const client = fake([], {
    list: [unavailable, { message: "socket hang up" }],
    create: [{ status: 429, message: "slow down" }],
  });
  assert.deepEqual(await keep(client), { kind: "created", id: 99 });
  assert.deepEqual(client.slept, [1_000, 4_000, 15_000]);
});

function limited(retryAfter: number): ApiFailure {
  return { status: 403, message: "You have exceeded a secondary rate limit", retryAfter };
}

test("the wait that GitHub asks for is kept, up to a minute", async () => {
  const client = fake([], { list: [limited(7), limited(3_600)] });
  assert.deepEqual([await keep(client), client.slept], [{ kind: "created", id: 99 }, [7_000, 60_000]]);
});

test("trying again has an end", async () => {
  const client = fake([], { list: Array.from({ length: 9 }, () => unavailable) });
  assert.deepEqual(await keep(client), { kind: "refused", failure: unavailable });
  assert.equal(client.calls.length, 4);
});

test("a comment that was written although the answer was lost is not written twice", async () => {
  const client = fake([]);
  client.create = async (body) => {
    client.comments.push({ id: 99, author: bot, body });
    return { ok: false, failure: unavailable };
  };
  assert.deepEqual(await keep(client), { kind: "unchanged", id: 99 });
  assert.equal(client.comments.length, 1);
});

for (const status of [401, 403, 404, 410, 422])
  test(`${status} is told at once`, async () => {
    const failure = { status, message: "no" };
    for (const call of ["list", "create"] as const) {
      const client = fake([], { [call]: [failure] });
      assert.deepEqual([await keep(client), client.slept], [{ kind: "refused", failure }, []]);
    }
    const updating = fake([own(1, marked("10.1", "old"))], { update: [failure] });
    assert.deepEqual(await keep(updating), { kind: "refused", failure });
    const asking = fake([own(1, marked("10.1", "old"))], { viewer: [failure] });
    assert.deepEqual(await keep(asking), { kind: "refused", failure });
  });

test("more comments than are looked at make no second one", async () => {
  const kept = await keep(fake(others(5_000)));
  assert.deepEqual(kept, { kind: "refused", failure: { status: 422, message: "more than 5000 comments" } });
});

test("no comment of others can be taken for ours", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string())), async (texts) => {
      const there = texts.map(([author, body], id) => ({
        id,
        author: `u${author}`,
        body: `${marked("1.1", "")}${body}`,
      }));
      assert.deepEqual(await keep(fake(there)), { kind: "created", id: 99 });
    }),
    { numRuns: 50 },
  );
});
