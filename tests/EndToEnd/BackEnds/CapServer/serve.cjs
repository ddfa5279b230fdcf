// Called with: node serve.cjs FOLDER. Serves library.cds with the rows of the folder's seed.json and prints the port: V4 by CAP itself,
// V2 by its adapter. Ends when its input ends.
const fs = require('node:fs');
process.chdir(__dirname);
const cds = require('@sap/cds');
const express = require('express');
const adapter = require('@cap-js-community/odata-v2-adapter');

const seed = JSON.parse(fs.readFileSync(require('node:path').join(process.argv[2], 'seed.json'), 'utf8'));
const print = console.log;
if (!process.env.CAP_LOG) for (const name of ['log', 'info', 'debug', 'warn', 'error']) console[name] = () => {};

const lend = async (request, service, BookID, reader) => {
  if (!await UPDATE('store.Books').set({ Lent: true }).where({ BookID })) return request.reject(404);
  request.warn({ code: 'LIB/001', message: `Lent to ${reader}`, target: 'Lent' });
  return SELECT.one.from(service.entities.Books).where({ BookID });
};

const behaviour = {
  Library: (service) => {
    const { Books, Loans } = service.entities;
    service.on('Longest', () => SELECT.one.from(Books).orderBy('Pages desc'));
    service.on('Lend', Books, (request) => lend(request, service, request.params[0].BookID ?? request.params[0], request.data.reader));
    service.on('Sort', (request) => request.data.words.map((word) => `${request.data.shelf}:${word}`).sort());
    service.on('Move', 'Documents', async (request) => {
      await UPDATE('store.Documents').set({ Place_Room: request.data.to.Room, Place_Row: request.data.to.Row }).where({ ID: request.params[0].ID ?? request.params[0] });
      return request.data.to;
    });
    service.on('Heavier', 'Documents', async (request) => (await SELECT.one.from('store.Documents').where({ ID: request.params[0].ID ?? request.params[0] })).Weight > request.data.than);
    service.on('Extend', Loans, (request) => SELECT.one.from(Loans).where({ LoanID: request.params[0].LoanID ?? request.params[0] }));
  },
  Adapted: (service) => {
    service.on('Longest', () => SELECT.one.from(service.entities.Books).orderBy('Pages desc'));
    service.on('Lend', (request) => lend(request, service, request.data.BookID, request.data.Reader));
  },
};

(async () => {
  cds.root = __dirname;
  cds.model = cds.compile.for.nodejs(await cds.load('library.cds'));
  cds.db = await cds.connect.to('db');
  await cds.deploy('library.cds').to('db');
  for (const [set, rows] of Object.entries(seed)) await INSERT.into(`store.${set}`).entries(rows);

  const app = cds.app = express();
  const server = app.listen(0, '127.0.0.1', async () => {
    const { port } = server.address();
    await cds.serve('all').in(app).with((service) => behaviour[service.name](service));
    // Behind the services: /library/v4 is answered by then, and /library/v2 is led to /adapted/v2.
    app.use(adapter({ path: 'library', targetPath: 'adapted', target: `http://127.0.0.1:${port}`, registerOnListening: false, model: 'library.cds', continueOnError: true }));
    print(`port ${port}`);
  });
  process.stdin.on('end', () => process.exit(0)).resume();
})().catch((error) => { process.stderr.write(error.stack + '\n'); process.exit(1); });
