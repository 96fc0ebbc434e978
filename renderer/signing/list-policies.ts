const IDENTIFIER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Reads policy identifiers with commas between; null for none, undefined when one of them is no identifier. */
export function listPolicies(written: string | undefined): readonly string[] | null | undefined {
  const parts = (written ?? '').split(/[,，、\s]+/).filter((part) => part !== '');
  if (parts.length === 0) return null;
  return parts.every((part) => IDENTIFIER.test(part) && part.length <= 64) ? parts : undefined;
}
