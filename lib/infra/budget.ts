import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

/**
 * Tells a mailbox when the month's bill grows larger than it was meant to. It is the account's bill: AWS counts by our tags only where
 * somebody has switched that on by hand, and a budget of nothing would be silent.
 */
export const addBudget = (
  scope: Construct,
  { stage, dollars, mailTo }: { stage: string; dollars: number; mailTo: string },
): CfnBudget => {
  const subscribers = [{ subscriptionType: 'EMAIL', address: mailTo }];
  const at = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers,
  });
  return new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: `dripline-${stage}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: dollars, unit: 'USD' },
    },
    notificationsWithSubscribers: [at('ACTUAL', 80), at('ACTUAL', 100), at('FORECASTED', 100)],
  });
};
