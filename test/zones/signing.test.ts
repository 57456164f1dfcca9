/** Which zones the configurations of a tree have signed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import { name } from "../../src/dns/name.ts";
import { signingsOf } from "../../src/zones/signing.ts";
import { shared } from "../support/shared.ts";
import { treeOf } from "../support/tree.ts";

type Files = Readonly<Record<string, string>>;

/** `on how file:line`, `off …`, `unset …` (off by default), or why it is not known. */
function signing(files: Files, origin = "example.org", plan?: "before" | "after"): string {
  const signings = signingsOf(treeOf(files), plan === undefined ? {} : { plan });
  const found = signings.of(name(origin));
  if (found.kind === "not-measured") return found.because;
  const { state, how, from, isDefault } = found.value;
  return `${isDefault === true ? "unset" : state} ${how} ${from.file}:${from.line}`;
}

const unknown = "no configuration in the files names example.org";
const conf = (text: string): Files => ({ "named.conf": text });
const zone = (...statements: readonly string[]): string =>
  `zone "example.org" {\n type primary;\n file "x";\n ${statements.map((one) => `${one};`).join("\n ")}\n};\n`;

const bind: [why: string, files: Files, said: string][] = [
  ["a policy", conf(zone("dnssec-policy default")), "on dnssec-policy default named.conf:4"],
  ["a policy in quotes", conf(zone('dnssec-policy "strict"')), "on dnssec-policy strict named.conf:4"],
  ["none", conf(zone("dnssec-policy none")), "off dnssec-policy none named.conf:4"],
  ["on its way to unsigned", conf(zone("dnssec-policy insecure")), "off dnssec-policy insecure named.conf:4"],
  ["auto-dnssec", conf(zone("auto-dnssec maintain", "inline-signing yes")), "on auto-dnssec maintain named.conf:4"],
  ["inline-signing alone", conf(zone("inline-signing yes")), "on inline-signing yes named.conf:4"],
  ["both off", conf(zone("auto-dnssec off", "inline-signing no")), "off inline-signing no named.conf:5"],
  ["auto-dnssec off", conf(zone("auto-dnssec off")), "off auto-dnssec off named.conf:4"],
  ["the policy decides", conf(zone("dnssec-policy none", "inline-signing yes")), "off dnssec-policy none named.conf:4"],
  ["nothing", conf(zone()), "unset no dnssec-policy named.conf:1"],
  ["in the options", conf(`options { dnssec-policy default; };\n${zone()}`), "on dnssec-policy default named.conf:1"],
  [
    "in the options of another file",
    { "etc/named.conf.options": "options {\n dnssec-policy default;\n};", "etc/named.conf.local": zone() },
    "on dnssec-policy default etc/named.conf.options:2",
  ],
  [
    "in the options of another server",
    { "ns1/named.conf": "options { dnssec-policy default; };", "ns2/named.conf": zone() },
    "unset no dnssec-policy ns2/named.conf:1",
  ],
  [
    "the zone before the options",
    conf(`options { dnssec-policy default; };\n${zone("dnssec-policy none")}`),
    "off dnssec-policy none named.conf:5",
  ],
  ["in a view", conf(`view "out" {\ndnssec-policy default;\n${zone()}};\n`), "on dnssec-policy default named.conf:2"],
  [
    "views that differ",
    conf(`view a {\n${zone("dnssec-policy none")}};\nview b {\n${zone("dnssec-policy default")}};`),
    'named.conf says "dnssec-policy none" and named.conf "dnssec-policy default"',
  ],
  [
    "a policy that is defined and not used",
    conf(`dnssec-policy "x" { keys { csk lifetime unlimited algorithm 13; }; };\n${zone()}`),
    "unset no dnssec-policy named.conf:2",
  ],
  [
    "in a comment",
    conf(zone("# dnssec-policy default", "/* inline-signing yes */ notify no")),
    "unset no dnssec-policy named.conf:1",
  ],
  ["an include", conf(zone('include "signing.conf"')), "named.conf includes what the zone's options are"],
  ["a secondary", conf(zone("dnssec-policy none").replace("primary", "secondary")), unknown],
  ["a forwarder", conf(zone().replace("primary", "forward")), unknown],
  ["a template", conf(`{% for z in zones %}\n${zone("dnssec-policy none")}{% endfor %}`), unknown],
  ["another zone", conf(zone("dnssec-policy default").replace("example.org", "example.com")), unknown],
];

