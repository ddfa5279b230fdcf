// Operations that belong to no entity set.
module.exports = {
  async executeAction(action, data, keys, request) {
    const books = await this.base.getEntityInterface('Books');
    return (await books.getAllEntries(request)).reduce((best, book) => (book.Pages > best.Pages ? book : best));
  },
};
