import { n as reportOf, t as assessDomains } from "./assess.js";

export { assessDomains };