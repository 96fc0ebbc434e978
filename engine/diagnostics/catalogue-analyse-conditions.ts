import type { FindingSection } from './catalogue-entry';

/** What the analysis finds in the conditions and amounts of one policy. */
export const analyseConditionsCatalogue = {
  'analyse/level-gap': {
    severity: 'warning',
    message: {
      zh: '“{item}”的表没有写{missing}，而比它高和比它低的都有。',
      en: 'The table of "{item}" has no row for {missing}, though there are rows above and below it.',
    },
    hint: {
      zh: '如果本来就不给，请在备注中说明；否则补一行。',
      en: 'Add a row, or say in a note that nothing is meant to be paid.',
    },
    bad: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }, { 当: 市级, 金额: 3万元 }]',
    good: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }, { 当: 省级, 金额: 5万元 }, { 当: 市级, 金额: 3万元 }]',
    fix: 'edit',
  },
  'analyse/range-gap': {
    severity: 'warning',
    message: {
      zh: '“{item}”的表对{fact}在 {gap} 的情形没有规定，而两侧都有。',
      en: 'The table of "{item}" says nothing about {fact} in {gap}, though there are rows on both sides.',
    },
    hint: { zh: '请把相邻两行的界限接上。', en: 'Let the limits of the neighbouring rows meet.' },
    bad: '按: 企业.从业人员\n表: [{ 当: "< 100", 金额: 1万元 }, { 当: "> 100", 金额: 2万元 }]',
    good: '按: 企业.从业人员\n表: [{ 当: "< 100", 金额: 1万元 }, { 当: ">= 100", 金额: 2万元 }]',
    fix: 'edit',
  },
  'analyse/row-overlap': {
    severity: 'warning',
    message: {
      zh: '“{item}”的第 {row} 行与第 {other} 行可以同时符合，按较高的给付。',
      en: 'Rows {row} and {other} of "{item}" can fit the same event; the higher amount is paid.',
    },
    hint: {
      zh: '如果不是有意如此，请改成互不相交的条件。',
      en: 'Make the rows exclude each other unless this is meant.',
    },
    bad: '按: 企业.从业人员\n表: [{ 当: "> 5", 金额: 1万元 }, { 当: "> 10", 金额: 2万元 }]',
    good: '按: 企业.从业人员\n表: [{ 当: "(5..10]", 金额: 1万元 }, { 当: "> 10", 金额: 2万元 }]',
    fix: 'edit',
  },
  'analyse/item-overlap': {
    severity: 'information',
    message: {
      zh: '同一事件可同时得到“{other}”和“{item}”，文中没有写怎样处理，按两项都给计算。',
      en: 'One event can bring both "{other}" and "{item}"; the text does not say how they combine, so both are paid.',
    },
    hint: {
      zh: '请加一条叠加规则写明可叠加、就高或合计封顶，或用条件把两项分开。',
      en: 'Add a stacking clause (additive, highest or sharedCap), or let conditions keep the items apart.',
    },
    bad: '条件: 企业.从业人员 > 5\n金额: 1万元\n条件: 企业.从业人员 > 10\n金额: 2万元',
    good: '条件: 企业.从业人员 <= 10\n金额: 1万元\n条件: 企业.从业人员 > 10\n金额: 2万元',
    fix: { zh: '叠加还是择一，由起草单位定。', en: 'Whether both are paid, the drafter decides.' },
  },
  'analyse/masked-row': {
    severity: 'warning',
    message: {
      zh: '“{item}”的第 {row} 行从不起作用：符合它的都符合另一行，且那一行不少给。',
      en: 'Row {row} of "{item}" has no effect: whatever fits it fits another row that pays no less.',
    },
    hint: { zh: '请删除这一行，或核对条件和金额。', en: 'Remove the row, or check its test and its amount.' },
    bad: '按: 企业.从业人员\n表: [{ 当: "> 5", 金额: 3万元 }, { 当: "> 10", 金额: 2万元 }]',
    good: '按: 企业.从业人员\n表: [{ 当: "(5..10]", 金额: 2万元 }, { 当: "> 10", 金额: 3万元 }]',
    fix: 'edit',
  },
  'analyse/unreachable-row': {
    severity: 'warning',
    message: {
      zh: '“{item}”的第 {row} 行永远选不中：它与本条的其他条件互相矛盾。',
      en: 'Row {row} of "{item}" can never be selected: it contradicts the other conditions of the item.',
    },
    hint: { zh: '请核对条件，或删除这一行。', en: 'Check the conditions, or remove the row.' },
    bad: '条件: 认定.级别 = "省级"\n按: 认定.级别\n表: [{ 当: 省级, 金额: 5万元 }, { 当: 市级, 金额: 3万元 }]',
    good: '条件: 认定.级别 = "省级"\n按: 认定.级别\n表: [{ 当: 省级, 金额: 5万元 }]',
    fix: 'edit',
  },
  'analyse/never-true': {
    severity: 'error',
    message: { zh: '这里永远不成立，没有企业能符合。', en: 'This can never hold: no enterprise meets it.' },
    hint: { zh: '请核对界限和取值。', en: 'Check its limits and values.' },
    bad: '条件: 企业.从业人员 > 300 and 企业.从业人员 < 100',
    good: '条件: 企业.从业人员 > 100 and 企业.从业人员 < 300',
    fix: { zh: '哪个界限写错，只有起草单位知道。', en: 'Which limit is wrong, only the drafter knows.' },
  },
  'analyse/always-true': {
    severity: 'warning',
    message: {
      zh: '这里只要事实已填就总是成立，没有限定作用。',
      en: 'This holds whenever the facts are known, so it restricts nothing.',
    },
    hint: {
      zh: '请核对 and、or 和界限；如列举的已是全部取值，可以删除。',
      en: 'Check its limits and whether `and` was meant; where it names all values there are, it can go.',
    },
    bad: '条件: 企业.从业人员 > 100 or 企业.从业人员 <= 300',
    good: '条件: 企业.从业人员 > 100 and 企业.从业人员 <= 300',
    fix: 'edit',
  },
  'analyse/redundant-condition': {
    severity: 'warning',
    message: { zh: '这一部分是多余的：其余部分已经包含它。', en: 'This part is redundant: the rest already says it.' },
    hint: {
      zh: '删除它，结果不变；请先核对界限是否写错。',
      en: 'Without it the result is the same; check first whether a limit is wrong.',
    },
    bad: '条件: 企业.从业人员 > 5 and 企业.从业人员 > 10',
    good: '条件: 企业.从业人员 > 10',
    fix: 'edit',
  },
  'analyse/contradiction': {
    severity: 'error',
    message: {
      zh: '“{item}”的各项条件不能同时成立，任何企业都得不到。',
      en: 'The conditions of "{item}" cannot hold together: no enterprise can receive it.',
    },
    hint: { zh: '请核对本条与适用条件（{others}）。', en: 'Check the item against the conditions of {others}.' },
    bad: '类型: 适用条件\n条件: 企业.规模 = "大型"\n类型: 奖励\n条件: 企业.规模 = "小型"',
    good: '类型: 适用条件\n条件: 企业.规模 in ("中型", "小型")\n类型: 奖励\n条件: 企业.规模 = "小型"',
    fix: { zh: '哪一条要改，只有起草单位知道。', en: 'Which of the clauses must change, only the drafter knows.' },
  },
  'analyse/tier-inversion': {
    severity: 'warning',
    message: {
      zh: '级别高的反而少：{higher}给 {less}，{lower}给 {more}。',
      en: 'A higher level pays less: {higher} gives {less}, {lower} gives {more}.',
    },
    hint: { zh: '请核对两行的金额是否写反。', en: 'Check whether the two amounts were swapped.' },
    bad: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 5万元 }, { 当: 省级, 金额: 10万元 }]',
    good: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }, { 当: 省级, 金额: 5万元 }]',
    fix: 'edit',
  },
  'analyse/tier-inversion-across': {
    severity: 'warning',
    message: {
      zh: '级别高的反而少：{higher}按“{item}”得 {less}，{lower}按{other}得 {more}。',
      en: 'A higher level is paid less: {higher} {less} under "{item}", {lower} {more} under {other}.',
    },
    hint: {
      zh: '请核对两条的金额；如果有意如此，请在备注中说明。',
      en: 'Check the amounts of both clauses; say in a note if this is meant.',
    },
    bad: '条件: 认定.级别 = "国家级"\n金额: 5万元\n条件: 认定.级别 = "省级"\n金额: 10万元',
    good: '条件: 认定.级别 = "国家级"\n金额: 10万元\n条件: 认定.级别 = "省级"\n金额: 5万元',
    fix: 'edit',
  },
  'analyse/notch': {
    severity: 'warning',
    message: {
      zh: '{fact}从 {from} 增加到 {to}，“{item}”的给付反而由 {more} 减到 {less}。',
      en: 'When {fact} grows from {from} to {to}, "{item}" pays {less} instead of {more}.',
    },
    hint: {
      zh: '如果不是有意如此，可改用分段累计或补足差额。',
      en: 'Unless this is meant, pay by portions or guarantee the amount of the step below.',
    },
    bad: '金额: if 企业.从业人员 < 100 then 5万元 else 3万元',
    good: '金额: if 企业.从业人员 < 100 then 3万元 else 5万元',
    fix: { zh: '分段累计还是补足差额，由起草单位定。', en: 'Portions or a guaranteed amount: the drafter decides.' },
  },
  'analyse/cliff': {
    severity: 'information',
    message: {
      zh: '{fact}从 {from} 增加到 {to}，“{item}”的 {more} 全部失去。',
      en: 'When {fact} grows from {from} to {to}, "{item}" is lost altogether: {more}.',
    },
    hint: {
      zh: '上限本身可能就是这个意思；如担心企业为此停在线下，可设过渡档。',
      en: 'The limit may mean just that; a transitional step keeps enterprises from stopping below it.',
    },
    bad: '条件: 企业.从业人员 <= 300\n金额: 50万元',
    good: '按: 企业.从业人员\n表: [{ 当: "<= 300", 金额: 50万元 }, { 当: "> 300", 金额: 60万元 }]',
    fix: { zh: '上限可能正是本意，由起草单位定。', en: 'The limit may be meant: the drafter decides.' },
  },
  'analyse/dead-cap': {
    severity: 'warning',
    message: {
      zh: '这个上限 {cap} 永远达不到：最多只有 {most}。',
      en: 'This cap of {cap} can never bind: there is at most {most}.',
    },
    hint: { zh: '请核对数额，或删除上限。', en: 'Check the figure, or remove the cap.' },
    bad: '金额: 3万元\n封顶: { 金额: 5万元, 期间: 每次 }',
    good: '金额: 30万元\n封顶: { 金额: 5万元, 期间: 每次 }',
    fix: 'edit',
  },
} as const satisfies FindingSection;
