// "Show commitments": what the draft promises, with the term.

import { commands, type Disposable, window } from 'vscode';
import { activeDocument, sayError, sayNoDraft } from './active.ts';
import { jump } from './jump.ts';
import type { Server } from './server.ts';
import { inWords, t } from './texts.ts';

export function registerCommitments(server: Server): Disposable {
  return commands.registerCommand('kamerlint.showCommitments', () => show(server).catch(sayError));
}

async function show(server: Server): Promise<void> {
  const document = activeDocument();
  if (document === undefined) {
    return;
  }
  const found = await server.execute('kamerlint.commitments', { uri: document.uri.toString() });
  if (found === null) {
    sayNoDraft();
    return;
  }
  if (found.length === 0) {
    void window.showInformationMessage(t('No commitments were found.'));
    return;
  }
  const items = found.map(({ text, term, due, range }) => ({
    label: term ?? t('without a term'),
    description: due === null ? '' : inWords(due),
    detail: text,
    range,
  }));
  const title = found.length === 1 ? t('1 commitment') : t('{0} commitments', found.length);
  const chosen = await window.showQuickPick(items, { title, matchOnDetail: true });
  if (chosen !== undefined) {
    await jump(document.uri, chosen.range);
  }
}
