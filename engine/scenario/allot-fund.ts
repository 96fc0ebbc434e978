import type { Bilingual } from '../diagnostics/diagnostic';
import type { CalendarDate } from '../values/calendar';
import { lastDayOfYear, firstDayOfYear } from '../values/calendar';
import { asFen, type Fen } from '../values/money';
import { cutReason, type CutCause } from './cut-reason';
import { compareEntries, type FundEntry } from './fund-entry';
import { rankEntries } from './rank-entries';
import { monthNumber, monthText } from './scenario-model';
import type { Fund } from './scenario';
import { shareOut, splitByShares } from './share-out';

/** Money granted to an entry. Units: fen. */
export interface Grant {
  readonly entry: FundEntry;
  readonly year: number;
  readonly day: CalendarDate;
  readonly amount: Fen;
}

/** An entry that did not receive all it asked for. Units: fen. */
export interface Cut {
  readonly entry: FundEntry;
  readonly year: number;
  readonly asked: Fen;
  readonly granted: Fen;
  readonly cut: Fen;
  /** Whether what was cut waits for the next year. */
  readonly waits: boolean;
  readonly reason: Bilingual;
}

/** A fund in one year: `available` is `granted` and `left`; `asked` is `granted` and `unmet`. Units: fen. */
export interface FundYear {
  readonly year: number;
  readonly size: Fen;
  readonly carried: Fen;
  readonly available: Fen;
  /** What claims of this year and those that waited ask for. */
  readonly asked: Fen;
  readonly granted: Fen;
  readonly unmet: Fen;
  readonly left: Fen;
  /** Day on which nothing was left while claims went unpaid; null where the money reached. */
  readonly exhaustedOn: CalendarDate | null;
  readonly grants: readonly Grant[];
  readonly cuts: readonly Cut[];
}

/** A month of a fund. Units: fen. */
export interface FundMonth {
  readonly month: string;
  /** What new claims ask for. */
  readonly claimed: Fen;
  readonly granted: Fen;
  /** Instalments paid out. */
  readonly paid: Fen;
  /** Granted, and not yet paid out. */
  readonly owed: Fen;
  /** Not yet granted to anybody. */
  readonly free: Fen;
}

export interface FundResult {
  readonly fund: Fund;
  readonly years: readonly FundYear[];
  readonly months: readonly FundMonth[];
  /** Claimed after the last year: nobody decides on it here. */
  readonly beyond: Fen;
  /** Instalments that fall due after the last year. */
  readonly owedBeyond: Fen;
}

interface Asking {
  readonly entry: FundEntry;
  readonly amount: bigint;
}

/**
 * Pays the claims of a fund year by year. A grant binds the fund of the year it is made in, so that instalments never
 * ask for money a later year may not have. Years follow one another without a gap.
 *
 * Shape: the same result for any order of entries. Units: fen.
 */
export function allotFund(fund: Fund, entries: readonly FundEntry[], years: readonly number[]): FundResult {
  const ordered = [...entries].sort(compareEntries);
  const results: FundYear[] = [];
  let carried = 0n;
  let waiting: readonly Asking[] = [];
  for (const year of years) {
    const own = ordered.filter(({ day }) => Number(day.slice(0, 4)) === year);
    const asking = [...waiting, ...own.map((entry) => ({ entry, amount: entry.amount }))];
    const result = allotYear(fund, asking, year, carried);
    results.push(result);
    carried = fund.carryOver ? result.left : 0n;
    waiting = fund.waiting ? result.cuts.map(({ entry, cut }) => ({ entry, amount: cut })) : [];
  }
  const last = years.at(-1) ?? 0;
  const beyond = ordered.filter(({ day }) => Number(day.slice(0, 4)) > last);
  return { fund, years: results, ...monthsOf(fund, results, ordered), beyond: asFen(sumOf(beyond)) };
}

