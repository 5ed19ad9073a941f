import { describe, expect, it } from 'vitest';
import { type AwsCall, isAllowed, statementSchema } from './is-allowed.ts';

const onTable = (more: object = {}) =>
  statementSchema.parse({
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
    Resource: 'table',
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SUB#*', 'SENDING'] } },
    ...more,
  });
const get = (...leadingKeys: string[]): AwsCall => ({
  action: 'dynamodb:GetItem',
  resource: 'table',
  context: leadingKeys.length > 0 ? { 'dynamodb:LeadingKeys': leadingKeys } : {},
});

describe('IAM, as far as it is played here', () => {
  it('allows what a statement names, by action, resource and key', () => {
    expect(isAllowed([onTable()], get('SUB#a'))).toBe(true);
    expect(isAllowed([onTable()], get('SENDING'))).toBe(true);
    expect(isAllowed([onTable()], { ...get('SUB#a'), action: 'dynamodb:PutItem' })).toBe(false);
    expect(isAllowed([onTable()], { ...get('SUB#a'), resource: 'table/index/due' })).toBe(false);
    expect(isAllowed([onTable()], get('SENDING#a'))).toBe(false);
    expect(isAllowed([], get('SUB#a'))).toBe(false);
  });

  it('allows a batch if one statement allows all of its keys', () => {
    const courses = onTable({
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['COURSE#*'] } },
    });
    expect(isAllowed([onTable()], get('SUB#a', 'SUB#b'))).toBe(true);
    expect(isAllowed([onTable(), courses], get('SUB#a', 'COURSE#b'))).toBe(false);
  });

  it('lets a call without keys pass a condition on all of its keys, as IAM does', () => {
    expect(isAllowed([onTable()], get())).toBe(true);
  });

  it('holds a sender to the addresses that are named, letter by letter', () => {
    const sending = statementSchema.parse({
      Effect: 'Allow',
      Action: 'ses:SendRawEmail',
      Resource: ['identity'],
      Condition: { StringEquals: { 'ses:FromAddress': 'a@b.test' } },
    });
    const send = (from: string[]): AwsCall => ({
      action: 'ses:SendRawEmail',
      resource: 'identity',
      context: { 'ses:FromAddress': from },
    });
    expect(isAllowed([sending], send(['a@b.test']))).toBe(true);
    expect(isAllowed([sending], send(['A@b.test']))).toBe(false);
    expect(isAllowed([sending], { ...send([]), context: {} })).toBe(false);
  });

  it('knows both wildcards, and takes every other character as it is', () => {
    const wild = onTable({ Action: 'dynamodb:*Item', Resource: 'ta.le?', Condition: {} });
    expect(isAllowed([wild], { ...get('SUB#a'), resource: 'ta.le1' })).toBe(true);
    expect(isAllowed([wild], { ...get('SUB#a'), resource: 'table1' })).toBe(false);
    expect(isAllowed([wild], { ...get('SUB#a'), resource: 'ta.le' })).toBe(false);
  });

  it('lets a denial win over any allowance', () => {
    expect(isAllowed([onTable(), onTable({ Effect: 'Deny' })], get('SUB#a'))).toBe(false);
  });

  it('refuses to read a condition that it does not know', () => {
    expect(() => onTable({ Condition: { StringNotEquals: { 'aws:userid': 'x' } } })).toThrow();
  });
});
