import { readPolicy } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/**
 * Makes a policy of many items by repeating the articles of one, with identifiers of items and rows, and clause rows, of
 * their own. Readings and examples stay as they are.
 */
export function repeatArticles(policy: string, items: number): string {
  const start = policy.indexOf('\n条款:\n') + '\n条款:\n'.length;
  const end = policy.indexOf('\n口径:\n');
  const articles = policy.slice(start, policy.lastIndexOf('\n', policy.indexOf('# ── 口径')) + 1);
  const idsAfter = (start: RegExp) => [...articles.matchAll(start)].map(([, id]) => id ?? '');
  const ids = idsAfter(/^ {6}- 代号: ([a-z0-9-]+)/gm);
  const rows = idsAfter(/^ +- \{ 代号: ([a-z0-9-]+)/gm);
  if (start < 10 || end < start || ids.length === 0) throw new Error('The sample policy has no articles to repeat.');
  const copies = Math.ceil(items / ids.length);
  const word = new RegExp(`(?<![a-z0-9-])(?:${[...ids, ...rows].join('|')})(?![a-z0-9-])`, 'g');
  const repeated = Array.from({ length: copies - 1 }, (_, index) => {
    const suffix = `k${index + 2}`;
    return articles
      .replace(
        /(口径: \[)([^\]]*)(\])/g,
        (_, open: string, names: string, close: string) => `${open}${names.toUpperCase()}${close}`,
      )
      .replace(word, (id) => `${id}-${suffix}`)
      .replace(
        /(口径: \[)([^\]]*)(\])/g,
        (_, open: string, names: string, close: string) => `${open}${names.toLowerCase()}${close}`,
      )
      .replace(/(来源: [0-9A-Za-z.·_-]+)/g, `$1.${suffix}`);
  });
  return policy.slice(0, start) + articles + repeated.join('') + policy.slice(start + articles.length);
}

/** Throws where a policy has an error: of such a policy parts are left out of what is measured. */
export function expectInOrder(path: string, text: string, vocabulary: Vocabulary): void {
  const error = readPolicy({ path, text }, vocabulary).diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`${path} cannot be measured: ${error.message.en}`);
}
