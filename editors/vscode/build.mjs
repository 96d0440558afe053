// Bundles the extension into dist/extension.js and, loaded later, dist/client.js; lists the packages in them in dist/THIRD-PARTY.md.

import { build } from 'esbuild';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { metafile } = await build({
  entryPoints: ['src/extension.ts', 'src/client.ts'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', './client.js'],
  // What is named `module` there is made to be bundled, and smaller.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  metafile: true,
  preserveSymlinks: true,
});
writeFileSync('dist/THIRD-PARTY.md', thirdParty(bundled(metafile)));

/** The folders of the packages of which at least one file is in the bundle, sorted. */
function bundled({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  );
  const folders = files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function thirdParty(folders) {
  const packages = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (license === undefined || file === undefined || !existsSync(join(folder, file))) {
      throw new Error(`${name}: no licence`);
    }
    return { name, version, license, text: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() };
  });
  return [
    '# Third-party software',
    '',
    'Made by `build.mjs`. These packages are part of `dist/client.js`.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`),
    ...packages.flatMap(({ name, text }) => ['', `## ${name}`, '', '```', text, '```']),
    '',
  ].join('\n');
}
