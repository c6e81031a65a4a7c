// A bot on npm botbuilder that answers each question with a reply made before: REPLIES names the file, the argument is the port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const replies = JSON.parse(readFileSync(process.env.REPLIES, 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(replies[context.activity.text]);
  await next();
});

// The adapter wants what Express or restify hand it: a parsed body, and a response with status() and send().
createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts).toString('utf8'));
    response.status = status => { response.statusCode = status; return response; };
    response.send = body => response.write(typeof body === 'string' ? body : JSON.stringify(body));
    response.header = (name, value) => response.setHeader(name, value);
    adapter.process(request, response, context => bot.run(context));
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
