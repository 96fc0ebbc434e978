import { describe, expect, it } from 'vitest';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { readSamplePlans } from '../property/sample-plans';
import { compareDmn } from '../interop/dmn-difference';
import { readDmn } from '../interop/dmn-evaluator';
import { gatherSupply, generateEnterprise } from '../interop/generate-enterprise';
import { startChance } from '../interop/chance';

describe('x', () => {
  for (const plan of readSamplePlans())
    it(plan.id, async () => {
      const { xml, leftOut } = compileDmn(plan, builtinVocabulary);
      (await import('node:fs')).writeFileSync(`/tmp/dmn-${plan.id}.dmn`, xml);
      console.log(plan.id, xml.length, leftOut);
      const program = await readDmn(xml, 'result');
      expect(program.warnings).toEqual([]);
      const supply = gatherSupply([plan], builtinVocabulary);
      const chance = startChance(1);
      const c = { equal: 0, deferred: 0, different: 0, known: 0, kd: 0 };
      const t = performance.now();
      for (let i = 0; i < Number(process.env['N'] ?? 100); i++) {
        const f = chance.pick([0, 0, 40, 8]);
        const { enterprise, year } = generateEnterprise(supply, chance, f);
        const r = compareDmn(program, plan, enterprise, year, builtinVocabulary);
        c[r.outcome]++;
        if (f === 0) c.known++;
        if (f === 0 && r.outcome === 'deferred') c.kd++;
        if (r.outcome === 'different' && c.different < 3) console.log(r.detail);
      }
      console.log(plan.id, JSON.stringify(c), performance.now() - t);
    }, 300000);
});
