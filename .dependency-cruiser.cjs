// Who may import whom (ARCHITECTURE.md). scripts/layers.mjs runs it; test/architecture.spec.ts proves that it can fail.

/** Stages in the order in which a policy passes through them; one sees those before it, by the folders' names. */
const BASE = ['values', 'diagnostics', 'vocabulary', 'expression'];
const STAGES = ['source', 'parse', 'validate', 'enterprise', 'check', 'compile', 'simulate'];
/** What is made of a simulated policy: side by side, blind to one another. */
const RESULTS = ['explain', 'coverage', 'population', 'sql', 'interop', 'analyse', 'bundle', 'export'];
/** The editor's services (completion, hover, symbols) read what the stages up to compile give. */
const LANGUAGE = 'language';
/** Edits of the text from changes of its document. */
const EDIT = 'edit';
/** What two versions of a policy say and do otherwise; it tries both on what coverage and population make. */
const COMPARE = 'compare';
/** What policies cost under assumptions and from funds; it draws from ranges with the numbers of the population. */
const SCENARIO = 'scenario';
/** What is said about policies, in files beside them. */
const REVIEW = 'review';

/** What an enterprise is, is known to all; reading one from its file is the stage `enterprise`. */
const ENTERPRISE = '^engine/enterprise/enterprise\\.ts$';

const TEST = '\\.(test|spec)\\.ts$';
const ELECTRON = '(^|/)node_modules/electron/|^electron(/|$)';
const PURE_LIBRARIES = '(^|/)node_modules/(yaml|ajv/dist/runtime|immer|lezer-feel|@lezer/[^/]+)/';

/** @param {string[]} names */
const folders = (names) => `^engine/(${names.join('|')})/`;
/**
 * @param {string} name
 * @param {string[]} visible
 */
const stage = (name, visible) => ({
  name: `engine-${name}-sees-earlier-stages-only`,
  severity: /** @type {const} */ ('error'),
  from: { path: folders([name]), pathNot: TEST },
  to: { path: '^engine/', pathNot: [folders([...visible, name]), ENTERPRISE] },
});

const stageRules = [
  ...BASE.map((name) => stage(name, BASE)),
  ...STAGES.map((name, index) => stage(name, [...BASE, ...STAGES.slice(0, index)])),
  // A finding comes with the edit that mends the text.
  ...RESULTS.map((name) => stage(name, [...BASE, ...STAGES, ...(name === 'analyse' ? [EDIT] : [])])),
  stage(EDIT, [...BASE, 'source', 'parse', 'validate']),
  stage(COMPARE, [...BASE, ...STAGES, 'coverage', 'population', 'bundle', 'analyse', 'explain']),
  stage(SCENARIO, [...BASE, ...STAGES, 'population']),
  // A suggestion is a change of a document, which is made by the means of forms.
  stage(REVIEW, [...BASE, 'source', 'parse', 'validate', EDIT]),
  stage(LANGUAGE, [...BASE, ...STAGES.slice(0, STAGES.indexOf('simulate'))]),
];

const engineFolders = [...BASE, ...STAGES, ...RESULTS, LANGUAGE, EDIT, COMPARE, SCENARIO, REVIEW];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...stageRules,
    {
      name: 'engine-folders-are-known-stages',
      comment: 'A folder that the rules above do not name would see everything: give it its place in the order.',
      severity: 'error',
      from: { path: '^engine/[^/]+/', pathNot: folders(engineFolders) },
      to: {},
    },
    {
      name: 'engine-is-pure',
      comment: 'No Node, Electron or DOM library: itself, the generated schemas and a few pure libraries.',
      severity: 'error',
      from: { path: '^engine/', pathNot: TEST },
      to: { couldNotResolve: false, pathNot: ['^engine/', '^schemas/', PURE_LIBRARIES] },
    },
    {
      name: 'renderer-sees-engine-by-its-index',
      severity: 'error',
      from: { path: '^renderer/', pathNot: TEST },
      to: { path: '^engine/', pathNot: '^engine/index\\.ts$' },
    },
    {
      name: 'renderer-sees-main-by-its-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^main/', pathNot: '^main/ipc/((signing|population|scenario|readings)-)?contract\\.ts$' },
    },
    {
      name: 'renderer-sees-the-contract-as-types',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^main/ipc/((signing|population|scenario|readings)-)?contract\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ELECTRON },
    },
    {
      name: 'io-and-cli-run-without-electron',
      severity: 'error',
      from: { path: '^main/(io/|cli/|signing/|scenario/|cli\\.ts$)' },
      to: { path: [ELECTRON, '^main/(app|window|menu|protocol|preload)\\.ts$'] },
    },
    {
      name: 'main-never-sees-renderer',
      severity: 'error',
      from: { path: '^(main|engine|schemas)/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(engine|main|renderer|schemas)/', pathNot: TEST },
      to: { path: ['^test/', TEST] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^engine/', pathNot: TEST }, to: {} },
    { name: 'imports-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports by `import type` vanish from the bundles, but are no less a dependency.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'renderer/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
