import type { Ports } from '../pipeline/ports.ts';
import { type ItemKind, leadingKey } from './dynamodb/keys.ts';

/**
 * What of a stage a permission is for. `sender`: the identities and the configuration set that mail goes out by; `untaken`: what
 * Firehose could hand to no function.
 */
export type Resource =
  | 'table'
  | 'due-index'
  | 'secret'
  | 'sender'
  | 'account'
  | 'run-job'
  | 'build-course'
  | 'webhooks'
  | 'event-bus'
  | 'dead-letters'
  | 'untaken';

/** What IAM has to allow: an action on a resource and, where leading keys are named, on these partitions alone. */
export type Permission = {
  action: `${'dynamodb' | 'ses' | 'secretsmanager' | 'lambda' | 'sqs' | 'events' | 's3'}:${string}`;
  on: Resource;
  leadingKeys?: readonly string[];
};

type AnyFunction = (...given: never[]) => unknown;
type NamesOfMethods<Port> = {
  [Name in keyof Port & string]: Port[Name] extends AnyFunction ? Name : never;
}[keyof Port & string];

/** Everything that can be asked of the outside world: `enrollments.save`, or the name of a port that is a function. */
export type PortMethod = {
  [Name in keyof Ports & string]: Ports[Name] extends AnyFunction
    ? Name
    : Ports[Name] extends object
      ? `${Name}.${NamesOfMethods<Ports[Name]>}`
      : never;
}[keyof Ports & string];

const onItems =
  (...actions: Permission['action'][]) =>
  (...kinds: ItemKind[]): Permission[] =>
    actions.map((action) => ({ action, on: 'table', leadingKeys: kinds.map(leadingKey) }));

// Reads of single items that are asked for together travel in a batch.
const get = onItems('dynamodb:GetItem', 'dynamodb:BatchGetItem');
const query = onItems('dynamodb:Query');
const put = onItems('dynamodb:PutItem');
const update = onItems('dynamodb:UpdateItem');
const remove = onItems('dynamodb:DeleteItem');

const nothing: Permission[] = [];
const scan: Permission[] = [{ action: 'dynamodb:Scan', on: 'table' }];
const queryDueIndex: Permission[] = [{ action: 'dynamodb:Query', on: 'due-index' }];
/** Signing and hashing go by the keys of the stage. */
const keys: Permission[] = [{ action: 'secretsmanager:GetSecretValue', on: 'secret' }];

/**
 * What the adapters need IAM to allow for each method of the ports. Policies are made from this table, and from
 * what each function says in its `lambdas/<name>/permissions.ts` that it uses.
 */
