// A term of the house style: the editor asks what to write instead, the server writes the file of the house.

import { window } from 'vscode';
import { t } from './texts.ts';

interface Argument {
  readonly term: string;
  /** The rule that lists the term, where the house says that it is right. */
  readonly rule?: string;
}

/** Nothing happens when nothing is typed. */
export async function addTerm(args: unknown[], next: (args: unknown[]) => unknown): Promise<void> {
  const argument = args[0] as Argument;
  if (argument.rule !== undefined) {
    await next(args);
    return;
  }
  const right = await window.showInputBox({
    title: t('House style: what to write instead of "{0}"?', argument.term),
    prompt: t('It is written to the rules of the house; save those files to have it hold.'),
    value: argument.term,
    validateInput: (value) => (value.trim() === '' || value.trim() === argument.term ? t('Write it otherwise.') : undefined),
    ignoreFocusOut: true,
  });
  if (right !== undefined) {
    await next([{ ...argument, right: right.trim() }]);
  }
}
