import { join } from 'node:path';
import pLimit from 'p-limit';
import { createWeb, startJobOf } from '../../../lambdas/web/handler.ts';
import type { Connection } from '../../adapters/connect.ts';
import { failedWork } from '../../adapters/failed-work.ts';
import type { MayConnect } from '../../adapters/public-connection.ts';
import type { SendingConnection } from '../../adapters/ses/with-mailer.ts';
import { deskLinks } from '../../desk/desk.ts';
import { deskRoutes } from '../../desk/desk-routes.ts';
import type { OpenStage } from '../../desk/studio/studio.ts';
import { studioRoutes } from '../../desk/studio/studio-routes.ts';
import { faultInWords } from '../../domain/content/content.ts';
import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import { type Front, frontOf } from '../../domain/content/site.ts';
import type { BooksRound } from '../../domain/reports/books-round.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { planOn } from '../../mail/plan-on.ts';
import { questionsInWords } from '../../pipeline/plan/questions-in-words.ts';
import type { Clock } from '../../pipeline/ports/clock.ts';
import type { BuildOutcome } from '../../pipeline/publish/build-course.ts';
import { nothingToPublish } from '../../pipeline/publish/plan-build.ts';
import type { Fake } from '../aws-fake/client.ts';
import { type MovableClock, openClock } from '../clock/clock.ts';
import { type HttpServer, openHttpServer, portTrouble } from '../process/http-server.ts';
import { newPass } from '../process/new-pass.ts';
import type { Pass } from '../process/pass.ts';
import { watchOnce } from '../process/watch-folders.ts';
import { createWorkUnderWay, type WorkUnderWay } from '../process/work-under-way.ts';
import { holdFolder } from '../process/world-file.ts';
import { combineApps } from '../web/combine-apps.ts';
import { createJobsOfRequest } from '../web/jobs-of-request.ts';
import { createLocalApp } from '../web/local-app.ts';
import type { LocalWorld } from '../web/local-world.ts';
import { type Checkpoint, connectHere } from './connect-here.ts';
import { emptyFolder } from './data-folder.ts';
import { createLocalFunctions } from './local-functions.ts';
import { contentIn, publishingOf, readSiteIn, type Sources } from './publishing.ts';
import { type Services, type StartServices, startServices } from './services.ts';
import { createWorkshop, type Workshop } from './workshop.ts';
import { createWorldActions } from './world-actions.ts';

export type WorldSettings = Sources & {
  /** Where the data is kept between runs; one world at a time. */
  folder: string;
  /** 0 for any that is free. */
  port: number;
  /** Starts without the data of earlier runs. */
  fresh?: boolean | undefined;
  /** Leaves what is live as it is, for whoever looks at it before they publish. */
  publishesNothing?: boolean | undefined;
  /** Opens a deployed stage, for an author who sends a sample from there. */
  openStage?: OpenStage | undefined;
  /** What a new clock shows; the real time without it. */
  startAt?: Instant | undefined;
  /** With an event bus, which is told what webhooks are told. */
  withEventBus?: boolean | undefined;
  /** What every call to the services passes on its way; none without it. */
  checkpoint?: Checkpoint | undefined;
  /** How the services are started; in processes of their own without it. */
  services?: StartServices | undefined;
  /** What was made of content and templates before; nothing without it. */
  workshop?: Workshop | undefined;
  /** Where webhooks may go besides the public internet; nowhere without it. */
  mayConnect?: MayConnect | undefined;
};

export type World = LocalWorld & {
  url: string;
  fake: Fake;
  /** The record and everything else, as the person at this machine has it; the functions have their own. */
  connection: SendingConnection;
  /** The processes beside this one. */
  pids: readonly number[];
  /** Resolves when one of them has ended, which without `close` only an accident does, with a sentence on which and how. */
  broken: Promise<string>;
  /** One run of the sender now; how many mails it sent. */
  sweep(): Promise<number>;
  /** Hands over what SES has said since, as EventBridge does by itself. */
  passOnEvents(): Promise<void>;
  /** The daily look at the books, as it stands; undefined where it is not a day since the last. */
  checkBooks(): Promise<BooksRound | undefined>;
  /** One call of build-course. */
  build(event: { edition?: string }): Promise<BuildOutcome>;
  /** What was at fault when the world began, and what was not published because of it. */
  begun: Pick<Extract<BuildOutcome, { courses: unknown }>, 'faults' | 'kept'>;
  /** Publishes content and templates as they are now. */
  publish(): Promise<BuildOutcome>;
  /**
   * Ends the world: what is under way finishes or stops at its next safe point. What takes longer than a few seconds is cut
   * off, as a crash would, and goes on in the next run. The data folder is free when all else has ended.
   */
  close(): Promise<'finished' | 'cut-off'>;
};

