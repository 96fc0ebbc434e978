import { describe, expect, it } from 'vitest';
import { readScenarios } from '../../engine/index';
import { scenarioTemplates, writeScenarioTemplate } from './scenario-template';

describe('a new scenario', () => {
  it.each(
    scenarioTemplates.flatMap((template) => (['zh', 'en'] as const).map((surface) => [template, surface] as const)),
  )('begins without a mistake: %s, %s', (template, surface) => {
    const text = writeScenarioTemplate({ id: 'scenario-1', name: '“试点”: #1', template, year: 2024 }, surface);
    const [reading] = readScenarios([{ path: 'scenarios/a.yaml', text }], []);
    expect(reading?.diagnostics).toEqual([]);
    expect(reading?.scenario?.name).toBe('“试点”: #1');
    expect(reading?.scenario?.years).toEqual([2024, 2025, 2026]);
  });
});
