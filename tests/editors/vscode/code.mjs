// A real VS Code: its server from the package code-server, its workbench in Chromium. Everything it starts is ended.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

const { CODE, NODE, CHROMIUM, INSTALLED } = process.env;
const { chromium } = createRequire(`${INSTALLED}/`)('playwright-core');
const MAIN = join(CODE, 'out/server-main.js');

/** What keeps the workbench still: no welcome, no network, nothing that comes up by itself. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'editor.minimap.enabled': false,
};

export function launchBrowser() {
  const off = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: CHROMIUM, args: off });
}

/** Installs a .vsix as a user does, and says where the extension is now. */
export function install(home, vsix) {
  const done = spawnSync(NODE, [MAIN, ...folders(home), '--install-extension', vsix], { encoding: 'utf8', timeout: 60_000 });
  if (done.status !== 0) {
    throw new Error(`${vsix} cannot be installed: ${done.stderr.slice(0, 500)}`);
  }
  const extensions = join(home, 'extensions');
  return join(extensions, readdirSync(extensions).find((name) => name.startsWith('kamerlint.kamerlint-')));
}

/** Starts the server in a folder of its own; `stop` ends it with all its children. */
export async function startCode({ home, settings = {}, flags = [], env = {} }) {
  mkdirSync(join(home, 'data/User'), { recursive: true });
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
  const port = await freePort();
  const log = openSync(join(home, 'server.log'), 'a');
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'];
  const server = spawn(NODE, [MAIN, ...listen, ...folders(home), ...flags], { env: { ...process.env, ...env }, stdio: ['ignore', log, log], detached: true });
  const stop = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  const stopAtExit = () => stop();
  process.on('exit', stopAtExit);
  const address = `127.0.0.1:${port}`;
  await until(async () => (await fetch(`http://${address}/version`).catch(() => undefined))?.ok, 'VS Code answers', 30_000);
  return { address, stop };
}

export function open(page, address, folder, payload = []) {
  return page.goto(`http://${address}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { timeout: 60_000 });
}

/** Waits until something holds; never longer than `limit` milliseconds. */
export async function until(holds, what, limit = 20_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await holds();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${limit / 1000} s in vain: ${what}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

function folders(home) {
  return ['--server-data-dir', home, '--extensions-dir', join(home, 'extensions')];
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
