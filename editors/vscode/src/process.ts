// The process of the server: started so that a failure says why, and ended whatever state it is in.

import { type ChildProcess, spawn } from 'node:child_process';

/** Starts a program as a language server; rejects with the reason of the system when it cannot be started. */
export function startProcess(path: string, onError: (line: string) => void): Promise<ChildProcess> {
  return new Promise((done, fail) => {
    const child = spawn(path, ['server'], { stdio: 'pipe', windowsHide: true });
    child.once('spawn', () => done(child));
    child.once('error', fail);
    // What it has to say of its own end.
    child.stderr?.on('data', (bytes: Buffer) => onError(bytes.toString('utf8').trimEnd()));
  });
}

/** Ends a process at once; one that is held up cannot be asked to. */
export function endProcess(child: ChildProcess | undefined): void {
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
  }
}

/** What comes first: the work, or the limit in milliseconds, as an error. */
export async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Late()), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** No answer came in time. */
export class Late extends Error {}
