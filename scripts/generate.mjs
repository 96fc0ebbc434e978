import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { isProgram, runScript, SetupError } from './progress.mjs';
import { filesBelow, whenInputsChange } from './when-inputs-change.mjs';

/**
 * @typedef {{ $id: string, title: string, [keyword: string]: unknown }} Schema
 */

const OUTPUT = 'schemas/generated';

/** Generates validators and types from the JSON Schemas: the window's CSP forbids compiling them at run time. */
export async function ensureGenerated() {
  await whenInputsChange({
    name: 'generating validators and types',
    inputs: ['schemas', 'scripts/generate.mjs', 'package-lock.json'],
    outputs: ['validators.js', 'validators.d.ts', 'types.ts'].map((name) => path.join(OUTPUT, name)),
    make: generate,
  });
}

async function generate() {
  const schemas = readSchemas();
  mkdirSync(inCheckout(OUTPUT), { recursive: true });
  replaceFile('validators.js', await bundle(await validatorCode(schemas)));
  replaceFile('validators.d.ts', validatorDeclarations(schemas));
  replaceFile('types.ts', await typeCode(schemas));
}

/** @returns {Schema[]} */
function readSchemas() {
  const files = filesBelow(inCheckout('schemas')).filter((file) => file.endsWith('.schema.json'));
  const titles = new Set();
  return files.map((file) => {
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    const where = path.relative(inCheckout(), file);
    if (typeof schema.$id !== 'string') throw new SetupError(`${where}: "$id" is missing.`);
    if (!/^[A-Z][A-Za-z0-9]*$/.test(schema.title)) {
      throw new SetupError(`${where}: "title" names the generated type, so it must be like PolicyDocument.`);
    }
    if (titles.has(schema.title)) throw new SetupError(`${where}: another schema has the title ${schema.title}, too.`);
    titles.add(schema.title);
    return schema;
  });
}

/** @param {Schema[]} schemas */
async function validatorCode(schemas) {
  if (schemas.length === 0) return 'export {};';
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const { default: addFormats } = await import('ajv-formats');
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    schemas,
  });
  addFormats(ajv, ['date']);
  ajv.addVocabulary([...new Set(schemas.flatMap(extensionKeywords))]);
  return standalone(ajv, Object.fromEntries(schemas.map(({ title, $id }) => [`validate${title}`, $id])));
}

/**
 * Our own keywords, such as the Chinese names of keys. They say nothing to a validator, and ajv's strict mode, which
 * finds misspelt keywords, must know them.
 * @param {unknown} node
 * @returns {string[]}
 */
function extensionKeywords(node) {
  if (typeof node !== 'object' || node === null) return [];
  const own = Array.isArray(node) ? [] : Object.keys(node).filter((key) => key.startsWith('x-'));
  return [...own, ...Object.values(node).flatMap(extensionKeywords)];
}

/**
 * Inlines ajv's run-time parts, which standalone code names by `require` even as an ES module.
 * @param {string} code
 */
async function bundle(code) {
  const { rolldown } = await import('rolldown');
  const entry = inCheckout(OUTPUT, 'unbundled.js');
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    plugins: [
      { name: 'unbundled', load: (id) => (id === entry ? code : null), resolveId: (id) => (id === entry ? id : null) },
    ],
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output[0].code;
}

/** @param {Schema[]} schemas */
function validatorDeclarations(schemas) {
  const titles = schemas.map(({ title }) => title);
  const validators = titles.map((title) => `export declare const validate${title}: SchemaValidator<${title}>;`);
  const imports = titles.length > 0 ? `import type { ${titles.join(', ')} } from './types';\n` : '';
  return `${imports}
/** One way in which data differs from its schema. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Checks data against a schema; \`errors\` belong to the latest call, and are null when it found none. */
export interface SchemaValidator<Document> {
  (data: unknown): data is Document;
  errors?: readonly SchemaError[] | null;
}

${validators.join('\n')}
`;
}

/** @param {Schema[]} schemas */
async function typeCode(schemas) {
  if (schemas.length === 0) return 'export {};\n';
  const { compile } = await import('json-schema-to-typescript');
  // One compilation for all, so that a definition which several schemas refer to becomes one type.
  const all = {
    title: 'SchemaTypes',
    description: 'The type of each schema by its title.',
    type: /** @type {const} */ ('object'),
    additionalProperties: false,
    required: schemas.map(({ title }) => title),
    properties: Object.fromEntries(schemas.map(({ title, $id }) => [title, { $ref: $id }])),
  };
  return compile(all, 'SchemaTypes', {
    bannerComment: '/* Generated from schemas by scripts/generate.mjs; not in git. */',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    $refOptions: { resolve: { http: false, file: false, schemas: { order: 1, canRead: true, read: byId(schemas) } } },
  });
}

/** @param {Schema[]} schemas */
function byId(schemas) {
  return (/** @type {{ url: string }} */ { url }) => {
    const found = schemas.find(({ $id }) => $id === url);
    if (!found) throw new SetupError(`No schema has the $id ${url}.`);
    return withBareReferences(found);
  };
}

/**
 * Leaves out the annotations beside a `$ref`: with them the type generator makes Figure1, Figure2 ... of one Figure.
 * @param {any} node
 * @returns {any}
 */
function withBareReferences(node) {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(withBareReferences);
  const annotation = (/** @type {string} */ key) => key === 'description' || key === 'title' || key.startsWith('x-');
  const entries = Object.entries(node).filter(([key]) => typeof node.$ref !== 'string' || !annotation(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, withBareReferences(value)]));
}

/**
 * In one step, for a build that reads the file at the same time.
 * @param {string} name
 * @param {string} text
 */
function replaceFile(name, text) {
  const file = inCheckout(OUTPUT, name);
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

if (isProgram(import.meta)) {
  await runScript(async () => {
    await ensureDependencies();
    await ensureGenerated();
  });
}
