/** The look of what only an assessment has. */
import { markup } from "../html-template.ts";

export const assessmentStyle = markup`
.block { display: block; font-weight: 400 }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .9rem }
.card { border: 1px solid var(--line); border-radius: .4rem; background: var(--panel); padding: .75rem 1rem }
.card h3, article h4 { margin-top: 0 }
.stars strong { font-size: 1.3rem }
.criteria { list-style: none; padding: 0; margin: .6rem 0 0; font-size: .925rem }
.criteria li { padding-left: 1.4em; text-indent: -1.4em }
.criteria .sign { display: inline-block; width: 1.4em; text-indent: 0; font-weight: 700 }
article h4 { font-size: inherit; font-weight: 400; margin: 0 0 .4rem }
pre { border: 1px solid var(--line); border-radius: .25rem; padding: .4rem .6rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
.address { white-space: nowrap }
.notice { border: 2px solid var(--warn); border-radius: .4rem; padding: .5rem .9rem }
@media (max-width: 44rem) { .address { white-space: normal } td:empty { display: none } }
@media print { .card { break-inside: avoid } .cards { grid-template-columns: repeat(3, 1fr) } }
`;
