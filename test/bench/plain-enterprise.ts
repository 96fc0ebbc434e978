import type { Enterprise, EnterpriseEvent } from '../../engine/enterprise/enterprise';

/** An enterprise as a programmer models it for these two policies: plain records, days as 20230131, money in fen. */
export interface PlainEnterprise {
  readonly region: number;
  readonly recognitions: readonly PlainRecognition[];
  readonly platforms: readonly PlainPlatform[];
  readonly patents: readonly { readonly type: string; readonly grantedOn: number }[];
  readonly expenses: readonly { readonly category: string; readonly date: number; readonly amount: number }[];
  readonly violations: readonly PlainViolation[];
  readonly pools: readonly { readonly region: number; readonly since: number; readonly until: number }[];
}

export interface PlainRecognition {
  readonly title: string;
  readonly family: string;
  readonly isNew: boolean;
  readonly isFirst: boolean;
  readonly recognizedIn: number;
  readonly awardedOn: number;
  readonly validTo: number;
}

export interface PlainPlatform {
  readonly type: string;
  readonly kind: string;
  readonly level: string;
  readonly recognizedIn: number;
  readonly approvedOn: number;
}

export interface PlainViolation {
  readonly kind: string;
  readonly severity: string;
  readonly subject: string;
  readonly date: number;
}

/** Later than every day there is. */
const never = 99_991_231;

/** Writes an enterprise without a missing fact as plain records; no part of what is measured. */
export function writePlainly({ fields, events }: Enterprise): PlainEnterprise {
  const list = <Plain>(kind: string, write: (event: EnterpriseEvent) => Plain): readonly Plain[] =>
    (events[kind] ?? []).map(write);
  return {
    region: Number(fields['region']),
    recognitions: list('recognitions', ({ fields: own }) => ({
      title: text(own['title']),
      family: text(own['family']),
      isNew: own['type'] === 'new',
      isFirst: own['firstTime'] === true,
      recognizedIn: Number(own['recognizedIn']),
      awardedOn: day(own['awardedOn']),
      validTo: own['validTo'] === undefined ? never : day(own['validTo']),
    })),
    platforms: list('platforms', ({ fields: own }) => ({
      type: text(own['type']),
      kind: text(own['kind']),
      level: text(own['level']),
      recognizedIn: Number(own['recognizedIn']),
      approvedOn: day(own['approvedOn']),
    })),
    patents: list('patents', ({ fields: own }) => ({ type: text(own['type']), grantedOn: day(own['grantedOn']) })),
    expenses: list('expenses', ({ fields: own }) => ({
      category: text(own['category']),
      date: day(own['date'] ?? own['paidOn']),
      amount: Math.round(Number(own['amount']) * 100),
    })),
    violations: list('violations', ({ fields: own }) => ({
      kind: text(own['kind']),
      severity: text(own['severity']),
      subject: text(own['subject']),
      date: day(own['date']),
    })),
    pools: list('cultivationPools', ({ fields: own }) => ({
      region: Number(own['region']),
      since: day(own['since']),
      until: own['until'] === undefined ? never : day(own['until']),
    })),
  };
}

function text(value: unknown): string {
  return String(value);
}

function day(value: unknown): number {
  return Number(String(value).replaceAll('-', ''));
}
