import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

// The package's own validator asks for a module that it does not install; its schemas are plain files.
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

/** One of Teams' official schemas, such as MicrosoftTeams or MicrosoftTeams.Localization. */
export const readSchema = (version, name) => JSON.parse(readFileSync(join(schemas, `v${version}`, `${name}.schema.json`), 'utf8').replace(/^\uFEFF/, ''));

/** The function it returns lists a document's mistakes, one line each. */
export function createValidator(schema) {
  // The patterns of the localization schema are not of the kind that 'u' asks for.
  const ajv = new AjvDraft04({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv, ['uri', 'email', 'regex']);
  const validate = ajv.compile(schema);
  return (document) => (validate(document) ? [] : validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`));
}

/** The free texts of a document with the longest that its schema allows: [{ path: ['name', 'short'], longest: 30 }, …]. */
export function freeTexts(document, schema, path = []) {
  if (typeof document === 'string') return schema.maxLength && !schema.pattern ? [{ path, longest: schema.maxLength }] : [];
  if (document === null || typeof document !== 'object') return [];
  return Object.entries(document).flatMap(([name, value]) => {
    const below = Array.isArray(document) ? schema.items : schema.properties?.[name];
    return below && !below.$ref ? freeTexts(value, below, [...path, Array.isArray(document) ? Number(name) : name]) : [];
  });
}
