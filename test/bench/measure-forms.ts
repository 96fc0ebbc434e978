import { enablePatches, produceWithPatches, setAutoFreeze } from 'immer';
import type { TextEdit } from '../../engine/diagnostics/diagnostic';
import type { SourceFile } from '../../engine/source/source-file';
import { laterSlice } from '../../renderer/worker/later-work';
import type { WorkspaceSession } from '../../renderer/worker/workspace-session';
import { summarise, type Times } from './measure';
import { openSession, parseAsReference, year } from './measure-editing';

enablePatches();
setAutoFreeze(false);

/** Times of one change of a form, by its parts, and of the reference that ran in turn with it. */
export interface FormTimes {
  /** From the change to the preview and the form of the new text. */
  readonly preview: Times;
  /** The change of the document to edits of the text. */
  readonly edit: Times;
  /** The new text to markers and preview. */
  readonly analysis: Times;
  /** The form of the new text. */
  readonly reading: Times;
  /** Afterwards: what the enterprises get, the whole of it; made after some of the changes only. */
  readonly simulation: Times;
  /** The longest part of each simulation: so long may a change wait for it. */
  readonly slice: Times;
  /** Processor time from the change to preview and form, all threads. */
  readonly processor: Times;
  /** What crosses to the window. */
  readonly transfer: Times;
  /** The `yaml` library parsing the same text. */
  readonly reference: Times;
  /** Rows of the policy's award tables and items. */
  readonly items: number;
}

export interface FormSampling {
  readonly rounds: number;
  readonly warmUp: number;
  /** One in so many changes is simulated. */
  readonly simulations: number;
}

type Draft = Record<string, unknown>;

/** Changes a policy through its form as the window does, each time another field, and takes the times. */
export function measureForms(
  files: readonly SourceFile[],
  path: string,
  { rounds, warmUp, simulations }: FormSampling,
): FormTimes {
  const session = openSession(files);
  const saved = files.find((file) => file.path === path)?.text ?? '';
  let text = saved;
  const taken: Record<Exclude<keyof FormTimes, 'items'>, number[]> = {
    preview: [],
    edit: [],
    analysis: [],
    reading: [],
    simulation: [],
    slice: [],
    processor: [],
    transfer: [],
    reference: [],
  };
  let view = session.answer('form:read', { path });
  const fields = listFields(view?.document);
  for (let round = -warmUp; round < rounds; round += 1) {
    if (!view) throw new Error('The form of the policy cannot be read.');
    const used = process.cpuUsage();
    const start = performance.now();
    const [, patches] = produceWithPatches(view.document as object, (draft) =>
      changeField(draft as Draft, fields[(round + warmUp) % fields.length] ?? '', round + warmUp),
    );
    const written = session.answer('form:edit', { path, patches });
    if (!written || written.edits.length === 0) throw new Error('A change of the form gives no edit.');
    text = applyEdits(text, written.edits);
    const edited = performance.now();
    const analyses = session.answer('file:put', { path, text, version: round + warmUp + 1, saved });
    const analysed = performance.now();
    view = session.answer('form:read', { path });
    const read = performance.now();
    structuredClone([written, analyses, view]);
    const shown = performance.now();
    const { user, system } = process.cpuUsage(used);
    const simulated = (round + warmUp) % simulations === 0 ? simulateInParts(session) : null;
    const end = performance.now();
    parseAsReference(text);
    const reference = performance.now() - end;
    if (round < 0) continue;
    taken.preview.push(shown - start);
    taken.edit.push(edited - start);
    taken.analysis.push(analysed - edited);
    taken.reading.push(read - analysed);
    taken.transfer.push(shown - read);
    taken.processor.push((user + system) / 1000);
    if (simulated) {
      taken.simulation.push(simulated.total);
      taken.slice.push(simulated.longest);
    }
    taken.reference.push(reference);
  }
  const times = Object.fromEntries(
    Object.entries(taken).map(([name, values]) => [name, summarise(values)]),
  ) as unknown as Record<Exclude<keyof FormTimes, 'items'>, Times>;
  return { ...times, items: fields.length };
}

/** Simulates as the window asks for it: in parts, between which newer texts are read. Units: milliseconds. */
function simulateInParts(session: WorkspaceSession): { readonly total: number; readonly longest: number } {
  const parts: number[] = [];
  for (let done = false; !done;) {
    const start = performance.now();
    done = session.answer('workspace:advance', { year, milliseconds: laterSlice });
    parts.push(performance.now() - start);
  }
  const start = performance.now();
  structuredClone(session.answer('workspace:simulate', { year }));
  parts.push(performance.now() - start);
  return { total: parts.reduce((sum, part) => sum + part, 0), longest: Math.max(...parts) };
}

/** Writes edits into a text; they do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((whole, { range, text: put }) => whole.slice(0, range.start) + put + whole.slice(range.end), text);
}

/** The gist of each item, and each amount said in a figure: what drafters change most. */
function listFields(document: unknown): readonly string[] {
  const fields: string[] = [];
  const articles = (document as { readonly articles: readonly { readonly items: readonly Draft[] }[] }).articles;
  articles.forEach(({ items }, article) =>
    items.forEach((item, index) => {
      const at = `${article}/${index}`;
      if (typeof item['gist'] === 'string') fields.push(`${at}/gist`);
      if (typeof item['amount'] === 'string' && /^\d/.test(item['amount'])) fields.push(`${at}/amount`);
    }),
  );
  return fields;
}

function changeField(draft: Draft, field: string, turn: number): void {
  const [article = '', index = '', name = ''] = field.split('/');
  const item = (draft['articles'] as { items: Draft[] }[])[Number(article)]?.items[Number(index)];
  if (!item) throw new Error('The policy no longer has the item that is changed.');
  item[name] =
    name === 'gist' ? `${String(item[name]).slice(0, 60)}${String.fromCodePoint(0x4e00 + turn)}` : `${turn + 1}万元`;
}
