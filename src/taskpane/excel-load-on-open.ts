import type { LoadOnOpen } from "../ui/load-on-open";

/** A refusal, kept among the settings of the workbook: it travels with the file and is stored nowhere else. */
const DECLINED = "ComputeCredit.loadOnOpen.declined";

const saved = (): Promise<void> =>
  new Promise((done, fail) => {
    Office.context.document.settings.saveAsync(({ status, error }) => {
      if (status === Office.AsyncResultStatus.Failed) fail(new Error(error.message));
      else done();
    });
  });

/** Excel starts the shared runtime with the workbook; the choice is a part of the workbook too. */
export const excelLoadOnOpen: LoadOnOpen = {
  isOn: async () => (await Office.addin.getStartupBehavior()) === Office.StartupBehavior.load,
  set: (isOn) => Office.addin.setStartupBehavior(isOn ? Office.StartupBehavior.load : Office.StartupBehavior.none),
  isDeclined: async () => Office.context.document.settings.get(DECLINED) === true,
  decline: () => {
    Office.context.document.settings.set(DECLINED, true);
    return saved();
  },
};
