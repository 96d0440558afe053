// "Report a problem": everything that one needs to know, in a document to read, shorten and copy from. Nothing is sent.

import { commands, type Disposable, env, type ExtensionContext, version, window, workspace } from 'vscode';
import type { Log } from './log.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

const SETTINGS = ['serverPath', 'language', 'hints', 'trace.server'];

export function registerReport(server: Server, log: Log, context: ExtensionContext): Disposable {
  return commands.registerCommand('kamerlint.reportProblem', async () => {
    const content = report(server, log, context.extension.packageJSON as { version: string });
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  });
}

function report(server: Server, log: Log, extension: { version: string }): string {
  const program = server.program();
  const settings = workspace.getConfiguration('kamerlint');
  const found = program?.path === undefined ? t('none') : `${program.path} (${program.from})`;
  return [
    `# kamerlint: ${t('problem report')}`,
    '',
    t('Write down what you did, what you expected and what happened. Read the rest before you pass it on; nothing is sent by itself.'),
    '',
    '',
    `## ${t('Versions')}`,
    '',
    `- kamerlint: ${server.version() ?? t('unknown')}, ${found}`,
    `- ${t('extension')}: ${extension.version}`,
    `- VS Code: ${version} (${env.appName}, ${env.language})`,
    `- ${t('system')}: ${process.platform} ${process.arch}`,
    `- ${t('state')}: ${server.state()}`,
    '',
    `## ${t('Settings')}`,
    '',
    ...SETTINGS.map((name) => `- \`kamerlint.${name}\`: \`${JSON.stringify(settings.get(name))}\``),
    '',
    `## ${t('Log')}`,
    '',
    '```',
    ...log.lines(),
    '```',
    '',
  ].join('\n');
}
