import { createHeadlessEngine } from "../engine/headless";
import { type Asked, apartOn, type Told } from "./apart";

/** The worker's own side: an engine without a window, and one answer for every question. */
const page = globalThis as unknown as { onmessage: ((event: { readonly data: Asked }) => void) | null; postMessage: (told: Told) => void };
const apart = apartOn(createHeadlessEngine());

page.onmessage = ({ data }) => {
  const answered = "sheets" in data ? apart.load(data.sheets).then(() => undefined) : apart.answer(data.address, data.values);
  answered.then(
    (cell) => page.postMessage({ id: data.id, ...(cell !== undefined && { cell }) }),
    (problem: Error) => page.postMessage({ id: data.id, problem: problem.message }),
  );
};
