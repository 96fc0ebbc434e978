import { prepareBundle } from '../../../engine/bundle/prepare-bundle';
import { verifyNames } from '../../../engine/bundle/verify-files';
import { BUNDLE_LIMITS } from '../../../engine/bundle/layout';
import type { BundleEntry } from '../../../engine/bundle/bundle-entry';
import { encodeUtf8 } from '../../../engine/bundle/utf8';
import type { DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import type { CatalogueEntry } from '../../../engine/diagnostics/catalogue-entry';
import { readPolicy } from '../../../engine/pipeline';
import { runExamples } from '../../../engine/simulate/run-examples';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { sha256 } from '../../../main/io/digest';
import { writeArchive } from '../../../main/io/zip';
import { smallContent } from '../../tamper/small-content';
import { tamperCases } from '../../tamper/cases';
import { plainEntries, relisted } from '../../tamper/forge';
import { nobody, receive } from '../../tamper/tamper-case';
import { embedInPolicy } from './embed-example';

/** What is said of a bundle with a fault and of a sound one, as codes. */
export interface BundleOutcome {
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

type Entries = readonly BundleEntry[];
const named = (entries: Entries): readonly string[] => verifyNames(entries).map(({ code }) => code);
const file = (path: string, bytes: number): BundleEntry => ({ path, bytes: new Uint8Array(bytes) });

/** Names and sizes are looked at before anything is read; an archive on disk is stopped by its own limits before. */
const bySize: Partial<Record<DiagnosticCode, Entries>> = {
  'bundle/file-too-large': [file('vectors/large.json', BUNDLE_LIMITS.fileBytes + 1)],
  'bundle/too-large': ['a', 'b', 'c'].map((name) => file(`vectors/${name}.json`, BUNDLE_LIMITS.fileBytes - 1)),
  'bundle/too-many-files': Array.from({ length: BUNDLE_LIMITS.files + 1 }, (_, index) =>
    file(`vectors/${index}.json`, 0),
  ),
};

/** Brings a code of the bundle section: by a tampered archive, by files of too many bytes, or on export. */
export async function runBundle(code: DiagnosticCode, { bad, good }: CatalogueEntry): Promise<BundleOutcome> {
  if (code === 'bundle/example-differs') return { bad: release(bad), good: release(good) };
  const entries = bySize[code];
  if (entries) return { bad: named(entries), good: named(plainEntries) };
  const sound = await receive(await writeArchive(plainEntries), nobody);
  const tampered = tamperCases.find((each) => `bundle/${each.code ?? ''}` === code);
  const found = tampered
    ? await receive(await tampered.make(), { ...nobody, ...tampered.receiver })
    : code === 'bundle/json-too-many-values'
      ? await receive(await writeArchive(tooManyValues()), nobody)
      : null;
  return { bad: found === null ? [] : [`bundle/${found}`], good: sound === null ? [] : [sound] };
}

function tooManyValues(): Entries {
  const content = encodeUtf8(`[${'1,'.repeat(BUNDLE_LIMITS.jsonValues)}1]`);
  return relisted('vectors/a.json', content, relisted('vectors/b.json', content));
}

function release(example: string): readonly string[] {
  const {
    checked,
    plan,
    file: source,
  } = readPolicy({ path: 'policies/a.yaml', text: embedInPolicy(example) }, vocabulary);
  if (!checked || !plan) throw new Error('The example of the catalogue cannot be read.');
  const outcomes = runExamples(plan, checked.examples, vocabulary);
  const request = { file: source, checked, plan, vocabulary, outcomes, schemas: [], release: smallContent.release };
  return prepareBundle(request, sha256).diagnostics.map(({ code }) => code);
}
