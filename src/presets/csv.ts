/** A record of a CSV file and the line it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Splits CSV text by RFC 4180: fields in double quotes may hold the separator, line breaks and doubled quotes. Any line end;
 * blank lines and lines that begin with # are passed over. Stops after `most` records. A quote that never closes, or that
 * stands inside an unquoted field, is an error of the line.
 */
export const parseCsv = (text: string, separator: string, most: number): { readonly records: readonly CsvRecord[]; readonly broken?: number } => {
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length && records.length < most) {
    const start = line;
    if (text[at] === "#") {
      const end = text.slice(at).search(/\r\n|\r|\n/);
      if (end < 0) break;
      at += end;
    }
    const fields: string[] = [];
    for (;;) {
      let field = "";
      if (text[at] === '"') {
        for (at += 1; ; at += 1) {
          if (at >= text.length) return { records, broken: start };
          if (text[at] === '"') {
            if (text[at + 1] !== '"') break;
            at += 1;
          }
          if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) line += 1;
          field += text[at];
        }
        at += 1;
        if (at < text.length && text[at] !== separator && !/[\r\n]/.test(text[at]!)) return { records, broken: start };
      } else {
        while (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") {
          if (text[at] === '"') return { records, broken: start };
          field += text[at];
          at += 1;
        }
        field = field.trim();
      }
      fields.push(field);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (fields.length > 1 || fields[0] !== "") records.push({ line: start, fields });
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    line += 1;
  }
  return { records };
};
