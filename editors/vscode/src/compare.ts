// "Compare with the question sheet": the differences in a list; they stay as findings too.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { activeDocument, sayError, sayNoDraft } from './active.ts';
import { jump } from './jump.ts';
import type { Commands } from './requests.ts';
import type { Server } from './server.ts';
import { pickSheet } from './sheet.ts';
import { t } from './texts.ts';

export function registerCompare(server: Server): Disposable {
  return commands.registerCommand('kamerlint.compareWithSheet', () => compare(server).catch(sayError));
}

async function compare(server: Server): Promise<void> {
  const document = activeDocument();
  if (document === undefined) {
    return;
  }
  if ((await server.execute('kamerlint.questions', { uri: document.uri.toString() })) === null) {
    sayNoDraft();
    return;
  }
  const compared = await withSheet(server, document);
  if (compared === undefined) {
    return;
  }
  const sheet = workspace.asRelativePath(Uri.parse(compared.sheet));
  if (compared.differences.length === 0) {
    void window.showInformationMessage(t('The questions are those of {0}.', sheet));
    return;
  }
  const items = compared.differences.map(({ code, message, range }) => ({ label: message, description: code, range }));
  const title = t('Compared with {0}', sheet);
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen !== undefined) {
    await jump(document.uri, chosen.range);
  }
}

/** With the sheet that the server knows, else with one that the user chooses; from then on the server knows it. */
export async function withSheet(server: Server, document: TextDocument): Promise<Commands['kamerlint.compare'][1] | undefined> {
  const uri = document.uri.toString();
  try {
    return await server.execute('kamerlint.compare', { uri, quiet: true });
  } catch {
    const sheet = await pickSheet(document.uri);
    return sheet && server.execute('kamerlint.compare', { uri, sheet: sheet.toString(), quiet: true });
  }
}
