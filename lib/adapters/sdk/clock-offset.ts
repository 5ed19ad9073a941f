import { AwsSdkSigV4Signer } from '@aws-sdk/core/httpAuthSchemes';
import { HttpRequest } from '@smithy/core/protocols';
import type { ClockOffset } from '../aws/whole-client.ts';

const nobody = { accessKeyId: '', secretAccessKey: '' };

/** By the SDK's own signer, which is shown the error as if it had signed the call. */
export const createClockOffset = (disableClockSkewCorrection: () => Promise<boolean>): ClockOffset => {
  const signer = new AwsSdkSigV4Signer();
  let offset = 0;
  return {
    now: () => offset,
    learnFrom: async (error, signedWith) => {
      const config = {
        systemClockOffset: signedWith,
        disableClockSkewCorrection,
        signer: async () => ({ sign: async (request: HttpRequest) => request }),
      };
      const properties = { config, context: {} };
      await signer.sign(new HttpRequest({}), nobody, properties);
      try {
        signer.errorHandler(properties)(error);
      } catch {
        // It throws what it was given, once it has looked at it.
      }
      offset = config.systemClockOffset;
    },
  };
};
