// Top orders as CSV. The caller's token goes on to sales-srv, which propagates the user to S/4HANA.
import { createServer } from "node:http";

const columns = ["SalesOrder", "SoldToParty", "TotalNetAmount", "TransactionCurrency"];
const cell = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;

createServer(async (request, response) => {
  if (!request.headers.authorization) {
    response.writeHead(401, { "www-authenticate": "Bearer" }).end();
    return;
  }
  const { searchParams } = new URL(request.url, "http://reports.invalid");
  const target = new URL("/getTopOrders", process.env.SALES_API_URL);
  for (const name of ["top", "currency"]) {
    if (searchParams.has(name)) target.searchParams.set(name, searchParams.get(name));
  }
  try {
    const answer = await fetch(target, { headers: { authorization: request.headers.authorization } });
    if (!answer.ok) {
      response.writeHead(answer.status, { "content-type": "text/plain; charset=utf-8" }).end(await answer.text());
      return;
    }
    const rows = await answer.json();
    const lines = [columns, ...rows.map((row) => columns.map((name) => row[name]))];
    response.writeHead(200, { "content-type": "text/csv; charset=utf-8" }).end(lines.map((line) => line.map(cell).join(",")).join("\n") + "\n");
  } catch (error) {
    response.writeHead(502, { "content-type": "text/plain; charset=utf-8" }).end(`sales-srv did not answer: ${error.cause?.code ?? error.message}\n`);
  }
}).listen(process.env.PORT ?? 8081);
