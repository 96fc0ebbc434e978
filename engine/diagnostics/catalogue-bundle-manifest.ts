import type { CatalogueSection } from './catalogue-entry';

/** Why the manifest or another JSON file of a bundle is refused. */
export const bundleManifestCatalogue = {
  'bundle/manifest-missing': {
    severity: 'error',
    message: { zh: '缺少 manifest.json。', en: 'manifest.json is missing.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a bundle without manifest.json',
    good: 'a bundle with manifest.json',
  },
  'bundle/json-encoding': {
    severity: 'error',
    message: { zh: '{path} 不是有效的 UTF-8 文本。', en: '{path} is no valid UTF-8 text.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a byte 0xFF',
    good: 'UTF-8 text',
  },
  'bundle/json-too-large': {
    severity: 'error',
    message: { zh: '{path} 超过允许的大小。', en: '{path} is larger than allowed.' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'a manifest of 10 MB',
    good: 'a manifest of at most 1 MB',
  },
  'bundle/json-too-deep': {
    severity: 'error',
    message: { zh: '{path} 嵌套过深（字符 {offset}）。', en: '{path} is nested too deeply (character {offset}).' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '1000 lists inside one another',
    good: 'at most 128 levels',
  },
  'bundle/json-too-many-values': {
    severity: 'error',
    message: {
      zh: '{path} 及之前的文件所含数据项过多（字符 {offset}）。',
      en: '{path}, with the files before it, holds too many values (character {offset}).',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'ten million empty lists',
    good: 'at most a million values in all',
  },
  'bundle/json-byte-order-mark': {
    severity: 'error',
    message: { zh: '{path} 以字节顺序标记开头。', en: '{path} begins with a byte order mark.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a byte order mark',
    good: '{ ... }',
  },
  'bundle/json-syntax': {
    severity: 'error',
    message: { zh: '{path} 不是有效的 JSON（字符 {offset}）。', en: '{path} is no valid JSON (character {offset}).' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '{ "format": }',
    good: '{ "format": "cuoshi-bundle" }',
  },
  'bundle/json-trailing-text': {
    severity: 'error',
    message: {
      zh: '{path} 的 JSON 之后还有内容（字符 {offset}）。',
      en: 'There is text behind the JSON of {path} (character {offset}).',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '{} {}',
    good: '{}',
  },
  'bundle/json-duplicate-key': {
    severity: 'error',
    message: {
      zh: '{path} 中同一个键出现两次（字符 {offset}）。',
      en: 'A key occurs twice in {path} (character {offset}).',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '{"a":1,"a":2}',
    good: '{"a":1}',
  },
  'bundle/json-forbidden-key': {
    severity: 'error',
    message: {
      zh: '{path} 含有不允许的键（字符 {offset}）。',
      en: '{path} has a key that is not allowed (character {offset}).',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '{"__proto__":1}',
    good: '{"format":1}',
  },
  'bundle/json-number': {
    severity: 'error',
    message: {
      zh: '{path} 中的数字不是规范写法的整数（字符 {offset}）。',
      en: 'A number in {path} is no whole number in canonical form (character {offset}).',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '1e400',
    good: '400',
  },
  'bundle/json-lone-surrogate': {
    severity: 'error',
    message: {
      zh: '{path} 含有半个字符（字符 {offset}）。',
      en: '{path} holds half a character (character {offset}).',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '"\\\\ud800"',
    good: '"一"',
  },
  'bundle/json-not-canonical': {
    severity: 'error',
    message: { zh: '{path} 不是规范形式的 JSON。', en: '{path} is not in canonical JSON form.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '{ "a": 1 }',
    good: '{"a":1}',
  },
  'bundle/format-unknown': {
    severity: 'error',
    message: {
      zh: '这不是措施工坊的规则包：format 为 {found}。',
      en: 'This is no rule bundle of Cuoshi: its format is {found}.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '"format":"other"',
    good: '"format":"cuoshi-bundle"',
  },
  'bundle/format-version-unknown': {
    severity: 'error',
    message: {
      zh: '规则包格式版本为 {found}，本软件只认识版本 {known}。',
      en: 'The bundle has format version {found}; this program knows version {known}.',
    },
    hint: {
      zh: '更高的版本：请升级措施工坊后再打开。其他写法从未使用过：请向发布方重新索取规则包。',
      en: 'If it is a higher one, update Cuoshi and open the bundle again. Nothing else was ever used: then ask the publisher for the bundle again.',
    },
    bad: '"formatVersion":2',
    good: '"formatVersion":1',
  },
  'bundle/language-version-unknown': {
    severity: 'error',
    message: {
      zh: '措施语言版本为 {found}，本软件只认识版本 {known}。',
      en: 'The rules use measure language version {found}; this program knows version {known}.',
    },
    hint: {
      zh: '更高的版本：请升级措施工坊后再打开。其他写法从未使用过：请向发布方重新索取规则包。',
      en: 'If it is a higher one, update Cuoshi and open the bundle again. Nothing else was ever used: then ask the publisher for the bundle again.',
    },
    bad: '"languageVersion":2',
    good: '"languageVersion":1',
  },
  'bundle/shape': {
    severity: 'error',
    message: {
      zh: '{path} 的内容不合规定：{pointer} {problem}',
      en: '{path} does not have the right shape: {pointer} {problem}',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a manifest without "files"',
    good: 'a manifest with "files"',
  },
  'bundle/validity-reversed': {
    severity: 'error',
    message: {
      zh: '失效日 {expires} 不晚于生效日 {notBefore}。',
      en: 'The bundle expires on {expires}, which is not after its first day {notBefore}.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'notBefore 2024-01-01, expires 2023-01-01',
    good: 'notBefore 2023-01-01, expires 2024-01-01',
  },
  'bundle/not-yet-valid': {
    severity: 'error',
    message: {
      zh: '规则包自 {notBefore} 起才可使用，今天是 {today}。',
      en: 'The bundle may be used from {notBefore} on; today is {today}.',
    },
    hint: { zh: '请在该日之后使用。', en: 'Use it from that day on.' },
    bad: 'a bundle for next year',
    good: 'a bundle for this year',
  },
  'bundle/expired': {
    severity: 'error',
    message: {
      zh: '规则包已于 {expires} 失效，今天是 {today}。',
      en: 'The bundle expired on {expires}; today is {today}.',
    },
    hint: { zh: '请向发布方索取新版本。', en: 'Ask the publisher for the current version.' },
    bad: 'a bundle of 2020',
    good: 'the current bundle',
  },
  'bundle/policy-mismatch': {
    severity: 'error',
    message: { zh: 'manifest.json 的 {field} 与规则不一致。', en: '{field} in manifest.json differs from the rules.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'another policy id in the manifest',
    good: 'the same policy id',
  },
  'bundle/content-digest': {
    severity: 'error',
    message: {
      zh: '规则内容的摘要与 manifest.json 不符。',
      en: 'The digest of the rules differs from the one in manifest.json.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a wrong contentDigest',
    good: 'the right contentDigest',
  },
  'bundle/required-facts': {
    severity: 'error',
    message: {
      zh: 'manifest.json 所列的所需事实与规则不一致。',
      en: 'The facts listed in manifest.json are not those the rules read.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a missing fact',
    good: 'all facts',
  },
  'bundle/older-edition': {
    severity: 'error',
    message: {
      zh: '规则包由较早的措施工坊导出：manifest.json 未列出按月津贴所用的月份，不能直接使用。',
      en: 'The bundle was written by an earlier Cuoshi: manifest.json does not list the months that allowances are paid for. It cannot be used as it is.',
    },
    hint: {
      zh: '发布单位可用 cuoshi migrate 或“起草新版本”另行发布；其他人请向发布方索取新的规则包。',
      en: 'Its publisher releases it anew with `cuoshi migrate` or by drafting a new version; everybody else asks the publisher for the new bundle.',
    },
    bad: 'the months of an allowance missing among the facts',
    good: 'all facts',
  },
} as const satisfies CatalogueSection;
