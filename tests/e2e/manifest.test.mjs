import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createValidator, freeTexts, readSchema } from './manifest-schema.mjs';
import { filesOf } from './zip.mjs';

const build = process.env.BOT_BUILD ?? fileURLToPath(new URL('../../src/CompetencyBot/bin/Debug/net10.0', import.meta.url));
const shipped = join(build, 'manifest');
const [manifestSchema, localizationSchema] = ['MicrosoftTeams', 'MicrosoftTeams.Localization'].map((name) => readSchema('1.22', name));
const [manifestMistakes, localizationMistakes] = [manifestSchema, localizationSchema].map(createValidator);

let scratch;
before(() => {
  assert.ok(existsSync(join(build, 'CompetencyBot.dll')), `No bot in ${build}: run dotnet build first, or name a build with BOT_BUILD.`);
  scratch = mkdtempSync(join(tmpdir(), 'package-'));
});
after(() => scratch && rmSync(scratch, { recursive: true, force: true }));

describe('the app package', () => {
  test('keeps to the schemas of Teams', () => {
    const { manifest, french, names } = pack(shipped);
    assert.deepEqual(manifestMistakes(manifest), []);
    assert.deepEqual(localizationMistakes(french), []);
    assert.equal(manifest.$schema, `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
    assert.deepEqual(names.sort(), ['color.png', 'fr.json', 'manifest.json', 'outline.png']);
  });

  test('is checked by schemas that find mistakes', () => {
    const { manifest, french } = pack(shipped);
    assert.match(manifestMistakes({ ...manifest, nane: {} }).join(), /nane/);
    assert.match(manifestMistakes({ ...manifest, id: '{{appId}}' }).join(), /^\/id /);
    assert.match(localizationMistakes({ ...french, 'name.shrot': 'x' }).join(), /name\.shrot/);
  });

  test('may have every text as long as Teams allows', () => {
    const { texts, manifest, french } = pack(...folderWithTexts(0));
    assert.ok(texts.length > 30, `${texts.length} texts`);
    assert.deepEqual(manifestMistakes(manifest), []);
    assert.deepEqual(localizationMistakes(french), []);
  });

  test('is refused for every text that is one character longer', () => {
    const [folder, texts] = folderWithTexts(1);
    const { status, stderr, out } = run(folder);
    assert.equal(status, 1, stderr);
    assert.ok(!existsSync(out));
    const told = stderr.split('\n').filter((line) => line.includes('Shorten it by 1.')).map((line) => line.split(':')[0]);
    assert.deepEqual(told.sort(), texts.sort());
  });
});

/** A copy of the shipped folder whose free texts all have the longest length that the schemas allow, or more; and their places. */
function folderWithTexts(more) {
  const folder = mkdtempSync(join(scratch, 'texts-'));
  cpSync(shipped, folder, { recursive: true });
  const [manifest, french] = ['manifest.json', 'fr.json'].map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const places = [];

  // Versions, domains, permissions and the id of the tab that cards lead to have a form beside their length.
  for (const { path, longest } of freeTexts(manifest, manifestSchema).filter(({ path: [first, ...rest] }) =>
    !['version', 'validDomains', 'authorization'].includes(first) && !rest.includes('domains') && !rest.includes('entityId'))) {
    const parent = path.slice(0, -1).reduce((node, name) => node[name], manifest);
    parent[path.at(-1)] = textOf(longest + more, places.length);
    places.push(`manifest.json ${path.map((name) => (typeof name === 'number' ? `[${name}]` : `.${name}`)).join('').slice(1)}`);
  }
  for (const path of Object.keys(french).filter((name) => name !== '$schema')) {
    const longest = (localizationSchema.properties[path] ?? Object.entries(localizationSchema.patternProperties).find(([pattern]) => new RegExp(pattern).test(path))[1]).maxLength;
    french[path] = textOf(longest + more, places.length);
    places.push(`fr.json ${path}`);
  }

  for (const [name, content] of [['manifest.json', manifest], ['fr.json', french]]) writeFileSync(join(folder, name), JSON.stringify(content));
  return [folder, places];
}

const textOf = (length, number) => `${number} `.padEnd(length, 'é');

function pack(folder, texts) {
  const { status, stderr, out } = run(folder);
  assert.equal(status, 0, stderr);
  const files = filesOf(readFileSync(out));
  const [manifest, french] = ['manifest.json', 'fr.json'].map((name) => JSON.parse(files.get(name).toString('utf8')));
  return { manifest, french, names: [...files.keys()], texts };
}

function run(folder) {
  const out = join(mkdtempSync(join(scratch, 'out-')), 'package.zip');
  const { status, stderr, error } = spawnSync('dotnet', [
    join(build, 'CompetencyBot.dll'), 'package', '--app-id', '11111111-2222-3333-4444-555555555555', '--host', 'bot.example.org', '--manifest', folder, '--out', out,
  ], { cwd: scratch, encoding: 'utf8' });
  if (error) throw error;
  return { status, stderr, out };
}
