// What is in the package, and what the repository says of it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../../editors/vscode/src/program.ts';
import { test } from './tally.mjs';

const { UNIVERSAL, VSIX } = process.env;
const ROOT = join(import.meta.dirname, '../../..');
const SOURCE = join(ROOT, 'editors/vscode');
const PICTURES = ['draft', 'problems', 'fix', 'questions'].flatMap((name) => [`${name}-light.png`, `${name}-dark.png`]);
/** Licences that let a package be passed on as part of another work. */
const LICENCES = ['MIT', 'ISC', 'BlueOak-1.0.0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

const text = (...path) => readFileSync(join(SOURCE, ...path), 'utf8');
const json = (...path) => JSON.parse(text(...path));

export async function testPackage(extension, folder) {
  await test('the package holds what it needs and nothing else', () => {
    const files = readdirSync(extension, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => join(entry.parentPath, entry.name).slice(extension.length + 1)).sort();
    assert.deepEqual(names, [
      '.vsixmanifest', 'LICENSE.txt', 'THIRD-PARTY.md', 'bin/kamerlint', 'changelog.md', 'dist/client.js', 'dist/extension.js',
      ...['file-dark.svg', 'file-light.svg', 'icon.png', 'icon.svg', 'view.svg', ...PICTURES].map((name) => `images/${name}`).sort(),
      'language-configuration.json', 'package.json', 'package.nls.json', 'readme.md',
      'syntaxes/kamerantwoord.tmLanguage.json',
    ]);
    assert.equal(readFileSync(join(extension, 'LICENSE.txt'), 'utf8'), readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
    assert.ok(statSync(join(extension, 'bin/kamerlint')).mode & 0o100, 'the program can be run');
    assert.ok(!readFileSync(UNIVERSAL).includes('extension/bin/'), 'the other package takes the PATH');
    assert.ok(readFileSync(VSIX).includes('extension/bin/'), 'names stand in a .vsix as they are');
  });

  await test('the version is that of the program', () => {
    const [, version] = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'));
    assert.equal(json('package.json').version, version);
    assert.match(execFileSync(join(extension, 'bin/kamerlint'), ['--version'], { encoding: 'utf8' }), new RegExp(`^kamerlint ${version}`));
  });

  await test('every text is there, every one is used, and what VS Code itself shows is Dutch', () => {
    const used = [...text('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual(Object.keys(json('package.nls.json')).sort(), [...new Set(used)].sort());
    const code = readdirSync(join(SOURCE, 'src')).map((file) => text('src', file)).join('');
    const dutch = json('l10n/bundle.l10n.nl.json');
    assert.deepEqual(Object.keys(dutch).filter((key) => !code.includes(`t('${key}'`)), []);
    const said = [...Object.values(json('package.nls.json')), ...Object.values(dutch)].map((words) => words.replace(/\]\([^)]*\)|`[^`]*`/g, ''));
    for (const words of said) {
      const odd = /\b(the|with|draft|question|answer)\b/.exec(words);
      assert.equal(odd, null, words);
    }
    for (const { title } of json('package.json').contributes.commands) {
      assert.match(title.original, /^[A-Z][a-z ]+/, 'English words find it too');
    }
  });

  await test('what is offered hangs on nothing that VS Code says late', () => {
    // It says `isWorkspaceTrusted` some time after it has started; until then every command and the view would be those of a folder that is not trusted.
    assert.doesNotMatch(text('package.json'), /isWorkspaceTrust/);
    for (const { command, enablement } of json('package.json').contributes.commands) {
      assert.ok(enablement === 'kamerlint.state != restricted' || command === 'kamerlint.reportProblem', command);
    }
  });

  await test('the bundled packages are listed, with licences that allow it', () => {
    const [made, listed] = [join(SOURCE, 'dist/THIRD-PARTY.md'), join(SOURCE, 'THIRD-PARTY.md')];
    if (process.env.BLESS === '1') {
      copyFileSync(made, listed);
    }
    assert.equal(readFileSync(listed, 'utf8'), readFileSync(made, 'utf8'), 'BLESS=1 writes the list again');
    const rows = [...text('THIRD-PARTY.md').matchAll(/^\| (\S+) \| (\d\S*) \| (.+) \|$/gm)];
    assert.ok(rows.length >= 5);
    for (const [, name, , licence] of rows) {
      assert.ok(LICENCES.includes(licence), `${name}: ${licence}`);
    }
  });

  await test('the extension reaches for no network', () => {
    for (const file of ['extension.js', 'client.js']) {
      const code = readFileSync(join(extension, 'dist', file), 'utf8');
      assert.doesNotMatch(code, /require\("(node:)?(https?|http2|tls|dgram|dns)"\)|\bfetch\(|\bWebSocket\b|XMLHttpRequest/, file);
    }
  });

  await test('the lock files pin every package, and name no registry', () => {
    for (const file of [join(SOURCE, 'package-lock.json'), join(import.meta.dirname, 'package-lock.json')]) {
      const { packages } = JSON.parse(readFileSync(file, 'utf8'));
      for (const [path, { integrity, resolved }] of Object.entries(packages).filter(([path]) => path !== '')) {
        assert.ok(integrity?.startsWith('sha512-') && resolved === undefined, `${file}: ${path}`);
      }
    }
  });

  const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: SOURCE, encoding: 'utf8', timeout: 30_000 });
  const { metadata } = JSON.parse(audit.stdout || '{}');
  if (metadata?.vulnerabilities === undefined) {
    console.log('skipped: npm audit of the bundled packages (this registry has no list of advisories)');
  } else {
    await test('npm knows no weakness in the bundled packages', () => assert.equal(metadata.vulnerabilities.total, 0, audit.stdout));
  }

  await test('the pictures are there, light and dark, and small', () => {
    for (const name of [...PICTURES, 'icon.png']) {
      const png = readFileSync(join(SOURCE, 'images', name));
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.ok(width <= 1280 && png.length < 200_000, `${name}: ${width} wide, ${png.length} bytes`);
      assert.ok(name !== 'icon.png' || (width === 128 && height === 128));
    }
    const shown = [...text('README.md').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path);
    assert.ok(shown.length >= 3);
    shown.forEach((path) => statSync(join(SOURCE, path)));
  });

  await test('the program is the one that is named, else the bundled one, else the first on the PATH', () => {
    const program = (name) => {
      const path = join(folder, name, 'kamerlint');
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(path, '');
      chmodSync(path, 0o755);
      return path;
    };
    const [setting, bundle, first, second] = ['setting', 'bundle', 'first', 'second'].map(program);
    const path = ['', '.', 'first', join(folder, 'none'), join(folder, 'first'), join(folder, 'second')].join(':');
    const nowhere = join(folder, 'none/kamerlint');
    assert.deepEqual(findProgram({ setting, bundle, path }), { path: setting, from: 'setting' });
    assert.deepEqual(findProgram({ setting: '', bundle, path }), { path: bundle, from: 'bundle' });
    assert.deepEqual(findProgram({ setting: '', bundle: nowhere, path }), { path: first, from: 'PATH' });
    chmodSync(first, 0o644);
    assert.deepEqual(findProgram({ setting: '', bundle: nowhere, path }), { path: second, from: 'PATH' });
    assert.deepEqual(findProgram({ setting: '', bundle: nowhere, path: '' }), { named: '' });
    assert.deepEqual(findProgram({ setting: nowhere, bundle, path }), { named: nowhere }, 'nothing takes the place of what is named');
    assert.deepEqual(findProgram({ setting: first, bundle, path }), { named: first, fault: 'locked' });
    const elf = Buffer.alloc(64);
    elf.writeUInt32BE(0x7f454c46, 0);
    elf.writeUInt16LE(0x08, 18);
    writeFileSync(second, elf);
    assert.deepEqual(findProgram({ setting: second, bundle, path }), { named: second, fault: 'foreign' });
    writeFileSync(second, 'MZ\x90');
    assert.deepEqual(findProgram({ setting: second, bundle, path }), { named: second, fault: 'foreign' });
    assert.deepEqual(findProgram({ setting: 'kamerlint', bundle, path }), { named: 'kamerlint' }, 'a relative path would be the folder\'s');
  });
}
