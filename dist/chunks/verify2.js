import { t as verifyMessage } from "./verify.js";

export { verifyMessage };