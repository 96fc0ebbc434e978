import type { zhReview } from './zh-review';

/** Words for comparing, merging and reviewing policies, in English. */
export const enReview: typeof zhReview = {
  policies: {
    title: 'Two policies by subject',
    left: 'Policy on the left',
    right: 'Policy on the right',
    onlyDiffering: 'Only what differs',
    working: 'Comparing…',
    failed: 'One of the two policies cannot be read yet: mend its errors first.',
    basis: '{{year}}, on the {{count}} sample enterprises, all policies of the workspace together',
    list: 'The two policies by subject',
    subject: 'Subject',
    nothing: 'Says nothing',
    article: 'Article {{article}}',
    received: 'The samples receive {{amount}}',
    helped_one: '({{count}} enterprise)',
    helped_other: '({{count}} enterprises)',
    individual: 'and {{amount}} to individuals',
    total: 'Total',
    unplaced: 'Title or kind missing, for no subject',
    states: { same: 'same', differs: 'differs', left: 'left only', right: 'right only' },
    topics: {
      payment: 'What is given',
      service: 'Services and money for no event',
      exclusion: 'Exclusions',
      stacking: 'Stacking inside the policy',
      relation: 'Other levels',
      payer: 'Who pays',
      target: 'Targets',
      place: 'Place',
      term: 'Time',
    },
  },
};
