/** The authority of the demonstration signs for tests too. */
export * from "../../src/demo/ca.ts";
