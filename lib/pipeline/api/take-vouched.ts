import type { Vouched } from '../../domain/sign-up/vouched.ts';
import { cellsOfVouched } from '../../domain/transfer/cells-of-vouched.ts';
import { parseRow } from '../../domain/transfer/parse-row.ts';
import { findMailbox } from '../find-mailbox.ts';
import {
  type ImportPorts,
  importAsPlanned,
  planRowImport,
  type RowImportOutcome,
} from '../transfer/import-row.ts';

export type VouchedOutcome = Extract<RowImportOutcome, string> | 'refused';

/**
 * Brings in somebody whom a program vouches for, by the rules of an import: nothing is sent because of it, whoever is on record
 * stays as they are, and nobody comes back who has left since they agreed. Safe to repeat.
 */
export const takeVouched =
  (ports: ImportPorts) =>
  async (vouched: Vouched): Promise<VouchedOutcome> => {
    const now = ports.clock.now();
    const reading = parseRow(cellsOfVouched(vouched), now);
    if (reading.says !== 'join') return 'refused';
    const row = { ...reading.row, key: vouched.key };
    const hash = await findMailbox(ports)(row.address);
    if (await ports.suppressions.find(hash)) return 'suppressed';
    const planned = await planRowImport(ports)(row, hash, vouched.courseId, now);
    const outcome = 'plan' in planned ? await importAsPlanned(ports)(planned.plan) : planned.outcome;
    return typeof outcome === 'string' ? outcome : 'refused';
  };
