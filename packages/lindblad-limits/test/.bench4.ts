import { ness, tauPop } from "../src/index.ts";
import { cases, leftAndRight, paperChain } from "./paper-chain.ts";
const now=()=>{const u=process.cpuUsage(); return (u.user+u.system)/1000};
const c = cases.find(c=>c.id==="n2m2_g5")!;
for(let i=0;i<Number(process.argv[2]);i++){ const t0=now(); const {left,right}=leftAndRight(c.params); const s=ness(paperChain(c.params)); const t1=now(); tauPop(s,{regions:[left,right]}); console.log("ness",t1-t0,"pop",now()-t1);}
