// Which program is the server: the one that the user names, else the bundled one, else the first on the PATH.

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export type Program =
  | { readonly path: string; readonly from: 'setting' | 'bundle' | 'PATH' }
  /** `named`: what the user named and cannot be run. */
  | { readonly path?: never; readonly named: string };

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
    return isAbsolute(named) && isProgram(named) ? { path: named, from: 'setting' } : { named };
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
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
