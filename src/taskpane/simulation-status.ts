import { board, type Progress } from "../simulation/progress";
import type { Language } from "../ui/language";

const count = (value: number, language: Language): string => value.toLocaleString(language === "es" ? "es-ES" : "en-US");

/** What the line says: how far the running simulations are, then which engine the last one ran on and for how long. */
export const statusText = ({ running, done, paths, engine, seconds }: Progress, language: Language): string => {
  if (running > 0) {
    const share = `${Math.floor((100 * done) / Math.max(1, paths))} %`;
    const of = `${count(done, language)} / ${count(paths, language)}`;
    return language === "es" ? `Simulando: ${share} (${of} trayectorias)` : `Simulating: ${share} (${of} paths)`;
  }
  if (engine === "") return "";
  const took = seconds.toLocaleString(language === "es" ? "es-ES" : "en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return language === "es" ? `Última simulación: ${took} s, ${engine}` : `Last simulation: ${took} s, ${engine}`;
};

/** A line under the pane for simulations that Excel waits for. */
export const mountSimulationStatus = (container: HTMLElement, language: Language): void => {
  const line = document.createElement("p");
  line.className = "cc-simulation";
  line.setAttribute("role", "status");
  container.after(line);
  board.watch((progress) => {
    line.textContent = statusText(progress, language);
    line.hidden = line.textContent === "";
  });
};
