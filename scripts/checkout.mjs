import path from 'node:path';

/** The top folder of this checkout. */
export const root = path.resolve(import.meta.dirname, '..');

/** @param {string[]} parts below the top folder */
export function inCheckout(...parts) {
  return path.join(root, ...parts);
}
