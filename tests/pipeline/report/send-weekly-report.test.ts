import { describe, expect, it } from 'vitest';
import type { WeeklyMail, WeeklyReport } from '../../../lib/domain/reports/weekly-report.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { regularTimeFrom } from '../../../lib/domain/time/schedule.ts';
import type { SendResult } from '../../../lib/pipeline/ports/mailer.ts';
import { nextWeeklyReport, sendWeeklyReport } from '../../../lib/pipeline/report/send-weekly-report.ts';
import { createRateLimiter } from '../../../lib/pipeline/send/rate-limiter.ts';
import { countBusyWeeks } from '../../fixtures/busy-course.ts';
import { letters } from '../../fixtures/letters.ts';
import { mailsOf, withNewsletter } from '../../fixtures/sample-course.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';

const to = 'operator@example.com';
const { course, site } = withNewsletter;

/** A Monday after some busy weeks; `reportTo` is whom site.yaml names. */
const onMonday = async (reportTo: string | undefined = to) => {
  const published = {
    ...withNewsletter,
    site: {
      ...site,
      timeZone: site.timeZone,
      operator: { ...site.operator, ...(reportTo ? { reportTo } : {}) },
    },
  };
  const world = createPeopleWorld({ published });
  await world.record.ports.courses.publish(
    { ...published, publishedAt: world.clock.now() },
    mailsOf(published),
  );
  const edition = await world.record.ports.editions.store(new Map());
  await world.record.ports.editions.goLive({ edition, version: 0, courses: [course.id] });
  const next = await nextWeeklyReport(world.ports)(course.id);
  if (next) world.wait({ milliseconds: Date.parse(next) - Date.parse(world.clock.now()) });
  const lessons = withNewsletter.lessons.map(({ id }) => id);
  await countBusyWeeks(world.ports, { course: course.id, lessons, list: letters }, world.clock.now());

  const made: WeeklyReport[] = [];
  const sent: string[] = [];
  const answers: SendResult[] = [];
  const ports = {
    ...world.ports,
    imagesUrl: 'https://bakery.test/images',
    countDeadLetters: async () => 2,
    compileReport: async (report: WeeklyReport) => {
      made.push(report);
      return { subject: 'The week', preview: '', html: ['<p>'], text: ['The week'], web: '' };
    },
    mailer: {
      ...world.ports.mailer,
      send: async (mail: { to: string }): Promise<SendResult> => {
        const answer = answers.shift() ?? { kind: 'accepted', messageId: 'one' };
        if (answer.kind === 'accepted' || answer.kind === 'no-answer') sent.push(mail.to);
        return answer;
      },
    },
  };
  const send = (with_ = ports) =>
    sendWeeklyReport({ ...with_, rateLimiter: createRateLimiter(with_) })('test', course.id);
  return { world, ports, send, sent, made, answers, weeks: () => [...world.record.weeks.values()] };
};

