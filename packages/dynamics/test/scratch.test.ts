import { it } from "vitest";
import { density, productState, n, purity } from "@openbath/hilbert";
import { boseHubbardRedfield } from "./support/bose-hubbard.ts";
import { evolve } from "../src/index.ts";
import { equationOf } from "../src/equation-of.ts";
import { explicitMatrix } from "../src/explicit-matrix.ts";
import { eigenvalues } from "@openbath/linalg";
it("bh", () => {
  const g = boseHubbardRedfield({"L": 4, "J": 1.0, "U": 0.5, "V_i": [0.35, 0.0, 0.35, 1.4], "nmax": 2, "gamma": 0.25, "T": 2.0, "mu": -5.0});
  const rho = density(productState(g.space,[0,0,0,0]));
  const r = evolve(g,rho,[1,4,16],{start:0,keepStates:true,tolerance:1e-12,observables:Object.fromEntries([1,2,3,4].map(i=>["n"+i,n(g.space,i)]))});
  console.log(r.observables, r.minEigenvalue, r.states!.map(purity), r.statistics, r.errorEstimate, r.traceError);
  const e = equationOf(g,[rho]);
  console.log(e.size);
  if (e.size<1200) { const M = explicitMatrix((x,y)=>e.apply(x,y), e.size>1024?0:e.size,"x"); const v=eigenvalues(M); const re=[...v].filter((_,k)=>k%2===0).sort((a,b)=>b-a); console.log(re.slice(0,6), re.at(-1)); }
});
