import { openTestStore } from "./embedded.ts";
import { storeContract } from "./contract.ts";

storeContract("the embedded store", openTestStore);
