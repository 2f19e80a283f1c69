import { ness, tauPop, tauPopCoh } from "../src/index.ts";
import { paperChain } from "./paper-chain.ts";
const now=()=>process.cpuUsage().user/1000;
const system = paperChain({NL:3,NM:3,NR:0,g:0.1,delta:1,omega_splitting:[1,1,1,1,1,1],bath_sites:[1,2,3],beta:[1,1,1],gamma:[1,1,1],omega_c:10,mu:0});
const t0=now(); const s=ness(system); const t1=now(); const p=tauPop(s,{regions:[[1,2,3],[]]}); const t2=now();
console.log("ness",t1-t0,"pop",t2-t1,p.lowerBound,p.upperBound);
const c=tauPopCoh(s,{regions:[[1,2,3],[]]}); console.log("coh",now()-t2,c.lowerBound,c.upperBound,c.iterations);
