import type { Tag } from '../../domain/content/tag.ts';
import type { Meant } from '../../domain/sign-up/job.ts';
import { type TagOutcome, tagSubscriber } from '../operate/tag-subscriber.ts';
import type { Ports } from '../ports.ts';
import { findMeant } from './find-meant.ts';

/** Marks somebody for issues of their own, or takes the mark off. */
export const tagMeant =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'subscribers' | 'suppressions'>) =>
  async (
    meant: Meant,
    { add, remove }: { add: readonly Tag[]; remove: readonly Tag[] },
  ): Promise<TagOutcome> => {
    const person = await findMeant(ports)(meant);
    if (!person) return 'not-on-record';
    const outcomes: TagOutcome[] = [];
    for (const tag of add) outcomes.push(await tagSubscriber(ports)(person.id, tag, 'add'));
    for (const tag of remove) outcomes.push(await tagSubscriber(ports)(person.id, tag, 'remove'));
    if (outcomes.includes('not-on-record')) return 'not-on-record';
    return outcomes.includes('changed') ? 'changed' : 'as-it-was';
  };
