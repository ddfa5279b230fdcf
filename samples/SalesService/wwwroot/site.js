// One page, no framework: ask, then show the orders, the hops and what S/4HANA wrote down.
const form = document.querySelector("#ask");
const message = document.querySelector("#message");
const table = document.querySelector("#orders");

const element = (name, text, className) => Object.assign(document.createElement(name), { textContent: text ?? "", className: className ?? "" });

function choices(container, name, values, checked) {
  container.replaceChildren(...values.map(({ value, label }) => {
    const choice = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name, value, checked: value === checked });
    choice.append(input, element("span", label));
    return choice;
  }));
}

function showOrders(orders) {
  const amount = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 3 });
  table.tBodies[0].replaceChildren(...orders.map((order) => {
    const row = document.createElement("tr");
    row.append(
      element("td", order.SalesOrder),
      element("td", order.SoldToParty),
      element("td", order.SalesOrderDate),
      element("td", `${amount.format(order.TotalNetAmount)} ${order.TransactionCurrency}`, "number"));
    return row;
  }));
  table.hidden = orders.length === 0;
  message.textContent = orders.length === 0 ? "No orders in that currency." : "";
}

function showHops({ hops, milliseconds, audit }) {
  document.querySelector("#hops").replaceChildren(...hops.map((hop) => {
    const item = document.createElement("li");
    const asked = hop.Milliseconds !== null;
    item.classList.toggle("idle", !asked);
    item.append(element("b", hop.Name), element("span", asked ? `${hop.Milliseconds.toFixed(1)} ms` : "", "ms"), element("small", hop.What));
    if (asked) {
      const bar = document.createElement("i");
      const share = Math.max(0.01, hop.Milliseconds / milliseconds);
      bar.style.setProperty("--width", `${100 * share}%`);
      bar.style.setProperty("--start", share >= 1 ? "0%" : `${Math.min(100, (100 * hop.StartMilliseconds) / milliseconds / (1 - share))}%`);
      item.append(bar);
    }
    return item;
  }));
  document.querySelector("#total").textContent = "Tokens and destinations are kept per user: ask again, and ask as somebody else.";

  const line = document.querySelector("#audit");
  if (!audit) { line.textContent = "S/4HANA was not reached."; return; }
  line.replaceChildren(element("strong", audit.Principal), ` ${audit.Method} ${audit.Path} → ${audit.Status}`);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { who, currency, top } = Object.fromEntries(new FormData(form));
  const button = form.querySelector("button");
  button.disabled = true;
  message.className = "";
  try {
    const answer = await fetch(`getTopOrders?${new URLSearchParams({ top, currency })}`, { headers: { "x-demo-user": who } });
    if (answer.ok) {
      showOrders(await answer.json());
    } else {
      const problem = await answer.json().catch(() => ({}));
      table.hidden = true;
      message.className = "bad";
      message.textContent = problem.detail ?? problem.title ?? `The service answered ${answer.status}.`;
    }
    const trace = answer.headers.get("x-correlationid");
    if (trace) showHops(await (await fetch(`demo/calls/${encodeURIComponent(trace)}`)).json());
  } catch (error) {
    message.className = "bad";
    message.textContent = `The service did not answer: ${error.message}`;
  } finally {
    button.disabled = false;
  }
});

const people = await (await fetch("demo/people")).json();
choices(document.querySelector("#people"), "who", people.map(({ Name, FullName }) => ({ value: Name, label: FullName })), people[0]?.Name);
choices(document.querySelector("#currencies"), "currency", ["AED", "EUR", "USD", "GBP"].map((value) => ({ value, label: value })), "AED");
form.requestSubmit();
