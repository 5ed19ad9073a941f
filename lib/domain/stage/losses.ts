import type { StackPart } from './stack.ts';
import type { StageSettings } from './stage-settings.ts';

/** What others know a deployed stage by, and what it works on. */
export type Standing = {
  /** Which of its stacks has the API. */
  apiIn: Exclude<StackPart, 'data'> | undefined;
  domains: readonly string[];
  imageHosts: readonly string[];
  /** The domains that its stacks have made known to SES. */
  identities: readonly string[];
  /** Undefined where no function says. */
  table: string | undefined;
};

/** The same, as a deploy would have it; the table's own name where the settings name no other. */
export type Wanted = Pick<Standing, 'domains' | 'imageHosts' | 'identities'> &
  Pick<StageSettings, 'addressStack'> & { table: string | undefined };

/** What a deploy would take away: what nobody can want, and what somebody may. */
export type Losses = { never: string[]; unlessAccepted: string[] };

const without = (standing: readonly string[], wanted: readonly string[]): string[] =>
  standing.filter((each) => !wanted.includes(each));

/** What stops working for people when a stage that stands becomes what is wanted, in sentences; `file` is where the settings are. */
export const lossesOf = (standing: Standing, wanted: Wanted, file: string): Losses => ({
  never: movedApi(standing, wanted, file),
  unlessAccepted: [
    ...without(standing.domains, wanted.domains).map(
      (domain) =>
        `The domain ${domain} would go, and with it every link in mails sent from it, the one to unsubscribe too: under "domains" of ${file} it stays, behind the one that new links are to begin with.`,
    ),
    ...without(standing.imageHosts, wanted.imageHosts).map(
      (host) =>
        `The images of mails sent so far would go with their host ${host}: under "images" of ${file} it stays, behind the one of new mails.`,
    ),
    ...without(standing.identities, wanted.identities).map(
      (domain) =>
        `SES would forget ${domain}, and take no mail from it any more, neither of this stage nor of others that use it: "identity: new" in ${file} and a sender of that domain in content/site.yaml keep it.`,
    ),
    ...(standing.table === undefined || wanted.table === undefined || standing.table === wanted.table
      ? []
      : [
          `The stage would work on the table ${wanted.table} instead of ${standing.table}: who is on record there, and what they were sent, is all that it would know. "restored" in ${file} names the table.`,
        ]),
  ],
});

/** Made anew in another stack, an API has another address, and links to the one before lead nowhere. */
const movedApi = ({ apiIn }: Standing, { addressStack }: Wanted, file: string): string[] => {
  if (apiIn === undefined || apiIn === (addressStack ? 'address' : 'application')) return [];
  return [
    apiIn === 'application'
      ? `The API and the senders' identities of this stage are in its application stack, as they were before 1.1. This deploy would make new ones, and links that have been sent would lead nowhere: write "addressStack: false" into ${file} to leave them there, or move them first (docs/stages.md).`
      : `The API and the senders' identities of this stage are in its address stack. "addressStack: false" in ${file} would make new ones, and links that have been sent would lead nowhere: take it out.`,
  ];
};
