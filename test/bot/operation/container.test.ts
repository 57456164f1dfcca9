/** The Dockerfile and compose.yaml, as far as they can be held against the code without an engine. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { variables } from "../../../bot/config.ts";

const root = new URL("../../..", import.meta.url).pathname;
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");

interface Instruction {
  word: string;
  args: string;
}

const stages = read("Dockerfile")
  .split(/^(?=FROM )/m)
  .slice(1)
  .map((stage) =>
    stage
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line): Instruction => ({ word: line.split(" ", 1)[0] ?? "", args: line.slice(line.indexOf(" ") + 1) })),
  );
const last = stages.at(-1) ?? [];
const argsOf = (word: string, stage = last): readonly string[] =>
  stage.filter((one) => one.word === word).map(({ args }) => args);

const known = new Set(variables.flatMap(({ name, isSecret }) => (isSecret === true ? [name, `${name}_FILE`] : [name])));
const usual = (name: string): string | undefined => variables.find((one) => one.name === name)?.default;

test("every instruction is one, and every file that is copied from here is here, and not ignored", () => {
  const words = new Set([
    "FROM",
    "WORKDIR",
    "COPY",
    "RUN",
    "ENV",
    "USER",
    "VOLUME",
    "EXPOSE",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "ENTRYPOINT",
  ]);
  const sent = new Set(
    read(".dockerignore")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? line.slice(1) : [])),
  );
  for (const { word, args } of stages.flat()) {
    assert.ok(words.has(word), word);
    if (word !== "COPY" || args.startsWith("--from=")) continue;
    for (const source of args.split(" ").slice(0, -1)) {
      assert.ok(existsSync(`${root}${source}`), source);
      assert.ok(sent.has(source.split("/")[0] ?? ""), `${source} is in .dockerignore`);
    }
  }
});

test("it runs as nobody in particular, with Node's major version that package.json asks for", () => {
  assert.deepEqual(argsOf("USER"), ["node"]);
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
  for (const stage of stages) assert.equal(`>=${/node:(\d+)/.exec(argsOf("FROM", stage)[0] ?? "")?.[1]}`, engines.node);
});

test("ports and variables are those of the configuration", () => {
  assert.deepEqual(argsOf("EXPOSE"), [`${usual("PORT")} ${usual("ADMIN_PORT")}`]);
  assert.match(argsOf("HEALTHCHECK")[0] ?? "", new RegExp(`127\\.0\\.0\\.1:${usual("ADMIN_PORT")}/healthz`));
  const set = (argsOf("ENV")[0] ?? "").split(" ").map((pair) => pair.split("=", 1)[0] ?? "");
  for (const name of set) assert.ok(name === "NODE_ENV" || known.has(name), name);
  assert.ok(argsOf("VOLUME")[0]?.includes('"/data"') === true && argsOf("ENV")[0]?.includes("DATA_DIR=/data") === true);
});

interface Service {
  command?: readonly string[];
  environment: Readonly<Record<string, string>>;
  secrets: readonly string[];
  read_only?: boolean;
  ports?: readonly string[];
  healthcheck?: object;
  stop_grace_period?: string;
}
const compose = parse(read("compose.yaml"), { merge: true }) as {
  services: Readonly<Record<string, Service>>;
  secrets: Readonly<Record<string, { file: string }>>;
};

test("compose.yaml: web and worker with all that HTTP needs, secrets by files", () => {
  const { web, worker, database } = compose.services;
  assert.ok(web !== undefined && worker !== undefined && database !== undefined);
  assert.deepEqual(
    [web.command, worker.command],
    [
      ["--role", "web"],
      ["--role", "worker"],
    ],
  );
  for (const service of [web, worker]) {
    for (const name of Object.keys(service.environment)) assert.ok(known.has(name), name);
    for (const { name, isSecret } of variables)
      if (isSecret === true) assert.ok(!(name in service.environment), `${name} is not in a file`);
    assert.equal(service.read_only, true);
    assert.ok(Number.parseInt(service.stop_grace_period ?? "", 10) > 30);
  }
  assert.deepEqual(web.ports, [`127.0.0.1:${usual("PORT")}:${usual("PORT")}`]);
  assert.ok(database.healthcheck !== undefined);
});

test("compose.yaml: every secret is declared, mounted where it is read, and its file is not in the repository", () => {
  for (const [name, { secrets, environment }] of Object.entries(compose.services)) {
    const files = Object.entries(environment).flatMap(([key, value]) => (key.endsWith("_FILE") ? [value] : []));
    assert.deepEqual(files.toSorted(), secrets.map((secret) => `/run/secrets/${secret}`).toSorted(), name);
    for (const secret of secrets) assert.ok(compose.secrets[secret] !== undefined, secret);
  }
  for (const { file } of Object.values(compose.secrets)) assert.match(file, /^\.\/secrets\/[a-z_]+$/);
  assert.match(read(".gitignore"), /^secrets\/$/m);
});
