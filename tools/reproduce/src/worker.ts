import { serveTasks } from "@openbath/sweeps/node";
import { solverOf } from "./point-kind.ts";
import { POINT_KINDS } from "./points.ts";
import { versionOf } from "./version.ts";

// The program of a worker thread, here and on other machines.
serveTasks(solverOf(POINT_KINDS, versionOf(import.meta.url)));
