/** Where the API lives, and its version in the path: what is under `v1` changes by additions alone. */
export const apiPath = '/api/v1';

/**
 * Where each operation is asked for, by its id, as OpenAPI writes it; fixed paths stand before those with a parameter. They are apart from what
 * is done there, which is loaded with the first call: whoever looks at pages should not wait for it.
 */
export const operationPaths = [
  { id: 'subscribe', method: 'post', path: '/subscribers' },
  { id: 'findSubscriber', method: 'post', path: '/subscribers/find' },
  { id: 'tagSubscriber', method: 'post', path: '/subscribers/tag' },
  { id: 'unsubscribe', method: 'post', path: '/subscribers/unsubscribe' },
  { id: 'readSubscriber', method: 'get', path: '/subscribers/{id}' },
  { id: 'readStats', method: 'get', path: '/stats' },
] as const;
export type OperationId = (typeof operationPaths)[number]['id'];
