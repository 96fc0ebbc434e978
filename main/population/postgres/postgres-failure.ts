import { fail, HostFailure } from '../../ipc/host-failure';

/** What is known of a server when something goes wrong with it. */
export interface ServerState {
  /** The server, without a password. */
  readonly name: string;
  /** Whether it has answered before. */
  readonly connected: boolean;
  readonly cancelled: boolean;
}

type Words = readonly [code: string, zh: string, en: string];

/** What to do about the errors of PostgreSQL, by SQLSTATE or its first two letters. */
const byState: Readonly<Record<string, (name: string, said: string) => Words>> = {
  '28': (name, said) => [
    'population/postgres-login',
    `${name} 不让登录（${said}）。请核对用户名、密码（PGPASSWORD 或 ~/.pgpass）和服务器的 pg_hba.conf；要求加密的服务器请加 ?sslmode=require。`,
    `${name} refuses the login (${said}). Check user, password (PGPASSWORD or ~/.pgpass) and the server's pg_hba.conf; for a server that wants TLS add ?sslmode=require.`,
  ],
  '3D000': (name) => [
    'population/postgres-database',
    `${name} 没有这个数据库。请先建立（createdb），或改正名称。`,
    `${name}: there is no such database. Make it (createdb), or correct its name.`,
  ],
  '42501': (name, said) => [
    'population/postgres-rights',
    `在 ${name} 没有所需的权限（${said}）。请管理员授予：GRANT CREATE ON DATABASE 数据库 TO 用户。计算用一个临时的模式，结束时撤销。`,
    `Rights are missing in ${name} (${said}). Ask for: GRANT CREATE ON DATABASE database TO user. The computation works in a schema of its own and takes it back at the end.`,
  ],
  '25006': (name) => [
    'population/postgres-read-only',
    `${name} 是只读的（备用服务器，或会话设为只读）。请连到可写的主服务器。`,
    `${name} is read-only (a standby, or a session set so). Connect to the primary server.`,
  ],
  '53': (name, said) => [
    'population/postgres-full',
    `${name} 的资源不足（${said}）。请腾出磁盘、内存或连接后再试；什么也没有留下。`,
    `${name} is out of resources (${said}). Free disk, memory or connections and try again; nothing was left behind.`,
  ],
  '57014': (name, said) => [
    'population/postgres-stopped',
    `${name} 中断了语句（${said}）。多半是 statement_timeout：可用 PGOPTIONS="-c statement_timeout=0" 放宽。什么也没有留下。`,
    `${name} stopped the statement (${said}). Most likely statement_timeout: allow more with PGOPTIONS="-c statement_timeout=0". Nothing was left behind.`,
  ],
  '22021': (name) => [
    'population/postgres-text',
    `企业总体中有 ${name} 不能保存的字符（如零字节）。请在导入前清除。`,
    `The population has a character that ${name} can not store, such as a zero byte. Remove it before the import.`,
  ],
  '22P05': (name) => [
    'population/postgres-encoding',
    `${name} 的编码存不下这些文字。请用 UTF8 编码的数据库（createdb -E UTF8）。`,
    `The encoding of ${name} has no place for these texts. Use a database in UTF8 (createdb -E UTF8).`,
  ],
};

const unreachable = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOENT|EACCES)$/;
const ended = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|57P0[1-5]|08\w{3})$/;

/** Turns an error of PostgreSQL into a failure for people; bugs of ours, such as a statement it cannot read, pass unchanged. */
export function asPostgresFailure(error: unknown, { name, connected, cancelled }: ServerState): unknown {
  if (error instanceof HostFailure || !(error instanceof Error)) return error;
  if (cancelled)
    return fail('population/cancelled', '已取消，没有留下任何结果。', 'Cancelled; nothing was left behind.');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const said = error.message || code;
  const known = byState[code] ?? (/^\w{5}$/.test(code) ? byState[code.slice(0, 2)] : undefined);
  if (known) return fail(...known(name, said));
  if (/password must be a string|SASL/.test(said)) return fail(...(byState['28']?.(name, said) ?? ['', '', '']));
  if (connected && (ended.test(code) || unreachable.test(code) || /terminated|not queryable|was closed/i.test(said)))
    return fail(
      'population/postgres-gone',
      `与 ${name} 的连接中断（${said}），没有留下任何结果。请看服务器是否在运行，再重新测算。`,
      `The connection to ${name} broke off (${said}); nothing was left behind. See whether the server runs, and compute again.`,
    );
  if (!connected && code !== 'ERR_ASSERTION' && !code.startsWith('42'))
    return fail(
      'population/postgres-unreachable',
      `连不上 ${name}（${said}）。请看服务器是否在运行、地址和端口是否正确；用 psql 以同样的参数试一试。`,
      `There is no reaching ${name} (${said}). See whether the server runs and whether address and port are right; try psql with the same words.`,
    );
  return error;
}
