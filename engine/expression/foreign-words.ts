/** Words drafters write for operators, and what the language writes. */
const operators: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  而且: 'and',
  和: 'and',
  与: 'and',
  AND: 'and',
  And: 'and',
  或: 'or',
  或者: 'or',
  OR: 'or',
  Or: 'or',
  等于: '=',
  是: '=',
  为: '=',
  不等于: '!=',
  大于: '>',
  小于: '<',
  大于等于: '>=',
  不小于: '>=',
  小于等于: '<=',
  不大于: '<=',
  属于: 'in',
  在: 'in',
  IN: 'in',
};

/** Gives the operator a word stands for; undefined for all other words. */
export function operatorFor(word: string): string | undefined {
  return Object.hasOwn(operators, word) ? operators[word] : undefined;
}
