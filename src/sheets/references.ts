/** 1 -> A, 27 -> AA. */
export const columnLetters = (column: number): string => {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

/** A -> 1, AA -> 27. */
export const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** A sheet name as a formula writes it; quotes around anything but plain letters. */
export const quoteSheet = (name: string): string => (/^[A-Za-z]+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

/** C14 -> $C$14, E10:E69 -> $E$10:$E$69. */
export const absolute = (local: string): string => local.replace(/([A-Z]+)([0-9]+)/g, "$$$1$$$2");

/** Puts an address in place of each [key] of a formula template. A key that is not known is a mistake of the template. */
export const resolve = (template: string, addressOf: (key: string) => string | undefined): string =>
  template.replace(/\[([a-z0-9_.]+)\]/g, (_, key: string) => {
    const address = addressOf(key);
    if (address === undefined) throw new Error(`no row has the key "${key}", which a formula names: ${template}`);
    return address;
  });
