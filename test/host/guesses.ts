/**
 * What the simulated Excel does because we believe real Excel does so, and nobody has checked. Each entry is met in the code
 * of the host through guess("id"); the list is printed by its test and is the checklist for the first run in a real Excel.
 */
export interface Guess {
  /** What the host does. */
  readonly belief: string;
  /** How to find out in a real Excel. */
  readonly check: string;
}

export const GUESSES = {
  "partial-batch": { belief: "When an action of a request fails, the actions before it stay applied and nothing after it is done.", check: "In one request: write A1, getItem of a missing sheet, write A2. Is A1 written and A2 not?" },
  "refused-whole": { belief: "A request refused for load (429), size, rights or an open cell leaves no trace: none of its actions is applied.", check: "Send a request above 5 MB that also writes A1; send one while a cell is edited. Is A1 untouched?" },
  "bridge-refusal": { belief: "Excel on the desktop answers a request it refuses as a whole with a status and a body {error: {code, message}} with the codes that Excel on the web has.", check: "On Windows and Mac edit a cell and send a request without delayForCellEdit; read the code." },
  "payload-limit": { belief: "A request of more than 5 MB is refused with RequestPayloadSizeLimitExceeded, counted over the text of the request.", check: "Write texts of 4.5 MB and of 5.5 MB in one request in Excel on the web." },
  "cell-edit-wait": { belief: "A request that carries delayForCellEdit waits until the user leaves the cell instead of failing.", check: "Start a load, then edit a cell at once; leave it after ten seconds." },
  "error-codes": { belief: "Missing items give ItemNotFound, taken names ItemAlreadyExists, protected sheets and structure AccessDenied, wrong shapes InvalidArgument.", check: "Provoke each once and read code and message." },
  "sheet-name-taken": { belief: "worksheets.add of a taken name fails and adds nothing; case does not matter.", check: "Add Inputs, then INPUTS." },
  "table-name-taken": { belief: "names.add of a name that a table has fails with ItemAlreadyExists and adds nothing; case does not matter.", check: "Name a table cost, then add the name COST." },
  "typed-text": { belief: "A text set through range.formulas is read as typed by a person: 007 becomes 7, 1-2 a date, TRUE a truth value; a leading apostrophe keeps it a text and is not part of the value.", check: "Write 007, '007, 1-2, '=x, TRUE, 5% through range.formulas and read values back." },
  "null-leaves": { belief: "null in an array for formulas or numberFormat leaves that cell as it is.", check: "Write [[1, null]] over [[5, 6]]; is the second cell still 6?" },
  "one-value-for-all": { belief: "One value set on a property of a range holds for every cell of it.", check: "range.numberFormat = \"0.00\" on A1:B2." },
  "spill-parent": { belief: "getSpillParentOrNullObject answers the cell with the formula for every cell of a spill, that cell included, and a null object elsewhere.", check: "=SEQUENCE(3) in A1; ask A1, A2, B1." },
  "spilling-to": { belief: "getSpillingToRangeOrNullObject answers the block for the cell with the formula, and a null object for every other cell and for a formula that fills its own cell alone.", check: "=SEQUENCE(3) in A1, =1 in C1; ask A1, A2, C1." },
  "sheet-copy": { belief: "A copy of a sheet has its formulas, formats, frozen panes, notes and custom properties, stands at the end and gets the name with (2) until it is renamed; names of the workbook are not copied.", check: "Freeze a model and look at the copies." },
  "used-range": { belief: "getUsedRangeOrNullObject(true) spans cells with values, what spills fill included; of an empty sheet it is a null object.", check: "Ask on an empty sheet, and on one with =SEQUENCE(3) alone." },
  "spill-formula": { belief: "formulas of a cell that a spill fills hold its value, not the formula of the first cell.", check: "=SEQUENCE(3) in A1; read the formulas of A2." },
  "blocked-spill": { belief: "A formula whose spill is blocked shows #SPILL! as an error value.", check: "A text below =SEQUENCE(3)." },
  "error-values": { belief: "values of an error cell hold its text (#DIV/0!), valueTypes say Error; no reason is told.", check: "=1/0, then read values and valueTypes." },
  "blank-is-empty-text": { belief: "values and formulas of a blank cell are empty text with valueTypes Empty.", check: "Read a blank cell." },
  "empty-text": { belief: "A formula that gives empty text has the value type String, a blank cell the type Empty.", check: "=\"\" in A1; read the value types of A1 and A2." },
  "comment-address": { belief: "comments.add takes an address with the name of its sheet; a second comment on the cell is refused.", check: "Add two comments to Inputs!B3." },
  "notes-wire": { belief: "Notes (ExcelApi 1.18) travel as Notes.Add[address, text], as their neighbours do; the library at hand has no notes.", check: "Run the suite with files of an Office.js that has worksheet.notes." },
  "note-taken": { belief: "A second note on a cell is refused.", check: "notes.add twice on one cell." },
  "choice-limit": { belief: "A list of choices holds at most 255 characters with commas between.", check: "Set a list of 260 characters." },
  "chart-source-series": { belief: "charts.add makes one series of each column of its source by Columns, of each row by Rows.", check: "charts.add over A1:A4 and A1:D1, both ways; count series." },
  "chart-defaults": { belief: "A new chart has a title, a legend and two axes whose titles can be set at once, without making them visible first.", check: "Set chart.axes.valueAxis.title.text on a new chart." },
  "areas-limit": { belief: "getRanges takes a list of at most 8192 characters.", check: "getRanges with 9000 characters." },
  "custom-property": { belief: "A sheet keeps custom properties (ExcelApi 1.12) set in the same request that adds it, and saves them with the workbook.", check: "Add a sheet and its property in one request; save, close, open, read." },
  "setting-kept": { belief: "A workbook setting is there for every later request and pane, also after the pane that wrote it was closed.", check: "Set it, close the pane, open it, read." },
  "structure-protected": { belief: "With a protected structure no sheet can be added or removed; names and cells can still be written.", check: "Review > Protect Workbook, then load a preset." },
  "suspend-ends": { belief: "Suspension of calculation and of the screen ends with the request that asked for it, also when the request fails.", check: "Suspend and fail in one request; is the screen alive?" },
  "calculation-after-request": { belief: "While calculation is suspended, the rest of that request reads old values.", check: "Suspend, write =1+1, read in the same request." },
  "stale-after-suspension": { belief: "Formulas written while calculation is suspended keep no value until somebody asks to calculate, as the reference of suspendApiCalculationUntilNextSync says.", check: "Suspend, write =1+1, sync, read; then application.calculate and read again." },
  "events": { belief: "Selection, change and calculation events arrive after the request that caused them, one for each range written.", check: "Register the three events and load a preset." },
  "active-cell-of-sheet": { belief: "Deleting the active sheet makes a neighbour active; other sheets keep their selection.", check: "Delete the active sheet of three." },
  "blank-argument": { belief: "A blank cell reaches a custom function as null on the web and as 0 on the desktop; an omitted argument as null on both.", check: "=CCREDIT.GPU_RESIDUAL(A1, 2) with A1 blank, on each platform." },
  "error-argument": { belief: "An error in an argument of type any arrives as an object {type: \"Error\", basicValue} or as a CustomFunctions.Error, not as #VALUE! of the call.", check: "Pass a cell with #DIV/0! to an argument." },
  "entity-argument": { belief: "A data card, a formatted number or another data type arrives as an object with type and basicValue.", check: "Pass a cell with a formatted number and one with a card." },
  "error-message-shown": { belief: "Only #VALUE! and #N/A carry a message to the cell; others lose theirs.", check: "Hover over the error of a CCREDIT function." },
  "stale-metadata": { belief: "With metadata from an older release Excel passes the arguments it knows, then the invocation object.", check: "Keep an old functions.json in the cache and call a function with a new last argument." },
  "repeated-results": { belief: "Results are taken in any order and grouping; the cell keeps the last answer of its newest call.", check: "Edit an input twice within half a second." },
} as const satisfies Readonly<Record<string, Guess>>;

export type GuessId = keyof typeof GUESSES;

const met = new Map<GuessId, number>();
/** Marks a line of the host that rests on a belief, and counts how often it was met. */
export const guess = (id: GuessId): void => void met.set(id, (met.get(id) ?? 0) + 1);
export const metGuesses = (): ReadonlyMap<GuessId, number> => met;
