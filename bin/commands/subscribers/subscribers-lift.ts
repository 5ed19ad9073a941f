import { Command } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import type { Membership } from '../../../lib/domain/membership/membership.ts';
import { maskedAddress } from '../../../lib/domain/people/masked.ts';
import { actInWords } from '../../../lib/domain/people/person-act.ts';
import { whomInWords } from '../../../lib/domain/people/shown-person.ts';
import type { EmailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { localStage } from '../../../lib/local/process/environment.ts';
import { type LiftOutcome, liftSuppression } from '../../../lib/pipeline/operate/lift-suppression.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { addressArgument } from './address-argument.ts';
import { maskedOption, noteOf } from './people-options.ts';

/** Why mail was kept from an address. */
const reasonInWords: Record<'bounce' | 'complaint' | 'erased', string> = {
  bounce: 'mail to it came back',
  complaint: 'mail to it was reported as unwanted',
  erased: 'its owner had themselves erased',
};

const membershipInWords = (membership: Membership): string => {
  const { standing } = membership;
  const name = 'courseId' in membership ? membership.courseId : membership.listId;
  switch (standing.status) {
    case 'pending':
      return `  ${name}: asked for on ${standing.requestedAt}, not confirmed`;
    case 'active':
      return `  ${name}: in it since ${standing.since}; it goes on by itself`;
    case 'completed':
      return `  ${name}: completed on ${standing.at}`;
    case 'left':
      return `  ${name}: ended on ${standing.at} (${standing.reason})`;
  }
};

/** What the person is in now, and what they have to do to get mail again. */
const afterwards = (memberships: readonly Membership[]): string[] => {
  if (memberships.length === 0)
    return ['Nobody on record has this address: whoever wants mail there signs up.'];
  const hasEnded = memberships.some(({ standing }) => standing.status === 'left');
  return [
    'This person:',
    ...memberships.map(membershipInWords),
    ...(hasEnded
      ? [
          'What has ended stays so. To get it again, they sign up on its page and follow the link in the mail.',
        ]
      : []),
  ];
};

/** What came of it, in words. `sesKeepsIt`: the stage sends by SES, which has a list of its own. */
export const liftInWords = (outcome: LiftOutcome, sesKeepsIt: boolean): string[] => {
  switch (outcome.kind) {
    case 'erased':
      return [
        'Nothing was lifted: its owner had themselves erased. They come back by signing up; nobody else brings them back.',
      ];
    case 'needs-note':
      return [
        'Nothing was lifted: mail to it was reported as unwanted. Say with --note who asked for it, and how.',
      ];
    case 'not-suppressed':
      return [
        'Nothing was lifted: nothing keeps mail from this address.',
        ...afterwards(outcome.memberships),
      ];
    case 'lifted': {
      const { was, memberships } = outcome;
      return [
        `Lifted: since ${was.at} no mail went there, because ${reasonInWords[was.reason]}. Nothing is sent by this.`,
        ...afterwards(memberships),
        ...(sesKeepsIt && was.reason === 'complaint'
          ? [
              'SES keeps a list of its own of addresses that complained, and drops what goes there. Take this one off it, too:',
              '  aws sesv2 delete-suppressed-destination --email-address <address>',
            ]
          : []),
      ];
    }
  }
};

/** Whose an address is, or the address itself where it is nobody's. */
const whomAt = async (connection: Connection, address: EmailAddress, isMasked: boolean): Promise<string> => {
  const found = await findPerson(connection)(address);
  const person = found.kind === 'found' ? await connection.subscribers.load(found.id) : undefined;
  if (person) return whomInWords(person, isMasked);
  return `<${isMasked ? maskedAddress(address) : address}>, which is nobody's on record`;
};

/** For another program: where the person stands, and no address. */
const liftAsJson = (outcome: LiftOutcome) =>
  'memberships' in outcome
    ? {
        ...outcome,
        memberships: outcome.memberships.map((membership) => ({
          of: 'courseId' in membership ? membership.courseId : membership.listId,
          standing: membership.standing,
        })),
      }
    : outcome;

type Options = OnStage & { note: string; yes?: true; json?: true; masked?: boolean };

export const liftCommand = (): Command =>
  new Command('lift')
    .description('Lets mail through to an address that it was kept from after a bounce or a complaint')
    .argument('<address>', 'the address', addressArgument)
    .option(
      '--note <text>',
      'why: who asked for it, and how; it stays on record. A complaint needs one',
      noteOf,
      '',
    )
    .option('--yes', 'do it; without this, what would be done is said (exit code 3)')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nA complaint is lifted by this alone: do so only when its owner has asked for it, in words that you can show. A bounce also\n' +
        'gives way by itself to a fresh sign-up after the days that site.yaml says. Exit code 3: nothing was lifted.',
    )
    .action((address: EmailAddress, { note, yes, json, masked: isMasked = false, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        if (!yes) {
          const whom = await whomAt(connection, address, isMasked);
          say(
            json
              ? `${JSON.stringify({ outcome: { kind: 'not-confirmed' } })}`
              : `${actInWords({ kind: 'lift' }, whom)} Nothing is sent by this.\nNothing was changed. To do it, run this again with --yes.`,
          );
          process.exitCode = exitCodes.needsAnswer;
          return;
        }
        const outcome = await liftSuppression(connection)(address, note);
        const isLifted = outcome.kind === 'lifted';
        const out = isLifted || json ? process.stdout : process.stderr;
        const lines = json
          ? [JSON.stringify({ outcome: liftAsJson(outcome) })]
          : liftInWords(outcome, place.stage !== localStage);
        for (const line of lines) out.write(`${line}\n`);
        if (!isLifted) process.exitCode = exitCodes.needsAnswer;
      }),
    );
