// Accepting a finding: the editor asks why, the server writes the exceptions file.

import { window } from 'vscode';
import { t } from './texts.ts';

/** Nothing happens when no reason is given. */
export async function addException(args: unknown[], next: (args: unknown[]) => unknown): Promise<void> {
  const reason = await window.showInputBox({
    title: t('Accept this finding'),
    prompt: t('Why may it stay? The reason is written to kamerlint-exceptions.toml.'),
    validateInput: (value) => (value.trim() === '' ? t('An exception needs a reason.') : undefined),
    ignoreFocusOut: true,
  });
  if (reason !== undefined) {
    await next([{ ...(args[0] as object), reason: reason.trim() }]);
  }
}
