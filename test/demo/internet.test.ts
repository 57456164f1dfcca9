/** The miniature Internet, through the live path: over UDP, TCP, SMTP and HTTPS, on real sockets. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ioIn } from "../../src/demo/io.ts";
import { startInternet } from "../../src/demo/internet.ts";
import { name } from "../../src/dns/name.ts";
import { isPublic } from "../../src/net/public-address.ts";

const now = new Date("2026-11-22T12:00:00Z");
const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

async function started() {
  const internet = closing.use(await startInternet(now));
  return { internet, live: closing.use(ioIn(internet, now)) };
}

let opened: ReturnType<typeof started> | undefined; // by the first test: other files are not to be disturbed
const open = (): ReturnType<typeof started> => (opened ??= started());

test("every zone is what it says it is", async () => {
  const { internet, live } = await open();
  const securities = { yes: "secure", no: "insecure", expired: "bogus" };
  for (const { name: domain, signed } of internet.domains) {
    const { security } = await live.io.resolver.query(name(domain), "MX");
    assert.equal(security, securities[signed], domain);
  }
});

test("every MX host can be talked to, at each of its addresses", async () => {
  const { internet, live } = await open();
  const hosts = internet.domains.flatMap(({ mxHosts }) => mxHosts);
  const targets = hosts.flatMap((host) => host.addresses.map((address) => ({ ...host, address })));
  await Promise.all(
    targets.map(async ({ name: host, address, chain }) => {
      const session = await live.io.smtp(name(host), address);
      assert.ok(session.kind === "measured");
      const { ended, tls, injection } = session.value;
      assert.equal(ended.kind, chain === undefined ? "no-starttls" : "done", host);
      assert.deepEqual(
        tls?.chain,
        chain?.map(({ der }) => Buffer.from(der).toString("base64")),
      );
      assert.equal(injection?.kind, chain === undefined ? undefined : "discarded");
    }),
  );
});

test("policies are served, where there are any", async () => {
  const { live } = await open();
  const endOf = async (domain: string): Promise<unknown> => {
    const policy = await live.io.stsPolicy(name(domain));
    assert.ok(policy.kind === "measured" && "tries" in policy.value);
    return policy.value.tries.map(({ ended }) => (ended.kind === "answered" ? ended.code : ended.kind));
  };
  assert.deepEqual(await endOf("good.example"), [200]);
  assert.deepEqual(await endOf("spoofable.example"), []);
});

test("nothing leaves the machine: an address that nobody has leads to a closed port on loopback", async () => {
  const { internet, live } = await open();
  const session = await live.io.smtp(name("mx.elsewhere.example"), "192.0.2.99");
  assert.ok(session.kind === "measured");
  assert.equal(session.value.ended.kind, "refused");
  assert.deepEqual(internet.route("192.0.2.99", 25), { address: "127.0.0.1", port: 1 });
});

test("its addresses are those of documentation", async () => {
  const { internet } = await open();
  const hosts = internet.domains.flatMap(({ mxHosts, policyHosts }) => [...mxHosts, ...policyHosts]);
  assert.deepEqual(hosts.flatMap(({ addresses }) => addresses).filter(isPublic), []);
});
