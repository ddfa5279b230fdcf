// Reads lines from standard input, each a request URL below the service root; answers with one line of JSON: those that the grammar refuses.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const Api = require('apg-js/src/apg-api/api');
const { parser: Parser } = require('apg-js/src/apg-lib/node-exports');

const api = new Api(readFileSync(new URL('request-url.abnf', import.meta.url), 'utf8').replace(/\r?\n/g, '\r\n'));
api.generate();
if (api.errors.length > 0) throw new Error(api.errorsToAscii());
const grammar = api.toObject();

const refused = readFileSync(0, 'utf8').split('\n').filter((url) => url !== '' && !new Parser().parse(grammar, 0, [...url].map((c) => c.codePointAt(0))).success);
console.log(JSON.stringify(refused));
