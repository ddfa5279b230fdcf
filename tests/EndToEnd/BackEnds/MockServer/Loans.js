module.exports = {
  async executeAction(action, data, keys, request) {
    return (await this.base.fetchEntries(keys, request))[0];
  },
};
