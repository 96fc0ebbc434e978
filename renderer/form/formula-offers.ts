import { spellNames } from '../ui/spell-names';
import type { CompletionView } from '../worker/contract';

/** An offer that fits what is typed, as the field writes it. */
export interface FormulaOffer {
  readonly label: string;
  readonly detail: string;
  /** The whole formula with the offer taken, and where the cursor stands then. */
  readonly formula: string;
  readonly caret: number;
}

const MOST_OFFERS = 40;
const spelt = new Map<string, readonly string[]>();

/**
 * Picks the offers that fit the word before the cursor: by their words, by syllables or by first letters of pinyin;
 * those that begin with it come first.
 */
export function pickOffers(offers: readonly CompletionView[], formula: string, caret: number): readonly FormulaOffer[] {
  const ranked = offers.flatMap((offer, order) => {
    const typed = formula.slice(offer.range.start, caret).trim().toLowerCase();
    const rank = rankOf(offer, typed);
    return rank === null ? [] : [{ offer, rank, order }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, MOST_OFFERS)
    .map(({ offer }) => takeOffer(offer, formula));
}

function rankOf({ label, filter }: CompletionView, typed: string): number | null {
  if (typed === '') return 1;
  const words = `${label} ${filter ?? ''}`.toLowerCase();
  // What is there already in full is no offer.
  if (label.toLowerCase() === typed) return null;
  if (words.startsWith(typed)) return 0;
  if (words.includes(typed)) return 1;
  if (!/^[a-z]+$/.test(typed)) return null;
  const spelling = spelt.get(label) ?? spellNames([label]);
  spelt.set(label, spelling);
  if (spelling.some((one) => one.startsWith(typed))) return 0;
  return spelling.some((one) => one.includes(typed)) ? 2 : null;
}

function takeOffer({ label, detail, range, text, snippet }: CompletionView, formula: string): FormulaOffer {
  const { plain, place } = snippet ? readSnippet(text) : { plain: text, place: text.length };
  return {
    label,
    detail,
    formula: formula.slice(0, range.start) + plain + formula.slice(range.end),
    caret: range.start + place,
  };
}

/** A snippet as plain text, with the cursor behind its first place. */
function readSnippet(snippet: string): { readonly plain: string; readonly place: number } {
  let plain = '';
  let place: number | null = null;
  const part = /\$\{\d+(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^,|\\])*)[^}]*)?\}|\$\d+|\\([\s\S])|[^$\\]+|[\s\S]/g;
  for (const [found, text, choice, escaped] of snippet.matchAll(part)) {
    const isPlace = /^\$(?:\d|\{)/.test(found);
    plain += isPlace ? (text ?? choice ?? '').replace(/\\(.)/g, '$1') : (escaped ?? found);
    if (isPlace) place ??= plain.length;
  }
  return { plain, place: place ?? plain.length };
}
