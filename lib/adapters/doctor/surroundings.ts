import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import type { Environment } from '../environment.ts';
import { timeLimit } from './answer-of.ts';
import { askAlarms } from './ask-alarms.ts';
import { askEventBus } from './ask-event-bus.ts';
import { askSchedules } from './ask-schedules.ts';
import { askSes } from './ask-ses.ts';
import { askStage } from './ask-stage.ts';

type Stage = Pick<Environment, 'STAGE' | 'TABLE_NAME' | 'SECRET_ID' | 'CONFIGURATION_SET' | 'EVENT_BUS'>;

/** What a stage stands on, asked of AWS or of whatever answers at the SDK's configured endpoints. */
export const createSurroundings = (
  { STAGE: stage, TABLE_NAME: table, SECRET_ID: secret, CONFIGURATION_SET, EVENT_BUS }: Stage,
  caller: Caller = {},
  timeLimitMilliseconds = timeLimit,
): Surroundings => ({
  ...askSes(CONFIGURATION_SET, caller, timeLimitMilliseconds),
  ...askStage({ table, secret, stage }, caller, timeLimitMilliseconds),
  eventBus: askEventBus(EVENT_BUS, caller, timeLimitMilliseconds),
  schedules: askSchedules(`dripline-${stage}`, caller, timeLimitMilliseconds),
  alarmMailboxes: askAlarms(`dripline-${stage}-application-Alarms`, caller, timeLimitMilliseconds),
});
