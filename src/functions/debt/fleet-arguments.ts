import { flag, type Limit, weak, words, type Words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings, LAUNCH_LIMIT } from "../deflation-warnings";
import * as vocab from "../vocabulary";
import { loanWarnings } from "./loan-notes";

/** Arguments that FLEET_DSCR and FLEET_SUMMARY share; the summary has its covenant between the two groups. */
export const FLEET_AND_LOAN = {
  units: vocab.units,
  rent: vocab.rent,
  opex: vocab.opex,
  debt: { ...vocab.debt, meaning: words("Loan amount in whole dollars, $100 to $1,000,000 for each GPU; 0 is allowed", "Importe del préstamo en dólares enteros, de 100 a 1.000.000 $ por GPU; se admite 0") },
  rate: vocab.rate,
  years: vocab.years,
  deflation: vocab.deflation,
  util: vocab.util,
  contractRent: vocab.contractRent,
  contractYears: vocab.contractYears,
};
export const FLEET_CONVENTIONS = {
  freq: vocab.freq,
  type: vocab.type,
  grace: vocab.grace,
  balloon: vocab.balloon,
  timing: vocab.timing,
  launchYears: vocab.launchYears,
  step: vocab.step,
  retire: flag(
    words("TRUE switches the fleet off, for good, once it is out of contract and spot revenue does not exceed opex", "VERDADERO apaga la flota para siempre cuando, ya sin contrato, el ingreso al contado no supera el opex"),
    true,
  ),
};

interface FleetGiven {
  readonly opex: number;
  readonly rate: number;
  readonly deflation: number;
  readonly contractRent: number;
  readonly contractYears: number;
  readonly type: string;
  readonly balloon: number;
  readonly launchYears?: readonly number[] | undefined;
  readonly step: readonly number[];
  readonly retire: boolean;
}

export const fleetWarnings = (given: FleetGiven): readonly Words[] => [
  ...deflationWarnings(given),
  ...loanWarnings(given),
  ...(given.contractYears === 0 && given.contractRent > 0
    ? [words("contract_rent without contract_years has no effect: the whole path is at spot", "contract_rent sin contract_years no tiene efecto: todo va al contado")]
    : []),
  ...(given.contractYears > 0 && given.contractRent <= given.opex
    ? [words("contract_rent does not exceed opex: the contract loses money and the loss stays in CFADS", "contract_rent no supera opex: el contrato pierde dinero y la pérdida queda en el CFADS")]
    : []),
  ...(given.type === "SCULPT"
    ? [words("SCULPT sets service by this very forecast: DSCR is the same in every period by construction; read LLCR and stress CFADS against a fixed schedule", "SCULPT fija el servicio con esta misma previsión: el DSCR es igual en todos los periodos por construcción; lea LLCR y estrese el CFADS con un calendario fijo")]
    : []),
  ...(given.retire ? [] : [words("retire FALSE keeps a fleet running at a loss; an owner would switch it off", "retire FALSO mantiene la flota en pérdidas; un propietario la apagaría")]),
];

export const FLEET_LIMITS: readonly Limit[] = [
  words("Contracted hours are paid whether used or not and the customer never defaults here; util counts only at spot. See CONTRACT_COVER for what is left at expiry.", "Las horas contratadas se pagan siempre y aquí el cliente nunca impaga; util solo cuenta al contado. Vea CONTRACT_COVER para lo que queda al vencer."),
  weak("opex", words("opex decides: .50 is bottom-up for an SPV, while CoreWeave's reported margin implies .91 at a rent of 2.30. CFADS is before tax and maintenance capex.", "El opex decide: 0,50 es el de una SPV; el margen publicado por CoreWeave implica 0,91 con alquiler 2,30. El CFADS es antes de impuestos y capex de mantenimiento.")),
  ...DEFLATION_LIMITS,
  LAUNCH_LIMIT,
];
