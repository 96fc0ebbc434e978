import type { Page } from '@playwright/test';

/** Lists what a user reads or hears on the screen: texts, names, hints. What is typed or stored as code is left out. */
export async function listVisibleTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const left = '.view-lines, .sticky-widget, .margin, .decorationsOverviewRuler, code, pre, kbd, script, style';
    // Ant Design's arrow of a choice bears the English name of its icon; the choice has a name of its own.
    const known = '.ant-select .anticon';
    const texts = new Set<string>();
    const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(left) || !isShown(element)) continue;
      // Icons carry a name for nobody: they are hidden from those who would hear it.
      // The name of a control stands for those of its parts.
      const unheard = element.closest('[aria-hidden="true"]') ?? element.parentElement?.closest('button[aria-label]');
      const names = unheard ? ['title'] : ['aria-label', 'title', 'placeholder', 'alt'];
      if (node instanceof Element && node.matches(known)) continue;
      const found = node instanceof Element ? names.map((name) => node.getAttribute(name)) : [node.textContent];
      for (const text of found) if (text?.trim()) texts.add(text.trim());
    }
    return [...texts];
  });
}

/** Words in Latin letters that are neither names of keys and formats nor words of the data. */
export function findForeignLatin(texts: readonly string[], data: string): readonly string[] {
  const allowed =
    /^(EN|English|GB|SHA-256|PDF|Ed25519|SM\d|F\d+|Ctrl|Shift|Alt|Esc|[A-Z]|P[159]0|r\d+|samples|cuoshi-bundle)$/;
  return texts.filter((text) => {
    const words =
      text
        .replace(/[\w\p{L}./-]+\.(yaml|json|cuoshi|mjs|sql|dmn)|\/tmp\/\S+|cuoshi [a-z]+/gu, '')
        .match(/[A-Za-z][A-Za-z0-9-]*/g) ?? [];
    return words.some((word) => !allowed.test(word) && !data.includes(word));
  });
}

/** Chinese words that are not words of the data. */
export function findForeignChinese(texts: readonly string[], data: string): readonly string[] {
  return texts.filter((text) =>
    (text.match(/\p{Script=Han}+/gu) ?? []).some((word) => !/^(中|中文)$/.test(word) && !data.includes(word)),
  );
}
