import type { Words } from "../functions/define";
import { fileName } from "../functions/names";

export type Language = "en" | "es";

/** English unless the display language is some Spanish. */
export const languageOf = (locale: string | undefined): Language => (locale?.toLowerCase().startsWith("es") ? "es" : "en");

/** The help page of a function, relative to the page that shows the link. */
export const helpPage = (name: string, language: Language): string => `help/${language === "es" ? "es/" : ""}${fileName(name)}.html`;

/** The words of the interface. Names of functions and arguments are never translated. */
const TEXTS = {
  opening: { en: "Opening the spreadsheet …", es: "Abriendo la hoja de cálculo …" },
  notOpened: { en: "The spreadsheet could not be opened:", es: "No se pudo abrir la hoja de cálculo:" },
  presets: { en: "Presets", es: "Modelos" },
  functions: { en: "Functions", es: "Funciones" },
  explain: { en: "Explain", es: "Explicar" },
  sections: { en: "Sections", es: "Secciones" },
  load: { en: "Load into this workbook", es: "Cargar en este libro" },
  loading: { en: "Loading", es: "Cargando" },
  loaded: { en: "Loaded. Nothing that was in the workbook has changed.", es: "Cargado. No ha cambiado nada de lo que había en el libro." },
  notLoaded: { en: "Not loaded", es: "No cargado" },
  scenario: { en: "Scenario", es: "Escenario" },
  switchScenario: { en: "Scenario of the loaded model", es: "Escenario del modelo cargado" },
  contains: { en: "Contains", es: "Contiene" },
  figures: { en: "figures", es: "cifras" },
  scenarios: { en: "scenarios", es: "escenarios" },
  figuresAndSources: { en: "Figures and sources", es: "Cifras y fuentes" },
  figure: { en: "Figure", es: "Cifra" },
  value: { en: "Value", es: "Valor" },
  asOf: { en: "As of", es: "Fecha" },
  kind: { en: "Kind", es: "Tipo" },
  reported: { en: "reported", es: "publicada" },
  derived: { en: "derived", es: "derivada" },
  assumed: { en: "assumed", es: "supuesta" },
  confidence: { en: "Confidence", es: "Confianza" },
  high: { en: "high", es: "alta" },
  medium: { en: "medium", es: "media" },
  low: { en: "low", es: "baja" },
  source: { en: "Source", es: "Fuente" },
  conflict: { en: "Another source says", es: "Otra fuente dice" },
  later: { en: "Later", es: "Después" },
  documentSays: { en: "The document says", es: "El documento dice" },
  empty: { en: "empty", es: "vacío" },
  headline: { en: "Headline", es: "Resumen" },
  textsNotLoaded: { en: "The texts of the functions could not be loaded. Open this tab again to retry.", es: "No se pudieron cargar los textos de las funciones. Abra de nuevo esta pestaña para reintentarlo." },
  search: { en: "Search functions", es: "Buscar funciones" },
  noMatch: { en: "No function matches. Try a word such as DSCR, haircut or rent.", es: "Ninguna función coincide. Pruebe con DSCR, haircut o rent." },
  arguments: { en: "Arguments", es: "Argumentos" },
  required: { en: "required", es: "obligatorio" },
  default: { en: "default", es: "por defecto" },
  leaveOut: { en: "may be left out", es: "puede omitirse" },
  argumentHint: { en: "Type a value, or a reference such as Inputs!D28", es: "Escriba un valor o una referencia como Inputs!D28" },
  preview: { en: "Preview", es: "Vista previa" },
  insert: { en: "Insert into the active cell", es: "Insertar en la celda activa" },
  inserted: { en: "Inserted into", es: "Insertada en" },
  example: { en: "Fill in the worked example", es: "Rellenar el ejemplo" },
  answers: { en: "Answers", es: "Devuelve" },
  formula: { en: "Formula", es: "Fórmula" },
  limits: { en: "What it does not say", es: "Lo que no dice" },
  helpPage: { en: "Help page", es: "Página de ayuda" },
  back: { en: "All functions", es: "Todas las funciones" },
  selectCell: { en: "Select a cell with a CCREDIT formula, or an input of a loaded model.", es: "Seleccione una celda con una fórmula CCREDIT o un dato de un modelo cargado." },
  noCall: { en: "This formula calls no CCREDIT function.", es: "Esta fórmula no llama a ninguna función CCREDIT." },
  plainValue: { en: "A value typed in; no formula.", es: "Un valor escrito; sin fórmula." },
  emptyCell: { en: "An empty cell.", es: "Una celda vacía." },
  filledBy: { en: "Filled by the formula in", es: "Rellenada por la fórmula de" },
  written: { en: "As written", es: "Como está escrito" },
  stepsHeading: { en: "Steps, in calculation order", es: "Pasos, en orden de cálculo" },
  step: { en: "Step", es: "Paso" },
  unit: { en: "Unit", es: "Unidad" },
  how: { en: "How", es: "Cómo" },
  answer: { en: "Answer", es: "Respuesta" },
  warning: { en: "Warning", es: "Aviso" },
  sources: { en: "Sources", es: "Fuentes" },
  passport: { en: "Passport of this figure", es: "Pasaporte de esta cifra" },
  goTo: { en: "Go to", es: "Ir a" },
  twin: { en: "Write as Excel formulas", es: "Escribir como fórmulas de Excel" },
  twinTip: { en: "The same calculation in built-in formulas on a new sheet, with the difference", es: "El mismo cálculo con fórmulas nativas en una hoja nueva, con la diferencia" },
  twinWritten: { en: "Written to the sheet", es: "Escrito en la hoja" },
  moreRows: { en: "Show all rows", es: "Mostrar todas las filas" },
  theme: { en: "Dark mode", es: "Modo oscuro" },
  language: { en: "Español", es: "English" },
  families: { en: "Families", es: "Familias" },
  chip: { en: "Chip value", es: "Valor del chip" },
  rent: { en: "Rent and revenue", es: "Alquiler e ingresos" },
  collateral: { en: "Collateral", es: "Garantía" },
  debt: { en: "Debt and coverage", es: "Deuda y cobertura" },
  miners: { en: "Miners", es: "Mineros" },
  risk: { en: "PD, LGD, price", es: "PD, LGD, precio" },
  counterparties: { en: "Counterparties", es: "Contrapartes" },
  tools: { en: "Tools", es: "Herramientas" },
} satisfies Record<string, Words>;

export type TextKey = keyof typeof TEXTS;
export type Say = (key: TextKey) => string;

export const speaker = (language: Language): Say => (key) => TEXTS[key][language];
