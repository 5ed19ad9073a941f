import { describe, expect, it } from 'vitest';
import {
  answerByOwnPage,
  askForList,
  type ListRequest,
  withoutRequest,
} from '../../../lib/domain/newsletter/list-request.ts';
import { listRequestHappenings } from '../../../lib/domain/reports/what-happened.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { listRequestOf, now, subscriberOf } from '../../contracts/examples.ts';

const kinds = (before: ListRequest | undefined, after: ListRequest) =>
  listRequestHappenings(before, after).map(({ at, what, by }) => [at, what.kind, by]);

describe('what a write of a newsletter’s sign-up has made happen', () => {
  const asked = listRequestOf(1);
  const { consent, address, zone } = subscriberOf(1);
  const again = askForList(asked, asked, { consent, address, zone }, later(now, { hours: 1 }));

  it('is that somebody asked, and that the same person asked again while that waits', () => {
    expect(kinds(undefined, asked)).toEqual([[now, 'asked', 1]]);
    expect(kinds(asked, again)).toEqual([[later(now, { hours: 1 }), 'asked-again', 1]]);
  });

  it('is nothing where a mail went out, it was confirmed, or it is written as it was', () => {
    expect(kinds(asked, { ...asked, mails: [] })).toEqual([]);
    expect(kinds(again, withoutRequest(again, 1))).toEqual([]);
    expect(kinds(asked, asked)).toEqual([]);
  });

  it('is that they asked anew, where nothing of them waits any more', () => {
    const done = withoutRequest(asked, 1);
    expect(kinds(done, askForList(done, done, { consent, address, zone }, now))).toEqual([[now, 'asked', 1]]);
  });

  it('is nothing where somebody on the list asks for the link to their own page', () => {
    expect(kinds(undefined, answerByOwnPage(undefined, asked, undefined, now))).toEqual([]);
  });
});
