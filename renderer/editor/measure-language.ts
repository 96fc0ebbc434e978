import type { languages } from 'monaco-editor/editor';
import schema from '../../schemas/language/v1/policy.schema.json';

/** Language id of policies in the editor. */
export const measureLanguage = 'cuoshi-measure';
/** Language id of the other workspace files: the same syntax without the keywords of the measure language. */
export const plainLanguage = 'cuoshi-data';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly 'x-zh'?: string;
  readonly [key: string]: unknown;
}

/**
 * Lists the keys of the measure language on both surfaces.
 * Shape: canonical English keys and their Chinese words, without repetition.
 */
export function listKeywords(): readonly string[] {
  const words = new Set<string>();
  collectKeywords(schema, words);
  return [...words];
}

function collectKeywords(node: unknown, words: Set<string>): void {
  if (Array.isArray(node)) {
    for (const part of node) collectKeywords(part, words);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries((node as SchemaNode).properties ?? {})) {
    words.add(key);
    const chinese = value['x-zh'];
    if (typeof chinese === 'string') words.add(chinese);
  }
  for (const part of Object.values(node)) collectKeywords(part, words);
}

const modalityWords = '最高不超过|不超过|不高于|最高|不低于|不少于|至少|up to|at least';
const units = '万元|亿元|元|万|亿|%|％|‰|人|家|个|次|年|月|天|日';

/** How a text is coloured: keys, values, figures with their units, dates, and full-width slips. */
export function makeTokenizer(keywords: readonly string[]): languages.IMonarchLanguage {
  return {
    unicode: true,
    defaultToken: '',
    keywords: [...keywords],
    tokenizer: {
      root: [
        [/^\s*#.*$/, 'comment'],
        [/\s#.*$/, 'comment'],
        [/^---\s*$/, 'delimiter'],
        [
          /^(\s*(?:-\s+)?)([\p{L}_][\p{L}\p{N}_-]*)(\s*：)/u,
          [
            'delimiter',
            { cases: { '$2@keywords': 'keyword', '@default': 'type' } },
            { token: 'invalid', next: '@line' },
          ],
        ],
        [/^(\s*)(-\s)?/, { token: 'delimiter', next: '@line' }],
      ],
      line: [
        [/$/, { token: '', next: '@pop' }],
        [/\s#.*$/, 'comment'],
        [
          /([\p{L}_][\p{L}\p{N}_-]*)(\s*)(:)(?=\s|$)/u,
          [{ cases: { '$1@keywords': 'keyword', '@default': 'type' } }, '', 'delimiter'],
        ],
        [/"(?:[^"\\]|\\.)*"/, 'string'],
        [/'(?:[^']|'')*'/, 'string'],
        [/〔[^〕]*〕/, ''],
        [/\d{4}-\d{2}-\d{2}/, 'number.date'],
        [new RegExp(`(?:${modalityWords})`), 'number.modality'],
        [new RegExp(`\\d[\\d,]*(?:\\.\\d+)?\\s?(?:${units})`), 'number.unit'],
        [/\d[\d,]*(?:\.\d+)?(?![\p{L}\p{N}-])/u, 'number'],
        [/[＞＜＝≥≤]/, 'invalid'],
        [/[<>!]=?|=/, 'operator'],
        [/\b(?:and|or|not|in|if|then|else|some|every|satisfies|between|true|false|null)\b/, 'operator'],
        [/[{}[\],]/, 'delimiter'],
        [/[|>][+-]?\s*$/, 'delimiter'],
        // Prose keeps one colour, figures and full-width signs included.
        [/[\p{L}_][^\s,，{}[\]"'=<>!＞＜＝()]*/u, ''],
        [/\p{N}[\p{L}\p{N}_.·-]*/u, ''],
        [/./, ''],
      ],
    },
  };
}

/** How the editor handles brackets, comments and new lines. */
export const languageConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: '“', close: '”', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /[\p{L}\p{N}_][\p{L}\p{N}_-]*/u,
  folding: { offSide: true },
  onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: 1 } }],
  indentationRules: { increaseIndentPattern: /:\s*$/, decreaseIndentPattern: /^\s*\}\s*$/ },
};
