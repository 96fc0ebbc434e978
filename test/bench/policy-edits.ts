/** A policy text as it stands after a keystroke, and what kind of keystroke it was. */
export interface EditedText {
  readonly kind: EditKind;
  readonly text: string;
}

export type EditKind = 'amount' | 'gist' | 'condition' | 'break' | 'mend';

const AMOUNT = /(国家级奖励:\s*\{ 代号: award-nation,\s*值: )\d+(万元)/;
const GIST = /(要点: 健全政府性融资担保，)/;
const BREAK = /( {8}类型: 奖励\n {8}标题: 企业称号奖励\n {8}对象)(:)/;

/**
 * Gives the texts of an endless editing session: each differs from the one before as one keystroke would make it. None
 * comes twice, so that no memory of an earlier text can answer for it, but for that of a slip undone at once.
 */
export function* typeInto(policy: string): Generator<EditedText, never> {
  let text = policy;
  let letters = '';
  for (let stroke = 1; ; stroke += 1) {
    text = replaceOnce(text, AMOUNT, (before, unit) => `${before}${10 + stroke}${unit}`);
    yield { kind: 'amount', text };
    const letter = String.fromCodePoint(0x4e00 + (stroke % 20_000));
    letters = letters.length < 12 ? letters + letter : letter;
    text = replaceOnce(text, GIST, (before) => `${before}${letter}`);
    yield { kind: 'gist', text };
    yield { kind: 'break', text: replaceOnce(text, BREAK, (before) => before) };
    yield { kind: 'mend', text };
    text = replaceOnce(
      text,
      /(条件: 平台\.类型 = "科技创新平台" and )(?:\d+ < \d+ and )?(专精特新企业)/,
      (before, after) => `${before}${stroke} < ${stroke + 1} and ${after}`,
    );
    yield { kind: 'condition', text };
  }
}

function replaceOnce(text: string, pattern: RegExp, make: (...groups: string[]) => string): string {
  const found = pattern.exec(text);
  if (!found) throw new Error(`The sample policy no longer has the place ${String(pattern)} that the bench types at.`);
  return text.slice(0, found.index) + make(...found.slice(1)) + text.slice(found.index + found[0].length);
}