const domain = (rest: string): string =>
  `D("example.org", REG_NONE, DnsProvider("x"),\n  ${rest}\n  A("@", "192.0.2.1")\n);\n`;
const js = (text: string): Files => ({ "dnsconfig.js": text });
const ir = (member: string): Files => ({
  "ir.json": `{"registrars": [], "dns_providers": [], "domains": [\n{"name": "example.org"${member}, "records": []}]}`,
});

const dnscontrol: [why: string, files: Files, said: string][] = [
  ["on", ir(', "auto_dnssec": "on"'), "on auto_dnssec: on ir.json:2"],
  ["off", ir(', "auto_dnssec": "off"'), "off auto_dnssec: off ir.json:2"],
  ["not said", ir(""), "unset no auto_dnssec ir.json:2"],
  ["empty", ir(', "auto_dnssec": ""'), "unset no auto_dnssec ir.json:2"],
  ["cut off", { "ir.json": '{"registrars": [], "dns_providers": [], "domains": [' }, unknown],
  [
    "hostile",
    { "ir.json": '{"registrars":1,"dns_providers":null,"domains":[1,null,[],{"name":3},{"name":".."}]}' },
    unknown,
  ],
  ["AUTODNSSEC_ON", js(domain("AUTODNSSEC_ON,")), "on AUTODNSSEC_ON dnsconfig.js:2"],
  ["AUTODNSSEC_OFF", js(domain("AUTODNSSEC_OFF,")), "off AUTODNSSEC_OFF dnsconfig.js:2"],
  ["not said in the program", js(domain("")), "unset no AUTODNSSEC_ON dnsconfig.js:1"],
  [
    "in a comment of it",
    js(domain("// AUTODNSSEC_ON,\n  /* AUTODNSSEC_ON */")),
    "unset no AUTODNSSEC_ON dnsconfig.js:1",
  ],
  ["in a string of it", js(domain('TXT("x", "AUTODNSSEC_ON"),')), "unset no AUTODNSSEC_ON dnsconfig.js:1"],
  ["in a list", js(domain("[[AUTODNSSEC_ON]],")), "on AUTODNSSEC_ON dnsconfig.js:2"],
  [
    "a view of the zone",
    js(domain("AUTODNSSEC_ON,").replace("example.org", "example.org!inside")),
    "on AUTODNSSEC_ON dnsconfig.js:2",
  ],
  ["both", js(domain("AUTODNSSEC_ON, AUTODNSSEC_OFF,")), "dnsconfig.js has both AUTODNSSEC_ON and AUTODNSSEC_OFF"],
  [
    "in a variable",
    js(`var COMMON = [AUTODNSSEC_ON];\n${domain("COMMON,")}`),
    "AUTODNSSEC_ON or AUTODNSSEC_OFF stands outside of D()",
  ],
  [
    "in another file",
    { "dns/dnsconfig.js": domain(""), "dns/lib/common.js": "DEFAULTS(AUTODNSSEC_ON);" },
    "AUTODNSSEC_ON or AUTODNSSEC_OFF stands outside of D()",
  ],
  [
    "said, whatever stands elsewhere",
    js(`DEFAULTS(AUTODNSSEC_ON);\n${domain("AUTODNSSEC_OFF,")}`),
    "off AUTODNSSEC_OFF dnsconfig.js:3",
  ],
  [
    "in a file beside it",
    { "dnsconfig.js": 'require("./a.js");', "a.js": domain("AUTODNSSEC_ON,") },
    "on AUTODNSSEC_ON a.js:2",
  ],
  ["a name put together", js(domain("AUTODNSSEC_ON,").replace('"example.org"', '"example" + ".org"')), unknown],
  ["a name in a template", js(domain("AUTODNSSEC_ON,").replace('"example.org"', "`${d}.org`")), unknown],
  [
    "a quote without end",
    js(`${domain("")}var x = "AUTODNSSEC_ON\n`),
    "AUTODNSSEC_ON or AUTODNSSEC_OFF stands outside of D()",
  ],
  ["another program", { "app.js": domain("AUTODNSSEC_ON,") }, unknown],
];

