import { bundleArchiveCatalogue } from './catalogue-bundle-archive';
import { bundleManifestCatalogue } from './catalogue-bundle-manifest';
import { bundleOriginCatalogue } from './catalogue-bundle-origin';
import { bundleReleaseCatalogue } from './catalogue-bundle-release';
import type { CatalogueSection } from './catalogue-entry';

/** Findings about bundles: why one is refused on reading, or not made on export. */
export const bundleCatalogue = {
  ...bundleArchiveCatalogue,
  ...bundleManifestCatalogue,
  ...bundleOriginCatalogue,
  ...bundleReleaseCatalogue,
  'bundle/path-not-allowed': {
    severity: 'error',
    message: { zh: '文件路径不合规定：{path}', en: 'A file path is not allowed: {path}' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '../policy.yaml',
    good: 'policy/policy.zh.yaml',
  },
  'bundle/kind-not-allowed': {
    severity: 'error',
    message: { zh: '规则包内不应有此类文件：{path}', en: 'A file of this kind has no business in a bundle: {path}' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'exports/run.exe',
    good: 'exports/rules.sql',
  },
  'bundle/path-duplicate': {
    severity: 'error',
    message: {
      zh: '路径重复，或仅大小写、字形编码不同：{path} 与 {other}',
      en: 'Two paths are the same or differ only in case or encoding: {path} and {other}',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'readings.json and Readings.json',
    good: 'readings.json',
  },
  'bundle/path-file-and-folder': {
    severity: 'error',
    message: { zh: '{path} 既是文件又是文件夹。', en: '{path} is both a file and a folder.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'rules and rules/plan.json',
    good: 'rules/plan.json',
  },
  'bundle/files-unsorted': {
    severity: 'error',
    message: {
      zh: 'manifest.json 的文件清单未按路径排序：{path}',
      en: 'The list of files in manifest.json is not sorted by path: {path}',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '["b","a"]',
    good: '["a","b"]',
  },
  'bundle/required-file': {
    severity: 'error',
    message: { zh: '清单缺少必备文件 {path}。', en: 'The required file {path} is not listed.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'no rules/plan.json',
    good: 'rules/plan.json',
  },
  'bundle/file-missing': {
    severity: 'error',
    message: { zh: '清单所列文件不在规则包内：{path}', en: 'A listed file is not in the bundle: {path}' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'readings.json listed and absent',
    good: 'readings.json listed and present',
  },
  'bundle/file-extra': {
    severity: 'error',
    message: { zh: '规则包内有清单未列的文件：{path}', en: 'The bundle holds a file that is not listed: {path}' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'vectors/more.json unlisted',
    good: 'no unlisted file',
  },
  'bundle/file-renamed': {
    severity: 'error',
    message: {
      zh: '清单中的 {path} 在规则包内名为 {other}。',
      en: 'The listed file {path} is called {other} in the bundle.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'vectors/moved.json',
    good: 'readings.json',
  },
  'bundle/file-length': {
    severity: 'error',
    message: {
      zh: '{path} 的长度为 {found} 字节，清单为 {listed} 字节。',
      en: '{path} has {found} bytes; the list says {listed}.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a longer file',
    good: 'the file as exported',
  },
  'bundle/file-digest': {
    severity: 'error',
    message: {
      zh: '{path} 的摘要与清单不符，内容已被改动。',
      en: 'The digest of {path} differs from the list: its content was changed.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a changed byte',
    good: 'the file as exported',
  },
  'bundle/file-too-large': {
    severity: 'error',
    message: { zh: '{path} 超过 {limit} 字节。', en: '{path} is larger than {limit} bytes.' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'a file of 20 MB',
    good: 'at most 16 MB',
  },
  'bundle/too-large': {
    severity: 'error',
    message: { zh: '规则包内容超过 {limit} 字节。', en: 'The bundle holds more than {limit} bytes.' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '100 MB',
    good: 'at most 64 MB',
  },
  'bundle/too-many-files': {
    severity: 'error',
    message: {
      zh: '规则包内有 {count} 个文件，上限为 {limit} 个。',
      en: 'The bundle holds {count} files; at most {limit} are allowed.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '1000 files',
    good: 'at most 512 files',
  },
  'bundle/example-differs': {
    severity: 'error',
    message: {
      zh: '算例“{name}”的预期与计算结果不符：{difference}',
      en: 'The worked example “{name}” differs from the computed result: {difference}',
    },
    hint: {
      zh: '改正算例的期望或规则后再导出。',
      en: "Correct the example's expected result or the rules, then export again.",
    },
    bad: '金额: 10万元\n算例:\n  - 名称: 甲\n    企业: { 认定: [{ 称号: 省级瞪羚企业, 日期: 2023-05-01, 认定地: 360103 }], 违法: [] }\n    年度: 2023\n    期望: { 合计: 5万元 }',
    good: '金额: 10万元\n算例:\n  - 名称: 甲\n    企业: { 认定: [{ 称号: 省级瞪羚企业, 日期: 2023-05-01, 认定地: 360103 }], 违法: [] }\n    年度: 2023\n    期望: { 合计: 10万元 }',
  },
  'bundle/translation-differs': {
    severity: 'error',
    message: {
      zh: '译成{surface}后再读，规则与原文不同，因此不导出。',
      en: 'Read again after translation to the {surface} surface, the rules differ from the original; nothing was exported.',
    },
    hint: {
      zh: '请把这份政策文件发给开发者：这是软件的错误。',
      en: 'Please send this policy file to the makers: it is an error of the program.',
    },
    bad: 'a key without translation',
    good: 'a key with translation',
  },
} as const satisfies CatalogueSection;
