import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import type { Connection } from '../../lib/adapters/connect.ts';
import { createDeliver } from '../../lib/pipeline/deliver.ts';
import { createPace } from '../../lib/pipeline/pace.ts';
import { createApp } from '../../lib/web/app.ts';
import type { WebSettings } from '../../lib/web/web.ts';

type Settings = Omit<WebSettings, 'baseUrl'>;

/** The pages with everything behind them; what the local world serves and the function wraps. */
export const createWeb = (connection: Connection, settings: Settings): Hono =>
  createApp({
    ...connection,
    ...settings,
    deliver: createDeliver({ ...connection, pace: createPace(connection) }),
  });

/** Requests as API Gateway's HTTP API sends them, payload format 2.0. */
export const createHandler = (connection: Connection, settings: Settings) =>
  handle(createWeb(connection, settings));
