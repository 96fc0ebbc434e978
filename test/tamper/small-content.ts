import type { PolicyDocument } from '../../schemas/generated/types';
import type { BundleContent } from '../../engine/bundle/build-bundle';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { CalendarDate } from '../../engine/values/calendar';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

const day = (text: string) => text as CalendarDate;
const clause = { clause: '000-1.1', article: '一', articleTitle: '奖励', itemId: 'award', pointer: '/articles/0' };

/** One rule: a fixed award for a new recognition. */
export const smallPlan: PolicyPlan = {
  id: 'small',
  version: '1.2.3',
  title: '小政策',
  docNumber: null,
  alternateDocNumbers: [],
  region: '360103',
  level: 'district',
  window: { from: day('2023-01-01'), to: null },
  term: { from: day('2023-01-01'), to: null },
  startAssumed: false,
  repeals: [],
  repealedBy: null,
  validityClause: null,
  jurisdiction: { place: 'event', from: null },
  rules: [
    {
      id: 'award',
      from: clause,
      kind: 'award',
      label: '奖励',
      gist: '奖励',
      trigger: 'recognitions',
      asOf: 'yearEnd',
      monthly: null,
      conditions: [
        {
          role: 'condition',
          from: clause,
          expression: {
            type: { kind: 'boolean' },
            range: { start: 10, end: 20 },
            node: 'compare',
            operator: '=',
            left: {
              type: { kind: 'enumeration', id: 'recognitions.type' },
              node: 'path',
              of: { type: { kind: 'record', collection: 'recognitions' }, node: 'variable', name: 'event' },
              field: 'type',
            },
            right: { type: { kind: 'enumeration', id: 'recognitions.type' }, node: 'literal', value: 'new' },
          },
        },
      ],
      amount: {
        kind: 'amount',
        amount: { modality: 'exactly', value: { type: { kind: 'money' }, node: 'literal', value: '100000' } },
      },
      claim: 'event',
      unit: 'money',
      countsInTotal: true,
      payer: 'issuer',
      payee: 'enterprise',
      readings: [],
    },
  ],
  limits: [],
  exclusions: [],
  sanctions: [],
  targets: [],
  relations: {},
  readings: [],
  parameters: {},
  definitions: {},
};

const document: PolicyDocument = {
  measureLanguage: 1,
  policy: { id: 'small', title: '小政策', region: '360103', fiscalLevel: 'district', effective: '2023-01-01 起' },
  articles: [{ number: '一', items: [{ id: 'note', kind: 'basis', gist: '依据' }] }],
};

const vocabulary: Vocabulary = {
  facts: {
    enterprise: [],
    collections: [
      {
        id: 'recognitions',
        label: { zh: '认定', en: 'recognition' },
        aliases: [],
        description: { zh: '', en: '' },
        dateField: 'awardedOn',
        placeField: 'recognizedIn',
        fields: [],
      },
    ],
  },
  titles: [],
  titleFamilies: [],
  regions: [{ code: '360103', name: '西湖区', parent: '360100' }],
  sizeClasses: [],
  industries: [],
};

/** The smallest content that makes a bundle with a rule in it. */
export const smallContent: BundleContent = {
  document,
  plan: smallPlan,
  texts: { zh: '措施语言: 1\n', en: 'measureLanguage: 1\n' },
  vocabulary,
  examples: [],
  schemas: [{ name: 'plan.schema.json', schema: { type: 'object', multipleOf: 0.01 } }],
  release: { engineVersion: '0.1.0', revision: 1, notBefore: null, expires: null },
};
