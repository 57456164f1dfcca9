declare module "node-forge/lib/asn1.js" {
  /** `value` holds the elements of a constructed one, else its content, one character for each octet. */
  export interface Asn1 {
    tagClass: number;
    type: number;
    constructed: boolean;
    value: string | Asn1[];
  }
  export interface ReadOptions {
    strict: boolean;
    parseAllBytes: boolean;
    decodeBitStrings: boolean;
    maxDepth: number;
  }
  const asn1: {
    create(tagClass: number, type: number, constructed: boolean, value: string | Asn1[]): Asn1;
    /** Throws where the octets are no ASN.1. Writes into `options`. */
    fromDer(octets: string, options: ReadOptions): Asn1;
    toDer(element: Asn1): { getBytes(): string };
    /** Throws where the numbers are none of an object identifier. */
    oidToDer(oid: string): { getBytes(): string };
  };
  export default asn1;
}
