import type { Bilingual } from '../diagnostics/diagnostic';
import { fromInteger, type Rational } from '../values/rational';
import type { AssumptionKind } from './scenario';

/** What is known about one kind of assumption. */
export interface AssumptionBounds {
  readonly name: Bilingual;
  readonly least: Rational;
  readonly most: Rational;
  /** What holds where a scenario says nothing. */
  readonly otherwise: Rational;
  readonly whole: boolean;
}

const share = (name: Bilingual, otherwise: number, most = 1, least = 0): AssumptionBounds => ({
  name,
  least: fromInteger(least),
  most: fromInteger(most),
  otherwise: fromInteger(otherwise),
  whole: false,
});

/** Every kind of assumption, with what it may be and what holds without it. */
export const assumptionBounds: Readonly<Record<AssumptionKind, AssumptionBounds>> = {
  upToShare: share({ zh: '最高额实付', en: 'upToShare' }, 1),
  openShare: share({ zh: '下限上浮', en: 'openShare' }, 0, 10),
  unknownShare: share({ zh: '缺事实实付', en: 'unknownShare' }, 0),
  takeUp: share({ zh: '申报率', en: 'takeUp' }, 1),
  growth: share({ zh: '年增长', en: 'growth' }, 0, 10, -1),
  lateShare: share({ zh: '迟报比例', en: 'lateShare' }, 0),
  lateMonths: { ...share({ zh: '迟报月数', en: 'lateMonths' }, 0, 36), whole: true },
};
