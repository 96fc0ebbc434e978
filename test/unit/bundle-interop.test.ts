import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Zen from '@gorules/zen-engine';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../main/io/bundle-file';
import { readArchive } from '../../main/io/zip';
import type * as Facts from '../../reference/interop/facts.mjs';
import type * as Run from '../../reference/interop/run.mjs';
import type { BundleManifest, BundlePlan, BundleVector } from '../../schemas/generated/types';
import { fillTables } from '../interop/compare-sql';
import { readDmn } from '../interop/dmn-evaluator';
import { openDuckdb } from '../interop/sql-engine';

// As whoever imports a bundle does: nothing of ours but its own files and the programs that read DMN and run SQL.
const require = createRequire(import.meta.url);
const { ZenEngine } = require('@gorules/zen-engine') as typeof Zen;
const jsonLogic = require('json-logic-js') as { readonly apply: (logic: unknown, data: unknown) => unknown };

const kept = path.resolve(import.meta.dirname, '../../samples/bundles');
const names = readdirSync(kept);
const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-interop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Opened {
  readonly id: string;
  readonly manifest: BundleManifest;
  readonly paths: readonly string[];
  readonly vectors: readonly BundleVector[];
  text(file: string): string;
  json<Value>(file: string): Value;
  module<Module>(file: string): Promise<Module>;
}

/** Unpacks a bundle into a folder. */
async function openBundle(name: string): Promise<Opened> {
  const entries = await readArchive(readFileSync(path.join(kept, name)));
  const place = (file: string): string => path.join(folder, name, file);
  for (const { path: file, bytes } of entries) {
    mkdirSync(path.dirname(place(file)), { recursive: true });
    writeFileSync(place(file), bytes);
  }
  const text = (file: string): string => readFileSync(place(file), 'utf8');
  const json = <Value>(file: string): Value => JSON.parse(text(file)) as Value;
  const manifest = json<BundleManifest>('manifest.json');
  return {
    id: manifest.policy.id,
    manifest,
    paths: entries.map((entry) => entry.path),
    vectors: json<{ readonly vectors: readonly BundleVector[] }>('vectors/boundary.json').vectors,
    text,
    json,
    module: async (file) => (await import(/* @vite-ignore */ pathToFileURL(place(file)).href)) as never,
  };
}

type Expected = BundleVector['expected'];

/** Lines as `rule min max`, in whole parts of their units. */
function linesOf({ lines }: Expected): readonly string[] {
  return lines.map(({ rule, amount: { min, max }, unit }) =>
    writeLine(rule, toParts(min, unit), max && toParts(max, unit)),
  );
}

function toParts(text: string, unit: Expected['lines'][number]['unit']): number {
  return Math.round(Number(text) * { money: 100, quota: 100, rate: 10_000, persons: 1 }[unit]);
}

type Written = string | number | null | undefined;

function writeLine(rule: Written, min: Written, max: Written): string {
  return `${rule} ${min} ${max ?? 'open'}`;
}

/** Counts the vectors with a result that is equal; one that is neither that nor deferred fails. */
function compare(vectors: readonly BundleVector[], answer: (vector: BundleVector) => readonly string[] | null): number {
  let equal = 0;
  for (const vector of vectors) {
    const theirs = answer(vector);
    if (theirs === null) continue;
    expect([...theirs].sort(), vector.name).toEqual([...linesOf(vector.expected)].sort());
    equal += 1;
  }
  return equal;
}

