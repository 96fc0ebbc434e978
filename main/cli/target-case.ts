import { FileFailure } from '../io/file-failure';

/** A measured value of a target of a policy, and whether a person found the target met by it. */
export interface TargetCase {
  readonly id: string;
  readonly doc: string;
  readonly clause: string;
  readonly region: string;
  readonly year: number;
  /** Decimal text; a share for coverage. */
  readonly value: string;
  readonly met: boolean;
}

/** Whether a list of cases is about targets: values of indicators instead of enterprises. */
export function isTargetCase(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'value' in value && !('enterprise' in value);
}

/**
 * Reads target cases.
 * Errors: file/failed when one does not have their form.
 */
export function readTargetCases(list: readonly unknown[], file: string): readonly TargetCase[] {
  return list.map((each, index) => {
    const read = readTargetCase(each);
    if (read) return read;
    const place = index + 1;
    throw new FileFailure('file/failed', file, {
      zh: `第 ${place} 个目标用例不合规定。`,
      en: `Target case ${place} is malformed.`,
    });
  });
}

function readTargetCase(value: unknown): TargetCase | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, doc, clause, region, year, value: measured, expect } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof doc !== 'string' || typeof clause !== 'string') return null;
  if (typeof region !== 'string' || typeof year !== 'number' || typeof measured !== 'number') return null;
  const { met } = (expect ?? {}) as Readonly<Record<string, unknown>>;
  return typeof met === 'boolean' ? { id, doc, clause, region, year, value: String(measured), met } : null;
}
