import type { DmnFunction } from './dmn-model';

/** Stands for no upper end: larger than any sum of amounts, and several of them are still exact. Units: parts. */
export const unboundedParts = '1000000000000000';

const library: readonly DmnFunction[] = [
  {
    element: 'function',
    name: 'any_holds',
    description: '三值逻辑的“至少一个成立” / three-valued: whether one holds',
    parameters: ['outcomes'],
    body: `if some o in outcomes satisfies o = true then true
else if some o in outcomes satisfies o = null then null
else false`,
  },
  {
    element: 'function',
    name: 'all_hold',
    description: '三值逻辑的“全部成立” / three-valued: whether all hold',
    parameters: ['outcomes'],
    body: `if some o in outcomes satisfies o = false then false
else if some o in outcomes satisfies o = null then null
else true`,
  },
  {
    element: 'function',
    name: 'round_half_up',
    description: '四舍五入到最小单位 / rounds a fraction of parts half up',
    parameters: ['numerator', 'denominator'],
    body: 'floor((2 * numerator + denominator) / (2 * denominator))',
  },
  {
    element: 'function',
    name: 'lesser',
    description: '两数中较小者，未知则未知 / the lesser of two, unknown where one is',
    parameters: ['a', 'b'],
    body: 'if a = null or b = null then null else if a < b then a else b',
  },
  {
    element: 'function',
    name: 'not_negative',
    description: '不小于零，未知则未知 / at least nothing, unknown where it is',
    parameters: ['a'],
    body: 'if a = null then null else if a < 0 then 0 else a',
  },
  {
    element: 'function',
    name: 'first_of',
    description: '前若干项 / the first so many',
    parameters: ['entries', 'many'],
    body: 'if many <= 0 then [] else sublist(entries, 1, many)',
  },
  {
    element: 'function',
    name: 'allowed',
    description: '一组资金在限制下可得多少 / what a limit allows a group in all',
    parameters: ['kind', 'times', 'cap', 'entries'],
    body: `if count(entries) = 0 then 0
else {
  sums: for the_bucket in distinct values(for x in entries return x.bucket)
        return sum(for x in entries[item.bucket = the_bucket] return x.amount),
  result: if kind = "highest" then max(sums)
          else if kind = "count" then sum(concatenate([0], first_of(sort(sums, function(p, q) p > q), min(times, count(sums)))))
          else min(sum(sums), cap)
}.result`,
  },
  {
    element: 'function',
    name: 'claim_before',
    description: '两项主张的先后 / whether a claim comes before another',
    parameters: ['p', 'q'],
    body: `if not(p.low = q.low) then p.low > q.low
else if not(p.high = q.high) then p.high > q.high
else p.age < q.age`,
  },
  {
    element: 'function',
    name: 'member_before',
    description: '组内先后：先看整份，再看单项 / order in a group: by what stands together, then by claim',
    parameters: ['p', 'q'],
    body: `if not(p.worth_low = q.worth_low) then p.worth_low > q.worth_low
else if not(p.worth_high = q.worth_high) then p.worth_high > q.worth_high
else if p.bucket = q.bucket then claim_before(p.claim, q.claim)
else claim_before(p.leader, q.leader)`,
  },
  {
    element: 'function',
    name: 'with_amount',
    description: '改金额，其余不变 / a claim with another amount',
    parameters: ['c', 'low', 'high', 'unsure', 'defer'],
    body: `{rule: c.rule, year: c.year, day: c.day, age: c.age, kind: c.kind, path: c.path, place: c.place, event: c.event, id: c.id, payment: c.payment, low: low, high: high, unsure: unsure, defer: defer}`,
  },
  {
    element: 'function',
    name: 'unsettled',
    description: '须由完整引擎判定的标记 / marks what the full engine has to settle',
    parameters: ['year'],
    body: '{rule: null, year: year, day: null, age: "", kind: null, path: null, place: null, event: null, id: "", payment: "", low: 0, high: 0, unsure: true, defer: true}',
  },
  {
    element: 'function',
    name: 'share',
    description: '把限制允许的资金分给各项主张：每项得其带来的增量 / each claim gets the increase it brings',
    parameters: ['kind', 'times', 'cap_low', 'cap_high', 'members', 'before'],
    body: `{
  weighed: for m in members return {
    claim: m.claim,
    bucket: m.bucket,
    worth_low: sum(for x in members[item.bucket = m.bucket] return x.claim.low),
    worth_high: sum(for x in members[item.bucket = m.bucket] return x.claim.high),
    leader: sort(for x in members[item.bucket = m.bucket] return x.claim, function(p, q) claim_before(p, q))[1]
  },
  ranked: sort(weighed, function(p, q) member_before(p, q)),
  times_low: if kind = "count" then times - count(distinct values(for x in before return x.bucket)) else 0,
  times_high: if kind = "count" then times - count(distinct values(for x in before[item.sure = true] return x.bucket)) else 0,
  prior_low: if kind = "count" then [] else for x in before return {bucket: x.bucket, amount: x.high},
  prior_high: if kind = "count" then [] else for x in before return {bucket: x.bucket, amount: x.low},
  lows: concatenate(prior_low, for m in ranked return {bucket: m.bucket, amount: m.claim.low}),
  highs: concatenate(prior_high, for m in ranked return {bucket: m.bucket, amount: m.claim.high}),
  skipped: count(prior_low),
  parts: for i in 1..count(ranked) return {
    claim: ranked[i].claim,
    high: allowed(kind, times_high, cap_high, first_of(highs, skipped + i)) - allowed(kind, times_high, cap_high, first_of(highs, skipped + i - 1)),
    low: min(high, allowed(kind, times_low, cap_low, first_of(lows, skipped + i)) - allowed(kind, times_low, cap_low, first_of(lows, skipped + i - 1)))
  },
  open: (some x in before satisfies x.sure = false) or (some m in members satisfies m.claim.unsure = true),
  changed: some x in parts satisfies not(x.low = x.claim.low and x.high = x.claim.high),
  result: for x in parts return with_amount(x.claim, x.low, x.high, x.claim.unsure, x.claim.defer or (open and changed))
}.result`,
  },
];

/** Lists the functions that every model shares. */
export function listLibrary(): readonly DmnFunction[] {
  return library;
}
