import { describe, expect, it } from 'vitest';
import { commands } from '../commands';
import { enManual } from './manual-en';
import { findTopics, manualTopicIds, wordsOf } from './manual-topic';
import { zhManual } from './manual-zh';

describe('the manual', () => {
  it('has the same topics in both languages, each with as many parts', () => {
    const outline = (topics: typeof zhManual) =>
      topics.map(({ id, blocks }) => [
        id,
        blocks.map((block) => ('text' in block ? 1 : 'steps' in block ? block.steps.length : block.points.length)),
      ]);
    expect(outline(enManual)).toEqual(outline(zhManual));
    expect(zhManual.map(({ id }) => id)).toEqual(manualTopicIds);
  });

  it.each([zhManual, enManual])('names only keys that do something', (...topics) => {
    const pressed = new Set(commands.flatMap(({ shortcut }) => shortcut?.split(' ') ?? []));
    const keys = topics.flatMap(({ blocks }) => JSON.stringify(blocks).match(/`(?:Ctrl|F\d)[^`]*`/g) ?? []);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.map((key) => key.slice(1, -1)).filter((key) => !pressed.has(key))).toEqual([]);
  });

  it('is searched by all words that are typed', () => {
    expect(findTopics(zhManual, '签名').map(({ id }) => id)).toContain('signing');
    expect(findTopics(enManual, 'Passphrase KEY').map(({ id }) => id)).toEqual(['signing']);
    expect(findTopics(enManual, 'passphrase nowhere-found')).toEqual([]);
    expect(findTopics(zhManual, ' ')).toHaveLength(manualTopicIds.length);
    for (const topic of zhManual) expect(wordsOf(topic)).not.toContain('`');
  });
});
