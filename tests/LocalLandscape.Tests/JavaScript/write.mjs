// Called with: node write.mjs DESTINATION SERVICE_ROOT USER_TOKEN_FILE. Creates an order with an item, changes it, reads it in a batch; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';

const [destinationName, root, file] = process.argv.slice(2);
const jwt = readFileSync(file, 'utf8').trim();
const results = [];
async function send(method, path, data, headers) {
  try {
    const response = await executeHttpRequest({ destinationName, jwt }, { method, url: root + path, data, headers });
    results.push({ status: response.status, body: response.data });
    return response.data;
  } catch (error) {
    results.push({ status: (error.rootCause ?? error).response?.status, error: error.message });
  }
}
const order = (await send('post', '/A_SalesOrder', { SalesOrderType: 'OR', SoldToParty: '17100001', to_Item: { results: [{ Material: 'TG11', RequestedQuantity: '5' }] } }))?.d;
const path = `/A_SalesOrder('${order?.SalesOrder}')`;
await send('patch', path, { PurchaseOrderByCustomer: 'js' });
await send('patch', path, { PurchaseOrderByCustomer: 'js' }, { 'if-match': order?.__metadata.etag });
const batch = ['--b', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `GET ${root}${path}?$expand=to_Item&$format=json HTTP/1.1`, '', '', '--b--', ''].join('\r\n');
await send('post', '/$batch', batch, { 'content-type': 'multipart/mixed; boundary=b', accept: 'multipart/mixed' });
process.stdout.write(JSON.stringify(results) + '\n');
