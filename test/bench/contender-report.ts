import { perOne, type Times } from './measure';
import type { ContenderTimes } from './measure-contenders';
import type { PopulationTimes } from './measure-population';
import type { ScalingTimes } from './measure-scaling';
import type { ReportLimit, ReportTable } from './report';

/** Largest time of the interpreter for the money of one enterprise, against a loop somebody wrote for the two policies. */
const LARGEST_LOOP_RATIO = 3;
/** Longest time for one enterprise with every reason. Units: microseconds. */
const LONGEST_TRACE = { p50: 100, p99: 300 };
/** Least time of zen-engine for one enterprise, against that of the compiled statement for one of a million. */
const LEAST_ZEN_RATIO = 150;
/** Growth of the time for one enterprise, or for one measure, that still counts as linear. */
const LARGEST_GROWTH = 1.25;

/** Puts the engines that compute the same money side by side. Throws where SQL does not agree with the others. */
export function reportContenders(
  contenders: ContenderTimes,
  population: PopulationTimes,
): { readonly tables: readonly ReportTable[]; readonly limits: readonly ReportLimit[] } {
  requireSameTotal(contenders, population);
  const { perEnterprise, trace, enterprises, few } = contenders;
  const { hand, interpreter, zen, exportedZen, jsonLogic } = perEnterprise;
  const statement = perOne(population.statements.gapless, population.enterprises);
  const row = (name: string, times: Times) => ({ name, times, ratio: times.p50 / hand.p50 });
  return {
    tables: [
      {
        title: `Money of one enterprise, policies 000 and 001, 2023 (${enterprises} enterprises; foreign engines ${few})`,
        reference: 'by hand',
        rows: [
          row('loop by hand', hand),
          row('interpreter, no reasons', interpreter),
          row('interpreter, every reason', trace),
          row(`compiled statement, one of ${population.enterprises}`, statement),
          row('zen-engine, graph by hand', zen),
          row('zen-engine, exported graph', exportedZen),
          row('json-logic-js, exported rules', jsonLogic),
        ],
      },
    ],
    limits: [
      limit('interpreter without reasons against a loop by hand', interpreter.median / hand.median, LARGEST_LOOP_RATIO),
      limit('every reason of one enterprise, p50', trace.p50 * 1000, LONGEST_TRACE.p50, ' us'),
      limit('every reason of one enterprise, p99', trace.p99 * 1000, LONGEST_TRACE.p99, ' us'),
      {
        ...limit('zen-engine against the compiled statement', zen.median / statement.median, LEAST_ZEN_RATIO),
        atLeast: true,
      },
    ],
  };
}

/** Shows how the totals of SQL grow. */
export function reportScaling(scaling: readonly ScalingTimes[]): {
  readonly tables: readonly ReportTable[];
  readonly limits: readonly ReportLimit[];
} {
  const [first] = scaling;
  if (!first) return { tables: [], limits: [] };
  const share = ({ times, enterprises }: ScalingTimes): Times => perOne(times, enterprises);
  const find = (enterprises: number, copies: number) =>
    scaling.find((each) => each.enterprises === enterprises && each.copies === copies);
  const [few, wide] = [find(100_000, 1), find(100_000, 10)];
  const growth = scaling
    .filter(({ copies }) => copies === 1)
    .slice(1)
    .map((each, index) => {
      const before = scaling.filter(({ copies }) => copies === 1)[index] ?? first;
      const name = `totals of one enterprise of ${each.enterprises} against one of ${before.enterprises}`;
      return limit(name, share(each).median / share(before).median, LARGEST_GROWTH);
    });
  return {
    tables: [
      {
        title: 'Totals in SQL, for one enterprise',
        reference: `one of ${first.enterprises}`,
        rows: scaling.map((each) => ({
          name: `${each.enterprises} enterprises, measures x ${each.copies} (${each.resident.toFixed(0)} MiB resident)`,
          times: share(each),
          ratio: share(each).p50 / share(first).p50,
        })),
      },
    ],
    limits: [
      ...growth,
      ...(few && wide
        ? [
            limit(
              'totals of one measure among ten times as many',
              wide.times.median / few.times.median / wide.copies,
              LARGEST_GROWTH,
            ),
          ]
        : []),
    ],
  };
}

function limit(name: string, value: number, most: number, unit = ''): ReportLimit {
  return { name, value, limit: most, unit };
}

/** The population of the statements is that of the other engines, over and over. */
function requireSameTotal({ enterprises, total }: ContenderTimes, population: PopulationTimes): void {
  const copies = BigInt(population.enterprises) / BigInt(enterprises);
  if (population.total.lo === total.lo * copies && population.total.hi === total.hi * copies) return;
  const told = [total.lo * copies, total.hi * copies, population.total.lo, population.total.hi].join(' ');
  throw new Error(`the statement does not agree with the loop by hand: ${told}`);
}
