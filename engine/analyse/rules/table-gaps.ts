import type { Analysis } from '../analysis';
import { report } from '../analysis';
import { findWitness } from '../build-witness';
import { countEvents } from '../population';
import type { PolicyScope } from '../policy-scope';
import { listLadders, type LadderStep } from '../ranked-cells';
import { listTables, paidUnder, type TableRowView, type TableView } from '../table-view';
import { describeSpan, describeFact } from '../describe-fact';

/** A level between two that are awarded, or a range between two rows, has a row too. */
export function findGaps(analysis: Analysis, scope: PolicyScope): void {
  for (const table of listTables(scope)) {
    findMissingLevels(analysis, scope, table);
    findMissingRanges(analysis, scope, table);
  }
}

function findMissingLevels(analysis: Analysis, scope: PolicyScope, table: TableView): void {
  const covered = coveredCells(table);
  const has = (step: LadderStep | undefined, cells: bigint): boolean =>
    step !== undefined && (cells & (1n << BigInt(step.index))) !== 0n;
  const told = new Set<number>();
  const byLevel = isByLevel(table);
  for (const { steps } of listLadders(table.axis, scope.vocabulary)) {
    steps.forEach((step, index) => {
      if (has(step, covered) || !has(step, table.allowed) || (byLevel && told.has(step.rank))) return;
      const below = steps.slice(0, index).findLast((other) => has(other, covered));
      const above = steps.slice(index + 1).find((other) => has(other, covered));
      if (!below || !above) return;
      told.add(step.rank);
      const args = { item: labelOf(table), missing: step.label };
      reportGap(analysis, scope, table, { code: 'analyse/level-gap', args, cell: step.index, beside: above.index });
    });
  }
}

/** A table by level answers for every family alike, so a gap is told once. */
function isByLevel({ rows, axis }: TableView): boolean {
  return (
    axis.field.type.kind === 'title' &&
    rows.some(({ rule }) =>
      rule.conditions.some(({ role, expression }) => {
        const subject = expression.node === 'in' ? expression.value : null;
        return role === 'match' && subject?.node === 'path' && subject.field !== axis.field.id;
      }),
    )
  );
}

function findMissingRanges(analysis: Analysis, scope: PolicyScope, table: TableView): void {
  const { axis, space } = table;
  const covered = coveredCells(table);
  const ranges = axis.cells.flatMap((cell, index) => (cell.span ? [{ cell, index }] : []));
  const open = ranges.filter(
    ({ cell, index }) =>
      (covered & bit(index)) === 0n &&
      (table.allowed & bit(index)) !== 0n &&
      !(cell.span?.of === 'number' && cell.span.thin && axis.field.type.kind === 'number'),
  );
  const isCovered = (index: number): boolean => (covered & bit(index)) !== 0n;
  const groups: (typeof open)[] = [];
  for (const each of open) {
    const last = groups.at(-1);
    if (last && last.at(-1)?.index === each.index - 1) last.push(each);
    else groups.push([each]);
  }
  for (const group of groups) {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    const after = ranges.find(({ index }) => index > last.index && isCovered(index));
    const before = ranges.some(({ index }) => index < first.index && isCovered(index));
    if (!before || !after) continue;
    const gap = describeSpan(axis.field, first.cell, last.cell, scope.vocabulary);
    const args = { item: labelOf(table), fact: describeFact(axis, space), gap };
    reportGap(analysis, scope, table, { code: 'analyse/range-gap', args, cell: first.index, beside: after.index });
  }
}

interface Gap {
  readonly code: 'analyse/level-gap' | 'analyse/range-gap';
  readonly args: Parameters<typeof report>[2]['args'];
  readonly cell: number;
  readonly beside: number;
}

/** A gap is told when somebody falls into it: nothing is paid there, and something beside it. */
function reportGap(analysis: Analysis, scope: PolicyScope, table: TableView, gap: Gap): void {
  const neighbour = table.rows.find(({ cells }) => (cells & bit(gap.beside)) !== 0n);
  if (!neighbour) return;
  const { rule } = neighbour;
  const nobodyPaid = (enterprise: Parameters<typeof paidUnder>[1]): boolean =>
    paidUnder(scope, enterprise, [table.itemId]).max === 0n;
  const at = (cell: number, passes: typeof nobodyPaid) =>
    findWitness(scope, { rule, condition: table.shared, within: new Map([[table.axis.id, bit(cell)]]) }, passes);
  const enterprise = at(gap.cell, nobodyPaid);
  const contrast = at(gap.beside, (other) => !nobodyPaid(other));
  if (!enterprise || !contrast) return;
  report(analysis, scope, {
    code: gap.code,
    at: { pointer: table.pointer, mark: 'key' },
    ...(gap.args && { args: gap.args }),
    witness: { enterprise, contrast },
    affected: affectedBy(analysis, scope, table, neighbour, gap.cell),
  });
}

function affectedBy(
  analysis: Analysis,
  scope: PolicyScope,
  table: TableView,
  { rule, amount }: TableRowView,
  cell: number,
) {
  const matches = table.rows.flatMap((row) => row.rule.conditions.filter(({ role }) => role === 'match'));
  const meets = rule.conditions.filter(({ role }) => role !== 'match').map(({ expression }) => expression);
  const subject = matches[0]?.expression;
  const field = subject?.node === 'in' && subject.value.node === 'path' ? subject.value.field : null;
  const { fields, span } = table.axis.cells[cell] ?? {};
  const value = field === null ? undefined : fields?.[field];
  // Titles and graded values are named; a range is whatever no row answers.
  const named =
    field !== null && typeof value === 'string' && span === null && table.axis.subject === 'event'
      ? [sameValueAs(table, field, value)]
      : [];
  const fails = matches.map(({ expression }) => expression);
  return countEvents(analysis, scope, rule, { meets: [...meets, ...named], fails }, amount);
}

function sameValueAs({ space }: TableView, field: string, value: string) {
  const boolean = { kind: 'boolean' } as const;
  const record = { kind: 'record', collection: space.setting.trigger } as const;
  const type = { kind: 'text' } as const;
  return {
    type: boolean,
    node: 'compare',
    operator: '=',
    left: { type, node: 'path', of: { type: record, node: 'variable', name: 'event' }, field },
    right: { type, node: 'literal', value },
  } as const;
}

function coveredCells({ rows }: TableView): bigint {
  return rows.reduce((all, { cells }) => all | cells, 0n);
}

function labelOf({ rows, itemId }: TableView): string {
  return rows[0]?.rule.from.articleTitle || itemId;
}

function bit(index: number): bigint {
  return 1n << BigInt(index);
}
