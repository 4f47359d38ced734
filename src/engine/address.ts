/** A rectangle on a sheet; rows and columns counted from 0, as Univer counts them. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** 'Fleet 2'!$A$1:B3 in its parts. */
export const parseAddress = (address: string): Area => {
  const at = address.lastIndexOf("!");
  const cells = /^\$?([A-Za-z]{1,3})\$?([1-9]\d*)(?::\$?([A-Za-z]{1,3})\$?([1-9]\d*))?$/.exec(address.slice(at + 1));
  if (at < 1 || !cells) throw new Error(`expected an address such as Sheet!A1 or Sheet!A1:B3, got "${address}"`);
  const quoted = /^'(.*)'$/.exec(address.slice(0, at));
  const sheet = quoted ? quoted[1]!.replaceAll("''", "'") : address.slice(0, at);
  const [, fromColumn, fromRow, toColumn, toRow] = cells;
  const [c1, r1] = [columnNumber(fromColumn!), Number(fromRow)];
  const [c2, r2] = toColumn ? [columnNumber(toColumn), Number(toRow)] : [c1, r1];
  return { sheet, row: Math.min(r1, r2) - 1, column: Math.min(c1, c2) - 1, rows: Math.abs(r2 - r1) + 1, columns: Math.abs(c2 - c1) + 1 };
};
