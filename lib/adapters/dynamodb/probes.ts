import * as z from 'zod';
import { type Verdict, verdict } from '../../domain/sending/feedback.ts';
import { later } from '../../domain/time/instant.ts';
import type { Probes } from '../../pipeline/ports/doctor.ts';
import { expiry } from './expiry.ts';
import { keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const heardSchema = z.object({ verdict });

/** An item for each thing that is heard, so that two at once need not know of each other. */
export const createProbes = (table: Table): Probes => ({
  hear: (probe, heard, at) =>
    table.put({ ...keys.probe(probe, heard), verdict: heard, at, ...expiry(later(at, { days: 1 })) }),
  heard: async (probe) => {
    const found: Verdict[] = [];
    for await (const page of table.pages(keyRanges.probes(probe)))
      for (const item of page) found.push(parseItem(heardSchema, item).verdict);
    return found;
  },
});
