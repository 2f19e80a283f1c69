import { ness, tauPopCoh } from "../src/index.ts";
import { cases, leftAndRight, paperChain } from "./paper-chain.ts";
const now=()=>process.cpuUsage().user/1000;
for (const id of process.argv[2].split(",")) { const c = cases.find(c=>c.id===id)!;
const {left,right}=leftAndRight(c.params); const s=ness(paperChain(c.params)); const r=c.tau_popcoh_free_trace_spectral!;
const t=now(); const f=tauPopCoh(s,{regions:[left,right],traces:"free"}); console.log(id,(f.lowerBound-r.upper).toExponential(2),(f.upperBound-r.upper).toExponential(2),f.iterations,f.traces,now()-t);}
