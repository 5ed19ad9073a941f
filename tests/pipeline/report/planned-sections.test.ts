import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { PlannedDays } from '../../../lib/pipeline/report/planned-days.ts';
import { plannedSections } from '../../../lib/pipeline/report/planned-sections.ts';

const at = instantOf('2027-01-12T09:30:00Z');
type Planned = Extract<PlannedDays, { kind: 'planned' }>;
const hour = { hour: '2027-01-12T10', of: courseId.parse('bread'), now: 412, planned: 430 };
const calendar: Planned['calendar'] = {
  at,
  hours: [hour],
  days: [{ day: '2027-01-12', now: 412, planned: 430 }],
  total: { now: 412, planned: 430 },
  issues: [],
};
const planned: Planned = { kind: 'planned', calendar, questions: 0, kept: 0, ended: [] };
const says = (change: Partial<Planned>) => plannedSections({ ...planned, ...change })[0]?.says.join(' ');

describe('what publishing would make of the days to come, in words', () => {
  it('says in a sentence what would change, and how old the figures are', () => {
    expect(says({})).toContain(
      'Publishing it would make 430 mails of courses instead of 412: 1 hour and 0 issues would change.',
    );
    expect(says({})).toContain('Read on 2027-01-12 09:30 UTC');
  });

  it('has the figures as they are beside those that would be, by the day, the hour and in all', () => {
    const [byDay, byHour] = plannedSections(planned);
    expect(byDay?.table?.rows).toEqual([
      ['2027-01-12', '412', '430', '+18'],
      ['All seven days', '412', '430', '+18'],
    ]);
    expect(byHour?.table?.rows).toEqual([['2027-01-12 10:00', 'bread', '412', '430', '+18']]);
  });

  it('says where nothing would change, and what is left out of the figures', () => {
    const same = { ...calendar, hours: [{ ...hour, planned: 412 }], total: { now: 412, planned: 412 } };
    expect(says({ calendar: same })).toContain('would change nothing in these seven days');
    expect(says({ kept: 1 })).toContain('1 of its courses or issues would stay as they are');
    expect(says({ ended: ['bread'] })).toContain('Left out');
    expect(says({ questions: 1 })).toContain('has a question first');
  });

  it('says of content at fault that nothing would be published', () => {
    const faults = [{ file: 'content/site.yaml', message: 'It is empty.' }];
    const [section] = plannedSections({ kind: 'refused', at, faults });
    expect(section?.says.join()).toContain('content/site.yaml');
  });
});
