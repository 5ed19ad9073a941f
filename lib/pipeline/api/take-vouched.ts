import type { Vouched } from '../../domain/sign-up/vouched.ts';
import { cellsOfVouched } from '../../domain/transfer/cells-of-vouched.ts';
import type { ImportPorts } from '../transfer/import-row.ts';
import { importRows, type RowOutcome } from '../transfer/import-rows.ts';

export type VouchedOutcome = Extract<RowOutcome, string> | 'refused';

/**
 * Brings in somebody whom a program vouches for, by the rules of an import: nothing is sent because of it, whoever is on record
 * stays as they are, and nobody comes back who has left since they agreed. Safe to repeat.
 */
export const takeVouched =
  (ports: ImportPorts) =>
  async (vouched: Vouched): Promise<VouchedOutcome> => {
    const rows = async function* () {
      yield { line: 1, cells: cellsOfVouched(vouched) };
    };
    const [[imported] = []] = await Array.fromAsync(
      importRows(ports, rows(), { dryRun: false, key: vouched.key }),
    );
    return typeof imported?.outcome === 'string' ? imported.outcome : 'refused';
  };
