import { parse } from 'yaml';
import { analysePolicies } from '../../engine/analyse/analyse-policies';
import { explainResult } from '../../engine/explain/explain-result';
import { readWorkspace } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { SourceFile } from '../../engine/source/source-file';
import { releaseBundle } from '../../main/io/release-bundle';
import { measureInterleaved, summarise, type Times } from './measure';
import { openSession, year } from './measure-editing';
import { editedPolicy, textOf } from './sample-files';

/** Measures what is asked of the engine now and then, in turn with the reference: `yaml` parsing the same policy. */
export function measureServices(
  files: readonly SourceFile[],
  sampling: { readonly rounds: number; readonly warmUp: number },
): Readonly<Record<string, Times>> {
  const session = openSession(files);
  const workspace = readWorkspace(files);
  const plans = workspace.policies.flatMap(({ plan }) => plan ?? []);
  const text = textOf(files, editedPolicy);
  const { vocabulary, enterprises } = workspace;
  let turn = 0;
  const inCondition = text.indexOf('平台.类型 = ') + '平台.类型'.length;
  const inAmount = text.indexOf('金额: 国家级奖励') + '金额: 国'.length;
  return measureInterleaved(
    {
      'one enterprise, full trace': () => {
        const enterprise = enterprises[(turn += 1) % enterprises.length];
        if (enterprise) explainResult(simulateEnterprise(plans, enterprise, { year, vocabulary }), 'zh');
      },
      'completion in a condition': () =>
        session.answer('language:complete', { path: editedPolicy, offset: inCondition }),
      'completion of an amount': () => session.answer('language:complete', { path: editedPolicy, offset: inAmount }),
      hover: () => session.answer('language:hover', { path: editedPolicy, offset: inAmount }),
      outline: () => session.answer('language:symbols', { path: editedPolicy }),
      format: () => session.answer('language:format', { path: editedPolicy }),
      translate: () => session.answer('language:translate', { path: editedPolicy, to: 'en' }),
      'reference: yaml': () => void parse(text),
    },
    sampling,
  );
}

/** Measures opening the workspace from its texts. */
export function measureOpening(files: readonly SourceFile[], rounds: number): Times {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    readWorkspace(files);
    taken.push(performance.now() - start);
  }
  return summarise(taken);
}

/** Measures the static analysis of all policies together, with witnesses and the enterprises concerned. */
export function measureAnalysis(
  files: readonly SourceFile[],
  rounds: number,
): { readonly measures: number; readonly times: Times } {
  const { policies, vocabulary, enterprises } = readWorkspace(files);
  const items = policies.flatMap(({ plan }) => plan?.rules.map(({ from }) => `${plan.id} ${from.itemId}`) ?? []);
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    analysePolicies({ policies, vocabulary, enterprises, year });
    taken.push(performance.now() - start);
  }
  return { measures: new Set(items).size, times: summarise(taken) };
}

/** Measures making the bundle of a policy, its own verification included. */
export async function measureExport(files: readonly SourceFile[], rounds: number): Promise<Times> {
  const { policies, vocabulary } = readWorkspace(files);
  const reading = policies.find(({ file }) => file.path === editedPolicy);
  const release = { engineVersion: '0.0.0', revision: 1, notBefore: null, expires: null };
  const taken: number[] = [];
  for (let round = 0; reading && round < rounds; round += 1) {
    const start = performance.now();
    const { value } = await releaseBundle(reading, vocabulary, release);
    taken.push(performance.now() - start);
    if (!value) throw new Error('The sample policy does not export.');
  }
  return summarise(taken);
}
