import { pathToFileURL } from 'node:url';
import { inCheckout } from './checkout.mjs';

/**
 * Runs a built program inside this process, which saves starting another Node, as if it had been started by itself:
 * with its own arguments, in the folder where the user stands (npm moves to the top folder, and keeps theirs).
 * @param {string} file
 * @param {string[]} args
 */
export async function runProgram(file, args) {
  const program = inCheckout(file);
  process.argv = [process.execPath, program, ...args];
  process.chdir(process.env['INIT_CWD'] ?? '.');
  await import(pathToFileURL(program).href);
}
