import { exampleSolver } from "@openbath/sweeps/conformance";
import { serveTasks } from "@openbath/sweeps/node";

serveTasks(exampleSolver((code) => process.exit(code)));
