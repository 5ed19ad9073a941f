import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { otherCourses, publishOthers } from '../../fixtures/other-courses.ts';
import { baseUrl, sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const pageOf = async (world: ReturnType<typeof createWebWorld>, path = '/courses') => {
  const answer = await world.app.request(path);
  return { status: answer.status, html: await answer.text() };
};

const hrefsIn = (html: string) => [...html.matchAll(/href="(\/courses\/[^"]+)"/g)].map(([, href]) => href);

describe('the page of all courses', () => {
  it('lists those that let people in, the front page’s first: no draft, none that is closed or has ended', async () => {
    const world = createWebWorld();
    await publishOthers(world);
    const { html } = await pageOf(world);
    const [home, ...listed] = hrefsIn(html);
    expect(home).toBe('/courses/bread');
    expect(listed).toEqual(['/courses/bread', '/courses/cakes', '/courses/pain']);
    expect(html).not.toContain(otherCourses.closed.course.title);
    expect(html).not.toContain(otherCourses.ended.course.title);
  });

  it('says of each its promise, its lessons, its pace and its language, and marks what is in another one', async () => {
    const world = createWebWorld();
    await publishOthers(world);
    const { html } = await pageOf(world);
    expect(html).toContain('<html lang="en-GB" dir="ltr">');
    expect(html).toContain('<h2 lang="fr-FR" dir="ltr"><a class="tap" href="/courses/pain">Le pain');
    expect(html).toContain(`<p lang="en-GB" dir="ltr">${otherCourses.cakes.course.promise}`);
    const { length } = sampleCourse.lessons;
    expect(html).toMatch(
      new RegExp(`<li>${length} lessons</li><li>one a week</li><li>.*</li><li>French</li>`),
    );
    expect(html).toContain(`<link rel="canonical" href="${baseUrl}/courses">`);
    expect(html).toContain('<meta property="og:title" content="All courses · ');
  });

  it('is in the language of the front page’s course', async () => {
    const world = createWebWorld({
      published: { ...sampleCourse, course: { ...sampleCourse.course, language: 'es' } },
    });
    const { html } = await pageOf(world);
    expect(html).toContain('<html lang="es-ES" dir="ltr">');
    expect(html).toContain('<h1>Todos los cursos</h1>');
    expect(html).toContain('<li>Español</li>');
  });

  it('shows the one course of a site that has one, also before any build has said which there are', async () => {
    const { html } = await pageOf(createWebWorld());
    expect(hrefsIn(html)).toEqual(['/courses/bread', '/courses/bread']);
    expect(html).not.toContain('lists-heading');
  });

  it('says so where no course lets anybody in', async () => {
    const world = createWebWorld();
    await world.ports.courses.end(
      sampleCourse.course.id,
      sampleCourse.site,
      instantOf('2026-01-05T00:00:00Z'),
    );
    const { status, html } = await pageOf(world);
    expect(status).toBe(200);
    expect(html).toContain('There is no course to sign up for at the moment.');
  });

  it('lists newsletters that let people in, each with its feed', async () => {
    const { html } = await pageOf(createWebWorld({ published: withNewsletter }));
    expect(html).toContain('href="/issues/letters/feed.xml"');
    expect(html).toMatch(/aria-label="Follow it by RSS: [^"]+"/);
  });

  it('is linked to from a sign-up page only where there is more than that course', async () => {
    const world = createWebWorld();
    expect((await pageOf(world, '/')).html).not.toContain('href="/courses"');
    await publishOthers(world);
    expect((await pageOf(world, '/')).html).toContain('href="/courses"');
    expect((await pageOf(world, '/courses/pain')).html).toContain('>Voir tous les cours</a>');
  });
});