describe.each(names)('what %s carries for other engines', (name) => {
  it('stands in the manifest with its digest, and the bundle is accepted', async () => {
    const { id, manifest, paths } = await openBundle(name);
    const years = paths.filter((each) => each.startsWith('interop/sql/duckdb/query-'));
    expect(years.length).toBeGreaterThan(0);
    const wanted = [
      `interop/dmn/${id}.dmn`,
      `interop/jdm/${id}.json`,
      `interop/json-logic/${id}.json`,
      'interop/facts.mjs',
      'interop/not-expressed.json',
      'interop/run.mjs',
      'interop/sql/duckdb/schema.sql',
      'interop/sql/postgresql/schema.sql',
      ...years.flatMap((each) => [each, each.replace('duckdb', 'postgresql')]),
    ];
    const listed = manifest.files.filter((each) => each.path.startsWith('interop/'));
    expect(listed.map((each) => each.path)).toEqual([...wanted].sort());
    const entries = await readArchive(readFileSync(path.join(kept, name)));
    for (const { path: file, length, sha256 } of listed) {
      const bytes = entries.find((entry) => entry.path === file)?.bytes ?? new Uint8Array();
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([length, sha256]);
    }
    const verified = await verifyArchive(readFileSync(path.join(kept, name)), { today: null, origin: null });
    expect(verified.diagnostics).toEqual([]);
  });

  it('says plainly what it does not express', async () => {
    const { id, json, manifest } = await openBundle(name);
    const file = json<NotExpressed>('interop/not-expressed.json');
    expect(file).toMatchObject({ format: 'cuoshi-not-expressed/1', policy: { id, version: manifest.policy.version } });
    // Every item that pays is expressed in every form, for the samples.
    expect(file.deferred).toEqual([]);
    const plan = json<BundlePlan>('rules/plan.json');
    const promised = plan.rules.filter(({ amount }) => amount === null).map(({ from }) => from.itemId);
    const outside = new Set(file.outside.flatMap(({ items }) => items));
    expect([...new Set(promised)].filter((item) => !outside.has(item))).toEqual([]);
  });

  it('gives in zen-engine and json-logic-js what its vectors say', async () => {
    const { id, json, module, vectors } = await openBundle(name);
    const { applySteps, evaluateYears, nameMembers } = await module<typeof Run>('interop/run.mjs');
    const jdm = json<{ readonly cuoshi: { readonly input: unknown } }>(`interop/jdm/${id}.json`);
    const logic = json<{ readonly input: unknown; readonly members: { readonly line: readonly string[] } }>(
      `interop/json-logic/${id}.json`,
    );
    const decision = new ZenEngine().createDecision(jdm);
    const answers = new Map<BundleVector, Record<'jdm' | 'logic', readonly string[] | null>>();
    for (const vector of vectors) {
      const inZen = await evaluateYears(
        jdm.cuoshi.input,
        vector.enterprise,
        vector.year,
        async (input) => (await decision.evaluate(input)).result as Run.ForeignResult,
      );
      const inLogic = await evaluateYears(logic.input, vector.enterprise, vector.year, (input) =>
        applySteps(logic, input, (each, data) => jsonLogic.apply(each, data)),
      );
      const write = (line: unknown): string => {
        const { rule, min, max } = line as Record<'rule' | 'min' | 'max', Written>;
        return writeLine(rule, min, max);
      };
      const whole = (result: Run.ForeignResult | null): result is Run.ForeignResult => result?.deferred.length === 0;
      answers.set(vector, {
        jdm: whole(inZen) ? inZen.lines.map(write) : null,
        logic: whole(inLogic)
          ? inLogic.lines.map((line) => write(nameMembers(line as readonly unknown[], logic.members.line)))
          : null,
      });
    }
    for (const form of ['jdm', 'logic'] as const)
      expect(compare(vectors, (vector) => answers.get(vector)?.[form] ?? null)).toBeGreaterThan(vectors.length / 2);
  });

  it('gives in feelin what its vectors say', async () => {
    const { id, json, module, text, vectors } = await openBundle(name);
    const { writeModelInput } = await module<typeof Facts>('interop/facts.mjs');
    const vocabulary = json('vocabulary/vocabulary.json');
    const program = await readDmn(text(`interop/dmn/${id}.dmn`), 'result');
    const equal = compare(vectors, ({ enterprise, year }) => {
      const facts = writeModelInput(vocabulary, enterprise);
      const result = facts && (program.run({ enterprise: facts, year }) as ModelResult);
      return result && !result.deferred ? result.lines.map(({ rule, low, high }) => writeLine(rule, low, high)) : null;
    });
    expect(equal).toBeGreaterThan(vectors.length / 2);
  });

  it('gives in DuckDB what its vectors say', async () => {
    const { json, module, paths, text, vectors } = await openBundle(name);
    const { writeRows } = await module<typeof Facts>('interop/facts.mjs');
    const vocabulary = json('vocabulary/vocabulary.json');
    const engine = await openDuckdb();
    await engine.run(text('interop/sql/duckdb/schema.sql'));
    const words = new Map(
      (await engine.query('SELECT word, number FROM cuoshi_words')).map(([word, number]) => [
        word ?? '',
        Number(number),
      ]),
    );
    const rules = new Map((await engine.query('SELECT r, rule FROM cuoshi_rules')).map(([r, rule]) => [r, rule]));
    const rows = vectors.map(({ enterprise }, index) => writeRows(vocabulary, words, enterprise, index));
    await fillTables(
      engine,
      rows.flatMap((each) => each ?? []),
    );
    const answers = new Map<number, (readonly (string | null)[])[]>();
    for (const year of new Set(vectors.map((vector) => vector.year))) {
      const query = `interop/sql/duckdb/query-${year}.sql`;
      for (const row of paths.includes(query) ? await engine.query(text(query)) : []) {
        const index = Number(row[0]);
        if (vectors[index]?.year === year) answers.set(index, [...(answers.get(index) ?? []), row]);
      }
    }
    await engine.close();
    const equal = compare(vectors, (vector) => {
      const index = vectors.indexOf(vector);
      const own = answers.get(index) ?? [];
      if (rows[index] === null || own.some(([, r]) => r === '0')) return null;
      return own.map(([, r, , , low, high]) => writeLine(rules.get(r ?? ''), low, high));
    });
    expect(equal).toBeGreaterThan(vectors.length / 2);
  });
});

interface NotExpressed {
  readonly format: string;
  readonly outside: readonly { readonly items: readonly string[] }[];
  readonly deferred: readonly unknown[];
}

interface ModelResult {
  readonly deferred: boolean;
  readonly lines: readonly { readonly rule: string; readonly low: number; readonly high: number | null }[];
}
