import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

const backups = {
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 },
  },
};

/**
 * Answers what dynalite has no word for: that the table is protected from being deleted, as the data stack makes it, and that it can be
 * restored. (Here, both are up to whoever keeps the folder.)
 */
export const withTableCare =
  (serve: RequestListener) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    if (target === 'DescribeContinuousBackups') {
      request.resume();
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(backups));
      return;
    }
    if (target === 'DescribeTable') protect(response);
    serve(request, response);
  };

const protect = (response: ServerResponse): void => {
  const end = response.end.bind(response);
  response.end = (body?: unknown) => {
    const text = String(body ?? '').replace(/^\{"Table":\{/, '{"Table":{"DeletionProtectionEnabled":true,');
    for (const name of ['content-length', 'x-amz-crc32']) response.removeHeader(name);
    return end(text);
  };
};
