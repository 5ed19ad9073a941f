import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { openJsonFile } from '../process/json-file.ts';
import { type WaitingEvent, waitingEventSchema } from './contract.ts';

/**
 * The events that nobody has taken care of yet, oldest first, kept between runs as EventBridge would keep them:
 * `events.ndjson` has a line for each, `events-passed.json` the number of the last that is done.
 */
export const openEventLog = (folder: string) => {
  const file = join(folder, 'events.ndjson');
  const passed = openJsonFile(join(folder, 'events-passed.json'), z.object({ number: z.int() }), () => ({
    number: 0,
  }));
  const waiting = readLog(file).filter(({ number }) => number > passed.get().number);
  let last = waiting.at(-1)?.number ?? passed.get().number;

  return {
    add(events: readonly object[]): void {
      const added = events.map((event) => {
        last += 1;
        return { number: last, event };
      });
      appendFileSync(file, added.map((each) => `${JSON.stringify(each)}\n`).join(''));
      waiting.push(...added);
    },
    waiting: (): readonly WaitingEvent[] => waiting,
    /** An event and all before it are done. */
    pass(number: number): void {
      passed.set({ number });
      while (waiting[0] && waiting[0].number <= number) waiting.shift();
      if (waiting.length === 0) writeFileSync(file, '');
    },
  };
};

/** A last line cut short by a sudden end is dropped, and the next does not go on in it. */
const readLog = (file: string): WaitingEvent[] => {
  writeFileSync(file, '', { flag: 'a' });
  const written = readFileSync(file, 'utf8');
  const whole = written.slice(0, written.lastIndexOf('\n') + 1);
  if (whole !== written) writeFileSync(file, whole);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => waitingEventSchema.parse(JSON.parse(line)));
};
