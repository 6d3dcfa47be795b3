import { checkPack } from '#acts/check-pack.ts';
import { must } from '#kernel/outcome.ts';
import { packFolders, readPackFiles, readProvince, readRegisters } from './read-files.ts';
const p=must(readProvince('quang-ninh')), r=must(readRegisters());
for (const f of packFolders('packs')) { const t=performance.now(); const c=await checkPack(must(readPackFiles(f)),p,r); if('refused' in c) console.log(f,c); else console.log(f,c.cases,c.flows,c.rules,Math.round(performance.now()-t)+'ms',c.faults.map(x=>JSON.stringify(x.params))); }
