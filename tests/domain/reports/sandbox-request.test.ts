import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { openQuestion, sandboxRequest } from '../../../lib/domain/reports/sandbox-request.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { listYaml } from '../../fixtures/newsletter-files.ts';

const read = readContent(breadCourse({ 'content/newsletters/letters/list.yaml': listYaml('letters') }));
if ('faults' in read) throw new Error('The bread course has faults.');
const { content } = read;
const url = 'https://learn.bakery.test';
const { UseCaseDescription: text, ...rest } = sandboxRequest(content, url);

describe('the request to leave the sandbox', () => {
  it('names who asks, what they send and where people sign up, as site and content say', () => {
    expect(rest).toEqual({ MailType: 'MARKETING', WebsiteURL: url, ContactLanguage: 'EN' });
    const { site, courses, newsletters } = content;
    const said = [
      site.brand,
      url,
      site.replyTo,
      ...Object.values(site.senders),
      ...[...courses.values()].map(({ course }) => course.title),
      ...[...newsletters.values()].map(({ list }) => list.title),
    ];
    for (const words of said) expect(text).toContain(words);
  });

  it('goes by the limits that the site has set', () => {
    const careful = sandboxRequest(
      { ...content, site: { ...content.site, signUp: { ...content.site.signUp, perHour: 77 } } },
      url,
    );
    expect(careful.UseCaseDescription).toContain('77 an hour in all');
  });

  it('invents no number of readers, but says that it is missing', () => {
    expect(text).toContain(openQuestion);
  });

  it('fits into what AWS takes, however much a site offers', () => {
    const [course] = content.courses.values();
    if (!course) throw new Error('There is no course.');
    const long = { ...course, course: { ...course.course, title: 'x'.repeat(80) } };
    const many = new Map(Array.from({ length: 500 }, (_, index) => [`course-${index}`, long]));
    // As many as no content has; their ids are not looked at.
    const { UseCaseDescription } = sandboxRequest({ ...content, courses: many as never }, url);
    expect(UseCaseDescription.length).toBeLessThan(5_000);
    expect(UseCaseDescription).toMatch(/and \d+ more/);
  });
});
