// A saved Markdown or plain-text file in which the server recognises a draft becomes `kamerantwoord`.

import { type Disposable, languages, type Memento, type TextDocument, workspace } from 'vscode';
import type { Server } from './server.ts';

const DRAFT = 'kamerantwoord';
/** The files whose language the user set back. */
const KEPT = 'kamerlint.keepLanguage';

export function recogniseDrafts(server: Server, memory: Memento): Disposable {
  /** Documents that became drafts here. VS Code opens the same document again when its language changes, another when it is reopened. */
  const switched = new WeakSet<TextDocument>();
  const kept = (): readonly string[] => memory.get<readonly string[]>(KEPT, []);

  async function recognise(document: TextDocument): Promise<void> {
    if (document.uri.scheme !== 'file') {
      return;
    }
    const uri = document.uri.toString();
    if (switched.has(document)) {
      const others = kept().filter((one) => one !== uri);
      await memory.update(KEPT, document.languageId === DRAFT ? others : [...others, uri]);
      return;
    }
    const asIs = document.languageId;
    if ((asIs !== 'markdown' && asIs !== 'plaintext') || server.state() !== 'ready' || kept().includes(uri)) {
      return;
    }
    const questions = await server.execute('kamerlint.questions', { uri }).catch(() => null);
    if (questions !== null && !document.isClosed && document.languageId === asIs) {
      switched.add(document);
      await languages.setTextDocumentLanguage(document, DRAFT);
    }
  }

  const listening = [
    workspace.onDidOpenTextDocument((document) => void recognise(document)),
    workspace.onDidSaveTextDocument((document) => void recognise(document)),
    server.onDidChangeState((state) => {
      if (state === 'ready') {
        workspace.textDocuments.forEach((document) => void recognise(document));
      }
    }),
  ];
  return { dispose: () => listening.forEach((one) => one.dispose()) };
}
