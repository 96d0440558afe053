// Accepting a finding: the editor asks why, the server writes it beside the draft or as a comment in it.

import { type TextDocument, Uri, window, workspace } from 'vscode';
import { t } from './texts.ts';

/** Milliseconds until an edit of the server counts as refused. */
const PATIENCE = 2_000;

/** Nothing happens when no reason is given. One stays in the draft. */
export async function addException(args: unknown[], next: (args: unknown[]) => unknown): Promise<void> {
  const argument = args[0] as { uri: string; comment?: boolean };
  const reason = await window.showInputBox({
    title: t('Accept this finding'),
    prompt: argument.comment === true ? t('Why may it stay? The reason becomes a comment above the paragraph.') : t('Why may it stay? The reason is written to kamerlint-exceptions.toml.'),
    validateInput: (value) => (value.trim() === '' ? t('An exception needs a reason.') : undefined),
    ignoreFocusOut: true,
  });
  if (reason === undefined) {
    return;
  }
  const written = (await next([{ ...argument, reason: reason.trim() }])) as { uri: string } | null;
  // An open file is edited by the editor, and saved by it; a closed one is written by the server.
  if (written !== null && argument.comment !== true) {
    await (await edited(Uri.parse(written.uri)))?.save();
  }
}

async function edited(uri: Uri): Promise<TextDocument | undefined> {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document === undefined || document.isDirty) {
    return document;
  }
  return new Promise((done) => {
    const listening = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) {
        finish();
      }
    });
    const timer = setTimeout(() => finish(), PATIENCE);
    const finish = (): void => {
      clearTimeout(timer);
      listening.dispose();
      done(document);
    };
  });
}
