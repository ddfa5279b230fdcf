// What the operations of books do. The arguments of V2 are in the URL, which the mock server leaves to us.
const argument = (data, request, name) => {
  if (data && data[name] !== undefined) return data[name];
  const text = new URL(request.url ?? '', 'http://localhost').searchParams.get(name);
  return text === null ? undefined : text.replace(/^'|'$/g, '').replaceAll("''", "'");
};

module.exports = {
  async executeAction(action, data, keys, request) {
    const books = this.base;
    if (action.name === 'Longest') return (await books.getAllEntries(request)).reduce((best, book) => (book.Pages > best.Pages ? book : best));
    const BookID = keys.BookID ?? argument(data, request, 'BookID');
    const reader = argument(data, request, 'reader') ?? argument(data, request, 'Reader');
    await books.updateEntry({ BookID }, { Lent: true }, { Lent: true }, request);
    const message = { code: 'LIB/001', message: `Lent to ${reader}`, target: 'Lent' };
    // Of itself the mock server sends the header of V4 in V2 too.
    if (keys.BookID === undefined) request.addResponseHeader('sap-message', JSON.stringify({ ...message, severity: 'warning' }));
    else request.addMessage(message.code, message.message, 3, message.target);
    return (await books.fetchEntries({ BookID }, request))[0];
  },
};
