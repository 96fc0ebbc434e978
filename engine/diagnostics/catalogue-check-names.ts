import type { CatalogueSection } from './catalogue-entry';

/** Identifiers and references. */
export const checkNameCatalogue = {
  'check/duplicate-policy': {
    severity: 'error',
    message: {
      zh: '代号“{id}”已用于 {file} 中的政策，本政策不参与模拟。',
      en: 'The identifier "{id}" is used by the policy in {file}; this policy is not simulated.',
    },
    hint: { zh: '请给每份政策不同的代号。', en: 'Give every policy an identifier of its own.' },
    bad: '代号: xihu-srdi-2022',
    good: '代号: xihu-srdi-2025',
  },
  'check/duplicate-identifier': {
    severity: 'error',
    message: { zh: '代号“{id}”已被使用。', en: 'The identifier "{id}" is already in use.' },
    hint: {
      zh: '代号在整个政策中必须唯一，请换一个。后出现的这一项暂不参与计算。',
      en: 'Identifiers are unique in a policy: choose another one. Until then this later part is left out.',
    },
    bad: '代号: award\n类型: 奖励\n代号: award\n类型: 奖励',
    good: '代号: award\n类型: 奖励\n代号: award-2\n类型: 奖励',
  },
  'check/reserved-identifier': {
    severity: 'error',
    message: { zh: '代号“{id}”另有含义，不能用于措施。', en: 'The identifier "{id}" has a meaning of its own.' },
    hint: {
      zh: '口径的“改”用它指政策本身，请换一个代号。',
      en: 'Readings use it for the policy itself: choose another one.',
    },
    bad: '代号: policy\n类型: 奖励',
    good: '代号: policy-award\n类型: 奖励',
  },
  'check/reserved-name': {
    severity: 'error',
    message: {
      zh: '“{name}”是语言或事实词表中的词。',
      en: '"{name}" is a word of the language or the fact vocabulary.',
    },
    hint: {
      zh: '请为该参数或定义另取名称，以免表达式产生歧义。',
      en: 'Rename it, so that expressions have one meaning.',
    },
    bad: '参数:\n  企业: 10万元',
    good: '参数:\n  企业奖励: 10万元',
  },
  'check/name-used-twice': {
    severity: 'error',
    message: { zh: '“{name}”既是参数又是定义。', en: '"{name}" is both a parameter and a definition.' },
    hint: { zh: '请为其中一个改名。', en: 'Rename one of them.' },
    bad: '参数: { 上限: 5万元 }\n定义: { 上限: { 条件: "true" } }',
    good: '参数: { 上限: 5万元 }\n定义: { 达到上限: { 条件: "true" } }',
  },
  'check/cycle': {
    severity: 'error',
    message: { zh: '“{name}”引用了自身：{path}。', en: '"{name}" depends on itself: {path}.' },
    hint: {
      zh: '请在其中一处改为直接写出数值或条件。',
      en: 'Break the circle: write a value or condition out in one of them.',
    },
    bad: '参数: { 甲: 乙, 乙: 甲 }',
    good: '参数: { 甲: 乙, 乙: 5万元 }',
  },
  'check/unknown-event-kind': {
    severity: 'error',
    message: { zh: '没有名为“{name}”的事件种类。', en: 'There is no kind of event called "{name}".' },
    hint: { zh: '可用的事件种类：{kinds}。', en: 'Kinds of events: {kinds}.' },
    bad: '触发: 认证',
    good: '触发: 认定',
  },
  'check/unknown-event-field': {
    severity: 'error',
    message: { zh: '事件“{kind}”没有字段“{name}”。', en: 'Events of the kind {kind} have no field "{name}".' },
    hint: { zh: '请改用该事件种类的字段，可按 Ctrl+空格查看。', en: 'Use one of its fields; Ctrl+Space lists them.' },
    bad: '触发: 认定\n次数: { 次: 1, 每: [称呼] }',
    good: '触发: 认定\n次数: { 次: 1, 每: [称号] }',
  },
  'check/unknown-item': {
    severity: 'error',
    message: { zh: '政策中没有代号为“{id}”的措施。', en: 'The policy has no item "{id}".' },
    hint: { zh: '请填写已有措施的代号。', en: 'Give the identifier of an item of this policy.' },
    bad: '类型: 叠加规则\n规则: 就高\n范围: [patent-award, pattent-award]',
    good: '类型: 叠加规则\n规则: 就高\n范围: [patent-award]',
  },
  'check/wrong-item-kind': {
    severity: 'error',
    message: { zh: '“{id}”的类型不符，此处需要{needed}。', en: '"{id}" is of another kind; needed here: {needed}.' },
    hint: { zh: '请改为相应类型措施的代号。', en: 'Refer to an item of that kind.' },
    bad: '类型: 违规处理\n针对: [patent-award]\n处理: [视情况向社会公开]',
    good: '类型: 违规处理\n针对: [accident]\n处理: [视情况向社会公开]',
  },
  'check/unknown-reading': {
    severity: 'error',
    message: { zh: '政策中没有代号为“{id}”的口径。', en: 'The policy records no reading "{id}".' },
    hint: {
      zh: '请在“口径”中补充，或改为已有口径的代号。',
      en: 'Add it under readings, or refer to one that is there.',
    },
    bad: '口径: [patent-unit]',
    good: '标题: 不引用口径',
  },
  'check/unknown-place': {
    severity: 'error',
    message: { zh: '规则中没有“{at}”这个位置。', en: 'The rules have no place "{at}".' },
    hint: {
      zh: '请写措施、表中行的代号，定义名、参数名或 policy，再以点连接规范字段名，如 patent-award.frequency.per。',
      en: 'Write an item, row, definition, parameter or "policy", then canonical field names: patent-award.frequency.per.',
    },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 每证一次, 改动: [{ 改: awrd.amount, 为: 2万元 }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 提高, 改动: [{ 改: award.amount, 为: 2万元 }] }]',
  },
  'check/place-by-position': {
    severity: 'error',
    message: {
      zh: '“{at}”按位置指一行：表中增删或移动一行，这里就会改到别的行。',
      en: '"{at}" names a row by its position: adding, deleting or moving a row would turn this to another one.',
    },
    hint: {
      zh: '请给该行写“代号”，再写该代号加字段名，如 national-row.amount。',
      en: 'Give the row an id and write that id with the field, such as national-row.amount.',
    },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 提高, 改动: [{ 改: titles.table.0.amount, 为: 2万元 }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 提高, 改动: [{ 改: national-row.amount, 为: 2万元 }] }]',
  },
  'check/reading-out-of-shape': {
    severity: 'error',
    message: {
      zh: '备选口径“{name}”改动后，字段“{field}”不符合语言格式。',
      en: 'Under the alternative "{name}" the field "{field}" no longer fits the language.',
    },
    hint: {
      zh: '请按该字段的格式填写新值，使用规范取值。',
      en: 'Give a new value that the field allows, in canonical words.',
    },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 每年, 改动: [{ 改: award.frequency, 为: { 次: 每年 } }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 两次, 改动: [{ 改: award.frequency, 为: { 次: 2 } }] }]',
  },
  'check/reading-breaks-rules': {
    severity: 'error',
    message: {
      zh: '备选口径“{name}”改动后的规则有误：{problem}',
      en: 'The alternative "{name}" breaks the rules: {problem}',
    },
    hint: { zh: '请修正新值，使改动后的规则仍能计算。', en: 'Correct the new value so that the changed rules work.' },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 按称呼, 改动: [{ 改: award.frequency, 为: { 次: 1, 每: [称呼] } }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 按称号, 改动: [{ 改: award.frequency, 为: { 次: 1, 每: [称号] } }] }]',
  },
} as const satisfies CatalogueSection;
