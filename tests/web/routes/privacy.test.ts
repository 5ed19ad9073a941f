import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

describe('the privacy page', () => {
  it('says who is responsible and how to reach them', async () => {
    const html = await (await createWebWorld().app.request('/privacy')).text();
    const { brand, postalAddress, contact } = sampleCourse.site;
    for (const text of [brand, postalAddress, contact]) expect(html).toContain(text);
  });

  it('says what is kept, what for, on what ground, for how long, who sees it, and how to be rid of it', async () => {
    const html = await (await createWebWorld().app.request('/privacy')).text();
    for (const text of [
      'Your e-mail address, to send you what you signed up for.',
      'On what basis</h2><p>Your consent.',
      'What is never confirmed is removed after about a month.',
      'overwritten within 35 days',
      'Amazon Web Services stores the record',
      'download everything we hold on you, and erase it',
      'complain to the data protection authority',
    ])
      expect(html.replaceAll('\n', '')).toContain(text);
  });

  const privacyWith = async (tracking: { opens: boolean; clicks: boolean }) => {
    const published = { ...sampleCourse, site: { ...sampleCourse.site, tracking } };
    return (await createWebWorld({ published }).app.request('/privacy')).text();
  };

  it('says that nobody is watched reading, as long as that is so, and otherwise what is watched', async () => {
    const unwatched = 'We do not track whether you open a mail';
    expect(await privacyWith({ opens: false, clicks: false })).toContain(unwatched);
    const opens = await privacyWith({ opens: true, clicks: false });
    expect(opens).not.toContain(unwatched);
    expect(opens).toContain('A hidden picture in each mail');
    expect(opens).not.toContain('Links in a mail lead through Amazon');
    expect(await privacyWith({ opens: false, clicks: true })).toContain(
      'Links in a mail lead through Amazon',
    );
  });
});
