import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { articlePage, type Refused } from './article-page.ts';
import { settleProposal } from './settle-proposal.ts';
import { home, type Studio } from './studio.ts';

const onOneLine = z.string().transform((text) => text.trim().replace(/\s+/g, ' '));
const decision = z
  .object({ do: z.enum(['accept', 'keep', 'reject']) })
  .catchall(onOneLine)
  .transform(({ do: what, ...words }) => ({ do: what, words }));

/** Articles beside their insights, and what becomes of what is proposed: the file is written, its comments kept. */
export const articleRoutes = (studio: Studio): Hono => {
  const page = async (c: Context, refused?: Refused) => {
    const bench = await studio.look();
    const found = (await studio.articles(bench)).find(({ article }) => article.id === c.req.param('article'));
    if (!found) return studio.missing(c, bench);
    const { title } = found.article;
    const body = articlePage(found, refused);
    return studio.show(c, { title, trail: home, version: bench.version, body }, refused ? 409 : 200);
  };

  return new Hono()
    .get('/articles/:article', (c) => page(c))
    .post('/articles/:article/insights/:insight', async (c) => {
      const asked = decision.safeParse(await c.req.parseBody());
      const bench = await studio.look();
      const { article, insight: id } = c.req.param();
      const found = (await studio.articles(bench)).find((each) => each.article.id === article);
      const draft = found?.proposals.find((each) => each.id === id);
      if (!asked.success || !found || !draft) return studio.missing(c, bench);
      // What the form did not offer is not written.
      const words = Object.fromEntries(
        Object.entries(asked.data.words).filter(([key]) => key in draft.words),
      );
      const settled = settleProposal(bench.files, found, id, { do: asked.data.do, words });
      if ('refused' in settled) return page(c, { id, words, because: settled.refused.map(studio.nameFiles) });
      const file = settled.file.replace(/^content\//, '');
      await writeFile(join(studio.folders.content, file), settled.text);
      return c.redirect(`/_local/studio/articles/${article}`, 303);
    });
};