function allotYear(fund: Fund, asking: readonly Asking[], year: number, carried: bigint): FundYear {
  const size = fund.sizes.get(year) ?? fund.size;
  const available = size + carried;
  const asked = sumOf(asking);
  const settledOn = lastDayOfYear(year);
  const queue = fund.order === 'ranked' ? rankEntries(fund, asking) : asking;
  const granted =
    fund.order === 'proRata'
      ? shareOut(
          available,
          queue.map(({ amount }) => amount),
        )
      : queueUp(available, queue);
  const given = sumOf(granted.map((amount) => ({ amount })));
  const dayOf = ({ entry }: Asking): CalendarDate =>
    fund.order !== 'firstCome' ? settledOn : entry.day < firstDayOfYear(year) ? firstDayOfYear(year) : entry.day;
  const short = queue.findIndex(({ amount }, index) => amount > (granted[index] ?? 0n));
  const first = queue[short];
  const exhaustedOn = !first ? null : (lastPaid(queue, granted, short, dayOf) ?? firstDayOfYear(year));
  const cause: CutCause = { fund, available: asFen(available), asked: asFen(asked), exhaustedOn };
  return {
    year,
    size,
    carried: asFen(carried),
    available: asFen(available),
    asked: asFen(asked),
    granted: asFen(given),
    unmet: asFen(asked - given),
    left: asFen(available - given),
    exhaustedOn,
    grants: queue.flatMap((each, index) => {
      const amount = granted[index] ?? 0n;
      return amount > 0n ? [{ entry: each.entry, year, day: dayOf(each), amount: asFen(amount) }] : [];
    }),
    cuts: queue.flatMap(({ entry, amount }, index) => {
      const got = granted[index] ?? 0n;
      if (got === amount) return [];
      const [wanted, received] = [asFen(amount), asFen(got)];
      const reason = cutReason(cause, wanted, received);
      return [{ entry, year, asked: wanted, granted: received, cut: asFen(amount - got), waits: fund.waiting, reason }];
    }),
  };
}

/** Each takes what it asks for while there is money; the one at whom it ends takes the rest. */
function queueUp(available: bigint, queue: readonly Asking[]): readonly bigint[] {
  let left = available;
  return queue.map(({ amount }) => {
    const given = amount < left ? amount : left;
    left -= given;
    return given;
  });
}

/** Day of the last grant before, or at, the first claim that went short. */
function lastPaid(
  queue: readonly Asking[],
  granted: readonly bigint[],
  short: number,
  dayOf: (asking: Asking) => CalendarDate,
): CalendarDate | null {
  for (let index = short; index >= 0; index -= 1) {
    const each = queue[index];
    if (each && (granted[index] ?? 0n) > 0n) return dayOf(each);
  }
  return null;
}

function monthsOf(fund: Fund, years: readonly FundYear[], entries: readonly FundEntry[]) {
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? -1];
  const claimed = new Map<number, bigint>();
  for (const { day, amount } of entries) put(claimed, monthNumber(day), amount);
  const granted = new Map<number, bigint>();
  const paid = new Map<number, bigint>();
  const shares = fund.instalments.map(({ share }) => share);
  for (const { day, amount } of years.flatMap(({ grants }) => grants)) {
    put(granted, monthNumber(day), amount);
    splitByShares(amount, shares).forEach((part, index) =>
      put(paid, monthNumber(day) + (fund.instalments[index]?.after ?? 0), part),
    );
  }
  let [owed, free] = [0n, 0n];
  const months: FundMonth[] = [];
  for (let month = first * 12; month < (last + 1) * 12; month += 1) {
    const year = years.find((each) => month === each.year * 12);
    if (year) free = year.available;
    const [given, out] = [granted.get(month) ?? 0n, paid.get(month) ?? 0n];
    free -= given;
    owed += given - out;
    months.push({
      month: monthText(month),
      claimed: asFen(claimed.get(month) ?? 0n),
      granted: asFen(given),
      paid: asFen(out),
      owed: asFen(owed),
      free: asFen(free),
    });
  }
  return { months, owedBeyond: asFen(owed) };
}

function put(sums: Map<number, bigint>, key: number, fen: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + fen);
}

function sumOf(parts: readonly { readonly amount: bigint }[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}
