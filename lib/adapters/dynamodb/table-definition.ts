/** Names of the one table's keys, shared by the CDK stack, the local world and the adapters. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** DynamoDB removes items some time after this moment, in Unix seconds; readers compare it themselves. */
  expiry: 'expiresAt',
  /**
   * Sparse and keys only: an item is in it exactly while something is due for it. Sharded, because a key
   * sorted by time always grows at one end and would never be split (AWS: "designing partition keys").
   */
  dueIndex: { name: 'due', partitionKey: 'dueShard', sortKey: 'dueAt' },
} as const;
