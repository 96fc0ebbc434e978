/** How much a change asks of those who import the rules. */
export type VersionLevel = 'patch' | 'minor' | 'major';

/** Gives the version after another one, raised by a level; null for what is no version. */
export function raiseVersion(version: string, level: VersionLevel): string | null {
  const parts = readVersion(version);
  if (!parts) return null;
  const [major, minor, patch] = parts;
  if (level === 'major') return `${major + 1n}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1n}.0` : `${major}.${minor}.${patch + 1n}`;
}

/** Orders versions; negative where the first is the lower one. What is no version is lower than any. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [readVersion(one), readVersion(other)];
  if (!left || !right) return Number(left !== null) - Number(right !== null);
  for (const [index, part] of left.entries()) {
    const against = right[index] ?? 0n;
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}

function readVersion(version: string): readonly [bigint, bigint, bigint] | null {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!match) return null;
  const [, major = '0', minor = '0', patch = '0'] = match;
  return [BigInt(major), BigInt(minor), BigInt(patch)];
}
