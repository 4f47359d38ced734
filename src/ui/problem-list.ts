import { element } from "./dom";

/** Problems as a list under a heading; texts stay texts. */
export const problemList = (heading: string, problems: readonly string[]): HTMLElement =>
  element("div", { class: "cc-error", role: "alert" }, element("p", {}, heading), element("ul", {}, ...problems.map((problem) => element("li", {}, problem))));

/** Remarks as a quiet list; nothing where there are none. */
export const remarkList = (heading: string, remarks: readonly string[]): readonly HTMLElement[] =>
  (remarks.length === 0 ? [] : [element("div", { class: "cc-quiet" }, element("p", {}, heading), element("ul", {}, ...remarks.map((remark) => element("li", {}, remark))))]);

/** Hands a text to the user as a file. */
export const download = (name: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its copy once the click is dispatched; a moment later the address can go.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** A button that opens the file dialog: the input itself takes the focus and the keyboard. */
export const fileButton = (id: string, label: string, accept: string, chosen: (file: File) => void): HTMLElement => {
  const input = element("input", { id, type: "file", accept, class: "cc-file" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) chosen(file);
    // The same file can be chosen again after it was mended.
    input.value = "";
  });
  return element("span", { class: "cc-file-button" }, input, element("label", { for: id }, label));
};
