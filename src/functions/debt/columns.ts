import { type Part, type Words, words } from "../define";

/** Columns that several debt tables share, each with its formula in the names of the sheet. */
const column = (name: string, unit: string, meaning: Words, how: string): Part => ({ name, unit, meaning, how });

export const PERIOD = column("t", "period", words("Number of the period, from 1", "Número del periodo, desde 1"), "1, 2, … years · freq");
export const OPENING = column("opening", "$", words("Balance at the start of the period", "Saldo al inicio del periodo"), "closing of the period before; debt in period 1");
export const INTEREST = column("interest", "$ per period", words("Interest due", "Intereses que vencen"), "opening · rate/freq");
export const PRINCIPAL = column("scheduled principal", "$ per period", words("Principal due by schedule, without the balloon", "Principal programado, sin el pago final"), "debt service − interest; 0 in grace and for BULLET");
export const BALLOON = column("balloon", "$", words("Principal due in one sum at maturity", "Principal que vence de una vez al final"), "balloon in the last period, the whole debt for BULLET, 0 before");
export const DEBT_SERVICE = column("debt service", "$ per period", words("Interest and scheduled principal", "Intereses y principal programado"), "interest + scheduled principal; the balloon stands apart");
export const CLOSING = column("closing", "$", words("Balance at the end of the period", "Saldo al final del periodo"), "opening − scheduled principal − balloon");
export const CFADS = column("CFADS", "$ per period", words("Cash flow available for debt service", "Flujo disponible para el servicio de la deuda"), "as given");
export const DSCR = column("DSCR", "x", words("Debt service coverage ratio; empty where nothing falls due", "Cobertura del servicio de la deuda (DSCR); vacío si no vence nada"), "CFADS / debt service");
export const LLCR = column("LLCR", "x", words("Loan life coverage at the start of the period; empty once repaid", "Cobertura de la vida del préstamo al inicio del periodo; vacío si ya no hay deuda"), "PV at rate/freq of CFADS from this period on / opening");
