// "New draft from a question sheet": the server writes the draft and shows it.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { sayError } from './active.ts';
import { isSheet } from './counts.ts';
import type { Server } from './server.ts';
import { pickSheet } from './sheet.ts';
import { t } from './texts.ts';

/** Milliseconds until an edit of the server counts as refused. */
const PATIENCE = 60_000;

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
  const there = await draftOf(chosen);
  if (there !== undefined) {
    void offer(there);
    return;
  }
  const { uri } = await server.execute('kamerlint.newDraft', { sheet: chosen.toString() });
  await (await written(Uri.parse(uri)))?.save();
}

/** The draft that lies beside a sheet, under one of the names that drafts have. */
async function draftOf(sheet: Uri): Promise<Uri | undefined> {
  const name = sheet.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '').replace(/\.kamervraag$/, '');
  for (const ending of ['md', 'txt', 'docx']) {
    const draft = Uri.joinPath(sheet, '..', `${name}.antwoord.${ending}`);
    if (await workspace.fs.stat(draft).then(() => true, () => false)) {
      return draft;
    }
  }
  return undefined;
}

async function offer(draft: Uri): Promise<void> {
  const open = t('Open the draft');
  const chosen = await window.showInformationMessage(t('{0} is there already.', workspace.asRelativePath(draft)), open);
  if (chosen === open) {
    await commands.executeCommand('vscode.open', draft);
  }
}

/** The draft as soon as its text stands in the editor: the server answers before that. */
async function written(uri: Uri): Promise<TextDocument | undefined> {
  const isThere = (document: TextDocument): boolean => document.uri.toString() === uri.toString() && document.getText() !== '';
  return new Promise((done) => {
    const listening = workspace.onDidChangeTextDocument(({ document }) => {
      if (isThere(document)) {
        finish(document);
      }
    });
    const timer = setTimeout(() => finish(undefined), PATIENCE);
    const finish = (document: TextDocument | undefined): void => {
      clearTimeout(timer);
      listening.dispose();
      done(document);
    };
    const already = workspace.textDocuments.find(isThere);
    if (already !== undefined) {
      finish(already);
    }
  });
}

/** The file in the active editor where it holds questions and no answers. */
async function activeSheet(server: Server): Promise<Uri | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.uri.scheme !== 'file') {
    return undefined;
  }
  const questions = await server.execute('kamerlint.questions', { uri: document.uri.toString() });
  return questions !== null && isSheet(questions) ? document.uri : undefined;
}
