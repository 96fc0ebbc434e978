import path from 'node:path';
import type { BundleSignoffs } from '../../schemas/generated/types';
import { validateBundleSignoffs } from '../../schemas/generated/validators';
import { nodeFs } from '../io/fs-port';
import { readWholeFile } from '../io/read-file';
import { fail } from '../ipc/host-failure';
import type { Invocation } from './command';

/** Largest file of sign-offs: 64 of them, with remarks. Units: bytes. */
const LARGEST = 1024 * 1024;

/**
 * Reads the reviewers' sign-offs named by --signoffs; null where there are none.
 * Errors: export/signoffs, those of readWholeFile.
 */
export async function readSignoffs({ host, values }: Invocation): Promise<BundleSignoffs | null> {
  const { signoffs } = values;
  if (signoffs === undefined) return null;
  const bytes = await readWholeFile(nodeFs, path.resolve(host.folder, signoffs), { bytes: LARGEST });
  const given = parse(new TextDecoder().decode(bytes));
  if (validateBundleSignoffs(given)) return given;
  const [error] = validateBundleSignoffs.errors ?? [];
  const place = error?.instancePath || '/';
  throw fail(
    'export/signoffs',
    `${signoffs} 不是审签记录（${place}）；格式见 signoffs.schema.json。`,
    `${signoffs} is no list of sign-offs (${place}); signoffs.schema.json says what one looks like.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
