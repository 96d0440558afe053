// Going to a place in a draft.

import { commands, type Disposable, Range, TextEditorRevealType, Uri, window } from 'vscode';
import type { Range as LspRange } from 'vscode-languageclient/node';

export function toRange({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Shows the place with the cursor in front of it. */
export async function jump(uri: Uri, range: LspRange): Promise<void> {
  const { start } = toRange(range);
  const editor = await window.showTextDocument(uri, { selection: new Range(start, start) });
  editor.revealRange(toRange(range), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The command behind the rows of the view. */
export function registerJump(): Disposable {
  return commands.registerCommand('kamerlint.jump', (uri: string, range: LspRange) => jump(Uri.parse(uri), range));
}
