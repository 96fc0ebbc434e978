import { existsSync } from 'node:fs';
import { outputOf, run } from './child.mjs';
import { progress, SetupError } from './progress.mjs';

// What Electron's libraries are called in Debian. Since Debian 13 some names end in t64; the first that exists is taken.
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libxss1'],
  ['libxtst6'],
];
const CJK_FONT = [['fonts-noto-cjk'], ['fontconfig']];
const VIRTUAL_DISPLAY = [['xvfb'], ['xauth']];

/**
 * Sees to it that the machine has what a window needs: Electron's shared libraries, a Chinese font and, when asked
 * for, a virtual display. Root on a Debian-like system gets what is missing; anyone else is told the command.
 * @param {{ executable: string, virtualDisplay: boolean }} needs
 */
export async function ensureSystemPackages({ executable, virtualDisplay }) {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(executable);
  const lacks = [
    ...(libraries.length > 0 ? [{ what: `the libraries ${libraries.join(', ')}`, packages: LIBRARIES }] : []),
    ...(hasChineseFont() ? [] : [{ what: 'a Chinese font', packages: CJK_FONT }]),
    ...(virtualDisplay && !hasCommand('xvfb-run') ? [{ what: 'a virtual display', packages: VIRTUAL_DISPLAY }] : []),
  ];
  if (lacks.length === 0) return;
  progress(`this machine lacks ${lacks.map(({ what }) => what).join(' and ')}.`);
  await install(lacks.flatMap(({ packages }) => packages));
  const still = missingLibraries(executable);
  if (still.length > 0) throw new SetupError(`Electron still lacks ${still.join(', ')}.`);
}

/**
 * Sees to it that the tests find a PostgreSQL to start, where root can install Debian's; else they go without it, and
 * this says so.
 */
export async function ensurePostgres() {
  if (process.platform !== 'linux' || existsSync('/usr/lib/postgresql')) return;
  const without = 'the tests that run PostgreSQL are left out: apt-get install postgresql brings it.';
  if (process.getuid?.() !== 0 || !hasCommand('apt-get')) return progress(without);
  try {
    await install([['postgresql']]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    progress(`${error.message} ${without}`);
  }
}

/** @param {string[][]} wanted for each package its possible names */
async function install(wanted) {
  if (!hasCommand('apt-get')) throw new SetupError("install them by the system's own means; see above.");
  const root = process.getuid?.() === 0;
  if (root) await run('apt-get', ['update', '-qq'], { stdout: 2 });
  const known = new Set((outputOf('apt-cache', ['pkgnames']) ?? '').split('\n'));
  const packages = wanted.map((names) => names.find((name) => known.has(name)) ?? names[names.length - 1] ?? '');
  // A mirror that does not answer must not hold everything up.
  const patience = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::https::Timeout=30'];
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  if (!root) throw new SetupError(`install what is missing with:\n  sudo apt-get ${args.join(' ')}`);
  progress(`installing ${packages.join(' ')} ...`);
  const code = await run('apt-get', ['-qq', ...patience, ...args], {
    stdout: 2,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new SetupError('apt-get failed; see above.');
}

/** @param {string} executable */
function missingLibraries(executable) {
  const lines = (outputOf('ldd', [executable]) ?? '').split('\n');
  return lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0] ?? '');
}

function hasChineseFont() {
  return (outputOf('fc-list', [':lang=zh', 'family']) ?? '').trim() !== '';
}

/** @param {string} name */
function hasCommand(name) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}
