import { serveTasks } from "@openbath/sweeps/node";
import { solveTask } from "./sweeps/solve-task.ts";

serveTasks(solveTask);
