/** GeneralName (RFC 5280 §4.2.1.6), as alternative names, constraints, distribution points and access locations have it. */
import { type Asn1, contentOf, hex, inside } from "./der.ts";
import { distinguishedName } from "./distinguished-name.ts";

const nameForms = ["rfc822Name", "dNSName", "directoryName", "uniformResourceIdentifier", "iPAddress"] as const;
export type NameForm = (typeof nameForms)[number] | "other";

/**
 * `value` is lower case for a dNSName, canonical for a directoryName, hex for an iPAddress (in constraints the address and
 * its mask), as it stands for the rest.
 */
export interface GeneralName {
  form: NameForm;
  value: string;
}

const forms: Readonly<Record<number, NameForm>> = {
  1: "rfc822Name",
  2: "dNSName",
  4: "directoryName",
  6: "uniformResourceIdentifier",
  7: "iPAddress",
};

export function generalName(element: Asn1): GeneralName {
  const form = element.tagClass === 0x80 ? (forms[element.type] ?? "other") : "other";
  return { form, value: valueOf(form, element) };
}

/** Of GeneralNames, or of anything that holds them in a row. */
export function generalNames(element: Asn1 | undefined): readonly GeneralName[] {
  return inside(element).map(generalName);
}

function valueOf(form: NameForm, element: Asn1): string {
  switch (form) {
    case "dNSName":
      return contentOf(element).toLowerCase();
    case "directoryName":
      return distinguishedName(inside(element)[0])?.canonical ?? "";
    case "iPAddress":
      return hex(contentOf(element));
    case "rfc822Name":
    case "uniformResourceIdentifier":
    case "other":
      return contentOf(element);
  }
}

export function namesOfForm(names: readonly GeneralName[], form: NameForm): readonly string[] {
  return names.flatMap((name) => (name.form === form ? [name.value] : []));
}
