import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { startBot } from './program.mjs';

let bot, client;
before(async () => {
  bot = await startBot(3982, { Web__Address: 'https://bot.library.example.org' });
  client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${bot.address}/mcp`)));
});
after(async () => {
  await client?.close();
  await bot?.stop();
});

test('an assistant is told what the server is and which tools it has', async () => {
  assert.equal(client.getServerVersion().name, 'competencies-index');
  assert.match(client.getInstructions(), /quoted from the index/);
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map(({ name }) => name).sort(), ['get_competency', 'search_competencies']);
  assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint && !annotations.destructiveHint));
});

// The client holds every answer against the schema that the tool promises.
test('an assistant searches and reads', async () => {
  const search = await client.callTool({ name: 'search_competencies', arguments: { question: 'how do I handle a difficult patron?' } });
  assert.equal(search.structuredContent.outcome, 'answered');
  const { code } = search.structuredContent.matches[0];
  assert.equal(code, 'CSC-4');
  const competency = await client.callTool({ name: 'get_competency', arguments: { code, language: 'fr' } });
  assert.match(competency.structuredContent.title, /^Applique des techniques efficaces/);
  assert.equal(competency.structuredContent.address, 'https://bot.library.example.org/fr/competency/CSC-4');
  assert.deepEqual(JSON.parse(competency.content[0].text), competency.structuredContent);
});

test('its search is that of the other doors', async () => {
  const question = 'comment former les bénévoles ?';
  const { structuredContent } = await client.callTool({ name: 'search_competencies', arguments: { question } });
  assert.deepEqual(structuredContent, await (await fetch(`${bot.address}/api/search?q=${encodeURIComponent(question)}`)).json());
});

test('a mistake is told in words', async () => {
  const refused = await client.callTool({ name: 'get_competency', arguments: { code: 'CSC-99' } });
  assert.equal(refused.isError, true);
  assert.match(refused.content[0].text, /^There is no competency 'CSC-99'/);
});
