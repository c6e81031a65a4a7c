import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { approvedCards } from './cards.mjs';
import { createCardValidator } from './card-schema.mjs';

const mistakesIn = createCardValidator();
const cardWith = (...body) => ({ type: 'AdaptiveCard', version: '1.5', body });

test('there are approved cards to check', () => assert.ok(approvedCards.length > 0));

describe('an approved card keeps to the schema of Teams', () => {
  for (const { name, card } of approvedCards) {
    test(name, () => assert.deepEqual(mistakesIn(card), []));
  }
});

describe('the schema check finds', () => {
  const mistaken = {
    'a value that an enum lacks': [{ type: 'TextBlock', text: 'x', size: 'hugge' }, /^\/body\/0\/size /],
    'a misspelt property': [{ type: 'TextBlock', text: 'x', wrapp: true }, /^\/body\/0 .*wrapp/],
    'an unknown type of element': [{ type: 'TextBlok', text: 'x' }, /^\/body\/0\/type /],
    'an element without a type': [{ text: 'x' }, /^\/body\/0 .*type/],
    'a missing property': [{ type: 'Container' }, /^\/body\/0 .*items/],
    'a mistake deep inside': [{ type: 'Container', items: [{ type: 'TextBlock', text: 'x', weight: 'bold' }] }, /^\/body\/0\/items\/0\/weight /],
    'a mistake in an action': [{ type: 'Container', items: [], selectAction: { type: 'Action.Execute', verbb: 'x' } }, /^\/body\/0\/selectAction .*verbb/],
    'a mistake in a fallback': [{ type: 'TextBlock', text: 'x', fallback: { type: 'TextBlock', text: 'x', txt: 'x' } }, /^\/body\/0\/fallback .*txt/],
  };
  for (const [name, [element, expected]] of Object.entries(mistaken)) {
    test(name, () => {
      const found = mistakesIn(cardWith(element));
      assert.ok(found.some((line) => expected.test(line)), found.join('\n'));
      assert.equal(found.length, 1, found.join('\n'));
    });
  }
});
