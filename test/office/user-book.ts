import { addSheet, type Book, rangeOf, snapshot } from "../host/book";
import type { Host } from "../host/host";
import { setFormulas } from "../host/typing";

/** A workbook in which somebody works already: cells, a name, a table, a protected sheet, notes, a selection. */
export const usersBook = (host: Host): Book => {
  const book = host.open(null);
  const mine = addSheet(book, "My sheet");
  setFormulas(rangeOf(mine, 0, 0, 2, 2), [["mine", 1], ["=B1*2", "'007"]]);
  mine.notes.set("A1", "my note");
  mine.tables.push({ name: "Table1", range: "A1:B2" });
  book.names.push({ kind: "NamedItem", name: "my_name", formula: "='My sheet'!$B$1", comment: "" });
  book.settings.set("another add-in", 1);
  const locked = addSheet(book, "Locked");
  setFormulas(rangeOf(locked, 4, 4, 1, 1), [["=1+1"]]);
  locked.isProtected = true;
  book.active = mine;
  book.selection = rangeOf(mine, 1, 1, 1, 1);
  mine.selected = book.selection;
  host.forget();
  return book;
};

/** Loads have numbers made of chance; all else must be equal. */
export const looksLike = (book: Book): string => snapshot(book).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "number of the load");
