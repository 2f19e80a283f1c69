import { ness, tauPop, tauPopCoh, traceDistanceBounds } from "../src/index.ts";
import { cases, leftAndRight, paperChain } from "./paper-chain.ts";
const now=()=>process.cpuUsage().user/1000;
for (const c of cases) {
  const { left, right } = leftAndRight(c.params); const regions=[left,right];
  const state = ness(paperChain(c.params));
  const p = tauPop(state,{regions}); const p2 = tauPop(state,{regions,traces:"free"});
  const t=now(); const b = traceDistanceBounds(state,{regions},p); const t2=now();
  const f = c.params.NL<3 || process.argv[2] ? tauPopCoh(state,{regions,traces:"free"}):undefined; const r=c.tau_popcoh_free_trace_spectral!;
  console.log(c.id.padEnd(16), "ratio lo/up-ref", (p2.lowerBound-c.tau_pop_free_ratio!.value).toExponential(1),(p2.upperBound-c.tau_pop_free_ratio!.value).toExponential(1),
   "lemma", (b.lemma1/(c.lemma1_lower_bound||1)-1).toExponential(1), (b.sharper/(c.sharper_lower_bound||1)-1).toExponential(1), b.sharper.toExponential(3),b.dual.toExponential(3), (t2-t).toFixed(0),"ms",
   f? "free lo/up - ref up "+(f.lowerBound-r.upper).toExponential(2)+" "+(f.upperBound-r.upper).toExponential(2)+" ref lo "+(r.lower_for_t_up_to_1e4-r.upper).toExponential(2)+" it "+f.iterations+" tr "+f.traces.map(x=>x.toFixed(2)):"");
}
