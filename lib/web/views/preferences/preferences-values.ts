import { admissionOf } from '../../../domain/membership/published.ts';
import type { TimeZone } from '../../../domain/time/time-zone.ts';
import {
  type NewsletterView,
  type SubscriberView,
  zoneOf,
} from '../../../pipeline/preferences/show-subscriber.ts';
import type { Words } from '../../../words/en.ts';
import type { WebContext } from '../../context.ts';
import { fieldValues, type Typed } from '../../forms/form-fields.ts';
import { newsletterConsentText } from '../consent-text.ts';
import type { PageValues } from '../pages.ts';
import type { TemplateValues } from '../template-values.ts';
import { zoneName } from '../time-zones.ts';
import type { WaysBack } from '../ways-back.ts';
import type { PreferencesAnswer } from './preferences-answer.ts';
import { courseValues } from './preferences-course.ts';

type Values = TemplateValues['preferences'];

/** The preference page of a person as things stand now, with an answer to what was asked; its forms post to `path`. */
export const preferencesValues = (
  web: WebContext,
  { path, view, waysBack, words }: { path: string; view: SubscriberView; waysBack: WaysBack; words: Words },
  answer: PreferencesAnswer,
): PageValues<'preferences'> => {
  const { title } = words.preferences;
  const courses = view.courses.map((course) => courseValues(web, course, waysBack, words, answer));
  return {
    head: { title: answer.faults?.length ? words.frame.errorTitle(title) : title },
    action: path,
    note: answer.note,
    courses,
    newsletters: view.newsletters.map((newsletter) =>
      newsletterValues(newsletter, { zone: zoneOf(view), ...waysBack }, words, answer),
    ),
    ...detailsValues(view, waysBack, words, answer),
    zones: web.zoneLists(answer.typed?.zone ?? zoneOf(view), words),
    canLeave: [...view.courses.map(({ enrollment }) => enrollment), ...subscriptionsIn(view)].some(
      ({ standing }) => standing.status !== 'left',
    ),
    dataPath: `${path}/data`,
    erasePath: `${path}/erase`,
    open: { details: answer.to === 'details', address: answer.to === 'address' },
  };
};

const subscriptionsIn = ({ newsletters }: SubscriberView) =>
  newsletters.flatMap(({ subscription }) => subscription ?? []);

/** How one newsletter stands, and what can be done about it: leave it, join it, or nothing, and why. */
const newsletterValues = (
  { published, subscription }: NewsletterView,
  { zone, canBeMailed }: { zone: TimeZone } & Pick<WaysBack, 'canBeMailed'>,
  words: Words,
  { list }: PreferencesAnswer,
): Values['newsletters'][number] => {
  const { id, title } = published.list;
  const said = words.preferences.newsletter;
  const common = {
    id,
    heading: title,
    canLeave: false,
    consent: undefined,
    text: undefined,
    open: list === id,
  };
  // Nothing that they join would reach them before their address may be mailed again.
  const offered = !canBeMailed
    ? {}
    : admissionOf(published) === 'open'
      ? { consent: newsletterConsentText(words, published) }
      : { text: published.ended === undefined ? said.closed : said.ended };
  const standing = subscription?.standing;
  switch (standing?.status) {
    case undefined:
      return { ...common, value: said.no, ...offered };
    case 'pending':
      return { ...common, value: said.pending, canLeave: true };
    case 'active':
      return published.ended === undefined
        ? { ...common, value: said.yes, canLeave: true }
        : { ...common, value: said.over, text: said.ended, canLeave: true };
    case 'left':
      switch (standing.reason) {
        case 'bounce':
        case 'complaint':
          return {
            ...common,
            value: said.stopped,
            text: words.preferences.status.stopped(words.dates.day(standing.at, zone)),
            ...offered,
          };
        case 'ended':
          return { ...common, value: said.over, text: said.ended };
        case 'unsubscribed':
        case 'confirmation-expired':
        case 'erased':
          return { ...common, value: said.no, ...offered };
      }
  }
};

type DetailsValues = Pick<
  Values,
  'fields' | 'faults' | 'faultsHeading' | 'zoneHint' | 'detailsValue' | 'address' | 'cannotMove'
>;

/** Name, zone and address: as they are, or as they were typed if something is at fault. */
const detailsValues = (
  view: SubscriberView,
  waysBack: WaysBack,
  words: Words,
  { typed: given, faults = [], course }: PreferencesAnswer,
): DetailsValues => {
  const { subscriber } = view;
  const zone = zoneOf(view);
  const typed: Typed = {
    email: given?.email ?? '',
    firstName: given?.firstName ?? subscriber.firstName ?? '',
    zone: given?.zone ?? zone,
  };
  const name = subscriber.firstName ?? words.preferences.details.noName;
  return {
    fields: fieldValues(typed, faults),
    // Fields of a course are there once for each course.
    faults: faults.map(({ field, sentence }) => ({
      field: field === 'until' ? `until-${course}` : field,
      sentence,
    })),
    faultsHeading: words.form.faultsHeading(faults.length),
    zoneHint: words.preferences.details.zoneHint,
    detailsValue: [name, zoneName(zone, words)].join(', '),
    address: subscriber.address,
    cannotMove: cannotMove(view, waysBack, words),
  };
};

/** Why mail cannot be moved to another address; undefined where it can. */
const cannotMove = (
  { subscriber }: SubscriberView,
  { hasComplained }: WaysBack,
  words: Words,
): string | undefined => {
  if (hasComplained) return words.wayBack.write;
  return subscriber.consent.confirmedAt === undefined ? words.preferences.address.notNow : undefined;
};
