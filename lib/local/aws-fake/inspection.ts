import { setTimeout } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import type { Account } from './account.ts';
import type { AnswerInstead } from './contract.ts';

/** What asks for an answer: the target of a JSON protocol, the action of a query, or a path; and which page of it. */
const nameOf = async ({ req }: Context): Promise<string> => {
  const target = req.header('x-amz-target');
  if (target !== undefined) return target;
  const { pathname, searchParams } = new URL(req.url);
  const fields = req.method === 'POST' ? new URLSearchParams(await req.text()) : searchParams;
  const name = fields.get('Action') ?? pathname;
  const page = fields.get('NextToken');
  return page === null ? name : `${name} ${page}`;
};

/** Answers as a test wants it instead of as usual: badly, with nonsense, or late. */
export const openAnswers = () => {
  const instead = new Map<string, AnswerInstead>();
  return {
    set: (answers: readonly AnswerInstead[]): void => {
      instead.clear();
      for (const answer of answers) instead.set(answer.to, answer);
    },
    /** Undefined for what is answered as usual. */
    find: async (context: Context): Promise<Response | undefined> => {
      if (instead.size === 0) return undefined;
      const answer = instead.get(await nameOf(context));
      if (!answer) return undefined;
      if (answer.milliseconds > 0) await setTimeout(answer.milliseconds);
      return new Response(answer.body, { status: answer.status });
    },
  };
};
export type Answers = ReturnType<typeof openAnswers>;

const dkimTokens = ['local1', 'local2', 'local3'];

const events = ['BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY', 'RENDERING_FAILURE'];

/** The readings of SES's v2 API, of EventBridge Scheduler and of SNS that a doctor asks for: those of a stage in good order. */
export const inspectionRoutes = (account: Account): Hono =>
  new Hono()
    .get('/v2/email/account', (context) => {
      const { max24HourSend, maxSendRate } = account.quota();
      return context.json({
        ProductionAccessEnabled: max24HourSend !== 200,
        SendingEnabled: true,
        EnforcementStatus: 'HEALTHY',
        SendQuota: {
          Max24HourSend: max24HourSend,
          MaxSendRate: maxSendRate,
          SentLast24Hours: account.sentToday(),
        },
        SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      });
    })
    .get('/v2/email/identities/:domain', (context) =>
      context.json({
        IdentityType: 'DOMAIN',
        VerifiedForSendingStatus: true,
        DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS', Tokens: dkimTokens },
        MailFromAttributes: {
          MailFromDomain: `mail.${context.req.param('domain')}`,
          MailFromDomainStatus: 'SUCCESS',
        },
      }),
    )
    .get('/v2/email/configuration-sets/:name', (context) =>
      account.configurationSets.includes(context.req.param('name'))
        ? context.json({
            ConfigurationSetName: context.req.param('name'),
            SendingOptions: { SendingEnabled: true },
            SuppressionOptions: { SuppressedReasons: ['COMPLAINT'] },
          })
        : context.json({ message: 'Configuration set does not exist.' }, 404, {
            'x-amzn-errortype': 'NotFoundException',
          }),
    )
    .get('/v2/email/configuration-sets/:name/event-destinations', (context) =>
      context.json({
        EventDestinations: [
          {
            Name: 'events',
            Enabled: true,
            MatchingEventTypes: events,
            EventBridgeDestination: {
              EventBusArn: 'arn:aws:events:us-east-1:000000000000:event-bus/default',
            },
          },
          {
            Name: 'deliveries',
            Enabled: true,
            MatchingEventTypes: ['DELIVERY'],
            KinesisFirehoseDestination: {
              DeliveryStreamArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/deliveries',
              IamRoleArn: 'arn:aws:iam::000000000000:role/local',
            },
          },
        ],
      }),
    )
    .get('/schedules', (context) => {
      const group = context.req.query('ScheduleGroup');
      const names = ['Sweep0', 'Books0', 'Build'];
      return context.json({
        Schedules: names.map((Name) => ({ Name, GroupName: group, State: 'ENABLED' })),
        NextToken: null,
      });
    })
    .post('/', async (context, next) =>
      new URLSearchParams(await context.req.text()).get('Action') === 'ListSubscriptions'
        ? context.body(subscriptions, 200, { 'content-type': 'text/xml' })
        : next(),
    );

const topic = 'arn:aws:sns:us-east-1:000000000000:dripline-local-application-AlarmsTopic';

const subscriptions = `<ListSubscriptionsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListSubscriptionsResult><Subscriptions><member><TopicArn>${topic}</TopicArn><Protocol>email</Protocol><SubscriptionArn>${topic}:local</SubscriptionArn><Owner>000000000000</Owner><Endpoint>whoever-runs-it@local.test</Endpoint></member></Subscriptions></ListSubscriptionsResult></ListSubscriptionsResponse>`;
