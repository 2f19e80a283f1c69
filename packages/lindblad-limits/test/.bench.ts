import { ness, tauPop, tauPopCoh } from "/work/main/packages/lindblad-limits/src/index.ts";
import { cases, leftAndRight, paperChain } from "/work/main/packages/lindblad-limits/test/paper-chain.ts";
const want = process.argv[2].split(","); const norms=(process.argv[3]??"spectral").split(",") as ("spectral"|"frobenius")[];
for (const c of cases) { if (!want.some(w=>c.id.includes(w))) continue;
  for (let rep=0; rep<Number(process.argv[4]??1); rep++) {
  const { left, right } = leftAndRight(c.params);
  const t0=(process.cpuUsage().user/1000); const state = ness(paperChain(c.params)); const t1=(process.cpuUsage().user/1000);
  const p = tauPop(state,{regions:[left,right]}); const t2=(process.cpuUsage().user/1000);
  console.log(c.id,"ness",(t1-t0).toFixed(0),"pop",(t2-t1).toFixed(0), (p.upperBound-p.lowerBound).toExponential(1));
  for (const norm of norms) { const t=(process.cpuUsage().user/1000); const tau = tauPopCoh(state,{regions:[left,right],norm}); const r=c.tau_popcoh[norm];
   console.log("  ",norm,((process.cpuUsage().user/1000)-t).toFixed(0),"lo",(tau.lowerBound-r.value).toExponential(1),"up",(tau.upperBound-r.value).toExponential(1),"ref width",(r.upper-r.lower).toExponential(1),tau.iterations);}
  }
}
