// "Check Word document": the findings of a document that VS Code cannot show, at its paragraphs, and a copy with a comment at each.

import { commands, Diagnostic, DiagnosticSeverity, Disposable, env, languages, ProgressLocation, Range, Uri, window, workspace } from 'vscode';
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { sayError } from './active.ts';
import { all } from './counts.ts';
import type { Counts } from './requests.ts';
import type { Server } from './server.ts';
import { serverSettings } from './settings.ts';
import { t } from './texts.ts';

/** Milliseconds, and bytes of a report: more is no letter. */
const LIMITS = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };

const SEVERITIES: Readonly<Record<keyof Counts, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as `--output-format json` tells it, as far as it is shown here. */
interface Finding {
  readonly code: string;
  readonly severity: keyof Counts;
  readonly message: string;
  readonly help: string | null;
  readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
  readonly place: { readonly paragraph: number; readonly offset: number; readonly words: string } | null;
}

export function registerWord(server: Server): Disposable {
  const findings = languages.createDiagnosticCollection('kamerlint-word');
  // What was found in a document that has changed since may be gone.
  const watcher = workspace.createFileSystemWatcher('**/*.docx', true);
  const forget = (uri: Uri): void => findings.delete(uri);

  async function check(given: Uri | undefined): Promise<void> {
    const document = given ?? (await pickDocument());
    const path = server.program()?.path;
    if (document === undefined) {
      return;
    }
    if (path === undefined) {
      throw new Error(t('kamerlint is not running'));
    }
    const { language } = serverSettings();
    const speak = language === null ? [] : ['--lang', language];
    const file = document.fsPath;
    const report = await run(path, ['check', '--output-format', 'json', ...speak, file], dirname(file));
    const found = (JSON.parse(report) as { files: { diagnostics: Finding[] }[] }).files.flatMap(({ diagnostics }) => diagnostics);
    findings.set(document, found.map(shown));
    await run(path, ['annotate', ...speak, file], dirname(file));
    void offer(document, found);
  }

  return Disposable.from(
    findings,
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidDelete(forget),
    commands.registerCommand('kamerlint.checkWord', (document?: Uri) =>
      window.withProgress({ location: ProgressLocation.Window, title: 'kamerlint' }, () => check(document)).then(undefined, sayError),
    ),
  );
}

/** A finding at its paragraph: the list says "Ln 14" for paragraph 14, and the message which part of the document that is. */
function shown({ code, severity, message, help, range, place }: Finding): Diagnostic {
  const line = Math.max((place?.paragraph ?? 1) - 1, 0);
  const start = place?.offset ?? 0;
  const where = place === null ? '' : ` (${place.words})`;
  const at = new Range(line, start, line, start + range.end.offset - range.start.offset);
  const one = new Diagnostic(at, `${message}${where}${help === null ? '' : `\n${help}`}`, SEVERITIES[severity]);
  one.source = 'kamerlint';
  one.code = code;
  return one;
}

/** Says what was found, and opens the copy in the program that the system has for it. */
async function offer(document: Uri, found: readonly Finding[]): Promise<void> {
  const counts: Record<keyof Counts, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of found) {
    counts[severity] += 1;
  }
  const copy = document.with({ path: document.path.replace(/(\.[^.]*)$/, '.kamerlint$1') });
  const open = t('Open the copy with comments');
  const chosen = await window.showInformationMessage(`${workspace.asRelativePath(document)}: ${all(counts)}`, open);
  if (chosen === open) {
    await env.openExternal(copy);
  }
}

async function pickDocument(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ openLabel: t('Choose'), canSelectMany: false, filters: { Word: ['docx'] } });
  return chosen?.[0];
}

/** What a run writes; 1 is the status of a check that found something. Rejects with the sentence of the program. */
function run(program: string, args: string[], cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    execFile(program, args, { ...LIMITS, cwd, windowsHide: true }, (error, output, said) => {
      if (error === null || error.code === 1) {
        done(output);
      } else {
        fail(new Error(said.trim().split('\n').at(-1) || error.message));
      }
    });
  });
}
