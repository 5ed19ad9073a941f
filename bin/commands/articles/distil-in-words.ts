import type { Written } from '../../../lib/authoring/distil/write-claim.ts';
import type { Estimate } from '../../../lib/authoring/estimate-cost.ts';
import { counted } from '../../../lib/domain/prose/counted.ts';

/** What asking a model takes, before it is asked. */
export const estimateInWords = (model: string, { questions, input, output, dollars }: Estimate): string => {
  const cost =
    dollars === undefined
      ? 'what that costs, its "price:" would say'
      : `$${dollars < 0.01 ? 'less than 0.01' : dollars.toFixed(2)} at most`.replace(
          '$less than ',
          'less than $',
        );
  return `${model} would be asked ${counted(questions, 'question')}: about ${counted(input, 'token')} in, ${counted(output, 'token')} out at most; ${cost}.`;
};

/** What has become of the proposals. */
export const proposedInWords = (
  file: string,
  proposals: number,
  written: ReadonlyMap<unknown, Written>,
): string[] => {
  const of = (kind: Written['kind']) => [...written.values()].filter((each) => each.kind === kind);
  const failed = of('failed').flatMap((each) => ('because' in each ? each.because : []));
  const [reason] = failed;
  return [
    `proposed ${counted(proposals, 'insight')} in ${file}`,
    ...(written.size > 0
      ? [
          `  ${of('stands').length} with a claim that its paragraph bears, ${of('rejected').length} with one that was rejected, and why, in a comment`,
        ]
      : []),
    ...(reason === undefined
      ? []
      : [`  the model failed ${failed.length === 1 ? 'once' : `${failed.length} times`}: ${reason}`]),
    'Write a title and a statement of your own where there is none, throw away what you do not need, and take "draft: true" out of what is done.',
  ];
};
