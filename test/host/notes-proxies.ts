/**
 * Notes came with ExcelApi 1.18, after the newest library that the package registry has. For tests of what we do on such an
 * Excel, their client side is added beside the library, in memory, from its own public parts. Nothing of it is changed.
 */
export const addNotes = (window: any): void => {
  const { Excel, OfficeExtension } = window;
  if (Excel.NoteCollection) return;
  const { BatchApiHelper: batch } = OfficeExtension;
  const kind = (name: string, members: object): unknown => {
    const Made = window.eval("(class extends OfficeExtension.ClientObject {})");
    Object.defineProperty(Made.prototype, "_className", { get: () => name });
    Object.assign(Made.prototype, members);
    return Made;
  };
  Excel.Note = kind("Note", {});
  Excel.NoteCollection = kind("NoteCollection", {
    add(cell: unknown, content: string) {
      return batch.createMethodObject(Excel.Note, this, "Add", 0, [cell, content], false, true, null, 0);
    },
  });
  const kept = new WeakMap<object, unknown>();
  Object.defineProperty(Excel.Worksheet.prototype, "notes", {
    configurable: true,
    get(this: object) {
      const notes = kept.get(this) ?? batch.createPropertyObject(Excel.NoteCollection, this, "Notes", true, 4);
      kept.set(this, notes);
      return notes;
    },
  });
};
