import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnterpriseResult } from '../../engine/simulate/result';
import { jsonResult } from '../../main/cli/json-result';
import type { EngineRequestName, EngineRequests } from '../../renderer/worker/contract';
import { WorkspaceSession } from '../../renderer/worker/workspace-session';
import { buildCaseWorkspaces, type CaseWorkspace, type CaseYear } from './case-workspaces';
import { startPackagedWorker, type PackagedWorker } from './packaged-worker';

/** One way to ask the worker: by a call, or by messages to the built one. */
type Ask = <Name extends EngineRequestName>(
  name: Name,
  argument: EngineRequests[Name]['in'],
) => EngineRequests[Name]['out'] | Promise<EngineRequests[Name]['out']>;

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const workspaces = buildCaseWorkspaces();

// Does nothing where both are built from these very sources, as in npm test.
beforeAll(async () => {
  await run(process.execPath, ['scripts/build.mjs'], { cwd: root });
}, 300_000);

async function expectSame(ask: Ask, { files, years }: CaseWorkspace): Promise<void> {
  await ask('workspace:reset', {});
  let version = 0;
  for (const file of files) {
    const analyses = await ask('file:put', { ...file, version: ++version, saved: null });
    const errors = analyses.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
    expect(errors).toEqual([]);
  }
  for (const { year, expected } of years) {
    const view = await ask('workspace:simulate', { year });
    const rows = new Map(view.rows.map((row) => [row.id, row]));
    for (const [id, result] of expected) {
      const row = rows.get(id);
      expect({ id, total: row?.total, individual: row?.individual }).toEqual({
        id,
        total: result.totals.enterprise,
        individual: result.totals.individual,
      });
      expect(row?.lines.map(({ amount }) => amount)).toEqual(result.lines.map(({ amount }) => amount));
      expect(await ask('enterprise:explain', { enterprise: id })).toEqual(result);
    }
  }
}

describe('the cases', () => {
  it('are about every policy and every kind of help', () => {
    const results = workspaces.flatMap(({ years }) => years.flatMap(({ expected }) => [...expected.values()]));
    const plans = workspaces.flatMap((workspace) => workspace.plans);
    expect(results.length).toBeGreaterThan(800);
    expect(workspaces.map(({ docs }) => docs)).toEqual(expect.arrayContaining(['000', '001', '002', '003', '004']));
    const promised = new Set(plans.flatMap(({ rules }) => rules.map(({ kind }) => kind)));
    const seen = results.flatMap(({ lines, unquantified, services }) => [
      ...lines.map(({ kind }) => kind),
      ...(unquantified.length > 0 ? ['unquantifiedMoney'] : []),
      ...(services.length > 0 ? ['service'] : []),
    ]);
    expect(new Set(seen)).toEqual(promised);
    expect(results.some(({ policies }) => policies.some(({ excluded }) => excluded === 'yes'))).toBe(true);
    expect(results.some(({ policies }) => policies.some(({ clawBack }) => clawBack.min > 0n))).toBe(true);
  });
});

describe('the worker session gives what the interpreter gives', () => {
  it.each(workspaces)('in the cases of $docs', async (workspace) => {
    const session = new WorkspaceSession();
    await expectSame((name, argument) => session.answer(name, argument), workspace);
  });
});

describe('the worker that the application ships gives what the interpreter gives', () => {
  let worker: PackagedWorker;
  beforeAll(() => {
    worker = startPackagedWorker();
  });
  afterAll(() => worker.close());

  it.each(workspaces)('in the cases of $docs', async (workspace) => {
    await expectSame(worker.ask, workspace);
  });
});

describe('the command line that is built gives what the interpreter gives', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-routes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(workspaces)('in the cases of $docs', async ({ docs, files, years }) => {
    for (const { path: file, text } of files) {
      const target = path.join(folder, docs, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    for (const { year, expected } of busiest(years)) {
      const args = [
        'out/cli.js',
        'simulate',
        path.join(folder, docs),
        '--year',
        String(year),
        '--json',
        '--lang',
        'zh',
      ];
      const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 });
      const printed = JSON.parse(stdout) as { results: { enterprise: string }[] };
      const results = new Map(printed.results.map((result) => [result.enterprise, result]));
      for (const [id, result] of expected) expect(results.get(id)).toEqual(asPrinted(result));
    }
  });
});

/** A program is started for each year, and `npm run cases` asks it about all of them: here those with most cases. */
function busiest(years: readonly CaseYear[]): readonly CaseYear[] {
  return [...years].sort((a, b) => b.expected.size - a.expected.size).slice(0, 3);
}

function asPrinted(result: EnterpriseResult): unknown {
  return JSON.parse(JSON.stringify(jsonResult(result, 'zh')));
}
