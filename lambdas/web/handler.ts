import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import type { Connection } from '../../lib/adapters/connect.ts';
import { productionStage } from '../../lib/adapters/environment.ts';
import { handOnTo } from '../../lib/adapters/hand-on.ts';
import { humanCheckWith } from '../../lib/adapters/human-check.ts';
import { createApp } from '../../lib/web/app.ts';
import type { WebSettings } from '../../lib/web/web.ts';

type Settings = Omit<WebSettings, 'baseUrl' | 'simulator'>;

/** The pages with everything behind them; what the local world serves and the function wraps. They send no mail. */
export const createWeb = (connection: Connection, settings: Settings): Hono => {
  const handOn = handOnTo(`dripline-${connection.stage}-follow-up`);
  return createApp({
    ...connection,
    ...settings,
    simulator: connection.stage !== productionStage,
    handOn,
    humanCheck: humanCheckWith(connection.readSecret),
    deliver: ({ subscriberId, courseId }) => handOn({ do: 'deliver', ref: { subscriberId, courseId } }),
  });
};

/** Requests as API Gateway's HTTP API sends them, payload format 2.0. */
export const createHandler = (connection: Connection, settings: Settings) =>
  handle(createWeb(connection, settings));
