import { parseDate, parsePeriod, type CalendarDate, type PeriodProblem } from '../../values/calendar';
import { replaceText, type CheckContext } from '../check-context';

const pointer = '/policy/effective';

/** The period of a policy is real and not reversed; a start the text does not name is assumed openly or left out. */
export function checkEffectivePeriod(context: CheckContext): void {
  const { effective, appliesSince, assumedStart } = context.document.policy;
  const period = parsePeriod(effective);
  if ('problem' in period) {
    reportProblem(context, effective, period);
    return;
  }
  if (period.from !== null && assumedStart !== undefined)
    context.report('check/needless-assumed-start', '/policy/assumedStart', { from: period.from });
  const start = period.from ?? assumeStart(context, period.to);
  if (start === null) {
    // The end is known even where the start is not: it holds for whatever start is assumed later.
    context.draft.term = { from: null, to: period.to };
    return;
  }
  context.draft.term = { from: start, to: period.to };
  context.draft.window = context.draft.term;
  const since = appliesSince === undefined ? null : parseDate(appliesSince);
  if (since === null) return;
  if (since > start) context.report('check/late-applies-since', '/policy/appliesSince', { date: since, start });
  else context.draft.window = { from: since, to: period.to };
}

function assumeStart(context: CheckContext, end: CalendarDate | null): CalendarDate | null {
  const { assumedStart } = context.document.policy;
  const start = assumedStart === undefined ? null : parseDate(assumedStart);
  if (start === null) {
    context.report('check/unknown-start', pointer);
    return null;
  }
  if (end !== null && start > end) {
    context.report('check/reversed-period', '/policy/assumedStart', { text: `${start} — ${end}` });
    return null;
  }
  context.draft.startAssumed = true;
  context.report('check/assumed-start', '/policy/assumedStart', { date: start });
  return start;
}

function reportProblem(context: CheckContext, text: string, { problem, start, end }: PeriodProblem): void {
  const written = text.slice(start, end);
  if (problem === 'noSuchDay') context.report('check/impossible-date', pointer, { date: written });
  else if (problem === 'reversed') {
    const swapped = swapEnds(text);
    const title = { zh: '对调起止日期', en: 'Swap the two days' };
    const fixes = swapped === null ? [] : replaceText(context, pointer, swapped, title);
    context.report('check/reversed-period', pointer, { text: written }, { fixes });
  } else {
    const plain = text.normalize('NFKC');
    const title = { zh: '改为半角字符', en: 'Change to plain digits and signs' };
    const fixes = 'problem' in parsePeriod(plain) ? [] : replaceText(context, pointer, plain, title);
    context.report('check/unreadable-period', pointer, { text }, { fixes });
  }
}

function swapEnds(text: string): string | null {
  const ends = /^(\s*)(\d{4}-\d{1,2}-\d{1,2})(.*?)(\d{4}-\d{1,2}-\d{1,2})(\s*)$/.exec(text);
  return ends ? `${ends[1]}${ends[4]}${ends[3]}${ends[2]}${ends[5]}` : null;
}
