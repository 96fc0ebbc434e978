import path from 'node:path';

const MONACO = '/monaco-editor/esm/vs/';

/** A call with a number of the table and the English words, and nothing else. */
const SIMPLE = String.raw`localize\(\d+, (?:"[^"\n]*"|'[^'\n]*')\)`;

/** @typedef {{ find: RegExp, replace: string }} Rule */

/** Says a constant of a module anew: `const A = localize(...)`. @type {Rule} */
const constants = {
  find: /^const (\w+) = (localize\(\d+, .*\));$/gm,
  replace: 'let $1; tellAndRetell(() => { $1 = $2; });',
};

/** Says a constant of a class anew: `static { this.A = localize(...); }`. @type {Rule} */
const statics = {
  find: /^( +)static \{ (this\.\w+ = \[?localize\(\d+, .*;) \}$/gm,
  replace: '$1static { tellAndRetell(() => { $2 }); }',
};

/** Says a member of a namespace anew: `A.b = localize(...);`. @type {Rule} */
const members = {
  find: /^ +([\w.[\]]+ = localize\(\d+, .*\);)$/gm,
  replace: 'tellAndRetell(() => { $1 });',
};

/** Makes the options of decorations, which copy their words, again. @type {Rule} */
const decorations = {
  find: /static \{ (this\.\w+ = ModelDecorationOptions\.register\(\{[^{}]*\}\);) \}/g,
  replace: 'static { tellAndRetell(() => { $1 }); }',
};

/** Makes a word inside an object a property that is read when it is shown: `title: localize(...)`. @type {Rule} */
const properties = {
  find: new RegExp(String.raw`(\[\d+ /\* [\w.]+ \*/\]|\b\w+): (${SIMPLE})`, 'g'),
  replace: 'get $1() { return $2; }',
};

/** Gives menus titles that can change, which they know how to show, in place of fixed ones. @type {Rule} */
const menuTitles = {
  find: new RegExp(String.raw`\btitle: localize(\(\d+, )`, 'g'),
  replace: 'title: sayLive$1',
};

/** Keeps a title live that is spread into an object with further forms of it. @type {Rule} */
const spreadTitles = {
  find: /\.\.\.localize2\((\d+), ("[^"\n]*")\)/g,
  replace: 'get value() { return sayOnce($1, $2); }, original: $2',
};

/** Where a word of Monaco's is made once and kept: the rules that change it, and how often they must find something. */
const CHANGES = new Map(
  /** @type {[string, [Rule, number][]][]} */ ([
    ['base/browser/ui/findinput/findInput.js', [[constants, 1]]],
    ['base/browser/ui/findinput/findInputToggles.js', [[constants, 3]]],
    ['base/browser/ui/findinput/replaceInput.js', [[constants, 2]]],
    ['base/browser/ui/progressbar/progressbar.js', [[constants, 1]]],
    [
      'editor/browser/editorExtensions.js',
      [
        [menuTitles, 9],
        // Titles of the context menu that an action does not name itself are those of the action.
        [
          {
            find: /item\.title = typeof opts\.label === 'string' \? opts\.label : opts\.label\.value;/g,
            replace: 'item.title = opts.label;',
          },
          1,
        ],
      ],
    ],
    ['editor/browser/widget/diffEditor/diffEditor.contribution.js', [[menuTitles, 4]]],
    ['editor/common/languages.js', [[properties, 26]]],
    ['editor/common/standaloneStrings.js', [[members, 11]]],
    ['editor/contrib/clipboard/browser/clipboard.js', [[menuTitles, 12]]],
    ['editor/contrib/codeAction/browser/codeActionMenu.js', [[properties, 8]]],
    ['editor/contrib/find/browser/findWidget.js', [[constants, 15]]],
    [
      'editor/contrib/folding/browser/foldingDecorations.js',
      [
        [constants, 2],
        [decorations, 12],
      ],
    ],
    [
      'editor/contrib/gotoSymbol/browser/goToCommands.js',
      [
        [menuTitles, 1],
        [spreadTitles, 5],
      ],
    ],
    ['editor/contrib/hover/browser/hoverActionIds.js', [[constants, 2]]],
    [
      'editor/contrib/quickAccess/browser/gotoSymbolQuickAccess.js',
      [
        [constants, 1],
        [properties, 25],
      ],
    ],
    ['editor/contrib/rename/browser/rename.js', [[spreadTitles, 2]]],
    ['editor/contrib/snippet/browser/snippetVariables.js', [[statics, 4]]],
    ['editor/contrib/stickyScroll/browser/stickyScrollActions.js', [[spreadTitles, 2]]],
    ['editor/contrib/suggest/browser/suggestController.js', [[menuTitles, 8]]],
    ['editor/contrib/suggest/browser/suggestWidget.js', [[statics, 2]]],
    ['editor/contrib/unicodeHighlighter/browser/unicodeHighlighter.js', [[constants, 1]]],
    ['platform/markers/common/markers.js', [[members, 6]]],
    ['platform/quickinput/browser/quickInput.js', [[statics, 2]]],
    ['platform/quickinput/browser/tree/quickTree.js', [[statics, 1]]],
    // Titles of most actions and menus: what has been a pair of strings asks the table whenever it is read.
    [
      'nls.js',
      [
        [{ find: /^function localize2\(/gm, replace: 'function localizeOnce(' }, 1],
        [
          {
            find: /^export \{/gm,
            replace: `function localize2(data, originalMessage, ...args) {
    return {
        get value() { return localizeOnce(data, originalMessage, ...args).value; },
        get original() { return localizeOnce(data, originalMessage, ...args).original; },
    };
}
export {`,
          },
          1,
        ],
      ],
    ],
  ]),
);

/**
 * Lets Monaco's words follow a change of the language. Monaco looks its words up in a table, most of them when it shows
 * them; some it looks up once, while its modules load, and keeps. This rewrites those places, and no others, so that
 * they are looked up again. A place that is not found as described stops the build: Monaco has changed, and words would
 * silently stay behind. Why it is done so: docs/decisions/006-words-of-the-editor.md.
 * @param {string} liveWords path of the module that says words again: renderer/editor/live-words.ts
 * @returns {import('vite').Plugin}
 */
export function followWords(liveWords) {
  const left = new Set(CHANGES.keys());
  return {
    name: 'cuoshi:follow-words',
    enforce: 'pre',
    transform(code, id) {
      const file = id.replaceAll('\\', '/').split('?')[0] ?? '';
      const at = file.lastIndexOf(MONACO);
      const name = at < 0 ? '' : file.slice(at + MONACO.length);
      const changes = CHANGES.get(name);
      if (!changes) return null;
      left.delete(name);
      return { code: rewrite(name, code, changes, path.posix.dirname(file), liveWords), map: null };
    },
    generateBundle() {
      if (left.size > 0) throw new Error(`monaco-editor has no ${[...left].join(', ')}; see scripts/follow-words.mjs`);
    },
  };
}

/**
 * @param {string} name
 * @param {string} code
 * @param {[Rule, number][]} changes
 * @param {string} folder of the file
 * @param {string} liveWords
 */
function rewrite(name, code, changes, folder, liveWords) {
  let changed = code;
  for (const [{ find, replace }, wanted] of changes) {
    const found = changed.match(find)?.length ?? 0;
    if (found !== wanted) {
      throw new Error(
        `monaco-editor/${name}: ${found} places like ${find.source} instead of ${wanted}; see scripts/follow-words.mjs`,
      );
    }
    changed = changed.replace(find, replace);
  }
  if (name === 'nls.js') return changed;
  const nls = path.posix.relative(folder, `${folder.slice(0, `${folder}/`.lastIndexOf(MONACO) + MONACO.length)}nls.js`);
  return [
    `import { tellAndRetell } from ${JSON.stringify(liveWords)};`,
    `import { localize as sayOnce, localize2 as sayLive } from ${JSON.stringify(nls.startsWith('.') ? nls : `./${nls}`)};`,
    changed,
  ].join('\n');
}
