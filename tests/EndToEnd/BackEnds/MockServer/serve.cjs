// Called with: node serve.cjs FOLDER. Serves the folder's library over SAP's mock server and prints the port. Ends when its input ends.
const http = require('node:http');
const path = require('node:path');
const { default: FEMockserver } = require('@sap-ux/fe-mockserver-core');

const folder = process.argv[2];
const service = (version) => ({
  urlPath: `/library/${version}`,
  metadataPath: path.join(folder, version, 'metadata.xml'),
  mockdataPath: path.join(folder, version),
});

(async () => {
  const mock = new FEMockserver({ services: [service('v2'), service('v4')] });
  await mock.isReady;
  const server = http.createServer((request, response) => mock.getRouter()(request, response, () => {
    response.statusCode = 404;
    response.end();
  }));
  server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
  process.stdin.on('end', () => process.exit(0)).resume();
})();