const change = (type: string, before: unknown, after: unknown, more: object = {}): object => ({
  address: `${type}.main`,
  mode: "managed",
  type,
  name: "main",
  change: { actions: after === null ? ["delete"] : ["update"], before, after, ...more },
});
const zoneChange = change(
  "aws_route53_zone",
  { zone_id: "Z1", name: "example.org" },
  { zone_id: "Z1", name: "example.org" },
);
const planOf = (...changes: readonly object[]): Files => ({
  "plan.json": JSON.stringify({ format_version: "1.2", resource_changes: changes }, null, 1),
});
const hosted = { hosted_zone_id: "Z1", signing_status: "SIGNING" };
const ksk = { hosted_zone_id: "Z1", status: "ACTIVE" };
const google = (state: string) => ({ dns_name: "example.org.", dnssec_config: [{ state }] });

const plans: [why: string, files: Files, said: string, side?: "before" | "after"][] = [
  [
    "Route 53 signs",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", hosted, hosted)),
    "on signing_status = SIGNING plan.json:24",
  ],
  [
    "NOT_SIGNING",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", hosted, { ...hosted, signing_status: "NOT_SIGNING" })),
    "off signing_status = NOT_SIGNING plan.json:24",
  ],
  [
    "NOT_SIGNING, seen from before",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", hosted, { ...hosted, signing_status: "NOT_SIGNING" })),
    "on signing_status = SIGNING plan.json:24",
    "before",
  ],
  [
    "destroyed",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", hosted, null)),
    "off aws_route53_hosted_zone_dnssec.main destroyed plan.json:24",
  ],
  [
    "forgotten: it lives on",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", hosted, null, { actions: ["forget"] })),
    "on signing_status = SIGNING plan.json:24",
  ],
  [
    "destroyed with its zone",
    planOf(
      change("aws_route53_zone", { zone_id: "Z1", name: "example.org" }, null),
      change("aws_route53_hosted_zone_dnssec", hosted, null),
    ),
    unknown,
  ],
  [
    "known after apply",
    planOf(
      zoneChange,
      change("aws_route53_hosted_zone_dnssec", hosted, hosted, { after_unknown: { signing_status: true } }),
    ),
    "the signing_status of aws_route53_hosted_zone_dnssec.main is not written out",
  ],
  [
    "the key is inactive",
    planOf(
      zoneChange,
      change("aws_route53_hosted_zone_dnssec", hosted, hosted),
      change("aws_route53_key_signing_key", ksk, { ...ksk, status: "INACTIVE" }),
    ),
    "off status = INACTIVE (aws_route53_key_signing_key) plan.json:43",
  ],
  ["a zone that nothing signs", planOf(zoneChange), "unset no aws_route53_hosted_zone_dnssec plan.json:5"],
  [
    "a zone, and a signer of nobody knows what",
    planOf(zoneChange, change("aws_route53_hosted_zone_dnssec", null, { ...hosted, hosted_zone_id: "Z9" })),
    "aws_route53_hosted_zone_dnssec signs a zone that is not written out",
  ],
  [
    "Google on",
    planOf(change("google_dns_managed_zone", null, google("on"))),
    "on dnssec_config.state = on plan.json:5",
  ],
  [
    "Google off",
    planOf(change("google_dns_managed_zone", google("on"), google("off"))),
    "off dnssec_config.state = off plan.json:5",
  ],
  [
    "Google says nothing",
    planOf(change("google_dns_managed_zone", null, { dns_name: "example.org." })),
    "unset no dnssec_config.state plan.json:5",
  ],
  [
    "Google, private",
    planOf(change("google_dns_managed_zone", null, { dns_name: "example.org.", visibility: "private" })),
    unknown,
  ],
  [
    "Cloudflare destroyed",
    planOf(
      change("cloudflare_zone", null, { id: "c1", name: "example.org" }),
      change("cloudflare_zone_dnssec", { zone_id: "c1" }, null),
    ),
    "off cloudflare_zone_dnssec.main destroyed plan.json:21",
  ],
  [
    "Cloudflare disabled",
    planOf(
      change("cloudflare_zone", null, { id: "c1", zone: "example.org" }),
      change("cloudflare_zone_dnssec", null, { zone_id: "c1", status: "disabled" }),
    ),
    "off status = disabled plan.json:21",
  ],
  [
    "Azure destroyed",
    planOf(
      change(
        "azapi_resource",
        {
          type: "Microsoft.Network/dnsZones/dnssecConfigs@2023-07-01-preview",
          parent_id: "/subscriptions/0/dnsZones/example.org",
        },
        null,
      ),
    ),
    "off azapi_resource.main destroyed plan.json:5",
  ],
  ["another major version", { "plan.json": '{"format_version":"2.0","resource_changes":[]}' }, unknown],
  [
    "hostile",
    { "plan.json": '{"format_version":"1.0","resource_changes":[1,{"type":"aws_route53_zone"},{"change":[]}]}' },
    unknown,
  ],
];

