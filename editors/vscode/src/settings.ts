// What the server hears of the editor's settings: how it speaks, never what it finds.

import { workspace } from 'vscode';

export interface ServerSettings {
  /** `null`: what kamerlint.toml says. */
  readonly language: 'nl' | 'en' | null;
  readonly hints: boolean;
  /** What the code of a finding links to. */
  readonly explanation: string;
}

export function serverSettings(): ServerSettings {
  const settings = workspace.getConfiguration('kamerlint');
  const language = settings.get<string>('language', 'auto');
  return {
    language: language === 'nl' || language === 'en' ? language : null,
    hints: settings.get<boolean>('hints', true),
    explanation: 'command:kamerlint.explainRule?%5B%22{code}%22%5D',
  };
}
