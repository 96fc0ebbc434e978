import type { Bilingual } from '../diagnostics/diagnostic';
import { findFunction } from '../expression/functions';
import type { NameUse } from '../expression/name-use';
import { describeType } from '../expression/type-rules';
import { findCollection } from '../vocabulary/find-collection';
import { findField } from '../vocabulary/find-field';
import { findRegion } from '../vocabulary/find-region';
import { findTitleById } from '../vocabulary/find-title';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { explainField, variableWords } from './complete-expression';
import { describeNamed } from './describe-part';
import { describeRegionChain, describeTitle } from './describe-word';
import { joinParagraphs } from './key-words';
import type { PolicyText } from './place-in-policy';
import { listPolicyNames } from './policy-names';

/** Explains a word of a formula. */
export function describeUse(policy: PolicyText, use: NameUse): Bilingual {
  const { vocabulary } = policy;
  const type = use.type && describeType(use.type, vocabulary);
  const typeLine = type && { zh: `类型：${type.zh}`, en: `Type: ${type.en}` };
  switch (use.kind) {
    case 'field': {
      const record = use.record === undefined || use.record === 'enterprise' ? null : use.record;
      const field = findField(vocabulary, record, use.id);
      return joinParagraphs([
        {
          zh: `${ownerLabel(vocabulary, record).zh}.${use.label.zh}（${use.id}）`,
          en: `${use.label.en} (${use.label.zh}, ${use.id})`,
        },
        field && use.type ? explainField(field, use.type, vocabulary) : null,
        typeLine,
        field ? describeAbsence(field) : null,
      ]);
    }
    case 'collection': {
      const collection = findCollection(vocabulary, use.id);
      return joinParagraphs([
        { zh: `${use.label.zh}（${use.id}）`, en: `${use.label.en} (${use.label.zh})` },
        collection?.description,
        typeLine,
      ]);
    }
    case 'variable': {
      const collection =
        use.type?.kind === 'record' && use.type.collection !== null
          ? findCollection(vocabulary, use.type.collection)
          : undefined;
      const words = variableWords[use.id] ?? null;
      return joinParagraphs([
        { zh: use.label.zh, en: `${use.label.en} (${use.label.zh})` },
        words,
        collection?.description,
        typeLine,
      ]);
    }
    case 'boundVariable':
      return joinParagraphs([
        { zh: use.written, en: use.written },
        { zh: '列表中的一项。', en: 'One element of a list.' },
        typeLine,
      ]);
    case 'parameter':
    case 'definition': {
      const names = listPolicyNames(policy.reading.tree);
      const named = (use.kind === 'parameter' ? names.parameters : names.definitions).find(
        ({ name }) => name === use.id,
      );
      return named ? joinParagraphs([describeNamed(policy, named), typeLine]) : use.label;
    }
    case 'function': {
      const found = findFunction(use.id);
      return found ? joinParagraphs([found.signature, found.description]) : use.label;
    }
    case 'value':
      return describeValueUse(vocabulary, use, typeLine);
  }
}

function describeValueUse(vocabulary: Vocabulary, use: NameUse, typeLine: Bilingual | null): Bilingual {
  const title = use.type?.kind === 'title' ? findTitleById(vocabulary, use.id) : undefined;
  if (title) return describeTitle(vocabulary, title);
  const region = use.type?.kind === 'region' ? findRegion(vocabulary, use.id) : undefined;
  if (region) return describeRegionChain(vocabulary, region);
  const head =
    use.label.zh === use.label.en
      ? use.label
      : { zh: `${use.label.zh}（${use.label.en}）`, en: `${use.label.en} (${use.label.zh})` };
  return joinParagraphs([head, typeLine]);
}

function ownerLabel(vocabulary: Vocabulary, record: string | null): Bilingual {
  return (record === null ? undefined : findCollection(vocabulary, record)?.label) ?? { zh: '企业', en: 'enterprise' };
}

function describeAbsence({ absent, default: standIn }: FactField): Bilingual {
  if (standIn !== undefined) {
    const text = typeof standIn === 'boolean' ? (standIn ? '是' : '否') : String(standIn);
    return { zh: `未填写时按“${text}”计。`, en: `When missing, ${String(standIn)} stands in.` };
  }
  return absent === 'none'
    ? { zh: '未填写表示没有。', en: 'When missing, there is none.' }
    : { zh: '未填写表示未知，结果会列为待定。', en: 'When missing, it is unknown and the result is open.' };
}
