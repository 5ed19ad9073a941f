import { join } from 'node:path';
import type { Context } from 'hono';
import * as z from 'zod';
import { systemRandom } from '../../adapters/random.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localNames } from '../process/environment.ts';
import { openJsonFile } from '../process/json-file.ts';
import { type BusEvent, busEventSchema, type FakeSettings } from './contract.ts';

const kept = 500;

const describeSchema = z.object({ Name: z.string() });
const putSchema = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string(),
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
      }),
    )
    .min(1)
    .max(10),
});

/** The event bus of the stage: what came lately, the latest first. It outlives a run. */
export const openEventBus = ({ folder }: FakeSettings, now: () => Instant) => {
  const file = openJsonFile(join(folder, 'event-bus.json'), z.array(busEventSchema), () => []);
  return {
    lately: (): readonly BusEvent[] => file.get(),
    add: (events: readonly Omit<BusEvent, 'cameAt'>[]) => {
      const came = events.map((event) => ({ ...event, cameAt: now() }));
      file.set([...came.reverse(), ...file.get()].slice(0, kept));
    },
  };
};
export type LocalEventBus = ReturnType<typeof openEventBus>;

/** EventBridge's JSON protocol, for what is asked of that bus. As at AWS, what is put on any other is taken, and gone. */
export const eventBusActions =
  (bus: LocalEventBus) =>
  async (context: Context, target: string): Promise<Response> => {
    switch (target) {
      case 'AWSEvents.DescribeEventBus': {
        const { Name } = describeSchema.parse(await context.req.json());
        return Name === localNames.eventBus
          ? context.json({ Name, Arn: `arn:aws:events:us-east-1:000000000000:event-bus/${Name}` })
          : refuse(context, 'ResourceNotFoundException', `Event bus ${Name} does not exist.`);
      }
      case 'AWSEvents.PutEvents': {
        const { Entries } = putSchema.parse(await context.req.json());
        bus.add(
          Entries.filter(({ EventBusName }) => EventBusName === localNames.eventBus).map(
            ({ Source, DetailType, Detail }) => ({
              source: Source,
              detailType: DetailType,
              detail: JSON.parse(Detail),
            }),
          ),
        );
        return context.json({
          FailedEntryCount: 0,
          Entries: Entries.map(() => ({ EventId: systemRandom.ownerToken() })),
        });
      }
      default:
        return refuse(context, 'UnknownOperationException', `${target} is not played here.`);
    }
  };

const refuse = (context: Context, name: string, message: string): Response =>
  context.json({ __type: name, message }, 400, { 'x-amzn-errortype': name });
