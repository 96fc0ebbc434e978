import { parse } from 'yaml';
import { analysePolicies } from '../../engine/analyse/analyse-policies';
import { explainResult } from '../../engine/explain/explain-result';
import { readWorkspace } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { SourceFile } from '../../engine/source/source-file';
import { verifyArchive } from '../../main/io/bundle-file';
import { releaseBundle } from '../../main/io/release-bundle';
import { readArchive } from '../../main/io/zip';
import { packSigned, signEntries } from '../../main/signing/sign-bundle';
import { localSigner } from '../../main/signing/signer';
import { suites, verifySignature } from '../../main/signing/suites';
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

/** What making bundles and checking one takes. */
export interface BundleTimes {
  /** One policy, its own verification included. */
  readonly one: Times;
  /** Every policy of the workspace, from the texts on. */
  readonly workspace: Times;
  /** The largest of them, signed, as its receiver checks it. */
  readonly verification: Times;
}

/** Measures the export of the workspace and the verification of what it gives. */
export async function measureBundles(files: readonly SourceFile[], rounds: number): Promise<BundleTimes> {
  const release = { engineVersion: '0.0.0', revision: 1, notBefore: null, expires: null };
  const taken = { one: [] as number[], workspace: [] as number[], verification: [] as number[] };
  let largest = new Uint8Array();
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const { policies, vocabulary } = readWorkspace(files);
    for (const reading of policies) {
      const began = performance.now();
      const { value } = await releaseBundle(reading, vocabulary, release);
      if (!value) throw new Error('A sample policy does not export.');
      if (reading.file.path === editedPolicy) taken.one.push(performance.now() - began);
      if (value.bytes.length > largest.length) largest = Uint8Array.from(value.bytes);
    }
    taken.workspace.push(performance.now() - start);
  }
  const signer = localSigner({ suite: 'ed25519', publicKey: SEEDED.publicKey }, SEEDED.privateKey);
  const entries = await readArchive(largest);
  const bytes = await packSigned(entries, await signEntries(entries, signer));
  const key = { ...signer, name: 'bench', policies: null, expires: null, revoked: false };
  const origin = { keys: [key], requireSignature: true, seen: () => null, verify: verifySignature };
  for (let round = 0; round < rounds * 4; round += 1) {
    const start = performance.now();
    const { value } = await verifyArchive(bytes, { today: null, origin });
    taken.verification.push(performance.now() - start);
    if (value?.origin.kind !== 'trusted') throw new Error('A sample bundle does not verify.');
  }
  return {
    one: summarise(taken.one),
    workspace: summarise(taken.workspace),
    verification: summarise(taken.verification),
  };
}

/** A key for this measurement alone. */
const privateKey = new Uint8Array(32).fill(7);
const SEEDED = { privateKey, publicKey: suites.ed25519.publicKeyOf(privateKey) };
