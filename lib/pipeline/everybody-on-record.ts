import type { PeopleScan } from './ports/subscribers.ts';
import type { Ports } from './ports.ts';

type Page = Awaited<ReturnType<PeopleScan['page']>>;

/**
 * Everybody on record, page by page. While one page is worked on, the next is on its way, and no more than that one: whoever reads all of it
 * waits for the record or for themselves, and not for both in turn.
 */
export const everybodyOnRecord = async function* ({
  peopleScan,
}: Pick<Ports, 'peopleScan'>): AsyncGenerator<Page> {
  let coming: Promise<Page> | undefined = peopleScan.page();
  while (coming) {
    const page: Page = await coming;
    coming = page.next === undefined ? undefined : peopleScan.page(page.next);
    // What fails on its way is thrown where it is waited for, if that ever is.
    coming?.catch(() => {});
    yield page;
  }
};
