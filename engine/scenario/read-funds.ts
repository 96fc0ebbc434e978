import { parseFigure } from '../values/figure-literal';
import { yuanToFen, noMoney, type Fen } from '../values/money';
import { add, compareRationals, formatRational, one, type Rational, zero } from '../values/rational';
import { readNumber } from './read-assumptions';
import type { ScenarioText } from './scenario-text';
import type { Fund, Instalment } from './scenario';

/** Reads the funds of a scenario. Errors: scenario/money, scenario/repeated-id, scenario/instalments, scenario/ranking. */
export function readFunds(text: ScenarioText): readonly Fund[] {
  const { document, map } = text.canonical;
  const ids = new Set<string>();
  return (document.funds ?? []).map((written, index): Fund => {
    const at = `/funds/${index}`;
    const { id, name, order, rankedBy = null, carryOver = false, waiting = false } = written;
    const money = (typed: string | number, pointer: string): Fen => {
      const fen = readMoney(String(typed));
      if (fen === null) text.report('scenario/money', map.valueRange(pointer), { written: String(typed) });
      return fen ?? noMoney;
    };
    if (ids.has(id)) text.report('scenario/repeated-id', map.valueRange(`${at}/id`), { id });
    ids.add(id);
    if ((order === 'ranked') !== (rankedBy !== null)) text.report('scenario/ranking', map.valueRange(`${at}/order`));
    const sizes = (written.sizes ?? []).map(
      ({ year, size }, place) => [year, money(size, `${at}/sizes/${place}/size`)] as const,
    );
    const instalments = readInstalments(text, at, written.instalments ?? [{ share: 1, after: 0 }]);
    return {
      id,
      name,
      scope: written.scope.map((scope, place) => ({ name: scope, place: map.valueRange(`${at}/scope/${place}`) })),
      size: money(written.size, `${at}/size`),
      sizes: new Map(sizes),
      order,
      rankedBy,
      carryOver,
      waiting,
      instalments,
    };
  });
}

function readInstalments(
  text: ScenarioText,
  at: string,
  written: readonly { readonly share: string | number; readonly after: number }[],
): readonly Instalment[] {
  const { map } = text.canonical;
  const instalments = written.map(({ share, after }, index): Instalment => {
    const value = readNumber(String(share));
    if (value && compareRationals(zero, value) <= 0 && compareRationals(value, one) <= 0)
      return { share: value, after };
    const of = { zh: '比例', en: 'share' };
    const args = { of, written: String(share), least: '0', most: '1' };
    text.report('scenario/number', map.valueRange(`${at}/instalments/${index}/share`), args);
    return { share: zero, after };
  });
  const sum = instalments.reduce<Rational>((total, { share }) => add(total, share), zero);
  if (compareRationals(sum, one) !== 0) {
    const percent = `${formatRational({ n: sum.n * 100n, d: sum.d })}%`;
    text.report('scenario/instalments', map.valueRange(`${at}/instalments`), { sum: percent });
  }
  return [...instalments].sort((a, b) => a.after - b.after);
}

/** Reads an amount such as `3000万元`, to the fen; null for anything else, and for one below zero. */
export function readMoney(written: string): Fen | null {
  const figure = parseFigure(written);
  if ('problem' in figure || figure.modality !== 'exactly' || figure.per.length > 0) return null;
  const { value } = figure;
  if (value.kind !== 'quantity' || value.unit === 'rate') return null;
  const fen = yuanToFen(value.value);
  return fen !== null && fen >= noMoney ? fen : null;
}
