import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Lists a process and all that it has started, as Linux tells it. */
export function listProcesses(root: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const found = [root];
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child);
  return found;
}

/** Reads the state of a process, such as `Seccomp` or `NoNewPrivs`. */
export function readStatus(pid: number): Readonly<Record<string, string>> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]));
}

/** Lists the addresses outside this machine that some processes hold a socket to. */
export function listRemotePeers(pids: readonly number[]): readonly string[] {
  const inodes = new Set(pids.flatMap(listSockets));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => {
    const lines = readFileSync(`/proc/net/${kind}`, 'utf8').trim().split('\n').slice(1);
    return lines.flatMap((line) => {
      const [, , peer = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
      const address = peer.split(':')[0] ?? '';
      return inodes.has(inode) && !isLocal(address) ? [`${kind} ${peer}`] : [];
    });
  });
}

/** Nobody (all zero: the socket only listens) or this machine, in the kernel's hexadecimal. */
function isLocal(address: string): boolean {
  return /^0+$/.test(address) || /^(0{16}FFFF0000)?.{6}7F$/.test(address) || address === `${'0'.repeat(24)}01000000`;
}

function listSockets(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return orNothing(() => readdirSync(folder), []).flatMap((fd) => {
    const inode = /^socket:\[(\d+)\]$/.exec(orNothing(() => readlinkSync(`${folder}/${fd}`), ''))?.[1];
    return inode === undefined ? [] : [inode];
  });
}

function parentOf(pid: number): number {
  return Number(orNothing(() => readStatus(pid), {})['PPid'] ?? 0);
}

/** Processes and files come and go, and those of the sandbox may not be looked into. */
function orNothing<Value>(read: () => Value, nothing: Value): Value {
  try {
    return read();
  } catch {
    return nothing;
  }
}
