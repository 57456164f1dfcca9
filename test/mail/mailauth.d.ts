/** What the package's own types leave out. */
declare module "mailauth/lib/tools.js" {
  export function getPublicKey(
    type: "DKIM",
    name: string,
    minBitLength: number,
    resolver: () => Promise<readonly (readonly string[])[]>,
    options: { strict: boolean; hashAlgo: string },
  ): Promise<{ keyType: string; modulusLength?: number }>;
}