export const portPermissions: Readonly<Record<PortMethod, readonly Permission[]>> = {
  'clock.now': nothing,
  'clock.wait': nothing,
  'random.subscriberId': nothing,
  'random.ownerToken': nothing,
  'random.requestId': nothing,
  'random.secret': nothing,
  'random.fraction': nothing,
  'telemetry.count': nothing,
  'telemetry.note': nothing,
  'telemetry.warn': nothing,
  'telemetry.surprise': nothing,

  'subscribers.idOf': get('address'),
  'subscribers.takeAddress': [...put('address'), ...get('address')],
  'subscribers.giveUpAddress': remove('address'),
  'subscribers.load': get('subscriber'),
  'subscribers.glance': get('subscriber'),
  'subscribers.save': put('subscriber'),
  'subscribers.remove': remove('subscriber'),

  'addressChanges.load': get('addressChange'),
  'addressChanges.save': put('addressChange'),
  'addressChanges.remove': remove('addressChange'),

  'enrollments.load': get('enrollment', 'lessonNumbers'),
  'enrollments.glance': get('enrollment', 'lessonNumbers'),
  'enrollments.of': [...query('enrollment'), ...get('lessonNumbers')],
  'enrollments.save': [...put('enrollment', 'lessonNumbers'), ...get('lessonNumbers')],
  'enrollments.remove': remove('enrollment'),
  'enrollmentScan.of': [...scan, ...get('lessonNumbers')],
  'enrollmentScan.page': [...scan, ...get('lessonNumbers')],
  'peopleScan.page': [...scan, ...get('lessonNumbers')],
  'peopleScan.after': nothing,
  'booksRounds.load': get('booksRound'),
  'booksRounds.save': put('booksRound'),

  'listRequests.load': get('listRequest'),
  'listRequests.of': query('listRequest'),
  'listRequests.save': put('listRequest'),
  'listRequests.remove': remove('listRequest'),

  'subscriptions.load': get('subscription'),
  'subscriptions.glance': get('subscription'),
  'subscriptions.save': put('subscription'),
  'subscriptions.remove': remove('subscription'),
  'subscriptions.page': query('subscription'),
  'subscriptions.after': nothing,

  'issueRecords.load': get('issueRecord'),
  'issueRecords.of': query('issueRecord'),
  'issueRecords.save': put('issueRecord'),

  'issueDeliveries.load': get('issueDelivery'),
  'issueDeliveries.glance': get('issueDelivery'),
  'issueDeliveries.save': put('issueDelivery'),
  'issueDeliveries.remove': remove('issueDelivery'),
  'issueDeliveries.of': query('issueDelivery'),
  'issueDeliveries.page': query('issueDelivery'),

  'issueBooksRounds.load': get('issueBooksRound'),
  'issueBooksRounds.save': put('issueBooksRound'),

  'queue.due': queryDueIndex,
  'queue.nextDueAt': queryDueIndex,

  'suppressions.find': get('suppression'),
  'suppressions.add': [...put('suppression'), ...get('suppression')],
  'suppressions.history': get('suppression'),
  'suppressions.lift': [...get('suppression'), ...put('suppression'), ...remove('suppression')],

  'sending.load': get('sendingState'),
  'sending.save': put('sendingState'),
  'sending.storeIdentity': [{ action: 'dynamodb:DescribeTable', on: 'table' }],

  'health.add': update('healthHour'),
  'health.since': query('healthHour'),

  'tally.add': nothing,
  'tally.writeDown': nothing,
  'dayCounts.add': update('dayCount'),
  'dayCounts.since': query('dayCount'),
  'standings.keep': put('standings'),
  'standings.since': query('standings'),

  'partingWords.load': get('partingWords'),
  'partingWords.of': query('partingWords'),
  'partingWords.all': query('partingWords'),
  'partingWords.save': put('partingWords'),
  'partingWords.remove': remove('partingWords'),

  'weeklyMails.load': get('weeklyMail'),
  'weeklyMails.save': put('weeklyMail'),

  'consentTexts.archive': put('consentText'),
  'consentTexts.find': get('consentText'),

  'caps.take': [...update('cap'), ...keys],
  'caps.giveBack': [...update('cap'), ...keys],
  'caps.settle': [...update('cap'), ...keys],

  'apiKeys.find': get('apiKey'),
  'apiKeys.all': query('apiKey'),
  'apiKeys.save': put('apiKey'),

  'webhookEndpoints.find': get('webhookEndpoint'),
  'webhookEndpoints.all': query('webhookEndpoint'),
  'webhookEndpoints.save': put('webhookEndpoint'),
  'webhookEndpoints.remove': remove('webhookEndpoint'),
  'probes.hear': put('probe'),
  'probes.heard': query('probe'),

  'editions.live': get('liveEdition'),
  'editions.read': query('contentFile'),
  'editions.nameOf': nothing,
  'editions.store': put('contentFile'),
  'editions.goLive': put('liveEdition'),

  'images.find': get('image'),
  'images.store': [...get('image'), ...put('image')],

  'courses.current': get('currentCourse', 'courseVersion'),
  'courses.mail': get('courseMail'),
  'courses.version': get('courseVersion'),
  'courses.versionAt': query('coursePublication'),
  'courses.publish': [
    ...get('currentCourse', 'courseVersion'),
    ...put('courseMail', 'courseVersion', 'coursePublication', 'currentCourse'),
  ],
  'courses.end': [...get('currentCourse'), ...put('currentCourse')],

  'newsletters.lists': query('publishedList'),
  'newsletters.list': get('publishedList'),
  'newsletters.issue': get('publishedIssue'),
  'newsletters.publishList': put('publishedList'),
  'newsletters.mail': get('listMail'),
  'newsletters.publishMails': put('listMail'),
  'newsletters.publishIssue': put('publishedIssue'),

  readContent: nothing,
  compileCourse: nothing,
  compileIssue: nothing,
  compileList: nothing,
  // MJML is in build-course alone.
  compileReport: [{ action: 'lambda:InvokeFunction', on: 'build-course' }],

  'mailer.send': [{ action: 'ses:SendRawEmail', on: 'sender' }],
  'mailer.quota': [{ action: 'ses:GetSendQuota', on: 'account' }],

  'tokens.sign': keys,
  'tokens.read': keys,
  'hashes.address': keys,
  'hashes.formerAddresses': keys,
  'hashes.network': keys,
  'hashes.subject': keys,
  'hashes.apiSecret': keys,
  'hashes.webhookSecret': keys,

  startJob: [{ action: 'lambda:InvokeFunction', on: 'run-job' }],
  // The secret of the check on the form stands beside the keys.
  captcha: keys,
  readChanges: get('lessonNumbers'),
  'webhookQueue.add': [{ action: 'sqs:SendMessage', on: 'webhooks' }],
  'webhookQueue.wait': [{ action: 'sqs:ChangeMessageVisibility', on: 'webhooks' }],
  postWebhook: nothing,
  'eventBus.put': [
    { action: 'events:DescribeEventBus', on: 'event-bus' },
    { action: 'events:PutEvents', on: 'event-bus' },
  ],
  countDeadLetters: [{ action: 'sqs:GetQueueAttributes', on: 'dead-letters' }],
  keepDeadLetters: [{ action: 'sqs:SendMessage', on: 'dead-letters' }],
  readUntaken: [{ action: 's3:GetObject', on: 'untaken' }],

  sendingSettings: get('currentCourse', 'courseVersion', 'publishedList'),
};

/** Whatever one of two permissions for the same action allows. */
const either = (one: Permission, other: Permission): Permission => {
  const { leadingKeys, ...anywhere } = one;
  if (!leadingKeys || !other.leadingKeys) return anywhere;
  return { ...anywhere, leadingKeys: [...new Set([...leadingKeys, ...other.leadingKeys])].sort() };
};

/** The least that lets these methods work: each action on a resource once. */
export const permissionsFor = (methods: readonly PortMethod[]): Permission[] => {
  const needed = methods.flatMap((method) => portPermissions[method]);
  return [...Map.groupBy(needed, ({ action, on }) => `${action} ${on}`).values()].flatMap(
    ([first, ...others]) => (first ? [others.reduce(either, either(first, first))] : []),
  );
};
