import { courseId } from '../domain/content/course.ts';
import { type ListId, listId } from '../domain/content/newsletter.ts';
import type { PublishedCourse } from '../domain/content/published/published-course.ts';
import type { Front } from '../domain/content/site.ts';
import type { Published } from '../domain/membership/published.ts';
import type { PublishedList } from '../domain/newsletter/published-issue.ts';
import type { EmailAddress } from '../domain/subscriber/email-address.ts';
import { findFront } from '../pipeline/find-published.ts';
import type { SendSoon } from '../pipeline/ports/sign-up.ts';
import type { MembershipRef } from '../pipeline/ports/subscriptions.ts';
import type { Ports } from '../pipeline/ports.ts';
import type { PageKit } from './views/page-kit.ts';
import type { Pages } from './views/pages.ts';
import type { TemplatesFor } from './views/templates.ts';

/** What the use cases behind the pages need of the outside world. */
export type WebPorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'telemetry'
  | 'tally'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'subscriptions'
  | 'listRequests'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'sending'
  | 'partingWords'
  | 'consentTexts'
  | 'caps'
  | 'apiKeys'
  | 'dayCounts'
  | 'editions'
  | 'images'
  | 'courses'
  | 'newsletters'
  | 'tokens'
  | 'hashes'
  | 'startJob'
  | 'captcha'
> & { deliver: SendSoon<MembershipRef> };

export type WebSettings = {
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** Where images are found from outside, in front of an image's name and a slash. */
  imagesUrl: string;
  /** What `/` offered at the deploy. */
  front: Front;
  /** Of the folder of page templates, style sheet, script and icon. */
  pageKit: PageKit;
  /** The templates of that folder, compiled. */
  templatesFor: TemplatesFor;
  /** Addresses that are well-formed and may not be used all the same. */
  refusesAddress(address: EmailAddress): boolean;
};

/** What the routes share. */
export type WebContext = Pick<WebSettings, 'baseUrl' | 'front' | 'refusesAddress'> &
  Omit<PageKit, 'assets'> & {
    ports: WebPorts;
    pages: Pages;
  };

/** The published course of an id that somebody typed or linked to. */
export const findCourse = async (
  { ports }: WebContext,
  id: string | undefined,
): Promise<PublishedCourse | undefined> => {
  const parsed = courseId.safeParse(id);
  return parsed.success ? ports.courses.current(parsed.data) : undefined;
};

/** The published newsletter of such an id. */
export const findList = async (
  { ports }: WebContext,
  id: string | undefined,
): Promise<PublishedList | undefined> => {
  const parsed = listId.safeParse(id);
  return parsed.success ? ports.newsletters.list(parsed.data) : undefined;
};

/** What the front page offers: the page around what belongs to nothing else. */
export const findFrontPage = ({ ports, front }: WebContext): Promise<Published | undefined> =>
  findFront(ports)(front);

/** The page around a newsletter: its own, or that of the front page where it is gone. */
export const findListPage = async (web: WebContext, id: ListId): Promise<Published | undefined> =>
  (await web.ports.newsletters.list(id)) ?? findFrontPage(web);
