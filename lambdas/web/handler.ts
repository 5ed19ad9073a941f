import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { createCaptcha } from '../../lib/adapters/captcha.ts';
import type { PeopleConnection } from '../../lib/adapters/connect.ts';
import { functionName } from '../../lib/adapters/function-name.ts';
import { refusesSimulator } from '../../lib/adapters/ses/mailbox-simulator.ts';
import { createStartJob } from '../../lib/adapters/start-job.ts';
import type { StartJob } from '../../lib/pipeline/ports/sign-up.ts';
import { createApp } from '../../lib/web/app.ts';
import type { WebSettings } from '../../lib/web/context.ts';

type Settings = Omit<WebSettings, 'baseUrl' | 'imagesUrl' | 'refusesAddress'>;

/** Hands jobs to the function of the same stage that takes them. */
export const startJobOf = ({ stage, caller }: Pick<PeopleConnection, 'stage' | 'caller'>): StartJob =>
  createStartJob(functionName(stage, 'run-job'), caller);

/** The pages with everything behind them; what the local world serves and the function wraps. They send no mail. */
export const createWeb = (
  connection: PeopleConnection,
  settings: Settings,
  startJob = startJobOf(connection),
): Hono =>
  createApp({
    ...connection,
    ...settings,
    refusesAddress: refusesSimulator(connection.stage),
    startJob,
    captcha: createCaptcha(connection),
    deliver: (of) => {
      const { subscriberId } = of;
      const ref =
        'courseId' in of ? { subscriberId, courseId: of.courseId } : { subscriberId, listId: of.listId };
      return startJob({ kind: 'deliver', ref });
    },
  });

/** Requests as API Gateway's HTTP API sends them, payload format 2.0. */
export const createHandler = (connection: PeopleConnection, settings: Settings) =>
  handle(createWeb(connection, settings));
