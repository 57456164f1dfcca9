/** GitHub's API as far as comments go, on loopback and in memory. */
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeComment {
  id: number;
  user: { login: string };
  body: string;
}

export interface GitHubApi {
  url: string;
  comments: FakeComment[];
  /** `METHOD path` of every request, in order. */
  asked: string[];
  /** Answers every request that matches with this status, until it is taken away. */
  refuse?: { what: RegExp; status: number; message: string };
  close(): void;
}

export const bot = "github-actions[bot]";
const comments = /^\/repos\/example\/dns\/issues\/7\/comments\?per_page=100&page=(\d+)$/;
const comment = /^\/repos\/example\/dns\/issues\/comments\/(\d+)$/;

export async function githubApi(): Promise<GitHubApi> {
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part);
    const asked = `${request.method} ${request.url}`;
    api.asked.push(asked);
    const [status, answer] = api.refuse?.what.test(asked)
      ? [api.refuse.status, { message: api.refuse.message }]
      : answerOf(api, request.method ?? "", request.url ?? "", Buffer.concat(parts).toString());
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const api: GitHubApi = {
    url: `http://127.0.0.1:${portOf(server)}`,
    comments: [],
    asked: [],
    close: () => server.close(),
  };
  return api;
}

function answerOf(api: GitHubApi, method: string, url: string, body: string): [status: number, answer: unknown] {
  const page = comments.exec(url)?.[1];
  if (method === "GET" && page !== undefined)
    return [200, api.comments.slice((Number(page) - 1) * 100, Number(page) * 100)];
  if (method === "POST" && url === "/graphql") return [200, { data: { viewer: { login: bot } } }];
  if (method === "POST" && url === "/repos/example/dns/issues/7/comments")
    return [201, put(api, 1_000 + api.comments.length, body)];
  const id = comment.exec(url)?.[1];
  if (method === "PATCH" && id !== undefined) return [200, put(api, Number(id), body)];
  return [404, { message: "Not Found" }];
}

function put(api: GitHubApi, id: number, json: string): FakeComment {
  const made = { id, user: { login: bot }, body: String(JSON.parse(json).body) };
  const at = api.comments.findIndex((one) => one.id === id);
  api.comments.splice(at === -1 ? api.comments.length : at, 1, made);
  return made;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
