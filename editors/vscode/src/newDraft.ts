// "New draft from a question sheet": the server writes the draft and shows it.

import { commands, type Disposable, Uri, window, workspace } from 'vscode';
import { sayError } from './active.ts';
import type { Server } from './server.ts';
import { pickSheet } from './sheet.ts';

export function registerNewDraft(server: Server): Disposable {
  return commands.registerCommand('kamerlint.createDraft', (sheet?: Uri) => create(server, sheet).catch(sayError));
}

/** `sheet`: the file in the explorer or the tab whose menu was used. */
async function create(server: Server, sheet: Uri | undefined): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const chosen = sheet ?? (await activeSheet(server)) ?? (await pickSheet(active));
  if (chosen === undefined) {
    return;
  }
  const { uri } = await server.execute('kamerlint.newDraft', { sheet: chosen.toString() });
  // The file exists by now, its text stands in the editor alone.
  await (await workspace.openTextDocument(Uri.parse(uri))).save();
}

/** The file in the active editor where it holds questions and no answers. */
async function activeSheet(server: Server): Promise<Uri | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.uri.scheme !== 'file' || /\.antwoord\.(md|txt)$/.test(document.uri.path)) {
    return undefined;
  }
  const questions = await server.execute('kamerlint.questions', { uri: document.uri.toString() });
  return questions !== null && questions.total > 0 && questions.open === questions.total ? document.uri : undefined;
}
