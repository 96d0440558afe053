// What the extension says while it runs, in the language of its messages: English keys, Dutch in l10n/.

import { env, workspace } from 'vscode';
import dutch from '../l10n/bundle.l10n.nl.json';

export type Text = keyof typeof dutch;

/** A text with `{0}`, `{1}` … filled in. */
export function t(text: Text, ...values: (string | number)[]): string {
  const said: string = isDutch() ? dutch[text] : text;
  return said.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** The setting decides, else the language of VS Code. */
function isDutch(): boolean {
  const language = workspace.getConfiguration('kamerlint').get<string>('language', 'auto');
  return language === 'nl' || (language !== 'en' && env.language.startsWith('nl'));
}
