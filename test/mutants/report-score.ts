import { readFileSync } from 'node:fs';
import type { Notice } from './judge-mutant';
import type { Mutant } from './list-mutants';

export interface JudgedMutant extends Mutant {
  readonly file: string;
  /** The line it stands in. */
  readonly context: string;
  readonly notice: Notice;
}

/** A change that makes no difference, and why. */
export interface EquivalentMutant {
  readonly file: string;
  readonly context: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** The score that must be kept, and the survivors that are known to make no difference. */
export interface RecordedScore {
  /** By policy: percent of the changes that somebody notices. */
  readonly noticed: Readonly<Record<string, number>>;
  readonly equivalent: readonly EquivalentMutant[];
}

/** Prints the score of each policy and every survivor; gives 1 when the score is below the recorded one. */
export function reportScore(judged: readonly JudgedMutant[], file: string, partly: boolean, seconds: string): 0 | 1 {
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as RecordedScore;
  let fallen = false;
  for (const name of new Set(judged.map((each) => each.file))) {
    const own = judged.filter((each) => each.file === name);
    printKinds(name, own);
    const score = percentNoticed(own);
    const wanted = recorded.noticed[name] ?? 100;
    // A slice has another score than the whole: only what nobody knows of counts there.
    if (partly ? own.some((each) => isNews(each, recorded)) : score < wanted) fallen = true;
  }
  const survivors = judged.filter(({ notice }) => notice === null);
  console.log(`\n== survivors: ${survivors.length} ==`);
  for (const each of survivors) {
    const { file: path, line, column, before, after, scope, kind } = each;
    console.log(`${path}:${line}:${column} ${scope} ${kind}: ${show(before)} -> ${show(after)}`);
    console.log(`    ${knownAs(each, recorded)?.reason ?? 'NOT NOTICED BY ANYBODY'}`);
  }
  const by = new Map<string, number>();
  for (const { notice } of judged) by.set(notice ?? 'nobody', (by.get(notice ?? 'nobody') ?? 0) + 1);
  console.log(`\nnoticed by: ${[...by].map(([who, count]) => `${who} ${count}`).join(', ')}`);
  const news = survivors.filter((each) => isNews(each, recorded)).length;
  console.log(
    `${judged.length} changes, ${judged.length - survivors.length} noticed (${percentNoticed(judged).toFixed(2)} %), ` +
      `${survivors.length - news} without effect, ${news} not noticed, in ${seconds} s`,
  );
  if (fallen) console.log('The score is below the one recorded in test/golden/mutation-score.json.');
  return fallen || news > 0 ? 1 : 0;
}

function printKinds(name: string, judged: readonly JudgedMutant[]): void {
  console.log(`== ${name}: ${percentNoticed(judged).toFixed(2)} % ==`);
  const groups = new Map<string, JudgedMutant[]>();
  for (const each of judged) {
    const key = `${each.scope}: ${each.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const [key, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const noticed = group.filter(({ notice }) => notice !== null).length;
    console.log(`${key.padEnd(24)} ${noticed} of ${group.length}`);
  }
}

function percentNoticed(judged: readonly JudgedMutant[]): number {
  return judged.length === 0 ? 100 : (100 * judged.filter(({ notice }) => notice !== null).length) / judged.length;
}

function isNews(mutant: JudgedMutant, recorded: RecordedScore): boolean {
  return mutant.notice === null && !knownAs(mutant, recorded);
}

function knownAs(mutant: JudgedMutant, { equivalent }: RecordedScore): EquivalentMutant | undefined {
  return equivalent.find(
    ({ file, context, before, after }) =>
      file === mutant.file && context === mutant.context && before === mutant.before && after === mutant.after,
  );
}

function show(text: string): string {
  return text === '' ? '(nothing)' : text.trim() === '' ? JSON.stringify(text) : text;
}
