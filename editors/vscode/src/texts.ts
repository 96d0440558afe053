// What the extension says while it runs, in the language of its messages: English keys, Dutch in l10n/.

import { workspace } from 'vscode';
import dutch from '../l10n/bundle.l10n.nl.json';

export type Text = keyof typeof dutch;
export type Language = 'nl' | 'en';

/** The language of the findings in the draft on the screen, as the server said it last. */
let findings: Language = 'nl';

/** Has the extension speak the language of the findings, where no setting says otherwise. */
export function speakAs(language: Language): void {
  findings = language;
}

/** A text with `{0}`, `{1}` … filled in. */
export function t(text: Text, ...values: (string | number)[]): string {
  const said: string = language() === 'nl' ? dutch[text] : text;
  return said.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** A day, from `2026-03-01`: `1 maart 2026`. */
export function inWords(day: string): string {
  return new Date(day).toLocaleDateString(language() === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** The setting decides, else the settings of the draft: that of VS Code says nothing, for it exists in no Dutch. */
function language(): Language {
  const set = workspace.getConfiguration('kamerlint').get<string>('language', 'auto');
  return set === 'nl' || set === 'en' ? set : findings;
}
