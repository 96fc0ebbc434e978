import type { WorldText } from '../../main/ipc/population-contract';

interface Edit {
  readonly policy: RegExp;
  readonly place: RegExp;
  /** What stands at the place after the edit of that number. */
  readonly write: (before: string, stroke: number) => string;
}

/** Amounts, a rate, a cap and conditions of both policies, and what excludes: each moves money. */
const edits: readonly Edit[] = [
  amount(/^policies\/xihu/, /(国家级奖励:\s*\{ 代号: award-nation,\s*值: )\d+(?=万元)/, 10),
  amount(/^policies\/nanchang/, /(当: 国家级专精特新“小巨人”企业, 金额: 最高不超过)\d+(?=万元)/, 30),
  amount(/^policies\/xihu/, /(代号: fair-rate,\s*值: )\d+(?=%)/, 30),
  {
    policy: /^policies\/xihu/,
    place: /(发明专利" )(?:and 专利\.日期 <= date\("[\d-]+"\) )?(?=and 专精特新企业)/,
    write: (before, stroke) => `${before}and 专利.日期 <= date("2023-${month(stroke)}-28") `,
  },
  amount(/^policies\/xihu/, /(代号: fair-cap,\s*值: )\d+(?=万元)/, 5),
  {
    policy: /^policies\/nanchang/,
    place: /(条件: 认定\.类型 = "新认定")(?: and 认定\.日期 <= date\("[\d-]+"\))?(?=\n)/,
    write: (before, stroke) => `${before} and 认定.日期 <= date("2023-${month(stroke)}-28")`,
  },
  amount(/^policies\/xihu/, /(代号: platform-city,\s*值: )\d+(?=万元)/, 10),
  {
    policy: /^policies\/xihu/,
    place: /(条件: )(?:违法\.日期 <= date\("[\d-]+"\) or )?(?=违法\.类型 = "严重违法失信" and)/,
    write: (before, stroke) => `${before}违法.日期 <= date("2023-${month(stroke)}-28") or `,
  },
];

function amount(policy: RegExp, place: RegExp, from: number): Edit {
  return { policy, place, write: (before, stroke) => `${before}${from + stroke}` };
}

/** From March on, two further with every round of the edits. */
function month(stroke: number): string {
  return String(3 + 2 * (Math.floor(stroke / edits.length) % 5)).padStart(2, '0');
}

/** Gives the policies of an endless session in which every edit changes what somebody receives. */
export function* editMoney(policies: readonly WorldText[]): Generator<readonly WorldText[], never> {
  let texts = policies;
  for (let stroke = 1; ; stroke += 1) {
    const edit = edits[stroke % edits.length];
    const at = texts.findIndex(({ path }) => edit?.policy.test(path));
    const own = texts[at];
    const found = own && edit?.place.exec(own.text);
    if (!edit || !own || !found)
      throw new Error(`The sample policies no longer have the place ${String(edit?.place)} that the bench edits.`);
    const text =
      own.text.slice(0, found.index) +
      edit.write(found[1] ?? '', stroke) +
      own.text.slice(found.index + found[0].length);
    texts = texts.with(at, { ...own, text });
    yield texts;
  }
}
