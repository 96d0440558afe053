// The document that a command is about, and how a command says what went wrong.

import { type TextDocument, window } from 'vscode';
import { t } from './texts.ts';

/** The document in the active editor; says so when there is none. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    void window.showInformationMessage(t('Open a draft first.'));
  }
  return document;
}

export function sayNoDraft(): void {
  void window.showInformationMessage(t('kamerlint recognises no draft answer in this file.'));
}

/** What the server said, or why it could not be asked. */
export function sayError(error: unknown): void {
  void window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
