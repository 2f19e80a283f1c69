import type { Answer } from "@openbath/sweeps";
import { serveTasks } from "@openbath/sweeps/node";
import { solvePoint } from "./sweep-points.ts";

serveTasks(({ command, problem }): Answer => ({ value: solvePoint(command, problem) }));
