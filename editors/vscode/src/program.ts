// Which program is the server: the one that the user names, else the bundled one, else the first on the PATH.

import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** `locked`: it may not be executed; `foreign`: it was made for another system. */
export type Fault = 'locked' | 'foreign';

export type Program =
  | { readonly path: string; readonly from: 'setting' | 'bundle' | 'PATH' }
  /** `named`: what the user named and cannot be run; `fault` where the file is there. */
  | { readonly path?: never; readonly named: string; readonly fault?: Fault };

export interface Places {
  /** The setting `kamerlint.serverPath`. */
  readonly setting: string;
  /** Where the packaged binary of this platform would be. */
  readonly bundle: string;
  /** The environment variable. */
  readonly path: string;
}

const EXTENSION = process.platform === 'win32' ? '.exe' : '';

/** The file name of the program on this platform. */
export const PROGRAM_NAME = `kamerlint${EXTENSION}`;

/** A program that was named counts alone: another one in its place would be a surprise. */
export function findProgram(places: Places): Program {
  const named = places.setting.trim();
  if (named !== '') {
    if (!isAbsolute(named) || !isFile(named)) {
      return { named };
    }
    const fault = faultOf(named);
    return fault === undefined ? { path: named, from: 'setting' } : { named, fault };
  }
  if (isProgram(places.bundle)) {
    return { path: places.bundle, from: 'bundle' };
  }
  // A relative entry of the PATH would let the open folder choose the program.
  const folders = places.path.split(delimiter).filter((folder) => isAbsolute(folder));
  const found = folders.map((folder) => join(folder, PROGRAM_NAME)).find(isProgram);
  return found === undefined ? { named } : { path: found, from: 'PATH' };
}

function isProgram(path: string): boolean {
  return isFile(path) && faultOf(path) === undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function faultOf(path: string): Fault | undefined {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return 'locked';
  }
  return isForeign(path) ? 'foreign' : undefined;
}

/** What the processors are called in the head of an ELF file. */
const ELF: Readonly<Record<string, number>> = { x64: 0x3e, arm64: 0xb7 };

/** Whether a file begins as the programs of another system do; a script, or what nobody knows, is left to the system. */
function isForeign(path: string): boolean {
  const head = Buffer.alloc(20);
  try {
    const file = openSync(path, 'r');
    readSync(file, head, 0, head.length, 0);
    closeSync(file);
  } catch {
    return false;
  }
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46) {
    const machine = ELF[process.arch];
    return process.platform !== 'linux' || (machine !== undefined && head.readUInt16LE(18) !== machine);
  }
  if ([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe].includes(magic)) {
    return process.platform !== 'darwin';
  }
  return head.toString('latin1', 0, 2) === 'MZ' && process.platform !== 'win32';
}
