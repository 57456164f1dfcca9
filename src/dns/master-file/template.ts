/** Markers of template languages in master files: what a marked entry says is only known once it has been filled in. */
import { type Scan, flagsAt, quoted, tokenText } from "./scan.ts";

/** Which kinds of markers a file has; asked once for a file, so that a file without any costs nothing more. */
export interface Markers {
  braces: boolean; // Jinja, Ansible, Go: {{ }} {% %} {# #}
  angles: boolean; // ERB, EJS: <% %>
  gdnsd: boolean; // @Z, @F
  m4: boolean;
}

const m4Macro =
  /^(?:define|undefine|include|sinclude|divert|undivert|changequote|changecom|ifdef|ifelse|forloop|syscmd|esyscmd|pushdef|popdef|m4_\w{1,32})\(/m;

/** The kinds of markers in the text; undefined where it has none. */
export function markersIn(text: string): Markers | undefined {
  const braces = text.includes("{{") || text.includes("{%") || text.includes("{#");
  const angles = text.includes("<%");
  const gdnsd = text.includes("@Z") || text.includes("@F");
  const m4 = (text.includes("(`") || text.includes("dnl")) && m4Macro.test(text);
  return braces || angles || gdnsd || m4 ? { braces, angles, gdnsd, m4 } : undefined;
}

/** Index of the first token of the entry with a marker; -1 where none has one. */
export function markedToken(scan: Scan, markers: Markers): number {
  if (markers.m4 && isMacro(scan)) return 0;
  for (let index = 0; index < scan.count; index++) {
    const text = tokenText(scan, index);
    if (markers.braces && (text.includes("{{") || text.includes("{%"))) return index;
    if (markers.angles && text.includes("<%")) return index;
    if ((flagsAt(scan, index) & quoted) !== 0) continue;
    if (markers.braces && text.startsWith("{#")) return index;
    if (markers.gdnsd && (/^@[ZF]$/.test(text) || text.endsWith(".@Z") || text.endsWith(".@F"))) return index;
  }
  return -1;
}

function isMacro(scan: Scan): boolean {
  if (scan.isIndented || scan.count === 0) return false;
  const text = tokenText(scan, 0);
  return text === "dnl" || (scan.octets[scan.ends[0] ?? 0] === 0x28 && m4Macro.test(`${text}(`));
}
