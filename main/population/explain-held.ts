import type { EnterpriseResult } from '../../engine/simulate/result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { HeldPopulation, HeldQuestion } from './hold-population';

export interface ExplainInput extends HeldQuestion {
  readonly year: number;
  /** Identifier of the enterprise. */
  readonly enterprise: string;
}

/** Computes one enterprise of a population by the interpreter, with every step; null when there is none of that name. */
export async function explainHeld(
  { population, world }: HeldPopulation,
  { year, enterprise }: ExplainInput,
): Promise<EnterpriseResult | null> {
  const reader = await population.connection.runAndReadAll(
    'SELECT e FROM enterprise WHERE id = $1 ORDER BY e LIMIT 1',
    [enterprise],
  );
  const [row] = reader.getRows();
  if (!row) return null;
  const [found] = await population.readEnterprises([Number(row[0])]);
  const { vocabulary } = population;
  return found ? simulateEnterprise(world.draft.plans, found[1], { year, vocabulary }) : null;
}
