import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightKinds } from '../../lib/domain/content/parts/insight-kind.ts';
import { buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { wordsFor } from '../../lib/words/words.ts';
import { breadCourse } from '../fixtures/bread-course.ts';

const templates = await readMailTemplates(fileURLToPath(new URL('../../templates/emails', import.meta.url)));
const course = 'content/courses/bread/course.yaml';
const site = 'content/site.yaml';
const ours = Object.values((await wordsFor('en')).mail.kinds);

const flour = 'content/courses/bread/flour.yaml';
const appended = (labels: string) => (text: string) =>
  `${text.replace(/^leftOut:\n( {2}.*\n)+/m, '')}labels:\n${labels}`;

/** Both lessons of the bread course, which show every kind of insight, in each rendering. */
const renderingsWith = async (edits: Parameters<typeof breadCourse>[0]) => {
  const read = readContent(
    breadCourse({ [flour]: (text) => text.replace('blocks:\n', '$&  - insight: a-reason\n'), ...edits }),
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const built = await buildMails(templates)(read.content, courseId.parse('bread'));
  if ('faults' in built) throw new Error(JSON.stringify(built.faults));
  const mails = built.mails.map(({ mail }) => mail);
  const all = (of: 'html' | 'text') =>
    mails
      .flatMap((mail) => mail[of])
      .map((piece) => (typeof piece === 'string' ? piece : ''))
      .join('');
  return [all('html'), all('text'), mails.map(({ web }) => web).join('')];
};

const faultsOf = (labels: string) => {
  const read = readContent(breadCourse({ [course]: appended(labels) }));
  return 'faults' in read ? read.faults.map(faultInWords) : [];
};

describe('the label of a kind of insight', () => {
  it('is the author’s in mail, plain text and page, of each kind', async () => {
    const labels = insightKinds.map((kind) => `  ${kind}: Label of a ${kind}\n`).join('');
    for (const text of await renderingsWith({ [course]: appended(labels) })) {
      expect(insightKinds.filter((kind) => !text.includes(`Label of a ${kind}`))).toEqual([]);
      expect(ours.filter((label) => text.includes(label))).toEqual([]);
    }
  });

  it('is left out where the author wants none, with nothing in its place', async () => {
    const labels = insightKinds.map((kind) => `  ${kind}: false\n`).join('');
    const [html = '', text = '', web = ''] = await renderingsWith({ [course]: appended(labels) });
    for (const each of [html, text, web]) expect(ours.filter((label) => each.includes(label))).toEqual([]);
    expect(web).not.toMatch(/class="kind"> *</);
    expect(html).not.toMatch(/class="kind"[^>]*> *</);
    expect(text).not.toMatch(/^:|· *$/m);
    expect(text).toMatch(/^The title of a-pitfall$/m);
  });

  it('is the site’s where the course says nothing of it', async () => {
    const edits = {
      [site]: appended('  pitfall: Mind this\n  reason: Because\n'),
      [course]: appended('  reason: false\n'),
    };
    for (const text of await renderingsWith(edits)) {
      expect(text).toContain('Mind this');
      expect(text).not.toContain('Because');
      expect(text).toContain('For example');
    }
  });

  it.each([
    ['statistik', 'labels.statistik is no kind of insight; did you mean "statistic"?'],
    [
      'crust',
      'labels.crust is no kind of insight; there are definition, contrast, reason, pitfall, example, practice, statistic, framework, saying',
    ],
  ])('of a kind that there is not, %s, is a fault with its line', (kind, sentence) => {
    const lines = appended('')(breadCourse().get(course) ?? '').split('\n').length - 1;
    expect(faultsOf(`  ${kind}: Figure\n`)).toEqual([`${course}:${lines + 1} ${sentence}`]);
  });

  it('that is neither words nor false is a fault', () => {
    expect(faultsOf('  reason: 7\n')[0]).toContain(
      'labels.reason must be a label of 40 characters at most, or false for none',
    );
  });
});
