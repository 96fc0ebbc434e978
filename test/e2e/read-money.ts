/** An amount as the window writes it. Units: fen; `max` is null where it has no upper limit. */
export interface ShownInterval {
  readonly min: number;
  readonly max: number | null;
}

/** Reads an interval such as `240万元–533万元 ＋未定`, `0–¥110,000` or `未获资金` back into figures. */
export function readInterval(shown: string): ShownInterval {
  const text = shown.replace(/(＋未定|\+ unknown)/g, '').trim();
  if (/^(未获资金|No payment)?$/.test(text)) return { min: 0, max: 0 };
  if (text.startsWith('≥')) return { min: readMoney(text.slice(1)), max: null };
  const [low = '', high] = text.split('–');
  return { min: readMoney(low), max: readMoney(high ?? low) };
}

/** Reads a change such as `—`, `+2万元` or `0…+2万元`, end by end. Units: fen. */
export function readChange(shown: string): { readonly min: number; readonly max: number } {
  const ends = shown === '—' ? ['0'] : shown.split('…');
  const [low = 0, high = low] = ends.map((end) => (end.startsWith('−') ? -1 : 1) * readMoney(end.replace(/^[+−]/, '')));
  return { min: low, max: high };
}

/** Adds intervals end by end. */
export function addIntervals(intervals: readonly ShownInterval[]): ShownInterval {
  return intervals.reduce(
    (sum, { min, max }) => ({ min: sum.min + min, max: sum.max === null || max === null ? null : sum.max + max }),
    { min: 0, max: 0 },
  );
}

function readMoney(shown: string): number {
  const found = /^¥?(?<figure>[\d,]+(?:\.\d+)?)(?<unit>亿元|万元|元)?$/.exec(shown.trim())?.groups;
  if (!found) throw new Error(`not an amount: ${shown}`);
  const factor = { 亿元: 100_000_000, 万元: 10_000, 元: 1 }[found['unit'] ?? '元'] ?? 1;
  return Math.round(Number(found['figure']?.replaceAll(',', '')) * factor * 100);
}
