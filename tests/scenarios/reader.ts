import { confirmationLife } from '../../lib/domain/enrollment/activate-enrollment.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { scenario } from './scenario-content.ts';

const { course, lessons, words } = scenario;
const asksToConfirm = words.mail.confirmation({
  course: course.title,
  lessons,
  cadence: course.cadence,
  hasDate: false,
  hours: confirmationLife.hours,
});

/** Whether a mail asks to confirm, in any course of the scenario's language. */
const isToConfirm = ({ subject }: LocalMail) =>
  subject.startsWith(asksToConfirm.subject.slice(0, -course.title.length));

/** A person with a browser and an inbox: knows the site's address and follows the links in the mails. */
export const readerAt = (site: string, address: string) => {
  const post = (url: string, form: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'error' });

  const inbox = async (): Promise<LocalMail[]> =>
    (await fetch(`${site}/_local/mail?to=${encodeURIComponent(address)}`)).json() as Promise<LocalMail[]>;

  const linkIn = (mail: LocalMail, path: string): string => {
    const link = mail.text.match(new RegExp(`${site}/${path}/[\\w.-]+(?:/[\\w-]+)?`))?.[0];
    if (!link) throw new Error(`“${mail.subject}” has no link to /${path}/`);
    return link;
  };

  return {
    address,
    inbox,
    post,
    linkIn,
    signUp: (zone: string, more: Record<string, string> = {}) =>
      post(`${site}/subscribe`, {
        email: address,
        firstName: 'Ada',
        zone,
        course: course.id,
        ...more,
      }),
    confirm: async () => {
      const [mail] = (await inbox()).filter(isToConfirm);
      if (!mail) throw new Error(`${address} got no confirmation mail`);
      return post(linkIn(mail, 'confirm'), {});
    },
    /** The mails that ask to confirm. */
    asked: async () => (await inbox()).filter(isToConfirm),
    /** The mails after the confirmation: lessons and the closing mail. */
    lessons: async () => (await inbox()).filter((mail) => !isToConfirm(mail)),
  };
};

export const advance = async (
  site: string,
  by: string,
): Promise<{ now: string; sweeps: number; sent: number }> =>
  (
    await fetch(`${site}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: by }),
    })
  ).json() as Promise<{ now: string; sweeps: number; sent: number }>;
