import type { CatalogueSection } from './catalogue-entry';

/** Stacking, other levels, eligibility. */
export const checkRuleCatalogue = {
  'check/shared-cap-without-amount': {
    severity: 'error',
    message: { zh: '合计封顶“{id}”没有写金额。', en: 'The shared cap "{id}" states no amount.' },
    hint: { zh: '请填写“金额”。', en: 'Give its amount.' },
    bad: '类型: 叠加规则\n规则: 合计封顶',
    good: '类型: 叠加规则\n规则: 合计封顶\n金额: 100万元',
  },
  'check/shared-cap-across-levels': {
    severity: 'error',
    message: {
      zh: '合计封顶“{id}”不能涉及其他层级的资金。',
      en: 'The shared cap "{id}" cannot reach money of other levels.',
    },
    hint: {
      zh: '请删除“层级”；与其他层级的关系用可叠加、就高、不重复或补差表示。',
      en: 'Remove "levels"; money of other levels is additive, highest, exclusive or topUp.',
    },
    bad: '类型: 叠加规则\n规则: 合计封顶\n金额: 100万元\n层级: [市]',
    good: '类型: 叠加规则\n规则: 合计封顶\n金额: 100万元',
  },
  'check/idle-field': {
    severity: 'warning',
    message: { zh: '“{field}”在规则“{id}”中不起作用。', en: '"{field}" has no effect in the rule "{id}".' },
    hint: {
      zh: '金额只用于合计封顶，“不同”只用于就高，涉及其他层级的规则适用整个政策。',
      en: 'An amount belongs to a shared cap, "differing" to highest; a rule about other levels holds for the whole policy.',
    },
    bad: '规则: 可叠加\n金额: 5万元',
    good: '规则: 可叠加',
  },
  'check/alike-without-same': {
    severity: 'error',
    message: {
      zh: '规则“{id}”写了“视同”，但没有恰好一个“相同”字段，不知道说的是哪个字段的取值。',
      en: 'The rule "{id}" says what counts as one, but not of which field: "same" must name exactly one.',
    },
    hint: {
      zh: '请在“相同”中只写一个字段，如 [系列]；“视同”写该字段的取值。',
      en: 'Name one field under "same", such as [family]; "alike" lists its values.',
    },
    bad: '类型: 叠加规则\n规则: 就高\n视同: [[“专精特新”中小企业, “小巨人”企业]]',
    good: '类型: 叠加规则\n规则: 就高\n相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业]]',
  },
  'check/alike-twice': {
    severity: 'error',
    message: {
      zh: '“{value}”在规则“{id}”的“视同”里出现了两次。',
      en: '"{value}" is listed twice under "alike" of the rule "{id}".',
    },
    hint: {
      zh: '一个取值只能归入一组；要合并的请写在同一组里。',
      en: 'Put each value into one list; values that count as one stand in the same list.',
    },
    bad: '类型: 叠加规则\n规则: 就高\n相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业], [“小巨人”企业, 制造业单项冠军]]',
    good: '类型: 叠加规则\n规则: 就高\n相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业, 制造业单项冠军]]',
  },
  'check/cap-per-yearly': {
    severity: 'error',
    message: {
      zh: '“{id}”全年合并成一笔，一笔里有多个取值，无法再分别封顶。',
      en: '"{id}" makes one claim of all events of a year, so it has no cap of its own for each value.',
    },
    hint: {
      zh: '请把“计算单位”改为每次，或删去封顶里的“每”。',
      en: 'Make it one claim for each event (claim: event), or remove "per" from the cap.',
    },
    bad: '类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%\n计算单位: 每年\n封顶: { 金额: 50万元, 每: [类别] }',
    good: '类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%\n计算单位: 每次\n封顶: { 金额: 50万元, 每: [类别] }',
  },
  'check/scoped-claw-back': {
    severity: 'error',
    message: {
      zh: '“{id}”只涉及部分措施，而“{sanction}”要追回已拨付的资金，追回哪一部分不清楚。',
      en: '"{id}" reaches some items only, but "{sanction}" claims back what was paid: which part is not clear.',
    },
    hint: {
      zh: '请删去“范围”使其涉及全部措施，或不把它列入追回的情形。',
      en: 'Remove "among" so that it reaches everything, or take it off the sanction.',
    },
    bad: '类型: 不予奖励\n代号: fraud\n触发: 违法\n条件: 违法.类型 = "偷税"\n范围: [paid-award]',
    good: '类型: 不予奖励\n代号: fraud\n触发: 违法\n条件: 违法.类型 = "偷税"',
  },
  'check/stacking-contradiction': {
    severity: 'error',
    message: {
      zh: '对同样的奖补，“{id}”说{first}，此处说{second}，无法判断按哪一条发。',
      en: 'Of the same money "{id}" says {first} and this rule says {second}: nothing tells which of them pays.',
    },
    hint: {
      zh: '请保留一条，或用“范围”“相同”写清各管哪些情形。',
      en: 'Keep one of them, or say with "among" and "same" which cases each of them is for.',
    },
    bad: '类型: 叠加规则\n规则: 可叠加\n类型: 叠加规则\n规则: 就高',
    good: '类型: 叠加规则\n规则: 可叠加\n类型: 叠加规则\n规则: 就高\n相同: [系列]',
  },
  'check/level-contradiction': {
    severity: 'error',
    message: {
      zh: '与该层级的关系前后不一：先为{first}，此处为{second}。',
      en: 'The relation to this level is {first} elsewhere and {second} here.',
    },
    hint: { zh: '请核对条款，使政策信息与叠加规则一致。', en: 'Make the header and the stacking items say the same.' },
    bad: '与其他层级: { 市: 不重复 }\n规则: 可叠加\n层级: [市]',
    good: '与其他层级: { 市: 可叠加 }\n规则: 可叠加\n层级: [市]',
  },
  'check/level-in-one-place': {
    severity: 'warning',
    message: {
      zh: '政策信息和叠加规则都写了与其他层级的关系，这个层级却只有一处写到。',
      en: 'Header and stacking items both speak of other levels, but only one of them of this level.',
    },
    hint: { zh: '请核对条款，使两处写到的层级一致。', en: 'Name the same levels in both, as the clause does.' },
    bad: '与其他层级: { 省: 可叠加, 市: 可叠加 }\n规则: 可叠加\n层级: [市]',
    good: '与其他层级: { 省: 可叠加, 市: 可叠加 }\n规则: 可叠加\n层级: [省, 市]',
  },
  'check/own-level': {
    severity: 'warning',
    message: { zh: '这是本政策自己的财政层级。', en: "This is the policy's own fiscal level." },
    hint: {
      zh: '同级政策之间的关系不由此处决定，请删除或更正层级。',
      en: 'Relations hold for other levels: remove or correct it.',
    },
    bad: '财政层级: 市\n与其他层级: { 市: 可叠加 }',
    good: '财政层级: 市\n与其他层级: { 省: 可叠加 }',
  },
  'check/limit-reaches-nothing': {
    severity: 'warning',
    message: { zh: '叠加规则“{id}”没有约束任何给付措施。', en: 'The stacking rule "{id}" reaches no paying item.' },
    hint: {
      zh: '请核对“范围”，以及“相同”“不同”的字段是否属于这些措施的事件。',
      en: 'Check "among", and that the events of these items have the fields named.',
    },
    bad: '类型: 叠加规则\n规则: 就高\n相同: [系列, 专利号]',
    good: '类型: 叠加规则\n规则: 就高\n相同: [系列]',
  },
  'check/place-conflict': {
    severity: 'error',
    message: { zh: '地域要求与“{id}”不一致。', en: 'Another place counts according to "{id}".' },
    hint: { zh: '整个政策只有一种地域要求，请保留一处。', en: 'One place counts for the whole policy: keep one.' },
    bad: '地域: 认定地\n地域: 所在地',
    good: '地域: 认定地和所在地',
  },
  'check/place-for-some': {
    severity: 'error',
    message: {
      zh: '地域要求适用整个政策，不能限于部分措施（“{id}”）。',
      en: 'The place holds for the whole policy, not for some items ("{id}").',
    },
    hint: {
      zh: '请删除“范围”，或把地域写进这些措施的“条件”。',
      en: 'Remove "among", or state the place in the conditions of those items.',
    },
    bad: '类型: 适用条件\n地域: 认定地\n范围: [patent-award]',
    good: '类型: 适用条件\n地域: 认定地',
  },
} as const satisfies CatalogueSection;
