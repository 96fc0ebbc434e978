import { assumeStartOption } from './assume-starts';
import type { Command } from './command';

/** Which policies are computed, by what, and within which bounds. */
export const computingOptions = {
  policy: { value: 'ID', words: { zh: '只用这一份政策', en: 'this policy only' } },
  engine: {
    value: 'NAME',
    words: { zh: '引擎：duckdb（默认）、postgres 或 interpreter', en: 'duckdb (default), postgres or interpreter' },
  },
  postgres: {
    value: 'SERVER',
    words: {
      zh: '用哪台 PostgreSQL 测算，写法与 psql 相同；默认按 PG… 环境变量',
      en: 'PostgreSQL that computes, as psql takes it; by default the PG… variables say',
    },
  },
  memory: { value: 'SIZE', words: { zh: '数据库内存上限，如 4GB', en: 'memory of the database, such as 4GB' } },
  threads: { value: 'N', words: { zh: '线程数', en: 'number of threads' } },
  spill: {
    value: 'DIR',
    words: { zh: '内存放不下时写到哪个文件夹', en: 'folder for what does not fit into memory' },
  },
  'assume-start': assumeStartOption,
} as const satisfies Command['options'];
