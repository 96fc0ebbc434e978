import type { CheckedPolicy } from '../check/checked-policy';
import type { DocumentDifference } from './document-difference';
import { listParts, summarisePart, type DocumentPart } from './document-part';

/**
 * Finds what two versions of a policy say otherwise, part by part: parts are recognised by their identifiers, rows of
 * tables by what selects them, and what they say is compared by its meaning. Order, comments and spelling do not count.
 *
 * Shape: in the order of the later document; what went stands behind.
 */
export function compareDocuments(before: CheckedPolicy, after: CheckedPolicy): readonly DocumentDifference[] {
  const [old, fresh] = [indexParts(before), indexParts(after)];
  const found = [...fresh].flatMap(([name, part]): readonly DocumentDifference[] => {
    const earlier = old.get(name);
    if (!earlier) return isToldWithItem(part, old) ? [] : [cameOrWent('added', part)];
    return comparePart(earlier, part);
  });
  const gone = [...old].filter(([name, part]) => !fresh.has(name) && !isToldWithItem(part, fresh));
  return [...found, ...gone.map(([, part]) => cameOrWent('removed', part))];
}

/** A text that is compared again and again, as a baseline is with every edit, is taken apart once. */
const indexed = new WeakMap<CheckedPolicy, ReadonlyMap<string, DocumentPart>>();

function indexParts(checked: CheckedPolicy): ReadonlyMap<string, DocumentPart> {
  const known = indexed.get(checked);
  if (known) return known;
  const parts = new Map<string, DocumentPart>();
  for (const part of listParts(checked)) {
    const name = `${part.topic} ${part.key}`;
    // Two rows for one title, say: the second is told by its place among them.
    let free = name;
    for (let number = 2; parts.has(free); number += 1) free = `${name} ${number}`;
    parts.set(free, part);
  }
  indexed.set(checked, parts);
  return parts;
}

/** An article that came or went whole is told by its items; a row of it never without its amount. */
function isToldWithItem({ topic }: DocumentPart, others: ReadonlyMap<string, DocumentPart>): boolean {
  return topic === 'article' && others.size > 0;
}

function cameOrWent(kind: 'added' | 'removed', part: DocumentPart): DocumentDifference {
  const words = summarisePart(part);
  const isNew = kind === 'added';
  return {
    kind,
    topic: part.topic,
    weight: part.weight,
    pointer: { before: isNew ? null : part.pointer, after: isNew ? part.pointer : null },
    subject: part.subject,
    part: null,
    before: isNew ? null : words,
    after: isNew ? words : null,
  };
}

function comparePart(before: DocumentPart, after: DocumentPart): readonly DocumentDifference[] {
  const { topic, subject } = after;
  const moved: readonly DocumentDifference[] =
    topic === 'item' && before.place !== after.place
      ? [
          {
            kind: 'moved',
            topic,
            weight: 'words',
            pointer: { before: before.pointer, after: after.pointer },
            subject,
            part: null,
            before: placeWords(before),
            after: placeWords(after),
          },
        ]
      : [];
  const keys = new Set([...before.contents.keys(), ...after.contents.keys()]);
  const changed = [...keys].flatMap((key): readonly DocumentDifference[] => {
    const [old, fresh] = [before.contents.get(key), after.contents.get(key)];
    const known = fresh ?? old;
    if (!known || (old && fresh && old.words.zh === fresh.words.zh && old.words.en === fresh.words.en)) return [];
    return [
      {
        kind: 'changed',
        topic,
        weight: known.weight,
        pointer: { before: old?.pointer ?? null, after: fresh?.pointer ?? null },
        subject,
        part: known.label,
        before: old?.words ?? null,
        after: fresh?.words ?? null,
      },
    ];
  });
  return [...moved, ...changed];
}

function placeWords({ place }: DocumentPart) {
  return { zh: `第${place ?? ''}条`, en: `article ${place ?? ''}` };
}
