import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HEADING, writeBomb, writeHole, writeLongLine, writeRow, writeTable } from './make-inputs';

const { values } = parseArgs({ options: { gigabytes: { type: 'string' }, only: { type: 'string' } } });
const gigabytes = Number(values.gigabytes ?? '2');
if (!(gigabytes > 0)) {
  console.error('--gigabytes takes a number above 0');
  process.exit(2);
}

// The program stands in out/, beside the command line.
const cli = path.resolve(import.meta.dirname, 'cli.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-drill-import-'));
const at = (name: string): string => path.join(folder, name);
/** What the commands put aside: a folder of their own, as others on the machine import too. */
const aside = at('aside');
mkdirSync(aside);

interface Ending {
  readonly code: number | null;
  readonly text: string;
  readonly seconds: number;
  /** Largest memory of the processes together. Units: megabytes. */
  readonly memory: number;
}

interface Handling {
  readonly out?: string;
  readonly more?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Told every 50 ms while the command runs. */
  readonly watch?: (child: { kill(signal: NodeJS.Signals): void; readonly pid: number }, text: string) => void;
}

/** Runs the import as a user does. */
function importFile(
  file: string,
  { out = at('p'), more = [], environment = {}, watch }: Handling = {},
): Promise<Ending> {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'population', 'import', file, '--out', out, ...more], {
    env: { ...process.env, LANG: 'en_US.UTF-8', TMPDIR: aside, ...environment },
    detached: true,
  });
  let [text, memory] = ['', 0];
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const pid = child.pid ?? 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, memoryOf(pid));
    watch?.({ kill: (signal) => void process.kill(-pid, signal), pid }, text);
  }, 50);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, text, memory, seconds: (performance.now() - began) / 1000 });
    }),
  );
}

function childrenOf(pid: number): readonly number[] {
  try {
    const found = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    return found.trim().split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function memoryOf(pid: number): number {
  try {
    const list = [pid, ...childrenOf(pid)].join(',');
    const found = execFileSync('ps', ['-o', 'rss=', '-p', list], { encoding: 'utf8' });
    return (
      found
        .trim()
        .split(/\s+/)
        .reduce((sum, each) => sum + Number(each), 0) / 1024
    );
  } catch {
    return 0;
  }
}

function isGroupAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return group !== 0;
  } catch {
    return false;
  }
}

/** What an import that failed may not leave behind. */
function listLeft(parent = folder): readonly string[] {
  return readdirSync(parent).filter(
    (name) => name === 'p' || name.startsWith('.cuoshi-draft') || name.endsWith('.mapping.json'),
  );
}

function listSpills(): readonly string[] {
  return readdirSync(aside).filter((name) => name.startsWith('cuoshi-spill-'));
}

let failures = 0;
async function drill(
  name: string,
  work: () => Promise<readonly [ending: Ending, problems: readonly (string | false)[]]>,
) {
  if (values.only !== undefined && !name.includes(values.only)) return;
  const spills = new Set(listSpills());
  const [{ code, text, seconds, memory }, found] = await work();
  const problems = [
    ...found,
    /\bat .*\.js:\d+|has a bug/.test(text) && 'shows its inner workings',
    ...listSpills()
      .filter((each) => !spills.has(each))
      .map((each) => `leaves ${each}`),
  ].filter((each) => each !== false);
  if (problems.length > 0) failures += 1;
  const said =
    text
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .at(-1) ?? '';
  console.log(
    `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}: exit ${code}, ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB`,
  );
  console.log(`     ${said.slice(0, 220)}`);
  for (const problem of problems) console.log(`     ${problem}`);
  if (problems.length > 0) console.log(text.slice(-2_000));
  rmSync(at('p'), { recursive: true, force: true });
}

/** A file that cannot be imported: says why, leaves nothing. */
async function refuse(name: string, file: string, code: string, make: () => Promise<void>, most = 1_500) {
  await drill(name, async () => {
    await make();
    const ending = await importFile(file);
    rmSync(file, { force: true });
    return [
      ending,
      [
        ending.code !== 1 && `ends with ${ending.code}`,
        !ending.text.includes(code) && `does not say ${code}`,
        ending.memory > most && `takes ${ending.memory.toFixed(0)} MB`,
        ...listLeft().map((each) => `leaves ${each}`),
      ],
    ];
  });
}

