import { html } from 'hono/html';
import { courseFile, issueFile, lessonFile } from '../../domain/content/content-paths.ts';
import { isNotice } from '../../domain/mail/mail.ts';
import { counted } from '../../domain/prose/counted.ts';
import type { BuiltCourse } from '../../mail/compile-course.ts';
import type { Html } from '../layout.ts';
import type { ArticleOnBench } from './articles.ts';
import { countOfFindings, findings, findingsOf, type NameFiles } from './findings.ts';
import { isDraft } from './is-draft.ts';
import { looksSection } from './looks-section.ts';
import type { BuiltIssue, Workbench } from './workbench.ts';

/** Words a minute, as people read a mail. */
const readingSpeed = 200;

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Everything on the bench: courses, newsletters, articles, and what is said of them. */
export const overviewPage = (
  bench: Workbench,
  articles: readonly ArticleOnBench[],
  nameFiles: NameFiles,
): Html => {
  const { shown } = bench;
  const elsewhere = findingsOf(bench, (file) => !/^content\/(courses|newsletters)\//.test(file));
  return html`${keptNotice(bench, nameFiles)}
    ${shown ? [...shown.courses.values()].map((course) => courseSection(bench, course)) : ''}
    ${shown && shown.courses.size + shown.content.newsletters.size === 0 ? html`<p class="empty">There is no course or newsletter to show yet. Begin one with <code>dripline new course ID</code> or <code>dripline new newsletter ID</code>.</p>` : ''}
    ${shown ? newslettersSection(bench, shown.issues) : ''}
    ${articlesSection(articles)}
    ${shown ? looksSection(shown.content.site.theme) : ''}
    ${
      elsewhere.faults.length + elsewhere.notes.length > 0
        ? html`<section><h2>Said of the rest</h2>${findings(elsewhere, nameFiles)}</section>`
        : ''
    }`;
};

/** What cannot be shown as it is written. */
export const keptNotice = ({ shown, unshown }: Workbench, nameFiles: NameFiles): Html => {
  if (!shown)
    return html`<div class="broken"><h2>Nothing can be shown yet</h2>${findings({ faults: unshown.faults, notes: [] }, nameFiles)}</div>`;
  if (unshown.faults.length === 0) return html``;
  const [as, not] = [
    unshown.kept.filter((each) => each.isPublished),
    unshown.kept.filter((each) => !each.isPublished),
  ];
  return html`<div class="broken">
    <h2>${counted(unshown.faults.length, 'fault')}</h2>
    ${findings({ faults: unshown.faults, notes: [] }, nameFiles)}
    ${as.length > 0 ? html`<p>Shown as it was before: ${as.map(({ unit }) => html`<code>${nameFiles(unit)}</code> `)}</p>` : ''}
    ${not.length > 0 ? html`<p>Not shown until it is mended: ${not.map(({ unit }) => html`<code>${nameFiles(unit)}</code> `)}</p>` : ''}
    ${unshown.kept.length === 0 ? html`<p>Everything below is as it was when it was last without fault.</p>` : ''}
  </div>`;
};

const badge = (files: Workbench['files'], path: string): Html =>
  isDraft(files.get(path)) ? html` <span class="badge">draft</span>` : html``;

const courseSection = (bench: Workbench, { course, mails }: BuiltCourse): Html => {
  const { id, title, cadence } = course.course;
  const lessons = mails.filter(({ plan }) => plan?.lesson);
  const others = mails.filter(({ mail }) => mail.key === 'closing' || isNotice(mail.key));
  return html`<section aria-labelledby="course-${id}">
    <h2 id="course-${id}">${title}${badge(bench.files, courseFile(id))}</h2>
    <p class="quiet">
      ${counted(lessons.length, 'lesson')}, ${cadence} · <a href="/_local/studio/timeline/${id}">When the mails come</a>
    </p>
    <div class="wide"><table>
      <thead><tr><th scope="col">Lesson</th><th scope="col">Words</th><th scope="col">Minutes</th><th scope="col">Size</th><th scope="col">Said of it</th></tr></thead>
      <tbody>
        ${lessons.map(({ mail, plan, htmlBytes }) => {
          const words = plan?.lesson?.words ?? 0;
          const file =
            mail.key === 'closing' || isNotice(mail.key) ? courseFile(id) : lessonFile(id, mail.key);
          return html`<tr>
            <th scope="row"><span class="number">${plan?.lesson?.number}</span> <a href="/_local/studio/courses/${id}/${mail.key}">${mail.subject}</a>${badge(bench.files, file)}</th>
            <td>${words}</td><td>${Math.max(1, Math.round(words / readingSpeed))}</td><td>${kilobytes(htmlBytes)}</td>
            <td>${countOfFindings(findingsOf(bench, (each) => each === file))}</td>
          </tr>`;
        })}
        ${others.map(
          ({ mail, htmlBytes }) => html`<tr>
            <th scope="row"><a href="/_local/studio/courses/${id}/${mail.key}">${mail.subject}</a> <span class="quiet">${mail.key.replaceAll('-', ' ')}</span></th>
            <td></td><td></td><td>${kilobytes(htmlBytes)}</td><td></td>
          </tr>`,
        )}
      </tbody>
    </table></div>
  </section>`;
};

const newslettersSection = (bench: Workbench, issues: readonly BuiltIssue[]): Html => {
  const lists = bench.shown ? [...bench.shown.content.newsletters.values()] : [];
  return html`${lists.map(
    ({ list }) => html`<section aria-labelledby="list-${list.id}">
      <h2 id="list-${list.id}">${list.title}</h2>
      ${
        issues.some((issue) => issue.list.id === list.id)
          ? html`<div class="wide"><table>
              <thead><tr><th scope="col">Issue</th><th scope="col">Goes out</th><th scope="col">Said of it</th></tr></thead>
              <tbody>
                ${issues
                  .filter((issue) => issue.list.id === list.id)
                  .map((issue) => {
                    const file = issueFile(list.id, issue.id);
                    return html`<tr>
                      <th scope="row"><a href="/_local/studio/newsletters/${list.id}/${issue.id}">${issue.mail.subject}</a>${badge(bench.files, file)}</th>
                      <td>${issue.send.date}</td>
                      <td>${countOfFindings(findingsOf(bench, (each) => each === file))}</td>
                    </tr>`;
                  })}
              </tbody>
            </table></div>`
          : html`<p class="empty">No issue yet. Begin one with <code>dripline new issue ID --newsletter ${list.id}</code>.</p>`
      }
    </section>`,
  )}`;
};

const articlesSection = (
  articles: readonly ArticleOnBench[],
): Html => html`<section aria-labelledby="articles">
  <h2 id="articles">Articles</h2>
  ${
    articles.length === 0
      ? html`<p class="empty">No article yet. Bring one in with <code>dripline add FILE</code>.</p>`
      : html`<ul class="articles">${articles.map(
          ({ article, paragraphs, uncited, proposals }) => html`<li>
            <a href="/_local/studio/articles/${article.id}">${article.title}</a>
            <span class="quiet">${
              paragraphs === undefined
                ? 'its text is not kept here'
                : `${counted(paragraphs.length, 'paragraph')}, ${uncited} that nobody uses yet`
            }${proposals.length > 0 ? `, ${counted(proposals.length, 'proposal')} to look at` : ''}</span>
          </li>`,
        )}</ul>`
  }
</section>`;
