/** A failure that the reader can do something about: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/**
 * Says what is being done. Always on stderr: stdout belongs to the command that was asked for.
 * @param {string} line
 */
export function progress(line) {
  process.stderr.write(`cuoshi: ${line}\n`);
}

/**
 * Runs a script's work and ends the process with what it returns, or 1 when it throws.
 * @param {() => number | void | Promise<number | void>} work
 */
export async function runScript(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    progress(error.message);
    process.exitCode = 1;
  }
}

/**
 * Whether a module is the program itself, not an import of another one.
 * @param {ImportMeta} meta
 */
export function isProgram(meta) {
  return process.argv[1] === meta.filename;
}
