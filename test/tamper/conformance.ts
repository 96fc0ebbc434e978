import { canonicalJson, type CanonicalValue } from '../../engine/bundle/canonical-json';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { tamperCases } from './cases';
import { nobody, trustedKeys } from './tamper-case';

/**
 * Makes the files of the conformance folder: a folder for each case with the bundle and what its receiver knows and
 * must say. Those that must fail end in `_fail`, as in the conformance suite of Sigstore.
 */
export async function conformanceFiles(): Promise<readonly BundleEntry[]> {
  const files: BundleEntry[] = [json('trust.json', { keys: trustedKeys })];
  for (const { name, what, code, make, receiver, large } of tamperCases) {
    if (large === true) continue;
    const { today, requireSignature, trusts, seen } = { ...nobody, ...receiver };
    const folder = `bundle-verify/${name}`;
    files.push(
      { path: `${folder}/bundle.cuoshi`, bytes: await make() },
      json(`${folder}/case.json`, {
        what,
        expect: code === null ? 'pass' : 'fail',
        code: code === null ? null : `bundle/${code}`,
        today,
        requireSignature,
        trust: trusts ? '../../trust.json' : null,
        seen,
      }),
    );
  }
  return files;
}

function json(path: string, value: unknown): BundleEntry {
  const text = JSON.stringify(JSON.parse(canonicalJson(value as CanonicalValue)), null, 2);
  return { path, bytes: encodeUtf8(`${text}\n`) };
}
