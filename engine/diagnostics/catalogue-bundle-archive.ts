import type { CatalogueSection } from './catalogue-entry';

/** Why an archive is refused before its files are looked at. */
export const bundleArchiveCatalogue = {
  'bundle/archive-too-large': {
    severity: 'error',
    message: { zh: '文件超过 {limit} 字节，不作读取。', en: 'The file is larger than {limit} bytes and was not read.' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'a file of 80 MB',
    good: 'a bundle of at most 64 MB',
  },
  'bundle/archive-not-zip': {
    severity: 'error',
    message: {
      zh: '这不是规则包，或文件被截断：找不到归档目录。',
      en: "This is no rule bundle, or it is cut short: the archive's directory is missing.",
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'the first half of a bundle',
    good: 'the whole file',
  },
  'bundle/archive-leading-bytes': {
    severity: 'error',
    message: { zh: '归档之前有多余的内容。', en: 'There are bytes before the archive.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a PDF and a bundle joined',
    good: 'the bundle alone',
  },
  'bundle/archive-trailing-bytes': {
    severity: 'error',
    message: { zh: '归档之后有多余的内容或注释。', en: 'There are bytes or a comment behind the archive.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a bundle with a comment',
    good: 'the bundle alone',
  },
  'bundle/archive-split': {
    severity: 'error',
    message: {
      zh: '归档被分成多卷，规则包只能是一个文件。',
      en: 'The archive is split into parts; a bundle is one file.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'part 2 of 3',
    good: 'one file',
  },
  'bundle/archive-zip64': {
    severity: 'error',
    message: {
      zh: '归档使用 ZIP64 结构，规则包不使用。',
      en: 'The archive uses ZIP64 records, which a bundle never does.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a ZIP64 record',
    good: 'a plain ZIP',
  },
  'bundle/archive-too-many-files': {
    severity: 'error',
    message: {
      zh: '归档内有 {count} 个文件，上限为 {limit} 个。',
      en: 'The archive holds {count} files; at most {limit} are allowed.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '10000 files',
    good: 'at most 512 files',
  },
  'bundle/archive-name': {
    severity: 'error',
    message: { zh: '归档内的文件名不合规定：{path}', en: 'A file name in the archive is not allowed: {path}' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: '../policy.yaml',
    good: 'policy/policy.zh.yaml',
  },
  'bundle/archive-duplicate': {
    severity: 'error',
    message: { zh: '归档内有重名文件：{path}', en: 'The archive holds two files of one name: {path}' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'readings.json twice',
    good: 'readings.json once',
  },
  'bundle/archive-encrypted': {
    severity: 'error',
    message: { zh: '{path} 被加密，规则包不加密。', en: '{path} is encrypted; a bundle never is.' },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'an encrypted entry',
    good: 'a plain entry',
  },
  'bundle/archive-method': {
    severity: 'error',
    message: {
      zh: '{path} 用方法 {method} 压缩，规则包内的文件一律不压缩。',
      en: '{path} is compressed by method {method}; files of a bundle are stored without compression.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'a deflated entry',
    good: 'a stored entry',
  },
  'bundle/archive-not-a-file': {
    severity: 'error',
    message: {
      zh: '{path} 不是普通文件（链接、文件夹或设备）。',
      en: '{path} is no plain file but a link, folder or device.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取规则包。',
      en: 'Do not use this file; ask the publisher for the bundle again.',
    },
    bad: 'a symbolic link',
    good: 'a plain file',
  },
  'bundle/archive-header-mismatch': {
    severity: 'error',
    message: {
      zh: '{path} 的文件头与归档目录不一致。',
      en: "The header of {path} differs from the archive's directory.",
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'two names for one entry',
    good: 'one name',
  },
  'bundle/archive-overlap': {
    severity: 'error',
    message: { zh: '{path} 与归档内其他内容重叠。', en: '{path} overlaps other parts of the archive.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'two entries that share bytes',
    good: 'entries one after another',
  },
  'bundle/archive-crc': {
    severity: 'error',
    message: { zh: '{path} 的校验值不符。', en: 'The checksum of {path} is wrong.' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a changed byte',
    good: 'the original byte',
  },
  'bundle/archive-broken': {
    severity: 'error',
    message: { zh: '归档结构有误：{reason}', en: 'The archive is malformed: {reason}' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a wrong length in the directory',
    good: 'the right length',
  },
  'bundle/archive-not-canonical': {
    severity: 'error',
    message: {
      zh: '文件与按其内容重新生成的归档不一致（第 {offset} 字节起）。',
      en: 'The file differs from the archive its contents make, from byte {offset} on.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'an entry with another date',
    good: 'the entry as exported',
  },
} as const satisfies CatalogueSection;
