/** Counts what cryptography costs, at the runtime's own functions. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { mock } from "node:test";

/** What `work` came to, and how often it verified a signature and made a hash. Nothing else may run meanwhile. */
export async function counted<T>(work: () => Promise<T>): Promise<{ value: T; verifications: number; hashes: number }> {
  const verify = mock.method(crypto, "verify");
  const hash = mock.method(crypto, "hash");
  syncBuiltinESMExports(); // so that those who import the functions by name are counted too
  try {
    const value = await work();
    return { value, verifications: verify.mock.callCount(), hashes: hash.mock.callCount() };
  } finally {
    verify.mock.restore();
    hash.mock.restore();
    syncBuiltinESMExports();
  }
}
