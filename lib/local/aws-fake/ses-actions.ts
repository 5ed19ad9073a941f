import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Account } from './account.ts';
import { refusals, type SendFault } from './contract.ts';
import { answer, refuse } from './query-protocol.ts';
import { readSendRequest, type SendRequest } from './send-request.ts';
import { refusalOf } from './ses-rules.ts';

type SesContext = Context<{ Bindings: HttpBindings }>;

/** Answers the SES actions that Dripline calls; any other is `InvalidAction`, as at AWS. */
export const sesActions = (account: Account) => async (context: SesContext) => {
  const fields = new URLSearchParams(await context.req.text());
  const action = fields.get('Action') ?? '';
  switch (action) {
    case 'SendRawEmail':
      return sendRawEmail(account, context, readSendRequest(fields));
    case 'GetSendQuota': {
      const { max24HourSend, maxSendRate } = account.quota();
      return answer(action, {
        Max24HourSend: max24HourSend,
        MaxSendRate: maxSendRate,
        SentLast24Hours: account.sentToday(),
      });
    }
    default:
      return refuse('InvalidAction', `Could not find operation ${action} for version 2010-12-01`);
  }
};

const sendRawEmail = async (account: Account, context: SesContext, request: SendRequest) => {
  const fault = account.takeFault();
  if (fault?.kind === 'refuse') return refuse(fault.code, fault.message, fault.status);

  const refusal = refusalOf(request, account.configurationSets) ?? overQuota(account, request);
  if (refusal) return refuse(refusal.code, refusal.message);
  if (fault) return misbehave(fault, account, context, request);
  return accepted(account, request);
};

const accepted = (account: Account, request: SendRequest) =>
  answer('SendRawEmail', { MessageId: account.accept(request).id });

const overQuota = (account: Account, { destinations }: SendRequest) => {
  const { max24HourSend, enforceRate } = account.quota();
  if (max24HourSend >= 0 && account.sentToday() + destinations.length > max24HourSend)
    return refusals.dailyQuota;
  return enforceRate && !account.withinRate() ? refusals.throttled : undefined;
};

const misbehave = async (
  fault: Exclude<SendFault, { kind: 'refuse' }>,
  account: Account,
  context: SesContext,
  request: SendRequest,
) => {
  switch (fault.kind) {
    case 'drop-socket':
      if (fault.accepted) account.accept(request);
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    case 'server-error':
      if (fault.accepted) account.accept(request);
      return refuse('InternalFailure', 'An internal failure occurred.', 500);
    case 'delay': {
      if (!fault.accepted) {
        await setTimeout(fault.milliseconds);
        return accepted(account, request);
      }
      const answered = accepted(account, request);
      await setTimeout(fault.milliseconds);
      return answered;
    }
  }
};
