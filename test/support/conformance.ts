/** Figures of the README's conformance table. Each is held by the test that measures it, and the table by `npm run docs`. */

/** Unbound's validator scenarios; test/compatibility/dnssec-unbound.test.ts. `questions`: of the scenarios that agree. */
export const unbound = { scenarios: 157, agree: 149, leftOut: 8, questions: 245 };
/** The OpenSPF suite, decided without asking anybody; test/checks/spf/suite.test.ts. */
export const openSpf = { cases: 203, decided: 176, wrong: 0 };
/** The same suite, one delivery at a time, beside mailauth in its strict mode; test/checks/spf/sender.test.ts. */
export const openSpfDeliveries = { cases: 203, agree: 203, explanations: 22, otherwise: 0 };
/** test/lab/dnssec.lab.ts. */
export const laboratory = { questions: 67, ways: 8 };

export function conformanceTable(): string {
  const rows = [
    `| DNSSEC: Unbound's validator scenarios (\`testdata/val_*.rpl\`) | ${unbound.agree} of ${unbound.scenarios} give Unbound's verdict, in ${unbound.questions} questions; ${unbound.leftOut} left out, each with its reason | \`test/compatibility/dnssec-unbound.test.ts\` |`,
    `| DNSSEC: real zones, broken in every way, on NSD and Knot; over UDP, TCP, TLS and HTTPS, through Unbound and BIND | ${laboratory.questions} questions, each ${laboratory.ways} ways, all as the resolvers themselves have it | \`npm run lab\` |`,
    `| SPF: the OpenSPF suite for RFC 7208, decided from the records alone | ${openSpf.decided} of ${openSpf.cases} decided, ${openSpf.wrong} wrong; the others depend on the sender or on time | \`test/checks/spf/suite.test.ts\` |`,
    `| SPF: the same suite, one delivery at a time | ${openSpfDeliveries.agree} of ${openSpfDeliveries.cases}, with all ${openSpfDeliveries.explanations} explanations | \`test/checks/spf/sender.test.ts\` |`,
    `| The mail laboratory: 59 mail servers, 12 MX layouts, 55 records of SPF, DKIM and DMARC, on Postfix and hostile servers | every verdict as it should be, and as \`posttls-finger\` and OpenSSL have it where they judge the same | \`npm run lab\` |`,
  ];
  return ["| What | Result | Measured by |", "|---|---|---|", ...rows, ""].join("\n");
}
