export const versionLevels = ['patch', 'minor', 'major'] as const;
export type VersionLevel = (typeof versionLevels)[number];

/** Gives the version after the highest of those given; null when none of them is a version. Shape: `1.2.3`. */
export function nextVersion(versions: readonly (string | null)[], level: VersionLevel): string | null {
  const numbers = versions.flatMap((version) => {
    const parts = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(version ?? '');
    return parts ? [parts.slice(1).map(Number)] : [];
  });
  const [highest] = numbers.sort((one, other) => compare(other, one));
  if (!highest) return null;
  const [major = 0, minor = 0, patch = 0] = highest;
  if (level === 'major') return `${major + 1}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
