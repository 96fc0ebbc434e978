import { readFileSync } from 'node:fs';
import type { PolicyReading } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/**
 * What a policy states besides its rules: the facts of its header, and by clause, reading or name the figures, days,
 * document numbers, titles and limits that its sentences mention, in their order.
 */
export interface WrittenFacts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly mentions: Readonly<Record<string, readonly string[]>>;
}

/** Reads the written facts on record, by policy file. */
export function readWrittenFacts(file: string): Readonly<Record<string, WrittenFacts>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, WrittenFacts>>;
}

const HEADER =
  'docNumber alternateDocNumbers region fiscalLevel issuedOn effective appliesSince assumedStart trial'.split(' ');
/** Keys of sentences, and of days no result shows, in items, definitions and readings. */
const SENTENCES = new Set('gist note title target label indicator by documents question chosen why'.split(' '));
const FIGURES =
  /〔\d{4}〕\d+号|\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|最高不超过|不超过|不低于|不少于|最多|至少|\d+(?:\.\d+)?(?:亿元|万元|元|%|‰)?/;

/** Collects the written facts of a policy. */
export function findWrittenFacts({ canonical }: PolicyReading, vocabulary: Vocabulary): WrittenFacts {
  const document = canonical?.document;
  if (!document) return { header: {}, mentions: {} };
  const titles = vocabulary.titles.map(({ name }) => name.zh).toSorted((a, b) => b.length - a.length);
  const words = new RegExp([...titles, FIGURES.source].join('|'), 'g');
  const mentions = new Map<string, readonly string[]>();
  const policy: Readonly<Record<string, unknown>> = { ...document.policy };
  const { articles, readings = [], parameters, definitions } = document;
  const sentencesOfPolicy = Object.entries(policy).filter(([key]) => ![...HEADER, 'id', 'version'].includes(key));
  sentencesOfPolicy.forEach(([key, value]) => collect(value, `policy.${key}`, true));
  collect(parameters, 'parameters');
  collect(definitions, 'definitions');
  for (const { items, number, title, chapter } of articles) {
    collect([title, chapter], `article ${number}`, true);
    for (const item of items) collect(item, item.clause ?? item.id);
  }
  for (const { alternatives = [], ...reading } of readings) {
    collect(reading, reading.id);
    for (const { name, note, changes = [] } of alternatives) {
      const owner = `${reading.id} / ${name}`;
      collect([name, note], owner, true);
      // Not every fact of the header shows in what an enterprise gets: a new one is a fact on record.
      collect(
        changes.filter(({ at }) => at.startsWith('policy.')).map(({ to }) => to),
        owner,
        true,
      );
    }
  }
  const header = Object.fromEntries(HEADER.flatMap((key) => (policy[key] === undefined ? [] : [[key, policy[key]]])));
  return { header, mentions: Object.fromEntries(mentions) };

  function collect(value: unknown, owner: string, sentence = false): void {
    if (typeof value === 'string' && sentence) {
      const found = value.match(words) ?? [];
      if (found.length > 0) mentions.set(owner, [...(mentions.get(owner) ?? []), ...found]);
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) collect(part, owner, sentence || SENTENCES.has(key));
  }
}
