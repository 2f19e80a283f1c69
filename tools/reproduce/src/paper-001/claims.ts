import type { Claim } from "../claim.ts";
import type { Run } from "../paper.ts";
import { deviations } from "./claims/deviations.ts";
import { scope } from "./claims/scope.ts";
import { tables } from "./claims/tables.ts";
import { solver } from "./optima.ts";

/** The statements of paper 001: its tables and text, what they depend on, and where its stored data deviate. */
export function claims(run: Run): Claim[] {
  const solve = solver(run);
  const found: Claim[] = [];
  for (const [name, group] of Object.entries({ tables, scope, deviations })) {
    found.push(...group(run, solve));
    run.progress(`claims: ${name} done`);
  }
  return found;
}
