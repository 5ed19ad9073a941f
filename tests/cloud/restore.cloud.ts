import { mkdir, writeFile } from 'node:fs/promises';
import {
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { openCloudStage } from '../../bin/cloud-stage.ts';
import { stageFile } from '../../lib/domain/content/content-paths.ts';
import { stageName } from '../../lib/domain/stage/stage-settings.ts';
import { advance } from '../scenarios/reader.ts';
import { moveRecord } from './move-record.ts';
import { joinAt, operatorOf } from './stage-on-account.ts';

const { open, deploy, run, file } = await operatorOf('restored');
const week = 7 * 24 * 60 * 60 * 1000;
const subjectsOf = async ({ reader }: Awaited<ReturnType<typeof joinAt>>) =>
  (await reader.lessons()).map(({ subject }) => subject);

/** What docs/stages.md says of a table from a backup, up to its adoption: what the restored one and its stream are called. */
const restore = async (source: string): Promise<{ table: string; stream: string }> => {
  const client = new DynamoDBClient();
  const TableName = 'dripline-restored-data-restored-1';
  await client.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: source,
      TargetTableName: TableName,
      UseLatestRestorableTime: true,
    }),
  );
  await client.send(
    new UpdateTableCommand({
      TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      DeletionProtectionEnabled: true,
    }),
  );
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
    }),
  );
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    }),
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  client.destroy();
  if (!Table?.TableArn || !Table.LatestStreamArn) throw new Error('The restored table has no stream.');
  return { table: Table.TableArn, stream: Table.LatestStreamArn };
};

describe('a stage whose table is restored from a backup', () => {
  it('holds until it is released, and then goes on where everybody is, with nobody mailed twice', async () => {
    expect(await deploy(['--yes'])).toMatchObject({ code: 0 });
    const before = await open();
    await before.site.invoke('build-course', {});
    const ada = await joinAt(before.site, 'ada@restored.example.org');
    await advance(before.site.url, 'P8D');
    const soFar = await subjectsOf(ada);
    expect(soFar).toHaveLength(2);

    const own = await openCloudStage(stageName.parse('restored'));
    const { table, stream } = await restore(own.tableName);
    await own.close();
    const settings = file(stageFile(stageName.parse('restored')).replace(/^content\//, ''));
    await mkdir(file('stages'), { recursive: true });
    await writeFile(settings, `restored:\n  table: ${table}\n  stream: ${stream}\n`);
    expect(await deploy()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('would work on the table'),
    });
    expect(await deploy(['--yes'])).toMatchObject({ code: 0 });

    // What is on record there is all of it; and what is due waits until somebody has looked.
    const { stage, site } = await open();
    await moveRecord(stage.connection, week);
    await site.invoke('send-lessons', { sweeper: 0, of: 1 });
    expect(await subjectsOf(ada)).toEqual(soFar);
    expect((await run('release')).stdout).toContain('To resume sending, run this again with --yes.');
    expect(await run('release', '--yes')).toMatchObject({ code: 0 });

    await advance(site.url, 'P8D');
    const later = await subjectsOf(ada);
    expect(later.slice(0, 2)).toEqual(soFar);
    expect(later.length).toBeGreaterThan(2);
    expect(new Set(later).size).toBe(later.length);
    expect((await fetch(ada.reader.linkIn(ada.first, 'preferences'))).status).toBe(200);
    expect(await run('books')).toMatchObject({ code: 0 });
  });
});
