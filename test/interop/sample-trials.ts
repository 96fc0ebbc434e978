import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import { readWorkspace } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { Trial } from './compare-dmn';
import { readSampleTexts } from './sample-texts';

const { policies } = readWorkspace(readSampleTexts());

/** Lists the worked examples and boundary vectors of a sample policy, as its bundle holds them. */
export function listSampleTrials(id: string): readonly Trial[] {
  const reading = policies.find(({ plan }) => plan?.id === id);
  if (!reading?.plan || !reading.checked) throw new Error(`${id} cannot be read.`);
  const cases = seekBoundaries(reading.plan, reading.checked.examples, builtinVocabulary);
  // Examples may leave facts open, too.
  return cases.map((each) => ({ ...each, isKnown: false }));
}
