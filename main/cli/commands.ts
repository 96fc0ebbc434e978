import { analyseCommand } from './analyse-command';
import { casesCommand } from './cases-command';
import { conformanceCommand } from './conformance-command';
import { coverageCommand } from './coverage-command';
import { diffCommand } from './diff-command';
import type { Command } from './command';
import { examplesCommand } from './examples-command';
import { explainCommand } from './explain-command';
import { exportCommand } from './export-command';
import { fmtCommand } from './fmt-command';
import { migrateCommand } from './migrate-command';
import { keysCommand } from './keys-command';
import { logCommand } from './log-command';
import { populationCommand } from './population-command';
import { readingsCommand } from './readings-command';
import { scenarioCommand } from './scenario-command';
import { signCommand } from './sign-command';
import { simulateCommand } from './simulate-command';
import { sqlCommand } from './sql-command';
import { targetsCommand } from './targets-command';
import { translateCommand } from './translate-command';
import { trustCommand } from './trust-command';
import { validateCommand } from './validate-command';
import { verifyCommand } from './verify-command';

/** Every command of the command line, in the order of the help. */
export const commands: readonly Command[] = [
  validateCommand,
  simulateCommand,
  explainCommand,
  analyseCommand,
  readingsCommand,
  examplesCommand,
  targetsCommand,
  diffCommand,
  exportCommand,
  migrateCommand,
  signCommand,
  verifyCommand,
  keysCommand,
  trustCommand,
  logCommand,
  conformanceCommand,
  fmtCommand,
  translateCommand,
  casesCommand,
  coverageCommand,
  sqlCommand,
  populationCommand,
  scenarioCommand,
];
