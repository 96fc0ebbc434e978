import type { CatalogueSection } from './catalogue-entry';

export const sourceCatalogue = {
  'source/too-large': {
    severity: 'error',
    message: {
      zh: '文件有 {megabytes} MB，超过 {limit} MB 的上限，未读取。',
      en: 'The file has {megabytes} MB, more than the limit of {limit} MB; it was not read.',
    },
    hint: {
      zh: '请把企业数据拆成几个文件，或删去误粘贴的内容。',
      en: 'Split enterprise data into several files, or delete what was pasted by mistake.',
    },
    bad: '10 MB 以上的文本',
    good: '措施语言: 1',
  },
  'source/merge-conflict': {
    severity: 'error',
    message: {
      zh: '这里有未处理的合并冲突标记 {marker}，文件未读取。',
      en: 'An unresolved merge conflict marker {marker} stands here; the file was not read.',
    },
    hint: {
      zh: '请在两个版本中选定一个，再删去 <<<<<<<、=======、>>>>>>> 三种标记行。',
      en: 'Choose one of the two versions, then delete the lines <<<<<<<, ======= and >>>>>>>.',
    },
    bad: '<<<<<<< HEAD\n措施语言: 1\n=======\n措施语言: 1\n>>>>>>> other\n',
    good: '措施语言: 1\n',
  },
  'source/control-character': {
    severity: 'error',
    message: {
      zh: '这里有看不见的控制字符（{points}）。',
      en: 'An invisible control character ({points}) stands here.',
    },
    hint: { zh: '多由复制粘贴带入，请删除。', en: 'It usually comes with pasted text; delete it.' },
    bad: '标题: 专项\u0007奖补',
    good: '标题: 专项奖补',
  },
  'source/bidi-control': {
    severity: 'error',
    message: {
      zh: '这里有改变文字显示顺序的字符（{points}），会使看到的内容与实际内容不同。',
      en: 'A character that changes the order in which text is shown ({points}) stands here: what is seen is not what is read.',
    },
    hint: { zh: '中文政策文本不需要此类字符，请删除。', en: 'Policies have no use for such characters; delete it.' },
    bad: '标题: 奖\u202e补',
    good: '标题: 奖补',
  },
  'source/byte-order-mark': {
    severity: 'error',
    message: {
      zh: '文本中间有字节顺序标记（{points}），它看不见，却会使名称不相等。',
      en: 'A byte order mark ({points}) stands inside the text: it cannot be seen, yet makes names differ.',
    },
    hint: { zh: '只允许出现在文件最开头，请删除。', en: 'It is allowed at the very start of a file only; delete it.' },
    bad: '标题: 专项\ufeff奖补',
    good: '标题: 专项奖补',
  },
  'source/broken-character': {
    severity: 'error',
    message: {
      zh: '这里的字符已损坏（{points}），多因文件编码转换出错。',
      en: 'The character here is broken ({points}), usually by a wrong conversion of the encoding.',
    },
    hint: { zh: '请对照正式文本重新录入。', en: 'Type it again from the official text.' },
    bad: '标题: 专\ufffd奖补',
    good: '标题: 专项奖补',
  },
  'source/invisible-character': {
    severity: 'warning',
    message: {
      zh: '这里有看不见的字符（{points}），会使看起来相同的名称不相等。',
      en: 'An invisible character ({points}) stands here: it makes names differ that look the same.',
    },
    hint: { zh: '多由网页复制带入，请删除。', en: 'It usually comes with text copied from a web page; delete it.' },
    bad: '标题: 专项\u200b奖补',
    good: '标题: 专项奖补',
  },
  'source/private-use-character': {
    severity: 'warning',
    message: {
      zh: '这里有自造字（{points}），在其他电脑上可能显示为别的字或空白。',
      en: 'A private-use character ({points}) stands here: other computers may show another character or none.',
    },
    hint: {
      zh: '请改用国家标准 GB 18030-2022 中的正式汉字。',
      en: 'Use the standard character of GB 18030-2022 in its place.',
    },
    bad: '标题: 张\ue78d公司',
    good: '标题: 张三公司',
  },
} as const satisfies CatalogueSection;
