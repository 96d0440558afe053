// The document that a command is about, and how a command says what went wrong.

import { type TextDocument, window } from 'vscode';
import type { Questions } from './requests.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

/** The document in the active editor; says so when there is none. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    void window.showInformationMessage(t('Open a draft first.'));
  }
  return document;
}

/** The draft in the active editor with its questions; says so when there is none. */
export async function activeDraft(server: Server): Promise<{ document: TextDocument; questions: Questions } | undefined> {
  const document = activeDocument();
  if (document === undefined) {
    return undefined;
  }
  const questions = await server.execute('kamerlint.questions', { uri: document.uri.toString() });
  if (questions === null) {
    sayNoDraft();
    return undefined;
  }
  return { document, questions };
}

export function sayNoDraft(): void {
  void window.showInformationMessage(t('kamerlint recognises no draft answer in this file.'));
}

/** What the server said, or why it could not be asked. */
export function sayError(error: unknown): void {
  void window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