const route53 = (rest: string): string => `resource "aws_route53_zone" "main" {\n  name = "example.org"\n}\n${rest}`;
const signer = (rest = "", zoneId = "aws_route53_zone.main.zone_id"): string =>
  `resource "aws_route53_hosted_zone_dnssec" "main" {\n  hosted_zone_id = ${zoneId}\n  ${rest}\n}\n`;
const tf = (text: string): Files => ({ "dns/main.tf": text });

const hcl: [why: string, files: Files, said: string][] = [
  ["Route 53 signs", tf(route53(signer())), "on signing_status = SIGNING dns/main.tf:4"],
  [
    "NOT_SIGNING",
    tf(route53(signer('signing_status = "NOT_SIGNING"'))),
    "off signing_status = NOT_SIGNING dns/main.tf:4",
  ],
  [
    "put together",
    tf(route53(signer("signing_status = var.status"))),
    "the signing_status of aws_route53_hosted_zone_dnssec.main is not written out",
  ],
  [
    "perhaps there",
    tf(route53(signer("count = var.signed ? 1 : 0"))),
    "aws_route53_hosted_zone_dnssec.main may be there or not",
  ],
  ["nothing signs it", tf(route53("")), "unset no aws_route53_hosted_zone_dnssec dns/main.tf:1"],
  [
    "in another module",
    { ...tf(route53("")), "modules/sign/main.tf": signer("", "var.zone_id") },
    "aws_route53_hosted_zone_dnssec signs a zone that is not written out",
  ],
  [
    "through its key",
    tf(
      route53(
        `resource "aws_route53_key_signing_key" "k" {\n  hosted_zone_id = aws_route53_zone.main.id\n}\n${signer("", "aws_route53_key_signing_key.k.hosted_zone_id")}`,
      ),
    ),
    "on signing_status = SIGNING dns/main.tf:7",
  ],
  [
    "its key is inactive",
    tf(
      route53(
        `resource "aws_route53_key_signing_key" "k" {\n  hosted_zone_id = aws_route53_zone.main.id\n  status = "INACTIVE"\n}\n${signer()}`,
      ),
    ),
    "off status = INACTIVE (aws_route53_key_signing_key) dns/main.tf:4",
  ],
  [
    "of a zone that is looked up",
    tf(`data "aws_route53_zone" "z" {\n  name = "example.org."\n}\n${signer("", "data.aws_route53_zone.z.zone_id")}`),
    "on signing_status = SIGNING dns/main.tf:4",
  ],
  ["a name put together", tf(route53(signer()).replace('"example.org"', '"${var.name}.org"')), unknown],
  [
    "Google on",
    tf(
      'resource "google_dns_managed_zone" "z" {\n  dns_name = "example.org."\n  dnssec_config {\n    state = "on"\n  }\n}',
    ),
    "on dnssec_config.state = on dns/main.tf:1",
  ],
  [
    "Google off",
    tf('resource "google_dns_managed_zone" "z" {\n  dns_name = "example.org."\n  dnssec_config { state = "off" }\n}'),
    "off dnssec_config.state = off dns/main.tf:1",
  ],
  [
    "Google, put together",
    tf(
      'resource "google_dns_managed_zone" "z" {\n  dns_name = "example.org."\n  dynamic "dnssec_config" {\n    for_each = []\n  }\n}',
    ),
    "the dnssec_config.state of google_dns_managed_zone.z is not written out",
  ],
  [
    "Cloudflare",
    tf(
      'resource "cloudflare_zone" "z" {\n  zone = "example.org"\n}\nresource "cloudflare_zone_dnssec" "z" {\n  zone_id = cloudflare_zone.z.id\n}',
    ),
    "on status = active dns/main.tf:4",
  ],
  [
    "comments, heredocs and maps beside it",
    tf(
      `locals {\n  x = <<-EOT\n    resource "aws_route53_zone" "x" {\n  EOT\n  y = { a = [1, {}] }\n}\n# }\n/* { */\n${route53(signer("// no\n"))}`,
    ),
    "on signing_status = SIGNING dns/main.tf:12",
  ],
  [
    "in a comment",
    tf(`${route53("")}# ${signer().replaceAll("\n", " ")}`),
    "unset no aws_route53_hosted_zone_dnssec dns/main.tf:1",
  ],
];

