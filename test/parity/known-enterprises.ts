import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import type { Workspace } from '../../engine/pipeline';

/** Every enterprise somebody wrote down: the samples, the worked examples of the policies, and the acceptance cases. */
export function readKnownEnterprises({ enterprises, policies, vocabulary }: Workspace): readonly Enterprise[] {
  const examples = policies.flatMap(({ checked }) => checked?.examples.map(({ enterprise }) => enterprise) ?? []);
  const folder = path.resolve(import.meta.dirname, '../cases');
  const cases = readdirSync(folder).flatMap((name) => {
    const list = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as readonly {
      readonly enterprise?: unknown;
    }[];
    return list.flatMap(({ enterprise }) => readEnterpriseValue(enterprise, vocabulary).value ?? []);
  });
  return [...enterprises, ...examples, ...cases].map((each, index) => ({ ...each, id: `k${index + 1}` }));
}
