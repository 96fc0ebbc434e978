import type { CatalogueSection } from './catalogue-entry';

/** Findings about what a release says of itself: its version, its reports and the reviewers' sign-offs. */
export const bundleReleaseCatalogue = {
  'bundle/version-too-low': {
    severity: 'error',
    message: {
      zh: '版本 {version} 太低：上次发布的是 {before}，此次改动为{level}，版本至少应为 {needed}。',
      en: 'The version {version} is too low: the last release was {before} and this is a change of level {level}; it must be at least {needed}.',
    },
    hint: {
      zh: '把政策的版本改为 {needed} 或更高；确有理由用较低版本的，导出时写明理由（--version-reason）。',
      en: 'Set the version of the policy to {needed} or higher; if there is a reason for a lower one, state it on export (--version-reason).',
    },
    bad: '1.0.0 released again with a lower award',
    good: '2.0.0',
  },
  'bundle/signoff-other-content': {
    severity: 'error',
    message: {
      zh: '{who}（{role}）审签的不是这份内容。',
      en: 'The sign-off of {who} ({role}) is about other content.',
    },
    hint: {
      zh: '请审签人按当前内容的审签摘要重新审签。',
      en: 'Have it reviewed again, by the review digest of the present content.',
    },
    bad: 'a sign-off of the draft before',
    good: 'a sign-off with the review digest of this bundle',
  },
  'bundle/signoff-rejected': {
    severity: 'error',
    message: { zh: '{who}（{role}）审签意见为不同意。', en: '{who} ({role}) rejected the content.' },
    hint: {
      zh: '不要使用此内容；按意见修改后重新审签。',
      en: 'Do not use it; change what was objected to and have it reviewed again.',
    },
    bad: '"decision":"rejected"',
    good: '"decision":"approved"',
  },
  'bundle/changelog-mismatch': {
    severity: 'error',
    message: {
      zh: '变更记录与清单不符：{field}',
      en: 'The changelog says otherwise than the manifest: {field}',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a changelog of version 1.1.0 in a bundle of 1.0.0',
    good: 'the changelog of the bundle itself',
  },
} as const satisfies CatalogueSection;
