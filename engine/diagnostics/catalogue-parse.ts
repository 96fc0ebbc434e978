import type { CatalogueSection } from './catalogue-entry';

export const parseCatalogue = {
  'parse/too-many-tokens': {
    severity: 'error',
    message: { zh: '文件内容过多，未读取。', en: 'The file holds too much to be read.' },
    hint: { zh: '请拆成几个文件。', en: 'Split it into several files.' },
    bad: '条款: [, , , …八十万个]',
    good: '条款: []',
  },
  'parse/unreadable': {
    severity: 'error',
    message: { zh: '文件无法按 YAML 格式解读。', en: 'The file cannot be read as YAML.' },
    hint: { zh: '请撤销最近的改动，或从样例重新开始。', en: 'Undo the latest change, or start again from a sample.' },
    bad: '嵌套过深、无法解读的文本',
    good: '措施语言: 1',
  },
  'parse/too-deep': {
    severity: 'error',
    message: {
      zh: '此处嵌套超过 {limit} 层，文件未读取。',
      en: 'The nesting here exceeds {limit} levels; the file was not read.',
    },
    hint: { zh: '请检查多余的括号或缩进。', en: 'Look for brackets or indentation too many.' },
    bad: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]',
    good: '[[1]]',
  },
  'parse/explicit-key': {
    severity: 'error',
    message: {
      zh: '行首的问号是 YAML 的复杂键写法，这里不允许。',
      en: 'A question mark at this place begins a complex key of YAML, which is not allowed here.',
    },
    hint: {
      zh: '请写成“键: 值”；若问号是文字，请给整段文字加引号。',
      en: 'Write key: value; if the question mark is text, put the text in quotes.',
    },
    bad: '? 标题\n: 奖补',
    good: '标题: 奖补',
  },
  'parse/alias': {
    severity: 'error',
    message: {
      zh: '以 * 开头的写法（{written}）是 YAML 引用，这里不允许。',
      en: 'Text that begins with * ({written}) is an alias of YAML, which is not allowed here.',
    },
    hint: {
      zh: '若 * 是文字，请给整个值加引号；数值请用“参数”共用。',
      en: 'If * is text, put the value in quotes; share figures by parameters.',
    },
    bad: '标题: *重要',
    good: '标题: "*重要"',
  },
  'parse/anchor': {
    severity: 'error',
    message: {
      zh: '以 & 开头的写法（{written}）是 YAML 锚点，这里不允许。',
      en: 'Text that begins with & ({written}) is an anchor of YAML, which is not allowed here.',
    },
    hint: {
      zh: '若 & 是文字，请给整个值加引号；数值请用“参数”共用。',
      en: 'If & is text, put the value in quotes; share figures by parameters.',
    },
    bad: '标题: &a 奖补',
    good: '标题: "&a 奖补"',
  },
  'parse/tag': {
    severity: 'error',
    message: {
      zh: '以 ! 开头的写法（{written}）是 YAML 标签，这里不允许。',
      en: 'Text that begins with ! ({written}) is a tag of YAML, which is not allowed here.',
    },
    hint: { zh: '若 ! 是文字，请给整个值加引号。', en: 'If ! is text, put the value in quotes.' },
    bad: '标题: !!binary 奖补',
    good: '标题: 奖补',
  },
  'parse/directive': {
    severity: 'error',
    message: {
      zh: '以 % 开头的行（{written}）是 YAML 指令，这里不允许。',
      en: 'A line that begins with % ({written}) is a directive of YAML, which is not allowed here.',
    },
    hint: { zh: '请删去这一行。', en: 'Delete the line.' },
    bad: '%YAML 1.1\n---\n措施语言: 1',
    good: '措施语言: 1',
  },
  'parse/several-documents': {
    severity: 'error',
    message: {
      zh: '一个文件只能有一份文档，从这里起的内容未读取。',
      en: 'One file holds one document; the text from here on was not read.',
    },
    hint: {
      zh: '请删去 ---，或把后一份文档存为另一个文件。',
      en: 'Delete the ---, or save the second document as a file of its own.',
    },
    bad: '措施语言: 1\n---\n措施语言: 1',
    good: '措施语言: 1',
  },
  'parse/full-width-indent': {
    severity: 'error',
    message: { zh: '行首用了全角空格。', en: 'The line begins with full-width spaces.' },
    hint: { zh: '缩进只能用半角空格。', en: 'Indent with ordinary spaces only.' },
    bad: '政策:\n　　代号: a',
    good: '政策:\n  代号: a',
  },
  'parse/full-width-colon': {
    severity: 'error',
    message: { zh: '键后用了全角冒号“：”。', en: 'A full-width colon "：" stands behind the key.' },
    hint: { zh: '请改为半角冒号加一个空格。', en: 'Write a half-width colon and a space.' },
    bad: '政策:\n  代号：a\n  名称: 奖补',
    good: '政策:\n  代号: a\n  名称: 奖补',
  },
  'parse/full-width-comma': {
    severity: 'error',
    message: { zh: '花括号里用了全角逗号“，”分隔。', en: 'A full-width comma "，" separates entries in braces.' },
    hint: { zh: '请改为半角逗号加一个空格。', en: 'Write a half-width comma and a space.' },
    bad: '表:\n  - { 当: 小巨人，金额: 10万元 }',
    good: '表:\n  - { 当: 小巨人, 金额: 10万元 }',
  },
  'parse/list-comma': {
    severity: 'warning',
    message: {
      zh: '方括号里的这一项含全角逗号“，”，整段被当作一项。',
      en: 'This entry in brackets holds a full-width comma "，", so that it counts as one entry.',
    },
    hint: {
      zh: '若是几项，请改用半角逗号分隔；若确是一项，请加引号。',
      en: 'If these are several entries, separate them by half-width commas; if it is one, put it in quotes.',
    },
    bad: '责任单位: [区财政局，区发改委]',
    good: '责任单位: [区财政局, 区发改委]',
  },
  'parse/tab-indent': {
    severity: 'error',
    message: { zh: '行首用了制表符（Tab）缩进。', en: 'The line is indented with a tab.' },
    hint: { zh: '缩进只能用空格，每级两个。', en: 'Indent with spaces only, two for each level.' },
    bad: '政策:\n\t代号: a',
    good: '政策:\n  代号: a',
  },
  'parse/unclosed-quote': {
    severity: 'error',
    message: {
      zh: '引号没有成对，后面的行被当成了文字。',
      en: 'A quote is not closed, so that the lines below count as text.',
    },
    hint: { zh: '请在值的末尾补上引号。', en: 'Add the quote at the end of the value.' },
    bad: '标题: "奖补\n要点: 一次性',
    good: '标题: "奖补"\n要点: 一次性',
  },
  'parse/unclosed-bracket': {
    severity: 'error',
    message: { zh: '括号“{bracket}”没有配对的右括号。', en: 'The bracket "{bracket}" is not closed.' },
    hint: { zh: '请补上右括号。', en: 'Add the closing bracket.' },
    bad: '责任单位: [区财政局, 区发改委\n要点: 一次性',
    good: '责任单位: [区财政局, 区发改委]\n要点: 一次性',
  },
  'parse/missing-colon': {
    severity: 'error',
    message: { zh: '这一行缺少冒号，未读取。', en: 'This line lacks its colon and was left out.' },
    hint: { zh: '每行写成“键: 值”，冒号后空一格。', en: 'Write key: value, with a space behind the colon.' },
    bad: '政策:\n  代号 a\n  名称: 奖补',
    good: '政策:\n  代号: a\n  名称: 奖补',
  },
  'parse/colon-in-value': {
    severity: 'error',
    message: { zh: '一行里有两个“冒号加空格”。', en: 'One line holds two colons with a space.' },
    hint: {
      zh: '若后一个冒号是文字，请给整个值加引号；否则请另起一行。',
      en: 'If the second colon is text, put the value in quotes; else begin a new line.',
    },
    bad: '标题: 专项: 奖补',
    good: '标题: "专项: 奖补"',
  },
  'parse/indent': {
    severity: 'error',
    message: {
      zh: '缩进与同级的行对不齐：此处 {actual} 个空格，应为 {wanted} 个。',
      en: 'The indentation does not line up: {actual} spaces here, {wanted} expected.',
    },
    hint: { zh: '同一级的键要左对齐。', en: 'Keys of one level begin in one column.' },
    bad: '政策:\n  代号: a\n   名称: 奖补',
    good: '政策:\n  代号: a\n  名称: 奖补',
  },
  'parse/needs-quotes': {
    severity: 'error',
    message: { zh: '以“{mark}”开头的值要加引号。', en: 'A value that begins with "{mark}" needs quotes.' },
    hint: { zh: '这个符号在 YAML 中另有含义。', en: 'The mark has a meaning of its own in YAML.' },
    bad: '当: > 10',
    good: '当: "> 10"',
  },
  'parse/text-after-quote': {
    severity: 'error',
    message: {
      zh: '值以引号开头，右引号之后却还有内容。',
      en: 'The value begins with a quote, but more text follows the closing quote.',
    },
    hint: {
      zh: '以文字开头的表达式，请给整个值加单引号。',
      en: 'Put an expression that begins with a text in single quotes as a whole.',
    },
    bad: `条件: "小巨人" in 企业.称号`,
    good: `条件: '"小巨人" in 企业.称号'`,
  },
  'parse/bad-escape': {
    severity: 'error',
    message: { zh: '双引号里的“{written}”不成立。', en: '"{written}" is not valid inside double quotes.' },
    hint: { zh: '反斜杠请写两个，或改用单引号。', en: 'Write the backslash twice, or use single quotes.' },
    bad: '标题: "\\q"',
    good: '标题: "\\\\q"',
  },
  'parse/unreadable-line': {
    severity: 'error',
    message: { zh: '这一行无法解读：{reason}。', en: 'This line cannot be read: {reason}.' },
    hint: {
      zh: '每行写成“键: 值”或“- 值”，同级左对齐。',
      en: 'Write key: value or - value, with one level in one column.',
    },
    bad: '条款: ]',
    good: '条款: []',
  },
  'parse/duplicate-key': {
    severity: 'error',
    message: {
      zh: '“{key}”在同一处写了两次，另一处在第 {line} 行。',
      en: '"{key}" is written twice in one place; the other stands in line {line}.',
    },
    hint: { zh: '请删去其中一个；目前只读取第一个。', en: 'Delete one of them; only the first is read for now.' },
    bad: '标题: 甲\n标题: 乙',
    good: '标题: 甲',
  },
  'parse/similar-keys': {
    severity: 'warning',
    message: {
      zh: '“{key}”与第 {line} 行的“{other}”只有大小写不同。',
      en: '"{key}" differs from "{other}" in line {line} in letter case only.',
    },
    hint: { zh: '请改为容易区分的名称。', en: 'Choose names that are easy to tell apart.' },
    bad: '参数:\n  Rate: 30%\n  rate: 20%',
    good: '参数:\n  展会比例: 30%\n  广告比例: 20%',
  },
  'parse/reserved-key': {
    severity: 'error',
    message: { zh: '“{key}”是保留名称，不能用作键。', en: '"{key}" is a reserved name and cannot be a key.' },
    hint: { zh: '请换一个名称。', en: 'Choose another name.' },
    bad: '参数:\n  __proto__: 1',
    good: '参数:\n  基数: 1',
  },
  'parse/empty-key': {
    severity: 'error',
    message: { zh: '冒号前没有键。', en: 'There is no key before the colon.' },
    hint: { zh: '请补上键，或删去这一行。', en: 'Add the key, or delete the line.' },
    bad: ': 奖补',
    good: '标题: 奖补',
  },
  'parse/too-many-keys': {
    severity: 'error',
    message: {
      zh: '这里有 {count} 个键，超过 {limit} 个的上限，未读取。',
      en: 'There are {count} keys here, more than the limit of {limit}; they were not read.',
    },
    hint: { zh: '请改用列表，或拆成几个文件。', en: 'Use a list, or split the file.' },
    bad: '五千个以上的键',
    good: '标题: 奖补',
  },
  'parse/number-precision': {
    severity: 'error',
    message: {
      zh: '数字 {written} 位数过多，读入后会失去末位。',
      en: 'The number {written} has too many digits: its last ones would be lost.',
    },
    hint: {
      zh: '若是编号，请加引号；若是金额，请用“万元”“亿元”。',
      en: 'Put an identifier in quotes; write an amount in 万元 or 亿元.',
    },
    bad: '文号: 9007199254740993',
    good: '文号: "9007199254740993"',
  },
  'parse/not-a-number': {
    severity: 'error',
    message: { zh: '“{written}”不是可用的数字。', en: '"{written}" is not a usable number.' },
    hint: {
      zh: '没有上限时请删去这一行；若是文字，请加引号。',
      en: 'Delete the line where there is no limit; put text in quotes.',
    },
    bad: '金额: .inf',
    good: '金额: 10万元',
  },
  'parse/not-formatted': {
    severity: 'information',
    message: { zh: '文件有书写错误，未调整格式。', en: 'The file has errors, so that its layout was left as it is.' },
    hint: { zh: '请先改正标出的错误，再整理格式。', en: 'Correct the errors that are marked, then format again.' },
    bad: '标题: "奖补',
    good: '标题: "奖补"',
  },
} as const satisfies CatalogueSection;
