import type { Bilingual } from '../diagnostics/diagnostic';
import type { EnterpriseResult } from '../simulate/result';
import { formatInterval, isNothing } from '../values/money';
import type { Surface } from '../values/surface';
import type { CoverageTarget } from './coverage-target';

/** Names an example after what it shows and what comes out. */
export function nameExample(target: CoverageTarget, result: EnterpriseResult, surface: Surface): string {
  const total = result.totals.enterprise;
  const nothing =
    result.unquantified.length > 0 ? { zh: '数额未定', en: 'no stated amount' } : { zh: '不奖', en: 'nothing' };
  const amount = isNothing(total) ? nothing[surface] : formatInterval(total, surface);
  const subject = subjectOf(target)[surface];
  return surface === 'zh' ? `${subject}，${amount}` : `${subject} - ${amount}`;
}

function subjectOf(target: CoverageTarget): Bilingual {
  switch (target.kind) {
    case 'rule':
    case 'limit':
    case 'exclusion':
    case 'sanction':
      return target.label;
    case 'windowEnd':
      return { zh: `${target.label.zh}的事件`, en: `An event on ${target.label.en}` };
    case 'reading': {
      const { reading, name } = target.alternative;
      return { zh: `口径 ${reading.id}（不取“${name}”）`, en: `Reading ${reading.id} (not "${name}")` };
    }
  }
}
