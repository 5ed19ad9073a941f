import type { Fake } from '../aws-fake/client.ts';
import { sameAddress } from '../aws-fake/mail-store.ts';
import { type LocalMail, readMail } from './read-mail.ts';

/** The mails that the fake has accepted, read for people and tools. */
export const mailboxOf = (fake: Fake) => ({
  /** Oldest first; of one address if one is given. */
  list: async (to?: string): Promise<LocalMail[]> => {
    const stored = await fake.mails();
    const wanted = stored.filter(
      ({ destinations }) => to === undefined || destinations.some((each) => sameAddress(each, to)),
    );
    return Promise.all(wanted.map(async (mail) => readMail(mail, await fake.raw(mail.id))));
  },

  find: async (id: string): Promise<LocalMail | undefined> => {
    const stored = (await fake.mails()).find((mail) => mail.id === id);
    return stored && readMail(stored, await fake.raw(id));
  },

  /** One page of the newest mails, newest first, and whether older ones follow. */
  newest: async (count: number, before?: string): Promise<{ mails: LocalMail[]; older: boolean }> => {
    const stored = (await fake.mails()).filter(({ id }) => before === undefined || id < before);
    const page = stored.slice(-count).reverse();
    const mails = await Promise.all(page.map(async (mail) => readMail(mail, await fake.raw(mail.id))));
    return { mails, older: stored.length > count };
  },
});
export type Mailbox = ReturnType<typeof mailboxOf>;
