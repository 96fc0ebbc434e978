import { describe, expect, it } from 'vitest';
import { readSamplePlans } from '../../test/property/sample-plans';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { planValue } from './plan-json';
import { requiredFacts } from './required-facts';

describe('the facts that rules read', () => {
  const factsOf = (policy: string) => {
    const plan = readSamplePlans().find(({ id }) => id === policy);
    return requiredFacts(planValue(plan!), builtinVocabulary.facts.collections);
  };
  const fieldsOf = (policy: string, kind: string) => factsOf(policy).collections.find(({ id }) => id === kind)?.fields;

  it('include the months that an allowance pays for', () => {
    expect(fieldsOf('nanjing-srdi', 'hires')).toContain('rentMonths');
  });

  it('include the day of an event and what limits tell claims apart by', () => {
    expect(fieldsOf('xihu-srdi-2022', 'recognitions')).toEqual(
      expect.arrayContaining(['awardedOn', 'recognizedIn', 'family', 'level', 'title']),
    );
    expect(factsOf('xihu-srdi-2022').enterprise).toContain('region');
  });
});
