import { mailPartsSchema } from '../../domain/mail/mail.ts';
import type { CompileReport } from '../../pipeline/ports/compile.ts';
import type { Caller } from '../caller.ts';
import { createInvokeFunction } from './invoke-function.ts';

/** Has build-course make it, where MJML is: it is told numbers, and nothing else is asked of it. */
export const createCompileReport = (functionName: string, caller: Caller = {}): CompileReport => {
  const invoke = createInvokeFunction(caller);
  return async (report) => {
    const { Payload, FunctionError } = await invoke({
      FunctionName: functionName,
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify({ report }),
    });
    if (FunctionError) throw new Error('build-course could not make the mail of the week; its log says why.');
    return mailPartsSchema.parse(JSON.parse(new TextDecoder().decode(Payload)));
  };
};
