import { yuanText } from '../../engine/bundle/yuan-text';
import { quantityText } from '../../engine/values/quantity';
import type { FiscalLevel, Payer, SanctionAction } from '../../engine/compile/plan';
import type { EnterpriseResult, Line } from '../../engine/simulate/result';
import { sameInterval, type MoneyInterval } from '../../engine/values/money';
import type { AcceptanceCase, ExpectedLine, ExpectedOutcome } from './acceptance-case';

/** How policies of a case are named there: `000` by the rows of its clauses, and its level for who pays. */
export interface CasePolicy {
  readonly doc: string;
  readonly policy: string;
  readonly level: FiscalLevel;
}

/** One thing in which a result is not what the case expects. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Compares a result with what a case expects; nothing when they agree. */
export function compareCase(
  { expect }: AcceptanceCase,
  result: EnterpriseResult,
  policies: readonly CasePolicy[],
): readonly Difference[] {
  return [
    ...compareLines(expect.lines, result.lines, policies),
    ...compareIntervals('total', expect.total, result.totals.enterprise),
    ...(expect.individualTotal
      ? compareIntervals('individualTotal', expect.individualTotal, result.totals.individual)
      : []),
    ...compareExclusions(expect, result, policies),
    ...compareEntitlements(expect, result),
    ...compareSanctions(expect, result),
  ];
}

/** The words of the language for what follows an offence. Source: policy.schema.json, sanction.actions. */
const SANCTIONS: Readonly<Record<SanctionAction, string>> = {
  stop: '停止享受相关政策',
  clawBack: '追回已拨付的资金',
  creditRecord: '纳入企业信用信息',
  publish: '视情况向社会公开',
  refer: '依法移送司法机关处理',
};

const PAYERS: Readonly<Record<Exclude<Payer, 'issuer'>, string>> = {
  nation: '中央财政',
  province: '省级财政',
  city: '市级财政',
  district: '区县财政',
  beneficiary: '受益财政',
};

/** Lines are a multiset: each expected one takes an actual one away; what is left on either side is different. */
function compareLines(
  expected: readonly ExpectedLine[],
  actual: readonly Line[],
  policies: readonly CasePolicy[],
): readonly Difference[] {
  const left = actual.map((line) => describeLine(line, policies));
  const unmatched = expected.filter((line) => {
    const at = left.findIndex((each) => matches(line, each));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (unmatched.length === 0 && left.length === 0) return [];
  return [{ what: 'lines', expected: writeLines(unmatched), actual: writeLines(left) }];
}

function describeLine(line: Line, policies: readonly CasePolicy[]): ExpectedLine {
  const policy = policies.find((each) => each.policy === line.policy);
  const payer = line.payer === 'issuer' ? (policy?.level ?? 'district') : line.payer;
  return {
    doc: policy?.doc ?? line.policy,
    clause: line.from.clause ?? line.from.itemId,
    min: quantityText(line.amount.min, line.unit),
    max: line.amount.max === null ? null : quantityText(line.amount.max, line.unit),
    unit: line.unit,
    payer: PAYERS[payer],
    payee: line.payee,
    countsInTotal: line.countsInTotal,
  };
}

function matches(expected: ExpectedLine, actual: ExpectedLine): boolean {
  return (
    (['doc', 'clause', 'min', 'max', 'unit', 'countsInTotal'] as const).every(
      (name) => expected[name] === actual[name],
    ) &&
    (expected.payer === null || expected.payer === actual.payer) &&
    (expected.payee === null || expected.payee === actual.payee)
  );
}

function writeLines(lines: readonly ExpectedLine[]): string {
  if (lines.length === 0) return '(none)';
  return lines
    .map(({ doc, clause, min, max, unit, payer, payee, countsInTotal }) =>
      [
        `${doc} ${clause} [${min}, ${max ?? '…'}]`,
        unit === 'money' ? '' : unit,
        payer ?? '',
        payee === 'individual' ? payee : '',
        countsInTotal ? '' : 'not in total',
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join('; ');
}

function compareIntervals(what: string, expected: MoneyInterval, actual: MoneyInterval): readonly Difference[] {
  if (sameInterval(expected, actual)) return [];
  return [{ what, expected: writeInterval(expected), actual: writeInterval(actual) }];
}

function writeInterval({ min, max }: MoneyInterval): string {
  return `[${yuanText(min)}, ${max === null ? '…' : yuanText(max)}]`;
}

function compareExclusions(
  { excluded }: ExpectedOutcome,
  result: EnterpriseResult,
  policies: readonly CasePolicy[],
): readonly Difference[] {
  if (excluded === null) return [];
  const actual = Object.fromEntries(
    policies.map(({ doc, policy }) => [doc, result.policies.find((each) => each.policy === policy)?.excluded ?? 'no']),
  );
  const agrees =
    typeof excluded === 'boolean'
      ? excluded === Object.values(actual).includes('yes') && !Object.values(actual).includes('unknown')
      : Object.entries(excluded).every(([doc, expected]) => actual[doc] === (expected ? 'yes' : 'no'));
  return agrees ? [] : [{ what: 'excluded', expected: JSON.stringify(excluded), actual: JSON.stringify(actual) }];
}

function compareEntitlements(
  { unquantified, services, noServices }: ExpectedOutcome,
  result: EnterpriseResult,
): readonly Difference[] {
  const clausesOf = (lines: EnterpriseResult['services']) => [
    ...new Set(lines.map(({ from }) => from.clause ?? from.itemId)),
  ];
  const promised = clausesOf(result.unquantified);
  const shown = clausesOf(result.services);
  const missing = services.filter((clause) => !shown.includes(clause));
  const surplus = noServices.filter((clause) => shown.includes(clause));
  return [
    ...(unquantified === null ? [] : compareSets('unquantified', unquantified, promised)),
    ...(missing.length === 0 ? [] : [{ what: 'services', expected: writeSet(services), actual: writeSet(shown) }]),
    ...(surplus.length === 0 ? [] : [{ what: 'noServices', expected: '(none)', actual: writeSet(surplus) }]),
  ];
}

function compareSanctions(
  { sanctions, clawBack }: ExpectedOutcome,
  { policies }: EnterpriseResult,
): readonly Difference[] {
  const actions = [...new Set(policies.flatMap((outcome) => outcome.sanctions))].map((action) => SANCTIONS[action]);
  const claimed = policies.map((outcome) => outcome.clawBack);
  const min = claimed.reduce((sum, each) => sum + each.min, 0n);
  const max = claimed.reduce<bigint | null>(
    (sum, each) => (sum === null || each.max === null ? null : sum + each.max),
    0n,
  );
  const back = { min, max } as MoneyInterval;
  return [
    ...(sanctions === null ? [] : compareSets('sanctions', sanctions.map(nameSanction), actions)),
    ...(clawBack === null ? [] : compareIntervals('clawback', { min: clawBack, max: clawBack }, back)),
  ];
}

/** A case may say a sanction in fewer words than the language: 移送司法机关. */
function nameSanction(written: string): string {
  return Object.values(SANCTIONS).find((word) => written.length > 3 && word.includes(written)) ?? written;
}

function compareSets(what: string, expected: readonly string[], actual: readonly string[]): readonly Difference[] {
  const [wanted, found] = [writeSet(expected), writeSet(actual)];
  return wanted === found ? [] : [{ what, expected: wanted, actual: found }];
}

function writeSet(values: readonly string[]): string {
  return values.length === 0 ? '(none)' : [...new Set(values)].sort().join(', ');
}