for (const [tool, rows] of Object.entries({ BIND: bind, DNSControl: dnscontrol, "a plan": plans, Terraform: hcl }))
  for (const [why, files, said, side] of rows as typeof plans)
    test(`${tool}: ${why}`, () => assert.equal(signing(files, "example.org", side), said));

test("what two tools say has to agree", () => {
  assert.equal(
    signing({ ...conf(zone("dnssec-policy default")), ...ir(', "auto_dnssec": "on"') }),
    "on dnssec-policy default named.conf:4",
  );
  assert.equal(
    signing({ ...conf(zone("dnssec-policy default")), ...ir(', "auto_dnssec": "off"') }),
    'named.conf says "dnssec-policy default" and ir.json "auto_dnssec: off"',
  );
  assert.equal(
    signing({ ...conf(zone()), ...ir(', "auto_dnssec": "on"') }),
    "on auto_dnssec: on ir.json:2",
    "silence is no contradiction",
  );
});

test("the zones of which something is known", () => {
  const signings = signingsOf(treeOf({ ...conf(zone()), "dnsconfig.js": domain("").replace("example.org", "a.test") }));
  assert.deepEqual(signings.origins, ["a.test", "example.org"]);
});

const university = shared("vectors/real/bind-university/head");
test("a university's zones", university.options, () => {
  const signings = signingsOf(directoryTree(university.path));
  const told = signings.origins.map((origin) => {
    const found = signings.of(origin);
    return `${origin} ${found.kind === "measured" ? `${found.value.state} ${found.value.how} ${found.value.from.line}` : "?"}`;
  });
  assert.deepEqual(told, [
    "0.0.0.0.1.0.8.8.0.4.1.f.7.0.6.2.ip6.arpa off no dnssec-policy 52",
    "226.229.169.in-addr.arpa off no dnssec-policy 46",
    "asuc.org off no dnssec-policy 32",
    "cal.fyi on auto-dnssec maintain 41",
    "letsencrypt.ocf.io on auto-dnssec maintain 25",
    "ocf.berkeley.edu on auto-dnssec maintain 4",
    "ocf.io on auto-dnssec maintain 17",
  ]);
});

test("hostile files take no time", () => {
  const many = 200_000;
  const files = {
    "named.conf": `zone "a" {${"{".repeat(many)}${'"'.repeat(many)}/*`,
    "dnsconfig.js": `D("a.test", ${'\\"'.repeat(many)}${"/*".repeat(many)}${"`\\`".repeat(many)}AUTODNSSEC_ON`,
    "main.tf": `resource "aws_route53_zone" "x" { name = ${"[".repeat(many)}${'"'.repeat(many)}<<A\n${"x {".repeat(many)}dnssec`,
    "plan.json": `{"format_version":"1.0","resource_changes":${"[".repeat(1000)}`,
  };
  assert.deepEqual(signingsOf(treeOf(files)).origins, []);
});
