import { exampleSolver } from "../../src/conformance.ts";
import { serveTasks } from "../../src/node/index.ts";

serveTasks(exampleSolver((code) => process.exit(code)));
