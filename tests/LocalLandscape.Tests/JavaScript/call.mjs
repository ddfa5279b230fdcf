// Called with: node call.mjs DESTINATION PATH USER_TOKEN_FILE. Prints one line of JSON.
import { readFileSync } from 'node:fs';
import { getDestination } from '@sap-cloud-sdk/connectivity';
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';

const [destinationName, url, ...tokenFiles] = process.argv.slice(2);
const results = [];
for (const file of tokenFiles) {
  const jwt = readFileSync(file, 'utf8').trim();
  try {
    const destination = await getDestination({ destinationName, jwt });
    const response = await executeHttpRequest({ destinationName, jwt }, { method: 'get', url });
    results.push({ url: destination.url, proxyType: destination.proxyType, status: response.status, body: response.data });
  } catch (error) {
    const root = error.rootCause ?? error;
    results.push({ error: error.message, cause: root.message, status: root.response?.status, text: root.response?.data });
  }
}
process.stdout.write(JSON.stringify(results) + '\n');
