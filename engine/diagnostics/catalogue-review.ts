import type { CatalogueSection } from './catalogue-entry';

/** Diagnostics of the files of a review. */
export const reviewCatalogue = {
  'review/shape': {
    severity: 'error',
    message: { zh: '审阅文件此处不合格式：{detail}。', en: 'The review file is not well formed here: {detail}.' },
    hint: {
      zh: '审阅文件由程序写成，一般不手改；请从版本库取回原样，或删去这个文件。改正前它不显示在审阅面板里。',
      en: 'The program writes these files; take back the version before, or delete the file. Until then the review panel leaves it out.',
    },
    bad: 'review: 1\nid: 00000000000a\npolicy: a-2024\nkind: remark\nauthor: 甲\nat: 2024-01-01T00:00:00.000Z\ntext: 请核对',
    good: 'review: 1\nid: 00000000000a\npolicy: a-2024\nkind: comment\nauthor: 甲\nat: 2024-01-01T00:00:00.000Z\ntext: 请核对',
  },
  'review/no-thread': {
    severity: 'warning',
    message: {
      zh: '这条审阅记录回应的意见 {thread} 不在工作区里。',
      en: 'The comment {thread} that this belongs to is not in the workspace.',
    },
    hint: {
      zh: '意见的文件可能没有一起取回；找回后，这条记录会接在它下面。',
      en: 'Its file may not have been fetched along; once it is there, this is shown below it.',
    },
    bad: 'review: 1\nid: 00000000000b\npolicy: a-2024\nkind: reply\nthread: 00000000000a\nauthor: 乙\nat: 2024-01-02T00:00:00.000Z\ntext: 已核对',
    good: 'review: 1\nid: 00000000000b\npolicy: a-2024\nkind: comment\nauthor: 乙\nat: 2024-01-02T00:00:00.000Z\ntext: 已核对',
  },
} as const satisfies CatalogueSection;
