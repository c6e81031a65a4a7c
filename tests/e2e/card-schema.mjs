import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const types = createRequire(import.meta.url).resolve('@microsoft/teams.cards').replace(/index\.js$/, 'core.d.ts');

/** Checks a card against the types of @microsoft/teams.cards; the function it returns lists a card's mistakes, one line each. */
export function createCardValidator() {
  const type = 'IAdaptiveCard';
  const schema = createGenerator({ path: types, type, expose: 'all', skipTypeCheck: true, additionalProperties: false }).createSchema(type);
  for (const node of nodesOf(schema)) {
    acceptBothSpellings(node);
    chooseByType(node, schema.definitions);
  }
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  return (card) => (validate(card) ? [] : validate.errors.filter((error) => !['if', 'anyOf'].includes(error.keyword)).map(asLine));
}

const asLine = ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`;

const nodesOf = (node) =>
  node !== null && typeof node === 'object' ? [node, ...Object.values(node).flatMap(nodesOf)] : [];

/** Clients ignore the case of enum values: the types say "Small" where Adaptive Cards' own schema says "small". */
function acceptBothSpellings(node) {
  if (Array.isArray(node.enum)) node.enum = [...new Set(node.enum.flatMap((value) => [value, value[0].toLowerCase() + value.slice(1)]))];
}

/** Compares an element only with the type it says it has, where `anyOf` would report how it differs from every other type too. */
function chooseByType(node, definitions) {
  if (!Array.isArray(node.anyOf)) return;
  const typeOf = ({ $ref }) => definitions[$ref?.split('/').at(-1)]?.properties?.type?.const;
  const typed = node.anyOf.filter(typeOf);
  const others = node.anyOf.filter((option) => !typeOf(option));
  if (typed.length === 0 || others.some((option) => option.type !== 'string')) return;
  const names = [...new Set(typed.map(typeOf))];
  delete node.anyOf;
  node.if = { type: 'object' };
  node.then = {
    required: ['type'],
    properties: { type: { enum: names } },
    allOf: names.map((name) => ({
      if: { properties: { type: { const: name } }, required: ['type'] },
      then: { anyOf: typed.filter((option) => typeOf(option) === name) },
    })),
  };
  node.else = others.length > 0 ? { anyOf: others } : { type: 'object' };
}
