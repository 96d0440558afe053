// Choosing a question sheet.

import { Uri, window } from 'vscode';
import { t } from './texts.ts';

/** Asks for a sheet, beside the given file first. */
export async function pickSheet(beside: Uri | undefined): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: t('Choose the question sheet'),
    openLabel: t('Choose'),
    canSelectMany: false,
    filters: { [t('Question sheets')]: ['txt', 'md'] },
    ...(beside?.scheme === 'file' ? { defaultUri: Uri.joinPath(beside, '..') } : {}),
  });
  return chosen?.[0];
}
