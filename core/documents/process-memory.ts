import { readFile } from 'node:fs/promises';

const pageBytes = 4096;

async function residentBytes(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ');
  return Number(fields[1]) * pageBytes;
}

async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1').catch(() => '');
  return list.split(' ').filter(Boolean).map(Number);
}

/** Memory held by a process and everything it started, in bytes; 0 where the system does not tell (not Linux). */
export async function treeMemory(pid: number): Promise<number> {
  try {
    const own = await residentBytes(pid);
    const children = await Promise.all((await childrenOf(pid)).map(treeMemory));
    return children.reduce((sum, bytes) => sum + bytes, own);
  } catch {
    return 0;
  }
}