const large = gigabytes * 1024 ** 3;
try {
  await drill(`a file of ${gigabytes} GB`, async () => {
    const rows = await writeTable(at('large.csv'), large, '某某省某某市某某区'.repeat(4));
    const ending = await importFile(at('large.csv'), { more: ['--memory', '1GB'] });
    rmSync(at('large.csv'));
    rmSync(at('large.csv.mapping.json'), { force: true });
    return [
      ending,
      [
        ending.code !== 0 && `ends with ${ending.code}`,
        !ending.text.replaceAll(/[,\s]/g, '').includes(String(rows)) && `does not tell of ${rows} rows`,
        ending.memory > 4_000 && `takes ${ending.memory.toFixed(0)} MB`,
      ],
    ];
  });
  await refuse(`a hole of ${gigabytes} GB behind two lines`, at('hole.csv'), 'import/binary', () =>
    writeHole(at('hole.csv'), large),
  );
  await refuse(`a line of ${gigabytes} GB`, at('line.csv'), 'import/long-line', () =>
    writeLongLine(at('line.csv'), Math.max(large, 80 * 2 ** 20)),
  );
  await refuse('a zip bomb as a workbook', at('bomb.xlsx'), 'import/bomb', () =>
    writeBomb(at('bomb.xlsx'), 900 * 2 ** 20, false),
  );
  await refuse('a zip bomb that lies about its size', at('lies.xlsx'), 'import/bomb', () =>
    writeBomb(at('lies.xlsx'), 900 * 2 ** 20, true),
  );
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const)
    for (const whom of ['everything', 'the computing process'] as const)
      await drill(`${signal} to ${whom} in the middle`, async () => {
        await writeTable(at('e.csv'), 60 * 2 ** 20);
        let sent = false;
        let group = 0;
        const ending = await importFile(at('e.csv'), {
          watch: ({ kill, pid }, text) => {
            if (sent || !/converting columns|checking and writing/.test(text)) return;
            sent = true;
            group = pid;
            if (whom === 'everything') kill(signal);
            else for (const child of childrenOf(pid)) process.kill(child, signal);
          },
        });
        // What a kill could not clear away, the next import does.
        const used = existsSync(at('p'));
        // A process that was killed takes its time to give its memory back, and counts as running until it has.
        for (let tries = 0; tries < 200 && isGroupAlive(group); tries += 1)
          await new Promise((resolve) => setTimeout(resolve, 50));
        writeFileSync(at('small.csv'), `${HEADING}\n${writeRow(1)}\n`);
        const next = await importFile(at('small.csv'));
        rmSync(at('small.csv.mapping.json'), { force: true });
        const left = listLeft().filter((each) => each !== 'p');
        return [
          ending,
          [
            !sent && 'was done before it was killed',
            used && 'leaves a population',
            ending.code === 0 && 'ends with 0',
            next.code !== 0 && `the next import fails: ${next.text}`,
            ...left.map((each) => `leaves ${each} after the next import`),
          ],
        ];
      });
  if (process.getuid?.() === 0)
    for (const which of ['target', 'spill'] as const)
      await drill(`no room for the ${which}`, async () => {
        const mounted = at('small-disk');
        mkdirSync(mounted, { recursive: true });
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mounted]);
        try {
          await writeTable(at('e.csv'), 60 * 2 ** 20, '某某省某某市');
          const ending = await importFile(
            at('e.csv'),
            which === 'target'
              ? { out: path.join(mounted, 'p') }
              : { more: ['--memory', '60MB'], environment: { TMPDIR: mounted } },
          );
          return [
            ending,
            [
              ending.code !== 1 && `ends with ${ending.code}`,
              !/population\/no-space|file\/no-space|population\/no-memory/.test(ending.text) &&
                'does not say that there is no room',
              ...listLeft().map((each) => `leaves ${each}`),
              ...readdirSync(mounted).map((each) => `leaves ${each} on the full disk`),
            ],
          ];
        } finally {
          execFileSync('umount', [mounted]);
        }
      });
  else console.log('skip no room: only root may mount a small disk');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures === 0 ? 'every import was whole or left nothing' : `${failures} failed`);
if (failures > 0) process.exitCode = 1;