/** Why a world did not start: sentences for the person who wanted it. */
export type Refused = {
  refused: string[];
  /** Nothing is wrong: the content has to say first what is meant. */
  needsAnswer?: true;
};

/** What is to be undone when the world ends, the last first. */
type Ends = (() => unknown)[];

/** So many milliseconds are left for what is under way when the world ends. */
const patience = 4000;

/**
 * Starts the whole of Dripline on this machine: the services it needs, the content, the web
 * and the pages under `/_local/`. One world a process, since the AWS SDK is told by environment variables
 * where its services are. If it does not start, nothing that it began stays behind.
 */
export const startWorld = async (settings: WorldSettings): Promise<World | Refused> => {
  const ends: Ends = [];
  const work = createWorkUnderWay();
  try {
    const world = await assemble(settings, { ends, work });
    if (!('refused' in world)) return { ...world, close: closing({ ends, work, broken: world.broken }) };
    await undo(ends);
    return world;
  } catch (error) {
    await undo(ends);
    throw error;
  }
};

/** One that fails keeps none of the others from being undone. */
const undo = async (ends: Ends): Promise<void> => {
  const faults: unknown[] = [];
  for (const end of ends.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The local world did not end as it should.');
};

/** Whoever closes a world that is being closed waits for the same end. */
const closing = ({ ends, work, broken }: Inside & Pick<World, 'broken'>): World['close'] => {
  let closed: ReturnType<World['close']> | undefined;
  const close = async () => {
    const how = await work.end(patience, broken);
    await undo(ends);
    return how;
  };
  return () => {
    closed ??= close();
    return closed;
  };
};

type Inside = { ends: Ends; work: WorkUnderWay };

type Assembled = Omit<World, 'close'> | Refused;

const assemble = async (settings: WorldSettings, inside: Inside): Promise<Assembled> => {
  const { folder } = settings;
  const { ends } = inside;
  const read = await readSiteIn(settings.content);
  if ('faults' in read) return { refused: read.faults.map(faultInWords) };
  const front = frontOf(read.site);

  const door = await openOwnDoor(settings, ends);
  if ('refused' in door) return door;
  if (settings.fresh) await emptyFolder(folder);

  const clock = openClock(folder, settings.startAt);
  const workshop = settings.workshop ?? createWorkshop();
  const [services] = await Promise.all([
    (settings.services ?? startServices)(folder, clock.offset(), door.pass),
    // Read while the services come up; what is wrong with it is said when it is published.
    settings.publishesNothing
      ? undefined
      : contentIn(settings.content, workshop.prepare).catch(() => undefined),
  ]);
  ends.push(services.end);
  return Promise.race([
    furnish(settings, inside, { door, clock, services, front, workshop }),
    services.gone.then((sentence) => ({ refused: [`${sentence} Start again.`] })),
  ]);
};

type Shell = {
  door: HttpServer & { pass: Pass };
  clock: MovableClock;
  services: Services;
  front: Front;
  workshop: Workshop;
};

/** What stands on the services. */
const furnish = async (
  {
    folder,
    content,
    templates,
    publishesNothing,
    withEventBus,
    checkpoint,
    openStage,
    mayConnect,
  }: WorldSettings,
  { ends, work }: Inside,
  { door, clock, services, front, workshop }: Shell,
): Promise<Assembled> => {
  const place = { services, url: door.url, folder, clock, front };
  const here = await connectHere({ ...place, withEventBus, checkpoint });
  ends.push(here.leave);
  const { connection, functions, table, environment } = here;

  const publishing = publishingOf(functions['build-course'], { content, templates }, workshop);
  const { publish, build, rebuild } = publishing;
  const begun = publishesNothing ? nothingLeftOut : await publishFirst(publish, connection);
  if ('refused' in begun) return begun;

  const { fake, pids } = services;
  const localFunctions = createLocalFunctions({
    connections: functions,
    fake,
    stream: here.stream,
    environment,
    compileReport: (report) => publishing.compileReport(report, environment.FRONT),
    mayConnect,
    folder,
    work,
  });
  const works = createWorldActions({
    pass: door.pass,
    environment: here.variables,
    clock,
    fake,
    table,
    localFunctions,
    rebuild,
    work,
  });
  const jobsOfRequest = createJobsOfRequest(startJobOf(functions.web));
  const { studio, desk } = pagesForPeople(here, { content, templates, openStage, now: clock.now, workshop });
  const local = createLocalApp(works).route('/studio', studio).route('/desk', desk);
  const show = async (of: Front) => {
    const { templates: compiled, pageKit } = await workshop.pagesBy(join(templates, 'pages'));
    const pages = { front: of, pageKit, templatesFor: async () => compiled };
    const web = createWeb(functions.web, pages, jobsOfRequest.startJob);
    door.show(combineApps({ web, local, jobsOfRequest, settle: localFunctions.settle, work }));
  };
  await localFunctions.resume();
  await show(front);

  // Two saves in quick succession: the second is published after the first, so that the last one stays.
  const oneAtATime = pLimit(1);
  return {
    ...works,
    url: door.url,
    fake,
    connection,
    begun,
    pids,
    broken: services.gone,
    build: (event) => work.during(() => build(event)),
    checkBooks: () => work.during(localFunctions.checkBooks),
    publish: () =>
      work.during(() =>
        oneAtATime(async () => {
          const outcome = await publish();
          const now = await readSiteIn(content);
          if ('courses' in outcome && 'site' in now) await show(frontOf(now.site));
          return outcome;
        }),
      ),
  };
};

/** The desk and the studio, for whoever sits at this machine. */
const pagesForPeople = (
  { connection, environment, examined }: Awaited<ReturnType<typeof connectHere>>,
  {
    content,
    templates,
    openStage,
    now,
    workshop,
  }: Sources & Pick<WorldSettings, 'openStage'> & Pick<Clock, 'now'> & Pick<Shell, 'workshop'>,
) => {
  const head = {
    stage: connection.stage,
    links: [
      ...deskLinks,
      { href: '/_local/studio', label: 'Studio' },
      { href: '/_local/', label: 'Inbox' },
      { href: '/', label: 'Sign-up page' },
    ],
  };
  const mailTemplates = join(templates, 'emails');
  const plan = async () => planOn(connection, mailTemplates, (await workshop.prepare(content)).files);
  const studio = studioRoutes({
    head,
    folders: { content, mailTemplates },
    workshop,
    live: async () => {
      const live = await connection.editions.live();
      return live ? connection.editions.read(live.edition) : new Map();
    },
    now,
    mailer: connection.mailer,
    openStage,
    watch: (signal) => watchOnce([content, templates], signal),
  });
  return { studio, desk: deskRoutes({ head, connection, examined, plan, ...failedWork(environment) }) };
};

const nothingLeftOut: World['begun'] = { faults: [], kept: [] };

const publishFirst = async (
  publish: World['publish'],
  connection: Connection,
): Promise<World['begun'] | Refused> => {
  const first = await publish();
  if (first.kind === 'refused')
    // Whoever begins has drafts alone, which the studio shows; the first that is signed is published as it is saved.
    return first.faults.every(({ message }) => message === nothingToPublish.message)
      ? { faults: first.faults, kept: [] }
      : { refused: first.faults.map(faultInWords) };
  return first.kind === 'needs-answer' ? askFirst(connection, first.questions) : first;
};

/** The content has changed since the last run in a way that concerns those who were in it then. */
const askFirst = async (connection: Connection, questions: readonly PublishQuestion[]): Promise<Refused> => ({
  refused: [
    ...(await questionsInWords(connection, questions)),
    'Or forget everybody of the runs before, with --fresh.',
  ],
  needsAnswer: true,
});

/** The port and the data folder, both for this world alone. */
const openOwnDoor = async (
  { folder, port }: WorldSettings,
  ends: Ends,
): Promise<Refused | (HttpServer & { pass: Pass })> => {
  const door = await openHttpServer(port);
  if (typeof door === 'string') return { refused: [portTrouble[door](port)] };
  ends.push(door.close);

  const pass = newPass();
  const hold = await holdFolder(folder, { pid: process.pid, url: door.url, pass });
  if ('heldBy' in hold) {
    const { pid, url } = hold.heldBy;
    return {
      refused: [`${folder} is in use by the Dripline that runs at ${url} (process ${pid}).`],
    };
  }
  ends.push(hold.release);
  return { ...door, pass };
};
