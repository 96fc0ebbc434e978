import type { CatalogueSection } from './catalogue-entry';

export const enterpriseCatalogue = {
  'enterprise/no-list': {
    severity: 'error',
    message: { zh: '文件里没有企业列表。', en: 'The file holds no list of enterprises.' },
    hint: {
      zh: '请在文件开头写“企业:”，下面每家企业以“- 代号:”起行。',
      en: 'Start the file with “enterprises:” and write each enterprise below it, beginning with “- id:”.',
    },
    bad: '代号: xh-001\n名称: 示例公司',
    good: '企业:\n  - 代号: xh-001\n    名称: 示例公司',
  },
  'enterprise/unknown-key': {
    severity: 'error',
    message: { zh: '企业文件里不能有“{key}”。', en: 'An enterprise file has no “{key}”.' },
    hint: {
      zh: '文件最外层只能有“企业”和“说明”。',
      en: 'The outermost keys are “enterprises” and “note” only.',
    },
    bad: '企业: []\n企业名单: []',
    good: '企业: []',
  },
  'enterprise/not-a-record': {
    severity: 'error',
    message: { zh: '这里应是“{record}”的各项内容，却写了别的。', en: 'Here the fields of “{record}” are expected.' },
    hint: {
      zh: '请每行写一项，形如“名称: 示例公司”；多条记录时每条以“-”起行。',
      en: 'Write one field a line, such as “name: Example Ltd”; start each of several records with “-”.',
    },
    bad: '企业:\n  - 示例公司',
    good: '企业:\n  - 代号: xh-001\n    名称: 示例公司',
  },
  'enterprise/not-an-event-list': {
    severity: 'error',
    message: {
      zh: '“{record}”应是列表，每条以“-”起行。',
      en: '“{record}” must be a list whose records start with “-”.',
    },
    hint: {
      zh: '一条也没有时写“{record}: []”；不清楚时整行不写。',
      en: 'Write “{record}: []” when there are none; leave the line out when nobody knows.',
    },
    bad: '专利: 3',
    good: '专利:\n  - 类型: 发明专利\n    日期: 2023-09-19',
  },
  'enterprise/missing-id': {
    severity: 'error',
    message: { zh: '这家企业没有“代号”。', en: 'This enterprise has no “id”.' },
    hint: {
      zh: '请加一行“代号: ”，文件内不得重复，以后也不要改。',
      en: 'Add a line “id: ” that is unique in the file, and keep it for good.',
    },
    bad: '企业:\n  - 名称: 示例公司',
    good: '企业:\n  - 代号: xh-001\n    名称: 示例公司',
  },
  'enterprise/duplicate-id': {
    severity: 'error',
    message: {
      zh: '代号“{id}”已被前面的企业使用，这家企业未读取。',
      en: 'The id “{id}” is used by an enterprise above; this one was left out.',
    },
    hint: { zh: '请给每家企业不同的代号。', en: 'Give every enterprise an id of its own.' },
    bad: '企业:\n  - 代号: xh-001\n  - 代号: xh-001',
    good: '企业:\n  - 代号: xh-001\n  - 代号: xh-002',
  },
  'enterprise/duplicate-elsewhere': {
    severity: 'error',
    message: {
      zh: '代号“{id}”已用于 {file} 中的企业，这家企业不参与模拟。',
      en: 'The id “{id}” is used by an enterprise in {file}; this one is not simulated.',
    },
    hint: { zh: '请给每家企业不同的代号。', en: 'Give every enterprise an id of its own.' },
    bad: '企业:\n  - 代号: xh-001',
    good: '企业:\n  - 代号: xh-101',
  },
  'enterprise/unknown-field': {
    severity: 'error',
    message: { zh: '“{record}”没有“{word}”这一项。', en: '“{record}” has no field “{word}”.' },
    hint: {
      zh: '请改用词表中的字段；确需新字段，可加在工作区的 vocabulary/facts.yaml 中。',
      en: 'Use a field of the vocabulary, or add a new one in vocabulary/facts.yaml of the workspace.',
    },
    bad: '认定:\n  - 称好: 高新技术企业',
    good: '认定:\n  - 称号: 高新技术企业',
  },
  'enterprise/repeated-field': {
    severity: 'error',
    message: {
      zh: '“{word}”与前面的“{other}”是同一项，写了两次。',
      en: '“{word}” and “{other}” above are the same field.',
    },
    hint: { zh: '请只留一处。', en: 'Keep one of the two.' },
    bad: '- 名称: 甲公司\n  name: 乙公司',
    good: '- 名称: 甲公司',
  },
  'enterprise/derived-field': {
    severity: 'error',
    message: {
      zh: '“{word}”由其他各项自动得出，不能填写。',
      en: '“{word}” follows from other fields and cannot be typed.',
    },
    hint: { zh: '请删去这一行。', en: 'Remove the line.' },
    bad: '- 称号: 高新技术企业\n  系列: 高新技术企业',
    good: '- 称号: 高新技术企业',
  },
  'enterprise/wrong-type': {
    severity: 'error',
    message: { zh: '“{word}”应是{expected}，不能是“{written}”。', en: '“{word}” must be {expected}, not “{written}”.' },
    hint: {
      zh: '请改成如 {example} 的写法；不清楚时整行不写。',
      en: 'Write it like {example}; leave the line out when unknown.',
    },
    bad: '从业人员: 很多',
    good: '从业人员: 120',
  },
  'enterprise/impossible-date': {
    severity: 'error',
    message: { zh: '“{word}”不是日历上有的日期：{written}。', en: '“{word}” is no day of the calendar: {written}.' },
    hint: { zh: '请写成“年-月-日”，如 2023-07-14。', en: 'Write year-month-day, such as 2023-07-14.' },
    bad: '日期: 2023-02-30',
    good: '日期: 2023-02-28',
  },
  'enterprise/negative-number': {
    severity: 'error',
    message: { zh: '“{word}”不能是负数：{written}。', en: '“{word}” cannot be negative: {written}.' },
    hint: { zh: '请改为零或正数。', en: 'Write zero or a positive number.' },
    bad: '金额: -5万元',
    good: '金额: 5万元',
  },
  'enterprise/too-fine-money': {
    severity: 'error',
    message: { zh: '“{word}”的金额精确到了分以下：{written}。', en: '“{word}” is finer than a fen: {written}.' },
    hint: { zh: '金额最多写到分，如 33.35 元。', en: 'Money is written to the fen at most, such as 33.35.' },
    bad: '金额: 33.355',
    good: '金额: 33.36',
  },
  'enterprise/unknown-value': {
    severity: 'error',
    message: { zh: '“{word}”没有“{written}”这个取值。', en: '“{word}” has no value “{written}”.' },
    hint: { zh: '可用的取值：{values}。', en: 'Values in use: {values}.' },
    bad: '规模: 小形',
    good: '规模: 小型',
  },
  'enterprise/unknown-title': {
    severity: 'warning',
    message: {
      zh: '词表中没有称号“{written}”，没有措施会认它。',
      en: 'No title “{written}” is known, so no measure will match it.',
    },
    hint: {
      zh: '请核对称号与级别；确有此称号，可加在工作区的 vocabulary/titles.yaml 中。',
      en: 'Check title and level, or add the title in vocabulary/titles.yaml of the workspace.',
    },
    bad: '称号: 省级未来之星企业',
    good: '称号: 省级瞪羚企业',
  },
  'enterprise/title-without-level': {
    severity: 'warning',
    message: {
      zh: '称号“{written}”有几个级别，没有写明是哪一级。',
      en: 'The title “{written}” exists at several levels.',
    },
    hint: {
      zh: '请写全称（如“{example}”），或另写一行“级别”。',
      en: 'Write the full name, such as “{example}”, or add a line “level”.',
    },
    bad: '称号: “专精特新”中小企业',
    good: '称号: 省级“专精特新”中小企业',
  },
  'enterprise/title-level-conflict': {
    severity: 'error',
    message: { zh: '称号“{written}”与级别“{level}”不符。', en: 'The title “{written}” is not of the level “{level}”.' },
    hint: { zh: '请改正其中之一。', en: 'Correct one of the two.' },
    bad: '称号: 国家级制造业单项冠军企业\n级别: 省级',
    good: '称号: 国家级制造业单项冠军企业\n级别: 国家级',
  },
  'enterprise/unknown-region': {
    severity: 'warning',
    message: {
      zh: '“{word}”的行政区划代码 {written} 不在词表中。',
      en: 'The area code {written} of “{word}” is not known.',
    },
    hint: {
      zh: '请核对 GB/T 2260 代码；开发区没有代码，写所在县区或市的代码，另填“片区”。',
      en: 'Check the GB/T 2260 code; a development zone takes the code of its county or city and is named in “area”.',
    },
    bad: '所在区县: 360199',
    good: '所在区县: 360103',
  },
  'enterprise/unknown-region-name': {
    severity: 'error',
    message: { zh: '“{word}”：没有找到地区“{written}”。', en: '“{word}”: no area is called “{written}”.' },
    hint: {
      zh: '请写六位行政区划代码，如 360103，或全称，如 南昌市西湖区。',
      en: 'Write a six-digit code such as 360103, or a full name such as 南昌市西湖区.',
    },
    bad: '所在区县: 西胡区',
    good: '所在区县: 360103',
  },
  'enterprise/ambiguous-region': {
    severity: 'error',
    message: {
      zh: '“{word}”：叫“{written}”的地区不止一个：{areas}。',
      en: '“{word}”: several areas are called “{written}”: {areas}.',
    },
    hint: {
      zh: '请写代码，或带上所属的市，如 南昌市西湖区。',
      en: 'Write the code, or the name with its city, such as 南昌市西湖区.',
    },
    bad: '所在区县: 西湖区',
    good: '所在区县: 南昌市西湖区',
  },
  'enterprise/unknown-industry': {
    severity: 'error',
    message: { zh: '“{word}”：“{written}”不是国民经济行业代码。', en: '“{word}”: “{written}” is no industry code.' },
    hint: {
      zh: '请写 GB/T 4754 的门类或代码，如 C、C39、3919、I65。',
      en: 'Write a code of GB/T 4754, such as C, C39, 3919 or I65.',
    },
    bad: '行业: C99',
    good: '行业: C39',
  },
  'enterprise/size-differs': {
    severity: 'warning',
    message: {
      zh: '填写的规模是{written}，按行业和数据推定却是{computed}。',
      en: 'The size is given as {written}, but industry and figures make it {computed}.',
    },
    hint: {
      zh: '以填写的为准；请核对规模、从业人员、营业收入与资产。',
      en: 'The given size counts; check size, employees, revenue and assets.',
    },
    bad: '行业: C39\n从业人员: 30\n营业收入: 500万元\n规模: 大型',
    good: '行业: C39\n从业人员: 30\n营业收入: 500万元\n规模: 小型',
  },
  'enterprise/duplicate-event': {
    severity: 'warning',
    message: { zh: '这条“{record}”与第 {other} 条完全相同。', en: 'This “{record}” is the same as number {other}.' },
    hint: {
      zh: '若是重复录入，请删去一条；确是两件事，请用备注或编号区分。',
      en: 'Remove it if it was entered twice; otherwise tell the two apart by a note or number.',
    },
    bad: '专利:\n  - { 类型: 发明专利, 日期: 2023-09-19 }\n  - { 类型: 发明专利, 日期: 2023-09-19 }',
    good: '专利:\n  - { 类型: 发明专利, 日期: 2023-09-19, 专利号: 一 }\n  - { 类型: 发明专利, 日期: 2023-09-19, 专利号: 二 }',
  },
  'enterprise/first-time-conflict': {
    severity: 'warning',
    message: {
      zh: '这条“{record}”填的是首次，但第 {other} 条在更早的 {date} 已有同一{field}“{value}”。',
      en: 'This “{record}” is entered as the first time, but number {other} has the same {field} “{value}” on the earlier day {date}.',
    },
    hint: {
      zh: '测算以所填的“首次”为准；请核对两条的日期，或把这一条改为“否”。',
      en: 'What is entered counts; check both days, or enter that it is not the first time.',
    },
    bad: '认定:\n  - { 称号: 国家级高新技术企业, 日期: 2020-09-14, 首次: 是 }\n  - { 称号: 国家级高新技术企业, 日期: 2023-09-14, 首次: 是 }',
    good: '认定:\n  - { 称号: 国家级高新技术企业, 日期: 2020-09-14, 首次: 是 }\n  - { 称号: 国家级高新技术企业, 日期: 2023-09-14, 首次: 否 }',
  },
  'enterprise/other-file-kind': {
    severity: 'information',
    message: {
      zh: '企业文件应是 .yaml、.json 或 .csv，此文件未读取。',
      en: 'Enterprise files end in .yaml, .json or .csv; this file was not read.',
    },
    hint: { zh: '请改扩展名，或移出 enterprises 文件夹。', en: 'Rename it, or move it out of the folder enterprises.' },
    bad: 'enterprises/list.txt',
    good: 'enterprises/list.csv',
  },
  'enterprise/csv-empty': {
    severity: 'error',
    message: { zh: '表格没有表头。', en: 'The table has no header.' },
    hint: {
      zh: '第一行请写字段名，如“代号,名称,所在区县”。',
      en: 'Write the names of the fields in the first line, such as “id,name,region”.',
    },
    bad: '',
    good: '代号,名称\nxh-001,示例公司',
  },
  'enterprise/csv-unknown-column': {
    severity: 'error',
    message: {
      zh: '第 {line} 行第 {column} 列：企业没有“{word}”这一项，该列未读取。',
      en: 'Line {line}, column {column}: an enterprise has no field “{word}”; the column was left out.',
    },
    hint: {
      zh: '表格只能有企业自身的字段；认定、支出等请写在 YAML 文件中。',
      en: 'A table holds fields of the enterprise itself; write recognitions, expenses and the like in a YAML file.',
    },
    bad: '代号,名程\nxh-001,示例公司',
    good: '代号,名称\nxh-001,示例公司',
  },
  'enterprise/csv-duplicate-column': {
    severity: 'error',
    message: {
      zh: '第 {line} 行第 {column} 列：“{word}”与“{other}”是同一项，后一列未读取。',
      en: 'Line {line}, column {column}: “{word}” and “{other}” are the same field; the later column was left out.',
    },
    hint: { zh: '请只留一列。', en: 'Keep one of the columns.' },
    bad: '代号,名称,name\nxh-001,甲,乙',
    good: '代号,名称\nxh-001,甲',
  },
  'enterprise/csv-row-length': {
    severity: 'error',
    message: {
      zh: '第 {line} 行第 {column} 列：该行有 {count} 格，表头有 {expected} 格，该行未读取。',
      en: 'Line {line}, column {column}: the row has {count} cells, the header {expected}; the row was left out.',
    },
    hint: {
      zh: '请补齐或删去多余的逗号；内容中有逗号时请加双引号。',
      en: 'Add or remove commas; put cells that contain commas in double quotes.',
    },
    bad: '代号,名称\nxh-001',
    good: '代号,名称\nxh-001,示例公司',
  },
  'enterprise/csv-quotes': {
    severity: 'error',
    message: {
      zh: '第 {line} 行第 {column} 列：双引号没有成对，此处以后未读取。',
      en: 'Line {line}, column {column}: a double quote is not closed; the rest was not read.',
    },
    hint: { zh: '请补上双引号；内容中的双引号写两个。', en: 'Close the quote; write a quote inside a cell twice.' },
    bad: '代号,名称\nxh-001,"示例',
    good: '代号,名称\nxh-001,"示例"',
  },
  'vocabulary/unknown-file': {
    severity: 'warning',
    message: {
      zh: '词表文件夹中没有“{name}”这种文件，未读取。',
      en: 'No vocabulary file is called “{name}”; it was not read.',
    },
    hint: { zh: '可用的文件名：{names}。', en: 'Files that are read: {names}.' },
    bad: 'vocabulary/fact.yaml',
    good: 'vocabulary/facts.yaml',
  },
  'vocabulary/shape': {
    severity: 'error',
    message: { zh: '词表此处不合格式：{detail}。', en: 'The vocabulary is not well formed here: {detail}.' },
    hint: {
      zh: '请对照内置词表的写法改正；改正前整个文件不起作用。',
      en: 'Compare it with the built-in vocabulary; until then the whole file has no effect.',
    },
    bad: 'regions:\n  - { code: 3601, name: 示例区 }',
    good: 'regions:\n  - { code: "360199", name: 示例区 }',
  },
  'vocabulary/duplicate-id': {
    severity: 'error',
    message: { zh: '“{id}”已经有了，此处未采用。', en: '“{id}” is there already; this one was left out.' },
    hint: {
      zh: '请换一个标识；要给已有的事件种类加字段或取值，用 extensions。',
      en: 'Choose another identifier; use “extensions” to add fields or values to what is there.',
    },
    bad: 'regions:\n  - { code: "360103", name: 西湖 }',
    good: 'regions:\n  - { code: "360199", name: 示例区 }',
  },
  'vocabulary/duplicate-name': {
    severity: 'error',
    message: {
      zh: '名称“{name}”已指“{other}”，此处的“{id}”未采用。',
      en: 'The name “{name}” stands for “{other}” already; “{id}” was left out.',
    },
    hint: { zh: '请换一个名称或删去这个别名。', en: 'Choose another name or drop the alias.' },
    bad: 'enterprise:\n  - { id: scale, label: { zh: 规模, en: scale }, type: text }',
    good: 'enterprise:\n  - { id: scale, label: { zh: 产业规模, en: scale }, type: text }',
  },
  'vocabulary/unknown-reference': {
    severity: 'error',
    message: { zh: '没有“{word}”，此处未采用。', en: 'There is no “{word}”; this entry was left out.' },
    hint: {
      zh: '请核对所指的事件种类、字段、称号系列或上级行业。',
      en: 'Check the kind of event, field, title family or industry it refers to.',
    },
    bad: 'extensions:\n  - { collection: recognition, fields: [] }',
    good: 'extensions:\n  - { collection: recognitions, fields: [] }',
  },
} as const satisfies CatalogueSection;