describe('the mail of a week', () => {
  it('comes once, however often somebody asks', async () => {
    const { send, sent, weeks, world } = await onMonday();
    expect(await send()).toBe('sent');
    for (const _ of [1, 2]) expect(await send()).toBe('nothing-due');
    world.wait({ hours: 20 });
    expect(await send()).toBe('nothing-due');
    expect(sent).toEqual([to]);
    expect(weeks()).toMatchObject([{ status: 'sent' }]);
    world.wait({ days: 6, hours: 4 });
    expect(await send()).toBe('sent');
    expect(sent).toHaveLength(2);
  });

  it('goes to nobody unless somebody is named, and on no other day', async () => {
    const off = await onMonday('');
    expect(await off.send()).toBe('off');
    expect(await nextWeeklyReport(off.ports)(course.id)).toBeUndefined();
    const { send, world, sent, made } = await onMonday();
    world.wait({ days: 3 });
    expect(await send()).toBe('nothing-due');
    expect([sent, made]).toEqual([[], []]);
  });

  it('holds the week against the one before, and says what needs somebody', async () => {
    const { send, made, world } = await onMonday();
    const { sending } = world.record.ports;
    await sending.save({
      ...(await sending.load()),
      hold: { reason: 'bounce-rate', since: world.clock.now() },
    });
    // It is told of, and it keeps the mail back, too: the alarm rings.
    expect(await send()).toBe('later');
    const [report] = made;
    expect(report?.concerns[0]).toMatch(/^Sending is stopped since .* UTC\. Too many mails bounced/);
    expect(report?.concerns.join('\n')).toContain('2 sign-ups or events of SES failed for good');
    const figure = (name: string) => report?.figures.find((each) => each.name === name);
    expect(figure('Joined')?.week).toBeGreaterThan(50);
    expect(figure('Joined')?.before).toBeGreaterThan(50);
    expect(figure('Came back')).toEqual({ name: 'Came back', week: 1, before: 2 });
    expect(report?.parts.map(({ title }) => title)).toEqual([course.title, 'Notes from the oven']);
    expect(report?.parts[0]).toMatchObject({ inIt: 237 });
    expect(JSON.stringify(report)).not.toMatch(/@|person0/);
  });

  it.each([
    [{ kind: 'throttled' }, 'later', 'sent'],
    [{ kind: 'quota-used-up' }, 'later', 'sent'],
    [{ kind: 'halted', reason: 'paused' }, 'later', 'sent'],
    [{ kind: 'refused', reason: 'malformed' }, 'refused', 'nothing-due'],
    [{ kind: 'no-answer', reason: 'silence' }, 'unknown', 'nothing-due'],
  ] as const)('after %o is %s, and an hour later %s', async (answer, first, then) => {
    const { send, answers, sent, world } = await onMonday();
    answers.push(answer);
    expect(await send()).toBe(first);
    world.wait({ hours: 1 });
    expect([first, await send()]).toEqual([first, then]);
    expect(sent.length).toBeLessThanOrEqual(1);
  });

  it('is handed to SES once at the most, wherever its sender dies', async () => {
    for (let death = 1, calls = death; calls >= death; death += 1)
      for (const answered of [false, true]) {
        const { ports, send, sent, world } = await onMonday();
        const counted = { calls: 0 };
        const { weeklyMails, sending, mailer, dayCounts } = ports;
        const mortal = aroundCalls({ weeklyMails, sending, mailer, dayCounts }, async (_, make) => {
          counted.calls += 1;
          if (counted.calls === death && answered) await make();
          if (counted.calls >= death) throw new Error('the process is gone');
          return make();
        });
        await send({ ...ports, ...mortal }).catch(() => undefined);
        for (const _ of [1, 2, 3]) {
          world.wait({ hours: 1 });
          await send();
        }
        expect(sent.length).toBeLessThanOrEqual(1);
        calls = counted.calls;
      }
  });

  it('is due for as long as it is not sent, and then next Monday', async () => {
    const { send, answers, world, ports } = await onMonday();
    const due = () => nextWeeklyReport(ports)(course.id);
    const monday = await due();
    expect(monday && monday <= world.clock.now()).toBe(true);
    answers.push({ kind: 'throttled' });
    world.wait({ hours: 1 });
    expect(await send()).toBe('later');
    expect(await due()).toBe(monday);
    expect(await send()).toBe('sent');
    expect(await due()).toBe(
      monday &&
        regularTimeFrom(later(monday, { days: 1 }), {
          cadence: 'weekly',
          weekday: 1,
          hour: 7,
          zone: site.timeZone,
        }),
    );
  });

  it('waits for another turn where the claim took longer than the first one', async () => {
    const { send, ports, sent, world } = await onMonday();
    const late = aroundCalls({ weeklyMails: ports.weeklyMails }, async (call, make) => {
      if (call === 'weeklyMails.save') world.wait({ milliseconds: 400 });
      return make();
    });
    expect(await send({ ...ports, ...late })).toBe('sent');
    expect(sent).toHaveLength(1);
    // Slower than any permit waits: it is sent at a later one's moment and not late.
    expect(await ports.sending.load()).toMatchObject({ reserved: 2 });
  });

  it('knows its own claim again where the answer to it was lost', async () => {
    const { send, ports, sent, weeks } = await onMonday();
    const { weeklyMails } = ports;
    const save = async (mail: WeeklyMail) => {
      const saved = await weeklyMails.save(mail);
      return mail.status === 'sending' ? 'stale' : saved;
    };
    expect(await send({ ...ports, weeklyMails: { ...weeklyMails, save } })).toBe('sent');
    expect(sent).toHaveLength(1);
    expect(weeks()).toMatchObject([{ status: 'sent' }]);
  });

  it('is handed to SES by one of many who try at once', async () => {
    const { send, sent } = await onMonday();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  it('is due at seven on Monday in the zone of the site', async () => {
    const { send, ports, world } = await onMonday();
    await send();
    const next = await nextWeeklyReport(ports)(course.id);
    expect(next && next > world.clock.now()).toBe(true);
    expect(
      new Date(next ?? instantOf('2000-01-01T00:00:00Z')).toLocaleString('en-GB', {
        weekday: 'long',
        hour: '2-digit',
        timeZone: site.timeZone,
      }),
    ).toBe('Monday, 07');
  });
});
