import type { CatalogueSection } from './catalogue-entry';

/** Names, types and units of expressions. */
export const expressionMeaningCatalogue = {
  'expression/unknown-name': {
    severity: 'error',
    message: {
      zh: '没有名为“{name}”的事实、参数或定义{near}。',
      en: 'There is no fact, parameter or definition called "{name}"{near}.',
    },
    hint: {
      zh: '检查拼写；企业的事实写作 企业.从业人员，事件的事实写作 认定.称号。',
      en: 'Check the spelling; facts are written enterprise.employees or event.title.',
    },
    bad: '专精特新企也',
    good: '专精特新企业',
  },
  'expression/field-without-record': {
    severity: 'error',
    message: { zh: '“{name}”是事实，前面要写明属于谁。', en: '"{name}" is a fact: say whose it is.' },
    hint: { zh: '写作 {full}。', en: 'Write {full}.' },
    bad: '从业人员 > 10',
    good: '企业.从业人员 > 10',
  },
  'expression/unknown-field': {
    severity: 'error',
    message: { zh: '{record}没有“{name}”这一项{near}。', en: 'There is no "{name}" in {record}{near}.' },
    hint: {
      zh: '在“.”后选择词表中的事实；也可以在工作区词表中新增。',
      en: 'Choose a fact of the vocabulary behind the dot, or add it to the vocabulary of the workspace.',
    },
    bad: '企业.从业人数量 > 10',
    good: '企业.从业人员 > 10',
  },
  'expression/no-fields': {
    severity: 'error',
    message: { zh: '{type}下面没有“{name}”。', en: '{type} has no "{name}" below it.' },
    hint: {
      zh: '“.”只能用在企业、事件及其列表之后。',
      en: 'A dot stands behind the enterprise, an event or a list of events only.',
    },
    bad: '企业.从业人员.人数 > 10',
    good: '企业.从业人员 > 10',
  },
  'expression/no-event': {
    severity: 'error',
    message: {
      zh: '这里没有触发事件，不能直接用“{name}”。',
      en: 'No event triggers this, so "{name}" has no meaning on its own here.',
    },
    hint: {
      zh: '写 some t in 企业.{name} satisfies …，或先写明触发事件。',
      en: 'Write some t in enterprise.{name} satisfies …, or name a trigger.',
    },
    bad: '专利.类型 = "发明专利"',
    good: 'some t in 企业.专利 satisfies t.类型 = "发明专利"',
  },
  'expression/unknown-function': {
    severity: 'error',
    message: { zh: '没有名为“{name}”的函数{near}。', en: 'There is no function called "{name}"{near}.' },
    hint: { zh: '可用的函数：{known}。', en: 'Functions: {known}.' },
    bad: '计数(企业.认定) > 0',
    good: 'count(企业.认定) > 0',
  },
  'expression/argument-count': {
    severity: 'error',
    message: {
      zh: '{name} 需要 {expected} 个参数，这里有 {found} 个。',
      en: '{name} takes {expected} argument(s), not {found}.',
    },
    hint: { zh: '按函数说明补全或删去参数。', en: 'Add or remove arguments.' },
    bad: 'count() > 0',
    good: 'count(企业.认定) > 0',
  },
  'expression/wrong-argument': {
    severity: 'error',
    message: { zh: '{name} 在这里需要{expected}，得到的是{found}。', en: '{name} takes {expected} here, not {found}.' },
    hint: { zh: '换成类型相符的值。', en: 'Give it a value of that type.' },
    bad: 'year(企业.从业人员) = 2023',
    good: 'year(企业.成立日期) = 2023',
  },
  'expression/date-argument': {
    severity: 'error',
    message: { zh: 'date(…) 里要直接写日期文本。', en: 'date(…) takes a date written out.' },
    hint: {
      zh: '写作 date("2023-01-01")；日期类的事实不需要 date。',
      en: 'Write date("2023-01-01"); facts that are dates need no date().',
    },
    bad: '企业.成立日期 > date(2023)',
    good: '企业.成立日期 > date("2023-01-01")',
  },
  'expression/bad-date': {
    severity: 'error',
    message: { zh: '“{found}”不是日期。', en: '"{found}" is no date.' },
    hint: { zh: '日期写作 2023-01-01。', en: 'Write dates as 2023-01-01.' },
    bad: '企业.成立日期 > "2023年1月1日"',
    good: '企业.成立日期 > "2023-01-01"',
  },
  'expression/no-such-day': {
    severity: 'error',
    message: { zh: '没有 {found} 这一天。', en: 'There is no such day as {found}.' },
    hint: { zh: '检查月份和日期。', en: 'Check the month and the day.' },
    bad: '企业.成立日期 > "2024-02-30"',
    good: '企业.成立日期 > "2024-02-29"',
  },
  'expression/unknown-value': {
    severity: 'error',
    message: { zh: '{type}中没有“{found}”{near}。', en: '"{found}" is no value of this {type}{near}.' },
    hint: { zh: '可以写：{known}。', en: 'Possible: {known}.' },
    bad: '企业.规模 = "小形"',
    good: '企业.规模 = "小型"',
  },
  'expression/title-without-level': {
    severity: 'error',
    message: { zh: '“{found}”有多个级别，要写明是哪一级。', en: '"{found}" exists at several levels: say which.' },
    hint: { zh: '可以是：{names}。', en: 'One of: {names}.' },
    bad: '认定.称号 = "“专精特新”中小企业"',
    good: '认定.称号 = "省级“专精特新”中小企业"',
  },
  'expression/ambiguous-region': {
    severity: 'error',
    message: { zh: '“{found}”不止一处，要写明是哪里。', en: 'There is more than one "{found}": say which.' },
    hint: { zh: '写全称或行政区划代码：{names}。', en: 'Write the full name or the area code: {names}.' },
    bad: '企业.所在区县 = "西湖区"',
    good: '企业.所在区县 = "南昌市西湖区"',
  },
  'expression/text-for-other': {
    severity: 'error',
    message: { zh: '这里需要{type}，“{found}”是文本。', en: '{type} belongs here; "{found}" is a text.' },
    hint: { zh: '数值不加引号；金额写作 10万元。', en: 'Write numbers without quotes, and money as 100000 yuan.' },
    bad: '企业.从业人员 > "10"',
    good: '企业.从业人员 > 10',
  },
  'expression/types-differ': {
    severity: 'error',
    message: { zh: '{left}与{right}不能比较。', en: '{left} cannot be compared with {right}.' },
    hint: { zh: '两边要是同一类的值。', en: 'Both sides must be of one kind.' },
    bad: '企业.成立日期 = 企业.从业人员',
    good: '企业.成立日期 = 基准日',
  },
  'expression/money-and-number': {
    severity: 'error',
    message: {
      zh: '金额与没有单位的数 {value} 不能比较。',
      en: 'Money cannot be compared with {value}, which has no unit.',
    },
    hint: {
      zh: '写明单位：{value}元 或 {value}万元。',
      en: 'Write the unit: {value}元 (yuan) or {value}万元 (10,000 yuan).',
    },
    bad: '企业.营业收入 > 5000',
    good: '企业.营业收入 > 5000万元',
  },
  'expression/money-without-unit': {
    severity: 'error',
    message: {
      zh: '金额要写明单位：{value}元 还是 {value}万元？',
      en: 'Money needs its unit: {value}元 (yuan) or {value}万元 (10,000 yuan)?',
    },
    hint: { zh: '在数后写“元”或“万元”。', en: 'Write 元 or 万元 behind the number.' },
    bad: '5000',
    good: '5000元',
  },
  'expression/wrong-type': {
    severity: 'error',
    message: { zh: '这里需要{expected}，得到的是{found}。', en: 'This must be {expected}, and is {found}.' },
    hint: { zh: '改写为{expected}。', en: 'Write {expected}.' },
    bad: '企业.从业人员',
    good: '企业.营业收入',
  },
  'expression/not-a-condition': {
    severity: 'error',
    message: {
      zh: '这里需要一个成立或不成立的条件，得到的是{found}。',
      en: 'A condition that is true or false belongs here, not {found}.',
    },
    hint: { zh: '补上比较，例如 > 10 或 = "小型"。', en: 'Add a comparison, such as > 10 or = "small".' },
    bad: '企业.从业人员 and 专精特新企业',
    good: '企业.从业人员 > 10 and 专精特新企业',
  },
  'expression/units-differ': {
    severity: 'error',
    message: { zh: '{left}与{right}不能做“{operator}”运算。', en: '"{operator}" does not go with {left} and {right}.' },
    hint: {
      zh: '金额只与金额相加减，人数、月数、项数等各与同类相加减；金额可以乘、除以数或比例。',
      en: 'Like is added to like: money to money, persons to persons; money can be multiplied and divided by numbers and rates.',
    },
    bad: '企业.营业收入 + 10 > 1万元',
    good: '企业.营业收入 + 10元 > 1万元',
  },
  'expression/date-arithmetic': {
    severity: 'error',
    message: {
      zh: '日期不能直接做“{operator}”运算（{left}与{right}）。',
      en: 'Dates are not calculated with "{operator}" ({left} and {right}).',
    },
    hint: {
      zh: '相隔多久写 monthsBetween(起, 止)，推算日期写 addMonths(日期, 月数)。',
      en: 'Use monthsBetween(from, to) or addMonths(date, months).',
    },
    bad: '基准日 - 企业.成立日期 > 3',
    good: 'monthsBetween(企业.成立日期, 基准日) > 3',
  },
  'expression/not-a-number': {
    severity: 'error',
    message: {
      zh: '这里需要数、比例或金额，得到的是{found}。',
      en: 'A number, rate or money belongs here, not {found}.',
    },
    hint: { zh: '换成数值。', en: 'Use a number.' },
    bad: 'abs(企业.成立日期) > 3',
    good: 'abs(企业.营业收入增长率) > 3%',
  },
  'expression/not-a-list': {
    severity: 'error',
    message: { zh: '这里需要列表，得到的是{found}。', en: 'A list belongs here, not {found}.' },
    hint: {
      zh: '列表写作 企业.认定、企业.支出 等。',
      en: 'Lists are written enterprise.recognitions, enterprise.expenses and so on.',
    },
    bad: 'count(企业.从业人员) > 3',
    good: 'count(企业.认定) > 3',
  },
  'expression/list-index': {
    severity: 'error',
    message: { zh: '列表不能按序号取值。', en: 'Items of a list cannot be taken by number.' },
    hint: {
      zh: '事件没有固定次序，请用条件筛选，例如 企业.认定[首次]。',
      en: 'Events have no fixed order: select them by a condition, such as enterprise.recognitions[firstTime].',
    },
    bad: 'count(企业.认定[1]) = 1',
    good: 'count(企业.认定[首次]) = 1',
  },
  'expression/not-aggregable': {
    severity: 'error',
    message: { zh: '{name} 不能用于{found}。', en: '{name} does not work on {found}.' },
    hint: {
      zh: '先取出数值字段，例如 企业.支出.金额。',
      en: 'Take a field with numbers first, such as enterprise.expenses.amount.',
    },
    bad: 'sum(企业.支出) > 1万元',
    good: 'sum(企业.支出.金额) > 1万元',
  },
  'expression/mixed-list': {
    severity: 'error',
    message: {
      zh: '列表中的值要同类：前面是{expected}，这里是{found}。',
      en: 'A list holds values of one kind: this is {found}, those before are {expected}.',
    },
    hint: { zh: '把不同类的值分开写。', en: 'Write them in lists of their own.' },
    bad: 'count([1, true]) = 2',
    good: 'count([1, 2]) = 2',
  },
  'expression/compares-lists': {
    severity: 'error',
    message: { zh: '{found}不能整体比较。', en: '{found} cannot be compared as a whole.' },
    hint: { zh: '写 some … satisfies，或比较其中的字段。', en: 'Write some … satisfies, or compare a field.' },
    bad: '企业.认定 = 企业.认定',
    good: 'some t in 企业.认定 satisfies t.首次',
  },
  'expression/list-compared': {
    severity: 'error',
    message: { zh: '{found}不能与{other}比较。', en: '{found} cannot be compared with {other}.' },
    hint: {
      zh: '写 some t in 列表 satisfies …，或 值 in 列表。',
      en: 'Write some t in list satisfies …, or value in list.',
    },
    bad: '企业.认定.称号 = "省级“专精特新”中小企业"',
    good: '"省级“专精特新”中小企业" in 企业.认定.称号',
  },
  'expression/compares-itself': {
    severity: 'error',
    message: {
      zh: '两边是同一个事实，比较总是一样的结果。',
      en: 'Both sides are the same fact, so the comparison says nothing.',
    },
    hint: {
      zh: '筛选 […] 中的名称先指被筛选的事件；要用外面的值，请改用 some t in … satisfies。',
      en: 'Inside a filter […] names mean the event being filtered first; use some t in … satisfies to reach others.',
    },
    bad: 'count(企业.培育库[地区 = 地区]) > 0',
    good: 'some p in 企业.培育库 satisfies p.地区 = 地区',
  },
  'expression/no-order': {
    severity: 'error',
    message: { zh: '{type}没有大小先后，不能用“{operator}”。', en: '"{operator}" has no meaning for {type}.' },
    hint: { zh: '用 = 、 != 或 in (…)。', en: 'Use =, != or in (…).' },
    bad: '企业.所有制 > "民营"',
    good: '企业.所有制 != "民营"',
  },
  'expression/order-of-values': {
    severity: 'error',
    message: {
      zh: '只能与写明的分级取值比较大小。',
      en: 'Order is tested against a value that is written out and has a rank.',
    },
    hint: { zh: '例如 认定.级别 >= "省级"。', en: 'For example event.level >= "省级".' },
    bad: '认定.级别 > (if 企业.已上市 then "省级" else "市级")',
    good: '认定.级别 > "市级"',
  },
  'expression/branches-differ': {
    severity: 'error',
    message: {
      zh: 'if 的两种情形给出的值不同类：{then}与{otherwise}。',
      en: 'The two cases of the if give different kinds of value: {then} and {otherwise}.',
    },
    hint: { zh: '让两边都是金额、都是数，或都是条件。', en: 'Make both money, both numbers or both conditions.' },
    bad: 'if 专精特新企业 then 5万元 else 3',
    good: 'if 专精特新企业 then 5万元 else 3万元',
  },
  'expression/bad-variable': {
    severity: 'error',
    message: { zh: '“{name}”不能作为变量名。', en: '"{name}" cannot be the name of a variable.' },
    hint: {
      zh: '变量名由文字、数字和下划线组成，不用保留词。',
      en: 'Use letters, digits and underscores, and no reserved word.',
    },
    bad: 'some 甲 乙 in 企业.认定 satisfies true',
    good: 'some t in 企业.认定 satisfies t.首次',
  },
  'expression/variable-twice': {
    severity: 'error',
    message: { zh: '变量“{name}”在外层已使用。', en: 'The variable "{name}" is already in use around here.' },
    hint: { zh: '换一个变量名。', en: 'Choose another name.' },
    bad: 'some t in 企业.认定 satisfies some t in 企业.平台 satisfies t.级别 = "省级"',
    good: 'some t in 企业.认定 satisfies some p in 企业.平台 satisfies p.级别 = "省级"',
  },
} as const satisfies CatalogueSection;
